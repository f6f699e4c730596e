//! The tag tree: what each part of every page is, in the order in which the book is read.
//!
//! [`Tree::plan`] makes it only from the book, so that its order is the model's whatever the pages look
//! like; content streams then ask it for the [`TagPlace`] that holds an item, and [`Tree::fill`] puts what they
//! marked into it. Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.

mod fill;
mod plan;
mod write;

pub use fill::{FilledTree, LinkMark, PageMark};
pub use write::{Objects, write};

use crate::frame::{Added, Bearing, LinkSource};
use crate::model::{CellSpan, Lang};
use crate::unit::Length;
use std::collections::BTreeMap;

/// The place of an element in its [`Tree`]; the root is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementIndex(pub u32);

/// Where marked content belongs: an element, and how many of its children come before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagPlace {
    /// The element.
    pub element: ElementIndex,
    /// The number of child elements that come before it.
    pub slot: u32,
}

/// The standard structure types in use (14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "they are named as in the standard, which says what they are")]
pub enum StructType {
    Document,
    Part,
    Sect,
    Div,
    BlockQuote,
    Caption,
    Toc,
    Toci,
    /// Heading of a level from 1 to 6.
    Heading(u8),
    P,
    L,
    Li,
    Lbl,
    LBody,
    Table,
    THead,
    TBody,
    Tr,
    Th,
    Td,
    Span,
    Quote,
    Note,
    Reference,
    Code,
    Link,
    Figure,
}

impl StructType {
    /// Returns its name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Part => "Part",
            Self::Sect => "Sect",
            Self::Div => "Div",
            Self::BlockQuote => "BlockQuote",
            Self::Caption => "Caption",
            Self::Toc => "TOC",
            Self::Toci => "TOCI",
            Self::Heading(level) => match level {
                0 | 1 => "H1",
                2 => "H2",
                3 => "H3",
                4 => "H4",
                5 => "H5",
                _ => "H6",
            },
            Self::P => "P",
            Self::L => "L",
            Self::Li => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::Tr => "TR",
            Self::Th => "TH",
            Self::Td => "TD",
            Self::Span => "Span",
            Self::Quote => "Quote",
            Self::Note => "Note",
            Self::Reference => "Reference",
            Self::Code => "Code",
            Self::Link => "Link",
            Self::Figure => "Figure",
        }
    }
}

/// What an element says beside its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Its language, where it is not its parent's.
    pub lang: Option<Lang>,
    /// What is read in its place.
    pub alt: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Whether it is named, as every note must be.
    pub named: bool,
    /// Of a list, whether its items are numbered.
    pub numbered: bool,
    /// Of a head cell, whether it heads its row and not its column.
    pub heads_row: bool,
    /// Of a cell, how many columns and rows it takes.
    pub span: CellSpan,
    /// Of a figure, the area it takes on its page: lower left and upper right corner.
    pub area: Option<[Length; 4]>,
}

/// An element of the tree.
#[derive(Clone, Debug)]
pub struct StructElement {
    /// What it is.
    pub tag: StructType,
    /// What it stands in; the root in itself.
    pub parent: ElementIndex,
    /// The elements in it, in reading order.
    pub children: Vec<ElementIndex>,
    /// What it says beside; few say anything.
    pub attributes: Option<Box<Attributes>>,
    /// Whether it stays although nothing is in it, as an empty cell does.
    pub kept: bool,
}

/// The elements of a document, and where what is drawn belongs among them.
#[derive(Debug)]
pub struct Tree {
    elements: Vec<StructElement>,
    nodes: Vec<Option<TagPlace>>,
    added: BTreeMap<Added, TagPlace>,
    links: BTreeMap<LinkSource, ElementIndex>,
    /// What each link's annotation says of itself.
    words: BTreeMap<ElementIndex, String>,
}

impl Tree {
    /// Returns the elements, the root first; an element comes after the one it stands in.
    pub fn elements(&self) -> &[StructElement] {
        &self.elements
    }

    /// Returns where an item belongs; nothing for what is outside the book's text.
    pub fn leaf(&self, bearing: Bearing) -> Option<TagPlace> {
        match bearing {
            Bearing::Text(position) => self.nodes.get(position.node.0 as usize).copied().flatten(),
            Bearing::Added(added) => self.added.get(&added).copied(),
            Bearing::Artifact(_) => None,
        }
    }

    /// Returns the element of a link.
    pub fn link_element(&self, link: LinkSource) -> Option<ElementIndex> {
        self.links.get(&link).copied()
    }

    /// Returns what a link says of itself where its place on the page is not seen.
    pub fn words(&self, link: ElementIndex) -> &str {
        self.words.get(&link).map_or("", String::as_str)
    }

    /// Returns the structure type of an element.
    pub fn tag(&self, element: ElementIndex) -> StructType {
        self.elements[element.0 as usize].tag
    }
}
