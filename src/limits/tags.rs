//! Tags that no author writes.

use super::ATTRIBUTES;

/// What is read of some HTML at a byte, as a tokenizer sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Words,
    Tag,
    /// After the sign that a value follows, white space or not.
    BeforeValue,
    /// Between two of these marks.
    Quotation(u8),
}

/// Tells whether a tag of some HTML has more attributes with values than [`ATTRIBUTES`]: the tokenizer goes one call deeper
/// for each of them. Comments, scripts and styles have no tags.
pub fn has_endless_tag(html: &str) -> bool {
    let bytes = html.as_bytes();
    let (mut values, mut within, mut at) = (0, Within::Words, 0);
    while let Some(byte) = bytes.get(at) {
        within = match (within, byte) {
            (Within::Words, b'<') => {
                values = 0;
                match end_of_program(bytes, at) {
                    Some(end) => {
                        at = end;
                        Within::Words
                    }
                    None if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => Within::Tag,
                    None => Within::Words,
                }
            }
            (Within::Words, _) => Within::Words,
            (Within::Quotation(mark), byte) if mark == *byte => Within::Tag,
            (Within::Quotation(_), _) => within,
            (_, b'>') => Within::Words,
            (_, b'=') => {
                values += 1;
                Within::BeforeValue
            }
            // Anywhere else a mark is a letter of a name or of a value.
            (Within::BeforeValue, b'"' | b'\'') => Within::Quotation(*byte),
            (Within::BeforeValue, byte) if byte.is_ascii_whitespace() => Within::BeforeValue,
            (Within::Tag | Within::BeforeValue, _) => Within::Tag,
        };
        if values > ATTRIBUTES {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns the byte before which a comment, script or style ends that begins at a byte; the end of the text if it does not.
fn end_of_program(bytes: &[u8], at: usize) -> Option<usize> {
    let begins = |name: &str, at: usize| {
        bytes.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let (_, end) = [("<!--", "-->"), ("<script", "</script"), ("<style", "</style")]
        .into_iter()
        .find(|(open, _)| begins(open, at))?;
    Some((at + 1..bytes.len()).find(|at| begins(end, *at)).unwrap_or(bytes.len()))
}
