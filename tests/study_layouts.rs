//! The pages of handouts: the drawn timeline, and study layouts on both papers and in both directions.

use crate::support;

use chapbook::diagnostic::Placed;
use chapbook::font::FontBook;
use chapbook::frame::{ArtifactKind, Bearing, Content, Item, Page, Paint, RegionKind, Segment, Side};
use chapbook::handout::{self, HandoutKind};
use chapbook::handout::{ArticleLines, Handout, chosen, handouts};
use chapbook::layout::inline::Setter;
use chapbook::layout::{Laid, Options, Request, layout};
use chapbook::model::{Block, Book, Direction};
use chapbook::model::{HandoutLayout, LineNumbers, WritingRules};
use chapbook::style::{self};
use chapbook::style::{HandoutLooks, Sheets};
use chapbook::unit::page_named;
use chapbook::unit::{Length, Rect, Size};
use std::collections::BTreeSet;
use support::command::Place;
use support::frames::complaints;
use support::series::book;

/// Lays a copy out on paper.
fn laid(copy: &Handout, (paper, looks): (&str, HandoutLooks), fonts: &FontBook) -> Laid {
    let page = page_named(paper).map(|value| Placed { value, span: None });
    let print = style::Options { page, ..style::Options::default() };
    let cascade = Sheets::load(None).value.handout_cascade(looks, &print, &copy.book.metadata);
    assert!(cascade.diagnostics.is_empty(), "{}", copy.name);
    layout(Request {
        book: &copy.book,
        cascade: &cascade.value,
        setter: &Setter::new(fonts),
        options: Options::default(),
    })
    .value
}

/// Returns the copies of one kind of the articles of a book.
fn copies(book: &Book, kind: HandoutKind) -> Vec<Handout> {
    copies_in(book, kind, HandoutLayout::Margin)
}

fn copies_in(book: &Book, kind: HandoutKind, layout: HandoutLayout) -> Vec<Handout> {
    let config = handout::Options { make: vec![kind], layout, ..handout::Options::default() };
    chosen(book, &config)
        .into_iter()
        .flat_map(|(index, _)| handouts(book, index, &config, &ArticleLines::default()))
        .collect()
}

/// Returns a series of one article with these events.
fn with_events(language: &str, events: &str) -> Book {
    let place = Place::new(&[
        ("chapbook.toml", &format!("[series]\nlanguage = \"{language}\"\n")),
        ("2020-01-05-mill.md", "# Mill\n\nA mill stood by the water, and nobody knew since when.\n"),
        ("2020-01-05-mill.study.md", &format!("---\nchronology: Events\n---\n\n# Events\n\n{events}")),
    ]);
    book(&place.series(), "").expect("a series").0
}

/// Returns what is said of things that leave their places or stand in others'.
fn out_of_place(book: &Book, laid: &Laid) -> Vec<String> {
    let mut said = complaints(book, laid);
    said.retain(|said| {
        ["in one place", "leaves its region", "off the grid"].iter().any(|of| said.contains(of))
    });
    said
}

/// Returns the filled shapes of a page, each with its middle: the dots of a timeline.
fn dots(page: &Page) -> Vec<(Length, Length)> {
    let filled = |item: &Item| match &item.content {
        Content::Path(path) if matches!(path.paint, chapbook::frame::Paint::Fill(_)) => {
            assert_eq!(item.bearing, Bearing::Artifact(ArtifactKind::Layout));
            let starts = path.steps().filter_map(|segment| match segment {
                Segment::Move(at) => Some((item.at.x, item.at.y + at.y)),
                _ => None,
            });
            starts.collect()
        }
        _ => Vec::new(),
    };
    page.items.iter().flat_map(filled).collect()
}

/// Returns the stretches of the axes of a page: from where, down to where.
fn stretches(page: &Page) -> Vec<(Length, Length)> {
    let upright = |item: &Item| {
        let Content::Path(path) = &item.content else { return Vec::new() };
        let steps: Vec<Segment> = path.steps().collect();
        let ends = steps.windows(2).filter_map(|pair| match pair {
            [Segment::Move(from), Segment::Line(to)] if from.x == to.x => {
                Some((item.at.y + from.y, item.at.y + to.y))
            }
            _ => None,
        });
        ends.collect()
    };
    page.items.iter().flat_map(upright).collect()
}

