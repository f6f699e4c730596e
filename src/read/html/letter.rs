//! Letters of electronic mail in HTML: their text, without what a newsletter puts around it.
//!
//! A letter is laid out with tables and has neither classes nor elements that say what is text. So lines are known by their
//! words, as those of plain text are: at the head those that are known from mails, at the foot all from the line on
//! that says why the mail was sent.

use super::article::{self, UNSEEN};
use super::facts::folded;
use super::lines::{self, bare};
use super::notes;
use super::{Converted, KnownFacts, MovedPictures, captions, parsed, pictures, written};
use crate::read::text;
use dom_query::{Document, NodeRef};

/// So many lines at the head of a letter may be about the mail.
const HEAD: usize = 12;

/// From so many lines before its end on, a line may say why the mail was sent.
const FOOT: usize = 40;

/// So many words a line has at most that says why a mail was sent.
const SAID_IN: usize = 120;

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
    captions::set(&document);
    article::keep_meaning(&document);
    let notes = notes::take(&document);
    left_out.extend(take_off(&document));
    article::remove_title(&document, facts);
    let text = written(facts, &document, &notes);
    Ok(Converted { text, left_out, ..Converted::default() })
}

/// Returns the words of a letter in HTML that has nothing but the line ends of plain text, as programs for mail wrap one;
/// `None` if it has elements that say anything of them.
///
/// # Errors
/// As [`super::page`].
pub fn plain_letter(html: &str) -> Result<Option<String>, &'static str> {
    let document = parsed(html)?;
    document.select(UNSEEN).remove();
    let body = document.select("body");
    let says_nothing = |node: &NodeRef<'_>| {
        // A program makes links of addresses.
        let is_address = || node.attr("href").is_some_and(|href| href.ends_with(node.text().trim()));
        ["pre", "span", "font"].iter().any(|name| node.has_name(name)) || node.has_name("a") && is_address()
    };
    let is_plain = body.select("*").nodes().iter().all(says_nothing) && body.text().trim().contains('\n');
    Ok(is_plain.then(|| body.text().replace("\r\n", "\n")))
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

/// Takes off a letter the lines that are about the mail, and returns their words.
fn take_off(document: &Document) -> Vec<String> {
    let lines = lines::of(document);
    let count = lines.len();
    let mut off = vec![false; count];
    let first = lines.iter().take(HEAD).position(|line| !line.words.is_empty() && !line.is_known());
    for (at, line) in lines.iter().enumerate().take(HEAD) {
        let is_logo = line.words.is_empty() && first.is_some_and(|first| at < first);
        off[at] = is_logo || (!line.words.is_empty() && line.is_known());
    }
    let from = count.saturating_sub(FOOT).max(count / 3);
    let is_why = |line: &lines::PageLine<'_>| {
        // A whole text may have these words in one of its sentences.
        text::tells_how_to_leave(&line.words) && lines::count(&line.words) <= SAID_IN
    };
    let why = lines.iter().enumerate().skip(from).find(|(_, line)| is_why(line));
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
    if off.iter().all(|off| *off) {
        return Vec::new();
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
