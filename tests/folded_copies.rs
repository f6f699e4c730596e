//! Packs and large print as booklets, and large print as an EPUB.

use crate::support;

use chapbook::driver::{Made, Memory, Output, Project, Request};
use lopdf::Document;
use support::container::Container;
use support::tagged::Tagged;

fn made(handouts: &str) -> Vec<Made> {
    let article = format!(
        "---\ntitle: THE LOCK OF PAUL HALE\n---\n\n{}",
        "The keeper opens the lock of Paul Hale.[^a]\n\n[^a]: He does.\n\n"
    );
    let long = "The keeper opens the gate when a boat comes. ".repeat(40);
    let study = "## Questions\n\n1. What does the keeper do?\n\n## Terms\n\nkeeper: who keeps a lock\n";
    let config =
        format!("[series]\ntitle = \"Letters\"\nlanguage = \"en\"\npaper = \"a4\"\n[handouts]\n{handouts}\n");
    let files = [
        ("001-lock.md", article),
        ("001-lock.study.md", study.to_owned()),
        ("002-gate.md", format!("---\ntitle: The Gate\n---\n\n{long}\n\n{long}\n\n{long}\n")),
        ("chapbook.toml", config),
    ];
    let mut project = Project::open(Memory::from_iter(files), Request::default());
    project.load();
    let shared = project.share(&[Output::Handouts]).expect("a book").value;
    let made = Output::Handouts.make(&shared);
    assert!(!chapbook::diagnostic::has_errors(&made.diagnostics), "{:?}", made.diagnostics);
    made.value
}

/// Returns the sizes of the sides of a PDF in whole millimetres, each once.
fn sizes(made: &Made) -> Vec<(i64, i64)> {
    let document = Document::load_mem(&made.bytes).expect("a PDF");
    let size = |id| {
        let page = document.get_dictionary(id).expect("a page");
        let media = page.get(b"MediaBox").and_then(|media| media.as_array()).expect("a box");
        let at = |place: usize| (media[place].as_float().expect("a number") * 25.4 / 72.0).round() as i64;
        (at(2), at(3))
    };
    let mut sizes: Vec<_> = document.get_pages().into_values().map(size).collect();
    sizes.dedup();
    sizes
}

fn find<'a>(made: &'a [Made], name: &str) -> &'a Made {
    let names: Vec<_> = made.iter().map(|made| &made.name).collect();
    made.iter().find(|made| made.name == name).unwrap_or_else(|| panic!("{name}: {names:?}"))
}

#[test]
fn packs_are_booklets_of_halves_and_large_print_of_sheets_twice_as_large() {
    let made = made("make = [\"pack\", \"large-print\"]\nsessions = [[\"001\", \"002\"]]\nbooklet = true");
    let pack = find(&made, "handouts/session-1-booklet.pdf");
    assert_eq!(sizes(pack), [(297, 210)]);
    let remark = pack.remark.as_deref().unwrap_or_default();
    assert!(remark.starts_with("session-1 as a booklet: ") && remark.contains(" of A4"), "{remark}");
    let large = find(&made, "handouts/session-1-large-print-booklet.pdf");
    assert_eq!(sizes(large), [(420, 297)]);
    assert!(made.iter().any(|made| made.name.ends_with("lock-large-print-booklet.pdf")));
    // What is made to lie on the table as it is stays.
    assert_eq!(sizes(find(&made, "handouts/session-1.pdf")), [(210, 297)]);
}

#[test]
fn the_epub_in_large_print_can_be_left_out() {
    let made = made("make = [\"large-print\"]\nlarge-print-epub = false");
    assert!(made.iter().any(|made| made.name.ends_with("large-print.pdf")));
    assert!(!made.iter().any(|made| made.name.ends_with("large-print.epub")));
}

// No blank was wanted in the book, and no pack could be folded.
#[test]
fn what_is_asked_of_the_booklet_of_the_book_is_not_asked_of_copies() {
    let made = made(
        "make = [\"pack\"]\nsessions = [[\"001\", \"002\"]]\nbooklet = true\n[booklet]\nblank = \"error\"",
    );
    assert!(made.iter().any(|made| made.name.contains("session-1-booklet")));
}

// Booklets of copies came without a word on how to print and fold them.
#[test]
fn each_booklet_of_a_copy_has_a_page_that_says_how_and_names_the_files_there_are() {
    for (settings, tested) in [
        ("", false),
        ("[booklet]\nflip = \"single-sided\"", true),
        ("[booklet]\nflip = \"single-sided\"\nprinter = \"C\"", false),
    ] {
        let made = made(&format!(
            "make = [\"pack\", \"large-print\"]\nsessions = [[\"001\", \"002\"]]\nbooklet = true\n{settings}"
        ));
        let booklets: Vec<_> = made.iter().filter(|made| made.name.ends_with("-booklet.pdf")).collect();
        assert_eq!(booklets.len(), 4);
        let names: Vec<&str> = made.iter().filter_map(|made| made.name.strip_prefix("handouts/")).collect();
        assert_eq!(
            names.iter().filter(|name| **name == "booklet-hand-test.pdf").count(),
            usize::from(tested)
        );
        for booklet in booklets {
            let name = booklet.name.replace(".pdf", "-how-to.pdf");
            let how_to = find(&made, &name);
            let words = Tagged::read(&how_to.bytes).root().words();
            let named: Vec<&str> = words
                .split(|c: char| c.is_whitespace() || "“”,".contains(c))
                .map(|word| word.trim_end_matches('.'))
                .filter(|word| word.ends_with(".pdf"))
                .collect();
            assert!(named.len() > usize::from(tested) * 4, "{settings}: {named:?}");
            assert!(named.iter().all(|name| names.contains(name)), "{settings}: {named:?} of {names:?}");
        }
    }
}

#[test]
fn nobody_gets_booklets_of_copies_who_does_not_ask() {
    let made = made("make = [\"pack\"]\nsessions = [[\"001\", \"002\"]]");
    assert!(!made.iter().any(|made| made.name.contains("booklet")));
}

#[test]
fn the_epub_in_large_print_holds_the_book_as_copies_in_large_print_have_it() {
    let made = made("make = [\"large-print\"]");
    let epub = find(&made, "letters-large-print.epub");
    let container = Container::read(&epub.bytes);
    let all: String = container.texts().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
    for said in ["largePrint", "font-size: 1.5em", "Large print", "The lock of Paul Hale", "keeper opens"] {
        assert!(all.contains(said), "{said} is not in it");
    }
    assert!(!all.contains("THE LOCK"), "words in capitals are set as in sentences");
    // Ten to the sixth stood there as 106: only the numbers of notes stand on the line.
    let on_the_line = all.split('}').filter(|rule| rule.contains("vertical-align: baseline"));
    let names: Vec<&str> = on_the_line
        .filter_map(|rule| rule.rsplit_once('{'))
        .flat_map(|(names, _)| names.rsplit("*/").next().unwrap_or(names).split(','))
        .map(str::trim)
        .collect();
    assert!(names.iter().any(|name| name.contains("noteref")), "{names:?}");
    assert!(!names.iter().any(|name| name.ends_with("sup") || name.ends_with("sub")), "{names:?}");
}
