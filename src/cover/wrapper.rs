//! The patterned wrapper, the label on it, and the ornament.

use super::decorate;
use super::palette::Palette;
use crate::frame::{Cap, Color, Page, Paint, Path, Segment, Stroke};
use crate::unit::{Length, Point, Rect, Size};

/// The cover's page: 5 to 8.
pub(super) const SIZE: Size = Size { width: Length::pt(400), height: Length::pt(640) };

/// The label.
pub(super) fn label() -> Rect {
    rect(52, 76, 296, 452)
}

/// The label's words, clear of its rules.
pub(super) fn label_text() -> Rect {
    rect(80, 76, 240, 452)
}

fn rect(x: i64, y: i64, width: i64, height: i64) -> Rect {
    Rect {
        origin: Point { x: Length::pt(x), y: Length::pt(y) },
        size: Size { width: Length::pt(width), height: Length::pt(height) },
    }
}

/// Draws only the wrapper and its pattern, if it has one.
pub(super) fn draw_plain(page: &mut Page, palette: &Palette) {
    decorate(page, Point::default(), Path::rectangle(SIZE.width, SIZE.height, palette.ground));
    if palette.pattern != palette.ground {
        pattern(page, palette.pattern);
    }
}

/// Draws wrapper, pattern, label and rules.
pub(super) fn draw(page: &mut Page, palette: &Palette) {
    draw_plain(page, palette);
    let label = label();
    // A dark line about the label, as a pasted sheet has.
    let edge = grown(label, 500);
    decorate(page, edge.origin, Path::rectangle(edge.size.width, edge.size.height, palette.ground));
    decorate(page, label.origin, Path::rectangle(label.size.width, label.size.height, palette.paper));
    for (inset, width) in [(9_000, 1_800), (12_400, 500)] {
        let frame = grown(label, -inset);
        let mut path = Path::rectangle(frame.size.width, frame.size.height, palette.accent);
        path.paint = Paint::Stroke(Stroke {
            color: palette.accent,
            width: thousandths(width),
            dash: Vec::new(),
            cap: Cap::Butt,
        });
        decorate(page, frame.origin, path);
    }
}

/// Returns a length of so many thousandths of a point.
fn thousandths(of_a_point: i64) -> Length {
    Length::pt(of_a_point) / 1000
}

/// Returns a rectangle larger on each side by thousandths of a point.
fn grown(rect: Rect, by: i64) -> Rect {
    let by = thousandths(by);
    Rect {
        origin: Point { x: rect.origin.x - by, y: rect.origin.y - by },
        size: Size { width: rect.size.width + by * 2, height: rect.size.height + by * 2 },
    }
}

/// Draws the wrapper's pattern: four-petalled flowers on a lattice, every other row moved by half. Each row is
/// a path of its own: rows far from each other are quicker to paint apart.
fn pattern(page: &mut Page, color: Color) {
    const STEP: i64 = 20;
    for row in 0..=2 * SIZE.height.units() / Length::pt(STEP).units() {
        let mut segments = Vec::new();
        let shift = (row % 2) * STEP / 2;
        for column in 0..=SIZE.width.units() / Length::pt(STEP).units() {
            let center = Point { x: Length::pt(column * STEP + shift), y: Length::pt(row * STEP / 2) };
            flower(&mut segments, center, 4_600);
        }
        decorate(page, Point::default(), Path::new(segments, Paint::Fill(color)));
    }
}

/// Adds four petals about a centre, each so many thousandths of a point long.
fn flower(segments: &mut Vec<Segment>, center: Point, length: i64) {
    for (dx, dy) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
        let at = |along: i64, across: i64| Point {
            x: center.x + thousandths(along * dx - across * dy),
            y: center.y + thousandths(along * dy + across * dx),
        };
        let (base, tip, wide) = (length * 16 / 100, length, length * 42 / 100);
        segments.push(Segment::Move(at(base, 0)));
        segments.push(Segment::Curve(at(length * 40 / 100, wide), at(length * 75 / 100, wide), at(tip, 0)));
        segments.push(Segment::Curve(
            at(length * 75 / 100, -wide),
            at(length * 40 / 100, -wide),
            at(base, 0),
        ));
        segments.push(Segment::Close);
    }
}

/// Draws the ornament between title and dates: a flower between two rules that taper outwards.
pub(super) fn ornament(page: &mut Page, center: Point, palette: &Palette) {
    let mut segments = Vec::new();
    flower(&mut segments, Point::default(), 6_500);
    for side in [-1, 1] {
        let at = |x: i64, y: i64| Point { x: thousandths(x * side), y: thousandths(y) };
        segments.push(Segment::Move(at(14_000, -500)));
        segments.push(Segment::Line(at(52_000, 0)));
        segments.push(Segment::Line(at(14_000, 500)));
        segments.push(Segment::Close);
    }
    decorate(page, center, Path::new(segments, Paint::Fill(palette.accent)));
}
