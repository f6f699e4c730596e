//! Pages of a book set by hand, without the layout: each section on pages of its own, every kind of item on
//! them.

use chapbook::font::FontBook;
use chapbook::frame::{
    Added, Anchor, ArtifactKind, Bearing, Content, EntryPart, Item, Link, LinkSource, LinkTarget, Page,
    PlacedPicture, RegionKind, TextPosition,
};
use chapbook::layout::inline::{Align, Collector, ParagraphShape, SetLine, Setter, TextStyle};
use chapbook::model::{
    Block, Book, Inline, Inlines, Node, NodeId, PictureIndex, SectionIndex, SectionKind, Target, plain_text,
    visit,
};
use chapbook::unit::{Length, Point, Rect, Size};
use std::sync::Arc;

const PAGE: Size = Size { width: Length::mm(105), height: Length::mm(148) };
const LEADING: Length = Length::pt(13);
const MARGIN: Length = Length::mm(14);

/// Sets a book.
pub fn of(book: &Book, fonts: &FontBook) -> Vec<Page> {
    let style =
        |lang: &str| Arc::new(TextStyle::new(fonts.chain(&["serif"], 400, false), Length::pt(10), lang));
    let mut press = Press {
        book,
        setter: Setter::new(fonts),
        style: style(book.metadata.lang.tag()),
        pages: Vec::new(),
        y: MARGIN,
        section: SectionIndex(0),
    };
    for index in 0..book.sections.len() as u32 {
        press.section(SectionIndex(index));
    }
    press.pages
}

struct Press<'a> {
    book: &'a Book,
    setter: Setter<'a>,
    style: Arc<TextStyle>,
    pages: Vec<Page>,
    y: Length,
    section: SectionIndex,
}

impl<'a> Press<'a> {
    fn section(&mut self, index: SectionIndex) {
        self.section = index;
        let section = self.book.section(index);
        self.new_page();
        self.anchor(&section.id);
        // Near enough: a reference stands somewhere in its section.
        (0..section.notes.len()).for_each(|number| self.anchor(&format!("{}-r{number}", section.id)));
        if section.kind == SectionKind::Contents {
            self.contents();
        }
        for node in section.header.iter().chain(&section.blocks) {
            self.block(node);
        }
        for (number, note) in section.notes.iter().enumerate() {
            let first = note.blocks[0].id;
            self.anchor(&format!("{}-n{number}", section.id));
            let mut words = Collector::new(false);
            words.begin_link(
                LinkSource::Back(first),
                LinkTarget::Internal(format!("{}-r{number}", section.id).into()),
            );
            words.text(&format!("{}\u{2002}", number + 1), &self.style, Bearing::Added(Added::Label(first)));
            words.end_link();
            self.paragraphs(&note.blocks, words);
        }
    }

    fn contents(&mut self) {
        let bearing = Bearing::Added(Added::Heading(self.section));
        let mut words = Collector::new(false);
        words.text("Contents", &self.style, bearing);
        self.set(words);
        for (index, section) in self.book.articles() {
            let entry = |part| Bearing::Added(Added::Entry(index, part));
            let mut words = Collector::new(false);
            words.begin_link(LinkSource::Entry(index), LinkTarget::Internal(section.id.as_str().into()));
            words.text(&plain_text(&section.title), &self.style, entry(EntryPart::Title));
            words.text("\u{2003}7", &self.style, entry(EntryPart::Page));
            words.end_link();
            self.set(words);
        }
    }

    fn block(&mut self, node: &'a Node<Block>) {
        match &node.value {
            Block::Paragraph(paragraph) => {
                if let Some(number) = paragraph.number {
                    let id = self.book.section(self.section).paragraph_id(number);
                    self.anchor(&id);
                }
                self.words(&paragraph.content);
            }
            Block::Heading(heading) => {
                if let Some(id) = &heading.id {
                    self.anchor(id);
                }
                self.words(&heading.content);
            }
            Block::List(list) => {
                for (number, item) in list.items.iter().enumerate() {
                    let mut words = Collector::new(false);
                    let label = Bearing::Added(Added::Label(item[0].id));
                    words.text(&format!("{}. ", number + 1), &self.style, label);
                    self.paragraphs(item, words);
                }
            }
            Block::Quote(quote) => {
                quote.blocks.iter().for_each(|node| self.block(node));
                quote.attribution.iter().for_each(|words| self.words(words));
            }
            Block::Figure(figure) => {
                let bearing = Bearing::Text(TextPosition { node: node.id, byte: 0 });
                match figure.picture {
                    Some(picture) => self.picture(picture, bearing),
                    None => {
                        let mut words = Collector::new(false);
                        words.text("[A press]", &self.style, bearing);
                        self.set(words);
                    }
                }
                figure.caption.iter().for_each(|words| self.words(words));
            }
            Block::Code { text, .. } => {
                let mut words = Collector::new(false);
                let bearing = Bearing::Text(TextPosition { node: node.id, byte: 0 });
                words.text(text, &self.style, bearing);
                self.set(words);
            }
            Block::SceneBreak | Block::Room { .. } => {}
            Block::Definitions { entries } => {
                for (term, explanations) in entries {
                    self.words(term);
                    explanations.iter().flatten().for_each(|node| self.block(node));
                }
            }
            Block::Timeline { events } => {
                for event in events {
                    self.words(&event.shown);
                    event.blocks.iter().for_each(|node| self.block(node));
                }
            }
            Block::Lang { blocks, .. } => blocks.iter().for_each(|node| self.block(node)),
            Block::Verse(verse) => {
                for line in verse.stanzas.iter().flat_map(|stanza| &stanza.lines) {
                    self.words(&line.content);
                }
            }
            Block::Table(table) => {
                table.caption.iter().for_each(|words| self.words(words));
                for cell in table.head.iter().chain(&table.rows).flatten() {
                    self.words(&cell.content);
                    cell.blocks.iter().for_each(|node| self.block(node));
                }
            }
        }
    }

