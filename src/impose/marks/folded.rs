//! Marks of sheets that are folded once: each kind for each bifolium.

use super::{Drawer, Found, GAP, LABEL, LONG, Mark, MarkShape, NumberOf, Obstacle, TICK};
use crate::impose::MarkKind;
use crate::impose::{GridCell, LineKind};
use crate::num::saturate;
use crate::unit::{Length, Point, Rect, Size};

/// A bifolium where it lies on its sheet.
#[derive(Clone, Copy, Debug)]
struct PlacedBifolium {
    sheet: usize,
    /// How many bifolia of its signature lie around it, and how many the signature has.
    place: NumberOf,
    /// Whether it is the innermost of its signature, and the outermost.
    is_innermost: bool,
    is_outermost: bool,
    signature: u32,
    /// The pages on it, side by side.
    spread: Rect,
    /// The part of the sheet that it takes.
    field: Rect,
}

impl PlacedBifolium {
    fn spine(&self) -> Length {
        self.spread.origin.x + self.spread.size.width / 2
    }

    fn head(&self) -> Length {
        self.spread.origin.y
    }

    fn foot(&self) -> Length {
        self.spread.origin.y + self.spread.size.height
    }

    fn left(&self) -> Length {
        self.spread.origin.x
    }

    fn right(&self) -> Length {
        self.spread.origin.x + self.spread.size.width
    }
}

/// How high a dot on the fold is.
const DOT: Length = Length::mm(2);

const FRONT: usize = 0;
const BACK: usize = 1;

pub(super) fn draw(drawer: &Drawer<'_>) -> Found {
    let mut found = Found::default();
    let is_glued = drawer.plan.scheme.is_glued();
    let several = drawer.plan.signatures.len() > 1;
    match drawer.kind {
        MarkKind::Fold => each(drawer, |place| drawer.fold(place, &mut found)),
        MarkKind::Crop => {
            each(drawer, |place| drawer.crop(place, &mut found));
            drawer.cut(&mut found);
        }
        MarkKind::Sewing if several && !is_glued => {
            each(drawer, |place| drawer.stations(place, &mut found));
        }
        MarkKind::Staple if !several && !is_glued => each(drawer, |place| drawer.staples(place, &mut found)),
        MarkKind::Collation if several => each(drawer, |place| drawer.step(place, &mut found)),
        MarkKind::Label if drawer.plan.sheets.len() > 1 => drawer.labels(&mut found),
        _ => {}
    }
    found
}

/// Calls for each bifolium, in the order in which they are folded.
fn each(drawer: &Drawer<'_>, mut call: impl FnMut(PlacedBifolium)) {
    let sheets = drawer.plan.sheets.len();
    let sheet_size = drawer.plan.format.sheet;
    let rows = i64::from(drawer.plan.scheme.traits().rows);
    let bifolia = drawer.plan.signatures.iter().enumerate().flat_map(|(signature, count)| {
        (0..*count).map(move |around| (saturate::<u32>(signature), NumberOf { number: around, of: *count }))
    });
    for (at, (signature, place)) in bifolia.enumerate() {
        let (sheet, row) = (at % sheets, at / sheets);
        let cells =
            drawer.plan.sheets.get(sheet).and_then(|sheet| sheet.front.cells.get(row * 2..row * 2 + 2));
        let Some([GridCell { window: left, .. }, GridCell { window: right, .. }]) = cells else { continue };
        let height = sheet_size.height / rows;
        let field = super::rect(Length::ZERO, height * row as i64, Size { height, ..sheet_size });
        let size = Size { width: left.size.width + right.size.width, ..left.size };
        let spread = Rect { origin: left.origin, size };
        let (is_innermost, is_outermost) = (place.number + 1 == place.of, place.number == 0);
        call(PlacedBifolium { sheet, place, is_innermost, is_outermost, signature, spread, field });
    }
}

