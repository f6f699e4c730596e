//! `Book` to an EPUB 3.3 container.

use crate::config::EpubConfig;
use crate::diagnostic::Warned;
use crate::model::Book;

/// A cover picture, ready to be embedded.
#[derive(Clone, Copy, Debug)]
pub struct CoverImage<'a> {
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// `image/png` or `image/jpeg`.
    pub media_type: &'a str,
}

/// What the EPUB needs beside the book.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// `[epub]`
    pub config: &'a EpubConfig,
    /// The style sheet, safe for old readers.
    pub css: &'a str,
    /// The cover.
    pub cover: CoverImage<'a>,
}

/// Writes the whole container into memory.
pub fn write(_book: &Book, _options: Options<'_>) -> Warned<Vec<u8>> {
    Warned::default()
}
