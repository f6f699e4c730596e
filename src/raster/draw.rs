//! The items of a page, painted in order, in bands.

use super::indexed::ColorRuns;
use super::picture;
use crate::font::{FaceId, FontBook, OutlineSink};
use crate::frame::{Cap, Color, Content, GlyphRun, Page, Paint, Path, PlacedPicture, Segment, Stroke};
use crate::model::Picture;
use crate::num::saturate;
use crate::unit::{Length, Point};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use tiny_skia::{FillRule, LineCap, Paint as Brush, PathBuilder, Pixmap, PixmapPaint, StrokeDash, Transform};

/// Rows of a band; the last may have fewer. It is the same for any number of threads, and so are the pixels.
const BAND: u32 = 256;

/// A page as pixels.
pub(super) struct PageRaster {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// From the top, as runs: a drawn page has long ones, and its pixels take sixteen million bytes.
    pub bands: Vec<ColorRuns>,
}

/// Draws a page on white. `None` for a page without an area, or one too large.
pub(super) fn page(page: &Page, pictures: &[Picture], fonts: &FontBook, scale: f32) -> Option<PageRaster> {
    let pixels = |length: Length| {
        saturate::<u32>((saturate::<f32>(length.to_pt()) * scale).round().clamp(0.0, 32_767.0))
    };
    let (width, height) = (pixels(page.size.width), pixels(page.size.height));
    let mut marks = Marks { all: Vec::new(), pictures, fonts, scale, outlines: BTreeMap::new() };
    for item in &page.items {
        match &item.content {
            Content::Glyphs(run) => marks.glyphs(run, item.at),
            Content::Path(path) => marks.path(path, item.at),
            Content::Picture(placed) => marks.picture(placed, item.at),
        }
    }
    let marks = marks.all;
    let tops: Vec<u32> = (0..height).step_by(BAND as usize).collect();
    let band = |top| band(&marks, (width, BAND.min(height - top)), top).map(|band| ColorRuns::of(&band));
    let bands: Vec<ColorRuns> = tops.into_par_iter().map(band).collect::<Option<_>>()?;
    (!bands.is_empty()).then_some(PageRaster { width, height, bands })
}

fn band(marks: &[Drawn], (width, height): (u32, u32), top: u32) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(width, height)?;
    pixmap.fill(tiny_skia::Color::WHITE);
    let (from, to) = (top as f32, (top + height) as f32);
    for mark in marks.iter().filter(|mark| mark.bottom >= from && mark.top <= to) {
        mark.paint(&mut pixmap, mark.place.post_translate(0.0, -from));
    }
    Some(pixmap)
}

/// Something painted in one go.
struct Drawn {
    /// The rows of the page it may touch, in pixels.
    top: f32,
    bottom: f32,
    /// From its own coordinates to pixels of the page.
    place: Transform,
    ink: Ink,
}

enum Ink {
    Fill(Arc<tiny_skia::Path>, Color),
    Stroke(Arc<tiny_skia::Path>, tiny_skia::Stroke, Color),
    Picture(Pixmap),
}

impl Drawn {
    /// Makes the mark of an outline whose ink reaches so many pixels beyond it.
    fn new(outline: &tiny_skia::Path, reach: f32, place: Transform, ink: Ink) -> Self {
        let bounds = outline.bounds();
        let (one, other) = (bounds.top() * place.sy + place.ty, bounds.bottom() * place.sy + place.ty);
        // A pixel more, for edges are soft.
        Self { top: one.min(other) - reach - 1.0, bottom: one.max(other) + reach + 1.0, place, ink }
    }

    fn paint(&self, pixmap: &mut Pixmap, place: Transform) {
        match &self.ink {
            Ink::Fill(outline, color) => {
                pixmap.fill_path(outline, &brush(*color), FillRule::Winding, place, None);
            }
            Ink::Stroke(outline, pen, color) => {
                pixmap.stroke_path(outline, &brush(*color), pen, place, None);
            }
            Ink::Picture(picture) => {
                pixmap.draw_pixmap(0, 0, picture.as_ref(), &PixmapPaint::default(), place, None);
            }
        }
    }
}

