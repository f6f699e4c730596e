//! A command stopped at any moment leaves the last good outputs or the new ones, never half, and nothing beside them.
//!
//! It is stopped by signals, a full disk, a folder that is taken away, and while another one writes the same outputs.
//! `STOPS=500 cargo test --test all stopped::` does so 500 times; the usual run each once.
#![cfg(unix)]

use crate::support::command;

use command::Place;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

type Files = BTreeMap<PathBuf, Vec<u8>>;

const SETTINGS: &str = "[series]\ntitle = \"Letters\"\n";

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

/// What befalls a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    Signal(&'static str),
    /// Another command writes the same outputs, and goes on when the first is stopped.
    Beside(&'static str),
    /// No file may have more bytes than this, as on a disk that is full.
    Full,
    /// A folder is taken away: that of the outputs, or that of the series.
    Removed(&'static str),
}

const TROUBLES: [Trouble; 9] = [
    Trouble::Signal("INT"),
    Trouble::Signal("TERM"),
    Trouble::Signal("KILL"),
    Trouble::Beside("TERM"),
    Trouble::Full,
    Trouble::Removed("out"),
    Trouble::Signal("KILL"),
    Trouble::Beside("KILL"),
    Trouble::Removed("series"),
];

impl Trouble {
    fn kills(self) -> bool {
        matches!(self, Self::Signal("KILL") | Self::Beside("KILL"))
    }
}

/// Starts a command, with a bound on the size of files in KB if there is one.
fn start(place: &Place, most: Option<u64>) -> Child {
    let mut command = place.command();
    if let Some(most) = most {
        let script = format!("ulimit -f {most}; exec \"$0\" \"$@\"");
        let mut shell = std::process::Command::new("bash");
        shell.current_dir(place.path(".")).args(["-c", &script]).arg(command.get_program());
        command = shell;
    }
    command.args(["build", "series"]).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the command starts")
}

fn signal(name: &str, child: &Child) {
    let pid = child.id().to_string();
    let _ =
        std::process::Command::new("kill").args([&format!("-{name}"), &pid]).stderr(Stdio::null()).status();
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test measures how long a command takes")]
fn a_command_stopped_at_any_moment_leaves_whole_outputs() {
    let stops: usize = std::env::var("STOPS").ok().and_then(|count| count.parse().ok()).unwrap_or(9);
    let place = Place::new(&[("chapbook.toml", SETTINGS)]);
    let (fold, cut) = ("Paper is folded before it is cut.", "Thread is waxed before it is drawn.");
    let old = built(&place, fold);
    let begun = Instant::now();
    let new = built(&place, cut);
    let long = begun.elapsed();
    let largest = new.values().map(|bytes| bytes.len() as u64 / 1024).max().unwrap_or_default();
    let mut seed = 0x2545_F491_4F6C_DD1D;
    for stop in 0..stops {
        let trouble = TROUBLES[stop % TROUBLES.len()];
        let (words, made) = if stop % 2 == 0 { (fold, &old) } else { (cut, &new) };
        place.put("chapbook.toml", SETTINGS);
        place.put("a.md", text(words));
        let before = place.files("out");
        // Most moments lie within the run, where half of them fall on its end.
        let part = next(&mut seed) % 1_000;
        let after = if part.is_multiple_of(2) {
            long.mul_f64(0.8 + part as f64 / 4_000.0)
        } else {
            long.mul_f64(part as f64 / 1_000.0)
        };
        let after = after.min(Duration::from_secs(60));
        let most = (trouble == Trouble::Full).then(|| next(&mut seed) % (largest + 1));
        let mut child = start(&place, most);
        match trouble {
            Trouble::Full => {}
            Trouble::Signal(name) => {
                std::thread::sleep(after);
                signal(name, &child);
            }
            Trouble::Removed(folder) => {
                std::thread::sleep(after);
                // All of it at one moment: a series without its settings is another one.
                std::fs::rename(place.path(folder), place.path("gone")).expect("the folder is there");
                std::fs::remove_dir_all(place.path("gone")).expect("nobody writes there");
            }
            Trouble::Beside(name) => {
                let mut other = start(&place, None);
                std::thread::sleep(after);
                signal(name, &child);
                assert!(other.wait().expect("the other ends").success(), "stop {stop}");
            }
        }
        let ended = child.wait().expect("the command ends");
        let case = format!("stop {stop}, {trouble:?} after {after:?}, which ended with {ended}");
        assert!(ended.code().is_none_or(|code| [0, 1, 3, 130, 143].contains(&code)), "{case}");
        let files = place.files("out");
        for (name, bytes) in files.iter().filter(|(name, _)| !is_part(name)) {
            let is_whole = [&old, &new].iter().any(|good| good.get(name) == Some(bytes));
            assert!(is_whole, "{case}: {} is half of something", name.display());
        }
        match trouble {
            // What was there before is gone.
            Trouble::Removed("out") => {
                built(&place, words);
            }
            Trouble::Beside(_) => {
                let whole: Files = files.clone().into_iter().filter(|(name, _)| !is_part(name)).collect();
                assert!(whole == *made, "{case}: the other made its outputs");
            }
            _ => assert!(old.keys().all(|name| files.contains_key(name)), "{case}: an output is gone"),
        }
        if !trouble.kills() && !before.keys().any(|name| is_part(name)) {
            assert!(!files.keys().any(|name| is_part(name)), "{case}: {:?} are left", files.keys());
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
