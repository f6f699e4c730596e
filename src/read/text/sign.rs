//! What single lines are by the signs they start with.

use crate::lang::Lexicon;
use crate::num::saturate;
use std::sync::LazyLock;

/// Tells whether a line is a ruling or an ornament: only signs, three or more, or one that is no other sign.
pub(super) fn is_ruling(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    let count = 1 + signs.clone().count();
    let same = signs.all(|c| c == first);
    same && match first {
        '⁂' | '❦' | '❧' | '☙' | '§' | '✻' | '※' | '◊' | '◆' | '❖' => true,
        '*' | '#' | '~' | '•' | '·' | '✶' | '⁎' => count <= 12 || line.len() >= count,
        '-' | '_' | '=' | '—' | '–' | '+' | 'o' => count >= 3,
        _ => false,
    }
}

/// The marker of a list's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListSign {
    /// A sign.
    Bullet(char),
    /// A number and the sign after it.
    Number(u64, char),
}

/// Returns the marker that a line starts with, and how many bytes it is long with the white space after it.
pub(super) fn marker(line: &str) -> Option<(ListSign, usize)> {
    let first = line.chars().next()?;
    let (marker, len) = match first {
        '-' | '*' | '+' | '•' | '·' | '–' | '‣' | '▪' | '●' | '○' | '■' | '◦' | '→' => {
            (ListSign::Bullet(first), first.len_utf8())
        }
        '0'..='9' | '(' => {
            let digits = line.strip_prefix('(').unwrap_or(line);
            let end = digits.find(|c: char| !c.is_ascii_digit())?;
            let sign = digits[end..].chars().next()?;
            let number = digits.get(..end).filter(|digits| digits.len() <= 3)?.parse().ok()?;
            if !(sign == ')' || (sign == '.' && first != '(')) {
                return None;
            }
            (ListSign::Number(number, sign), line.len() - digits.len() + end + 1)
        }
        _ => return None,
    };
    let rest = line.get(len..)?;
    let text = rest.trim_start();
    (rest.len() > text.len() && !text.is_empty() && !is_ruling(line))
        .then_some((marker, line.len() - text.len()))
}

/// Returns the letter of an item of statutes: `a) to keep the lock`, `(b) to pay the smith`.
pub(super) fn lettered(line: &str) -> Option<char> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let letter = inner.chars().next().filter(char::is_ascii_lowercase)?;
    let text = inner[1..].strip_prefix(')')?;
    (text.starts_with(char::is_whitespace) && !text.trim().is_empty()).then_some(letter)
}

/// Tells whether a line begins as an entry of a chat does: `[14.02.2021 09:12] Ann:`, `14/02/21, 09:12 - Ann:`.
pub(super) fn is_chat(line: &str) -> bool {
    let stamp = match line.strip_prefix('[') {
        Some(inner) => inner.split_once("] "),
        None => line.split_once(" - "),
    };
    let Some((stamp, rest)) = stamp else { return false };
    let digits = stamp.chars().filter(char::is_ascii_digit).count();
    let others = stamp.chars().all(|c| c.is_ascii_digit() || ".,:/- AaPpMm".contains(c) || c == '\u{202f}');
    let named =
        rest.split_once(':').is_some_and(|(name, _)| (1..=6).contains(&name.split_whitespace().count()));
    stamp.contains(':') && (7..=14).contains(&digits) && others && named
}

/// Returns how many bytes of a line with a ruling below it are stars and spaces: mails in plain text mark their headings so,
/// `** The Frost`.
pub(super) fn stars(line: &str) -> Option<usize> {
    let text = line.strip_prefix("** ").map(str::trim_start)?;
    (!text.is_empty() && !text.contains("**")).then_some(line.len() - text.len())
}

/// Returns how many bytes of a line that is a title or the name of the series are signs before it.
pub(super) fn before_name(line: &str) -> Option<usize> {
    hashes(line).map(|(_, len)| len).or_else(|| stars(line))
}

/// Returns the level of a heading marked by `#` signs, and how many bytes they are long with the space.
pub(super) fn hashes(line: &str) -> Option<(u8, usize)> {
    let rest = line.trim_start_matches('#');
    let count = line.len() - rest.len();
    let text = rest.trim_start();
    ((1..=6).contains(&count) && text.len() < rest.len() && !text.is_empty())
        .then_some((saturate::<u8>(count), line.len() - text.len()))
}

/// The longest line that may name who is quoted, in characters.
const LONGEST_NAME: usize = 120;

