//! Eight panels of one sheet, folded to and fro: four on the front, and four behind them.
//!
//! For a concertina bound on the left, from left to right: front 1, 2, 3, 4, back 5, 6, 7, 8, so that 5 stands behind 4.
//! Folded so that panel 1 lies on top, the first four are turned like the pages of a book; opened and turned over like a
//! page, the sheet shows the others.

use super::panels::{self, Panels};
use crate::diagnostic::Warned;
use crate::impose::{Plan, Request};

const PANELS: Panels<'_> = Panels { front: [0, 1, 2, 3], back: [4, 5, 6, 7], folds: &[1, 2, 3] };

/// Plans a concertina.
pub(in crate::impose) fn plan(request: Request<'_>) -> Warned<Plan> {
    panels::plan(request, &PANELS)
}
