//! SVG drawings: as paths where paths say all of them, else as pixels fine enough for print.
//!
//! Paths are filled with colours or gradients and clipped; JPEGs keep their bytes. What is seen through
//! something else is not for paper presses, which is why a drawing with such things is drawn here.

mod gradient;
mod plain;
mod shapes;

use super::{Embedded, pixels_on};
use crate::limits::drawing;
use crate::num::saturate;
use crate::pdf::file;
use crate::unit::Length;
use image::Pixel;
use resvg::usvg;
use tiny_skia::Pixmap;

/// Dots to the inch of paper of one that is drawn here.
const DOTS_PER_INCH: u32 = 400;
/// As many dots as one drawn here may have.
const MAX_DOTS: f32 = 16e6;

/// Makes what is embedded of an SVG that is so wide on paper; the error says why nothing can be made of it.
pub fn embed(bytes: &[u8], width: Length, grey: bool) -> Result<Embedded, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let tree = drawing::parse(text, None)?;
    if plain::is_plain(tree.root()) { shapes::form(&tree, grey) } else { pixels(&tree, width, grey) }
}

/// Draws an SVG on white, as fine as its place on paper asks: its own size may be that of a wall.
fn pixels(tree: &usvg::Tree, printed: Length, grey: bool) -> Result<Embedded, String> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let finest = (MAX_DOTS / (width * height)).sqrt();
    let asked = f64::from(pixels_on(printed, DOTS_PER_INCH)) / f64::from(width);
    let scale = saturate::<f32>(asked).min(finest);
    let dots = |length: f32| saturate::<u32>((length * scale).round().max(1.0));
    let mut pixmap = Pixmap::new(dots(width), dots(height)).ok_or("it is too large to be drawn")?;
    pixmap.fill(tiny_skia::Color::WHITE);
    drawing::render(tree, &mut pixmap).ok_or("it cannot be drawn")?;
    let size = (pixmap.width(), pixmap.height());
    let colors = pixmap.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let is_grey = grey || colors.clone().all(|[red, green, blue]| red == green && green == blue);
    let (samples, space): (Vec<u8>, _) = match is_grey {
        true => (colors.map(|rgb| image::Rgb(rgb).to_luma().0[0]).collect(), "DeviceGray"),
        false => (colors.flatten().collect(), "DeviceRGB"),
    };
    Ok(super::pixels(size, space, "FlateDecode", file::deflate(&samples)))
}
