//! The elements that styles apply to: the names and classes that the EPUB's XHTML bears.
//!
//! An [`Element`] is all that a selector may ask of one element: its name, classes and language, and how
//! it stands among its siblings. The layout makes one of each node of the model with the functions here,
//! so that the print edition and the EPUB give a node the same name.

use super::computed::Display;
use crate::model::{Block, CellAlign, Heading, Inline, Lang, Paragraph, Role, SectionKind};

/// The names of elements, as XHTML has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is the XHTML element of that name")]
pub enum ElementName {
    Html,
    Body,
    Nav,
    Section,
    Header,
    Aside,
    Div,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    P,
    Blockquote,
    Ol,
    Ul,
    Li,
    Dl,
    Dt,
    Dd,
    Table,
    Caption,
    Thead,
    Tbody,
    Tr,
    Th,
    Td,
    Figure,
    Figcaption,
    Hr,
    Pre,
    Code,
    Img,
    Br,
    A,
    Cite,
    Em,
    I,
    S,
    Span,
    Strong,
    Sub,
    Sup,
    Time,
}

impl ElementName {
    /// All of them, each with its name in XHTML.
    const NAMES: [(Self, &'static str); 45] = [
        (Self::Html, "html"),
        (Self::Body, "body"),
        (Self::Nav, "nav"),
        (Self::Section, "section"),
        (Self::Header, "header"),
        (Self::Aside, "aside"),
        (Self::Div, "div"),
        (Self::H1, "h1"),
        (Self::H2, "h2"),
        (Self::H3, "h3"),
        (Self::H4, "h4"),
        (Self::H5, "h5"),
        (Self::H6, "h6"),
        (Self::P, "p"),
        (Self::Blockquote, "blockquote"),
        (Self::Ol, "ol"),
        (Self::Ul, "ul"),
        (Self::Li, "li"),
        (Self::Dl, "dl"),
        (Self::Dt, "dt"),
        (Self::Dd, "dd"),
        (Self::Table, "table"),
        (Self::Caption, "caption"),
        (Self::Thead, "thead"),
        (Self::Tbody, "tbody"),
        (Self::Tr, "tr"),
        (Self::Th, "th"),
        (Self::Td, "td"),
        (Self::Figure, "figure"),
        (Self::Figcaption, "figcaption"),
        (Self::Hr, "hr"),
        (Self::Pre, "pre"),
        (Self::Code, "code"),
        (Self::Img, "img"),
        (Self::Br, "br"),
        (Self::A, "a"),
        (Self::Cite, "cite"),
        (Self::Em, "em"),
        (Self::I, "i"),
        (Self::S, "s"),
        (Self::Span, "span"),
        (Self::Strong, "strong"),
        (Self::Sub, "sub"),
        (Self::Sup, "sup"),
        (Self::Time, "time"),
    ];

    /// Returns every name, in the order of the enum.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::NAMES.iter().map(|(name, _)| *name)
    }

    /// Returns the name as XHTML has it.
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(name, _)| *name == self).map_or("", |(_, text)| text)
    }

    /// Returns what kind of box the element makes where no rule says otherwise, as XHTML has it.
    pub(super) const fn display(self) -> Display {
        match self {
            Self::Code | Self::Img | Self::Br | Self::A | Self::Cite | Self::Em | Self::I | Self::S => {
                Display::Inline
            }
            Self::Span | Self::Strong | Self::Sub | Self::Sup | Self::Time => Display::Inline,
            Self::Li => Display::ListItem,
            Self::Table | Self::Caption | Self::Thead | Self::Tbody | Self::Tr | Self::Th | Self::Td => {
                Display::Table
            }
            _ => Display::Block,
        }
    }

    /// Returns the element of a heading; 1 is the article's title.
    pub const fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::H1,
            2 => Self::H2,
            3 => Self::H3,
            4 => Self::H4,
            5 => Self::H5,
            _ => Self::H6,
        }
    }
}

/// A class that elements of the book bear; only those of [`CLASSES`] can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class(&'static str);

impl Class {
    /// Returns the class of that name, if it is one that elements bear.
    pub fn new(name: &str) -> Option<Self> {
        CLASSES.iter().find(|(class, _)| *class == name).map(|(class, _)| Self(class))
    }

