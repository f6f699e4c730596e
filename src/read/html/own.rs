//! What a page says of itself: which of its elements is the article, and what in it is a sign and no word.

use super::facts::folded;
use super::lines;
use dom_query::{Document, NodeRef};

/// Words that a typeface of signs shows as pictures.
const SIGNS: &str = "i.material-icons, span.material-icons, mat-icon, [class*=material-symbols]";

/// The pictures of those who wrote.
const AVATARS: &str = "img.avatar, img[class*=gravatar], img[class*=author-avatar], img[class*=author-image], \
                       img[class*=author-profile]";

/// A paragraph of so many words is prose.
const PROSE: usize = 20;

/// Takes off a page what only looks like words or pictures of its text.
pub(super) fn remove_signs(document: &Document) {
    document.select(SIGNS).remove();
    for picture in document.select(AVATARS).nodes() {
        // A figure is one of the text.
        if !picture.ancestors_it(None).any(|above| above.has_name("figure")) {
            picture.remove_from_parent();
        }
    }
}

/// Shows what a page keeps for browsers that run no programs, where that is most of its prose: the text itself is then
/// made by a program, which is not run.
pub(super) fn show_hidden(document: &Document) {
    let hidden = document.select("body noscript");
    // What lies in another is counted with it.
    let is_outer = |node: &&NodeRef<'_>| !node.ancestors_it(None).any(|above| above.has_name("noscript"));
    let outer: Vec<&NodeRef<'_>> = hidden.nodes().iter().filter(is_outer).collect();
    let all = document.body().map_or(0, |body| prose(&body));
    let shown = all.saturating_sub(outer.iter().map(|node| prose(node)).sum::<usize>());
    for node in outer.into_iter().filter(|node| prose(node) > shown) {
        node.rename("div");
    }
}

/// Makes plain divisions of elements in which pages have forms and margins, where one holds a heading of the first rank and
/// most of the prose: programs for sites put whole pages into one.
pub(super) fn open_frames(document: &Document) {
    let Some(body) = document.body() else { return };
    let all = prose(&body);
    for frame in document.select("form, aside, nav, [aria-hidden=true], [hidden]").nodes() {
        if all > 0 && !frame.find(&["h1"]).is_empty() && prose(frame) * 10 >= all * 6 {
            frame.rename("div");
            frame.remove_attrs(&["aria-hidden", "hidden"]);
        }
    }
}

/// Returns how many words of an element are paragraphs of prose.
fn prose(root: &NodeRef<'_>) -> usize {
    let paragraphs = root.descendants_it().filter(|node| node.has_name("p"));
    let words = paragraphs.map(|paragraph| lines::count(&folded(&paragraph.text())));
    words.filter(|words| *words >= PROSE).sum()
}

/// Returns the element that says that it is an article, and holds all headings that are its title: a card of the same post
/// may stand above it.
pub(super) fn article<'a>(document: &'a Document, title: Option<&str>) -> Option<NodeRef<'a>> {
    let headings = document.select("h1, h2, h3");
    let is_title = |node: &&NodeRef<'_>| title.is_some_and(|title| heading(node) == title);
    let titles = headings.nodes().iter().filter(is_title);
    let mut articles = titles.map(|heading| heading.ancestors_it(None).find(is_article));
    let own = articles.next()??;
    articles.all(|other| other.is_some_and(|other| other.id == own.id)).then_some(own)
}

/// Tells whether an element says of itself that it is an article.
pub(super) fn is_article(node: &NodeRef<'_>) -> bool {
    let kind = node.attr("itemtype").unwrap_or_default();
    node.has_name("article")
        || node.has_class("hentry")
        || node.has_class("h-entry")
        || node.has_class("type-post")
        || kind.ends_with("Article")
        || kind.ends_with("Posting")
}

/// Takes off a page all that stands outside an element.
pub(super) fn keep_only(node: &NodeRef<'_>) {
    let mut kept = *node;
    // What is being walked through cannot be changed.
    for above in node.ancestors(None) {
        for child in above.children() {
            if child.id != kept.id {
                child.remove_from_parent();
            }
        }
        if above.has_name("body") {
            return;
        }
        kept = above;
    }
}

/// Returns what a heading says, without how its words are read (`rt` of a `ruby`).
pub(super) fn heading(node: &NodeRef<'_>) -> String {
    if node.find(&["rt"]).is_empty() {
        return folded(&node.text());
    }
    let texts = node.descendants_it().filter(|text| text.is_text() && !is_reading(text));
    folded(&texts.map(|text| text.text().to_string()).collect::<String>())
}

/// Tells whether a text says how a word is read that stands before it.
pub(super) fn is_reading(text: &NodeRef<'_>) -> bool {
    text.ancestors_it(Some(3)).any(|above| above.has_name("rt") || above.has_name("rp"))
}
