//! Where the words of the book stand in the texts it was made of, and the other way round.
//!
//! The book knows from which part of a text each node was read, not where each of its words stood: marks, line ends and
//! quotation marks went or changed. Words are found again one after the other, as a reader's finger would.

use crate::diagnostic::{SourceId, Span};
use crate::driver::Project;
use crate::frame::{Bearing, Content, Page, TextPosition};
use crate::lang::word_places;
use crate::model::visit::NodeRef;
use crate::model::{Block, Inline, Node, NodeId, Section, SectionIndex};
use std::ops::Range;

/// A word that the text has and the book has not, or the other way round, is passed over up to so many words on.
const FARTHEST: usize = 24;

/// Words of the book that are shown together: a part of the text of one node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BookWords {
    node: NodeId,
    bytes: Range<usize>,
}

impl BookWords {
    /// Tells whether a text of so many bytes from a place on has a part of it.
    pub fn reaches(&self, from: TextPosition, len: usize) -> bool {
        let start = from.byte as usize;
        from.node == self.node && start < self.bytes.end && self.bytes.start < start + len.max(1)
    }
}

/// Returns the section in which a place of the book lies, and its line in the section's text, from 1. `None` for words
/// that stand in no text.
pub(super) fn line_of(project: &Project, place: TextPosition) -> Option<(SectionIndex, usize)> {
    let book = project.book()?;
    let sources = project.sources();
    book.articles().find_map(|(index, section)| {
        let mut found = None;
        nodes(section, &mut |node| {
            if node.id == place.node {
                found = Some(node);
            }
        });
        let node = found?;
        let read =
            sources.get(node.span.source).text.get(node.span.start as usize..node.span.end as usize)?;
        let at = node.span.start as usize + found_again(node.text, read, place.byte as usize);
        (own_source(project, section) == Some(node.span.source))
            .then(|| (index, sources.line(Span::new(node.span.source, at, at))))
    })
}

/// Returns the words of the book that a line of a section's text became; `None` if none did.
pub(super) fn passage_of(project: &Project, section: &Section, line: usize) -> Option<BookWords> {
    let source = own_source(project, section)?;
    let text = &project.sources().get(source).text;
    let wanted = text.lines().nth(line.checked_sub(1)?)?;
    let start = wanted.as_ptr() as usize - text.as_ptr() as usize;
    let wanted = start..start + wanted.len();
    let mut found: Option<ReadNode<'_>> = None;
    nodes(section, &mut |node| {
        let span = node.span.start as usize..node.span.end as usize;
        let overlaps = node.span.source == source && span.start < wanted.end && wanted.start < span.end;
        if overlaps && found.is_none_or(|found| node.span.start < found.span.start) {
            found = Some(node);
        }
    });
    let node = found?;
    let base = node.span.start as usize;
    let read = text.get(base..node.span.end as usize)?;
    let (from, to) = (wanted.start.saturating_sub(base), wanted.end.saturating_sub(base));
    let pairs = pairs(node.text, read);
    let here = |at: usize| pairs.iter().find(|(_, there)| *there >= at).map(|(own, _)| *own);
    let start = here(from).unwrap_or(0);
    Some(BookWords { node: node.id, bytes: start..here(to).unwrap_or(node.text.len()).max(start + 1) })
}

/// Returns the page on which a passage begins, from 1.
pub(super) fn page_of(pages: &[Page], passage: &BookWords) -> Option<usize> {
    let shows = |page: &Page| {
        page.items.iter().any(|item| match (item.bearing, &item.content) {
            (Bearing::Text(place), Content::Glyphs(run)) => passage.reaches(place, run.text.as_str().len()),
            _ => false,
        })
    };
    pages.iter().position(shows).map(|at| at + 1)
}

/// Returns the text that a section was read from.
pub(super) fn own_source(project: &Project, section: &Section) -> Option<SourceId> {
    let path = &section.file.as_ref()?.path;
    project.sources().iter().find(|(_, source)| source.path == *path).map(|(id, _)| id)
}

/// A node with a text of its own.
#[derive(Clone, Copy)]
struct ReadNode<'a> {
    id: NodeId,
    span: Span,
    text: &'a str,
}

fn nodes<'a>(section: &'a Section, see: &mut dyn FnMut(ReadNode<'a>)) {
    section.visit(&mut |node| match node {
        NodeRef::Inline(Node { id, span, value: Inline::Text { text } | Inline::Code { text } })
        | NodeRef::Block(Node { id, span, value: Block::Code { text, .. } }) => {
            see(ReadNode { id: *id, span: *span, text });
        }
        NodeRef::Inline(_) | NodeRef::Block(_) | NodeRef::Run(_) => {}
    });
}

/// Returns where in the text that was read a byte of what came of it stands.
fn found_again(own: &str, read: &str, byte: usize) -> usize {
    pairs(own, read).iter().take_while(|(own, _)| *own <= byte).last().map_or(0, |(_, there)| *there)
}

/// Pairs words of a text with those of the text it was read from: where each begins in both.
fn pairs(own: &str, read: &str) -> Vec<(usize, usize)> {
    let there: Vec<(usize, &str)> = word_places(read).collect();
    let mut next = 0;
    let mut pairs = Vec::new();
    for (at, word) in word_places(own) {
        let near = there.iter().skip(next).take(FARTHEST);
        if let Some(passed) = near.map(|(_, other)| *other).position(|other| other == word) {
            next += passed;
            pairs.extend(there.get(next).map(|(place, _)| (at, *place)));
            next += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_where_it_was_read_whatever_stood_around_it() {
        let own = "Iron is “patient”, said the smith, and the smith was right.";
        let read = "Iron is\n  *patient*, said[^1] the smith, and\nthe smith was right.";
        for (word, nth) in [("Iron", 0), ("patient", 0), ("smith", 0), ("smith", 1), ("right", 0)] {
            let of = |text: &str| text.match_indices(word).nth(nth).map(|(at, _)| at).expect("the word");
            assert_eq!(found_again(own, read, of(own)), of(read), "{word} {nth}");
        }
        assert_eq!(found_again("", "", 0), 0);
        assert_eq!(found_again("what is nowhere", "something else", 5), 0);
    }
}
