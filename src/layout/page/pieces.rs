//! Leaves to pieces of the grid: every way to set them, and what each costs.

use super::breaking::{LineBox, Piece, Variant};
use super::headers::HeaderPlace;
use crate::layout::block::{Body, ContentsEntry, FigureLeaf, Flow, Leaf, Set, SetCell, TableLeaf, TextLeaf};
use crate::layout::context::Context;
use crate::layout::inline::{self, LineMark, NoticeKind, Prepared, SetLine};
use crate::layout::{Lines, PageCost};
use crate::style::Align;
use crate::unit::Length;

/// A leaf ready to be put on pages.
#[derive(Debug)]
pub struct Ready<'f> {
    /// The leaf.
    pub leaf: &'f Leaf,
    /// Its lines, set or ready to be set.
    pub body: ReadyBody<'f>,
    /// Lines of the grid left free at its head, which are part of it: the sink of an opening.
    pub sink: Lines,
    /// Lines of the grid that its style leaves free before it.
    pub space: Lines,
}

/// The lines of a leaf.
#[derive(Debug)]
pub enum ReadyBody<'f> {
    /// Paragraphs are set when their variant is chosen.
    Text(ReadyText<'f>),
    /// Set rows.
    Table(ReadyTable<'f>),
    /// A picture and the lines under it.
    Figure(&'f FigureLeaf, Vec<SetLine>),
    /// The lines of an entry's date, title and page.
    Entry(&'f ContentsEntry, [Vec<SetLine>; 3]),
    /// A rule.
    Rule,
}

/// A paragraph that can be set in several numbers of lines.
#[derive(Debug)]
pub struct ReadyText<'f> {
    /// The leaf's own.
    pub text: &'f TextLeaf,
    /// Its words, shaped.
    pub prepared: Prepared<'f>,
    /// The ways to set it, the best first, as the piece has them.
    pub variants: Vec<inline::BestBreaks>,
    /// Lines of the grid from baseline to baseline.
    pub pitch: Lines,
    /// Whether it may be set otherwise than is best for it.
    pub may_vary: bool,
}

/// A table with its cells set.
#[derive(Debug)]
pub struct ReadyTable<'f> {
    /// The leaf's own.
    pub table: &'f TableLeaf,
    /// The first grid line of each row.
    pub tops: Vec<Lines>,
    /// How many grid lines its head takes at the top of each further page.
    pub again: Lines,
    /// The lines of each cell, each with where its measure begins.
    pub cells: Vec<Vec<Vec<(SetLine, Length)>>>,
    /// For each row the earliest one from which a cell reaches into it.
    pub reached: Vec<usize>,
}

/// So many ways to set a paragraph are worth having: as is best, and a line shorter and longer.
const MOST_VARIANTS: usize = 3;
/// The same where pages would else end two lines early: two lines longer too.
const MOST_WIDER: usize = 5;
/// The same where pages would else end a line early: with other ends of lines.
const MOST_ADDED: usize = 16;
/// A last line of one word may then be had for all others being let out, if it is this part of the measure.
const LONG_WORD: i64 = 6;
/// By how many lines a space may be opened so that facing pages end level.
const GIVE: Lines = Lines::ONE;

/// How far paragraphs go to be a line shorter or longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// As far as lines may go anywhere.
    Usual,
    /// Farther, where pages would else end two lines early: a line with wide spaces is seen less than that.
    Wider,
}

/// Returns a section's leaves as pieces, each with what it is made of; `header` is where its header stands.
pub fn pieces<'f>(
    context: &Context<'_>,
    flow: &'f Flow,
    notes: &[u32],
    header: Option<HeaderPlace>,
    ways: Ways,
) -> (Vec<Ready<'f>>, Vec<Piece>) {
    let mut out = (Vec::with_capacity(flow.leaves.len()), Vec::with_capacity(flow.leaves.len()));
    let text = flow.header.map(|header| header.text);
    for (at, leaf) in flow.leaves.iter().enumerate() {
        let mut space = context.main.lines_of(leaf.space);
        if let Some(place) = header {
            space = if at == 0 { place.sink } else { space };
            space += if Some(at) == text { place.more } else { Lines::ZERO };
        }
        let sink = if at == 0 { space } else { Lines::ZERO };
        let is_fixed = text.is_some_and(|text| at < text);
        let maker = Maker { context, notes, leaf, sink, is_fixed, ways };
        let (body, mut piece) = maker.make();
        piece.space = if at == 0 { Lines::ZERO } else { space };
        // The spaces of a timeline tell time; a heading stays as near to its text as it always is, and all sections
        // open alike.
        let is_fixed = leaf.axis.is_some() || leaf.breaks.keep_before || leaf.breaks.opens;
        piece.give = if is_fixed { Lines::ZERO } else { GIVE.min(piece.space) };
        out.0.push(Ready { leaf, body, sink, space: piece.space });
        out.1.push(piece);
    }
    out
}

