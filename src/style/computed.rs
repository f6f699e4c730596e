//! Computed styles: what the layout reads, every length resolved.
//!
//! Sources: CSS Fonts 4, Text 4, Box 4, Fragmentation 3, Generated Content for Paged Media. Sides are
//! those of the flow: `before` and `after` across lines, `start` and `end` along them, so that a book that
//! runs from right to left needs no other code. Percentages of the measure stay percentages, because only
//! the layout knows the measure: [`LengthPercentage::of`] resolves them.

use crate::model::{Direction, Lang};
use crate::unit::Length;
use std::sync::Arc;

/// Everything the layout asks of one element.
///
/// [`font`](Self::font), [`text`](Self::text), [`lang`](Self::lang) and [`direction`](Self::direction)
/// are inherited as a whole, what stands in [`block`](Self::block) is not, so that the style of a run of
/// words is that of the inline around it.
#[derive(Clone, Debug, PartialEq)]
pub struct ComputedStyle {
    /// `display`: what kind of box the element makes.
    pub display: Display,
    /// The typeface and its shape; inherited.
    pub font: Font,
    /// How lines are made; inherited.
    pub text: Text,
    /// The box and its breaks; not inherited.
    pub block: BlockBox,
    /// What applies to a piece of a line; not inherited.
    pub inline: InlineBox,
    /// The language; inherited.
    pub lang: Lang,
    /// The direction of the language; inherited.
    pub direction: Direction,
}

/// `display`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Display {
    /// Starts on a line of its own.
    Block,
    /// Runs on in its line.
    #[default]
    Inline,
    /// A block with a marker.
    ListItem,
    /// A table, its groups, rows, cells and caption; the element's name says which.
    Table,
    /// Not set at all.
    None,
}

/// The typeface and its shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Font {
    /// `font-family`: names in order of preference, each as written, or a generic one.
    pub families: Arc<[Family]>,
    /// `font-size`.
    pub size: Length,
    /// `font-weight`, 1 to 1000; 400 is regular, 700 bold.
    pub weight: u16,
    /// `font-style`: whether it is italic.
    pub italic: bool,
    /// `font-variant-caps`, and `font-variant: small-caps`.
    pub caps: VariantCaps,
    /// `font-variant-numeric`: the shape of figures.
    pub figures: FigureStyle,
    /// `font-variant-numeric`: the width of figures.
    pub figure_spacing: FigureSpacing,
    /// `font-variant-ligatures`: whether common ligatures are formed.
    pub ligatures: bool,
    /// `font-feature-settings`: OpenType features in the order written, each with its value.
    pub features: Arc<[([u8; 4], u32)]>,
    /// `letter-spacing`: added after each letter.
    pub letter_spacing: Length,
    /// `text-transform`.
    pub transform: TextTransform,
    /// `color`.
    pub color: Rgb,
}

/// One of `font-family`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Family {
    /// A family by its name.
    Named(String),
    /// `serif`.
    Serif,
    /// `sans-serif`.
    SansSerif,
    /// `monospace`.
    Monospace,
}

/// `font-variant-caps`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VariantCaps {
    /// As written.
    #[default]
    Normal,
    /// `small-caps`: lower case as small capitals.
    Small,
    /// `all-small-caps`: both cases as small capitals.
    AllSmall,
}

/// The shape of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureStyle {
    /// As the face has them.
    #[default]
    Normal,
    /// `oldstyle-nums`.
    OldStyle,
    /// `lining-nums`.
    Lining,
}

/// The width of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureSpacing {
    /// As the face has them.
    #[default]
    Normal,
    /// `proportional-nums`.
    Proportional,
    /// `tabular-nums`.
    Tabular,
}

/// `text-transform`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextTransform {
    /// As written.
    #[default]
    None,
    /// All capitals.
    Uppercase,
    /// No capitals.
    Lowercase,
    /// A capital at the start of each word.
    Capitalize,
}

/// `color`: red, green and blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rgb {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// How lines are made.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// `line-height`: from baseline to baseline. Of a paragraph that of its block counts, whatever stands
    /// in the line.
    pub leading: Length,
    /// `line-height` as a bare number, which each size of type below makes its leading of.
    pub(super) leading_factor: Option<f32>,
    /// `text-align`, with `left` and `right` turned into the flow's sides.
    pub align: Align,
    /// `text-align-last`. `None` for `auto`; read it through [`Text::last_line`].
    pub align_last: Option<Align>,
    /// `text-indent`: of the first line; negative for a hanging one.
    pub indent: LengthPercentage,
    /// `hyphens`.
    pub hyphens: Hyphens,
    /// `hyphenate-limit-chars`.
    pub hyphen_limits: HyphenLimits,
    /// `hyphenate-limit-lines`: how many lines in a row may end in a hyphen. `None` for any number.
    pub hyphen_ladder: Option<u8>,
    /// `white-space`.
    pub white_space: WhiteSpace,
    /// `tab-size`, in spaces.
    pub tab_size: u8,
    /// `widows`: the fewest lines at the top of a page.
    pub widows: u8,
    /// `orphans`: the fewest lines at the foot of a page.
    pub orphans: u8,
    /// `hanging-punctuation`: whether signs may hang into the margins.
    pub protrusion: bool,
    /// `list-style-type`: the marker of a list's items.
    pub marker: ListStyleType,
    /// `caption-side`: whether a table's caption stands below it.
    pub caption_below: bool,
    /// `line-numbers`: which lines of the text bear their number. `None` for no line.
    pub line_numbers: Option<LineNumbering>,
}

