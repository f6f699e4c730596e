//! The booklet of a book: its pages on sheets.
//!
//! 1. **Format**: page and sheet; a page other than the print edition's is laid out for.
//! 2. **Plan**: which page stands where.
//! 3. **Write**: the sheets, all in one file and, where that is asked for, fronts and backs apart.

mod how_to;
mod saving;

pub use self::how_to::{Folded, how_to};
use self::saving::Tried;
use super::own_files::Cover;
use super::{Made, Output, Shared};
use crate::cover;
use crate::diagnostic::{Diagnostic, Warned, has_errors};
use crate::font::FontBook;
use crate::frame::{Item, Page, Shift};
use crate::guide::{self, MarkDrawer};
use crate::impose::{
    self, Binding, BookletCover, Budget, Build, Flip, Format, FormatRequest, PaperPath, Plan, Printed,
    Prints, Scheme, Second, SheetSide, Tightening,
};
use crate::layout::Laid;
use crate::model::{self, Book, Direction, Picture, SectionIndex, SectionKind};
use crate::num::saturate;
use crate::pdf::{self, Duplex};
use crate::read;
use crate::style;
use crate::unit::{Length, PageSetting, Sides, Size, name_of_page, page_named};
use std::borrow::Cow;
use std::path::Path;

/// Makes the files of the booklet.
pub fn make(shared: &Shared<'_>) -> Warned<Vec<Made>> {
    let mut all = Vec::new();
    let Some(imposed) = impose(shared, &mut all) else { return Warned::new(Vec::new(), all) };
    let mut made = write(shared, &imposed, &mut all);
    if let Some(first) = made.first_mut() {
        first.remark = Some(remark(shared, &imposed));
    }
    let cover = cover(shared, &imposed).map(|cover| cover.take(&mut all));
    let (how_to, laid) = how_to_of_series(shared, &imposed, cover.as_ref()).take(&mut all);
    made.extend(cover.map(|cover| {
        let (name, remark) = (cover_name(&cover), Some(remark_on_cover(shared, &imposed, &cover)));
        Made { name, remark, ..write_pass(shared, &cover, Pass::Both).take(&mut all) }
    }));
    if is_tested(&imposed.plan, &shared.config().booklet) {
        let name = hand_test_name(&shared.book().metadata.slug);
        let sheet = imposed.plan.format.sheet;
        made.push(Made { name, ..write_hand_test(shared, sheet).take(&mut all) });
    }
    made.push(shared.small_pdf(&how_to, &laid).take(&mut all));
    Warned::new(made, all)
}

/// Makes the page that says how to print, fold and bind the booklet of the series, with its cover if it has one.
pub fn how_to_of_series(
    shared: &Shared<'_>,
    imposed: &Imposed<'_>,
    cover: Option<&Imposed<'_>>,
) -> Warned<(Book, Laid)> {
    let options = &shared.config().booklet;
    let hand_test = hand_test_name(&shared.book().metadata.slug);
    how_to(shared, Folded { imposed, options, cover, paper: paper(shared), hand_test: &hand_test })
}

/// Tells whether a test says how its backs are printed by hand.
pub fn is_tested(plan: &Plan, options: &impose::Options) -> bool {
    plan.flip == Some(Flip::SingleSided) && options.printer.is_none()
}

fn cover_name(cover: &Imposed<'_>) -> String {
    format!("{}.pdf", cover.book.metadata.slug)
}

/// Returns the size to which the sheet of a cover is cut. `None` if it is folded whole, as those of the booklet are.
fn cover_size(imposed: &Imposed<'_>, options: &impose::Options, cover: &Imposed<'_>) -> Option<Size> {
    let Plan { format, scheme, .. } = &imposed.plan;
    let page = format.printed();
    let spine = impose::spine(&imposed.plan, options.caliper);
    let is_folded_whole = imposed.plan.is_stapled()
        && scheme.traits().pages_of_a_sheet() == 4
        && format.copies.count() == 1
        && cover.plan.format.sheet == format.sheet;
    (!is_folded_whole).then(|| Size { width: page.width * 2 + spine, ..page })
}

