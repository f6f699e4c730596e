//! Pictures with their captions.

use super::{Composer, Sunk};
use crate::frame::{Bearing, Content, PlacedPicture};
use crate::layout::Lines;
use crate::layout::block::FigureLeaf;
use crate::layout::inline::SetLine;
use crate::layout::page::notes::Notes;
use crate::unit::{Length, Point};

impl Composer<'_> {
    /// Puts a picture so that it stands on a line of the grid, and its caption under it.
    pub(super) fn figure(
        &mut self,
        figure: &FigureLeaf,
        caption: &[SetLine],
        sunk: Sunk<'_>,
        notes: &mut Notes,
    ) {
        let count = self.context.main.picture_lines(figure.size.height);
        let top = sunk.put.top + sunk.sink;
        let foot = self.baseline(top + count - Lines::ONE);
        if let Some(picture) = figure.picture {
            let at = Point { x: self.origin.x + figure.left, y: foot - figure.size.height };
            let placed = PlacedPicture { picture, size: figure.size };
            self.item(Content::Picture(placed.into()), at, figure.bearing);
            if let (None, Bearing::Text(position)) = (self.page.first, figure.bearing) {
                self.page.first = Some(position);
            }
        }
        let left = figure.caption.as_ref().map_or(Length::ZERO, |set| set.left);
        for (at, line) in caption.iter().enumerate() {
            let y = self.baseline(top + count + Lines::of(at));
            self.text_line(line.clone(), Point { x: self.origin.x + left, y }, notes);
        }
    }
}
