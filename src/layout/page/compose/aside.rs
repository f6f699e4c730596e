//! What stands beside the text, tied to its lines.

use super::Composer;
use crate::frame::RegionKind;
use crate::layout::inline::{self, Format, Paragraph};
use crate::unit::{Length, Point};

/// The room for a number, and how far it stands from the text.
const NUMBER: (Length, Length) = (Length::mm(12), Length::mm(3));

impl Composer<'_> {
    /// Puts a number before a line, in the margin on the side where lines begin: in one column, however far
    /// the line itself is set in.
    pub(super) fn number(&mut self, words: &Paragraph, baseline: Length) {
        let (width, gap) = NUMBER;
        let x = match words.is_rtl() {
            false => self.origin.x - gap - width,
            true => self.origin.x + self.context.main.measure + gap,
        };
        for line in self.context.setter.set(words, &Format::ragged(width, inline::Align::End)) {
            self.line(line, Point { x, y: baseline }, RegionKind::Aside);
        }
    }
}
