//! What pages are called, and what is known of a book once all its groups are laid out.

use super::Base;
use super::groups::groups;
use super::lay::{Draft, Group};
use crate::layout::folios::Labels;
use crate::layout::page::Folio;
use crate::model::Matter;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Base<'_> {
    /// Returns the folio of every id.
    pub(super) fn labels(&self, laid: &[Option<Group>]) -> Labels {
        let pages = numbered(self, laid).flat_map(|(number, front, group)| {
            group.drafts.iter().zip(folios_of(number, front, &group.drafts))
        });
        let named = pages.flat_map(|(draft, folio)| {
            let label: Arc<str> = folio.to_string().into();
            draft.page.anchors.iter().map(move |anchor| (anchor.id.clone(), label.clone()))
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
    base: &Base<'_>,
    laid: &'g [Option<Group>],
) -> impl Iterator<Item = (u64, bool, &'g Group)> {
    let groups = groups(base.request);
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
