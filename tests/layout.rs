//! Pages held against what print asks of them, over every fixture and a book of all kinds of blocks, on four
//! sizes of paper.

mod support;

use chapbook::font::FontBook;
use chapbook::frame::{Added, Bearing, Content, Item, Page, RegionKind, Side, TextPosition};
use chapbook::layout::Laid;
use chapbook::model::visit::Item as Visited;
use chapbook::model::{Block, Book, Inline, NodeId};
use chapbook::unit::Length;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use support::series::{fixtures, lay_out};

const PAGES: [&str; 4] = ["A5", "half-letter", "A6", "A4"];
/// How far marks may hang beyond the measure.
const HANG: Length = Length::pt(6);

/// A book in which everything that can stand on a page does, with a note on every page.
fn stress(folder: &Path) {
    let prose = "The press stood in the back room of the reading circle, and whoever came early inked it. \
                 Nobody remembered who had carried it up the stairs; it weighed as much as three people, and \
                 the floor had been made stronger for it twice. On Thursdays the type was sorted, on Fridays \
                 the sheets were folded, and on Saturdays the neighbourhood read them.";
    for number in 1..=4 {
        let mut text = format!("---\ntitle: The Press, Part {number}\ndate: 2020-0{number}-01\n---\n\n");
        for part in 0..14 {
            let _ = write!(text, "{prose}[^{part}] See [the list](https://example.org/{number}/{part}).\n\n");
            match part % 7 {
                0 => text.push_str("## On the type\n\n"),
                1 => {
                    let _ = write!(text, "> {prose}\n>\n> {prose}\n\n");
                }
                2 => text.push_str(
                    "- ink, black\n- paper, of two kinds\n    1. for the proof\n    2. for the sheet\n\n",
                ),
                3 => text.push_str("* * *\n\n"),
                4 => {
                    text.push_str("| Year | Sheets | Readers |\n|---|---:|---|\n");
                    (0..60).for_each(|row| {
                        let _ = writeln!(text, "| {} | {} | of the quarter |", 1900 + row, row * 7);
                    });
                    text.push('\n');
                }
                _ => {}
            }
        }
        (0..14).for_each(|part| {
            let _ = write!(
                text,
                "[^{part}]: So the minutes have it, page {part}, in the hand of the secretary.\n\n"
            );
        });
        std::fs::write(folder.join(format!("{number:03}.md")), text).expect("an article");
    }
}

fn bottom(page: &Page, kind: RegionKind) -> Option<&Item> {
    let shown = |item: &&Item| item.region == kind && matches!(item.content, Content::Glyphs(_));
    page.items.iter().filter(shown).max_by_key(|item| (item.at.y, item.at.x))
}

/// Checks one book; `at` says which.
fn check(book: &Book, laid: &Laid, at: &str) {
    assert!(!laid.pages.is_empty(), "{at}: no pages");
    assert_eq!(laid.uneven, [] as [u32; 0], "{at}: spreads that end uneven");
    for (index, page) in laid.pages.iter().enumerate() {
        let at = format!("{at}, page {} ({index})", page.label);
        assert_eq!(page.side == Side::Recto, index % 2 == 0, "{at}: side");
        if page.blank {
            assert!(page.first.is_none(), "{at}: a blank page has words");
            continue;
        }
        if let Ok(number) = page.label.parse::<usize>() {
            assert_eq!(number % 2 == 1, page.side == Side::Recto, "{at}: odd numbers stand on rectos");
        }
        in_place(page, &at);
        no_hyphen_at_the_end(page, &at);
    }
    labels_are_unique(&laid.pages, at);
    notes_begin_where_they_are_called(book, &laid.pages, at);
    no_heading_is_stranded(book, &laid.pages, at);
}