/// Says what paper a cover needs.
fn remark_on_cover(shared: &Shared<'_>, imposed: &Imposed<'_>, cover: &Imposed<'_>) -> String {
    let paper = name_of_page(cover.plan.format.sheet);
    match cover_size(imposed, &shared.config().booklet, cover) {
        Some(size) => format!("cover: a sheet of {paper}, cut to {}", name_of_page(size)),
        None => format!("cover: one more sheet of {paper}"),
    }
}

/// Makes the cover that is laid around the booklet. `None` if the booklet is its own.
pub fn cover(shared: &Shared<'_>, imposed: &Imposed<'_>) -> Option<Warned<Imposed<'static>>> {
    let is_wrapped =
        shared.config().booklet.cover == BookletCover::Wrap && !imposed.plan.signatures.is_empty();
    if !is_wrapped {
        return None;
    }
    let mut all = Vec::new();
    let own = shared.own_cover().and_then(picture);
    let metadata = &shared.book().metadata;
    let (book, [front, back]) = cover::wrap(metadata, shared.fonts(), own, shared.config().cover);
    let (booklet, caliper) = (&imposed.plan, shared.config().booklet.caliper);
    let thickness = impose::spine(booklet, caliper);
    let length = booklet.format.printed().height;
    let spine = cover::spine(metadata, shared.fonts(), thickness, length, shared.config().cover);
    let plan = impose::cover(impose::CoverRequest {
        options: &shared.config().booklet,
        booklet,
        paper: paper(shared),
        art: [front.size, back.size],
        title: spine.as_ref().map(|spine| spine.turn),
    });
    let pages: Vec<Page> = [front, back].into_iter().chain(spine.map(|spine| spine.page)).collect();
    let plan = plan.take(&mut all);
    Some(Warned::new(Imposed { book: Cow::Owned(book), pages: Cow::Owned(pages), plan }, all))
}

/// Returns a cover of the user's own as a picture of a book. `None` if it cannot be shown.
fn picture(cover: &Cover) -> Option<Picture> {
    read::picture::of_bytes(cover.bytes.clone(), Path::new("cover")).ok().map(|(picture, _)| picture)
}

/// Writes the sheet that tests a printer.
pub fn write_test_sheet(shared: &Shared<'_>) -> Warned<Made> {
    let mut all = Vec::new();
    let imposed = test_sheet(shared).take(&mut all);
    let name = format!("{}-calibration.pdf", shared.book().metadata.slug);
    let made = write_pass(shared, &imposed, Pass::Both).take(&mut all);
    Warned::new(Made { name, ..made }, all)
}

/// Makes the sheet that tests a printer.
pub fn test_sheet(shared: &Shared<'_>) -> Warned<Imposed<'static>> {
    let mut all = Vec::new();
    let series = &shared.book().metadata;
    // Where the booklet has no sheet, what is wrong with it is said when the booklet is made.
    let sheet = format(shared).map_or_else(|_| paper(shared), |format| format.sheet);
    let book = guide::test_sheet(series, shared.config().booklet.turned());
    let plan = impose::test_sheet(&shared.config().booklet, sheet);
    // Little room is left below the cross of a sheet that lies on its side: no more is left over the words than on the
    // page that says how.
    let pages =
        shared.lay_out_with(&book, &guide::test_page(sheet), style::TEST_SHEETS_CSS).take(&mut all).pages;
    Warned::new(Imposed { book: Cow::Owned(book), pages: Cow::Owned(pages), plan }, all)
}

fn hand_test_name(slug: &str) -> String {
    format!("{slug}-booklet-hand-test.pdf")
}

/// Writes the two sheets of a size that tell how the printer takes paper: their fronts, their backs, their backs from the
/// last. They have no name yet.
pub fn write_hand_test(shared: &Shared<'_>, sheet: Size) -> Warned<Made> {
    let mut all = Vec::new();
    let book = guide::hand_test(&shared.book().metadata);
    let plan = impose::hand_test(&shared.config().booklet, sheet);
    let pages = shared
        .lay_out_with(&book, &guide::hand_test_page(sheet), style::TEST_SHEETS_CSS)
        .take(&mut all)
        .pages;
    let fronts = plan.sheets.iter().take(2).map(|sheet| &sheet.front);
    let sides: Vec<&SheetSide> = fronts.chain(plan.sheets.iter().map(|sheet| &sheet.back)).collect();
    let marker = MarkDrawer::new(shared.fonts(), &book.metadata);
    let printed = |side: &&SheetSide| pdf::imposed(side, plan.format, &pages, marker.items(&side.marks));
    let printed: Vec<pdf::PrintedSide> = sides.iter().map(printed).collect();
    let request = pdf::Request { duplex: Some(Duplex::Simplex), ..shared.pdf_request() };
    let bytes = pdf::write_sides(&book, &pages, &printed, request).take(&mut all);
    Warned::new(Made { name: String::new(), bytes, pages: Some(printed.len()), remark: None }, all)
}

/// A book on its sheets.
#[derive(Debug)]
pub struct Imposed<'a> {
    /// What stands on them.
    pub book: Cow<'a, Book>,
    /// Its pages.
    pub pages: Cow<'a, [Page]>,
    /// Which page stands where.
    pub plan: Plan,
}

