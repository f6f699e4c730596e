//! Tables: widths of columns by what stands in them.

use super::{Body, Row, Set, Table, Walker};
use crate::diagnostic::{Diagnostic, Span};
use crate::layout::inline::{self, Format, Paragraph};
use crate::model::{self, Cell};
use crate::style::{self, Align, Element, Name, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// A measure that no cell reaches.
const ENDLESS: Length = Length::pt(100_000);
/// The smallest type that a wide table is set in.
const SMALLEST_TYPE: Length = Length::pt(7);

/// What a column needs.
#[derive(Clone, Copy, Debug, Default)]
struct Need {
    /// Of its longest word.
    least: Length,
    /// Of its longest cell on one line.
    most: Length,
}

/// A cell with its words collected.
struct Filled {
    words: Paragraph,
    style: Arc<Styled>,
    /// What it keeps free at both sides together.
    padding: Length,
}

impl<'a> Walker<'a> {
    pub(super) fn table(&mut self, table: &'a model::Table, span: Span, styled: &Arc<Styled>) {
        let below = styled.style.text.caption_below;
        let block = &styled.style.block;
        self.enter(block);
        if !below {
            self.table_caption(table, styled);
            self.keep |= table.caption.is_some();
        }
        let (rows, widths, hyphenate) = self.fitted(table, span, styled);
        let width: Length = widths.iter().copied().sum();
        let left = self.place.left + (self.place.measure - width).max(Length::ZERO) / 2;
        let rows: Vec<Row> = rows.into_iter().map(|row| self.row(row, (&widths, hyphenate), left)).collect();
        let head_style = self.child(styled, Element::new(Name::Thead));
        let rules =
            [block.border.before.width, head_style.style.block.border.after.width, block.border.after.width];
        let body = Table { rows, head: table.head.len(), left, width, rules };
        self.push(Body::Table(body), styled);
        if below {
            self.keep = true;
            self.table_caption(table, styled);
        }
        self.leave(block);
    }

    /// Returns a table's cells and the widths of its columns: with smaller type where the longest words do
    /// not fit side by side, with divided words where the smallest is too large.
    fn fitted(
        &mut self,
        table: &'a model::Table,
        span: Span,
        styled: &Arc<Styled>,
    ) -> (Vec<Vec<Filled>>, Vec<Length>, bool) {
        let measure = self.place.measure;
        let columns = table.columns.len();
        let mut rows = self.cells(table, styled);
        let mut needs = self.needs(&rows, columns);
        if least(&needs) > measure {
            // A hundredth for the rounding of glyphs.
            let wanted = measure.ratio(least(&needs)) * 0.99;
            let factor = wanted.max(SMALLEST_TYPE.ratio(styled.style.font.size)).min(1.0);
            for cell in rows.iter_mut().flatten() {
                cell.words.scale(factor);
                cell.padding = cell.padding.scale(factor);
            }
            needs = self.needs(&rows, columns);
        }
        let is_wide = least(&needs) > measure;
        if is_wide {
            let message =
                format!("a table of {columns} columns is wider than its page, and its words are broken");
            let hint = "give it fewer columns or shorter words, or set a wider page";
            self.flow.said.push(Diagnostic::warning("L003", message).hint(hint).at(span));
        }
        let widths = widths(&needs, measure);
        (rows, widths, is_wide)
    }

    fn table_caption(&mut self, table: &'a model::Table, styled: &Arc<Styled>) {
        if let Some(caption) = &table.caption {
            let style = self.child(styled, Element::new(Name::Caption));
            let words = self.words(caption, &style);
            self.text(words, None, &style);
        }
    }

    /// Collects the words of every cell, each row as long as there are columns.
    fn cells(&mut self, table: &'a model::Table, styled: &Arc<Styled>) -> Vec<Vec<Filled>> {
        let mut out = Vec::new();
        for (name, rows, head) in [(Name::Thead, &table.head, true), (Name::Tbody, &table.rows, false)] {
            let group = self.child(styled, Element::new(name));
            for row in rows {
                let row_style = self.child(&group, Element::new(Name::Tr));
                out.push(self.row_cells(row, (&table.columns, head), &row_style));
            }
        }
        out
    }

    fn row_cells(
        &mut self,
        row: &'a [Cell],
        (columns, head): (&[model::CellAlign], bool),
        styled: &Arc<Styled>,
    ) -> Vec<Filled> {
        let mut elements: Vec<Element> = columns.iter().map(|align| Element::cell(head, *align)).collect();
        style::siblings(&mut elements);
        elements
            .into_iter()
            .enumerate()
            .map(|(at, element)| {
                let style = self.child(styled, element);
                let words = match row.get(at) {
                    Some(cell) => self.words(&cell.content, &style),
                    None => inline::Builder::new(self.is_rtl()).build(),
                };
                let padding = padding(&style);
                Filled { words, style, padding }
            })
            .collect()
    }

    fn needs(&self, rows: &[Vec<Filled>], columns: usize) -> Vec<Need> {
        let mut needs = vec![Need::default(); columns];
        for row in rows {
            for (cell, need) in row.iter().zip(&mut needs) {
                let (word, line) = self.context.setter.prepare(&cell.words, ENDLESS).widths();
                need.least = need.least.max(word + cell.padding);
                need.most = need.most.max(line + cell.padding);
            }
        }
        needs
    }

    /// Returns the width of words on one line.
    pub(super) fn natural_width(&self, words: &Paragraph) -> Length {
        self.context.setter.prepare(words, ENDLESS).widths().1
    }

    fn row(&self, cells: Vec<Filled>, (widths, hyphenate): (&[Length], bool), left: Length) -> Row {
        let mut starts: Vec<Length> = Vec::with_capacity(widths.len());
        let mut at = left;
        for width in widths {
            starts.push(at);
            at += *width;
        }
        if self.is_rtl() {
            starts = starts.iter().zip(widths).map(|(start, width)| left + (at - *start - *width)).collect();
        }
        let cells = cells
            .into_iter()
            .zip(widths.iter().zip(starts))
            .map(|(cell, (width, start))| {
                let align = match cell.style.style.text.align {
                    Align::Center => inline::Align::Center,
                    Align::End => inline::Align::End,
                    _ => inline::Align::Start,
                };
                let padding = cell.padding.min(*width / 3);
                let format = Format { hyphenate, ..Format::ragged(*width - padding, align) };
                Set {
                    words: cell.words,
                    format,
                    left: start + padding / 2,
                    leading: cell.style.style.text.leading,
                }
            })
            .collect();
        Row { cells }
    }
}

/// Returns what a cell keeps free at both sides together.
fn padding(styled: &Styled) -> Length {
    let padding = &styled.style.block.padding;
    padding.start.or_zero(Length::ZERO) + padding.end.or_zero(Length::ZERO)
}

/// Returns the width that the longest words of all columns take side by side.
fn least(needs: &[Need]) -> Length {
    needs.iter().map(|need| need.least).sum()
}

/// Divides a measure among columns: each as wide as it wants if they fit, else each its longest word and
/// a share of the rest by what it would like more; else those with long words share what the others leave.
fn widths(needs: &[Need], measure: Length) -> Vec<Length> {
    let most: Length = needs.iter().map(|need| need.most).sum();
    let least = least(needs);
    if most <= measure {
        return needs.iter().map(|need| need.most).collect();
    }
    if least <= measure {
        let share = (measure - least).ratio(most - least);
        return needs.iter().map(|need| need.least + (need.most - need.least).scale(share)).collect();
    }
    let mut sorted: Vec<Length> = needs.iter().map(|need| need.least).collect();
    sorted.sort_unstable();
    let (mut room, mut count) = (measure, sorted.len() as i64);
    let mut fair = Length::ZERO;
    for least in sorted {
        fair = room / count.max(1);
        if least > fair {
            break;
        }
        (room, count) = (room - least, count - 1);
    }
    needs.iter().map(|need| need.least.min(fair)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(least: i64, most: i64) -> Need {
        Need { least: Length::pt(least), most: Length::pt(most) }
    }

    #[test]
    fn columns_share_the_measure_and_never_leave_it() {
        let measure = Length::pt(100);
        let sum = |needs: &[Need]| widths(needs, measure).iter().copied().sum::<Length>();
        assert_eq!(widths(&[need(10, 20), need(10, 30)], measure), [Length::pt(20), Length::pt(30)]);
        assert_eq!(widths(&[need(20, 40), need(20, 100)], measure), [Length::pt(32), Length::pt(68)]);
        assert_eq!(sum(&[need(80, 200), need(120, 300)]), measure);
        let wide = [need(10, 20), need(900, 900), need(60, 80)];
        assert_eq!(widths(&wide, measure), [Length::pt(10), Length::pt(45), Length::pt(45)]);
        assert_eq!(sum(&[]), Length::ZERO);
    }
}
