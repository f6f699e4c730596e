//! The document model that every stage shares: plain data with spans, no I/O and no lengths.
//!
//! Readers make [`Article`]s and gather them in a [`Series`]; assembly turns that into a [`Book`],
//! from which both backends start. Text is kept as nodes, never as markup.

pub mod address;
mod article;
mod aside;
mod block;
mod book;
mod certainty;
mod date;
mod handout;
mod inline;
mod join;
mod language;
mod paragraph_reference;
mod picture;
mod study;
pub mod visit;

pub use article::{Article, Companion, Companions, Epigraph, Finding, FindingKind, Series, SourceFormat};
pub use aside::{Aside, AsideIndex, AsideKind, AsidePlace};
pub use block::{
    Block, BlockQuote, Blocks, Caption, Cell, CellAlign, CellSpan, Figure, Heading, List, Paragraph, Role,
    Stanza, Table, TimelineEvent, Verse, VerseLine,
};
pub use book::{ArticleFile, Book, Matter, Metadata, Paper, Section, SectionIndex, SectionKind};
pub use certainty::{Answer, AnswerPlace, Certainty, Doubt};
pub use date::{Dated, PartialDate};
pub use handout::{HandoutLayout, LargePrint, LineNumbers, WritingRules};
pub use inline::{Inline, Inlines, LineName, Note, NoteIndex, Target, initial_letter, plain_text};
pub use language::{Direction, Lang};
pub use paragraph_reference::ParagraphReference;
pub use picture::{Alt, Orientation, Picture, PictureFormat, PictureIndex, RemotePicture, jpeg_components};
pub use study::{Event, ParagraphRange, Question, QuestionKind, Remark, SharedStudy, Study, StudyPart, Term};

use crate::diagnostic::Span;
use serde::Serialize;
use std::hash::{Hash, Hasher};

/// Writes a path as it is shown: a name on an old disk may be no UTF-8.
fn shown_path<S: serde::Serializer>(path: &std::path::Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&path.to_string_lossy())
}

/// The preorder index of a node in its [`Book`]; 0 in everything that is not yet assembled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct NodeId(pub u32);

/// A block or an inline with its place in the book and in its source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node<T> {
    /// The preorder index, given by assembly.
    pub id: NodeId,
    /// Where it was read.
    pub span: Span,
    /// What it is.
    #[serde(flatten)]
    pub value: T,
}

/// What a node is, not where it stands: two that say the same in different places have one hash.
impl<T: Hash> Hash for Node<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { id: _, span: _, value } = self;
        value.hash(state);
    }
}

impl<T> Node<T> {
    /// Makes a node that has no index yet.
    pub fn new(value: T, span: Span) -> Self {
        Self { id: NodeId::default(), span, value }
    }
}
