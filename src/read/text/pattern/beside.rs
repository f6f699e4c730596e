//! Who stands beside the dates of a series.

use super::name::key;
use super::sketch::{Open, Sketch, first_line};
use super::{FEWEST, LIKELY_NAME, Pattern};
use crate::read::byline::after_by;
use crate::read::text::measures::FULL_NAME;
use crate::read::text::scan::{HeadItem, Kind};
use crate::read::text::{part, row};
use std::collections::BTreeSet;

/// Pieces of one row stand so near.
const ROW: usize = 3;

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

    /// Tells whether a word of a row stands beside a name of two words or more: it is what the text is filed under.
    pub(super) fn is_beside_name(&self, open: &Open, all: &[Open]) -> bool {
        let full =
            |other: &&Open| other.slot.row && other.at.abs_diff(open.at) <= ROW && other.text.contains(' ');
        !open.text.contains(' ') && all.iter().filter(full).any(|other| self.name(other) >= LIKELY_NAME)
    }

    /// Returns the author whom a line names in a way that only the other articles show: by the name under which somebody
    /// writes on a page (`Por kiario`), or a group with small letters before a date (`Lock team - May 3, 2003`).
    pub(super) fn plain_author(&self, item: &HeadItem<'_>, before_date: bool) -> Option<String> {
        let text = first_line(item);
        match item.kind {
            Kind::Short if self.most_bylines && !item.row => {
                after_by(text).filter(|name| part::is_handle(name)).map(str::to_owned)
            }
            Kind::Issue if self.placed_names && item.row && before_date => {
                let few = text.split_whitespace().count() <= FULL_NAME;
                (few && !row::is_venue(text) && row::numbered(text).is_none()).then(|| text.to_owned())
            }
            _ => None,
        }
    }
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
