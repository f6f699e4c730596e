//! What `printpdf` does not build: page boxes, real content, bookmarks, labels, destinations, links and what
//! the catalog says.

mod annotations;
mod destinations;
mod labels;
mod outline;

pub use annotations::{add_links, leading};

use super::content::SideContent;
use super::file::WrittenObjects;
use super::side::{Mapping, PrintedSide};
use super::tags::LinkMark;
use super::{Duplex, Request, metadata, syntax};
use crate::frame::Page;
use crate::model::{Book, Direction};
use crate::unit::Length;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A document on its way to be whole.
#[derive(Debug)]
pub struct Unfinished<'a> {
    /// The book.
    pub book: &'a Book,
    /// Its pages.
    pub pages: &'a [Page],
    /// The sides they stand on.
    pub sides: &'a [PrintedSide],
    /// Where each page stands.
    pub mappings: Vec<Option<Mapping>>,
    /// The document; what there is little of.
    pub document: Document,
    /// What there is much of.
    pub written: WrittenObjects,
    /// The object of each side.
    pub objects: Vec<u32>,
    /// What every side may use: fonts and pictures.
    pub resources: Dictionary,
}

impl<'a> Unfinished<'a> {
    /// Takes over what `printpdf` made, except its one page: all pages share what that page uses.
    pub fn new(
        book: &'a Book,
        pages: &'a [Page],
        sides: &'a [PrintedSide],
        mappings: Vec<Option<Mapping>>,
        mut document: Document,
    ) -> Self {
        let mut resources = Dictionary::new();
        for id in document.get_pages().into_values() {
            resources = shared_resources(&document, id).unwrap_or_default();
            let Some(page) = document.objects.remove(&id) else { continue };
            for key in [b"Resources".as_slice(), b"Contents"] {
                let held = page.as_dict().and_then(|page| page.get(key));
                if let Ok(id) = held.and_then(Object::as_reference) {
                    document.objects.remove(&id);
                }
            }
        }
        let objects = sides.iter().map(|_| document.new_object_id().0).collect();
        Self {
            book,
            pages,
            sides,
            mappings,
            document,
            written: WrittenObjects::default(),
            objects,
            resources,
        }
    }

    /// Returns a number that no object has.
    fn fresh(&mut self) -> u32 {
        self.document.new_object_id().0
    }

    /// Writes the pages with their content and links.
    pub fn add_pages(&mut self, contents: Vec<SideContent>, links: &[LinkMark]) {
        let resources = self.document.add_object(Object::Dictionary(self.resources.clone())).0;
        let parent = self.tree_of_pages();
        let mut annotations: Vec<Vec<u32>> = vec![Vec::new(); self.sides.len()];
        for link in links {
            annotations[link.side as usize].push(link.object);
        }
        for (index, (side, content)) in self.sides.iter().zip(contents).enumerate() {
            let stream = self.document.new_object_id().0;
            self.written.add_stream(stream, content.stream);
            let Some(id) = self.objects.get(index) else { continue };
            self.written.add(*id, |out| {
                out.extend(b"<</Type/Page/Parent ");
                syntax::reference(out, parent);
                boxes(out, side);
                out.extend(b"/Resources ");
                syntax::reference(out, resources);
                out.extend(b"/Contents ");
                syntax::reference(out, stream);
                out.extend(b"/StructParents ");
                syntax::integer(out, index as i64);
                out.extend(b"/Tabs/S");
                if !annotations[index].is_empty() {
                    out.extend(b"/Annots");
                    syntax::references(out, annotations[index].iter().copied());
                }
                out.extend(b">>");
            });
        }
    }

    /// Writes what all pages stand in and returns its object.
    fn tree_of_pages(&mut self) -> u32 {
        let known = self.document.catalog().and_then(|catalog| catalog.get(b"Pages"));
        let id = known.and_then(Object::as_reference).unwrap_or_else(|_| self.document.new_object_id());
        self.document.objects.remove(&id);
        let Self { written, objects, .. } = self;
        written.add(id.0, |out| {
            out.extend(b"<</Type/Pages/Count ");
            syntax::integer(out, objects.len() as i64);
            out.extend(b"/Kids");
            syntax::references(out, objects.iter().copied());
            out.extend(b">>");
        });
        id.0
    }

