//! A line's parts, from left to right, to as few items as can be.

use super::Setter;
use super::collect::{Collected, TextStyle};
use super::finish::{LinePart, Notice, NoticeKind, PartKind, decoration};
use super::word::{Shaped, WordRun};
use crate::font::FaceId;
use crate::frame::{
    ArtifactKind, Bearing, Content, Glyph, GlyphOffset, GlyphRun, Item, Path, RegionKind, TextSlice,
};
use crate::num::saturate;
use crate::unit::{Length, Point};
use std::ops::Range;

/// How a line's letters and spaces are fitted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fitting {
    /// Horizontal scale of letters, in 1/10,000.
    pub scale: i64,
    /// The natural width of all spaces.
    pub natural_spaces: i64,
    /// The width of all spaces as they shall be.
    pub spaces: i64,
}

impl Fitting {
    /// Returns the advance of a letter; a mark of no width has none.
    fn letter(&self, advance: i32) -> i32 {
        saturate::<i32>((i64::from(advance) * self.scale + 5_000).div_euclid(10_000))
    }

    /// Returns the width of a part's letters.
    pub fn width(&self, part: &LinePart<'_>) -> i64 {
        let PartKind::Word(shaped) = &part.kind else { return 0 };
        let of = |run: &WordRun| match run.face {
            Some(_) => run.glyphs.iter().map(|glyph| i64::from(self.letter(glyph.advance))).sum(),
            None => run.width,
        };
        shaped.runs.iter().map(of).sum()
    }
}

/// What a line became.
#[derive(Default)]
pub(super) struct Extents {
    pub items: Vec<Item>,
    /// Bytes of each part with its left and right edge.
    pub edges: Vec<(Range<usize>, i64, i64)>,
    pub width: i64,
    pub letters: i64,
    pub spaces: i64,
    pub notices: Vec<Notice>,
}

/// A run that is still being made.
struct OpenRun {
    face: FaceId,
    span: usize,
    rtl: bool,
    /// Bytes of the paragraph's text.
    range: Range<usize>,
    actual_text: Option<Box<str>>,
    x: i64,
    /// Clusters are bytes of the paragraph's text.
    glyphs: Vec<(u16, usize, i32)>,
    offsets: Vec<GlyphOffset>,
}

/// Makes items of parts, from left to right.
pub(super) struct Runs<'a> {
    setter: &'a Setter<'a>,
    paragraph: &'a Collected,
    fit: Fitting,
    x: i64,
    /// Natural spaces so far, so that rounding never adds up.
    spaces: i64,
    open: Option<OpenRun>,
    /// How many glyphs the line has at most.
    most: usize,
    /// Each with the byte of the paragraph's text at which it begins.
    items: Vec<(usize, Item)>,
    out: Extents,
}

impl<'a> Runs<'a> {
    pub fn new(setter: &'a Setter<'a>, paragraph: &'a Collected, fit: Fitting, most: usize) -> Self {
        Self {
            setter,
            paragraph,
            fit,
            x: 0,
            spaces: 0,
            open: None,
            most,
            items: Vec::new(),
            out: Extents::default(),
        }
    }

    /// Adds the part that stands next to the right.
    pub fn part(&mut self, part: &LinePart<'_>) {
        let left = self.x;
        match &part.kind {
            PartKind::Word(shaped) => self.word(shaped, part),
            PartKind::Space(natural) => self.space(*natural, part),
            PartKind::Object(width) => self.object(*width, part),
        }
        if !self.paragraph.links.is_empty() {
            self.out.edges.push((part.range.clone(), left, self.x));
        }
    }

    /// Returns the items and what was noticed on the way.
    pub fn finish(mut self) -> Extents {
        self.close();
        self.out.width = self.x;
        // Made from left to right, given in the order in which they are read.
        self.items.sort_by_key(|(at, _)| *at);
        self.out.items = self.items.into_iter().map(|(_, item)| item).collect();
        self.out
    }

    fn word(&mut self, shaped: &Shaped, part: &LinePart<'_>) {
        let mut actual_text = part.actual_text.clone();
        // Runs stand from left to right, whatever comes first in the text.
        let last = shaped.runs.iter().map(|run| run.range.end).max();
        for run in &shaped.runs {
            let from = part.range.start + run.range.start;
            // An added hyphen is shorter than the soft hyphen that it stands for.
            let is_last = Some(run.range.end) == last;
            let end = if is_last { part.range.end } else { part.range.start + run.range.end };
            let range = from..end.min(part.range.end).max(from);
            self.letters(run, range, part, actual_text.take());
            // Further runs of a word whose first says it all say nothing.
            actual_text = part.actual_text.as_ref().map(|_| "".into());
        }
    }

    fn letters(
        &mut self,
        run: &WordRun,
        range: Range<usize>,
        part: &LinePart<'_>,
        actual_text: Option<Box<str>>,
    ) {
        let Some(face) = run.face else { return self.missing(run, range, part, actual_text) };
        let base = part.range.start;
        let fit = self.fit;
        let open = self.open_run(face, range, part, actual_text);
        let first = saturate::<u16>(open.glyphs.len());
        let mut width = 0;
        for glyph in &run.glyphs {
            let advance = fit.letter(glyph.advance);
            width += i64::from(advance);
            open.glyphs.push((glyph.id, base + usize::from(glyph.cluster), advance));
        }
        let scaled = |x: i32| saturate::<i32>(i64::from(x) * fit.scale / 10_000);
        open.offsets.extend(run.offsets.iter().map(|o| GlyphOffset {
            glyph: first + o.glyph,
            x: scaled(o.x),
            y: o.y,
        }));
        self.x += width;
        self.out.letters += width;
    }

