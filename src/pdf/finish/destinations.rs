//! Named destinations: the ids of articles, headings, paragraphs and notes, the same as in the EPUB.
//!
//! Source: ISO 32000-1, 12.3.2.3 and 7.9.6.

use super::Unfinished;
use crate::pdf::syntax;
use crate::unit::{Length, Point};
use lopdf::{Dictionary, Object};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names in a leaf of the name tree.
const ENTRIES: usize = 64;

/// Where a name leads: a side, and a place on it in points from the lower left corner.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    side: usize,
    at: (Length, Length),
}

/// Returns every name with its place; the first of two places of one name counts.
///
/// A section whose pages do not name it begins at the top of its first page.
pub fn all(unfinished: &Unfinished<'_>) -> BTreeMap<Arc<str>, Place> {
    let mut places = BTreeMap::new();
    for (page, mapping) in unfinished.pages.iter().zip(&unfinished.mappings) {
        let Some(mapping) = mapping else { continue };
        let place = |at: Point| Place { side: mapping.side, at: mapping.point(at) };
        for anchor in &page.anchors {
            places.entry(anchor.id.clone()).or_insert_with(|| place(anchor.at));
        }
    }
    for (page, mapping) in unfinished.pages.iter().zip(&unfinished.mappings) {
        let (Some(mapping), Some(section)) = (mapping, page.section) else { continue };
        let Some(section) = unfinished.book.sections.get(section.0 as usize) else { continue };
        let place = || Place { side: mapping.side, at: mapping.point(Point::default()) };
        places.entry(section.id.as_str().into()).or_insert_with(place);
    }
    places
}

/// Adds the name tree.
pub fn add(unfinished: &mut Unfinished<'_>, places: &BTreeMap<Arc<str>, Place>) -> Dictionary {
    // A name tree is sorted by the bytes of its names.
    let mut sorted: Vec<(Vec<u8>, Place)> =
        places.iter().map(|(name, place)| (syntax::text_bytes(name), *place)).collect();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut leaves = Vec::new();
    for chunk in sorted.chunks(ENTRIES) {
        let name = |bytes: &[u8]| Object::string_literal(bytes);
        let ends: Vec<Object> =
            chunk.first().into_iter().chain(chunk.last()).map(|(bytes, _)| name(bytes)).collect();
        let names: Vec<Object> =
            chunk.iter().flat_map(|(bytes, place)| [name(bytes), destination(unfinished, place)]).collect();
        let mut leaf = Dictionary::new();
        leaf.set("Limits", ends);
        leaf.set("Names", names);
        leaves.push(Object::Reference(unfinished.document.add_object(leaf)));
    }
    let mut tree = Dictionary::new();
    tree.set("Kids", leaves);
    let mut names = Dictionary::new();
    names.set("Dests", unfinished.document.add_object(tree));
    names
}

fn destination(unfinished: &Unfinished<'_>, place: &Place) -> Object {
    let side = unfinished.objects.get(place.side).map_or(Object::Null, |id| Object::Reference(*id));
    let (x, y) = place.at;
    let rounded = |length: Length| Object::Integer(length.to_pt().round() as i64);
    Object::Array(vec![side, Object::Name(b"XYZ".to_vec()), rounded(x), rounded(y), Object::Null])
}
