//! The pictures of a document, each embedded once.
//!
//! A JPEG keeps its bytes unless its colours are not those of the document; everything else is decoded, laid
//! on white paper and deflated, since neither print shops nor old printers like transparency.

#[cfg(test)]
mod tests;
mod vector;

use super::Request;
use super::content::Canvas;
use super::file;
use super::syntax;
use crate::diagnostic::{Diagnostic, Warned};
use crate::frame::{Content, Item, PlacedPicture};
use crate::limits;
use crate::model::{Book, Orientation, Picture, PictureFormat, PictureIndex, jpeg_components};
use crate::num::saturate;
use crate::resample;
use crate::unit::{Length, Point, Size};
use printpdf::{DictItem, ExternalStream, ExternalXObject, PdfDocument, XObject, XObjectId};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The pictures that pages show.
#[derive(Debug, Default)]
pub struct Pictures {
    streams: BTreeMap<PictureIndex, Embedded>,
}

/// A picture as it is embedded.
#[derive(Debug)]
struct Embedded {
    stream: ExternalStream,
    /// What its own coordinates measure: 1 by 1 for pixels, its size for shapes.
    extent: (f64, f64),
    /// How they lie.
    orientation: Orientation,
}

impl Pictures {
    /// Makes the pictures that pages show, on all threads.
    ///
    /// `P002` for one that cannot be decoded; its place stays empty.
    pub fn of(book: &Book, drawn: &[&[Item]], request: Request<'_>) -> Warned<Self> {
        let shown = drawn.iter().copied().flatten().filter_map(|item| match &item.content {
            Content::Picture(placed) => Some((placed.picture, placed.size.width)),
            _ => None,
        });
        // The widest place of each.
        let mut widths: BTreeMap<PictureIndex, Length> = BTreeMap::new();
        for (index, width) in shown {
            let widest = widths.entry(index).or_default();
            *widest = (*widest).max(width);
        }
        let widths: Vec<(PictureIndex, Length)> = widths.into_iter().collect();
        let made: Vec<_> = widths
            .par_iter()
            .filter_map(|(index, width)| Some((*index, *width, book.pictures.get(index.0 as usize)?)))
            .map(|(index, width, picture)| {
                // Where nothing is written, only whether it could be counts.
                let small = match request.only_check {
                    true => None,
                    false => resample::to_width(picture, pixels_on(width, request.options.picture_dpi)),
                };
                (index, embed(small.as_ref().unwrap_or(picture), width, request.options.grey))
            })
            .collect();
        let mut pictures = Self::default();
        let mut diagnostics = Vec::new();
        for (index, embedded) in made {
            match embedded {
                Ok(embedded) => {
                    pictures.streams.insert(index, embedded);
                }
                Err(reason) => {
                    let path =
                        book.pictures.get(index.0 as usize).map(|p| p.path.clone()).unwrap_or_default();
                    let message = format!("cannot print the picture {}: {reason}", path.display());
                    diagnostics.push(
                        Diagnostic::warning("P002", message)
                            .in_file(path)
                            .hint("save it anew, smaller or as another kind: PNG or JPEG"),
                    );
                }
            }
        }
        Warned::new(pictures, diagnostics)
    }

    /// Adds the pictures to a document.
    pub fn add_to(self, document: &mut PdfDocument) {
        for (index, Embedded { stream, .. }) in self.streams {
            let object = ExternalXObject { stream, width: None, height: None, dpi: None };
            document.resources.xobjects.map.insert(XObjectId(resource(index)), XObject::External(object));
        }
    }

    /// Draws a picture whose top left corner is at a place.
    pub fn draw(&self, placed: &PlacedPicture, at: Point, canvas: &mut Canvas<'_>) {
        let Some(embedded) = self.streams.get(&placed.picture) else { return };
        let Size { width, height } = placed.size;
        // The picture's own square stands on its foot, and what `shown` tells of hangs from its head.
        let (x, y) = embedded.orientation.shown((0, 0));
        let (right, below) = (embedded.orientation.shown((1, 0)), embedded.orientation.shown((0, 1)));
        let (right, below) = ((right.0 - x, right.1 - y), (below.0 - x, below.1 - y));
        let scaled = |length: Length, extent: f64| {
            saturate::<i64>((length.to_pt() / extent.max(0.001) * 1_000_000.0).round())
        };
        canvas.out.extend(b"q ");
        for value in [
            scaled(width * right.0, embedded.extent.0),
            scaled(height * -right.1, embedded.extent.0),
            scaled(width * -below.0, embedded.extent.1),
            scaled(height * below.1, embedded.extent.1),
        ] {
            syntax::millionths(canvas.out, value);
            canvas.out.push(b' ');
        }
        let foot = canvas.height - at.y - height;
        syntax::lengths(canvas.out, &[at.x + width * (x + below.0), foot + height * (1 - y - below.1)]);
        canvas.out.extend(b"cm ");
        syntax::name(canvas.out, resource(placed.picture).as_bytes());
        canvas.out.extend(b" Do Q\n");
    }
}

/// Returns how many pixels stand side by side on a width of paper; at least one.
fn pixels_on(width: Length, dpi: u32) -> u32 {
    saturate::<u32>((width.to_pt() / 72.0 * f64::from(dpi)).ceil()).max(1)
}

fn resource(index: PictureIndex) -> String {
    format!("I{}", index.0)
}

fn embed(picture: &Picture, width: Length, grey: bool) -> Result<Embedded, String> {
    let embedded = match picture.format {
        PictureFormat::Svg => vector::embed(&picture.bytes, width, grey),
        PictureFormat::Jpeg => jpeg(&picture.bytes, grey),
        PictureFormat::Png | PictureFormat::Gif => decoded(&picture.bytes, grey),
    }?;
    Ok(Embedded { orientation: picture.orientation, ..embedded })
}

/// Embeds a JPEG, its pixels as they lie in the file.
fn jpeg(bytes: &[u8], grey: bool) -> Result<Embedded, String> {
    let head = limits::pixels::head(bytes)?;
    let size = (head.width, head.height);
    let space = match jpeg_components(bytes) {
        Some(1) => "DeviceGray",
        Some(3) if !grey => "DeviceRGB",
        _ => return decoded(bytes, grey),
    };
    Ok(pixels(size, space, "DCTDecode", bytes.to_vec()))
}

fn decoded(bytes: &[u8], grey: bool) -> Result<Embedded, String> {
    limits::pixels::decoded(bytes, |image| {
        let size = (image.width(), image.height());
        let (samples, space) = if grey || !image.color().has_color() {
            let image = image.into_luma_alpha8();
            let on_paper = |p: &image::LumaA<u8>| over_white(p.0[0], p.0[1]);
            (image.pixels().map(on_paper).collect::<Vec<u8>>(), "DeviceGray")
        } else {
            let image = image.into_rgba8();
            let on_paper = |p: &image::Rgba<u8>| {
                let [red, green, blue, alpha] = p.0;
                [red, green, blue].map(|value| over_white(value, alpha))
            };
            (image.pixels().flat_map(on_paper).collect(), "DeviceRGB")
        };
        pixels(size, space, "FlateDecode", file::deflate(&samples))
    })
}

fn over_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    saturate::<u8>((value * alpha + 255 * (255 - alpha) + 127) / 255)
}

fn pixels((width, height): (u32, u32), space: &str, filter: &str, content: Vec<u8>) -> Embedded {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(width.into())),
        ("Height", DictItem::Int(height.into())),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name(filter)),
    ];
    let dict = dict.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content, compress: false };
    Embedded { stream, extent: (1.0, 1.0), orientation: Orientation::UPRIGHT }
}
