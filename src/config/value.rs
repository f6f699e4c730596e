//! Typed reading of one TOML value, with a message that names the key and what it may be.

use crate::diagnostic::{Diagnostic, Placed, SourceId, Span, nearest};
use crate::unit::{self, Length, Sides, Size, parse_length, shown_length};
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Says how a length is written.
const LENGTH: &str = "write a number with its unit, such as `10.5pt`, `20mm`, `2cm` or `0.75in`";

/// A key of a section with its value.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// The key, for messages.
    pub key: &'a str,
    /// Its value.
    pub value: &'a Spanned<DeValue<'a>>,
}

/// What is noticed while values are read.
pub struct Reader {
    source: SourceId,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reader {
    /// Starts on a source.
    pub fn new(source: SourceId) -> Self {
        Self { source, diagnostics: Vec::new() }
    }

    /// Returns the place of something in the file.
    pub fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        Span::new(self.source, spanned.span().start, spanned.span().end)
    }

    /// Notices an error.
    pub fn error(&mut self, code: &'static str, span: Span, message: String, hint: String) {
        self.diagnostics.push(Diagnostic::error(code, message).at(span).hint(hint));
    }

    /// Names the nearest of the known keys or sections.
    pub fn unknown<T: AsRef<str>>(&mut self, what: &str, name: &Spanned<T>, known: &[&str]) {
        let written = name.get_ref().as_ref();
        let hint = match nearest(written, known) {
            Some(key) => format!("the nearest known one is `{key}`"),
            None => format!("known are {}", list(known, "and")),
        };
        let span = self.span(name);
        self.error("C001", span, format!("unknown {what} `{written}`"), hint);
    }

    fn wrong_type(&mut self, entry: Entry<'_>, wanted: &str, example: &str) {
        let span = self.span(entry.value);
        let found = kind(entry.value.get_ref());
        let message = format!("`{}` must be {wanted}, and is {found}", entry.key);
        self.error("C003", span, message, format!("write `{} = {example}`", entry.key));
    }

    fn malformed(&mut self, entry: Entry<'_>, message: &str, hint: &str) {
        let span = self.span(entry.value);
        self.error("C005", span, format!("`{}` {message}", entry.key), hint.to_owned());
    }

    /// Reads words; empty ones count as not set.
    pub fn text(&mut self, entry: Entry<'_>) -> Option<String> {
        self.placed_text(entry).map(|placed| placed.value)
    }

    /// Reads words and keeps their place; empty ones count as not set.
    pub fn placed_text(&mut self, entry: Entry<'_>) -> Option<Placed<String>> {
        let Some(text) = entry.value.get_ref().as_str() else {
            self.wrong_type(entry, "a text", "\"..\"");
            return None;
        };
        let value = text.trim().to_owned();
        (!value.is_empty()).then(|| Placed { value, span: Some(self.span(entry.value)) })
    }

    /// Reads words that `valid` accepts; `hint` says what it accepts.
    pub fn checked_text(
        &mut self,
        entry: Entry<'_>,
        valid: fn(&str) -> bool,
        (what, hint): (&str, &str),
    ) -> Option<Placed<String>> {
        let placed = self.placed_text(entry)?;
        if valid(&placed.value) {
            return Some(placed);
        }
        self.malformed(entry, &format!("is `{}`, which is not {what}", placed.value), hint);
        None
    }

    /// Reads a date, as a text or as TOML writes dates, and keeps it as written.
    pub fn date(&mut self, entry: Entry<'_>) -> Option<Placed<String>> {
        match entry.value.get_ref() {
            DeValue::Datetime(date) => {
                Some(Placed { value: date.to_string(), span: Some(self.span(entry.value)) })
            }
            DeValue::Integer(year) => {
                Some(Placed { value: year.to_string(), span: Some(self.span(entry.value)) })
            }
            _ => self.placed_text(entry),
        }
    }

    /// Reads one text or a list of texts.
    pub fn texts(&mut self, entry: Entry<'_>) -> Vec<String> {
        self.placed_texts(entry).into_iter().map(|placed| placed.value).collect()
    }

