//! Properties of lines. Source: CSS Text 4, CSS Lists 3; `line-numbers` is our own.

use super::super::computed::{
    Align, CounterStyle, HyphenLimits, Hyphens, LineNumbering, ListStyleType, WhiteSpace,
};
use super::super::value::{count, keyword};
use super::{Property, Setting};
use crate::model::Direction;
use crate::num::saturate;
use cssparser::{Parser, Token};

pub(super) const PROPERTIES: &[Property] = &[
    Property::new("line-height", leading, |to, from| {
        to.text.leading = from.text.leading;
        to.text.leading_factor = from.text.leading_factor;
    }),
    Property::new(
        "text-align",
        |setting, input| {
            setting.style.text.align = align(setting, input)?;
            Some(())
        },
        |to, from| to.text.align = from.text.align,
    ),
    Property::new(
        "text-align-last",
        |setting, input| {
            setting.style.text.align_last = match keyword(input, &[("auto", ())]) {
                Some(()) => None,
                None => Some(align(setting, input)?),
            };
            Some(())
        },
        |to, from| to.text.align_last = from.text.align_last,
    ),
    Property::new(
        "text-indent",
        |setting, input| {
            setting.style.text.indent = setting.extent(input)?;
            Some(())
        },
        |to, from| to.text.indent = from.text.indent,
    ),
    Property::new("hyphens", hyphens, |to, from| to.text.hyphens = from.text.hyphens),
    Property::new("hyphenate-limit-chars", hyphen_limits, |to, from| {
        to.text.hyphen_limits = from.text.hyphen_limits;
    }),
    Property::new("hyphenate-limit-lines", hyphen_ladder, |to, from| {
        to.text.hyphen_ladder = from.text.hyphen_ladder;
    }),
    Property::new("white-space", white_space, |to, from| to.text.white_space = from.text.white_space),
    Property::new(
        "tab-size",
        |setting, input| {
            setting.style.text.tab_size = saturate::<u8>(count(input, 1..=64)?);
            Some(())
        },
        |to, from| to.text.tab_size = from.text.tab_size,
    ),
    Property::new(
        "widows",
        |setting, input| {
            setting.style.text.widows = saturate::<u8>(count(input, 1..=99)?);
            Some(())
        },
        |to, from| to.text.widows = from.text.widows,
    ),
    Property::new(
        "orphans",
        |setting, input| {
            setting.style.text.orphans = saturate::<u8>(count(input, 1..=99)?);
            Some(())
        },
        |to, from| to.text.orphans = from.text.orphans,
    ),
    Property::new("hanging-punctuation", protrusion, |to, from| {
        to.text.protrusion = from.text.protrusion;
    }),
    Property::new("list-style-type", marker, |to, from| to.text.marker = from.text.marker.clone()),
    Property::new("caption-side", caption_side, |to, from| {
        to.text.caption_below = from.text.caption_below;
    }),
    Property::new("line-numbers", line_numbers, |to, from| {
        to.text.line_numbers = from.text.line_numbers;
    }),
];

/// Reads `line-height`. A bare number is inherited as such: each size of type has its own leading.
fn leading(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let size = setting.style.font.size;
    let factor = match keyword(input, &[("normal", 1.3)]) {
        Some(factor) => Some(factor),
        None => input.try_parse(Parser::expect_number).ok(),
    };
    let text = &mut setting.style.text;
    if let Some(factor) = factor {
        if !(0.0..=100.0).contains(&factor) {
            return None;
        }
        text.leading_factor = Some(factor);
        text.leading = size.scale(f64::from(factor));
        return Some(());
    }
    let super::RootType { size: rem, leading: rlh } = setting.base;
    let metrics = super::RelativeUnits { em: size, lh: setting.parent.text.leading, rem, rlh };
    let leading = metrics.length_or_share_of(size, input)?;
    if leading < crate::unit::Length::ZERO {
        return None;
    }
    text.leading_factor = None;
    text.leading = leading;
    Some(())
}

