//! Tables of Markdown and of HTML.

use super::super::tree::{CellMark, Child, ElementKind, TreeElement};
use super::Lowering;
use crate::limits::COLUMNS;
use crate::model::{Block, Blocks, Cell, CellAlign, CellSpan, Node, Role, Table, plain_text};

/// So many figures make a column of them.
const FEWEST_FIGURES: usize = 2;

impl Lowering<'_> {
    /// Reads a table; what stands in it but in no row follows it.
    pub(super) fn table(&mut self, element: &TreeElement, columns: &[Option<CellAlign>]) -> Blocks {
        let mut table = Table::default();
        let mut stray = Vec::new();
        self.rows(&element.children, false, &mut table, &mut stray);
        let width = columns.len().max(width(&table.head)).max(width(&table.rows));
        complete(&mut table.head, width);
        complete(&mut table.rows, width);
        let asked = |column: usize| columns.get(column).copied().flatten();
        table.columns =
            (0..width).map(|column| asked(column).unwrap_or_else(|| usual(&table, column))).collect();
        let mut blocks = Vec::new();
        if width > 0 {
            blocks.push(Node::new(Block::Table(table), element.span));
        }
        blocks.extend(self.blocks(&stray));
        blocks
    }

    fn rows(&mut self, children: &[Child], head: bool, table: &mut Table, stray: &mut Vec<Child>) {
        for child in children.iter().filter(|child| !child.is_blank()) {
            match child.element() {
                Some(inner) if inner.kind == ElementKind::Caption => {
                    table.caption = Some(self.inlines(&inner.children))
                }
                Some(inner) if inner.kind == ElementKind::TableHead => {
                    let is_row = inner
                        .children
                        .iter()
                        .any(|c| c.element().is_some_and(|e| matches!(e.kind, ElementKind::Cell(_))));
                    if is_row {
                        let row = self.cells(inner);
                        table.head.push(row);
                    } else {
                        self.rows(&inner.children, true, table, stray);
                    }
                }
                Some(inner) if inner.kind == ElementKind::Row => {
                    let all_heads = inner.children.iter().filter_map(Child::element).all(|e| {
                        matches!(e.kind, ElementKind::Cell(CellMark { head: true, heads_row: false, .. }))
                    });
                    let row = self.cells(inner);
                    if row.is_empty() {
                        continue;
                    }
                    if head || (all_heads && table.rows.is_empty()) {
                        table.head.push(row)
                    } else {
                        table.rows.push(row)
                    }
                }
                _ => stray.push(child.clone()),
            }
        }
        table.head.iter_mut().flatten().for_each(|cell| cell.heads_row = false);
    }

    fn cells(&mut self, row: &TreeElement) -> Vec<Cell> {
        let cells = row.children.iter().filter(|child| !child.is_blank());
        cells
            .map(|child| match child.element() {
                Some(TreeElement { kind: ElementKind::Cell(mark), children, .. }) => {
                    self.cell(*mark, children)
                }
                _ => Cell { content: self.inlines(std::slice::from_ref(child)), ..Cell::default() },
            })
            .collect()
    }

    /// Reads a cell: a run of words, or blocks if there are several. Pictures stay among the words, since a cell has
    /// no room for figures.
    fn cell(&mut self, mark: CellMark, children: &[Child]) -> Cell {
        let span = CellSpan { columns: mark.columns.clamp(1, COLUMNS), rows: mark.rows.max(1) };
        let cell = Cell { heads_row: mark.head, span, ..Cell::default() };
        let is_rich = children.iter().any(|child| child.is_block() && !matches!(child, Child::Rule(_)));
        if is_rich && !children.iter().any(holds_picture) {
            let mut blocks = self.blocks(children);
            if blocks.len() > 1
                || !matches!(blocks.first().map(|node| &node.value), Some(Block::Paragraph(_)))
            {
                blocks.iter_mut().for_each(|node| {
                    if let Block::Paragraph(paragraph) = &mut node.value {
                        paragraph.role = Role::Plain;
                    }
                });
                return Cell { blocks, ..cell };
            }
        }
        Cell { content: self.inlines(children), ..cell }
    }
}

/// Returns how a column is set of which the author has not said it: figures end alike, so that tens stand under tens.
fn usual(table: &Table, column: usize) -> CellAlign {
    let is_plain =
        table.head.iter().chain(&table.rows).flatten().all(|cell| cell.span == CellSpan::default());
    let texts: Vec<String> = table.rows.iter().filter_map(|row| row.get(column)).map(text).collect();
    let figures = texts.iter().filter(|text| text.contains(|c: char| c.is_ascii_digit())).count();
    let is_figures = is_plain && figures >= FEWEST_FIGURES && texts.iter().all(|text| is_figure(text));
    if is_figures { CellAlign::End } else { CellAlign::Start }
}

fn text(cell: &Cell) -> String {
    // Blocks and what heads a row are no figure.
    let is_plain = cell.blocks.is_empty() && !cell.heads_row;
    if is_plain { plain_text(&cell.content) } else { "words".to_owned() }
}

/// Tells whether words are a figure, with its sign or unit of money, a dash for one, or nothing.
fn is_figure(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,'’%+-\u{2010}\u{2212}–—()€$£¥".contains(c))
}

/// Returns how many columns have a cell that begins there, up to the last one: `colspan="100"` is often written for
/// "all there are".
fn width(rows: &[Vec<Cell>]) -> usize {
    Table::places(rows).iter().flatten().max().map_or(0, |last| last + 1)
}

/// Makes cells cover each place once: a cell ends before the next one, the last column and the last row of its group,
/// and an empty one takes what is left over.
fn complete(rows: &mut [Vec<Cell>], width: usize) {
    let count = rows.len();
    // For each column, the row before which the last cell in it ends.
    let mut ends = vec![0; width];
    for (at, row) in rows.iter_mut().enumerate() {
        let mut column = 0;
        let mut whole: Vec<Cell> = Vec::with_capacity(row.len());
        let mut cells = std::mem::take(row).into_iter();
        while column < width {
            if ends[column] > at {
                column += 1;
                continue;
            }
            let next = cells.next();
            let wanted = next.as_ref().map_or(width, |cell| usize::from(cell.span.columns));
            let mut cell = next.unwrap_or_default();
            let columns = ends[column..].iter().take(wanted).take_while(|end| **end <= at).count();
            let down = usize::from(cell.span.rows).min(count - at);
            cell.span = CellSpan {
                columns: u16::try_from(columns).unwrap_or(u16::MAX),
                rows: u16::try_from(down).unwrap_or(u16::MAX),
            };
            ends[column..column + columns].fill(at + down);
            column += columns;
            whole.push(cell);
        }
        // No cell is left over, as the width was counted with the same places; its words would not be lost.
        for cell in cells {
            if let Some(last) = whole.last_mut() {
                last.content.extend(cell.content);
                last.blocks.extend(cell.blocks);
            }
        }
        *row = whole;
    }
}

fn holds_picture(child: &Child) -> bool {
    child.element().is_some_and(|element| {
        matches!(element.kind, ElementKind::Picture { .. } | ElementKind::Figure)
            || element.children.iter().any(holds_picture)
    })
}