impl Drawer<'_> {
    /// Returns what can be printed on between an edge of a field and the spread, measured from that edge: a cut
    /// edge can be printed on, that of the sheet not.
    fn edges(&self, place: &PlacedBifolium) -> (Length, Length) {
        let (top, bottom) = (place.field.origin.y, place.field.origin.y + place.field.size.height);
        let near = self.printer_margin();
        let sheet = self.plan.format.sheet.height;
        let top = if top == Length::ZERO { near } else { top };
        (top, if bottom == sheet { sheet - near } else { bottom })
    }

    /// Marks the fold at head and foot: on every sheet in the waste; in the margins of pages only on the inside
    /// of the innermost, which lies open when the pile is folded.
    fn fold(&self, place: PlacedBifolium, found: &mut Found) {
        let (top, bottom) = self.edges(&place);
        let x = place.spine();
        let room = (place.head() - top).min(bottom - place.foot());
        if room >= GAP + TICK {
            let long = (room - GAP).min(LONG);
            let (above, below) = (place.head() - GAP, place.foot() + GAP);
            let marks = [self.line((x, above - long), (x, above)), self.line((x, below), (x, below + long))];
            self.draw_clear(found, place.sheet, BACK, &marks);
        } else if place.is_innermost {
            let (above, below) = (place.head().max(top), place.foot().min(bottom));
            let marks = [self.line((x, above), (x, above + TICK)), self.line((x, below - TICK), (x, below))];
            self.draw_clear(found, place.sheet, BACK, &marks);
        }
    }

    /// Marks the corners of the spread, where there is something to cut off.
    fn crop(&self, place: PlacedBifolium, found: &mut Found) {
        let near = self.printer_margin();
        let (top, bottom) = self.edges(&place);
        let across = place.left() - near;
        let down = (place.head() - top).min(bottom - place.foot());
        let is_cut = self.request.options.trim
            || self.plan.scheme.traits().rows == 1 && place.spread.size != place.field.size;
        if !is_cut {
            return;
        }
        let gap = GAP * 2;
        let mut marks = Vec::new();
        if across >= gap + TICK {
            let long = (across - gap).min(LONG);
            for y in [place.head(), place.foot()] {
                marks.push(self.line((place.left() - gap - long, y), (place.left() - gap, y)));
                marks.push(self.line((place.right() + gap, y), (place.right() + gap + long, y)));
            }
        }
        if down >= gap + TICK {
            let long = (down - gap).min(LONG);
            for x in [place.left(), place.right()] {
                marks.push(self.line((x, place.head() - gap - long), (x, place.head() - gap)));
                marks.push(self.line((x, place.foot() + gap), (x, place.foot() + gap + long)));
            }
        }
        marks.retain(|mark| self.is_printed(mark.area()));
        // What is a millimetre too large is called a fit.
        let fits = place.left() < GAP && place.head() - place.field.origin.y < GAP;
        if marks.is_empty() && (self.request.options.trim || !fits) {
            found.lost.insert(Obstacle::Pages);
        }
        self.draw_clear(found, place.sheet, FRONT, &marks);
    }

    /// Marks where sheets are cut across, by a tick at either edge.
    fn cut(&self, found: &mut Found) {
        let (near, width) = (self.printer_margin(), self.plan.format.sheet.width);
        let cuts: Vec<_> = self.plan.lines.iter().filter(|line| line.kind == LineKind::Cut).collect();
        for (sheet, line) in
            (0..self.plan.sheets.len()).flat_map(|at| cuts.iter().map(move |line| (at, line)))
        {
            let y = line.from.y;
            let far = width - near;
            let marks = [self.line((near, y), (near + TICK, y)), self.line((far - TICK, y), (far, y))];
            self.draw_clear(found, sheet, FRONT, &marks);
        }
    }

    /// Marks the two places of staples, on the outside.
    fn staples(&self, place: PlacedBifolium, found: &mut Found) {
        if !place.is_outermost {
            return;
        }
        let (x, height) = (place.spine(), place.spread.size.height);
        let marks = [1, 3].map(|quarter| {
            let y = place.head() + height * quarter / 4;
            self.line((x, y - TICK / 2), (x, y + TICK / 2))
        });
        self.draw_clear(found, place.sheet, FRONT, &marks);
    }

    /// Marks the height of the holes for the needle on the inside of each signature: beside it, or by ticks across the
    /// fold where pages fill the sheet.
    fn stations(&self, place: PlacedBifolium, found: &mut Found) {
        if !place.is_innermost {
            return;
        }
        let has_waste = place.left() - self.printer_margin() >= GAP + TICK;
        let (left, right, spine) = (place.left() - GAP, place.right() + GAP, place.spine());
        let ends = match has_waste {
            true => vec![(left - TICK, left), (right, right + TICK)],
            false => vec![(spine - TICK / 2, spine + TICK / 2)],
        };
        let marks: Vec<Mark> = stations(place.spread.size.height)
            .into_iter()
            .map(|down| place.head() + down)
            .flat_map(|y| ends.iter().map(move |(from, to)| self.line((*from, y), (*to, y))))
            .collect();
        self.draw_clear(found, place.sheet, BACK, &marks);
    }

    /// Draws a bar on the fold of each signature, each a step lower than the one before; a dot where pages fill the
    /// sheet, since half of it is on either page.
    fn step(&self, place: PlacedBifolium, found: &mut Found) {
        if !place.is_outermost {
            return;
        }
        let has_waste = self.waste(&place) >= GAP + TICK;
        let bar = Size { width: Length::mm(1), height: if has_waste { LONG } else { DOT } };
        let steps = ((place.spread.size.height - Length::mm(30)).units() / LONG.units()).max(1);
        let down = Length::mm(15) + LONG * (i64::from(place.signature) % steps);
        let at = Point { x: place.spine() - bar.width / 2, y: place.head() + down };
        let mark = Mark { kind: self.kind, at, shape: MarkShape::Bar(bar) };
        self.draw_clear(found, place.sheet, FRONT, &[mark]);
    }

    /// Returns how much of the sheet is cut off on its widest side, within what is printed.
    fn waste(&self, place: &PlacedBifolium) -> Length {
        let (top, bottom) = self.edges(place);
        let down = (place.head() - top).min(bottom - place.foot());
        down.max(place.left() - self.printer_margin())
    }

    /// Numbers the sheets, at their foot.
    fn labels(&self, found: &mut Found) {
        let sheet_size = self.plan.format.sheet;
        let bottom = sheet_size.height - self.printer_margin();
        let (count, signatures) =
            (saturate::<u32>(self.plan.sheets.len()), saturate::<u32>(self.plan.signatures.len()));
        for (at, sheet) in self.plan.sheets.iter().enumerate() {
            let pages = sheet.front.cells.iter().chain(&sheet.back.cells).map(|cell| cell.window);
            let Some(foot) = pages.map(|window| window.origin.y + window.size.height).max() else { continue };
            if bottom - foot < GAP + LABEL {
                // Sheets of several signatures that are sewn must not be mixed up: they are numbered on the fold.
                if signatures > 1 && !self.plan.scheme.is_glued() {
                    each(self, |place| self.short_label(place, found));
                } else {
                    found.lost.insert(Obstacle::Pages);
                }
                return;
            }
            let left = sheet.front.cells.iter().map(|cell| cell.window.origin.x).min().unwrap_or_default();
            let size = Size { width: Length::mm(60).min(sheet_size.width / 3), height: LABEL };
            let shape = MarkShape::Label {
                size,
                sheet: NumberOf { number: saturate::<u32>(at) + 1, of: count },
                signature: NumberOf { number: sheet.signature + 1, of: signatures },
            };
            let at_foot = Point { x: left.max(self.printer_margin()) + LONG * 2, y: bottom - LABEL };
            let mark = Mark { kind: self.kind, at: at_foot, shape };
            found.marks.extend([FRONT, BACK].map(|side| (at, side, mark)));
        }
    }
}

