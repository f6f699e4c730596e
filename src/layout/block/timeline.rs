//! Dated events along an axis: dates on the side where lines begin, what happened on the other.

use super::{Body, Leaf, OnAxis, Set, TextLeaf, Walker};
use crate::layout::Lines;
use crate::layout::PageCost;
use crate::layout::inline::ParagraphShape;
use crate::model::{PartialDate, TimelineEvent};
use crate::style::{self, Align, Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// The share of the measure that dates may take; longer ones are set on several lines.
const WIDEST_DATE: f64 = 0.34;
/// The thickness of the axis, where the style says none.
const AXIS: f64 = 0.6;
/// The most lines left free between two events; where more time passed the axis is broken.
const MOST_FREE: i64 = 4;
/// The height of what is no text, such as a table in what happened, as far as the spacing goes.
const OTHER: Lines = Lines::new(2);
/// Fewest events of a divided timeline on a page.
const LEAST: usize = 3;

/// The leaves of an event, which are the last of the flow.
#[derive(Clone, Copy)]
struct EventLeaves {
    /// The place of the event among those of its timeline.
    event: usize,
    /// The place of its first leaf in the flow.
    first: usize,
}

impl<'a> Walker<'a> {
    /// Adds each event as leaves beside an axis, as far from one another as time tells.
    pub(super) fn timeline(&mut self, events: &'a [TimelineEvent], styled: &Arc<Styled>) {
        let whole = self.place;
        let block = &styled.style.block;
        self.enter(block);
        let gap = block.padding.start.or_zero(whole.measure);
        let dates = self.dates(events, styled);
        let widest = dates.iter().map(|date| self.natural_width(&date.words)).max().unwrap_or_default();
        let column = widest.min(whole.measure.scale(WIDEST_DATE));
        let axis = Axis { events: events.len(), column, gap, width: block.border.start.width };
        let mut elements = vec![Element::new(ElementName::Dd); events.len()];
        style::siblings(&mut elements);
        let mut firsts = Vec::with_capacity(events.len());
        for ((at, event), (date, element)) in events.iter().enumerate().zip(dates.into_iter().zip(elements)) {
            let first = self.flow.leaves.len();
            firsts.push(first);
            let own = self.child(styled, element);
            self.place.measure = whole.measure - column - gap * 2;
            self.place.left = whole.left + if styled.is_rtl() { Length::ZERO } else { column + gap * 2 };
            self.inside(&own, |walker| walker.blocks(&event.blocks, &own));
            self.place = whole;
            self.put_on_axis(&axis, EventLeaves { event: at, first }, date, styled);
        }
        self.space(events, &firsts);
        self.hold(&firsts);
        self.leave(block);
    }

    /// Returns the dates, to be set in the column before the axis and against it.
    fn dates(&mut self, events: &'a [TimelineEvent], styled: &Arc<Styled>) -> Vec<Set> {
        let style = self.child(styled, Element::new(ElementName::Dt));
        let date = |event: &'a TimelineEvent| {
            let words = self.words(&event.shown, &style);
            let format = ParagraphShape::balanced(Length::ZERO, Align::End);
            Set { words, format, left: Length::ZERO, leading: style.style.text.leading }
        };
        events.iter().map(date).collect()
    }

    /// Puts the leaves of an event beside the axis, and its date before them.
    fn put_on_axis(&mut self, axis: &Axis, leaves: EventLeaves, mut date: Set, styled: &Styled) {
        let EventLeaves { event: at, first } = leaves;
        date.format.measure = axis.column;
        let rtl = styled.is_rtl();
        let after = self.place.measure - axis.column;
        date.left = self.place.left + if rtl { after } else { Length::ZERO };
        let left = self.place.left + if rtl { after - axis.gap } else { axis.column + axis.gap };
        let pitch = self.context.main.lines_over(date.leading.scale(0.97));
        let date_lines = Lines::of(self.context.setter.set(&date.words, &date.format).len()) * pitch;
        let is_last = at + 1 == axis.events;
        let width = if axis.width == Length::ZERO { Length::from_pt(AXIS) } else { axis.width };
        let mut date = Some(date);
        if self.flow.leaves.len() == first
            && let Some(set) = date.take()
        {
            // Nothing is said about it: only the date is set.
            self.push(Body::Text(Box::new(TextLeaf::plain(set))), styled);
        }
        for (place, leaf) in self.flow.leaves[first..].iter_mut().enumerate() {
            if place > 0 && is_last {
                break;
            }
            leaf.axis = Some(Box::new(OnAxis {
                left,
                width,
                date: date.take(),
                dot: place == 0,
                pitch,
                date_lines: if place == 0 { date_lines } else { Lines::ZERO },
                begins: at == 0 && place == 0,
                ends: is_last,
                skips: false,
            }));
        }
    }

    /// Leaves room between events as time passed between them.
    fn space(&mut self, events: &[TimelineEvent], firsts: &[usize]) {
        let ends = firsts.iter().skip(1).copied().chain([self.flow.leaves.len()]);
        let heights: Vec<i64> = firsts
            .iter()
            .zip(ends)
            .map(|(first, end)| self.flow.leaves.get(*first..end).unwrap_or_default())
            .map(|leaves| leaves.iter().map(|leaf| i64::from(self.height(leaf))).sum())
            .collect();
        // What has no date stands no further apart than lines do.
        let known = |last: &mut Option<PartialDate>, event: &TimelineEvent| {
            *last = event.date.or(*last);
            Some(*last)
        };
        let dates: Option<Vec<PartialDate>> = events.iter().scan(None, known).collect();
        let Some(dates) = dates else { return };
        let grid = self.context.main.grid;
        for (first, gap) in firsts.iter().skip(1).zip(gaps(&dates, &heights)) {
            let Some(leaf) = self.flow.leaves.get_mut(*first) else { continue };
            leaf.space = grid * gap.lines;
            if let Some(axis) = &mut leaf.axis {
                axis.skips = gap.skips;
            }
        }
    }

    /// Has as many events as [`LEAST`] stand on each of two pages, as lines of a paragraph do.
    fn hold(&mut self, firsts: &[usize]) {
        let ends = firsts.iter().skip(1).copied().chain([self.flow.leaves.len()]);
        for (at, (first, end)) in firsts.iter().zip(ends).enumerate() {
            let (before, after) = (at, firsts.len() - at);
            let is_edge = before.min(after - 1) < LEAST - 1;
            for (place, leaf) in self.flow.leaves[*first..end].iter_mut().enumerate() {
                leaf.breaks.keep_together |= is_edge;
                leaf.breaks.cost = match place {
                    0 if before.min(after) >= LEAST => PageCost::PARTED,
                    1.. if !is_edge => PageCost::PARTED,
                    _ => PageCost::WIDOW,
                };
            }
        }
    }

    /// Returns the lines of the grid that a leaf takes with the space before it.
    fn height(&self, leaf: &Leaf) -> Lines {
        let main = &self.context.main;
        let own = match &leaf.body {
            Body::Text(text) => {
                let lines = self.context.setter.set(&text.set.words, &text.set.format).len();
                Lines::of(lines) * main.lines_over(text.set.leading.scale(0.97))
            }
            _ => OTHER,
        };
        let axis = leaf.axis.as_ref();
        let space = if axis.is_some_and(|axis| axis.dot) { Lines::ZERO } else { main.lines_of(leaf.space) };
        space + own.max(axis.map_or(Lines::ZERO, |axis| axis.date_lines))
    }
}

