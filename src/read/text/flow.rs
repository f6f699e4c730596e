//! The running text of some lines, white space folded, that knows where each of its bytes was read.

use super::Context;
use super::line::{Line, is_space};
use crate::diagnostic::Span;
use crate::model::FindingKind;
use std::ops::Range;

/// Text with its places: each entry of `places` says from which byte of the source on a stretch was copied.
#[derive(Clone, Debug, Default)]
pub(super) struct SourcedText {
    pub(super) text: String,
    places: Vec<(usize, usize)>,
}

impl SourcedText {
    /// Joins lines to one text: a space at each line end, but none after a hyphen or a dash that touches
    /// its word; a word that was hyphenated there is joined where the series has it whole.
    pub(super) fn of(lines: &[Line<'_>], context: &mut Context<'_>) -> Self {
        let mut flow = Self::default();
        for (index, line) in lines.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| lines.get(index));
            if let Some(before) = before {
                match seam(before.text, line.text, context) {
                    Seam::Space => flow.push(" ", before.range().end),
                    Seam::Glue => {}
                    Seam::Join { cut } => {
                        flow.text.truncate(flow.text.len() - cut);
                        let (half, other) = halves(before.text, line.text);
                        let range = before.range().end - half.len()..line.start + other.len();
                        let reason =
                            "a word hyphenated at the line's end is joined, as the series has it whole";
                        context.find(FindingKind::Changed, range, reason);
                    }
                }
            }
            flow.push_folded(line.text, line.start);
        }
        flow
    }

    fn push(&mut self, text: &str, source: usize) {
        self.places.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// Copies a line with each run of white space as one space; no-break spaces stay.
    fn push_folded(&mut self, text: &str, source: usize) {
        let fold = |c: char| is_space(c) && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let words = rest.find(fold).unwrap_or(rest.len());
            self.push(&rest[..words], source + at);
            let space = &rest[words..];
            let blank = space.find(|c| !fold(c)).unwrap_or(space.len());
            if space[..blank].chars().any(char::is_whitespace) {
                self.push(" ", source + at + words);
            }
            at += words + blank;
        }
    }

    /// Returns the byte of the source that stands at a byte of the text.
    pub(super) fn source(&self, at: usize) -> usize {
        let index = self.places.partition_point(|place| place.0 <= at);
        index.checked_sub(1).and_then(|index| self.places.get(index)).map_or(0, |(from, to)| at - from + to)
    }

    /// Returns the bytes of the source that a range of the text came from.
    pub(super) fn sources(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.source(range.start);
        let end = if range.end > range.start { self.source(range.end - 1) + 1 } else { start };
        start..end
    }

    /// Returns the span of a range of the text.
    pub(super) fn span(&self, range: &Range<usize>, context: &Context<'_>) -> Span {
        context.span(self.sources(range))
    }
}

enum Seam {
    Space,
    Glue,
    /// Without the hyphen, `cut` bytes long.
    Join {
        cut: usize,
    },
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

fn seam(before: &str, after: &str, context: &Context<'_>) -> Seam {
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    if let Some(hyphen) = before.chars().last().filter(|c| HYPHENS.contains(c)) {
        let word = &before[..before.len() - hyphen.len_utf8()];
        if touches(word.chars().last()) && touches(after.chars().next()) {
            let (half, other) = halves(before, after);
            let half = half.trim_end_matches(HYPHENS);
            return match hyphen == '\u{ad}' || context.survey.joins(half, other) {
                true => Seam::Join { cut: hyphen.len_utf8() },
                false => Seam::Glue,
            };
        }
        if word.ends_with('-') && touches(word.trim_end_matches('-').chars().last()) {
            return Seam::Glue;
        }
    }
    let dash = |c: char| matches!(c, '—' | '–');
    let glued_before = before.strip_suffix(dash).is_some_and(|word| touches(word.chars().last()));
    let glued_after = after.strip_prefix(dash).is_some_and(|word| touches(word.chars().next()));
    if glued_before || (glued_after && touches(before.chars().last())) { Seam::Glue } else { Seam::Space }
}

/// Returns the last word of a line, with its hyphen, and the first of the next.
pub(super) fn halves<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
    let inside = |c: char| c.is_alphanumeric() || HYPHENS.contains(&c) || matches!(c, '’' | '\'');
    let start = before.rfind(|c| !inside(c)).map_or(0, |at| at + next_char(before, at));
    let end = after.find(|c| !inside(c)).unwrap_or(after.len());
    (before.get(start..).unwrap_or(before), after.get(..end).unwrap_or(after))
}

fn next_char(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}
