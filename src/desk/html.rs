//! Pages of the desk as HTML: what comes from a series is always escaped.

use std::fmt::Display;

/// HTML that was made here. Only words of the program itself are taken as they are.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds words, or the value of an attribute between double quotation marks.
    pub(super) fn text(&mut self, words: impl Display) -> &mut Self {
        let words = words.to_string();
        let mut signs = words.chars().peekable();
        while let Some(c) = signs.next() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // A page has one kind of line ends; what is sent back is compared with the file line by line.
                '\r' if signs.peek() == Some(&'\n') => {}
                '\r' => self.0.push('\n'),
                // Line ends and tabs are the only control characters that XML has.
                c if c.is_control() && !matches!(c, '\n' | '\t') => self.0.push('\u{fffd}'),
                c => self.0.push(c),
            }
        }
        self
    }

    /// Adds what was made before.
    pub(super) fn part(&mut self, part: Self) -> &mut Self {
        self.0.push_str(&part.0);
        self
    }

    /// Adds a field of a form that nobody sees.
    pub(super) fn hidden(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw("<input type=\"hidden\" name=\"").text(name).raw("\" value=\"").text(value).raw("\">")
    }

    /// Adds a heading of the second level.
    pub(super) fn heading(&mut self, words: impl Display) -> &mut Self {
        self.raw("<h2>").text(words).raw("</h2>")
    }

    /// Lets the desk's own addresses begin with a path. Words have no marks of quotation here, so that none of theirs is
    /// taken for an address.
    pub(super) fn below(self, root: &str) -> Self {
        let begins =
            |html: String, name: &str| html.replace(&format!("{name}=\"/"), &format!("{name}=\"{root}/"));
        Self(["href", "src", "action"].into_iter().fold(self.0, begins))
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// The views, each with its path and its name, in the order of the menu.
const VIEWS: [(&str, &str); 9] = [
    ("/", "Series"),
    ("/book", "Book"),
    ("/reader", "E-reader"),
    ("/cover", "Cover"),
    ("/booklet", "Booklet"),
    ("/handouts", "Handouts"),
    ("/problems", "Problems"),
    ("/settings", "Settings"),
    ("/make", "Make"),
];

/// What stands around a view.
pub(super) struct Surroundings<'a> {
    /// The title of the series.
    pub series: &'a str,
    /// The path of the view.
    pub path: &'a str,
    /// Which state of the files is shown.
    pub version: u64,
    /// What stands above the view.
    pub bar: Html,
}

/// Puts a view into a page.
pub(super) fn page(around: Surroundings<'_>, view: Html) -> Html {
    let Surroundings { series, path, version, bar } = around;
    let here = VIEWS
        .iter()
        .find(|(own, _)| *own == path)
        .map_or(if path == "/change" { "Change" } else { "Text" }, |(_, name)| *name);
    let mut html = Html::default();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\" data-version=\"").text(version);
    html.raw("\"><head><meta charset=\"utf-8\"><title>").text(here);
    html.raw(" – ").text(series).raw("</title>");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.raw("<link rel=\"stylesheet\" href=\"/desk.css\"><link rel=\"icon\" href=\"data:,\">");
    html.raw("<script type=\"module\" src=\"/desk.js\"></script></head><body>");
    html.raw("<a class=\"skip\" href=\"#view\">Skip to the view</a><header><p class=\"series\">")
        .text(series);
    html.raw("</p><nav aria-label=\"Views\"><ul>");
    for (own, name) in VIEWS {
        html.raw("<li><a href=\"").text(own).raw("\"");
        if own == path {
            html.raw(" aria-current=\"page\"");
        }
        html.raw(">").text(name).raw("</a></li>");
    }
    html.raw("</ul></nav></header>")
        .part(bar)
        .raw("<main id=\"view\" tabindex=\"-1\"><h1>")
        .text(here)
        .raw("</h1>");
    html.part(view).raw("</main></body></html>\n");
    html
}
