//! Feeds: Atom (RFC 4287), RSS 2.0 and RSS 1.0 with `content:encoded`, and what Blogger exports as Atom.

use super::About;
use super::archive::Archive;
use super::post::{Post, PostBody, PostKind};
use super::shelf::Shelf;
use crate::read::html::KnownFacts;
use crate::read::mail::Sent;
use crate::read::xml::{self, XmlElement};
use std::sync::Arc;

/// Reads a feed.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read<'a>(
    text: &str,
    archive: &Arc<Archive<'a>>,
    shelf: &mut Shelf<'a, '_>,
) -> Result<(), String> {
    let mut items = Vec::new();
    let parsed = xml::parse_each(text, &["item", "entry", "atom:entry"], &mut |item| items.push(item));
    let head = parsed.root;
    let feed = ["feed", "atom:feed"].iter().find_map(|name| head.child(name));
    let channel = head.find("channel");
    let about = feed.or(channel).map(about).unwrap_or_default();
    let authors = about.authors.clone();
    shelf.about(about);
    for item in &items {
        match item.name.as_str() {
            "item" => rss(item, &authors, archive, shelf),
            _ => atom(item, &authors, archive, shelf),
        }
    }
    shelf.leave_out_damage(parsed.damage);
    Ok(())
}

/// Returns what a feed says of itself.
fn about(head: &XmlElement) -> About {
    let link = |element: &&XmlElement| {
        element.name == "link" && element.get("rel").is_none_or(|rel| rel == "alternate")
    };
    let site = head
        .elements()
        .find(link)
        .map(|link| link.get("href").map_or_else(|| link.text().trim().to_owned(), str::to_owned));
    let author = head.child("author").and_then(|author| author.words_of("name"));
    About {
        title: head.words_of("title"),
        subtitle: head.words_of("subtitle").or_else(|| head.words_of("description")),
        lang: head.words_of("language").or_else(|| head.get("xml:lang").map(str::to_owned)),
        site: site.filter(|site| site.contains("://")),
        authors: author.into_iter().filter(|name| !is_nobody(name)).collect(),
    }
}

/// Tells whether a name is what programs write where they know none.
fn is_nobody(name: &str) -> bool {
    matches!(name.to_lowercase().as_str(), "unknown" | "noreply@blogger.com" | "anonymous" | "admin")
}

fn rss<'a>(item: &XmlElement, authors: &[String], archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) {
    let encoded = item.words_of("content:encoded");
    let description = item.words_of("description");
    let own = item
        .words_of("dc:creator")
        .or_else(|| item.words_of("author").map(|author| named(&author).to_owned()));
    let date = item.words_of("pubDate").or_else(|| item.words_of("dc:date"));
    let permalink = item
        .child("guid")
        .filter(|guid| guid.get("isPermaLink") != Some("false"))
        .map(|guid| guid.text().trim().to_owned())
        .filter(|guid| guid.contains("://"));
    let facts = KnownFacts {
        title: item.words_of("title").map(|title| plain(&title)),
        authors: own.filter(|name| !is_nobody(name)).map_or_else(|| authors.to_vec(), |name| vec![name]),
        date: date.and_then(|date| Sent::parse(&date)).map(Sent::iso),
        address: item.words_of("link").or(permalink),
        tags: item
            .elements()
            .filter(|one| one.name == "category")
            .map(|one| one.text().trim().to_owned())
            .collect(),
        ..KnownFacts::default()
    };
    let is_whole = encoded.is_some();
    let html = encoded.or(description);
    take(FeedItem { facts, kind: PostKind::Post, html, is_whole }, archive, shelf);
}

/// Returns the name in `ida@fold.example (Ida Roe)`.
fn named(author: &str) -> &str {
    author.split_once('(').map_or(author, |(_, name)| name.trim_end_matches(')')).trim()
}

/// Returns a title without the entities that feeds write twice.
fn plain(title: &str) -> String {
    title.replace("&amp;", "&").replace("&#39;", "'").replace("&#8217;", "’").replace("&quot;", "\"")
}

