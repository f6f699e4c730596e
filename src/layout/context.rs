//! What every section of a book is laid out with.

use super::folios::Folios;
use crate::lang::BookWords;
use crate::layout::inline::Setter;
use crate::layout::{Lines, LinksPlace, NotesPlace};
use crate::model::Book;
use crate::num::saturate;
use crate::style::Cascade;
use crate::unit::Length;

/// What every section is laid out with; shared by all threads.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The book.
    pub book: &'a Book,
    /// The styles.
    pub cascade: &'a Cascade,
    /// Sets paragraphs.
    pub setter: &'a Setter<'a>,
    /// The tool's own words.
    pub phrases: BookWords<'a>,
    /// The main region.
    pub main: MainRegion,
    /// The measure of what stands beside the text. `None` if there is no room for it.
    pub aside: Option<Length>,
    /// Where notes stand.
    pub notes: NotesPlace,
    /// What becomes of addresses.
    pub links: LinksPlace,
    /// What is called by which page, as far as it is known.
    pub folios: &'a Folios,
}

/// The measure of the main region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MainRegion {
    /// The width of a line at the margin.
    pub measure: Length,
    /// From baseline to baseline of the grid.
    pub grid: Length,
    /// How many baselines there are.
    pub lines: Lines,
}

impl MainRegion {
    /// Returns the whole lines nearest to a distance.
    pub fn lines_of(&self, distance: Length) -> Lines {
        Lines::rounded(distance.ratio(self.grid), 0, 1000)
    }

    /// Returns how many lines of the grid are needed to hold a height; a hundredth of a line is forgiven.
    pub fn lines_over(&self, height: Length) -> Lines {
        Lines::rounded((height.ratio(self.grid) - 0.01).ceil(), 1, 1000)
    }

    /// Returns how many lines of the grid a picture takes: it stands on a baseline, and what it leaves of
    /// its lines lies above it.
    pub fn picture_lines(&self, height: Length) -> Lines {
        self.lines_over(height + self.grid.scale(0.3))
    }

    /// Returns a height in 1/100 of a line of the grid, rounded up.
    pub fn hundredths(&self, height: Length) -> u32 {
        saturate::<u32>((height.ratio(self.grid) * 100.0).ceil().clamp(0.0, 1e9))
    }
}
