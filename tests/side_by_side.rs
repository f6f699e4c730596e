//! Two articles side by side, paragraph by paragraph.

use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::handout::{ArticleLines, Handout, packs};
use chapbook::model::visit::{self, NodeRef};
use chapbook::model::{Block, Book, Cell, Inline, SectionIndex, Target};
use std::collections::BTreeMap;

/// A text and its translation, with notes, headings, a quotation, a list, a picture, and a paragraph more in one of them.
const ARTICLES: [(&str, &str); 2] = [
    (
        "001-yard.md",
        "---\ntitle: The Yard\nlang: en\nauthor: Ann Lee\ndate: 2024-02-05\n---\n\nFirst one.[^a]\n\nSecond one, as [said](#below) and [there](002-hof.md).\n\n\
         ## Below\n\n> Third quoted.\n\n- a plank\n- a rope\n\nFourth one.\n\n```\nprint(1)\n```\n\nFifth one.\n\n\
         [^a]: An English note.\n",
    ),
    (
        "002-hof.md",
        "---\ntitle: Der Hof\nlang: de\nauthor: Ann Lee\ndate: 2024-03-05\n---\n\nErster Absatz.\n\nZweiter Absatz.[^b]\n\n\
         Nur deutsch.\n\n## Unten\n\n> Dritter Absatz.\n\n- eine Planke\n- ein Seil\n\nVierter Absatz.\n\n```\nprint(2)\n\
         ```\n\nFünfter Absatz.\n\n[^b]: Eine deutsche Anmerkung.\n",
    ),
];

fn project(handouts: &str) -> Project {
    let config = format!("[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n[handouts]\n{handouts}\n");
    let mut files: Vec<(&str, String)> = ARTICLES.map(|(name, text)| (name, text.to_owned())).into();
    files.push(("chapbook.toml", config));
    let mut project = Project::open(Memory::from_iter(files), Request::default());
    project.load();
    project
}

const PAIR: &str = "make = [\"pack\"]\nside-by-side = [[\"001\", \"002\"]]";

fn pair() -> Handout {
    let project = project(PAIR);
    let shared = project.share(&[Output::Handouts]).expect("a book").value;
    let lines: BTreeMap<_, ArticleLines> = BTreeMap::new();
    let made = packs(shared.book(), &shared.config().handouts, &lines);
    made.into_iter().find(|pack| pack.name == "side-by-side-1").expect("the pair")
}

fn words(cell: &Cell) -> String {
    let text = format!("{} {}", chapbook::model::plain_text(&cell.content), visit::text(&cell.blocks));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the rows of all tables of a book, cell by cell.
fn rows(book: &Book) -> Vec<[String; 3]> {
    let mut rows = Vec::new();
    visit::blocks(&book.sections[0].blocks, &mut |item| {
        if let NodeRef::Block(node) = item
            && let Block::Table(table) = &node.value
        {
            for row in &table.rows {
                let [number, one, other] = &row[..] else { panic!("three cells") };
                rows.push([number, one, other].map(words));
            }
        }
    });
    rows
}

#[test]
fn paragraphs_stand_beside_those_they_belong_to() {
    let rows = rows(&pair().book);
    let row = |number: &str, one: &str, other: &str| [number, one, other].map(str::to_owned);
    let found: Vec<_> = rows.into_iter().filter(|row| !row[1].contains("Ann Lee")).collect();
    assert_eq!(
        found,
        [
            row("1", "First one.", "Erster Absatz."),
            row("2", "Second one, as said and there.", "Zweiter Absatz."),
            // What comes under a heading stays beside what comes under the same one.
            row("", "", "Nur deutsch."),
            row("", "Below", "Unten"),
            row("", "Third quoted.", "Dritter Absatz."),
            row("", "a plank a rope", "eine Planke ein Seil"),
            row("6", "Fourth one.", "Vierter Absatz."),
            row("7", "Fifth one.", "Fünfter Absatz."),
        ]
    );
}

#[test]
fn every_word_of_both_stands_in_the_pack() {
    let pack = pair();
    let section = &pack.book.sections[0];
    let notes: Vec<_> = section.notes.iter().map(|note| visit::text(&note.blocks)).collect();
    let mut text = String::new();
    visit::blocks(&section.header, &mut |item| add(item, &mut text));
    visit::blocks(&section.blocks, &mut |item| add(item, &mut text));
    text.push_str(&notes.join(" "));
    for word in [
        "Yard",
        "Hof",
        "First",
        "Fünfter",
        "Nur",
        "quoted.",
        "plank",
        "Seil",
        "print(1)",
        "print(2)",
        "English",
        "Anmerkung.",
        "Lee",
        "February",
    ] {
        assert!(text.contains(word), "{word} is lost: {text}");
    }
    assert_eq!(notes.len(), 2);
}

fn add(item: NodeRef<'_>, text: &mut String) {
    match item {
        NodeRef::Block(node) => {
            if let Block::Code { text: code, .. } = &node.value {
                text.push_str(code);
            }
        }
        NodeRef::Inline(node) => {
            text.push_str(&chapbook::model::plain_text(std::slice::from_ref(node)));
            text.push(' ');
        }
        _ => {}
    }
}

// A heading that is a paragraph of a cell has no page, and the link to it said `(p. 000)`.
#[test]
fn links_lead_to_what_is_there() {
    let pack = pair();
    let mut led = Vec::new();
    visit::blocks(&pack.book.sections[0].blocks, &mut |item| {
        if let NodeRef::Inline(node) = item
            && let Inline::Link { target, .. } = &node.value
        {
            led.push(target.clone());
        }
    });
    let here = Target::Internal { section: SectionIndex(0), fragment: None };
    assert!(matches!(&led[..], [Target::Unresolved(_), to] if *to == here), "{led:?}");
}

#[test]
fn it_is_written_and_what_it_does_not_find_is_reported() {
    let made = |config: &str| {
        let project = project(config);
        let shared = project.share(&[Output::Handouts]).expect("a book").value;
        let made = Output::Handouts.make(&shared);
        let codes: Vec<String> = made.diagnostics.iter().map(|reported| reported.code.to_string()).collect();
        (made.value.into_iter().map(|made| made.name).collect::<Vec<_>>(), codes)
    };
    let (names, codes) = made(PAIR);
    assert!(names.contains(&"handouts/side-by-side-1.pdf".to_owned()), "{names:?}");
    assert_eq!(codes, [""; 0]);
    let (names, codes) = made("make = [\"pack\"]\nside-by-side = [[\"001\", \"009\"]]");
    assert!(!names.iter().any(|name| name.contains("side-by-side")), "{names:?}");
    assert_eq!(codes, ["H003"]);
    assert_eq!(made("make = [\"participant\"]\nside-by-side = [[\"001\", \"002\"]]").1, ["H004"]);
}
