//! Who speaks in interviews and debates.

use super::measures::SPEAKER_WORDS;
use super::paragraph::Para;
use crate::diagnostic::Span;
use crate::model::{Block, Inline, Node};
use crate::num::saturate;
use std::collections::{BTreeMap, BTreeSet};

/// The names that two paragraphs or more are spoken under, and those whose initials they are.
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
        let spoken: Vec<(&str, &Para<'_>)> =
            paras.iter().filter_map(|para| Some((speaker(para.first())?, para))).collect();
        let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
        spoken.iter().for_each(|(name, _)| *turns.entry(name).or_default() += 1);
        let again: Vec<_> = spoken.into_iter().filter(|(name, _)| turns[name] > 1).collect();
        let by_turns = is_mostly(&again, paras.len()) || is_long(&again);
        let is_one =
            |name: &&str| turns[name] > 1 || (by_turns && turns.keys().any(|other| stands_for(other, name)));
        Self { names: turns.keys().copied().filter(is_one).collect(), by_turns }
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

/// Tells whether two people or more speak in two of three paragraphs.
fn is_mostly(again: &[(&str, &Para<'_>)], all: usize) -> bool {
    let names: BTreeSet<&str> = again.iter().map(|(name, _)| *name).collect();
    names.len() > 1 && again.len() * 3 >= all * 2
}

/// Tells whether paragraphs are the turns of a talk in which answers go on for several paragraphs: whoever speaks, it is
/// mostly somebody else than before, and at length.
fn is_long(again: &[(&str, &Para<'_>)]) -> bool {
    const FEWEST_TURNS: usize = 6;
    const MEAN_WORDS: usize = 15;
    let changes = again.windows(2).filter(|pair| pair[0].0 != pair[1].0).count();
    let words: usize = again.iter().map(|(_, para)| para.words()).sum();
    again.len() >= FEWEST_TURNS && changes * 4 >= again.len() * 3 && words >= again.len() * MEAN_WORDS
}

/// Tells whether a short name is the initials of a whole one: `JB-W` of `Jo Bell-Ward`.
fn stands_for(short: &str, whole: &str) -> bool {
    let words = whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let initials = words.filter_map(|word| word.chars().next());
    short.chars().filter(|c| c.is_alphanumeric()).eq(initials)
}

/// Returns who speaks a paragraph of an interview: `Q: How did you start?`
pub(super) fn speaker(text: &str) -> Option<&str> {
    let (name, _) = text.trim_start_matches(['*', '_']).split_once(':')?;
    let name = name.trim_end();
    let capital = |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let words = name.split_whitespace();
    (words.clone().count() <= SPEAKER_WORDS && !name.is_empty() && words.clone().all(capital)).then_some(name)
}
