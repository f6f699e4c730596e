//! What the leader has beside the participant's copy: pages before the article, and remarks beside its text.
//!
//! Nothing here is called for another copy. The pages of the article stay the participant's: remarks stand in its
//! margin or on pages put between, all else before it.

use super::beside::mark_paragraphs;
use super::parts::{StudyParts, heading, in_order, plain, said, said_as, text};
use crate::diagnostic::Span;
use crate::lang::fill;
use crate::model::{
    Aside, AsideIndex, AsideKind, AsidePlace, Block, BlockQuote, Blocks, Inline, Node, Question, Remark,
    Role, Section, SectionKind, Study,
};
use crate::num::saturate;
use std::collections::BTreeMap;

impl StudyParts<'_> {
    /// Returns the pages before the article: aim, timing, remarks on the whole, answers. Empty if there are none
    /// of it.
    ///
    /// `article` is the leader's own, whose paragraphs tell which remarks stand beside them.
    pub fn leader(&self, article: &Section) -> Option<Section> {
        let study = self.study?;
        let mut blocks = Blocks::new();
        if let Some(aim) = &study.aim {
            let (before, after) = self.words.aim.split_once("{}").unwrap_or((self.words.aim, ""));
            blocks.push(said([text(before), aim.clone(), text(after)].concat()));
        }
        blocks.extend(study.minutes.map(|minutes| said(text(&fill(self.words.minutes, minutes)))));
        let beside: Vec<Span> = article
            .asides
            .iter()
            .filter(|aside| aside.kind == AsideKind::Remark)
            .map(|aside| aside.span)
            .collect();
        let mut on_whole =
            study.facilitator.iter().filter(|remark| !beside.contains(&remark.span)).peekable();
        blocks.extend(on_whole.peek().map(|_| heading(2, self.words.remarks)));
        for remark in on_whole {
            let mut remark_blocks = plain(remark.blocks.clone());
            self.refer(&mut remark_blocks, remark);
            blocks.extend(remark_blocks);
        }
        if is_answered(study) {
            blocks.push(heading(2, self.words.answers));
            blocks.extend(self.all_answered(study));
        }
        blocks.extend(self.parts_for(true));
        (!blocks.is_empty()).then(|| self.leaders(blocks))
    }

    /// Returns the same for the leader's pack of a session, which has no participants' pages: with questions that nobody
    /// answered, sources, and what else stands in the study file. Terms and dates have pages of their own.
    pub fn leader_in_pack(&self, article: &Section) -> Option<Section> {
        let study = self.study?;
        let mut blocks = self.leader(article).map(|section| section.blocks).unwrap_or_default();
        if !is_answered(study) && !study.questions.is_empty() {
            blocks.push(heading(2, self.words.questions));
            blocks.extend(self.all_answered(study));
        }
        blocks.extend(self.sources());
        blocks.extend(self.parts_for(false));
        (!blocks.is_empty()).then(|| self.leaders(blocks))
    }

    fn all_answered(&self, study: &Study) -> Blocks {
        let questions: Vec<&Question> = in_order(study).collect();
        self.counted(&questions, 1, 3, |question| self.answered(question))
    }

    fn leaders(&self, blocks: Blocks) -> Section {
        let header = vec![said_as(Role::Masthead, text(self.words.facilitator)), self.title()];
        let title = text(self.words.facilitator);
        Section { kind: SectionKind::Leader, header, title, ..self.made("leader", blocks) }
    }

    /// Returns a question with its answer.
    fn answered(&self, question: &Question) -> Blocks {
        let mut item = vec![said(self.asked(question))];
        item.extend(plain(self.placed(question.more.clone())));
        if !question.answer.is_empty() {
            let blocks = plain(question.answer.clone());
            let quote = BlockQuote { epigraph: false, blocks, attribution: None };
            item.push(Node::new(Block::Quote(quote), question.span));
        }
        item
    }

    /// Puts the paragraphs that a remark speaks of before its words, where they are not there.
    fn refer(&self, blocks: &mut Blocks, remark: &Remark) {
        if let (false, Some(Node { value: Block::Paragraph(first), .. })) =
            (remark.paragraphs.is_empty(), blocks.first_mut())
        {
            let content = text(&self.reference(&remark.paragraphs));
            let label = Node::new(Inline::Strong { content }, remark.span);
            first.content.splice(0..0, std::iter::once(label).chain(text("\u{2002}")));
        }
    }

    /// Puts the remarks that speak of paragraphs beside the first of them.
    pub fn remark(&self, article: &mut Section) {
        let Some(study) = self.study else { return };
        let mut by_paragraph: BTreeMap<u32, Vec<&Remark>> = BTreeMap::new();
        for remark in &study.facilitator {
            if let Some(range) = remark.paragraphs.first() {
                by_paragraph.entry(range.first).or_default().push(remark);
            }
        }
        let first = article.asides.len();
        let mut asides: Vec<Aside> = Vec::new();
        mark_paragraphs(article, |number| {
            let remarks = by_paragraph.remove(&number);
            let marks = remarks.into_iter().flatten().map(|remark| {
                let aside = AsideIndex(saturate(first + asides.len()));
                asides.push(Aside {
                    kind: AsideKind::Remark,
                    place: AsidePlace::Margin,
                    label: text(&self.reference(&remark.paragraphs)),
                    blocks: self.beside(plain(remark.blocks.clone()), self.lang),
                    span: remark.span,
                });
                Node::new(Inline::Beside { aside, content: Vec::new() }, remark.span)
            });
            marks.collect()
        });
        article.asides.extend(asides);
    }
}

/// Tells whether any question has an answer.
fn is_answered(study: &Study) -> bool {
    study.questions.iter().any(|question| !question.answer.is_empty())
}
