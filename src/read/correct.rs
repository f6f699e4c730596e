//! Corrections: what whoever edits a series says of its articles.
//!
//! A correction names lines of a plain text by their words, so that it stays right when lines come or go above them. One
//! whose words are no longer there is reported, and changes nothing. A title, subtitle, date or author can be given as
//! well: the file of another program has no line in which it could be put right.

use super::date;
use super::front_matter::FrontMatter;
use super::load::Loaded;
use super::{Options, Request};
use crate::diagnostic::{Diagnostic, Placed, Sources, Span, nearest};
use crate::model::SourceFormat;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

pub(super) const REASON: &str = "`[[correct]]` in the configuration says so";

/// What somebody says of an article: an entry of `[[correct]]`. What is `None` was not given.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The file, relative to the series' folder.
    pub article: Option<Placed<String>>,
    /// How the first line begins, or all of it.
    pub from: Option<Placed<String>>,
    /// How the last line begins; it is the first, if `None`.
    pub to: Option<String>,
    /// Which of the lines that begin so is the first, from 1.
    pub nth: u32,
    /// What they are.
    pub is: Option<PassageKind>,
    /// What is given in their place: the title, subtitle, date or author.
    pub value: Option<Placed<String>>,
}

impl Default for Correction {
    fn default() -> Self {
        Self { article: None, from: None, to: None, nth: 1, is: None, value: None }
    }
}

/// What a line can be said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// The title, or a line of it.
    Title,
    /// The subtitle.
    Subtitle,
    /// The line with the date.
    Date,
    /// Who wrote it.
    Author,
    /// A heading over the title that stands over others too.
    Kicker,
    /// A quotation before the text.
    Epigraph,
    /// Who is quoted, below a quotation.
    Attribution,
    /// A heading within the text.
    Heading,
    /// A quotation set off.
    Quotation,
    /// A note to the text.
    Note,
    /// No text: it is taken off.
    Furniture,
    /// No furniture: it is read as any other line.
    Kept,
    /// A paragraph of the text, and nothing else.
    Text,
}

impl PassageKind {
    /// Each with its word in the configuration.
    pub const ALL: [(&str, Self); 13] = [
        ("title", Self::Title),
        ("subtitle", Self::Subtitle),
        ("date", Self::Date),
        ("author", Self::Author),
        ("kicker", Self::Kicker),
        ("epigraph", Self::Epigraph),
        ("attribution", Self::Attribution),
        ("heading", Self::Heading),
        ("quotation", Self::Quotation),
        ("note", Self::Note),
        ("furniture", Self::Furniture),
        ("not-furniture", Self::Kept),
        ("text", Self::Text),
    ];

    /// Tells whether it can be given without a line that says it.
    pub fn can_be_given(self) -> bool {
        matches!(self, Self::Title | Self::Subtitle | Self::Date | Self::Author)
    }

    /// Returns its word in the configuration.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

impl Correction {
    /// Tells whether it is about a file.
    pub fn is_of(&self, path: &Path) -> bool {
        let shown = path.to_string_lossy().replace('\\', "/");
        self.article.as_ref().is_some_and(|article| {
            article.value.replace('\\', "/").trim_start_matches("./") == shown.trim_start_matches("./")
        })
    }

    /// Finds the lines in a text, from the first byte of the first to the end of the last; `None` if they are not there.
    pub fn place(&self, text: &str) -> Option<Range<usize>> {
        let from = self.from.as_ref()?;
        let nth = usize::try_from(self.nth).ok()?.checked_sub(1)?;
        let first = begins(text, &from.value).nth(nth)?;
        match &self.to {
            None => Some(first),
            // The last line may be the first.
            Some(to) => Some(first.start..begins(text, to).find(|line| line.start >= first.start)?.end),
        }
    }
}

/// Returns the lines of a text that begin with these words.
pub fn begins<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let leads = move |line: &Range<usize>| {
        let mut own = text.get(line.clone()).unwrap_or_default().split_whitespace();
        let mut asked = words.split_whitespace();
        asked.clone().next().is_some() && asked.all(|word| own.next() == Some(word))
    };
    lines(text).filter(leads)
}

/// Cuts a text into lines as the reader does, each without its end.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(['\n', '\r', '\u{c}']).map(move |line| {
        let from = line.as_ptr() as usize - text.as_ptr() as usize;
        from..from + line.len()
    })
}

/// Lays what is given of articles over their front matter, as if it stood there.
pub(super) fn lay_over(files: &mut [Arc<Loaded>], corrections: &[Correction]) {
    for own in corrections {
        let (Some(kind), Some(given)) = (own.is, &own.value) else { continue };
        for file in files.iter_mut().filter(|file| own.is_of(&file.entry.shown)) {
            // It has no place in the file.
            let place = Span::new(file.id, 0, 0);
            let file = Arc::make_mut(file);
            let front = file.front_matter.get_or_insert_with(FrontMatter::default);
            let given = (given.value.clone(), place);
            match kind {
                PassageKind::Title => front.title = Some(given),
                PassageKind::Subtitle => front.subtitle = Some(given),
                PassageKind::Date if is_date(&given.0) => front.date = Some(given),
                PassageKind::Author => front.authors = vec![given],
                _ => {}
            }
        }
    }
}

