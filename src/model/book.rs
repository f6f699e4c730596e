//! The assembled book: sections in reading order.

use super::{
    Aside, AsideIndex, Block, Blocks, Dated, Direction, Finding, Inlines, Lang, LineName, Note, NoteIndex,
    Paragraph, Picture, RemotePicture, Role, SharedStudy, SourceFormat, Study, initial_letter, plain_text,
};
use crate::lang::{OwnWords, Words};
use crate::num::saturate;
use serde::Serialize;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;

/// The place of a section in its book, 0-based.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SectionIndex(pub u32);

/// The whole book, from which every backend starts.
///
/// Invariants: sections stand front, body, back; node ids count up in reading order over each
/// section's `header`, `blocks` and `notes`; ids of sections, paragraphs and headings are unique.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Book {
    /// What the book says about itself.
    pub metadata: Metadata,
    /// Its sections, in reading order.
    pub sections: Vec<Section>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// Pictures that have addresses of the web, in the order of the texts.
    #[serde(skip)]
    pub remote: Vec<RemotePicture>,
    /// What its articles share for study.
    #[serde(skip_serializing_if = "SharedStudy::is_empty")]
    pub study: SharedStudy,
    /// What assembly understood and chose for the whole series.
    pub findings: Vec<Finding>,
    /// How many node ids were given; all are below this.
    pub node_count: u32,
}

impl Book {
    /// Returns a section by its place; invariant: the index is of this book.
    pub fn section(&self, index: SectionIndex) -> &Section {
        &self.sections[index.0 as usize]
    }

    /// Returns the sections that the contents list, each with its place and how deep it lies there: 1, one more
    /// for an article of a part, and one more than its article for what is worked on after it.
    pub fn listed(&self) -> impl Iterator<Item = (SectionIndex, &Section, u8)> {
        let mut in_part = false;
        self.sections.iter().enumerate().filter_map(move |(index, section)| {
            use SectionKind::{Article, Colophon, Foreword, Glossary, Notes, Part, Rules, Study};
            in_part = section.kind == Part || (in_part && matches!(section.kind, Article | Study));
            let is_listed = matches!(
                section.kind,
                Foreword | Rules | Part | Article | Study | Glossary | Notes | Colophon
            ) && !plain_text(&section.title).trim().is_empty();
            let level = 1 + u8::from(in_part && section.kind != Part) + u8::from(section.kind == Study);
            is_listed.then_some((SectionIndex(saturate(index)), section, level))
        })
    }

    /// Returns the sections that the printed contents list: all but the colophon, which is the back cover of a booklet
    /// and so does not stand on the page that follows the text.
    pub fn listed_in_print(&self) -> impl Iterator<Item = (SectionIndex, &Section, u8)> {
        self.listed().filter(|(_, section, _)| section.kind != SectionKind::Colophon)
    }

    /// Tells whether every entry of the contents is only a title, without a subtitle under it.
    pub fn lists_titles_alone(&self) -> bool {
        self.listed().all(|(_, section, _)| section.subtitle.is_none())
    }

    /// Returns the articles in order, each with its place among all sections.
    pub fn articles(&self) -> impl Iterator<Item = (SectionIndex, &Section)> {
        self.sections
            .iter()
            .enumerate()
            .filter(|(_, section)| section.kind == SectionKind::Article)
            .map(|(index, section)| (SectionIndex(saturate(index)), section))
    }
}

/// What a book says about itself.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Metadata {
    /// The book's title: that of the series.
    pub title: String,
    /// The series' title, where that of the book says more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// The series' subtitle.
    pub subtitle: Option<String>,
    /// Who wrote it: as configured, else the articles' authors, each once, in order.
    pub authors: Vec<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its language.
    pub lang: Lang,
    /// The direction its pages turn in.
    pub direction: Direction,
    /// The paper that pages, sheets and handouts are made for.
    pub paper: Paper,
    /// The identifier: as configured, else `urn:uuid:` of title and language.
    pub identifier: String,
    /// The name that file names start with, in ASCII.
    pub slug: String,
    /// Who holds the rights.
    pub rights: Option<String>,
    /// The licence.
    pub licence: Option<String>,
    /// The ISBN as digits.
    pub isbn: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The site the articles come from.
    pub site: Option<String>,
    /// The date of the first dated article.
    pub first_date: Option<Dated>,
    /// The date of the last dated article.
    pub last_date: Option<Dated>,
    /// The days from the one to the other, as the book shows them.
    pub dates: Option<String>,
    /// When the book was last changed, as `2017-11-13T00:00:00Z`; from `SOURCE_DATE_EPOCH` or the last article's date, never the clock.
    pub modified: String,
    /// The user's own words in place of the tool's.
    #[serde(skip_serializing_if = "OwnWords::is_empty")]
    pub words: OwnWords,
}

