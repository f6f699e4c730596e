//! Where words may be divided, by language.

use crate::lang::{self, habits::Hyphenation};
use hyphenation::{Hyphenator, Language, Load, Standard};
use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

/// The patterns of each language met, loaded when first asked for.
#[derive(Default)]
pub(super) struct Hyphenators(RwLock<BTreeMap<&'static str, Option<Arc<Standard>>>>);

impl std::fmt::Debug for Hyphenators {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hyphenators")
    }
}

impl Hyphenators {
    /// Returns the bytes of `word` before which a hyphen may divide it.
    ///
    /// Words with digits or several capitals are never divided; what it costs to divide one that may be a name says
    /// [`may_be_name`]. At least two letters stay before a hyphen and two, or the
    /// language's own minimum, go after it.
    pub fn divide(&self, word: &str, lang: &str) -> Vec<usize> {
        let Some(language) = language_of(lang) else { return Vec::new() };
        let habits = &lang::habits(lang).hyphens;
        let mut all = Vec::new();
        let mut from = 0;
        for part in word.split_inclusive(['-', '\u{2010}', '–', '—']) {
            all.extend(self.divide_part(part, language, habits).into_iter().map(|at| at + from));
            from += part.len();
        }
        all
    }

    /// Divides a word, or a part of a compound with the hyphen after it.
    fn divide_part(&self, word: &str, language: Language, habits: &Hyphenation) -> Vec<usize> {
        let Some(core) = letters(word) else { return Vec::new() };
        let text = &word[core.clone()];
        let count = text.chars().count();
        let (before, after) = language.minima();
        let (before, after) = (before.max(habits.before), after.max(habits.after));
        if count < habits.shortest.max(before + after) || !is_plain(text) {
            return Vec::new();
        }
        let Some(patterns) = self.patterns(language) else { return Vec::new() };
        // No more letters are counted than matter: a word may have a hundred thousand.
        let far_enough = |at: &usize| {
            text.is_char_boundary(*at)
                && text[..*at].chars().take(before).count() >= before
                && text[*at..].chars().take(after).count() >= after
        };
        let breaks = patterns.hyphenate(text).breaks;
        breaks.into_iter().filter(far_enough).map(|at| at + core.start).collect()
    }

    fn patterns(&self, language: Language) -> Option<Arc<Standard>> {
        let code = language.code();
        let known = self.0.read().unwrap_or_else(|poisoned| poisoned.into_inner()).get(code).cloned();
        if let Some(patterns) = known {
            return patterns;
        }
        let patterns = carried(language).map(Arc::new);
        let mut all = self.0.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        all.entry(code).or_insert(patterns).clone()
    }
}

/// Returns the patterns of a language.
#[cfg(not(target_arch = "wasm32"))]
fn carried(language: Language) -> Option<Standard> {
    Standard::from_embedded(language).ok()
}

/// Returns the patterns of a language, once they have come to the page.
#[cfg(target_arch = "wasm32")]
fn carried(language: Language) -> Option<Standard> {
    let mut bytes = crate::carried::bytes(&format!("{}.standard.bincode", language.code()));
    Standard::from_reader(language, &mut bytes).ok()
}

/// Returns where the letters of a word stand, without the marks around it. `None` if anything else than
/// letters and an apostrophe stands between them.
///
/// Of what apostrophes part, only the longest is divided: "worker" of "worker’s", "appartement" of "l’appartement".
fn letters(word: &str) -> Option<std::ops::Range<usize>> {
    let start = word.find(char::is_alphabetic)?;
    let end = word.char_indices().rev().find(|(_, c)| c.is_alphabetic()).map(|(at, c)| at + c.len_utf8())?;
    let mut longest = start..start;
    let mut from = start;
    for part in word[start..end].split_inclusive(['’', '\'']) {
        let part_end = from + part.trim_end_matches(['’', '\'']).len();
        if part_end - from > longest.len() {
            longest = from..part_end;
        }
        from += part.len();
    }
    // "O’Connor" is one name, "l’Angleterre" an article and a name.
    let is_one = longest.start > start
        && [start, longest.start].iter().all(|at| word[*at..].starts_with(char::is_uppercase));
    (!is_one && word[longest.clone()].chars().all(is_letter)).then_some(longest)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c)
}

