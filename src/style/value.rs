//! Numbers and lengths as sheets write them.

/// Writes a number in its shortest form, to three decimals, without an exponent or a needless sign.
pub(super) fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 1000.0).round() / 1000.0;
    match rounded == 0.0 {
        true => "0".into(),
        false => rounded.to_string(),
    }
}
