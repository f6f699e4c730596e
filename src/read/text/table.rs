//! Tables in columns of text.
//!
//! A ruling with gaps below the heads of columns says where they are. Without one, rows that stand together are a table
//! where the same columns of the page are blank in all of them, two
//! wide at least, or where tabs part all of them alike. Two columns are one only where the first or the second
//! is numbers: verse and speech have gaps too.

use super::Context;
use super::inline::inlines;
use super::line::Line;
use super::sign;
use crate::diagnostic::Span;
use crate::model::{Block, Cell, CellAlign, FindingKind, Node, Table};
use std::ops::Range;

/// Fewer rows prove nothing.
const FEWEST: usize = 3;

/// A wider row is prose set in columns; in characters.
const WIDEST: usize = 160;

/// A wider ruling shows no columns; in characters.
const WIDEST_RULING: usize = 240;

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

/// A table whose columns a ruling shows: `-----  ----  ---`.
pub(super) struct RuledTable {
    /// Its lines, rulings and all.
    pub(super) lines: Range<usize>,
    /// Those of the head, from the first of the table on.
    head: Range<usize>,
    columns: Vec<Range<usize>>,
}

/// Finds the table in lines that stand together whose columns a ruling shows. `None` if there is none, or a word stands
/// over the gap between two columns.
pub(super) fn ruled(lines: &[Line<'_>]) -> Option<RuledTable> {
    let first = lines.iter().position(|line| groups(line).is_some())?;
    let marks = groups(&lines[first])?;
    let columns: Vec<Range<usize>> = (0..marks.len())
        .map(|at| {
            let end = marks.get(at + 1).map_or(usize::MAX, |next| next.start);
            let start = if at == 0 { 0 } else { marks[at].start };
            start..end
        })
        .collect();
    let holds = |line: &Line<'_>| {
        line.quoted == lines[first].quoted && marks.windows(2).all(|pair| is_free(line, &pair[0], &pair[1]))
    };
    let is_mark = |line: &Line<'_>| groups(line).is_some_and(|own| own == marks);
    // A head stands above the ruling, or between the first and the second.
    let above = first.checked_sub(1).filter(|at| !sign::is_ruling(lines[*at].text) && holds(&lines[*at]));
    let start = above.unwrap_or(first);
    let end = start + lines[start..].iter().take_while(|line| is_mark(line) || holds(line)).count();
    let rulings: Vec<usize> = (first..end).filter(|at| is_mark(&lines[*at])).collect();
    let (head, end) = match (above, rulings.as_slice()) {
        (Some(above), [_]) => (above..first, end),
        (Some(above), [_, second, ..]) => (above..first, second + 1),
        (None, [first, second, rest @ ..]) if second + 1 < end => {
            (first + 1..*second, rest.first().map_or(end, |last| last + 1))
        }
        (None, [first, second]) => (*first..*first, second + 1),
        _ => return None,
    };
    let rows = (head.end..end).filter(|at| !is_mark(&lines[*at])).count();
    let cells = lines[start..end].iter().filter(|line| !is_mark(line));
    let filled = cells
        .clone()
        .filter(|line| columns.iter().filter(|column| !cell(line, column).is_blank()).count() > 1);
    let enough = rows > 0 && filled.count() * 2 > cells.count();
    enough.then(|| RuledTable { lines: start..end, head: head.start - start..head.end - start, columns })
}

/// Returns the columns of the page over which the strokes of a ruling with gaps stand, two at least.
fn groups(line: &Line<'_>) -> Option<Vec<Range<usize>>> {
    let stroke = line.text.chars().next().filter(|c| matches!(c, '-' | '=' | '─' | '—' | '_'))?;
    if line.width > WIDEST_RULING || !line.text.chars().all(|c| c == stroke || c == ' ') {
        return None;
    }
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, _) in line.text.chars().enumerate().filter(|(_, c)| *c == stroke) {
        let at = line.indent + at;
        match groups.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    // `- - -` parts two texts.
    let wide = groups.iter().filter(|group| group.len() >= 2).count();
    (groups.len() >= 2 && wide == groups.len()).then_some(groups)
}

/// Tells whether no word of a line stands over all of the gap between two strokes.
fn is_free(line: &Line<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let gap = left.end..right.start;
    let sign =
        |at: usize| at.checked_sub(line.indent).and_then(|at| line.text.chars().nth(at)).unwrap_or(' ');
    !line.text.contains('\t') && gap.into_iter().any(|at| sign(at).is_whitespace())
}

/// Reads the rows of a table; the first is its head if only it has no numbers.
pub(super) fn read(lines: &[Line<'_>], span: Span, context: &mut Context<'_>) -> Option<Node<Block>> {
    if let Some(table) = ruled(lines) {
        return Some(read_ruled(&table, lines, span, context));
    }
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

fn read_ruled(table: &RuledTable, lines: &[Line<'_>], span: Span, context: &mut Context<'_>) -> Node<Block> {
    let rows = |range: Range<usize>| lines[range].iter().filter(|line| groups(line).is_none());
    let body = || rows(table.head.end..lines.len());
    let align = table.columns.iter().map(|column| {
        let numbers = body().all(|line| is_number(cell(line, column).text));
        if numbers { CellAlign::End } else { CellAlign::Start }
    });
    let align = align.collect();
    for ruling in lines.iter().filter(|line| groups(line).is_some()) {
        context.find(FindingKind::Removed, ruling.range(), "the ruling that shows the columns of a table");
    }
    let mut read = |rows: Vec<Line<'_>>| -> Vec<Vec<Cell>> {
        let mut out = Vec::new();
        for line in &rows {
            let cells = table.columns.iter().map(|column| cell(line, column)).map(|cell| Cell {
                content: if cell.is_blank() { Vec::new() } else { inlines(&[cell], context) },
                ..Cell::default()
            });
            out.push(cells.collect());
        }
        out
    };
    let head = read(rows(table.head.clone()).copied().collect());
    let rows = read(body().copied().collect());
    Node::new(Block::Table(Table { columns: align, head, rows, caption: None }), span)
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

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn columns_of(text: &str) -> Option<usize> {
        ruled(&lines(text, 0)).map(|table| table.columns.len())
    }

    // The heads of columns were a heading, and the rows one paragraph.
    #[test]
    fn a_ruling_with_gaps_shows_the_columns() {
        assert_eq!(
            columns_of("Fruit       Weight  Where\n----------  ------  -----\nPears       12 kg   wall\n"),
            Some(3)
        );
        assert_eq!(columns_of("=====  ====\nYear   n\n=====  ====\n1901   3\n=====  ====\n"), Some(2));
        for text in [
            "Words run over each gap of it\n-------  --------  ----------\nand go on below the ruling too\n",
            "-- -- --\n",
            "The Lock\n--------\nAnn Lee\n",
            "One   two\n---   ---\n",
            "* * *\nThe lock  is  shut\n",
        ] {
            assert_eq!(columns_of(text), None, "{text}");
        }
    }
}
