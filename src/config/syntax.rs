//! What is wrong with a file that is no TOML, in words for somebody who has never heard of TOML.

use super::reader::Reader;
use toml::de::Error;

/// The general rule, for a line of which nothing better can be said.
const RULE: &str = "each line is a `[section]`, or a key, an equals sign and a value: `title = \"Letters\"`";

/// The marks that word processors put in place of `"` and `'`.
const CURLY: [char; 10] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛'];

/// Reports what is no TOML, once for each line.
pub fn report(text: &str, errors: &[Error], reader: &mut Reader) {
    let mut last = None;
    for error in errors {
        let place = error.span().unwrap_or(0..text.len().min(1));
        let line = Line::around(text, place.start);
        // What follows on a line from its first mistake is no mistake of its own.
        if last.replace(line.start) == Some(line.start) {
            continue;
        }
        let (message, hint) = line.explain(error.message());
        let place = match line.curly() {
            Some(at) => {
                line.start + at..line.start + at + line.text[at..].chars().next().map_or(0, char::len_utf8)
            }
            None => place,
        };
        reader.error("C002", reader.place(place.start, place.end), message, hint);
    }
}

/// A line of the file.
struct Line<'a> {
    text: &'a str,
    /// The first byte.
    start: usize,
    /// How far into the line the parser got.
    at: usize,
}

impl<'a> Line<'a> {
    /// Returns the line of a place. A place at the end of a line belongs to it.
    fn around(text: &'a str, place: usize) -> Self {
        // `str::floor_char_boundary` asks for a newer Rust than this crate does.
        let mut place = place.min(text.len());
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        let start = text[..place].rfind('\n').map_or(0, |at| at + 1);
        let end = text[place..].find('\n').map_or(text.len(), |at| place + at);
        Self { text: text[start..end].trim_end(), start, at: place - start }
    }

    /// Returns key and value, if there is an equals sign.
    fn sides(&self) -> Option<(&'a str, &'a str)> {
        self.text.split_once('=').map(|(key, value)| (key.trim(), value.trim()))
    }

    /// Returns where a curly mark stands in place of a straight one: where the parser stopped, or around the value.
    ///
    /// Others may stand within a text.
    fn curly(&self) -> Option<usize> {
        let stopped = self.text.get(self.at..).filter(|rest| rest.starts_with(CURLY)).map(|_| self.at);
        let value = self.text.find('=').map_or(0, |at| at + 1);
        let first = self.text[value..].find(|c: char| !c.is_whitespace() && c != '[').map(|at| value + at);
        let last = self.text.char_indices().next_back().map(|(at, _)| at);
        let is_curly = |at: &usize| self.text[*at..].starts_with(CURLY);
        stopped.or(first.filter(is_curly)).or(last.filter(is_curly))
    }

    /// Says what is wrong, and what to write.
    fn explain(&self, parser: &str) -> (String, String) {
        if self.curly().is_some() {
            let straight = straightened(self.text);
            let hint = format!("type straight ones: `{}`", straight.trim());
            return ("the quotation marks are curly, and only straight ones count here".into(), hint);
        }
        let (Some((key, value)), false) = (self.sides(), parser.starts_with("duplicate key")) else {
            return self.explain_without_value(parser);
        };
        let opened = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        if let Some(mark) = opened
            && value.contains('\\')
            && parser.contains("escape")
        {
            let meant = value.replace('\\', "/");
            let message = "a backslash has a meaning of its own in a text".to_owned();
            let closed = if meant.len() > 1 && meant.ends_with(mark) { "" } else { "\"" };
            return (message, format!("write `/` in its place: `{key} = {meant}{closed}`"));
        }
        match opened {
            Some(mark) if value.len() == 1 || !value[1..].contains(mark) => {
                let hint = format!("write `{key} = {value}{mark}`");
                return ("the text has no quotation mark at its end".into(), hint);
            }
            None if value.starts_with(|c: char| c.is_alphabetic()) => {
                let hint = match value.to_lowercase().as_str() {
                    "yes" | "on" | "true" => format!("write `{key} = true`"),
                    "no" | "off" | "false" => format!("write `{key} = false`"),
                    _ => format!("write `{key} = \"{value}\"`"),
                };
                return ("the value is a text without quotation marks".into(), hint);
            }
            None if value.is_empty() => {
                return (
                    format!("`{key}` has no value"),
                    "write one after the equals sign, or take the line out".into(),
                );
            }
            _ => {}
        }
        (general(parser), RULE.into())
    }

    fn explain_without_value(&self, parser: &str) -> (String, String) {
        let text = self.text.trim();
        if parser.starts_with("duplicate key") {
            let name = self.sides().map_or(text, |(key, _)| key).trim_matches(['[', ']']);
            return (format!("`{name}` stands here a second time"), "keep one of the two".into());
        }
        if text.starts_with('[') && !text.contains(']') {
            return ("the section's name has no bracket at its end".into(), format!("write `{text}]`"));
        }
        let key = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        match key.map(|end| text.split_at(end)) {
            Some((key, rest)) if !key.is_empty() => {
                let value = rest.trim_start_matches([':', ' ', '\t']);
                let value = if value.starts_with(['"', '\'', '[', '{']) {
                    value.to_owned()
                } else {
                    format!("\"{value}\"")
                };
                ("there is no equals sign between key and value".into(), format!("write `{key} = {value}`"))
            }
            _ => (general(parser), RULE.into()),
        }
    }
}

/// Returns a line with straight marks for curly ones around texts.
///
/// An apostrophe within a word stays.
fn straightened(text: &str) -> String {
    let mut straight = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let within = straight.ends_with(char::is_alphanumeric)
            && signs.peek().is_some_and(|next| next.is_alphanumeric());
        straight.push(if CURLY.contains(&sign) && !within { '"' } else { sign });
    }
    straight
}

/// Writes the parser's own message as a part of a sentence.
fn general(parser: &str) -> String {
    let line = parser.lines().next().unwrap_or_default();
    format!("chapbook.toml cannot be read here: {}", line.trim_end_matches('.'))
}
