//! Marks for the hand that folds, cuts, staples and sews.
//!
//! They lie in the waste beside the pages. Where there is none, ticks of 3 mm for folds, cuts, staples and stations of
//! the needle, and the numbers and dots of signatures, may stand in the margins of the pages, never within 3 mm of type;
//! other marks are left out.

mod edges;
mod folded;
mod punched;
mod quires;

pub(super) use folded::stations;

use super::{FoldLine, LineKind, Plan, Request, SheetSide, margin, rect};
use crate::diagnostic::Diagnostic;
use crate::impose::{Build, MarkKind, Marks};
use crate::unit::{Length, Point, Rect, Size};
use crate::unit::{name_of_page, shown_length};
use std::collections::{BTreeMap, BTreeSet};

/// Something drawn beside the pages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it is for.
    pub kind: MarkKind,
    /// One end of a line, the upper left corner of a bar or label.
    pub at: Point,
    /// What is drawn.
    pub shape: MarkShape,
}

/// What a mark looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MarkShape {
    /// A thin line.
    Line {
        /// From one end to the other.
        by: Point,
    },
    /// A black bar.
    Bar(Size),
    /// The number of the sheet and of the signature, 1-based.
    Label {
        /// The space it has.
        size: Size,
        /// The sheet, and how many there are.
        sheet: NumberOf,
        /// The signature, and how many there are.
        signature: NumberOf,
    },
}

impl MarkShape {
    /// How wide a label is that has only the numbers of the signature and of the sheet in it.
    pub const SHORT: Length = Length::mm(10);
}

/// A number, 1-based, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberOf {
    /// The number.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

/// How long a tick in the margin of a page is, and how far from type it stays.
pub(super) const TICK: Length = Length::mm(3);
const CLEAR: Length = Length::mm(3);
/// How long a mark in the waste is at most, and how far from the page it stays.
const LONG: Length = Length::mm(5);
const GAP: Length = Length::mm(1);
/// How high a label is.
const LABEL: Length = Length::mm(4);

impl Mark {
    pub(super) fn line(kind: MarkKind, from: Point, to: Point) -> Self {
        let by = Point { x: to.x - from.x, y: to.y - from.y };
        Self { kind, at: from, shape: MarkShape::Line { by } }
    }

    /// Returns the box around it.
    pub fn area(&self) -> Rect {
        match self.shape {
            MarkShape::Line { by } => {
                let (x, y) = (self.at.x.min(self.at.x + by.x), self.at.y.min(self.at.y + by.y));
                rect(x, y, Size { width: by.x.abs(), height: by.y.abs() })
            }
            MarkShape::Bar(size) | MarkShape::Label { size, .. } => Rect { origin: self.at, size },
        }
    }

    /// Returns it where it stands when the side is turned by half a circle; a label stays upright.
    pub(super) fn turned(self, sheet: Size) -> Self {
        match self.shape {
            MarkShape::Line { by } => {
                let at = Point { x: sheet.width - self.at.x, y: sheet.height - self.at.y };
                let by = Point { x: -by.x, y: -by.y };
                Self { at, shape: MarkShape::Line { by }, ..self }
            }
            MarkShape::Bar(_) | MarkShape::Label { .. } => {
                Self { at: super::turned(self.area(), sheet).origin, ..self }
            }
        }
    }
}

/// Adds the marks that are asked for and that serve the scheme.
///
/// # Errors
/// `I005` where one that was named finds no room; where marks were not named and type stands in their place, the
/// note `I009`.
pub(super) fn add(plan: &mut Plan, request: Request<'_>, all: &mut Vec<Diagnostic>) {
    let wanted = wanted(request);
    let mut drawn: Vec<[Vec<Mark>; 2]> = vec![[Vec::new(), Vec::new()]; plan.sheets.len()];
    let mut lost: BTreeMap<Obstacle, BTreeSet<MarkKind>> = BTreeMap::new();
    for kind in wanted {
        let drawer = Drawer { plan, request, kind };
        let found = match plan.scheme.traits().build {
            Build::OneSheet { marked, .. } => edges::draw(&drawer, marked),
            Build::Quires if kind == MarkKind::Label => quires::figures(&drawer),
            Build::Quires => edges::draw(&drawer, 0),
            Build::Leaves => punched::draw(&drawer),
            Build::Bifolia { .. } => folded::draw(&drawer),
        };
        for (sheet, side, mark) in found.marks {
            drawn[sheet][side].push(mark);
        }
        for obstacle in found.lost {
            lost.entry(obstacle).or_default().insert(kind);
        }
    }
    for (sheet, [front, back]) in plan.sheets.iter_mut().zip(drawn) {
        sheet.front.marks = front;
        sheet.back.marks = back;
    }
    let is_auto = request.options.marks == Marks::Auto;
    // Where pages fill their sheets, as they mostly do, nobody looks for marks beside them.
    if lost.keys().any(|obstacle| !is_auto || *obstacle == Obstacle::Type) {
        all.push(no_room(&lost, plan, is_auto));
    }
}

fn wanted(request: Request<'_>) -> Vec<MarkKind> {
    match &request.options.marks {
        Marks::Auto => MarkKind::ALL.iter().map(|(_, kind)| *kind).collect(),
        Marks::Only(kinds) => kinds.clone(),
    }
}

