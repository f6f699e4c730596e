//! What pages are called, and what is known of a book once all its groups are laid out.

use super::Base;
use super::groups::groups;
use super::lay::Group;
use crate::layout::block;
use crate::layout::context::Folios;
use crate::model::Matter;
use crate::style::CounterStyle;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Base<'_> {
    /// Returns the folio of every id.
    pub(super) fn folios(&self, laid: &[Option<Group>]) -> Folios {
        let mut folios = Folios::new();
        for (number, front, group) in numbered(self, laid) {
            for (at, draft) in group.drafts.iter().enumerate() {
                let label: Arc<str> = label(number + at as u64, front).into();
                folios.extend(draft.page.anchors.iter().map(|anchor| (anchor.id.clone(), label.clone())));
            }
        }
        folios
    }

    /// Returns the names of all typefaces, the one with the most glyphs first.
    pub(super) fn typefaces(&self, laid: &[Option<Group>]) -> String {
        let mut families: BTreeMap<&str, usize> = BTreeMap::new();
        for (face, count) in laid.iter().flatten().flat_map(|group| &group.faces) {
            *families.entry(self.request.fonts.face(*face).family()).or_default() += count;
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
    let mut was_front = true;
    laid.iter().zip(groups).filter_map(move |(group, members)| {
        let group = group.as_ref()?;
        let front = members.matter == Matter::Front;
        if was_front && !front {
            next = 1;
        }
        was_front = front;
        // Numbers are odd on rectos: a blank takes the number between.
        if (next % 2 == 0) != group.starts_verso {
            next += 1;
        }
        let number = next;
        next += group.drafts.len() as u64;
        Some((number, front, group))
    })
}

/// Returns what a page is called: in Roman numerals at the front.
pub(super) fn label(number: u64, front: bool) -> String {
    block::count(number, if front { CounterStyle::LowerRoman } else { CounterStyle::Decimal })
}
