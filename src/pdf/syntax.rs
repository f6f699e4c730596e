//! PDF's own notation: numbers, names, strings and objects.
//!
//! Source: ISO 32000-1, 7.3.

use crate::num::saturate;
use crate::unit::Length;
use lopdf::Object;

/// Writes a number of thousandths with no more digits than it needs: `-250` is `-.25`.
pub fn thousandths(out: &mut Vec<u8>, value: i64) {
    decimal(out, value, 3);
}

/// Writes a number of hundredths with no more digits than it needs.
pub fn hundredths(out: &mut Vec<u8>, value: i64) {
    decimal(out, value, 2);
}

/// Writes a number of millionths with no more digits than it needs.
pub fn millionths(out: &mut Vec<u8>, value: i64) {
    decimal(out, value, 6);
}

/// Writes a whole number.
pub fn integer(out: &mut Vec<u8>, value: i64) {
    decimal(out, value, 0);
}

fn decimal(out: &mut Vec<u8>, value: i64, places: u32) {
    if value < 0 {
        out.push(b'-');
    }
    let scale = 10_u64.pow(places);
    let (whole, mut rest) = (value.unsigned_abs() / scale, value.unsigned_abs() % scale);
    if whole > 0 || rest == 0 {
        digits(out, whole);
    }
    if rest > 0 {
        out.push(b'.');
        let mut unit = scale / 10;
        while rest > 0 {
            out.push(b'0' + saturate::<u8>(rest / unit));
            rest %= unit;
            unit /= 10;
        }
    }
}

fn digits(out: &mut Vec<u8>, mut value: u64) {
    let start = out.len();
    loop {
        out.push(b'0' + (value % 10) as u8);
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out[start..].reverse();
}

/// Returns a length in thousandths of a point, rounded to the nearest.
pub fn in_thousandths(length: Length) -> i64 {
    rounded(length.units() * 1000)
}

/// Returns a length in hundredths of a point, rounded to the nearest.
pub fn in_hundredths(length: Length) -> i64 {
    rounded(length.units() * 100)
}

fn rounded(scaled: i64) -> i64 {
    (scaled + Length::UNITS_PER_PT / 2).div_euclid(Length::UNITS_PER_PT)
}

/// Writes a length in points.
pub fn length(out: &mut Vec<u8>, value: Length) {
    thousandths(out, in_thousandths(value));
}

/// Writes lengths in points, a space after each.
pub fn lengths(out: &mut Vec<u8>, values: &[Length]) {
    for value in values {
        length(out, *value);
        out.push(b' ');
    }
}

/// Writes an entry of a dictionary that is an array of lengths in points.
pub fn area(out: &mut Vec<u8>, key: &[u8], values: &[Length]) {
    out.extend(key);
    out.push(b'[');
    lengths(out, values);
    out.push(b']');
}

/// Writes bytes as a string in parentheses.
pub fn literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        literal_byte(out, *byte);
    }
    out.push(b')');
}

/// Writes a byte of a string in parentheses; a carriage return as it stands would be read as a line feed.
pub fn literal_byte(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
        b'\r' => out.extend(b"\\r"),
        _ => out.push(byte),
    }
}

/// Returns the bytes of a text string: ASCII as it stands, else UTF-16 with a byte order mark (7.9.2.2).
pub fn text_bytes(text: &str) -> Vec<u8> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.into();
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    [0xFE, 0xFF].into_iter().chain(units).collect()
}

/// Writes a text string.
pub fn text(out: &mut Vec<u8>, words: &str) {
    literal(out, &text_bytes(words));
}

/// Writes a name with its slash.
pub fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        match byte {
            b'!'..=b'~' if !b"()<>[]{}/%#".contains(byte) => out.push(*byte),
            _ => out.extend(format!("#{byte:02X}").bytes()),
        }
    }
}

/// Writes a reference to an object.
pub fn reference(out: &mut Vec<u8>, id: u32) {
    integer(out, id.into());
    out.extend(b" 0 R");
}

/// Writes an array of references.
pub fn references(out: &mut Vec<u8>, ids: impl IntoIterator<Item = u32>) {
    out.push(b'[');
    for (place, id) in ids.into_iter().enumerate() {
        if place > 0 {
            out.push(b' ');
        }
        reference(out, id);
    }
    out.push(b']');
}

/// Writes an object. Of a stream, only the dictionary is written.
pub fn object(out: &mut Vec<u8>, value: &Object) {
    match value {
        Object::Null => out.extend(b"null"),
        Object::Boolean(true) => out.extend(b"true"),
        Object::Boolean(false) => out.extend(b"false"),
        Object::Integer(value) => integer(out, *value),
        Object::Real(value) => thousandths(out, saturate::<i64>((f64::from(*value) * 1000.0).round())),
        Object::Name(bytes) => name(out, bytes),
        Object::String(bytes, _) => literal(out, bytes),
        Object::Array(values) => {
            out.push(b'[');
            for value in values {
                separate(out, value);
                object(out, value);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(out, entries),
        Object::Stream(stream) => dictionary(out, &stream.dict),
        Object::Reference((id, _)) => reference(out, *id),
    }
}

fn dictionary(out: &mut Vec<u8>, entries: &lopdf::Dictionary) {
    out.extend(b"<<");
    for (key, value) in entries {
        name(out, key);
        separate(out, value);
        object(out, value);
    }
    out.extend(b">>");
}

/// Writes a space where the token before and the value to come would run together: neither of them is
/// delimited there.
fn separate(out: &mut Vec<u8>, value: &Object) {
    let begins_bare = matches!(
        value,
        Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_)
    );
    let ends_bare = out.last().is_some_and(|byte| !b"()<>[]{}/% ".contains(byte));
    if begins_bare && ends_bare {
        out.push(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn numbers_have_no_digit_too_many() {
        for (value, expected) in
            [(0, "0"), (5, ".005"), (-250, "-.25"), (1000, "1"), (13_650, "13.65"), (-1_100, "-1.1")]
        {
            assert_eq!(written(|out| thousandths(out, value)), expected);
        }
        assert_eq!(written(|out| length(out, Length::mm(148))), "419.528");
        assert_eq!(written(|out| length(out, -Length::from_pt(0.5))), "-.5");
    }

    #[test]
    fn strings_come_back_as_they_were() {
        assert_eq!(written(|out| text(out, r"a (b) \ c")), r"(a \(b\) \\ c)");
        assert_eq!(text_bytes("é"), [0xFE, 0xFF, 0, 0xE9]);
        assert_eq!(written(|out| literal(out, b"\r\n")), "(\\r\n)");
    }

    #[test]
    fn tokens_never_run_together() {
        let mut entries = lopdf::Dictionary::new();
        entries.set("A", Object::Integer(1));
        entries.set("B", Object::Array(vec![Object::Integer(1), Object::Reference((2, 0)), Object::Null]));
        entries.set("C", Object::Name(b"x y".to_vec()));
        // A name may end in a sign that is no letter and yet would take in the number after it.
        entries.set("D_", Object::Array(vec![Object::Name(b"z-".to_vec()), Object::Integer(-3)]));
        let all = Object::Dictionary(entries);
        assert_eq!(written(|out| object(out, &all)), "<</A 1/B[1 2 0 R null]/C/x#20y/D_[/z- -3]>>");
    }
}
