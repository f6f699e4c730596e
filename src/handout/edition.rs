//! The study edition: the whole book for a screen, with what a group works on after each article.

use super::article;
use super::lines::ArticleLines;
use super::parts::StudyParts;
use super::terms;
use crate::diagnostic::Span;
use crate::model::visit::ItemMut;
use crate::model::{
    Article, AsideIndex, AsidePlace, Block, Book, Heading, Inline, Inlines, Metadata, Node, Role, Section,
    SectionIndex, SectionKind, SharedStudy, Target, Term, plain_text,
};
use crate::num::saturate;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Returns the study edition of a book.
///
/// It has all that the book has, so that every link still leads somewhere; nothing of the leader's goes into it.
/// `lines` are those of the participants' copies that were laid out, by article; of no article where paragraphs
/// bear the numbers.
pub fn edition(book: &Book, lines: &BTreeMap<SectionIndex, ArticleLines>) -> Book {
    let none = ArticleLines::default();
    let mut rules = rules(book);
    let mut sections: Vec<Section> = Vec::with_capacity(book.sections.len() * 2);
    let mut places = Vec::with_capacity(book.sections.len());
    let mut worked_on = Vec::new();
    for (index, section) in book.sections.iter().enumerate() {
        if matches!(section.kind, SectionKind::Part | SectionKind::Article) {
            sections.extend(rules.take());
        }
        let place = SectionIndex(saturate(sections.len()));
        places.push(place);
        sections.push(copy(section, &book.metadata, name(&book.metadata)));
        if section.kind == SectionKind::Article {
            let index = SectionIndex(saturate(index));
            let lines = lines.get(&index).unwrap_or(&none);
            let parts = StudyParts::of(book, index, lines).linked(index);
            if let Some(study) = parts.after_text() {
                sections.push(study);
                worked_on.push((place, parts));
            }
        }
    }
    let mut edition = Book {
        metadata: metadata(&book.metadata),
        sections,
        pictures: book.pictures.clone(),
        study: SharedStudy::default(),
        ..Book::default()
    };
    edition.change_targets(&mut |target| {
        if let Target::Internal { section, .. } = target
            && let Some(place) = places.get(section.0 as usize)
        {
            *section = *place;
        }
    });
    for (place, parts) in worked_on {
        if let Some([article, study]) = edition.sections.get_mut(place.0 as usize..place.0 as usize + 2) {
            link_terms(article, study, parts.terms(), place);
        }
    }
    for (index, lines) in lines {
        let place = places.get(index.0 as usize);
        if let Some(article) = place.and_then(|place| edition.sections.get_mut(place.0 as usize)) {
            lines.mark(article);
        }
    }
    edition.number_nodes();
    edition
}

/// Links the first occurrence of each term in an article with its explanation in the section after it, both ways;
/// `place` is the article's.
fn link_terms(article: &mut Section, study: &mut Section, terms: &[&Term], place: SectionIndex) {
    terms::mark(article, terms, AsidePlace::List, |term, _| (words(&term.word), Vec::new()));
    let asides = std::mem::take(&mut article.asides);
    let mut known: BTreeMap<String, AsideIndex> = BTreeMap::new();
    let after = SectionIndex(place.0 + 1);
    article.visit_mut(&mut |item| {
        if let ItemMut::Inline(Node { value: Inline::Beside { aside, content }, .. }) = item {
            let label = asides.get(aside.0 as usize).map(|aside| plain_text(&aside.label));
            known.extend(label.map(|word| (word, *aside)));
            *content = link(std::mem::take(content), after, study.beside_id(*aside));
        }
    });
    // The terms come before whatever else is explained.
    let explained = study.blocks.iter_mut().find_map(|node| match &mut node.value {
        Block::Definitions { entries } => Some(entries),
        _ => None,
    });
    for ((label, _), term) in explained.into_iter().flatten().zip(terms) {
        if let Some(aside) = known.get(&term.word) {
            let content = link(std::mem::take(label), place, article.beside_id(*aside));
            label.push(Node::new(Inline::Beside { aside: *aside, content }, term.span));
        }
    }
}

fn link(content: Inlines, section: SectionIndex, fragment: String) -> Inlines {
    let target = Target::Internal { section, fragment: Some(fragment) };
    vec![Node::new(Inline::Link { target, content }, Span::default())]
}

/// Returns the ground rules of the group as a section, where it has some.
pub fn rules(book: &Book) -> Option<Section> {
    let Article { title, body: blocks, notes, .. } = book.study.ground_rules.clone()?.text;
    let lang = book.metadata.lang.clone();
    let title = title.unwrap_or_else(|| words(book.metadata.words().handouts.ground_rules));
    let heading = Heading { level: 1, capitals: false, id: None, content: title.clone() };
    let header = vec![Node::new(Block::Heading(heading), Span::default())];
    let title = words(&plain_text(&title));
    let section = Section::empty(SectionKind::Rules, "ground-rules".into(), lang);
    Some(Section { title, header, blocks, notes, ..section })
}

/// Returns a section of the book for the edition; its title page says what edition it is, and an ISBN is the
/// only the book's.
pub(super) fn copy(section: &Section, metadata: &Metadata, edition: &str) -> Section {
    let mut section = article::bare(section);
    match section.kind {
        SectionKind::TitlePage => {
            let is_title = |node: &Node<Block>| matches!(&node.value, Block::Paragraph(paragraph) if matches!(paragraph.role, Role::BookTitle | Role::BookSubtitle));
            let after = section.blocks.iter().rposition(is_title).map_or(0, |at| at + 1);
            let line = Block::paragraph(Role::BookSubtitle, words(edition));
            section.blocks.insert(after, Node::new(line, Span::default()));
        }
        SectionKind::Imprint => {
            if let Some(isbn) = &metadata.isbn {
                let line = format!("ISBN {isbn}");
                section.blocks.retain(|node| match &node.value {
                    Block::Paragraph(paragraph) => plain_text(&paragraph.content) != line,
                    _ => true,
                });
            }
        }
        _ => {}
    }
    section
}

/// Returns what the edition is called in the language of the book.
pub fn name(metadata: &Metadata) -> &str {
    metadata.words().handouts.study_edition
}

/// Returns what the edition says about itself; its identifier is its own, and follows from the book's.
fn metadata(book: &Metadata) -> Metadata {
    about(book, name(book), "study-edition", "study")
}

/// Returns what an edition of a name says about itself; `kind` tells its identifier from those of others, and `ending` is
/// that of its file's name.
pub(super) fn about(book: &Metadata, name: &str, kind: &str, ending: &str) -> Metadata {
    let seed = format!("chapbook:{kind}\n{}", book.identifier);
    Metadata {
        title: format!("{} – {name}", book.title),
        series: Some(book.title.clone()),
        identifier: format!("urn:uuid:{}", Uuid::new_v5(&Uuid::NAMESPACE_URL, seed.as_bytes())),
        slug: format!("{}-{ending}", book.slug),
        isbn: None,
        ..book.clone()
    }
}

fn words(words: &str) -> Vec<Node<Inline>> {
    vec![Node::new(Inline::Text { text: words.to_owned() }, Span::default())]
}
