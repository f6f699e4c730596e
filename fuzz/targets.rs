//! What is fuzzed. Each target takes bytes as one kind of input and makes all that comes of them.
//!
//! The fuzzer calls them by way of `fuzz_targets/`, and the ordinary tests with the inputs of `tests/fuzzed/`: seeds of
//! each kind, and every input that once failed. A target fails by a panic. The program's own proofs count as one: that a
//! word is lost on a page (`L010`) or in an EPUB (`E010`) is no answer to any input.

use arbitrary::{Arbitrary, Result, Unstructured};
use chapbook::diagnostic::{Diagnostic, Placed, Severity, Span};
use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::font::FontBook;
use chapbook::import;
use chapbook::impose::{
    self, Binding, Blank, BookletCover, Copies, Flip, FormatRequest, Holes, Printed, Scheme, Signature,
};
use chapbook::layout::{self, inline::Setter};
use chapbook::model::{
    Block, BlockQuote, Blocks, Book, Cell, CellAlign, Heading, Inline, Inlines, Lang, List, Metadata, Node,
    Note, NoteIndex, Paragraph, Role, Section, SectionKind, Stanza, Table, Verse, VerseLine,
};
use chapbook::style::{self, Sheets};
use chapbook::unit::{Length, Point, Rect, Size};
use std::io::{Cursor, Write};
use std::num::NonZeroU8;
use std::path::Path;

/// Takes an input.
pub type Target = fn(&[u8]);

/// Every target by its name, which is that of its folder in `tests/fuzzed/`.
pub const ALL: &[(&str, Target)] = &[
    ("text", text),
    ("markdown", markdown),
    ("table", table),
    ("page", page),
    ("mail", mail),
    ("docx", docx),
    ("odt", odt),
    ("rtf", rtf),
    ("export", export),
    ("front_matter", front_matter),
    ("study", study),
    ("config", config),
    ("css", css),
    ("png", png),
    ("jpeg", jpeg),
    ("gif", gif),
    ("webp", webp),
    ("svg", svg),
    ("font", font),
    ("book", book),
    ("plan", plan),
    ("folder", folder),
];

const SHORT: &str = "A Sheet of Paper\n6 January 2025\n\nPaper has a grain.\n";

/// A plain text.
pub fn text(data: &[u8]) {
    make(&[("2025-01-06-one.txt", data)], &[Output::Epub, Output::Pdf]);
}

/// A Markdown file.
pub fn markdown(data: &[u8]) {
    make(&[("2025-01-06-one.md", data)], &[Output::Epub, Output::Pdf]);
}

/// An HTML table in Markdown.
pub fn table(data: &[u8]) {
    let file = [b"A line.\n\n<table>".as_slice(), data, b"</table>\n\nA line.\n"].concat();
    make(&[("2025-01-06-one.md", &file)], &[Output::Epub, Output::Pdf]);
}

/// A page that was saved from a web site.
pub fn page(data: &[u8]) {
    make(&[("one.html", data)], &[Output::Epub, Output::Pdf]);
}

/// A mail.
pub fn mail(data: &[u8]) {
    make(&[("one.eml", data)], &[Output::Epub, Output::Pdf]);
}

/// A file of Word: each of its parts has this XML.
pub fn docx(data: &[u8]) {
    let parts = [
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "docProps/core.xml",
    ];
    make(&[("one.docx", &packed(&parts, data))], &[Output::Epub]);
}

/// A file of LibreOffice: each of its parts has this XML.
pub fn odt(data: &[u8]) {
    make(&[("one.odt", &packed(&["content.xml", "styles.xml", "meta.xml"], data))], &[Output::Epub]);
}

/// A file in the rich text format.
pub fn rtf(data: &[u8]) {
    make(&[("one.rtf", data)], &[Output::Epub]);
}

/// An archive in which files of these names have the same bytes, as they are.
fn packed(names: &[&str], data: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for name in names {
        archive.start_file(*name, stored).expect("a name that is new");
        archive.write_all(data).expect("room in memory");
    }
    archive.finish().expect("an archive").into_inner()
}

