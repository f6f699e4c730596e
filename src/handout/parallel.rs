//! Two articles side by side, paragraph by paragraph: a text and its translation, or two versions of it.

use super::article;
use super::pack::as_pack;
use super::parts::{heading, said_as, text};
use super::session::named;
use super::{Handout, Options};
use crate::diagnostic::Span;
use crate::model::visit::ItemMut;
use crate::model::{
    Block, Blocks, Book, Cell, CellAlign, Inline, Inlines, Metadata, Node, Note, NoteIndex, Paragraph, Role,
    Section, SectionIndex, SectionKind, Table, Target, plain_text,
};
use crate::num::saturate;
use std::collections::BTreeMap;

/// Makes a copy of each pair of articles that is configured, called after its number.
pub fn pairs(book: &Book, options: &Options) -> Vec<Handout> {
    let pair = |(one, other): &(String, String)| Some([named(book, one)?, named(book, other)?]);
    let pairs = options.side_by_side.iter().filter_map(|placed| pair(&placed.value));
    pairs
        .zip(1..)
        .map(|(pair, number)| {
            let name = format!("side-by-side-{number}");
            let book = bound(book, pair, &name);
            as_pack(name, book)
        })
        .collect()
}

/// Returns two articles as one section: a table whose rows have a paragraph of each, its number before it.
///
/// Whatever stands in the margin of a cell badly, such as a picture or a table, stands between such tables.
fn bound(book: &Book, pair: [SectionIndex; 2], name: &str) -> Book {
    let [mut one, mut other] = pair.map(|index| article::bare(book.section(index)));
    let series = &book.metadata;
    // A title that leads into its subtitle does so no more.
    let named = |section: &Section| plain_text(&section.title).trim_end_matches(':').to_owned();
    let title = [&one, &other].map(named).join(" · ");
    let count = one.notes.len();
    other.visit_mut(&mut |item| {
        if let ItemMut::Inline(Node { value: Inline::NoteRef { note, .. }, .. }) = item {
            *note = NoteIndex(note.0 + saturate::<u32>(count));
        }
    });
    let lang = other.lang.clone();
    let in_its_language = |blocks: Blocks| match blocks.is_empty() {
        true => blocks,
        false => vec![Node::new(Block::Lang { lang: lang.clone(), blocks }, Span::default())],
    };
    let mut notes = std::mem::take(&mut one.notes);
    notes.extend(
        std::mem::take(&mut other.notes)
            .into_iter()
            .map(|note| Note { blocks: in_its_language(note.blocks), ..note }),
    );
    let mut rows = Rows { head: head([&one, &other]), ..Rows::default() };
    let headers = [&mut one, &mut other].map(|section| below_title(std::mem::take(&mut section.header)));
    let [own, others] = headers;
    if !own.is_empty() || !others.is_empty() {
        rows.rows.push(vec![Cell::default(), cell(own), cell(in_its_language(others))]);
    }
    let steps = in_step(std::mem::take(&mut one.blocks), std::mem::take(&mut other.blocks));
    for (own, others) in steps {
        rows.add(own, others.into_iter().flat_map(|block| in_its_language(vec![block])).collect());
    }
    let masthead = said_as(Role::Masthead, text(&series.title));
    let section = Section {
        header: vec![masthead, heading(1, &title)],
        title: text(&title),
        blocks: rows.end(),
        notes,
        ..Section::empty(SectionKind::Article, name.to_owned(), one.lang.clone())
    };
    let metadata = Metadata {
        title,
        subtitle: None,
        lang: one.lang.clone(),
        direction: one.lang.direction(),
        identifier: format!("{}#{name}", series.identifier),
        slug: name.to_owned(),
        isbn: None,
        dates: None,
        ..series.clone()
    };
    let mut copy =
        Book { metadata, sections: vec![section], pictures: book.pictures.clone(), ..Book::default() };
    let here = SectionIndex(0);
    article::lead_inside(&mut copy, &pair.into_iter().map(|index| (index, here)).collect::<BTreeMap<_, _>>());
    // What stands in a cell has no place that a link can lead to, so no page can be named for it.
    copy.change_targets(&mut |target| {
        if let Target::Internal { fragment: Some(id), .. } = target {
            *target = Target::Unresolved(std::mem::take(id));
        }
    });
    copy.number_nodes();
    copy
}

/// Returns the head of the table: both titles, each in its language.
fn head([one, other]: [&Section; 2]) -> Vec<Cell> {
    let title = |section: &Section| {
        let mut content = section.title.clone();
        if section.lang != one.lang {
            let lang = section.lang.clone();
            content = vec![Node::new(Inline::Lang { lang, italic: false, content }, Span::default())];
        }
        Cell { content, ..Cell::default() }
    };
    vec![Cell::default(), title(one), title(other)]
}

