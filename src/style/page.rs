//! Page geometry and margin boxes. Source: CSS Paged Media 3.
//!
//! Sheets name left and right pages, as CSS does; which of them is the recto follows the direction in
//! which the book's pages turn. Properties of our own, `margin-inner` and `margin-outer`, `aside-width` and
//! `aside-gap` (the region for what stands beside the text, at its outer side), the boxes
//! `@top-inner`, `@top-outer`, `@bottom-inner` and `@bottom-outer`, and `:recto` and `:verso` hold in books of
//! both directions.

use super::cascade::{Declared, Styled, apply, honours};
use super::computed::{ComputedStyle, Display};
use super::options::Options;
use super::property::{ContentPart, contents};
use super::report::{Report, Trouble};
use super::syntax::{Declarations, PageCondition, PageRule, ParsedSheet, WrittenDeclaration};
use super::value::{RelativeUnits, RootType, four, keyword};
use crate::diagnostic::Span;
use crate::model::{Direction, Metadata, Paper};
use crate::unit::{Length, Sides, Size, page_named};
use cssparser::Parser;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// What a page is, as far as `@page` may ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageQuery<'a> {
    /// Its name: `page` of the section it belongs to.
    pub name: Option<&'a str>,
    /// Whether it is a recto.
    pub recto: bool,
    /// Whether it is the first page of its section.
    pub first: bool,
    /// Whether no text stands on it.
    pub blank: bool,
}

/// A page before anything is set on it.
#[derive(Clone, Debug, PartialEq)]
pub struct PageStyle {
    /// The trimmed page.
    pub size: Size,
    /// What is left free around the text.
    pub margin: Sides,
    /// What stands beside the text, at its outer side. `None` if it has no room.
    pub aside: Option<AsideColumn>,
    /// What stands in the margins; boxes without content are left out.
    pub boxes: Vec<MarginBox>,
    /// Room to write in, with or without rules.
    pub rooms: Vec<Room>,
}

/// Room to write in.
///
/// The distances that it keeps are the `margin` of its style, as on a right-hand page of a book that runs from
/// left to right; on others they are mirrored.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Where it is.
    pub place: RoomPlace,
    /// What stands over it, how, and the rules.
    pub style: ComputedStyle,
    /// What it is called, one after another.
    pub content: Vec<ContentPart>,
}

/// Where on a page room to write in is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoomPlace {
    /// `@column`: in the outer margin, as high as the text.
    Column,
    /// `@band`: in the lower margin, from where the text begins at the inner margin to the fore-edge.
    Band,
    /// `@room`: in place of the text, on pages that have none.
    Text,
}

/// The region `aside` of a page, as `aside-width` and `aside-gap` make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsideColumn {
    /// Its measure.
    pub width: Length,
    /// What is kept free between it and the text.
    pub gap: Length,
}

/// What stands in a margin.
#[derive(Clone, Debug, PartialEq)]
pub struct MarginBox {
    /// Above or below the text.
    pub edge: PageEdge,
    /// Where along the text's measure, on this very page.
    pub place: BoxPosition,
    /// How it is set.
    pub style: ComputedStyle,
    /// What it says, one after another.
    pub content: Vec<ContentPart>,
}

/// The margin a box stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageEdge {
    /// The upper.
    Head,
    /// The lower.
    Foot,
}

/// Where along the measure a margin box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoxPosition {
    /// At the left end.
    Left,
    /// In the middle.
    Center,
    /// At the right end.
    Right,
}

/// The least measure on which text can be set.
const LEAST_MEASURE: Length = Length::mm(25);
/// The fewest lines a page must hold.
const LEAST_LINES: i64 = 5;

/// The least measure on which what stands beside the text can be set, and how far it stays from the edge of the
/// paper, where no printer prints.
const LEAST_ASIDE: Length = Length::mm(20);
const PRINTER_MARGIN: Length = Length::mm(5);

/// A key of the pages already made: name, recto, first, blank, and the language of the section.
type Key = (Option<String>, bool, bool, bool, crate::model::Lang);

