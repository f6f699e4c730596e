//! What `printpdf` does not build: page boxes, real content, bookmarks, labels, destinations, links and what
//! the catalog says.

mod annotations;
mod destinations;
mod labels;
mod outline;

pub use annotations::{add_links, leading};

use super::content::SideContent;
use super::side::{Mapping, Side};
use super::{Duplex, Options, metadata};
use crate::frame::Page;
use crate::model::{Book, Direction};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// A document on its way to be whole.
#[derive(Debug)]
pub struct Unfinished<'a> {
    /// The book.
    pub book: &'a Book,
    /// Its pages.
    pub pages: &'a [Page],
    /// The sides they stand on.
    pub sides: &'a [Side],
    /// Where each page stands.
    pub mappings: Vec<Option<Mapping>>,
    /// The document.
    pub document: Document,
    /// The object of each side.
    pub objects: Vec<ObjectId>,
    /// What every side may use: fonts and pictures.
    pub resources: Dictionary,
}

impl<'a> Unfinished<'a> {
    /// Takes over what `printpdf` made; its pages follow the sides.
    pub fn new(
        book: &'a Book,
        pages: &'a [Page],
        (sides, mappings): (&'a [Side], Vec<Option<Mapping>>),
        mut document: Document,
    ) -> Self {
        let objects: Vec<ObjectId> = document.get_pages().into_values().collect();
        let resources = objects.first().and_then(|page| shared_resources(&document, *page));
        // One for all pages; those of each page are dropped.
        for page in &objects {
            for key in [b"Resources".as_slice(), b"Contents"] {
                let held = document.get_dictionary(*page).and_then(|page| page.get(key));
                if let Ok(id) = held.and_then(Object::as_reference) {
                    document.objects.remove(&id);
                }
            }
        }
        let resources = resources.unwrap_or_default();
        Self { book, pages, sides, mappings, document, objects, resources }
    }

    /// Puts the content on the pages and sets their boxes right.
    pub fn add_content(&mut self, contents: Vec<SideContent>) {
        let resources = self.document.add_object(Object::Dictionary(self.resources.clone()));
        let parent = self.document.catalog().and_then(|catalog| catalog.get(b"Pages")).cloned();
        let parent = parent.unwrap_or(Object::Null);
        for (index, (side, content)) in self.sides.iter().zip(contents).enumerate() {
            let mut stream = Stream::new(Dictionary::new(), content.stream);
            stream.dict.set("Filter", "FlateDecode");
            let stream = self.document.add_object(stream);
            let mut page = Dictionary::new();
            page.set("Type", "Page");
            page.set("Parent", parent.clone());
            let (paper, trim) = boxes(side);
            page.set("MediaBox", paper);
            if side.size != side.trim.size {
                page.set("BleedBox", trim_box(side, side.bleed));
                page.set("TrimBox", trim);
            }
            page.set("Resources", resources);
            page.set("Contents", stream);
            page.set("StructParents", index as i64);
            page.set("Tabs", "S");
            if let Some(id) = self.objects.get(index) {
                self.document.set_object(*id, page);
            }
        }
    }

    /// Adds everything the catalog names but the tag tree, whose root is given.
    pub fn add_catalog(&mut self, structure: u32, options: &Options<'_>) {
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
        catalog.set("ViewerPreferences", viewer_preferences(metadata.direction, options.duplex));
        catalog.set("Metadata", metadata::add_xmp(metadata, &mut self.document));
        catalog.set("OutputIntents", metadata::add_output_intent(options.grey, &mut self.document));
        let destinations = destinations::all(self);
        if let Some(outline) = outline::add(self, &destinations) {
            catalog.set("Outlines", outline);
            catalog.set("PageMode", "UseOutlines");
        }
        catalog.set("Names", destinations::add(self, &destinations));
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

fn boxes(side: &Side) -> (Object, Object) {
    let numbers = [0.0, 0.0, side.size.width.to_pt(), side.size.height.to_pt()];
    (numbers.map(real).to_vec().into(), trim_box(side, crate::unit::Length::ZERO))
}

/// Returns the trimmed area with so much more around it.
fn trim_box(side: &Side, more: crate::unit::Length) -> Object {
    let (origin, size) = (side.trim.origin, side.trim.size);
    let foot = side.size.height - origin.y - size.height;
    let numbers = [origin.x - more, foot - more, origin.x + size.width + more, foot + size.height + more];
    numbers.map(|length| real(length.to_pt())).to_vec().into()
}

/// Returns a number of the document, to a thousandth.
fn real(value: f64) -> Object {
    if value.fract() == 0.0 { Object::Integer(value as i64) } else { Object::Real(value as f32) }
}