fn event(year: u32) -> String {
    let month = ["January", "May", "September"][year as usize % 3];
    let reported = "the wheel is mended by the miller, who has the stones dressed at the same time ";
    format!("- 2 {month} (14 {month}) {year}: {}\n\n", reported.repeat(1 + year as usize % 2).trim())
}

// What a timeline shows wrong is wrong history.
#[test]
fn a_timeline_is_in_order_on_the_grid_and_goes_on_over_pages() {
    let fonts = FontBook::new(&[]).value;
    let events: String = (1800..1850).chain([1990]).map(event).collect();
    for (language, paper) in [("en", "A4"), ("en-US", "letter"), ("ar", "A4"), ("de", "letter")] {
        let book = with_events(language, &events);
        let copy = copies(&book, HandoutKind::Participant).pop().expect("a copy");
        let laid = laid(&copy, (paper, HandoutLooks::default()), &fonts);
        let place = format!("{language} on {paper}");
        assert_eq!(out_of_place(&copy.book, &laid), [""; 0], "{place}");
        let with_dots: Vec<&Page> = laid.pages.iter().filter(|page| !dots(page).is_empty()).collect();
        assert!(with_dots.len() > 1, "{place}: {} pages", with_dots.len());
        assert_eq!(with_dots.iter().map(|page| dots(page).len()).sum::<usize>(), 51, "{place}");
        for (at, page) in with_dots.iter().enumerate() {
            let dots = dots(page);
            assert!(dots.windows(2).all(|pair| pair[0].1 < pair[1].1), "{place}: dots go down the page");
            assert!(dots.windows(2).all(|pair| pair[0].0 == pair[1].0), "{place}: on one axis");
            let stretches = stretches(page);
            let (first, last) = (stretches.first().expect("an axis"), stretches.last().expect("an axis"));
            if at > 0 {
                assert!(first.0 < dots[0].1, "{place}: it comes from the page before");
            }
            if at + 1 < with_dots.len() {
                assert!(last.1 > dots[dots.len() - 1].1, "{place}: it goes on to the next page");
            }
            let broken = stretches.windows(2).filter(|pair| pair[0].1 != pair[1].0).count();
            assert_eq!(broken, usize::from(at + 1 == with_dots.len()), "{place}: one gap is long");
        }
        words_on_their_sides(with_dots[0], language == "ar", &place);
    }
}

/// Asserts that dates stand on one side of the axis and what happened on the other.
fn words_on_their_sides(page: &Page, rtl: bool, place: &str) {
    let dots = dots(page);
    for item in page.items.iter().filter(|item| item.at.y > dots[0].1 && item.at.y < dots[dots.len() - 1].1) {
        let Content::Glyphs(run) = &item.content else { continue };
        let words = run.text.as_str();
        if item.region != RegionKind::Main || words.trim().is_empty() {
            continue;
        }
        let before = item.at.x + run.width() <= dots[0].0;
        let after = item.at.x >= dots[0].0;
        assert!(before || after, "{place}: {words:?} stands on the axis");
        // A date in another script is set in several runs.
        let is_date = words.chars().any(|c| !c.is_ascii_lowercase() && !" ,".contains(c));
        assert_eq!(before, is_date != rtl, "{place}: {words:?} stands on the wrong side");
    }
}

#[test]
fn large_print_has_a_plain_list_for_a_timeline() {
    let book = with_events("en", &event(1850));
    let has_timeline = |kind| {
        let copy = copies(&book, kind).pop().expect("a copy");
        let mut blocks = copy.book.sections.iter().flat_map(|section| &section.blocks);
        blocks.any(|node| matches!(node.value, Block::Timeline { .. }))
    };
    assert!(has_timeline(HandoutKind::Participant));
    assert!(!has_timeline(HandoutKind::LargePrint));
}

/// Returns the participants' and leaders' copies of some series in both directions, laid out on both papers.
fn each_copy(layout: HandoutLayout, mut see: impl FnMut(&Handout, &Laid, &str)) {
    let fonts = FontBook::new(&[]).value;
    let lines = (layout == HandoutLayout::Manuscript).then_some(LineNumbers::Running);
    let looks = HandoutLooks { layout, lines, ..HandoutLooks::default() };
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut directions = BTreeSet::new();
    for folder in ["seeds", "tests/fixtures/arabic", "tests/fixtures/russian"] {
        let (book, _) = book(&root.join(folder), "").expect("a series");
        for kind in [HandoutKind::Participant, HandoutKind::Leader] {
            for (at, copy) in copies_in(&book, kind, layout).iter().enumerate() {
                let paper = ["A4", "letter"][at % 2];
                directions.insert(copy.book.metadata.direction == Direction::Rtl);
                see(
                    copy,
                    &laid(copy, (paper, looks), &fonts),
                    &format!("{layout:?}, {} on {paper}", copy.name),
                );
            }
        }
    }
    assert_eq!(directions.len(), 2);
}