/// The page rules of all sheets with the keys of `[print]`.
#[derive(Debug)]
pub(super) struct PageRules {
    /// From the weakest to the strongest.
    rules: Vec<PageRule>,
    /// The page where no sheet says its size.
    size: Size,
    print: Options,
    direction: Direction,
    known: RwLock<BTreeMap<Key, Arc<PageStyle>>>,
}

impl PageRules {
    pub(super) fn new(sheets: &[&ParsedSheet], print: &Options, metadata: &Metadata) -> Self {
        let mut rules: Vec<_> = sheets.iter().flat_map(|sheet| sheet.pages.iter().cloned()).collect();
        rules.sort_by_key(specificity);
        let preset = match metadata.paper {
            Paper::A4 => "A5",
            Paper::Letter => "half-letter",
        };
        let size = page_named(preset).unwrap_or_default();
        let (print, direction) = (print.clone(), metadata.direction);
        Self { rules, size, print, direction, known: RwLock::default() }
    }

    /// Returns a page; `body` is the style that its margins inherit.
    pub(super) fn page(&self, query: PageQuery<'_>, body: &Styled) -> Arc<PageStyle> {
        let query = PageQuery { recto: query.recto || self.print.single_sided, ..query };
        let name = query.name.map(str::to_owned);
        let key = (name, query.recto, query.first, query.blank, body.style.lang.clone());
        if let Some(page) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return page.clone();
        }
        let mut page = self.make(query, body);
        if !has_room(&page, body.grid()) {
            page = PageStyle { size: self.size, margin: Sides::default(), ..page };
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert_with(|| Arc::new(page)).clone()
    }

    /// Tells whether only the fronts of sheets are printed, so that every page is as a recto.
    pub(super) fn is_single_sided(&self) -> bool {
        self.print.single_sided
    }

    /// Reports pages on which nothing can be set.
    pub(super) fn check(&self, body: &Styled, report: &mut Report) {
        let mut names: Vec<_> = self.rules.iter().map(|rule| rule.name.as_deref()).collect();
        names.push(None);
        names.sort_unstable();
        names.dedup();
        let flags = [false, true];
        for (name, first) in names.iter().flat_map(|name| flags.map(|first| (*name, first))) {
            let query = PageQuery { name, first, recto: true, blank: false };
            let page = self.make(query, body);
            if !has_room(&page, body.grid()) {
                let Size { width, height } = page.size;
                let message = format!(
                    "the margins leave no room for text on a page of {:.0} x {:.0} mm",
                    width.to_mm(),
                    height.to_mm()
                );
                let hint = "the text needs 25 mm across and five lines down: make the margins smaller, or the page larger";
                report.error(Trouble::Page, self.place_of_geometry(query), &message, hint);
                return;
            }
        }
    }

    /// Returns where a page's geometry was said last, for a message.
    fn place_of_geometry(&self, query: PageQuery<'_>) -> Option<Span> {
        let configured = self.print.margins.as_ref().and_then(|margins| margins.span);
        let configured = configured.or_else(|| self.print.page.as_ref().and_then(|page| page.span));
        let says =
            |written: &&WrittenDeclaration| written.name == "size" || written.name.starts_with("margin");
        let in_sheet = || {
            let rules = self.rules.iter().rev().filter(|rule| self.meets(rule, query));
            rules.flat_map(|rule| rule.declarations.iter().rev()).find(says).map(|written| written.span)
        };
        configured.or_else(in_sheet)
    }