impl Imposed<'_> {
    /// Returns how the pages fit their sheets.
    pub fn budget(&self, options: &impose::Options) -> Budget {
        impose::budget(options, self.plan.format, saturate::<u32>(self.pages.len()))
    }

    /// Returns what is drawn on a side beside its pages.
    pub fn marks(&self, side: &SheetSide, fonts: &FontBook) -> Vec<Item> {
        MarkDrawer::new(fonts, &self.book.metadata).items(&side.marks)
    }
}

/// Lays the book out for the booklet's page and puts it on sheets. `None` after an error.
pub fn impose<'a>(shared: &'a Shared<'_>, all: &mut Vec<Diagnostic>) -> Option<Imposed<'a>> {
    let config = &shared.config().booklet;
    if shared.laid().pages.is_empty() {
        all.extend(shared.noticed(Output::Booklet));
        return None;
    }
    let format = match format(shared) {
        Ok(format) => format,
        Err(diagnostic) => {
            all.push(*diagnostic);
            return None;
        }
    };
    let mut noticed = Vec::new();
    let Some(Text { book, pages, second }) = text(shared, format, &mut noticed) else {
        all.append(&mut noticed);
        return None;
    };
    let sections: Vec<Option<SectionIndex>> = pages.iter().map(|page| section_of(&book, page)).collect();
    let before = std::iter::once(&None).chain(&sections);
    let printed: Vec<Printed> = pages
        .iter()
        .zip(sections.iter().zip(before))
        .map(|(page, (section, before))| Printed {
            label: page.label.clone(),
            ink: page.ink(),
            stands_apart: section.is_some_and(|section| stands_apart(&book, &sections, section)),
            begins_section: section != before,
        })
        .collect();
    let request =
        impose::Request { options: config, format, binding: binding(&book), pages: &printed, second };
    let plan = impose::plan(request).take(all);
    if has_errors(all) {
        // How lines were set does not matter where there is no booklet.
        return None;
    }
    all.append(&mut noticed);
    all.extend(impose::without_effect(config, &plan));
    Some(Imposed { book, pages, plan })
}

/// Tells whether the one page that begins with a section is all there is of a title page or a colophon; `sections` are those
/// with which the pages begin.
fn stands_apart(book: &Book, sections: &[Option<SectionIndex>], index: SectionIndex) -> bool {
    matches!(book.section(index).kind, SectionKind::TitlePage | SectionKind::Colophon)
        && sections.iter().filter(|section| **section == Some(index)).count() == 1
}

/// Returns the section with whose text a page begins: of sections that share pages, not always the first.
fn section_of(book: &Book, page: &Page) -> Option<SectionIndex> {
    let mut index = page.section?;
    let begun = |index: SectionIndex| {
        let section = book.sections.get(index.0 as usize)?;
        let first = section.header.iter().chain(&section.blocks).next()?;
        Some(first.id <= page.first?.node)
    };
    while begun(SectionIndex(index.0 + 1)) == Some(true) {
        index = SectionIndex(index.0 + 1);
    }
    Some(index)
}

fn binding(book: &Book) -> Binding {
    match book.metadata.direction {
        Direction::Ltr => Binding::Left,
        Direction::Rtl => Binding::Right,
    }
}

/// Returns the page and the sheet.
fn format(shared: &Shared<'_>) -> Result<Format, Box<Diagnostic>> {
    let config = shared.config();
    impose::format(FormatRequest {
        options: &config.booklet,
        page: shared.page_size(),
        page_is_chosen: config.style.page.is_some(),
        paper: paper(shared),
    })
}

