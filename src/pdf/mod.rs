//! Pages to PDF: tagged, PDF/UA-1 and PDF/A-2a at once, and nothing decided that layout has not.
//!
//! 1. **Gather**: the glyphs ([`fonts`]), pictures ([`pictures`]) and shapes ([`shapes`]) in use.
//! 2. **Plan**: the tag tree of the book ([`tags`]), whose order is the model's.
//! 3. **Draw**: each side's content ([`content`]), on all threads, marked with the element it belongs to.
//! 4. **Build**: the document with its fonts and pictures ([`document`], by `printpdf`).
//! 5. **Finish**: pages, links, the filled tag tree, and all that the catalog says ([`finish`], [`metadata`]).
//! 6. **Write**: objects, packed and deflated ([`mod@file`]).
//!
//! A page of the PDF is a [`PrintedSide`]: a page of the book, or the side of a sheet with several.
//!
//! # Where the rules of PDF/UA-1 are kept
//!
//! By the checkpoints of the Matterhorn Protocol 1.1; veraPDF tries those that a machine can, in `tests/run`.
//!
//! | checkpoint | rule | kept by |
//! |---|---|---|
//! | 01, 02 | content is tagged or an artifact, roles are standard ones | `content`, `tags::StructType`; `tests/pdf.rs` |
//! | 03, 04, 05 | flicker, colour, sound | not applicable: nothing moves, colour says nothing by itself |
//! | 06, 07 | metadata, title shown | `metadata`, `finish::viewer_preferences` |
//! | 08 | OCR | not applicable |
//! | 09 | tags are right and in reading order | `tags::Tree::plan`; `tests/pdf_books.rs`, `tests/pdf_sides.rs` |
//! | 10 | every character has its Unicode | `fonts::Layer`, `/ActualText`; `tests/validators/reading.py` |
//! | 11 | natural language | `tags::Attributes::lang`, the catalog; `tests/pdf_books.rs` |
//! | 12 | stretchable characters | not applicable |
//! | 13 | figures have words for them | `tags`, the author's alternative text; else caption or file name |
//! | 14 | headings leave out no level | `tags` clamps; `tests/pdf.rs` |
//! | 15, 16 | tables and lists | `/Scope`, `L`, `LI`, `Lbl`, `LBody`; `tests/pdf_books.rs` |
//! | 17, 27, 30 | formulas, navigation by other means, XObjects | bookmarks by `finish::outline`; no formulas |
//! | 18 | heads and folios are artifacts | `content`; `tests/pdf_books.rs` |
//! | 19 | notes are `Note` with an id | `tags::write`; `tests/pdf_books.rs` |
//! | 20 to 26 | layers, files, threads, signatures, forms, XFA, security | not applicable: none are written |
//! | 28 | links are tagged, with their words | `finish::add_links`; `tests/pdf.rs` |
//! | 29 | scripts | none are written |
//! | 31 | fonts are embedded, no `.notdef` | `fonts`, `layout::inline::missing` |

mod content;
mod document;
mod file;
mod finish;
mod fonts;
mod imposed;
mod metadata;
mod pictures;
mod shapes;
mod side;
mod syntax;
mod tags;

pub use imposed::imposed;
pub use side::{Matrix, PageOnSide, PrintedSide};

use crate::diagnostic::{Warned, has_errors};
use crate::font::FontBook;
use crate::frame::Page;
use crate::model::Book;
use crate::unit::Length;
use finish::Unfinished;

/// What the PDF obeys of the configuration: how pages are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether everything is grey.
    pub grey: bool,
    /// How far ink runs over the edge to be trimmed.
    pub bleed: Length,
    /// Whether crop marks are drawn.
    pub marks: bool,
    /// How many pixels a picture has on an inch of paper at most.
    pub picture_dpi: u32,
}

impl Default for Options {
    /// In colour, trimmed, pictures as fine as a print shop asks for.
    fn default() -> Self {
        Self { grey: false, bleed: Length::ZERO, marks: false, picture_dpi: 300 }
    }
}

