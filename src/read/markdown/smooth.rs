//! What web pages and site builders write that Markdown would tear, put so that it is read as it is meant.
//!
//! Each change keeps every byte in its place: a line end becomes a space, a capital a small letter. CommonMark ends a
//! block of HTML at a blank line and takes what is indented after it for program text, looks for `</style>` in small
//! letters only, and makes no link of what stands over several paragraphs.

/// Smooths a text from byte `start` on; the result is as long.
pub fn smooth(text: &mut String, start: usize) {
    let mut bytes = std::mem::take(text).into_bytes();
    lower_ends(&mut bytes, start);
    join_tables(&mut bytes, start);
    join_links(&mut bytes, start);
    blank_classes(&mut bytes, start);
    // ASCII took the place of ASCII.
    *text = String::from_utf8(bytes).unwrap_or_default();
}

/// Makes spaces of the classes below a table, `{.striped}`: they would be a row of it.
fn blank_classes(bytes: &mut [u8], start: usize) {
    let mut at = start;
    let mut in_table = false;
    while at < bytes.len() {
        let line = bytes.get(at..).unwrap_or_default();
        let len = line.iter().position(|byte| *byte == b'\n').unwrap_or(line.len());
        let text = line.get(..len).unwrap_or_default().trim_ascii();
        let is_class = text.starts_with(b"{.") && text.ends_with(b"}") && !text.contains(&b'|');
        let is_row = text.starts_with(b"|");
        if in_table && is_class {
            bytes.iter_mut().skip(at).take(len).filter(|byte| **byte != b'\r').for_each(|byte| *byte = b' ');
        }
        in_table = is_row;
        at += len + 1;
    }
}

/// Writes in small letters the ends of scripts, styles and the like that begin a line in capitals.
fn lower_ends(bytes: &mut [u8], start: usize) {
    for name in [&b"style"[..], b"script", b"pre", b"textarea"] {
        let mut at = start;
        while let Some(open) = find_tag(bytes, at, b"<", name) {
            at = open + 1;
            if !begins_line(bytes, open) {
                continue;
            }
            let Some(end) = find_tag(bytes, open, b"</", name) else { break };
            for byte in bytes.iter_mut().skip(end).take(name.len() + 2) {
                byte.make_ascii_lowercase();
            }
            at = end;
        }
    }
}

/// Joins what is indented in a table of HTML to the line before: it is no program text.
fn join_tables(bytes: &mut [u8], start: usize) {
    let mut at = start;
    while let Some(open) = find_tag(bytes, at, b"<", b"table") {
        at = open + 1;
        if !begins_line(bytes, open) {
            continue;
        }
        let Some(end) = find_tag(bytes, open, b"</", b"table") else { return };
        if find_tag(bytes.get(..end).unwrap_or_default(), open, b"<", b"pre").is_none() {
            join_indented(bytes, open, end);
        }
        at = end;
    }
}

/// Makes spaces of the blank lines before each indented line, except one line end.
fn join_indented(bytes: &mut [u8], from: usize, to: usize) {
    let mut blank: Vec<usize> = Vec::new();
    let mut at = from;
    while at < to {
        if bytes.get(at) != Some(&b'\n') {
            at += 1;
            continue;
        }
        let rest = bytes.get(at + 1..to).unwrap_or_default();
        let indent = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        let tabs = rest.iter().take(indent).any(|byte| *byte == b'\t');
        match rest.get(indent) {
            Some(b'\n') => blank.push(at),
            Some(_) if !blank.is_empty() && (indent >= 4 || tabs) => {
                for at in blank.drain(..) {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = b' ';
                    }
                }
            }
            _ => blank.clear(),
        }
        at += 1 + indent;
    }
}

/// The most bytes between the brackets of a link over several paragraphs.
const LONGEST_LINK: usize = 2000;

/// Makes one paragraph of `[`, blank line, words or a picture, blank line, `](address)`.
///
/// What stands on either side of a blank line is parted by a break: a backslash takes the place of the first line end.
fn join_links(bytes: &mut [u8], start: usize) {
    let mut at = start;
    while let Some(open) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'[')).map(|n| at + n)
    {
        at = open + 1;
        if !begins_line(bytes, open) {
            continue;
        }
        if let Some(close) = far_close(bytes, open) {
            join_paragraphs(bytes, open + 1, close);
            at = close;
        }
    }
}

