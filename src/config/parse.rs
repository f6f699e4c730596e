//! Reads `chapbook.toml` with the place of every value.

use super::value::{Entry, Reader};
use super::{Config, booklet, handouts};
use crate::assemble::{Order, Parts};
use crate::diagnostic::{SourceId, Span, Warned};
use crate::epub;
use crate::impose::Scheme;
use crate::layout::{LinksPlace, NotesPlace};
use crate::model::Paper;
use crate::read::{MissingImages, Quotes, Recurse};
use crate::style::Start;
use crate::unit::Length;
use toml::Spanned;
use toml::de::DeTable;

/// Every section of `chapbook.toml` with its keys.
pub const KEYS: &[(&str, &[&str])] = &[
    (
        "series",
        &[
            "title",
            "subtitle",
            "author",
            "publisher",
            "language",
            "identifier",
            "rights",
            "licence",
            "isbn",
            "edition",
            "site",
            "order",
            "articles",
            "recurse",
            "from",
            "to",
            "tags",
            "parts",
            "day-first",
            "quotes",
            "drop",
            "static",
            "missing-images",
            "paper",
            "style",
            "cover",
        ],
    ),
    ("epub", &["fonts", "page-list", "paragraph-numbers", "conforms-to"]),
    (
        "print",
        &[
            "page",
            "font-size",
            "leading",
            "margins",
            "start",
            "notes",
            "links",
            "paragraph-numbers",
            "grey",
            "bleed",
            "marks",
        ],
    ),
    (
        "booklet",
        &[
            "scheme",
            "with",
            "page",
            "sheet",
            "scale",
            "signature",
            "stitch-limit",
            "flip",
            "separate",
            "back-turned",
            "back-offset",
            "printer-margin",
            "caliper",
            "trim",
            "marks",
            "fit",
            "fit-limit",
            "blank",
            "cover",
        ],
    ),
    (
        "handouts",
        &[
            "make",
            "paper",
            "layout",
            "numbers",
            "line-numbers",
            "terms",
            "large-print",
            "fit",
            "study-epub",
            "sessions",
            "session-minutes",
            "reading-speed",
            "discussion-minutes",
        ],
    ),
];

pub(super) const PAPERS: &[(&str, Option<Paper>)] =
    &[("auto", None), ("a4", Some(Paper::A4)), ("letter", Some(Paper::Letter))];

/// Reads the configuration from the text of `chapbook.toml`.
///
/// What is wrong is an error with its place, many per run, in the order of the file; the value holds
/// what could be read, and defaults for the rest.
pub fn parse(source: SourceId, text: &str) -> Warned<Config> {
    let mut reader = Reader::new(source);
    let mut config = Config::default();
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let place = error.span().unwrap_or(0..text.len().min(1));
        let message = format!("chapbook.toml is not valid TOML: {}", sentence(error.message()));
        let hint =
            "each line is a [section], or a key, an equals sign and a value; texts stand in quotation marks";
        reader.error("C002", Span::new(source, place.start, place.end), message, hint.into());
    }
    // After an error of syntax the rest is guesswork, and messages about it would mislead.
    if errors.is_empty() {
        sections(document.get_ref(), &mut config, &mut reader);
    }
    reader.diagnostics.sort_by_key(|diagnostic| diagnostic.primary.map(|span| span.start));
    Warned::new(config, reader.diagnostics)
}

/// Reads every section.
fn sections(document: &DeTable<'_>, config: &mut Config, reader: &mut Reader) {
    let names: Vec<&str> = KEYS.iter().map(|(name, _)| *name).collect();
    for (name, value) in document.iter() {
        let known = KEYS.iter().find(|(section, _)| *section == name.get_ref().as_ref());
        match (known, value.get_ref().as_table()) {
            (Some((section, keys)), Some(table)) => {
                reader.reject_unknown(&format!("key in [{section}]:"), table, keys);
                for (key, value) in table.iter() {
                    entry(section, Entry { key: key.get_ref(), value }, config, reader);
                }
            }
            (Some((section, _)), None) => {
                let span = reader.span(name);
                let message = format!("`{section}` is a section, not a key");
                reader.error("C003", span, message, format!("write `[{section}]` on a line of its own"));
            }
            (None, None) => stray(name, reader),
            (None, Some(_)) => reader.unknown("section", name, &names),
        }
    }
    fit(document, config, reader);
}

