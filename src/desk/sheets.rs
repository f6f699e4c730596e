//! The booklet: its sheets as they come out of the printer, and folded.

use super::Request;
use super::html::Html;
use super::make;
use super::pages::{alarm, direction, no_book, turning};
use super::svg::{self, Art, PicturesOf};
use crate::driver::{Imposed, Output, Project, Shared};
use crate::frame::Page;
use crate::impose::{Flip, Plan, Sheet, SheetSide, Turn};
use crate::unit::name_of_page;
use std::borrow::Cow;

/// What there is to see, each with its name in an address and what it is called.
const VIEWS: [(&str, &str); 4] = [
    ("folded", "Leaf through it"),
    ("sheets", "Sheets as printed"),
    ("how-to", "How to print and fold"),
    ("test", "Test your printer"),
];

/// Shows the booklet.
pub(super) fn view(project: &Project, request: &Request<'_>, token: &str) -> Html {
    let mut noticed = project.diagnostics().to_vec();
    let Some(shared) = project.share(&[Output::Booklet]) else {
        return std::mem::take(alarm(&noticed).part(no_book()));
    };
    let shared = shared.take(&mut noticed);
    let Some(imposed) = shared.booklet().take(&mut noticed) else {
        let mut html = alarm(&noticed);
        html.raw("<p>There is no booklet yet. On what it is printed and how it is folded can be ");
        html.raw("<a href=\"/settings#booklet-scheme\">chosen under Settings</a>.</p>");
        return html;
    };
    let shown = Shown { shared: &shared, imposed: &imposed, token };
    let asked = request.asked("show").unwrap_or_default();
    let (name, _) = VIEWS.iter().find(|(name, _)| *name == asked).unwrap_or(&VIEWS[0]);
    let at = request.asked("at").and_then(|at| at.parse().ok()).unwrap_or(1);
    let mut html = shown.amount();
    html.raw("<nav class=\"turn\" aria-label=\"Parts of the booklet\">");
    for (own, shown) in VIEWS {
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
pub(super) fn how_to(project: &Project) -> Html {
    let Some(shared) = project.share(&[Output::Booklet]).map(|shared| shared.value) else {
        return Html::default();
    };
    let Some(imposed) = shared.booklet().value else { return Html::default() };
    Shown { shared: &shared, imposed: &imposed, token: "" }.how_to()
}

/// A booklet that is shown.
struct Shown<'a> {
    shared: &'a Shared<'a>,
    imposed: &'a Imposed<'a>,
    /// What allows to make files of it.
    token: &'a str,
}

impl Shown<'_> {
    /// Says how many sheets there are, and what would save one.
    fn amount(&self) -> Html {
        let mut html = Html::default();
        let budget = self.imposed.budget(&self.shared.config().booklet);
        let Plan { folded, blanks, format, .. } = &self.imposed.plan;
        html.raw("<p>").count(folded.len(), "page").raw(" on ").count(budget.sheets as usize, "sheet");
        html.raw(" of ").text(name_of_page(format.sheet));
        if *blanks > 0 {
            html.raw("; ").text(*blanks).raw(" of them ");
            html.raw(if *blanks == 1 { "is blank" } else { "are blank" });
        }
        html.raw(".");
        if budget.over > 0 {
            html.raw(" ").count(budget.over as usize, "page").raw(" fewer would save a sheet.");
        }
        let plan = &self.imposed.plan;
        if !plan.stations().is_empty() {
            html.raw(" They are folded in ").text(plan.signatures.len());
            html.raw(" piles, which are sewn together. A booklet of fewer pages has staples: ");
            html.raw("<a href=\"/#keep\">take only some articles</a>.");
        }
        html.raw("</p><div class=\"row\">").part(make::button("booklet", "Make the booklet", self.token));
        if budget.over > 0 && !self.shared.config().booklet.fit {
            html.raw("<form method=\"post\" action=\"/set\">").hidden("token", self.token);
            html.hidden("section", "booklet").hidden("key", "fit").hidden("value", "true");
            html.hidden("from", "/booklet")
                .raw("<button>Set the text a little tighter to save a sheet</button></form>");
        }
        html.raw("</div>");
        html
    }

    /// Shows both sides of a sheet, counted from 1.
    fn sheet(&self, at: usize) -> Html {
        let mut html = Html::default();
        let plan = &self.imposed.plan;
        let count = plan.sheets.len();
        let at = at.clamp(1, count.max(1));
        let Some(sheet) = plan.sheets.get(at - 1) else { return html };
        let target = |at: usize| format!("/booklet?show=sheets&at={at}");
        html.raw("<p class=\"quiet\">Pages stand out of their order here, so that they are in it once the sheets are folded.</p>");
        html.part(turning((at > 1).then(|| target(at - 1)), (at < count).then(|| target(at + 1))));
        html.heading(format_args!("Sheet {at} of {count}")).part(both_sides(
            self.imposed,
            self.shared,
            sheet,
        ));
        html
    }

    /// Shows what lies open together in the folded booklet, counted from 1.
    fn folded(&self, at: usize) -> Html {
        let mut html = Html::default();
        let Imposed { book, pages, plan } = self.imposed;
        let openings = plan.openings();
        let at = at.clamp(1, openings.len().max(1));
        let Some(opening) = openings.get(at - 1) else { return html };
        let target = |at: usize| format!("/booklet?show=folded&at={at}");
        html.part(turning((at > 1).then(|| target(at - 1)), (at < openings.len()).then(|| target(at + 1))));
        html.raw("<div class=\"spread\" dir=\"").raw(direction(book)).raw("\">");
        for place in opening {
            let slot = plan.folded.get(*place).copied().flatten();
            let page = slot.and_then(|(page, turn)| Some((pages.get(page.0 as usize)?, turn)));
            let is_over = page.is_some_and(|(_, turn)| turn == Turn::UpsideDown);
            html.raw("<figure class=\"sheet").raw(if is_over { " over\">" } else { "\">" });
            let blank = Page { size: plan.format.page, ..Page::default() };
            let art = Art { pictures: self.pictures(), ..Art::of_series(self.shared.fonts(), *place) };
            html.part(svg::draw(page.map_or(&blank, |(page, _)| page), art));
            html.raw("<figcaption dir=\"ltr\">").text(place + 1).raw(" of ").text(plan.folded.len());
            html.raw(match *place {
                0 => ", the front cover",
                last if last + 1 == plan.folded.len() => ", the back cover",
                _ if page.is_none() => ", blank",
                _ => "",
            });
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
        html.raw("<div class=\"spread\">");
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
        let mut html = Html::default();
        html.raw("<p>Print this sheet on both sides, hold it against the light, and see by how much front and back differ. ");
        html.raw("A <a href=\"/settings#booklet-back-offset\">setting</a> makes up for it.</p>");
        html.part(make::test_button(self.token));
        if let Some(sheet) = imposed.plan.sheets.first() {
            html.part(both_sides(&imposed, self.shared, sheet));
        }
        html
    }
}

/// Shows the front of a sheet, and its back as it lies once the sheet is turned over.
fn both_sides(imposed: &Imposed<'_>, shared: &Shared<'_>, sheet: &Sheet) -> Html {
    let mut html = Html::default();
    let plan = &imposed.plan;
    let pictures = match &imposed.book {
        Cow::Borrowed(_) => PicturesOf::SeriesOnly,
        Cow::Owned(book) => PicturesOf::Within(&book.pictures),
    };
    html.raw("<div class=\"sides\">");
    let over = match plan.flip {
        Some(Flip::ShortEdge) => "Back, after the printer has turned the sheet over on its short edge",
        Some(Flip::LongEdge) => "Back, after the printer has turned the sheet over on its long edge",
        Some(Flip::SingleSided) => {
            "Back, printed in a second pass, the edge that came out first going in first again"
        }
        None => "",
    };
    let sides = [(&sheet.front, "Front"), (&sheet.back, over)];
    for (name, (side, caption)) in sides.into_iter().enumerate().filter(|(_, (_, words))| !words.is_empty()) {
        let pages = pages_on(side, plan, &imposed.pages);
        let label = format!("{caption}. {pages}");
        let art = Art { pictures, label: Some(&label), ..Art::of_series(shared.fonts(), name) };
        html.raw("<figure class=\"sheet\">").part(svg::side(side, imposed, art));
        html.raw("<figcaption>").text(caption).raw("<br>").text(pages).raw("</figcaption></figure>");
    }
    html.raw("</div>");
    html
}

/// Names the pages on a side, from left to right and from the head down.
fn pages_on(side: &SheetSide, plan: &Plan, pages: &[Page]) -> String {
    let mut cells: Vec<_> = side.cells.iter().collect();
    cells.sort_by_key(|cell| (cell.window.origin.y, cell.window.origin.x));
    let named = cells.into_iter().map(|cell| {
        let page = cell.page.and_then(|page| pages.get(page.0 as usize));
        match page {
            Some(page) if !page.label.is_empty() => page.label.as_str(),
            _ => "a blank",
        }
    });
    let named: Vec<&str> = named.collect();
    if plan.folded.is_empty() { String::new() } else { format!("Pages {}", named.join(", ")) }
}