/// Returns the paper that the printer takes.
fn paper(shared: &Shared<'_>) -> Size {
    let paper = match shared.book().metadata.paper {
        model::Paper::A4 => "A4",
        model::Paper::Letter => "letter",
    };
    page_named(paper).unwrap_or_default()
}

/// A book, or two, as pages of the booklet.
struct Text<'a> {
    book: Cow<'a, Book>,
    pages: Cow<'a, [Page]>,
    second: Option<Second>,
}

/// Returns the pages of the print edition, or those of the book laid out for the booklet. `None` after an error.
fn text<'a>(shared: &'a Shared<'_>, format: Format, all: &mut Vec<Diagnostic>) -> Option<Text<'a>> {
    let config = shared.config();
    let set = |print: &style::Options| {
        let own = (format.page != shared.page_size()).then(|| print.on_page(format.page));
        room_for_holes(shared, format, own.as_ref().unwrap_or(print)).or(own)
    };
    let own = set(shared.print());
    let is_as_printed = own.is_none();
    let print = own.unwrap_or_else(|| shared.print().clone());
    let lay_out = |book: &Book, print: &style::Options, all: &mut Vec<Diagnostic>| {
        let laid = shared.lay_out(book, print).take(all);
        (!has_errors(all)).then_some(laid.pages)
    };
    let scheme = config.booklet.scheme;
    let is_whole = shared.book().sections.iter().all(|section| is_printed(scheme, section.kind));
    let book = match is_whole {
        true => Cow::Borrowed(shared.book()),
        false => Cow::Owned(shared.book().clone().only(|kind| is_printed(scheme, kind))),
    };
    let mut pages = match is_as_printed && matches!(book, Cow::Borrowed(_)) {
        true => {
            all.extend(shared.noticed(Output::Booklet));
            (!has_errors(all)).then_some(Cow::Borrowed(&*shared.laid().pages))?
        }
        false => Cow::Owned(lay_out(&book, &print, all)?),
    };
    all.extend(impose::left_out(scheme, &left_out(shared.book(), scheme)));
    let Some(other) = shared.second() else {
        if config.booklet.fit
            && let Some(fitted) = fit(shared, &book, &print, pages.len(), all)
        {
            pages = Cow::Owned(fitted);
        }
        return Some(Text { book, pages, second: None });
    };
    let second = Second { first: saturate::<u32>(pages.len()), binding: binding(other) };
    let mut other = other.clone();
    let mut book = book.into_owned();
    other.make_room(book.node_count, "second-");
    other.metadata.paper = book.metadata.paper;
    let print = shared.print_of(&other);
    let mut behind = lay_out(&other, &set(&print).unwrap_or(print), all)?;
    let (sections, pictures) = (saturate::<u32>(book.sections.len()), saturate::<u32>(book.pictures.len()));
    let shift = Shift { sections, pictures, nodes: 0 };
    behind.iter_mut().for_each(|page| page.shift(shift));
    pages.to_mut().append(&mut behind);
    book.join(other);
    Some(Text { book: Cow::Owned(book), pages, second: Some(second) })
}

/// Returns the same with an inner margin that holes leave free. `None` if it leaves them free as it is, or there are none.
fn room_for_holes(shared: &Shared<'_>, format: Format, print: &style::Options) -> Option<style::Options> {
    let options = &shared.config().booklet;
    if !matches!(options.scheme.traits().build, Build::Leaves) {
        return None;
    }
    let (setting, kept) = (shared.measures(print), impose::kept_free(options, format));
    // Margins of the user's own stay as they are, except for what the holes need.
    let is_own = print.margins.as_ref().is_some_and(|margins| margins.span.is_some());
    let spare = if is_own { Length::ZERO } else { setting.margins.outer - setting.margins.inner };
    let margins = beside_holes(setting.margins, kept, spare);
    (setting.margins.inner < kept).then(|| print.set_with(PageSetting { margins, ..setting }))
}

/// Returns margins whose inner one holes leave free; the outer one gives as much for it as it can spare, so that lines
/// stay as long as they are.
fn beside_holes(margins: Sides, kept: Length, spare: Length) -> Sides {
    let more = (kept - margins.inner).max(Length::ZERO);
    let outer = margins.outer - more.min(spare.max(Length::ZERO));
    Sides { inner: margins.inner + more, outer, ..margins }
}

