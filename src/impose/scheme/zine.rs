//! Eight pages on one side of one sheet, folded thrice and cut once.
//!
//! Four columns and two rows; the upper row stands on its head. With the sheet folded along its length, the slit
//! between the middle columns is opened until the sheet is a cross, and its arms are laid round one another.
//! Seen from the printed side, for a booklet bound on the left:
//!
//! ```text
//! 5 | 4 | 3 | 2    upside down
//! --+===+===+--    the slit
//! 6 | 7 | 8 | 1
//! ```

use super::one_sheet;
use crate::diagnostic::Warned;
use crate::impose::{
    Binding, FoldLine, GridCell, LineKind, Plan, Request, SheetSide, Turn, rect, sequence, too_many,
};
use crate::unit::{Length, Point, Size};

/// The pages of both rows, 0-based, from left to right.
const ROWS: [[usize; 4]; 2] = [[4, 3, 2, 1], [5, 6, 7, 0]];
/// What one sheet holds.
const PAGES: u32 = 8;

/// Plans a zine.
pub(in crate::impose) fn plan(request: Request<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    if too_many(request, PAGES, &mut all) {
        return Warned::new(Plan::default(), all);
    }
    let slots = sequence::of(request, PAGES, &mut all);
    let Request { format, binding, .. } = request;
    let Size { width, height } = format.sheet;
    let cell = Size { width: width / 4, height: height / 2 };
    let mut front = SheetSide::default();
    for (row, pages) in ROWS.iter().enumerate() {
        for (column, place) in pages.iter().enumerate() {
            let column = if binding == Binding::Left { column } else { 3 - column };
            let window = rect(cell.width * column as i64, cell.height * row as i64, cell);
            let page = slots.get(*place).copied().flatten().map(|(page, _)| page);
            let turn = if row == 0 { Turn::UpsideDown } else { Turn::Upright };
            front.cells.push(GridCell { turn, ..GridCell::centred(page, window, format) });
        }
    }
    let sides = [front, SheetSide::default()];
    Warned::new(Plan { lines: lines(format.sheet), ..one_sheet(request, sides, slots) }, all)
}

/// Returns the folds between the columns and along the middle, and the slit.
fn lines(Size { width, height }: Size) -> Vec<FoldLine> {
    let middle = height / 2;
    let across = |kind, from, to| FoldLine {
        kind,
        from: Point { x: width / 4 * from, y: middle },
        to: Point { x: width / 4 * to, y: middle },
    };
    let down = (1..4).map(|column| {
        let x = width / 4 * column;
        FoldLine { kind: LineKind::Fold, from: Point { x, y: Length::ZERO }, to: Point { x, y: height } }
    });
    down.chain([across(LineKind::Fold, 0, 4), across(LineKind::Cut, 1, 3)]).collect()
}
