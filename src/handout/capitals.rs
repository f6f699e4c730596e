//! Words in capitals, two or more in a row, set as a sentence: in large print capitals have one outline.

use crate::diagnostic::Span;
use crate::lang;
use crate::model::visit::NodeRef;
use crate::model::{Inline, Lang, Node, Section};
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
    let mut found = Vec::new();
    section.visit(&mut |item| {
        if let NodeRef::Inline(Node { value: Inline::Text { text }, span, .. }) = item {
            found.extend(runs(text).into_iter().filter_map(|range| {
                let written = text.get(range)?.to_owned();
                Some(Capitals { set: sentence(&written, &section.lang), written, span: *span })
            }));
        }
    });
    found
}

/// Returns a text with words in capitals, two or more in a row, set as sentences; single ones may be names.
pub fn in_sentence_case(text: &str, lang: &Lang) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for range in runs(text) {
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&sentence(text.get(range.clone()).unwrap_or_default(), lang));
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
fn sentence(words: &str, lang: &Lang) -> String {
    let mut out = String::with_capacity(words.len());
    let mut begun = false;
    let count = words.split_whitespace().count();
    for (number, piece) in words.split_inclusive(char::is_whitespace).enumerate() {
        let is_last = number + 1 == count;
        let keeps = Case::of(piece) == Case::Neither || begun && is_numeral(piece, lang, is_last);
        for c in piece.chars() {
            match begun && !keeps {
                true => out.extend(c.to_lowercase()),
                false => out.push(c),
            }
            begun |= c.is_alphabetic();
        }
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

    #[test]
    fn capitals_of_more_than_one_word_are_set_as_a_sentence() {
        for (written, set) in [
            ("THE STEPS OF IT", "The steps of it"),
            ("It said NO ENTRY HERE on the door", "It said No entry here on the door"),
            ("The BBC said so", "The BBC said so"),
            ("“STOP THE PRESS!” he cried", "“Stop the press!” he cried"),
            ("ΑΡΧΗ ΤΟΥ ΚΕΙΜΕΝΟΥ", "Αρχη του κειμενου"),
            ("I am here", "I am here"),
            ("1917 1918", "1917 1918"),
            ("THE YEAR 1917 IN RUSSIA", "The year 1917 in russia"),
            ("NO. 7 — THE END.", "No. 7 — The end."),
            ("STOP! GO HOME", "Stop! Go home"),
            ("LOUIS XIV AND I", "Louis XIV and I"),
            ("WHAT I SAW IN MIX STREET", "What I saw in mix street"),
            ("A B", "A B"),
            ("sheets A, B, C, and so on", "sheets A, B, C, and so on"),
            ("leaves A2, A3", "leaves A2, A3"),
            ("A WAY TO READ A SHEET", "A way to read a sheet"),
            ("J. S. BACH IN LEIPZIG", "J. S. Bach in leipzig"),
            ("I AND the rest", "I AND the rest"),
            ("", ""),
        ] {
            assert_eq!(in_sentence_case(written, &Lang::default()), set);
        }
        let italian = Lang::new("it").expect("a language");
        assert_eq!(in_sentence_case("TUTTI I LIBRI, PARTE I", &italian), "Tutti i libri, parte I");
    }
}
