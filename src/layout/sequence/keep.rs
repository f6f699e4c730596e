//! What is kept of a book that was laid out, for the next one that has the same sections.
//!
//! Lines and pages of a group depend on its sections, on the pictures they show, and on the side on which it begins;
//! beside that only on what is the same for the whole book. A group is known again by a hash of these. Where it stands
//! in the book is no part of that: its pages move ([`Page::shift`]). A group that names pages also depends on what
//! pages and sections are called ([`Names`]). Each pass over the folios lays it out with other names, so that it is
//! kept of each pass. Running heads stay on a page as long as they say the same. What has something to be reported is
//! laid out anew each time.

use super::Laid;
use super::groups::{Header, Members};
use super::lay::{Draft, Group, Named};
use crate::font::FaceId;
use crate::frame::{Page, Shift};
use crate::layout::folios::Folios;
use crate::layout::page::{Fitted, Folio, HeaderHeight, Noticed, Strings};
use crate::model::visit::NodeRef;
use crate::model::{Block, Book, Inline, Node, NodeId, Picture, PictureIndex, Section, SectionIndex};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a group is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GroupKey(u64);

/// What the sections of a book are called, as far as other sections can name them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Titles(u64);

impl Titles {
    pub(super) fn of(book: &Book) -> Self {
        let mut state = DefaultHasher::new();
        for section in &book.sections {
            let Section { id, kind, title, subtitle, date, lang, header, .. } = section;
            (id, kind, title, subtitle, lang).hash(&mut state);
            date.as_ref().map(|date| &date.shown).hash(&mut state);
            // In the contents a title has capitals if its heading has.
            let in_capitals = |node: &Node<Block>| matches!(&node.value, Block::Heading(h) if h.capitals);
            header.iter().any(in_capitals).hash(&mut state);
        }
        Self(state.finish())
    }
}

/// What sections and pages are called in a pass over the folios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Names(u64);

impl Names {
    pub(super) fn of(Titles(titles): Titles, folios: &Folios) -> Self {
        let mut state = DefaultHasher::new();
        (titles, folios).hash(&mut state);
        Self(state.finish())
    }
}

/// A group as it stands in the pages of a book.
#[derive(Debug)]
pub(super) struct KeptGroup {
    key: GroupKey,
    /// What it names pages by; `None` if it names none.
    names: Option<Names>,
    begins: Begins,
    pages: Vec<KeptPage>,
    starts_verso: bool,
    counts: [usize; 2],
    faces: BTreeMap<FaceId, usize>,
    uneven: Vec<u32>,
    lines: Vec<Fitted>,
    paragraphs: (u32, u32),
    moved_spaces: Vec<u32>,
    /// Its header as it stands in the pages.
    header: Option<Header>,
    /// What its pages are sealed with since they were proven; without it they are proven again.
    pub(super) seal: Option<u64>,
}

/// A page of a group: where it stands in the book, and what is to be known of it besides.
#[derive(Debug)]
pub(super) struct KeptPage {
    /// Its 0-based place.
    pub(super) at: usize,
    pub(super) strings: Vec<Named>,
    pub(super) heads: Heads,
}

/// The running heads and the folio of a page, which are the last that was put on it.
#[derive(Clone, Debug)]
pub(super) struct Heads {
    /// How many items and regions it had before.
    items: usize,
    regions: usize,
    /// What they are made of.
    shown: Strings,
    folio: Folio,
}

impl Heads {
    /// Notes what a page has before they are put on it.
    pub(super) fn before(page: &Page, shown: Strings, folio: Folio) -> Self {
        Self { items: page.items.len(), regions: page.regions.len(), shown, folio }
    }

    /// Tells whether they are made of this.
    pub(super) fn say(&self, shown: &Strings, folio: Folio) -> bool {
        self.folio == folio && self.shown == *shown
    }

