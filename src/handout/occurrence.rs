//! Where words and phrases occur in a text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words and phrases to be looked for, all at once; case and signs do not count.
#[derive(Debug, Default)]
pub struct Finder {
    /// What is known of the phrases that begin with the same words; the first has read none.
    steps: Vec<Step>,
}

/// Phrases that begin alike.
#[derive(Debug, Default)]
struct Step {
    /// The steps that each next word leads to.
    next: BTreeMap<String, usize>,
    /// The numbers of the phrases that end here.
    ends: Vec<usize>,
}

/// Where a phrase occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Bytes of the text, from its first word to its last.
    pub range: Range<usize>,
    /// The number of the phrase.
    pub number: usize,
}

impl Finder {
    /// Makes a finder of several spellings for each number.
    pub fn new<'a>(phrases: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let mut finder = Self { steps: vec![Step::default()] };
        for (number, phrase) in phrases {
            finder.add(phrase, number);
        }
        finder
    }

    fn add(&mut self, phrase: &str, number: usize) {
        let mut at = 0;
        for (_, word) in words(phrase) {
            let new = self.steps.len();
            at = *self.steps[at].next.entry(word).or_insert(new);
            if at == new {
                self.steps.push(Step::default());
            }
        }
        if at > 0 {
            self.steps[at].ends.push(number);
        }
    }

    /// Returns the numbers of the phrases that occur in a text, in the order in which they first do.
    pub fn find(&self, text: &str) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        self.each(text, |here| {
            let new = here.iter().filter(|occurrence| seen.insert(occurrence.number));
            found.extend(new.map(|occurrence| occurrence.number));
            None
        });
        found
    }

    /// Returns where phrases occur that were not seen before, each once and none within another: of those that
    /// begin with one word, the longest. They are seen from then on.
    pub fn first(&self, text: &str, seen: &mut BTreeSet<usize>) -> Vec<Occurrence> {
        let mut found = Vec::new();
        self.each(text, |here| {
            let whole = here.last()?.range.end;
            // The part of a longer phrase that is explained already is no occurrence of its own.
            let longest = here.iter().filter(|occurrence| occurrence.range.end == whole);
            let new = longest.into_iter().find(|occurrence| seen.insert(occurrence.number));
            found.extend(new.cloned());
            Some(whole)
        });
        found
    }

    /// Shows, for each word that phrases begin with, which of them occur there, the longest last; goes on at
    /// the byte that it is given, or at the next word.
    ///
    /// Linear in the text, and in the words of the longest phrase.
    fn each(&self, text: &str, mut show: impl FnMut(&[Occurrence]) -> Option<usize>) {
        if self.steps.first().is_none_or(|first| first.next.is_empty()) {
            return;
        }
        let words: Vec<(Range<usize>, String)> = words(text).collect();
        let (mut at, mut from) = (0, 0);
        let mut here = Vec::new();
        while let Some((first, _)) = words.get(at) {
            if first.start >= from {
                here.clear();
                let mut step = self.steps.first();
                for (range, word) in &words[at..] {
                    let next = step.and_then(|step| step.next.get(word));
                    step = next.and_then(|next| self.steps.get(*next));
                    let Some(step) = step else { break };
                    let range = first.start..range.end;
                    here.extend(
                        step.ends.iter().map(|end| Occurrence { range: range.clone(), number: *end }),
                    );
                }
                if !here.is_empty() {
                    from = show(&here).unwrap_or(from);
                }
            }
            at += 1;
        }
    }
}

/// Returns the words of a text, each with its bytes, in small letters and without soft hyphens.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while chars.next_if(|(_, c)| !is_of_word(*c) || *c == SOFT_HYPHEN).is_some() {}
        let (start, first) = chars.next()?;
        let mut end = start + first.len_utf8();
        let mut word: String = first.to_lowercase().collect();
        while !stands_alone(first)
            && let Some((at, c)) = chars.next_if(|(_, c)| is_of_word(*c) && !stands_alone(*c))
        {
            if c != SOFT_HYPHEN {
                word.extend(c.to_lowercase());
                end = at + c.len_utf8();
            }
        }
        Some((start..end, word))
    })
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Tells whether a character is of a word: letters, figures, the marks over them and soft hyphens.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == SOFT_HYPHEN || matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}')
}

/// Tells whether a letter is of a script that writes no spaces between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}')
        || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder(phrases: &[&str]) -> Finder {
        Finder::new(phrases.iter().copied().enumerate())
    }

    #[test]
    fn words_are_found_whatever_their_case_signs_and_script() {
        for (phrase, text, found) in [
            ("bone folder", "a Bone–Folder,", Some("Bone–Folder")),
            ("type-setter", "the type\u{ad}set\u{ad}ter", None),
            ("typesetter", "the type\u{ad}set\u{ad}ter.", Some("type\u{ad}set\u{ad}ter")),
            ("sheet", "sheets", None),
            ("école", "l’ÉCOLE du soir", Some("ÉCOLE")),
            ("и\u{306}од", "И\u{306}од!", Some("И\u{306}од")),
            ("活字", "我们的活字印刷", Some("活字")),
            ("ورق", "على ورق أبيض", Some("ورق")),
            ("", "anything", None),
            ("…", "anything…", None),
        ] {
            let finder = finder(&[phrase]);
            let place = finder.first(text, &mut BTreeSet::new()).pop();
            assert_eq!(place.map(|place| &text[place.range]), found, "{phrase} in {text}");
            assert_eq!(finder.find(text).len(), usize::from(found.is_some()), "{phrase} in {text}");
        }
    }

    // “Sheet” is explained where it stands by itself, not within “sheet music”.
    #[test]
    fn the_longest_phrase_goes_first_and_each_is_found_once() {
        let text = "sheet music on a sheet, sheet music again";
        let mut seen = BTreeSet::new();
        let places = finder(&["sheet", "sheet music", "music"]).first(text, &mut seen);
        let words: Vec<_> = places.iter().map(|place| (place.number, place.range.start)).collect();
        assert_eq!(words, [(1, 0), (0, 17)]);
        assert!(finder(&["sheet", "sheet music", "music"]).first("music", &mut seen).len() == 1);
    }

    // A series-wide list of ten thousand terms is looked up in one go.
    #[test]
    fn phrases_that_begin_alike_cost_no_more() {
        let phrases: Vec<String> = (0..10_000).map(|n| format!("the word {n}")).collect();
        let finder = Finder::new(phrases.iter().map(String::as_str).enumerate());
        let text = "the word 9999 and the word 3 and the word 3, ".repeat(1000);
        assert_eq!(finder.find(&text), [9999, 3]);
    }
}
