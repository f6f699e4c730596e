//! The pages in the order in which the leaves of a booklet are turned.

use super::{Printed, Request, Turn};
use crate::diagnostic::Diagnostic;
use crate::frame::PageIndex;
use crate::impose::{Blank, BookletCover, Signature};
use crate::num::saturate;

/// A page of the folded booklet: what stands there, and which way up. `None` for a blank.
pub type FoldedPage = Option<(PageIndex, Turn)>;

/// Puts the pages into so many slots.
///
/// Blanks stand last; before the last page where the booklet is its own cover and that page stands apart from the
/// text, as a colophon does. At the front they stand in pairs, so that a recto stays a recto: behind a front cover
/// that stands apart from the text, else first of all. Flyleaves are as many at either end: whole leaves within the
/// leaves that are the cover; where text runs on from such a leaf, right behind the title page and before the colophon, or
/// outermost. Two books head to head have their blanks between them.
///
/// # Errors
/// `I003` where there are blanks and must be none.
pub(super) fn of(request: Request<'_>, slots: u32, all: &mut Vec<Diagnostic>) -> Vec<FoldedPage> {
    let pages = saturate::<u32>(request.pages.len());
    let flyleaves = request.options.empty_pages() / 2;
    let spare = slots.saturating_sub(pages + flyleaves * 2);
    if spare > 0 && request.options.blank == Blank::Error {
        let is_listed = matches!(request.options.signature, Signature::Each(_));
        all.push(no_blanks(spare + empty_pages(request.pages), slots, is_listed));
    }
    let upright = |page| Some((PageIndex(page), Turn::Upright));
    if let Some(second) = request.second {
        let turn = if second.binding == request.binding { Turn::UpsideDown } else { Turn::Upright };
        let other = (second.first..pages).rev().map(|page| Some((PageIndex(page), turn)));
        return (0..second.first).map(upright).chain(empty(spare)).chain(other).collect();
    }
    let own_cover = request.options.cover == BookletCover::Own && pages > 1;
    let is_cover = |page: Option<&Printed>| own_cover && page.is_some_and(|page| page.stands_apart);
    let in_front = if request.options.blank == Blank::Front { spare & !1 } else { 0 };
    let cover = u32::from(is_cover(request.pages.first()));
    let last = pages - u32::from(is_cover(request.pages.last()));
    let mut slots: Vec<FoldedPage> = (0..cover)
        .map(upright)
        .chain(empty(in_front))
        .chain((cover..last).map(upright))
        .chain(empty(spare - in_front))
        .chain((last..pages).map(upright))
        .collect();
    if flyleaves == 0 {
        return slots;
    }
    let is_own = request.options.cover == BookletCover::Own;
    let outer = if is_own { 2.min(slots.len() / 4 * 2) } else { 0 };
    let is_free = |at: &usize| parts_nothing(&slots, *at, request.pages);
    let front = (0..=outer).rev().find(is_free).unwrap_or_default();
    let back = (slots.len() - outer..=slots.len()).find(is_free).unwrap_or(slots.len());
    for at in [back, front] {
        slots.splice(at..at, empty(flyleaves));
    }
    slots
}

/// Tells whether leaves that stand before a slot part no text.
fn parts_nothing(slots: &[FoldedPage], at: usize, pages: &[Printed]) -> bool {
    let printed = |at: usize| {
        let (page, _) = (*slots.get(at)?)?;
        pages.get(page.0 as usize).filter(|page| page.ink.is_some())
    };
    let (before, after) = (at.checked_sub(1).and_then(printed), printed(at));
    match (before, after) {
        (Some(before), Some(after)) => after.begins_section || after.stands_apart || before.stands_apart,
        _ => true,
    }
}

/// Counts the pages of a folded booklet that have nothing on them.
pub(super) fn blanks(slots: &[FoldedPage], pages: &[Printed]) -> u32 {
    let printed = |slot: &FoldedPage| {
        slot.and_then(|(page, _)| pages.get(page.0 as usize)).is_some_and(|page| page.ink.is_some())
    };
    saturate(slots.iter().filter(|slot| !printed(slot)).count())
}

fn empty(count: u32) -> impl Iterator<Item = FoldedPage> {
    std::iter::repeat_n(None, count as usize)
}

fn empty_pages(pages: &[Printed]) -> u32 {
    saturate(pages.iter().filter(|page| page.ink.is_none()).count())
}

fn no_blanks(blanks: u32, slots: u32, is_listed: bool) -> Diagnostic {
    let message = format!("the booklet has {slots} pages, of which {blanks} would be blank");
    Diagnostic::error("I003", message).hint(match is_listed {
        true => "`blank = \"end\"` allows it; a shorter list of `signature` leaves fewer",
        false => {
            "`blank = \"end\"` allows it; `fit = true` may save a sheet, and so may a smaller `font-size`"
        }
    })
}
