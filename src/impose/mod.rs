//! How many pages, on what paper, to a plan of sheets: pure arithmetic.
//!
//! 1. **Format** ([`fn@format`]): the page and the sheet of a scheme.
//! 2. **Signatures** ([`signatures`]): how many sheets are folded together.
//! 3. **Sequence** ([`sequence`]): the pages in the order in which the leaves of the booklet are turned, with
//!    blanks where the configuration puts them.
//! 4. **Arrangement** ([`bifolium`], [`quire`], [`leaf`], or the file of a [`scheme`] of one sheet): each page in its place
//!    on a side, moved for the gutter and for creep.
//! 5. **Marks** ([`marks`]), and as many copies as are cut apart ([`copies`]).
//! 6. **Backs** ([`backs`]): turned and moved as the printer needs it.
//! 7. What the printer cannot print ([`margin`]).
//!
//! Places are counted from the upper left corner of a side as one looks at it, y downwards.

mod backs;
mod bifolium;
mod budget;
mod copies;
mod cover;
mod fit;
mod format;
mod hand_test;
mod leaf;
mod margin;
mod marks;
mod options;
mod quire;
mod scheme;
mod sequence;
mod shift;
mod signatures;
mod test_sheet;
mod turning;
mod useless;

pub use budget::{Budget, budget, on_sheets};
pub use cover::{CoverRequest, cover, is_folded_twice, spine};
pub use fit::Tightening;
pub use format::{Format, FormatRequest, format};
pub use hand_test::hand_test;
pub use leaf::kept_free;
pub use marks::{Mark, MarkShape, NumberOf};
pub use options::{
    Blank, BookletCover, Copies, Flip, Holes, MarkKind, Marks, Offset, Options, PaperPath, Signature,
};
pub use scheme::{Build, Prints, Scheme, Traits};
pub use sequence::FoldedPage;
pub use shift::gutter;
pub use test_sheet::{free_from, test_sheet};
pub use turning::Turning;
pub use useless::without_effect;

use crate::diagnostic::{Diagnostic, Warned, has_errors};
use crate::frame::PageIndex;
use crate::num::saturate;
use crate::unit::{Length, Point, Rect, Size};

/// What is imposed.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// `[booklet]`
    pub options: &'a Options,
    /// The page and the sheet.
    pub format: Format,
    /// The side of the booklet on which it is bound.
    pub binding: Binding,
    /// The pages; those of the second book of a head-to-head booklet come after those of the first.
    pub pages: &'a [Printed],
    /// The second book of a head-to-head booklet.
    pub second: Option<Second>,
}

/// What imposition knows of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// Its folio, for messages.
    pub label: String,
    /// The box around everything on it, from its upper left corner. `None` for an empty page.
    pub ink: Option<Rect>,
    /// Whether a blank may part it from the page beside it: a title page from the text after it, a colophon from
    /// the text before it. No blank parts others.
    pub stands_apart: bool,
    /// Whether a section begins at its head, so that leaves may stand before it.
    pub begins_section: bool,
}

/// The second book of a head-to-head booklet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Second {
    /// How many pages come before its first one.
    pub first: u32,
    /// The side on which it is bound, held upright.
    pub binding: Binding,
}

/// The side of a booklet on which its leaves hang together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Binding {
    /// On the left: pages turn from right to left, as for Latin script.
    #[default]
    Left,
    /// On the right, as for Arabic and Hebrew.
    Right,
}

/// Sheets with everything in its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// How the sheets are folded and bound.
    pub scheme: Scheme,
    /// The side on which the booklet is bound.
    pub binding: Binding,
    /// The page and the sheet.
    pub format: Format,
    /// The sheets, in the order in which they are printed.
    pub sheets: Vec<Sheet>,
    /// How many bifolia are folded together, signature by signature; empty for a single folded sheet.
    pub signatures: Vec<u32>,
    /// Where each sheet is folded and cut, on its front.
    pub lines: Vec<FoldLine>,
    /// The pages in the order in which the leaves of the folded booklet are turned.
    pub folded: Vec<FoldedPage>,
    /// How many pages of the folded booklet have nothing on them: places without a page, and pages of the book that
    /// are empty.
    pub blanks: u32,
    /// Whether the lower half of the last sheet is left over when the sheets are cut.
    pub left_over: bool,
    /// How the backs are printed. `None` if nothing is on them.
    pub flip: Option<Flip>,
}

/// A sheet of paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The signature it belongs to, 0-based; of the upper half where the sheet is cut.
    pub signature: u32,
    /// The side printed first: the outside of what is folded.
    pub front: SheetSide,
    /// The other side, as one looks at it.
    pub back: SheetSide,
}

