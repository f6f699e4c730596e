//! The pages of handouts: the drawn timeline, and study layouts on every paper and in both directions.

mod support;

use chapbook::config::{HandoutKind, HandoutsConfig, Placed, PrintConfig, page_named};
use chapbook::font::FontBook;
use chapbook::frame::{ArtifactKind, Bearing, Content, Item, Page, Segment};
use chapbook::handout::{Handout, Lines, chosen, handouts};
use chapbook::layout::{Laid, Request, layout};
use chapbook::model::{Block, Book};
use chapbook::style::{HandoutLooks, Sheets};
use chapbook::unit::Length;
use support::command::Place;
use support::frames::complaints;
use support::series::book;

/// Lays a copy out on paper.
fn laid(copy: &Handout, (paper, looks): (&str, HandoutLooks), fonts: &FontBook) -> Laid {
    let page = page_named(paper).map(|value| Placed { value, span: None });
    let print = PrintConfig { page, ..PrintConfig::default() };
    let cascade = Sheets::load(None).value.handout_cascade(looks, &print, &copy.book.metadata);
    assert!(cascade.diagnostics.is_empty(), "{}", copy.name);
    layout(Request { book: &copy.book, cascade: &cascade.value, fonts, print: &print }).value
}

/// Returns the copies of one kind of the articles of a book.
fn copies(book: &Book, kind: HandoutKind) -> Vec<Handout> {
    let config = HandoutsConfig { make: vec![kind], ..HandoutsConfig::default() };
    chosen(book, &config)
        .into_iter()
        .flat_map(|(index, _)| handouts(book, index, &config, &Lines::default()))
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
            let starts = path.segments.iter().filter_map(|segment| match segment {
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
        let ends = path.segments.windows(2).filter_map(|pair| match pair {
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
    let told = "the wheel is mended by the miller, who has the stones dressed at the same time ";
    format!("- 2 {month} (14 {month}) {year}: {}\n\n", told.repeat(1 + year as usize % 2).trim())
}

// What a timeline shows wrong is history told wrong.
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
        if item.region != chapbook::frame::RegionKind::Main || words.trim().is_empty() {
            continue;
        }
        let before = item.at.x + run.width() <= dots[0].0;
        let after = item.at.x >= dots[0].0;
        assert!(before || after, "{place}: {words:?} stands on the axis");
        let is_date = words.chars().any(|c| c.is_ascii_digit());
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
