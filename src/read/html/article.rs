//! Which part of a page is the article, and what is left out around it.
//!
//! The port of Readability finds where the article begins and ends, but it also takes lists of links and the like out of
//! the middle. So only its two ends are believed: what stands between them stays, except what says of itself that it is
//! no text.

use super::facts::folded;
use super::write::is_block;
use super::{ASKING, KnownFacts, captions, elsewhere, head, inside, lines, own, table, title};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use std::collections::{BTreeMap, BTreeSet};

/// What a page is beside its article, whatever else it says of itself.
const AROUND: &str = "nav, aside, form, [role=navigation], [role=search], [role=contentinfo], [role=banner], \
                      [aria-hidden=true]:not(figcaption), [hidden], #comments, .comments-area, .commentlist, \
                      .comment-list, .comments-section, #respond, #disqus_thread, .post-copyright, .article-copyright, \
                      .post-reward, .reward-container";

/// What nobody sees of a page.
pub(super) const UNSEEN: &str = "script, style, template, noscript, head";

/// Parts of the classes and ids of what stands within an article and is none of it.
const WITHIN: [&str; 24] = [
    "share",
    "sharing",
    "social",
    "related",
    "promo",
    "advert",
    "subscribe",
    "signup",
    "comment",
    "breadcrumb",
    "pagination",
    "widget",
    "cookie",
    "author-bio",
    "author-profile",
    "author-info",
    "author-box",
    "about-author",
    "post-nav",
    "prev-next",
    "postnav",
    "read-next",
    "newsletter-form",
    "copyright",
];

/// Words of such classes and ids, which other words begin with.
const GIVING: [&str; 6] = ["donate", "donatie", "reward", "rewards", "spende", "spenden"];

/// Beginnings of such words.
const GIVING_BEGINS: [&str; 3] = ["donation", "donativ", "spenden"];

/// A passage of so many words is prose; fewer may be a line of a menu.
const PROSE: usize = 20;

/// The attribute that numbers the elements of a page.
const AT: &str = "data-at";

/// The article that was found.
pub(super) struct ArticleOnPage {
    pub(super) content: Document,
    pub(super) left_out: Vec<String>,
    /// How many words of it may be words of the text.
    pub(super) doubtful: usize,
}

/// Finds the article of a page; all of the page that is not marked as something around it, where much of its prose would be
/// left out.
pub(super) fn find(document: Document, facts: &mut KnownFacts) -> ArticleOnPage {
    document.select(UNSEEN).remove();
    let before = passages(&document);
    document.select(AROUND).remove();
    document.select(ASKING).remove();
    // A picture with its caption is no part of the page's layout.
    captions::set(&document);
    // Long program text beside the numbers of its lines would be taken for a page in two columns.
    table::set_program_text(&document);
    table::unlay(&document);
    own::set_paragraphs(&document);
    remove_margins(&document);
    keep_meaning(&document);
    head::take(&document, facts);
    number(&document);
    let whole = document.clone();
    let mut doubtful = 0;
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let read = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    if let Ok(article) = read {
        let held = Document::fragment(article.content);
        if facts.authors.is_empty() {
            // A name below the text is that of somebody who comments.
            let names = article.byline.map(|names| super::facts::authors(&names)).unwrap_or_default();
            let above = head::above(&whole);
            facts.authors = names
                .into_iter()
                .filter(|name| super::facts::is_name(name) && above.contains(name.as_str()))
                .collect();
        }
        match own::article(&whole, facts.title.as_deref()) {
            Some(own) if !holds_any(&own, &held) && holds_text(&own, &whole, &held) => own::keep_only(&own),
            // What is found may be the head of a page, whose text stands elsewhere.
            _ if holds_prose(&held, &passages_of(&around_both(&whole, &held, facts)), MOST)
                && holds_prose(&held, &passages(&whole), SOME) =>
            {
                doubtful = keep_between(&whole, &held, facts);
            }
            _ => {}
        }
    }
    remove_title(&whole, facts);
    elsewhere::take(&whole);
    head::take_end(&whole, facts);
    let day = || super::facts::day_of_address(facts.address.as_deref()?);
    facts.date = facts.date.take().or_else(day);
    let left_out = left_out(&whole, before, facts);
    let words = |passages: &[Passage]| -> usize {
        passages.iter().filter(|passage| passage.is_prose).map(|passage| lines::count(&passage.words)).sum()
    };
    let (lost, kept) = (words(&left_out), words(&passages(&whole)));
    // A page of which most prose is left out may have been taken for another.
    let doubtful = if lost > kept { doubtful.max(lost) } else { doubtful };
    let left_out = left_out.into_iter().map(|passage| passage.words).collect();
    ArticleOnPage { content: whole, left_out, doubtful }
}

