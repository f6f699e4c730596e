//! Words wider than their line, which are broken where words are not.

use super::word::{Word, WordBreak};
use std::collections::BTreeMap;

impl Word {
    /// Returns a word that may be broken between any two clusters of those of its parts that are wider than
    /// the narrowest line. `None` if it has no such part.
    pub(super) fn broken_anywhere(&self, narrowest: i64) -> Option<Self> {
        if self.shaped.width <= narrowest {
            return None;
        }
        let total = self.shaped.width;
        let mut clusters: BTreeMap<u16, i64> = BTreeMap::new();
        for glyph in self.shaped.runs.iter().flat_map(|run| &run.glyphs) {
            *clusters.entry(glyph.cluster).or_default() += i64::from(glyph.advance);
        }
        let mut breaks = Vec::new();
        let mut sum = 0;
        let mut clusters = clusters.into_iter().peekable();
        let ends = self.breaks.iter().map(|place| (place.at, place.before, Some(*place)));
        let (mut from, mut gone) = (0, 0);
        for (end, before, place) in ends.chain([(u32::MAX, total, None)]) {
            let is_wide = before - gone > narrowest;
            while let Some((cluster, advance)) = clusters.next_if(|(cluster, _)| u32::from(*cluster) < end) {
                if is_wide && u32::from(cluster) > from {
                    breaks.push(WordBreak {
                        address: false,
                        at: cluster.into(),
                        hyphen: false,
                        cost: 0,
                        marked: false,
                        anywhere: true,
                        // Such a line may have no spaces that give way.
                        before: sum + narrowest / 25,
                        after: total - sum,
                        end: 0,
                        start: 0,
                    });
                }
                sum += advance;
            }
            if let Some(place) = place {
                (from, gone) = (place.at, total - place.after);
                breaks.push(place);
            }
        }
        let found = breaks.iter().any(|place| place.anywhere);
        found.then(|| Self { shaped: self.shaped.clone(), breaks: breaks.into() })
    }
}
