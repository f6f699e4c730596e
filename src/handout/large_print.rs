//! A copy made ready for large print: what no style can change.

use crate::diagnostic::Span;
use crate::model::visit::ItemMut;
use crate::model::{Block, Cell, Inline, Inlines, Node, Role, Section, Table, TimelineEvent};

/// A table of more columns is too wide for the page at the size of large print.
const MOST_COLUMNS: usize = 3;

/// Makes a section ready for large print.
///
/// Words lose their soft hyphens, for none is divided; words in capitals, two or more in a row, are set as
/// sentences are, for capitals have one outline; references to notes stand in brackets, for at the size of the
/// text a number would be read with it; a table of many columns, which would have to be made small, becomes a
/// list of its rows, and a timeline a list of its dates.
pub fn prepare(section: &mut Section) {
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
            run.iter_mut().for_each(|node| words(&mut node.value));
            in_brackets(run);
        }
        ItemMut::Inline(node) => match node.value.content_mut() {
            Some(content) => in_brackets(content),
            None => words(&mut node.value),
        },
    });
    section.title.iter_mut().for_each(|node| words(&mut node.value));
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

fn words(inline: &mut Inline) {
    if let Inline::Text { text } = inline {
        text.retain(|c| c != '\u{ad}');
        *text = in_sentence_case(text);
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

/// Returns a text with words in capitals, two or more in a row, set as a sentence; single ones may be names.
fn in_sentence_case(text: &str) -> String {
    let pieces: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let mut out = String::with_capacity(text.len());
    for run in pieces.chunk_by(|a, b| is_capitals(a) == is_capitals(b)) {
        let in_capitals = run.first().is_some_and(|piece| is_capitals(piece));
        match in_capitals && run.len() > 1 {
            true => out.push_str(&sentence(&run.concat())),
            false => run.iter().for_each(|piece| out.push_str(piece)),
        }
    }
    out
}

/// Tells whether a word has capitals alone; figures and signs do not make it one or hinder it.
fn is_capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

fn sentence(words: &str) -> String {
    let mut begun = false;
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match begun {
            true => out.extend(c.to_lowercase()),
            false => out.push(c),
        }
        begun |= c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::in_sentence_case;

    #[test]
    fn capitals_of_more_than_one_word_are_set_as_a_sentence() {
        for (written, set) in [
            ("THE STEPS OF IT", "The steps of it"),
            ("It said NO ENTRY HERE on the door", "It said No entry here on the door"),
            ("The BBC said so", "The BBC said so"),
            ("“STOP THE PRESS!” he cried", "“Stop the press!” he cried"),
            ("ΑΡΧΗ ΤΟΥ ΚΕΙΜΕΝΟΥ", "Αρχη του κειμενου"),
            ("I am here", "I am here"),
            ("1917 1918", "1917 1918"),
        ] {
            assert_eq!(in_sentence_case(written), set);
        }
    }
}