    /// Returns its name.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Every class of the book with the element that bears it and what it says.
pub const CLASSES: &[(&str, &str)] = &[
    ("cover", "`section`: the cover page"),
    ("titlepage", "`section`: the title page"),
    ("copyright-page", "`section`: the imprint"),
    ("epigraph", "`section`, `blockquote`, `div.verse`: a quotation that stands before a text"),
    ("toc", "`section`, `nav`: the contents"),
    ("foreword", "`section`: the foreword"),
    ("introduction", "`section`: how a session pack opens: title, schedule, contents"),
    ("preamble", "`section`: the ground rules of a study group"),
    ("part", "`section`, `li` of the contents: the opening of a year or month"),
    ("chapter", "`section`: one article"),
    ("qna", "`section`: questions, terms and dates for a study group"),
    ("timeline", "`dl`: dated events along an axis"),
    ("glossary", "`section`: names, words and dates explained, in a session pack"),
    ("room", "`div`: lines to write on"),
    ("endnotes", "`section`: the notes of the whole book"),
    ("colophon", "`section` and its `p`: how the book was made"),
    ("masthead", "`p`: a line of the masthead"),
    ("book-title", "`h1`: the title on the title page"),
    ("book-subtitle", "`p`: the subtitle on the title page"),
    ("book-author", "`p`: who wrote the book, on the title page"),
    ("date-range", "`p`: from which day to which the articles run"),
    ("publisher", "`p`: the publisher on the title page"),
    ("imprint", "`p`: a line of the imprint"),
    ("issue", "`p`: the number of the issue, or where an article was first printed"),
    ("dateline", "`p`: the date of an article"),
    ("kicker", "`p`: a heading over the title that stands over others too"),
    ("subtitle", "`p`: the subtitle of an article; `span`: of an entry of the contents"),
    ("byline", "`p`: who wrote an article"),
    ("series-note", "`p`: what ties an article to its series"),
    ("salutation", "`p`: how a letter speaks to whoever gets it"),
    ("signature", "`p`: who signs an article or a letter in it"),
    ("postscript", "`p`: what a letter adds below its signature"),
    ("source", "`p`: where an article was first published"),
    ("placeholder", "`p`, `span`: stands for what cannot be shown"),
    ("number", "`span`: the number of a paragraph, where asked for"),
    ("line-number", "`span`: the number of a line, where asked for"),
    ("opening", "`p`: the first paragraph of an article, where it is long enough and begins with a letter"),
    ("continued", "`p`: goes on after a quotation that interrupts its sentence"),
    ("attribution", "`p`: who said what is quoted"),
    (
        "capitals",
        "`h1` to `h6`, `span`: a heading, its entry in the contents, or what is set in small capitals, that its source has \
         in capitals",
    ),
    ("verse", "`div`: lines kept as lines"),
    ("stanza", "`p`: a group of verse lines"),
    ("line", "`span`: a line of verse"),
    ("indent-1", "`span.line`: indented by one step"),
    ("indent-2", "`span.line`: indented by two steps"),
    ("indent-3", "`span.line`: indented by three steps"),
    ("indent-4", "`span.line`: indented by four steps"),
    ("indent-5", "`span.line`: indented by five steps"),
    ("indent-6", "`span.line`: indented by six steps"),
    ("indent-7", "`span.line`: indented by seven steps"),
    ("indent-8", "`span.line`: indented by eight steps or more"),
    ("scene-break", "`hr`: a change of scene"),
    ("table", "`div`: around a table of few rows, which may be wider than the page"),
    ("align-center", "`th`, `td`: set in the middle of its column"),
    ("align-end", "`th`, `td`: set at the end of its column"),
    ("quote", "`span`: a short quotation"),
    ("small-caps", "`span`: set in small capitals"),
    ("noteref", "`a`: a reference to a note"),
    ("notes", "`section`: the notes of an article"),
    ("terms", "`section`: the terms that stand after a text"),
    ("leader", "`section`: what is for whoever leads a study group"),
    ("term", "`span`: a word that is explained; `aside`: its explanation"),
    ("question", "`aside`: a question that a group takes up at a paragraph"),
    ("remark", "`aside`: what the leader of a group should know of a paragraph"),
    ("backlink", "`a`: the link from a note back to the text"),
    ("contents", "`ol`: the list of contents"),
    ("brief", "`ol`: the list of contents where no entry has a subtitle"),
    ("date", "`time`: the date of an entry of the contents"),
    ("title", "`span`: the title of an entry of the contents"),
    ("page", "`span`: the page of an entry of the contents, in print"),
];

/// The classes of one element, two at most, in the order given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Classes([Option<Class>; 2]);

impl Classes {
    /// Tells whether one of them has that name.
    pub fn has(&self, name: &str) -> bool {
        self.iter().any(|class| class.as_str() == name)
    }

