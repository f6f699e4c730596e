//! Fills one page: every way in which the pieces from a state on may stand on it.

use super::{Cost, Filled, LineBox, Lines, PageEnd, Pagination, Place, Put, State, Variant, Way};

/// The cheapest way to put whole pieces on a page: one layer for each piece, one cell for each height.
#[derive(Debug, Default)]
pub(super) struct Layers {
    cells: Vec<Cell>,
    /// Cells in a layer.
    width: usize,
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
    const EMPTY: Self = Self { cost: f32::INFINITY, before: 0, space: 0, variant: 0, floats: 0 };
}

impl Layers {
    fn begin(&mut self, width: usize) {
        self.width = width;
        self.cells.clear();
        self.cells.resize(width, Cell::EMPTY);
        self.head.clear();
    }

    fn add(&mut self) {
        self.cells.resize(self.cells.len() + self.width, Cell::EMPTY);
    }

    fn get(&self, layer: usize, height: usize) -> Cell {
        self.cells[layer * self.width + height]
    }

    fn better(&mut self, layer: usize, height: usize, cell: Cell) {
        let known = &mut self.cells[layer * self.width + height];
        if cell.cost < known.cost {
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
}

impl Called {
    fn add(self, line: &LineBox) -> Self {
        if line.notes == 0 { self } else { Self { all: self.all + line.notes, last: line.notes } }
    }
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
    /// Fills `layers` with the ways to fill the page that begins at `state`, and `ends` with how it may end.
    pub(super) fn explore(&self, state: State, layers: &mut Layers, ends: &mut Vec<PageEnd>) {
        layers.begin(usize::from(self.frame.lines) + 1);
        let (floats, top) = self.put_waiting(state, layers);
        layers.better(0, usize::from(top), Cell { cost: 0.0, floats, ..Cell::EMPTY });
        let mut called = Called { all: state.carried, last: state.carried };
        let first = state.place.piece as usize;
        for (layer, piece) in self.pieces.iter().enumerate().skip(first).map(|(i, p)| (i - first, p)) {
            let here = Place { piece: (first + layer) as u32, ..Place::default() };
            if layer > 0 {
                self.end_between(layers, layer, (here, called), ends);
                if piece.new_page {
                    return;
                }
            }
            layers.add();
            let from = if layer == 0 { state.place } else { here };
            let fits = self.put(layers, (layer, from), called, ends);
            if !fits {
                return;
            }
            let set = &piece.variants[usize::from(from.variant)].lines;
            called = set[usize::from(from.line)..].iter().fold(called, Called::add);
        }
        let end = Place { piece: self.pieces.len() as u32, ..Place::default() };
        self.end_between(layers, self.pieces.len() - first, (end, called), ends);
    }

    /// Puts the pictures that wait for a page at its head, as many as it holds but at least one.
    fn put_waiting(&self, state: State, layers: &mut Layers) -> (u32, Lines) {
        let due = self.floats_before[state.place.piece as usize];
        let (mut floats, mut top) = (state.floats, 0);
        while floats < due {
            let index = self.floats[floats as usize];
            let piece = &self.pieces[index as usize];
            let height = (piece.variants[0].lines.len() as Lines).min(self.frame.lines);
            if top > 0 && top + height > self.frame.lines {
                break;
            }
            layers.head.push((index, top));
            top = (top + height + piece.space).min(self.frame.lines);
            floats += 1;
        }
        (floats, top)
    }

    /// Adds the ends of a page between two pieces, or after the last one.
    fn end_between(
        &self,
        layers: &Layers,
        layer: usize,
        (place, called): (Place, Called),
        ends: &mut Vec<PageEnd>,
    ) {
        let next = self.pieces.get(place.piece as usize);
        let free = next.is_none_or(|piece| piece.new_page);
        let cost = if free { 0.0 } else { next.map_or(0.0, |piece| piece.break_before) };
        for height in 0..=self.frame.lines {
            let cell = layers.get(layer, usize::from(height));
            if cell.cost.is_finite() {
                let end = PageEnd {
                    place,
                    floats: cell.floats,
                    text: height,
                    notes: 0,
                    carried: 0,
                    free,
                    cost: cell.cost + cost,
                };
                self.end(end, called, ends);
            }
        }
    }

    /// Puts a piece under everything that may stand before it, whole and in part; tells whether it fits whole.
    fn put(
        &self,
        layers: &mut Layers,
        (layer, from): (usize, Place),
        called: Called,
        ends: &mut Vec<PageEnd>,
    ) -> bool {
        let piece = &self.pieces[from.piece as usize];
        let mut fits = false;
        for before in 0..=self.frame.lines {
            let cell = layers.get(layer, usize::from(before));
            if !cell.cost.is_finite() {
                continue;
            }
            if piece.floats && self.must_wait(cell, before, from.piece) {
                let waiting =
                    Cell { cost: cell.cost + Cost::FLOAT, before, space: 0, variant: u8::MAX, ..cell };
                layers.better(layer + 1, usize::from(before), waiting);
                fits = true;
                continue;
            }
            for start in self.starts(layer, cell, (before, from)) {
                for (variant, set) in self.variants(from) {
                    let rest = (set.lines.len() as Lines).saturating_sub(from.line);
                    let cost = start.cost + if from.line == 0 { set.cost } else { 0.0 };
                    if !piece.floats {
                        self.end_inside((start, cost), (from, variant), called, ends);
                    }
                    let height = start.top + rest;
                    if height <= self.frame.lines {
                        let floats = cell.floats + u32::from(piece.floats);
                        let put = Cell { cost, before, space: start.space, variant, floats };
                        layers.better(layer + 1, usize::from(height), put);
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
        let space = if before == 0 { 0 } else { set.space };
        let height = set.variants[0].lines.len() as Lines;
        cell.floats < self.floats_before[piece as usize]
            || (before > 0 && before + space + height > self.frame.lines)
    }

    /// Returns the variants that are open at a place.
    fn variants(&self, from: Place) -> impl Iterator<Item = (u8, &Variant)> {
        let piece = &self.pieces[from.piece as usize];
        let open = if from.line > 0 {
            usize::from(from.variant)..usize::from(from.variant) + 1
        } else {
            0..piece.variants.len()
        };
        open.map(|index| (index as u8, &piece.variants[index]))
    }

    /// Returns the grid lines on which a piece may begin.
    fn starts(
        &self,
        layer: usize,
        cell: Cell,
        (before, from): (Lines, Place),
    ) -> impl Iterator<Item = Start> {
        let piece = &self.pieces[from.piece as usize];
        let at_head = layer == 0 || before == 0;
        // A space is never closed altogether: it tells things apart.
        let give = if self.frame.level { piece.give } else { 0 };
        let least = piece.space.saturating_sub(give).max(piece.space.min(1));
        let spaces = if at_head { 0..=0 } else { least..=piece.space + give };
        let again = if from.line > 0 { piece.again } else { 0 };
        let natural = if at_head { 0 } else { piece.space };
        spaces.map(move |space| Start {
            cell,
            before,
            space,
            top: before + space + again,
            cost: cell.cost + f32::from(space.abs_diff(natural)) * Cost::SPACE,
        })
    }

    /// Adds the ends of a page inside a piece.
    fn end_inside(
        &self,
        (start, cost): (Start, f32),
        (from, variant): (Place, u8),
        mut called: Called,
        ends: &mut Vec<PageEnd>,
    ) {
        let piece = &self.pieces[from.piece as usize];
        let lines = &piece.variants[usize::from(variant)].lines;
        let count = lines.len() as Lines;
        for next in from.line + 1..count {
            let line = &lines[usize::from(next) - 1];
            called = called.add(line);
            let text = start.top + next - from.line;
            if text > self.frame.lines {
                return;
            }
            let stray = u8::from(next < piece.orphans) + u8::from(count - next < piece.widows);
            let end = PageEnd {
                place: Place { piece: from.piece, line: next, variant },
                floats: start.cell.floats,
                text,
                notes: 0,
                carried: 0,
                free: false,
                cost: cost + line.break_cost + f32::from(stray) * Cost::WIDOW,
            };
            self.end(end, called, ends);
        }
    }

    /// Adds the ways in which a page that ends so may hold its notes.
    fn end(&self, end: PageEnd, called: Called, ends: &mut Vec<PageEnd>) {
        let full = self.frame.lines;
        if end.cost > self.pass.limit {
            return;
        }
        let least = if end.free { 0 } else { full.saturating_sub(self.pass.slack) };
        if called.all == 0 {
            if end.text >= least {
                ends.push(end);
            }
            return;
        }
        let room = full - end.text;
        let notes = (called.all + self.frame.note_gap).div_ceil(100).min(u32::from(Lines::MAX)) as Lines;
        if notes <= room {
            // Notes stand on the last grid line: what is left over lies between them and the text.
            let bottom = if end.free { full..=full } else { least.max(end.text + notes)..=full };
            for height in bottom {
                let loose = height - end.text - notes;
                if loose <= self.pass.slack || end.free {
                    let cost = if end.free { 0.0 } else { self.short_cost(end.place, loose) };
                    ends.push(PageEnd { notes: height - end.text, cost: end.cost + cost, ..end });
                }
            }
            return;
        }
        let held = (u32::from(room) * 100).saturating_sub(self.frame.note_gap);
        let held = held - held % self.frame.note_line.max(1);
        let carried = called.all.saturating_sub(held);
        if held >= 200 && carried + 100 < called.last {
            let cost = end.cost + Cost::SPLIT_NOTE;
            ends.push(PageEnd { notes: room, carried, cost, ..end });
        } else if self.pass.limit.is_infinite() && held >= 100 {
            let cost = end.cost + Cost::WIDOW;
            ends.push(PageEnd { notes: room, carried, cost, ..end });
        }
    }

    /// Returns what stands on the page that ends so; `layers` are those of its beginning.
    pub(super) fn fill(&self, way: Way, layers: &Layers) -> Filled {
        let (from, end) = (way.from, way.end);
        let mut puts = Vec::new();
        let mut layer = (end.place.piece - from.place.piece) as usize;
        let mut height = end.text;
        if end.place.line > 0
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
            let cell = layers.get(layer + 1, usize::from(height));
            let piece = from.place.piece + layer as u32;
            if cell.variant != u8::MAX {
                let first = if layer == 0 { from.place.line } else { 0 };
                let set = &self.pieces[piece as usize];
                let again = if first > 0 { set.again } else { 0 };
                let count = set.variants[usize::from(cell.variant)].lines.len() as Lines;
                let top = cell.before + cell.space + again;
                puts.push(Put { piece, variant: cell.variant, lines: first..count, top });
            }
            height = cell.before;
        }
        for (piece, top) in layers.head.iter().rev() {
            let count = self.pieces[*piece as usize].variants[0].lines.len() as Lines;
            puts.push(Put { piece: *piece, variant: 0, lines: 0..count, top: *top });
        }
        puts.reverse();
        Filled { puts, text: end.text, notes: end.notes, carried: end.carried }
    }

    /// Returns the cheapest start of the piece that a page ends in, and its first line here.
    fn last_start(&self, from: State, end: PageEnd, layers: &Layers) -> Option<(Start, Lines)> {
        let layer = (end.place.piece - from.place.piece) as usize;
        let place =
            if layer == 0 { from.place } else { Place { piece: end.place.piece, ..Place::default() } };
        let put = end.place.line - place.line;
        (0..=self.frame.lines)
            .filter(|height| layers.get(layer, usize::from(*height)).cost.is_finite())
            .flat_map(|height| self.starts(layer, layers.get(layer, usize::from(height)), (height, place)))
            .filter(|start| start.top + put == end.text && start.cell.floats == end.floats)
            .min_by(|a, b| a.cost.total_cmp(&b.cost))
            .map(|start| (start, place.line))
    }
}
