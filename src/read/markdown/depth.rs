//! Bounds how deep containers nest before the text is parsed.
//!
//! The parser goes through all open containers at each line, so that ten thousand of them, and as many blank
//! lines, would take it minutes. This looks only at the heads of lines, in one pass.

use crate::limits::NESTING;
use std::ops::Range;

/// Returns the line at which quotes and lists come to lie more than [`NESTING`] deep in one another.
pub fn too_deep(text: &str, start: usize) -> Option<Range<usize>> {
    let mut lists: Vec<usize> = Vec::new();
    let mut fence: Option<(u8, usize)> = None;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let head = Head::of(line.as_bytes());
        if line.trim().is_empty() || is_rule(line) {
            continue;
        }
        let rest = line.as_bytes().get(head.end..).unwrap_or_default();
        if let Some((sign, len)) = fence {
            let run = rest.iter().take_while(|byte| **byte == sign).count();
            if run >= len {
                fence = None;
            }
            continue;
        }
        while lists.last().is_some_and(|column| *column > head.indent) {
            lists.pop();
        }
        lists.extend(&head.items);
        if lists.len().max(head.items.len()) + head.quotes > NESTING {
            return Some(range);
        }
        if let Some(sign) = rest.first().copied().filter(|byte| matches!(byte, b'`' | b'~')) {
            let run = rest.iter().take_while(|byte| **byte == sign).count();
            fence = (run >= 3).then_some((sign, run));
        }
    }
    None
}

/// The containers that a line opens or goes on with.
struct Head {
    /// The column of its first sign.
    indent: usize,
    quotes: usize,
    /// The columns at which the contents of its list items begin.
    items: Vec<usize>,
    /// Where the words begin, in bytes.
    end: usize,
}

impl Head {
    fn of(line: &[u8]) -> Self {
        let mut head = Self { indent: 0, quotes: 0, items: Vec::new(), end: 0 };
        let mut first = true;
        let mut at = 0;
        loop {
            while line.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t')) {
                at += 1;
            }
            if std::mem::take(&mut first) {
                head.indent = at;
            }
            head.end = at;
            let digits = line.iter().skip(at).take(9).take_while(|byte| byte.is_ascii_digit()).count();
            let width = match line.get(at) {
                Some(b'>') => {
                    head.quotes += 1;
                    at += 1;
                    continue;
                }
                Some(b'-' | b'*' | b'+') => 1,
                Some(_) if digits > 0 && matches!(line.get(at + digits), Some(b'.' | b')')) => digits + 1,
                _ => return head,
            };
            if !line.get(at + width).is_none_or(u8::is_ascii_whitespace) {
                return head;
            }
            at += width;
            head.items.push(at + 1);
        }
    }
}

/// Tells whether a line is a rule, such as `- - -`, and no row of lists.
fn is_rule(line: &str) -> bool {
    let mut signs =
        line.trim_matches([' ', '\t', '>', '\n', '\r']).bytes().filter(|byte| !matches!(byte, b' ' | b'\t'));
    let first = signs.next();
    matches!(first, Some(b'-' | b'*' | b'_')) && signs.all(|byte| Some(byte) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_measured_before_the_parse() {
        let deep: Vec<String> = vec![
            ">".repeat(65),
            "> ".repeat(10_000) + "x",
            "1. ".repeat(65) + "x",
            "+ - ".repeat(40) + "x",
            (0..100).map(|depth| " ".repeat(depth * 2) + "- x\n").collect(),
        ];
        for text in deep {
            assert!(too_deep(&text, 0).is_some(), "{}", &text[..20]);
        }
        let flat: Vec<String> = vec![
            ">".repeat(64),
            "- ".repeat(200),
            "* ".repeat(200),
            "- x\n".repeat(1000),
            "> x\n".repeat(1000),
            (0..20).map(|depth| " ".repeat(depth * 2) + "- x\n").collect(),
            "```\n".to_owned() + &">".repeat(100) + "\n```\n",
        ];
        for text in flat {
            assert_eq!(too_deep(&text, 0), None, "{}", &text[..20]);
        }
    }
}
