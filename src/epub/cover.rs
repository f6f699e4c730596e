//! The cover page: the cover picture in a page of its own.

use super::CoverImage;
use super::names;
use super::xhtml::{head, open_root};
use super::xml::Xml;
use crate::model::Metadata;

/// Returns `cover.xhtml`; the picture's alternative is the title, which is what it shows.
pub(super) fn page(metadata: &Metadata, cover: CoverImage<'_>) -> String {
    let word = metadata.words().book.cover;
    let mut xml = Xml::document();
    xml.html_doctype();
    open_root(&mut xml, &metadata.lang);
    head(&mut xml, word, "");
    xml.tag("body").attr("epub:type", "cover").open();
    xml.line();
    xml.tag("section").attr("epub:type", "cover").attr("class", "cover").open();
    xml.tag("img")
        .attr("src", names::cover_image(cover.media_type))
        .attr("alt", &format!("{word}: {}", metadata.title))
        .attr("role", "doc-cover")
        .empty();
    xml.finish()
}