fn atom<'a>(entry: &XmlElement, authors: &[String], archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) {
    let name = |local: &str| [local.to_owned(), format!("atom:{local}")];
    let child = |local: &str| name(local).iter().find_map(|name| entry.child(name));
    let words = |local: &str| name(local).iter().find_map(|name| entry.words_of(name));
    let terms = |is_kind: bool| {
        entry
            .elements()
            .filter(|one| one.name.ends_with("category"))
            .filter(move |one| one.get("scheme").is_some_and(|scheme| scheme.ends_with("#kind")) == is_kind)
            .filter_map(|one| one.get("term").map(str::to_owned))
    };
    // Blogger says by this what is an article, a page, a comment or a setting.
    let said = entry.words_of("blogger:type").map(|kind| kind.to_lowercase());
    let said = said.or_else(|| terms(true).find_map(|term| term.rsplit('#').next().map(str::to_owned)));
    let is_draft =
        entry.words_of("blogger:status").is_some_and(|status| status.eq_ignore_ascii_case("draft"))
            || entry.find("app:draft").is_some_and(|draft| draft.text().trim() == "yes");
    let kind = match said.as_deref() {
        Some("page") => PostKind::Page,
        Some("post") | None if is_draft => PostKind::Draft,
        Some("post") | None => PostKind::Post,
        Some(_) => return,
    };
    let links = || entry.elements().filter(|one| one.name.ends_with("link"));
    let link = links()
        .find(|one| one.get("rel").is_none_or(|rel| rel == "alternate"))
        .and_then(|one| one.get("href"));
    let named = entry
        .elements()
        .filter(|one| one.name.ends_with("author"))
        .filter_map(|one| one.words_of("name").or_else(|| one.words_of("atom:name")))
        .filter(|name| !is_nobody(name));
    let own: Vec<String> = named.collect();
    let date = words("published").or_else(|| entry.words_of("blogger:created")).or_else(|| words("updated"));
    let facts = KnownFacts {
        title: words("title").map(|title| plain(&title)),
        authors: if own.is_empty() { authors.to_vec() } else { own },
        date: date.and_then(|date| Sent::parse(&date)).map(Sent::iso),
        address: link.map(str::to_owned),
        tags: terms(false).collect(),
        ..KnownFacts::default()
    };
    let text = |one: &XmlElement| match one.get("type") {
        Some("xhtml") => one.inner_html(),
        Some("html" | "text/html") => one.text(),
        _ => paragraphs(&one.text()),
    };
    let content = child("content").map(text).filter(|text| !text.trim().is_empty());
    let is_whole = content.is_some();
    let html = content.or_else(|| child("summary").map(text));
    take(FeedItem { facts, kind, html, is_whole }, archive, shelf);
}

/// An item of a feed.
struct FeedItem {
    facts: KnownFacts,
    kind: PostKind,
    html: Option<String>,
    /// Whether the feed has it in the place of whole texts.
    is_whole: bool,
}

/// Takes an item unless the feed holds only an excerpt of it.
fn take<'a>(item: FeedItem, archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) {
    let FeedItem { facts, kind, html, is_whole } = item;
    let called = facts
        .title
        .clone()
        .or_else(|| facts.address.clone())
        .unwrap_or_else(|| "an item without a title".to_owned());
    match html.filter(|html| !html.trim().is_empty()) {
        None => shelf.leave_out(called, "it holds no text"),
        Some(html) if is_excerpt(&html) || (!is_whole && !has_paragraphs(&html)) => {
            shelf.leave_out(called, "the feed holds only an excerpt of it");
        }
        Some(html) => {
            shelf.take(Post { facts, kind, body: PostBody::Html(html), ..Post::default() }, archive)
        }
    }
}

fn has_paragraphs(html: &str) -> bool {
    html.matches("<p").count() + html.matches("<br").count() > 1
}

/// Tells whether a text ends as excerpts do.
pub(super) fn is_excerpt(html: &str) -> bool {
    let mut words = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => words.push(c),
            _ => {}
        }
    }
    let words = words.trim_end();
    let ends = [
        "[…]",
        "[...]",
        "[&#8230;]",
        "[&hellip;]",
        "Read more",
        "Continue reading",
        "Continue reading →",
        "(more…)",
        "Read more…",
        "Read more »",
    ];
    ends.iter().any(|end| words.ends_with(end))
}

/// Writes plain text as HTML.
pub(super) fn paragraphs(text: &str) -> String {
    let escaped = text.replace("\r\n", "\n").replace('&', "&amp;").replace('<', "&lt;");
    escaped.split("\n\n").map(|paragraph| format!("<p>{}</p>\n", paragraph.trim())).collect()
}
