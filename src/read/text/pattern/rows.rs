//! Rows that only the series explains: `3 мін | ад Ann Lee – 12. 5. 2003 | адказы: 4`.
//!
//! Most articles have such a line near their titles, with other words only where a name, a day or a count stands. The
//! words that they share lead these in, whatever their language is.

use super::name::{key, names};
use super::{FEWEST, Pattern};
use crate::read::byline;
use crate::read::date::{self, FoundDate, Precision};
use crate::read::text::caseless;
use crate::read::text::line::{Line, ends_sentence};
use crate::read::text::measures::{HEAD_LINE, SHORT_WORDS};
use crate::read::text::part::{self, HeadLine};
use crate::read::text::row::{STRONG, sub};
use crate::read::text::stamp;
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
pub(super) struct OpenRow {
    pub(super) text: String,
    /// Whether a line that may be the title stands above it.
    pub(super) titled: bool,
}

/// What the rows of a series share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// The words that most of them have, in small letters.
    shared: BTreeSet<String>,
    /// The place in which names stand, by what stands before them.
    named: Option<String>,
    /// How many strong marks most of them have.
    marks: BTreeSet<usize>,
    /// Whether most of the series have one with a day, and words that all share, below their titles.
    dated: bool,
}

/// Tells whether a line may be such a row: it has a day, or marks that part things.
pub(super) fn is_open(line: &Line<'_>) -> bool {
    let words = line.text.split_whitespace().count();
    line.quoted == 0
        && (2..=SHORT_WORDS).contains(&words)
        && line.text.chars().count() <= HEAD_LINE
        && (line.text.contains(STRONG) || (!ends_sentence(line.text) && day(line.text).is_some()))
}

