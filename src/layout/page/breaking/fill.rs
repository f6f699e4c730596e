//! Fills one page: every way in which the pieces from a state on may stand on it.

use super::{BreakOpportunity, LineBox, PageEnd, PageFill, Pagination, Put, State, Variant};
use crate::layout::{Lines, PageCost};
use crate::num::saturate;

/// A line of the grid, in the unit in which notes are counted.
const LINE: u32 = 100;

/// So many pictures may wait until text after them has filled the page, in a row or with text between them. With more of
/// them that text would stand pages before them, and each place would be tried with each number that waits.
const MOST_WAITING: u32 = 6;

/// The cheapest way to put whole pieces on a page: one layer for each piece, one cell for each height.
#[derive(Debug, Default)]
pub(super) struct Layers {
    cells: Vec<Cell>,
    /// Cells in a layer.
    width: usize,
    /// What costs more is not wanted.
    most: f32,
    /// Floating pieces put at the head of the page, in order, with their tops.
    head: Vec<(u32, Lines)>,
}

/// Pieces put so far take so many lines.
#[derive(Clone, Copy, Debug)]
struct Cell {
    cost: f32,
    /// The height before the last piece.
    before: Lines,
    /// The space left before it.
    space: Lines,
    /// Which of its variants.
    variant: u8,
    /// How many floating pieces have been put.
    floats: u32,
}

impl Cell {
    const EMPTY: Self =
        Self { cost: f32::INFINITY, before: Lines::ZERO, space: Lines::ZERO, variant: 0, floats: 0 };
}

impl Layers {
    fn begin(&mut self, width: usize, most: f32) {
        (self.width, self.most) = (width, most);
        self.cells.clear();
        self.cells.resize(width, Cell::EMPTY);
        self.head.clear();
    }

    fn add(&mut self) {
        self.cells.resize(self.cells.len() + self.width, Cell::EMPTY);
    }

    fn get(&self, layer: usize, height: Lines) -> Cell {
        self.cells[layer * self.width + height.index()]
    }

    fn better(&mut self, layer: usize, height: Lines, cell: Cell) {
        let known = &mut self.cells[layer * self.width + height.index()];
        if cell.cost < known.cost && cell.cost <= self.most {
            *known = cell;
        }
    }
}

/// What stands on a page up to a place, for the notes that are called there.
#[derive(Clone, Copy, Debug, Default)]
struct Called {
    /// The height of all notes, in 1/100 of a grid line.
    all: u32,
    /// The height of the last of them, the only one that may be divided.
    last: u32,
    /// How many floating pieces stand on the pages before.
    floats: u32,
}

impl Called {
    fn add(self, line: &LineBox) -> Self {
        if line.notes == 0 { self } else { Self { all: self.all + line.notes, last: line.notes, ..self } }
    }
}

/// How far a page is filled.
#[derive(Clone, Copy, Debug)]
struct Reached {
    place: BreakOpportunity,
    called: Called,
}

/// A way to put the next piece: under so many lines, after so much space.
#[derive(Clone, Copy, Debug)]
struct Start {
    cell: Cell,
    before: Lines,
    space: Lines,
    /// The grid line of its first line.
    top: Lines,
    cost: f32,
}

