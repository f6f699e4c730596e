//! What a note or an aside holds, one paragraph under another.

use super::words::begins_right;
use super::{Set, Walker};
use crate::diagnostic::{Diagnostic, Span};
use crate::frame::{Added, Bearing};
use crate::layout::inline::Collector;
use crate::model::{Block, Blocks, Inline, Inlines, Lang, Node, NodeId};
use crate::style::{self, Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// How far each list stands in, in its size.
const INSET: f64 = 1.2;
/// Lists in lists beyond so many stand in no farther.
const DEEPEST: u8 = 3;

/// A paragraph of what a note or aside holds.
#[derive(Clone, Copy, Debug, Default)]
struct Flat<'a> {
    words: Words<'a>,
    /// Its language, if it is not that of what holds the note or aside.
    lang: Option<&'a Lang>,
    /// How many lists it stands in.
    depth: u8,
    /// The sign of the item that begins with it.
    sign: Option<Sign>,
}

#[derive(Clone, Copy, Debug, Default)]
enum Words<'a> {
    /// None but a label or a sign.
    #[default]
    None,
    Inlines(&'a Inlines),
    Code(&'a str, NodeId),
}

/// The sign of an item, with its number where the list has some.
#[derive(Clone, Copy, Debug)]
struct Sign {
    number: Option<u64>,
    node: NodeId,
}

impl<'a> Walker<'a> {
    /// Returns blocks as paragraphs under one another, the first of them after a label.
    ///
    /// Items have their signs and code its lines; a table is set cell by cell, and of a picture there is only what
    /// stands under it, which is said.
    pub(super) fn flat(&mut self, blocks: &'a Blocks, label: Collector, holder: &Arc<Styled>) -> Vec<Set> {
        let mut found = Found::default();
        found.blocks(blocks);
        for (node, span) in found.pictures {
            self.flow.said.push(left_out(span));
            self.flow.left_out.push(node..NodeId(node.0 + 1));
        }
        let mut paragraphs = found.paragraphs;
        // A label stands over a list or code.
        let begins = paragraphs.first();
        if begins.is_none_or(|flat| flat.sign.is_some() || matches!(flat.words, Words::Code(..))) {
            let lang = begins.and_then(|flat| flat.lang);
            paragraphs.insert(0, Flat { lang, ..Flat::default() });
        }
        let element = |flat: &Flat<'_>| {
            let element = Element::new(match flat.words {
                Words::Code(..) => ElementName::Pre,
                Words::None | Words::Inlines(_) => ElementName::P,
            });
            flat.lang.map_or(element.clone(), |lang| element.lang(lang))
        };
        let mut elements: Vec<Element> = paragraphs.iter().map(element).collect();
        style::siblings(&mut elements);
        let mut label = Some(label);
        let mut texts = Vec::with_capacity(paragraphs.len());
        for (flat, element) in paragraphs.into_iter().zip(elements) {
            let styled = self.child(holder, element);
            // A label begins where the words after it do.
            let words = label.take().unwrap_or_default();
            let first = texts.len();
            match flat.words {
                Words::Code(text, node) => texts.extend(self.code_lines(text, node, &styled)),
                Words::Inlines(content) => texts.extend(self.flat_words(flat, content, words, &styled)),
                Words::None => texts.extend(self.flat_words(flat, &[], words, &styled)),
            }
            // An item begins where what holds its list does.
            let lists = i64::from(flat.depth.min(DEEPEST)) - i64::from(flat.sign.is_some());
            let inset = styled.style.font.size.scale(INSET) * lists;
            for set in &mut texts[first..] {
                set.format.measure -= inset;
                set.left += if set.words.is_rtl() { Length::ZERO } else { inset };
            }
        }
        texts
    }

    fn flat_words(
        &mut self,
        flat: Flat<'a>,
        content: &'a [Node<Inline>],
        mut words: Collector,
        styled: &Arc<Styled>,
    ) -> Option<Set> {
        let sign = flat.sign.map(|Sign { number, node }| {
            let sign = number.map_or_else(|| "•\u{2002}".to_owned(), |number| format!("{number}.\u{2002}"));
            (sign, Bearing::Added(Added::Label(node)))
        });
        words.set_rtl(begins_right(content, styled));
        let mut hang = Length::ZERO;
        if let Some((sign, bearing)) = &sign {
            words.text(sign, &self.text_style(styled), *bearing);
            let sign = self.added(sign, *bearing, styled);
            hang = self.natural_width(&sign);
        }
        self.add(content, styled, &mut words);
        let words = words.build();
        if words.is_empty() {
            return None;
        }
        let mut set = self.set(words, styled);
        if flat.sign.is_some() {
            (set.format.indent, set.format.hang) = (Length::ZERO, hang);
        }
        Some(set)
    }
}

