//! Properties of boxes and of how they break over pages. Sources: CSS Box 4, Backgrounds 3, Fragmentation 3.
//!
//! Sheets name sides of the page, as e-readers know them; styles name sides of the flow.

use super::super::computed::{
    AlignContent, Border, BorderLine, Break, CellSide, ComputedStyle, Display, Edges, InlineBox,
    LengthPercentage, TextDecoration,
};
use super::super::value::{color, four, keyword};
use super::{Property, Setting};
use crate::model::Direction;
use crate::unit::Length;
use cssparser::Parser;

/// A side of the page as a sheet names it.
#[derive(Clone, Copy)]
enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

/// Sides in the order of CSS shorthands.
const SIDES: [Side; 4] = [Side::Top, Side::Right, Side::Bottom, Side::Left];

impl<T> Edges<T> {
    /// Returns the side of the flow that lies at a side of the page.
    fn at(&mut self, side: Side, direction: Direction) -> &mut T {
        match (side, direction) {
            (Side::Top, _) => &mut self.before,
            (Side::Bottom, _) => &mut self.after,
            (Side::Left, Direction::Ltr) | (Side::Right, Direction::Rtl) => &mut self.start,
            (Side::Right, Direction::Ltr) | (Side::Left, Direction::Rtl) => &mut self.end,
        }
    }
}

/// Makes the property of one side: how it is set, and how it is taken over.
macro_rules! side {
    ($name:literal, $field:ident, $side:ident, $read:expr) => {
        Property::new(
            $name,
            |setting, input| {
                let value = $read(setting, input)?;
                let direction = setting.style.direction;
                *setting.style.block.$field.at(Side::$side, direction) = value;
                Some(())
            },
            |to, from| {
                let value = *from.block.$field.clone().at(Side::$side, from.direction);
                *to.block.$field.at(Side::$side, to.direction) = value;
            },
        )
    };
}

/// Makes a property of one side's border.
macro_rules! border_side {
    ($name:literal, $side:ident, $set:expr) => {
        Property::new(
            $name,
            |setting, input| {
                let direction = setting.style.direction;
                let mut border = *setting.style.block.border.at(Side::$side, direction);
                $set(setting, input, &mut border)?;
                *setting.style.block.border.at(Side::$side, direction) = border;
                Some(())
            },
            |to, from| {
                let border = *from.block.border.clone().at(Side::$side, from.direction);
                *to.block.border.at(Side::$side, to.direction) = border;
            },
        )
    };
}

pub(super) const PROPERTIES: &[Property] = &[
    Property::new("display", display, |to, from| to.display = from.display),
    Property::new("margin", margins, |to, from| to.block.margin = from.block.margin),
    side!("margin-top", margin, Top, margin),
    side!("margin-right", margin, Right, margin),
    side!("margin-bottom", margin, Bottom, margin),
    side!("margin-left", margin, Left, margin),
    Property::new("padding", paddings, |to, from| to.block.padding = from.block.padding),
    side!("padding-top", padding, Top, padding),
    side!("padding-right", padding, Right, padding),
    side!("padding-bottom", padding, Bottom, padding),
    side!("padding-left", padding, Left, padding),
    Property::new("border", borders, take_borders),
    border_side!("border-top", Top, border),
    border_side!("border-right", Right, border),
    border_side!("border-bottom", Bottom, border),
    border_side!("border-left", Left, border),
    Property::new("border-width", border_widths, take_borders),
    border_side!("border-top-width", Top, border_width),
    border_side!("border-right-width", Right, border_width),
    border_side!("border-bottom-width", Bottom, border_width),
    border_side!("border-left-width", Left, border_width),
    Property::new("border-style", border_lines, take_borders),
    border_side!("border-top-style", Top, border_line),
    border_side!("border-right-style", Right, border_line),
    border_side!("border-bottom-style", Bottom, border_line),
    border_side!("border-left-style", Left, border_line),
    Property::new("width", width, |to, from| to.block.width = from.block.width),
    Property::new("max-width", max_width, |to, from| to.block.max_width = from.block.max_width),
    Property::new("break-before", break_before, take_break_before),
    Property::new("page-break-before", break_before, take_break_before),
    Property::new("break-after", break_after, take_break_after),
    Property::new("page-break-after", break_after, take_break_after),
    Property::new("break-inside", break_inside, take_break_inside),
    Property::new("page-break-inside", break_inside, take_break_inside),
    Property::new("align-content", align_content, |to, from| {
        to.block.align_content = from.block.align_content;
    }),
    Property::new("page", page, |to, from| to.block.page = from.block.page.clone()),
    Property::new("facing", facing, |to, from| to.block.facing = from.block.facing.clone()),
    Property::new("ruling", ruling, |to, from| to.block.ruling = from.block.ruling),
    Property::new("vertical-align", vertical_align, |to, from| {
        to.inline = InlineBox { decoration: to.inline.decoration, ..from.inline };
    }),
    Property::new("text-decoration", decoration, |to, from| to.inline.decoration = from.inline.decoration),
];

