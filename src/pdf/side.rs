//! Where pages stand: one on each side of its own, or several on the side of a sheet.

use super::{Options, syntax};
use crate::frame::{
    ArtifactKind, Bearing, Cap, Color, Content, Item, Page, Paint, Path, RegionKind, Segment, Stroke,
};
use crate::num::saturate;
use crate::unit::{Length, Point, Rect, Size};

/// A side to be printed; a page of the PDF.
#[derive(Clone, Debug)]
pub struct PrintedSide {
    /// The paper, or the page with its bleed and marks.
    pub size: Size,
    /// What is left when it is trimmed.
    pub trim: Rect,
    /// How far ink may run over the trimmed edge.
    pub bleed: Length,
    /// The pages on it, in any order: they are read in that of the book.
    pub placed: Vec<PageOnSide>,
    /// Marks and labels of the side itself, drawn after the pages in its own coordinates: x from its left
    /// edge, y downwards from its top edge. Whatever they bear, they are artifacts.
    pub extras: Vec<Item>,
}

/// A page on a side.
///
/// A page that is placed more than once is read where it first stands; further copies of it are artifacts.
#[derive(Clone, Copy, Debug)]
pub struct PageOnSide {
    /// Which page, 0-based.
    pub page: usize,
    /// Where it stands.
    pub transform: Matrix,
    /// What of it is seen, in its own coordinates; everything where none.
    pub clip: Option<Rect>,
}

/// From coordinates of a page to those of a side; both in points from the lower left corner, y upwards.
///
/// The numbers are those of PDF's `cm`: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matrix {
    /// The part that turns and scales: `a`, `b`, `c`, `d`.
    pub linear: [f64; 4],
    /// The part that moves: `e`, `f`.
    pub shift: (Length, Length),
}

impl Matrix {
    /// Nothing changes.
    pub const IDENTITY: Self = Self::shift(Length::ZERO, Length::ZERO);

    /// Moves to the right and upwards.
    pub const fn shift(x: Length, y: Length) -> Self {
        Self { linear: [1.0, 0.0, 0.0, 1.0], shift: (x, y) }
    }

    /// Turns a page of a size by so many quarters of a circle, counterclockwise, and puts the lower left
    /// corner of the space it then takes at a place.
    pub fn turned(quarters: u8, page: Size, x: Length, y: Length) -> Self {
        let Size { width, height } = page;
        let (linear, shift) = match quarters % 4 {
            0 => ([1.0, 0.0, 0.0, 1.0], (x, y)),
            1 => ([0.0, 1.0, -1.0, 0.0], (x + height, y)),
            2 => ([-1.0, 0.0, 0.0, -1.0], (x + width, y + height)),
            _ => ([0.0, -1.0, 1.0, 0.0], (x, y + width)),
        };
        Self { linear, shift }
    }

    /// Returns what comes of this change and another after it.
    pub fn then(&self, next: &Self) -> Self {
        let ([a, b, c, d], [p, q, r, s]) = (self.linear, next.linear);
        let linear = [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s];
        Self { linear, shift: next.apply(self.shift.0, self.shift.1) }
    }

    /// Returns where a place of a page comes to stand.
    pub fn apply(&self, x: Length, y: Length) -> (Length, Length) {
        let [a, b, c, d] = self.linear;
        (x.scale(a) + y.scale(c) + self.shift.0, x.scale(b) + y.scale(d) + self.shift.1)
    }

    /// Writes the operator `cm`, unless nothing changes. A millionth is less than a thousandth of a point on
    /// any paper.
    pub fn write(&self, out: &mut Vec<u8>) {
        if *self == Self::IDENTITY {
            return;
        }
        for value in self.linear {
            syntax::millionths(out, saturate::<i64>((value * 1_000_000.0).round()));
            out.push(b' ');
        }
        syntax::lengths(out, &[self.shift.0, self.shift.1]);
        out.extend(b"cm\n");
    }
}

/// What a place or area of a page becomes on its side.
#[derive(Clone, Copy, Debug)]
pub struct Mapping {
    /// The side, 0-based.
    pub side: usize,
    /// Which of the pages placed there, 0-based.
    pub slot: usize,
    /// From page to side.
    pub transform: Matrix,
    /// The height of the page, from whose top edge its places count.
    pub height: Length,
}

impl Mapping {
    /// Returns a place in coordinates of the side.
    pub fn point(&self, at: Point) -> (Length, Length) {
        self.transform.apply(at.x, self.height - at.y)
    }

