//! Who a line names beside persons: groups, and what persons are or whom they write for.
//!
//! `The Lock Team`, `la rédaction`; `Ann Lee on behalf of the board`, `Ann Lee, Lock Club`.

use super::measures::{FULL_NAME, HEAD_LINE, LONGEST_NAME, NAMES_TIMES};
use super::{caseless, line, part, row};
use crate::lang::Lexicon;
use crate::read::byline::split_names;
use std::sync::LazyLock;

static GROUPS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.groups));

/// Most letters of the article before the name of a group, with a mark of what was left out: `l’équipe`.
const ARTICLE: usize = 3;
/// Most words that say for whom somebody writes.
const FUNCTION_WORDS: usize = 10;
/// So many whole names in a line are a list of names.
const SEVERAL: usize = 3;
/// Fewest letters of a word for a group at the end of a longer word: `Stadtredaktion`.
const WITHIN: usize = 6;
/// The same in a script without spaces.
const UNSPACED_WITHIN: usize = 3;

/// Tells whether one of some words is for those who write together.
pub(super) fn has_group(words: &str) -> bool {
    let apart = |c: char| !c.is_alphanumeric();
    words.split(apart).filter(|word| !word.is_empty()).any(is_of_group)
}

/// Tells whether a word is for those who write together, or ends in one.
fn is_of_group(word: &str) -> bool {
    let lower = word.to_lowercase();
    let letters = lower.chars().count();
    // `水門編集部`: without spaces the word ends what stands before it.
    let unspaced = lower.chars().all(caseless::is_unspaced);
    let within = if unspaced { UNSPACED_WITHIN } else { WITHIN };
    GROUPS.contains(&lower)
        || (letters > within
            && GROUPS.iter().any(|group| group.chars().count() >= within && lower.ends_with(group)))
}

/// Tells whether words name those who make a paper and nothing else: `The Editors`, `Collectif de rédaction`, `編集部`.
pub(super) fn is_only_group(text: &str) -> bool {
    let own =
        |word: &str| word.split(['’', '\'']).all(|word| word.chars().count() <= ARTICLE || is_of_group(word));
    let cased = !caseless::is_caseless(text);
    // An article stands before such a word, and what stands after it is something of theirs: `The Editors met`.
    let ends = text.split([' ', '’', '\'']).next_back().is_some_and(is_of_group);
    ends && is_group(text) && text.split_whitespace().all(own) && (text.contains(' ') || !cased)
}

