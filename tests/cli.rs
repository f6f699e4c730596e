//! The command line: what it prints, how it ends, and what it writes.

use crate::support::command;
use crate::support::container;

use command::{Place, Ran, ran};
use std::process::Stdio;

const FIRST: &str = "The First Letter\n\nJanuary 6, 2025\n\nPaper is folded before it is cut.\n";
const SECOND: &str =
    "---\ntitle: The Second Letter\ndate: 2025-02-03\n---\n\nThread is waxed before it is used.\n";

fn letters() -> Place {
    let config = "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n";
    Place::new(&[("chapbook.toml", config), ("1-first.txt", FIRST), ("2-second.md", SECOND)])
}

#[test]
fn build_writes_the_book_and_says_so_in_a_table() {
    let place = letters();
    let ran = place.run(&["build", "series"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    let files: Vec<_> = place.files("out").into_keys().collect();
    let rows = ran.stdout.lines().filter(|line| line.starts_with("out/"));
    assert_eq!(files.len(), rows.count(), "{}", ran.stdout);
    for file in files {
        let named = |line: &&str| line.starts_with(&format!("out/{} ", file.display()));
        assert_eq!(ran.stdout.lines().filter(named).count(), 1, "{}: {}", file.display(), ran.stdout);
    }
}

// An untouched folder of three hundred articles gave three hundred handouts.
#[test]
fn build_makes_handouts_where_a_series_asks_for_them_and_says_how_to_get_them_elsewhere() {
    let place = letters();
    let handouts = |place: &Place| {
        let files = place.files("out").into_keys();
        files.filter(|file| file.starts_with("handouts") || file.ends_with("letters-study.epub")).count()
    };
    let ran = place.run(&["build", "series"]);
    assert_eq!(handouts(&place), 0, "{}", ran.stdout);
    assert_eq!(ran.stdout.matches("chapbook handouts").count(), 1, "{}", ran.stdout);
    assert_eq!(place.run(&["handouts", "series"]).status, 0);
    assert_eq!(handouts(&place), 3);
    for (name, text) in [
        ("2-second.study.md", "# Questions\n\n1. Who?\n"),
        ("chapbook.toml", "[series]\ntitle = \"Letters\"\n[handouts]\nfit = true\n"),
        (
            "chapbook.toml",
            "[series]\ntitle = \"Letters\"\n[handouts]\nsessions = [[\"1-first\", \"2-second\"]]\n",
        ),
    ] {
        let place = letters();
        place.put(name, text);
        let ran = place.run(&["build", "series"]);
        assert!(handouts(&place) > 1, "{name}: {}", ran.stdout);
        assert!(!ran.stdout.contains("chapbook handouts"), "{}", ran.stdout);
    }
}

#[test]
fn outputs_go_where_they_are_wanted_and_bear_the_modes_of_any_file() {
    let place = letters();
    assert_eq!(place.run(&["epub", "series", "-o", "deep/below", "--quiet"]).stdout, "");
    let files = place.files("deep/below");
    assert_eq!(files.len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        place.put("any", "");
        let mode = |path| std::fs::metadata(path).expect("a file").permissions().mode();
        let written = place.path("deep/below").join(files.keys().next().expect("a file"));
        assert_eq!(mode(written), mode(place.series().join("any")));
    }
}

/// Embedded faces are of use only with a rule that sets the text in them.
#[test]
fn typefaces_are_embedded_and_named_when_they_are_wanted() {
    let place = letters();
    place.put("chapbook.toml", "[series]\ntitle = \"Letters\"\n[epub]\nfonts = true\npage-list = false\n");
    let ran = place.run(&["epub", "series"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    let files = place.files("out");
    let book = container::Container::read(files.values().next().expect("a book"));
    let faces = book.names().filter(|name| name.starts_with("OEBPS/fonts/")).count();
    let css = book.text("OEBPS/stylesheet.css");
    assert_eq!((faces, css.matches("@font-face").count()), (4, 4));
    let rule = css.find("body {\n  font-family: \"Libertinus Serif\"").expect("the text is set in it");
    assert!(rule > css.rfind("@font-face").expect("a face"), "a sheet's own rules come last");
}

#[test]
fn files_can_be_named_one_by_one() {
    let place = letters();
    let ran = place.run(&["inspect", "--format", "json", "series/2-second.md"]);
    let book = &ran.json()["book"];
    let titles: Vec<_> = articles(book).map(|article| article["title"][0]["text"].clone()).collect();
    assert_eq!(titles, ["The Second Letter"]);
}

fn articles(book: &serde_json::Value) -> impl Iterator<Item = &serde_json::Value> {
    let sections = book["sections"].as_array().expect("sections");
    sections.iter().filter(|section| section["kind"] == "article")
}

#[test]
fn inspect_names_the_line_the_kind_and_the_reason() {
    let place = letters();
    let ran = place.run(&["inspect", "series"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let line = |part: &str| ran.stdout.lines().find(|line| line.contains(part)).unwrap_or("").to_owned();
    assert!(line("1-first.txt").starts_with("1-first.txt"), "{}", ran.stdout);
    let title = line("The First Letter  ");
    assert_eq!(title.split_whitespace().take(2).collect::<Vec<_>>(), ["1", "title"], "{}", ran.stdout);
    let date = line("2025-02-03  ");
    assert_eq!(date.split_whitespace().take(2).collect::<Vec<_>>(), ["3", "date"], "{}", ran.stdout);
    assert!(place.files("out").is_empty(), "inspect writes nothing");
}

// Whoever stands in the folder and says `.` had a book called `chapbook`.
#[test]
fn a_series_without_a_name_is_called_after_its_folder_from_within_too() {
    let place = Place::new(&[]);
    for (name, day) in [("a", 6), ("b", 7)] {
        place.put(
            &format!("{name}.md"),
            format!("---\ntitle: Of {name}\ndate: 2025-01-0{day}\n---\n\nText.\n"),
        );
    }
    for inputs in [&["inspect", "."][..], &["inspect"], &["inspect", "../series"]] {
        let mut command = place.command();
        let ran = ran(command.current_dir(place.series()).args(inputs).output().expect("the command starts"));
        assert!(ran.stdout.starts_with("Series\n"), "{inputs:?}: {}{}", ran.stdout, ran.stderr);
    }
}

// An article without title and date was listed under the name of another file, or of `chapbook.toml`; and nobody
// could know which number `--only` takes.
#[test]
fn inspect_lists_each_article_by_its_file_and_number_and_only_takes_both() {
    let place = Place::new(&[
        ("chapbook.toml", "[series]\ntitle = \"Series\"\n"),
        ("004-first.md", "# First\n\nA sheet is folded.\n"),
        ("note.md", "a sheet is cut, and cut again.\n"),
        ("2025-01-06-last.md", "# Last\n\nA sheet is sewn.\n"),
    ]);
    let listed = |ran: &Ran| -> Vec<String> {
        ran.stdout.lines().filter(|line| line.contains(".md  (")).map(str::to_owned).collect()
    };
    let all = listed(&place.run(&["inspect", "series"]));
    let mut sorted = all.clone();
    sorted.sort();
    assert_eq!(
        sorted,
        ["004-first.md  (004-first, number 4)", "2025-01-06-last.md  (2025-01-06-last)", "note.md  (note)"]
    );
    for name in ["4", "004-first", "004-first.md"] {
        let only = listed(&place.run(&["inspect", "series", "--only", name]));
        assert_eq!(only, ["004-first.md  (004-first, number 4)"], "{name}");
    }
}

#[test]
fn inspect_tells_of_study_files_terms_and_capitals_each_with_its_line() {
    let place = letters();
    place.put(
        "3-third.txt",
        "The Third\n\nMarch 4, 2025\n\nA door\nsaid NO ENTRY here,\nand inside NO SMOKING PLEASE was read.\n",
    );
    let questions = "# Questions\n\n1. [f] What?\n\n   Because.\n\n2. Why?\n";
    place.put(
        "3-third.study.md",
        format!("---\nminutes: 30\n---\n\n{questions}\n# Terms\n\n- door: a way\n- wall: none\n"),
    );
    let ran = place.run(&["inspect", "series"]);
    for reported in [
        "        study file 3-third.study.md: 2 questions, 1 answer, 2 terms, 30 minutes",
        "        terms that occur: door",
        "     6  NO ENTRY is set in large print as “No Entry”",
        "     7  NO SMOKING PLEASE is set in large print as “No Smoking Please”",
    ] {
        assert!(ran.stdout.lines().any(|line| line == reported), "{reported}: {}", ran.stdout);
    }
    let document = place.run(&["inspect", "series", "--format", "json"]).json();
    let all = document["handouts"].as_array().expect("a list");
    let reported =
        all.iter().find(|reported| reported["study-file"] == "3-third.study.md").expect("the article");
    assert_eq!((reported["questions"].as_u64(), reported["answers"].as_u64()), (Some(2), Some(1)));
    assert_eq!(reported["terms"], serde_json::json!(["door"]));
    let capitals: Vec<_> = reported["capitals"].as_array().expect("a list").iter().collect();
    let lines: Vec<_> = capitals.iter().map(|capitals| capitals["line"].as_u64()).collect();
    assert_eq!(lines, [Some(6), Some(7)]);
}

#[test]
fn inspect_gives_programs_the_whole_model_with_lines() {
    let place = letters();
    let document = place.run(&["inspect", "series", "--format", "json"]).json();
    let articles: Vec<_> = articles(&document["book"]).collect();
    assert_eq!(articles.len(), 2);
    let span = &articles[0]["blocks"][0]["span"];
    assert_eq!((span["file"].as_str(), span["line"].as_u64()), (Some("1-first.txt"), Some(5)));
}

#[test]
fn check_lists_pictures_that_need_a_hand_and_writes_nothing() {
    let place = letters();
    place.put("3-third.md", "---\ntitle: Third\ndate: 2025-03-03\n---\n\nText.\n\n![](https://example.org/a.png)\n\n![A press](https://example.org/b.png)\n");
    let ran = place.run(&["check", "series", "--format", "json"]);
    let document = ran.json();
    let addresses: Vec<_> = document["remote-images"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|i| (i["address"].as_str(), i["line"].as_u64()))
        .collect();
    assert_eq!(
        addresses,
        [(Some("https://example.org/a.png"), Some(8)), (Some("https://example.org/b.png"), Some(10))]
    );
    assert!(place.files("out").is_empty());
}

#[test]
fn diagnostics_show_the_line_the_place_the_code_and_a_hint() {
    let place = letters();
    place.put("chapbook.toml", "[series]\ntitel = \"Letters\"\n");
    let ran = place.run(&["build", "series"]);
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!(ran.stderr);
}

// A message must not become a screenful, nor move the cursor, because a line of the series is long or wild.
#[test]
fn long_and_wild_lines_are_cut_and_tamed_in_messages() {
    let place = letters();
    let long =
        format!("[series]\ntitle = \"{}\u{1b}[2J\" {} titel\n", "x".repeat(400_000), "y ".repeat(200_000));
    place.put("chapbook.toml", long);
    let ran = place.run(&["build", "series"]);
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.len() < 4_000, "{}", ran.stderr.len());
    assert!(!ran.stderr.contains('\u{1b}'), "{}", ran.stderr);
}

#[test]
fn wrong_usage_and_wrong_environments_are_told_apart() {
    let place = letters();
    assert_eq!(place.run(&[]).status, 2);
    assert_eq!(place.run(&["bulid"]).status, 2);
    assert_eq!(place.run(&["build", "series", "--format", "yaml"]).status, 2);
    assert_eq!(place.run(&["--help"]).status, 0);
    assert_eq!(place.run(&["--version"]).status, 0);
    let epoch = ran(place
        .command()
        .args(["build", "series"])
        .env("SOURCE_DATE_EPOCH", "soon")
        .output()
        .expect("runs"));
    assert_eq!(epoch.status, 2, "{}", epoch.stderr);
}

/// The warning over a drawing was its text, and became the name of the whole series.
#[test]
fn drawings_in_a_vault_are_no_articles() {
    let place = letters();
    place.put("a-drawing.md", "---\nexcalidraw-plugin: parsed\n---\n# Text Elements\nA fold ^abc\n");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec!["warning R008 a-drawing.md:null".to_owned()]));
}

/// The longest page of a folder was called `Changelog.md` and was missing from the book without a word.
#[test]
fn what_is_left_out_for_its_name_is_named() {
    let place = letters();
    for name in ["README.md", "Changelog.txt", "License-MIT.md"] {
        place.put(name, "# About\n\nA long page, all the same.\n");
    }
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec!["note R008 Changelog.txt:null".to_owned()]));
    // Whoever names one wants it.
    let named = place.run(&["inspect", "series/README.md"]);
    assert!(named.stdout.contains("A long page") || named.stdout.contains("About"), "{}", named.stdout);
}

/// Articles that a Mac saved without an ending, and texts with one of their own, were missing without a word.
#[test]
fn files_whose_names_say_nothing_are_read_or_named() {
    let place = letters();
    let prose = "The lock was shut at five. Nobody came down to the quay before the bell. The water stood as high as the \
        third stone, which it had not done since the year of the flood, and the keeper went home.\n";
    place.put("Letter no. 5", format!("The Third Stone\n3 May 2019\n\n{prose}"));
    for name in ["story.utf8", "tale.xyz", "song.mp3", "Makefile", "photo.jpg", "style.css", "script"] {
        place.put(name, format!("#!/bin/sh\n{prose}"));
    }
    let ran = place.run(&["build", "series", "--format", "json"]);
    let said = ["note R008 Letter no. 5:null", "note R008 song.mp3:null", "note R008 story.utf8:null"];
    assert_eq!((ran.status, ran.said()), (0, said.map(str::to_owned).to_vec()));
    assert!(place.run(&["inspect", "series"]).stdout.contains("The Third Stone"));
}

/// A name that is no UTF-8, as an old disk has it, is a name.
#[cfg(target_os = "linux")]
#[test]
fn a_file_name_that_is_no_utf_8_is_read() {
    use std::os::unix::ffi::OsStrExt;
    let place = letters();
    let folder = place.path("series");
    let named = |bytes: &[u8]| folder.join(std::ffi::OsStr::from_bytes(bytes));
    let text = "The Curd\n3 May 2019\n\nThe curd of the mill ate his soup, and the lock was shut at five.\n";
    for name in [&b"caf\xe9.txt"[..], b"t\xfcr.docx", b"b\xe4r", b"\xff\xfe.\xe9"] {
        std::fs::write(named(name), text).expect("written");
    }
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert!(ran.stderr.find("fault of its own").is_none(), "{}", ran.stderr);
    assert!(place.run(&["inspect", "series"]).stdout.contains("The Curd"));
}

#[test]
fn strict_makes_warnings_errors() {
    let place = letters();
    place.put("notes.doc", "PK");
    let lax = place.run(&["build", "series", "--format", "json"]);
    assert_eq!((lax.status, lax.said()), (0, vec!["warning R008 notes.doc:null".to_owned()]));
    let strict = place.run(&["build", "series", "--strict", "-o", "strict"]);
    assert_eq!(strict.status, 1);
    assert!(place.files("strict").is_empty());
}

#[test]
fn quiet_says_nothing_unless_it_fails() {
    let place = letters();
    place.put("notes.doc", "PK");
    let ran = place.run(&["build", "series", "--quiet"]);
    assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
    place.put("chapbook.toml", "[serie]\n");
    let ran = place.run(&["build", "series", "--quiet"]);
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.contains("C001"), "{}", ran.stderr);
}

