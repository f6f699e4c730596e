//! Lengths, margins and pages.

use super::super::reader::{KeyValue, Reader, list, quoted};
use super::KeyKind;
use crate::unit::{self, Length, Sides, Size, name_of_page, parse_length, parse_page, shown_length};
use serde_json::{Value, json};
use std::ops::RangeInclusive;
use toml::de::DeValue;

/// A length within bounds, both included.
#[derive(Clone, Copy)]
pub struct LengthOf {
    /// The shortest.
    pub least: Length,
    /// The longest.
    pub most: Length,
    /// One as it may be written; a number without a unit is taken to lack this one's.
    pub like: &'static str,
}

/// What is wrong with a length.
pub struct Flaw {
    /// What it is, as in "`bleed` is `3`, which has no unit".
    pub is: String,
    /// What to write.
    pub write: String,
}

impl LengthOf {
    /// Reads a length from what was written.
    ///
    /// # Errors
    /// What is no length within the bounds.
    pub fn parse(&self, written: &str) -> Result<Length, Flaw> {
        let written = written.trim();
        match parse_length(written) {
            Some(length) if (self.least..=self.most).contains(&length) => return Ok(length),
            Some(length) => {
                let nearest = shown_length(length.clamp(self.least, self.most));
                return Err(Flaw {
                    is: format!("is `{written}`, and must be {}", self.bounds()),
                    write: nearest,
                });
            }
            None => {}
        }
        let split =
            written.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(written.len());
        let (number, rest) = written.split_at(split);
        // What was meant: a point for a comma, and the usual unit if there is none, or none that is known.
        let number = number.replace(',', ".");
        let unit = self.like.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        let meant = [rest.trim(), unit].into_iter().map(|unit| format!("{number}{unit}"));
        let in_bounds = |meant: &String| {
            parse_length(meant).is_some_and(|length| (self.least..=self.most).contains(&length))
        };
        let write = meant.into_iter().find(in_bounds).unwrap_or_else(|| self.like.to_owned());
        let flaw = match (number.is_empty(), rest.trim()) {
            (false, "") => "which has no unit",
            _ => "which is not a length",
        };
        Err(Flaw { is: format!("is `{written}`, {flaw}"), write })
    }

    fn bounds(&self) -> String {
        format!("{} to {}", shown_length(self.least), shown_length(self.most))
    }
}

impl KeyKind for LengthOf {
    type Value = Length;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Length> {
        let written = match entry.value.get_ref() {
            DeValue::String(text) => text.as_ref(),
            // A number is said to lack its unit, and what to write follows from it.
            DeValue::Integer(number) => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => {
                reader.wrong_type(entry, &self.wanted(), &quoted(self.like));
                return None;
            }
        };
        match self.parse(written) {
            Ok(length) => Some(length),
            Err(Flaw { is, write }) => {
                let hint = format!("write `{} = {}`; units are pt, mm, cm and in", entry.key, quoted(&write));
                reader.malformed(entry, &is, hint);
                None
            }
        }
    }

    fn write(&self, value: &Length) -> Option<String> {
        Some(quoted(shown_length(*value)))
    }

    fn wanted(&self) -> String {
        format!("a length, {}", self.bounds())
    }

    fn range(&self) -> Option<String> {
        Some(self.bounds())
    }

    fn schema(&self) -> Value {
        json!({ "type": "string", "pattern": r"^\s*[0-9]*\.?[0-9]*\s*(pt|mm|cm|in)\s*$" })
    }
}

/// The page's sides by name.
const SIDES: [&str; 4] = ["inner", "outer", "head", "foot"];

/// One margin for all sides, or a table of all four.
pub struct Margins(pub LengthOf);

impl KeyKind for Margins {
    type Value = Sides;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Sides> {
        let Some(table) = entry.value.get_ref().as_table() else {
            let all = self.0.read(entry, reader)?;
            return Some(Sides { inner: all, outer: all, head: all, foot: all });
        };
        for (side, _) in table.iter().filter(|(side, _)| !SIDES.contains(&side.get_ref().as_ref())) {
            let span = reader.span(side);
            let message = format!("`margins` has no side `{}`", side.get_ref());
            reader.error("C001", span, message, format!("its sides are {}", list(SIDES.map(ticked), "and")));
        }
        let missing: Vec<&str> = SIDES.into_iter().filter(|side| !table.contains_key(*side)).collect();
        if !missing.is_empty() {
            // A side that is misspelled is reported already.
            if table.len() <= SIDES.len() - missing.len() {
                let message = format!("lacks {}", list(missing.into_iter().map(ticked), "and"));
                reader.malformed(entry, &message, format!("give all of {}", list(SIDES.map(ticked), "and")));
            }
            return None;
        }
        let [inner, outer, head, foot] =
            SIDES.map(|key| table.get(key).and_then(|value| self.0.read(KeyValue { key, value }, reader)));
        Some(Sides { inner: inner?, outer: outer?, head: head?, foot: foot? })
    }

