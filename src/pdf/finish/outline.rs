//! Bookmarks: parts, their articles, and the headings in these. Source: ISO 32000-1, 12.3.3.

use super::Unfinished;
use super::destinations::Place;
use crate::model::{Block, Book, Section, SectionKind, plain_text};
use crate::pdf::syntax;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A bookmark with those below it.
struct Entry {
    title: String,
    name: String,
    below: Vec<Entry>,
}

/// Adds the bookmarks; none for a book in which nothing has a title.
pub fn add(unfinished: &mut Unfinished<'_>, places: &BTreeMap<Arc<str>, Place>) -> Option<ObjectId> {
    let entries = entries(unfinished.book, places);
    if entries.is_empty() {
        return None;
    }
    let root = unfinished.document.new_object_id();
    let (first, last) = add_level(unfinished, &entries, root)?;
    let mut outline = Dictionary::new();
    outline.set("Type", "Outlines");
    outline.set("First", first);
    outline.set("Last", last);
    outline.set("Count", entries.len() as i64);
    unfinished.document.set_object(root, outline);
    Some(root)
}

fn entries(book: &Book, places: &BTreeMap<Arc<str>, Place>) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    let mut in_part = false;
    for section in &book.sections {
        let title = plain_text(&section.title);
        if title.is_empty() || !places.contains_key(section.id.as_str()) {
            continue;
        }
        let entry = Entry { title, name: section.id.clone(), below: headings(section, places) };
        match (section.kind, all.last_mut()) {
            (SectionKind::Article, Some(part)) if in_part => part.below.push(entry),
            _ => all.push(entry),
        }
        in_part = section.kind == SectionKind::Part || in_part && section.kind == SectionKind::Article;
    }
    all
}

/// Returns the headings below an article's title, nested by level.
fn headings(section: &Section, places: &BTreeMap<Arc<str>, Place>) -> Vec<Entry> {
    let found: Vec<(u8, Entry)> = section
        .blocks
        .iter()
        .filter_map(|node| match &node.value {
            Block::Heading(heading) => {
                let name = heading.id.clone().filter(|id| places.contains_key(id.as_str()))?;
                let title = plain_text(&heading.content);
                Some((heading.level, Entry { title, name, below: Vec::new() }))
            }
            _ => None,
        })
        .collect();
    // From the last: what is deeper than a heading and comes after it goes below it.
    let mut waiting: Vec<(u8, Entry)> = Vec::new();
    for (level, mut entry) in found.into_iter().rev() {
        while let Some((_, below)) = waiting.pop_if(|(next, _)| *next > level) {
            entry.below.push(below);
        }
        waiting.push((level, entry));
    }
    waiting.into_iter().rev().map(|(_, entry)| entry).collect()
}

/// Adds bookmarks that stand below one; returns the first and the last. Levels are six at most, below parts.
fn add_level(
    unfinished: &mut Unfinished<'_>,
    entries: &[Entry],
    parent: ObjectId,
) -> Option<(ObjectId, ObjectId)> {
    let ids: Vec<ObjectId> = entries.iter().map(|_| unfinished.document.new_object_id()).collect();
    for (index, entry) in entries.iter().enumerate() {
        let mut item = Dictionary::new();
        item.set("Title", Object::string_literal(syntax::text_bytes(&entry.title)));
        item.set("Parent", parent);
        item.set("Dest", Object::string_literal(syntax::text_bytes(&entry.name)));
        if let Some(previous) = index.checked_sub(1).and_then(|previous| ids.get(previous)) {
            item.set("Prev", *previous);
        }
        if let Some(next) = ids.get(index + 1) {
            item.set("Next", *next);
        }
        if let Some((first, last)) = add_level(unfinished, &entry.below, ids[index]) {
            item.set("First", first);
            item.set("Last", last);
            // Negative: closed until a reader opens it.
            item.set("Count", -(entry.below.len() as i64));
        }
        unfinished.document.set_object(ids[index], item);
    }
    Some((*ids.first()?, *ids.last()?))
}
