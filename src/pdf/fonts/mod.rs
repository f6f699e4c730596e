//! The faces of a document: which glyphs are used, what they show, and the fonts embedded for them.
//!
//! Each face becomes a CID font, a subset whose codes are its new glyph numbers; a further one where glyphs
//! show other texts too ([`Layer`]). The widths in the file are those that [`Embedded::code`] gives, so that
//! what is computed here is what a viewer sees.

mod complete;
mod usage;

pub use complete::complete;
pub use usage::{Cluster, clusters, heard};

use crate::diagnostic::{Diagnostic, Warned};
use crate::font::{FaceId, FontBook};
use crate::frame::{Color, Glyph, GlyphRun, Item, TextSlice};
use crate::num::saturate;
use crate::unit::Length;
use printpdf::{FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use usage::Layer;

/// The size of a space that is drawn for words that are read only, in points: that of common text.
const SPACE_SIZE: i64 = 10;

/// The faces that a document embeds.
#[derive(Debug, Default)]
pub struct Fonts {
    /// By [`FaceId`]; without layers for a face that is not used.
    faces: Vec<LayeredFace>,
    /// A space of one of them.
    space: Option<(FaceId, u16)>,
}

/// A face in its layers.
#[derive(Debug, Default)]
pub struct LayeredFace {
    layers: Vec<Embedded>,
    /// By glyph: whether it is in a further layer too.
    several: Vec<bool>,
}

/// A layer of a face as it is embedded.
#[derive(Debug)]
pub struct Embedded {
    /// The name in content streams, such as `F0`.
    pub resource: String,
    /// The font's name, with the tag of a subset.
    pub name: String,
    /// The font file.
    bytes: Vec<u8>,
    /// By glyph of the face; those not used have code 0.
    glyphs: Vec<Code>,
    /// What each code shows, from code 1 on.
    texts: Vec<Box<str>>,
}

/// How a glyph is written.
#[derive(Clone, Copy, Debug, Default)]
struct Code {
    code: u16,
    /// In 1/100,000 em.
    width: i32,
}

impl Fonts {
    /// Makes the fonts that what is drawn needs.
    ///
    /// # Errors
    /// `P001` where a face cannot be embedded; its words would be missing.
    pub fn of(drawn: &[&[Item]], book: &FontBook) -> Warned<Self> {
        let mut fonts = Self::default();
        let mut diagnostics = Vec::new();
        let made: Vec<(FaceId, Result<LayeredFace, String>)> = usage::layers(drawn)
            .into_par_iter()
            .map(|(id, layers)| (id, LayeredFace::new(book, id, &layers)))
            .collect();
        for (id, face) in made {
            let index = usize::from(id.0);
            match face {
                Ok(face) => {
                    fonts.faces.resize_with(fonts.faces.len().max(index + 1), LayeredFace::default);
                    if let Some(space) = book.face(id).glyph(' ').filter(|_| fonts.space.is_none()) {
                        let is_shown = face.layers.first().and_then(|layer| layer.text(space)) == Some(" ");
                        fonts.space = is_shown.then_some((id, space));
                    }
                    fonts.faces[index] = face;
                }
                Err(reason) => {
                    let name = book.face(id).postscript_name();
                    diagnostics.push(
                        Diagnostic::error("P001", format!("the font {name} cannot be embedded: {reason}"))
                            .hint("take the font out of the series' `fonts/` folder, or use another"),
                    );
                }
            }
        }
        Warned::new(fonts, diagnostics)
    }

    /// Returns a face. `None` if it is not used by what the fonts were made for.
    pub fn get(&self, id: FaceId) -> Option<&LayeredFace> {
        self.faces.get(usize::from(id.0)).filter(|face| !face.layers.is_empty())
    }

    /// Returns a space to be drawn where words are read in place of shapes: readers take such words only from
    /// where a glyph is. `None` if no text has a space.
    pub fn space(&self) -> Option<GlyphRun> {
        let (face, id) = self.space?;
        let glyph = Glyph { id, cluster: 0, advance: 0 };
        Some(GlyphRun {
            face,
            size: Length::from_units(SPACE_SIZE * Length::UNITS_PER_PT),
            scale: 10_000,
            tracking: 0,
            slanted: false,
            rtl: false,
            color: Color::BLACK,
            text: TextSlice::new(" ".into(), 0, 1),
            glyphs: [glyph].into(),
            offsets: [].into(),
        })
    }

    fn iter(&self) -> impl Iterator<Item = (FaceId, &Embedded)> {
        let layers = |(index, face)| {
            LayeredFace::layers(face).iter().map(move |layer| (FaceId(saturate(index)), layer))
        };
        self.faces.iter().enumerate().flat_map(layers)
    }

    /// Adds the fonts to a document, and to `ops` what makes it carry every one of them.
    ///
    /// A font that no page shows would be left out.
    pub fn add_to(&self, document: &mut PdfDocument, ops: &mut Vec<Op>) {
        for (_, face) in self.iter() {
            let mut warnings = Vec::new();
            let Some(mut font) = ParsedFont::from_bytes(&face.bytes, 0, &mut warnings) else { continue };
            font.font_name = Some(face.name.clone());
            let id = FontId(face.resource.clone());
            document.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
            let all = (1..=saturate::<u16>(face.texts.len())).map(|code| printpdf::Codepoint::new(code, 0.0));
            ops.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(all.collect())] });
        }
    }
}

