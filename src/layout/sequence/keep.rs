//! What is kept of a book that was laid out, for the next one that has the same sections.
//!
//! Lines and pages of a group depend on its sections, on the pictures they show, and on the side on which it begins;
//! beside that only on what is the same for the whole book. A group is known again by a hash of these. Where it stands
//! in the book is no part of that: its pages move ([`Page::shift`]). Folios and running heads are put anew on all
//! pages. What names pages, or has something to be reported, is laid out anew each time.

use super::groups::Members;
use super::lay::{Draft, Group, Named};
use super::{Laid, Request};
use crate::font::FaceId;
use crate::frame::{Page, Shift};
use crate::layout::page::{Fitted, Noticed};
use crate::model::visit::Item;
use crate::model::{Block, Book, Inline, NodeId, Picture, PictureIndex, SectionIndex};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a group is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u64);

/// A group as it stands in the pages of a book.
#[derive(Debug)]
pub(super) struct Kept {
    key: Key,
    begins: Begins,
    pages: Vec<KeptPage>,
    starts_verso: bool,
    counts: [usize; 2],
    faces: BTreeMap<FaceId, usize>,
    uneven: Vec<u32>,
    lines: Vec<Fitted>,
    paragraphs: (u32, u32),
}

/// A page of a group: where it stands in the book, and what it had before heads and folio were put on it.
#[derive(Debug)]
pub(super) struct KeptPage {
    /// Its 0-based place.
    pub(super) at: usize,
    items: usize,
    regions: usize,
    strings: Vec<Named>,
}

impl KeptPage {
    /// Notes a page before its heads are put on it.
    pub(super) fn of(draft: &Draft, at: usize) -> Self {
        let (items, regions) = (draft.page.items.len(), draft.page.regions.len());
        Self { at, items, regions, strings: draft.strings.clone() }
    }
}

/// Where a group begins in its book.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begins {
    section: SectionIndex,
    node: NodeId,
}

impl Begins {
    pub(super) fn of(members: &Members, book: &Book) -> Self {
        let section = members.sections.first().copied().unwrap_or_default();
        Self { section, node: first_node(book, section) }
    }
}

/// Returns the first node of a section; of one without nodes any will do.
fn first_node(book: &Book, section: SectionIndex) -> NodeId {
    let mut first = None;
    book.section(section).visit(&mut |item| {
        if first.is_none() {
            first = match item {
                Item::Block(node) => Some(node.id),
                Item::Inline(node) => Some(node.id),
                Item::Run(_) => None,
            };
        }
    });
    first.unwrap_or_default()
}

/// Returns what a group is known by; `None` for one that is not kept.
pub(super) fn key(members: &Members, book: &Book) -> Option<Key> {
    let mut state = DefaultHasher::new();
    let Members { sections, matter, break_before, page, facing, align } = members;
    // Pages put between others are those of handouts, which nobody edits by the thousand.
    if facing.is_some() {
        return None;
    }
    (matter, page).hash(&mut state);
    format!("{break_before:?} {align:?}").hash(&mut state);
    let begins = Begins::of(members, book).node.0;
    for index in sections {
        let section = book.section(*index);
        if !section.asides.is_empty() {
            return None;
        }
        first_node(book, *index).0.wrapping_sub(begins).hash(&mut state);
        section.hash(&mut state);
        section.visit(&mut |item| {
            let shown = match item {
                Item::Block(node) => match &node.value {
                    Block::Figure(figure) => figure.picture,
                    _ => None,
                },
                Item::Inline(node) => match &node.value {
                    Inline::Image { picture, .. } => *picture,
                    _ => None,
                },
                Item::Run(_) => None,
            };
            if let Some(PictureIndex(at)) = shown
                && let Some(picture) = book.pictures.get(at as usize)
            {
                let Picture { path, format, width, height, orientation, bytes: _ } = picture;
                (at, path, width, height).hash(&mut state);
                format!("{format:?} {orientation:?}").hash(&mut state);
            }
        });
    }
    Some(Key(state.finish()))
}

impl Kept {
    /// Notes a group that is put into the pages of a book, if it may be used again; its drafts are already there.
    pub(super) fn of(key: Key, begins: Begins, group: &Group, pages: Vec<KeptPage>) -> Option<Self> {
        let Noticed { notices, lines, paragraphs, numbered, unplaced, said, left_out } = &group.noticed;
        let is_silent = notices.is_empty()
            && numbered.is_empty()
            && unplaced.is_empty()
            && said.is_empty()
            && left_out.is_empty();
        (is_silent && !group.uses_folios).then(|| Self {
            key,
            begins,
            pages,
            starts_verso: group.starts_verso,
            counts: group.counts,
            faces: group.faces.clone(),
            uneven: group.uneven.clone(),
            lines: lines.clone(),
            paragraphs: *paragraphs,
        })
    }

    /// Takes the group out of the pages of a book, for its place in another.
    fn restore(self, pages: &mut [Page], begins: Begins) -> Group {
        let shift = Shift {
            sections: begins.section.0.wrapping_sub(self.begins.section.0),
            nodes: begins.node.0.wrapping_sub(self.begins.node.0),
            pictures: 0,
        };
        let draft = |kept: KeptPage| {
            let mut page = pages.get_mut(kept.at).map(std::mem::take).unwrap_or_default();
            page.items.truncate(kept.items);
            page.regions.truncate(kept.regions);
            page.shift(shift);
            Draft { page, strings: kept.strings, inserted: 0 }
        };
        Group {
            drafts: self.pages.into_iter().map(draft).collect(),
            starts_verso: self.starts_verso,
            facing: None,
            uses_folios: false,
            noticed: Noticed { lines: self.lines, paragraphs: self.paragraphs, ..Noticed::default() },
            faces: self.faces,
            uneven: self.uneven,
            counts: self.counts,
        }
    }
}

/// Returns the groups of a book that were laid out before.
pub(super) fn known(
    request: Request<'_>,
    (groups, keys): (&[Members], &[Option<Key>]),
    before: Laid,
) -> Vec<Option<Group>> {
    let Laid { mut pages, kept, .. } = before;
    let mut kept: BTreeMap<Key, Kept> = kept.into_iter().map(|kept| (kept.key, kept)).collect();
    let known = groups.iter().zip(keys).map(|(members, key)| {
        let kept = kept.remove(key.as_ref()?)?;
        Some(kept.restore(&mut pages, Begins::of(members, request.book)))
    });
    known.collect()
}
