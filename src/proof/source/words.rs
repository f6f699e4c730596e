//! Words as the proof compares them.

use std::ops::Range;
use unicode_normalization::char::decompose_compatible;

/// A word by what it says, whatever its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordMark(u64);

impl WordMark {
    const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// Adds a letter; FNV-1a, whose quality is enough to compare the words of one file.
    fn add(&mut self, letter: u64) {
        self.0 = (self.0 ^ letter).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Calls `see` with each word of a text and its bytes, in order.
///
/// A word is a run of letters and digits. In scripts that put no space between words each character is one: where their
/// lines end says nothing about words. Soft hyphens and the like are passed over.
pub fn words(text: &str, mut see: impl FnMut(WordMark, Range<usize>)) {
    let bytes = text.as_bytes();
    let mut word = WordMark::EMPTY;
    // Where the open word began.
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            open.get_or_insert(at);
            word.add(byte.to_ascii_lowercase().into());
            at += 1;
            continue;
        }
        let c = if byte.is_ascii() { char::from(byte) } else { char_at(text, at) };
        let end = at + c.len_utf8();
        if c.is_alphanumeric() && !stands_alone(c) {
            open.get_or_insert(at);
            // What a typesetter joined is set as its letters.
            match c {
                '\u{fb00}'..='\u{fb06}' => decompose_compatible(c, |c| word.add(c.into())),
                _ => c.to_lowercase().for_each(|c| word.add(c.into())),
            }
        } else if !is_passed_over(c) {
            if let Some(start) = open.take() {
                see(std::mem::replace(&mut word, WordMark::EMPTY), start..at);
            }
            if c.is_alphanumeric() {
                let mut single = WordMark::EMPTY;
                single.add(c.into());
                see(single, at..end);
            }
        }
        at = end;
    }
    if let Some(start) = open {
        see(word, start..bytes.len());
    }
}

fn char_at(text: &str, at: usize) -> char {
    text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\u{fffd}')
}

/// Tells whether a character is written with no space to the next one.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{1b000}'..='\u{1b16f}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Tells whether a character stands within words and says nothing.
pub(super) fn is_passed_over(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        words(text, |_, at| found.push(&text[at]));
        found
    }

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(all("Don't *stop*, 2nd café."), ["Don", "t", "stop", "2nd", "café"]);
        assert_eq!(all("co\u{ad}op 日本語 ไทย"), ["co\u{ad}op", "日", "本", "語", "ไ", "ท", "ย"]);
        assert_eq!(all(""), [""; 0]);
    }

    #[test]
    fn case_and_soft_hyphens_make_no_difference() {
        let one = |text: &str| {
            let mut found = None;
            words(text, |word, _| found = Some(word));
            found
        };
        assert_eq!(one("CO\u{ad}OP"), one("coop"));
        assert_eq!(one("\u{fb01}nally"), one("Finally"));
        assert_ne!(one("coop"), one("cop"));
    }
}
