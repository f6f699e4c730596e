//! The article of a handout: its own section, under the name of the series.

use crate::config::HandoutsConfig;
use crate::diagnostic::Span;
use crate::model::{Block, Book, Inline, Node, Role, Section, SectionIndex, Target};
use std::collections::BTreeSet;

/// Returns an article for a handout; ids and numbers are those of the book.
pub fn copy(book: &Book, index: SectionIndex) -> Section {
    let mut section = book.section(index).clone();
    section.study = None;
    section.findings.clear();
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

/// Leads links to the article to its copy, the first section; what else of the book they led to is not here,
/// and its words stay.
pub fn lead_inside(copy: &mut Book, index: SectionIndex) {
    copy.change_targets(&mut |target| {
        if let Target::Internal { section, fragment } = target {
            match *section == index {
                true => *section = SectionIndex(0),
                false => *target = Target::Unresolved(fragment.take().unwrap_or_default()),
            }
        }
    });
}

/// Returns the articles that stand in a session.
pub fn in_sessions(book: &Book, config: &HandoutsConfig) -> BTreeSet<SectionIndex> {
    let place =
        |name: &str| book.articles().find(|(_, section)| is_named(section, name)).map(|(index, _)| index);
    let sessions = config.sessions.iter().filter_map(|(first, last)| Some((place(first)?, place(last)?)));
    let ranges: Vec<_> = sessions.map(|(first, last)| first.min(last)..=first.max(last)).collect();
    let inside = |index: &SectionIndex| ranges.iter().any(|range| range.contains(index));
    book.articles().map(|(index, _)| index).filter(inside).collect()
}

/// Tells whether an article is called so: by its id, or the stem or number of its file.
pub fn is_named(section: &Section, name: &str) -> bool {
    let file = section.file.as_deref().unwrap_or_default();
    let number = |text: &str| text.parse::<u64>().ok();
    let digits = &file[..file.bytes().take_while(u8::is_ascii_digit).count()];
    section.id == name || file == name || (number(name).is_some() && number(name) == number(digits))
}
