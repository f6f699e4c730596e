//! Tags that no author writes.

use super::ATTRIBUTES;

/// Tells whether a tag of some HTML has more attributes with values than [`ATTRIBUTES`]: the tokenizer goes one call deeper
/// for each of them. Scripts and styles have no tags.
pub fn has_endless_tag(html: &str) -> bool {
    let (mut values, mut in_tag, mut quote) = (0, false, None);
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (in_tag, quote, byte) {
            (false, _, b'<') => {
                at = end_of_program(bytes, at).unwrap_or(at);
                in_tag = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
                values = 0;
            }
            (true, None, b'>') => in_tag = false,
            (true, None, b'"' | b'\'') => quote = Some(*byte),
            (true, None, b'=') => values += 1,
            (true, Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
        if values > ATTRIBUTES {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns where a script or style ends that begins at a byte; the end of the text if it does not.
fn end_of_program(bytes: &[u8], at: usize) -> Option<usize> {
    let begins = |name: &str, at: usize| {
        bytes.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let end = ["</script", "</style"].into_iter().find(|end| begins(&end.replace('/', ""), at))?;
    Some((at..bytes.len()).find(|at| begins(end, *at)).unwrap_or(bytes.len()))
}
