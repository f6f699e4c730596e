//! Who stands beside the dates of a series.

use super::filed;
use super::name::{key, names};
use super::sketch::{Open, Sketch, Zone, first_line};
use super::{FEWEST, LIKELY_NAME, Pattern};
use crate::read::byline::after_by;
use crate::read::date::{self, Precision};
use crate::read::text::caseless::{self, UnspacedName};
use crate::read::text::line::Line;
use crate::read::text::measures::FULL_NAME;
use crate::read::text::part::HeadLine;
use crate::read::text::scan::{HeadItem, Kind};
use crate::read::text::survey::Survey;
use crate::read::text::{part, row, who};
use std::collections::BTreeSet;

/// Pieces of one row stand so near.
const ROW: usize = 3;
/// From one in so many on that is a word of the texts, words beside dates are topics.
const TOPIC: usize = 4;
/// Most words of a line with one name and a day.
const MOST_WORDS: usize = 8;

impl Pattern {
    /// Tells whether what stands before dates are names: of two words or more, and not everywhere the same.
    pub(super) fn are_names(&self, sketches: &[&Sketch]) -> bool {
        let places = sketches.iter().filter_map(|sketch| sketch.place.as_deref());
        let places: Vec<&str> = places.map(|place| self.without_lead(place)).collect();
        let names = places.iter().filter(|place| self.words(place) > LIKELY_NAME).count();
        let distinct: BTreeSet<String> = places.iter().map(|place| key(place)).collect();
        // A dash or bar stands between a name and a date rather than between a place and its date. Some names are words
        // too, and some are one word: half of them tell then what the others are.
        let full = distinct.iter().filter(|place| place.contains(' '));
        let parted = sketches.iter().filter(|sketch| sketch.place.is_some() && sketch.place_parted).count();
        let dashed = parted * 10 >= places.len() * 8 && {
            let named: BTreeSet<String> = places
                .iter()
                .filter(|place| self.words(place) > LIKELY_NAME)
                .map(|place| key(place))
                .collect();
            named.len() >= FEWEST && named.len() * 2 > full.count()
        };
        places.len() >= FEWEST && distinct.len() > 1 && (dashed || names * 10 >= places.len() * 8)
    }

    /// Divides a line of one word and a day with no mark between, where most articles have names and days so:
    /// `Inés 12-05-2003`.
    pub(in crate::read::text) fn unmarked_row<'a>(
        &self,
        line: &Line<'a>,
    ) -> Option<Vec<(Line<'a>, HeadLine<'a>)>> {
        if !self.unmarked || line.text.split_whitespace().nth(MOST_WORDS).is_some() {
            return None;
        }
        let mut found = date::find(line.text).filter(|found| found.precision() == Precision::Day)?;
        let day = found.range.clone();
        let (before, after) = (line.text.get(..day.start)?, line.text.get(day.end..)?);
        (found.range, found.place) = (0..day.len(), None);
        let date = (row::sub(line, day.clone()), HeadLine::Date(found));
        let named = |words: &str, start: usize| {
            let fits = part::is_handle(words) || who::is_group(words);
            fits.then(|| (row::sub(line, start..start + words.len()), HeadLine::Short))
        };
        match (before.trim(), after.trim()) {
            (name, "") => Some(vec![named(name, 0)?, date]),
            ("", name) => Some(vec![date, named(name, line.text.len() - after.trim_start().len())?]),
            _ => None,
        }
    }

    /// Tells whether a word of a row stands beside a name of two words or more: it is what the text is filed under.
    pub(super) fn is_beside_name(&self, open: &Open, all: &[Open]) -> bool {
        let full =
            |other: &&Open| other.slot.row && other.at.abs_diff(open.at) <= ROW && other.text.contains(' ');
        !open.text.contains(' ') && all.iter().filter(full).any(|other| self.name(other) >= LIKELY_NAME)
    }

    /// Tells whether a word beside a date is none who wrote: most articles say by whom they are, or all have it by itself
    /// above their titles, as the name of the paper.
    pub(super) fn is_no_author(&self, open: &Open, survey: &Survey) -> bool {
        let sure =
            caseless::unspaced(&open.text) == Some(UnspacedName::Family) || who::is_only_group(&open.text);
        !sure && (self.most_bylines || self.closed || survey.repeats_at_head(&open.text))
    }

    /// Tells whether a word by itself is what a text is filed under: below it somebody stands with a whole name.
    pub(super) fn is_tag(&self, open: &Open, all: &[Open]) -> bool {
        let named = |other: &Open| other.at > open.at && !other.slot.row && self.is_name(&other.text);
        let small = open.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if open.slot.row && filed::is_filed(&self.filed, &open.text) {
            return true;
        }
        // A row has the day as well, above the title or below it; whoever wrote stands below the title.
        let whole = |other: &Open| {
            other.zone == Zone::Below
                && other.text.contains(' ')
                && !other.slot.row
                && self.is_name(&other.text)
        };
        let tagged = if open.slot.row { all.iter().any(whole) } else { all.iter().any(named) };
        small && part::is_handle(&open.text) && tagged
    }

    /// Takes a name right below that of an author, in its block, for a second author: each has a line.
    pub(super) fn names_below(&self, items: &mut [HeadItem<'_>]) {
        for at in 1..items.len() {
            let [upper, lower] = [&items[at - 1], &items[at]];
            let named = matches!(upper.kind, Kind::Byline(_)) && !upper.row && !lower.row;
            let own = first_line(lower);
            let follows =
                upper.chunk == lower.chunk && matches!(lower.kind, Kind::Short) && own.contains(' ');
            if named && follows && self.is_name(own) {
                items[at].kind = Kind::Byline(names(own));
            }
        }
    }

    /// Returns the author whom a line names in a way that only the other articles show: by the name under which somebody
    /// writes on a page (`Por kiario`), or a group with small letters before a date (`Lock team - May 3, 2003`).
    pub(super) fn plain_author(&self, item: &HeadItem<'_>, before_date: bool) -> Option<String> {
        let text = first_line(item);
        match item.kind {
            Kind::Short if self.most_bylines && !item.row => {
                after_by(text).filter(|name| part::is_handle(name)).map(str::to_owned)
            }
            Kind::Issue | Kind::Short if self.placed_names && item.row && before_date => {
                let few = text.split_whitespace().count() <= FULL_NAME;
                let group = matches!(item.kind, Kind::Issue) || who::is_group(text) || part::is_handle(text);
                (few && group && !row::is_venue(text) && row::numbered(text).is_none())
                    .then(|| text.to_owned())
            }
            _ => None,
        }
    }
}

