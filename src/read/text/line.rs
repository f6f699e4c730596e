//! A text cut into lines, each with its place, its indentation and its depth of `>` marks.

use crate::limits::NESTING;
use std::ops::Range;

/// A tab goes on to the next multiple of this many columns.
const TAB: usize = 8;

/// One line of the source, without its line end, its indentation and its `>` marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The words, no white space at either end.
    pub(super) text: &'a str,
    /// The byte of the source at which `text` begins.
    pub(super) start: usize,
    /// Columns before `text`, after any `>` marks.
    pub(super) indent: usize,
    /// Columns from the margin to the end of `text`, `>` marks aside.
    pub(super) width: usize,
    /// How many `>` marks stand before the text.
    pub(super) quoted: usize,
    /// Whether a form feed stands before it.
    pub(super) page: bool,
}

impl Line<'_> {
    /// Returns the bytes of the text in the source.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Tells whether there is nothing in the line but white space and `>` marks.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns the columns of the first word.
    pub(super) fn first_word(&self) -> usize {
        self.text.split_whitespace().next().map_or(0, |word| word.chars().count())
    }

    /// Tells whether the first letter is a small one.
    pub(super) fn starts_small(&self) -> bool {
        self.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
    }

    /// Tells whether the first letter is of a script without capitals.
    pub(super) fn is_caseless(&self) -> bool {
        let first = self.text.chars().find(|c| c.is_alphabetic());
        first.is_some_and(|c| !c.is_lowercase() && !c.is_uppercase())
    }

    /// Tells whether a sentence may end with the line.
    pub(super) fn ends_sentence(&self) -> bool {
        ends_sentence(self.text)
    }
}

/// Tells whether a text ends as a sentence does, closing marks, brackets and note references aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    unmarked_end(text)
        .ends_with(['.', '!', '?', '…', ':', ';', '؟', '۔', '।', '॥', '。', '！', '？', '：', '；', ';'])
}

/// Takes closing marks, brackets and references to notes off the end of a text: `.”[3]`, `.(3)`, `.(E1)`, `.*`, `.²`,
/// `.1`.
pub(super) fn unmarked_end(text: &str) -> &str {
    let closing = |c: char| "”’»“\"')]*_›‹†‡§⁰¹²³⁴⁵⁶⁷⁸⁹」』）】".contains(c) || c.is_whitespace();
    let mut text = text.trim_end_matches(closing);
    // A note reference: `.[3]` has lost its `]` above, `.3` has a point and a word before it.
    let number = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if number.len() < text.len() && text.len() - number.len() <= 3 {
        let words = number.trim_end_matches(closing);
        let point = words.trim_end_matches(['.', '!', '?', '…', ';']);
        let letters = number.trim_end_matches(|c: char| c.is_ascii_uppercase());
        let open = if number.len() - letters.len() <= 2 { letters } else { number };
        // A number in round brackets that touches no word counts something.
        let round = open.strip_suffix('(').filter(|before| !before.ends_with(char::is_whitespace));
        if let Some(before) = open.strip_suffix('[').or(round) {
            text = before.trim_end_matches(closing);
        } else if point.len() < words.len() && point.ends_with(char::is_alphabetic) {
            text = words;
        }
    }
    text
}

/// White space, and signs without width that pages leave at the ends of lines.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// Cuts a text into lines at CR, LF, CRLF and form feeds, from byte `start` on.
///
/// A form feed ends a line as LF does; the line after it is marked.
pub(super) fn lines(text: &str, start: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut page) = (start, false);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let end = rest.find(['\n', '\r', '\u{c}']);
        let raw = end.map_or(rest, |end| &rest[..end]);
        let after = &rest[raw.len()..];
        let feeds = after.starts_with('\u{c}');
        // A form feed on a line of its own, or at the head of one, adds no blank line.
        let empty = raw.trim_matches(is_space).is_empty() && (feeds || page);
        if !empty {
            lines.push(Line { page, ..line(raw, at) });
        }
        page = feeds || (empty && page);
        at += raw.len() + if after.starts_with("\r\n") { 2 } else { usize::from(!after.is_empty()) };
    }
    lines
}

