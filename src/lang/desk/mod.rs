//! What the desk says in a browser, one file a language.
//!
//! A text is a whole sentence or a label. `{name}` in it stands for a value, `{name:words}` for words that lead somewhere
//! or stand in an element of their own, and what is to be typed stands between backticks: so each language puts them where
//! its grammar wants them. A text with a number has two forms with `|` between: for one, and for any other number; a
//! language that bends words in more ways says the second as a label with a colon. Messages of the stages and sentences
//! on settings are not here: they are in English in every language.
//!
//! To add a language, write its file and name it in [`DESK_LANGUAGES`].

mod ar;
mod cs;
mod da;
mod de;
mod el;
mod en;
mod es;
mod fi;
mod fr;
mod he;
mod hi;
mod hu;
mod it;
mod nb;
mod nl;
mod pl;
mod pt;
mod pt_br;
mod ro;
mod ru;
mod sv;
mod tr;
mod uk;
mod vi;

pub use en::{DeskWords, EN};

use std::cmp::Reverse;
use std::fmt::Display;

/// Every language that the desk speaks.
pub const DESK_LANGUAGES: &[&DeskWords] = &[
    &EN,
    &de::DE,
    &fr::FR,
    &es::ES,
    &it::IT,
    &nl::NL,
    &pt::PT,
    &pt_br::PT_BR,
    &da::DA,
    &nb::NB,
    &sv::SV,
    &fi::FI,
    &hu::HU,
    &ro::RO,
    &pl::PL,
    &cs::CS,
    &ru::RU,
    &uk::UK,
    &el::EL,
    &tr::TR,
    &he::HE,
    &ar::AR,
    &hi::HI,
    &vi::VI,
];

/// Returns the words for whoever asks for languages by the header `Accept-Language`: those of the one wanted most that
/// has a file, or English ones.
///
/// Source: RFC 9110, sections 12.4.2 and 12.5.4. Deviation: `*` means nothing here, as any language may be English.
pub fn asked(header: Option<&str>) -> &'static DeskWords {
    let mut wanted: Vec<(u16, &str)> = header.unwrap_or_default().split(',').filter_map(range).collect();
    wanted.sort_by_key(|(weight, _)| Reverse(*weight));
    wanted.into_iter().find_map(|(_, tag)| of(tag)).unwrap_or(&EN)
}

/// Returns the words of a language by a tag that means it, whatever its capitals: of the whole tag, or of its primary
/// language.
fn of(tag: &str) -> Option<&'static DeskWords> {
    let find = |wanted: &str| {
        let mean = |words: &DeskWords| {
            let also = super::known(words.tag).map_or(&[][..], |language| language.also);
            words.tag.eq_ignore_ascii_case(wanted) || also.iter().any(|own| own.eq_ignore_ascii_case(wanted))
        };
        DESK_LANGUAGES.iter().copied().find(|words| mean(words))
    };
    find(tag).or_else(|| find(tag.split('-').next()?))
}

/// Reads a range and its weight, in thousandths; `None` if it is not wanted, or not written as the source has it.
fn range(written: &str) -> Option<(u16, &str)> {
    let (tag, weight) = match written.split_once(';') {
        None => (written, 1_000),
        Some((tag, weight)) => (tag, thousandths(weight.trim())?),
    };
    (weight > 0).then_some((weight, tag.trim()))
}

fn thousandths(weight: &str) -> Option<u16> {
    let (whole, part) =
        match weight.strip_prefix(['q', 'Q'])?.trim_start().strip_prefix('=')?.trim().split_once('.') {
            Some((whole, part)) => (whole, part),
            None => (weight.rsplit('=').next()?.trim(), ""),
        };
    let are_digits = part.len() <= 3 && part.bytes().all(|digit| digit.is_ascii_digit());
    let part: u16 = are_digits.then(|| format!("{part:0<3}").parse().ok())??;
    match whole {
        "0" => Some(part),
        "1" => (part == 0).then_some(1_000),
        _ => None,
    }
}

