//! Sides of a plan of sheets.

use super::side::{Matrix, PageOnSide, PrintedSide};
use crate::frame::{Item, Page};
use crate::impose::{Format, GridCell, SheetSide, Turn};
use crate::unit::{Length, Point, Rect, Size};

/// Returns a side of a sheet with the pages that stand on it, and what else is drawn there.
pub fn imposed(side: &SheetSide, format: Format, pages: &[Page], extras: Vec<Item>) -> PrintedSide {
    let placed = side.cells.iter().filter_map(|cell| place(cell, format.sheet, pages)).collect();
    let trim = Rect { origin: Point::default(), size: format.sheet };
    PrintedSide { size: format.sheet, trim, bleed: Length::ZERO, placed, extras }
}

/// Returns a page in its cell, cut to what of the side belongs to it.
fn place(cell: &GridCell, sheet: Size, pages: &[Page]) -> Option<PageOnSide> {
    let page = cell.page?.0 as usize;
    let size = pages.get(page)?.size;
    let GridCell { area, window, turn, scale, .. } = *cell;
    let scaled = Matrix { linear: [scale, 0.0, 0.0, scale], shift: (Length::ZERO, Length::ZERO) };
    let foot = sheet.height - area.origin.y - area.size.height;
    let Size { width, height } = area.size;
    let upright = if turn.quarters() % 2 == 0 { area.size } else { Size { width: height, height: width } };
    let transform = scaled.then(&Matrix::turned(turn.quarters(), upright, area.origin.x, foot));
    Some(PageOnSide { page, transform, clip: Some(clip(area, window, turn, scale, size)) })
}

/// Returns what of a page's own box lies in its window, in coordinates of the page.
fn clip(area: Rect, window: Rect, turn: Turn, scale: f64, page: Size) -> Rect {
    let past = |edge: Length| edge.max(Length::ZERO).scale(1.0 / scale);
    let far = |area: Rect| (area.origin.x + area.size.width, area.origin.y + area.size.height);
    // Clockwise from the left of the side: a page turned counterclockwise has its left at the foot of the side, its top
    // at the left.
    let mut past = [
        past(window.origin.x - area.origin.x),
        past(window.origin.y - area.origin.y),
        past(far(area).0 - far(window).0),
        past(far(area).1 - far(window).1),
    ];
    past.rotate_right(turn.quarters().into());
    let [left, top, right, bottom] = past;
    let size = Size { width: page.width - left - right, height: page.height - top - bottom };
    Rect { origin: Point { x: left, y: top }, size }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However a page is turned, what is left of it covers what its area and its window have in common.
    #[test]
    fn a_page_is_cut_to_its_window_whichever_way_it_stands() {
        let sheet = Size { width: Length::mm(297), height: Length::mm(210) };
        let page = Size { width: Length::mm(100), height: Length::mm(60) };
        for turn in [Turn::Upright, Turn::Upwards, Turn::UpsideDown, Turn::Downwards] {
            let lies = turn.quarters() % 2 == 1;
            let size = if lies { Size { width: page.height, height: page.width } } else { page };
            let area = Rect { origin: Point { x: Length::mm(20), y: Length::mm(30) }, size };
            // One millimetre is cut on the left, two at the top, three on the right, four at the foot.
            let origin = Point { x: Length::mm(21), y: Length::mm(32) };
            let kept = Size { width: size.width - Length::mm(4), height: size.height - Length::mm(6) };
            let window = Rect { origin, size: kept };
            let cell = GridCell { page: Some(crate::frame::PageIndex(0)), area, window, turn, scale: 1.0 };
            let pages = [Page { size: page, ..Page::default() }];
            let Some(PageOnSide { transform, clip: Some(clip), .. }) = place(&cell, sheet, &pages) else {
                panic!("nothing is placed")
            };
            let at = |x: Length, y: Length| transform.apply(x, page.height - y);
            let corners = [
                (clip.origin.x, clip.origin.y),
                (clip.origin.x + clip.size.width, clip.origin.y + clip.size.height),
            ];
            let [one, other] = corners.map(|(x, y)| at(x, y));
            let (left, right) = (one.0.min(other.0), one.0.max(other.0));
            let (foot, top) = (one.1.min(other.1), one.1.max(other.1));
            let wanted_top = sheet.height - window.origin.y;
            let wanted = (origin.x, origin.x + kept.width, wanted_top - kept.height, wanted_top);
            assert_eq!((left, right, foot, top), wanted, "{turn:?}");
        }
    }
}
