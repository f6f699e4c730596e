//! A file's bytes to a picture: its kind by content, its size without decoding it.

use super::svg;
use crate::model::{Picture, PictureFormat};
use image::{ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use std::path::Path;

/// Files of more bytes than this are not read.
const MAX_BYTES: u64 = 64 << 20;
/// A picture that has to be decoded takes at most so many bytes of memory.
const MAX_DECODED: u64 = 512 << 20;

/// Reads a picture; `shown` is its path as the user knows it. The error says why it cannot be shown.
pub fn read(file: &Path, shown: &Path) -> Result<Picture, String> {
    let size = std::fs::metadata(file).map_err(|error| lower(&error))?.len();
    if size > MAX_BYTES {
        return Err(format!("it has {} MB, and at most {} are read", size >> 20, MAX_BYTES >> 20));
    }
    let bytes = std::fs::read(file).map_err(|error| lower(&error))?;
    let (format, width, height, bytes) = understand(bytes)?;
    Ok(Picture { path: shown.to_path_buf(), format, width, height, bytes: bytes.into() })
}

/// Tells what bytes are, and makes of them what every reader shows.
pub fn understand(bytes: Vec<u8>) -> Result<(PictureFormat, u32, u32, Vec<u8>), String> {
    let format = match image::guess_format(&bytes) {
        Ok(ImageFormat::Png) => PictureFormat::Png,
        Ok(ImageFormat::Jpeg) => PictureFormat::Jpeg,
        Ok(ImageFormat::Gif) => PictureFormat::Gif,
        Ok(ImageFormat::WebP) => return from_webp(&bytes),
        _ if svg::is_svg(&bytes) => {
            let (text, width, height) = svg::clean(&bytes)?;
            return Ok((PictureFormat::Svg, width, height, text.into_bytes()));
        }
        _ => return Err("it is no picture, or of a kind that readers do not show".into()),
    };
    let (width, height) = reader(&bytes)?.into_dimensions().map_err(|error| lower(&error))?;
    if width == 0 || height == 0 {
        return Err("it has no size".into());
    }
    Ok((format, width, height, bytes))
}

fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>, String> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| lower(&error))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED);
    reader.limits(limits);
    Ok(reader)
}

/// Old readers do not show WebP: it is written anew as PNG, without loss.
fn from_webp(bytes: &[u8]) -> Result<(PictureFormat, u32, u32, Vec<u8>), String> {
    let picture = reader(bytes)?.decode().map_err(|error| lower(&error))?;
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|error| lower(&error))?;
    Ok((PictureFormat::Png, picture.width(), picture.height(), png))
}

fn lower(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    let mut chars = text.trim().trim_end_matches('.').chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
