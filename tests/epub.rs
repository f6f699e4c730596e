//! The EPUB of books made by hand: every kind of block and inline, and what the container says of them.

use crate::support;

use chapbook::epub::{self};
use chapbook::epub::{CoverImage, EmbeddedFont, PageBreak, PageStart, Request, write};
use chapbook::model::{Book, NodeId, SectionIndex};
use chapbook::style::Sheets;
use support::book;
use support::container::{Container, attributes};

/// Returns the EPUB of a book; making it says nothing.
fn bytes(book: &Book, config: &epub::Options, pages: &[PageBreak]) -> Vec<u8> {
    let cover = CoverImage { bytes: book::PIXEL, media_type: "image/png" };
    let made = write(book, Request { options: config, css: "p { margin: 0; }", cover, fonts: &[], pages });
    assert_eq!(made.diagnostics, []);
    made.value
}

fn epub_with(book: &Book, pages: &[PageBreak]) -> Container {
    Container::read(&bytes(book, &epub::Options::default(), pages))
}

fn epub(book: &Book) -> Container {
    epub_with(book, &[])
}

#[test]
fn mimetype_comes_first_and_is_stored() {
    let config = epub::Options::default();
    let made = bytes(&book::rich(), &config, &book::pages());
    // The OCF specification, section 4.3: what a reader looks for at bytes 30 and 38.
    assert_eq!(&made[30..58], b"mimetypeapplication/epub+zip");
    assert_eq!(made, bytes(&book::rich(), &config, &book::pages()), "the same book gives the same bytes");
}

/// Not a test of its own: leaves the book, with pages and the real style sheet, for the validators of
/// `tests/run`.
#[test]
fn the_validators_get_the_book_by_hand() {
    let css = Sheets::load(None).value.epub_css(false).value;
    let config = epub::Options { paragraph_numbers: true, ..epub::Options::default() };
    let cover = CoverImage { bytes: book::PIXEL, media_type: "image/png" };
    let pages = book::pages();
    let made =
        write(&book::rich(), Request { options: &config, css: &css, cover, fonts: &[], pages: &pages });
    assert_eq!(made.diagnostics, []);
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/by-hand.epub");
    std::fs::write(path, made.value).expect("the target folder can be written");
}

/// Readers with ZIP code of their own stumble over data descriptors and clocks.
#[test]
fn every_entry_bears_its_size_and_no_clock() {
    let made = bytes(&book::rich(), &epub::Options::default(), &[]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(made)).expect("an archive");
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).expect("an entry");
        assert_eq!(file.last_modified(), Some(zip::DateTime::default()), "{}", file.name());
        assert!(file.compressed_size() > 0, "{}", file.name());
    }
}

