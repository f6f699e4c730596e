//! Copies of a booklet beside one another on a sheet, which are cut apart.
//!
//! All of them are alike, so that behind each on the front of the sheet lies its own back, however the sheet is turned.

use super::{Copies, FoldLine, Format, GridCell, LineKind, Mark, Plan, SheetSide};
use crate::unit::{Length, Point, Rect, Size};

impl Copies {
    /// Returns how many there are.
    pub const fn count(self) -> u32 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Four => 4,
        }
    }

    /// Returns how many stand side by side, and how many below one another, on a sheet as it is looked at: its longer
    /// side is divided first.
    const fn across_and_down(self, sheet: Size) -> (i64, i64) {
        match self {
            Self::One => (1, 1),
            Self::Two if sheet.width.units() > sheet.height.units() => (2, 1),
            Self::Two => (1, 2),
            Self::Four => (2, 2),
        }
    }

    /// Returns what of a sheet each takes.
    pub(super) fn share(self, sheet: Size) -> Size {
        let (across, down) = self.across_and_down(sheet);
        Size { width: sheet.width / across, height: sheet.height / down }
    }

    /// Returns the smallest sheet of which each takes so much.
    pub(super) fn whole(self, share: Size) -> Size {
        let Size { width, height } = share;
        match self {
            Self::One => share,
            Self::Two if width > height => Size { width, height: height * 2 },
            Self::Two => Size { width: width * 2, height },
            Self::Four => Size { width: width * 2, height: height * 2 },
        }
    }
}

/// Repeats a plan of one copy on whole sheets, and returns where they are cut apart.
pub(super) fn repeat(plan: &mut Plan, whole: Format) -> Vec<FoldLine> {
    let (across, down) = whole.copies.across_and_down(whole.sheet);
    let share = plan.format.sheet;
    let places: Vec<Point> = (0..down)
        .flat_map(|row| (0..across).map(move |column| (column, row)))
        .map(|(column, row)| Point { x: share.width * column, y: share.height * row })
        .collect();
    for sheet in &mut plan.sheets {
        for side in [&mut sheet.front, &mut sheet.back] {
            *side = repeated(side, &places);
        }
    }
    let lines = places.iter().flat_map(|by| plan.lines.iter().map(|line| line.moved(*by)));
    let (Size { width, height }, none) = (whole.sheet, Length::ZERO);
    let cut = |from, to| FoldLine { kind: LineKind::Cut, from, to };
    let columns = (1..across).map(|column| {
        let x = share.width * column;
        cut(Point { x, y: none }, Point { x, y: height })
    });
    let rows = (1..down).map(|row| {
        let y = share.height * row;
        cut(Point { x: none, y }, Point { x: width, y })
    });
    let cuts: Vec<FoldLine> = columns.chain(rows).collect();
    plan.lines = lines.chain(cuts.iter().copied()).collect();
    plan.format = whole;
    cuts
}

fn repeated(side: &SheetSide, places: &[Point]) -> SheetSide {
    let moved = |at: Point, by: Point| Point { x: at.x + by.x, y: at.y + by.y };
    let area = |area: Rect, by: Point| Rect { origin: moved(area.origin, by), ..area };
    let cells = places.iter().flat_map(|by| {
        side.cells.iter().map(|cell| GridCell {
            area: area(cell.area, *by),
            window: area(cell.window, *by),
            ..*cell
        })
    });
    let marks =
        places.iter().flat_map(|by| side.marks.iter().map(|mark| Mark { at: moved(mark.at, *by), ..*mark }));
    SheetSide { cells: cells.collect(), marks: marks.collect() }
}

impl FoldLine {
    fn moved(self, by: Point) -> Self {
        let moved = |at: Point| Point { x: at.x + by.x, y: at.y + by.y };
        Self { from: moved(self.from), to: moved(self.to), ..self }
    }
}
