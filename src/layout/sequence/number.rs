//! What pages are called, and what is known of a book once all its groups are laid out.

use super::Base;
use super::groups::Members;
use super::lay::{Draft, Group};
use crate::layout::folios::Labels;
use crate::layout::page::Folio;
use crate::model::visit::NodeRef;
use crate::model::{Book, Inline, Matter, Section, Target};
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

#[allow(clippy::disallowed_types, reason = "only looked up, never iterated")]
type Ids<'b> = std::collections::HashSet<&'b str, FxBuildHasher>;

/// The ids that the text or the contents may name by their pages. They are few beside those that bookmarks, links and
/// the page-list lead to, which every paragraph has.
pub(super) struct ByPage<'b>(Ids<'b>);

impl<'b> ByPage<'b> {
    pub(super) fn of(book: &'b Book) -> Self {
        let linked: Vec<Vec<&str>> = book.sections.par_iter().map(linked).collect();
        let sections = book.sections.iter().map(|section| section.id.as_str());
        Self(sections.chain(linked.into_iter().flatten()).collect())
    }
}

/// Returns the ids that links of a section lead to.
fn linked(section: &Section) -> Vec<&str> {
    let mut ids = Vec::new();
    section.visit(&mut |item| {
        if let NodeRef::Inline(node) = item
            && let Inline::Link { target: Target::Internal { fragment: Some(id), .. }, .. } = &node.value
        {
            ids.push(id.as_str());
        }
    });
    ids
}

impl Base<'_> {
    /// Returns the folio of every id that the book may name by its page.
    pub(super) fn labels(&self, laid: &[Option<Group>], groups: &[Members], by_page: &ByPage<'_>) -> Labels {
        let pages = numbered(groups, laid).flat_map(|(number, front, group)| {
            group.drafts.iter().zip(folios_of(number, front, &group.drafts))
        });
        let named = pages.flat_map(|(draft, folio)| {
            let label: Arc<str> = folio.to_string().into();
            let anchors = draft.page.anchors.iter().filter(|anchor| by_page.0.contains(&*anchor.id));
            anchors.map(move |anchor| (anchor.id.clone(), label.clone()))
        });
        // Sorted together they cost less than put in one by one.
        named.collect()
    }

    /// Returns the names of all typefaces, the one with the most glyphs first.
    pub(super) fn typefaces(&self, laid: &[Option<Group>]) -> String {
        let mut families: BTreeMap<&str, usize> = BTreeMap::new();
        for (face, count) in laid.iter().flatten().flat_map(|group| &group.faces) {
            *families.entry(self.request.setter.fonts().face(*face).family()).or_default() += count;
        }
        let mut families: Vec<_> = families.into_iter().collect();
        families.sort_by_key(|(_, count)| Reverse(*count));
        families.iter().map(|(family, _)| *family).collect::<Vec<_>>().join(", ")
    }
}

/// Returns the number of each group's first page, and whether it counts in Roman numerals.
pub(super) fn numbered<'g>(
    groups: &'g [Members],
    laid: &'g [Option<Group>],
) -> impl Iterator<Item = (u64, bool, &'g Group)> {
    let mut next = 1;
    // Pages that face others have places but no numbers of their own.
    let mut place = 0;
    let mut was_front = true;
    laid.iter().zip(groups).filter_map(move |(group, members)| {
        let group = group.as_ref()?;
        let front = members.matter == Matter::Front;
        if was_front && !front {
            next = 1;
            place += place % 2;
        }
        was_front = front;
        // Where no page faces another numbers are odd on rectos: a blank takes the number between.
        if (place % 2 == 1) != group.starts_verso {
            next += 1;
            place += 1;
        }
        let number = next;
        next += group.drafts.iter().filter(|draft| draft.inserted == 0).count() as u64;
        place += group.pages();
        Some((number, front, group))
    })
}

/// Returns what the pages of a group are called, from the number of the first.
pub(super) fn folios_of(first: u64, front: bool, drafts: &[Draft]) -> impl Iterator<Item = Folio> {
    let mut next = first;
    drafts.iter().map(move |draft| {
        next += u64::from(draft.inserted == 0);
        Folio { number: next.saturating_sub(1), front, inserted: draft.inserted }
    })
}
