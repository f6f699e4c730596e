//! Places of an article that a study file names among its words, where lines bear the numbers.

use super::parts::StudyParts;
use crate::diagnostic::Span;
use crate::model::visit::{self, ItemMut};
use crate::model::{Blocks, Inline, Inlines, Node, ParagraphRange};

/// Stands before the numbers of paragraphs.
const SIGN: char = '¶';

impl StudyParts<'_> {
    /// Returns blocks of a study file with the lines of paragraphs in place of their numbers, where lines bear the
    /// numbers: nobody finds `¶ 4` in such a copy.
    pub(super) fn placed(&self, mut blocks: Blocks) -> Blocks {
        if !self.lines.is_empty() {
            visit::blocks_mut(&mut blocks, &mut |item| self.place(item));
        }
        blocks
    }

    /// Returns words of a study file so.
    pub(super) fn placed_words(&self, mut content: Inlines) -> Inlines {
        if !self.lines.is_empty() {
            visit::inlines_mut(&mut content, &mut |item| self.place(item));
        }
        content
    }

    fn place(&self, item: ItemMut<'_>) {
        if let ItemMut::Inline(Node { value: Inline::Text { text }, .. }) = item
            && text.contains(SIGN)
        {
            *text = self.by_lines(text);
        }
    }

    fn by_lines(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(SIGN) {
            let (before, named) = rest.split_at(at);
            let (ranges, after) = paragraphs(named);
            let known = !ranges.is_empty()
                && ranges.iter().all(|range| self.lines.over(range.first, range.last).is_some());
            out.push_str(before);
            match known {
                true => out.push_str(&self.reference(&ranges)),
                false => out.push_str(&named[..named.len() - after.len()]),
            }
            rest = after;
        }
        out + rest
    }
}

/// Returns the paragraphs that a text names from its beginning, `¶ 4-6, 9`, and what comes after them.
fn paragraphs(text: &str) -> (Vec<ParagraphRange>, &str) {
    let mut rest = text.trim_start_matches(SIGN);
    let mut ranges = Vec::new();
    loop {
        let list = if ranges.is_empty() { Some(rest) } else { rest.strip_prefix(',') };
        let Some((first, after)) = list.and_then(number) else { break };
        let upper = after.trim_start().strip_prefix(['-', '–', '—', '‑']);
        let (last, after) = upper.and_then(number).unwrap_or((first, after));
        ranges.push(ParagraphRange { first, last, span: Span::default() });
        rest = after;
    }
    (ranges, rest)
}

/// Returns the number with which a text begins, after spaces, and what comes after it.
fn number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Some((digits.parse().ok()?, rest))
}