#[test]
fn what_is_typed_lies_over_what_is_configured() {
    let place = letters();
    place.put("chapbook.toml", "[series]\nlanguage = \"en\"\nfrom = \"2025-02\"\n");
    let count = |arguments: &[&str]| {
        let mut all = vec!["inspect", "series", "--format", "json"];
        all.extend(arguments);
        articles(&place.run(&all).json()["book"]).count()
    };
    assert_eq!(count(&[]), 1);
    assert_eq!(count(&["--from", "2025"]), 2);
    assert_eq!(count(&["--from", "2025", "--to", "2025-01-31"]), 1);
    assert_eq!(count(&["--from", "2025", "--only", "2-second"]), 1);
    place.put("other.toml", "");
    assert_eq!(count(&["--config", "series/other.toml"]), 2);
}

#[test]
fn drafts_are_taken_in_on_request() {
    let place = letters();
    place.put("3-third.md", "---\ntitle: Third\ndate: 2025-03-03\ndraft: true\n---\n\nNot yet.\n");
    let count = |arguments: &[&str]| articles(&place.run(arguments).json()["book"]).count();
    assert_eq!(count(&["inspect", "series", "--format", "json"]), 2);
    assert_eq!(count(&["inspect", "series", "--format", "json", "--drafts"]), 3);
}