fn align(setting: &Setting<'_>, input: &mut Parser<'_>) -> Option<Align> {
    let (left, right) = match setting.style.direction {
        Direction::Ltr => (Align::Start, Align::End),
        Direction::Rtl => (Align::End, Align::Start),
    };
    let names = [
        ("start", Align::Start),
        ("end", Align::End),
        ("left", left),
        ("right", right),
        ("center", Align::Center),
        ("justify", Align::Justify),
    ];
    keyword(input, &names)
}

fn hyphens(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let names = [("none", Hyphens::None), ("manual", Hyphens::Manual), ("auto", Hyphens::Auto)];
    setting.style.text.hyphens = keyword(input, &names)?;
    Some(())
}

fn hyphen_limits(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let one = |input: &mut Parser<'_>| match keyword(input, &[("auto", ())]) {
        Some(()) => Some(None),
        None => count(input, 1..=99).map(|count| Some(saturate::<u8>(count))),
    };
    let mut limits = HyphenLimits { word: one(input)?, ..HyphenLimits::default() };
    if !input.is_exhausted() {
        limits.before = one(input)?;
        limits.after = if input.is_exhausted() { limits.before } else { one(input)? };
    }
    setting.style.text.hyphen_limits = limits;
    Some(())
}

fn hyphen_ladder(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.text.hyphen_ladder = match keyword(input, &[("no-limit", ())]) {
        Some(()) => None,
        None => Some(saturate::<u8>(count(input, 1..=99)?)),
    };
    Some(())
}

fn white_space(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let names = [
        ("normal", WhiteSpace::Normal),
        ("nowrap", WhiteSpace::NoWrap),
        ("pre", WhiteSpace::Pre),
        ("pre-wrap", WhiteSpace::PreWrap),
        ("pre-line", WhiteSpace::PreLine),
    ];
    setting.style.text.white_space = keyword(input, &names)?;
    Some(())
}

/// Reads `hanging-punctuation`: signs hang at both ends or at neither.
fn protrusion(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    if keyword(input, &[("none", ())]).is_some() {
        setting.style.text.protrusion = false;
        return Some(());
    }
    let names = [("first", ()), ("last", ()), ("allow-end", ()), ("force-end", ())];
    keyword(input, &names)?;
    while keyword(input, &names).is_some() {}
    setting.style.text.protrusion = true;
    Some(())
}

fn marker(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let names = [
        ("none", ListStyleType::None),
        ("disc", ListStyleType::Disc),
        ("circle", ListStyleType::Circle),
        ("square", ListStyleType::Square),
        ("decimal", ListStyleType::Counter(CounterStyle::Decimal)),
        ("lower-roman", ListStyleType::Counter(CounterStyle::LowerRoman)),
        ("upper-roman", ListStyleType::Counter(CounterStyle::UpperRoman)),
        ("lower-alpha", ListStyleType::Counter(CounterStyle::LowerAlpha)),
        ("upper-alpha", ListStyleType::Counter(CounterStyle::UpperAlpha)),
    ];
    setting.style.text.marker = match keyword(input, &names) {
        Some(marker) => marker,
        None => match input.next().ok()? {
            Token::QuotedString(text) => ListStyleType::Text(text.as_ref().into()),
            _ => return None,
        },
    };
    Some(())
}

fn caption_side(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.text.caption_below = keyword(input, &[("top", false), ("bottom", true)])?;
    Some(())
}

/// Reads `line-numbers`: every how many lines, counted through the article or on each page.
fn line_numbers(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.text.line_numbers = match keyword(input, &[("none", ())]) {
        Some(()) => None,
        None => {
            let every = saturate::<u8>(count(input, 1..=99)?);
            let by_page = match input.is_exhausted() {
                true => false,
                false => keyword(input, &[("running", false), ("page", true)])?,
            };
            Some(LineNumbering { every, by_page })
        }
    };
    Some(())
}
