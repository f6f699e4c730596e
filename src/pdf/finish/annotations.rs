//! The areas of links. Source: ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5.

use super::Unfinished;
use super::real;
use crate::frame::{Added, Bearing, Content, Link, LinkSource, LinkTarget, Page};
use crate::model::{Book, address};
use crate::pdf::side::around;
use crate::pdf::syntax;
use crate::pdf::tags::{LinkMark, Tree};
use crate::unit::Length;
use lopdf::{Dictionary, Object};
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
    let mut by_side: Vec<Vec<Object>> = vec![Vec::new(); unfinished.sides.len()];
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
            let annotation = annotation(link, &areas, (key, &words));
            let id = unfinished.document.add_object(annotation);
            by_side[mapping.side].push(Object::Reference(id));
            marks.push(LinkMark { element, side: mapping.side as u32, object: id.0 });
        }
    }
    for (side, annotations) in by_side.into_iter().enumerate().filter(|(_, all)| !all.is_empty()) {
        if let Some(page) = unfinished.objects.get(side)
            && let Ok(page) = unfinished.document.get_dictionary_mut(*page)
        {
            page.set("Annots", annotations);
        }
    }
    marks
}

/// Returns the number that a page shows for a link which is a number alone.
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

fn annotation(link: &Link, areas: &[[(Length, Length); 4]], (key, words): (usize, &str)) -> Dictionary {
    let mut annotation = Dictionary::new();
    annotation.set("Type", "Annot");
    annotation.set("Subtype", "Link");
    let corners = areas.as_flattened();
    annotation.set("Rect", numbers(&around(corners)));
    if areas.len() > 1 {
        annotation
            .set("QuadPoints", numbers(&corners.iter().flat_map(|(x, y)| [*x, *y]).collect::<Vec<_>>()));
    }
    // Printed as well as shown.
    annotation.set("F", 4);
    annotation.set("Border", vec![0.into(), 0.into(), 0.into()]);
    annotation.set("StructParent", key as i64);
    let text = |words: &str| Object::string_literal(syntax::text_bytes(words));
    match &link.target {
        LinkTarget::External(address) => {
            let mut action = Dictionary::new();
            action.set("S", "URI");
            action.set("URI", Object::string_literal(seven_bit(address)));
            annotation.set("A", action);
            annotation.set("Contents", text(address));
        }
        LinkTarget::Internal(id) => {
            annotation.set("Dest", text(id));
            annotation.set("Contents", text(if words.is_empty() { id } else { words }));
        }
    }
    annotation
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

fn numbers(lengths: &[Length]) -> Object {
    // A hundredth of a point is finer than any pointer.
    let number = |length: &Length| real((length.to_pt() * 100.0).round() / 100.0);
    Object::Array(lengths.iter().map(number).collect())
}