impl Drawer<'_> {
    /// Numbers a signature and its sheet on the outside of the fold, at its foot, where it is hidden in the end.
    fn short_label(&self, bifolium: PlacedBifolium, found: &mut Found) {
        let (_, bottom) = self.edges(&bifolium);
        let size = Size { width: MarkShape::SHORT, height: LABEL };
        let at = Point { x: bifolium.spine() - size.width / 2, y: bifolium.foot().min(bottom) - LABEL };
        let NumberOf { number, of } = bifolium.place;
        let signatures = saturate::<u32>(self.plan.signatures.len());
        let shape = MarkShape::Label {
            size,
            sheet: NumberOf { number: number + 1, of },
            signature: NumberOf { number: bifolium.signature + 1, of: signatures },
        };
        self.draw_clear(found, bifolium.sheet, FRONT, &[Mark { kind: self.kind, at, shape }]);
    }
}

/// Returns the heights of the holes from the head: 12 mm from either end, and evenly between, about 45 mm apart.
pub fn stations(height: Length) -> Vec<Length> {
    let end = Length::mm(12).min(height / 6);
    let between = height - end * 2;
    let steps = saturate::<i64>((between.to_mm() / 45.0).round()).max(2);
    (0..=steps).map(|step| end + between * step / steps).collect()
}
