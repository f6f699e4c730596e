//! Handouts for study groups: one file for each copy of each article.

mod copy_setter;
mod fit;
mod folded;

use self::copy_setter::CopySetter;
use self::fit::{Fit, LaidOut};
use self::folded::FoldedCopy;
use super::{Made, Shared};
use crate::diagnostic::{Warned, has_errors, once};
use crate::frame::{Page, Side};
use crate::handout::{self, ArticleLines, CountedLine, Handout, HandoutKind, Numbers};
use crate::layout::{Laid, NumberedLine};
use crate::model::{Book, LineName, LineNumbers, SectionIndex};
use crate::pdf::{self, Duplex};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How often a copy is laid out to learn its lines, where naming them moves them.
const MOST_PASSES: usize = 4;

/// Makes the handouts of the articles that have some, several at a time.
///
/// Files and what was noticed stand in the order of the articles, whatever the number of threads.
pub fn make(shared: &Shared<'_>) -> Warned<Vec<Made>> {
    let (book, config) = (shared.book(), &shared.config().handouts);
    let mut all = handout::check(book, config);
    if shared.is_only_checked() && !handout::is_asked(book, config) {
        return Warned::new(Vec::new(), all);
    }
    let chosen = handout::chosen(book, config);
    let setter = CopySetter::new(shared);
    let made: Vec<Warned<(ArticleLines, Vec<Made>)>> = chosen
        .par_iter()
        .map(|(index, _)| {
            let (mut noticed, mut of_copies, mut made) = (Vec::new(), Vec::new(), Vec::new());
            let lines = each_copy(&setter, *index, config, |laid| {
                made.extend(write(&setter, laid).take(&mut of_copies));
            });
            let lines = lines.take(&mut noticed);
            noticed.append(&mut of_copies);
            Warned::new((lines, made), noticed)
        })
        .collect();
    let mut files = Vec::new();
    let mut lines = BTreeMap::new();
    for ((index, _), made) in chosen.into_iter().zip(made) {
        let (of, made) = made.take(&mut all);
        lines.insert(index, of);
        files.extend(made);
    }
    if config.make.contains(&HandoutKind::Pack) {
        let packs = handout::packs(book, config, &lines);
        let made =
            packs.into_par_iter().map(|pack| write(&setter, LaidOut::of(&setter, &pack, Fit::default())));
        let made: Vec<_> = made.collect();
        files.extend(made.into_iter().filter_map(|made| made.take(&mut all)));
    }
    if config.booklet {
        let copies = handout::folded(book, config, &lines);
        let made = copies.into_par_iter().map(|copy| folded::make(&setter, copy));
        let made: Vec<_> = made.collect();
        let made: Vec<FoldedCopy> = made.into_iter().map(|made| made.take(&mut all)).collect();
        let tested = made.iter().find_map(|copy| copy.tested);
        files.extend(made.into_iter().flat_map(|copy| copy.files));
        files.extend(tested.map(|sheet| folded::hand_test(shared, sheet).take(&mut all)));
    }
    if files.is_empty() && !config.make.is_empty() && !has_errors(&all) {
        all.push(handout::nothing_made());
    }
    if config.large_print_epub && config.make.contains(&HandoutKind::LargePrint) {
        files.push(shared.large_edition().take(&mut all));
    }
    if config.study_epub {
        files.push(shared.study_edition(&lines).take(&mut all));
    }
    // What the layout has to say of an article it says of each of its copies.
    Warned::new(files, once(all))
}

/// Lays out the copies of an article one after the other, as the options say, and returns the article's lines.
///
/// The leader's copy is set as the participant's, so that it has the same pages; others are set by themselves.
fn each_copy(
    setter: &CopySetter<'_>,
    index: SectionIndex,
    options: &handout::Options,
    mut take: impl FnMut(LaidOut),
) -> Warned<ArticleLines> {
    let mut noticed = Vec::new();
    let mut fit = fit::of(setter, index).take(&mut noticed);
    let (lines, mut tried) = lines(setter, index, fit);
    let book = setter.shared.book();
    let copies = handout::handouts(book, index, options, &lines);
    let follows = |copy: &Handout| matches!(copy.kind, HandoutKind::Participant | HandoutKind::Leader);
    if fit == Fit::default() && copies.iter().any(follows) {
        let copy = handout::handout(HandoutKind::Participant, book, index, options, &lines);
        let drawn = copy.map(|copy| {
            let laid = match tried.take_if(|tried| is_same(&tried.copy, &copy)) {
                Some(laid) => laid,
                None => LaidOut::of(setter, &copy, fit),
            };
            fit::draw_back(setter, &copy, laid)
        });
        fit = drawn.as_ref().map_or(fit, |drawn| drawn.fit);
        tried = drawn;
    }
    for copy in copies {
        if !follows(&copy) {
            let laid = LaidOut::of(setter, &copy, Fit::default());
            take(fit::draw_back(setter, &copy, laid));
            continue;
        }
        let mut set = copy.clone();
        fit.take_room(&mut set);
        take(match tried.take_if(|tried| is_same(&tried.copy, &set)) {
            Some(laid) => laid,
            None => LaidOut::of(setter, &copy, fit),
        });
    }
    Warned::new(lines, noticed)
}

/// A copy with its pages.
#[derive(Debug)]
pub struct LaidCopy {
    /// The name of its file, without an extension.
    pub name: String,
    /// What stands in it.
    pub book: Book,
    /// Its pages.
    pub pages: Vec<Page>,
}