    fn make(&self, query: PageQuery<'_>, body: &Styled) -> PageStyle {
        let mut geometry = Geometry { size: self.size, ..Geometry::default() };
        let mut style = body.style.inherited();
        let base = RootType { size: body.style.font.size, leading: body.style.text.leading };
        let RootType { size, leading } = base;
        let metrics = RelativeUnits { em: size, lh: leading, rem: size, rlh: leading };
        let mut boxes: BTreeMap<(PageEdge, BoxPosition), Vec<&Declarations>> = BTreeMap::new();
        let mut rooms: BTreeMap<RoomPlace, Vec<&Declarations>> = BTreeMap::new();
        let right_hand = self.is_right_hand(query);
        for rule in self.rules.iter().filter(|rule| self.meets(rule, query)) {
            for written in &rule.declarations {
                geometry.set(written, metrics, right_hand);
            }
            apply(
                &Declared::all(&rule.declarations).iter().collect::<Vec<_>>(),
                &mut style,
                &body.style,
                base,
            );
            for (name, declarations) in &rule.boxes {
                match room(name) {
                    Some(place) => rooms.entry(place).or_default().push(declarations),
                    None => boxes.entry(place(name, right_hand)).or_default().push(declarations),
                }
            }
        }
        let filled = |declarations: Vec<&Declarations>| {
            let mut own = style.inherited();
            let mut content = Vec::new();
            for declarations in declarations {
                apply(&Declared::all(declarations).iter().collect::<Vec<_>>(), &mut own, &style, base);
                for written in declarations.iter().filter(|written| written.name == "content") {
                    content = contents(&mut Parser::new(&written.value)).unwrap_or(content);
                }
            }
            (own, content)
        };
        let margin_box = |((edge, place), declarations): (_, Vec<&Declarations>)| {
            let (style, content) = filled(declarations);
            (!content.is_empty()).then_some(MarginBox { edge, place, style, content })
        };
        let room = |(place, declarations): (_, Vec<&Declarations>)| {
            let (style, content) = filled(declarations);
            (style.display != Display::None).then_some(Room { place, style, content })
        };
        let margin = self.print.margins.as_ref().map_or_else(|| geometry.sides(right_hand), |m| m.value);
        let width = geometry.aside_width.min(margin.outer - geometry.aside_gap - PRINTER_MARGIN);
        let column = AsideColumn { width, gap: geometry.aside_gap };
        PageStyle {
            size: self.print.page.as_ref().map_or(geometry.size, |page| page.value),
            margin,
            aside: (width >= LEAST_ASIDE).then_some(column),
            boxes: boxes.into_iter().filter_map(margin_box).collect(),
            rooms: rooms.into_iter().filter_map(room).collect(),
        }
    }

    fn is_right_hand(&self, query: PageQuery<'_>) -> bool {
        query.recto == (self.direction == Direction::Ltr)
    }

    fn meets(&self, rule: &PageRule, query: PageQuery<'_>) -> bool {
        let named = rule.name.as_deref().is_none_or(|name| query.name == Some(name));
        named
            && rule.conditions.iter().all(|condition| match condition {
                PageCondition::Left => !self.is_right_hand(query),
                PageCondition::Right => self.is_right_hand(query),
                PageCondition::Recto => query.recto,
                PageCondition::Verso => !query.recto,
                PageCondition::First => query.first,
                PageCondition::Blank => query.blank,
            })
    }
}

/// Returns the weight of a page rule: names, then `:first` and `:blank`, then sides.
fn specificity(rule: &PageRule) -> (usize, usize, usize) {
    use PageCondition::{Left, Recto, Right, Verso};
    let sides = |condition: &&PageCondition| matches!(condition, Left | Right | Recto | Verso);
    let sides = rule.conditions.iter().filter(sides).count();
    (usize::from(rule.name.is_some()), rule.conditions.len() - sides, sides)
}

/// Returns where room to write in is. `None` for a margin box.
fn room(name: &str) -> Option<RoomPlace> {
    match name {
        "column" => Some(RoomPlace::Column),
        "band" => Some(RoomPlace::Band),
        "room" => Some(RoomPlace::Text),
        _ => None,
    }
}

/// Returns where a margin box stands on a page.
fn place(name: &str, right_hand: bool) -> (PageEdge, BoxPosition) {
    let edge = if name.starts_with("top") { PageEdge::Head } else { PageEdge::Foot };
    let (inner, outer) = match right_hand {
        true => (BoxPosition::Left, BoxPosition::Right),
        false => (BoxPosition::Right, BoxPosition::Left),
    };
    let place = match name.rsplit('-').next() {
        Some("left") => BoxPosition::Left,
        Some("right") => BoxPosition::Right,
        Some("inner") => inner,
        Some("outer") => outer,
        _ => BoxPosition::Center,
    };
    (edge, place)
}

fn has_room(page: &PageStyle, leading: Length) -> bool {
    let Sides { inner, outer, head, foot } = page.margin;
    page.size.width - inner - outer >= LEAST_MEASURE
        && page.size.height - head - foot >= leading * LEAST_LINES
        && [inner, outer, head, foot].into_iter().all(|margin| margin >= Length::ZERO)
}

