//! The filled tree as objects: elements, the parent tree, and the names of notes.
//!
//! A book has tens of thousands of elements, so they are written straight away.

use super::fill::Kid;
use super::{Attributes, ElementIndex, FilledTree, LinkMark, StructType};
use crate::model::CellSpan;
use crate::num::saturate;
use crate::pdf::file::WrittenObjects;
use crate::pdf::syntax;

/// Entries in a leaf of a name or number tree.
const ENTRIES: usize = 64;

/// What the tree refers to.
#[derive(Clone, Copy, Debug)]
pub struct Objects<'a> {
    /// The object of each side.
    pub sides: &'a [u32],
    /// The annotations of links; the entry of each in the parent tree follows those of the sides.
    pub links: &'a [LinkMark],
    /// The first object number that is free.
    pub first: u32,
}

/// Writes the tree; returns the object of its root and the next object number that is free.
pub fn write(filled: &FilledTree, objects: Objects<'_>, out: &mut WrittenObjects) -> (u32, u32) {
    let mut writer = Writer { filled, objects, out, root: objects.first, next: objects.first };
    writer.numbers();
    for index in 0..filled.kids.len() {
        writer.element(index);
    }
    let parents = writer.parents();
    let names = writer.names();
    writer.root(parents, names);
    (writer.root, writer.next)
}

struct Writer<'a> {
    filled: &'a FilledTree,
    objects: Objects<'a>,
    out: &'a mut WrittenObjects,
    root: u32,
    next: u32,
}

impl Writer<'_> {
    /// Gives numbers: the root's, then one to each element, also to those left out.
    fn numbers(&mut self) {
        self.next = self.root + 1 + saturate::<u32>(self.filled.kids.len());
    }

    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    fn object(&self, element: ElementIndex) -> u32 {
        self.root + 1 + element.0
    }

    fn is_there(&self, index: usize) -> bool {
        index == 0 || self.filled.tree.elements()[index].kept || !self.filled.kids[index].is_empty()
    }

    fn element(&mut self, index: usize) {
        if !self.is_there(index) {
            return;
        }
        let element = &self.filled.tree.elements()[index];
        let id = self.object(ElementIndex(saturate(index)));
        let parent = if index == 0 { self.root } else { self.object(element.parent) };
        let kids = &self.filled.kids[index];
        let side = kids.iter().find_map(|kid| match kid {
            Kid::Mark { side, .. } => Some(*side),
            _ => None,
        });
        let (root, sides) = (self.root, self.objects.sides);
        self.out.add(id, |out| {
            out.extend(b"<</Type/StructElem/S");
            syntax::name(out, element.tag.name().as_bytes());
            out.extend(b"/P ");
            syntax::reference(out, parent);
            attributes(out, element, id);
            if let Some(side) = side {
                out.extend(b"/Pg ");
                syntax::reference(out, sides[side as usize]);
            }
            if !kids.is_empty() {
                out.extend(b"/K[");
                for (place, kid) in kids.iter().enumerate() {
                    if place > 0 {
                        out.push(b' ');
                    }
                    write_kid(out, kid, side, sides, root);
                }
                out.push(b']');
            }
            out.extend(b">>");
        });
    }

    /// Writes the parent tree (14.7.4.4): the elements of each side's marks, then that of each annotation.
    fn parents(&mut self) -> u32 {
        let sides = self.filled.parents.len();
        let all: Vec<Vec<u8>> = (0..sides + self.objects.links.len()).map(|key| self.parent(key)).collect();
        let mut leaves = Vec::new();
        for (index, chunk) in all.chunks(ENTRIES).enumerate() {
            let (first, id) = (index * ENTRIES, self.fresh());
            let last = first + chunk.len() - 1;
            self.out.add(id, |out| {
                out.extend(format!("<</Limits[{first} {last}]/Nums[").bytes());
                for (offset, entry) in chunk.iter().enumerate() {
                    syntax::integer(out, (first + offset) as i64);
                    out.extend(entry);
                }
                out.extend(b"]>>");
            });
            leaves.push(id);
        }
        self.tree_root(&leaves)
    }

    /// Returns an entry of the parent tree, written.
    fn parent(&self, key: usize) -> Vec<u8> {
        let mut out = Vec::new();
        match self.filled.parents.get(key) {
            Some(elements) => {
                syntax::references(&mut out, elements.iter().map(|element| self.object(*element)));
            }
            None => {
                out.push(b' ');
                let link = self.objects.links[key - self.filled.parents.len()];
                syntax::reference(&mut out, self.object(link.element));
                out.push(b' ');
            }
        }
        out
    }

    /// Writes the tree of named elements, if there are any.
    fn names(&mut self) -> Option<u32> {
        let elements = self.filled.tree.elements().iter().enumerate();
        let named: Vec<u32> = elements
            .filter(|(index, element)| {
                element.attributes.as_ref().is_some_and(|said| said.named) && self.is_there(*index)
            })
            .map(|(index, _)| self.object(ElementIndex(saturate(index))))
            .collect();
        let mut leaves = Vec::new();
        for chunk in named.chunks(ENTRIES) {
            let id = self.fresh();
            self.out.add(id, |out| {
                out.extend(b"<</Limits[");
                for end in [chunk.first(), chunk.last()].into_iter().flatten() {
                    syntax::literal(out, &element_name(*end));
                }
                out.extend(b"]/Names[");
                for element in chunk {
                    syntax::literal(out, &element_name(*element));
                    syntax::reference(out, *element);
                }
                out.extend(b"]>>");
            });
            leaves.push(id);
        }
        (!leaves.is_empty()).then(|| self.tree_root(&leaves))
    }

    fn tree_root(&mut self, leaves: &[u32]) -> u32 {
        let id = self.fresh();
        self.out.add(id, |out| {
            out.extend(b"<</Kids");
            syntax::references(out, leaves.iter().copied());
            out.extend(b">>");
        });
        id
    }

    fn root(&mut self, parents: u32, names: Option<u32>) {
        let document = self.object(ElementIndex(0));
        let next = self.filled.parents.len() + self.objects.links.len();
        self.out.add(self.root, |out| {
            out.extend(b"<</Type/StructTreeRoot/K ");
            syntax::reference(out, document);
            out.extend(b"/ParentTree ");
            syntax::reference(out, parents);
            out.extend(format!("/ParentTreeNextKey {next}").bytes());
            if let Some(names) = names {
                out.extend(b"/IDTree ");
                syntax::reference(out, names);
            }
            out.extend(b">>");
        });
    }
}

