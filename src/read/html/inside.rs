//! What stands inside the element that is the article: it is the article's, unless it is furniture beyond doubt.
//!
//! The port of Readability weighs each block of a page by its length, and so passes over short ones: notes, the line above
//! a poem, a section of one sentence. What it finds tells which element is the article, and no more.

use super::article::{is_called, is_linked, is_no_text, is_wrapper, number_of};
use super::facts::folded;
use super::{KnownFacts, own, title};
use crate::read::text;
use dom_query::NodeRef;
use std::ops::RangeInclusive;

/// Parts of the classes and ids of blocks about an article and its site.
const OF_PAGE: [&str; 12] = [
    "sidebar",
    "newsletter",
    "bio",
    "author",
    "byline",
    "meta",
    "banner",
    "footer",
    "tags",
    "paywall",
    "read-more",
    "license",
];

/// Elements that are lines of a text.
const LINES: [&str; 7] = ["p", "li", "h2", "h3", "h4", "h5", "h6"];

/// Returns the numbers of the elements that belong to an article, given those of a page and between which of them text was
/// found; none if no element says that it is the article.
pub(super) fn of(
    elements: &[(usize, NodeRef<'_>)],
    found: RangeInclusive<usize>,
    facts: &KnownFacts,
) -> Vec<usize> {
    let (first, last) = found.into_inner();
    let Some(bounds) = bounds(elements, first, last, facts) else { return Vec::new() };
    let ArticleBounds { start, end, above: mut own } = bounds;
    let mut skipped = None;
    for (at, node) in elements.iter().filter(|(at, _)| (start..=end).contains(at)) {
        if skipped.is_some_and(|skipped| *at <= skipped) {
            continue;
        }
        let last_within =
            || node.descendants_it().filter_map(|inner| number_of(&inner)).last().unwrap_or(*at);
        let is_amid = (first..=last).contains(at);
        let is_none = is_furniture(node) || !is_amid && is_around(node, facts);
        if is_none && !(*at..=last_within()).contains(&first) {
            // What follows furniture below the text is furniture too.
            if *at > last {
                break;
            }
            skipped = Some(last_within());
        } else {
            own.push(*at);
        }
    }
    own
}

/// Between which elements an article lies, and those around its title.
struct ArticleBounds {
    start: usize,
    end: usize,
    above: Vec<usize>,
}

/// Returns the numbers between which an article lies: those of the element that says so and holds all that was found,
/// below its title.
fn bounds(
    elements: &[(usize, NodeRef<'_>)],
    first: usize,
    last: usize,
    facts: &KnownFacts,
) -> Option<ArticleBounds> {
    let (_, found) = elements.iter().find(|(at, _)| *at == first)?;
    let range = |node: &NodeRef<'_>| {
        let start = number_of(node)?;
        Some((start, node.descendants_it().filter_map(|inner| number_of(&inner)).last().unwrap_or(start)))
    };
    let holds = |above: &NodeRef<'_>| {
        own::is_article(above) && range(above).is_some_and(|(start, end)| start <= first && last <= end)
    };
    let own = found.ancestors_it(None).find(holds)?;
    let (start, end) = range(&own)?;
    let is_title = |node: &NodeRef<'_>| {
        ["h1", "h2", "h3"].iter().any(|name| node.has_name(name))
            && facts.title.as_ref().is_some_and(|title| title::is_over(node, title))
    };
    let title = own.descendants_it().find(is_title);
    // What stands around the title may hold the text below it too.
    let above = title.iter().flat_map(|title| title.ancestors_it(None)).filter_map(|above| number_of(&above));
    let above = above.filter(|above| *above >= start).collect();
    let title = title.and_then(|title| number_of(&title)).filter(|title| *title < first);
    Some(ArticleBounds { start: title.unwrap_or(start), end, above })
}

/// Tells whether an element within an article is no part of it: it says so, or is a list of links or a line of a site.
fn is_furniture(node: &NodeRef<'_>) -> bool {
    if is_no_text(node) {
        return true;
    }
    let is_group = is_wrapper(node) || ["ul", "ol", "table"].iter().any(|name| node.has_name(name));
    if LINES.iter().any(|name| node.has_name(name)) {
        let words = folded(&node.text());
        return text::heads_list(&words) || text::heads_comments(&words) || text::is_known_line(&words);
    }
    let asks = || ["form", "input", "button"].iter().any(|name| !node.find(&[name]).is_empty());
    is_group && (is_called(node, &OF_PAGE) || leads_on(node) || asks())
}

/// Tells whether an element at the head or the foot of an article leads elsewhere, or says again what is known.
fn is_around(node: &NodeRef<'_>, facts: &KnownFacts) -> bool {
    if !LINES.iter().any(|name| node.has_name(name)) {
        return false;
    }
    let words = folded(&node.text());
    let is_known = facts
        .subtitle
        .as_ref()
        .is_some_and(|subtitle| folded(subtitle).contains(&words) && !words.is_empty());
    is_known || leads_on(node)
}

/// Tells whether an element is links for the most part; an empty one is none, nor one that shows a picture
/// without a link.
fn leads_on(node: &NodeRef<'_>) -> bool {
    let is_shown = |picture: &NodeRef<'_>| !picture.ancestors_it(Some(6)).any(|above| above.has_name("a"));
    !node.find(&["img"]).iter().any(is_shown) && !folded(&node.text()).is_empty() && is_linked(node)
}
