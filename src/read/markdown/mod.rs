//! CommonMark to an article.

use super::Reading;
use super::front_matter::FrontMatter;
use crate::config::Config;
use crate::diagnostic::{Source, SourceId, Warned};
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
    pub config: &'a Config,
    /// The language of the article: its own, the series', or English.
    pub lang: &'a Lang,
}

/// Reads one Markdown file; pictures are left as addresses, links as [`crate::model::Target::Unresolved`].
pub fn read(_input: Input<'_>) -> Warned<Reading> {
    Warned::default()
}
