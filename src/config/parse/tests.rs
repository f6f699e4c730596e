use super::*;
use crate::diagnostic::{Diagnostic, Severity, Sources};
use crate::impose::{BookletCover, Correction, Flip, MarkKind, Marks, Signature};
use crate::unit::page_named;
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
    let back = Correction { turned: true, right: Length::mm(1), up: Length::mm(-1) / 2 };
    assert_eq!(booklet.back, back);
}

#[test]
fn a_booklet_that_cannot_be_is_an_error_that_says_what_could() {
    for (text, hint) in [
        ("signature = 0", "it may be 1 to 32"),
        ("signature = 1000", "it may be 1 to 32"),
        ("signature = 'many'", "it may be `auto`"),
        ("caliper = '0mm'", "it may be 0.01mm to 2mm"),
        (
            "scheme = 'origami'",
            "it may be `saddle`, `perfect`, `four-up`, `zine`, `leaflet` or `head-to-head`",
        ),
        ("marks = ['moon']", "it may be `fold`, `crop`, `sewing`, `staple`, `collation` or `label`"),
        ("back-offset = ['1mm']", "write `[\"1mm\", \"-0.5mm\"]`: to the right, and up"),
        ("fit-limit = 50", "it may be 1 to 10"),
    ] {
        let said = said(&format!("[booklet]\n{text}\n"));
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!((said[0].1, said[0].2.as_str()), (2, hint), "{text}");
    }
}

#[test]
fn no_file_and_an_empty_file_mean_the_defaults() {
    assert_eq!(read(""), (Config::default(), vec![]));
    assert_eq!(read("[series]\ntitle = \" \"\n"), (Config::default(), vec![]));
}

#[test]
fn an_unknown_name_comes_with_the_nearest_known_one() {
    for (text, hint) in [
        ("[series]\ntitel = 'x'", "the nearest known one is `title`"),
        ("[series]\nlanguage = 'en'\nmissing_images = 'error'", "the nearest known one is `missing-images`"),
        ("[epub]\npagelist = true", "the nearest known one is `page-list`"),
        ("[sereis]\ntitle = 'x'", "the nearest known one is `series`"),
        ("title = 'x'", "write `[series]` on a line above it"),
        (
            "[print]\nmargins = { iner = '1mm', outer = '1mm', head = '1mm', foot = '1mm' }",
            "the nearest known one is `inner`",
        ),
        ("[epub]\nxyzzyplugh = 1", "known are `fonts`, `page-list`, `paragraph-numbers` and `conforms-to`"),
    ] {
        let said = said(text);
        assert_eq!((said[0].0, said[0].2.as_str()), ("C001", hint), "{text}");
    }
}

#[test]
fn each_slip_has_its_code_and_line_and_all_are_told_in_one_run() {
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
            ("C004", 8),
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
fn what_may_be_written_is_said() {
    assert_eq!(said("[series]\norder = 'dates'")[0].2, "it may be `date`, `name` or `listed`");
    assert_eq!(said("[print]\nfont-size = '1pt'")[0].2, "it may be 4pt to 72pt");
    assert_eq!(said("[series]\norder = 'listed'")[0].0, "C007");
    assert_eq!(said("series = 'x'")[0].2, "write `[series]` on a line of its own");
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

// A key in the list that no reader takes would be accepted and do nothing.
#[test]
fn every_key_in_the_list_is_read_by_its_section() {
    for (section, keys) in KEYS {
        for key in *keys {
            let text = format!("[{section}]\n{key} = {{ a = [1] }}\n");
            assert!(!read(&text).1.is_empty(), "[{section}] {key} takes a table of nonsense in silence");
        }
    }
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