/// Tells in which section a key belongs that stands in none.
fn stray(name: &Spanned<std::borrow::Cow<'_, str>>, reader: &mut Reader) {
    let home = KEYS.iter().find(|(_, keys)| keys.contains(&name.get_ref().as_ref()));
    match home {
        Some((section, _)) => {
            let span = reader.span(name);
            let message = format!("the key `{}` stands in no section", name.get_ref());
            reader.error("C001", span, message, format!("write `[{section}]` on a line above it"));
        }
        None => {
            let keys: Vec<&str> = KEYS.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
            reader.unknown("key", name, &keys);
        }
    }
}

/// Reads one key of one section.
fn entry(section: &str, entry: Entry<'_>, config: &mut Config, reader: &mut Reader) {
    match section {
        "series" => series(entry, config, reader),
        "epub" => epub(entry, &mut config.epub, reader),
        "print" => print(entry, config, reader),
        "booklet" => booklet::read(entry, &mut config.booklet, reader),
        _ => handouts::read(entry, &mut config.handouts, reader),
    }
}

/// Looks at keys that need one another.
fn fit(document: &DeTable<'_>, config: &Config, reader: &mut Reader) {
    second_series(document, config, reader);
    let table = |name: &str| document.get(name).and_then(|value| value.get_ref().as_table());
    let listed = config.assemble.order == Order::Listed;
    if listed
        && config.assemble.articles.is_empty()
        && let Some(order) = table("series").and_then(|series| series.get("order"))
    {
        let span = reader.span(order);
        let message = "the order is `listed`, and `articles` lists none".to_owned();
        reader.error("C007", span, message, "add `articles = [\"first\", \"second\"]`".into());
    }
}

/// Tells of a head-to-head booklet that lacks its second series.
fn second_series(document: &DeTable<'_>, config: &Config, reader: &mut Reader) {
    let table = document.get("booklet").and_then(|value| value.get_ref().as_table());
    if config.booklet.scheme == Scheme::HeadToHead
        && config.booklet.with.is_none()
        && let Some(scheme) = table.and_then(|booklet| booklet.get("scheme"))
    {
        let span = reader.span(scheme);
        let message = "the scheme is `head-to-head`, and `with` names no second series".to_owned();
        reader.error(
            "C007",
            span,
            message,
            "add `with = \"../other\"`, the folder of the second series".into(),
        );
    }
}

fn series(entry: Entry<'_>, config: &mut Config, reader: &mut Reader) {
    match entry.key {
        "title" => config.assemble.title = reader.text(entry),
        "subtitle" => config.assemble.subtitle = reader.text(entry),
        "author" => config.assemble.author = reader.texts(entry),
        "publisher" => config.assemble.publisher = reader.text(entry),
        "language" => {
            let language = reader.checked_text(entry, is_language, LANGUAGE);
            config.read.language.clone_from(&language);
            config.assemble.language = language;
        }
        "identifier" => config.assemble.identifier = reader.text(entry),
        "rights" => config.assemble.rights = reader.text(entry),
        "licence" => config.assemble.licence = reader.text(entry),
        "isbn" => config.assemble.isbn = reader.checked_text(entry, is_isbn, ISBN),
        "edition" => config.assemble.edition = reader.text(entry),
        "site" => config.assemble.site = reader.checked_text(entry, is_address, ADDRESS),
        "order" => {
            let known = [("date", Order::Date), ("name", Order::Name), ("listed", Order::Listed)];
            set(&mut config.assemble.order, reader.choice(entry, &known));
        }
        "articles" => config.assemble.articles = reader.inner_paths(entry),
        "recurse" => {
            let known = [("auto", Recurse::Auto)];
            let flag =
                entry.value.get_ref().as_bool().map(|yes| if yes { Recurse::Yes } else { Recurse::No });
            set(&mut config.read.recurse, flag.or_else(|| reader.choice(entry, &known)));
        }
        "from" => config.assemble.from = reader.date(entry),
        "to" => config.assemble.to = reader.date(entry),
        "tags" => config.assemble.tags = reader.texts(entry),
        "parts" => {
            let known = [("none", Parts::None), ("year", Parts::Year), ("month", Parts::Month)];
            set(&mut config.assemble.parts, reader.choice(entry, &known));
        }
        "day-first" => config.read.day_first = reader.flag(entry),
        "quotes" => {
            let known = [("style", Quotes::Style), ("keep", Quotes::Keep)];
            set(&mut config.read.quotes, reader.choice(entry, &known));
        }
        "drop" => config.read.drop = reader.texts(entry),
        "static" => config.read.static_folder = reader.placed_text(entry),
        "missing-images" => {
            let known = [("error", MissingImages::Error), ("placeholder", MissingImages::Placeholder)];
            set(&mut config.read.missing_images, reader.choice(entry, &known));
        }
        "paper" => set(&mut config.assemble.paper, reader.choice(entry, PAPERS)),
        "style" => config.own.style = reader.inner_path(entry),
        "cover" => config.own.cover = reader.inner_path(entry),
        _ => {}
    }
}

