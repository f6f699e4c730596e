//! What blocks become: leaves, which stand under one another and know where in the measure.

use crate::diagnostic::Diagnostic;
use crate::frame::{Bearing, Path, RegionKind};
use crate::layout::Lines;
use crate::layout::inline::{Collected, ParagraphShape, TextStyle};
use crate::model::{AsideIndex, AsideKind, NodeId, PictureIndex, SectionIndex};
use crate::style::LineNumbering;
use crate::unit::{Length, Size};
use std::ops::Range;
use std::sync::Arc;

/// A section as leaves, with the notes that its text calls.
#[derive(Debug, Default)]
pub struct Flow {
    /// From the first to the last.
    pub leaves: Vec<Leaf>,
    /// Notes in the order of their first references; [`crate::layout::inline::SetLine::marks`] are indices.
    pub notes: Vec<CalledNote>,
    /// What stands beside the text, in the order of the section; those that stand elsewhere have no words here.
    pub asides: Vec<Beside>,
    /// How many leaves there are to the end of the last section that has asides: none of them stands beside a
    /// later one.
    pub asides_end: usize,
    /// What of it is a header. `None` if it does not begin with that of an article.
    pub header: Option<HeaderLeaves>,
    /// Whether something in it depends on the pages of other things.
    pub uses_folios: bool,
    /// What its author should know of.
    pub said: Vec<Diagnostic>,
    /// Nodes that are not printed: a style hides them, or they have no place in a note.
    pub left_out: Vec<Range<NodeId>>,
}

/// The leaves of a header, which come first in their flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderLeaves {
    /// Which of them is the title.
    pub title: Option<usize>,
    /// The first leaf after them: of the text.
    pub text: usize,
}

/// A note, or an address, that the text calls for.
#[derive(Debug)]
pub struct CalledNote {
    /// Its own id.
    pub id: Arc<str>,
    /// The id of its first reference.
    pub reference: Arc<str>,
    /// Its paragraphs as they stand at the foot, each set on its own. Empty if it stands elsewhere.
    pub texts: Vec<Set>,
}

/// What stands beside the text.
#[derive(Debug)]
pub struct Beside {
    /// Which of a section's asides it is.
    pub aside: (SectionIndex, AsideIndex),
    /// What it is.
    pub kind: AsideKind,
    /// Its own id.
    pub id: Arc<str>,
    /// The id of the words it speaks of.
    pub speaks_of: Arc<str>,
    /// Whether it stands beside the text where there is room.
    pub is_beside: bool,
    /// Its paragraphs at the measure of the region `aside`.
    pub texts: Vec<Set>,
    /// Its paragraphs at the measure of the text, where it may stand on a page of its own.
    pub wide: Vec<Set>,
    /// What is kept free between it and what stands over it.
    pub space: Length,
}

/// Words to be set in a shape.
#[derive(Debug)]
pub struct Set {
    /// The words.
    pub words: Collected,
    /// The shape.
    pub format: ParagraphShape,
    /// From the left edge of the region to that of the measure.
    pub left: Length,
    /// From baseline to baseline, as the style has it.
    pub leading: Length,
}

/// A piece of the page that is not divided into other blocks.
#[derive(Debug)]
pub struct Leaf {
    /// What it is.
    pub body: Body,
    /// What stands before it, in the style's own measure, not yet rounded to the grid.
    pub space: Length,
    /// Ids that lead here.
    pub anchors: Vec<Arc<str>>,
    /// Names that it sets, for running heads, each with its words.
    pub strings: Vec<(Arc<str>, Arc<str>)>,
    /// How it breaks.
    pub breaks: Breaks,
    /// The axis beside it, where it belongs to a timeline.
    pub axis: Option<Box<OnAxis>>,
}

/// A leaf's stretch of a timeline's axis.
#[derive(Debug)]
pub struct OnAxis {
    /// From the left edge of the region to the middle of the axis.
    pub left: Length,
    /// How thick the axis is.
    pub width: Length,
    /// The date of the event that this leaf begins.
    pub date: Option<Set>,
    /// Whether an event begins with it.
    pub dot: bool,
    /// Lines of the grid from baseline to baseline of the date.
    pub pitch: Lines,
    /// The lines of the grid that the date takes.
    pub date_lines: Lines,
    /// Whether it is the first leaf of the timeline: the axis begins with its dot.
    pub begins: bool,
    /// Whether the axis ends with its dot.
    pub ends: bool,
    /// Whether more time passed before it than the axis is long.
    pub skips: bool,
}

