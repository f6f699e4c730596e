//! The items of a page, painted in order.

use crate::font::{FaceId, FontBook, OutlineSink};
use crate::frame::{Cap, Color, Content, GlyphRun, Page, Paint, Path, Segment, Stroke};
use crate::unit::{Length, Point};
use std::collections::BTreeMap;
use tiny_skia::{FillRule, LineCap, Paint as Brush, PathBuilder, Pixmap, StrokeDash, Transform};

/// Draws a page on white.
pub(super) fn page(page: &Page, fonts: &FontBook, scale: f32) -> Option<Pixmap> {
    let pixels = |length: Length| (length.to_pt() as f32 * scale).round().clamp(0.0, 32_767.0) as u32;
    let mut pixmap = Pixmap::new(pixels(page.size.width), pixels(page.size.height))?;
    pixmap.fill(tiny_skia::Color::WHITE);
    let mut canvas = Canvas { pixmap, fonts, scale, outlines: BTreeMap::new() };
    for item in &page.items {
        match &item.content {
            Content::Glyphs(run) => canvas.glyphs(run, item.at),
            Content::Path(path) => canvas.path(path, item.at),
            Content::Picture(_) => {}
        }
    }
    Some(canvas.pixmap)
}

struct Canvas<'a> {
    pixmap: Pixmap,
    fonts: &'a FontBook,
    scale: f32,
    /// Outlines in font units, y upwards; none for a glyph that draws nothing.
    outlines: BTreeMap<(FaceId, u16), Option<tiny_skia::Path>>,
}

impl Canvas<'_> {
    fn glyphs(&mut self, run: &GlyphRun, at: Point) {
        let face = self.fonts.face(run.face);
        let em = run.size.to_pt() as f32 * self.scale / face.metrics().units_per_em.max(1) as f32;
        let stretch = f32::from(run.scale) / 10_000.0;
        let unit = self.scale / Length::UNITS_PER_PT as f32;
        let mut offsets = run.offsets.iter().peekable();
        let mut x = at.x.units();
        for (index, glyph) in run.glyphs.iter().enumerate() {
            let offset = offsets.next_if(|offset| usize::from(offset.glyph) == index);
            let (dx, dy) = offset.map_or((0, 0), |offset| (i64::from(offset.x), i64::from(offset.y)));
            let (left, base) = ((x + dx) as f32 * unit, (at.y.units() - dy) as f32 * unit);
            x += i64::from(glyph.advance);
            let outline = self.outlines.entry((run.face, glyph.id)).or_insert_with(|| {
                let mut outline = Outline(PathBuilder::new());
                face.outline(glyph.id, &mut outline);
                outline.0.finish()
            });
            if let Some(outline) = outline {
                let place = Transform::from_row(em * stretch, 0.0, 0.0, -em, left, base);
                self.pixmap.fill_path(outline, &brush(run.color), FillRule::Winding, place, None);
            }
        }
    }

    fn path(&mut self, path: &Path, at: Point) {
        let Some(outline) = outline(path) else { return };
        let scale = self.scale / Length::UNITS_PER_PT as f32;
        let (x, y) = (at.x.units() as f32 * scale, at.y.units() as f32 * scale);
        let place = Transform::from_row(self.scale, 0.0, 0.0, self.scale, x, y);
        let (fill, stroke) = match &path.paint {
            Paint::Fill(color) => (Some(*color), None),
            Paint::Stroke(stroke) => (None, Some(stroke)),
            Paint::Both(color, stroke) => (Some(*color), Some(stroke)),
        };
        if let Some(color) = fill {
            self.pixmap.fill_path(&outline, &brush(color), FillRule::Winding, place, None);
        }
        if let Some(stroke) = stroke {
            self.pixmap.stroke_path(&outline, &brush(stroke.color), &pen(stroke), place, None);
        }
    }
}

fn brush(color: Color) -> Brush<'static> {
    let mut brush = Brush::default();
    brush.set_color_rgba8(color.red, color.green, color.blue, 255);
    brush
}

fn pen(stroke: &Stroke) -> tiny_skia::Stroke {
    let dash: Vec<f32> = stroke.dash.iter().map(|length| length.to_pt() as f32).collect();
    tiny_skia::Stroke {
        width: stroke.width.to_pt() as f32,
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
    let mut builder = PathBuilder::new();
    let pt = |p: &Point| (p.x.to_pt() as f32, p.y.to_pt() as f32);
    for segment in &path.segments {
        match segment {
            Segment::Move(to) => {
                let (x, y) = pt(to);
                builder.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = pt(to);
                builder.line_to(x, y);
            }
            Segment::Curve(first, second, to) => {
                let ((ax, ay), (bx, by), (x, y)) = (pt(first), pt(second), pt(to));
                builder.cubic_to(ax, ay, bx, by, x, y);
            }
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

struct Outline(PathBuilder);

impl OutlineSink for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn curve_to(&mut self, first: (f32, f32), second: (f32, f32), end: (f32, f32)) {
        self.0.cubic_to(first.0, first.1, second.0, second.1, end.0, end.1);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
