//! What stands beside the text: every term on its page or reported, nothing over another, and a leader's copy whose
//! pages are the participant's.

use crate::support;

use chapbook::diagnostic::Placed;
use chapbook::font::FontBook;
use chapbook::frame::{Bearing, Content, Item, Page, RegionKind, Side};
use chapbook::handout::{self, HandoutKind, TermsPlace};
use chapbook::handout::{ArticleLines, Handout, chosen, handout};
use chapbook::layout::inline::Setter;
use chapbook::layout::{Laid, Options, Request, layout};
use chapbook::model::LineNumbers;
use chapbook::model::visit::{self, NodeRef as Visited};
use chapbook::model::{AsideKind, AsidePlace, Book, NodeId, SectionIndex};
use chapbook::style::{self};
use chapbook::style::{HandoutLooks, Sheets};
use chapbook::unit::page_named;
use chapbook::unit::{Length, Rect};
use std::collections::{BTreeMap, BTreeSet};
use support::series::{all, book};

/// What no printer prints.
const PRINTER_MARGIN: Length = Length::mm(4);

fn laid(copy: &Handout, paper: &str, fonts: &FontBook) -> Laid {
    let print = style::Options {
        page: page_named(paper).map(|value| Placed { value, span: None }),
        ..style::Options::default()
    };
    // On one of the papers every fifth line bears its number: none may stand over a term.
    let lines = (paper == "letter").then_some(LineNumbers::Running);
    let looks = HandoutLooks { lines, ..HandoutLooks::default() };
    let cascade = Sheets::load(None).value.handout_cascade(looks, &print, &copy.book.metadata).value;
    layout(Request {
        book: &copy.book,
        cascade: &cascade,
        setter: &Setter::new(fonts),
        options: Options::default(),
    })
    .value
}

/// Shows the participant's and the leader's copy of every article with a study file, on two papers.
fn each(terms: TermsPlace, mut see: impl FnMut(&str, [(&Handout, &Laid); 2])) {
    let fonts = FontBook::new(&[]).value;
    let config = handout::Options { terms, ..handout::Options::default() };
    let mut seen = 0;
    for folder in all() {
        let Some((book, _)) = book(&folder, "") else { continue };
        let with_study = |(index, _): &(SectionIndex, _)| book.section(*index).study.is_some();
        for (index, section) in chosen(&book, &config).into_iter().filter(with_study) {
            let make = |kind| handout(kind, &book, index, &config, &ArticleLines::default());
            let Some(participant) = make(HandoutKind::Participant) else { continue };
            let Some(leader) = make(HandoutKind::Leader) else { continue };
            for paper in ["A4", "letter"] {
                let pages = [laid(&participant, paper, &fonts), laid(&leader, paper, &fonts)];
                let name = format!("{} on {paper}", section.id);
                see(&name, [(&participant, &pages[0]), (&leader, &pages[1])]);
                seen += 1;
            }
        }
    }
    assert!(seen >= 10, "only {seen} copies were looked at");
}

/// Returns the nodes of a book that belong to remarks.
fn remarks(book: &Book) -> BTreeSet<NodeId> {
    let mut nodes = BTreeSet::new();
    let asides = book.sections.iter().flat_map(|section| &section.asides);
    for aside in asides.filter(|aside| aside.kind == AsideKind::Remark) {
        let mut see = |item: Visited<'_>| {
            nodes.extend(match item {
                Visited::Block(node) => Some(node.id),
                Visited::Inline(node) => Some(node.id),
                Visited::Run(_) => None,
            });
        };
        visit::inlines(&aside.label, &mut see);
        visit::blocks(&aside.blocks, &mut see);
    }
    nodes
}

fn node(item: &Item) -> Option<NodeId> {
    use chapbook::frame::Added::{Label, Reference};
    match item.bearing {
        Bearing::Text(position) => Some(position.node),
        Bearing::Added(Label(node) | Reference(node)) => Some(node),
        _ => None,
    }
}

/// Returns everything drawn on a page but remarks, wherever its words stand in the book.
fn frames(page: &Page, remarks: &BTreeSet<NodeId>) -> Vec<String> {
    let others = page.items.iter().filter(|item| node(item).is_none_or(|node| !remarks.contains(&node)));
    others.map(|item| format!("{:?} {:?} {:?}", item.at, item.region, item.content)).collect()
}

