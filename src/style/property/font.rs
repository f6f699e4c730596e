//! Properties of the typeface. Source: CSS Fonts 4.

use super::super::computed::{Family, FigureSpacing, FigureStyle, TextTransform, VariantCaps};
use super::super::value::{color, count, keyword};
use super::{Property, Setting};
use crate::num::saturate;
use crate::unit::Length;
use cssparser::Parser;
use std::sync::Arc;

pub(super) const PROPERTIES: &[Property] = &[
    Property::new("font-family", families, |to, from| to.font.families = from.font.families.clone()),
    Property::new("font-size", size, |to, from| to.font.size = from.font.size),
    Property::new("font-weight", weight, |to, from| to.font.weight = from.font.weight),
    Property::new("font-style", style, |to, from| to.font.italic = from.font.italic),
    Property::new("font-variant", variant, |to, from| {
        to.font.caps = from.font.caps;
        to.font.figures = from.font.figures;
        to.font.figure_spacing = from.font.figure_spacing;
        to.font.ligatures = from.font.ligatures;
    }),
    Property::new("font-variant-caps", caps, |to, from| to.font.caps = from.font.caps),
    Property::new("font-variant-numeric", numeric, |to, from| {
        to.font.figures = from.font.figures;
        to.font.figure_spacing = from.font.figure_spacing;
    }),
    Property::new("font-variant-ligatures", ligatures, |to, from| to.font.ligatures = from.font.ligatures),
    Property::new("font-feature-settings", features, |to, from| {
        to.font.features = from.font.features.clone();
    }),
    Property::new("letter-spacing", letter_spacing, |to, from| {
        to.font.letter_spacing = from.font.letter_spacing;
    }),
    Property::new("text-transform", transform, |to, from| to.font.transform = from.font.transform),
    Property::new(
        "color",
        |setting, input| {
            setting.style.font.color = color(input)?;
            Some(())
        },
        |to, from| to.font.color = from.font.color,
    ),
];

/// The least and the greatest size that type is set in.
const SIZES: std::ops::RangeInclusive<Length> = Length::pt(1)..=Length::pt(1000);

fn families(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let families = input.parse_comma_separated(|input| {
        if let Ok(name) = input.try_parse(|input| input.expect_string_cloned()) {
            return Ok(Family::Named(name.to_string()));
        }
        let mut name = input.expect_ident_cloned()?.to_string();
        while let Ok(more) = input.try_parse(Parser::expect_ident_cloned) {
            name.push(' ');
            name.push_str(&more);
        }
        Ok::<_, cssparser::ParseError<()>>(match name.to_ascii_lowercase().as_str() {
            "serif" => Family::Serif,
            "sans-serif" => Family::SansSerif,
            "monospace" => Family::Monospace,
            _ => Family::Named(name),
        })
    });
    setting.style.font.families = families.ok()?.into();
    Some(())
}

fn size(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let parent = setting.parent_metrics();
    let size = match keyword(input, &[("smaller", 1.0 / 1.2), ("larger", 1.2)]) {
        Some(factor) => parent.em.scale(factor),
        None => parent.length_or_share_of(parent.em, input)?,
    };
    // A size that no type is set in is no mistake inside a small element: it stays the least.
    if size <= Length::ZERO {
        return None;
    }
    setting.style.font.size = size.clamp(*SIZES.start(), *SIZES.end());
    Some(())
}

fn weight(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let names = [("normal", 400), ("bold", 700)];
    setting.style.font.weight = match keyword(input, &names) {
        Some(weight) => weight,
        None => saturate::<u16>(count(input, 1..=1000)?),
    };
    Some(())
}

fn style(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.font.italic = keyword(input, &[("normal", false), ("italic", true), ("oblique", true)])?;
    Some(())
}

const CAPS: [(&str, VariantCaps); 2] =
    [("small-caps", VariantCaps::Small), ("all-small-caps", VariantCaps::AllSmall)];
const FIGURES: [(&str, FigureStyle); 2] =
    [("oldstyle-nums", FigureStyle::OldStyle), ("lining-nums", FigureStyle::Lining)];
const SPACING: [(&str, FigureSpacing); 2] =
    [("proportional-nums", FigureSpacing::Proportional), ("tabular-nums", FigureSpacing::Tabular)];
const LIGATURES: [(&str, bool); 2] = [("common-ligatures", true), ("no-common-ligatures", false)];

fn is_normal(input: &mut Parser<'_>) -> bool {
    keyword(input, &[("normal", ())]).is_some()
}

fn variant(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let font = &mut setting.style.font;
    (font.caps, font.ligatures) = (VariantCaps::Normal, true);
    (font.figures, font.figure_spacing) = (FigureStyle::Normal, FigureSpacing::Normal);
    if is_normal(input) {
        return Some(());
    }
    while !input.is_exhausted() {
        if let Some(caps) = keyword(input, &CAPS) {
            font.caps = caps;
        } else if let Some(figures) = keyword(input, &FIGURES) {
            font.figures = figures;
        } else if let Some(spacing) = keyword(input, &SPACING) {
            font.figure_spacing = spacing;
        } else {
            font.ligatures = keyword(input, &LIGATURES)?;
        }
    }
    Some(())
}

fn caps(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.font.caps = if is_normal(input) { VariantCaps::Normal } else { keyword(input, &CAPS)? };
    Some(())
}

fn numeric(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let font = &mut setting.style.font;
    (font.figures, font.figure_spacing) = (FigureStyle::Normal, FigureSpacing::Normal);
    if is_normal(input) {
        return Some(());
    }
    while !input.is_exhausted() {
        match keyword(input, &FIGURES) {
            Some(figures) => font.figures = figures,
            None => font.figure_spacing = keyword(input, &SPACING)?,
        }
    }
    Some(())
}

fn ligatures(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let none = [("none", false), ("normal", true)];
    setting.style.font.ligatures = keyword(input, &none).or_else(|| keyword(input, &LIGATURES))?;
    Some(())
}

fn features(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    if is_normal(input) {
        setting.style.font.features = Arc::new([]);
        return Some(());
    }
    let features = input.parse_comma_separated(|input| {
        let tag = input.expect_string_cloned()?;
        let tag = <[u8; 4]>::try_from(tag.as_bytes())
            .ok()
            .filter(|tag| tag.iter().all(|b| (0x20..0x7f).contains(b)))
            .ok_or_else(cssparser::ParseError::unexpected_token)?;
        let value = keyword(input, &[("on", 1), ("off", 0)]).or_else(|| count(input, 0..=99)).unwrap_or(1);
        Ok::<_, cssparser::ParseError<()>>((tag, saturate::<u32>(value)))
    });
    setting.style.font.features = features.ok()?.into();
    Some(())
}

fn letter_spacing(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.font.letter_spacing =
        if is_normal(input) { Length::ZERO } else { setting.length(input)? };
    Some(())
}

fn transform(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let names = [
        ("none", TextTransform::None),
        ("uppercase", TextTransform::Uppercase),
        ("lowercase", TextTransform::Lowercase),
        ("capitalize", TextTransform::Capitalize),
    ];
    setting.style.font.transform = keyword(input, &names)?;
    Some(())
}
