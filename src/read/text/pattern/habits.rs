//! What most articles of a series have.

use super::{FEWEST, Pattern};

impl Pattern {
    /// Tells whether most articles have an epigraph.
    pub(in crate::read::text) fn has_epigraphs(&self) -> bool {
        self.files >= FEWEST && self.epigraphs * 2 > self.files
    }

    /// Tells whether most articles have only their numbers for titles.
    pub(in crate::read::text) fn has_numbers(&self) -> bool {
        self.files >= FEWEST && self.numbered * 10 >= self.files * 6
    }

    /// Tells whether the articles are letters, that have a place before the day.
    pub(in crate::read::text) fn has_letters(&self) -> bool {
        self.placed >= FEWEST && self.placed * 4 >= self.files
    }

    /// Tells whether most articles have their dates in their titles.
    pub(in crate::read::text) fn dates_in_titles(&self) -> bool {
        self.titled >= FEWEST && self.titled * 2 > self.undated
    }

    /// Tells whether most texts have a line of their pages below them.
    pub(in crate::read::text) fn has_stamps(&self) -> bool {
        self.stamped
    }

    /// Tells whether most articles have a sentence or two between their title and their day.
    pub(in crate::read::text) fn has_leads(&self) -> bool {
        self.leads_in
    }

    /// Tells whether most articles have a number by itself above their title.
    pub(in crate::read::text) fn has_numbers_above(&self) -> bool {
        self.headed
    }

    /// Tells whether most titles have their numbers in the same line.
    pub(in crate::read::text) fn counts(&self) -> bool {
        self.counts
    }
}
