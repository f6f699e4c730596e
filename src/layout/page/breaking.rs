//! Chooses where a section's pages end, over the whole section at once.
//!
//! Source: Knuth and Plass, "Breaking Paragraphs into Lines", 1981, whose method is here turned from
//! lines to pages, as in Plass, "Optimal Pagination Techniques", 1981: a dynamic programme over the
//! places where a page may begin. Deviations: all heights are whole lines of the baseline grid, so
//! that glue has few sizes; a paragraph comes in variants of other line counts, so that a page is
//! filled by setting a paragraph tighter or wider instead of by opening spaces; and a verso is paired
//! with the recto beside it, because a reader sees the two together.

mod fill;

use crate::layout::{Lines, PageCost};
use crate::num::saturate;
use crate::style::AlignContent;
use fill::Layers;
use std::collections::BTreeMap;

/// One line of a piece, as the page breaker sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineBox {
    /// What it costs to end a page after this line, beside widows and orphans.
    pub break_cost: f32,
    /// Whether it ends inside a word: where a page ends so, its side decides what that costs.
    pub divided: bool,
    /// The lines that notes called on this line take at the foot, in 1/100 of a grid line.
    pub notes: u32,
}

impl LineBox {
    /// Makes a line that stays with the next one.
    pub fn held() -> Self {
        Self { break_cost: PageCost::NEVER, ..Self::default() }
    }
}

/// One way to set a piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variant {
    /// Its lines.
    pub lines: Vec<LineBox>,
    /// What it costs to set it so; 0 for the best.
    pub cost: f32,
    /// Whether no page ends within it. The first variant of a piece may be divided: a page may be too low for it.
    pub whole: bool,
}

impl Variant {
    /// Returns how many lines it has.
    pub fn height(&self) -> Lines {
        Lines::of(self.lines.len())
    }
}

/// A paragraph, a heading, a figure: what stands under one another in the main region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// The ways to set it, at least one; the first is the best.
    pub variants: Vec<Variant>,
    /// Lines left free before it, dropped at the top of a page.
    pub space: Lines,
    /// How many lines more or fewer that space may have.
    pub give: Lines,
    /// What it costs to end a page between the piece before it and this one.
    pub break_before: f32,
    /// Whether it must begin a page.
    pub new_page: bool,
    /// Fewest lines of it at the foot of a page.
    pub orphans: Lines,
    /// Fewest lines of it at the head of a page.
    pub widows: Lines,
    /// Lines put again at the head of a page on which it goes on: the head rows of a table.
    pub again: Lines,
    /// Whether it may move to the head of a later page while the text goes on.
    pub floats: bool,
}

impl Piece {
    /// Tells whether it calls a note.
    fn calls(&self) -> bool {
        self.variants.iter().flat_map(|variant| &variant.lines).any(|line| line.notes > 0)
    }
}

/// The room that every page of a section offers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Lines of a full page.
    pub lines: Lines,
    /// What separates notes from the text, in 1/100 of a grid line.
    pub note_gap: u32,
    /// The height of one line of a note, in 1/100 of a grid line: notes are divided between lines.
    pub note_line: u32,
    /// Fewest lines on the last page.
    pub least_last: Lines,
    /// How many lines a page may fall short where nothing else helps.
    pub slack: Lines,
    /// Whether the two pages of a spread should end level, which opens and closes spaces.
    pub level: bool,
}

/// A place where a page may begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BreakOpportunity {
    /// The piece, 0-based.
    pub piece: u32,
    /// The line of it, 0-based.
    pub line: Lines,
    /// Which of its variants; 0 at its first line, where it is still open.
    pub variant: u8,
}

/// A piece, or a part of one, put on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The piece, 0-based.
    pub piece: u32,
    /// Which of its variants.
    pub variant: u8,
    /// Its lines that stand here, 0-based and half open.
    pub lines: std::ops::Range<Lines>,
    /// The grid line of the page on which the first of them stands, 0-based; after the repeated rows.
    pub top: Lines,
}

