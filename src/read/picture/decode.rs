//! A file's bytes to a picture: its kind by content, its size without decoding it.

use super::{shrink, svg};
use crate::files::{Files, Unread};
use crate::limits::{self, pixels};
use crate::model::{Orientation, Picture, PictureFormat, jpeg_components};
use crate::resample;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat};
use std::borrow::Cow;
use std::io::Cursor;
use std::path::Path;

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
pub fn read(files: &dyn Files, file: &Path, shown: &Path) -> Result<(Picture, Option<(u32, u32)>), String> {
    let bytes = files.read(file, limits::PICTURE_BYTES).map_err(|unread| match unread {
        Unread::TooLarge(size) => {
            format!("it has {} MB, and at most {} are read", size >> 20, limits::PICTURE_BYTES >> 20)
        }
        other => other.to_string(),
    });
    picture(bytes?, shown)
}

/// Makes a picture of a file's bytes, as [`read`] does.
pub fn picture(bytes: Vec<u8>, shown: &Path) -> Result<(Picture, Option<(u32, u32)>), String> {
    let Understood { format, size: (width, height), orientation, bytes, was } = understand(bytes)?;
    let picture =
        Picture { path: shown.to_path_buf(), format, width, height, orientation, bytes: bytes.into() };
    Ok((picture, was))
}

/// Tells what bytes are, and makes of them what every reader shows.
///
/// Whatever is shown was decoded whole once: a file cut short would be a blank in one output and break another.
pub fn understand(bytes: Vec<u8>) -> Result<Understood, String> {
    if pixels::format(&bytes).is_none() && svg::is_svg(&bytes) {
        let (text, width, height) = svg::clean(&bytes)?;
        return Ok(Understood::upright(PictureFormat::Svg, (width, height), text.into_bytes()));
    }
    let head = pixels::head(&bytes)?;
    let format = match head.format {
        ImageFormat::Jpeg if jpeg_components(&bytes) == Some(4) => return from_inks(&bytes),
        ImageFormat::WebP => return from_webp(&bytes),
        ImageFormat::Jpeg => PictureFormat::Jpeg,
        ImageFormat::Gif => PictureFormat::Gif,
        _ => PictureFormat::Png,
    };
    if format == PictureFormat::Png && is_read_by_rows(&bytes, head.pixels()) {
        let (small, columns, rows) = limits::caught(|| shrink::png(&bytes)).ok_or("it is damaged")??;
        let was = Some((head.width, head.height));
        return Ok(Understood { was, ..Understood::upright(format, (columns, rows), small) });
    }
    pixels::verify(&bytes)?;
    if format != PictureFormat::Jpeg {
        return Ok(Understood::upright(format, (head.width, head.height), bytes));
    }
    let bytes = match pixels::tidy_jpeg(&bytes) {
        Cow::Owned(tidy) => tidy,
        Cow::Borrowed(_) => bytes,
    };
    // Cameras write how they were held only into JPEGs; with other kinds, some readers obey it and some do not.
    let orientation = Orientation::from_exif(head.orientation);
    let size =
        if orientation.is_on_its_side() { (head.height, head.width) } else { (head.width, head.height) };
    Ok(Understood { orientation, ..Understood::upright(format, size, bytes) })
}

/// Tells whether a PNG is made smaller while it is read: it has more pixels, or they come to more bytes, than are decoded
/// at once.
///
/// Source: PNG, third edition, 11.2.1: the kind of colours is the tenth byte of `IHDR`, the interlacing its thirteenth.
fn is_read_by_rows(bytes: &[u8], pixels: u64) -> bool {
    let samples = match bytes.get(25) {
        Some(0) => 1,
        Some(2) => 3,
        Some(4) => 2,
        _ => 4,
    };
    let is_interlaced = bytes.get(28).is_some_and(|method| *method != 0);
    pixels > limits::PIXELS || pixels.saturating_mul(samples) > limits::ROWS && !is_interlaced
}

impl Understood {
    fn upright(format: PictureFormat, size: (u32, u32), bytes: Vec<u8>) -> Self {
        Self { format, size, orientation: Orientation::UPRIGHT, bytes, was: None }
    }
}

/// Decodes a picture and does some work with it as it is shown.
fn upright<T>(bytes: &[u8], work: impl FnOnce(DynamicImage) -> Result<T, String>) -> Result<T, String> {
    // Decoders make up what is lacking of a JPEG.
    pixels::verify(bytes)?;
    let orientation = image::metadata::Orientation::from_exif(pixels::head(bytes)?.orientation);
    pixels::decoded(bytes, |mut picture| {
        picture.apply_orientation(orientation.unwrap_or(image::metadata::Orientation::NoTransforms));
        work(picture)
    })?
}

/// How good a JPEG is that is written anew, of 100: what is lost by it is not seen.
const QUALITY: u8 = 92;

/// E-readers show the four inks of a print shop in wrong colours or not at all, and a PDF/A whose colours are those
/// of screens may not hold them: the JPEG is written anew in red, green and blue.
fn from_inks(bytes: &[u8]) -> Result<Understood, String> {
    upright(bytes, |picture| {
        let picture = picture.into_rgb8();
        let mut jpeg = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
        picture.write_with_encoder(encoder).map_err(|error| lower(&error))?;
        Ok(Understood::upright(PictureFormat::Jpeg, (picture.width(), picture.height()), jpeg))
    })
}

/// Old readers do not show WebP: it is written anew, upright; a photograph as JPEG, whose noise would make a PNG ten times
/// as large, and everything else as PNG, without loss.
fn from_webp(bytes: &[u8]) -> Result<Understood, String> {
    upright(bytes, |picture| {
        let size = (picture.width(), picture.height());
        if is_photograph(bytes, &picture)
            && let Some(jpeg) = resample::jpeg(&picture, pixels::colours(bytes))
        {
            return Ok(Understood::upright(PictureFormat::Jpeg, size, jpeg));
        }
        let mut png = Vec::new();
        picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|error| lower(&error))?;
        Ok(Understood::upright(PictureFormat::Png, size, png))
    })
}

/// Tells whether a WebP is a photograph: packed with loss, and opaque.
///
/// Source: RFC 9649, sections 2.5 to 2.7: `VP8 ` is the chunk of a picture packed with loss, `VP8L` of one without.
fn is_photograph(bytes: &[u8], picture: &DynamicImage) -> bool {
    let packed_with_loss = bytes.windows(4).take(PHOTOGRAPH_WITHIN).any(|chunk| chunk == b"VP8 ");
    let is_opaque = || !picture.color().has_alpha() || picture.to_rgba8().pixels().all(|p| p.0[3] == u8::MAX);
    packed_with_loss && is_opaque()
}

/// The chunk of the picture begins within so many bytes, unless a profile of colours stands before it.
const PHOTOGRAPH_WITHIN: usize = 8192;

fn lower(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    let mut chars = text.trim().trim_end_matches('.').chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
