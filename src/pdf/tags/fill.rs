//! What was marked on the pages, put into the tree.

use super::{ElementIndex, TagPlace, Tree};
use crate::num::saturate;
use crate::unit::Length;
use std::collections::BTreeMap;

/// A stretch of a side's content stream that belongs to an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMark {
    /// Where it belongs.
    pub leaf: TagPlace,
    /// The page of the book, 0-based.
    pub page: u32,
    /// The side, 0-based.
    pub side: u32,
    /// Its number on that side, 0-based.
    pub number: u32,
    /// Of a picture, the area it takes on the side.
    pub area: Option<Box<[Length; 4]>>,
}

/// A link's annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkMark {
    /// The element that holds it.
    pub element: ElementIndex,
    /// The side it lies on, 0-based.
    pub side: u32,
    /// The annotation's object.
    pub object: u32,
}

/// One thing in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kid {
    /// An element.
    Element(ElementIndex),
    /// A stretch of a side's content stream.
    Mark {
        /// The side, 0-based.
        side: u32,
        /// Its number there.
        number: u32,
    },
    /// An annotation.
    Annotation(LinkMark),
}

/// The tree with everything that is in it.
#[derive(Debug)]
pub struct FilledTree {
    /// The elements as planned.
    pub tree: Tree,
    /// What is in each element, in reading order; empty for one that is left out.
    pub kids: Vec<Vec<Kid>>,
    /// The element of each mark, by side.
    pub parents: Vec<Vec<ElementIndex>>,
}

impl Tree {
    /// Puts marks and annotations into the elements and leaves out elements with nothing in them.
    pub fn fill(mut self, marks: Vec<PageMark>, links: Vec<LinkMark>, sides: usize) -> FilledTree {
        let mut parents = vec![Vec::new(); sides];
        for mark in &marks {
            parents[mark.side as usize].push(mark.leaf.element);
            if let Some(area) = &mark.area {
                let attributes = &mut self.elements[mark.leaf.element.0 as usize].attributes;
                attributes.get_or_insert_default().area.get_or_insert(**area);
            }
        }
        let mut marks = marks;
        // Within a leaf the order is that of the pages, on whatever sides these stand.
        marks.sort_by_key(|mark| (mark.leaf, mark.page, mark.number));
        let mut annotations: BTreeMap<ElementIndex, Vec<LinkMark>> = BTreeMap::new();
        for link in links {
            annotations.entry(link.element).or_default().push(link);
        }

        let mut kids: Vec<Vec<Kid>> = vec![Vec::new(); self.elements.len()];
        let mut marks = marks.into_iter().peekable();
        // An element comes after its parent, and marks are sorted by element.
        for (index, element) in self.elements.iter().enumerate() {
            let this = ElementIndex(saturate(index));
            let mut list = Vec::with_capacity(element.children.len() + 1);
            for slot in 0..=saturate::<u32>(element.children.len()) {
                let here = |mark: &PageMark| mark.leaf.element == this && mark.leaf.slot <= slot;
                while let Some(PageMark { side, number, .. }) = marks.next_if(here) {
                    list.push(Kid::Mark { side, number });
                }
                list.extend(element.children.get(slot as usize).map(|child| Kid::Element(*child)));
            }
            list.extend(annotations.get(&this).into_iter().flatten().map(|link| Kid::Annotation(*link)));
            kids[index] = list;
        }
        // From the last element to the first, so that children are known to be empty before their parents.
        for index in (0..kids.len()).rev() {
            let mut list = std::mem::take(&mut kids[index]);
            list.retain(|kid| match kid {
                Kid::Element(child) => {
                    let child = child.0 as usize;
                    !kids[child].is_empty() || self.elements[child].kept
                }
                _ => true,
            });
            kids[index] = list;
        }
        FilledTree { tree: self, kids, parents }
    }
}