fn areas(page: &Page, kind: RegionKind) -> Vec<Rect> {
    page.regions.iter().filter(|region| region.kind == kind).map(|region| region.area).collect()
}

/// Tells whether one area lies within another, a hair's breadth aside.
fn lies_in(inner: Rect, outer: Rect) -> bool {
    let hair = Length::from_pt(0.5);
    let end = |area: Rect| (area.origin.x + area.size.width, area.origin.y + area.size.height);
    inner.origin.x + hair >= outer.origin.x
        && inner.origin.y + hair >= outer.origin.y
        && end(inner).0 <= end(outer).0 + hair
        && end(inner).1 <= end(outer).1 + hair
}

fn meet(first: Rect, second: Rect) -> bool {
    first.origin.x < second.origin.x + second.size.width
        && second.origin.x < first.origin.x + first.size.width
        && first.origin.y < second.origin.y + second.size.height
        && second.origin.y < first.origin.y + first.size.height
}

#[test]
fn nothing_leaves_the_paper_or_stands_in_another_place() {
    for layout in
        [HandoutLayout::Margin, HandoutLayout::Cornell, HandoutLayout::Manuscript, HandoutLayout::Facing]
    {
        each_copy(layout, |copy, laid, place| {
            assert_eq!(out_of_place(&copy.book, laid), [""; 0], "{place}");
            for page in &laid.pages {
                let paper = Rect { size: page.size, ..Rect::default() };
                let place = format!("{place}, page {}", page.label);
                for item in &page.items {
                    let Some(ink) = item.ink() else { continue };
                    assert!(lies_in(ink, paper), "{place}: {item:?} leaves the paper");
                }
                let ruled = areas(page, RegionKind::Ruled);
                for (at, area) in ruled.iter().enumerate() {
                    assert!(lies_in(*area, paper), "{place}: room leaves the paper");
                    let taken = [RegionKind::Main, RegionKind::Foot, RegionKind::Head];
                    let others = taken.iter().flat_map(|kind| areas(page, *kind));
                    let others: Vec<Rect> =
                        others.filter(|_| !page.blank).chain(ruled[..at].to_vec()).collect();
                    assert!(!others.iter().any(|other| meet(*area, *other)), "{place}: room over the text");
                }
            }
        });
    }
}

// The leader's pages before the article, counted apart, are not for notes.
#[test]
fn each_page_of_cornell_notes_has_a_column_beside_the_text_and_a_band_under_it() {
    each_copy(HandoutLayout::Cornell, |copy, laid, place| {
        let is_leaders = |page: &Page| !page.label.starts_with(|c: char| c.is_ascii_digit());
        for page in laid.pages.iter().filter(|page| !page.blank) {
            let main = areas(page, RegionKind::Main)[0];
            if is_leaders(page) {
                assert_eq!(areas(page, RegionKind::Ruled), [], "{place}, page {}", page.label);
                continue;
            }
            let [column, band] = areas(page, RegionKind::Ruled)[..] else {
                panic!("{place}, page {}: {:?}", page.label, page.regions)
            };
            let right_hand = (page.side == Side::Recto) == (copy.book.metadata.direction == Direction::Ltr);
            assert_eq!(column.origin.x > main.origin.x, right_hand, "{place}: on the outer side");
            assert_eq!((column.origin.y, column.size.height), (main.origin.y, main.size.height), "{place}");
            assert!(band.origin.y >= main.origin.y + main.size.height, "{place}");
            assert!(column.size.width >= Length::mm(35) && band.size.height >= Length::mm(35), "{place}");
            let ruled = page.items.iter().filter(|item| item.region == RegionKind::Ruled);
            let words: Vec<&str> = ruled
                .filter_map(|item| match &item.content {
                    Content::Glyphs(run) => Some((item, &**run)),
                    _ => None,
                })
                .inspect(|(item, _)| assert!(matches!(item.bearing, Bearing::Artifact(_)), "{place}"))
                .map(|(_, run)| run.text.as_str())
                .collect();
            assert!(words.len() >= 2, "{place}: {words:?} stand over the room");
        }
    });
}

