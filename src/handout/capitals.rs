//! Words in capitals, two or more in a row, set as a sentence: in large print capitals have one outline.
//!
//! A word that is none of the commonest, and that the article nowhere has otherwise, may be a name: it keeps a capital.

use crate::diagnostic::Span;
use crate::lang;
use crate::model::visit::NodeRef;
use crate::model::{Inline, Lang, Node, Section};
use std::collections::BTreeMap;
use std::ops::Range;

/// Words in capitals as they are written and as large print has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capitals {
    /// As they are written.
    pub written: String,
    /// As they are set.
    pub set: String,
    /// Where the text stands that they are of.
    pub span: Span,
}

/// Returns every run of capitals in an article, in reading order.
pub fn capitals(section: &Section) -> Vec<Capitals> {
    let known = WrittenWords::of(section);
    let mut found = Vec::new();
    section.visit(&mut |item| {
        if let NodeRef::Inline(Node { value: Inline::Text { text }, span, .. }) = item {
            found.extend(runs(text).into_iter().filter_map(|range| {
                let written = text.get(range)?.to_owned();
                Some(Capitals { set: sentence(&written, &known), written, span: *span })
            }));
        }
    });
    found
}

/// How words are written where they do not stand in a run of capitals, by their small letters.
#[derive(Clone, Debug, Default)]
pub struct WrittenWords {
    lang: Lang,
    written: BTreeMap<String, String>,
}

impl WrittenWords {
    /// Gathers the words of an article. One that it has in small letters anywhere is no name.
    pub fn of(section: &Section) -> Self {
        let mut known = Self { lang: section.lang.clone(), ..Self::default() };
        section.visit(&mut |item| {
            if let NodeRef::Inline(Node { value: Inline::Text { text }, .. }) = item {
                known.read(text);
            }
        });
        known
    }

    fn read(&mut self, text: &str) {
        let runs = runs(text);
        let mut begins = true;
        for (at, piece) in pieces(text) {
            let in_run = runs.iter().any(|run| run.contains(&at));
            let (lead, word) = without_signs(piece);
            if !word.is_empty() && !in_run {
                let small = word.to_lowercase();
                // A capital at the beginning of a sentence says nothing of the word.
                if *word == small {
                    self.written.insert(small.clone(), small);
                } else if !(begins || lead.contains(['“', '"', '«', '„'])) {
                    self.written.entry(small).or_insert_with(|| word.to_owned());
                }
            }
            begins = piece.trim_end().ends_with(['.', '!', '?', '…', ':']) || (begins && word.is_empty());
        }
    }

    /// Returns a word that is written in capitals, or a part of one, as a text has it.
    fn of_capitals(&self, word: &str) -> String {
        let small = word.to_lowercase();
        if let Some(known) = self.written.get(&small) {
            return known.clone();
        }
        if word.contains(['-', '‐', '\'', '’']) {
            return self.of_parts(word);
        }
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let is_common = || lang::commonest_of(self.lang.tag()).any(|common| common == small);
        match letters {
            _ if is_common() => small,
            // Initials without a vowel are no word.
            0..=2 if !small.contains(['a', 'e', 'i', 'o', 'u', 'y']) && small.is_ascii() => word.to_owned(),
            _ => with_capital(&small),
        }
    }

    /// Returns a word of parts, such as `D’AMATO` and `JEAN-PAUL`: what follows an apostrophe has a capital if it
    /// follows a single letter, and is no ending.
    fn of_parts(&self, word: &str) -> String {
        let mut out = String::new();
        let mut last = None;
        for part in word.split_inclusive(['-', '‐', '\'', '’']) {
            let letters = part.trim_end_matches(['-', '‐', '\'', '’']);
            let follows_more_than_a_letter =
                out.trim_end_matches(['\'', '’']).chars().rev().take_while(|c| c.is_alphabetic()).count() > 1;
            let is_ending =
                matches!(last, Some('\'' | '’')) && (follows_more_than_a_letter || letters.len() < 2);
            let small = letters.to_lowercase();
            out.push_str(&match (self.written.get(&small), is_ending) {
                (_, true) => small,
                (Some(known), _) => known.clone(),
                (None, _) => with_capital(&small),
            });
            out.push_str(part.get(letters.len()..).unwrap_or_default());
            last = part.chars().last();
        }
        out
    }
}

/// Returns each piece of a text between spaces, with the byte at which it begins; the space after it is part of it.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive(char::is_whitespace).scan(0, |at, piece| {
        let begins = *at;
        *at += piece.len();
        Some((begins, piece))
    })
}

/// Returns the signs before a word, and the word without those around it.
fn without_signs(piece: &str) -> (&str, &str) {
    let is_sign = |c: char| !c.is_alphanumeric();
    let word = piece.trim_start_matches(is_sign);
    let lead = piece.get(..piece.len() - word.len()).unwrap_or_default();
    (lead, word.trim_end_matches(is_sign))
}

fn with_capital(small: &str) -> String {
    let mut letters = small.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns a text with words in capitals, two or more in a row, set as sentences; single ones may be names.
pub fn in_sentence_case(text: &str, known: &WrittenWords) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for range in runs(text) {
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&sentence(text.get(range.clone()).unwrap_or_default(), known));
        from = range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// What a word has to say about a run of capitals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capitals,
    /// A single letter, such as *A*: it may begin a run but makes none by itself.
    Letter,
    /// Figures, signs and letters with them, such as *A2* or *J.*: they neither begin a run nor end it.
    Neither,
    Other,
}

