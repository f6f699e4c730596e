//! Terms and events written line under line, which Markdown would take for one paragraph.

use super::headings::{self, Own, StudyHeading};
use super::question::heading;
use crate::diagnostic::Span;
use crate::model::visit::{self, ItemMut};
use crate::model::{Blocks, Node};

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
    /// entries where every line of their paragraph has a colon or a dash: else they go on from one another.
    pub fn of(text: &str, start: usize, own: &Own, is_of_entries: bool) -> Self {
        let mut apart = Self { text: text.get(..start).unwrap_or_default().to_owned(), added: Vec::new() };
        let lines: Vec<&str> = text.get(start..).unwrap_or_default().split_inclusive('\n').collect();
        let mut inside = is_of_entries;
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if let Some(words) = heading(line, lines.get(at + 1).copied()) {
                inside = match headings::known(words, own) {
                    Some(known) => matches!(known, StudyHeading::Terms | StudyHeading::Chronology),
                    None => inside && line.starts_with("##"),
                };
            }
            let entries =
                lines.get(at..).unwrap_or_default().iter().take_while(|line| is_plain(line)).count();
            let paragraph = lines.get(at..at + entries).unwrap_or_default();
            let ends = lines
                .get(at + entries)
                .is_none_or(|line| line.trim().is_empty() || line.starts_with(['-', '*', '#']));
            let are_entries = inside && ends && entries > 1 && paragraph.iter().all(|line| is_divided(line));
            for (number, line) in paragraph.iter().enumerate() {
                if are_entries && number > 0 {
                    apart.added.push(apart.text.len());
                    apart.text.push('\n');
                }
                apart.text.push_str(line);
            }
            if entries == 0 {
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

/// Tells whether a line leads from a word or date to what is said of it.
fn is_divided(line: &str) -> bool {
    [": ", " - ", " – ", " — ", " = "].iter().any(|sign| line.contains(sign))
}
