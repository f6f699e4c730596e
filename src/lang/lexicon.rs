//! One entry of all languages at once.

use super::{ReadingWords, readings};
use std::collections::BTreeSet;
use std::ops::Bound;

/// Words or phrases that all languages have under one entry, in order and each once.
///
/// Texts are read before anybody knows their language. Build each lexicon once, in a `LazyLock`: every short
/// line of every text is looked up.
#[derive(Clone, Debug, Default)]
pub struct Lexicon(BTreeSet<String>);

impl Lexicon {
    /// Takes phrases of every language.
    pub fn phrases(entry: impl Fn(&'static ReadingWords) -> &'static [&'static str]) -> Self {
        Self(readings().flat_map(entry).map(|phrase| (*phrase).to_owned()).collect())
    }

    /// Takes words of every language, which stand in one string with spaces between them.
    pub fn words(entry: impl Fn(&'static ReadingWords) -> &'static str) -> Self {
        Self::changed_words(entry, str::to_owned)
    }

    /// Takes words of every language, each in the form that `change` gives it.
    pub fn changed_words(
        entry: impl Fn(&'static ReadingWords) -> &'static str,
        change: impl Fn(&str) -> String,
    ) -> Self {
        Self(readings().flat_map(|reading| entry(reading).split_whitespace()).map(change).collect())
    }

    /// Takes words as they are.
    pub fn of(words: impl IntoIterator<Item = String>) -> Self {
        Self(words.into_iter().collect())
    }

    /// Adds words that belong to no one language.
    pub fn with(mut self, more: &[&str]) -> Self {
        self.0.extend(more.iter().map(|word| (*word).to_owned()));
        self
    }

    /// Tells whether a text is one of them.
    pub fn contains(&self, text: &str) -> bool {
        self.0.contains(text)
    }

    /// Returns the longest one that a text begins with.
    pub fn lead<'a>(&self, text: &'a str) -> Option<&'a str> {
        // What stands in order between a beginning of the text and the text begins with it too: of the last one that is
        // not after the text, only what both share is left to look for.
        let mut left = text;
        loop {
            let last = self.0.range::<str, _>((Bound::Unbounded, Bound::Included(left))).next_back()?;
            let shared = last.char_indices().zip(left.chars()).find(|((_, own), of_text)| own != of_text);
            match shared {
                Some(((at, _), _)) => left = left.get(..at)?,
                None => return text.get(..last.len()),
            }
        }
    }

    /// Tells whether a text ends with one of them.
    pub fn ends(&self, text: &str) -> bool {
        self.0.iter().any(|end| text.ends_with(end.as_str()))
    }

    /// Returns all of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Each entry was compared with each line, a quarter of the time that reading took.
    #[test]
    fn the_longest_beginning_is_found_as_if_all_were_compared() {
        let words = ["a", "ab", "abc ", "abd", "b", "by ", "by: ", "é", "éa", "ба", "баб"];
        let lexicon = Lexicon::of(words.map(str::to_owned));
        for text in [
            "", "a", "abb", "abc", "abc d", "abcz", "abda", "ac", "by ann", "by: ann", "byx", "c", "é", "éb",
            "éab", "бабa", "баa", "б",
        ] {
            let compared = words.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len());
            assert_eq!(lexicon.lead(text), compared.copied(), "{text}");
        }
    }
}
