//! Sheets folded once, in one another or upon one another: each bifolium is two leaves, four pages.

use super::sequence::{self, FoldedPage};
use super::{
    Binding, FoldLine, GridCell, LineKind, Plan, Request, Sheet, SheetSide, rect, shift, signatures,
};
use crate::diagnostic::Warned;
use crate::num::saturate;
use crate::unit::{Length, Point, Rect, Size};

/// A sheet, or the half of one that is cut across, folded once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bifolium {
    /// The signature it belongs to, 0-based.
    pub signature: u32,
    /// How many bifolia lie around it.
    around: u32,
    /// The outside, from left to right.
    outside: [FoldedPage; 2],
    /// The inside, from left to right.
    inside: [FoldedPage; 2],
}

/// Two pages beside one another at the fold.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenedSide {
    /// What stands there, from left to right.
    slots: [FoldedPage; 2],
    /// How many bifolia lie around it.
    around: u32,
}

impl Bifolium {
    pub fn outside(&self) -> OpenedSide {
        OpenedSide { slots: self.outside, around: self.around }
    }

    pub fn inside(&self) -> OpenedSide {
        OpenedSide { slots: self.inside, around: self.around }
    }
}

impl OpenedSide {
    /// Returns it turned by half a circle.
    pub fn over(self) -> Self {
        let [left, right] = self.slots.map(|slot| slot.map(|(page, turn)| (page, turn.over())));
        Self { slots: [right, left], ..self }
    }
}

/// Returns how many bifolia the pages need, with their flyleaves.
pub(super) fn needed(request: Request<'_>) -> u32 {
    let pages = saturate::<u32>(request.pages.len()) + request.options.empty_pages();
    pages.div_ceil(4).max(1)
}

/// Plans a booklet of bifolia: one to a sheet, or two where sheets are cut across and stacked.
pub(super) fn plan(request: Request<'_>) -> Warned<Plan> {
    let mut all = Vec::new();
    let Some(signatures) = signatures::of(needed(request), 1, request).take(&mut all) else {
        return Warned::new(Plan::default(), all);
    };
    let slots = sequence::of(request, signatures.iter().sum::<u32>() * 4, &mut all);
    let folded = fold(&slots, &signatures, request.binding);
    let Request { options, format, .. } = request;
    let fields = Fields::new(request, slots.len());
    let rows = fields.rows;
    let count = folded.len().div_ceil(saturate::<usize>(rows));
    let sheets = (0..count).map(|at| {
        // Cut and stacked: the lower halves follow the upper ones.
        let upper = folded.get(at);
        let lower = folded.get(at + count).filter(|_| rows == 2);
        fields.sheet(&[upper, lower])
    });
    let plan = Plan {
        scheme: options.scheme,
        binding: request.binding,
        format,
        sheets: sheets.collect(),
        lines: fields.lines(),
        blanks: sequence::blanks(&slots, request.pages),
        left_over: rows == 2 && folded.len() % 2 == 1,
        flip: Some(options.turned()),
        signatures,
        folded: slots,
    };
    Warned::new(plan, all)
}

/// Takes the pages of each signature from its ends: the outermost bifolium has the first and the last.
pub(super) fn fold(slots: &[FoldedPage], signatures: &[u32], binding: Binding) -> Vec<Bifolium> {
    let across = |near: FoldedPage, far: FoldedPage| match binding {
        Binding::Left => [near, far],
        Binding::Right => [far, near],
    };
    let mut folded = Vec::with_capacity(slots.len() / 4);
    let mut rest = slots;
    for (signature, bifolia) in signatures.iter().enumerate() {
        let (own, after) = rest.split_at((*bifolia as usize * 4).min(rest.len()));
        rest = after;
        let at = |place: usize| own.get(place).copied().flatten();
        for around in 0..*bifolia as usize {
            let (first, last) = (around * 2, own.len().saturating_sub(around * 2 + 1));
            folded.push(Bifolium {
                signature: saturate(signature),
                around: saturate(around),
                outside: across(at(last), at(first)),
                inside: across(at(first + 1), at(last.saturating_sub(1))),
            });
        }
    }
    folded
}

/// Where bifolia lie on a sheet.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    request: Request<'a>,
    gutter: Length,
    rows: i64,
}

impl<'a> Fields<'a> {
    /// Starts with a booklet of so many pages.
    pub fn new(request: Request<'a>, pages: usize) -> Self {
        let scheme = request.options.scheme;
        let gutter = shift::gutter(scheme, saturate(pages), request.format.page);
        Self { request, gutter, rows: i64::from(scheme.traits().rows) }
    }

    /// Returns the part of the sheet that one of them takes.
    fn field(&self, row: i64) -> Rect {
        let Size { width, height } = self.request.format.sheet;
        let height = height / self.rows;
        rect(Length::ZERO, height * row, Size { width, height })
    }

    fn sheet(&self, bifolia: &[Option<&Bifolium>]) -> Sheet {
        let mut sheet = Sheet::default();
        for (row, bifolium) in bifolia.iter().enumerate() {
            let Some(bifolium) = bifolium else { continue };
            if row == 0 {
                sheet.signature = bifolium.signature;
            }
            let field = self.field(row as i64);
            self.put(&mut sheet.front, field, bifolium.outside());
            self.put(&mut sheet.back, field, bifolium.inside());
        }
        sheet
    }

    /// Puts two pages beside one another at the fold.
    pub fn put(&self, side: &mut SheetSide, field: Rect, OpenedSide { slots, around }: OpenedSide) {
        let Request { options, format, .. } = self.request;
        let printed = format.printed();
        let moved = self.gutter.scale(format.scale) - shift::creep(around, options.caliper, options.trim);
        let spine = field.origin.x + field.size.width / 2;
        let y = field.origin.y + (field.size.height - printed.height) / 2;
        for (slot, (place, outwards)) in slots.into_iter().zip([(-1, -1), (0, 1)]) {
            let window = rect(spine + printed.width * place, y, printed);
            let area = rect(window.origin.x + moved * outwards, y, printed);
            let (page, turn) = slot.map_or((None, super::Turn::Upright), |(page, turn)| (Some(page), turn));
            side.cells.push(GridCell { page, area, window, turn, scale: format.scale });
        }
    }

    /// Returns the fold, and the cut between two bifolia.
    fn lines(&self) -> Vec<FoldLine> {
        let Size { width, height } = self.request.format.sheet;
        let (none, x, y) = (Length::ZERO, width / 2, height / 2);
        let fold = FoldLine { kind: LineKind::Fold, from: Point { x, y: none }, to: Point { x, y: height } };
        let cut = FoldLine { kind: LineKind::Cut, from: Point { x: none, y }, to: Point { x: width, y } };
        if self.rows == 2 { vec![cut, fold] } else { vec![fold] }
    }
}
