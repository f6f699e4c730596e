//! Backs as the printer needs them.

use super::marks::Mark;
use super::{GridCell, Plan, Rect, SheetSide, turned};
use crate::impose::{Offset, Options};
use crate::unit::{Point, Size};

/// Turns and moves the backs.
///
/// They are planned for a sheet that is turned in the hand, and moved as one looks at them so. A printer that turns the
/// sheet about the other axis needs them upside down.
pub(super) fn put_right(plan: &mut Plan, options: &Options) {
    if plan.flip.is_none() {
        return;
    }
    let over = plan.is_turned_as_in_hand() == options.back_turned;
    let sheet = plan.format.sheet;
    for sheet_of_plan in &mut plan.sheets {
        shift(&mut sheet_of_plan.back, options.back_offset);
        if over {
            turn(&mut sheet_of_plan.back, sheet);
        }
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
