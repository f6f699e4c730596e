//! The tool's own words, by language.
//!
//! A language is here only when every phrase is; any other is served in English. Where a number or a name
//! would bend the words around it, the phrase is a label with a colon, so that no grammar is needed.

mod booklet;
mod handouts;
mod languages;

pub use booklet::{Booklet, booklet};
pub use handouts::{Handouts, handouts};

#[cfg(test)]
mod tests;

/// Everything that the tool itself says in a book, in one language.
///
/// `{}` stands for what [`fill`] puts in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrases {
    /// The table of contents.
    pub contents: &'static str,
    /// Notes to the text.
    pub notes: &'static str,
    /// The cover.
    pub cover: &'static str,
    /// The page with the title of the whole.
    pub title_page: &'static str,
    /// The page that says who publishes the book and how it was made.
    pub imprint: &'static str,
    /// A quotation that stands before a text.
    pub epigraph: &'static str,
    /// What somebody says before the text begins.
    pub foreword: &'static str,
    /// How the book was made, at its end.
    pub colophon: &'static str,
    /// A division of the book.
    pub part: &'static str,
    /// Where the text begins, as a place to go to.
    pub beginning: &'static str,
    /// The places to go to: cover, contents, beginning.
    pub landmarks: &'static str,
    /// The pages of the print edition, as a list.
    pub pages: &'static str,
    /// The articles arranged by year.
    pub by_year: &'static str,
    /// Articles without a date.
    pub undated: &'static str,
    /// Addresses listed at an article's end.
    pub links: &'static str,
    /// A page by its number, in full.
    pub page: &'static str,
    /// A page by its number, as a reference in brackets.
    pub see_page: &'static str,
    /// A note by its number.
    pub note: &'static str,
    /// The way from a note to the place it belongs to.
    pub back_to_text: &'static str,
    /// Where an article was first published.
    pub source: &'static str,
    /// How many articles there are.
    pub articles: &'static str,
    /// The licence.
    pub licence: &'static str,
    /// The edition.
    pub edition: &'static str,
    /// The program that made the book.
    pub made_with: &'static str,
    /// The typefaces.
    pub typefaces: &'static str,
    /// The fingerprint of the text that the book was made from.
    pub fingerprint: &'static str,
    /// Stands for a picture that is not to be had.
    pub picture_missing: &'static str,
    /// Stands before the title of a film that paper cannot show.
    pub video: &'static str,
    /// What the book offers to readers who do not see it.
    pub accessibility: &'static str,
}

/// Returns the phrases of a BCP 47 language tag: of the whole tag, of its primary language, or English.
pub fn of(tag: &str) -> &'static Phrases {
    let primary = tag.split('-').next().unwrap_or(tag);
    languages::ALL
        .iter()
        .find(|(language, _)| *language == tag)
        .or_else(|| languages::ALL.iter().find(|(language, _)| *language == primary))
        .map_or(&languages::EN, |(_, phrases)| phrases)
}

/// Returns a phrase with `value` in the place of its `{}`.
pub fn fill(phrase: &str, value: impl std::fmt::Display) -> String {
    phrase.replacen("{}", &value.to_string(), 1)
}
