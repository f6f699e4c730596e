//! Tables: widths of columns by what stands in them.

use super::{Body, Row, Set, Table, Walker};
use crate::layout::inline::{self, Format, Paragraph};
use crate::model::{self, Cell};
use crate::style::{self, Align, Element, Name, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// A measure that no cell reaches.
const ENDLESS: Length = Length::pt(100_000);

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
}

impl<'a> Walker<'a> {
    pub(super) fn table(&mut self, table: &'a model::Table, styled: &Arc<Styled>) {
        let below = styled.style.text.caption_below;
        let block = &styled.style.block;
        self.enter(block);
        if !below {
            self.table_caption(table, styled);
            self.keep |= table.caption.is_some();
        }
        let rows = self.cells(table, styled);
        let needs = self.needs(&rows, table.columns.len());
        let widths = widths(&needs, self.place.measure);
        let width: Length = widths.iter().copied().sum();
        let left = self.place.left + (self.place.measure - width).max(Length::ZERO) / 2;
        let rows: Vec<Row> = rows.into_iter().map(|row| self.row(row, &widths, left)).collect();
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
                Filled { words, style }
            })
            .collect()
    }

    fn needs(&self, rows: &[Vec<Filled>], columns: usize) -> Vec<Need> {
        let mut needs = vec![Need::default(); columns];
        for (cell, need) in rows.iter().flat_map(|row| row.iter().zip(0..)) {
            let pad = padding(&cell.style);
            let most = self.natural_width(&cell.words) + pad;
            let letters = cell.words.text().chars().count().max(1);
            let longest = cell.words.text().split_whitespace().map(|w| w.chars().count()).max().unwrap_or(0);
            // A tenth more than its share of letters, because letters differ in width.
            let least = (most - pad).scale(1.1 * longest as f64 / letters as f64).min(most - pad) + pad;
            let Some(need) = needs.get_mut(need as usize) else { continue };
            need.most = need.most.max(most);
            need.least = need.least.max(least);
        }
        needs
    }

    pub(super) fn natural_width(&self, words: &Paragraph) -> Length {
        let lines = self.context.setter.set(words, &Format::ragged(ENDLESS, inline::Align::Start));
        lines.iter().map(|line| line.width).max().unwrap_or_default()
    }

    fn row(&self, cells: Vec<Filled>, widths: &[Length], left: Length) -> Row {
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
                let pad = padding(&cell.style);
                let format = Format::ragged((*width - pad).max(Length::pt(1)), align);
                Set {
                    words: cell.words,
                    format,
                    left: start + pad / 2,
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

/// Divides a measure among columns: each as wide as it wants if they fit, else each its longest word and
/// a share of the rest by what it would like more; else the longest words in proportion.
fn widths(needs: &[Need], measure: Length) -> Vec<Length> {
    let most: Length = needs.iter().map(|need| need.most).sum();
    let least: Length = needs.iter().map(|need| need.least).sum();
    if most <= measure {
        return needs.iter().map(|need| need.most).collect();
    }
    if least < measure && most > least {
        let share = (measure - least).ratio(most - least);
        return needs.iter().map(|need| need.least + (need.most - need.least).scale(share)).collect();
    }
    let share = if least > Length::ZERO { measure.ratio(least) } else { 1.0 };
    needs.iter().map(|need| need.least.scale(share)).collect()
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
        assert_eq!(sum(&[]), Length::ZERO);
    }
}
