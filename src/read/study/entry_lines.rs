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
        let none = Own::default();
        let (own, inside) = match of {
            Entries::Under(own) => (own, false),
            Entries::Only => (&none, true),
        };
        let lines: Vec<&str> = text.get(start..).unwrap_or_default().split_inclusive('\n').collect();
        let mut dividing = Dividing {
            lines: &lines,
            own,
            lang,
            inside,
            asks: false,
            below_answer: false,
            run: Run::default(),
        };
        for (at, line) in lines.iter().enumerate() {
            if dividing.divides(at) {
                apart.added.push(apart.text.len());
                apart.text.push('\n');
            }
            apart.text.push_str(line);
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

/// Goes through the lines of a text and tells before which of them an empty one is put.
struct Dividing<'a> {
    lines: &'a [&'a str],
    own: &'a Own,
    lang: &'a Lang,
    /// Whether the lines are of terms or events.
    inside: bool,
    /// Whether they are of questions or answers.
    asks: bool,
    /// Whether a paragraph that begins with `Answer:` goes on: Markdown would read the next item as part of it.
    below_answer: bool,
    run: Run,
}

/// Lines that Markdown reads as one paragraph, or one line that is of none.
#[derive(Default)]
struct Run {
    start: usize,
    end: usize,
    is_paragraph: bool,
    /// Whether its first line is a heading without number signs.
    has_heading: bool,
    /// Whether each line is an entry.
    are_entries: bool,
}

impl Dividing<'_> {
    /// Tells whether an empty line is put before a line; asked of each in order.
    fn divides(&mut self, at: usize) -> bool {
        if at >= self.run.end {
            self.begin(at);
        }
        let Run { start, is_paragraph, has_heading, are_entries, .. } = self.run;
        let line = self.lines.get(at).copied().unwrap_or_default();
        let above = at.checked_sub(1).and_then(|above| self.lines.get(above));
        let follows = above.is_some_and(|above| !above.trim().is_empty());
        let is_labelled = is_paragraph && answer::label(line).is_some();
        let goes_on = if is_paragraph { at > start } else { !line.trim().is_empty() };
        self.below_answer = self.below_answer && goes_on || is_labelled;
        let is_entry = are_entries || has_heading && at == start + 1 || self.asks && is_numbered(line);
        let is_next = !is_paragraph && self.below_answer && is_counted(line);
        at > start && is_entry
            || !self.inside && follows && (is_labelled || is_next || choices_go_on(self.lines, at))
    }

    /// Looks at the lines from one on that is of no paragraph before.
    fn begin(&mut self, at: usize) {
        let rest = self.lines.get(at..).unwrap_or_default();
        let first = rest.first().copied().unwrap_or_default();
        let heading = heading(self.lines, at, self.own);
        if let Some(words) = heading {
            let goes_on = first.starts_with("##");
            (self.inside, self.asks) = match headings::known(words, self.own) {
                Some(StudyHeading::Terms | StudyHeading::Chronology) => (true, false),
                Some(StudyHeading::Questions | StudyHeading::Answers) => (false, true),
                Some(_) => (false, false),
                None => (self.inside && goes_on, self.asks && goes_on),
            };
        }
        let is_of_paragraph =
            |line: &&&str| is_plain(line) || self.inside && is_day_with_dot(line, self.lang);
        let count = rest.iter().take_while(is_of_paragraph).count();
        let has_heading = heading.is_some() && !first.starts_with('#');
        // Entries below a heading of their own paragraph are looked at without it.
        let entries = rest.get(usize::from(has_heading)..count).unwrap_or_default();
        let ends =
            rest.get(count).is_none_or(|line| line.trim().is_empty() || line.starts_with(['-', '*', '#']));
        let is_entry =
            |line: &&str| is_divided(line) || event::date_lead(line.trim(), self.lang.tag()).is_some();
        self.run = Run {
            start: at,
            end: at + count.max(1),
            is_paragraph: count > 0,
            has_heading,
            are_entries: self.inside && ends && count > 1 && entries.iter().all(is_entry),
        };
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
