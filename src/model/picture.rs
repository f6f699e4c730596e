//! Pictures, read once and shared by every output.

use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// The place of a picture in its series' or book's list, 0-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct PictureIndex(pub u32);

/// A picture of the series, its bytes ready to be embedded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Picture {
    /// The file, relative to the series' folder.
    pub path: PathBuf,
    /// What the bytes are.
    pub format: PictureFormat,
    /// Width in pixels of the picture's own.
    pub width: u32,
    /// Height in pixels of the picture's own.
    pub height: u32,
    /// The file's bytes; an SVG's are written anew without scripts or outside references.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
}

/// The kinds of picture that every reader shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureFormat {
    /// JPEG.
    Jpeg,
    /// PNG; WebP is read and written as this.
    Png,
    /// GIF.
    Gif,
    /// SVG.
    Svg,
}

/// What stands for a picture where it cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alt {
    /// Words that say what it shows.
    Text(String),
    /// It says nothing: an explicit empty text.
    Decoration,
    /// Nobody wrote any.
    Missing,
}
