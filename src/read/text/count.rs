//! Numbers of issues and articles with what counts them.

use super::measures::{self, COUNT_DIGITS};
use super::part::HeadLine;
use crate::lang::Lexicon;
use std::sync::LazyLock;

/// Tells whether a word is a number between the signs that count in East Asia: `第12期`, `제3호`.
fn is_signed(word: &str) -> bool {
    let digit = |c: char| c.is_numeric() || "〇零一二三四五六七八九十百".contains(c);
    let inner = word.strip_prefix(['第', '제']).unwrap_or_default();
    let rest = inner.trim_start_matches(digit);
    let mut after = rest.chars();
    rest.len() < inner.len() && after.next().is_none_or(char::is_alphabetic) && after.next().is_none()
}

/// Tells whether a number follows a word: `No.`, `Heft`.
pub(super) fn is_counted(word: &str) -> bool {
    static COUNTED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.counted));
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '№' && c != '°').to_lowercase();
    COUNTED.contains(&bare)
}

/// Tells whether a word is followed by a number rather than by a date.
pub(super) fn is_number_word(word: &str) -> bool {
    static NUMBER: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.numbers));
    NUMBER.contains(&word.to_lowercase())
}

/// Returns [`HeadLine::Number`] for a number with its word and nothing else, [`HeadLine::Issue`] where the name of what
/// is counted stands with it: `The Bugle #47`.
pub(super) fn numbered<'a>(text: &str) -> Option<HeadLine<'a>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !(1..=measures::ISSUE_WORDS).contains(&words.len()) {
        return None;
    }
    if let [word] = words.as_slice()
        && is_signed(word)
    {
        return Some(HeadLine::Number);
    }
    let counts = is_counted;
    let mut found = false;
    let mut others = 0;
    for (index, word) in words.iter().enumerate() {
        let signed = word
            .strip_prefix(['#', '№'])
            .or_else(|| word.strip_prefix("n°"))
            .or_else(|| word.strip_prefix("N°"));
        let counted = is_number(word) && index > 0 && counts(words[index - 1]);
        if signed.is_some_and(is_number) || counted {
            found = true;
        } else if found && is_number(word) {
            // `Number 2 (30)`, counted from the first of all.
        } else if !(counts(word) && words.get(index + 1).is_some_and(|next| is_number(next))) {
            others += 1;
        }
    }
    let begins = counts(words[0]) || words[0].starts_with(|c: char| !c.is_lowercase());
    if others > measures::PAPER_WORDS || !begins {
        return None;
    }
    found.then_some(if others == 0 { HeadLine::Number } else { HeadLine::Issue })
}

/// Tells whether a word is a number in digits or Roman capitals.
pub(super) fn is_number(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.split(['/', '-', '–']).next().unwrap_or_default();
    !bare.is_empty()
        && ((bare.len() <= measures::ISSUE_DIGITS && bare.bytes().all(|byte| byte.is_ascii_digit()))
            || (bare.len() <= measures::ROMAN_LETTERS && bare.chars().all(|c| "IVXLCDM".contains(c))))
}

/// Tells whether words are about the page and no part of the text: `Page 10`, `3 min read`, `1,112 words`.
pub(super) fn is_aside(text: &str) -> bool {
    static PAGE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.pages));
    static PAGE_OF: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.page_of));
    static MINUTES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.minutes));
    static BESIDE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.reading_time));
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.len() <= COUNT_DIGITS && word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = words.iter().filter(|word| number(word)).count();
    let page = words.first().is_some_and(|word| PAGE.contains(word))
        && words.len() <= measures::PAGE_WORDS
        && words.iter().skip(1).all(|word| number(word) || PAGE_OF.contains(word));
    let time = words.iter().any(|word| MINUTES.contains(word))
        && words.iter().all(|word| number(word) || MINUTES.contains(word) || BESIDE.contains(word))
        && words.len() > 1;
    (1..=measures::PAGE_NUMBERS).contains(&numbers) && (page || time)
}
