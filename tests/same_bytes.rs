//! The same series gives the same bytes: twice, with any number of threads, and wherever it lies.

use crate::support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use support::command::{Place, ran};
use support::study;

/// A series whose articles take unequal time to read, so that threads end out of turn, and which has
/// something to say on the way.
fn place() -> Place {
    let place = Place::new(&[("chapbook.toml", "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n")]);
    for number in 0..24usize {
        let paragraphs = "Paper is folded before it is cut, and sewn before it is trimmed.\n\n"
            .repeat(1 + number * 7 % 60);
        let day = number + 1;
        place.put(
            &format!("{number:03}-letter.txt"),
            format!(
                "Letter {number}\n\nJanuary {day}, 2025\n\n“A leaf is two pages.”\n— a binder\n\n{paragraphs}"
            ),
        );
        place.put(
            &format!("{number:03}-note.md"),
            format!("---\ntitle: Note {number}\ndate: 2025-02-{day:02}\ntags: [a, b]\n---\n\n{paragraphs}A note.[^1]\n\n[^1]: Of *thread*.\n"),
        );
    }
    place.put("odd.doc", "PK");
    place.put("empty.txt", "");
    place
}

/// Every kind of handout, set by the words that stand in a section `[handouts]`.
const HANDOUTS: [&str; 4] = [
    "layout = \"margin\"\nnumbers = \"paragraphs\"",
    "layout = \"cornell\"\nnumbers = \"lines\"\nlarge-print = \"rnib\"",
    "layout = \"manuscript\"\nnumbers = \"lines\"",
    "layout = \"facing\"",
];

/// Builds with a number of threads and returns the outputs and what was said.
fn build(place: &Place, out: &str, threads: &str) -> (BTreeMap<PathBuf, Vec<u8>>, String) {
    let mut command = place.command();
    command.args(["build", "series", "-o", out]).env("RAYON_NUM_THREADS", threads);
    let ran = ran(command.output().expect("the command starts"));
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    (place.files(out), ran.stderr)
}

#[test]
fn twice_and_with_one_thread_or_eight() {
    let place = place();
    let first = build(&place, "first", "1");
    assert!(!first.0.is_empty());
    assert!(first == build(&place, "second", "1"), "two builds differ");
    assert!(first == build(&place, "third", "8"), "threads change the outputs or the messages");
}

#[test]
fn in_another_folder_written_in_another_order() {
    let place = place();
    let (here, _) = build(&place, "here", "4");
    let elsewhere = Place::new(&[]);
    let mut files: Vec<_> = place.files("series").into_iter().collect();
    files.reverse();
    for (name, bytes) in files {
        elsewhere.put(&name.to_string_lossy(), bytes);
    }
    let (there, _) = build(&elsewhere, "there", "4");
    assert!(here == there, "the place of a series changes its outputs");
}

#[test]
fn only_the_epoch_of_the_environment_counts() {
    let place = place();
    let (plain, _) = build(&place, "plain", "4");
    let mut command = place.command();
    command.args(["build", "series", "-o", "other", "-q"]);
    for (name, value) in
        [("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C"), ("TZ", "Asia/Tokyo"), ("HOME", "/"), ("NO_COLOR", "1")]
    {
        command.env(name, value);
    }
    assert_eq!(ran(command.output().expect("the command starts")).status, 0);
    assert!(plain == place.files("other"), "language or time zone of the machine change the outputs");
}

#[test]
fn the_sample_series_too() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let place = Place::new(&[]);
    place.take_in(&seeds);
    let first = build(&place, "first", "1");
    assert!(first == build(&place, "second", "8"));
}

#[test]
fn every_kind_of_handout_however_it_is_set() {
    for (name, place) in study::series() {
        let settings = std::fs::read_to_string(place.series().join("chapbook.toml")).unwrap_or_default();
        for (number, set) in HANDOUTS.into_iter().enumerate() {
            place.put("chapbook.toml", format!("{settings}\n[handouts]\n{set}\n"));
            let made = |out: &str, threads: &str| {
                let out = format!("{out}-{number}");
                let mut command = place.command();
                command.args(["handouts", "series", "--all", "-o", &out]).env("RAYON_NUM_THREADS", threads);
                let ran = ran(command.output().expect("the command starts"));
                assert_eq!(ran.status, 0, "{name}: {}", ran.stderr);
                (place.files(&out), ran.stderr)
            };
            let first = made("first", "1");
            assert!(first.0.len() >= 5, "{name}: {:?}", first.0.keys());
            assert!(first == made("second", "8"), "{name}, {set}: threads change the handouts");
        }
    }
}