/// Says by elements what is said by styles, which are not looked at further on, and sets who is quoted within the quotation.
pub(super) fn keep_meaning(document: &Document) {
    for node in document.select("span[style], font[style], b[style]").nodes() {
        let style = node.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
        if style.contains("font-variant:small-caps") {
            node.add_class("smallcaps");
        } else if node.has_name("b") && style.contains("font-weight:normal") {
            node.rename("span");
        } else if style.contains("font-style:italic") {
            node.rename("em");
        } else if style.contains("font-weight:bold") || style.contains("font-weight:700") {
            node.rename("strong");
        }
    }
    table::set_program_text(document);
    remove_anchors(document);
    for footer in document.select("blockquote > footer").nodes() {
        say_who(footer);
    }
    for caption in document.select("figure > blockquote ~ figcaption").nodes() {
        let quote = caption
            .parent()
            .and_then(|figure| figure.children_it(false).find(|child| child.has_name("blockquote")));
        if let Some(quote) = quote {
            quote.append_child(&caption.id);
            say_who(caption);
        }
    }
}

/// Makes a division of a quotation that is the whole text: pages made by hand get their margins so.
fn remove_margins(document: &Document) {
    let Some(body) = document.body() else { return };
    let whole = folded(&body.text()).len();
    for quotation in document.select("blockquote").nodes() {
        let holds_paragraphs = quotation.find(&["p"]).len() > 3 || quotation.find(&["br"]).len() > 5;
        if holds_paragraphs && folded(&quotation.text()).len() * 10 > whole * 6 {
            quotation.rename("div");
        }
    }
}

/// Removes from headings the links that lead to the heading itself, unless they are all of it. A heading of more nodes than
/// any has is left as it is, for each of its links is compared with all of them.
fn remove_anchors(document: &Document) {
    const NODES: usize = 200;
    for link in document.select("h1 a, h2 a, h3 a, h4 a, h5 a, h6 a").nodes() {
        let is_heading =
            |node: &NodeRef<'_>| ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|name| node.has_name(name));
        let heading = link.ancestors_it(Some(4)).find(is_heading);
        let Some(heading) = heading.filter(|heading| heading.descendants_it().nth(NODES).is_none()) else {
            continue;
        };
        let href = link.attr("href").unwrap_or_default();
        let Some(name) = href.strip_prefix('#') else { continue };
        let decoded = crate::model::address::decoded(name);
        let is_named = |node: &NodeRef<'_>| {
            node.attr("id").is_some_and(|id| *id == *name || id.as_bytes()[..] == decoded[..])
        };
        let is_near =
            || heading.descendants_it().chain([heading]).chain(heading.parent()).any(|node| is_named(&node));
        let leads_here = name.is_empty() || is_near();
        if leads_here && folded(&heading.text()) != folded(&link.text()) {
            link.remove_from_parent();
        }
    }
}

/// Makes an element a paragraph that names who is quoted.
fn say_who(node: &NodeRef<'_>) {
    let cited = format!("<p><cite>{}</cite></p>", node.inner_html());
    node.replace_with_html(cited);
}

/// Gives each element of a page its number, by which it is found again.
fn number(document: &Document) {
    let Some(body) = document.body() else { return };
    let elements: Vec<NodeRef<'_>> = body.descendants_it().filter(NodeRef::is_element).collect();
    for (at, node) in elements.iter().enumerate() {
        node.set_attr(AT, &at.to_string());
    }
}

/// Tells whether any of the words that are held stand in an element.
fn holds_any(own: &NodeRef<'_>, held: &Document) -> bool {
    let numbers: BTreeSet<usize> = own.descendants_it().filter_map(|node| number_of(&node)).collect();
    let says = |node: &NodeRef<'_>| !folded(&node.immediate_text()).is_empty();
    let root = held.root();
    let mut held = root.descendants_it().filter(says).filter_map(|node| number_of(&node)).peekable();
    // What lost its numbers cannot be told apart.
    held.peek().is_none() || held.any(|at| numbers.contains(&at))
}

