//! Gaps that stand under gaps, down several lines: a river, which draws the eye out of the text.
//!
//! The breaker compares a line with the one before it and cannot see what shows in four. So a paragraph that
//! shows a river is set again without one of the breaks that make it, where that costs little more.

use super::breaker::{BestBreaks, LineEnd, Sum};
use super::costs::LETTERFIT;
use super::prepare::Prepared;
use super::{Align, ParagraphShape, costs};
use crate::num::saturate;
use std::ops::Range;

/// So many lines in a row, each with a gap under a gap of the one before, make a river.
const RIVER: usize = 4;
/// Two gaps stand one under the other where they share as much, in 1/100 of a natural space.
const SHARED: i64 = 50;
/// How often a paragraph is set again.
const MOST_ROUNDS: usize = 3;
/// So many breaks of a river are tried, the first ones: each changes all lines after it. A river in text that repeats
/// itself runs down a whole page, and each of its breaks would set the whole paragraph again.
const MOST_TRIED: usize = 8;
/// A paragraph of more lines, a few pages of them, is left as it is: each time it is set again as a whole.
const MOST_LINES: usize = 150;

impl Prepared<'_> {
    /// Returns a variant of as many lines that has fewer rivers and costs little more, or the same one where
    /// there is none.
    pub fn without_rivers(&self, format: &ParagraphShape, variant: BestBreaks) -> BestBreaks {
        if format.align != Align::Justify || !(RIVER + 1..=MOST_LINES).contains(&variant.lines()) {
            return variant;
        }
        let mut bound = variant.demerits;
        let mut found = rivers(&self.points, format, &variant);
        let mut best = variant;
        for _ in 0..MOST_ROUNDS {
            let Some(river) = found.first() else { break };
            bound += costs::RIVER;
            let ends = best.breaks[river.start.saturating_sub(1)..river.end - 1].iter().take(MOST_TRIED);
            let others = ends.flat_map(|point| self.break_lines_but(format, *point));
            let others = others.filter(|other| other.lines() == best.lines() && other.demerits <= bound);
            let better = others
                .map(|other| (rivers(&self.points, format, &other), other))
                .filter(|(left, _)| left.len() < found.len())
                .min_by(|(_, a), (_, b)| a.demerits.total_cmp(&b.demerits));
            let Some(better) = better else { break };
            (found, best) = better;
        }
        best
    }
}

/// A gap between words, and how many lines up the gaps over it reach, itself counted.
struct Gap {
    left: i64,
    right: i64,
    /// Its natural width.
    natural: i64,
    lines: usize,
}

impl Gap {
    fn is_under(&self, over: &Self) -> bool {
        let shared = self.right.min(over.right) - self.left.max(over.left);
        shared * 100 >= SHARED * self.natural
    }
}

/// Returns the lines that each river of a way to set a paragraph runs through, the longest of those that end
/// on one line; the last line shows none, for it is not filled.
fn rivers(points: &[LineEnd], format: &ParagraphShape, variant: &BestBreaks) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut above: Vec<Gap> = Vec::new();
    let mut start = 0;
    let full = variant.lines().saturating_sub(1);
    for (line, (end, ratio)) in variant.breaks.iter().zip(&variant.ratios).enumerate().take(full) {
        let end = *end as usize;
        let mut gaps = gaps(&points[start..end], format.start_of(line).units(), f64::from(*ratio));
        for gap in &mut gaps {
            let over = above.iter().filter(|over| gap.is_under(over));
            gap.lines += over.map(|over| over.lines).max().unwrap_or(0);
        }
        let longest = gaps.iter().map(|gap| gap.lines).max().unwrap_or(0);
        let from = line + 1 - longest;
        match found.last_mut() {
            // It goes on.
            Some(river) if longest >= RIVER && *river == (from..line) => river.end = line + 1,
            _ if longest >= RIVER => found.push(from..line + 1),
            _ => {}
        }
        (above, start) = (gaps, end);
    }
    found
}

