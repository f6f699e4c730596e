//! Holds that one word has one meaning, as `lib.rs` promises: a type that others can name has a name of its own.
//!
//! A reader who meets `Place` should not need the imports of the file to know which of nine is meant.

use crate::imports::rust_files;
use std::collections::BTreeMap;
use std::fs;

/// Names that several types bear, with the reason.
const SHARED: &[(&str, &str)] = &[
    ("Options", "what a stage obeys; always written with the stage before it"),
    ("Request", "what a stage is asked for; always written with the stage before it"),
];

#[test]
fn one_type_has_one_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in rust_files() {
        let text = fs::read_to_string(&file).expect("a source file");
        for name in declared(&text) {
            places.entry(name.to_owned()).or_default().push(file.display().to_string());
        }
    }
    let twice = |name: &str| places.get(name).is_some_and(|places| places.len() > 1);
    let known = |name: &str| SHARED.iter().any(|(shared, _)| *shared == name);
    let broken: Vec<String> = places
        .iter()
        .filter(|(name, _)| twice(name) && !known(name))
        .map(|(name, places)| format!("`{name}` is declared in {}", places.join(" and ")))
        .collect();
    assert!(broken.is_empty(), "one word, one meaning:\n{}", broken.join("\n"));
    for (name, _) in SHARED {
        assert!(twice(name), "`{name}` is declared once: take it off the list");
    }
}

// A check that sees nothing would pass for ever.
#[test]
fn the_check_sees_every_kind_of_type_that_others_can_name() {
    let text = "pub struct A<'a> {\n  pub(crate) enum B {\npub(super) trait C: D {\npub type E = u8;\n\
                struct F;\n/// pub struct G\npub fn h() {}\npub(in crate::read) union I {\n";
    assert_eq!(declared(text).collect::<Vec<_>>(), ["A", "B", "C", "E", "I"]);
}

/// Returns the names of the types in a source that are visible beyond their module.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix("pub")?;
        let rest = match rest.strip_prefix('(') {
            Some(seen) => seen.split_once(')')?.1,
            None => rest,
        };
        let (kind, rest) = rest.trim_start().split_once(' ')?;
        let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
        ["struct", "enum", "trait", "type", "union"].contains(&kind).then_some(name)
    })
}
