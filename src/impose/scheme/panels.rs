//! Eight panels of one sheet, four on either side, between folds that run down it.

use super::one_sheet;
use crate::diagnostic::Warned;
use crate::impose::{
    Binding, Build, FoldLine, GridCell, LineKind, Plan, Request, SheetSide, rect, sequence, too_many,
};
use crate::unit::{Length, Point, Size};

/// The panels of a side.
const PANELS: usize = 4;

/// Which pages, 0-based, stand on the panels of a sheet bound on the left, from left to right, and where it is folded.
pub(super) struct Panels<'a> {
    pub front: [usize; PANELS],
    pub back: [usize; PANELS],
    /// After how many panels.
    pub folds: &'a [i64],
}

/// Plans a sheet; one that is bound on the right is its mirror image.
pub(super) fn plan(request: Request<'_>, panels: &Panels<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    let held = request.options.scheme.traits().pages_of_a_sheet();
    if too_many(request, held, &mut all) {
        return Warned::new(Plan::default(), all);
    }
    let slots = sequence::of(request, held, &mut all);
    let Size { width, height } = request.format.sheet;
    let panel = width / PANELS as i64;
    let side = |places: [usize; PANELS]| {
        let mut side = SheetSide::default();
        for (column, place) in places.into_iter().enumerate() {
            let column = if request.binding == Binding::Left { column } else { PANELS - 1 - column };
            let page = slots.get(place).copied().flatten().map(|(page, _)| page);
            let window = rect(panel * column as i64, Length::ZERO, Size { width: panel, height });
            side.cells.push(GridCell::centred(page, window, request.format));
        }
        side
    };
    let lines = panels.folds.iter().map(|column| FoldLine {
        kind: LineKind::Fold,
        from: Point { x: panel * *column, y: Length::ZERO },
        to: Point { x: panel * *column, y: height },
    });
    let sides = [side(panels.front), side(panels.back)];
    let is_printed = |cell: &GridCell| {
        let page = cell.page.and_then(|page| request.pages.get(page.0 as usize));
        page.is_some_and(|page| page.ink.is_some())
    };
    // A back on which neither pages nor marks stand is not printed: nobody has to turn the sheet for it.
    let has_marks = matches!(request.options.scheme.traits().build, Build::OneSheet { marked: 1, .. });
    let has_back = has_marks || sides[1].cells.iter().any(is_printed);
    let flip = has_back.then(|| request.options.turned());
    Warned::new(Plan { flip, lines: lines.collect(), ..one_sheet(request, sides, slots) }, all)
}
