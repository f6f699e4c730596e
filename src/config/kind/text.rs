//! Texts, names of files, and lists of them.

use super::super::reader::{KeyValue, Reader, quoted};
use super::KeyKind;
use crate::diagnostic::Placed;
use crate::read::head_pattern::HeadPattern;
use serde_json::{Value, json};
use toml::de::DeValue;

/// Words on one line. Empty ones count as not given.
pub struct TextKind;

impl KeyKind for TextKind {
    type Value = String;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<String> {
        let Some(text) = entry.value.get_ref().as_str() else {
            reader.wrong_type(entry, &self.wanted(), &quoted(".."));
            return None;
        };
        // XML knows no such characters: a title with one would make a book that no reader opens.
        if let Some(control) = text.chars().find(|c| is_forbidden(*c)) {
            let message = format!("holds the control character U+{:04X}", u32::from(control));
            reader.malformed(entry, &message, "take it out: it cannot be printed".into());
            return None;
        }
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn write(&self, value: &String) -> Option<String> {
        Some(quoted(value))
    }

    fn wanted(&self) -> String {
        "a text".to_owned()
    }

    fn schema(&self) -> Value {
        json!({ "type": "string" })
    }
}

/// Tells whether a character is none that XML 1.0 or a line of text may hold.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Words of a certain form.
pub struct WordsKind {
    /// What they are, with an article.
    pub what: &'static str,
    /// Tells whether they are that.
    pub are: fn(&str) -> bool,
    /// What to write.
    pub hint: &'static str,
}

impl KeyKind for WordsKind {
    type Value = String;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<String> {
        let text = TextKind.read(entry, reader)?;
        if (self.are)(&text) {
            return Some(text);
        }
        reader.malformed(entry, &format!("is `{text}`, which is not {}", self.what), self.hint.to_owned());
        None
    }

    fn write(&self, value: &String) -> Option<String> {
        TextKind.write(value)
    }

    fn wanted(&self) -> String {
        self.what.to_owned()
    }

    fn schema(&self) -> Value {
        TextKind.schema()
    }
}

/// Words that say the same as some in English, with `{}` as often.
pub struct PhraseKind {
    /// The words in English.
    pub english: &'static str,
}

impl PhraseKind {
    fn gaps(text: &str) -> usize {
        text.matches("{}").count()
    }
}

impl KeyKind for PhraseKind {
    type Value = String;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<String> {
        let text = TextKind.read(entry, reader)?;
        let (gaps, wanted) = (Self::gaps(&text), Self::gaps(self.english));
        if gaps == wanted {
            return Some(text);
        }
        let times = |count| match count {
            0 => "never".to_owned(),
            1 => "once".to_owned(),
            count => format!("{count} times"),
        };
        let is = format!("has `{{}}` {}, and must have it {}", times(gaps), times(wanted));
        let hint = format!("`{{}}` stands for a number or a name, as in the English \"{}\"", self.english);
        reader.malformed(entry, &is, hint);
        None
    }

    fn write(&self, value: &String) -> Option<String> {
        TextKind.write(value)
    }

    fn wanted(&self) -> String {
        match Self::gaps(self.english) {
            0 => "a text".to_owned(),
            1 => "a text with {} in it once".to_owned(),
            gaps => format!("a text with {{}} in it {gaps} times"),
        }
    }

    fn schema(&self) -> Value {
        TextKind.schema()
    }
}

/// A year, a month or a day, as a text or as TOML writes dates. It is kept as written.
pub struct DateKind;

impl KeyKind for DateKind {
    type Value = String;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<String> {
        match entry.value.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            DeValue::Integer(year) => Some(year.to_string()),
            _ => TextKind.read(entry, reader),
        }
    }

    fn write(&self, value: &String) -> Option<String> {
        TextKind.write(value)
    }

    fn wanted(&self) -> String {
        "a year, a month or a day".to_owned()
    }

    fn schema(&self) -> Value {
        json!({ "type": ["string", "integer"] })
    }
}

/// One text, or a list of texts.
pub struct TextsKind;

impl KeyKind for TextsKind {
    type Value = Vec<String>;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Vec<String>> {
        each(entry, reader, |entry, reader| TextKind.read(entry, reader))
    }

    fn write(&self, value: &Vec<String>) -> Option<String> {
        let texts: Vec<String> = value.iter().map(quoted).collect();
        (!texts.is_empty()).then(|| format!("[{}]", texts.join(", ")))
    }

    fn wanted(&self) -> String {
        "a text or a list of texts".to_owned()
    }

    fn schema(&self) -> Value {
        json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
    }
}

/// The name of a file in the series' folder.
pub struct InnerPath;

