//! A walk over all nodes in reading order, the order in which node ids count.
//!
//! A block comes before what it holds. A quotation's and a poem's attribution follow its text, a figure's
//! caption follows its picture, a table's caption comes before its rows; terms come before what explains
//! them, dates before what happened. Readers hold nesting to 64 levels, which bounds the recursion.

use super::{Block, Inline, Inlines, Node, Section};

/// A node met on a walk.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// A block.
    Block(&'a Node<Block>),
    /// The inlines of a paragraph, a line of verse, a cell and the like, before they are shown one by one.
    Run(&'a Inlines),
    /// An inline.
    Inline(&'a Node<Inline>),
}

/// A node met on a walk, to be changed; what it then holds is walked next.
#[derive(Debug)]
pub enum ItemMut<'a> {
    /// A block.
    Block(&'a mut Node<Block>),
    /// The inlines of a paragraph, a line of verse, a cell and the like, before they are shown one by one.
    Run(&'a mut Inlines),
    /// An inline.
    Inline(&'a mut Node<Inline>),
}

macro_rules! walks {
    ($blocks:ident, $run:ident, $inlines:ident, $item:ident, $content:ident, [$($a:lifetime)?], [$($mutable:tt)?]) => {
        /// Shows every node of blocks, in reading order.
        pub fn $blocks<'a>(blocks: &'a $($mutable)? [Node<Block>], see: &mut dyn FnMut($item<$($a)?>)) {
            for node in blocks {
                see($item::Block(&$($mutable)? *node));
                match &$($mutable)? node.value {
                    Block::Paragraph(paragraph) => $run(&$($mutable)? paragraph.content, see),
                    Block::Heading(heading) => $run(&$($mutable)? heading.content, see),
                    Block::Quote(quote) => {
                        $blocks(&$($mutable)? quote.blocks, see);
                        if let Some(attribution) = &$($mutable)? quote.attribution {
                            $run(attribution, see);
                        }
                    }
                    Block::Verse(verse) => {
                        for stanza in &$($mutable)? verse.stanzas {
                            for line in &$($mutable)? stanza.lines {
                                $run(&$($mutable)? line.content, see);
                            }
                        }
                        if let Some(attribution) = &$($mutable)? verse.attribution {
                            $run(attribution, see);
                        }
                    }
                    Block::List(list) => {
                        for item in &$($mutable)? list.items {
                            $blocks(item, see);
                        }
                    }
                    Block::Definitions { entries } => {
                        for (term, explanations) in entries {
                            $run(term, see);
                            for explanation in explanations {
                                $blocks(explanation, see);
                            }
                        }
                    }
                    Block::Timeline { events } => {
                        for event in events {
                            $run(&$($mutable)? event.shown, see);
                            $blocks(&$($mutable)? event.blocks, see);
                        }
                    }
                    Block::Table(table) => {
                        if let Some(caption) = &$($mutable)? table.caption {
                            $run(caption, see);
                        }
                        let (head, rows) = (&$($mutable)? table.head, &$($mutable)? table.rows);
                        for cell in head.into_iter().chain(rows).flatten() {
                            $run(&$($mutable)? cell.content, see);
                        }
                    }
                    Block::Figure(figure) => {
                        if let Some(caption) = &$($mutable)? figure.caption {
                            $run(caption, see);
                        }
                    }
                    Block::Lang { blocks, .. } => $blocks(blocks, see),
                    Block::SceneBreak | Block::Room { .. } | Block::Code { .. } => {}
                }
            }
        }

        /// Shows a run of inlines, then each of them.
        pub fn $run<'a>(run: &'a $($mutable)? Inlines, see: &mut dyn FnMut($item<$($a)?>)) {
            see($item::Run(&$($mutable)? *run));
            $inlines(run, see);
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

walks!(blocks, run, inlines, Item, content, ['a], []);
walks!(blocks_mut, run_mut, inlines_mut, ItemMut, content_mut, [], [mut]);

impl Section {
    /// Shows every node of header, blocks, notes and asides, in reading order.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(Item<'a>)) {
        blocks(&self.header, see);
        blocks(&self.blocks, see);
        for note in &self.notes {
            blocks(&note.blocks, see);
        }
        for aside in &self.asides {
            run(&aside.label, see);
            blocks(&aside.blocks, see);
        }
    }

    /// Shows every node of header, blocks, notes and asides, in reading order, to be changed.
    pub fn visit_mut(&mut self, see: &mut dyn FnMut(ItemMut<'_>)) {
        blocks_mut(&mut self.header, see);
        blocks_mut(&mut self.blocks, see);
        for note in &mut self.notes {
            blocks_mut(&mut note.blocks, see);
        }
        for aside in &mut self.asides {
            run_mut(&mut aside.label, see);
            blocks_mut(&mut aside.blocks, see);
        }
    }
}

/// Returns the words of blocks as one string: a space before each paragraph, line and cell, no note references.
pub fn text(all: &[Node<Block>]) -> String {
    let mut out = String::new();
    blocks(all, &mut |item| match item {
        Item::Block(Node { value: Block::Code { text, .. }, .. }) => {
            out.push(' ');
            out.push_str(text);
        }
        Item::Block(_) => {}
        Item::Run(_) => out.push(' '),
        Item::Inline(node) => match &node.value {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Break => out.push(' '),
            _ => {}
        },
    });
    out
}
