//! Handouts as they are laid out: numbers by which a group finds its place, and large print that is large.

use crate::support;

use chapbook::epub::{self, CoverImage};
use chapbook::font::FontBook;
use chapbook::frame::{ArtifactKind, Bearing, Content, Item, Page, RegionKind};
use chapbook::handout::{self, HandoutKind, TermsPlace};
use chapbook::handout::{ArticleLines, Handout, chosen, edition, handouts, packs};
use chapbook::layout::inline::Setter;
use chapbook::layout::{Laid, Options, Request, layout};
use chapbook::model::visit::{self, NodeRef as Node};
use chapbook::model::{Block, Book, Section};
use chapbook::model::{HandoutLayout, LargePrint};
use chapbook::style::{self};
use chapbook::style::{HandoutLooks, Sheets};
use chapbook::unit::Length;
use std::collections::{BTreeMap, BTreeSet};
use support::book::PIXEL;
use support::command::Place;
use support::container::Container;
use support::series::{all, book};
use support::words;

/// Lays a copy out on A4.
fn laid(copy: &Handout, large: Option<LargePrint>, fonts: &FontBook) -> Laid {
    let page = chapbook::unit::page_named("A4").expect("a page");
    let print = style::Options {
        page: Some(chapbook::diagnostic::Placed { value: page, span: None }),
        ..style::Options::default()
    };
    let cascade = Sheets::load(None).value.handout_cascade(
        HandoutLooks { large, ..HandoutLooks::default() },
        &print,
        &copy.book.metadata,
    );
    assert!(cascade.diagnostics.is_empty(), "{}", copy.name);
    layout(Request {
        book: &copy.book,
        cascade: &cascade.value,
        setter: &Setter::new(fonts),
        options: Options::default(),
    })
    .value
}

