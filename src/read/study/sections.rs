//! The sections of a study file: what stands under each of its headings, and where it goes.

use super::asking::{self, Asking};
use super::headings::{self, Own, StudyHeading};
use super::{Reader, numbered, term};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Block, Blocks, Heading, Inline, Inlines, Node, Paragraph, Study, StudyPart, plain_text};

/// Blocks with the heading that they stand under.
pub(super) struct StudySection {
    /// What the heading says. `None` for one of the file's own.
    known: Option<StudyHeading>,
    /// The heading. `None` for what stands before any.
    heading: Option<Node<Heading>>,
    blocks: Blocks,
}

impl Reader<'_> {
    /// Returns the blocks under each heading, in order.
    pub(super) fn sections(&self, blocks: Blocks, own: &Own) -> Vec<StudySection> {
        let mut out: Vec<StudySection> = Vec::new();
        // How many questions were counted.
        let mut questions = 0;
        for node in blocks {
            let level = out.last().and_then(|last| last.heading.as_ref()).map(|over| over.value.level);
            let node = match split_heading(node, level, own) {
                (Some(heading), rest) => {
                    let words = plain_text(&heading.value.content);
                    let known = headings::known(&words, own);
                    // Below a heading of the file's own each is looked at by itself.
                    let in_own = out.last().is_some_and(|last| last.known.is_none());
                    if known.is_some() || in_own || level.is_none_or(|level| heading.value.level <= level) {
                        let blocks = rest.into_iter().collect();
                        out.push(StudySection { known, heading: Some(heading), blocks });
                        continue;
                    }
                    Node::new(Block::Heading(heading.value), heading.span)
                }
                (None, Some(node)) => node,
                (None, None) => continue,
            };
            let asked = count(&node);
            let in_answers = out.last().is_some_and(|last| last.known == Some(StudyHeading::Answers));
            // Answers stand below each question: the next one is none of them.
            if in_answers && asked.is_some_and(|(first, _)| first == questions + 1) && questions > 0 {
                out.push(StudySection {
                    known: Some(StudyHeading::Questions),
                    heading: None,
                    blocks: Vec::new(),
                });
            }
            if out.is_empty() {
                out.push(StudySection { known: None, heading: None, blocks: Vec::new() });
            }
            if let Some(last) = out.last_mut() {
                if last.known != Some(StudyHeading::Answers) {
                    questions += asked.map_or(0, |(_, count)| count);
                }
                last.blocks.push(node);
            }
        }
        together(out)
    }

    /// Puts a section where it belongs; notes (`R402`) one that goes to everybody under a heading of its own, and words
    /// before any heading, which may be meant for whoever leads.
    pub(super) fn section(&mut self, section: StudySection, study: &mut Study, own: &Own) {
        let StudySection { known, heading, blocks } = section;
        let words = heading.as_ref().map(|heading| plain_text(&heading.value.content)).unwrap_or_default();
        let asks_itself = known.is_none() && asking::asks(&words);
        let asking = Asking::of(&blocks);
        let are_questions = match known {
            Some(StudyHeading::Homework) => asking.is_mostly_questions(),
            _ => asks_something(known, &words, asking),
        };
        if are_questions {
            // A heading that says no more than the tool's own is set by that.
            let says_more = !headings::is_exact(&words, own) || !study.questions.is_empty();
            let over = heading.map(|heading| Node::new(Block::Heading(heading.value), heading.span));
            let (blocks, before) = match over {
                Some(over) if asks_itself => (std::iter::once(over).chain(blocks).collect(), Vec::new()),
                Some(over) if says_more => (blocks, vec![over]),
                _ => {
                    self.accounted.push(words);
                    (blocks, Vec::new())
                }
            };
            return study.questions.extend(self.questions(blocks, before));
        }
        // Numbers as of the questions, and nothing asked: `Erwartungshorizont`.
        let blocks = match known.is_none() && asking.is_key(study.questions.len()) {
            true => match self.answer_key(&mut study.questions, blocks) {
                None => return self.accounted.push(words),
                Some(blocks) => blocks,
            },
            false => blocks,
        };
        let blocks = self.with_notes(blocks);
        let (title, span) = match heading {
            Some(heading) => (heading.value.content, heading.span),
            None => (Vec::new(), blocks.first().map_or_else(Span::default, |node| node.span)),
        };
        if known.is_some_and(|known| !matches!(known, StudyHeading::Answers | StudyHeading::Homework)) {
            self.accounted.push(words.clone());
        }
        match known {
            Some(StudyHeading::Terms) => study.terms.extend(self.terms(blocks)),
            Some(StudyHeading::Chronology) => study.chronology.extend(self.events(blocks)),
            Some(StudyHeading::Sources) => study.sources.extend(blocks),
            Some(StudyHeading::Facilitator) => study.facilitator.extend(self.remarks(blocks)),
            Some(StudyHeading::Answers) => {
                self.accounted.push(words.clone());
                let left = self.answers_under(&words, &mut study.questions, blocks);
                study.parts.extend(left.map(|blocks| StudyPart { title, blocks, leaders: true, span }));
            }
            Some(StudyHeading::Homework) => {
                study.parts.push(StudyPart { title, blocks, leaders: false, span });
            }
            Some(StudyHeading::Questions) | None if title.is_empty() => {
                self.note(
                    span,
                    "this stands under no heading: it is only in the leader’s copy",
                    headings::HINT,
                );
                study.facilitator.extend(self.remarks(blocks));
            }
            Some(StudyHeading::Questions) | None => {
                let message = format!(
                    "`{}` is a heading of your own: what stands under it goes into the participants’ copies",
                    term::short(&words)
                );
                self.note(span, &message, &headings::hint(&words, own));
                study.parts.push(StudyPart { title, blocks, leaders: false, span });
            }
        }
    }

    /// Gives answers to their questions by number; below a heading of one answer they are the last question's. Returns what
    /// stays together.
    fn answers_under(
        &mut self,
        heading: &str,
        questions: &mut [crate::model::Question],
        blocks: Blocks,
    ) -> Option<Blocks> {
        let left = self.answer_key(questions, blocks)?;
        match questions
            .last_mut()
            .filter(|last| last.answer.is_empty() && headings::is_of_one_answer(heading))
        {
            Some(last) => {
                last.answer = left;
                None
            }
            None => Some(left),
        }
    }

    fn note(&mut self, span: Span, message: &str, hint: &str) {
        self.diagnostics.push(Diagnostic::note("R402", message).at(span).hint(hint));
    }

    /// Warns (`R412`) of what stands under its question and is taken for the answer though nothing says so.
    pub(super) fn say_what_is_taken_for_answers(&mut self) {
        let mut taken = std::mem::take(&mut self.taken_for_answers);
        taken.sort_by_key(|span| span.start);
        let Some(first) = taken.first() else { return };
        let message = match taken.len() {
            1 => "this is taken for the answer to the question above it: it is only in the leader’s copy"
                .to_owned(),
            more => format!(
                "this and {} other places are taken for answers to the questions above them: they are only in the leader’s copy",
                more - 1
            ),
        };
        let warning = self.warning("R412", message, *first);
        self.diagnostics.push(warning.hint(
            "write `Answer:` before an answer, and before choices their letters; what belongs to the question stands on its line",
        ));
    }
}