/// What a PDF needs beside the pages.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The options in force.
    pub options: Options,
    /// The faces that the pages are set in.
    pub fonts: &'a FontBook,
    /// How the printer is to turn sheets over; `None` leaves it as its owner has set it.
    pub duplex: Option<Duplex>,
    /// Whether there are to be no bytes: only what is wrong is asked for.
    pub only_check: bool,
}

impl<'a> Request<'a> {
    /// Returns what is common: in colour, trimmed, nothing said to the printer.
    pub fn new(fonts: &'a FontBook) -> Self {
        Self { options: Options::default(), fonts, duplex: None, only_check: false }
    }
}

/// How a printer turns sheets over to print on their backs (ISO 32000-1, 12.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duplex {
    /// Not at all: one side of each sheet is printed.
    Simplex,
    /// About the short edge, as a calendar is turned.
    ShortEdge,
    /// About the long edge, as a book is.
    LongEdge,
}

impl Duplex {
    /// Returns its name in the file.
    const fn name(self) -> &'static str {
        match self {
            Self::Simplex => "Simplex",
            Self::ShortEdge => "DuplexFlipShortEdge",
            Self::LongEdge => "DuplexFlipLongEdge",
        }
    }
}

/// Returns the PDF of a book's pages, each on a side of its own.
///
/// The same book and pages give the same bytes with any number of threads.
///
/// # Errors
/// `P001` where a face cannot be embedded; then there are no bytes.
pub fn write(book: &Book, pages: &[Page], request: Request<'_>) -> Warned<Vec<u8>> {
    write_sides(book, pages, &side::singly(pages, request.options), request)
}

/// Returns the PDF of sides on which a book's pages are placed.
///
/// Links, bookmarks and tags lead to where the pages stand.
///
/// # Errors
/// As [`fn@write`].
pub fn write_sides(
    book: &Book,
    pages: &[Page],
    sides: &[PrintedSide],
    request: Request<'_>,
) -> Warned<Vec<u8>> {
    let mut all = Vec::new();
    let drawn = side::drawn(pages, sides);
    let fonts = fonts::Fonts::of(&drawn, request.fonts).take(&mut all);
    let pictures = pictures::Pictures::of(book, &drawn, request).take(&mut all);
    // Nothing that comes after has anything to say.
    if request.only_check || has_errors(&all) {
        return Warned::new(Vec::new(), all);
    }
    let shapes = shapes::Shapes::of(&drawn);
    let tree = tags::Tree::plan(book, finish::leading(book, pages));
    let mappings = side::mappings(pages, sides);
    let context = content::ContentContext {
        pages,
        mappings: &mappings,
        fonts: &fonts,
        pictures: &pictures,
        shapes: &shapes,
        tree: &tree,
        grey: request.options.grey,
    };
    let mut contents = content::all(sides, context);
    let marks = contents.iter_mut().flat_map(|content| std::mem::take(&mut content.marks)).collect();

    let forms = shapes.forms(request.options.grey);
    let skeleton = document::skeleton(&book.metadata.title, &fonts, pictures, forms);
    let mut unfinished = Unfinished::new(book, pages, sides, mappings, skeleton);
    fonts::complete(&fonts, request.fonts, &unfinished.resources, &mut unfinished.document);
    let links = finish::add_links(&mut unfinished, &tree);
    unfinished.add_pages(contents, &links);

    let filled = tree.fill(marks, links.clone(), sides.len());
    let first = unfinished.document.max_id + 1;
    let objects = tags::Objects { sides: &unfinished.objects, links: &links, first };
    let (root, next) = tags::write(&filled, objects, &mut unfinished.written);
    drop(filled);
    unfinished.document.max_id = next - 1;
    unfinished.add_catalog(root, request);
    Warned::new(file::bytes(unfinished.document, unfinished.written), all)
}
