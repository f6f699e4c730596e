//! What is done when at a session, as a table.

use super::pack::Session;
use super::parts::{in_order, text};
use super::session::{AgendaStep, agenda};
use crate::diagnostic::Span;
use crate::lang::fill;
use crate::model::{
    Block, Cell, CellAlign, Inline, Inlines, Node, Question, Section, SectionIndex, Table, plain_text,
};
use crate::num::saturate;

/// How much a schedule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// When each article is read and talked about.
    Articles,
    /// Also when each question is put.
    Questions,
}

impl Session<'_> {
    /// Returns what is done when, on a clock that starts with the session.
    pub(super) fn schedule(&self, detail: Detail) -> Node<Block> {
        let mut clock = 0_u32;
        let mut rows = Vec::new();
        let mut row = |what: Inlines, minutes: u32| {
            rows.push(cells(text(&shown(clock)), what, text(&minutes.to_string())));
            clock = clock.saturating_add(minutes);
        };
        let mut read = None;
        for (step, minutes) in agenda(self.book, self.articles, self.options) {
            match step {
                AgendaStep::Welcome => row(text(self.words.welcome), minutes),
                AgendaStep::OpeningRound => row(text(self.words.opening_round), minutes),
                AgendaStep::Pause => row(text(self.words.pause), minutes),
                AgendaStep::ClosingRound => row(text(self.words.closing_round), minutes),
                AgendaStep::Read(index) => {
                    read = Some(index);
                    row(around(self.words.read, self.title_of(index)), minutes);
                }
                AgendaStep::Discuss(index) => {
                    let questions = match detail {
                        Detail::Articles => Vec::new(),
                        Detail::Questions => self.questions(index, minutes),
                    };
                    let of_which = match read == Some(index) {
                        true => Vec::new(),
                        false => [text(" – "), self.title_of(index)].concat(),
                    };
                    if questions.is_empty() {
                        row([text(self.words.discuss), of_which].concat(), minutes);
                        continue;
                    }
                    questions.into_iter().for_each(|(question, minutes)| row(question, minutes));
                }
            }
        }
        rows.push(cells(text(&shown(clock)), text(self.words.end), Vec::new()));
        let head = vec![cells(text(self.words.clock), text(self.words.activity), text(self.words.length))];
        let columns = vec![CellAlign::End, CellAlign::Start, CellAlign::End];
        Node::new(Block::Table(Table { columns, head, rows, caption: None }), Span::default())
    }

    /// Returns the questions of an article, each with its share of the minutes. Empty if there are more questions than
    /// minutes, or none.
    fn questions(&self, index: SectionIndex, minutes: u32) -> Vec<(Inlines, u32)> {
        let section = self.book.section(index);
        let questions: Vec<&Question> = section.study.iter().flat_map(in_order).collect();
        let named = |(at, question): (usize, &Question)| {
            let words = self.in_language_of(section, text(&plain_text(&question.content)));
            [text(&fill(self.words.question, at + 1)), text(" – "), words].concat()
        };
        let minutes = shares(questions.len(), minutes);
        questions.into_iter().enumerate().map(named).zip(minutes).collect()
    }

    /// Returns the title of an article without the colon that leads to its subtitle, marked where it is in another
    /// language than the pack.
    fn title_of(&self, index: SectionIndex) -> Inlines {
        let section = self.book.section(index);
        let mut content = section.title.clone();
        if let Some(Inline::Text { text }) = content.last_mut().map(|node| &mut node.value) {
            text.truncate(text.trim_end().trim_end_matches(':').trim_end().len());
        }
        self.in_language_of(section, content)
    }

    /// Marks words of an article where it is in another language than the pack.
    fn in_language_of(&self, section: &Section, content: Inlines) -> Inlines {
        if section.lang == *self.lang() {
            return content;
        }
        let foreign = Inline::Lang { lang: section.lang.clone(), italic: false, content };
        vec![Node::new(foreign, Span::default())]
    }
}

/// Divides minutes evenly; the last questions, which ask what one holds of a text, have what is left over. Empty if not
/// each has a minute.
fn shares(questions: usize, minutes: u32) -> Vec<u32> {
    let count = saturate::<u32>(questions);
    let Some(each) = minutes.checked_div(count).filter(|each| *each > 0) else { return Vec::new() };
    let longer = minutes % count;
    (0..count).map(|at| each + u32::from(at + longer >= count)).collect()
}

/// Returns minutes as a clock shows them that starts with the session.
fn shown(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

fn cells(clock: Inlines, what: Inlines, minutes: Inlines) -> Vec<Cell> {
    [clock, what, minutes].map(|content| Cell { content, ..Cell::default() }).into()
}

/// Returns a phrase with inlines in the place of its `{}`.
fn around(phrase: &str, content: Inlines) -> Inlines {
    let (before, after) = phrase.split_once("{}").unwrap_or((phrase, ""));
    [text(before), content, text(after)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_divided_among_questions_to_the_last_one() {
        for (questions, minutes, expected) in [
            (0, 20, vec![]),
            (1, 20, vec![20]),
            (3, 20, vec![6, 7, 7]),
            (4, 20, vec![5, 5, 5, 5]),
            (3, 3, vec![1, 1, 1]),
            (4, 3, vec![]),
        ] {
            assert_eq!(shares(questions, minutes), expected, "{questions} in {minutes}");
        }
    }
}
