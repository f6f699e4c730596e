//! Damages to a book on its way from the articles, each of which the proof must find; and what once was lost on that way.

use crate::support::series::Print;
use crate::support::tagged::Tagged;
use chapbook::assemble::{self, assemble};
use chapbook::diagnostic::{Diagnostic, Sources};
use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::model::visit::{self, ItemMut};
use chapbook::model::{Block, Book, Inline, SectionKind, Series, plain_text};
use chapbook::proof::Handed;
use std::path::PathBuf;

const FILES: &[(&str, &str)] = &[
    (
        "2020-01-06-ink.md",
        "The Dyer's Letter\n\n# On Ink\n\n> A page is a leaf.\n> — Anna\n\nInk was made of *soot*[^1] & `gum`.\n\n\
         ![A mill](mill.png)\n\n| Year |\n|---|\n| 1904 |\n\n[^1]: Lamp black.\n",
    ),
    (
        "2020-01-06-ink.study.md",
        "## Questions\n\n1. [f] What was burnt? (¶ 1)\n\n   Oil.\n\n## Terms\n\n- Soot: lamp black\n",
    ),
    ("2020-02-03-thread.md", "# Thread\n\nPull it through wax.\n\n    cut here\n"),
    (
        "foreword.md",
        "---\ntitle: Before all\nauthor: Ruth Hale\ndate: 2019-12-01\n---\nThese were letters.\n",
    ),
];

fn read() -> (Series, Sources) {
    let files = Memory::from_iter(FILES.iter().copied());
    let options = chapbook::read::Options::default();
    let inputs = [PathBuf::from(".")];
    let mut sources = Sources::default();
    let request = chapbook::read::Request { files: &files, inputs: &inputs, options: &options };
    (chapbook::read::read(request, &mut sources).value, sources)
}

type Damage = (&'static str, &'static str, fn(&mut Book));

/// What is taken from the book, and a part of what is said of it.
const DAMAGES: &[Damage] = &[
    ("an article is lost", "Thread", |book| {
        book.sections.retain(|section| plain_text(&section.title) != "Thread")
    }),
    ("a head is lost", "On Ink", |book| of(book, "On Ink").header.clear()),
    ("an epigraph is lost", "A page is a leaf", |book| {
        of(book, "On Ink").header.retain(|node| !matches!(node.value, Block::Quote(_)));
    }),
    ("an attribution is lost", "Anna", |book| change(book, "Anna", "")),
    ("a paragraph is lost", "Ink was made of", |book| drop(of(book, "On Ink").blocks.remove(0))),
    ("the text is lost", "Pull it through", |book| of(book, "Thread").blocks.clear()),
    ("notes are lost", "Lamp black", |book| of(book, "On Ink").notes.clear()),
    ("a word is lost", "Pull it through", |book| change(book, "wax", "")),
    ("a word is another", "soot", |book| change(book, "soot", "root")),
    ("a picture is lost", "mill", |book| {
        of(book, "On Ink").blocks.retain(|node| !matches!(node.value, Block::Figure(_)));
    }),
    ("program text is lost", "cut here", |book| {
        of(book, "Thread").blocks.retain(|node| !matches!(node.value, Block::Code { .. }));
    }),
    ("a table is lost", "1904", |book| {
        of(book, "On Ink").blocks.retain(|node| !matches!(node.value, Block::Table(_)));
    }),
    ("the foreword is lost", "These were letters", |book| {
        book.sections.retain(|section| section.kind != SectionKind::Foreword);
    }),
    ("a question is lost", "What was burnt", |book| {
        of(book, "On Ink").study.as_mut().expect("a study file").questions.clear();
    }),
    ("an answer is lost", "Oil", |book| {
        of(book, "On Ink").study.as_mut().expect("a study file").questions[0].answer.clear();
    }),
    ("words change places with those of another article", "wax", |book| {
        change(book, "Pull it through wax", "Ink was made of");
    }),
];

fn of<'b>(book: &'b mut Book, title: &str) -> &'b mut chapbook::model::Section {
    book.sections.iter_mut().find(|section| plain_text(&section.title) == title).expect("the section")
}

fn change(book: &mut Book, from: &str, to: &str) {
    for section in &mut book.sections {
        section.visit_mut(&mut |item| {
            if let ItemMut::Inline(node) = item
                && let Inline::Text { text } = &mut node.value
            {
                *text = text.replace(from, to);
            }
        });
    }
}

#[test]
fn each_damage_to_the_book_is_found_and_named() {
    let (series, sources) = read();
    let handed = Handed::of(&series.articles, &series.companions);
    let options = assemble::Options::default();
    let request = assemble::Request { options: &options, sources: &sources, source_date_epoch: None };
    let made = assemble(series, request);
    assert!(made.diagnostics.iter().all(|said| said.code.0 != "A018"), "{:#?}", made.diagnostics);
    let faults = |book: &Book| -> Vec<String> {
        let found = handed.missing_in(book, |source| &sources.get(source).text);
        found.into_iter().map(|fault| fault.message).collect()
    };
    assert_eq!(faults(&made.value), [""; 0]);
    for (what, said, damage) in DAMAGES {
        let mut book = made.value.clone();
        damage(&mut book);
        let found = faults(&book);
        assert!(found.iter().any(|fault| fault.contains(said)), "{what}: {found:#?}");
    }
}

fn book_of(files: &[(&str, &str)]) -> (Book, Vec<Diagnostic>) {
    let mut project = Project::open(Memory::from_iter(files.iter().copied()), Request::default());
    project.load();
    let said = project.diagnostics().to_vec();
    let shared = project.share(&[Output::Epub]).expect("a book").value;
    (shared.book().clone(), said)
}