/// Returns what an article says under its title, and above it, without the name of the series.
fn below_title(header: Blocks) -> Blocks {
    let is_kept = |node: &Node<Block>| match &node.value {
        Block::Heading(heading) => heading.level > 1,
        Block::Paragraph(paragraph) => paragraph.role != Role::Masthead,
        _ => true,
    };
    header.into_iter().filter(is_kept).map(as_paragraph).collect()
}

fn cell(blocks: Blocks) -> Cell {
    Cell { blocks, ..Cell::default() }
}

/// A heading is a paragraph in bold in a cell.
fn as_paragraph(node: Node<Block>) -> Node<Block> {
    let Node { id, span, value } = node;
    let value = match value {
        Block::Heading(heading) => {
            let content = vec![Node::new(Inline::Strong { content: heading.content }, span)];
            Block::Paragraph(Paragraph { role: Role::Plain, content, ..Paragraph::default() })
        }
        other => other,
    };
    Node { id, span, value }
}

/// Tells whether a block can stand in a cell.
fn fits_cell(block: &Block) -> bool {
    match block {
        Block::Paragraph(_) | Block::Heading(_) | Block::Verse(_) => true,
        Block::Quote(quote) => quote.blocks.iter().all(|node| fits_cell(&node.value)),
        Block::List(list) => list.items.iter().flatten().all(|node| fits_cell(&node.value)),
        Block::Lang { blocks, .. } => blocks.iter().all(|node| fits_cell(&node.value)),
        _ => false,
    }
}

fn is_heading(node: &Node<Block>) -> bool {
    matches!(node.value, Block::Heading(_))
}

/// A block of each of two articles, as far as there is one.
type Step = (Option<Node<Block>>, Option<Node<Block>>);

/// Pairs the blocks of two articles in their order. Where both have as many headings, what stands under a heading is
/// paired with what stands under the same one.
fn in_step(one: Blocks, other: Blocks) -> Vec<Step> {
    let [count, others] = [&one, &other].map(|blocks| blocks.iter().filter(|node| is_heading(node)).count());
    let parts = |blocks: Blocks| -> Vec<Blocks> {
        let mut parts = vec![Blocks::new()];
        for node in blocks {
            if count == others && is_heading(&node) {
                parts.push(Blocks::new());
            }
            if let Some(part) = parts.last_mut() {
                part.push(node);
            }
        }
        parts
    };
    let mut pairs = Vec::new();
    for (one, other) in parts(one).into_iter().zip(parts(other)) {
        let (mut one, mut other) = (one.into_iter(), other.into_iter());
        loop {
            match (one.next(), other.next()) {
                (None, None) => break,
                pair => pairs.push(pair),
            }
        }
    }
    pairs
}

/// The rows of the table that is being made, and what stands before it.
#[derive(Default)]
struct Rows {
    head: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    before: Blocks,
}

impl Rows {
    /// Adds a pair as a row; what fits no cell stands after the rows before it.
    fn add(&mut self, one: Option<Node<Block>>, other: Blocks) {
        let number = one.iter().flat_map(number).next();
        let (in_cell, below): (Blocks, Blocks) = one.into_iter().partition(|node| fits_cell(&node.value));
        let (beside, below_beside): (Blocks, Blocks) =
            other.into_iter().partition(|node| fits_cell(&node.value));
        if !in_cell.is_empty() || !beside.is_empty() {
            let content: Inlines = number.map(|number| text(&number.to_string())).unwrap_or_default();
            let number = Cell { content, ..Cell::default() };
            let inside = |blocks: Blocks| {
                blocks
                    .into_iter()
                    .map(|node| match node.value {
                        Block::Lang { lang, blocks } => {
                            let blocks = blocks.into_iter().map(as_paragraph).collect();
                            Node::new(Block::Lang { lang, blocks }, node.span)
                        }
                        _ => as_paragraph(node),
                    })
                    .collect()
            };
            self.rows.push(vec![number, cell(inside(in_cell)), cell(inside(beside))]);
        }
        if !below.is_empty() || !below_beside.is_empty() {
            self.close();
            self.before.extend(below.into_iter().chain(below_beside));
        }
    }

    /// Ends the table that is being made.
    fn close(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        let columns = vec![CellAlign::Start; self.head.len()];
        let head = vec![self.head.clone()];
        let table = Table { columns, head, rows, caption: None };
        self.before.push(Node::new(Block::Table(table), Span::default()));
    }

    fn end(mut self) -> Blocks {
        self.close();
        self.before
    }
}

/// Returns the number of the paragraph, or of the first stanza, that a block is.
fn number(node: &Node<Block>) -> Option<u32> {
    match &node.value {
        Block::Paragraph(paragraph) => paragraph.number,
        Block::Verse(verse) => verse.stanzas.iter().find_map(|stanza| stanza.number),
        _ => None,
    }
}
