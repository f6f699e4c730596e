//! The proof for pages: each text position of the book stands once on them.

use super::ledger::{Entry, Held, Ledger};
use super::{Fault, is_unseen, shown};
use crate::diagnostic::Span;
use crate::frame::{Added, Bearing, Content, Item, Page, TextPosition};
use crate::model::visit::{self, NodeRef as Visited};
use crate::model::{AsideIndex, AsidePlace, Book, NodeId, PictureIndex, SectionIndex};
use crate::num::saturate;
use rustc_hash::FxHasher;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher as _;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// What a layout leaves out and says so.
#[derive(Clone, Copy, Debug, Default)]
pub struct Excused<'a> {
    /// Nodes that a style hides, or whose place has no room for pictures, by their numbers.
    pub nodes: &'a [Range<NodeId>],
    /// Asides that wait for another place.
    pub asides: &'a [(SectionIndex, AsideIndex)],
    /// Whether addresses of links are not printed.
    pub addresses: bool,
}

/// Sections that follow one another, with the pages that should hold them and nothing else of the book.
#[derive(Clone, Debug)]
pub struct PagesPart<'a> {
    /// The book.
    pub book: &'a Book,
    /// The sections, half open.
    pub sections: Range<SectionIndex>,
    /// Their pages.
    pub pages: &'a [Page],
    /// What of them is left out.
    pub excused: Excused<'a>,
}

/// Returns what of a book does not stand on its pages, or stands there twice, in the order of the book.
pub fn pages(book: &Book, pages: &[Page], excused: Excused<'_>) -> Vec<Fault> {
    let sections = SectionIndex(0)..SectionIndex(saturate(book.sections.len()));
    part(PagesPart { book, sections, pages, excused })
}

/// Returns what of some sections does not stand on their pages, or stands there twice, in the order of the book.
///
/// Words, program text, pictures, calls of notes and addresses of links are looked for. Each byte of a text that can be
/// seen must be shown by one item. An item that shows other words than the book has at its place is a fault too, and so
/// is one that shows words of other sections.
pub fn part(part: PagesPart<'_>) -> Vec<Fault> {
    let PagesPart { book, sections, pages, excused } = part;
    let ledger = Ledger::of(book, sections.clone());
    let mut check = Check { ledger, pictures: BTreeMap::new(), faults: Vec::new() };
    check.excuse(book, sections, excused);
    check.ask();
    for page in pages {
        for item in &page.items {
            check.item(item, page);
        }
    }
    check.missing(excused.addresses);
    check.faults.sort_by_key(|(node, _)| *node);
    check.faults.into_iter().map(|(_, fault)| fault).collect()
}

/// Returns a number made of all that pages show of a book, and in which order, nodes counted from `first`.
///
/// Pages that were proven and then moved to another place of a book have the same number as before if nothing of them
/// was lost or changed on the way. It costs a fraction of the proof.
pub fn seal(pages: &[Page], first: NodeId) -> u64 {
    let mut state = FxHasher::default();
    for page in pages {
        for item in &page.items {
            let (node, byte, kind) = match item.bearing {
                Bearing::Text(at) => (at.node, at.byte, 0),
                Bearing::Added(Added::Reference(node)) => (node, 0, 1),
                Bearing::Added(Added::Address(node)) => (node, 0, 2),
                Bearing::Added(_) | Bearing::Artifact(_) => continue,
            };
            let shown = match &item.content {
                Content::Glyphs(run) => saturate(run.text.as_str().len()),
                Content::Path(_) => u32::MAX,
                Content::Picture(placed) => placed.picture.0,
            };
            state.write_u64(u64::from(node.0.wrapping_sub(first.0)) << 32 | u64::from(byte));
            state.write_u64(u64::from(shown) << 2 | kind);
        }
    }
    state.finish()
}

struct Check<'b> {
    ledger: Ledger<'b>,
    /// How often each picture is asked for, and how often it was found.
    pictures: BTreeMap<PictureIndex, (u32, u32)>,
    /// Each with the node that it is about.
    faults: Vec<(NodeId, Fault)>,
}

impl<'b> Check<'b> {
    fn fault(&mut self, node: NodeId, span: Span, message: String) {
        self.faults.push((node, Fault { message, span }));
    }

