//! A command stopped at any moment leaves the last good outputs or the new ones, never half, and nothing beside them.
//!
//! `STOPS=500 cargo test --release --test all stopped::` stops it 500 times; the usual run does so a few times.
#![cfg(unix)]

use crate::support::command;

use command::Place;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn text(words: &str) -> String {
    format!("---\ntitle: A Letter\ndate: 2025-01-06\n---\n\n{}\n", format!("{words}\n\n").repeat(40))
}

/// The outputs of a series of these words.
fn built(place: &Place, words: &str) -> Files {
    place.put("a.md", text(words));
    assert_eq!(place.run(&["build", "series"]).status, 0);
    place.files("out")
}

/// Numbers that look like chance and are the same in every run (Marsaglia, "Xorshift RNGs", 2003).
fn next(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

fn is_part(name: &std::path::Path) -> bool {
    name.to_string_lossy().ends_with(".part")
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test measures how long a command takes")]
fn a_command_stopped_at_any_moment_leaves_whole_outputs() {
    let stops: u32 = std::env::var("STOPS").ok().and_then(|count| count.parse().ok()).unwrap_or(12);
    let place = Place::new(&[("chapbook.toml", "[series]\ntitle = \"Letters\"\n")]);
    let (fold, cut) = ("Paper is folded before it is cut.", "Thread is waxed before it is drawn.");
    let old = built(&place, fold);
    let begun = Instant::now();
    let new = built(&place, cut);
    let long = begun.elapsed();
    let is_whole = |files: &Files| {
        files
            .iter()
            .filter(|(name, _)| !is_part(name))
            .all(|(name, bytes)| old.get(name) == Some(bytes) || new.get(name) == Some(bytes))
            && old.keys().all(|name| files.contains_key(name))
    };
    let mut seed = 0x2545_F491_4F6C_DD1D;
    for stop in 0..stops {
        place.put("a.md", text(if stop % 2 == 0 { fold } else { cut }));
        let signal = ["INT", "TERM", "KILL"][next(&mut seed) as usize % 3];
        // Most moments lie within the run, where half of them fall on its end.
        let part = next(&mut seed) % 1_000;
        let after = if part.is_multiple_of(2) {
            long.mul_f64(0.8 + part as f64 / 4_000.0)
        } else {
            long.mul_f64(part as f64 / 1_000.0)
        };
        let mut command = place.command();
        let command = command.args(["build", "series"]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the command starts");
        std::thread::sleep(after.min(Duration::from_secs(60)));
        let pid = child.id().to_string();
        let _ = std::process::Command::new("kill")
            .args([&format!("-{signal}"), &pid])
            .stderr(Stdio::null())
            .status();
        child.wait().expect("the command ends");
        let files = place.files("out");
        assert!(is_whole(&files), "stop {stop} by {signal} after {after:?} left half of something");
        if signal != "KILL" {
            let left: Vec<_> = files.keys().filter(|name| is_part(name)).collect();
            // What one killed before left stays until a command writes.
            assert!(stop > 0 || left.is_empty(), "{left:?}");
        }
    }
    let new = built(&place, cut);
    assert!(new.keys().all(|name| !is_part(name)), "what was left is swept: {:?}", new.keys());
}

/// Both commands write the same bytes into one folder.
#[test]
fn two_commands_at_once_do_not_disturb_each_other() {
    let place = Place::new(&[("a.md", &text("Paper is folded before it is cut."))]);
    let whole = {
        assert_eq!(place.run(&["build", "series", "-o", "whole"]).status, 0);
        place.files("whole")
    };
    let start =
        || place.command().args(["build", "series"]).stdout(Stdio::null()).spawn().expect("it starts");
    for mut child in [start(), start(), start()] {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(place.files("out").keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
    assert!(place.files("out") == whole);
}
