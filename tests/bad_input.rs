//! Bad input: each kind is told with code, file, line and hint, and leaves the last good output alone.

#[path = "support/command.rs"]
mod command;

use command::{Place, Ran, ran};
use std::fs;
use std::process::Command;

const GOOD: &str = "---\ntitle: A Good Letter\ndate: 2025-01-06\n---\n\nPaper is folded before it is cut.\n";

const CONFIG: &str = "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n";

/// A series that was built once.
fn built() -> Place {
    let place = Place::new(&[("good.md", GOOD), ("chapbook.toml", CONFIG)]);
    let ran = place.run(&["build", "series", "--strict", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stderr);
    assert!(!place.files("out").is_empty());
    place
}

/// Builds a series that must fail so, and leave the outputs as they were.
fn fails(place: &Place, said: &str) -> Ran {
    let before = place.files("out");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(place.files("out") == before, "a failed build must leave the last good outputs");
    tells(&ran, said);
    ran
}

/// Builds a series that is told something of and made nonetheless.
fn warns(place: &Place, said: &str) -> Ran {
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
    tells(&ran, said);
    ran
}

/// Looks for one diagnostic, and for a hint on every one that was told.
fn tells(ran: &Ran, said: &str) {
    assert!(ran.said().iter().any(|line| line == said), "{said} is not among {:#?}", ran.said());
    for diagnostic in ran.json()["diagnostics"].as_array().expect("a list") {
        let hinted = diagnostic["severity"] == "note" || diagnostic["hints"][0].is_string();
        assert!(hinted, "no hint: {diagnostic}");
    }
}

#[test]
fn an_empty_file_is_left_out() {
    let place = built();
    place.put("empty.txt", "");
    warns(&place, "warning R009 empty.txt:null");
    place.put("empty.txt", " \n\t\n");
    warns(&place, "warning R009 empty.txt:null");
}

#[test]
fn a_binary_file_is_no_article() {
    let place = built();
    let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    place.put("picture.txt", noise);
    fails(&place, "error R010 picture.txt:null");
}

#[test]
fn an_article_without_a_title_is_named_after_its_file() {
    let place = built();
    place.put("untitled.md", "---\ndate: 2025-02-03\n---\n\nOnly text.\n");
    warns(&place, "warning A006 untitled.md:null");
}

#[test]
fn an_article_without_a_date_is_told() {
    let place = built();
    place.put("undated.md", "---\ntitle: Undated\n---\n\nOnly text.\n");
    warns(&place, "warning A005 undated.md:2");
}

#[test]
fn a_date_that_can_be_read_two_ways_is_told_with_both() {
    let place = built();
    place.put("good.md", "---\ntitle: Either\ndate: 03/04/2017\n---\n\nOnly text.\n");
    let ran = fails(&place, "error R301 good.md:3");
    assert!(ran.stdout.contains("day-first"), "the key that settles it is named: {}", ran.stdout);
}

#[test]
fn broken_front_matter_is_told_with_its_line() {
    let place = built();
    place.put("broken.md", "---\ntitle: [A\ndate: 2025-02-03\n---\n\nOnly text.\n");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert!(ran.status <= 1, "{}", ran.stderr);
    let told = ran.said().into_iter().find(|line| line.contains("broken.md:") && line.contains(" R25"));
    assert!(told.is_some_and(|line| !line.ends_with(":null")), "{:?}", ran.said());
}

#[test]
fn an_unknown_key_is_told_with_the_nearest() {
    let place = built();
    place.put("chapbook.toml", "[series]\ntitle = \"Letters\"\nlangauge = \"en\"\n");
    let before = place.files("out");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1);
    assert!(place.files("out") == before);
    assert!(
        ran.said()[0].starts_with("error C001 ") && ran.said()[0].ends_with("chapbook.toml:3"),
        "{:?}",
        ran.said()
    );
    assert!(ran.stdout.contains("`language`"), "{}", ran.stdout);
}

