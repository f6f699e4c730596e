//! Pictures of the book at the size they are shown at.

use crate::limits::{drawing, pixels};
use crate::model::{Picture, PictureFormat};
use crate::num::saturate;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use tiny_skia::{IntSize, Pixmap};

/// Returns a picture in so many pixels. `None` for one that cannot be decoded.
pub(super) fn draw(picture: &Picture, size: (u32, u32)) -> Option<Pixmap> {
    match picture.format {
        PictureFormat::Svg => drawing(&picture.bytes, size),
        PictureFormat::Png | PictureFormat::Jpeg | PictureFormat::Gif => pixels(picture, size),
    }
}

fn drawing(bytes: &[u8], (width, height): (u32, u32)) -> Option<Pixmap> {
    let tree = drawing::parse(std::str::from_utf8(bytes).ok()?, None).ok()?;
    let mut pixmap = Pixmap::new(width, height)?;
    drawing::render(&tree, &mut pixmap)?;
    Some(pixmap)
}

fn pixels(picture: &Picture, (width, height): (u32, u32)) -> Option<Pixmap> {
    let turn = Orientation::from_exif(picture.orientation.exif())?;
    let image = pixels::decoded(&picture.bytes, |mut image| {
        image.apply_orientation(turn);
        imageops::resize(&image.into_rgba8(), width, height, FilterType::Triangle)
    });
    let image = image.ok()?;
    let premultiplied = image.pixels().flat_map(|pixel| {
        let [red, green, blue, alpha] = pixel.0;
        let times = |value: u8| saturate::<u8>((u32::from(value) * u32::from(alpha) + 127) / 255);
        [times(red), times(green), times(blue), alpha]
    });
    Pixmap::from_vec(premultiplied.collect(), IntSize::from_wh(width, height)?)
}
