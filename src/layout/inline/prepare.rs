//! A paragraph's words shaped, its levels and its places to break found; independent of the measure.

use super::breaker::{self, BestBreaks, LineEnd, Sum};
use super::collect::{Collected, LINE_BREAK, OBJECT, StyledSpan};
use super::parameters::Parameters;
use super::word::{StyleWords, Word, WordBreak};
use super::{ParagraphShape, Setter, costs};
use crate::frame::Bearing;
use crate::num::saturate;
use crate::unit::Length;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use unicode_bidi::{BidiInfo, Level};

/// A piece of a paragraph that is not divided but at one of the places to break within a word.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// The span it lies in.
    pub span: u32,
    /// The bidirectional embedding level.
    pub level: Level,
}

#[derive(Clone, Debug)]
pub(super) enum TokenKind {
    /// Letters between spaces.
    Word(Arc<Word>),
    /// A word space of that natural width.
    Space(i64),
    /// Something other than words, of that width.
    Object(i64),
    /// The end of a line that was asked for.
    LineBreak,
}

/// Where a [`LineEnd`] of the breaker lies among the tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Breakpoint {
    /// The next line begins with this token, after any spaces.
    pub token: u32,
    /// The line ends within that token, at this one of its breaks.
    pub inner: Option<u32>,
}

/// A paragraph ready to be broken into lines of any measure.
#[derive(Clone, Debug)]
pub struct Prepared<'p> {
    pub(super) paragraph: &'p Collected,
    pub(super) tokens: Vec<Token>,
    /// By span and direction of its tokens.
    pub(super) words: Vec<[Option<Arc<StyleWords>>; 2]>,
    pub(super) points: Vec<LineEnd>,
    pub(super) places: Vec<Breakpoint>,
    /// The words after which a line may end only because it would be too wide.
    wide_joins: BTreeSet<usize>,
}

impl Setter<'_> {
    /// Shapes and divides a paragraph's words and finds where its lines may end.
    ///
    /// Words wider than `narrowest`, the shortest of its lines, may be broken anywhere.
    pub fn prepare<'p>(&self, paragraph: &'p Collected, narrowest: Length) -> Prepared<'p> {
        let mut tokenizer = Tokenizer {
            setter: self,
            prepared: Prepared {
                paragraph,
                tokens: Vec::new(),
                words: vec![[None, None]; paragraph.spans.len()],
                points: Vec::new(),
                places: Vec::new(),
                wide_joins: BTreeSet::new(),
            },
            levels: levels(paragraph),
        };
        tokenizer.run();
        let mut prepared = tokenizer.prepared;
        prepared.break_wide_words(narrowest.units());
        prepared.wide_joins = prepared.wide_joins(narrowest.units());
        prepared.find_points();
        prepared
    }
}

