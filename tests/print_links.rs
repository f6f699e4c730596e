//! Links on paper: notes and addresses are numbered, stand where they are asked for, and lead there and back.

use crate::support;

use chapbook::frame::{Added, Bearing, Content, LinkSource, LinkTarget, Page, RegionKind};
use std::collections::{BTreeMap, BTreeSet};
use support::series::{Print, page_words, words};
use support::tagged::{Kid, Tagged, text};

const PLACES: [(&str, &str); 6] =
    [("foot", "notes"), ("foot", "end"), ("foot", "none"), ("end", "notes"), ("end", "end"), ("end", "none")];

fn series() -> Vec<(&'static str, String)> {
    let filler =
        "The sheets were counted twice before they were cut, and the boards were pressed. ".repeat(40);
    let ink = format!(
        "---\ntitle: On Ink\ndate: 2020-01-01\n---\n\n\
         Ink was made of soot[^soot]. See [the list](https://example.org/list), and [On Paper](paper.md).\n\n\
         {filler}\n\n\
         Soot again[^soot] and gum[^gum], and [once more](https://example.org/list) the list; \
         [another](https://example.org/another), and <https://example.org/plain>.\n\n\
         | Year | Sheets |\n|---|---|\n| 1904[^table] | [twelve](https://example.org/twelve) |\n\n\
         [^soot]: Lamp black: ask [the guild](https://example.org/guild).\n\
         [^gum]: Of the acacia.\n\n    And of the plum.\n\
         [^table]: By the minutes.\n\
         [^lost]: Nothing calls for this one.\n"
    );
    let paper = format!("---\ntitle: On Paper\ndate: 2020-02-01\n---\n\n{filler}\n\nSee [On Ink](ink.md).\n");
    vec![("ink.md", ink), ("paper.md", paper)]
}

fn laid(notes: &str, links: &str) -> Print {
    let print = Print::of(&series(), &format!("notes = \"{notes}\"\nlinks = \"{links}\""));
    assert_eq!(print.said, []);
    print
}

/// Returns the numbers that pages show, by what they are about.
fn numbers(pages: &[Page], kind: impl Fn(Added) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        let Bearing::Added(added) = item.bearing else { continue };
        let number = words(item).trim_matches(|c: char| c == '\u{2060}' || c.is_whitespace());
        if kind(added) && !number.is_empty() {
            found.push(number.to_owned());
        }
    }
    found
}

#[test]
fn every_number_leads_to_its_note_and_back() {
    for (notes, links) in PLACES {
        let print = laid(notes, links);
        let mut anchors = BTreeMap::new();
        for (index, page) in print.laid.pages.iter().enumerate() {
            for anchor in &page.anchors {
                assert!(anchors.insert(anchor.id.clone(), index).is_none(), "{} is there twice", anchor.id);
            }
        }
        let mut there = BTreeSet::new();
        let mut back = 0;
        for (index, page) in print.laid.pages.iter().enumerate() {
            for link in &page.links {
                let LinkTarget::Internal(id) = &link.target else { continue };
                let target = anchors.get(id).unwrap_or_else(|| panic!("{notes}, {links}: no {id}"));
                match link.source {
                    LinkSource::Back(_) => {
                        back += 1;
                        assert!(notes == "end" || links == "end" || index >= *target, "{id}");
                    }
                    LinkSource::Reference(_) => {
                        there.insert(id.clone());
                    }
                    LinkSource::Node(_) if id.contains("-n") => {
                        there.insert(id.clone());
                    }
                    _ => {}
                }
            }
        }
        let addresses = match links {
            "notes" => 4,
            "end" => 3,
            _ => 0,
        };
        assert_eq!(there.len(), 3 + addresses, "{notes}, {links}: {there:?}");
        // What nothing refers to has nowhere to go back to.
        assert_eq!(back, 3 + addresses, "{notes}, {links}");
    }
}

#[test]
fn numbers_count_from_one_where_they_are_read() {
    let is_label = |added| matches!(added, Added::Label(_) | Added::AddressLabel(_));
    for (notes, links, wanted) in [
        ("foot", "notes", vec!["1", "2", "8", "3", "4", "5", "6", "7"]),
        ("end", "notes", vec!["1", "2", "3", "4", "5", "6", "7", "8"]),
        ("end", "end", vec!["1", "2", "3", "4", "[1]", "[2]", "[3]"]),
        ("end", "none", vec!["1", "2", "3", "4"]),
    ] {
        let mut found = numbers(&print_pages(notes, links), is_label);
        let mut wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
        if notes == "foot" {
            // The note that nothing calls for stands after the text, over the notes at the foot.
            found.sort();
            wanted.sort();
        }
        assert_eq!(found, wanted, "{notes}, {links}");
    }
    let references = numbers(&print_pages("foot", "end"), |added| matches!(added, Added::Reference(_)));
    assert_eq!(references, ["1", "[1]", "1", "2", "[1]", "[2]", "3", "[3]"], "an address is listed once");
}

fn print_pages(notes: &str, links: &str) -> Vec<Page> {
    laid(notes, links).laid.pages
}

