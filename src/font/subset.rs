//! The glyphs of a face that a document uses, as a font file of its own.

use super::Face;
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// A face cut down to some glyphs, which are renumbered from 1 in ascending order of their old ids.
#[derive(Clone, Debug)]
pub struct Subset {
    /// The font file; without a character map, fit for PDF.
    pub bytes: Vec<u8>,
    /// New glyph ids by old.
    pub glyphs: BTreeMap<u16, u16>,
}

/// A face that could not be cut down.
#[derive(Debug, thiserror::Error)]
#[error("cannot make a subset of {name}: {reason}")]
pub struct SubsetError {
    /// The face's name.
    pub name: String,
    /// What the font file lacks.
    pub reason: String,
}

impl Face {
    /// Returns the face with these glyphs alone, in any order and repeated as they come.
    ///
    /// # Errors
    /// When the file has no outlines that can be cut.
    pub fn subset(&self, glyphs: impl IntoIterator<Item = u16>) -> Result<Subset, SubsetError> {
        let old: std::collections::BTreeSet<u16> = glyphs.into_iter().filter(|id| *id != 0).collect();
        let mut remapper = GlyphRemapper::new();
        let glyphs = old.into_iter().map(|id| (id, remapper.remap(id))).collect();
        let bytes = subsetter::subset(self.data(), 0, &remapper)
            .map_err(|error| SubsetError { name: self.postscript_name(), reason: error.to_string() })?;
        Ok(Subset { bytes, glyphs })
    }
}
