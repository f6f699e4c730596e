//! What is new of an import, and what is there already.

use super::archive::{Archive, clean};
use super::post::{MadePost, Post, PostBody, PostKind, ShownPicture};
use super::{About, Imported, Request};
use crate::assemble;
use crate::files::Unread;
use crate::limits::{PICTURE_BYTES, TEXT_BYTES};
use crate::model::PartialDate;
use crate::read::files;
use crate::read::foreign::Foreign;
use crate::read::xml::XmlDamage;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file to be written, below the folder of the series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the folder.
    pub path: PathBuf,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// So many articles are turned into Markdown at a time: enough for all threads, and few in memory.
const AT_ONCE: usize = 64;

/// An article on its way: its file's name without the ending.
struct Waiting<'a> {
    post: Post,
    stem: String,
    archive: Arc<Archive<'a>>,
}

/// Where articles are put.
pub(super) struct Shelf<'a, 'p> {
    request: Request<'a>,
    put: &'p mut dyn FnMut(NewFile),
    waiting: Vec<Waiting<'a>>,
    /// The articles of the series that were there before: their files without endings, and the addresses of their sources.
    there: BTreeMap<String, Option<String>>,
    addresses: BTreeSet<String>,
    /// The names that this import has given.
    given: BTreeSet<String>,
    /// The pictures that were put, each with where it came from: the file of the archive, or none for part of a mail.
    pictures: BTreeMap<PathBuf, (Arc<Archive<'a>>, Option<String>)>,
    seen: usize,
    imported: Imported,
}

impl<'a, 'p> Shelf<'a, 'p> {
    pub(super) fn new(request: Request<'a>, put: &'p mut dyn FnMut(NewFile)) -> Self {
        let there = there(request);
        let addresses = there.values().flatten().cloned().collect();
        Self {
            request,
            put,
            waiting: Vec::new(),
            there,
            addresses,
            given: BTreeSet::new(),
            pictures: BTreeMap::new(),
            seen: 0,
            imported: Imported::default(),
        }
    }

    /// Returns how many articles were found, taken or not.
    pub(super) fn seen(&self) -> usize {
        self.seen
    }

    /// Notes what an export says of the series; what the first one said stays.
    pub(super) fn about(&mut self, about: About) {
        let mine = &mut self.imported.about;
        mine.title = mine.title.take().or(about.title);
        mine.subtitle = mine.subtitle.take().or(about.subtitle);
        mine.lang = mine.lang.take().or(about.lang);
        mine.site = mine.site.take().or(about.site);
        for author in about.authors.into_iter().filter(|author| !author.is_empty()) {
            if !mine.authors.contains(&author) {
                mine.authors.push(author);
            }
        }
    }

    /// Notes what is left out, and why.
    pub(super) fn leave_out(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.seen += 1;
        self.imported.left_out.push((what.into(), why.into()));
    }

    /// Notes what could not be read of a file that is damaged.
    pub(super) fn leave_out_damage(&mut self, damage: Option<XmlDamage>) {
        let (what, why) = match damage {
            Some(XmlDamage::From(line)) => (
                format!("all from line {line} on"),
                "the file is damaged there; export it once more, or put that line right",
            ),
            Some(XmlDamage::LeftOpen) => (
                "perhaps an article".to_owned(),
                "elements are left open at the end of the file: it breaks off, or an end is missing in it; export it once more",
            ),
            None => return,
        };
        self.imported.left_out.push((what, why.to_owned()));
    }

    /// Takes an article.
    pub(super) fn take(&mut self, mut post: Post, archive: &Arc<Archive<'a>>) {
        self.seen += 1;
        for line in [&mut post.facts.title, &mut post.facts.subtitle] {
            *line = line.take().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
            *line = line.take().filter(|words| !words.is_empty());
        }
        // A date names the file: what is none would name folders.
        post.facts.date = post.facts.date.take().filter(|date| PartialDate::parse_iso(date).is_some());
        if let Some(why) = post.is_not(self.request.choice) {
            self.imported.left_out.push((post.called(), why));
            return;
        }
        post.facts.is_draft |= post.kind == PostKind::Draft;
        if post.kind == PostKind::Podcast {
            post.facts.tags.push("podcast".to_owned());
        }
        let address = post.facts.address.clone();
        if address.as_ref().is_some_and(|address| self.addresses.contains(address)) {
            self.imported.kept += 1;
            return;
        }
        let Some(stem) = self.name(&post) else {
            // Nothing tells whether it is the same text.
            if matches!(post.body, PostBody::File(..)) {
                self.imported.left_out.push((post.base, "a file of this name is there already".to_owned()));
            } else {
                self.imported.kept += 1;
            }
            return;
        };
        self.addresses.extend(address);
        self.waiting.push(Waiting { post, stem, archive: archive.clone() });
        if self.waiting.len() >= AT_ONCE {
            self.flush();
        }
    }

