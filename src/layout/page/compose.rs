//! Pieces on a page to items in their places.

use super::breaking::{Filled, Lines, Put};
use super::notes::Notes;
use super::pieces::{Ready, ReadyBody, ReadyTable, ReadyText};
use crate::frame::{
    Anchor, ArtifactKind, Bearing, Cap, Color, Content, Grid, Item, Link, Page, Path, PlacedPicture, Region,
    RegionKind, Side, Stroke,
};
use crate::layout::block::{Entry, Figure, Rule};
use crate::layout::context::Context;
use crate::layout::inline;
use crate::layout::inline::{Builder, Format, Line, Notice, Quality};
use crate::model::Direction;
use crate::style::PageStyle;
use crate::unit::{Length, Point, Rect, Size};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much of a line of the grid stands above its baseline.
pub const ABOVE: f64 = 0.76;
/// As many items as running heads and folios commonly add.
const MOST_HEADS: usize = 4;
/// How far the rule over notes stands above the first of them, in lines of the grid, and how long it is.
const NOTE_RULE: (f64, Length) = (0.45, Length::mm(20));

/// What was noticed while a section was put on its pages.
#[derive(Debug, Default)]
pub struct Noticed {
    /// What went wrong in lines.
    pub notices: Vec<Notice>,
    /// How justified lines were fitted, each with its page, 0-based in the section.
    pub lines: Vec<Fitted>,
    /// How many justified paragraphs there are, and how many were set otherwise than is best for them alone.
    pub paragraphs: (u32, u32),
}

/// How a justified line was fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitted {
    /// The place of its page, 0-based.
    pub page: u32,
    /// Its spaces and letters.
    pub quality: Quality,
    /// Whether it ends inside a word.
    pub hyphenated: bool,
}

/// A page under way.
pub struct Composer<'a> {
    context: &'a Context<'a>,
    page: Page,
    /// The top left corner of the main region.
    origin: Point,
    links: BTreeMap<(crate::frame::LinkSource, String), usize>,
    noticed: &'a mut Noticed,
    index: u32,
}

