//! Tables in columns of text.
//!
//! Rows that stand together are a table where the same columns of the page are blank in all of them, two
//! wide at least, or where tabs part all of them alike. Two columns are one only where the first or the second
//! is numbers: verse and speech have gaps too.

use super::Context;
use super::inline::inlines;
use super::line::Line;
use super::sign;
use crate::diagnostic::Span;
use crate::model::{Block, Cell, CellAlign, Node, Table};
use std::ops::Range;

/// Fewer rows prove nothing.
const FEWEST: usize = 3;

/// A wider row is prose set in columns; in characters.
const WIDEST: usize = 160;

/// A longer cell is prose; in characters.
const LONGEST_CELL: usize = 48;

/// Tells whether lines that stand together are the rows of a table.
pub(super) fn is_table(lines: &[Line<'_>]) -> bool {
    tabbed(lines).is_some() || columns(lines).is_some()
}

/// Returns the cells that tabs part in all lines alike: three columns, or two of which one is numbers.
fn tabbed<'a>(lines: &[Line<'a>]) -> Option<Vec<Vec<Line<'a>>>> {
    let row = |line: &Line<'a>| -> Vec<Line<'a>> {
        let mut at = 0;
        let cells = line.text.split('\t').map(|raw| {
            let text = raw.trim();
            let start = line.start + at + (raw.len() - raw.trim_start().len());
            at += raw.len() + 1;
            Line { text, start, indent: 0, width: text.chars().count(), ..*line }
        });
        cells.collect()
    };
    let rows: Vec<Vec<Line<'a>>> = lines.iter().map(row).collect();
    let count = rows.first()?.len();
    let numbers = |column: usize| {
        rows.iter().filter(|row| row.get(column).is_some_and(|cell| is_number(cell.text))).count() + 1
            >= rows.len()
    };
    let enough = count >= 3 || (count == 2 && (numbers(0) || numbers(1)));
    let alike = rows.len() >= FEWEST && rows.iter().all(|row| row.len() == count);
    // A tab after the number of an item is no column.
    let listed = lines.iter().any(|line| sign::marker(line.text).is_some());
    let short = rows.iter().flatten().all(|cell| cell.text.chars().count() <= LONGEST_CELL);
    (enough && alike && short && !listed).then_some(rows)
}

/// Reads the rows of a table; the first is its head if only it has no numbers.
pub(super) fn read(lines: &[Line<'_>], span: Span, context: &mut Context<'_>) -> Option<Node<Block>> {
    let cells: Vec<Vec<Line<'_>>> = match tabbed(lines) {
        Some(rows) => rows,
        None => {
            let columns = columns(lines)?;
            lines.iter().map(|line| columns.iter().map(|column| cell(line, column)).collect()).collect()
        }
    };
    let (first, rest) = cells.split_first()?;
    let number = |row: &Vec<Line<'_>>, column: usize| row.get(column).is_none_or(|cell| is_number(cell.text));
    let numbers: Vec<bool> =
        (0..first.len()).map(|column| rest.iter().all(|row| number(row, column))).collect();
    let is_head = first.iter().zip(&numbers).any(|(cell, number)| *number && !is_number(cell.text));
    let align =
        numbers.iter().map(|number| if *number { CellAlign::End } else { CellAlign::Start }).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for row in cells {
        let cells = row.into_iter().map(|cell| Cell {
            content: if cell.is_blank() { Vec::new() } else { inlines(&[cell], context) },
            ..Cell::default()
        });
        rows.push(cells.collect());
    }
    let body = rows.split_off(usize::from(is_head));
    Some(Node::new(Block::Table(Table { columns: align, head: rows, rows: body, caption: None }), span))
}

/// Returns the columns of the page that each column of a table takes.
fn columns(lines: &[Line<'_>]) -> Option<Vec<Range<usize>>> {
    let widest = lines.iter().map(|line| line.width).max()?;
    if lines.len() < FEWEST || widest > WIDEST {
        return None;
    }
    let mut taken = vec![false; widest];
    for line in lines {
        for (column, c) in line.text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
            if c == '\t' {
                return None;
            }
            if let Some(taken) = taken.get_mut(line.indent + column) {
                *taken = true;
            }
        }
    }
    let mut columns: Vec<Range<usize>> = Vec::new();
    for at in (0..widest).filter(|at| taken[*at]) {
        match columns.last_mut() {
            Some(last) if at <= last.end + 1 => last.end = at + 1,
            _ => columns.push(at..at + 1),
        }
    }
    let cells = || lines.iter().flat_map(|line| columns.iter().map(move |column| cell(line, column).text));
    let full = lines.iter().all(|line| {
        columns.iter().filter(|column| !cell(line, column).is_blank()).count() * 2 > columns.len()
    });
    let numbers = [columns.first(), columns.last()].into_iter().flatten().any(|column| {
        lines.iter().filter(|line| is_number(cell(line, column).text)).count() + 1 >= lines.len()
    });
    let short = cells().all(|cell| cell.chars().count() <= LONGEST_CELL);
    let enough = columns.len() >= 3 || (columns.len() == 2 && numbers);
    (enough && full && short).then_some(columns)
}

/// Returns what stands of a line in a column.
fn cell<'a>(line: &Line<'a>, column: &Range<usize>) -> Line<'a> {
    let byte = |at: usize| {
        let index = at.saturating_sub(line.indent);
        line.text.char_indices().nth(index).map_or(line.text.len(), |(byte, _)| byte)
    };
    let (from, to) = (byte(column.start), byte(column.end));
    let raw = line.text.get(from..to).unwrap_or_default();
    let text = raw.trim();
    let start = line.start + from + (raw.len() - raw.trim_start().len());
    Line { text, start, indent: 0, width: text.chars().count(), ..*line }
}

/// Tells whether a cell holds a number, an amount or nothing.
fn is_number(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.is_empty()
        || (text.chars().any(|c| c.is_ascii_digit()) && letters <= 3)
        || matches!(text, "-" | "–" | "—")
}
