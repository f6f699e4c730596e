//! Where front matter ends and the text begins.

use super::FrontMatter;
use super::fields::read_fields;
use super::lines::{by_lines, is_all_keys};
use super::value::{Mistake, NamedValues, Spanned, Syntax, Value, parse};
use crate::diagnostic::{Diagnostic, SourceId, Span, Warned};
use std::ops::Range;

/// Splits front matter from the text; the number is the byte at which the text begins.
///
/// A rule at the head of a text that is no front matter stays part of the text.
///
/// # Errors
/// `R250` for front matter that is not valid, `R251` for front matter that does not end; warnings where its lines can be
/// read one by one. The text then begins after it, or after its opening line.
pub fn split(source: SourceId, text: &str) -> Warned<(Option<FrontMatter>, usize)> {
    let mut all = Vec::new();
    let (keys, start) = keys(source, text).take(&mut all);
    let front = keys.map(|keys| read_fields(&keys.table, source, keys.offset, &mut all));
    Warned::new((front, start), all)
}

/// The keys of a front matter, not yet looked at.
#[derive(Debug, Default)]
pub struct Keys {
    /// The keys with their values.
    pub table: NamedValues,
    /// The byte from which their places count.
    pub offset: usize,
}

/// Splits front matter from the text as [`split`] does, and leaves open what its keys mean.
///
/// # Errors
/// As [`split`].
pub fn keys(source: SourceId, text: &str) -> Warned<(Option<Keys>, usize)> {
    let none = Warned::clean((None, 0));
    let whole = text.trim_start_matches('\u{feff}');
    let head = after_blanks(whole);
    // Below blank lines a line between two rules may be a title: a key must be one that is known.
    let is_known =
        |table: &NamedValues| head.len() == whole.len() || table.iter().any(|(key, _)| is_header_key(key));
    let Some(mut fenced) = find(head) else { return none };
    fenced.shift(text.len() - head.len());
    let span = |range: Range<usize>| Span::new(source, range.start, range.end);
    let Some((inner, end)) = fenced.inner.clone().zip(fenced.end) else {
        if !looks_like_keys(text.get(fenced.opening.end..).unwrap_or_default(), fenced.syntax, true) {
            return none;
        }
        return unended(source, text, &fenced);
    };
    // An editor's mark of the beginning of a file, pasted into a value, is as long as three spaces.
    let body = text.get(inner.clone()).unwrap_or_default().replace('\u{feff}', "   ");
    let body = body.as_str();
    match parse(fenced.syntax, body) {
        Ok(Some(table)) if !is_known(&table) => none,
        Ok(Some(table)) => Warned::clean((Some(Keys { table, offset: inner.start }), end)),
        Ok(None) if body.trim().is_empty() => Warned::clean((Some(Keys::default()), end)),
        // Prose between two rules.
        Ok(None) => none,
        Err(_) if !looks_like_keys(body, fenced.syntax, false) => none,
        Err(Mistake { message, range }) => {
            let at = span(inner.start + range.start..inner.start + range.end);
            let message = format!("front matter is not valid {}: {message}", fenced.syntax);
            let table = by_lines(fenced.syntax, body);
            if !is_known(&table) {
                return none;
            }
            let mut found = match table.is_empty() {
                true => Diagnostic::error("R250", message),
                false => Diagnostic::warning("R250", format!("{message}; its lines were read one by one")),
            };
            found = found.at(at);
            for hint in hints(fenced.syntax, body) {
                found = found.hint(hint);
            }
            Warned::new((Some(Keys { table, offset: inner.start }), end), vec![found])
        }
    }
}

