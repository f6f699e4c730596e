//! Bookmarks: parts, their articles, and the headings in these. Source: ISO 32000-1, 12.3.3.

use super::Unfinished;
use super::destinations::Destination;
use crate::model::{Block, Book, Section, SectionKind, plain_text};
use crate::pdf::syntax;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A bookmark with those below it.
struct Entry {
    title: String,
    name: String,
    below: Vec<Entry>,
}

/// Writes the bookmarks and returns the object over them. `None` for a book in which nothing has a title.
pub fn add(unfinished: &mut Unfinished<'_>, places: &BTreeMap<Arc<str>, Destination>) -> Option<u32> {
    let entries = entries(unfinished.book, places);
    if entries.is_empty() {
        return None;
    }
    let root = unfinished.fresh();
    let (first, last) = add_level(unfinished, &entries, root)?;
    unfinished.written.add(root, |out| {
        out.extend(b"<</Type/Outlines");
        below(out, first, last, entries.len() as i64);
        out.extend(b">>");
    });
    Some(root)
}

fn entries(book: &Book, places: &BTreeMap<Arc<str>, Destination>) -> Vec<Entry> {
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
fn headings(section: &Section, places: &BTreeMap<Arc<str>, Destination>) -> Vec<Entry> {
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

/// Writes bookmarks that stand below one; returns the first and the last. Levels are six at most, below parts.
fn add_level(unfinished: &mut Unfinished<'_>, entries: &[Entry], parent: u32) -> Option<(u32, u32)> {
    let ids: Vec<u32> = entries.iter().map(|_| unfinished.fresh()).collect();
    for (index, entry) in entries.iter().enumerate() {
        let ends = add_level(unfinished, &entry.below, ids[index]);
        let previous = index.checked_sub(1).and_then(|previous| ids.get(previous));
        unfinished.written.add(ids[index], |out| {
            out.extend(b"<</Title");
            syntax::text(out, &entry.title);
            out.extend(b"/Parent ");
            syntax::reference(out, parent);
            out.extend(b"/Dest");
            syntax::text(out, &entry.name);
            for (key, beside) in [(&b"/Prev "[..], previous), (b"/Next ", ids.get(index + 1))] {
                if let Some(beside) = beside {
                    out.extend(key);
                    syntax::reference(out, *beside);
                }
            }
            if let Some((first, last)) = ends {
                // Negative: closed until a reader opens it.
                below(out, first, last, -(entry.below.len() as i64));
            }
            out.extend(b">>");
        });
    }
    Some((*ids.first()?, *ids.last()?))
}

/// Writes what a bookmark says of those below it.
fn below(out: &mut Vec<u8>, first: u32, last: u32, count: i64) {
    out.extend(b"/First ");
    syntax::reference(out, first);
    out.extend(b"/Last ");
    syntax::reference(out, last);
    out.extend(b"/Count ");
    syntax::integer(out, count);
}
