//! Who wrote the text of a page.
//!
//! No page says so in the form of another. So all that may say it is weighed: what the head says to others, what an element
//! says of itself, where a link leads, which words lead in, and where the name stands. The name of whoever publishes
//! the site is no author as long as anybody else is named.

use super::article;
use super::facts::{self, folded};
use super::lines::{self, PageLine};
use crate::lang::Lexicon;
use crate::read::{byline, date, text};
use dom_query::{Document, NodeId, NodeRef};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words in the names of what the head of a page says of its author.
const META: [&str; 7] = ["author", "authors", "byl", "byline", "creator", "contributor", "authorname"];

/// Words beside these where they say another thing of the author than the name.
const META_ELSE: [&str; 13] = [
    "url", "id", "image", "link", "email", "twitter", "facebook", "site", "slug", "bio", "book", "video",
    "music",
];

/// Words in the classes of an element that holds who wrote the text.
const CLASSES: [&str; 9] =
    ["author", "authors", "byline", "writer", "contributor", "reporter", "journalist", "autor", "auteur"];

/// Folders of a site in which its authors have their pages.
const FOLDERS: [&str; 14] = [
    "author",
    "authors",
    "staff",
    "profile",
    "profiles",
    "contributor",
    "contributors",
    "people",
    "person",
    "writers",
    "columnists",
    "reporter",
    "reporters",
    "by",
];

/// Parts of classes of what is around an article: names in it are those of others.
const OTHERS: [&str; 10] = [
    "comment",
    "related",
    "sidebar",
    "site-title",
    "recirc",
    "trending",
    "popular",
    "recommend",
    "latest",
    "promo",
];

/// No list of authors is longer.
const NAMES: usize = 50;

/// So many letters of a publisher are compared.
const PUBLISHER: usize = 200;

/// A line of more words is no line with a name.
const LINE: usize = 40;

/// No page has more metadata than this.
const METAS: usize = 500;

/// An element of more nodes is no line with a name.
const NODES: usize = 30;

/// A line with a name has at most so many words.
const WORDS: usize = 16;

/// What speaks for a name: that the page says so in a form made for it; a link to the page of an author; a class; words that
/// lead in; that it stands between title and text; that it is written like a name.
const SAID: i32 = 4;
const LINKED: i32 = 3;
const CLASSED: i32 = 3;
const LED: i32 = 3;
const PLACED: i32 = 2;
const NAMED: i32 = 1;
/// What speaks against it: that it stands beside the article.
const ASIDE: i32 = -2;

/// From so much on a name of two words or more is that of the author, and one of a single word.
const ENOUGH: i32 = 5;
const ENOUGH_FOR_ONE: i32 = 7;

/// Returns who wrote the text of a page, as its head says, else as an element of it does.
///
/// `said` are lists of names which the page gives in forms made for it, the surest first.
pub(super) fn of(document: &Document, said: Vec<Vec<String>>) -> Vec<String> {
    let body = OnceCell::new();
    let publishers = publishers(document);
    let said = said.into_iter().chain(metas(document)).map(|mut names| {
        names.truncate(NAMES);
        without_publisher(in_order(document, &body, names), &publishers)
    });
    let is_account = |names: &Vec<String>| names.iter().all(|name| byline::is_account(name));
    let own: Vec<Vec<String>> = said.filter(|names| !names.is_empty() && !is_account(names)).collect();
    let is_publisher = |names: &Vec<String>| {
        names.iter().all(|name| publishers.iter().any(|publisher| publisher.is_named(name)))
    };
    if let Some(names) = own.iter().find(|names| !is_publisher(names)) {
        return names.clone();
    }
    let marked = marked(document);
    if marked.is_empty() || is_publisher(&marked) { own.into_iter().next().unwrap_or(marked) } else { marked }
}

