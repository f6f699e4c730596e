//! A walk over all nodes in reading order, the order in which node ids count.
//!
//! A block comes before what it holds. A quotation's and a poem's attribution follow its text, a figure's
//! caption follows its picture, a table's caption comes before its rows; terms come before what explains
//! them. Readers hold nesting to 64 levels, which bounds the recursion.

use super::{Block, Inline, Inlines, Node, Section};

/// A node met on a walk.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// A block.
    Block(&'a Node<Block>),
    /// An inline.
    Inline(&'a Node<Inline>),
}

/// A node met on a walk, to be changed; what it then holds is walked next.
#[derive(Debug)]
pub enum ItemMut<'a> {
    /// A block.
    Block(&'a mut Node<Block>),
    /// An inline.
    Inline(&'a mut Node<Inline>),
}

macro_rules! walks {
    ($blocks:ident, $inlines:ident, $item:ident, $content:ident, [$($a:lifetime)?], [$($mutable:tt)?]) => {
        /// Shows every node of blocks, in reading order.
        pub fn $blocks<'a>(blocks: &'a $($mutable)? [Node<Block>], see: &mut dyn FnMut($item<$($a)?>)) {
            for node in blocks {
                see($item::Block(&$($mutable)? *node));
                match &$($mutable)? node.value {
                    Block::Paragraph(paragraph) => $inlines(&$($mutable)? paragraph.content, see),
                    Block::Heading(heading) => $inlines(&$($mutable)? heading.content, see),
                    Block::Quote(quote) => {
                        $blocks(&$($mutable)? quote.blocks, see);
                        if let Some(attribution) = &$($mutable)? quote.attribution {
                            $inlines(attribution, see);
                        }
                    }
                    Block::Verse(verse) => {
                        for stanza in &$($mutable)? verse.stanzas {
                            for line in &$($mutable)? stanza.lines {
                                $inlines(&$($mutable)? line.content, see);
                            }
                        }
                        if let Some(attribution) = &$($mutable)? verse.attribution {
                            $inlines(attribution, see);
                        }
                    }
                    Block::List(list) => {
                        for item in &$($mutable)? list.items {
                            $blocks(item, see);
                        }
                    }
                    Block::Definitions { entries } => {
                        for (term, explanations) in entries {
                            $inlines(term, see);
                            for explanation in explanations {
                                $blocks(explanation, see);
                            }
                        }
                    }
                    Block::Table(table) => {
                        if let Some(caption) = &$($mutable)? table.caption {
                            $inlines(caption, see);
                        }
                        let (head, rows) = (&$($mutable)? table.head, &$($mutable)? table.rows);
                        for cell in head.into_iter().chain(rows).flatten() {
                            $inlines(&$($mutable)? cell.content, see);
                        }
                    }
                    Block::Figure(figure) => {
                        if let Some(caption) = &$($mutable)? figure.caption {
                            $inlines(caption, see);
                        }
                    }
                    Block::Lang { blocks, .. } => $blocks(blocks, see),
                    Block::SceneBreak | Block::Code { .. } => {}
                }
            }
        }

        /// Shows every node of inlines, in reading order.
        pub fn $inlines<'a>(inlines: &'a $($mutable)? [Node<Inline>], see: &mut dyn FnMut($item<$($a)?>)) {
            for node in inlines {
                see($item::Inline(&$($mutable)? *node));
                if let Some(content) = node.value.$content() {
                    $inlines(content, see);
                }
            }
        }
    };
}

walks!(blocks, inlines, Item, content, ['a], []);
walks!(blocks_mut, inlines_mut, ItemMut, content_mut, [], [mut]);

impl Section {
    /// Shows every node of header, blocks and notes, in reading order.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(Item<'a>)) {
        blocks(&self.header, see);
        blocks(&self.blocks, see);
        for note in &self.notes {
            blocks(&note.blocks, see);
        }
    }

    /// Shows every node of header, blocks and notes, in reading order, to be changed.
    pub fn visit_mut(&mut self, see: &mut dyn FnMut(ItemMut<'_>)) {
        blocks_mut(&mut self.header, see);
        blocks_mut(&mut self.blocks, see);
        for note in &mut self.notes {
            blocks_mut(&mut note.blocks, see);
        }
    }
}

impl Block {
    /// Returns the runs of inlines that the block itself holds, in reading order.
    pub fn runs_mut(&mut self) -> Vec<&mut Inlines> {
        match self {
            Self::Paragraph(paragraph) => vec![&mut paragraph.content],
            Self::Heading(heading) => vec![&mut heading.content],
            Self::Quote(quote) => quote.attribution.as_mut().into_iter().collect(),
            Self::Verse(verse) => {
                let lines = verse.stanzas.iter_mut().flat_map(|stanza| &mut stanza.lines);
                lines.map(|line| &mut line.content).chain(&mut verse.attribution).collect()
            }
            Self::Definitions { entries } => entries.iter_mut().map(|(term, _)| term).collect(),
            Self::Table(table) => {
                let cells = table.head.iter_mut().chain(&mut table.rows).flatten();
                table.caption.iter_mut().chain(cells.map(|cell| &mut cell.content)).collect()
            }
            Self::Figure(figure) => figure.caption.as_mut().into_iter().collect(),
            Self::List(_) | Self::Lang { .. } | Self::SceneBreak | Self::Code { .. } => Vec::new(),
        }
    }
}

/// Returns the words of blocks as one string: a space after each block and line, no note references.
pub fn text(all: &[Node<Block>]) -> String {
    let mut out = String::new();
    blocks(all, &mut |item| match item {
        Item::Block(Node { value: Block::Code { text, .. }, .. }) => {
            out.push(' ');
            out.push_str(text);
        }
        Item::Block(_) => out.push(' '),
        Item::Inline(node) => match &node.value {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Break => out.push(' '),
            _ => {}
        },
    });
    out
}
