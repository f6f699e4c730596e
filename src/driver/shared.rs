//! What the outputs of a book share.

use super::keep::Print;
use super::own_files::Cover;
use super::{Imposed, LaidCopy, Made, Output, Project, booklet, embedded, handouts};
use crate::config::Config;
use crate::cover;
use crate::diagnostic::{Diagnostic, Severity, SourceId, Warned, has_errors};
use crate::epub::{self, CoverImage, EmbeddedFont, PageBreak, PageStart};
use crate::font::FontBook;
use crate::frame::{Added, Bearing, Item, Page, RegionKind, TextPosition};
use crate::handout::{self, ArticleLines, HandoutKind, Numbers};
use crate::layout::inline::Setter;
use crate::layout::{self, Laid};
use crate::model::{Book, Metadata, Section, SectionIndex, SectionKind, visit};
use crate::pdf;
use crate::raster;
use crate::style::{self, PageQuery, Sheets};
use crate::unit::{PageSetting, Size};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Letters of a short book.
const SHORT: usize = 40_000;

/// Pixels to the point of a picture of a page: 150 dots to the inch.
const PIXELS_PER_POINT: f32 = 150.0 / 72.0;

/// What the outputs of a book share, made once.
#[derive(Debug)]
pub struct Shared<'a> {
    config: &'a Config,
    book: &'a Book,
    /// How the print edition is set.
    print: style::Options,
    second: Option<&'a Book>,
    sheets: Sheets,
    /// The series' own cover; without one, one is drawn where it is needed.
    cover: Option<Cover>,
    fonts: Arc<FontBook>,
    laid: Arc<Laid>,
    /// What was noticed while the pages were laid out; with an error among it there are none.
    noticed: Vec<Diagnostic>,
    /// The output that tells of it.
    teller: Option<Output>,
    /// Whether outputs are made without their bytes.
    only_check: bool,
}

/// Makes what the outputs of a book share; the pages are laid out once for all of them.
pub(super) fn share<'a>(project: &'a Project, book: &'a Book, outputs: &[Output]) -> Warned<Shared<'a>> {
    let mut all = Vec::new();
    let (config, own) = (project.config(), project.own());
    let style = own.style.map(|id| (id, project.sources().get(id).text.as_str()));
    let sheets = Sheets::load(style).take(&mut all);
    let mut kept = project.kept();
    let fonts = kept.fonts(&own.fonts).take(&mut all);
    all.extend(sheets.missing_families(&|family| fonts.has_family(family)));
    let cover = own.cover.clone();
    let print = config.style.for_book(is_short(book));
    let mut noticed = Vec::new();
    let printed = outputs.iter().copied().find(|output| matches!(output, Output::Pdf | Output::Booklet));
    let lists_pages = outputs.contains(&Output::Epub) && config.epub.page_list;
    let teller = printed.or(lists_pages.then_some(Output::Epub));
    let laid = match teller.is_some() && !has_errors(&all) {
        true => {
            let css = style.map_or("", |(_, css)| css);
            let setting = Print { css, style: &print, options: config.layout };
            let laid = kept.lay_out(&sheets, setting, book).take(&mut noticed);
            if project.is_once() {
                kept.forget_words();
            }
            if laid.pages.is_empty() && !has_errors(&noticed) {
                let hint = "a style sheet leaves out every part of the book: let it show the articles";
                noticed.push(Diagnostic::error("O003", "no page is left to print").hint(hint));
            }
            laid
        }
        false => Arc::default(),
    };
    Warned::new(
        Shared {
            config,
            book,
            print,
            second: project.second(),
            sheets,
            cover,
            fonts,
            laid,
            noticed,
            teller,
            only_check: false,
        },
        all,
    )
}

/// Lays out a book as the sheets and a configuration say.
fn lay_out(
    style: &style::Options,
    options: layout::Options,
    book: &Book,
    sheets: &Sheets,
    fonts: &FontBook,
) -> Warned<Laid> {
    let mut all = Vec::new();
    let cascade = sheets.cascade(style, &book.metadata).take(&mut all);
    if has_errors(&all) {
        return Warned::new(Laid::default(), all);
    }
    let setter = Setter::new(fonts);
    let laid =
        layout::layout(layout::Request { book, cascade: &cascade, setter: &setter, options }).take(&mut all);
    Warned::new(laid, all)
}

