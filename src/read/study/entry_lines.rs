//! Terms and events written line under line, questions and answers with numbers of their own too, which Markdown would take for one paragraph.

use super::answers_off::heading;
use super::headings::{self, Own, StudyHeading};
use super::{answer, choices, event, numbered};
use crate::diagnostic::Span;
use crate::model::visit::{self, ItemMut};
use crate::model::{Blocks, Lang, Node};

/// What a text is that may have entries.
#[derive(Clone, Copy, Debug)]
pub enum Entries<'a> {
    /// They stand under their headings.
    Under(&'a Own),
    /// It has nothing else.
    Only,
}

/// A text with an empty line before each entry that had none.
#[derive(Debug)]
pub struct EntriesApart {
    /// The text.
    pub text: String,
    /// The bytes of it that were added, in order.
    added: Vec<usize>,
}

impl EntriesApart {
    /// Sets entries apart under *Terms* and *Chronology*, in a text of nothing else from its beginning on. Lines are
    /// entries where every line of their paragraph has a colon or a dash, or begins with a date: else they go on from one
    /// another.
    pub fn of(text: &str, start: usize, lang: &Lang, of: Entries<'_>) -> Self {
        let mut apart = Self { text: text.get(..start).unwrap_or_default().to_owned(), added: Vec::new() };
        let lines: Vec<&str> = text.get(start..).unwrap_or_default().split_inclusive('\n').collect();
        let none = Own::default();
        let (own, mut inside) = match of {
            Entries::Under(own) => (own, false),
            Entries::Only => (&none, true),
        };
        let mut asks = false;
        let is_entry = |line: &&str| is_divided(line) || event::date_lead(line.trim(), lang.tag()).is_some();
        // Whether a paragraph that begins with `Answer:` goes on: Markdown would read the next item as part of it.
        let mut is_below_answer = false;
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let mut is_own_heading = false;
            if let Some(words) = heading(&lines, at, own) {
                let known = headings::known(words, own);
                is_own_heading = !line.starts_with('#');
                inside = match known {
                    Some(known) => matches!(known, StudyHeading::Terms | StudyHeading::Chronology),
                    None => inside && line.starts_with("##"),
                };
                asks = match known {
                    Some(known) => matches!(known, StudyHeading::Questions | StudyHeading::Answers),
                    None => asks && line.starts_with("##"),
                };
            }
            let is_of_paragraph = |line: &&&str| is_plain(line) || inside && is_day_with_dot(line, lang);
            let entries = lines.get(at..).unwrap_or_default().iter().take_while(is_of_paragraph).count();
            let paragraph = lines.get(at..at + entries).unwrap_or_default();
            // Entries below a heading of their own paragraph are looked at without it.
            let paragraph_of_entries = paragraph.get(usize::from(is_own_heading)..).unwrap_or_default();
            let ends = lines
                .get(at + entries)
                .is_none_or(|line| line.trim().is_empty() || line.starts_with(['-', '*', '#']));
            let are_entries = inside && ends && entries > 1 && paragraph_of_entries.iter().all(is_entry);
            for (number, line) in paragraph.iter().enumerate() {
                let after_heading = number == 1 && is_own_heading;
                let follows =
                    number > 0 || at > 0 && lines.get(at - 1).is_some_and(|above| !above.trim().is_empty());
                is_below_answer = number > 0 && is_below_answer || answer::label(line).is_some();
                let begins_answer =
                    !inside && (answer::label(line).is_some() || choices_go_on(&lines, at + number));
                if number > 0 && (are_entries || after_heading || asks && is_numbered(line))
                    || follows && begins_answer
                {
                    apart.added.push(apart.text.len());
                    apart.text.push('\n');
                }
                apart.text.push_str(line);
            }
            if entries == 0 {
                is_below_answer &= !line.trim().is_empty();
                let above = at.checked_sub(1).and_then(|above| lines.get(above));
                let follows = above.is_some_and(|above| !above.trim().is_empty());
                if !inside && follows && (choices_go_on(&lines, at) || is_below_answer && is_counted(line)) {
                    apart.added.push(apart.text.len());
                    apart.text.push('\n');
                }
                apart.text.push_str(line);
            }
            at += entries.max(1);
        }
        apart
    }

    /// Returns where something stands in the text as it was.
    pub fn before(&self, span: Span) -> Span {
        let before = |place: u32| {
            let added = self.added.partition_point(|added| *added < place as usize);
            place as usize - added
        };
        Span::new(span.source, before(span.start), before(span.end))
    }

    /// Gives blocks the places that they have in the text as it was.
    pub fn put_back(&self, blocks: &mut Blocks) {
        visit::blocks_mut(blocks, &mut |item| match item {
            ItemMut::Block(Node { span, .. }) | ItemMut::Inline(Node { span, .. }) => {
                *span = self.before(*span)
            }
            ItemMut::Run(_) => {}
        });
    }
}

/// Tells whether a line is of a paragraph that is neither indented nor anything else of Markdown's.
fn is_plain(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = number.len() < line.len() && number.starts_with(['.', ')'])
        || line.starts_with(['-', '+'])
        || line.starts_with("* ");
    !line.trim().is_empty()
        && !line.starts_with([' ', '\t', '#', '>', '|', ':', '=', '`', '~', '!', '['])
        && !is_item
}

/// Tells whether a line begins with a day that Markdown takes for the number of an item: `12. März 1871`.
fn is_day_with_dot(line: &str, lang: &Lang) -> bool {
    let lead = event::date_lead(line.trim(), lang.tag()).and_then(|end| line.trim().get(..end));
    is_counted(line) && lead.is_some_and(|lead| lead.chars().any(char::is_alphabetic))
}

/// Tells whether a line is one of choices whose letters have full stops, which Markdown knows no list of.
fn choices_go_on(lines: &[&str], at: usize) -> bool {
    let is_written = |line: &&&str| !line.trim().is_empty();
    let before =
        lines.get(..at).unwrap_or_default().iter().rev().take(MOST_CHOICES).take_while(is_written).count();
    let after = lines.get(at..).unwrap_or_default().iter().take(MOST_CHOICES).take_while(is_written).count();
    let block = lines.get(at - before..at + after).unwrap_or_default();
    lines.get(at).is_some_and(|line| choices::begins_line(line))
        && choices::begin_in_order(block.iter().copied())
}

/// So many choices are looked through.
const MOST_CHOICES: usize = 12;

/// Tells whether a line begins a question or an answer by its number: `Q2.`, `A2.`.
fn is_numbered(line: &str) -> bool {
    numbered::QUESTIONS.number(line).or_else(|| numbered::ANSWERS.number(line)).is_some()
}

/// Tells whether a line is an item with a number.
fn is_counted(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(['.', ')'])
}

/// Tells whether a line leads from a word or date to what is said of it.
fn is_divided(line: &str) -> bool {
    [": ", " - ", " – ", " — ", " = "].iter().any(|sign| line.contains(sign))
}
