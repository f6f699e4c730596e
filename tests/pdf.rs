//! The PDF of a book made by hand: what readers find in it, and what it says of itself.

use crate::support;

use chapbook::font::FontBook;
use chapbook::pdf::{Options, Request, write};
use lopdf::{Dictionary, Object};
use support::tagged::{Element, Kid, Tagged, text};
use support::{book, pages};

fn made(grey: bool) -> Vec<u8> {
    let fonts = FontBook::new(&[]).value;
    let book = book::rich();
    let pages = pages::of(&book, &fonts);
    let options = Options { grey, ..Options::default() };
    let request = Request { options, ..Request::new(&fonts) };
    let made = write(&book, &pages, request);
    assert_eq!(made.diagnostics, []);
    made.value
}

// The reader leaves out a picture that cannot be decoded. One that comes by another path must not end the program.
#[test]
fn a_picture_that_cannot_be_decoded_leaves_its_place_empty() {
    let fonts = FontBook::new(&[]).value;
    let mut book = book::rich();
    book.pictures[0].bytes = book::PIXEL[..40].into();
    let pages = pages::of(&book, &fonts);
    let made = write(&book, &pages, Request::new(&fonts));
    let codes: Vec<&str> = made.diagnostics.iter().map(|diagnostic| diagnostic.code.0).collect();
    assert_eq!(codes, ["P002"]);
    assert!(made.value.starts_with(b"%PDF"));
}

/// Not a test of its own: leaves the book for the validators of `tests/run`.
#[test]
fn the_validators_get_the_book_by_hand() {
    for (name, grey) in [("by-hand", false), ("by-hand-grey", true)] {
        let path = format!("{}/{name}.pdf", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(path, made(grey)).expect("the target folder can be written");
    }
}

fn catalog(tagged: &Tagged) -> Dictionary {
    tagged.document.catalog().expect("a catalog").clone()
}

fn tags<'a>(root: &'a Element, tag: &str) -> Vec<&'a Element> {
    root.all().into_iter().filter(|element| element.tag == tag).collect()
}

/// veraPDF does not see whether a role is right: the whole tree is looked at here.
#[test]
fn the_tree_is_the_books() {
    insta::assert_snapshot!(Tagged::read(&made(false)).root().outline());
}

#[test]
fn every_article_is_a_section_with_one_title() {
    let root = Tagged::read(&made(false)).root();
    let articles: Vec<&Element> =
        tags(&root, "Sect").into_iter().filter(|section| !tags(section, "Link").is_empty()).collect();
    let titles: Vec<Vec<String>> = articles
        .iter()
        .map(|article| tags(article, "H1").iter().map(|title| title.words().trim().to_owned()).collect())
        .collect();
    assert_eq!(titles, [["Contents"], ["Folding:"], ["The Press"]]);
}

/// The level below a title is 2, whatever the source called it (ISO 14289-1, 7.4.2).
#[test]
fn heading_levels_are_never_left_out() {
    let root = Tagged::read(&made(false)).root();
    let mut last = 0;
    for element in root.all() {
        match element.tag.as_str() {
            "Sect" => last = 0,
            tag => {
                if let Some(level) = tag.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) {
                    assert!(level <= last + 1, "H{level} after H{last}");
                    last = level;
                }
            }
        }
    }
}

#[test]
fn each_entry_of_the_contents_is_one_link() {
    let root = Tagged::read(&made(false)).root();
    let entries = tags(&root, "TOCI");
    let links: Vec<usize> = entries.iter().map(|entry| tags(entry, "Link").len()).collect();
    assert_eq!(links, [1, 1]);
    assert_eq!(entries[0].words(), "Folding:\u{2003}7");
}