impl Prepared<'_> {
    /// Returns the best breaks for each number of lines that can be had, ascending by it; a balanced format
    /// gives only the fewest lines, an empty paragraph none.
    pub fn break_lines(&self, format: &ParagraphShape) -> Vec<BestBreaks> {
        if self.tokens.is_empty() {
            return Vec::new();
        }
        let parameters = costs::parameters(format);
        if format.balance {
            // A title is broken at a hyphen only where nothing else fits.
            let whole = self.solve_at(format, &parameters, |point| !self.divides(point));
            if let Some(best) = whole.into_iter().next()
                && best.fits()
            {
                return vec![best];
            }
        }
        let mut variants = if format.hyphenate && !format.by_sense {
            breaker::solve(&self.points, &costs::line_widths(format), &parameters)
        } else {
            self.solve_at(format, &parameters, |point| format.hyphenate || !self.adds_hyphen(point))
        };
        if format.balance {
            variants.truncate(1);
        }
        variants
    }

    /// Returns what [`Self::break_lines`] does of a justified format, with spaces that may be wider.
    pub fn break_lines_wider(&self, format: &ParagraphShape) -> Vec<BestBreaks> {
        let parameters = Parameters { tolerance: costs::WIDER_TOLERANCE, ..costs::parameters(format) };
        self.solve_at(format, &parameters, |point| format.hyphenate || !self.adds_hyphen(point))
    }

    /// Returns what [`Self::break_lines`] does of a justified format where no line may end at one point.
    pub(super) fn break_lines_but(&self, format: &ParagraphShape, barred: u32) -> Vec<BestBreaks> {
        let may_end = |point| point != barred && (format.hyphenate || !self.adds_hyphen(point));
        self.solve_at(format, &costs::parameters(format), may_end)
    }

    /// Breaks only at some of the points.
    fn solve_at(
        &self,
        format: &ParagraphShape,
        parameters: &Parameters,
        keep: impl Fn(u32) -> bool,
    ) -> Vec<BestBreaks> {
        let kept: Vec<u32> = (0..saturate::<u32>(self.points.len())).filter(|point| keep(*point)).collect();
        let mut points: Vec<LineEnd> = kept.iter().map(|i| self.points[*i as usize]).collect();
        if format.by_sense {
            for (point, end) in kept.iter().zip(&mut points) {
                end.penalty += self.sense(*point);
            }
        }
        let mut variants = breaker::solve(&points, &costs::line_widths(format), parameters);
        for variant in &mut variants {
            for point in &mut variant.breaks {
                *point = kept[*point as usize];
            }
        }
        variants
    }

    /// Returns the break within a word that a point is.
    fn word_break(&self, point: u32) -> Option<(usize, &WordBreak)> {
        let place = self.places.get(point as usize)?;
        let token = self.tokens.get(place.token as usize)?;
        let TokenKind::Word(word) = &token.kind else { return None };
        let inner = word.breaks.get(place.inner? as usize)?;
        Some((token.range.start + inner.at as usize, inner))
    }

    fn adds_hyphen(&self, point: u32) -> bool {
        self.word_break(point).is_some_and(|(_, inner)| inner.hyphen)
    }

    /// Tells whether a line that ends at this point ends in a hyphen or dash.
    pub fn ends_in_hyphen(&self, point: u32) -> bool {
        self.points.get(point as usize).is_some_and(|point| point.marked)
    }

    /// Tells whether the last line is one word, or the rest of one, that is narrower than `least`, for which all others were
    /// let out.
    pub fn is_let_out_for_a_word(&self, way: &BestBreaks, least: Length) -> bool {
        let [.., before, last] = way.breaks[..] else { return false };
        let (Some(before), Some(last)) = (self.points.get(before as usize), self.points.get(last as usize))
        else {
            return false;
        };
        let others = &way.ratios[..way.ratios.len().saturating_sub(1)];
        let mean = others.iter().map(|ratio| f64::from(*ratio)).sum::<f64>() / others.len().max(1) as f64;
        let last = last.end.since(before.start);
        let is_long = last.width >= least.units() && !before.marked;
        last.stretch == 0 && mean > costs::LET_OUT && !is_long
    }

    /// Tells whether a point divides a word or compound, at a hyphen that is added or its own; dashes stand
    /// between words.
    fn divides(&self, point: u32) -> bool {
        self.word_break(point)
            .is_some_and(|(at, inner)| inner.hyphen || self.paragraph.text[..at].ends_with(['-', '\u{2010}']))
    }

    fn break_wide_words(&mut self, narrowest: i64) {
        let spans = &self.paragraph.spans;
        for token in self.tokens.iter_mut().filter(|token| spans[token.span as usize].held.is_none()) {
            if let TokenKind::Word(word) = &mut token.kind
                && let Some(broken) = word.broken_anywhere(narrowest)
            {
                *word = Arc::new(broken);
            }
        }
    }

    /// Returns the words and spaces after which a line must be able to end, though nothing divides them from the next:
    /// together they are wider than the narrowest line. Long words are cut, and a change of style begins a new one.
    fn wide_joins(&self, narrowest: i64) -> BTreeSet<usize> {
        let mut joins = BTreeSet::new();
        // What stands since the last place where a line may end.
        let mut open = 0;
        for (index, token) in self.tokens.iter().enumerate() {
            let word = match &token.kind {
                TokenKind::Word(word) => word,
                // No line ends before the colon of `a :b`.
                TokenKind::Space(width) if open > 0 && !self.breaks_at_space(index) => {
                    open += width;
                    continue;
                }
                _ => {
                    open = 0;
                    continue;
                }
            };
            let is_held = self.paragraph.spans[token.span as usize].held.is_some();
            let head = word.breaks.first().map_or(word.shaped.width, |place| place.before);
            if open > 0 && index > 0 && self.breaks_between(index - 1) {
                open = 0;
            }
            if open > 0 && open + head > narrowest && !is_held {
                joins.insert(index - 1);
                open = 0;
            }
            open = word.breaks.last().map_or(open + word.shaped.width, |place| place.after);
        }
        joins
    }

    /// Returns the width of the longest stretch that no space divides, and of the longest line where lines
    /// end only as asked for.
    pub fn widths(&self) -> (Length, Length) {
        let (mut word, mut line) = (0, 0);
        let mut widest = (0, 0);
        for token in &self.tokens {
            let width = match &token.kind {
                TokenKind::Word(word) => word.shaped.width,
                TokenKind::Space(width) | TokenKind::Object(width) => *width,
                TokenKind::LineBreak => 0,
            };
            let divides = matches!(token.kind, TokenKind::Space(_) | TokenKind::LineBreak);
            word = if divides { 0 } else { word + width };
            line = if matches!(token.kind, TokenKind::LineBreak) { 0 } else { line + width };
            widest = (word.max(widest.0), line.max(widest.1));
        }
        (Length::from_units(widest.0), Length::from_units(widest.1))
    }

    /// Returns the word that a line ends within for want of any better place, with what it says; only at its
    /// first such break.
    pub(super) fn broken_word(&self, start: Breakpoint, end: Breakpoint) -> Option<(&str, Bearing)> {
        let at = |place: Breakpoint| {
            let token = self.tokens.get(place.token as usize)?;
            let TokenKind::Word(word) = &token.kind else { return None };
            word.breaks.get(place.inner? as usize).filter(|inner| inner.anywhere).map(|_| token)
        };
        let token = at(end)?;
        if at(start).is_some() && start.token == end.token {
            return None;
        }
        let span = self.paragraph.spans.get(token.span as usize)?;
        Some((&self.paragraph.text[token.range.clone()], span.bearing_at(token.range.start)))
    }

    /// Finds the places where lines may end, with the sums up to them.
    fn find_points(&mut self) {
        let mut sum = Sum::default();
        let first_hang = self.start_hang(0);
        let mut points = vec![LineEnd { start_hang: first_hang, ..LineEnd::default() }];
        let mut places = vec![Breakpoint::default()];
        for (index, token) in self.tokens.iter().enumerate() {
            match &token.kind {
                TokenKind::Word(word) => {
                    for (inner, place) in word.breaks.iter().enumerate() {
                        points.push(within(&sum, word, place));
                        places
                            .push(Breakpoint { token: saturate(index), inner: Some(saturate::<u32>(inner)) });
                    }
                    sum.width += word.shaped.width;
                    sum.letters += word.shaped.width;
                }
                TokenKind::Object(width) => sum.width += width,
                TokenKind::Space(width) => {
                    let end = sum;
                    sum.width += width;
                    sum.stretch += width * costs::STRETCH / 1000;
                    sum.shrink += width * costs::SHRINK / 1000;
                    if self.breaks_at_space(index) || self.wide_joins.contains(&index) {
                        points.push(LineEnd {
                            end,
                            start: sum,
                            end_hang: self.end_hang(index),
                            start_hang: self.start_hang(index + 1),
                            marked: self.ends_in_dash(index),
                            penalty: self.tie(index),
                            ..LineEnd::default()
                        });
                        places.push(Breakpoint { token: saturate::<u32>(index) + 1, inner: None });
                    }
                }
                TokenKind::LineBreak => {
                    points.push(LineEnd {
                        end: sum,
                        start: sum,
                        end_hang: 0,
                        start_hang: self.start_hang(index + 1),
                        forced: true,
                        ..LineEnd::default()
                    });
                    places.push(Breakpoint { token: saturate::<u32>(index) + 1, inner: None });
                }
            }
            if self.breaks_between(index) || self.wide_joins.contains(&index) {
                points.push(LineEnd {
                    end: sum,
                    start: sum,
                    end_hang: self.end_hang(index + 1),
                    start_hang: self.start_hang(index + 1),
                    ..LineEnd::default()
                });
                places.push(Breakpoint { token: saturate::<u32>(index) + 1, inner: None });
            }
        }
        let ended = self.tokens.last().is_some_and(|token| matches!(token.kind, TokenKind::LineBreak));
        if !ended {
            points.push(LineEnd { end: sum, start: sum, forced: true, ..LineEnd::default() });
            places.push(Breakpoint { token: saturate::<u32>(self.tokens.len()), inner: None });
        }
        (self.points, self.places) = (points, places);
    }

    /// How far a line that begins with this token may stand out.
    fn start_hang(&self, token: usize) -> i64 {
        match self.tokens.get(token).map(|token| &token.kind) {
            Some(TokenKind::Word(word)) => word.shaped.start,
            _ => 0,
        }
    }

    /// How far a line that ends before this token may stand out.
    fn end_hang(&self, token: usize) -> i64 {
        match token.checked_sub(1).and_then(|before| self.tokens.get(before)).map(|token| &token.kind) {
            Some(TokenKind::Word(word)) => word.shaped.end,
            _ => 0,
        }
    }

    pub(super) fn text_of(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &self.paragraph.text[token.range.clone()])
    }

    /// Tells whether the word before this space ends in a hyphen, as in "two- and threefold".
    fn ends_in_dash(&self, space: usize) -> bool {
        space > 0 && self.text_of(space - 1).ends_with(['-', '\u{2010}'])
    }

    /// Tells whether a line may end at this space: not at the paragraph's end or before another space, not
    /// after an opening mark or before a dash or closing mark set off by a space, as in French.
    fn breaks_at_space(&self, space: usize) -> bool {
        let (before, after) = (self.text_of(space.wrapping_sub(1)), self.text_of(space + 1));
        let word_after = matches!(
            self.tokens.get(space + 1).map(|token| &token.kind),
            Some(TokenKind::Word(_) | TokenKind::Object(_))
        );
        space > 0
            && word_after
            && self.text_of(space) != "\u{A0}"
            && !before.ends_with(['«', '‹', '(', '[', '¿', '¡'])
            && !after.starts_with(['–', '—', '»', '›', ':', ';', '!', '?', ')', ']', '%'])
    }

    /// Tells whether a line may end between this token and the next, where no space stands between them.
    fn breaks_between(&self, token: usize) -> bool {
        let Some(next) = self.tokens.get(token + 1) else { return false };
        let joined = |kind: &TokenKind| matches!(kind, TokenKind::Word(_));
        let this = &self.tokens[token];
        let held = this.span == next.span && self.paragraph.spans[this.span as usize].held.is_some();
        if held || !joined(&this.kind) || !joined(&next.kind) {
            return false;
        }
        let text = &self.paragraph.text[this.range.start..next.range.end];
        let boundary = this.range.len();
        let at = unicode_linebreak::linebreaks(text).any(|(at, _)| at == boundary);
        at && !text[boundary..].starts_with(['–', '—', '-'])
    }
}

