//! Session packs: the articles of a session with what a group needs to go through them.

use super::article;
use super::edition::rules;
use super::large_print;
use super::parts::{StudyParts, heading, headings, said_as, text};
use super::session::{Timing, sessions};
use super::{ArticleLines, Handout, place};
use super::{HandoutKind, Options};
use crate::diagnostic::Span;
use crate::lang::{HandoutWords, fill};
use crate::model::{
    AsidePlace, Block, Blocks, Book, Cell, CellAlign, Inline, Inlines, Lang, Metadata, Node, Role, Section,
    SectionIndex, SectionKind, Table,
};
use crate::num::saturate;
use std::collections::BTreeMap;

/// Makes the pack of each session, called after its number, and one in large print where copies in it are asked for.
///
/// `lines` are those of the participants' copies that were laid out, by article: a pack marks them at the same
/// words.
pub fn packs(book: &Book, options: &Options, lines: &BTreeMap<SectionIndex, ArticleLines>) -> Vec<Handout> {
    let sessions = sessions(book, options);
    let in_large_print = options.make.contains(&HandoutKind::LargePrint);
    let made = sessions.iter().enumerate().flat_map(|(at, articles)| {
        let session = Session { book, options, number: at + 1, articles, words: words(book) };
        let name = format!("session-{}", session.number);
        let large = in_large_print.then(|| {
            let name = format!("{name}-large-print");
            let mut pack = session.bound(&name, lines);
            pack.sections.iter_mut().for_each(large_print::prepare);
            pack.number_nodes();
            Handout { kind: HandoutKind::Pack, is_large: true, book: pack, name }
        });
        let pack =
            Handout { kind: HandoutKind::Pack, is_large: false, book: session.bound(&name, lines), name };
        [Some(pack), large].into_iter().flatten()
    });
    made.collect()
}

fn words(book: &Book) -> HandoutWords<'_> {
    book.metadata.words().handouts
}

/// One meeting of a group.
struct Session<'a> {
    book: &'a Book,
    options: &'a Options,
    number: usize,
    articles: &'a [SectionIndex],
    words: HandoutWords<'a>,
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
        for (index, parts) in self.articles.iter().zip(&parts) {
            places.insert(*index, SectionIndex(saturate(sections.len())));
            let mut article = article::bare(self.book.section(*index));
            parts.explain(&mut article, place(self.options, HandoutKind::Pack));
            // The list at the end has those that occur nowhere by themselves.
            let listed = article.asides.iter_mut().filter(|aside| aside.place == AsidePlace::List);
            listed.for_each(|aside| aside.place = AsidePlace::Elsewhere);
            lines(index).mark(&mut article);
            sections.extend([article, parts.work_in_pack()]);
        }
        sections.extend(self.glossary(&parts));
        let pictures = self.book.pictures.clone();
        let mut pack = Book { metadata: self.metadata(name), sections, pictures, ..Book::default() };
        article::lead_inside(&mut pack, &places);
        pack.number_nodes();
        pack
    }

    fn title(&self) -> String {
        fill(self.words.session, self.number)
    }

    fn lang(&self) -> &'a Lang {
        &self.book.metadata.lang
    }

    fn metadata(&self, name: &str) -> Metadata {
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
            ..series.clone()
        }
    }

    /// Returns how the pack opens: title, schedule, and the heading over the contents, which the layout lists.
    fn opening(&self) -> Section {
        let title = text(&self.title());
        let over = said_as(Role::Masthead, text(&self.book.metadata.title));
        let contents = self.book.metadata.words().book.contents;
        let blocks = vec![heading(2, self.words.schedule), self.schedule(), heading(2, contents)];
        Section {
            header: vec![over, heading(1, &self.title())],
            title,
            blocks,
            ..Section::empty(SectionKind::Session, "session".into(), self.lang().clone())
        }
    }

    /// Returns what is done when, on a clock that starts with the session.
    fn schedule(&self) -> Node<Block> {
        let mut clock = 0_u32;
        let mut rows = Vec::new();
        let mut row = |what: Inlines, minutes: u32| {
            rows.push(cells(text(&shown(clock)), what, text(&minutes.to_string())));
            clock = clock.saturating_add(minutes);
        };
        for index in self.articles {
            let section = self.book.section(*index);
            let timing = Timing::of(section, self.options);
            let title = self.title_of(section);
            if timing.reading > 0 {
                row(around(self.words.read, title), timing.reading);
                if timing.talking > 0 {
                    row(text(self.words.discuss), timing.talking);
                }
            } else {
                row([text(self.words.discuss), text(" – "), title].concat(), timing.talking);
            }
        }
        rows.push(cells(text(&shown(clock)), text(self.words.end), Vec::new()));
        let head = vec![cells(text(self.words.clock), text(self.words.activity), text(self.words.length))];
        let columns = vec![CellAlign::End, CellAlign::Start, CellAlign::End];
        Node::new(Block::Table(Table { columns, head, rows, caption: None }), Span::default())
    }

    /// Returns the title of an article without the colon that leads to its subtitle, marked where it is in another
    /// language than the pack.
    fn title_of(&self, section: &Section) -> Inlines {
        let mut content = section.title.clone();
        if let Some(Inline::Text { text }) = content.last_mut().map(|node| &mut node.value) {
            text.truncate(text.trim_end().trim_end_matches(':').trim_end().len());
        }
        if section.lang == *self.lang() {
            return content;
        }
        let foreign = Inline::Lang { lang: section.lang.clone(), italic: false, content };
        vec![Node::new(foreign, Span::default())]
    }

    /// Returns the words and dates of all articles, each once.
    fn glossary(&self, parts: &[StudyParts<'a>]) -> Option<Section> {
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

/// Returns minutes as a clock shows them that starts with the session.
fn shown(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

fn cells(clock: Inlines, what: Inlines, minutes: Inlines) -> Vec<Cell> {
    [clock, what, minutes].map(|content| Cell { content, ..Cell::default() }).into()
}

/// Returns a phrase with inlines in the place of its `{}`.
fn around(phrase: &str, content: Inlines) -> Inlines {
    let (before, after) = phrase.split_once("{}").unwrap_or((phrase, ""));
    [text(before), content, text(after)].concat()
}
