//! The proof for what was read: each word of a source is in the text that was made of it, or in a finding.
//!
//! The words of both are counted, whatever their order: notes, captions and attributions move. What a sign for a program
//! says may be in the text or not.

mod syntax;
mod words;

use super::{Fault, shown};
use crate::diagnostic::Span;
use crate::model::visit::NodeRef;
use crate::model::{Alt, Article, Block, Figure, Finding, FindingKind, Inline, SourceFormat};
use std::collections::BTreeMap;
use std::ops::Range;
use words::{WordMark, words};

/// So many words that belong to two or more in the other text are looked through; where more are lost, more is wrong.
const LOOKED_THROUGH: usize = 500;
/// The sign of a note has no more bytes.
const LONGEST_CALL: usize = 12;
/// The most parts that a word is divided into by a line end or a mark.
const PARTS: usize = 4;

/// A text as it was written.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The decoded text.
    pub text: &'a str,
    /// Where it begins after front matter, in bytes.
    pub start: usize,
    /// How it is written.
    pub format: SourceFormat,
    /// The place of its first byte; only its source counts.
    pub span: Span,
}

/// What was made of a text: words, and what is said of those that are not among them.
#[derive(Clone, Debug, Default)]
pub struct Gathered<'a> {
    /// The words, in reading order.
    pub texts: Vec<&'a str>,
    /// Where notes are called: their signs are no words.
    pub calls: Vec<Span>,
    /// What was understood.
    pub findings: &'a [Finding],
}

impl<'a> Gathered<'a> {
    /// Returns what is made of an article; its study file is another text.
    pub fn of(article: &'a Article) -> Self {
        let mut made = Self { findings: &article.findings, ..Self::default() };
        article.visit(&mut |item| made.see(item));
        made.texts.extend(article.notes.iter().map(|note| note.label.as_str()));
        made.texts.extend(article.authors.iter().map(String::as_str));
        made
    }

    /// Takes the words of a node.
    pub fn see(&mut self, item: NodeRef<'a>) {
        match item {
            NodeRef::Block(node) => match &node.value {
                Block::Code { text, .. } => self.texts.push(text),
                Block::Figure(Figure { alt: Alt::Text(alt), .. }) => self.texts.push(alt),
                _ => {}
            },
            NodeRef::Inline(node) => match &node.value {
                Inline::Text { text } | Inline::Code { text } => self.texts.push(text),
                Inline::Image { alt: Alt::Text(alt), .. } => self.texts.push(alt),
                Inline::NoteRef { .. } => self.calls.push(node.span),
                _ => {}
            },
            NodeRef::Run(_) => {}
        }
    }
}

/// What becomes of the words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// How many words the text has, signs for programs not counted.
    pub words: usize,
    /// How many of them were taken off, and not as furniture.
    pub taken_off: usize,
    /// Passages that are nowhere.
    pub lost: Vec<Fault>,
}

/// Compares a text with what was made of it.
pub fn source(written: Written<'_>, made: &Gathered<'_>) -> Account {
    let Written { text, start, format, .. } = written;
    let mut signs = match format {
        SourceFormat::Text => syntax::of_text(text, start),
        SourceFormat::Markdown => syntax::of_markdown(text, start),
    };
    let call = |span: &Span| span.start as usize..span.end as usize;
    signs.extend(made.calls.iter().map(call).filter(|call| call.len() <= LONGEST_CALL));
    signs.sort_unstable_by_key(|sign| (sign.start, sign.end));
    let asked = asked(text, start, &signs);
    let mut found = Vec::with_capacity(asked.len());
    made.texts.iter().for_each(|text| words(text, |word, _| found.push(word)));
    let mut account = Account { words: asked.len(), ..Account::default() };
    let missing = missing(&asked, found);
    if !missing.is_empty() {
        account.explain(written, made, &asked, &missing);
    }
    account
}

/// A word of a source.
#[derive(Clone, Copy, Debug)]
struct Asked {
    word: WordMark,
    start: usize,
    end: usize,
}

impl Asked {
    fn of(self, text: &str) -> String {
        text[self.start..self.end]
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    }
}

/// Returns the words of a text that are no signs for programs; a sign parts the words around it.
fn asked(text: &str, start: usize, signs: &[Range<usize>]) -> Vec<Asked> {
    let mut asked = Vec::with_capacity(text.len() / 5);
    let end = text.len()..text.len();
    let mut at = start;
    for sign in signs.iter().chain([&end]) {
        if let Some(between) = text.get(at..sign.start) {
            words(between, |word, range| {
                asked.push(Asked { word, start: at + range.start, end: at + range.end })
            });
        }
        at = at.max(sign.end);
    }
    asked
}

/// Returns the places among the words asked for of those that are not found so often, in the order of the source.
fn missing(asked: &[Asked], mut found: Vec<WordMark>) -> Vec<usize> {
    let mut order: Vec<(WordMark, usize)> = (0..).zip(asked).map(|(at, asked)| (asked.word, at)).collect();
    order.sort_unstable();
    found.sort_unstable();
    let mut found = found.into_iter().peekable();
    let mut missing = Vec::new();
    for (word, at) in order {
        while found.next_if(|next| *next < word).is_some() {}
        if found.next_if_eq(&word).is_none() {
            missing.push(at);
        }
    }
    missing.sort_unstable();
    missing
}

