//! Groups on their pages: flowed and broken side by side, then composed on the side where each begins.

use super::Base;
use super::groups::{Header, Members, starts_verso};
use super::inserted::After;
use super::keep::{Heads, Names};
use crate::font::FaceId;
use crate::frame::{Content, Page, Side};
use crate::layout::Lines;
use crate::layout::block::{self, Flow};
use crate::layout::inline::SetLine;
use crate::layout::page::breaking::{self, Frame, PageFill, Piece};
use crate::layout::page::{self, Composer, Notes, Noticed, PageSide, Ready, SectionPieces, Ways};
use crate::model::Matter;
use crate::num::saturate;
use crate::style::{AlignContent, PageQuery};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many sections are held at once between breaking and composing.
const CHUNK: usize = 32;

/// A group on its pages.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) drafts: Vec<Draft>,
    pub(super) starts_verso: bool,
    /// The name of the pages that face its own.
    pub(super) facing: Option<Arc<str>>,
    /// What it names pages by; `None` if it names none.
    pub(super) names: Option<Names>,
    pub(super) noticed: Noticed,
    /// How many glyphs each face has.
    pub(super) faces: BTreeMap<FaceId, usize>,
    /// Versos that do not end level with the recto beside them, 0-based.
    pub(super) uneven: Vec<u32>,
    /// How many pages of text it has if it starts on a recto, and if on a verso.
    pub(super) counts: [usize; 2],
    /// Its header as it stands in the pages.
    pub(super) header: Option<Header>,
    /// What its pages were sealed with when they were proven; `None` if they are new.
    pub(super) seal: Option<u64>,
}

/// What separates notes from the text, in 1/100 of a line of the grid.
const NOTE_GAP: u32 = 100;
/// A last page with fewer lines looks forgotten.
const LEAST_LAST: Lines = Lines::new(4);
/// How many lines a page may be shorter than the others before anything ugly is tried instead.
const SLACK: Lines = Lines::new(3);

impl Group {
    /// Returns how many pages it takes with those that face its own.
    pub(super) fn pages(&self) -> usize {
        let inserted = self.drafts.iter().filter(|draft| draft.inserted > 0).count();
        self.place(self.drafts.len() - inserted) + inserted
    }

    /// Returns the place of one of its own pages among all that it takes, 0-based.
    pub(super) fn place(&self, draft: usize) -> usize {
        place(draft, self.facing.is_some(), self.starts_verso)
    }

    /// Tells whether a page of another name faces one of its own.
    pub(super) fn is_faced(&self, draft: usize) -> bool {
        self.facing.is_some() && (self.starts_verso || draft > 0)
    }
}

/// Returns the place of a page among all of its group, 0-based: each has a page of another name after it that faces
/// it, unless it is a first one and a recto.
fn place(draft: usize, faced: bool, starts_verso: bool) -> usize {
    match (faced, starts_verso) {
        (false, _) => draft,
        (true, true) => draft * 2,
        (true, false) => (draft * 2).saturating_sub(1),
    }
}

/// A name for running heads with its words.
pub(super) type Named = (Arc<str>, Arc<str>);

/// A page without its margins.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) page: Page,
    /// Names that are set on it, in order.
    pub(super) strings: Vec<Named>,
    /// Which of the pages put after one of the text it is, from 1; 0 for a page of the text.
    pub(super) inserted: u32,
    /// The heads that it had in a book before.
    pub(super) heads: Option<Heads>,
}

/// A group that a page breaker has seen from both sides.
struct Broken<'f> {
    ready: Vec<Ready<'f>>,
    notes: Notes,
    /// The pages if it starts on a recto, and if on a verso.
    plans: [Vec<PageFill>; 2],
}

/// The groups, by their places, that begin on another side than when they were laid out.
pub(super) struct Moved(pub(super) Vec<usize>);

