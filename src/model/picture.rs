//! Pictures, read once and shared by every output.

use crate::diagnostic::{SourceId, Span};
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
    #[serde(serialize_with = "super::shown_path")]
    pub path: PathBuf,
    /// What the bytes are.
    pub format: PictureFormat,
    /// Width in pixels of the picture's own, as it is shown.
    pub width: u32,
    /// Height in pixels of the picture's own, as it is shown.
    pub height: u32,
    /// How the pixels of the file lie.
    pub orientation: Orientation,
    /// The file's bytes; an SVG's are written anew without scripts or outside references.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
}

/// A picture whose address is one of the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemotePicture {
    /// The address as it is written.
    pub address: String,
    /// Where it is named.
    pub span: Span,
    /// The article that names it, or whose study file does. `None` if the whole series shares it.
    pub article: Option<SourceId>,
    /// Whether the series' folder has it.
    pub is_here: bool,
}

/// How a file's pixels lie, as a camera held aside writes them: EXIF's tag 274, 1 to 8.
///
/// Source: EXIF 2.32, 4.6.4, Orientation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Orientation(u8);

impl Default for Orientation {
    fn default() -> Self {
        Self::UPRIGHT
    }
}

impl Orientation {
    /// The first row is the head, the first column the left side.
    pub const UPRIGHT: Self = Self(1);

    /// Returns the orientation of an EXIF value; upright for one that there is not.
    pub fn from_exif(value: u8) -> Self {
        if (1..=8).contains(&value) { Self(value) } else { Self::UPRIGHT }
    }

    /// Returns EXIF's value, 1 to 8.
    pub fn exif(self) -> u8 {
        self.0
    }

    /// Tells whether rows are shown as columns.
    pub fn is_on_its_side(self) -> bool {
        self.0 > 4
    }

    /// Returns where a point of the file is shown; both are parts of the sides, from the top left corner.
    pub fn shown(self, (x, y): (i64, i64)) -> (i64, i64) {
        match self.0 {
            2 => (1 - x, y),
            3 => (1 - x, 1 - y),
            4 => (x, 1 - y),
            5 => (y, x),
            6 => (1 - y, x),
            7 => (1 - y, 1 - x),
            8 => (y, 1 - x),
            _ => (x, y),
        }
    }
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

impl PictureFormat {
    /// Returns its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// Returns how many components the pixels of a JPEG have: one grey, three colours, or the four inks of a print shop.
///
/// Source: ISO/IEC 10918-1, B.2.2, frame header.
pub fn jpeg_components(bytes: &[u8]) -> Option<u8> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    while let [0xFF, marker, tail @ ..] = rest {
        let [high, low, ..] = tail else { return None };
        match marker {
            // Bytes that fill stand before a marker.
            0xFF => {
                rest = &rest[1..];
                continue;
            }
            // A frame; the others of the row hold tables.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => return tail.get(7).copied(),
            _ => rest = tail.get(usize::from(u16::from_be_bytes([*high, *low]))..)?,
        }
    }
    None
}

/// What stands for a picture where it cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alt {
    /// Words that say what it shows.
    Text(String),
    /// It says nothing: an explicit empty text.
    Decoration,
    /// Nobody wrote any.
    Missing,
}
