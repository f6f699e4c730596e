//! The proof for the book: each text and picture of the articles stands in it.

use super::{Fault, shown};
use crate::diagnostic::{SourceId, Span};
use crate::model::visit::{self, NodeRef};
use crate::model::{Article, Block, Book, Companions, Figure, Finding, FindingKind, Inline, SectionKind};
use rustc_hash::FxHasher;
use std::hash::Hasher as _;

/// A text or picture by where it was read and what it says.
type Mark = (SourceId, u32, u32, u64);

/// What articles and the files beside them hold, before a book is made of them.
#[derive(Clone, Debug, Default)]
pub struct Handed {
    /// The marks, in order.
    marks: Vec<Mark>,
}

impl Handed {
    /// Notes what articles hold, and the foreword and imprint beside them.
    pub fn of(articles: &[Article], companions: &Companions) -> Self {
        let mut marks = Vec::new();
        let mut see = |item: NodeRef<'_>| marks.extend(mark(item));
        articles.iter().for_each(|article| article.visit(&mut see));
        let beside = [&companions.foreword, &companions.imprint];
        beside.into_iter().flatten().for_each(|companion| companion.text.visit(&mut see));
        marks.sort_unstable();
        Self { marks }
    }

    /// Returns what of it a book does not hold, in the order of the sources; `source` gives a text by its number.
    ///
    /// What several articles share stands in the book once: findings say where it was lifted from.
    pub fn missing_in<'s>(&self, book: &Book, source: impl Fn(SourceId) -> &'s str) -> Vec<Fault> {
        let mut held = Vec::with_capacity(self.marks.len());
        let mut see = |item: NodeRef<'_>| held.extend(mark(item));
        for section in &book.sections {
            section.visit(&mut see);
            section.study.iter().for_each(|study| study.visit(&mut see));
        }
        held.sort_unstable();
        let mut held = held.into_iter().peekable();
        let mut faults = Vec::new();
        let mut around = None;
        for mark in &self.marks {
            while held.next_if(|next| next < mark).is_some() {}
            let (id, start, end, _) = *mark;
            let span = Span { source: id, start, end };
            if held.next_if_eq(mark).is_some() {
                continue;
            }
            let words = source(id).get(start as usize..end as usize).unwrap_or_default();
            if is_lifted(span, book)
                && around.get_or_insert_with(|| around_articles(book)).contains(&letters(words))
            {
                continue;
            }
            faults.push(Fault { message: format!("\"{}\" is not in the book", shown(words)), span });
        }
        faults
    }
}

/// Returns the mark of a text or picture.
fn mark(item: NodeRef<'_>) -> Option<Mark> {
    let (span, said) = match item {
        NodeRef::Block(node) => match &node.value {
            Block::Code { text, .. } => (node.span, text),
            Block::Figure(Figure { address, .. }) => (node.span, address),
            _ => return None,
        },
        NodeRef::Inline(node) => match &node.value {
            Inline::Text { text } | Inline::Code { text } => (node.span, text),
            Inline::Image { address, .. } => (node.span, address),
            _ => return None,
        },
        NodeRef::Run(_) => return None,
    };
    if said.trim().is_empty() {
        return None;
    }
    let mut state = FxHasher::default();
    state.write(said.as_bytes());
    Some((span.source, span.start, span.end, state.finish()))
}

/// Returns the letters of the sections that are no articles.
fn around_articles(book: &Book) -> String {
    let sections = book.sections.iter().filter(|section| section.kind != SectionKind::Article);
    sections.map(|section| letters(&(visit::text(&section.header) + &visit::text(&section.blocks)))).collect()
}

/// Returns the letters and digits of a text, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Tells whether a place belongs to a masthead or epigraph, which may stand at the front of the book once for all.
fn is_lifted(span: Span, book: &Book) -> bool {
    let covers = |finding: &Finding| {
        matches!(finding.kind, FindingKind::Masthead | FindingKind::Epigraph)
            && finding.span.is_some_and(|whole| {
                whole.source == span.source && whole.start <= span.start && span.end <= whole.end
            })
    };
    book.sections.iter().flat_map(|section| &section.findings).any(covers)
}
