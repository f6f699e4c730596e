//! The numbers of sheets that are folded more than once.

use super::{Drawer, Found, GAP, LABEL, Mark, MarkShape, NumberOf, TICK};
use crate::num::saturate;
use crate::unit::{Point, Size};

/// Numbers each sheet with its signature, at the foot of the fold through which it is sewn, on its outside.
pub(super) fn figures(drawer: &Drawer<'_>) -> Found {
    let mut found = Found::default();
    let plan = drawer.plan;
    if plan.sheets.len() < 2 {
        return found;
    }
    let Size { width, height } = plan.format.sheet;
    // The outermost leaves are the last two of the lower row.
    let columns = i64::from(plan.scheme.traits().columns);
    let spine = width * (columns - 1) / columns;
    let size = Size { width: MarkShape::SHORT, height: LABEL };
    // Below it stands the tick of the fold.
    let foot = height - drawer.printer_margin() - TICK - GAP;
    let at = Point { x: spine - size.width / 2, y: foot - size.height };
    let signatures = saturate::<u32>(plan.signatures.len());
    for (place, sheet) in plan.sheets.iter().enumerate() {
        let first = plan.sheets.iter().position(|other| other.signature == sheet.signature);
        let of = plan.sheets.iter().filter(|other| other.signature == sheet.signature).count();
        let number = place - first.unwrap_or(place) + 1;
        let shape = MarkShape::Label {
            size,
            sheet: NumberOf { number: saturate(number), of: saturate(of) },
            signature: NumberOf { number: sheet.signature + 1, of: signatures },
        };
        drawer.draw_clear(&mut found, place, 0, &[Mark { kind: drawer.kind, at, shape }]);
    }
    found
}
