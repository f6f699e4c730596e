//! Session packs: the articles of a session with what a group needs to go through them.

use super::article;
use super::beside::{AskedBeside, without};
use super::edition::rules;
use super::excerpt::{self, Excerpt};
use super::large_print;
use super::parallel;
use super::parts::{StudyParts, heading, headings, said_as, text};
use super::schedule::Detail;
use super::session::sessions;
use super::{ArticleLines, Handout, place};
use super::{HandoutKind, Options};
use crate::lang::{HandoutWords, fill};
use crate::model::{AsidePlace, Blocks, Book, Lang, Metadata, Role, Section, SectionIndex, SectionKind};
use crate::num::saturate;
use std::collections::BTreeMap;

/// Makes the pack of each session, called after its number, one in large print and one for the leader where such copies
/// are asked for.
///
/// `lines` are those of the participants' copies that were laid out, by article: a pack marks them at the same
/// words.
pub fn packs(book: &Book, options: &Options, lines: &BTreeMap<SectionIndex, ArticleLines>) -> Vec<Handout> {
    let sessions = sessions(book, options);
    let in_large_print = options.make.contains(&HandoutKind::LargePrint);
    let for_leader = options.make.contains(&HandoutKind::Leader);
    let made = sessions.iter().enumerate().flat_map(|(at, articles)| {
        let session = Session { book, options, number: at + 1, articles, excerpts: &[], words: words(book) };
        let name = format!("session-{}", session.number);
        let large = in_large_print.then(|| {
            let name = format!("{name}-large-print");
            let mut pack = session.bound(&name, lines);
            pack.sections.iter_mut().for_each(large_print::prepare);
            pack.number_nodes();
            Handout { is_large: true, ..as_pack(name, pack) }
        });
        let book = session.bound(&name, lines);
        let pack = as_pack(name, book);
        let leader = for_leader.then(|| {
            let name = format!("session-{}-leader", session.number);
            let book = session.for_leader(&name, lines);
            as_pack(name, book)
        });
        [Some(pack), large, leader].into_iter().flatten()
    });
    made.chain(excerpts(book, options, lines)).chain(parallel::pairs(book, options)).collect()
}

/// Makes the pack of excerpts. `None` if none are configured.
fn excerpts(book: &Book, options: &Options, lines: &BTreeMap<SectionIndex, ArticleLines>) -> Option<Handout> {
    let (articles, excerpts): (Vec<SectionIndex>, Vec<Excerpt>) =
        excerpt::configured(book, options).into_iter().unzip();
    let pack =
        Session { book, options, number: 0, articles: &articles, excerpts: &excerpts, words: words(book) };
    let name = "excerpts";
    (!articles.is_empty()).then(|| as_pack(name.to_owned(), pack.bound(name, lines)))
}

pub(super) fn as_pack(name: String, book: Book) -> Handout {
    let asked = AskedBeside::default();
    Handout { kind: HandoutKind::Pack, is_large: false, is_folded: false, book, name, asked }
}

fn words(book: &Book) -> HandoutWords<'_> {
    book.metadata.words().handouts
}

/// One meeting of a group.
pub(super) struct Session<'a> {
    pub(super) book: &'a Book,
    pub(super) options: &'a Options,
    /// 0 for a pack of excerpts, which is of no session.
    number: usize,
    pub(super) articles: &'a [SectionIndex],
    /// What of the articles is read, in their order. Empty for whole articles.
    excerpts: &'a [Excerpt],
    pub(super) words: HandoutWords<'a>,
}

impl<'a> Session<'a> {
    /// Returns the pack: its opening, the ground rules, each article with what is worked on, words and dates.
    fn bound(&self, name: &str, lines: &BTreeMap<SectionIndex, ArticleLines>) -> Book {
        let none = ArticleLines::default();
        let lines = |index: &SectionIndex| lines.get(index).unwrap_or(&none);
        let parts: Vec<StudyParts<'_>> =
            self.articles.iter().map(|index| StudyParts::of(self.book, *index, lines(index))).collect();
        let mut sections = vec![self.opening()];
        sections.extend(rules(self.book));
        let mut places = BTreeMap::new();
        for (at, (index, parts)) in self.articles.iter().zip(&parts).enumerate() {
            places.insert(*index, SectionIndex(saturate(sections.len())));
            let whole = Excerpt::new();
            let excerpt = self.excerpts.get(at).unwrap_or(&whole);
            let mut article = excerpt::cut(self.book.section(*index), excerpt);
            parts.explain(&mut article, place(self.options, HandoutKind::Pack));
            // The list at the end has those that occur nowhere by themselves.
            let listed = article.asides.iter_mut().filter(|aside| aside.place == AsidePlace::List);
            listed.for_each(|aside| aside.place = AsidePlace::Elsewhere);
            lines(index).mark(&mut article);
            sections.push(article);
            // Who reads an excerpt needs no room for questions that nobody has written.
            if self.number > 0 || parts.has_questions() {
                let work = parts.work_in_pack();
                let blocks = without(work.blocks, &parts.asked_outside(excerpt));
                sections.extend((!blocks.is_empty()).then_some(Section { blocks, ..work }));
            }
        }
        sections.extend(self.glossary(&parts));
        let pictures = self.book.pictures.clone();
        let mut pack = Book { metadata: self.metadata(name), sections, pictures, ..Book::default() };
        article::lead_inside(&mut pack, &places);
        pack.number_nodes();
        pack
    }

    pub(super) fn title(&self) -> String {
        match self.number {
            0 => self.words.for_study.to_owned(),
            number => fill(self.words.session, number),
        }
    }

    pub(super) fn lang(&self) -> &'a Lang {
        &self.book.metadata.lang
    }

    pub(super) fn metadata(&self, name: &str) -> Metadata {
        let series = &self.book.metadata;
        let dates = || self.articles.iter().filter_map(|index| self.book.section(*index).date.clone());
        Metadata {
            title: format!("{} – {}", series.title, self.title()),
            subtitle: None,
            identifier: format!("{}#{name}", series.identifier),
            slug: name.to_owned(),
            isbn: None,
            first_date: dates().min_by_key(|dated| dated.date),
            last_date: dates().max_by_key(|dated| dated.date),
            // No page of it says them.
            dates: None,
            ..series.clone()
        }
    }

    /// Returns how the pack opens: title, schedule, and the heading over the contents, which the layout lists.
    fn opening(&self) -> Section {
        let title = text(&self.title());
        let over = said_as(Role::Masthead, text(&self.book.metadata.title));
        let contents = self.book.metadata.words().book.contents;
        let mut blocks = Blocks::new();
        if self.number > 0 {
            blocks.extend([heading(2, self.words.schedule), self.schedule(Detail::Articles)]);
        }
        blocks.push(heading(2, contents));
        Section {
            header: vec![over, heading(1, &self.title())],
            title,
            blocks,
            ..Section::empty(SectionKind::Session, "session".into(), self.lang().clone())
        }
    }

    /// Returns the words and dates of all articles, each once.
    pub(super) fn glossary(&self, parts: &[StudyParts<'a>]) -> Option<Section> {
        let blocks: Blocks = StudyParts::together(parts, &self.book.metadata)?.glossary();
        let title = headings(&blocks);
        let kind = SectionKind::Glossary;
        (!blocks.is_empty()).then(|| Section {
            header: vec![heading(1, &title)],
            title: text(&title),
            blocks,
            ..Section::empty(kind, "glossary".into(), self.lang().clone())
        })
    }
}