/// `line-numbers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineNumbering {
    /// Every line whose number is a multiple of this bears it; 1 or more.
    pub every: u8,
    /// Whether lines are counted anew on each page, not through the article.
    pub by_page: bool,
}

impl Text {
    /// Returns how the last line of a paragraph stands, and one that ends before a forced break.
    pub fn last_line(&self) -> Align {
        match (self.align_last, self.align) {
            (Some(align), _) => align,
            (None, Align::Justify) => Align::Start,
            (None, align) => align,
        }
    }
}

/// How lines stand in the measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the start of the line, ragged at its end.
    #[default]
    Start,
    /// At the end of the line, ragged at its start.
    End,
    /// In the middle.
    Center,
    /// At both.
    Justify,
}

/// `hyphens`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyphens {
    /// Never.
    None,
    /// Only at soft hyphens.
    #[default]
    Manual,
    /// By the patterns of the language too.
    Auto,
}

/// `hyphenate-limit-chars`. `None` stands for what the language wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HyphenLimits {
    /// The shortest word that is broken, in letters.
    pub word: Option<u8>,
    /// The fewest letters before a hyphen.
    pub before: Option<u8>,
    /// The fewest letters after a hyphen.
    pub after: Option<u8>,
}

/// `white-space`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhiteSpace {
    /// Folded; lines break.
    #[default]
    Normal,
    /// Folded; lines do not break.
    NoWrap,
    /// Kept. Lines break only at line ends of the text.
    Pre,
    /// Kept; lines break.
    PreWrap,
    /// Folded, except line ends. Lines break.
    PreLine,
}

/// `list-style-type`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ListStyleType {
    /// No marker.
    None,
    /// A filled circle.
    #[default]
    Disc,
    /// An open circle.
    Circle,
    /// A filled square.
    Square,
    /// A string, as it stands.
    Text(Arc<str>),
    /// A number with a full stop.
    Counter(CounterStyle),
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CounterStyle {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// a, b, c.
    LowerAlpha,
    /// A, B, C.
    UpperAlpha,
}

/// A distance that may depend on the measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LengthPercentage {
    /// A fixed distance.
    Length(Length),
    /// A share of the containing block's measure, 1.0 for the whole.
    Share(f32),
    /// `auto`: what is left over.
    Auto,
}

impl LengthPercentage {
    /// No distance.
    pub const ZERO: Self = Self::Length(Length::ZERO);

    /// Returns the distance in a measure. `None` for `auto`.
    pub fn of(self, measure: Length) -> Option<Length> {
        match self {
            Self::Length(length) => Some(length),
            Self::Share(share) => Some(measure.scale(f64::from(share))),
            Self::Auto => None,
        }
    }

    /// Returns the distance in a measure, nothing for `auto`.
    pub fn or_zero(self, measure: Length) -> Length {
        self.of(measure).unwrap_or_default()
    }
}

/// One value for each side of a box, named by the flow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edges<T> {
    /// Above the first line.
    pub before: T,
    /// Where lines end.
    pub end: T,
    /// Below the last line.
    pub after: T,
    /// Where lines start.
    pub start: T,
}

impl<T: Copy> Edges<T> {
    /// Makes edges that are all alike.
    pub const fn all(value: T) -> Self {
        Self { before: value, end: value, after: value, start: value }
    }
}

/// A rule along a side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    /// Its thickness; none is drawn where this is zero.
    pub width: Length,
    /// Its line.
    pub line: BorderLine,
    /// Its colour. `None` for that of the text.
    pub color: Option<Rgb>,
}

impl Default for Border {
    /// No rule; `medium` where only its line is said.
    fn default() -> Self {
        Self { width: Length::from_units(10_160), line: BorderLine::None, color: None }
    }
}

/// `border-style`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BorderLine {
    /// No rule at all.
    #[default]
    None,
    /// Unbroken.
    Solid,
    /// Of dots.
    Dotted,
    /// Of dashes.
    Dashed,
    /// Two thin lines.
    Double,
}

