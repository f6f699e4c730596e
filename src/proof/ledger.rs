//! What a book holds, by node.

use crate::diagnostic::Span;
use crate::model::visit::NodeRef;
use crate::model::{
    Block, Book, Figure, Inline, Node, NodeId, PictureIndex, SectionIndex, Target, plain_text,
};
use crate::num::saturate;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

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
    /// Addresses: boxes that stand for characters no face has.
    pub(super) boxes: u32,
}

impl Entry<'_> {
    /// Notes that words were found up to a byte; returns how far they were found before.
    pub(super) fn reach(&mut self, end: usize) -> usize {
        let found = self.found;
        self.found = found.max(saturate(end));
        found as usize
    }

    /// Tells whether all of an address was found. Which characters the boxes stand for is for the typefaces to know.
    pub(super) fn is_whole(&self, address: &str) -> bool {
        let mut clusters: Vec<usize> = match self.boxes {
            0 => Vec::new(),
            _ => address.graphemes(true).map(str::len).collect(),
        };
        clusters.sort_unstable_by_key(|len| std::cmp::Reverse(*len));
        let boxed: usize = clusters.iter().take(self.boxes as usize).sum();
        self.found as usize + boxed >= address.len()
    }
}

/// What sections that follow one another hold, by the number of the node.
pub(super) struct Ledger<'b> {
    /// The number of the first node.
    first: Option<NodeId>,
    pub(super) entries: Vec<Entry<'b>>,
}

impl<'b> Ledger<'b> {
    /// Enters every node that sections of a book print.
    pub(super) fn of(book: &'b Book, sections: Range<SectionIndex>) -> Self {
        let mut ledger = Self { first: None, entries: Vec::new() };
        for index in (sections.start.0..sections.end.0).map(SectionIndex) {
            ledger.enter(index, book);
        }
        ledger
    }

    fn enter(&mut self, index: SectionIndex, book: &'b Book) {
        let pictures = book.pictures.len();
        book.section(index).visit(&mut |item| {
            let (id, held, span) = match item {
                NodeRef::Block(node) => (node.id, block(node, pictures), node.span),
                NodeRef::Inline(node) => (node.id, inline(node, index, pictures), node.span),
                NodeRef::Run(_) => return,
            };
            // Numbers count on in the order of the walk, so that the list has few gaps, if any.
            let first = *self.first.get_or_insert(id);
            let Some(at) = id.0.checked_sub(first.0).filter(|_| id.0 < book.node_count) else { return };
            if self.entries.len() <= at as usize {
                self.entries.resize(at as usize + 1, Entry::default());
            }
            self.entries[at as usize] = Entry { held, span, ..Entry::default() };
        });
    }

    /// Returns the number of the first node.
    pub(super) fn first(&self) -> NodeId {
        self.first.unwrap_or_default()
    }

    /// Returns the entry of a node; `None` if it is a node of other sections.
    pub(super) fn get(&mut self, node: NodeId) -> Option<&mut Entry<'b>> {
        self.entries.get_mut(node.0.checked_sub(self.first?.0)? as usize)
    }

    /// Asks nothing of nodes.
    pub(super) fn leave(&mut self, nodes: Range<NodeId>) {
        let first = self.first().0;
        let place = |node: NodeId| node.0.saturating_sub(first) as usize;
        let end = place(nodes.end).min(self.entries.len());
        let entries = self.entries.get_mut(place(nodes.start)..end).unwrap_or_default();
        entries.iter_mut().for_each(|entry| entry.held = Held::Nothing);
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
