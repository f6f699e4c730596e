//! Numbers of one kind made numbers of another.
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
    u64 => u8, u16, u32, usize;
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

#[cfg(test)]
mod tests {
    use super::saturate;

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