// Pictures that a draft still lacks were warned of, and stopped `--strict`, though nothing of it is in the book.
#[test]
fn of_a_draft_only_that_it_is_left_out_is_said() {
    let place = letters();
    let draft = "---\ntitle: Third\ndate: 2025-03-03\ndraft: true\n---\n\n![](gone.png) <blnk>Not</blnk> yet.[^1]\n\n[^2]: Who?\n";
    place.put("3-third.md", draft);
    let ran = place.run(&["check", "series", "--strict", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec!["note A007 3-third.md:2".to_owned()]));
    let ran = place.run(&["check", "series", "--drafts", "--format", "json"]);
    assert!(ran.said().iter().any(|said| said.starts_with("warning R260 3-third.md")), "{:?}", ran.said());
}

#[test]
fn a_new_series_builds_without_a_word() {
    let place = letters();
    let made = place.run(&["new", "fresh"]);
    assert_eq!((made.status, made.stdout.lines().count()), (0, 4), "{}", made.stderr);
    let ran = place.run(&["build", "fresh", "--strict", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec![]));
    assert_eq!(place.run(&["new", "fresh"]).status, 2, "nothing is overwritten");
    assert_eq!(place.run(&["new", "fresh/chapbook.toml"]).status, 2, "nor is a file taken for a folder");
}

