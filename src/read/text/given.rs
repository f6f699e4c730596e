//! The head of an article as the configuration tells it: `head = ["{title}", "{author}, {date}"]`.

use super::Context;
use super::epigraph;
use super::head::Part;
use super::line::{Chunk, Line};
use super::part::HeadLine;
use super::pattern::names;
use super::row;
use super::scan::{HeadItem, Kind};
use super::title;
use crate::read::date;
use crate::read::head_pattern::{HeadField, HeadPattern, PatternPiece};
use std::collections::BTreeSet;
use std::ops::Range;

/// A longer line is text, in bytes.
const LONGEST_LINE: usize = 400;
/// The most words of a title, and of what stands beside it.
const TITLE_WORDS: usize = 30;
const TITLE_LINES: usize = 4;
const SHORT_WORDS: usize = 14;

const REASON: &str = "`head` in the configuration says so";

/// A head that is as given.
pub(super) struct GivenHead<'a> {
    pub(super) items: Vec<HeadItem<'a>>,
    pub(super) parts: Vec<Option<(Part, &'static str)>>,
    /// The byte at which what is below begins.
    pub(super) below: usize,
    /// Which of the lines that are given it has.
    pub(super) fits: Vec<bool>,
}

/// Reads the head as it is given. `None` if it is other than that: no line fits, or a title is given and none does.
pub(super) fn read<'a>(chunks: &[Chunk<'a>], from: usize, context: &Context<'a>) -> Option<GivenHead<'a>> {
    let patterns: Vec<&HeadPattern> = context.input.options.head.iter().map(|placed| &placed.value).collect();
    let mut given =
        GivenHead { items: Vec::new(), parts: Vec::new(), below: 0, fits: vec![false; patterns.len()] };
    let mut next = 0;
    let mut at = from;
    'chunks: while let Some(chunk) = chunks.get(at) {
        given.below = chunk.range().start;
        if let Some(line) = patterns.iter().skip(next).position(|own| own.is_only(HeadField::Epigraph))
            && chunk.lines.first().is_some_and(|line| {
                fitting(line, &patterns[next..next + line_end(&patterns, next)]).is_none()
            })
            && let Some(quoted) = epigraph::given(chunks, at, context)
        {
            let used = quoted.chunks;
            given.push(HeadItem::new(chunk.lines.clone(), Kind::Epigraph(quoted), at), Part::Epigraph);
            given.fits[next + line] = true;
            next += line + 1;
            at += used;
            continue;
        }
        let mut index = 0;
        while let Some(line) = chunk.lines.get(index) {
            given.below = line.start;
            let Some((pattern, pieces)) = fitting(line, &patterns[next..]) else { break 'chunks };
            next += pattern;
            given.fits[next] = true;
            let mut used = 1;
            if patterns[next].is_only(HeadField::Title) {
                used = title_lines(&chunk.lines[index..], &patterns[next + 1..], context);
                given.push(
                    HeadItem::new(chunk.lines[index..index + used].to_vec(), Kind::Short, at),
                    Part::Title,
                );
            } else {
                pieces.into_iter().for_each(|piece| given.piece(line, piece, at));
            }
            next += 1;
            index += used;
        }
        at += 1;
        given.below = chunk.range().end;
    }
    let title = patterns.iter().any(|own| own.fields().any(|field| field == HeadField::Title));
    let titled = given.parts.iter().flatten().any(|(part, _)| *part == Part::Title);
    if given.items.is_empty() || (title && !titled) {
        return None;
    }
    if !title {
        given.number_as_title();
    }
    Some(given)
}

/// Returns how many patterns stand before the next that is an epigraph.
fn line_end(patterns: &[&HeadPattern], next: usize) -> usize {
    patterns[next..].iter().position(|own| own.is_only(HeadField::Epigraph)).unwrap_or(patterns.len() - next)
}

