//! Every key of `[handouts]` changes some file: a key that nothing heeds would be looked for in vain.

use crate::support;

use chapbook::config::sections;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use support::command::Place;

/// What stands in the section before a key is added, and the key with a value that is not its default.
const CHANGES: [(&str, &str); 34] = [
    ("", "make = [\"participant\"]"),
    ("", "paper = \"letter\""),
    ("", "layout = \"cornell\""),
    ("", "layout = \"manuscript\""),
    ("", "layout = \"facing\""),
    ("", "numbers = \"lines\""),
    ("numbers = \"lines\"", "line-numbers = \"page\""),
    ("make = [\"large-print\"]", "large-print = \"rnib\""),
    ("", "terms = \"foot\""),
    ("", "terms = \"list\""),
    ("", "study-epub = false"),
    ("make = [\"large-print\"]", "large-print-epub = false"),
    ("", "sessions = [[\"002\", \"007\"]]"),
    ("make = [\"pack\"]", "sessions = [[\"002\", \"007\"]]"),
    ("make = [\"pack\"]", "session-minutes = 240"),
    ("make = [\"pack\"]", "reading-speed = 60"),
    ("make = [\"pack\"]\nsessions = [[\"002\", \"001\"]]", "discussion-minutes = 45"),
    ("layout = \"cornell\"", "paper = \"letter\""),
    ("layout = \"facing\"", "numbers = \"lines\""),
    ("layout = \"cornell\"", "fit = true"),
    ("", "rules = \"dotted\""),
    ("layout = \"facing\"", "rules = \"none\""),
    ("", "ruling = \"9mm\""),
    ("layout = \"facing\"", "ruling = \"8mm\""),
    ("layout = \"cornell\"", "ruling = \"8mm\""),
    ("", "questions = \"beside\""),
    ("make = [\"pack\"]", "excerpts = [[\"001\", \"2-3\"], [\"007\", \"¶ 1\"]]"),
    ("", "name-line = true"),
    ("layout = \"cornell\"", "mirrored = false"),
    ("make = [\"pack\"]", "welcome-minutes = 10"),
    ("make = [\"pack\"]", "booklet = true"),
    ("make = [\"pack\"]", "side-by-side = [[\"001\", \"002\"]]"),
    ("make = [\"pack\"]", "round-minutes = 0"),
    ("make = [\"pack\"]\nsession-minutes = 240", "break-minutes = 20"),
];

/// Makes the handouts of a series as a section says.
fn made(place: &Place, settings: &str, section: &str, out: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    place.put("chapbook.toml", format!("{settings}paper = \"a4\"\n\n[handouts]\n{section}\n"));
    let ran = place.run(&["handouts", "series", "-o", out, "--strict", "-q"]);
    assert!(ran.stderr.is_empty() && ran.status == 0, "{section}: {}", ran.stderr);
    place.files(out)
}

#[test]
fn every_key_changes_what_is_made() {
    let place = Place::new(&[]);
    place.take_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"));
    let settings = std::fs::read_to_string(place.series().join("chapbook.toml")).expect("the configuration");
    let mut known = BTreeMap::new();
    for (number, (before, key)) in CHANGES.into_iter().enumerate() {
        let plain = known
            .entry(before)
            .or_insert_with(|| made(&place, &settings, before, &format!("plain-{number}")));
        let changed = made(&place, &settings, &format!("{before}\n{key}"), &format!("changed-{number}"));
        assert!(*plain != changed, "`{key}` after `{before}` changes nothing");
    }
    let section = sections().iter().find(|section| section.name == "handouts").expect("the section");
    let tried: BTreeSet<&str> = CHANGES.iter().filter_map(|(_, key)| key.split(' ').next()).collect();
    let untried: Vec<_> =
        section.keys.iter().map(|key| &*key.name).filter(|key| !tried.contains(key)).collect();
    assert!(untried.is_empty(), "try these keys too: {untried:?}");
}
