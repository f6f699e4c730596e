//! Dates that take more than a line of the head, or stand elsewhere than there.

use super::line::{Chunk, Line, range};
use super::paragraph::Para;
use super::row::without_mark;
use super::sign;
use super::{Context, HeldDoubt, doubt};
use crate::lang::Lexicon;
use crate::model::FindingKind;
use crate::read::date::{self, FoundDate, Precision, WrittenDate};
use std::sync::LazyLock;

/// A line set so far in from the margin stands at the right, in columns.
const RIGHT: usize = 12;

/// More words are no line beside a date.
const LONGEST_PLACE: usize = 8;

/// Reads a place above its date, or lines at the right of which one is a date: `Denmark Hill, / 1st July, 1871.`
pub(super) fn block(chunk: &Chunk<'_>, margin: usize) -> Option<FoundDate> {
    let lines = chunk.lines.as_slice();
    if !(2..=4).contains(&lines.len()) || lines.iter().any(|line| line.quoted > 0) {
        return None;
    }
    let text = joined(lines);
    let day = |found: &FoundDate| found.precision() == Precision::Day;
    // `The New Gate` above `Rene, 3 May 2003`: the lower line is whole by itself, and the upper one does not go on.
    let whole = |line: &Line<'_>| {
        date::whole_line(without_mark(line.text)).is_some_and(|found| day(&found) && found.place.is_some())
    };
    if let Some((last, above)) = lines.split_last()
        && whole(last)
        && !above.iter().any(|line| line.text.ends_with([',', '.', ';']))
    {
        return None;
    }
    if let Some(found) =
        date::whole_line(without_mark(&text)).filter(|found| day(found) && found.place.is_some())
        && !names_role(&text[found.place.clone().unwrap_or_default()])
        && lines.last().is_some_and(|line| line.text.chars().any(|c| c.is_ascii_digit()))
    {
        return Some(found);
    }
    let right = lines
        .iter()
        .all(|line| line.indent >= margin + RIGHT && line.text.split_whitespace().count() <= LONGEST_PLACE);
    let mut at = 0;
    for line in lines.iter().filter(|_| right) {
        if let Some(mut found) = date::whole_line(without_mark(line.text)).filter(day) {
            found.range = found.range.start + at..found.range.end + at;
            found.place = found.place.map(|place| place.start + at..place.end + at);
            return Some(found);
        }
        at += line.text.len() + 1;
    }
    None
}

/// Tells whether words before a date are a name with what its bearer is: `Ann Lee, editor`.
fn names_role(place: &str) -> bool {
    static ROLES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.roles));
    place.rsplit_once(", ").is_some_and(|(_, role)| ROLES.contains(&role.to_lowercase()))
}

/// Reads a place or a part of the day or month before a month or year: `Paris, Tuesday evening. March 1842.`
///
/// Titles are written so too: it is a date at the right, or in a series of letters that have their places before dates.
pub(super) fn loose(line: &Line<'_>, context: &Context<'_>) -> Option<FoundDate> {
    let text = without_mark(line.text);
    let right = line.indent >= context.habit.margin + RIGHT;
    let words = text.split_whitespace().count();
    let begins = text.trim_start_matches(['_', '*', '(']).starts_with(char::is_uppercase);
    if !(right || context.survey.pattern().has_letters()) || !(2..=8).contains(&words) || !begins {
        return None;
    }
    let starts = text.split_whitespace().skip(1).map(|word| word.as_ptr() as usize - text.as_ptr() as usize);
    let (start, mut found) = starts.filter_map(|at| Some((at, date::whole_line(text.get(at..)?)?))).next()?;
    let before = text.get(..start + found.range.start)?.trim_end();
    // A title leads in its month or year with a word of a sentence: `The Strike of 1842`.
    let parted = before.ends_with([',', '.', ';', ')']) || before.split_whitespace().count() == 1;
    let month = found.precision() != Precision::Year;
    let small = || before.rsplit([',', '.']).next().is_some_and(|last| last.split_whitespace().count() <= 1);
    (parted || (month && small())).then(|| {
        found.range = found.range.start + start..found.range.end + start;
        found.place = Some(0..before.len());
        found
    })
}

/// Reads a day without its year, which stands in a line above: `Saturday 17 January` below `The Weekly Post 1931`.
pub(super) fn yearless(line: &Line<'_>, above: &str) -> Option<FoundDate> {
    let text = without_mark(line.text).trim_end_matches(['.', ',']);
    if line.quoted > 0 || text.split_whitespace().count() > 5 || !text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = above.rsplit(|c: char| !c.is_alphanumeric()).find(is_year)?;
    let whole = [" ", ", "].iter().find_map(|mark| date::whole_line(&format!("{text}{mark}{year}")));
    let mut found = whole.filter(|found| found.precision() == Precision::Day && found.place.is_none())?;
    found.range.end = found.range.end.min(text.len());
    Some(found)
}

