//! Pages of the desk as HTML: what comes from a series is always escaped.

use super::form::WAS;
use crate::lang::desk::{DeskWords, EN, TextPiece, counted, pieces, placed};
use std::fmt::Display;

/// What stands at a place of a text.
#[derive(Clone, Copy)]
pub(super) enum Filling<'a> {
    /// A value.
    Value(&'a dyn Display),
    /// What was made before.
    Made(&'a Html),
    /// A link to an address, around words of the text.
    Link(&'a str),
    /// An element around words of the text: how it opens, and how it ends.
    Around(&'static str, &'static str),
}

use Filling::{Around, Link, Made, Value};

/// HTML that was made here. Only words of the program itself are taken as they are.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl From<&str> for Html {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl From<String> for Html {
    fn from(words: String) -> Self {
        std::mem::take(Self::default().text(words))
    }
}

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

    /// Adds words of the series, which have a direction of their own.
    pub(super) fn own(&mut self, words: impl Display) -> &mut Self {
        self.raw("<bdi>").text(words).raw("</bdi>")
    }

    /// Adds a message of the program, which is in English: what is to be typed stands between backticks.
    pub(super) fn message(&mut self, words: &str, t: &DeskWords) -> &mut Self {
        let mut html = Self::default();
        for (at, part) in words.split('`').enumerate() {
            let [opens, ends] = if at % 2 == 1 { ["<code>", "</code>"] } else { [""; 2] };
            html.raw(opens).text(part).raw(ends);
        }
        self.marked_english(html, t)
    }

    /// Adds words of the program, which are in English.
    pub(super) fn english(&mut self, words: &str, t: &DeskWords) -> &mut Self {
        self.marked_english(words.into(), t)
    }

    /// Lets a voice read a part in English, if the page is in another language.
    fn marked_english(&mut self, part: Self, t: &DeskWords) -> &mut Self {
        match t.tag == EN.tag {
            true => self.part(part),
            false => self.raw("<span lang=\"en\">").part(part).raw("</span>"),
        }
    }

    /// Adds a text of the reader's language, with what stands at its places.
    pub(super) fn say(&mut self, words: &str, places: &[(&str, Filling<'_>)]) -> &mut Self {
        let filling = |name: &str| places.iter().find(|(own, _)| *own == name).map(|(_, filling)| filling);
        let mut is_code = false;
        for piece in pieces(words) {
            match piece {
                TextPiece::Words(words) => drop(self.text(words)),
                TextPiece::Backtick => {
                    is_code = !is_code;
                    self.raw(if is_code { "<code>" } else { "</code>" });
                }
                TextPiece::Place(name) => match filling(name) {
                    Some(Value(value)) if is_code => drop(self.text(value)),
                    Some(Value(value)) => drop(self.text(placed(value, words))),
                    Some(Made(part)) => drop(self.again(part)),
                    Some(Link(_) | Around(..)) | None => {}
                },
                TextPiece::Around(name, words) => {
                    match filling(name) {
                        Some(Link(address)) => drop(self.raw("<a href=\"").text(address).raw("\">")),
                        Some(Around(opens, _)) => drop(self.raw(opens)),
                        Some(Value(_) | Made(_)) | None => {}
                    }
                    self.say(words, places);
                    match filling(name) {
                        Some(Link(_)) => drop(self.raw("</a>")),
                        Some(Around(_, ends)) => drop(self.raw(ends)),
                        Some(Value(_) | Made(_)) | None => {}
                    }
                }
            }
        }
        self
    }

    /// Makes a part of a text of the reader's language, with what stands at its places.
    pub(super) fn said(words: &str, places: &[(&str, Filling<'_>)]) -> Self {
        std::mem::take(Self::default().say(words, places))
    }

    /// Adds the form of a text for a number, with the number at its place `count`.
    pub(super) fn count(&mut self, words: &str, number: usize) -> &mut Self {
        self.text(counted(words, number))
    }

    /// Adds what was made before, and keeps it.
    pub(super) fn again(&mut self, part: &Self) -> &mut Self {
        self.0.push_str(&part.0);
        self
    }

    /// Puts sentences one after the other.
    pub(super) fn spaced(sentences: Vec<Self>) -> Self {
        Self(sentences.into_iter().map(|one| one.0).collect::<Vec<_>>().join(" "))
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

    /// Adds to a form what a field is when it is shown, so that only what somebody has typed since is taken from it.
    pub(super) fn was(&mut self, name: &str, value: &str) -> &mut Self {
        self.hidden(&format!("{WAS}{name}"), value)
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

/// Returns the views, in the order of the menu.
fn menu(t: &DeskWords) -> [View; 9] {
    let view = |path, name, purpose| View { path, name, purpose };
    [
        view("/", t.articles, t.articles_purpose),
        view("/book", t.book, t.book_purpose),
        view("/reader", t.reader, t.reader_purpose),
        view("/cover", t.cover, t.cover_purpose),
        view("/booklet", t.booklet, t.booklet_purpose),
        view("/handouts", t.handouts, t.handouts_purpose),
        view("/problems", t.problems, t.problems_purpose),
        view("/settings", t.settings, t.settings_purpose),
        view("/make", t.make, t.make_purpose),
    ]
}

/// What stands around a view.
pub(super) struct Surroundings<'a> {
    /// The words of the reader's language.
    pub words: &'static DeskWords,
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
    let Surroundings { words: t, series, path, version, bar } = around;
    let views = menu(t);
    let view_here = views.iter().find(|view| view.path == path);
    let here = match (view_here, path) {
        (Some(view), _) => view.name,
        (None, "/change") => t.change,
        (None, "/missing") => t.not_found,
        (None, _) => t.text,
    };
    let mut html = Html::default();
    html.raw("<!DOCTYPE html>\n<html lang=\"").text(t.tag).raw("\" dir=\"").text(t.direction);
    // What the page's own script says.
    html.raw("\" data-changed=\"").text(t.has_changed).raw("\" data-anew=\"").text(t.show_anew);
    html.raw("\" data-version=\"").text(version);
    html.raw("\"><head><meta charset=\"utf-8\"><title>").text(here);
    html.raw(" – ").text(series).raw("</title>");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.raw("<link rel=\"stylesheet\" href=\"/desk.css\"><link rel=\"icon\" href=\"data:,\">");
    html.raw("<script type=\"module\" src=\"/desk.js\"></script></head><body>");
    html.raw("<a class=\"skip\" href=\"#view\">")
        .text(t.skip)
        .raw("</a><header><p class=\"series\" dir=\"auto\">")
        .text(series);
    html.raw("</p><nav aria-label=\"").text(t.views).raw("\"><ul>");
    for view in &views {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::desk::EN;

    // A translation is a text like any other: whoever writes one puts no markup into a page.
    #[test]
    fn the_text_of_a_language_and_what_stands_in_it_are_escaped() {
        let mut html = Html::default();
        let places = [("name", Value(&"<b>")), ("link", Link("/a?b&c\"d"))];
        html.say("<i>& `{name}`: {link:\"see\" {name}}. {gone}", &places);
        let expected = "&lt;i&gt;&amp; <code>&lt;b&gt;</code>: <a href=\"/a?b&amp;c&quot;d\">&quot;see&quot; &lt;b&gt;</a>. ";
        assert_eq!(String::from_utf8(html.into_bytes()).expect("a text"), expected);
    }

    #[test]
    fn what_is_in_english_says_so_on_a_page_of_another_language() {
        let shown = |t: &DeskWords| {
            let mut html = Html::default();
            html.message("set `title`", t);
            String::from_utf8(html.into_bytes()).expect("a text")
        };
        assert_eq!(shown(&EN), "set <code>title</code>");
        assert_eq!(shown(&DeskWords { tag: "de", ..EN }), "<span lang=\"en\">set <code>title</code></span>");
    }
}
