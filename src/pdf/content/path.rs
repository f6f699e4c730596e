//! Lines and filled shapes.

use super::canvas::Canvas;
use crate::frame::{Cap, Paint, Path, Segment, Stroke};
use crate::pdf::syntax;
use crate::unit::Point;

impl Canvas<'_> {
    /// Paints a path whose own coordinates start at a place.
    pub fn path(&mut self, path: &Path, at: Point) {
        let (fill, stroke) = match &path.paint {
            Paint::Fill(color) => (Some(*color), None),
            Paint::Stroke(stroke) => (None, Some(stroke)),
            Paint::Both(color, stroke) => (Some(*color), Some(stroke)),
        };
        if let Some(color) = fill {
            self.fill_color(color);
        }
        if let Some(stroke) = stroke {
            self.out.extend(b"q ");
            self.stroke(stroke);
        }
        for segment in path.steps() {
            self.segment(segment, at);
        }
        let paint: &[u8] = match (fill, stroke) {
            (Some(_), Some(_)) => b"B Q\n",
            (None, Some(_)) => b"S Q\n",
            _ => b"f\n",
        };
        self.out.extend(paint);
    }

    fn segment(&mut self, segment: Segment, at: Point) {
        let operator: &[u8] = match segment {
            Segment::Move(_) => b"m ",
            Segment::Line(_) => b"l ",
            Segment::Curve(..) => b"c ",
            Segment::Close => b"h ",
        };
        for point in segment.points() {
            let place = Point { x: at.x + point.x, y: at.y + point.y };
            let (x, y) = super::upwards(place, self.height);
            syntax::lengths(self.out, &[x, y]);
        }
        self.out.extend(operator);
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.line_color(stroke.color);
        syntax::length(self.out, stroke.width);
        self.out.extend(b" w ");
        if stroke.cap == Cap::Round {
            self.out.extend(b"1 J ");
        }
        if !stroke.dash.is_empty() {
            self.out.push(b'[');
            syntax::lengths(self.out, &stroke.dash);
            self.out.extend(b"]0 d ");
        }
    }
}