/// A note's own link calls for no other note: its address follows it.
#[test]
fn every_address_is_printed_unless_none_is_wanted() {
    for (notes, links) in PLACES {
        let shown: String = laid(notes, links).laid.pages.iter().map(page_words).collect();
        for address in ["list", "another", "twelve", "guild"] {
            let is_there = shown.contains(&format!("https://example.org/{address}"));
            assert_eq!(is_there, links != "none", "{notes}, {links}: {address}");
        }
        assert!(shown.contains("https://example.org/plain"), "an address of the text stays");
        assert!(shown.contains("Nothing calls for this one."), "{notes}, {links}: nothing is lost");
        assert_eq!(shown.contains("Links"), links == "end", "{notes}, {links}: heading");
    }
}

#[test]
fn notes_at_the_end_leave_the_foot_free() {
    let foot = |pages: &[Page]| {
        pages.iter().flat_map(|page| &page.items).filter(|item| item.region == RegionKind::Foot).count()
    };
    assert!(foot(&print_pages("foot", "notes")) > 0);
    assert_eq!(foot(&print_pages("end", "notes")), 0);
}

#[test]
fn references_to_pages_are_right() {
    let pages = print_pages("foot", "notes");
    let label = |id: &str| {
        let page = pages.iter().find(|page| page.anchors.iter().any(|anchor| &*anchor.id == id));
        page.expect("the anchor's page").label.clone()
    };
    let mut seen = 0;
    for page in &pages {
        for link in &page.links {
            let (LinkSource::Node(node), LinkTarget::Internal(id)) = (link.source, &link.target) else {
                continue;
            };
            let said: String = page
                .items
                .iter()
                .filter(|item| item.bearing == Bearing::Added(Added::PageOf(node)))
                .map(words)
                .collect();
            if !said.is_empty() {
                seen += 1;
                // Number and word are never parted.
                assert_eq!(said.trim(), format!("(p.\u{a0}{})", label(id)));
            }
        }
    }
    assert_eq!(seen, 2);
}

