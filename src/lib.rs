//! Turns a series of dated articles into an EPUB, a print book, a booklet and handouts.
//!
//! # From a program
//!
//! ```
//! use chapbook::driver::{Memory, Output, Project, Request};
//!
//! let files = Memory::from_iter([
//!     ("2025-01-06-paper.txt", "A Sheet of Paper\n6 January 2025\n\nPaper has a grain.\n"),
//!     ("2025-02-03-thread.md", "# Thread\n\nPull the thread through *wax*.\n"),
//! ]);
//! let mut project = Project::open(files, Request::default());
//! project.load();
//! let shared = project.share(&[Output::Epub, Output::Pdf]).expect("a book").value;
//! let epub = &Output::Epub.make(&shared).value[0];
//! let pdf = &Output::Pdf.make(&shared).value[0];
//! assert!(epub.bytes.starts_with(b"PK") && pdf.bytes.starts_with(b"%PDF"));
//! ```
//!
//! # How it is built
//!
//! Data flows one way, and each folder is a stage of it:
//!
//! 1. [`read`](read::read) makes a [`model::Series`] of [`files`] on disk or in memory: bytes to text
//!    ([`read::encoding`]), front matter ([`read::front_matter`]), newsletter plain text ([`read::text`])
//!    or Markdown ([`read::markdown`]), dates ([`read::date`]), pictures ([`read::picture`]). What was
//!    inferred, taken off or changed is kept as [`model::Finding`]s.
//! 2. [`assemble`](assemble::assemble) makes a [`model::Book`] of the series: order, what is shared lifted
//!    to the front, contents, ids, links. Both backends start from it and never see source text again.
//! 3. [`style`] reads one style language for both: [`style::Sheets`] gives the EPUB its safe copy and the
//!    layout its [`style::Cascade`].
//! 4. [`layout`](layout::layout) makes [`frame::Page`]s: blocks to leaves, lines
//!    ([`layout::inline`]), pages ([`layout::page::breaking`]), each glyph in its place, with type from
//!    [`font`].
//! 5. The backends write and decide nothing: [`epub`] the book as a container, [`pdf`] and [`raster`] the
//!    pages. [`cover`] makes a page of the book's metadata for both.
//!    [`handout`] makes further books of it for study groups, which go the same way.
//! 6. [`driver`] calls the stages. A [`driver::Project`] is a series that was opened: it makes the book, and with
//!    [`driver::Shared`] the pages and the bytes of each [`driver::Output`]. Given changes
//!    ([`driver::Project::update`]) it makes the same as one opened anew, but reads again only the articles that
//!    have changed ([`read::KeptReadings`]) and lays out again only the sections that have
//!    ([`layout::layout_again`]). It neither prints nor writes a file.
//!    [`desk`] shows a project in a browser: a request becomes an answer, and whoever listens sends it.
//!    [`import`](import::import) makes a series of an export that holds many articles, and gives away its files.
//!    `fetch` (a feature, on unless it is left out) gets the pictures that articles show from the web. No other room
//!    uses the network.
//! 7. [`cli`] is the command around it. Only it touches the terminal, the environment, the clock and the exit
//!    code. [`web`] is what a web page has in its place.
//!
//! Beside the stages stand [`config`] (what `chapbook.toml` says), [`lang`] (all that depends on a
//! language, one file each), [`limits`] (what untrusted pictures and typefaces may cost), [`files`] (the
//! only room that opens files, and refuses links that lead out of a series), [`carried`] (typefaces and patterns,
//! in a web page), [`diagnostic`] (what is wrong, where, and what to do about it), [`mod@unit`] (exact lengths) and
//! [`num`] (the one place where a number becomes one of another kind). Which room may import which is held by `tests/imports.rs`.
//!
//! # What always holds
//!
//! - The same input gives the same bytes, with any number of threads: no clock, no randomness, no order of
//!   hashing reaches an output.
//! - Nothing is lost: every word of a source is in every output, in order, or in a [`model::Finding`].
//! - A mistake of the author is a [`diagnostic::Diagnostic`], many in a run; nothing panics on input.
//! - Input is not trusted: no path leads out of the series, no script reaches an output.
//!
//! # Words and their one meaning
//!
//! | word | meaning |
//! |---|---|
//! | masthead | the lines above everything on an article: the publication's name and what goes with it |
//! | epigraph | a quotation that stands before a text; its *attribution* says whose it is |
//! | series note | what ties an article to its series, or leads into it |
//! | dateline | the line that bears an article's date |
//! | furniture | lines of a web page that are not text |
//! | front, body and back matter | what stands before the text, the text, what stands after it |
//! | measure | the width of a line of text |
//! | leading | the distance from baseline to baseline |
//! | box, glue, penalty, stretch, shrink, badness, demerits, tolerance | as in TeX |
//! | grid | the baselines on which all lines of the main region stand |
//! | leaf (of a section) | a piece of a section that is not divided into other blocks |
//! | widow, orphan | the last line of a paragraph by itself at a head, the first by itself at a foot |
//! | runt | a last line that is a short word or a part of one |
//! | region, frame | a space of the page to be filled, and what filled it |
//! | folio | a printed page number; a [`frame::PageIndex`] is the 0-based place of a page |
//! | recto, verso | the front and the back of a leaf of paper |
//! | head, foot, inner, outer | the sides of a page before it is known to be recto or verso |
//! | sheet, sheet side | a piece of paper that goes through the printer, and its front or back |
//! | bifolium | a sheet, or a half of one that is cut, folded once: two leaves, four pages |
//! | signature | bifolia folded together |
//! | creep | how far the inner bifolia of a signature stand out beyond the outer ones |
//! | blank | a place for a page where none is printed |
//! | manifest item, spine item, nav entry, landmark | as in EPUB 3.3 |
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod assemble;
pub mod carried;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod config;
pub mod cover;
pub mod desk;
pub mod diagnostic;
pub mod driver;
pub mod epub;
#[cfg(all(feature = "fetch", not(target_arch = "wasm32")))]
pub mod fetch;
pub mod files;
pub mod font;
pub mod frame;
pub mod guide;
pub mod handout;
pub mod import;
pub mod impose;
pub mod lang;
pub mod layout;
pub mod limits;
pub mod model;
pub mod num;
pub mod pdf;
pub mod proof;
pub mod raster;
pub mod read;
pub mod resample;
pub mod style;
pub mod typefaces;
pub mod unit;
pub mod web;
