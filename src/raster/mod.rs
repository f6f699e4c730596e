//! Pages to PNG, for covers and pictures of pages.

mod draw;
mod indexed;

use crate::font::FontBook;
use crate::frame::Page;
use indexed::Indexed;

/// Draws a page as an opaque PNG on white, with so many pixels to the point.
///
/// The size is rounded to whole pixels. Pictures are left out: the frames name them, the book holds them.
/// The same page gives the same bytes everywhere. At most 256 colours are kept, the commonest; letters and
/// rules in a few inks need no more. Empty for a page without an area, or one of more than
/// 32,767 pixels a side.
pub fn png(page: &Page, fonts: &FontBook, pixels_per_point: f32) -> Vec<u8> {
    let Some(pixmap) = draw::page(page, fonts, pixels_per_point) else { return Vec::new() };
    let (width, height) = (pixmap.width(), pixmap.height());
    Indexed::of(pixmap.data()).encode(width, height).unwrap_or_default()
}
