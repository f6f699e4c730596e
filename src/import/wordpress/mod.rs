//! Exports of WordPress (WXR): RSS with what the database holds beside it.

mod content;

use super::About;
use super::archive::Archive;
use super::post::{Post, PostBody, PostKind};
use super::shelf::Shelf;
use crate::model::address;
use crate::read::html::KnownFacts;
use crate::read::mail::Sent;
use crate::read::xml::{self, XmlElement};
use content::Attached;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A note of the block editor, which keeps them beside the text.
#[derive(Deserialize)]
struct BlockNote {
    content: String,
    id: String,
}

/// Reads an export: once for its attachments, which texts name by number, and once for its posts.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read<'a>(
    text: &str,
    archive: &Arc<Archive<'a>>,
    shelf: &mut Shelf<'a, '_>,
) -> Result<(), String> {
    let mut attached = Attached::default();
    let parsed = xml::parse_each(text, &["item"], &mut |item| {
        if item.words_of("wp:post_type").as_deref() == Some("attachment") {
            let id = item.words_of("wp:post_id").unwrap_or_default();
            let parent = item.words_of("wp:post_parent").unwrap_or_default();
            let alt = meta(&item, "_wp_attachment_image_alt");
            let caption = item.words_of("excerpt:encoded");
            if let Some(url) = item.words_of("wp:attachment_url").or_else(|| item.words_of("guid")) {
                attached.add(id, parent, content::Attachment { url, alt, caption });
            }
        }
    });
    let channel = parsed.root.find("channel").cloned().unwrap_or_default();
    let mut writers = Vec::new();
    channel.all("wp:author", &mut writers);
    let writers: BTreeMap<String, String> = writers
        .iter()
        .filter_map(|one| Some((one.words_of("wp:author_login")?, one.words_of("wp:author_display_name")?)))
        .collect();
    shelf.about(About {
        title: channel.words_of("title"),
        subtitle: channel.words_of("description"),
        lang: channel.words_of("language"),
        site: channel.words_of("link").or_else(|| channel.words_of("wp:base_blog_url")),
        authors: Vec::new(),
    });
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    xml::parse_each(text, &["item"], &mut |item| {
        let kind = item.words_of("wp:post_type").unwrap_or_else(|| "post".to_owned());
        match kind.as_str() {
            "post" | "page" => item_read(&item, &writers, &attached, archive, shelf),
            "attachment" => {}
            _ => *others.entry(kind).or_default() += 1,
        }
    });
    for (kind, count) in others {
        shelf.leave_out(format!("{kind} ({count})"), "it is a part of the site, and no article");
    }
    shelf.leave_out_damage(parsed.damage);
    Ok(())
}

/// Returns what a post has beside its text under a key.
fn meta(item: &XmlElement, key: &str) -> Option<String> {
    item.elements()
        .filter(|one| one.name == "wp:postmeta")
        .find(|one| one.words_of("wp:meta_key").as_deref() == Some(key))
        .and_then(|one| one.words_of("wp:meta_value"))
}

fn item_read<'a>(
    item: &XmlElement,
    writers: &BTreeMap<String, String>,
    attached: &Attached,
    archive: &Arc<Archive<'a>>,
    shelf: &mut Shelf<'a, '_>,
) {
    let status = item.words_of("wp:status").unwrap_or_else(|| "publish".to_owned());
    let title = item.words_of("title");
    let called = title.clone().unwrap_or_else(|| "an article without a title".to_owned());
    let is_page = item.words_of("wp:post_type").as_deref() == Some("page");
    let kind = match status.as_str() {
        "publish" | "inherit" if is_page => PostKind::Page,
        "publish" | "inherit" => PostKind::Post,
        "trash" | "auto-draft" => {
            shelf.leave_out(called, "it was thrown away");
            return;
        }
        _ => PostKind::Draft,
    };
    let Some(text) = item.words_of("content:encoded") else {
        shelf.leave_out(called, "it holds no text");
        return;
    };
    let date = item.words_of("wp:post_date").filter(|date| !date.starts_with("0000"));
    let date = date.and_then(|date| date.get(..10).map(str::to_owned));
    let published = || item.words_of("pubDate").and_then(|date| Sent::parse(&date)).map(Sent::iso);
    let filed = |item: &XmlElement| {
        let is_tag = |one: &&XmlElement| {
            one.name == "category"
                && one.get("domain").is_some_and(|domain| domain == "category" || domain == "post_tag")
        };
        let words = |one: &XmlElement| one.text().trim().to_owned();
        item.elements()
            .filter(is_tag)
            .map(words)
            .filter(|tag| !tag.is_empty() && tag != "Uncategorized")
            .collect()
    };
    let writer = item.words_of("dc:creator").map(|login| writers.get(&login).cloned().unwrap_or(login));
    let lead = meta(item, "_thumbnail_id").and_then(|id| attached.get(&id).map(|one| one.url.clone()));
    // A picture of the theme that the text does not show is set only where the file is at hand.
    let lead = lead.filter(|url| archive.picture("", url).is_some());
    let facts = KnownFacts {
        title,
        authors: writer.into_iter().collect(),
        date: date.or_else(published),
        address: item.words_of("link").filter(|link| !link.contains("?p=") && !link.contains("?page_id=")),
        tags: filed(item),
        // What is not in Latin letters is kept as in an address.
        slug: item.words_of("wp:post_name").map(|slug| address::decoded_text(&slug)),
        image: lead,
        ..KnownFacts::default()
    };
    let id = item.words_of("wp:post_id").unwrap_or_default();
    let mut html = content::html(&text, &id, attached);
    let notes: Vec<BlockNote> =
        meta(item, "footnotes").and_then(|notes| serde_json::from_str(&notes).ok()).unwrap_or_default();
    if !notes.is_empty() {
        html.push_str("<ol>\n");
        for BlockNote { content, id } in notes {
            html.push_str(&format!("<li id=\"{id}\">{content} <a href=\"#{id}-link\">↩</a></li>\n"));
        }
        html.push_str("</ol>\n");
    }
    shelf.take(Post { facts, kind, body: PostBody::Html(html), ..Post::default() }, archive);
}
