//! The book's own structure as elements.

use super::{Attributes, ElementIndex, StructElement, StructType, TagPlace, Tree};
use crate::frame::{Added, EntryPart, LinkSource};
use crate::model::{
    Alt, Aside, AsidePlace, Block, BlockQuote, Book, Cell, CellSpan, Figure, Inline, Lang, List, Matter,
    Node, NodeId, Note, Section, SectionIndex, SectionKind, Table, Verse, plain_text, visit,
};
use crate::num::saturate;
use std::collections::{BTreeMap, BTreeSet};

impl Tree {
    /// Makes the elements of a book; only these links are elements of their own.
    pub fn plan(book: &Book, linked: BTreeSet<LinkSource>) -> Self {
        let root = StructElement {
            tag: StructType::Document,
            parent: ElementIndex(0),
            children: Vec::new(),
            attributes: Some(Box::new(Attributes {
                lang: Some(book.metadata.lang.clone()),
                ..Attributes::default()
            })),
            kept: true,
        };
        let tree = Self {
            elements: vec![root],
            nodes: vec![None; book.node_count as usize],
            added: BTreeMap::new(),
            links: BTreeMap::new(),
            words: BTreeMap::new(),
        };
        let mut planner = Planner {
            tree,
            linked,
            lang: book.metadata.lang.clone(),
            level: 0,
            in_note: false,
            asides: &[],
            spoken_of: Vec::new(),
        };
        planner.book(book);
        planner.tree
    }
}

struct Planner<'b> {
    tree: Tree,
    /// The links of the pages.
    linked: BTreeSet<LinkSource>,
    /// The language of what stands around.
    lang: Lang,
    /// The level of the last heading.
    level: u8,
    /// Whether the words are those of a note, where addresses follow their links.
    in_note: bool,
    /// What stands beside the text of the section.
    asides: &'b [Aside],
    /// Those that the block under way speaks of, and that are read after it.
    spoken_of: Vec<&'b Aside>,
}

impl<'b> Planner<'b> {
    fn book(&mut self, book: &'b Book) {
        let mut parent = ElementIndex(0);
        for (index, section) in book.sections.iter().enumerate() {
            let index = SectionIndex(saturate(index));
            if section.matter() != Matter::Body {
                parent = ElementIndex(0);
            }
            if section.kind == SectionKind::Part {
                parent = self.titled(StructType::Part, ElementIndex(0), section);
            }
            let element = match section.kind {
                SectionKind::Part => parent,
                _ => self.titled(StructType::Sect, parent, section),
            };
            self.level = 0;
            let outer = self.speak(element, &section.lang);
            self.section(index, section, element, book);
            self.lang = outer;
        }
    }

    fn titled(&mut self, tag: StructType, parent: ElementIndex, section: &Section) -> ElementIndex {
        let element = self.add(tag, parent);
        let title = plain_text(&section.title);
        self.attributes(element).title = (!title.is_empty()).then_some(title);
        element
    }

    fn section(&mut self, index: SectionIndex, section: &'b Section, element: ElementIndex, book: &Book) {
        self.asides = &section.asides;
        self.blocks(&section.header, element);
        if section.kind == SectionKind::Contents {
            self.added(Added::Heading(index), StructType::Heading(self.level.max(1)), element);
            self.contents(book, element);
        }
        if section.kind == SectionKind::Colophon {
            self.added(Added::Typefaces(index), StructType::P, element);
        }
        self.blocks(&section.blocks, element);
        if section.kind == SectionKind::Session {
            self.contents(book, element);
        }
        if section.kind != SectionKind::Contents {
            self.added(Added::Heading(index), StructType::Heading(self.level.min(1) + 1), element);
        }
        for note in &section.notes {
            self.note(note, element);
        }
        self.added(Added::AddressHeading(index), StructType::Heading(self.level.min(1) + 1), element);
        self.addresses(section, element);
        let heading =
            self.added(Added::AsideHeading(index), StructType::Heading(self.level.min(1) + 1), element);
        self.attributes(heading).lang = section.asides_lang.clone();
        for aside in section.asides.iter().filter(|aside| aside.place == AsidePlace::List) {
            self.aside(aside, element);
        }
    }

