use super::*;
use crate::config::{sample, schema, words};
use crate::diagnostic::{Diagnostic, Severity, Sources};
use crate::impose::{BookletCover, Flip, MarkKind, Marks, Offset, Signature};
use crate::style::Start;
use crate::unit::{Length, page_named};
use proptest::prelude::*;
use std::num::NonZeroU8;

fn read(text: &str) -> (Config, Vec<Diagnostic>) {
    let Warned { value, diagnostics } = parse(SourceId(0), text);
    (value, diagnostics)
}

/// Returns each diagnostic's code, line and hint.
fn said(text: &str) -> Vec<(&'static str, usize, String)> {
    let mut sources = Sources::default();
    let id = sources.add("chapbook.toml", text);
    let line = |d: &Diagnostic| sources.line(d.primary.expect("every error has a place"));
    let diagnostics = parse(id, text).diagnostics;
    diagnostics.iter().map(|d| (d.code.0, line(d), d.hints.join(" "))).collect()
}

#[test]
fn every_pinned_key_is_read() {
    let (config, diagnostics) = read(
        r#"
[series]
title = "Letters on Print"
author = ["A. Reader", "B. Writer"]
language = "en-GB"
isbn = "978-3-16-148410-0"
site = "https://example.org"
order = "listed"
articles = ["one", "sub/two.md"]
recurse = true
from = 2017-01-01
to = "2018"
tags = ["print"]
parts = "year"
day-first = true
quotes = "keep"
drop = ["Share this"]
static = "../static"
missing-images = "placeholder"
paper = "letter"
style = "my.css"
cover = "cover.jpg"
[epub]
fonts = true
page-list = false
paragraph-numbers = true
conforms-to = "EPUB Accessibility 1.1"
[print]
page = "120mm x 190mm"
font-size = "10.5pt"
leading = "13.65pt"
margins = { inner = "20mm", outer = "17mm", head = "20mm", foot = "22mm" }
start = "run-on"
notes = "end"
links = "none"
grey = true
bleed = "3mm"
marks = true
[booklet]
scheme = "saddle"
with = "../other"
page = "auto"
sheet = "A4"
signature = 4
flip = "long-edge"
caliper = "0.10mm"
trim = false
printer-margin = "5mm"
fit = false
blank = "end"
cover = "wrap"
fit-limit = 2
stitch-limit = 48
scale = true
marks = ["fold", "crop", "fold"]
separate = true
back-turned = true
back-offset = ["1mm", "-0.5mm"]
[handouts]
make = ["participant", "leader"]
paper = "a4"
layout = "cornell"
numbers = "lines"
large-print = "rnib"
sessions = [["000", "004"]]
"#,
    );
    assert_eq!(diagnostics, []);
    assert_eq!(config.assemble.author, ["A. Reader", "B. Writer"]);
    assert_eq!(config.assemble.order, Order::Listed);
    assert_eq!(config.assemble.articles[1].value, "sub/two.md");
    assert_eq!(config.assemble.from.map(|from| from.value).as_deref(), Some("2017-01-01"));
    assert_eq!(config.read.static_folder.map(|folder| folder.value).as_deref(), Some("../static"));
    assert!(config.epub.fonts && !config.epub.page_list);
    assert_eq!(config.style.margins.map(|margins| margins.value.foot), Some(Length::mm(22)));
    assert_eq!(config.style.start, Start::RunOn);
    assert_eq!(config.pdf.bleed, Length::mm(3));
    let booklet = config.booklet;
    assert_eq!(booklet.with.map(|with| with.value).as_deref(), Some("../other"));
    assert_eq!((booklet.page, booklet.sheet.map(|sheet| sheet.value)), (None, page_named("A4")));
    assert_eq!(booklet.signature, Signature::Sheets(NonZeroU8::MIN.saturating_add(3)));
    assert_eq!((booklet.flip, booklet.cover), (Flip::LongEdge, BookletCover::Wrap));
    assert_eq!(booklet.marks, Marks::Only(vec![MarkKind::Fold, MarkKind::Crop]));
    let offset = Offset { right: Length::mm(1), up: Length::mm(-1) / 2 };
    assert_eq!((booklet.back_turned, booklet.back_offset), (true, offset));
}

#[test]
fn no_file_and_an_empty_file_mean_the_defaults() {
    assert_eq!(read(""), (Config::default(), vec![]));
    assert_eq!(read("[series]\ntitle = \" \"\n"), (Config::default(), vec![]));
}

/// Returns the message and the hint of the only error.
fn only(text: &str) -> (String, String) {
    match &read(text).1[..] {
        [only] => (only.message.clone(), only.hints.join(" ")),
        other => panic!("{text}: {other:?}"),
    }
}