/// Counts the lines of a title: all of its chunk down to the next that is given, unless the text begins there.
fn title_lines(lines: &[Line<'_>], below: &[&HeadPattern], context: &Context<'_>) -> usize {
    let own = 1 + lines.iter().skip(1).take_while(|line| fitting(line, below).is_none()).count();
    let words = lines[..own].iter().map(|line| line.text.split_whitespace().count()).sum::<usize>();
    if own <= TITLE_LINES && words <= TITLE_WORDS {
        return own;
    }
    title::halves(&lines[..own], context.habit.wrap).0.len()
}

impl<'a> GivenHead<'a> {
    fn push(&mut self, item: HeadItem<'a>, part: Part) {
        self.items.push(item);
        self.parts.push(Some((part, REASON)));
    }

    fn piece(&mut self, line: &Line<'a>, piece: Fitting, chunk: usize) {
        let own = row::sub(line, piece.range);
        let (kind, part) = match piece.field {
            Some(HeadField::Title) => (Kind::Short, Part::Title),
            Some(HeadField::Subtitle) => (Kind::Short, Part::Subtitle),
            Some(HeadField::Kicker) => (Kind::Short, Part::Kicker),
            Some(HeadField::Masthead) => (Kind::Short, Part::Masthead),
            Some(HeadField::Number) => (Kind::Number, Part::Issue),
            Some(HeadField::Venue | HeadField::Place) => (Kind::Issue, Part::Issue),
            Some(HeadField::Author) => (Kind::Byline(names(own.text)), Part::Byline),
            Some(HeadField::Date) => match found(own.text) {
                Some(found) => (Kind::Date(found), Part::Date),
                None => return,
            },
            Some(HeadField::Skip | HeadField::Epigraph) | None => (Kind::Aside, Part::Page),
        };
        self.push(HeadItem::new(vec![own], kind, chunk).in_row(true), part);
    }

    /// Takes the number for the title where none is given.
    fn number_as_title(&mut self) {
        let number = self.items.iter().position(|item| matches!(item.kind, Kind::Number));
        if let Some((part, _)) = number.and_then(|at| self.parts[at].as_mut()) {
            *part = Part::Title;
        }
    }
}

/// A piece of a line, and what it is; `None` for words of the pattern.
struct Fitting {
    range: Range<usize>,
    field: Option<HeadField>,
}

/// Finds the first pattern that a line fits, with the pieces of the line.
fn fitting(line: &Line<'_>, patterns: &[&HeadPattern]) -> Option<(usize, Vec<Fitting>)> {
    patterns.iter().enumerate().find_map(|(index, pattern)| Some((index, fit(line.text, pattern)?)))
}

/// Divides a line as a pattern says; `None` if it does not fit.
fn fit(text: &str, pattern: &HeadPattern) -> Option<Vec<Fitting>> {
    if text.len() > LONGEST_LINE {
        return None;
    }
    let mut matching = Matching { text, pieces: pattern.pieces(), failed: BTreeSet::new() };
    let mut fits = matching.from(0, 0)?;
    fits.reverse();
    Some(fits)
}

struct Matching<'t> {
    text: &'t str,
    pieces: &'t [PatternPiece],
    /// Where pieces were tried in vain: piece and byte.
    failed: BTreeSet<(usize, usize)>,
}

impl Matching<'_> {
    /// Fits the pieces from one on to the text from a byte on; returns them last first.
    fn from(&mut self, piece: usize, at: usize) -> Option<Vec<Fitting>> {
        let rest = self.text.get(at..)?;
        let Some(own) = self.pieces.get(piece) else { return rest.trim().is_empty().then(Vec::new) };
        if self.failed.contains(&(piece, at)) {
            return None;
        }
        let found = match own {
            PatternPiece::Words(words) => leads(rest, words).and_then(|len| {
                let mut fits = self.from(piece + 1, at + len)?;
                if words.chars().any(char::is_alphanumeric) {
                    fits.push(Fitting { range: trimmed(self.text, at..at + len), field: None });
                }
                Some(fits)
            }),
            PatternPiece::Field(field) => self.field(*field, piece, at),
        };
        if found.is_none() {
            self.failed.insert((piece, at));
        }
        found
    }

    /// Fits a field: the shortest piece that is what it says, and after which the rest fits.
    fn field(&mut self, field: HeadField, piece: usize, at: usize) -> Option<Vec<Fitting>> {
        let rest = self.text.get(at..)?;
        let ends: Vec<usize> = match self.pieces.get(piece + 1) {
            None => vec![rest.len()],
            Some(PatternPiece::Words(words)) => rest
                .char_indices()
                .map(|(end, _)| end)
                .filter(|end| leads(&rest[*end..], words).is_some())
                .collect(),
            Some(PatternPiece::Field(_)) => return None,
        };
        ends.into_iter().find_map(|end| {
            let range = trimmed(self.text, at..at + end);
            let own = self.text.get(range.clone())?;
            // Beside other things a date has no place with it: `The Mill, 4 May 2003` has a title.
            let placed = field == HeadField::Date && self.pieces.len() > 1 && found(own)?.place.is_some();
            if placed || !is(field, own) {
                return None;
            }
            let mut fits = self.from(piece + 1, at + end)?;
            fits.push(Fitting { range, field: Some(field) });
            Some(fits)
        })
    }
}