impl Metadata {
    /// Returns the tool's words in the language of the book.
    pub fn words(&self) -> Words<'_> {
        self.words_in(&self.lang)
    }

    /// Returns the tool's words in the language of a part of the book.
    pub fn words_in(&self, lang: &Lang) -> Words<'_> {
        self.words.over(lang.tag())
    }

    /// Returns the publisher where it stands beside the authors: not one who publishes only what they wrote,
    /// and would be named twice.
    pub fn other_publisher(&self) -> Option<&str> {
        let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let publisher = self.publisher.as_deref().filter(|name| !name.trim().is_empty())?;
        let same = matches!(&self.authors[..], [author] if plain(author) == plain(publisher));
        (!same).then_some(publisher)
    }
}

/// The paper that a printer at home or in an office takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// ISO A4; its half is A5.
    #[default]
    A4,
    /// US letter.
    Letter,
}

/// Which third of the book a section belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Matter {
    /// Before the text.
    Front,
    /// The text.
    Body,
    /// After the text.
    Back,
}

/// What a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// Masthead, title, subtitle, authors, dates.
    TitlePage,
    /// Publisher, rights, licence, how and from what the book was made.
    Imprint,
    /// The epigraph that the articles share.
    Epigraph,
    /// Dates, titles and subtitles; its entries follow from the other sections, its blocks are empty.
    Contents,
    /// `foreword.md`.
    Foreword,
    /// How a session pack opens: its title and schedule, then, as in the contents, what is in it.
    Session,
    /// How a group goes about it: `ground-rules.md`.
    Rules,
    /// The opening of a year or month.
    Part,
    /// One article.
    Article,
    /// What whoever leads a study group has before an article.
    Leader,
    /// What a study group works on after an article: questions, terms, dates, sources.
    Study,
    /// Names, words and dates explained after the articles of a session.
    Glossary,
    /// Notes gathered at the end of the book.
    Notes,
    /// How the book was made.
    Colophon,
}

impl Section {
    /// Returns its date where the contents give that beside its title: an entry of a diary is called after its day.
    pub fn date_beside_title(&self) -> Option<&Dated> {
        let title = plain_text(&self.title);
        let named = |dated: &&Dated| {
            title == dated.shown
                || dated.place.as_ref().is_some_and(|place| title == format!("{place}, {}", dated.shown))
        };
        self.date.as_ref().filter(|dated| !named(dated))
    }

    /// Returns the paragraph that opens an article with a letter several lines high, in a book whose articles all do.
    pub fn opening(&self) -> Option<&Paragraph> {
        self.first_paragraph().filter(|_| self.initials)
    }

    /// Returns the paragraph that may open an article with such a letter: its first block, if that is body text, long
    /// enough, and begins with a letter.
    pub fn first_paragraph(&self) -> Option<&Paragraph> {
        match self.blocks.first().map(|node| &node.value) {
            Some(Block::Paragraph(first)) if self.kind == SectionKind::Article => Some(first)
                .filter(|first| first.role == Role::Body && !first.continues)
                .filter(|first| initial_letter(&first.content).is_some()),
            _ => None,
        }
    }
}

impl SectionKind {
    /// Tells whether the contents stand in sections of this kind.
    pub const fn lists_contents(self) -> bool {
        matches!(self, Self::Contents | Self::Session)
    }

    /// Returns the third of the book that sections of this kind belong to.
    pub const fn matter(self) -> Matter {
        match self {
            Self::Leader
            | Self::TitlePage
            | Self::Imprint
            | Self::Epigraph
            | Self::Contents
            | Self::Foreword => Matter::Front,
            Self::Session | Self::Rules | Self::Part | Self::Article | Self::Study | Self::Glossary => {
                Matter::Body
            }
            Self::Notes | Self::Colophon => Matter::Back,
        }
    }
}