/// Not only a test of its own: leaves every way to print links for the validators of `tests/run`.
#[test]
fn the_tag_tree_has_every_note_with_its_way_back() {
    for (notes, links) in PLACES {
        let bytes = laid(notes, links).pdf();
        let path = format!("{}/links-{notes}-{links}.pdf", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(path, &bytes).expect("the target folder can be written");
        let root = Tagged::read(&bytes).root();
        let mut names = BTreeSet::new();
        for note in root.all().into_iter().filter(|element| element.tag == "Note") {
            assert!(names.insert(note.get("ID").expect("a name")), "two notes have one name");
            let label = note.all().into_iter().find(|element| element.tag == "Lbl").expect("a number");
            let words = label.words();
            let number = words.trim();
            let links: Vec<_> = label.all().into_iter().filter(|element| element.tag == "Link").collect();
            // Nothing leads to the note that nothing refers to, and so nothing leads back.
            let is_lost = note.words().contains("Nothing calls");
            assert_eq!(links.len(), usize::from(!is_lost), "{number}");
            for kid in links.iter().flat_map(|link| &link.kids) {
                let Kid::Annotation(annotation) = kid else { continue };
                assert_eq!(text(annotation.get(b"Contents").expect("words")), number);
            }
        }
        let references = root.all().into_iter().filter(|element| element.tag == "Reference");
        let linked = references.filter(|element| element.all().iter().any(|inner| inner.tag == "Link"));
        let addresses = if links == "none" { 0 } else { 4 };
        // Two entries of the contents, and four references to notes.
        assert_eq!(linked.count(), 2 + 4 + addresses, "{notes}, {links}");
    }
}

/// After an article numbers stand in a column of their own, right against the text, whose lines all begin at one edge.
#[test]
fn numbers_of_notes_after_the_article_hang() {
    let long = "and much was said of it in the shop, as long as the sheets were drying. ".repeat(3);
    let text: String =
        (1..=12).map(|note| format!("Word{note}.[^{note}]\n\n[^{note}]: Note {note}, {long}\n\n")).collect();
    let article = format!("---\ntitle: Ink\ndate: 2020-01-01\n---\n\n{text}");
    let print = Print::of(&[("ink.md", article)], "notes = \"end\"");
    let mut numbers = 0;
    for page in &print.laid.pages {
        let (mut ends, mut starts) = (Vec::new(), BTreeMap::new());
        for item in &page.items {
            let Content::Glyphs(run) = &item.content else { continue };
            match item.bearing {
                Bearing::Added(Added::Label(_)) => ends.push((item.at.x + run.width()).to_pt()),
                Bearing::Text(_) if !ends.is_empty() => {
                    starts.entry(item.at.y).or_insert(item.at.x.to_pt());
                }
                _ => {}
            }
        }
        numbers += ends.len();
        // Figures and letters may stand out by a little.
        let spread = |all: &[f64]| {
            let least = all.iter().copied().fold(f64::INFINITY, f64::min);
            (least, all.iter().copied().fold(least, f64::max) - least)
        };
        let starts: Vec<f64> = starts.into_values().collect();
        let ((end, uneven_ends), (start, uneven_starts)) = (spread(&ends), spread(&starts));
        assert!(ends.is_empty() || uneven_ends < 1.0 && uneven_starts < 1.0, "{ends:?} {starts:?}");
        assert!(ends.is_empty() || (3.0..9.0).contains(&(start - end)), "{end}, then {start}");
    }
    assert_eq!(numbers, 12);
}

/// A picture around which a link stood led nowhere on paper: not even that there was a link could be seen.
#[test]
fn where_a_linked_picture_leads_is_said_under_it() {
    let framed = |caption: &str| {
        format!(
            "<figure><a href=\"https://example.org/film\"><img src=\"weir.png\" alt=\"A weir\"></a>\
             <figcaption>{caption}</figcaption></figure>"
        )
    };
    let around = |link: &str| format!("[![A weir](weir-300x200.png)]({link})");
    let cases: [(String, &[&str]); 8] = [
        (around("https://www.example.org/film?v=1"), &["example.org1", "1https://www.example.org/film?v=1"]),
        (around("https://example.org"), &["example.org"]),
        (around("https://example.org/we"), &["example.org1", "1https://example.org/we"]),
        (framed("In spring."), &["In spring. (example.org1)", "1https://example.org/film"]),
        // The picture itself in a larger size, wherever it is kept; a page of its own; what the caption says already.
        (around("https://example.org/large/weir-1200.JPG"), &[]),
        (around("https://cdn.example.org/get/w_1200/https%3A%2F%2Fx.example%2Fweir.jpeg?s=1"), &[]),
        (around("https://example.org/2012/05/weir/"), &[]),
        (
            framed("In <a href=\"https://example.org/film\">the film</a>."),
            &["In the film1.", "1https://example.org/film"],
        ),
    ];
    for (markdown, wanted) in cases {
        let article =
            format!("---\ntitle: Weir\ndate: 2020-01-01\n---\n\nBefore it.\n\n{markdown}\n\nAfter it.\n");
        let print = Print::of(&[("weir.md", article)], "");
        let shown: String = print.laid.pages.iter().map(page_words).collect();
        let squeezed: String = shown.chars().filter(|c| !c.is_whitespace() && *c != '\u{2060}').collect();
        for part in wanted {
            let part: String = part.split_whitespace().collect();
            assert!(squeezed.contains(&part), "{markdown}: {part:?} in {shown}");
        }
        let named = wanted.iter().filter(|part| part.contains("example.org")).count();
        assert_eq!(shown.matches("example.org").count(), named, "{markdown}: {shown}");
    }
}

// A page that called for a note again kept room for it at its foot, with a rule over nothing, though the note stood pages
// before.
#[test]
fn a_note_takes_room_on_the_page_of_its_first_call() {
    let filler =
        "The sheets were counted twice before they were cut, and the boards were pressed. ".repeat(60);
    let text = format!(
        "---\ntitle: On Ink\ndate: 2020-01-01\n---\n\nInk was made of soot[^soot].\n\n{filler}\n\n\
         Soot again[^soot] was bought.\n\n{filler}\n\n[^soot]: Lamp black.\n"
    );
    let print = Print::of(&[("ink.md", text)], "page = \"A6\"\nfront = \"none\"");
    let mut pages = print.laid.pages.iter().filter(|page| page_words(page).contains("oot"));
    let has_foot = |page: &Page| page.regions.iter().any(|region| region.kind == RegionKind::Foot);
    let [first, again] = [pages.next().expect("a page"), pages.next().expect("another page")];
    assert!(page_words(again).contains("Soot again"), "{}", page_words(again));
    assert!(has_foot(first) && !has_foot(again));
}

// The words of a table that is set as a list are collected twice: its addresses were notes twice, the first of each called
// for by nothing.
#[test]
fn a_table_that_is_set_as_a_list_calls_each_note_once() {
    let columns = 14;
    let row = |cell: &dyn Fn(usize) -> String| {
        (0..columns).map(|at| format!("| {} ", cell(at))).collect::<String>() + "|\n"
    };
    let table = [
        row(&|at| format!("Heading{at}")),
        row(&|_| "---".to_owned()),
        row(&|at| match at {
            0 => "soot[^soot]".to_owned(),
            1 => "[paper](https://example.org/paper)".to_owned(),
            _ => format!("unbreakable{at}"),
        }),
    ]
    .concat();
    let text = format!(
        "---\ntitle: On Ink\ndate: 2020-01-01\n---\n\nInk.\n\n{table}\nAgain[^soot], and [more](https://example.org/more).\n\n\
         [^soot]: Lamp black.\n"
    );
    let print = Print::of(&[("ink.md", text)], "page = \"A6\"\nfront = \"none\"");
    let pages = &print.laid.pages;
    let all: String = pages.iter().map(page_words).collect();
    assert!(all.contains("Heading13"), "it is a list: {all}");
    let called = numbers(pages, |added| matches!(added, Added::Reference(_)));
    assert_eq!(called, ["1", "2", "1", "3"], "{all}");
    assert_eq!(all.matches("Lamp black").count(), 1, "{all}");
    assert_eq!(all.matches("example.org/paper").count(), 1, "{all}");
}