/// Every baseline of the text is on the grid and in its region; notes stand under the text.
fn in_place(page: &Page, at: &str) {
    let grid = page.grid.expect("a page of text has a grid");
    let main = page.regions.iter().find(|region| region.kind == RegionKind::Main).expect("main").area;
    for item in page.items.iter().filter(|item| item.region == RegionKind::Main) {
        let Content::Glyphs(run) = &item.content else { continue };
        let off = (item.at.y - grid.first).units() % grid.step.units();
        // Raised and lowered figures are smaller than the text.
        let is_small = run.size < grid.step.scale(0.62);
        assert!(off == 0 || is_small, "{at}: {:?} is {off} off the grid", run.text);
        let right = main.origin.x + main.size.width + HANG;
        assert!(
            item.at.x + HANG >= main.origin.x && item.at.x + run.width() <= right,
            "{at}: {:?} leaves its region",
            run.text
        );
        assert!(
            item.at.y >= main.origin.y && item.at.y <= main.origin.y + main.size.height,
            "{at}: {:?} stands above or below its region",
            run.text
        );
    }
    if let Some(last) = bottom(page, RegionKind::Main) {
        let under = page.items.iter().filter(|item| item.region == RegionKind::Foot);
        for note in under {
            assert!(note.at.y > last.at.y, "{at}: a note stands in the text");
        }
    }
    if let Some(note) = bottom(page, RegionKind::Foot) {
        assert!(note.at.y <= main.origin.y + main.size.height, "{at}: notes leave the page");
    }
}

fn no_hyphen_at_the_end(page: &Page, at: &str) {
    let Some(last) = bottom(page, RegionKind::Main) else { return };
    if let (Content::Glyphs(run), Some(read)) = (&last.content, &last.actual_text) {
        let shown = run.text.as_str().trim_end_matches(['-', '\u{2010}']);
        assert!(!(read.len() > shown.len() && read.starts_with(shown)), "{at}: ends inside {read:?}");
    }
}

fn labels_are_unique(pages: &[Page], at: &str) {
    let mut labels = BTreeSet::new();
    for page in pages {
        assert!(labels.insert(&page.label), "{at}: two pages are called {}", page.label);
    }
}

/// Returns the first page on which something of a kind is said, by what it is about.
fn said(pages: &[Page], about: impl Fn(Added) -> Option<NodeId>) -> BTreeMap<NodeId, usize> {
    let mut found = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        for item in &page.items {
            if let Bearing::Added(added) = item.bearing
                && let Some(node) = about(added)
            {
                found.entry(node).or_insert(index);
            }
        }
    }
    found
}

fn notes_begin_where_they_are_called(book: &Book, pages: &[Page], at: &str) {
    let called = said(pages, |added| if let Added::Reference(node) = added { Some(node) } else { None });
    let labels = said(pages, |added| match added {
        Added::Label(node) | Added::AddressLabel(node) => Some(node),
        _ => None,
    });
    for section in &book.sections {
        let mut first = BTreeSet::new();
        section.visit(&mut |item| {
            let Visited::Inline(node) = item else { return };
            let label = match &node.value {
                Inline::NoteRef { note, .. } if first.insert(*note) => {
                    section.notes.get(note.0 as usize).and_then(|note| note.blocks.first()).map(|b| b.id)
                }
                Inline::Link { .. } => Some(node.id),
                _ => None,
            };
            if let (Some(page), Some(note)) = (called.get(&node.id), label.and_then(|l| labels.get(&l))) {
                assert_eq!(page, note, "{at}: a note does not begin on the page it is called on");
            }
        });
    }
}

fn no_heading_is_stranded(book: &Book, pages: &[Page], at: &str) {
    let mut headings = BTreeSet::new();
    for section in &book.sections {
        for node in &section.blocks {
            if let Block::Heading(heading) = &node.value {
                headings.extend(heading.content.iter().map(|inline| inline.id));
            }
        }
    }
    for page in pages {
        if let Some(Item { bearing: Bearing::Text(TextPosition { node, .. }), .. }) =
            bottom(page, RegionKind::Main)
        {
            assert!(!headings.contains(node), "{at}: a heading stands at the foot of page {}", page.label);
        }
    }
}

#[test]
fn pages_of_every_fixture_are_as_print_asks() {
    let fonts = FontBook::new(&[]).value;
    for folder in fixtures() {
        if let Some((book, laid)) = lay_out(&folder, "A5", &fonts) {
            check(&book, &laid, &folder.display().to_string());
        }
    }
}

#[test]
fn a_book_of_everything_is_as_print_asks_on_every_paper() {
    let fonts = FontBook::new(&[]).value;
    let folder = tempfile::tempdir().expect("a folder");
    stress(folder.path());
    for page in PAGES {
        let (book, laid) = lay_out(folder.path(), page, &fonts).expect("a book");
        check(&book, &laid, page);
        let foot = |page: &&Page| page.items.iter().any(|item| item.region == RegionKind::Foot);
        assert!(
            laid.pages.iter().filter(foot).count() * 3 > laid.pages.len(),
            "{page}: notes stand at the foot"
        );
    }
}
