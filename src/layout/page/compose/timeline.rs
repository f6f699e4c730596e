//! The axis of a timeline, with its dots and the dates before it.

use super::{Composer, Sunk};
use crate::frame::{
    ArtifactKind, Bearing, Cap, Color, Content, Item, Paint, Path, RegionKind, Segment, Stroke,
};
use crate::layout::Lines;
use crate::layout::block::OnAxis;
use crate::layout::page::breaking::PageFill;
use crate::layout::page::pieces::Ready;
use crate::unit::{Length, Point};

/// In lines of the grid: how far the middle of a dot stands above the baseline, and its radius.
const DOT: (f64, f64) = (0.16, 0.115);
/// Where the control points of a quarter of a circle lie.
const CIRCLE: f64 = 0.552_285;
/// In lines of the grid: the sign of time left out, how far below the head of a page, half its width, half its height, how far it slants.
const BREAK_AT_HEAD: f64 = 0.12;
const BREAK: (f64, f64, f64) = (0.22, 0.11, 0.08);

impl Composer<'_> {
    /// Puts the date of the event that a leaf begins, before what happened.
    pub(super) fn date(&mut self, ready: &Ready<'_>, sunk: Sunk<'_>) {
        let date = ready.leaf.axis.as_ref().and_then(|axis| axis.date.as_ref());
        let Some(date) = date.filter(|_| sunk.put.begins()) else { return };
        let pitch = ready.leaf.axis.as_ref().map_or(Lines::ONE, |axis| axis.pitch);
        for (at, line) in self.context.setter.set(&date.words, &date.format).into_iter().enumerate() {
            let place = sunk.put.top + sunk.sink + Lines::of(at + 1) * pitch - Lines::ONE;
            let at = Point { x: self.origin.x + date.left, y: self.baseline(place) };
            self.line(line, at, RegionKind::Main);
        }
    }

    /// Draws what this page has of the axes of timelines.
    pub(super) fn axes(&mut self, filled: &PageFill, ready: &[Ready<'_>]) {
        let mut drawing: Option<Drawing> = None;
        for put in &filled.puts {
            let ready = &ready[put.piece as usize];
            let Some(axis) = &ready.leaf.axis else { continue };
            let first = put.begins();
            if first && axis.begins {
                self.draw(drawing.take());
            }
            let under = self.line_top(put.top);
            let x = self.origin.x + axis.left;
            let drawing = drawing.get_or_insert_with(|| Drawing::new(axis, Point { x, y: under }));
            if first && axis.dot {
                let grid = self.context.main.grid;
                let y = self.baseline(put.top + ready.sink + axis.pitch - Lines::ONE) - grid.scale(DOT.0);
                if !axis.begins {
                    drawing.reach(y, axis.skips.then_some(grid));
                }
                drawing.dot(y, grid.scale(DOT.1));
            }
            if !axis.ends {
                drawing.reach(self.line_top(put.end()), None);
            }
        }
        self.draw(drawing);
    }

    fn line_top(&self, line: Lines) -> Length {
        self.origin.y + self.context.main.grid * i64::from(line)
    }

    fn draw(&mut self, drawing: Option<Drawing>) {
        let Some(Drawing { at, width, axis, dots, .. }) = drawing else { return };
        let stroke = Stroke { color: Color::BLACK, width, dash: Vec::new(), cap: Cap::Butt };
        for (segments, paint) in [(axis, Paint::Stroke(stroke)), (dots, Paint::Fill(Color::BLACK))] {
            if !segments.is_empty() {
                self.page.items.push(Item {
                    at,
                    region: RegionKind::Main,
                    bearing: Bearing::Artifact(ArtifactKind::Layout),
                    actual_text: None,
                    content: Content::Path(Path::new(segments, paint).into()),
                });
            }
        }
    }
}

/// An axis under way, from the top of the page or its first dot downwards.
struct Drawing {
    at: Point,
    width: Length,
    /// How far down it has come.
    end: Length,
    axis: Vec<Segment>,
    dots: Vec<Segment>,
}

impl Drawing {
    fn new(axis: &OnAxis, at: Point) -> Self {
        Self { at, width: axis.width, end: at.y, axis: Vec::new(), dots: Vec::new() }
    }

    /// Returns a place beside the axis, from where the drawing starts.
    fn place(&self, x: Length, y: Length) -> Point {
        Point { x, y: y - self.at.y }
    }

    fn stroke(&mut self, from: (Length, Length), to: (Length, Length)) {
        let ends = [self.place(from.0, from.1), self.place(to.0, to.1)];
        self.axis.extend([Segment::Move(ends[0]), Segment::Line(ends[1])]);
    }

    /// Draws the axis on to `y`, with the sign of time left out in the middle of the way where a grid is given.
    fn reach(&mut self, y: Length, sign: Option<Length>) {
        let zero = Length::ZERO;
        if let Some(grid) = sign {
            // At the head of a page there is no more room than this over the dot.
            let middle = (self.end + y) / 2;
            let middle = if y - self.end < grid { self.end + grid.scale(BREAK_AT_HEAD) } else { middle };
            let (half, high, slant) = (grid.scale(BREAK.0), grid.scale(BREAK.1), grid.scale(BREAK.2));
            for place in [middle - high, middle + high] {
                self.stroke((-half, place + slant), (half, place - slant));
            }
            self.stroke((zero, self.end), (zero, middle - high));
            self.end = middle + high;
        }
        self.stroke((zero, self.end), (zero, y));
        self.end = y;
    }

    /// Draws a dot; the axis goes on from it.
    fn dot(&mut self, y: Length, radius: Length) {
        let (zero, r, k) = (Length::ZERO, radius, radius.scale(CIRCLE));
        let at = |dx: Length, dy: Length| self.place(dx, y + dy);
        let quarter = |from: (Length, Length), to: (Length, Length), end: (Length, Length)| {
            Segment::Curve(at(from.0, from.1), at(to.0, to.1), at(end.0, end.1))
        };
        let circle = [
            Segment::Move(at(r, zero)),
            quarter((r, k), (k, r), (zero, r)),
            quarter((-k, r), (-r, k), (-r, zero)),
            quarter((-r, -k), (-k, -r), (zero, -r)),
            quarter((k, -r), (r, -k), (r, zero)),
            Segment::Close,
        ];
        self.dots.extend(circle);
        self.end = y;
    }
}