fn is_plain(text: &str) -> bool {
    !text.chars().skip(1).any(char::is_uppercase)
}

/// Tells whether a word may be a name, by its capital; the first of a sentence may be one too. In German, where all
/// nouns have one, names cannot be recognised.
pub(super) fn may_be_name(word: &str, habits: &Hyphenation) -> bool {
    let is_capital = |part: &str| part.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    !habits.capitals && word.split(['’', '\'']).any(is_capital)
}

fn language_of(tag: &str) -> Option<Language> {
    let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    let cyrillic = tag.contains("Cyrl");
    Some(match primary.as_str() {
        "en" if matches!(tag, "en" | "en-US" | "en-CA" | "en-PH") => Language::EnglishUS,
        "en" => Language::EnglishGB,
        "de" => Language::German1996,
        "el" if tag.contains("polyton") => Language::GreekPoly,
        "el" => Language::GreekMono,
        "no" => Language::NorwegianBokmal,
        "sr" if tag.contains("Latn") => Language::SerbocroatianLatin,
        "sr" => Language::SerbianCyrillic,
        "bs" | "sh" if cyrillic => Language::SerbocroatianCyrillic,
        "bs" | "sh" => Language::SerbocroatianLatin,
        "mn" => Language::Mongolian,
        "zh" => return None,
        other => return Language::try_from_code(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str, lang: &str) -> String {
        let at = Hyphenators::default().divide(word, lang);
        let mut out = String::new();
        for (index, c) in word.char_indices() {
            if at.contains(&index) {
                out.push('-');
            }
            out.push(c);
        }
        out
    }

    #[test]
    fn words_divide_by_their_language() {
        for (lang, word, expected) in [
            ("en", "typography", "ty-pog-ra-phy"),
            ("en-GB", "typography", "ty-po-graphy"),
            ("en", "“newsletter,”", "“news-let-ter,”"),
            ("en", "newsletter’s", "news-let-ter’s"),
            ("en", "seventeen-pounder", "sev-en-teen-pounder"),
            ("de", "Buchdruckerkunst", "Buch-dru-cker-kunst"),
            ("fr", "imprimerie", "im-pri-me-rie"),
            // Lines before them gaped: nothing after an apostrophe was ever divided.
            ("fr", "«l’appartement,»", "«l’ap-par-te-ment,»"),
            ("fr", "aujourd’hui", "au-jourd’hui"),
            ("it", "dell’amministrazione", "dell’am-mi-ni-stra-zio-ne"),
            ("en", "Gutenberg", "Guten-berg"),
            ("ru", "типография", "ти-по-гра-фия"),
            ("el", "τυπογραφία", "τυ-πο-γρα-φία"),
            ("ar", "الطباعة", "الطباعة"),
        ] {
            assert_eq!(parts(word, lang), expected, "{lang}");
        }
    }

    #[test]
    fn numbers_and_short_words_stay_whole() {
        for word in ["UNESCO", "1234567", "paper2paper", "into", "x-rayed", "O’Connor"] {
            assert_eq!(parts(word, "en"), word);
        }
    }

    // Russian lines were loose beside names and words that begin a sentence, which were never divided.
    #[test]
    fn a_name_is_known_by_its_capital_where_nouns_have_none() {
        for (lang, word, expected) in [
            ("ru", "Петербург", true),
            ("en", "“Typography", true),
            ("fr", "l’Angleterre", true),
            ("fr", "l’appartement", false),
            ("en", "paper", false),
            ("de", "Druck", false),
        ] {
            assert_eq!(may_be_name(word, &lang::habits(lang).hyphens), expected, "{word}");
        }
    }
}
