//! What stands under one another on a page.

use super::{Alt, inline::Inline};
use super::{Inlines, Lang, Node, PartialDate, PictureIndex, Target};
use serde::Serialize;

/// A run of block nodes.
pub type Blocks = Vec<Node<Block>>;

/// A piece of the page that starts on a line of its own.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "block")]
pub enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// A heading.
    Heading(Heading),
    /// A quotation set off from the text, or an epigraph.
    Quote(BlockQuote),
    /// Lines kept as lines.
    Verse(Verse),
    /// A numbered or bulleted list.
    List(List),
    /// Terms, each with its explanations.
    Definitions {
        /// Each term with what explains it.
        entries: Vec<(Inlines, Vec<Blocks>)>,
    },
    /// Dated events along an axis.
    Timeline {
        /// Each event, the earliest first.
        events: Vec<TimelineEvent>,
    },
    /// Rows and columns.
    Table(Table),
    /// A picture with its caption.
    Figure(Figure),
    /// A change of scene, set as a blank line or an ornament.
    SceneBreak,
    /// Lines to write on; only in what is made for paper.
    Room {
        /// How many.
        lines: u16,
        /// The fewest that will do where a page has no room for all.
        least: u16,
    },
    /// Program text, set line by line as it stands.
    Code {
        /// The text, lines ended by LF.
        text: String,
        /// The programming language as named in the source.
        syntax: Option<String>,
    },
    /// Blocks in another language than what stands around them.
    Lang {
        /// The language.
        lang: Lang,
        /// The foreign blocks.
        blocks: Blocks,
    },
}

/// What a paragraph is for; names its class in `styles/book.css`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The text itself; only these are numbered, with how a letter begins and what it adds.
    #[default]
    Body,
    /// A line of the masthead.
    Masthead,
    /// The title of the series on its title page.
    BookTitle,
    /// The subtitle of the series on its title page.
    BookSubtitle,
    /// Who wrote the book, on its title page.
    BookAuthor,
    /// From which day to which the articles run, on the title page.
    DateRange,
    /// The publisher on the title page.
    Publisher,
    /// A line of the imprint.
    Imprint,
    /// The number of the issue, or where an article was first printed.
    Issue,
    /// The date of an article.
    Dateline,
    /// A heading over the title that stands over others too.
    Kicker,
    /// The subtitle of an article.
    Subtitle,
    /// Who wrote an article.
    Byline,
    /// What ties the article to its series, or leads into it.
    SeriesNote,
    /// How a letter speaks to whoever gets it.
    Salutation,
    /// Who signs an article or a letter in it, below.
    Signature,
    /// What a letter adds below its signature.
    Postscript,
    /// Where an article was first published, at its end.
    Source,
    /// A line that stands for something that cannot be shown: a video, a missing picture.
    Placeholder,
    /// A line of the colophon.
    Colophon,
    /// A paragraph in a table cell, a caption or a note.
    Plain,
}

impl Role {
    /// Tells whether it is of the text itself, whose paragraphs are numbered.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Body | Self::Salutation | Self::Postscript)
    }

    /// Returns the class name used in `styles/book.css`; the text itself and plain ones have none.
    pub const fn class(self) -> Option<&'static str> {
        Some(match self {
            Self::Body | Self::Plain => return None,
            Self::Masthead => "masthead",
            Self::BookTitle => "book-title",
            Self::BookSubtitle => "book-subtitle",
            Self::BookAuthor => "book-author",
            Self::DateRange => "date-range",
            Self::Publisher => "publisher",
            Self::Imprint => "imprint",
            Self::Issue => "issue",
            Self::Dateline => "dateline",
            Self::Kicker => "kicker",
            Self::Subtitle => "subtitle",
            Self::Byline => "byline",
            Self::SeriesNote => "series-note",
            Self::Salutation => "salutation",
            Self::Signature => "signature",
            Self::Postscript => "postscript",
            Self::Source => "source",
            Self::Placeholder => "placeholder",
            Self::Colophon => "colophon",
        })
    }
}

/// Running text.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Paragraph {
    /// What it is for.
    pub role: Role,
    /// Its 1-based number in the article, given by assembly only to body paragraphs.
    pub number: Option<u32>,
    /// Whether it goes on after a quotation, list or figure that interrupts its sentence: no indent.
    pub continues: bool,
    /// The words.
    pub content: Inlines,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Heading {
    /// 1 for the article's title, 2 and up for headings inside it.
    pub level: u8,
    /// Whether the source set it in capitals; then it is set in small capitals.
    pub capitals: bool,
    /// An id for links, unique in the book, given by assembly.
    pub id: Option<String>,
    /// The words, in the source's case.
    pub content: Inlines,
}