// The file is the only reference of the keys that a user has at hand.
#[test]
fn the_new_configuration_shows_every_key_as_it_may_be_written() {
    let place = letters();
    assert_eq!(place.run(&["new", "fresh"]).status, 0);
    let text = std::fs::read_to_string(place.path("fresh/chapbook.toml")).expect("the configuration");
    // A comment may speak of a key; only a line that is one has its name before the equals sign.
    let is_key = |line: &str| line.split_once(" = ").is_some_and(|(name, _)| !name.contains(' '));
    let live: Vec<&str> = text
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| is_key(rest)).unwrap_or(line))
        .collect();
    let mut section = "";
    let mut shown = Vec::new();
    for line in &live {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            shown.push((section, key.trim()));
        }
    }
    // The words are only named: they are many, and few need them.
    let known: Vec<_> = chapbook::config::sections()
        .iter()
        .filter(|section| section.name != "words")
        .flat_map(|section| section.keys.iter().map(|key| (section.name, &*key.name)))
        .collect();
    assert_eq!(shown, known);
    let mut sources = chapbook::diagnostic::Sources::default();
    let id = sources.add("chapbook.toml", live.join("\n"));
    assert_eq!(chapbook::config::parse(id, &sources.get(id).text).diagnostics, []);
}

#[test]
fn completions_and_the_manual_page_know_every_command() {
    let place = letters();
    for shell in ["bash", "zsh", "fish"] {
        let ran = place.run(&["completions", shell]);
        assert!(ran.status == 0 && ran.stdout.contains("inspect"), "{shell}");
    }
    let page = place.run(&["man"]);
    for command in ["BUILD", "EPUB", "INSPECT", "CHECK", "NEW", "COMPLETIONS"] {
        assert!(page.stdout.contains(&format!(".SH {command}\n")), "{command}");
    }
}

