//! Lines that come back above the titles of some articles: the menu of a page, in one of its forms.

use super::kicker::KICKER_AGAIN;
use super::name::key;
use super::sketch::{Open, Sketch, Zone};
use super::{FEWEST, Pattern, Seen};
use std::collections::BTreeSet;

impl Pattern {
    /// Tells whether a line begins with a heading that comes back over other titles, and another follows it: where a page
    /// has several, a copy often has nothing between them. `WaterRoads`, `Water, Roads`
    pub(super) fn runs_together(&self, line: &str) -> bool {
        let mut ends = line.char_indices().zip(line.chars().skip(1)).filter_map(|((at, c), next)| {
            let end = at + c.len_utf8();
            let joint = (c.is_lowercase() && next.is_uppercase()) || matches!(next, ',' | '/' | '|' | '&');
            joint.then_some(end)
        });
        ends.any(|end| {
            let first = line.get(..end).map(str::trim).unwrap_or_default();
            self.lines.get(&key(first)).is_some_and(Seen::is_over_others)
        })
    }

    /// Finds the lines that come back in the series, and each time above a line that does not.
    pub(super) fn over_titles(&self, sketches: &[&Sketch]) -> BTreeSet<String> {
        let files = |text: &str| self.lines.get(&key(text)).map_or(0, |seen| seen.files);
        let (mut over, mut titles) = (BTreeSet::new(), BTreeSet::new());
        for sketch in sketches {
            let lines: Vec<&str> =
                sketch.open.iter().filter(|open| !open.slot.row).map(|open| open.text.as_str()).collect();
            let own = lines.iter().rposition(|line| files(line) == 1).unwrap_or(0);
            for (at, line) in lines.iter().enumerate().filter(|(_, line)| files(line) >= FEWEST) {
                if at < own { &mut over } else { &mut titles }.insert(key(line));
            }
        }
        over.retain(|line| !titles.contains(line));
        over
    }

    /// Tells whether articles that do not have the heading of most have another that comes back.
    pub(super) fn has_sections_in(&self, sketches: &[&Sketch]) -> bool {
        let is = |open: &Open, zone: Zone| !open.slot.row && open.zone == zone;
        let others = sketches.iter().filter(|sketch| !sketch.open.iter().any(|open| is(open, Zone::Above)));
        let others: Vec<&&Sketch> = others.collect();
        let headed = |sketch: &&&&Sketch| {
            sketch.open.iter().any(|open| is(open, Zone::First) && self.kicker(open) >= KICKER_AGAIN)
        };
        let headed = others.iter().filter(headed).count();
        headed > 1 && headed * 2 > others.len()
    }

    /// Tells whether the headings over titles differ, so that one which most articles have is no masthead.
    pub(in crate::read::text) fn has_sections(&self) -> bool {
        self.sections
    }

    /// Tells whether a line comes back in the series, and each time above a line that does not.
    pub(in crate::read::text) fn is_over_titles(&self, line: &str) -> bool {
        self.over.contains(&key(line))
    }
}