fn epub(entry: Entry<'_>, epub: &mut epub::Options, reader: &mut Reader) {
    match entry.key {
        "fonts" => set(&mut epub.fonts, reader.flag(entry)),
        "page-list" => set(&mut epub.page_list, reader.flag(entry)),
        "paragraph-numbers" => set(&mut epub.paragraph_numbers, reader.flag(entry)),
        "conforms-to" => epub.conforms_to = reader.text(entry),
        _ => {}
    }
}

fn print(entry: Entry<'_>, config: &mut Config, reader: &mut Reader) {
    match entry.key {
        "page" => config.style.page = reader.page(entry),
        "font-size" => config.style.font_size = reader.length(entry, Length::pt(4)..=Length::pt(72)),
        "leading" => config.style.leading = reader.length(entry, Length::pt(4)..=Length::pt(144)),
        "margins" => config.style.margins = reader.margins(entry),
        "start" => {
            let known = [("any", Start::Any), ("recto", Start::Recto), ("run-on", Start::RunOn)];
            set(&mut config.style.start, reader.choice(entry, &known));
        }
        "paragraph-numbers" => set(&mut config.style.paragraph_numbers, reader.flag(entry)),
        "notes" => {
            let known = [("foot", NotesPlace::Foot), ("end", NotesPlace::End)];
            set(&mut config.layout.notes, reader.choice(entry, &known));
        }
        "links" => {
            let known = [("notes", LinksPlace::Notes), ("end", LinksPlace::End), ("none", LinksPlace::None)];
            set(&mut config.layout.links, reader.choice(entry, &known));
        }
        "grey" => set(&mut config.pdf.grey, reader.flag(entry)),
        "bleed" => {
            let bleed = reader.length(entry, Length::ZERO..=Length::mm(25));
            set(&mut config.pdf.bleed, bleed.map(|placed| placed.value));
        }
        "marks" => set(&mut config.pdf.marks, reader.flag(entry)),
        _ => {}
    }
}

/// Sets a value that was read; what could not be read leaves the default.
pub(super) fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

const LANGUAGE: (&str, &str) = ("a language tag", "write a BCP 47 tag, such as `en`, `en-US`, `fr` or `ar`");
const ISBN: (&str, &str) = ("an ISBN", "write all 13 (or 10) digits, the last of which checks the others");
const ADDRESS: (&str, &str) = ("an address", "write it with its scheme, such as `https://example.org`");

fn is_language(text: &str) -> bool {
    icu::locale::LanguageIdentifier::try_from_str(&text.replace('_', "-"))
        .is_ok_and(|tag| !tag.language.is_unknown())
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !text.contains(char::is_whitespace))
}

/// Tells whether the check digit fits: ISO 2108, modulo 10 for 13 digits and modulo 11 for 10.
fn is_isbn(text: &str) -> bool {
    let text = text.trim_start_matches("ISBN").trim_start_matches("urn:isbn:");
    let signs: Vec<char> =
        text.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2010}' | '\u{2011}')).collect();
    let value = |(place, sign): (usize, &char)| match sign {
        'X' | 'x' if place == 9 && signs.len() == 10 => Some(10),
        sign => sign.to_digit(10),
    };
    let Some(digits) = signs.iter().enumerate().map(value).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    let sum = |weight: fn(usize) -> u32| digits.iter().enumerate().map(|(i, d)| d * weight(i)).sum::<u32>();
    match digits.len() {
        13 => sum(|i| if i % 2 == 0 { 1 } else { 3 }) % 10 == 0,
        10 => sum(|i| 10 - i as u32) % 11 == 0,
        _ => false,
    }
}

/// Writes a message of the TOML reader as a part of a sentence.
fn sentence(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    line.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
