//! Where a source has signs for a program, and no words for its reader.
//!
//! This is no parser: it knows the forms and not what they mean together, so it cannot make the reader's mistakes. Where
//! it is in doubt it takes words for a sign, and they may stand in the book or not.

use crate::model::SourceFormat;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How far the end of a sign is looked for.
const FARTHEST: usize = 8192;
/// How far the end of a tag or an address is looked for: it may hold a picture.
const FARTHEST_TAG: usize = 1 << 22;
/// So far before a tag a grave accent opens the words that speak of it.
const SPOKEN_WITHIN: usize = 400;
/// A label of a reference has no more bytes (CommonMark, 4.7).
const LONGEST_LABEL: usize = 1000;
/// Elements of HTML whose content is no text.
const SILENT: [&str; 14] = [
    "script", "style", "svg", "math", "template", "iframe", "object", "video", "audio", "head", "select",
    "button", "canvas", "noscript",
];

/// Returns the bytes that are signs and begin in some places of a text, in order. Of a plain text these are the numbers of
/// lists; of Markdown also tags, addresses, labels, comments and shortcodes.
pub(super) fn signs(text: &str, format: SourceFormat, places: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut scan = Scan {
        text,
        at: 0,
        signs: Vec::new(),
        fence: None,
        preformatted: preformatted(text),
        labels: labels(text),
        missed: BTreeMap::new(),
    };
    for place in places {
        // Most places have neither words nor what begins or ends program text.
        let counts =
            |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'`' | b'~');
        if text.as_bytes().get(place.clone()).is_some_and(|bytes| bytes.iter().any(counts)) {
            scan.place(place.clone(), format);
        }
    }
    scan.signs
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    signs: Vec<Range<usize>>,
    /// The sign and the number of them that opened program text, and how far they were set in.
    fence: Option<(u8, usize, usize)>,
    /// Where `<pre>` holds text, in order: grave accents make no program text in it.
    preformatted: Vec<Range<usize>>,
    /// The labels of references that the text defines.
    labels: BTreeSet<&'t str>,
    /// For each end that was looked for in vain, the byte up to which it is not there: none is looked for twice.
    missed: BTreeMap<&'static str, usize>,
}

