//! The EPUB of books made by hand: every kind of block and inline, and what the container says of them.

mod support;

use chapbook::config::EpubConfig;
use chapbook::epub::{CoverImage, Options, PageBreak, write};
use chapbook::model::{Book, NodeId};
use support::book;
use support::container::Container;

/// Returns the unpacked EPUB of a book; making it says nothing.
fn epub_with(book: &Book, pages: &[PageBreak]) -> Container {
    let config = EpubConfig::default();
    let cover = CoverImage { bytes: book::PIXEL, media_type: "image/png" };
    let made = write(book, Options { config: &config, css: "p { margin: 0; }", cover, fonts: &[], pages });
    assert_eq!(made.diagnostics, []);
    Container::read(&made.value)
}

fn epub(book: &Book) -> Container {
    epub_with(book, &[])
}

#[test]
fn mimetype_comes_first_and_is_stored() {
    let config = EpubConfig::default();
    let cover = CoverImage { bytes: book::PIXEL, media_type: "image/png" };
    let pages = book::pages();
    let options = Options { config: &config, css: "", cover, fonts: &[], pages: &pages };
    let bytes = write(&book::rich(), options).value;
    // The OCF specification, section 4.3: what a reader looks for at bytes 30 and 38.
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    assert_eq!(bytes, write(&book::rich(), options).value, "the same book gives the same bytes");
    // Left for the validators of `tests/run`.
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/by-hand.epub");
    std::fs::write(path, bytes).expect("the target folder can be written");
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
    let container = epub_with(&book, &[PageBreak { node, byte, label: "iv".into() }]);
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

/// A page that begins at no node of the text is left out everywhere, so that no link leads nowhere.
#[test]
fn a_page_break_without_a_place_is_left_out() {
    let container =
        epub_with(&book::rich(), &[PageBreak { node: NodeId(999_999), byte: 0, label: "1".into() }]);
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
fn conformance_is_claimed_by_the_publisher_alone() {
    let book = book::rich();
    assert!(!epub(&book).text("OEBPS/content.opf").contains("conformsTo"));
    let config = EpubConfig {
        conforms_to: Some("EPUB Accessibility 1.1 - WCAG 2.1 Level AA".into()),
        ..EpubConfig::default()
    };
    let cover = CoverImage { bytes: book::PIXEL, media_type: "image/png" };
    let made = write(&book, Options { config: &config, css: "", cover, fonts: &[], pages: &[] });
    let opf = Container::read(&made.value);
    let claim = r#"<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>"#;
    assert!(opf.text("OEBPS/content.opf").contains(claim));
}
