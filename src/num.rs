//! Numbers of one kind made numbers of another, and Roman numerals.
//!
//! `as` cuts off what does not fit, and a count of 2^32 + 1 becomes 1 in silence. The lints forbid it, and this is the
//! one place that says what happens instead: [`saturate`] gives the nearest number that there is.

/// Returns a number as one of another kind: the nearest that there is, 0 for what is no number.
///
/// Fractions are cut off towards zero: round first where that matters.
///
/// ```
/// use chapbook::num::saturate;
///
/// assert_eq!(saturate::<u32>(7usize), 7);
/// assert_eq!(saturate::<u8>(300i64), 255);
/// assert_eq!(saturate::<u16>(-2.5f64), 0);
/// assert_eq!(saturate::<i64>(f64::NAN), 0);
/// ```
pub fn saturate<T>(number: impl Saturate<T>) -> T {
    number.saturate()
}

/// A number that [`saturate`] takes.
pub trait Saturate<T> {
    /// Returns the nearest number of the other kind.
    fn saturate(self) -> T;
}

/// Of whole numbers: those that are never negative can only be too large.
macro_rules! whole {
    ($bound:ident: $($from:ty => $($to:ty),+;)+) => { $($(
        impl Saturate<$to> for $from {
            fn saturate(self) -> $to {
                <$to>::try_from(self).unwrap_or(whole!($bound self, $to))
            }
        }
    )+)+ };
    (above $number:expr, $to:ty) => { <$to>::MAX };
    (either $number:expr, $to:ty) => { if $number < 0 { <$to>::MIN } else { <$to>::MAX } };
}

whole! { above:
    usize => u8, u16, u32;
    u64 => u8, u16, u32, usize, i64;
    u32 => u8, u16, i16;
    u16 => u8;
}

whole! { either:
    i128 => i64;
    i64 => u8, u16, u32, u64, usize, i16, i32;
    i32 => u8, u16, u32, u64, usize, i16;
    i16 => u8;
}

/// Of fractions: `as` gives the nearest whole number.
macro_rules! fraction {
    ($($from:ty => $($to:ty),+;)+) => { $($(
        impl Saturate<$to> for $from {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "of a fraction `as` gives the nearest number, and 0 for what is none"
            )]
            fn saturate(self) -> $to {
                self as $to
            }
        }
    )+)+ };
}

fraction! {
    f64 => u8, u16, u32, u64, usize, i32, i64;
    f32 => u8, u16, u32, u64, usize, i32, i64;
}

impl Saturate<f32> for f64 {
    #[expect(clippy::cast_possible_truncation, reason = "it gives the nearest number")]
    fn saturate(self) -> f32 {
        self as f32
    }
}

/// Writes a number in Roman capitals; `None` if it has no such numeral: 0, and all above 3999.
///
/// ```
/// use chapbook::num::{from_roman, to_roman};
///
/// assert_eq!(to_roman(1994).as_deref(), Some("MCMXCIV"));
/// assert_eq!(from_roman("MCMXCIV"), Some(1994));
/// assert_eq!((to_roman(0), from_roman("CIVIC")), (None, None));
/// ```
pub fn to_roman(number: u64) -> Option<String> {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(number).filter(|number| (1..4000).contains(number))?;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            written.push_str(sign);
        }
    }
    Some(written)
}

/// Reads a number in Roman capitals, written as [`to_roman`] writes it; so no word is one.
pub fn from_roman(numeral: &str) -> Option<u64> {
    let value = |c: char| "IVXLCDM".find(c).map(|at| [1, 5, 10, 50, 100, 500, 1000][at]);
    let values: Vec<i64> = numeral.chars().map(value).collect::<Option<_>>()?;
    let pairs = values.iter().zip(values.iter().skip(1).chain([&0]));
    let sum: i64 = pairs.map(|(own, next)| if own < next { -own } else { *own }).sum();
    u64::try_from(sum).ok().filter(|number| to_roman(*number).as_deref() == Some(numeral))
}

#[cfg(test)]
mod tests {
    use super::{from_roman, saturate, to_roman};

    #[test]
    fn every_roman_numeral_is_read_as_it_is_written() {
        for number in 1..4000 {
            assert_eq!(to_roman(number).as_deref().and_then(from_roman), Some(number));
        }
        for word in ["", "MILL", "CIVIC", "IIII", "MMMM", "xii"] {
            assert_eq!(from_roman(word), None, "{word}");
        }
    }

    #[test]
    fn what_does_not_fit_is_the_nearest_that_does() {
        assert_eq!(saturate::<u32>(usize::MAX), u32::MAX);
        assert_eq!(saturate::<u16>(-1i64), 0);
        assert_eq!(saturate::<i32>(i64::MIN), i32::MIN);
        assert_eq!(saturate::<i64>(i128::MAX), i64::MAX);
        assert_eq!((saturate::<u8>(1e9f64), saturate::<i32>(-1e12f64)), (255, i32::MIN));
        assert_eq!(saturate::<f32>(0.1f64), 0.1f32);
    }
}
