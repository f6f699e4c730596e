//! A book made by hand, with every kind of block and inline in it.

use chapbook::diagnostic::Span;
use chapbook::epub::{PageBreak, PageStart};
use chapbook::model::{
    Alt, Block, BlockQuote, Blocks, Book, Cell, CellAlign, Dated, Figure, Heading, Inline, Inlines, Lang,
    List, Metadata, Node, NodeId, Note, NoteIndex, Orientation, Paragraph, PartialDate, Picture,
    PictureFormat, PictureIndex, Role, Section, SectionIndex, SectionKind, Stanza, Table, Target, Verse,
    VerseLine,
};
use std::sync::Arc;

/// A PNG of one pixel.
pub const PIXEL: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58,
    126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 248, 15, 0, 1, 1, 1, 0, 177, 56, 246, 20, 0, 0,
    0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

const SVG: &[u8] = br#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><path d="M0 0h40v20z"/></svg>"#;

/// Hands out node ids in the order in which nodes are made.
#[derive(Default)]
struct Maker {
    next: u32,
}

impl Maker {
    fn node<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Node<T> {
        let id = NodeId(self.next);
        self.next += 1;
        let value = make(self);
        Node { id, span: Span::default(), value }
    }

    fn text(&mut self, text: &str) -> Node<Inline> {
        self.node(|_| Inline::Text { text: text.into() })
    }

    fn words(&mut self, text: &str) -> Inlines {
        vec![self.text(text)]
    }

    fn block(&mut self, role: Role, text: &str) -> Node<Block> {
        self.node(|m| Block::paragraph(role, m.words(text)))
    }

    fn body(&mut self, number: u32, make: impl FnOnce(&mut Self) -> Inlines) -> Node<Block> {
        self.node(|m| {
            Block::Paragraph(Paragraph { number: Some(number), content: make(m), ..Paragraph::default() })
        })
    }

    fn heading(&mut self, level: u8, id: Option<&str>, text: &str) -> Node<Block> {
        self.node(|m| {
            let content = m.words(text);
            Block::Heading(Heading { level, capitals: level > 1, id: id.map(Into::into), content })
        })
    }
}

fn section(id: &str, kind: SectionKind, title: &str) -> Section {
    let title = match title {
        "" => Vec::new(),
        title => vec![Node::new(Inline::Text { text: title.into() }, Span::default())],
    };
    Section { title, ..Section::empty(kind, id.into(), Lang::default()) }
}

fn dated(year: i16, month: u8, day: u8, shown: &str) -> Option<Dated> {
    Some(Dated {
        date: PartialDate::full(year, month, day)?,
        written: shown.into(),
        shown: shown.into(),
        place: None,
        month_first: None,
        span: None,
    })
}

/// Returns a book of two articles, front matter and a colophon.
pub fn rich() -> Book {
    let mut maker = Maker::default();
    let m = &mut maker;
    let mut title_page = section("title-page", SectionKind::TitlePage, "");
    title_page.header = vec![
        m.block(Role::BookTitle, "Ink & <Paper>"),
        m.block(Role::BookSubtitle, "Letters on small books"),
        m.block(Role::BookAuthor, "Anna Weil"),
    ];
    let mut imprint = section("imprint", SectionKind::Imprint, "Imprint");
    imprint.blocks = vec![m.block(Role::Imprint, "Set and bound by its readers.")];
    let mut epigraph = section("epigraph", SectionKind::Epigraph, "");
    epigraph.blocks = vec![m.node(|m| {
        let blocks = vec![m.block(Role::Plain, "A sheet folded once is already a book.")];
        Block::Quote(BlockQuote { epigraph: true, blocks, attribution: Some(m.words("A binder")) })
    })];
    let contents = section("contents", SectionKind::Contents, "Contents");
    let sections = vec![title_page, imprint, epigraph, contents, folding(m), press(m), colophon(m)];
    Book {
        metadata: metadata(),
        sections,
        pictures: vec![
            picture("fold ed.png", PictureFormat::Png, PIXEL),
            picture("été.svg", PictureFormat::Svg, SVG),
        ],
        node_count: maker.next,
        ..Book::default()
    }
}