/// One side of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetSide {
    /// Where pages stand, or stay empty.
    pub cells: Vec<GridCell>,
    /// What else is drawn.
    pub marks: Vec<Mark>,
}

/// The place of a page on a side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridCell {
    /// The page. `None` for a blank.
    pub page: Option<PageIndex>,
    /// The box of the page, scaled and moved as it is printed.
    pub area: Rect,
    /// What of the side belongs to the page.
    pub window: Rect,
    /// Which way up the page stands.
    pub turn: Turn,
    /// How much smaller or larger the page is printed.
    pub scale: f64,
}

/// Which way up something stands on a side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// As one looks at the side.
    #[default]
    Upright,
    /// Turned by a quarter of a circle counterclockwise: its lines run from foot to head.
    Upwards,
    /// Turned by half a circle.
    UpsideDown,
    /// Turned by a quarter of a circle clockwise: its lines run from head to foot.
    Downwards,
}

impl Turn {
    /// Returns how it stands when its side is turned by half a circle.
    pub const fn over(self) -> Self {
        match self {
            Self::Upright => Self::UpsideDown,
            Self::Upwards => Self::Downwards,
            Self::UpsideDown => Self::Upright,
            Self::Downwards => Self::Upwards,
        }
    }

    /// Returns by how many quarters of a circle it is turned, counterclockwise.
    pub const fn quarters(self) -> u8 {
        match self {
            Self::Upright => 0,
            Self::Upwards => 1,
            Self::UpsideDown => 2,
            Self::Downwards => 3,
        }
    }
}

/// Where a sheet is folded or cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoldLine {
    /// Folded or cut.
    pub kind: LineKind,
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
}

/// What is done along a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The sheet is folded.
    Fold,
    /// The sheet is cut.
    Cut,
}

/// Puts pages on sheets.
///
/// The same request gives the same plan. After an error the plan is empty.
///
/// # Errors
/// `I002` for more pages than the scheme holds, `I003` for blanks where there must be none, `I005` for a mark
/// that was asked for and finds no room, `I009` for marks that are left out.
pub fn plan(request: Request<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    let plan = match request.options.scheme.traits().build {
        Build::Bifolia { .. } => bifolium::plan,
        Build::Quires => quire::plan,
        Build::Leaves => leaf::plan,
        Build::OneSheet { plan, .. } => plan,
    };
    let one = Request { format: request.format.of_one_copy(), ..request };
    let mut plan = plan(one).take(&mut all);
    if has_errors(&all) {
        return Warned::new(Plan::default(), all);
    }
    marks::add(&mut plan, one, &mut all);
    let cuts = copies::repeat(&mut plan, request.format);
    marks::add_cuts(&mut plan, request, &cuts);
    backs::put_right(&mut plan, request.options);
    margin::check(&plan, request, &mut all);
    if has_errors(&all) { Warned::new(Plan::default(), all) } else { Warned::new(plan, all) }
}

/// What all schemes of one sheet share: more pages than it holds are an error that names what would hold them.
fn too_many(request: Request<'_>, most: u32, all: &mut Vec<Diagnostic>) -> bool {
    let pages = request.pages.len();
    let name = request.options.scheme.name();
    if pages <= most as usize {
        return false;
    }
    let message = format!("a {name} holds {most} pages, and the book has {pages}");
    let fits = match pages {
        ..=8 => "`scheme = \"zine\"` holds 8 pages, and `scheme = \"saddle\"` holds any number",
        9..=16 => {
            "`scheme = \"octavo\"` holds 16 pages on a sheet, `scheme = \"saddle\"` any number; `--only` chooses a single article"
        }
        _ => "`scheme = \"saddle\"` holds any number; `--only` chooses a single article",
    };
    all.push(Diagnostic::error("I002", message).hint(fits));
    true
}

/// Reports a book that has more pages than its signatures hold.
fn has_room(request: Request<'_>, held: u32) -> Warned<()> {
    let pages = saturate::<u32>(request.pages.len()) + request.options.empty_pages();
    let mut all = Vec::new();
    if pages > held {
        let message = format!("the signatures hold {held} pages, and the book has {pages}");
        let hint = "add sheets to `signature`, or write `signature = \"auto\"`";
        all.push(Diagnostic::error("I002", message).hint(hint));
    }
    Warned::new((), all)
}

