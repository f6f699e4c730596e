//! The EPUB as an e-reader has it: its own files, in a frame that may do nothing.

use super::html::Html;
use super::pages::no_book;
use super::{Request, Response, Standing};
use crate::driver::{Output, Project};
use crate::lang::desk::DeskWords;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// The largest file of an EPUB that is shown, in bytes.
const LARGEST: u64 = 64 << 20;

/// Something that can be set on an e-reader.
struct Dial {
    /// Its name in an address.
    name: &'static str,
    /// The names of the choices in an address.
    choices: &'static [&'static str],
    /// The place of the usual one.
    usual: usize,
}

const DIALS: [Dial; 4] = [
    Dial { name: "width", choices: &["phone", "ink", "tablet"], usual: 0 },
    Dial { name: "colours", choices: &["light", "sepia", "dark"], usual: 0 },
    Dial { name: "size", choices: &["80", "100", "130", "180"], usual: 1 },
    Dial { name: "flow", choices: &["scroll", "pages"], usual: 0 },
];

/// Returns what each of [`DIALS`] is called, with its choices.
fn called(t: &DeskWords) -> [(&'static str, Vec<&'static str>); DIALS.len()] {
    [
        (t.screen, vec![t.phone, t.ink, t.tablet]),
        (t.colours, vec![t.light, t.sepia, t.dark]),
        (t.letter_size, vec![t.small, t.usual, t.large, t.larger]),
        (t.reading_on, vec![t.scroll, t.turn_pages]),
    ]
}

/// How an e-reader is set: a choice of each dial, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReaderLook([usize; DIALS.len()]);

impl ReaderLook {
    /// Takes what an address says; the usual choice where it says nothing.
    pub(super) fn of(request: &Request<'_>) -> Self {
        Self(DIALS.map(|Dial { name, choices, usual, .. }| {
            let asked = request.asked(name);
            choices.iter().position(|name| Some(*name) == asked).unwrap_or(usual)
        }))
    }

    /// Reads the part of a path that [`ReaderLook::folder`] wrote.
    fn of_folder(folder: &str) -> Option<Self> {
        let names: Vec<&str> = folder.strip_prefix(FOLDER)?.split('-').collect();
        let mut look = Self(DIALS.map(|dial| dial.usual));
        if names.len() != DIALS.len() {
            return None;
        }
        for ((chosen, dial), named) in look.0.iter_mut().zip(DIALS).zip(names) {
            *chosen = dial.choices.iter().position(|name| *name == named)?;
        }
        Some(look)
    }

    /// Names the folder below which the EPUB is shown so: links within it stay there.
    fn folder(self) -> String {
        let names: Vec<&str> = (0..DIALS.len()).map(|dial| self.choice(dial)).collect();
        format!("{FOLDER}{}", names.join("-"))
    }

    /// Returns the address of what an e-reader adds to the style of a book.
    fn css_address(self, root: &str) -> String {
        format!("{root}/epub/{}/{LOOK_CSS}", self.folder())
    }

    fn choice(self, dial: usize) -> &'static str {
        DIALS[dial].choices[self.0[dial]]
    }

    /// Returns the address of the view with one dial at another choice.
    fn turned(mut self, dial: usize, choice: usize) -> String {
        self.0[dial] = choice;
        let set = DIALS.iter().enumerate().map(|(at, dial)| format!("{}={}", dial.name, self.choice(at)));
        format!("/reader?{}", set.collect::<Vec<String>>().join("&"))
    }

    /// Returns what an e-reader adds to the style of a book.
    fn css(self, t: &DeskWords) -> String {
        let [_, colours, size, flow] = [0, 1, 2, 3].map(|dial| self.choice(dial));
        let (paper, ink, link) = match colours {
            "sepia" => ("#f4ecd8", "#3f3124", "#6b3a10"),
            "dark" => ("#16150f", "#d6d1c4", "#8ab8f0"),
            _ => ("#fff", "#000", "#0645ad"),
        };
        let mut css = format!(
            "html {{ background: {paper}; color: {ink}; font-size: {size}%; }}\n\
             body * {{ color: inherit; background-color: transparent; border-color: currentColor; }}\n\
             body a {{ color: {link}; }}\n"
        );
        if flow == "pages" {
            css.push_str(PAGES);
            let (left, right) = ("2190", "2192");
            for (side, sign, over, words) in
                [("start", left, right, t.page_back), ("end", right, left, t.next_page)]
            {
                let words = css_text(words);
                // In a book from right to left, what comes next lies on the left.
                css += &format!(
                    "body::scroll-button(inline-{side}) {{ content: '\\{sign}' / {words}; inset-inline-{side}: .5rem; }}\n\
                     body:dir(rtl)::scroll-button(inline-{side}) {{ content: '\\{over}' / {words}; }}\n"
                );
            }
        }
        css
    }
}

/// How the folder of a look begins, which no folder of an EPUB does.
const FOLDER: &str = "look-";
/// The style sheet of a look, in its folder.
const LOOK_CSS: &str = "look.css";
/// Columns as wide as the screen, one for each page, which a browser turns one by one.
///
/// Source: CSS Multi-column Layout Level 2, "Column pseudo-elements"; CSS Overflow Level 5, "Scroll buttons".
const PAGES: &str = "html { height: 100%; overflow: hidden; }
body { box-sizing: border-box; height: 100vh; margin: 0; padding: 0 0 3.5rem; columns: 100vw; column-gap: 2rem; overflow: auto hidden; scroll-snap-type: x mandatory; }
body::column { scroll-snap-align: start; }
body::scroll-button(*) { position: fixed; bottom: .5rem; font: 1rem sans-serif; padding: .4rem 1.2rem; }
img, svg { max-width: 100%; max-height: 80vh; }
";

