//! Six panels of one sheet, folded twice: the right third inwards, then the left third over it.
//!
//! For a leaflet bound on the left, from left to right: outside 5, 6, 1, inside 2, 3, 4. Panel 5, and 4 behind
//! it, is folded in and a little narrower. Panel 6 is the back of the folded leaflet.

use super::one_sheet;
use crate::diagnostic::Warned;
use crate::impose::{
    Binding, FoldLine, GridCell, LineKind, Plan, Request, SheetSide, format, rect, sequence, too_many,
};
use crate::unit::{Length, Point, Size};

const OUTSIDE: [usize; 3] = [4, 5, 0];
const INSIDE: [usize; 3] = [1, 2, 3];
/// What one sheet holds.
const PANELS: u32 = 6;

/// Plans a leaflet.
pub(in crate::impose) fn plan(request: Request<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    if too_many(request, PANELS, &mut all) {
        return Warned::new(Plan::default(), all);
    }
    let slots = sequence::of(request, PANELS, &mut all);
    let Request { options, format, binding, .. } = request;
    let widths = widths(format.sheet.width);
    let side = |places: [usize; 3], widths: [Length; 3]| {
        let mut side = SheetSide::default();
        let mut x = Length::ZERO;
        for (place, width) in places.into_iter().zip(widths) {
            let page = slots.get(place).copied().flatten().map(|(page, _)| page);
            let window = rect(x, Length::ZERO, Size { width, height: format.sheet.height });
            side.cells.push(GridCell::centred(page, window, format));
            x += width;
        }
        side
    };
    let backwards = |[a, b, c]: [Length; 3]| [c, b, a];
    let mirror = |[a, b, c]: [usize; 3]| [c, b, a];
    let (front, back) = match binding {
        Binding::Left => (side(OUTSIDE, widths), side(INSIDE, backwards(widths))),
        Binding::Right => (side(mirror(OUTSIDE), backwards(widths)), side(mirror(INSIDE), widths)),
    };
    let folds = match binding {
        Binding::Left => [widths[0], widths[0] + widths[1]],
        Binding::Right => [widths[2], widths[2] + widths[1]],
    };
    let lines = folds.map(|x| FoldLine {
        kind: LineKind::Fold,
        from: Point { x, y: Length::ZERO },
        to: Point { x, y: format.sheet.height },
    });
    let flip = Some(options.turned());
    Warned::new(Plan { flip, lines: lines.to_vec(), ..one_sheet(request, [front, back], slots) }, all)
}

/// Returns the widths of the panels outside, from the one that is folded in.
fn widths(sheet: Length) -> [Length; 3] {
    let tucked = (sheet - format::TUCK * 2) / 3;
    let middle = tucked + format::TUCK;
    [tucked, middle, sheet - tucked - middle]
}