    /// Returns where the corners of an area come to stand: the page's upper left and upper right, then the
    /// lower two.
    pub fn corners(&self, area: Rect) -> [(Length, Length); 4] {
        let (left, top) = (area.origin.x, area.origin.y);
        let (right, foot) = (left + area.size.width, top + area.size.height);
        [(left, top), (right, top), (left, foot), (right, foot)].map(|(x, y)| self.point(Point { x, y }))
    }

    /// Returns the upright area of the side that holds an area: its lower left and upper right corner.
    pub fn area(&self, area: Rect) -> [Length; 4] {
        around(&self.corners(area))
    }
}

/// Returns the upright area that holds places: its lower left and upper right corner.
pub fn around(places: &[(Length, Length)]) -> [Length; 4] {
    let first = places.first().copied().unwrap_or_default();
    let [left, foot, right, top] = [first.0, first.1, first.0, first.1];
    places.iter().fold([left, foot, right, top], |[left, foot, right, top], (x, y)| {
        [left.min(*x), foot.min(*y), right.max(*x), top.max(*y)]
    })
}

/// Room beside the bleed in which crop marks are drawn.
const MARKS: Length = Length::mm(9);

/// Returns everything that is drawn on pages and on sides themselves.
pub fn drawn<'a>(pages: &'a [Page], sides: &'a [PrintedSide]) -> Vec<&'a [Item]> {
    let on_pages = pages.iter().map(|page| &page.items[..]);
    on_pages.chain(sides.iter().map(|side| &side.extras[..])).collect()
}

/// Returns each page on a side of its own.
pub fn singly(pages: &[Page], options: Options) -> Vec<PrintedSide> {
    let around = options.bleed + if options.marks { MARKS } else { Length::ZERO };
    let side = |(page, shown): (usize, &Page)| {
        let trim = Rect { origin: Point { x: around, y: around }, size: shown.size };
        PrintedSide {
            size: Size { width: shown.size.width + around * 2, height: shown.size.height + around * 2 },
            trim,
            bleed: options.bleed,
            placed: vec![PageOnSide { page, transform: Matrix::shift(around, around), clip: None }],
            extras: if options.marks { crop_marks(trim, options.bleed) } else { Vec::new() },
        }
    };
    pages.iter().enumerate().map(side).collect()
}

/// Returns the marks by which a side is trimmed, at the corners of what is left and beyond its bleed.
fn crop_marks(trim: Rect, bleed: Length) -> Vec<Item> {
    const LONG: Length = Length::mm(5);
    let gap = bleed.max(Length::mm(3));
    let (left, top) = (trim.origin.x, trim.origin.y);
    let corners = [(left, -1), (left + trim.size.width, 1)]
        .into_iter()
        .flat_map(|x| [(top, -1), (top + trim.size.height, 1)].map(|y| (x, y)));
    let marks = corners.map(|((x, outwards), (y, away))| {
        let place = |dx: Length, dy: Length| Point { x: x + dx * outwards, y: y + dy * away };
        let none = Length::ZERO;
        let segments = vec![
            Segment::Move(place(gap, none)),
            Segment::Line(place(gap + LONG, none)),
            Segment::Move(place(none, gap)),
            Segment::Line(place(none, gap + LONG)),
        ];
        let width = Length::from_pt(0.25);
        let stroke = Stroke { color: Color::BLACK, width, dash: Vec::new(), cap: Cap::Butt };
        Item {
            at: Point::default(),
            region: RegionKind::default(),
            bearing: Bearing::Artifact(ArtifactKind::Layout),
            actual_text: None,
            content: Content::Path(Path::new(segments, Paint::Stroke(stroke)).into()),
        }
    });
    marks.collect()
}

/// Returns what each page is mapped to where it first stands. `None` for a page that stands on no side.
pub fn mappings(pages: &[Page], sides: &[PrintedSide]) -> Vec<Option<Mapping>> {
    let mut mappings = vec![None; pages.len()];
    for (index, side) in sides.iter().enumerate() {
        for (slot, placed) in side.placed.iter().enumerate() {
            if let (Some(page), Some(mapping)) = (pages.get(placed.page), mappings.get_mut(placed.page)) {
                let PageOnSide { transform, .. } = *placed;
                let height = page.size.height;
                mapping.get_or_insert(Mapping { side: index, slot, transform, height });
            }
        }
    }
    mappings
}
