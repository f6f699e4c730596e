//! What the package says about the book.
//!
//! epub-builder's own metadata has no `refines`, no ids of its own choosing, no publisher, source or
//! second identifier, and gives language and author one id; so the whole element is written here and
//! put in its place by [`super::finish`].
//!
//! EPUB Accessibility 1.1, section 3.2, as kept here: access modes, sufficient access modes, features,
//! hazards and a summary are always written, from what the files hold; `dcterms:conformsTo` is the
//! publisher's claim to make.

use super::Options;
use super::names;
use super::xhtml::{PictureCount, SectionFile, dir};
use super::xml::Xml;
use crate::model::{Book, Metadata, PictureFormat, Section};
use std::collections::BTreeSet;

/// The id of the book's identifier; epub-builder names it so in `unique-identifier`.
const IDENTIFIER: &str = "epub-id-1";

/// What the metadata is made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct MetadataInput<'a> {
    /// The book.
    pub(super) book: &'a Book,
    /// `[epub]`
    pub(super) options: &'a Options,
    /// The files of its sections.
    pub(super) files: &'a [SectionFile],
    /// Whether the pages of the printed book are marked.
    pub(super) has_pages: bool,
}

/// Returns the package's `metadata` element.
pub(super) fn element(facts: MetadataInput<'_>) -> String {
    let mut xml = Xml::default();
    xml.tag("metadata").attr("xmlns:dc", "http://purl.org/dc/elements/1.1/").open();
    xml.line();
    let metadata = &facts.book.metadata;
    identifiers(&mut xml, metadata);
    title(&mut xml, metadata);
    languages(&mut xml, facts.book);
    creators(&mut xml, metadata);
    publication(&mut xml, metadata);
    accessibility(&mut xml, facts);
    for section in &facts.book.sections {
        section_facts(&mut xml, section, metadata);
    }
    xml.tag("meta").attr("name", "cover").attr("content", "cover-image").empty();
    xml.line();
    xml.finish()
}

fn dc(xml: &mut Xml, name: &'static str, value: &str) {
    if !value.trim().is_empty() {
        xml.leaf(name, value.trim());
        xml.line();
    }
}

fn property(xml: &mut Xml, name: &str, value: &str) {
    xml.tag("meta").attr("property", name).text(value);
    xml.line();
}

fn refine(xml: &mut Xml, id: &str, name: &str, value: &str) {
    xml.tag("meta").attr("refines", &format!("#{id}")).attr("property", name).text(value);
    xml.line();
}

fn identifiers(xml: &mut Xml, metadata: &Metadata) {
    xml.tag("dc:identifier").attr("id", IDENTIFIER).text(&metadata.identifier);
    xml.line();
    if let Some(isbn) = &metadata.isbn {
        xml.tag("dc:identifier").attr("id", "isbn").text(&format!("urn:isbn:{isbn}"));
        xml.line();
        let kind = xml.tag("meta").attr("refines", "#isbn").attr("property", "identifier-type");
        // ONIX code list 5: 15 is an ISBN of 13 digits, 02 one of 10.
        kind.attr("scheme", "onix:codelist5").text(if isbn.len() == 10 { "02" } else { "15" });
        xml.line();
    }
}

/// Writes only the title: if there are two, some readers show the second. The subtitle becomes the description.
fn title(xml: &mut Xml, metadata: &Metadata) {
    xml.tag("dc:title").attr("id", "title").attr("dir", dir(metadata.direction)).text(&metadata.title);
    xml.line();
    refine(xml, "title", "title-type", "main");
    if let Some(subtitle) = &metadata.subtitle {
        dc(xml, "dc:description", subtitle);
    }
    let series = metadata.series.as_ref().unwrap_or(&metadata.title);
    xml.tag("meta").attr("property", "belongs-to-collection").attr("id", "series").text(series);
    xml.line();
    refine(xml, "series", "collection-type", "series");
}

