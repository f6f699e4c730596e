//! Parts of articles: the paragraphs that a group reads of each, with what stands between them.

use super::Options;
use super::article;
use super::parts::{StudyParts, in_order, said, text};
use super::session::named;
use crate::model::visit::{self, ItemMut, NodeRef};
use crate::model::{
    Block, Blocks, Book, Inline, Node, Note, NoteIndex, ParagraphRange, Section, SectionIndex,
};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// Stands where paragraphs are left out.
const LEFT_OUT: &str = "[…]";

/// Names the whole of an article.
const ALL: &str = "all";

/// The paragraphs of an article that are read. Empty for all of them.
pub type Excerpt = Vec<RangeInclusive<u32>>;

/// Returns the paragraphs that are named as `3-9, 12`, with or without `¶`, or as `all`. `None` if something else is.
pub fn paragraphs(written: &str) -> Option<Excerpt> {
    let written = written.trim().trim_start_matches('¶').trim();
    if written == ALL {
        return Some(Excerpt::new());
    }
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
    let range = |part: &str| {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last) = (number(first)?, number(last)?);
        Some(first.min(last)..=first.max(last))
    };
    written.split(',').map(range).collect()
}

/// Returns the excerpts that are configured, in their order, each article once; those that name nothing are left out.
pub fn configured(book: &Book, options: &Options) -> Vec<(SectionIndex, Excerpt)> {
    let mut all: Vec<(SectionIndex, Excerpt)> = Vec::new();
    for pair in &options.excerpts {
        let (name, written) = &pair.value;
        let Some((index, more)) = named(book, name).zip(paragraphs(written)) else { continue };
        match all.iter_mut().find(|(known, _)| *known == index) {
            // A whole article holds all excerpts of it.
            Some((_, known)) if known.is_empty() || more.is_empty() => known.clear(),
            Some((_, known)) => known.extend(more),
            None => all.push((index, more)),
        }
    }
    all
}

/// Returns an article of which only these paragraphs stand, under its title, with the notes that they call and numbers
/// as in the book.
///
/// A quotation, a list or verse stands whole where one of its paragraphs does. A heading stands where what comes
/// after it does, and what has no number, such as a picture, where it does on both sides. What is left out leaves a sign.
pub fn cut(section: &Section, excerpt: &Excerpt) -> Section {
    let mut section = article::bare(section);
    if excerpt.is_empty() {
        return section;
    }
    let blocks = std::mem::take(&mut section.blocks);
    let taken = taken(&blocks, excerpt);
    let mut was_left_out = false;
    for (block, is_taken) in blocks.into_iter().zip(taken) {
        if is_taken && std::mem::take(&mut was_left_out) {
            section.blocks.push(said(text(LEFT_OUT)));
        }
        match is_taken {
            true => section.blocks.push(block),
            false => was_left_out = true,
        }
    }
    if was_left_out && !section.blocks.is_empty() {
        section.blocks.push(said(text(LEFT_OUT)));
    }
    keep_called_notes(&mut section);
    section
}

impl StudyParts<'_> {
    /// Returns the numbers of the questions that speak only of paragraphs that are not in an excerpt.
    pub fn asked_outside(&self, excerpt: &Excerpt) -> BTreeSet<u64> {
        let is_read = |range: &ParagraphRange| {
            excerpt.iter().any(|read| *read.start() <= range.last && range.first <= *read.end())
        };
        let questions = self.study.into_iter().flat_map(in_order).zip(1..);
        let outside = questions.filter(|(question, _)| {
            !excerpt.is_empty() && !question.paragraphs.is_empty() && !question.paragraphs.iter().any(is_read)
        });
        outside.map(|(_, number)| number).collect()
    }
}

/// Tells of each block whether it stands in an excerpt.
fn taken(blocks: &Blocks, excerpt: &Excerpt) -> Vec<bool> {
    let is_in = |number: u32| excerpt.iter().any(|range| range.contains(&number));
    // What has no number of its own is decided by its neighbours.
    let own: Vec<Option<bool>> = blocks
        .iter()
        .map(|block| {
            let numbers = numbers(block);
            (!numbers.is_empty()).then(|| numbers.into_iter().any(is_in))
        })
        .collect();
    // Of each block, the next that has a number: itself, or one after it.
    let mut next = false;
    let mut after: Vec<bool> = own
        .iter()
        .rev()
        .map(|known| {
            next = known.unwrap_or(next);
            next
        })
        .collect();
    after.reverse();
    let mut before = false;
    let all = blocks.iter().zip(own).zip(after);
    all.map(|((block, known), after)| {
        before = known.unwrap_or(before);
        after && (before || matches!(block.value, Block::Heading(_)))
    })
    .collect()
}

/// Returns the numbers of the paragraphs and stanzas in a block.
fn numbers(block: &Node<Block>) -> Vec<u32> {
    let mut numbers = Vec::new();
    visit::blocks(std::slice::from_ref(block), &mut |item| {
        let NodeRef::Block(node) = item else { return };
        match &node.value {
            Block::Paragraph(paragraph) => numbers.extend(paragraph.number),
            Block::Verse(verse) => numbers.extend(verse.stanzas.iter().filter_map(|stanza| stanza.number)),
            _ => {}
        }
    });
    numbers
}

/// Keeps the notes that are still called, in their order, and gives them numbers from 1.
fn keep_called_notes(section: &mut Section) {
    let mut called: BTreeSet<NoteIndex> = calls(&section.header).chain(calls(&section.blocks)).collect();
    let mut asked: Vec<NoteIndex> = called.iter().copied().collect();
    while let Some(note) = asked.pop() {
        let note = section.notes.get(note.0 as usize);
        let more = note.into_iter().flat_map(|note| calls(&note.blocks));
        asked.extend(more.filter(|note| called.insert(*note)));
    }
    let notes: Vec<Note> =
        called.iter().filter_map(|note| section.notes.get(note.0 as usize).cloned()).collect();
    section.notes = notes;
    let new: BTreeMap<NoteIndex, NoteIndex> = called.into_iter().zip((0..).map(NoteIndex)).collect();
    section.visit_mut(&mut |item| {
        if let ItemMut::Inline(Node { value: Inline::NoteRef { note, .. }, .. }) = item
            && let Some(now) = new.get(note)
        {
            *note = *now;
        }
    });
}

/// Returns the notes that blocks call.
fn calls(blocks: &Blocks) -> impl Iterator<Item = NoteIndex> {
    let mut called = Vec::new();
    visit::blocks(blocks, &mut |item| {
        if let NodeRef::Inline(Node { value: Inline::NoteRef { note, .. }, .. }) = item {
            called.push(*note);
        }
    });
    called.into_iter()
}
