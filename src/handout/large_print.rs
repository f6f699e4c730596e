//! A copy made ready for large print: what no style can change.

use super::capitals::in_sentence_case;
use crate::diagnostic::Span;
use crate::model::visit::ItemMut;
use crate::model::{Block, Cell, Inline, Inlines, Lang, Node, Role, Section, Table, TimelineEvent};

/// A table of more columns is too wide for the page at the size of large print.
const MOST_COLUMNS: usize = 3;

/// Makes a section ready for large print.
///
/// Words lose their soft hyphens, for none is divided; words in capitals, two or more in a row, are set as
/// sentences are, for capitals have one outline; references to notes stand in brackets, for at the size of the
/// text a number would be read with it; a table of many columns, which would have to be made small, becomes a
/// list of its rows, and a timeline a list of its dates.
pub fn prepare(section: &mut Section) {
    let lang = section.lang.clone();
    section.visit_mut(&mut |item| match item {
        ItemMut::Block(Node { value: Block::Heading(heading), .. }) => heading.capitals = false,
        ItemMut::Block(node) => match &mut node.value {
            Block::Table(table) if table.columns.len() > MOST_COLUMNS => {
                node.value = rows(std::mem::take(table), node.span);
            }
            Block::Timeline { events } => node.value = dates(std::mem::take(events)),
            _ => {}
        },
        ItemMut::Run(run) => {
            run.iter_mut().for_each(|node| words(&mut node.value, &lang));
            in_brackets(run);
        }
        ItemMut::Inline(node) => match node.value.content_mut() {
            Some(content) => in_brackets(content),
            None => words(&mut node.value, &lang),
        },
    });
    section.title.iter_mut().for_each(|node| words(&mut node.value, &lang));
}

/// Returns a table as its rows: each under its first cell, and every cell after the head of its column.
fn rows(table: Table, span: Span) -> Block {
    let head = table.head.into_iter().next_back().unwrap_or_default();
    let heads: Vec<Inlines> = head.into_iter().map(|cell| cell.content).collect();
    let named = |(column, cell): (usize, Cell)| {
        let mut content = heads.get(column).cloned().unwrap_or_default();
        if !content.is_empty() {
            content.push(Node::new(Inline::Text { text: ": ".into() }, span));
        }
        content.extend(cell.content);
        content
    };
    let row = |row: Vec<Cell>| {
        let mut cells = row.into_iter().enumerate();
        let first = cells.next().map(named).unwrap_or_default();
        let others = cells.filter(|(_, cell)| !cell.content.is_empty()).map(named);
        let others = others.map(|content| Node::new(Block::paragraph(Role::Plain, content), span)).collect();
        (first, vec![others])
    };
    let caption = table.caption.map(|caption| (caption, Vec::new()));
    Block::Definitions { entries: caption.into_iter().chain(table.rows.into_iter().map(row)).collect() }
}

/// Returns a timeline as a list, each date over what happened.
fn dates(events: Vec<TimelineEvent>) -> Block {
    let entry = |event: TimelineEvent| (event.shown, vec![event.blocks]);
    Block::Definitions { entries: events.into_iter().map(entry).collect() }
}

fn words(inline: &mut Inline, lang: &Lang) {
    if let Inline::Text { text } = inline {
        text.retain(|c| c != '\u{ad}');
        *text = in_sentence_case(text, lang);
    }
}

/// Puts a bracket on each side of every reference to a note.
fn in_brackets(run: &mut Inlines) {
    let is_reference = |node: &Node<Inline>| matches!(node.value, Inline::NoteRef { .. });
    if !run.iter().any(is_reference) {
        return;
    }
    let sign = |text: &str, span: Span| Node::new(Inline::Text { text: text.to_owned() }, span);
    let bracketed = std::mem::take(run).into_iter().flat_map(|node| match is_reference(&node) {
        true => vec![sign("\u{a0}[", node.span), node.clone(), sign("]", node.span)],
        false => vec![node],
    });
    *run = bracketed.collect();
}
