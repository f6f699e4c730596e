//! Words, numbers and signs of a line, with their places.

use super::words::normal;
use crate::lang::Lexicon;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateTokenKind {
    /// Letters, with their accents.
    Word,
    /// Digits of any script; the value of runs over eight digits is no date's.
    Number {
        /// What they count.
        value: u32,
        /// How many there are.
        digits: usize,
    },
    /// One other character that is no white space.
    Sign(char),
}

/// A piece of a line.
#[derive(Clone, Debug)]
struct Token {
    kind: DateTokenKind,
    range: Range<usize>,
}

/// The tokens of a text, 0-based; white space stands between them.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

/// The zeros of the scripts that have digits of their own; one to nine follow each.
const ZEROS: [char; 34] = [
    '0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '෦', '๐', '໐', '༠', '၀', '႐', '០', '᠐',
    '᥆', '᧐', '᪀', '᭐', '᮰', '᱀', '᱐', '꘠', '꣐', '꧐', '꩐', '꯰', '０',
];

/// Tells whether a character is a decimal digit of any script.
pub fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

pub(super) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() || !c.is_numeric() {
        return c.to_digit(10);
    }
    ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

/// Tells whether a letter right after a number is the sign of what it counts, `年`, with which another word may go on:
/// `10日発行`.
fn is_date_sign(before: &[Token], c: char, start: usize) -> bool {
    let number = before
        .last()
        .is_some_and(|token| matches!(token.kind, DateTokenKind::Number { .. }) && token.range.end == start);
    number && matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}

/// Marks that change the direction of a line and nothing else.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Tells whether a sign marks emphasis, which stands around any word of a date: `_Jena_, 25 _Nov._ 1794`. Between two
/// numbers it is a part of the date.
fn is_stress(before: &[Token], c: char, next: Option<char>) -> bool {
    let number = before.last().is_some_and(|token| matches!(token.kind, DateTokenKind::Number { .. }));
    matches!(c, '_' | '*') && !before.is_empty() && !(number && next.is_some_and(is_digit))
}

impl<'a> Tokens<'a> {
    /// Cuts a text into tokens.
    pub fn new(text: &'a str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            if c.is_whitespace() || is_invisible(c) || is_stress(&tokens, c, next) {
                continue;
            }
            let mut end = start + c.len_utf8();
            let kind = if let Some(first) = digit(c) {
                let (mut value, mut digits) = (first, 1);
                while let Some((at, more)) = chars.next_if(|(_, c)| is_digit(*c)) {
                    value = value.saturating_mul(10).saturating_add(digit(more).unwrap_or(0));
                    digits += 1;
                    end = at + more.len_utf8();
                }
                DateTokenKind::Number { value, digits }
            } else if is_date_sign(&tokens, c, start) {
                DateTokenKind::Word
            } else if is_letter(c) {
                while let Some((at, more)) = chars.next_if(|(_, c)| is_letter(*c)) {
                    end = at + more.len_utf8();
                }
                DateTokenKind::Word
            } else {
                DateTokenKind::Sign(c)
            };
            tokens.push(Token { kind, range: start..end });
        }
        Self { text, tokens }
    }

    /// Returns how many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns what stands at a place, if anything does.
    pub fn kind(&self, at: usize) -> Option<DateTokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Returns the characters at a place; empty past the end.
    pub fn source(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.range.clone()])
    }

    /// Returns the word at a place in the form of the word lists, if there is a word.
    pub fn word(&self, at: usize) -> Option<String> {
        (self.kind(at)? == DateTokenKind::Word).then(|| normal(self.source(at)))
    }

    /// Returns the number at a place if it has so many digits.
    pub fn number(&self, at: usize, digits: Range<usize>) -> Option<u32> {
        match self.kind(at)? {
            DateTokenKind::Number { value, digits: n } if digits.contains(&n) => Some(value),
            _ => None,
        }
    }

    /// Returns the sign at a place.
    pub fn sign(&self, at: usize) -> Option<char> {
        match self.kind(at)? {
            DateTokenKind::Sign(c) => Some(c),
            _ => None,
        }
    }

    /// Tells whether one of these signs stands at a place.
    pub fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        self.sign(at).is_some_and(|c| signs.contains(&c))
    }

    /// Returns the place after as many of the signs as stand here.
    pub fn skip_signs(&self, mut at: usize, signs: &[char]) -> usize {
        while self.is_sign(at, signs) {
            at += 1;
        }
        at
    }

    /// Returns the next place if one of these signs stands here, else this one.
    pub fn skip_sign(&self, at: usize, signs: &[char]) -> usize {
        at + usize::from(self.is_sign(at, signs))
    }

    /// Returns the next place if a word of the list stands here, else this one.
    pub fn skip_word(&self, at: usize, words: &Lexicon) -> usize {
        at + usize::from(self.word(at).is_some_and(|word| words.contains(&word)))
    }

    /// Tells whether nothing stands between the token at a place and the one before it.
    pub fn joined(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            // Between the numbers of right-to-left dates a copy has marks that show nothing.
            (Some(before), Some(token)) => self
                .text
                .get(before.range.end..token.range.start)
                .is_some_and(|between| between.chars().all(is_invisible)),
            _ => false,
        }
    }

    /// Returns the bytes of the tokens `start..end`; empty at the end of the text where there are none.
    pub fn bytes(&self, start: usize, end: usize) -> Range<usize> {
        match (self.tokens.get(start), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => first.range.start..last.range.end.max(first.range.start),
            _ => self.text.len()..self.text.len(),
        }
    }
}
