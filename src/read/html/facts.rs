//! What a page says of the article it holds.

use super::write::is_block;
use super::{author, structured, title};
use crate::read::{byline, date, text};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// What is known of an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownFacts {
    /// Its title.
    pub title: Option<String>,
    /// What stands below the title.
    pub subtitle: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published, as written.
    pub date: Option<String>,
    /// The tag of its language.
    pub lang: Option<String>,
    /// Its address on the web.
    pub address: Option<String>,
    /// What it is about.
    pub tags: Vec<String>,
    /// The name that its address ends with.
    pub slug: Option<String>,
    /// The picture that stands before it.
    pub image: Option<String>,
    /// Whether it is not finished.
    pub is_draft: bool,
}

/// Where pages keep the day of publication beside the head, the surest first.
const DATES: [&str; 8] = [
    "[itemprop=datePublished]",
    "[property~='dc:date'][content]",
    "time.dt-published",
    ".dt-published",
    "time[pubdate]",
    "time.entry-date, time.published, abbr.published",
    "time[datetime]",
    "time",
];

/// Where pages keep a line below the title.
const SUBTITLES: [&str; 3] = [
    "h1 ~ .subtitle, header .subtitle",
    ".entry-subtitle, .post-subtitle, .article-subtitle",
    "h1 + h3.subtitle, h1 + p.subtitle",
];

/// Reads what the head of a page says, and what its text marks as such.
pub(super) fn of(document: &Document) -> KnownFacts {
    let Ok(readability) = Readability::with_document(document.clone(), None, Some(Config::default())) else {
        return KnownFacts::default();
    };
    let said = readability.get_article_metadata(readability.parse_json_ld());
    let address = address(document);
    let structured = structured::of(document);
    let date = said
        .published_time
        .or(structured.date)
        .or_else(|| meta_date(document, true))
        .or_else(|| DATES.iter().find_map(|path| marked_date(document, path)))
        .or_else(|| meta_date(document, false));
    // A page of several authors may name each by itself.
    let each = document.select("meta[name=author]");
    let metas: Vec<Vec<String>> =
        each.nodes().iter().filter_map(|meta| meta.attr("content")).map(|names| authors(&names)).collect();
    let named = said.byline.map(|names| authors(&names)).unwrap_or_default();
    let several = if metas.len() > 1 { metas.concat() } else { Vec::new() };
    KnownFacts {
        title: title::find(document, structured.title.as_deref(), &said.title),
        subtitle: SUBTITLES.iter().find_map(|path| words_of(document, path)),
        authors: author::of(document, vec![several, named, structured.authors]),
        date: date.map(|date| day(&date)),
        lang: said.lang.map(|lang| lang.replace('_', "-")).filter(|lang| !lang.is_empty()),
        address,
        ..KnownFacts::default()
    }
}

/// Returns a day from metadata of any family: of publication, as `publish-date`, `parsely-pub-date`, `DC.date.issued` give it,
/// else one of which nothing else is said.
fn meta_date(document: &Document, is_published: bool) -> Option<String> {
    const OTHERS: [&str; 12] = [
        "modif",
        "updat",
        "revis",
        "expir",
        "event",
        "start",
        "end",
        "publisher",
        "birth",
        "death",
        "profile",
        "book",
    ];
    // Whole words: `birthdate` ends with one too.
    const FORMS: [&str; 20] = [
        "date",
        "pubdate",
        "pubday",
        "publish",
        "published",
        "publishdate",
        "publisheddate",
        "publishtime",
        "publishedtime",
        "publishedat",
        "publicationdate",
        "publicationtime",
        "originalpublicationdate",
        "origpubdate",
        "datepublished",
        "dateissued",
        "issued",
        "articledate",
        "postdate",
        "displaydate",
    ];
    document.select("meta[content]").nodes().iter().find_map(|meta| {
        let name =
            ["name", "property", "itemprop"].iter().find_map(|key| meta.attr(key))?.to_ascii_lowercase();
        let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
        let has = |parts: &[&str]| words.iter().any(|word| parts.iter().any(|part| word.contains(part)));
        let is_date = words.iter().any(|word| FORMS.contains(word));
        let said = folded(&meta.attr("content").unwrap_or_default());
        let is_day = || date::find(&said).is_some_and(|found| found.precision() == date::Precision::Day);
        (is_date && has(&["pub", "issued", "original"]) == is_published && !has(&OTHERS) && is_day())
            .then_some(said)
    })
}

/// Returns the day that folders of an address are named after: `/2019/03/09/frost`.
pub(super) fn day_of_address(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split('/').collect();
    parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else { return None };
        let number = |part: &str, len: usize| {
            let fits =
                part.len() <= len && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let fits = (1990..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then(|| format!("{year:04}-{month:02}-{day:02}"))
    })
}

fn marked_date(document: &Document, path: &str) -> Option<String> {
    // An element that says only that it is a time may be one that the text speaks of.
    let is_any = path.starts_with("time") && !path.contains(['.', ',']) && !path.contains("pubdate");
    document.select(path).nodes().iter().take(TIMES).find_map(|node| {
        let said = ["datetime", "content", "title"].iter().find_map(|name| node.attr(name));
        let words = || Some(folded(&node.text())).filter(|words| !is_any || date::find(words).is_some());
        let date = said.map(|said| said.to_string()).or_else(words)?;
        (date.chars().any(|c| c.is_ascii_digit()) && !(is_any && is_in_text(node))).then_some(date)
    })
}

