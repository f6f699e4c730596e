//! Pages of one book among those of another.

use super::{Added, Bearing, Content, LinkSource, Page};
use crate::model::SectionIndex;

impl Page {
    /// Makes a page that of a book in which so many sections and pictures come before its own.
    pub fn move_behind(&mut self, sections: u32, pictures: u32) {
        let moved = |section: SectionIndex| SectionIndex(section.0 + sections);
        self.section = self.section.map(moved);
        for item in &mut self.items {
            match &mut item.bearing {
                Bearing::Added(Added::Entry(section, _) | Added::Heading(section)) => {
                    *section = moved(*section)
                }
                Bearing::Added(_) | Bearing::Text(_) | Bearing::Artifact(_) => {}
            }
            if let Content::Picture(placed) = &mut item.content {
                placed.picture.0 += pictures;
            }
        }
        for link in &mut self.links {
            if let LinkSource::Entry(section) = &mut link.source {
                *section = moved(*section);
            }
        }
    }
}