/// An export with many articles. The first byte chooses its form.
pub fn export(data: &[u8]) {
    let (form, data) = data.split_first().unwrap_or((&0, data));
    let html = ["posts/2025-01-06_one-0123456789ab.html"];
    let (name, bytes) = match form {
        b'j' => ("all.json", data.to_vec()),
        b'm' => ("all.mbox", data.to_vec()),
        b'z' => ("all.zip", data.to_vec()),
        b'p' => ("all.zip", packed(&html, data)),
        b's' => ("all.zip", packed(&["posts.csv", "posts/1.one.html"], data)),
        b'e' => ("all.epub", packed(&["META-INF/container.xml", "content.opf", "one.xhtml"], data)),
        _ => ("all.xml", data.to_vec()),
    };
    let files = Memory::from_iter([(name, bytes.as_slice())]);
    let request = import::Request {
        files: &files,
        sources: &[name.into()],
        folder: Path::new("series"),
        choice: &import::ImportChoice::default(),
    };
    let mut made: Vec<(String, Vec<u8>)> = Vec::new();
    // A source that holds nothing is an error, and an answer.
    let said = import::import(request, &mut |file| {
        let name = file.path.strip_prefix("series").unwrap_or(&file.path);
        made.push((name.to_string_lossy().into_owned(), file.bytes));
    });
    if said.is_ok() {
        let series: Vec<(&str, &[u8])> =
            made.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        make(&series, &[Output::Epub]);
    }
}

/// What stands above a Markdown text.
pub fn front_matter(data: &[u8]) {
    // The first byte chooses the marks around it, for each stands for a language.
    let (marks, data) = match data.split_first() {
        Some((b'+', rest)) => ("+++", rest),
        Some((b';', rest)) => (";;;", rest),
        _ => ("---", data),
    };
    let file = [marks.as_bytes(), b"\n", data, b"\n", marks.as_bytes(), b"\n\nA line of text.\n"].concat();
    make(&[("one.md", &file)], &[Output::Epub]);
}

/// A study file.
pub fn study(data: &[u8]) {
    make(&[("one.txt", SHORT.as_bytes()), ("one.study.md", data)], &[Output::Handouts]);
}

/// `chapbook.toml`.
pub fn config(data: &[u8]) {
    make(
        &[("chapbook.toml", data), ("one.txt", SHORT.as_bytes())],
        &[Output::Epub, Output::Pdf, Output::Booklet],
    );
}

/// A style sheet.
pub fn css(data: &[u8]) {
    let rich = b"# One\n\n> Words.\n\n- Item\n\n| a | b |\n|---|---|\n| c | d |\n\nMore *words*.[^1]\n\n[^1]: A note.\n";
    let settings = b"[series]\nstyle = \"my.css\"\n";
    make(&[("chapbook.toml", settings), ("my.css", data), ("one.md", rich)], &[Output::Epub, Output::Pdf]);
}

/// A picture, by its name.
fn picture(name: &str, data: &[u8]) {
    let text = format!("# One\n\nWords.\n\n![What it shows]({name})\n\nWords.\n");
    make(&[("one.md", text.as_bytes()), (name, data)], &[Output::Epub, Output::Pdf]);
}

/// A PNG.
pub fn png(data: &[u8]) {
    picture("a.png", data);
}

/// A JPEG.
pub fn jpeg(data: &[u8]) {
    picture("a.jpg", data);
}

/// A GIF.
pub fn gif(data: &[u8]) {
    picture("a.gif", data);
}

/// A WebP picture.
pub fn webp(data: &[u8]) {
    picture("a.webp", data);
}

/// A drawing.
pub fn svg(data: &[u8]) {
    picture("a.svg", data);
}

/// A typeface.
pub fn font(data: &[u8]) {
    let settings = b"[series]\nstyle = \"my.css\"\n[epub]\nfonts = true\n";
    let css = b"body { font-family: \"Fold\", serif }";
    let files: &[(&str, &[u8])] = &[
        ("chapbook.toml", settings),
        ("my.css", css),
        ("fonts/Fold.ttf", data),
        ("one.txt", SHORT.as_bytes()),
    ];
    make(files, &[Output::Epub, Output::Pdf]);
}

