//! Verse: a line of it is a leaf, and is turned only where its page has no room for it.

use super::{Body, Place, Set, TextLeaf, Walker};
use crate::layout::PageCost;
use crate::model::{Stanza, Verse};
use crate::style::{self, Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// How much wider the lines of a poem are set than its margins would have it, where they end and where they begin.
#[derive(Clone, Copy, Debug, Default)]
struct Widening {
    ends: Length,
    begins: Length,
}

impl<'a> Walker<'a> {
    pub(super) fn verse(&mut self, verse: &'a Verse, styled: &Arc<Styled>) {
        let (around, first) = (self.place, self.flow.leaves.len());
        self.inside(styled, |walker| {
            let mut elements = vec![Element::new(ElementName::P).class("stanza"); verse.stanzas.len()];
            elements.extend(
                verse.attribution.as_ref().map(|_| Element::new(ElementName::P).class("attribution")),
            );
            style::siblings(&mut elements);
            let mut elements = elements.into_iter();
            for (stanza, element) in verse.stanzas.iter().zip(elements.by_ref()) {
                let stanza_style = walker.child(styled, element);
                walker.stanza(stanza, &stanza_style);
            }
            walker.give_up_margins(around, first);
            if let (Some(words), Some(element)) = (&verse.attribution, elements.next()) {
                walker.attribution(words, element, styled);
            }
        });
    }

    /// Gives the lines of a poem, which are the leaves from `first` on, as much of its margins as keeps one more of them
    /// from being turned: first the margin at their ends, up to the edge of the region, then that at their beginnings, up to what stands around the poem.
    fn give_up_margins(&mut self, around: Place, first: usize) {
        let region = self.context.main.measure;
        let mut poem = Widening::default();
        for leaf in &self.flow.leaves[first..] {
            let Body::Text(text) = &leaf.body else { continue };
            let Set { words, format, left, .. } = &text.set;
            let right = (region - *left - format.measure).max(Length::ZERO);
            let (ends, begins) = match words.is_rtl() {
                false => (right, (*left - around.left).max(Length::ZERO)),
                true => (*left, (around.left + around.measure - *left - format.measure).max(Length::ZERO)),
            };
            let lacks = format.indent + self.natural_width(words) - format.measure;
            // A line that does not fit at all is turned in any case.
            if lacks <= ends + begins {
                poem.ends = poem.ends.max(lacks.min(ends));
                poem.begins = poem.begins.max(lacks - ends);
            }
        }
        for leaf in &mut self.flow.leaves[first..] {
            let Body::Text(text) = &mut leaf.body else { continue };
            let set = &mut text.set;
            set.left -= if set.words.is_rtl() { poem.ends } else { poem.begins };
            set.format.measure += poem.ends + poem.begins;
        }
    }

    /// Adds each line of a stanza as a leaf, because each begins anew; they hold together as a paragraph.
    fn stanza(&mut self, stanza: &'a Stanza, styled: &Arc<Styled>) {
        self.begin_numbered(stanza.number, styled);
        let counted = self.counted.take();
        let block = &styled.style.block;
        self.enter(block);
        let count = stanza.lines.len();
        for (at, line) in stanza.lines.iter().enumerate() {
            let element = Element::verse_line(line.indent);
            let line_style = self.child(styled, element);
            let words = self.words(&line.content, &line_style);
            if words.is_empty() {
                continue;
            }
            let mut set = self.set(words, styled);
            let inset = line_style.style.block.padding.start.or_zero(set.format.measure);
            set.format.indent += inset;
            set.format.hang = set.format.hang.max(inset + set.leading);
            // A line of verse is as long as its author made it: unlike a title, it is turned only where it must be.
            (set.format.balance, set.format.by_sense) = (false, false);
            let beside = self.beside.take();
            let (marked, counted) = (std::mem::take(&mut self.marked), counted.clone());
            let text = TextLeaf { set, marker: None, beside, initial: None, marked, counted };
            self.push(Body::Text(Box::new(text)), styled);
            if let Some(leaf) = self.flow.leaves.last_mut().filter(|_| at > 0) {
                leaf.breaks.cost =
                    if at == 1 || at + 1 == count { PageCost::STANZA_END } else { PageCost::STANZA };
            }
        }
        self.leave(block);
    }
}
