//! A cover on a sheet of its own: back, spine and front beside one another.

use super::format::sheets;
use super::{Binding, Format, GridCell, Mark, Plan, Sheet, SheetSide, Turn, margin, rect, scaled};
use crate::diagnostic::{Diagnostic, Warned};
use crate::frame::PageIndex;
use crate::impose::{MarkKind, Marks, Options};
use crate::unit::{Length, Point, Rect, Size};
use crate::unit::{name_of_page, shown_length};

/// What a cover is planned by.
#[derive(Clone, Copy, Debug)]
pub struct CoverRequest<'a> {
    /// `[booklet]`
    pub options: &'a Options,
    /// The booklet, folded.
    pub booklet: &'a Plan,
    /// The paper that the printer takes.
    pub paper: Size,
    /// The sizes of the pages on it: of the front, and of what covers back and spine.
    pub art: [Size; 2],
    /// How a third page stands on the spine, which has the spine's size. `None` if there is no third page.
    pub title: Option<Turn>,
}

/// How far marks stay from what is cut, and how long they are.
const GAP: Length = Length::mm(2);
const LONG: Length = Length::mm(5);

/// Returns how thick a booklet is: its leaves on one another.
pub fn spine(booklet: &Plan, caliper: Length) -> Length {
    caliper * i64::from(booklet.slots() / 2)
}

/// Plans the cover of a booklet, on the smallest common sheet that holds it; pictures fill their places, and
/// what is too much of them is cut off.
///
/// Where the cover reaches the edge of its sheet a warning says so: no printer at home prints there.
pub fn cover(request: CoverRequest<'_>) -> Warned<Plan> {
    let CoverRequest { options, booklet, paper, art, title } = request;
    let page = booklet.format.printed();
    let spine = spine(booklet, options.caliper);
    let spread = Size { width: page.width * 2 + spine, ..page };
    let sheet = sheet(options, spread, paper);
    let (left, top) = ((sheet.width - spread.width) / 2, (sheet.height - spread.height) / 2);
    let panels = [left, left + page.width, left + page.width + spine];
    let (front, back) = match booklet.binding {
        Binding::Left => (panels[2], panels[0]),
        Binding::Right => (panels[0], panels[2]),
    };
    let strip = rect(panels[1], top, Size { width: spine, ..page });
    let on_spine = match title {
        Some(turn) => GridCell { page: Some(PageIndex(2)), area: strip, window: strip, turn, scale: 1.0 },
        None => fill(1, strip, art[1]),
    };
    let cells = [fill(0, rect(front, top, page), art[0]), fill(1, rect(back, top, page), art[1]), on_spine];
    let cells = cells.into_iter().filter(|cell| cell.window.size.width > Length::ZERO).collect();
    let whole = rect(left, top, spread);
    let marks = if options.marks == Marks::Only(Vec::new()) {
        Vec::new()
    } else {
        marks(whole, sheet, options.printer_margin, [panels[1], panels[2]])
    };
    let mut diagnostics = Vec::new();
    if margin::distance(whole, sheet) < options.printer_margin {
        diagnostics.push(at_the_edge(sheet, options.printer_margin));
    }
    let plan = Plan {
        scheme: booklet.scheme,
        binding: booklet.binding,
        format: Format { page, sheet, scale: 1.0 },
        sheets: vec![Sheet { front: SheetSide { cells, marks }, ..Sheet::default() }],
        ..Plan::default()
    };
    Warned::new(plan, diagnostics)
}

/// Returns a sheet that holds the cover, lying on its side, with room for what the printer leaves out where any
/// has it; one made for it where none holds it.
fn sheet(options: &Options, spread: Size, paper: Size) -> Size {
    let lying = |sheet: Size| {
        let (short, long) = (sheet.width.min(sheet.height), sheet.width.max(sheet.height));
        if spread.width > spread.height {
            Size { width: long, height: short }
        } else {
            Size { width: short, height: long }
        }
    };
    let near = options.printer_margin * 2;
    let own = options.sheet.as_ref().map(|sheet| sheet.value);
    let known: Vec<Size> = own.into_iter().chain(sheets(paper)).map(lying).collect();
    let holds = |sheet: &&Size, more: Length| {
        spread.width + more <= sheet.width && spread.height + more <= sheet.height
    };
    let found = known.iter().find(|sheet| holds(sheet, near));
    let found = found.or_else(|| known.iter().find(|sheet| holds(sheet, Length::ZERO)));
    let more = (options.printer_margin + GAP + LONG) * 2;
    let made = Size { width: spread.width + more, height: spread.height + more };
    found.copied().unwrap_or(made)
}

