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

    /// Adds a message, in which what is to be typed stands between backticks.
    pub(super) fn message(&mut self, words: &str) -> &mut Self {
        for (at, part) in words.split('`').enumerate() {
            let [opens, ends] = if at % 2 == 1 { ["<code>", "</code>"] } else { [""; 2] };
            self.raw(opens).text(part).raw(ends);
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

    /// Adds one of several links, and marks it if it is the one that is shown.
    pub(super) fn choice(
        &mut self,
        address: impl Display,
        shown: impl Display,
        is_chosen: bool,
    ) -> &mut Self {
        self.raw("<a href=\"").text(address);
        self.raw(if is_chosen { "\" aria-current=\"page\">" } else { "\">" }).text(shown).raw("</a>")
    }

    /// Adds a number of things, each called by a word that takes an s.
    pub(super) fn count(&mut self, number: usize, one: &'static str) -> &mut Self {
        self.text(number).raw(" ").raw(one).raw(if number == 1 { "" } else { "s" })
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

/// A view of the menu.
struct View {
    path: &'static str,
    name: &'static str,
    /// What it is for.
    purpose: &'static str,
}

/// The views, in the order of the menu.
const VIEWS: [View; 9] = [
    View {
        path: "/",
        name: "Articles",
        purpose: "What the book is made of, in its order. Open a title to see how its text was read.",
    },
    View {
        path: "/book",
        name: "Book",
        purpose: "The pages as they will be printed. Click a word to see its line in your text.",
    },
    View {
        path: "/reader",
        name: "E-reader",
        purpose: "The EPUB as an e-reader or a telephone shows it. Its contents lead to the articles.",
    },
    View {
        path: "/cover",
        name: "Cover",
        purpose: "The front of the EPUB. Try designs and colours: nothing is saved until you say so.",
    },
    View {
        path: "/booklet",
        name: "Booklet",
        purpose: "The same pages, so arranged on sheets that you print them on both sides and fold.",
    },
    View {
        path: "/handouts",
        name: "Handouts",
        purpose: "Copies for a study group: with questions, words explained, and room to write.",
    },
    View {
        path: "/problems",
        name: "Problems",
        purpose: "What the program could not read or make for certain, the worst first, with what to do.",
    },
    View {
        path: "/settings",
        name: "Settings",
        purpose: "All that can be chosen. What you have set is marked; an empty field stands for what is usual.",
    },
    View {
        path: "/make",
        name: "Make files",
        purpose: "The book as files: to print, to send, or to read on a device.",
    },
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
    let view_here = VIEWS.iter().find(|view| view.path == path);
    let here = match (view_here, path) {
        (Some(view), _) => view.name,
        (None, "/change") => "Change",
        (None, "/missing") => "Not found",
        (None, _) => "Text",
    };
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
    for view in VIEWS {
        html.raw("<li>").choice(view.path, view.name, view.path == path).raw("</li>");
    }
    html.raw("</ul></nav></header>")
        .part(bar)
        .raw("<main id=\"view\" tabindex=\"-1\"><h1>")
        .text(here)
        .raw("</h1>");
    if let Some(view) = view_here {
        html.raw("<p class=\"quiet purpose\">").text(view.purpose).raw("</p>");
    }
    html.part(view).raw("</main></body></html>\n");
    html
}
