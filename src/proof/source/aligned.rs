//! Where a text and what was made of it say the same, byte by byte: most of both, so that few words are left to compare.

use super::words::{is_passed_over, stands_alone};
use super::{Gathered, Written};
use crate::diagnostic::Span;
use std::ops::Range;

/// So many bytes are compared at a time.
const CHUNK: usize = 32;

/// A text beside what was made of it.
#[derive(Debug, Default)]
pub(super) struct Aligned<'a> {
    /// The bytes of the text that no piece says, in order; some may have no words.
    pub(super) gaps: Vec<Range<usize>>,
    /// What the pieces say and the text does not say at their place.
    pub(super) left: Vec<&'a str>,
}

impl<'a> Aligned<'a> {
    /// Lays each piece beside the bytes that it was read from.
    ///
    /// The place of a piece is believed only as far as both have the same letters and digits there, in the same order.
    /// What else stands between two of these must be on both sides or on none: a space that is lost makes other words.
    pub(super) fn of(written: Written<'_>, made: &Gathered<'a>) -> Self {
        let Written { text, start, span, .. } = written;
        let mut aligned = Self::default();
        let mut said: Vec<Range<usize>> = Vec::with_capacity(made.pieces.len());
        let mut before = Span::default();
        for piece in &made.pieces {
            let mut place = piece.span.start as usize..piece.span.end as usize;
            // Pieces that a text was divided into have the place of all of it.
            if let Some(last) = said.last().filter(|last| piece.span == before && last.end <= place.end) {
                place.start = place.start.max(last.end);
            }
            before = piece.span;
            let is_here = piece.span.source == span.source && start <= place.start;
            let source = text.get(place.clone()).filter(|_| is_here).unwrap_or_default();
            let same = agree(piece.text, source);
            if same.source > 0 {
                said.push(place.start + same.from..place.start + same.source);
            }
            if same.piece < piece.text.len() {
                aligned.left.push(&piece.text[same.piece..]);
            }
        }
        // Notes and captions stand elsewhere than they were read.
        said.sort_unstable_by_key(|range| range.start);
        let mut at = start;
        let end = text.len()..text.len();
        for range in said.into_iter().chain(std::iter::once(end)) {
            if at < range.start {
                aligned.gaps.push(at..range.start);
            }
            at = at.max(range.end);
        }
        aligned
    }
}

/// How far two texts agree, in bytes of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Same {
    piece: usize,
    source: usize,
    /// Where in the source it begins.
    from: usize,
}

/// Compares a piece with the bytes that it was read from, from the first word of both on.
fn agree(piece: &str, source: &str) -> Same {
    let same = agree_from(piece, source, 0);
    if same.source > 0 || piece.is_empty() {
        return same;
    }
    // Program text stands below a line that says in which language it is.
    match source.find('\n') {
        Some(end) => agree_from(piece, source, end + 1),
        None => same,
    }
}

fn agree_from(piece: &str, source: &str, from: usize) -> Same {
    let mut at = Same { piece: 0, source: from, from };
    // The last place between two words.
    let mut sure = at;
    // Whether a word may begin here.
    let mut is_between = true;
    loop {
        let len = common(&piece[at.piece..], &source[at.source..]);
        let run = &piece[at.piece..at.piece + len];
        let end = Same { piece: at.piece + len, source: at.source + len, from };
        if let Some(word) = run.rfind(is_between_words) {
            sure = Same { piece: at.piece + word, source: at.source + word, from };
        }
        let ends_between = run.chars().next_back().map(is_between_words);
        is_between = ends_between.unwrap_or(is_between);
        if end.piece == piece.len() {
            return end;
        }
        let (other, written) = (skipped(&piece[end.piece..]), skipped(&source[end.source..]));
        let next = Same { piece: end.piece + other.len, source: end.source + written.len, from };
        let is_same = other.parts == written.parts || is_between || next_stands_alone(&piece[next.piece..]);
        if next == end || !is_same {
            break;
        }
        is_between |= other.parts || written.parts;
        if is_between {
            sure = next;
        }
        at = next;
    }
    match sure.source > from && sure.piece > 0 {
        true => sure,
        false => Same::default(),
    }
}

/// Returns how many bytes two texts have in common at their beginning, in whole characters.
fn common(one: &str, other: &str) -> usize {
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let (chunks, others) = (a.as_chunks::<CHUNK>().0, b.as_chunks::<CHUNK>().0);
    let whole = chunks.iter().zip(others).take_while(|(a, b)| a == b).count() * CHUNK;
    let mut len = whole + a[whole..].iter().zip(&b[whole..]).take_while(|(a, b)| a == b).count();
    while !one.is_char_boundary(len) || !other.is_char_boundary(len) {
        len -= 1;
    }
    len
}

/// What stands before the next word.
struct Skipped {
    len: usize,
    /// Whether it parts what is before it from what follows.
    parts: bool,
}

fn skipped(text: &str) -> Skipped {
    let len = text.find(char::is_alphanumeric).unwrap_or(text.len());
    Skipped { len, parts: text[..len].chars().any(is_between_words) }
}

fn next_stands_alone(text: &str) -> bool {
    text.chars().next().is_none_or(stands_alone)
}

fn is_between_words(c: char) -> bool {
    !c.is_alphanumeric() && !is_passed_over(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of the source agrees, and what of the piece is left.
    fn shown<'t>(piece: &'t str, source: &'t str) -> (&'t str, &'t str) {
        let same = agree(piece, source);
        (&source[same.from..same.source], &piece[same.piece..])
    }

    #[test]
    fn letters_are_the_same_whatever_stands_between_words() {
        for (piece, source) in [
            ("", ""),
            ("a leaf", "a leaf"),
            ("don’t say “so” – ever", "don't say \"so\" -- ever"),
            ("on two lines", "> on two\n> lines"),
            ("*so*", "\\*so\\*"),
            ("日本語", "日本\n語"),
            ("co\u{ad}op", "coop"),
            (
                "a piece of more bytes than are compared at a time, é",
                "a piece of more bytes than are compared at a time, é",
            ),
        ] {
            assert_eq!(shown(piece, source).1, "", "{piece}");
        }
        assert_eq!(shown("let x", "```rust\nlet x\n```"), ("let x", ""));
    }

    #[test]
    fn words_that_differ_are_left_whole() {
        assert_eq!(shown("a loaf of bread", "a leaf of bread"), ("a", " loaf of bread"));
        assert_eq!(shown("at the café, twice", "at the caf&eacute;, twice"), ("at the", " café, twice"));
        assert_eq!(shown("two words", "twowords"), ("", "two words"));
        assert_eq!(shown("twowords", "two words"), ("", "twowords"));
        assert_eq!(shown("a leaf", "leaf"), ("", "a leaf"));
        assert_eq!(shown("a leaf of", "a leaf"), ("a", " leaf of"));
    }
}
