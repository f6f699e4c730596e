//! Lines and filled shapes.

use crate::unit::{Length, Point};
use std::sync::Arc;

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

impl Segment {
    /// Returns the same step, from another place on.
    fn moved(self, by: Point) -> Self {
        let at = |point: Point| Point { x: by.x + point.x, y: by.y + point.y };
        match self {
            Self::Move(to) => Self::Move(at(to)),
            Self::Line(to) => Self::Line(at(to)),
            Self::Curve(first, second, to) => Self::Curve(at(first), at(second), at(to)),
            Self::Close => Self::Close,
        }
    }

    /// Returns the points of the step.
    pub fn points(self) -> impl Iterator<Item = Point> {
        let points = match self {
            Self::Move(to) | Self::Line(to) => [Some(to), None, None],
            Self::Curve(first, second, to) => [Some(first), Some(second), Some(to)],
            Self::Close => [None; 3],
        };
        points.into_iter().flatten()
    }
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
    /// Its own steps.
    segments: Vec<Segment>,
    /// Steps that many paths share, such as those of a letter, each from a place of this path; after its own.
    shared: Box<[(Point, Arc<[Segment]>)]>,
    /// How they are painted.
    pub paint: Paint,
}

impl Path {
    /// Makes a path of steps.
    pub fn new(segments: Vec<Segment>, paint: Paint) -> Self {
        Self { segments, shared: Box::default(), paint }
    }

    /// Adds steps that other paths have too, each outline moved to a place.
    pub fn with(self, shared: Vec<(Point, Arc<[Segment]>)>) -> Self {
        Self { shared: shared.into(), ..self }
    }

    /// Returns how many steps there are.
    pub fn count(&self) -> usize {
        self.segments.len() + self.shared.iter().map(|(_, steps)| steps.len()).sum::<usize>()
    }

    /// Returns the steps, in coordinates from the item's place.
    pub fn steps(&self) -> impl Iterator<Item = Segment> + '_ {
        let shared = self.shared.iter().flat_map(|(at, steps)| steps.iter().map(|step| step.moved(*at)));
        self.segments.iter().copied().chain(shared)
    }

    /// Makes a filled rectangle whose top left corner is the item's place.
    pub fn rectangle(width: Length, height: Length, color: Color) -> Self {
        let at = |x, y| Point { x, y };
        let zero = Length::ZERO;
        let segments = vec![
            Segment::Move(at(zero, zero)),
            Segment::Line(at(width, zero)),
            Segment::Line(at(width, height)),
            Segment::Line(at(zero, height)),
            Segment::Close,
        ];
        Self::new(segments, Paint::Fill(color))
    }

    /// Makes a horizontal rule that begins at the item's place; its thickness lies evenly about it.
    pub fn rule(length: Length, stroke: Stroke) -> Self {
        let end = Point { x: length, y: Length::ZERO };
        Self::new(vec![Segment::Move(Point::default()), Segment::Line(end)], Paint::Stroke(stroke))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_steps_stand_where_each_path_puts_them() {
        let at = |x: i64, y: i64| Point { x: Length::pt(x), y: Length::pt(y) };
        let shared: Arc<[Segment]> =
            [Segment::Move(at(1, 1)), Segment::Curve(at(2, 1), at(3, 1), at(4, 1)), Segment::Close].into();
        let path =
            Path::new(vec![Segment::Move(at(0, 0)), Segment::Line(at(9, 0))], Paint::Fill(Color::BLACK))
                .with(vec![(at(10, 5), shared.clone()), (at(0, 0), shared)]);
        let steps: Vec<Segment> = path.steps().collect();
        assert_eq!(steps.len(), path.count());
        assert_eq!(steps[2], Segment::Move(at(11, 6)));
        assert_eq!(steps[3], Segment::Curve(at(12, 6), at(13, 6), at(14, 6)));
        assert_eq!(steps[5], Segment::Move(at(1, 1)));
    }
}