fn metadata() -> Metadata {
    Metadata {
        title: "Ink & <Paper>".into(),
        subtitle: Some("Letters on small books".into()),
        authors: vec!["Anna Weil".into(), "Thomas Clare".into()],
        publisher: Some("The Reading Room".into()),
        identifier: "urn:uuid:0b0a3d7e-41f4-5b3e-9c5b-0d6f8f4d1c11".into(),
        slug: "ink-paper".into(),
        rights: Some("© 2017 the authors".into()),
        isbn: Some("9783161484100".into()),
        site: Some("https://example.org/letters".into()),
        first_date: dated(2017, 9, 4, "4 September 2017"),
        last_date: dated(2018, 1, 13, "13 January 2018"),
        dates: Some("4 September 2017 – 13 January 2018".to_owned()),
        modified: "2018-01-13T00:00:00Z".into(),
        ..Metadata::default()
    }
}

fn picture(path: &str, format: PictureFormat, bytes: &[u8]) -> Picture {
    let orientation = Orientation::UPRIGHT;
    Picture { path: path.into(), format, width: 1, height: 1, orientation, bytes: Arc::from(bytes) }
}

fn header(m: &mut Maker, title: &str, id: &str, date: &str) -> Blocks {
    vec![m.block(Role::Dateline, date), m.heading(1, Some(id), title)]
}

fn folding(m: &mut Maker) -> Section {
    let mut article = section("2017-09-04-folding", SectionKind::Article, "Folding:");
    article.subtitle = Some(m_words("one sheet, eight leaves"));
    article.date = dated(2017, 9, 4, "4 September 2017");
    article.authors = vec!["Anna Weil".into()];
    article.header = header(m, "Folding:", "2017-09-04-folding-title", "4 September 2017");
    article.header.push(m.block(Role::Subtitle, "one sheet, eight leaves"));
    article.header.push(m.block(Role::Byline, "Anna Weil"));
    article.header.push(m.block(Role::SeriesNote, "This letter begins our series."));
    article.blocks = vec![
        m.body(1, |m| {
            let mut words = m.words("The ink was hardly dry & the sheet was < folded.");
            words.push(m.node(|_| Inline::NoteRef { note: NoteIndex(0), occurrence: 0 }));
            words.push(m.text(" More "));
            words.push(m.node(|m| Inline::Emph { content: m.words("than once") }));
            words.push(m.text(", as the French say, "));
            words.push(m.node(|m| Inline::Lang {
                lang: Lang::new("fr").expect("a language"),
                italic: true,
                content: m.words("pli sur pli"),
            }));
            words.push(m.text(" or "));
            words.push(m.node(|m| Inline::Lang {
                lang: Lang::new("ar").expect("a language"),
                italic: false,
                content: m.words("طيّة"),
            }));
            words
        }),
        m.node(|m| {
            let blocks = vec![
                m.body(2, |m| m.words("Fold in the middle.")),
                m.body(3, |m| m.words("Then fold again.")),
            ];
            Block::Quote(BlockQuote { epigraph: false, blocks, attribution: Some(m.words("Miriam Hopkins")) })
        }),
        m.heading(4, Some("2017-09-04-folding-tools"), "Tools"),
        m.node(|m| {
            let items = vec![
                vec![m.body(4, |m| m.words("a bone folder"))],
                vec![m.body(5, |m| m.words("a long stapler"))],
            ];
            Block::List(List { start: Some(3), items })
        }),
        m.node(verse),
        m.node(|_| Block::SceneBreak),
        m.body(7, |m| {
            vec![m.node(|m| Inline::Link {
                target: Target::Internal {
                    section: SectionIndex(5),
                    fragment: Some("2018-01-13-the-press-p1".into()),
                },
                content: vec![
                    m.text("the press"),
                    m.node(|_| Inline::NoteRef { note: NoteIndex(0), occurrence: 1 }),
                ],
            })]
        }),
    ];
    article.notes = vec![note(m, "By hand, with a bone."), note(m, "Nobody refers to this.")];
    article
}

fn m_words(text: &str) -> Inlines {
    vec![Node::new(Inline::Text { text: text.into() }, Span::default())]
}

fn verse(m: &mut Maker) -> Block {
    let line = |m: &mut Maker, indent, text: &str| VerseLine { indent, content: m.words(text) };
    let lines =
        vec![line(m, 0, "Fold me once and fold me twice,"), line(m, 1, "paper is not paid by price.")];
    Block::Verse(Verse { stanzas: vec![Stanza { number: Some(6), lines }], attribution: None })
}

