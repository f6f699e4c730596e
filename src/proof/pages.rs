//! The proof for pages: each text position of the book stands once on them.

use super::ledger::{Entry, Held, Ledger};
use super::{Fault, is_unseen, shown};
use crate::diagnostic::Span;
use crate::frame::{Added, Bearing, Content, Item, Page, TextPosition};
use crate::model::visit::{self, NodeRef as Visited};
use crate::model::{AsideIndex, AsidePlace, Book, NodeId, SectionIndex};
use crate::num::saturate;
use std::cmp::Ordering;
use std::collections::BTreeSet;
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

/// Returns what of a book does not stand on its pages, or stands there twice, in the order of the book.
///
/// Words, program text, pictures, calls of notes and addresses of links are looked for. Each byte of a text that can be
/// seen must be shown by one item. An item that shows other words than the book has at its place is a fault too.
pub fn pages(book: &Book, pages: &[Page], excused: Excused<'_>) -> Vec<Fault> {
    let mut check =
        Check { ledger: Ledger::of(book), placed: vec![0; book.pictures.len()], faults: Vec::new() };
    check.excuse(book, excused);
    let asked = check.asked();
    for page in pages {
        for item in &page.items {
            check.item(item, page);
        }
    }
    check.missing(asked, excused.addresses);
    check.faults.sort_by_key(|(node, _)| *node);
    check.faults.into_iter().map(|(_, fault)| fault).collect()
}

struct Check<'b> {
    ledger: Ledger<'b>,
    /// How often each picture of the book was found.
    placed: Vec<u32>,
    /// Each with the node that it is about.
    faults: Vec<(NodeId, Fault)>,
}

impl<'b> Check<'b> {
    fn fault(&mut self, node: NodeId, span: Span, message: String) {
        self.faults.push((node, Fault { message, span }));
    }

    /// Asks nothing of what is left out.
    fn excuse(&mut self, book: &Book, excused: Excused<'_>) {
        for range in excused.nodes {
            let (first, end) = (range.start.0 as usize, range.end.0 as usize);
            let entries = self.ledger.entries.get_mut(first..end).unwrap_or_default();
            entries.iter_mut().for_each(|entry| entry.held = Held::Nothing);
        }
        for (index, section) in (0..).map(SectionIndex).zip(&book.sections) {
            for (at, aside) in (0..).map(AsideIndex).zip(&section.asides) {
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

    /// Returns how often each picture is asked for.
    fn asked(&self) -> Vec<u32> {
        let mut asked = vec![0; self.placed.len()];
        for entry in &self.ledger.entries {
            if let Held::Picture(index) = entry.held {
                asked[index.0 as usize] += 1;
            }
        }
        asked
    }

    fn item(&mut self, item: &Item, page: &Page) {
        if let Content::Picture(placed) = &item.content
            && let Some(count) = self.placed.get_mut(placed.picture.0 as usize)
        {
            *count += 1;
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
            (Bearing::Added(Added::Address(node)), Content::Glyphs(run)) => {
                if let Some(entry) = self.ledger.get(node) {
                    entry.found += saturate::<u32>(run.text.as_str().len());
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
    fn missing(&mut self, asked: Vec<u32>, no_addresses: bool) {
        let entries = std::mem::take(&mut self.ledger.entries);
        let whole = |entry: &Entry<'b>| match entry.held {
            Held::Address(section, address) if entry.found as usize >= address.len() => {
                Some((section, address))
            }
            _ => None,
        };
        let printed: BTreeSet<_> = entries.iter().filter_map(whole).collect();
        for (id, entry) in (0..).map(NodeId).zip(&entries) {
            let span = entry.span;
            match entry.held {
                Held::Nothing => {}
                Held::Text(text) => self.gap(id, span, text, entry.found as usize..text.len()),
                Held::Picture(index) => {
                    let at = index.0 as usize;
                    let message = match self.placed[at].cmp(&asked[at]) {
                        Ordering::Less => "a picture stands on no page",
                        Ordering::Greater => "a picture stands twice on the pages",
                        Ordering::Equal => continue,
                    };
                    self.placed[at] = asked[at];
                    self.fault(id, span, message.to_owned());
                }
                Held::Call if !entry.marked => {
                    self.fault(id, span, "the number of a note stands on no page".to_owned());
                }
                Held::Address(section, address) if !no_addresses => {
                    let is_marked = entry.marked || entry.found > 0;
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
