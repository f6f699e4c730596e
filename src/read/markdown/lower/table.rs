//! Tables of Markdown and of HTML.

use super::super::tree::{Child, Element, Kind};
use super::Lowering;
use crate::model::{Block, Blocks, Cell, CellAlign, Node, Table};

impl Lowering<'_> {
    /// Reads a table; what stands in it but in no row follows it.
    pub(super) fn table(&mut self, element: &Element, columns: &[CellAlign]) -> Blocks {
        let mut table = Table { columns: columns.to_vec(), ..Table::default() };
        let mut stray = Vec::new();
        self.rows(&element.children, false, &mut table, &mut stray);
        let width = table.head.iter().chain(&table.rows).map(Vec::len).max().unwrap_or(0);
        table.columns.resize(width.max(table.columns.len()), CellAlign::Start);
        let width = table.columns.len();
        for row in table.head.iter_mut().chain(&mut table.rows) {
            row.resize(width, Cell::default());
        }
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
                Some(inner) if inner.kind == Kind::Caption => {
                    table.caption = Some(self.inlines(&inner.children))
                }
                Some(inner) if inner.kind == Kind::TableHead => {
                    let is_row = inner
                        .children
                        .iter()
                        .any(|c| c.element().is_some_and(|e| matches!(e.kind, Kind::Cell { .. })));
                    if is_row {
                        let row = self.cells(inner);
                        table.head.push(row);
                    } else {
                        self.rows(&inner.children, true, table, stray);
                    }
                }
                Some(inner) if inner.kind == Kind::Row => {
                    let all_heads = inner
                        .children
                        .iter()
                        .filter_map(Child::element)
                        .all(|e| e.kind == Kind::Cell { head: true });
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
    }

    fn cells(&mut self, row: &Element) -> Vec<Cell> {
        let cells = row.children.iter().filter(|child| !child.is_blank());
        cells
            .map(|child| match child.element() {
                Some(cell) if matches!(cell.kind, Kind::Cell { .. }) => {
                    Cell { content: self.inlines(&cell.children) }
                }
                _ => Cell { content: self.inlines(std::slice::from_ref(child)) },
            })
            .collect()
    }
}
