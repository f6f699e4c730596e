//! The booklet: its sheets as they come out of the printer, and folded.

use super::html::Filling::{Link, Value};
use super::html::Html;
use super::pages::{self, alarm, direction, no_book, turning};
use super::svg::{self, Art, PicturesOf};
use super::{Request, Voice, make, printer};
use crate::driver::{Imposed, Output, Project, Shared};
use crate::frame::Page;
use crate::impose::{BookletCover, Flip, Plan, Sheet, SheetSide, Turn};
use crate::lang::desk::{DeskWords, counted, filled, form};
use crate::unit::name_of_page;
use std::borrow::Cow;

/// Returns what there is to see, each with its name in an address and what it is called.
fn views(t: &DeskWords) -> [(&'static str, &'static str); 4] {
    [
        ("folded", t.leaf_through),
        ("sheets", t.sheets_as_printed),
        ("how-to", t.how_to_print),
        ("test", t.test_printer),
    ]
}

/// Shows the booklet.
pub(super) fn view(project: &Project, request: &Request<'_>, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let mut noticed = project.diagnostics().to_vec();
    let Some(shared) = project.share(&[Output::Booklet]) else {
        return std::mem::take(alarm(&noticed, t).part(no_book(t)));
    };
    let shared = shared.take(&mut noticed);
    let Some(imposed) = shared.booklet().take(&mut noticed) else {
        let mut html = alarm(&noticed, t);
        let places = [("settings", Link("/settings#booklet-scheme"))];
        html.raw("<p>").say(t.no_booklet, &places).raw("</p>");
        return html;
    };
    let shown = Shown { project, shared: &shared, imposed: &imposed, voice };
    let asked = request.asked("show").unwrap_or_default();
    let views = views(t);
    let (name, _) = views.iter().find(|(name, _)| *name == asked).unwrap_or(&views[0]);
    let at = request.asked("at").and_then(|at| at.parse().ok()).unwrap_or(1);
    let mut html = shown.amount();
    html.raw("<nav class=\"turn\" aria-label=\"").text(t.booklet_parts).raw("\">");
    for (own, shown) in views {
        html.choice(format_args!("/booklet?show={own}"), shown, own == *name);
    }
    html.raw("</nav>");
    html.part(match *name {
        "sheets" => shown.sheet(at),
        "how-to" => shown.how_to(),
        "test" => shown.test_sheet(),
        _ => shown.folded(at),
    });
    html
}

/// Shows the page that says how the booklet is printed and folded; nothing if there is no booklet.
pub(super) fn how_to(project: &Project, voice: Voice<'_>) -> Html {
    let Some(shared) = project.share(&[Output::Booklet]).map(|shared| shared.value) else {
        return Html::default();
    };
    let Some(imposed) = shared.booklet().value else { return Html::default() };
    Shown { project, shared: &shared, imposed: &imposed, voice }.how_to()
}

/// A booklet that is shown.
struct Shown<'a> {
    project: &'a Project,
    shared: &'a Shared<'a>,
    imposed: &'a Imposed<'a>,
    /// What is said around it, and what allows to make files of it.
    voice: Voice<'a>,
}