impl Put {
    /// Returns the grid line of the page under the last of its lines.
    pub fn end(&self) -> Lines {
        self.top + (self.lines.end - self.lines.start)
    }

    /// Tells whether its piece begins here.
    pub fn begins(&self) -> bool {
        self.lines.start == Lines::ZERO
    }
}

/// What stands on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageFill {
    /// From the top.
    pub puts: Vec<Put>,
    /// Grid lines that text takes.
    pub text: Lines,
    /// Grid lines that notes take at the foot, with what separates them.
    pub notes: Lines,
    /// Lines of notes carried over to the next page, in 1/100 of a grid line.
    pub carried: u32,
}

impl PageFill {
    /// Moves what stands on a page of so many lines to its middle or its foot.
    pub fn align(&mut self, align: AlignContent, lines: Lines) {
        let free = lines - (self.text + self.notes);
        let down = match align {
            AlignContent::Normal | AlignContent::Start => Lines::ZERO,
            AlignContent::Center => free.half(),
            AlignContent::End => free,
        };
        self.puts.iter_mut().for_each(|put| put.top += down);
        self.text += down;
    }
}

/// What the pages of a section may cost altogether, in turn. Most pages end well: what costs much is tried only where
/// nothing else leads to the end, and of all that could be tried that is nearly everything.
const BOUNDS: [f32; 4] = [16.0, 64.0, 256.0, f32::INFINITY];

/// Returns what stands on each page of a section, in order: if its first page is a recto, and if it is a verso.
///
/// Only the `sides` that are wanted are looked for, both at once: how a page may end does not depend on its side. There is
/// always an answer: what nothing else can avoid only costs more. Time grows with the number of
/// lines. Invariant: every line of every piece's chosen variant stands on one page, in order, except
/// that a piece that floats may stand on a later page than the text after it.
pub fn break_pages(pieces: &[Piece], frame: Frame, sides: [bool; 2]) -> [Vec<PageFill>; 2] {
    break_within(pieces, frame, sides, &BOUNDS)
}

/// Does the work of [`break_pages`]; what the bounds are changes nothing but the time it takes.
fn break_within(pieces: &[Piece], frame: Frame, sides: [bool; 2], bounds: &[f32]) -> [Vec<PageFill>; 2] {
    let Frame { lines, slack, .. } = frame;
    let tidy = |slack| Pass { slack, limit: PageCost::STUB - 1.0, forced: false };
    let any = |slack| Pass { slack, limit: f32::INFINITY, forced: false };
    let forced = Pass { forced: true, ..any(lines) };
    // A page ends early, how early ever, rather than that a heading stands at its foot.
    let kept = |slack| Pass { slack, limit: PageCost::NEVER - 1.0, forced: false };
    let passes = match frame.level {
        true => vec![tidy(slack.min(Lines::ONE)), kept(slack), kept(lines), any(slack), forced],
        // A page that no other faces ends early rather than that anything ugly is borne.
        false => vec![tidy(slack), tidy(lines), forced],
    };
    let mut wanted = sides;
    let mut plans = <[Vec<PageFill>; 2]>::default();
    for pagination in passes.into_iter().map(|pass| Pagination::new(pieces, frame, pass)) {
        for most in bounds {
            let search = pagination.search(wanted, *most);
            for side in 0..2 {
                if let Some(last) = search.last[side] {
                    plans[side] = pagination.pages(&search, last);
                    wanted[side] = false;
                }
            }
            if wanted == [false; 2] {
                return plans;
            }
            if !search.cut {
                break;
            }
        }
    }
    plans
}

/// Where the next page begins, and what of the pages before still matters to it.
///
/// Ordered so that every step leads from a smaller to a larger state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    place: BreakOpportunity,
    /// How many floating pieces have been put.
    floats: u32,
    /// Whether the first page is a verso.
    began_verso: bool,
    /// Whether the next page is a verso.
    verso: bool,
    /// The height that the next page should have to match the verso beside it; 0 where it is free.
    mate: Lines,
    /// Notes carried over, in 1/100 of a grid line.
    carried: u32,
}

