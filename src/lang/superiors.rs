//! Letters that a language sets raised and small after a number.

use super::word_places::word_places;
use std::ops::Range;

/// The ends of ordinal numbers in French.
///
/// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Abréviations"; Lacroux,
/// Orthotypographie, "Abréviation", "Nombres ordinaux".
const FRENCH: [&str; 8] = ["er", "ers", "re", "res", "e", "es", "ème", "èmes"];

/// Tells whether a language has this custom.
pub fn raises(primary: &str) -> bool {
    primary == "fr"
}

/// Returns the letters of a text that a language sets raised, in bytes, ascending: `er` in `1er`, `e` in `XVIIIe`, `o` in
/// `no 5`. Only French has such a custom here; others write what they raise with signs of its own, or not at all.
pub fn superiors(primary: &str, text: &str) -> Vec<Range<usize>> {
    if !raises(primary) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, word) in word_places(text) {
        let after = &text[at + word.len()..];
        // `nos 5` may be "our five".
        let counts = ["no", "No"].contains(&word)
            && after.starts_with([' ', '\u{a0}', '\u{202f}'])
            && after.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let roman = word.bytes().take_while(|byte| b"IVXLCDM".contains(byte)).count();
        let start = match counts {
            true => Some(1),
            false if digits > 0 => Some(digits),
            // `Ce`, `De`, `Le`, `Vers` are words.
            false if roman > 1 => Some(roman).filter(|_| word.ends_with('e')),
            false if word.starts_with('I') => Some(roman),
            false if word.starts_with(['V', 'X']) => Some(roman).filter(|_| word.len() == 2),
            false => None,
        };
        let is_end = |start: usize| counts || FRENCH.contains(&&word[start..]);
        found.extend(
            start.filter(|start| *start > 0 && is_end(*start)).map(|start| at + start..at + word.len()),
        );
    }
    found
}

/// Returns the parts of a text in order, each with whether a language sets it raised.
pub fn raised_parts<'t>(primary: &str, text: &'t str) -> Vec<(&'t str, bool)> {
    let mut parts = Vec::new();
    let mut at = 0;
    for range in superiors(primary, text) {
        let end = range.end;
        parts.extend([(&text[at..range.start], false), (&text[range], true)]);
        at = end;
    }
    parts.push((&text[at..], false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_ordinal_numbers_are_raised_in_french() {
        let raised = |lang, text: &str| {
            superiors(lang, text)
                .into_iter()
                .map(|range| text[range].to_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let rows = [
            ("Le 1er janvier, au XVIIIe siècle, la 2e, la 1re et la 3ème", "er e e re ème"),
            ("le no 5, le XXIe, Ve République, François Ier", "o e e er"),
            (
                "Vers la mer, un Ver, nos 5 amis et Nos 6. Ce n'est pas ce que De Me Le dit : non, no way, Vie, Xérès, Civile, CE, 2est, 10 e",
                "",
            ),
        ];
        for (text, expected) in rows {
            let parts = raised_parts("fr", text);
            assert_eq!(parts.iter().map(|(part, _)| *part).collect::<String>(), text);
            assert_eq!(raised("fr", text), expected, "{text}");
            assert_eq!(raised("en", text), "", "{text}");
        }
    }
}
