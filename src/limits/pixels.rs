//! Pictures of pixels: the one place that decodes them.

use super::{CHUNKS, DECODED, JPEG_PIXELS, PIXELS, caught, share};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::borrow::Cow;
use std::io::{self, Cursor, Read as _};
use std::ops::Range;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Returns the kind of picture that bytes begin as, of those that can be decoded.
pub fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let known = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];
    image::guess_format(bytes).ok().filter(|format| known.contains(format))
}

/// What the head of a picture says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureHead {
    /// The kind.
    pub format: ImageFormat,
    /// Pixels from left to right, as they lie in the file.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// How they lie: EXIF's tag 274, 1 to 8.
    pub orientation: u8,
}

impl PictureHead {
    /// Returns how many pixels there are.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// Reads the head of a picture without decoding the rest.
///
/// # Errors
/// Says what is wrong with it.
pub fn head(bytes: &[u8]) -> Result<PictureHead, String> {
    let format = format(bytes).ok_or("it is no picture, or of a kind that readers do not show")?;
    let read = || {
        let mut decoder = decoder(bytes)?;
        let (width, height) = decoder.dimensions();
        let orientation = decoder.orientation().map_or(1, image::metadata::Orientation::to_exif);
        Ok::<_, String>(PictureHead { format, width, height, orientation })
    };
    let head = caught(read).ok_or_else(damaged)??;
    if head.pixels() == 0 { Err("it has no size".into()) } else { Ok(head) }
}

fn damaged() -> String {
    "it is damaged".into()
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, String> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| lower(&error))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED);
    reader.limits(limits);
    reader.into_decoder().map_err(|error| lower(&error))
}

fn lower(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    let mut chars = text.trim().trim_end_matches('.').chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// Refuses a picture of too many pixels.
///
/// # Errors
/// Says how many it has.
pub fn check_size(head: &PictureHead) -> Result<(), String> {
    let most = if head.format == ImageFormat::Jpeg { JPEG_PIXELS } else { PIXELS };
    if head.pixels() <= most {
        return Ok(());
    }
    let PictureHead { width, height, .. } = head;
    Err(format!("it has {width} by {height} pixels, and at most {} million are shown", most / 1_000_000))
}

/// Decodes the whole of a picture once, to see that it is whole.
///
/// # Errors
/// Says what is wrong with it.
pub fn verify(bytes: &[u8]) -> Result<(), String> {
    let head = head(bytes)?;
    check_size(&head)?;
    match head.format {
        ImageFormat::Jpeg => caught(|| verify_jpeg(bytes, &head)),
        ImageFormat::Png => caught(|| verify_png(bytes)),
        _ => return decoded(bytes, drop),
    }
    .ok_or_else(damaged)?
}

/// Decodes a picture and does some work with it; its pixels lie as they do in the file.
///
/// Other pictures wait until the work is done, if all of them take too much memory together. So it decodes none itself,
/// waits for no other thread, and keeps nothing that is as large.
///
/// # Errors
/// Says what is wrong with the picture, or that it takes more memory than there may be.
pub fn decoded<T>(bytes: &[u8], work: impl FnOnce(DynamicImage) -> T) -> Result<T, String> {
    let head = head(bytes)?;
    check_size(&head)?;
    let decoder = caught(|| decoder(bytes)).ok_or_else(damaged)??;
    // What the decoder itself keeps of each pixel.
    let kept = match head.format {
        ImageFormat::Jpeg => jpeg_parts(bytes).map_or(0, |parts| coefficients(bytes, &parts)),
        ImageFormat::Png => 0,
        _ => 4,
    };
    let needed = decoder.total_bytes().saturating_add(head.pixels().saturating_mul(kept));
    let _share = share(needed).ok_or_else(too_large)?;
    let image = caught(|| DynamicImage::from_decoder(decoder)).ok_or_else(damaged)?;
    image.map(work).map_err(|error| lower(&error))
}

/// Returns the profile of a picture's colours, if it has one of a size that a profile has.
pub fn colours(bytes: &[u8]) -> Option<Vec<u8>> {
    let profile = caught(|| decoder(bytes).ok()?.icc_profile().ok()?).flatten()?;
    (profile.len() as u64 <= CHUNKS).then_some(profile)
}

fn too_large() -> String {
    format!("decoding it takes more than {} MB of memory; save it smaller", DECODED >> 20)
}

/// Goes through a PNG row by row.
fn verify_png(bytes: &[u8]) -> Result<(), String> {
    check_chunks(bytes)?;
    let rows = || -> Result<(), png::DecodingError> {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        // As it is decoded later, palette and all.
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info()?;
        while reader.next_interlaced_row()?.is_some() {}
        Ok(())
    };
    rows().map_err(|error| lower(&error))
}

/// Unpacks the profile and the texts of a PNG, no further than they may go: readers would.
///
/// Source: W3C PNG, 11.3.2.3 (`iCCP`), 11.3.3 (`zTXt`, `iTXt`).
fn check_chunks(bytes: &[u8]) -> Result<(), String> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let [a, b, c, d, tail @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let (Some(name), Some(data)) = (tail.get(..4), tail.get(4..4_usize.saturating_add(length))) else {
            break;
        };
        let after = |data: &[u8], count: usize| -> usize {
            data.iter()
                .enumerate()
                .filter(|(_, byte)| **byte == 0)
                .nth(count)
                .map_or(data.len(), |(at, _)| at)
        };
        let packed = match name {
            b"iCCP" | b"zTXt" => data.get(after(data, 0) + 2..),
            b"iTXt" if data.get(after(data, 0) + 1) == Some(&1) => {
                let text = data.get(after(data, 0) + 3..).unwrap_or_default();
                text.get(after(text, 1) + 1..)
            }
            _ => None,
        };
        let unpacked = flate2::read::ZlibDecoder::new(packed.unwrap_or_default()).take(CHUNKS + 1);
        // What cannot be unpacked is left out by those who read it.
        if io::copy(&mut { unpacked }, &mut io::sink()).is_ok_and(|length| length > CHUNKS) {
            return Err(format!("its colour profile or its texts unpack to more than {} MB", CHUNKS >> 20));
        }
        rest = tail.get(length.saturating_add(8)..).unwrap_or_default();
    }
    Ok(())
}