impl Shared<'_> {
    /// Lets outputs be made without their bytes: everything is laid out and proven that is to be, and what is wrong
    /// is reported, but nothing is written, not even in memory.
    pub fn only_checked(self) -> Self {
        Self { only_check: true, ..self }
    }

    /// Tells whether outputs are made without their bytes.
    pub fn is_only_checked(&self) -> bool {
        self.only_check
    }

    /// The pages of the print edition. `None` if no output needs them, or they could not be laid out.
    pub fn laid(&self) -> &Laid {
        &self.laid
    }

    /// What was noticed while they were laid out, for the first output that asks for it; errors for each.
    pub fn noticed(&self, output: Output) -> Vec<Diagnostic> {
        let mut noticed = self.noticed.clone();
        noticed.retain(|diagnostic| self.teller == Some(output) || diagnostic.severity == Severity::Error);
        noticed
    }

    /// The page of the print edition; of its front matter where they differ.
    pub fn page_size(&self) -> Size {
        let laid = self.laid.pages.first().map(|page| page.size);
        // The test sheet needs no page laid out.
        laid.unwrap_or_else(|| {
            let metadata = &self.book.metadata;
            let cascade = self.sheets.cascade(&self.print, metadata).value;
            cascade.page(PageQuery { recto: true, ..PageQuery::default() }, &metadata.lang).size
        })
    }

    /// The book.
    pub fn book(&self) -> &Book {
        self.book
    }

    /// The second book of a head-to-head booklet.
    pub fn second(&self) -> Option<&Book> {
        self.second
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        self.config
    }

    /// How the print edition is set.
    pub fn print(&self) -> &style::Options {
        &self.print
    }

    /// How another book is set that goes with it.
    pub fn print_of(&self, book: &Book) -> style::Options {
        self.config.style.for_book(is_short(book))
    }

    /// The style sheets.
    pub fn sheets(&self) -> &Sheets {
        &self.sheets
    }

    /// The typefaces.
    pub fn fonts(&self) -> &FontBook {
        &self.fonts
    }

    /// Lays out a book with a configuration of its own, in the style of the series.
    pub fn lay_out(&self, book: &Book, print: &style::Options) -> Warned<Laid> {
        lay_out(print, self.config.layout, book, &self.sheets, &self.fonts)
    }

    /// The cover picture of the user's own.
    pub fn own_cover(&self) -> Option<&Cover> {
        self.cover.as_ref()
    }

    /// Returns what a book is set with under a configuration, in the style of the series.
    pub fn measures(&self, print: &style::Options) -> PageSetting {
        let metadata = &self.book.metadata;
        let cascade = self.sheets.cascade(print, metadata).value;
        let body = cascade.body(&metadata.lang);
        let query = PageQuery { recto: true, ..PageQuery::default() };
        let margins = cascade.page(query, &metadata.lang).margin;
        PageSetting { font_size: body.style.font.size, leading: body.grid(), margins }
    }

    /// How PDFs are written where nothing else is said.
    pub fn pdf_request(&self) -> pdf::Request<'_> {
        let pdf::Options { grey, picture_dpi, .. } = self.config.pdf;
        let options = pdf::Options { grey, picture_dpi, ..pdf::Options::default() };
        pdf::Request { options, only_check: self.only_check, ..pdf::Request::new(&self.fonts) }
    }

    /// Lays out the page that says how to print, fold and bind, in the style that is its own.
    pub fn lay_out_how_to(&self, book: &Book, print: &style::Options) -> Warned<Laid> {
        self.lay_out_with(book, print, style::GUIDE_CSS)
    }

    /// Lays out a book of the tool's own in one of its styles.
    pub fn lay_out_with(&self, book: &Book, print: &style::Options, css: &'static str) -> Warned<Laid> {
        let mut all = Vec::new();
        let sheets = Sheets::load(Some((SourceId::default(), css))).take(&mut all);
        let laid = lay_out(print, self.config.layout, book, &sheets, &self.fonts).take(&mut all);
        Warned::new(laid, all)
    }

    /// Writes a book of the tool's own that was laid out, such as a page that says how.
    pub fn small_pdf(&self, book: &Book, laid: &Laid) -> Warned<Made> {
        let bytes = pdf::write(book, &laid.pages, self.pdf_request());
        let name = format!("{}.pdf", book.metadata.slug);
        bytes.map(|bytes| Made { name, bytes, pages: Some(laid.pages.len()), remark: None })
    }

    /// Draws a page as a PNG.
    pub fn picture(&self, page: &Page) -> Vec<u8> {
        raster::png(page, &self.book.pictures, &self.fonts, PIXELS_PER_POINT)
    }

    /// Puts the booklet on its sheets. `None` after an error.
    pub fn booklet(&self) -> Warned<Option<Imposed<'_>>> {
        let mut all = Vec::new();
        Warned::new(booklet::impose(self, &mut all), all)
    }

    /// Makes the cover that is laid around the booklet. `None` if the booklet is its own.
    pub fn booklet_cover(&self, imposed: &Imposed<'_>) -> Option<Warned<Imposed<'static>>> {
        booklet::cover(self, imposed)
    }

    /// Makes the page that says how to print, fold and bind the booklet.
    pub fn how_to(&self, imposed: &Imposed<'_>) -> Warned<(Book, Laid)> {
        let cover = self.booklet_cover(imposed).map(|cover| cover.value);
        booklet::how_to_of_series(self, imposed, cover.as_ref())
    }

    /// Makes the sheet that tests a printer.
    pub fn test_sheet(&self) -> Warned<Imposed<'static>> {
        booklet::test_sheet(self)
    }

    /// Lays out a copy of an article for study. `None` if it would be empty, or after an error.
    pub fn handout(&self, article: SectionIndex, kind: HandoutKind) -> Warned<Option<LaidCopy>> {
        handouts::of_article(self, article, kind)
    }

    pub(super) fn epub(&self) -> Warned<Made> {
        let mut all = Vec::new();
        let pages = self.page_list().take(&mut all);
        let made = self.container(self.book, &self.book.metadata, &self.config.epub, &pages).take(&mut all);
        Warned::new(made, all)
    }

    /// Makes the EPUB in which questions and terms follow each article, and paragraphs show their numbers.
    ///
    /// Where lines bear the numbers, `lines` are those of the articles that have handouts.
    pub fn study_edition(&self, lines: &BTreeMap<SectionIndex, ArticleLines>) -> Warned<Made> {
        let edition = handout::edition(self.book, lines);
        let numbers = self.config.handouts.place_by() == Numbers::Paragraphs;
        let paragraph_numbers = numbers || self.config.epub.paragraph_numbers;
        let options = epub::Options { paragraph_numbers, ..self.config.epub.clone() };
        let subtitle = Some(handout::edition_name(&self.book.metadata).to_owned());
        let on_cover = Metadata { subtitle, ..self.book.metadata.clone() };
        self.container(&edition, &on_cover, &options, &[])
    }

    /// Makes the EPUB of the book in large print.
    pub fn large_edition(&self) -> Warned<Made> {
        let edition = handout::large_edition(self.book);
        let options = epub::Options { large_print: true, ..self.config.epub.clone() };
        let subtitle = Some(handout::large_edition_name(&self.book.metadata).to_owned());
        let on_cover = Metadata { subtitle, ..self.book.metadata.clone() };
        self.container(&edition, &on_cover, &options, &[])
    }

    /// Makes the EPUB of a book, with what stands on its cover and where its printed pages begin.
    fn container(
        &self,
        book: &Book,
        on_cover: &Metadata,
        options: &epub::Options,
        pages: &[PageBreak],
    ) -> Warned<Made> {
        let mut all = Vec::new();
        let css = self.sheets.epub_css(options.large_print).take(&mut all);
        let faces = match options.fonts {
            true => embedded::faces(book, &css, &self.fonts).take(&mut all),
            false => Vec::new(),
        };
        let faces: Vec<EmbeddedFont<'_>> = faces.iter().map(|face| face.as_font()).collect();
        let drawn;
        let cover = match &self.cover {
            Some(cover) => CoverImage { bytes: &cover.bytes, media_type: cover.media_type },
            None => {
                drawn = if self.only_check {
                    Vec::new()
                } else {
                    cover::png(on_cover, &self.fonts, self.config().cover)
                };
                CoverImage { bytes: &drawn, media_type: "image/png" }
            }
        };
        let request = epub::Request { options, css: &css, cover, fonts: &faces, pages };
        let made = match self.only_check {
            true => Warned::new(Vec::new(), epub::check(book, request)),
            false => epub::write(book, request),
        };
        let bytes = made.take(&mut all);
        let name = format!("{}.epub", book.metadata.slug);
        Warned::new(Made { name, bytes, ..Made::default() }, all)
    }

    /// Returns where the pages of the print edition begin; without them the EPUB is whole, so that nothing
    /// that is wrong with them hinders it.
    fn page_list(&self) -> Warned<Vec<PageBreak>> {
        if !self.config.epub.page_list {
            return Warned::new(Vec::new(), Vec::new());
        }
        let mut all = self.noticed(Output::Epub);
        if has_errors(&all) {
            all.retain(|_| self.teller == Some(Output::Epub));
            for diagnostic in &mut all {
                diagnostic.severity = diagnostic.severity.min(Severity::Warning);
            }
            let message = "the EPUB has no list of pages, because the print edition cannot be laid out";
            let hint =
                "mend what is reported for the print edition, or write `page-list = false` under `[epub]`";
            all.push(Diagnostic::warning("O002", message).hint(hint));
        }
        Warned::new(page_breaks(self.book, &self.laid.pages), all)
    }

    pub(super) fn pdf(&self) -> Warned<Made> {
        let mut all = self.noticed(Output::Pdf);
        if has_errors(&all) {
            return Warned::new(Made::default(), all);
        }
        let request = pdf::Request { options: self.config.pdf, ..self.pdf_request() };
        let bytes = pdf::write(self.book, &self.laid.pages, request).take(&mut all);
        let name = format!("{}.pdf", self.book.metadata.slug);
        Warned::new(Made { name, bytes, pages: Some(self.laid.pages.len()), remark: None }, all)
    }
}

