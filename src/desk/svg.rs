//! A page as SVG: outlines of glyphs where they stand in print, and over them the words, unseen, to be selected, found and
//! read aloud.

use super::html::Html;
use super::place::BookWords;
use crate::driver::Imposed;
use crate::font::{FaceId, FontBook, OutlineSink};
use crate::frame::{
    Bearing, Cap, Color, Content, GlyphRun, Item, Page, Paint, Path, Region, RegionKind, Segment, Stroke,
};
use crate::impose::{GridCell, SheetSide, Turn};
use crate::model::Picture;
use crate::unit::{Length, Point, Rect, Size};
use std::collections::BTreeMap;
use std::fmt::{self, Display};

/// What drawings are made with.
#[derive(Clone, Copy)]
pub(super) struct Art<'a> {
    /// The typefaces.
    pub fonts: &'a FontBook,
    /// Where pictures come from.
    pub pictures: PicturesOf<'a>,
    /// The words that are marked.
    pub marked: Option<&'a BookWords>,
    /// What whoever does not see the drawing hears of it, if its words are not to be read.
    pub label: Option<&'a str>,
    /// Whether the regions of pages and their baseline grid are shown over them.
    pub guides: bool,
    /// Another number for each drawing of a document.
    pub name: usize,
}

impl<'a> Art<'a> {
    /// Draws pages of the book of the series.
    pub fn of_series(fonts: &'a FontBook, name: usize) -> Self {
        Self { fonts, pictures: PicturesOf::Series, marked: None, label: None, guides: false, name }
    }
}

/// Where the pictures of a page come from.
#[derive(Clone, Copy)]
pub(super) enum PicturesOf<'a> {
    /// They are those of the series' book, and have addresses. So do its words.
    Series,
    /// The same, on pages of another book.
    SeriesOnly,
    /// They are put into the drawing.
    Within(&'a [Picture]),
}

/// Draws a page.
pub(super) fn draw(page: &Page, art: Art<'_>) -> Html {
    let mut drawing = Drawing::new(art);
    page.items.iter().for_each(|item| drawing.item(item));
    if art.guides {
        drawing.guides(page);
    }
    drawing.finish(page.size)
}

/// Draws one side of a sheet.
pub(super) fn side(side: &SheetSide, imposed: &Imposed<'_>, art: Art<'_>) -> Html {
    let mut drawing = Drawing::new(art);
    for cell in &side.cells {
        let page = cell.page.and_then(|page| imposed.pages.get(page.0 as usize));
        if let Some(page) = page {
            drawing.cell(cell, page);
        }
    }
    imposed.marks(side, art.fonts).iter().for_each(|item| drawing.item(item));
    drawing.finish(imposed.plan.format.sheet)
}

/// Returns the attributes that say where a rectangle stands.
fn box_of(Rect { origin, size }: Rect) -> Html {
    let mut html = Html::default();
    html.raw(" x=\"").text(Pt(origin.x)).raw("\" y=\"").text(Pt(origin.y));
    html.raw("\" width=\"").text(Pt(size.width)).raw("\" height=\"").text(Pt(size.height)).raw("\"");
    html
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
    art: Art<'a>,
    /// The outlines that the page needs, in font units, y upwards.
    glyphs: BTreeMap<(FaceId, u16), String>,
    html: Html,
}

impl<'a> Drawing<'a> {
    fn new(art: Art<'a>) -> Self {
        Self { art, glyphs: BTreeMap::new(), html: Html::default() }
    }

    /// Puts the outlines that were used before what uses them.
    fn finish(self, size: Size) -> Html {
        let Drawing { glyphs, html, art } = self;
        let mut svg = Html::default();
        // A size of its own, larger than a screen: what makes it fit keeps its shape.
        svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").text(Pt(size.width.scale(4.0)));
        svg.raw("\" height=\"").text(Pt(size.height.scale(4.0)));
        svg.raw("\" viewBox=\"0 0 ").text(Pt(size.width)).raw(" ").text(Pt(size.height));
        if let Some(label) = art.label {
            svg.raw("\" role=\"img\" aria-label=\"").text(label);
        }
        svg.raw("\"><defs>");
        for ((face, glyph), outline) in glyphs {
            svg.raw("<path id=\"")
                .text(GlyphName(art.name, face, glyph))
                .raw("\" d=\"")
                .text(outline)
                .raw("\"/>");
        }
        svg.raw("</defs>").part(html).raw("</svg>");
        svg
    }

    /// Draws the regions of a page, and the baselines of its text.
    fn guides(&mut self, page: &Page) {
        let html = &mut self.html;
        html.raw("<g class=\"guides\" aria-hidden=\"true\">");
        for Region { area, .. } in &page.regions {
            html.raw("<rect").part(box_of(*area)).raw("/>");
        }
        let main = page.regions.iter().find(|region| region.kind == RegionKind::Main);
        if let (Some(grid), Some(Region { area, .. })) = (page.grid, main) {
            let (foot, step) = (area.origin.y + area.size.height, grid.step.max(Length::pt(1)));
            let mut baseline = grid.first;
            while baseline <= foot {
                html.raw("<path d=\"M").text(Pt(area.origin.x)).raw(" ").text(Pt(baseline));
                html.raw("h").text(Pt(area.size.width)).raw("\"/>");
                baseline += step;
            }
        }
        html.raw("</g>");
    }

