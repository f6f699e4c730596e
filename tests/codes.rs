//! Holds the codes of diagnostics stable: each is listed with its meaning, and used by those it belongs to.

use chapbook::diagnostic::CODES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms speak under which letter.
const LETTERS: &[(char, &[&str])] = &[
    ('C', &["config", "driver"]),
    ('R', &["read"]),
    ('A', &["assemble"]),
    ('S', &["style"]),
    // The driver finds the files of typefaces, and knows those of the web by their names.
    ('F', &["font", "layout", "driver"]),
    ('L', &["layout"]),
    ('H', &["handout"]),
    ('E', &["epub", "cover"]),
    ('P', &["pdf"]),
    ('I', &["impose"]),
    ('O', &["driver", "cli"]),
    ('N', &["fetch", "cli"]),
];

#[test]
fn the_list_is_in_order_and_says_what_each_means() {
    assert!(CODES.is_sorted_by(|(a, _), (b, _)| a < b), "in order, each once");
    let meanings: BTreeSet<&str> = CODES.iter().map(|(_, meaning)| *meaning).collect();
    assert_eq!(meanings.len(), CODES.len(), "two codes mean the same");
    for (code, meaning) in CODES {
        let named = meaning.chars().next().is_some_and(char::is_lowercase) && !meaning.ends_with('.');
        assert!(named, "{code}: lower case, no full stop");
    }
}

#[test]
fn every_code_in_the_sources_is_listed_and_the_other_way_round() {
    let used: BTreeSet<String> = uses().into_keys().collect();
    let listed: BTreeSet<String> = CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    let unlisted: Vec<_> = used.difference(&listed).collect();
    let unused: Vec<_> = listed.difference(&used).collect();
    assert!(unlisted.is_empty(), "add to src/diagnostic/codes.rs: {unlisted:?}");
    assert!(unused.is_empty(), "nobody uses {unused:?}: take them out of src/diagnostic/codes.rs");
}

#[test]
fn a_code_is_used_in_the_rooms_that_its_letter_names() {
    for (code, files) in uses() {
        let letter = code.chars().next().expect("a letter");
        let (_, rooms) = LETTERS.iter().find(|(known, _)| *known == letter).expect("a known letter");
        for file in &files {
            let room = file.iter().next().expect("a room").to_string_lossy();
            assert!(rooms.contains(&room.trim_end_matches(".rs")), "{code} in {}", file.display());
        }
    }
}

// Each reader has numbers of its own, so that two of them cannot take one for different things.
#[test]
fn codes_of_reading_stand_in_the_range_of_their_reader() {
    let ranges: &[(&str, std::ops::Range<u32>)] = &[
        ("read/text", 100..200),
        ("read/markdown", 200..250),
        ("read/front_matter", 250..300),
        ("read/picture", 250..300),
        ("read/date", 300..350),
        ("read/study", 400..450),
        ("read", 1..100),
    ];
    for (code, files) in uses().iter().filter(|(code, _)| code.starts_with('R')) {
        let number: u32 = code[1..].parse().expect("digits");
        for file in files {
            let name = file.to_string_lossy();
            let (reader, range) =
                ranges.iter().find(|(reader, _)| name.starts_with(reader)).expect("a reader");
            assert!(range.contains(&number), "{code} in {name}: {reader} has {range:?}");
        }
    }
}

/// Codes that no test names. No series is known that brings them about: another library, or a check of the program itself,
/// would have to fail. The list may only become shorter.
const UNPROVOKED: &[&str] = &["E001", "E010", "P001"];

#[test]
fn every_code_is_named_in_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src"), root.join("tests")];
    let mut tests = String::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_source = path.extension().is_some_and(|extension| extension == "rs");
            if path.is_dir() {
                folders.push(path);
            } else if is_source && !path.ends_with("tests/codes.rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                // Tests lie in `tests`, in folders and files of that name below `src`, and at the ends of sources.
                let below = path.strip_prefix(root).expect("a path below the root");
                let is_test = below.components().any(|part| {
                    let name = part.as_os_str().to_string_lossy();
                    name == "tests" || name.ends_with("tests.rs")
                });
                let from =
                    if is_test { 0 } else { text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len()) };
                tests.push_str(&text[from..]);
            }
        }
    }
    for (code, _) in CODES {
        assert!(
            tests.contains(code) != UNPROVOKED.contains(code),
            "{code}: is it named in a test, and if not, why?"
        );
    }
}

/// Returns each code with the files below `src` that use it, tests aside.
fn uses() -> BTreeMap<String, BTreeSet<PathBuf>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    let mut folders = vec![source.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(&source).expect("a path below src").to_path_buf();
            if path.is_dir() {
                folders.push(path);
            } else if !name.ends_with("tests.rs") && !name.ends_with("diagnostic/codes.rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                for code in codes(code) {
                    found.entry(code).or_default().insert(name.clone());
                }
            }
        }
    }
    found
}

/// Returns the string literals of a letter and three digits.
fn codes(text: &str) -> Vec<String> {
    let literals = text.split('"').filter(|part| part.len() == 4);
    literals
        .filter(|part| {
            part.as_bytes()[0].is_ascii_uppercase() && part.bytes().skip(1).all(|b| b.is_ascii_digit())
        })
        .map(str::to_owned)
        .collect()
}