/// A quotation set off from the text.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct BlockQuote {
    /// Whether it is an epigraph.
    pub epigraph: bool,
    /// What is quoted, without its outer marks.
    pub blocks: Blocks,
    /// Who said it, without the dash.
    pub attribution: Option<Inlines>,
}

/// Lines kept as lines.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Verse {
    /// Groups of lines.
    pub stanzas: Vec<Stanza>,
    /// Who wrote it, without the dash.
    pub attribution: Option<Inlines>,
}

/// A group of verse lines.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Stanza {
    /// Its 1-based number among the article's paragraphs, given by assembly.
    pub number: Option<u32>,
    /// Its lines.
    pub lines: Vec<VerseLine>,
}

/// A line of verse.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct VerseLine {
    /// Steps of indentation, 0 for a line at the margin.
    pub indent: u8,
    /// The words.
    pub content: Inlines,
}

/// A numbered or bulleted list.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct List {
    /// The first number. `None` for bullets.
    pub start: Option<u64>,
    /// The items.
    pub items: Vec<Blocks>,
}

/// An event of a timeline.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct TimelineEvent {
    /// When it was; the distance between events follows from it. `None` if that is not known.
    pub date: Option<PartialDate>,
    /// The date as it is shown, both styles where both are given.
    pub shown: Inlines,
    /// What happened.
    pub blocks: Blocks,
}

/// Rows and columns.
///
/// Invariant: the cells of each group, with what they span, cover every place of its rows once; a row holds only the
/// cells that begin in it.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Table {
    /// How each column is set; as many as there are columns.
    pub columns: Vec<CellAlign>,
    /// Head rows, repeated on each page.
    pub head: Vec<Vec<Cell>>,
    /// Body rows.
    pub rows: Vec<Vec<Cell>>,
    /// What it shows.
    pub caption: Option<Caption>,
}

/// A cell's text.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Cell {
    /// The words.
    pub content: Inlines,
    /// What stands in it instead of a run of words: paragraphs, lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Blocks,
    /// Whether it is a cell of the body that heads its row.
    #[serde(skip_serializing_if = "is_false")]
    pub heads_row: bool,
    /// How many columns and rows it takes.
    #[serde(skip_serializing_if = "CellSpan::is_single")]
    pub span: CellSpan,
}

impl Cell {
    /// Tells whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty() && self.blocks.is_empty()
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

/// How many columns and rows a cell takes; both at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CellSpan {
    /// Columns, from the first of the cell on.
    pub columns: u16,
    /// Rows, from the one it begins in.
    pub rows: u16,
}

impl Default for CellSpan {
    fn default() -> Self {
        Self { columns: 1, rows: 1 }
    }
}

impl CellSpan {
    fn is_single(&self) -> bool {
        *self == Self::default()
    }
}

impl Table {
    /// Returns the column, 0-based, at which each cell of a group of rows begins: the next one that no cell from above
    /// reaches into.
    pub fn places(rows: &[Vec<Cell>]) -> Vec<Vec<usize>> {
        // For each column, the row before which the last cell in it ends.
        let mut ends: Vec<usize> = Vec::new();
        let mut places = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let mut column = 0;
            let mut of_row = Vec::with_capacity(row.len());
            for Cell { span, .. } in row {
                while ends.get(column).is_some_and(|end| *end > at) {
                    column += 1;
                }
                of_row.push(column);
                let end = column + usize::from(span.columns);
                ends.resize(ends.len().max(end), 0);
                let below = at + usize::from(span.rows);
                ends[column..end].iter_mut().for_each(|end| *end = below.max(*end));
                column = end;
            }
            places.push(of_row);
        }
        places
    }
}

/// How a column is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellAlign {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the end of the line.
    End,
}

/// What a figure or table shows.
pub type Caption = Inlines;

/// A picture with its caption.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Figure {
    /// The picture. `None` for one that is not to be had.
    pub picture: Option<PictureIndex>,
    /// The address as written.
    pub address: String,
    /// What stands for it.
    pub alt: Alt,
    /// What it shows.
    pub caption: Option<Caption>,
    /// Where a link around the picture leads.
    pub link: Option<Target>,
}

impl Block {
    /// Makes a paragraph of a role.
    pub fn paragraph(role: Role, content: Vec<Node<Inline>>) -> Self {
        Self::Paragraph(Paragraph { role, content, ..Paragraph::default() })
    }
}
