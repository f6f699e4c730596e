//! A file's bytes to a picture: its kind by content, its size without decoding it.

use super::{shrink, svg};
use crate::model::{Orientation, Picture, PictureFormat, jpeg_components};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use std::path::Path;

/// Files of more bytes than this are not read.
const MAX_BYTES: u64 = 64 << 20;
/// A picture that has to be decoded takes at most so many bytes of memory.
const MAX_DECODED: u64 = 512 << 20;

/// Pictures of more pixels than this are made smaller, or are not shown where that cannot be done.
const MAX_PIXELS: u64 = 64_000_000;
/// The pixels of a JPEG, which is not decoded here: the largest sensors of telephones have 200 million.
const MAX_JPEG_PIXELS: u64 = 256_000_000;

/// What the bytes of a file are.
#[derive(Debug)]
pub struct Understood {
    /// The picture's kind.
    pub format: PictureFormat,
    /// Its width and height as it is shown.
    pub size: (u32, u32),
    /// How its pixels lie.
    pub orientation: Orientation,
    /// The file as every reader shows it.
    pub bytes: Vec<u8>,
    /// The width and height it had, if it was made smaller.
    pub was: Option<(u32, u32)>,
}

/// Reads a picture, and returns it with the width and height it had before it was made smaller; `shown` is
/// its path as the user knows it. The error says why it cannot be shown.
pub fn read(file: &Path, shown: &Path) -> Result<(Picture, Option<(u32, u32)>), String> {
    let size = std::fs::metadata(file).map_err(|error| lower(&error))?.len();
    if size > MAX_BYTES {
        return Err(format!("it has {} MB, and at most {} are read", size >> 20, MAX_BYTES >> 20));
    }
    let bytes = std::fs::read(file).map_err(|error| lower(&error))?;
    picture(bytes, shown)
}

/// Makes a picture of a file's bytes, as [`read`] does.
pub fn picture(bytes: Vec<u8>, shown: &Path) -> Result<(Picture, Option<(u32, u32)>), String> {
    let Understood { format, size: (width, height), orientation, bytes, was } = understand(bytes)?;
    let picture =
        Picture { path: shown.to_path_buf(), format, width, height, orientation, bytes: bytes.into() };
    Ok((picture, was))
}

/// Tells what bytes are, and makes of them what every reader shows.
pub fn understand(bytes: Vec<u8>) -> Result<Understood, String> {
    let format = match image::guess_format(&bytes) {
        Ok(ImageFormat::Png) => PictureFormat::Png,
        Ok(ImageFormat::Jpeg) if jpeg_components(&bytes) == Some(4) => return from_inks(&bytes),
        Ok(ImageFormat::Jpeg) => PictureFormat::Jpeg,
        Ok(ImageFormat::Gif) => PictureFormat::Gif,
        Ok(ImageFormat::WebP) => return from_webp(&bytes),
        _ if svg::is_svg(&bytes) => {
            let (text, width, height) = svg::clean(&bytes)?;
            return Ok(Understood::upright(PictureFormat::Svg, (width, height), text.into_bytes()));
        }
        _ => return Err("it is no picture, or of a kind that readers do not show".into()),
    };
    let mut decoder = reader(&bytes)?.into_decoder().map_err(|error| lower(&error))?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err("it has no size".into());
    }
    // Cameras write how they were held into JPEGs alone; of other kinds, readers heed it or not.
    let orientation = match format {
        PictureFormat::Jpeg => decoder.orientation().map_or(1, image::metadata::Orientation::to_exif),
        _ => 1,
    };
    let orientation = Orientation::from_exif(orientation);
    drop(decoder);
    let pixels = u64::from(width) * u64::from(height);
    let most = if format == PictureFormat::Jpeg { MAX_JPEG_PIXELS } else { MAX_PIXELS };
    if pixels > most && format == PictureFormat::Png {
        let (small, columns, rows) = shrink::png(&bytes)?;
        let was = Some((width, height));
        return Ok(Understood { was, ..Understood::upright(format, (columns, rows), small) });
    }
    if pixels > most {
        return Err(format!(
            "it has {width} by {height} pixels, and at most {} million are shown",
            most / 1_000_000
        ));
    }
    let size = if orientation.is_on_its_side() { (height, width) } else { (width, height) };
    Ok(Understood { orientation, ..Understood::upright(format, size, bytes) })
}

impl Understood {
    fn upright(format: PictureFormat, size: (u32, u32), bytes: Vec<u8>) -> Self {
        Self { format, size, orientation: Orientation::UPRIGHT, bytes, was: None }
    }
}

fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>, String> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| lower(&error))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED);
    reader.limits(limits);
    Ok(reader)
}

/// Decodes a picture, and turns it upright.
fn upright(bytes: &[u8]) -> Result<DynamicImage, String> {
    let mut decoder = reader(bytes)?.into_decoder().map_err(|error| lower(&error))?;
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| lower(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// How good a JPEG is that is written anew, of 100: what is lost by it is not seen.
const QUALITY: u8 = 92;

/// E-readers show the four inks of a print shop in wrong colours or not at all, and a PDF/A whose colours are those
/// of screens may not hold them: the JPEG is written anew in red, green and blue.
fn from_inks(bytes: &[u8]) -> Result<Understood, String> {
    let picture = upright(bytes)?.into_rgb8();
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    picture.write_with_encoder(encoder).map_err(|error| lower(&error))?;
    Ok(Understood::upright(PictureFormat::Jpeg, (picture.width(), picture.height()), jpeg))
}

/// Old readers do not show WebP: it is written anew as PNG, upright and without loss.
fn from_webp(bytes: &[u8]) -> Result<Understood, String> {
    let picture = upright(bytes)?;
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|error| lower(&error))?;
    Ok(Understood::upright(PictureFormat::Png, (picture.width(), picture.height()), png))
}

fn lower(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    let mut chars = text.trim().trim_end_matches('.').chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
