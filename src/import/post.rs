//! One article of an export, whatever form it had there.

use super::ImportChoice;
use super::archive::Archive;
use crate::model::PartialDate;
use crate::read::html::{self, Converted, KnownFacts, MovedPictures};
use crate::read::mail;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What a post is to those who read it on the web.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PostKind {
    /// An article.
    #[default]
    Post,
    /// A page of the site, such as one about who keeps it.
    Page,
    /// An article that was not published.
    Draft,
    /// Text that goes with a recording.
    Podcast,
}

impl PostKind {
    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Page => "page",
            Self::Draft => "draft",
            Self::Podcast => "podcast",
        }
    }
}

/// One article of an export.
#[derive(Clone, Debug, Default)]
pub(super) struct Post {
    pub(super) facts: KnownFacts,
    pub(super) kind: PostKind,
    /// The name of its file without an ending, where the export gives one that says more than date and title.
    pub(super) stem: Option<String>,
    /// The file in the archive to which the addresses of its pictures are relative.
    pub(super) base: String,
    pub(super) body: PostBody,
}

/// The text of an article.
#[derive(Clone, Debug)]
pub(super) enum PostBody {
    /// HTML of the text and of what a site adds to it.
    Html(String),
    /// A chapter of a book: a whole page with the text and nothing else.
    Chapter(String),
    /// A page with a site around the text.
    Page(String),
    /// A mail.
    Mail(Vec<u8>),
    /// A file that is read where it lies, and is copied as it is: its bytes and its ending.
    File(Vec<u8>, String),
}

impl Default for PostBody {
    fn default() -> Self {
        Self::Html(String::new())
    }
}

/// A picture that an article shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ShownPicture {
    /// A file of the archive.
    Member(String),
    /// A part of the mail.
    Bytes(Vec<u8>),
}

/// The file of an article, and its pictures by the names of their files.
#[derive(Debug)]
pub(super) struct MadePost {
    pub(super) bytes: Vec<u8>,
    pub(super) ending: String,
    pub(super) pictures: Vec<(String, ShownPicture)>,
}

impl Post {
    /// Returns what it is called in messages.
    pub(super) fn called(&self) -> String {
        let title = self.facts.title.clone().or_else(|| self.facts.slug.clone());
        title.or_else(|| self.stem.clone()).unwrap_or_else(|| "an article without a title".to_owned())
    }

    /// Says why an article is not taken; `None` if it is.
    pub(super) fn is_not(&self, choice: &ImportChoice) -> Option<String> {
        let is_kind = match choice.kinds.is_empty() {
            true => self.kind != PostKind::Page,
            false => choice.kinds.contains(&self.kind),
        };
        if !is_kind {
            let name = self.kind.name();
            return Some(format!("a {name}; `--kind {name}` takes those"));
        }
        if choice.from.is_some() || choice.to.is_some() {
            let Some(date) = self.facts.date.as_deref().and_then(PartialDate::parse_iso) else {
                return Some("the export does not say when it was written".to_owned());
            };
            if !date.is_within(choice.from, choice.to) {
                return Some("outside the time that was asked for".to_owned());
            }
        }
        let holds = |all: &[String], wanted: &[String]| {
            let lower: Vec<String> = wanted.iter().map(|one| one.to_lowercase()).collect();
            wanted.is_empty() || all.iter().any(|one| lower.contains(&one.to_lowercase()))
        };
        if !holds(&self.facts.tags, &choice.tags) {
            return Some("without the tag that was asked for".to_owned());
        }
        (!holds(&self.facts.authors, &choice.authors)).then(|| "by another author".to_owned())
    }

