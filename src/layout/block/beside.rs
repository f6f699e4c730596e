//! What stands beside the text: words that are explained, explanations, remarks.

use super::words::Linked;
use super::{Beside, Body, Place, Set, TextLeaf, Walker};
use crate::frame::{Added, Bearing, LinkSource, LinkTarget};
use crate::layout::inline::{Collector, LineMark};
use crate::model::visit::{self, NodeRef};
use crate::model::{Aside, AsideIndex, AsideKind, AsidePlace, Inline, Node};
use crate::num::saturate;
use crate::style::{Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

impl<'a> Walker<'a> {
    /// Adds words that an aside explains, which lead to it, and marks the place it speaks of.
    pub(super) fn spoken_of(
        &mut self,
        index: AsideIndex,
        spoken: Linked<'_>,
        styled: &Arc<Styled>,
        out: &mut Collector,
    ) {
        let Linked { node, content } = spoken;
        let Some(aside) = self.section.asides.get(index.0 as usize) else {
            return self.add(content, styled, out);
        };
        if aside.place != AsidePlace::Foot {
            out.mark_next(LineMark::Aside(self.first_aside + index.0));
        }
        // A remark is about a whole paragraph, and what stands elsewhere has no place that words could lead to.
        let leads = !content.is_empty()
            && aside.place != AsidePlace::Elsewhere
            && !self.in_link
            && !holds_link(content);
        if leads {
            let target = LinkTarget::Internal(self.section.aside_id(index).into());
            out.begin_link(LinkSource::Node(node), target);
        }
        self.add(content, styled, out);
        if leads {
            out.end_link();
        }
        if aside.place == AsidePlace::Foot {
            self.call_term(index, out);
        }
    }

    /// Hands over what stands beside the text, each set at the measure of its region.
    pub(super) fn asides(&mut self) {
        for (at, aside) in self.section.asides.iter().enumerate() {
            let index = AsideIndex(saturate(at));
            let class = match aside.kind {
                AsideKind::Term => "term",
                AsideKind::Question => "question",
                AsideKind::Remark => "remark",
            };
            let styled = self.child(&self.body.clone(), Element::new(ElementName::Aside).class(class));
            let is_beside = aside.place == AsidePlace::Margin;
            let texts = match self.context.aside.filter(|_| is_beside) {
                Some(width) => self.at_measure(width, |walker| walker.aside_texts(aside, &styled)),
                None => Vec::new(),
            };
            let wide = match is_beside && aside.kind == AsideKind::Remark {
                true => {
                    let page = Element::section(crate::model::SectionKind::Study);
                    let page = self.child(&self.body.clone(), page);
                    let measure = self.context.main.measure;
                    self.at_measure(measure, |walker| walker.aside_texts(aside, &page))
                }
                false => Vec::new(),
            };
            self.flow.asides.push(Beside {
                aside: (self.index, index),
                kind: aside.kind,
                id: self.section.aside_id(index).into(),
                speaks_of: self.section.beside_id(index).into(),
                is_beside,
                texts,
                wide,
                space: styled.style.block.margin.before.or_zero(self.context.main.measure),
            });
        }
    }

    /// Adds the list of terms that stand after the text.
    pub(super) fn listed_terms(&mut self, holder: &Arc<Styled>) {
        let asides = self.section.asides.iter().enumerate();
        let listed: Vec<_> = asides.filter(|(_, aside)| aside.place == AsidePlace::List).collect();
        if listed.is_empty() {
            return;
        }
        let section = self.child(holder, Element::new(ElementName::Section).class("terms"));
        self.inside(&section, |walker| {
            let style = walker.child(&section, Element::new(ElementName::H2));
            let lang = walker.section.asides_lang.as_ref().unwrap_or(&walker.section.lang);
            let heading = walker.context.book.metadata.words_in(lang).handouts.terms;
            let words = walker.added(heading, Bearing::Added(Added::AsideHeading(walker.index)), &style);
            walker.text(words, None, &style);
            let paragraph = walker.child(&section, Element::new(ElementName::P));
            for (place, (at, aside)) in listed.into_iter().enumerate() {
                // The heading has two of them with it.
                walker.keep = place < 2;
                walker.anchors.push(walker.section.aside_id(AsideIndex(saturate(at))).into());
                for set in walker.aside_texts(aside, &section) {
                    walker.enter(&paragraph.style.block);
                    walker.push(Body::Text(Box::new(TextLeaf::plain(set))), &paragraph);
                    walker.leave(&paragraph.style.block);
                }
            }
        });
    }

    /// Returns the paragraphs of an aside, each set on its own, the first with what the aside is found by.
    pub(super) fn aside_texts(&mut self, aside: &'a Aside, holder: &Arc<Styled>) -> Vec<Set> {
        let style = self.child(holder, Element::new(ElementName::P));
        let mut label = Collector::new(self.is_rtl());
        self.in_note = true;
        self.aside_label(aside, &style, &mut label);
        let texts = self.flat(&aside.blocks, label, holder);
        self.in_note = false;
        texts
    }

    /// Adds what an aside is found by, which leads back to the text.
    fn aside_label(&mut self, aside: &'a Aside, styled: &Arc<Styled>, out: &mut Collector) {
        let Some(first) = aside.label.first() else { return };
        let strong = self.child(styled, Element::new(ElementName::Strong));
        let index = self.section.asides.iter().position(|known| std::ptr::eq(known, aside));
        let leads = index.filter(|_| !holds_link(&aside.label));
        if let Some(at) = leads {
            let target = LinkTarget::Internal(self.section.beside_id(AsideIndex(saturate(at))).into());
            out.begin_link(LinkSource::Back(first.id), target);
        }
        self.add(&aside.label, &strong, out);
        if leads.is_some() {
            out.end_link();
        }
        let style = self.text_style(styled);
        out.text("\u{2002}", &style, Bearing::Added(Added::Label(first.id)));
    }

    /// Sets something at another measure than the text's.
    pub(super) fn at_measure<T>(&mut self, measure: Length, set: impl FnOnce(&mut Self) -> T) -> T {
        let around = std::mem::replace(&mut self.place, Place { left: Length::ZERO, measure });
        let made = set(self);
        self.place = around;
        made
    }
}

/// Tells whether words lead elsewhere already.
fn holds_link(content: &[Node<Inline>]) -> bool {
    let mut found = false;
    visit::inlines(content, &mut |item| {
        if let NodeRef::Inline(node) = item {
            found |= matches!(node.value, Inline::Link { .. } | Inline::NoteRef { .. });
        }
    });
    found
}