/// Sets the book a little tighter, by no more than is needed to save a sheet. `None` if that saves no sheet.
fn fit(
    shared: &Shared<'_>,
    book: &Book,
    print: &style::Options,
    pages: usize,
    all: &mut Vec<Diagnostic>,
) -> Option<Vec<Page>> {
    let config = &shared.config().booklet;
    let format = format(shared).ok()?;
    let budget = |pages: usize| impose::budget(config, format, saturate::<u32>(pages));
    let before = budget(pages);
    if before.over == 0 || before.spare == 0 {
        return None;
    }
    let measures = shared.measures(print);
    let set = |step: &Tightening| shared.lay_out(book, &print.set_with(step.apply(measures))).value.pages;
    let saves = |pages: &Vec<Page>| budget(pages.len()).sheets < before.sheets;
    let steps = Tightening::steps(config.fit_limit);
    // What the most cannot do, less will not.
    let most = steps.last().map(set)?;
    if !saves(&most) {
        all.push(Tightening::not_saved(config.fit_limit, before, budget(most.len())));
        return None;
    }
    let found = steps.iter().map(|step| (step, set(step))).find(|(_, pages)| saves(pages));
    let (step, pages) = found.unwrap_or((steps.last()?, most));
    all.push(step.saved(before, budget(pages.len())));
    Some(pages)
}

/// Tells whether a scheme prints sections of a kind: one sheet has no room for what a book has around its text.
fn is_printed(scheme: Scheme, kind: SectionKind) -> bool {
    let is_text = matches!(kind, SectionKind::Foreword | SectionKind::Article | SectionKind::Notes);
    match scheme.traits().prints {
        Prints::Everything => true,
        Prints::TitleAndText => is_text || kind == SectionKind::TitlePage,
        Prints::Text => is_text,
    }
}