    /// Returns them in order.
    pub fn iter(&self) -> impl Iterator<Item = Class> {
        self.0.into_iter().flatten()
    }

    fn push(&mut self, class: Option<Class>) {
        if let Some(free) = self.0.iter_mut().find(|slot| slot.is_none()) {
            *free = class;
        }
    }
}

/// What a selector may ask of the element that stands right before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sibling {
    /// Its name.
    pub name: ElementName,
    /// Its classes.
    pub classes: Classes,
}

/// One element, as far as styles are concerned; the style it is given under says how it is nested.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Element {
    /// Its name.
    pub name: ElementName,
    /// Its classes.
    pub classes: Classes,
    /// Its own language, where it is marked with one.
    pub lang: Option<Lang>,
    /// The element right before it under the same parent. `None` for the first.
    pub previous: Option<Sibling>,
    /// Whether it is the last under its parent.
    pub last: bool,
}

impl Element {
    /// Makes an element without classes that is the only child of its parent.
    pub const fn new(name: ElementName) -> Self {
        Self { name, classes: Classes([None; 2]), lang: None, previous: None, last: true }
    }

    /// Adds a class; one that is not in [`CLASSES`], or a third, has no effect.
    pub fn class(mut self, name: &str) -> Self {
        self.classes.push(Class::new(name));
        self
    }

    /// Marks it with a language.
    pub fn lang(mut self, lang: &Lang) -> Self {
        self.lang = Some(lang.clone());
        self
    }

    /// Returns what its next sibling may be asked of it.
    pub const fn as_sibling(&self) -> Sibling {
        Sibling { name: self.name, classes: self.classes }
    }

    /// Returns the element of a section: `section` with the class of its kind.
    ///
    /// The layout nests it in `html` and `body`, and puts what [`Section::header`] holds in a `header`.
    ///
    /// [`Section::header`]: crate::model::Section::header
    pub fn section(kind: SectionKind) -> Self {
        let section = Self::new(ElementName::Section).class(match kind {
            SectionKind::TitlePage => "titlepage",
            SectionKind::Imprint => "copyright-page",
            SectionKind::Epigraph => "epigraph",
            SectionKind::Contents => "toc",
            SectionKind::Foreword => "foreword",
            SectionKind::Session => "introduction",
            SectionKind::Rules => "preamble",
            SectionKind::Part => "part",
            SectionKind::Article => "chapter",
            SectionKind::Leader | SectionKind::Study => "qna",
            SectionKind::Glossary => "glossary",
            SectionKind::Notes => "endnotes",
            SectionKind::Colophon => "colophon",
        });
        if kind == SectionKind::Leader { section.class("leader") } else { section }
    }

