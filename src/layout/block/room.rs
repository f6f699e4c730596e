//! Room to write on, and the numbers by which a group finds its place.

use super::{Body, Rule, Walker};
use crate::frame::{ArtifactKind, Bearing, Cap, Color, Path, RegionKind, Stroke};
use crate::layout::inline::Paragraph;
use crate::style::{Display, Element, Name, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// The thickness of a rule to write on, where the style says none.
const RULE: f64 = 0.4;
/// Rules up to so many stand on one page, with what they are the answer to; of more the first two do.
const TOGETHER: u16 = 10;
const KEPT: u16 = 2;

impl Walker<'_> {
    /// Adds rules to write on, as far apart as the style's lines.
    pub(super) fn room(&mut self, lines: u16, styled: &Arc<Styled>) {
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
        for at in 0..lines {
            self.keep |= at < KEPT || lines <= TOGETHER;
            let path = Path::rule(place.measure, stroke.clone());
            let rule = Rule { path, left: place.left, lines: pitch, region: RegionKind::Ruled };
            self.push(Body::Rule(rule), styled);
            // The room over a rule is what one writes in.
            if let Some(leaf) = self.flow.leaves.last_mut() {
                leaf.breaks.keep_together = true;
            }
        }
        self.leave(block);
    }

    /// Returns a paragraph's number as it stands beside it, where the style shows numbers.
    pub(super) fn number(&mut self, number: u32, styled: &Arc<Styled>) -> Option<Paragraph> {
        let own = self.child(styled, Element::new(Name::Span).class("number"));
        let shown = own.style.display != Display::None;
        shown.then(|| self.added(&number.to_string(), Bearing::Artifact(ArtifactKind::Layout), &own))
    }
}
