//! Exports of Medium: a page of its own kind for each story in `posts`, marked with microformats.

use super::archive::{Archive, ending, last};
use super::post::{Post, PostBody, PostKind};
use super::shelf::Shelf;
use crate::limits::TEXT_BYTES;
use crate::read::html::{self, KnownFacts};
use dom_query::Document;
use std::sync::Arc;

/// The pages of an export that hold stories.
fn stories(archive: &Archive<'_>) -> Vec<String> {
    let is_story = |name: &&str| {
        let folder = name.rsplit('/').nth(1).unwrap_or_default();
        folder == "posts" && ending(name) == "html"
    };
    archive.names().filter(is_story).map(str::to_owned).collect()
}

/// Tells whether an archive is such an export.
pub(super) fn is(archive: &Archive<'_>) -> bool {
    let first = stories(archive).into_iter().next();
    first
        .and_then(|name| archive.text(&name, TEXT_BYTES).ok())
        .is_some_and(|text| text.contains("h-entry") && text.contains("p-name"))
}

/// Reads an export.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read<'a>(archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
    for name in stories(archive) {
        let read = archive.text(&name, TEXT_BYTES);
        match read.and_then(|text| Ok(story(&text, &name)?)) {
            Ok(post) => shelf.take(post, archive),
            Err(why) => shelf.leave_out(last(&name), why),
        }
    }
    Ok(())
}

fn words(document: &Document, path: &str) -> Option<String> {
    let words = document.select_single(path).text().split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

fn story(text: &str, name: &str) -> Result<Post, &'static str> {
    let document = html::parsed(text)?;
    let title = words(&document, "h1.p-name");
    let date = document.select_single("time.dt-published").attr("datetime");
    let address = document.select_single("a.p-canonical").attr("href").map(|address| address.to_string());
    let body = document.select_single("section.e-content");
    // The text says title and subtitle again, in headings of its own.
    let again = |path: &str, said: &Option<String>| {
        for node in body.select(path).nodes() {
            let words = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
            if said.as_ref().is_some_and(|said| said.starts_with(words.trim_end_matches('…'))) {
                node.remove_from_parent();
            }
        }
    };
    again(".graf--title", &title);
    // What stands in this place is the subtitle, or else the beginning of the text, cut.
    let subtitle = words(&document, "section[data-field=subtitle]").filter(|words| !words.ends_with('…'));
    let subtitle = words(&document, ".e-content .graf--subtitle").or(subtitle);
    again(".graf--subtitle", &subtitle);
    let is_in_text =
        |words: &String| body.select("p").iter().any(|node| node.text().contains(words.as_str()));
    let subtitle = subtitle.filter(|words| !is_in_text(words));
    if let Some(rule) = body.select("hr").nodes().first() {
        rule.remove_from_parent();
    }
    for (from, to) in [("h3", "h2"), ("h4", "h3")] {
        for node in body.select(from).nodes() {
            node.rename(to);
        }
    }
    let is_draft = last(name).starts_with("draft_");
    let facts = KnownFacts {
        title,
        subtitle,
        authors: words(&document, "a.p-author").into_iter().collect(),
        date: date.and_then(|date| date.get(..10).map(str::to_owned)),
        slug: address.as_deref().and_then(slug),
        address,
        tags: document.select("a.p-category").iter().map(|tag| tag.text().trim().to_owned()).collect(),
        ..KnownFacts::default()
    };
    let kind = if is_draft { PostKind::Draft } else { PostKind::Post };
    Ok(Post {
        facts,
        kind,
        base: name.to_owned(),
        body: PostBody::Html(body.inner_html().to_string()),
        ..Post::default()
    })
}

/// Returns the name in an address, without the number at its end.
fn slug(address: &str) -> Option<String> {
    let last = last(address.trim_end_matches('/')).split(['?', '#']).next()?;
    let (name, number) = last.rsplit_once('-')?;
    let is_number = number.len() >= 8 && number.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some(if is_number { name } else { last }.to_owned())
}
