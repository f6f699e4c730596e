//! Numbers, lengths and keywords as sheets write them.

use super::computed::{LengthPercentage, Rgb};
use crate::num::saturate;
use crate::unit::Length;
use cssparser::{Parser, Token};

/// No number in a sheet needs more; beyond it sums of lengths could overflow.
const LARGEST: f32 = 10_000.0;

/// Writes a number in its shortest form, to three decimals, without an exponent or a needless sign.
pub(super) fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 1000.0).round() / 1000.0;
    match rounded == 0.0 {
        true => "0".into(),
        false => rounded.to_string(),
    }
}

/// The type of the text of the book, for units that rest on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RootType {
    /// `rem`: its size.
    pub(super) size: Length,
    /// `rlh`: its leading.
    pub(super) leading: Length,
}

/// What the relative units mean at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RelativeUnits {
    /// `em`: the size of the type.
    pub(super) em: Length,
    /// `lh`: from baseline to baseline.
    pub(super) lh: Length,
    /// `rem`: the size of the text of the book.
    pub(super) rem: Length,
    /// `rlh`: from baseline to baseline in the text of the book.
    pub(super) rlh: Length,
}

impl RelativeUnits {
    /// Returns one of a unit. `None` for one that is not honoured. A pixel is 1/96 in.
    fn unit(self, unit: &str) -> Option<Length> {
        Some(match unit.to_ascii_lowercase().as_str() {
            "em" => self.em,
            "ex" => self.em.scale(0.45),
            "lh" => self.lh,
            "rem" => self.rem,
            "rlh" => self.rlh,
            "pt" => Length::pt(1),
            "pc" => Length::pt(12),
            "px" => Length::from_pt(0.75),
            "mm" => Length::mm(1),
            "cm" => Length::mm(10),
            "in" => Length::pt(72),
            _ => return None,
        })
    }

    /// Reads a length.
    pub(super) fn length(self, input: &mut Parser<'_>) -> Option<Length> {
        match input.next().ok()? {
            Token::Dimension { value, unit, .. } if value.abs() <= LARGEST => {
                Some(self.unit(unit)?.scale(f64::from(*value)))
            }
            Token::Number { value: 0.0, .. } => Some(Length::ZERO),
            _ => None,
        }
    }

    /// Reads a length or a percentage of `whole`.
    pub(super) fn length_or_share_of(self, whole: Length, input: &mut Parser<'_>) -> Option<Length> {
        match percentage(input) {
            Some(share) => Some(whole.scale(f64::from(share))),
            None => self.length(input),
        }
    }

    /// Reads a length or a percentage of the measure.
    pub(super) fn extent(self, input: &mut Parser<'_>) -> Option<LengthPercentage> {
        match percentage(input) {
            Some(share) => Some(LengthPercentage::Share(share)),
            None => self.length(input).map(LengthPercentage::Length),
        }
    }
}

/// Reads a percentage, 1.0 for the whole; where there is none, nothing is read.
pub(super) fn percentage(input: &mut Parser<'_>) -> Option<f32> {
    input.try_parse(Parser::expect_percentage).ok().filter(|share| share.abs() <= LARGEST)
}

/// Reads a whole number in a range.
pub(super) fn count(input: &mut Parser<'_>, range: std::ops::RangeInclusive<i32>) -> Option<i32> {
    input.try_parse(Parser::expect_integer).ok().filter(|count| range.contains(count))
}

/// Reads one of some keywords; where it is none of them, nothing is read.
pub(super) fn keyword<T: Clone>(input: &mut Parser<'_>, words: &[(&str, T)]) -> Option<T> {
    let read = |input: &mut Parser<'_>| {
        let word = input.expect_ident().map_err(drop)?;
        let found = words.iter().find(|(name, _)| word.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.clone()).ok_or(())
    };
    input.try_parse(read).ok()
}

/// Reads one to four values for top, right, bottom and left, as CSS fills them up.
pub(super) fn four<T: Copy>(
    input: &mut Parser<'_>,
    mut one: impl FnMut(&mut Parser<'_>) -> Option<T>,
) -> Option<[T; 4]> {
    let top = one(input)?;
    let mut next = |input: &mut Parser<'_>, otherwise: T| match input.is_exhausted() {
        true => Some(otherwise),
        false => one(input),
    };
    let right = next(input, top)?;
    let bottom = next(input, top)?;
    let left = next(input, right)?;
    Some([top, right, bottom, left])
}

/// Reads a colour: `black`, `white`, `gray`, or `#` with three or six figures.
pub(super) fn color(input: &mut Parser<'_>) -> Option<Rgb> {
    let grey = |level| Rgb { red: level, green: level, blue: level };
    let names = [
        ("black", grey(0)),
        ("white", grey(255)),
        ("gray", grey(128)),
        ("grey", grey(128)),
        ("silver", grey(192)),
    ];
    if let Some(color) = keyword(input, &names) {
        return Some(color);
    }
    let (Token::Hash(figures) | Token::IDHash(figures)) = input.next().ok()? else {
        return None;
    };
    let figures: Vec<u32> = figures.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let level = |high: u32, low: u32| saturate::<u8>(high * 16 + low);
    match figures[..] {
        [r, g, b] => Some(Rgb { red: level(r, r), green: level(g, g), blue: level(b, b) }),
        [r, r2, g, g2, b, b2] => Some(Rgb { red: level(r, r2), green: level(g, g2), blue: level(b, b2) }),
        _ => None,
    }
}
