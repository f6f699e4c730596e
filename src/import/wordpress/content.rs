//! Texts as WordPress keeps them: paragraphs that are blank lines, and codes in square brackets.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A picture of the library.
#[derive(Clone, Debug)]
pub(super) struct Attachment {
    pub(super) url: String,
    pub(super) alt: Option<String>,
    pub(super) caption: Option<String>,
}

/// The library: what was attached, by its number, and by the number of the post that it was attached to.
#[derive(Debug, Default)]
pub(super) struct Attached {
    all: BTreeMap<String, Attachment>,
    of: BTreeMap<String, Vec<String>>,
}

impl Attached {
    pub(super) fn add(&mut self, id: String, parent: String, one: Attachment) {
        self.of.entry(parent).or_default().push(id.clone());
        self.all.insert(id, one);
    }

    pub(super) fn get(&self, id: &str) -> Option<&Attachment> {
        self.all.get(id)
    }
}

/// Turns the text of a post into HTML.
pub(super) fn html(text: &str, post: &str, attached: &Attached) -> String {
    let text = text.replace("\r\n", "\n");
    let mut notes = Vec::new();
    let text = codes(&text, &mut |code| code.html(post, attached, &mut notes));
    // The block editor writes each paragraph as such, and says so in comments.
    let mut out = if text.contains("<!-- wp:") { text } else { paragraphs(&text) };
    if !notes.is_empty() {
        out.push_str("\n<ol>\n");
        for (at, note) in notes.iter().enumerate() {
            let _ = writeln!(out, "<li id=\"code-note-{at}\">{note} <a href=\"#code-call-{at}\">↩</a></li>");
        }
        out.push_str("</ol>\n");
    }
    out
}

/// A code in square brackets, with what stands between it and its end.
struct SquareCode<'t> {
    name: &'t str,
    attributes: &'t str,
    inner: Option<&'t str>,
}

/// Codes that stand for something of a text. All others are words in brackets.
const CODES: [&str; 12] = [
    "caption",
    "wp_caption",
    "gallery",
    "embed",
    "footnote",
    "ref",
    "efn_note",
    "note",
    "audio",
    "video",
    "playlist",
    "code",
];

impl SquareCode<'_> {
    fn html(&self, post: &str, attached: &Attached, notes: &mut Vec<String>) -> Option<String> {
        let inner = self.inner.map(str::trim);
        match (self.name, inner) {
            ("caption" | "wp_caption", Some(inner)) => Some(self.figure(inner)),
            ("gallery", _) => Some(self.gallery(post, attached)),
            ("embed", Some(address)) => Some(format!("<p><a href=\"{address}\">{address}</a></p>")),
            ("footnote" | "ref" | "efn_note" | "note", Some(note)) => {
                let at = notes.len();
                notes.push(note.to_owned());
                Some(format!("<sup><a id=\"code-call-{at}\" href=\"#code-note-{at}\">{}</a></sup>", at + 1))
            }
            ("code", Some(code)) => Some(format!("<pre>{code}</pre>")),
            ("audio" | "video", _) => {
                let source = ["src", "mp3", "mp4", "m4a", "ogg"].iter().find_map(|name| self.get(name))?;
                Some(format!("<p><a href=\"{source}\">{source}</a></p>"))
            }
            ("playlist", _) => Some(String::new()),
            _ => None,
        }
    }

    fn get(&self, name: &str) -> Option<String> {
        let at = self.attributes.find(&format!("{name}="))? + name.len() + 1;
        let rest = self.attributes.get(at..)?;
        let value = match rest.chars().next()? {
            quote @ ('"' | '\'') => rest.get(1..)?.split(quote).next()?,
            _ => rest.split_whitespace().next()?,
        };
        Some(value.to_owned())
    }

    /// A picture, with a link around it perhaps, and the words below it.
    fn figure(&self, inner: &str) -> String {
        let end = inner
            .find("</a>")
            .filter(|end| inner.get(..*end).is_some_and(|start| start.contains("<img")))
            .map(|end| end + 4);
        let end =
            end.or_else(|| inner.find("<img").and_then(|at| Some(at + inner.get(at..)?.find('>')? + 1)));
        let (picture, words) = inner.split_at(end.unwrap_or(0));
        let words = if words.trim().is_empty() {
            self.get("caption").unwrap_or_default()
        } else {
            words.trim().to_owned()
        };
        format!("\n\n<figure>{}<figcaption>{words}</figcaption></figure>\n\n", picture.trim())
    }

    fn gallery(&self, post: &str, attached: &Attached) -> String {
        let ids: Vec<String> = match self.get("ids").or_else(|| self.get("include")) {
            Some(ids) => ids.split(',').map(|id| id.trim().to_owned()).collect(),
            None => attached.of.get(post).cloned().unwrap_or_default(),
        };
        let mut out = String::from("\n\n");
        for one in ids.iter().filter_map(|id| attached.get(id)) {
            let alt = one
                .alt
                .as_ref()
                .map(|alt| format!(" alt=\"{}\"", alt.replace('"', "&quot;")))
                .unwrap_or_default();
            let caption = one
                .caption
                .as_ref()
                .map(|words| format!("<figcaption>{words}</figcaption>"))
                .unwrap_or_default();
            let _ = write!(out, "<figure><img src=\"{}\"{alt}>{caption}</figure>\n\n", one.url);
        }
        out
    }
}

