//! The article of a handout: its own section, under the name of the series.

use crate::diagnostic::Span;
use crate::model::{Block, Book, Inline, Node, Role, Section, SectionIndex, Target};
use std::collections::BTreeMap;

/// Returns an article without what stands beside it; ids and numbers are those of the book.
pub fn bare(section: &Section) -> Section {
    Section { study: None, findings: Vec::new(), ..section.clone() }
}

/// Returns an article for a handout, under the name of the series.
pub fn copy(book: &Book, index: SectionIndex) -> Section {
    let mut section = bare(book.section(index));
    let has_masthead = section
        .header
        .iter()
        .any(|node| matches!(&node.value, Block::Paragraph(paragraph) if paragraph.role == Role::Masthead));
    if !has_masthead && !book.metadata.title.is_empty() {
        let series = Inline::Text { text: book.metadata.title.clone() };
        let content = vec![Node::new(series, Span::default())];
        section.header.insert(0, Node::new(Block::paragraph(Role::Masthead, content), Span::default()));
    }
    section
}

/// Leads links between articles to their copies, by the places that these have; what else of the book they led to
/// is not here, and its words stay.
pub fn lead_inside(copy: &mut Book, places: &BTreeMap<SectionIndex, SectionIndex>) {
    copy.change_targets(&mut |target| {
        if let Target::Internal { section, fragment } = target {
            match places.get(section) {
                Some(place) => *section = *place,
                None => *target = Target::Unresolved(fragment.take().unwrap_or_default()),
            }
        }
    });
}

/// Tells whether an article is called so: by its id, or the name of its file without the ending, or its number.
pub fn is_named(section: &Section, name: &str) -> bool {
    let number = name.parse::<u64>().ok();
    let file = section.file.as_ref();
    section.id == name
        || file.is_some_and(|file| file.stem == name || (number.is_some() && file.number == number))
}
