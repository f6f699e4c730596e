//! What letters and diaries have above them: whom a letter is written to, and a day with no title.

use super::sketch::{Near, Open, Sketch};
use super::{FEWEST, HARDLY_NAME, Pattern, small};
use crate::read::text::line::{Chunk, Line};
use crate::read::text::part;
use crate::read::text::parted;
use crate::read::text::row;
use crate::read::text::sign;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest places where the things were that a series announces.
const PLACES: usize = 3;

/// Within so many chunks, and lines, stands the heading of a letter.
const HEADING: usize = 4;

/// So many of ten articles have only their days.
const DAYS: usize = 6;

/// Tells whether most articles have only their days above them, a line that all have aside: those of a diary.
pub(super) fn have_days(sketches: &[&Sketch]) -> bool {
    let count = sketches.iter().filter(|sketch| sketch.only_day).count();
    count >= FEWEST && count * 10 >= sketches.len() * DAYS
}

/// Tells whether what stands beside the days of a series is where something is to be: there is an hour beside most, and
/// the town is the same in half of them. `Friday, 3 May 2003, 7 pm | Mill House, Leeds`
pub(super) fn are_places(sketches: &[&Sketch]) -> bool {
    let timed = sketches.iter().filter(|sketch| sketch.timed).count();
    let rows = sketches.iter().flat_map(|sketch| &sketch.open).filter(|open| open.slot.row);
    let pairs: Vec<(&str, &str)> = rows.filter_map(|open| open.text.rsplit_once(", ")).collect();
    let mut towns = BTreeMap::<&str, BTreeSet<&str>>::new();
    let mut counts = BTreeMap::<&str, usize>::new();
    for (place, town) in &pairs {
        towns.entry(town).or_default().insert(place);
        *counts.entry(town).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(_, count)| **count);
    timed >= FEWEST
        && timed * 2 > sketches.len()
        && most.is_some_and(|(town, count)| {
            count * 2 > pairs.len() && towns.get(town).is_some_and(|places| places.len() >= PLACES)
        })
}

impl Pattern {
    /// Tells whether most articles have only their days above them, a masthead aside.
    pub(in crate::read::text) fn has_days(&self) -> bool {
        self.days
    }

    /// Tells whether a line says who wrote a letter and to whom, as its heading does: `Ann Lee to Ruth Lee`.
    pub(super) fn is_addressed(&self, line: &str) -> bool {
        self.writer(line).is_some()
    }

    /// Returns who wrote a letter if a line says so, and to whom.
    fn writer<'l>(&self, line: &'l str) -> Option<&'l str> {
        let line = line.trim_end_matches([',', ' ']);
        let capitals = sign::is_capitals(line);
        let words: Vec<&str> = line.split_whitespace().collect();
        // `On Going to Church`: a name must stand at either side; where most headings have two, less tells one.
        let fewest = if self.addresses { HARDLY_NAME } else { 0 };
        let is_name = |words: &[&str]| {
            let name = small(&words.join(" "));
            part::is_person(&name) && self.words(&name) > fewest
        };
        let joint = (1..words.len().saturating_sub(1)).find(|at| {
            let word = words[*at];
            let written = capitals || word.starts_with(char::is_lowercase);
            written
                && self.addressed.contains(word.to_lowercase().as_str())
                && is_name(&words[..*at])
                && is_name(&words[at + 1..])
        })?;
        let end = words[joint].as_ptr() as usize - line.as_ptr() as usize;
        line.get(..end).map(str::trim)
    }

    /// Finds who wrote a letter in its heading, where most headings of the series say who wrote to whom.
    pub(in crate::read::text) fn heading_writer<'a>(
        &self,
        chunks: &[Chunk<'a>],
    ) -> Option<(Line<'a>, String)> {
        let lines = chunks.iter().take(HEADING).flat_map(|chunk| &chunk.lines).filter(|_| self.addresses);
        lines.take(HEADING).find_map(|line| {
            let row = parted::heading_of_letter(line).or_else(|| row::title_and_date(line));
            let title = row.as_ref().and_then(|row| row.first()).map_or(line.text, |(title, _)| title.text);
            let name = self.writer(title).filter(|name| name.contains(' '))?;
            Some((*line, small(name)))
        })
    }

    /// Tells whether a line below the place and day of a letter names whom it is written to, as its heading does: who wrote
    /// it signs it below.
    pub(super) fn is_addressee(&self, open: &Open, all: &[Open]) -> bool {
        let own = || all.iter().any(|other| other.at < open.at && self.is_addressed(&other.text));
        self.signed
            && self.has_letters()
            && open.slot.above == Near::Date
            && !open.slot.row
            && part::byline(&open.text).is_none()
            && (self.addresses || own())
    }
}
