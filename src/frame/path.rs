//! Lines and filled shapes.

use crate::unit::{Length, Point};

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Color {
    /// 0 to 255.
    pub red: u8,
    /// 0 to 255.
    pub green: u8,
    /// 0 to 255.
    pub blue: u8,
}

impl Color {
    /// The colour of text.
    pub const BLACK: Self = Self::rgb(0, 0, 0);
    /// The colour of paper.
    pub const WHITE: Self = Self::rgb(255, 255, 255);

    /// Makes a colour.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }
}

/// A step of a path, in coordinates from the item's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Segment {
    /// Begins a new outline.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic Bezier curve: two control points and its end.
    Curve(Point, Point, Point),
    /// A straight line back to where the outline began.
    Close,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cap {
    /// At its end.
    #[default]
    Butt,
    /// Half a circle beyond; dots are dashes of no length.
    Round,
}

/// How an outline is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    /// The colour.
    pub color: Color,
    /// How thick.
    pub width: Length,
    /// Lengths drawn and left out, in turn; empty for an unbroken line.
    pub dash: Vec<Length>,
    /// How it ends.
    pub cap: Cap,
}

/// Fill, outline or both.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Paint {
    /// The inside, by the nonzero rule.
    Fill(Color),
    /// The outline.
    Stroke(Stroke),
    /// The inside, then the outline over it.
    Both(Color, Stroke),
}

/// Outlines, painted together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Path {
    /// The steps.
    pub segments: Vec<Segment>,
    /// How they are painted.
    pub paint: Paint,
}

impl Path {
    /// Makes a filled rectangle whose top left corner is the item's place.
    pub fn rectangle(width: Length, height: Length, color: Color) -> Self {
        let at = |x, y| Point { x, y };
        let zero = Length::ZERO;
        Self {
            segments: vec![
                Segment::Move(at(zero, zero)),
                Segment::Line(at(width, zero)),
                Segment::Line(at(width, height)),
                Segment::Line(at(zero, height)),
                Segment::Close,
            ],
            paint: Paint::Fill(color),
        }
    }

    /// Makes a horizontal rule that begins at the item's place; its thickness lies evenly about it.
    pub fn rule(length: Length, stroke: Stroke) -> Self {
        let end = Point { x: length, y: Length::ZERO };
        Self {
            segments: vec![Segment::Move(Point::default()), Segment::Line(end)],
            paint: Paint::Stroke(stroke),
        }
    }
}
