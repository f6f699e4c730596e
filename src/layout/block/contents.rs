//! The contents: dates in a column, titles and subtitles, leaders, pages.

use super::{Body, ContentsEntry, Place, Set, Walker};
use crate::frame::{Added, ArtifactKind, Bearing, EntryPart, LinkSource, LinkTarget};
use crate::lang;
use crate::layout::inline::{self, Collector, ParagraphShape};
use crate::model::{Block, Inline, Inlines, Node, Section, SectionIndex, SectionKind};
use crate::style::{self, Align, Element, ElementName, Styled};
use crate::unit::Length;
use std::sync::Arc;

/// The styles of an entry's parts.
struct Styles {
    item: Arc<Styled>,
    date: Arc<Styled>,
    title: Arc<Styled>,
    subtitle: Arc<Styled>,
    page: Arc<Styled>,
}

/// The columns of the contents, from the start of the line.
#[derive(Clone, Copy, Debug)]
struct Columns {
    date: Length,
    page: Length,
    gap: Length,
}

impl<'a> Walker<'a> {
    /// Adds an entry for each section that the contents list.
    pub(super) fn contents(&mut self, holder: &Arc<Styled>) {
        self.flow.uses_folios = true;
        let book = self.context.book;
        let list = Element::new(ElementName::Ol).class("contents");
        let list = if book.lists_titles_alone() { list.class("brief") } else { list };
        let list = self.child(holder, list);
        let is_shown = |(_, section): &(SectionIndex, &Section)| self.context.cascade.prints(section);
        let entries: Vec<(SectionIndex, &'a Section)> =
            book.listed_in_print().map(|(index, section, _)| (index, section)).filter(is_shown).collect();
        let item = |(_, section): &(SectionIndex, &Section)| match section.kind {
            SectionKind::Part => Element::new(ElementName::Li).class("part"),
            _ => Element::new(ElementName::Li),
        };
        let mut elements: Vec<Element> = entries.iter().map(item).collect();
        style::siblings(&mut elements);
        self.inside(&list, |walker| {
            let styles: Vec<Styles> = elements
                .into_iter()
                .zip(&entries)
                .map(|(element, (_, section))| walker.entry_styles(element, section, &list))
                .collect();
            let columns = walker.columns(&entries, &styles);
            for ((index, section), styles) in entries.into_iter().zip(&styles) {
                walker.enter(&styles.item.style.block);
                walker.entry(index, section, styles, columns);
                walker.leave(&styles.item.style.block);
            }
        });
    }

    fn entry_styles(&self, element: Element, section: &Section, list: &Arc<Styled>) -> Styles {
        let item = self.child(list, element);
        let link = self.child(&item, Element::new(ElementName::A));
        let span = |class: &str| Element::new(ElementName::Span).class(class);
        let part = |class: &str| self.child(&link, span(class));
        let in_capitals = |node: &Node<Block>| matches!(&node.value, Block::Heading(h) if h.capitals);
        let title = match section.header.iter().any(in_capitals) {
            true => span("title").class("capitals"),
            false => span("title"),
        };
        Styles {
            date: part("date"),
            title: self.child(&link, title),
            subtitle: part("subtitle"),
            page: part("page"),
            item,
        }
    }

    /// Returns the columns: dates and pages as wide as the widest of them.
    fn columns(&mut self, entries: &[(SectionIndex, &'a Section)], styles: &[Styles]) -> Columns {
        let mut columns = Columns { date: Length::ZERO, page: Length::ZERO, gap: Length::ZERO };
        for ((_, section), styles) in entries.iter().zip(styles) {
            columns.gap = styles.item.style.font.size;
            let nothing = Bearing::Artifact(ArtifactKind::Layout);
            if section.date_beside_title().is_some() {
                let mut words = Collector::new(self.is_rtl());
                self.date(section, &styles.date, nothing, &mut words);
                columns.date = columns.date.max(self.natural_width(&words.build()));
            }
            let id = section.id.as_str();
            let held = self.context.folios.held(id).iter().map(|folio| &**folio);
            for folio in [self.context.folios.of(id)].into_iter().chain(held) {
                let words = self.added(folio, nothing, &styles.page);
                columns.page = columns.page.max(self.natural_width(&words));
            }
        }
        // Long dates leave too little for the titles: they are then set over them.
        columns.date = columns.date.min(self.place.measure.scale(0.36));
        columns
    }

    fn entry(&mut self, index: SectionIndex, section: &'a Section, styles: &Styles, columns: Columns) {
        let bearing = |part| Bearing::Added(Added::Entry(index, part));
        let target = LinkTarget::Internal(section.id.as_str().into());
        let source = LinkSource::Entry(index);
        let place = self.place;
        let dated = if columns.date > Length::ZERO { columns.date + columns.gap } else { Length::ZERO };
        let paged = columns.page + columns.gap;
        let leading = styles.item.style.text.leading;
        let sides = Sides { place, rtl: self.is_rtl(), leading };

        let mut title = Collector::new(self.is_rtl());
        title.begin_link(source, target.clone());
        self.part(&section.title, &styles.title, bearing(EntryPart::Title), &mut title);
        if let Some(subtitle) = &section.subtitle {
            title.line_break(&self.text_style(&styles.title), bearing(EntryPart::Title));
            self.part(subtitle, &styles.subtitle, bearing(EntryPart::Subtitle), &mut title);
        }
        title.end_link();
        let title = sides.set(title, dated, place.measure - dated - paged, Align::Start);

        let date = section.date_beside_title().map(|_| {
            let mut words = Collector::new(self.is_rtl());
            words.begin_link(source, target.clone());
            self.date(section, &styles.date, bearing(EntryPart::Date), &mut words);
            words.end_link();
            sides.set(words, Length::ZERO, columns.date, Align::Start)
        });

        let mut page = Collector::new(self.is_rtl());
        let folio = self.context.folios.of(section.id.as_str());
        page.begin_link(source, target);
        page.text(folio, &self.text_style(&styles.page), bearing(EntryPart::Page)).end_link();
        let page = sides.set(page, place.measure - paged, paged, Align::End);
        let leader = self.text_style(&styles.page);
        self.push(
            Body::Entry(Box::new(ContentsEntry { date, title, page, leader, gap: columns.gap })),
            &styles.item,
        );
    }

    /// Adds the date of a section, in which its language may raise letters: in capitals `1er` would be `1ER`.
    fn date(&mut self, section: &Section, styled: &Arc<Styled>, bearing: Bearing, out: &mut Collector) {
        let Some(date) = section.date_beside_title() else { return };
        for (words, raised) in lang::raised_parts(section.lang.primary(), &date.shown) {
            let style = match raised {
                true => self.text_style(&self.child(styled, Element::new(ElementName::Sup))),
                false => self.text_style(styled),
            };
            out.text(words, &style, bearing);
        }
    }

    /// Adds a title's words, all of which say the same part of an entry.
    fn part(&mut self, content: &Inlines, styled: &Arc<Styled>, bearing: Bearing, out: &mut Collector) {
        for node in content {
            let own = match Element::inline(&node.value) {
                Some(element) => self.child(styled, element),
                None => styled.clone(),
            };
            match &node.value {
                Inline::Text { text } | Inline::Code { text } => {
                    out.text(text, &self.text_style(&own), bearing);
                }
                Inline::Break => {
                    out.text(" ", &self.text_style(styled), bearing);
                }
                Inline::NoteRef { .. } | Inline::Image { .. } => {}
                other => {
                    if let Some(content) = other.content() {
                        self.part(content, &own, bearing, out);
                    }
                }
            }
        }
    }
}

/// Where columns stand, whichever way the line runs.
#[derive(Clone, Copy, Debug)]
struct Sides {
    place: Place,
    rtl: bool,
    leading: Length,
}

impl Sides {
    /// Returns words in a column that starts and is so wide.
    fn set(self, words: Collector, start: Length, measure: Length, align: inline::Align) -> Set {
        let left = if self.rtl { self.place.measure - start - measure } else { start };
        let format =
            ParagraphShape { hyphenate: false, by_sense: true, ..ParagraphShape::ragged(measure, align) };
        Set { words: words.build(), format, left: self.place.left + left, leading: self.leading }
    }
}
