//! The blocks of a page that is made of words of the booklet, with a node for each.

use super::drawing::Drawing;
use crate::diagnostic::Span;
use crate::lang::BookletWords;
use crate::model::{
    Alt, Block, Book, Cell, CellAlign, Figure, Heading, Inline, Lang, Metadata, Node, NodeId, Paragraph,
    PictureIndex, Role, Section, SectionKind, Table, plain_text,
};
use crate::num::saturate;

fn empty(lang: &Lang, number: usize) -> Section {
    Section::empty(SectionKind::Article, format!("guide-{number}"), lang.clone())
}

/// Returns the language of the words of a series on booklets.
pub(super) fn language(series: &Metadata) -> Lang {
    let words = series.words().booklet;
    Lang::new(series.words.spoken(series.lang.tag(), &words.entries())).unwrap_or_default()
}

/// Puts blocks into a section and counts their nodes.
pub(super) struct SectionWriter<'a> {
    pub(super) words: BookletWords<'a>,
    /// The language of the words.
    pub(super) lang: Lang,
    sections: Vec<Section>,
    section: Section,
    pictures: Vec<crate::model::Picture>,
    next: u32,
    in_text: bool,
}

impl<'a> SectionWriter<'a> {
    /// Begins the first page, in the language of the series.
    pub(super) fn new(series: &'a Metadata) -> Self {
        let (words, lang) = (series.words().booklet, language(series));
        let section = empty(&lang, 1);
        Self { words, lang, sections: Vec::new(), section, pictures: Vec::new(), next: 0, in_text: false }
    }

    /// What comes now stands on a new page.
    pub(super) fn next_section(&mut self) {
        let next = empty(&self.lang, self.sections.len() + 2);
        self.sections.push(std::mem::replace(&mut self.section, next));
        self.in_text = false;
    }

    fn node<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Node<T> {
        let id = NodeId(self.next);
        self.next += 1;
        Node { id, span: Span::default(), value: make(self) }
    }

    fn words(&mut self, text: &str) -> Node<Inline> {
        self.node(|_| Inline::Text { text: text.to_owned() })
    }

    fn push(&mut self, block: Node<Block>) {
        let blocks = if self.in_text { &mut self.section.blocks } else { &mut self.section.header };
        blocks.push(block);
    }

    /// What comes now is no longer how the section opens.
    pub(super) fn begin_text(&mut self) {
        self.in_text = true;
    }

    /// Gives the page a title that is not printed above it.
    pub(super) fn titled(&mut self, text: &str) {
        let value = Inline::Text { text: text.to_owned() };
        self.section.title = vec![Node::new(value, Span::default())];
    }

    pub(super) fn heading(&mut self, level: u8, text: &str) {
        if level == 1 {
            self.titled(text);
        }
        let block = self.node(|writer| {
            let content = vec![writer.words(text)];
            Block::Heading(Heading { level, capitals: false, id: None, content })
        });
        self.push(block);
    }

    /// Names the series under the title, in its own language.
    pub(super) fn series(&mut self, series: &Metadata) {
        let own = series.lang.clone();
        let title = series.title.clone();
        let block = self.node(|writer| {
            let content = match own.primary() == writer.lang.primary() {
                true => vec![writer.words(&title)],
                false => vec![writer.node(|writer| Inline::Lang {
                    lang: own,
                    italic: false,
                    content: vec![writer.words(&title)],
                })],
            };
            Block::Paragraph(Paragraph { role: Role::Subtitle, content, ..Paragraph::default() })
        });
        self.push(block);
    }

    pub(super) fn text(&mut self, text: &str) {
        let block = self.node(|writer| {
            let content = vec![writer.words(text)];
            Block::Paragraph(Paragraph {
                role: Role::Plain,
                continues: true,
                content,
                ..Paragraph::default()
            })
        });
        self.push(block);
    }

    /// Puts a table with a head.
    pub(super) fn table<const COLUMNS: usize>(
        &mut self,
        head: [&str; COLUMNS],
        rows: Vec<[String; COLUMNS]>,
    ) {
        let block = self.node(|writer| {
            let mut row = |texts: [&str; COLUMNS]| -> Vec<Cell> {
                let cell = |text: &str| {
                    let content = if text.is_empty() { Vec::new() } else { vec![writer.words(text)] };
                    Cell { content, ..Cell::default() }
                };
                texts.map(cell).into()
            };
            let head = vec![row(head)];
            let rows = rows.iter().map(|texts| row(texts.each_ref().map(String::as_str))).collect();
            Block::Table(Table { columns: vec![CellAlign::Start; COLUMNS], head, rows, caption: None })
        });
        self.push(block);
    }

    pub(super) fn drawing(&mut self, name: &str, drawing: &Drawing<'_>, alt: &str) {
        let picture = drawing.picture(name);
        let address = picture.path.to_string_lossy().into_owned();
        let index = PictureIndex(saturate(self.pictures.len()));
        self.pictures.push(picture);
        let alt = Alt::Text(alt.to_owned());
        let block = self.node(|_| {
            Block::Figure(Figure { picture: Some(index), address, alt, caption: None, link: None })
        });
        self.push(block);
    }

    /// Ends the book; what it says about itself follows the series it belongs to.
    pub(super) fn book(mut self, series: &Metadata, name: &str) -> Book {
        let lang = self.section.lang.clone();
        self.sections.push(self.section);
        let metadata = Metadata {
            title: self.sections.first().map(|section| plain_text(&section.title)).unwrap_or_default(),
            direction: lang.direction(),
            lang,
            paper: series.paper,
            identifier: format!("{}#{name}", series.identifier),
            slug: format!("{}-{name}", series.slug),
            modified: series.modified.clone(),
            ..Metadata::default()
        };
        Book {
            metadata,
            sections: self.sections,
            pictures: self.pictures,
            node_count: self.next,
            ..Book::default()
        }
    }
}
