//! The document as `printpdf` builds it: catalog, fonts and pictures.

use super::fonts::Fonts;
use super::pictures::Pictures;
use super::shapes::FormXObject;
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

/// Makes a document with one page, which the real ones take the place of.
///
/// It shows every glyph of every font, since a font that no page shows is left out. Each further page would take
/// six kilobytes of memory here.
pub fn skeleton(title: &str, fonts: &Fonts, pictures: Pictures, shapes: Vec<FormXObject>) -> lopdf::Document {
    let mut document = PdfDocument::new(title);
    pictures.add_to(&mut document);
    shapes.into_iter().for_each(|form| form.add_to(&mut document));
    let mut ops = Vec::new();
    fonts.add_to(&mut document, &mut ops);
    document.pages.push(PdfPage::new(Mm(148.0), Mm(210.0), ops));
    // Pictures stay as they are: optimising them would lose quality.
    let options = PdfSaveOptions { optimize: false, image_optimization: None, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}
