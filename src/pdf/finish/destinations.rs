//! Named destinations: the ids of articles, headings, paragraphs and notes, the same as in the EPUB.
//!
//! Source: ISO 32000-1, 12.3.2.3 and 7.9.6.

use super::Unfinished;
use crate::num::saturate;
use crate::pdf::syntax;
use crate::unit::{Length, Point};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names in a leaf of the name tree.
const ENTRIES: usize = 64;

/// Where a name leads: a side, and a place on it in points from the lower left corner.
#[derive(Clone, Copy, Debug)]
pub struct Destination {
    side: usize,
    at: (Length, Length),
}

/// Returns every name with its place; the first of two places of one name counts.
///
/// A section whose pages do not name it begins at the top of its first page.
pub fn all(unfinished: &Unfinished<'_>) -> BTreeMap<Arc<str>, Destination> {
    let mut places = BTreeMap::new();
    for (page, mapping) in unfinished.pages.iter().zip(&unfinished.mappings) {
        let Some(mapping) = mapping else { continue };
        let place = |at: Point| Destination { side: mapping.side, at: mapping.point(at) };
        for anchor in &page.anchors {
            places.entry(anchor.id.clone()).or_insert_with(|| place(anchor.at));
        }
    }
    for (page, mapping) in unfinished.pages.iter().zip(&unfinished.mappings) {
        let (Some(mapping), Some(section)) = (mapping, page.section) else { continue };
        let Some(section) = unfinished.book.sections.get(section.0 as usize) else { continue };
        let place = || Destination { side: mapping.side, at: mapping.point(Point::default()) };
        places.entry(section.id.as_str().into()).or_insert_with(place);
    }
    places
}

/// Writes the name tree; returns its object. `None` without names, as a cover has none: a tree has leaves.
pub fn add(unfinished: &mut Unfinished<'_>, places: &BTreeMap<Arc<str>, Destination>) -> Option<u32> {
    if places.is_empty() {
        return None;
    }
    // A name tree is sorted by the bytes of its names.
    let mut sorted: Vec<(Vec<u8>, Destination)> =
        places.iter().map(|(name, place)| (syntax::text_bytes(name), *place)).collect();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut leaves = Vec::new();
    for chunk in sorted.chunks(ENTRIES) {
        let id = unfinished.fresh();
        let Unfinished { written, objects, .. } = unfinished;
        written.add(id, |out| {
            out.extend(b"<</Limits[");
            for (end, _) in chunk.first().into_iter().chain(chunk.last()) {
                syntax::literal(out, end);
            }
            out.extend(b"]/Names[");
            for (name, place) in chunk {
                syntax::literal(out, name);
                destination(out, place, objects);
            }
            out.extend(b"]>>");
        });
        leaves.push(id);
    }
    let tree = unfinished.fresh();
    unfinished.written.add(tree, |out| {
        out.extend(b"<</Kids");
        syntax::references(out, leaves);
        out.extend(b">>");
    });
    Some(tree)
}

fn destination(out: &mut Vec<u8>, place: &Destination, sides: &[u32]) {
    out.push(b'[');
    syntax::reference(out, sides[place.side]);
    out.extend(b"/XYZ");
    for length in [place.at.0, place.at.1] {
        out.push(b' ');
        syntax::integer(out, saturate::<i64>(length.to_pt().round()));
    }
    out.extend(b" null]");
}
