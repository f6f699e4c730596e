//! What stands in a question that is not of its words: its kind, room to write on, paragraphs of the article.

use super::Reader;
use super::asking::LINES;
use crate::diagnostic::Span;
use crate::model::{Inline, Inlines, Node, ParagraphRange, ParagraphReference, QuestionKind};
use std::ops::Range;

/// The most lines of room that a question may ask for.
const MOST_LINES: u16 = 100;

impl Reader<'_> {
    /// Takes `lines: 8` out of words.
    pub(super) fn take_lines(&mut self, content: &mut Inlines, span: Span) -> Option<u16> {
        let (text, (range, written)) = texts(content).find_map(|text| {
            let found = lines(text)?;
            Some((text, found))
        })?;
        self.accounted.push(text.get(range.clone()).unwrap_or_default().to_owned());
        text.replace_range(range, " ");
        tidy_end(text);
        let lines = written.parse().ok().filter(|lines| (0..=MOST_LINES).contains(lines));
        if lines.is_none() {
            let message = format!("a question asks for {written} lines");
            let warning = self.warning("R407", message, span);
            self.diagnostics.push(warning.hint(format!("it may ask for 0 to {MOST_LINES}")));
        }
        lines
    }

    /// Returns the paragraphs that words name, and takes a reference off that stands at their beginning or end.
    pub(super) fn take_paragraphs(&mut self, content: &mut Inlines, span: Span) -> Vec<ParagraphRange> {
        let mut named = Vec::new();
        let places = self.places(span);
        let last = content.len().saturating_sub(1);
        let mut seen = 0;
        for (at, node) in content.iter_mut().enumerate() {
            let Inline::Text { text } = &mut node.value else { continue };
            let found = ParagraphReference::all_in(text);
            let ranges: Vec<Range<usize>> = found.iter().map(|reference| reference.bytes.clone()).collect();
            for reference in found {
                let span = places.get(seen).copied().unwrap_or(span);
                seen += 1;
                match reference.paragraphs {
                    Some(numbers) => {
                        let range = |(first, last)| ParagraphRange { first, last, span };
                        named.extend(numbers.into_iter().map(range));
                    }
                    None => {
                        let warning = self.warning("R410", "this names no paragraph", span);
                        self.diagnostics.push(warning.hint("write `¶ 4`, `¶ 4-6` or `¶ 4, 9`"));
                    }
                }
            }
            if let Some(range) = ranges.last().filter(|_| at == last)
                && is_bare(text.get(range.end..).unwrap_or_default())
            {
                self.accounted.push(text.split_off(range.start));
                tidy_end(text);
            }
            if let Some(range) = ranges.first().filter(|_| at == 0)
                && is_bare(text.get(..range.start).unwrap_or_default())
                && text.len() >= range.end
            {
                let rest = text.split_off(range.end);
                self.accounted.push(std::mem::take(text));
                *text = rest.trim_start_matches(|c: char| is_edge(c)).to_owned();
            }
        }
        content.retain(|node| !matches!(&node.value, Inline::Text { text } if text.is_empty()));
        named
    }

    /// Returns where the references of a stretch of the source stand, in order.
    fn places(&self, span: Span) -> Vec<Span> {
        let (start, end) = (span.start as usize, span.end as usize);
        let Some(text) = self.text().get(start..end) else { return Vec::new() };
        let found = ParagraphReference::all_in(text).into_iter();
        found
            .map(|ParagraphReference { bytes, .. }| {
                Span::new(span.source, start + bytes.start, start + bytes.end)
            })
            .collect()
    }
}

fn texts(content: &mut Inlines) -> impl Iterator<Item = &mut String> {
    content.iter_mut().rev().filter_map(|node| match &mut node.value {
        Inline::Text { text } => Some(text),
        _ => None,
    })
}

/// Takes `[f]`, `[i]` or `[e]` off the beginning of words, also in round brackets unless questions are counted so; returns
/// what it means, and the letter.
pub(super) fn take_kind(content: &mut Inlines, is_lettered: bool) -> Option<(QuestionKind, String)> {
    let Some(Node { value: Inline::Text { text }, .. }) = content.first_mut() else { return None };
    let marked = text.trim_start();
    let in_square = marked.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let in_round = || marked.strip_prefix('(').filter(|_| !is_lettered)?.split_once(')');
    let (marker, rest) = in_square.or_else(in_round)?;
    let kind = match marker.trim() {
        "f" | "F" => QuestionKind::Factual,
        "i" | "I" => QuestionKind::Interpretive,
        "e" | "E" => QuestionKind::Evaluative,
        _ => return None,
    };
    let marker = marker.to_owned();
    *text = rest.trim_start().to_owned();
    Some((kind, marker))
}

/// Returns the bytes of `lines: 8`, and its number.
fn lines(text: &str) -> Option<(Range<usize>, String)> {
    let colon = text.match_indices(':').find_map(|(at, _)| {
        let before = text.get(..at)?.trim_end();
        let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
            at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let word = before.get(start..)?.to_lowercase();
        LINES.contains(&word).then_some((start, at + 1))
    });
    let (start, after) = colon?;
    let rest = text.get(after..)?;
    let digits = rest.trim_start();
    let number: String = digits.chars().take_while(char::is_ascii_digit).collect();
    let end = after + (rest.len() - digits.len()) + number.len();
    (!number.is_empty()).then_some((start..end, number))
}

/// Tells whether nothing but signs and spaces stands there.
fn is_bare(text: &str) -> bool {
    text.chars().all(is_edge)
}

fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':' | '.')
}

/// Takes spaces and what opened for something that is gone off the end of a text.
fn tidy_end(text: &mut String) {
    let kept =
        text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ',' | ';' | ')' | ']'));
    // A bracket that was there before stays with what it closes.
    let balanced = |text: &str| text.matches(['(', '[']).count() == text.matches([')', ']']).count();
    let kept = match balanced(kept) {
        true => kept.len(),
        false => text.trim_end().len(),
    };
    text.truncate(kept);
}
