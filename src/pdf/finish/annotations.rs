//! The areas of links. Source: ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5.

use super::Unfinished;
use crate::frame::{Added, Bearing, Content, Link, LinkSource, LinkTarget, Page};
use crate::model::{Book, address};
use crate::num::saturate;
use crate::pdf::side::around;
use crate::pdf::syntax;
use crate::pdf::tags::{LinkMark, Tree};
use crate::unit::Length;
use std::collections::BTreeSet;

/// Returns the links that lead somewhere: to a place that a page has, or an address that a link may have.
pub fn leading(book: &Book, pages: &[Page]) -> BTreeSet<LinkSource> {
    let anchors = pages.iter().flat_map(|page| &page.anchors).map(|anchor| &*anchor.id);
    let sections = book.sections.iter().map(|section| section.id.as_str());
    let known: BTreeSet<&str> = anchors.chain(sections).collect();
    let leads = |link: &&Link| match &link.target {
        LinkTarget::Internal(id) => known.contains(&**id),
        LinkTarget::External(written) => address::external(written).is_some(),
    };
    pages.iter().flat_map(|page| &page.links).filter(leads).map(|link| link.source).collect()
}

/// Adds an annotation for each link that the tag tree has; returns them as parts of it.
pub fn add_links(unfinished: &mut Unfinished<'_>, tree: &Tree) -> Vec<LinkMark> {
    let mut marks: Vec<LinkMark> = Vec::new();
    for (page, mapping) in unfinished.pages.iter().zip(unfinished.mappings.clone()) {
        let Some(mapping) = mapping else { continue };
        for link in page.links.iter().filter(|link| !link.areas.is_empty()) {
            let areas: Vec<_> = link.areas.iter().map(|area| mapping.corners(*area)).collect();
            let Some(element) = tree.link_element(link.source) else { continue };
            let key = unfinished.sides.len() + marks.len();
            let words = match tree.words(element) {
                "" => shown(page, link.source),
                words => words.to_owned(),
            };
            let object = unfinished.fresh();
            unfinished.written.add(object, |out| annotation(out, link, &areas, key, &words));
            marks.push(LinkMark { element, side: saturate(mapping.side), object });
        }
    }
    marks
}

/// Returns the number that a page shows for a link that is nothing but a number.
fn shown(page: &Page, source: LinkSource) -> String {
    let is_number = |bearing| match (bearing, source) {
        (Bearing::Added(Added::Reference(node)), LinkSource::Node(link) | LinkSource::Reference(link)) => {
            node == link
        }
        (Bearing::Added(Added::Label(node) | Added::AddressLabel(node)), LinkSource::Back(link)) => {
            node == link
        }
        _ => false,
    };
    let words = page.items.iter().filter(|item| is_number(item.bearing)).map(|item| match &item.content {
        Content::Glyphs(run) => run.text.as_str(),
        _ => "",
    });
    let words: String = words.collect();
    words.trim_matches(|c: char| c == '\u{2060}' || c.is_whitespace()).to_owned()
}

fn annotation(out: &mut Vec<u8>, link: &Link, areas: &[[(Length, Length); 4]], key: usize, words: &str) {
    let corners = areas.as_flattened();
    out.extend(b"<</Type/Annot/Subtype/Link/Rect[");
    numbers(out, around(corners));
    if areas.len() > 1 {
        out.extend(b"]/QuadPoints[");
        numbers(out, corners.iter().flat_map(|(x, y)| [*x, *y]));
    }
    // Printed as well as shown.
    out.extend(b"]/F 4/Border[0 0 0]/StructParent ");
    syntax::integer(out, key as i64);
    match &link.target {
        LinkTarget::External(address) => {
            out.extend(b"/A<</S/URI/URI");
            syntax::literal(out, seven_bit(address).as_bytes());
            out.extend(b">>/Contents");
            syntax::text(out, address);
        }
        LinkTarget::Internal(id) => {
            out.extend(b"/Dest");
            syntax::text(out, id);
            out.extend(b"/Contents");
            syntax::text(out, if words.is_empty() { id } else { words });
        }
    }
    out.extend(b">>");
}

/// Returns an address in ASCII, as PDF wants it (12.6.4.7).
fn seven_bit(written: &str) -> String {
    let address = address::external(written).unwrap_or_default();
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Writes lengths in points, a space after each; a hundredth of a point is finer than any pointer.
fn numbers(out: &mut Vec<u8>, lengths: impl IntoIterator<Item = Length>) {
    for length in lengths {
        syntax::hundredths(out, syntax::in_hundredths(length));
        out.push(b' ');
    }
}