/// Adds to paragraphs the ways in which other lines end in hyphens, and those of still other numbers of lines: so many are
/// only worth it where pages would else end early. Those that they have keep their places.
pub fn add_ways<'f>(context: &Context<'_>, notes: &[u32], ready: &mut [Ready<'f>], pieces: &mut [Piece]) {
    for (ready, piece) in ready.iter_mut().zip(pieces) {
        let (leaf, sink) = (ready.leaf, ready.sink);
        let ReadyBody::Text(text) = &mut ready.body else { continue };
        if text.add_ways() {
            let maker = Maker { context, notes, leaf, sink, is_fixed: false, ways: Ways::Usual };
            piece.variants = maker.text_piece(text).variants;
        }
    }
}

impl ReadyText<'_> {
    /// Adds ways to set it, and tells whether there are any.
    fn add_ways(&mut self) -> bool {
        if !self.may_vary {
            return false;
        }
        let format = &self.text.set.format;
        let best = least_demerits(&self.variants);
        let others = self.variants.iter().flat_map(|way| self.prepared.with_other_ends(format, way));
        let least = format.measure / LONG_WORD;
        let is_let_out = |way: &inline::BestBreaks| self.prepared.is_let_out_for_a_word(way, least);
        let counts: Vec<usize> = self.variants.iter().map(inline::BestBreaks::lines).collect();
        let still = self.prepared.break_lines(format).into_iter();
        let still = still.filter(|way| !counts.contains(&way.lines()) && !is_let_out(way));
        let mut new: Vec<inline::BestBreaks> = Vec::new();
        for way in others.chain(still) {
            let is_near = PageCost::of_lines(way.demerits - best) <= PageCost::MOST_FOR_LINES;
            let is_known = self.variants.iter().chain(&new).any(|known| known.breaks == way.breaks);
            if is_near && !is_known && self.variants.len() + new.len() < MOST_ADDED {
                new.push(way);
            }
        }
        let has_new = !new.is_empty();
        self.variants.extend(new);
        has_new
    }
}

/// Returns what the best way costs.
fn least_demerits(ways: &[inline::BestBreaks]) -> f64 {
    ways.iter().map(|way| way.demerits).fold(f64::INFINITY, f64::min)
}

/// Makes the piece of a leaf.
pub struct Maker<'f, 'c> {
    /// What its section is laid out with.
    pub context: &'c Context<'c>,
    /// The height of each note of the section.
    pub notes: &'c [u32],
    /// The leaf.
    pub leaf: &'f Leaf,
    /// Lines of the grid left free at its head.
    pub sink: Lines,
    /// Whether it belongs to a header, which is as high as is best for it: nothing below it moves.
    pub is_fixed: bool,
    /// How far its paragraphs go.
    pub ways: Ways,
}

