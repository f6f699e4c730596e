//! Every language says everything, and says it in its own words.

use super::*;

/// Words that are the same in English and another language.
const SHARED: &[(&str, &str)] = &[
    ("fr", "Notes"),
    ("fr", "Colophon"),
    ("fr", "Pages"),
    ("fr", "Page {}"),
    ("fr", "p. {}"),
    ("fr", "Note {}"),
    ("de", "Video"),
    ("es", "p. {}"),
    ("it", "Colophon"),
    ("it", "p. {}"),
    ("pt", "p. {}"),
    ("pt-BR", "p. {}"),
    ("pt-BR", "Links"),
    ("nl", "p. {}"),
];

/// The phrases as a list, in the order of their declaration, taken from the derived `Debug`.
fn values(phrases: &Phrases) -> Vec<String> {
    let shown = format!("{phrases:#?}");
    shown
        .lines()
        .filter_map(|line| line.split_once(": \""))
        .map(|(_, value)| value.trim_end_matches("\",").to_owned())
        .collect()
}

#[test]
fn no_phrase_is_empty_and_none_is_english_by_oversight() {
    let english = values(&languages::EN);
    for (tag, phrases) in languages::ALL {
        for (value, english) in values(phrases).iter().zip(&english) {
            assert!(!value.trim().is_empty(), "{tag}");
            assert_eq!(value.contains("{}"), english.contains("{}"), "{tag}: {value}");
            let same = value == english && !tag.starts_with("en");
            assert_eq!(same, SHARED.contains(&(tag, value.as_str())), "{tag}: {value}");
        }
    }
}

#[test]
fn handouts_speak_every_language() {
    let values = |words: &Handouts| {
        let shown = format!("{words:#?}");
        let lines = shown
            .lines()
            .filter_map(|line| line.split_once(": \"")?.1.strip_suffix("\",").map(str::to_owned));
        lines.collect::<Vec<_>>()
    };
    let english = values(handouts("en"));
    for (tag, _) in languages::ALL.iter().filter(|(tag, _)| !tag.starts_with("en")) {
        let own = values(handouts(tag));
        assert_eq!(own.len(), english.len(), "{tag}");
        for (value, english) in own.iter().zip(&english) {
            assert_eq!(value.contains("{}"), english.contains("{}"), "{tag}: {value}");
            assert!(!value.is_empty() && value != english, "{tag}: {value}");
        }
    }
}

#[test]
fn each_language_is_found_by_its_tag_and_others_are_served_in_english() {
    let rows = [
        ("fr-CA", "Table des matières"),
        ("pt-BR", "Sumário"),
        ("pt-PT", "Índice"),
        ("ru", "Содержание"),
        ("tlh", "Contents"),
        ("", "Contents"),
    ];
    for (tag, contents) in rows {
        assert_eq!(of(tag).contents, contents, "{tag}");
    }
    assert_eq!(of("en-US").licence, "License: {}");
}

#[test]
fn a_value_takes_the_place_of_the_braces() {
    assert_eq!(fill(of("de").page, 12), "Seite 12");
    assert_eq!(fill("no place", 12), "no place");
}