fn within(sum: &Sum, word: &Word, place: &WordBreak) -> LineEnd {
    let gone = word.shaped.width - place.after;
    let plus = |width: i64| Sum { width: sum.width + width, letters: sum.letters + width, ..*sum };
    LineEnd {
        end: plus(place.before),
        start: plus(gone),
        end_hang: place.end,
        start_hang: place.start,
        penalty: match (place.hyphen, place.marked) {
            (true, _) => costs::HYPHEN_PENALTY * f64::from(place.cost) / 100.0,
            (false, true) => costs::OWN_HYPHEN_PENALTY,
            (false, false) => 0.0,
        },
        marked: place.marked,
        forced: false,
        may_end_short: place.address,
        anywhere: place.anywhere,
    }
}

/// Returns the level of each byte, or nothing where all run from left to right.
fn levels(paragraph: &Collected) -> Option<Vec<Level>> {
    // No character below the Hebrew block is or asks for right to left.
    if !paragraph.rtl
        && paragraph.text.chars().all(|c| c < '\u{590}' || ('\u{2010}'..'\u{202A}').contains(&c))
    {
        return None;
    }
    let base = if paragraph.rtl { Level::rtl() } else { Level::ltr() };
    // A line separator is white space to the algorithm; the paragraph is one.
    let info = BidiInfo::new(&paragraph.text, Some(base));
    Some(info.levels)
}

