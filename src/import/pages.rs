//! Folders and archives of web pages and other files that are one article each; pages that list others are none.

use super::archive::{Archive, ending, last};
use super::post::{Post, PostBody};
use super::shelf::Shelf;
use crate::assemble;
use crate::limits::TEXT_BYTES;
use crate::read::files::is_read;
use crate::read::foreign::{self, Foreign};
use crate::read::html::KnownFacts;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Reads the pages.
///
/// # Errors
/// What is wrong with them.
pub(super) fn read<'a>(archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
    let is_page = |name: &&str| matches!(ending(name).as_str(), "html" | "htm" | "xhtml");
    let pages: Vec<String> = archive.names().filter(is_page).map(str::to_owned).collect();
    let is_other = |name: &&str| is_read(last(name)) && !is_page(name);
    let others: Vec<String> = archive.names().filter(is_other).map(str::to_owned).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &pages {
        *counts.entry(folder(name)).or_default() += 1;
    }
    let is_listing = |name: &str| {
        let stem = last(name).split('.').next().unwrap_or_default().to_lowercase();
        // A site may keep each article in a folder of its own, as its only page.
        let folder = folder(name);
        let beside = counts.get(folder).copied().unwrap_or_default();
        // Google lists what it packed.
        matches!(stem.as_str(), "404" | "archive_browser")
            || (stem == "index" && (folder.is_empty() || beside > 1))
    };
    for name in &pages {
        // An index lists others only where there are other pages.
        let is_index = last(name).to_lowercase().starts_with("index.");
        if is_listing(name) && (pages.len() > 1 || !is_index && !others.is_empty()) {
            archive.tell(name);
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
    copy(&others, archive, shelf);
    Ok(())
}

/// Plain texts of a site that are written for programs.
const FOR_PROGRAMS: [&str; 4] = ["robots.txt", "ads.txt", "humans.txt", "llms.txt"];

/// Takes the files that are read where they lie as they are: those of word processors, mails, Markdown, plain text.
fn copy<'a>(names: &[String], archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) {
    for name in names {
        if FOR_PROGRAMS.contains(&last(name)) {
            archive.tell(name);
            shelf.leave_out(name.as_str(), "it is written for programs that visit a site");
            continue;
        }
        let most = Foreign::of(Path::new(name)).map_or(TEXT_BYTES, Foreign::most_bytes);
        match archive.read(name, most) {
            Ok(bytes) => {
                let body = PostBody::File(bytes, ending(name));
                let stem = Some(own_name(name));
                shelf.take(Post { stem, base: name.clone(), body, ..Post::default() }, archive);
            }
            Err(why) => shelf.leave_out(name.as_str(), why),
        }
    }
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

/// Most letters of the name of a copied file: systems bear 255 bytes, its ending and a number with them.
const LONGEST_NAME: usize = 60;

/// Returns the name that a copied file keeps, without its ending; one of a bundle has that of the bundle.
fn own_name(name: &str) -> String {
    let path = name.rsplit_once('.').map_or(name, |(path, _)| path);
    let path = path.strip_suffix("/text").or_else(|| path.strip_suffix("/index")).unwrap_or(path);
    let own: String =
        last(path).strip_suffix(".textbundle").unwrap_or(last(path)).chars().take(LONGEST_NAME).collect();
    match own.trim() {
        "" => "text".to_owned(),
        // Windows keeps such names for devices, with any ending.
        own if assemble::is_reserved(&own.to_lowercase()) => format!("{own}-1"),
        own => own.to_owned(),
    }
}

/// Names the file of a page after its path.
fn stem(name: &str) -> String {
    let path = name.rsplit_once('.').map_or(name, |(path, _)| path);
    let path = path.strip_suffix("/index").unwrap_or(path);
    let parts: Vec<String> = path.split('/').map(assemble::slug).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
