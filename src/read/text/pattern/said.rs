//! Whether the first words of reports tell the days of which they are.

use super::Pattern;
use super::sketch::Sketch;
use crate::model::PartialDate;

/// Fewest such articles: the days of four may rise by chance once in twelve.
const FEWEST_SAID: usize = 5;
/// So many of ten articles without another date tell one so.
const MOST: usize = 8;

impl Pattern {
    /// Tells whether the first words of most articles that have no other date tell theirs.
    pub(in crate::read::text) fn tells_days(&self) -> bool {
        self.said
    }
}

/// Tells whether most articles without a date tell one in their first words, nine of ten a later one than the article
/// before, or nine of ten an earlier one.
///
/// What texts are about seldom comes in such an order; the parts of one history do, so that each such date is in doubt.
pub(super) fn tell_days(sketches: &[&Sketch]) -> bool {
    let undated = sketches.iter().filter(|sketch| sketch.undated).count();
    let days: Vec<PartialDate> = sketches.iter().filter_map(|sketch| sketch.said).collect();
    let steps = days.len().saturating_sub(1);
    let up = days.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let down = days.windows(2).filter(|pair| pair[0] > pair[1]).count();
    days.len() >= FEWEST_SAID && days.len() * 10 >= undated * MOST && up.max(down) * 10 >= steps * 9
}