/// Returns a page that fills a place, its middle on the place's.
fn fill(page: u32, window: Rect, art: Size) -> GridCell {
    let scale = window.size.width.ratio(art.width).max(window.size.height.ratio(art.height));
    let size = scaled(art, scale);
    let x = window.origin.x + (window.size.width - size.width) / 2;
    let y = window.origin.y + (window.size.height - size.height) / 2;
    GridCell { page: Some(PageIndex(page)), area: rect(x, y, size), window, turn: Turn::Upright, scale }
}

/// Marks corners and folds in the waste, where it is wide enough.
fn marks(whole: Rect, sheet: Size, near: Length, folds: [Length; 2]) -> Vec<Mark> {
    let (left, top) = (whole.origin.x, whole.origin.y);
    let (right, foot) = (left + whole.size.width, top + whole.size.height);
    let line = |kind, from: (Length, Length), to: (Length, Length)| {
        Mark::line(kind, Point { x: from.0, y: from.1 }, Point { x: to.0, y: to.1 })
    };
    let mut marks = Vec::new();
    if left - near >= GAP + LONG && top >= near && foot + near <= sheet.height {
        for y in [top, foot] {
            marks.push(line(MarkKind::Crop, (left - GAP - LONG, y), (left - GAP, y)));
            marks.push(line(MarkKind::Crop, (right + GAP, y), (right + GAP + LONG, y)));
        }
    }
    if top - near >= GAP + LONG && left >= near && right + near <= sheet.width {
        let kinds = [
            (MarkKind::Crop, left),
            (MarkKind::Fold, folds[0]),
            (MarkKind::Fold, folds[1]),
            (MarkKind::Crop, right),
        ];
        for (kind, x) in kinds {
            marks.push(line(kind, (x, top - GAP - LONG), (x, top - GAP)));
            marks.push(line(kind, (x, foot + GAP), (x, foot + GAP + LONG)));
        }
    }
    marks
}

fn at_the_edge(sheet: Size, near: Length) -> Diagnostic {
    let message = format!(
        "the cover reaches the edge of its sheet of {}, where the printer leaves out {}",
        name_of_page(sheet),
        shown_length(near)
    );
    Diagnostic::warning("I004", message)
        .hint("have the cover printed on larger paper, or take `cover = \"self\"`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::page_named;

    fn booklet(pages: usize, binding: Binding) -> Plan {
        let a5 = page_named("A5").unwrap_or_default();
        let format =
            Format { page: a5, sheet: Size { width: Length::mm(297), height: Length::mm(210) }, scale: 1.0 };
        let cell = fill(0, rect(Length::ZERO, Length::ZERO, a5), a5);
        let front = SheetSide { cells: vec![cell; pages], marks: Vec::new() };
        Plan { binding, format, sheets: vec![Sheet { front, ..Sheet::default() }], ..Plan::default() }
    }

    #[test]
    fn the_spine_is_as_wide_as_the_leaves_are_thick() {
        let options = Options::default();
        for (binding, left_to_right) in [(Binding::Left, [1, 1, 0]), (Binding::Right, [0, 1, 1])] {
            let booklet = booklet(200, binding);
            let paper = page_named("A4").unwrap_or_default();
            let art = [Size { width: Length::pt(400), height: Length::pt(640) }; 2];
            let made = cover(CoverRequest { options: &options, booklet: &booklet, paper, art, title: None });
            assert_eq!(made.diagnostics, []);
            let plan = made.value;
            assert_eq!(name_of_page(plan.format.sheet), "A3");
            let mut cells = plan.sheets[0].front.cells.clone();
            cells.sort_by_key(|cell| cell.window.origin.x);
            let pages: Vec<u32> = cells.iter().filter_map(|cell| cell.page.map(|page| page.0)).collect();
            assert_eq!(pages, left_to_right);
            // A hundred leaves of a tenth of a millimetre.
            assert_eq!(cells[1].window.size.width, Length::mm(10));
            assert_eq!(cells[2].window.origin.x - cells[0].window.origin.x, Length::mm(158));
            let folds: Vec<Length> = plan.sheets[0]
                .front
                .marks
                .iter()
                .filter(|mark| mark.kind == MarkKind::Fold)
                .map(|mark| mark.at.x)
                .collect();
            assert!(folds.contains(&cells[1].window.origin.x) && folds.contains(&cells[2].window.origin.x));
        }
    }
}
