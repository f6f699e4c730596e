//! The model's inlines, with their styles, to words that can be set.

use super::Walker;
use crate::frame::{
    Added, ArtifactKind, Bearing, Color, Content, LinkSource, LinkTarget, Paint, Path, PlacedPicture,
    Segment, TextPosition,
};
use crate::lang;
use crate::layout::LinksPlace;
use crate::layout::inline::{Collected, Collector, InlineObject, LineMark, TextStyle};
use crate::layout::text_style::text_style;
use crate::model::{
    Alt, Direction, Inline, LineName, Node, NodeId, PictureIndex, Target, address, plain_text,
};
use crate::num::saturate;
use crate::style::{self, Element, Styled};
use crate::unit::{Length, Point, Size};
use std::sync::Arc;

/// Text styles made of computed ones, each once.
#[derive(Debug, Default)]
pub(super) struct TextStyles {
    known: Vec<(Arc<Styled>, Arc<TextStyle>)>,
}

/// Words that lead somewhere, with the node that leads there.
#[derive(Clone, Copy)]
pub(super) struct Linked<'a> {
    pub(super) node: NodeId,
    pub(super) content: &'a [Node<Inline>],
}

/// A picture among words.
#[derive(Clone, Copy)]
struct InlinePicture<'a> {
    picture: Option<PictureIndex>,
    alt: &'a Alt,
    bearing: Bearing,
}