/// Tells whether words can be given as a date.
pub fn is_date(words: &str) -> bool {
    date::whole_line(words).or_else(|| date::find(words)).is_some()
}

/// Tells whether a line of a text can be said to be its date: it may be that of some days or months, too.
pub fn is_line_of_date(line: &str) -> bool {
    is_date(line) || date::period(line).is_some()
}

/// Reports corrections of files and lines that are not there.
pub(super) fn report(files: &[Arc<Loaded>], request: Request<'_>, sources: &Sources) -> Vec<Diagnostic> {
    let Options { correct, .. } = request.options;
    correct.iter().filter_map(|own| unfit(own, files, sources)).collect()
}

/// Says why a correction changes nothing; `None` if it does.
fn unfit(own: &Correction, files: &[Arc<Loaded>], sources: &Sources) -> Option<Diagnostic> {
    let article = own.article.as_ref()?;
    let at = |diagnostic: Diagnostic, span| match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    };
    let Some(file) = files.iter().find(|file| own.is_of(&file.entry.shown)) else {
        let names: Vec<String> =
            files.iter().map(|file| file.entry.shown.to_string_lossy().into_owned()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let hint = match nearest(&article.value, &names) {
            Some(name) => format!("write `article = \"{name}\"`"),
            None => "write the article's file as its folder has it, or remove this `[[correct]]`".to_owned(),
        };
        let message = format!("there is no article `{}` to correct", article.value);
        return Some(at(Diagnostic::warning("R024", message).hint(hint), article.span));
    };
    if let Some(given) = &own.value {
        if own.is != Some(PassageKind::Date) || is_date(&given.value) {
            return None;
        }
        let message = format!("`{}`, which `[[correct]]` gives as a date, is none", given.value);
        let hint = "write the day as in `6 January 2025` or `2025-01-06`";
        return Some(at(Diagnostic::warning("R026", message).hint(hint), given.span));
    }
    let from = own.from.as_ref()?;
    if file.entry.format == SourceFormat::Markdown && file.entry.foreign.is_some() {
        let message =
            format!("the lines of `{}` cannot be corrected: another program wrote it", article.value);
        let hint = match own.is.filter(|kind| kind.can_be_given()) {
            Some(_) => "write `value`, and what is right, in place of `from`",
            None => "change it in that program, and remove this `[[correct]]`",
        };
        return Some(at(Diagnostic::warning("R024", message).hint(hint), article.span));
    }
    if file.entry.format == SourceFormat::Markdown {
        let message = format!("`{}` is Markdown, in which marks say what a line is", article.value);
        let hint = "mark the line in the article itself, such as `# Title` or `> quotation`, or write `title:` and `date:` \
                    in its front matter; then remove this `[[correct]]`";
        return Some(at(Diagnostic::warning("R024", message).hint(hint), article.span));
    }
    if own.place(&sources.get(file.id).text).is_some() {
        return None;
    }
    let message = match &own.to {
        Some(to) => format!(
            "no lines of `{}` from one that begins with “{}” to one that begins with “{to}”",
            article.value, from.value
        ),
        None => format!("no line of `{}` begins with “{}”", article.value, from.value),
    };
    let hint = "the text has changed since: write how the line begins now, or remove this `[[correct]]`";
    Some(at(Diagnostic::warning("R025", message).hint(hint), from.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(from: &str, to: Option<&str>, nth: u32) -> Correction {
        Correction {
            from: Some(Placed::nowhere(from.into())),
            to: to.map(str::to_owned),
            nth,
            ..Correction::default()
        }
    }

    #[test]
    fn lines_are_found_by_how_they_begin_wherever_they_stand() {
        let text = "The  Mill\r\nat noon\n\nThe Mill, again\n";
        let words = |own: Correction| own.place(text).map(|range| &text[range]);
        assert_eq!(words(placed("The Mill", None, 1)), Some("The  Mill"));
        assert_eq!(words(placed("at", None, 1)), Some("at noon"));
        assert_eq!(words(placed("The", Some("at noon"), 1)), Some("The  Mill\r\nat noon"));
        assert_eq!(words(placed("The", None, 2)), Some("The Mill, again"));
        // Near misses: a part of a word, another case, a third line, a last line above the first, no words.
        for own in [
            placed("The Mi", None, 1),
            placed("the mill", None, 1),
            placed("The", None, 3),
            placed("The Mill,", Some("at"), 1),
            placed(" ", None, 1),
            placed("The", None, 0),
        ] {
            assert_eq!(words(own.clone()), None, "{own:?}");
        }
    }
}
