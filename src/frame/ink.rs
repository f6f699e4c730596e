//! The boxes around what is drawn.

use super::{Content, Item, Page, Paint, Path, RegionKind, Segment};
use crate::num::saturate;
use crate::unit::{Length, Point, Rect, Size};

/// How far letters rise above the baseline and fall below it, in hundredths of their size: with the accents of
/// capitals, a little more than any face of text needs.
const RISE: i64 = 90;
const FALL: i64 = 30;

impl Page {
    /// Returns the box around everything that is drawn on the page. `None` for an empty one.
    pub fn ink(&self) -> Option<Rect> {
        self.items.iter().filter_map(Item::ink).reduce(around)
    }

    /// Returns how many lines of the grid there are. `None` on a page without text.
    pub fn lines(&self) -> Option<u32> {
        let main = self.regions.iter().find(|region| region.kind == RegionKind::Main)?;
        Some(saturate::<u32>(main.area.size.height.ratio(self.grid?.step).round().max(0.0)))
    }

    /// Returns how many lines of the grid the text takes, counted from the head, with the rules that stand in it
    /// and the notes under it; 0 for a page without a grid.
    pub fn lines_taken(&self) -> u32 {
        let main = self.regions.iter().find(|region| region.kind == RegionKind::Main);
        let (Some(grid), Some(main)) = (self.grid, main) else { return 0 };
        let foot = main.area.origin.y + main.area.size.height;
        let right = main.area.origin.x + main.area.size.width;
        let stands_in = |item: &&Item| match item.region {
            RegionKind::Main | RegionKind::Foot => true,
            RegionKind::Ruled => item.at.y <= foot && (main.area.origin.x..right).contains(&item.at.x),
            RegionKind::Aside | RegionKind::Head => false,
        };
        let last = self.items.iter().filter(stands_in).map(|item| item.at.y).max();
        last.map_or(0, |last| saturate::<u32>((last - grid.first).ratio(grid.step).round()) + 1)
    }
}

impl Item {
    /// Returns the box around what is drawn, of letters as high as they can be.
    pub fn ink(&self) -> Option<Rect> {
        let Point { x, y } = self.at;
        match &self.content {
            Content::Glyphs(run) if run.glyphs.is_empty() || run.text.as_str().trim().is_empty() => None,
            Content::Glyphs(run) => {
                let rise = run.size * RISE / 100;
                let size = Size { width: run.width(), height: rise + run.size * FALL / 100 };
                Some(Rect { origin: Point { x, y: y - rise }, size })
            }
            Content::Path(path) => path.ink().map(|ink| {
                let origin = Point { x: x + ink.origin.x, y: y + ink.origin.y };
                Rect { origin, ..ink }
            }),
            Content::Picture(placed) => Some(Rect { origin: self.at, size: placed.size }),
        }
    }
}

impl Path {
    /// Returns the box around the points of the path, with half the thickness of its lines.
    fn ink(&self) -> Option<Rect> {
        let half = match &self.paint {
            Paint::Fill(_) => Length::ZERO,
            Paint::Stroke(stroke) | Paint::Both(_, stroke) => stroke.width / 2,
        };
        let dot = |at: Point| Rect {
            origin: Point { x: at.x - half, y: at.y - half },
            size: Size { width: half * 2, height: half * 2 },
        };
        self.steps().flat_map(Segment::points).map(dot).reduce(around)
    }
}

/// Returns the box around two.
fn around(one: Rect, other: Rect) -> Rect {
    let far = |area: Rect| (area.origin.x + area.size.width, area.origin.y + area.size.height);
    let (x, y) = (one.origin.x.min(other.origin.x), one.origin.y.min(other.origin.y));
    let (right, bottom) = (far(one).0.max(far(other).0), far(one).1.max(far(other).1));
    Rect { origin: Point { x, y }, size: Size { width: right - x, height: bottom - y } }
}
