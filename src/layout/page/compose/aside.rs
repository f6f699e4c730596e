//! What stands beside the text, tied to its lines.

use super::{Composer, NumberedLine};
use crate::frame::{ArtifactKind, Bearing, RegionKind, TextPosition};
use crate::layout::block::Counted;
use crate::layout::inline::{Collected, Collector, ParagraphShape};
use crate::style::Align;
use crate::unit::{Length, Point};

/// The room for a number, and how far it stands from the text.
const NUMBER: (Length, Length) = (Length::mm(30), Length::mm(3));

impl Composer<'_> {
    /// Puts a number before a line, in the margin on the side where lines begin: in one column, however far
    /// the line itself is set in.
    pub(super) fn number(&mut self, words: &Collected, baseline: Length) {
        let (width, gap) = NUMBER;
        let x = match words.is_rtl() {
            false => self.origin.x - gap - width,
            true => self.origin.x + self.context.main.measure + gap,
        };
        for mut line in self.context.setter.set(words, &ParagraphShape::ragged(width, Align::End)) {
            // A space is all that is copied of it: of no words at all some readers take the figures.
            line.items.iter_mut().for_each(|item| item.actual_text = Some(" ".into()));
            self.line(line, Point { x, y: baseline }, RegionKind::Aside);
        }
    }

    /// Counts a line of the text, and puts its number before it where it bears one.
    pub(super) fn count(&mut self, counted: &Counted, begins: Option<TextPosition>, baseline: Length) {
        let goes_on = |last: &&NumberedLine| {
            last.section == counted.section && (!counted.numbers.by_page || last.page == self.index)
        };
        let number = self.noticed.numbered.last().filter(goes_on).map_or(1, |last| last.number + 1);
        let shown = number.is_multiple_of(u32::from(counted.numbers.every));
        if shown {
            let mut words = Collector::new(counted.rtl);
            let artifact = Bearing::Artifact(ArtifactKind::Layout);
            words.text(&number.to_string(), &counted.style, artifact);
            self.number(&words.build(), baseline);
        }
        let line = NumberedLine { section: counted.section, page: self.index, number, shown, begins };
        self.noticed.numbered.push(line);
    }
}