fn note(m: &mut Maker, text: &str) -> Note {
    Note { label: "1".into(), blocks: vec![m.block(Role::Plain, text)], span: Span::default() }
}

fn press(m: &mut Maker) -> Section {
    let mut article = section("2018-01-13-the-press", SectionKind::Article, "The Press");
    article.date = dated(2018, 1, 13, "13 January 2018");
    article.origin = Some("https://example.org/letters/press".into());
    article.header = header(m, "The Press", "2018-01-13-the-press-title", "13 January 2018");
    article.blocks = vec![
        m.body(1, |m| {
            let mut words = m.words("See ");
            words.push(m.node(|m| Inline::Link {
                target: Target::External("https://example.org/a b?c=d&e".into()),
                content: m.words("the site"),
            }));
            words.push(m.text(", not "));
            words.push(m.node(|m| Inline::Link {
                target: Target::External("javascript:alert(1)".into()),
                content: m.words("this"),
            }));
            words.push(m.node(|_| Inline::Break));
            words.push(m.node(|_| Inline::Code { text: "a < b".into() }));
            words
        }),
        m.node(|m| {
            Block::Figure(Figure {
                picture: Some(PictureIndex(0)),
                address: "fold ed.png".into(),
                alt: Alt::Text("A folded sheet".into()),
                caption: Some(m.words("The sheet.")),
                link: None,
            })
        }),
        m.node(|_| {
            Block::Figure(Figure {
                picture: Some(PictureIndex(1)),
                address: "été.svg".into(),
                alt: Alt::Decoration,
                caption: None,
                link: None,
            })
        }),
        m.node(|_| {
            Block::Figure(Figure {
                picture: None,
                address: "https://example.org/gone.png".into(),
                alt: Alt::Text("A press".into()),
                caption: None,
                link: None,
            })
        }),
        m.node(table),
        m.node(|m| {
            let explained = vec![vec![m.block(Role::Plain, "A sheet folded.")]];
            Block::Definitions {
                entries: vec![(m.words("Signature"), explained), (m.words("Deckle"), vec![])],
            }
        }),
        m.node(|_| Block::Code { text: "fold\n  again\n".into(), syntax: None }),
        m.node(|m| {
            let blocks = vec![m.body(2, |m| m.words("Das Blatt."))];
            Block::Lang { lang: Lang::new("de").expect("a language"), blocks }
        }),
    ];
    article
}

fn table(m: &mut Maker) -> Block {
    let cell = |m: &mut Maker, text: &str| Cell { content: m.words(text), ..Cell::default() };
    let head = vec![vec![cell(m, " "), cell(m, "Leaves")]];
    let rows = vec![vec![cell(m, "Folio"), cell(m, "2")], vec![cell(m, "Quarto"), cell(m, "4")]];
    let columns = vec![CellAlign::Start, CellAlign::End];
    Block::Table(Table { columns, head, rows, caption: Some(m.words("Folds")) })
}

fn colophon(m: &mut Maker) -> Section {
    let mut colophon = section("colophon", SectionKind::Colophon, "Colophon");
    colophon.header = vec![m.heading(1, None, "Colophon")];
    colophon.blocks = vec![m.block(Role::Colophon, "Made with care.")];
    colophon
}

/// Returns the first words of the first article's text, with their node.
pub fn first_words(book: &Book) -> (NodeId, String) {
    let (_, article) = book.articles().next().expect("an article");
    match &article.blocks[0].value {
        Block::Paragraph(paragraph) => match &paragraph.content[0] {
            Node { id, value: Inline::Text { text }, .. } => (*id, text.clone()),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// Returns where pages begin: in the contents, within the first article's text, and at a figure of the second.
pub fn pages() -> Vec<PageBreak> {
    let book = rich();
    let (node, text) = first_words(&book);
    let figure = book.sections[5].blocks[1].id;
    let byte = text.find("sheet").unwrap_or_default() as u32;
    let page = |label: &str, start| PageBreak { start, label: label.into() };
    vec![
        page("v", PageStart::Contents(None)),
        page("vi", PageStart::Contents(Some(SectionIndex(5)))),
        page("1", PageStart::Text(node, byte)),
        page("2", PageStart::Text(figure, 0)),
    ]
}