/// What a walk over a note or aside has found.
#[derive(Default)]
struct Found<'a> {
    paragraphs: Vec<Flat<'a>>,
    /// Pictures, which are not set.
    pictures: Vec<(NodeId, Span)>,
    lang: Option<&'a Lang>,
    depth: u8,
    /// The sign that the next paragraph begins with.
    sign: Option<Sign>,
}

impl<'a> Found<'a> {
    fn add(&mut self, words: Words<'a>) {
        let sign = self.sign.take();
        self.paragraphs.push(Flat { words, lang: self.lang, depth: self.depth, sign });
    }

    fn run(&mut self, inlines: &'a Inlines) {
        self.add(Words::Inlines(inlines));
    }

    fn blocks(&mut self, blocks: &'a Blocks) {
        for node in blocks {
            match &node.value {
                Block::Paragraph(paragraph) => self.run(&paragraph.content),
                Block::Heading(heading) => self.run(&heading.content),
                Block::Quote(quote) => {
                    self.blocks(&quote.blocks);
                    quote.attribution.iter().for_each(|words| self.run(words));
                }
                Block::Verse(verse) => {
                    let lines = verse.stanzas.iter().flat_map(|stanza| &stanza.lines);
                    lines.for_each(|line| self.run(&line.content));
                    verse.attribution.iter().for_each(|words| self.run(words));
                }
                Block::List(list) => {
                    self.depth += 1;
                    for (at, item) in list.items.iter().enumerate() {
                        let number = list.start.map(|start| start + at as u64);
                        self.sign = item.first().map(|first| Sign { number, node: first.id });
                        self.blocks(item);
                    }
                    self.sign = None;
                    self.depth -= 1;
                }
                Block::Definitions { entries } => {
                    for (term, explanations) in entries {
                        self.run(term);
                        explanations.iter().for_each(|blocks| self.blocks(blocks));
                    }
                }
                Block::Timeline { events } => {
                    for event in events {
                        self.run(&event.shown);
                        self.blocks(&event.blocks);
                    }
                }
                Block::Table(table) => {
                    table.caption.iter().for_each(|words| self.run(words));
                    let cells = table.head.iter().chain(&table.rows).flatten();
                    cells.for_each(|cell| {
                        self.run(&cell.content);
                        self.blocks(&cell.blocks);
                    });
                }
                Block::Figure(figure) => {
                    self.pictures.push((node.id, node.span));
                    figure.caption.iter().for_each(|words| self.run(words));
                }
                Block::Lang { lang, blocks } => {
                    let around = self.lang.replace(lang);
                    self.blocks(blocks);
                    self.lang = around;
                }
                Block::Code { text, .. } => {
                    if self.sign.is_some() {
                        self.add(Words::None);
                    }
                    self.add(Words::Code(text, node.id));
                }
                Block::SceneBreak | Block::Room { .. } => {}
            }
        }
    }
}

fn left_out(span: Span) -> Diagnostic {
    Diagnostic::warning("L005", "a picture in a note or an explanation is not printed")
        .hint("put it into the text, and speak of it in the note")
        .at(span)
}