/// A piece of a text of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPiece<'w> {
    /// Words.
    Words(&'w str),
    /// What is to be typed begins or ends.
    Backtick,
    /// A value, by its name.
    Place(&'w str),
    /// Words of a place, which may have places of their own.
    Around(&'w str, &'w str),
}

/// Cuts a text into its pieces, in order. A brace without its other one is words.
pub fn pieces(text: &str) -> impl Iterator<Item = TextPiece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = rest.find(['{', '`']).unwrap_or(rest.len());
        if rest.is_empty() {
            return None;
        }
        if at > 0 {
            let words = &rest[..at];
            rest = &rest[at..];
            return Some(TextPiece::Words(words));
        }
        if let Some(after) = rest.strip_prefix('`') {
            rest = after;
            return Some(TextPiece::Backtick);
        }
        let Some(end) = closing(rest) else { return Some(TextPiece::Words(std::mem::take(&mut rest))) };
        let inner = &rest[1..end];
        rest = &rest[end + 1..];
        Some(match inner.split_once(':') {
            Some((name, words)) => TextPiece::Around(name, words),
            None => TextPiece::Place(inner),
        })
    })
}

/// Returns where the brace is closed with which a text begins.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in text.bytes().enumerate() {
        match sign {
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Returns the form of a text for a number.
pub fn form(text: &str, number: usize) -> &str {
    let (one, other) = text.split_once('|').unwrap_or((text, text));
    if number == 1 { one } else { other }
}

/// Returns a value as it stands at a place of a text. In one that runs from right to left it keeps a direction of its own:
/// a name such as `2025-01-06-mill.txt` would fall apart there.
///
/// Source: Unicode Standard Annex #9, section 2.4, "Explicit Directional Isolates".
pub fn placed(value: &dyn Display, text: &str) -> String {
    let value = value.to_string();
    let is_number = value.bytes().all(|sign| sign.is_ascii_digit());
    // Hebrew, Arabic, and the scripts whose blocks lie between and after theirs.
    let runs_leftwards = text.contains(|c| ('\u{590}'..='\u{8ff}').contains(&c));
    if runs_leftwards && !is_number { format!("\u{2068}{value}\u{2069}") } else { value }
}

/// Returns a text of which nothing leads elsewhere, with values at its places; what is to be typed keeps its backticks.
pub fn filled(text: &str, places: &[(&str, &dyn Display)]) -> String {
    let value = |name: &str| places.iter().find(|(own, _)| *own == name).map(|(_, value)| *value);
    let mut is_typed = false;
    let mut shown = String::new();
    for piece in pieces(text) {
        match piece {
            TextPiece::Words(words) | TextPiece::Around(_, words) => shown.push_str(words),
            TextPiece::Backtick => {
                is_typed = !is_typed;
                shown.push('`');
            }
            TextPiece::Place(name) => match value(name) {
                // Signs that nobody sees would be copied with what is to be typed.
                Some(value) if is_typed => shown.push_str(&value.to_string()),
                Some(value) => shown.push_str(&placed(value, text)),
                None => {}
            },
        }
    }
    shown
}

/// Returns the form of a text for a number, with the number at the place `count`.
pub fn counted(text: &str, number: usize) -> String {
    filled(form(text, number), &[("count", &number)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_language_wanted_most_that_there_is_speaks() {
        for (header, tag) in [
            (None, "en"),
            (Some(""), "en"),
            (Some("de"), "de"),
            (Some("de-AT"), "de"),
            (Some("DE-at"), "de"),
            (Some("de-DE,de;q=0.9,en;q=0.8"), "de"),
            (Some("en;q=0.8, fr;q=0.9"), "fr"),
            (Some("ja, nl;q=0.2"), "nl"),
            (Some("tlh, xx-YY"), "en"),
            (Some("it;q=0.5,es;q=0.5"), "it"),
            (Some("it;q=0.51,es;q=0.512"), "es"),
            (Some("de;q=0, fr;q=0.1"), "fr"),
            (Some("de;q=0"), "en"),
            (Some("*"), "en"),
            (Some("fr; q = 1.000"), "fr"),
            // Portuguese is of two lands, and Norwegian has more tags than one.
            (Some("pt"), "pt"),
            (Some("pt-PT, pt-BR;q=0.9"), "pt"),
            (Some("pt-AO"), "pt"),
            (Some("pt-BR,pt;q=0.9,en-US;q=0.8"), "pt-BR"),
            (Some("PT-br"), "pt-BR"),
            (Some("nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en-US;q=0.6"), "nb"),
            (Some("no"), "nb"),
            (Some("no-NO, en;q=0.5"), "nb"),
            (Some("nn-NO, en;q=0.5"), "nb"),
            (Some("sv-FI, fi;q=0.5"), "sv"),
            (Some("he-IL,he;q=0.9,en-US;q=0.8"), "he"),
            (Some("ar-EG"), "ar"),
            // What is not written as it should be is passed over.
            (Some("de;q=2, fr;q=0.1"), "fr"),
            (Some("de;q=, fr"), "fr"),
            (Some("de;q=0.1234, fr;q=0.1"), "fr"),
            (Some("de;level=1, it"), "it"),
            (Some("deutsch, ,;;q,\u{0}-"), "en"),
        ] {
            assert_eq!(asked(header).tag, tag, "{header:?}");
        }
    }

    /// The places of a text, each with how often it stands there.
    fn places(text: &str, into: &mut BTreeMap<String, usize>) {
        for piece in pieces(text) {
            let (name, words) = match piece {
                TextPiece::Words(words) => {
                    assert!(!words.contains(['{', '}']), "a brace without its other one: {text}");
                    continue;
                }
                TextPiece::Backtick => ("`", ""),
                TextPiece::Place(name) => (name, ""),
                TextPiece::Around(name, words) => {
                    assert!(!words.trim().is_empty(), "nothing leads to {name}: {text}");
                    (name, words)
                }
            };
            *into.entry(name.to_owned()).or_default() += 1;
            places(words, into);
        }
    }

    fn places_of(text: &str) -> BTreeMap<String, usize> {
        let mut all = BTreeMap::new();
        places(text, &mut all);
        all
    }

    /// What is to be typed in a text, in an order that does not hang on the language.
    fn typed(text: &str) -> Vec<&str> {
        let mut all: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
        all.sort_unstable();
        all
    }

    // A place that a language lacks would be a number or a link that its readers do not see.
    #[test]
    fn every_language_has_every_text_with_the_same_places() {
        for words in DESK_LANGUAGES {
            let tag = words.tag;
            for ((name, text), (_, english)) in words.entries().iter().zip(EN.entries()) {
                assert!(!text.trim().is_empty() && text.trim() == *text, "{tag}: {name}: {text:?}");
                assert!(!text.contains(['<', '>', '&']), "{tag}: {name}: a text is no markup: {text}");
                let (forms, of_english): (Vec<_>, Vec<_>) =
                    (text.split('|').collect(), english.split('|').collect());
                assert_eq!(forms.len(), of_english.len(), "{tag}: {name}: {text}");
                // The form for any number says the number; that for one may say it in a word.
                let last = places_of(of_english[of_english.len() - 1]);
                assert_eq!(places_of(forms[forms.len() - 1]), last, "{tag}: {name}: {text}");
                let mut one = places_of(forms[0]);
                if forms.len() > 1 && last.contains_key("count") {
                    one.entry("count".to_owned()).or_insert(1);
                }
                assert_eq!(one, last, "{tag}: {name}: {text}");
                // A key that was translated with the words around it would be refused by the program.
                for (form, of_english) in forms.iter().zip(of_english) {
                    assert_eq!(typed(form), typed(of_english), "{tag}: {name}: {text}");
                }
            }
        }
    }

    // Words that are the same in English and another language are few; a sentence never is.
    #[test]
    fn no_sentence_is_english_by_oversight() {
        for words in DESK_LANGUAGES.iter().filter(|words| words.tag != "en") {
            for ((name, text), (_, english)) in words.entries().iter().zip(EN.entries()) {
                let is_word = |part: &&str| part.chars().all(char::is_alphabetic);
                let is_label = text.split_whitespace().filter(is_word).count() < 3;
                assert!(is_label || *text != english, "{}: {name}: {text}", words.tag);
            }
        }
    }

    #[test]
    fn a_language_has_one_file() {
        let tags: Vec<&str> = DESK_LANGUAGES.iter().map(|words| words.tag).collect();
        assert_eq!(tags.iter().collect::<std::collections::BTreeSet<_>>().len(), tags.len());
        for tag in tags {
            assert!(
                crate::lang::known(tag).is_some_and(|language| language.tag == tag),
                "{tag} is known to `lang`"
            );
        }
    }

    // Within words from right to left, a name that begins with a number is else shown in pieces.
    #[test]
    fn a_value_keeps_its_direction_within_words_from_right_to_left() {
        let name = "2025-01-06-mill.txt";
        assert_eq!(filled("הוסר: {file}.", &[("file", &name)]), format!("הוסר: \u{2068}{name}\u{2069}."));
        assert_eq!(filled("حُذف: {file}.", &[("file", &name)]), format!("حُذف: \u{2068}{name}\u{2069}."));
        assert_eq!(filled("Removed: {file}.", &[("file", &name)]), format!("Removed: {name}."));
        // A number has no direction, and what is to be typed is copied as it stands.
        assert_eq!(filled("עמוד {page}, `{key}`", &[("page", &12), ("key", &"a-1")]), "עמוד 12, `a-1`");
    }

    #[test]
    fn words_are_marked_as_running_from_right_to_left_where_they_do() {
        for words in DESK_LANGUAGES {
            let runs_leftwards = placed(&"a", words.articles_purpose) != "a";
            assert_eq!(words.direction, if runs_leftwards { "rtl" } else { "ltr" }, "{}", words.tag);
        }
    }

    #[test]
    fn every_language_of_books_is_spoken() {
        for language in crate::lang::ALL {
            let primary = language.tag.split('-').next();
            let spoken = asked(Some(language.tag)).tag;
            assert!(spoken == language.tag || Some(spoken) == primary, "{}: {spoken}", language.tag);
        }
    }

    #[test]
    fn what_is_to_be_typed_is_compared_in_any_order() {
        assert_eq!(typed("set `b`, or {a:`a`} of `{file}`"), ["a", "b", "{file}"]);
        assert_ne!(typed("set `titel`"), typed("set `title`"));
    }

    #[test]
    fn texts_are_cut_at_their_places() {
        let cut: Vec<TextPiece<'_>> = pieces("See {all:the {count} errors} in `{file}`.").collect();
        assert_eq!(
            cut,
            [
                TextPiece::Words("See "),
                TextPiece::Around("all", "the {count} errors"),
                TextPiece::Words(" in "),
                TextPiece::Backtick,
                TextPiece::Place("file"),
                TextPiece::Backtick,
                TextPiece::Words("."),
            ]
        );
        assert_eq!(pieces("a { b").collect::<Vec<_>>(), [TextPiece::Words("a "), TextPiece::Words("{ b")]);
        assert_eq!(filled("{file}, line {line}", &[("file", &"a {line}"), ("line", &3)]), "a {line}, line 3");
        assert_eq!(
            [counted("one page|{count} pages", 1), counted("one page|{count} pages", 0)],
            ["one page", "0 pages"]
        );
    }
}