    /// Asks nothing of what is left out.
    fn excuse(&mut self, book: &Book, sections: Range<SectionIndex>, excused: Excused<'_>) {
        for range in excused.nodes {
            self.ledger.leave(range.clone());
        }
        for index in (sections.start.0..sections.end.0).map(SectionIndex) {
            for (at, aside) in (0..).map(AsideIndex).zip(&book.section(index).asides) {
                let is_elsewhere = aside.place == AsidePlace::Elsewhere;
                if !is_elsewhere && !excused.asides.contains(&(index, at)) {
                    continue;
                }
                let mut leave = |item: Visited<'_>| {
                    let id = match item {
                        Visited::Block(node) => node.id,
                        Visited::Inline(node) => node.id,
                        Visited::Run(_) => return,
                    };
                    if let Some(entry) = self.ledger.get(id) {
                        entry.held = Held::Nothing;
                    }
                };
                visit::run(&aside.label, &mut leave);
                visit::blocks(&aside.blocks, &mut leave);
            }
        }
    }

    /// Counts how often each picture is asked for.
    fn ask(&mut self) {
        for entry in &self.ledger.entries {
            if let Held::Picture(index) = entry.held {
                self.pictures.entry(index).or_default().0 += 1;
            }
        }
    }

    fn item(&mut self, item: &Item, page: &Page) {
        if let Content::Picture(placed) = &item.content {
            self.pictures.entry(placed.picture).or_default().1 += 1;
        }
        if let Bearing::Text(at) = item.bearing
            && self.ledger.get(at.node).is_none()
        {
            let what = match &item.content {
                Content::Glyphs(run) => format!("\"{}\"", shown(run.text.as_str())),
                Content::Path(_) | Content::Picture(_) => "something".to_owned(),
            };
            let message = format!("page {} shows {what}, which is no part of its text", page.label);
            return self.fault(at.node, Span::default(), message);
        }
        match (item.bearing, &item.content) {
            (Bearing::Text(at), Content::Glyphs(run)) => {
                self.words(at, run.text.as_str(), item.actual_text.as_deref(), page);
            }
            (Bearing::Text(at), Content::Path(_)) => self.drawn(at),
            (Bearing::Added(Added::Reference(node)), _) => {
                if let Some(entry) = self.ledger.get(node) {
                    entry.marked = true;
                }
            }
            (Bearing::Added(Added::Address(node)), content) => {
                if let Some(entry) = self.ledger.get(node) {
                    match content {
                        Content::Glyphs(run) => entry.found += saturate::<u32>(run.text.as_str().len()),
                        Content::Path(_) => entry.boxes += 1,
                        Content::Picture(_) => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Enters words that a run shows from a place on.
    fn words(&mut self, at: TextPosition, words: &str, read: Option<&str>, page: &Page) {
        let Some(entry) = self.ledger.get(at.node) else { return };
        let (Held::Text(text), span) = (entry.held, entry.span) else { return };
        let first = at.byte as usize;
        let rest = text.get(first..).unwrap_or_default();
        // Other words, or a sign, may stand for a character that no face has.
        let stands_for = || read.filter(|read| !read.is_empty() && rest.starts_with(read)).map(str::len);
        let Some(len) = said(rest, words).or_else(stands_for) else {
            let message = format!("page {} shows \"{}\" in place of other words", page.label, shown(words));
            return self.fault(at.node, span, message);
        };
        let again = text.get(first..(first + len).min(entry.sure as usize)).unwrap_or_default();
        let found = entry.reach(first + len);
        entry.sure = entry.sure.max(saturate(first + len));
        if !again.chars().all(is_unseen) {
            let message =
                format!("\"{}\" stands twice on the pages, again on page {}", shown(words), page.label);
            return self.fault(at.node, span, message);
        }
        self.gap(at.node, span, text, found..first);
    }

    /// Enters a character that is drawn as a box, with the signs that may belong to it: how far it goes is for the
    /// typefaces to know.
    fn drawn(&mut self, at: TextPosition) {
        let Some(entry) = self.ledger.get(at.node) else { return };
        let (Held::Text(text), span) = (entry.held, entry.span) else { return };
        let first = at.byte as usize;
        let len = text.get(first..).and_then(|rest| rest.graphemes(true).next()).map_or(0, str::len);
        let found = entry.reach(first + len);
        self.gap(at.node, span, text, found..first);
    }

    /// Says that words between two places are missing, if there are any.
    fn gap(&mut self, node: NodeId, span: Span, text: &str, gap: Range<usize>) {
        let lost = text.get(gap).unwrap_or_default();
        if !lost.chars().all(is_unseen) {
            self.fault(node, span, format!("\"{}\" stands on no page", shown(lost)));
        }
    }

    /// Says what was found nowhere.
    fn missing(&mut self, no_addresses: bool) {
        let entries = std::mem::take(&mut self.ledger.entries);
        let whole = |entry: &Entry<'b>| match entry.held {
            Held::Address(section, address) if entry.is_whole(address) => Some((section, address)),
            _ => None,
        };
        let printed: BTreeSet<_> = entries.iter().filter_map(whole).collect();
        for (id, entry) in (self.ledger.first().0..).map(NodeId).zip(&entries) {
            let span = entry.span;
            match entry.held {
                Held::Nothing => {}
                Held::Text(text) => self.gap(id, span, text, entry.found as usize..text.len()),
                Held::Picture(index) => {
                    let (asked, placed) = self.pictures.entry(index).or_default();
                    let message = match (*placed).cmp(asked) {
                        Ordering::Less => "a picture stands on no page",
                        Ordering::Greater => "a picture stands twice on the pages",
                        Ordering::Equal => continue,
                    };
                    *placed = *asked;
                    self.fault(id, span, message.to_owned());
                }
                Held::Call if !entry.marked => {
                    self.fault(id, span, "the number of a note stands on no page".to_owned());
                }
                Held::Address(section, address) if !no_addresses => {
                    let is_marked = entry.marked || entry.found > 0 || entry.boxes > 0;
                    if !is_marked || !printed.contains(&(section, address)) {
                        self.fault(id, span, format!("the address `{address}` of a link stands on no page"));
                    }
                }
                Held::Call | Held::Address(..) => {}
            }
        }
    }
}

/// Returns how many bytes of a text words say with which it begins; what ends a line or is a tab is set as a space.
fn said(text: &str, words: &str) -> Option<usize> {
    if text.starts_with(words) {
        return Some(words.len());
    }
    let blank = |c: char| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}') { ' ' } else { c };
    let mut rest = text.chars();
    let is_said = words.chars().all(|c| rest.next().is_some_and(|next| blank(next) == blank(c)));
    is_said.then(|| text.len() - rest.as_str().len())
}