/// Lays out one copy of an article. `None` if it would be empty, or after an error.
pub fn of_article(shared: &Shared<'_>, index: SectionIndex, kind: HandoutKind) -> Warned<Option<LaidCopy>> {
    let (mut all, mut of_copy) = (Vec::new(), Vec::new());
    let setter = CopySetter::new(shared);
    let options = handout::Options { make: vec![kind], ..shared.config().handouts.clone() };
    let mut found = None;
    let lines = each_copy(&setter, index, &options, |LaidOut { copy, laid, .. }| {
        let Some(Laid { mut pages, .. }) = laid.take(&mut of_copy) else { return };
        finish(&setter, &copy, &mut pages);
        found = Some(LaidCopy { name: copy.name, book: copy.book, pages });
    });
    lines.take(&mut all);
    all.append(&mut of_copy);
    Warned::new(found, all)
}

/// Tells whether a copy is another, which one that was laid out to learn its lines is where naming them changes no
/// question.
fn is_same(one: &Handout, other: &Handout) -> bool {
    let [blocks, others] = [one, other].map(|copy| copy.book.sections.iter().map(|section| &section.blocks));
    one.kind == other.kind && blocks.eq(others)
}

/// Returns the lines of an article as its participant's copy has them, and the copy that was laid out last, or no
/// lines if paragraphs have the numbers.
///
/// Where lines are counted anew on each page, questions that name some may move others: they are laid out again
/// until nothing moves, a bounded number of times. What there is to say of the pages is said of the copies.
fn lines(setter: &CopySetter<'_>, index: SectionIndex, fit: Fit) -> (ArticleLines, Option<LaidOut>) {
    let config = &setter.shared.config().handouts;
    let passes = match (config.place_by(), config.line_numbers) {
        (Numbers::Paragraphs, _) => 0,
        (Numbers::Lines, LineNumbers::Running) => 1,
        (Numbers::Lines, LineNumbers::Page) => MOST_PASSES,
    };
    let (mut lines, mut last) = (ArticleLines::default(), None);
    for _ in 0..passes {
        let made = handout::handout(HandoutKind::Participant, setter.shared.book(), index, config, &lines);
        let Some(copy) = made else { break };
        let set = LaidOut::of(setter, &copy, fit);
        let found = set.laid.value.as_ref().map(|laid| lines_of(&set.copy, laid, config.line_numbers));
        last = Some(set);
        let Some(found) = found else { break };
        if found == std::mem::replace(&mut lines, found.clone()) {
            break;
        }
    }
    (lines, last)
}

/// Returns the lines of a copy's article, which is its first section.
fn lines_of(copy: &Handout, laid: &Laid, counted: LineNumbers) -> ArticleLines {
    let Some(article) = copy.book.sections.first() else { return ArticleLines::default() };
    let page = |line: &NumberedLine| laid.pages.get(line.page as usize).map(folio);
    let name = |line: &NumberedLine| LineName {
        page: page(line).filter(|_| counted == LineNumbers::Page),
        number: line.number,
    };
    let line = |line: &NumberedLine| {
        let begins = line.begins.map(|place| (place.node, place.byte))?;
        Some(CountedLine { name: name(line), shown: line.shown, begins })
    };
    let all: Vec<CountedLine> = laid.numbered.iter().filter_map(line).collect();
    ArticleLines::of(article, &all)
}

/// Writes a copy that is laid out so. `None` after an error.
fn write(setter: &CopySetter<'_>, set: LaidOut) -> Warned<Option<Made>> {
    let said = set.said();
    let LaidOut { copy, fit, laid, .. } = set;
    let copy = &copy;
    let mut all = Vec::new();
    let Some(mut laid) = laid.take(&mut all) else { return Warned::new(None, all) };
    let shared = setter.shared;
    let remark = said.or_else(|| fit::remark(setter, copy, fit, &laid.pages));
    let duplex = Some(finish(setter, copy, &mut laid.pages));
    let options = pdf::Options { grey: true, ..shared.pdf_request().options };
    let request = pdf::Request { options, duplex, ..shared.pdf_request() };
    let bytes = pdf::write(&copy.book, &laid.pages, request).take(&mut all);
    let name = format!("handouts/{}.pdf", copy.name);
    let made = Made { name, bytes, pages: Some(laid.pages.len()), remark };
    Warned::new((!has_errors(&all)).then_some(made), all)
}

/// Makes pages those of whole sheets where both sides are printed, and says whether they are.
fn finish(setter: &CopySetter<'_>, copy: &Handout, pages: &mut Vec<Page>) -> Duplex {
    if setter.shared.config().handouts.is_single_sided(copy.kind) {
        return Duplex::Simplex;
    }
    even_out(pages);
    Duplex::LongEdge
}

/// Adds a blank back to the last sheet, so that copies printed in one go do not begin on it; a single page is
/// copied as it is.
fn even_out(pages: &mut Vec<Page>) {
    let Some(last) = pages.last().filter(|_| pages.len() > 1 && pages.len() % 2 == 1) else { return };
    let label = (folio(last) + 1).to_string();
    let blank = Page { size: last.size, side: Side::Verso, label, blank: true, ..Page::default() };
    pages.push(blank);
}

/// Returns the number of a page; that of the page it faces, for one that has none of its own.
fn folio(page: &Page) -> u32 {
    let digits = page.label.trim_end_matches(|c: char| !c.is_ascii_digit());
    digits.parse().unwrap_or_default()
}
