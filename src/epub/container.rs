//! The container as epub-builder makes it: `mimetype`, `META-INF`, every file, and from these the
//! manifest, the spine and the table of contents of older readers.

use super::xhtml::SectionFile;
use super::{EmbeddedFont, Request, cover, names, nav, xml};
use crate::model::{Book, Direction, PictureIndex};
use crate::num::saturate;
use crate::resample;
use epub_builder::{EpubBuilder, EpubContent, EpubVersion, PageDirection, ReferenceType, ZipLibrary};
use rayon::prelude::*;

/// Builds the container; what epub-builder cannot say is left to [`super::finish`].
pub(super) fn build(
    book: &Book,
    request: Request<'_>,
    files: &[SectionFile],
) -> epub_builder::Result<Vec<u8>> {
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.set_uuid(uuid::Uuid::nil());
    builder.metadata(
        "direction",
        match book.metadata.direction {
            Direction::Ltr => PageDirection::Ltr.to_string(),
            Direction::Rtl => PageDirection::Rtl.to_string(),
        },
    )?;
    builder.set_toc_name(book.metadata.words().book.contents);
    resources(&mut builder, book, request)?;
    texts(&mut builder, book, request, files)?;
    let mut bytes = Vec::new();
    builder.generate(&mut bytes)?;
    Ok(bytes)
}

type Builder = EpubBuilder<ZipLibrary>;

/// Adds the style sheet, the cover picture, the pictures and the fonts.
fn resources(builder: &mut Builder, book: &Book, request: Request<'_>) -> epub_builder::Result<()> {
    builder.stylesheet(style_sheet(request).as_bytes())?;
    let cover = request.cover;
    builder.add_cover_image(names::cover_image(cover.media_type), cover.bytes, cover.media_type)?;
    let most = request.options.picture_width;
    let small: Vec<_> = book.pictures.par_iter().map(|picture| resample::to_width(picture, most)).collect();
    for (index, (picture, small)) in book.pictures.iter().zip(small).enumerate() {
        let path = names::picture(PictureIndex(saturate(index)), picture);
        let bytes = small.as_ref().map_or(&*picture.bytes, |small| &*small.bytes);
        builder.add_resource(path, bytes, picture.format.media_type())?;
    }
    for font in request.fonts {
        let media_type = if font.file_name.ends_with(".ttf") { "font/ttf" } else { "font/otf" };
        builder.add_resource(names::font(font.file_name), font.bytes, media_type)?;
    }
    Ok(())
}

/// Returns the style sheet with rules before it that name the embedded fonts and set the text in them.
fn style_sheet(request: Request<'_>) -> String {
    let mut css = String::new();
    for font in request.fonts {
        css.push_str(&format!(
            "@font-face {{\n  font-family: \"{}\";\n  font-style: {};\n  font-weight: {};\n  src: url(\"{}\");\n}}\n",
            font.family,
            font.style,
            font.weight,
            names::font(font.file_name),
        ));
    }
    if let Some(family) = families(request.fonts) {
        css.push_str(&format!("body {{\n  font-family: {family}, serif;\n}}\n"));
    }
    css.push_str(request.css);
    css
}

/// Returns the families of embedded fonts in their order, each once. `None` without fonts.
fn families(fonts: &[EmbeddedFont<'_>]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for font in fonts {
        let name = format!("\"{}\"", font.family);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// Adds the cover page and the sections, in reading order.
fn texts(
    builder: &mut Builder,
    book: &Book,
    request: Request<'_>,
    files: &[SectionFile],
) -> epub_builder::Result<()> {
    let page = cover::page(&book.metadata, request.cover);
    builder.add_content(EpubContent::new(names::COVER, page.as_bytes()))?;
    let start = book.articles().next().map(|(index, _)| index.0 as usize);
    let levels = nav::levels(book);
    for (index, (section, file)) in book.sections.iter().zip(files).enumerate() {
        let Some(xhtml) = &file.xhtml else {
            continue;
        };
        let mut content = EpubContent::new(names::section(section), xhtml.as_bytes());
        if let Some(level) = levels[index] {
            content = content.title(xml::clean(&nav::label(section))).level(level.into());
        }
        if start == Some(index) {
            content = content.reftype(ReferenceType::Text);
        }
        builder.add_content(content)?;
    }
    Ok(())
}
