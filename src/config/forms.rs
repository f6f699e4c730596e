//! Texts of a certain form: language tags, ISBNs, web addresses, encodings.

use crate::num::saturate;
use crate::read::encoding::TextEncoding;

/// What to write for a language.
pub const LANGUAGE: &str =
    "write its code of two or three letters, such as \"en\", \"en-US\", \"fr\" or \"ar\"";
/// What to write for an ISBN.
pub const ISBN: &str = "look for a slip: the last of the 13 (or 10) digits must fit the others";
/// What to write for a web address.
pub const ADDRESS: &str = "write it from `https://` on, such as \"https://example.org\"";
/// What to write for an encoding.
pub const ENCODING: &str =
    "write its usual name, such as \"windows-1252\", \"cp850\", \"cp437\", \"cp866\" or \"mac-roman\"";

/// Tells whether a text is the name of an encoding.
pub fn is_encoding(text: &str) -> bool {
    TextEncoding::named(text).is_some()
}

/// Tells whether a text is a BCP 47 tag with a language.
pub fn is_language(text: &str) -> bool {
    icu_locale_core::LanguageIdentifier::try_from_str(&text.replace('_', "-"))
        .is_ok_and(|tag| !tag.language.is_unknown())
}

/// Tells whether a text is a web address with its scheme.
pub fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !text.contains(char::is_whitespace))
}

/// Tells whether the check digit fits: ISO 2108, modulo 10 for 13 digits and modulo 11 for 10.
pub fn is_isbn(text: &str) -> bool {
    let text = text.trim_start_matches("ISBN").trim_start_matches("urn:isbn:");
    let signs: Vec<char> =
        text.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2010}' | '\u{2011}')).collect();
    let value = |(place, sign): (usize, &char)| match sign {
        'X' | 'x' if place == 9 && signs.len() == 10 => Some(10),
        sign => sign.to_digit(10),
    };
    let Some(digits) = signs.iter().enumerate().map(value).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    let sum = |weight: fn(usize) -> u32| digits.iter().enumerate().map(|(i, d)| d * weight(i)).sum::<u32>();
    match digits.len() {
        13 => sum(|i| if i % 2 == 0 { 1 } else { 3 }) % 10 == 0,
        10 => sum(|i| 10 - saturate::<u32>(i)) % 11 == 0,
        _ => false,
    }
}
