//! The proof for what was read: each word of a source is in the text that was made of it, or in a finding.
//!
//! Each piece of what was made is laid beside the bytes that it was read from: where both say the same, these are in the
//! text, and no word need be looked at. Only words of what is left over are counted, whatever their order. What a sign for
//! a program says may be in the text or not. Where words are missing even so, all words of both are counted, and the
//! missing ones are named.

mod aligned;
mod syntax;
mod words;

use super::{Fault, shown};
use crate::diagnostic::Span;
use crate::model::visit::NodeRef;
use crate::model::{Alt, Article, Block, Figure, Finding, FindingKind, Inline, Node, SourceFormat};
use aligned::Aligned;
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

/// Words that were made of a text.
#[derive(Clone, Copy, Debug)]
pub struct MadeText<'a> {
    /// The words.
    pub text: &'a str,
    /// Where they were read, as far as is known.
    pub span: Span,
}

/// What was made of a text: words, and what is said of those that are not among them.
#[derive(Clone, Debug, Default)]
pub struct Gathered<'a> {
    /// The words, in reading order.
    pub pieces: Vec<MadeText<'a>>,
    /// Where notes are called: their signs are no words.
    pub calls: Vec<Span>,
    /// What was understood.
    pub findings: &'a [Finding],
}

impl<'a> Gathered<'a> {
    /// Returns what is made of an article; its study file is another text.
    pub fn of(article: &'a Article) -> Self {
        let mut made = Self { findings: &article.findings, ..Self::default() };
        // What calls a note somewhere in a long text says its label there.
        let mut labels = Vec::new();
        article.visit(&mut |item| {
            if let NodeRef::Inline(Node { value: Inline::NoteRef { note, .. }, span, .. }) = item
                && !is_call(span)
            {
                labels.extend(article.notes.get(note.0 as usize).map(|note| note.label.as_str()));
            }
            made.see(item);
        });
        made.say(labels);
        made.say(article.notes.iter().map(|note| note.label.as_str()));
        made.say(article.authors.iter().map(String::as_str));
        made
    }

    /// Takes words whose place is not known.
    pub fn say(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        self.pieces.extend(texts.into_iter().map(|text| MadeText { text, span: Span::default() }));
    }

    /// Takes the words of a node.
    pub fn see(&mut self, item: NodeRef<'a>) {
        match item {
            NodeRef::Block(Node { value, span, .. }) => match value {
                Block::Code { text, .. } => self.pieces.push(MadeText { text, span: *span }),
                Block::Figure(Figure { alt: Alt::Text(text), .. }) => {
                    self.pieces.push(MadeText { text, span: *span });
                }
                _ => {}
            },
            NodeRef::Inline(Node { value, span, .. }) => match value {
                Inline::Text { text }
                | Inline::Code { text }
                | Inline::Image { alt: Alt::Text(text), .. } => {
                    self.pieces.push(MadeText { text, span: *span });
                }
                Inline::NoteRef { .. } => self.calls.push(*span),
                _ => {}
            },
            NodeRef::Run(_) => {}
        }
    }
}

/// What becomes of the words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// How many of them were taken off, and not as furniture.
    pub taken_off: usize,
    /// Passages that are nowhere.
    pub lost: Vec<Fault>,
}

/// Tells whether a place is that of the sign of a note, and not of the text around it.
fn is_call(span: &Span) -> bool {
    (span.start..span.end).len() <= LONGEST_CALL
}

/// Compares a text with what was made of it.
pub fn source(written: Written<'_>, made: &Gathered<'_>) -> Account {
    let Aligned { gaps, left } = Aligned::of(written, made);
    let few = Compared::of(written, made, &gaps, &left);
    few.account(made).unwrap_or_else(|| {
        let all: Vec<&str> = made.pieces.iter().map(|piece| piece.text).collect();
        let whole = written.start..written.text.len();
        Compared::of(written, made, &[whole], &all).explain(made)
    })
}

/// Returns how many words a text has, signs for programs among them.
pub fn count(written: Written<'_>) -> usize {
    let mut count = 0;
    words(written.text.get(written.start..).unwrap_or_default(), |_, _| count += 1);
    count
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

/// Words of a text, and which of them are missing in what was made of it.
#[derive(Debug)]
struct Compared<'a> {
    written: Written<'a>,
    asked: Vec<Asked>,
    /// Places among the words asked for, in order.
    missing: Vec<usize>,
}

impl<'a> Compared<'a> {
    /// Compares what stands in some places of a text with some of what was made.
    fn of(written: Written<'a>, made: &Gathered<'_>, places: &[Range<usize>], pieces: &[&str]) -> Self {
        let Written { text, format, .. } = written;
        let mut signs = syntax::signs(text, format, places);
        let calls = made.calls.iter().filter(|span| is_call(span));
        signs.extend(calls.map(|span| span.start as usize..span.end as usize));
        signs.sort_unstable_by_key(|sign| (sign.start, sign.end));
        let asked = asked(text, places, &signs);
        if asked.is_empty() {
            return Self { written, asked, missing: Vec::new() };
        }
        let mut found = Vec::new();
        pieces.iter().for_each(|text| words(text, |word, _| found.push(word)));
        let missing = missing(&asked, found);
        Self { written, asked, missing }
    }

