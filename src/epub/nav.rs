//! The navigation document: contents with dates, which readers of the book see as a page of it, and
//! beside it, hidden, the list by year, the landmarks and the pages of the printed book.
//!
//! epub-builder can write a bare list of titles only, so this file is made here.

use super::xhtml::{PlacedPage, head, lang_attrs, open_root, page_break};
use super::xml::Xml;
use super::{PageBreak, PageStart, names};
use crate::lang;
use crate::model::{Book, Dated, Lang, Section, SectionIndex, SectionKind, plain_text};
use std::collections::BTreeMap;

/// Returns `nav.xhtml`; `placed` are those of the `pages` that were found in the book.
pub(super) fn document(book: &Book, placed: &[PlacedPage<'_>], pages: &[PageBreak]) -> String {
    let lang = &book.metadata.lang;
    let contents = book.sections.iter().find(|section| section.kind == SectionKind::Contents);
    let heading = match contents.map(|section| plain_text(&section.title)) {
        Some(title) if !title.trim().is_empty() => title,
        _ => book.metadata.words().book.contents.to_owned(),
    };
    let mut xml = Xml::document();
    xml.html_doctype();
    open_root(&mut xml, lang);
    head(&mut xml, &heading, "");
    xml.tag("body").attr("epub:type", "frontmatter").open();
    xml.line();
    let breaks = Breaks { book, pages };
    breaks.mark(None, &mut xml);
    toc(&mut xml, &breaks, &heading);
    by_year(&mut xml, book);
    landmarks(&mut xml, book, &heading);
    page_list(&mut xml, book, placed);
    xml.finish()
}

/// Returns how deep each section lies in the contents: 1, or 2 for an article of a part. `None` for one
/// that has no line there.
pub(super) fn levels(book: &Book) -> Vec<Option<u8>> {
    let mut levels = vec![None; book.sections.len()];
    for (index, _, level) in book.listed() {
        levels[index.0 as usize] = Some(level);
    }
    levels
}

/// Returns title and subtitle in a line, for lists that hold only plain words.
pub(super) fn label(section: &Section) -> String {
    let title = plain_text(&section.title);
    match &section.subtitle {
        None => title,
        Some(subtitle) if title.trim_end().ends_with(':') => {
            format!("{} {}", title.trim_end(), plain_text(subtitle))
        }
        Some(subtitle) => format!("{title} – {}", plain_text(subtitle)),
    }
}

/// Returns the places in the list of page breaks of those that begin in the contents.
pub(super) fn breaks(book: &Book, pages: &[PageBreak]) -> Vec<usize> {
    let is_listed = |wanted| book.listed().any(|(index, ..)| index == wanted);
    let found = in_contents(pages).filter(|(_, entry)| entry.is_none_or(is_listed));
    found.map(|(at, _)| at).collect()
}

/// Returns the page breaks of the contents, which come before all others: the place of each in the list, and
/// its entry.
fn in_contents(pages: &[PageBreak]) -> impl Iterator<Item = (usize, Option<SectionIndex>)> {
    pages.iter().enumerate().map_while(|(at, page)| match page.start {
        PageStart::Contents(entry) => Some((at, entry)),
        PageStart::Text(..) => None,
    })
}

/// The pages of the printed book, some of which begin in its contents.
struct Breaks<'b> {
    book: &'b Book,
    pages: &'b [PageBreak],
}

impl Breaks<'_> {
    /// Marks the pages that begin at an entry of the contents, or with their heading.
    fn mark(&self, entry: Option<SectionIndex>, xml: &mut Xml) {
        for (at, _) in in_contents(self.pages).filter(|(_, known)| *known == entry) {
            page_break(xml, at, &self.pages[at], self.book.metadata.words().book.page);
        }
    }
}

fn toc(xml: &mut Xml, breaks: &Breaks<'_>, heading: &str) {
    xml.tag("nav")
        .attr("id", "toc")
        .attr("class", "toc")
        .attr("epub:type", "toc")
        .attr("role", "doc-toc")
        .attr("aria-labelledby", "toc-title")
        .open();
    xml.line();
    xml.tag("h1").attr("id", "toc-title").text(heading);
    xml.line();
    let class = if breaks.book.lists_titles_alone() { "contents brief" } else { "contents" };
    xml.tag("ol").attr("class", class).open();
    xml.line();
    let entries: Vec<(SectionIndex, &Section, u8)> = breaks.book.listed().collect();
    // The depths of the entries that are open.
    let mut open: Vec<u8> = Vec::new();
    for (index, (of, section, depth)) in entries.iter().enumerate() {
        let class = if section.kind == SectionKind::Part { Some("part") } else { None };
        xml.tag("li").attr_if("class", class).open();
        entry(xml, section, &breaks.book.metadata.lang, |xml| breaks.mark(Some(*of), xml));
        let next = entries.get(index + 1).map_or(1, |(.., depth)| *depth);
        if next > *depth {
            open.push(*depth);
            xml.line();
            xml.open("ol");
            xml.line();
            continue;
        }
        xml.close_line();
        while open.pop_if(|holder| *holder >= next).is_some() {
            xml.close_line();
            xml.close_line();
        }
    }
    xml.close_line();
    xml.close_line();
}

