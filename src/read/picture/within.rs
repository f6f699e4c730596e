//! Pictures that a text holds itself: `data:` addresses, as word processors write them, and drawings of HTML.

use super::Read;
use super::decode;
use crate::limits;
use crate::model::address;
use std::path::Path;

/// Reads the picture that an address holds (RFC 2397).
///
/// # Errors
/// Why it cannot be shown.
pub fn picture(address: &str) -> Result<Read, String> {
    let (head, data) = address.split_once(',').ok_or("it holds nothing")?;
    if data.len() as u64 / 4 > limits::PICTURE_BYTES / 3 {
        return Err(format!("it has more than {} MB", limits::PICTURE_BYTES >> 20));
    }
    let bytes = if head.trim_end().to_ascii_lowercase().ends_with(";base64") {
        base64(&address::decoded(data)).ok_or("it is cut short or damaged")?
    } else if data.contains('<') {
        data.as_bytes().to_vec()
    } else {
        address::decoded(data)
    };
    decode::picture(bytes, Path::new("a picture in the text"))
}

/// Reads base 64 (RFC 4648), in either alphabet, white space passed over. `None` for anything else.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in text {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            byte if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(crate::num::saturate((bits >> count) & 0xFF));
            bits &= (1 << count) - 1;
        }
    }
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_read() {
        let table = [
            ("aGFyYm91cg==", Some("harbour")),
            ("aGFy\n Ym91cg", Some("harbour")),
            ("aGFy!", None),
            ("", None),
        ];
        for (text, bytes) in table {
            assert_eq!(base64(text.as_bytes()), bytes.map(|bytes| bytes.as_bytes().to_vec()), "{text}");
        }
        assert_eq!(address::decoded("a%2Fb%"), b"a/b%");
    }

    #[test]
    fn a_picture_in_an_address_is_shown_or_says_why_not() {
        let dot = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
        let (picture, _) = picture_of(&format!("data:image/gif;base64,{dot}")).expect("a picture");
        assert_eq!((picture.width, picture.height), (1, 1));
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='7'><path d='M0 0h9'/></svg>";
        let (drawing, _) = picture_of(&format!("data:image/svg+xml,{svg}")).expect("a drawing");
        assert_eq!((drawing.width, drawing.height), (9, 7));
        for bad in ["data:image/png;base64,iVBO", "data:text/html,hello", "data:", "data:image/gif;base64,§"]
        {
            assert!(picture_of(bad).is_err(), "{bad}");
        }
    }

    fn picture_of(address: &str) -> Result<Read, String> {
        picture(address)
    }
}
