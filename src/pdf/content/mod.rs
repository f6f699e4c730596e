//! What is drawn on each side, as PDF's operators, every stretch marked with the element it belongs to.
//!
//! Source: ISO 32000-1, 8, 9 and 14.6.

mod canvas;
mod path;
mod text;

pub use canvas::{Canvas, greyed};

use super::file::Deflater;
use super::fonts::Fonts;
use super::pictures::Pictures;
use super::shapes::Shapes;
use super::side::{Mapping, PrintedSide};
use super::syntax;
use super::tags::{PageMark, StructType, TagPlace, Tree};
use crate::frame::{ArtifactKind, Bearing, Content, Item, Page};
use crate::num::saturate;
use crate::unit::{Length, Point, Rect};
use rayon::prelude::*;

/// What content is made with.
#[derive(Clone, Copy, Debug)]
pub struct ContentContext<'a> {
    /// The pages.
    pub pages: &'a [Page],
    /// Where each of them is read.
    pub mappings: &'a [Option<Mapping>],
    /// Their fonts.
    pub fonts: &'a Fonts,
    /// Their pictures.
    pub pictures: &'a Pictures,
    /// Their shapes.
    pub shapes: &'a Shapes<'a>,
    /// Where what is drawn belongs.
    pub tree: &'a Tree,
    /// Whether colours become greys.
    pub grey: bool,
}

/// What stands on a side.
#[derive(Debug, Default)]
pub struct SideContent {
    /// The content stream, deflated.
    pub stream: Box<[u8]>,
    /// What is marked in it, by number.
    pub marks: Vec<PageMark>,
}

/// Makes the content of all sides, on all threads.
pub fn all(sides: &[PrintedSide], context: ContentContext<'_>) -> Vec<SideContent> {
    let sides = sides.par_iter().enumerate();
    sides.map_init(Deflater::new, |deflater, (index, side)| one(index, side, context, deflater)).collect()
}

fn one(
    index: usize,
    side: &PrintedSide,
    context: ContentContext<'_>,
    deflater: &mut Deflater,
) -> SideContent {
    let mut bytes = Vec::with_capacity(16_384);
    let mut marks = Vec::new();
    for (slot, placed) in side.placed.iter().enumerate() {
        let Some(page) = context.pages.get(placed.page) else { continue };
        let height = page.size.height;
        let first = context.mappings.get(placed.page).copied().flatten();
        let said = first
            .filter(|mapping| (mapping.side, mapping.slot) == (index, slot))
            .map(|mapping| Said { mapping, page: saturate(placed.page), marks: &mut marks });
        // Pages are kept apart by the graphics state.
        bytes.extend(b"q\n");
        placed.transform.write(&mut bytes);
        let mut canvas = Canvas::new(&mut bytes, height, context.grey);
        if let Some(clip) = placed.clip {
            canvas.clip(clip);
        }
        ItemWriter { context, canvas, said, open: None, in_words: false }.all(&page.items);
        bytes.extend(b"Q\n");
    }
    let canvas = Canvas::new(&mut bytes, side.size.height, context.grey);
    ItemWriter { context, canvas, said: None, open: None, in_words: false }.all(&side.extras);
    SideContent { stream: deflater.deflate(&bytes), marks }
}

/// What stands between `BDC` and `EMC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Leaf(TagPlace),
    Artifact(ArtifactKind),
}

/// What is said on a page as it is drawn.
struct Said<'m> {
    mapping: Mapping,
    /// Its place in the book.
    page: u32,
    /// What is marked on its side.
    marks: &'m mut Vec<PageMark>,
}

struct ItemWriter<'a, 'o> {
    context: ContentContext<'a>,
    canvas: Canvas<'o>,
    /// `None` if all is artifacts.
    said: Option<Said<'o>>,
    open: Option<Group>,
    /// Whether within it words are open that are read in place of what is drawn.
    in_words: bool,
}

impl ItemWriter<'_, '_> {
    fn all(mut self, mut items: &[Item]) {
        while let Some((first, rest)) = items.split_first() {
            let boxes = self.boxes(items);
            if boxes.is_empty() {
                self.item(first);
                items = rest;
            } else {
                self.boxed(boxes);
                items = &items[boxes.len()..];
            }
        }
        self.close();
        self.canvas.end_text();
    }

