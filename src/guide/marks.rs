//! Marks of a plan as things that are drawn.

use crate::font::FontBook;
use crate::frame::{
    ArtifactKind, Bearing, Cap, Color, Content, Item, Paint, Path, RegionKind, Segment, Stroke,
};
use crate::impose::{Mark, MarkShape, NumberOf};
use crate::lang::{BookletWords, fill};
use crate::layout::inline::{Align, Collector, ParagraphShape, Setter, TextStyle};
use crate::model::{Direction, Metadata};
use crate::unit::{Length, Point, Size};
use std::sync::Arc;

/// How thick lines are.
const THIN: Length = Length::from_units(Length::UNITS_PER_PT / 4);
/// The size of labels.
const SMALL: Length = Length::pt(7);

/// Draws marks, with labels in a language.
pub struct MarkDrawer<'a> {
    setter: Setter<'a>,
    style: Arc<TextStyle>,
    words: BookletWords<'a>,
    direction: Direction,
}

impl<'a> MarkDrawer<'a> {
    /// Starts with typefaces, and with the words of a series.
    pub fn new(fonts: &'a FontBook, series: &'a Metadata) -> Self {
        let lang = &series.lang;
        let style = TextStyle::new(fonts.chain(&["sans-serif"], 400, false), SMALL, lang.tag());
        Self {
            setter: Setter::new(fonts),
            style: Arc::new(style),
            words: series.words().booklet,
            direction: lang.direction(),
        }
    }

    /// Returns marks as items of their side, all of them artifacts.
    pub fn items(&self, marks: &[Mark]) -> Vec<Item> {
        marks.iter().flat_map(|mark| self.draw(mark)).collect()
    }

    fn draw(&self, mark: &Mark) -> Vec<Item> {
        match mark.shape {
            MarkShape::Line { by } => vec![item(mark.at, line(by))],
            MarkShape::Bar(Size { width, height }) => {
                vec![item(mark.at, Path::rectangle(width, height, Color::BLACK))]
            }
            MarkShape::Label { size, sheet, signature } => self.label(mark.at, size, sheet, signature),
        }
    }

    fn label(&self, at: Point, size: Size, sheet: NumberOf, signature: NumberOf) -> Vec<Item> {
        let numbered = |phrase, NumberOf { number, of }: NumberOf| fill(&fill(phrase, number), of);
        let is_short = size.width <= MarkShape::SHORT;
        let mut words = match is_short {
            true => format!("{} · {}", signature.number, sheet.number),
            false => numbered(self.words.sheet_label, sheet),
        };
        if signature.of > 1 && !is_short {
            words.push_str(" · ");
            words.push_str(&numbered(self.words.signature_label, signature));
        }
        let mut builder = Collector::new(self.direction == Direction::Rtl);
        builder.text(&words, &self.style, Bearing::Artifact(ArtifactKind::Layout));
        let lines = self.setter.set(&builder.build(), &ParagraphShape::ragged(size.width, Align::Start));
        let baseline = at.y + size.height - SMALL * 35 / 100;
        let placed = |mut item: Item| {
            item.at = Point { x: item.at.x + at.x, y: item.at.y + baseline };
            item
        };
        lines.into_iter().take(1).flat_map(|line| line.items).map(placed).collect()
    }
}

fn line(by: Point) -> Path {
    let stroke = Stroke { color: Color::BLACK, width: THIN, dash: Vec::new(), cap: Cap::Butt };
    Path::new(vec![Segment::Move(Point::default()), Segment::Line(by)], Paint::Stroke(stroke))
}

fn item(at: Point, path: Path) -> Item {
    let bearing = Bearing::Artifact(ArtifactKind::Layout);
    Item {
        at,
        region: RegionKind::default(),
        bearing,
        actual_text: None,
        content: Content::Path(path.into()),
    }
}
