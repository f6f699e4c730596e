//! Words explained where they first occur.
//!
//! A term is marked once, at its first occurrence in the text; one that occurs only in headings, the title or
//! notes is marked there, because a reader looks a word up where it is met. The mark goes over the inlines around
//! it as far as they lie wholly within the phrase; where one does not, its part of the phrase is marked.

use super::occurrence::{Finder, Occurrence};
use crate::diagnostic::Span;
use crate::model::visit::{self, ItemMut};
use crate::model::{Aside, AsideIndex, AsideKind, AsidePlace, Block, Blocks, Inline, Inlines, Node, Role};
use crate::model::{Section, Term};
use crate::num::saturate;
use std::collections::BTreeSet;
use std::iter::Peekable;
use std::vec::IntoIter;

/// Makes a finder of terms, by the word and its variants; numbers are their places.
pub fn finder(terms: &[&Term]) -> Finder {
    let spellings = |(number, term): (usize, &&'_ Term)| {
        let all = std::iter::once(&term.word).chain(&term.variants);
        all.map(move |word| (number, word.clone())).collect::<Vec<_>>()
    };
    let all: Vec<(usize, String)> = terms.iter().enumerate().flat_map(spellings).collect();
    Finder::new(all.iter().map(|(number, word)| (*number, word.as_str())))
}

/// Marks the first occurrence of each term in an article, and adds the explanations as its asides, in the
/// order of the marks; `explain` makes label and text of a term, where it is marked, as the text spells it.
///
/// A term that never occurs, or only within a longer one, is not marked; those come last, and stand in a list. The
/// ids of a term and of its mark are [`Section::aside_id`] and [`Section::beside_id`].
pub fn mark(
    section: &mut Section,
    terms: &[&Term],
    place: AsidePlace,
    explain: impl Fn(&Term, Option<&str>) -> (Inlines, Blocks),
) {
    let mut marker = Marker {
        finder: finder(terms),
        seen: BTreeSet::new(),
        order: Vec::new(),
        first: section.asides.len(),
    };
    marker.text(&mut section.header, Where::Text);
    marker.text(&mut section.blocks, Where::Text);
    marker.text(&mut section.header, Where::Heads);
    marker.text(&mut section.blocks, Where::Heads);
    let in_text = marker.order.len();
    for note in &mut section.notes {
        marker.text(&mut note.blocks, Where::Text);
    }
    let marked = marker.order.len();
    let rest = (0..terms.len()).filter(|number| !marker.seen.contains(number)).map(|number| (number, None));
    let order = marker.order.into_iter().map(|(number, met)| (number, Some(met))).chain(rest);
    let terms = order.filter_map(|(number, met)| Some((terms.get(number)?, met))).enumerate();
    section.asides.extend(terms.map(|(at, (term, met))| {
        let (label, blocks) = explain(term, met.as_deref());
        // A note calls for no other note.
        let has_place = at < if place == AsidePlace::Foot { in_text } else { marked };
        let place = if has_place || place == AsidePlace::Elsewhere { place } else { AsidePlace::List };
        Aside { kind: AsideKind::Term, place, label, blocks, span: term.span }
    }));
}

/// What of a section is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    /// Its text.
    Text,
    /// Headings, and the lines that stand over the text.
    Heads,
}

struct Marker {
    finder: Finder,
    /// The terms that are marked.
    seen: BTreeSet<usize>,
    /// Their numbers, in the order of the marks, with the words that are marked.
    order: Vec<(usize, String)>,
    /// The place of the first aside.
    first: usize,
}

impl Marker {
    fn text(&mut self, blocks: &mut [Node<Block>], wanted: Where) {
        let mut here = Where::Text;
        visit::blocks_mut(blocks, &mut |item| match item {
            ItemMut::Block(node) => {
                here = match &node.value {
                    Block::Heading(_) => Where::Heads,
                    Block::Paragraph(paragraph)
                        if !(paragraph.role.is_text() || paragraph.role == Role::Plain) =>
                    {
                        Where::Heads
                    }
                    _ => Where::Text,
                };
            }
            ItemMut::Run(run) if here == wanted => self.run(run),
            _ => {}
        });
    }

