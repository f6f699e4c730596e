//! One number for everyone: what the EPUB calls a paragraph, the print edition and every handout call it so,
//! and another article before it changes none.

use crate::support;

use lopdf::{Dictionary, Document, Object};
use std::collections::{BTreeMap, BTreeSet};
use support::command::Place;
use support::container::Container;
use support::study;

/// An article older than all others.
const BEFORE: &str =
    "---\ntitle: Before all of them\ndate: 1400-01-01\nlang: en\n---\n\nOne paragraph.\n\nAnd another.\n";

#[test]
fn a_paragraph_has_one_id_in_every_file_whatever_stands_before_its_article() {
    for (name, place) in study::series() {
        let settings = std::fs::read_to_string(place.series().join("chapbook.toml")).unwrap_or_default();
        let make = "[handouts]\nmake = [\"participant\", \"leader\", \"large-print\"]\n";
        place.put("chapbook.toml", format!("{settings}\n{make}"));
        let single = built(&place, "alone");
        assert!(single.paragraphs.len() > 5, "{name}: {:?}", single.paragraphs);
        let ids: BTreeSet<&String> = single.paragraphs.keys().collect();
        let printed = &single.named["the print edition"];
        assert!(ids.iter().all(|id| printed.contains(*id)), "{name}: the print edition lacks ids");
        for (file, named) in &single.named {
            let found: BTreeSet<&String> = named.iter().filter(|id| is_paragraph(id)).collect();
            assert!(found.is_subset(&ids), "{name}, {file}: ids that the EPUB has not");
            // A copy has all paragraphs of its article.
            let articles: BTreeSet<&str> =
                found.iter().filter_map(|id| Some(id.rsplit_once("-p")?.0)).collect();
            let expected =
                ids.iter().filter(|id| id.rsplit_once("-p").is_some_and(|(id, _)| articles.contains(id)));
            assert_eq!(found.len(), expected.count(), "{name}, {file}");
            assert!(!articles.is_empty(), "{name}, {file}: no paragraph can be found");
        }

        place.put("before.md", BEFORE);
        let after = built(&place, "after");
        for (id, words) in &single.paragraphs {
            assert_eq!(after.paragraphs.get(id), Some(words), "{name}: {id} is another paragraph now");
        }
        for (file, named) in &single.named {
            let now = after.named.get(file).unwrap_or_else(|| panic!("{name}: {file} is no longer made"));
            assert!(named.is_subset(now), "{name}, {file}: a name is gone");
        }
    }
}

/// What an EPUB and PDFs name.
struct Named {
    /// The first letters of each paragraph of the EPUB, by id.
    paragraphs: BTreeMap<String, String>,
    /// The named destinations of each PDF that has paragraphs of articles.
    named: BTreeMap<String, BTreeSet<String>>,
}

/// Builds a series and reads what its files name.
fn built(place: &Place, out: &str) -> Named {
    let ran = place.run(&["build", "series", "-o", out, "-q"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let files = place.files(out);
    let is = |name: &std::path::Path, end: &str| name.to_string_lossy().ends_with(end);
    let study = |name: &std::path::Path| is(name, "-study.epub") || is(name, "-large-print.epub");
    let (epub, bytes) = files.iter().find(|(name, _)| is(name, ".epub") && !study(name)).expect("an EPUB");
    let mut paragraphs = BTreeMap::new();
    for (_, text) in Container::read(bytes).texts() {
        paragraphs.extend(ids(text));
    }
    let print = epub.with_extension("pdf");
    let pdfs = files.iter().filter_map(|(name, bytes)| {
        let name = match name.to_string_lossy().into_owned() {
            _ if *name == print => "the print edition".to_owned(),
            handout if handout.starts_with("handouts") => handout,
            _ => return None,
        };
        Some((name, destinations(bytes)))
    });
    Named { paragraphs, named: pdfs.collect() }
}

fn is_paragraph(id: &str) -> bool {
    id.rsplit_once("-p").is_some_and(|(_, number)| number.parse::<u32>().is_ok())
}

/// Returns the ids of paragraphs in an XHTML file, each with the first letters after it.
fn ids(xhtml: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in xhtml.split(" id=\"").skip(1) {
        let Some((id, rest)) = part.split_once('"').filter(|(id, _)| is_paragraph(id)) else { continue };
        let text = rest.split('<').filter_map(|part| Some(part.split_once('>')?.1));
        let letters: String = text.flat_map(str::chars).filter(|c| c.is_alphanumeric()).take(40).collect();
        found.push((id.to_owned(), letters));
    }
    found
}

/// Returns the names of a PDF's name tree of destinations.
fn destinations(bytes: &[u8]) -> BTreeSet<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let follow = |dictionary: &Dictionary, key: &[u8]| -> Option<Dictionary> {
        document.dereference(dictionary.get(key).ok()?).ok()?.1.as_dict().ok().cloned()
    };
    let mut names = BTreeSet::new();
    let catalog = document.catalog().expect("a catalog");
    let tree = follow(catalog, b"Names").and_then(|names| follow(&names, b"Dests"));
    let mut open: Vec<Dictionary> = tree.into_iter().collect();
    while let Some(node) = open.pop() {
        for kid in node.get(b"Kids").and_then(Object::as_array).into_iter().flatten() {
            open.push(document.dereference(kid).expect("a kid").1.as_dict().expect("a node").clone());
        }
        let pairs = node.get(b"Names").and_then(Object::as_array).into_iter().flatten();
        names.extend(pairs.step_by(2).map(|name| lopdf::decode_text_string(name).expect("a name")));
    }
    names
}
