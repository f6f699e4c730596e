//! What a group works on after the text, wherever the text ends: a question with its room, a timeline, room for notes.

use crate::support;

use chapbook::diagnostic::Placed;
use chapbook::driver::Request;
use chapbook::driver::{Memory, Output, Project};
use chapbook::font::FontBook;
use chapbook::frame::{Content, Page, RegionKind};
use chapbook::handout::{self, HandoutKind};
use chapbook::handout::{ArticleLines, handout};
use chapbook::layout::inline::Setter;
use chapbook::layout::{self, Options, layout};
use chapbook::style::{self};
use chapbook::style::{HandoutLooks, Sheets};
use chapbook::unit::Length;
use chapbook::unit::page_named;
use support::series::book;

/// Events of the timeline.
const EVENTS: usize = 8;
/// Questions, and lines of room to each.
const QUESTIONS: (usize, usize) = (3, 5);
/// The fewest and the most rules under the heading of room for notes.
const NOTES: (usize, usize) = (4, 8);

/// Writes an article of so many paragraphs and its study file, with events or none.
fn files(paragraphs: usize, has_events: bool) -> [(&'static str, String); 2] {
    let plain =
        "They went down to the water in the morning and came back at night with what they had found. ";
    let text: String = (0..paragraphs).map(|_| format!("{}\n\n", plain.repeat(2))).collect();
    let questions: String = (0..QUESTIONS.0)
        .map(|at| format!("- [f] Ask{at} what they found? lines: {}\n", QUESTIONS.1))
        .collect();
    let events: String =
        (0..EVENTS).map(|at| format!("- {}: event{at} at the water\n", 1800 + at * 9)).collect();
    let events = if has_events { format!("# Chronology\n\n{events}\n") } else { String::new() };
    let study = format!("# Questions\n\n{questions}\n{events}");
    [("01.txt", format!("The Yard\nMarch 5, 2018\n\n{text}")), ("01.study.md", study)]
}

/// Lays out the participant's copy of an article of so many paragraphs, as it is made.
fn pages(paragraphs: usize, has_events: bool, fonts: &FontBook) -> Vec<Page> {
    copy_of(files(paragraphs, has_events), fonts)
}

/// Lays out the participant's copy of an article with its study file.
fn copy_of(files: [(&'static str, String); 2], fonts: &FontBook) -> Vec<Page> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).expect("a file");
    }
    let (book, _) = book(folder.path(), "").expect("a series");
    let (index, _) = book.articles().next().expect("an article");
    let config = handout::Options::default();
    let copy =
        handout(HandoutKind::Participant, &book, index, &config, &ArticleLines::default()).expect("a copy");
    let print = style::Options {
        page: page_named("A4").map(|value| Placed { value, span: None }),
        ..style::Options::default()
    };
    let cascade =
        Sheets::load(None).value.handout_cascade(HandoutLooks::default(), &print, &copy.book.metadata).value;
    layout(layout::Request {
        book: &copy.book,
        cascade: &cascade,
        setter: &Setter::new(fonts),
        options: Options::default(),
    })
    .value
    .pages
}

/// Returns the words of a page and its rules to write on (without words), each with its height on the page.
fn down(page: &Page) -> Vec<(Length, String)> {
    let mut all: Vec<(Length, String)> = Vec::new();
    for item in &page.items {
        match &item.content {
            Content::Glyphs(run) if item.region == RegionKind::Main => {
                let words = run.text.as_str().split_whitespace();
                all.extend(words.map(|word| (item.at.y, word.to_owned())));
            }
            Content::Path(_) if item.region == RegionKind::Ruled => all.push((item.at.y, String::new())),
            _ => {}
        }
    }
    all.sort_by_key(|(y, _)| *y);
    all
}

/// Returns the rules that follow a word on its page, up to the next words. Empty if it is not there.
fn rules_after(page: &Page, word: &str) -> Option<usize> {
    let down = down(page);
    let (y, _) = down.iter().find(|(_, known)| known == word)?;
    let below = down.iter().filter(|(at, _)| at > y);
    Some(below.take_while(|(_, word)| word.is_empty()).count())
}

// A heading and one event stood at the foot of a page, a question on one page and its rules on the next, and a page
// had three rules and nothing else.
#[test]
fn what_belongs_together_stands_together_wherever_the_text_ends() {
    let fonts = FontBook::new(&[]).value;
    let mut fewer = 0;
    for paragraphs in 1..=26 {
        let pages = pages(paragraphs, true, &fonts);
        let words: Vec<Vec<String>> =
            pages.iter().map(|page| down(page).into_iter().map(|(_, word)| word).collect()).collect();
        let events: Vec<usize> = words
            .iter()
            .map(|page| page.iter().filter(|word| word.starts_with("event")).count())
            .filter(|count| *count > 0)
            .collect();
        assert_eq!(events.iter().sum::<usize>(), EVENTS, "{paragraphs}");
        assert!(events.iter().all(|count| *count >= 3), "{paragraphs}: {events:?} events on the pages");
        let heading = words.iter().position(|page| page.iter().any(|word| word == "Chronology"));
        let first = words.iter().position(|page| page.iter().any(|word| word == "event0"));
        assert_eq!(heading, first, "{paragraphs}");
        for question in 0..QUESTIONS.0 {
            let rules = pages.iter().find_map(|page| rules_after(page, &format!("Ask{question}")));
            assert_eq!(rules, Some(QUESTIONS.1), "{paragraphs}: question {question}");
        }
        let notes = pages.iter().find_map(|page| rules_after(page, "notes")).expect("room for notes");
        assert!((NOTES.0..=NOTES.1).contains(&notes), "{paragraphs}: {notes} rules");
        fewer += usize::from(notes < NOTES.1);
        for (page, words) in pages.iter().zip(&words) {
            let nothing = words.iter().all(String::is_empty);
            assert!(page.blank || !nothing, "{paragraphs}: page {} has only rules", page.label);
        }
    }
    assert!(fewer > 3, "the room for notes was made smaller only {fewer} times");
}

/// Returns the pages of a copy as the program makes it, for one side of the paper.
fn made(paragraphs: usize, kind: HandoutKind) -> Vec<Page> {
    let [article, study] = files(paragraphs, false);
    let config = "[series]\nlanguage = \"en\"\npaper = \"a4\"\n[handouts]\nmirrored = false\n";
    let files = Memory::from_iter([article, study, ("chapbook.toml", config.to_owned())]);
    let mut project = Project::open(files, Request::default());
    project.load();
    let shared = project.share(&[Output::Handouts]).expect("a book").value;
    let (index, _) = shared.book().articles().next().expect("an article");
    shared.handout(index, kind).value.map(|copy| copy.pages).unwrap_or_default()
}

// A page of three rules, or of the last event of a timeline, was a sheet more for everybody.
#[test]
fn a_last_page_of_few_lines_is_drawn_back_by_less_room_to_write() {
    let fonts = FontBook::new(&[]).value;
    let (mut few, mut saved) = (0, 0);
    for paragraphs in 1..=40 {
        let (plain, drawn) = (pages(paragraphs, false, &fonts), made(paragraphs, HandoutKind::Participant));
        if plain.last().is_some_and(|last| last.lines_taken() > 17) {
            assert_eq!(drawn.len(), plain.len(), "{paragraphs}: nothing is to be drawn back");
            continue;
        }
        few += 1;
        saved += plain.len() - drawn.len();
        for question in 0..QUESTIONS.0 {
            let rules = drawn.iter().find_map(|page| rules_after(page, &format!("Ask{question}")));
            let rules = rules.expect("a question with room");
            assert!((QUESTIONS.1 - 2..=QUESTIONS.1).contains(&rules), "{paragraphs}: {rules} rules");
        }
    }
    assert!(few > 1 && saved * 2 > few, "{saved} of {few} last pages were drawn back");
}

// The choices of a question ran over to the next page, away from it.
#[test]
fn what_is_chosen_from_stands_with_its_question_wherever_the_text_ends() {
    let fonts = FontBook::new(&[]).value;
    let choices = |at: usize| -> String {
        ["a", "b", "c", "d"].iter().map(|letter| format!("{letter}) choice{letter}{at} of them\n")).collect()
    };
    let listed =
        |at: usize| -> String { (1..5).map(|item| format!("   - item{item}x{at} of them\n")).collect() };
    for paragraphs in (2..34).step_by(2) {
        let questions: String = (0..4)
            .map(|at| match at % 2 {
                0 => format!("{}. Ask{at} which is right?\n{}\n", at + 1, choices(at)),
                _ => format!("{}. Ask{at} which is right?\n\n{}\n", at + 1, listed(at)),
            })
            .collect();
        let [(article, text), (study, _)] = files(paragraphs, false);
        let pages = copy_of([(article, text), (study, format!("# Questions\n\n{questions}"))], &fonts);
        let page_of = |word: &str| {
            let found = pages.iter().position(|page| down(page).iter().any(|(_, said)| said.contains(word)));
            found.unwrap_or_else(|| panic!("{paragraphs} paragraphs: no `{word}`"))
        };
        for at in 0..4 {
            let last = if at % 2 == 0 { format!("choiced{at}") } else { format!("item4x{at}") };
            assert_eq!(
                page_of(&format!("Ask{at}")),
                page_of(&last),
                "{paragraphs} paragraphs: question {at}"
            );
        }
    }
}