    /// Reads one text or a list of texts and keeps their places.
    pub fn placed_texts(&mut self, entry: Entry<'_>) -> Vec<Placed<String>> {
        match entry.value.get_ref() {
            DeValue::String(_) => self.placed_text(entry).into_iter().collect(),
            DeValue::Array(items) => {
                items.iter().filter_map(|value| self.placed_text(Entry { value, ..entry })).collect()
            }
            _ => {
                self.wrong_type(entry, "a text or a list of texts", "[\"..\"]");
                Vec::new()
            }
        }
    }

    /// Reads a path that stays inside the series' folder.
    pub fn inner_path(&mut self, entry: Entry<'_>) -> Option<Placed<String>> {
        let placed = self.placed_text(entry)?;
        self.is_inner(&placed, entry.key).then_some(placed)
    }

    /// Reads paths that stay inside the series' folder.
    pub fn inner_paths(&mut self, entry: Entry<'_>) -> Vec<Placed<String>> {
        let mut placed = self.placed_texts(entry);
        placed.retain(|placed| self.is_inner(placed, entry.key));
        placed
    }

    fn is_inner(&mut self, placed: &Placed<String>, key: &str) -> bool {
        let path = placed.value.replace('\\', "/");
        let drive = path.as_bytes().get(1) == Some(&b':');
        let inner = !path.starts_with('/') && !drive && path.split('/').all(|part| part != "..");
        if !inner && let Some(span) = placed.span {
            let message = format!("`{key}` names `{}`, which lies outside the series' folder", placed.value);
            self.error("C006", span, message, "copy the file into the series' folder".into());
        }
        inner
    }

