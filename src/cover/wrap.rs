//! The cover of a booklet: its front as that of the EPUB, and only the wrapper for back and spine.

use super::{Options, SIZE, Texts, nodes, palette, wrapper};
use crate::diagnostic::Span;
use crate::font::FontBook;
use crate::frame::{Bearing, Content, Item, Page, PlacedPicture, RegionKind, TextPosition};
use crate::model::{
    Alt, Block, Book, Figure, Inline, Metadata, Node, NodeId, Paragraph, Picture, PictureIndex, Role,
    Section, SectionKind,
};
use crate::unit::{Length, Point, Size};

/// Makes the cover as a book of a title page, with its two pages: the front, and what covers back and spine.
///
/// A picture of the user's own is the whole front; the title stands for it where it cannot be seen.
pub fn wrap(
    metadata: &Metadata,
    fonts: &FontBook,
    own: Option<Picture>,
    options: Options,
) -> (Book, [Page; 2]) {
    let mut back = Page { size: SIZE, label: "2".into(), ..Page::default() };
    wrapper::draw_plain(&mut back, &palette::of(&metadata.identifier, options));
    let mut section = Section::empty(SectionKind::TitlePage, "cover".into(), metadata.lang.clone());
    let (front, pictures) = match own {
        Some(picture) => {
            section.header = vec![figure(metadata)];
            (picture_page(&picture), vec![picture])
        }
        None => {
            section.header = paragraphs(&Texts::of(metadata));
            (super::page(metadata, fonts, options), Vec::new())
        }
    };
    let metadata = Metadata {
        identifier: format!("{}#cover", metadata.identifier),
        slug: format!("{}-cover", metadata.slug),
        ..metadata.clone()
    };
    let book =
        Book { metadata, sections: vec![section], pictures, node_count: nodes::COUNT, ..Book::default() };
    (book, [Page { label: "1".into(), ..front }, back])
}

/// Returns what the cover says, each line with the node that the page's words bear.
fn paragraphs(texts: &Texts) -> Vec<Node<Block>> {
    let lines = [
        (nodes::TITLE, Role::BookTitle, Some(&texts.title)),
        (nodes::SUBTITLE, Role::BookSubtitle, texts.subtitle.as_ref()),
        (nodes::DATES, Role::DateRange, texts.dates.as_ref()),
        (nodes::AUTHORS, Role::BookAuthor, texts.authors.as_ref()),
        (nodes::PUBLISHER, Role::Publisher, texts.publisher.as_ref()),
    ];
    let line = |(node, role, text): (NodeId, Role, Option<&String>)| {
        let value = Inline::Text { text: text?.clone() };
        let content = vec![Node { id: node, span: Span::default(), value }];
        let value = Block::Paragraph(Paragraph { role, content, ..Paragraph::default() });
        Some(Node { id: NodeId(node.0 - 1), span: Span::default(), value })
    };
    lines.into_iter().filter_map(line).collect()
}

fn figure(metadata: &Metadata) -> Node<Block> {
    let picture = Some(PictureIndex(0));
    let alt = Alt::Text(metadata.title.clone());
    let value = Block::Figure(Figure { picture, address: "cover".into(), alt, caption: None, link: None });
    Node { id: NodeId(0), span: Span::default(), value }
}

/// Returns a page that the picture fills, a point to the pixel.
fn picture_page(picture: &Picture) -> Page {
    let points = |dots: u32| Length::pt(i64::from(dots.max(1)));
    let size = Size { width: points(picture.width), height: points(picture.height) };
    let item = Item {
        at: Point::default(),
        region: RegionKind::Main,
        bearing: Bearing::Text(TextPosition { node: NodeId(0), byte: 0 }),
        actual_text: None,
        content: Content::Picture(PlacedPicture { picture: PictureIndex(0), size }.into()),
    };
    Page { size, items: vec![item], ..Page::default() }
}