#[test]
fn in_facing_copies_all_text_stands_on_versos_across_from_rules() {
    each_copy(HandoutLayout::Facing, |copy, laid, place| {
        let (article, _) = copy.book.articles().next().expect("an article");
        let is_counted = |page: &Page| page.label.bytes().all(|byte| byte.is_ascii_digit());
        let own = |page: &&Page| page.section == Some(article) && is_counted(page);
        let first = laid.pages.iter().position(|page| own(&page)).expect("the article");
        assert_eq!(laid.pages[0].side, Side::Recto, "{place}");
        assert!(laid.pages.iter().filter(own).count() > 1, "{place}");
        let mut labels = BTreeSet::new();
        for (at, page) in laid.pages.iter().enumerate() {
            assert!(labels.insert(&page.label), "{place}: two pages {}", page.label);
            assert_eq!((page.side == Side::Verso), at % 2 == 1, "{place}: page {}", page.label);
            if !own(&page) || at == first {
                continue;
            }
            assert_eq!(page.side, Side::Verso, "{place}: page {}", page.label);
            let facing = &laid.pages[at + 1];
            assert_eq!(facing.label, format!("{}r", page.label), "{place}");
            assert!(facing.blank && facing.first.is_none(), "{place}");
            let rules = facing.items.iter().filter(|item| matches!(item.content, Content::Path(_)));
            assert!(rules.count() > 12, "{place}: rules to write on");
        }
    });
}

// Whoever reads a manuscript closely finds every line by its number, and nothing that reads it for them.
#[test]
fn a_manuscript_is_only_the_text_with_every_line_numbered() {
    each_copy(HandoutLayout::Manuscript, |copy, laid, place| {
        let kept = if copy.kind == HandoutKind::Leader { 2 } else { 1 };
        assert_eq!(copy.book.sections.len(), kept, "{place}");
        for section in &copy.book.sections {
            let aids = section.blocks.iter().filter(|node| {
                matches!(node.value, Block::Room { .. } | Block::Timeline { .. } | Block::Definitions { .. })
            });
            assert_eq!(aids.count(), 0, "{place}");
        }
        assert!(laid.lines.is_empty(), "{place}: a line is justified");
        assert!(!laid.numbered.is_empty() && laid.numbered.iter().all(|line| line.shown), "{place}");
        let grid = laid.pages[0].grid.expect("a grid");
        assert!(grid.step >= Length::pt(24), "{place}: {}", grid.step);
    });
}

/// Returns what a PDF says to the printer: on which sides, and at what scale; and how many pages it has.
fn for_the_printer(bytes: &[u8]) -> (String, String, usize, Size) {
    let document = lopdf::Document::load_mem(bytes).expect("a PDF");
    let preferences =
        document.catalog().expect("a catalogue").get(b"ViewerPreferences").expect("preferences");
    let (_, preferences) = document.dereference(preferences).expect("preferences");
    let preferences = preferences.as_dict().expect("a dictionary");
    let name = |key| {
        String::from_utf8_lossy(preferences.get(key).and_then(|value| value.as_name()).expect("a name"))
            .into_owned()
    };
    let pages = document.get_pages();
    let page = document.get_dictionary(pages[&1]).expect("a page");
    let sides = page.get(b"MediaBox").and_then(|value| value.as_array()).expect("a box");
    let side = |at: usize| Length::from_pt(f64::from(sides[at].as_float().expect("a number")));
    (name(b"Duplex"), name(b"PrintScaling"), pages.len(), Size { width: side(2), height: side(3) })
}

