//! What the articles share, lifted to the front of the book and set there once.
//!
//! Masthead and epigraph are lifted when at least two articles, and one in [`FEWEST`], carry the same and none another.
//! They are compared by their words. A masthead that is the end or the beginning of a longer one is the same masthead,
//! copied in part: the longest is set. Where mastheads begin alike and go on differently, as with the number of an issue,
//! the lines that they begin with are lifted.

use super::Notes;
use super::words::words;
use crate::diagnostic::Span;
use crate::model::{Article, Epigraph, Finding, FindingKind, Inlines, plain_text, visit};
use crate::model::{Block, BlockQuote, Inline, Node};

/// What fewer than one article in so many carry is theirs and says nothing of the series.
const FEWEST: usize = 8;

/// What was taken from the articles.
#[derive(Clone, Debug, Default)]
pub struct Lifted {
    /// The lines of the masthead.
    pub masthead: Vec<Inlines>,
    /// The epigraph.
    pub epigraph: Option<Node<Block>>,
}

/// Takes masthead and epigraph from all articles where they share them.
pub fn shared(articles: &mut [Article], notes: &mut Notes) -> Lifted {
    Lifted { masthead: masthead(articles, notes), epigraph: epigraph(articles, notes) }
}

fn masthead(articles: &mut [Article], notes: &mut Notes) -> Vec<Inlines> {
    let all: Vec<Vec<String>> =
        articles.iter().map(masthead_words).filter(|words| !words.is_empty()).collect();
    if all.len() * FEWEST < articles.len() {
        return Vec::new();
    }
    let Some(longest) = all.iter().max_by_key(|words| words.len()) else { return Vec::new() };
    let same = all.iter().all(|words| longest.ends_with(words) || longest.starts_with(words));
    // A single article: what stands above it is the name of its series.
    if !same {
        return shared_lines(articles, notes);
    }
    if all.len() == 1 && articles.len() > 1 {
        return Vec::new();
    }
    let longest = longest.clone();
    let kept = articles.iter().find(|article| masthead_words(article) == longest);
    let lines = kept.map(|article| article.masthead.clone()).unwrap_or_default();
    for article in articles.iter_mut() {
        let own = std::mem::take(&mut article.masthead);
        let text = own.iter().map(|line| plain_text(line)).collect::<Vec<_>>().join(" / ");
        lift(article, FindingKind::Masthead, text, all.len(), span_of(own.iter().flatten()));
    }
    let reason = format!("{} of {} articles carry it and none another", all.len(), articles.len());
    let text = lines.iter().map(|line| plain_text(line)).collect::<Vec<_>>().join(" / ");
    notes.choice(FindingKind::Masthead, text, reason);
    lines
}

/// Lifts the first lines of mastheads that go on in a way of their own, as with the number of an issue.
fn shared_lines(articles: &mut [Article], notes: &mut Notes) -> Vec<Inlines> {
    let line_words = |line: &Inlines| words(&plain_text(line));
    let mut with = articles.iter().filter(|article| !article.masthead.is_empty());
    let Some(first) = with.next().map(|article| article.masthead.clone()) else { return Vec::new() };
    let count = with.clone().count() + 1;
    let shared = |(index, line): (usize, &Inlines)| {
        let own = line_words(line);
        with.clone().all(|article| article.masthead.get(index).is_some_and(|line| line_words(line) == own))
    };
    let shared = first.iter().enumerate().take_while(|(index, line)| shared((*index, line))).count();
    let lines: Vec<Inlines> = first.into_iter().take(shared).collect();
    if lines.is_empty() {
        return lines;
    }
    let text = lines.iter().map(|line| plain_text(line)).collect::<Vec<_>>().join(" / ");
    for article in articles.iter_mut().filter(|article| !article.masthead.is_empty()) {
        let own: Vec<Inlines> = article.masthead.drain(..shared).collect();
        lift(article, FindingKind::Masthead, text.clone(), count, span_of(own.iter().flatten()));
    }
    let reason = format!("{count} of {} articles carry it and none another", articles.len());
    notes.choice(FindingKind::Masthead, text, reason);
    lines
}

fn masthead_words(article: &Article) -> Vec<String> {
    article.masthead.iter().flat_map(|line| words(&plain_text(line))).collect()
}

fn epigraph(articles: &mut [Article], notes: &mut Notes) -> Option<Node<Block>> {
    // The notes that it calls are those of its article.
    if articles.iter().any(|article| article.epigraph.as_ref().is_some_and(calls_notes)) {
        return None;
    }
    let mut all = articles.iter().filter_map(|article| article.epigraph.as_ref());
    let count = all.clone().count();
    let first = epigraph_words(all.next()?);
    // Where each has its own, the second tells.
    if count < 2 || count * FEWEST < articles.len() || all.any(|epigraph| epigraph_words(epigraph) != first) {
        return None;
    }
    let mut kept = None;
    for article in articles.iter_mut() {
        let Some(own) = article.epigraph.take() else { continue };
        let block = epigraph_block(own);
        let text = visit::text(std::slice::from_ref(&block)).trim().to_owned();
        lift(article, FindingKind::Epigraph, text, count, Some(span_of_quote(&block)));
        kept.get_or_insert(block);
    }
    let text = kept.as_ref().map(|block| visit::text(std::slice::from_ref(block)).trim().to_owned());
    let reason = format!("{} of {} articles carry it and none another", count, articles.len());
    notes.choice(FindingKind::Epigraph, text.unwrap_or_default(), reason);
    kept
}

fn calls_notes(epigraph: &Epigraph) -> bool {
    let mut calls = false;
    visit::blocks(&[epigraph_block(epigraph.clone())], &mut |item| {
        calls |= matches!(item, visit::NodeRef::Inline(Node { value: Inline::NoteRef { .. }, .. }));
    });
    calls
}

fn epigraph_words(epigraph: &Epigraph) -> Vec<String> {
    words(&visit::text(&[epigraph_block(epigraph.clone())]))
}

/// Returns an epigraph as the block that is set: verse stands in a quotation, which bears the attribution.
pub fn epigraph_block(epigraph: Epigraph) -> Node<Block> {
    match epigraph {
        Epigraph::Prose(node) => Node {
            id: node.id,
            span: node.span,
            value: Block::Quote(BlockQuote { epigraph: true, ..node.value }),
        },
        Epigraph::Verse(node) => {
            let mut verse = node.value;
            let attribution = verse.attribution.take();
            let blocks = vec![Node::new(Block::Verse(verse), node.span)];
            Node::new(Block::Quote(BlockQuote { epigraph: true, blocks, attribution }), node.span)
        }
    }
}

/// Returns the smallest span over nodes, where there are any.
fn span_of<'a>(mut nodes: impl Iterator<Item = &'a Node<Inline>>) -> Option<Span> {
    let first = nodes.next()?.span;
    Some(nodes.fold(first, |span, node| span.to(node.span)))
}

/// Returns the smallest span over a quotation and its attribution.
fn span_of_quote(node: &Node<Block>) -> Span {
    let attribution = match &node.value {
        Block::Quote(quote) => span_of(quote.attribution.iter().flatten()),
        _ => None,
    };
    attribution.map_or(node.span, |span| node.span.to(span))
}

/// Records in an article what was lifted from it.
fn lift(article: &mut Article, kind: FindingKind, text: String, count: usize, span: Option<Span>) {
    if text.is_empty() {
        return;
    }
    let reason = match count {
        1 => "lifted to the title page".to_owned(),
        _ => format!("lifted to the front, where it is set once for {count} articles"),
    };
    article.findings.push(Finding::new(kind, text, span, reason));
}
