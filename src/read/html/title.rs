//! The title of a page, and not the name of its site.

use super::facts::folded;
use super::lines::{self, PageLine};
use super::own;
use dom_query::{Document, NodeRef};
use std::collections::BTreeSet;

/// Where a title may stand.
const HEADINGS: &str = "h1, h2, h3, h4, [itemprop=headline], .entry-title, .post-title, .p-name";

/// What is around an article, in which no title of it stands.
const AROUND: [&str; 4] = ["nav", "footer", "aside", "form"];

/// Marks between the title of a page and the name of its site.
const BETWEEN: [char; 25] = [
    '|', '·', '•', '–', '—', '-', ':', '~', '«', '»', '‹', '›', '/', '>', '<', '.', '♦', '｜', '：', '－',
    '_', '／', '・', '】', '―',
];

/// A heading of so few words that goes on in the name of the page may be a word of it.
const SHORT: usize = 3;

/// A heading of the page.
struct PageHeading<'a> {
    node: NodeRef<'a>,
    words: String,
}

/// Finds the title: a heading that the name of the page begins or ends with, or the part of that name which is a line of
/// the page; if the name is only that of the site, the heading of the article.
///
/// `said` is what the page says to others that its title is, `name` is the name of the page as far as it can be known.
pub(super) fn find(document: &Document, said: Option<&str>, name: &str) -> Option<String> {
    let headings = headings(document);
    let given: Vec<String> =
        [said, Some(name)].into_iter().flatten().map(folded).filter(|name| !name.is_empty()).collect();
    let is_said =
        |heading: &&PageHeading<'_>| said.is_some_and(|said| is_same(&folded(said), &heading.words));
    let equals = |heading: &&PageHeading<'_>| {
        given.iter().any(|name| is_same(name, &heading.words)) && !leads_home(&heading.node)
    };
    if let Some(heading) = headings.iter().find(is_said).or_else(|| headings.iter().find(equals)) {
        return Some(heading.words.clone());
    }
    let said_elsewhere = document.select("meta[property='og:title']").attr("content");
    let explicit = said.map(folded).into_iter().chain(said_elsewhere.map(|said| folded(&said)));
    if let Some(title) = explicit.into_iter().find(|title| {
        !title.is_empty() && headings.iter().any(|heading| is_below_kicker(&heading.node, title))
    }) {
        return Some(title);
    }
    let whole = document
        .select_single("title")
        .nodes()
        .first()
        .map(|title| folded(&title.text()))
        .unwrap_or_default();
    let is_part = |heading: &&PageHeading<'_>| {
        let mut names = [&whole].into_iter().chain(&given);
        !leads_home(&heading.node) && names.any(|name| is_end(name, &heading.words))
    };
    let named = headings.iter().filter(is_part);
    if let Some(heading) = named.max_by_key(|heading| {
        // A kicker above the title is set as a heading of a low rank.
        let is_low = heading.node.has_name("h3") || heading.node.has_name("h4");
        (is_marked(&heading.node), !is_low, heading.words.len())
    }) {
        return Some(heading.words.clone());
    }
    if let Some(heading) = sole(&headings, &given, document) {
        return Some(heading.words.clone());
    }
    let name = given.last().cloned().unwrap_or_default();
    if name.is_empty() || is_site(document, &name) {
        let own =
            headings.iter().filter(|heading| !leads_home(&heading.node) && !is_same(&heading.words, &name));
        let own: Vec<&PageHeading<'_>> = own.collect();
        let inner = own.iter().find(|heading| is_marked(&heading.node)).or_else(|| {
            own.iter().find(|heading| heading.node.ancestors_it(None).any(|above| above.has_name("article")))
        });
        let first = inner.or_else(|| own.iter().find(|heading| heading.node.has_name("h1")));
        return first.map(|heading| heading.words.clone()).or(Some(name)).filter(|title| !title.is_empty());
    }
    line_of_name(document, &whole)
        .or_else(|| said.map(folded))
        .or(Some(name))
        .filter(|title| !title.is_empty())
}

/// Returns the one heading of the first rank, where it is neither the name of the site nor of a section of it: pages give
/// others a shorter title, or one that differs, than they have above the text. Unless it says of itself that it is a title,
/// no other heading stands between it and the text.
fn sole<'h, 'a>(
    headings: &'h [PageHeading<'a>],
    given: &[String],
    document: &Document,
) -> Option<&'h PageHeading<'a>> {
    let is_first = |heading: &PageHeading<'_>| heading.node.has_name("h1");
    let only = headings.iter().find(|heading| is_first(heading))?;
    let is_one = !headings.iter().any(|other| is_first(other) && other.words != only.words);
    let is_own = only.words.contains(' ') && !leads_home(&only.node) && !is_site(document, &only.words);
    let is_title = || {
        is_marked(&only.node)
            || given.iter().any(|name| is_alike(&only.words, name))
            || stands_over_text(only, headings, document)
    };
    (is_one && is_own && is_title()).then_some(only)
}

/// Tells whether a title has half of its longer words in common with another.
fn is_alike(title: &str, other: &str) -> bool {
    let words = |title: &str| {
        let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG);
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let (own, other) = (words(title), words(other));
    let shared = own.iter().filter(|word| other.contains(word)).count();
    shared >= 2 && shared * 2 >= own.len()
}

/// Fewest letters of a word that says what a title is about.
const LONG: usize = 4;