    /// Names the file of an article; `None` if it is there already.
    fn name(&mut self, post: &Post) -> Option<String> {
        let own = stem(post);
        for count in 1.. {
            let name = if count == 1 { own.clone() } else { format!("{own}-{count}") };
            // Two names that differ in capitals only are one file on many machines.
            let key = name.to_lowercase();
            if self.given.contains(&key) {
                continue;
            }
            match self.there.get(&key) {
                None => {
                    self.given.insert(key);
                    return Some(name);
                }
                // Another article of the same day and title.
                Some(Some(source)) if post.facts.address.as_ref().is_some_and(|own| own != source) => {}
                Some(_) => {
                    self.given.insert(key);
                    return None;
                }
            }
        }
        None
    }

    /// Writes the articles that wait.
    pub(super) fn flush(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let made: Vec<_> = waiting
            .into_par_iter()
            .map(|Waiting { post, stem, archive }| {
                let called = post.called();
                let made = post.made(&stem, &archive);
                (called, stem, archive, made)
            })
            .collect();
        for (called, stem, archive, made) in made {
            match made {
                Ok(made) if made.is_empty() => {
                    self.imported.left_out.push((called, "it holds no text".to_owned()));
                }
                Ok(made) => self.write(called, stem, archive, made),
                Err(why) => self.imported.left_out.push((called, why.to_owned())),
            }
        }
    }

    fn write(&mut self, called: String, stem: String, archive: Arc<Archive<'a>>, made: MadePost) {
        for (name, picture) in made.pictures {
            let path = Path::new("images").join(name);
            let (member, bytes) = match picture {
                ShownPicture::Bytes(bytes) => (None, Some(bytes)),
                ShownPicture::Member(member) => (Some(member), None),
            };
            if let Some((from, known)) = self.pictures.get(&path) {
                if !Arc::ptr_eq(from, &archive) || *known != member {
                    let why = "another export has another picture of this name".to_owned();
                    self.imported.left_out.push((path.display().to_string(), why));
                }
                continue;
            }
            let bytes =
                bytes.map_or_else(|| archive.read(member.as_deref().unwrap_or_default(), PICTURE_BYTES), Ok);
            self.pictures.insert(path.clone(), (archive.clone(), member));
            match bytes {
                Ok(bytes) => self.write_picture(path, bytes),
                Err(why) => self.imported.left_out.push((path.display().to_string(), why)),
            }
        }
        let path = PathBuf::from(format!("{stem}.{}", made.ending));
        self.imported.written.push((path.clone(), called));
        (self.put)(NewFile { path, bytes: made.bytes });
    }

    fn write_picture(&mut self, path: PathBuf, bytes: Vec<u8>) {
        match self.request.files.read(&self.request.folder.join(&path), PICTURE_BYTES) {
            Ok(there) if there == bytes => {}
            Ok(_) => {
                let why = "another picture of this name is there already".to_owned();
                self.imported.left_out.push((path.display().to_string(), why));
            }
            Err(Unread::Missing) => {
                self.imported.pictures += 1;
                (self.put)(NewFile { path, bytes });
            }
            Err(other) => self.imported.left_out.push((path.display().to_string(), other.to_string())),
        }
    }

    pub(super) fn done(self) -> Imported {
        self.imported
    }
}

/// Returns the name of an article's file without the ending, of signs that lead nowhere else.
fn stem(post: &Post) -> String {
    match clean(&own_stem(post)).trim_start_matches('.') {
        "" => "untitled".to_owned(),
        stem => stem.to_owned(),
    }
}

/// Returns the day and the name of the address or the title, or what the export calls the file.
fn own_stem(post: &Post) -> String {
    if let Some(stem) = &post.stem {
        return stem.clone();
    }
    let name = post.facts.slug.as_deref().map(assemble::slug).filter(|slug| !slug.is_empty());
    let title = || post.facts.title.as_deref().map(assemble::slug).filter(|slug| !slug.is_empty());
    let name = name.or_else(title).unwrap_or_else(|| "untitled".to_owned());
    match post.facts.date.as_deref().filter(|date| date.len() == 10) {
        Some(date) => format!("{date}-{name}"),
        None => name,
    }
}

/// Returns the articles that are in the folder, each with the address of its source if it gives one.
fn there(request: Request<'_>) -> BTreeMap<String, Option<String>> {
    let mut there = BTreeMap::new();
    for path in request.files.list(request.folder).unwrap_or_default() {
        let Some(stem) = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()) else { continue };
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if Foreign::of(&path).is_some() {
            there.insert(stem.to_lowercase(), None);
        } else if ending == "txt" || files::is_read(&name) {
            let bytes = request.files.read(&path, TEXT_BYTES).unwrap_or_default();
            there.insert(stem.to_lowercase(), source_of(&String::from_utf8_lossy(&bytes)));
        }
    }
    there
}

/// Returns the address that the front matter of a text names as its source.
fn source_of(text: &str) -> Option<String> {
    let text = text.strip_prefix("---")?;
    let (front, _) = text.split_once("\n---")?;
    let value = front.lines().find_map(|line| line.strip_prefix("source:"))?.trim();
    serde_json::from_str(value).ok().or_else(|| Some(value.trim_matches(['"', '\'']).to_owned()))
}