/// Returns how long the dash is, with the white space after it, of a line that names who is quoted.
///
/// A dash, a name, a work perhaps; no question or exclamation, no end of a sentence within.
pub(super) fn attribution(line: &str) -> Option<usize> {
    let name = line.trim_start_matches(['—', '–', '―', '-', '~']);
    let dash = &line[..line.len() - name.len()];
    let one = matches!(dash, "—" | "–" | "―" | "-" | "--" | "---" | "~" | "——");
    let text = name.trim_start();
    (one && is_name(text)).then(|| line.len() - text.len())
}

/// Returns the same of a line right below a quotation in marks: there a few words in small letters name whose
/// it is too, unless they end as a sentence does: `— my grandmother`, `– św. Augustyn`.
pub(super) fn attribution_below(quoted: &str, line: &str) -> Option<usize> {
    attribution(line).or_else(|| {
        let name = line.trim_start_matches(['—', '–', '―']);
        let text = name.trim_start();
        let dash = &line[..line.len() - name.len()];
        let few = (1..=8).contains(&text.split_whitespace().count());
        let open = text.ends_with(char::is_alphanumeric) && !text.contains(['?', '!', ':', ';']);
        let closed =
            quoted.trim_end_matches(['*', '_']).ends_with(['”', '“', '»', '«', '"', '’', '」', '』']);
        let one = matches!(dash, "—" | "–" | "―" | "——");
        (closed && (one && few && open || is_passage(line))).then(|| line.len() - text.len())
    })
}

/// Most words before the first number of a passage of a book, and most numbers: `The First Letter to the Wickers, 2, 3–5`.
const BOOK_WORDS: usize = 7;
const PASSAGE_NUMBERS: usize = 4;

/// Tells whether a line only names a passage of a book by chapter and verse: `(Mt 11, 15)`, `Book II, ch. 3`.
///
/// A chapter has its verse after a comma, colon or point, or a word before each number says what is counted. A page or a
/// year says neither, and a sentence has other words between its numbers.
pub(super) fn is_passage(line: &str) -> bool {
    static COUNTED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.passages));
    let stripped = line.trim_matches(['*', '_']);
    let inner = stripped.strip_prefix(['(', '[']).and_then(|inner| inner.strip_suffix([')', ']']));
    let inner = inner.unwrap_or(stripped);
    let bare = inner.trim_end_matches(['.', ' ']);
    let word_of = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words: Vec<&str> = bare.split_whitespace().collect();
    // `1 Cor 13, 4`: the number of the book stands before its name.
    let book = usize::from(words.len() > 2 && words[0].len() <= 2 && is_place(words[0]));
    let is_counted = |word: &str| COUNTED.contains(&word_of(word));
    let numbered = |at: usize| at >= book && is_place(words[at]);
    let Some(first) = (0..words.len()).find(|at| numbered(*at)) else { return false };
    let numbers = (first..words.len()).filter(|at| numbered(*at)).count();
    let others = (first..words.len()).filter(|at| !numbered(*at) && !is_counted(words[*at])).count();
    let named = bare.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase())
        && first > book
        && first <= BOOK_WORDS;
    let before = |at: usize| at.checked_sub(1).is_some_and(|before| is_counted(words[before]));
    let counted = (first..words.len()).all(|at| !numbered(at) || before(at));
    // One number and its word are a heading: `Chapter II`.
    let counted = counted && (first > 1 || numbers > 1);
    let verse = words[first..].join(" ");
    let versed = verse.split_once([',', ':', '.']).is_some_and(|(chapter, verse)| {
        is_place(chapter) && verse.trim_start().starts_with(|c: char| c.is_ascii_digit())
    });
    named && others == 0 && numbers <= PASSAGE_NUMBERS && (counted || versed)
}

/// Tells whether a word is the number of a chapter or verse, or several of them: `11,`, `3–5`, `11:15`, `xii.`
fn is_place(word: &str) -> bool {
    let numbers = word.split([',', ':', '.', '-', '–', ';']).filter(|number| !number.is_empty());
    let digits = |number: &str| number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let roman = |number: &str| {
        number.len() <= 7
            && (number.chars().all(|c| "IVXLC".contains(c)) || number.chars().all(|c| "ivxlc".contains(c)))
    };
    let verse = |number: &str| {
        number.strip_suffix(['a', 'b', 'f']).is_some_and(|number| !number.is_empty() && digits(number))
    };
    let mut numbers = numbers.peekable();
    numbers.peek().is_some() && numbers.all(|number| digits(number) || roman(number) || verse(number))
}

