//! Words compared, names made of words, and nodes made of text.

use crate::diagnostic::Span;
use crate::model::{Block, Heading, Inline, Inlines, Node, Role};
use sha2::{Digest, Sha256};
use std::path::Path;

/// A name in an id has at most so many characters.
pub const LONGEST_SLUG: usize = 48;

/// Returns the words of a text in lower case, so that marks, dashes and spaces do not count.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Returns a text's words in ASCII, joined by hyphens and cut after a word to 48 characters.
///
/// Empty where nothing of it can be written in ASCII. A first word that is longer is cut itself.
pub fn slug(text: &str) -> String {
    let ascii = deunicode::deunicode(text).to_lowercase();
    // An apostrophe joins what stands around it: workers’ is one word, and so is don’t.
    let ascii = ascii.replace(['\'', '`'], "");
    let mut slug = String::new();
    for word in ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let room = LONGEST_SLUG - slug.len();
        if slug.is_empty() {
            slug.push_str(&word[..word.len().min(room)]);
        } else if word.len() < room {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    if is_reserved(&slug) {
        slug.push_str("-1");
    }
    slug
}

/// Tells whether Windows takes a file of this name for a device, whatever its ending: nobody there could open
/// `con.epub`.
pub fn is_reserved(name: &str) -> bool {
    let numbered = ["com", "lpt"].iter().find_map(|device| name.strip_prefix(device));
    ["con", "prn", "aux", "nul"].contains(&name)
        || numbered.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
}

/// Returns the first `digits` hexadecimal digits of a text's SHA-256.
pub fn fingerprint(text: &str, digits: usize) -> String {
    fingerprint_of([text].into_iter(), digits)
}

/// Returns the first `digits` hexadecimal digits of the SHA-256 of texts in a row.
pub fn fingerprint_of<'a>(texts: impl Iterator<Item = &'a str>, digits: usize) -> String {
    let mut hash = Sha256::new();
    texts.for_each(|text| hash.update(text.as_bytes()));
    hash.finalize()
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .take(digits)
        .filter_map(|n| char::from_digit(n.into(), 16))
        .collect()
}

/// Returns a file's name without its extension; that of the folder for `index.md`, as Hugo has it.
pub fn stem(path: &Path) -> String {
    let lossy = |name: Option<&std::ffi::OsStr>| name.map(|name| name.to_string_lossy().into_owned());
    let stem = lossy(path.file_stem()).unwrap_or_default();
    match stem.as_str() {
        "index" | "_index" => lossy(path.parent().and_then(Path::file_name)).unwrap_or(stem),
        _ => stem,
    }
}

/// Returns a file's or folder's name as a title: `the-press_2` is `The press 2`.
pub fn title_of_name(name: &str) -> String {
    let spaced = name.replace(['-', '_', '.'], " ");
    let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chars = spaced.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Makes one text node.
pub fn text(words: impl Into<String>, span: Span) -> Inlines {
    vec![Node::new(Inline::Text { text: words.into() }, span)]
}

/// Makes a paragraph of words that the tool itself says.
pub fn said(role: Role, words: impl Into<String>) -> Node<Block> {
    Node::new(Block::paragraph(role, text(words, Span::default())), Span::default())
}

/// Makes a heading of the first level.
pub fn heading(content: Inlines) -> Node<Block> {
    let span = content.first().map_or_else(Span::default, |node| node.span);
    let capitals = is_capitals(&crate::model::plain_text(&content));
    Node::new(Block::Heading(Heading { level: 1, capitals, id: None, content }), span)
}

/// Tells whether words are set in capitals: at least four letters, none of them small.
fn is_capitals(words: &str) -> bool {
    words.chars().filter(|c| c.is_uppercase()).count() >= 4 && !words.chars().any(char::is_lowercase)
}

/// Returns inlines without note references and without links, for contents and running heads.
pub fn plain(inlines: &[Node<Inline>]) -> Inlines {
    let mut out = Vec::new();
    for node in inlines {
        match &node.value {
            Inline::NoteRef { .. } => {}
            Inline::Link { content, .. } => out.extend(plain(content)),
            _ => {
                let mut node = node.clone();
                if let Some(content) = node.value.content_mut() {
                    *content = plain(content);
                }
                out.push(node);
            }
        }
    }
    out
}