impl Base<'_> {
    /// Lays out the groups that are not laid out yet.
    pub(super) fn lay(&self, groups: &[Members], laid: &mut [Option<Group>]) -> Result<(), Moved> {
        let mut next_verso = false;
        let mut matter = Matter::Front;
        let mut moved = Vec::new();
        let chunks = groups.chunks(CHUNK).zip(laid.chunks_mut(CHUNK));
        for (chunk, (members, laid)) in chunks.enumerate() {
            let flows: Vec<Option<Flow>> = members
                .par_iter()
                .zip(&*laid)
                .map(|(members, known)| known.is_none().then(|| self.flow(members)))
                .collect();
            let broken: Vec<Option<Broken<'_>>> = members
                .par_iter()
                .zip(&flows)
                .map(|(members, flow)| flow.as_ref().map(|flow| self.break_pages(members, flow)))
                .collect();
            let mut starts = Vec::with_capacity(members.len());
            for (at, ((members, broken), known)) in members.iter().zip(&broken).zip(&*laid).enumerate() {
                // The body begins anew on a recto, whatever the front took.
                let begins_body = members.matter != Matter::Front && matter == Matter::Front;
                if begins_body && !self.request.cascade.is_single_sided() {
                    next_verso = false;
                }
                matter = members.matter;
                let verso = starts_verso(members.break_before, next_verso);
                let faced = members.facing.is_some();
                let count = match (broken, known) {
                    (Some(broken), _) => place(broken.plans[usize::from(verso)].len(), faced, verso),
                    (None, Some(known)) if known.starts_verso == verso => known.pages(),
                    (None, Some(known)) => {
                        moved.push(chunk * CHUNK + at);
                        place(known.counts[usize::from(verso)], faced, verso)
                    }
                    (None, None) => 0,
                };
                starts.push(verso);
                next_verso = verso ^ (count % 2 == 1);
            }
            members
                .par_iter()
                .zip(broken.into_par_iter().zip(&flows))
                .zip(starts.par_iter().zip(&mut *laid))
                .for_each(|((members, (broken, flow)), (verso, laid))| {
                    if let (Some(broken), Some(flow)) = (broken, flow) {
                        *laid = Some(self.compose(members, broken, flow, *verso));
                    }
                });
        }
        if moved.is_empty() { Ok(()) } else { Err(Moved(moved)) }
    }

    fn flow(&self, members: &Members) -> Flow {
        let context = self.context(members);
        let mut all = Flow::default();
        for index in &members.sections {
            let flow = block::flow(&context, *index, &all);
            all.header = if all.leaves.is_empty() { flow.header } else { all.header };
            all.leaves.extend(flow.leaves);
            all.notes.extend(flow.notes);
            if !flow.asides.is_empty() {
                all.asides.extend(flow.asides);
                all.asides_end = all.leaves.len();
            }
            all.uses_folios |= flow.uses_folios;
            all.said.extend(flow.said);
            all.left_out.extend(flow.left_out);
        }
        all
    }

    fn break_pages<'f>(&self, members: &Members, flow: &'f Flow) -> Broken<'f> {
        let context = self.context(members);
        let (notes, heights) = Notes::set(&context, flow);
        let place = members.header.map(|header| header.place);
        let frame = Frame {
            lines: context.main.lines,
            note_gap: NOTE_GAP,
            note_line: context.main.hundredths(notes.leading(&context)),
            least_last: LEAST_LAST,
            slack: SLACK,
            level: members.align != AlignContent::Start,
        };
        let broken = |ways| {
            let (ready, pieces) = page::pieces(&context, flow, &heights, place, ways);
            let plans = breaking::break_pages(&pieces, frame, [true; 2]);
            (ready, pieces, plans)
        };
        let short =
            |plan: &[PageFill], pieces: &[Piece], by| ends_early(plan, pieces, context.main.lines - by);
        let (mut ready, mut pieces, mut plans) = broken(Ways::Usual);
        if members.align == AlignContent::Start {
            return Broken { ready, notes, plans };
        }
        let are_short = [0, 1].map(|side: usize| short(&plans[side], &pieces, Lines::ONE));
        if are_short != [false, false] {
            page::add_ways(&context, &heights, &mut ready, &mut pieces);
            let mut again = breaking::break_pages(&pieces, frame, are_short);
            for side in [0, 1].into_iter().filter(|side| are_short[*side]) {
                std::mem::swap(&mut plans[side], &mut again[side]);
            }
        }
        if plans.iter().any(|plan| short(plan, &pieces, Lines::new(2))) {
            (ready, pieces, plans) = broken(Ways::Wider);
        }
        drop(pieces);
        Broken { ready, notes, plans }
    }

    fn compose(&self, members: &Members, broken: Broken<'_>, flow: &Flow, starts_verso: bool) -> Group {
        let context = self.context(members);
        let Broken { ready, mut notes, mut plans } = broken;
        let mut noticed =
            Noticed { said: flow.said.clone(), left_out: flow.left_out.clone(), ..Noticed::default() };
        let mut set: Vec<Option<Vec<SetLine>>> = Vec::new();
        set.resize_with(ready.len(), || None);
        let counts = [0, 1].map(|side: usize| plans[side].len());
        let mut plan = std::mem::take(&mut plans[usize::from(starts_verso)]);
        plan.iter_mut().for_each(|filled| filled.align(members.align, context.main.lines));
        let mut faces = BTreeMap::new();
        let mut drafts = Vec::with_capacity(plan.len());
        for (at, filled) in plan.iter().enumerate() {
            let place = place(at, members.facing.is_some(), starts_verso);
            let recto = starts_verso == (place % 2 == 1);
            let query = PageQuery { name: members.page.as_deref(), recto, first: at == 0, blank: false };
            let style = context.cascade.page(query, &context.book.metadata.lang);
            let side = if recto { Side::Recto } else { Side::Verso };
            let composer = Composer::new(
                &context,
                &style,
                PageSide { side, right_hand: self.is_right_hand(recto) },
                &mut noticed,
                saturate(at),
            );
            // Terms that find no room drift no farther than the article goes.
            let next = plan.get(at + 1).and_then(|filled| filled.puts.first());
            let goes_on = next.is_some_and(|put| (put.piece as usize) < flow.asides_end);
            let mut page =
                composer.fill(filled, SectionPieces { ready: &ready, set: &mut set }, &mut notes, goes_on);
            page.section = members.sections.first().copied();
            for item in &page.items {
                if let Content::Glyphs(run) = &item.content {
                    *faces.entry(run.face).or_default() += run.glyphs.len();
                }
            }
            let begun = filled.puts.iter().filter(|put| put.begins());
            let strings = begun.flat_map(|put| ready[put.piece as usize].leaf.strings.clone()).collect();
            drafts.push(Draft { page, strings, inserted: 0, heads: None });
            let remarks = notes.asides.left_over(at + 1 == plan.len());
            let faced = members.facing.is_some() && (starts_verso || at > 0);
            let after = After { side: if faced { side.other() } else { side }, index: saturate(at) };
            drafts.extend(self.inserted(members, remarks, after, &mut noticed));
        }
        noticed.unplaced = notes.asides.unplaced();
        // A page that faces rules need not end level with another.
        let uneven = if members.facing.is_some() { Vec::new() } else { uneven(&plan, starts_verso) };
        let facing = members.facing.clone();
        let names = flow.uses_folios.then_some(self.names);
        let header = members.header;
        Group { drafts, starts_verso, facing, names, noticed, faces, uneven, counts, header, seal: None }
    }
}

