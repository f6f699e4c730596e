//! What is read as one though a space stands in it: a line ends there only where it must.

use super::costs;
use super::numbers::{is_number, is_roman, without_accents};
use super::prepare::Prepared;

impl Prepared<'_> {
    /// Returns what it costs to end a line at this space, in TeX's sense.
    pub(super) fn tie(&self, space: usize) -> f64 {
        match (self.holds(space), self.is_seldom_last(space)) {
            (true, _) => costs::HELD_PENALTY,
            (false, true) => costs::SELDOM_PENALTY,
            (false, false) => 0.0,
        }
    }

    /// Tells whether the language rather ends no line with the word before this space.
    fn is_seldom_last(&self, space: usize) -> bool {
        let before = without_opening(self.text_of(space.wrapping_sub(1)));
        let token = &self.tokens[space];
        let words = &self.words[token.span as usize][usize::from(token.level.is_rtl())];
        // All such words are short.
        before.len() < 8 && words.as_ref().is_some_and(|words| words.seldom_last.contains(before))
    }

    /// Tells whether what stands beside this space is read as one: an initial and a name, an abbreviation or a short
    /// preposition and what follows, the groups of a number.
    fn holds(&self, space: usize) -> bool {
        let (before, after) = (self.text_of(space.wrapping_sub(1)), self.text_of(space + 1));
        let bare = without_opening(before);
        let mut chars = bare.chars();
        let (first, second, third) = (chars.next(), chars.next(), chars.next());
        let begins = after.chars().next();
        let is_initial = first.is_some_and(char::is_uppercase) && second == Some('.') && third.is_none();
        if is_initial && begins.is_some_and(char::is_uppercase) {
            return true;
        }
        let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
        if digits(bare) == bare.len() && (1..=3).contains(&bare.len()) && digits(after) == 3 {
            return true;
        }
        let token = &self.tokens[space];
        let words = &self.words[token.span as usize][usize::from(token.level.is_rtl())];
        let is_unit = |word: &str| {
            let word = word.trim_end_matches([',', ';', ':', ')', '!', '?', '»', '”', '“', '’']);
            words.as_ref().is_some_and(|words| {
                words.units.contains(word) || words.units.contains(word.trim_end_matches('.'))
            })
        };
        let is_month =
            |word: &str| words.as_ref().is_some_and(|words| words.months.contains(&without_accents(word)));
        let is_day = |word: &str| (1..=2).contains(&digits(word)) && is_number(word);
        // `4 July`, `July 4`; after a year `may` is a verb.
        if is_number(bare) && is_unit(after) || is_day(bare) && is_month(after) {
            return true;
        }
        if first.is_some_and(char::is_uppercase) && is_day(after) && is_month(bare) {
            return true;
        }
        let is_name = first.is_some_and(char::is_uppercase) && second.is_some_and(char::is_lowercase);
        if is_name && is_roman(after.trim_end_matches(['.', ',', ';', ':', ')', '’', '!', '?'])) {
            return true;
        }
        // Most words are longer: they are not looked for.
        bare.chars().take(7).count() < 7 && {
            words.as_ref().is_some_and(|words| words.never_last.contains(bare))
        }
    }
}

/// Returns a word without the marks that open a quotation or bracket.
fn without_opening(word: &str) -> &str {
    word.trim_start_matches(['(', '[', '„', '“', '«', '‘', '"'])
}
