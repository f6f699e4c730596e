//! Folds sheets of paper: from what stands where on their sides to the leaves of a booklet.
//!
//! It knows how paper is turned, cut, stacked and folded, and nothing of how pages were put on the sheets.

use chapbook::impose::Binding;
use chapbook::impose::{Copies, Scheme, Turning};

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
    /// How the sheets were turned for their backs; none if only one side was printed.
    pub turned: Option<Turning>,
    /// Width and height of a side in mm.
    pub sheet: (f64, f64),
    /// Front and back of each sheet.
    pub sheets: &'a [[Vec<Seen>; 2]],
    /// How many folded pieces go into each signature.
    pub signatures: &'a [u32],
    /// How many copies are cut apart before anything is folded.
    pub copies: Copies,
}

/// What stands on a page of the booklet as a reader holds it: which, and whether upright.
pub type Page = Option<(u32, bool)>;

impl Pile<'_> {
    /// Returns the pages of the booklet from its front cover to its back cover.
    pub fn read(&self) -> Vec<Page> {
        if self.copies != Copies::One {
            return self.one_of_the_copies();
        }
        match self.scheme {
            Scheme::Gate => self.gate(),
            Scheme::Quarto => self.folded_again(&[Fold::Up, Fold::Spine]),
            Scheme::Octavo => self.folded_again(&[Fold::Left, Fold::Up, Fold::Spine]),
            Scheme::Ring => self.leaves(),
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
        let through = |seen: &Seen| match self.turned.is_none_or(|turned| keeps_head(turned, self.sheet)) {
            true => Seen { at: (width - seen.at.0, seen.at.1), ..*seen },
            false => Seen { at: (seen.at.0, height - seen.at.1), upright: !seen.upright, ..*seen },
        };
        back.iter().map(through).collect()
    }

    /// Cuts the pile apart and reads each part, all of which are alike.
    fn one_of_the_copies(&self) -> Vec<Page> {
        let (width, height) = self.sheet;
        let (across, down) = match self.copies {
            Copies::One => (1, 1),
            Copies::Two if width > height => (2, 1),
            Copies::Two => (1, 2),
            Copies::Four => (2, 2),
        };
        let part = (width / f64::from(across), height / f64::from(down));
        let within = |seen: &Seen, (column, row): (i32, i32)| {
            let at = (seen.at.0 - part.0 * f64::from(column), seen.at.1 - part.1 * f64::from(row));
            let is_inside = 0.0 < at.0 && at.0 < part.0 && 0.0 < at.1 && at.1 < part.1;
            is_inside.then_some(Seen { at, ..*seen })
        };
        let places = (0..down).flat_map(|row| (0..across).map(move |column| (column, row)));
        let mut copies = places.map(|place| {
            let cut = |[front, back]: &[Vec<Seen>; 2]| {
                let front = front.iter().filter_map(|seen| within(seen, place)).collect();
                // What lies behind is turned over like the page of a book.
                let behind = self.behind(back);
                let turned = |seen: Seen| Seen { at: (part.0 - seen.at.0, seen.at.1), ..seen };
                let back = behind.iter().filter_map(|seen| within(seen, place)).map(turned).collect();
                [front, back]
            };
            let sheets: Vec<[Vec<Seen>; 2]> = self.sheets.iter().map(cut).collect();
            let pile = Pile { sheets: &sheets, sheet: part, turned: None, copies: Copies::One, ..*self };
            pile.read()
        });
        let first = copies.next().expect("a copy");
        assert!(copies.all(|copy| copy == first), "all copies are alike");
        first
    }

    /// Folds each sheet by itself, one fold after the other, and lays the sheets of a signature into one another.
    fn folded_again(&self, folds: &[Fold]) -> Vec<Page> {
        let (width, height) = self.sheet;
        let columns = 1 << folds.iter().filter(|fold| **fold != Fold::Up).count();
        let rows = 1 << folds.iter().filter(|fold| **fold == Fold::Up).count();
        let mut pieces = Vec::new();
        for [front, back] in self.sheets {
            let behind = self.behind(back);
            let cell = |column: usize, row: usize| {
                let x =
                    (width / columns as f64 * column as f64, width / columns as f64 * (column + 1) as f64);
                let y = (height / rows as f64 * row as f64, height / rows as f64 * (row + 1) as f64);
                Cell { front: find(front, x, y), back: find(&behind, x, y) }
            };
            let whole: Layer =
                (0..rows).map(|row| (0..columns).map(|column| cell(column, row)).collect()).collect();
            let layers = folds.iter().fold(vec![whole], |layers, fold| fold.of(layers));
            for layer in layers {
                let [left, right] = layer[0][..] else { panic!("two leaves") };
                let (near, far) = match self.binding {
                    Binding::Left => (right, left),
                    Binding::Right => (left, right),
                };
                pieces.push([near.front, near.back, far.back, far.front]);
            }
        }
        nested(pieces, self.signatures)
    }

    /// Cuts the pile in the middle, lays the left half on the right one, and turns the leaves.
    fn leaves(&self) -> Vec<Page> {
        let (width, height) = self.sheet;
        let columns = if width > height { 2 } else { 1 };
        let mut pages = Vec::new();
        for column in 0..columns {
            let part = width / f64::from(columns);
            let x = (part * f64::from(column), part * f64::from(column + 1));
            for [front, back] in self.sheets {
                pages.extend([find(front, x, (0.0, height)), find(&self.behind(back), x, (0.0, height))]);
            }
        }
        pages
    }

    /// Returns the page on one of four panels, counted from the left where the sheet is bound there.
    fn panel(&self, seen: &[Seen], column: usize) -> Page {
        let (width, height) = self.sheet;
        let column = if self.binding == Binding::Left { column } else { 3 - column };
        find(seen, (width / 4.0 * column as f64, width / 4.0 * (column + 1) as f64), (0.0, height))
    }

    /// Folds both outer quarters in: the wings, what they uncover, the back.
    fn gate(&self) -> Vec<Page> {
        let [outside, inside] = &self.sheets[0];
        let behind = self.behind(inside);
        let panel = |seen: &[Seen], column| self.panel(seen, column);
        let wings = [panel(outside, 3), panel(outside, 0)];
        let open = (0..4).rev().map(|column| panel(&behind, column));
        wings.into_iter().chain(open).chain([panel(outside, 1), panel(outside, 2)]).collect()
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
        nested(pieces, self.signatures)
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
        let [front, back] = &self.sheets[0];
        let behind = self.behind(back);
        let panel = |seen: &[Seen], column| self.panel(seen, column);
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

/// Tells whether the upper edge of a sheet is the upper one from behind too. It is reckoned here once more, from what
/// paper does.
pub fn keeps_head(turned: Turning, (width, height): (f64, f64)) -> bool {
    // An edge is upright if it runs along the height.
    let (short_is_upright, long_is_upright) = (height < width, height > width);
    match turned {
        Turning::ShortEdge => short_is_upright,
        Turning::LongEdge => long_is_upright,
        Turning::LikePage => true,
    }
}

/// A leaf before it is cut out: what its front and its back show, upright as one looks at the front.
#[derive(Clone, Copy)]
struct Cell {
    front: Page,
    back: Page,
}

/// Leaves that hang together: rows of columns.
type Layer = Vec<Vec<Cell>>;

/// A fold, its front towards whoever folds.
#[derive(Clone, Copy, PartialEq)]
enum Fold {
    /// The left half goes behind the right one.
    Left,
    /// The upper half goes behind the lower one.
    Up,
    /// In the middle: both leaves are read apart.
    Spine,
}

impl Fold {
    /// Folds layers, the foremost first.
    fn of(self, layers: Vec<Layer>) -> Vec<Layer> {
        let over = |page: Page| page.map(|(number, upright)| (number, !upright));
        let (mut kept, mut gone): (Vec<Layer>, Vec<Layer>) = (Vec::new(), Vec::new());
        for layer in layers {
            match self {
                Self::Spine => kept.push(layer),
                Self::Left => {
                    let half = layer[0].len() / 2;
                    kept.push(layer.iter().map(|row| row[half..].to_vec()).collect());
                    let turned = |cell: &Cell| Cell { front: cell.back, back: cell.front };
                    gone.push(
                        layer.iter().map(|row| row[..half].iter().rev().map(turned).collect()).collect(),
                    );
                }
                Self::Up => {
                    let half = layer.len() / 2;
                    kept.push(layer[half..].to_vec());
                    let turned = |cell: &Cell| Cell { front: over(cell.back), back: over(cell.front) };
                    gone.push(
                        layer[..half].iter().rev().map(|row| row.iter().map(turned).collect()).collect(),
                    );
                }
            }
        }
        kept.into_iter().chain(gone.into_iter().rev()).collect()
    }
}

/// Lays folded pieces into one another, signature by signature: each has the front and the back of its first leaf, then
/// of its last.
fn nested(pieces: Vec<[Page; 4]>, signatures: &[u32]) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut pieces = pieces.into_iter();
    for count in signatures {
        let nested: Vec<[Page; 4]> = pieces.by_ref().take(*count as usize).collect();
        pages.extend(nested.iter().flat_map(|piece| [piece[0], piece[1]]));
        pages.extend(nested.iter().rev().flat_map(|piece| [piece[2], piece[3]]));
    }
    // What is left over when sheets are cut must be empty.
    assert!(pieces.flatten().all(|page| page.is_none()));
    pages
}

/// Returns what stands in a part of a side; never more than one page.
fn find(seen: &[Seen], x: (f64, f64), y: (f64, f64)) -> Page {
    let within = |value: f64, range: (f64, f64)| range.0 < value && value < range.1;
    let mut found = seen.iter().filter(|seen| within(seen.at.0, x) && within(seen.at.1, y));
    let page = found.next().map(|seen| (seen.page, seen.upright));
    assert!(found.next().is_none(), "two pages in one place");
    page
}