// Whoever leads says “page 3, the line under the rule”, and everyone must find it there.
#[test]
fn the_leaders_copy_has_the_very_frames_and_labels_of_the_participants() {
    for terms in [TermsPlace::Margin, TermsPlace::Foot, TermsPlace::List] {
        each(terms, |name, [(copy, participant), (leader, leaders)]| {
            same_pages(name, [(copy, participant), (leader, leaders)]);
        });
    }
}

/// Asserts that a leader's copy has the frames and labels of the participant's, except remarks and pages of them.
fn same_pages(name: &str, [(_, participant), (leader, leaders)]: [(&Handout, &Laid); 2]) {
    let remarks = remarks(&leader.book);
    assert_eq!(participant.unplaced.len(), leaders.unplaced.len(), "{name}");
    let is_own = |page: &&Page| page.label.bytes().all(|byte| byte.is_ascii_digit());
    let own: Vec<&Page> = leaders.pages.iter().filter(is_own).collect();
    let labels = |pages: &[&Page]| pages.iter().map(|page| page.label.clone()).collect::<Vec<_>>();
    let theirs: Vec<&Page> = participant.pages.iter().collect();
    assert_eq!(labels(&own), labels(&theirs), "{name}");
    for (own, theirs) in own.into_iter().zip(theirs) {
        let place = format!("{name}, page {}", own.label);
        assert_eq!(own.side, theirs.side, "{place}");
        assert_eq!(frames(own, &remarks), frames(theirs, &BTreeSet::new()), "{place}");
    }
}

#[test]
fn every_term_stands_on_its_page_or_the_next_or_is_reported() {
    for terms in [TermsPlace::Margin, TermsPlace::Foot, TermsPlace::List] {
        let mut placed = 0;
        each(terms, |name, [(copy, laid), _]| {
            let mut pages: BTreeMap<String, usize> = BTreeMap::new();
            for (at, page) in laid.pages.iter().enumerate() {
                for anchor in &page.anchors {
                    let again = pages.insert(anchor.id.to_string(), at);
                    assert_eq!(again, None, "{name}: {} stands twice", anchor.id);
                }
            }
            for (index, section) in copy.book.articles() {
                for aside in (0..section.asides.len() as u32).map(chapbook::model::AsideIndex) {
                    let is_told = laid.unplaced.contains(&(index, aside));
                    let at = pages.get(&section.aside_id(aside));
                    assert_eq!(at.is_none(), is_told, "{name}: {}", section.aside_id(aside));
                    let word = pages.get(&section.beside_id(aside));
                    // What stands in the list may come before the note in which its word is met.
                    let (Some(at), Some(word)) = (at, word) else { continue };
                    match section.asides[aside.0 as usize].place {
                        AsidePlace::Margin => assert!((*word..=word + 1).contains(at), "{name}: {aside:?}"),
                        AsidePlace::Foot => assert_eq!(at, word, "{name}: {aside:?}"),
                        AsidePlace::List | AsidePlace::Elsewhere => {}
                    }
                    placed += 1;
                }
            }
        });
        assert!(placed > 20, "only {placed} terms");
    }
}

#[test]
fn nothing_stands_over_another_or_where_no_printer_prints() {
    each(TermsPlace::Margin, |name, copies| {
        for (copy, laid) in copies {
            for page in &laid.pages {
                let place = format!("{name}, {:?}, page {}", copy.kind, page.label);
                let lines = lines(page);
                for (region, line) in &lines {
                    let right = line.origin.x + line.size.width;
                    assert!(line.origin.x >= PRINTER_MARGIN, "{place}: {line:?}");
                    assert!(right <= page.size.width - PRINTER_MARGIN, "{place}: {line:?}");
                    if *region == RegionKind::Aside {
                        let main = page.regions.iter().find(|region| region.kind == RegionKind::Main);
                        let main = main.expect("the main region").area;
                        let foot = line.origin.y + line.size.height;
                        assert!(line.origin.y >= main.origin.y - Length::pt(1), "{place}: {line:?}");
                        let end = main.origin.y + main.size.height + Length::pt(1);
                        assert!(foot <= end, "{place}: {line:?} under {end:?}");
                    }
                }
                let beside = lines.iter().filter(|(region, _)| *region == RegionKind::Aside);
                for (at, (_, one)) in beside.enumerate() {
                    let others = lines.iter().filter(|(_, other)| other != one);
                    for (_, other) in others {
                        assert!(!overlap(one, other), "{place}: {at}: {one:?} and {other:?}");
                    }
                }
            }
        }
    });
}

