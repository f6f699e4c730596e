//! Kinds of values: how each is read, written and described.
//!
//! A kind knows nothing of keys. [`super::keys`] says which key takes which kind.

use super::reader::{KeyValue, Reader, list, quoted};
use crate::diagnostic::Placed;
use serde_json::{Value, json};

mod marks;
mod number;
mod paper;
mod text;

pub use marks::SheetMarks;
pub use number::{CountKind, Offsets, OneOf, SheetsKind};
pub use paper::{Flaw, LengthOf, Margins, PageKind};
pub use text::{
    DateKind, HeadPatterns, InnerPath, InnerPaths, Pairs, PhraseKind, TextKind, TextsKind, WordsKind,
};

/// What a key takes.
pub trait KeyKind {
    /// What is read.
    type Value;

    /// Reads a value. `None` if it counts as not given, or is wrong, which is then reported.
    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Self::Value>;

    /// Writes a value as it stands in the file. `None` if leaving the key out is the only way to say it.
    fn write(&self, value: &Self::Value) -> Option<String>;

    /// Says what a value must be, as in "must be `wanted`".
    fn wanted(&self) -> String;

    /// Returns the least and the most that a value can be, if it has bounds.
    fn range(&self) -> Option<String> {
        None
    }

    /// Returns the JSON Schema of a value.
    fn schema(&self) -> Value;
}

/// A value that may be left out; then something else decides.
pub struct Optional<K>(pub K);

impl<K: KeyKind> KeyKind for Optional<K> {
    type Value = Option<K::Value>;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Self::Value> {
        self.0.read(entry, reader).map(Some)
    }

    fn write(&self, value: &Self::Value) -> Option<String> {
        self.0.write(value.as_ref()?)
    }

    fn wanted(&self) -> String {
        self.0.wanted()
    }

    fn range(&self) -> Option<String> {
        self.0.range()
    }

    fn schema(&self) -> Value {
        self.0.schema()
    }
}

/// A value that may be left out, with its place for later messages.
pub struct Located<K>(pub K);

impl<K: KeyKind> KeyKind for Located<K> {
    type Value = Option<Placed<K::Value>>;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Self::Value> {
        let value = self.0.read(entry, reader)?;
        Some(Some(Placed { value, span: Some(reader.span(entry.value)) }))
    }

    fn write(&self, value: &Self::Value) -> Option<String> {
        self.0.write(&value.as_ref()?.value)
    }

    fn wanted(&self) -> String {
        self.0.wanted()
    }

    fn range(&self) -> Option<String> {
        self.0.range()
    }

    fn schema(&self) -> Value {
        self.0.schema()
    }
}

/// A value that may be left out, which `"auto"` says too.
pub struct OrAuto<K>(pub K);

impl<K: KeyKind<Value = Option<T>>, T> KeyKind for OrAuto<K> {
    type Value = Option<T>;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Self::Value> {
        if is_word(entry, "auto") { Some(None) } else { self.0.read(entry, reader) }
    }

    fn write(&self, value: &Self::Value) -> Option<String> {
        if value.is_none() { Some(quoted("auto")) } else { self.0.write(value) }
    }

    fn wanted(&self) -> String {
        format!("\"auto\", or {}", self.0.wanted())
    }

    fn range(&self) -> Option<String> {
        self.0.range()
    }

    fn schema(&self) -> Value {
        json!({ "anyOf": [{ "const": "auto" }, self.0.schema()] })
    }
}

/// `true` or `false`.
pub struct Flag;

impl KeyKind for Flag {
    type Value = bool;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<bool> {
        let flag = entry.value.get_ref().as_bool();
        if flag.is_none() {
            reader.wrong_type(entry, &self.wanted(), meant_flag(entry).unwrap_or("true"));
        }
        flag
    }

    fn write(&self, value: &bool) -> Option<String> {
        Some(value.to_string())
    }

    fn wanted(&self) -> String {
        "true or false".to_owned()
    }

    fn schema(&self) -> Value {
        json!({ "type": "boolean" })
    }
}

