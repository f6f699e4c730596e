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

/// So much of the end of each text is looked at, in bytes: notes stand below a name too, and may be as long as the text.
const FOOT: usize = 16_384;
/// So many lines a postscript has at the most.
const POSTSCRIPT: usize = 60;
/// So many lines below a text may be those of its page.
const STAMPS: usize = 40;

/// What speaks for a name below a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignedBy {
    /// A date or the words that close a letter stand beside it.
    Beside,
    /// It is a name of two words or more by itself.
    Name,
    /// It is a word or two in capitals, the first letters of a name, or one word below those that close a letter.
    PenName,
}

/// A name below a text.
#[derive(Clone, Debug)]
pub(super) struct Signed<'a> {
    pub(super) line: Line<'a>,
    pub(super) name: &'a str,
    pub(super) by: SignedBy,
    /// The day that stands beside it.
    day: Option<(Line<'a>, FoundDate)>,
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
    let last = without_postscript(without_remark(last));
    let mut dated = None;
    for (at, (line, apart)) in last.iter().enumerate().rev().take(SIGNED_LINES) {
        let text = without_mark(line.text).trim_matches(['_', '*']);
        if furniture::is_known(text) || sign::is_ruling(text) {
            continue;
        }
        let below_name = at
            .checked_sub(1)
            .and_then(|above| last.get(above))
            .is_some_and(|(above, _)| is_pen_name(above.text));
        // `JOHN DOLE. / Long Wharf, 3 May 1903.`
        if let Some((name, found)) = with_date(text).filter(|_| !below_name) {
            return Some(Signed { line: *line, name, by: SignedBy::Beside, day: Some((*line, found)) });
        }
        if let Some(found) = day(line.text) {
            dated = Some((*line, found));
            continue;
        }
        let above = at.checked_sub(1).and_then(|above| last.get(above));
        // `G. H. B.` and below it `Leeds.`
        if !apart && above.is_some_and(|(above, apart)| *apart && is_pen_name(above.text)) {
            continue;
        }
        let day_above = above.and_then(|(above, _)| Some((*above, day(above.text)?)));
        let above = above.map(|(line, _)| line.text);
        let closed = above.is_some_and(|above| furniture::is_closing(above) || above.ends_with(','));
        let by_itself = *apart || day_above.is_some() || closed;
        if !by_itself || line.quoted > 0 {
            return None;
        }
        let beside = dated.is_some() || day_above.is_some() || closed;
        let name = if signature::is_monogram(text) { text } else { text.trim_end_matches(['.', ',']) };
        let full = (2..=FULL_NAME).contains(&name.split_whitespace().count()) && signature::is_name(text);
        let by = match full {
            _ if is_pen_name(text) && !(full && beside) => SignedBy::PenName,
            true if beside => SignedBy::Beside,
            true => SignedBy::Name,
            false if closed && signature::is_name(text) => SignedBy::PenName,
            false => return None,
        };
        return Some(Signed { line: *line, name, by, day: dated.or(day_above) });
    }
    None
}

/// Leaves out what an editor says in brackets below a text.
fn without_remark<'s, 'a>(last: &'s [(Line<'a>, bool)]) -> &'s [(Line<'a>, bool)] {
    let ends = last.last().is_some_and(|(line, _)| line.text.ends_with(']'));
    let begins = |(line, apart): &(Line<'_>, bool)| *apart && line.text.starts_with('[');
    let start = last.iter().rposition(begins).filter(|_| ends);
    start.and_then(|start| last.get(..start)).unwrap_or(last)
}

/// Leaves out what a letter adds below its signature.
fn without_postscript<'s, 'a>(last: &'s [(Line<'a>, bool)]) -> &'s [(Line<'a>, bool)] {
    let begins = |(line, apart): &(Line<'_>, bool)| *apart && signature::is_postscript(line.text);
    let start = last.iter().rposition(begins).filter(|start| last.len() - start <= POSTSCRIPT);
    start.and_then(|start| last.get(..start)).unwrap_or(last)
}

/// Tells whether a line may be a pen name: in capitals, or the first letters of a name.
fn is_pen_name(text: &str) -> bool {
    sign::is_capitals(text) && signature::is_name(text) || signature::is_monogram(text)
}

/// Reads `— Ann Lee, Leeds, 3 March 1887`; the bytes of the date are those in the line.
fn with_date(text: &str) -> Option<(&str, FoundDate)> {
    let inner = text.trim_start_matches(['—', '–', '-', ' ']);
    let (name, rest) = inner.split_once([',', ';'])?;
    let words = name.split_whitespace().count();
    let mut found = day(rest.trim())?;
    let by = rest.trim().as_ptr() as usize - text.as_ptr() as usize;
    found.range = found.range.start + by..found.range.end + by;
    found.place = None;
    ((2..=FULL_NAME).contains(&words) && signature::is_name(name)).then_some((name, found))
}

fn day(text: &str) -> Option<FoundDate> {
    date::whole_line(without_mark(text)).filter(|found| found.precision() == Precision::Day)
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
    let written = written.or_else(|| pattern.dated_below(&last, context));
    if let Some((line, stamp)) = stamped(&last).filter(|_| pattern.has_stamps()) {
        let reason = "a line below the text in which its page says who wrote it and when";
        if open {
            context.find(FindingKind::Byline, line.range(), reason);
            article.authors.clone_from(&stamp.names);
            article.signed = true;
        }
        let (text, span) = (line.text.to_owned(), Some(context.span(line.range())));
        return written.or_else(|| {
            let found = stamp.found?;
            context.find(FindingKind::Date, line.range(), reason);
            Some(WrittenDate { text, span, found })
        });
    }
    let written = written.or_else(|| pattern.closing_day(&last, context));
    if let Some((line, names)) = pattern.closing(&last, context.survey).filter(|_| open) {
        article.authors = names;
        article.signed = true;
        context.signed = Some(line);
        return written;
    }
    let signed = signed(&last).filter(|signed| pattern.signs(signed) || is_configured(signed, context));
    let Some(Signed { line, name, day, .. }) = signed else { return written };
    if open {
        article.authors.push(name.to_owned());
        article.signed = true;
        context.signed = Some(line);
    }
    written.or_else(|| {
        let (at, found) = day?;
        let reason = "a date at the foot of the article, beside its signature; it stays there too";
        context.find(FindingKind::Date, at.range(), reason);
        let span = Some(context.span(at.range()));
        Some(WrittenDate { text: at.text.to_owned(), span, found })
    })
}

fn is_configured(signed: &Signed<'_>, context: &Context<'_>) -> bool {
    signature::is_configured(signed.name, context)
}

/// Why a line is the signature of its article.
pub(super) const SIGNS: &str = "the name that signs the article: its author, as no line above names one";

/// Says where the author was found if the body has not set the line as a signature.
pub(super) fn settle(context: &mut Context<'_>) {
    if let Some(line) = context.signed.take() {
        context.find(FindingKind::Byline, line.range(), SIGNS);
    }
}