/// A whole folder: files with names, each a length, a kind and its bytes.
pub fn folder(data: &[u8]) {
    const NAMES: [&str; 10] = [
        "chapbook.toml",
        "2025-01-06-one.txt",
        "2025-02-03-two.md",
        "three.txt",
        "four.md",
        "2025-01-06-one.study.md",
        "terms.md",
        "chronology.md",
        "foreword.md",
        "sub/five.md",
    ];
    let mut rest = Unstructured::new(data);
    let mut files: Vec<(&str, &[u8])> = Vec::new();
    while !rest.is_empty() {
        let (Ok(name), Ok(length)) = (rest.choose(&NAMES), rest.arbitrary::<u16>()) else { break };
        let length = usize::from(length % 2_000).min(rest.len());
        files.push((name, rest.bytes(length).unwrap_or_default()));
    }
    make(&files, Output::ALL);
}

/// Reads a series and makes outputs of it.
///
/// A cover that is given takes a hundredth of the time of one that is drawn.
fn make(files: &[(&str, &[u8])], outputs: &[Output]) {
    let cover: [(&str, &[u8]); 2] = [
        ("chapbook.toml", b"[series]\ncover = \"own-cover.png\"\n"),
        ("own-cover.png", include_bytes!("../tests/fuzzed/png/grey")),
    ];
    let has_own = files.iter().any(|(name, _)| *name == "chapbook.toml");
    let files = files.iter().chain(if has_own { &[][..] } else { &cover });
    let mut project = Project::open(Memory::from_iter(files.copied()), Request::default());
    project.load();
    no_fault(project.diagnostics());
    let Some(shared) = project.share(outputs) else { return };
    no_fault(&shared.diagnostics);
    for output in outputs {
        no_fault(&output.make(&shared.value).diagnostics);
    }
}

fn no_fault(said: &[Diagnostic]) {
    let fault = said.iter().find(|diagnostic| matches!(diagnostic.code.0, "L010" | "E010"));
    assert!(fault.is_none(), "{fault:?}");
}

/// A book of any blocks, set on pages that may be narrow.
pub fn book(data: &[u8]) {
    let mut choice = Unstructured::new(data);
    let Ok((book, options)) = any_book(&mut choice) else { return };
    let cascade = Sheets::load(None).value.cascade(&options, &book.metadata);
    if cascade.diagnostics.iter().any(|diagnostic| diagnostic.code.0 == "S008") {
        return;
    }
    let fonts = FontBook::new(&[]).value;
    let setter = Setter::new(&fonts);
    let notes = if data.len().is_multiple_of(2) { layout::NotesPlace::Foot } else { layout::NotesPlace::End };
    let options = layout::Options { notes, ..layout::Options::default() };
    no_fault(
        &layout::layout(layout::Request { book: &book, cascade: &cascade.value, setter: &setter, options })
            .diagnostics,
    );
}

fn any_book(choice: &mut Unstructured<'_>) -> Result<(Book, style::Options)> {
    let page = Size {
        width: Length::mm(choice.int_in_range(30..=220)?),
        height: Length::mm(choice.int_in_range(40..=300)?),
    };
    let placed = Some(Placed { value: page, span: None });
    let options = style::Options { page: placed, ..style::Options::default() };
    let mut sections = Vec::new();
    for number in 0..choice.int_in_range(1..=3)? {
        let mut section = Section::empty(SectionKind::Article, format!("article-{number}"), Lang::default());
        let title = inlines(choice, 0, 0)?;
        section.title.clone_from(&title);
        section.header.push(node(Block::Heading(Heading {
            level: 1,
            capitals: false,
            id: None,
            content: title,
        })));
        let notes: u32 = choice.int_in_range(0..=3)?;
        section.blocks = blocks(choice, 0, notes)?;
        for _ in 0..notes {
            let blocks = vec![paragraph(inlines(choice, 1, 0)?)];
            section.notes.push(Note { label: String::new(), blocks, span: Span::default() });
        }
        sections.push(section);
    }
    let metadata = Metadata { title: "Any".to_owned(), slug: "any".to_owned(), ..Metadata::default() };
    let mut book = Book { metadata, sections, ..Book::default() };
    book.number_nodes();
    Ok((book, options))
}