struct Marks<'a> {
    all: Vec<Drawn>,
    pictures: &'a [Picture],
    fonts: &'a FontBook,
    scale: f32,
    /// Outlines in font units, y upwards. `None` for a glyph that draws nothing.
    outlines: BTreeMap<(FaceId, u16), Option<Arc<tiny_skia::Path>>>,
}

impl Marks<'_> {
    fn glyphs(&mut self, run: &GlyphRun, at: Point) {
        let face = self.fonts.face(run.face);
        let em = saturate::<f32>(run.size.to_pt()) * self.scale / face.metrics().units_per_em.max(1) as f32;
        let stretch = f32::from(run.scale) / 10_000.0;
        let lean = if run.slanted { em * saturate::<f32>(GlyphRun::SLANT) } else { 0.0 };
        let unit = self.scale / Length::UNITS_PER_PT as f32;
        let mut offsets = run.offsets.iter().peekable();
        let mut x = at.x.units();
        for (index, glyph) in run.glyphs.iter().enumerate() {
            let offset = offsets.next_if(|offset| usize::from(offset.glyph) == index);
            let (dx, dy) = offset.map_or((0, 0), |offset| (i64::from(offset.x), i64::from(offset.y)));
            let (left, base) = ((x + dx) as f32 * unit, (at.y.units() - dy) as f32 * unit);
            x += i64::from(glyph.advance);
            let outline = self.outlines.entry((run.face, glyph.id)).or_insert_with(|| {
                let mut outline = Outline::default();
                face.outline(glyph.id, &mut outline);
                outline.builder.finish().map(Arc::new)
            });
            if let Some(outline) = outline {
                let place = Transform::from_row(em * stretch, 0.0, lean, -em, left, base);
                let ink = Ink::Fill(outline.clone(), run.color);
                self.all.push(Drawn::new(outline, 0.0, place, ink));
            }
        }
    }

    fn path(&mut self, path: &Path, at: Point) {
        let Some(outline) = outline(path).map(Arc::new) else { return };
        let (x, y) = self.pixels(at);
        let place = Transform::from_row(self.scale, 0.0, 0.0, self.scale, x, y);
        let (fill, stroke) = match &path.paint {
            Paint::Fill(color) => (Some(*color), None),
            Paint::Stroke(stroke) => (None, Some(stroke)),
            Paint::Both(color, stroke) => (Some(*color), Some(stroke)),
        };
        if let Some(color) = fill {
            self.all.push(Drawn::new(&outline, 0.0, place, Ink::Fill(outline.clone(), color)));
        }
        if let Some(stroke) = stroke {
            let pen = pen(stroke);
            // The point of a sharp corner reaches beyond half the line's width.
            let reach = pen.width * pen.miter_limit * self.scale;
            let ink = Ink::Stroke(outline.clone(), pen, stroke.color);
            self.all.push(Drawn::new(&outline, reach, place, ink));
        }
    }

    fn picture(&mut self, placed: &PlacedPicture, at: Point) {
        let pixels = |length: Length| {
            saturate::<u32>((saturate::<f32>(length.to_pt()) * self.scale).round().clamp(1.0, 32_767.0))
        };
        let size = (pixels(placed.size.width), pixels(placed.size.height));
        let picture = self.pictures.get(placed.picture.0 as usize);
        let Some(picture) = picture.and_then(|picture| picture::draw(picture, size)) else { return };
        let (x, y) = self.pixels(at);
        let (x, y) = (x.round(), y.round());
        let (top, bottom) = (y, y + size.1 as f32);
        let place = Transform::from_translate(x, y);
        self.all.push(Drawn { top, bottom, place, ink: Ink::Picture(picture) });
    }

    fn pixels(&self, at: Point) -> (f32, f32) {
        let unit = self.scale / Length::UNITS_PER_PT as f32;
        (at.x.units() as f32 * unit, at.y.units() as f32 * unit)
    }
}

fn brush(color: Color) -> Brush<'static> {
    let mut brush = Brush::default();
    brush.set_color_rgba8(color.red, color.green, color.blue, 255);
    brush
}

