//! Computed styles to what shaping asks for.

use super::inline::{Decoration, TextStyle};
use crate::font::{Caps, Features, Figures, FontBook};
use crate::frame::Color;
use crate::style::{self, ComputedStyle, Family, Hyphens};
use crate::unit::Length;

/// Returns how words are drawn in a computed style.
pub(super) fn text_style(fonts: &FontBook, style: &ComputedStyle) -> TextStyle {
    let font = &style.font;
    let names: Vec<&str> = font
        .families
        .iter()
        .map(|family| match family {
            Family::Named(name) => name.as_str(),
            Family::Serif => "serif",
            Family::SansSerif => "sans-serif",
            Family::Monospace => "monospace",
        })
        .collect();
    let chain = fonts.chain(&names, font.weight, font.italic);
    let features = Features {
        caps: match font.caps {
            style::VariantCaps::Normal => Caps::Normal,
            style::VariantCaps::Small => Caps::Small,
            style::VariantCaps::AllSmall => Caps::AllSmall,
        },
        figures: match font.figures {
            style::FigureStyle::Normal => Figures::Normal,
            style::FigureStyle::OldStyle => Figures::OldStyle,
            style::FigureStyle::Lining => Figures::Lining,
        },
        tabular: font.figure_spacing == style::FigureSpacing::Tabular,
        no_ligatures: !font.ligatures || font.letter_spacing != Length::ZERO,
        superiors: false,
    };
    let decoration = match style.inline.decoration {
        decoration if decoration.line_through => Decoration::Strike,
        decoration if decoration.dotted => Decoration::Dotted,
        decoration if decoration.underline => Decoration::Underline,
        _ => Decoration::None,
    };
    let color = Color::rgb(font.color.red, font.color.green, font.color.blue);
    TextStyle {
        chain,
        italic: font.italic,
        size: font.size,
        features,
        lang: style.lang.tag().into(),
        color,
        tracking: font.letter_spacing,
        rise: style.inline.raise,
        hyphenate: style.text.hyphens == Hyphens::Auto,
        decoration,
    }
}