/// Returns every copy of the articles of a book.
fn copies(book: &Book, config: &handout::Options) -> Vec<Handout> {
    chosen(book, config)
        .into_iter()
        .flat_map(|(index, _)| handouts(book, index, config, &ArticleLines::default()))
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

fn words_of(item: &Item) -> &str {
    match &item.content {
        Content::Glyphs(run) => run.text.as_str(),
        _ => "",
    }
}

/// Returns what stands beside the text and is no part of it: numbers.
fn beside(pages: &[Page]) -> impl Iterator<Item = &Item> {
    let items = pages.iter().flat_map(|page| &page.items);
    items.filter(|item| item.region == RegionKind::Aside && matches!(item.bearing, Bearing::Artifact(_)))
}

// A group that has the book, the handout and the large print on one table must find the same paragraph.
#[test]
fn every_copy_calls_a_paragraph_by_the_number_that_the_book_gives_it() {
    let fonts = FontBook::new(&[]).value;
    let config = handout::Options {
        make: vec![HandoutKind::Participant, HandoutKind::Leader, HandoutKind::LargePrint],
        ..handout::Options::default()
    };
    let mut seen = 0;
    for folder in all() {
        let Some((book, _)) = book(&folder, "") else { continue };
        for copy in copies(&book, &config) {
            let large = (copy.kind == HandoutKind::LargePrint).then_some(LargePrint::Acb);
            let laid = laid(&copy, large, &fonts);
            let (_, article) = copy.book.articles().next().expect("an article");
            let original =
                book.sections.iter().find(|section| section.id == article.id).expect("the article");
            let expected = paragraph_ids(original);
            let anchors =
                laid.pages.iter().flat_map(|page| &page.anchors).map(|anchor| anchor.id.to_string());
            let anchors: Vec<String> = anchors.filter(|id| expected.contains(id)).collect();
            assert_eq!(anchors, expected, "{}", copy.name);
            let shown: Vec<String> =
                beside(&laid.pages).map(|item| format!("{}-p{}", article.id, words_of(item))).collect();
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
    let inch = Length::from_mm(25.4);
    for (rules, least) in [
        (LargePrint::Acb, Length::pt(18)),
        (LargePrint::Rnib, Length::pt(16)),
        (LargePrint::Aph, Length::pt(18)),
    ] {
        let config = handout::Options {
            make: vec![HandoutKind::LargePrint],
            large_print: rules,
            ..handout::Options::default()
        };
        for folder in all() {
            let Some((book, _)) = book(&folder, "") else { continue };
            for copy in copies(&book, &config) {
                let laid = laid(&copy, Some(rules), &fonts);
                assert!(laid.lines.is_empty(), "{}: a line is justified", copy.name);
                for (at, page) in laid.pages.iter().enumerate() {
                    if let Some(ink) = page.ink() {
                        let (right, foot) = (ink.origin.x + ink.size.width, ink.origin.y + ink.size.height);
                        let clear =
                            [ink.origin.x, ink.origin.y, page.size.width - right, page.size.height - foot];
                        assert!(
                            clear.iter().all(|clear| *clear >= inch),
                            "{}, page {}: {clear:?}",
                            copy.name,
                            at + 1
                        );
                    }
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

// Ten to the sixth stood there as 106, and water as H2O: only the numbers of notes stand on the line.
#[test]
fn what_is_raised_or_lowered_stays_so_in_large_print() {
    let fonts = FontBook::new(&[]).value;
    let folder = tempfile::tempdir().expect("a folder");
    let text = "---\ntitle: Sums\ndate: 2025-01-06\n---\n\nIt is 10<sup>6</sup> drops of H<sub>2</sub>O.\n";
    std::fs::write(folder.path().join("sums.md"), text).expect("a file");
    let (book, _) = book(folder.path(), "").expect("a series");
    let config = handout::Options { make: vec![HandoutKind::LargePrint], ..handout::Options::default() };
    for rules in [LargePrint::Acb, LargePrint::Rnib, LargePrint::Aph] {
        for copy in copies(&book, &config) {
            let laid = laid(&copy, Some(rules), &fonts);
            let items = laid.pages.iter().flat_map(|page| &page.items);
            let runs: Vec<_> = items
                .filter_map(|item| match &item.content {
                    Content::Glyphs(run) => Some((run.text.as_str().trim(), run.size, item.at.y)),
                    _ => None,
                })
                .collect();
            let at = |text: &str| runs.iter().position(|run| run.0 == text).expect("a run of its own");
            let (six, two) = (at("6"), at("2"));
            assert!(runs[six].2 < runs[six - 1].2 && runs[two].2 > runs[two - 1].2, "{rules:?}: {runs:?}");
            assert_eq!((runs[six].1, runs[two].1), (runs[six - 1].1, runs[two - 1].1), "at full size");
        }
    }
}

/// Returns the ids of all numbered paragraphs of a book, in order.
fn all_ids(book: &Book) -> Vec<String> {
    book.sections.iter().flat_map(paragraph_ids).collect()
}

/// Returns the ids of the paragraphs of an EPUB that show their numbers, as they are shown.
fn shown_in_epub(book: &Book) -> Vec<String> {
    let config = epub::Options { paragraph_numbers: true, ..epub::Options::default() };
    let cover = CoverImage { bytes: PIXEL, media_type: "image/png" };
    let options = epub::Request { options: &config, css: "", cover, fonts: &[], pages: &[] };
    let container = Container::read(&epub::write(book, options).value);
    let mut shown = Vec::new();
    for section in &book.sections {
        let Some(text) =
            container.texts().find(|(name, _)| name.ends_with(&format!("/{}.xhtml", section.id)))
        else {
            continue;
        };
        let mut parts = text.1.split("<span class=\"number\" aria-hidden=\"true\">");
        let mut before = parts.next().expect("a text");
        for part in parts {
            let number = part.split('<').next().expect("a number");
            let id =
                before.rsplit_once(" id=\"").and_then(|(_, rest)| rest.split_once('"')).expect("an id").0;
            assert_eq!(id, format!("{}-p{number}", section.id), "the number that is shown and the id");
            shown.push(id.to_owned());
            before = part;
        }
    }
    shown
}

// The same number on every table: in the EPUB, the study edition, the print edition and a session's pack.
#[test]
fn numbers_shown_on_request_are_those_of_the_ids_in_every_edition() {
    let fonts = FontBook::new(&[]).value;
    let print = style::Options { paragraph_numbers: true, ..style::Options::default() };
    let mut seen = 0;
    for folder in all() {
        let Some((book, _)) = book(&folder, "") else { continue };
        let place = folder.display();
        let expected = all_ids(&book);
        assert_eq!(shown_in_epub(&book), expected, "{place}: the EPUB");
        let study = edition(&book, &BTreeMap::new());
        assert_eq!(all_ids(&study), expected, "{place}: the ids of the study edition");
        assert_eq!(shown_in_epub(&study), expected, "{place}: the study edition");

        let number = |id: &String| id.rsplit_once("-p").expect("a number").1.to_owned();
        let numbers: Vec<String> = expected.iter().map(number).collect();
        let beside_text = |book: &Book, print: &style::Options| -> Vec<String> {
            let cascade = Sheets::load(None).value.cascade(print, &book.metadata).value;
            let laid = layout(Request {
                book,
                cascade: &cascade,
                setter: &Setter::new(&fonts),
                options: Options::default(),
            })
            .value;
            beside(&laid.pages).map(|item| words_of(item).to_owned()).collect()
        };
        assert_eq!(beside_text(&book, &print), numbers, "{place}: the print edition");
        assert_eq!(
            beside_text(&book, &style::Options::default()),
            Vec::<String>::new(),
            "{place}: not asked for"
        );

        let config = handout::Options { session_minutes: 1440, ..handout::Options::default() };
        for pack in packs(&book, &config, &BTreeMap::new()) {
            let laid = laid(&pack, None, &fonts);
            let shown: Vec<String> = beside(&laid.pages).map(|item| words_of(item).to_owned()).collect();
            let ids = all_ids(&pack.book);
            assert!(ids.iter().all(|id| expected.contains(id)), "{place}: {}", pack.name);
            assert_eq!(shown, ids.iter().map(number).collect::<Vec<_>>(), "{place}: {}", pack.name);
        }
        seen += expected.len();
    }
    assert!(seen > 200, "only {seen} paragraphs were looked at");
}

/// Returns what is read of XHTML, without its tags.
fn read_out(xhtml: &str) -> String {
    xhtml.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

// Links, marks and sections between move nothing: what the book says, the study edition says to the letter.
#[test]
fn the_study_edition_has_every_word_of_the_book() {
    let config = epub::Options { paragraph_numbers: true, ..epub::Options::default() };
    let cover = CoverImage { bytes: PIXEL, media_type: "image/png" };
    let container = |book: &Book| {
        let options = epub::Request { options: &config, css: "", cover, fonts: &[], pages: &[] };
        Container::read(&epub::write(book, options).value)
    };
    let mut seen = 0;
    for folder in all() {
        let Some((book, _)) = book(&folder, "") else { continue };
        let (whole, study) = (container(&book), container(&edition(&book, &BTreeMap::new())));
        // It belongs to the series, and is called otherwise.
        let collection = |container: &Container| {
            let package = container.text("OEBPS/content.opf").to_owned();
            let lines = package.lines().filter(|line| line.contains("belongs-to-collection"));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(collection(&whole).len(), 1);
        assert_eq!(collection(&study), collection(&whole), "{}", folder.display());
        for (_, section) in book.articles() {
            let name = format!("OEBPS/text/{}.xhtml", section.id);
            assert_eq!(
                read_out(study.text(&name)),
                read_out(whole.text(&name)),
                "{}: {name}",
                folder.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} articles were looked at");
}

// Where to read on is often a page of the net, and a word explained is found from both sides.
#[test]
fn links_of_study_files_live_and_terms_are_linked_both_ways() {
    let place = Place::new(&[
        ("a.md", "---\ntitle: A Letter\ndate: 2017-11-13\n---\n\nA *folded* sheet. A sheet again.\n"),
        (
            "a.study.md",
            "# Questions\n\n[f] What is folded? ¶ 1\n\n[f] What else? ¶ 9\n\n# Sources\n\n[A page](https://example.org/x) and [the letter](a.md).\n",
        ),
        ("terms.md", "- **Sheet**: see [here](https://example.org/sheet).\n- **Vat**: never met.\n"),
    ]);
    let ran = place.run(&["handouts", "series", "--study-epub", "-o", "out", "-q"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let files = place.files("out");
    let (_, bytes) = files
        .iter()
        .find(|(name, _)| name.to_string_lossy().ends_with("-study.epub"))
        .expect("a study edition");
    let container = Container::read(bytes);
    let text =
        |end: &str| container.texts().find(|(name, _)| name.ends_with(end)).expect("a section").1.to_owned();
    let (article, study) = (text("a-letter.xhtml"), text("a-letter_work.xhtml"));
    let id = "2017-11-13-a-letter";
    for (in_text, part) in [
        (
            &article,
            format!(
                "<span class=\"term\" id=\"{id}-tr1\"><a href=\"{id}_work.xhtml#{id}_work-tr1\">sheet</a></span>. A sheet again."
            ),
        ),
        (
            &study,
            format!(
                "<span class=\"term\" id=\"{id}_work-tr1\"><a href=\"{id}.xhtml#{id}-tr1\">Sheet</a></span>"
            ),
        ),
        (&study, format!("(<a href=\"{id}.xhtml#{id}-p1\">¶\u{a0}1</a>)")),
        (&study, "(¶\u{a0}9)".to_owned()),
        (&study, "<a href=\"https://example.org/x\">A page</a>".to_owned()),
        (&study, "<a href=\"https://example.org/sheet\">here</a>".to_owned()),
        (&study, format!("<a href=\"{id}.xhtml\">the letter</a>")),
    ] {
        assert!(in_text.contains(&part), "{part} in\n{in_text}");
    }
}

// What somebody wrote for whoever leads the group is of no use where the leader does not have it.
#[test]
fn every_word_of_a_study_file_is_in_the_leaders_copy() {
    let study = "---\naim: Wordaim of it.\nminutes: 40\n---\n\n# Vocabulary\n\n- **Wordterm**: wordexplained.\n\n\
        # Questions\n\n1. [f] Wordasked? \u{b6} 1 lines: 3\n\n   Answer: Wordanswer.\n\n2. Wordchoice?\n\n   a) wordfirst\n   \
        b) wordsecond\n\n3. Wordtable?\n\n   | wordhead | b |\n   |---|---|\n   | wordcell | d |\n\n# Leader's notes\n\n\
        \u{b6} 2 Wordremark.\n\nWordwhole of it.\n\n# Chronology\n\n- 1836: wordevent\n\n# Sources\n\nWordsource.\n\n\
        # Wordheading of one's own\n\nWordpart.\n";
    let place = Place::new(&[
        ("chapbook.toml", "[series]\nlanguage = \"en\"\n"),
        ("a.md", "---\ntitle: A Letter\ndate: 2017-11-13\n---\n\nA wordterm first.\n\nA second.\n"),
        ("a.study.md", study),
    ]);
    let (book, _) = book(&place.series(), "").expect("a book");
    let wanted = words::of_text(study);
    let wanted: BTreeSet<&str> =
        wanted.iter().map(|word| &*word.text).filter(|word| word.starts_with("word")).collect();
    assert_eq!(wanted.len(), 17);
    for layout in [HandoutLayout::Margin, HandoutLayout::Cornell, HandoutLayout::Facing] {
        for terms in [TermsPlace::Margin, TermsPlace::Foot, TermsPlace::List] {
            let config = handout::Options {
                make: vec![HandoutKind::Leader],
                layout,
                terms,
                ..handout::Options::default()
            };
            let [copy] = &copies(&book, &config)[..] else { panic!("one copy") };
            let mut shown = String::new();
            for section in &copy.book.sections {
                let asides = section.asides.iter().map(|aside| visit::text(&aside.blocks));
                let parts = [visit::text(&section.header), visit::text(&section.blocks)];
                shown.extend(parts.into_iter().chain(asides).map(|text| text.to_lowercase() + " "));
            }
            let lacking: Vec<&&str> = wanted.iter().filter(|word| !shown.contains(**word)).collect();
            assert!(lacking.is_empty(), "{layout:?}, {terms:?}: {lacking:?} in\n{shown}");
        }
    }
}
