//! The document as `printpdf` builds it: catalog, pages, fonts and pictures.

use super::fonts::Fonts;
use super::pictures::Pictures;
use super::side::Side;
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

/// Makes a document with a page for each side, nothing on them yet.
///
/// The first page shows every glyph of every font, since a font that none shows is left out; the real
/// content takes its place.
pub fn skeleton(title: &str, sides: &[Side], fonts: &Fonts, pictures: Pictures) -> lopdf::Document {
    let mut document = PdfDocument::new(title);
    pictures.add_to(&mut document);
    let mut ops = Vec::new();
    fonts.add_to(&mut document, &mut ops);
    for side in sides {
        let mm = |length: crate::unit::Length| Mm(length.to_mm() as f32);
        let page = PdfPage::new(mm(side.size.width), mm(side.size.height), std::mem::take(&mut ops));
        document.pages.push(page);
    }
    // Pictures stay as they are: optimising them would lose quality.
    let options = PdfSaveOptions { optimize: false, image_optimization: None, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}
