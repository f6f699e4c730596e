//! What a reader is given.

use super::Options;
use super::front_matter::FrontMatter;
use crate::diagnostic::{Source, SourceId};
use crate::model::Lang;

/// What a reader is given of one file.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The file's id.
    pub id: SourceId,
    /// Its path and decoded text.
    pub source: &'a Source,
    /// Where the text begins after front matter, in bytes.
    pub start: usize,
    /// Its front matter; what it says is set on the article by the caller, and wins.
    pub front_matter: Option<&'a FrontMatter>,
    /// The configuration in force.
    pub options: &'a Options,
    /// The language of the article: its own, the series', or English.
    pub lang: &'a Lang,
}
