//! Leaves that are not folded: whole sheets, or halves of sheets that are cut, with holes along their inner edge.
//!
//! | holes | where | source |
//! |---|---|---|
//! | two | 80 mm apart, 12 mm from the edge | ISO 838 |
//! | four | 80 mm apart, 12 mm from the edge | ISO 838, as binders of four rings have it |
//! | three | 108 mm apart, in leaves of half a sheet 70 mm; 12 mm from the edge | American binders: 4 1/4 and 2 3/4 inches |
//! | comb | 14.3 mm apart, 6 mm from the edge | 9/16 inch, as machines for combs punch |

use super::{
    Binding, Copies, FoldLine, Format, GridCell, Holes, LineKind, Options, Plan, Request, Sheet, SheetSide,
    rect, sequence,
};
use crate::diagnostic::Warned;
use crate::num::saturate;
use crate::unit::{Length, Point, Size, page_named};

/// How far the middle of a hole lies from the edge: of one for a ring, and of one for a comb.
const RING: Length = Length::mm(12);
const COMB: Length = Length::mm(6);
/// From hole to hole of a comb: 9/16 inch.
const COMB_PITCH: Length = Length::from_units(Length::UNITS_PER_MM * 142_875 / 10_000);
/// How high a leaf is whose three holes stand as far apart as in letter paper.
const TALL: Length = Length::mm(250);

/// Returns how much of the inner edge of a page is kept free of type, for holes of 6 mm and 3 mm beside them on paper. A
/// page that is printed smaller keeps more of its own.
pub fn kept_free(options: &Options, format: Format) -> Length {
    let kept = match options.holes {
        Holes::None => Length::ZERO,
        Holes::Comb => Length::mm(13),
        Holes::Auto | Holes::Two | Holes::Three | Holes::Four => Length::mm(18),
    };
    kept.scale(1.0 / format.scale)
}

/// Returns the middles of the holes in a leaf: how far from its inner edge, and from its head.
pub(super) fn holes(options: &Options, format: Format) -> Vec<Point> {
    let height = format.sheet.height;
    let is_american = is_american(format.sheet);
    let three = Length::mm(if height >= TALL { 108 } else { 70 });
    let (count, apart, aside) = match options.holes {
        Holes::None => return Vec::new(),
        // A machine has its pitch: where the leaf is lower, it has fewer holes.
        Holes::Comb => {
            let room = (height - RING * 2).max(Length::ZERO);
            (room.units() / COMB_PITCH.units() + 1, COMB_PITCH, COMB)
        }
        Holes::Three => (3, three, RING),
        Holes::Auto if is_american => (3, three, RING),
        Holes::Auto | Holes::Two => (2, Length::mm(80), RING),
        Holes::Four => (4, Length::mm(80), RING),
    };
    // A leaf that is too low for them has them as far apart as it can.
    let apart = if count > 1 { apart.min((height - RING * 2) / (count - 1)) } else { apart };
    let first = (height - apart * (count - 1)) / 2;
    (0..count).map(|at| Point { x: aside, y: first + apart * at }).collect()
}

/// Tells whether a sheet is an American paper, or the half or quarter of one.
fn is_american(sheet: Size) -> bool {
    let near = |one: Length, other: Length| (one - other).abs() <= Length::mm(1);
    let papers = ["letter", "legal", "tabloid"].into_iter().filter_map(page_named);
    papers.flat_map(|paper| [Copies::One, Copies::Two, Copies::Four].map(|copies| copies.share(paper))).any(
        |Size { width, height }| {
            near(width, sheet.width) && near(height, sheet.height)
                || near(width, sheet.height) && near(height, sheet.width)
        },
    )
}

/// Returns how many leaves stand side by side on a sheet.
pub(super) fn leaves_of_a_sheet(format: Format) -> u32 {
    if format.sheet.width >= format.printed().width * 2 { 2 } else { 1 }
}

/// Plans leaves: one to a sheet, or two where sheets are cut and the left halves laid on the right ones.
pub(super) fn plan(request: Request<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    let Request { options, format, binding, .. } = request;
    let leaves = (saturate::<u32>(request.pages.len()) + options.empty_pages()).div_ceil(2).max(1);
    let slots = sequence::of(request, leaves * 2, &mut all);
    let columns = leaves_of_a_sheet(format);
    let count = leaves.div_ceil(columns);
    let Size { width, height } = format.sheet;
    let leaf = Size { width: width / i64::from(columns), height };
    let sheets = (0..count).map(|at| {
        let mut sheet = Sheet::default();
        for column in 0..columns {
            let first = ((at + column * count) * 2) as usize;
            let (Some(recto), Some(verso)) = (slots.get(first), slots.get(first + 1)) else { continue };
            let across = [column, columns - 1 - column].map(|column| leaf.width * i64::from(column));
            let sides = [&mut sheet.front, &mut sheet.back];
            for ((side, slot), x) in sides.into_iter().zip([recto, verso]).zip(across) {
                let page = slot.map(|(page, _)| page);
                side.cells.push(GridCell::centred(page, rect(x, Length::ZERO, leaf), format));
            }
        }
        sheet
    });
    let cut = FoldLine {
        kind: LineKind::Cut,
        from: Point { x: width / 2, y: Length::ZERO },
        to: Point { x: width / 2, y: height },
    };
    let plan = Plan {
        scheme: options.scheme,
        binding,
        format,
        sheets: sheets.collect(),
        signatures: Vec::new(),
        lines: if columns == 2 { vec![cut] } else { Vec::new() },
        blanks: sequence::blanks(&slots, request.pages),
        folded: slots,
        left_over: columns == 2 && leaves % 2 == 1,
        flip: Some(options.turned()),
    };
    Warned::new(plan, all)
}

/// Returns the middles of all holes on the front of a sheet of a plan of one copy.
pub(super) fn holes_in_front(side: &SheetSide, request: Request<'_>) -> Vec<Point> {
    let Request { options, format, binding, .. } = request;
    let columns = i64::from(leaves_of_a_sheet(format));
    let width = format.sheet.width / columns;
    let holes = holes(options, format);
    let leaves = side.cells.len() as i64;
    (0..leaves)
        .flat_map(|column| {
            holes.iter().map(move |hole| {
                let x = if binding == Binding::Left { hole.x } else { width - hole.x };
                Point { x: width * column + x, ..*hole }
            })
        })
        .collect()
}