/// Tells whether words may be the name of a group by themselves: they begin with a capital or an article.
pub(super) fn is_group(text: &str) -> bool {
    let Some(first) = text.split_whitespace().next() else { return false };
    let article = || {
        let word = first.split(['’', '\'']).next().unwrap_or_default();
        word.chars().count() <= ARTICLE && text.contains([' ', '’', '\''])
    };
    let begins = first.starts_with(char::is_uppercase) || article() || caseless::is_caseless(text);
    let plain = !text.contains(|c: char| c.is_numeric() || ":!?;.,…()[]\"“”«»|".contains(c));
    if !begins || !plain || text.split_whitespace().count() > LONGEST_NAME {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    // `The Lock Team`, `Le comité de l’écluse`; what goes on in another way is something of theirs: `Club meeting`.
    let goes_on = |next: &&str| {
        next.chars().count() <= ARTICLE || next.find(['’', '\'']).is_some_and(|at| at <= ARTICLE)
    };
    words.iter().enumerate().any(|(at, word)| words.get(at + 1).is_none_or(goes_on) && has_group(word))
}

/// Tells whether a line is names and nothing else: three whole ones or more, with marks or wide spaces between.
pub(super) fn are_names(line: &str) -> bool {
    // Most lines of a text are long and no names: they are looked at no further.
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let begins = line.split_whitespace().take(2).all(capital);
    if !begins || line.len() > NAMES_TIMES * HEAD_LINE || line::ends_sentence(line) {
        return false;
    }
    let line = row::spaced(line);
    let names = split_names(without_function(&line));
    let whole =
        |name: &String| (2..=FULL_NAME).contains(&name.split_whitespace().count()) && part::is_person(name);
    names.len() >= SEVERAL && names.iter().all(whole)
}

/// Takes off a name for whom its bearer writes: `Ann Lee on behalf of the board`, `Anne Roux au nom du comité`.
pub(super) fn without_function(name: &str) -> &str {
    let mut words = name.split_whitespace();
    let small = words.find(|word| word.starts_with(char::is_lowercase) && !part::is_particle(word));
    let Some(small) = small else { return name };
    let at = small.as_ptr() as usize - name.as_ptr() as usize;
    let (own, function) = (name[..at].trim_end().trim_end_matches(',').trim_end(), &name[at..]);
    // `The Lock Club team`: the word belongs to the name.
    let few = (2..=FUNCTION_WORDS).contains(&function.split_whitespace().count());
    let full = own.contains(' ') && part::is_person(own);
    if full && few && has_group(function) { own } else { name }
}

/// Leaves out of names, in the order in which a line has them, where the first writes: `Ann Lee, Lock Club`.
///
/// After a whole name that is a group, or one word by itself.
pub(super) fn without_places(line: &str, names: &mut Vec<String>) {
    let full = names.first().is_some_and(|first| first.contains(' ') && !has_group(first));
    if !full || names.len() < 2 {
        return;
    }
    let place = |name: &str| has_group(name) || (!name.contains(' ') && line.contains(&format!(", {name}")));
    let mut first = true;
    names.retain(|name| std::mem::take(&mut first) || !place(name));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_named_with_a_word_for_those_who_write_together() {
        for group in [
            "The Lock Team",
            "the Lock Club team",
            "Die Redaktion",
            "La rédaction",
            "l’équipe de l’écluse",
            "El equipo",
            "Stadtredaktion",
            "Das Schleusen-Team",
            "Команда",
        ] {
            assert!(is_group(group), "{group}");
        }
        for other in [
            "Ann Lee",
            "the lock was opened by the team of the mill at five",
            "Team: Ann Lee",
            "Club meeting",
            "The Council Dinner",
            "A team, again",
            "no 3 team",
        ] {
            assert!(!is_group(other), "{other}");
        }
    }

    #[test]
    fn those_who_make_a_paper_are_named_by_nothing_else() {
        for group in ["The Editors", "Editorial collective", "La rédaction", "编辑部", "הכפר המערכת"]
        {
            assert_eq!(is_only_group(group), !group.contains("הכפר"), "{group}");
        }
        // A topic, a paper and a club may stand in the same place.
        for other in ["Club", "The Lock Society", "Team", "The Editors met", "水門"] {
            assert!(!is_only_group(other), "{other}");
        }
    }

    #[test]
    fn for_whom_somebody_writes_is_no_part_of_the_name() {
        for (line, name) in [
            ("Ann Lee on behalf of the Lock Team", "Ann Lee"),
            ("Ruth Kahl im Namen des Vorstands", "Ruth Kahl"),
            ("Ruth Kahl für den Vorstand", "Ruth Kahl"),
            ("Anne de la Roux au nom du comité", "Anne de la Roux"),
            ("Ann Lee visits the lock", "Ann Lee visits the lock"),
            ("The Lock Club team", "The Lock Club team"),
            ("Lock opened by the team", "Lock opened by the team"),
        ] {
            assert_eq!(without_function(line), name, "{line}");
        }
    }

    #[test]
    fn many_names_are_a_list() {
        for line in [
            "Ann Lee   Ben Carr   Ruth Calder",
            "Ann Lee, Ben Carr and Ruth de la Roux",
            "Ann Lee · Ben Carr · Tom Ash",
        ] {
            assert!(are_names(line), "{line}");
        }
        for line in [
            "Ann Lee   Ben Carr",
            "Leeds   York   Hull",
            "Ann Lee, the lock, Ben Carr",
            "Lock   Mill House   Old Gate 3",
        ] {
            assert!(!are_names(line), "{line}");
        }
    }

    #[test]
    fn where_somebody_writes_is_no_second_name() {
        for (line, left) in [
            ("Ann Lee, Lock Club", vec!["Ann Lee"]),
            ("Ann Lee, Millworks", vec!["Ann Lee"]),
            ("Ann Lee, Ben Carr", vec!["Ann Lee", "Ben Carr"]),
            ("Ann, Ben", vec!["Ann", "Ben"]),
        ] {
            let mut names = line.split(", ").map(str::to_owned).collect();
            without_places(line, &mut names);
            assert_eq!(names, left, "{line}");
        }
    }
}