impl<'a> Composer<'a> {
    /// Starts a page of a geometry; `right_hand` tells which side its inner margin is on.
    pub fn new(
        context: &'a Context<'a>,
        style: &PageStyle,
        (side, right_hand): (Side, bool),
        (noticed, index): (&'a mut Noticed, u32),
    ) -> Self {
        let left = if right_hand { style.margin.inner } else { style.margin.outer };
        let origin = Point { x: left, y: style.margin.head };
        let size = Size {
            width: style.size.width - style.margin.inner - style.margin.outer,
            height: context.main.grid * i64::from(context.main.lines),
        };
        let regions = vec![Region { kind: RegionKind::Main, area: Rect { origin, size } }];
        let grid = Grid { first: origin.y + context.main.grid.scale(ABOVE), step: context.main.grid };
        let page = Page { size: style.size, side, regions, grid: Some(grid), ..Page::default() };
        Self { context, page, origin, links: BTreeMap::new(), noticed, index }
    }

    /// Puts what fills the page, and returns it.
    pub fn fill(
        mut self,
        filled: &Filled,
        ready: &[Ready<'_>],
        set: &mut [Option<Vec<Line>>],
        notes: &mut Notes,
    ) -> Page {
        for put in &filled.puts {
            self.put(put, &ready[put.piece as usize], set, notes);
        }
        if filled.notes > 0 {
            self.notes(filled, notes);
        }
        // All pages are held until they are written: none keeps more room than its heads will fill.
        let items = &mut self.page.items;
        items.shrink_to(items.len() + MOST_HEADS);
        self.page
    }

    fn baseline(&self, line: Lines) -> Length {
        self.origin.y + self.context.main.grid.scale(ABOVE) + self.context.main.grid * i64::from(line)
    }

    fn put(&mut self, put: &Put, ready: &Ready<'_>, set: &mut [Option<Vec<Line>>], notes: &mut Notes) {
        if put.lines.start == 0 {
            let y = self.baseline(put.top + ready.sink) - self.context.main.grid.scale(ABOVE);
            let at = Point { x: self.origin.x, y };
            self.page.anchors.extend(ready.leaf.anchors.iter().map(|id| Anchor { id: id.clone(), at }));
        }
        let sunk = Sunk { put, sink: ready.sink };
        match &ready.body {
            ReadyBody::Text(text) => {
                let lines = set[put.piece as usize].get_or_insert_with(|| {
                    let variant = &text.variants[usize::from(put.variant)];
                    self.context.setter.finish(&text.prepared, &text.text.set.format, variant)
                });
                let mut lines = std::mem::take(lines);
                self.text(text, sunk, &mut lines, notes);
                if usize::from(put.lines.end.saturating_sub(ready.sink) / text.pitch) < lines.len() {
                    set[put.piece as usize] = Some(lines);
                }
            }
            ReadyBody::Table(table) => self.table(table, sunk, notes),
            ReadyBody::Figure(figure, caption) => self.figure(figure, caption, sunk, notes),
            ReadyBody::Entry(entry, lines) => self.entry(entry, lines, sunk),
            ReadyBody::Rule => {
                if let crate::layout::block::Body::Rule(rule) = &ready.leaf.body {
                    self.rule(rule, sunk);
                }
            }
        }
    }

    fn text(&mut self, ready: &ReadyText<'_>, sunk: Sunk<'_>, lines: &mut [Line], notes: &mut Notes) {
        let left = ready.text.set.left;
        if sunk.put.lines.start == 0 && ready.text.set.format.align == inline::Align::Justify {
            self.noticed.paragraphs.0 += 1;
            self.noticed.paragraphs.1 += u32::from(sunk.put.variant > 0);
        }
        for (at, line) in lines.iter_mut().enumerate() {
            let grid_line = (at as Lines + 1) * ready.pitch - 1;
            let Some(place) = sunk.place(grid_line) else { continue };
            let baseline = self.baseline(place);
            if at == 0 {
                self.beside(ready, baseline);
            }
            let at = Point { x: self.origin.x + left, y: baseline };
            self.text_line(std::mem::take(line), at, notes);
        }
    }

    /// Puts what stands beside a paragraph's first line.
    fn beside(&mut self, ready: &ReadyText<'_>, baseline: Length) {
        let text = ready.text;
        let format = &text.set.format;
        let start = self.origin.x + text.set.left;
        if let Some(marker) = &text.marker {
            let width = marker.gap + Length::mm(30);
            let align = inline::Align::End;
            let lines = self.context.setter.set(&marker.words, &Format::ragged(width, align));
            let x = match marker.words.is_rtl() {
                false => start - marker.gap - width,
                true => start + format.measure + marker.gap,
            };
            for line in lines {
                self.line(line, Point { x, y: baseline }, RegionKind::Main);
            }
        }
        if let Some(initial) = &text.initial {
            let lines = self
                .context
                .setter
                .set(&initial.words, &Format::ragged(format.measure, inline::Align::Start));
            let y = baseline + self.context.main.grid * i64::from(initial.lines - 1);
            for line in lines {
                self.line(line, Point { x: start, y }, RegionKind::Main);
            }
        }
    }

    fn table(&mut self, ready: &ReadyTable<'_>, sunk: Sunk<'_>, notes: &mut Notes) {
        let table = ready.table;
        let goes_on = sunk.put.lines.start > 0;
        let head_lines = ready.tops.get(table.head).copied().unwrap_or(0);
        if goes_on {
            for row in 0..table.head {
                self.row(ready, row, (sunk.put.top - head_lines + ready.tops[row], true), notes);
            }
        }
        for row in 0..ready.cells.len() {
            if let Some(place) = sunk.place(ready.tops[row]) {
                self.row(ready, row, (place, false), notes);
            }
        }
        let [top, under_head, foot] = table.rules;
        let grid = self.context.main.grid;
        let first = if goes_on { sunk.put.top - head_lines } else { sunk.put.top + sunk.sink };
        let left = self.origin.x + table.left;
        let base = self.origin.y + grid.scale(ABOVE);
        let at = |line: Lines| base + grid * i64::from(line);
        let mut rule = |y: Length, width: Length| {
            if width > Length::ZERO {
                let stroke = Stroke { color: Color::BLACK, width, dash: Vec::new(), cap: Cap::Butt };
                let path = Path::rule(table.width, stroke);
                self.item(Content::Path(path), Point { x: left, y }, Bearing::Artifact(ArtifactKind::Layout));
            }
        };
        rule(at(first) - grid.scale(0.86), top);
        if head_lines > 0 {
            rule(at(first + head_lines - 1) + grid.scale(0.3), under_head);
        }
        let last = sunk.put.top + sunk.put.lines.len() as Lines - 1;
        rule(at(last) + grid.scale(0.36), foot);
    }

    /// Puts a row; head rows put again are artifacts.
    fn row(&mut self, ready: &ReadyTable<'_>, row: usize, (top, again): (Lines, bool), notes: &mut Notes) {
        for (cell, lines) in ready.table.rows[row].cells.iter().zip(&ready.cells[row]) {
            for (at, line) in lines.iter().enumerate() {
                let mut line = line.clone();
                if again {
                    line.items
                        .iter_mut()
                        .for_each(|item| item.bearing = Bearing::Artifact(ArtifactKind::Layout));
                    line.first = None;
                    line.links.clear();
                    line.marks.clear();
                }
                let at = Point { x: self.origin.x + cell.left, y: self.baseline(top + at as Lines) };
                self.text_line(line, at, notes);
            }
        }
    }

    /// Puts a picture so that it stands on a line of the grid, and its caption under it.
    fn figure(&mut self, figure: &Figure, caption: &[Line], sunk: Sunk<'_>, notes: &mut Notes) {
        let count = self.context.main.picture_lines(figure.size.height);
        let top = sunk.put.top + sunk.sink;
        let foot = self.baseline(top + count - 1);
        if let Some(picture) = figure.picture {
            let at = Point { x: self.origin.x + figure.left, y: foot - figure.size.height };
            let placed = PlacedPicture { picture, size: figure.size };
            self.item(Content::Picture(placed), at, figure.bearing);
            if let (None, Bearing::Text(position)) = (self.page.first, figure.bearing) {
                self.page.first = Some(position);
            }
        }
        let left = figure.caption.as_ref().map_or(Length::ZERO, |set| set.left);
        for (at, line) in caption.iter().enumerate() {
            let y = self.baseline(top + count + at as Lines);
            self.text_line(line.clone(), Point { x: self.origin.x + left, y }, notes);
        }
    }

    fn rule(&mut self, rule: &Rule, sunk: Sunk<'_>) {
        let y = self.baseline(sunk.put.top + sunk.sink) - self.context.main.grid.scale(0.25);
        let at = Point { x: self.origin.x + rule.left, y };
        self.item(Content::Path(rule.path.clone()), at, Bearing::Artifact(ArtifactKind::Layout));
    }

    fn entry(&mut self, entry: &Entry, [date, title, page]: &[Vec<Line>; 3], sunk: Sunk<'_>) {
        let top = sunk.put.top + sunk.sink;
        let foot = top + (title.len().max(1) - 1) as Lines;
        let x = self.origin.x;
        for (lines, left, top) in [
            (date, entry.date.as_ref().map_or(Length::ZERO, |date| date.left), top),
            (title, entry.title.left, top),
        ] {
            for (at, line) in lines.iter().enumerate() {
                let at = Point { x: x + left, y: self.baseline(top + at as Lines) };
                self.line(line.clone(), at, RegionKind::Main);
            }
        }
        let y = self.baseline(foot);
        let ends = title.last().map_or(Length::ZERO, |line| line.width);
        let page_width = page.first().map_or(Length::ZERO, |line| line.width);
        self.leader(entry, (ends, page_width), y);
        for line in page {
            self.line(line.clone(), Point { x: x + entry.page.left, y }, RegionKind::Main);
        }
    }

    /// Puts dots between the title of an entry and its page; they stand under one another.
    fn leader(&mut self, entry: &Entry, (title, page): (Length, Length), y: Length) {
        let title_set = &entry.title;
        let room = title_set.format.measure + entry.page.format.measure - title - page - entry.gap * 2;
        let dots = |count: usize| {
            let mut words = Builder::new(false);
            words.text(&" .".repeat(count), &entry.leader, Bearing::Artifact(ArtifactKind::Layout));
            words.build()
        };
        let pitch =
            self.context.setter.set(&dots(2), &Format::ragged(Length::pt(1000), inline::Align::Start));
        let single =
            self.context.setter.set(&dots(1), &Format::ragged(Length::pt(1000), inline::Align::Start));
        let width = |lines: &[Line]| lines.first().map_or(Length::ZERO, |line| line.width);
        let step = width(&pitch) - width(&single);
        if step <= Length::ZERO || room < step * 3 {
            return;
        }
        let count = (room.units() / step.units()) as usize;
        let format = Format::ragged(room, inline::Align::End);
        let rtl = title_set.words.is_rtl();
        let left = match rtl {
            false => title_set.left + title + entry.gap,
            true => entry.page.left + page + entry.gap,
        };
        for line in self.context.setter.set(&dots(count), &format) {
            self.line(line, Point { x: self.origin.x + left, y }, RegionKind::Main);
        }
    }

    /// Puts the notes that this page holds at its foot, the last of them on its last line.
    fn notes(&mut self, filled: &Filled, notes: &mut Notes) {
        let grid = self.context.main.grid;
        let leading = notes.leading(self.context);
        let lines = notes.take(self.context, filled);
        let last = self.baseline(filled.text + filled.notes - 1);
        let first = last - leading * (lines.len() as i64 - 1).max(0);
        let top = first - grid.scale(ABOVE);
        let stroke =
            Stroke { color: Color::BLACK, width: Length::from_pt(0.4), dash: Vec::new(), cap: Cap::Butt };
        let measure = self.context.main.measure;
        let length = NOTE_RULE.1.min(measure);
        let start = match self.context.book.metadata.direction {
            Direction::Ltr => Length::ZERO,
            Direction::Rtl => measure - length,
        };
        let rule = Point { x: self.origin.x + start, y: first - leading.scale(ABOVE + NOTE_RULE.0) };
        let kind = RegionKind::Foot;
        let path = Content::Path(Path::rule(length, stroke));
        self.page.items.push(Item {
            at: rule,
            region: kind,
            bearing: Bearing::Artifact(ArtifactKind::Layout),
            actual_text: None,
            content: path,
        });
        let size = Size { width: measure, height: last + grid.scale(1.0 - ABOVE) - top };
        let origin = Point { x: self.origin.x, y: top };
        self.page.regions.push(Region { kind, area: Rect { origin, size } });
        for (at, note) in lines.into_iter().enumerate() {
            let place = Point { x: self.origin.x + note.left, y: first + leading * at as i64 };
            self.anchors(note.begins, (&note.line, place));
            self.anchors(notes.call(&note.line.marks), (&note.line, place));
            self.line(note.line, place, kind);
        }
    }

    fn item(&mut self, content: Content, at: Point, bearing: Bearing) {
        self.page.items.push(Item { at, region: RegionKind::Main, bearing, actual_text: None, content });
    }

    /// Puts a line of the text, and has the notes it calls for wait.
    fn text_line(&mut self, line: Line, at: Point, notes: &mut Notes) {
        self.anchors(notes.call(&line.marks), (&line, at));
        self.line(line, at, RegionKind::Main);
    }

    /// Notes ids that lead to a line.
    fn anchors(&mut self, ids: impl IntoIterator<Item = Arc<str>>, (line, at): (&Line, Point)) {
        let at = Point { x: at.x, y: at.y - line.ascent };
        self.page.anchors.extend(ids.into_iter().map(|id| Anchor { id, at }));
    }

    /// Puts a line whose measure begins at `at`, on its baseline.
    fn line(&mut self, line: Line, at: Point, region: RegionKind) {
        let Line { items, links, first, ascent, descent, quality, notices, hyphenated, .. } = line;
        if region == RegionKind::Main && self.page.first.is_none() {
            self.page.first = first;
        }
        if quality.justified {
            self.noticed.lines.push(Fitted { page: self.index, quality, hyphenated });
        }
        self.noticed.notices.extend(notices);
        for mut item in items {
            item.at.x += at.x;
            item.at.y += at.y;
            item.region = region;
            self.page.items.push(item);
        }
        for link in links {
            let origin = Point { x: at.x + link.left, y: at.y - ascent };
            let size = Size { width: link.right - link.left, height: ascent + descent };
            let area = Rect { origin, size };
            let key = (link.source, format!("{:?}", link.target));
            match self.links.get(&key) {
                Some(known) => self.page.links[*known].areas.push(area),
                None => {
                    self.links.insert(key, self.page.links.len());
                    self.page.links.push(Link {
                        source: link.source,
                        target: link.target,
                        areas: vec![area],
                    });
                }
            }
        }
    }
}

/// Where the lines of a piece stand on a page.
#[derive(Clone, Copy)]
struct Sunk<'p> {
    put: &'p Put,
    sink: Lines,
}

impl Sunk<'_> {
    /// Returns the page's grid line of a line of the piece, its sink aside; none if it is on another page.
    fn place(self, line: Lines) -> Option<Lines> {
        let line = line + self.sink;
        self.put.lines.contains(&line).then(|| self.put.top + line - self.put.lines.start)
    }
}