/// Reads front matter that no fence ends: the lines up to a blank one, if each is one of it.
fn unended(source: SourceId, text: &str, fenced: &Fenced) -> Warned<(Option<Keys>, usize)> {
    let rest = text.get(fenced.opening.end..).unwrap_or_default();
    let from = fenced.opening.end + rest.find('\n').map_or(rest.len(), |at| at + 1);
    let lines = text.get(from..).unwrap_or_default().split_inclusive('\n');
    let end = from + lines.take_while(|line| !line.trim().is_empty()).map(str::len).sum::<usize>();
    let inner = text.get(from..end).unwrap_or_default();
    let at = Span::new(source, fenced.opening.start, fenced.opening.end);
    let hint = format!("close it with a line `{}`", fenced.fence);
    let table = by_lines(fenced.syntax, inner);
    if is_all_keys(fenced.syntax, inner) && table.iter().any(|(key, _)| is_header_key(key)) {
        let message = "front matter does not end; it was read up to the first blank line";
        let warning = Diagnostic::warning("R251", message).at(at).hint(hint);
        return Warned::new((Some(Keys { table, offset: from }), end), vec![warning]);
    }
    let error = Diagnostic::error("R251", "front matter does not end").at(at).hint(hint);
    Warned::new((Some(Keys::default()), fenced.opening.end), vec![error])
}

/// Front matter as it lies in the text, in bytes.
struct Fenced {
    syntax: Syntax,
    fence: &'static str,
    opening: Range<usize>,
    inner: Option<Range<usize>>,
    end: Option<usize>,
}

impl Fenced {
    /// Counts from so many bytes before.
    fn shift(&mut self, by: usize) {
        for range in [&mut self.opening].into_iter().chain(self.inner.as_mut()) {
            *range = range.start + by..range.end + by;
        }
        self.end = self.end.map(|end| end + by);
    }
}

/// Reads a header as Pelican and MultiMarkdown have it: lines `Key: value` at the head of a text, up to a blank one or to
/// the fence that ends front matter, whose first has been forgotten.
///
/// A title or a date must be among them. Sites add keys of their own: they may stand there beside a title and a date,
/// or where at least as many are keys that all such headers have; a letter may begin with a colon in its first line,
/// and a recipe or a review with a few.
pub fn header(source: SourceId, text: &str) -> Warned<(Option<FrontMatter>, usize)> {
    let none = Warned::clean((None, 0));
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let (mut at, mut table, mut own) = (mark, NamedValues::new(), 0);
    let mut is_outline = true;
    for line in text.get(mark..).unwrap_or_default().split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim().is_empty() || line.trim_end() == "---" && !table.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            // A value goes on.
            let Some((_, Spanned { value: Value::Text(words), range })) = table.last_mut() else {
                return none;
            };
            words.push(' ');
            words.push_str(line.trim());
            range.end = start + line.trim_end().len();
            continue;
        }
        let Some((key, value)) = line.split_once(':') else { return none };
        // `title:: The Lock`, as outlines of Logseq have it.
        let property = value.strip_prefix(':').filter(|value| value.starts_with(' '));
        is_outline &= property.is_some();
        let value = property.unwrap_or(value);
        let known = is_header_key(key);
        if !known {
            if table.is_empty() || !is_own_key(key) {
                return none;
            }
            own += 1;
        }
        let from = start + line.len() - value.trim_start().len();
        let range = from..from + value.trim().len();
        table.push((key.trim().to_owned(), Spanned { value: Value::Text(value.trim().to_owned()), range }));
    }
    let named = |name: &str| table.iter().any(|(key, _)| key.eq_ignore_ascii_case(name));
    if !(named("title") && table.len() > 1 || named("date") && named("slug")) {
        return none;
    }
    let known = table.len() - own;
    if own > 0 && !(named("title") && named("date") || known >= 3 && known >= own) {
        return none;
    }
    let mut all = Vec::new();
    let mut front = read_fields(&table, source, 0, &mut all);
    front.outline = is_outline;
    Warned::new((Some(front), at), all)
}

