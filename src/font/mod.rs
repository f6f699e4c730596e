//! Faces, metrics, shaping and subsets.
//!
//! A [`FontBook`] holds the faces embedded in the program and those of the series' `fonts/` folder. A style
//! asks it once for a [`Chain`] of faces; [`FontBook::shape`] then turns a piece of text into glyphs, each
//! character taken from the first face of the chain that has it, and says which characters none has.
//! Embedded faces are parsed when first used, so that making a book of fonts costs nothing.

mod book;
mod face;
mod shape;
mod subset;

pub use book::{Chain, FontBook, FontFile};
pub use face::{Face, Metrics, OutlineSink};
pub use shape::{Caps, Features, Figures, PieceKind, Request, ShapedGlyph, ShapedStretch};
pub use subset::{Subset, SubsetError};

/// Names one face of a run, an index into its [`FontBook`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);
