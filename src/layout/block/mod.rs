//! A section's blocks to leaves: styles asked for, margins collapsed, words collected.

mod beside;
mod code;
mod contents;
mod decimals;
mod figure;
mod flat;
mod leaf;
mod list;
mod notes;
mod room;
mod table;
mod timeline;
mod verse;
mod words;

pub use leaf::{
    Beside, Body, Breaks, CalledNote, ContentsEntry, Counted, FigureLeaf, Flow, HeaderLeaves, Initial, Leaf,
    Marker, OnAxis, Row, RuleLeaf, Set, SetCell, TableLeaf, TextLeaf,
};
pub use list::count;

use super::context::Context;
use super::inline::{Collected, ParagraphShape};
use super::lines::Lines;
use crate::frame::{Added, ArtifactKind, Bearing, Cap, Color, Path, RegionKind, Stroke};
use crate::lang;
use crate::layout::PageCost;
use crate::model::visit;
use crate::model::{
    Block, BlockQuote, Heading, Inlines, Node, Section, SectionIndex, SectionKind, plain_text,
};
use crate::num::saturate;
use crate::style::{self, Align, Break, Edges, Element, ElementName, Hyphens, LengthPercentage, Styled};
use crate::unit::Length;
use notes::Calls;
use std::sync::Arc;
use words::TextStyles;

/// Returns a section as leaves.
///
/// The leaves depend on the section, the styles and, where it refers to pages, the folios, but not on
/// where the section begins. Marks of its notes and asides count on from those of `before`, the sections that
/// share its pages.
pub fn flow(context: &Context<'_>, index: SectionIndex, before: &Flow) -> Flow {
    let (notes, asides) = (saturate(before.notes.len()), saturate(before.asides.len()));
    let mut walker = Walker::new(context, index, notes, asides);
    walker.section(Extent::Whole);
    walker.finish()
}

/// Returns an article's header as leaves, and the first leaves of its text.
pub fn header_flow(context: &Context<'_>, index: SectionIndex) -> Flow {
    let mut walker = Walker::new(context, index, 0, 0);
    walker.section(Extent::Header);
    walker.flow
}

/// How much of a section is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Whole,
    /// The header, and the first block after it.
    Header,
}

/// A walk over a section's blocks.
struct Walker<'a> {
    context: &'a Context<'a>,
    section: &'a Section,
    index: SectionIndex,
    flow: Flow,
    styles: TextStyles,
    /// From the left edge of the region, and the width, of the block that is being filled.
    place: Place,
    /// The space owed before the next leaf: margins of neighbours collapse, the greatest counts.
    owed: Length,
    /// Whether the next leaf must not be parted from what stands before it.
    keep: bool,
    /// Whether what stands before it is the sign of a break in the text.
    after_sign: bool,
    /// Whether the next leaf begins a page.
    new_page: bool,
    /// Ids that lead to the next leaf.
    anchors: Vec<Arc<str>>,
    /// Names that the next leaf sets.
    strings: Vec<(Arc<str>, Arc<str>)>,
    /// The first mark of this section's notes, where several sections run on.
    first_mark: u32,
    /// The first mark of its asides.
    first_aside: u32,
    /// The leaf of the section's own title.
    title: Option<usize>,
    /// The marker that waits for the first line of a list's item.
    marker: Option<Marker>,
    /// The number that stands beside the next leaf.
    beside: Option<Collected>,
    /// The numbers of marked lines in the words that are being collected.
    marked: Vec<Collected>,
    /// How the lines of the paragraph or stanza that is being walked are counted.
    counted: Option<Counted>,
    /// The notes and addresses that are called for.
    calls: Calls,
    /// Whether the words are those of a note.
    in_note: bool,
    /// Whether the words are those of a link.
    in_link: bool,
    /// What the section stands in.
    body: Arc<Styled>,
}

/// Where a block stands in its region.
#[derive(Clone, Copy, Debug)]
struct Place {
    left: Length,
    measure: Length,
}

