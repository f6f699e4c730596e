//! Questions in the margin, beside the paragraphs they speak of; those for which it has no room stand after the text.

use super::Handout;
use super::parts::{StudyParts, in_order, list, plain, said, text};
use crate::model::visit::{self, ItemMut};
use crate::model::{
    Aside, AsideIndex, AsideKind, AsidePlace, Block, Blocks, Inline, Inlines, List, Node, Question, Section,
};
use crate::num::saturate;
use std::collections::{BTreeMap, BTreeSet};

/// The questions of a copy that stand beside its text, as long as the margin has room.
#[derive(Clone, Debug, Default)]
pub struct AskedBeside {
    /// Each with its place among the asides of the article, and its number.
    questions: Vec<(AsideIndex, u64)>,
    /// What is worked on after the text if none of them stands beside it.
    pub(super) after: Blocks,
}

impl StudyParts<'_> {
    /// Puts the questions that speak of a paragraph beside it. What a question has below its words, such as choices and
    /// tables, no margin has room for: such a question stands after the text.
    ///
    /// `work` is what is worked on after the text, questions first.
    pub fn ask(&self, article: &mut Section, work: &Section) -> AskedBeside {
        let questions: Vec<_> = self.study.into_iter().flat_map(in_order).collect();
        let mut by_paragraph: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let is_bare = |question: &&Question| question.more.is_empty() && question.before.is_empty();
        for (at, question) in questions.iter().enumerate().filter(|(_, question)| is_bare(question)) {
            if let Some(range) = question.paragraphs.first() {
                by_paragraph.entry(range.first).or_default().push(at);
            }
        }
        let first = article.asides.len();
        let (mut asides, mut asked) = (Vec::new(), Vec::new());
        mark_paragraphs(article, |number| {
            let here = by_paragraph.remove(&number).unwrap_or_default();
            let marks = here.into_iter().filter_map(|at| {
                let question = questions.get(at)?;
                let aside = AsideIndex(saturate(first + asides.len()));
                asides.push(Aside {
                    kind: AsideKind::Question,
                    place: AsidePlace::Margin,
                    label: text(&format!("{}.", at + 1)),
                    blocks: self
                        .beside(plain(vec![said(self.placed_words(question.content.clone()))]), self.lang),
                    span: question.span,
                });
                asked.push((aside, at as u64 + 1));
                Some(Node::new(Inline::Beside { aside, content: Vec::new() }, question.span))
            });
            marks.collect()
        });
        article.asides.extend(asides);
        AskedBeside { questions: asked, after: work.blocks.clone() }
    }
}

impl Handout {
    /// Lets what is worked on after the text have the questions that do not stand beside it.
    pub(super) fn settle_questions(&mut self) {
        if self.asked.questions.is_empty() {
            return;
        }
        let Some((article, _)) = self.book.articles().next() else { return };
        let asides = &self.book.section(article).asides;
        let is_beside = |aside: &AsideIndex| {
            asides.get(aside.0 as usize).is_some_and(|aside| aside.place == AsidePlace::Margin)
        };
        let asked = self.asked.questions.iter().filter(|(aside, _)| is_beside(aside));
        let asked: BTreeSet<u64> = asked.map(|(_, number)| *number).collect();
        if let Some(work) = self.book.sections.last_mut() {
            work.blocks = without(self.asked.after.clone(), &asked);
        }
        self.book.number_nodes();
    }
}

/// Puts marks at the head of paragraphs and stanzas, by the number that each has.
pub(super) fn mark_paragraphs(article: &mut Section, mut marks: impl FnMut(u32) -> Inlines) {
    let mut mark = |number: Option<u32>, content: &mut Inlines| {
        let marks = number.map(&mut marks).unwrap_or_default();
        content.splice(0..0, marks);
    };
    visit::blocks_mut(&mut article.blocks, &mut |item| {
        let ItemMut::Block(node) = item else { return };
        match &mut node.value {
            Block::Paragraph(paragraph) => mark(paragraph.number, &mut paragraph.content),
            Block::Verse(verse) => {
                for stanza in &mut verse.stanzas {
                    if let Some(line) = stanza.lines.first_mut() {
                        mark(stanza.number, &mut line.content);
                    }
                }
            }
            _ => {}
        }
    });
}

/// Takes questions out of what is worked on, and headings under which none is left. Numbers stay.
pub(super) fn without(blocks: Blocks, asked: &BTreeSet<u64>) -> Blocks {
    let of_questions =
        |node: &Node<Block>| !matches!(&node.value, Block::Heading(heading) if heading.level < 3);
    let heading = usize::from(blocks.first().is_some_and(|node| !of_questions(node)));
    let end = blocks.iter().skip(heading).take_while(|node| of_questions(node)).count() + heading;
    let mut kept = Blocks::new();
    let mut blocks = blocks.into_iter();
    let title: Blocks = blocks.by_ref().take(heading).collect();
    // Headings and words before the questions that follow.
    let mut before = Blocks::new();
    let mut after_list = false;
    for node in blocks.by_ref().take(end - heading) {
        match node.value {
            Block::List(List { start: Some(start), items }) => {
                let items = items.into_iter().zip(start..).filter(|(_, number)| !asked.contains(number));
                for (item, number) in items {
                    kept.append(&mut before);
                    kept.push(list(number, vec![item]));
                }
                after_list = true;
            }
            value => {
                if std::mem::take(&mut after_list) {
                    before.clear();
                }
                before.push(Node { value, ..node });
            }
        }
    }
    let title = if kept.is_empty() { Blocks::new() } else { title };
    title.into_iter().chain(kept).chain(blocks).collect()
}
