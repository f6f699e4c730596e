//! Words under which a page files its texts, in rows with no mark between them: `3 May 2003 | 4 min | Water Roads`.

use super::FEWEST;
use super::name::{key, names};
use super::sketch::Sketch;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the words that stand in rows in ever other company; empty if most of what stands there has words of its own,
/// as the names of people have.
pub(super) fn words(sketches: &[&Sketch]) -> BTreeSet<String> {
    let open = sketches.iter().flat_map(|sketch| &sketch.open).filter(|open| open.slot.row);
    let all: BTreeSet<String> = open.flat_map(|open| names(&open.text)).map(|name| key(&name)).collect();
    let mut counts = BTreeMap::<&str, usize>::new();
    for own in &all {
        let words: BTreeSet<&str> = own.split_whitespace().collect();
        words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    let shared = |word: &str| counts.get(word).is_some_and(|count| *count > 1);
    let several: Vec<&String> = all.iter().filter(|own| own.contains(' ')).collect();
    let mixed = several.iter().filter(|own| own.split_whitespace().all(shared)).count();
    // A family shares its name, and many have the same first name: but names stand first or last, and topics anywhere.
    let firsts: BTreeSet<&str> = several.iter().filter_map(|own| own.split_whitespace().next()).collect();
    let later: BTreeSet<&str> = several.iter().flat_map(|own| own.split_whitespace().skip(1)).collect();
    let turned = firsts.intersection(&later).count();
    if turned < FEWEST || mixed < FEWEST || mixed * 2 <= several.len() {
        return BTreeSet::new();
    }
    counts.iter().filter(|(_, count)| **count > 1).map(|(word, _)| (*word).to_owned()).collect()
}

/// Tells whether all words are such ones.
pub(super) fn is_filed(filed: &BTreeSet<String>, text: &str) -> bool {
    !filed.is_empty() && key(text).split_whitespace().all(|word| filed.contains(word))
}
