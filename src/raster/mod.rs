//! Pages to PNG, for covers and pictures of pages.

mod draw;

use crate::font::FontBook;
use crate::frame::Page;

/// Draws a page as an opaque PNG on white, with so many pixels to the point.
///
/// The size is rounded to whole pixels. Pictures are left out: the frames name them, the book holds them.
/// The same page gives the same bytes everywhere. Empty for a page without an area, or one of more than
/// 32,767 pixels a side.
pub fn png(page: &Page, fonts: &FontBook, pixels_per_point: f32) -> Vec<u8> {
    let Some(pixmap) = draw::page(page, fonts, pixels_per_point) else { return Vec::new() };
    let (width, height) = (pixmap.width(), pixmap.height());
    let rgb: Vec<u8> =
        pixmap.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    encode(&rgb, width, height).unwrap_or_default()
}

/// Writes RGB pixels as a PNG, each row as its difference from the one above: pages are mostly plain.
fn encode(rgb: &[u8], width: u32, height: u32) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Up);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rgb)?;
    writer.finish()?;
    Ok(bytes)
}
