//! Notes: called in the text, set at the foot or at the end of the article.

use super::words::Caller;
use super::{Body, FootNote, Set, Text, Walker};
use crate::config::NotesPlace;
use crate::frame::{Added, Bearing, LinkSource, LinkTarget};
use crate::layout::inline::{self, Builder, Format};
use crate::model::{Block, Blocks, Inlines, NodeId, Note};
use crate::style::{self, Element, Name, Styled};
use crate::unit::Length;
use std::sync::Arc;

impl<'a> Walker<'a> {
    /// Returns the 0-based number of a note that is called for, a new one at the first call.
    pub(super) fn called(&mut self, caller: Caller) -> u32 {
        let known = self.callers.iter().position(|known| *known == caller);
        let index = known.unwrap_or(self.callers.len());
        if known.is_none() {
            self.callers.push(caller);
        }
        index as u32
    }

    /// Sets the notes for the foot of the page, where the configuration asks for that.
    pub(super) fn foot_notes(&mut self) {
        if self.context.notes == NotesPlace::Foot {
            let section = self.child(&self.body.clone(), Element::new(Name::Section).class("notes"));
            self.flow.notes = self.set_notes(&section);
        }
    }

    /// Sets every note that was called, in the order of the calls.
    fn set_notes(&mut self, section: &Arc<Styled>) -> Vec<FootNote> {
        let list = self.child(section, Element::new(Name::Ol));
        let item = self.child(&list, Element::new(Name::Li));
        let mut notes = Vec::new();
        // A note may itself hold a link, whose address is one note more.
        while let Some(caller) = self.callers.get(notes.len()).copied() {
            notes.push(self.foot_note(caller, notes.len() as u32, &item));
        }
        notes
    }

    fn foot_note(&mut self, caller: Caller, index: u32, item: &Arc<Styled>) -> FootNote {
        let texts = match caller {
            Caller::Note(note) => match self.section.notes.get(note.0 as usize) {
                Some(note) => self.note_texts(note, index, item),
                None => Vec::new(),
            },
            Caller::Link(node) => vec![self.address(node, index, item)],
        };
        FootNote { texts }
    }

    /// Sets a note's blocks one under the other; what is no paragraph is set as its words.
    fn note_texts(&mut self, note: &'a Note, index: u32, item: &Arc<Styled>) -> Vec<Set> {
        let mut texts = Vec::new();
        let mut inlines = Vec::new();
        collect_inlines(&note.blocks, &mut inlines);
        let first = note.blocks.first().map(|node| node.id).unwrap_or_default();
        let mut elements = vec![Element::new(Name::P); inlines.len()];
        style::siblings(&mut elements);
        for (at, (content, element)) in inlines.into_iter().zip(elements).enumerate() {
            let style = self.child(item, element);
            let mut words = Builder::new(self.is_rtl());
            if at == 0 {
                let label = Bearing::Added(Added::Label(first));
                words.text(&format!("{}\u{2002}", index + 1), &self.text_style(&style), label);
            }
            self.add(content, &style, &mut words);
            texts.push(self.set(words.build(), &style));
        }
        texts
    }

    fn address(&mut self, node: NodeId, index: u32, item: &Arc<Styled>) -> Set {
        let address = self.addresses.get(&node).cloned().unwrap_or_default();
        let style = self.child(item, Element::new(Name::P));
        let text_style = self.text_style(&style);
        let mut words = Builder::new(false);
        let label = Bearing::Added(Added::AddressLabel(node));
        words.text(&format!("{}\u{2002}", index + 1), &text_style, label);
        words.begin_link(LinkSource::Address(node), LinkTarget::External(address.as_str().into()));
        words.text(&address, &text_style, Bearing::Added(Added::Address(node)));
        words.end_link();
        // An address has few places to break at: its lines are left ragged.
        let format = Format::ragged(self.context.main.measure, inline::Align::Start);
        Set { words: words.build(), format, left: Length::ZERO, leading: style.style.text.leading }
    }

    /// Adds the notes after the text, where the configuration asks for that.
    pub(super) fn notes_at_end(&mut self, holder: &Arc<Styled>) {
        if self.context.notes == NotesPlace::Foot || self.callers.is_empty() {
            return;
        }
        let section = self.child(holder, Element::new(Name::Section).class("notes"));
        self.inside(&section, |walker| {
            let heading = walker.child(&section, Element::new(Name::H2));
            let words = walker.added(
                walker.context.phrases.notes,
                Bearing::Added(Added::Heading(walker.index)),
                &heading,
            );
            walker.text(words, None, &heading);
            walker.keep = true;
            let notes = walker.set_notes(&section);
            for set in notes.into_iter().flat_map(|note| note.texts) {
                let style = walker.child(&section, Element::new(Name::P));
                walker.push(Body::Text(Box::new(Text { set, marker: None, initial: None })), &style);
            }
        });
    }
}

/// Finds the runs of inlines that blocks hold, in reading order.
fn collect_inlines<'a>(blocks: &'a Blocks, out: &mut Vec<&'a Inlines>) {
    for node in blocks {
        match &node.value {
            Block::Paragraph(paragraph) => out.push(&paragraph.content),
            Block::Heading(heading) => out.push(&heading.content),
            Block::Quote(quote) => {
                collect_inlines(&quote.blocks, out);
                out.extend(quote.attribution.as_ref());
            }
            Block::Verse(verse) => {
                let lines = verse.stanzas.iter().flat_map(|stanza| &stanza.lines);
                out.extend(lines.map(|line| &line.content));
                out.extend(verse.attribution.as_ref());
            }
            Block::List(list) => list.items.iter().for_each(|item| collect_inlines(item, out)),
            Block::Definitions { entries } => {
                for (term, explanations) in entries {
                    out.push(term);
                    explanations.iter().for_each(|blocks| collect_inlines(blocks, out));
                }
            }
            Block::Table(table) => {
                out.extend(table.caption.as_ref());
                let cells = table.head.iter().chain(&table.rows).flatten();
                out.extend(cells.map(|cell| &cell.content));
            }
            Block::Figure(figure) => out.extend(figure.caption.as_ref()),
            Block::Lang { blocks, .. } => collect_inlines(blocks, out),
            Block::SceneBreak | Block::Code { .. } => {}
        }
    }
}
