//! All pages in a row, with blanks, running heads and folios.

use super::groups::Members;
use super::keep::{Begins, GroupKey, Heads, KeptGroup, KeptPage};
use super::lay::{Draft, Group, Named};
use super::number::{folios_of, numbered};
use super::prove::Stretch;
use super::{Base, Laid, PlacedHeader, Request};
use crate::diagnostic::{Span, Warned};
use crate::frame::{Bearing, Page, Side, TextPosition};
use crate::layout::inline::{Notice, missing_characters};
use crate::layout::page::{
    self, Fitted, Folio, HeaderPlace, Noticed, NumberedLine, PageSide, RunningHead, Strings,
};
use crate::model::visit::NodeRef;
use crate::model::{Block, Book, Inline, Matter, NodeId};
use crate::num::saturate;
use crate::style::{Element, PageQuery};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What stands in the margins of a page, once all pages are in a row.
struct HeadsToPut {
    /// Whether the page is the first of its group.
    first: bool,
    strings: Strings,
    folio: Folio,
}

impl Base<'_> {
    /// Puts all pages in a row, with blanks, running heads and folios.
    pub(super) fn finish(
        &self,
        laid: Vec<Option<Group>>,
        groups: &[Members],
        keys: &[Option<GroupKey>],
    ) -> Warned<(Laid, Vec<Stretch>)> {
        let mut stretches = Vec::with_capacity(groups.len());
        let places: Vec<(u64, bool)> =
            numbered(groups, &laid).map(|(number, front, _)| (number, front)).collect();
        let mut out = Laid::default();
        let mut strings = Strings::new();
        let mut to_put: Vec<Option<HeadsToPut>> = Vec::new();
        let (mut notices, mut diagnostics) = (Vec::new(), Vec::new());
        let mut was_front = true;
        let in_leaves = !self.request.cascade.is_single_sided();
        let laid = laid.into_iter().zip(groups.iter().zip(keys));
        let laid = laid.filter_map(|(group, known)| Some((group?, known)));
        for ((number, front), (mut group, (members, key))) in places.into_iter().zip(laid) {
            let verso = group.starts_verso;
            let is_off = |pages: usize| (pages % 2 == 1) != verso || (was_front && !front && pages % 2 == 1);
            while in_leaves && is_off(out.pages.len()) {
                self.blank(&mut out, front || was_front);
            }
            was_front = front;
            let begun = (out.pages.len(), out.left_out.len(), out.unplaced.len());
            let mut places = Vec::with_capacity(group.drafts.len());
            let drafts = std::mem::take(&mut group.drafts);
            let folios: Vec<Folio> = folios_of(number, front, &drafts).collect();
            let mut kept = Vec::new();
            for (at, (draft, folio)) in drafts.into_iter().zip(folios).enumerate() {
                let Draft { mut page, strings: set, inserted, heads } = draft;
                page.label = folio.to_string();
                let shown = shown(&mut strings, &set);
                let heads = match heads {
                    Some(heads) if heads.say(&shown, folio) => heads,
                    other => {
                        other.into_iter().for_each(|heads| heads.take_off(&mut page));
                        let heads = Heads::before(&page, shown.clone(), folio);
                        to_put.resize_with(out.pages.len(), || None);
                        to_put.push(Some(HeadsToPut { first: at == 0, strings: shown, folio }));
                        heads
                    }
                };
                kept.push(KeptPage { at: out.pages.len(), strings: set, heads });
                let faced = inserted == 0 && group.is_faced(places.len());
                let facing = group.facing.as_ref().filter(|_| faced);
                let facing =
                    facing.map(|name| self.facing(name, &page, RunningHead { strings: &strings, folio }));
                places.extend((inserted == 0).then_some(saturate::<u32>(out.pages.len())));
                out.pages.push(page);
                out.pages.extend(facing);
            }
            if let (Some(header), Some(page)) = (group.header, places.first().copied()) {
                let HeaderPlace { title, text, .. } = header.place;
                out.headers.push(PlacedHeader { page, title, text, height: header.height.height });
            }
            let begins = Begins::of(members, self.request.book);
            let kept = key.and_then(|key| KeptGroup::of(key, begins, &group, kept));
            let is_kept = kept.is_some();
            out.kept.extend(kept);
            // What was noticed counts only the pages of the text.
            let place = |page: u32| places.get(page as usize).copied().unwrap_or_default();
            let noticed = std::mem::take(&mut group.noticed);
            let Noticed {
                notices: found,
                missing: _,
                lines,
                paragraphs,
                moved_spaces,
                numbered,
                unplaced,
                said,
                left_out,
            } = noticed;
            out.lines.extend(lines.into_iter().map(|line| Fitted { page: place(line.page), ..line }));
            let numbered = numbered.into_iter().map(|line| NumberedLine { page: place(line.page), ..line });
            out.numbered.extend(numbered);
            out.unplaced.extend(unplaced);
            out.left_out.extend(left_out);
            out.paragraphs.0 += paragraphs.0;
            out.paragraphs.1 += paragraphs.1;
            out.moved_spaces.extend(moved_spaces.into_iter().map(place));
            out.uneven.extend(group.uneven.iter().map(|page| place(*page)));
            notices.extend(found);
            diagnostics.extend(said);
            stretches.push(Stretch {
                sections: members.range(),
                pages: begun.0..out.pages.len(),
                left_out: begun.1..out.left_out.len(),
                unplaced: begun.2..out.unplaced.len(),
                seal: group.seal,
                kept: is_kept.then(|| out.kept.len() - 1),
            });
        }
        to_put.resize_with(out.pages.len(), || None);
        out.pages.par_iter_mut().zip(to_put).for_each(|(page, heads)| {
            if let Some(HeadsToPut { first, strings, folio }) = heads {
                self.put_heads(page, first, RunningHead { strings: &strings, folio });
            }
        });
        let places = if notices.is_empty() { BTreeMap::new() } else { places_of(self.request.book) };
        let place = |notice: &Notice| match notice.at {
            Bearing::Text(TextPosition { node, .. }) => places.get(&node).copied(),
            _ => None,
        };
        let span = |notice: &Notice| place(notice).map(|place| place.span);
        let lacking = notices.iter().filter_map(|notice| Some((notice.missing()?, span(notice))));
        diagnostics.extend(missing_characters(lacking));
        let words = notices.iter().filter(|notice| notice.is_of_words());
        let words = words.filter_map(|notice| Some((notice, place(notice).filter(|place| !place.is_code)?)));
        diagnostics.extend(words.map(|(notice, place)| notice.diagnostic(Some(place.span))));
        diagnostics.dedup();
        Warned::new((out, stretches), diagnostics)
    }

    fn blank(&self, out: &mut Laid, front: bool) {
        let recto = out.pages.len().is_multiple_of(2);
        let query = PageQuery { name: None, recto, first: false, blank: true };
        let style = self.request.cascade.page(query, &self.request.book.metadata.lang);
        let side = if recto { Side::Recto } else { Side::Verso };
        let here = out.pages.iter().rev().take_while(|page| is_front(page) == front);
        let number = here.filter(|page| front || !is_inserted(page)).count() as u64 + 1;
        out.pages.push(Page {
            size: style.size,
            side,
            blank: true,
            label: Folio { number, front, inserted: 0 }.to_string(),
            ..Page::default()
        });
    }

    /// Returns the page that faces another: room to write, and no words of the book.
    ///
    /// It is called as that page is, with an `r` behind, for it counts as no page of the text.
    fn facing(&self, name: &Arc<str>, faced: &Page, said: RunningHead<'_>) -> Page {
        let book = self.request.book;
        let recto = faced.side == Side::Verso;
        let query = PageQuery { name: Some(name), recto, first: false, blank: false };
        let lang = faced.section.map_or(&book.metadata.lang, |section| &book.section(section).lang);
        let style = self.request.cascade.page(query, lang);
        let context = self.context(&Members::named(Matter::Body, Some(name.clone())));
        let side = if recto { Side::Recto } else { Side::Verso };
        let mut noticed = Noticed::default();
        let right_hand = self.is_right_hand(recto);
        let opening = PageSide { side, right_hand };
        let mut page = page::Composer::new(&context, &style, opening, &mut noticed, 0).empty();
        (page.label, page.blank) = (format!("{}r", faced.label), true);
        page::put_heads(&context, &mut page, &style, said);
        page::put_rooms(&context, &mut page, &style, right_hand, said);
        page
    }

    fn put_heads(&self, page: &mut Page, first: bool, said: RunningHead<'_>) {
        let Some(section) = page.section.and_then(|index| self.request.book.sections.get(index.0 as usize))
        else {
            return;
        };
        let Request { cascade, .. } = self.request;
        let styled = cascade.styled(&cascade.body(&section.lang), &Element::section(section.kind));
        let name = styled.style.block.page.clone();
        let query = PageQuery { name: name.as_deref(), recto: page.side == Side::Recto, first, blank: false };
        let style = cascade.page(query, &section.lang);
        let context = self.context(&Members::named(section.matter(), name));
        page::put_heads(&context, page, &style, said);
        let right_hand = self.is_right_hand(page.side == Side::Recto);
        page::put_rooms(&context, page, &style, right_hand, said);
    }
}

