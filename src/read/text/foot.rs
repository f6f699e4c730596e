//! What stands below a text and says who wrote it and when: a signature, or the line that a page puts there.
//!
//! It stays where it is; the series shows whether its texts are signed, for a name below one text may be another's.

use super::Context;
use super::furniture;
use super::line::{Line, lines};
use super::measures::{FULL_NAME, SIGNED_LINES};
use super::row::without_mark;
use super::sign;
use super::signature;
use super::stamp::{self, Stamp};
use crate::model::{Article, FindingKind};
use crate::read::date::{self, FoundDate, Precision, WrittenDate};

/// So much of the end of each text is looked at, in bytes.
const FOOT: usize = 4096;
/// So many lines below a text may be those of its page.
const STAMPS: usize = 12;

/// A name below a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signed<'a> {
    pub(super) line: Line<'a>,
    pub(super) name: &'a str,
    /// Whether a date or the words that close a letter stand beside it.
    pub(super) certain: bool,
}

/// Returns the last lines of a text that are not blank; each with whether a blank line stands before it.
pub(super) fn last_lines(text: &str, from: usize) -> Vec<(Line<'_>, bool)> {
    let mut start = text.len().saturating_sub(FOOT).max(from);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    // The first of them may be cut.
    if start > from {
        start = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| start + end + 1);
    }
    let all = lines(text, start);
    let all = &all[..furniture::trailing_notes(&all)];
    let blank = |at: usize| at.checked_sub(1).and_then(|before| all.get(before)).is_none_or(Line::is_blank);
    let written = all.iter().enumerate().filter(|(_, line)| !line.is_blank());
    written.map(|(at, line)| (*line, blank(at))).collect()
}

/// Finds the name that signs a text: below it, below its date, or with place and date in one line.
pub(super) fn signed<'a>(last: &[(Line<'a>, bool)]) -> Option<Signed<'a>> {
    let mut dated = false;
    for (at, (line, apart)) in last.iter().enumerate().rev().take(SIGNED_LINES) {
        let text = without_mark(line.text).trim_matches(['_', '*']);
        if furniture::is_known(text) || sign::is_ruling(text) {
            continue;
        }
        if let Some(name) = with_date(text) {
            return Some(Signed { line: *line, name, certain: true });
        }
        if day(text).is_some() {
            dated = true;
            continue;
        }
        let above = at.checked_sub(1).and_then(|above| last.get(above)).map(|(line, _)| line.text);
        let below_date = above.is_some_and(|above| day(without_mark(above)).is_some());
        let closed = above.is_some_and(|above| furniture::is_closing(above) || above.ends_with(','));
        let by_itself = *apart || below_date || closed;
        let name = text.trim_end_matches(['.', ',']);
        let words = name.split_whitespace().count();
        let fits =
            by_itself && line.quoted == 0 && (2..=FULL_NAME).contains(&words) && signature::is_name(text);
        return fits.then_some(Signed { line: *line, name, certain: dated || below_date || closed });
    }
    None
}

/// Reads `— Ann Lee, Leeds, 3 March 1887`.
fn with_date(text: &str) -> Option<&str> {
    let inner = text.trim_start_matches(['—', '–', '-', ' ']);
    let (name, rest) = inner.split_once([',', ';'])?;
    let words = name.split_whitespace().count();
    ((2..=FULL_NAME).contains(&words) && signature::is_name(name) && day(rest.trim()).is_some())
        .then_some(name)
}

fn day(text: &str) -> Option<FoundDate> {
    date::whole_line(text).filter(|found| found.precision() == Precision::Day)
}

/// Finds the line in which a page says below a text who put it there and when.
pub(super) fn stamped<'a>(last: &[(Line<'a>, bool)]) -> Option<(Line<'a>, Stamp<'a>)> {
    let near = last.len().saturating_sub(STAMPS);
    let found = last[near..].iter().find_map(|(line, apart)| {
        Some((*line, stamp::read(line.text).or_else(|| stamp::posted(line.text))?, *apart))
    });
    found
        .filter(|(_, stamp, apart)| stamp.led && *apart && !stamp.names.is_empty())
        .map(|(line, stamp, _)| (line, stamp))
}

/// Takes who wrote a text, and when, from below it where its head does not say; returns the date.
pub(super) fn read<'a>(
    article: &mut Article,
    written: Option<WrittenDate>,
    context: &mut Context<'a>,
) -> Option<WrittenDate> {
    let named = context.input.front_matter.is_some_and(|front| !front.authors.is_empty());
    let open = article.authors.is_empty() && !named;
    if !open && written.is_some() {
        return written;
    }
    let last = last_lines(&context.input.source.text, context.input.start);
    let pattern = context.survey.pattern();
    if let Some((line, stamp)) = stamped(&last).filter(|_| pattern.has_stamps()) {
        let reason = "a line below the text in which its page says who wrote it and when";
        if open {
            context.find(FindingKind::Byline, line.range(), reason);
            article.authors.clone_from(&stamp.names);
        }
        let (text, span) = (line.text.to_owned(), Some(context.span(line.range())));
        return written.or_else(|| {
            let found = stamp.found?;
            context.find(FindingKind::Date, line.range(), reason);
            Some(WrittenDate { text, span, found })
        });
    }
    let signed = signed(&last);
    let Some(signed) = signed.filter(|signed| pattern.signs(signed)) else { return written };
    if open {
        let reason = "a name that signs the article below it; it stays there too";
        context.find(FindingKind::Byline, signed.line.range(), reason);
        article.authors.push(signed.name.to_owned());
    }
    written.or_else(|| {
        let text = without_mark(signed.line.text);
        let at = signed.name.as_ptr() as usize - signed.line.text.as_ptr() as usize + signed.name.len();
        let rest = text.get(at..)?;
        let own = rest.trim_start_matches([',', ';', ' ']);
        let by = at + rest.len() - own.len();
        let mut found = day(own)?;
        found.range = found.range.start + by..found.range.end + by;
        found.place = None;
        let reason = "a date at the foot of the article, beside its signature; it stays there too";
        context.find(FindingKind::Date, signed.line.range(), reason);
        let span = Some(context.span(signed.line.range()));
        Some(WrittenDate { text: signed.line.text.to_owned(), span, found })
    })
}