/// Returns what metadata of any family says of the author, such as `parsely-author` and `citation_author`.
fn metas(document: &Document) -> Vec<Vec<String>> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for meta in document.select("meta[content]").nodes().iter().take(METAS) {
        let Some(name) = ["name", "property"].iter().find_map(|key| meta.attr(key)) else { continue };
        let words = words(&name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        if !has(&META) || has(&META_ELSE) {
            continue;
        }
        let names = facts::authors(&meta.attr("content").unwrap_or_default());
        let names: Vec<String> =
            names.into_iter().filter(|name| facts::is_name(name) || is_full(name)).collect();
        // Several in a row name one author each.
        match found.iter_mut().find(|(other, _)| *other == *name) {
            Some((_, all)) => all.extend(names),
            None => found.push((name.to_string(), names)),
        }
    }
    // A name of one word is that of an account, as long as another is whole.
    let is_whole = |names: &Vec<String>| names.iter().any(|name| name.contains(' '));
    let (whole, single): (Vec<_>, Vec<_>) = found.into_iter().map(|(_, names)| names).partition(is_whole);
    whole.into_iter().chain(single).collect()
}

/// Tells whether words are written as a name is, whatever they may be elsewhere: `Al Baker`.
fn is_full(name: &str) -> bool {
    let words = name.split(' ');
    (2..=4).contains(&words.clone().count())
        && words.into_iter().all(|word| word.starts_with(char::is_uppercase))
}

/// Sets a name right that stands with the last first: `Lee, Ann` are two names to a reader, but the page has `Ann Lee`.
fn in_order(document: &Document, body: &OnceCell<String>, names: Vec<String>) -> Vec<String> {
    let [last, first] = names.as_slice() else { return names };
    if last.contains(' ') || first.contains(' ') {
        return names;
    }
    let whole = format!("{first} {last}");
    // The words of the whole page are needed once at most.
    let body = body.get_or_init(|| document.body().map(|body| folded(&body.text())).unwrap_or_default());
    if body.contains(&whole) { vec![whole] } else { names }
}

/// Takes whoever publishes the page out of a list that names others too: `Ann Lee | The Weir`.
fn without_publisher(names: Vec<String>, publishers: &[Publisher]) -> Vec<String> {
    let is_other = |name: &&String| !publishers.iter().any(|publisher| publisher.is_named(name));
    let others: Vec<String> = names.iter().filter(is_other).cloned().collect();
    if others.is_empty() { names } else { others }
}

/// Returns what the page says of whoever publishes it.
fn publishers(document: &Document) -> Vec<Publisher> {
    const KEYS: [&str; 6] = [
        "meta[property='og:site_name']",
        "meta[name='application-name']",
        "meta[name=copyright]",
        "meta[name=publisher]",
        "meta[name='DC.publisher']",
        "meta[name='twitter:site']",
    ];
    let said = KEYS.iter().filter_map(|key| document.select(key).attr("content"));
    said.map(|said| folded(&said.chars().take(PUBLISHER).collect::<String>()).to_lowercase())
        .filter(|said| !said.is_empty())
        .map(|said| Publisher { squeezed: squeezed(&said), said })
        .collect()
}

/// Whoever publishes a page, as its head says.
struct Publisher {
    /// What it says, in small letters.
    said: String,
    /// The same, letters and figures only.
    squeezed: String,
}

impl Publisher {
    /// Tells whether a name is that of the publisher, by itself or in a line on its rights.
    fn is_named(&self, name: &str) -> bool {
        // A name of more letters is none.
        let name: String = name.chars().take(PUBLISHER).collect::<String>().to_lowercase();
        self.said == name
            || self.squeezed == squeezed(&name)
            || (self.said.contains("copyright") || self.said.contains('©')) && self.said.contains(&name)
    }
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// An element that may hold a name, with what speaks for it.
struct Marked<'a> {
    node: NodeRef<'a>,
    names: Vec<String>,
    weight: i32,
}