/// Writes words as a text of CSS, from which nothing else of a sheet can begin.
fn css_text(words: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || c == ' ' { c.to_string() } else { format!("\\{:x} ", u32::from(c)) }
    };
    format!("'{}'", words.chars().map(safe).collect::<String>())
}

/// Shows the EPUB, beginning with its contents.
pub(super) fn view(epub: &Unpacked, look: ReaderLook, sandbox: &'static str, t: &DeskWords) -> Html {
    let Some(nav) = &epub.nav else { return no_book(t) };
    let mut html = Html::default();
    html.raw("<div class=\"dials\">");
    for (dial, (name, choices)) in called(t).into_iter().enumerate() {
        html.raw("<nav class=\"turn\" aria-label=\"").text(name).raw("\">");
        for (choice, shown) in choices.into_iter().enumerate() {
            html.choice(look.turned(dial, choice), shown, choice == look.0[dial]);
        }
        html.raw("</nav>");
    }
    html.raw("</div><iframe title=\"")
        .text(t.the_epub)
        .raw("\" sandbox=\"")
        .raw(sandbox)
        .raw("\" src=\"/epub/")
        .text(look.folder());
    html.raw("/").text(nav).raw("\" class=\"").text(look.choice(0)).raw(" ").text(look.choice(1));
    html.raw("\"></iframe>");
    html
}

/// The files of an EPUB, by their names.
#[derive(Debug, Default)]
pub(super) struct Unpacked {
    files: BTreeMap<String, Vec<u8>>,
    /// Its contents.
    nav: Option<String>,
}

impl Unpacked {
    /// Makes the EPUB and takes it apart; without a book there is nothing in it.
    pub(super) fn of(project: &Project) -> Self {
        let made = project.share(&[Output::Epub]).map(|shared| Output::Epub.make(&shared.value).value);
        let made = made.into_iter().flatten().next().unwrap_or_default();
        let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(made.bytes)) else { return Self::default() };
        let mut unpacked = Self::default();
        for at in 0..archive.len() {
            let Ok(file) = archive.by_index(at) else { continue };
            let (name, mut bytes) = (file.name().to_owned(), Vec::new());
            if file.take(LARGEST).read_to_end(&mut bytes).is_ok() {
                if name.ends_with("nav.xhtml") {
                    unpacked.nav = Some(name.clone());
                }
                unpacked.files.insert(name, bytes);
            }
        }
        unpacked
    }

    /// Returns a file by its name, as an e-reader shows it whose look is named before it.
    pub(super) fn file(&self, name: &str, frame: &EpubFrame, t: &DeskWords) -> Option<Response> {
        let own = |(folder, name)| Some((ReaderLook::of_folder(folder)?, name));
        let (look, name) =
            name.split_once('/').and_then(own).map_or((None, name), |(look, name)| (Some(look), name));
        let body = match look {
            Some(look) if name == LOOK_CSS => look.css(t).into_bytes(),
            Some(look) if name.ends_with(".xhtml") => {
                with_style(self.files.get(name)?, &look.css_address(&frame.root))
            }
            _ => self.files.get(name)?.clone(),
        };
        let media_type = match name.rsplit_once('.')?.1 {
            "xhtml" => "application/xhtml+xml",
            "css" => "text/css; charset=utf-8",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "gif" => "image/gif",
            "svg" => "image/svg+xml",
            "otf" => "font/otf",
            "ttf" => "font/ttf",
            _ => "application/octet-stream",
        };
        Some(Response { status: 200, media_type, policy: frame.policy.clone(), location: None, body })
    }
}

/// The frame in which files of the EPUB are shown.
pub(super) struct EpubFrame {
    /// What they may do.
    policy: String,
    /// What their addresses begin with.
    root: String,
}

impl EpubFrame {
    pub(super) fn of(hosts: &[String], standing: &Standing) -> Self {
        let own = match standing {
            // A frame without rights is of no origin, so that `'self'` would be nobody: the names are given.
            Standing::Machine => {
                hosts.iter().map(|host| format!("http://{host}")).collect::<Vec<_>>().join(" ")
            }
            Standing::Frame(_) => "'self'".to_owned(),
        };
        let policy = format!(
            "default-src 'none'; style-src {own}; img-src {own} data:; font-src {own}; frame-ancestors {own}; sandbox {}",
            standing.sandbox()
        );
        Self { policy: policy.trim_end().to_owned(), root: standing.root().to_owned() }
    }
}

/// Puts the style of a look into a document, after its own.
fn with_style(document: &[u8], address: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(document);
    let Some((head, rest)) = text.split_once("</head>") else { return document.to_vec() };
    format!("{head}<link rel=\"stylesheet\" type=\"text/css\" href=\"{address}\"/></head>{rest}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    // One presses on the side towards which a book goes on: of one from right to left it is the left.
    #[test]
    fn pages_are_turned_the_way_a_book_runs() {
        let pages = DIALS.map(|dial| usize::from(dial.name == "flow"));
        let css = ReaderLook(pages).css(&crate::lang::desk::EN);
        assert!(
            css.contains("\nbody::scroll-button(inline-end) { content: '\\2192' / 'Next page';"),
            "{css}"
        );
        assert!(
            css.contains("\nbody:dir(rtl)::scroll-button(inline-end) { content: '\\2190' / 'Next page';"),
            "{css}"
        );
    }

    #[test]
    fn words_end_no_text_of_a_style_sheet() {
        assert_eq!(css_text("Page back"), "'Page back'");
        assert_eq!(css_text("d'\\'}*{x"), "'d\\27 \\5c \\27 \\7d \\2a \\7b x'");
    }
}