/// The best path to a state.
#[derive(Clone, Copy, Debug)]
struct Way {
    cost: f32,
    /// The place of the state it leads from among those that were tried.
    from: usize,
    end: PageEnd,
}

/// How a page ends.
#[derive(Clone, Copy, Debug)]
struct PageEnd {
    place: BreakOpportunity,
    /// How many floating pieces have been put by then.
    floats: u32,
    /// Grid lines that text takes.
    text: Lines,
    /// Grid lines at the foot that notes take.
    notes: Lines,
    /// What is left over of a note, in 1/100 of a grid line.
    carried: u32,
    /// Whether its height is nobody's concern: the last page, or one before a forced break.
    free: bool,
    /// Whether it divides a word.
    divided: bool,
    /// What it costs in itself.
    cost: f32,
}

impl PageEnd {
    fn height(&self) -> Lines {
        self.text + self.notes
    }
}

/// The states that differ only by what notes leave over and by the page they face.
///
/// If all of them were tried, notes carried over from page to page would make as many states of every place as there
/// are pages before it. Nothing is lost except paths that begin with a fault of more than [`PageCost::FAR`].
#[derive(Debug, Default)]
struct Rivals {
    /// What they have in common.
    group: Option<State>,
    /// What the best path to any of them costs.
    least: f32,
    /// The best of those that differ only by what is left over, and what it costs.
    near: Option<(State, f32)>,
}

impl Rivals {
    /// Tells whether a state need not be tried; `open` are those that come after it.
    fn outdo(&mut self, state: State, cost: f32, open: &BTreeMap<State, Option<Way>>) -> bool {
        let group = |state: State| Some(State { mate: Lines::ZERO, carried: 0, ..state });
        if self.group != group(state) {
            let others = open.range(state..).take_while(|(other, _)| group(**other) == group(state));
            let costs = others.map(|(_, way)| way.map_or(0.0, |way| way.cost));
            *self = Self { group: group(state), least: costs.fold(cost, f32::min), near: None };
        }
        let is_near = self.near.is_some_and(|(near, least)| near.mate == state.mate && least <= cost);
        if !is_near {
            self.near = Some((state, cost));
        }
        is_near || cost > self.least + PageCost::FAR
    }
}

/// How a page may end that begins at a place. The page it faces is no part of that, so that one search serves all of them:
/// states come ordered by place.
#[derive(Debug, Default)]
struct KnownEnds {
    place: BreakOpportunity,
    floats: u32,
    /// By what notes leave over.
    ends: BTreeMap<u32, Vec<PageEnd>>,
    layers: Layers,
}

impl KnownEnds {
    fn ends(&mut self, pagination: &Pagination<'_>, state: State, most: f32) -> &[PageEnd] {
        if (self.place, self.floats) != (state.place, state.floats) {
            self.ends.clear();
            (self.place, self.floats) = (state.place, state.floats);
        }
        self.ends.entry(state.carried).or_insert_with(|| {
            let mut ends = Vec::new();
            pagination.explore(state, most, &mut self.layers, &mut ends);
            ends
        })
    }
}

/// What a search has found.
#[derive(Debug, Default)]
struct Search {
    /// Every state that was tried, with the best path to it; none to the first.
    tried: Vec<(State, Option<Way>)>,
    /// The best one to the end, if the first page is a recto and if it is a verso.
    last: [Option<Way>; 2],
    /// Whether others cost too much.
    cut: bool,
}

/// The places where a page may begin, numbered in their order.
#[derive(Debug)]
struct Places {
    /// The number of each piece's first line, and of the end.
    first: Vec<usize>,
    /// How many variants each piece has.
    variants: Vec<usize>,
}

impl Places {
    fn of(pieces: &[Piece]) -> Self {
        let mut count = 0;
        let mut first = Vec::with_capacity(pieces.len() + 1);
        for piece in pieces {
            first.push(count);
            let tallest = piece.variants.iter().map(|variant| variant.lines.len()).max().unwrap_or(0);
            count += 1 + tallest.saturating_sub(1) * piece.variants.len();
        }
        first.push(count);
        Self { first, variants: pieces.iter().map(|piece| piece.variants.len()).collect() }
    }