/// Returns whom an element of the page names as the author.
fn marked(document: &Document) -> Vec<String> {
    let page = PagePlaces::of(document);
    let all = document.select("a[href], [rel], [itemprop], [class], address, cite");
    let mut found: Vec<Marked<'_>> = Vec::new();
    for node in all.nodes().iter().filter(|node| is_small(node)) {
        let line = said(node);
        if line.is_empty() || line.split(' ').count() > WORDS {
            continue;
        }
        let names = named(&line);
        if names.is_empty() {
            continue;
        }
        let weight = weight(node, &line, &page);
        let single = names.iter().any(|name| is_single(name));
        if weight >= if single { ENOUGH_FOR_ONE } else { ENOUGH } {
            found.push(Marked { node: *node, names, weight });
        }
    }
    let most = found.iter().map(|marked| marked.weight).max();
    let Some(first) = found.iter().find(|marked| Some(marked.weight) == most) else { return Vec::new() };
    // Who else is named in the same line.
    let line = first.node.ancestors_it(Some(3)).take_while(is_small).last().map(|above| above.id);
    let mut names: Vec<String> = Vec::new();
    for marked in found.iter().filter(|marked| {
        marked.weight == first.weight
            && (marked.node.id == first.node.id
                || line.is_some_and(|line| marked.node.ancestors_it(Some(3)).any(|above| above.id == line)))
    }) {
        marked.names.iter().for_each(|name| {
            if !names.contains(name) {
                names.push(name.clone());
            }
        });
    }
    names
}

/// Returns the names of a line that may name who wrote the text; what follows a mark is said of them.
fn named(line: &str) -> Vec<String> {
    let own =
        line.split(['|', '·', '•', '/']).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    let names = facts::authors(own);
    if names.iter().all(|name| facts::is_name(name)) { names } else { Vec::new() }
}

/// Tells whether a name is one word of a script that parts words.
fn is_single(name: &str) -> bool {
    !name.contains(' ') && name.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// Returns the words of an element, those of other elements in it parted by spaces: styles part them on the page.
fn said(node: &NodeRef<'_>) -> String {
    let texts = node.descendants_it().filter(NodeRef::is_text).map(|text| text.text().to_string());
    folded(&texts.collect::<Vec<_>>().join(" "))
}

fn is_small(node: &NodeRef<'_>) -> bool {
    node.descendants_it().nth(NODES).is_none()
}

/// Weighs what an element, and those around it that hold little else, say of the name in it.
fn weight(node: &NodeRef<'_>, line: &str, page: &PagePlaces) -> i32 {
    let small: Vec<NodeRef<'_>> = std::iter::once(*node)
        .chain(
            node.ancestors_it(Some(4))
                .take_while(|above| is_small(above) && said(above).split(' ').count() <= WORDS),
        )
        .collect();
    let any = |is: &dyn Fn(&NodeRef<'_>) -> bool| small.iter().any(is);
    let has = |node: &NodeRef<'_>, key: &str| {
        node.attr(key).is_some_and(|value| {
            value.split_whitespace().any(|word| word.eq_ignore_ascii_case("author") || word == "creator")
        })
    };
    // Who made a picture is named below it.
    if node.ancestors_it(None).any(|above| above.has_name("figure") || above.has_name("figcaption")) {
        return 0;
    }
    let around_name = page.around(node);
    if around_name.as_ref().is_some_and(|(before, _)| names_other_role(before)) {
        return 0;
    }
    let is_byline =
        around_name.is_none_or(|(before, after)| is_byline_before(&before) && is_byline_after(&after));
    let mut weight = 0;
    if any(&|node| has(node, "rel") || has(node, "itemprop")) || node.has_class("p-author") {
        weight += SAID;
    }
    // Of others a text speaks in words: `A talk with Ben Orr`.
    if is_byline && any(&|node| node.attr("href").is_some_and(|href| leads_to_author(&href))) {
        weight += LINKED;
    }
    if any(&|node| says_author(node)) {
        weight += CLASSED;
    }
    let leads = |line: &str| byline::after_by(line).is_some_and(|rest| !rest.is_empty());
    if leads(line) || any(&|above| leads(&said(above))) {
        weight += LED;
    }
    if weight == 0 {
        return 0;
    }
    if node.descendants_it().chain([*node]).any(|inner| page.head.contains(&inner.id)) {
        weight += PLACED;
    }
    weight += if text::is_person(line) || !is_single(line) { NAMED } else { 0 };
    let around = |above: &NodeRef<'_>| {
        above.has_name("nav")
            || above.has_name("footer") && above.parent().is_some_and(|outer| outer.has_name("body"))
            || article::is_called(above, &OTHERS)
    };
    // What holds the title too says nothing of the name.
    let apart = || node.ancestors_it(None).take_while(|above| !page.spine.contains(&above.id)).chain([*node]);
    if apart().any(|above| around(&above)) {
        return 0;
    }
    if apart().any(|above| above.has_name("aside")) {
        weight += ASIDE;
    }
    weight
}

