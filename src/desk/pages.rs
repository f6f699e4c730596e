//! The pages of the print edition, as they lie open.

use super::form::SentForm;
use super::html::Filling::{Around, Link, Made};
use super::html::Html;
use super::place::{self, BookWords};
use super::svg::{self, Art};
use super::{Request, Response, plain};
use crate::diagnostic::{Diagnostic, Severity, has_errors};
use crate::driver::{Output, Project};
use crate::font::FontBook;
use crate::frame::{Bearing, Page};
use crate::lang::desk::{DeskWords, counted, filled};
use crate::layout::Laid;
use crate::model::{Book, Direction, SectionIndex, plain_text};
use std::collections::BTreeMap;

/// So many lines of contents stand below the pages.
const FEW: usize = 40;

/// Which pages are asked for.
pub(super) struct AskedPage<'a> {
    /// A page by its place, from 1.
    page: Option<usize>,
    /// A page by the number that is printed on it.
    folio: Option<String>,
    /// An article by its id, and a line of its text.
    article: &'a str,
    line: Option<usize>,
    /// Whether regions and baselines are shown.
    guides: bool,
    /// Whether the contents are shown whole, and no pages.
    contents: bool,
}

impl<'a> AskedPage<'a> {
    pub(super) fn of(request: &Request<'a>) -> Self {
        let number = |name: &str| request.asked(name).and_then(|number| number.parse().ok());
        let query = request.target.split_once('?').map_or("", |(_, query)| query);
        let folio = SentForm::read(query.as_bytes(), None).get("folio").trim().to_owned();
        Self {
            page: number("page"),
            folio: Some(folio).filter(|folio| !folio.is_empty()),
            article: request.asked("article").unwrap_or_default(),
            line: number("line"),
            guides: request.asked("guides").is_some(),
            contents: request.asked("contents").is_some(),
        }
    }

    /// Returns the words that the line became.
    fn passage(&self, project: &Project) -> Option<BookWords> {
        let (_, section) = project.book()?.articles().find(|(_, section)| section.id == self.article)?;
        place::passage_of(project, section, self.line?)
    }
}

/// A book that is shown.
struct ShownBook<'a> {
    /// The printed number that is asked for.
    asked: Option<&'a str>,
    book: &'a Book,
    laid: &'a Laid,
    fonts: &'a FontBook,
    /// The words that are marked.
    passage: Option<BookWords>,
    guides: bool,
    /// What is said around its pages.
    words: &'static DeskWords,
}

/// Shows the pages that lie open with one of them; pages count from 1.
pub(super) fn spread(project: &Project, asked: &AskedPage<'_>, t: &'static DeskWords) -> Html {
    let mut noticed = project.diagnostics().to_vec();
    if let Some(shared) = project.share(&[Output::Pdf]) {
        let shared = shared.take(&mut noticed);
        noticed.extend(shared.noticed(Output::Pdf));
        let pages = &shared.laid().pages;
        if !pages.is_empty() {
            let passage = asked.passage(project);
            let own = project.book().and_then(|book| {
                let found = book.articles().find(|(_, section)| section.id == asked.article);
                begins(pages, found?.0)
            });
            let at = passage.as_ref().and_then(|passage| place::page_of(pages, passage)).or(own);
            let folio = asked.folio.as_deref();
            let printed =
                folio.map(|folio| pages.iter().position(|page| page.label.eq_ignore_ascii_case(folio)));
            let mut html = Html::default();
            if let (Some(folio), Some(None)) = (folio, printed) {
                html.raw("<p role=\"alert\">").text(filled(t.no_such_page, &[("page", &folio)])).raw("</p>");
            }
            let at = at.or(printed.flatten().map(|at| at + 1));
            let shown = ShownBook {
                asked: folio,
                book: shared.book(),
                laid: shared.laid(),
                fonts: shared.fonts(),
                passage,
                guides: asked.guides,
                words: t,
            };
            if asked.contents {
                return shown.contents(usize::MAX);
            }
            html.part(shown.spread(at.or(asked.page).unwrap_or(1)));
            return html;
        }
    }
    let mut html = alarm(&noticed, t);
    match project.last_pages() {
        Some(last) => {
            html.raw("<p class=\"quiet\">").text(t.pages_before).raw("</p><div class=\"last\">");
            let (book, laid, fonts) = (last.book, &last.laid, &last.fonts);
            let (asked_for, guides) = (None, asked.guides);
            let shown = ShownBook { asked: asked_for, book, laid, fonts, passage: None, guides, words: t };
            html.part(shown.spread(asked.page.unwrap_or(1))).raw("</div>");
        }
        None => drop(html.part(no_book(t))),
    }
    html
}

