//! What can be made of a book, and what its outputs share.

use super::own_files::Cover;
use super::series::Run;
use crate::config::Config;
use crate::cover;
use crate::diagnostic::Warned;
use crate::epub::{self, CoverImage};
use crate::font::FontBook;
use crate::model::Book;
use crate::style::Sheets;

/// What can be made of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// `<slug>.epub`
    Epub,
}

impl Output {
    /// Everything, in the order in which it is written.
    pub const ALL: &[Self] = &[Self::Epub];

    /// Returns the file's name.
    pub fn file_name(self, book: &Book) -> String {
        let slug = &book.metadata.slug;
        match self {
            Self::Epub => format!("{slug}.epub"),
        }
    }

    /// Makes the output in memory.
    pub fn make(self, shared: &Shared<'_>) -> Warned<Made> {
        match self {
            Self::Epub => shared.epub(),
        }
    }
}

/// A file that was made, not yet written.
#[derive(Debug, Default)]
pub struct Made {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// How many pages it has; none for what has no pages.
    pub pages: Option<usize>,
}

/// What the outputs of a book share, made once.
#[derive(Debug)]
pub struct Shared<'a> {
    config: &'a Config,
    book: &'a Book,
    sheets: Sheets,
    cover: Cover,
}

/// Makes what the outputs of a book share.
pub fn share<'a>(run: &'a Run, book: &'a Book) -> Warned<Shared<'a>> {
    let style = run.own.style.map(|id| (id, run.sources.get(id).text.as_str()));
    let cover = run.own.cover.clone();
    let cover = cover.unwrap_or_else(|| Cover {
        bytes: cover::png(&book.metadata, &FontBook::new(&[]).value),
        media_type: "image/png",
    });
    Sheets::load(style).map(|sheets| Shared { config: &run.config, book, sheets, cover })
}

impl Shared<'_> {
    fn epub(&self) -> Warned<Made> {
        let mut all = Vec::new();
        let css = self.sheets.epub_css().take(&mut all);
        let options = epub::Options {
            config: &self.config.epub,
            css: &css,
            cover: CoverImage { bytes: &self.cover.bytes, media_type: self.cover.media_type },
            fonts: &[],
            pages: &[],
        };
        let bytes = epub::write(self.book, options).take(&mut all);
        Warned::new(Made { bytes, pages: None }, all)
    }
}
