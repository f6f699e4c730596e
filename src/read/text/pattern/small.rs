//! Which words of open lines the texts have in small letters: such words are of no name.

use crate::read::Input;
use crate::read::text::caseless;
use crate::read::text::measures::SENTENCE;
use crate::read::text::survey::{Facts, KeptSurvey, OpenWords};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// So much of all texts is looked through for words in small letters, in bytes.
const SAMPLE: usize = 2_000_000;
/// The least and the most of it that is taken from one text, in bytes: a few paragraphs hold the common words, and a
/// long text has no more of them.
const LEAST_SHARE: usize = 3_000;
const MOST_SHARE: usize = 65_536;
/// How long a word is with the space after it, in bytes.
const WORD: usize = 6;

/// Words asked for that one text has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::read::text) struct SmallWords {
    /// In small letters, or in long lines where a script has none.
    pub(super) small: BTreeSet<String>,
    /// In small letters in long lines: words of the text itself, and not of the lines around it.
    pub(super) running: BTreeSet<String>,
}

/// Asks all texts which words of open lines they have in small letters.
pub(super) fn ask(inputs: &[Input<'_>], facts: &mut [Facts], kept: &mut KeptSurvey) {
    let parts = |text: &str| -> Vec<String> {
        text.split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .filter(|word| !word.is_empty())
            .collect()
    };
    let sketches = || facts.iter().filter_map(|facts| facts.sketch.as_ref());
    let open = sketches().flat_map(|sketch| &sketch.open).map(|open| open.text.as_str());
    let signed = sketches().filter_map(|sketch| sketch.signed.as_ref()).map(|(name, _)| name.as_str());
    let rows = sketches().flat_map(|sketch| &sketch.rows).map(|row| row.text.as_str());
    let beside = sketches().filter_map(|sketch| sketch.beside.as_deref());
    let asked: BTreeSet<String> = open.chain(signed).chain(rows).chain(beside).flat_map(parts).collect();
    let share = (SAMPLE / inputs.len().max(1)).clamp(LEAST_SHARE, MOST_SHARE);
    let open = OpenWords { share, asked };
    if kept.open != open {
        facts.iter_mut().for_each(|facts| facts.small = None);
        kept.open = open;
    }
}

/// Finds those of the words asked for that each text has in small letters, in so much of it.
pub(super) fn look_for(inputs: &[Input<'_>], facts: &mut [Facts], open: &OpenWords) {
    let OpenWords { share, asked } = open;
    let is_caseless = asked.iter().any(|word| caseless::is_caseless(word));
    let small = |input: &Input<'_>| -> SmallWords {
        let text = input.source.text.get(input.start..).unwrap_or_default();
        let words = text.split_whitespace().take(share / WORD);
        let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let small = bare.filter(|word| word.starts_with(char::is_lowercase));
        // A script without capitals has no small letters: there, the words of long lines are those of the text.
        let long = text.lines().filter(|line| line.split_whitespace().nth(SENTENCE).is_some());
        let caseless = |word: &&str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase());
        let running = long.flat_map(str::split_whitespace).take(share / WORD);
        // `l’eau`
        let running = running.flat_map(|word| word.split(['’', '\'']));
        let running = running.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).filter(caseless);
        let own = |word: &&str| asked.contains(*word);
        let running: BTreeSet<String> = running.filter(own).map(str::to_owned).collect();
        let mut small: BTreeSet<String> = small.filter(own).map(str::to_owned).collect();
        small.extend(running.iter().filter(|_| is_caseless).cloned());
        SmallWords { small, running }
    };
    facts.par_iter_mut().zip(inputs).for_each(|(facts, input)| {
        facts.small.get_or_insert_with(|| small(input));
    });
}