/// Says what stands in the way of the book; nothing if nothing does.
pub(super) fn alarm(noticed: &[Diagnostic], t: &DeskWords) -> Html {
    let mut html = Html::default();
    let Some(error) = noticed.iter().find(|problem| problem.severity == Severity::Error) else {
        return html;
    };
    html.raw("<p class=\"error\" role=\"alert\">").message(&error.message, t).raw(". ");
    html.raw("<a href=\"/problems\">").text(t.see_where).raw("</a></p>");
    html
}

impl ShownBook<'_> {
    fn spread(&self, page: usize) -> Html {
        let t = self.words;
        let pages = &self.laid.pages[..];
        let page = page.clamp(1, pages.len());
        // Page 1 is a recto: it lies open by itself, then 2 beside 3.
        let left = if page == 1 { 1 } else { page - page % 2 };
        let right = if left == 1 { 1 } else { (left + 1).min(pages.len()) };
        let mut html = Html::default();
        let guided = |page: usize, guides: bool| {
            format!("/book?page={page}{}", if guides { "&guides=yes" } else { "" })
        };
        let target = |page: usize| guided(page, self.guides);
        html.raw("<div class=\"turns\">").part(turning(
            (left > 1).then(|| target(left.saturating_sub(2).max(1))),
            (right < pages.len()).then(|| target(right + 1)),
            t,
        ));
        html.part(self.jump(left)).raw("</div>");
        html.raw("<div class=\"spread\" dir=\"").raw(direction(self.book)).raw("\">");
        for at in left..=right {
            let Some(page) = pages.get(at - 1) else { continue };
            let art =
                Art { marked: self.passage.as_ref(), guides: self.guides, ..Art::of_series(self.fonts, at) };
            html.raw("<figure class=\"sheet\">").part(svg::draw(page, art));
            html.raw("<figcaption dir=\"").text(t.direction).raw("\">").text(called(page, t));
            if let Some(first) = first_words(page) {
                html.raw(" · <a href=\"/text?at=").text(first).raw("\">").text(t.its_text).raw("</a>");
            }
            html.raw("</figcaption></figure>");
        }
        let places = if left == right { left.to_string() } else { format!("{left}–{right}") };
        html.raw("</div><p class=\"quiet\">");
        html.text(filled(t.places_in_pdf, &[("places", &places), ("pages", &pages.len())]))
            .raw("<br><a href=\"")
            .text(guided(left, !self.guides))
            .raw("\">");
        html.text(if self.guides { t.hide_grid } else { t.show_grid }).raw("</a></p>");
        if self.guides {
            html.raw("<ul>");
            for at in left..=right {
                html.part(self.report(at));
            }
            html.raw("</ul>");
        }
        html.part(self.contents(FEW));
        html
    }

    /// Asks for a page by the number that is printed on it.
    fn jump(&self, left: usize) -> Html {
        let mut html = Html::default();
        let t = self.words;
        let shown = self.asked.or_else(|| Some(self.laid.pages.get(left - 1)?.label.as_str()));
        let mut field = Html::default();
        field.raw("<input name=\"folio\" size=\"5\" value=\"").text(shown.unwrap_or_default()).raw("\">");
        let places = [("label", Around("<label>", "</label>")), ("field", Made(&field))];
        html.raw("<form class=\"row turn\" action=\"/book\">").say(t.page_field, &places);
        if self.guides {
            html.hidden("guides", "yes");
        }
        html.raw("<button class=\"small\">").text(t.go_there);
        html.raw("</button><a class=\"plain\" href=\"/book?contents=yes\">")
            .text(t.contents)
            .raw("</a></form>");
        html
    }

    /// Lists what leads to where articles begin; a list of more than so many has a page of its own.
    fn contents(&self, most: usize) -> Html {
        let mut html = Html::default();
        if self.book.listed().count() > most {
            return html;
        }
        let mut first = BTreeMap::new();
        for (at, page) in self.laid.pages.iter().enumerate() {
            if let Some(section) = page.section {
                first.entry(section).or_insert(at + 1);
            }
        }
        html.heading(self.words.contents).raw("<ul>");
        for (section, own, _) in self.book.listed() {
            let Some(at) = first.get(&section) else { continue };
            html.raw("<li><a href=\"/book?page=").text(at);
            html.raw(if self.guides { "&amp;guides=yes\">" } else { "\">" }).own(plain_text(&own.title));
            let label = self.laid.pages.get(at - 1).map_or("", |page| page.label.as_str());
            html.raw("</a> <span class=\"quiet\">").text(label).raw("</span></li>");
        }
        html.raw("</ul>");
        html
    }

    /// Says what a typesetter would look at twice on a page, which counts from 1.
    fn report(&self, at: usize) -> Html {
        let Laid { pages, lines, moved_spaces, uneven, .. } = self.laid;
        let t = self.words;
        let own = |page: &u32| *page as usize + 1 == at;
        let mut said = Vec::new();
        let own_lines: Vec<_> = lines.iter().filter(|line| own(&line.page)).collect();
        let loose: Vec<String> = own_lines
            .iter()
            .filter(|line| line.quality.is_loose())
            .map(|line| format!("{:.2}", line.quality.space))
            .collect();
        if !loose.is_empty() {
            said.push(filled(t.loose_lines, &[("list", &loose.join(", "))]));
        }
        let hyphens = own_lines.iter().filter(|line| line.hyphenated).count();
        if hyphens > 0 {
            said.push(counted(t.hyphens, hyphens));
        }
        match moved_spaces.iter().filter(|page| own(page)).count() {
            0 => {}
            count => said.push(counted(t.moved_spaces, count)),
        }
        if uneven.iter().any(own) {
            said.push(t.uneven.to_owned());
        }
        let mut html = Html::default();
        let Some(page) = pages.get(at - 1) else { return html };
        let label = if page.label.is_empty() { at.to_string() } else { page.label.clone() };
        let notes = if said.is_empty() { t.nothing_to_note.to_owned() } else { said.join("; ") };
        html.raw("<li>").text(filled(t.page_report, &[("page", &label), ("notes", &notes)])).raw("</li>");
        html
    }
}

