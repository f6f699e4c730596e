//! Whole numbers, and how far backs are moved.

use super::super::reader::{KeyValue, Reader, list, quoted};
use super::{KeyKind, is_word};
use crate::impose::{Offset, Signature};
use crate::limits::{LISTED_SHEETS, SIGNATURES};
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

/// One of several whole numbers, each of which is a value of an option.
pub struct OneOf<T: 'static>(pub &'static [(u32, T)]);

impl<T: Copy + PartialEq> OneOf<T> {
    fn numbers(&self) -> Vec<String> {
        self.0.iter().map(|(number, _)| number.to_string()).collect()
    }
}

impl<T: Copy + PartialEq> KeyKind for OneOf<T> {
    type Value = T;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<T> {
        let DeValue::Integer(number) = entry.value.get_ref() else {
            let meant = entry.value.get_ref().as_str().map_or("", str::trim);
            let numbers = self.numbers();
            let meant = numbers.iter().find(|number| *number == meant).or(numbers.first());
            reader.wrong_type(entry, &self.wanted(), meant.map_or("", String::as_str));
            return None;
        };
        let count = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let found = self.0.iter().find(|(number, _)| Some(*number) == count);
        if found.is_none() {
            let hint = format!("write {}", self.wanted());
            let message = format!("is {}, and must be {}", number.as_str(), self.wanted());
            reader.malformed(entry, &message, hint);
        }
        found.map(|(_, value)| *value)
    }

    fn write(&self, value: &T) -> Option<String> {
        self.0.iter().find(|(_, known)| known == value).map(|(number, _)| number.to_string())
    }

    fn wanted(&self) -> String {
        list(self.numbers(), "or")
    }

    fn schema(&self) -> Value {
        let numbers: Vec<u32> = self.0.iter().map(|(number, _)| *number).collect();
        json!({ "enum": numbers })
    }
}

/// What to do where a list of signatures cannot be.
const BY_ITSELF: &str = "write `signature = \"auto\"`, or the sheets of each signature as in `[4, 4, 3]`";

/// `"auto"`, how many sheets are folded together, or how many in each signature.
pub struct SheetsKind(pub RangeInclusive<u32>);

impl KeyKind for SheetsKind {
    type Value = Signature;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Signature> {
        if is_word(entry, "auto") {
            return Some(Signature::Auto);
        }
        if entry.value.get_ref().is_str() {
            let meant = entry.value.get_ref().as_str().map_or("", str::trim);
            let example = if meant.parse::<u32>().is_ok() { meant.to_owned() } else { quoted("auto") };
            reader.wrong_type(entry, &self.wanted(), &example);
            return None;
        }
        let number = CountKind(self.0.clone());
        let sheets = |count: u32| u8::try_from(count).ok().and_then(NonZeroU8::new);
        if let Some(items) = entry.value.get_ref().as_array() {
            if !(1..=SIGNATURES).contains(&items.len()) {
                let message = format!("has {} signatures, and must have 1 to {SIGNATURES}", items.len());
                reader.malformed(entry, &message, BY_ITSELF.to_owned());
                return None;
            }
            let read = items.iter().map(|value| sheets(number.read(KeyValue { value, ..entry }, reader)?));
            let sizes: Vec<NonZeroU8> = read.collect::<Option<_>>()?;
            let in_all: u32 = sizes.iter().map(|size| u32::from(size.get())).sum();
            if in_all > LISTED_SHEETS {
                let message = format!("comes to {in_all} sheets, and must come to {LISTED_SHEETS} at most");
                reader.malformed(entry, &message, BY_ITSELF.to_owned());
                return None;
            }
            return Some(Signature::Each(sizes));
        }
        sheets(number.read(entry, reader)?).map(Signature::Sheets)
    }

    fn write(&self, value: &Signature) -> Option<String> {
        Some(match value {
            Signature::Auto => quoted("auto"),
            Signature::Sheets(count) => count.to_string(),
            Signature::Each(sizes) => {
                format!("[{}]", sizes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            }
        })
    }

    fn wanted(&self) -> String {
        let number = CountKind(self.0.clone()).wanted();
        format!("\"auto\", {number}, or a list of 1 to {SIGNATURES} such numbers")
    }

    fn range(&self) -> Option<String> {
        let bounds = CountKind(self.0.clone()).bounds();
        Some(format!("{bounds}, or a list of such numbers, {LISTED_SHEETS} at most together"))
    }

    fn schema(&self) -> Value {
        let number = CountKind(self.0.clone()).schema();
        let each = json!({ "type": "array", "items": number, "minItems": 1, "maxItems": SIGNATURES });
        json!({ "anyOf": [{ "const": "auto" }, number, each] })
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
