//! Eight panels of one sheet, folded to and fro: four on the front, and four behind them.
//!
//! For a concertina bound on the left, from left to right: front 1, 2, 3, 4, back 5, 6, 7, 8, so that 5 stands behind 4.
//! Folded so that panel 1 lies on top, the first four are turned like the pages of a book; opened and turned over like a
//! page, the sheet shows the others.

use crate::diagnostic::Warned;
use crate::impose::{
    Binding, FoldLine, GridCell, LineKind, Plan, Request, Sheet, SheetSide, rect, sequence, too_many,
};
use crate::unit::{Length, Point, Size};

/// The panels of a side.
const PANELS: usize = 4;

/// Plans a concertina.
pub(in crate::impose) fn plan(request: Request<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    let held = request.options.scheme.traits().pages_of_a_sheet();
    if too_many(request, held, &mut all) {
        return Warned::new(Plan::default(), all);
    }
    let slots = sequence::of(request, held, &mut all);
    let Request { options, format, binding, .. } = request;
    let Size { width, height } = format.sheet;
    let panel = width / PANELS as i64;
    let side = |first: usize| {
        let mut side = SheetSide::default();
        for column in 0..PANELS {
            let place = first + if binding == Binding::Left { column } else { PANELS - 1 - column };
            let page = slots.get(place).copied().flatten().map(|(page, _)| page);
            let window = rect(panel * column as i64, Length::ZERO, Size { width: panel, height });
            side.cells.push(GridCell::centred(page, window, format));
        }
        side
    };
    let lines = (1..PANELS as i64).map(|column| FoldLine {
        kind: LineKind::Fold,
        from: Point { x: panel * column, y: Length::ZERO },
        to: Point { x: panel * column, y: height },
    });
    let plan = Plan {
        scheme: options.scheme,
        binding,
        format,
        sheets: vec![Sheet { signature: 0, front: side(0), back: side(PANELS) }],
        signatures: Vec::new(),
        lines: lines.collect(),
        blanks: sequence::blanks(&slots, request.pages),
        folded: slots,
        left_over: false,
        flip: Some(options.turned()),
    };
    Warned::new(plan, all)
}