// The foreword kept title, text and notes; who wrote it, when, its subtitle and what stood above it were gone.
#[test]
fn a_foreword_keeps_what_stands_at_its_head() {
    let text = "---\ntitle: Before *all*\nsubtitle: A word first\nauthor: Ruth Hale\ndate: 2019-12-01\n---\n\
        > A page is a leaf.\n> — Anna\n\nThese were letters.[^1]\n\n[^1]: To friends.\n";
    let (book, _) = book_of(&[("foreword.md", text), ("2020-02-03-a.md", "# A\n\nText.\n")]);
    let section = book.sections.iter().find(|section| section.kind == SectionKind::Foreword);
    let section = section.expect("a foreword");
    let words = visit::text(&section.header);
    for part in ["1 December 2019", "Before all", "A word first", "Ruth Hale", "A page is a leaf.", "Anna"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert_eq!(visit::text(&section.blocks).trim(), "These were letters.");
    assert_eq!(visit::text(&section.notes[0].blocks).trim(), "To friends.");
}

// Ground rules go through the same reader, and lost the same.
#[test]
fn ground_rules_keep_what_stands_at_their_head() {
    let rules = "# Rules\n\n*Ruth Hale, 1 May 2020*\n\n> A page is a leaf.\n> — Anna\n\nOne speaks.\n";
    let (book, said) = book_of(&[("ground-rules.md", rules), ("2020-02-03-a.md", "# A\n\nText.\n")]);
    let rules = &book.study.ground_rules.as_ref().expect("rules").text;
    let words =
        format!("{} {}", plain_text(rules.title.as_ref().expect("a title")), visit::text(&rules.body));
    for part in ["Rules", "Ruth Hale", "2020", "A page is a leaf.", "Anna", "One speaks."] {
        assert!(words.contains(part), "{part}: {words} {said:#?}");
    }
}

// An address in a script that no typeface has is printed as boxes; the proof counted only letters and refused the PDF.
#[test]
fn an_address_of_boxes_is_printed() {
    let text = "# A\n\nSee [the list](https://example.org/探索/按类别/x).\n".to_owned();
    let print = Print::of(&[("2020-01-06-a.md", text)], "");
    let codes: Vec<&str> = print.said.iter().map(|said| said.code.0).collect();
    assert_eq!(codes, ["F002"]);
}

// Of a lone character that no typeface has nothing was shown but a path, and readers of PDFs passed over it.
#[test]
fn a_lone_character_without_a_typeface_is_in_the_text_of_the_pdf() {
    let print =
        Print::of(&[("2020-01-06-a.md", "# A\n\nThey said 在 and 中文, then left.\n".to_owned())], "");
    let words = Tagged::read(&print.pdf()).root().words();
    assert!(words.contains("They said 在 and 中文, then left."), "{words}");
}

// What a study file says under no heading, or before any term, is left out with a message; nothing is in silence.
#[test]
fn words_of_a_study_file_are_in_it_or_reported() {
    let silent = "## Questions\n\n1. [f] What was burnt? (¶ 1) lines: 4\n\n   Oil.\n\n## Terms\n\n### Names\n\n\
        - **Soot** (also Sut): lamp black\n\n## Chronology\n\n- 7 November 1917: the press stops\n\n## Sources\n\nA list.\n\n\
        ## For the facilitator\n\n- ¶ 1: slowly\n";
    let (_, said) = book_of(&[("a.md", "# A\n\nText.\n"), ("a.study.md", silent)]);
    let reported: Vec<_> = said.iter().filter(|said| said.code.0.starts_with("R")).collect();
    assert!(reported.is_empty(), "{reported:#?}");
    let table = "## Terms\n\n| a | b |\n|---|---|\n| lost | words |\n\n- Soot: lamp black\n";
    let (_, said) = book_of(&[("a.md", "# A\n\nText.\n"), ("a.study.md", table)]);
    assert!(said.iter().all(|said| !said.message.contains("lost")), "a table holds terms: {said:#?}");
    let list = "## Terms\n\n- lost words\n\n- Soot: lamp black\n";
    let (_, said) = book_of(&[("a.md", "# A\n\nText.\n"), ("a.study.md", list)]);
    assert!(said.iter().any(|said| said.message.contains("lost")), "{said:#?}");
}

// Plain texts write their notes below everything, and an epigraph above the title is called first: the title's note had
// number 3 in the EPUB and number 1 in print.
#[test]
fn notes_are_numbered_in_the_order_in_which_they_are_called() {
    let text = "“A page is a leaf.”[1]\n— Anna[2]\n\nOn Ink[3]\n\nJanuary 5, 2024\n\nInk was made of soot.[4] So it was.[3]\n\n\
        [1] Of the epigraph.\n\n[2] Of Anna.\n\n[3] Of the title.\n\n[4] Of soot.\n";
    let (book, _) = book_of(&[("2024-01-05-ink.txt", text)]);
    let section =
        book.sections.iter().find(|section| section.kind == SectionKind::Article).expect("an article");
    let notes: Vec<String> =
        section.notes.iter().map(|note| visit::text(&note.blocks).trim().to_owned()).collect();
    let mut calls = Vec::new();
    section.visit(&mut |item| {
        if let visit::NodeRef::Inline(node) = item
            && let Inline::NoteRef { note, occurrence } = node.value
        {
            calls.push((notes[note.0 as usize].clone(), occurrence));
        }
    });
    let called: Vec<&str> =
        calls.iter().filter(|(_, again)| *again == 0).map(|(note, _)| note.as_str()).collect();
    assert_eq!(called, notes, "each first call is of the next note");
    assert!(
        calls.contains(&("Of the title.".to_owned(), 1)),
        "the second call of a note is known as such: {calls:?}"
    );
    assert_eq!(notes[0], "Of the title.");
}
