//! Code, line by line.

use super::{Body, Set, TextLeaf, Walker};
use crate::frame::{ArtifactKind, Bearing, TextPosition};
use crate::layout::PageCost;
use crate::layout::inline::{Collected, Collector, TextStyle};
use crate::model::NodeId;
use crate::num::saturate;
use crate::style::{Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// A space as wide as a figure, and so as any letter of code, that a line does not fold, stretch or end with.
const WIDE_SPACE: &str = "\u{2007}";
/// A tab leads to the next column that is a multiple of this, as in terminals.
const TAB: usize = 8;
/// How much further in than it begins a line goes on, in widths of its type, so that it is seen to be one.
const HANG: f64 = 2.0;

impl<'a> Walker<'a> {
    /// Adds each line as a leaf, because each begins anew; those that wrap hang.
    pub(super) fn code(&mut self, text: &'a str, node: NodeId, styled: &Arc<Styled>) {
        let block = &styled.style.block;
        self.enter(block);
        let lines = self.code_lines(text, node, styled);
        let count = lines.len();
        for (at, set) in lines.into_iter().enumerate() {
            let (marker, beside) = (self.marker.take(), self.beside.take());
            self.push(Body::Text(Box::new(TextLeaf { marker, beside, ..TextLeaf::plain(set) })), styled);
            if let Some(leaf) = self.flow.leaves.last_mut().filter(|_| at > 0) {
                leaf.breaks.keep_before |= block.keep_together;
                leaf.breaks.cost = if at == 1 || at + 1 == count { PageCost::STANZA_END } else { 0.0 };
            }
        }
        self.leave(block);
    }

    /// Returns each line, set.
    pub(super) fn code_lines(&mut self, text: &str, node: NodeId, styled: &Arc<Styled>) -> Vec<Set> {
        let code = self.child(styled, Element::new(ElementName::Code));
        let style = self.text_style(&code);
        let mut byte = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            let position = TextPosition { node, byte };
            let mut set = self.set(words(line, position, &style), styled);
            let hang = self.indent_of(line, &style) + style.size.scale(HANG);
            set.format.hang = hang.min(set.format.measure / 2);
            set.format.balance = false;
            lines.push(set);
            byte += saturate::<u32>(line.len());
        }
        lines
    }

    /// Returns how far in a line of code begins.
    fn indent_of(&self, line: &str, style: &Arc<TextStyle>) -> Length {
        let before = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
        let spaces = before.fold(0, |column, c| column + width(c, column));
        if spaces == 0 {
            return Length::ZERO;
        }
        let mut words = Collector::new(false);
        words.text(&WIDE_SPACE.repeat(spaces), style, Bearing::Artifact(ArtifactKind::Layout));
        self.natural_width(&words.build())
    }
}

/// Returns how many columns a character takes that stands in a column, 0-based.
fn width(c: char, column: usize) -> usize {
    if c == '\t' { TAB - column % TAB } else { 1 }
}

/// Returns a line of code, in which as many spaces stand as its author wrote, and for tabs as many as lead to their stops.
fn words(line: &str, position: TextPosition, style: &Arc<TextStyle>) -> Collected {
    let mut words = Collector::new(false);
    let here =
        |at: usize| Bearing::Text(TextPosition { byte: position.byte + saturate::<u32>(at), ..position });
    let nothing = Bearing::Artifact(ArtifactKind::Layout);
    let bare = line.trim_end_matches('\n');
    if bare.trim().is_empty() {
        // An empty line must have something to stand on.
        words.text(WIDE_SPACE, style, nothing);
    }
    let (mut at, mut column) = (0, 0);
    for word in bare.split_inclusive([' ', '\t']) {
        let letters = word.trim_end_matches('\t');
        if letters == " " {
            words.text(WIDE_SPACE, style, nothing);
        } else if !letters.is_empty() {
            words.text(letters, style, here(at));
        }
        column += letters.chars().count();
        if letters.len() < word.len() {
            let spaces = width('\t', column);
            words.text(&WIDE_SPACE.repeat(spaces), style, nothing);
            column += spaces;
        }
        at += word.len();
    }
    if bare.len() < line.len() {
        words.line_break(style, here(bare.len()));
    }
    words.build()
}
