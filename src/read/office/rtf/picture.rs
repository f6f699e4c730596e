//! Pictures within a file, in hexadecimal or as bytes.

use super::token::{RtfToken, RtfTokens};
use crate::limits::PICTURE_BYTES;
use crate::num::saturate;

/// Returns the picture that begins at the byte which its name gives. `None` if there is none, or it is too large.
pub fn member(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let at: usize = name.strip_prefix(PICTURE)?.split('.').next()?.parse().ok()?;
    let mut picture = Vec::new();
    let mut high = None;
    let mut depth = 0usize;
    let mut tokens = RtfTokens::new(bytes, at);
    while let Some(token) = tokens.next() {
        match token {
            RtfToken::Open => depth += 1,
            RtfToken::Close if depth == 0 => break,
            RtfToken::Close => depth -= 1,
            RtfToken::Word(b"bin", Some(length)) if depth == 0 => {
                let from = tokens.at().checked_sub(usize::try_from(length).ok()?)?;
                picture.extend_from_slice(bytes.get(from..tokens.at())?);
            }
            RtfToken::Text(text) if depth == 0 => {
                for digit in text.iter().filter_map(|byte| char::from(*byte).to_digit(16)) {
                    match high.take() {
                        None => high = Some(digit),
                        Some(high) => picture.push(saturate(high * 16 + digit)),
                    }
                }
            }
            _ => {}
        }
        if picture.len() as u64 > PICTURE_BYTES {
            return None;
        }
    }
    (!picture.is_empty()).then_some(picture)
}

/// How the name of a picture begins within the file; the byte follows at which it begins.
pub(super) const PICTURE: &str = "picture-";
