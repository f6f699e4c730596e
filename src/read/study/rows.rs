//! Questions in the rows of a table, with their answers beside them.

use super::headings::{self, Own, StudyHeading};
use super::{Reader, answer, asking};
use crate::diagnostic::Span;
use crate::model::{Block, Blocks, Cell, Node, Question, Role, Table, plain_text};

impl Reader<'_> {
    /// Reads a table with a column of questions: what stands beside one answers it. `None` if it has no such column.
    pub(super) fn rows_of_questions(&mut self, table: &Table, span: Span) -> Option<Vec<Question>> {
        let column = column_of_questions(table)?;
        let heads: Vec<String> = table.head.iter().flatten().map(|cell| plain_text(&cell.content)).collect();
        self.accounted.extend(heads);
        let mut questions = Vec::new();
        for row in &table.rows {
            let mut question = None;
            let mut beside = Blocks::new();
            for (at, cell) in row.iter().enumerate() {
                let words = plain_text(&cell.content);
                match at == column {
                    true => question = self.asked_in(cell, span),
                    // Their numbers are counted again.
                    false
                        if at < column
                            && words.trim().trim_end_matches('.').bytes().all(|b| b.is_ascii_digit()) =>
                    {
                        self.accounted.push(words);
                    }
                    false => beside.extend(in_blocks(cell, span)),
                }
            }
            match question {
                Some(mut question) => {
                    question.answer.extend(beside);
                    questions.push(question);
                }
                // A row without a question answers the one above further.
                None => match questions.last_mut() {
                    Some(last) => last.answer.extend(beside),
                    None => self.leave_out(&beside),
                },
            }
        }
        Some(questions)
    }

    fn asked_in(&mut self, cell: &Cell, span: Span) -> Option<Question> {
        let blocks = in_blocks(cell, span);
        if blocks.is_empty() { None } else { self.question(blocks, span, false) }
    }
}

/// Returns the column whose head names questions, or in which most rows ask something.
fn column_of_questions(table: &Table) -> Option<usize> {
    let own = Own::default();
    let head = table.head.first().into_iter().flatten().map(|cell| plain_text(&cell.content));
    let heads: Vec<Option<StudyHeading>> = head.map(|words| headings::known(&words, &own)).collect();
    let named = heads.iter().position(|head| *head == Some(StudyHeading::Questions));
    named.or_else(|| {
        (0..table.columns.len()).find(|column| {
            let cells = table.rows.iter().filter_map(|row| row.get(*column));
            let (mut asking, mut all) = (0_usize, 0_usize);
            for cell in cells {
                let words = plain_text(&cell.content);
                all += 1;
                asking += usize::from(asking::asks(&words) && answer::label(&words).is_none());
            }
            asking > 0 && asking * 2 > all
        })
    })
}

fn in_blocks(cell: &Cell, span: Span) -> Blocks {
    let words = Some(&cell.content).filter(|words| !words.is_empty());
    let words = words.map(|words| {
        let at = words.first().map_or(span, |node| node.span);
        Node::new(Block::paragraph(Role::Plain, words.clone()), at)
    });
    words.into_iter().chain(cell.blocks.iter().cloned()).collect()
}
