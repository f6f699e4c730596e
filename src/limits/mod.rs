//! What untrusted input may cost: every bound in one place, and the one place that calls decoders of others.
//!
//! A series may come from anybody. A picture or a typeface of a few kilobytes can ask for gigabytes, for hours, or
//! for more stack than there is, and a decoder may stop with a panic. So each is measured before it is worked on
//! ([`drawing`], [`pixels`]), runs under these bounds, and a panic within it is caught ([`caught`]). Whoever
//! asked learns in words what is wrong with that one file; the rest of the series is made.
//!
//! | bound | what it keeps away | said by |
//! |---|---|---|
//! | [`PICTURE_BYTES`] | reading a file that is no picture to its end | `R265` |
//! | [`FONT_BYTES`], [`FACES`] | a typeface larger than any, a collection of thousands | `F001` |
//! | [`PIXELS`], [`JPEG_PIXELS`] | a head that claims more than is there; pages nobody can show | `R265`, `R267` |
//! | [`DECODED`] | memory of pictures that are decoded at the same time | waits, else `R265` |
//! | [`CHUNKS`] | colour profiles and texts of a PNG that unpack to gigabytes | `R265` |
//! | [`DRAWING_BYTES`], [`ELEMENTS`] | an SVG, and what it comes to where parts are used again | `R265` |
//! | [`DEPTH`] | the stack: elements in one another, and patterns, masks, clips and markers by reference | `R265` |
//! | [`LETTERS`] | words of an SVG, each shaped and written as outlines | `R265` |
//! | [`RULES`] | style rules of an SVG, each tried on each element | `R265` |
//! | [`DRAWING_TIME`], [`DRAWING_MEMORY`] | filters, layers and fills by area times cost | drawn coarser, else `R265` |
//! | [`INNER_DRAWINGS`] | drawings within drawings | `R265` |

mod cost;
pub mod drawing;
mod guard;
pub mod pixels;
mod survey;

pub use guard::{Share, caught, is_caught, share};

/// Bytes of a picture's file.
pub const PICTURE_BYTES: u64 = 64 << 20;

/// Bytes of a typeface's file: one with every Chinese character has some 30 million.
pub const FONT_BYTES: u64 = 128 << 20;

/// Faces of a collection of typefaces that are taken.
pub const FACES: u32 = 16;

/// Pixels of a picture other than a JPEG; a larger PNG is made smaller row by row.
pub const PIXELS: u64 = 64_000_000;

/// Pixels of a JPEG: the largest sensors of telephones have 200 million.
pub const JPEG_PIXELS: u64 = 256_000_000;

/// Bytes of memory that all pictures take which are decoded at one time; one that needs more is not decoded.
pub const DECODED: u64 = 512 << 20;

/// Bytes to which a chunk of a PNG beside its pixels unpacks, such as its colour profile.
pub const CHUNKS: u64 = 8 << 20;

/// Bytes of an SVG, with what it uses again counted again.
pub const DRAWING_BYTES: u64 = 32 << 20;

/// Elements of an SVG, with what it uses again counted again.
pub const ELEMENTS: u64 = 300_000;

/// How deep the elements of an SVG lie in one another, by nesting and by reference together.
pub const DEPTH: u32 = 200;

/// Letters of an SVG, those of one text counted again for each part in which it is written.
pub const LETTERS: u64 = 20_000;

/// Style rules of an SVG times its elements.
pub const RULES: u64 = 5_000_000;

/// What drawing an SVG as pixels may take, in nanoseconds as estimated.
pub const DRAWING_TIME: f64 = 1e9;

/// Bytes of memory that drawing an SVG as pixels may take.
pub const DRAWING_MEMORY: f64 = 256e6;

/// How deep drawings lie within drawings.
pub const INNER_DRAWINGS: u32 = 4;
