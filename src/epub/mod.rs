//! `Book` to an EPUB 3.3 container.
//!
//! epub-builder makes the container of the files written here; a finishing pass then says what it
//! cannot. The bytes depend only on the book and the options.
//!
//! # Where the rules of EPUB Accessibility 1.1 are kept
//!
//! epubcheck and Ace try what a machine can, in `tests/run`.
//!
//! | part | rule | kept by |
//! |---|---|---|
//! | discovery | metadata: modes, features, hazards, summary | `metadata` |
//! | WCAG | structure, headings, language, names of links | `xhtml`; Ace, and a browser for contrast and reflow |
//! | WCAG | words for pictures | the author's duty; the metadata say what is lacking |
//! | page navigation | pages of the printed book: list, breaks, source | `nav`, `xhtml`, `metadata`; `tests/validators/reading.py` |
//! | media overlays | playback | not applicable: nothing is spoken |
//! | reporting | only the publisher can claim conformance | `conforms-to`; `tests/epub.rs` |
//! | distribution | nothing is taken away | no encryption; fonts are not obfuscated |

mod container;
mod cover;
mod finish;
mod metadata;
mod names;
mod nav;
mod options;
mod xhtml;
mod xml;

pub use options::Options;

use crate::diagnostic::{Diagnostic, Warned};
use crate::model::{Book, NodeId, SectionIndex, SectionKind};
use crate::proof::{self, Fault};
use xhtml::SectionFile;

/// A cover picture, ready to be embedded.
#[derive(Clone, Copy, Debug)]
pub struct CoverImage<'a> {
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// `image/png` or `image/jpeg`.
    pub media_type: &'a str,
}

/// A typeface to embed, cut down to the characters that the book uses.
#[derive(Clone, Copy, Debug)]
pub struct EmbeddedFont<'a> {
    /// The family, as the style sheet names it.
    pub family: &'a str,
    /// `normal` or `italic`.
    pub style: &'a str,
    /// 100 to 900; 400 is regular.
    pub weight: u16,
    /// The OpenType file's bytes.
    pub bytes: &'a [u8],
    /// The name of its file, in ASCII.
    pub file_name: &'a str,
}

/// Where a page of the printed book begins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageBreak {
    /// The place.
    pub start: PageStart,
    /// Its folio.
    pub label: String,
}

/// What a page of the printed book begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageStart {
    /// The contents: their heading, or the entry for a section.
    Contents(Option<SectionIndex>),
    /// The text: a node, and the byte of its own text before which the page begins; 0 for one without text.
    Text(NodeId, u32),
}

/// What the EPUB needs beside the book.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The options in force.
    pub options: &'a Options,
    /// The style sheet, safe for old readers.
    pub css: &'a str,
    /// The cover.
    pub cover: CoverImage<'a>,
    /// Typefaces to embed, the first of the family of the text. `None` leaves the choice to the reader.
    pub fonts: &'a [EmbeddedFont<'a>],
    /// Where the pages of the printed book begin, sorted by where that is. Empty if it has no pages.
    pub pages: &'a [PageBreak],
}

/// Writes the whole container into memory.
///
/// # Errors
/// `E001` if the container could not be made, `E010` if its texts do not hold the whole book; then the bytes are empty.
pub fn write(book: &Book, request: Request<'_>) -> Warned<Vec<u8>> {
    let files = xhtml::sections(book, request);
    let errors = errors(&files);
    if !errors.is_empty() {
        return Warned::new(Vec::new(), errors);
    }
    let pages = xhtml::placed(book, &files, request.pages);
    let facts = metadata::MetadataInput {
        book,
        options: request.options,
        files: &files,
        has_pages: !pages.is_empty(),
    };
    let parts = finish::Replacements {
        book: &book.metadata,
        metadata: metadata::element(facts),
        nav: nav::document(book, &pages, request.pages),
        nav_place: nav_place(book),
        depth: nav::levels(book).into_iter().flatten().max().unwrap_or(1),
    };
    let made = container::build(book, request, &files)
        .map_err(|error| error.to_string())
        .and_then(|draft| finish::complete(&draft, &parts).map_err(|error| error.to_string()));
    match made {
        Ok(bytes) => Warned::clean(bytes),
        Err(error) => {
            let failure = Diagnostic::error("E001", format!("the EPUB could not be put together: {error}"));
            Warned::new(Vec::new(), vec![failure])
        }
    }
}

/// Returns what [`fn@write`] would find wrong with a book, without putting a container together.
pub fn check(book: &Book, request: Request<'_>) -> Vec<Diagnostic> {
    errors(&xhtml::sections(book, request))
}

fn errors(files: &[SectionFile]) -> Vec<Diagnostic> {
    let faults: Vec<Fault> = files.iter().flat_map(|file| file.faults.clone()).collect();
    proof::report("E010", &faults)
}

/// Returns how many files stand before the contents in the reading order: the cover page and the
/// sections before it.
fn nav_place(book: &Book) -> Option<usize> {
    book.sections.iter().position(|section| section.kind == SectionKind::Contents).map(|place| place + 1)
}
