//! Rows that only the series explains: `3 мін | ад Ann Lee – 12. 5. 2003 | адказы: 4`.
//!
//! Most articles have such a line near their titles, with other words only where a name, a day or a count stands. The
//! words that they share lead these in, whatever their language is.

use super::name::{key, names};
use super::{FEWEST, Pattern};
use crate::read::date::{self, FoundDate, Precision};
use crate::read::text::line::{Line, ends_sentence};
use crate::read::text::measures::{HEAD_LINE, SHORT_WORDS};
use crate::read::text::part::{self, HeadLine};
use crate::read::text::row::{STRONG, sub};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Marks that part two things in such a row.
const WEAK: [char; 11] = [',', ';', '—', '–', '/', '(', ')', '[', ']', '~', '»'];

/// So many of ten rows have a word that leads in something.
const SHARED: usize = 6;
/// From this weight on, on average, what stands in a place is the name of who wrote the text.
const NAMES: i32 = 8;

/// A line near the head of a text that may be such a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OpenRow(pub(super) String);

/// What the rows of a series share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// The words that most of them have, in small letters.
    shared: BTreeSet<String>,
    /// The places in which names stand, by what stands before them.
    named: BTreeSet<String>,
    /// How many strong marks most of them have.
    marks: BTreeSet<usize>,
}

/// Tells whether a line may be such a row: it has a day, or marks that part things.
pub(super) fn is_open(line: &Line<'_>) -> bool {
    let words = line.text.split_whitespace().count();
    line.quoted == 0
        && (2..=SHORT_WORDS).contains(&words)
        && line.text.chars().count() <= HEAD_LINE
        && (line.text.contains(STRONG) || (!ends_sentence(line.text) && day(line.text).is_some()))
}

fn day(text: &str) -> Option<FoundDate> {
    date::find(text).filter(|found| found.precision() == Precision::Day)
}

/// A piece of a row: the words between two others that lead something in.
struct Piece {
    range: Range<usize>,
    /// What stands before it.
    place: String,
}

impl Rows {
    /// Learns from the open rows of each text; those of half a series at the least are alike.
    pub(super) fn of(each: &[Vec<&str>], pattern: &Pattern) -> Self {
        let own: Vec<&str> = each.iter().filter_map(|rows| rows.first().copied()).collect();
        if own.len() < FEWEST || own.len() * 3 < each.len() {
            return Self::default();
        }
        let mut counts = BTreeMap::<String, usize>::new();
        for row in &own {
            let words: BTreeSet<String> = leads(row).into_iter().collect();
            words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
        }
        let most = |count: usize| count >= FEWEST && count * 10 >= own.len() * SHARED;
        let shared = counts.into_iter().filter(|(_, count)| most(*count)).map(|(word, _)| word).collect();
        let mut marks = BTreeMap::<usize, usize>::new();
        own.iter().for_each(|row| *marks.entry(row.matches(STRONG).count()).or_default() += 1);
        let marks = marks.into_iter().filter(|(_, count)| *count >= FEWEST).map(|(marks, _)| marks).collect();
        let mut rows = Self { shared, marks, ..Self::default() };
        let mut places = BTreeMap::<String, (i32, i32)>::new();
        for row in &own {
            for piece in rows.pieces(row) {
                let weight = weight(&row[piece.range], pattern);
                let place = places.entry(piece.place).or_default();
                *place = (place.0 + 1, place.1 + weight);
            }
        }
        let fewest = i32::try_from(FEWEST).unwrap_or(i32::MAX);
        let named = places.into_iter().filter(|(_, (count, sum))| *count >= fewest && *sum >= count * NAMES);
        rows.named = named.map(|(place, _)| place).collect();
        rows
    }

