//! What a book holds, by node.

use crate::diagnostic::Span;
use crate::model::visit::NodeRef;
use crate::model::{
    Block, Book, Figure, Inline, Node, NodeId, PictureIndex, Section, SectionIndex, Target, plain_text,
};
use crate::num::saturate;

/// What a node asks of an output.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Held<'b> {
    /// Nothing: it only holds others, or an output may leave it out.
    #[default]
    Nothing,
    /// Its words.
    Text(&'b str),
    /// A picture.
    Picture(PictureIndex),
    /// The call of a note.
    Call,
    /// A link that leads to an address outside the book.
    Address(SectionIndex, &'b str),
}

/// A node with what it asks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry<'b> {
    pub(super) held: Held<'b>,
    pub(super) span: Span,
    /// Words: the byte up to which they were found. Addresses: the bytes that were found.
    pub(super) found: u32,
    /// Words: the byte up to which they were shown as letters. A box may stand for a few bytes more or fewer.
    pub(super) sure: u32,
    /// Whether a mark for it was found: the number of a note or of an address.
    pub(super) marked: bool,
}

impl Entry<'_> {
    /// Notes that words were found up to a byte; returns how far they were found before.
    pub(super) fn reach(&mut self, end: usize) -> usize {
        let found = self.found;
        self.found = found.max(saturate(end));
        found as usize
    }
}

/// What a book holds, by the number of the node.
pub(super) struct Ledger<'b> {
    pub(super) entries: Vec<Entry<'b>>,
}

impl<'b> Ledger<'b> {
    /// Enters every node of a book that its sections print.
    pub(super) fn of(book: &'b Book) -> Self {
        let mut ledger = Self { entries: vec![Entry::default(); book.node_count as usize] };
        for (index, section) in (0..).map(SectionIndex).zip(&book.sections) {
            ledger.enter(index, section, book.pictures.len());
        }
        ledger
    }

    fn enter(&mut self, index: SectionIndex, section: &'b Section, pictures: usize) {
        section.visit(&mut |item| {
            let (id, held, span) = match item {
                NodeRef::Block(node) => (node.id, block(node, pictures), node.span),
                NodeRef::Inline(node) => (node.id, inline(node, index, pictures), node.span),
                NodeRef::Run(_) => return,
            };
            if let Some(entry) = self.entries.get_mut(id.0 as usize) {
                *entry = Entry { held, span, ..Entry::default() };
            }
        });
    }

    /// Returns the entry of a node.
    pub(super) fn get(&mut self, node: NodeId) -> Option<&mut Entry<'b>> {
        self.entries.get_mut(node.0 as usize)
    }
}

fn block(node: &Node<Block>, pictures: usize) -> Held<'_> {
    match &node.value {
        Block::Code { text, .. } => Held::Text(text),
        Block::Figure(Figure { picture, .. }) => shown(*picture, pictures),
        _ => Held::Nothing,
    }
}

fn inline(node: &Node<Inline>, section: SectionIndex, pictures: usize) -> Held<'_> {
    match &node.value {
        Inline::Text { text } | Inline::Code { text } => Held::Text(text),
        Inline::Image { picture, .. } => shown(*picture, pictures),
        Inline::NoteRef { .. } => Held::Call,
        Inline::Link { target: Target::External(address), content } => {
            match crate::model::address::is_said_by(&plain_text(content), address) {
                true => Held::Nothing,
                false => Held::Address(section, address),
            }
        }
        _ => Held::Nothing,
    }
}

/// Returns what a place for a picture asks; words stand for one that is not to be had.
fn shown(picture: Option<PictureIndex>, pictures: usize) -> Held<'static> {
    picture.filter(|index| (index.0 as usize) < pictures).map_or(Held::Nothing, Held::Picture)
}