/// Tells whether a page holds so many lines at most, though the text goes on and what follows might stand on it.
fn ends_early(plan: &[PageFill], pieces: &[Piece], most: Lines) -> bool {
    let begins = |page: &PageFill| page.puts.first().is_some_and(|put| pieces[put.piece as usize].new_page);
    plan.windows(2).any(|two| two[0].text + two[0].notes <= most && !begins(&two[1]))
}

/// Returns the versos whose recto goes on with the text but does not end level with them; the last page ends
/// where the text does.
fn uneven(plan: &[PageFill], starts_verso: bool) -> Vec<u32> {
    let height = |page: &PageFill| page.text + page.notes;
    let first = usize::from(!starts_verso);
    (first..plan.len().saturating_sub(2))
        .step_by(2)
        .filter(|verso| height(&plan[*verso]) != height(&plan[*verso + 1]))
        .map(saturate::<u32>)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::page::breaking::Put;

    /// A page of so many lines of text that a piece begins.
    fn page(piece: u32, text: u32) -> PageFill {
        let put = Put { piece, variant: 0, lines: Lines::ZERO..Lines::new(text), top: Lines::ZERO };
        PageFill { puts: vec![put], text: Lines::new(text), ..PageFill::default() }
    }

    /// Last pages and those before a piece that must begin a page end where the text does.
    #[test]
    fn a_page_ends_early_where_text_goes_on_above_its_foot() {
        let pieces = [Piece::default(), Piece::default(), Piece { new_page: true, ..Piece::default() }];
        for (texts, expected) in
            [([20, 20, 9], false), ([19, 19, 9], false), ([18, 18, 9], true), ([20, 9, 20], false)]
        {
            let plan: Vec<PageFill> = (0..3).zip(texts).map(|(piece, text)| page(piece, text)).collect();
            assert_eq!(ends_early(&plan, &pieces, Lines::new(18)), expected, "{texts:?}");
        }
    }
}
