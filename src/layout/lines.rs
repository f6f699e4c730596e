//! Counts of lines of the baseline grid.

use crate::num::saturate;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, MulAssign, Sub};

/// A count of lines of the baseline grid, or the place of one, 0-based.
///
/// Arithmetic saturates: a count is never negative, and a piece of more lines than fit is the longest piece
/// there is instead of a short one. A paragraph or a table may have more than 65,536 lines, so 16 bits are too few.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines(u32);

impl Lines {
    /// No line.
    pub const ZERO: Self = Self(0);
    /// One line.
    pub const ONE: Self = Self(1);

    /// Makes a count.
    pub const fn new(count: u32) -> Self {
        Self(count)
    }

    /// Returns how many lines there are of something.
    pub fn of(count: usize) -> Self {
        Self(saturate(count))
    }

    /// Returns a computed count, rounded, held between two others.
    pub fn rounded(count: f64, least: u16, most: u16) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the value is whole and lies between two counts of 16 bits"
        )]
        Self(count.round().clamp(least.into(), most.into()) as u32)
    }

    /// Returns the count as a number.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Returns the count as an index or a length.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Returns what so many lines cost if each costs the same.
    pub fn cost(self, each: f32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "costs need no more than seven digits")]
        let count = self.0 as f32;
        count * each
    }

    /// Returns the difference, whichever is greater.
    pub const fn abs_diff(self, other: Self) -> Self {
        Self(self.0.abs_diff(other.0))
    }

    /// Returns half of the count, rounded down.
    pub const fn half(self) -> Self {
        Self(self.0 / 2)
    }

    /// Returns every place from this one to another, both included.
    pub fn to(self, last: Self) -> impl Iterator<Item = Self> + Clone {
        (self.0..=last.0).map(Self)
    }
}

impl From<u8> for Lines {
    fn from(count: u8) -> Self {
        Self(count.into())
    }
}

impl From<u16> for Lines {
    fn from(count: u16) -> Self {
        Self(count.into())
    }
}

impl From<Lines> for i64 {
    fn from(count: Lines) -> Self {
        count.0.into()
    }
}

impl Add for Lines {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Lines {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Lines {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Mul for Lines {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(self.0.saturating_mul(other.0))
    }
}

impl MulAssign for Lines {
    fn mul_assign(&mut self, other: Self) {
        *self = *self * other;
    }
}

impl Sum for Lines {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::ZERO, Add::add)
    }
}