/// Returns the boxes around the letters of a page, as high as small letters with their stems and tails.
fn lines(page: &Page) -> Vec<(RegionKind, Rect)> {
    let glyphs = page.items.iter().filter_map(|item| match &item.content {
        Content::Glyphs(run) if !run.text.as_str().trim().is_empty() => {
            let (x, y) = (item.at.x, item.at.y);
            let top = y - run.size.scale(0.7);
            let origin = chapbook::unit::Point { x, y: top };
            let size = chapbook::unit::Size { width: run.width(), height: run.size.scale(0.9) };
            Some((item.region, Rect { origin, size }))
        }
        _ => None,
    });
    glyphs.collect()
}

fn overlap(one: &Rect, other: &Rect) -> bool {
    let apart = |a: Length, a_size: Length, b: Length, b_size: Length| a + a_size <= b || b + b_size <= a;
    let (a, b) = (one.origin, other.origin);
    !apart(a.x, one.size.width, b.x, other.size.width) && !apart(a.y, one.size.height, b.y, other.size.height)
}

/// Words of a trade, each of which is explained.
const WORDS: [&str; 40] = [
    "almanac", "anvil", "ballad", "bellows", "bobbin", "bodkin", "bollard", "brazier", "bushel", "buttress",
    "candle", "chandler", "chisel", "cistern", "cobbler", "cooper", "copper", "cordage", "crucible",
    "currier", "distaff", "draper", "farrier", "ferry", "fuller", "furnace", "gantry", "girder", "granary",
    "hawser", "hopper", "joiner", "kiln", "lathe", "mallet", "millrace", "oakum", "pulley", "ratchet",
    "spindle",
];
/// How many remarks there are on the crowded page, and words in each.
const REMARKS: usize = 20;

/// Makes a series whose third page explains more words and calls for more remarks than its margin holds.
fn crowded() -> Book {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = String::from("The Yard\nMarch 5, 2018\n\n");
    let plain =
        "They went down to the water in the morning and came back at night with what they had found there. ";
    (0..9).for_each(|_| text.push_str(&format!("{}\n\n", plain.repeat(6))));
    for words in WORDS.chunks(4) {
        let used: String = words
            .iter()
            .map(|word| format!("Whoever needed a {word} went to the yard and asked for it. "))
            .collect();
        text.push_str(&format!("{used}\n\n"));
    }
    (0..6).for_each(|_| text.push_str(&format!("{}\n\n", plain.repeat(6))));
    let mut study = String::from("# Questions\n\n- [f] What did they find?\n\n# For the facilitator\n\n");
    for remark in 0..REMARKS {
        let words =
            "Let somebody who has seen the thing tell how it was held and what it was for. ".repeat(5);
        study.push_str(&format!("- ¶ {}: Remark-{remark}. {words}\n", 10 + remark / 2));
    }
    let explained: String = WORDS
        .iter()
        .map(|word| {
            format!("- **{word}**: what a {word} was for, who made it, and what it was sold for then.\n")
        })
        .collect();
    for (name, content) in
        [("01.txt", text), ("01.study.md", study), ("terms.md", format!("# Terms\n\n{explained}"))]
    {
        std::fs::write(folder.path().join(name), content).expect("a file");
    }
    book(folder.path(), "").expect("a series").0
}

/// Lays a copy out until every term has its place, as the program does.
fn settled(mut copy: Handout, fonts: &FontBook) -> (Handout, Laid) {
    for _ in 0..5 {
        let laid = laid(&copy, "A4", fonts);
        if laid.unplaced.is_empty() {
            return (copy, laid);
        }
        copy.list(&laid.unplaced);
    }
    panic!("some terms never find a place");
}