/// Tells whether the text of a page may stand in an element that says so, though other words were found elsewhere: it has
/// half as many, or it is a short text of several passages and the other words do not go on below it.
fn holds_text(own: &NodeRef<'_>, whole: &Document, held: &Document) -> bool {
    let words =
        |passages: &[Passage]| passages.iter().map(|passage| lines::count(&passage.words)).sum::<usize>();
    let is_heading = |node: &NodeRef<'_>| ["h1", "h2", "h3"].iter().any(|name| node.has_name(name));
    let headings: BTreeSet<String> =
        own.descendants_it().filter(is_heading).map(|heading| folded(&heading.text())).collect();
    let mut said = passages_of(own);
    said.retain(|passage| !passage.is_linked && !headings.contains(&passage.words));
    words(&said) * 2 >= words(&passages(held)) || said.len() > 1 && !goes_on(own, whole, held)
}

/// Tells whether what is held of a page stands below an element without a heading between the two.
fn goes_on(own: &NodeRef<'_>, whole: &Document, held: &Document) -> bool {
    let says = |node: &NodeRef<'_>| !folded(&node.immediate_text()).is_empty();
    let first = held.root().descendants_it().filter(says).find_map(|node| number_of(&node));
    let last = own.descendants_it().filter_map(|node| number_of(&node)).last();
    let headings = whole.select("h1, h2, h3, h4");
    let mut between = headings.nodes().iter().filter_map(number_of);
    first > last && !between.any(|at| Some(at) > last && Some(at) <= first)
}

pub(super) fn number_of(node: &NodeRef<'_>) -> Option<usize> {
    node.attr(AT)?.parse().ok()
}

/// Takes off a page what stands before and after what is held of it, and within it what says that it is no text; returns
/// how many words were taken out of its middle.
fn keep_between(whole: &Document, held: &Document, facts: &KnownFacts) -> usize {
    let said: BTreeSet<String> = passages(held).into_iter().map(|passage| passage.words).collect();
    let mut held: BTreeSet<usize> =
        held.root().descendants_it().filter_map(|node| number_of(&node)).collect();
    let Some(body) = whole.body() else { return 0 };
    let says = |node: &NodeRef<'_>| node.has_name("img") || !folded(&node.immediate_text()).is_empty();
    let elements: Vec<(usize, NodeRef<'_>)> =
        body.descendants_it().filter_map(|node| Some((number_of(&node)?, node))).collect();
    // A division that was made a paragraph has lost its number, but not its words.
    let is_held = |node: &NodeRef<'_>| {
        let words = || folded(&node.text());
        node.has_name("div")
            && !node.children_it(false).any(|child| is_block(&child))
            && said.contains(&words())
    };
    let renamed: Vec<usize> = elements
        .iter()
        .filter(|(at, node)| !held.contains(at) && says(node) && is_held(node))
        .map(|(at, _)| *at)
        .collect();
    held.extend(renamed);
    let mut held_says =
        elements.iter().filter(|(at, node)| held.contains(at) && says(node)).map(|(at, _)| *at);
    let Some(first) = held_says.next() else { return 0 };
    let last = held_says.next_back().unwrap_or(first);
    let held = with_kin(&elements, held);
    let kin = kin_wrappers(&elements, &held);
    let last = elements.iter().filter(|(at, _)| held.contains(at)).map(|(at, _)| *at).fold(last, usize::max);
    // The elements around what is held stay, whatever their numbers.
    let mut around: BTreeSet<usize> = BTreeSet::new();
    for (at, node) in elements.iter().filter(|(at, _)| held.contains(at)) {
        around.insert(*at);
        for above in node.ancestors_it(None).filter_map(|above| number_of(&above)) {
            if !around.insert(above) {
                break;
            }
        }
    }
    for (at, node) in elements.iter().filter(|(at, _)| (first..=last).contains(at)) {
        if !around.contains(at) && is_wrapper(node) && !is_no_text(node) && is_kin(node, &kin) {
            around.extend(node.descendants_it().filter_map(|inner| number_of(&inner)).chain([*at]));
        }
    }
    let own = inside::of(&elements, first..=last, facts);
    around.extend(&own);
    let mut taken_out = 0;
    for (at, node) in &elements {
        let is_outside = *at < first || *at > last;
        // What stands in program text, in a figure or in a quotation belongs to it, whatever it says of itself.
        let is_part = || {
            let mut above = node.ancestors_it(None);
            above.any(|above| PARTS.iter().any(|name| above.has_name(name)))
        };
        let is_left = || is_no_text(node) || is_wrapper(node) && !holds_part(node);
        if !around.contains(at) && (is_outside || is_left() && !is_part()) {
            if !is_outside && !is_no_text(node) && !is_linked(node) {
                taken_out += lines::count(&folded(&node.text()));
            }
            node.remove_from_parent();
        }
    }
    taken_out
}

/// Parts of a text of which nothing is left out.
const PARTS: [&str; 3] = ["pre", "figure", "blockquote"];