// A reader that has seen enough, as `head`, is no failure, and a full disk is one: neither is a panic.
#[test]
#[cfg(target_os = "linux")]
fn standard_output_may_be_closed_or_full() {
    let place = letters();
    let mut command = place.command();
    command.args(["man"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    drop(child.stdout.take());
    let closed = ran(child.wait_with_output().expect("the command ends"));
    assert_eq!((closed.status, closed.stderr.as_str()), (0, ""));

    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    let full = ran(place.command().args(["inspect", "series"]).stdout(full).output().expect("runs"));
    assert_eq!(full.status, 3, "{}", full.stderr);
    assert!(full.stderr.contains("no space left on device"), "{}", full.stderr);
}

/// Runs `booklet` over the letters with a configuration of it, and returns the names of what was written.
fn booklets(booklet: &str, more: &[&str]) -> Vec<String> {
    let place = letters();
    let text =
        format!("[series]\ntitle = \"Letters\"\nlanguage = \"en\"\npaper = \"a4\"\n[booklet]\n{booklet}\n");
    place.put("chapbook.toml", text);
    place.put("other/one.md", "---\ntitle: Other\ndate: 2020-01-01\n---\n\nAnother letter.\n");
    let ran = place.run(&[&["booklet", "series"], more].concat());
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    place.files("out").into_keys().map(|path| path.to_string_lossy().into_owned()).collect()
}

#[test]
fn a_booklet_comes_with_a_page_that_says_how() {
    assert_eq!(booklets("", &[]), ["letters-booklet-how-to.pdf", "letters-booklet.pdf"]);
    assert_eq!(booklets("cover = 'wrap'", &[])[2], "letters-cover.pdf");
    assert_eq!(booklets("", &["--calibrate"]), ["letters-calibration.pdf"]);
}

#[test]
fn fronts_and_backs_are_files_of_their_own_where_the_printer_cannot_turn_sheets() {
    assert_eq!(
        booklets("flip = 'single-sided'", &[]),
        [
            "letters-booklet-backs-reversed.pdf",
            "letters-booklet-backs.pdf",
            "letters-booklet-fronts.pdf",
            "letters-booklet-hand-test.pdf",
            "letters-booklet-how-to.pdf",
            "letters-booklet.pdf",
        ]
    );
    let backs = |printer: &str| booklets(&format!("printer = '{printer}'"), &[]).swap_remove(0);
    assert_eq!(
        ["A", "B", "C", "D"].map(backs),
        ["backs", "backs-reversed", "backs-reversed", "backs"]
            .map(|end| format!("letters-booklet-{end}.pdf"))
    );
    assert_eq!(booklets("separate = true", &[]).len(), 4);
}

#[test]
fn two_series_make_a_booklet_head_to_head() {
    assert_eq!(booklets("scheme = 'head-to-head'\nwith = 'other'", &[]).len(), 2);
}

#[test]
fn the_page_budget_is_reported() {
    let place = letters();
    let ran = place.run(&["booklet", "series"]);
    let reported = ran.stdout.lines().find(|line| line.starts_with("booklet: ")).expect("a line");
    assert!(reported.starts_with("booklet: 4 pages on 1 sheet of "), "{reported}");
}

// Who names one letter wants its questions too, and hears nothing of other letters' study files.
#[test]
fn the_study_file_of_an_article_that_is_named_is_found_beside_it() {
    let place = Place::new(&[
        ("004-letter.md", "---\ntitle: A Letter\ndate: 2017-11-13\n---\n\nA sheet is folded.\n"),
        ("005-other.md", "---\ntitle: Another\ndate: 2017-11-14\n---\n\nA sheet is cut.\n"),
        ("4.study.md", "# Questions\n\n[f] What is folded?\n"),
        ("005-other.study.md", "# Nonsense\n\nThis would be told.\n"),
        ("terms.md", "- **Sheet**: paper before it is folded.\n"),
    ]);
    let inside = place
        .command()
        .current_dir(place.series())
        .args(["handouts", "004-letter.md", "--terms", "--questions", "--format", "json"])
        .output();
    let outside =
        place.run(&["handouts", "series/004-letter.md", "--terms", "--questions", "--format", "json"]);
    for ran in [ran(inside.expect("the command starts")), outside] {
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        assert_eq!(ran.said(), Vec::<String>::new());
        let written = ran.json()["outputs"].as_array().expect("what was written").len();
        assert_eq!(written, 2, "{}", ran.stdout);
    }
}

const FEED: &str = "<rss><channel><title>The Fold</title><language>en</language><item><title>Paper</title><pubDate>Mon, 03 May 2004 08:00:00 \
    GMT</pubDate><content:encoded>&lt;p&gt;It has a grain.&lt;/p&gt;</content:encoded></item></channel></rss>";

/// `import export.xml && build`, as a person types it; nothing that is there is changed.
#[test]
fn an_export_becomes_a_series_that_is_built() {
    let place = Place::new(&[("feed.xml", FEED)]);
    let shown = place.run(&["import", "series/feed.xml", "-o", "series", "--dry-run"]);
    assert_eq!((shown.status, shown.stderr.as_str()), (0, ""));
    let names = |place: &Place| {
        place.files("series").into_keys().map(|name| name.display().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&place), ["feed.xml"]);
    let ran = place.run(&["import", "series/feed.xml", "-o", "series"]);
    assert_eq!(ran.stdout, shown.stdout.replace("would be written", "written"));
    assert!(
        ran.stdout.starts_with("1 article written into series\n  2004-05-03-paper.md  Paper\n"),
        "{}",
        ran.stdout
    );
    assert_eq!(names(&place), ["2004-05-03-paper.md", "chapbook.toml", "feed.xml"]);
    let mine = "[series]\ntitle = \"Mine\"\n";
    place.put("chapbook.toml", mine);
    let again = place.run(&["import", "series/feed.xml", "-o", "series"]);
    assert!(again.stdout.contains("1 article there already"), "{}", again.stdout);
    assert_eq!(place.files("series").values().filter(|bytes| *bytes == mine.as_bytes()).count(), 1);
    let built = place.run(&["epub", "series"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(place.files("out").into_keys().any(|name| name.ends_with("mine.epub")));
}

#[test]
fn an_import_that_fails_says_why() {
    let place = Place::new(&[("feed.xml", "<rss><channel/></rss>")]);
    let table: [(&[&str], i32, &str); 3] = [
        (&["import", "series/feed.xml"], 1, "no articles were found in it"),
        (&["import", "series/none.zip"], 1, "no such file"),
        (&["import", "series/feed.xml", "--from", "May"], 2, "is no day"),
    ];
    for (typed, status, why) in table {
        let ran = place.run(typed);
        assert_eq!(ran.status, status, "{}", ran.stderr);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    }
}
