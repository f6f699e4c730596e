//! Sides of a plan of sheets.

use super::side::{Placed, Side, Transform};
use crate::frame::{Item, Page};
use crate::impose::{Cell, Format, SheetSide, Turn};
use crate::unit::{Length, Point, Rect, Size};

/// Returns a side of a sheet with the pages that stand on it, and what else is drawn there.
pub fn imposed(side: &SheetSide, format: Format, pages: &[Page], extras: Vec<Item>) -> Side {
    let placed = side.cells.iter().filter_map(|cell| place(cell, format.sheet, pages)).collect();
    let trim = Rect { origin: Point::default(), size: format.sheet };
    Side { size: format.sheet, trim, bleed: Length::ZERO, placed, extras }
}

/// Returns a page in its cell, cut to what of the side belongs to it.
fn place(cell: &Cell, sheet: Size, pages: &[Page]) -> Option<Placed> {
    let page = cell.page?.0 as usize;
    let size = pages.get(page)?.size;
    let Cell { area, window, turn, scale, .. } = *cell;
    let scaled = Transform { linear: [scale, 0.0, 0.0, scale], shift: (Length::ZERO, Length::ZERO) };
    let corner = (area.origin.x, sheet.height - area.origin.y - area.size.height);
    let quarters = if turn == Turn::Upright { 0 } else { 2 };
    let transform = scaled.then(&Transform::turned(quarters, area.size, corner));
    Some(Placed { page, transform, clip: Some(clip(area, window, (turn, scale), size)) })
}

/// Returns what of a page's own box lies in its window, in coordinates of the page.
fn clip(area: Rect, window: Rect, (turn, scale): (Turn, f64), page: Size) -> Rect {
    let past = |edge: Length| edge.max(Length::ZERO).scale(1.0 / scale);
    let far = |area: Rect| (area.origin.x + area.size.width, area.origin.y + area.size.height);
    let left = past(window.origin.x - area.origin.x);
    let top = past(window.origin.y - area.origin.y);
    let (right, bottom) = (past(far(area).0 - far(window).0), past(far(area).1 - far(window).1));
    let (x, y) = if turn == Turn::Upright { (left, top) } else { (right, bottom) };
    let size = Size { width: page.width - left - right, height: page.height - top - bottom };
    Rect { origin: Point { x, y }, size }
}
