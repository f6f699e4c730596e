//! Chosen breaks to lines of items, each glyph in its place.

use super::breaker::{BestBreaks, SHORT_RATIO};
use super::collect::{Decoration, LineMark, LinkSpan, TextStyle};
use super::costs::{LETTERFIT, NARROW_SPACE, STRETCH, WIDE_SPACE};
use super::letters;
use super::missing;
use super::prepare::{Breakpoint, Prepared, TokenKind};
use super::runs::{Fitting, Runs};
use super::word::Shaped;
use super::{Align, ParagraphShape, Setter};
use crate::diagnostic::{Diagnostic, Span};
use crate::frame::{Bearing, Cap, Item, LinkSource, LinkTarget, Stroke, TextPosition};
use crate::num::saturate;
use crate::unit::{Length, Point};
use std::borrow::Cow;
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// A line ready to be put on a page.
#[derive(Clone, Debug, Default)]
pub struct SetLine {
    /// What is drawn, in the order it is read; places count from the left edge of the measure and the
    /// baseline. The region is `main` until the page puts it elsewhere.
    pub items: Vec<Item>,
    /// Links that stand on it.
    pub links: Vec<LineLink>,
    /// What was given to [`super::Collector::mark`].
    pub marks: Vec<LineMark>,
    /// What its first words say.
    pub first: Option<TextPosition>,
    /// Whether it ends in a hyphen or within a word.
    pub hyphenated: bool,
    /// How far its letters rise above the baseline, as their faces state it.
    pub ascent: Length,
    /// How far they fall below it; positive.
    pub descent: Length,
    /// From its first letter to its last.
    pub width: Length,
    /// How it was fitted.
    pub quality: Quality,
    /// What went wrong in it.
    pub notices: Vec<Notice>,
}

/// A link's extent on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineLink {
    /// What in the book is the link.
    pub source: LinkSource,
    /// Where it leads.
    pub target: LinkTarget,
    /// Its left edge, from the left edge of the measure.
    pub left: Length,
    /// Its right edge.
    pub right: Length,
}

/// How a line was fitted to its measure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    /// Whether it is justified: the others tell nothing of the breaking.
    pub justified: bool,
    /// The width of its spaces, 1 being natural.
    pub space: f32,
    /// The width of its letters, 1 being natural.
    pub letters: f32,
    /// By how much they are wider than those of the line before it in the paragraph; 0 in the first.
    pub step: f32,
}

impl Quality {
    /// Of a loose line spaces are wider than this, 1 being natural.
    pub const LOOSE: f32 = 1.5;
    /// Letters that differ by more from those of the line before are seen: 2.5 points of 100, and what rounding adds.
    pub const STEP: f32 = 0.0251;

    /// Tells whether somebody sees how wide the spaces are.
    pub fn is_loose(&self) -> bool {
        self.space > Self::LOOSE
    }

    /// Tells whether its letters are fitted as far as they may be, or as good as.
    pub fn is_strained(&self) -> bool {
        (self.letters - 1.0).abs() * 10_000.0 >= LETTERFIT as f32 - 5.0
    }

    /// Tells whether somebody sees how its letters differ from those of the line before.
    pub fn is_stepped(&self) -> bool {
        self.step.abs() > Self::STEP
    }
}

/// What went wrong in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// Where in the book.
    pub at: Bearing,
}

/// The kinds of things that go wrong in a line.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    /// No face has this character: `F002`.
    Missing(char),
    /// The line is wider than its measure by so much; its words: `L001`.
    Overfull(Length, String),
    /// The word is wider than its line, and is broken where words are not: `L002`.
    Broken(String),
}

impl Notice {
    /// Returns the character that no face has, where that is what is wrong.
    pub fn missing(&self) -> Option<char> {
        match self.kind {
            NoticeKind::Missing(c) => Some(c),
            _ => None,
        }
    }

    /// Tells whether it is about words that somebody could put in another way, or divide: addresses, fingerprints,
    /// names of programs and rows of signs are broken in silence.
    pub fn is_of_words(&self) -> bool {
        match &self.kind {
            NoticeKind::Missing(_) => false,
            NoticeKind::Broken(word) => is_word(word) && word.contains(char::is_alphanumeric),
            NoticeKind::Overfull(_, line) => {
                line.split_whitespace().all(is_word) && line.contains(char::is_alphanumeric)
            }
        }
    }