fn display(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let names = [
        ("block", Display::Block),
        ("inline", Display::Inline),
        ("list-item", Display::ListItem),
        ("none", Display::None),
        ("table", Display::Table),
    ];
    setting.style.display = keyword(input, &names)?;
    Some(())
}

fn margin(setting: &Setting<'_>, input: &mut Parser<'_>) -> Option<LengthPercentage> {
    match keyword(input, &[("auto", ())]) {
        Some(()) => Some(LengthPercentage::Auto),
        None => setting.extent(input),
    }
}

fn padding(setting: &Setting<'_>, input: &mut Parser<'_>) -> Option<LengthPercentage> {
    setting.extent(input).filter(|extent| !is_negative(*extent))
}

fn is_negative(extent: LengthPercentage) -> bool {
    match extent {
        LengthPercentage::Length(length) => length < Length::ZERO,
        LengthPercentage::Share(share) => share < 0.0,
        LengthPercentage::Auto => false,
    }
}

fn margins(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let values = four(input, |input| margin(setting, input))?;
    let direction = setting.style.direction;
    for (side, value) in SIDES.into_iter().zip(values) {
        *setting.style.block.margin.at(side, direction) = value;
    }
    Some(())
}

fn paddings(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let values = four(input, |input| padding(setting, input))?;
    let direction = setting.style.direction;
    for (side, value) in SIDES.into_iter().zip(values) {
        *setting.style.block.padding.at(side, direction) = value;
    }
    Some(())
}

/// How thick the rules with a name are: a hairline that every printer holds, twice it, four times it.
const BORDER_WIDTHS: [(&str, Length); 3] = [
    ("thin", Length::from_units(5_080)),
    ("medium", Length::from_units(10_160)),
    ("thick", Length::from_units(20_320)),
];
const BORDER_LINES: [(&str, BorderLine); 5] = [
    ("none", BorderLine::None),
    ("solid", BorderLine::Solid),
    ("dotted", BorderLine::Dotted),
    ("dashed", BorderLine::Dashed),
    ("double", BorderLine::Double),
];

fn take_borders(to: &mut ComputedStyle, from: &ComputedStyle) {
    to.block.border = from.block.border;
}

/// Reads width, line and colour of a border in any order; what is not said is as at first.
fn border(setting: &Setting<'_>, input: &mut Parser<'_>, border: &mut Border) -> Option<()> {
    *border = Border::default();
    let mut said = 0;
    while !input.is_exhausted() && said < 3 {
        let width = input.try_parse(|input| border_width(setting, input, border).ok_or(()));
        let line = width.or_else(|()| border_line(setting, input, border).ok_or(()));
        if line.is_err() {
            border.color = match keyword(input, &[("currentcolor", ())]) {
                Some(()) => None,
                None => Some(color(input)?),
            };
        }
        said += 1;
    }
    (said > 0).then_some(())
}

fn border_width(setting: &Setting<'_>, input: &mut Parser<'_>, border: &mut Border) -> Option<()> {
    border.width = thickness(setting, input)?;
    Some(())
}

fn thickness(setting: &Setting<'_>, input: &mut Parser<'_>) -> Option<Length> {
    match keyword(input, &BORDER_WIDTHS) {
        Some(width) => Some(width),
        None => setting.length(input).filter(|width| *width >= Length::ZERO),
    }
}

fn border_line(_: &Setting<'_>, input: &mut Parser<'_>, border: &mut Border) -> Option<()> {
    border.line = keyword(input, &BORDER_LINES)?;
    Some(())
}

fn borders(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let mut one = Border::default();
    border(setting, input, &mut one)?;
    setting.style.block.border = Edges::all(one);
    Some(())
}

fn border_widths(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let values = four(input, |input| thickness(setting, input))?;
    let direction = setting.style.direction;
    for (side, value) in SIDES.into_iter().zip(values) {
        setting.style.block.border.at(side, direction).width = value;
    }
    Some(())
}

fn border_lines(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let values = four(input, |input| keyword(input, &BORDER_LINES))?;
    let direction = setting.style.direction;
    for (side, value) in SIDES.into_iter().zip(values) {
        setting.style.block.border.at(side, direction).line = value;
    }
    Some(())
}

