//! Remarks for whoever leads, on paragraphs or on the whole.

use super::Reader;
use crate::model::{Block, Blocks, Node, ParagraphReference, Remark, plain_text};

impl Reader<'_> {
    /// Reads remarks: each item and paragraph that names paragraphs speaks of them, what follows it too.
    pub(super) fn remarks(&mut self, blocks: Blocks) -> Vec<Remark> {
        let mut remarks: Vec<Remark> = Vec::new();
        for node in blocks {
            match node.value {
                Block::List(list) if list.items.iter().any(names_paragraphs) => {
                    remarks.extend(list.items.into_iter().filter_map(|item| self.remark(item)));
                }
                value => {
                    let block = Node::new(value, node.span);
                    let starts = matches!(block.value, Block::Paragraph(_));
                    match remarks.last_mut() {
                        Some(last) if !starts => last.blocks.push(block),
                        _ => remarks.extend(self.remark(vec![block])),
                    }
                }
            }
        }
        remarks
    }

    fn remark(&mut self, mut blocks: Blocks) -> Option<Remark> {
        let first = blocks.first_mut()?;
        let span = first.span;
        let paragraphs = match &mut first.value {
            Block::Paragraph(paragraph) => self.take_paragraphs(&mut paragraph.content, span),
            _ => Vec::new(),
        };
        Some(Remark { paragraphs, blocks, span })
    }
}

fn names_paragraphs(item: &Blocks) -> bool {
    matches!(item.first(), Some(Node { value: Block::Paragraph(first), .. })
        if !ParagraphReference::all_in(&plain_text(&first.content)).is_empty())
}
