//! `marks` of the booklet: `"auto"`, `"none"`, or a list.

use super::super::reader::{KeyValue, Reader, quoted};
use super::{Choice, Choices, KeyKind};
use crate::impose::{MarkKind, Marks};
use serde_json::{Value, json};

/// What is marked on the sheets.
pub struct SheetMarks;

const KINDS: Choices<MarkKind> = Choices(&MarkKind::ALL);

/// The words for all that fits, and for nothing.
const WORDS: &[(&str, bool)] = &[("auto", true), ("none", false)];

impl KeyKind for SheetMarks {
    type Value = Marks;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Marks> {
        let word = entry.value.get_ref().as_str().map(str::trim);
        let found = word.and_then(|word| WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)));
        match found {
            Some((_, true)) => Some(Marks::Auto),
            Some((_, false)) => Some(Marks::Only(Vec::new())),
            None => KINDS.read(entry, reader).map(Marks::Only),
        }
    }

    fn write(&self, value: &Marks) -> Option<String> {
        match value {
            Marks::Auto => Some(quoted("auto")),
            Marks::Only(kinds) => KINDS.write(kinds),
        }
    }

    fn wanted(&self) -> String {
        format!("{}, or {}", Choice(WORDS).wanted().replace(" or ", ", "), KINDS.wanted())
    }

    fn schema(&self) -> Value {
        json!({ "anyOf": [Choice(WORDS).schema(), KINDS.schema()] })
    }
}
