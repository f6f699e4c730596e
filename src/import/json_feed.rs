//! JSON Feed, version 1 and 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use super::About;
use super::archive::Archive;
use super::feed::{is_excerpt, paragraphs};
use super::post::{Post, PostBody};
use super::shelf::Shelf;
use crate::read::html::KnownFacts;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Default, Deserialize)]
#[serde(default)]
struct JsonFeed {
    title: Option<String>,
    description: Option<String>,
    home_page_url: Option<String>,
    language: Option<String>,
    authors: Vec<FeedAuthor>,
    author: Option<FeedAuthor>,
    items: Vec<JsonItem>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct FeedAuthor {
    name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct JsonItem {
    url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    image: Option<String>,
    date_published: Option<String>,
    authors: Vec<FeedAuthor>,
    author: Option<FeedAuthor>,
    tags: Vec<String>,
    language: Option<String>,
}

fn names(authors: &[FeedAuthor], author: Option<&FeedAuthor>) -> Vec<String> {
    let all = if authors.is_empty() { author.as_slice() } else { &authors.iter().collect::<Vec<_>>() };
    all.iter().filter_map(|author| author.name.clone()).filter(|name| !name.is_empty()).collect()
}

/// Reads a feed.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read<'a>(
    text: &str,
    archive: &Arc<Archive<'a>>,
    shelf: &mut Shelf<'a, '_>,
) -> Result<(), String> {
    let feed: JsonFeed = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("it is damaged JSON: {error}"))?;
    let all = names(&feed.authors, feed.author.as_ref());
    shelf.about(About {
        title: feed.title,
        subtitle: feed.description,
        lang: feed.language,
        site: feed.home_page_url,
        authors: all.clone(),
    });
    for item in feed.items {
        let own = names(&item.authors, item.author.as_ref());
        let facts = KnownFacts {
            title: item.title,
            authors: if own.is_empty() { all.clone() } else { own },
            date: item.date_published.and_then(|date| date.get(..10).map(str::to_owned)),
            lang: item.language,
            address: item.url,
            tags: item.tags,
            image: item.image,
            ..KnownFacts::default()
        };
        let html = item.content_html.or_else(|| item.content_text.map(|text| paragraphs(&text)));
        let Some(html) = html.filter(|html| !is_excerpt(html)) else {
            let called =
                facts.title.or(facts.address).unwrap_or_else(|| "an item without a title".to_owned());
            let why = if item.summary.is_some() {
                "the feed holds only an excerpt of it"
            } else {
                "it holds no text"
            };
            shelf.leave_out(called, why);
            continue;
        };
        shelf.take(Post { facts, body: PostBody::Html(html), ..Post::default() }, archive);
    }
    Ok(())
}
