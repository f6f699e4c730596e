//! What stands beside the text, on its way to the margin of a page.

use crate::layout::block::{Beside, Set};
use crate::layout::context::Context;
use crate::layout::inline::SetLine;
use crate::model::{AsideIndex, AsideKind, SectionIndex};
use crate::unit::Length;
use std::sync::Arc;

/// An aside, set.
#[derive(Debug)]
pub struct SetAside {
    /// Which of a section's asides it is.
    pub aside: (SectionIndex, AsideIndex),
    /// What it is.
    pub kind: AsideKind,
    /// Its own id.
    pub id: Arc<str>,
    /// The id of the words it speaks of, until they are met.
    speaks_of: Option<Arc<str>>,
    /// Its lines, each with what it is set in by.
    pub lines: Vec<(SetLine, Length)>,
    /// Its lines at the measure of the text.
    pub wide: Vec<(SetLine, Length)>,
    /// From baseline to baseline.
    pub leading: Length,
    /// What is kept free over it.
    pub space: Length,
    /// Whether it stands beside the text, as far as there is room.
    is_beside: bool,
}

impl SetAside {
    /// Returns how much of the margin it takes.
    pub fn height(&self) -> Length {
        self.leading * self.lines.len() as i64
    }
}

/// Remarks, each with the id that leads to it and its lines, which are set in by a length.
pub type Remarks = Vec<(Arc<str>, Vec<(SetLine, Length)>)>;

/// An aside that a line calls for.
#[derive(Clone, Copy, Debug)]
pub struct Called {
    /// Its place among all.
    pub index: usize,
    /// The baseline of the line. `None` if it was called on the page before.
    pub baseline: Option<Length>,
}

/// The asides of a section, set, and those that wait for their page.
#[derive(Debug, Default)]
pub struct Asides {
    /// All of them.
    pub all: Vec<SetAside>,
    /// What was called for and is not put yet.
    waiting: Vec<Called>,
    /// Remarks for which the margin of the page has no room.
    left_over: Vec<usize>,
    /// Terms and questions that no margin has room for.
    unplaced: Vec<(SectionIndex, AsideIndex)>,
}

impl Asides {
    /// Sets the asides of a section.
    pub fn set(context: &Context<'_>, asides: &[Beside]) -> Self {
        let lines = |sets: &[Set]| -> Vec<(SetLine, Length)> {
            let set = |set: &Set| {
                let lines = context.setter.set(&set.words, &set.format);
                lines.into_iter().map(|line| (line, set.left)).collect::<Vec<_>>()
            };
            sets.iter().flat_map(set).collect()
        };
        let set = |beside: &Beside| SetAside {
            aside: beside.aside,
            kind: beside.kind,
            id: beside.id.clone(),
            speaks_of: Some(beside.speaks_of.clone()),
            lines: lines(&beside.texts),
            wide: lines(&beside.wide),
            leading: beside.texts.first().map_or(context.main.grid, |set| set.leading),
            space: beside.space,
            is_beside: beside.is_beside,
        };
        Self { all: asides.iter().map(set).collect(), ..Self::default() }
    }

    /// Has an aside wait for its page; returns the id of what it speaks of, where that begins here.
    pub fn call(&mut self, index: u32, baseline: Length) -> Option<Arc<str>> {
        let index = index as usize;
        let aside = self.all.get_mut(index)?;
        let id = aside.speaks_of.take()?;
        if aside.is_beside {
            self.waiting.push(Called { index, baseline: Some(baseline) });
        }
        Some(id)
    }

    /// Takes what waits for the margin of a page, those of one kind.
    pub fn take(&mut self, kind: AsideKind) -> Vec<Called> {
        let (taken, rest) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|called| self.all.get(called.index).is_some_and(|aside| aside.kind == kind));
        self.waiting = rest;
        taken
    }

    /// Has what found no room in the margin wait for the next page, once: who looks a word up looks no farther.
    /// Remarks stand on a page of their own.
    pub fn leave(&mut self, called: Called, goes_on: bool) {
        let Some(aside) = self.all.get(called.index) else { return };
        match aside.kind {
            AsideKind::Remark => self.left_over.push(called.index),
            AsideKind::Question => self.unplaced.push(aside.aside),
            AsideKind::Term if goes_on && called.baseline.is_some() => {
                self.waiting.push(Called { baseline: None, ..called });
            }
            AsideKind::Term => self.unplaced.push(aside.aside),
        }
    }

    /// Takes the lines of the remarks that found no room, each with the id that leads to it; after the last page
    /// those too that nothing in the text speaks of.
    pub fn left_over(&mut self, is_last: bool) -> Remarks {
        let mut left = std::mem::take(&mut self.left_over);
        if is_last {
            let uncalled = |aside: &SetAside| {
                aside.kind == AsideKind::Remark && aside.is_beside && aside.speaks_of.is_some()
            };
            left.extend(self.all.iter().enumerate().filter(|(_, aside)| uncalled(aside)).map(|(at, _)| at));
        }
        let mut taken = Vec::with_capacity(left.len());
        for index in left {
            if let Some(aside) = self.all.get_mut(index) {
                taken.push((aside.id.clone(), std::mem::take(&mut aside.wide)));
            }
        }
        taken
    }

    /// Returns the terms and questions that stand nowhere, those too that nothing in the text speaks of.
    pub fn unplaced(mut self) -> Vec<(SectionIndex, AsideIndex)> {
        let waiting = self.waiting.iter().filter_map(|called| self.all.get(called.index));
        let uncalled = self.all.iter().filter(|aside| aside.is_beside && aside.speaks_of.is_some());
        let listed = waiting.chain(uncalled).filter(|aside| aside.kind != AsideKind::Remark);
        self.unplaced.extend(listed.map(|aside| aside.aside));
        self.unplaced
    }
}

