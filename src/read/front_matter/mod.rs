//! YAML, TOML and JSON before an article, as Jekyll, Hugo and Zola write them.
//!
//! Keys are compared without case, `-` and `_`, as Hugo does; those that are not known here are the site's
//! business and ignored. What Zola keeps under `[extra]` and `[taxonomies]`, and Hugo under `[params]`, counts
//! as if it stood at the top.

mod fields;
mod gutenberg;
mod lektor;
mod lines;
mod module;
mod split;
#[cfg(test)]
mod tests;
mod value;

pub use fields::{find, no_date, words};
pub use gutenberg::{is_mark, is_of_makers, of_gutenberg};
pub use lektor::{is_lektor, of_lektor};
pub use module::of_module;
pub use split::{Keys, header, keys, split};
pub use value::{NamedValues, Spanned, Value};

use crate::diagnostic::Span;
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
    /// Whether it is a drawing of Excalidraw in an Obsidian vault, which is no article.
    pub drawing: bool,
    /// Whether the text is the points of an outline, as Logseq keeps pages.
    pub outline: bool,
    /// Its language.
    pub lang: Given<Lang>,
    /// Labels to choose by.
    pub tags: Vec<String>,
    /// The end of its id.
    pub slug: Given<String>,
    /// Other names that links call it by, and addresses it had before.
    pub aliases: Vec<String>,
    /// Its path or address on the site.
    pub url: Given<String>,
    /// Where it was first published.
    pub origin: Given<String>,
    /// A lead picture's address and alt text, if one is named.
    pub image: Option<(String, Alt, Span)>,
}