/// Writes one line of the contents: date, title and subtitle, all within the link, the only place where `nav`
/// allows them; `before` writes what stands before these.
fn entry(xml: &mut Xml, section: &Section, around: &Lang, before: impl FnOnce(&mut Xml)) {
    xml.tag("a").attr("href", &names::section(section)).open();
    before(xml);
    if let Some(date) = section.date_beside_title().filter(|_| section.kind == SectionKind::Article) {
        time(xml, date, section.lang.primary());
        xml.text(" ");
    }
    words(xml, "title", &plain_text(&section.title), &section.lang, around);
    if let Some(subtitle) = &section.subtitle {
        xml.text(" ");
        words(xml, "subtitle", &plain_text(subtitle), &section.lang, around);
    }
    xml.close();
}

/// Writes words of a section, marked where they are in another language than what stands around.
fn words(xml: &mut Xml, class: &str, words: &str, lang: &Lang, around: &Lang) {
    let tag = xml.tag("span").attr("class", class);
    match lang == around {
        true => tag.text(words),
        false => lang_attrs(tag, lang, around.direction()).text(words),
    }
}

/// Writes a date, in which its language may raise letters: in its capitals `1er` would be `1ER`.
fn time(xml: &mut Xml, dated: &Dated, primary: &str) {
    let shown = if dated.shown.is_empty() { &dated.written } else { &dated.shown };
    xml.tag("time").attr("class", "date").attr("datetime", &dated.date.to_string()).open();
    for (words, raised) in lang::raised_parts(primary, shown) {
        match raised {
            true => xml.leaf("sup", words),
            false => xml.text(words),
        }
    }
    xml.close();
}

/// Writes the hidden list by year.
fn by_year(xml: &mut Xml, book: &Book) {
    let mut years: BTreeMap<i16, Vec<&Section>> = BTreeMap::new();
    for (_, section) in book.articles() {
        if let Some(dated) = &section.date {
            years.entry(dated.date.year()).or_default().push(section);
        }
    }
    if years.is_empty() {
        return;
    }
    hidden_nav(xml, "years", None, book.metadata.words().book.by_year);
    for (year, sections) in years {
        xml.open("li");
        xml.leaf("span", &year.to_string());
        xml.line();
        xml.open("ol");
        xml.line();
        for section in sections {
            xml.open("li");
            entry(xml, section, &book.metadata.lang, |_| {});
            xml.close_line();
        }
        xml.close_line();
        xml.close_line();
    }
    xml.close_line();
    xml.close_line();
}

/// Opens a hidden `nav` with its heading and list.
fn hidden_nav(xml: &mut Xml, id: &str, kind: Option<&str>, heading: &str) {
    let title = format!("{id}-title");
    xml.tag("nav")
        .attr("id", id)
        .attr_if("epub:type", kind)
        .attr("aria-labelledby", &title)
        .attr("hidden", "hidden")
        .open();
    xml.line();
    xml.tag("h2").attr("id", &title).text(heading);
    xml.line();
    xml.open("ol");
    xml.line();
}

fn landmarks(xml: &mut Xml, book: &Book, contents: &str) {
    let phrases = book.metadata.words().book;
    hidden_nav(xml, "landmarks", Some("landmarks"), phrases.landmarks);
    landmark(xml, "cover", names::COVER, phrases.cover);
    let first = |kind: SectionKind| book.sections.iter().find(|section| section.kind == kind);
    if let Some(section) = first(SectionKind::TitlePage) {
        landmark(xml, "titlepage", &names::section(section), phrases.title_page);
    }
    landmark(xml, "toc", &format!("{}#toc", names::NAV), contents);
    if let Some((_, section)) = book.articles().next() {
        landmark(xml, "bodymatter", &names::section(section), phrases.beginning);
    }
    if let Some(section) = first(SectionKind::Notes) {
        landmark(xml, "endnotes", &names::section(section), phrases.notes);
    }
    if let Some(section) = first(SectionKind::Colophon) {
        landmark(xml, "colophon", &names::section(section), phrases.colophon);
    }
    xml.close_line();
    xml.close_line();
}

fn landmark(xml: &mut Xml, kind: &str, href: &str, words: &str) {
    xml.open("li");
    xml.tag("a").attr("epub:type", kind).attr("href", href).text(words);
    xml.close_line();
}

fn page_list(xml: &mut Xml, book: &Book, pages: &[PlacedPage<'_>]) {
    if pages.is_empty() {
        return;
    }
    hidden_nav(xml, "pages", Some("page-list"), book.metadata.words().book.pages);
    for page in pages {
        xml.open("li");
        xml.tag("a").attr("href", &page.href).text(page.label);
        xml.close_line();
    }
    xml.close_line();
    xml.close_line();
}