    fn run(&mut self, run: &mut Inlines) {
        let mut text = String::new();
        words(run, &mut text);
        let found = self.finder.first(&text, &mut self.seen);
        if found.is_empty() {
            return;
        }
        let mut places: Vec<(AsideIndex, Occurrence)> = Vec::with_capacity(found.len());
        for occurrence in found {
            places.push((AsideIndex(saturate(self.first + self.order.len())), occurrence.clone()));
            let met = text.get(occurrence.range).unwrap_or_default();
            self.order.push((occurrence.number, met.to_owned()));
        }
        let mut split = Split { places: places.into_iter().peekable(), at: 0 };
        *run = split.inlines(std::mem::take(run));
    }
}

/// Writes the words of a run as they are looked through; every leaf takes as many bytes as [`length`] tells.
fn words(run: &[Node<Inline>], out: &mut String) {
    for node in run {
        match &node.value {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Break | Inline::Image { .. } => out.push(' '),
            other => {
                if let Some(content) = other.content() {
                    words(content, out);
                }
            }
        }
    }
}

fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text { text } | Inline::Code { text } => text.len(),
        Inline::Break | Inline::Image { .. } => 1,
        other => other.content().map_or(0, |content| content.iter().map(|node| length(&node.value)).sum()),
    }
}

/// A run on its way through, with the places that are still to be marked in it.
struct Split {
    places: Peekable<IntoIter<(AsideIndex, Occurrence)>>,
    /// Bytes of the run's words so far.
    at: usize,
}

/// A mark that may go on over the next inlines.
struct Open {
    aside: AsideIndex,
    end: usize,
    content: Inlines,
}

impl Open {
    fn close(self) -> Node<Inline> {
        let span = self.content.first().map(|node| node.span).unwrap_or_default();
        Node::new(Inline::Beside { aside: self.aside, content: self.content }, span)
    }
}

impl Split {
    /// Marks what lies in these inlines.
    fn inlines(&mut self, inlines: Inlines) -> Inlines {
        let mut out = Vec::with_capacity(inlines.len() + 2);
        let mut open: Option<Open> = None;
        for node in inlines {
            let end = self.at + length(&node.value);
            match open.take() {
                Some(mut mark) if self.at < end && end <= mark.end => {
                    mark.content.push(node);
                    open = Some(mark);
                }
                mark => open = self.next(node, end, mark, &mut out),
            }
            self.at = end;
        }
        out.extend(open.map(Open::close));
        out
    }

    /// Marks what begins in a node that no mark holds as a whole; returns a mark that goes on after it.
    fn next(
        &mut self,
        mut node: Node<Inline>,
        end: usize,
        mark: Option<Open>,
        out: &mut Inlines,
    ) -> Option<Open> {
        if let Inline::Text { text } = &node.value {
            return self.text(text, node.span, mark, out);
        }
        out.extend(mark.map(Open::close));
        let covers = |place: &Occurrence| place.range.start == self.at && place.range.end >= end;
        let is_leaf = node.value.content().is_none();
        let begins = |(_, place): &(AsideIndex, Occurrence)| match is_leaf {
            // Code is not divided: it is marked as a whole.
            true => place.range.start < end,
            false => covers(place),
        };
        if let Some((aside, place)) = self.places.next_if(begins) {
            return Some(Open { aside, end: place.range.end.max(end), content: vec![node] });
        }
        if let Some(content) = node.value.content_mut() {
            *content = self.inlines(std::mem::take(content));
        }
        out.push(node);
        None
    }

