//! Every language says everything, and says it in its own words.

use super::*;
use std::collections::BTreeSet;

/// Words that are the same in English and another language.
const SHARED: &[(&str, &str)] = &[
    ("fr", "Notes"),
    ("fr", "Colophon"),
    ("fr", "Pages"),
    ("fr", "Page {}"),
    ("fr", "p. {}"),
    ("fr", "Note {}"),
    ("fr", "{} article|{} articles"),
    ("cs", "Licence: {}"),
    ("da", "Fold"),
    ("de", "Video"),
    ("es", "p. {}"),
    ("it", "Colophon"),
    ("it", "p. {}"),
    ("nl", "p. {}"),
    ("pt", "p. {}"),
    ("fr", "portrait"),
    ("pt-BR", "Links"),
    ("pt-BR", "p. {}"),
    ("ro", "p. {}"),
    ("sv", "Bind"),
];

fn entries(language: &Language) -> Vec<(&'static str, &'static str)> {
    [language.book.entries(), language.booklet.entries(), language.handouts.entries()].concat()
}

#[test]
fn no_phrase_is_empty_and_none_is_english_by_oversight() {
    // Each form by number has them all.
    let places = |phrase: &str| -> BTreeSet<usize> {
        phrase.split('|').map(|form| form.matches("{}").count()).collect()
    };
    let english = entries(&EN);
    for language in ALL.iter().filter(|language| !language.tag.starts_with("en")) {
        let tag = language.tag;
        for ((name, value), (_, english)) in entries(language).iter().zip(&english) {
            assert!(!value.trim().is_empty(), "{tag}: {name}");
            assert_eq!(places(value), places(english), "{tag}: {name}: {value}");
            assert_eq!(value == english, SHARED.contains(&(tag, value)), "{tag}: {name}: {value}");
        }
    }
}

// They share one section of the configuration, so that a name must mean one entry.
#[test]
fn each_entry_has_a_name_of_its_own() {
    let names: BTreeSet<String> = entries(&EN).iter().map(|(name, _)| key(name)).collect();
    assert_eq!(names.len(), entries(&EN).len());
}

#[test]
fn own_words_hold_in_their_language_and_nowhere_else() {
    let own = OwnWords::new("sw", [("contents".to_owned(), "Yaliyomo".to_owned())].into());
    let rows = [("sw", "Yaliyomo"), ("sw-KE", "Yaliyomo"), ("fr", "Table des matières"), ("tlh", "Contents")];
    for (tag, contents) in rows {
        assert_eq!(own.over(tag).book.contents, contents, "{tag}");
    }
    let both = [("contents", "Contents"), ("notes", "Notes")];
    assert_eq!(own.spoken("sw", &both[..1]), "sw");
    assert_eq!(own.spoken("sw", &both), "en");
    assert_eq!(own.spoken("fr", &both[..1]), "fr");
}

// What the command is called and what is written into the configuration is the same in every language.
#[test]
fn what_is_typed_stands_as_it_is_typed() {
    for language in ALL {
        let said = |entry: &str, typed: &str| assert!(entry.contains(typed), "{}: {entry}", language.tag);
        said(language.booklet.calibrate, "chapbook booklet --calibrate");
        said(language.booklet.test_flip, "back-turned = true");
        said(language.booklet.test_offset, "back-offset");
        said(language.booklet.test_margin, "printer-margin");
    }
}

#[test]
fn each_language_is_found_by_its_tag_and_others_are_served_in_english() {
    let rows = [
        ("fr-CA", "Table des matières"),
        ("pt-BR", "Sumário"),
        ("pt-PT", "Índice"),
        ("ru", "Содержание"),
        ("no", "Innhold"),
        ("hi-IN", "विषय-सूची"),
        ("tlh", "Contents"),
        ("", "Contents"),
    ];
    for (tag, contents) in rows {
        assert_eq!(of(tag).book.contents, contents, "{tag}");
    }
    assert_eq!(of("en-US").book.licence, "License: {}");
}

#[test]
fn tags_are_named_once() {
    let tags: Vec<&str> = ALL.iter().flat_map(|language| [&[language.tag], language.also].concat()).collect();
    assert_eq!(tags.iter().collect::<BTreeSet<_>>().len(), tags.len());
    for (tag, _) in other::HABITS {
        assert!(!tags.contains(tag), "{tag} has a file");
    }
}

// An entry that is looked up in small letters and holds a capital would never be found.
#[test]
fn what_is_looked_up_in_small_letters_has_no_capitals() {
    for reading in readings() {
        let ReadingWords { web, mail, head, notes, .. } = reading;
        let phrases = [
            web.lines,
            web.counted,
            web.filed,
            web.lists,
            web.templates,
            web.comments,
            web.reply,
            web.form,
            mail.subject,
            mail.date,
            mail.other,
            mail.closings,
            mail.salutations,
            head.by,
            head.sources,
            head.credits,
            head.series_leads,
            head.series_words,
            notes.headings,
        ];
        for phrase in phrases.concat() {
            assert_eq!(phrase.to_lowercase(), phrase);
            assert!(!phrase.trim().is_empty());
        }
    }
}

#[test]
fn habits_follow_the_region_then_the_language() {
    let rows = [
        ("de", "„"),
        ("de-AT", "„"),
        ("de-CH", "«"),
        ("fr", "«\u{202f}"),
        ("fr-CH", "«"),
        ("es-MX", "“"),
        ("pt-PT", "«"),
        ("pt-BR", "“"),
        ("no", "«"),
        ("sk", "„"),
        ("ja", "“"),
    ];
    for (tag, open) in rows {
        assert_eq!(habits(tag).quotes.outer.0, open, "{tag}");
    }
}

#[test]
fn a_value_takes_the_place_of_the_braces() {
    assert_eq!(fill(of("de").book.page, 12), "Seite 12");
    assert_eq!(fill("no place", 12), "no place");
}