fn line(raw: &str, start: usize) -> Line<'_> {
    let (mut rest, mut quoted) = (raw, 0);
    while quoted < NESTING
        && let Some(inner) = rest.trim_start_matches(is_space).strip_prefix('>')
    {
        quoted += 1;
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    let text = rest.trim_matches(is_space);
    let blank = rest.len() - rest.trim_start_matches(is_space).len();
    let indent = if text.is_empty() {
        0
    } else {
        rest[..blank].chars().fold(0, |column, c| match c {
            '\t' => (column / TAB + 1) * TAB,
            '\u{feff}' | '\u{200b}' => column,
            _ => column + 1,
        })
    };
    let start = start + (raw.len() - rest.len()) + if text.is_empty() { 0 } else { blank };
    Line { text, start, indent, width: indent + text.chars().count(), quoted, page: false }
}

/// Lines that stand together, with no blank line between them and of one depth of `>` marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk<'a> {
    /// The lines; never empty.
    pub(super) lines: Vec<Line<'a>>,
    /// How many blank lines stand before it.
    pub(super) gap: usize,
}

impl<'a> Chunk<'a> {
    /// Returns the bytes from the first line's text to the last's.
    pub(super) fn range(&self) -> Range<usize> {
        range(&self.lines)
    }

    /// Returns the least indentation of its lines.
    pub(super) fn indent(&self) -> usize {
        self.lines.iter().map(|line| line.indent).min().unwrap_or(0)
    }
}

/// Returns the bytes from the first line's text to the last's.
pub(super) fn range(lines: &[Line<'_>]) -> Range<usize> {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => first.start..last.range().end,
        _ => 0..0,
    }
}

/// Gathers lines to chunks.
///
/// A form feed parts two chunks unless a sentence runs on over it: pages of a print-out end anywhere.
pub(super) fn chunks<'a>(lines: &[Line<'a>]) -> Vec<Chunk<'a>> {
    let mut chunks: Vec<Chunk<'a>> = Vec::new();
    let mut gap = 0;
    for line in lines {
        if line.is_blank() {
            gap += 1;
            continue;
        }
        match chunks.last_mut() {
            Some(chunk) if gap == 0 && goes_on(chunk, line) => chunk.lines.push(*line),
            _ => chunks.push(Chunk { lines: vec![*line], gap }),
        }
        gap = 0;
    }
    chunks
}

fn goes_on(chunk: &Chunk<'_>, line: &Line<'_>) -> bool {
    chunk.lines.last().is_some_and(|last| {
        last.quoted == line.quoted && (!line.page || (line.starts_small() && !last.ends_sentence()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_ends_one_line() {
        let text = "a\nb\r\nc\rd\u{c}e";
        let found: Vec<(&str, usize)> = lines(text, 0).iter().map(|line| (line.text, line.start)).collect();
        assert_eq!(found, [("a", 0), ("b", 2), ("c", 5), ("d", 7), ("e", 9)]);
    }

    #[test]
    fn indentation_counts_columns_and_tabs() {
        let found: Vec<usize> = lines("a\n  b\n\tc\n  \td", 0).iter().map(|line| line.indent).collect();
        assert_eq!(found, [0, 2, 8, 8]);
    }

    #[test]
    fn quote_marks_are_counted_and_taken_off() {
        let found: Vec<(usize, &str, usize)> =
            lines("> a\n>> b\n> > c\n>   d\n5 > 4", 0).iter().map(|l| (l.quoted, l.text, l.indent)).collect();
        assert_eq!(found, [(1, "a", 0), (2, "b", 0), (2, "c", 0), (1, "d", 2), (0, "5 > 4", 0)]);
    }

    #[test]
    fn a_sentence_goes_on_over_a_form_feed() {
        let text = "The hall was\n\u{c}full. It rained.\n\u{c}Nobody left.";
        assert_eq!(chunks(&lines(text, 0)).len(), 2);
        let text = "The hall was\u{c}full.\u{c}Nobody left.";
        assert_eq!(chunks(&lines(text, 0)).len(), 2);
    }
}
