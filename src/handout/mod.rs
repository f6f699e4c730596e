//! `Book` to `Book`s: what a study group puts on the table.
//!
//! 1. **Choose** ([`chosen`]): which articles have handouts.
//! 2. **Check** ([`check()`]): whether what study files name is there.
//! 3. **Make** ([`handouts`]): a [`Book`] for each copy, of the article's own section ([`article`]) and of
//!    sections made of its study file ([`parts`]); one for each session ([`packs`]), of several articles; and
//!    one for screens ([`edition()`]).
//!
//! A handout runs through the same layout as the book, with styles of its own. What is only for the leader
//! is put into the leader's book and never into another.

mod article;
mod beside;
mod capitals;
mod check;
mod edition;
mod excerpt;
mod large_edition;
mod large_print;
mod leader;
mod leader_pack;
mod lines;
mod occurrence;
mod options;
mod pack;
mod parallel;
mod parts;
mod places;
mod schedule;
mod session;
mod settings;
mod terms;
#[cfg(test)]
mod tests;

pub use capitals::{Capitals, capitals};
pub use check::check;
pub use edition::{edition, name as edition_name};
pub use large_edition::{large_edition, name as large_edition_name};
pub use lines::{ArticleLines, CountedLine};
pub use options::{HandoutKind, Numbers, Options, QuestionsPlace, TermsPlace};
pub use pack::packs;
pub use parts::occurring as terms_of;
pub use settings::{nothing_made, saved};
pub use terms::mark as mark_terms;

use crate::model::HandoutLayout;
use crate::model::visit::{ItemMut, blocks_mut};
use crate::model::{
    Aside, AsideIndex, AsideKind, AsidePlace, Block, Book, Metadata, Node, Section, SectionIndex,
};
use beside::AskedBeside;
use parts::StudyParts;
use std::collections::{BTreeMap, BTreeSet};

/// A copy for the table.
#[derive(Clone, Debug)]
pub struct Handout {
    /// What it is.
    pub kind: HandoutKind,
    /// Whether it is set in large print.
    pub is_large: bool,
    /// Whether its sheets are folded to a booklet.
    pub is_folded: bool,
    /// The name of its file, without an extension, below the folder of handouts.
    pub name: String,
    /// What stands in it.
    pub book: Book,
    /// The questions beside its text.
    pub asked: AskedBeside,
}

/// Returns the articles that have handouts: those with a study file and those of a session; all of them
/// where the series has neither.
pub fn chosen<'a>(book: &'a Book, options: &Options) -> Vec<(SectionIndex, &'a Section)> {
    let some = wanted(book, options);
    if some.is_empty() { book.articles().collect() } else { some }
}

/// Tells whether a series says anything of handouts: in a study file, a session, or a key of its configuration.
///
/// Of other series the copies say nothing that the print edition does not.
pub fn is_asked(book: &Book, options: &Options) -> bool {
    !options.given.is_empty() || !wanted(book, options).is_empty()
}

/// Returns the articles that have a study file or stand in a session.
fn wanted<'a>(book: &'a Book, options: &Options) -> Vec<(SectionIndex, &'a Section)> {
    let in_session: BTreeSet<SectionIndex> =
        session::configured(book, options).into_iter().flatten().collect();
    let is_wanted =
        |(index, section): &(SectionIndex, &Section)| section.study.is_some() || in_session.contains(index);
    book.articles().filter(is_wanted).collect()
}

/// Makes the copies of one article, in the order of their kinds; a copy that would be empty is not made.
///
/// `lines` are those of the participant's copy as it was laid out. Empty if paragraphs carry the numbers.
pub fn handouts(book: &Book, index: SectionIndex, options: &Options, lines: &ArticleLines) -> Vec<Handout> {
    options.make.iter().filter_map(|kind| handout(*kind, book, index, options, lines)).collect()
}

/// Returns what is made as booklets too: copies in large print and packs, each of its own copy.
///
/// `lines` are those of the participants' copies, by article.
pub fn folded(book: &Book, options: &Options, lines: &BTreeMap<SectionIndex, ArticleLines>) -> Vec<Handout> {
    let none = ArticleLines::default();
    let mut copies = Vec::new();
    if options.make.contains(&HandoutKind::LargePrint) {
        let large = |(index, _): (SectionIndex, &Section)| {
            let lines = lines.get(&index).unwrap_or(&none);
            handout(HandoutKind::LargePrint, book, index, options, lines)
        };
        copies.extend(chosen(book, options).into_iter().filter_map(large));
    }
    if options.make.contains(&HandoutKind::Pack) {
        copies.extend(packs(book, options, lines));
    }
    copies.into_iter().map(|copy| Handout { is_folded: true, ..copy }).collect()
}

/// The fewest lines of room to write that are left of more.
const LEAST_ROOM: u16 = 2;

/// Takes lines off all room to write in a copy, down to the least room allowed.
pub fn take_room(copy: &mut Handout, by: u16) {
    let mut take = |item: ItemMut<'_>| {
        if let ItemMut::Block(Node { value: Block::Room { lines, least }, .. }) = item {
            *lines = lines.saturating_sub(by).max(LEAST_ROOM.min(*lines));
            *least = (*least).min(*lines);
        }
    };
    copy.book.sections.iter_mut().for_each(|section| section.visit_mut(&mut take));
    blocks_mut(&mut copy.asked.after, &mut take);
}

