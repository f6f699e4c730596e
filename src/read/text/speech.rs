//! Who speaks in interviews and debates.

use super::measures::SPEAKER_WORDS;
use super::paragraph::Para;
use crate::diagnostic::Span;
use crate::model::{Block, Inline, Node};
use crate::num::saturate;
use std::collections::BTreeSet;

/// The names that two paragraphs or more are spoken under.
#[derive(Debug, Default)]
pub(super) struct Speakers<'a> {
    names: BTreeSet<&'a str>,
    /// Whether the text is mostly what they say by turns. `Note:` and `Place:` come again too, but few such paragraphs
    /// stand in a text.
    by_turns: bool,
}

impl<'a> Speakers<'a> {
    /// Finds them.
    pub(super) fn of(paras: &[Para<'a>]) -> Self {
        let (mut once, mut names) = (BTreeSet::new(), BTreeSet::new());
        for name in paras.iter().filter_map(|para| speaker(para.first())) {
            if !once.insert(name) {
                names.insert(name);
            }
        }
        let mut all = Self { names, by_turns: false };
        // Two people or more, in two of three paragraphs.
        let turns = paras.iter().filter(|para| all.speak(para.first())).count();
        all.by_turns = all.names.len() > 1 && turns * 3 >= paras.len() * 2;
        all
    }

    /// Tells whether one of them speaks a paragraph with this first line.
    pub(super) fn speak(&self, first: &str) -> bool {
        speaker(first).is_some_and(|name| self.names.contains(name))
    }

    /// Sets the name of who speaks a paragraph in small capitals; what is said runs on after it.
    pub(super) fn set_apart(&self, first: &str, block: &mut Node<Block>) {
        let Some(name) = speaker(first).filter(|name| self.by_turns && self.names.contains(name)) else {
            return;
        };
        let Block::Paragraph(paragraph) = &mut block.value else { return };
        let Some(Node { value: Inline::Text { text }, span, .. }) = paragraph.content.first_mut() else {
            return;
        };
        let Some(rest) = text.strip_prefix(name).map(str::to_owned) else { return };
        let end = span.start + saturate::<u32>(name.len());
        let own = Span { end, ..*span };
        *text = rest;
        *span = Span { start: end, ..*span };
        let name = Node::new(Inline::Text { text: name.to_owned() }, own);
        paragraph.content.insert(0, Node::new(Inline::SmallCaps { content: vec![name] }, own));
    }
}

/// Returns who speaks a paragraph of an interview: `Q: How did you start?`
pub(super) fn speaker(text: &str) -> Option<&str> {
    let (name, _) = text.trim_start_matches(['*', '_']).split_once(':')?;
    let name = name.trim_end();
    let capital = |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let words = name.split_whitespace();
    (words.clone().count() <= SPEAKER_WORDS && !name.is_empty() && words.clone().all(capital)).then_some(name)
}