/// How a leaf breaks over pages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Breaks {
    /// Not before it.
    pub keep_before: bool,
    /// Whether it belongs to how a section opens, up to the first piece of its text: the space before it is the same
    /// in all openings.
    pub opens: bool,
    /// Not inside it.
    pub keep_together: bool,
    /// Only before a new page.
    pub new_page: bool,
    /// What a break before it costs, beside all that.
    pub cost: f32,
    /// Fewest lines at the foot of a page.
    pub orphans: Lines,
    /// Fewest lines at the head of a page.
    pub widows: Lines,
}

/// What a leaf is.
#[derive(Debug)]
pub enum Body {
    /// A paragraph, a heading, a line of verse.
    Text(Box<TextLeaf>),
    /// Rows of cells.
    Table(TableLeaf),
    /// A picture with its caption.
    Figure(FigureLeaf),
    /// A rule or ornament on a line of its own.
    Rule(RuleLeaf),
    /// A line of the contents.
    Entry(Box<ContentsEntry>),
}

/// A paragraph with what hangs beside it.
#[derive(Debug)]
pub struct TextLeaf {
    /// The words and their shape.
    pub set: Set,
    /// What stands in the margin of its first line: a list's marker, right against the measure.
    pub marker: Option<Marker>,
    /// The number that stands beside its first line, outside the measure.
    pub beside: Option<Collected>,
    /// A letter two lines high or more, which the first lines stand clear of.
    pub initial: Option<Initial>,
    /// The numbers of lines of another copy that begin in it, for [`LineMark::Line`](crate::layout::inline::LineMark).
    pub marked: Vec<Collected>,
    /// How its lines are counted, where they are.
    pub counted: Option<Counted>,
}

impl TextLeaf {
    /// Makes a paragraph with nothing beside it.
    pub fn plain(set: Set) -> Self {
        Self { set, marker: None, beside: None, initial: None, marked: Vec::new(), counted: None }
    }
}

/// How lines of the text are counted.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The section whose lines they are.
    pub section: SectionIndex,
    /// Which of them bear their number.
    pub numbers: LineNumbering,
    /// How numbers are drawn.
    pub style: Arc<TextStyle>,
    /// Whether its lines begin on the right.
    pub rtl: bool,
}

/// The marker of a list's item.
#[derive(Debug)]
pub struct Marker {
    /// The sign or number.
    pub words: Collected,
    /// How far its end stands from the measure.
    pub gap: Length,
}

/// A letter that is several lines high.
#[derive(Debug)]
pub struct Initial {
    /// The letter, with the whole word to be read in its place.
    pub words: Collected,
    /// How far the lines beside it start in.
    pub width: Length,
    /// How many lines it is high.
    pub lines: Lines,
}

/// Rows of cells, as lines of the grid.
#[derive(Debug)]
pub struct TableLeaf {
    /// Head rows first.
    pub rows: Vec<Row>,
    /// How many of them are head rows.
    pub head: usize,
    /// From the left edge of the region.
    pub left: Length,
    /// Its width.
    pub width: Length,
    /// The thickness of the rules at its head, under the head rows and at its foot; zero for none.
    pub rules: [Length; 3],
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    /// The cells that begin in it.
    pub cells: Vec<SetCell>,
}

/// A cell of a table.
#[derive(Debug)]
pub struct SetCell {
    /// What stands in it, one under the other.
    pub texts: Vec<Set>,
    /// How many rows it takes, at least 1.
    pub rows: usize,
}

/// A picture with its caption.
#[derive(Debug)]
pub struct FigureLeaf {
    /// The picture; its node is in the bearing.
    pub picture: Option<PictureIndex>,
    /// What it says.
    pub bearing: Bearing,
    /// The size it is drawn at.
    pub size: Size,
    /// From the left edge of the region.
    pub left: Length,
    /// What stands under it.
    pub caption: Option<Set>,
}

/// A rule or ornament, or several under one another.
#[derive(Debug)]
pub struct RuleLeaf {
    /// What is drawn, from the middle of the line. `None` for room without rules.
    pub path: Option<Path>,
    /// From the left edge of the region.
    pub left: Length,
    /// From rule to rule, at least a line of the grid. Together they take whole lines of it: the last rule stands on
    /// the last of them. What is left over is shared out if it is little, and lies above the first rule if it is not.
    pub pitch: Length,
    /// The fewest and the most of its kind that stand here under one another, as there is room.
    pub count: (Lines, Lines),
    /// What it belongs to: a rule to write on is no part of the text.
    pub region: RegionKind,
}

/// A line of the contents.
#[derive(Debug)]
pub struct ContentsEntry {
    /// The date, in a column of its own.
    pub date: Option<Set>,
    /// The title, and the subtitle after it.
    pub title: Set,
    /// The page, at the end of the last line.
    pub page: Set,
    /// How the leader's dots are drawn.
    pub leader: Arc<TextStyle>,
    /// What is kept free before and after the leader.
    pub gap: Length,
}