/// Returns where the bracket closes that opens at `open`, if it does so after a blank line, with an address.
fn far_close(bytes: &[u8], open: usize) -> Option<usize> {
    let (mut depth, mut blank, mut line_start) = (0usize, false, false);
    for (at, byte) in bytes.iter().enumerate().skip(open).take(LONGEST_LINK) {
        match byte {
            b'[' => depth += 1,
            b']' => {
                depth -= 1;
                if depth == 0 {
                    return (blank && bytes.get(at + 1) == Some(&b'(')).then_some(at);
                }
            }
            // Other blocks cannot stand in a link.
            b'#' | b'>' | b'|' | b'-' | b'+' | b'`' | b'~' | b'<' | b'\t' if line_start => return None,
            b'\n' => {
                blank |= line_start;
                line_start = true;
                continue;
            }
            b' ' | b'\r' => continue,
            _ => {}
        }
        line_start = false;
    }
    None
}

fn join_paragraphs(bytes: &mut [u8], from: usize, to: usize) {
    let is_picture_alone = {
        let inner = bytes.get(from..to).unwrap_or_default();
        let solid = |byte: &u8| !byte.is_ascii_whitespace();
        inner.iter().position(solid).is_some_and(|at| inner.get(at..).unwrap_or_default().starts_with(b"!["))
    };
    let mut words = false;
    for at in from..to {
        let line_end = bytes.get(at) == Some(&b'\n');
        if !line_end {
            words |= bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace());
            continue;
        }
        let rest = bytes.get(at + 1..to).unwrap_or_default();
        let white = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let more = white < rest.len();
        let is_blank = rest.iter().take(white).any(|byte| *byte == b'\n');
        let with = match (is_blank, words && more && !is_picture_alone) {
            (true, true) => b'\\',
            (false, true) => b'\n',
            _ => b' ',
        };
        if let Some(byte) = bytes.get_mut(at) {
            *byte = with;
        }
        words = words && !is_blank;
    }
    // The line end that a backslash needs after it.
    for at in from..to {
        if bytes.get(at) == Some(&b'\\')
            && let Some(next) = bytes.get(at + 1..to).and_then(|rest| rest.iter().position(|b| *b == b' '))
            && next == 0
            && let Some(byte) = bytes.get_mut(at + 1)
        {
            *byte = b'\n';
        }
    }
}

/// Tells whether a byte stands at the head of a line, with three spaces before it at most.
fn begins_line(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    let spaces = before.iter().rev().take_while(|byte| **byte == b' ').count();
    spaces < 4
        && matches!(before.len().checked_sub(spaces + 1).and_then(|at| before.get(at)), None | Some(b'\n'))
}

/// Finds `<name` or `</name`, in capitals or not, from a byte on.
fn find_tag(bytes: &[u8], from: usize, open: &[u8], name: &[u8]) -> Option<usize> {
    let len = open.len() + name.len();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'<')?;
        let tag = bytes.get(at..at + len)?;
        let ends = bytes.get(at + len).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if tag.starts_with(open) && tag.get(open.len()..)?.eq_ignore_ascii_case(name) && ends {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn smoothed(text: &str) -> String {
        let mut smoothed = text.to_owned();
        smooth(&mut smoothed, 0);
        assert_eq!(smoothed.len(), text.len());
        smoothed
    }

    #[test]
    fn ends_in_capitals_end() {
        assert_eq!(smoothed("<STYLE>\na\n</STYLE>\n*b*"), "<STYLE>\na\n</style>\n*b*");
        let inline = "Write `</STYLE>` at its end.";
        assert_eq!(smoothed(inline), inline);
    }

    #[test]
    fn a_table_of_tag_soup_is_one_block() {
        let soup =
            "<table>\n<tr >\n\n        </tr><tr >\n\n<td >Anna\n</td>\n\n        </tr></table>\n\n    code\n";
        let joined =
            "<table>\n<tr > \n        </tr><tr >\n\n<td >Anna\n</td> \n        </tr></table>\n\n    code\n";
        assert_eq!(smoothed(soup), joined);
        let open = "<table>\n\n    code\n\n# The next week\n";
        assert_eq!(smoothed(open), open, "a table without an end swallows nothing");
    }

    #[test]
    fn a_link_over_paragraphs_is_one() {
        assert_eq!(
            smoothed("[\n\n![a](b.png)\n\n](https://a.example)"),
            "[  ![a](b.png)  ](https://a.example)"
        );
        assert_eq!(smoothed("[One\n\ntwo](https://a.example)"), "[One\\\ntwo](https://a.example)");
        for text in
            ["[a]\n\n(b)", "[ ] one\n\n[x](y)", "[one\n\n- two](c)", "[one\n\ntwo] three", "a [b\n\nc](d)"]
        {
            assert_eq!(smoothed(text), text);
        }
    }
}