#[test]
fn a_missing_picture_is_an_error_unless_a_placeholder_is_asked_for() {
    let place = built();
    place.put("good.md", format!("{GOOD}\n![A press](press.png)\n"));
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    assert!(
        ran.said().iter().any(|line| line.starts_with("error R") && line.ends_with("good.md:8")),
        "{:?}",
        ran.said()
    );
    place.put(
        "chapbook.toml",
        "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\nmissing-images = \"placeholder\"\n",
    );
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(
        ran.said().iter().any(|line| line.starts_with("warning R") && line.ends_with("good.md:8")),
        "{:?}",
        ran.said()
    );
}

#[test]
fn a_picture_outside_the_series_is_an_error() {
    let place = built();
    let secret = place.path("secret.png");
    fs::write(&secret, b"no picture of ours").expect("a file outside");
    let mut pictures =
        vec!["../secret.png".to_owned(), secret.display().to_string(), "a/../../secret.png".to_owned()];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&secret, place.series().join("link.png")).expect("a link");
        pictures.push("link.png".into());
    }
    for picture in pictures {
        place.put("good.md", format!("{GOOD}\n![A press]({picture})\n"));
        let ran = place.run(&["build", "series", "--format", "json"]);
        assert_eq!(ran.status, 1, "{picture}: {}", ran.stdout);
        assert!(
            ran.said().iter().any(|line| line.starts_with("error R") && line.ends_with("good.md:8")),
            "{picture}: {:?}",
            ran.said()
        );
    }
}

#[test]
#[cfg(unix)]
fn a_typeface_outside_the_series_is_an_error() {
    let place = built();
    fs::write(place.path("secret.otf"), b"no typeface of ours").expect("a file outside");
    fs::create_dir(place.series().join("fonts")).expect("a folder");
    std::os::unix::fs::symlink(place.path("secret.otf"), place.series().join("fonts/link.otf"))
        .expect("a link");
    fails(&place, "error C006 series/fonts/link.otf:null");
}

// Root reads whatever its modes say, so a folder and a link to nowhere stand for what cannot be read.
#[test]
fn an_unreadable_file_is_told() {
    let place = built();
    fs::create_dir(place.series().join("folder.txt")).expect("a folder in the file's place");
    fails(&place, "error R005 folder.txt:null");
    fs::remove_dir(place.series().join("folder.txt")).expect("the folder goes");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", place.series().join("lost.txt")).expect("a link");
        fails(&place, "error R003 lost.txt:null");
    }
}

// Opening a pipe would wait for ever for somebody to write into it.
#[test]
#[cfg(unix)]
fn a_pipe_or_a_device_is_not_waited_for() {
    let place = built();
    let made = Command::new("mkfifo").arg(place.series().join("pipe.txt")).status().expect("mkfifo runs");
    assert!(made.success());
    fails(&place, "error R005 pipe.txt:null");
    fs::remove_file(place.series().join("pipe.txt")).expect("the pipe goes");
    std::os::unix::fs::symlink("/dev/zero", place.series().join("zero.txt")).expect("a link");
    fails(&place, "error R005 zero.txt:null");
}

#[test]
fn a_folder_without_articles_is_told() {
    let place = Place::new(&[("README.md", "# Not an article\n"), ("song.mp3", "")]);
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (1, vec!["error R001 series:null".to_owned()]));
    assert!(place.files("out").is_empty());
    let ran = place.run(&["build", "nowhere", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (1, vec!["error R003 nowhere:null".to_owned()]));
}

#[test]
#[cfg(unix)]
fn a_loop_of_links_ends() {
    let place = built();
    place.put("chapbook.toml", "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\nrecurse = true\n");
    place.put("below/more.md", GOOD.replace("A Good", "Another"));
    std::os::unix::fs::symlink("..", place.series().join("below/up")).expect("a link");
    let ran = warns(&place, "warning R007 below/up:null");
    assert_eq!(ran.said().len(), 1, "{:?}", ran.said());
    std::os::unix::fs::symlink("b", place.series().join("a")).expect("a link");
    std::os::unix::fs::symlink("a", place.series().join("b")).expect("a link");
    warns(&place, "warning R007 below/up:null");
}

