//! Room to write on, and the numbers by which a group finds its place.

use super::{Body, Counted, RuleLeaf, Walker};
use crate::frame::{ArtifactKind, Bearing, Path, RegionKind};
use crate::layout::inline::{Collected, Collector, TextStyle};
use crate::layout::page::rule_stroke as stroke;
use crate::style::{BorderLine, Display, Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// Rules up to so many stand on one page, with what they are the answer to; of more the first two do.
const TOGETHER: u16 = 10;
const KEPT: u16 = 2;
/// How much of a line of the grid a rule may leave over that is said to take whole ones: no eye sees that.
const LEFT_OVER: f64 = 0.05;

impl Walker<'_> {
    /// Adds rules to write on, as far apart as the style's lines, which need not stand on the grid; fewer, but so many
    /// at least, where the page has no room for all. A style without a border leaves the room plain.
    pub(super) fn room(&mut self, least: u16, lines: u16, styled: &Arc<Styled>) {
        let block = &styled.style.block;
        self.enter(block);
        let place = self.box_of(styled);
        let border = block.border.before;
        let path = (border.line != BorderLine::None).then(|| Path::rule(place.measure, stroke(border)));
        let pitch = self.pitch(styled.style.text.leading);
        let mut next = 0;
        // Those that may be fewer stand on one page in any case.
        let (groups, least) = match least < lines {
            true => (vec![lines], Some(least.max(1))),
            false => (self.groups(lines, pitch), None),
        };
        for rules in groups {
            self.keep |= next < KEPT || lines <= TOGETHER;
            next += rules;
            let count = (least.unwrap_or(rules).into(), rules.into());
            let rule =
                RuleLeaf { path: path.clone(), left: place.left, pitch, count, region: RegionKind::Ruled };
            self.push(Body::Rule(rule), styled);
            // The room over a rule is what one writes in.
            if let Some(leaf) = self.flow.leaves.last_mut() {
                leaf.breaks.keep_together = true;
            }
        }
        self.leave(block);
    }

    /// Returns the distance of rules: no less than a line of the grid, and whole lines where it nearly is.
    fn pitch(&self, wanted: Length) -> Length {
        let main = &self.context.main;
        let pitch = wanted.max(main.grid);
        let whole = main.grid * i64::from(main.lines_over(pitch.scale(0.97)));
        if (whole - pitch).abs() < main.grid.scale(LEFT_OVER) { whole } else { pitch }
    }

    /// Divides rules into groups, between which a page may end: of one each where a rule takes whole lines of the grid;
    /// else all together if there are few, and of many so many each as best fill whole lines. The first has what is
    /// left over.
    fn groups(&self, rules: u16, pitch: Length) -> Vec<u16> {
        let main = &self.context.main;
        let left_over = |rules: u16| {
            let high = pitch * i64::from(rules);
            (main.grid * i64::from(main.lines_over(high)) - high).ratio(main.grid)
        };
        let group = if left_over(1) < LEFT_OVER {
            1
        } else if rules <= TOGETHER {
            rules.max(1)
        } else {
            let each = |rules: &u16| left_over(*rules) / f64::from(*rules);
            (1..=TOGETHER).min_by(|a, b| each(a).total_cmp(&each(b))).unwrap_or(TOGETHER)
        };
        let first = rules % group;
        let rest = std::iter::repeat_n(group, usize::from(rules / group));
        (first > 0).then_some(first).into_iter().chain(rest).collect()
    }

    /// Has the next leaf be the one that a number names, and bear it or count its lines where the style says so.
    ///
    /// The lines that count are those of paragraphs and stanzas with a number: what is no part of the article's
    /// own text has none.
    pub(super) fn begin_numbered(&mut self, number: Option<u32>, styled: &Arc<Styled>) {
        let Some(number) = number else { return };
        self.anchors.push(self.section.paragraph_id(number).into());
        self.beside = self.number(number, styled);
        let numbers = styled.style.text.line_numbers;
        self.counted = numbers.map(|numbers| Counted {
            section: self.index,
            numbers,
            style: self.line_number_style(),
            rtl: self.is_rtl(),
        });
    }

    /// Returns how numbers of lines are drawn: all alike, whatever stands in the lines.
    pub(super) fn line_number_style(&mut self) -> Arc<TextStyle> {
        let own = self.child(&self.body, Element::new(ElementName::Span).class("line-number"));
        self.text_style(&own)
    }

    /// Returns a paragraph's number as it stands beside it, where the style shows numbers.
    fn number(&mut self, number: u32, styled: &Arc<Styled>) -> Option<Collected> {
        let own = self.child(styled, Element::new(ElementName::Span).class("number"));
        let shown = own.style.display != Display::None;
        shown.then(|| {
            // All numbers stand in one column, whatever the language of a paragraph.
            let mut words = Collector::new(self.is_rtl());
            let bearing = Bearing::Artifact(ArtifactKind::Layout);
            words.text(&number.to_string(), &self.text_style(&own), bearing);
            words.build()
        })
    }
}
