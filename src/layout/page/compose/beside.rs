//! Terms, questions and remarks in the margin, level with the lines that speak of them, and pages that hold only remarks.

use super::{ABOVE, Composer};
use crate::frame::{Anchor, Page, Region, RegionKind};
use crate::layout::Lines;
use crate::layout::inline::SetLine;
use crate::layout::page::asides::{Called, SetAside, TakenSpace, gap, stack};
use crate::layout::page::notes::Notes;
use crate::model::AsideKind;
use crate::unit::{Length, Point, Rect};
use std::sync::Arc;

/// A line of a page of remarks, with what it is set in by and the id that leads to it. `None` for a blank line.
pub type RemarkLine = Option<(SetLine, Length, Option<Arc<str>>)>;

impl Composer<'_> {
    /// Puts the asides that the lines of this page called for beside them.
    ///
    /// Terms come first, then questions, and stand where they would without remarks: a leader's copy has the
    /// participant's very frames. Remarks take what room is left.
    pub(super) fn beside_text(&mut self, notes: &mut Notes, goes_on: bool) {
        let terms = notes.asides.take(AsideKind::Term);
        let mut rest = notes.asides.take(AsideKind::Question);
        rest.extend(notes.asides.take(AsideKind::Remark));
        let Some(column) = self.column else {
            return terms.into_iter().chain(rest).for_each(|called| notes.asides.leave(called, false));
        };
        let mut taken = self.terms(terms, goes_on, column, notes);
        let (top, bottom) = extent(column);
        for called in rest {
            let aside = &mut notes.asides.all[called.index];
            let span = wanted(called, aside, column);
            match gap(&taken, span, aside.space, top, bottom) {
                Some(at) if !aside.lines.is_empty() => {
                    let next = taken.partition_point(|(top, _)| *top < at);
                    taken.insert(next, (at, span.1));
                    self.aside(aside, at, column);
                }
                _ => notes.asides.leave(called, false),
            }
        }
        if !taken.is_empty() {
            self.page.regions.push(Region { kind: RegionKind::Aside, area: column });
        }
    }

    /// Puts the terms that have room; returns what they take of the margin.
    fn terms(
        &mut self,
        terms: Vec<Called>,
        goes_on: bool,
        column: Rect,
        notes: &mut Notes,
    ) -> Vec<TakenSpace> {
        let all = &mut notes.asides.all;
        // One that no page could hold does not stand in the way of the others.
        let fits = |called: &Called| {
            let aside = &all[called.index];
            !aside.lines.is_empty() && aside.height() <= column.size.height
        };
        let (fitting, too_high): (Vec<Called>, Vec<Called>) = terms.into_iter().partition(fits);
        let spans: Vec<TakenSpace> =
            fitting.iter().map(|called| wanted(*called, &all[called.index], column)).collect();
        let space: Vec<Length> = fitting.iter().map(|called| all[called.index].space).collect();
        let (top, bottom) = extent(column);
        let tops = stack(&spans, &space, top, bottom);
        for (called, at) in fitting.iter().zip(&tops) {
            self.aside(&mut all[called.index], *at, column);
        }
        for called in &fitting[tops.len()..] {
            notes.asides.leave(*called, goes_on);
        }
        for called in too_high {
            notes.asides.leave(called, false);
        }
        tops.into_iter().zip(&spans).map(|(at, (_, height))| (at, *height)).collect()
    }

    fn aside(&mut self, aside: &mut SetAside, top: Length, column: Rect) {
        let at = Point { x: column.origin.x, y: top };
        self.page.anchors.push(Anchor { id: aside.id.clone(), at });
        for (number, (line, left)) in std::mem::take(&mut aside.lines).into_iter().enumerate() {
            let y = top + aside.leading.scale(ABOVE) + aside.leading * number as i64;
            self.line(line, Point { x: at.x + left, y }, RegionKind::Aside);
        }
    }

    /// Puts lines of remarks on a page of their own, one on each line of the grid.
    pub fn remarks(mut self, lines: impl Iterator<Item = RemarkLine>) -> Page {
        for (number, remark) in lines.enumerate() {
            let Some((line, left, id)) = remark else { continue };
            let at = Point { x: self.origin.x + left, y: self.baseline(Lines::of(number)) };
            self.anchors(id, &line, at);
            self.line(line, at, RegionKind::Main);
        }
        self.finished()
    }
}

/// Returns where an aside wants to stand: its first line level with the line that calls it.
fn wanted(called: Called, aside: &SetAside, column: Rect) -> TakenSpace {
    let top = called.baseline.map_or(column.origin.y, |baseline| baseline - aside.leading.scale(ABOVE));
    (top.max(column.origin.y), aside.height())
}

fn extent(column: Rect) -> (Length, Length) {
    (column.origin.y, column.origin.y + column.size.height)
}