    /// Adds everything the catalog names but the tag tree, whose root is given.
    pub fn add_catalog(&mut self, structure: u32, request: Request<'_>) {
        let metadata = &self.book.metadata;
        let mut catalog = Dictionary::new();
        catalog.set("Type", "Catalog");
        let pages = self.document.catalog().and_then(|catalog| catalog.get(b"Pages")).cloned();
        catalog.set("Pages", pages.unwrap_or(Object::Null));
        catalog.set("Lang", Object::string_literal(metadata.lang.tag()));
        catalog.set("StructTreeRoot", Object::Reference((structure, 0)));
        let mut marked = Dictionary::new();
        marked.set("Marked", true);
        catalog.set("MarkInfo", marked);
        catalog.set("ViewerPreferences", viewer_preferences(metadata.direction, request.duplex));
        catalog.set("Metadata", metadata::add_xmp(metadata, &mut self.document));
        catalog.set("OutputIntents", metadata::add_output_intent(request.options.grey, &mut self.document));
        let destinations = destinations::all(self);
        if let Some(outline) = outline::add(self, &destinations) {
            catalog.set("Outlines", Object::Reference((outline, 0)));
            catalog.set("PageMode", "UseOutlines");
        }
        if let Some(tree) = destinations::add(self, &destinations) {
            let mut names = Dictionary::new();
            names.set("Dests", Object::Reference((tree, 0)));
            catalog.set("Names", names);
        }
        if let Some(labels) = labels::of(self.pages, self.sides) {
            catalog.set("PageLabels", labels);
        }
        let information = metadata::information(metadata);
        self.replace("Root", catalog);
        self.replace("Info", information);
    }

    /// Puts an object in the place of the one that the trailer names.
    fn replace(&mut self, key: &str, value: Dictionary) {
        let known = self.document.trailer.get(key.as_bytes()).and_then(Object::as_reference);
        let id = known.unwrap_or_else(|_| self.document.new_object_id());
        self.document.set_object(id, value);
        self.document.trailer.set(key, id);
    }
}

/// Returns what the first page may use, without kinds of resource that there are none of.
fn shared_resources(document: &Document, page: ObjectId) -> Option<Dictionary> {
    let page = document.get_dictionary(page).ok()?;
    let all = page.get_deref(b"Resources", document).and_then(Object::as_dict).ok()?;
    let mut shared = Dictionary::new();
    for key in ["Font", "XObject"] {
        let some = all.get_deref(key.as_bytes(), document).and_then(Object::as_dict);
        if let Ok(some) = some
            && !some.is_empty()
        {
            shared.set(key, some.clone());
        }
    }
    Some(shared)
}

fn viewer_preferences(direction: Direction, duplex: Option<Duplex>) -> Dictionary {
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    preferences.set("PrintScaling", "None");
    preferences.set("PickTrayByPDFSize", true);
    if let Some(duplex) = duplex {
        preferences.set("Duplex", duplex.name());
    }
    if direction == Direction::Rtl {
        preferences.set("Direction", "R2L");
    }
    preferences
}

/// Writes the boxes of a side; one that is not trimmed has but one.
fn boxes(out: &mut Vec<u8>, side: &PrintedSide) {
    syntax::area(out, b"/MediaBox", &[Length::ZERO, Length::ZERO, side.size.width, side.size.height]);
    if side.size != side.trim.size {
        syntax::area(out, b"/BleedBox", &trim_box(side, side.bleed));
        syntax::area(out, b"/TrimBox", &trim_box(side, Length::ZERO));
    }
}

/// Returns the trimmed area with so much more around it.
fn trim_box(side: &PrintedSide, more: Length) -> [Length; 4] {
    let (origin, size) = (side.trim.origin, side.trim.size);
    let foot = side.size.height - origin.y - size.height;
    [origin.x - more, foot - more, origin.x + size.width + more, foot + size.height + more]
}