// The pages put between are the last resort, which no fixture with a few remarks comes to.
#[test]
fn a_page_with_more_remarks_than_its_margin_holds_is_followed_by_a_leaf_of_them() {
    let (book, fonts) = (crowded(), FontBook::new(&[]).value);
    for terms in [TermsPlace::Margin, TermsPlace::Foot, TermsPlace::List] {
        let config = handout::Options { terms, ..handout::Options::default() };
        let make = |kind| {
            let (index, _) = book.articles().next().expect("an article");
            settled(handout(kind, &book, index, &config, &ArticleLines::default()).expect("a copy"), &fonts)
        };
        let [(copy, participant), (leader, leaders)] =
            [HandoutKind::Participant, HandoutKind::Leader].map(make);
        same_pages(&format!("{terms:?}"), [(&copy, &participant), (&leader, &leaders)]);
        let labels: Vec<&str> = leaders.pages.iter().map(|page| page.label.as_str()).collect();
        let crowded = labels.iter().position(|label| label.ends_with('a')).expect("a page put between");
        let number = labels[crowded].trim_end_matches('a');
        let next = (number.parse::<u32>().expect("a number") + 1).to_string();
        assert_eq!(labels[crowded - 1], number, "{terms:?}: {labels:?}");
        let put: Vec<String> =
            ["a", "b", "c", "d"].iter().map(|letter| format!("{number}{letter}")).collect();
        let count = labels[crowded..].iter().take_while(|label| put.iter().any(|put| put == *label)).count();
        assert!(count == 2 || count == 4, "{terms:?}: {labels:?}");
        assert_eq!(labels[crowded..crowded + count], put[..count], "{terms:?}: {labels:?}");
        assert_eq!(labels[crowded + count], next, "{terms:?}: {labels:?}");
        for (at, page) in leaders.pages.iter().enumerate() {
            assert_eq!(page.side == Side::Recto, at % 2 == 0, "{terms:?}: page {}", page.label);
            let is_put_between = page.label.ends_with(|c: char| c.is_ascii_alphabetic()) && !page.blank;
            if is_put_between && page.label.starts_with(|c: char| c.is_ascii_digit()) {
                assert_eq!(
                    words_of(page).next(),
                    Some("¶"),
                    "{terms:?}: a remark is divided on {}",
                    page.label
                );
            }
        }
        for (copy, laid) in [(&copy, &participant), (&leader, &leaders)] {
            let explained: Vec<&str> = laid.pages.iter().flat_map(words_of).collect();
            for word in WORDS {
                let sold =
                    explained.windows(4).filter(|words| words[..4] == ["what", "a", word, "was"]).count();
                assert_eq!(sold, 1, "{terms:?}, {:?}: {word} is explained so often", copy.kind);
            }
        }
        let reported: Vec<&str> = leaders.pages.iter().flat_map(words_of).collect();
        for remark in 0..REMARKS {
            let name = format!("Remark-{remark}.");
            assert_eq!(reported.iter().filter(|word| **word == name).count(), 1, "{terms:?}: {name}");
        }
    }
}

/// Returns the words of a page, as its runs have them.
fn words_of(page: &Page) -> impl Iterator<Item = &str> {
    let runs = page.items.iter().filter_map(|item| match &item.content {
        Content::Glyphs(run) => Some(run.text.as_str()),
        _ => None,
    });
    runs.flat_map(str::split_whitespace)
}

// The signs of items were lost, and code was not printed at all, in notes too.
#[test]
fn lists_and_code_keep_their_signs_and_lines_in_explanations_and_notes() {
    let folder = tempfile::tempdir().expect("a folder");
    let listed = |of: &str| {
        format!(
            "{of} at hand\n\n    1. first{of}\n    2. second{of}\n\n    - third{of}\n\n    ```\n    mark{of} = 1\n    ```\n"
        )
    };
    let text = format!("# The Yard\n\nA kiln stood[^n] there.\n\n[^n]: {}", listed("note"));
    let terms = format!("# Terms\n\n- **Kiln**: {}", listed("term").replace("    ", "  "));
    for (name, content) in [("01.md", text), ("terms.md", terms)] {
        std::fs::write(folder.path().join(name), content).expect("a file");
    }
    let (book, _) = book(folder.path(), "").expect("a series");
    let config = handout::Options::default();
    let (index, _) = book.articles().next().expect("an article");
    let copy =
        handout(HandoutKind::Participant, &book, index, &config, &ArticleLines::default()).expect("a copy");
    let laid = laid(&copy, "A4", &FontBook::new(&[]).value);
    for (region, of) in [(RegionKind::Aside, "term"), (RegionKind::Foot, "note")] {
        let runs = laid.pages.iter().flat_map(|page| &page.items).filter(|item| item.region == region);
        let words: String = runs
            .filter_map(|item| match &item.content {
                Content::Glyphs(run) => Some(format!("{} ", run.text.as_str())),
                _ => None,
            })
            .collect();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for expected in [format!("1. first{of} 2. second{of}"), format!("• third{of}"), format!("mark{of}")]
        {
            assert!(words.contains(&expected), "{expected} is not in {words}");
        }
    }
}
