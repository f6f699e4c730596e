//! Sheets folded twice, as a quarto, or three times, as an octavo: each is two or four bifolia that hang together at
//! the folds that are cut open later.
//!
//! For a booklet bound on the left, the upper row upside down, from left to right:
//!
//! ```text
//! quarto:  front 5 4   back 3 6      octavo:  front 5 12  9 8   back 7 10 11 6
//!                8 1        2 7                     4 13 16 1        2 15 14 3
//! ```
//!
//! The left half of an octavo is folded behind the right one; the upper half behind the lower one; what is left, in the
//! middle. A bifolium is the same seen from either side, so that nothing is mirrored for a booklet bound on the right.

use super::bifolium::{self, Bifolium, Fields, OpenedSide};
use super::{FoldLine, LineKind, Plan, Request, Sheet, rect, sequence, signatures};
use crate::diagnostic::Warned;
use crate::num::saturate;
use crate::unit::{Length, Point, Rect, Size};

/// Where a bifolium lies on its sheet.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The pair of columns on the front, from the left.
    pair: i64,
    /// Whether it lies in the upper row, upside down.
    is_above: bool,
    /// Whether its outside is on the front of the sheet.
    is_outside_in_front: bool,
}

const fn place(pair: i64, is_above: bool, is_outside_in_front: bool) -> Place {
    Place { pair, is_above, is_outside_in_front }
}

/// The bifolia of a sheet, from the outermost.
const QUARTO: [Place; 2] = [place(0, false, true), place(0, true, false)];
const OCTAVO: [Place; 4] =
    [place(1, false, true), place(0, false, false), place(0, true, true), place(1, true, false)];

/// Plans a booklet of such sheets.
pub(super) fn plan(request: Request<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    let Request { options, format, .. } = request;
    let columns = options.scheme.traits().columns;
    let places: &[Place] = if columns == 2 { &QUARTO } else { &OCTAVO };
    let each = saturate::<u32>(places.len());
    let needed = bifolium::needed(request).div_ceil(each);
    let Some(sheets) = signatures::of(needed, each, request).take(&mut all) else {
        return Warned::new(Plan::default(), all);
    };
    let signatures: Vec<u32> = sheets.iter().map(|sheets| sheets * each).collect();
    let slots = sequence::of(request, signatures.iter().sum::<u32>() * 4, &mut all);
    let folded = bifolium::fold(&slots, &signatures, request.binding);
    let fields = Fields::new(request, slots.len());
    let quires = Quires { fields, places, pairs: i64::from(columns / 2), size: format.sheet };
    let plan = Plan {
        scheme: options.scheme,
        binding: request.binding,
        format,
        sheets: folded.chunks(places.len()).map(|bifolia| quires.sheet(bifolia)).collect(),
        lines: quires.lines(),
        blanks: sequence::blanks(&slots, request.pages),
        left_over: false,
        flip: Some(options.turned()),
        signatures,
        folded: slots,
    };
    Warned::new(plan, all)
}

/// How bifolia lie on the sheets.
struct Quires<'a> {
    fields: Fields<'a>,
    places: &'a [Place],
    pairs: i64,
    size: Size,
}

impl Quires<'_> {
    fn sheet(&self, bifolia: &[Bifolium]) -> Sheet {
        let signature = bifolia.first().map_or(0, |bifolium| bifolium.signature);
        let mut sheet = Sheet { signature, ..Sheet::default() };
        for (bifolium, place) in bifolia.iter().zip(self.places) {
            let (outside, inside) = (bifolium.outside(), bifolium.inside());
            let (front, back) = if place.is_outside_in_front { (outside, inside) } else { (inside, outside) };
            let turned = |face: OpenedSide| if place.is_above { face.over() } else { face };
            self.fields.put(&mut sheet.front, self.field(place.pair, place.is_above), turned(front));
            let behind = self.pairs - 1 - place.pair;
            self.fields.put(&mut sheet.back, self.field(behind, place.is_above), turned(back));
        }
        sheet
    }

    /// Returns what of the sheet a bifolium takes.
    fn field(&self, pair: i64, is_above: bool) -> Rect {
        let size = Size { width: self.size.width / self.pairs, height: self.size.height / 2 };
        let row = if is_above { 0 } else { 1 };
        rect(size.width * pair, size.height * row, size)
    }

    /// Returns the folds.
    fn lines(&self) -> Vec<FoldLine> {
        let Size { width, height } = self.size;
        let (none, columns) = (Length::ZERO, self.pairs * 2);
        let line = |from, to| FoldLine { kind: LineKind::Fold, from, to };
        let down = (1..columns).map(|column| {
            let x = width * column / columns;
            line(Point { x, y: none }, Point { x, y: height })
        });
        let y = height / 2;
        down.chain([line(Point { x: none, y }, Point { x: width, y })]).collect()
    }
}
