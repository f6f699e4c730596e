//! Eight panels of one sheet, the outer quarters folded in until they meet: two wings that open like a gate.
//!
//! For a gate bound on the left, from left to right: outside 2, 7, 8, 1, inside 3, 4, 5, 6. Closed, the wings show 1 and
//! 2; open, the sheet shows 3 to 6; 7 and 8 are its back.

use super::panels::{self, Panels};
use crate::diagnostic::Warned;
use crate::impose::{Plan, Request};

const PANELS: Panels<'_> = Panels { front: [1, 6, 7, 0], back: [2, 3, 4, 5], folds: &[1, 3] };

/// Plans a gate.
pub(in crate::impose) fn plan(request: Request<'_>) -> Warned<Plan> {
    panels::plan(request, &PANELS)
}