#[test]
fn every_file_is_well_formed() {
    let container = epub(&book::rich());
    let mut seen = 0;
    for (name, text) in container.texts() {
        if name.ends_with(".css") {
            continue;
        }
        let mut reader = quick_xml::Reader::from_str(text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        seen += 1;
    }
    assert!(seen > 8, "only {seen} files");
}

#[test]
fn ids_are_unique_and_every_reference_has_its_place() {
    let container = epub_with(&book::rich(), &book::pages());
    assert_eq!(container.dangling(), Vec::<String>::new());
}

#[test]
fn unpacked_files_are_as_they_were() {
    let container = epub_with(&book::rich(), &book::pages());
    for (name, text) in container.texts() {
        insta::assert_snapshot!(name.replace(['/', '.'], "_"), text);
    }
}

/// A page of the printed book may begin within a word; the mark stands at that very byte.
#[test]
fn a_page_break_stands_at_its_byte() {
    let mut book = book::rich();
    let (node, text) = book::first_words(&book);
    let byte = text.find("ink").expect("the sample has ink") as u32 + 1;
    book.metadata.title = "Pages".into();
    let container = epub_with(&book, &[PageBreak { start: PageStart::Text(node, byte), label: "iv".into() }]);
    let file = container.text("OEBPS/text/2017-09-04-folding.xhtml");
    assert!(
        file.contains(
            r#"i<span id="page-1" epub:type="pagebreak" role="doc-pagebreak" aria-label="Page iv."></span>nk"#
        ),
        "{file}"
    );
    assert!(
        container
            .text("OEBPS/nav.xhtml")
            .contains(r##"<a href="text/2017-09-04-folding.xhtml#page-1">iv</a>"##)
    );
}

/// The contents are a page of the book as any other, and may be several.
#[test]
fn pages_of_the_contents_begin_in_them() {
    let container = epub_with(&book::rich(), &book::pages());
    let nav = container.text("OEBPS/nav.xhtml");
    let mark = |id: &str| format!(r#"<span id="{id}" epub:type="pagebreak""#);
    let at = |what: &str| nav.find(what).unwrap_or_else(|| panic!("{what} in {nav}"));
    assert!(at(&mark("page-1")) < at(r#"<nav id="toc""#));
    let entry = r#"<a href="text/2018-01-13-the-press.xhtml">"#;
    assert!(nav.contains(&format!("{entry}{}", mark("page-2"))));
    assert_eq!(nav.matches("doc-pagebreak").count(), 2);
    assert!(at(r##"<a href="nav.xhtml#page-2">vi</a>"##) < at(r##"#page-3">1</a>"##));
}

/// A page that begins at no node of the text is left out everywhere, so that no link leads nowhere.
#[test]
fn a_page_break_without_a_place_is_left_out() {
    let nowhere = [PageStart::Contents(Some(SectionIndex(99))), PageStart::Text(NodeId(999_999), 0)];
    let pages = nowhere.map(|start| PageBreak { start, label: "1".into() });
    let container = epub_with(&book::rich(), &pages);
    assert!(!container.text("OEBPS/nav.xhtml").contains("page-list"));
    assert!(!container.text("OEBPS/content.opf").contains("pageBreakMarkers"));
}

/// Two titles make some readers show the second; a subtitle must not become one.
#[test]
fn there_is_one_title() {
    let opf = epub(&book::rich());
    assert_eq!(opf.text("OEBPS/content.opf").matches("<dc:title").count(), 1);
}

#[test]
fn conformance_is_claimed_only_by_the_publisher() {
    let book = book::rich();
    assert!(!epub(&book).text("OEBPS/content.opf").contains("conformsTo"));
    let config = epub::Options {
        conforms_to: Some("EPUB Accessibility 1.1 - WCAG 2.1 Level AA".into()),
        ..epub::Options::default()
    };
    let opf = Container::read(&bytes(&book, &config, &[]));
    let claim = r#"<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>"#;
    assert!(opf.text("OEBPS/content.opf").contains(claim));
}

/// The sheet names elements by their classes; one that it does not know would never be styled.
#[test]
fn every_class_is_one_of_the_style_sheets() {
    let known: Vec<&str> = chapbook::style::CLASSES.iter().map(|(class, _)| *class).collect();
    let container = epub(&book::rich());
    let mut used = Vec::new();
    for (_, text) in container.texts() {
        for classes in attributes(text, "class") {
            used.extend(classes.split(' ').map(str::to_owned));
        }
    }
    assert!(used.len() > 30, "{used:?}");
    used.retain(|class| !known.contains(&class.as_str()));
    assert_eq!(used, Vec::<String>::new());
}

#[test]
fn paragraphs_show_their_numbers_when_asked_to() {
    let book = book::rich();
    let shown = |config: &epub::Options| {
        let container = Container::read(&bytes(&book, config, &[]));
        container
            .texts()
            .map(|(_, text)| text.matches(r#"<span class="number" aria-hidden="true">"#).count())
            .sum::<usize>()
    };
    assert_eq!(shown(&epub::Options::default()), 0);
    assert_eq!(shown(&epub::Options { paragraph_numbers: true, ..epub::Options::default() }), 9);
}

#[test]
fn fonts_are_embedded_when_they_are_asked_for() {
    let config = epub::Options { fonts: true, ..epub::Options::default() };
    let cover = CoverImage { bytes: book::PIXEL, media_type: "image/png" };
    let font = EmbeddedFont {
        family: "Serif",
        style: "italic",
        weight: 400,
        bytes: b"OTTO",
        file_name: "serif-italic.otf",
    };
    let made = write(&book::rich(), Request { options: &config, css: "", cover, fonts: &[font], pages: &[] });
    let container = Container::read(&made.value);
    assert!(container.names().any(|name| name == "OEBPS/fonts/serif-italic.otf"));
    assert!(container.text("OEBPS/stylesheet.css").contains(r#"src: url("fonts/serif-italic.otf")"#));
}
