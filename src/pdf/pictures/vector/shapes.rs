//! A drawing's shapes as a form.

use super::super::{Embedded, jpeg};
use super::gradient::{axial, dictionary, radial};
use super::plain;
use crate::frame::Color;
use crate::model::Orientation;
use crate::num::saturate;
use crate::pdf::content::greyed;
use crate::pdf::{file, syntax};
use printpdf::{DictItem, ExternalStream};
use resvg::usvg::{
    self, ClipPath, FillRule, Group, Image, ImageKind, LineCap, LineJoin, Node, Paint, PaintOrder, Path,
    Stop, Stroke, Transform,
};
use std::collections::BTreeMap;
use tiny_skia::{PathSegment, Point};

/// Makes a form of an SVG's shapes; its coordinates are the SVG's, upside down.
pub fn form(tree: &usvg::Tree, grey: bool) -> Result<Embedded, String> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut drawing = Drawing { out: Vec::new(), grey, shadings: BTreeMap::new(), pictures: BTreeMap::new() };
    // From here on everything is in the SVG's own coordinates.
    drawing.matrix(Transform::from_row(1.0, 0.0, 0.0, -1.0, 0.0, height));
    drawing.group(tree.root(), Transform::identity())?;
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let resources = dictionary([
        ("Shading", DictItem::Dict { map: drawing.shadings }),
        ("XObject", DictItem::Dict { map: drawing.pictures }),
    ]);
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Form")),
        ("BBox", DictItem::Array([0.0, 0.0, width, height].map(DictItem::Real).to_vec())),
        ("Resources", resources),
        ("Filter", name("FlateDecode")),
    ];
    let dict = dict.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content: file::deflate(&drawing.out), compress: false };
    let extent = (f64::from(width), f64::from(height));
    Ok(Embedded { stream, extent, orientation: Orientation::UPRIGHT })
}

struct Drawing {
    out: Vec<u8>,
    grey: bool,
    shadings: BTreeMap<String, DictItem>,
    pictures: BTreeMap<String, DictItem>,
}