/// Tells whether the articles of a book have so few letters that they fill some twenty pages. Letters of Chinese,
/// Japanese and Korean take the room of two.
fn is_short(book: &Book) -> bool {
    let width = |c: char| match c {
        '\u{2E80}'.. => 2,
        c => usize::from(c.is_alphanumeric()),
    };
    let letters = |section: &Section| visit::text(&section.blocks).chars().map(width).sum::<usize>();
    let mut so_far = 0;
    book.articles().all(|(_, section)| {
        so_far += letters(section);
        so_far <= SHORT
    })
}

/// Returns where in the book the words of an item of the text stand.
fn main_text(item: &Item) -> Option<TextPosition> {
    match item.bearing {
        Bearing::Text(place) if item.region == RegionKind::Main => Some(place),
        _ => None,
    }
}

/// Returns where each page begins that has words, in the order of the book.
fn page_breaks(book: &Book, pages: &[Page]) -> Vec<PageBreak> {
    let is_contents = |section| book.section(section).kind == SectionKind::Contents;
    let entry = |page: &Page| {
        page.items.iter().find_map(|item| match item.bearing {
            Bearing::Added(Added::Entry(section, _)) => Some(section),
            _ => None,
        })
    };
    // A picture that stands on the page after its call stands before words of the page that has the call.
    let mut reached: Option<TextPosition> = None;
    let begins = |page: &Page| {
        let places = || page.items.iter().filter_map(main_text);
        let is_past = |place: &TextPosition| reached.is_none_or(|reached| *place > reached);
        let first = page
            .first
            .map(|first| if is_past(&first) { first } else { places().find(is_past).unwrap_or(first) });
        reached = reached.max(places().max());
        let start = match first {
            // The contents have a heading of their own in the EPUB.
            Some(_) if page.section.is_some_and(is_contents) => PageStart::Contents(None),
            Some(first) => PageStart::Text(first.node, first.byte),
            None => PageStart::Contents(Some(entry(page)?)),
        };
        Some(PageBreak { start, label: page.label.clone() })
    };
    let mut breaks: Vec<PageBreak> = pages.iter().filter_map(begins).collect();
    breaks.sort();
    breaks
}