impl Walker<'_> {
    /// Returns the inlines as words in the style of what holds them.
    pub(super) fn words(&mut self, inlines: &[Node<Inline>], holder: &Arc<Styled>) -> Collected {
        let mut builder = Collector::new(begins_right(inlines, holder));
        self.add(inlines, holder, &mut builder);
        builder.build()
    }

    /// Returns words of the tool's own.
    pub(super) fn added(&mut self, words: &str, bearing: Bearing, holder: &Arc<Styled>) -> Collected {
        let mut builder = Collector::new(holder.is_rtl());
        builder.text(words, &self.text_style(holder), bearing);
        builder.build()
    }

    pub(super) fn add(&mut self, inlines: &[Node<Inline>], holder: &Arc<Styled>, out: &mut Collector) {
        let mut elements: Vec<Element> =
            inlines.iter().filter_map(|node| Element::inline(&node.value)).collect();
        style::siblings(&mut elements);
        let mut elements = elements.into_iter();
        for node in inlines {
            let here = Bearing::Text(TextPosition { node: node.id, byte: 0 });
            let own = match Element::inline(&node.value) {
                Some(_) => elements.next().map(|element| self.child(holder, element)),
                None => None,
            };
            let styled = own.as_ref().unwrap_or(holder);
            match &node.value {
                Inline::Text { text } | Inline::Code { text } => {
                    out.text(text, &self.text_style(styled), here);
                }
                Inline::Break => {
                    out.line_break(&self.text_style(styled), here);
                }
                Inline::Beside { aside, content } => {
                    self.spoken_of(*aside, Linked { node: node.id, content }, styled, out);
                }
                Inline::LineMark { line } => self.line_mark(*line, out),
                Inline::NoteRef { note, .. } => self.call_note(*note, node.id, styled, out),
                Inline::Image { picture, alt, .. } => {
                    self.picture(InlinePicture { picture: *picture, alt, bearing: here }, styled, out);
                }
                Inline::Link { target, content } => {
                    self.link(target, Linked { node: node.id, content }, styled, out)
                }
                other => {
                    if let Some(content) = other.content() {
                        self.add(content, styled, out);
                    }
                }
            }
        }
    }

    /// Adds the sign before a word with which a line of another copy begins; the number stands beside the line.
    fn line_mark(&mut self, line: LineName, out: &mut Collector) {
        let style = self.line_number_style();
        let artifact = Bearing::Artifact(ArtifactKind::Layout);
        // The sign never ends a line.
        out.object(line_sign(style.size, out.is_rtl()), &style).text("\u{2060}", &style, artifact);
        out.mark(LineMark::Line(saturate::<u32>(self.marked.len())));
        let mut number = Collector::new(self.is_rtl());
        number.text(&line.to_string(), &style, artifact);
        self.marked.push(number.build());
    }

    fn picture(&mut self, picture: InlinePicture<'_>, styled: &Arc<Styled>, out: &mut Collector) {
        let InlinePicture { picture, alt, bearing } = picture;
        let text_style = self.text_style(styled);
        let found =
            picture.and_then(|index| Some((index, self.context.book.pictures.get(index.0 as usize)?)));
        match (found, alt) {
            (Some((index, picture)), _) => {
                let height = styled.style.font.size;
                let wide = f64::from(picture.width.max(1)) / f64::from(picture.height.max(1));
                let width = height.scale(wide.min(20.0));
                let size = Size { width, height };
                let content = Content::Picture(PlacedPicture { picture: index, size }.into());
                out.object(InlineObject { content, bearing, actual_text: None, width, height }, &text_style);
            }
            (None, Alt::Text(words)) => {
                out.text(&format!("[{words}]"), &text_style, bearing);
            }
            (None, _) => {}
        }
    }

    fn link(&mut self, target: &Target, linked: Linked<'_>, styled: &Arc<Styled>, out: &mut Collector) {
        let Linked { node, content } = linked;
        match target {
            Target::External(address) => {
                out.begin_link(LinkSource::Node(node), LinkTarget::External(address.as_str().into()));
                self.linked(content, styled, out);
                out.end_link();
                if self.context.links == LinksPlace::None
                    || address::is_said_by(&plain_text(content), address)
                {
                    return;
                }
                match self.in_note {
                    false => self.call_address(node, address, styled, out),
                    true => self.address_in_note(node, address, styled, out),
                }
            }
            Target::Internal { section, fragment } => {
                let section = &self.context.book.section(*section).id;
                let id: Arc<str> = fragment.as_deref().unwrap_or(section).into();
                out.begin_link(LinkSource::Node(node), LinkTarget::Internal(id.clone()));
                self.linked(content, styled, out);
                self.page_of(node, &id, styled, out);
                out.end_link();
            }
            Target::Unresolved(_) => self.add(content, styled, out),
        }
    }

    /// Adds the page on which an id stands.
    fn page_of(&mut self, node: NodeId, id: &str, styled: &Arc<Styled>, out: &mut Collector) {
        self.flow.uses_folios = true;
        let (style, bearing) = (self.text_style(styled), Bearing::Added(Added::PageOf(node)));
        let words = |folio: &str| format!("({})", lang::fill(self.context.phrases.see_page, folio));
        let folios = self.context.folios;
        let shown = words(folios.of(id));
        match folios.held(id) {
            [] => out.text(&format!(" {}", shown.replace(' ', "\u{A0}")), &style, bearing),
            held => {
                let held = held.iter().map(|folio| words(folio)).collect();
                out.text(" ", &style, bearing).as_wide_as(held).text(&shown, &style, bearing)
            }
        };
    }

    /// Adds the words of a link; a reference among them is no link of its own.
    fn linked(&mut self, content: &[Node<Inline>], styled: &Arc<Styled>, out: &mut Collector) {
        self.in_link = true;
        self.add(content, styled, out);
        self.in_link = false;
    }

    /// Adds an address after the words of its link: a note calls for no other note.
    fn address_in_note(&mut self, node: NodeId, address: &str, styled: &Arc<Styled>, out: &mut Collector) {
        let style = self.text_style(styled);
        let bearing = Bearing::Added(Added::Address(node));
        out.begin_link(LinkSource::Address(node), LinkTarget::External(address.into()));
        out.text(&format!(" ({address})"), &style, bearing).end_link();
    }

    /// Returns the style that words have in a computed style.
    pub(super) fn text_style(&mut self, styled: &Arc<Styled>) -> Arc<TextStyle> {
        if let Some((_, style)) = self.styles.known.iter().find(|(known, _)| Arc::ptr_eq(known, styled)) {
            return style.clone();
        }
        let style = Arc::new(text_style(self.context.setter.fonts(), &styled.style));
        self.styles.known.push((styled.clone(), style.clone()));
        style
    }
}

/// Tells whether words begin on the right: those that are all in one language as it does, others as what holds them.
pub(super) fn begins_right(inlines: &[Node<Inline>], holder: &Styled) -> bool {
    match inlines {
        [Node { value: Inline::Lang { lang, .. }, .. }] => lang.direction() == Direction::Rtl,
        _ => holder.is_rtl(),
    }
}

/// Returns the sign that stands before a word with which a line of another copy begins, and points at it: a drawing,
/// which nobody copies, as high as small letters at least, and unlike any of them.
fn line_sign(size: Length, rtl: bool) -> InlineObject {
    let (height, width, gap) = (size.scale(0.6), size.scale(0.42), size.scale(0.1));
    let (foot, tip) = if rtl { (gap + width, gap) } else { (Length::ZERO, width) };
    let at = |x, y| Point { x, y };
    let segments = vec![
        Segment::Move(at(foot, Length::ZERO)),
        Segment::Line(at(tip, height / 2)),
        Segment::Line(at(foot, height)),
        Segment::Close,
    ];
    let content = Content::Path(Path::new(segments, Paint::Fill(Color::BLACK)).into());
    let bearing = Bearing::Artifact(ArtifactKind::Layout);
    InlineObject { content, bearing, actual_text: None, width: width + gap, height }
}