/// The size and margins of a page, by the sides of the page.
#[derive(Clone, Copy, Debug, Default)]
struct Geometry {
    size: Size,
    top: Length,
    right: Length,
    bottom: Length,
    left: Length,
    aside_width: Length,
    aside_gap: Length,
}

impl Geometry {
    /// Takes over a declaration; tells whether it is one of a page's geometry that is honoured.
    fn set(&mut self, written: &WrittenDeclaration, metrics: RelativeUnits, right_hand: bool) -> bool {
        let mut input = Parser::new(&written.value);
        self.read(&written.name, &mut input, metrics, right_hand).is_some() && input.is_exhausted()
    }

    fn read(
        &mut self,
        name: &str,
        input: &mut Parser<'_>,
        metrics: RelativeUnits,
        right_hand: bool,
    ) -> Option<()> {
        match (name, right_hand) {
            ("size", _) => self.size = size(input, metrics, self.size)?,
            ("margin", _) => {
                [self.top, self.right, self.bottom, self.left] = four(input, |input| metrics.length(input))?;
            }
            ("aside-width", _) => self.aside_width = metrics.length(input)?,
            ("aside-gap", _) => self.aside_gap = metrics.length(input)?,
            ("margin-top", _) => self.top = metrics.length(input)?,
            ("margin-bottom", _) => self.bottom = metrics.length(input)?,
            ("margin-right", _) | ("margin-outer", true) | ("margin-inner", false) => {
                self.right = metrics.length(input)?;
            }
            ("margin-left", _) | ("margin-inner", true) | ("margin-outer", false) => {
                self.left = metrics.length(input)?;
            }
            _ => return None,
        }
        Some(())
    }

    fn sides(self, right_hand: bool) -> Sides {
        let (inner, outer) = if right_hand { (self.left, self.right) } else { (self.right, self.left) };
        Sides { inner, outer, head: self.top, foot: self.bottom }
    }
}

/// Reads `size`: a preset with or without `landscape`, or a width and a height; `auto` follows the paper.
fn size(input: &mut Parser<'_>, metrics: RelativeUnits, auto: Size) -> Option<Size> {
    if keyword(input, &[("auto", ())]).is_some() {
        return Some(auto);
    }
    if let Ok(name) = input.try_parse(Parser::expect_ident_cloned) {
        let size = page_named(&name)?;
        return Some(match keyword(input, &[("landscape", true), ("portrait", false)]) {
            Some(true) => Size { width: size.height, height: size.width },
            _ => size,
        });
    }
    let side = |input: &mut Parser<'_>| {
        metrics.length(input).filter(|side| (Length::mm(50)..=Length::mm(1200)).contains(side))
    };
    let width = side(input)?;
    let height = if input.is_exhausted() { width } else { side(input)? };
    Some(Size { width, height })
}

/// Reports the declarations of a sheet's page rules that are not honoured.
pub(super) fn check(sheet: &ParsedSheet, report: &mut Report) {
    let initial = ComputedStyle::initial(&crate::model::Lang::default());
    let (em, lh) = (initial.font.size, initial.text.leading);
    let metrics = RelativeUnits { em, lh, rem: em, rlh: lh };
    for page in &sheet.pages {
        for written in &page.declarations {
            if !Geometry::default().set(written, metrics, true) && !honours(written) {
                refuse(written, "in `@page`", report);
            }
        }
        for written in page.boxes.iter().flat_map(|(_, declarations)| declarations) {
            let is_content =
                written.name == "content" && contents(&mut Parser::new(&written.value)).is_some();
            if !is_content && !honours(written) {
                refuse(written, "in a margin box", report);
            }
        }
    }
}

fn refuse(written: &WrittenDeclaration, place: &str, report: &mut Report) {
    let message =
        format!("`{}: {}` is not honoured {place}", written.name, super::epub::shown(&written.value));
    report.warn(Trouble::Value, written.span, &message, || {
        "`chapbook config --styles` lists what is honoured on pages and in their margins".into()
    });
}
