//! The user's own words in place of the tool's.

use super::{BookWords, BookletWords, HandoutWords, known, of, primary};
use serde::Serialize;
use std::collections::BTreeMap;

/// The user's own words for a language, by the names of the entries whose place they take.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OwnWords {
    /// The BCP 47 tag of the language that they are in.
    tag: String,
    words: BTreeMap<String, String>,
}

/// The words that a book is made with.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// What is said in the book.
    pub book: BookWords<'a>,
    /// What is said to whoever prints and folds a booklet.
    pub booklet: BookletWords<'a>,
    /// What is said in handouts.
    pub handouts: HandoutWords<'a>,
}

impl OwnWords {
    /// Takes words in the language of a tag, by the names of the entries whose place they take.
    pub fn new(tag: &str, words: BTreeMap<String, String>) -> Self {
        Self { tag: tag.to_owned(), words }
    }

    /// Returns the words for an entry, if there are some.
    pub fn get(&self, entry: &str) -> Option<&str> {
        self.words.get(entry).map(String::as_str)
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns the words for a text in a language: these if it is theirs; for the rest those of the language's file,
    /// or English ones if it has none.
    pub fn over(&self, tag: &str) -> Words<'_> {
        static NONE: OwnWords = OwnWords { tag: String::new(), words: BTreeMap::new() };
        let own = if primary(tag) == primary(&self.tag) { self } else { &NONE };
        let language = of(tag);
        Words {
            book: language.book.with(own),
            booklet: language.booklet.with(own),
            handouts: language.handouts.with(own),
        }
    }

    /// Returns the tag of the language that a text of these entries is in when they are asked for in a language, so
    /// that a voice reads it as it is: English if the language has no file and not all of them are the user's own.
    pub fn spoken<'t>(&self, tag: &'t str, entries: &[(&str, &str)]) -> &'t str {
        let is_whole =
            primary(tag) == primary(&self.tag) && entries.iter().all(|(entry, _)| self.get(entry).is_some());
        match known(tag) {
            Some(language) => language.tag,
            None if is_whole => tag,
            None => "en",
        }
    }
}
