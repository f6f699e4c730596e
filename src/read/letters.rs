//! Letters that a copy brought along: ligatures of a PDF, and signs that nobody sees.

use std::borrow::Cow;

/// The soft hyphen.
const SOFT: char = '\u{ad}';

/// Returns a text with plain letters for ligatures, and without marks of no width.
///
/// A space of no width stays in scripts that part their words by it, and so do the joiners that change letters.
pub fn plain(text: &str) -> Cow<'_, str> {
    let odd = |c: char| matches!(c, '\u{fb00}'..='\u{fb06}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    if text.is_ascii() || !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let parts_words = text.contains(
        |c: char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'),
    );
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{200b}' if parts_words => out.push(c),
            c if odd(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Returns the same of a copy, which has soft hyphens where a page was once broken.
pub fn plain_copy(text: &str) -> Cow<'_, str> {
    match plain(text) {
        text if text.contains(SOFT) => Cow::Owned(text.replace(SOFT, "")),
        text => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_become_letters_and_marks_without_width_go() {
        assert_eq!(
            plain("of\u{fb01}ce, \u{fb02}oor, e\u{fb00}ort, a\u{fb03}x"),
            "office, floor, effort, affix"
        );
        assert_eq!(plain("wa\u{200b}ter\u{feff}"), "water");
        assert_eq!(plain("na\u{ad}ture"), "na\u{ad}ture", "an author may mark where a word divides");
        assert_eq!(plain_copy("na\u{ad}ture"), "nature");
        let same = ["\u{e19}\u{e49}\u{e33}\u{200b}\u{e14}\u{e35}", "\u{645}\u{6cc}\u{200c}\u{62e}", "plain"];
        same.iter().for_each(|text| assert_eq!(plain(text), *text));
    }
}
