//! One locator for everyone: the lines of the participant's copy, marked at the same words in other copies.
//!
//! A line is known by the paragraph or stanza in which it begins and by how many letters come before it there:
//! numbers of paragraphs are the same in every output, and letters stay what they are where large print takes
//! soft hyphens off, sets capitals as a sentence or puts references in brackets.

use crate::diagnostic::Span;
use crate::model::visit::{self, NodeRef};
use crate::model::{Block, Blocks, Inline, Inlines, LineName, Node, NodeId, Section};
use std::collections::BTreeMap;

/// Where a counted line of a laid out copy begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedLine {
    /// What it is called.
    pub name: LineName,
    /// Whether it bears its number.
    pub shown: bool,
    /// The node and the byte of its text at which it begins.
    pub begins: (NodeId, u32),
}

/// The lines of an article, known by its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleLines {
    /// By paragraph: the lines that bear a number, from the first.
    marks: BTreeMap<u32, Vec<Mark>>,
    /// The first and the last line of each paragraph.
    spans: BTreeMap<u32, (LineName, LineName)>,
}

/// A line that bears a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    name: LineName,
    /// How many letters and figures of its paragraph come before it.
    letters: usize,
}

impl ArticleLines {
    /// Finds the lines of an article as it was laid out; `counted` is in reading order.
    ///
    /// A line that begins inside a word counts from the word's beginning.
    pub fn of(article: &Section, counted: &[CountedLine]) -> Self {
        let mut lines = Self::default();
        let mut counted = counted.iter().peekable();
        for (number, runs) in numbered(&article.blocks) {
            let words = Words::of(&runs);
            let mut letters = Letters::default();
            let place = |line: &&CountedLine| {
                let (node, byte) = line.begins;
                words.place(node, byte)
            };
            while let Some(place) = counted.peek().and_then(place) {
                let Some(line) = counted.next() else { break };
                let span = lines.spans.entry(number).or_insert((line.name, line.name));
                span.1 = line.name;
                if line.shown {
                    let letters = letters.before(&words.text, word_start(&words.text, place));
                    lines.marks.entry(number).or_default().push(Mark { name: line.name, letters });
                }
            }
        }
        lines
    }

    /// Tells whether none is known: paragraphs bear the numbers.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Returns the first and the last line of paragraphs, by their numbers. `None` if they have no lines.
    pub fn over(&self, first: u32, last: u32) -> Option<(LineName, LineName)> {
        let mut spans = self.spans.range(first..=last.max(first)).map(|(_, span)| *span);
        let (from, to) = spans.next()?;
        Some((from, spans.next_back().map_or(to, |(_, to)| to)))
    }

    /// Marks in another copy of the article where lines that bear a number begin.
    pub fn mark(&self, article: &mut Section) {
        visit::blocks_mut(&mut article.blocks, &mut |item| {
            let visit::ItemMut::Block(node) = item else { return };
            match &mut node.value {
                Block::Paragraph(paragraph) => {
                    let number = paragraph.number;
                    self.mark_runs(number, &mut [&mut paragraph.content]);
                }
                Block::Verse(verse) => {
                    for stanza in &mut verse.stanzas {
                        let mut runs: Vec<&mut Inlines> =
                            stanza.lines.iter_mut().map(|line| &mut line.content).collect();
                        self.mark_runs(stanza.number, &mut runs);
                    }
                }
                _ => {}
            }
        });
    }

    fn mark_runs(&self, number: Option<u32>, runs: &mut [&mut Inlines]) {
        let Some(marks) = number.and_then(|number| self.marks.get(&number)) else { return };
        let mut marker = Marker { marks, letters: 0 };
        runs.iter_mut().for_each(|run| marker.run(run));
        // What begins after the last letter is a line of signs.
        if let Some(last) = runs.last_mut() {
            last.extend(marker.marks.iter().map(line_mark));
        }
    }
}

/// Returns the paragraphs and stanzas that have a number, each with its words, in order.
fn numbered(blocks: &Blocks) -> Vec<(u32, Vec<&Inlines>)> {
    let mut all = Vec::new();
    visit::blocks(blocks, &mut |item| {
        let NodeRef::Block(node) = item else { return };
        match &node.value {
            Block::Paragraph(paragraph) => {
                all.extend(paragraph.number.map(|number| (number, vec![&paragraph.content])));
            }
            Block::Verse(verse) => {
                for stanza in &verse.stanzas {
                    let runs = stanza.lines.iter().map(|line| &line.content).collect();
                    all.extend(stanza.number.map(|number| (number, runs)));
                }
            }
            _ => {}
        }
    });
    all
}

