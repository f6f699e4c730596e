//! Pictures brought down to the pixels that an output shows.
//!
//! Telephones write ten times the pixels that a page or a screen can show, and a book of them has hundreds of megabytes.
//! A picture that is small enough keeps its bytes; photographs stay photographs.

mod scale;

use crate::limits::{self, pixels};
use crate::model::{Orientation, Picture, PictureFormat};
use crate::num::saturate;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation as Turn;
use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, ImageFormat};
use std::io::Cursor;
use std::sync::Arc;

/// How good a JPEG is that is written anew, of 100: what is lost by it is not seen.
pub const QUALITY: u8 = 90;

/// Returns a picture with no more pixels from left to right than `most`, as it is shown; `None` if it is small enough as
/// it is, or is not made of pixels that stand still.
///
/// The result is upright. One that would have more bytes than before is not made.
pub fn to_width(picture: &Picture, most: u32) -> Option<Picture> {
    if picture.width <= most || most == 0 {
        return None;
    }
    let height = u64::from(picture.height) * u64::from(most) / u64::from(picture.width);
    let height = saturate::<u32>(height).max(1);
    let bytes = limits::caught(|| written(picture, most, height)).flatten()?;
    (bytes.len() < picture.bytes.len()).then(|| Picture {
        width: most,
        height,
        orientation: Orientation::UPRIGHT,
        bytes: Arc::from(bytes),
        ..picture.clone()
    })
}

fn written(picture: &Picture, width: u32, height: u32) -> Option<Vec<u8>> {
    // A GIF may be a film, and shapes have no pixels.
    if !matches!(picture.format, PictureFormat::Jpeg | PictureFormat::Png) {
        return None;
    }
    // Turned upright only when there are few pixels to turn.
    let lying = if picture.orientation.is_on_its_side() { (height, width) } else { (width, height) };
    let mut small = pixels::decoded(&picture.bytes, |image| scale::scaled(image, lying.0, lying.1)).ok()?;
    small.apply_orientation(Turn::from_exif(picture.orientation.exif()).unwrap_or(Turn::NoTransforms));
    match picture.format {
        PictureFormat::Jpeg => jpeg(&small, pixels::colours(&picture.bytes)),
        _ => {
            let mut out = Vec::new();
            small.write_to(&mut Cursor::new(&mut out), ImageFormat::Png).ok()?;
            Some(out)
        }
    }
}

/// Writes a photograph, with the profile of its colours if it has one.
pub fn jpeg(image: &DynamicImage, colours: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    if let Some(colours) = colours {
        encoder.set_icc_profile(colours).ok()?;
    }
    let (width, height) = (image.width(), image.height());
    match image.color().has_color() {
        true => encoder.write_image(image.to_rgb8().as_raw(), width, height, ExtendedColorType::Rgb8),
        false => encoder.write_image(image.to_luma8().as_raw(), width, height, ExtendedColorType::L8),
    }
    .ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    fn photograph(width: u32, height: u32) -> Picture {
        let pixel =
            |x: u32, y: u32| image::Rgb([x * 7 % 256, y * 5 % 256, (x * y) % 251].map(saturate::<u8>));
        let image = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel));
        Picture {
            path: "a.jpg".into(),
            format: PictureFormat::Jpeg,
            width,
            height,
            orientation: Orientation::UPRIGHT,
            bytes: jpeg(&image, None).expect("a JPEG").into(),
        }
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_made_smaller_and_keeps_its_kind() {
        let small = to_width(&photograph(640, 320), 160).expect("a smaller one");
        let head = pixels::head(&small.bytes).expect("a picture");
        assert_eq!((head.width, head.height, head.format), (160, 80, ImageFormat::Jpeg));
        assert_eq!((small.width, small.height), (160, 80));
    }

    #[test]
    fn a_picture_that_is_small_enough_is_not_touched() {
        assert_eq!(to_width(&photograph(64, 32), 64), None);
        assert_eq!(to_width(&photograph(64, 32), 1600), None);
    }

    // A photograph taken with the telephone on its side: the file's rows are its columns.
    #[test]
    fn a_picture_on_its_side_becomes_upright() {
        let lying = photograph(640, 320);
        let side = Picture { width: 320, height: 640, orientation: Orientation::from_exif(6), ..lying };
        let small = to_width(&side, 80).expect("a smaller one");
        let head = pixels::head(&small.bytes).expect("a picture");
        assert_eq!((head.width, head.height, small.orientation), (80, 160, Orientation::UPRIGHT));
    }
}
