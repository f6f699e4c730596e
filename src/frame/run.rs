//! Glyphs on one baseline, kept small: a long book holds millions.

use super::Color;
use crate::font::FaceId;
use crate::num::saturate;
use crate::unit::Length;
use std::fmt;
use std::sync::Arc;

/// A stretch of a shared text, such as that of a paragraph.
#[derive(Clone, PartialEq, Eq)]
pub struct TextSlice {
    text: Arc<str>,
    start: u32,
    end: u32,
}

impl TextSlice {
    /// Makes a slice of `start..end`, bytes; a range that does not lie in the text on characters gives the
    /// empty text.
    pub fn new(text: Arc<str>, start: usize, end: usize) -> Self {
        let (start, end) = if text.get(start..end).is_some() { (start, end) } else { (0, 0) };
        Self { text, start: saturate(start), end: saturate(end) }
    }

    /// Returns the words.
    pub fn as_str(&self) -> &str {
        &self.text[self.start as usize..self.end as usize]
    }
}

impl fmt::Debug for TextSlice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// One glyph of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The glyph in its face; never 0, `.notdef`.
    pub id: u16,
    /// The byte of the run's text at which the glyph's characters begin; the text's length for a glyph
    /// that shows none, such as a hyphen at a line end.
    pub cluster: u16,
    /// From this glyph's origin to the next one's, in [`Length`] units, as it stands on the page: with
    /// kerning, tracking, horizontal scale and the justified width of a space.
    pub advance: i32,
}

/// How far a glyph is drawn from its origin, for marks over letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GlyphOffset {
    /// The glyph's place in its run, 0-based.
    pub glyph: u16,
    /// To the right, in [`Length`] units.
    pub x: i32,
    /// Upwards, in [`Length`] units.
    pub y: i32,
}

/// Glyphs of one face, size and colour on one baseline, from left to right.
///
/// Invariants: at most 65,535 glyphs and as many bytes of text; `offsets` ascend by glyph. In a run from
/// left to right clusters ascend, in one from right to left they descend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// The type size.
    pub size: Length,
    /// The horizontal scale that font expansion gives the letters, in 1/10,000: 10,000 is as drawn.
    pub scale: u16,
    /// What is added after each glyph, in [`Length`] units; already part of each advance.
    pub tracking: i32,
    /// Whether the letters lean to the right by [`GlyphRun::SLANT`], for the face has no italics of its own.
    pub slanted: bool,
    /// Whether the text runs from right to left.
    pub rtl: bool,
    /// The colour.
    pub color: Color,
    /// The words that the glyphs show.
    pub text: TextSlice,
    /// The glyphs.
    pub glyphs: Box<[Glyph]>,
    /// The offsets of those that have one.
    pub offsets: Box<[GlyphOffset]>,
}

impl GlyphRun {
    /// How far a slanted letter leans to the right for each unit of height: 12 degrees, as most italics do.
    pub const SLANT: f64 = 0.2126;

    /// Returns the sum of the advances.
    pub fn width(&self) -> Length {
        Length::from_units(self.glyphs.iter().map(|g| i64::from(g.advance)).sum())
    }
}
