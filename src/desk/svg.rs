//! A page as SVG: outlines of glyphs where they stand in print, and over them the words, unseen, to be selected, found and
//! read aloud.

use super::html::Html;
use crate::font::{FaceId, FontBook, OutlineSink};
use crate::frame::{Cap, Color, Content, GlyphRun, Item, Page, Paint, Path, Segment, Stroke};
use crate::unit::{Length, Point};
use std::collections::BTreeMap;
use std::fmt::{self, Display};

/// Draws a page. `name` is another for each page of a document.
pub(super) fn draw(page: &Page, fonts: &FontBook, name: usize) -> Html {
    let mut drawing = Drawing { fonts, name, glyphs: BTreeMap::new(), html: Html::default() };
    page.items.iter().for_each(|item| drawing.item(item));
    let Drawing { glyphs, html, .. } = drawing;
    let mut svg = Html::default();
    let (width, height) = (Pt(page.size.width), Pt(page.size.height));
    svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").text(width).raw(" ").text(height);
    svg.raw("\"><defs>");
    for ((face, glyph), outline) in glyphs {
        svg.raw("<path id=\"").text(GlyphName(name, face, glyph)).raw("\" d=\"").text(outline).raw("\"/>");
    }
    svg.raw("</defs>").part(html).raw("</svg>");
    svg
}

/// A length in points, as SVG has it.
struct Pt(Length);

impl Display for Pt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.0.to_pt())
    }
}

struct GlyphName(usize, FaceId, u16);

impl Display for GlyphName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(page, FaceId(face), glyph) = self;
        write!(f, "g{page}-{face}-{glyph}")
    }
}

struct Ink(Color);

impl Display for Ink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Color { red, green, blue } = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

struct Drawing<'a> {
    fonts: &'a FontBook,
    name: usize,
    /// The outlines that the page needs, in font units, y upwards.
    glyphs: BTreeMap<(FaceId, u16), String>,
    html: Html,
}

impl Drawing<'_> {
    fn item(&mut self, item: &Item) {
        match &item.content {
            Content::Glyphs(run) => {
                self.glyphs(run, item.at);
                self.words(run, item);
            }
            Content::Path(path) => self.path(path, item.at),
            Content::Picture(placed) => {
                let html = &mut self.html;
                html.raw("<image href=\"/picture/").text(placed.picture.0).raw("\" x=\"").text(Pt(item.at.x));
                html.raw("\" y=\"").text(Pt(item.at.y)).raw("\" width=\"").text(Pt(placed.size.width));
                html.raw("\" height=\"").text(Pt(placed.size.height)).raw("\"/>");
            }
        }
    }

    fn glyphs(&mut self, run: &GlyphRun, at: Point) {
        let face = self.fonts.face(run.face);
        let em = run.size.to_pt() / f64::from(face.metrics().units_per_em.max(1));
        let stretch = f64::from(run.scale) / 10_000.0;
        // Places within the run in font units: one transform serves all its glyphs.
        let along = |units: i64| Length::from_units(units).to_pt() / (em * stretch);
        self.html
            .raw("<g aria-hidden=\"true\" fill=\"")
            .text(Ink(run.color))
            .raw("\" transform=\"translate(");
        self.html.text(Pt(at.x)).raw(" ").text(Pt(at.y)).raw(") scale(");
        self.html.text(format_args!("{:.6} {:.6}", em * stretch, -em)).raw(")\">");
        let mut offsets = run.offsets.iter().peekable();
        let mut x = 0;
        for (index, glyph) in run.glyphs.iter().enumerate() {
            let offset = offsets.next_if(|offset| usize::from(offset.glyph) == index);
            let (dx, dy) = offset.map_or((0, 0), |offset| (i64::from(offset.x), i64::from(offset.y)));
            let place = (along(x + dx), Length::from_units(dy).to_pt() / em);
            x += i64::from(glyph.advance);
            let outline = self.glyphs.entry((run.face, glyph.id)).or_insert_with(|| {
                let mut outline = Outline::default();
                face.outline(glyph.id, &mut outline);
                outline.0
            });
            if !outline.is_empty() {
                self.html.raw("<use href=\"#").text(GlyphName(self.name, run.face, glyph.id));
                self.html.raw("\" x=\"").text(format_args!("{:.1}", place.0));
                if dy != 0 {
                    self.html.raw("\" y=\"").text(format_args!("{:.1}", place.1));
                }
                self.html.raw("\"/>");
            }
        }
        self.html.raw("</g>");
    }

    /// Lays the words over their glyphs.
    fn words(&mut self, run: &GlyphRun, item: &Item) {
        let words = item.actual_text.as_deref().unwrap_or(run.text.as_str());
        if words.trim().is_empty() {
            return;
        }
        let html = &mut self.html;
        html.raw("<text x=\"").text(Pt(item.at.x)).raw("\" y=\"").text(Pt(item.at.y));
        html.raw("\" font-size=\"").text(Pt(run.size)).raw("\" textLength=\"").text(Pt(run.width()));
        html.raw("\" lengthAdjust=\"spacingAndGlyphs\">").text(words).raw("</text>");
    }

    fn path(&mut self, path: &Path, at: Point) {
        let (fill, stroke) = match &path.paint {
            Paint::Fill(color) => (Some(*color), None),
            Paint::Stroke(stroke) => (None, Some(stroke)),
            Paint::Both(color, stroke) => (Some(*color), Some(stroke)),
        };
        let html = &mut self.html;
        html.raw("<path transform=\"translate(").text(Pt(at.x)).raw(" ").text(Pt(at.y)).raw(")\" d=\"");
        path.segments.iter().for_each(|segment| step(html, segment));
        html.raw("\" fill=\"");
        match fill {
            Some(color) => html.text(Ink(color)),
            None => html.raw("none"),
        };
        if let Some(Stroke { color, width, dash, cap }) = stroke {
            html.raw("\" stroke=\"").text(Ink(*color)).raw("\" stroke-width=\"").text(Pt(*width));
            if *cap == Cap::Round {
                html.raw("\" stroke-linecap=\"round");
            }
            if !dash.is_empty() {
                html.raw("\" stroke-dasharray=\"");
                for length in dash {
                    html.text(Pt(*length)).raw(" ");
                }
            }
        }
        html.raw("\"/>");
    }
}

fn step(html: &mut Html, segment: &Segment) {
    let mut points = |letter: &'static str, points: &[Point]| {
        html.raw(letter);
        for point in points {
            html.text(Pt(point.x)).raw(" ").text(Pt(point.y)).raw(" ");
        }
    };
    match *segment {
        Segment::Move(to) => points("M", &[to]),
        Segment::Line(to) => points("L", &[to]),
        Segment::Curve(first, second, to) => points("C", &[first, second, to]),
        Segment::Close => points("Z", &[]),
    }
}

/// The steps of an outline as SVG has them.
#[derive(Default)]
struct Outline(String);

impl Outline {
    fn add(&mut self, letter: char, numbers: &[f32]) {
        self.0.push(letter);
        for number in numbers {
            self.0.push_str(&format!("{number:.0} "));
        }
    }
}

impl OutlineSink for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[x, y]);
    }

    fn curve_to(&mut self, first: (f32, f32), second: (f32, f32), end: (f32, f32)) {
        self.add('C', &[first.0, first.1, second.0, second.1, end.0, end.1]);
    }

    fn close(&mut self) {
        self.add('Z', &[]);
    }
}
