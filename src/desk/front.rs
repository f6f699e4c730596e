//! A value of the front matter of an article, put right there. Every other byte of the file stays.

use super::edit::Hindrance;
use super::html::Filling::Value;
use super::html::Html;
use crate::lang::desk::DeskWords;

/// The longest value that is taken, in characters.
const LONGEST: usize = 300;

/// Returns a text with a value under a key of its front matter; a text without one is given one.
///
/// # Errors
/// What hinders it, and what to do instead: a whole sentence.
pub(super) fn with(text: &str, key: &str, value: &str, t: &DeskWords) -> Result<String, Hindrance> {
    let value = quoted(one_line(value, t)?);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let splice = |at: usize, len: usize, new: &str| {
        let (before, after) = (text.get(..at)?, text.get(at + len..)?);
        Some([before, new, after].concat())
    };
    let spliced = match front(text) {
        Err(()) => None,
        Ok(None) => splice(0, 0, &format!("---{end}{key}: {value}{end}---{end}{end}")),
        Ok(Some(front)) => match place(&front, key) {
            Err(()) => None,
            Ok(Some((at, len))) => splice(at, len, &value),
            Ok(None) => splice(front.start, 0, &format!("{key}: {value}{end}")),
        },
    };
    spliced.ok_or_else(|| Html::said(t.front_matter_other, &[("key", Value(&key))]))
}

/// Tells whether a text has front matter that says something under a key, or that cannot be read here.
pub(super) fn gives(text: &str, key: &str) -> bool {
    match front(text) {
        Ok(None) => false,
        Ok(Some(front)) => !matches!(place(&front, key), Ok(None)),
        Err(()) => true,
    }
}

/// Returns a value that is one line, and not a long one.
///
/// # Errors
/// A whole sentence that says what it must be.
pub(super) fn one_line<'v>(value: &'v str, t: &DeskWords) -> Result<&'v str, Hindrance> {
    let value = value.trim();
    if value.is_empty() || value.chars().count() > LONGEST || value.chars().any(char::is_control) {
        return Err(t.one_line.into());
    }
    Ok(value)
}

/// The lines of a front matter in YAML, without the rulings around them.
struct Front<'a> {
    start: usize,
    lines: Vec<&'a str>,
}

/// Finds the front matter of a text; `None` if it has none.
fn front(text: &str) -> Result<Option<Front<'_>>, ()> {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next() else { return Ok(None) };
    let opens = first.trim_end();
    if ["+++", "{", ";;;", "<!--"].iter().any(|mark| opens.starts_with(mark)) {
        return Err(());
    }
    if opens != "---" {
        // `Title: The Mill` in the first lines of a text is a header of another kind.
        let header = first.split_once(':').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case("title"));
        return if header { Err(()) } else { Ok(None) };
    }
    let mut inner = Vec::new();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Ok(Some(Front { start: first.len(), lines: inner }));
        }
        inner.push(line);
    }
    Err(())
}

/// Finds the value of a key: its first byte in the text, and how many it has; `None` if the key is not there.
fn place(front: &Front<'_>, key: &str) -> Result<Option<(usize, usize)>, ()> {
    let mut at = front.start;
    for (index, line) in front.lines.iter().enumerate() {
        let here = at;
        at += line.len();
        let Some((own, rest)) = line.split_once(':') else { continue };
        if !own.trim_matches(['"', '\'']).eq_ignore_ascii_case(key) {
            continue;
        }
        let next = front.lines.get(index + 1);
        let goes_on = next.is_some_and(|next| next.starts_with([' ', '\t', '-']) && !next.trim().is_empty());
        let lead = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let value = rest.trim();
        let plain = !value.starts_with(['|', '>', '&', '*', '!', '[', '{', '#']);
        if goes_on || !plain || value.is_empty() || lead == 0 {
            return Err(());
        }
        return Ok(Some((here + own.len() + 1 + lead, length(value)?)));
    }
    Ok(None)
}

/// Returns how many bytes of the rest of a line are the value: a comment may follow it.
fn length(value: &str) -> Result<usize, ()> {
    let Some(mark) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return Ok(value.find(" #").map_or(value.len(), |at| value[..at].trim_end().len()));
    };
    let mut signs = value.char_indices().skip(1).peekable();
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' && mark == '"' {
            signs.next();
        } else if sign == mark {
            // In single marks two of them are one that is meant.
            if mark == '\'' && signs.next_if(|(_, next)| *next == '\'').is_some() {
                continue;
            }
            let tail = value[at + 1..].trim_start();
            return if tail.is_empty() || tail.starts_with('#') { Ok(at + 1) } else { Err(()) };
        }
    }
    Err(())
}

/// Writes a value as YAML does between double quotation marks.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::{Hindrance, quoted};
    use crate::lang::desk::EN;
    use proptest::prelude::*;

    fn with(text: &str, key: &str, value: &str) -> Result<String, Hindrance> {
        super::with(text, key, value, &EN)
    }

    fn put(text: &str) -> String {
        with(text, "title", "The \"New\" Mill").expect("a title")
    }

    const NEW: &str = r#""The \"New\" Mill""#;

    #[test]
    fn a_value_is_put_where_the_file_has_it_and_all_else_stays() {
        for (before, after) in [
            ("Text\n", format!("---\ntitle: {NEW}\n---\n\nText\n")),
            ("Text\r\nmore\r\n", format!("---\r\ntitle: {NEW}\r\n---\r\n\r\nText\r\nmore\r\n")),
            ("---\ndate: 2025-01-06\n---\nText", format!("---\ntitle: {NEW}\ndate: 2025-01-06\n---\nText")),
            (
                "---\na: 1\ntitle:   Old # why\nb: 2\n---\nx",
                format!("---\na: 1\ntitle:   {NEW} # why\nb: 2\n---\nx"),
            ),
            ("---\r\nTitle: 'It''s' # c\r\n---\r\n", format!("---\r\nTitle: {NEW} # c\r\n---\r\n")),
            ("---\ntitle: \"a \\\" b\"\n...\n", format!("---\ntitle: {NEW}\n...\n")),
        ] {
            assert_eq!(put(before), after, "{before:?}");
        }
    }

    #[test]
    fn what_cannot_be_done_with_certainty_is_left_to_a_person() {
        for text in [
            "+++\ntitle = \"a\"\n+++\n",
            "---\ntitle: |\n  a\n---\n",
            "---\ntitle: a\n  b\n---\n",
            "---\ntitle:\n---\n",
            "---\ntitle: 'a\n---\n",
            "---\nnever closed\n",
            "Title: a\nDate: b\n\nText",
            "{\n\"title\": 1}\n",
        ] {
            assert!(with(text, "title", "b").is_err(), "{text:?}");
        }
        for title in ["", "  ", "a\nb", &"a".repeat(301)] {
            assert!(with("Text", "title", title).is_err(), "{title:?}");
        }
    }

    proptest! {
        #[test]
        fn no_other_byte_changes(head in "[a-z]{1,8}: [a-z #'\"]{0,12}(\r\n|\n)", body in "\\PC{0,40}", title in "[a-z'\"\\\\#: é]{1,20}") {
            let text = format!("---\n{head}title: Old\n---\n{body}");
            if let Ok(changed) = with(&text, "title", &title) {
                // The same words may stand in another line of the head.
                let line = format!("\ntitle: {}", quoted(title.trim()));
                prop_assert_eq!(changed.replacen(&line, "\ntitle: Old", 1), text);
            }
        }
    }
}
