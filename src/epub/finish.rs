//! Completes the container that epub-builder made.
//!
//! epub-builder 0.8.3 builds archive, manifest, spine and the older table of contents well, and cannot
//! say some things that EPUB 3.3 and its accessibility demand: a language on `package`; metadata that
//! refines; the navigation document in the spine, with dates, roles, labels and more than one list;
//! the identifier and the book's own title in `toc.ncx`. Its archive is not open to others before
//! `generate`, so those three files are completed in the finished archive, and all others are copied
//! as they are, compressed once.

use crate::model::Metadata;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// What stands in place of what epub-builder wrote.
#[derive(Debug)]
pub(super) struct Replacements<'a> {
    /// What the book says about itself.
    pub(super) book: &'a Metadata,
    /// The package's `metadata` element.
    pub(super) metadata: String,
    /// The navigation document.
    pub(super) nav: String,
    /// How many files stand before the navigation document in the reading order. `None` if it is no
    /// page of the book.
    pub(super) nav_place: Option<usize>,
    /// How deep the contents go.
    pub(super) depth: u8,
}

/// Why the container could not be completed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// The archive is not as epub-builder makes it.
    #[error("the container cannot be read back: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// A file in it could not be copied.
    #[error("the container cannot be copied: {0}")]
    Io(#[from] std::io::Error),
    /// One of the files to complete is not well formed.
    #[error("the package cannot be read back: {0}")]
    Xml(#[from] quick_xml::Error),
}

/// Returns the completed container; every entry bears the first date that ZIP knows.
pub(super) fn complete(container: &[u8], parts: &Replacements<'_>) -> Result<Vec<u8>, Error> {
    let mut from = ZipArchive::new(Cursor::new(container))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(container.len())));
    for index in 0..from.len() {
        let mut file = from.by_index(index)?;
        let name = file.name().to_owned();
        let completed = match name.as_str() {
            "OEBPS/content.opf" => package(&read(&mut file)?, parts)?,
            "OEBPS/toc.ncx" => ncx(&read(&mut file)?, parts)?,
            "OEBPS/nav.xhtml" => parts.nav.clone().into_bytes(),
            _ => {
                to.raw_copy_file_touch(file, DateTime::default(), Some(0o644))?;
                continue;
            }
        };
        let options =
            SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
        to.start_file(name, options)?;
        to.write_all(&completed)?;
    }
    Ok(to.finish()?.into_inner())
}

fn read(file: &mut impl Read) -> std::io::Result<String> {
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    Ok(text)
}

/// Completes `content.opf`.
fn package(opf: &str, parts: &Replacements<'_>) -> Result<Vec<u8>, Error> {
    let lang = parts.book.lang.tag();
    let mut spine_place = 0;
    rewrite(opf, |event, writer| {
        match &event {
            Event::Start(tag) if tag.name().as_ref() == "package" => {
                let direction = super::xhtml::dir(parts.book.direction);
                let tag = with(tag, &[("xml:lang", lang), ("dir", direction)]);
                writer.write_event(Event::Start(tag))?;
                return Ok(Next::Go);
            }
            Event::Start(tag) if tag.name().as_ref() == "metadata" => {
                writer.write_event(Event::Text(BytesText::from_escaped(parts.metadata.trim_end())))?;
                return Ok(Next::SkipElement);
            }
            Event::Empty(tag) if tag.name().as_ref() == "itemref" => {
                if parts.nav_place == Some(spine_place) {
                    nav_itemref(writer)?;
                }
                spine_place += 1;
            }
            Event::End(tag) if tag.name().as_ref() == "spine" && parts.nav_place == Some(spine_place) => {
                nav_itemref(writer)?;
            }
            _ => {}
        }
        writer.write_event(event)?;
        Ok(Next::Go)
    })
}

fn nav_itemref(writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
    let tag = BytesStart::new("itemref").with_attributes([("idref", "nav")]);
    writer.write_event(Event::Empty(tag))?;
    writer.write_event(Event::Text(BytesText::from_escaped("\n    ")))
}

/// Completes `toc.ncx`: language, the package's identifier, depth, and the title, for which
/// epub-builder takes the heading of the contents.
fn ncx(ncx: &str, parts: &Replacements<'_>) -> Result<Vec<u8>, Error> {
    let depth = parts.depth.to_string();
    rewrite(ncx, |event, writer| {
        match &event {
            Event::Start(tag) if tag.name().as_ref() == "ncx" => {
                let tag = with(tag, &[("xml:lang", parts.book.lang.tag())]);
                writer.write_event(Event::Start(tag))?;
            }
            Event::Start(tag) if tag.name().as_ref() == "head" => {
                writer.write_event(event.borrow())?;
                for (name, content) in [("dtb:uid", parts.book.identifier.as_str()), ("dtb:depth", &depth)] {
                    let meta =
                        BytesStart::new("meta").with_attributes([("name", name), ("content", content)]);
                    writer.write_event(Event::Empty(meta))?;
                }
            }
            Event::Empty(tag) if tag.name().as_ref() == "meta" && tag.contains("dtb:depth") => {}
            Event::Start(tag) if tag.name().as_ref() == "docTitle" => {
                let title = super::xml::clean(&parts.book.title);
                writer.create_element("docTitle").write_inner_content(|inner| {
                    inner.create_element("text").write_text_content(BytesText::new(&title))?;
                    Ok(())
                })?;
                return Ok(Next::SkipElement);
            }
            _ => writer.write_event(event)?,
        }
        Ok(Next::Go)
    })
}

/// What follows an event that was dealt with.
enum Next {
    /// The next event.
    Go,
    /// What follows the end of the element that the event starts.
    SkipElement,
}

/// Runs a document through `change`, which writes what it keeps of each event.
fn rewrite(
    document: &str,
    mut change: impl FnMut(Event<'_>, &mut Writer<Vec<u8>>) -> Result<Next, Error>,
) -> Result<Vec<u8>, Error> {
    let mut reader = Reader::from_str(document);
    let mut writer = Writer::new(Vec::with_capacity(document.len() * 2));
    loop {
        let event = reader.read_event()?;
        let name = match &event {
            Event::Eof => return Ok(writer.into_inner()),
            Event::Start(tag) => Some(tag.to_owned()),
            _ => None,
        };
        if let (Next::SkipElement, Some(tag)) = (change(event, &mut writer)?, name) {
            reader.read_to_end(tag.name())?;
        }
    }
}

fn with<'t>(tag: &'t BytesStart<'_>, attributes: &[(&'t str, &'t str)]) -> BytesStart<'t> {
    let mut tag = tag.borrow();
    for attribute in attributes {
        tag.push_attribute(*attribute);
    }
    tag
}