fn pen(stroke: &Stroke) -> tiny_skia::Stroke {
    let dash: Vec<f32> = stroke.dash.iter().map(|length| saturate::<f32>(length.to_pt())).collect();
    tiny_skia::Stroke {
        width: saturate(stroke.width.to_pt()),
        line_cap: match stroke.cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
        },
        dash: StrokeDash::new(dash, 0.0),
        ..tiny_skia::Stroke::default()
    }
}

/// Returns a path in points.
fn outline(path: &Path) -> Option<tiny_skia::Path> {
    let mut outline = Outline::default();
    let pt = |p: Point| (saturate::<f32>(p.x.to_pt()), saturate::<f32>(p.y.to_pt()));
    for segment in path.steps() {
        match segment {
            Segment::Move(to) => {
                let (x, y) = pt(to);
                outline.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = pt(to);
                outline.line_to(x, y);
            }
            Segment::Curve(first, second, to) => outline.curve_to(pt(first), pt(second), pt(to)),
            Segment::Close => outline.close(),
        }
    }
    outline.builder.finish()
}

/// A cubic curve becomes so many quadratic ones, which differ from a quarter of a circle by less than 1/5,000 of its
/// radius.
const QUADRATICS: u8 = 4;

/// What is filled, made of lines and quadratic curves: those cubic ones that the edge of a picture crosses would be cut
/// with the system's cosine, which is another one in a browser.
#[derive(Default)]
struct Outline {
    builder: PathBuilder,
    /// Where the contour begins, and where it has come to.
    start: (f32, f32),
    at: (f32, f32),
}

impl OutlineSink for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        (self.start, self.at) = ((x, y), (x, y));
        self.builder.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.builder.line_to(x, y);
    }

    fn curve_to(&mut self, first: (f32, f32), second: (f32, f32), end: (f32, f32)) {
        let between = |a: (f32, f32), b: (f32, f32), t: f32| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
        let (mut start, mut first, mut second) = (self.at, first, second);
        for left in (1..=QUADRATICS).rev() {
            // What is left of the curve is divided by de Casteljau's construction.
            let t = 1.0 / f32::from(left);
            let (a, b, c) = (between(start, first, t), between(first, second, t), between(second, end, t));
            let (ab, bc) = (between(a, b, t), between(b, c, t));
            let to = if left == 1 { end } else { between(ab, bc, t) };
            let middle = |start: f32, a: f32, ab: f32, to: f32| (3.0 * (a + ab) - start - to) / 4.0;
            self.builder.quad_to(
                middle(start.0, a.0, ab.0, to.0),
                middle(start.1, a.1, ab.1, to.1),
                to.0,
                to.1,
            );
            (start, first, second) = (to, bc, c);
        }
        self.at = end;
    }

    fn close(&mut self) {
        self.at = self.start;
        self.builder.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiny_skia::PathSegment;

    /// The cover of five books had other pixels when it was made in a browser.
    #[test]
    fn curves_are_cut_by_arithmetic() {
        // A quarter of a circle of the radius 100.
        let mut outline = Outline::default();
        outline.move_to(100.0, 0.0);
        outline.curve_to((100.0, 55.228), (55.228, 100.0), (0.0, 100.0));
        let path = outline.builder.finish().expect("a path");
        let mut at = (0.0, 0.0);
        let mut pieces = 0;
        for segment in path.segments() {
            match segment {
                PathSegment::MoveTo(to) => at = (to.x, to.y),
                PathSegment::QuadTo(by, to) => {
                    let middle = ((at.0 + 2.0 * by.x + to.x) / 4.0_f32, (at.1 + 2.0 * by.y + to.y) / 4.0);
                    for (x, y) in [middle, (to.x, to.y)] {
                        assert!((x.hypot(y) - 100.0).abs() < 0.03, "{x} {y}");
                    }
                    at = (to.x, to.y);
                    pieces += 1;
                }
                PathSegment::LineTo(_) | PathSegment::CubicTo(..) | PathSegment::Close => {
                    panic!("not by arithmetic")
                }
            }
        }
        assert_eq!((pieces, at), (u32::from(QUADRATICS), (0.0, 100.0)));
    }
}