/// Makes one copy of an article. `None` if it would be empty.
///
/// A manuscript is only the text, and in the leader's copy also what is the leader's: aids are left out.
pub fn handout(
    kind: HandoutKind,
    book: &Book,
    index: SectionIndex,
    options: &Options,
    lines: &ArticleLines,
) -> Option<Handout> {
    let layout = options.layout_of(kind);
    let text_alone = layout == HandoutLayout::Manuscript;
    let parts = StudyParts::of(book, index, lines);
    let article = |place| {
        let mut article = article::copy(book, index);
        parts.explain(&mut article, place);
        article
    };
    let mut asked = AskedBeside::default();
    let mut ask = |article: &mut Section, work: &Section| {
        if options.questions == QuestionsPlace::Beside {
            asked = parts.ask(article, work);
        }
    };
    let sections = match kind {
        HandoutKind::Participant if text_alone => vec![article::copy(book, index)],
        HandoutKind::Participant => {
            let (mut article, work) = (article(place(options, kind)), parts.work(layout));
            ask(&mut article, &work);
            vec![article, work]
        }
        HandoutKind::LargePrint => {
            let mut sections = vec![article(AsidePlace::List), parts.work(layout)];
            sections.iter_mut().for_each(large_print::prepare);
            sections.iter_mut().take(1).for_each(|article| lines.mark(article));
            sections
        }
        HandoutKind::Leader if text_alone => {
            let article = article::copy(book, index);
            vec![parts.leader(&article)?, article]
        }
        HandoutKind::Leader => {
            let (mut article, work) = (article(place(options, kind)), parts.work(layout));
            ask(&mut article, &work);
            // Where the margin is the reader's own, remarks stand before the article.
            if layout != HandoutLayout::Cornell {
                parts.remark(&mut article);
            }
            let before = parts.leader(&article);
            let is_the_leaders = |aside: &Aside| aside.kind == AsideKind::Remark;
            if before.is_none() && !article.asides.iter().any(is_the_leaders) {
                return None;
            }
            before.into_iter().chain([article, work]).collect()
        }
        HandoutKind::Questions => vec![parts.question_sheet()?],
        HandoutKind::Terms => vec![parts.term_sheet()?],
        // Of several articles: see [`packs`].
        HandoutKind::Pack => return None,
    };
    let suffix = match kind {
        HandoutKind::Participant | HandoutKind::Pack => "",
        HandoutKind::Leader => "-leader",
        HandoutKind::LargePrint => "-large-print",
        HandoutKind::Questions => "-questions",
        HandoutKind::Terms => "-terms",
    };
    let name = format!("{}{suffix}", book.section(index).id);
    let is_large = kind == HandoutKind::LargePrint;
    let book = bound(book, index, &name, sections);
    let mut copy = Handout { kind, is_large, is_folded: false, book, name, asked };
    copy.settle_questions();
    Some(copy)
}

/// Returns where terms stand: a margin that is there for the reader's own words holds no others.
fn place(options: &Options, kind: HandoutKind) -> AsidePlace {
    match (options.terms, options.layout_of(kind)) {
        (TermsPlace::Margin, HandoutLayout::Cornell) | (TermsPlace::Foot, _) => AsidePlace::Foot,
        (TermsPlace::Margin, _) => AsidePlace::Margin,
        (TermsPlace::List, _) => list(kind),
    }
}

impl Handout {
    /// Has terms stand in the list after the text, for which no margin has room, and questions among the others there.
    pub fn list(&mut self, asides: &[(SectionIndex, AsideIndex)]) {
        let list = list(self.kind);
        for (section, aside) in asides {
            let section = self.book.sections.get_mut(section.0 as usize);
            if let Some(aside) = section.and_then(|section| section.asides.get_mut(aside.0 as usize)) {
                aside.place = after_text(aside.kind, list);
            }
        }
        self.settle_questions();
    }

    /// Has all terms and questions stand after the text.
    pub fn list_all(&mut self) {
        let list = list(self.kind);
        let asides = self.book.sections.iter_mut().flat_map(|section| &mut section.asides);
        for aside in asides.filter(|aside| aside.kind != AsideKind::Remark) {
            aside.place = after_text(aside.kind, list);
        }
        self.settle_questions();
    }
}

/// Returns where what has no room in a margin stands: a question is said again after the text.
fn after_text(kind: AsideKind, list: AsidePlace) -> AsidePlace {
    if kind == AsideKind::Question { AsidePlace::Elsewhere } else { list }
}

/// Returns where a copy lists its terms: a pack has one list, of all its articles.
fn list(kind: HandoutKind) -> AsidePlace {
    if kind == HandoutKind::Pack { AsidePlace::Elsewhere } else { AsidePlace::List }
}

/// Returns sections as a book of their own, which says of itself what the series says.
fn bound(book: &Book, index: SectionIndex, name: &str, sections: Vec<Section>) -> Book {
    let series = &book.metadata;
    let section = book.section(index);
    let metadata = Metadata {
        title: crate::model::plain_text(&section.title),
        subtitle: None,
        authors: if section.authors.is_empty() { series.authors.clone() } else { section.authors.clone() },
        lang: section.lang.clone(),
        direction: section.lang.direction(),
        identifier: format!("{}#{name}", series.identifier),
        slug: name.to_owned(),
        isbn: None,
        first_date: section.date.clone(),
        last_date: section.date.clone(),
        dates: section.date.as_ref().map(|dated| dated.shown.clone()),
        ..series.clone()
    };
    let mut copy = Book { metadata, sections, pictures: book.pictures.clone(), ..Book::default() };
    let place = copy.articles().next().map_or(SectionIndex(0), |(place, _)| place);
    article::lead_inside(&mut copy, &BTreeMap::from([(index, place)]));
    copy.number_nodes();
    copy
}