/// How deep blocks and inlines are nested at most.
const DEPTH: u8 = 5;

fn blocks(choice: &mut Unstructured<'_>, depth: u8, notes: u32) -> Result<Blocks> {
    let mut all = Vec::new();
    for _ in 0..choice.int_in_range(1..=5)? {
        all.push(node(block(choice, depth, notes)?));
    }
    Ok(all)
}

fn block(choice: &mut Unstructured<'_>, depth: u8, notes: u32) -> Result<Block> {
    let kind: u8 = if depth >= DEPTH { 0 } else { choice.int_in_range(0..=9)? };
    Ok(match kind {
        1 => {
            let (level, capitals) = (choice.int_in_range(2..=6)?, choice.arbitrary()?);
            Block::Heading(Heading { level, capitals, id: None, content: inlines(choice, depth, notes)? })
        }
        2 => Block::Quote(BlockQuote {
            epigraph: choice.arbitrary()?,
            blocks: blocks(choice, depth + 1, notes)?,
            attribution: if choice.arbitrary()? { Some(inlines(choice, depth, notes)?) } else { None },
        }),
        3 => {
            let mut lines = Vec::new();
            for _ in 0..choice.int_in_range(1..=6)? {
                lines.push(VerseLine {
                    indent: choice.int_in_range(0..=8)?,
                    content: inlines(choice, depth, notes)?,
                });
            }
            Block::Verse(Verse { stanzas: vec![Stanza { number: None, lines }], attribution: None })
        }
        4 => {
            let start = if choice.arbitrary()? { Some(choice.arbitrary()?) } else { None };
            let items = [blocks(choice, depth + 1, notes)?, blocks(choice, depth + 1, notes)?].into();
            Block::List(List { start, items })
        }
        5 => {
            let columns = choice.int_in_range(1..=9)?;
            let mut rows = Vec::new();
            for _ in 0..choice.int_in_range(1..=4)? {
                let mut row = Vec::new();
                for _ in 0..columns {
                    row.push(Cell { content: inlines(choice, depth, notes)?, ..Cell::default() });
                }
                rows.push(row);
            }
            let head = if choice.arbitrary()? { rows.drain(..1).collect() } else { Vec::new() };
            Block::Table(Table { columns: vec![CellAlign::Start; columns], head, rows, caption: None })
        }
        6 => Block::SceneBreak,
        7 => Block::Code { text: words(choice)?.replace(' ', "\n"), syntax: None },
        8 => Block::Room { lines: choice.int_in_range(1..=60)?, least: 1 },
        9 => Block::Definitions {
            entries: vec![(inlines(choice, depth, notes)?, vec![blocks(choice, depth + 1, notes)?])],
        },
        _ => paragraph(inlines(choice, depth, notes)?).value,
    })
}

fn inlines(choice: &mut Unstructured<'_>, depth: u8, notes: u32) -> Result<Inlines> {
    let mut all = vec![node(Inline::Text { text: words(choice)? })];
    for _ in 0..choice.int_in_range(0..=4)? {
        let kind: u8 = if depth >= DEPTH { 0 } else { choice.int_in_range(0..=6)? };
        all.push(node(match kind {
            1 => Inline::Emph { content: inlines(choice, depth + 1, notes)? },
            2 => Inline::SmallCaps { content: inlines(choice, depth + 1, notes)? },
            3 => Inline::Superscript { content: inlines(choice, depth + 1, notes)? },
            4 => Inline::Code { text: words(choice)? },
            5 => Inline::Break,
            6 if notes > 0 => {
                Inline::NoteRef { note: NoteIndex(choice.int_in_range(0..=notes - 1)?), occurrence: 0 }
            }
            _ => Inline::Text { text: words(choice)? },
        }));
    }
    Ok(all)
}