/// Tells whether what stands before a colon may be a key that a site has made up: one word.
fn is_own_key(key: &str) -> bool {
    key.starts_with(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn is_header_key(key: &str) -> bool {
    HEADER_KEYS.contains(&key.trim().to_lowercase().replace(['-', '_', ' '], "").as_str())
}

/// The keys of such a header, in lower case, without signs.
const HEADER_KEYS: [&str; 38] = [
    "title",
    "subtitle",
    "date",
    "modified",
    "updated",
    "author",
    "authors",
    "tags",
    "keywords",
    "category",
    "categories",
    "slug",
    "summary",
    "description",
    "status",
    "lang",
    "language",
    "translation",
    "template",
    "url",
    "saveas",
    "image",
    "cover",
    "series",
    "copyright",
    "affiliation",
    "email",
    "web",
    "css",
    "comment",
    "comments",
    "baseheaderlevel",
    "latexmode",
    "type",
    "link",
    "hidden",
    "published",
    "draft",
];

/// Returns a text without the blank lines and the comment that some exports put before front matter.
fn after_blanks(text: &str) -> &str {
    let text = text.trim_start_matches(['\n', '\r']);
    let comment = text.strip_prefix("<!--").and_then(|rest| rest.split_once("-->"));
    comment.map_or(text, |(_, rest)| rest.trim_start())
}

fn find(text: &str) -> Option<Fenced> {
    let first = text.split_inclusive(['\n', '\r']).next()?;
    let (fence, syntax) = match first.trim_end() {
        "---" | "---yaml" | "---yml" => ("---", Syntax::Yaml),
        // Eleventy and Gatsby name the syntax beside the fence.
        "---toml" => ("---", Syntax::Toml),
        "---json" => ("---", Syntax::Json),
        "+++" => ("+++", Syntax::Toml),
        json if json.starts_with('{') && !json.starts_with("{{") && !json.starts_with("{%") => {
            return find_json(text);
        }
        _ => return None,
    };
    let mut at = first.len();
    let opening = 0..first.trim_end().len();
    for line in text.get(first.len()..)?.split_inclusive(['\n', '\r']) {
        let bare = line.trim_end();
        if bare == fence || (syntax == Syntax::Yaml && bare == "...") {
            let mut end = at + line.len();
            if line.ends_with('\r') && text.get(end..).is_some_and(|rest| rest.starts_with('\n')) {
                end += 1;
            }
            return Some(Fenced { syntax, fence, opening, inner: Some(first.len()..at), end: Some(end) });
        }
        at += line.len();
    }
    Some(Fenced { syntax, fence, opening, inner: None, end: None })
}

/// JSON ends where its object does, and the text begins on the next line.
fn find_json(text: &str) -> Option<Fenced> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    values.next()?.ok()?;
    let end = values.byte_offset();
    let rest = text.get(end..)?;
    let line = rest.split_inclusive('\n').next().unwrap_or_default();
    (line.trim().is_empty()).then_some(Fenced {
        syntax: Syntax::Json,
        fence: "}",
        opening: 0..1,
        inner: Some(0..end),
        end: Some(end + line.len()),
    })
}

/// Tells whether lines (only the first, or any) begin as `key:` or `key =` does.
fn looks_like_keys(text: &str, syntax: Syntax, first: bool) -> bool {
    let sign = if syntax == Syntax::Toml { '=' } else { ':' };
    let is_key = |line: &str| {
        line.split_once(sign).is_some_and(|(key, _)| {
            let key = key.trim_end();
            key.starts_with(char::is_alphabetic)
                && key.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
        })
    };
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if first { lines.next().is_some_and(is_key) } else { lines.any(is_key) }
}

/// Returns what to do about the mistakes that are made most.
fn hints(syntax: Syntax, body: &str) -> Vec<String> {
    match syntax {
        Syntax::Yaml => {}
        Syntax::Toml => return vec!["write one `key = \"value\"` a line, text in quotation marks".into()],
        Syntax::Json => return vec!["write `\"key\": \"value\"`, with a comma between two".into()],
    }
    let mut hints = Vec::new();
    let colon = body.lines().find(|line| {
        line.split_once(": ")
            .is_some_and(|(_, value)| !value.trim_start().starts_with(['"', '\'']) && value.contains(": "))
    });
    if let Some((key, value)) = colon.and_then(|line| line.split_once(": ")) {
        let quoted = value.trim().replace('"', "\\\"");
        hints.push(format!("put quotation marks around a value that holds a colon: {key}: \"{quoted}\""));
    }
    if body.contains('\t') {
        hints.push("indent with spaces: YAML takes no tabs".into());
    }
    if hints.is_empty() {
        hints.push("write one `key: value` a line, and quotation marks around values with signs".into());
    }
    hints
}
