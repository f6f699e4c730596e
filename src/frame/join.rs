//! Pages of one book among those of another, or in another place of it.

use super::{Added, Bearing, Content, LinkSource, Page, TextPosition};
use crate::model::{NodeId, PictureIndex, SectionIndex};

/// How far places of a book move; fewer than before is a number that wraps around.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// By how many sections.
    pub sections: u32,
    /// By how many nodes.
    pub nodes: u32,
    /// By how many pictures.
    pub pictures: u32,
}

impl Page {
    /// Makes a page that of a book in which what it shows stands elsewhere.
    pub fn shift(&mut self, by: Shift) {
        if by == Shift::default() {
            return;
        }
        self.section.iter_mut().for_each(|section| by.section(section));
        self.first.iter_mut().for_each(|first| by.node(&mut first.node));
        for item in &mut self.items {
            match &mut item.bearing {
                Bearing::Text(TextPosition { node, byte: _ }) => by.node(node),
                Bearing::Added(added) => by.added(added),
                Bearing::Artifact(_) => {}
            }
            if let Content::Picture(placed) = &mut item.content {
                let PictureIndex(picture) = &mut placed.picture;
                *picture = picture.wrapping_add(by.pictures);
            }
        }
        for link in &mut self.links {
            match &mut link.source {
                LinkSource::Entry(section) => by.section(section),
                LinkSource::Node(node)
                | LinkSource::Reference(node)
                | LinkSource::Address(node)
                | LinkSource::Back(node) => by.node(node),
            }
        }
    }
}

impl Shift {
    fn section(self, SectionIndex(section): &mut SectionIndex) {
        *section = section.wrapping_add(self.sections);
    }

    fn node(self, NodeId(node): &mut NodeId) {
        *node = node.wrapping_add(self.nodes);
    }

    fn added(self, added: &mut Added) {
        match added {
            Added::Label(node)
            | Added::Reference(node)
            | Added::Address(node)
            | Added::AddressLabel(node)
            | Added::PageOf(node) => self.node(node),
            Added::Entry(section, _)
            | Added::Heading(section)
            | Added::Typefaces(section)
            | Added::AsideHeading(section)
            | Added::AddressHeading(section) => self.section(section),
        }
    }
}
