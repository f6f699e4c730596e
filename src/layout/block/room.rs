//! Room to write on, and the numbers by which a group finds its place.

use super::{Body, Counted, RuleLeaf, Walker};
use crate::frame::{ArtifactKind, Bearing, Cap, Color, Path, RegionKind, Stroke};
use crate::layout::inline::{Collected, TextStyle};
use crate::style::{Display, Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// The thickness of a rule to write on, where the style says none.
const RULE: f64 = 0.4;
/// Rules up to so many stand on one page, with what they are the answer to; of more the first two do.
const TOGETHER: u16 = 10;
const KEPT: u16 = 2;

impl Walker<'_> {
    /// Adds rules to write on, as far apart as the style's lines; fewer, but so many at least, where the page has
    /// no room for all.
    pub(super) fn room(&mut self, least: u16, lines: u16, styled: &Arc<Styled>) {
        let block = &styled.style.block;
        self.enter(block);
        let place = self.box_of(styled);
        let border = block.border.before;
        let stroke = Stroke {
            color: Color::BLACK,
            width: if border.width == Length::ZERO { Length::from_pt(RULE) } else { border.width },
            dash: Vec::new(),
            cap: Cap::Butt,
        };
        let pitch = self.context.main.lines_over(styled.style.text.leading);
        // Those that may be fewer stand on one page in any case.
        let (leaves, (fewest, most)) =
            if least < lines { (1, (least.max(1), lines)) } else { (lines, (1, 1)) };
        let count = (fewest.into(), most.into());
        for at in 0..leaves {
            self.keep |= at < KEPT || leaves <= TOGETHER;
            let path = Path::rule(place.measure, stroke.clone());
            let rule = RuleLeaf { path, left: place.left, lines: pitch, count, region: RegionKind::Ruled };
            self.push(Body::Rule(rule), styled);
            // The room over a rule is what one writes in.
            if let Some(leaf) = self.flow.leaves.last_mut() {
                leaf.breaks.keep_together = true;
            }
        }
        self.leave(block);
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
        shown.then(|| self.added(&number.to_string(), Bearing::Artifact(ArtifactKind::Layout), &own))
    }
}