impl Shown<'_> {
    /// Says how many sheets there are, and what would save one.
    fn amount(&self) -> Html {
        let Voice { words: t, token } = self.voice;
        let mut html = Html::default();
        let budget = self.imposed.budget(&self.shared.config().booklet);
        let Plan { folded, blanks, format, .. } = &self.imposed.plan;
        let pages = counted(t.page_count, folded.len());
        let sheets = counted(t.sheet_count, budget.sheets as usize);
        let paper = name_of_page(format.sheet);
        let paper = printer::paper_called(&paper, t).unwrap_or(&paper);
        let places = [
            ("pages", Value(&pages)),
            ("sheets", Value(&sheets)),
            ("paper", Value(&paper)),
            ("count", Value(blanks)),
        ];
        let amount = if *blanks > 0 { form(t.amount_blank, *blanks as usize) } else { t.amount };
        html.raw("<p>").say(amount, &places);
        if budget.over > 0 {
            html.raw(" ").count(t.pages_fewer, budget.over as usize);
        }
        let plan = &self.imposed.plan;
        if !plan.stations().is_empty() {
            let places = [("count", Value(&plan.signatures.len())), ("articles", Link("/#keep"))];
            html.raw(" ").say(t.piles, &places);
        }
        html.raw("</p>").part(make::of_booklet(self.project, "/booklet", self.voice));
        if budget.over > 0 && !self.shared.config().booklet.fit {
            html.raw("<form method=\"post\" action=\"/set\">").hidden("token", token);
            html.hidden("booklet.fit", "true")
                .hidden("from", "/booklet")
                .raw("<button>")
                .text(t.set_tighter)
                .raw("</button></form>");
        }
        html
    }

    /// Shows both sides of a sheet, counted from 1.
    fn sheet(&self, at: usize) -> Html {
        let t = self.voice.words;
        let mut html = Html::default();
        let plan = &self.imposed.plan;
        let count = plan.sheets.len();
        let at = at.clamp(1, count.max(1));
        let Some(sheet) = plan.sheets.get(at - 1) else { return html };
        let target = |at: usize| format!("/booklet?show=sheets&at={at}");
        html.raw("<p class=\"quiet\">").text(t.out_of_order).raw("</p>");
        html.part(turning((at > 1).then(|| target(at - 1)), (at < count).then(|| target(at + 1)), t));
        html.heading(filled(t.sheet_of, &[("sheet", &at), ("sheets", &count)]));
        html.part(both_sides(self.imposed, self.shared, sheet, t));
        html
    }

    /// Shows what lies open together in the folded booklet, counted from 1.
    fn folded(&self, at: usize) -> Html {
        let t = self.voice.words;
        let mut html = Html::default();
        let Imposed { book, pages: printed, plan } = self.imposed;
        let openings = plan.openings();
        let at = at.clamp(1, openings.len().max(1));
        let Some(opening) = openings.get(at - 1) else { return html };
        let target = |at: usize| format!("/booklet?show=folded&at={at}");
        html.part(turning(
            (at > 1).then(|| target(at - 1)),
            (at < openings.len()).then(|| target(at + 1)),
            t,
        ));
        // With a cover of its own, what is folded begins within it.
        let is_own = self.shared.config().booklet.cover == BookletCover::Own;
        html.raw("<div class=\"spread\" dir=\"").raw(direction(book)).raw("\">");
        for place in opening {
            let slot = plan.folded.get(*place).copied().flatten();
            let page = slot.and_then(|(page, turn)| Some((printed.get(page.0 as usize)?, turn)));
            let is_over = page.is_some_and(|(_, turn)| turn == Turn::UpsideDown);
            html.raw("<figure class=\"sheet").raw(if is_over { " over\">" } else { "\">" });
            let blank = Page { size: plan.format.page, ..Page::default() };
            let art = Art { pictures: self.pictures(), ..Art::of_series(self.shared.fonts(), *place) };
            html.part(svg::draw(page.map_or(&blank, |(page, _)| page), art));
            let caption = match (*place, page) {
                (0, _) if is_own => t.front_cover.to_owned(),
                (last, _) if is_own && last + 1 == plan.folded.len() => t.back_cover.to_owned(),
                (_, Some((page, _))) => pages::called(page, t),
                (_, None) => t.blank_place.to_owned(),
            };
            html.raw("<figcaption dir=\"").text(t.direction).raw("\">").text(caption);
            html.raw("</figcaption></figure>");
        }
        html.raw("</div>");
        html
    }

    /// Returns where pictures come from: a book made for the sheets may number them in its own way.
    fn pictures(&self) -> PicturesOf<'_> {
        match &self.imposed.book {
            Cow::Borrowed(_) => PicturesOf::SeriesOnly,
            Cow::Owned(book) => PicturesOf::Within(&book.pictures),
        }
    }

    /// Shows the page that says how.
    fn how_to(&self) -> Html {
        let (book, laid) = self.shared.how_to(self.imposed).value;
        let mut html = Html::default();
        html.raw("<div class=\"spread\" dir=\"").raw(direction(&book)).raw("\">");
        for (name, page) in laid.pages.iter().enumerate() {
            let pictures = PicturesOf::Within(&book.pictures);
            let art = Art { pictures, ..Art::of_series(self.shared.fonts(), name) };
            html.raw("<figure class=\"sheet\">").part(svg::draw(page, art)).raw("</figure>");
        }
        html.raw("</div>");
        html
    }

    /// Shows the sheet that tests a printer.
    fn test_sheet(&self) -> Html {
        let imposed = self.shared.test_sheet().value;
        let t = self.voice.words;
        let mut html = Html::default();
        let places = [("settings", Link("/settings#booklet-back-offset"))];
        html.raw("<p>").say(t.test_sheet, &places).raw("</p>").part(make::test_button(self.voice));
        if let Some(sheet) = imposed.plan.sheets.first() {
            html.part(both_sides(&imposed, self.shared, sheet, t));
        }
        html
    }
}

/// Shows the front of a sheet, and its back as it lies once the sheet is turned over.
fn both_sides(imposed: &Imposed<'_>, shared: &Shared<'_>, sheet: &Sheet, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let plan = &imposed.plan;
    let pictures = match &imposed.book {
        Cow::Borrowed(_) => PicturesOf::SeriesOnly,
        Cow::Owned(book) => PicturesOf::Within(&book.pictures),
    };
    html.raw("<div class=\"sides\">");
    let over = match plan.flip {
        Some(Flip::ShortEdge) => t.back_short_edge,
        Some(Flip::LongEdge) => t.back_long_edge,
        Some(Flip::SingleSided) => t.back_second_pass,
        None => "",
    };
    let sides = [(&sheet.front, t.front), (&sheet.back, over)];
    for (name, (side, caption)) in sides.into_iter().enumerate().filter(|(_, (_, words))| !words.is_empty()) {
        let pages = pages_on(side, plan, &imposed.pages, t);
        let label = format!("{caption}. {pages}");
        let art = Art { pictures, label: Some(&label), ..Art::of_series(shared.fonts(), name) };
        html.raw("<figure class=\"sheet\">").part(svg::side(side, imposed, art));
        html.raw("<figcaption>").text(caption).raw("<br>").text(pages).raw("</figcaption></figure>");
    }
    html.raw("</div>");
    html
}

/// Names the pages on a side, from left to right and from the head down.
fn pages_on(side: &SheetSide, plan: &Plan, pages: &[Page], t: &DeskWords) -> String {
    let mut cells: Vec<_> = side.cells.iter().collect();
    cells.sort_by_key(|cell| (cell.window.origin.y, cell.window.origin.x));
    let named = cells.into_iter().map(|cell| {
        let page = cell.page.and_then(|page| pages.get(page.0 as usize));
        match page {
            Some(page) if !page.label.is_empty() => page.label.as_str(),
            _ => t.a_blank,
        }
    });
    let named: Vec<&str> = named.collect();
    match plan.folded.is_empty() {
        true => String::new(),
        false => filled(t.pages_on_side, &[("pages", &named.join(", "))]),
    }
}