/// The file of an article, and what a user may call it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleFile {
    /// Its path, as shown to the user.
    pub path: PathBuf,
    /// Its name without the ending.
    pub stem: String,
    /// The number at the beginning of its name: 4 for `0004-spring.txt`.
    pub number: Option<u64>,
    /// How it is written, or, if another program wrote it, how it is read.
    pub format: SourceFormat,
}

/// A stretch of the book that stands by itself: one file of the EPUB, a new page in print.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Unique in the book: `2017-11-13-slug` for an article, the kind's name for the others.
    pub id: String,
    /// What it is.
    pub kind: SectionKind,
    /// The title for contents and running heads, without notes; empty for pages that have none.
    pub title: Inlines,
    /// The subtitle for the contents.
    pub subtitle: Option<Inlines>,
    /// Its date.
    pub date: Option<Dated>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its language.
    pub lang: Lang,
    /// Where it was first published.
    pub origin: Option<String>,
    /// What it is about, in a sentence.
    pub description: Option<String>,
    /// The file that it was read from.
    #[serde(skip)]
    pub file: Option<ArticleFile>,
    /// Whether its text may open with a letter several lines high: that of every article of the book can.
    #[serde(skip)]
    pub initials: bool,
    /// How it opens, in order: dateline, heading 1, subtitle, byline, series note, epigraph.
    pub header: Blocks,
    /// The text.
    pub blocks: Blocks,
    /// Its notes, in the order of their numbers.
    pub notes: Vec<Note>,
    /// What stands beside its text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<Aside>,
    /// The language that its asides are introduced in, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asides_lang: Option<Lang>,
    /// Its study file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub study: Option<Study>,
    /// What the reader and assembly understood of it.
    pub findings: Vec<Finding>,
}

/// What is printed of it, not where it stands in the book or was read.
impl Hash for Section {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            id,
            kind,
            title,
            subtitle,
            date,
            authors,
            lang,
            origin,
            description,
            file: _,
            initials,
            header,
            blocks,
            notes,
            asides,
            asides_lang,
            study: _,
            findings: _,
        } = self;
        let date = date.as_ref().map(|date| (date.date, &date.shown));
        (id, kind, title, subtitle, date, authors, lang, origin, description).hash(state);
        (initials, header, blocks, notes, asides, asides_lang).hash(state);
    }
}

impl Section {
    /// Makes a section of a kind that says nothing yet.
    pub fn empty(kind: SectionKind, id: String, lang: Lang) -> Self {
        Self {
            id,
            kind,
            title: Vec::new(),
            subtitle: None,
            date: None,
            authors: Vec::new(),
            lang,
            origin: None,
            description: None,
            file: None,
            initials: false,
            header: Vec::new(),
            blocks: Vec::new(),
            notes: Vec::new(),
            asides: Vec::new(),
            asides_lang: None,
            study: None,
            findings: Vec::new(),
        }
    }

    /// Returns the third of the book it belongs to.
    pub const fn matter(&self) -> Matter {
        self.kind.matter()
    }

    /// Returns the id of the section's body paragraph or stanza of that number.
    pub fn paragraph_id(&self, number: u32) -> String {
        format!("{}-p{number}", self.id)
    }

    /// Returns the id of the place at which a line of its printed copy begins.
    pub fn line_id(&self, line: LineName) -> String {
        match line.page {
            Some(page) => format!("{}-l{page}-{}", self.id, line.number),
            None => format!("{}-l{}", self.id, line.number),
        }
    }

    /// Returns the id of a note of the section.
    pub fn note_id(&self, note: NoteIndex) -> String {
        format!("{}-n{}", self.id, note.0 + 1)
    }

    /// Returns the id of an aside of the section.
    pub fn aside_id(&self, aside: AsideIndex) -> String {
        format!("{}-t{}", self.id, aside.0 + 1)
    }

    /// Returns the id of the words that an aside of the section speaks of.
    pub fn beside_id(&self, aside: AsideIndex) -> String {
        format!("{}-tr{}", self.id, aside.0 + 1)
    }

    /// Returns the id of a reference to a note, the first one being occurrence 0.
    pub fn reference_id(&self, note: NoteIndex, occurrence: u32) -> String {
        match occurrence {
            0 => format!("{}-r{}", self.id, note.0 + 1),
            again => format!("{}-r{}-{}", self.id, note.0 + 1, again + 1),
        }
    }
}
