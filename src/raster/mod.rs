//! Pages to PNG, for covers and pictures of pages.

mod draw;
mod indexed;
mod picture;

use crate::font::FontBook;
use crate::frame::Page;
use crate::model::Picture;
use indexed::Indexed;

/// Draws a page as an opaque PNG on white, with so many pixels to the point.
///
/// `pictures` are the book's, which the frames name by their place; one that is not there or cannot be
/// decoded leaves its place empty. The size is rounded to whole pixels. The same page gives the same bytes
/// everywhere. At most 256 colours are kept, the commonest; letters and rules in a few inks need no more.
/// Empty for a page without an area, or one of more than 32,767 pixels a side.
pub fn png(page: &Page, pictures: &[Picture], fonts: &FontBook, pixels_per_point: f32) -> Vec<u8> {
    let Some(drawn) = draw::page(page, pictures, fonts, pixels_per_point) else { return Vec::new() };
    let draw::PageRaster { width, height, bands } = drawn;
    Indexed::of(&bands).encode(width, height).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{ArtifactKind, Bearing, Content, Item, PlacedPicture, RegionKind};
    use crate::model::{Orientation, PictureFormat, PictureIndex};
    use crate::unit::{Length, Point, Size};

    /// The colour of a pixel of a page of 60 by 40 pixels with a picture of 20 by 10 at 30, 20.
    fn shown(picture: Picture) -> impl Fn(u32, u32) -> [u8; 3] {
        let size = |width, height| Size { width: Length::pt(width), height: Length::pt(height) };
        let item = Item {
            at: Point { x: Length::pt(15), y: Length::pt(10) },
            region: RegionKind::Main,
            bearing: Bearing::Artifact(ArtifactKind::Layout),
            actual_text: None,
            content: Content::Picture(PlacedPicture { picture: PictureIndex(0), size: size(10, 5) }.into()),
        };
        let page = Page { size: size(30, 20), items: vec![item], ..Page::default() };
        let bytes = png(&page, &[picture], &FontBook::new(&[]).value, 2.0);
        let image = image::load_from_memory(&bytes).expect("a PNG was written").into_rgb8();
        move |x, y| image.get_pixel(x, y).0
    }

    fn picture(format: PictureFormat, bytes: &[u8]) -> Picture {
        let orientation = Orientation::UPRIGHT;
        Picture { path: "shape".into(), format, width: 4, height: 2, orientation, bytes: bytes.into() }
    }

    const WHITE: [u8; 3] = [255; 3];

    #[test]
    fn drawings_and_pixels_are_shown_in_their_place() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2" width="4" height="2">
            <path d="M0 0h4v2h-4z" fill="#204080"/></svg>"##;
        let mut pixels = std::io::Cursor::new(Vec::new());
        let image = image::RgbaImage::from_pixel(4, 2, image::Rgba([0x20, 0x40, 0x80, 255]));
        image.write_to(&mut pixels, image::ImageFormat::Png).expect("writing to memory works");
        for picture in [picture(PictureFormat::Svg, svg), picture(PictureFormat::Png, pixels.get_ref())] {
            let color = shown(picture);
            assert_eq!(color(40, 25), [0x20, 0x40, 0x80]);
            assert_eq!([color(28, 25), color(40, 18), color(52, 25), color(40, 32)], [WHITE; 4]);
        }
    }

    #[test]
    fn what_cannot_be_decoded_leaves_its_place_empty() {
        assert_eq!(shown(picture(PictureFormat::Jpeg, b"no picture"))(40, 25), WHITE);
    }
}