    fn write(&self, value: &Sides) -> Option<String> {
        let Sides { inner, outer, head, foot } = *value;
        let [inner, outer, head, foot] = [inner, outer, head, foot].map(|side| quoted(shown_length(side)));
        Some(format!("{{ inner = {inner}, outer = {outer}, head = {head}, foot = {foot} }}"))
    }

    fn wanted(&self) -> String {
        format!("{}; or a table of {}", self.0.wanted(), list(SIDES.map(ticked), "and"))
    }

    fn range(&self) -> Option<String> {
        self.0.range()
    }

    fn schema(&self) -> Value {
        let sides: serde_json::Map<String, Value> =
            SIDES.into_iter().map(|side| (side.to_owned(), self.0.schema())).collect();
        let table = json!({
            "type": "object", "properties": sides, "required": SIDES, "additionalProperties": false
        });
        json!({ "anyOf": [self.0.schema(), table] })
    }
}

/// The shortest and the longest side of a page.
const PAGE_SIDES: RangeInclusive<Length> = Length::mm(50)..=Length::mm(1200);

/// A page or a sheet: its name, or its width and height.
pub struct PageKind;

impl PageKind {
    fn names() -> impl Iterator<Item = &'static str> {
        unit::PAGES.iter().map(|(name, _, _)| *name)
    }

    /// Says what is wrong with a page, and what to write.
    fn flaw(written: &str) -> (String, String) {
        if parse_page(written).is_some() {
            let (least, most) = PAGE_SIDES.into_inner();
            let range = format!("{} to {}", shown_length(least), shown_length(most));
            return (
                format!("is `{written}`, and each side must be {range}"),
                "write larger or smaller sides".into(),
            );
        }
        let bare = |unit: &str| parse_page(&format!("{written}{unit}")).map(|size| (size, written.trim()));
        // No page is 40 inches wide, and none 40 millimetres.
        let unit = if bare("mm").is_some_and(|(size, _)| size.width < Length::mm(40)) { "in" } else { "mm" };
        if let Some((_, written)) = bare(unit) {
            return (
                format!("is `{written}`, which has no unit"),
                format!("write {}", quoted(format!("{written}{unit}"))),
            );
        }
        let hint = format!(
            "write {}, or width and height as in `120mm x 190mm`",
            list(Self::names().map(ticked), "or")
        );
        (format!("is `{written}`, which is not a page"), hint)
    }
}

impl KeyKind for PageKind {
    type Value = Size;

    fn read(&self, entry: KeyValue<'_>, reader: &mut Reader) -> Option<Size> {
        let Some(written) = entry.value.get_ref().as_str() else {
            reader.wrong_type(entry, &self.wanted(), &quoted("A5"));
            return None;
        };
        let page = parse_page(written)
            .filter(|page| PAGE_SIDES.contains(&page.width) && PAGE_SIDES.contains(&page.height));
        if page.is_none() {
            let (is, hint) = Self::flaw(written);
            reader.malformed(entry, &is, hint);
        }
        page
    }

    fn write(&self, value: &Size) -> Option<String> {
        let name = name_of_page(*value);
        let named = Self::names().any(|known| known == name);
        let sides = || format!("{} x {}", shown_length(value.width), shown_length(value.height));
        Some(quoted(&if named { name } else { sides() }))
    }

    fn wanted(&self) -> String {
        "the name of a page, or a width and a height".to_owned()
    }

    fn schema(&self) -> Value {
        let names: Vec<&str> = Self::names().collect();
        json!({ "anyOf": [{ "enum": names }, { "type": "string" }] })
    }
}

/// Writes a word for a message.
fn ticked(word: &str) -> String {
    format!("`{word}`")
}
