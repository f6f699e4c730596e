//! Pictures with their captions, and letters several lines high.

use super::{Body, FigureLeaf, Initial, Walker};
use crate::frame::{ArtifactKind, Bearing, TextPosition};
use crate::layout::Lines;
use crate::layout::inline::{Collected, Collector, TextStyle};
use crate::model::{self, Alt, Inline, Inlines, Node, NodeId, Picture, PictureFormat};
use crate::num::saturate;
use crate::style::{Element, ElementName, Styled};
use crate::unit::{Length, Size};
use std::sync::Arc;

/// Dots to the inch at which a picture of dots is printed where it fits.
const DOTS_PER_INCH: f64 = 150.0;
/// Units to the inch of an SVG, as CSS has them.
const UNITS_PER_INCH: f64 = 96.0;

impl<'a> Walker<'a> {
    pub(super) fn figure(&mut self, figure: &'a model::Figure, node: NodeId, styled: &Arc<Styled>) {
        let style = self.child(styled, Element::new(ElementName::Figcaption));
        let caption = figure.caption.as_ref().map(|caption| self.words(caption, &style));
        let found = figure.picture.and_then(|index| self.context.book.pictures.get(index.0 as usize));
        let Some(picture) = found else {
            return self.absent(&figure.alt, node, caption, styled);
        };
        let block = &styled.style.block;
        self.enter(block);
        let place = self.box_of(styled);
        let caption = caption.map(|words| self.set(words, &style));
        let size = self.size(picture, place.measure, caption.is_some());
        let left = place.left + (place.measure - size.width) / 2;
        let bearing = match figure.alt {
            Alt::Decoration => Bearing::Artifact(ArtifactKind::Layout),
            _ => Bearing::Text(TextPosition { node, byte: 0 }),
        };
        self.push(Body::Figure(FigureLeaf { picture: figure.picture, bearing, size, left, caption }), styled);
        self.leave(block);
    }

    /// Sets what stands for a picture that is not to be had, and its caption.
    fn absent(&mut self, alt: &Alt, node: NodeId, caption: Option<Collected>, styled: &Arc<Styled>) {
        let words = match alt {
            Alt::Text(words) => format!("[{words}]"),
            _ => format!("[{}]", self.context.phrases.picture_missing),
        };
        let words = self.added(&words, Bearing::Text(TextPosition { node, byte: 0 }), styled);
        self.text(words, None, styled);
        if let Some(caption) = caption {
            self.keep = true;
            self.text(caption, None, styled);
        }
    }

    /// Returns the size a picture is drawn at: its own where it fits the measure and the page.
    fn size(&self, picture: &Picture, measure: Length, has_caption: bool) -> Size {
        let per_inch = if picture.format == PictureFormat::Svg { UNITS_PER_INCH } else { DOTS_PER_INCH };
        let inches = |dots: u32| Length::from_pt(f64::from(dots.max(1)) * 72.0 / per_inch);
        let (width, height) = (inches(picture.width), inches(picture.height));
        let main = &self.context.main;
        let kept = Lines::new(if has_caption { 4 } else { 1 });
        let room = main.grid * i64::from((main.lines - kept).max(Lines::ONE));
        let factor = measure.ratio(width).min(room.ratio(height)).min(1.0);
        Size { width: width.scale(factor), height: height.scale(factor) }
    }

    /// Takes the letter several lines high that a paragraph opens with, if its style wants one and the
    /// paragraph has one to give; returns it with the rest of the words.
    pub(super) fn initial(
        &mut self,
        content: &'a Inlines,
        styled: &Arc<Styled>,
    ) -> Option<(Initial, Collected)> {
        let lines = styled.first_letter.as_ref()?.block.initial_lines.filter(|lines| *lines > 1)?;
        let Node { id, value: Inline::Text { text }, .. } = content.first()? else { return None };
        let letter_end = model::initial_letter(content)?.len();
        let word_end = text.find(char::is_whitespace).unwrap_or(text.len());
        // Where lines run to the left, the letter would stand at their end.
        if styled.is_rtl() {
            return None;
        }
        let at = |byte: usize| Bearing::Text(TextPosition { node: *id, byte: saturate(byte) });
        let big = TextStyle { size: self.initial_size(lines, styled), ..(*self.text_style(styled)).clone() };
        let mut first = Collector::new(false);
        // A letter that is a word by itself brings the space after it, which no glyph shows.
        let space = text[word_end..].chars().next().filter(|_| letter_end == word_end);
        let read = &text[..word_end + space.map_or(0, char::len_utf8)];
        first.read_as(read).text(&text[..letter_end], &Arc::new(big), at(0));
        let mut rest = Collector::new(false);
        let small = self.text_style(styled);
        rest.read_as("").text(&text[letter_end..word_end], &small, at(letter_end)).read_plain();
        rest.text(&text[word_end..], &small, at(word_end));
        self.add(&content[1..], styled, &mut rest);
        let words = first.build();
        // The space after a word of one letter is seen as one.
        let gap = if space.is_some() { 0.3 } else { 0.12 };
        let width = self.natural_width(&words) + styled.style.font.size.scale(gap);
        Some((Initial { words, width, lines: lines.into() }, rest.build()))
    }

    /// Returns the size at which capitals reach from the baseline of the last line to the top of the
    /// capitals of the first.
    fn initial_size(&mut self, lines: u8, styled: &Arc<Styled>) -> Length {
        let style = self.text_style(styled);
        let metrics = self.context.setter.fonts().face(style.chain.first()).metrics();
        let cap = f64::from(metrics.cap_height.max(1)) / f64::from(metrics.units_per_em.max(1));
        let height = self.context.main.grid * i64::from(lines - 1) + style.size.scale(cap);
        height.scale(1.0 / cap)
    }
}