/// Tells whether words before a name say that somebody did another thing than write the text: `Photo by`.
fn names_other_role(before: &str) -> bool {
    static CREDITS: LazyLock<Lexicon> = LazyLock::new(|| {
        let pictures = Lexicon::phrases(|reading| reading.head.picture_credits);
        let others = Lexicon::phrases(|reading| reading.head.credits);
        Lexicon::of(pictures.iter().chain(others.iter()).map(str::to_lowercase))
    });
    // Whoever is named after somebody else may have another role: `Photos by Ben Orr, words by Ann Lee`.
    let mut clauses = before.rsplit(['.', ';', ',', '|', '·', '•', '/']).map(|clause| {
        let clause = format!("{} ", clause.trim().to_lowercase());
        if byline::lead(&clause).is_some() { Some(false) } else { CREDITS.lead(&clause).map(|_| true) }
    });
    clauses.find_map(|found| found).unwrap_or(false)
}

/// Tells whether nothing but words of a byline, a day and names stand before a name.
fn is_byline_before(before: &str) -> bool {
    static POSTED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.head.posted));
    let day = date::find(before).map(|found| found.range);
    let without =
        day.and_then(|day| Some(format!("{},{}", before.get(..day.start)?, before.get(day.end..)?)));
    let before = without.unwrap_or_else(|| before.to_owned());
    before.split(['|', '·', '•', '/', ',', ';', '–', '—']).map(str::trim).filter(|part| !part.is_empty()).all(
        |part| {
            // `By Ann Lee and`
            let names = part
                .rsplit_once(' ')
                .filter(|(_, last)| byline::joins(last))
                .map_or(part, |(names, _)| names);
            let lead = format!("{} ", part.to_lowercase());
            let is_whole = |found: Option<&str>| found == Some(lead.as_str());
            is_whole(byline::lead(&lead))
                || is_whole(POSTED.lead(&lead))
                || byline::joins(part)
                || text::is_person(byline::after_by(names).unwrap_or(names))
        },
    )
}

