//! Sections one after another: where each begins, what its pages are called, what stands in their margins.
//!
//! 1. **Groups** ([`mod@groups`]): sections that share pages.
//! 2. **Headers** ([`headers`]): where the header of each article stands on the page that it opens.
//! 3. **Lay** ([`lay`]): each group not yet laid out is put on pages, on the side where it begins.
//! 4. **Number** ([`number`]): what the pages are called, and so the folio of every id.
//! 5. Groups that show folios are laid out anew until folios come to rest ([`super::folios`]).
//! 6. **Finish** ([`finish`]): all pages in a row, with blanks, running heads and folios.
//! 7. **Prove** ([`prove`]): the pages hold the whole book.

mod finish;
mod groups;
mod headers;
mod inserted;
mod keep;
mod lay;
mod number;
mod prove;

use self::groups::{Members, groups};
use self::keep::{Begins, GroupKey, Names, Store, Titles, Wanted};
use self::lay::{Group, Moved};
use super::Options;
use super::context::{Context, MainRegion};
use super::folios::Folios;
use super::inline::Setter;
use super::lines::Lines;
use super::page::{Fitted, NumberedLine};
use crate::diagnostic::Warned;
use crate::frame::Page;
use crate::model::{AsideIndex, Book, Direction, NodeId, SectionIndex};
use crate::style::{Cascade, PageQuery};
use rayon::prelude::*;
use std::ops::Range;

/// What is laid out, with what.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The book.
    pub book: &'a Book,
    /// The styles.
    pub cascade: &'a Cascade,
    /// What sets its paragraphs; books that share one share what is known of their words.
    pub setter: &'a Setter<'a>,
    /// Where notes and addresses stand.
    pub options: Options,
}

/// A book as pages.
#[derive(Debug, Default)]
pub struct Laid {
    /// All pages in order, blanks too; a recto comes first.
    pub pages: Vec<Page>,
    /// How each justified line was fitted.
    pub lines: Vec<Fitted>,
    /// How many justified paragraphs there are, and how many were set otherwise than is best for each by itself.
    pub paragraphs: (u32, u32),
    /// Pages, by their 0-based places, once for each space on them that is not as its style has it.
    pub moved_spaces: Vec<u32>,
    /// The lines of the text that are counted, in order.
    pub numbered: Vec<NumberedLine>,
    /// The terms that no margin has room for; they stand nowhere yet.
    pub unplaced: Vec<(SectionIndex, AsideIndex)>,
    /// Nodes that are not printed: a style hides them, or they have no place in a note.
    pub left_out: Vec<Range<NodeId>>,
    /// Where each article's header stands, in the order of their pages.
    pub headers: Vec<PlacedHeader>,
    /// Versos, by their 0-based places, that do not end level with the recto beside them.
    pub uneven: Vec<u32>,
    /// What the next layout may use again.
    kept: Vec<keep::KeptGroup>,
    loose: Vec<keep::Loose>,
}

/// Where an article's header stands on the page that it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedHeader {
    /// The 0-based place of the page.
    pub page: u32,
    /// The line of its title, 0-based from the head of the page. `None` without a title.
    pub title: Option<Lines>,
    /// The line of the first text below it, 0-based.
    pub text: Lines,
    /// How many lines it takes, with the space that its style leaves below it.
    pub height: Lines,
}

/// Lays out a book.
///
/// # Errors
/// `L001` for a line wider than its measure, `F002` for a character that no face has, each with its place. `L010` if
/// the pages do not hold the whole book; they must then not be written.
pub fn layout(request: Request<'_>) -> Warned<Laid> {
    layout_again(request, Laid::default())
}

/// Lays out a book that was laid out before, with the same styles, options and typefaces; the result is that of
/// [`layout`]. What has not changed since is taken over.
///
/// # Errors
/// As [`layout`].
pub fn layout_again(request: Request<'_>, before: Laid) -> Warned<Laid> {
    let mut groups = groups(request);
    let keys: Vec<Option<GroupKey>> =
        groups.par_iter().map(|members| keep::key(members, request.book)).collect();
    let begins: Vec<Begins> = groups.iter().map(|members| Begins::of(members, request.book)).collect();
    let titles = Titles::of(request.book);
    let by_page = number::ByPage::of(request.book);
    let mut folios = Folios::default();
    let mut store = Store::of(before);
    headers::place(request, &mut groups, |at| keys[at].and_then(|key| store.header(key)));
    let mut laid: Vec<Option<Group>> = Vec::new();
    laid.resize_with(groups.len(), || None);
    let names = loop {
        let base = Base { request, folios: &folios, names: Names::of(titles, &folios) };
        for (at, laid) in laid.iter_mut().enumerate() {
            if let (None, Some(key)) = (&laid, keys[at]) {
                let (names, begins, header) = (base.names, begins[at], groups[at].header);
                *laid = store.take(Wanted { key, names, begins, header });
            }
        }
        while let Err(Moved(moved)) = base.lay(&groups, &mut laid) {
            // They begin on another side than before, and that is where they are laid out next.
            moved.into_iter().for_each(|at| laid[at] = None);
        }
        let (labels, typefaces, names) =
            (base.labels(&laid, &groups, &by_page), base.typefaces(&laid), base.names);
        // Only a section that names pages can be wrong about them.
        let names_pages = laid.iter().flatten().any(|group| group.names.is_some());
        if !names_pages || !folios.learn(labels, typefaces) {
            break names;
        }
        for (at, laid) in laid.iter_mut().enumerate() {
            if let Some(group) = laid.take_if(|group| group.names.is_some()) {
                store.set_free(keys[at], begins[at], group);
            }
        }
    };
    let base = Base { request, folios: &folios, names };
    let mut all = Vec::new();
    let (mut laid, stretches) = base.finish(laid, &groups, &keys).take(&mut all);
    laid.loose = store.freed();
    all.extend(prove::prove(request, &mut laid, &stretches));
    Warned::new(laid, all)
}

/// What all steps work with.
#[derive(Clone, Copy)]
struct Base<'a> {
    request: Request<'a>,
    folios: &'a Folios,
    /// What pages and sections are called in this pass.
    names: Names,
}

impl<'a> Base<'a> {
    /// Returns what the sections of a group are laid out with.
    fn context(&self, members: &Members) -> Context<'a> {
        let Request { book, cascade, setter, options } = self.request;
        let lang = &book.metadata.lang;
        let query = PageQuery { name: members.page.as_deref(), recto: true, first: false, blank: false };
        let style = cascade.page(query, lang);
        let grid = cascade.body(lang).grid();
        let room = style.size.height - style.margin.head - style.margin.foot;
        let main = MainRegion {
            measure: style.size.width - style.margin.inner - style.margin.outer,
            grid,
            lines: Lines::rounded((room.ratio(grid) + 0.01).floor(), 1, 1000),
        };
        Context {
            book,
            cascade,
            setter,
            phrases: book.metadata.words().book,
            main,
            aside: style.aside.map(|column| column.width),
            notes: options.notes,
            links: options.links,
            folios: self.folios,
        }
    }

    fn is_right_hand(&self, recto: bool) -> bool {
        (recto || self.request.cascade.is_single_sided())
            == (self.request.book.metadata.direction == Direction::Ltr)
    }
}
