//! Entries of the contents with their leaders.

use super::{Composer, Sunk};
use crate::frame::{ArtifactKind, Bearing, RegionKind};
use crate::layout::Lines;
use crate::layout::block::ContentsEntry;
use crate::layout::inline::{Collector, ParagraphShape, SetLine};
use crate::num::saturate;
use crate::style::Align;
use crate::unit::{Length, Point};

impl Composer<'_> {
    pub(super) fn entry(
        &mut self,
        entry: &ContentsEntry,
        [date, title, page]: &[Vec<SetLine>; 3],
        sunk: Sunk<'_>,
    ) {
        let top = sunk.put.top + sunk.sink;
        let foot = top + Lines::of(title.len().max(1) - 1);
        let x = self.origin.x;
        for (lines, left, top) in [
            (date, entry.date.as_ref().map_or(Length::ZERO, |date| date.left), top),
            (title, entry.title.left, top),
        ] {
            for (at, line) in lines.iter().enumerate() {
                let at = Point { x: x + left, y: self.baseline(top + Lines::of(at)) };
                self.line(line.clone(), at, RegionKind::Main);
            }
        }
        let y = self.baseline(foot);
        let ends = title.last().map_or(Length::ZERO, |line| line.width);
        let page_width = page.first().map_or(Length::ZERO, |line| line.width);
        self.leader(entry, ends, page_width, y);
        for line in page {
            self.line(line.clone(), Point { x: x + entry.page.left, y }, RegionKind::Main);
        }
    }

    /// Puts dots between the title of an entry and its page; they stand under one another.
    fn leader(&mut self, entry: &ContentsEntry, title: Length, page: Length, y: Length) {
        let title_set = &entry.title;
        let room = title_set.format.measure + entry.page.format.measure - title - page - entry.gap * 2;
        let dots = |count: usize| {
            let mut words = Collector::new(false);
            words.text(&" .".repeat(count), &entry.leader, Bearing::Artifact(ArtifactKind::Layout));
            words.build()
        };
        let pitch =
            self.context.setter.set(&dots(2), &ParagraphShape::ragged(Length::pt(1000), Align::Start));
        let single =
            self.context.setter.set(&dots(1), &ParagraphShape::ragged(Length::pt(1000), Align::Start));
        let width = |lines: &[SetLine]| lines.first().map_or(Length::ZERO, |line| line.width);
        let step = width(&pitch) - width(&single);
        if step <= Length::ZERO || room < step * 3 {
            return;
        }
        let count = saturate::<usize>(room.units() / step.units());
        let format = ParagraphShape::ragged(room, Align::End);
        let rtl = title_set.words.is_rtl();
        let left = match rtl {
            false => title_set.left + title + entry.gap,
            true => entry.page.left + page + entry.gap,
        };
        for line in self.context.setter.set(&dots(count), &format) {
            self.line(line, Point { x: self.origin.x + left, y }, RegionKind::Main);
        }
    }
}