    /// The contents: an entry with its link for each section that may have one.
    fn contents(&mut self, book: &Book, parent: ElementIndex) {
        let list = self.add(StructType::Toc, parent);
        for (index, section) in book.sections.iter().enumerate() {
            let index = SectionIndex(saturate(index));
            let item = self.add(StructType::Toci, list);
            let reference = self.add(StructType::Reference, item);
            let source = LinkSource::Entry(index);
            let mut entry = reference;
            if self.linked.contains(&source) {
                entry = self.add(StructType::Link, reference);
                self.link_words(source, entry, plain_text(&section.title));
            }
            let leaf = self.leaf(entry);
            for part in [EntryPart::Date, EntryPart::Title, EntryPart::Subtitle, EntryPart::Page] {
                self.tree.added.insert(Added::Entry(index, part), leaf);
            }
        }
    }

    fn note(&mut self, note: &Note, parent: ElementIndex) {
        let element = self.add(StructType::Note, parent);
        self.attributes(element).named = true;
        if let Some(first) = note.blocks.first() {
            self.label(first.id, element);
        }
        self.in_note = true;
        self.blocks(&note.blocks, element);
        self.in_note = false;
        self.read_asides(parent);
    }

    /// The addresses that the print edition gives as notes of its own.
    fn addresses(&mut self, section: &Section, parent: ElementIndex) {
        let mut links = Vec::new();
        let mut see = |item: visit::NodeRef<'_>| {
            if let visit::NodeRef::Inline(Node { id, value: Inline::Link { .. }, .. }) = item {
                links.push(*id);
            }
        };
        visit::blocks(&section.header, &mut see);
        visit::blocks(&section.blocks, &mut see);
        for link in links {
            let note = self.add(StructType::Note, parent);
            self.attributes(note).named = true;
            let label = self.add(StructType::Lbl, note);
            self.added_link(Added::AddressLabel(link), LinkSource::Back(link), label);
            let paragraph = self.add(StructType::P, note);
            self.added_link(Added::Address(link), LinkSource::Address(link), paragraph);
        }
    }

    /// The number before a note or item, with its link back where the pages have one.
    fn label(&mut self, first: NodeId, parent: ElementIndex) {
        let element = self.add(StructType::Lbl, parent);
        self.added_link(Added::Label(first), LinkSource::Back(first), element);
    }

    /// Says that words which are not in the model belong to an element, within a link where they are one.
    fn added_link(&mut self, added: Added, source: LinkSource, parent: ElementIndex) -> TagPlace {
        let mut element = parent;
        if self.linked.contains(&source) {
            element = self.add(StructType::Link, parent);
            self.link_words(source, element, String::new());
        }
        let leaf = self.leaf(element);
        self.tree.added.insert(added, leaf);
        leaf
    }

    fn blocks(&mut self, blocks: &[Node<Block>], parent: ElementIndex) {
        for block in blocks {
            self.block(block, parent);
            // Within a note they would be parts of it.
            if !self.in_note {
                self.read_asides(parent);
            }
        }
    }

    /// Adds what was spoken of and stands beside the text or at its foot.
    fn read_asides(&mut self, parent: ElementIndex) {
        for aside in std::mem::take(&mut self.spoken_of) {
            self.aside(aside, parent);
        }
    }

    /// An aside is a note, known by its words.
    fn aside(&mut self, aside: &Aside, parent: ElementIndex) {
        let element = self.add(StructType::Note, parent);
        self.attributes(element).named = true;
        if let Some(first) = aside.label.first() {
            let label = self.add(StructType::Lbl, element);
            let source = LinkSource::Back(first.id);
            let mut words = label;
            if self.linked.contains(&source) {
                words = self.add(StructType::Link, label);
                self.link_words(source, words, plain_text(&aside.label));
            }
            self.inlines(&aside.label, words);
            // What parts it from what it says.
            let leaf = self.leaf(label);
            self.tree.added.insert(Added::Label(first.id), leaf);
        }
        let around = std::mem::replace(&mut self.in_note, true);
        self.blocks(&aside.blocks, element);
        self.in_note = around;
    }

    fn block(&mut self, node: &Node<Block>, parent: ElementIndex) {
        let id = node.id;
        match &node.value {
            Block::Paragraph(paragraph) => self.leaf_block(StructType::P, id, &paragraph.content, parent),
            Block::Heading(heading) => {
                // A level is never left out on the way down (ISO 14289-1, 7.4.2).
                self.level = heading.level.clamp(1, self.level + 1).min(6);
                self.leaf_block(StructType::Heading(self.level), id, &heading.content, parent);
            }
            Block::Quote(quote) => self.quote(quote, id, parent),
            Block::Verse(verse) => self.verse(verse, id, parent),
            Block::List(list) => self.list(list, id, parent),
            Block::Definitions { entries } => {
                let element = self.holder(StructType::L, id, parent);
                for (term, explanations) in entries {
                    let item = self.add(StructType::Li, element);
                    let label = self.add(StructType::Lbl, item);
                    self.inlines(term, label);
                    let body = self.add(StructType::LBody, item);
                    for blocks in explanations {
                        self.blocks(blocks, body);
                    }
                }
            }
            // The axis is an artifact.
            Block::Timeline { events } => {
                let element = self.holder(StructType::L, id, parent);
                for event in events {
                    let item = self.add(StructType::Li, element);
                    let label = self.add(StructType::Lbl, item);
                    self.inlines(&event.shown, label);
                    let body = self.add(StructType::LBody, item);
                    self.blocks(&event.blocks, body);
                }
            }
            Block::Table(table) => self.table(table, id, parent),
            Block::Figure(figure) => self.figure(figure, id, parent),
            Block::SceneBreak => {
                self.holder(StructType::P, id, parent);
            }
            // Rules to write on are artifacts.
            Block::Room { .. } => {}
            Block::Code { .. } => {
                let paragraph = self.add(StructType::P, parent);
                self.holder(StructType::Code, id, paragraph);
            }
            Block::Lang { lang, blocks } => {
                let element = self.holder(StructType::Div, id, parent);
                let outer = self.speak(element, lang);
                self.blocks(blocks, element);
                self.lang = outer;
            }
        }
    }

    fn leaf_block(&mut self, tag: StructType, id: NodeId, content: &[Node<Inline>], parent: ElementIndex) {
        let element = self.holder(tag, id, parent);
        self.inlines(content, element);
    }

    fn quote(&mut self, quote: &BlockQuote, id: NodeId, parent: ElementIndex) {
        let element = self.holder(StructType::BlockQuote, id, parent);
        self.blocks(&quote.blocks, element);
        self.paragraph(quote.attribution.as_deref(), element);
    }

    /// A stanza is a paragraph, a line of it a span.
    fn verse(&mut self, verse: &Verse, id: NodeId, parent: ElementIndex) {
        let element = self.holder(StructType::Div, id, parent);
        for stanza in &verse.stanzas {
            let paragraph = self.add(StructType::P, element);
            for line in &stanza.lines {
                let line_element = self.add(StructType::Span, paragraph);
                self.inlines(&line.content, line_element);
            }
        }
        self.paragraph(verse.attribution.as_deref(), element);
    }

    fn paragraph(&mut self, content: Option<&[Node<Inline>]>, parent: ElementIndex) {
        if let Some(content) = content {
            let element = self.add(StructType::P, parent);
            self.inlines(content, element);
        }
    }

    fn list(&mut self, list: &List, id: NodeId, parent: ElementIndex) {
        let element = self.holder(StructType::L, id, parent);
        self.attributes(element).numbered = list.start.is_some();
        for blocks in &list.items {
            let item = self.add(StructType::Li, element);
            if let Some(first) = blocks.first() {
                self.label(first.id, item);
            }
            let body = self.add(StructType::LBody, item);
            self.blocks(blocks, body);
        }
    }

    fn table(&mut self, table: &Table, id: NodeId, parent: ElementIndex) {
        let element = self.holder(StructType::Table, id, parent);
        if let Some(caption) = &table.caption {
            let caption_element = self.add(StructType::Caption, element);
            self.inlines(caption, caption_element);
        }
        for (group, rows) in [(StructType::THead, &table.head), (StructType::TBody, &table.rows)] {
            if rows.is_empty() {
                continue;
            }
            // A head without a body would be no group (ISO 14289-1, 7.2).
            let holder = if table.rows.is_empty() { element } else { self.add(group, element) };
            for row in rows {
                self.row(row, group == StructType::THead, holder);
            }
        }
    }

    fn row(&mut self, cells: &[Cell], head: bool, parent: ElementIndex) {
        let row = self.add(StructType::Tr, parent);
        for cell in cells {
            let tag = if head || cell.heads_row { StructType::Th } else { StructType::Td };
            let element = self.add(tag, row);
            self.tree.elements[element.0 as usize].kept = true;
            if cell.heads_row || cell.span != CellSpan::default() {
                let said = self.attributes(element);
                said.heads_row = !head && cell.heads_row;
                said.span = cell.span;
            }
            self.inlines(&cell.content, element);
            self.blocks(&cell.blocks, element);
        }
    }

    /// A figure with its caption beside it: what stands in a figure is hidden by its alternative text.
    fn figure(&mut self, figure: &Figure, id: NodeId, parent: ElementIndex) {
        let outer = self.add(StructType::Div, parent);
        match &figure.alt {
            // The words for a picture that is not there are set as a line.
            _ if figure.picture.is_none() => {
                self.holder(StructType::P, id, outer);
            }
            // A decoration is nothing to be read.
            Alt::Decoration => {}
            alt => {
                let element = self.holder(StructType::Figure, id, outer);
                let caption = figure.caption.as_deref().map(plain_text);
                self.attributes(element).alt = Some(words_for(alt, caption, &figure.address));
            }
        }
        if let Some(caption) = &figure.caption {
            let element = self.add(StructType::Caption, outer);
            self.inlines(caption, element);
        }
    }

    fn inlines(&mut self, content: &[Node<Inline>], element: ElementIndex) {
        for node in content {
            self.inline(node, element);
        }
    }

    fn inline(&mut self, node: &Node<Inline>, element: ElementIndex) {
        self.tree.set(node.id, self.leaf(element));
        match &node.value {
            Inline::Text { .. } | Inline::Break | Inline::LineMark { .. } => {}
            Inline::Code { .. } => {
                self.holder(StructType::Code, node.id, element);
            }
            Inline::Quote { content } => {
                let element = self.holder(StructType::Quote, node.id, element);
                self.inlines(content, element);
            }
            Inline::Lang { lang, content, .. } => {
                let element = self.holder(StructType::Span, node.id, element);
                let outer = self.speak(element, lang);
                self.inlines(content, element);
                self.lang = outer;
            }
            Inline::Link { content, .. } => self.link(node.id, content, element),
            Inline::Beside { aside, content } => {
                let source = LinkSource::Node(node.id);
                let mut element = element;
                if self.linked.contains(&source) {
                    element = self.holder(StructType::Link, node.id, element);
                    self.link_words(source, element, plain_text(content));
                }
                self.inlines(content, element);
                let known = self.asides.get(aside.0 as usize);
                let is_on_page =
                    |aside: &&Aside| matches!(aside.place, AsidePlace::Margin | AsidePlace::Foot);
                self.spoken_of.extend(known.filter(is_on_page));
            }
            Inline::NoteRef { .. } => {
                let reference = self.add(StructType::Reference, element);
                let leaf = self.added_link(Added::Reference(node.id), LinkSource::Node(node.id), reference);
                self.tree.set(node.id, leaf);
            }
            Inline::Image { picture, address, alt } => {
                let tag = if picture.is_some() { StructType::Figure } else { StructType::Span };
                let element = self.holder(tag, node.id, element);
                match alt {
                    Alt::Decoration => self.tree.nodes[node.id.0 as usize] = None,
                    alt if picture.is_some() => {
                        self.attributes(element).alt = Some(words_for(alt, None, address));
                    }
                    _ => {}
                }
            }
            other => {
                if let Some(content) = other.content() {
                    self.inlines(content, element);
                }
            }
        }
    }

    /// A link, and after it what the print edition adds to it: a number, or a page.
    fn link(&mut self, id: NodeId, content: &[Node<Inline>], parent: ElementIndex) {
        let element = if self.linked.contains(&LinkSource::Node(id)) {
            self.holder(StructType::Link, id, parent)
        } else {
            parent
        };
        if element != parent {
            self.link_words(LinkSource::Node(id), element, plain_text(content));
        }
        self.inlines(content, element);
        let leaf = self.leaf(element);
        self.tree.added.insert(Added::PageOf(id), leaf);
        if self.in_note {
            self.added_link(Added::Address(id), LinkSource::Address(id), parent);
        } else {
            let reference = self.add(StructType::Reference, parent);
            self.added_link(Added::Reference(id), LinkSource::Reference(id), reference);
        }
    }

    /// Records the element of a link, and what it says of itself.
    fn link_words(&mut self, key: LinkSource, element: ElementIndex, words: String) {
        self.tree.links.insert(key, element);
        self.tree.words.insert(element, words);
    }

    /// Adds an element for words that are not in the model.
    fn added(&mut self, added: Added, tag: StructType, parent: ElementIndex) -> ElementIndex {
        let element = self.add(tag, parent);
        let leaf = self.leaf(element);
        self.tree.added.insert(added, leaf);
        element
    }

    /// Adds an element that holds what a node says.
    fn holder(&mut self, tag: StructType, id: NodeId, parent: ElementIndex) -> ElementIndex {
        let element = self.add(tag, parent);
        let leaf = self.leaf(element);
        self.tree.set(id, leaf);
        element
    }

    fn add(&mut self, tag: StructType, parent: ElementIndex) -> ElementIndex {
        let index = ElementIndex(saturate(self.tree.elements.len()));
        let (children, attributes) = (Vec::new(), None);
        self.tree.elements.push(StructElement { tag, parent, children, attributes, kept: false });
        self.tree.elements[parent.0 as usize].children.push(index);
        index
    }

    /// Returns the place after what an element has so far.
    fn leaf(&self, element: ElementIndex) -> TagPlace {
        TagPlace { element, slot: saturate::<u32>(self.tree.elements[element.0 as usize].children.len()) }
    }

    fn attributes(&mut self, element: ElementIndex) -> &mut Attributes {
        self.tree.elements[element.0 as usize].attributes.get_or_insert_default()
    }

    /// Sets the language of an element where it is another, and returns the one around it.
    fn speak(&mut self, element: ElementIndex, lang: &Lang) -> Lang {
        if *lang != self.lang {
            self.attributes(element).lang = Some(lang.clone());
        }
        std::mem::replace(&mut self.lang, lang.clone())
    }
}

impl Tree {
    fn set(&mut self, id: NodeId, leaf: TagPlace) {
        if let Some(place) = self.nodes.get_mut(id.0 as usize) {
            *place = Some(leaf);
        }
    }
}

/// Returns what stands for a picture: the author's words, else its caption, else the name of its file.
fn words_for(alt: &Alt, caption: Option<String>, address: &str) -> String {
    match (alt, caption) {
        (Alt::Text(words), _) => words.clone(),
        (_, Some(caption)) if !caption.is_empty() => caption,
        _ => address.rsplit('/').next().unwrap_or_default().to_owned(),
    }
}