impl<'f> Maker<'f, '_> {
    /// Returns how many lines of the grid the leaf takes as is best for it.
    pub fn height(&self) -> Lines {
        self.make().1.variants.first().map_or(Lines::ZERO, Variant::height)
    }

    fn make(&self) -> (ReadyBody<'f>, Piece) {
        match &self.leaf.body {
            Body::Text(text) => self.text(text),
            Body::Table(table) => self.table(table),
            Body::Figure(figure) => self.figure(figure),
            Body::Entry(entry) => self.entry(entry),
            Body::Rule(rule) => {
                let (least, most) = rule.count;
                // Rules are left out so that the others stand on one page: none are left out and the rest divided.
                let of = |count: Lines| Variant {
                    cost: (most - count).cost(PageCost::FEWER),
                    whole: count < most,
                    ..self.plain(self.context.main.lines_over(rule.pitch * i64::from(count)))
                };
                let mut ways: Vec<Variant> = least.to(most).map(of).collect();
                ways.reverse();
                (ReadyBody::Rule, self.piece(ways))
            }
        }
    }

    /// Returns a piece with the leaf's breaks.
    fn piece(&self, mut variants: Vec<Variant>) -> Piece {
        let breaks = &self.leaf.breaks;
        for variant in &mut variants {
            let last = variant.lines.len().saturating_sub(1);
            if breaks.keep_together {
                variant.lines[..last].iter_mut().for_each(|line| line.break_cost += PageCost::NEVER);
            }
            // A date may take more lines than what happened.
            let least = self.leaf.axis.as_ref().map_or(0, |axis| axis.date_lines.index());
            while variant.lines.len() < least {
                variant.lines.iter_mut().for_each(|line| line.break_cost = PageCost::NEVER);
                variant.lines.push(LineBox::default());
            }
            let sink = vec![LineBox::held(); self.sink.index()];
            variant.lines.splice(0..0, sink);
        }
        Piece {
            variants,
            break_before: if breaks.keep_before { PageCost::NEVER } else { breaks.cost },
            new_page: breaks.new_page,
            orphans: breaks.orphans + self.sink,
            widows: breaks.widows,
            ..Piece::default()
        }
    }

    fn plain(&self, lines: Lines) -> Variant {
        Variant { lines: vec![LineBox::default(); lines.index()], ..Variant::default() }
    }

    fn pitch(&self, leading: Length) -> Lines {
        self.context.main.lines_over(leading.scale(0.97))
    }

    fn text(&self, text: &'f TextLeaf) -> (ReadyBody<'f>, Piece) {
        let setter = &self.context.setter;
        let prepared = setter.prepare(&text.set.words, text.set.format.narrowest());
        let pitch = self.pitch(text.set.leading);
        let mut variants = prepared.break_lines(&text.set.format);
        let best = least_demerits(&variants);
        // Lines that are counted keep their numbers, whatever their pages are like.
        let may_vary = text.set.format.align == Align::Justify && text.counted.is_none() && !self.is_fixed;
        let (most, count) = match self.ways {
            Ways::Usual => (PageCost::MOST_FOR_LINES, MOST_VARIANTS),
            Ways::Wider => (PageCost::MOST_FOR_WIDER, MOST_WIDER),
        };
        if may_vary && self.ways == Ways::Wider {
            let wider = prepared.break_lines_wider(&text.set.format);
            let is_new = |way: &inline::BestBreaks| variants.iter().all(|v| v.lines() != way.lines());
            let new: Vec<_> = wider.into_iter().filter(is_new).collect();
            variants.extend(new);
        }
        variants.retain(|variant| PageCost::of_lines(variant.demerits - best) <= most);
        if self.ways == Ways::Usual {
            // A page is not filled by the one word of a last line for which all others were let out.
            let lines =
                variants.iter().find(|variant| variant.demerits <= best).map_or(0, |best| best.lines());
            variants.retain(|way| {
                way.lines() <= lines || !prepared.is_let_out_for_a_word(way, Length::from_units(i64::MAX))
            });
        }
        variants.sort_by(|a, b| a.demerits.total_cmp(&b.demerits));
        variants.truncate(if may_vary { count } else { 1 });
        // The others are seldom taken.
        if let Some(first) = variants.first_mut() {
            *first = prepared.without_rivers(&text.set.format, std::mem::take(first));
        }
        let ready = ReadyText { text, prepared, variants, pitch, may_vary };
        let piece = self.text_piece(&ready);
        (ReadyBody::Text(ready), piece)
    }

    /// Returns the piece of a paragraph with all ways to set it.
    fn text_piece(&self, ready: &ReadyText<'_>) -> Piece {
        let ReadyText { text, pitch, .. } = *ready;
        let best = least_demerits(&ready.variants);
        let ways = ready
            .variants
            .iter()
            .map(|variant| Variant {
                lines: self.line_boxes(ready, variant),
                cost: PageCost::of_lines((variant.demerits - best).max(0.0)),
                whole: false,
            })
            .collect();
        let mut piece = self.piece(ways);
        let initial = text.initial.as_ref().map_or(Lines::ZERO, |initial| initial.lines);
        piece.orphans = (piece.orphans - self.sink).max(initial) * pitch + self.sink;
        // A drop initial stands on the last of the lines beside it: they are never parted.
        let beside = ((initial - Lines::ONE) * pitch + self.sink).index();
        for variant in piece.variants.iter_mut().filter(|_| initial > Lines::ZERO) {
            variant.lines.iter_mut().take(beside).for_each(|line| line.break_cost += PageCost::NEVER);
        }
        piece.widows *= pitch;
        piece
    }

    fn line_boxes(&self, ready: &ReadyText<'_>, variant: &inline::BestBreaks) -> Vec<LineBox> {
        let ReadyText { text, prepared, pitch, .. } = ready;
        let notes = self.notes_by_line(text, prepared, variant);
        let mut boxes = Vec::with_capacity(variant.breaks.len() * pitch.index());
        for (at, point) in variant.breaks.iter().enumerate() {
            let inner = LineBox::held();
            boxes.extend(std::iter::repeat_n(inner, pitch.index() - 1));
            let divided = prepared.ends_in_hyphen(*point);
            boxes.push(LineBox { divided, notes: notes.get(at).copied().unwrap_or(0), ..LineBox::default() });
        }
        boxes
    }

    /// Returns the height of the notes that are called first on each line; empty where none is.
    fn notes_by_line(
        &self,
        text: &TextLeaf,
        prepared: &Prepared<'_>,
        variant: &inline::BestBreaks,
    ) -> Vec<u32> {
        if self.notes.is_empty() || !text.set.words.has_marks() {
            return Vec::new();
        }
        let lines = self.context.setter.finish(prepared, &text.set.format, variant);
        lines.iter().map(|line| self.notes_on(line)).collect()
    }

    fn set(&self, set: &Set) -> Vec<SetLine> {
        self.context.setter.set(&set.words, &set.format)
    }

    fn table(&self, table: &'f TableLeaf) -> (ReadyBody<'f>, Piece) {
        let cells: Vec<Vec<Vec<(SetLine, Length)>>> =
            table.rows.iter().map(|row| row.cells.iter().map(|cell| self.cell(cell)).collect()).collect();
        let (heights, reached) = (heights(table, &cells), reached(table));
        let mut tops = Vec::with_capacity(cells.len());
        let mut boxes: Vec<LineBox> = Vec::new();
        let mut head = Lines::ZERO;
        for (at, height) in heights.iter().enumerate() {
            tops.push(Lines::of(boxes.len()));
            boxes.extend((0..*height).map(|_| LineBox::held()));
            // A high row may be divided, not near its edges; what a cell ties is divided only where it is higher than a page.
            let stands_free =
                reached.get(at) == Some(&at) && reached.get(at + 1).is_none_or(|first| *first > at);
            if at >= table.head && stands_free && *height >= LEAST_DIVIDED {
                let last = boxes.len() - LINES_AT_EDGES;
                let inner = boxes
                    .get_mut(last + LINES_AT_EDGES - height + LINES_AT_EDGES - 1..last)
                    .unwrap_or_default();
                inner.iter_mut().for_each(|line| line.break_cost = PageCost::ROW);
            }
            // The head rows stay with the first one after them, and rows that a cell ties with one another.
            let is_head = at < table.head;
            let is_edge = at == table.head || at + 2 == cells.len();
            let is_tied = reached.get(at + 1).is_some_and(|first| *first <= at);
            if let (Some(last), false) = (boxes.last_mut(), is_head || is_tied) {
                last.break_cost = if is_edge { PageCost::WIDOW } else { 0.0 };
            }
            head = if is_head { Lines::of(boxes.len()) } else { head };
        }
        for (row, top) in cells.iter().zip(&tops) {
            for (at, (line, _)) in row.iter().flat_map(|cell| cell.iter().enumerate()) {
                if let Some(line_box) = boxes.get_mut(top.index() + at) {
                    line_box.notes += self.notes_on(line);
                }
            }
        }
        // A head that leaves little room is not repeated.
        let again = if head * Lines::new(3) <= self.context.main.lines { head } else { Lines::ZERO };
        let mut piece = self.piece(vec![Variant { lines: boxes, ..Variant::default() }]);
        (piece.again, piece.orphans, piece.widows) = (again, Lines::ZERO, Lines::ZERO);
        (ReadyBody::Table(ReadyTable { table, tops, again, cells, reached }), piece)
    }

    /// Sets a cell; that its words are broken is said of the whole table.
    fn cell(&self, cell: &SetCell) -> Vec<(SetLine, Length)> {
        let mut lines = Vec::new();
        for text in &cell.texts {
            for mut line in self.set(text) {
                line.notices.retain(|notice| !matches!(notice.kind, NoticeKind::Broken(_)));
                lines.push((line, text.left));
            }
        }
        lines
    }

    /// Returns the height of the notes that are called first on a line.
    fn notes_on(&self, line: &SetLine) -> u32 {
        let height = |mark: &LineMark| match mark {
            LineMark::Note(note) => self.notes.get(*note as usize).copied().unwrap_or(0),
            LineMark::Aside(_) | LineMark::Line(_) => 0,
        };
        line.marks.iter().map(height).sum()
    }

    fn figure(&self, figure: &'f FigureLeaf) -> (ReadyBody<'f>, Piece) {
        let caption = figure.caption.as_ref().map(|set| self.set(set)).unwrap_or_default();
        let lines = self.picture_lines(figure) + Lines::of(caption.len());
        let mut piece = self.piece(vec![self.plain(lines.min(self.context.main.lines))]);
        let boxes = &mut piece.variants[0].lines;
        let last = boxes.len() - 1;
        boxes[..last].iter_mut().for_each(|line| line.break_cost = PageCost::NEVER);
        boxes[last].notes = caption.iter().map(|line| self.notes_on(line)).sum();
        piece.floats = true;
        (ReadyBody::Figure(figure, caption), piece)
    }

    fn picture_lines(&self, figure: &FigureLeaf) -> Lines {
        self.context.main.picture_lines(figure.size.height)
    }

    fn entry(&self, entry: &'f ContentsEntry) -> (ReadyBody<'f>, Piece) {
        let date = entry.date.as_ref().map(|set| self.set(set)).unwrap_or_default();
        let lines = [date, self.set(&entry.title), self.set(&entry.page)];
        let count = lines.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let mut piece = self.piece(vec![self.plain(Lines::of(count))]);
        let boxes = &mut piece.variants[0].lines;
        let last = boxes.len() - 1;
        boxes[..last].iter_mut().for_each(|line| line.break_cost = PageCost::NEVER);
        (ReadyBody::Entry(entry, lines), piece)
    }
}

