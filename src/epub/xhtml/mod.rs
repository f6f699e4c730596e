//! Sections of the book as XHTML, one file each.
//!
//! The markup is what epubcheck and Ace both accept and what readers in use show: `section` with its
//! `epub:type` and role, never `article`; attributions in `p` and `cite`, never `footer`; notes as a
//! list after the text of the same file, with the link back first.

mod block;
mod inline;
#[cfg(test)]
mod tests;

use super::xml::{Tag, Xml};
use super::{PageBreak, PageStart, Request, names, nav};
use crate::lang::{BookWords, fill};
use crate::model::{Book, Direction, Lang, NodeId, Note, NoteIndex, PictureIndex, Section, SectionKind};
use crate::num::saturate;
use crate::proof::{self, Fault};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A section's file, and what of it the package must know.
#[derive(Debug)]
pub(super) struct SectionFile {
    /// The file. `None` for the contents, which the navigation document holds.
    pub(super) xhtml: Option<String>,
    /// The places, in the list of page breaks, of those that were found in its text.
    pages: Vec<usize>,
    /// Its pictures.
    pub(super) pictures: PictureCount,
    /// What of the section it does not hold.
    pub(super) faults: Vec<Fault>,
}

/// How many pictures say something, and to how many readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PictureCount {
    /// Those with words that say what they show.
    pub(super) described: u32,
    /// Those that only the sighted have.
    pub(super) undescribed: u32,
}

impl std::ops::Add for PictureCount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            described: self.described + other.described,
            undescribed: self.undescribed + other.undescribed,
        }
    }
}

/// A page of the printed book with the place where it begins.
#[derive(Debug)]
pub(super) struct PlacedPage<'b> {
    /// Its folio.
    pub(super) label: &'b str,
    /// Its place, as the navigation document links to it.
    pub(super) href: String,
}

/// Returns every section's file, in the book's order.
pub(super) fn sections(book: &Book, request: Request<'_>) -> Vec<SectionFile> {
    book.sections.par_iter().map(|section| Page::new(book, section, request).write()).collect()
}

/// Returns the pages that were found in the text, in its order.
pub(super) fn placed<'b>(book: &Book, files: &[SectionFile], pages: &'b [PageBreak]) -> Vec<PlacedPage<'b>> {
    let found = book.sections.iter().zip(files).flat_map(|(section, file)| {
        let name = names::section(section);
        file.pages.iter().map(move |at| (*at, format!("{name}#{}", names::page(*at))))
    });
    found.map(|(at, href)| PlacedPage { label: &pages[at].label, href }).collect()
}

/// One section's file under way.
struct Page<'b> {
    book: &'b Book,
    section: &'b Section,
    /// Whether paragraphs show their numbers.
    numbers: bool,
    /// Where printed pages begin, in the whole book, sorted by where that is.
    pages: &'b [PageBreak],
    xml: Xml,
    /// Whether a link is open, which may hold no other.
    in_link: bool,
    /// References to notes that stood in the open link.
    after_link: Vec<(NoteIndex, u32)>,
    /// Notes to which a reference was written, so that there is a place to go back to.
    referenced: BTreeSet<NoteIndex>,
    /// The places of the page breaks that were written.
    found: Vec<usize>,
    /// The pictures that were written.
    pictures: PictureCount,
    /// The level of the last heading, 0 before the first; none may lie more than one below it.
    outline: u8,
}

impl<'b> Page<'b> {
    fn new(book: &'b Book, section: &'b Section, request: Request<'b>) -> Self {
        Self {
            book,
            section,
            numbers: request.options.paragraph_numbers,
            pages: request.pages,
            xml: Xml::document(),
            in_link: false,
            after_link: Vec::new(),
            referenced: BTreeSet::new(),
            found: Vec::new(),
            pictures: PictureCount::default(),
            outline: 0,
        }
    }

    fn write(mut self) -> SectionFile {
        let is_contents = self.section.kind == SectionKind::Contents;
        match is_contents {
            true => self.found = nav::breaks(self.book, self.pages),
            false => self.document(),
        }
        let own = self.xml.take_own();
        let xhtml = (!is_contents).then(|| self.xml.finish());
        let has = |index: PictureIndex| self.book.pictures.get(index.0 as usize).is_some();
        let faults = xhtml.as_deref().map(|file| proof::xhtml(self.section, file, &own, &has));
        let faults = faults.unwrap_or_default();
        SectionFile { xhtml, pages: self.found, pictures: self.pictures, faults }
    }

    fn document(&mut self) {
        self.xml.html_doctype();
        open_root(&mut self.xml, &self.section.lang);
        let title = self.title();
        head(&mut self.xml, &title, names::UP);
        self.body();
    }

    /// Returns the file's title: the section's, else what the section is, else the book's.
    fn title(&self) -> String {
        let own = nav::label(self.section);
        if !own.trim().is_empty() {
            return own;
        }
        let phrases = self.book.metadata.words().book;
        match self.section.kind {
            SectionKind::Imprint => phrases.imprint,
            SectionKind::Epigraph => phrases.epigraph,
            SectionKind::Colophon => phrases.colophon,
            SectionKind::Notes => phrases.notes,
            _ => return self.book.metadata.title.clone(),
        }
        .to_owned()
    }

