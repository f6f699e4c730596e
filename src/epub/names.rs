//! Names of files and ids in the container, each made in one place.
//!
//! Paths are relative to the package document, so a name here is also the manifest's `href`. Sections
//! lie in `text/`, where no article's id can meet the name of another part of the container.

use crate::model::{Picture, PictureFormat, PictureIndex, Section, SectionKind};

/// The navigation document; epub-builder names it so.
pub(super) const NAV: &str = "nav.xhtml";
/// The cover page.
pub(super) const COVER: &str = "cover.xhtml";
/// The style sheet; epub-builder names it so.
pub(super) const STYLE: &str = "stylesheet.css";
/// The path from a section's file to the package document's folder.
pub(super) const UP: &str = "../";

/// Returns the path of a section's file; the contents are the navigation document itself.
pub(super) fn section(section: &Section) -> String {
    match section.kind {
        SectionKind::Contents => NAV.into(),
        _ => format!("text/{}.xhtml", section.id),
    }
}

/// Returns how one section's file names another's.
pub(super) fn section_from_section(section: &Section) -> String {
    match section.kind {
        SectionKind::Contents => format!("{UP}{NAV}"),
        _ => format!("{}.xhtml", section.id),
    }
}

/// Returns the path of a picture; the series' own name may hold anything, so it is not used.
pub(super) fn picture(index: PictureIndex, picture: &Picture) -> String {
    format!("images/picture-{}.{}", index.0 + 1, extension(picture.format))
}

const fn extension(format: PictureFormat) -> &'static str {
    match format {
        PictureFormat::Jpeg => "jpg",
        PictureFormat::Png => "png",
        PictureFormat::Gif => "gif",
        PictureFormat::Svg => "svg",
    }
}

/// Returns the path of the cover picture.
pub(super) fn cover_image(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "images/cover.jpg",
        _ => "images/cover.png",
    }
}

/// Returns the path of an embedded font.
pub(super) fn font(file_name: &str) -> String {
    format!("fonts/{file_name}")
}

/// Returns the id that epub-builder gives a file in the manifest; invariant: the path is ASCII.
pub(super) fn manifest_id(path: &str) -> String {
    let id: String =
        path.chars().map(|c| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '_' }).collect();
    format!("id_{id}")
}

/// Returns the id of the place where a printed page begins, `index` counting all of the book's.
pub(super) fn page(index: usize) -> String {
    format!("page-{}", index + 1)
}
