//! Where terms occur in a text.

use std::collections::BTreeMap;

/// Words and phrases to be looked for, all at once.
#[derive(Debug, Default)]
pub struct Finder {
    /// The words of each phrase with its number, by its first word.
    phrases: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

impl Finder {
    /// Adds a phrase under a number; case and signs do not count.
    pub fn add(&mut self, phrase: &str, number: usize) {
        let words: Vec<String> = words(phrase).collect();
        if let Some(first) = words.first() {
            self.phrases.entry(first.clone()).or_default().push((words, number));
        }
    }

    /// Returns the numbers of the phrases that occur in a text, in the order in which they first do.
    ///
    /// Linear in the text, and in the phrases that begin with each of its words.
    pub fn find(&self, text: &str) -> Vec<usize> {
        let text: Vec<String> = words(text).collect();
        let mut found = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for at in 0..text.len() {
            let rest = text.get(at..).unwrap_or_default();
            let known = rest.first().and_then(|word| self.phrases.get(word));
            for (phrase, number) in known.into_iter().flatten() {
                if rest.starts_with(phrase) && seen.insert(*number) {
                    found.push(*number);
                }
            }
        }
        found
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}
