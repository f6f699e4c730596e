//! Numbers, and words as they are compared with those that stand beside numbers.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Tells whether a word is a number, as it is counted with: `12`, `1er`, `13.`, `XIX`.
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let end = word[digits..].trim_start_matches('.');
    digits > 0 && end.chars().count() <= 3 && end.chars().all(char::is_alphabetic) || is_roman(word)
}

/// Tells whether a word is a number of Roman figures; `I`, `C`, `D`, `L` and `M` are words, or initials, as well.
pub(super) fn is_roman(word: &str) -> bool {
    let is_figures = !word.is_empty() && word.bytes().all(|byte| b"IVXLCDM".contains(&byte));
    is_figures && (word.len() > 1 || matches!(word, "V" | "X"))
}

/// Returns a word in small letters, without accents and the signs after it, as words are compared.
pub(super) fn without_accents(word: &str) -> String {
    let bare = word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '»', '”', '“', '’']);
    bare.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
