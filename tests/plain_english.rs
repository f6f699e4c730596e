//! Holds what readers stumbled over out of comments, documents and messages: plain English is easily lost again.

use std::fs;
use std::path::{Path, PathBuf};

/// What readers stumbled over, as words in lower case, with what says the same.
const STUMBLES: &[(&str, &str)] = &[
    ("alone", "put `only` before what it limits, or say `by itself`"),
    ("none where", "`None` if"),
    ("but for", "except"),
    ("told", "reported, given, said"),
];

/// What holds one of [`STUMBLES`] and is plain English nonetheless.
const PLAIN: &[&str] = &["told apart"];

#[test]
fn sources_and_documents_are_in_plain_english() {
    let mut found = Vec::new();
    for file in files() {
        let text = fs::read_to_string(&file).expect("a text");
        let own = file.ends_with("plain_english.rs");
        let prose = if own { String::new() } else { prose(&file, &text) };
        found.extend(
            stumbles(&prose)
                .map(|(phrase, instead)| format!("{}: “{phrase}”; write: {instead}", file.display())),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

// A check that sees nothing would pass for ever.
#[test]
fn the_check_sees_phrases_over_line_ends_and_between_signs() {
    let found = |text: &str| stumbles(text).map(|(phrase, _)| phrase).collect::<Vec<_>>().join(", ");
    assert_eq!(found("/// The date, or none\n/// where there is none."), "none where");
    assert_eq!(found("// All but\n        // for the last, by the line alone."), "alone, but for");
    assert_eq!(found("//! It is told."), "told");
    assert_eq!(found("//! They are told\n//! apart. A standalone file; `is_alone`."), "");
    let test = "  #[test]\n  #[ignore]\n  fn a_fault_is_told() {\n  fn is_alone() {";
    assert_eq!(prose(Path::new("tests/xx.rs"), test), "a fault is told");
    let rust = Path::new("src/lang/xx.rs");
    assert_eq!(prose(rust, "let a = \"alone\"; // no\n    // told\n/// but for"), "// told\n/// but for");
}

/// Returns the phrases that a text should not have.
fn stumbles(text: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    let mut text = words.fold(" ".to_owned(), |text, word| text + &word.to_lowercase() + " ");
    for plain in PLAIN {
        text = text.replace(&format!(" {plain} "), " ");
    }
    STUMBLES.iter().copied().filter(move |(phrase, _)| text.contains(&format!(" {phrase} ")))
}

/// Returns what of a file is the project's own prose: of tests and of the words of a language only the comments and
/// what tests are called, as their strings are what authors and readers write.
fn prose(file: &Path, text: &str) -> String {
    let name = file.to_string_lossy();
    let comments_only = name.contains("tests") || name.contains("src/lang/");
    let is_prose = |line: &&str| !comments_only || line.trim_start().starts_with("//");
    let lines = text.lines().filter(is_prose).map(|line| line.trim().to_owned());
    lines.chain(names_of_tests(text)).collect::<Vec<_>>().join("\n")
}

/// Returns what the tests of a source are called, as words.
fn names_of_tests(text: &str) -> impl Iterator<Item = String> {
    let tests = text.split("#[test]").skip(1).filter_map(|after| after.split_once("fn "));
    tests.filter_map(|(_, rest)| rest.split_once('(')).map(|(name, _)| name.replace('_', " "))
}

/// Returns all sources in Rust and all documents and style sheets beside them.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> =
        ["src", "tests/support", "benches", "styles"].iter().map(|folder| root.join(folder)).collect();
    let mut files: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].iter().map(|name| root.join(name)).collect();
    files.extend(entries(&root.join("tests")).into_iter().filter(|path| is_text(path)));
    while let Some(folder) = folders.pop() {
        let (inner, found): (Vec<_>, Vec<_>) = entries(&folder).into_iter().partition(|path| path.is_dir());
        folders.extend(inner);
        files.extend(found.into_iter().filter(|path| is_text(path)));
    }
    files.sort();
    files
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ["rs", "md", "css"].iter().any(|known| extension == *known))
}
