//! Choices below a question and parts of it, each with its letter: `a) it was arrested`, `(b) …`, `C. …`.

use super::asking;
use crate::diagnostic::Span;
use crate::model::{Block, Blocks, Inline, Inlines, Node, Paragraph, Role, plain_text};

/// Returns the letter, small, with which a text begins as a choice does, and how many bytes that takes.
///
/// A capital before a full stop may be of a name: see [`begin_in_order`].
fn letter(text: &str) -> Option<(u8, usize)> {
    let inner = text.strip_prefix(['(', '[']).unwrap_or(text);
    let opened = text.len() - inner.len();
    let first = *inner.as_bytes().first().filter(|byte| byte.is_ascii_alphabetic())?;
    let rest = inner.get(1..)?;
    let is_end = |c: char| matches!(c, ')' | ']') || opened == 0 && c == '.';
    let after = rest.strip_prefix(is_end)?;
    after.starts_with(char::is_whitespace).then_some((first.to_ascii_lowercase(), opened + 2))
}

/// Tells whether a text begins with the letter of a choice that cannot be that of a name.
pub(super) fn begins_choice(text: &str) -> bool {
    letter(text).is_some() && !is_initial(text)
}

/// Tells whether a text begins with a letter and a full stop: `A. Lincoln`, `a. paper`.
fn is_initial(text: &str) -> bool {
    text.as_bytes().get(1) == Some(&b'.')
}

/// Tells whether a line begins with a letter as choices do.
pub(super) fn begins_line(line: &str) -> bool {
    letter(line.trim_start()).is_some()
}

/// Returns the letter of a choice that a text begins with.
pub(super) fn letter_of(content: &[Node<Inline>]) -> Option<u8> {
    letter(plain_text(content).trim_start()).map(|(letter, _)| letter)
}

/// Tells whether words begin with the letter of a choice that cannot be that of a name.
pub(super) fn is_choice(content: &[Node<Inline>]) -> bool {
    begins_choice(plain_text(content).trim_start())
}

/// Tells whether lines begin with letters in their order from *a* on: with the letter of a name only one would.
pub(super) fn begin_in_order<'a>(lines: impl IntoIterator<Item = &'a str>) -> bool {
    let mut lines = lines.into_iter().filter_map(|line| letter(line.trim_start())).map(|(letter, _)| letter);
    lines.next() == Some(b'a') && lines.next() == Some(b'b')
}

/// Returns how many of the blocks of a question begin with the letter of a choice.
pub(super) fn count(blocks: &[Node<Block>]) -> usize {
    let is_one = |node: &&Node<Block>| matches!(&node.value, Block::Paragraph(words) if letter_of(&words.content).is_some());
    blocks.iter().filter(is_one).count()
}

/// Tells whether words begin with a letter that goes on from so many choices.
pub(super) fn goes_on(content: &[Node<Inline>], before: usize) -> bool {
    letter_of(content).is_some_and(|letter| usize::from(letter - b'a') == before)
}

/// Returns the byte at which a choice of a letter begins: `b) it was arrested`, `(b) it was arrested`; where a line begins
/// also `B. it was arrested`.
fn choice(text: &str, wanted: u8, begins_line: bool) -> Option<usize> {
    let starts = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    std::iter::once(0).chain(starts).find(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        let is_own = *at == 0 && begins_line || !is_initial(rest);
        letter(rest).is_some_and(|(found, _)| found == wanted) && is_own
    })
}

/// Takes choices off the end of words, each with its letter. Empty if there are not two at least.
pub(super) fn take(content: &mut Inlines) -> Vec<Inlines> {
    let mut parts: Vec<Inlines> = vec![Vec::new()];
    let mut letters = (b'a'..=b'z').peekable();
    let push = |parts: &mut Vec<Inlines>, text: &str, span: Span| {
        if let Some(part) = parts.last_mut().filter(|_| !text.is_empty()) {
            part.push(Node::new(Inline::Text { text: text.to_owned() }, span));
        }
    };
    let mut begins_line = true;
    for node in content.iter() {
        let Inline::Text { text } = &node.value else {
            begins_line = matches!(node.value, Inline::Break);
            parts.iter_mut().last().into_iter().for_each(|part| part.push(node.clone()));
            continue;
        };
        let mut rest = text.as_str();
        while let Some(at) = letters.peek().and_then(|letter| choice(rest, *letter, begins_line)) {
            begins_line = false;
            push(&mut parts, rest.get(..at).unwrap_or_default().trim_end(), node.span);
            parts.push(Vec::new());
            rest = rest.get(at..).unwrap_or_default();
            letters.next();
        }
        push(&mut parts, rest, node.span);
        begins_line = false;
    }
    if parts.len() < 3 {
        return Vec::new();
    }
    *content = parts.remove(0);
    while matches!(content.last(), Some(Node { value: Inline::Break, .. })) {
        content.pop();
    }
    parts
}

/// Returns a paragraph of choices as one for each.
pub(super) fn apart(node: Node<Block>) -> Blocks {
    let Block::Paragraph(Paragraph { content, .. }) = &node.value else { return vec![node] };
    let mut before = content.clone();
    let choices = take(&mut before);
    if choices.is_empty() {
        return vec![node];
    }
    let lead = Some(before).filter(|words| !plain_text(words).trim().is_empty());
    let paragraph = |words| Node::new(Block::paragraph(Role::Plain, words), node.span);
    lead.into_iter().chain(choices).map(paragraph).collect()
}

/// The most words of a choice that has no letter.
const MOST_WORDS: usize = 6;

/// Tells whether items below a question without letters are choices of it: two or more, a few words each, no sentence.
pub(super) fn are_short(items: &[Blocks]) -> bool {
    let is_short = |item: &Blocks| {
        let [Node { value: Block::Paragraph(words), .. }] = item.as_slice() else { return false };
        let text = plain_text(&words.content);
        let text = text.trim();
        text.split_whitespace().count() <= MOST_WORDS && !asking::ends_sentence(text)
    };
    items.len() > 1 && items.iter().all(is_short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_order_begin_choices_and_one_of_a_name_does_not() {
        for (lines, are) in [
            (&["A. paper", "B. silk"][..], true),
            (&["a) paper", "b) silk"], true),
            (&["(A) paper", "(B) silk"], true),
            (&["A. Lincoln was shot", "in a theatre"], false),
            (&["B. Franklin printed", "C. Dickens wrote"], false),
        ] {
            assert_eq!(begin_in_order(lines.iter().copied()), are, "{lines:?}");
        }
    }
}
