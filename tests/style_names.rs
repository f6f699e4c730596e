//! One vocabulary: what the EPUB's markup bears, what sheets may name, and what styles/README.md says.

use crate::support;

use chapbook::epub::{self};
use chapbook::epub::{CoverImage, Request, write};
use chapbook::style::{CLASSES, ElementName};
use std::collections::BTreeSet;
use support::book;
use support::container::{Container, attributes};

const README: &str = include_str!("../styles/README.md");

/// Returns every file of markup of a book that has all there is.
fn markup() -> Vec<String> {
    let config = epub::Options { paragraph_numbers: true, ..epub::Options::default() };
    let cover = CoverImage { bytes: book::PIXEL, media_type: "image/png" };
    let options = Request { options: &config, css: "", cover, fonts: &[], pages: &[] };
    let container = Container::read(&write(&book::rich(), options).value);
    container.texts().filter(|(name, _)| name.ends_with(".xhtml")).map(|(_, text)| text.to_owned()).collect()
}

#[test]
fn every_class_of_the_epub_can_be_styled() {
    let known: BTreeSet<&str> = CLASSES.iter().map(|(class, _)| *class).collect();
    for text in markup() {
        for class in attributes(&text, "class").iter().flat_map(|value| value.split_whitespace()) {
            assert!(known.contains(class), "nothing can name the class {class}");
        }
    }
}

#[test]
fn every_element_of_the_epub_can_be_styled() {
    // What stands in `head` is not shown.
    let hidden = ["head", "meta", "title", "link"];
    let known: BTreeSet<&str> = ElementName::all().map(ElementName::as_str).collect();
    for text in markup() {
        for name in text.split('<').skip(1).filter(|tag| tag.starts_with(|c: char| c.is_ascii_lowercase())) {
            let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            assert!(known.contains(name) || hidden.contains(&name), "nothing can name the element {name}");
        }
    }
}

#[test]
fn the_readme_lists_every_class_with_what_it_says() {
    for (class, meaning) in CLASSES {
        let line = format!("| `{class}` | {meaning} |");
        assert!(README.lines().any(|written| written == line), "missing in styles/README.md:\n{line}");
    }
    let listed =
        README.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 3).count();
    assert!(listed >= CLASSES.len());
}

/// Roles and small capitals name their classes in the model; the page of an entry of the contents, room to write on, questions and
/// remarks beside the text are known only on paper.
#[test]
fn no_class_is_listed_that_nobody_writes() {
    let source = |path: &str| std::fs::read_to_string(format!("{}/src/{path}", env!("CARGO_MANIFEST_DIR")));
    let writers = ["epub/nav.rs", "epub/cover.rs", "epub/xhtml/mod.rs", "epub/xhtml/block.rs"];
    let writers = writers.into_iter().chain(["epub/xhtml/inline.rs", "model/block.rs", "model/inline.rs"]);
    let written: String = writers.map(|path| source(path).expect("a source of the EPUB's markup")).collect();
    for (class, _) in CLASSES
        .iter()
        .filter(|(class, _)| !["page", "room", "question", "remark", "terms", "leader"].contains(class))
    {
        let as_made = if class.starts_with("indent-") { "indent-{}" } else { class };
        assert!(
            written.contains(&format!("\"{as_made}\"")) || written.contains(&format!(" {as_made}\"")),
            "nobody writes {class}"
        );
    }
}
