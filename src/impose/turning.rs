//! How a sheet is turned over. What is said of it in words and where backs stand follow from the same value.

use super::{Flip, Plan};
use crate::unit::Size;

/// How a sheet is turned over, by a printer or by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turning {
    /// About its short edge.
    ShortEdge,
    /// About its long edge.
    LongEdge,
    /// Like the page of a book, about an upright axis, whichever edge that is.
    LikePage,
}

impl Turning {
    /// How whoever holds a sheet turns it to see its back. Backs are planned for it: both sides then stand the same way
    /// up.
    pub const IN_HAND: Self = Self::LikePage;

    /// Tells whether the edge that is the head of a sheet as it is looked at is the head from behind too.
    pub fn keeps_head(self, sheet: Size) -> bool {
        let is_landscape = sheet.width > sheet.height;
        match self {
            Self::LikePage => true,
            Self::ShortEdge => is_landscape,
            Self::LongEdge => !is_landscape,
        }
    }
}

impl Flip {
    /// Returns how the sheet is turned for its back.
    ///
    /// By hand the edge that went in first goes in first again. Printers take a sheet by its short edge, so that it is
    /// turned about its long one.
    pub const fn turning(self) -> Turning {
        match self {
            Self::ShortEdge => Turning::ShortEdge,
            Self::LongEdge | Self::SingleSided => Turning::LongEdge,
        }
    }
}

impl Plan {
    /// Returns how the sheets are turned for their backs. `None` if nothing is on them.
    pub fn turning(&self) -> Option<Turning> {
        self.flip.map(Flip::turning)
    }

    /// Tells whether a sheet that is turned for its back lies as one that is turned in the hand.
    pub fn is_turned_as_in_hand(&self) -> bool {
        let sheet = self.format.sheet;
        self.turning().is_none_or(|turning| turning.keeps_head(sheet) == Turning::IN_HAND.keeps_head(sheet))
    }
}
