//! Places of an article that a study file names among its words, where lines bear the numbers.

use super::parts::StudyParts;
use crate::diagnostic::Span;
use crate::model::visit::{self, ItemMut};
use crate::model::{Blocks, Inline, Inlines, Node, ParagraphRange, ParagraphReference};

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
        if let ItemMut::Inline(Node { value: Inline::Text { text }, .. }) = item {
            *text = self.by_lines(text);
        }
    }

    fn by_lines(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for ParagraphReference { bytes, paragraphs } in ParagraphReference::all_in(text) {
            let range = |(first, last)| ParagraphRange { first, last, span: Span::default() };
            let ranges: Vec<ParagraphRange> = paragraphs.unwrap_or_default().into_iter().map(range).collect();
            let is_known = !ranges.is_empty()
                && ranges.iter().all(|range| self.lines.over(range.first, range.last).is_some());
            if is_known {
                out.push_str(text.get(from..bytes.start).unwrap_or_default());
                out.push_str(&self.reference(&ranges));
                from = bytes.end;
            }
        }
        out + text.get(from..).unwrap_or_default()
    }
}