struct Tokenizer<'s, 'p> {
    setter: &'s Setter<'s>,
    prepared: Prepared<'p>,
    levels: Option<Vec<Level>>,
}

/// Words longer than this, in bytes, are cut: what it costs to try each break of a word grows with the square
/// of its length, and text without spaces may be of any length.
const LONGEST_WORD: usize = 160;

impl Tokenizer<'_, '_> {
    fn run(&mut self) {
        let paragraph = self.prepared.paragraph;
        for (index, span) in paragraph.spans.iter().enumerate() {
            if let Some(object) = &span.object {
                self.push(TokenKind::Object(object.width.units()), span.range.clone(), index);
                continue;
            }
            let first = self.prepared.tokens.len();
            let mut at = span.range.start;
            while at < span.range.end {
                at = self.token(at, span.range.end, index);
            }
            if let Some(held) = &span.held {
                self.hold(first, span, held);
            }
        }
    }

    /// Gives the words from a token on the width of the widest of those that may come to stand in their place.
    fn hold(&mut self, first: usize, span: &StyledSpan, held: &[String]) {
        let widest = held.iter().map(|words| self.width_alone(words, span)).max();
        let tokens = &mut self.prepared.tokens[first..];
        let text = |token: &Token| &self.prepared.paragraph.text[token.range.clone()];
        let padded = tokens.iter().position(|token| text(token).contains(' ')).unwrap_or(0);
        let mut width = 0;
        for token in tokens.iter_mut() {
            if let TokenKind::Word(word) = &mut token.kind {
                width += word.shaped.width;
                *word = Arc::new(Word { shaped: word.shaped.clone(), breaks: Box::default() });
            }
        }
        if let (Some(widest), Some(token)) = (widest, tokens.get_mut(padded))
            && let TokenKind::Word(word) = &mut token.kind
        {
            let gap = self.prepared.paragraph.text[token.range.clone()].find(' ');
            Arc::make_mut(word).shaped.widen(gap, widest - width);
        }
    }