    /// Returns the diagnostic, to be shown at the span of the node it is about.
    pub fn diagnostic(&self, span: Option<Span>) -> Diagnostic {
        let diagnostic = match &self.kind {
            NoticeKind::Missing(c) => {
                Diagnostic::warning("F002", missing::message(&[*c])).hint(missing::HINT)
            }
            NoticeKind::Overfull(by, words) => {
                Diagnostic::warning("L001", format!("the line \"{words}\" is {by} too wide"))
                    .hint("add soft hyphens to a long word, or shorten it")
            }
            NoticeKind::Broken(word) => Diagnostic::warning(
                "L002",
                format!("\"{word}\" is too long for a line, and is broken anywhere"),
            )
            .hint("add soft hyphens where it may be divided, or shorten it"),
        };
        match span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        }
    }
}

/// Tells whether a word is one of a language: letters, and the signs that stand around and between them.
///
/// Digits, slashes, underscores and the like among the letters, or capitals after small ones, are the marks of an
/// address or of a name for a program.
fn is_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_joint = |c: char| matches!(c, '-' | '‐' | '‑' | '–' | '—' | '\'' | '’' | '\u{ad}' | '·');
    let capital_within =
        bare.chars().zip(bare.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let of_letters = || bare.chars().all(|c| c.is_alphabetic() || is_combining(c) || is_joint(c));
    let of_digits = || !bare.chars().any(char::is_alphabetic);
    !capital_within && (of_letters() || of_digits())
}

/// Tells whether a character goes with the letter before it.
fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// A word, space or object of one line.
pub(super) struct LinePart<'a> {
    pub kind: PartKind<'a>,
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    pub span: usize,
    pub level: Level,
    /// What is read in place of a part of a word.
    pub actual_text: Option<Box<str>>,
}

pub(super) enum PartKind<'a> {
    Word(Cow<'a, Shaped>),
    Space(i64),
    Object(i64),
}

impl Setter<'_> {
    /// Puts every glyph of the chosen variant in its place.
    ///
    /// The lines are in reading order; a variant of another paragraph gives lines that make no sense, and a
    /// point that is not of this one ends the lines there.
    pub fn finish(
        &self,
        prepared: &Prepared<'_>,
        format: &ParagraphShape,
        variant: &BestBreaks,
    ) -> Vec<SetLine> {
        let mut lines = Vec::with_capacity(variant.breaks.len());
        let mut start = Breakpoint::default();
        let shares = letters::shares(&variant.ratios);
        let mut before = None;
        for (index, point) in variant.breaks.iter().enumerate() {
            let Some(end) = prepared.places.get(*point as usize).copied() else { break };
            let parts = self.parts(prepared, start, end);
            let forced = prepared.points[*point as usize].forced;
            let share = shares.get(index).copied().unwrap_or(0.0);
            let may_end_short = prepared.points[*point as usize].may_end_short;
            let line = LineMaker { setter: self, prepared, format, index, forced, may_end_short, share };
            let next = prepared.byte_of(end);
            let mut made = line.make(&parts, prepared.byte_of(start)..next);
            made.quality.step = before.map_or(0.0, |before: f32| made.quality.letters - before);
            before = Some(made.quality.letters);
            made.hyphenated = prepared.points[*point as usize].marked || end.inner.is_some();
            if let Some((word, at)) = prepared.broken_word(start, end) {
                made.notices.push(Notice { kind: NoticeKind::Broken(word.to_owned()), at });
            }
            lines.push(made);
            start = end;
        }
        lines
    }

    /// Returns what stands between two places, without spaces at either edge but with the one that ends the
    /// line, which takes no room.
    fn parts<'a>(&self, prepared: &'a Prepared<'_>, start: Breakpoint, end: Breakpoint) -> Vec<LinePart<'a>> {
        let last = if end.inner.is_some() { end.token as usize + 1 } else { end.token as usize };
        let last = last.min(prepared.tokens.len());
        let mut parts = Vec::with_capacity(last.saturating_sub(start.token as usize));
        for index in start.token as usize..last {
            let token = &prepared.tokens[index];
            let read_as = &prepared.paragraph.spans[token.span as usize].read_as;
            let mut part = LinePart {
                kind: PartKind::Space(0),
                range: token.range.clone(),
                span: token.span as usize,
                level: token.level,
                actual_text: read_as.as_deref().map(Into::into),
            };
            match &token.kind {
                TokenKind::LineBreak | TokenKind::Space(_) if parts.is_empty() => continue,
                TokenKind::LineBreak => part.kind = PartKind::Space(0),
                TokenKind::Space(width) => part.kind = PartKind::Space(*width),
                TokenKind::Object(width) => part.kind = PartKind::Object(*width),
                TokenKind::Word(word) => {
                    let inner = |place: Breakpoint| {
                        let inner = place.inner.filter(|_| place.token as usize == index)?;
                        word.breaks.get(inner as usize)
                    };
                    let (from, to) = (inner(start), inner(end));
                    if from.is_none() && to.is_none() {
                        part.kind = PartKind::Word(Cow::Borrowed(&word.shaped));
                        parts.push(part);
                        continue;
                    }
                    let text = &prepared.paragraph.text[token.range.clone()];
                    let (a, b) =
                        (from.map_or(0, |b| b.at as usize), to.map_or(text.len(), |b| b.at as usize));
                    let words = prepared.words[part.span][usize::from(token.level.is_rtl())].as_ref();
                    let Some(words) = words else { continue };
                    let hyphen = to.is_some_and(|to| to.hyphen);
                    part.kind =
                        PartKind::Word(Cow::Owned(words.shape_before(&text[a..b], hyphen, self.fonts)));
                    part.range = token.range.start + a..token.range.start + b;
                    part.actual_text = Some(match (from, read_as) {
                        (Some(_), _) => "".into(),
                        (None, Some(words)) => (&**words).into(),
                        (None, None) => text.replace('\u{AD}', "").into(),
                    });
                }
            }
            parts.push(part);
        }
        // The spaces at the end become one of no width, so that words of two lines do not run together.
        let mut ended = None;
        while matches!(parts.last(), Some(LinePart { kind: PartKind::Space(_), .. })) {
            ended = parts.pop();
        }
        if let Some(mut space) = ended {
            space.kind = PartKind::Space(0);
            space.level = if prepared.paragraph.rtl { Level::rtl() } else { Level::ltr() };
            parts.push(space);
        }
        parts
    }
}

