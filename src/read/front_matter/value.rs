//! YAML, TOML and JSON as one kind of value with places.

use crate::limits::VALUES;
use crate::num::saturate;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Range;

/// The language that front matter is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Between lines `---`.
    Yaml,
    /// Between lines `+++`.
    Toml,
    /// An object at the head of the file.
    Json,
}

impl fmt::Display for Syntax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
            Self::Json => "JSON",
        })
    }
}

/// Why front matter could not be read; the range is in bytes of the text between the fences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where.
    pub range: Range<usize>,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Words; a number or date is as it is written.
    Text(String),
    /// Several.
    List(Vec<Spanned>),
    /// Named ones.
    Table(NamedValues),
}

/// A value with its place, in bytes of the text between the fences.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub range: Range<usize>,
}

/// Named values in the order of the source.
pub type NamedValues = Vec<(String, Spanned)>;

/// Reads a table. `None` if the text is valid but holds something else.
pub fn parse(syntax: Syntax, text: &str) -> Result<Option<NamedValues>, Mistake> {
    let value = match syntax {
        Syntax::Toml => from_toml(text)?,
        Syntax::Yaml | Syntax::Json => from_yaml(text)?,
    };
    Ok(match value {
        Value::Table(table) => Some(table),
        _ => None,
    })
}

fn from_toml(text: &str) -> Result<Value, Mistake> {
    let table = toml::de::DeTable::parse(text).map_err(|error| Mistake {
        message: lower(error.message()),
        range: error.span().unwrap_or_default(),
    })?;
    Ok(toml_table(table.get_ref(), text, VALUES))
}

fn toml_table(table: &toml::de::DeTable<'_>, text: &str, depth: usize) -> Value {
    Value::Table(
        table
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), toml_value(value, text, depth)))
            .collect(),
    )
}

fn toml_value(value: &toml::Spanned<toml::de::DeValue<'_>>, text: &str, depth: usize) -> Spanned {
    use toml::de::DeValue;
    let range = value.span();
    let value = match value.get_ref() {
        DeValue::Boolean(bool) => Value::Bool(*bool),
        DeValue::String(words) => Value::Text(words.to_string()),
        DeValue::Array(values) if depth > 0 => {
            Value::List(values.iter().map(|value| toml_value(value, text, depth - 1)).collect())
        }
        DeValue::Table(table) if depth > 0 => toml_table(table, text, depth - 1),
        DeValue::Array(_) | DeValue::Table(_) => Value::Null,
        _ => Value::Text(text.get(range.clone()).unwrap_or_default().trim().into()),
    };
    Spanned { value, range }
}

/// JSON is YAML, and read as such for the places it gives.
fn from_yaml(text: &str) -> Result<Value, Mistake> {
    let options = serde_saphyr::options! {
        duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::LastWins,
        with_snippet: false,
        budget: serde_saphyr::budget! { max_depth: 2 * VALUES },
        // An alias that stands for much, standing in others, must not grow without end.
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 10_000,
            max_replay_stack_depth: 8,
            max_alias_expansions_per_anchor: 100,
        },
    };
    let raw: Raw = match serde_saphyr::from_str_with_options(text, options) {
        Ok(raw) => raw,
        Err(error) => {
            let at = error.location().map_or(0, |place| start_of(text, place));
            let message = error.to_string();
            let message = message.lines().next().unwrap_or_default();
            let message = message.split(" at line ").next().unwrap_or_default();
            let message = message.strip_prefix("error: ").unwrap_or(message);
            let end =
                text.get(at..).and_then(|rest| rest.find(['\n', '\r'])).map_or(text.len(), |len| at + len);
            return Err(Mistake { message: lower(message), range: at..end });
        }
    };
    Ok(raw.resolve(text, VALUES))
}

/// Returns the byte of a place that knows its line (1-based), and its bytes where it can.
fn start_of(text: &str, place: serde_saphyr::Location) -> usize {
    let known = place.span().byte_offset().map(saturate::<usize>);
    let by_line = || {
        let lines = saturate::<usize>(place.line()).saturating_sub(1);
        text.split_inclusive('\n').take(lines).map(str::len).sum::<usize>()
    };
    let at = known.filter(|byte| *byte <= text.len()).unwrap_or_else(by_line);
    (0..=at).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}

fn lower(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "it cannot be read".into(),
    }
}

/// A YAML value as serde gives it.
enum Raw {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<serde_saphyr::Spanned<Raw>>),
    Table(Vec<(String, serde_saphyr::Spanned<Raw>)>),
}

impl Raw {
    fn resolve(self, text: &str, depth: usize) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(bool) => Value::Bool(bool),
            Self::Number(words) | Self::Text(words) => Value::Text(words),
            Self::List(_) | Self::Table(_) if depth == 0 => Value::Null,
            Self::List(values) => {
                Value::List(values.into_iter().map(|value| placed(value, text, depth - 1)).collect())
            }
            Self::Table(entries) => Value::Table(
                entries.into_iter().map(|(key, value)| (key, placed(value, text, depth - 1))).collect(),
            ),
        }
    }
}

fn placed(value: serde_saphyr::Spanned<Raw>, text: &str, depth: usize) -> Spanned {
    let start = start_of(text, value.referenced);
    let len = saturate::<usize>(value.referenced.span().byte_len().unwrap_or(0));
    let range = start..(start + len).min(text.len());
    let written = text.get(range.clone()).unwrap_or_default().trim();
    let value = match value.value {
        // As it is written: 1.10 is not 1.1.
        Raw::Number(_) if !written.is_empty() => Value::Text(written.into()),
        // `No` and `Y` may be a title.
        Raw::Bool(_) if !matches!(written, "true" | "false") && !written.is_empty() => {
            Value::Text(written.into())
        }
        other => other.resolve(text, depth),
    };
    Spanned { value, range }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.into()))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Raw::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            entries.push((key, map.next_value()?));
        }
        Ok(Raw::Table(entries))
    }
}