impl Case {
    fn of(word: &str) -> Self {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let has = |of: fn(char) -> bool| word.chars().any(of);
        match (letters, has(char::is_uppercase) && !has(char::is_lowercase)) {
            (0, _) => Self::Neither,
            (1, true) if word.trim().chars().count() == 1 => Self::Letter,
            (1, true) => Self::Neither,
            (_, true) => Self::Capitals,
            (_, false) => Self::Other,
        }
    }
}

/// Returns the bytes of each run of two words in capitals or more.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut open: Option<(Range<usize>, usize)> = None;
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let end = at + piece.trim_end().len();
        match Case::of(piece) {
            case @ (Case::Capitals | Case::Letter) => {
                let (run, words) = open.get_or_insert((at..end, 0));
                (run.end, *words) = (end, *words + usize::from(case == Case::Capitals));
            }
            Case::Other => all.extend(open.take()),
            Case::Neither => {}
        }
        at += piece.len();
    }
    all.extend(open);
    all.into_iter().filter(|(_, words)| *words > 1).map(|(run, _)| run).collect()
}

/// Sets words in capitals as a sentence; one that ends among them begins another.
fn sentence(words: &str, known: &WrittenWords) -> String {
    let mut out = String::with_capacity(words.len());
    let mut begun = false;
    let count = words.split_whitespace().count();
    for (number, piece) in words.split_inclusive(char::is_whitespace).enumerate() {
        let is_last = number + 1 == count;
        let keeps = Case::of(piece) == Case::Neither || begun && is_numeral(piece, &known.lang, is_last);
        let (lead, word) = without_signs(piece);
        if keeps || word.is_empty() {
            out.push_str(piece);
        } else {
            let set = known.of_capitals(word);
            out.push_str(lead);
            out.push_str(&if begun { set } else { with_capital(&set) });
            out.push_str(piece.get(lead.len() + word.len()..).unwrap_or_default());
        }
        begun |= word.contains(char::is_alphabetic);
        begun &= !piece.trim_end().ends_with(['.', '!', '?', '…']);
    }
    out
}

/// Tells whether a word stays as it is: a Roman numeral to 39, and the English *I*.
fn is_numeral(word: &str, lang: &Lang, is_last: bool) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphabetic());
    let units = letters.trim_start_matches('X');
    let tens = letters.len() - units.len();
    let is_canonical =
        tens <= 3 && matches!(units, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX");
    match letters {
        // *I* is a word of other languages too, but none that ends a title.
        "I" => lang::habits(lang.tag()).capital_words.split(' ').any(|word| word == "I") || is_last,
        _ => !letters.is_empty() && is_canonical,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(written: &str, others: &str, tag: &str) -> String {
        let mut known = WrittenWords { lang: Lang::new(tag).expect("a language"), ..WrittenWords::default() };
        known.read(others);
        in_sentence_case(written, &known)
    }

    #[test]
    fn capitals_of_more_than_one_word_are_set_as_a_sentence() {
        let others = "the steps of it said no entry here on door and stop press he cried, year go home what saw a \
            way in this end.";
        for (written, expected) in [
            ("THE STEPS OF IT", "The steps of it"),
            ("It said NO ENTRY HERE on the door", "It said No entry here on the door"),
            ("The BBC said so", "The BBC said so"),
            ("“STOP THE PRESS!” he cried", "“Stop the press!” he cried"),
            ("I am here", "I am here"),
            ("1917 1918", "1917 1918"),
            ("THE YEAR 1917 IN RUSSIA", "The year 1917 in Russia"),
            ("NO. 7 — THE END.", "No. 7 — The end."),
            ("STOP! GO HOME", "Stop! Go home"),
            ("LOUIS XIV AND I", "Louis XIV and I"),
            ("WHAT I SAW IN MIX STREET", "What I saw in Mix Street"),
            ("A B", "A B"),
            ("sheets A, B, C, and so on", "sheets A, B, C, and so on"),
            ("leaves A2, A3", "leaves A2, A3"),
            ("A WAY IN THIS YEAR", "A way in this year"),
            ("J. S. BACH IN LEIPZIG", "J. S. Bach in Leipzig"),
            ("I AND the rest", "I AND the rest"),
            ("", ""),
        ] {
            assert_eq!(set(written, others, "en"), expected);
        }
        assert_eq!(set("TUTTI I LIBRI, PARTE I", "tutti i libri parte", "it"), "Tutti i libri, parte I");
    }

    // “PAUL D’AMATO” was set as “Paul d’amato”, and the United Nations in small letters.
    #[test]
    fn names_keep_their_capitals() {
        for (written, others, expected) in [
            ("PAUL D'AMATO", "", "Paul D'Amato"),
            ("PAUL D’AMATO", "He’d go.", "Paul D’Amato"),
            ("ANN O'BRIEN of the UNITED NATIONS came", "", "Ann O'Brien of the United Nations came"),
            ("THE WELL IN MILLBROOK", "In Millbrook they knew.", "The Well in Millbrook"),
            ("THE WELL IN MILLBROOK", "a well", "The well in Millbrook"),
            ("JEAN-PAUL SARTRE IN PARIS", "", "Jean-Paul Sartre in Paris"),
            ("THE BBC AND THE UN", "for the BBC and the UN itself", "The BBC and the UN"),
            ("DON'T PRESS", "", "Don't Press"),
        ] {
            assert_eq!(set(written, others, "en"), expected, "{written}");
        }
    }
}