impl Scan<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Returns the text from one place on, up to so many bytes.
    fn near(&self, at: usize, len: usize) -> &str {
        let mut end = at.saturating_add(len).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.get(at..end).unwrap_or_default()
    }

    /// Tells whether a place is within `<pre>`.
    fn is_preformatted(&self, at: usize) -> bool {
        let next = self.preformatted.partition_point(|range| range.end <= at);
        self.preformatted.get(next).is_some_and(|range| range.contains(&at))
    }

    /// Returns where the line ends, if that is before a place.
    fn line_end(&self, before: usize) -> usize {
        let rest = self.text.get(self.at..before).unwrap_or_default();
        rest.find(['\n', '\r']).map_or(before, |len| self.at + len)
    }

    fn sign(&mut self, range: Range<usize>) {
        self.at = self.at.max(range.end);
        self.signs.push(range);
    }

    /// Goes past what stands before the text of a line; the number of an item is a sign.
    fn marker(&mut self, end: usize) {
        loop {
            let first = self.byte(self.at);
            let digits = self.rest(self.at).bytes().take_while(u8::is_ascii_digit).count();
            let after = self.byte(self.at + digits);
            match first {
                _ if self.at >= end => return,
                b' ' | b'\t' | b'>' => self.at += 1,
                b'-' | b'*' | b'+' if matches!(self.byte(self.at + 1), b' ' | b'\t') => self.at += 2,
                b'0'..=b'9' | b'(' if first == b'(' || matches!(after, b'.' | b')') => {
                    let from = self.at + usize::from(first == b'(');
                    let digits = self.rest(from).bytes().take_while(u8::is_ascii_digit).count();
                    let after = from + digits;
                    let is_marker = digits > 0
                        && matches!(self.byte(after), b'.' | b')')
                        && matches!(self.byte(after + 1), b' ' | b'\t' | b'\n' | b'\r' | 0);
                    if is_marker {
                        self.sign(from..after + 1);
                    }
                    return;
                }
                _ => return,
            }
        }
    }

    /// Takes the signs that begin in a place, which may lie within a line.
    fn place(&mut self, place: Range<usize>, format: SourceFormat) {
        let is_markdown = format == SourceFormat::Markdown;
        self.at = self.at.max(place.start);
        while self.at < place.end {
            if self.at > place.start || self.at == 0 || matches!(self.byte(self.at - 1), b'\n' | b'\r') {
                let end = self.line_end(self.text.len());
                let start = self.at;
                self.marker(end);
                if is_markdown {
                    self.line(end, self.at - start);
                }
            }
            // Only as far as this place goes, or the same long line would be looked through for each place on it.
            let end = self.line_end(place.end);
            if is_markdown {
                self.inlines(end);
            }
            self.at = self.at.max(end + 1);
        }
    }

    /// Takes what makes a sign of a line whose text is set in by so many bytes.
    fn line(&mut self, end: usize, set_in: usize) {
        let (sign, count) = self.run();
        let line = self.at..end;
        let says = self.text.get(self.at + count..end).unwrap_or_default();
        match self.fence {
            // Set in deeper, it is a line of the program text (CommonMark, 4.5).
            Some((open, len, from))
                if sign == open && count >= len && set_in < from + 4 && says.trim().is_empty() =>
            {
                self.fence = None;
            }
            Some(_) => {}
            // What underlines a mistake in a shell's answer opens nothing.
            None if count >= 3
                && (sign == b'~' || sign == b'`' && !says.contains('`'))
                && !self.is_preformatted(line.start) =>
            {
                self.fence = Some((sign, count, set_in));
                self.sign(line);
            }
            None if count >= 3 && sign == b':' => self.sign(line),
            None => {
                if let Some(end) = self.definition(end) {
                    self.sign(line.start..end);
                }
            }
        }
    }

    /// Returns the sign at this place and how often it stands there.
    fn run(&self) -> (u8, usize) {
        let sign = self.byte(self.at);
        (sign, self.rest(self.at).bytes().take_while(|byte| *byte == sign).count())
    }

    /// Returns where a line ends that says where a reference leads, or what an abbreviation stands for; the address may
    /// stand on the next one.
    fn definition(&self, end: usize) -> Option<usize> {
        let line = self.text.get(self.at..end)?;
        let label = line.strip_prefix("*[").or_else(|| line.strip_prefix('['))?;
        let (label, says) = label.split_once("]:")?;
        if label.starts_with('^') || label.contains(['[', ']']) {
            return None;
        }
        let next = self.rest(end).trim_start_matches(['\n', '\r', ' ', '\t']);
        let is_below = says.trim().is_empty();
        let len = if is_below { next.find(['\n', '\r']).unwrap_or(next.len()) } else { 0 };
        Some(if is_below { self.text.len() - next.len() + len } else { end })
    }

    fn inlines(&mut self, end: usize) {
        // Program text has no signs but those of the site that it stands on.
        let signs = match self.fence {
            Some(_) => &['{'][..],
            None => &['<', '{', '[', ']', '&', '\\', ':', '%', '`'],
        };
        while self.at < end {
            let Some(next) = self.text.get(self.at..end).and_then(|rest| rest.find(signs)) else {
                return;
            };
            self.at += next;
            let at = self.at;
            let found = match self.byte(at) {
                b'<' => self.tag(at),
                b'{' => self.braces(at),
                b'[' => self.bracket(at),
                b']' => self.target(at),
                b'&' => self.entity(at),
                b'`' => {
                    self.code(at, end);
                    continue;
                }
                b'%' if self.byte(at + 1) == b'%' => self.until(at, "%%", 2),
                b':' => self.short_name(at),
                // What follows it is no sign. In HTML it means nothing: `C:\&gt;`.
                b'\\' if self.byte(at + 1) != b'&' && !self.is_preformatted(at) => {
                    self.at += 1;
                    None
                }
                _ => None,
            };
            match found {
                Some(range) => self.sign(range),
                None => self.at = self.at.max(at) + 1,
            }
            while self.at < self.text.len() && !self.text.is_char_boundary(self.at) {
                self.at += 1;
            }
        }
    }

    /// Returns a sign that ends with certain words, which are looked for a few bytes from its beginning on.
    fn until(&mut self, at: usize, close: &'static str, skip: usize) -> Option<Range<usize>> {
        let known = self.missed.get(close).map_or(0, |known| (known + 1).saturating_sub(close.len()));
        let from = known.max(at + skip);
        let near = self.near(from, (at + FARTHEST).saturating_sub(from));
        let (found, end) = (near.find(close), from + near.len());
        if found.is_none() {
            self.missed.insert(close, end);
        }
        Some(at..from + found? + close.len())
    }

    /// Calls `find` with the text from one place on, unless the same was looked for in vain from before it. It returns
    /// how long the sign is, or how far it was looked for.
    fn once(
        &mut self,
        what: &'static str,
        at: usize,
        find: impl FnOnce(&str) -> Result<usize, usize>,
    ) -> Option<usize> {
        if self.missed.get(what).is_some_and(|known| at < *known) {
            return None;
        }
        match find(self.near(at, FARTHEST_TAG)) {
            Ok(len) => Some(len),
            Err(len) => {
                self.missed.insert(what, at + len);
                None
            }
        }
    }

    fn tag(&mut self, at: usize) -> Option<Range<usize>> {
        let rest = self.rest(at);
        if rest.starts_with("<!--") {
            let len = rest.find("-->").map_or(rest.len(), |len| len + 3);
            return Some(at..at + len);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return self.until(at, ">", 2);
        }
        let name = rest.get(1..)?.trim_start_matches('/');
        let len = name
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            .count();
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let after = name.as_bytes().get(len).copied().unwrap_or(b'>');
        if !is_name || !(after.is_ascii_whitespace() || matches!(after, b'>' | b'/' | b':' | b'.')) {
            return None;
        }
        if after == b':' && name.get(len + 1..).is_some_and(|rest| rest.starts_with(['/', ' '])) {
            return None;
        }
        let silent = SILENT.iter().find(|silent| name[..len].eq_ignore_ascii_case(silent));
        let is_end = rest.starts_with("</");
        let end = at + self.once("tag", at, close_of_tag)?;
        let is_whole = is_end || self.text[at..end].ends_with("/>");
        let close = silent.filter(|_| !is_whole).and_then(|name| {
            self.once(name, end, |inner| {
                let is_name =
                    |rest: &str| rest.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
                let mut depth = 1_usize;
                let place = inner.match_indices('<').map(|(place, _)| place).find(|place| {
                    let tag = &inner[place + 1..];
                    match tag.strip_prefix('/') {
                        Some(end) => depth -= usize::from(is_name(end)),
                        None => depth += usize::from(is_name(tag)),
                    }
                    depth == 0
                });
                place.map(|place| place + 3 + name.len()).ok_or(inner.len())
            })
        });
        Some(at..(end + close.unwrap_or(0)).min(self.text.len()))
    }

    fn braces(&mut self, at: usize) -> Option<Range<usize>> {
        let rest = self.rest(at);
        let (close, skip) = match self.byte(at + 1) {
            b'%' => ("%}", 2),
            b'{' => ("}}", 2),
            b'#' if rest.starts_with("{# ") => ("#}", 2),
            b'/' | b'*' => ("}", 2),
            b':' | b'.' | b'#' | b'=' => ("}", 1),
            b' ' if matches!(self.byte(at + 2), b'#' | b'.' | b':') => ("}", 1),
            _ if at > 0 && matches!(self.byte(at - 1), b']' | b')' | b'`' | b'*' | b'$') => ("}", 1),
            // Attributes at the end of a heading.
            _ if rest
                .lines()
                .next()
                .is_some_and(|line| line.trim_end().ends_with('}') && line.contains('=')) =>
            {
                ("}", 1)
            }
            _ => return None,
        };
        let whole = self.until(at, close, skip)?;
        let says = self.text[whole.clone()].trim_start_matches(['{', '-', ' ', '%', '<']);
        let is_comment = says.starts_with("comment");
        let end = is_comment.then(|| {
            self.once("endcomment", at, |rest| {
                let end = rest.find("endcomment").and_then(|end| Some(end + rest[end..].find("%}")? + 2));
                end.ok_or(rest.len())
            })
        });
        let end = end.flatten();
        Some(at..end.map_or(whole.end, |end| at + end))
    }

    fn bracket(&mut self, at: usize) -> Option<Range<usize>> {
        if at > 0 && self.byte(at - 1) == b']' {
            let near = self.near(at, LONGEST_LABEL);
            let close = near.find(']').filter(|close| !near[..*close].contains("\n\n"))?;
            // The words of a link that follows, unless a reference has that label: `[one][1](s)`.
            let is_link = near[close + 1..].starts_with('(') && !self.labels.contains(&near[1..close]);
            return (!is_link).then_some(at..at + close + 1);
        }
        // Only as far as is needed is looked at: a line may have thousands of brackets.
        let in_line = |rest: &str, close: &str| {
            let near = rest.get(..FARTHEST.min(rest.len())).unwrap_or(rest);
            let found = near.find(close).unwrap_or(near.len());
            match near[..found].find('\n') {
                Some(end) => Err(end),
                None if found < near.len() => Ok(found),
                None => Err(near.len()),
            }
        };
        if self.byte(at + 1) == b'[' {
            let close = self.once("]]", at, |rest| in_line(rest, "]]"))?;
            let bar = self.text[at..at + close].find('|').map(|bar| at..at + bar);
            let is_embedded = at > 0 && self.byte(at - 1) == b'!';
            return if is_embedded { Some(at..at + close + 2) } else { bar };
        }
        let close = self.once("]", at, |rest| in_line(rest, "]"))?;
        let line = self.near(at, close + 2);
        let inner = &line[1..close];
        if line[close..].starts_with("](") {
            return None;
        }
        let is_name = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '_');
        let closes =
            inner.strip_prefix('/').is_some_and(|name| !name.is_empty() && name.chars().all(is_name));
        let calls = inner.starts_with(is_name) && inner.contains('=') && inner.contains(['"', '\'']);
        let is_sign = inner.starts_with(['^', '!', '@'])
            || matches!(inner, " " | "x" | "X" | "TOC" | "toc" | "_TOC_")
            || calls
            || closes
            || ["embed", "youtube", "gallery", "caption", "audio", "video", "playlist"]
                .iter()
                .any(|name| inner.split_whitespace().next() == Some(name));
        is_sign.then(|| at..at + close + 1)
    }

    /// Returns where a link leads: what stands in brackets after its words.
    fn target(&mut self, at: usize) -> Option<Range<usize>> {
        if self.byte(at + 1) != b'(' {
            return None;
        }
        let len = self.once("(", at + 1, |near| {
            let mut depth = 0_usize;
            for (place, c) in near.char_indices() {
                match c {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    '\n' if near[place + 1..].starts_with('\n') => return Err(place),
                    _ => {}
                }
                if depth == 0 {
                    return Ok(place + 1);
                }
            }
            Err(near.len())
        })?;
        Some(at..at + 1 + len)
    }

    /// Goes past program text that begins and ends on one line; in longer one signs are taken for signs.
    fn code(&mut self, at: usize, end: usize) {
        if self.is_preformatted(at) {
            self.at += 1;
            return;
        }
        let (_, count) = self.run();
        let from = at + count;
        let known = ["`", "``", "```"].get(count - 1);
        let len = known.and_then(|sign| {
            self.once(sign, from, |rest| {
                let rest = rest.get(..end.saturating_sub(from)).unwrap_or_default();
                let is_close =
                    |place: &usize| !rest[place + count..].starts_with('`') && !rest[..*place].ends_with('`');
                rest.match_indices(sign).map(|(place, _)| place).find(is_close).ok_or(rest.len())
            })
        });
        self.at = from + len.map_or(0, |len| len + count);
    }

    /// Returns a character written by its name, with the letters around it: `caf&eacute;`.
    fn entity(&self, at: usize) -> Option<Range<usize>> {
        let rest = self.rest(at + 1);
        let len = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
        if len == 0 || len > 32 || self.byte(at + 1 + len) != b';' {
            return None;
        }
        let before = self.text[..at]
            .chars()
            .rev()
            .take_while(|c| c.is_alphanumeric())
            .map(char::len_utf8)
            .sum::<usize>();
        let tail = self.rest(at + len + 2);
        let after = tail.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
        Some(at - before..at + len + 2 + after)
    }

    /// Returns the name of a small picture: `:smile:`.
    fn short_name(&self, at: usize) -> Option<Range<usize>> {
        let rest = self.rest(at + 1);
        let len = rest
            .bytes()
            .take_while(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'+' | b'-')
            })
            .count();
        let opens = at == 0 || !self.byte(at - 1).is_ascii_alphanumeric();
        (opens && len > 1 && self.byte(at + 1 + len) == b':').then(|| at..at + len + 2)
    }
}

/// Returns where `<pre>` opens and closes in a text; one between grave accents is spoken of.
fn preformatted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find("<pre")).map(|len| from + len) {
        let before = text.as_bytes()[open.saturating_sub(SPOKEN_WITHIN)..open].iter().rev();
        let line = before.take_while(|byte| **byte != b'\n');
        if line.filter(|byte| **byte == b'`').count() % 2 == 1 {
            from = open + 1;
            continue;
        }
        let close = text[open..].find("</pre").map_or(text.len(), |len| open + len);
        found.push(open..close);
        from = close.max(open + 1);
    }
    found
}

/// Returns the labels that begin a line and are followed by a colon: `[1]: address`.
fn labels(text: &str) -> BTreeSet<&str> {
    let label = |line| str::trim_start(line).strip_prefix('[')?.split_once("]:");
    text.lines().filter_map(label).map(|(label, _)| label).collect()
}

/// Returns where a tag ends; signs in quotation marks do not end it.
fn close_of_tag(tag: &str) -> Result<usize, usize> {
    let mut quote = None;
    let mut before = ' ';
    for (place, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return Ok(place + 1),
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    Err(tag.len())
}
