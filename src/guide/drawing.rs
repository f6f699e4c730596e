//! Drawings as SVG, in millimetres, with letters as outlines, so that they need no typeface where they are shown.

use crate::font::{Features, FontBook, OutlineSink, PieceKind, Request, ShapedGlyph};
use crate::model::{Orientation, Picture, PictureFormat};
use crate::num::saturate;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use unicode_bidi::{BidiClass, bidi_class};

/// Units of an SVG to the millimetre: 96 to the inch.
const PER_MM: f64 = 96.0 / 25.4;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pen {
    /// An edge.
    Thin,
    /// The edge about which a sheet is turned; what lies upon it, such as a thread.
    Thick,
    /// A cut. It is no edge about which a sheet is turned, and must not look like one.
    Cut,
    /// A fold.
    Dashed,
}

/// A drawing; x to the right and y downwards, in millimetres from its upper left corner.
pub struct Drawing<'a> {
    fonts: &'a FontBook,
    size: (f64, f64),
    shapes: String,
}

impl<'a> Drawing<'a> {
    /// Starts a drawing of a size.
    pub fn new(fonts: &'a FontBook, width: f64, height: f64) -> Self {
        Self { fonts, size: (width, height), shapes: String::new() }
    }

    /// Draws a line through points.
    pub fn line(&mut self, points: &[(f64, f64)], pen: Pen) -> &mut Self {
        let (width, dash) = match pen {
            Pen::Thin => (0.2, ""),
            Pen::Thick => (0.8, ""),
            Pen::Cut => (0.35, ""),
            Pen::Dashed => (0.2, r#" stroke-dasharray="1.5 1""#),
        };
        let points = joined(points);
        let _ = write!(
            self.shapes,
            r#"<polyline points="{points}" fill="none" stroke="black" stroke-width="{width}"{dash}/>"#
        );
        self
    }

    /// Draws a sheet or a page: an outline with paper inside.
    pub fn sheet(&mut self, (x, y): (f64, f64), (width, height): (f64, f64)) -> &mut Self {
        self.shape(&[(x, y), (x + width, y), (x + width, y + height), (x, y + height)], "white", "black")
    }

    /// Fills a shape.
    pub fn filled(&mut self, points: &[(f64, f64)]) -> &mut Self {
        self.shape(points, "black", "none")
    }

    fn shape(&mut self, points: &[(f64, f64)], fill: &str, stroke: &str) -> &mut Self {
        let points = joined(points);
        let _ = write!(
            self.shapes,
            r#"<polygon points="{points}" fill="{fill}" stroke="{stroke}" stroke-width="0.2"/>"#
        );
        self
    }

    /// Draws an arrow from one place to another.
    pub fn arrow(&mut self, from: (f64, f64), to: (f64, f64)) -> &mut Self {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let long = (dx * dx + dy * dy).sqrt().max(0.001);
        let (ux, uy) = (dx / long, dy / long);
        let back = (to.0 - ux * 2.2, to.1 - uy * 2.2);
        self.line(&[from, back], Pen::Thin);
        self.filled(&[to, (back.0 - uy * 0.8, back.1 + ux * 0.8), (back.0 + uy * 0.8, back.1 - ux * 0.8)])
    }

    /// Draws words of one direction around a place, their middle on it; upside down where that is asked for, and then
    /// with a line below their feet, as on dice: `9` is not `6`, and `11` not `!!`.
    pub fn words(&mut self, words: &str, (x, y): (f64, f64), size: f64, over: bool) -> &mut Self {
        let chain = self.fonts.chain(&["sans-serif"], 400, false);
        let rtl = words.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL));
        let (text, features) = (words, Features::default());
        let mut pieces = self.fonts.shape(&Request { text, chain: &chain, features, lang: "", rtl });
        if rtl {
            pieces.reverse();
        }
        let mut path = String::new();
        let (mut width, mut cap) = (0.0, 0.0);
        for piece in pieces {
            let PieceKind::Glyphs(face, glyphs) = piece.kind else { continue };
            let face = self.fonts.face(face);
            let metrics = face.metrics();
            let scale = size / f64::from(metrics.units_per_em.max(1));
            cap = f64::from(metrics.cap_height) * scale;
            for ShapedGlyph { id, advance, offset: (right, up), .. } in glyphs {
                let at = (width + f64::from(right) * scale, f64::from(up) * scale);
                face.outline(id, &mut Outline { path: &mut path, at, scale });
                width += f64::from(advance) * scale;
            }
        }
        let turn = if over { " rotate(180)" } else { "" };
        if over {
            let (from, under, foot) = (-0.2, 0.6, 0.95);
            let bar = [(from, under), (width - from, under), (width - from, foot), (from, foot)];
            let points = bar.map(|(right, down)| format!("{right:.3} {down:.3}")).join("L");
            let _ = write!(path, "M{points}Z");
        }
        let _ = write!(
            self.shapes,
            r#"<g transform="translate({x:.3} {y:.3}){turn} translate({:.3} {:.3})"><path d="{path}"/></g>"#,
            -width / 2.0,
            cap / 2.0
        );
        self
    }

    /// Returns the drawing as a picture of a book.
    pub fn picture(&self, name: &str) -> Picture {
        let dots = |length: f64| saturate::<u32>((length * PER_MM).ceil().max(1.0));
        let (width, height) = (dots(self.size.0), dots(self.size.1));
        // Whole units make the size exact: a millimetre of the drawing is one on paper.
        let (across, down) = (f64::from(width) / PER_MM, f64::from(height) / PER_MM);
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {across:.6} {down:.6}">{}</svg>"#,
            self.shapes
        );
        let path = PathBuf::from(format!("{name}.svg"));
        let (format, orientation) = (PictureFormat::Svg, Orientation::UPRIGHT);
        Picture { path, format, width, height, orientation, bytes: Arc::from(svg.into_bytes()) }
    }
}