// An editor of a newsletter reads these: each says what is wrong, and what to type.
#[test]
fn an_error_says_what_is_wrong_and_what_to_type() {
    for (text, message, hint) in [
        // Keys and sections.
        ("[series]\ntitel = 'x'", "`[series]` has no key `titel`", "write `title`"),
        (
            "[series]\nmissing_images = 'error'",
            "`[series]` has no key `missing_images`",
            "write `missing-images`",
        ),
        (
            "[print]\npaper = 'a4'",
            "`[print]` has no key `paper`",
            "it belongs to `[series]` or `[handouts]`: move the line below that",
        ),
        ("[epub]\nisbm = 'x'", "`[epub]` has no key `isbm`", "there is `isbn`, which belongs to `[series]`"),
        (
            "[epub]\nxyzzyplugh = 1",
            "`[epub]` has no key `xyzzyplugh`",
            "its keys are `fonts`, `page-list`, `paragraph-numbers`, `picture-width` and `conforms-to`",
        ),
        ("[sereis]\ntitle = 'x'", "there is no section `[sereis]`", "write `[series]`"),
        ("title = 'x'", "the key `title` stands above every section", "write `[series]` on a line above it"),
        (
            "titel = 'x'",
            "the key `titel` stands above every section",
            "write `title`, and write `[series]` on a line above it",
        ),
        (
            "series = 'x'",
            "`series` is a section, not a key",
            "write `[series]` on a line of its own, and its keys below it",
        ),
        // Lengths and pages.
        (
            "[print]\nfont-size = 12",
            "`font-size` is `12`, which has no unit",
            "write `font-size = \"12pt\"`; units are pt, mm, cm and in",
        ),
        (
            "[print]\nbleed = '3'",
            "`bleed` is `3`, which has no unit",
            "write `bleed = \"3mm\"`; units are pt, mm, cm and in",
        ),
        (
            "[print]\nleading = '13,65pt'",
            "`leading` is `13,65pt`, which is not a length",
            "write `leading = \"13.65pt\"`; units are pt, mm, cm and in",
        ),
        (
            "[print]\nfont-size = '1pt'",
            "`font-size` is `1pt`, and must be 4pt to 72pt",
            "write `font-size = \"4pt\"`; units are pt, mm, cm and in",
        ),
        (
            "[booklet]\ncaliper = '0mm'",
            "`caliper` is `0mm`, and must be 0.01mm to 2mm",
            "write `caliper = \"0.01mm\"`; units are pt, mm, cm and in",
        ),
        ("[print]\npage = '5 x 8'", "`page` is `5 x 8`, which has no unit", "write \"5 x 8in\""),
        ("[print]\npage = '120x190'", "`page` is `120x190`, which has no unit", "write \"120x190mm\""),
        (
            "[print]\nmargins = { iner = '1mm', outer = '1mm', head = '1mm', foot = '1mm' }",
            "`margins` has no side `iner`",
            "its sides are `inner`, `outer`, `head` and `foot`",
        ),
        (
            "[booklet]\nback-offset = ['1mm']",
            "`back-offset` is not two lengths of at most 20mm",
            "write `back-offset = [\"1mm\", \"-0.5mm\"]`: to the right, and up",
        ),
        // Words and numbers.
        (
            "[series]\norder = 'dates'",
            "`order` cannot be `dates`",
            "write \"date\"; it can be \"date\", \"name\" or \"listed\"",
        ),
        (
            "[series]\nrecurse = 'false'",
            "`recurse` must be true, false or \"auto\", and is a text",
            "write `recurse = false`, without quotation marks",
        ),
        (
            "[booklet]\nsignature = '4'",
            "`signature` must be \"auto\", a whole number, 1 to 32, or a list of 1 to 100 such numbers, and is a text",
            "write `signature = 4`, without quotation marks",
        ),
        ("[booklet]\nsignature = 0", "`signature` is 0, and must be 1 to 32", "write a number from 1 to 32"),
        (
            "[handouts]\nsessions = ['000', '004']",
            "`sessions` holds something that is not a first and a last article",
            "write each pair in brackets: `sessions = [[\"000\", \"004\"]]`",
        ),
        // Texts.
        (
            "[series]\ntitle = \"A\\u0007\"",
            "`title` holds the control character U+0007",
            "take it out: it cannot be printed",
        ),
        (
            "[series]\ntags = ['a', \"\\uFFFF\"]",
            "`tags` holds the control character U+FFFF",
            "take it out: it cannot be printed",
        ),
        (
            "[series]\norder = 'listed'",
            "the order is `listed`, and `articles` lists none",
            "add `articles = [\"first\", \"second\"]`, or take `order` out",
        ),
    ] {
        assert_eq!(only(text), (message.to_owned(), hint.to_owned()), "{text}");
    }
}

