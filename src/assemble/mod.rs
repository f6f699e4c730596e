//! Articles to a book: order, what is shared lifted to the front, notes numbered, ids.

use crate::config::Config;
use crate::diagnostic::{Sources, Warned};
use crate::model::{Book, Series};

/// What assembly needs beside the series.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The configuration in force.
    pub config: &'a Config,
    /// The texts, for messages that compare places.
    pub sources: &'a Sources,
    /// `SOURCE_DATE_EPOCH`, in seconds, where it is set.
    pub source_date_epoch: Option<i64>,
}

/// Assembles the book.
pub fn assemble(_series: Series, _options: Options<'_>) -> Warned<Book> {
    Warned::default()
}