#[test]
fn every_link_has_its_area_and_says_where_it_leads() {
    let tagged = Tagged::read(&made(false));
    let root = tagged.root();
    let mut addresses = Vec::new();
    let mut count = 0;
    for link in tags(&root, "Link") {
        for kid in &link.kids {
            let Kid::Annotation(annotation) = kid else { continue };
            count += 1;
            assert!(annotation.has(b"Contents") && annotation.has(b"StructParent"));
            if let Ok(action) = annotation.get(b"A").and_then(Object::as_dict) {
                addresses.push(text(action.get(b"URI").expect("an address")));
            }
        }
    }
    // Two entries of the contents, two references, two ways back, a place in the book and an address.
    assert_eq!(count, 8);
    // `javascript:` leads nowhere.
    assert_eq!(addresses, ["https://example.org/a%20b?c=d&e"]);
}

#[test]
fn every_name_a_link_leads_to_is_there() {
    let tagged = Tagged::read(&made(false));
    let names = tagged.dictionary(catalog(&tagged).get(b"Names").expect("names")).clone();
    let tree = tagged.dictionary(names.get(b"Dests").expect("destinations")).clone();
    let mut known = Vec::new();
    for leaf in tree.get(b"Kids").and_then(Object::as_array).expect("leaves") {
        let leaf = tagged.dictionary(leaf);
        let names = leaf.get(b"Names").and_then(Object::as_array).expect("names");
        known.extend(names.iter().step_by(2).map(text));
    }
    assert!(known.is_sorted());
    for id in ["2017-09-04-folding", "2017-09-04-folding-p1", "2017-09-04-folding-tools", "colophon"] {
        assert!(known.iter().any(|name| name == id), "{id}");
    }
    let root = tagged.root();
    for link in tags(&root, "Link") {
        for kid in &link.kids {
            if let Kid::Annotation(annotation) = kid
                && let Ok(name) = annotation.get(b"Dest").map(text)
            {
                assert!(known.contains(&name), "{name}");
            }
        }
    }
}

/// Words of foreign languages are told apart, so that they are spoken and hyphenated as such.
#[test]
fn foreign_words_bear_their_language() {
    let root = Tagged::read(&made(false)).root();
    let foreign: Vec<(String, String)> = root.all()[1..]
        .iter()
        .filter_map(|element| Some((element.get("Lang")?, element.words().trim().to_owned())))
        .collect();
    let reported: Vec<&str> = foreign.iter().map(|(lang, _)| lang.as_str()).collect();
    assert_eq!(reported, ["fr", "ar", "de"]);
    assert_eq!(foreign[0].1, "pli sur pli");
}

#[test]
fn nothing_of_the_text_is_an_artifact() {
    let tagged = Tagged::read(&made(false));
    assert!(tagged.artifacts.iter().all(|words| words.trim() == "A folio" || words.is_empty()));
}

#[test]
fn the_file_says_what_the_book_is() {
    let tagged = Tagged::read(&made(false));
    let catalog = catalog(&tagged);
    assert_eq!(tagged.document.version, "1.7");
    assert_eq!(text(catalog.get(b"Lang").expect("a language")), "en");
    let (_, xmp) = tagged.document.dereference(catalog.get(b"Metadata").expect("XMP")).expect("XMP");
    let xmp = String::from_utf8(xmp.as_stream().expect("a stream").content.clone()).expect("UTF-8");
    for said in [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "Ink &amp; &lt;Paper&gt;",
        "<rdf:li>Thomas Clare</rdf:li>",
        "© 2017 the authors",
        "2018-01-13T00:00:00Z",
    ] {
        assert!(xmp.contains(said), "{said}");
    }
    let preferences = catalog.get(b"ViewerPreferences").and_then(Object::as_dict).expect("preferences");
    assert_eq!(text(preferences.get(b"PrintScaling").expect("a scaling")), "None");
    assert!(preferences.get(b"DisplayDocTitle").and_then(Object::as_bool).expect("a choice"));
}

#[test]
fn bytes_do_not_depend_on_threads() {
    let single = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    let many = rayon::ThreadPoolBuilder::new().num_threads(8).build().expect("a pool");
    assert!(single.install(|| made(false)) == many.install(|| made(false)));
}
