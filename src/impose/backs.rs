//! Backs as the printer needs them.

use super::marks::Mark;
use super::{Format, GridCell, Plan, Rect, SheetSide, turned};
use crate::impose::{Flip, Offset, Options};
use crate::unit::{Point, Size};

/// Turns and moves the backs.
///
/// They are planned for a sheet that is turned like the page of a book, about an upright axis, and moved as one
/// looks at them so. A printer that turns the sheet about the other axis needs them upside down.
pub(super) fn put_right(plan: &mut Plan, options: &Options) {
    let Some(flip) = plan.flip else { return };
    let over = stand_on_their_heads(flip, plan.format) != options.back_turned;
    let sheet = plan.format.sheet;
    for sheet_of_plan in &mut plan.sheets {
        shift(&mut sheet_of_plan.back, options.back_offset);
        if over {
            turn(&mut sheet_of_plan.back, sheet);
        }
    }
}

/// Tells whether backs stand on their heads when the sheet is turned about an upright axis.
///
/// By hand the edge that went in first goes in first again. Printers take a sheet by its short edge, so that it is
/// turned about its long one.
pub(super) fn stand_on_their_heads(flip: Flip, format: Format) -> bool {
    match flip {
        Flip::ShortEdge => !format.is_landscape(),
        Flip::LongEdge | Flip::SingleSided => format.is_landscape(),
    }
}

fn turn(side: &mut SheetSide, sheet: Size) {
    for cell in &mut side.cells {
        let GridCell { area, window, turn, .. } = *cell;
        *cell =
            GridCell { area: turned(area, sheet), window: turned(window, sheet), turn: turn.over(), ..*cell };
    }
    for mark in &mut side.marks {
        *mark = mark.turned(sheet);
    }
}

fn shift(side: &mut SheetSide, by: Offset) {
    let moved = |at: Point| Point { x: at.x + by.right, y: at.y - by.up };
    let moved_area = |area: Rect| Rect { origin: moved(area.origin), ..area };
    for cell in &mut side.cells {
        *cell = GridCell { area: moved_area(cell.area), window: moved_area(cell.window), ..*cell };
    }
    for mark in &mut side.marks {
        *mark = Mark { at: moved(mark.at), ..*mark };
    }
}
