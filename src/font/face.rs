//! One face: its names, metrics, character map and outlines.

use crate::limits;
use crate::num::saturate;
use crate::typefaces::Typeface;
use skrifa::font::attribute::Style;
use skrifa::font::glyph::outline::{DrawMemory, DrawOptions};
use skrifa::{Font, GlyphId, PathSink};
use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Takes the steps of a glyph's outline, in font units, y upwards.
pub trait OutlineSink {
    /// Begins a new outline.
    fn move_to(&mut self, x: f32, y: f32);
    /// Draws a straight line.
    fn line_to(&mut self, x: f32, y: f32);
    /// Draws a cubic Bezier curve with two control points.
    fn curve_to(&mut self, first: (f32, f32), second: (f32, f32), end: (f32, f32));
    /// Closes the outline.
    fn close(&mut self);
}

/// The bytes of a font file.
#[derive(Clone, Debug)]
pub(super) enum FontData {
    /// Carried by the program.
    Carried(Typeface),
    /// Read from the series' folder.
    Shared(Arc<[u8]>),
}

impl FontData {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Carried(typeface) => typeface.bytes(),
            Self::Shared(bytes) => bytes,
        }
    }

    fn font(&self) -> Option<Font> {
        match self {
            Self::Carried(typeface) => Font::new(typeface.bytes(), 0),
            Self::Shared(bytes) => Font::new(bytes.to_vec(), 0),
        }
    }
}

/// The measures of a face, in font units, y upwards from the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// Font units in one em.
    pub units_per_em: i32,
    /// How far letters rise above the baseline, as the designer states it.
    pub ascent: i32,
    /// How far they fall below it; negative.
    pub descent: i32,
    /// Height of a capital letter.
    pub cap_height: i32,
    /// Height of a lower-case x.
    pub x_height: i32,
    /// Top of an underline; negative.
    pub underline: i32,
    /// Thickness of an underline.
    pub underline_thickness: i32,
    /// Top of a line that strikes letters out.
    pub strike: i32,
    /// Lean from the vertical, in 1/65,536 degree; negative leans to the right.
    pub italic_angle: i32,
    /// The box around all glyphs: left, bottom, right, top.
    pub bounds: [i32; 4],
}

/// A face of a family: one weight, upright or italic.
pub struct Face {
    family: Cow<'static, str>,
    /// Where its file lies, if it is the series' own.
    file: Option<PathBuf>,
    weight: u16,
    italic: bool,
    data: FontData,
    font: OnceLock<Option<Font>>,
    metrics: OnceLock<Metrics>,
    /// The glyphs of the characters below [`COMMON`], 0 for none.
    common: OnceLock<Box<[u16]>>,
}

/// Characters below this, the Latin ones, are looked up once; they make nearly all of most books.
const COMMON: u32 = 0x250;

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.family, self.weight, if self.italic { " italic" } else { "" })
    }
}

impl Face {
    /// Makes a face of embedded bytes, parsed when first used; the names are known beforehand.
    pub(super) fn embedded(typeface: Typeface) -> Self {
        let Typeface { family, weight, italic, .. } = typeface;
        Self {
            family: Cow::Borrowed(family),
            file: None,
            weight,
            italic,
            data: FontData::Carried(typeface),
            font: OnceLock::new(),
            metrics: OnceLock::new(),
            common: OnceLock::new(),
        }
    }

    /// Makes a face of a font file's bytes, or nothing when they are not one.
    ///
    /// Whatever breaks on the face would break every PDF: it is cut down once to see that it can be.
    pub(super) fn parse(bytes: Arc<[u8]>) -> Option<Self> {
        let face = limits::caught(|| Self::read(bytes)).flatten()?;
        let glyphs = saturate::<u16>(face.font()?.num_glyphs().min(u32::from(u16::MAX)));
        // The whole of a face with tens of thousands of glyphs would take long.
        face.subset(0..glyphs.min(4_096)).ok()?;
        let few = face.subset(0..glyphs.min(64)).ok()?;
        few.is_readable().then_some(face)
    }

    /// Returns the face as one of a file of the series.
    pub(super) fn in_file(self, path: &Path) -> Self {
        Self { file: Some(path.to_owned()), ..self }
    }