// Word processors put curly marks in place of straight ones, and few people have heard of TOML.
#[test]
fn a_line_that_is_no_toml_is_explained_by_what_stands_on_it() {
    let curly = "the quotation marks are curly, and only straight ones count here";
    let bare = "the value is a text without quotation marks";
    let colon = "there is no equals sign between key and value";
    for (text, message, hint) in [
        ("[series]\ntitle = “Letters”", curly, "type straight ones: `title = \"Letters\"`"),
        ("[series]\ntitle = \"Letters”", curly, "type straight ones: `title = \"Letters\"`"),
        ("[series]\nauthor = [\"A\", „B’s“]", curly, "type straight ones: `author = [\"A\", \"B’s\"]`"),
        ("[series]\n“title” = 'x'", curly, "type straight ones: `\"title\" = 'x'`"),
        ("[series]\ntitle = Letters", bare, "write `title = \"Letters\"`"),
        ("[series]\nrecurse = Yes", bare, "write `recurse = true`"),
        ("[series]\ntitle: \"Letters\"", colon, "write `title = \"Letters\"`"),
        ("[series]\ntitle Letters", colon, "write `title = \"Letters\"`"),
        (
            "[series]\ntitle =",
            "`title` has no value",
            "write one after the equals sign, or take the line out",
        ),
        ("[series]\ntitle = \"It’s", "the text has no quotation mark at its end", "write `title = \"It’s\"`"),
        (
            "[series]\nstatic = \"..\\static\"",
            "a backslash has a meaning of its own in a text",
            "write `/` in its place: `static = \"../static\"`",
        ),
        ("[series]\ntitle = 'a'\ntitle = 'b'", "`title` stands here a second time", "keep one of the two"),
        ("[series\ntitle = 'a'", "the section's name has no bracket at its end", "write `[series]`"),
    ] {
        assert_eq!(only(text), (message.to_owned(), hint.to_owned()), "{text}");
        assert_eq!(said(text)[0].0, "C002");
    }
}

#[test]
fn each_slip_has_its_code_and_line_and_all_are_reported_in_one_run() {
    let codes: Vec<_> = said(
        "[series]\ntitle = 7\norder = 'dates'\nlanguage = 'english'\nisbn = '978-3-16-148410-1'\n\
         style = '../my.css'\ncover = '/etc/cover.jpg'\nrecurse = 'yes'\nsite = 'example.org'\n\
         [print]\npage = 'A0'\nfont-size = '10'\nleading = '900pt'\nmargins = { inner = '20mm' }\n\
         [handouts]\nmake = ['participants']\nsessions = [['000']]\n[booklet]\nsignature = 0\n",
    )
    .into_iter()
    .map(|(code, line, _)| (code, line))
    .collect();
    assert_eq!(
        codes,
        [
            ("C003", 2),
            ("C004", 3),
            ("C005", 4),
            ("C005", 5),
            ("C006", 6),
            ("C006", 7),
            ("C003", 8),
            ("C005", 9),
            ("C005", 11),
            ("C005", 12),
            ("C005", 13),
            ("C005", 14),
            ("C004", 16),
            ("C005", 17),
            ("C005", 19),
        ]
    );
}

#[test]
fn broken_toml_is_one_kind_of_error_with_its_line() {
    for (text, line) in [
        ("[series]\ntitle = \"x\nauthor = 'y'", 2),
        ("[series\n", 1),
        ("[series]\ntitle = 'a'\ntitle = 'b'", 3),
    ] {
        let said = said(text);
        assert_eq!((said[0].0, said[0].1), ("C002", line), "{text}");
        assert!(said.iter().all(|(code, ..)| *code == "C002"), "{said:?}");
    }
}

/// Reads one key with a value in TOML.
fn key(section: &str, key: &str, value: &str) -> (Config, Vec<Diagnostic>) {
    read(&format!("[{section}]\n{key} = {value}\n"))
}

#[test]
fn every_key_reads_its_own_example_and_default() {
    for section in sections() {
        for entry in &section.keys {
            let name = format!("[{}] {}", section.name, entry.name);
            assert!(!entry.example().is_empty(), "{name} has neither a default nor an example");
            let needs = ["listed", "head-to-head"];
            assert!(needs.iter().all(|word| !entry.example().contains(word)), "{name} needs another key");
            assert_eq!(key(section.name, &entry.name, &entry.example()).1, [], "{name}");
            if let Some(default) = entry.default() {
                let (mut config, said) = key(section.name, &entry.name, &default);
                config.handouts.given.clear();
                assert_eq!((config, said), (Config::default(), vec![]), "{name} = {default}");
            }
        }
    }
}