    /// Divides a row into the pieces that differ from article to article, its day aside.
    fn pieces(&self, text: &str) -> Vec<Piece> {
        let day = day(text).map_or(text.len()..text.len(), |found| found.range);
        let (mut pieces, mut open): (Vec<Piece>, Option<Range<usize>>) = (Vec::new(), None);
        let (mut lead, mut marks) = ("^".to_owned(), 0);
        for word in text.split_whitespace() {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let start = at + (bare.as_ptr() as usize - word.as_ptr() as usize);
            let (before, after) = (&text[at..start], &text[start + bare.len()..at + word.len()]);
            let closes = |signs: &str| signs.contains(STRONG) || signs.contains(WEAK) || signs.contains(':');
            let dash = bare.is_empty() && word.contains('-');
            let dated = day.contains(&at) || (at < day.end && at + word.len() > day.start);
            let shared = self.shared.contains(&bare.to_lowercase()) && !bare.is_empty();
            if closes(before) || dash || dated || shared {
                pieces.extend(open.take().map(|range| Piece { range, place: format!("{lead} {marks}") }));
            }
            marks += before.matches(STRONG).count();
            if dated {
                lead = "@".to_owned();
            } else if shared {
                lead = bare.to_lowercase();
            } else if !bare.is_empty() {
                let from = open.as_ref().map_or(start, |range| range.start);
                // An initial keeps its point.
                let end =
                    start + bare.len() + usize::from(after.starts_with('.') && bare.chars().count() <= 2);
                open = Some(from..end);
            }
            if closes(after) {
                pieces.extend(open.take().map(|range| Piece { range, place: format!("{lead} {marks}") }));
            }
            marks += after.matches(STRONG).count();
        }
        pieces.extend(open.map(|range| Piece { range, place: format!("{lead} {marks}") }));
        pieces
    }
}

/// Returns the words of a row that may lead something in: in small letters, or at the beginning of what a mark parts.
fn leads(row: &str) -> Vec<String> {
    let day = day(row).map_or(0..0, |found| found.range);
    let mut begins = true;
    let mut leads = Vec::new();
    for word in row.split_whitespace() {
        let at = word.as_ptr() as usize - row.as_ptr() as usize;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() || day.contains(&at) {
            begins = true;
            continue;
        }
        let digits = bare.starts_with(|c: char| c.is_ascii_digit());
        let small = bare.starts_with(char::is_lowercase);
        if !digits && (small || begins || word.ends_with(':')) {
            leads.push(bare.to_lowercase());
        }
        begins = word.ends_with(WEAK) || word.ends_with(STRONG);
    }
    leads
}

fn weight(text: &str, pattern: &Pattern) -> i32 {
    let known = |name: &String| if pattern.authors.contains(&key(name)) { NAMES } else { 0 };
    names(text).iter().map(|name| pattern.words(name) + known(name)).min().unwrap_or_default()
}

impl Pattern {
    /// Divides a line near the head as the rows of the series are; `None` if it is none.
    pub(in crate::read::text) fn row<'a>(&self, line: &Line<'a>) -> Option<Vec<(Line<'a>, HeadLine<'a>)>> {
        let rows = &self.rows;
        let text = line.text;
        if rows.named.is_empty() || !is_open(line) {
            return None;
        }
        let shares = leads(text).iter().any(|word| rows.shared.contains(word));
        let found = day(text);
        if !shares && !rows.marks.contains(&text.matches(STRONG).count()) {
            return None;
        }
        let mut typed: Vec<(Range<usize>, HeadLine<'a>)> = Vec::new();
        for piece in rows.pieces(text) {
            let words = text.get(piece.range.clone())?;
            let list = names(words);
            let person = |name: &String| part::is_person(name) || part::is_handle(name);
            let named = rows.named.contains(&piece.place) && list.iter().all(person);
            let part = if named && !words.starts_with(|c: char| c.is_ascii_digit()) {
                HeadLine::Byline(list)
            } else if words.starts_with(char::is_lowercase) && words.contains(' ') {
                return None;
            } else {
                HeadLine::Aside
            };
            typed.push((piece.range, part));
        }
        if let Some(found) = found {
            typed.push((found.range.clone(), HeadLine::Date(found)));
        }
        typed.sort_by_key(|(range, _)| range.start);
        typed.iter().any(|(_, part)| matches!(part, HeadLine::Byline(_))).then_some(())?;
        let (mut start, last) = (0, typed.len() - 1);
        let parts = typed.into_iter().enumerate().map(|(at, (range, part))| {
            let end = if at == last { text.len() } else { range.end };
            // The space goes with neither.
            start += text.get(start..end).map_or(0, |own| own.len() - own.trim_start().len());
            let part = match part {
                HeadLine::Date(mut found) => {
                    found.range = found.range.start - start..found.range.end - start;
                    found.place = None;
                    HeadLine::Date(found)
                }
                part => part,
            };
            let own = sub(line, start..end);
            start = end;
            (own, part)
        });
        Some(parts.collect())
    }
}