/// Tells whether words are a day and its month, without the year: `May 10`, `10. Mai`, `5月10日`.
pub(super) fn is_yearless(text: &str) -> bool {
    const LETTERS: usize = 24;
    let few = text.split_whitespace().count() <= 5 && text.chars().count() <= LETTERS;
    if !few || !date::has_number(text) || date::whole_line(text).is_some() {
        return false;
    }
    let day = |whole: String| {
        date::whole_line(&whole)
            .is_some_and(|found| found.precision() == Precision::Day && found.place.is_none())
    };
    let behind = [" 2000", ", 2000", " de 2000"].into_iter().map(|year| format!("{text}{year}"));
    let before = ["2000年", "2000년 ", "2000. "].into_iter().map(|year| format!("{year}{text}"));
    behind.chain(before).any(day)
}

/// More chunks than these are not looked at for a date in the title.
const TITLE: usize = 4;
/// A longer first line is no title, in words.
const LONGEST_TITLE: usize = 20;

/// Reads the date that the title of a text has, which it keeps, if most articles of the series have theirs there.
pub(super) fn in_title(chunks: &[Chunk<'_>], context: &mut Context<'_>) -> Option<WrittenDate> {
    if !context.survey.pattern().dates_in_titles() {
        return None;
    }
    let (at, found) = titled(chunks)?;
    let lines = &chunks.get(at)?.lines;
    context.find(FindingKind::Date, range(lines), "most articles have their dates so; it stays there too");
    Some(WrittenDate { text: joined(lines), span: Some(context.span(range(lines))), found })
}

/// Finds a day at the end of one of the first lines, and the chunk that has it.
pub(super) fn titled(chunks: &[Chunk<'_>]) -> Option<(usize, FoundDate)> {
    chunks.iter().take(TITLE).enumerate().find_map(|(at, chunk)| {
        let text = joined(&chunk.lines);
        let found = date::find(&text).filter(|found| found.precision() == Precision::Day)?;
        let after = text.get(found.range.end..)?;
        let closed = |c: char| c.is_whitespace() || ".,;:*_~)]".contains(c);
        let mut ends = chunk.lines.iter().scan(0, |end, line| {
            *end += line.text.len() + 1;
            Some(*end)
        });
        let last = text.len() - after.trim_start_matches(closed).len();
        // `May 05, 2004  PT1*`: one word may follow.
        let ended = after.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
            <= 1
            || ends.any(|end| end == last);
        // `Minutes of the meeting held on 3 March 1998 in the Hall`
        let first = at == 0
            && chunk.lines.len() <= 2
            && text.split_whitespace().count() <= LONGEST_TITLE
            && !text.ends_with(['.', ':', ';']);
        ((ended && chunk.lines.len() <= 5) || first).then_some((at, found))
    })
}

/// Within so many bytes of a text stands the day that runs into it.
const RUN_IN: usize = 120;

/// Marks after a day with which a text begins. A comma is none: `On 3 May 2003, the lock was shut`.
pub(super) const AFTER_DAY: &[&str] = &["—", "–", "--", " - ", ". ", ": ", ") ", "。", "："];
/// Those of papers, whose day is that of the report. Behind another mark it may be the day of which a history tells.
pub(super) const PAPERS: &[&str] = &["—", "–", "--", " - "];

/// Finds the day with which a text begins and which one of some marks parts from it, as papers set it in: `LEEDS, May 3, 2003 — The lock was shut.` The words stay.
///
/// In a diary further paragraphs begin so, and none of their days is that of the article.
pub(super) fn run_in(paras: &[Para<'_>], marks: &[&str], context: &mut Context<'_>) -> Option<WrittenDate> {
    let first = paras.first().filter(|para| para.quoted() == 0)?;
    let line = *first.lines.first()?;
    let found = leading_day(line.text, marks)?;
    if paras.iter().skip(1).any(|para| leading_day(para.first(), AFTER_DAY).is_some()) {
        return None;
    }
    context.find(FindingKind::Date, line.range(), "the day with which the text begins; it stays there too");
    Some(WrittenDate { text: line.text.to_owned(), span: Some(context.span(line.range())), found })
}

/// Reads the day with which words begin, if one of some marks parts it from them.
fn leading_day(text: &str, after_day: &[&str]) -> Option<FoundDate> {
    let mut end = text.len().min(RUN_IN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let near = text.get(..end)?;
    if !near.chars().any(char::is_numeric) {
        return None;
    }
    let mut marks: Vec<(usize, usize)> = after_day
        .iter()
        .flat_map(|mark| near.match_indices(mark).map(|(at, mark)| (at, at + mark.len())))
        .collect();
    marks.sort_unstable();
    marks.into_iter().find_map(|(at, after)| {
        let rest = text.get(after..)?.trim_start_matches(|c: char| c.is_whitespace() || "-–—.".contains(c));
        let begins =
            rest.starts_with(|c: char| !c.is_lowercase()) && rest.split_whitespace().nth(2).is_some();
        let caseless =
            rest.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase());
        if !(begins || caseless) {
            return None;
        }
        date::whole_line(near.get(..at)?.trim_end()).filter(|found| found.precision() == Precision::Day)
    })
}

/// So much of a text is looked at for the day that it tells first, in bytes.
const SAID: usize = 400;

/// Finds the day that the first words of a text tell: reports begin with the day of the meeting.
pub(super) fn said(text: &str) -> Option<FoundDate> {
    let mut end = text.len().min(SAID);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    date::find(text.get(..end)?).filter(|found| found.precision() == Precision::Day)
}

/// Takes the day that the first words of a text tell for its date, where most articles have one there and most a later one
/// than the article before; somebody is to look at it.
pub(super) fn in_first_words(paras: &[Para<'_>], context: &mut Context<'_>) -> Option<WrittenDate> {
    let first = paras.first().filter(|para| para.quoted() == 0 && context.survey.pattern().tells_days())?;
    let (line, found) =
        first.lines.iter().take(SAID_LINES).find_map(|line| Some((*line, said(line.text)?)))?;
    let reason = "the first day that the text tells, as in most articles, in the order of the series";
    context.find(FindingKind::Date, line.range(), reason);
    context.doubts.push(HeldDoubt { doubt: doubt::told_day(), at: line.range() });
    Some(WrittenDate { text: line.text.to_owned(), span: Some(context.span(line.range())), found })
}

/// In so many lines of a paragraph that is broken into lines.
const SAID_LINES: usize = 4;

/// So many paragraphs at the foot may be the close of a letter.
const CLOSE: usize = 6;

/// A longer paragraph belongs to the text, in words.
const LONGEST_CLOSE: usize = 14;

/// Finds the date of a text that bears it below, as letters do; the line stays in the text.
pub(super) fn at_foot(paras: &[Para<'_>], context: &mut Context<'_>) -> Option<WrittenDate> {
    let close = || {
        let near = paras.iter().rev().take(CLOSE).take_while(|para| para.words() <= LONGEST_CLOSE);
        near.filter(|para| para.quoted() == 0)
    };
    let day = |line: &Line<'_>| {
        date::whole_line(without_mark(line.text)).filter(|found| found.precision() == Precision::Day)
    };
    // A diary has a day above each of its entries.
    let days = paras
        .iter()
        .filter(|para| para.lines.len() == 1 && para.lines.iter().any(|line| day(line).is_some()));
    if days.count() > 1 {
        return None;
    }
    let of_lines = || {
        let lines = close().flat_map(|para| para.lines.iter().rev());
        lines.filter_map(|line| Some((std::slice::from_ref(line), day(line)?)))
    };
    // A text was published on the other day, where there are two.
    let of_line = of_lines()
        .find(|(line, _)| line.iter().all(|line| !date::is_of_change(line.text)))
        .or_else(|| of_lines().next());
    let margin = context.habit.margin;
    let (lines, found) =
        of_line.or_else(|| close().find_map(|para| Some((para.lines.as_slice(), set_in(para, margin)?))))?;
    let reason = "a line at the foot of the article that is a date; it stays there too";
    context.find(FindingKind::Date, range(lines), reason);
    Some(WrittenDate { text: joined(lines), span: Some(context.span(range(lines))), found })
}

/// Reads a date at the end of a line or two that are set in, after a place: `De Tauris, le 15 de la lune, 1711.`
fn set_in(para: &Para<'_>, margin: usize) -> Option<FoundDate> {
    let text = joined(&para.lines);
    let inner = text.trim_end_matches(['.', ' ', '_', '*', ')']);
    let year = inner.rsplit([' ', ',']).next()?;
    let place = inner.get(..inner.len() - year.len())?.trim_end();
    let begins = text.starts_with(char::is_uppercase) && sign::attribution(&text).is_none();
    if para.indent() < margin + 2 || para.lines.len() > 2 || para.words() > 14 || !begins || year.len() != 4 {
        return None;
    }
    if let Some(found) = date::find(inner).filter(|found| found.range.end == inner.len()) {
        return Some(found);
    }
    let mut found = date::whole_line(year).filter(|_| place.ends_with(','))?;
    let at = inner.len() - year.len();
    found.range = found.range.start + at..found.range.end + at;
    Some(found)
}

fn joined(lines: &[Line<'_>]) -> String {
    lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ")
}