    /// Draws a page in its cell, cut to what of the side belongs to it.
    fn cell(&mut self, cell: &GridCell, page: &Page) {
        let GridCell { area, window, turn, scale, .. } = *cell;
        let html = &mut self.html;
        html.raw("<svg")
            .part(box_of(window))
            .raw(" viewBox=\"")
            .text(Pt(window.origin.x))
            .raw(" ")
            .text(Pt(window.origin.y))
            .raw(" ");
        html.text(Pt(window.size.width)).raw(" ").text(Pt(window.size.height));
        // The corner of the page's own box, which then turns about it.
        let (right, foot) = (area.origin.x + area.size.width, area.origin.y + area.size.height);
        let (x, y) = match turn {
            Turn::Upright => (area.origin.x, area.origin.y),
            Turn::Upwards => (area.origin.x, foot),
            Turn::UpsideDown => (right, foot),
            Turn::Downwards => (right, area.origin.y),
        };
        html.raw("\"><g transform=\"translate(").text(Pt(x)).raw(" ").text(Pt(y)).raw(") rotate(-");
        html.text(u32::from(turn.quarters()) * 90).raw(") scale(").text(scale).raw(")\">");
        page.items.iter().for_each(|item| self.item(item));
        self.html.raw("</g></svg>");
    }

    fn item(&mut self, item: &Item) {
        match &item.content {
            Content::Glyphs(run) => {
                self.mark(run, item);
                self.glyphs(run, item.at);
                self.words(run, item);
            }
            Content::Path(path) => self.path(path, item.at),
            Content::Picture(placed) => {
                let html = &mut self.html;
                html.raw("<image href=\"");
                match self.art.pictures {
                    PicturesOf::Series | PicturesOf::SeriesOnly => {
                        html.raw("/picture/").text(placed.picture.0);
                    }
                    PicturesOf::Within(pictures) => {
                        let Some(picture) = pictures.get(placed.picture.0 as usize) else {
                            html.raw("\"/>");
                            return;
                        };
                        html.raw("data:").text(picture.format.media_type()).raw(",");
                        html.text(Percent(&picture.bytes));
                    }
                }
                html.raw("\"").part(box_of(Rect { origin: item.at, size: placed.size }));
                html.raw("/>");
            }
        }
    }

    fn glyphs(&mut self, run: &GlyphRun, at: Point) {
        let face = self.art.fonts.face(run.face);
        let em = run.size.to_pt() / f64::from(face.metrics().units_per_em.max(1));
        let stretch = f64::from(run.scale) / 10_000.0;
        // Places within the run in font units: one transform serves all its glyphs.
        let along = |units: i64| Length::from_units(units).to_pt() / (em * stretch);
        self.html
            .raw("<g aria-hidden=\"true\" fill=\"")
            .text(Ink(run.color))
            .raw("\" transform=\"translate(");
        self.html.text(Pt(at.x)).raw(" ").text(Pt(at.y)).raw(")");
        if run.slanted {
            self.html.text(format_args!(" matrix(1 0 {:.4} 1 0 0)", -GlyphRun::SLANT));
        }
        self.html.text(format_args!(" scale({:.6} {:.6})", em * stretch, -em)).raw("\">");
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
                self.html.raw("<use href=\"#").text(GlyphName(self.art.name, run.face, glyph.id));
                self.html.raw("\" x=\"").text(format_args!("{:.1}", place.0));
                if dy != 0 {
                    self.html.raw("\" y=\"").text(format_args!("{:.1}", place.1));
                }
                self.html.raw("\"/>");
            }
        }
        self.html.raw("</g>");
    }

    /// Draws a ground under words that are marked.
    fn mark(&mut self, run: &GlyphRun, item: &Item) {
        let (Some(passage), Bearing::Text(place)) = (self.art.marked, item.bearing) else { return };
        let Some(ink) = item.ink().filter(|_| passage.reaches(place, run.text.as_str().len())) else {
            return;
        };
        let html = &mut self.html;
        html.raw("<rect class=\"here\"").part(box_of(ink)).raw("/>");
    }

    /// Lays the words over their glyphs.
    fn words(&mut self, run: &GlyphRun, item: &Item) {
        let words = item.actual_text.as_deref().unwrap_or(run.text.as_str());
        if words.trim().is_empty() || self.art.label.is_some() {
            return;
        }
        let html = &mut self.html;
        html.raw("<text");
        if let (PicturesOf::Series, Bearing::Text(place)) = (self.art.pictures, item.bearing) {
            html.raw(" data-at=\"").text(place.node.0).raw(".").text(place.byte).raw("\"");
        }
        html.raw(" x=\"").text(Pt(item.at.x)).raw("\" y=\"").text(Pt(item.at.y));
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
        path.steps().for_each(|segment| step(html, segment));
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

/// Bytes as an address has them.
struct Percent<'a>(&'a [u8]);

impl Display for Percent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                write!(f, "{}", char::from(*byte))
            }
            other => write!(f, "%{other:02X}"),
        })
    }
}

fn step(html: &mut Html, segment: Segment) {
    let mut points = |letter: &'static str, points: &[Point]| {
        html.raw(letter);
        for point in points {
            html.text(Pt(point.x)).raw(" ").text(Pt(point.y)).raw(" ");
        }
    };
    match segment {
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