    /// Returns what became of the words if findings say it of each that is missing.
    fn account(&self, made: &Gathered<'_>) -> Option<Account> {
        let mut account = Account::default();
        if self.missing.is_empty() {
            return Some(account);
        }
        let mut said = Said::of(made);
        let is_said = |at: &usize| said.take(&self.asked[*at].of(self.written.text), &mut account);
        self.missing.iter().all(is_said).then_some(account)
    }
}

/// Returns the words in some places of a text that are no signs for programs; a sign parts the words around it.
fn asked(text: &str, places: &[Range<usize>], signs: &[Range<usize>]) -> Vec<Asked> {
    let mut asked = Vec::new();
    let mut take = |range: Range<usize>| {
        let between = text.get(range.clone()).unwrap_or_default();
        words(between, |word, at| {
            asked.push(Asked { word, start: range.start + at.start, end: range.start + at.end })
        });
    };
    let mut signs = signs.iter().peekable();
    for place in places {
        let mut at = place.start;
        while let Some(sign) = signs.next_if(|sign| sign.end <= place.end) {
            take(at..sign.start.max(at));
            at = at.max(sign.end);
        }
        // One that goes on beyond this place counts in the next one too.
        let end = signs.peek().map_or(place.end, |sign| sign.start.clamp(at, at.max(place.end)));
        take(at..end);
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

/// What findings say of words that are not in the text.
struct Said {
    labelled: Pool,
    removed: Pool,
}

impl Said {
    fn of(made: &Gathered<'_>) -> Self {
        let of = |kinds: &'static [FindingKind]| {
            let said = made.findings.iter().filter(|finding| kinds.contains(&finding.kind));
            Pool::of(said.map(|finding| finding.text.as_str()))
        };
        use FindingKind::{Byline, Changed, Date, Furniture, Removed};
        Self { labelled: of(&[Byline, Changed, Date, Furniture]), removed: of(&[Removed]) }
    }

    /// Takes a word, and counts it if it was taken off; tells whether a finding has it.
    fn take(&mut self, word: &str, account: &mut Account) -> bool {
        let is_labelled = self.labelled.take(word);
        let is_removed = !is_labelled && self.removed.take(word);
        account.taken_off += usize::from(is_removed);
        is_labelled || is_removed
    }
}

impl Compared<'_> {
    /// Finds out what became of words that are not in what was made, each as itself.
    fn explain(&self, made: &Gathered<'_>) -> Account {
        let Self { written, asked, missing } = self;
        let (text, mut missing) = (written.text, missing.as_slice());
        let mut account = Account::default();
        let mut said = Said::of(made);
        let mut others = None;
        let mut places = None;
        let mut lost = Vec::new();
        // Words that a whole one holds, and that were found elsewhere.
        let mut credit: BTreeMap<WordMark, usize> = BTreeMap::new();
        while let Some((&first, rest)) = missing.split_first() {
            let word = asked[first].of(text);
            missing = rest;
            if said.take(&word, &mut account) {
                continue;
            }
            // Only now is it worth while to look at every word.
            let others = others.get_or_insert_with(|| others_of(*written, made));
            let whole = |others: &mut Pool, from: usize| {
                Some(from..from + others.take_whole(asked.get(from..)?, text)?)
            };
            let around = |others: &mut Pool, at: usize| {
                // What begins the word may be a word of its own elsewhere.
                whole(others, at).or_else(|| whole(others, at.checked_sub(1)?))
            };
            let found = around(others, first)
                .or_else(|| others.take_parts(&word).then_some(first..first + 1))
                // Of equal words the last one is missing, whichever was divided.
                .or_else(|| {
                    let places = places.get_or_insert_with(|| places_of(asked, others));
                    places.get(&asked[first].word)?.iter().find_map(|at| around(others, *at))
                });
            let Some(found) = found else {
                lost.push(first);
                continue;
            };
            for at in found.filter(|at| asked[*at].word != asked[first].word) {
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
        account.lost = passages(asked, &lost, *written);
        account
    }
}

/// Returns the words of what was made that the source does not have as such; none if there are too many to look through.
fn others_of(Written { text, start, .. }: Written<'_>, made: &Gathered<'_>) -> Pool {
    let mut pool = Pool::of(made.pieces.iter().map(|piece| piece.text));
    words(text.get(start..).unwrap_or_default(), |word, at| {
        let asked = Asked { word, start: at.start + start, end: at.end + start };
        pool.take(&asked.of(text));
    });
    let Pool { words, left } = &mut pool;
    words.retain(|word| left.get(word).is_some_and(|left| *left > 0));
    words.truncate(LOOKED_THROUGH);
    pool
}

/// Returns where each word is asked for, if there are other words at all that could hold it.
fn places_of(asked: &[Asked], others: &Pool) -> BTreeMap<WordMark, Vec<usize>> {
    let mut places: BTreeMap<WordMark, Vec<usize>> = BTreeMap::new();
    if !others.words.is_empty() {
        for (at, asked) in asked.iter().enumerate() {
            places.entry(asked.word).or_default().push(at);
        }
    }
    // A word that stands at so many places is not looked for at each of them.
    places.retain(|_, at| at.len() <= LOOKED_THROUGH);
    places
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