impl<'a> Walker<'a> {
    fn new(context: &'a Context<'a>, index: SectionIndex, first_mark: u32, first_aside: u32) -> Self {
        let section = context.book.section(index);
        Self {
            context,
            section,
            index,
            flow: Flow::default(),
            styles: TextStyles::default(),
            place: Place { left: Length::ZERO, measure: context.main.measure },
            owed: Length::ZERO,
            keep: false,
            after_sign: false,
            new_page: false,
            anchors: vec![section.id.as_str().into()],
            strings: Vec::new(),
            first_mark,
            first_aside,
            title: None,
            marker: None,
            beside: None,
            marked: Vec::new(),
            counted: None,
            calls: Calls::default(),
            in_note: false,
            in_link: false,
            body: context.cascade.body(&section.lang),
        }
    }

    fn section(&mut self, extent: Extent) {
        let section = self.section;
        let holder = self.child(&self.body, Element::section(section.kind));
        self.inside(&holder, |walker| {
            let mut elements = Vec::new();
            if !section.header.is_empty() {
                elements.push(Element::new(ElementName::Header));
            }
            let opening = elements.len();
            let mut header_end = 0;
            elements.extend(section.blocks.iter().map(|node| Element::block(&node.value)));
            if section.opening().is_some() {
                elements[opening] = elements[opening].clone().class("opening");
            }
            style::siblings(&mut elements);
            let mut elements = elements.into_iter();
            if !section.header.is_empty()
                && let Some(header) = elements.next()
            {
                let header = walker.child(&holder, header);
                walker.inside(&header, |walker| walker.blocks(&section.header, &header));
                walker.keep = !walker.new_page;
                header_end = walker.flow.leaves.len();
            }
            if section.kind == SectionKind::Colophon {
                walker.typefaces(&holder);
            }
            for (node, element) in section.blocks.iter().zip(elements) {
                if extent == Extent::Header && walker.flow.leaves.len() > header_end {
                    break;
                }
                let styled = walker.child(&holder, element);
                walker.block(node, &styled);
            }
            if section.kind.lists_contents() {
                walker.contents(&holder);
            }
            if extent == Extent::Whole {
                walker.after_text(&holder);
            }
            if section.kind == SectionKind::Article && (1..walker.flow.leaves.len()).contains(&header_end) {
                walker.flow.header = Some(HeaderLeaves { title: walker.title, text: header_end });
            }
            // Before the first leaf stands what ends above it. The others go with it wherever an article begins below another.
            for leaf in walker.flow.leaves.iter_mut().take(header_end + 1).skip(1) {
                leaf.breaks.opens = true;
                leaf.breaks.keep_before |= !leaf.breaks.new_page;
            }
        });
    }

    /// Adds the line that names the typefaces; which they are is known when all else is set.
    fn typefaces(&mut self, holder: &Arc<Styled>) {
        self.flow.uses_folios = true;
        let typefaces = self.context.folios.typefaces();
        if typefaces.is_empty() {
            return;
        }
        let styled = self.child(holder, Element::new(ElementName::P).class("colophon"));
        let line = lang::fill(self.context.phrases.typefaces, typefaces);
        let words = self.added(&line, Bearing::Added(Added::Typefaces(self.index)), &styled);
        self.text(words, None, &styled);
    }

    /// Returns the style of an element in what holds it.
    fn child(&self, holder: &Arc<Styled>, element: Element) -> Arc<Styled> {
        self.context.cascade.styled(holder, &element)
    }

    fn finish(mut self) -> Flow {
        if let Some(first) = self.flow.leaves.first_mut() {
            first.breaks.keep_before = false;
            first.breaks.cost = 0.0;
        }
        self.called_notes();
        self.asides();
        self.flow
    }

    /// Walks what a block holds, in its box.
    fn inside(&mut self, styled: &Arc<Styled>, fill: impl FnOnce(&mut Self)) {
        let block = &styled.style.block;
        let around = self.place;
        self.enter(block);
        self.place = self.box_of(styled);
        fill(self);
        self.place = around;
        self.leave(block);
    }

    fn enter(&mut self, block: &style::BlockBox) {
        self.owed = self.owed.max(block.margin.before.or_zero(self.place.measure))
            + block.padding.before.or_zero(self.place.measure);
        self.keep |= block.break_before == Break::Avoid;
        self.new_page |= matches!(block.break_before, Break::Page | Break::Recto | Break::Verso);
    }

    fn leave(&mut self, block: &style::BlockBox) {
        self.owed = self.owed.max(block.margin.after.or_zero(self.place.measure))
            + block.padding.after.or_zero(self.place.measure);
        self.keep |= block.break_after == Break::Avoid;
        self.new_page |= matches!(block.break_after, Break::Page | Break::Recto | Break::Verso);
    }