    /// Reads `true` or `false`.
    pub fn flag(&mut self, entry: Entry<'_>) -> Option<bool> {
        let flag = entry.value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(entry, "true or false", "true");
        }
        flag
    }

    /// Reads one of several words.
    pub fn choice<T: Copy>(&mut self, entry: Entry<'_>, known: &[(&str, T)]) -> Option<T> {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        let Some(written) = entry.value.get_ref().as_str() else {
            self.wrong_type(entry, &list(&words, "or"), &quoted(words.first().copied()));
            return None;
        };
        let found = known.iter().find(|(word, _)| word.eq_ignore_ascii_case(written.trim()));
        if found.is_none() {
            let span = self.span(entry.value);
            let message = format!("`{}` cannot be `{written}`", entry.key);
            self.error("C004", span, message, format!("it may be {}", list(&words, "or")));
        }
        found.map(|(_, value)| *value)
    }

    /// Reads a list of words, each one of several.
    pub fn choices<T: Copy>(&mut self, entry: Entry<'_>, known: &[(&str, T)]) -> Vec<T> {
        match entry.value.get_ref().as_array() {
            Some(items) => {
                items.iter().filter_map(|value| self.choice(Entry { value, ..entry }, known)).collect()
            }
            None => self.choice(entry, known).into_iter().collect(),
        }
    }

    /// Reads a length within bounds.
    pub fn length(&mut self, entry: Entry<'_>, bounds: RangeInclusive<Length>) -> Option<Placed<Length>> {
        let Some(written) = entry.value.get_ref().as_str() else {
            self.wrong_type(entry, "a length", "\"10mm\"");
            return None;
        };
        let Some(value) = parse_length(written) else {
            self.malformed(entry, &format!("is `{written}`, which is not a length"), LENGTH);
            return None;
        };
        if !bounds.contains(&value) {
            let hint =
                format!("it may be {} to {}", shown_length(*bounds.start()), shown_length(*bounds.end()));
            self.malformed(entry, &format!("is `{written}`, which is out of bounds"), &hint);
            return None;
        }
        Some(Placed { value, span: Some(self.span(entry.value)) })
    }

    /// Reads a page: a preset's name, or width and height.
    pub fn page(&mut self, entry: Entry<'_>) -> Option<Placed<Size>> {
        let written = self.placed_text(entry)?;
        let value = unit::parse_page(&written.value);
        if value.is_none() {
            let message = format!("is `{}`, which is not a page", written.value);
            let hint = format!(
                "it may be {}, or a width and a height of 50mm to 1200mm such as `120mm x 190mm`",
                list(&unit::PAGES.map(|(name, _, _)| name), "or")
            );
            self.malformed(entry, &message, &hint);
        }
        value.map(|value| Placed { value, span: written.span })
    }

    /// Reads margins: one length for all, or a table of `inner`, `outer`, `head` and `foot`.
    pub fn margins(&mut self, entry: Entry<'_>) -> Option<Placed<Sides>> {
        const SIDES: [&str; 4] = ["inner", "outer", "head", "foot"];
        let bounds = Length::ZERO..=Length::mm(300);
        let span = Some(self.span(entry.value));
        let Some(table) = entry.value.get_ref().as_table() else {
            let all = self.length(entry, bounds)?.value;
            return Some(Placed { value: Sides { inner: all, outer: all, head: all, foot: all }, span });
        };
        self.reject_unknown("side", table, &SIDES);
        let missing: Vec<&str> = SIDES.into_iter().filter(|side| !table.contains_key(*side)).collect();
        if !missing.is_empty() {
            // A side that is misspelled is said already.
            if table.len() > SIDES.len() - missing.len() {
                return None;
            }
            let message = format!("lacks {}", list(&missing, "and"));
            self.malformed(entry, &message, "give all of `inner`, `outer`, `head` and `foot`");
            return None;
        }
        let lengths = SIDES.map(|key| {
            let value = table.get(key)?;
            self.length(Entry { key, value }, bounds.clone()).map(|placed| placed.value)
        });
        let [Some(inner), Some(outer), Some(head), Some(foot)] = lengths else { return None };
        Some(Placed { value: Sides { inner, outer, head, foot }, span })
    }

    /// Notices every key of a table that is not known.
    pub fn reject_unknown(&mut self, what: &str, table: &DeTable<'_>, known: &[&str]) {
        for (key, _) in table.iter() {
            if !known.contains(&key.get_ref().as_ref()) {
                self.unknown(what, key, known);
            }
        }
    }

    /// Reads a whole number within bounds.
    pub fn count(&mut self, entry: Entry<'_>, bounds: RangeInclusive<u32>) -> Option<u32> {
        let DeValue::Integer(number) = entry.value.get_ref() else {
            self.wrong_type(entry, "a whole number", &bounds.start().to_string());
            return None;
        };
        let count = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let count = count.filter(|count| bounds.contains(count));
        if count.is_none() {
            let hint = format!("it may be {} to {}", bounds.start(), bounds.end());
            self.malformed(entry, &format!("is {}, which is out of bounds", number.as_str()), &hint);
        }
        count
    }

    /// Reads a way to the right and a way up, each of which may be negative.
    pub fn offset(&mut self, entry: Entry<'_>, most: Length) -> Option<(Length, Length)> {
        let example = "write `[\"1mm\", \"-0.5mm\"]`: to the right, and up";
        let signed = |value: &Spanned<DeValue<'_>>| {
            let text = value.get_ref().as_str()?.trim();
            let (text, sign) = text.strip_prefix(['-', '−']).map_or((text, 1), |rest| (rest, -1));
            parse_length(text).filter(|length| *length <= most).map(|length| length * sign)
        };
        match entry.value.get_ref().as_array().map(|items| items.iter().map(signed).collect::<Vec<_>>()) {
            Some(lengths) => match lengths[..] {
                [Some(right), Some(up)] => Some((right, up)),
                _ => {
                    let message = format!("is not two lengths of at most {}", shown_length(most));
                    self.malformed(entry, &message, example);
                    None
                }
            },
            None => {
                self.wrong_type(entry, "two lengths", "[\"1mm\", \"-0.5mm\"]");
                None
            }
        }
    }

    /// Reads a list of pairs of texts: the first and the last of each.
    pub fn pairs(&mut self, entry: Entry<'_>) -> Vec<Placed<(String, String)>> {
        let Some(rows) = entry.value.get_ref().as_array() else {
            self.wrong_type(entry, "a list of pairs", "[[\"000\", \"004\"]]");
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for value in rows {
            let row = Entry { value, ..entry };
            match self.texts(row).as_slice() {
                [first, last] if value.get_ref().is_array() => {
                    let span = Some(self.span(value));
                    pairs.push(Placed { value: (first.clone(), last.clone()), span });
                }
                _ => self.malformed(
                    row,
                    "has a row that is not a pair",
                    "write the first and the last article",
                ),
            }
        }
        pairs
    }
}

/// Names the type of a value with its article.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn quoted(word: Option<&str>) -> String {
    format!("\"{}\"", word.unwrap_or_default())
}

/// Lists words for a message: `a`, `b` or `c`.
fn list(words: &[&str], last: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        _ => words.concat(),
    }
}