/// Writes the book's language first, then those of articles in others.
fn languages(xml: &mut Xml, book: &Book) {
    let first = &book.metadata.lang;
    dc(xml, "dc:language", first.tag());
    let others: BTreeSet<_> = book.sections.iter().map(|s| &s.lang).filter(|lang| *lang != first).collect();
    for lang in others {
        dc(xml, "dc:language", lang.tag());
    }
}

fn creators(xml: &mut Xml, metadata: &Metadata) {
    for (index, author) in metadata.authors.iter().enumerate() {
        let id = format!("creator-{}", index + 1);
        xml.tag("dc:creator").attr("id", &id).text(author);
        xml.line();
        let role = xml.tag("meta").attr("refines", &format!("#{id}")).attr("property", "role");
        role.attr("scheme", "marc:relators").text("aut");
        xml.line();
    }
}

fn publication(xml: &mut Xml, metadata: &Metadata) {
    dc(xml, "dc:publisher", metadata.publisher.as_deref().unwrap_or_default());
    if let Some(last) = &metadata.last_date {
        dc(xml, "dc:date", &last.date.to_string());
    }
    dc(xml, "dc:rights", metadata.rights.as_deref().unwrap_or_default());
    dc(xml, "dc:rights", metadata.licence.as_deref().unwrap_or_default());
    dc(xml, "dc:source", metadata.site.as_deref().unwrap_or_default());
    if let Some(edition) = &metadata.edition {
        property(xml, "schema:bookEdition", edition);
    }
    property(xml, "dcterms:modified", &metadata.modified);
}

fn accessibility(xml: &mut Xml, facts: MetadataInput<'_>) {
    let count = facts.files.iter().fold(PictureCount::default(), |sum, file| sum + file.pictures);
    let has_pictures = count != PictureCount::default();
    property(xml, "schema:accessMode", "textual");
    if has_pictures {
        property(xml, "schema:accessMode", "visual");
        property(xml, "schema:accessModeSufficient", "textual,visual");
    }
    if count.undescribed == 0 {
        property(xml, "schema:accessModeSufficient", "textual");
        property(xml, "schema:accessibilityFeature", "alternativeText");
    }
    for feature in
        ["ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    {
        property(xml, "schema:accessibilityFeature", feature);
    }
    if facts.options.large_print {
        property(xml, "schema:accessibilityFeature", "largePrint");
    }
    if facts.has_pages {
        property(xml, "schema:accessibilityFeature", "pageBreakMarkers");
        property(xml, "schema:accessibilityFeature", "pageNavigation");
        property(xml, "pageBreakSource", &page_source(&facts.book.metadata));
    }
    // A GIF may flash; nobody has looked.
    let may_flash = facts.book.pictures.iter().any(|picture| picture.format == PictureFormat::Gif);
    property(xml, "schema:accessibilityHazard", if may_flash { "unknown" } else { "none" });
    let phrases = facts.book.metadata.words().book;
    property(xml, "schema:accessibilitySummary", phrases.accessibility);
    if let Some(claim) = &facts.options.conforms_to {
        property(xml, "dcterms:conformsTo", claim);
    }
}

/// Returns what names the printed book whose pages are marked: its ISBN, else its title.
fn page_source(metadata: &Metadata) -> String {
    match &metadata.isbn {
        Some(isbn) => format!("urn:isbn:{isbn}"),
        None => format!("{} (PDF)", metadata.title),
    }
}

/// Writes what is known of one section's file: its date, its source, and its authors where they are not
/// those of the book.
fn section_facts(xml: &mut Xml, section: &Section, metadata: &Metadata) {
    let id = names::manifest_id(&names::section(section));
    if let Some(dated) = &section.date {
        refine(xml, &id, "dcterms:date", &dated.date.to_string());
    }
    if section.authors != metadata.authors {
        for author in &section.authors {
            refine(xml, &id, "dcterms:creator", author);
        }
    }
    if let Some(origin) = &section.origin {
        refine(xml, &id, "dcterms:source", origin);
    }
}
