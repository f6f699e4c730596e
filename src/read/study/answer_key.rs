//! Answers that stand apart from their questions, as at the end of a school book.

use super::Reader;
use super::numbered;
use super::question::text_of_head;
use crate::model::{Block, Blocks, Inline, Node, Paragraph, Question};
use std::collections::BTreeMap;

impl Reader<'_> {
    /// Gives each answer of a key to the question of its number. Returns the blocks as they are where that is not
    /// certain: where something has no number, or a number no question, or a question an answer already.
    pub(super) fn answer_key(&mut self, questions: &mut [Question], blocks: Blocks) -> Option<Blocks> {
        let Some(answers) = by_number(&blocks) else { return Some(blocks) };
        let is_free = |number: &usize| {
            let question = number.checked_sub(1).and_then(|at| questions.get(at));
            question.is_some_and(|question| question.answer.is_empty())
        };
        if answers.is_empty() || !answers.keys().all(is_free) {
            return Some(blocks);
        }
        for (number, answer) in answers {
            let Some(question) = questions.get_mut(number - 1) else { continue };
            question.answer = answer.blocks;
            self.accounted.extend(answer.label);
        }
        None
    }

    /// Takes `Q1.` off questions that all have their number, which is set before them again.
    pub(super) fn take_numbers(&mut self, questions: &mut [Question]) {
        let label = |question: &Question| numbered::QUESTIONS.number(text_of_head(&question.content)?);
        let numbers: Option<Vec<(usize, usize)>> = questions.iter().map(label).collect();
        let Some(numbers) = numbers else { return };
        if !numbers.windows(2).all(|pair| matches!(pair, [(one, _), (next, _)] if one + 1 == *next)) {
            return;
        }
        for (question, (_, label)) in questions.iter_mut().zip(numbers) {
            if let Some(Node { value: Inline::Text { text }, .. }) = question.content.first_mut() {
                let rest = text.split_off(label);
                self.accounted.push(std::mem::replace(text, rest));
            }
        }
    }
}

/// An answer with the words that say which one it is.
#[derive(Default)]
struct Answer {
    label: Option<String>,
    blocks: Blocks,
}

/// Returns the answers by their numbers. `None` if something stands before the first number or a number comes twice.
fn by_number(blocks: &Blocks) -> Option<BTreeMap<usize, Answer>> {
    let mut answers: BTreeMap<usize, Answer> = BTreeMap::new();
    let mut last = None;
    for node in blocks {
        match &node.value {
            Block::List(list) if list.start.is_some() => {
                let start = usize::try_from(list.start?).ok()?;
                for (at, item) in list.items.iter().enumerate() {
                    let number = start.checked_add(at)?;
                    let answer = Answer { label: None, blocks: item.clone() };
                    if answers.insert(number, answer).is_some() {
                        return None;
                    }
                    last = Some(number);
                }
            }
            Block::Paragraph(paragraph) => match numbered(paragraph) {
                Some((number, label, rest)) => {
                    let block = Node { value: Block::Paragraph(rest), ..node.clone() };
                    let answer = Answer { label: Some(label), blocks: vec![block] };
                    if answers.insert(number, answer).is_some() {
                        return None;
                    }
                    last = Some(number);
                }
                None => answers.get_mut(&last?)?.blocks.push(node.clone()),
            },
            _ => answers.get_mut(&last?)?.blocks.push(node.clone()),
        }
    }
    Some(answers)
}

/// Returns the number of a paragraph, its label, and the paragraph without that.
fn numbered(paragraph: &Paragraph) -> Option<(usize, String, Paragraph)> {
    let (number, label) = numbered::ANSWERS.number(text_of_head(&paragraph.content)?)?;
    let mut rest = paragraph.clone();
    let Some(Node { value: Inline::Text { text }, .. }) = rest.content.first_mut() else { return None };
    let words = text.split_off(label);
    let label = std::mem::replace(text, words);
    Some((number, label, rest))
}
