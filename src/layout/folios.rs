//! What is called by which page, as far as it is known; and how that comes to rest.
//!
//! The text and the contents name pages, and how wide the names are may move what they name. So the book is laid
//! out until its pages are called as its text says. Nearly every book comes to rest in two passes. Where one does
//! not in a few, a page's name that goes on changing is given as much of the line as the widest that it has had:
//! which of them stands there then moves nothing.
//!
//! It comes to rest for certain. From then on a pass depends on nothing but which names each id has had. One that
//! finds no new name lays out the next as it did this; one that finds a new name adds to them, and they are
//! finitely many.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The folio of the page on which each id stands.
pub type Labels = BTreeMap<Arc<str>, Arc<str>>;

/// How often folios may change before those that do are held.
const FREE_PASSES: usize = 4;

/// What is known of the pages of a book while it is laid out.
#[derive(Debug, Default, Hash)]
pub struct Folios {
    labels: Labels,
    /// All folios, since the free passes, of ids whose folio has changed after them.
    held: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// The names of the typefaces of the book, the one with the most glyphs first.
    typefaces: String,
    passes: usize,
}

impl Folios {
    /// Returns the folio of an id; before the first pass one that is as wide as most.
    pub fn of(&self, id: &str) -> &str {
        self.labels.get(id).map_or("000", |label| label)
    }

    /// Returns all folios of an id where it takes as much room as the widest of them, else none.
    pub fn held(&self, id: &str) -> &[Arc<str>] {
        self.held.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns the names of the typefaces, as far as they are known.
    pub fn typefaces(&self) -> &str {
        &self.typefaces
    }

    /// Takes what a pass has found, and tells whether it is other than what the pass was laid out with.
    pub fn learn(&mut self, labels: Labels, typefaces: String) -> bool {
        let free = self.passes < FREE_PASSES;
        let named_otherwise = free && typefaces != self.typefaces;
        if labels == self.labels && !named_otherwise {
            return false;
        }
        self.passes += 1;
        if free {
            self.typefaces = typefaces;
        } else {
            self.hold(&labels);
        }
        self.labels = labels;
        true
    }

    fn hold(&mut self, labels: &Labels) {
        let changed = labels.iter().filter(|(id, label)| self.labels.get(*id) != Some(*label));
        for (id, label) in changed {
            let held = self.held.entry(id.clone()).or_default();
            for label in self.labels.get(id).into_iter().chain([label]) {
                if !held.contains(label) {
                    held.push(label.clone());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::saturate;

    /// Lays out until nothing moves, by a layout that sees of each folio only how wide it is, as a real one does;
    /// returns how many passes it took.
    fn passes(ids: &[&str], layout: impl Fn(&[usize]) -> Vec<u32>) -> (usize, Folios) {
        let mut folios = Folios::default();
        let width = |folios: &Folios, id: &str| {
            let held = folios.held(id).iter().map(|label| label.len()).max();
            held.unwrap_or_else(|| folios.of(id).len())
        };
        for pass in 1..1000 {
            let widths: Vec<usize> = ids.iter().map(|id| width(&folios, id)).collect();
            let found = ids.iter().zip(layout(&widths));
            let found = found.map(|(id, page)| (Arc::from(*id), Arc::from(page.to_string()))).collect();
            if !folios.learn(found, String::new()) {
                return (pass, folios);
            }
        }
        panic!("it never comes to rest");
    }

    #[test]
    fn a_book_whose_folios_settle_holds_none() {
        let (passes, folios) = passes(&["a", "b"], |_| vec![9, 120]);
        assert_eq!((passes, folios.of("a"), folios.of("b")), (2, "9", "120"));
        assert!(folios.held("a").is_empty());
    }

    /// Without the hold this goes on for ever: where the reference says 9 the text is on page 10, and where it
    /// says 10, on page 9.
    #[test]
    fn a_folio_that_is_wrong_whenever_it_is_right_is_held_and_comes_to_rest() {
        let flips = |widths: &[usize]| vec![if widths[0] > 1 { 9 } else { 10 }, 3];
        let (passes, folios) = passes(&["a", "b"], flips);
        assert!(passes < 12, "{passes}");
        assert_eq!(folios.of("a"), "9");
        assert_eq!(folios.held("a").len(), 2);
        assert!(folios.held("b").is_empty(), "what does not change is left as it is");
    }

    /// Layouts of many references, each of which moves others at random: all come to rest with the folios that
    /// their own last pass found.
    #[test]
    fn every_layout_comes_to_rest() {
        let ids = ["a", "b", "c", "d", "e", "f"];
        for seed in 0..2000_u64 {
            let layout = |widths: &[usize]| {
                let mixed = widths.iter().fold(seed, |mixed, width| {
                    (mixed ^ *width as u64).wrapping_mul(6_364_136_223_846_793_005).rotate_left(29)
                });
                (0..6).map(|id| [9, 10, 99, 100, 1000, 8][saturate::<usize>(mixed >> (id * 9)) % 6]).collect()
            };
            let (passes, _) = passes(&ids, layout);
            assert!(passes < 40, "{passes} passes");
        }
    }

    #[test]
    fn typefaces_that_change_with_the_folios_are_left_after_the_free_passes() {
        let mut folios = Folios::default();
        let names = |pass: usize| ["A, B", "B, A"][pass % 2].to_owned();
        let passes = (0..100).take_while(|pass| folios.learn(Labels::new(), names(*pass))).count();
        assert_eq!((passes, folios.typefaces()), (FREE_PASSES, "B, A"));
    }
}
