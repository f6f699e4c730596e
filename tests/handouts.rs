//! Handouts as they are laid out: numbers by which a group finds its place, and large print that is large.

mod support;

use chapbook::config::{HandoutKind, HandoutsConfig, LargePrint, PrintConfig};
use chapbook::font::FontBook;
use chapbook::frame::{ArtifactKind, Bearing, Content, Item, Page, RegionKind};
use chapbook::handout::{Handout, Lines, chosen, handouts};
use chapbook::layout::{Laid, Request, layout};
use chapbook::model::visit::{self, Item as Node};
use chapbook::model::{Block, Book, Section};
use chapbook::style::{HandoutLooks, Sheets};
use chapbook::unit::Length;
use support::series::{all, book};

/// Lays a copy out on A4.
fn laid(copy: &Handout, large: Option<LargePrint>, fonts: &FontBook) -> Laid {
    let page = chapbook::config::page_named("A4").expect("a page");
    let print = PrintConfig {
        page: Some(chapbook::config::Placed { value: page, span: None }),
        ..PrintConfig::default()
    };
    let cascade = Sheets::load(None).value.handout_cascade(
        HandoutLooks { large, ..HandoutLooks::default() },
        &print,
        &copy.book.metadata,
    );
    assert!(cascade.diagnostics.is_empty(), "{}", copy.name);
    layout(Request { book: &copy.book, cascade: &cascade.value, fonts, print: &print }).value
}

/// Returns every copy of the articles of a book.
fn copies(book: &Book, config: &HandoutsConfig) -> Vec<Handout> {
    chosen(book, config)
        .into_iter()
        .flat_map(|(index, _)| handouts(book, index, config, &Lines::default()))
        .collect()
}

/// Returns the ids of a section's paragraphs and stanzas, in order, as the EPUB has them.
fn paragraph_ids(section: &Section) -> Vec<String> {
    let mut ids = Vec::new();
    visit::blocks(&section.blocks, &mut |item| {
        let Node::Block(node) = item else { return };
        match &node.value {
            Block::Paragraph(paragraph) => ids.extend(paragraph.number.map(|n| section.paragraph_id(n))),
            Block::Verse(verse) => {
                let numbers = verse.stanzas.iter().filter_map(|stanza| stanza.number);
                ids.extend(numbers.map(|n| section.paragraph_id(n)));
            }
            _ => {}
        }
    });
    ids
}

fn words(item: &Item) -> &str {
    match &item.content {
        Content::Glyphs(run) => run.text.as_str(),
        _ => "",
    }
}

fn beside(pages: &[Page]) -> impl Iterator<Item = &Item> {
    pages.iter().flat_map(|page| &page.items).filter(|item| item.region == RegionKind::Aside)
}

// A group that has the book, the handout and the large print on one table must find the same paragraph.
#[test]
fn every_copy_calls_a_paragraph_by_the_number_that_the_book_gives_it() {
    let fonts = FontBook::new(&[]).value;
    let config = HandoutsConfig {
        make: vec![HandoutKind::Participant, HandoutKind::Leader, HandoutKind::LargePrint],
        ..HandoutsConfig::default()
    };
    let mut seen = 0;
    for folder in all() {
        let Some((book, _)) = book(&folder, "") else { continue };
        for copy in copies(&book, &config) {
            let large = (copy.kind == HandoutKind::LargePrint).then_some(LargePrint::Acb);
            let laid = laid(&copy, large, &fonts);
            let article = &copy.book.sections[0];
            let original =
                book.sections.iter().find(|section| section.id == article.id).expect("the article");
            let expected = paragraph_ids(original);
            let anchors =
                laid.pages.iter().flat_map(|page| &page.anchors).map(|anchor| anchor.id.to_string());
            let anchors: Vec<String> = anchors.filter(|id| expected.contains(id)).collect();
            assert_eq!(anchors, expected, "{}", copy.name);
            let shown: Vec<String> =
                beside(&laid.pages).map(|item| format!("{}-p{}", article.id, words(item))).collect();
            assert_eq!(shown, expected, "{}: the numbers in the margin", copy.name);
            for item in beside(&laid.pages) {
                assert_eq!(item.bearing, Bearing::Artifact(ArtifactKind::Layout), "{}", copy.name);
            }
            seen += expected.len();
        }
    }
    assert!(seen > 500, "only {seen} paragraphs were looked at");
}

#[test]
fn large_print_is_large_upright_ragged_and_undivided() {
    let fonts = FontBook::new(&[]).value;
    for (rules, least) in [(LargePrint::Acb, Length::pt(18)), (LargePrint::Rnib, Length::pt(16))] {
        let config = HandoutsConfig {
            make: vec![HandoutKind::LargePrint],
            large_print: rules,
            ..HandoutsConfig::default()
        };
        for folder in all() {
            let Some((book, _)) = book(&folder, "") else { continue };
            for copy in copies(&book, &config) {
                let laid = laid(&copy, Some(rules), &fonts);
                assert!(laid.lines.is_empty(), "{}: a line is justified", copy.name);
                for (at, page) in laid.pages.iter().enumerate() {
                    for item in &page.items {
                        let Content::Glyphs(run) = &item.content else { continue };
                        let place = format!("{}, page {}: {:?}", copy.name, at + 1, run.text);
                        assert!(run.size >= least, "{place} is set in {}", run.size);
                        assert!(!fonts.face(run.face).italic(), "{place} is italic");
                        // A glyph that shows no character is a hyphen where a word is divided.
                        let length = run.text.as_str().len();
                        let hyphen = run.glyphs.iter().any(|glyph| usize::from(glyph.cluster) >= length);
                        assert!(!hyphen, "{place} is divided");
                    }
                }
            }
        }
    }
}
