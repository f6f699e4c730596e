//! What a page of MDX loads and gives away: `import` and `export`, which are program text among the words.
//!
//! Source: MDX, "Syntax", ESM: such a statement begins at the margin, after a blank line or another statement. Deviation:
//! where no program can be read, what begins so is text, for `import` and `export` are words too.

use std::ops::Range;

/// A longer statement is text, in bytes.
const LONGEST: usize = 8 << 10;
/// After so many that never end, none is looked for.
const ENDLESS: usize = 100;

/// Finds the statements of a text from `start` on, in bytes; no two of them touch. `is_page` says whether it is one of MDX.
pub(super) fn statements(source: &str, start: usize, is_page: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = start;
    // The fence of program text that is open, and whether a statement may begin on the next line.
    let (mut fence, mut is_free): (Option<&str>, bool) = (None, true);
    let (mut is_pre, mut endless) = (false, 0);
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        fence = match (fence, mark) {
            (None, mark) => mark,
            (Some(open), Some(mark)) if open == mark => None,
            (open, _) => open,
        };
        if fence.is_none() && mark.is_none() {
            is_pre = leaves_pre_open(line, is_pre);
        }
        let may_begin = is_free && fence.is_none() && mark.is_none() && !is_pre && endless < ENDLESS;
        let may_begin = may_begin && (line.starts_with("import ") || line.starts_with("export "));
        let len = if may_begin { length(rest, is_page) } else { None };
        endless += usize::from(may_begin && len.is_none());
        if let Some(len) = len {
            found.push(at..at + len);
            let after = rest.get(len..).unwrap_or_default();
            at += len + after.find('\n').map_or(after.len(), |end| end + 1);
            continue;
        }
        is_free = line.trim().is_empty();
        at += line.len();
    }
    found
}

/// Tells whether `<pre`, which begins a line, is open at the end of one.
fn leaves_pre_open(line: &str, is_open: bool) -> bool {
    let begins = |tag: &str| tag.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("<pre"));
    let begins = begins(line.trim_start());
    (begins || is_open) && !line.to_ascii_lowercase().contains("</pre")
}

/// Tells whether a text has elements that only a program has: `<Tabs>`.
pub(super) fn has_components(source: &str) -> bool {
    source.match_indices('<').any(|(at, _)| {
        source.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    })
}

/// Returns the length of the statement that a text begins with, without the end of its last line.
fn length(text: &str, is_page: bool) -> Option<usize> {
    let is_import = text.starts_with("import ");
    if !is_import && !exports(text.strip_prefix("export ")?) {
        return None;
    }
    let len = end(text)?;
    let statement = text.get(..len)?;
    (!is_import || imports(statement, is_page)).then_some(len)
}

/// Tells whether a statement loads something: `import A, { B } from './a'`, `import './a.css';`.
///
/// In a page of MDX any name may be that of a package; elsewhere it is a word, unless signs of a path or brackets show it.
fn imports(statement: &str, is_page: bool) -> bool {
    let bare = statement.trim_end().trim_end_matches(';').trim_end();
    let Some(quote) = bare.chars().last().filter(|c| matches!(c, '\'' | '"')) else { return false };
    let Some((before, from)) = bare.get(..bare.len() - 1).and_then(|rest| rest.rsplit_once(quote)) else {
        return false;
    };
    let names = before.trim_start_matches("import").trim();
    if from.is_empty() || from.contains(char::is_whitespace) {
        return false;
    }
    if !is_page && !from.contains(['/', '@', '.']) && !names.contains(['{', '*']) {
        return false;
    }
    let Some(names) = names.strip_suffix("from").map(str::trim) else { return names.is_empty() };
    let names = names.strip_prefix("type ").unwrap_or(names).trim();
    let (first, list) = names.split_once('{').unwrap_or((names, "}"));
    let first = first.trim().trim_end_matches(',').trim().trim_start_matches("* as ");
    list.trim_end().ends_with('}')
        && !names.is_empty()
        && first.split(", * as ").all(|name| is_name(name.trim()) || name.is_empty())
}