    /// Returns where the content of a box stands.
    fn box_of(&self, styled: &Styled) -> Place {
        let block = &styled.style.block;
        let whole = self.place.measure;
        let side = |edges: &Edges<LengthPercentage>| (edges.start.or_zero(whole), edges.end.or_zero(whole));
        let (margin, padding) = (side(&block.margin), side(&block.padding));
        let (start, end) = (margin.0 + padding.0, margin.1 + padding.1);
        let left = if styled.is_rtl() { end } else { start };
        // A box that leaves no room for words is not worth its margins.
        match whole - start - end {
            room if room * 4 < whole => self.place,
            room => Place { left: self.place.left + left, measure: room },
        }
    }

    /// Tells whether the text of the section begins on the right; what stands in it may do otherwise.
    fn is_rtl(&self) -> bool {
        self.body.is_rtl()
    }

    fn blocks(&mut self, blocks: &'a [Node<Block>], holder: &Arc<Styled>) {
        let mut elements: Vec<Element> = blocks.iter().map(|node| Element::block(&node.value)).collect();
        style::siblings(&mut elements);
        for (node, element) in blocks.iter().zip(elements) {
            let styled = self.child(holder, element);
            self.block(node, &styled);
        }
    }

    fn block(&mut self, node: &'a Node<Block>, styled: &Arc<Styled>) {
        if styled.style.display == style::Display::None {
            self.flow.left_out.push(visit::nodes_of(node));
            return;
        }
        match &node.value {
            Block::Paragraph(paragraph) => {
                self.begin_numbered(paragraph.number, styled);
                self.paragraph(&paragraph.content, styled);
            }
            Block::Heading(heading) => self.heading(heading, styled),
            Block::Quote(quote) => self.quote(quote, styled),
            Block::Verse(verse) => self.verse(verse, styled),
            Block::List(list) => self.list(list, styled),
            Block::Definitions { entries } => self.definitions(entries, styled),
            Block::Timeline { events } => self.timeline(events, styled),
            Block::Table(table) => self.table(table, node.span, styled),
            Block::Figure(figure) => self.figure(figure, node.id, styled),
            Block::SceneBreak => self.scene_break(styled),
            Block::Room { lines, least } => self.room(*least, *lines, styled),
            Block::Code { text, .. } => self.code(text, node.id, styled),
            Block::Lang { blocks, .. } => self.inside(styled, |walker| walker.blocks(blocks, styled)),
        }
    }

    fn paragraph(&mut self, content: &'a Inlines, styled: &Arc<Styled>) {
        self.set_strings(content, styled);
        let initial = self.initial(content, styled);
        let words = match &initial {
            Some((_, rest)) => rest.clone(),
            None => self.words(content, styled),
        };
        self.text(words, initial.map(|(initial, _)| initial), styled);
    }

    fn heading(&mut self, heading: &'a Heading, styled: &Arc<Styled>) {
        if let Some(id) = &heading.id {
            self.anchors.push(id.as_str().into());
        }
        self.set_strings(&heading.content, styled);
        let words = self.words(&heading.content, styled);
        if heading.level == 1 {
            self.title.get_or_insert(self.flow.leaves.len());
        }
        self.text(words, None, styled);
    }

    /// Notes the words of an element whose style gives them a name.
    fn set_strings(&mut self, content: &'a Inlines, styled: &Styled) {
        let names = styled.style.block.strings.iter();
        self.strings.extend(names.map(|name| (name.clone(), plain_text(content).into())));
    }

    /// Adds a leaf of words in the box of their style.
    fn text(&mut self, words: Collected, initial: Option<Initial>, styled: &Arc<Styled>) {
        let (beside, counted) = (self.beside.take(), self.counted.take());
        if words.is_empty() && initial.is_none() {
            return;
        }
        let block = &styled.style.block;
        self.enter(block);
        let mut set = self.set(words, styled);
        if let Some(initial) = &initial {
            set.format.indent = Length::ZERO;
            set.format.initial = Some((initial.lines.index(), initial.width));
        }
        let marker = self.marker.take();
        let marked = std::mem::take(&mut self.marked);
        self.push(Body::Text(Box::new(TextLeaf { set, marker, beside, initial, marked, counted })), styled);
        self.leave(block);
    }

