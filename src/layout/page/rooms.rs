//! Room to write in: a column beside the text, a band under it, a page of rules.

use super::heads::{RunningHead, words};
use crate::frame::{
    ArtifactKind, Bearing, Cap, Color, Content, Item, Page, Paint, Path, Region, RegionKind, Segment, Stroke,
};
use crate::layout::context::Context;
use crate::layout::inline::{Align, Collector, ParagraphShape};
use crate::layout::text_style::text_style;
use crate::model::Direction;
use crate::style::{Border, BorderLine, LengthPercentage, PageStyle, Room, RoomPlace};
use crate::unit::{Length, Point, Rect, Size};
use std::sync::Arc;

/// The thickness of rules to write on.
const RULE: f64 = 0.4;
/// From dot to dot of a dotted rule.
const DOTS: Length = Length::from_units(Length::UNITS_PER_MM * 3 / 2);
/// How far the line over room to write stands below its edge, and within the rule at its side, in lines of the
/// grid.
const TITLE: (f64, f64) = (1.0, 0.35);

/// Returns the lower end of what a page has in its lower margin, folios aside. `None` if it has nothing.
pub fn foot(page: &Page, style: &PageStyle) -> Option<Length> {
    let band = style.rooms.iter().find(|room| room.place == RoomPlace::Band)?;
    let margin = band.style.block.margin.after.or_zero(page.size.width);
    Some(page.size.height - margin)
}

/// Puts a page's room to write, with what it is called and its rules; all of it is an artifact.
pub fn put(
    context: &Context<'_>,
    page: &mut Page,
    style: &PageStyle,
    right_hand: bool,
    said: RunningHead<'_>,
) {
    let main = page.regions.iter().find(|region| region.kind == RegionKind::Main).map(|region| region.area);
    let Some(main) = main else { return };
    for room in &style.rooms {
        let area = area(room, page.size, main, right_hand, room.style.direction);
        if area.size.width <= Length::ZERO || area.size.height <= Length::ZERO {
            continue;
        }
        page.regions.push(Region { kind: RegionKind::Ruled, area });
        let words = words(context, &room.content, said, 0);
        let mut drawer = Drawer { context, page, room, area };
        drawer.edge(right_hand);
        drawer.title(&words, right_hand);
        drawer.rules(!words.is_empty());
    }
}

/// Returns where room is: margins are those of a right-hand page, mirrored on others.
fn area(room: &Room, paper: Size, main: Rect, right_hand: bool, direction: Direction) -> Rect {
    let margin = &room.style.block.margin;
    let of = |extent: LengthPercentage| extent.or_zero(paper.width);
    let (start, end) = (of(margin.start), of(margin.end));
    let (left, right) = if direction == Direction::Rtl { (end, start) } else { (start, end) };
    let main_end = Point { x: main.origin.x + main.size.width, y: main.origin.y + main.size.height };
    // As on a right-hand page: from the text's own sides to the fore-edge.
    let (inner, outer) = match right_hand {
        true => (main.origin.x, main_end.x),
        false => (paper.width - main_end.x, paper.width - main.origin.x),
    };
    let (x, y, ends, foot) = match room.place {
        RoomPlace::Column => (outer + left, main.origin.y, paper.width - right, main_end.y),
        RoomPlace::Band => (inner + left, main_end.y, paper.width - right, paper.height),
        RoomPlace::Text => (inner + left, main.origin.y, outer - right, main_end.y),
    };
    let (top, foot) = (y + of(margin.before), foot - of(margin.after));
    let size = Size { width: ends - x, height: foot - top };
    let x = if right_hand { x } else { paper.width - ends };
    Rect { origin: Point { x, y: top }, size }
}

/// Returns how a border is drawn as a rule to write on.
pub fn rule_stroke(border: Border) -> Stroke {
    let Border { width, line, .. } = border;
    let (dash, cap) = match line {
        // Dashes of no length.
        BorderLine::Dotted => (vec![Length::ZERO, DOTS], Cap::Round),
        _ => (Vec::new(), Cap::Butt),
    };
    Stroke { color: Color::BLACK, width, dash, cap }
}

