//! Two columns of a page side by side, as copies of print-outs have them, set one below the other.
//!
//! Only prose is set so: a table has few words in a cell. Lines that run over both columns part what is above them from what
//! is below.

use super::line::Line;
use std::collections::BTreeMap;
use std::ops::Range;

/// Fewest spaces between two columns.
const GUTTER: usize = 2;

/// Fewest lines of a page that have both columns.
const FEWEST: usize = 12;

/// Fewest words in a line of a column, on the average: in fewer, a table has its cells.
const PROSE: usize = 4;

/// Of so many lines of a column one at least begins amid a sentence, and of so many a sentence ends within one: cells of a
/// table begin and end with their words.
const AMID: usize = 2;
const WITHIN: usize = 10;

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
    let Some((column, region)) = second(&page) else { return ordered.extend(page) };
    let mut right = Vec::new();
    for (at, line) in page.into_iter().enumerate() {
        if !region.contains(&at) {
            ordered.append(&mut right);
            ordered.push(line);
            continue;
        }
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

/// What is known of the lines of a column.
#[derive(Default)]
struct Side {
    words: usize,
    /// Lines that begin amid a sentence.
    amid: usize,
    /// Lines within which a sentence ends, or that end amid a word.
    within: usize,
}

impl Side {
    fn add(&mut self, text: &str) {
        self.words += text.split_whitespace().count();
        self.amid += usize::from(text.starts_with(char::is_lowercase));
        let ends = |(before, after): (&str, &str)| {
            before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_uppercase)
        };
        let is_ended = [". ", "? ", "! "].iter().any(|end| text.split_once(end).is_some_and(ends));
        self.within += usize::from(is_ended || text.ends_with('-'));
    }

    fn is_prose(&self, lines: usize) -> bool {
        self.words >= lines * PROSE && self.amid * AMID >= lines && self.within * WITHIN >= lines
    }
}

/// Finds the column in which a second column of prose begins, and the lines that have both columns, with those right
/// below and above them that go on in one.
fn second(page: &[Line<'_>]) -> Option<(usize, Range<usize>)> {
    let mut begins: BTreeMap<usize, usize> = BTreeMap::new();
    for line in page.iter().filter(|line| line.quoted == 0) {
        gaps(line).for_each(|gap| *begins.entry(gap.column).or_default() += 1);
    }
    let (column, count) = begins.into_iter().max_by_key(|(_, count)| *count)?;
    if count < FEWEST {
        return None;
    }
    let (mut both, mut whole) = (Vec::new(), 0);
    let mut sides = [Side::default(), Side::default()];
    for (at, line) in page.iter().enumerate() {
        match part(line, column) {
            Columns::Both(left, right) => {
                both.push(at);
                sides[0].add(left.text);
                sides[1].add(right.text);
            }
            Columns::Whole => whole += 1,
            _ => {}
        }
    }
    let (first, last) = (*both.first()?, *both.last()?);
    let is_prose = sides.iter().all(|side| side.is_prose(both.len()));
    if both.len() < FEWEST || both.len() <= whole || !is_prose {
        return None;
    }
    let in_one = |line: &&Line<'_>| matches!(part(line, column), Columns::Left | Columns::Right(_));
    let above = page[..first].iter().rev().take_while(in_one).count();
    let below = page[last + 1..].iter().take_while(in_one).count();
    Some((column, first - above..last + 1 + below))
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
            let (left, right) = match at % 4 {
                0 => ("The left side begins", "The right side begins"),
                1 => ("and goes on. It left", "and goes on. It right"),
                2 => ("has, of all lines, left", "has, of all lines, right"),
                _ => ("this one as its left", "this one as its right"),
            };
            format!("{left:<24} {at:02}{}{right:<24} {at:02}\n", " ".repeat(6))
        };
        (0..count).map(row).collect()
    }

    fn sides(found: &[String]) -> Vec<bool> {
        let rows = found.iter().filter(|line| line.contains("left") || line.contains("right"));
        rows.map(|line| line.contains("right")).collect()
    }

    // The lines of two columns were read across, half a sentence of each in turn.
    #[test]
    fn columns_are_read_one_after_the_other() {
        let text = format!(
            "A Title Over Both Columns of the Whole Page, Which Is Long\n\n{}this is the left that goes on\n\nBelow.\n",
            side_by_side(13)
        );
        let found = ordered(&text);
        assert!(found[0].starts_with("A Title"));
        assert_eq!(sides(&found), [vec![false; 14], vec![true; 13]].concat());
        assert_eq!(found.last().map(String::as_str), Some("Below."));
        // Each page by itself.
        let two = format!("{0}\u{c}{0}", side_by_side(12));
        assert_eq!(
            sides(&ordered(&two)),
            [vec![false; 12], vec![true; 12], vec![false; 12], vec![true; 12]].concat()
        );
    }

    #[test]
    fn what_only_looks_like_columns_stays() {
        let rows = |row: &dyn Fn(usize) -> String| (0..20).map(row).collect::<String>();
        let texts = [
            side_by_side(5),
            rows(&|at| format!("Line {at:02}      {} pence      paid\n", at * 7)),
            // A programme and a recipe, whose cells are words enough.
            rows(&|at| format!("Monday the {at:02}th of March            Ann Lee reads from her ledger\n")),
            rows(&|at| format!("two pounds of old potatoes {at:02}      which are peeled and cut small\n")),
            rows(&|_| "A sentence.  And the next one of it.  Then a third, which ends.\n".to_owned()),
            rows(&|at| format!("{}the water went over the stones  and over\n", " ".repeat(at))),
        ];
        for text in texts {
            let found = ordered(&text);
            let plain: Vec<String> = lines(&text, 0).iter().map(|line| line.text.to_owned()).collect();
            assert_eq!(found, plain, "{text}");
        }
    }

    #[test]
    fn every_line_is_where_the_source_has_it() {
        let text = side_by_side(13);
        for line in in_order(lines(&text, 0)) {
            assert_eq!(&text[line.range()], line.text);
        }
    }
}