/// Decodes a JPEG, where nothing may be lacking.
fn verify_jpeg(bytes: &[u8], head: &PictureHead) -> Result<(), String> {
    let cut = || "it is cut short or damaged".to_owned();
    // Decoders bear that the last of it is lacking.
    let parts = jpeg_parts(bytes).ok_or_else(cut)?;
    if least_bytes(bytes, &parts).is_none_or(|least| least > bytes.len() as u64) {
        return Err(cut());
    }
    let tidy = tidy_jpeg(bytes);
    let mut decoder = strict(&tidy, ColorSpace::YCbCr);
    decoder.decode_headers().map_err(|_| cut())?;
    // Nobody looks at it: where brightness is apart from colour, only that is kept.
    let (space, each) = match decoder.input_colorspace() {
        Some(ColorSpace::YCbCr | ColorSpace::Luma) => (ColorSpace::Luma, 1),
        Some(ColorSpace::LumaA) => (ColorSpace::LumaA, 2),
        _ => (ColorSpace::RGB, 4),
    };
    let each = each + coefficients(bytes, &parts);
    let _share = share(head.pixels().saturating_mul(each)).ok_or_else(too_large)?;
    strict(&tidy, space).decode().map(drop).map_err(|_| cut())
}

fn strict(bytes: &[u8], space: ColorSpace) -> JpegDecoder<ZCursor<&[u8]>> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(space);
    JpegDecoder::new_with_options(ZCursor::new(bytes), options)
}

/// Returns the frame header of a JPEG, from its marker on.
fn frame<'a>(bytes: &'a [u8], parts: &[Range<usize>]) -> Option<&'a [u8]> {
    let mut parts = parts.iter().map(|part| &bytes[part.clone()]);
    parts.find(|part| matches!(part, [0xFF, 0xC0..=0xCF, ..]) && !matches!(part[1], 0xC4 | 0xC8 | 0xCC))
}

/// Returns how many bytes a decoder keeps of each pixel of a JPEG beside the pixel: if it comes in several passes, the
/// coefficients of all components, two bytes each.
fn coefficients(bytes: &[u8], parts: &[Range<usize>]) -> u64 {
    if frame(bytes, parts).is_some_and(|frame| frame[1] == PROGRESSIVE) { 8 } else { 0 }
}

/// Returns how few bytes can hold the pixels that a JPEG's frame claims: a block of 8 by 8 takes two bits at least,
/// one where it comes in several passes. Decoders make up the rest without a word.
///
/// Source: ISO/IEC 10918-1, A.1 and B.2.2.
fn least_bytes(bytes: &[u8], parts: &[Range<usize>]) -> Option<u64> {
    let [_, marker, _, _, _, y0, y1, x0, x1, count, components @ ..] = frame(bytes, parts)? else {
        return None;
    };
    let sampling = components.chunks_exact(3).take(usize::from(*count)).map(|component| component[1]);
    let sides: Vec<(u64, u64)> = sampling.map(|both| (u64::from(both >> 4), u64::from(both & 15))).collect();
    let most = (sides.iter().map(|side| side.0).max()?.max(1), sides.iter().map(|side| side.1).max()?.max(1));
    let units = |high: u8, low: u8, most: u64| u64::from(u16::from_be_bytes([high, low])).div_ceil(8 * most);
    let blocks: u64 = sides.iter().map(|(across, down)| across * down).sum();
    let bits = if *marker == PROGRESSIVE { 1 } else { 2 };
    Some(units(*x0, *x1, most.0) * units(*y0, *y1, most.1) * blocks * bits / 8)
}