    /// Takes them off.
    pub(super) fn take_off(&self, page: &mut Page) {
        page.items.truncate(self.items);
        page.regions.truncate(self.regions);
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
pub(super) fn first_node(book: &Book, section: SectionIndex) -> NodeId {
    let Section { header, blocks, notes, .. } = book.section(section);
    let notes = notes.iter().flat_map(|note| &note.blocks);
    header.iter().chain(blocks).chain(notes).next().map(|node| node.id).unwrap_or_default()
}

/// Returns what a group is known by; `None` for one that is not kept.
pub(super) fn key(members: &Members, book: &Book) -> Option<GroupKey> {
    let mut state = DefaultHasher::new();
    let Members { sections, matter, break_before, page, facing, align, header: _ } = members;
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
                NodeRef::Block(node) => match &node.value {
                    Block::Figure(figure) => figure.picture,
                    _ => None,
                },
                NodeRef::Inline(node) => match &node.value {
                    Inline::Image { picture, .. } => *picture,
                    _ => None,
                },
                NodeRef::Run(_) => None,
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
    Some(GroupKey(state.finish()))
}

impl KeptGroup {
    /// Notes a group that is put into the pages of a book, if it may be used again.
    pub(super) fn of(key: GroupKey, begins: Begins, group: &Group, pages: Vec<KeptPage>) -> Option<Self> {
        is_silent(&group.noticed).then(|| Self {
            key,
            names: group.names,
            begins,
            pages,
            starts_verso: group.starts_verso,
            counts: group.counts,
            faces: group.faces.clone(),
            uneven: group.uneven.clone(),
            lines: group.noticed.lines.clone(),
            paragraphs: group.noticed.paragraphs,
            moved_spaces: group.noticed.moved_spaces.clone(),
            header: group.header,
            seal: None,
        })
    }

    /// Takes the group out of the pages of a book.
    fn taken(self, pages: &mut [Page]) -> Loose {
        let draft = |kept: KeptPage| {
            let page = pages.get_mut(kept.at).map(std::mem::take).unwrap_or_default();
            Draft { page, strings: kept.strings, inserted: 0, heads: Some(kept.heads) }
        };
        let group = Group {
            drafts: self.pages.into_iter().map(draft).collect(),
            starts_verso: self.starts_verso,
            facing: None,
            names: self.names,
            noticed: Noticed {
                lines: self.lines,
                paragraphs: self.paragraphs,
                moved_spaces: self.moved_spaces,
                ..Noticed::default()
            },
            faces: self.faces,
            uneven: self.uneven,
            counts: self.counts,
            header: self.header,
            seal: self.seal,
        };
        Loose { key: self.key, begins: self.begins, group }
    }
}

/// Tells whether nothing was noticed that is to be reported, or stands in a list of the whole book.
fn is_silent(noticed: &Noticed) -> bool {
    // A field that is new has to be thought of here.
    let Noticed {
        notices,
        missing: _,
        lines: _,
        paragraphs: _,
        moved_spaces: _,
        numbered,
        unplaced,
        said,
        left_out,
    } = noticed;
    notices.is_empty() && numbered.is_empty() && unplaced.is_empty() && said.is_empty() && left_out.is_empty()
}

/// A group that stands in no book: one whose folios have changed since.
#[derive(Debug)]
pub(super) struct Loose {
    key: GroupKey,
    begins: Begins,
    group: Group,
}

impl Loose {
    /// Returns the group for its place in a book.
    fn placed(mut self, begins: Begins) -> Group {
        let shift = Shift {
            sections: begins.section.0.wrapping_sub(self.begins.section.0),
            nodes: begins.node.0.wrapping_sub(self.begins.node.0),
            pictures: 0,
        };
        self.group.drafts.iter_mut().for_each(|draft| draft.page.shift(shift));
        self.group
    }
}

/// A group as it is to be found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) key: GroupKey,
    /// What pages are called.
    pub(super) names: Names,
    /// Where it is to stand.
    pub(super) begins: Begins,
    /// Where its header is to stand on its page.
    pub(super) header: Option<Header>,
}

/// The groups of the book that was laid out before.
#[derive(Debug, Default)]
pub(super) struct Store {
    pages: Vec<Page>,
    kept: BTreeMap<GroupKey, KeptGroup>,
    loose: Vec<Loose>,
    /// What has become loose since.
    set_free: Vec<Loose>,
}

impl Store {
    pub(super) fn of(before: Laid) -> Self {
        let Laid { pages, kept, loose, .. } = before;
        let kept = kept.into_iter().map(|kept| (kept.key, kept)).collect();
        Self { pages, kept, loose, set_free: Vec::new() }
    }

    /// Returns how high the header of a group is, if it has been measured.
    pub(super) fn header(&self, key: GroupKey) -> Option<HeaderHeight> {
        let loose = || self.loose.iter().find(|loose| loose.key == key).and_then(|loose| loose.group.header);
        let header = self.kept.get(&key).and_then(|kept| kept.header).or_else(loose);
        header.map(|header| header.height)
    }

    /// Returns a group as it was laid out before, where pages are called so and its header stands so; each once.
    pub(super) fn take(&mut self, wanted: Wanted) -> Option<Group> {
        let Wanted { key, names, begins, header } = wanted;
        let fits = |named: Option<Names>, placed: Option<Header>| {
            named.is_none_or(|named| named == names) && placed == header
        };
        if self.kept.get(&key).is_some_and(|kept| fits(kept.names, kept.header)) {
            let kept = self.kept.remove(&key)?;
            return Some(kept.taken(&mut self.pages).placed(begins));
        }
        let is_it = |loose: &Loose| loose.key == key && fits(loose.group.names, loose.group.header);
        let at = self.loose.iter().position(is_it)?;
        Some(self.loose.swap_remove(at).placed(begins))
    }

    /// Keeps a group for the next book that is laid out, which passes over the same folios.
    pub(super) fn set_free(&mut self, key: Option<GroupKey>, begins: Begins, group: Group) {
        if let Some(key) = key.filter(|_| is_silent(&group.noticed)) {
            self.set_free.push(Loose { key, begins, group });
        }
    }

    /// Returns what has become loose.
    pub(super) fn freed(self) -> Vec<Loose> {
        self.set_free
    }
}
