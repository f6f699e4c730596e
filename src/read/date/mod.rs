//! Dates as they are written in newsletters, in two dozen languages.
//!
//! A line is cut into tokens ([`token`]), a small grammar ([`grammar`]) reads a date at one of them with
//! the words of [`words`]; what may stand beside it is in [`around`], and what the numbers leave open is settled by the series ([`mod@settle`]).

mod around;
mod calendars;
mod grammar;
mod history;
mod settle;
mod signs;
mod token;
mod words;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod world_tests;

pub use history::{first_of_range, in_its_part, is_nothing_else, of_history};
pub use settle::settle;

use crate::diagnostic::Span;
use crate::model::PartialDate;
use grammar::DateShape;
use std::ops::Range;
use token::Tokens;

/// A longer line is no date; in bytes.
const LONGEST_LINE: usize = 160;

/// What a written date can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateReading {
    /// One date.
    Certain(PartialDate),
    /// Numbers whose order is open: `03/04/2017`.
    TwoWay {
        /// Read day first.
        day_first: PartialDate,
        /// Read month first.
        month_first: PartialDate,
    },
}

/// How much of a date is known; the less exact comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year, as a heading such as `1917` may have it too.
    Year,
    /// Month and year, as a title such as `October 1917` may have it too.
    Month,
    /// A day.
    Day,
}

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// What it can mean.
    pub reading: DateReading,
    /// Its bytes in the text with the weekday, without place, label and time; 0-based and half open.
    pub range: Range<usize>,
    /// Whether the month is written before the day in words or unambiguous numbers (`Nov 13`, `11/13/2017`);
    /// `None` if that cannot be known.
    pub month_first: Option<bool>,
    /// Whether it is written only in numbers.
    pub numeric: bool,
    /// Whether its year has two digits, of which the series tells the century.
    pub short_year: bool,
    /// The bytes of the place that stands before it, as in `Leeds, 13 November 2017`.
    pub place: Option<Range<usize>>,
}

impl FoundDate {
    /// Returns how much of the date is known.
    pub fn precision(&self) -> Precision {
        let (DateReading::Certain(date) | DateReading::TwoWay { day_first: date, .. }) = &self.reading;
        match (date.month(), date.day()) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        }
    }
}

/// A date as one article has it, before the series has settled what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The words of the line; the ranges of `found` are of this text.
    pub text: String,
    /// Where they stand. `None` for a file name.
    pub span: Option<Span>,
    /// What they can mean.
    pub found: FoundDate,
}

/// Returns the date that is the whole of `line`; weekday, place, time of day and a label such as
/// `Published on` aside.
///
/// A line that goes on as a sentence is none, nor is a range of days. A month with its year, or only a
/// year, is one: whether such a line is a date or a title is for the caller to tell by
/// [`FoundDate::precision`]. A place counts only before a day, for `Petrograd, October 1917` is a title.
pub fn whole_line(line: &str) -> Option<FoundDate> {
    if line.len() > LONGEST_LINE || !has_number(line) {
        return None;
    }
    let tokens = Tokens::new(line);
    around::starts(&tokens).find_map(|start| {
        let date = grammar::date(&tokens, start.at)?;
        let day = date.precision() == Precision::Day;
        let fits = match date.shape {
            DateShape::Year => start.place.is_none() && (start.at == 0 || start.labelled),
            DateShape::ShortNumbers => start.place.is_some() || start.labelled,
            _ => start.place.is_none() || day,
        };
        (fits && around::is_end(&tokens, date.end)).then(|| FoundDate {
            range: tokens.bytes(start.at, date.end),
            // What a colon parts from the date is a label in words that are not known here.
            place: start
                .place
                .filter(|place| !tokens.is_sign(place.end, &[':']))
                .map(|place| tokens.bytes(place.start, place.end)),
            reading: date.reading,
            month_first: date.month_first,
            numeric: date.shape.is_numeric(),
            short_year: date.short_year,
        })
    })
}

/// Tells whether a line has a number, which in East Asia may be a word.
pub(in crate::read) fn has_number(line: &str) -> bool {
    line.chars().any(token::is_digit) || line.contains('年')
}

/// Tells whether a word may introduce a date: `Posted`, `am`.
pub fn is_label(word: &str) -> bool {
    words::LABELS.contains(&words::normal(word))
}

/// Tells whether the day in a line is that on which a text was changed: `Updated 3 May 2004`, `最終更新：2004年5月3日`.
pub fn is_of_change(line: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let unspaced = |word: &&str| word.starts_with(|c: char| c >= '\u{3000}');
    words.map(words::normal).any(|word| words::CHANGED.contains(&word))
        || words::CHANGED.iter().filter(unspaced).any(|word| line.contains(word))
}

/// Returns the first of two dates of a text, except where that is the day on which it was changed.
pub fn of_text(first: Option<WrittenDate>, next: Option<WrittenDate>) -> Option<WrittenDate> {
    match (first, next) {
        (Some(first), Some(next)) if is_of_change(&first.text) && !is_of_change(&next.text) => Some(next),
        (first, next) => first.or(next),
    }
}

/// Tells whether words are a day of the week and nothing else. One sign, `水`, is a word of its own too.
pub fn is_weekday(words: &str) -> bool {
    if words.len() > LONGEST_LINE || words.chars().nth(1).is_none() {
        return false;
    }
    let tokens = Tokens::new(words);
    grammar::weekday(&tokens, 0).is_some_and(|end| end >= tokens.len())
}

/// Returns the period that is the whole of `line`, by its first day or month: `July-August 2001`, `Spring 1998`,
/// `12–18 May 2003`.
pub fn period(line: &str) -> Option<FoundDate> {
    if line.len() > LONGEST_LINE || !has_number(line) {
        return None;
    }
    let tokens = Tokens::new(line);
    around::starts(&tokens).find_map(|start| {
        let date = grammar::period(&tokens, start.at)?;
        // As before a date, a place counts only before days.
        let fits = start.place.is_none() || date.precision() == Precision::Day;
        (fits && around::is_end(&tokens, date.end)).then(|| FoundDate {
            range: tokens.bytes(start.at, date.end),
            place: start.place.map(|place| tokens.bytes(place.start, place.end)),
            reading: date.reading,
            month_first: date.month_first,
            numeric: false,
            short_year: false,
        })
    })
}

/// Returns the first date that stands anywhere in `text`: a day, or a month named with its year.
///
/// Ranges of days or months are passed over, and so are numbers that may be something else (`2010-11`).
pub fn find(text: &str) -> Option<FoundDate> {
    if !has_number(text) {
        return None;
    }
    let tokens = Tokens::new(text);
    let mut at = 0;
    while at < tokens.len() {
        if let Some(date) = grammar::date(&tokens, at) {
            if date.shape.stands_in_text() && !around::is_range(&tokens, at, date.end) {
                return Some(FoundDate {
                    range: tokens.bytes(at, date.end),
                    place: None,
                    reading: date.reading,
                    month_first: date.month_first,
                    numeric: date.shape.is_numeric(),
                    short_year: date.short_year,
                });
            }
            at = date.end;
        } else {
            at += 1;
        }
    }
    None
}
