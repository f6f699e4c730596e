//! Paragraphs, and what stands beside their first lines.

use super::{Composer, Sunk};
use crate::frame::RegionKind;
use crate::layout::Lines;
use crate::layout::block::TextLeaf;
use crate::layout::inline::{Collected, LineMark, ParagraphShape, SetLine};
use crate::layout::page::notes::Notes;
use crate::layout::page::pieces::ReadyText;
use crate::style::Align;
use crate::unit::{Length, Point};

impl Composer<'_> {
    pub(super) fn text(
        &mut self,
        ready: &ReadyText<'_>,
        sunk: Sunk<'_>,
        lines: &mut [SetLine],
        notes: &mut Notes,
    ) {
        let left = ready.text.set.left;
        if sunk.put.begins() && ready.text.set.format.align == Align::Justify {
            self.noticed.paragraphs.0 += 1;
            self.noticed.paragraphs.1 += u32::from(sunk.put.variant > 0);
        }
        for (at, line) in lines.iter_mut().enumerate() {
            let grid_line = Lines::of(at + 1) * ready.pitch - Lines::ONE;
            let Some(place) = sunk.place(grid_line) else { continue };
            let baseline = self.baseline(place);
            if at == 0 {
                self.beside(ready, baseline);
            }
            if let Some(counted) = &ready.text.counted {
                self.count(counted, line.first, baseline);
            }
            if let Some(number) = marked(ready.text, line) {
                self.number(number, baseline);
            }
            let at = Point { x: self.origin.x + left, y: baseline };
            self.text_line(std::mem::take(line), at, notes);
        }
    }

    /// Puts what stands beside a paragraph's first line.
    fn beside(&mut self, ready: &ReadyText<'_>, baseline: Length) {
        let text = ready.text;
        let format = &text.set.format;
        let start = self.origin.x + text.set.left;
        if let Some(number) = &text.beside {
            self.number(number, baseline);
        }
        if let Some(marker) = &text.marker {
            let width = marker.gap + Length::mm(30);
            let align = Align::End;
            let lines = self.context.setter.set(&marker.words, &ParagraphShape::ragged(width, align));
            let x = match marker.words.is_rtl() {
                false => start - marker.gap - width,
                true => start + format.measure + marker.gap,
            };
            for line in lines {
                self.line(line, Point { x, y: baseline }, RegionKind::Main);
            }
        }
        if let Some(initial) = &text.initial {
            let lines = self
                .context
                .setter
                .set(&initial.words, &ParagraphShape::ragged(format.measure, Align::Start));
            let y = baseline + self.context.main.grid * i64::from(initial.lines - Lines::ONE);
            for line in lines {
                self.line(line, Point { x: start, y }, RegionKind::Main);
            }
        }
    }
}

/// Returns the number of the first line of another copy that begins on a line; few lines hold two, for their signs
/// stand side by side.
fn marked<'t>(text: &'t TextLeaf, line: &SetLine) -> Option<&'t Collected> {
    line.marks.iter().find_map(|mark| match mark {
        LineMark::Line(number) => text.marked.get(*number as usize),
        LineMark::Note(_) | LineMark::Aside(_) => None,
    })
}
