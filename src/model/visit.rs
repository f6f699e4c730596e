//! A walk over all nodes in reading order, the order in which node ids count.
//!
//! A block comes before what it holds. A quotation's and a poem's attribution follow its text, a figure's
//! caption follows its picture, a table's caption comes before its rows; terms come before what explains
//! them, dates before what happened. Readers hold nesting to 64 levels, which bounds the recursion.

use super::{
    Article, Aside, Block, BlockQuote, Book, Cell, Companion, Companions, Epigraph, Event, Figure, Heading,
    Inline, Inlines, List, Node, NodeId, Note, Paragraph, Question, Remark, Section, SharedStudy, Stanza,
    Study, StudyPart, Table, Term, TimelineEvent, Verse, VerseLine,
};
use std::ops::Range;

/// A node met on a walk.
#[derive(Clone, Copy, Debug)]
pub enum NodeRef<'a> {
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

// Every pattern names all fields and none ends in `..`: whoever adds a place for text, links or pictures must say
// here whether it is walked.
macro_rules! walks {
    ($blocks:ident, $run:ident, $inlines:ident, $item:ident, $content:ident, [$($a:lifetime)?], [$($mutable:tt)?]) => {
        /// Shows every node of blocks, in reading order.
        pub fn $blocks<'a>(blocks: &'a $($mutable)? [Node<Block>], see: &mut dyn FnMut($item<$($a)?>)) {
            for node in blocks {
                see($item::Block(&$($mutable)? *node));
                match &$($mutable)? node.value {
                    Block::Paragraph(Paragraph { role: _, number: _, continues: _, content }) => $run(content, see),
                    Block::Heading(Heading { level: _, capitals: _, id: _, content }) => $run(content, see),
                    Block::Quote(BlockQuote { epigraph: _, blocks, attribution }) => {
                        $blocks(blocks, see);
                        if let Some(attribution) = attribution {
                            $run(attribution, see);
                        }
                    }
                    Block::Verse(Verse { stanzas, attribution }) => {
                        for Stanza { number: _, lines } in stanzas {
                            for VerseLine { indent: _, content } in lines {
                                $run(content, see);
                            }
                        }
                        if let Some(attribution) = attribution {
                            $run(attribution, see);
                        }
                    }
                    Block::List(List { start: _, items }) => {
                        for item in items {
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
                        for TimelineEvent { date: _, shown, blocks } in events {
                            $run(shown, see);
                            $blocks(blocks, see);
                        }
                    }
                    Block::Table(Table { columns: _, head, rows, caption }) => {
                        if let Some(caption) = caption {
                            $run(caption, see);
                        }
                        for Cell { content, blocks, heads_row: _, span: _ } in head.into_iter().chain(rows).flatten() {
                            $run(content, see);
                            $blocks(blocks, see);
                        }
                    }
                    Block::Figure(Figure { picture: _, address: _, alt: _, link: _, caption }) => {
                        if let Some(caption) = caption {
                            $run(caption, see);
                        }
                    }
                    Block::Lang { lang: _, blocks } => $blocks(blocks, see),
                    Block::SceneBreak
                    | Block::Room { lines: _, least: _ }
                    | Block::Code { text: _, syntax: _ } => {}
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

walks!(blocks, run, inlines, NodeRef, content, ['a], []);
walks!(blocks_mut, run_mut, inlines_mut, ItemMut, content_mut, [], [mut]);

// Title and subtitle are copies of what the header says, for contents and running heads; what was written for study has
// its own walk.
macro_rules! section {
    ($section:ident, $blocks:ident, $run:ident, $see:ident) => {{
        let Section {
            header,
            blocks,
            notes,
            asides,
            title: _,
            subtitle: _,
            study: _,
            findings: _,
            id: _,
            kind: _,
            date: _,
            authors: _,
            lang: _,
            origin: _,
            description: _,
            file: _,
            initials: _,
            asides_lang: _,
        } = $section;
        $blocks(header, $see);
        $blocks(blocks, $see);
        for Note { label: _, blocks, span: _ } in notes {
            $blocks(blocks, $see);
        }
        for Aside { kind: _, place: _, label, blocks, span: _ } in asides {
            $run(label, $see);
            $blocks(blocks, $see);
        }
    }};
}

impl Section {
    /// Shows every node that is printed of the section: header, blocks, notes and asides, in reading order.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(NodeRef<'a>)) {
        section!(self, blocks, run, see);
    }

    /// Shows every node that is printed of the section, in reading order, to be changed.
    pub fn visit_mut(&mut self, see: &mut dyn FnMut(ItemMut<'_>)) {
        section!(self, blocks_mut, run_mut, see);
    }
}

impl Book {
    /// Shows every node of the book, those of study files too, to be changed.
    pub fn visit_mut(&mut self, see: &mut dyn FnMut(ItemMut<'_>)) {
        let Self { sections, study, metadata: _, pictures: _, remote: _, findings: _, node_count: _ } = self;
        for section in sections {
            section.visit_mut(see);
            section.study.iter_mut().for_each(|study| study.visit_mut(see));
        }
        study.visit_mut(see);
    }
}

// What holds other files' texts: the same walk once to be read and once to be changed.
macro_rules! files {
    ($see_all:ident, $explained:ident, $notes:ident, $blocks:ident, $run:ident, $item:ident, [$($a:lifetime)?], [$($mutable:tt)?]) => {
        impl Article {
            /// Shows every node of the article and its study file.
            pub fn $see_all<$($a)?>(&$($a)? $($mutable)? self, see: &mut dyn FnMut($item<$($a)?>)) {
                let Self {
                    masthead,
                    issue,
                    date_calls,
                    kicker,
                    epigraph,
                    title,
                    subtitle,
                    series_note,
                    body,
                    notes,
                    study,
                    source: _,
                    path: _,
                    format: _,
                    number: _,
                    authors: _,
                    signed: _,
                    date: _,
                    lang: _,
                    tags: _,
                    aliases: _,
                    slug: _,
                    url: _,
                    origin: _,
                    description: _,
                    draft: _,
                    findings: _,
                } = self;
                for line in masthead {
                    $run(line, see);
                }
                for words in issue {
                    $run(words, see);
                }
                $run(date_calls, see);
                for words in kicker {
                    $run(words, see);
                }
                match epigraph {
                    Some(Epigraph::Prose(Node { id: _, span: _, value: BlockQuote { epigraph: _, blocks, attribution } })) => {
                        $blocks(blocks, see);
                        if let Some(words) = attribution {
                            $run(words, see);
                        }
                    }
                    Some(Epigraph::Verse(Node { id: _, span: _, value: Verse { stanzas, attribution } })) => {
                        for Stanza { number: _, lines } in stanzas {
                            for VerseLine { indent: _, content } in lines {
                                $run(content, see);
                            }
                        }
                        if let Some(words) = attribution {
                            $run(words, see);
                        }
                    }
                    None => {}
                }
                if let Some(words) = title {
                    $run(words, see);
                }
                if let Some(words) = subtitle {
                    $run(words, see);
                }
                $blocks(series_note, see);
                $blocks(body, see);
                $notes(notes, see);
                if let Some(study) = study {
                    study.$see_all(see);
                }
            }
        }

        impl Companion {
            /// Shows every node of the file.
            pub fn $see_all<$($a)?>(&$($a)? $($mutable)? self, see: &mut dyn FnMut($item<$($a)?>)) {
                let Self { source: _, text } = self;
                text.$see_all(see);
            }
        }

        impl Study {
            /// Shows every node of what was written for study.
            pub fn $see_all<$($a)?>(&$($a)? $($mutable)? self, see: &mut dyn FnMut($item<$($a)?>)) {
                let Self { aim, questions, terms, chronology, sources, parts, facilitator, source: _, lang: _, minutes: _ } = self;
                if let Some(words) = aim {
                    $run(words, see);
                }
                for Question { before, content, more, answer, kind: _, paragraphs: _, lines: _, span: _ } in questions {
                    $blocks(before, see);
                    $run(content, see);
                    $blocks(more, see);
                    $blocks(answer, see);
                }
                $explained(terms, chronology, see);
                $blocks(sources, see);
                for StudyPart { title, blocks, leaders: _, span: _ } in parts {
                    $run(title, see);
                    $blocks(blocks, see);
                }
                for Remark { paragraphs: _, blocks, span: _ } in facilitator {
                    $blocks(blocks, see);
                }
            }
        }

        impl SharedStudy {
            /// Shows every node of what the articles share for study.
            pub fn $see_all<$($a)?>(&$($a)? $($mutable)? self, see: &mut dyn FnMut($item<$($a)?>)) {
                let Self { terms, chronology, ground_rules } = self;
                $explained(terms, chronology, see);
                if let Some(rules) = ground_rules {
                    rules.$see_all(see);
                }
            }
        }

        fn $explained<$($a)?>(terms: &$($a)? $($mutable)? [Term], events: &$($a)? $($mutable)? [Event], see: &mut dyn FnMut($item<$($a)?>)) {
            for Term { explanation, word: _, variants: _, group: _, lang: _, span: _ } in terms {
                $blocks(explanation, see);
            }
            for Event { content, written: _, date: _, old_style: _, lang: _, span: _ } in events {
                $blocks(content, see);
            }
        }

        fn $notes<$($a)?>(notes: &$($a)? $($mutable)? [Note], see: &mut dyn FnMut($item<$($a)?>)) {
            for Note { label: _, blocks, span: _ } in notes {
                $blocks(blocks, see);
            }
        }
    };
}

files!(visit, explained, notes, blocks, run, NodeRef, ['a], []);
files!(visit_mut, explained_mut, notes_mut, blocks_mut, run_mut, ItemMut, [], [mut]);

impl Companions {
    /// Shows every node of the files beside the articles, to be changed.
    pub fn visit_mut(&mut self, see: &mut dyn FnMut(ItemMut<'_>)) {
        let Self { foreword, imprint, study } = self;
        [foreword, imprint].into_iter().flatten().for_each(|companion| companion.visit_mut(see));
        study.visit_mut(see);
    }
}

/// Returns the numbers of a block and of all that it holds.
pub fn nodes_of(node: &Node<Block>) -> Range<NodeId> {
    let mut last = node.id;
    blocks(std::slice::from_ref(node), &mut |item| match item {
        NodeRef::Block(node) => last = last.max(node.id),
        NodeRef::Inline(node) => last = last.max(node.id),
        NodeRef::Run(_) => {}
    });
    node.id..NodeId(last.0 + 1)
}

/// Returns the words of blocks as one string: a space before each paragraph, line and cell, no note references.
pub fn text(all: &[Node<Block>]) -> String {
    let mut out = String::new();
    blocks(all, &mut |item| match item {
        NodeRef::Block(Node { value: Block::Code { text, .. }, .. }) => {
            out.push(' ');
            out.push_str(text);
        }
        NodeRef::Block(_) => {}
        NodeRef::Run(_) => out.push(' '),
        NodeRef::Inline(node) => match &node.value {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Break => out.push(' '),
            _ => {}
        },
    });
    out
}
