//! The lines of a page or letter: the words between two ends of blocks or lines.

use super::facts::folded;
use super::own;
use super::write::is_block;
pub use crate::lang::unspaced::words as count;
use crate::read::text;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::BTreeMap;

/// A line of so few words may be a row of links.
const LINK: usize = 8;

/// So many words on a line are prose.
const PROSE: usize = 20;

/// Joins words without the marks of no width by which mails fill up the line of an inbox.
pub(super) fn bare(words: &str) -> String {
    folded(
        &words
            .replace(['\u{34f}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}', '\u{ad}', '\u{2007}'], " "),
    )
}

/// A line of a page or letter.
#[derive(Default)]
pub(super) struct PageLine<'a> {
    pub(super) words: String,
    /// How many of its bytes are links.
    pub(super) linked: usize,
    /// Its texts, or the picture that it is.
    pub(super) nodes: Vec<NodeRef<'a>>,
    /// Whether it stands in a quotation: that of another page has its own day, name and links.
    pub(super) is_quoted: bool,
}

impl PageLine<'_> {
    /// Tells whether a short line is nothing but links.
    pub(super) fn is_link(&self) -> bool {
        let between = self
            .words
            .chars()
            .filter(|c| "|[](){}·•/<>«»".contains(*c))
            .map(|c| c.len_utf8() + 1)
            .sum::<usize>();
        self.linked * 10 >= self.words.len().saturating_sub(between) * 9
            && self.words.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count() <= LINK
            && count(&self.words) <= 2 * LINK
    }

    /// Returns how many of its texts are links.
    pub(super) fn links(&self) -> usize {
        let is_linked = |node: &&NodeRef<'_>| node.ancestors_it(Some(6)).any(|above| above.has_name("a"));
        self.nodes.iter().filter(is_linked).count()
    }

    /// Returns its words with a mark between what stands in elements of their own: pages part them by styles.
    pub(super) fn parted(&self) -> String {
        let is_raised = |node: &NodeRef<'_>| node.ancestors_it(Some(3)).any(|above| above.has_name("sup"));
        let mut parted = String::new();
        let mut was_raised = false;
        for node in &self.nodes {
            let (words, raised) = (bare(&node.text()), is_raised(node));
            if words.is_empty() {
                continue;
            }
            if !parted.is_empty() {
                // The number of a note goes with the words beside it.
                parted.push_str(if raised || was_raised { " " } else { " · " });
            }
            parted.push_str(&words);
            was_raised = raised;
        }
        parted
    }

    /// Tells whether so much stands on the line that it is text, and no row of links.
    pub(super) fn is_prose(&self) -> bool {
        count(&self.words) >= PROSE && self.linked * 3 < self.words.len()
    }

    /// Takes the line off its page, and returns what it says.
    pub(super) fn take(&self) -> String {
        self.nodes.iter().for_each(NodeRef::remove_from_parent);
        self.words.clone()
    }

    /// Tells whether it is known from pages and mails, and is no text.
    pub(super) fn is_known(&self) -> bool {
        text::is_known_line(&self.words)
    }
}

/// Returns the lines, in order, with linked pictures as lines without words.
pub(super) fn of(document: &Document) -> Vec<PageLine<'_>> {
    let root = document.body().unwrap_or_else(|| document.root());
    let mut lines: Vec<PageLine<'_>> = Vec::new();
    let mut line = PageLine::default();
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
            if own::is_reading(&node) && !words.is_empty() {
                // How a word is read is none of the words of a line, but goes with it.
                line.nodes.push(node);
            } else if !words.is_empty() {
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
            lines.push(PageLine { nodes: vec![node], ..PageLine::default() });
        }
    }
    lines.push(line);
    lines.retain(|line| !line.nodes.is_empty());
    mark_quoted(&root, &mut lines);
    lines
}

/// Marks the lines that stand in quotations. Each of these is looked at once, for it may have many lines.
fn mark_quoted(root: &NodeRef<'_>, lines: &mut [PageLine<'_>]) {
    // What is mostly links quotes nothing.
    let quotes = |quotation: &NodeRef<'_>| {
        let len = |node: &NodeRef<'_>| folded(&node.text()).len();
        quotation.find(&["a"]).iter().map(len).sum::<usize>() * 2 < len(quotation)
    };
    let quotations = root.find(&["blockquote"]);
    let quoting: BTreeMap<NodeId, bool> = quotations.iter().map(|one| (one.id, quotes(one))).collect();
    if quoting.is_empty() {
        return;
    }
    for line in lines {
        let mut above = line.nodes.iter().flat_map(|node| node.ancestors_it(None));
        line.is_quoted = above.find_map(|above| quoting.get(&above.id).copied()).unwrap_or(false);
    }
}