/// So many paragraphs of one class show that others of it are paragraphs too.
const KIN: usize = 2;

/// Adds to what is held of a page the elements with a text of their own whose class paragraphs have that are held: where
/// paragraphs are divisions, some may have been taken for what stands around them.
fn with_kin(elements: &[(usize, NodeRef<'_>)], mut held: BTreeSet<usize>) -> BTreeSet<usize> {
    let class = |node: &NodeRef<'_>| {
        let is_prose = node.has_name("div") && lines::count(&folded(&node.immediate_text())) >= KIN_WORDS;
        node.attr("class").filter(|class| is_prose && !class.trim().is_empty()).map(|class| class.to_string())
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, node) in elements.iter().filter(|(at, _)| held.contains(at)) {
        if let Some(class) = class(node) {
            *counts.entry(class).or_default() += 1;
        }
    }
    let is_kin = |node: &NodeRef<'_>| {
        class(node).is_some_and(|class| counts.get(&class).is_some_and(|count| *count >= KIN))
    };
    let kin: Vec<usize> =
        elements.iter().filter(|(at, node)| !held.contains(at) && is_kin(node)).map(|(at, _)| *at).collect();
    held.extend(kin);
    held
}

/// Fewest words of such a paragraph.
const KIN_WORDS: usize = 4;

/// Returns the classes that several elements have which are held and group paragraphs: programs for sites put each part of
/// a text into such a block.
fn kin_wrappers(elements: &[(usize, NodeRef<'_>)], held: &BTreeSet<usize>) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, node) in elements.iter().filter(|(at, node)| held.contains(at) && is_wrapper(node)) {
        let class = node.attr("class").filter(|class| !class.trim().is_empty());
        if let Some(class) = class.filter(|_| lines::count(&folded(&node.text())) >= KIN_WORDS) {
            *counts.entry(class.to_string()).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= KIN).map(|(class, _)| class).collect()
}

/// Tells whether an element that groups others is one of such blocks, and more than links.
fn is_kin(node: &NodeRef<'_>, kin: &BTreeSet<String>) -> bool {
    !is_linked(node) && node.attr("class").is_some_and(|class| kin.contains(&*class))
}

/// Tells whether most of an element is links, or it says nothing.
pub(super) fn is_linked(node: &NodeRef<'_>) -> bool {
    let words = folded(&node.text()).len();
    let linked: usize = node.find(&["a"]).iter().map(|link| folded(&link.text()).len()).sum();
    words == 0 || linked * 2 > words
}

/// Tells whether program text or a quotation stands in an element, as where a page folds it away or shows that of another.
fn holds_part(node: &NodeRef<'_>) -> bool {
    let mut parts = ["pre", "blockquote"].iter().flat_map(|name| node.find(&[name]));
    parts.any(|part| !part.text().trim().is_empty())
}

/// Removes the heading that is the title, which is known already.
pub(super) fn remove_title(content: &Document, facts: &KnownFacts) {
    let headings = content.select("h1, h2, h3, h4");
    let is_title =
        |heading: &&NodeRef<'_>| facts.title.as_ref().is_some_and(|title| title::is_over(heading, title));
    if let Some(heading) = headings.nodes().iter().find(is_title) {
        heading.remove_from_parent();
    }
}

/// Tells whether an element only groups others: in the middle of a text such a group that is not held is an
/// advertisement or a list of other articles, while a list or table that is not held is one of links.
pub(super) fn is_wrapper(node: &NodeRef<'_>) -> bool {
    ["div", "section", "header", "footer", "article", "details"].iter().any(|name| node.has_name(name))
}

/// Tells whether an element says by its class or id that it is no part of the text.
pub(super) fn is_no_text(node: &NodeRef<'_>) -> bool {
    is_called(node, &WITHIN) || asks_for_gifts(node)
}

/// Tells whether an element says by a word of its class or id that it asks for money: `donatello` and `suspended` do not.
fn asks_for_gifts(node: &NodeRef<'_>) -> bool {
    ["class", "id"].iter().filter_map(|key| node.attr(key)).any(|names| {
        let names = names.to_ascii_lowercase();
        names
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| GIVING.contains(&word) || GIVING_BEGINS.iter().any(|begin| word.starts_with(begin)))
    })
}

/// Tells whether the class or id of an element has one of some parts.
pub(super) fn is_called(node: &NodeRef<'_>, parts: &[&str]) -> bool {
    ["class", "id"].iter().filter_map(|key| node.attr(key)).any(|names| {
        let names = names.to_ascii_lowercase();
        parts.iter().any(|part| names.contains(part))
    })
}

/// A passage of a page: what one block says.
struct Passage {
    words: String,
    is_prose: bool,
    /// Whether most of it is links.
    is_linked: bool,
}

/// Returns the smallest element that holds the title and the first words of what is held: what else is on a page is no
/// measure of the article.
fn around_both<'a>(whole: &'a Document, held: &Document, facts: &KnownFacts) -> NodeRef<'a> {
    let body = whole.body().unwrap_or_else(|| whole.root());
    let numbers: BTreeSet<usize> = held.root().descendants_it().filter_map(|node| number_of(&node)).collect();
    let is_title =
        |node: &&NodeRef<'_>| facts.title.as_ref().is_some_and(|title| title::is_over(node, title));
    let headings = whole.select("h1, h2, h3, h4");
    let Some(title) = headings.nodes().iter().find(is_title) else { return body };
    let above: BTreeSet<usize> = title.ancestors_it(None).filter_map(|above| number_of(&above)).collect();
    let is_held = |node: &NodeRef<'_>| {
        number_of(node).is_some_and(|at| numbers.contains(&at)) && !folded(&node.immediate_text()).is_empty()
    };
    let Some(first) = body.descendants_it().find(is_held) else { return body };
    let both = first.ancestors_it(None).find(|own| number_of(own).is_some_and(|at| above.contains(&at)));
    both.unwrap_or(body)
}

