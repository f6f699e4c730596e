//! Folders and archives of web pages: each page is an article, except those that list others.

use super::archive::{Archive, ending, last};
use super::post::{Post, PostBody};
use super::shelf::Shelf;
use crate::assemble;
use crate::limits::TEXT_BYTES;
use crate::read::foreign;
use crate::read::html::KnownFacts;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads the pages.
///
/// # Errors
/// What is wrong with them.
pub(super) fn read<'a>(archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
    let is_page = |name: &&str| matches!(ending(name).as_str(), "html" | "htm" | "xhtml");
    let pages: Vec<String> = archive.names().filter(is_page).map(str::to_owned).collect();
    for name in archive.names().filter(|name| matches!(ending(name).as_str(), "zip" | "gz" | "7z" | "rar")) {
        shelf.leave_out(name, "it is an archive within another: unpack it first");
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &pages {
        *counts.entry(folder(name)).or_default() += 1;
    }
    let is_listing = |name: &str| {
        let stem = last(name).split('.').next().unwrap_or_default().to_lowercase();
        // A site may keep each article in a folder of its own, as its only page.
        let folder = folder(name);
        let beside = counts.get(folder).copied().unwrap_or_default();
        stem == "404" || (stem == "index" && (folder.is_empty() || beside > 1))
    };
    for name in &pages {
        if is_listing(name) && pages.len() > 1 {
            shelf.leave_out(name.as_str(), "a page that lists others");
            continue;
        }
        let bytes = archive.read(name, TEXT_BYTES);
        match bytes.and_then(|bytes| foreign::page_text(&bytes).ok_or_else(|| "it is not a text".to_owned()))
        {
            Ok(text) => {
                let facts = KnownFacts { title: title(&text), ..KnownFacts::default() };
                let base = name.clone();
                let stem = Some(stem(name));
                shelf
                    .take(Post { facts, stem, base, body: PostBody::Page(text), ..Post::default() }, archive);
            }
            Err(why) => shelf.leave_out(name.as_str(), why),
        }
    }
    Ok(())
}

/// Returns the folder in which a page lies.
fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns what a page is called in the window of a browser.
fn title(text: &str) -> Option<String> {
    let at = text.find("<title").or_else(|| text.find("<TITLE"))?;
    let (_, rest) = text.get(at..)?.split_once('>')?;
    let words = rest.split('<').next()?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// Names the file of a page after its path.
fn stem(name: &str) -> String {
    let path = name.rsplit_once('.').map_or(name, |(path, _)| path);
    let path = path.strip_suffix("/index").unwrap_or(path);
    let parts: Vec<String> = path.split('/').map(assemble::slug).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