    /// Returns the natural width of words of a span that no line ends within.
    fn width_alone(&self, words: &str, span: &StyledSpan) -> i64 {
        let span = StyledSpan { range: 0..words.len(), held: Some(Arc::default()), ..span.clone() };
        let (links, marks, rtl) = (Vec::new(), Vec::new(), self.prepared.paragraph.rtl);
        let paragraph = Collected { text: words.into(), spans: vec![span], links, marks, rtl };
        self.setter.prepare(&paragraph, Length::from_units(i64::MAX)).widths().1.units()
    }

    /// Adds the token that begins at a byte and returns where it ends.
    fn token(&mut self, at: usize, end: usize, span: usize) -> usize {
        let paragraph = self.prepared.paragraph;
        let rest = &paragraph.text[at..end];
        let level = self.level(at);
        let same_level = |offset: usize| self.level(at + offset) == level;
        let held = self.prepared.paragraph.spans[span].held.is_some();
        let is_space = |c: char| is_space(c) && !held;
        let mut ends = rest.char_indices();
        match ends.next() {
            Some((_, LINE_BREAK)) => {
                let range = at..at + LINE_BREAK.len_utf8();
                self.push(TokenKind::LineBreak, range.clone(), span);
                range.end
            }
            Some((_, c)) if is_space(c) => {
                let width = self.words(span, level).space;
                let range = at..at + c.len_utf8();
                // Spaces in a row are one, as wide as one.
                let again = c == ' '
                    && self
                        .prepared
                        .tokens
                        .last()
                        .is_some_and(|token| matches!(token.kind, TokenKind::Space(_)));
                self.push(TokenKind::Space(if again { 0 } else { width }), range.clone(), span);
                range.end
            }
            _ => {
                let stop = |(offset, c): &(usize, char)| {
                    is_space(*c)
                        || matches!(*c, LINE_BREAK | OBJECT)
                        || *offset > LONGEST_WORD && !is_combining(*c)
                        || !same_level(*offset)
                };
                let length = ends.find(stop).map_or(rest.len(), |(offset, _)| offset);
                // The space after the dash of a speech is one with it: speeches in a row begin on one line down the page.
                let length = length + usize::from(at == 0 && opens_speech(rest));
                let setter = self.setter;
                let words = self.words(span, level);
                let word = words.word(&rest[..length], setter.fonts, &setter.known.hyphenators);
                self.push(TokenKind::Word(word), at..at + length, span);
                at + length
            }
        }
    }

    fn push(&mut self, kind: TokenKind, range: Range<usize>, span: usize) {
        let level = self.level(range.start);
        self.prepared.tokens.push(Token { kind, range, span: saturate(span), level });
    }

    fn level(&self, byte: usize) -> Level {
        let levels = self.levels.as_ref();
        levels.and_then(|levels| levels.get(byte)).copied().unwrap_or(Level::ltr())
    }

    fn words(&mut self, span: usize, level: Level) -> &StyleWords {
        let slot = &mut self.prepared.words[span][usize::from(level.is_rtl())];
        let style = &self.prepared.paragraph.spans[span].style;
        let make = || self.setter.known.words.of_style(self.setter.fonts, style, level.is_rtl());
        slot.get_or_insert_with(make)
    }
}

/// Tells whether a paragraph begins with a dash and a space, as speeches do in most languages of Europe.
pub(super) fn opens_speech(text: &str) -> bool {
    ["– ", "— "]
        .iter()
        .any(|dash| text.strip_prefix(dash).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)))
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}')
}
