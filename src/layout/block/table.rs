//! Tables: widths of columns by what stands in them.

use super::{Body, Row, Set, SetCell, TableLeaf, Walker};
use crate::diagnostic::{Diagnostic, Span};
use crate::frame::{ArtifactKind, Bearing};
use crate::layout::inline::{Collected, Collector, ParagraphShape};
use crate::model::{self, Cell, plain_text};
use crate::style::{self, Align, Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// A measure that no cell reaches.
const ENDLESS: Length = Length::pt(100_000);
/// The smallest type that a wide table is set in.
const SMALLEST_TYPE: Length = Length::pt(7);

/// A table becomes a list of its rows if its columns would be narrower than so many widths of their type: words would
/// be broken every few letters, over a thousand pages.
const NARROWEST: f64 = 5.0;
/// How far the cells of a row stand in under its first one in such a list, in widths of their type.
const INSET: f64 = 1.2;

/// What a column needs.
#[derive(Clone, Copy, Debug, Default)]
struct Need {
    /// Of its longest word.
    least: Length,
    /// Of its longest cell on one line.
    most: Length,
}

/// A cell with its words collected.
pub(super) struct Filled {
    texts: Vec<CellText>,
    pub(super) style: Arc<Styled>,
    /// What it keeps free at both sides together.
    padding: Length,
    /// The first of its columns, 0-based.
    pub(super) column: usize,
    /// How many columns and rows it takes.
    pub(super) span: (usize, usize),
}

impl Filled {
    /// Leaves room after what stands in it.
    pub(super) fn set_in_after(&mut self, by: Length) {
        self.texts.iter_mut().for_each(|text| text.after = by);
    }

    /// Makes its type smaller.
    fn scale(&mut self, factor: f64) {
        self.padding = self.padding.scale(factor);
        for text in &mut self.texts {
            text.words.scale(factor);
            text.inset = text.inset.scale(factor);
            text.after = text.after.scale(factor);
            text.indent = text.indent.scale(factor);
            text.hang = text.hang.scale(factor);
        }
    }
}

/// A paragraph of a cell.
struct CellText {
    words: Collected,
    /// How far it stands in.
    inset: Length,
    /// How much is left free after it.
    after: Length,
    /// How much farther its first line begins, and all the others.
    indent: Length,
    hang: Length,
}

impl CellText {
    fn plain(words: Collected) -> Self {
        Self { words, inset: Length::ZERO, after: Length::ZERO, indent: Length::ZERO, hang: Length::ZERO }
    }
}

/// How a table fits its measure.
enum Fitted {
    /// Cells, the widths of the columns, and whether words are broken.
    Columns(Vec<Vec<Filled>>, Vec<Length>, bool),
    /// It does not: it is set as a list of its rows.
    List,
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
        let calls = self.calls.count();
        let Fitted::Columns(rows, widths, hyphenate) = self.fitted(table, span, styled) else {
            self.calls.forget(calls);
            self.listed(table, styled);
            if below {
                self.keep = true;
                self.table_caption(table, styled);
            }
            return self.leave(block);
        };
        let width: Length = widths.iter().copied().sum();
        let left = self.place.left + (self.place.measure - width).max(Length::ZERO) / 2;
        let rows: Vec<Row> = rows.into_iter().map(|row| self.row(row, &widths, hyphenate, left)).collect();
        let head_style = self.child(styled, Element::new(ElementName::Thead));
        let rules =
            [block.border.before.width, head_style.style.block.border.after.width, block.border.after.width];
        let body = TableLeaf { rows, head: table.head.len(), left, width, rules };
        self.push(Body::Table(body), styled);
        if below {
            self.keep = true;
            self.table_caption(table, styled);
        }
        self.leave(block);
    }

    /// Returns a table's cells and the widths of its columns: with smaller type where the longest words do
    /// not fit side by side, with divided words where the smallest is too large.
    fn fitted(&mut self, table: &'a model::Table, span: Span, styled: &Arc<Styled>) -> Fitted {
        let measure = self.place.measure;
        let columns = table.columns.len();
        let mut rows = self.cells(table, styled);
        self.align_decimals(table, &mut rows);
        let mut needs = self.needs(&rows, columns);
        let size = styled.style.font.size;
        let mut factor = 1.0;
        if least(&needs) > measure {
            // A hundredth for the rounding of glyphs.
            let wanted = measure.ratio(least(&needs)) * 0.99;
            factor = wanted.max(SMALLEST_TYPE.ratio(size)).min(1.0);
            rows.iter_mut().flatten().for_each(|cell| cell.scale(factor));
            needs = self.needs(&rows, columns);
        }
        let widths = widths(&needs, measure);
        let is_wide = least(&needs) > measure;
        let narrowest = size.scale(factor * NARROWEST);
        let is_list =
            is_wide && needs.iter().zip(&widths).any(|(need, width)| *width < need.least.min(narrowest));
        if is_wide {
            let what = if is_list { "it becomes a list of its rows" } else { "its words are broken" };
            let message = format!("a table of {columns} columns is wider than its page, and {what}");
            let hint = "give it fewer columns or shorter words, or set a wider page";
            self.flow.said.push(Diagnostic::warning("L003", message).hint(hint).at(span));
        }
        if is_list { Fitted::List } else { Fitted::Columns(rows, widths, is_wide) }
    }

    /// Sets a table as a list: its heads in one paragraph, then each row with its first cell over the others, each
    /// after the head of its column.
    fn listed(&mut self, table: &'a model::Table, styled: &Arc<Styled>) {
        let group = self.child(styled, Element::new(ElementName::Tbody));
        let row_style = self.child(&group, Element::new(ElementName::Tr));
        let style = self.child(&row_style, Element::new(ElementName::Td));
        let leading = style.style.text.leading;
        for row in &table.head {
            let mut words = Collector::new(style.is_rtl());
            for (at, cell) in row.iter().filter(|cell| !cell.is_empty()).enumerate() {
                if at > 0 {
                    self.aside_of_list(" · ", &style, &mut words);
                }
                self.add(&cell.content, &style, &mut words);
            }
            self.text(words.build(), None, &style);
            row.iter().for_each(|cell| self.blocks(&cell.blocks, &style));
            self.keep = true;
        }
        let heads = self.heads(table);
        let around = self.place;
        for (row, places) in table.rows.iter().zip(model::Table::places(&table.rows)) {
            self.owed = self.owed.max(leading / 2);
            for (cell, column) in row.iter().zip(places).filter(|(cell, _)| !cell.is_empty()) {
                let mut words = Collector::new(style.is_rtl());
                if let Some(head) = heads.get(column).filter(|head| !head.is_empty()) {
                    self.aside_of_list(&format!("{head}: "), &style, &mut words);
                }
                self.add(&cell.content, &style, &mut words);
                self.text(words.build(), None, &style);
                self.blocks(&cell.blocks, &style);
                let inset = style.style.font.size.scale(INSET);
                self.place.measure = around.measure - inset;
                self.place.left = around.left + if style.is_rtl() { Length::ZERO } else { inset };
            }
            self.place = around;
        }
    }

    /// Adds words to a list of rows that are no part of the book: its heads stand there once already.
    fn aside_of_list(&mut self, words: &str, styled: &Arc<Styled>, out: &mut Collector) {
        let style = self.text_style(styled);
        out.text(words, &style, Bearing::Artifact(ArtifactKind::Layout));
    }

    /// Returns the words that head each column, those of the last row of heads.
    fn heads(&self, table: &model::Table) -> Vec<String> {
        let mut heads = vec![String::new(); table.columns.len()];
        for (row, places) in table.head.iter().zip(model::Table::places(&table.head)) {
            for (cell, column) in row.iter().zip(places) {
                let words = plain_text(&cell.content);
                let end = (column + usize::from(cell.span.columns)).min(heads.len());
                heads[column.min(end)..end].iter_mut().for_each(|head| head.clone_from(&words));
            }
        }
        heads
    }

    fn table_caption(&mut self, table: &'a model::Table, styled: &Arc<Styled>) {
        if let Some(caption) = &table.caption {
            let style = self.child(styled, Element::new(ElementName::Caption));
            let words = self.words(caption, &style);
            self.text(words, None, &style);
        }
    }

    /// Collects the words of every cell, each row as long as there are columns.
    fn cells(&mut self, table: &'a model::Table, styled: &Arc<Styled>) -> Vec<Vec<Filled>> {
        let mut out = Vec::new();
        for (name, rows, head) in
            [(ElementName::Thead, &table.head, true), (ElementName::Tbody, &table.rows, false)]
        {
            let group = self.child(styled, Element::new(name));
            for (row, places) in rows.iter().zip(model::Table::places(rows)) {
                let row_style = self.child(&group, Element::new(ElementName::Tr));
                let align = |column: usize| table.columns.get(column).copied().unwrap_or_default();
                let element =
                    |(cell, column): (&Cell, &usize)| Element::cell(head || cell.heads_row, align(*column));
                let mut elements: Vec<Element> = row.iter().zip(&places).map(element).collect();
                style::siblings(&mut elements);
                let cells = row.iter().zip(places).zip(elements);
                let filled = cells.map(|((cell, column), element)| {
                    let style = self.child(&row_style, element);
                    self.filled(cell, column, style)
                });
                out.push(filled.collect());
            }
        }
        out
    }

    fn filled(&mut self, cell: &'a Cell, column: usize, style: Arc<Styled>) -> Filled {
        let mut texts = Vec::new();
        if !cell.content.is_empty() || cell.blocks.is_empty() {
            texts.push(CellText::plain(self.words(&cell.content, &style)));
        }
        if !cell.blocks.is_empty() {
            let label = Collector::default();
            let sets = self.at_measure(ENDLESS, |walker| walker.flat(&cell.blocks, label, &style));
            texts.extend(sets.into_iter().map(|set| CellText {
                inset: ENDLESS - set.format.measure,
                after: Length::ZERO,
                indent: set.format.indent,
                hang: set.format.hang,
                words: set.words,
            }));
        }
        let padding = padding(&style);
        let span = (usize::from(cell.span.columns), usize::from(cell.span.rows));
        Filled { texts, style, padding, column, span }
    }

    /// Returns what each column needs; what a cell over several of them needs beyond theirs is shared among them.
    fn needs(&self, rows: &[Vec<Filled>], columns: usize) -> Vec<Need> {
        let mut needs = vec![Need::default(); columns];
        let (single, wide): (Vec<&Filled>, Vec<&Filled>) =
            rows.iter().flatten().partition(|cell| cell.span.0 <= 1);
        for cell in single {
            let own = self.need(cell);
            if let Some(need) = needs.get_mut(cell.column) {
                need.least = need.least.max(own.least);
                need.most = need.most.max(own.most);
            }
        }
        for cell in wide {
            let own = self.need(cell);
            let end = (cell.column + cell.span.0).min(columns);
            let over = needs.get_mut(cell.column..end).unwrap_or_default();
            let (least, most) = (least(over), over.iter().map(|need| need.most).sum::<Length>());
            let (mut least, mut most) = (own.least - least, own.most - most);
            for (at, need) in (1..=over.len() as i64).rev().zip(over) {
                // Each column takes its share of what is left, so that no unit is lost and the words fit exactly.
                let share = |rest: Length| rest.max(Length::ZERO) / at;
                (need.least, least) = (need.least + share(least), least - share(least));
                (need.most, most) = ((need.most + share(most)).max(need.least), most - share(most));
            }
        }
        needs
    }

    fn need(&self, cell: &Filled) -> Need {
        let mut need = Need::default();
        for text in &cell.texts {
            let (word, line) = self.context.setter.prepare(&text.words, ENDLESS).widths();
            let beside = cell.padding + text.inset + text.after + text.hang.max(text.indent);
            need.least = need.least.max(word + beside);
            need.most = need.most.max(line + beside);
        }
        need
    }

    /// Returns the width of words on one line.
    pub(super) fn natural_width(&self, words: &Collected) -> Length {
        self.context.setter.prepare(words, ENDLESS).widths().1
    }

    fn row(&self, cells: Vec<Filled>, widths: &[Length], hyphenate: bool, left: Length) -> Row {
        let whole: Length = widths.iter().copied().sum();
        let set = |cell: Filled| {
            let end = (cell.column + cell.span.0).min(widths.len());
            let sum = |columns: &[Length]| columns.iter().copied().sum::<Length>();
            let before = sum(&widths[..cell.column.min(end)]);
            let width = sum(&widths[cell.column.min(end)..end]);
            let start = left + if cell.style.is_rtl() { whole - before - width } else { before };
            let align = match cell.style.style.text.align {
                Align::Center => Align::Center,
                Align::End => Align::End,
                _ => Align::Start,
            };
            let padding = cell.padding.min(width / 3);
            let leading = cell.style.style.text.leading;
            let texts = cell.texts.into_iter().map(|CellText { words, inset, after, indent, hang }| {
                let format = ParagraphShape {
                    hyphenate,
                    indent,
                    hang,
                    ..ParagraphShape::ragged(width - padding - inset - after, align)
                };
                let left = start + padding / 2 + if words.is_rtl() { after } else { inset };
                Set { words, format, left, leading }
            });
            SetCell { texts: texts.collect(), rows: cell.span.1 }
        };
        Row { cells: cells.into_iter().map(set).collect() }
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