/// Tells whether a time is one that a text speaks of: within a quotation or caption, or in a sentence.
fn is_in_text(node: &NodeRef<'_>) -> bool {
    let is_held =
        |above: NodeRef<'_>| ["blockquote", "figure", "figcaption"].iter().any(|name| above.has_name(name));
    let line = node.ancestors_it(None).find(is_block);
    let is_sentence = |line: NodeRef<'_>| {
        let words = folded(&line.text());
        line.has_name("p")
            && words.ends_with(['.', '!', '?', '…', '。'])
            && words.len() > folded(&node.text()).len() + SENTENCE
    };
    node.ancestors_it(None).any(is_held) || line.is_some_and(is_sentence)
}

/// So many elements of a page are looked at for its day.
const TIMES: usize = 64;

/// A line with so many bytes more than a day may be a sentence about it.
const SENTENCE: usize = 12;

/// Tells whether words may be a name: few, and not the words before one.
pub(super) fn is_name(words: &str) -> bool {
    let few = words.split(' ').count() <= 6 && words.chars().any(char::is_alphabetic);
    few && !words.ends_with([':', '.', '?', '!']) && (text::is_person(words) || !words.contains(' '))
}

/// Returns the day of a time in the form of ISO 8601; any other date as it is written.
fn day(date: &str) -> String {
    let date = date.trim();
    let bytes = date.as_bytes();
    let is_iso = bytes.len() > 10
        && bytes.iter().take(10).enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
        && bytes.get(10).is_some_and(|byte| matches!(byte, b'T' | b' '));
    if is_iso { date.get(..10).unwrap_or(date).to_owned() } else { date.to_owned() }
}

/// Divides the names of several authors, and takes off the words before them, as from a line of a text.
pub fn authors(names: &str) -> Vec<String> {
    let names = folded(names);
    // `Von Trapp` is a name: what leads others in stands before two words at the least.
    let bare = byline::after_by(&names).filter(|bare| bare.contains(' ')).unwrap_or(&names);
    let is_address = |name: &str| name.contains("://") || name.contains('@');
    let names = bare.split([';', '&', '|']).flat_map(byline::split_names);
    let unmarked = |name: String| name.trim_matches(['\'', '"', '“', '”', '«', '»']).trim().to_owned();
    names.map(unmarked).filter(|name| !name.is_empty() && !is_address(name)).collect()
}

/// Returns the address that the page says it has.
fn address(document: &Document) -> Option<String> {
    let link = document.select("link[rel=canonical]").attr("href");
    let address =
        link.or_else(|| document.select("meta[property='og:url']").attr("content"))?.trim().to_owned();
    (address.starts_with("https://") || address.starts_with("http://")).then_some(address)
}

fn words_of(document: &Document, path: &str) -> Option<String> {
    let first: Option<NodeRef<'_>> = document.select_single(path).nodes().first().copied();
    first.map(|node| folded(&node.text())).filter(|words| !words.is_empty())
}

/// Joins words by single spaces.
pub(super) fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Removes the lines that say only the day which the page gives in figures too.
pub(super) fn remove_date(document: &Document) {
    for time in document.select("header time[datetime]").nodes() {
        let line = time.ancestors_it(Some(3)).find(super::write::is_block);
        if let Some(line) = line.filter(|line| folded(&line.text()) == folded(&time.text())) {
            line.remove_from_parent();
        }
    }
}

impl KnownFacts {
    /// Takes from others what is not known.
    pub fn or(self, others: Self) -> Self {
        Self {
            title: self.title.or(others.title),
            subtitle: self.subtitle.or(others.subtitle),
            authors: if self.authors.is_empty() { others.authors } else { self.authors },
            date: self.date.or(others.date),
            lang: self.lang.or(others.lang),
            address: self.address.or(others.address),
            ..self
        }
    }

    /// Tells whether a line says nothing but who wrote the text, or when.
    pub(super) fn say(&self, line: &str) -> bool {
        let is_date = self.date.as_deref().is_some_and(|date| date == line.trim());
        let names = authors(&line.replace('\\', ""));
        is_date || (!names.is_empty() && names == self.authors)
    }

    /// Returns front matter that says what is known; nothing if nothing is.
    pub fn front_matter(&self) -> String {
        let quoted = |words: &str| serde_json::Value::from(words).to_string();
        let list = |all: &[String]| all.iter().map(|one| quoted(one)).collect::<Vec<_>>().join(", ");
        let mut lines = String::new();
        let mut line = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                lines.push_str(&format!("{key}: {value}\n"));
            }
        };
        line("title", self.title.as_deref().map(|title| quoted(&super::escape::line(title))));
        line("subtitle", self.subtitle.as_deref().map(|words| quoted(&super::escape::line(words))));
        line("date", self.date.as_deref().map(quoted));
        line("authors", (!self.authors.is_empty()).then(|| format!("[{}]", list(&self.authors))));
        line("lang", self.lang.as_deref().map(quoted));
        line("source", self.address.as_deref().map(quoted));
        line("tags", (!self.tags.is_empty()).then(|| format!("[{}]", list(&self.tags))));
        line("slug", self.slug.as_deref().map(quoted));
        line("image", self.image.as_deref().map(quoted));
        line("draft", self.is_draft.then(|| "true".to_owned()));
        if lines.is_empty() { lines } else { format!("---\n{lines}---\n\n") }
    }
}
