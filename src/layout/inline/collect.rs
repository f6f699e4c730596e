//! Words with their styles, ready to be set; knows neither the model's inlines nor CSS.

use crate::font::{Chain, Features};
use crate::frame::{Added, Bearing, Color, Content, LinkSource, LinkTarget, TextPosition};
use crate::num::saturate;
use crate::unit::Length;
use std::ops::Range;
use std::sync::Arc;

/// A line through or under words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decoration {
    /// None.
    #[default]
    None,
    /// Under them.
    Underline,
    /// Dots under them.
    Dotted,
    /// Through them.
    Strike,
}

/// How words are drawn; shared by all text that looks the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// The faces, the preferred first.
    pub chain: Chain,
    /// Whether italics are asked for; where no face has them, upright letters are slanted.
    pub italic: bool,
    /// The type size.
    pub size: Length,
    /// What is asked of the faces.
    pub features: Features,
    /// The BCP 47 tag of the language, for shaping and hyphenation.
    pub lang: Arc<str>,
    /// The colour.
    pub color: Color,
    /// What is added after each letter.
    pub tracking: Length,
    /// How far the words are raised above the baseline; negative lowers them.
    pub rise: Length,
    /// Whether words may be divided by the patterns of their language.
    pub hyphenate: bool,
    /// Whether signs may hang into the margins.
    pub hang: bool,
    /// A line through or under them.
    pub decoration: Decoration,
}

impl TextStyle {
    /// Makes a plain black style.
    pub fn new(chain: Chain, size: Length, lang: &str) -> Self {
        Self {
            chain,
            italic: false,
            size,
            features: Features::default(),
            lang: lang.into(),
            color: Color::BLACK,
            tracking: Length::ZERO,
            rise: Length::ZERO,
            hyphenate: true,
            hang: true,
            decoration: Decoration::None,
        }
    }
}

/// What a place in a paragraph is marked for, so that the page knows which line holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineMark {
    /// A note is called for, by its place among the section's.
    Note(u32),
    /// What an aside speaks of begins, by its place among the section's.
    Aside(u32),
    /// A line of another copy begins, whose number is this of the leaf's.
    Line(u32),
}

/// Something other than words that stands in a line, such as a small picture.
#[derive(Clone, Debug)]
pub struct InlineObject {
    /// What is drawn; its place is the top left corner.
    pub content: Content,
    /// What it says.
    pub bearing: Bearing,
    /// What is read in its place.
    pub actual_text: Option<Box<str>>,
    /// How much of the line it takes.
    pub width: Length,
    /// How far it rises above the baseline.
    pub height: Length,
}

/// A stretch of a paragraph in one style.
#[derive(Clone, Debug)]
pub(super) struct StyledSpan {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// How it is drawn.
    pub style: Arc<TextStyle>,
    /// What its first byte says; later bytes count on from there.
    pub bearing: Bearing,
    /// What stands here instead of words.
    pub object: Option<Arc<InlineObject>>,
    /// What is read in place of the words.
    pub read_as: Option<Arc<str>>,
    /// What else might stand here: the words take as much of the line as the widest of these, and no line ends
    /// within them.
    pub held: Option<Arc<[String]>>,
}

impl StyledSpan {
    /// Returns what the text at a byte of the paragraph says.
    pub fn bearing_at(&self, byte: usize) -> Bearing {
        match self.bearing {
            Bearing::Text(TextPosition { node, byte: first }) => Bearing::Text(TextPosition {
                node,
                byte: first + saturate::<u32>(byte.saturating_sub(self.range.start)),
            }),
            artifact => artifact,
        }
    }
}

/// A stretch of a paragraph that leads elsewhere.
#[derive(Clone, Debug)]
pub(super) struct LinkSpan {
    pub range: Range<usize>,
    pub source: LinkSource,
    pub target: LinkTarget,
}

/// The words of a paragraph with their styles; made by a [`Collector`].
#[derive(Clone, Debug)]
pub struct Collected {
    pub(super) text: Arc<str>,
    pub(super) spans: Vec<StyledSpan>,
    pub(super) links: Vec<LinkSpan>,
    /// Where in the text each mark stands, in ascending order.
    pub(super) marks: Vec<(usize, LineMark)>,
    pub(super) rtl: bool,
}

impl Collected {
    /// Returns the words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Tells whether it has nothing to set.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Tells whether a place in it is marked.
    pub fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Makes its type smaller or larger; pictures in it keep their size.
    pub fn scale(&mut self, factor: f64) {
        let mut last: Option<(Arc<TextStyle>, Arc<TextStyle>)> = None;
        for span in &mut self.spans {
            let known = last.as_ref().filter(|(style, _)| Arc::ptr_eq(style, &span.style));
            let scaled = match known {
                Some((_, scaled)) => scaled.clone(),
                None => Arc::new(TextStyle {
                    size: span.style.size.scale(factor),
                    tracking: span.style.tracking.scale(factor),
                    rise: span.style.rise.scale(factor),
                    ..(*span.style).clone()
                }),
            };
            last = Some((std::mem::replace(&mut span.style, scaled.clone()), scaled));
        }
    }