    fn count(&self) -> usize {
        self.first.last().map_or(0, |last| last + 1)
    }

    fn index(&self, place: BreakOpportunity) -> usize {
        let piece = place.piece as usize;
        match place.line.index() {
            0 => self.first[piece],
            line => self.first[piece] + 1 + (line - 1) * self.variants[piece] + usize::from(place.variant),
        }
    }
}

/// How much a pass allows: the first one allows nothing ugly and is quick, the second one allows anything.
#[derive(Clone, Copy, Debug)]
struct Pass {
    slack: Lines,
    limit: f32,
    /// Whether every page has an end: a note for which no page has room waits for a later one, and a page without
    /// text takes a line of it, however low the page is. No state is a dead end then, so that those which others outdo
    /// need never be tried.
    forced: bool,
}

struct Pagination<'a> {
    pieces: &'a [Piece],
    frame: Frame,
    /// The floating pieces, in order.
    floats: Vec<u32>,
    /// For each number of floating pieces, the height of the notes that the first of them call, in 1/100 of a grid
    /// line: they stand on the page of the piece, which may be a later one than that of the text around it.
    float_notes: Vec<u32>,
    /// For each piece and the end, how many floating ones stand before it.
    floats_before: Vec<u32>,
    /// For each floating piece, how many stand in a row from it on.
    row: Vec<u32>,
    /// For each piece, whether it calls a note.
    calls: Vec<bool>,
    pass: Pass,
}

impl<'a> Pagination<'a> {
    fn new(pieces: &'a [Piece], frame: Frame, pass: Pass) -> Self {
        let mut floats = Vec::new();
        let mut float_notes = vec![0];
        let mut floats_before = Vec::with_capacity(pieces.len() + 1);
        for (index, piece) in pieces.iter().enumerate() {
            floats_before.push(saturate::<u32>(floats.len()));
            if piece.floats {
                floats.push(saturate::<u32>(index));
                let own: u32 = piece.variants[0].lines.iter().map(|line| line.notes).sum();
                float_notes.push(float_notes[floats.len() - 1] + own);
            }
        }
        floats_before.push(saturate::<u32>(floats.len()));
        let mut row = vec![0; pieces.len()];
        let mut length = 0;
        for (index, piece) in pieces.iter().enumerate().rev() {
            length = if piece.floats { length + 1 } else { 0 };
            row[index] = length;
        }
        let calls = pieces.iter().map(Piece::calls).collect();
        Self { pieces, frame, floats, float_notes, floats_before, row, calls, pass }
    }

    /// Returns the pages of a path to the end.
    fn pages(&self, search: &Search, last: Way) -> Vec<PageFill> {
        let mut pages = Vec::new();
        let (mut page, mut ends) = (Layers::default(), Vec::new());
        let mut next = Some(last);
        while let Some(way) = next {
            let (from, before) = search.tried[way.from];
            self.explore(from, f32::INFINITY, &mut page, &mut ends);
            ends.clear();
            pages.push(self.fill(from, way.end, &page));
            next = before;
        }
        pages.reverse();
        pages
    }