    /// Marks what begins in words, after the end of a mark that goes on into them.
    fn text(&mut self, text: &str, span: Span, mark: Option<Open>, out: &mut Inlines) -> Option<Open> {
        let first = self.at;
        let mut at = first;
        let piece = |from: usize, to: usize| {
            let text = text.get(from - first..to - first).unwrap_or_default().to_owned();
            (!text.is_empty()).then(|| Node::new(Inline::Text { text }, span))
        };
        if let Some(mut mark) = mark {
            let to = mark.end.max(at);
            mark.content.extend(piece(at, to));
            out.push(mark.close());
            at = to;
        }
        let end = first + text.len();
        while let Some((aside, place)) = self.places.next_if(|(_, place)| place.range.start < end) {
            out.extend(piece(at, place.range.start));
            at = place.range.end.min(end);
            let content: Inlines = piece(place.range.start, at).into_iter().collect();
            let mark = Open { aside, end: place.range.end, content };
            if place.range.end > end {
                return Some(mark);
            }
            out.push(mark.close());
        }
        out.extend(piece(at, end));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::model::{Lang, NoteIndex, SectionKind};

    fn text(words: &str) -> Node<Inline> {
        Node::new(Inline::Text { text: words.into() }, Span::default())
    }

    fn emph(content: Inlines) -> Node<Inline> {
        Node::new(Inline::Emph { content }, Span::default())
    }

    fn note() -> Node<Inline> {
        Node::new(Inline::NoteRef { note: NoteIndex(0), occurrence: 0 }, Span::default())
    }

    /// Writes inlines with emphasis in `*` and marks in brackets.
    fn written(inlines: &Inlines) -> String {
        let one = |node: &Node<Inline>| match &node.value {
            Inline::Text { text } => text.clone(),
            Inline::Code { text } => format!("`{text}`"),
            Inline::Emph { content } => format!("*{}*", written(content)),
            Inline::Beside { aside, content } => format!("[{}:{}]", aside.0, written(content)),
            Inline::NoteRef { .. } => "^".into(),
            _ => "?".into(),
        };
        inlines.iter().map(one).collect()
    }

    fn term(word: &str) -> Term {
        Term {
            word: word.into(),
            variants: Vec::new(),
            group: None,
            lang: Lang::default(),
            explanation: Vec::new(),
            span: Span::default(),
        }
    }

    fn marked(blocks: Vec<Block>, terms: &[&str]) -> Section {
        let terms: Vec<Term> = terms.iter().map(|word| term(word)).collect();
        let mut section = Section::empty(SectionKind::Article, "a".into(), Lang::default());
        section.blocks = blocks.into_iter().map(|block| Node::new(block, Span::default())).collect();
        let label = |term: &Term, _: Option<&str>| (vec![text(&term.word)], Vec::new());
        mark(&mut section, &terms.iter().collect::<Vec<_>>(), AsidePlace::Margin, label);
        section
    }

    fn runs(section: &mut Section) -> Vec<String> {
        let mut runs = Vec::new();
        visit::blocks(&section.blocks, &mut |item| {
            if let visit::NodeRef::Run(run) = item {
                runs.push(written(run));
            }
        });
        runs
    }

    #[test]
    fn a_term_is_marked_once_over_the_inlines_around_it() {
        let code = Node::new(Inline::Code { text: "an awl here".into() }, Span::default());
        for (content, expected) in [
            (vec![text("a bone folder, a bone folder")], "a [0:bone folder], a bone folder"),
            (vec![text("a "), emph(vec![text("bone")]), text(" folder.")], "a [0:*bone* folder]."),
            (vec![text("a bone "), emph(vec![text("folder")]), note()], "a [0:bone *folder*]^"),
            (vec![emph(vec![text("a bone")]), text(" folder")], "*a [0:bone]* folder"),
            (vec![text("bone "), emph(vec![text("folder is")])], "[0:bone ]*folder is*"),
            (vec![emph(vec![text("a "), emph(vec![text("bone folder")])])], "*a [0:*bone folder*]*"),
            (vec![text("bone folder"), text("s")], "bone folders"),
            (vec![text("glue and bone"), note(), text(" folder")], "[0:glue] and [1:bone]^ folder"),
            (vec![code, text(" folder")], "[0:`an awl here`] folder"),
        ] {
            let before = crate::model::plain_text(&content);
            let mut section =
                marked(vec![Block::paragraph(Role::Body, content)], &["bone folder", "glue", "awl"]);
            let made = runs(&mut section).concat();
            assert_eq!(visit::text(&section.blocks).trim(), before);
            assert_eq!(made, expected);
        }
    }

    // A reader looks a word up in the text, not in a title that stands before it.
    #[test]
    fn the_text_goes_before_headings_and_asides_stand_in_the_order_of_their_marks() {
        let heading = crate::model::Heading {
            level: 2,
            capitals: false,
            id: None,
            content: vec![text("Glue and paper")],
        };
        let blocks =
            vec![Block::Heading(heading), Block::paragraph(Role::Body, vec![text("Thread, then glue.")])];
        let mut section = marked(blocks, &["glue", "paper", "awl", "thread"]);
        assert_eq!(runs(&mut section), ["Glue and [2:paper]", "[0:Thread], then [1:glue]."]);
        let labels: Vec<String> =
            section.asides.iter().map(|aside| crate::model::plain_text(&aside.label)).collect();
        assert_eq!(labels, ["thread", "glue", "paper", "awl"]);
    }
}
