//! The head of an electronic text of Project Gutenberg: above the mark where it starts stand lines `Title: …`, `Author: …`.

use super::fields::read_fields;
use super::{FrontMatter, NamedValues, Spanned, Value};
use crate::diagnostic::{SourceId, Warned};

/// The mark stands within so many lines.
const HEAD: usize = 120;

/// What of the head is of the text; the rest is of its file.
const KEYS: [&str; 2] = ["Title", "Author"];

/// A line of so many bytes was full: what follows it goes on, and is no subtitle.
const FULL: usize = 60;

/// Tells whether a line is a mark of Project Gutenberg, of the start or the end of a text by the word.
pub fn is_mark(line: &str, word: &str) -> bool {
    line.starts_with("***")
        && line.contains("PROJECT GUTENBERG")
        && line.trim_start_matches(['*', ' ']).starts_with(word)
}

/// Tells whether a line says who made the electronic text.
pub fn is_of_makers(line: &str) -> bool {
    const SAID: [&str; 5] = [
        "produced by",
        "e-text prepared by",
        "etext prepared by",
        "this etext was produced by",
        "transcribed from the",
    ];
    let line = line.trim_start().to_lowercase();
    SAID.iter().any(|said| line.starts_with(said))
}

/// Reads title and author of such a head; the text is left as it is. `None` if it has no such mark or no title.
pub fn of_gutenberg(source: SourceId, text: &str) -> Warned<Option<FrontMatter>> {
    let (mut at, mut table, mut goes_on) = (0, NamedValues::new(), false);
    for line in text.split_inclusive('\n').take(HEAD) {
        let start = at;
        at += line.len();
        let words = line.trim();
        if is_mark(line, "START") {
            let mut all = Vec::new();
            let is_titled = table.iter().any(|(key, _)| *key == "title");
            let front = is_titled.then(|| read_fields(&table, source, 0, &mut all));
            return Warned::new(front, all);
        }
        if goes_on && line.starts_with([' ', '\t']) && !words.is_empty() {
            match table.last_mut() {
                Some((key, before)) if *key == "title" && before.range.len() < FULL => {
                    table.push(("subtitle".to_owned(), of(text, start, words)));
                }
                Some((_, Spanned { value: Value::Text(value), range })) => {
                    value.push(' ');
                    value.push_str(words);
                    range.end = start + line.trim_end().len();
                }
                _ => {}
            }
            continue;
        }
        let key =
            KEYS.into_iter().find(|key| words.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
        goes_on = key.is_some();
        if let Some(key) = key {
            table.push((key.to_lowercase(), of(text, start, words[key.len() + 1..].trim())));
        }
    }
    Warned::clean(None)
}

/// Returns words of the line that begins at a byte, with their place.
fn of(text: &str, start: usize, words: &str) -> Spanned {
    let from = start + text.get(start..).and_then(|rest| rest.find(words)).unwrap_or_default();
    Spanned { value: Value::Text(words.to_owned()), range: from..from + words.len() }
}