    /// Returns the outermost element of a block.
    ///
    /// What stands inside is named so: the attribution of a quotation or of verse `p.attribution` with
    /// `cite`, a stanza `p.stanza` ([`Element::verse_line`] for its lines), items `li`, terms `dt` and
    /// `dd`, `caption`, `thead` and `tbody` with `tr` ([`Element::cell`]), a figure's `img` and
    /// `figcaption`, code's `code`.
    pub fn block(block: &Block) -> Self {
        match block {
            Block::Paragraph(paragraph) => Self::paragraph(paragraph),
            Block::Heading(heading) => Self::heading(heading),
            Block::Quote(quote) if quote.epigraph => Self::new(ElementName::Blockquote).class("epigraph"),
            Block::Quote(_) => Self::new(ElementName::Blockquote),
            Block::Verse(_) => Self::new(ElementName::Div).class("verse"),
            Block::List(list) if list.start.is_some() => Self::new(ElementName::Ol),
            Block::List(_) => Self::new(ElementName::Ul),
            Block::Definitions { .. } => Self::new(ElementName::Dl),
            Block::Timeline { .. } => Self::new(ElementName::Dl).class("timeline"),
            Block::Table(_) => Self::new(ElementName::Table),
            Block::Figure(_) => Self::new(ElementName::Figure),
            Block::SceneBreak => Self::new(ElementName::Hr).class("scene-break"),
            Block::Room { .. } => Self::new(ElementName::Div).class("room"),
            Block::Code { .. } => Self::new(ElementName::Pre),
            Block::Lang { lang, .. } => Self::new(ElementName::Div).lang(lang),
        }
    }

    /// Returns the element of a paragraph: `p` with the class of its role.
    ///
    /// The paragraph that opens an article is given the class `opening` by who knows that it does.
    pub fn paragraph(paragraph: &Paragraph) -> Self {
        let name = if paragraph.role == Role::BookTitle { ElementName::H1 } else { ElementName::P };
        let continued = paragraph.continues.then_some("continued");
        match paragraph.role.class().or(continued) {
            Some(class) => Self::new(name).class(class),
            None => Self::new(name),
        }
    }

    fn heading(heading: &Heading) -> Self {
        let element = Self::new(ElementName::heading(heading.level));
        if heading.capitals { element.class("capitals") } else { element }
    }

    /// Returns the element of a line of verse, at so many steps of indentation.
    pub fn verse_line(indent: u8) -> Self {
        let line = Self::new(ElementName::Span).class("line");
        match indent {
            0 => line,
            steps => line.class(&format!("indent-{}", steps.min(8))),
        }
    }

    /// Returns the element of a table's cell; `head` for one of a head row.
    pub fn cell(head: bool, align: CellAlign) -> Self {
        let cell = Self::new(if head { ElementName::Th } else { ElementName::Td });
        match align {
            CellAlign::Start => cell,
            CellAlign::Center => cell.class("align-center"),
            CellAlign::End => cell.class("align-end"),
        }
    }

    /// Returns the element of an inline. `None` for words, which have their parent's style.
    pub fn inline(inline: &Inline) -> Option<Self> {
        Some(match inline {
            Inline::Text { .. } => return None,
            // What marks no words must not stand between those that look at one another.
            Inline::Beside { content, .. } if content.is_empty() => return None,
            Inline::Beside { .. } => Self::new(ElementName::Span).class("term"),
            Inline::Emph { .. } => Self::new(ElementName::Em),
            Inline::Strong { .. } => Self::new(ElementName::Strong),
            Inline::Strike { .. } => Self::new(ElementName::S),
            Inline::Quote { .. } => Self::new(ElementName::Span).class("quote"),
            Inline::SmallCaps { content } => {
                Self::new(ElementName::Span).class(Inline::small_capitals(content))
            }
            Inline::Superscript { .. } => Self::new(ElementName::Sup),
            Inline::Subscript { .. } => Self::new(ElementName::Sub),
            Inline::Lang { lang, italic, .. } => {
                Self::new(if *italic { ElementName::I } else { ElementName::Span }).lang(lang)
            }
            Inline::Link { .. } => Self::new(ElementName::A),
            Inline::NoteRef { .. } => Self::new(ElementName::A).class("noteref"),
            Inline::Image { .. } => Self::new(ElementName::Img),
            Inline::Code { .. } => Self::new(ElementName::Code),
            Inline::Break => Self::new(ElementName::Br),
            Inline::LineMark { .. } => Self::new(ElementName::Span).class("line-number"),
        })
    }
}

/// Tells elements that stand under one parent, in order, of one another.
///
/// Give a parent's children through here before asking for their styles: `+`, `:first-child` and
/// `:last-child` rest on it.
pub fn siblings(elements: &mut [Element]) {
    let mut previous = None;
    let count = elements.len();
    for (at, element) in elements.iter_mut().enumerate() {
        element.previous = previous;
        element.last = at + 1 == count;
        previous = Some(element.as_sibling());
    }
}
