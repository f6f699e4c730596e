//! CSS to computed styles and page geometry, and the EPUB's safe copy.
//!
//! One style language serves both editions. `styles/book.css` says how things look, in relative lengths;
//! `styles/print.css` adds what only paper has; the user's own `style` comes last. [`Sheets`] reads all
//! three. [`Sheets::epub_css`] writes what old readers bear.

mod computed;
mod element;
mod epub;
mod report;
mod selector;
mod syntax;
mod value;

pub use computed::{
    Align, BlockBox, Border, BorderLine, Break, Caps, CellSide, Color, ComputedStyle, CounterStyle,
    Decoration, Display, Edges, Extent, Family, FigureSpacing, Figures, Font, HyphenLimits, Hyphens,
    InlineBox, Marker, Text, Transform, WhiteSpace,
};
pub use element::{CLASSES, Class, Classes, Element, Name, Sibling, siblings};

use crate::diagnostic::{SourceId, Warned};
use report::Report;
use syntax::Sheet;

/// How everything looks in both editions.
const BOOK_CSS: &str = include_str!("../../styles/book.css");

/// The style sheets of a run, read.
#[derive(Clone, Debug)]
pub struct Sheets {
    book: Sheet,
    user: Sheet,
}

impl Sheets {
    /// Reads our own sheets and the user's, which has the last word.
    ///
    /// Reports what is no CSS and what neither edition can honour; what only one of them honours is
    /// reported where that edition's styles are made.
    pub fn load(user: Option<(SourceId, &str)>) -> Warned<Self> {
        let mut report = Report::default();
        let mut own = Report::default();
        let book = syntax::parse(SourceId::default(), BOOK_CSS, &mut own);
        let user = user.map(|(source, css)| syntax::parse(source, css, &mut report)).unwrap_or_default();
        debug_assert!(own.finish().is_empty(), "our own sheets are honoured as a whole");
        Warned::new(Self { book, user }, report.finish())
    }

    /// Writes the EPUB's sheet: ours and the user's, as far as old readers bear them.
    pub fn epub_css(&self) -> Warned<String> {
        let mut report = Report::default();
        let mut css = epub::write(&self.book, |_| true, &mut Report::default());
        css.push_str(&epub::write(&self.user, |_| false, &mut report));
        Warned::new(css, report.finish())
    }
}

/// Returns the copy of a style sheet that old readers bear; everything removed is a diagnostic.
///
/// What it returns passes unchanged: `safe_copy(safe_copy(css)) == safe_copy(css)`.
pub fn safe_copy(source: SourceId, css: &str) -> Warned<String> {
    let mut report = Report::default();
    let sheet = syntax::parse(source, css, &mut report);
    let css = epub::write(&sheet, |_| false, &mut report);
    Warned::new(css, report.finish())
}