/// Tells whether a name and a day stand in a line with no mark between.
pub(super) fn has_unmarked(items: &[HeadItem<'_>], text: &str) -> bool {
    let both = |item: &HeadItem<'_>| {
        let Kind::Both(names, found) = &item.kind else { return false };
        let text = first_line(item);
        let sides = [text.get(..found.range.start), text.get(found.range.end..)];
        let words: String = sides.into_iter().flatten().map(str::trim).collect();
        matches!(names.as_slice(), [name] if *name == words)
    };
    items.iter().any(both)
        || items.windows(2).any(|pair| {
            let [first, second] = pair else { return false };
            let (Some(left), Some(right)) = (first.lines.first(), second.lines.first()) else { return false };
            let kinds = matches!(
                (&first.kind, &second.kind),
                (Kind::Short, Kind::Date(_)) | (Kind::Date(_), Kind::Short)
            );
            let near = text.get(left.range().end..right.start).is_some_and(|gap| gap == " ");
            first.row && second.row && kinds && near
        })
}

/// Tells whether the words beside dates say what the texts are about: one in a few is in small letters and a word of the
/// texts themselves, and none is written as only names of people on a page are.
pub(super) fn are_topics(sketches: &[&Sketch], running: &BTreeSet<&str>) -> bool {
    let words: Vec<&str> = sketches.iter().filter_map(|sketch| sketch.beside.as_deref()).collect();
    let odd = |word: &str| {
        let small = word.chars().any(char::is_lowercase);
        word.chars().skip(1).any(|c| c.is_numeric() || c == '_' || (small && c.is_uppercase()))
    };
    let own = words.iter().filter(|word| running.contains(**word)).count();
    words.len() >= FEWEST && own * TOPIC >= words.len() && !words.iter().any(|word| odd(word))
}

/// Tells whether most articles have a word beside the date, some of which no place is written like: in small letters,
/// with a capital within or a digit.
pub(super) fn are_handles(sketches: &[&Sketch]) -> bool {
    let words: Vec<&str> = sketches.iter().filter_map(|sketch| sketch.beside.as_deref()).collect();
    let distinct: BTreeSet<&str> = words.iter().copied().collect();
    let odd = |word: &&&str| {
        let small = word.chars().any(char::is_lowercase);
        word.starts_with(char::is_lowercase)
            || word.chars().skip(1).any(|c| c.is_numeric() || c == '_' || (small && c.is_uppercase()))
    };
    let odd = distinct.iter().filter(odd).count();
    words.len() >= FEWEST && words.len() * 2 > sketches.len() && odd * 4 >= distinct.len() && odd > 0
}
