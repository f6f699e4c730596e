//! Holds that each thing the program depends on has its reason, and that none is there in two versions without one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use toml::{Table, Value};

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the lines of `Cargo.toml` that name a dependency, each with the line above it.
fn dependencies(manifest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut within, mut above) = (false, "");
    for line in manifest.lines() {
        if line.starts_with('[') {
            within = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| within && !line.starts_with('#')) {
            found.push((name.to_owned(), above.to_owned()));
        }
        above = line;
    }
    found
}

#[test]
fn every_dependency_has_a_reason_above_it() {
    let manifest = read("Cargo.toml");
    let all = dependencies(&manifest);
    // As many as a reader of TOML finds.
    let table: Table = manifest.parse().expect("a manifest");
    let mut tables: Vec<&Table> = vec![&table];
    tables.extend(table["target"].as_table().expect("targets").values().filter_map(Value::as_table));
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let inner = tables.iter().flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()));
    assert_eq!(all.len(), inner.map(Table::len).sum::<usize>(), "each stands in a line of its own");
    let mut reasons = BTreeMap::new();
    for (name, above) in &all {
        let reason =
            above.strip_prefix("# ").unwrap_or_else(|| panic!("{name} has no reason above it: {above:?}"));
        assert!(reason.ends_with('.'), "the reason of {name} is a sentence: {reason}");
        let other = reasons.insert(reason.to_owned(), name);
        assert_eq!(other, None, "{name} has a reason that another has");
    }
}

// A crate that nothing names is compiled by everybody for nothing.
#[test]
fn every_dependency_is_named_in_the_sources() {
    let mut sources = read("build.rs");
    let mut folders = vec!["src".to_owned(), "tests".to_owned(), "fuzz".to_owned()];
    while let Some(folder) = folders.pop() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder);
        for entry in fs::read_dir(path).expect("a folder of sources") {
            let name = entry.expect("an entry").file_name().into_string().expect("a name in UTF-8");
            let inner = format!("{folder}/{name}");
            if name.ends_with(".rs") {
                sources.push_str(&read(&inner));
            } else if !name.contains('.')
                && name != "target"
                && Path::new(env!("CARGO_MANIFEST_DIR")).join(&inner).is_dir()
            {
                folders.push(inner);
            }
        }
    }
    for (name, _) in dependencies(&read("Cargo.toml")) {
        let path = format!("{}::", name.replace('-', "_"));
        assert!(sources.contains(&path), "nothing names {name}");
    }
}

#[test]
fn what_is_there_in_two_versions_has_a_reason() {
    let lock: Table = read("Cargo.lock").parse().expect("a lock file");
    let deny: Table = read("deny.toml").parse().expect("rules for dependencies");
    let text = |value: &Value, key: &str| value[key].as_str().expect("text").to_owned();
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in lock["package"].as_array().expect("packages") {
        versions.entry(text(package, "name")).or_default().push(text(package, "version"));
    }
    versions.retain(|_, all| all.len() > 1);
    let skip = deny["bans"]["skip"].as_array().expect("what is skipped");
    let explained: Vec<String> = skip.iter().map(|entry| text(entry, "crate")).collect();
    assert!(skip.iter().all(|entry| text(entry, "reason").len() > 10));
    for (name, all) in &versions {
        let is_explained = |version: &&String| {
            explained.iter().any(|it| format!("{name}@{version}.").starts_with(&format!("{it}.")))
        };
        let without = all.iter().filter(|version| !is_explained(version)).count();
        assert_eq!(
            without, 1,
            "{name} is there as {all:?}: all but one need a reason in deny.toml, under `skip`"
        );
    }
    for entry in &explained {
        let name = entry.split('@').next().expect("a name");
        assert!(versions.contains_key(name), "{name} is there once: its entry in deny.toml can go");
    }
}