/// How often each of some words may still be taken.
#[derive(Default)]
struct Pool {
    words: Vec<String>,
    left: BTreeMap<String, usize>,
}

impl Pool {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut pool = Self::default();
        for text in texts {
            words(text, |word, at| {
                let asked = Asked { word, start: at.start, end: at.end };
                pool.words.push(asked.of(text));
            });
        }
        for word in &pool.words {
            *pool.left.entry(word.clone()).or_default() += 1;
        }
        pool
    }

    fn take(&mut self, word: &str) -> bool {
        match self.left.get_mut(word) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }

    /// Takes one word that stands in the source as several in a row; returns how many.
    fn take_whole(&mut self, parts: &[Asked], text: &str) -> Option<usize> {
        let mut whole = String::new();
        (1..=PARTS).zip(parts).find_map(|(count, part)| {
            whole += &part.of(text);
            (count > 1 && self.take(&whole)).then_some(count)
        })
    }

    /// Takes a word that stands here as several in a row.
    fn take_parts(&mut self, whole: &str) -> bool {
        let is_whole = |parts: &[String]| {
            let mut rest = whole;
            parts.iter().all(|part| rest.strip_prefix(part.as_str()).inspect(|next| rest = next).is_some())
                && rest.is_empty()
        };
        let found = (2..=PARTS).find_map(|count| {
            let at = self.words.windows(count).position(is_whole)?;
            Some(at..at + count)
        });
        let Some(found) = found else { return false };
        let parts: Vec<String> = self.words[found].to_vec();
        parts.iter().all(|part| self.take(part))
    }
}

impl Account {
    /// Finds out what became of words that are not in what was made, each as itself.
    fn explain(&mut self, written: Written<'_>, made: &Gathered<'_>, asked: &[Asked], mut missing: &[usize]) {
        let text = written.text;
        let of = |kinds: &[FindingKind]| {
            let kinds = kinds.to_vec();
            made.findings
                .iter()
                .filter(move |finding| kinds.contains(&finding.kind))
                .map(|finding| finding.text.as_str())
        };
        use FindingKind::{Byline, Changed, Date, Furniture, Removed};
        let mut labelled = Pool::of(of(&[Byline, Changed, Date, Furniture]));
        let mut removed = Pool::of(of(&[Removed]));
        let mut others = None;
        let mut lost = Vec::new();
        // Words that a whole one holds, and that were found elsewhere.
        let mut credit: BTreeMap<WordMark, usize> = BTreeMap::new();
        while let Some((&first, rest)) = missing.split_first() {
            let word = asked[first].of(text);
            missing = rest;
            if labelled.take(&word) {
                continue;
            }
            if removed.take(&word) {
                self.taken_off += 1;
                continue;
            }
            // Only now is it worth while to look at every word.
            let others = others.get_or_insert_with(|| others_of(written, made));
            let whole = |others: &mut Pool, from: usize| {
                Some(from..from + others.take_whole(asked.get(from..)?, text)?)
            };
            let found = whole(others, first)
                .or_else(|| others.take_parts(&word).then_some(first..first + 1))
                // What begins the word may be a word of its own elsewhere.
                .or_else(|| whole(others, first.checked_sub(1)?));
            let Some(found) = found else {
                lost.push(first);
                continue;
            };
            for at in found.filter(|at| *at != first) {
                match missing.first() == Some(&at) {
                    true => missing = &missing[1..],
                    false => *credit.entry(asked[at].word).or_default() += 1,
                }
            }
        }
        lost.retain(|at| match credit.get_mut(&asked[*at].word) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        self.lost = passages(asked, &lost, written);
    }
}

/// Returns the words of what was made that the source does not have as such; none if there are too many to look through.
fn others_of(Written { text, start, .. }: Written<'_>, made: &Gathered<'_>) -> Pool {
    let mut pool = Pool::of(made.texts.iter().copied());
    words(text.get(start..).unwrap_or_default(), |word, at| {
        let asked = Asked { word, start: at.start + start, end: at.end + start };
        pool.take(&asked.of(text));
    });
    let Pool { words, left } = &mut pool;
    words.retain(|word| left.get(word).is_some_and(|left| *left > 0));
    words.truncate(LOOKED_THROUGH);
    pool
}

/// Returns lost words as passages: those with nothing else between them are one.
fn passages(asked: &[Asked], lost: &[usize], Written { text, span, .. }: Written<'_>) -> Vec<Fault> {
    let mut passages: Vec<(usize, Range<usize>)> = Vec::new();
    for at in lost {
        let word = asked[*at];
        match passages.last_mut() {
            Some((last, range)) if *last + 1 == *at => (*last, range.end) = (*at, word.end),
            _ => passages.push((*at, word.start..word.end)),
        }
    }
    let fault = |range: Range<usize>| {
        let words = text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!("\"{}\" is not in the book", shown(&words));
        Fault { message, span: Span::new(span.source, range.start, range.end) }
    };
    passages.into_iter().map(|(_, range)| fault(range)).collect()
}