/// `true`, `false`, or `"auto"`, each of which is a value of an option.
pub struct FlagOrAuto<T> {
    /// What `"auto"` is.
    pub auto: T,
    /// What `true` is.
    pub yes: T,
    /// What `false` is.
    pub no: T,
}

impl<T: Copy + PartialEq> KeyKind for FlagOrAuto<T> {
    type Value = T;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<T> {
        if is_word(entry, "auto") {
            return Some(self.auto);
        }
        let flag = entry.value.get_ref().as_bool();
        if flag.is_none() {
            let meant = meant_flag(entry).unwrap_or("\"auto\"");
            reader.wrong_type(entry, &self.wanted(), meant);
        }
        flag.map(|yes| if yes { self.yes } else { self.no })
    }

    fn write(&self, value: &T) -> Option<String> {
        let words = [(self.auto, "\"auto\""), (self.yes, "true"), (self.no, "false")];
        words.iter().find(|(known, _)| known == value).map(|(_, word)| (*word).to_owned())
    }

    fn wanted(&self) -> String {
        "true, false or \"auto\"".to_owned()
    }

    fn schema(&self) -> Value {
        json!({ "enum": ["auto", true, false] })
    }
}

/// One of several words.
pub struct Choice<T: 'static>(pub &'static [(&'static str, T)]);

impl<T: Copy + PartialEq> Choice<T> {
    fn words(&self) -> Vec<&'static str> {
        self.0.iter().map(|(word, _)| *word).collect()
    }
}

impl<T: Copy + PartialEq> KeyKind for Choice<T> {
    type Value = T;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<T> {
        let words = self.words();
        let Some(written) = entry.value.get_ref().as_str() else {
            reader.wrong_type(entry, &self.wanted(), &quoted(words.first().copied().unwrap_or_default()));
            return None;
        };
        let found = self.0.iter().find(|(word, _)| word.eq_ignore_ascii_case(written.trim()));
        if found.is_none() {
            reader.no_such_word(entry, written, &words);
        }
        found.map(|(_, value)| *value)
    }

    fn write(&self, value: &T) -> Option<String> {
        self.0.iter().find(|(_, known)| known == value).map(|(word, _)| quoted(word))
    }

    fn wanted(&self) -> String {
        list(self.words().into_iter().map(quoted), "or")
    }

    fn schema(&self) -> Value {
        json!({ "enum": self.words() })
    }
}

/// A list of words, each one of several. They are kept sorted, each once.
pub struct Choices<T: 'static>(pub &'static [(&'static str, T)]);

impl<T: Copy + Ord> KeyKind for Choices<T> {
    type Value = Vec<T>;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Vec<T>> {
        let one = Choice(self.0);
        let mut chosen: Vec<T> = match entry.value.get_ref().as_array() {
            Some(items) => {
                items.iter().filter_map(|value| one.read(KeyValue { value, ..entry }, reader)).collect()
            }
            None if entry.value.get_ref().is_str() => one.read(entry, reader).into_iter().collect(),
            None => {
                let first = one.words().first().copied().unwrap_or_default();
                reader.wrong_type(entry, &self.wanted(), &format!("[{}]", quoted(first)));
                return None;
            }
        };
        chosen.sort_unstable();
        chosen.dedup();
        Some(chosen)
    }

    fn write(&self, value: &Vec<T>) -> Option<String> {
        let words: Vec<String> = value.iter().filter_map(|one| Choice(self.0).write(one)).collect();
        Some(format!("[{}]", words.join(", ")))
    }

    fn wanted(&self) -> String {
        format!("a list of {}", list(Choice(self.0).words().into_iter().map(quoted), "and"))
    }

    fn schema(&self) -> Value {
        json!({ "type": "array", "items": Choice(self.0).schema() })
    }
}

/// Returns the flag that somebody meant who put it in quotation marks.
fn meant_flag(entry: KeyValue<'_>) -> Option<&'static str> {
    ["true", "false"].into_iter().find(|flag| is_word(entry, flag))
}

/// Tells whether a value is this word.
fn is_word(entry: KeyValue<'_>, word: &str) -> bool {
    entry.value.get_ref().as_str().is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
}