/// The words of a paragraph in one text.
#[derive(Default)]
struct Words {
    text: String,
    /// The byte at which each node's own text begins.
    nodes: BTreeMap<NodeId, usize>,
}

impl Words {
    fn of(runs: &[&Inlines]) -> Self {
        let mut words = Self::default();
        for run in runs {
            // Lines of verse are words apart.
            words.text.push('\n');
            visit::inlines(run, &mut |item| {
                let NodeRef::Inline(node) = item else { return };
                words.nodes.insert(node.id, words.text.len());
                match &node.value {
                    Inline::Text { text } | Inline::Code { text } => words.text.push_str(text),
                    Inline::Break => words.text.push('\n'),
                    _ => {}
                }
            });
        }
        words
    }

    /// Returns the byte of the text that is this byte of a node. `None` if the node stands elsewhere.
    fn place(&self, node: NodeId, byte: u32) -> Option<usize> {
        let at = (self.nodes.get(&node)? + byte as usize).min(self.text.len());
        (0..=at).rev().find(|at| self.text.is_char_boundary(*at))
    }
}

/// Counts the letters before places that ascend.
#[derive(Default)]
struct Letters {
    at: usize,
    count: usize,
}

impl Letters {
    fn before(&mut self, text: &str, place: usize) -> usize {
        let passed = text.get(self.at..place).unwrap_or_default();
        self.count += passed.chars().filter(|c| c.is_alphanumeric()).count();
        self.at = self.at.max(place);
        self.count
    }
}

/// Returns where the word begins that a place lies in: the place itself in scripts without spaces.
fn word_start(text: &str, place: usize) -> usize {
    let goes_on = |c: &char| {
        (c.is_alphanumeric() && !is_unspaced(*c)) || matches!(c, '-' | '\u{ad}' | '\'' | '’' | '\u{2060}')
    };
    let into_word = text[place..].chars().next().is_some_and(char::is_alphanumeric);
    let before = text[..place].chars().rev().take_while(goes_on);
    if into_word { place - before.map(char::len_utf8).sum::<usize>() } else { place }
}

/// Tells whether a letter belongs to a script that is written without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..)
}

/// Puts marks into the words of a paragraph.
struct Marker<'m> {
    /// Those still to be put, in order.
    marks: &'m [Mark],
    /// How many letters have been passed.
    letters: usize,
}

impl Marker<'_> {
    fn run(&mut self, run: &mut Inlines) {
        if self.marks.is_empty() {
            return;
        }
        let mut marked = Vec::with_capacity(run.len());
        for mut node in std::mem::take(run) {
            if let Some(content) = node.value.content_mut() {
                self.run(content);
            }
            match &node.value {
                Inline::Text { text } => {
                    let rest = self.words(text, |text| Inline::Text { text }, node.span, &mut marked);
                    marked.extend(rest);
                }
                Inline::Code { text } => {
                    let rest = self.words(text, |text| Inline::Code { text }, node.span, &mut marked);
                    marked.extend(rest);
                }
                _ => marked.push(node),
            }
        }
        *run = marked;
    }

    /// Divides a text at the words that are marked; returns what comes after the last mark.
    fn words(
        &mut self,
        text: &str,
        make: fn(String) -> Inline,
        span: Span,
        out: &mut Inlines,
    ) -> Option<Node<Inline>> {
        let piece = |text: &str| (!text.is_empty()).then(|| Node::new(make(text.to_owned()), span));
        let mut from = 0;
        // Where the word begins whose first letter is still to come: signs before it belong to it.
        let mut word = Some(0);
        for (at, c) in text.char_indices() {
            if c.is_alphanumeric() {
                while let Some((mark, rest)) =
                    self.marks.split_first().filter(|(m, _)| m.letters == self.letters)
                {
                    let cut = word.unwrap_or(at).max(from);
                    out.extend(piece(&text[from..cut]));
                    out.push(line_mark(mark));
                    (from, self.marks) = (cut, rest);
                }
                self.letters += 1;
                word = None;
            } else if c.is_whitespace() {
                word = Some(at + c.len_utf8());
            }
        }
        piece(&text[from..])
    }
}