/// Returns how many bytes of a text the words of a pattern take at its start; white space stands for any.
fn leads(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    let mut words = words.chars().peekable();
    while let Some(c) = words.next() {
        if c.is_whitespace() {
            while words.next_if(|c| c.is_whitespace()).is_some() {}
            let trimmed = rest.trim_start();
            // A space at the end of a line may be missing.
            if trimmed.len() == rest.len() && !rest.is_empty() {
                return None;
            }
            rest = trimmed;
        } else {
            let own = rest.chars().next()?;
            if !own.to_lowercase().eq(c.to_lowercase()) {
                return None;
            }
            rest = &rest[own.len_utf8()..];
        }
    }
    Some(text.len() - rest.len())
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let own = &text[range.clone()];
    let start = range.start + (own.len() - own.trim_start().len());
    start..start + own.trim().len()
}

fn found(text: &str) -> Option<date::FoundDate> {
    date::whole_line(text).or_else(|| date::period(text))
}

/// Tells whether words can be what a field says.
fn is(field: HeadField, text: &str) -> bool {
    let words = text.split_whitespace().count();
    let letters = text.chars().any(char::is_alphanumeric);
    match field {
        HeadField::Date => found(text).is_some(),
        HeadField::Number => row::is_number(text) || matches!(row::numbered(text), Some(HeadLine::Number)),
        HeadField::Author => {
            letters && words <= SHORT_WORDS && found(text).is_none() && !names(text).is_empty()
        }
        HeadField::Title | HeadField::Subtitle => letters && words <= TITLE_WORDS,
        HeadField::Kicker | HeadField::Masthead | HeadField::Venue | HeadField::Place => {
            letters && words <= SHORT_WORDS
        }
        HeadField::Epigraph => false,
        HeadField::Skip => words > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str, pattern: &str) -> Option<Vec<String>> {
        let pattern = HeadPattern::parse(pattern).expect("a pattern");
        let fits = fit(text, &pattern)?;
        Some(
            fits.into_iter()
                .filter(|fit| fit.field.is_some())
                .map(|fit| text[fit.range].to_owned())
                .collect(),
        )
    }

    #[test]
    fn a_line_is_divided_as_the_pattern_says() {
        let parts = |text: &str, pattern: &str| divided(text, pattern).unwrap_or_default().join("|");
        assert_eq!(parts("12   4 May 2003\tAnn Lee", "{number} {date} {author}"), "12|4 May 2003|Ann Lee");
        assert_eq!(parts("No. 12, 4 May 2003", "{number}, {date}"), "No. 12|4 May 2003");
        assert_eq!(parts("The Mill, Again, 4 May 2003", "{title}, {date}"), "The Mill, Again|4 May 2003");
        assert_eq!(
            parts("posted on 4 May 2003 by Ann Lee", "Posted on {date} by {author}"),
            "4 May 2003|Ann Lee"
        );
    }

    // Near misses: another order, a part that is missing, a word that is no date.
    #[test]
    fn a_line_that_is_other_than_given_does_not_fit() {
        for (text, pattern) in [
            ("Ann Lee 4 May 2003", "{date} {author}"),
            ("4 May 2003", "{date} | {author}"),
            ("The Mill, in the spring", "{title}, {date}"),
            ("Twelve, 4 May 2003", "{number}, {date}"),
            ("Posted by Ann Lee", "Posted on {date} by {author}"),
        ] {
            assert_eq!(divided(text, pattern), None, "{text}");
        }
    }

    // Backtracking without bounds takes years here.
    #[test]
    fn a_long_line_that_never_fits_ends_soon() {
        let line = "a ".repeat(199);
        let pattern = "{title} {subtitle} {kicker} {masthead} {venue} {place} {author} {skip} {date}";
        assert_eq!(divided(&line, pattern), None);
    }
}
