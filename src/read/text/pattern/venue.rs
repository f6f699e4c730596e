//! Where texts were printed, as lines with a date say.

use super::Pattern;
use super::sketch::Sketch;
use crate::read::date;
use crate::read::text::line::Line;
use crate::read::text::part::HeadLine;
use crate::read::text::row;
use std::collections::{BTreeMap, BTreeSet};

/// Most lines of a title's block that runs on into where and when the text was printed.
const VENUE_LINES: usize = 4;
/// Most letters of the word that leads in where it was printed: `For`, `From`.
const LEAD: usize = 6;

impl Pattern {
    /// Divides the block of a title that runs on into where and when the text was printed:
    /// `On the Powers of the Convention For the New York Packet. Friday, / January 18, 1788.`
    pub(in crate::read::text) fn before_venue<'a>(
        &self,
        lines: &[Line<'a>],
    ) -> Option<Vec<(Vec<Line<'a>>, HeadLine<'a>)>> {
        let last = lines.last().filter(|_| !self.venues.is_empty() && lines.len() <= VENUE_LINES)?;
        if !last.text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (at, from) = lines.iter().enumerate().rev().find_map(|(at, line)| {
            let found = self.venues.iter().filter_map(|venue| line.text.find(venue.as_str())).min()?;
            // The word before it leads it in: `For`, `From`.
            let lead = line.text[..found]
                .split_whitespace()
                .next_back()
                .filter(|lead| lead.chars().count() <= LEAD)?;
            Some((at, lead.as_ptr() as usize - line.text.as_ptr() as usize))
        })?;
        let line = &lines[at];
        let mut dated = vec![row::sub(line, from..line.text.len())];
        dated.extend_from_slice(&lines[at + 1..]);
        let text = dated.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
        let lead = text.find(' ')? + 1;
        let known = self.venues.iter().filter(|venue| text[lead..].starts_with(venue.as_str()));
        let venue = lead + known.map(String::len).max()?;
        let mut found = date::whole_line(text.get(venue..)?.trim_start_matches(['.', ',', ' ']))?;
        let moved = text.len() - text.get(venue..)?.trim_start_matches(['.', ',', ' ']).len();
        found.range = found.range.start + moved..found.range.end + moved;
        found.place = Some(0..venue);
        let mut titled = lines[..at].to_vec();
        let rest = line.text[..from].trim_end();
        if !rest.is_empty() {
            titled.push(row::sub(line, 0..rest.len()));
        }
        (!titled.is_empty()).then(|| {
            titled
                .into_iter()
                .map(|line| (vec![line], HeadLine::Short))
                .chain([(dated, HeadLine::Date(found))])
                .collect()
        })
    }
}

/// Returns where texts were printed, as two of them say.
pub(super) fn known(sketches: &[&Sketch]) -> BTreeSet<String> {
    let mut counts = BTreeMap::<&String, usize>::new();
    sketches
        .iter()
        .flat_map(|sketch| &sketch.venues)
        .for_each(|venue| *counts.entry(venue).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(venue, _)| venue.clone()).collect()
}

/// Returns where a text was printed without the word that leads it in: `the Independent Journal`.
pub(super) fn venue(text: &str) -> Option<String> {
    let (_, name) = text.trim_end_matches(['.', ',', ' ']).split_once(' ')?;
    (name.split(' ').count() > 1).then(|| name.to_owned())
}
