//! YAML and TOML before an article.

use crate::diagnostic::{SourceId, Span, Warned};
use crate::model::{Alt, Lang};

/// A value with its place.
pub type Given<T> = Option<(T, Span)>;

/// What an author says of an article before it begins; each wins over what is inferred.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// The title.
    pub title: Given<String>,
    /// The subtitle.
    pub subtitle: Given<String>,
    /// The date as written, of any shape that sites use.
    pub date: Given<String>,
    /// Who wrote it.
    pub authors: Vec<(String, Span)>,
    /// What it is about.
    pub description: Given<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Its language.
    pub lang: Given<Lang>,
    /// Labels to choose by.
    pub tags: Vec<String>,
    /// The end of its id.
    pub slug: Given<String>,
    /// Its path or address on the site.
    pub url: Given<String>,
    /// Where it was first published.
    pub origin: Given<String>,
    /// A lead picture's address and alt text, if one is named.
    pub image: Option<(String, Alt, Span)>,
}

/// Splits front matter from the text; the number is the byte at which the text begins.
pub fn split(_source: SourceId, _text: &str) -> Warned<(Option<FrontMatter>, usize)> {
    Warned::default()
}
