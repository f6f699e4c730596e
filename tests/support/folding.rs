//! Folds sheets of paper: from what stands where on their sides to the leaves of a booklet.
//!
//! It knows how paper is turned, cut, stacked and folded, and nothing of how pages were put on the sheets.

use chapbook::impose::Binding;
use chapbook::impose::{Flip, Scheme};

/// A page found on a side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// What stands there, 1-based.
    pub page: u32,
    /// The middle of the page, in mm from the left and from the top of the side as it is looked at.
    pub at: (f64, f64),
    /// Whether it stands upright on the side.
    pub upright: bool,
}

/// A pile of sheets as it comes out of the printer, and what is done with it.
pub struct Pile<'a> {
    pub scheme: Scheme,
    pub binding: Binding,
    /// How the printer turned the sheets; none if only one side was printed.
    pub flip: Option<Flip>,
    /// Width and height of a side in mm.
    pub sheet: (f64, f64),
    /// Front and back of each sheet.
    pub sheets: &'a [[Vec<Seen>; 2]],
    /// How many folded pieces go into each signature.
    pub signatures: &'a [u32],
}

/// What stands on a page of the booklet as a reader holds it: which, and whether upright.
pub type Page = Option<(u32, bool)>;

impl Pile<'_> {
    /// Returns the pages of the booklet from its front cover to its back cover.
    pub fn read(&self) -> Vec<Page> {
        match self.scheme {
            Scheme::Zine => self.zine(),
            Scheme::Leaflet => self.leaflet(),
            Scheme::Concertina => self.concertina(),
            Scheme::FourUp => self.bifolia(2),
            Scheme::Saddle | Scheme::Perfect | Scheme::HeadToHead => self.bifolia(1),
        }
    }

    /// Returns what is printed behind each place of the front, seen through the paper.
    fn behind(&self, back: &[Seen]) -> Vec<Seen> {
        let (width, height) = self.sheet;
        let landscape = width > height;
        let about_upright_axis = match self.flip {
            Some(Flip::ShortEdge) => landscape,
            // By hand the edge that went in first goes in first again: it is turned about its long edge.
            Some(Flip::LongEdge | Flip::SingleSided) => !landscape,
            None => true,
        };
        let through = |seen: &Seen| match about_upright_axis {
            true => Seen { at: (width - seen.at.0, seen.at.1), ..*seen },
            false => Seen { at: (seen.at.0, height - seen.at.1), upright: !seen.upright, ..*seen },
        };
        back.iter().map(through).collect()
    }

    fn bifolia(&self, rows: usize) -> Vec<Page> {
        let (width, height) = self.sheet;
        let mut pieces = Vec::new();
        for row in 0..rows {
            let rows_height = height / rows as f64;
            let (top, bottom) = (rows_height * row as f64, rows_height * (row + 1) as f64);
            for [front, back] in self.sheets {
                let behind = self.behind(back);
                let (left, middle) = ((0.0, width / 2.0), (width / 2.0, width));
                let find = |seen: &[Seen], x: (f64, f64)| find(seen, x, (top, bottom));
                let leaf = |x| (find(front, x), find(&behind, x));
                let (near, far) = match self.binding {
                    Binding::Left => (leaf(middle), leaf(left)),
                    Binding::Right => (leaf(left), leaf(middle)),
                };
                // Front and back of the first leaf, then of the last.
                pieces.push([near.0, near.1, far.1, far.0]);
            }
        }
        let mut pages = Vec::new();
        let mut pieces = pieces.into_iter();
        for count in self.signatures {
            let nested: Vec<[Page; 4]> = pieces.by_ref().take(*count as usize).collect();
            pages.extend(nested.iter().flat_map(|piece| [piece[0], piece[1]]));
            pages.extend(nested.iter().rev().flat_map(|piece| [piece[2], piece[3]]));
        }
        // What is left over when sheets are cut must be empty.
        assert!(pieces.flatten().all(|page| page.is_none()));
        pages
    }

    /// Folds along the middle, opens the slit, lays the arms round one another: what lies beside the spine of
    /// the front cover is page 2, and so on around the sheet.
    fn zine(&self) -> Vec<Page> {
        let (width, height) = self.sheet;
        let [front, back] = &self.sheets[0];
        assert!(back.is_empty() && self.sheets.len() == 1);
        let cell = |column: usize, row: usize| {
            let column = if self.binding == Binding::Left { column } else { 3 - column };
            let x = (width / 4.0 * column as f64, width / 4.0 * (column + 1) as f64);
            let y = (height / 2.0 * row as f64, height / 2.0 * (row + 1) as f64);
            // The upper row is read when the sheet is turned round.
            find(front, x, y).map(|(page, upright)| (page, upright == (row == 1)))
        };
        // Cover, the back of its leaf across the fold, and along the upper row to the other end.
        [(3, 1), (3, 0), (2, 0), (1, 0), (0, 0), (0, 1), (1, 1), (2, 1)].map(|(x, y)| cell(x, y)).to_vec()
    }

    /// Folds to and fro and turns the first side like pages; opened and turned over like a page it shows the other.
    fn concertina(&self) -> Vec<Page> {
        let (width, height) = self.sheet;
        let [front, back] = &self.sheets[0];
        let behind = self.behind(back);
        let panel = |seen: &[Seen], column: usize| {
            let column = if self.binding == Binding::Left { column } else { 3 - column };
            let x = (width / 4.0 * column as f64, width / 4.0 * (column + 1) as f64);
            find(seen, x, (0.0, height))
        };
        let first = (0..4).map(|column| panel(front, column));
        first.chain((0..4).rev().map(|column| panel(&behind, column))).collect()
    }

    /// Folds the flap inwards and the cover over it.
    fn leaflet(&self) -> Vec<Page> {
        let (width, height) = self.sheet;
        let [outside, inside] = &self.sheets[0];
        let behind = self.behind(inside);
        let panel = |seen: &[Seen], column: usize| {
            let column = if self.binding == Binding::Left { column } else { 2 - column };
            let x = (width / 3.0 * column as f64, width / 3.0 * (column + 1) as f64);
            find(seen, x, (0.0, height))
        };
        let inner = |column| panel(&behind, column);
        vec![panel(outside, 2), inner(2), inner(1), inner(0), panel(outside, 0), panel(outside, 1)]
    }
}

/// Returns what stands in a part of a side; never more than one page.
fn find(seen: &[Seen], x: (f64, f64), y: (f64, f64)) -> Page {
    let within = |value: f64, range: (f64, f64)| range.0 < value && value < range.1;
    let mut found = seen.iter().filter(|seen| within(seen.at.0, x) && within(seen.at.1, y));
    let page = found.next().map(|seen| (seen.page, seen.upright));
    assert!(found.next().is_none(), "two pages in one place");
    page
}