impl KeyKind for InnerPath {
    type Value = String;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<String> {
        let name = TextKind.read(entry, reader)?;
        let path = name.replace('\\', "/");
        let drive = path.as_bytes().get(1) == Some(&b':');
        if !path.starts_with('/') && !drive && path.split('/').all(|part| part != "..") {
            return Some(name);
        }
        let (span, key) = (reader.span(entry.value), entry.key);
        let message = format!("`{key}` names `{name}`, which lies outside the series' folder");
        reader.error("C006", span, message, "copy the file into the series' folder".into());
        None
    }

    fn write(&self, value: &String) -> Option<String> {
        TextKind.write(value)
    }

    fn wanted(&self) -> String {
        "the name of a file in the series' folder".to_owned()
    }

    fn schema(&self) -> Value {
        TextKind.schema()
    }
}

/// Names of files in the series' folder, with their places.
pub struct InnerPaths;

impl KeyKind for InnerPaths {
    type Value = Vec<Placed<String>>;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Self::Value> {
        each(entry, reader, |entry, reader| {
            let value = InnerPath.read(entry, reader)?;
            Some(Placed { value, span: Some(reader.span(entry.value)) })
        })
    }

    fn write(&self, value: &Self::Value) -> Option<String> {
        TextsKind.write(&value.iter().map(|placed| placed.value.clone()).collect())
    }

    fn wanted(&self) -> String {
        "a list of names of files".to_owned()
    }

    fn schema(&self) -> Value {
        TextsKind.schema()
    }
}

/// Pairs of texts, with their places.
pub struct Pairs {
    /// What a pair is of.
    pub of: &'static str,
    /// Some, as they are written.
    pub example: &'static str,
}

impl KeyKind for Pairs {
    type Value = Vec<Placed<(String, String)>>;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Self::Value> {
        let Self { of, example } = self;
        let Some(rows) = entry.value.get_ref().as_array() else {
            reader.wrong_type(entry, &self.wanted(), example);
            return None;
        };
        let mut pairs = Vec::new();
        for value in rows {
            let row = KeyValue { value, ..entry };
            let texts = value.get_ref().as_array().and_then(|_| TextsKind.read(row, reader));
            match texts.as_deref() {
                Some([first, last]) => {
                    let span = Some(reader.span(value));
                    pairs.push(Placed { value: (first.clone(), last.clone()), span });
                }
                _ => {
                    let hint = format!("write each pair in brackets: `{} = {example}`", entry.key);
                    reader.malformed(row, &format!("holds something that is not {of}"), hint);
                    // One mistake, such as brackets left out, makes every row wrong.
                    return None;
                }
            }
        }
        Some(pairs)
    }

    fn write(&self, value: &Self::Value) -> Option<String> {
        let rows: Vec<String> = value
            .iter()
            .map(|Placed { value: (first, last), .. }| format!("[{}, {}]", quoted(first), quoted(last)))
            .collect();
        (!rows.is_empty()).then(|| format!("[{}]", rows.join(", ")))
    }

    fn wanted(&self) -> String {
        format!("a list of pairs, each {}", self.of)
    }

    fn schema(&self) -> Value {
        let text = json!({ "type": "string" });
        let pair = json!({ "type": "array", "items": text, "minItems": 2, "maxItems": 2 });
        json!({ "type": "array", "items": pair })
    }
}

/// Lines of heads, with their places.
pub struct HeadPatterns;

impl KeyKind for HeadPatterns {
    type Value = Vec<Placed<HeadPattern>>;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Self::Value> {
        each(entry, reader, |entry, reader| {
            let text = TextKind.read(entry, reader)?;
            match HeadPattern::parse(&text) {
                Ok(value) => Some(Placed { value, span: Some(reader.span(entry.value)) }),
                Err(flaw) => {
                    reader.malformed(entry, &flaw.is, flaw.hint);
                    None
                }
            }
        })
    }

    fn write(&self, value: &Self::Value) -> Option<String> {
        TextsKind.write(&value.iter().map(|placed| placed.value.text().to_owned()).collect())
    }

    fn wanted(&self) -> String {
        "a list of lines, each with names in braces".to_owned()
    }

    fn schema(&self) -> Value {
        TextsKind.schema()
    }
}

/// Reads one value, or each of a list.
fn each<T>(
    entry: KeyValue<'_>,
    reader: &mut Reader,
    read: impl Fn(KeyValue<'_>, &mut Reader) -> Option<T>,
) -> Option<Vec<T>> {
    match entry.value.get_ref() {
        DeValue::String(_) => Some(read(entry, reader).into_iter().collect()),
        DeValue::Array(items) => {
            Some(items.iter().filter_map(|value| read(KeyValue { value, ..entry }, reader)).collect())
        }
        _ => {
            reader.wrong_type(entry, &TextsKind.wanted(), "[\"..\"]");
            None
        }
    }
}
