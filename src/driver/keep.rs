//! What is kept of a series between two layouts.

use crate::diagnostic::{Diagnostic, Warned, has_errors};
use crate::font::{FontBook, FontFile};
use crate::layout::inline::{KnownWords, Setter};
use crate::layout::{self, Laid, layout_again};
use crate::model::{Book, Metadata};
use crate::style::{self, Cascade, Sheets};
use std::sync::Arc;

/// What is kept: typefaces with what is known of words in them, and the pages of the print edition.
#[derive(Debug, Default)]
pub struct Kept {
    typefaces: Option<Typefaces>,
    pages: Option<Pages>,
}

#[derive(Debug)]
struct Typefaces {
    files: Vec<FontFile>,
    fonts: Arc<FontBook>,
    known: KnownWords,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
struct Pages {
    setting: String,
    cascade: Warned<Arc<Cascade>>,
    laid: Arc<Laid>,
    /// What was noticed while they were laid out.
    noticed: Vec<Diagnostic>,
    /// Whether the book is still the one that was laid out.
    is_current: bool,
}

impl Kept {
    /// Lets the book be another than the one whose pages are kept.
    pub fn outdate(&mut self) {
        if let Some(pages) = &mut self.pages {
            pages.is_current = false;
        }
    }

    /// Returns the typefaces of a series.
    pub fn fonts(&mut self, files: &[FontFile]) -> Warned<Arc<FontBook>> {
        let typefaces = match self.typefaces.take() {
            Some(kept) if same(&kept.files, files) => kept,
            _ => {
                // Faces are called by their places among all: nothing that was set in others can be used again.
                self.pages = None;
                let Warned { value, diagnostics } = FontBook::new(files);
                let (files, known) = (files.to_vec(), KnownWords::default());
                Typefaces { files, fonts: Arc::new(value), known, diagnostics }
            }
        };
        let typefaces = self.typefaces.insert(typefaces);
        Warned::new(typefaces.fonts.clone(), typefaces.diagnostics.clone())
    }

    /// Returns the pages that were last laid out, of a book.
    pub fn last<'a>(&self, book: &'a Book) -> Option<LastPages<'a>> {
        let (pages, typefaces) = (self.pages.as_ref()?, self.typefaces.as_ref()?);
        let pages = LastPages { book, laid: pages.laid.clone(), fonts: typefaces.fonts.clone() };
        Some(pages).filter(|pages| !pages.laid.pages.is_empty())
    }

    /// Lets go of what is known of words, which a further layout would find out anew.
    pub fn forget_words(&mut self) {
        if let Some(typefaces) = &mut self.typefaces {
            typefaces.known = KnownWords::default();
        }
    }

    /// Lays out the print edition; what has not changed since the last time is taken over, unless somebody still
    /// holds the pages.
    pub fn lay_out(&mut self, sheets: &Sheets, print: Print<'_>, book: &Book) -> Warned<Arc<Laid>> {
        let mut all = Vec::new();
        let Print { css, style, options } = print;
        let Metadata { lang, direction, paper, words, .. } = &book.metadata;
        // All that pages depend on beside the sections of the book.
        let setting = format!("{style:?} {options:?} {lang:?} {direction:?} {paper:?} {words:?} {css}");
        let kept = self.pages.as_ref().filter(|kept| kept.setting == setting);
        // Whoever turns pages asks for the same ones again and again.
        if let Some(Pages { laid, noticed, .. }) = kept.filter(|kept| kept.is_current) {
            return Warned::new(laid.clone(), noticed.clone());
        }
        let cascade = match kept {
            Some(kept) => kept.cascade.clone(),
            None => sheets.cascade(style, &book.metadata).map(Arc::new),
        };
        all.extend(cascade.diagnostics.iter().cloned());
        let Some(typefaces) = self.typefaces.as_ref().filter(|_| !has_errors(&all)) else {
            return Warned::new(Arc::default(), all);
        };
        let before = self.pages.take().filter(|kept| kept.setting == setting);
        let before = before.and_then(|kept| Arc::into_inner(kept.laid)).unwrap_or_default();
        let setter = Setter::knowing(&typefaces.fonts, typefaces.known.clone());
        let request = layout::Request { book, cascade: &cascade.value, setter: &setter, options };
        let laid = Arc::new(layout_again(request, before).take(&mut all));
        let noticed = all.clone();
        self.pages = Some(Pages { setting, cascade, laid: laid.clone(), noticed, is_current: true });
        Warned::new(laid, all)
    }
}

/// Pages that were laid out before something went wrong.
#[derive(Clone, Debug)]
pub struct LastPages<'a> {
    /// What stands in them.
    pub book: &'a Book,
    /// The pages.
    pub laid: Arc<Laid>,
    /// The typefaces they are set in.
    pub fonts: Arc<FontBook>,
}

/// How the print edition is styled and laid out.
#[derive(Clone, Copy)]
pub struct Print<'a> {
    /// The text of the user's own style sheet; empty if there is none.
    pub css: &'a str,
    /// How pages are set.
    pub style: &'a style::Options,
    /// Where notes and addresses stand.
    pub options: layout::Options,
}

fn same(one: &[FontFile], other: &[FontFile]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.path == b.path && a.bytes == b.bytes)
}
