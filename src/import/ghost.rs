//! Exports of Ghost: one JSON file of tables, as a database has them.

use super::About;
use super::archive::Archive;
use super::post::{Post, PostBody, PostKind};
use super::shelf::Shelf;
use crate::read::html::KnownFacts;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What Ghost writes where the address of the site is meant.
const SITE: &str = "__GHOST_URL__";

#[derive(Deserialize)]
struct GhostExport {
    #[serde(default)]
    db: Vec<Database>,
    /// Exports of old versions have the tables outside.
    data: Option<Tables>,
}

#[derive(Deserialize)]
struct Database {
    #[serde(default)]
    data: Tables,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tables {
    posts: Vec<GhostPost>,
    tags: Vec<Named>,
    users: Vec<Named>,
    posts_tags: Vec<Link>,
    posts_authors: Vec<Link>,
    settings: Vec<Setting>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct GhostPost {
    id: serde_json::Value,
    title: Option<String>,
    slug: Option<String>,
    html: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    /// Older versions say by this what is a page.
    page: serde_json::Value,
    status: Option<String>,
    published_at: Option<String>,
    created_at: Option<String>,
    custom_excerpt: Option<String>,
    feature_image: Option<String>,
    canonical_url: Option<String>,
    author_id: serde_json::Value,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    id: serde_json::Value,
    name: Option<String>,
    visibility: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Link {
    post_id: serde_json::Value,
    tag_id: serde_json::Value,
    author_id: serde_json::Value,
    sort_order: serde_json::Value,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Setting {
    key: Option<String>,
    value: serde_json::Value,
}

/// Reads an export.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read<'a>(
    text: &str,
    archive: &Arc<Archive<'a>>,
    shelf: &mut Shelf<'a, '_>,
) -> Result<(), String> {
    let export: GhostExport = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("it is damaged JSON: {error}"))?;
    let tables = export.db.into_iter().map(|database| database.data).chain(export.data);
    for tables in tables {
        read_tables(tables, archive, shelf);
    }
    Ok(())
}

/// An id, which is a number in old versions.
fn id(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn names(all: &[Named]) -> BTreeMap<String, &str> {
    let shown = all.iter().filter(|one| one.visibility.as_deref() != Some("internal"));
    shown.filter_map(|one| Some((id(&one.id), one.name.as_deref()?))).collect()
}

fn read_tables<'a>(tables: Tables, archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) {
    let setting = |key: &str| {
        let found = tables.settings.iter().find(|setting| setting.key.as_deref() == Some(key))?;
        found.value.as_str().filter(|value| !value.is_empty()).map(str::to_owned)
    };
    let users = names(&tables.users);
    let tags = names(&tables.tags);
    shelf.about(About {
        title: setting("title"),
        subtitle: setting("description"),
        lang: setting("locale").or_else(|| setting("lang")),
        ..About::default()
    });
    let mut linked_tags: BTreeMap<String, Vec<(i64, &str)>> = BTreeMap::new();
    let mut linked_users: BTreeMap<String, Vec<(i64, &str)>> = BTreeMap::new();
    let order = |link: &Link| link.sort_order.as_i64().unwrap_or(0);
    for link in &tables.posts_tags {
        if let Some(name) = tags.get(&id(&link.tag_id)) {
            linked_tags.entry(id(&link.post_id)).or_default().push((order(link), name));
        }
    }
    for link in &tables.posts_authors {
        if let Some(name) = users.get(&id(&link.author_id)) {
            linked_users.entry(id(&link.post_id)).or_default().push((order(link), name));
        }
    }
    let in_order = |links: Option<Vec<(i64, &str)>>| {
        let mut links = links.unwrap_or_default();
        links.sort_by_key(|(at, _)| *at);
        links.into_iter().map(|(_, name)| name.to_owned()).collect::<Vec<_>>()
    };
    for post in &tables.posts {
        let own = id(&post.id);
        let mut authors = in_order(linked_users.remove(&own));
        if authors.is_empty() {
            authors.extend(users.get(&id(&post.author_id)).map(|name| (*name).to_owned()));
        }
        let is_page = post.kind.as_deref() == Some("page") || post.page == true || post.page == 1;
        let kind = match post.status.as_deref() {
            Some("published" | "sent") | None if is_page => PostKind::Page,
            Some("published" | "sent") | None => PostKind::Post,
            _ => PostKind::Draft,
        };
        let date = post.published_at.as_deref().or(post.created_at.as_deref());
        let facts = KnownFacts {
            title: post.title.clone(),
            subtitle: post.custom_excerpt.clone().filter(|words| !words.trim().is_empty()),
            authors,
            date: date.and_then(|date| date.get(..10)).map(str::to_owned),
            address: post.canonical_url.clone().filter(|address| !address.is_empty()),
            tags: in_order(linked_tags.remove(&own)),
            slug: post.slug.clone(),
            image: post
                .feature_image
                .as_deref()
                .filter(|image| !image.is_empty())
                .map(|image| image.replace(SITE, "")),
            ..KnownFacts::default()
        };
        let called = post.title.clone().unwrap_or_default();
        let Some(html) = post.html.as_deref().filter(|html| !html.trim().is_empty()) else {
            shelf.leave_out(called, "it holds no text");
            continue;
        };
        let body = PostBody::Html(html.replace(SITE, ""));
        shelf.take(Post { facts, kind, body, ..Post::default() }, archive);
    }
}
