use super::*;
use crate::diagnostic::Span;
use crate::epub::CoverImage;
use crate::epub::{Options, Request};
use crate::model::{
    Alt, Block, Cell, CellAlign, Figure, Heading, Inline, Inlines, List, Metadata, Node, Orientation,
    Paragraph, Picture, PictureFormat, Role, Table, Target, plain_text,
};

fn inline(value: Inline) -> Inlines {
    vec![Node::new(value, Span::default())]
}

fn words(text: &str) -> Inlines {
    inline(Inline::Text { text: text.into() })
}

fn block(value: Block) -> Node<Block> {
    Node::new(value, Span::default())
}

fn paragraph(content: Inlines) -> Node<Block> {
    block(Block::Paragraph(Paragraph { number: Some(1), content, ..Paragraph::default() }))
}

/// A book of one section that has of everything something to lose.
fn book() -> Book {
    let mut opening = words("Ink & soot are <old>");
    opening.extend(inline(Inline::NoteRef { note: NoteIndex(0), occurrence: 0 }));
    opening.extend(words("; gum is \"new\"."));
    let target = Target::External("https://example.org/".into());
    opening.extend(inline(Inline::Link { target, content: words(" See the list.") }));
    let cell = |text: &str| Cell { content: words(text), ..Cell::default() };
    let table = Table {
        columns: vec![CellAlign::Start; 2],
        head: vec![vec![cell("Year"), cell("Sheets")]],
        rows: vec![vec![cell("1904"), cell("twelve")]],
        caption: Some(words("What was printed")),
    };
    let figure = Figure {
        picture: Some(PictureIndex(0)),
        address: "mill.png".into(),
        alt: Alt::Text("A mill".into()),
        caption: Some(words("The mill")),
        link: None,
    };
    let heading = Heading { level: 1, capitals: false, id: None, content: words("On Ink") };
    let items = vec![vec![paragraph(words("soot"))], vec![paragraph(words("gum"))]];
    let note = Note {
        label: "1".into(),
        blocks: vec![block(Block::paragraph(Role::Plain, words("Lamp black.")))],
        span: Span::default(),
    };
    let section = Section {
        header: vec![block(Block::Heading(heading))],
        blocks: vec![
            paragraph(opening),
            block(Block::List(List { start: None, items })),
            block(Block::Table(table)),
            block(Block::Figure(figure)),
            block(Block::Code { text: "crease\n  cut\n".into(), syntax: None }),
        ],
        notes: vec![note],
        ..Section::empty(SectionKind::Article, "ink".into(), Lang::default())
    };
    let picture = Picture {
        path: "mill.png".into(),
        format: PictureFormat::Png,
        width: 1,
        height: 1,
        orientation: Orientation::UPRIGHT,
        bytes: [].into(),
    };
    let metadata = Metadata { title: "Letters".into(), ..Metadata::default() };
    let mut book = Book { metadata, sections: vec![section], pictures: vec![picture], ..Book::default() };
    book.number_nodes();
    book
}

/// Writes the section; returns its file with the places of the tool's own words.
fn written(book: &Book, options: &Options) -> (String, Vec<std::ops::Range<usize>>) {
    let cover = CoverImage { bytes: &[], media_type: "image/png" };
    let request = Request { options, css: "", cover, fonts: &[], pages: &[] };
    let mut page = Page::new(book, &book.sections[0], request);
    page.document();
    let own = page.xml.take_own();
    (page.xml.finish(), own)
}

fn faults(book: &Book, file: &str, own: &[std::ops::Range<usize>]) -> Vec<String> {
    let found = proof::xhtml(&book.sections[0], file, own, &|index| index == PictureIndex(0));
    found.into_iter().map(|fault| fault.message).collect()
}

#[test]
fn a_whole_file_has_no_fault() {
    let book = book();
    for paragraph_numbers in [false, true] {
        let (file, own) = written(&book, &Options { paragraph_numbers, ..Options::default() });
        assert_eq!(faults(&book, &file, &own), [""; 0], "{file}");
    }
}

