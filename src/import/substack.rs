//! Exports of Substack: `posts.csv` names the posts, and `posts/<id>.<slug>.html` holds their texts.

use super::archive::{Archive, ending, last};
use super::post::{Post, PostBody, PostKind};
use super::shelf::Shelf;
use crate::limits::TEXT_BYTES;
use crate::read::html::KnownFacts;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads an export.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read<'a>(archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
    let name = archive.named("posts.csv").ok_or("it holds no `posts.csv`")?;
    let table = archive.text(name, TEXT_BYTES)?;
    let texts: BTreeMap<String, String> = archive
        .names()
        .filter(|name| ending(name) == "html")
        .map(|name| (last(name).split('.').next().unwrap_or_default().to_owned(), name.to_owned()))
        .collect();
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(table.as_bytes());
    let heads = rows.headers().map_err(|error| format!("`posts.csv` is damaged: {error}"))?.clone();
    if !heads.iter().any(|head| head == "post_id") {
        return Err("`posts.csv` has no column `post_id`".to_owned());
    }
    for row in rows.records() {
        let row = row.map_err(|error| format!("`posts.csv` is damaged: {error}"))?;
        let cell = |head: &str| {
            let at = heads.iter().position(|known| known == head)?;
            row.get(at).map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned)
        };
        let Some(whole) = cell("post_id") else { continue };
        let (id, slug) = whole.split_once('.').unwrap_or((&whole, ""));
        let title = cell("title");
        let called = title.clone().unwrap_or_else(|| whole.clone());
        let Some(file) = texts.get(id) else {
            shelf.leave_out(called, "its text is not in the export");
            continue;
        };
        let text = match archive.text(file, TEXT_BYTES) {
            Ok(text) => text,
            Err(why) => {
                shelf.leave_out(called, why);
                continue;
            }
        };
        let is_published = cell("is_published").is_none_or(|said| said.eq_ignore_ascii_case("true"));
        let kind = match cell("type").as_deref() {
            _ if !is_published => PostKind::Draft,
            Some("podcast") => PostKind::Podcast,
            Some("page") => PostKind::Page,
            _ => PostKind::Post,
        };
        // Who else than everyone may read it pays for it.
        let is_paid =
            cell("audience").is_some_and(|audience| audience.contains("paid") || audience == "founding");
        let date = cell("post_date").and_then(|date| date.get(..10).map(str::to_owned));
        let facts = KnownFacts {
            title,
            subtitle: cell("subtitle"),
            date,
            slug: (!slug.is_empty()).then(|| slug.to_owned()),
            tags: if is_paid { vec!["paid".to_owned()] } else { Vec::new() },
            ..KnownFacts::default()
        };
        let body = PostBody::Html(text);
        shelf.take(Post { facts, kind, base: file.clone(), body, ..Post::default() }, archive);
    }
    Ok(())
}