/// The lines of the lowest row of a table that may be divided.
const LEAST_DIVIDED: usize = 6;
/// The fewest lines of it on either page.
const LINES_AT_EDGES: usize = 2;

/// Returns how many lines each row is high: as its highest cell, the last row of a cell over several as that needs.
fn heights(table: &TableLeaf, cells: &[Vec<Vec<(SetLine, Length)>>]) -> Vec<usize> {
    let mut heights = vec![1; cells.len()];
    let mut over = Vec::new();
    for (at, (row, lines)) in table.rows.iter().zip(cells).enumerate() {
        for (cell, lines) in row.cells.iter().zip(lines) {
            match cell.rows {
                0 | 1 => heights[at] = lines.len().max(heights[at]),
                rows => over.push((at..(at + rows).min(cells.len()), lines.len())),
            }
        }
    }
    for (rows, lines) in over {
        let there: usize = heights[rows.clone()].iter().sum();
        heights[rows.end - 1] += lines.saturating_sub(there);
    }
    heights
}

/// Returns for each row the earliest one from which a cell reaches into it.
fn reached(table: &TableLeaf) -> Vec<usize> {
    let count = table.rows.len();
    let mut reached: Vec<usize> = (0..count).collect();
    for (at, row) in table.rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|cell| cell.rows > 1) {
            let end = (at + cell.rows).min(count);
            reached[at..end].iter_mut().for_each(|first| *first = at.min(*first));
        }
    }
    reached
}