    fn body(&mut self) {
        let (kind, role) = semantics(self.section.kind);
        let matter = match self.section.matter() {
            crate::model::Matter::Front => "frontmatter",
            crate::model::Matter::Body => "bodymatter",
            crate::model::Matter::Back => "backmatter",
        };
        self.xml.tag("body").attr("epub:type", matter).open();
        self.xml.line();
        self.xml
            .tag("section")
            .attr("id", &self.section.id)
            .attr("class", kind)
            .attr("epub:type", kind)
            .attr_if("role", role)
            .open();
        self.xml.line();
        self.header();
        self.blocks_of();
        self.notes(&self.section.notes);
        self.xml.close_line();
    }

    fn header(&mut self) {
        if self.section.header.is_empty() {
            return;
        }
        self.xml.open("header");
        self.xml.line();
        self.blocks(&self.section.header);
        self.xml.close_line();
    }

    /// Writes the notes as a list; each begins with the link back to its first reference.
    fn notes(&mut self, notes: &'b [Note]) {
        if notes.is_empty() {
            return;
        }
        let heading = self.phrases().notes;
        self.xml
            .tag("section")
            .attr("class", "notes")
            .attr("epub:type", "endnotes")
            .attr("role", "doc-endnotes")
            .open();
        self.xml.line();
        self.outline = 2;
        self.xml.tag("h2").own_text(heading);
        self.xml.line();
        self.xml.open("ol");
        self.xml.line();
        for (index, note) in notes.iter().enumerate() {
            self.note(NoteIndex(saturate(index)), note);
        }
        self.xml.close_line();
        self.xml.close_line();
    }

    /// Marks the pages that begin at a node as a whole.
    fn page_breaks(&mut self, node: NodeId) {
        for at in self.breaks_of(node) {
            self.page_break(at);
        }
    }

    /// Returns the places, in [`Page::pages`], of the pages that begin in a node.
    fn breaks_of(&self, node: NodeId) -> std::ops::Range<usize> {
        let start = self.pages.partition_point(|page| page.start < PageStart::Text(node, 0));
        let end = self.pages.partition_point(|page| page.start <= PageStart::Text(node, u32::MAX));
        start..end
    }

    /// Returns the tool's words in the language of the section.
    fn phrases(&self) -> BookWords<'b> {
        self.book.metadata.words_in(&self.section.lang).book
    }

    fn page_break(&mut self, at: usize) {
        self.found.push(at);
        page_break(&mut self.xml, at, &self.pages[at], self.book.metadata.words().book.page);
    }
}

/// Marks where a page begins, the one at a place in the list of page breaks; `phrase` calls a page by its number.
pub(super) fn page_break(xml: &mut Xml, at: usize, page: &PageBreak, phrase: &str) {
    // The full stop makes a voice pause after it.
    let words = format!("{}.", fill(phrase, &page.label));
    xml.tag("span")
        .attr("id", &names::page(at))
        .attr("epub:type", "pagebreak")
        .attr("role", "doc-pagebreak")
        .attr("aria-label", &words)
        .own_text("");
}

/// Opens `html` with its language and direction.
pub(super) fn open_root(xml: &mut Xml, lang: &Lang) {
    let root = xml
        .tag("html")
        .attr("xmlns", "http://www.w3.org/1999/xhtml")
        .attr("xmlns:epub", "http://www.idpf.org/2007/ops")
        .attr("lang", lang.tag())
        .attr("xml:lang", lang.tag());
    root.attr("dir", dir(lang.direction())).open();
    xml.line();
}

/// Writes `head`; `up` leads from the file's folder to that of the package document.
pub(super) fn head(xml: &mut Xml, title: &str, up: &str) {
    xml.open("head");
    xml.line();
    xml.tag("meta").attr("charset", "utf-8").empty();
    xml.line();
    xml.leaf("title", title);
    xml.line();
    xml.tag("link")
        .attr("rel", "stylesheet")
        .attr("type", "text/css")
        .attr("href", &format!("{up}{}", names::STYLE))
        .empty();
    xml.line();
    xml.close_line();
}

/// Returns a direction as `dir` has it.
pub(super) const fn dir(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// Marks foreign words: their language, and their direction where it differs from what is `around`.
pub(super) fn lang_attrs<'x>(tag: Tag<'x>, lang: &Lang, around: Direction) -> Tag<'x> {
    let own = lang.direction();
    tag.attr("lang", lang.tag())
        .attr("xml:lang", lang.tag())
        .attr_if("dir", (own != around).then(|| dir(own)))
}

/// Returns what a section is in the words of EPUB's structural semantics, and its role where DPUB-ARIA
/// has one.
const fn semantics(kind: SectionKind) -> (&'static str, Option<&'static str>) {
    match kind {
        SectionKind::TitlePage => ("titlepage", None),
        SectionKind::Imprint => ("copyright-page", None),
        SectionKind::Epigraph => ("epigraph", Some("doc-epigraph")),
        SectionKind::Contents => ("toc", Some("doc-toc")),
        SectionKind::Foreword => ("foreword", Some("doc-foreword")),
        // Packs are for paper; in a container one opens as an introduction.
        SectionKind::Session => ("introduction", Some("doc-introduction")),
        SectionKind::Rules => ("preamble", None),
        SectionKind::Part => ("part", Some("doc-part")),
        SectionKind::Article => ("chapter", Some("doc-chapter")),
        SectionKind::Leader => ("preamble", None),
        SectionKind::Study => ("qna", Some("doc-qna")),
        SectionKind::Glossary => ("glossary", Some("doc-glossary")),
        SectionKind::Notes => ("endnotes", Some("doc-endnotes")),
        SectionKind::Colophon => ("colophon", Some("doc-colophon")),
    }
}
