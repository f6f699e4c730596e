//! Notes at the foot of a page.

use super::{ABOVE, Composer};
use crate::frame::{ArtifactKind, Bearing, Cap, Color, Content, Item, Path, Region, RegionKind, Stroke};
use crate::layout::Lines;
use crate::layout::page::breaking::PageFill;
use crate::layout::page::notes::Notes;
use crate::model::Direction;
use crate::unit::{Length, Point, Rect, Size};

/// How far the rule over notes stands above the first of them, in lines of the grid, and how long it is.
const NOTE_RULE: (f64, Length) = (0.45, Length::mm(20));

impl Composer<'_> {
    /// Puts the notes that this page holds at its foot, the last of them on its last line.
    pub(super) fn notes(&mut self, filled: &PageFill, notes: &mut Notes) {
        let grid = self.context.main.grid;
        let leading = notes.leading(self.context);
        let lines = notes.take(self.context, filled);
        let last = self.baseline(filled.text + filled.notes - Lines::ONE);
        let first = last - leading * (lines.len() as i64 - 1).max(0);
        let top = first - grid.scale(ABOVE);
        let stroke =
            Stroke { color: Color::BLACK, width: Length::from_pt(0.4), dash: Vec::new(), cap: Cap::Butt };
        let measure = self.context.main.measure;
        let length = NOTE_RULE.1.min(measure);
        let start = match self.context.book.metadata.direction {
            Direction::Ltr => Length::ZERO,
            Direction::Rtl => measure - length,
        };
        let rule = Point { x: self.origin.x + start, y: first - leading.scale(ABOVE + NOTE_RULE.0) };
        let kind = RegionKind::Foot;
        let path = Content::Path(Path::rule(length, stroke).into());
        self.page.items.push(Item {
            at: rule,
            region: kind,
            bearing: Bearing::Artifact(ArtifactKind::Layout),
            actual_text: None,
            content: path,
        });
        let size = Size { width: measure, height: last + grid.scale(1.0 - ABOVE) - top };
        let origin = Point { x: self.origin.x, y: top };
        self.page.regions.push(Region { kind, area: Rect { origin, size } });
        for (at, note) in lines.into_iter().enumerate() {
            let place = Point { x: self.origin.x + note.left, y: first + leading * at as i64 };
            self.anchors(note.begins, &note.line, place);
            self.anchors(notes.call(&note.line.marks, place.y), &note.line, place);
            self.line(note.line, place, kind);
        }
    }
}