fn width(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.block.width = match keyword(input, &[("auto", ())]) {
        Some(()) => LengthPercentage::Auto,
        None => padding(setting, input)?,
    };
    Some(())
}

fn max_width(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.block.max_width = match keyword(input, &[("none", ())]) {
        Some(()) => LengthPercentage::Auto,
        None => padding(setting, input)?,
    };
    Some(())
}

/// Reads a break. `left` and `right` are the pages of a book that runs from left to right.
fn page_break(setting: &Setting<'_>, input: &mut Parser<'_>) -> Option<Break> {
    let (left, right) = match setting.style.direction {
        Direction::Ltr => (Break::Verso, Break::Recto),
        Direction::Rtl => (Break::Recto, Break::Verso),
    };
    let names = [
        ("auto", Break::Auto),
        ("avoid", Break::Avoid),
        ("avoid-page", Break::Avoid),
        ("page", Break::Page),
        ("always", Break::Page),
        ("recto", Break::Recto),
        ("verso", Break::Verso),
        ("right", right),
        ("left", left),
    ];
    keyword(input, &names)
}

fn break_before(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.block.break_before = page_break(setting, input)?;
    Some(())
}

fn take_break_before(to: &mut ComputedStyle, from: &ComputedStyle) {
    to.block.break_before = from.block.break_before;
}

fn break_after(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.block.break_after = page_break(setting, input)?;
    Some(())
}

fn take_break_after(to: &mut ComputedStyle, from: &ComputedStyle) {
    to.block.break_after = from.block.break_after;
}

fn break_inside(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let names = [("auto", false), ("avoid", true), ("avoid-page", true)];
    setting.style.block.keep_together = keyword(input, &names)?;
    Some(())
}

fn take_break_inside(to: &mut ComputedStyle, from: &ComputedStyle) {
    to.block.keep_together = from.block.keep_together;
}

fn align_content(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let names = [
        ("normal", AlignContent::Normal),
        ("start", AlignContent::Start),
        ("center", AlignContent::Center),
        ("end", AlignContent::End),
    ];
    setting.style.block.align_content = keyword(input, &names)?;
    Some(())
}

fn page(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let name = input.expect_ident_cloned().ok()?;
    setting.style.block.page = (!name.eq_ignore_ascii_case("auto")).then(|| name.as_ref().into());
    Some(())
}

/// Reads `facing`: the name of the pages that face those of a section.
fn facing(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let name = input.expect_ident_cloned().ok()?;
    setting.style.block.facing = (!name.eq_ignore_ascii_case("none")).then(|| name.as_ref().into());
    Some(())
}

/// Reads `ruling`: how far rules to write on are from one another.
fn ruling(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.block.ruling = match keyword(input, &[("none", ())]) {
        Some(()) => None,
        None => Some(setting.metrics().length(input)?).filter(|pitch| *pitch >= LEAST_RULING),
    };
    Some(())
}

/// Rules that are nearer to one another are not written on.
const LEAST_RULING: Length = Length::mm(3);

/// Reads `vertical-align`: a third of the parent's size up, a fifth down, as faces without figures of
/// their own for it are set.
fn vertical_align(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let size = setting.parent.font.size;
    let words = [
        ("baseline", (Length::ZERO, CellSide::Baseline)),
        ("super", (size.scale(1.0 / 3.0), CellSide::Baseline)),
        ("sub", (-size.scale(0.2), CellSide::Baseline)),
        ("top", (Length::ZERO, CellSide::Top)),
        ("middle", (Length::ZERO, CellSide::Middle)),
        ("bottom", (Length::ZERO, CellSide::Bottom)),
    ];
    let (raise, cell_align) = match keyword(input, &words) {
        Some(found) => found,
        None => {
            let leading = setting.style.text.leading;
            (setting.metrics().length_or_share_of(leading, input)?, CellSide::Baseline)
        }
    };
    setting.style.inline = InlineBox { raise, cell_align, decoration: setting.style.inline.decoration };
    Some(())
}

fn decoration(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let mut decoration = TextDecoration::default();
    if keyword(input, &[("none", ())]).is_none() {
        let TextDecoration { underline, dotted, line_through } = &mut decoration;
        let mut names = [("underline", underline), ("dotted", dotted), ("line-through", line_through)];
        while !input.is_exhausted() {
            let known = names.each_ref().map(|(name, _)| (*name, *name));
            let found = keyword(input, &known)?;
            names.iter_mut().filter(|(name, _)| *name == found).for_each(|(_, set)| **set = true);
        }
        // Only a line below is dotted.
        if decoration.dotted && !decoration.underline {
            return None;
        }
    }
    setting.style.inline.decoration = decoration;
    Some(())
}
