//! Books made of others: only some sections, or two books in one.

use super::visit::ItemMut;
use super::{Block, Book, Inline, Node, NodeId, PictureIndex, SectionIndex, SectionKind, Target};
use crate::num::saturate;

impl Book {
    /// Returns the book with only the sections of some kinds; links to others become plain words.
    pub fn only(mut self, kept: impl Fn(SectionKind) -> bool) -> Self {
        let mut next = 0;
        let places: Vec<Option<SectionIndex>> = self
            .sections
            .iter()
            .map(|section| {
                let place = kept(section.kind).then_some(SectionIndex(next));
                next += u32::from(place.is_some());
                place
            })
            .collect();
        self.sections.retain(|section| kept(section.kind));
        self.change_targets(&mut |target| {
            if let Target::Internal { section, fragment } = target {
                match places.get(section.0 as usize).copied().flatten() {
                    Some(place) => *section = place,
                    None => *target = Target::Unresolved(fragment.take().unwrap_or_default()),
                }
            }
        });
        self
    }

    /// Makes room for another book before this one: node ids count from a number on, and every id begins with a
    /// prefix.
    pub fn make_room(&mut self, first: u32, prefix: &str) {
        for section in &mut self.sections {
            section.id.insert_str(0, prefix);
            section.visit_mut(&mut |item| match item {
                ItemMut::Block(node) => {
                    node.id = NodeId(node.id.0 + first);
                    if let Block::Heading(heading) = &mut node.value
                        && let Some(id) = &mut heading.id
                    {
                        id.insert_str(0, prefix);
                    }
                }
                ItemMut::Inline(node) => node.id = NodeId(node.id.0 + first),
                ItemMut::Run(_) => {}
            });
        }
        self.change_targets(&mut |target| {
            if let Target::Internal { fragment: Some(id), .. } = target {
                id.insert_str(0, prefix);
            }
        });
        self.node_count += first;
    }

    /// Puts another book, which has made room, behind this one; both keep what they say about themselves but
    /// the first speaks for both.
    pub fn join(&mut self, mut other: Self) {
        let (sections, pictures) =
            (saturate::<u32>(self.sections.len()), saturate::<u32>(self.pictures.len()));
        other.change_targets(&mut |target| {
            if let Target::Internal { section, .. } = target {
                section.0 += sections;
            }
        });
        let shifted = |picture: &mut Option<PictureIndex>| {
            if let Some(picture) = picture {
                picture.0 += pictures;
            }
        };
        other.visit_mut(&mut |item| match item {
            ItemMut::Block(node) => {
                if let Block::Figure(figure) = &mut node.value {
                    shifted(&mut figure.picture);
                }
            }
            ItemMut::Inline(node) => {
                if let Inline::Image { picture, .. } = &mut node.value {
                    shifted(picture);
                }
            }
            ItemMut::Run(_) => {}
        });
        self.sections.append(&mut other.sections);
        self.pictures.append(&mut other.pictures);
        self.node_count = self.node_count.max(other.node_count);
    }

    /// Gives every node its place in the book, in reading order.
    pub fn number_nodes(&mut self) {
        let mut next = 0;
        for section in &mut self.sections {
            section.visit_mut(&mut |item| {
                let id = match item {
                    ItemMut::Block(node) => &mut node.id,
                    ItemMut::Inline(node) => &mut node.id,
                    ItemMut::Run(_) => return,
                };
                *id = NodeId(next);
                next += 1;
            });
        }
        self.node_count = next;
    }

    /// Changes where links lead, in reading order.
    pub fn change_targets(&mut self, change: &mut dyn FnMut(&mut Target)) {
        self.visit_mut(&mut |item| match item {
            ItemMut::Inline(Node { value: Inline::Link { target, .. }, .. }) => change(target),
            ItemMut::Block(Node { value: Block::Figure(figure), .. }) => {
                figure.link.as_mut().map(&mut *change);
            }
            _ => {}
        });
    }
}
