//! Eight panels of one sheet, the outer quarters folded in until they meet: two wings that open like a gate.
//!
//! For a gate bound on the left, from left to right: outside 2, 7, 8, 1, inside 3, 4, 5, 6. Closed, the wings show 1 and
//! 2; open, the sheet shows 3 to 6; 7 and 8 are its back.

use crate::diagnostic::Warned;
use crate::impose::{
    Binding, FoldLine, GridCell, LineKind, Plan, Request, Sheet, SheetSide, rect, sequence, too_many,
};
use crate::unit::{Length, Point, Size};

const OUTSIDE: [usize; 4] = [1, 6, 7, 0];
const INSIDE: [usize; 4] = [2, 3, 4, 5];

/// Plans a gate.
pub(in crate::impose) fn plan(request: Request<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    let held = request.options.scheme.traits().pages_of_a_sheet();
    if too_many(request, held, &mut all) {
        return Warned::new(Plan::default(), all);
    }
    let slots = sequence::of(request, held, &mut all);
    let Request { options, format, binding, .. } = request;
    let Size { width, height } = format.sheet;
    let panel = width / 4;
    let side = |places: [usize; 4]| {
        let mut side = SheetSide::default();
        for (column, place) in places.into_iter().enumerate() {
            let column = if binding == Binding::Left { column } else { 3 - column };
            let page = slots.get(place).copied().flatten().map(|(page, _)| page);
            let window = rect(panel * column as i64, Length::ZERO, Size { width: panel, height });
            side.cells.push(GridCell::centred(page, window, format));
        }
        side
    };
    let lines = [1, 3].map(|column| FoldLine {
        kind: LineKind::Fold,
        from: Point { x: panel * column, y: Length::ZERO },
        to: Point { x: panel * column, y: height },
    });
    let plan = Plan {
        scheme: options.scheme,
        binding,
        format,
        sheets: vec![Sheet { signature: 0, front: side(OUTSIDE), back: side(INSIDE) }],
        signatures: Vec::new(),
        lines: lines.to_vec(),
        blanks: sequence::blanks(&slots, request.pages),
        folded: slots,
        left_over: false,
        flip: Some(options.turned()),
    };
    Warned::new(plan, all)
}
