//! Signs of Markdown that would be taken for others than they are.
//!
//! Each is replaced by a mark before the parse, as long as the sign is, so that every offset stays what it was, and put
//! back after it. No text has these marks: control characters are taken off before.

use super::super::shortcode::boundary;
use pulldown_cmark::{CowStr, Event};
use std::borrow::Cow;

/// The first colon of a container that opens, `:::note`, which would be taken for that of an explanation. The line that
/// closes one would go on with the list or paragraph before it, and stands as a rule instead ([`closes_container`]).
const COLON: char = '\u{1}';
/// Brackets that are words: those in `[[1]](address)`, the text of a link, would be taken for those of a link to a page of
/// a notebook, and those in `[words[^1]](address)`, where a note is called, for those of a link in the words of another.
const OPENING: char = '\u{2}';
const CLOSING: char = '\u{3}';

/// What is said in place of a picture, and its address, are looked through as far as this, in bytes.
const LONGEST_ALT: usize = 500;

/// Puts marks in place of such signs.
pub fn set_apart(text: &str) -> Cow<'_, str> {
    let mut text = Cow::from(text);
    if text.contains(":::") {
        let mut fence = None;
        let line = |line| {
            let before = fence;
            fence = fence_after(fence, line);
            if before.or(fence).is_some() { Cow::from(line) } else { without_colons(line) }
        };
        text = text.split_inclusive('\n').map(line).collect::<String>().into();
    }
    if text.contains(" =") && text.contains("](") {
        text = without_sizes(&text).into();
    }
    let brackets = brackets(&text);
    if !brackets.is_empty() {
        let mut marked = String::with_capacity(text.len());
        let mut at = 0;
        for place in brackets {
            marked.push_str(&text[at..place]);
            marked.push(if text[place..].starts_with('[') { OPENING } else { CLOSING });
            at = place + 1;
        }
        marked.push_str(&text[at..]);
        text = marked.into();
    }
    text
}

/// Gives the signs back.
pub fn put_back(event: Event<'_>) -> Event<'_> {
    let is_apart = |text: &CowStr<'_>| text.contains([COLON, OPENING, CLOSING]);
    let sign = |c| match c {
        COLON => ':',
        OPENING => '[',
        CLOSING => ']',
        c => c,
    };
    let signs = |text: CowStr<'_>| text.chars().map(sign).collect::<String>().into();
    match event {
        Event::Text(text) if is_apart(&text) => Event::Text(signs(text)),
        Event::Code(text) if is_apart(&text) => Event::Code(signs(text)),
        Event::Html(text) if is_apart(&text) => Event::Html(signs(text)),
        Event::InlineHtml(text) if is_apart(&text) => Event::InlineHtml(signs(text)),
        other => other,
    }
}

/// Tells whether a line of the source closes a container: nothing but colons, in a quotation or not.
pub fn closes_container(line: &str) -> bool {
    let colons = line.trim_start_matches([' ', '>']).trim_end();
    colons.len() >= 3 && colons.bytes().all(|byte| byte == b':')
}

/// A fence that is open: its sign, and how many there are.
type Fence = (u8, usize);

/// Returns the fence that is open after a line.
fn fence_after(open: Option<Fence>, line: &str) -> Option<Fence> {
    let line = line.trim_start_matches([' ', '>']);
    // One may begin an item.
    let item =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '*' | '.' | ')'));
    let bare = if open.is_none() && item.starts_with(' ') { item.trim_start() } else { line };
    let sign = bare.bytes().next().filter(|sign| matches!(sign, b'`' | b'~'));
    let count = bare.bytes().take_while(|byte| Some(*byte) == sign).count();
    let Some(sign) = sign.filter(|_| count >= 3) else { return open };
    let after = &bare[count..];
    match open {
        // Signs with a backtick after them are program text within a line.
        None => (sign == b'~' || !after.contains('`')).then_some((sign, count)),
        Some((opened, least)) if opened == sign && count >= least && after.trim().is_empty() => None,
        Some(fence) => Some(fence),
    }
}

/// Gives lines of HTML their colons back, which stand in the source where these have stars.
pub fn with_colons<'t>(html: &'t str, source: &str) -> Cow<'t, str> {
    if html.len() != source.len() || !source.contains(":::") || !html.contains("***") {
        return html.into();
    }
    let sign = |(c, at): (char, usize)| if c == '*' && source[at..].starts_with(':') { ':' } else { c };
    html.char_indices()
        .map(|(at, c)| sign((c, if source.is_char_boundary(at) { at } else { 0 })))
        .collect::<String>()
        .into()
}

/// Returns a line without the colons that open or close a container.
fn without_colons(line: &str) -> Cow<'_, str> {
    let rest = line.trim_start_matches([' ', '>']);
    let before = &line[..line.len() - rest.len()];
    match rest.strip_prefix(':').filter(|after| after.starts_with("::")) {
        Some(_) if closes_container(line) && !before.ends_with("    ") => line.replace(':', "*").into(),
        Some(after) => format!("{before}{COLON}{after}").into(),
        None => line.into(),
    }
}