impl Prepared<'_> {
    /// Returns the byte of the text that a place stands before.
    fn byte_of(&self, place: Breakpoint) -> usize {
        let Some(token) = self.tokens.get(place.token as usize) else { return self.paragraph.text.len() };
        let inner = match (&token.kind, place.inner) {
            (TokenKind::Word(word), Some(inner)) => {
                word.breaks.get(inner as usize).map_or(0, |b| b.at as usize)
            }
            _ => 0,
        };
        token.range.start + inner
    }
}

/// The widths of a line's parts, summed.
#[derive(Clone, Copy, Debug, Default)]
struct Measures {
    letters: i64,
    glyphs: i64,
    fixed: i64,
    spaces: i64,
    start_hang: i64,
    end_hang: i64,
}

struct LineMaker<'s, 'p> {
    setter: &'s Setter<'s>,
    prepared: &'s Prepared<'p>,
    format: &'s ParagraphShape,
    /// The line's number, 0-based.
    index: usize,
    /// Whether it ends a paragraph or at a break that was asked for, and so need not be full.
    forced: bool,
    /// Whether it may end short where it would gape.
    may_end_short: bool,
    /// How far its letters are fitted, as [`letters::shares`] says.
    share: f64,
}

/// A line may be so much wider than its measure: a hundredth of a point, the rounding of glyphs.
const ROUNDING: i64 = 127;

