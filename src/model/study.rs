//! What a study group brings to an article: questions, terms, dates, and notes for whoever leads.

use super::{Blocks, Companion, Inlines, Lang, PartialDate};
use crate::diagnostic::{SourceId, Span};
use serde::Serialize;

/// The study file of one article.
///
/// Its answers and the notes for the facilitator are only for the leader's copy.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Study {
    /// The file.
    pub source: SourceId,
    /// The language it is written in, which need not be the article's.
    pub lang: Lang,
    /// How long the session takes, in minutes.
    pub minutes: Option<u32>,
    /// What the session is for; the leader's.
    pub aim: Option<Inlines>,
    /// The questions, in the order of the file.
    pub questions: Vec<Question>,
    /// Names and words of this article.
    pub terms: Vec<Term>,
    /// Events of this article, in the order of the file.
    pub chronology: Vec<Event>,
    /// Where to read on.
    pub sources: Blocks,
    /// What else the file has under headings of its own, in its order.
    pub parts: Vec<StudyPart>,
    /// What the facilitator should know; the leader's.
    pub facilitator: Vec<Remark>,
}

/// What stands in a study file under a heading that is none of the known ones.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StudyPart {
    /// The heading.
    pub title: Inlines,
    /// What stands under it.
    pub blocks: Blocks,
    /// Whether only the leader has it.
    pub leaders: bool,
    /// Where the heading was read.
    pub span: Span,
}

/// What the articles of a series share for study.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SharedStudy {
    /// `terms.md`.
    pub terms: Vec<Term>,
    /// `chronology.md`, in the order of the file.
    pub chronology: Vec<Event>,
    /// `ground-rules.md`.
    pub ground_rules: Option<Companion>,
}

impl SharedStudy {
    /// Tells whether the series has none of it.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.chronology.is_empty() && self.ground_rules.is_none()
    }
}

/// What a question asks for; groups go through them in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// `[f]`: what the text says.
    Factual,
    /// `[i]`: what the text means.
    Interpretive,
    /// `[e]`: what one holds of it.
    Evaluative,
}

/// A question on an article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// What stands before it, such as a heading over some of the questions.
    pub before: Blocks,
    /// What it asks for, where it is marked.
    pub kind: Option<QuestionKind>,
    /// The question, without its markers.
    pub content: Inlines,
    /// What belongs to it beside its words: choices, a table, a picture, a list.
    pub more: Blocks,
    /// The paragraphs it points to, in the order written.
    pub paragraphs: Vec<ParagraphRange>,
    /// The lines of room it asks for.
    pub lines: Option<u16>,
    /// The answer; the leader's.
    pub answer: Blocks,
    /// Where it was read.
    pub span: Span,
}

/// Paragraphs of an article by their numbers, as `¶ 4-6` names them; invariant: 1 ≤ first ≤ last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ParagraphRange {
    /// The first of them, 1-based.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// Where it is named.
    pub span: Span,
}

/// A note for the facilitator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Remark {
    /// The paragraphs it speaks of. `None` for one that speaks of the whole.
    pub paragraphs: Vec<ParagraphRange>,
    /// What it says.
    pub blocks: Blocks,
    /// Where it was read.
    pub span: Span,
}

/// A name, organisation or word with its explanation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// The word as it is explained under.
    pub word: String,
    /// Other spellings of it.
    pub variants: Vec<String>,
    /// The heading it stands under, such as *Names*.
    pub group: Option<String>,
    /// The language of the explanation.
    pub lang: Lang,
    /// What it means.
    pub explanation: Blocks,
    /// Where it was read.
    pub span: Span,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The date as it is written, both styles where both are given.
    pub written: String,
    /// The date by the Gregorian calendar, or the only one that is given; of a span of time its beginning. `None` if
    /// nobody can tell: such events come last.
    pub date: Option<PartialDate>,
    /// The date by the Julian calendar, where both are given.
    pub old_style: Option<PartialDate>,
    /// The language in which it is written.
    pub lang: Lang,
    /// What happened.
    pub content: Blocks,
    /// Where it was read.
    pub span: Span,
}
