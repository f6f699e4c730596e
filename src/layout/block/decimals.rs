//! Columns of figures: those that end alike stand under one another at the decimal sign.
//!
//! Source: The Chicago Manual of Style, 17th edition, 3.72; Forssman and de Jong, Detailtypografie, on tables.

use super::Walker;
use super::table::Filled;
use crate::frame::{ArtifactKind, Bearing};
use crate::model::{self, plain_text};
use crate::style::Align;
use crate::unit::Length;

/// The signs that stand before decimals, in the order in which they are tried.
const SIGNS: [char; 2] = ['.', ','];

impl Walker<'_> {
    /// Sets in what stands in columns of figures, so that decimal signs stand under one another.
    ///
    /// A column is one of figures if it ends alike and every cell of it below the heads that holds a value has digits
    /// and no letters; a dash holds none.
    pub(super) fn align_decimals(&mut self, table: &model::Table, rows: &mut [Vec<Filled>]) {
        let body = rows.get_mut(table.head.len()..).unwrap_or_default();
        for column in 0..table.columns.len() {
            let mut figures = Vec::new();
            for (row, (cells, filled)) in table.rows.iter().zip(body.iter()).enumerate() {
                for (at, cell) in filled.iter().enumerate().filter(|(_, cell)| cell.column == column) {
                    let words = cells.get(at).map(|cell| plain_text(&cell.content)).unwrap_or_default();
                    let is_single = cell.span.0 <= 1 && cell.style.style.text.align == Align::End;
                    if words.chars().any(char::is_alphanumeric) {
                        figures.push((row, at, words.trim().to_owned(), is_single));
                    }
                }
            }
            if !figures.iter().all(|(.., words, is_single)| *is_single && is_figure(words)) {
                continue;
            }
            let Some(sign) = decimal_sign(figures.iter().map(|(.., words, _)| words.as_str())) else {
                continue;
            };
            let mut widths = Vec::with_capacity(figures.len());
            for (row, at, words, _) in &figures {
                let style = body[*row][*at].style.clone();
                let tail = self.added(tail(words, sign), Bearing::Artifact(ArtifactKind::Layout), &style);
                widths.push(self.natural_width(&tail));
            }
            let widest = widths.iter().copied().max().unwrap_or(Length::ZERO);
            for ((row, at, ..), width) in figures.iter().zip(widths) {
                body[*row][*at].set_in_after(widest - width);
            }
        }
    }
}

/// Tells whether a cell holds a figure: digits with the signs and units around them.
fn is_figure(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit()) && !words.contains(char::is_alphabetic)
}

/// Returns the sign before the decimals of a column. `None` if it has none, or if its signs may part thousands.
fn decimal_sign<'a>(column: impl Iterator<Item = &'a str> + Clone) -> Option<char> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let is_decimal = |sign: char, words: &str| match words.split_once(sign) {
        Some((whole, rest)) => {
            // "1,250" and "10,250" may be thousands; "0,250" and "1,25" are not.
            let whole = whole.trim_start_matches(|c: char| !c.is_alphanumeric());
            !rest.contains(sign) && digits(rest) > 0 && (digits(rest) != 3 || whole == "0")
        }
        None => false,
    };
    let is_once = |sign: char, words: &str| words.matches(sign).count() <= 1;
    SIGNS.into_iter().find(|sign| {
        column.clone().all(|words| is_once(*sign, words))
            && column.clone().any(|words| is_decimal(*sign, words))
    })
}

/// Returns what stands in a figure from its decimal sign on, or after its last digit if it has none.
fn tail(words: &str, sign: char) -> &str {
    let last = || words.rfind(|c: char| c.is_ascii_digit()).map_or(words.len(), |at| at + 1);
    let at = words.find(sign).unwrap_or_else(last);
    &words[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_sign_is_known_by_the_column() {
        for (column, expected) in [
            (["3.5", "12.25", "110"], Some('.')),
            (["3,5", "1.212,25", "110"], Some(',')),
            (["1,250", "12,000", "110"], None),
            (["10,250", "980", "20,500"], None),
            (["10.250", "980", "1.250"], None),
            (["0.125", "3.250", "1"], Some('.')),
            (["−0.125", "(0.250)", "1"], Some('.')),
            (["1.5 %", "−2 %", "100 %"], Some('.')),
            (["1.2.3", "4.5", "1"], None),
            (["1", "2", "3"], None),
        ] {
            assert_eq!(decimal_sign(column.into_iter()), expected, "{column:?}");
        }
    }

    #[test]
    fn what_follows_the_decimal_sign_is_the_tail_of_a_figure() {
        for (figure, expected) in
            [("3.25", ".25"), ("110", ""), ("1.5 %", ".5 %"), ("100 %", " %"), ("(7)", ")")]
        {
            assert_eq!(tail(figure, '.'), expected);
        }
    }
}
