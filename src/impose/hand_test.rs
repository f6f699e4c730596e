//! Two sheets that tell how a printer takes and delivers paper.

use super::{Format, GridCell, Plan, Sheet, SheetSide, Turn, backs};
use crate::frame::PageIndex;
use crate::impose::Options;
use crate::unit::{Point, Rect, Size};

/// Plans the sheets in the order of a file of six pages: the fronts of two sheets, their backs, and their backs from
/// the last. Each side has a page as large as the paper. There is no arrow on it: the pencil has drawn one.
pub fn hand_test(options: &Options, paper: Size) -> Plan {
    let area = Rect { origin: Point::default(), size: paper };
    let side = |page| {
        let page = Some(PageIndex(page));
        let cell = GridCell { page, area, window: area, turn: Turn::Upright, scale: 1.0 };
        SheetSide { cells: vec![cell], marks: Vec::new() }
    };
    let sheet = |front, back| Sheet { signature: 0, front: side(front), back: side(back) };
    // A plan has fronts and backs in pairs; the fronts of the second pair are not printed again.
    let mut plan = Plan {
        format: Format { page: paper, sheet: paper, scale: 1.0, ..Format::default() },
        sheets: vec![sheet(0, 2), sheet(1, 3), sheet(1, 4), sheet(0, 5)],
        flip: Some(options.turned()),
        ..Plan::default()
    };
    backs::put_right(&mut plan, options);
    plan
}
