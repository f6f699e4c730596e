//! What a section and a key are.

use super::Config;
use super::kind::{KeyKind, PhraseKind};
use super::reader::{KeyValue, Reader, quoted};
use crate::lang;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// A section of `chapbook.toml`.
#[derive(Debug)]
pub struct KeySection {
    /// Its name, without brackets.
    pub name: &'static str,
    /// What it is about: a sentence.
    pub about: &'static str,
    /// Its keys, in the order in which they are shown.
    pub keys: Vec<Key>,
}

impl KeySection {
    /// Returns the key of a name.
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key of `chapbook.toml`.
pub struct Key {
    /// Its name.
    pub name: Cow<'static, str>,
    /// What it does: a sentence or more, for whoever writes the file.
    pub about: &'static str,
    example: Option<Cow<'static, str>>,
    option: Box<dyn Sets + Send + Sync>,
    also: fn(&mut Config),
}

impl Key {
    /// Makes a key that sets an option of a stage.
    pub(super) fn new<K: KeyKind + Send + Sync + 'static>(
        name: &'static str,
        about: &'static str,
        kind: K,
        option: fn(&mut Config) -> &mut K::Value,
    ) -> Self {
        let option = Box::new(Setting { kind, option });
        Self { name: Cow::Borrowed(name), about, example: None, option, also: |_| {} }
    }

    /// Makes a key that puts the user's own words in the place of an entry of the tool's.
    pub(super) fn word(entry: &'static str, about: &'static str, english: &'static str) -> Self {
        Self {
            name: Cow::Owned(lang::key(entry)),
            about: about.trim(),
            example: Some(Cow::Owned(quoted(english))),
            option: Box::new(Word { entry, english }),
            also: |_| {},
        }
    }

    /// Gives a value to show, in TOML, for a key without a default that can be written.
    pub(super) fn like(self, example: &'static str) -> Self {
        Self { example: Some(Cow::Borrowed(example)), ..self }
    }

    /// Does something after the key was read, for an option that two stages obey.
    pub(super) fn also(self, also: fn(&mut Config)) -> Self {
        Self { also, ..self }
    }

    /// Reads the key's value into the configuration.
    pub(super) fn read(&self, entry: KeyValue<'_>, reader: &mut Reader, config: &mut Config) {
        self.option.read(entry, reader, config);
        (self.also)(config);
    }

    /// Returns the default in TOML. `None` if leaving the key out is the only way to say it.
    pub fn default(&self) -> Option<String> {
        self.option.default()
    }

    /// Returns a value to show, in TOML: an example, or else the default.
    pub fn example(&self) -> String {
        self.example.as_deref().map(str::to_owned).or_else(|| self.default()).unwrap_or_default()
    }

    /// Says what a value must be.
    pub fn wanted(&self) -> String {
        self.option.wanted()
    }

    /// Returns the least and the most that a value can be, as in "4pt to 72pt", if it has bounds.
    pub fn range(&self) -> Option<String> {
        self.option.range()
    }

    /// Returns the JSON Schema of a value.
    pub(super) fn schema(&self) -> Value {
        self.option.schema()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A kind of value and the option that it sets, whatever their type.
trait Sets {
    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader, config: &mut Config);
    fn default(&self) -> Option<String>;
    fn wanted(&self) -> String;
    fn range(&self) -> Option<String>;
    fn schema(&self) -> Value;
}

struct Setting<K: KeyKind> {
    kind: K,
    option: fn(&mut Config) -> &mut K::Value,
}

impl<K: KeyKind> Sets for Setting<K> {
    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader, config: &mut Config) {
        if let Some(value) = self.kind.read(entry, reader) {
            *(self.option)(config) = value;
        }
    }

    // The stage's own default is the only one: what is shown is made of it.
    fn default(&self) -> Option<String> {
        self.kind.write((self.option)(&mut Config::default()))
    }

    fn wanted(&self) -> String {
        self.kind.wanted()
    }

    fn range(&self) -> Option<String> {
        self.kind.range()
    }

    fn schema(&self) -> Value {
        self.kind.schema()
    }
}

/// An entry of the tool's words, which the user's own replace.
struct Word {
    entry: &'static str,
    english: &'static str,
}

impl Word {
    fn kind(&self) -> PhraseKind {
        PhraseKind { english: self.english }
    }
}

impl Sets for Word {
    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader, config: &mut Config) {
        if let Some(words) = self.kind().read(entry, reader) {
            config.assemble.words.insert(self.entry.to_owned(), words);
        }
    }

    // It is that of the language of the series, which nobody knows before its articles are read.
    fn default(&self) -> Option<String> {
        None
    }

    fn wanted(&self) -> String {
        self.kind().wanted()
    }

    fn range(&self) -> Option<String> {
        None
    }

    fn schema(&self) -> Value {
        self.kind().schema()
    }
}