/// Tells whether no other heading stands between a heading and the prose below it.
fn stands_over_text(heading: &PageHeading<'_>, headings: &[PageHeading<'_>], document: &Document) -> bool {
    let lines = lines::of(document);
    let at = |words: &str| lines.iter().position(|line| line.words == words);
    let Some(from) = at(&heading.words) else { return false };
    let Some(prose) = lines.iter().skip(from + 1).position(PageLine::is_prose) else { return false };
    let others: BTreeSet<&str> = headings.iter().map(|heading| heading.words.as_str()).collect();
    let between = lines.get(from + 1..from + 1 + prose).unwrap_or_default();
    !between.iter().any(|line| others.contains(line.words.as_str()))
}

fn headings(document: &Document) -> Vec<PageHeading<'_>> {
    let all = document.select(HEADINGS);
    let is_around = |node: &NodeRef<'_>| {
        node.ancestors_it(None).any(|above| AROUND.iter().any(|name| above.has_name(name)))
    };
    let headings = all.nodes().iter().filter(|node| !is_around(node) && node.find(&["p"]).is_empty());
    let headings = headings.map(|node| PageHeading { node: *node, words: own::heading(node) });
    headings.filter(|heading| !heading.words.is_empty()).collect()
}

/// Tells whether two names are one, whatever their letters and their dashes are.
fn is_same(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// Returns a name in small letters, with one kind of dash.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['–', '—', '‐', '‑', '−'], "-")
}

/// Tells whether a heading is a title, by itself or below a kicker that it holds too.
pub(super) fn is_over(heading: &NodeRef<'_>, title: &str) -> bool {
    own::heading(heading) == title || is_below_kicker(heading, title)
}

/// Tells whether a heading of the first rank holds a title with a kicker above: an element of its own is the title, or a
/// bar stands between the two, as in `Local News | Frost`.
fn is_below_kicker(heading: &NodeRef<'_>, title: &str) -> bool {
    let words = own::heading(heading);
    let Some(kicker) = words.strip_suffix(title).filter(|kicker| !kicker.is_empty()) else { return false };
    let is_own = |node: &NodeRef<'_>| node.is_element() && folded(&node.text()) == title;
    heading.has_name("h1")
        && (kicker.trim_end().ends_with('|') || heading.descendants_it().any(|node| is_own(&node)))
}

/// Tells whether a name begins or ends with words, up to a mark that parts it from the name of a site.
fn is_end(name: &str, words: &str) -> bool {
    let (name, words) = (plain(name), plain(words));
    let parts = |rest: &str, near: Option<char>| {
        rest.is_empty() || near.is_some_and(|c| BETWEEN.contains(&c)) || words.split(' ').count() > SHORT
    };
    let after = name.strip_prefix(words.as_str());
    let before = name.strip_suffix(words.as_str());
    after.is_some_and(|rest| parts(rest, rest.trim_start().chars().next()))
        || before.is_some_and(|rest| parts(rest, rest.trim_end().chars().next_back()))
}

/// Tells whether an element says of itself that it is a title, and not that of the site.
fn is_marked(node: &NodeRef<'_>) -> bool {
    let classes = node.class().unwrap_or_default().to_ascii_lowercase();
    let own = node.attr("itemprop").is_some_and(|names| names.contains("headline"));
    own || ["title", "headline", "p-name"].iter().any(|part| classes.contains(part))
        && !["site", "blog-title", "subtitle", "author", "widget"].iter().any(|part| classes.contains(part))
}

/// Tells whether a heading is a link to the first page of its site.
fn leads_home(node: &NodeRef<'_>) -> bool {
    let within = node.find(&["a"]);
    let links = within
        .iter()
        .chain(node.parent().iter().filter(|above| above.has_name("a")))
        .filter_map(|link| link.attr("href"))
        .map(|href| is_home(&href))
        .collect::<Vec<_>>();
    links.into_iter().any(|home| home)
}

fn is_home(href: &str) -> bool {
    let path =
        href.split_once("://").map_or(href, |(_, rest)| rest.split_once('/').map_or("/", |(_, path)| path));
    let bare = path.trim_start_matches(['.', '/']).trim_end_matches('/');
    let first = bare.split(['.', '?']).next().unwrap_or_default();
    let is_language = bare.len() == 2 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    !href.starts_with('#')
        && !href.is_empty()
        && (bare.is_empty()
            || is_language
            || matches!(first, "index" | "default" | "home") && !bare.contains('/'))
}

/// Tells whether a name is that of the site: the words of a link to its first page, or what the page says its site is called.
fn is_site(document: &Document, name: &str) -> bool {
    let said = document.select("meta[property='og:site_name']").attr("content");
    said.is_some_and(|site| is_same(&folded(&site), name))
        || document.select("a[href]").nodes().iter().any(|link| {
            link.attr("href").is_some_and(|href| is_home(&href)) && is_same(&folded(&link.text()), name)
        })
}

/// Returns the part of the page's name that is a line by itself, the last one that stands above the text.
fn line_of_name(document: &Document, whole: &str) -> Option<String> {
    let lines = lines::of(document);
    let end = lines.iter().position(PageLine::is_prose).unwrap_or(lines.len());
    let is_part = |line: &&PageLine<'_>| {
        line.words != whole && lines::count(&line.words) > 1 && is_end(whole, &line.words) && line.linked == 0
    };
    lines.iter().take(end).rev().find(is_part).map(|line| line.words.clone())
}
