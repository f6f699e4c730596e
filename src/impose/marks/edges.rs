//! Marks of sheets that are folded more than once and whose pages fill them: ticks where folds meet the edge, and the slit.

use super::{Drawer, FoldLine, Found, LineKind, Mark, TICK};
use crate::unit::{Length, Point};

/// Draws the marks on the side that lies up when the sheet is folded: 0 for the front, 1 for the back.
pub(super) fn draw(drawer: &Drawer<'_>, side: usize) -> Found {
    let mut found = Found::default();
    let sheet = drawer.plan.format.sheet;
    let lines = drawer.plan.lines.iter().filter(|line| line.kind.mark() == drawer.kind);
    for (at, line) in lines.flat_map(|line| (0..drawer.plan.sheets.len()).map(move |at| (at, line))) {
        let line = if side == 1 { line.mirrored(sheet) } else { *line };
        let marks = match line.kind {
            LineKind::Fold => ticks(drawer, line).to_vec(),
            LineKind::Cut => vec![Mark::line(drawer.kind, line.from, line.to)],
        };
        drawer.draw_clear(&mut found, at, side, &marks);
    }
    found
}

/// Returns a tick at either end of a line across the sheet, within what the printer prints.
pub(super) fn ticks(drawer: &Drawer<'_>, line: FoldLine) -> [Mark; 2] {
    let sheet = drawer.plan.format.sheet;
    let (near, none) = (drawer.printer_margin(), Length::ZERO);
    let Point { x, y } = line.from;
    let far = |edge: Length| edge - near;
    if x == line.to.x {
        let (low, high) = (far(sheet.height), near);
        return [drawer.line((x, high), (x, high + TICK)), drawer.line((x, low - TICK), (x, low))];
    }
    debug_assert!(line.from.x == none);
    let right = far(sheet.width);
    [drawer.line((near, y), (near + TICK, y)), drawer.line((right - TICK, y), (right, y))]
}