    fn space(&mut self, natural: i64, part: &LinePart<'_>) {
        let fitted = |so_far: i64| match self.fit.natural_spaces {
            0 => 0,
            all => match so_far.checked_mul(self.fit.spaces) {
                Some(product) => product / all,
                None => saturate::<i64>(i128::from(so_far) * i128::from(self.fit.spaces) / i128::from(all)),
            },
        };
        let width = fitted(self.spaces + natural) - fitted(self.spaces);
        self.spaces += natural;
        let known = self.open.as_ref().filter(|open| open.actual_text.is_none()).map(|open| open.face);
        let style = &self.paragraph.spans[part.span].style;
        let faces = known.into_iter().chain(style.chain.faces().iter().copied());
        let found =
            faces.into_iter().find_map(|face| Some((face, self.setter.fonts().face(face).glyph(' ')?)));
        if let Some((face, glyph)) = found {
            let open = self.open_run(face, part.range.clone(), part, None);
            open.glyphs.push((glyph, part.range.start, saturate::<i32>(width)));
        }
        self.x += width;
        self.out.spaces += width;
    }

    fn object(&mut self, width: i64, part: &LinePart<'_>) {
        self.close();
        if let Some(object) = &self.paragraph.spans[part.span].object {
            let item = Item {
                at: Point { x: Length::from_units(self.x), y: -object.height },
                region: RegionKind::Main,
                bearing: object.bearing,
                actual_text: object.actual_text.clone(),
                content: object.content.clone(),
            };
            self.items.push((part.range.start, item));
        }
        self.x += width;
    }

    /// Draws a box for a cluster that no face has; the character is what is read.
    fn missing(
        &mut self,
        run: &WordRun,
        range: Range<usize>,
        part: &LinePart<'_>,
        actual_text: Option<Box<str>>,
    ) {
        self.close();
        let cluster = self.paragraph.text.get(range.clone()).unwrap_or_default();
        let span = &self.paragraph.spans[part.span];
        let bearing = span.bearing_at(range.start);
        let item = Item {
            at: Point { x: Length::from_units(self.x), y: -span.style.rise },
            region: RegionKind::Main,
            bearing,
            actual_text: Some(actual_text.unwrap_or_else(|| cluster.into())),
            content: Content::Path(self.setter.boxes().of(cluster, &span.style, self.setter.fonts())),
        };
        self.items.push((range.start, item));
        if let Some(c) = cluster.chars().next() {
            self.out.notices.push(Notice { kind: NoticeKind::Missing(c), at: bearing });
        }
        self.x += run.width;
        self.out.letters += run.width;
    }

    /// Returns the run that what comes next belongs to: the open one where it goes on, else a new one.
    fn open_run(
        &mut self,
        face: FaceId,
        range: Range<usize>,
        part: &LinePart<'_>,
        actual_text: Option<Box<str>>,
    ) -> &mut OpenRun {
        let rtl = part.level.is_rtl();
        let goes_on = self.open.as_ref().is_some_and(|open| {
            let adjacent = if rtl { range.end == open.range.start } else { open.range.end == range.start };
            adjacent
                && (open.face, open.span, open.rtl) == (face, part.span, rtl)
                && open.actual_text.is_none()
                && actual_text.is_none()
                && open.glyphs.len() + range.len() < usize::from(u16::MAX) / 4
        });
        if !goes_on {
            self.close();
        }
        let (x, most) = (self.x, self.most);
        let open = self.open.get_or_insert_with(|| OpenRun {
            face,
            span: part.span,
            rtl,
            range: range.clone(),
            actual_text,
            x,
            glyphs: Vec::with_capacity(most),
            offsets: Vec::new(),
        });
        open.range = open.range.start.min(range.start)..open.range.end.max(range.end);
        open
    }

    /// Ends the open run and makes an item of it.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let span = &self.paragraph.spans[open.span];
        let style: &TextStyle = &span.style;
        let cluster =
            |at: usize| saturate::<u16>(at.clamp(open.range.start, open.range.end) - open.range.start);
        let glyphs: Vec<Glyph> = open
            .glyphs
            .iter()
            .map(|(id, at, advance)| Glyph { id: *id, cluster: cluster(*at), advance: *advance })
            .collect();
        let words = self.paragraph.text.get(open.range.clone()).unwrap_or_default();
        let slanted = style.italic && !self.setter.fonts().face(open.face).italic() && leans(words);
        let run = GlyphRun {
            face: open.face,
            slanted,
            size: style.size,
            scale: saturate(self.fit.scale),
            tracking: saturate(style.tracking.units()),
            rtl: open.rtl,
            color: style.color,
            text: TextSlice::new(self.paragraph.text.clone(), open.range.start, open.range.end),
            glyphs: glyphs.into(),
            offsets: open.offsets.into(),
        };
        let at = Point { x: Length::from_units(open.x), y: -style.rise };
        let line = decoration(style, self.setter.fonts()).map(|(from, stroke)| Item {
            at: Point { x: at.x, y: from.y },
            region: RegionKind::Main,
            bearing: Bearing::Artifact(ArtifactKind::Layout),
            actual_text: None,
            content: Content::Path(Path::rule(run.width(), stroke).into()),
        });
        let bearing = span.bearing_at(open.range.start);
        let content = Content::Glyphs(run.into());
        let region = RegionKind::Main;
        let item = Item { at, region, bearing, actual_text: open.actual_text, content };
        self.items.extend([item].into_iter().chain(line).map(|item| (open.range.start, item)));
    }
}

/// Tells whether words are written in letters that have italics by custom. All that have capitals do; Arabic, Hebrew,
/// Indic and Chinese letters mark words by other means, and look broken where they lean.
fn leans(words: &str) -> bool {
    words.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}