impl LayeredFace {
    fn new(book: &FontBook, id: FaceId, layers: &[Layer]) -> Result<Self, String> {
        let embed = |(index, layer)| Embedded::new(book, id, index, layer);
        let several = usage::in_several(layers);
        Ok(Self { layers: layers.iter().enumerate().map(embed).collect::<Result<_, _>>()?, several })
    }

    fn layers(&self) -> &[Embedded] {
        &self.layers
    }

    /// Tells whether each glyph of a run says in the first layer what it shows, as those of nearly all runs do:
    /// each stands for characters of its own, and none is in a further layer.
    pub fn says_all(&self, run: &GlyphRun) -> bool {
        let apart = run.glyphs.windows(2).all(|pair| pair[0].cluster != pair[1].cluster);
        apart && (self.several.is_empty() || !run.glyphs.iter().any(|glyph| self.is_in_several(glyph.id)))
    }

    fn is_in_several(&self, glyph: u16) -> bool {
        self.several.get(usize::from(glyph)) == Some(&true)
    }

    /// Returns the layer in which a glyph of a run says what it shows: the one in use where it does, else the
    /// first that does. `None` if no layer does.
    pub fn layer(
        &self,
        run: &GlyphRun,
        cluster: &Cluster<'_>,
        index: usize,
        current: usize,
    ) -> Option<usize> {
        let glyph = run.glyphs[index].id;
        let several = self.is_in_several(glyph);
        if !several && cluster.glyphs.len() == 1 {
            return Some(0);
        }
        let part = cluster.part(index, run.rtl)?;
        let is = |text: &str, layer: &Embedded| layer.text(glyph) == Some(text);
        match heard(&part) {
            // A hyphen at a line end.
            text if text.is_empty() => Some(0),
            text if several => match self.layers.get(current) {
                Some(layer) if is(&text, layer) => Some(current),
                _ => self.layers.iter().position(|layer| is(&text, layer)),
            },
            _ => Some(0),
        }
    }

    /// Returns a layer; the first in place of one that is not there.
    pub fn embedded(&self, layer: usize) -> &Embedded {
        &self.layers[layer.min(self.layers.len() - 1)]
    }
}

impl Embedded {
    fn new(book: &FontBook, id: FaceId, layer: usize, used: &Layer) -> Result<Self, String> {
        let face = book.face(id);
        let subset = face.subset(used.keys().copied()).map_err(|error| error.to_string())?;
        if !subset.is_readable() {
            return Err("its tables are not those of a font".to_owned());
        }
        let units = i64::from(face.metrics().units_per_em.max(1));
        let most = used.keys().next_back().copied().unwrap_or_default();
        let mut glyphs = vec![Code::default(); usize::from(most) + 1];
        let mut texts = vec![Box::<str>::from("\u{AD}"); subset.glyphs.len()];
        for (glyph, code) in &subset.glyphs {
            let width = (i64::from(face.advance(*glyph)) * 100_000 + units / 2).div_euclid(units);
            glyphs[usize::from(*glyph)] = Code { code: *code, width: saturate(width) };
            if let (Some(text), Some(shown)) =
                (texts.get_mut(usize::from(*code).wrapping_sub(1)), used.get(glyph))
            {
                text.clone_from(shown);
            }
        }
        let name = format!("{}+{}", tag(&subset.bytes), face.postscript_name());
        let resource = match layer {
            0 => format!("F{}", id.0),
            _ => format!("F{}-{layer}", id.0),
        };
        Ok(Self { resource, name, bytes: subset.bytes, glyphs, texts })
    }

    /// Returns the code of a glyph, 0 for one that is not in the subset, and the width that the file gives it, in
    /// 1/100,000 em.
    pub fn code(&self, glyph: u16) -> (u16, i32) {
        let Code { code, width } = self.get(glyph);
        (code, width)
    }

    /// Returns what the file says that a glyph shows.
    fn text(&self, glyph: u16) -> Option<&str> {
        self.texts.get(usize::from(self.get(glyph).code).wrapping_sub(1)).map(|text| &**text)
    }

    fn get(&self, glyph: u16) -> Code {
        self.glyphs.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// Returns each code from 1 on with its width, in 1/100,000 em.
    fn widths(&self) -> Vec<i32> {
        let mut widths = vec![0; self.texts.len()];
        for code in self.glyphs.iter().filter(|code| code.code > 0) {
            if let Some(width) = widths.get_mut(usize::from(code.code) - 1) {
                *width = code.width;
            }
        }
        widths
    }
}

/// Returns the tag of a subset: six capitals that differ where the subsets do (9.6.4).
fn tag(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect()
}
