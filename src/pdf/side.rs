//! Where pages stand: one on each side of its own, or several on the side of a sheet.

use super::{Options, syntax};
use crate::frame::Page;
use crate::unit::{Length, Point, Rect, Size};

/// A side to be printed; a page of the PDF.
#[derive(Clone, Debug)]
pub struct Side {
    /// The paper, or the page with its bleed and marks.
    pub size: Size,
    /// What is left when it is trimmed.
    pub trim: Rect,
    /// How far ink may run over the trimmed edge.
    pub bleed: Length,
    /// The pages on it, in the order they are read.
    pub placed: Vec<Placed>,
}

/// A page on a side.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// Which page, 0-based.
    pub page: usize,
    /// Where it stands.
    pub transform: Transform,
}

/// From coordinates of a page to those of a side; both in points from the lower left corner, y upwards.
///
/// The numbers are those of PDF's `cm`: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    /// The part that turns and scales: `a`, `b`, `c`, `d`.
    pub linear: [f64; 4],
    /// The part that moves: `e`, `f`.
    pub shift: (Length, Length),
}

impl Transform {
    /// Nothing changes.
    pub const IDENTITY: Self = Self::shift(Length::ZERO, Length::ZERO);

    /// Moves to the right and upwards.
    pub const fn shift(x: Length, y: Length) -> Self {
        Self { linear: [1.0, 0.0, 0.0, 1.0], shift: (x, y) }
    }

    /// Returns where a place of a page comes to stand.
    pub fn apply(&self, x: Length, y: Length) -> (Length, Length) {
        let [a, b, c, d] = self.linear;
        (x.scale(a) + y.scale(c) + self.shift.0, x.scale(b) + y.scale(d) + self.shift.1)
    }

    /// Writes the operator `cm`, unless nothing changes.
    pub fn write(&self, out: &mut Vec<u8>) {
        if *self == Self::IDENTITY {
            return;
        }
        for value in self.linear {
            syntax::thousandths(out, (value * 1000.0).round() as i64);
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
    /// From page to side.
    pub transform: Transform,
    /// The height of the page, from whose top edge its places count.
    pub height: Length,
}

impl Mapping {
    /// Returns a place in coordinates of the side.
    pub fn point(&self, at: Point) -> (Length, Length) {
        self.transform.apply(at.x, self.height - at.y)
    }

    /// Returns the corners of an area on the side: lower left and upper right.
    pub fn area(&self, area: Rect) -> [Length; 4] {
        let far = Point { x: area.origin.x + area.size.width, y: area.origin.y + area.size.height };
        let ((ax, ay), (bx, by)) = (self.point(area.origin), self.point(far));
        [ax.min(bx), ay.min(by), ax.max(bx), ay.max(by)]
    }
}

/// Room beside the bleed in which crop marks are drawn.
const MARKS: Length = Length::mm(9);

/// Returns each page on a side of its own.
pub fn singly(pages: &[Page], options: &Options<'_>) -> Vec<Side> {
    let around = options.bleed + if options.marks { MARKS } else { Length::ZERO };
    let side = |(index, page): (usize, &Page)| Side {
        size: Size { width: page.size.width + around * 2, height: page.size.height + around * 2 },
        trim: Rect { origin: Point { x: around, y: around }, size: page.size },
        bleed: options.bleed,
        placed: vec![Placed { page: index, transform: Transform::shift(around, around) }],
    };
    pages.iter().enumerate().map(side).collect()
}

/// Returns what each page is mapped to; none for a page that stands on no side.
pub fn mappings(pages: &[Page], sides: &[Side]) -> Vec<Option<Mapping>> {
    let mut mappings = vec![None; pages.len()];
    for (index, side) in sides.iter().enumerate() {
        for placed in &side.placed {
            if let (Some(page), Some(mapping)) = (pages.get(placed.page), mappings.get_mut(placed.page)) {
                let Placed { transform, .. } = *placed;
                *mapping = Some(Mapping { side: index, transform, height: page.size.height });
            }
        }
    }
    mappings
}
