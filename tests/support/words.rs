//! Words of texts, Markdown and XHTML, and how two rows of them differ.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A word in lower case, only letters and digits, and its bytes in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Its bytes.
    pub at: Range<usize>,
}

/// Returns the words of a plain text: runs of letters and digits; soft hyphens do not count.
pub fn of_text(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match words.last_mut() {
            _ if c == '\u{ad}' => {}
            Some(word) if open && c.is_alphanumeric() => {
                word.text.extend(c.to_lowercase());
                word.at.end = end;
            }
            _ if c.is_alphanumeric() => {
                words.push(Word { text: c.to_lowercase().collect(), at: at..end });
                open = true;
            }
            _ => open = false,
        }
    }
    words
}

/// Returns the words that Markdown shows, by pulldown-cmark's events; alternative texts are not shown.
pub fn of_markdown(text: &str) -> Vec<Word> {
    let text = &without_templates(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut shown = String::new();
    let mut places: Vec<(usize, usize)> = Vec::new();
    let (mut pictures, mut hidden) = (0, 0);
    // Where the last cell ended: those that a row has beyond the head have no events.
    let mut cells_end = 0;
    // What an abbreviation stands for, which is set after it.
    let mut stands_for = None;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        let mut push = |words: &str, at: usize| {
            places.push((shown.len(), at));
            shown.push_str(words);
        };
        match event {
            // A picture's title is its caption.
            Event::Start(Tag::Image { title, .. }) => {
                pictures += 1;
                push(&format!(" {title} "), range.start);
            }
            Event::End(TagEnd::Image) => pictures -= 1,
            Event::End(TagEnd::TableCell) => {
                push(" ", range.start);
                cells_end = range.end;
            }
            Event::End(TagEnd::TableRow) => {
                push(
                    &text[cells_end.max(range.start)..range.end].replace('|', " "),
                    cells_end.max(range.start),
                );
            }
            Event::Text(words) if pictures == 0 && hidden == 0 => push(&words, range.start),
            Event::Code(words) if pictures == 0 => push(&words, range.start),
            Event::Html(tag) | Event::InlineHtml(tag) => {
                let lower = tag.to_lowercase();
                for name in ["script", "style"] {
                    hidden += lower.matches(&format!("<{name}")).count();
                    hidden = hidden.saturating_sub(lower.matches(&format!("</{name}")).count());
                }
                if hidden == 0 && !lower.contains("</script") && !lower.contains("</style") {
                    let space = if lower.starts_with("<br") { " " } else { "" };
                    push(&format!("{space}{}", without_tags(&tag)), range.start);
                    if lower.starts_with("<abbr ") {
                        stands_for = tag
                            .split_once("title=\"")
                            .and_then(|(_, rest)| rest.split('"').next())
                            .map(str::to_owned);
                    } else if lower.starts_with("</abbr")
                        && let Some(words) = stands_for.take()
                    {
                        push(&format!(" {words}"), range.start);
                    }
                }
            }
            Event::SoftBreak | Event::HardBreak | Event::Start(_) | Event::End(_)
                if !matches!(&event, Event::Start(tag) if is_inline(tag))
                    && !matches!(&event, Event::End(tag) if is_inline_end(tag)) =>
            {
                push(" ", range.start);
            }
            _ => {}
        }
    }
    let place = |at: usize| {
        let index = places.partition_point(|(shown, _)| *shown <= at).saturating_sub(1);
        places.get(index).map_or(0, |(shown, source)| source + (at - shown))
    };
    of_text(&shown)
        .into_iter()
        .map(|word| Word { at: place(word.at.start)..place(word.at.start) + word.at.len(), ..word })
        .collect()
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_inline_end(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// Returns the words inside shortcodes and tags, of which some are shown: `author="A. Weil"`.
pub fn of_templates(text: &str) -> Vec<String> {
    let shown: Vec<Word> = of_text(&without_templates(text));
    let hidden = of_text(text)
        .into_iter()
        .filter(|word| shown.binary_search_by_key(&word.at.start, |w| w.at.start).is_err());
    hidden.map(|word| word.text).collect()
}

/// Returns a text with the shortcodes and tags of Hugo and Liquid as blanks, byte for byte; what stands
/// between `raw` and `endraw` is text.
fn without_templates(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut at = 0;
    let mut raw = false;
    while let Some(start) = text[at..].find('{').map(|found| at + found) {
        let rest = &text[start..];
        let close = match () {
            () if rest.starts_with("{%") => "%}",
            () if rest.starts_with("{{") => "}}",
            // A list of attributes, as kramdown has them.
            () if rest.starts_with("{:") => "}",
            () => "",
        };
        let end = rest.find(close).filter(|_| !close.is_empty());
        let Some(end) = end.map(|end| start + end + close.len()) else {
            at = start + 1;
            continue;
        };
        let name = rest.trim_start_matches(['{', '%', '-', '<', ' ']);
        let end = match name.starts_with("comment") {
            true => text[end..]
                .find("endcomment")
                .and_then(|at| Some(end + at + text[end + at..].find("%}")? + 2))
                .unwrap_or(end),
            false => end,
        };
        raw = (raw || name.starts_with("raw")) && !name.starts_with("endraw");
        if close != "}}" || !raw {
            bytes[start..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        at = end;
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Returns the text between tags; comments are none.
fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let close = if rest[start..].starts_with("<!--") { "-->" } else { ">" };
        let Some(end) = rest[start..].find(close) else { return out };
        rest = &rest[start + end + close.len()..];
    }
    out.push_str(rest);
    out
}

/// Returns the words of an XHTML file's body, without the signs of notes, the ways back from them, and what
/// stands for pictures that are not to be had: `[missing: …]`.
pub fn of_xhtml(xhtml: &str, missing: &str) -> Vec<String> {
    let body = xhtml.split_once("<body").map_or(xhtml, |(_, body)| body);
    let mut text = String::new();
    let mut rest = body.split_once('>').map_or(body, |(_, rest)| rest);
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        let tag = &rest[start..end];
        rest = &rest[end..];
        if tag.contains("doc-noteref") || tag.contains("doc-backlink") {
            rest = rest.split_once("</a>").map_or("", |(_, rest)| rest);
        }
        if !is_inline_element(tag) {
            text.push(' ');
        }
    }
    while let Some(start) = text.find(&format!("[{missing}:")) {
        let end = text[start..].find(']').map_or(text.len(), |end| start + end + 1);
        text.replace_range(start..end, " ");
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    of_text(&text).into_iter().map(|word| word.text).collect()
}

fn is_inline_element(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or_default();
    [
        "a", "em", "strong", "i", "b", "span", "cite", "q", "sup", "sub", "s", "del", "code", "time",
        "small", "abbr",
    ]
    .contains(&name)
}

/// Returns the words of `old` that are not in `new`, and the other way round, by a shortest edit script.
///
/// Source: Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, section 4.
pub fn difference<'a>(old: &'a [Word], new: &'a [Word]) -> (Vec<&'a Word>, Vec<&'a Word>) {
    let same =
        |x: usize, y: usize| matches!((old.get(x), new.get(y)), (Some(a), Some(b)) if a.text == b.text);
    let middle = (old.len() + new.len()) as isize;
    let mut furthest = vec![0_usize; 2 * middle as usize + 2];
    let mut trace = Vec::new();
    'search: for edits in 0..=middle {
        trace.push(furthest[(middle - edits) as usize..=(middle + edits) as usize].to_vec());
        for k in (-edits..=edits).step_by(2) {
            let at = (middle + k) as usize;
            let down = k == -edits || (k != edits && furthest[at - 1] < furthest[at + 1]);
            let mut x = if down { furthest[at + 1] } else { furthest[at - 1] + 1 };
            let mut y = (x as isize - k) as usize;
            while same(x, y) {
                (x, y) = (x + 1, y + 1);
            }
            furthest[at] = x;
            if x >= old.len() && y >= new.len() {
                break 'search;
            }
        }
    }
    let (mut missing, mut added) = (Vec::new(), Vec::new());
    let (mut x, mut y) = (old.len() as isize, new.len() as isize);
    for (edits, row) in trace.iter().enumerate().rev() {
        let edits = edits as isize;
        let reached = |k: isize| row.get((k + edits) as usize).map_or(-1, |x| *x as isize);
        let k = x - y;
        let down = k == -edits || (k != edits && reached(k - 1) < reached(k + 1));
        let before = if down { k + 1 } else { k - 1 };
        if edits == 0 {
            break;
        }
        let from_x = reached(before);
        let from_y = from_x - before;
        while x > from_x
            && y > from_y
            && !(x == from_x + isize::from(!down) && y == from_y + isize::from(down))
        {
            (x, y) = (x - 1, y - 1);
        }
        if down {
            added.extend(new.get(from_y as usize));
        } else {
            missing.extend(old.get(from_x as usize));
        }
        (x, y) = (from_x, from_y);
    }
    missing.reverse();
    added.reverse();
    (missing, added)
}
