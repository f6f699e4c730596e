//! Scripts that are written without spaces between words: words are counted by letters there.

/// Letters of a word in such a script, on average: as many of its words stand in a sentence as of others.
const LETTERS: usize = 2;

/// Tells whether a letter belongs to a script without spaces: Thai, Lao, Tibetan, Burmese, Khmer, Kana or Han.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '々' | '〆' | '\u{20000}'..='\u{3ffff}')
}

/// Counts the words of a text; in a script without spaces by its letters.
///
/// ```
/// use chapbook::lang::unspaced::words;
///
/// assert_eq!(words("The mill and the river"), 5);
/// assert_eq!(words("水车在河边转了整夜"), 5);
/// ```
pub fn words(text: &str) -> usize {
    let count = |piece: &str| match piece.chars().filter(|c| is_unspaced(*c)).count() {
        0 => 1,
        letters => letters.div_ceil(LETTERS),
    };
    if text.is_ascii() { text.split_whitespace().count() } else { text.split_whitespace().map(count).sum() }
}