/// Tells whether words may name a person or a work.
pub(super) fn is_name(text: &str) -> bool {
    let first = text.chars().find(|c| !"“‘«„\"'*_([".contains(*c));
    let starts = first.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase()) || has_small_lead(text);
    if !starts || text.chars().count() > LONGEST_NAME || text.ends_with(['?', '!', ';', ':', ',', '…']) {
        return false;
    }
    let inner = text.strip_suffix('.').unwrap_or(text);
    let ends = inner.split_whitespace().filter(|word| {
        let letters = word.trim_end_matches(['.', ',', '”', '»', '’', ')', '*', '_']);
        word.contains(['!', '?', ';']) || (word.ends_with('.') && letters.chars().count() > 4)
    });
    ends.count() == 0
}

/// Names that start with a small letter: a particle, `from`, `attributed to`, `anonymous`.
fn has_small_lead(text: &str) -> bool {
    static LEADS: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::phrases(|reading| reading.head.small_leads).with(&["al-", "ibn"]));
    LEADS.iter().any(|lead| {
        text.strip_prefix(lead)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || lead.ends_with(['’', '-']))
    })
}

/// Tells whether a line is only the number of a section: `IV.`, `iii`, `2)`.
pub(super) fn is_numeral(text: &str) -> bool {
    let numeral = text.trim_end_matches(['.', ')', ':']);
    let all = |signs: &str| numeral.chars().all(|c| signs.contains(c));
    !numeral.is_empty() && (all("IVXLC") || all("ivx") || (numeral.len() <= 2 && all("0123456789")))
}

/// Tells whether all letters are capitals, of which there are at least two.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 2 && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rulings() {
        for line in ["***", "* * *", "---", "⁂", "—————", "~", "#", "* * * * *"] {
            assert!(is_ruling(line), "{line}");
        }
        for line in ["-", "a", "- a", "§ 4", "* a *", "--"] {
            assert!(!is_ruling(line), "{line}");
        }
    }

    #[test]
    fn markers() {
        let cases = [
            ("- bread", Some((ListSign::Bullet('-'), 2))),
            ("12) bread", Some((ListSign::Number(12, ')'), 4))),
            ("(3) bread", Some((ListSign::Number(3, ')'), 4))),
            ("1917. Das Jahr", None),
            ("*bread* and land", None),
            ("(see below)", None),
            ("3.5 per cent", None),
        ];
        for (line, expected) in cases {
            assert_eq!(marker(line), expected, "{line}");
        }
    }

    #[test]
    fn letters_of_statutes_and_entries_of_chats() {
        assert_eq!(lettered("a) to keep the lock"), Some('a'));
        assert_eq!(lettered("(b) to pay the smith"), Some('b'));
        for line in ["a to keep", "A) To keep", "a)", "as) so", "(see a) there"] {
            assert_eq!(lettered(line), None, "{line}");
        }
        for line in [
            "[14.02.2021 09:12] Ann Lee: Who?",
            "14/02/21, 09:12 - Bo: The smith.",
            "[2/14/21, 9:12:07 PM] Ann: So.",
        ] {
            assert!(is_chat(line), "{line}");
        }
        for line in [
            "[14] Ann Lee: Who?",
            "[see 14.02.2021 09:12] Ann: Who?",
            "[14.02.2021 09:12] and so on",
            "1914 - the year: it began",
        ] {
            assert!(!is_chat(line), "{line}");
        }
    }

    #[test]
    fn passages_of_books() {
        for line in [
            "(Mt 11, 15)",
            "Mt 11,15",
            "Matthew 11:15",
            "1 Cor 13, 4–7",
            "(Łk 2, 1-5.)",
            "Book II, ch. 3",
            "The Lock and Its Keepers, book II, ch. 3",
            "Psalm xc. 12",
            "Isa. 40:6.",
        ] {
            assert!(is_passage(line), "{line}");
        }
        // A page, a year, a day, a sentence with numbers, a list, a name.
        for line in [
            "(see page 3)",
            "Room 3",
            "May 3, 1815",
            "In 11, 15 came to the lock",
            "The Lock 1851",
            "11, 15",
            "(Ann Lee)",
            "Chapter II",
        ] {
            assert!(!is_passage(line), "{line}");
        }
    }

    #[test]
    fn names_after_a_dash() {
        for line in
            ["— Karl Marx", "--Ada L., Letters, 1843", "- J. S. Mill", "– aus einem Brief", "— Oui, dit Jean"]
        {
            assert!(attribution(line).is_some(), "{line}");
        }
        for line in
            ["— and then he left", "— Where are you going?", "- Bread. The price rose.", "Karl Marx", "-----"]
        {
            assert!(attribution(line).is_none(), "{line}");
        }
    }
}