/// Returns the parts of a book that a scheme of one sheet does not print. Empty if it prints all of them.
pub fn left_out(scheme: Scheme, parts: &[&str]) -> Option<Diagnostic> {
    let names = match parts {
        [] => return None,
        [only] => (*only).to_owned(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    };
    let message = format!("a {} leaves out of the book: {names}", scheme.name());
    let hint = "one sheet has room for the text only; `scheme = \"saddle\"` prints the whole book";
    Some(Diagnostic::note("I008", message).hint(hint))
}

impl Plan {
    /// Returns what lies open together, from the front cover to the back, each with the places of its pages among
    /// [`Plan::folded`].
    pub fn openings(&self) -> Vec<Vec<usize>> {
        let pages = self.folded.len();
        match self.scheme {
            // The cover, what it uncovers, and the inside; the panel that was folded in is turned back for that.
            Scheme::Leaflet if pages == 6 => vec![vec![0], vec![1, 4], vec![1, 2, 3], vec![5]],
            // The cover, each side of the sheet as it lies open.
            Scheme::Concertina if pages == 8 => vec![vec![0], (0..4).collect(), (4..8).collect()],
            // The wings, the sheet as it lies open, its back.
            Scheme::Gate if pages == 8 => vec![vec![0, 1], (2..6).collect(), vec![6, 7]],
            _ => {
                let inside = (1..pages.saturating_sub(1)).step_by(2);
                let inside = inside.map(|at| (at..(at + 2).min(pages - 1)).collect());
                let back = (pages > 1).then(|| vec![pages - 1]);
                (pages > 0).then(|| vec![0]).into_iter().chain(inside).chain(back).collect()
            }
        }
    }

    /// Tells whether staples hold the booklet together: its sheets are folded into one another, and not glued.
    pub fn is_stapled(&self) -> bool {
        self.signatures.len() == 1 && !self.scheme.is_glued()
    }

    /// Returns how far from the head the needle goes through the folds, where the booklet is sewn in signatures.
    pub fn stations(&self) -> Vec<Length> {
        let is_sewn = self.signatures.len() > 1 && !self.scheme.is_glued();
        if is_sewn { marks::stations(self.format.printed().height) } else { Vec::new() }
    }

    /// Returns how many pages the folded booklet has, blanks too.
    pub fn slots(&self) -> u32 {
        let cells = self.sheets.iter().map(|sheet| sheet.front.cells.len() + sheet.back.cells.len());
        saturate::<u32>(cells.sum::<usize>()) / self.format.copies.count()
    }

    /// Tells whether its sheets are leaves that are not folded, and whether they are halves of sheets.
    pub fn leaves(&self) -> Option<bool> {
        // Copies are cut apart too: that says nothing of the leaves of one of them.
        let is_cut = leaf::leaves_of_a_sheet(self.format.of_one_copy()) == 2;
        matches!(self.scheme.traits().build, Build::Leaves).then_some(is_cut)
    }

    /// Tells whether marks of a kind are drawn on its sheets.
    pub fn marks(&self, kind: MarkKind) -> bool {
        let sides = self.sheets.iter().flat_map(|sheet| [&sheet.front, &sheet.back]);
        sides.flat_map(|side| &side.marks).any(|mark| mark.kind == kind)
    }

    /// Tells whether sheets that are folded once are larger than two pages, so that the booklet is cut at marks.
    pub fn is_cut_to_size(&self) -> bool {
        let is_bound = matches!(self.scheme.traits().build, Build::Bifolia { .. });
        let is_folded_once = self.sheets.first().is_some_and(|sheet| sheet.front.cells.len() == 2);
        is_bound && is_folded_once && self.marks(MarkKind::Crop)
    }

    /// Tells whether there are several signatures, each of one sheet that is folded once.
    pub fn is_folded_singly(&self) -> bool {
        self.signatures.len() > 1 && self.signatures.iter().all(|sheets| *sheets == 1)
    }

    /// Tells whether the numbers of signature and sheet stand at the folds.
    pub fn has_figures_at_folds(&self) -> bool {
        let marks = self.sheets.iter().flat_map(|sheet| &sheet.front.marks);
        let is_short =
            |shape| matches!(shape, MarkShape::Label { size, .. } if size.width <= MarkShape::SHORT);
        marks.into_iter().any(|mark| is_short(mark.shape))
    }

    /// Returns the middles of the holes in a leaf: how far from its inner edge, and from its head.
    pub fn holes(&self, options: &Options) -> Vec<Point> {
        leaf::holes(options, self.format.of_one_copy())
    }
}

/// Turns a rectangle on a side of a size by half a circle.
fn turned(area: Rect, sheet: Size) -> Rect {
    let x = sheet.width - area.origin.x - area.size.width;
    let y = sheet.height - area.origin.y - area.size.height;
    Rect { origin: Point { x, y }, ..area }
}

/// Returns a size made larger or smaller.
fn scaled(size: Size, scale: f64) -> Size {
    Size { width: size.width.scale(scale), height: size.height.scale(scale) }
}

/// Makes a rectangle.
fn rect(x: Length, y: Length, size: Size) -> Rect {
    Rect { origin: Point { x, y }, size }
}