/// The box of a block and how it breaks over pages.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockBox {
    /// `margin`; those of neighbours collapse, the greater counts.
    pub margin: Edges<LengthPercentage>,
    /// `padding`.
    pub padding: Edges<LengthPercentage>,
    /// `border`.
    pub border: Edges<Border>,
    /// `width`.
    pub width: LengthPercentage,
    /// `max-width`; `auto` for none.
    pub max_width: LengthPercentage,
    /// `break-before`.
    pub break_before: Break,
    /// `break-after`.
    pub break_after: Break,
    /// `break-inside: avoid`.
    pub keep_together: bool,
    /// `align-content`, of sections: where what they hold stands on a page that it does not fill.
    pub align_content: AlignContent,
    /// `page`: the named page on which it stands. `None` for that of its parent.
    pub page: Option<Arc<str>>,
    /// `facing`: the name of the pages that face those of the section, which then are all versos.
    pub facing: Option<Arc<str>>,
    /// `ruling`, of room to write in: from rule to rule. `None` for room without rules.
    pub ruling: Option<Length>,
    /// `string-set`: names that take the element's text from this page on, for running heads.
    pub strings: Arc<[Arc<str>]>,
    /// `content`: words set in place of the element's own; on `hr`, its ornament.
    pub content: Option<Arc<str>>,
    /// `initial-letter`, on the style of `::first-letter`: how many lines the letter is high.
    pub initial_lines: Option<u8>,
}

/// `align-content`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AlignContent {
    /// At the head of the page; facing pages end level, for which spaces give way.
    #[default]
    Normal,
    /// At the head of the page, with spaces as they are.
    Start,
    /// In the middle.
    Center,
    /// At the foot.
    End,
}

/// `break-before`, `break-after`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Break {
    /// Where it falls.
    #[default]
    Auto,
    /// Not here.
    Avoid,
    /// To a new page.
    Page,
    /// To a new recto.
    Recto,
    /// To a new verso.
    Verso,
}

/// What applies to a piece of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InlineBox {
    /// `vertical-align`, as a distance above the parent's baseline.
    pub raise: Length,
    /// `vertical-align` of a table's cell.
    pub cell_align: CellSide,
    /// `text-decoration`.
    pub decoration: TextDecoration,
}

/// Where a cell's text stands in its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellSide {
    /// On the first baseline of the row.
    #[default]
    Baseline,
    /// At the top.
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// `text-decoration`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextDecoration {
    /// A line below.
    pub underline: bool,
    /// Whether that line is dotted.
    pub dotted: bool,
    /// A line through.
    pub line_through: bool,
}

impl ComputedStyle {
    /// Returns the style of a root that no rule touches: 10.5 pt on 13.65 pt, ragged, without margins.
    pub fn initial(lang: &Lang) -> Self {
        Self {
            display: Display::Inline,
            font: Font::default(),
            text: Text::default(),
            block: BlockBox::default(),
            inline: InlineBox::default(),
            direction: lang.direction(),
            lang: lang.clone(),
        }
    }

    /// Returns what a child inherits of this style, everything else initial.
    pub(super) fn inherited(&self) -> Self {
        Self {
            display: Display::Inline,
            font: self.font.clone(),
            text: self.text.clone(),
            block: BlockBox::default(),
            inline: InlineBox::default(),
            lang: self.lang.clone(),
            direction: self.direction,
        }
    }
}

impl Default for Font {
    fn default() -> Self {
        Self {
            families: Arc::new([Family::Serif]),
            size: Length::from_units(133_350),
            weight: 400,
            italic: false,
            caps: VariantCaps::Normal,
            figures: FigureStyle::Normal,
            figure_spacing: FigureSpacing::Normal,
            ligatures: true,
            features: Arc::new([]),
            letter_spacing: Length::ZERO,
            transform: TextTransform::None,
            color: Rgb::default(),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self {
            leading: Length::from_units(173_355),
            leading_factor: None,
            align: Align::Start,
            align_last: None,
            indent: LengthPercentage::ZERO,
            hyphens: Hyphens::Manual,
            hyphen_limits: HyphenLimits::default(),
            hyphen_ladder: None,
            white_space: WhiteSpace::Normal,
            tab_size: 8,
            widows: 2,
            orphans: 2,
            protrusion: false,
            marker: ListStyleType::Disc,
            caption_below: false,
            line_numbers: None,
        }
    }
}

impl Default for BlockBox {
    fn default() -> Self {
        Self {
            margin: Edges::all(LengthPercentage::ZERO),
            padding: Edges::all(LengthPercentage::ZERO),
            border: Edges::default(),
            width: LengthPercentage::Auto,
            max_width: LengthPercentage::Auto,
            break_before: Break::Auto,
            break_after: Break::Auto,
            keep_together: false,
            align_content: AlignContent::Normal,
            page: None,
            facing: None,
            ruling: None,
            strings: Arc::new([]),
            content: None,
            initial_lines: None,
        }
    }
}