    /// Finds the best path to every state, and to the end from each of the `sides`, of those that cost `most` at the most.
    fn search(&self, sides: [bool; 2], most: f32) -> Search {
        let places = Places::of(self.pieces);
        let mut open: Vec<BTreeMap<State, Option<Way>>> = vec![BTreeMap::new(); places.count()];
        for verso in [false, true].into_iter().filter(|verso| sides[usize::from(*verso)]) {
            open[0].insert(State { began_verso: verso, verso, ..State::default() }, None);
        }
        let mut found = Search::default();
        let mut rivals = Rivals::default();
        let mut known = KnownEnds::default();
        for here in 0..open.len() {
            let costs = open[here].values().map(|way| way.map_or(0.0, |w| w.cost));
            let left = most - costs.fold(f32::INFINITY, f32::min);
            // Ends that cost more than is left are not even found.
            found.cut |= !open[here].is_empty() && left < self.pass.limit;
            while let Some((state, way)) = open[here].pop_first() {
                let so_far = way.map_or(0.0, |w| w.cost);
                let is_done = state.place.piece as usize == self.pieces.len();
                let side = usize::from(state.began_verso);
                if found.last[side].is_some_and(|l| l.cost <= so_far)
                    || (!is_done && rivals.outdo(state, so_far, &open[here]))
                {
                    continue;
                }
                let from = found.tried.len();
                found.tried.push((state, way));
                for &end in known.ends(self, state, left) {
                    let way = Way { cost: so_far + end.cost + self.side_cost(state, end), from, end };
                    if way.cost - so_far > self.pass.limit || way.cost > most {
                        found.cut |= way.cost > most;
                        continue;
                    }
                    let best = match self.after(state, end) {
                        Some(next) => open[places.index(next.place)].entry(next).or_insert(None),
                        None => &mut found.last[side],
                    };
                    if best.is_none_or(|b| way.cost < b.cost) {
                        *best = Some(way);
                    }
                }
            }
        }
        found
    }

    /// Returns the state that a page's end leads to. `None` after the last page.
    fn after(&self, state: State, end: PageEnd) -> Option<State> {
        let done = end.place.piece as usize == self.pieces.len()
            && end.floats as usize == self.floats.len()
            && end.carried == 0;
        let mate = if self.frame.level && state.verso && !end.free { end.height() } else { Lines::ZERO };
        (!done).then_some(State {
            place: end.place,
            floats: end.floats,
            began_verso: state.began_verso,
            verso: !state.verso,
            mate,
            carried: end.carried,
        })
    }

    /// Returns what it costs that so many lines of a page are left free before a place.
    fn short_cost(&self, place: BreakOpportunity, short: Lines) -> f32 {
        let is_usual = self.frame.level || self.begins_group(place);
        let gap = if is_usual { Lines::ZERO } else { short - self.frame.slack };
        (short - gap).cost(PageCost::SHORT) + gap.cost(PageCost::SHORTER)
    }

    /// Tells whether what begins here is held together with what follows, as a heading is: a page that ends early
    /// before it is nothing strange.
    fn begins_group(&self, place: BreakOpportunity) -> bool {
        let kept = |at: u32| self.pieces.get(at as usize).is_some_and(|p| p.break_before >= PageCost::NEVER);
        place.line == Lines::ZERO && !kept(place.piece) && kept(place.piece + 1)
    }

    /// Returns what the end of a page costs on its side of the leaf.
    fn side_cost(&self, state: State, end: PageEnd) -> f32 {
        let hyphen = match (end.divided, state.verso) {
            (false, _) => 0.0,
            (true, true) => PageCost::HYPHEN_IN_SIGHT,
            (true, false) => PageCost::HYPHEN,
        };
        let is_after = state.place.piece as usize == self.pieces.len() && end.floats > state.floats;
        hyphen + if is_after { PageCost::AFTER_THE_END } else { 0.0 } + self.level_cost(state, end)
    }

    /// Returns what a page's height costs, beside the page it faces.
    fn level_cost(&self, state: State, end: PageEnd) -> f32 {
        let height = end.height();
        if end.free {
            let last = self.after(state, end).is_none();
            let missing = self.frame.least_last - end.text;
            return if last && missing > Lines::ZERO {
                PageCost::STUB + missing.cost(PageCost::STUB_LINE)
            } else {
                0.0
            };
        }
        if !self.frame.level {
            return self.short_cost(end.place, self.frame.lines - height);
        }
        if state.mate > Lines::ZERO {
            return state.mate.abs_diff(height).cost(PageCost::UNEVEN);
        }
        match self.frame.lines - height {
            Lines::ZERO => 0.0,
            // The page that a verso faces will be as short.
            short => {
                let pages = if state.verso { 2.0 } else { 1.0 };
                pages * (PageCost::SHORT + (short - Lines::ONE).cost(PageCost::SHORTER))
            }
        }
    }
}

#[cfg(test)]
mod tests;
