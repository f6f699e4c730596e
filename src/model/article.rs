//! What the readers make of the files of a series.

use super::block::BlockQuote;
use super::certainty::{Certainty, Doubt};
use super::{Blocks, Dated, Inlines, Lang, Node, Note, Picture, RemotePicture, SharedStudy, Study, Verse};
use crate::diagnostic::{SourceId, Span};
use serde::Serialize;
use std::path::PathBuf;

/// Everything that was read, in file order, before it is put in the order of the book.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Series {
    /// The folder, as given; only shown in messages.
    #[serde(serialize_with = "super::shown_path")]
    pub folder: PathBuf,
    /// The articles, by file name.
    pub articles: Vec<Article>,
    /// The language their texts are in, as configured or detected. `None` if neither says.
    pub lang: Option<Lang>,
    /// Files beside the articles.
    pub companions: Companions,
    /// Pictures named by any of them, each file once.
    pub pictures: Vec<Picture>,
    /// Pictures that have addresses of the web, in the order of the texts.
    #[serde(skip)]
    pub remote: Vec<RemotePicture>,
}

/// Files of a series that are not articles.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Companions {
    /// `foreword.md`.
    pub foreword: Option<Companion>,
    /// `imprint.md`.
    pub imprint: Option<Companion>,
    /// `terms.md`, `chronology.md` and `ground-rules.md`.
    pub study: SharedStudy,
}

/// A file that is set before or after the articles: its source, and what was read of it as of any article.
#[derive(Clone, Debug, Serialize)]
pub struct Companion {
    /// The file.
    pub source: SourceId,
    /// All of it: who wrote it, when, and what stands at its head are as much of it as its text.
    pub text: Article,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceFormat {
    /// Newsletter plain text.
    #[default]
    Text,
    /// CommonMark.
    Markdown,
}

/// One dated article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Article {
    /// The file it was read from.
    pub source: SourceId,
    /// The file's path, relative to the series' folder.
    #[serde(serialize_with = "super::shown_path")]
    pub path: PathBuf,
    /// How the file is written.
    pub format: SourceFormat,
    /// The number in the file's name, if it starts with one that is no date.
    pub number: Option<u64>,
    /// What stands above everything: the name of the publication and what goes with it, a line each.
    pub masthead: Vec<Inlines>,
    /// The number of the issue, and where the text was first printed, a line each.
    pub issue: Vec<Inlines>,
    /// A heading over the title that stands over others too: a section, a column.
    pub kicker: Vec<Inlines>,
    /// The quotation that stands before the title.
    pub epigraph: Option<Epigraph>,
    /// The title; assembly falls back to the file's name.
    pub title: Option<Inlines>,
    /// The second half of the title.
    pub subtitle: Option<Inlines>,
    /// Who wrote it, one name each.
    pub authors: Vec<String>,
    /// Whether they are named below the text and nowhere above it: no line says so twice.
    pub signed: bool,
    /// When it is dated.
    pub date: Option<Dated>,
    /// The calls of notes that stand beside its date.
    pub date_calls: Inlines,
    /// What ties it to its series, or leads into it.
    pub series_note: Blocks,
    /// The text.
    pub body: Blocks,
    /// Its notes, in the order of their first references; unreferenced ones last.
    pub notes: Vec<Note>,
    /// Its language, where it is not the series'.
    pub lang: Option<Lang>,
    /// Labels to choose by.
    pub tags: Vec<String>,
    /// The end of its id, where the author sets it.
    pub slug: Option<String>,
    /// Other names that links call it by, and addresses it had before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The path or address it has on the site.
    pub url: Option<String>,
    /// Where it was first published, printed at its end.
    pub origin: Option<String>,
    /// What it is about, in a sentence.
    pub description: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Its study file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub study: Option<Study>,
    /// What the reader understood, in the order of the source.
    pub findings: Vec<Finding>,
}

/// A quotation that stands before a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Epigraph {
    /// In prose.
    Prose(Node<BlockQuote>),
    /// In verse.
    Verse(Node<Verse>),
}

/// One thing that a reader or assembly understood or changed, with its place and reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// The words concerned, as the source has them (shortened where long; whole for what is taken off).
    pub text: String,
    /// Where. `None` for what follows from a file name or the configuration.
    pub span: Option<Span>,
    /// Why it was so understood: lower case, no full stop.
    pub reason: String,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Finding {
    /// Makes a finding that is sure.
    pub fn new(
        kind: FindingKind,
        text: impl Into<String>,
        span: Option<Span>,
        reason: impl Into<String>,
    ) -> Self {
        Self { kind, text: text.into(), span, reason: reason.into(), certainty: Certainty::Sure }
    }

    /// Says what is in doubt about it.
    #[must_use]
    pub fn doubted(self, doubt: Doubt) -> Self {
        Self { certainty: Certainty::Doubt(Box::new(doubt)), ..self }
    }
}

/// The kinds of [`Finding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A line of the masthead.
    Masthead,
    /// The number of the issue, or where the text was first printed.
    Issue,
    /// A heading over the title that stands over others too.
    Kicker,
    /// The epigraph.
    Epigraph,
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// The date.
    Date,
    /// The series note.
    SeriesNote,
    /// A heading inside the text.
    Heading,
    /// A quotation set off.
    Quotation,
    /// Who is quoted.
    Attribution,
    /// Who signs the text, below it.
    Signature,
    /// Lines kept as lines.
    Verse,
    /// The caption of a table, which is set before its rows.
    Caption,
    /// A list.
    List,
    /// A change of scene.
    SceneBreak,
    /// A note to the text.
    Note,
    /// A line of the web page that is not text, taken off.
    Furniture,
    /// Words or marks taken off that are not furniture: quotation marks, a dash, front matter's markers.
    Removed,
    /// A line that stays in the text, though it may be a part of the head.
    Left,
    /// What most articles of the series have and this one does not.
    Missing,
    /// Words or marks changed: inner quotation marks, a word joined over a line end.
    Changed,
    /// The language.
    Language,
    /// Paper, order and other choices for the whole series.
    Choice,
}