impl Pagination<'_> {
    /// Fills `layers` with the ways to fill the page that begins at `state` that cost `most` at the most, and `ends` with
    /// how it may end.
    pub(super) fn explore(&self, state: State, most: f32, layers: &mut Layers, ends: &mut Vec<PageEnd>) {
        layers.begin(self.frame.lines.index() + 1, most.min(self.pass.limit));
        let (floats, top) = self.put_waiting(state, layers);
        layers.better(0, top, Cell { cost: 0.0, floats, ..Cell::EMPTY });
        let mut called = Called { all: state.carried, last: state.carried, floats: state.floats };
        let first = state.place.piece as usize;
        for (layer, piece) in self.pieces.iter().enumerate().skip(first).map(|(i, p)| (i - first, p)) {
            let here = BreakOpportunity { piece: saturate(first + layer), ..BreakOpportunity::default() };
            if layer > 0 {
                self.end_between(layers, layer, Reached { place: here, called }, ends);
                if piece.new_page {
                    return;
                }
            }
            layers.add();
            let from = if layer == 0 { state.place } else { here };
            let fits = self.put(layers, layer, Reached { place: from, called }, ends);
            if !fits {
                if layer == 0 && piece.floats && !layers.head.is_empty() {
                    // Those that waited fill a page of their own.
                    self.end_between(layers, 0, Reached { place: here, called }, ends);
                }
                return;
            }
            // What floats is counted where it is put.
            if piece.floats {
                continue;
            }
            if !self.calls[from.piece as usize] {
                continue;
            }
            let set = &piece.variants[usize::from(from.variant)].lines;
            called = set[from.line.index()..].iter().fold(called, Called::add);
        }
        let end =
            BreakOpportunity { piece: saturate::<u32>(self.pieces.len()), ..BreakOpportunity::default() };
        self.end_between(layers, self.pieces.len() - first, Reached { place: end, called }, ends);
    }

    /// Puts the pictures that wait for a page at its head, as many as it holds but at least one.
    fn put_waiting(&self, state: State, layers: &mut Layers) -> (u32, Lines) {
        let due = self.floats_before[state.place.piece as usize];
        let (mut floats, mut top) = (state.floats, Lines::ZERO);
        while floats < due {
            let index = self.floats[floats as usize];
            let piece = &self.pieces[index as usize];
            let height = piece.variants[0].height().min(self.frame.lines);
            if top > Lines::ZERO && top + height > self.frame.lines {
                break;
            }
            layers.head.push((index, top));
            top = (top + height + piece.space).min(self.frame.lines);
            floats += 1;
        }
        (floats, top)
    }

    /// Adds the ends of a page between two pieces, or after the last one.
    fn end_between(&self, layers: &Layers, layer: usize, reached: Reached, ends: &mut Vec<PageEnd>) {
        let Reached { place, called } = reached;
        let next = self.pieces.get(place.piece as usize);
        let free = next.is_none_or(|piece| piece.new_page);
        let cost = if free { 0.0 } else { next.map_or(0.0, |piece| piece.break_before) };
        let least = if free { Lines::ZERO } else { self.least_text(called) };
        for height in least.to(self.frame.lines) {
            let cell = layers.get(layer, height);
            let most = layers.most;
            if cell.cost.is_finite() {
                let end = PageEnd {
                    place,
                    floats: cell.floats,
                    text: height,
                    notes: Lines::ZERO,
                    carried: 0,
                    free,
                    divided: false,
                    cost: cell.cost + cost,
                };
                self.end(end, called, most, ends);
            }
        }
    }

    /// Puts a piece under everything that may stand before it, whole and in part; tells whether it fits whole.
    fn put(&self, layers: &mut Layers, layer: usize, reached: Reached, ends: &mut Vec<PageEnd>) -> bool {
        let Reached { place: from, called } = reached;
        let piece = &self.pieces[from.piece as usize];
        let mut fits = false;
        for before in Lines::ZERO.to(self.frame.lines) {
            let cell = layers.get(layer, before);
            if !cell.cost.is_finite() {
                continue;
            }
            if piece.floats && self.must_wait(cell, before, from.piece) {
                let waiting = self.floats_before[from.piece as usize].saturating_sub(cell.floats);
                if waiting.max(self.row[from.piece as usize]) > MOST_WAITING {
                    continue;
                }
                let waiting = Cell {
                    cost: cell.cost + PageCost::FLOAT,
                    before,
                    space: Lines::ZERO,
                    variant: u8::MAX,
                    ..cell
                };
                layers.better(layer + 1, before, waiting);
                fits = true;
                continue;
            }
            for start in self.starts(layer, cell, before, from) {
                for (variant, set) in self.variants(from) {
                    let rest = set.height() - from.line;
                    let cost = start.cost + if from.line == Lines::ZERO { set.cost } else { 0.0 };
                    if !piece.floats && !set.whole {
                        let place = BreakOpportunity { variant, ..from };
                        self.end_inside(
                            Start { cost, ..start },
                            Reached { place, called },
                            layers.most,
                            ends,
                        );
                    }
                    let height = start.top + rest;
                    if height <= self.frame.lines {
                        let floats = cell.floats + u32::from(piece.floats);
                        let put = Cell { cost, before, space: start.space, variant, floats };
                        layers.better(layer + 1, height, put);
                        fits = true;
                    }
                }
            }
        }
        fits
    }

    /// Tells whether a floating piece has no room here, or others wait before it.
    fn must_wait(&self, cell: Cell, before: Lines, piece: u32) -> bool {
        let set = &self.pieces[piece as usize];
        let space = if before == Lines::ZERO { Lines::ZERO } else { set.space };
        let height = set.variants[0].height();
        cell.floats < self.floats_before[piece as usize]
            || (before > Lines::ZERO && before + space + height > self.frame.lines)
    }

    /// Returns the variants that are open at a place.
    fn variants(&self, from: BreakOpportunity) -> impl Iterator<Item = (u8, &Variant)> {
        let piece = &self.pieces[from.piece as usize];
        let open = if from.line > Lines::ZERO {
            usize::from(from.variant)..usize::from(from.variant) + 1
        } else {
            0..piece.variants.len()
        };
        open.map(|index| (saturate::<u8>(index), &piece.variants[index]))
    }

    /// Returns the grid lines on which a piece may begin.
    fn starts(
        &self,
        layer: usize,
        cell: Cell,
        before: Lines,
        from: BreakOpportunity,
    ) -> impl Iterator<Item = Start> {
        let piece = &self.pieces[from.piece as usize];
        let at_head = layer == 0 || before == Lines::ZERO;
        // A space is never closed altogether: it tells things apart.
        let give = if self.frame.level { piece.give } else { Lines::ZERO };
        let least = (piece.space - give).max(piece.space.min(Lines::ONE));
        let again = if from.line > Lines::ZERO { piece.again } else { Lines::ZERO };
        let (natural, spaces) = match at_head {
            true => (Lines::ZERO, Lines::ZERO.to(Lines::ZERO)),
            false => (piece.space, least.to(piece.space + give)),
        };
        spaces.map(move |space| Start {
            cell,
            before,
            space,
            top: before + space + again,
            cost: cell.cost + space.abs_diff(natural).cost(PageCost::SPACE),
        })
    }

    /// Adds the ends of a page inside a piece.
    fn end_inside(&self, start: Start, reached: Reached, most: f32, ends: &mut Vec<PageEnd>) {
        let Reached { place: from, mut called } = reached;
        let piece = &self.pieces[from.piece as usize];
        let lines = &piece.variants[usize::from(from.variant)].lines;
        let count = Lines::of(lines.len());
        let least = if self.calls[from.piece as usize] { Lines::ZERO } else { self.least_text(called) };
        let first = (least - start.top).max(Lines::ONE);
        for next in (from.line + first).to(count - Lines::ONE) {
            let line = &lines[next.index() - 1];
            called = called.add(line);
            let text = start.top + next - from.line;
            if text > self.frame.lines {
                return;
            }
            let stray = u8::from(next < piece.orphans) + u8::from(count - next < piece.widows);
            let end = PageEnd {
                place: BreakOpportunity { line: next, ..from },
                floats: start.cell.floats,
                text,
                notes: Lines::ZERO,
                carried: 0,
                free: false,
                divided: line.divided,
                cost: start.cost + line.break_cost + f32::from(stray) * PageCost::WIDOW,
            };
            self.end(end, called, most, ends);
        }
    }

    /// Returns the fewest lines of text on a page that goes on, as far as they do not depend on notes.
    fn least_text(&self, called: Called) -> Lines {
        let is_quiet = called.all == 0 && self.float_notes.last() == Some(&0);
        if is_quiet { self.frame.lines - self.pass.slack } else { Lines::ZERO }
    }

    /// Adds the ways in which a page that ends so may hold its notes.
    fn end(&self, end: PageEnd, called: Called, most: f32, ends: &mut Vec<PageEnd>) {
        let full = self.frame.lines;
        if end.cost > most {
            return;
        }
        let called = self.with_floats(called, end.floats);
        let least = if end.free { Lines::ZERO } else { full - self.pass.slack };
        if called.all == 0 {
            if end.text >= least {
                ends.push(end);
            }
            return;
        }
        let room = full - end.text;
        let notes = Lines::new((called.all + self.frame.note_gap).div_ceil(LINE));
        if notes <= room {
            // Notes stand on the last grid line: what is left over lies between them and the text.
            let first = if end.free { full } else { least.max(end.text + notes) };
            for height in first.to(full) {
                let loose = height - end.text - notes;
                if loose <= self.pass.slack || end.free {
                    let cost = if end.free { 0.0 } else { self.short_cost(end.place, loose) };
                    ends.push(PageEnd { notes: height - end.text, cost: end.cost + cost, ..end });
                }
            }
            return;
        }
        let held = (room.get() * LINE).saturating_sub(self.frame.note_gap);
        let held = held - held % self.frame.note_line.max(1);
        let carried = called.all.saturating_sub(held);
        if held >= 2 * LINE && carried + LINE < called.last {
            let cost = end.cost + PageCost::SPLIT_NOTE;
            ends.push(PageEnd { notes: room, carried, cost, ..end });
        } else if self.pass.limit.is_infinite() && held >= LINE {
            let cost = end.cost + PageCost::WIDOW;
            ends.push(PageEnd { notes: room, carried, cost, ..end });
        } else if self.pass.forced && end.text == Lines::ZERO {
            // The page is too low for a line of a note; the next would be no higher.
            let carried = called.all.saturating_sub(held.max(self.frame.note_line).max(1));
            ends.push(PageEnd { notes: room, carried, cost: end.cost + PageCost::NEVER, ..end });
        } else if self.pass.forced || self.pass.limit.is_infinite() && end.floats > called.floats {
            // A line, or a picture that fills its page, leaves no room for what it calls.
            ends.push(PageEnd { carried: called.all, cost: end.cost + PageCost::NEVER, ..end });
        }
    }

    /// Adds the notes of the floating pieces that a page holds on which so many have been put.
    fn with_floats(&self, called: Called, floats: u32) -> Called {
        let notes = self.float_notes[floats as usize] - self.float_notes[called.floats as usize];
        let last = if called.last == 0 { notes } else { called.last };
        Called { all: called.all + notes, last, ..called }
    }

    /// Returns what stands on the page that begins and ends so; `layers` are those of its beginning.
    pub(super) fn fill(&self, from: State, end: PageEnd, layers: &Layers) -> PageFill {
        let mut puts = Vec::new();
        let mut layer = (end.place.piece - from.place.piece) as usize;
        let mut height = end.text;
        if end.place.line > Lines::ZERO
            && let Some((start, first)) = self.last_start(from, end, layers)
        {
            puts.push(Put {
                piece: end.place.piece,
                variant: end.place.variant,
                lines: first..end.place.line,
                top: start.top,
            });
            height = start.before;
        }
        while layer > 0 {
            layer -= 1;
            let cell = layers.get(layer + 1, height);
            let piece = from.place.piece + saturate::<u32>(layer);
            if cell.variant != u8::MAX {
                let first = if layer == 0 { from.place.line } else { Lines::ZERO };
                let set = &self.pieces[piece as usize];
                let again = if first > Lines::ZERO { set.again } else { Lines::ZERO };
                let count = set.variants[usize::from(cell.variant)].height();
                let top = cell.before + cell.space + again;
                puts.push(Put { piece, variant: cell.variant, lines: first..count, top });
            }
            height = cell.before;
        }
        for (piece, top) in layers.head.iter().rev() {
            let count = self.pieces[*piece as usize].variants[0].height();
            puts.push(Put { piece: *piece, variant: 0, lines: Lines::ZERO..count, top: *top });
        }
        puts.reverse();
        PageFill { puts, text: end.text, notes: end.notes, carried: end.carried }
    }

    /// Returns the cheapest start of the piece that a page ends in, and its first line here.
    fn last_start(&self, from: State, end: PageEnd, layers: &Layers) -> Option<(Start, Lines)> {
        let layer = (end.place.piece - from.place.piece) as usize;
        let place = if layer == 0 {
            from.place
        } else {
            BreakOpportunity { piece: end.place.piece, ..BreakOpportunity::default() }
        };
        let put = end.place.line - place.line;
        Lines::ZERO
            .to(self.frame.lines)
            .filter(|height| layers.get(layer, *height).cost.is_finite())
            .flat_map(|height| self.starts(layer, layers.get(layer, height), height, place))
            .filter(|start| start.top + put == end.text && start.cell.floats == end.floats)
            .min_by(|a, b| a.cost.total_cmp(&b.cost))
            .map(|start| (start, place.line))
    }
}
