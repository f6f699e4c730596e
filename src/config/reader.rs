//! A value with its key, and what is noticed while values are read.

use crate::diagnostic::{Diagnostic, SourceId, Span, nearest};
use toml::Spanned;
use toml::de::DeValue;

/// A key with its value.
#[derive(Clone, Copy)]
pub struct KeyValue<'a> {
    /// The key, for messages.
    pub key: &'a str,
    /// Its value.
    pub value: &'a Spanned<DeValue<'a>>,
}

/// Collects what is wrong with values.
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
        self.place(spanned.span().start, spanned.span().end)
    }

    /// Returns the place of a range of bytes of the file.
    pub fn place(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start, end)
    }

    /// Reports an error.
    pub fn error(&mut self, code: &'static str, span: Span, message: String, hint: String) {
        self.diagnostics.push(Diagnostic::error(code, message).at(span).hint(hint));
    }

    /// Reports a value of another type than `wanted`. `example` is a value that could stand there.
    pub fn wrong_type(&mut self, entry: KeyValue<'_>, wanted: &str, example: &str) {
        let (value, key) = (entry.value.get_ref(), entry.key);
        let message = format!("`{key}` must be {wanted}, and is {}", kind(value));
        let bare = value.is_str() && !example.starts_with(['"', '[', '{']);
        let without = if bare { ", without quotation marks" } else { "" };
        self.error("C003", self.span(entry.value), message, format!("write `{key} = {example}`{without}"));
    }

    /// Reports a value that is none that the key can have: `is` says what it is.
    pub fn malformed(&mut self, entry: KeyValue<'_>, is: &str, hint: String) {
        self.error("C005", self.span(entry.value), format!("`{}` {is}", entry.key), hint);
    }

    /// Reports a word that is none of those the key takes.
    pub fn no_such_word(&mut self, entry: KeyValue<'_>, written: &str, words: &[&str]) {
        let message = format!("`{}` cannot be `{written}`", entry.key);
        let all = list(words.iter().map(quoted), "or");
        let hint = match nearest(written, words) {
            Some(word) if words.len() > 1 => format!("write {}; it can be {all}", quoted(word)),
            _ => format!("write {all}"),
        };
        self.error("C004", self.span(entry.value), message, hint);
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

/// Writes a text as TOML does.
pub fn quoted(text: impl AsRef<str>) -> String {
    format!("\"{}\"", text.as_ref().replace('\\', "\\\\").replace('"', "\\\""))
}

/// Lists words for a message, as in "one, two or three".
pub fn list(words: impl IntoIterator<Item = String>, last: &str) -> String {
    let words: Vec<String> = words.into_iter().collect();
    match words.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        _ => words.concat(),
    }
}