    /// Tells whether its base direction is from right to left.
    pub fn is_rtl(&self) -> bool {
        self.rtl
    }
}

/// Collects the words of a paragraph in reading order.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    text: String,
    spans: Vec<StyledSpan>,
    links: Vec<LinkSpan>,
    open_links: Vec<usize>,
    marks: Vec<(usize, LineMark)>,
    rtl: bool,
    read_as: Option<Arc<str>>,
    held: Vec<String>,
}

/// Stands in the text for a line break.
pub(super) const LINE_BREAK: char = '\u{2028}';
/// Stands in the text for something other than words.
pub(super) const OBJECT: char = '\u{FFFC}';

impl Collector {
    /// Starts a paragraph whose base direction is from right to left, or not.
    pub fn new(rtl: bool) -> Self {
        Self { rtl, ..Self::default() }
    }

    /// Begins the paragraph on the right, or on the left.
    pub fn set_rtl(&mut self, rtl: bool) {
        self.rtl = rtl;
    }

    /// Tells whether its base direction is from right to left.
    pub fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// Adds words. White space is taken as it stands, except that line ends become spaces.
    pub fn text(&mut self, words: &str, style: &Arc<TextStyle>, bearing: Bearing) -> &mut Self {
        let start = self.text.len();
        // Same length in bytes, so that positions in the node still hold.
        self.text.extend(words.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        self.span(start, style, bearing, None);
        self
    }

    /// Tells whether what was added last is the number of a reference.
    pub fn ends_in_reference(&self) -> bool {
        let last = self.spans.last().map(|span| span.bearing);
        matches!(last, Some(Bearing::Added(Added::Reference(_))))
    }

    /// Ends the line here.
    pub fn line_break(&mut self, style: &Arc<TextStyle>, bearing: Bearing) -> &mut Self {
        let start = self.text.len();
        self.text.push(LINE_BREAK);
        self.span(start, style, bearing, None);
        self
    }

    /// Adds something other than words.
    pub fn object(&mut self, object: InlineObject, style: &Arc<TextStyle>) -> &mut Self {
        let start = self.text.len();
        self.text.push(OBJECT);
        let bearing = object.bearing;
        self.span(start, style, bearing, Some(Arc::new(object)));
        self
    }

    /// Has what is added from here on read as these words, until [`Collector::read_plain`].
    ///
    /// For one word that is drawn in two pieces: the whole on the first, nothing on the second.
    pub fn read_as(&mut self, words: &str) -> &mut Self {
        self.read_as = Some(words.into());
        self
    }

    /// Has the words that are added next take as much of the line as the widest of these, which may come to stand in
    /// their place: lines then break alike. No line ends within them.
    pub fn as_wide_as(&mut self, held: Vec<String>) -> &mut Self {
        self.held = held;
        self
    }

    /// Has what is added from here on read as it stands.
    pub fn read_plain(&mut self) -> &mut Self {
        self.read_as = None;
        self
    }

    /// Marks the place after the words so far; the line that holds it lists the mark in [`super::SetLine::marks`].
    pub fn mark(&mut self, mark: LineMark) -> &mut Self {
        self.marks.push((self.text.len().saturating_sub(1), mark));
        self
    }

    /// Marks the place before the words that are added next.
    pub fn mark_next(&mut self, mark: LineMark) -> &mut Self {
        self.marks.push((self.text.len(), mark));
        self
    }

    /// Begins a link; what is added until [`Collector::end_link`] leads to the target.
    pub fn begin_link(&mut self, source: LinkSource, target: LinkTarget) -> &mut Self {
        self.open_links.push(self.links.len());
        let range = self.text.len()..self.text.len();
        self.links.push(LinkSpan { range, source, target });
        self
    }

    /// Ends the link begun last.
    pub fn end_link(&mut self) -> &mut Self {
        if let Some(link) = self.open_links.pop().and_then(|index| self.links.get_mut(index)) {
            link.range.end = self.text.len();
        }
        self
    }

    /// Returns the paragraph; links still open end with it.
    pub fn build(mut self) -> Collected {
        while !self.open_links.is_empty() {
            self.end_link();
        }
        Collected {
            text: self.text.into(),
            spans: self.spans,
            links: self.links,
            marks: self.marks,
            rtl: self.rtl,
        }
    }

    fn span(
        &mut self,
        start: usize,
        style: &Arc<TextStyle>,
        bearing: Bearing,
        object: Option<Arc<InlineObject>>,
    ) {
        let range = start..self.text.len();
        if !range.is_empty() {
            let read_as = self.read_as.clone();
            let held = std::mem::take(&mut self.held);
            let held = (!held.is_empty()).then(|| held.into());
            self.spans.push(StyledSpan { range, style: style.clone(), bearing, object, read_as, held });
        }
    }
}