/// Puts HTML in the place of codes; what `written` has nothing for stays as it is.
fn codes(text: &str, written: &mut dyn FnMut(&SquareCode<'_>) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, code) = rest.split_at(at);
        out.push_str(before);
        match found(code) {
            // Two brackets say that the code is meant as words.
            Some((read, length)) if !before.ends_with('[') => {
                match written(&read) {
                    Some(html) => out.push_str(&html),
                    None => out.push_str(code.get(..length).unwrap_or_default()),
                }
                rest = code.get(length..).unwrap_or_default();
            }
            _ => {
                out.push('[');
                rest = code.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// Returns the code at the start of a text, and how many bytes it takes.
fn found(text: &str) -> Option<(SquareCode<'_>, usize)> {
    let head = text.get(1..)?;
    let name_end = head.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
    let name = head.get(..name_end).filter(|name| CODES.contains(name))?;
    let end = head.find(']')?;
    let attributes = head.get(name_end..end)?;
    let after = end + 2;
    if attributes.trim_end().ends_with('/') {
        return Some((SquareCode { name, attributes, inner: None }, after));
    }
    let closing = format!("[/{name}]");
    let inner = text.get(after..).and_then(|rest| rest.find(&closing));
    match inner {
        Some(length) => {
            let inner = text.get(after..after + length);
            Some((SquareCode { name, attributes, inner }, after + length + closing.len()))
        }
        None => Some((SquareCode { name, attributes, inner: None }, after)),
    }
}

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 26] = [
    "table",
    "ul",
    "ol",
    "dl",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "p",
    "figure",
    "hr",
    "section",
    "address",
    "details",
    "iframe",
    "form",
    "object",
    "script",
    "style",
    "article",
    "aside",
];

/// Makes paragraphs of what blank lines part, and breaks of other line ends, as WordPress does when it shows a text of its old
/// editor (`wpautop`).
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // How many elements are open whose lines are theirs.
    let mut open = 0usize;
    for part in text.split("\n\n") {
        let part = part.trim_matches('\n');
        if part.trim().is_empty() {
            continue;
        }
        let starts_block = BLOCKS.iter().any(|name| opens(part.trim_start(), name));
        if open > 0 || starts_block {
            out.push_str(part);
            out.push_str("\n\n");
        } else {
            let _ = write!(out, "<p>{}</p>\n\n", part.replace('\n', "<br>\n"));
        }
        for (at, _) in part.match_indices('<') {
            let tag = part.get(at..).unwrap_or_default();
            let is_block = BLOCKS.iter().any(|name| !matches!(*name, "p" | "hr") && opens(tag, name));
            match (is_block, tag.starts_with("</")) {
                (true, false) => open += 1,
                (true, true) => open = open.saturating_sub(1),
                _ => {}
            }
        }
    }
    out
}

/// Tells whether a text begins with an element of a name.
fn opens(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix("</").or_else(|| text.strip_prefix('<'));
    rest.and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with([' ', '>', '/', '\n']))
}