/// 1 and 2 are not 12.
#[test]
fn numbers_of_notes_in_a_row_are_parted_by_a_comma() {
    let mut book = book();
    let second = book.sections[0].notes[0].clone();
    book.sections[0].notes.push(second);
    let mut opening = words("Ink");
    opening.extend(inline(Inline::NoteRef { note: NoteIndex(0), occurrence: 0 }));
    opening.extend(inline(Inline::NoteRef { note: NoteIndex(1), occurrence: 0 }));
    opening.extend(words(" is old."));
    book.sections[0].blocks[0] = paragraph(opening);
    book.number_nodes();
    let (file, own) = written(&book, &Options::default());
    assert!(file.contains("1</a><sup class=\"noteref\">,</sup><a "), "{file}");
    assert_eq!(faults(&book, &file, &own), [""; 0], "{file}");
}

// Print sets no letter large in a salutation, before a dash, or in a script that has no such habit: the EPUB does not
// either.
#[test]
fn only_a_long_paragraph_that_begins_with_a_letter_opens_an_article() {
    let long =
        "the rope was twisted of hemp and tarred twice, as the chandler had it from his father ".repeat(3);
    let emphasised = inline(Inline::Emph { content: words(&long) });
    let table = [
        (words(&format!("Once {long}")), true),
        (words(&format!("E\u{301}lan: {long}")), true),
        (words("Dear friends,"), false),
        (words(&format!("— Once {long}")), false),
        (words(&format!("“Once {long}”")), true),
        (words(&format!("1840 was the year; {long}")), false),
        (words(&"किताब की रस्सी ".repeat(20)), false),
        (emphasised, false),
    ];
    for (opening, expected) in table {
        let mut book = book();
        let said = plain_text(&opening);
        book.sections[0].blocks[0] = paragraph(opening);
        book.sections[0].initials = true;
        assert_eq!(written(&book, &Options::default()).0.contains("opening"), expected, "{said}");
        // Where one article of a book cannot, none does.
        book.sections[0].initials = false;
        assert!(!written(&book, &Options::default()).0.contains("opening"), "{said}");
    }
}

/// What is replaced in the file, by what, and a part of what is said of it.
const DAMAGES: &[(&str, &str, &str)] = &[
    ("soot are", "soot", "in place of"),
    (">gum<", "><", "in place of"),
    ("twelve", "", "in place of"),
    ("twelve", "eleven", "\"eleven"),
    ("1904", "1905", "\"5"),
    ("&amp; soot", "&amp;amp; soot", "in place of"),
    ("&lt;old&gt;", "<old>", "in place of"),
    ("cut", "", "in place of"),
    ("Lamp black.", "", "not in the EPUB"),
    ("What was printed", "", "in place of"),
    ("The mill", "The mill The mill", "in place of"),
    ("<img ", "<image ", "a picture"),
    (" role=\"doc-noteref\"", "", "the number of a note"),
    ("<li id=", "<li class=", "a note is missing"),
    ("See the list.", "See.", "in place of"),
    ("crease", "Chapter 1 crease", "in place of"),
    ("</body>", "more words</body>", "after the end"),
];

#[test]
fn each_damage_to_a_file_is_found() {
    let book = book();
    let (file, own) = written(&book, &Options::default());
    for (from, to, said) in DAMAGES {
        let at = file.find(from).unwrap_or_else(|| panic!("{from} is not in {file}"));
        let damaged = format!("{}{to}{}", &file[..at], &file[at + from.len()..]);
        // The places of the tool's own words move with what stands before them.
        let moved = |place: usize| if place > at { place + to.len() - from.len() } else { place };
        let own: Vec<_> = own.iter().map(|range| moved(range.start)..moved(range.end)).collect();
        let found = faults(&book, &damaged, &own);
        assert!(found.iter().any(|fault| fault.contains(said)), "{from} to {to}: {found:?}");
    }
}