/// A space that something takes down the margin: its top and its height.
pub type TakenSpace = (Length, Length);

/// Returns where as many of these as fit stand, one under another in their order, each as near to where it wants
/// to be as can be.
///
/// `space` is kept free over each but the first. Invariant: what is returned lies between `top` and `bottom`, and
/// nothing overlaps.
pub fn stack(wanted: &[TakenSpace], space: &[Length], top: Length, bottom: Length) -> Vec<Length> {
    let mut tops: Vec<Length> = Vec::with_capacity(wanted.len());
    let mut taken = Length::ZERO;
    let mut free = top;
    for ((want, height), space) in wanted.iter().zip(space) {
        let space = if tops.is_empty() { Length::ZERO } else { *space };
        taken = taken + space + *height;
        if taken > bottom - top {
            break;
        }
        let at = (*want).max(free + space);
        tops.push(at);
        free = at + *height;
    }
    let mut limit = bottom;
    for ((at, (_, height)), space) in tops.iter_mut().zip(wanted).zip(space).rev() {
        *at = (*at).min(limit - *height);
        limit = *at - *space;
    }
    tops
}

/// Returns where something of a height fits between what stands there, nearest to where it wants to be, or
/// `None` if there is no room.
///
/// `taken` is in order from the top; `space` is kept free on both sides.
pub fn gap(
    taken: &[TakenSpace],
    wanted: TakenSpace,
    space: Length,
    top: Length,
    bottom: Length,
) -> Option<Length> {
    let (want, height) = wanted;
    let ends = taken.iter().map(|(at, height)| *at + *height + space);
    let starts = taken.iter().map(|(at, _)| *at - space).chain([bottom]);
    let rooms = std::iter::once(top).chain(ends).zip(starts);
    let places =
        rooms.filter(|(from, to)| *to - *from >= height).map(|(from, to)| want.clamp(from, to - height));
    places.min_by_key(|at| (*at - want).units().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pt(points: i64) -> Length {
        Length::pt(points)
    }

    #[test]
    fn what_stands_beside_the_text_never_overlaps_and_stays_on_its_page() {
        for (wanted, expected) in [
            (vec![], vec![]),
            (vec![(0, 10)], vec![0]),
            (vec![(30, 10), (60, 10)], vec![30, 60]),
            // One makes room for the next.
            (vec![(30, 20), (40, 10)], vec![30, 52]),
            // At the foot all move up.
            (vec![(80, 10), (90, 20)], vec![68, 80]),
            (vec![(95, 30), (95, 30), (95, 30)], vec![6, 38, 70]),
            // What does not fit is left.
            (vec![(0, 60), (10, 60)], vec![0]),
            (vec![(0, 101), (10, 10)], vec![]),
        ] {
            let wanted: Vec<TakenSpace> =
                wanted.into_iter().map(|(at, height)| (pt(at), pt(height))).collect();
            let space = vec![pt(2); wanted.len()];
            let tops = stack(&wanted, &space, pt(0), pt(100));
            assert_eq!(tops, expected.into_iter().map(pt).collect::<Vec<_>>(), "{wanted:?}");
        }
    }

    #[test]
    fn a_remark_stands_in_the_nearest_gap_that_holds_it() {
        let taken = [(pt(10), pt(20)), (pt(50), pt(20))];
        for (want, height, expected) in [
            (0, 8, Some(0)),
            (0, 9, Some(32)),
            (45, 10, Some(38)),
            (56, 10, Some(72)),
            (20, 28, Some(72)),
            (20, 29, None),
        ] {
            let at = gap(&taken, (pt(want), pt(height)), pt(2), pt(0), pt(100));
            assert_eq!(at, expected.map(pt), "{height} at {want}");
        }
    }
}
