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

/// Returns how wide the back of a booklet is. One that is stapled has no back, for its sheets and its cover are folded
/// together; any other is as thick as its leaves on one another.
pub fn spine(booklet: &Plan, caliper: Length) -> Length {
    if booklet.is_stapled() { Length::ZERO } else { caliper * i64::from(booklet.slots() / 2) }
}

/// A spine that is narrower is no surface: two folds so near one another look like one, and nobody makes them.
const NARROW: Length = Length::mm(2);

/// Tells whether the cover of such a spine is folded on both sides of it, and not once in its middle.
pub fn is_folded_twice(spine: Length) -> bool {
    spine >= NARROW
}

/// Plans the cover of a booklet: on a sheet like its others if that holds it, else on the smallest common one that
/// does. Pictures fill their places, and what is too much of them is cut off.
///
/// The cover of a stapled booklet may fill its sheet: it stays white where no printer at home prints. A cover with a
/// back is cut to its size, so that a warning says where it reaches the edge of its sheet.
pub fn cover(request: CoverRequest<'_>) -> Warned<Plan> {
    let CoverRequest { options, booklet, art, title, .. } = request;
    let page = booklet.format.printed();
    let spine = spine(booklet, options.caliper);
    let spread = Size { width: page.width * 2 + spine, ..page };
    let sheet = sheet(request, spread);
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
    let whole = rect(left, top, spread);
    let near = options.printer_margin;
    let reaches_edge = margin::distance(whole, sheet) < near;
    let printable = match reaches_edge && booklet.is_stapled() {
        true => rect(near, near, Size { width: sheet.width - near * 2, height: sheet.height - near * 2 }),
        false => rect(Length::ZERO, Length::ZERO, sheet),
    };
    let cells = cells
        .into_iter()
        .map(|cell| GridCell { window: margin::common(cell.window, printable), ..cell })
        .filter(|cell| cell.window.size.width > Length::ZERO)
        .collect();
    let folds = match is_folded_twice(spine) {
        true => vec![panels[1], panels[2]],
        false => vec![panels[1] + spine / 2],
    };
    let marks =
        if options.marks == Marks::Only(Vec::new()) { Vec::new() } else { marks(whole, sheet, near, &folds) };
    let mut diagnostics: Vec<Diagnostic> = too_small(options, sheet, spread).into_iter().collect();
    if reaches_edge && !booklet.is_stapled() {
        diagnostics.push(at_the_edge(sheet, options.printer_margin));
    }
    let plan = Plan {
        scheme: booklet.scheme,
        binding: booklet.binding,
        format: Format { page, sheet, scale: 1.0, ..Format::default() },
        sheets: vec![Sheet { front: SheetSide { cells, marks }, ..Sheet::default() }],
        ..Plan::default()
    };
    Warned::new(plan, diagnostics)
}

/// Returns a sheet that holds the cover, lying on its side, with room for what the printer leaves out where it is cut
/// and any has it; one made for it where none holds it.
fn sheet(request: CoverRequest<'_>, spread: Size) -> Size {
    let CoverRequest { options, booklet, paper, .. } = request;
    let lying = |sheet: Size| {
        let (short, long) = (sheet.width.min(sheet.height), sheet.width.max(sheet.height));
        if spread.width > spread.height {
            Size { width: long, height: short }
        } else {
            Size { width: short, height: long }
        }
    };
    let near = if booklet.is_stapled() { Length::ZERO } else { options.printer_margin * 2 };
    let own = options.cover_sheet.as_ref().map(|sheet| sheet.value);
    let like_others = booklet.format.sheet;
    // Who prints the booklet on Letter has larger paper of that family, whatever the series is printed on.
    let upright = Size {
        width: like_others.width.min(like_others.height),
        height: like_others.width.max(like_others.height),
    };
    let family = if sheets(paper).contains(&upright) { upright } else { paper };
    let known: Vec<Size> = own.into_iter().chain([like_others]).chain(sheets(family)).map(lying).collect();
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
fn marks(whole: Rect, sheet: Size, near: Length, folds: &[Length]) -> Vec<Mark> {
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
        let corners = [left, right].map(|x| (MarkKind::Crop, x));
        let folds = folds.iter().map(|x| (MarkKind::Fold, *x));
        for (kind, x) in corners.into_iter().chain(folds) {
            marks.push(line(kind, (x, top - GAP - LONG), (x, top - GAP)));
            marks.push(line(kind, (x, foot + GAP), (x, foot + GAP + LONG)));
        }
    }
    marks
}

