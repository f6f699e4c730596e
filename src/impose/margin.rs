//! What the printer cannot print.

use super::{GridCell, Plan, Printed, Request, Turn, rect};
use crate::diagnostic::Diagnostic;
use crate::unit::shown_length;
use crate::unit::{Length, Rect, Size};
use std::collections::BTreeMap;

/// As many pages are named.
const NAMED: usize = 8;

/// Warns of pages whose ink lies nearer to the edge of a sheet than the printer's margin.
pub(super) fn check(plan: &Plan, request: Request<'_>, all: &mut Vec<Diagnostic>) {
    let margin = request.options.printer_margin;
    let sides = plan.sheets.iter().flat_map(|sheet| [&sheet.front, &sheet.back]);
    let near: BTreeMap<u32, Length> = sides
        .flat_map(|side| &side.cells)
        .filter_map(|cell| {
            let page = cell.page?.0;
            let ink = ink(cell, request.pages.get(page as usize)?)?;
            let distance = distance(ink, plan.format.sheet);
            (distance < margin).then_some((page, distance))
        })
        .collect();
    let Some(nearest) = near.values().min() else { return };
    let label = |page: &u32| request.pages.get(*page as usize).map_or("", |page| page.label.as_str());
    let mut names: Vec<&str> = near.keys().take(NAMED).map(label).collect();
    if near.len() > NAMED {
        names.push("…");
    }
    let pages = if near.len() == 1 { "page" } else { "pages" };
    let message = format!(
        "ink on {pages} {} lies {:.1} mm from the edge of the sheet, where the printer leaves out {}",
        names.join(", "),
        nearest.to_mm(),
        shown_length(margin)
    );
    let hint =
        "make the `margins` of the page larger, or `printer-margin` smaller where the printer can do it";
    all.push(Diagnostic::warning("I004", message).hint(hint));
}

/// Returns the box around a page's ink on the side, of which only what lies in its window is printed.
pub(super) fn ink(cell: &GridCell, page: &Printed) -> Option<Rect> {
    let ink = page.ink?;
    let GridCell { area, window, scale, .. } = *cell;
    let (x, y) = (ink.origin.x.scale(scale), ink.origin.y.scale(scale));
    let size = super::scaled(ink.size, scale);
    let placed = match cell.turn {
        Turn::Upright => rect(area.origin.x + x, area.origin.y + y, size),
        Turn::Upwards => rect(
            area.origin.x + y,
            area.origin.y + area.size.height - x - size.width,
            Size { width: size.height, height: size.width },
        ),
        Turn::Downwards => rect(
            area.origin.x + area.size.width - y - size.height,
            area.origin.y + x,
            Size { width: size.height, height: size.width },
        ),
        Turn::UpsideDown => rect(
            area.origin.x + area.size.width - x - size.width,
            area.origin.y + area.size.height - y - size.height,
            size,
        ),
    };
    Some(common(placed, window))
}

/// Returns what two rectangles have in common.
pub(super) fn common(one: Rect, other: Rect) -> Rect {
    let far = |area: Rect| (area.origin.x + area.size.width, area.origin.y + area.size.height);
    let (x, y) = (one.origin.x.max(other.origin.x), one.origin.y.max(other.origin.y));
    let (right, bottom) = (far(one).0.min(far(other).0), far(one).1.min(far(other).1));
    let size = Size { width: (right - x).max(Length::ZERO), height: (bottom - y).max(Length::ZERO) };
    rect(x, y, size)
}

/// Returns how near a rectangle comes to an edge of the sheet.
pub(super) fn distance(area: Rect, sheet: Size) -> Length {
    let right = sheet.width - area.origin.x - area.size.width;
    let bottom = sheet.height - area.origin.y - area.size.height;
    area.origin.x.min(area.origin.y).min(right).min(bottom)
}