/// What all leaves of a timeline share.
struct Axis {
    /// How many events there are.
    events: usize,
    /// The width of the column of dates.
    column: Length,
    /// From that column to the axis, and from the axis to what happened.
    gap: Length,
    /// How thick it is; zero where the style does not say.
    width: Length,
}

/// What stands between two events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    /// Lines left free.
    lines: i64,
    /// Whether more time passed than that.
    skips: bool,
}

/// Returns what stands before each event but the first; `heights` are the lines that events take.
///
/// From dot to dot the axis is as long as time tells, measured by what is usual in this timeline: half of the
/// intervals are shorter. It is longer where an event's own words need it, and broken where it would leave more
/// than [`MOST_FREE`] lines free.
fn gaps(dates: &[PartialDate], heights: &[i64]) -> Vec<Gap> {
    let intervals: Vec<i64> = dates.windows(2).map(|pair| pair[1].days_after(pair[0]).max(0)).collect();
    let usual = median(intervals.iter().copied().filter(|days| *days > 0)).unwrap_or(1);
    let lines = median(heights.iter().copied()).unwrap_or(1) + 1;
    let gap = |(days, height): (&i64, &i64)| {
        let free = (days * lines + usual / 2) / usual - height;
        Gap { lines: free.clamp(0, MOST_FREE), skips: free > MOST_FREE }
    };
    intervals.iter().zip(heights).map(gap).collect()
}

/// Returns the middle one of numbers, the lower of two.
fn median(numbers: impl Iterator<Item = i64>) -> Option<i64> {
    let mut sorted: Vec<i64> = numbers.collect();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(years: &[i16]) -> Vec<PartialDate> {
        years.iter().filter_map(|year| PartialDate::year_only(*year)).collect()
    }

    #[test]
    fn the_axis_is_as_long_as_time_tells_within_bounds() {
        for (dates, heights, lines, skips) in [
            (&[1836, 1840, 1855, 1861, 1870][..], &[1, 1, 1, 1, 1][..], &[0, 4, 1, 2][..], &[][..]),
            // An event's own words take the room of the years after it.
            (&[1900, 1910, 1920, 1930], &[1, 3, 1, 1], &[1, 0, 1], &[]),
            (&[1900, 1901, 1902, 1980], &[1, 1, 1, 1], &[1, 1, 4], &[2]),
            (&[1900, 1900, 1901], &[2, 2, 2], &[0, 1], &[]),
            (&[1900, 1900], &[2, 2], &[0], &[]),
            (&[1900], &[2], &[], &[]),
            (&[], &[], &[], &[]),
        ] {
            let gaps = gaps(&years(dates), heights);
            assert_eq!(gaps.iter().map(|gap| gap.lines).collect::<Vec<_>>(), lines, "{dates:?}");
            let broken: Vec<usize> = (0..gaps.len()).filter(|at| gaps[*at].skips).collect();
            assert_eq!(broken, skips, "{dates:?}");
        }
    }
}
