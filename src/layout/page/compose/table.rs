//! Tables, a part of their rows on each page.

use super::{Composer, Sunk};
use crate::frame::{ArtifactKind, Bearing, Cap, Color, Content, Path, Stroke};
use crate::layout::Lines;
use crate::layout::page::notes::Notes;
use crate::layout::page::pieces::ReadyTable;
use crate::unit::{Length, Point};

impl Composer<'_> {
    /// Puts the rows of a table that stand on this page, its head over them again where it goes on, and its
    /// rules.
    pub(super) fn table(&mut self, ready: &ReadyTable<'_>, sunk: Sunk<'_>, notes: &mut Notes) {
        let lines = &sunk.put.lines;
        let again = if sunk.put.begins() { Lines::ZERO } else { ready.again };
        if again > Lines::ZERO {
            (0..ready.table.head).for_each(|row| self.row_again(ready, row, sunk.put.top - again));
        }
        let first = ready.tops.partition_point(|top| *top + sunk.sink <= lines.start).saturating_sub(1);
        let end = ready.tops.partition_point(|top| *top + sunk.sink < lines.end);
        let first = ready.reached.get(first).copied().unwrap_or(first);
        for row in first..end {
            self.row(ready, row, sunk, notes);
        }
        self.rules(ready, sunk, again);
    }

    fn row(&mut self, ready: &ReadyTable<'_>, row: usize, sunk: Sunk<'_>, notes: &mut Notes) {
        for lines in &ready.cells[row] {
            for (at, (line, left)) in lines.iter().enumerate() {
                let at = ready.tops[row] + Lines::of(at);
                if let Some(place) = sunk.place(at) {
                    let at = Point { x: self.origin.x + *left, y: self.baseline(place) };
                    self.text_line(line.clone(), at, notes);
                }
            }
        }
    }

    /// Puts a head row again, which is then an artifact.
    fn row_again(&mut self, ready: &ReadyTable<'_>, row: usize, top: Lines) {
        for lines in &ready.cells[row] {
            for (at, (line, left)) in lines.iter().enumerate() {
                let y = self.baseline(top + ready.tops[row] + Lines::of(at));
                for item in &line.items {
                    let at = Point { x: self.origin.x + *left + item.at.x, y: y + item.at.y };
                    self.item(item.content.clone(), at, Bearing::Artifact(ArtifactKind::Layout));
                }
            }
        }
    }

    fn rules(&mut self, ready: &ReadyTable<'_>, sunk: Sunk<'_>, again: Lines) {
        let table = ready.table;
        let [over, under_head, under] = table.rules;
        let grid = self.context.main.grid;
        let goes_on = !sunk.put.begins();
        let first = if goes_on { sunk.put.top - again } else { sunk.put.top + sunk.sink };
        let last = sunk.put.end() - Lines::ONE;
        let head = if goes_on { again } else { ready.tops.get(table.head).copied().unwrap_or(Lines::ZERO) };
        let mut rules = vec![(self.baseline(first) - grid.scale(0.86), over)];
        if head > Lines::ZERO && first + head <= last {
            rules.push((self.baseline(first + head - Lines::ONE) + grid.scale(0.3), under_head));
        }
        rules.push((self.baseline(last) + grid.scale(0.36), under));
        let x = self.origin.x + table.left;
        for (y, width) in rules.into_iter().filter(|(_, width)| *width > Length::ZERO) {
            let stroke = Stroke { color: Color::BLACK, width, dash: Vec::new(), cap: Cap::Butt };
            let path = Path::rule(table.width, stroke);
            self.item(Content::Path(path.into()), Point { x, y }, Bearing::Artifact(ArtifactKind::Layout));
        }
    }
}
