//! The colours of a cover, a few that go well together, chosen by its options or by the book's identifier.

use super::{Colour, Design, Options};
use crate::frame::Color;

/// Wrapper, pattern, label and ink.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Palette {
    /// The wrapper.
    pub ground: Color,
    /// The pattern on it, near it in lightness; none if it is the wrapper's own.
    pub pattern: Color,
    /// Words on the wrapper.
    pub lettering: Color,
    /// The label.
    pub paper: Color,
    /// Words on the label.
    pub ink: Color,
    /// Rules and ornament on the label.
    pub accent: Color,
}

const PAPER: Color = Color::rgb(0xF8, 0xF3, 0xE7);
const WHITE: Color = Color::rgb(0xFF, 0xFF, 0xFF);
const INK: Color = Color::rgb(0x1C, 0x1A, 0x17);

const fn palette(ground: Color, pattern: Color, accent: Color) -> Palette {
    Palette { ground, pattern, lettering: PAPER, paper: PAPER, ink: INK, accent }
}

/// In the order of [`Colour`], without the first.
pub(super) static ALL: [Palette; 8] = [
    palette(Color::rgb(0x6B, 0x1F, 0x23), Color::rgb(0x84, 0x36, 0x36), Color::rgb(0x6B, 0x1F, 0x23)),
    palette(Color::rgb(0x1F, 0x2F, 0x4F), Color::rgb(0x36, 0x47, 0x69), Color::rgb(0x1F, 0x2F, 0x4F)),
    palette(Color::rgb(0x1F, 0x40, 0x34), Color::rgb(0x37, 0x59, 0x4B), Color::rgb(0x1F, 0x40, 0x34)),
    palette(Color::rgb(0x45, 0x24, 0x42), Color::rgb(0x5D, 0x3C, 0x59), Color::rgb(0x45, 0x24, 0x42)),
    palette(Color::rgb(0x14, 0x45, 0x4D), Color::rgb(0x2E, 0x5F, 0x66), Color::rgb(0x14, 0x45, 0x4D)),
    palette(Color::rgb(0x52, 0x3A, 0x22), Color::rgb(0x6B, 0x53, 0x39), Color::rgb(0x52, 0x3A, 0x22)),
    palette(Color::rgb(0x34, 0x3C, 0x44), Color::rgb(0x4D, 0x56, 0x5F), Color::rgb(0x34, 0x3C, 0x44)),
    palette(Color::rgb(0x7A, 0x32, 0x1E), Color::rgb(0x93, 0x4B, 0x35), Color::rgb(0x7A, 0x32, 0x1E)),
];

/// Returns the colours of a cover as it is designed.
pub(super) fn of(identifier: &str, options: Options) -> Palette {
    let palette = match options.colour {
        Colour::Auto => chosen(identifier),
        colour => ALL[colour as usize - 1],
    };
    match options.design {
        Design::Pattern => palette,
        Design::Plain => Palette { pattern: palette.ground, ..palette },
        Design::Paper => {
            Palette { ground: WHITE, pattern: WHITE, paper: WHITE, lettering: palette.accent, ..palette }
        }
    }
}

/// Returns the colours of a book, always the same for one identifier.
fn chosen(identifier: &str) -> Palette {
    // FNV-1a, which is stated whole in one line and so never changes.
    let hash = identifier
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3));
    // Its high bits follow the last letters closely; a multiplication spreads them.
    let spread = (hash ^ (hash >> 32)).wrapping_mul(0xFF51_AFD7_ED55_8CCD) >> 40;
    ALL[spread as usize % ALL.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cover::contrast;

    #[test]
    fn words_stand_out_from_the_label_and_the_label_from_the_wrapper() {
        for palette in &ALL {
            assert!(contrast(palette.ink, palette.paper) >= 7.2, "{palette:?}");
            assert!(contrast(palette.accent, palette.paper) >= 7.2, "{palette:?}");
            assert!(contrast(palette.ground, palette.paper) >= 7.2, "{palette:?}");
        }
    }

    #[test]
    fn identifiers_share_the_palettes_out() {
        let mut met = [false; ALL.len()];
        for index in 0..200 {
            let palette = of(&format!("urn:uuid:{index}"), Options::default());
            if let Some(at) = ALL.iter().position(|own| *own == palette) {
                met[at] = true;
            }
        }
        assert_eq!(met, [true; ALL.len()]);
    }

    #[test]
    fn each_colour_has_its_palette_and_words_stand_out_in_each_design() {
        let mut met = Vec::new();
        for (_, colour) in Colour::ALL {
            for (_, design) in Design::ALL {
                let palette = of("urn:uuid:1", Options { colour, design });
                assert!(contrast(palette.lettering, palette.ground) >= 7.2, "{design:?} {palette:?}");
                assert!(contrast(palette.ink, palette.paper) >= 7.2, "{design:?} {palette:?}");
                if colour != Colour::Auto && design == Design::Pattern {
                    met.push(palette);
                }
            }
        }
        assert_eq!(met, ALL);
    }
}