fn joined(points: &[(f64, f64)]) -> String {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.3},{y:.3}")).collect();
    points.join(" ")
}

/// Writes outlines as path data, from font units upwards to millimetres downwards.
struct Outline<'p> {
    path: &'p mut String,
    /// How far to the right and upwards.
    at: (f64, f64),
    scale: f64,
}

impl Outline<'_> {
    fn point(&mut self, x: f32, y: f32) {
        let (right, up) = self.at;
        let (x, y) = (right + f64::from(x) * self.scale, -up - f64::from(y) * self.scale);
        let _ = write!(self.path, "{x:.3} {y:.3} ");
    }
}

impl OutlineSink for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.push('M');
        self.point(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.push('L');
        self.point(x, y);
    }

    fn curve_to(&mut self, first: (f32, f32), second: (f32, f32), end: (f32, f32)) {
        self.path.push('C');
        for (x, y) in [first, second, end] {
            self.point(x, y);
        }
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the outlines of words, as path data.
    fn outlines(words: &str) -> String {
        let fonts = FontBook::new(&[]).value;
        let mut drawing = Drawing::new(&fonts, 10.0, 10.0);
        drawing.words(words, (0.0, 0.0), 3.0, false);
        let path = drawing.shapes.split_once(r#"<path d=""#).expect("a path").1;
        path.split_once('"').expect("its end").0.to_owned()
    }

    // The names of front and back stood in single letters from left to right, which nobody reads in Arabic.
    #[test]
    fn letters_are_joined_and_run_as_their_script_does() {
        assert!(outlines("hv").starts_with(&outlines("h")));
        // The last letter is the first from the left.
        assert!(outlines("\u{5d0}\u{5d1}").starts_with(&outlines("\u{5d1}")));
        assert!(!outlines("\u{5d0}\u{5d1}").starts_with(&outlines("\u{5d0}")));
        // A letter has another form beside its neighbour.
        assert!(!outlines("\u{628}\u{628}").starts_with(&outlines("\u{628}")));
    }

    // Somebody read the 11 of a page that stands on its head as `!!`, and 6 and 9 cannot be told apart at all.
    #[test]
    fn what_stands_on_its_head_is_underlined() {
        let fonts = FontBook::new(&[]).value;
        let subpaths = |words: &str, over| {
            let mut drawing = Drawing::new(&fonts, 10.0, 10.0);
            drawing.words(words, (0.0, 0.0), 3.0, over);
            drawing.shapes.matches('M').count()
        };
        assert_eq!(subpaths("11", true), subpaths("11", false) + 1);
        assert_eq!(subpaths("9", true), subpaths("9", false) + 1);
    }

    // On one drawing the same thick line was the edge about which a sheet is turned and the line along which it is cut.
    #[test]
    fn a_cut_does_not_look_like_the_edge_of_turning() {
        let fonts = FontBook::new(&[]).value;
        let drawn = |pen| {
            let mut drawing = Drawing::new(&fonts, 10.0, 10.0);
            drawing.line(&[(0.0, 0.0), (1.0, 0.0)], pen);
            drawing.shapes
        };
        let pens = [Pen::Thin, Pen::Thick, Pen::Cut, Pen::Dashed].map(drawn);
        assert!(pens.iter().enumerate().all(|(at, pen)| !pens[..at].contains(pen)), "{pens:?}");
    }
}
