//! The glyphs of a face that a document uses, as a font file of its own.

use super::Face;
use crate::diagnostic::Diagnostic;
use crate::limits;
use skera::{DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::NameId;
use skrifa::{FontRef, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;

/// A face cut down to some glyphs, which are renumbered from 1 in ascending order of their old ids.
#[derive(Clone, Debug)]
pub struct Subset {
    /// The font file; without a character map, fit for PDF.
    pub bytes: Vec<u8>,
    /// New glyph ids by old.
    pub glyphs: BTreeMap<u16, u16>,
}

impl Subset {
    /// Tells whether the writer of PDFs can read it.
    pub fn is_readable(&self) -> bool {
        let read = || printpdf::ParsedFont::from_bytes(&self.bytes, 0, &mut Vec::new()).is_some();
        limits::caught(read).unwrap_or(false)
    }
}

/// A face that could not be cut down.
#[derive(Debug, thiserror::Error)]
#[error("the typeface {name} cannot be cut down to the characters of the book: {reason}")]
pub struct SubsetError {
    /// Where its file lies, if it is the series' own.
    pub file: Option<PathBuf>,
    /// The face's name.
    pub name: String,
    /// What the font file lacks.
    pub reason: String,
}

impl SubsetError {
    /// Returns the warning `F003`.
    pub fn diagnostic(&self) -> Diagnostic {
        let warning = Diagnostic::warning("F003", self.to_string());
        let warning = self.file.iter().fold(warning, |warning, file| warning.in_file(file));
        warning.hint("take the file out of the series' `fonts/` folder, or use another one of the typeface")
    }
}

impl Face {
    /// Returns the face with only these characters as a font file for reading systems: with its character
    /// map, its names, its kerning and the features that style sheets ask for.
    ///
    /// # Errors
    /// When the file has a table that cannot be cut.
    pub fn subset_for_reading(&self, characters: &BTreeSet<char>) -> Result<Vec<u8>, SubsetError> {
        // The cutter of layout tables trusts a font to be sound, and one of a series' own may not be.
        let data = self.data();
        let cut = limits::caught(|| cut(data, characters));
        let cut = cut.unwrap_or_else(|| Err("its tables are broken".to_owned()));
        cut.map_err(|reason| self.not_cut(reason))
    }

    /// Returns the face with only these glyphs, in any order and repeated as they come.
    ///
    /// # Errors
    /// When the file has no outlines that can be cut.
    pub fn subset(&self, glyphs: impl IntoIterator<Item = u16>) -> Result<Subset, SubsetError> {
        let old: BTreeSet<u16> = glyphs.into_iter().filter(|id| *id != 0).collect();
        let mut remapper = GlyphRemapper::new();
        let glyphs = old.into_iter().map(|id| (id, remapper.remap(id))).collect();
        let cut = limits::caught(|| subsetter::subset(self.data(), 0, &remapper));
        let bytes = match cut {
            Some(cut) => cut.map_err(|error| error.to_string()),
            None => Err("its tables are broken".to_owned()),
        }
        .map_err(|reason| self.not_cut(reason))?;
        Ok(Subset { bytes, glyphs })
    }

    fn not_cut(&self, reason: String) -> SubsetError {
        SubsetError { file: self.file().map(Path::to_owned), name: self.postscript_name(), reason }
    }
}

/// Features that a style sheet of a book asks for, beside those that are always on.
const ASKED_FOR: [&[u8; 4]; 4] = [b"smcp", b"c2sc", b"onum", b"lnum"];

const COMPACT_OUTLINES: Tag = Tag::new(b"CFF ");

/// Cuts a font file down to some characters. One crate cuts everything but compact outlines, which another
/// does, in the order of glyphs that the first chose.
fn cut(data: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let font = FontRef::new(data).map_err(|error| said(&error))?;
    let plan = plan(&font, characters);
    let tables = subset_font(&font, &plan).map_err(|error| said(&error))?;
    if font.table_data(COMPACT_OUTLINES).is_none() {
        return Ok(tables);
    }
    let mut order: Vec<_> = plan.old_to_new_glyph_mapping().map(|(old, new)| (new, old)).collect();
    order.sort_unstable();
    let mut remapper = GlyphRemapper::new();
    for (new, old) in order {
        let old = u16::try_from(old.to_u32()).map_err(|error| said(&error))?;
        if u32::from(remapper.remap(old)) != new.to_u32() {
            return Err("its glyphs cannot be put in order".to_owned());
        }
    }
    let outlines = subsetter::subset(data, 0, &remapper).map_err(|error| said(&error))?;
    let outlines = FontRef::new(&outlines).map_err(|error| said(&error))?;
    let outlines = outlines.table_data(COMPACT_OUTLINES).ok_or("its outlines are lost")?;
    let tables = FontRef::new(&tables).map_err(|error| said(&error))?;
    Ok(FontBuilder::new().add_raw(COMPACT_OUTLINES, outlines.as_bytes()).copy_missing_tables(tables).build())
}

fn plan(font: &FontRef<'_>, characters: &BTreeSet<char>) -> Plan {
    let characters: IntSet<u32> = characters.iter().map(|c| u32::from(*c)).collect();
    let features = ASKED_FOR.iter().map(|tag| Tag::new(tag)).chain(DEFAULT_LAYOUT_FEATURES.iter().copied());
    let names: IntSet<NameId> = (0..=6).map(NameId::new).collect();
    let english: IntSet<u16> = [0x409].into_iter().collect();
    Plan::new(
        &IntSet::empty(),
        &characters,
        font,
        SubsetFlags::SUBSET_FLAGS_DEFAULT,
        &IntSet::empty(),
        &IntSet::all(),
        &features.collect(),
        &names,
        &english,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Features, FontBook, FontFile, Request};

    /// A file that shapes its characters as the whole face does: same advances, kerning and small capitals.
    #[test]
    fn a_subset_for_reading_keeps_its_characters_and_how_they_are_set() {
        let whole = FontBook::new(&[]).value;
        let text = "AVAst fin Ёжик ἄρα";
        let characters: BTreeSet<char> = text.chars().collect();
        for (family, weight, italic) in
            [("serif", 400, false), ("serif", 400, true), ("sans-serif", 700, false)]
        {
            let face = whole.chain(&[family], weight, italic).first();
            let bytes = whole.face(face).subset_for_reading(&characters).expect("an embedded face is sound");
            assert!(bytes.len() < whole.face(face).data().len() / 4, "{} bytes", bytes.len());
            let file = FontFile { path: "fonts/cut".into(), bytes: bytes.into() };
            let cut = FontBook::new(&[file]);
            assert!(cut.diagnostics.is_empty());
            let (id, cut_face) = cut.value.faces().last().expect("there are faces");
            assert_eq!(cut_face.family(), whole.face(face).family());
            assert_eq!((cut_face.weight(), cut_face.italic()), (weight, italic));
            assert!(cut_face.glyph('V').is_some() && cut_face.glyph('ё').is_none());
            let advances = |fonts: &FontBook, chain| {
                let request =
                    Request { text, chain: &chain, features: Features::default(), lang: "en", rtl: false };
                let pieces = fonts.shape(&request);
                let glyphs = pieces.into_iter().flat_map(|piece| match piece.kind {
                    crate::font::PieceKind::Glyphs(_, glyphs) => glyphs,
                    crate::font::PieceKind::Missing => Vec::new(),
                });
                glyphs.map(|glyph| glyph.advance).collect::<Vec<_>>()
            };
            let chain = cut.value.chain(&[family], weight, italic);
            assert!(chain.first() == id || family != "serif");
            assert_eq!(advances(&cut.value, chain), advances(&whole, whole.chain(&[family], weight, italic)));
        }
    }
}
