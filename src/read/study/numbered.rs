//! Numbers with a word or letter that say which question or answer something is: `Q1.`, `Answer 2:`, `(R3)`.

use crate::lang::{self, Lexicon};
use std::sync::LazyLock;

/// Words that stand before the numbers of questions or answers, and the letters that stand for them.
#[derive(Debug)]
pub struct NumberLabels {
    words: Lexicon,
    letters: String,
}

/// NumberLabels of questions.
pub static QUESTIONS: LazyLock<NumberLabels> = LazyLock::new(|| {
    let words = lang::handout_words().map(|words| words.question.replace("{}", ""));
    NumberLabels::of(words.map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase()))
});

/// NumberLabels of answers.
pub static ANSWERS: LazyLock<NumberLabels> = LazyLock::new(|| {
    let words = lang::readings().flat_map(|reading| reading.study.answers);
    NumberLabels::of(words.map(|word| (*word).to_owned()))
});

/// The most digits of a number; more are a year.
const MOST_DIGITS: usize = 3;

impl NumberLabels {
    fn of(words: impl Iterator<Item = String>) -> Self {
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        let letters = words.iter().filter_map(|word| word.chars().next()).collect();
        Self { words: Lexicon::of(words), letters }
    }

    /// Returns the number of a text that begins with such a label, and how many bytes that takes with what follows it.
    pub fn number(&self, text: &str) -> Option<(usize, usize)> {
        let inner = text.trim_start().trim_start_matches(['(', '[']);
        let digits = inner.find(|c: char| c.is_ascii_digit())?;
        let word = inner.get(..digits)?.trim_end_matches([' ', '\u{a0}', '.', '#', '°']).to_lowercase();
        let mut letters = word.chars();
        let is_letter =
            letters.next().is_some_and(|letter| self.letters.contains(letter)) && letters.next().is_none();
        if !is_letter && !self.words.contains(&word) {
            return None;
        }
        let rest = inner.get(digits..)?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).filter(|end| *end <= MOST_DIGITS)?;
        let after = rest.get(end..)?;
        let signs = after.len() - after.trim_start_matches([')', ']', '.', ':']).len();
        let rest_after = after.get(signs..)?;
        let parted = signs > 0 && (rest_after.is_empty() || rest_after.starts_with(char::is_whitespace));
        let number = rest.get(..end)?.parse().ok().filter(|_| parted)?;
        Some((number, text.len() - rest_after.trim_start().len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_word_or_its_letter_with_a_number_and_a_sign_that_ends_it() {
        let table = [
            ("A1. Because", &ANSWERS, Some((1, 4))),
            ("A 12: Because", &ANSWERS, Some((12, 6))),
            ("(A3) Because", &ANSWERS, Some((3, 5))),
            ("Answer 2: Because", &ANSWERS, Some((2, 10))),
            ("R4. Parce que", &ANSWERS, Some((4, 4))),
            ("Antwort 2: Weil", &ANSWERS, Some((2, 11))),
            ("Ответ 2. Потому", &ANSWERS, Some((2, 14))),
            ("Q1. Why?", &QUESTIONS, Some((1, 4))),
            ("Question 1: Why?", &QUESTIONS, Some((1, 12))),
            ("Frage 3: Warum?", &QUESTIONS, Some((3, 9))),
            // Paper, a road, a year, a sentence.
            ("A4 paper", &ANSWERS, None),
            ("A1848. Because", &ANSWERS, None),
            ("A10.5 mm line", &ANSWERS, None),
            ("In 3. Why", &QUESTIONS, None),
            ("1. Why?", &QUESTIONS, None),
        ];
        for (text, labels, number) in table {
            assert_eq!(labels.number(text), number, "{text}");
        }
    }
}
