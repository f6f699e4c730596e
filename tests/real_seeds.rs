//! The two real seeds, held to what a careful reader finds in them; none of their text stands here.
//!
//! Blocks are compared by kind and count, words by count, first, last and hash.

use crate::support;

use chapbook::assemble::{self, assemble};
use chapbook::config::Config;
use chapbook::diagnostic::{Severity, Sources};
use chapbook::files::Disk;
use chapbook::model::{Block, Blocks, Book, Node, Role, Section, SectionKind, plain_text, visit};
use chapbook::read::{self, Request};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use support::words;

/// Makes the book of the seeds without any configuration. `None` if they are not at hand.
fn book() -> Option<Book> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !folder.is_dir() {
        eprintln!("SKIPPED: there is no ../shared/seeds");
        return None;
    }
    let (mut sources, mut said, config) = (Sources::default(), Vec::new(), Config::default());
    let inputs: [PathBuf; 1] = [folder];
    let series = read::read(
        Request { files: &Disk::of(&inputs), inputs: &inputs, options: &config.read },
        &mut sources,
    )
    .take(&mut said);
    let request = assemble::Request { options: &config.assemble, sources: &sources, source_date_epoch: None };
    let book = assemble(series, request).take(&mut said);
    let worse: Vec<_> = said.iter().filter(|d| d.severity > Severity::Note).collect();
    assert!(worse.is_empty(), "the seeds are read without a warning: {worse:?}");
    Some(book)
}

fn section(book: &Book, kind: SectionKind) -> &Section {
    let mut found = book.sections.iter().filter(|section| section.kind == kind);
    let first = found.next().unwrap_or_else(|| panic!("there is a section {kind:?}"));
    assert!(found.next().is_none(), "there is one section {kind:?}");
    first
}

/// How many words, the first, the last, and the first eight digits of the hash of all.
fn digest(blocks: &[Node<Block>]) -> (usize, String, String, String) {
    let all: Vec<String> = words::of_text(&visit::text(blocks)).into_iter().map(|word| word.text).collect();
    let hash = Sha256::digest(all.join(" ").as_bytes());
    let digits = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    (all.len(), all.first().cloned().unwrap_or_default(), all.last().cloned().unwrap_or_default(), digits)
}

/// Kinds of blocks, quotations with how many paragraphs they hold.
fn kinds(blocks: &Blocks) -> Vec<String> {
    let kind = |node: &Node<Block>| match &node.value {
        Block::Paragraph(paragraph) => paragraph.role.class().unwrap_or("p").to_owned(),
        Block::Heading(heading) => format!("h{}", heading.level),
        Block::Quote(quote) if quote.epigraph => "epigraph".to_owned(),
        Block::Quote(quote) => format!("quote of {}", quote.blocks.len()),
        other => format!("{other:?}"),
    };
    blocks.iter().map(kind).collect()
}

#[test]
fn masthead_and_epigraph_stand_once_in_the_front() {
    let Some(book) = book() else { return };
    let title = section(&book, SectionKind::TitlePage);
    assert_eq!(kinds(&title.blocks), ["book-title", "book-subtitle", "date-range"]);
    assert_eq!(book.metadata.title, "The Spark");
    let epigraph = section(&book, SectionKind::Epigraph);
    assert_eq!(kinds(&epigraph.blocks), ["epigraph"]);
    let Block::Quote(quote) = &epigraph.blocks[0].value else { panic!("an epigraph is a quotation") };
    assert_eq!(quote.attribution.as_ref().map(|words| words::of_text(&plain_text(words)).len()), Some(2));
    assert_eq!(quote.blocks.len(), 1);
    for (_, article) in book.articles() {
        let roles = kinds(&article.header);
        assert!(!roles.iter().any(|role| role == "masthead" || role == "epigraph"), "{roles:?}");
    }
}

#[test]
fn articles_stand_in_the_order_of_their_dates_with_title_subtitle_and_series_note() {
    let Some(book) = book() else { return };
    let found: Vec<_> = book
        .articles()
        .map(|(_, article)| {
            let date = article.date.as_ref().map(|dated| (dated.date.to_string(), dated.written.clone()));
            (date.unwrap_or_default(), plain_text(&article.title), kinds(&article.header))
        })
        .collect();
    let [(first_date, first_title, first_header), (second_date, second_title, second_header)] = &found[..]
    else {
        panic!("two articles: {found:?}")
    };
    assert_eq!(*first_date, ("2017-09-04".to_owned(), "Sep 4, 2017".to_owned()));
    // Its colon goes: the subtitle stands on a line of its own.
    assert_eq!(first_title, "September");
    assert_eq!(*first_header, ["dateline", "h1", "subtitle", "series-note"]);
    assert_eq!(*second_date, ("2017-11-13".to_owned(), "Nov 13, 2017".to_owned()));
    assert_eq!(words::of_text(second_title).len(), 7);
    assert_eq!(*second_header, ["dateline", "h1", "series-note"]);
}

#[test]
fn each_article_is_a_lead_in_and_one_block_quote_over_all_its_paragraphs() {
    let Some(book) = book() else { return };
    let articles: Vec<&Section> = book.articles().map(|(_, article)| article).collect();
    assert_eq!(kinds(&articles[0].blocks), ["p", "quote of 8"]);
    assert_eq!(kinds(&articles[1].blocks), ["p", "quote of 7"]);
    for article in articles {
        let Block::Quote(quote) = &article.blocks[1].value else { panic!("a quotation") };
        let text = visit::text(&quote.blocks);
        let count = |mark: char| text.chars().filter(|c| *c == mark).count();
        assert_eq!(count('['), count(']'), "brackets are whole");
        assert_eq!(count('“'), count('”'), "inner quotations are double and closed");
        assert!(count('“') > 0 && count('‘') == 0, "no inner quotation is left single");
        assert!(!text.trim().starts_with('“'), "the outer marks are gone");
    }
}

#[test]
fn every_word_of_text_and_front_is_as_it_was() {
    let Some(book) = book() else { return };
    let articles: Vec<&Section> = book.articles().map(|(_, article)| article).collect();
    let notes = |article: &Section| -> Blocks {
        let is_note =
            |node: &&Node<Block>| matches!(&node.value, Block::Paragraph(p) if p.role == Role::SeriesNote);
        article.header.iter().filter(is_note).cloned().collect()
    };
    let found = [
        digest(&notes(articles[0])),
        digest(&articles[0].blocks),
        digest(&notes(articles[1])),
        digest(&articles[1].blocks),
        digest(&section(&book, SectionKind::Epigraph).blocks),
    ];
    let found: Vec<String> =
        found.iter().map(|(n, first, last, hash)| format!("{n} {first} {last} {hash}")).collect();
    let expected = [
        "17 this overthrow 5be0641c",
        "774 general manner 4f2d570a",
        "10 the revolution fdbf2622",
        "695 the world ce7c0d39",
        "17 the marx 1d1fa5ca",
    ];
    assert_eq!(found, expected);
}