// A key whose entry names another's option would parse its example all the same.
#[test]
fn every_example_that_is_no_default_changes_an_option() {
    let mut changed: Vec<String> = Vec::new();
    for section in sections() {
        for entry in section.keys.iter().filter(|entry| entry.default().is_none()) {
            let config = format!("{:?}", key(section.name, &entry.name, &entry.example()).0);
            assert_ne!(config, format!("{:?}", Config::default()), "[{}] {}", section.name, entry.name);
            changed.push(config);
        }
    }
    let count = changed.len();
    changed.sort();
    changed.dedup();
    assert_eq!(changed.len(), count, "two keys set one option");
}

#[test]
fn a_wrong_value_of_any_key_is_an_error_at_the_value() {
    for section in sections() {
        for entry in &section.keys {
            for nonsense in ["{ a = [1] }", "[[[]]]", "[{}]"] {
                let text = format!("[{}]\n{} = {nonsense}\n", section.name, entry.name);
                let errors = read(&text).1;
                assert!(!errors.is_empty(), "[{}] {} takes {nonsense}", section.name, entry.name);
                let value = text.find(nonsense).expect("the value");
                for error in errors {
                    let span = error.primary.expect("a place");
                    let inside = (value..=value + nonsense.len()).contains(&(span.start as usize));
                    assert!(inside, "{text}: {error:?}");
                    assert!(!error.hints.is_empty(), "{text}: {error:?}");
                }
            }
        }
    }
}

#[test]
fn each_word_of_a_choice_is_explained_above_its_key() {
    for section in sections() {
        for entry in &section.keys {
            for (at, word) in entry.wanted().split('"').enumerate() {
                let explained = at % 2 == 0 || entry.about.contains(word);
                assert!(explained, "[{}] {}: what is \"{word}\"?", section.name, entry.name);
            }
        }
    }
}

#[test]
fn the_file_to_start_from_says_no_more_than_what_was_given() {
    let mut config = Config::default();
    assert_eq!(read(&sample(&[])), (config.clone(), vec![]));
    config.assemble.title = Some("Tables".to_owned());
    let given = sample(&[("series", "title", "\"Tables\"")]);
    assert_eq!(read(&given), (config, vec![]));
    let shown = |line: &&str| line.starts_with("# ") && line.contains(" = ");
    let of_words = |name: &str| name == WORDS;
    let number: usize =
        sections().iter().filter(|section| !of_words(section.name)).map(|section| section.keys.len()).sum();
    let keys = given.lines().filter(shown).filter(|line| {
        sections()
            .iter()
            .any(|section| line[2..].split_once(" = ").is_some_and(|(name, _)| section.key(name).is_some()))
    });
    assert_eq!(keys.count() + 1, number);
    assert!(given.lines().all(|line| line.chars().count() <= 140), "{given}");
    // The words that stand after it belong to its last section.
    let own: String = words().lines().map(|line| format!("{}\n", line.trim_start_matches("# "))).collect();
    let (read, said) = read(&(sample(&[]) + &own));
    assert_eq!((read.assemble.words.len() > 90, said), (true, vec![]));
}

#[test]
fn the_schema_names_each_key_with_its_default() {
    let schema = schema();
    for section in sections() {
        for entry in &section.keys {
            let described = &schema["properties"][section.name]["properties"][&*entry.name];
            let typed = ["type", "enum", "anyOf"].iter().any(|key| described.get(key).is_some());
            assert!(typed, "[{}] {} has no type", section.name, entry.name);
            let shown =
                if entry.default().is_some() { &described["default"] } else { &described["examples"][0] };
            assert!(!shown.is_null(), "[{}] {}: {described}", section.name, entry.name);
        }
    }
    assert_eq!(schema["properties"]["print"]["properties"]["bleed"]["default"], "0mm");
    assert_eq!(schema["properties"]["booklet"]["properties"]["fit-limit"]["maximum"], 10);
}

proptest! {
    #[test]
    fn whatever_the_file_holds_each_error_has_a_place_in_it(text in "(\\[(series|print|epub)\\]\n|[a-z-]{1,9} ?= ?|[\"'\\[\\]{}=,.\n0-9é]|true|title|\"x\"){0,40}") {
        for diagnostic in read(&text).1 {
            prop_assert_eq!(diagnostic.severity, Severity::Error);
            let span = diagnostic.primary.expect("a place");
            prop_assert!(span.start <= span.end && span.end as usize <= text.len(), "{:?}", span);
        }
    }
}
