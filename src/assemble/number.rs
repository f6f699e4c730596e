//! Numbers of paragraphs, ids of headings, and the preorder index of every node.

use super::words::slug;
use crate::model::visit::{self, ItemMut, NodeRef};
use crate::model::{
    Block, Blocks, Book, Heading, Inline, Node, Note, NoteIndex, Section, SectionKind, plain_text,
};
use std::collections::{BTreeMap, BTreeSet};

/// Headings inside an article have levels from 2 to this.
const DEEPEST: u8 = 6;

/// Numbers the body paragraphs of articles and gives headings their ids and levels.
///
/// Body paragraphs, inside quotations and list items too, and stanzas count one each, in the order of the
/// source. What stands in the header, and headings, attributions, captions, cells and notes, never counts.
pub fn anchors(book: &mut Book) {
    for section in &mut book.sections {
        if matches!(section.kind, SectionKind::Article | SectionKind::Foreword) {
            paragraphs(&mut section.blocks, &mut 0);
        }
        headings(section);
        notes(section);
    }
}

/// Puts the notes of a section in the order in which it calls them, title and epigraph first, wherever they were written.
fn notes(section: &mut Section) {
    let mut order: Vec<NoteIndex> = Vec::with_capacity(section.notes.len());
    let mut seen = vec![false; section.notes.len()];
    let mut see = |order: &mut Vec<NoteIndex>, blocks: &Blocks| {
        visit::blocks(blocks, &mut |item| {
            if let NodeRef::Inline(Node { value: Inline::NoteRef { note, .. }, .. }) = item
                && let Some(seen) = seen.get_mut(note.0 as usize)
                && !std::mem::replace(seen, true)
            {
                order.push(*note);
            }
        });
    };
    see(&mut order, &section.header);
    see(&mut order, &section.blocks);
    let mut at = 0;
    while let Some(note) = order.get(at).and_then(|note| section.notes.get(note.0 as usize)) {
        see(&mut order, &note.blocks);
        at += 1;
    }
    let uncalled = (0..).map(NoteIndex).zip(&seen).filter(|(_, seen)| !**seen);
    order.extend(uncalled.map(|(note, _)| note));
    if order.is_sorted() {
        return;
    }
    let mut places = vec![(NoteIndex(0), 0); order.len()];
    for (new, old) in (0..).map(NoteIndex).zip(&order) {
        places[old.0 as usize].0 = new;
    }
    let mut old: Vec<Option<Note>> = std::mem::take(&mut section.notes).into_iter().map(Some).collect();
    section.notes = order.iter().filter_map(|note| old.get_mut(note.0 as usize)?.take()).collect();
    section.visit_mut(&mut |item| {
        if let ItemMut::Inline(Node { value: Inline::NoteRef { note, occurrence }, .. }) = item
            && let Some((new, calls)) = places.get_mut(note.0 as usize)
        {
            (*note, *occurrence) = (*new, *calls);
            *calls += 1;
        }
    });
}

fn paragraphs(blocks: &mut Blocks, last: &mut u32) {
    let next = |last: &mut u32| {
        *last += 1;
        Some(*last)
    };
    for node in blocks {
        match &mut node.value {
            Block::Paragraph(paragraph) if paragraph.role.is_text() => paragraph.number = next(last),
            Block::Verse(verse) => verse.stanzas.iter_mut().for_each(|stanza| stanza.number = next(last)),
            Block::Quote(quote) if !quote.epigraph => paragraphs(&mut quote.blocks, last),
            Block::List(list) => list.items.iter_mut().for_each(|item| paragraphs(item, last)),
            Block::Definitions { entries } => {
                let explanations = entries.iter_mut().flat_map(|(_, explanations)| explanations);
                explanations.for_each(|blocks| paragraphs(blocks, last));
            }
            Block::Lang { blocks, .. } => paragraphs(blocks, last),
            _ => {}
        }
    }
}

/// Gives each heading below the first its id, and a level that is at most one below the last.
fn headings(section: &mut Section) {
    // Each id that is taken, and the last number that was tried after it.
    let mut taken = BTreeMap::new();
    let mut above = 1;
    let Section { id, blocks, .. } = section;
    visit::blocks_mut(blocks, &mut |item| {
        if let ItemMut::Block(node) = item
            && let Block::Heading(heading) = &mut node.value
        {
            heading.level = heading.level.clamp(2, DEEPEST).min(above + 1);
            above = heading.level;
            heading.id = Some(heading_id(id, heading, &mut taken));
        }
    });
}

/// Returns an id made of what the author calls the heading, else of its words.
fn heading_id(section: &str, heading: &Heading, taken: &mut BTreeMap<String, usize>) -> String {
    let name = slug(&heading.id.clone().unwrap_or_else(|| plain_text(&heading.content)));
    let name = if name.is_empty() { "heading".to_owned() } else { name };
    let id = anchor(section, &name);
    let mut free = id.clone();
    // Each number is tried once, however many headings have the same words.
    let mut next = taken.get(&id).copied().unwrap_or(1);
    while taken.contains_key(&free) {
        next += 1;
        free = format!("{id}-{next}");
    }
    taken.insert(free.clone(), 1);
    taken.insert(id, next);
    free
}

/// Returns the id of a heading by its section's id and its own name.
pub fn anchor(section: &str, name: &str) -> String {
    format!("{section}-h-{name}")
}

/// Returns only the letters and digits of a text, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What links into a section can lead to: headings, paragraphs and stanzas.
#[derive(Debug, Default)]
pub struct Anchors {
    headings: BTreeSet<String>,
    /// Each of them by the letters and digits of its words: programs make ids of a heading in many ways.
    worded: BTreeMap<String, String>,
    /// The number of the last paragraph or stanza; all before it are there too.
    last: u32,
}

impl Anchors {
    /// Notes what a section holds.
    pub fn of(section: &Section) -> Self {
        let mut anchors = Self::default();
        visit::blocks(&section.blocks, &mut |item| {
            let NodeRef::Block(node) = item else { return };
            match &node.value {
                Block::Heading(heading) => {
                    if let Some(id) = &heading.id {
                        let words = letters(&plain_text(&heading.content));
                        anchors.worded.entry(words).or_insert_with(|| id.clone());
                        anchors.headings.insert(id.clone());
                    }
                }
                Block::Paragraph(paragraph) => anchors.last = anchors.last.max(paragraph.number.unwrap_or(0)),
                Block::Verse(verse) => {
                    let numbers = verse.stanzas.iter().filter_map(|stanza| stanza.number);
                    anchors.last = numbers.fold(anchors.last, u32::max);
                }
                _ => {}
            }
        });
        anchors
    }

    /// Returns the id of the heading whose words a fragment is made of.
    pub fn worded(&self, fragment: &str) -> Option<&String> {
        self.worded.get(&letters(fragment)).filter(|_| fragment.contains(char::is_alphabetic))
    }

    /// Tells whether the section of an id has another id.
    pub fn contain(&self, section: &str, id: &str) -> bool {
        let number = || {
            let digits = id.strip_prefix(section)?.strip_prefix("-p")?;
            let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
            digits.parse::<u32>().ok().filter(|_| is_plain)
        };
        self.headings.contains(id) || number().is_some_and(|number| number <= self.last)
    }
}
