//! Lines and filled shapes, and the marks by which a sheet is trimmed.

use super::canvas::Canvas;
use crate::frame::{Cap, Color, Paint, Path, Segment, Stroke};
use crate::pdf::side::Side;
use crate::pdf::syntax;
use crate::unit::{Length, Point, Size};

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
        for segment in &path.segments {
            self.segment(segment, at);
        }
        let paint: &[u8] = match (fill, stroke) {
            (Some(_), Some(_)) => b"B Q\n",
            (None, Some(_)) => b"S Q\n",
            _ => b"f\n",
        };
        self.out.extend(paint);
    }

    fn segment(&mut self, segment: &Segment, at: Point) {
        let (points, operator): (&[Point], &[u8]) = match segment {
            Segment::Move(to) => (&[*to], b"m "),
            Segment::Line(to) => (&[*to], b"l "),
            Segment::Curve(first, second, to) => (&[*first, *second, *to], b"c "),
            Segment::Close => (&[], b"h "),
        };
        for point in points {
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

/// Draws the marks at the corners of a trimmed page, beyond its bleed.
pub fn crop_marks(canvas: &mut Canvas<'_>, side: &Side, page: Size) {
    const LONG: Length = Length::mm(5);
    let gap = side.bleed.max(Length::mm(3));
    if side.trim.origin.x < gap + LONG {
        return;
    }
    canvas.out.extend(b"/Artifact BMC\n");
    let stroke =
        Stroke { color: Color::BLACK, width: Length::from_pt(0.25), dash: Vec::new(), cap: Cap::Butt };
    let (none, width, height) = (Length::ZERO, page.width, page.height);
    for (x, outwards) in [(none, -1), (width, 1)] {
        for (y, away) in [(none, -1), (height, 1)] {
            let place = |dx: Length, dy: Length| Point { x: x + dx * outwards, y: y + dy * away };
            let lines =
                [(place(gap, none), place(gap + LONG, none)), (place(none, gap), place(none, gap + LONG))];
            let segments =
                lines.into_iter().flat_map(|(a, b)| [Segment::Move(a), Segment::Line(b)]).collect();
            canvas.path(&Path { segments, paint: Paint::Stroke(stroke.clone()) }, Point::default());
        }
    }
    canvas.out.extend(b"EMC\n");
}