impl LineMaker<'_, '_> {
    fn make(&self, parts: &[LinePart<'_>], bytes: Range<usize>) -> SetLine {
        let measures = self.measure(parts);
        let target = self.format.width_of(self.index).units() + measures.start_hang + measures.end_hang;
        let (fit, justified) = self.fit(&measures, parts, target);
        let order = visual_order(parts);
        let mut runs = Runs::new(
            self.setter,
            self.prepared.paragraph,
            fit,
            saturate::<usize>(measures.glyphs) + parts.len(),
        );
        for index in order {
            runs.part(&parts[index]);
        }
        let extents = runs.finish();
        let width = extents.width;
        let left = Length::from_units(self.left(&measures, width));
        let mut line = SetLine { width: Length::from_units(width), ..SetLine::default() };
        line.items = extents.items;
        for item in &mut line.items {
            item.at.x += left;
        }
        line.first = parts.iter().find_map(|part| match self.bearing(part) {
            Bearing::Text(position) => Some(position),
            _ => None,
        });
        line.links = self.links(&extents.edges, &bytes, left);
        line.marks = self.marks(&bytes);
        (line.ascent, line.descent) = self.heights(parts);
        line.quality = Quality {
            justified,
            space: if measures.spaces > 0 { extents.spaces as f32 / measures.spaces as f32 } else { 1.0 },
            letters: extents.letters as f32 / measures.letters.max(1) as f32,
            step: 0.0,
        };
        line.notices = extents.notices;
        let over = width - target;
        // The boxes of characters that no face has are as wide as they are; that they are missing is said.
        let is_boxed = line.notices.iter().any(|notice| notice.missing().is_some());
        if over > ROUNDING && !parts.is_empty() && !is_boxed {
            let words = self.prepared.paragraph.text[bytes].trim().to_owned();
            let at = self.bearing(&parts[0]);
            line.notices.push(Notice { kind: NoticeKind::Overfull(Length::from_units(over), words), at });
        }
        line
    }

    fn bearing(&self, part: &LinePart<'_>) -> Bearing {
        self.prepared.paragraph.spans[part.span].bearing_at(part.range.start)
    }

    fn measure(&self, parts: &[LinePart<'_>]) -> Measures {
        let mut measures = Measures::default();
        let mut last_end = 0;
        for (index, part) in parts.iter().enumerate() {
            match &part.kind {
                PartKind::Word(shaped) => {
                    measures.letters += shaped.width;
                    measures.glyphs += shaped.runs.iter().map(|run| run.glyphs.len() as i64).sum::<i64>();
                    if index == 0 {
                        measures.start_hang = shaped.start;
                    }
                    last_end = shaped.end;
                }
                PartKind::Object(width) => {
                    measures.fixed += width;
                    last_end = 0;
                }
                PartKind::Space(width) => measures.spaces += width,
            }
        }
        measures.end_hang = last_end;
        measures
    }

    /// Decides how letters and spaces are fitted, and whether the line is justified.
    fn fit(&self, measures: &Measures, parts: &[LinePart<'_>], target: i64) -> (Fitting, bool) {
        let natural = measures.letters + measures.fixed + measures.spaces;
        let short = target - natural;
        let filled = self.format.align == Align::Justify && !(self.forced && short >= 0);
        let plain = Fitting { scale: 10_000, natural_spaces: measures.spaces, spaces: measures.spaces };
        if !filled || measures.letters == 0 {
            return (plain, false);
        }
        let most = (measures.letters * LETTERFIT / 10_000) as f64;
        let widest = most + measures.spaces as f64 * STRETCH as f64 / 1000.0 * SHORT_RATIO;
        if self.may_end_short && short as f64 > widest {
            return (plain, false);
        }
        let (short, spaces) = (short as f64, measures.spaces as f64);
        // Where spaces would gape, or words run together, letters give what they can.
        let least = (short - spaces * WIDE_SPACE).min(most);
        let letters = (most * self.share).clamp(least, (short + spaces * NARROW_SPACE).max(-most));
        // All by their width: what tracking adds is more than the bound to an “i”, and opens or closes the gap at
        // each end of a word, so that spaces look more uneven than they are. In steps that are not to be seen.
        let scale = 10_000 + saturate::<i64>((letters / measures.letters as f64 * 5_000.0).floor()) * 2;
        let fit = Fitting { scale, ..plain };
        let fitted: i64 = parts.iter().map(|part| fit.width(part)).sum();
        (Fitting { spaces: (target - measures.fixed - fitted).max(0), ..fit }, true)
    }

    /// Returns where the left edge of the line stands.
    fn left(&self, measures: &Measures, width: i64) -> i64 {
        let start = self.format.start_of(self.index).units();
        let whole = self.format.measure.units();
        let (at_start, at_end) = (start - measures.start_hang, whole + measures.end_hang - width);
        let from_start = match self.format.align {
            Align::Justify | Align::Start => at_start,
            Align::Center => start + (whole - start - width) / 2,
            Align::End => at_end,
        };
        if self.prepared.paragraph.rtl { whole - from_start - width } else { from_start }
    }

    fn heights(&self, parts: &[LinePart<'_>]) -> (Length, Length) {
        let (mut ascent, mut descent) = (Length::ZERO, Length::ZERO);
        let mut seen = usize::MAX;
        for part in parts {
            let span = &self.prepared.paragraph.spans[part.span];
            if let Some(object) = &span.object {
                ascent = ascent.max(object.height);
            } else if part.span != seen {
                let (up, down) = self.setter.heights(&span.style);
                (ascent, descent) = (ascent.max(up), descent.max(down));
            }
            seen = part.span;
        }
        (ascent, descent)
    }

    fn marks(&self, bytes: &Range<usize>) -> Vec<LineMark> {
        let marks = &self.prepared.paragraph.marks;
        let from = marks.partition_point(|(at, _)| *at < bytes.start);
        marks[from..].iter().take_while(|(at, _)| *at < bytes.end).map(|(_, id)| *id).collect()
    }

    fn links(&self, edges: &[(Range<usize>, i64, i64)], bytes: &Range<usize>, left: Length) -> Vec<LineLink> {
        let on_line = |link: &&LinkSpan| link.range.start < bytes.end && link.range.end > bytes.start;
        let extent = |link: &LinkSpan| {
            let inside = edges.iter().filter(|(range, ..)| {
                range.start < link.range.end && range.end > link.range.start && !range.is_empty()
            });
            let (from, to) =
                inside.fold((i64::MAX, i64::MIN), |(from, to), (_, l, r)| (from.min(*l), to.max(*r)));
            (from < to).then(|| LineLink {
                source: link.source,
                target: link.target.clone(),
                left: left + Length::from_units(from),
                right: left + Length::from_units(to),
            })
        };
        self.prepared.paragraph.links.iter().filter(on_line).filter_map(extent).collect()
    }
}

impl Setter<'_> {
    /// Returns how far letters of a style rise above the line's baseline and fall below it.
    pub fn heights(&self, style: &TextStyle) -> (Length, Length) {
        let metrics = self.fonts.face(style.chain.first()).metrics();
        let upem = i64::from(metrics.units_per_em).max(1);
        let up = style.size * i64::from(metrics.ascent) / upem + style.rise;
        let down = style.size * i64::from(-metrics.descent) / upem - style.rise;
        (up, down)
    }
}

/// Returns the parts' indices from left to right.
fn visual_order(parts: &[LinePart<'_>]) -> Vec<usize> {
    if parts.iter().all(|part| part.level == Level::ltr()) {
        return (0..parts.len()).collect();
    }
    let levels: Vec<Level> = parts.iter().map(|part| part.level).collect();
    BidiInfo::reorder_visual(&levels)
}

/// How far dots under words stand below the baseline, how thick they are and how far apart, in hundredths of the
/// type size; the ink of a copier must not run them together.
const DOTS: (i64, i64, i64) = (19, 6, 20);

/// Returns the vertical place of a decoration's middle, y downwards, and how it is drawn.
pub(super) fn decoration(style: &TextStyle, setter: &crate::font::FontBook) -> Option<(Point, Stroke)> {
    let metrics = setter.face(style.chain.first()).metrics();
    let upem = i64::from(metrics.units_per_em).max(1);
    let thickness = style.size * i64::from(metrics.underline_thickness) / upem;
    let line = |width| Stroke { color: style.color, width, dash: Vec::new(), cap: Cap::Butt };
    let (y, stroke) = match style.decoration {
        Decoration::None => return None,
        Decoration::Underline => {
            (-(style.size * i64::from(metrics.underline) / upem) + thickness / 2, line(thickness))
        }
        Decoration::Strike => {
            (-(style.size * i64::from(metrics.strike) / upem) + thickness / 2, line(thickness))
        }
        Decoration::Dotted => {
            let (below, thick, apart) = DOTS;
            let dash = vec![Length::ZERO, style.size * apart / 100];
            let dots = Stroke { dash, cap: Cap::Round, ..line(style.size * thick / 100) };
            (style.size * below / 100, dots)
        }
    };
    Some((Point { x: Length::ZERO, y: y - style.rise }, stroke))
}