/// Marks where copies are cut apart, by a tick at either end of each cut.
pub(super) fn add_cuts(plan: &mut Plan, request: Request<'_>, cuts: &[FoldLine]) {
    if !wanted(request).contains(&MarkKind::Crop) {
        return;
    }
    let mut found = Found::default();
    let drawer = Drawer { plan, request, kind: MarkKind::Crop };
    for (sheet, line) in (0..plan.sheets.len()).flat_map(|at| cuts.iter().map(move |line| (at, line))) {
        drawer.draw_clear(&mut found, sheet, 0, &edges::ticks(&drawer, *line));
    }
    for (sheet, _, mark) in found.marks {
        plan.sheets[sheet].front.marks.push(mark);
    }
}

/// The marks of one kind: each with its sheet and its side, 0 for the front.
#[derive(Debug, Default)]
struct Found {
    marks: Vec<(usize, usize, Mark)>,
    /// What took the room of those that had none.
    lost: BTreeSet<Obstacle>,
}

/// What takes the room of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Obstacle {
    /// Pages fill the sheet.
    Pages,
    /// Type stands nearer than [`CLEAR`].
    Type,
}

/// What marks of a kind are drawn with.
#[derive(Clone, Copy)]
struct Drawer<'a> {
    plan: &'a Plan,
    request: Request<'a>,
    kind: MarkKind,
}

impl Drawer<'_> {
    fn side(&self, sheet: usize, side: usize) -> Option<&SheetSide> {
        let sheet = self.plan.sheets.get(sheet)?;
        Some(if side == 0 { &sheet.front } else { &sheet.back })
    }

    /// Draws lines that must all be clear of type; else none of them is drawn.
    fn draw_clear(&self, found: &mut Found, sheet: usize, side: usize, marks: &[Mark]) {
        let Some(printed) = self.side(sheet, side) else { return };
        if marks.iter().all(|mark| self.is_clear(printed, mark.area())) {
            found.marks.extend(marks.iter().map(|mark| (sheet, side, *mark)));
        } else {
            found.lost.insert(Obstacle::Type);
        }
    }

    /// Tells whether nothing on a side stands within 3 mm of an area.
    fn is_clear(&self, side: &SheetSide, area: Rect) -> bool {
        side.cells.iter().all(|cell| {
            let page = cell.page.and_then(|page| self.request.pages.get(page.0 as usize));
            page.and_then(|page| margin::ink(cell, page)).is_none_or(|ink| are_apart(ink, area))
        })
    }

    /// Tells whether the printer prints an area.
    fn is_printed(&self, area: Rect) -> bool {
        margin::distance(area, self.plan.format.sheet) >= self.printer_margin()
    }

    fn printer_margin(&self) -> Length {
        self.request.options.printer_margin
    }

    fn line(&self, from: (Length, Length), to: (Length, Length)) -> Mark {
        let point = |(x, y)| Point { x, y };
        Mark::line(self.kind, point(from), point(to))
    }
}

fn are_apart(one: Rect, other: Rect) -> bool {
    let ends = |area: Rect| (area.origin.x + area.size.width, area.origin.y + area.size.height);
    let ((right, bottom), (other_right, other_bottom)) = (ends(one), ends(other));
    one.origin.x - other_right >= CLEAR
        || other.origin.x - right >= CLEAR
        || one.origin.y - other_bottom >= CLEAR
        || other.origin.y - bottom >= CLEAR
}

/// Tells which marks have no room and why: an error where they were asked for, else a note.
fn no_room(lost: &BTreeMap<Obstacle, BTreeSet<MarkKind>>, plan: &Plan, may_be_left_out: bool) -> Diagnostic {
    let (page, sheet) = (name_of_page(plan.format.page), name_of_page(plan.format.sheet));
    let reason = |(obstacle, kinds): (&Obstacle, &BTreeSet<MarkKind>)| {
        let names = kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
        match obstacle {
            Obstacle::Pages => format!("{names} (pages of {page} fill the sheet of {sheet})"),
            Obstacle::Type => format!("{names} (type stands within {} of them)", shown_length(CLEAR)),
        }
    };
    let reasons: Vec<String> = lost.iter().map(reason).collect();
    let message = format!("there is no room for marks: {}", reasons.join("; "));
    let larger = "a larger `sheet` or a smaller `page` leaves room around the pages";
    match may_be_left_out {
        true => Diagnostic::note("I009", format!("{message}, and they are left out")).hint(larger),
        false => {
            Diagnostic::error("I005", message).hint(larger).hint("`marks = \"auto\"` draws what finds room")
        }
    }
}

impl FoldLine {
    /// Returns the line as one looks at the back, the sheet turned like the page of a book.
    fn mirrored(self, sheet: Size) -> Self {
        let mirror = |at: Point| Point { x: sheet.width - at.x, ..at };
        Self { from: mirror(self.from), to: mirror(self.to), ..self }
    }
}

impl LineKind {
    /// Returns the kind of mark that shows such a line.
    const fn mark(self) -> MarkKind {
        match self {
            Self::Fold => MarkKind::Fold,
            Self::Cut => MarkKind::Crop,
        }
    }
}
