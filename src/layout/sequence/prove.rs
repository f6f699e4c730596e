//! The proof that pages hold the whole book, group by group ([`crate::proof`]).
//!
//! A group that was laid out before was proven then. It is not proven again if its pages still bear the seal they were
//! given: its sections are the same ([`super::keep`]), and so is all that its pages show of them.

use super::keep::first_node;
use super::{Laid, Request};
use crate::diagnostic::Diagnostic;
use crate::layout::LinksPlace;
use crate::model::{AsideIndex, NodeId, SectionIndex, visit};
use crate::num::saturate;
use crate::proof::{self, Excused, Fault, PagesPart};
use rayon::prelude::*;
use std::ops::Range;

/// Where a group stands in a book that was laid out.
#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) sections: Range<SectionIndex>,
    /// Its pages, with those that face them.
    pub(super) pages: Range<usize>,
    /// What of [`Laid::left_out`] and [`Laid::unplaced`] is its own.
    pub(super) left_out: Range<usize>,
    pub(super) unplaced: Range<usize>,
    /// What its pages were sealed with; `None` if they are new.
    pub(super) seal: Option<u64>,
    /// Its place among what is kept.
    pub(super) kept: Option<usize>,
}

/// Returns an error for what of the book does not stand once on the pages, and seals those that are kept.
pub(super) fn prove(request: Request<'_>, laid: &mut Laid, stretches: &[Stretch]) -> Vec<Diagnostic> {
    let proven: Vec<(u64, Vec<Fault>)> = stretches
        .par_iter()
        .map(|stretch| {
            let pages = laid.pages.get(stretch.pages.clone()).unwrap_or_default();
            let seal = proof::seal(pages, first_node(request.book, stretch.sections.start));
            match stretch.seal == Some(seal) {
                true => (seal, Vec::new()),
                false => (seal, faults(request, laid, stretch)),
            }
        })
        .collect();
    let mut all = Vec::new();
    for (stretch, (seal, faults)) in stretches.iter().zip(proven) {
        if let Some(kept) = stretch.kept.and_then(|at| laid.kept.get_mut(at)) {
            kept.seal = faults.is_empty().then_some(seal);
        }
        all.extend(faults);
    }
    all.extend(unheld(request, stretches));
    proof::report("L010", &all)
}

fn faults(request: Request<'_>, laid: &Laid, stretch: &Stretch) -> Vec<Fault> {
    let asides: &[(SectionIndex, AsideIndex)] =
        laid.unplaced.get(stretch.unplaced.clone()).unwrap_or_default();
    let nodes: &[Range<NodeId>] = laid.left_out.get(stretch.left_out.clone()).unwrap_or_default();
    let nodes = &[nodes, &*unprinted(request, stretch.sections.clone())].concat();
    proof::part(PagesPart {
        book: request.book,
        sections: stretch.sections.clone(),
        pages: laid.pages.get(stretch.pages.clone()).unwrap_or_default(),
        excused: Excused { nodes, asides, addresses: request.options.links == LinksPlace::None },
    })
}

/// Returns what sections hold that are in no group.
fn unheld(request: Request<'_>, stretches: &[Stretch]) -> Vec<Fault> {
    let mut all = Vec::new();
    let mut next = SectionIndex(0);
    let end = SectionIndex(saturate(request.book.sections.len()));
    let begins = stretches.iter().map(|stretch| stretch.sections.clone()).chain([end..end]);
    for sections in begins {
        let gap = next..sections.start.max(next);
        next = sections.end.max(next);
        let nodes = &*unprinted(request, gap.clone());
        let addresses = request.options.links == LinksPlace::None;
        let excused = Excused { nodes, addresses, ..Excused::default() };
        if !gap.is_empty() {
            all.extend(proof::part(PagesPart { book: request.book, sections: gap, pages: &[], excused }));
        }
    }
    all
}

/// Returns the nodes of the sections of a range that are not printed.
fn unprinted(request: Request<'_>, sections: Range<SectionIndex>) -> Vec<Range<NodeId>> {
    let range = sections.start.0 as usize..sections.end.0 as usize;
    let sections = request.book.sections.get(range).unwrap_or_default();
    let left_out = sections.iter().filter(|section| !request.cascade.prints(section));
    left_out
        .flat_map(|section| {
            let notes = section.notes.iter().flat_map(|note| &note.blocks);
            section.header.iter().chain(&section.blocks).chain(notes).map(visit::nodes_of)
        })
        .collect()
}