/// Returns the name of an element: digits of one length, so that names sort as numbers do.
fn element_name(id: u32) -> Vec<u8> {
    format!("n{id:07}").into_bytes()
}

fn attributes(out: &mut Vec<u8>, element: &super::StructElement, id: u32) {
    let none = Attributes::default();
    let attributes = element.attributes.as_deref().unwrap_or(&none);
    let mut words = |key: &[u8], value: &Option<String>| {
        if let Some(value) = value {
            out.extend(key);
            syntax::text(out, value);
        }
    };
    words(b"/T", &attributes.title);
    words(b"/Alt", &attributes.alt);
    words(b"/Lang", &attributes.lang.as_ref().map(|lang| lang.tag().to_owned()));
    if attributes.named {
        out.extend(b"/ID");
        syntax::literal(out, &element_name(id));
    }
    match element.tag {
        StructType::Th => {
            out.extend(b"/A<</O/Table/Scope");
            out.extend(if attributes.heads_row { &b"/Row"[..] } else { b"/Column" });
            spans(out, attributes.span);
            out.extend(b">>");
        }
        StructType::Td if attributes.span != CellSpan::default() => {
            out.extend(b"/A<</O/Table");
            spans(out, attributes.span);
            out.extend(b">>");
        }
        StructType::L if attributes.numbered => out.extend(b"/A<</O/List/ListNumbering/Decimal>>"),
        StructType::L => out.extend(b"/A<</O/List/ListNumbering/Disc>>"),
        StructType::Figure => {
            if let Some(area) = &attributes.area {
                out.extend(b"/A<</O/Layout/Placement/Block/BBox[");
                syntax::lengths(out, area);
                out.extend(b"]>>");
            }
        }
        _ => {}
    }
}

/// Writes how many columns and rows a cell takes, if more than one (ISO 32000-1, 14.8.5.7).
fn spans(out: &mut Vec<u8>, span: CellSpan) {
    for (key, count) in [(&b"/ColSpan "[..], span.columns), (b"/RowSpan ", span.rows)] {
        if count > 1 {
            out.extend(key);
            syntax::integer(out, count.into());
        }
    }
}

fn write_kid(out: &mut Vec<u8>, kid: &Kid, page: Option<u32>, sides: &[u32], root: u32) {
    match kid {
        Kid::Element(child) => syntax::reference(out, root + 1 + child.0),
        Kid::Mark { side, number } if Some(*side) == page => syntax::integer(out, (*number).into()),
        Kid::Mark { side, number } => {
            out.extend(b"<</Type/MCR/Pg ");
            syntax::reference(out, sides[*side as usize]);
            out.extend(format!("/MCID {number}>>").bytes());
        }
        Kid::Annotation(link) => {
            out.extend(b"<</Type/OBJR/Pg ");
            syntax::reference(out, sides[link.side as usize]);
            out.extend(b"/Obj ");
            syntax::reference(out, link.object);
            out.extend(b">>");
        }
    }
}
