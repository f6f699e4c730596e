//! Exact lengths and the small geometry built from them.
//!
//! A [`Length`] counts units of 1/12 700 pt, which is 1/36 000 mm, so that whole points and whole
//! millimetres are both whole numbers and the same arithmetic gives the same bytes everywhere.

mod written;

pub use written::{PAGES, name_of_page, page_named, parse_length, parse_page, shown_length};

use crate::num::saturate;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A signed distance in units of 1/12 700 pt (1/36 000 mm).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

impl Length {
    /// No distance.
    pub const ZERO: Self = Self(0);
    /// Raw units in one PostScript point (1/72 in).
    pub const UNITS_PER_PT: i64 = 12_700;
    /// Raw units in one millimetre.
    pub const UNITS_PER_MM: i64 = 36_000;

    /// Makes a length from raw units.
    pub const fn from_units(units: i64) -> Self {
        Self(units)
    }

    /// Makes a length of whole points.
    pub const fn pt(points: i64) -> Self {
        Self(points * Self::UNITS_PER_PT)
    }

    /// Makes a length of whole millimetres.
    pub const fn mm(millimetres: i64) -> Self {
        Self(millimetres * Self::UNITS_PER_MM)
    }

    /// Makes a length from a fractional number of points, rounded to the nearest unit.
    pub fn from_pt(points: f64) -> Self {
        Self(saturate::<i64>((points * Self::UNITS_PER_PT as f64).round()))
    }

    /// Makes a length from a fractional number of millimetres, rounded to the nearest unit.
    pub fn from_mm(millimetres: f64) -> Self {
        Self(saturate::<i64>((millimetres * Self::UNITS_PER_MM as f64).round()))
    }

    /// Returns the raw units.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// Returns the length in points.
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / Self::UNITS_PER_PT as f64
    }

    /// Returns the length in millimetres.
    pub fn to_mm(self) -> f64 {
        self.0 as f64 / Self::UNITS_PER_MM as f64
    }

    /// Returns the length times `factor`, rounded to the nearest unit.
    pub fn scale(self, factor: f64) -> Self {
        Self(saturate::<i64>((self.0 as f64 * factor).round()))
    }

    /// Returns this length as a multiple of `other`.
    ///
    /// Invariant: `other` is not zero.
    pub fn ratio(self, other: Self) -> f64 {
        self.0 as f64 / other.0 as f64
    }

    /// Returns the length without its sign.
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0 / divisor)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}pt", self.to_pt())
    }
}

/// A place on a page; x grows to the right, y grows downwards from the top edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Length,
    /// Distance from the top edge.
    pub y: Length,
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Horizontal extent.
    pub width: Length,
    /// Vertical extent.
    pub height: Length,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// Its extent to the right and downwards.
    pub size: Size,
}

/// Four distances named by the book's own sides, before a page is known to be recto or verso.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sides {
    /// At the spine.
    pub inner: Length,
    /// At the fore-edge.
    pub outer: Length,
    /// At the top.
    pub head: Length,
    /// At the bottom.
    pub foot: Length,
}

/// Size and leading of the text, and the margins, that a page asks for by its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSetting {
    /// The size of the text.
    pub font_size: Length,
    /// From baseline to baseline.
    pub leading: Length,
    /// The margins.
    pub margins: Sides,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_points_and_millimetres_are_whole_units() {
        assert_eq!(Length::pt(72), Length::from_mm(25.4));
        assert_eq!(Length::mm(127), Length::pt(360));
    }

    #[test]
    fn fractions_round_to_the_nearest_unit() {
        assert_eq!(Length::from_pt(10.5).units(), 133_350);
        assert_eq!(Length::from_pt(13.65).units(), 173_355);
    }
}