    /// Sets the words of blocks as one paragraph that begins with what is given.
    fn paragraphs(&mut self, blocks: &'a [Node<Block>], mut words: Collector) {
        visit::blocks(blocks, &mut |item| {
            if let visit::NodeRef::Block(Node { value: Block::Paragraph(paragraph), .. }) = item {
                self.add(&paragraph.content, &mut words);
            }
        });
        self.set(words);
    }

    fn words(&mut self, content: &Inlines) {
        let mut words = Collector::new(false);
        self.add(content, &mut words);
        self.set(words);
    }

    fn add(&self, content: &Inlines, words: &mut Collector) {
        for node in content {
            self.inline(node, words);
        }
    }

    fn inline(&self, node: &Node<Inline>, words: &mut Collector) {
        let bearing = Bearing::Text(TextPosition { node: node.id, byte: 0 });
        let id = &self.book.section(self.section).id;
        match &node.value {
            Inline::Text { text } | Inline::Code { text } => {
                words.text(text, &self.style, bearing);
            }
            Inline::Break => {
                words.line_break(&self.style, bearing);
            }
            Inline::NoteRef { note, .. } => {
                let target = LinkTarget::Internal(format!("{id}-n{}", note.0).into());
                words.begin_link(LinkSource::Node(node.id), target);
                let bearing = Bearing::Added(Added::Reference(node.id));
                words.text(&(note.0 + 1).to_string(), &self.style, bearing);
                words.end_link();
            }
            Inline::Link { target, content } => {
                let target = match target {
                    Target::External(address) => LinkTarget::External(address.as_str().into()),
                    Target::Internal { section, fragment } => {
                        let section = &self.book.section(*section).id;
                        LinkTarget::Internal(fragment.as_ref().unwrap_or(section).as_str().into())
                    }
                    Target::Unresolved(_) => return self.add(content, words),
                };
                words.begin_link(LinkSource::Node(node.id), target);
                self.add(content, words);
                words.text(" (p. 7)", &self.style, Bearing::Added(Added::PageOf(node.id)));
                words.end_link();
            }
            other => other.content().into_iter().for_each(|content| self.add(content, words)),
        }
    }

    fn picture(&mut self, picture: PictureIndex, bearing: Bearing) {
        let size = Size { width: Length::pt(60), height: Length::pt(30) };
        let at = Point { x: MARGIN, y: self.y };
        self.y += LEADING * 4;
        let content = Content::Picture(PlacedPicture { picture, size }.into());
        self.item(Item { at, region: RegionKind::Main, bearing, actual_text: None, content });
    }

    /// Sets a paragraph in lines, on further pages where it must.
    fn set(&mut self, words: Collector) {
        let paragraph = words.build();
        let measure = PAGE.width - MARGIN * 2;
        for line in self.setter.set(&paragraph, &ParagraphShape::justified(measure)) {
            if self.y > PAGE.height - MARGIN * 2 {
                self.new_page();
            }
            self.line(line, RegionKind::Main);
        }
    }

    fn line(&mut self, line: SetLine, region: RegionKind) {
        self.y += LEADING;
        let y = self.y;
        for mut item in line.items {
            item.at.x += MARGIN;
            item.at.y += y;
            item.region = region;
            self.item(item);
        }
        let page = self.pages.last_mut().expect("a page");
        for link in line.links {
            let origin = Point { x: MARGIN + link.left, y: y - Length::pt(9) };
            let area = Rect { origin, size: Size { width: link.right - link.left, height: LEADING } };
            match page.links.iter_mut().find(|known| known.source == link.source) {
                Some(known) => known.areas.push(area),
                None => page.links.push(Link { source: link.source, target: link.target, areas: vec![area] }),
            }
        }
    }

    fn item(&mut self, item: Item) {
        self.pages.last_mut().expect("a page").items.push(item);
    }

    fn anchor(&mut self, id: &str) {
        let at = Point { x: MARGIN, y: self.y };
        self.pages.last_mut().expect("a page").anchors.push(Anchor { id: id.into(), at });
    }

    fn new_page(&mut self) {
        let number = self.pages.len() as i64 - 3;
        let label =
            if number < 1 { ["i", "ii", "iii", "iv"][self.pages.len()].into() } else { number.to_string() };
        self.pages.push(Page { size: PAGE, label, section: Some(self.section), ..Page::default() });
        self.y = MARGIN;
        let mut folio = Collector::new(false);
        folio.text("A folio", &self.style, Bearing::Artifact(ArtifactKind::Header));
        let format =
            ParagraphShape { align: Align::Center, ..ParagraphShape::justified(PAGE.width - MARGIN * 2) };
        for line in self.setter.set(&folio.build(), &format) {
            self.line(line, RegionKind::Head);
        }
        self.y += LEADING;
    }
}

/// Returns the node of a section's first paragraph.
pub fn first(book: &Book, section: usize) -> NodeId {
    book.sections[section].blocks[0].id
}
