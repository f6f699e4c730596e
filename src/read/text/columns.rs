//! Two columns of a page side by side, as copies of print-outs have them, set one below the other.
//!
//! Only prose is set so: a table has few words in a cell. Lines that run over both columns part what is above them from what
//! is below.

use super::line::Line;
use std::collections::BTreeMap;

/// Fewest spaces between two columns.
const GUTTER: usize = 2;

/// Fewest lines of a page that have both columns.
const FEWEST: usize = 8;

/// Fewest words in a line of a column, on the average: in fewer, a table has its cells.
const PROSE: usize = 4;

/// Sets the columns of each page below one another.
pub(super) fn in_order(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut ordered = Vec::with_capacity(lines.len());
    let mut page = Vec::new();
    for line in lines {
        if line.page {
            order(std::mem::take(&mut page), &mut ordered);
        }
        page.push(line);
    }
    order(page, &mut ordered);
    ordered
}

/// Appends the lines of a page in the order in which they are read.
fn order<'a>(page: Vec<Line<'a>>, ordered: &mut Vec<Line<'a>>) {
    let Some(column) = second(&page) else { return ordered.extend(page) };
    let mut right = Vec::new();
    for line in page {
        match part(&line, column) {
            Columns::Whole => {
                ordered.append(&mut right);
                ordered.push(line);
            }
            Columns::None => {
                ordered.push(line);
                right.push(line);
            }
            Columns::Left => ordered.push(line),
            Columns::Right(own) => right.push(own),
            Columns::Both(own, other) => {
                ordered.push(own);
                right.push(other);
            }
        }
    }
    ordered.append(&mut right);
}

/// In which columns a line stands.
enum Columns<'a> {
    /// Over both.
    Whole,
    None,
    Left,
    Right(Line<'a>),
    Both(Line<'a>, Line<'a>),
}

/// Divides a line at the column in which the second one begins.
fn part<'a>(line: &Line<'a>, column: usize) -> Columns<'a> {
    if line.is_blank() {
        return Columns::None;
    }
    if line.indent + 1 >= column {
        return Columns::Right(Line { indent: line.indent.saturating_sub(column), ..*line });
    }
    if let Some(gap) = gaps(line).find(|gap| gap.column.abs_diff(column) <= 1) {
        let text = &line.text[gap.end..];
        let indent = gap.column.saturating_sub(column);
        let right = Line {
            text,
            start: line.start + gap.end,
            indent,
            width: indent + text.chars().count(),
            quoted: line.quoted,
            page: false,
        };
        let text = &line.text[..gap.start];
        return Columns::Both(Line { text, width: line.indent + text.chars().count(), ..*line }, right);
    }
    if line.width < column { Columns::Left } else { Columns::Whole }
}

/// Spaces within a line that may part two columns.
struct Gap {
    start: usize,
    end: usize,
    /// The column in which the words after it begin.
    column: usize,
}

fn gaps<'l>(line: &'l Line<'_>) -> impl Iterator<Item = Gap> + 'l {
    let mut column = line.indent;
    let mut from = None;
    line.text.char_indices().filter_map(move |(at, c)| {
        let own = column;
        column += 1;
        if c == ' ' {
            from = from.or(Some((at, own)));
            return None;
        }
        let (start, first) = from.take()?;
        (own - first >= GUTTER).then_some(Gap { start, end: at, column: own })
    })
}

/// Finds the column in which a second column of prose begins.
fn second(page: &[Line<'_>]) -> Option<usize> {
    let mut begins: BTreeMap<usize, usize> = BTreeMap::new();
    for line in page.iter().filter(|line| line.quoted == 0) {
        gaps(line).for_each(|gap| *begins.entry(gap.column).or_default() += 1);
    }
    let (column, count) = begins.into_iter().max_by_key(|(_, count)| *count)?;
    if count < FEWEST {
        return None;
    }
    let (mut both, mut words, mut whole) = (0, [0, 0], 0);
    for line in page {
        match part(line, column) {
            Columns::Both(left, right) => {
                both += 1;
                words[0] += left.text.split_whitespace().count();
                words[1] += right.text.split_whitespace().count();
            }
            Columns::Whole => whole += 1,
            _ => {}
        }
    }
    let prose = words.iter().all(|words| *words >= both * PROSE);
    (both >= FEWEST && both > whole && prose).then_some(column)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn ordered(text: &str) -> Vec<String> {
        in_order(lines(text, 0)).iter().map(|line| line.text.to_owned()).collect()
    }

    fn side_by_side(count: usize) -> String {
        let row = |at: usize| {
            format!("the left side of line {at:02}, well          and here the right side of {at:02}\n")
        };
        (0..count).map(row).collect()
    }

    // The lines of two columns were read across, half a sentence of each in turn.
    #[test]
    fn columns_are_read_one_after_the_other() {
        let text =
            format!("A Title Over Both Columns of the Whole Page, Which Is Long\n\n{}", side_by_side(9));
        let found = ordered(&text);
        assert!(found[0].starts_with("A Title"));
        let sides: Vec<bool> =
            found.iter().filter(|line| line.contains("side")).map(|line| line.contains("right")).collect();
        assert_eq!(sides, [vec![false; 9], vec![true; 9]].concat());
        // Each page by itself.
        let two = format!("{0}\u{c}{0}", side_by_side(8));
        let sides: Vec<bool> = ordered(&two).iter().map(|line| line.contains("right")).collect();
        assert_eq!(sides, [vec![false; 8], vec![true; 8], vec![false; 8], vec![true; 8]].concat());
    }

    #[test]
    fn what_only_looks_like_columns_stays() {
        // Few lines, a table, a text with wide spaces, verse that steps.
        let table: String =
            (0..20).map(|at| format!("Line {at:02}      {} pence      paid\n", at * 7)).collect();
        let spaced = "A sentence.  And the next one of it.  Then a third, which ends.\n".repeat(3);
        for text in [side_by_side(5), table, spaced] {
            let found = ordered(&text);
            let plain: Vec<String> = lines(&text, 0).iter().map(|line| line.text.to_owned()).collect();
            assert_eq!(found, plain, "{text}");
        }
    }

    #[test]
    fn every_line_is_where_the_source_has_it() {
        let text = side_by_side(9);
        for line in in_order(lines(&text, 0)) {
            assert_eq!(&text[line.range()], line.text);
        }
    }
}
