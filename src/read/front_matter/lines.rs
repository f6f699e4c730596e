//! Front matter that is not valid, read line by line: Pelican and many who write it by hand know no YAML.

use super::value::{NamedValues, Spanned, Syntax, Value, parse};

/// Reads lines `key: value`, or `key = value` in TOML, each by itself: as what the syntax makes of it where that is
/// valid, else as the words that it says. Lines of lists and values that go on belong to the line before them.
pub fn by_lines(syntax: Syntax, text: &str) -> NamedValues {
    let sign = if syntax == Syntax::Toml { '=' } else { ':' };
    let mut table = NamedValues::new();
    for (start, block) in blocks(syntax, text) {
        let line = block.split_inclusive('\n').next().unwrap_or_default();
        if let Ok(Some(values)) = parse(syntax, block) {
            table.extend(values.into_iter().map(|(key, value)| (key, moved(value, start))));
        } else if let Some((key, value)) = line.split_once(sign).filter(|(key, _)| is_key(key.trim())) {
            let from = start + key.len() + 1 + (value.len() - value.trim_start().len());
            let range = from..from + value.trim().len();
            let words = Value::Text(bare(value.trim()).to_owned());
            table.push((key.trim().to_owned(), Spanned { value: words, range }));
        }
    }
    table
}

/// Tells whether a text that begins with a key has nothing but such lines.
pub fn is_all_keys(syntax: Syntax, text: &str) -> bool {
    let sign = if syntax == Syntax::Toml { '=' } else { ':' };
    let is_own = |line: &str| line.split_once(sign).is_some_and(|(key, _)| is_key(key.trim()));
    !text.is_empty() && blocks(syntax, text).iter().all(|(_, block)| block.lines().next().is_some_and(is_own))
}

/// Divides a text into lines with what goes on below each, and the byte at which each begins.
fn blocks(syntax: Syntax, text: &str) -> Vec<(usize, &str)> {
    let mut blocks = Vec::new();
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let mut in_list = syntax == Syntax::Toml && opens_list(line);
        while let Some(next) = lines.next_if(|next| goes_on(next) || in_list && is_of_list(next)) {
            at += next.len();
            in_list &= !closes_list(next);
        }
        blocks.push((start, text.get(start..at).unwrap_or_default()));
    }
    blocks
}

/// Tells whether a line of TOML ends within a list: `tags = [`.
fn opens_list(line: &str) -> bool {
    let value = line.split_once('=').map(|(_, value)| value.trim());
    value.is_some_and(|value| value.starts_with('[')) && !closes_list(line)
}

fn closes_list(line: &str) -> bool {
    line.split('#').next().unwrap_or_default().trim_end().ends_with(']')
}

/// Tells whether a line may be one of a list: a value in quotation marks, a number, the end.
fn is_of_list(line: &str) -> bool {
    line.starts_with(['"', '\'', ']', '-']) || line.starts_with(|c: char| c.is_ascii_digit())
}

/// Tells whether a line goes on with the value of the one before it.
fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t', '-', '#']) || line.trim().is_empty()
}

fn is_key(key: &str) -> bool {
    key.starts_with(char::is_alphabetic) && key.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
}

/// Returns words without the quotation marks around them.
fn bare(value: &str) -> &str {
    let within = |mark| value.strip_prefix(mark)?.strip_suffix(mark);
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

/// Returns a value with its places counted from so many bytes before.
fn moved(value: Spanned, by: usize) -> Spanned {
    let inner = match value.value {
        Value::List(all) => Value::List(all.into_iter().map(|value| moved(value, by)).collect()),
        Value::Table(all) => {
            Value::Table(all.into_iter().map(|(key, value)| (key, moved(value, by))).collect())
        }
        other => other,
    };
    Spanned { value: inner, range: value.range.start + by..value.range.end + by }
}