    /// Returns the items at the beginning of some that are drawn in place of characters of one passage that no face has.
    fn boxes<'i>(&self, items: &'i [Item]) -> &'i [Item] {
        let leaf = |item: &Item| match &item.content {
            Content::Path(_) if item.actual_text.is_some() => self.leaf(item),
            _ => None,
        };
        let first = items.first().and_then(leaf);
        let count = items.iter().take_while(|item| first.is_some() && leaf(item) == first).count();
        &items[..count]
    }

    /// Draws boxes that are read as one passage: with a mark for each, a book in a script that no face has took a
    /// gigabyte of memory for them. A space that is shown tells readers where the words stand: they pass over words of
    /// which nothing is shown, however many there are.
    fn boxed(&mut self, boxes: &[Item]) {
        let Some((first, leaf)) = boxes.first().and_then(|first| Some((first, self.leaf(first)?))) else {
            return;
        };
        let words: String = boxes.iter().filter_map(|item| item.actual_text.as_deref()).collect();
        self.close();
        self.canvas.set_mode(false);
        self.begin(Group::Leaf(leaf), Some(&words), first);
        if let Some(space) = self.context.fonts.space() {
            self.canvas.set_mode(true);
            self.canvas.glyphs(&space, first.at, self.context.fonts);
            self.canvas.set_mode(false);
        }
        boxes.iter().for_each(|item| self.draw(item));
        self.close();
    }

    /// Returns the place in the structure of what an item says; `None` if it says nothing here.
    fn leaf(&self, item: &Item) -> Option<TagPlace> {
        self.said.as_ref().and_then(|_| self.context.tree.leaf(item.bearing))
    }

    fn item(&mut self, item: &Item) {
        let group = match (self.leaf(item), item.bearing) {
            (Some(leaf), _) => Group::Leaf(leaf),
            (None, Bearing::Artifact(kind)) => Group::Artifact(kind),
            (None, _) => Group::Artifact(ArtifactKind::Layout),
        };
        let unclear = || match &item.content {
            Content::Glyphs(run) => text::needs_words(run, self.context.fonts),
            _ => None,
        };
        let own = || item.actual_text.as_deref().map(str::to_owned);
        let words = match (group, item.bearing) {
            (Group::Leaf(_), _) => own().or_else(unclear),
            (Group::Artifact(_), Bearing::Artifact(_)) => own(),
            (Group::Artifact(_), _) => None,
        };
        let in_text = matches!(item.content, Content::Glyphs(_));
        if self.open != Some(group) || words.is_some() || in_text != self.canvas.in_text {
            self.close();
            self.canvas.set_mode(in_text);
            self.begin(group, words.as_deref(), item);
        }
        self.draw(item);
        if words.is_some() {
            self.close();
        }
    }

    fn draw(&mut self, item: &Item) {
        match &item.content {
            Content::Glyphs(run) => self.canvas.glyphs(run, item.at, self.context.fonts),
            Content::Path(path) => self.context.shapes.draw(path, item.at, &mut self.canvas),
            Content::Picture(placed) => self.context.pictures.draw(placed, item.at, &mut self.canvas),
        }
    }

    fn begin(&mut self, group: Group, words: Option<&str>, item: &Item) {
        let out = &mut *self.canvas.out;
        match (group, &mut self.said) {
            (Group::Leaf(leaf), Some(Said { mapping, page, marks })) => {
                let number = saturate::<u32>(marks.len());
                let tag = match words {
                    Some(_) => StructType::Span,
                    None => self.context.tree.tag(leaf.element),
                };
                syntax::name(out, tag.name().as_bytes());
                out.extend(b"<</MCID ");
                syntax::integer(out, number.into());
                if let Some(words) = words {
                    out.extend(b"/ActualText");
                    syntax::text(out, words);
                }
                out.extend(b">>BDC\n");
                let area = match &item.content {
                    Content::Picture(placed) => {
                        Some(Box::new(mapping.area(Rect { origin: item.at, size: placed.size })))
                    }
                    _ => None,
                };
                let side = saturate::<u32>(mapping.side);
                marks.push(PageMark { leaf, page: *page, side, number, area });
            }
            (Group::Artifact(ArtifactKind::Header), _) => {
                out.extend(b"/Artifact<</Type/Pagination/Subtype/Header>>BDC\n");
            }
            (Group::Artifact(ArtifactKind::Footer), _) => {
                out.extend(b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
            }
            (Group::Artifact(ArtifactKind::Layout) | Group::Leaf(_), _) => out.extend(b"/Artifact BMC\n"),
        }
        // Readers copy artifacts as they copy text; poppler honours `ActualText` only on a `Span`.
        if let (Group::Artifact(_), Some(words)) = (group, words) {
            out.extend(b"/Span<</ActualText");
            syntax::text(out, words);
            out.extend(b">>BDC\n");
            self.in_words = true;
        }
        self.open = Some(group);
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.in_words) {
            self.canvas.out.extend(b"EMC\n");
        }
        if self.open.take().is_some() {
            self.canvas.out.extend(b"EMC\n");
        }
    }
}

/// Returns a place of a page counted from its lower left corner.
fn upwards(at: Point, height: Length) -> (Length, Length) {
    (at.x, height - at.y)
}