/// Tells whether what a line is by itself may be less than what the other articles show of it: nothing is known, or no
/// name stands in it though no strong marks part its pieces.
pub(in crate::read::text) fn is_unread(line: &Line<'_>, part: &HeadLine<'_>) -> bool {
    match part {
        HeadLine::Short | HeadLine::Text => true,
        HeadLine::Row(pieces) => {
            let has = |is: fn(&HeadLine<'_>) -> bool| pieces.iter().any(|(_, part)| is(part));
            pieces.len() > 2
                && !line.text.contains(STRONG)
                && has(|part| matches!(part, HeadLine::Date(_)))
                && !has(|part| matches!(part, HeadLine::Byline(_) | HeadLine::Both(..)))
        }
        _ => false,
    }
}

fn day(text: &str) -> Option<FoundDate> {
    date::find(text).filter(|found| found.precision() == Precision::Day)
}

/// Returns the bytes of a day with the time after it.
fn with_time(text: &str, found: &FoundDate) -> Range<usize> {
    let after = text.get(found.range.end..).unwrap_or_default();
    let own = after.trim_start_matches(|c: char| c.is_whitespace() || WEAK.contains(&c));
    let time = stamp::time(own).map(|time| text.len() - own.len() + time);
    found.range.start..time.unwrap_or(found.range.end)
}

/// A piece of a row: the words between two others that lead something in.
struct Piece {
    range: Range<usize>,
    /// What stands before it.
    place: String,
}

/// What stands in one place of the rows.
#[derive(Default)]
struct Cells {
    count: i32,
    weight: i32,
    /// The names under which people write on a page, and those that no other word is written like.
    handles: i32,
    odd: i32,
    /// Those in scripts without spaces, and which of them are names by their words.
    unspaced: i32,
    families: BTreeSet<String>,
    others: BTreeSet<String>,
}

impl Rows {
    /// Learns from the open rows of each text; those of half a series at the least are alike.
    pub(super) fn of(each: &[&[OpenRow]], pattern: &Pattern) -> Self {
        // One with a day tells more than the crumbs of a menu above it.
        let own: Vec<&OpenRow> = each
            .iter()
            .filter_map(|rows| rows.iter().find(|row| day(&row.text).is_some()).or(rows.first()))
            .collect();
        if own.len() < FEWEST || own.len() * 3 < each.len() {
            return Self::default();
        }
        let mut counts = BTreeMap::<String, usize>::new();
        for row in &own {
            let words: BTreeSet<String> = leads(&row.text).into_iter().collect();
            words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
        }
        let most = |count: usize| count >= FEWEST && count * 10 >= own.len() * SHARED;
        let shared: BTreeSet<String> =
            counts.into_iter().filter(|(_, count)| most(*count)).map(|(word, _)| word).collect();
        let mut marks = BTreeMap::<usize, usize>::new();
        own.iter().for_each(|row| *marks.entry(row.text.matches(STRONG).count()).or_default() += 1);
        let marks = marks.into_iter().filter(|(_, count)| *count >= FEWEST).map(|(marks, _)| marks).collect();
        let below = own.iter().filter(|row| row.titled && day(&row.text).is_some()).count();
        let dated = !shared.is_empty() && most(below) && below * 2 > each.len();
        let mut rows = Self { shared, marks, dated, named: None };
        let mut places = BTreeMap::<String, Cells>::new();
        for row in &own {
            for piece in rows.pieces(&row.text) {
                let words = &row.text[piece.range];
                let cells = places.entry(piece.place).or_default();
                cells.count += 1;
                let own = weight(words, pattern);
                cells.weight += own;
                cells.unspaced += i32::from(words.chars().any(caseless::is_unspaced));
                if own >= NAMES { &mut cells.families } else { &mut cells.others }.insert(key(words));
                cells.handles += i32::from(part::is_handle(words));
                cells.odd += i32::from(part::is_handle(words) && is_odd(words));
            }
        }
        rows.named = Self::named(&places);
        rows
    }

    /// Finds the place in which names stand: most of it are names by their words; or, where no place is so, most are of the
    /// kind under which people write on a page, and what leads them in or their letters say so.
    fn named(places: &BTreeMap<String, Cells>) -> Option<String> {
        let fewest = i32::try_from(FEWEST).unwrap_or(i32::MAX);
        let known = || places.iter().filter(|(_, cells)| cells.count >= fewest);
        // No list has all families, and groups are written like words, where these have no spaces: what more than half are is
        // known, if they stand right before the day with nothing else.
        let families = |place: &str, cells: &Cells| {
            let few = cells.families.len() < FEWEST || cells.families.len() <= cells.others.len();
            place.starts_with('^') && cells.unspaced * 2 > cells.count && !few
        };
        let full =
            known().filter(|(place, cells)| cells.weight >= cells.count * NAMES || families(place, cells));
        // Of two the first stays: a place stands behind the name.
        let best = full.rev().max_by_key(|(_, cells)| cells.weight / cells.count);
        let handles = || {
            let by = |place: &str| {
                let lead = place.split(' ').next().unwrap_or_default();
                byline::lead(&format!("{lead} ")).is_some_and(|by| by.trim_end() == lead)
            };
            known().find(|(place, cells)| {
                cells.handles * 10 >= cells.count * 9 && (by(place) || cells.odd * 4 >= cells.count)
            })
        };
        best.or_else(handles).map(|(place, _)| place.clone())
    }

    /// Divides a row into the pieces that differ from article to article, its day aside.
    fn pieces(&self, text: &str) -> Vec<Piece> {
        let day = day(text).map_or(text.len()..text.len(), |found| with_time(text, &found));
        let (mut pieces, mut open): (Vec<Piece>, Option<Range<usize>>) = (Vec::new(), None);
        let mut place = Place { lead: "^".to_owned(), marks: 0, mark: None };
        for word in text.split_whitespace() {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let start = at + (bare.as_ptr() as usize - word.as_ptr() as usize);
            let (before, after) = (&text[at..start], &text[start + bare.len()..at + word.len()]);
            let dash = bare.is_empty() && word.contains('-');
            let dated = day.contains(&at) || (at < day.end && at + word.len() > day.start);
            let shared = self.shared.contains(&bare.to_lowercase()) && !bare.is_empty();
            if closes(before) || dash || dated || shared {
                pieces.extend(open.take().map(|range| Piece { range, place: place.key() }));
            }
            place.pass(before);
            if dated {
                place.led("@".to_owned());
            } else if shared {
                place.led(bare.to_lowercase());
            } else if !bare.is_empty() {
                let from = open.as_ref().map_or(start, |range| range.start);
                // An initial keeps its point.
                let end =
                    start + bare.len() + usize::from(after.starts_with('.') && bare.chars().count() <= 2);
                open = Some(from..end);
            }
            if closes(after) {
                pieces.extend(open.take().map(|range| Piece { range, place: place.key() }));
            }
            place.pass(after);
        }
        pieces.extend(open.map(|range| Piece { range, place: place.key() }));
        pieces
    }
}

/// A place in a row: what leads in what stands there.
struct Place {
    lead: String,
    /// How many strong marks stand before it, and the last mark since what leads it in.
    marks: usize,
    mark: Option<char>,
}

impl Place {
    fn led(&mut self, lead: String) {
        (self.lead, self.mark) = (lead, None);
    }

    fn pass(&mut self, signs: &str) {
        self.marks += signs.matches(STRONG).count();
        self.mark = signs.chars().rfind(|c| WEAK.contains(c) || *c == ':').or(self.mark);
    }

    fn key(&self) -> String {
        format!("{} {} {}", self.lead, self.marks, self.mark.map(String::from).unwrap_or_default())
    }
}

/// Tells whether signs beside a word part it from others.
fn closes(signs: &str) -> bool {
    signs.contains(STRONG) || signs.contains(WEAK) || signs.contains(':')
}

/// Tells whether a word is written as no word of a text is: with a digit, or a capital after a small letter.
fn is_odd(word: &str) -> bool {
    let letters = word.chars().any(char::is_alphabetic);
    let within = word.chars().zip(word.chars().skip(1));
    letters && word.chars().any(|c| c.is_numeric() || c == '_')
        || within.into_iter().any(|(first, second)| first.is_lowercase() && second.is_uppercase())
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
        // The name under which somebody writes on a page may be the same in all.
        let handle = is_odd(bare);
        if !digits && !handle && (small || begins || word.ends_with(':')) {
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
    /// Divides a line near the head as the rows of the series are, below a title perhaps; `None` if it is none.
    pub(in crate::read::text) fn row<'a>(
        &self,
        line: &Line<'a>,
        titled: bool,
    ) -> Option<Vec<(Line<'a>, HeadLine<'a>)>> {
        let rows = &self.rows;
        let text = line.text;
        if (rows.named.is_none() && !rows.dated) || !is_open(line) {
            return None;
        }
        let shares = leads(text).iter().any(|word| rows.shared.contains(word));
        let found = day(text);
        if !shares && !rows.marks.contains(&text.matches(STRONG).count()) {
            return None;
        }
        let barred = text.contains(STRONG);
        let mut typed: Vec<(Range<usize>, HeadLine<'a>)> = Vec::new();
        for piece in rows.pieces(text) {
            let words = text.get(piece.range.clone())?;
            // What a bracket adds to a name goes with it: `Ann Lee (keeper)`.
            if let Some((range, HeadLine::Byline(_))) = typed.last_mut()
                && text.get(range.end..piece.range.start)?.trim() == "("
            {
                range.end = piece.range.end + usize::from(text.get(piece.range.end..)?.starts_with(')'));
                continue;
            }
            let list = names(words);
            let handle = part::is_handle(words);
            let fits = list.iter().all(|name| part::is_person(name) || part::is_handle(name));
            let number = words.starts_with(|c: char| c.is_ascii_digit()) && !handle;
            let part = if rows.named.as_ref() == Some(&piece.place) && fits && !number {
                HeadLine::Byline(list)
            } else if words.starts_with(char::is_lowercase) && words.contains(' ') {
                return None;
            } else if words.starts_with(|c: char| c.is_ascii_digit()) && !barred {
                HeadLine::Issue
            } else {
                HeadLine::Aside
            };
            typed.push((piece.range, part));
        }
        let dated = rows.dated && titled && shares && found.is_some();
        if let Some(found) = found {
            typed.push((with_time(text, &found), HeadLine::Date(found)));
        }
        typed.sort_by_key(|(range, _)| range.start);
        let named = typed.iter().any(|(_, part)| matches!(part, HeadLine::Byline(_)));
        if named || dated { cut(line, typed) } else { None }
    }
}

/// Cuts a line into its typed pieces; words that lead one in go with it. `None` if a piece reaches over the day.
fn cut<'a>(
    line: &Line<'a>,
    typed: Vec<(Range<usize>, HeadLine<'a>)>,
) -> Option<Vec<(Line<'a>, HeadLine<'a>)>> {
    let text = line.text;
    let (mut start, count) = (0, typed.len());
    let parts = typed.into_iter().enumerate().map(|(at, (range, part))| {
        let end = if at + 1 == count { text.len() } else { range.end };
        // The marks and spaces between two go with neither.
        let mark = |c: char| {
            let parts = WEAK.contains(&c) || STRONG.contains(&c) || c == ':';
            c.is_whitespace() || parts && !matches!(c, '(' | '[')
        };
        let own = text.get(start..end).unwrap_or_default();
        start += if at > 0 { own.len() - own.trim_start_matches(mark).len() } else { 0 };
        let part = match part {
            HeadLine::Date(mut found) => {
                found.range = found.range.start.checked_sub(start)?..found.range.end.checked_sub(start)?;
                found.place = None;
                HeadLine::Date(found)
            }
            part => part,
        };
        let own = sub(line, start..end);
        start = end;
        Some((own, part))
    });
    parts.collect()
}