/// Tells whether what stands after `export` is program text.
fn exports(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim_end();
    if line.starts_with(['{', '*']) {
        return line.starts_with('{') || line.contains(" from ");
    }
    let (word, after) = line.split_once(' ').unwrap_or((line, ""));
    let name: String = after.chars().take_while(|c| is_of_name(*c)).collect();
    let next = after.get(name.len()..).unwrap_or_default().trim_start();
    match word {
        "const" | "let" | "var" | "type" => {
            next.starts_with(['=', ':', '<']) || after.starts_with(['{', '['])
        }
        "function" | "function*" => next.starts_with(['(', '<']),
        "async" => name == "function",
        "class" | "interface" | "enum" => next.starts_with('{') || next.starts_with("extends "),
        "default" => {
            after.starts_with(['(', '{', '[', '<'])
                || matches!(name.as_str(), "function" | "class" | "async")
                || is_name(&name) && (next.is_empty() || next == ";" || next.starts_with(['(', '=']))
        }
        _ => false,
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$')) && name.chars().all(is_of_name)
}

/// Returns where a statement ends: at the end of a line on which no bracket, string or sign leaves it open.
fn end(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    // The sign that ends the string or comment which is open.
    let mut within: Option<&str> = None;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if at > LONGEST {
            return None;
        }
        let c = rest.chars().next()?;
        if let Some(sign) = within {
            if c == '\\' && sign != "*/" {
                at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                continue;
            }
            let ends = rest.starts_with(sign);
            // A mark in the words of an element is none of a string.
            if !ends && c == '\n' && matches!(sign, "'" | "\"") {
                within = None;
                continue;
            }
            at += if ends { sign.len() } else { c.len_utf8() };
            within = within.filter(|_| !ends);
            continue;
        }
        match c {
            '\'' => within = Some("'"),
            '"' => within = Some("\""),
            '`' => within = Some("`"),
            '/' if rest.starts_with("/*") => within = Some("*/"),
            '/' if rest.starts_with("//") => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            '\n' if depth == 0 && is_whole(text.get(..at)?) => return Some(text.get(..at)?.trim_end().len()),
            _ => {}
        }
        at += c.len_utf8();
    }
    (depth == 0 && within.is_none()).then(|| text.trim_end().len())
}

/// Tells whether nothing must follow what a statement says so far.
fn is_whole(statement: &str) -> bool {
    !statement.trim_end().ends_with(['=', ',', '>', '+', '|', '&', '?', ':']) || statement.ends_with("/>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let mut left = text.to_owned();
        for range in statements(text, 0, false).into_iter().rev() {
            left.replace_range(range, "");
        }
        left.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    // What a page loads was taken off only where it stood on one line, and stood as text with what followed otherwise.
    #[test]
    fn what_a_page_loads_is_none_of_its_text() {
        for statement in [
            "import A from './a'",
            "import A, { B } from \"./a\";",
            "import * as A from './a'",
            "import './a.css'",
            "import {\n  A,\n\n  B, // it's\n} from './a';\nimport C from './c'",
            "import type { A } from './a'",
            "export const meta = {\n  title: 'A (b',\n\n  day: 3,\n}",
            "export const meta =\n  'A'",
            "export default ({ children }) => (\n  <Box>\n    Don't go.\n\n{children}</Box>\n)",
            "export default Layout",
            "export function A() {\n  return `a\n\n}`\n}",
            "export { A } from './a'",
            "export * from './a'",
        ] {
            assert_eq!(left(&format!("{statement}\n\nText.\n")), "Text.", "{statement}");
            assert_eq!(left(&format!("Text.\n\n{statement}")), "Text.", "{statement}");
            // Right below it the text may begin.
            assert_eq!(left(&format!("{statement}\nText.\n")), "Text.", "{statement}");
            // Not in program text, not amid a paragraph.
            for text in [format!("```\n{statement}\n```\n"), format!("Text.\n{statement}\n")] {
                assert!(statements(&text, 0, true).is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn words_that_begin_so_stay() {
        for text in [
            "import from France.",
            "import duties on wine from 'the islands'",
            "import goods from \"Spain and Portugal\"",
            "export of wool rose (by a third.",
            "export default settings before you begin.",
            "export type and size are printed below.",
            "export const",
            "export const meta = {\n  title: 'never closed'\n\nText.",
        ] {
            assert!(statements(text, 0, true).is_empty(), "{text}");
        }
    }

    // A sentence that stands by itself was program text, and what is shown in `<pre>` was left out.
    #[test]
    fn names_of_packages_are_known_in_pages_of_programs() {
        for text in ["import wine from 'France'", "import 'wine'"] {
            assert!(statements(text, 0, false).is_empty(), "{text}");
            assert_eq!(statements(text, 0, true).len(), 1, "{text}");
        }
        for text in ["import { wine } from 'france'", "import Tabs from '@theme/Tabs'", "import 'a.css'"] {
            assert_eq!(statements(text, 0, false).len(), 1, "{text}");
        }
        assert!(has_components("Text.\n\n<Tabs>") && !has_components("a < B, <b>A</b>"));
        let shown = "<pre>\n\nimport A from './a'\n\n</pre>\n\n";
        assert!(statements(shown, 0, true).is_empty());
        assert_eq!(statements(&format!("{shown}import B from './b'"), 0, true).len(), 1);
    }

    // Each was read for 64 KiB: this lasted for minutes.
    #[test]
    fn many_that_never_end_are_read() {
        let text = "import {\n\n".repeat(100_000);
        assert!(statements(&text, 0, true).is_empty());
    }
}