/// Returns what the heads of a page say: what begins first on it, else what goes on from before.
fn shown(strings: &mut Strings, set: &[Named]) -> Strings {
    let mut shown = strings.clone();
    for (name, words) in set.iter().rev() {
        shown.insert(name.clone(), words.clone());
    }
    strings.extend(set.iter().cloned());
    shown
}

fn is_front(page: &Page) -> bool {
    !page.label.starts_with(|c: char| c.is_ascii_digit())
}

/// Tells whether a page of the body stands between those that are counted.
fn is_inserted(page: &Page) -> bool {
    page.label.ends_with(|c: char| c.is_alphabetic())
}

/// Where a node was read.
#[derive(Clone, Copy, Debug)]
struct ReadAt {
    span: Span,
    /// Whether it is program text: nobody rewords that for the sake of a line.
    is_code: bool,
}

/// Returns where each node of a book was read.
fn places_of(book: &Book) -> BTreeMap<NodeId, ReadAt> {
    let mut places = BTreeMap::new();
    for section in &book.sections {
        section.visit(&mut |item| {
            let (id, span, is_code) = match item {
                NodeRef::Block(node) => (node.id, node.span, matches!(node.value, Block::Code { .. })),
                NodeRef::Inline(node) => (node.id, node.span, matches!(node.value, Inline::Code { .. })),
                NodeRef::Run(_) => return,
            };
            places.insert(id, ReadAt { span, is_code });
        });
    }
    places
}