    /// Returns words in the shape that their style gives them.
    fn set(&mut self, words: Collected, styled: &Styled) -> Set {
        let place = self.box_of(styled);
        let text = &styled.style.text;
        let align = text.align;
        // Lines that are not justified and not to be divided are those of titles: even in length.
        let balance = align != Align::Justify && text.hyphens == Hyphens::None;
        let indent = text.indent.or_zero(place.measure);
        // A hanging indent is an indent of all lines but the first.
        let hang = if indent < Length::ZERO { -indent } else { Length::ZERO };
        let (left, measure) = match (hang, words.is_rtl()) {
            (Length::ZERO, _) => (place.left, place.measure),
            (hang, false) => (place.left - hang, place.measure + hang),
            (hang, true) => (place.left, place.measure + hang),
        };
        let format = ParagraphShape {
            measure,
            indent: indent.max(Length::ZERO),
            hang,
            initial: None,
            align,
            balance,
            by_sense: balance,
            hyphenate: text.hyphens == Hyphens::Auto,
        };
        Set { words, format, left, leading: text.leading }
    }

    /// Adds a leaf after the space that is owed.
    fn push(&mut self, body: Body, styled: &Styled) {
        let block = &styled.style.block;
        let text = &styled.style.text;
        let breaks = Breaks {
            keep_before: std::mem::take(&mut self.keep),
            opens: false,
            keep_together: block.keep_together,
            new_page: std::mem::take(&mut self.new_page),
            cost: if std::mem::take(&mut self.after_sign) { PageCost::SCENE } else { 0.0 },
            orphans: text.orphans.into(),
            widows: text.widows.into(),
        };
        let space = std::mem::take(&mut self.owed);
        let anchors = std::mem::take(&mut self.anchors);
        let strings = std::mem::take(&mut self.strings);
        self.flow.leaves.push(Leaf { body, space, anchors, strings, breaks, axis: None });
    }

    fn quote(&mut self, quote: &'a BlockQuote, styled: &Arc<Styled>) {
        let attribution = quote.attribution.as_ref();
        self.inside(styled, |walker| {
            let mut elements: Vec<Element> =
                quote.blocks.iter().map(|node| Element::block(&node.value)).collect();
            elements.extend(attribution.map(|_| Element::new(ElementName::P).class("attribution")));
            style::siblings(&mut elements);
            let mut elements = elements.into_iter();
            for (node, element) in quote.blocks.iter().zip(elements.by_ref()) {
                let inner = walker.child(styled, element);
                walker.block(node, &inner);
            }
            if let (Some(words), Some(element)) = (attribution, elements.next()) {
                walker.attribution(words, element, styled);
            }
        });
    }

    fn attribution(&mut self, words: &'a Inlines, element: Element, holder: &Arc<Styled>) {
        let line = self.child(holder, element);
        let cite = self.child(&line, Element::new(ElementName::Cite));
        let words = self.words(words, &cite);
        self.keep = true;
        self.text(words, None, &line);
    }

    fn scene_break(&mut self, styled: &Arc<Styled>) {
        let style = &styled.style;
        if let Some(ornament) = &style.block.content {
            let words = self.added(ornament, Bearing::Artifact(ArtifactKind::Layout), styled);
            self.text(words, None, styled);
            self.after_sign = true;
            return;
        }
        self.enter(&style.block);
        let measure = self.place.measure;
        let width = style.block.width.of(measure).unwrap_or(measure).min(measure);
        let border = style.block.border.before;
        let stroke = Stroke {
            color: border.color.map_or(Color::BLACK, |c| Color::rgb(c.red, c.green, c.blue)),
            width: if border.width == Length::ZERO { Length::from_pt(0.5) } else { border.width },
            dash: Vec::new(),
            cap: Cap::Butt,
        };
        let left = self.place.left + (measure - width) / 2;
        self.push(
            Body::Rule(RuleLeaf {
                path: Some(Path::rule(width, stroke)),
                left,
                pitch: self.context.main.grid,
                count: (Lines::ONE, Lines::ONE),
                region: RegionKind::Main,
            }),
            styled,
        );
        self.leave(&style.block);
    }
}