    /// Turns it into Markdown; `stem` is the name of its file without an ending.
    ///
    /// # Errors
    /// Why its text cannot be read.
    pub(super) fn made(mut self, stem: &str, archive: &Archive<'_>) -> Result<MadePost, &'static str> {
        // The pictures that the post names; what becomes of its text may leave some out.
        let named: RefCell<BTreeMap<String, String>> = RefCell::default();
        let find = |address: &str| {
            let (member, name) = archive.picture(&self.base, address)?;
            named.borrow_mut().insert(name.to_owned(), member.to_owned());
            Some(images(name))
        };
        let moved = MovedPictures { page: self.facts.address.clone(), find: Some(&find) };
        if let Some(image) = self.facts.image.take() {
            self.facts.image = find(&image).or(Some(image));
        }
        let made = match &self.body {
            PostBody::Html(html) => html::post(html, &self.facts, &moved)?,
            PostBody::Chapter(html) => html::chapter(html, &self.facts, &moved)?,
            PostBody::Page(html) => html::page(html, &moved)?,
            PostBody::Mail(bytes) => return mail_made(bytes, stem),
            PostBody::File(bytes, ending) => {
                let (bytes, ending) = (placed(bytes, ending, &find), ending.clone());
                let named = named.take().into_iter();
                let pictures = named.map(|(name, member)| (name, ShownPicture::Member(member))).collect();
                return Ok(MadePost { bytes, ending, pictures });
            }
        };
        let named = named.take().into_iter().filter(|(name, _)| made.text.contains(&images(name)));
        let pictures = named.map(|(name, member)| (name, ShownPicture::Member(member))).collect();
        Ok(MadePost::of(made, pictures))
    }
}

impl MadePost {
    fn of(made: Converted, pictures: Vec<(String, ShownPicture)>) -> Self {
        let ending = if made.is_plain { "txt" } else { "md" }.to_owned();
        Self { bytes: made.text.into_bytes(), ending, pictures }
    }

    /// Tells whether it holds no text, or front matter and nothing else.
    pub(super) fn is_empty(&self) -> bool {
        let bare = |text: &str| {
            let front = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
            text.trim().is_empty() || front.is_some_and(|(_, text)| text.trim().is_empty())
        };
        std::str::from_utf8(&self.bytes).is_ok_and(bare)
    }
}

/// What stands before the address of a picture in Markdown, and what ends it.
const SHOWS: [(&str, &[char]); 4] =
    [("](<", &['>']), ("](", &[')', ' ', '<']), ("src=\"", &['"']), ("![[", &[']', '|'])];

/// An address has at most so many letters.
const ADDRESS: usize = 4096;

/// Returns a file whose pictures lie where the series has them: in Markdown their addresses are set anew.
fn placed(bytes: &[u8], ending: &str, find: &dyn Fn(&str) -> Option<String>) -> Vec<u8> {
    let text = match (ending, std::str::from_utf8(bytes)) {
        ("txt" | "eml" | "rtf" | "mht" | "mhtml", _) | (_, Err(_)) => return bytes.to_vec(),
        (_, Ok(text)) => text,
    };
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    // Each start is looked for again only where it has been passed.
    let mut next = SHOWS.map(|(start, _)| text.find(start));
    loop {
        for (found, (start, _)) in next.iter_mut().zip(SHOWS) {
            if found.is_some_and(|found| found < at) {
                *found = text.get(at..).and_then(|rest| rest.find(start)).map(|more| at + more);
            }
        }
        let all = next.iter().zip(SHOWS).filter_map(|(found, (start, ends))| Some(((*found)?, start, ends)));
        let first = all.min_by_key(|(found, start, _)| (*found, std::cmp::Reverse(start.len())));
        let Some((found, start, ends)) = first else { break };
        let begin = found + start.len();
        let rest = text.get(begin..).unwrap_or_default();
        let end = rest.char_indices().take(ADDRESS).find(|(_, c)| ends.contains(c)).map_or(0, |(end, _)| end);
        let address = rest.get(..end).unwrap_or_default();
        out.push_str(text.get(at..begin).unwrap_or_default());
        out.push_str(find(address).as_deref().unwrap_or(address));
        at = begin + end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out.into_bytes()
}

/// Returns the address of a picture in a text.
fn images(name: &str) -> String {
    format!("images/{name}")
}

fn mail_made(bytes: &[u8], stem: &str) -> Result<MadePost, &'static str> {
    let place = |name: &str| format!("images/{stem}-{}", with_ending(name));
    let made = mail::letter_placed(bytes, &place)?;
    // The name of each picture begins with the number of its part.
    let start = format!("images/{stem}-");
    let mut pictures: Vec<(String, ShownPicture)> = Vec::new();
    for (at, _) in made.text.match_indices(&start) {
        let rest = made.text.get(at + start.len()..).unwrap_or_default();
        let end = rest.find(['>', '"', ')', '\n']).unwrap_or(rest.len());
        let part = rest.get(..end).unwrap_or_default();
        let name = format!("{stem}-{part}");
        if pictures.iter().all(|(known, _)| *known != name)
            && let Some(bytes) = mail::member(bytes, part)
        {
            pictures.push((name, ShownPicture::Bytes(bytes)));
        }
    }
    Ok(MadePost::of(made, pictures))
}

/// Gives a picture without an ending one by which people open it; its kind is known by its bytes.
fn with_ending(name: &str) -> String {
    if name.contains('.') { name.to_owned() } else { format!("{name}.jpg") }
}
