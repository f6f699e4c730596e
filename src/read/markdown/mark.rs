//! What a line by the title says of the text: who wrote it, when, and what notebooks note of it.

use crate::diagnostic::Span;
use crate::read::byline;
use crate::read::date::{self, WrittenDate};
use crate::read::text::about;

/// What a line by the title is.
#[derive(Clone)]
pub(super) enum TitleMark {
    Date(WrittenDate),
    Byline(Vec<String>),
    /// What notebooks note of a page: `Status: published`.
    Property,
}

/// The names of such properties, in lower case.
const PROPERTIES: [&str; 14] = [
    "tags",
    "tag",
    "status",
    "category",
    "categories",
    "type",
    "property",
    "url",
    "slug",
    "last edited",
    "last edited time",
    "last edited by",
    "created by",
    "updated",
];

impl TitleMark {
    /// Reads a line, or a byline and a date in one: `By Henrietta Olds, January 2018`.
    pub(super) fn all_of(text: &str, span: Span) -> Option<Vec<Self>> {
        let divided = [", ", " on ", " – ", " — ", " - "].iter().find_map(|sign| {
            let (names, date) = text.match_indices(sign).find_map(|(at, _)| {
                let date = text.get(at + sign.len()..).filter(|rest| date::whole_line(rest).is_some())?;
                Some((text.get(..at)?, date))
            })?;
            Some(vec![Self::of(names, span)?, Self::of(date, span)?])
        });
        divided.or_else(|| Some(vec![Self::of(text, span)?]))
    }

    /// Reads a line that says only things about the text, as one of plain text or of a page.
    pub(super) fn about(text: &str, span: Span) -> Option<Vec<Self>> {
        let said = about(text)?;
        let text = said.date?;
        let found = date::whole_line(&text)?;
        let names = Some(said.authors).filter(|names| !names.is_empty()).map(Self::Byline);
        Some(names.into_iter().chain([Self::Date(WrittenDate { text, span: Some(span), found })]).collect())
    }

    pub(super) fn of(text: &str, span: Span) -> Option<Self> {
        if let Some(found) = date::whole_line(text) {
            return Some(Self::Date(WrittenDate { text: text.to_owned(), span: Some(span), found }));
        }
        let property = || {
            let (key, value) = text.split_once(':')?;
            let known = PROPERTIES.contains(&key.trim().to_lowercase().as_str());
            (known && !value.trim().is_empty()).then_some(Self::Property)
        };
        names_in(text).map(Self::Byline).or_else(property)
    }
}

/// Returns the names of a byline.
pub(super) fn names_in(text: &str) -> Option<Vec<String>> {
    let names = byline::split_names(byline::after_by(text)?);
    let is_name = |name: &String| {
        let count = name.split_whitespace().count();
        (1..=6).contains(&count)
            && name.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
            && !name.ends_with(['!', '?', ':', ';'])
            && !(name.ends_with('.') && count > 4)
    };
    (!names.is_empty() && names.iter().all(is_name)).then_some(names)
}
