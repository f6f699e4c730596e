//! What pages are called, and what is known of a book once all its groups are laid out.

use super::Base;
use super::groups::groups;
use super::lay::Group;
use crate::layout::block;
use crate::layout::folios::Labels;
use crate::model::Matter;
use crate::style::CounterStyle;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Base<'_> {
    /// Returns the folio of every id.
    pub(super) fn labels(&self, laid: &[Option<Group>]) -> Labels {
        let mut labels = Labels::new();
        for (number, front, group) in numbered(self, laid) {
            for (at, draft) in group.drafts.iter().enumerate() {
                let label: Arc<str> = label(number + at as u64, front).into();
                labels.extend(draft.page.anchors.iter().map(|anchor| (anchor.id.clone(), label.clone())));
            }
        }
        labels
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
        next += group.drafts.len() as u64;
        place += group.pages();
        Some((number, front, group))
    })
}

/// Returns what a page is called: in Roman numerals at the front.
pub(super) fn label(number: u64, front: bool) -> String {
    block::count(number, if front { CounterStyle::LowerRoman } else { CounterStyle::Decimal })
}