/// Returns the gaps of a line that begins at the first of these points and ends after the last, set from `left`
/// with spaces and letters fitted by a ratio.
fn gaps(points: &[LineEnd], left: i64, ratio: f64) -> Vec<Gap> {
    let Some((first, within)) = points.split_first() else { return Vec::new() };
    let begun = first.start;
    let left = (left - first.start_hang) as f64;
    let letterfit = ratio.clamp(-1.0, 1.0) * LETTERFIT as f64 / 10_000.0;
    let place = |sum: Sum| {
        let sum = sum.since(begun);
        let given = if ratio < 0.0 { sum.shrink } else { sum.stretch };
        saturate::<i64>(left + sum.width as f64 + letterfit * sum.letters as f64 + ratio * given as f64)
    };
    // At a hyphen that is added, or nothing, no gap begins.
    let spaces = within.iter().filter(|point| point.start.stretch > point.end.stretch);
    let gap = |point: &LineEnd| {
        let natural = point.start.width - point.end.width;
        Gap { left: place(point.end), right: place(point.start), natural, lines: 1 }
    };
    spaces.map(gap).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Collected, Collector, Setter, TextStyle};
    use super::*;
    use crate::font::FontBook;
    use crate::frame::{ArtifactKind, Bearing};
    use crate::unit::Length;
    use std::sync::Arc;

    /// A line of words and gaps of 10 each that starts `by` further in than the one before; gaps of lines that
    /// start 10 apart stand between each other's.
    fn staggered(lines: u32, by: i64) -> (Vec<LineEnd>, ParagraphShape, BestBreaks) {
        let mut points = vec![LineEnd::default()];
        let mut sum = Sum::default();
        for line in 0..i64::from(lines) {
            sum.width += by * line;
            for _ in 0..6 {
                let end = Sum { width: sum.width + 10, ..sum };
                sum = Sum { width: sum.width + 20, stretch: sum.stretch + 3, ..sum };
                points.push(LineEnd { end, start: sum, ..LineEnd::default() });
            }
        }
        let breaks = (1..=lines).map(|line| line * 6).collect();
        let variant = BestBreaks { breaks, ratios: vec![0.0; lines as usize], demerits: 0.0 };
        (points, ParagraphShape::justified(Length::from_units(110)), variant)
    }

    #[test]
    fn gaps_under_gaps_are_a_river_from_four_lines_on() {
        for (lines, by, expected) in [(4, 0, None), (5, 0, Some(0..4)), (9, 0, Some(0..8)), (9, 10, None)] {
            let (points, format, variant) = staggered(lines, by);
            let found = rivers(&points, &format, &variant);
            assert_eq!(found.first().cloned(), expected, "{lines} lines, each {by} further in");
        }
    }

    /// A paragraph of short words of a few lengths, as a small generator chooses them: full of rivers.
    fn paragraph(fonts: &FontBook, mut seed: u64) -> Collected {
        let style =
            Arc::new(TextStyle::new(fonts.chain(&["serif"], 400, false), Length::from_pt(10.5), "en"));
        let words = std::iter::from_fn(|| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            Some(["the", "wind", "over", "them", "fell", "into", "a", "garden"][(seed >> 61) as usize])
        });
        let mut builder = Collector::new(false);
        let text = words.take(120).collect::<Vec<_>>().join(" ");
        builder.text(&text, &style, Bearing::Artifact(ArtifactKind::Layout));
        builder.build()
    }

    #[test]
    fn a_paragraph_is_set_with_fewer_rivers_in_as_many_lines_at_a_bounded_cost() {
        let fonts = FontBook::new(&[]).value;
        let setter = Setter::new(&fonts);
        let format = ParagraphShape::justified(Length::mm(90));
        let (mut before, mut after) = (0, 0);
        for seed in 0..80 {
            let paragraph = paragraph(&fonts, seed);
            let prepared = setter.prepare(&paragraph, format.narrowest());
            for variant in prepared.break_lines(&format) {
                let shown = rivers(&prepared.points, &format, &variant).len();
                let mended = prepared.without_rivers(&format, variant.clone());
                let left = rivers(&prepared.points, &format, &mended).len();
                assert_eq!(mended.lines(), variant.lines());
                assert!(left < shown || mended == variant, "changed for nothing");
                assert!(mended.demerits <= variant.demerits + costs::RIVER * (shown - left) as f64);
                (before, after) = (before + shown, after + left);
            }
        }
        assert!(before > 40 && after * 3 <= before * 2, "{before} rivers, and {after} when mended");
    }
}