/// Tells whether what follows a name on its line may stand in a byline: other names, a day, what somebody is.
fn is_byline_after(after: &str) -> bool {
    static ROLES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.roles));
    let first = after.split_whitespace().next().unwrap_or_default();
    !first.starts_with(char::is_lowercase)
        || byline::joins(first)
        || ROLES.contains(first.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// Tells whether an address is that of the page of an author: `/author/ann-lee`, `/staff/ann-lee.html`.
fn leads_to_author(href: &str) -> bool {
    let path = href.split_once("://").map_or(href, |(_, rest)| rest);
    let parts: Vec<&str> = path.split(['/', '?', '#']).filter(|part| !part.is_empty()).collect();
    let named = parts.iter().rev().skip(1).any(|part| FOLDERS.contains(&part.to_ascii_lowercase().as_str()));
    named || parts.last().is_some_and(|last| last.to_ascii_lowercase().starts_with("author-"))
}

/// Tells whether a class of an element says that it holds who wrote the text.
fn says_author(node: &NodeRef<'_>) -> bool {
    ["class", "id"].iter().filter_map(|key| node.attr(key)).any(|names| {
        words(&names).iter().any(|word| CLASSES.contains(&word.as_str()) || word == "authorname")
    })
}

/// Parts a name of metadata or a class into its words, in small letters: `cXenseParse:author`, `bylineAuthor`.
fn words(names: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in names.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && after_small) {
            words.push(String::new());
        }
        after_small = c.is_lowercase();
        if let Some(last) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            last.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// So many lines above the first heading may name the author.
const ABOVE: usize = 3;

/// Where things stand on a page.
struct PagePlaces {
    /// The texts of the lines between title and text.
    head: BTreeSet<NodeId>,
    /// The elements that hold the title.
    spine: BTreeSet<NodeId>,
    /// The texts of each line that is short enough to hold a name.
    lines: Vec<Vec<(NodeId, String)>>,
    /// On which of these lines a text stands.
    line_of: BTreeMap<NodeId, usize>,
}

impl PagePlaces {
    fn of(document: &Document) -> Self {
        let lines = lines::of(document);
        let heading = |line: &PageLine<'_>| {
            line.nodes.iter().any(|node| node.ancestors_it(Some(4)).any(|above| above.has_name("h1")))
        };
        let title = lines.iter().position(heading).unwrap_or(0);
        let below = lines.iter().skip(title + 1).position(PageLine::is_prose);
        let end = below.map_or(lines.len(), |at| title + 1 + at);
        let head = lines.get(title.saturating_sub(ABOVE)..end).unwrap_or_default();
        let is_short = |line: &&PageLine<'_>| line.words.split(' ').count() <= LINE;
        let texts = |line: &PageLine<'_>| -> Vec<(NodeId, String)> {
            line.nodes.iter().map(|node| (node.id, lines::bare(&node.text()))).collect()
        };
        let short: Vec<Vec<(NodeId, String)>> = lines.iter().filter(is_short).map(texts).collect();
        let line_of =
            short.iter().enumerate().flat_map(|(at, line)| line.iter().map(move |(id, _)| (*id, at)));
        let spine = lines.get(title).into_iter().flat_map(|line| &line.nodes);
        Self {
            head: head.iter().flat_map(|line| line.nodes.iter().map(|node| node.id)).collect(),
            spine: spine.flat_map(|node| node.ancestors_it(None).map(|above| above.id)).collect(),
            line_of: line_of.collect(),
            lines: short,
        }
    }

    /// Returns what stands before the words of an element on their line, and after them.
    fn around(&self, node: &NodeRef<'_>) -> Option<(String, String)> {
        let own: BTreeSet<NodeId> = node.descendants_it().chain([*node]).map(|inner| inner.id).collect();
        let at = own.iter().find_map(|id| self.line_of.get(id))?;
        let line = self.lines.get(*at)?;
        let first = line.iter().position(|(id, _)| own.contains(id))?;
        let last = line.iter().rposition(|(id, _)| own.contains(id))?;
        let joined = |texts: &[(NodeId, String)]| {
            texts.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" ").trim().to_owned()
        };
        Some((joined(line.get(..first)?), joined(line.get(last + 1..)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(head: &str, body: &str) -> Vec<String> {
        const PROSE: &str = "<p>The old clerk kept the ledger in a drawer, under the window, and nobody counted the \
                             pages, or asked him what they said of the lock and the weir, until the winter.</p>";
        let html = format!("<html><head>{head}</head><body><h1>Frost</h1>{body}</body></html>");
        of(&Document::from(html.replace("PROSE", PROSE)), Vec::new())
    }

    // Two in three pages of newspapers named their authors in none of the forms that were known.
    #[test]
    fn an_author_is_found_by_several_signs() {
        let pages = [
            ("", "<div><span>By </span><a href='/profile/ann-lee-19'>Ann Lee</a></div>PROSE", "Ann Lee"),
            ("", "<p class='meta__byline'><a href='/author/heron'>Ann Lee</a></p>PROSE", "Ann Lee"),
            ("", "<div class='bylineDetails'><span class='authorText'>Ann Lee</span></div>PROSE", "Ann Lee"),
            (
                "",
                "<a rel='author' href='/x'>Ann Lee</a> and <a rel='author' href='/y'>Ben Orr</a>PROSE",
                "Ann Lee, Ben Orr",
            ),
            ("", "<a rel='author' href='/author/heron/'>heron</a>PROSE", "heron"),
            ("<meta name='parsely-author' content='Ann Lee'>", "PROSE", "Ann Lee"),
            (
                "<meta name='citation_author' content='Ann Lee'><meta name='citation_author' content='Ben Orr'>",
                "PROSE",
                "Ann Lee, Ben Orr",
            ),
            ("<meta name='byline' content='Ann Lee | ann@weir.example'>", "PROSE", "Ann Lee"),
            ("<meta name='dc.creator' content='Lee, Ann'>", "<p>By Ann Lee</p>PROSE", "Ann Lee"),
            (
                "<meta name='author' content='The Weir'><meta property='og:site_name' content='The Weir'><meta property='article:author' content='Ann Lee'>",
                "PROSE",
                "Ann Lee",
            ),
            (
                "<meta name='author' content='Weir Press'><meta name='copyright' content='Copyright (c) Weir Press 2022'>",
                "<p class='byline'>By <a href='/contributors/ann-lee'>Ann Lee</a></p>PROSE",
                "Ann Lee",
            ),
            (
                "<meta name='author' content='Ann Lee | The Weir'><meta property='og:site_name' content='The Weir'>",
                "PROSE",
                "Ann Lee",
            ),
            ("", "<p>March 9, 2019 by <a href='/author/ann'>Ann Lee</a></p>PROSE", "Ann Lee"),
            ("", "<p><a href='/staff/ann'>Ann Lee</a>, reporter</p>PROSE", "Ann Lee"),
            // Whoever publishes the page, where nobody else is named.
            (
                "<meta name='author' content='The Weir'><meta property='og:site_name' content='The Weir'>",
                "PROSE",
                "The Weir",
            ),
        ];
        for (head, body, authors) in pages {
            assert_eq!(names(head, body).join(", "), authors, "{head}{body}");
        }
    }

    #[test]
    fn what_only_looks_like_an_author_is_none() {
        let pages = [
            // Somebody of whom the text speaks, a section, a tag, a picture of the author.
            ("", "PROSE<p><a href='/people/ann-lee'>Ann Lee</a> and others were there that day.</p>"),
            ("", "<a href='/section/home-life'>Home Life</a>PROSE"),
            ("<meta name='author:image' content='Ann Lee'>", "PROSE"),
            ("<meta name='twitter:creator' content='@annlee'>", "PROSE"),
            // Whom the text is about, and who did another thing.
            ("", "<p>A talk with <a href='/people/ben-orr'>Ben Orr</a></p>PROSE"),
            ("", "<p class='credit'>Photo by <a href='/staff/ben-orr'>Ben Orr</a></p>PROSE"),
            ("", "<p>Translated by <a href='/people/ben-orr'>Ben Orr</a></p><p>Ann Lee</p>PROSE"),
            ("", "<p><a href='/people/ben-orr'>Ben Orr</a> talks of the weir.</p>PROSE"),
            ("<meta name='book:author' content='Ben Orr'>", "PROSE"),
            (
                "",
                "<figure><figcaption>The lock. <b class='photo-author'>Ben Orr</b></figcaption></figure>PROSE",
            ),
            // Who comments, and who wrote other texts.
            ("", "PROSE<div class='comments'><a rel='author' href='/author/zed'>Zed Lee</a></div>"),
            (
                "",
                "PROSE<div class='related-posts'><p class='byline'>By <a href='/author/zed'>Zed Lee</a></p></div>",
            ),
        ];
        for (head, body) in pages {
            assert_eq!(names(head, body), Vec::<String>::new(), "{head}{body}");
        }
    }

    #[test]
    fn names_are_parted_into_words() {
        assert_eq!(words("cXenseParse:author"), ["c", "xense", "parse", "author"]);
        assert_eq!(words("byline__authorList"), ["byline", "author", "list"]);
        assert_eq!(words("AUTHOR"), ["author"]);
    }
}