    /// Returns where its file lies, if it is the series' own.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    fn read(bytes: Arc<[u8]>) -> Option<Self> {
        let data = FontData::Shared(bytes);
        let font = data.font().filter(|font| font.num_glyphs() > 0 && font.charmap().has_unicode())?;
        let names = font.names();
        let name = [16, 1].into_iter().find_map(|id| {
            let name = names.get(skrifa::raw::types::NameId::new(id))?;
            Some(name.english_or_first()?.name().chars().collect::<String>())
        })?;
        let attributes = font.default_attributes();
        // Some italics do not say so where CSS looks for it, Libertinus Semibold Italic among them.
        let leans = font.style_metrics().italic_angle.is_some_and(|angle| angle.to_bits() != 0);
        Some(Self {
            family: Cow::Owned(name),
            file: None,
            weight: saturate(attributes.weight.value()),
            italic: attributes.style != Style::Normal || leans,
            font: OnceLock::from(Some(font)),
            data,
            metrics: OnceLock::new(),
            common: OnceLock::new(),
        })
    }

    /// Returns the family's name.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Returns the weight, 100 to 900; 400 is regular.
    pub fn weight(&self) -> u16 {
        self.weight
    }

    /// Tells whether it is italic or oblique.
    pub fn italic(&self) -> bool {
        self.italic
    }

    /// Returns the file's bytes.
    pub fn data(&self) -> &[u8] {
        self.data.bytes()
    }

    /// Returns the name the file gives itself for PostScript and PDF, such as `LibertinusSerif-Regular`.
    pub fn postscript_name(&self) -> String {
        let name = self.font().and_then(|font| {
            let name = font.names().get(skrifa::raw::types::NameId::new(6))?;
            Some(name.english_or_first()?.name().chars().collect::<String>())
        });
        let plain = |c: &char| c.is_ascii_graphic() && !"[](){}<>/%".contains(*c);
        let name: String = name.unwrap_or_default().chars().filter(plain).collect();
        if name.is_empty() { self.family.chars().filter(plain).collect() } else { name }
    }

    /// Returns the parsed font; none never happens for a face that a book holds.
    pub(super) fn font(&self) -> Option<&Font> {
        self.font.get_or_init(|| self.data.font()).as_ref()
    }

    /// Returns the glyph of a character, if the face has it.
    pub fn glyph(&self, character: char) -> Option<u16> {
        if u32::from(character) >= COMMON {
            return self.find_glyph(character);
        }
        let find = |code| char::from_u32(code).and_then(|c| self.find_glyph(c)).unwrap_or_default();
        let common = self.common.get_or_init(|| (0..COMMON).map(find).collect());
        common.get(character as usize).copied().filter(|glyph| *glyph != 0)
    }

    fn find_glyph(&self, character: char) -> Option<u16> {
        let glyph = self.font()?.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|id| *id != 0 && self.has(*id))
    }

    /// Tells whether there is such a glyph: a broken character map names others.
    pub(super) fn has(&self, glyph: u16) -> bool {
        self.font().is_some_and(|font| u32::from(glyph) < font.num_glyphs())
    }

    /// Returns a glyph's advance in font units.
    pub fn advance(&self, glyph: u16) -> i32 {
        let advance = self.font().map(|font| font.glyph_metrics().h_advance(GlyphId::new(glyph.into())));
        saturate::<i32>(advance.unwrap_or_default().round())
    }

    /// Returns the measures of the face.
    pub fn metrics(&self) -> Metrics {
        *self.metrics.get_or_init(|| self.font().map(read_metrics).unwrap_or_default())
    }

    /// Draws a glyph's outline; a glyph without one draws nothing.
    pub fn outline(&self, glyph: u16, sink: &mut dyn OutlineSink) {
        let Some(font) = self.font() else { return };
        if let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph.into())) {
            let mut sink = Cubic { sink, at: (0.0, 0.0) };
            // An outline that is broken half way keeps the half: nothing can be done about it here.
            let _ = outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut sink);
        }
    }
}

fn read_metrics(font: &Font) -> Metrics {
    let metrics = font.metrics();
    let style = font.style_metrics();
    let upem = i32::from(metrics.units_per_em);
    let line = metrics.typo_line.or(metrics.h_line());
    let or =
        |value: Option<i32>, thousandths: i32| value.filter(|v| *v != 0).unwrap_or(upem * thousandths / 1000);
    Metrics {
        units_per_em: upem,
        ascent: or(line.map(|l| saturate::<i32>(l.ascender.to_f64())), 800),
        descent: or(line.map(|l| saturate::<i32>(l.descender.to_f64())), -200),
        cap_height: or(metrics.cap_height.map(|v| saturate::<i32>(v.to_f64())), 700),
        x_height: or(metrics.x_height.map(|v| saturate::<i32>(v.to_f64())), 480),
        underline: or(style.underline.map(|u| saturate::<i32>(u.position.to_f64())), -80),
        underline_thickness: or(style.underline.map(|u| saturate::<i32>(u.thickness.to_f64())), 50),
        strike: or(style.strike_through.map(|s| saturate::<i32>(s.position.to_f64())), 270),
        italic_angle: style.italic_angle.map_or(0, |angle| angle.to_bits()),
        bounds: [metrics.bounds.x_min, metrics.bounds.y_min, metrics.bounds.x_max, metrics.bounds.y_max]
            .map(|v| saturate::<i32>(v.to_f64())),
    }
}

/// Raises quadratic curves to cubic ones, which PDF and the rasterizer share.
struct Cubic<'a> {
    sink: &'a mut dyn OutlineSink,
    at: (f32, f32),
}

impl PathSink for Cubic<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.sink.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.sink.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let first = (third(self.at.0, cx), third(self.at.1, cy));
        self.sink.curve_to(first, (third(x, cx), third(y, cy)), (x, y));
        self.at = (x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.at = (x, y);
        self.sink.curve_to((ax, ay), (bx, by), (x, y));
    }

    fn close(&mut self) {
        self.sink.close();
    }
}
