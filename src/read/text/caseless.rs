//! Names in scripts without capitals, some of which have no spaces between words either.

use super::measures;
use crate::lang::surnames::{family_name, is_of_name};

/// Tells whether words are of a script without capitals.
pub(super) fn is_caseless(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_uppercase() && !c.is_lowercase())
}

/// Tells whether letters are of a script that has no spaces between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '々' | '〆' | '\u{ac00}'..='\u{d7af}')
}

/// Tells whether words in a script without capitals may be the name of a person: few letters and no other signs.
pub(super) fn is_person(name: &str) -> bool {
    let inside =
        |c: char| c.is_alphabetic() || is_combining(c) || c.is_whitespace() || "・·‧-'’״\"׳.".contains(c);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let words = name.split_whitespace().count();
    let unspaced = name.chars().any(is_unspaced);
    let (most_words, most) = match (unspaced, name.contains(['・', '·'])) {
        (true, false) => (2, measures::UNSPACED_NAME),
        (true, true) => (2, measures::JOINED_NAME),
        (false, _) => (measures::FULL_NAME, measures::LONGEST_HANDLE),
    };
    name.chars().all(inside) && (2..=most).contains(&letters) && (1..=most_words).contains(&words)
}

/// Tells whether a name says by itself that it is one: by its capitals, or in a script without them by a family name. Any
/// few words may be the name of a person there, and so may that of a paper.
pub(super) fn is_surely_person(name: &str) -> bool {
    !is_caseless(name) || unspaced(name) == Some(UnspacedName::Family) || has_common_name(name)
}

/// Tells whether words are as many as a name has, and one of them is among the commonest of names.
pub(super) fn has_common_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (2..=measures::FULL_NAME).contains(&words) && is_person(name) && name.split_whitespace().any(is_of_name)
}

/// Tells whether a sign is a vowel or the like above or below a letter.
fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

pub(super) use crate::lang::unspaced::words;

fn is_syllable(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7af}')
}

fn is_hangul(name: &str) -> bool {
    name.chars().all(is_syllable)
}

/// What words in a script without capitals and spaces may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnspacedName {
    /// A name that begins with a common family name of two signs.
    Family,
    /// One that begins with one of a single sign, which begins other words too.
    ShortFamily,
    /// Two words, or words with a mark between them, as names of other languages are written.
    Joined,
    /// As many signs as a name has.
    Few,
    /// More.
    Many,
    /// Words: `の` joins them, and verbs and adjectives end in letters of its kind.
    Words,
    /// No name has these signs.
    Never,
}

/// Letters of a given name in such a script.
const GIVEN: std::ops::RangeInclusive<usize> = 1..=3;
/// Letters of a name with a family name of one sign, and of one with no known family name.
const SHORT: usize = 3;
const FEW: std::ops::RangeInclusive<usize> = 2..=5;

/// Tells what words may be in a script without capitals and spaces; `None` if they are in another.
pub(super) fn unspaced(name: &str) -> Option<UnspacedName> {
    if !is_caseless(name) || !name.chars().any(is_unspaced) {
        return None;
    }
    if !is_person(name) {
        return Some(UnspacedName::Never);
    }
    let kana = |c: char| matches!(c, '\u{3040}'..='\u{309f}');
    // Words of other languages are written so, and names of people with a mark between theirs.
    let foreign = |c: char| matches!(c, '\u{30a0}'..='\u{30ff}');
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let apart = name.contains(char::is_whitespace);
    let first: String = name.split_whitespace().collect();
    let family = family_name(&first).filter(|family| GIVEN.contains(&letters.saturating_sub(*family)));
    Some(match family {
        Some(2..) => UnspacedName::Family,
        // Places in Korea have two signs, and few people.
        Some(_) if letters == 2 && is_hangul(name) => UnspacedName::Few,
        Some(_) if letters <= SHORT || apart => UnspacedName::ShortFamily,
        _ if name.chars().any(kana) => UnspacedName::Words,
        _ if apart || name.contains(['・', '·']) => UnspacedName::Joined,
        _ if name.chars().any(foreign) => UnspacedName::Words,
        _ if FEW.contains(&letters) => UnspacedName::Few,
        _ => UnspacedName::Many,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // Only capitals showed what is a name, so that no text in these scripts had an author.
    #[test]
    fn names_in_scripts_without_capitals_are_weighed() {
        for (words, kind) in [
            ("石川春", UnspacedName::Family),
            ("石川 春", UnspacedName::Family),
            ("山本さくら", UnspacedName::Family),
            ("王小明", UnspacedName::ShortFamily),
            ("김철수", UnspacedName::ShortFamily),
            ("アン・リー", UnspacedName::Joined),
            ("シェア", UnspacedName::Words),
            ("通行料", UnspacedName::Few),
            ("金融危機", UnspacedName::Few),
            ("長い霜", UnspacedName::Words),
            ("水門の朝", UnspacedName::Words),
            ("水門は五時に開けられた。", UnspacedName::Never),
        ] {
            assert_eq!(unspaced(words), Some(kind), "{words}");
        }
        for other in ["Ann Lee", "", "12", "אנה לי"] {
            assert_eq!(unspaced(other), None, "{other}");
        }
    }

    #[test]
    fn names_in_such_scripts_have_few_letters_and_no_other_signs() {
        ["אנה לי", "سارة بن علي", "石川春"].iter().for_each(|name| assert!(is_person(name), "{name}"));
        ["האם הסכר נפתח?", "水門は朝の五時に開けられ", "第3回"]
            .iter()
            .for_each(|other| assert!(!is_person(other), "{other}"));
    }
}