/// Returns what a page is called: by the number that is printed on it, or that it would have.
pub(super) fn called(page: &Page, t: &DeskWords) -> String {
    match (page.label.is_empty(), page.blank) {
        (true, false) => t.page_unnumbered.to_owned(),
        (true, true) => t.blank_place.to_owned(),
        (false, false) => filled(t.page_printed, &[("label", &page.label)]),
        (false, true) => filled(t.page_blank_printed, &[("label", &page.label)]),
    }
}

/// Returns the direction in which the pages of a book turn.
pub(super) fn direction(book: &Book) -> &'static str {
    match book.metadata.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// Links to what comes before and after what is shown.
pub(super) fn turning(back: Option<String>, on: Option<String>, t: &DeskWords) -> Html {
    let mut html = Html::default();
    html.raw("<nav class=\"turn\" aria-label=\"").text(t.pages).raw("\">");
    if let Some(back) = back {
        html.raw("<a rel=\"prev\" href=\"").text(back).raw("\">").text(t.back).raw("</a>");
    }
    if let Some(on) = on {
        html.raw("<a rel=\"next\" href=\"").text(on).raw("\">").text(t.next).raw("</a>");
    }
    html.raw("</nav>");
    html
}

/// Returns where the first words of an article on a page stand, as an address has it.
fn first_words(page: &Page) -> Option<String> {
    let place = page.items.iter().find_map(|item| match item.bearing {
        Bearing::Text(place) if page.section.is_some() => Some(place),
        _ => None,
    })?;
    Some(format!("{}.{}", place.node.0, place.byte))
}

/// Says why there are no pages.
pub(super) fn no_book(t: &DeskWords) -> Html {
    let mut html = Html::default();
    let places = [("articles", Link("/")), ("problems", Link("/problems"))];
    html.raw("<p>").say(t.no_book, &places).raw("</p>");
    html
}

/// Returns the page on which a section begins, from 1.
fn begins(pages: &[Page], section: SectionIndex) -> Option<usize> {
    pages.iter().position(|page| page.section == Some(section)).map(|at| at + 1)
}

/// Returns the page on which a section begins; `None` if there are no pages.
pub(super) fn page_of(project: &Project, section: SectionIndex) -> Option<usize> {
    let shared = project.share(&[Output::Pdf]).filter(|shared| !has_errors(&shared.diagnostics))?.value;
    begins(&shared.laid().pages, section)
}

/// Returns a picture of the book by its number.
pub(super) fn picture(project: &Project, number: &str) -> Option<Response> {
    let last = project.last_pages();
    let book = project.book().or(last.as_ref().map(|last| last.book))?;
    let picture = book.pictures.get(number.parse::<usize>().ok()?)?;
    // A drawing opened by itself is a document: it may do nothing.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned();
    let media_type = picture.format.media_type();
    Some(Response { media_type, policy, body: picture.bytes.to_vec(), ..plain(200, "") })
}
