//! A copy made ready for large print: what no style can change.

use super::capitals::{WrittenWords, in_sentence_case};
use crate::diagnostic::Span;
use crate::model::visit::ItemMut;
use crate::model::{
    Block, Blocks, Cell, Inline, Inlines, Node, Role, Section, Table, TimelineEvent, plain_text,
};

/// A table of more columns is too wide for the page at the size of large print.
const MOST_COLUMNS: usize = 3;

/// Makes a section ready for large print.
///
/// Letters that are raised after a number, as in `1er`, stand on the line: at full size they would reach into the margin.
/// Words lose their soft hyphens, for none is divided; words in capitals, two or more in a row, are set as
/// sentences are, for capitals have one outline; references to notes stand in brackets, for at the size of the
/// text a number would be read with it; a table of many columns, which would have to be made small, becomes a
/// list of its rows, and a timeline a list of its dates.
pub fn prepare(section: &mut Section) {
    let known = WrittenWords::of(section);
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
            run.iter_mut().for_each(|node| words(&mut node.value, &known));
            on_the_line(run);
            in_brackets(run);
        }
        ItemMut::Inline(node) => match node.value.content_mut() {
            Some(content) => {
                on_the_line(content);
                in_brackets(content);
            }
            None => words(&mut node.value, &known),
        },
    });
    section.title.iter_mut().for_each(|node| words(&mut node.value, &known));
}

/// Sets raised letters on the line; figures are raised still, for 10⁶ is not 106.
fn on_the_line(run: &mut Inlines) {
    let is_letters = |content: &Inlines| plain_text(content).chars().all(char::is_alphabetic);
    let is_raised =
        |node: &Node<Inline>| matches!(&node.value, Inline::Superscript { content } if is_letters(content));
    if run.iter().any(is_raised) {
        let whole = std::mem::take(run);
        for node in whole {
            match node.value {
                Inline::Superscript { content } if is_letters(&content) => run.extend(content),
                value => run.push(Node { value, ..node }),
            }
        }
    }
}

/// Returns a table as its rows: each under its first cell, and every cell after the head of its column.
fn rows(table: Table, span: Span) -> Block {
    let columns = table.columns.len();
    let mut heads = vec![Inlines::new(); columns];
    let places = Table::places(&table.head);
    for (cell, column) in
        table.head.into_iter().zip(places).flat_map(|(row, places)| row.into_iter().zip(places))
    {
        let end = (column + usize::from(cell.span.columns)).min(columns);
        heads[column.min(end)..end].iter_mut().for_each(|head| head.clone_from(&cell.content));
    }
    let named = |content: Inlines, column: usize| {
        let mut all = heads.get(column).cloned().unwrap_or_default();
        if !all.is_empty() {
            all.push(Node::new(Inline::Text { text: ": ".into() }, span));
        }
        all.extend(content);
        all
    };
    let row = |(row, places): (Vec<Cell>, Vec<usize>)| {
        let (mut first, mut others) = (None, Blocks::new());
        for (cell, column) in row.into_iter().zip(places) {
            let says_nothing = cell.is_empty();
            let words = named(cell.content, column);
            match &first {
                None => first = Some(words),
                Some(_) if says_nothing => {}
                Some(_) => others.push(Node::new(Block::paragraph(Role::Plain, words), span)),
            }
            others.extend(cell.blocks);
        }
        (first.unwrap_or_default(), vec![others])
    };
    let caption = table.caption.map(|caption| (caption, Vec::new()));
    let places = Table::places(&table.rows);
    let rows = table.rows.into_iter().zip(places).map(row);
    Block::Definitions { entries: caption.into_iter().chain(rows).collect() }
}

/// Returns a timeline as a list, each date over what happened.
fn dates(events: Vec<TimelineEvent>) -> Block {
    let entry = |event: TimelineEvent| (event.shown, vec![event.blocks]);
    Block::Definitions { entries: events.into_iter().map(entry).collect() }
}

fn words(inline: &mut Inline, known: &WrittenWords) {
    if let Inline::Text { text } = inline {
        text.retain(|c| c != '\u{ad}');
        *text = in_sentence_case(text, known);
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
