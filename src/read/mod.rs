//! Files to articles.

pub mod date;
pub mod encoding;
pub mod files;
pub mod front_matter;
pub mod markdown;
pub mod picture;
pub mod quote_marks;
pub mod text;

use crate::config::Config;
use crate::diagnostic::{Sources, Warned};
use crate::model::{Article, Series};
use std::path::PathBuf;

/// What to read.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// A folder, or files of one series.
    pub inputs: &'a [PathBuf],
    /// The configuration in force.
    pub config: &'a Config,
}

/// Reads a series; every text that was read is added to `sources`.
pub fn read(_request: Request<'_>, _sources: &mut Sources) -> Warned<Series> {
    Warned::default()
}

/// What a reader makes of one file, before front matter and the rest of the series are brought to it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The article; its `date` is not yet set.
    pub article: Article,
    /// The date that was found in the text.
    pub date: Option<date::Written>,
}
