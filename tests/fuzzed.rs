//! What is fuzzed takes its seeds, and every input at which it once failed, without a fault.
//!
//! `FUZZED=svg` takes only the inputs whose path holds that.
//!
//! The targets are those of `fuzz/`, which needs another compiler to look for more.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

#[test]
fn every_target_takes_its_seeds_and_what_it_once_failed_at() {
    let wanted = std::env::var("FUZZED").unwrap_or_default();
    let mut failed = Vec::new();
    for (name, target) in targets::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzzed").join(name);
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut inputs: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        inputs.sort();
        assert!(!inputs.is_empty(), "{name} has no seed");
        for input in inputs.into_iter().filter(|input| input.to_string_lossy().contains(&wanted)) {
            let data = fs::read(&input).expect("an input");
            if std::panic::catch_unwind(|| target(&data)).is_err() {
                failed.push(input);
            }
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn each_target_can_be_started() {
    for (name, _) in targets::ALL {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets").join(format!("{name}.rs"));
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(text.contains(&format!("chapbook_fuzz::{name}(")), "{name}");
        let manifest = include_str!("../fuzz/Cargo.toml");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is not in fuzz/Cargo.toml");
    }
}
