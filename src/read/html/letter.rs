//! Letters of electronic mail in HTML: their text, without what a newsletter puts around it.
//!
//! A letter is laid out with tables and has neither classes nor elements that say what is text. So lines are known by their
//! words, as those of plain text are: at the head those that are known from mails, at the foot all from the line on
//! that says why the mail was sent.

use super::article::{self, UNSEEN};
use super::facts::folded;
use super::notes;
use super::write::is_block;
use super::{Converted, KnownFacts, MovedPictures, parsed, pictures, written};
use crate::read::text;
use dom_query::{Document, NodeRef};

/// So many lines at the head of a letter may be about the mail.
const HEAD: usize = 12;

/// From so many lines before its end on, a line may say why the mail was sent.
const FOOT: usize = 40;

/// A line of so few words above the foot may belong to it if it is nothing but links.
const LINK: usize = 8;

/// What nobody sees of a letter: lines for the list of an inbox.
const HIDDEN: [&str; 5] =
    ["display:none", "mso-hide:all", "max-height:0", "visibility:hidden", "font-size:0"];

/// Turns a letter in HTML into Markdown.
///
/// # Errors
/// As [`super::page`].
pub fn letter(html: &str, facts: &KnownFacts, moved: &MovedPictures<'_>) -> Result<Converted, &'static str> {
    let document = parsed(html)?;
    pictures::set(&document, moved);
    document.select(UNSEEN).remove();
    let mut left_out = hidden(&document);
    article::keep_meaning(&document);
    let notes = notes::take(&document);
    left_out.extend(take_off(&document));
    article::remove_title(&document, facts);
    let text = written(facts, &document, &notes);
    Ok(Converted { text, left_out, is_plain: false })
}

/// Removes what is hidden, and returns the words of it.
fn hidden(document: &Document) -> Vec<String> {
    let mut left_out = Vec::new();
    for node in document.select("[style], [hidden]").nodes() {
        let style = node.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
        let is_hidden = HIDDEN.iter().any(|hidden| {
            style.match_indices(hidden).any(|(at, _)| {
                // `font-size:0.9em` is small, and to be seen.
                let rest = &style[at + hidden.len()..];
                !rest.starts_with(['.', '%']) && !rest.starts_with(|c: char| c.is_ascii_digit())
            })
        });
        // What holds pictures hides only the space between them.
        if (is_hidden || node.has_attr("hidden")) && node.find(&["img"]).is_empty() {
            let words = bare(&node.text());
            node.remove_from_parent();
            left_out.extend((!words.is_empty()).then_some(words));
        }
    }
    left_out
}

/// Joins words without the marks of no width by which mails fill up the line of an inbox.
fn bare(words: &str) -> String {
    folded(
        &words
            .replace(['\u{34f}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}', '\u{ad}', '\u{2007}'], " "),
    )
}

/// A line of a letter.
#[derive(Default)]
struct LetterLine<'a> {
    words: String,
    /// How many of its bytes are links.
    linked: usize,
    nodes: Vec<NodeRef<'a>>,
}

impl LetterLine<'_> {
    fn is_link(&self) -> bool {
        self.linked * 10 >= self.words.len() * 9 && self.words.split(' ').count() <= LINK
    }

    fn is_known(&self) -> bool {
        text::is_known_line(&self.words)
    }
}

/// Returns the lines of a letter, in order, with its linked pictures as lines without words.
fn lines(document: &Document) -> Vec<LetterLine<'_>> {
    let root = document.body().unwrap_or_else(|| document.root());
    let mut lines: Vec<LetterLine<'_>> = Vec::new();
    let mut line = LetterLine::default();
    let mut block = None;
    for node in root.descendants_it() {
        let is_text = node.is_text();
        let is_end = node.is_element() && (is_block(&node) || node.has_name("br"));
        let inner = is_text.then(|| node.ancestors_it(None).find(is_block).map(|block| block.id));
        if is_end || inner.is_some_and(|inner| inner != block) {
            lines.push(std::mem::take(&mut line));
        }
        let is_linked = || node.ancestors_it(Some(6)).any(|above| above.has_name("a"));
        if let Some(inner) = inner {
            block = inner;
            let words = bare(&node.text());
            if !words.is_empty() {
                if is_linked() {
                    line.linked += words.len();
                }
                if !line.words.is_empty() {
                    line.words.push(' ');
                }
                line.words.push_str(&words);
                line.nodes.push(node);
            }
        } else if node.has_name("img") && is_linked() {
            lines.push(std::mem::take(&mut line));
            lines.push(LetterLine { nodes: vec![node], ..LetterLine::default() });
        }
    }
    lines.push(line);
    lines.retain(|line| !line.nodes.is_empty());
    lines
}

/// Takes off a letter the lines that are about the mail, and returns their words.
fn take_off(document: &Document) -> Vec<String> {
    let lines = lines(document);
    let count = lines.len();
    let mut off = vec![false; count];
    let first = lines.iter().take(HEAD).position(|line| !line.words.is_empty() && !line.is_known());
    for (at, line) in lines.iter().enumerate().take(HEAD) {
        let is_logo = line.words.is_empty() && first.is_some_and(|first| at < first);
        off[at] = is_logo || (!line.words.is_empty() && line.is_known());
    }
    let from = count.saturating_sub(FOOT).max(count / 3);
    let why = lines.iter().enumerate().skip(from).find(|(_, line)| text::tells_how_to_leave(&line.words));
    let end = why.map_or(count, |(at, _)| at);
    off.iter_mut().skip(end).for_each(|off| *off = true);
    for at in (0..end).rev() {
        let line = &lines[at];
        if !(line.words.is_empty() || line.is_known() || (line.is_link() && end < count)) {
            break;
        }
        // A picture with a link is of the text where nothing of the mail stands below it.
        off[at] = !line.words.is_empty() || off.get(at + 1).is_some_and(|below| *below);
    }
    let mut left_out = Vec::new();
    for (line, _) in lines.iter().zip(&off).filter(|(_, off)| **off) {
        let alt = line.nodes.first().and_then(|node| node.attr("alt")).unwrap_or_default();
        let words = if line.words.is_empty() { folded(&alt) } else { line.words.clone() };
        line.nodes.iter().for_each(NodeRef::remove_from_parent);
        left_out.extend((!words.is_empty()).then_some(words));
    }
    left_out
}
