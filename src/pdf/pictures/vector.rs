//! SVG drawings as PDF paths.
//!
//! Colours of gradients and patterns become one colour, what is half transparent is mixed with white; clips
//! and masks are left out. Drawings of books are of plain shapes.

use super::Embedded;
use crate::frame::Color;
use crate::pdf::content::greyed;
use crate::pdf::{file, syntax};
use printpdf::{DictItem, ExternalStream};
use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{FillRule, LineCap, LineJoin, Node, Paint};

/// Makes a form of an SVG's shapes; its coordinates are the SVG's, upside down.
pub fn embed(bytes: &[u8], grey: bool) -> Result<Embedded, String> {
    let tree = usvg::Tree::from_data(bytes, &usvg::Options::default()).map_err(|error| error.to_string())?;
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    let mut drawing = Drawing { out: Vec::new(), height, grey };
    drawing.group(tree.root(), 1.0);
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let real = |value: f64| DictItem::Real(value as f32);
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Form")),
        ("BBox", DictItem::Array(vec![real(0.0), real(0.0), real(width), real(height)])),
        ("Filter", name("FlateDecode")),
    ];
    let dict = dict.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let content = file::deflate(&drawing.out);
    Ok(Embedded { stream: ExternalStream { dict, content, compress: false }, extent: (width, height) })
}

struct Drawing {
    out: Vec<u8>,
    height: f64,
    grey: bool,
}

impl Drawing {
    /// Draws a group; the parser bounds how deep they nest.
    fn group(&mut self, group: &usvg::Group, opacity: f32) {
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity),
                Node::Path(path) if path.is_visible() => self.path(path, opacity),
                _ => {}
            }
        }
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) {
        let transform = path.abs_transform();
        if let Some(fill) = path.fill() {
            let color = self.color(fill.paint(), fill.opacity().get() * opacity);
            self.set_color(color, [b"g\n", b"rg\n"]);
            self.outline(path.data(), transform);
            let operator: &[u8] = if fill.rule() == FillRule::EvenOdd { b"f*\n" } else { b"f\n" };
            self.out.extend(operator);
        }
        if let Some(stroke) = path.stroke() {
            let color = self.color(stroke.paint(), stroke.opacity().get() * opacity);
            self.out.extend(b"q ");
            self.set_color(color, [b"G ", b"RG "]);
            // A line is as thick as the shape's scale makes it; uneven scales are rare enough to average.
            let scale = (transform.sx * transform.sy - transform.kx * transform.ky).abs().sqrt();
            self.operands(&[f64::from(stroke.width().get() * scale)], b"w ");
            let cap = match stroke.linecap() {
                LineCap::Butt => 0,
                LineCap::Round => 1,
                LineCap::Square => 2,
            };
            let join = match stroke.linejoin() {
                LineJoin::Miter | LineJoin::MiterClip => 0,
                LineJoin::Round => 1,
                LineJoin::Bevel => 2,
            };
            self.out.extend(format!("{cap} J {join} j ").bytes());
            if let Some(dashes) = stroke.dasharray() {
                self.out.push(b'[');
                let dashes: Vec<f64> = dashes.iter().map(|dash| f64::from(dash * scale)).collect();
                self.operands(&dashes, b"]0 d ");
            }
            self.outline(path.data(), transform);
            self.out.extend(b"S Q\n");
        }
    }

    fn outline(&mut self, path: &usvg::tiny_skia_path::Path, transform: usvg::Transform) {
        let mut last = Point::default();
        let third = |a: f32, b: f32| a + (b - a) * 2.0 / 3.0;
        for segment in path.segments() {
            match segment {
                PathSegment::MoveTo(to) => {
                    self.points(&[to], transform, b"m ");
                    last = to;
                }
                PathSegment::LineTo(to) => {
                    self.points(&[to], transform, b"l ");
                    last = to;
                }
                PathSegment::QuadTo(control, to) => {
                    let first = Point::from_xy(third(last.x, control.x), third(last.y, control.y));
                    let second = Point::from_xy(third(to.x, control.x), third(to.y, control.y));
                    self.points(&[first, second, to], transform, b"c ");
                    last = to;
                }
                PathSegment::CubicTo(first, second, to) => {
                    self.points(&[first, second, to], transform, b"c ");
                    last = to;
                }
                PathSegment::Close => self.out.extend(b"h "),
            }
        }
    }

    fn points(&mut self, points: &[Point], transform: usvg::Transform, operator: &[u8]) {
        for point in points {
            let mut point = *point;
            transform.map_point(&mut point);
            self.operands(&[f64::from(point.x), self.height - f64::from(point.y)], b"");
        }
        self.out.extend(operator);
    }

    fn set_color(&mut self, color: Color, [grey, rgb]: [&[u8]; 2]) {
        let parts = [color.red, color.green, color.blue].map(|part| f64::from(part) / 255.0);
        if parts[0] == parts[1] && parts[1] == parts[2] {
            self.operands(&parts[..1], grey);
        } else {
            self.operands(&parts, rgb);
        }
    }

    fn operands(&mut self, values: &[f64], operator: &[u8]) {
        for value in values {
            syntax::thousandths(&mut self.out, (value * 1000.0).round() as i64);
            self.out.push(b' ');
        }
        self.out.extend(operator);
    }

    fn color(&self, paint: &Paint, opacity: f32) -> Color {
        let (color, opacity) = match paint {
            Paint::Color(color) => (*color, opacity),
            Paint::LinearGradient(gradient) => middle(gradient.stops(), opacity),
            Paint::RadialGradient(gradient) => middle(gradient.stops(), opacity),
            Paint::Pattern(_) => (usvg::Color::new_rgb(128, 128, 128), opacity),
        };
        let on_paper = |value: u8| (f32::from(value) * opacity + 255.0 * (1.0 - opacity)).round() as u8;
        let color = Color::rgb(on_paper(color.red), on_paper(color.green), on_paper(color.blue));
        if self.grey { greyed(color) } else { color }
    }
}

fn middle(stops: &[usvg::Stop], opacity: f32) -> (usvg::Color, f32) {
    let stop = stops.get(stops.len() / 2);
    stop.map_or((usvg::Color::black(), opacity), |stop| (stop.color(), stop.opacity().get() * opacity))
}