/// Puts spaces in place of the size that some write after the address of a picture: `![words](a.png =300x200)`.
fn without_sizes(text: &str) -> String {
    let mut fence = None;
    let mut line = |line: &str| {
        let before = fence;
        fence = fence_after(fence, line);
        if before.or(fence).is_some() { line.to_owned() } else { line_without_sizes(line) }
    };
    text.split_inclusive('\n').map(&mut line).collect()
}

fn line_without_sizes(line: &str) -> String {
    let mut marked = String::with_capacity(line.len());
    let mut at = 0;
    for (place, _) in line.match_indices(" =") {
        let rest = &line[place + 2..];
        let len =
            rest.bytes().take(16).take_while(|c| c.is_ascii_digit() || matches!(c, b'x' | b'%')).count();
        if len == 0 || !rest[len..].starts_with(')') || place < at {
            continue;
        }
        let near = &line[boundary(line, place.saturating_sub(LONGEST_ALT)).max(at)..place];
        let is_address = |open: usize| {
            let words = near[..open].rfind('[');
            !near[open + 2..].contains([' ', ')']) && words.is_some_and(|words| near[..words].ends_with('!'))
        };
        // Within program text it is that.
        let is_free = near.matches('`').count().is_multiple_of(2);
        if is_free && near.rfind("](").is_some_and(is_address) {
            marked.push_str(&line[at..place]);
            marked.extend(std::iter::repeat_n(' ', len + 2));
            at = place + 2 + len;
        }
    }
    marked.push_str(&line[at..]);
    marked
}

/// Returns the places of brackets that are words, in bytes, ascending.
fn brackets(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut from = 0;
    for (end, _) in text.match_indices("]](") {
        let before = &text[from..end];
        let inner = before.rfind('[').filter(|at| !before[at + 1..].contains([']', '\n', '|']));
        let is_word = |at: &usize| before[..*at].ends_with('[') || before[*at..].starts_with("[^");
        places.extend(inner.filter(is_word).into_iter().flat_map(|at| [from + at, end]));
        from = end + 3;
    }
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("![")) {
        let start = from + at + 2;
        let called = calls_in_alt(&text.as_bytes()[start..]);
        from = start + called.last().copied().unwrap_or(0);
        places.extend(called.into_iter().map(|at| start + at));
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Returns the places of the brackets of `[^label]` in what is said in place of a picture, of which this is the rest of
/// the text.
fn calls_in_alt(rest: &[u8]) -> Vec<usize> {
    let (mut open, mut places): (Vec<Option<usize>>, _) = (Vec::new(), Vec::new());
    for (at, byte) in rest.iter().enumerate().take(LONGEST_ALT) {
        match byte {
            b'[' => open.push((rest.get(at + 1) == Some(&b'^')).then_some(at)),
            b']' => match open.pop() {
                Some(Some(call)) => places.extend([call, at]),
                Some(None) => {}
                None if rest.get(at + 1) == Some(&b'(') => return places,
                None => return Vec::new(),
            },
            b'\n' if rest.get(at + 1) == Some(&b'\n') => return Vec::new(),
            _ => {}
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_are_words_are_known_from_those_that_are_signs() {
        let table = [
            ("a [[b]](c) d", "a [\u{2}b\u{3}](c) d"),
            ("[[a]] and [[b|c]] ([d](e))", "[[a]] and [[b|c]] ([d](e))"),
            ("[[a]] [[b]](c)", "[[a]] [\u{2}b\u{3}](c)"),
            ("[[a\nb]](c)", "[[a\nb]](c)"),
            ("[a[^1]](b) [^1]", "[a\u{2}^1\u{3}](b) [^1]"),
            ("![a[^1]](b) [^1]", "![a\u{2}^1\u{3}](b) [^1]"),
            ("![a [b] c[^d]](e)", "![a [b] c\u{2}^d\u{3}](e)"),
            ("![a](b) c[^1]", "![a](b) c[^1]"),
            ("![a[^1] b\n\n](c)", "![a[^1] b\n\n](c)"),
            ("> ::: note", "> \u{1}:: note"),
            ("- a\n:::\n", "- a\n***\n"),
            ("![a](b.png =100x200) c", "![a](b.png         ) c"),
            ("a (b =100) c", "a (b =100) c"),
            ("f[i](x =5)", "f[i](x =5)"),
            ("`![a](b.png =100)`", "`![a](b.png =100)`"),
            ("```\n![a](b.png =100)\n```", "```\n![a](b.png =100)\n```"),
            ("```x``` is inline\n::: a\n", "```x``` is inline\n\u{1}:: a\n"),
            ("````\n```\n:::\n````\n:::\n", "````\n```\n:::\n````\n***\n"),
            ("- ```\n  :::\n  ```\n:::\n", "- ```\n  :::\n  ```\n***\n"),
            ("```\n:::\n```\n", "```\n:::\n```\n"),
        ];
        for (text, marked) in table {
            let found = set_apart(text);
            assert_eq!(found, marked);
            assert_eq!(found.len(), text.len());
            // Rules and spaces say nothing, and stay.
            if marked.contains('*') || marked.contains("  ") {
                continue;
            }
            let Event::Text(back) = put_back(Event::Text(found.into_owned().into())) else {
                panic!("{text}")
            };
            assert_eq!(&*back, text);
        }
    }
}