/// The marker of a frame whose pixels come in several passes.
const PROGRESSIVE: u8 = 0xC2;

/// Returns a JPEG without what lies between or after its parts: a film of a telephone, the padding of a camera.
///
/// Source: ISO/IEC 10918-1, B.1.1.
pub fn tidy_jpeg(bytes: &[u8]) -> Cow<'_, [u8]> {
    match jpeg_parts(bytes) {
        Some(parts) if parts.iter().map(Range::len).sum::<usize>() < bytes.len() => {
            Cow::Owned(parts.into_iter().flat_map(|part| &bytes[part]).copied().collect())
        }
        _ => Cow::Borrowed(bytes),
    }
}

/// Returns where the parts of a JPEG lie, from its first marker to its last; `None` if it does not end.
fn jpeg_parts(bytes: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    let mut at = 2;
    parts.push(0..at);
    loop {
        // A marker is the last of the bytes of ones before it.
        while !matches!(bytes.get(at..at + 2)?, [0xFF, 0x01..=0xFE]) {
            at += 1;
        }
        let marker = bytes[at + 1];
        if marker == 0xD9 {
            parts.push(at..at + 2);
            return Some(parts);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let mut end = at + 2 + length;
        if marker == 0xDA {
            // Pixels go on to the next marker that neither is a byte of theirs nor lets decoders begin anew.
            while !matches!(bytes.get(end..end + 2)?, [0xFF, 0x01..=0xCF | 0xD8..=0xFE]) {
                end += 1;
            }
        }
        parts.push(at..end);
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::saturate;

    fn jpeg() -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = image::RgbImage::from_fn(64, 48, |x, y| {
            image::Rgb([saturate::<u8>(x) * 3, saturate::<u8>(y) * 5, 90])
        });
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
        picture.write_with_encoder(encoder).unwrap();
        bytes
    }

    /// A JPEG cut short passed, and its PDF was broken.
    #[test]
    fn a_jpeg_cut_anywhere_is_damaged() {
        let whole = jpeg();
        assert_eq!(verify(&whole), Ok(()));
        for cut in 0..whole.len() {
            assert!(verify(&whole[..cut]).is_err(), "cut at {cut} of {}", whole.len());
        }
        // The end is there and the middle is gone.
        let torn = [&whole[..whole.len() / 2], &whole[whole.len() - 2..]].concat();
        assert!(verify(&torn).is_err());
    }

    /// Telephones write a film after a picture, and some cameras fill up the room between its parts.
    #[test]
    fn what_lies_around_the_parts_of_a_jpeg_does_no_harm() {
        let whole = jpeg();
        assert!(matches!(tidy_jpeg(&whole), Cow::Borrowed(_)));
        let second = jpeg_parts(&whole).unwrap()[2].start;
        let padded = [&whole[..second], &[0; 16], &whole[second..], b"a film of a telephone"].concat();
        assert_eq!(*tidy_jpeg(&padded), whole);
        assert_eq!(verify(&padded), Ok(()));
    }

    /// The decoder of PNGs panics on such a palette.
    #[test]
    fn a_panic_of_a_decoder_is_the_pictures_fault() {
        let chunk = |name: &[u8; 4], data: &[u8]| {
            let mut crc = flate2::Crc::new();
            crc.update(&[name, data].concat());
            [&saturate::<u32>(data.len()).to_be_bytes(), &name[..], data, &crc.sum().to_be_bytes()].concat()
        };
        let head = chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 3, 0, 0, 0]);
        // One colour and a third of another.
        let palette = chunk(b"PLTE", &[1, 2, 3, 4]);
        let pixels = chunk(b"IDAT", &[0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1]);
        let file = [b"\x89PNG\r\n\x1A\n", &head[..], &palette, &pixels, &chunk(b"IEND", &[])].concat();
        assert!(verify(&file).is_err() && decoded(&file, drop).is_err());
    }

    /// A kilobyte of four inks that claims to be 65,500 pixels wide and high asked for 12.9 GB.
    #[test]
    fn a_head_that_claims_much_is_not_believed() {
        let mut claims = jpeg();
        let frame = claims.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        claims[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
        assert!(verify(&claims).is_err_and(|why| why.contains("65500")));
        assert!(decoded(&claims, drop).is_err());
    }

    /// A colour profile of 200 MB of noughts is 200 KB in the file.
    #[test]
    fn what_a_png_unpacks_beside_its_pixels_is_bounded() {
        let with_profile = |length: usize| {
            let mut bytes = Vec::new();
            let mut info = png::Info::with_size(1, 1);
            info.icc_profile = Some(vec![0; length].into());
            let mut writer = png::Encoder::with_info(&mut bytes, info).unwrap().write_header().unwrap();
            writer.write_image_data(&[0]).unwrap();
            writer.finish().unwrap();
            bytes
        };
        assert_eq!(verify(&with_profile(4_000)), Ok(()));
        assert!(verify(&with_profile(saturate::<usize>(CHUNKS) + 1)).is_err());
    }
}