/// Tells whether a section is one of questions.
fn asks_something(known: Option<StudyHeading>, heading: &str, asking: Asking) -> bool {
    match known {
        Some(known) => known == StudyHeading::Questions,
        None => asking::asks(heading) || asking.is_of_questions(),
    }
}

/// Puts sections of the file's own back under the one above them, unless either is one of questions.
fn together(sections: Vec<StudySection>) -> Vec<StudySection> {
    let mut out: Vec<StudySection> = Vec::new();
    for section in sections {
        let is_own = |section: &StudySection| {
            let words = section.heading.as_ref().map(|heading| plain_text(&heading.value.content));
            let asking = Asking::of(&section.blocks);
            section.known.is_none() && !asks_something(None, &words.unwrap_or_default(), asking)
        };
        let level = |section: &StudySection| section.heading.as_ref().map(|heading| heading.value.level);
        let above = out.last_mut().filter(|above| {
            is_own(above) && is_own(&section) && level(above).is_some() && level(&section) > level(above)
        });
        match above {
            Some(above) => {
                let heading =
                    section.heading.map(|heading| Node::new(Block::Heading(heading.value), heading.span));
                above.blocks.extend(heading.into_iter().chain(section.blocks));
            }
            None => out.push(section),
        }
    }
    out
}

/// Returns the heading that a block is or begins with, and the rest of it: a heading, `**Questions**`, `Answers: 1. …`.
fn split_heading(
    node: Node<Block>,
    open: Option<u8>,
    own: &Own,
) -> (Option<Node<Heading>>, Option<Node<Block>>) {
    let span = node.span;
    let heading = |content| {
        let heading = Heading { level: open.unwrap_or(2), capitals: false, id: None, content };
        Some(Node::new(heading, span))
    };
    match node.value {
        Block::Heading(heading) => (Some(Node::new(heading, span)), None),
        Block::Paragraph(paragraph) if stands_over(&paragraph, own) => {
            (heading(without_colon(paragraph.content)), None)
        }
        Block::Paragraph(mut paragraph) => {
            let bytes = headings::over_a_key(&plain_text(&paragraph.content));
            let over = bytes.and_then(|bytes| {
                let text = super::answer::take_head(&mut paragraph.content, bytes);
                let text =
                    text.trim_end().trim_end_matches([':', '：']).trim_matches(['(', '[', ' ']).to_owned();
                heading(vec![Node::new(Inline::Text { text }, span)])
            });
            (over, Some(Node::new(Block::Paragraph(paragraph), span)))
        }
        value => (None, Some(Node::new(value, span))),
    }
}

/// Returns the first number of the questions that a block counts, and how many there are.
fn count(node: &Node<Block>) -> Option<(usize, usize)> {
    match &node.value {
        Block::List(list) => {
            let asks = Asking::of(std::slice::from_ref(node)).is_mostly_questions();
            Some((usize::try_from(list.start?).ok()?, list.items.len())).filter(|_| asks)
        }
        Block::Paragraph(paragraph) => {
            let (number, _) = numbered::QUESTIONS.number(&plain_text(&paragraph.content))?;
            Some((number, 1))
        }
        _ => None,
    }
}

/// Tells whether a paragraph is a heading of one who knows no signs: `**Questions**`, `Answers:`.
fn stands_over(paragraph: &Paragraph, own: &Own) -> bool {
    let is_set_off = matches!(
        paragraph.content.as_slice(),
        [Node { value: Inline::Strong { .. } | Inline::Emph { .. }, .. }]
    );
    headings::stands_over(&plain_text(&paragraph.content), is_set_off, own)
}

/// Takes the colon off the end of words.
fn without_colon(mut words: Inlines) -> Inlines {
    if let Some(Node { value: Inline::Text { text }, .. }) = words.last_mut() {
        text.truncate(text.trim_end().trim_end_matches(':').trim_end().len());
    }
    words
}