// A sparse file: its length alone tells, and nothing of it is read.
#[test]
fn a_file_of_200_megabytes_is_refused_by_its_length() {
    let place = built();
    let file = fs::File::create(place.series().join("huge.txt")).expect("a file");
    file.set_len(200 << 20).expect("a sparse file");
    let ran = fails(&place, "error R004 huge.txt:null");
    assert!(ran.stdout.contains("200 MiB"), "{}", ran.stdout);
}

#[test]
fn a_line_of_a_megabyte_is_read() {
    let place = built();
    let words = "paper thread needle press ".repeat(40_000);
    place.put("long.txt", format!("A Long Line\n\nFebruary 3, 2025\n\n{words}\n"));
    place.put("long.md", format!("---\ntitle: Longer\ndate: 2025-03-03\n---\n\n{words}\n"));
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn ten_thousand_nested_quotations_or_lists_are_an_error_with_a_line() {
    for text in [
        format!("{} deep\n", "> ".repeat(10_000)),
        (0..10_000).map(|depth| format!("{}- deep\n", "  ".repeat(depth.min(400)))).collect(),
        format!("{} deep\n", "- ".repeat(10_000)),
        format!("{}deep{}\n", "*".repeat(10_000), "*".repeat(10_000)),
        format!("{}deep\n", "<div>".repeat(10_000)),
        format!("{}deep\n", "[".repeat(10_000)),
    ] {
        let place = built();
        place.put("deep.md", format!("---\ntitle: Deep\ndate: 2025-02-03\n---\n\n{text}"));
        let ran = place.run(&["build", "series", "--format", "json"]);
        assert!(ran.status <= 1, "{}: {}", &text[..20], ran.stderr);
        if text.starts_with("> ") {
            let told = ran.said().into_iter().find(|line| line.starts_with("error R"));
            assert!(told.is_some_and(|line| line.ends_with("deep.md:6")), "{:?}", ran.said());
        }
    }
    let place = built();
    place.put("deep.txt", format!("Deep\n\nFebruary 3, 2025\n\n{} deep\n", "> ".repeat(10_000)));
    assert!(place.run(&["build", "series", "--format", "json"]).status <= 1);
}

#[test]
fn an_output_folder_that_cannot_be_made_is_a_failure_of_the_environment() {
    let place = built();
    fs::write(place.path("taken"), "a file").expect("a file");
    let ran = place.run(&["build", "series", "-o", "taken/below", "--format", "json"]);
    assert_eq!(ran.status, 3, "{}", ran.stdout);
    assert!(ran.said().iter().all(|line| line.starts_with("error O001 taken/below")), "{:?}", ran.said());
    assert_eq!(ran.json()["outputs"], serde_json::json!([]));
    tells(&ran, &ran.said()[0]);
}

#[test]
fn an_output_whose_place_is_taken_by_a_folder_leaves_nothing_behind() {
    let place = built();
    let name = place.files("out").into_keys().next().expect("an output");
    fs::create_dir_all(place.path("other").join(&name)).expect("a folder in the output's place");
    let ran = place.run(&["epub", "series", "-o", "other", "--format", "json"]);
    assert_eq!(ran.status, 3, "{}", ran.stdout);
    assert!(place.files("other").is_empty(), "{:?}", place.files("other").keys());
}

// The limit stands for a full disk, and works for root too: the write fails midway, and with it the output.
#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_last_good_output() {
    let place = built();
    let before = place.files("out");
    place.put("good.md", format!("{GOOD}\nAnd one line more.\n"));
    let script = format!("ulimit -f 1; exec {} build series --format json", env!("CARGO_BIN_EXE_chapbook"));
    let mut shell = Command::new("bash");
    let ran = ran(shell.arg("-c").arg(script).current_dir(place.path(".")).output().expect("bash runs"));
    assert_eq!(ran.status, 3, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.said().iter().any(|line| line.starts_with("error O001 ")), "{:?}", ran.said());
    assert!(place.files("out") == before, "the last good output is there, and no part of the new one");
}