/// Names the parts of a book that a scheme does not print, each once, in the order of the book.
fn left_out(book: &Book, scheme: Scheme) -> Vec<&'static str> {
    let kinds = book.sections.iter().map(|section| section.kind).filter(|kind| !is_printed(scheme, *kind));
    let mut names = Vec::new();
    for kind in kinds {
        let name = match kind {
            SectionKind::TitlePage => "title page",
            SectionKind::Imprint => "imprint",
            SectionKind::Epigraph => "epigraph",
            SectionKind::Contents => "contents",
            SectionKind::Foreword => "foreword",
            SectionKind::Session => "openings of sessions",
            SectionKind::Rules => "ground rules",
            SectionKind::Part => "openings of parts",
            SectionKind::Article => "articles",
            SectionKind::Leader => "pages for the leader",
            SectionKind::Study => "study pages",
            SectionKind::Glossary => "glossary",
            SectionKind::Notes => "notes",
            SectionKind::Colophon => "colophon",
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Which sides of the sheets go into a file, in what order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Both,
    Fronts,
    Backs,
    BacksReversed,
}

impl Pass {
    fn file_name(self, slug: &str) -> String {
        let end = match self {
            Self::Both => "",
            Self::Fronts => "-fronts",
            Self::Backs => "-backs",
            Self::BacksReversed => "-backs-reversed",
        };
        format!("{slug}-booklet{end}.pdf")
    }

    fn sides(self, plan: &Plan) -> Vec<&SheetSide> {
        let fronts = plan.sheets.iter().map(|sheet| &sheet.front);
        let backs = plan.sheets.iter().map(|sheet| &sheet.back);
        match self {
            Self::Both if plan.flip.is_none() => fronts.collect(),
            Self::Both => plan.sheets.iter().flat_map(|sheet| [&sheet.front, &sheet.back]).collect(),
            Self::Fronts => fronts.collect(),
            Self::Backs => backs.collect(),
            Self::BacksReversed => backs.rev().collect(),
        }
    }
}

/// Writes the sheets: all in one file; fronts and backs apart too where the printer cannot turn them, or that is
/// asked for.
pub fn write(shared: &Shared<'_>, imposed: &Imposed<'_>, all: &mut Vec<Diagnostic>) -> Vec<Made> {
    let passes: &[Pass] = match imposed.plan.flip {
        None => &[Pass::Both],
        Some(Flip::SingleSided) => match shared.config().booklet.printer.map(PaperPath::turns_pile) {
            None => &[Pass::Both, Pass::Fronts, Pass::Backs, Pass::BacksReversed],
            Some(true) => &[Pass::Both, Pass::Fronts, Pass::Backs],
            Some(false) => &[Pass::Both, Pass::Fronts, Pass::BacksReversed],
        },
        Some(_) if shared.config().booklet.separate => &[Pass::Both, Pass::Fronts, Pass::Backs],
        Some(_) => &[Pass::Both],
    };
    passes.iter().map(|pass| write_pass(shared, imposed, *pass).take(all)).collect()
}

fn write_pass(shared: &Shared<'_>, imposed: &Imposed<'_>, pass: Pass) -> Warned<Made> {
    let Imposed { book, pages, plan } = imposed;
    let marker = MarkDrawer::new(shared.fonts(), &book.metadata);
    let sides = pass.sides(plan);
    let placed = match pass {
        Pass::Both => Cow::Borrowed(&**pages),
        _ => Cow::Owned(only_on(&sides, pages)),
    };
    let sides: Vec<pdf::PrintedSide> = sides
        .iter()
        .map(|side| pdf::imposed(side, plan.format, &placed, marker.items(&side.marks)))
        .collect();
    let duplex = match plan.flip.filter(|_| pass == Pass::Both) {
        Some(Flip::ShortEdge) => Duplex::ShortEdge,
        Some(Flip::LongEdge) => Duplex::LongEdge,
        Some(Flip::SingleSided) | None => Duplex::Simplex,
    };
    let request = pdf::Request { duplex: Some(duplex), ..shared.pdf_request() };
    let bytes = pdf::write_sides(book, &placed, &sides, request);
    let name = pass.file_name(&book.metadata.slug);
    bytes.map(|bytes| Made { name, bytes, pages: Some(sides.len()), remark: None })
}

/// Says how the book fits its sheets.
fn remark(shared: &Shared<'_>, imposed: &Imposed<'_>) -> String {
    let options = &shared.config().booklet;
    let mut text = format!("booklet: {}", remark_on_sheets(imposed, options));
    if imposed.budget(options).over > 0 {
        text.push_str(&Tried::of(shared, imposed).map(|tried| tried.said()).unwrap_or_default());
    }
    text
}

/// Says how many sheets there are, and by how many pages one more would be saved.
pub fn remark_on_sheets(imposed: &Imposed<'_>, options: &impose::Options) -> String {
    let Plan { folded, blanks, format, .. } = &imposed.plan;
    let Budget { sheets, over, .. } = imposed.budget(options);
    let paper = name_of_page(format.sheet);
    let of = |number: u32, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    let pages = of(saturate::<u32>(folded.len()), "page");
    let blank = if *blanks > 0 { format!(" ({blanks} blank)") } else { String::new() };
    let copies = match format.copies.count() {
        1 => String::new(),
        count => format!(", {count} copies to a sheet"),
    };
    let mut text = format!("{pages}{blank} on {} of {paper}{copies}", of(sheets, "sheet"));
    if over > 0 {
        text.push_str(&format!("; {} fewer would save a sheet", of(over, "page")));
    }
    text
}

/// Returns the pages with nothing on those that stand on none of the sides.
fn only_on(sides: &[&SheetSide], pages: &[Page]) -> Vec<Page> {
    let mut kept = vec![Page::default(); pages.len()];
    for page in sides.iter().flat_map(|side| &side.cells).filter_map(|cell| cell.page) {
        let place = page.0 as usize;
        if let (Some(kept), Some(page)) = (kept.get_mut(place), pages.get(place)) {
            kept.clone_from(page);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    // Since the inner margin is the narrower one, holes would have made each line of A5 a millimetre shorter.
    #[test]
    fn the_outer_margin_gives_holes_what_it_can_spare() {
        let of = |inner, outer| Sides {
            inner: Length::mm(inner),
            outer: Length::mm(outer),
            head: Length::mm(20),
            foot: Length::mm(22),
        };
        let with = |margins: Sides, spare| beside_holes(margins, Length::mm(18), Length::mm(spare));
        assert_eq!(with(of(17, 20), 3), of(18, 19));
        assert_eq!(with(of(11, 13), 2), of(18, 11), "no more than it is wider by");
        assert_eq!(with(of(17, 20), 0), of(18, 20), "not of a margin of the user's own");
        assert_eq!(with(of(20, 17), -3), of(20, 17));
    }
}
