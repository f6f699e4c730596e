//! What a page says of itself: which of its elements is the article, and what in it is a sign and no word.

use super::facts::folded;
use super::lines;
use super::write::is_block;
use crate::read::text;
use dom_query::{Document, NodeRef, Selection};

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

/// What a form asks, and what is no text of a page that was put into one.
const FIELDS: &str = "input, select, textarea, button, label, legend";

/// So many words in a form are the text of a page, and not what it asks.
const IN_FORM: usize = 60;

/// Makes plain divisions of forms that hold most of a page's words: programs of ten years put all of a page into one.
pub(super) fn open_forms(document: &Document) {
    let all = document.body().map_or(0, |body| lines::count(&folded(&body.text())));
    for form in document.select("form").nodes() {
        let words = |node: &NodeRef<'_>| lines::count(&folded(&node.text()));
        let fields: Vec<NodeRef<'_>> =
            form.find(&["label"]).into_iter().chain(form.find(&["option"])).collect();
        let links = form.find(&["a"]);
        let asked: usize = fields.iter().chain(&links).map(words).sum();
        let own = words(form).saturating_sub(asked);
        if own >= IN_FORM && own * 2 >= all && !super::article::is_no_text(form) {
            Selection::from(*form).select(FIELDS).remove();
            form.rename("div");
        }
    }
}

/// So many words of an aside are a sentence.
const ASIDE: usize = 8;

/// So many words of one are a note, where an article has several of them.
const MARGINAL: usize = 3;

/// Makes quotations of what an article sets aside: pulled words, a note of the author, notes in the margin. Asides of a
/// page lead elsewhere.
pub(super) fn keep_asides(document: &Document) {
    let asides = document.select("aside");
    let article = |aside: &NodeRef<'_>| aside.ancestors_it(None).find(is_article).map(|article| article.id);
    let mut counts = std::collections::BTreeMap::new();
    for article in asides.nodes().iter().filter_map(article) {
        *counts.entry(article).or_insert(0_usize) += 1;
    }
    for aside in asides.nodes() {
        let is_one_of_many = article(aside).is_some_and(|article| counts.get(&article) > Some(&1));
        let words = folded(&aside.text());
        let linked: usize = aside.find(&["a"]).iter().map(|link| folded(&link.text()).len()).sum();
        let fewest = if is_one_of_many { MARGINAL } else { ASIDE };
        let is_sentence =
            words.ends_with(['.', '!', '?', '…', '。', '”', '»', ')']) && lines::count(&words) >= fewest;
        let asks = ["form", "input", "button", "nav"].iter().any(|name| !aside.find(&[name]).is_empty());
        let is_of_page = ["sidebar", "widget", "newsletter", "related", "bio", "author"];
        let is_own = !super::article::is_no_text(aside) && !super::article::is_called(aside, &is_of_page);
        if is_sentence
            && linked * 3 < words.len()
            && !asks
            && is_own
            && aside.ancestors_it(None).any(|above| is_article(&above))
        {
            aside.rename("blockquote");
        }
    }
}

/// Takes off the ids that only repeat a heading, as programs give them to headings and their sections: `related-work`
/// says no more than the words do. A heading that stands over lists of other texts keeps its own.
pub(super) fn forget_slugs(document: &Document) {
    const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let letters = |words: &str| -> String {
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    for node in document.select("[id]").nodes() {
        let is_heading = |node: &NodeRef<'_>| HEADINGS.iter().any(|name| node.has_name(name));
        let Some(heading) = Some(*node)
            .filter(is_heading)
            .or_else(|| node.find(&["h1"]).into_iter().next())
            .or_else(|| node.descendants_it().find(is_heading))
        else {
            continue;
        };
        let words = folded(&heading.text());
        let is_of_page =
            text::heads_list(&words) || text::heads_comments(&words) || text::is_known_line(&words);
        let says_more = letters(&node.attr("id").unwrap_or_default()) != letters(&words);
        let is_text = || is_heading(node) || prose(node) > 0;
        if !says_more && !is_of_page && words.contains(' ') && is_text() {
            node.remove_attr("id");
        }
    }
}

/// Takes away elements for the look of words where they hold paragraphs, as pages of the nineties have them: their last
/// paragraph stands beside them. Others are spans, by which the port of Readability replaces them without their numbers.
pub(super) fn open_looks(document: &Document) {
    for node in document.select("font, center").nodes().iter().rev() {
        if node.descendants_it().any(|inner| is_block(&inner)) {
            node.children().iter().for_each(|child| node.insert_before(&child.id));
            node.remove_from_parent();
        } else if node.has_name("font") {
            node.rename("span");
        }
    }
}

/// Makes paragraphs of lines with empty ones between them that stand in an element by themselves: what is looked for in a
/// page are paragraphs.
pub(super) fn set_paragraphs(document: &Document) {
    for node in document.select("div, section, article, td").nodes() {
        let is_gap = |br: &NodeRef<'_>| {
            let next =
                br.next_sibling().and_then(|next| match next.is_text() && next.text().trim().is_empty() {
                    true => next.next_sibling(),
                    false => Some(next),
                });
            br.has_name("br") && next.is_some_and(|next| next.has_name("br"))
        };
        if !node.children_it(false).any(|child| is_gap(&child))
            || node.descendants_it().any(|inner| is_block(&inner))
        {
            continue;
        }
        let mut paragraphs = vec![String::new()];
        let mut breaks = 0;
        for child in node.children() {
            if child.has_name("br") {
                breaks += 1;
                continue;
            }
            if child.is_text() && child.text().trim().is_empty() && breaks > 0 {
                continue;
            }
            match std::mem::take(&mut breaks) {
                0 => {}
                1 => paragraphs.last_mut().into_iter().for_each(|words| words.push_str("<br>")),
                _ => paragraphs.push(String::new()),
            }
            let html = child.html();
            paragraphs.last_mut().into_iter().for_each(|words| words.push_str(&html));
        }
        let paragraphs: String = paragraphs.iter().map(|words| format!("<p>{words}</p>")).collect();
        node.set_html(paragraphs);
    }
}

/// Tells whether a page is a letter that was laid out for mail: with tables that say that they only lay out, and none of the
/// parts that pages have.
pub(super) fn is_letter(document: &Document) -> bool {
    document.select("table[role=presentation]").length() >= LAID_OUT
        && document.select("article, main, nav, [role=main], [role=navigation]").is_empty()
}

/// Fewest such tables of a letter.
const LAID_OUT: usize = 3;

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