struct Drawer<'d, 'c> {
    context: &'d Context<'c>,
    page: &'d mut Page,
    room: &'d Room,
    area: Rect,
}

impl Drawer<'_, '_> {
    /// Draws the rule between the text and the room.
    fn edge(&mut self, right_hand: bool) {
        let Rect { origin, size } = self.area;
        let border = &self.room.style.block.border;
        match self.room.place {
            RoomPlace::Column => {
                let border =
                    if self.room.style.direction == Direction::Rtl { border.end } else { border.start };
                let x = if right_hand { origin.x } else { origin.x + size.width };
                let down = Point { x: Length::ZERO, y: size.height };
                self.line(Point { x, y: origin.y }, down, border);
            }
            RoomPlace::Band => {
                self.line(origin, Point { x: size.width, y: Length::ZERO }, border.before);
            }
            RoomPlace::Text => {}
        }
    }

    fn line(&mut self, at: Point, to: Point, border: Border) {
        if border.width == Length::ZERO {
            return;
        }
        let stroke = rule_stroke(border);
        let segments = vec![Segment::Move(Point::default()), Segment::Line(to)];
        let path = Path::new(segments, Paint::Stroke(stroke));
        self.item(at, Content::Path(path.into()));
    }

    fn item(&mut self, at: Point, content: Content) {
        self.page.items.push(Item {
            at,
            region: RegionKind::Ruled,
            bearing: Bearing::Artifact(ArtifactKind::Layout),
            actual_text: None,
            content,
        });
    }

    /// Returns the baseline of the line over the room: beside the text that of its first line.
    fn first(&self) -> Length {
        match (self.room.place, self.page.grid) {
            (RoomPlace::Column | RoomPlace::Text, Some(grid)) => grid.first,
            _ => self.area.origin.y + self.context.main.grid.scale(TITLE.0),
        }
    }

    /// Puts what the room is called.
    fn title(&mut self, words: &str, right_hand: bool) {
        if words.is_empty() {
            return;
        }
        let style = &self.room.style;
        let rtl = style.direction == Direction::Rtl;
        let inset = match self.room.place {
            RoomPlace::Column => self.context.main.grid.scale(TITLE.1),
            RoomPlace::Band | RoomPlace::Text => Length::ZERO,
        };
        let mut builder = Collector::new(rtl);
        let artifact = Bearing::Artifact(ArtifactKind::Layout);
        builder.text(words, &Arc::new(text_style(self.context.setter.fonts(), style)), artifact);
        let format = ParagraphShape {
            hyphenate: false,
            ..ParagraphShape::ragged(self.area.size.width - inset, Align::Start)
        };
        let x = self.area.origin.x + if right_hand { inset } else { Length::ZERO };
        let mut y = self.first();
        for line in self.context.setter.set(&builder.build(), &format) {
            for item in line.items {
                self.page.items.push(Item {
                    at: Point { x: item.at.x + x, y: item.at.y + y },
                    region: RegionKind::Ruled,
                    ..item
                });
            }
            y += self.context.main.grid;
        }
    }

    /// Draws the rules to write on, under the title where there is one.
    fn rules(&mut self, titled: bool) {
        let Some(pitch) = self.room.style.block.ruling else { return };
        // The border under the room says how its rules are drawn.
        let border = Border { width: Length::from_pt(RULE), ..self.room.style.block.border.after };
        let end = self.area.origin.y + self.area.size.height;
        let mut y = if titled { self.first() } else { self.area.origin.y } + pitch;
        while y <= end {
            let at = Point { x: self.area.origin.x, y };
            self.line(at, Point { x: self.area.size.width, y: Length::ZERO }, border);
            y += pitch;
        }
    }
}