fn line_mark(mark: &Mark) -> Node<Inline> {
    Node::new(Inline::LineMark { line: mark.name }, Span::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Paragraph, Role, SectionKind, visit::ItemMut};
    use crate::num::saturate;

    /// Makes an article of paragraphs; what stands in `_` is stressed.
    fn article(paragraphs: &[&str]) -> Section {
        let mut article = Section::empty(SectionKind::Article, "a".into(), Default::default());
        let text = |text: &str| Node::new(Inline::Text { text: text.to_owned() }, Span::default());
        for (at, words) in paragraphs.iter().enumerate() {
            let piece = |(at, words): (usize, &str)| match at % 2 {
                0 => text(words),
                _ => Node::new(Inline::Emph { content: vec![text(words)] }, Span::default()),
            };
            let content = words.split('_').enumerate().filter(|(_, words)| !words.is_empty()).map(piece);
            let number = Some(saturate::<u32>(at) + 1);
            let paragraph =
                Paragraph { role: Role::Body, number, continues: false, content: content.collect() };
            article.blocks.push(Node::new(Block::Paragraph(paragraph), Span::default()));
        }
        let mut next = 0;
        article.visit_mut(&mut |item| {
            let id = match item {
                ItemMut::Block(node) => &mut node.id,
                ItemMut::Inline(node) => &mut node.id,
                ItemMut::Run(_) => return,
            };
            *id = NodeId(next);
            next += 1;
        });
        article
    }

    /// Returns the article's lines that begin at `|`, which stands in no other text.
    fn lines(paragraphs: &[&str]) -> ArticleLines {
        let with_signs = article(paragraphs);
        let mut begins = Vec::new();
        with_signs.visit(&mut |item| {
            if let NodeRef::Inline(Node { id, value: Inline::Text { text }, .. }) = item {
                let places = text
                    .match_indices('|')
                    .enumerate()
                    .map(|(before, (at, _))| (*id, saturate::<u32>(at - before)));
                begins.extend(places);
            }
        });
        let counted: Vec<CountedLine> = begins
            .into_iter()
            .zip(1..)
            .map(|(begins, number)| CountedLine {
                name: LineName { page: None, number },
                shown: true,
                begins,
            })
            .collect();
        let bare: Vec<String> = paragraphs.iter().map(|words| words.replace('|', "")).collect();
        let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
        ArticleLines::of(&article(&bare), &counted)
    }

    /// Returns the words of an article with `|` at its marks.
    fn marked(article: &Section) -> Vec<String> {
        let mut out = Vec::new();
        article.visit(&mut |item| match item {
            NodeRef::Block(_) => out.push(String::new()),
            NodeRef::Inline(node) => {
                if let (Some(words), Inline::Text { text }) = (out.last_mut(), &node.value) {
                    words.push_str(text);
                }
                if let (Some(words), Inline::LineMark { .. }) = (out.last_mut(), &node.value) {
                    words.push('|');
                }
            }
            NodeRef::Run(_) => {}
        });
        out
    }

    // Large print divides no word and takes its signs for granted; scripts without spaces have nothing to go back to.
    #[test]
    fn a_line_is_marked_at_the_word_with_which_it_begins() {
        for (printed, other, found) in [
            ("|One two |three", "One two three", "|One two |three"),
            ("A deter|mination", "A determination", "A |determination"),
            ("A de\u{ad}ter|mi\u{ad}nation", "A determination", "A |determination"),
            ("A well-|known man", "A well-known man", "A |well-known man"),
            ("He said: |“Begin.”", "He said: “Begin.”", "He said: |“Begin.”"),
            ("One |_two_ three", "One _two_ three", "One |two three"),
            ("un_believ|able_ but", "un_believable_ but", "|unbelievable but"),
            ("THE |BIG SHEET", "The big sheet", "The |big sheet"),
            ("一二三|四五", "一二三四五", "一二三|四五"),
            ("Words |***", "Words ***", "Words ***|"),
            ("one— |two", "one— two", "one— |two"),
        ] {
            let mut copy = article(&[other]);
            lines(&[printed]).mark(&mut copy);
            assert_eq!(marked(&copy), [found], "{printed}");
        }
    }

    #[test]
    fn paragraphs_are_named_by_the_lines_that_begin_in_them() {
        let lines = lines(&["|One |two |three", "|Four", "None", "|Five |six"]);
        let over = |first, last| lines.over(first, last).map(|(from, to)| (from.number, to.number));
        assert_eq!(over(1, 1), Some((1, 3)));
        assert_eq!(over(1, 2), Some((1, 4)));
        assert_eq!(over(2, 4), Some((4, 6)));
        assert_eq!((over(3, 3), over(7, 2)), (None, None));
        assert!(ArticleLines::default().is_empty());
    }
}
