//! Pieces on a page to items in their places.

mod aside;
mod beside;
mod contents;
mod figure;
mod foot;
mod table;
mod text;
mod timeline;

pub use beside::RemarkLine;

use super::breaking::{PageFill, Put};
use super::notes::Notes;
use super::pieces::{Ready, ReadyBody};
use crate::diagnostic::Diagnostic;
use crate::frame::{
    Anchor, ArtifactKind, Bearing, Content, Grid, Item, Link, Page, Region, RegionKind, Side, TextPosition,
};
use crate::layout::Lines;
use crate::layout::block::RuleLeaf;
use crate::layout::context::Context;
use crate::layout::inline::{Notice, Quality, SetLine};
use crate::model::{AsideIndex, NodeId, SectionIndex};
use crate::style::{AsideColumn, PageStyle};
use crate::unit::{Length, Point, Rect, Size};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// How much of a line of the grid stands above its baseline.
pub const ABOVE: f64 = 0.76;
/// By what part of their distance rules to write on may stand farther apart to fill whole lines of the grid.
const SHARED_OUT: f64 = 0.05;
/// As many items as running heads and folios commonly add.
const MOST_HEADS: usize = 4;
/// What was noticed while a section was put on its pages.
#[derive(Debug, Default)]
pub struct Noticed {
    /// What went wrong in lines; a character that no face has is in it where it first stands.
    pub notices: Vec<Notice>,
    /// The characters among them.
    pub missing: BTreeSet<char>,
    /// How justified lines were fitted, each with its page, 0-based in the section.
    pub lines: Vec<Fitted>,
    /// How many justified paragraphs there are, and how many were set otherwise than is best for each by itself.
    pub paragraphs: (u32, u32),
    /// Pages, 0-based in the section, once for each space on them that is not as its style has it.
    pub moved_spaces: Vec<u32>,
    /// The lines of the text that are counted, in order.
    pub numbered: Vec<NumberedLine>,
    /// The terms that no margin has room for.
    pub unplaced: Vec<(SectionIndex, AsideIndex)>,
    /// What else its author should know of.
    pub said: Vec<Diagnostic>,
    /// Nodes that are not printed.
    pub left_out: Vec<Range<NodeId>>,
}

/// A line of the text that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberedLine {
    /// The section whose line it is.
    pub section: SectionIndex,
    /// The place of its page, 0-based.
    pub page: u32,
    /// Its number, 1-based.
    pub number: u32,
    /// Whether it bears the number.
    pub shown: bool,
    /// What it begins with. `None` for a line without words.
    pub begins: Option<TextPosition>,
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

/// Where a page stands in its opening.
#[derive(Clone, Copy, Debug)]
pub struct PageSide {
    /// The side of the leaf.
    pub side: Side,
    /// Whether it is the right-hand one, with its inner margin on the left.
    pub right_hand: bool,
}

/// The pieces of a section, in order.
pub struct SectionPieces<'a> {
    /// What they hold.
    pub ready: &'a [Ready<'a>],
    /// The lines that those divided over pages still have to put.
    pub set: &'a mut [Option<Vec<SetLine>>],
}

/// A page under way.
pub struct Composer<'a> {
    context: &'a Context<'a>,
    page: Page,
    /// The top left corner of the main region.
    origin: Point,
    /// The region for what stands beside the text.
    column: Option<Rect>,
    links: BTreeMap<(crate::frame::LinkSource, String), usize>,
    noticed: &'a mut Noticed,
    index: u32,
}

impl<'a> Composer<'a> {
    /// Starts a page of a geometry; `index` is its place in the section.
    pub fn new(
        context: &'a Context<'a>,
        style: &PageStyle,
        opening: PageSide,
        noticed: &'a mut Noticed,
        index: u32,
    ) -> Self {
        let PageSide { side, right_hand } = opening;
        let left = if right_hand { style.margin.inner } else { style.margin.outer };
        let origin = Point { x: left, y: style.margin.head };
        let size = Size {
            width: style.size.width - style.margin.inner - style.margin.outer,
            height: context.main.grid * i64::from(context.main.lines),
        };
        let column = style.aside.map(|AsideColumn { width, gap }| {
            let x = if right_hand { origin.x + size.width + gap } else { origin.x - gap - width };
            Rect { origin: Point { x, ..origin }, size: Size { width, ..size } }
        });
        let regions = vec![Region { kind: RegionKind::Main, area: Rect { origin, size } }];
        let grid = Grid { first: origin.y + context.main.grid.scale(ABOVE), step: context.main.grid };
        let page = Page { size: style.size, side, regions, grid: Some(grid), ..Page::default() };
        Self { context, page, origin, column, links: BTreeMap::new(), noticed, index }
    }

    /// Returns the page with nothing on it.
    pub fn empty(self) -> Page {
        self.page
    }