/// Returns words, of which a few may be long or of other scripts.
fn words(choice: &mut Unstructured<'_>) -> Result<String> {
    const WORDS: [&str; 12] = [
        "a",
        "fold",
        "paper-thin",
        "Falzbeinbehälterdeckel",
        "«mot»",
        "слово",
        "λόγος",
        "مطوية",
        "紙を折る",
        "e\u{301}\u{302}",
        "https://example.org/a/b",
        "12.5",
    ];
    let mut text = String::new();
    for _ in 0..choice.int_in_range(1..=24)? {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(choice.choose(&WORDS)?);
    }
    Ok(text)
}

fn paragraph(content: Inlines) -> Node<Block> {
    node(Block::Paragraph(Paragraph { role: Role::Body, content, ..Paragraph::default() }))
}

fn node<T>(value: T) -> Node<T> {
    Node::new(value, Span::default())
}

/// A plan of sheets: each page stands on it once in each copy, inside its sheet.
pub fn plan(data: &[u8]) {
    let mut choice = Unstructured::new(data);
    let Ok((options, count, binding, page)) = any_booklet(&mut choice) else { return };
    let request = FormatRequest { options: &options, page, page_is_chosen: false, paper: page };
    let Ok(format) = impose::format(request) else { return };
    let ink = Some(Rect { origin: Point::default(), size: format.page });
    let pages: Vec<Printed> =
        (1..=count).map(|number| Printed { label: number.to_string(), ink, ..Printed::default() }).collect();
    let plan =
        impose::plan(impose::Request { options: &options, format, binding, pages: &pages, second: None });
    if plan.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return;
    }
    let sides = plan.value.sheets.iter().flat_map(|sheet| [&sheet.front, &sheet.back]);
    let mut placed: Vec<_> = sides.flat_map(|side| side.cells.iter().filter_map(|cell| cell.page)).collect();
    placed.sort();
    let copies = options.copies.count() as usize;
    let pages = (0..count).map(chapbook::frame::PageIndex);
    let expected: Vec<_> = pages.flat_map(|page| std::iter::repeat_n(page, copies)).collect();
    assert_eq!(placed, expected, "{options:?}");
}

fn any_booklet(choice: &mut Unstructured<'_>) -> Result<(impose::Options, u32, Binding, Size)> {
    let (_, scheme) = choice.choose(&Scheme::ALL)?;
    let signature = match NonZeroU8::new(u8::arbitrary(choice)? % 33) {
        Some(sheets) => Signature::Sheets(sheets),
        None => Signature::Auto,
    };
    let options = impose::Options {
        scheme: *scheme,
        signature,
        stitch_limit: choice.int_in_range(4..=128)?,
        flip: *choice.choose(&[Flip::ShortEdge, Flip::LongEdge, Flip::SingleSided])?,
        trim: choice.arbitrary()?,
        blank: *choice.choose(&[Blank::End, Blank::Front])?,
        cover: *choice.choose(&[BookletCover::Own, BookletCover::Wrap])?,
        scale: choice.arbitrary()?,
        back_turned: choice.arbitrary()?,
        ..impose::Options::default()
    };
    let binding = *choice.choose(&[Binding::Left, Binding::Right])?;
    let page = Size {
        width: Length::mm(choice.int_in_range(60..=300)?),
        height: Length::mm(choice.int_in_range(80..=420)?),
    };
    let count = choice.int_in_range(1..=400)?;
    let holes = [Holes::Auto, Holes::Two, Holes::Three, Holes::Four, Holes::Comb, Holes::None];
    let options = impose::Options {
        copies: *choice.choose(&[Copies::One, Copies::Two, Copies::Four])?,
        flyleaves: choice.int_in_range(0..=10)?,
        holes: *choice.choose(&holes)?,
        ..options
    };
    let sizes: Vec<u8> = choice.arbitrary()?;
    let sizes: Vec<_> = sizes.iter().take(100).filter_map(|size| NonZeroU8::new(size % 33)).collect();
    let signature = if sizes.is_empty() { options.signature.clone() } else { Signature::Each(sizes) };
    Ok((impose::Options { signature, ..options }, count, binding, page))
}
