//! Marks of leaves that are not folded: where sheets are cut, and a cross where a hole is punched.

use super::{Drawer, Found, LineKind, TICK, edges};
use crate::impose::{MarkKind, leaf};
use crate::unit::Length;

pub(super) fn draw(drawer: &Drawer<'_>) -> Found {
    let mut found = Found::default();
    for (at, sheet) in drawer.plan.sheets.iter().enumerate() {
        match drawer.kind {
            MarkKind::Crop => {
                for line in drawer.plan.lines.iter().filter(|line| line.kind == LineKind::Cut) {
                    drawer.draw_clear(&mut found, at, 0, &edges::ticks(drawer, *line));
                }
            }
            MarkKind::Hole => {
                let half: Length = TICK / 2;
                for hole in leaf::holes_in_front(&sheet.front, drawer.request) {
                    let cross = [
                        drawer.line((hole.x - half, hole.y), (hole.x + half, hole.y)),
                        drawer.line((hole.x, hole.y - half), (hole.x, hole.y + half)),
                    ];
                    drawer.draw_clear(&mut found, at, 0, &cross);
                }
            }
            _ => {}
        }
    }
    found
}