#[test]
fn copies_are_printed_at_full_size_on_both_sides_but_manuscripts_on_one() {
    for (layout, paper, duplex) in [
        ("margin", "a4", "DuplexFlipLongEdge"),
        ("cornell", "letter", "DuplexFlipLongEdge"),
        ("facing", "a4", "DuplexFlipLongEdge"),
        ("manuscript", "letter", "Simplex"),
    ] {
        let place = Place::new(&[(
            "chapbook.toml",
            &format!("[handouts]\nlayout = \"{layout}\"\npaper = \"{paper}\"\n"),
        )]);
        let text = "A page is printed, and another, and what is left over is blank. ".repeat(60);
        place.put("2020-01-05-mill.md", format!("# Mill\n\n{text}\n"));
        place.put("2020-01-05-mill.study.md", "# Questions\n\n1. [f] What is left over? lines: 4\n");
        let ran = place.run(&["handouts", "series", "--participant", "-o", "out"]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        for (name, bytes) in
            place.files("out").iter().filter(|(name, _)| name.extension().is_some_and(|e| e == "pdf"))
        {
            let (sides, scaling, pages, size) = for_the_printer(bytes);
            assert_eq!((sides.as_str(), scaling.as_str()), (duplex, "None"), "{layout}: {name:?}");
            assert!(duplex == "Simplex" || pages % 2 == 0, "{layout}: {pages} pages");
            let named = page_named(if paper == "a4" { "A4" } else { "letter" }).expect("a paper");
            let off = (size.width - named.width).abs().max((size.height - named.height).abs());
            assert!(off < Length::from_pt(0.1), "{layout}: {size:?}");
        }
    }
}

/// Runs `handouts` on an article of so many sentences and a question with so many lines of room; returns the pages of its
/// copies and what was said.
fn sheets_of(sentences: usize, room: usize, settings: &str) -> (Vec<u64>, String) {
    let place = Place::new(&[("chapbook.toml", &format!("[handouts]\n{settings}"))]);
    let sentence =
        |at: usize| format!("The {at}th sheet is counted, folded and laid upon the one before it.");
    let text: Vec<String> = (0..sentences).map(sentence).collect();
    let paragraphs: Vec<String> = text.chunks(5).map(|chunk| chunk.join(" ")).collect();
    place.put("2020-01-05-mill.md", format!("# Mill\n\n{}\n", paragraphs.join("\n\n")));
    place.put(
        "2020-01-05-mill.study.md",
        format!("# Questions\n\n1. [f] What is counted? ¶ 1 lines: {room}\n\n   Sheets.\n"),
    );
    let ran = place.run(&["handouts", "series", "-o", "out", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let said: serde_json::Value = serde_json::from_str(&ran.stdout).expect("a report");
    let pages = said["outputs"].as_array().expect("files").iter().filter_map(|file| file["pages"].as_u64());
    (pages.collect(), format!("{}{}", ran.stdout, ran.stderr))
}

// One line on a sheet of its own is a sheet for each of thirty readers.
#[test]
fn a_line_too_many_is_drawn_back_or_reported_and_fit_saves_the_sheet() {
    for (layout, room) in [("margin", 4), ("cornell", 0)] {
        let (mut seen, mut saved) = (0, 0);
        for sentences in (54..86).step_by(2) {
            let layout = format!("layout = \"{layout}\"\n");
            let (pages, said) = sheets_of(sentences, room, &layout);
            let (fitted, of_fit) = sheets_of(sentences, room, &format!("{layout}fit = true\n"));
            assert!(pages.iter().chain(&fitted).all(|pages| pages % 2 == 0), "{pages:?}, {fitted:?}");
            // Without `fit`, type and margins stay.
            assert!(!said.contains(" %"), "{said}");
            let is_drawn = said.contains("made smaller to save a page");
            let is_reported = said.contains("a line less on each page would save a sheet");
            assert!(of_fit.contains("H006") || fitted[0] == pages[0], "{of_fit}");
            assert!(fitted[0] <= pages[0]);
            assert!(!is_reported || of_fit.contains("H006") || room == 0, "{said}");
            seen += usize::from(is_drawn || is_reported);
            saved += usize::from(of_fit.contains("H006"));
        }
        assert!(seen > 0 && saved > 0, "{layout}: {seen} lines too many were seen, {saved} sheets saved");
    }
}

/// Questions of many lengths, each with room of many heights: wherever pages end, what is asked is not parted from the
/// first rules of its room, nor a room of a few rules from itself.
#[test]
fn a_question_is_not_parted_from_the_room_for_its_answer() {
    let fonts = FontBook::new(&[]).value;
    let (mut ends, mut seen) = (0, 0);
    for filler in 0..6 {
        let asked = |at: usize| {
            format!("1. [{}] Asked{at}? {}\n", ["f", "i", "a"][at % 3], "Why then? ".repeat(at * 7 % 40))
        };
        let questions: String = (0..30).map(asked).collect();
        let text = "The sheets were counted twice before they were cut. ".repeat(10);
        let place = Place::new(&[
            ("chapbook.toml", "[series]\nlanguage = \"en\"\n"),
            (
                "a.md",
                &format!(
                    "---\ntitle: On Ink\ndate: 2020-01-01\n---\n\n{}",
                    format!("{text}\n\n").repeat(filler + 1)
                ),
            ),
            ("a.study.md", &format!("# Questions\n\n{questions}")),
        ]);
        let Some((book, _)) = book(&place.series(), "") else { panic!("a book") };
        for copy in copies(&book, HandoutKind::Participant) {
            let laid = laid(&copy, ("A4", HandoutLooks::default()), &fonts);
            for page in &laid.pages {
                // What stands on the page, from its head: words of the text, or rules to write on.
                let mut lines: Vec<(Length, bool)> = Vec::new();
                for item in page
                    .items
                    .iter()
                    .filter(|item| matches!(item.region, RegionKind::Main | RegionKind::Ruled))
                {
                    match item.content {
                        Content::Glyphs(_) => lines.push((item.at.y, false)),
                        Content::Path(_) if item.region == RegionKind::Ruled => lines.push((item.at.y, true)),
                        _ => {}
                    }
                }
                lines.sort();
                seen += lines.iter().filter(|(_, ruled)| *ruled).count();
                if let [(_, first), ..] = lines[..] {
                    let is_work = lines.iter().any(|(_, ruled)| *ruled);
                    assert!(!is_work || !first, "page {} begins with a rule", page.label);
                }
                ends += usize::from(lines.last().is_some_and(|(_, ruled)| *ruled));
            }
        }
    }
    assert!(seen > 500 && ends > 10, "{seen} rules, and {ends} pages that end with one");
}

/// Rules stand as far apart as is asked for, to a twentieth, on all pages that have room to write in, and what stands
/// below them is on the grid again.
#[test]
fn rules_to_write_on_are_as_far_apart_as_is_asked_for() {
    let fonts = FontBook::new(&[]).value;
    let rows: String = (1..=6).map(|at| format!("{at}. What of it? lines: {}\n", at * 3)).collect();
    let place = Place::new(&[
        ("chapbook.toml", "[series]\nlanguage = \"en\"\n"),
        ("a.md", "---\ntitle: On Ink\ndate: 2020-01-01\n---\n\nInk dries slowly.\n"),
        ("a.study.md", &format!("# Questions\n\n{rows}")),
    ]);
    let Some((book, _)) = book(&place.series(), "") else { panic!("a book") };
    for millimetres in [8, 9, 11, 12] {
        for layout in [HandoutLayout::Margin, HandoutLayout::Facing] {
            for rules in [WritingRules::Solid, WritingRules::Dotted, WritingRules::None] {
                let looks = HandoutLooks {
                    layout,
                    rules,
                    ruling: Some(Length::mm(millimetres)),
                    ..HandoutLooks::default()
                };
                let (mut seen, mut close) = (0, 0);
                for copy in copies_in(&book, HandoutKind::Participant, layout) {
                    let laid = laid(&copy, ("A4", looks), &fonts);
                    assert_eq!(out_of_place(&copy.book, &laid), Vec::<String>::new());
                    for page in &laid.pages {
                        let is_rule = |item: &&Item| {
                            item.region == RegionKind::Ruled && matches!(item.content, Content::Path(_))
                        };
                        let rules: Vec<&Item> = page.items.iter().filter(is_rule).collect();
                        seen += rules.len();
                        for (above, below) in rules.iter().zip(rules.iter().skip(1)) {
                            let apart = below.at.y - above.at.y;
                            let is_near =
                                (apart - Length::mm(millimetres)).abs() < Length::mm(millimetres) / 19;
                            // Between two rooms stands a question.
                            assert!(
                                is_near || apart > Length::mm(millimetres + 4),
                                "{apart:?} for {millimetres} mm"
                            );
                            close += usize::from(is_near);
                        }
                        for rule in rules {
                            let Content::Path(path) = &rule.content else { continue };
                            let Paint::Stroke(stroke) = &path.paint else { panic!("a stroke") };
                            assert_eq!(!stroke.dash.is_empty(), looks.rules == WritingRules::Dotted);
                        }
                    }
                }
                match rules {
                    WritingRules::None => assert_eq!(seen, 0),
                    _ => assert!(seen > 40 && close > 30, "{seen} rules, {close} of them in rows"),
                }
            }
        }
    }
}