/// Says that the sheet which was asked for holds no cover of that size.
fn too_small(options: &Options, sheet: Size, cover: Size) -> Option<Diagnostic> {
    let asked = options.cover_sheet.as_ref()?;
    let is_taken = name_of_page(asked.value) == name_of_page(sheet);
    let message = format!(
        "the cover, {} wide and {} tall, is on a sheet of {}, for one of {} does not hold it",
        shown_length(cover.width),
        shown_length(cover.height),
        name_of_page(sheet),
        name_of_page(asked.value),
    );
    let warning =
        Diagnostic::warning("I010", message).hint("change `cover-sheet` under `[booklet]`, or leave it out");
    (!is_taken).then(|| asked.span.map_or(warning.clone(), |span| warning.at(span)))
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
    use crate::impose::Copies;
    use crate::unit::page_named;

    fn booklet(pages: usize, binding: Binding) -> Plan {
        let a5 = page_named("A5").unwrap_or_default();
        let format = Format {
            page: a5,
            sheet: Size { width: Length::mm(297), height: Length::mm(210) },
            scale: 1.0,
            copies: Copies::One,
        };
        let cell = fill(0, rect(Length::ZERO, Length::ZERO, a5), a5);
        let front = SheetSide { cells: vec![cell; pages], marks: Vec::new() };
        Plan {
            binding,
            format,
            sheets: vec![Sheet { front, ..Sheet::default() }],
            signatures: vec![5; pages / 20],
            ..Plan::default()
        }
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

    /// Somebody who staples has the paper of the booklet at hand, and no other.
    #[test]
    fn the_cover_of_a_stapled_booklet_is_one_more_of_its_sheets() {
        let options = Options::default();
        let booklet = booklet(20, Binding::Left);
        let paper = page_named("A4").unwrap_or_default();
        let art = [Size { width: Length::pt(400), height: Length::pt(640) }; 2];
        let made = cover(CoverRequest { options: &options, booklet: &booklet, paper, art, title: None });
        assert_eq!(made.diagnostics, []);
        let plan = made.value;
        assert_eq!(plan.format.sheet, booklet.format.sheet);
        let cells = &plan.sheets[0].front.cells;
        assert_eq!(cells.len(), 2, "no spine");
        let near = options.printer_margin;
        for cell in cells {
            assert!(
                margin::distance(cell.window, plan.format.sheet) >= near,
                "nothing is cut by the printer"
            );
        }
        // Front and back meet in the fold.
        let (front, back) = (cells[0].window, cells[1].window);
        assert_eq!(back.origin.x + back.size.width, front.origin.x);
        assert_eq!(front.origin.x * 2, plan.format.sheet.width);
    }

    // A booklet on Letter asked for A3 where the series itself is on A4, and the other way round.
    #[test]
    fn a_cover_is_on_paper_of_the_family_of_its_booklet() {
        let art = [Size { width: Length::pt(400), height: Length::pt(640) }; 2];
        for (series, own, taken) in [("A4", "letter", "tabloid"), ("letter", "A4", "A3")] {
            let mut booklet = booklet(200, Binding::Left);
            let sheet = page_named(own).unwrap_or_default();
            booklet.format.sheet = Size { width: sheet.height, height: sheet.width };
            booklet.format.page = Size { width: sheet.height / 2, height: sheet.width };
            let paper = page_named(series).unwrap_or_default();
            let options = Options::default();
            let request = CoverRequest { options: &options, booklet: &booklet, paper, art, title: None };
            assert_eq!(
                name_of_page(cover(request).value.format.sheet),
                taken,
                "{own} in a series on {series}"
            );
        }
    }

    #[test]
    fn a_sheet_that_is_asked_for_is_taken_where_it_holds_the_cover() {
        let paper = page_named("A4").unwrap_or_default();
        let art = [Size { width: Length::pt(400), height: Length::pt(640) }; 2];
        for (asked, pages, taken) in [("A3", 20, "A3"), ("A5", 20, "A4"), ("letter", 200, "A3")] {
            let value = page_named(asked).unwrap_or_default();
            let placed = crate::diagnostic::Placed { value, span: None };
            let options = Options { cover_sheet: Some(placed), ..Options::default() };
            let booklet = booklet(pages, Binding::Left);
            let request = CoverRequest { options: &options, booklet: &booklet, paper, art, title: None };
            let made = cover(request);
            assert_eq!(name_of_page(made.value.format.sheet), taken, "{asked}");
            // What was asked for and is not taken was not said.
            assert_eq!(made.diagnostics.iter().any(|said| said.code.0 == "I010"), asked != taken, "{asked}");
        }
    }
}