impl Drawing {
    /// Draws a group; the parser bounds how deep they nest.
    fn group(&mut self, group: &Group, transform: Transform) -> Result<(), String> {
        let transform = transform.pre_concat(group.transform());
        if group.clip_path().is_some() {
            self.out.extend(b"q ");
        }
        let mut clip = group.clip_path();
        while let Some(outer) = clip {
            self.clip(outer, transform);
            clip = outer.clip_path();
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, transform)?,
                Node::Path(path) if path.is_visible() => self.path(path, transform),
                Node::Image(image) if image.is_visible() => self.image(image, transform)?,
                _ => {}
            }
        }
        if group.clip_path().is_some() {
            self.out.extend(b"Q\n");
        }
        Ok(())
    }

    fn clip(&mut self, clip: &ClipPath, transform: Transform) {
        let Some((path, own)) = plain::outline(clip) else { return };
        self.outline(path, transform.pre_concat(own));
        let is_even_odd = path.fill().is_some_and(|fill| fill.rule() == FillRule::EvenOdd);
        self.out.extend(if is_even_odd { &b"W* n\n"[..] } else { b"W n\n" });
    }

    fn path(&mut self, path: &Path, transform: Transform) {
        if path.paint_order() == PaintOrder::StrokeAndFill {
            self.stroke(path, transform);
        }
        self.fill(path, transform);
        if path.paint_order() == PaintOrder::FillAndStroke {
            self.stroke(path, transform);
        }
    }

    fn fill(&mut self, path: &Path, transform: Transform) {
        let Some(fill) = path.fill() else { return };
        // SVG fills no line; PDF would, with the thinnest that can be drawn.
        let bounds = path.data().bounds();
        if bounds.width() == 0.0 || bounds.height() == 0.0 {
            return;
        }
        let is_even_odd = fill.rule() == FillRule::EvenOdd;
        let (shading, moved) = match fill.paint() {
            Paint::LinearGradient(gradient) => {
                (axial(gradient, |stop| self.on_paper(stop)), gradient.transform())
            }
            Paint::RadialGradient(gradient) => {
                (radial(gradient, |stop| self.on_paper(stop)), gradient.transform())
            }
            Paint::Color(color) => {
                self.color(*color, [b"g\n", b"rg\n"]);
                self.outline(path, transform);
                self.out.extend(if is_even_odd { &b"f*\n"[..] } else { b"f\n" });
                return;
            }
            // Drawn as pixels.
            Paint::Pattern(_) => return,
        };
        let name = format!("S{}", self.shadings.len());
        self.out.extend(b"q ");
        self.outline(path, transform);
        self.out.extend(if is_even_odd { &b"W* n "[..] } else { b"W n " });
        self.matrix(transform.pre_concat(moved));
        syntax::name(&mut self.out, name.as_bytes());
        self.out.extend(b" sh Q\n");
        self.shadings.insert(name, shading);
    }

    fn stroke(&mut self, path: &Path, transform: Transform) {
        let Some(stroke) = path.stroke() else { return };
        let Paint::Color(color) = stroke.paint() else { return };
        self.out.extend(b"q ");
        self.color(*color, [b"G ", b"RG "]);
        self.matrix(transform);
        self.line(stroke);
        self.outline(path, Transform::identity());
        self.out.extend(b"S Q\n");
    }

    fn line(&mut self, stroke: &Stroke) {
        self.operands(&[stroke.width().get()], b"w ");
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
        self.operands(&[stroke.miterlimit().get()], b"M ");
        if let Some(dashes) = stroke.dasharray() {
            self.out.push(b'[');
            self.operands(dashes, b"]");
            self.operands(&[stroke.dashoffset()], b"d ");
        }
    }

    /// Draws a JPEG, which stands in a square of its own, head up.
    fn image(&mut self, image: &Image, transform: Transform) -> Result<(), String> {
        let ImageKind::JPEG(bytes) = image.kind() else { return Ok(()) };
        let embedded = jpeg(bytes, self.grey)?;
        let (width, height) = (image.size().width(), image.size().height());
        let name = format!("J{}", self.pictures.len());
        self.out.extend(b"q ");
        self.matrix(transform.pre_concat(Transform::from_row(width, 0.0, 0.0, -height, 0.0, height)));
        syntax::name(&mut self.out, name.as_bytes());
        self.out.extend(b" Do Q\n");
        self.pictures.insert(name, DictItem::Stream { stream: embedded.stream });
        Ok(())
    }

    fn matrix(&mut self, t: Transform) {
        self.operands(&[t.sx, t.ky, t.kx, t.sy, t.tx, t.ty], b"cm ");
    }

    fn outline(&mut self, path: &Path, transform: Transform) {
        let mut last = Point::default();
        let third = |a: f32, b: f32| a + (b - a) * 2.0 / 3.0;
        for segment in path.data().segments() {
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

    fn points(&mut self, points: &[Point], transform: Transform, operator: &[u8]) {
        for point in points {
            let mut point = *point;
            transform.map_point(&mut point);
            self.operands(&[point.x, point.y], b"");
        }
        self.out.extend(operator);
    }

    fn color(&mut self, color: usvg::Color, [grey, rgb]: [&[u8]; 2]) {
        let color = self.printed(color);
        let parts = [color.red, color.green, color.blue].map(|part| f32::from(part) / 255.0);
        if parts[0] == parts[1] && parts[1] == parts[2] {
            self.operands(&parts[..1], grey);
        } else {
            self.operands(&parts, rgb);
        }
    }

    fn on_paper(&self, stop: &Stop) -> Color {
        self.printed(stop.color())
    }

    fn printed(&self, color: usvg::Color) -> Color {
        let color = Color::rgb(color.red, color.green, color.blue);
        if self.grey { greyed(color) } else { color }
    }

    /// Writes numbers, as fine as drawings need that are made much larger.
    fn operands(&mut self, values: &[f32], operator: &[u8]) {
        for value in values {
            syntax::millionths(&mut self.out, saturate::<i64>((f64::from(*value) * 10_000.0).round()) * 100);
            self.out.push(b' ');
        }
        self.out.extend(operator);
    }
}