/// Returns what the blocks of a page say, in order.
fn passages(document: &Document) -> Vec<Passage> {
    passages_of(&document.body().unwrap_or_else(|| document.root()))
}

/// Returns what the blocks in an element say, in order.
fn passages_of(root: &NodeRef<'_>) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut words = String::new();
    let mut linked = 0;
    let mut is_around = false;
    let mut end = |words: &mut String, linked: &mut usize, is_around: &mut bool| {
        let said = folded(words);
        if !said.is_empty() {
            let is_prose = lines::count(&said) >= PROSE && *linked * 3 < said.len() && !*is_around;
            let is_linked = *linked * 2 > said.len();
            passages.push(Passage { words: said, is_prose, is_linked });
        }
        words.clear();
        *linked = 0;
        *is_around = false;
    };
    // A block ends where another begins, and where the words go on outside it.
    let mut block = None;
    for node in root.descendants_it() {
        if node.is_element() && (is_block(&node) || node.has_name("br")) {
            end(&mut words, &mut linked, &mut is_around);
        } else if node.is_text() {
            let inner = node.ancestors_it(None).find(is_block).map(|block| block.id);
            if inner != block {
                end(&mut words, &mut linked, &mut is_around);
                block = inner;
                is_around =
                    node.ancestors_it(None).any(|above| is_no_text(&above) || above.has_name("aside"));
            }
            let text = node.text();
            if node.ancestors_it(Some(3)).any(|above| above.has_name("a")) {
                linked += text.len();
            }
            words.push_str(&text);
        }
    }
    end(&mut words, &mut linked, &mut is_around);
    passages
}

/// Most of what stands around title and text is the text, in hundredths of its words.
const MOST: usize = 60;
/// A text is no less of a page than this, whatever stands beside it.
const SOME: usize = 20;

/// Tells whether what is held is so many hundredths of what is prose in some passages.
fn holds_prose(held: &Document, passages: &[Passage], percent: usize) -> bool {
    let count = |passage: &Passage| lines::count(&passage.words);
    let found: usize = self::passages(held).iter().map(count).sum();
    let prose: usize = passages.iter().filter(|passage| passage.is_prose).map(count).sum();
    found * 100 >= prose * percent
}

/// Returns the passages of a page that are neither in the article nor known as facts.
fn left_out(content: &Document, before: Vec<Passage>, facts: &KnownFacts) -> Vec<Passage> {
    let mut held: BTreeMap<String, usize> = BTreeMap::new();
    let known = facts.title.iter().chain(&facts.subtitle).chain(&facts.authors);
    let kept = passages(content);
    for word in kept.iter().map(|passage| &passage.words).chain(known).flat_map(|words| words.split(' ')) {
        *held.entry(word.to_owned()).or_default() += 1;
    }
    let mut is_held = |passage: &Passage| {
        let all = passage.words.split(' ').all(|word| held.get(word).is_some_and(|count| *count > 0));
        if all {
            passage.words.split(' ').for_each(|word| {
                held.entry(word.to_owned()).and_modify(|count| *count = count.saturating_sub(1));
            });
        }
        all
    };
    before.into_iter().filter(|passage| !is_held(passage)).collect()
}
