//! Whole numbers, and how far backs are moved.

use super::super::reader::{KeyValue, Reader, quoted};
use super::{KeyKind, is_word};
use crate::impose::{Offset, Signature};
use crate::unit::{Length, parse_length, shown_length};
use serde_json::{Value, json};
use std::num::NonZeroU8;
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::DeValue;

/// A whole number within bounds.
pub struct CountKind(pub RangeInclusive<u32>);

impl KeyKind for CountKind {
    type Value = u32;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<u32> {
        let DeValue::Integer(number) = entry.value.get_ref() else {
            let meant = entry.value.get_ref().as_str().and_then(|text| text.trim().parse().ok());
            let meant: u32 = meant.filter(|meant| self.0.contains(meant)).unwrap_or(*self.0.start());
            reader.wrong_type(entry, &self.wanted(), &meant.to_string());
            return None;
        };
        let count = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let count = count.filter(|count| self.0.contains(count));
        if count.is_none() {
            let hint = format!("write a number from {} to {}", self.0.start(), self.0.end());
            reader.malformed(entry, &format!("is {}, and must be {}", number.as_str(), self.bounds()), hint);
        }
        count
    }

    fn write(&self, value: &u32) -> Option<String> {
        Some(value.to_string())
    }

    fn wanted(&self) -> String {
        format!("a whole number, {}", self.bounds())
    }

    fn range(&self) -> Option<String> {
        Some(self.bounds())
    }

    fn schema(&self) -> Value {
        json!({ "type": "integer", "minimum": self.0.start(), "maximum": self.0.end() })
    }
}

impl CountKind {
    fn bounds(&self) -> String {
        format!("{} to {}", self.0.start(), self.0.end())
    }
}

/// `"auto"`, or how many sheets are folded together.
pub struct SheetsKind(pub RangeInclusive<u32>);

impl KeyKind for SheetsKind {
    type Value = Signature;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Signature> {
        if is_word(entry, "auto") {
            return Some(Signature::Auto);
        }
        if entry.value.get_ref().is_str() {
            let number = CountKind(self.0.clone());
            let meant = entry.value.get_ref().as_str().map_or("", str::trim);
            let example = if meant.parse::<u32>().is_ok() { meant.to_owned() } else { quoted("auto") };
            reader.wrong_type(entry, &format!("\"auto\", or {}", number.wanted()), &example);
            return None;
        }
        let count = CountKind(self.0.clone()).read(entry, reader)?;
        NonZeroU8::new(u8::try_from(count).ok()?).map(Signature::Sheets)
    }

    fn write(&self, value: &Signature) -> Option<String> {
        Some(match value {
            Signature::Auto => quoted("auto"),
            Signature::Sheets(count) => count.to_string(),
        })
    }

    fn wanted(&self) -> String {
        format!("\"auto\", or {}", CountKind(self.0.clone()).wanted())
    }

    fn range(&self) -> Option<String> {
        CountKind(self.0.clone()).range()
    }

    fn schema(&self) -> Value {
        json!({ "anyOf": [{ "const": "auto" }, CountKind(self.0.clone()).schema()] })
    }
}

/// How far something is moved to the right and up, each at most so far either way.
pub struct Offsets(pub Length);

impl Offsets {
    fn one(&self, value: &Spanned<DeValue<'_>>) -> Option<Length> {
        let text = value.get_ref().as_str()?.trim();
        let (text, sign) = text.strip_prefix(['-', '−']).map_or((text, 1), |rest| (rest, -1));
        parse_length(text).filter(|length| *length <= self.0).map(|length| length * sign)
    }
}

impl KeyKind for Offsets {
    type Value = Offset;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Offset> {
        const EXAMPLE: &str = "[\"1mm\", \"-0.5mm\"]";
        let Some(items) = entry.value.get_ref().as_array() else {
            reader.wrong_type(entry, &self.wanted(), EXAMPLE);
            return None;
        };
        let lengths: Vec<Option<Length>> = items.iter().map(|value| self.one(value)).collect();
        if let [Some(right), Some(up)] = lengths[..] {
            return Some(Offset { right, up });
        }
        let message = format!("is not two lengths of at most {}", shown_length(self.0));
        let hint = format!("write `{} = {EXAMPLE}`: to the right, and up", entry.key);
        reader.malformed(entry, &message, hint);
        None
    }

    fn write(&self, value: &Offset) -> Option<String> {
        Some(format!("[{}, {}]", quoted(shown_length(value.right)), quoted(shown_length(value.up))))
    }

    fn wanted(&self) -> String {
        format!("two lengths of at most {}: to the right, and up", shown_length(self.0))
    }

    fn schema(&self) -> Value {
        json!({ "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 })
    }
}
