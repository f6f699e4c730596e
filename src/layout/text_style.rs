//! Computed styles to what shaping asks for.

use super::inline::{Decoration, TextStyle};
use crate::font::{Caps, Chain, Features, Figures, FontBook, Request};
use crate::frame::Color;
use crate::lang;
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
    let asked = match font.caps {
        style::VariantCaps::Normal => Caps::Normal,
        style::VariantCaps::Small => Caps::Small,
        style::VariantCaps::AllSmall => Caps::AllSmall,
    };
    // Small letters that are spaced as small capitals should be are worse than plain ones.
    let is_plain = asked != Caps::Normal && !has_small_capitals(fonts, &chain, style.lang.tag());
    let (caps, tracking) = if is_plain { (Caps::Normal, Length::ZERO) } else { (asked, font.letter_spacing) };
    let features = Features {
        caps,
        figures: match font.figures {
            style::FigureStyle::Normal => Figures::Normal,
            style::FigureStyle::OldStyle => Figures::OldStyle,
            style::FigureStyle::Lining => Figures::Lining,
        },
        tabular: font.figure_spacing == style::FigureSpacing::Tabular,
        no_ligatures: !font.ligatures || tracking != Length::ZERO,
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
        tracking,
        rise: style.inline.raise,
        hyphenate: style.text.hyphens == Hyphens::Auto,
        hang: style.text.protrusion,
        decoration,
    }
}

/// Tells whether the faces have small capitals for the letters of a language; of one whose words are not known they are
/// taken to have them.
fn has_small_capitals(fonts: &FontBook, chain: &Chain, lang: &str) -> bool {
    let shaped = |text, caps| {
        let features = Features { caps, ..Features::default() };
        fonts.shape(&Request { text, chain, features, lang, rtl: false })
    };
    let word = lang::commonest_of(lang).next();
    word.is_none_or(|word| shaped(word, Caps::Small) != shaped(word, Caps::Normal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    /// Running heads and dates of Russian and Greek books were small letters, spaced.
    #[test]
    fn letters_without_small_capitals_are_set_plain() {
        let fonts = FontBook::new(&[]).value;
        for (lang, has) in
            [("en", true), ("cs", true), ("pl", true), ("ru", false), ("uk", false), ("el", false)]
        {
            let mut style = ComputedStyle::initial(&Lang::new(lang).expect("a language"));
            style.font.caps = style::VariantCaps::Small;
            style.font.letter_spacing = Length::pt(1);
            let set = text_style(&fonts, &style);
            assert_eq!((set.features.caps == Caps::Small, set.tracking > Length::ZERO), (has, has), "{lang}");
            // Letters that are spaced for their own sake stay so.
            style.font.caps = style::VariantCaps::Normal;
            assert!(text_style(&fonts, &style).tracking > Length::ZERO, "{lang}");
        }
    }
}