    /// Puts what fills the page, and returns it; terms that have no room here may stand on the next page where
    /// asides go on.
    pub fn fill(
        mut self,
        filled: &PageFill,
        pieces: SectionPieces<'_>,
        notes: &mut Notes,
        asides_go_on: bool,
    ) -> Page {
        let SectionPieces { ready, set } = pieces;
        for (over, put) in filled.puts.iter().zip(filled.puts.iter().skip(1)) {
            let is_moved = put.begins() && put.top - over.end() != ready[put.piece as usize].space;
            // A picture that waited stands at the head of the page, with its own space under it.
            let floats =
                [over, put].iter().any(|put| matches!(ready[put.piece as usize].body, ReadyBody::Figure(..)));
            self.noticed.moved_spaces.extend((is_moved && !floats).then_some(self.index));
        }
        for put in &filled.puts {
            self.put(put, &ready[put.piece as usize], set, notes);
        }
        self.axes(filled, ready);
        if filled.notes > Lines::ZERO {
            self.notes(filled, notes);
        }
        self.beside_text(notes, asides_go_on);
        self.finished()
    }

    fn finished(mut self) -> Page {
        // All pages are held until they are written: none keeps more room than its heads will fill.
        let items = &mut self.page.items;
        items.shrink_to(items.len() + MOST_HEADS);
        self.page
    }

    fn baseline(&self, line: Lines) -> Length {
        self.origin.y + self.context.main.grid.scale(ABOVE) + self.context.main.grid * i64::from(line)
    }

    fn put(&mut self, put: &Put, ready: &Ready<'_>, set: &mut [Option<Vec<SetLine>>], notes: &mut Notes) {
        if put.begins() {
            let y = self.baseline(put.top + ready.sink) - self.context.main.grid.scale(ABOVE);
            let at = Point { x: self.origin.x, y };
            self.page.anchors.extend(ready.leaf.anchors.iter().map(|id| Anchor { id: id.clone(), at }));
        }
        let sunk = Sunk { put, sink: ready.sink };
        self.date(ready, sunk);
        match &ready.body {
            ReadyBody::Text(text) => {
                let lines = set[put.piece as usize].get_or_insert_with(|| {
                    let variant = &text.variants[usize::from(put.variant)];
                    self.context.setter.finish(&text.prepared, &text.text.set.format, variant)
                });
                let mut lines = std::mem::take(lines);
                self.text(text, sunk, &mut lines, notes);
                if (put.lines.end - ready.sink) < Lines::of(lines.len()) * text.pitch {
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

    fn rule(&mut self, rule: &RuleLeaf, sunk: Sunk<'_>) {
        let Some(path) = &rule.path else { return };
        let (end, grid) = (sunk.put.end(), self.context.main.grid);
        let room = grid * i64::from(end - (sunk.put.top + sunk.sink));
        let last = self.baseline(end - Lines::ONE) - grid.scale(0.25);
        // A fiftieth of a rule may be lacking where lines of the grid are nearly as high as so many rules.
        let rules = Lines::rounded((room.ratio(rule.pitch) + 0.02).floor(), 1, 1000);
        let even = room / i64::from(rules);
        let pitch = if even <= rule.pitch.scale(1.0 + SHARED_OUT) { even } else { rule.pitch };
        for under in 1..=i64::from(rules) {
            let y = last - pitch * (i64::from(rules) - under);
            let at = Point { x: self.origin.x + rule.left, y };
            let bearing = Bearing::Artifact(ArtifactKind::Layout);
            let content = Content::Path(path.clone().into());
            self.page.items.push(Item { at, region: rule.region, bearing, actual_text: None, content });
        }
    }

    fn item(&mut self, content: Content, at: Point, bearing: Bearing) {
        self.page.items.push(Item { at, region: RegionKind::Main, bearing, actual_text: None, content });
    }

    /// Puts a line of the text, and has the notes it calls for wait.
    fn text_line(&mut self, line: SetLine, at: Point, notes: &mut Notes) {
        self.anchors(notes.call(&line.marks, at.y), &line, at);
        self.line(line, at, RegionKind::Main);
    }

    /// Notes ids that lead to a line.
    fn anchors(&mut self, ids: impl IntoIterator<Item = Arc<str>>, line: &SetLine, at: Point) {
        let at = Point { x: at.x, y: at.y - line.ascent };
        self.page.anchors.extend(ids.into_iter().map(|id| Anchor { id, at }));
    }

    /// Puts a line whose measure begins at `at`, on its baseline.
    fn line(&mut self, line: SetLine, at: Point, region: RegionKind) {
        let SetLine { items, links, first, ascent, descent, quality, notices, hyphenated, .. } = line;
        if region == RegionKind::Main && self.page.first.is_none() {
            self.page.first = first;
        }
        if quality.justified {
            self.noticed.lines.push(Fitted { page: self.index, quality, hyphenated });
        }
        // A book in a script that no face has would be noticed letter by letter.
        let Noticed { notices: kept, missing, .. } = &mut *self.noticed;
        kept.extend(notices.into_iter().filter(|notice| notice.missing().is_none_or(|c| missing.insert(c))));
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
    /// Returns the page's grid line of a line of the piece, its sink aside. `None` if it is on another page.
    fn place(self, line: Lines) -> Option<Lines> {
        let line = line + self.sink;
        self.put.lines.contains(&line).then(|| self.put.top + line - self.put.lines.start)
    }
}
