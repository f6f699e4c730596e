//! What form a source has, and who reads it.

use super::archive::{Archive, ending, last};
use super::shelf::Shelf;
use super::{epub, feed, ghost, json_feed, mbox, medium, pages, substack, wordpress};
use crate::files::{Files, PathKind};
use crate::limits::CONTAINER_BYTES;
use crate::read::{encoding, files};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A source that was opened.
pub(super) struct OpenedExport<'a> {
    files: &'a dyn Files,
    path: PathBuf,
    archive: Arc<Archive<'a>>,
    form: Form,
}

/// The form of a source.
enum Form {
    /// A folder or an archive, known by what lies in it.
    Holding,
    /// One file with many articles.
    One(String),
    /// Mails in a row, too many to be held.
    Mails,
}

/// Opens a source and sees what it is.
///
/// # Errors
/// What is wrong with it.
pub(super) fn open<'a>(path: &Path, files: &'a dyn Files) -> Result<OpenedExport<'a>, String> {
    let found = files.find(path).map_err(|unread| unread.to_string())?;
    let opened = |archive: Archive<'a>, form| OpenedExport {
        files,
        path: path.to_path_buf(),
        archive: Arc::new(archive),
        form,
    };
    if found.kind == PathKind::Folder {
        return Ok(opened(Archive::folder(files, path)?, Form::Holding));
    }
    let mut start = [0; 5];
    let mut file = files.open(path).map_err(|unread| unread.to_string())?;
    let count = std::io::Read::read(&mut file, &mut start).map_err(|error| error.to_string())?;
    drop(file);
    let start = start.get(..count).unwrap_or_default();
    if start.starts_with(b"From ") {
        return Ok(opened(Archive::beside(files, path)?, Form::Mails));
    }
    let bytes = files.read(path, CONTAINER_BYTES).map_err(|unread| unread.to_string())?;
    if is_one(path) {
        return Err(ONE.to_owned());
    }
    if start.starts_with(&[0x1F, 0x8B]) {
        return Err("it is packed as .tgz or .gz: unpack it, and import the folder it becomes".to_owned());
    }
    if start.starts_with(b"PK") {
        return Ok(opened(Archive::zip(bytes)?, Form::Holding));
    }
    Ok(opened(Archive::beside(files, path)?, Form::One(text(bytes)?)))
}

/// Decodes a text.
///
/// # Errors
/// If it is none.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, String> {
    // An export of many megabytes is not held twice.
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.starts_with('\u{feff}') && !text.contains(encoding::is_forbidden) => {
            return Ok(text);
        }
        Ok(text) => text.into_bytes(),
        Err(other) => other.into_bytes(),
    };
    encoding::decode(&bytes).map(|decoded| decoded.text).ok_or_else(|| "it is not a text".to_owned())
}

/// Tells whether a file is one article, by its name. Those of word processors are archives, too.
fn is_one(path: &Path) -> bool {
    let ending = ending(&path.to_string_lossy());
    ["html", "htm", "docx", "odt", "rtf", "eml", "md", "txt"].contains(&ending.as_str())
}

/// What to do with a file that is one article.
const ONE: &str = "it is one article: put it into the folder of the series, or build it as it is";

impl<'a> OpenedExport<'a> {
    /// Reads its articles.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(self, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
        match &self.form {
            Form::Mails => mbox::read(
                self.files.open(&self.path).map_err(|unread| unread.to_string())?,
                &self.archive,
                shelf,
            ),
            Form::One(text) => one(text, &self.path, &self.archive, shelf),
            Form::Holding => {
                let outside = self.archive.outside;
                if outside > 0 {
                    shelf.leave_out(
                        format!("{outside} files"),
                        "their names are not safe: they lead out of the archive",
                    );
                }
                holding(&self.archive, Depth::Outer, shelf)
            }
        }
    }
}

/// Reads one file with many articles.
fn one<'a>(
    text: &str,
    path: &Path,
    archive: &Arc<Archive<'a>>,
    shelf: &mut Shelf<'a, '_>,
) -> Result<(), String> {
    match form(text) {
        Some(TextForm::WordPress) => wordpress::read(text, archive, shelf),
        Some(TextForm::Feed) => feed::read(text, archive, shelf),
        Some(TextForm::Ghost) => ghost::read(text, archive, shelf),
        Some(TextForm::JsonFeed) => json_feed::read(text, archive, shelf),
        None if last(&path.to_string_lossy()) == "posts.csv" => {
            Err("the texts lie beside it: import the folder or the archive it came in".to_owned())
        }
        None => Err("it is no export that is known: those of Substack, WordPress, Ghost, Medium and Blogger, feeds, mailboxes, \
                     EPUB, and folders or archives of web pages are"
            .to_owned()),
    }
}

/// What a text with many articles is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TextForm {
    WordPress,
    Feed,
    Ghost,
    JsonFeed,
}

/// How far into a text its form is said, in bytes.
const WITHIN: usize = 64 << 10;

fn form(text: &str) -> Option<TextForm> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let end = (0..=WITHIN.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let head = text.get(..end).unwrap_or_default();
    match head.chars().next()? {
        '<' if head.contains("<wp:wxr_version") || head.contains("xmlns:wp=") => Some(TextForm::WordPress),
        '<' if ["<rss", "<feed", "<rdf:RDF", ":feed"].iter().any(|root| head.contains(root)) => {
            Some(TextForm::Feed)
        }
        '{' if head.contains("jsonfeed.org/version") => Some(TextForm::JsonFeed),
        '{' if head.contains("\"db\"") || head.contains("\"posts\"") => Some(TextForm::Ghost),
        _ => None,
    }
}

/// Tells whether a file is a mailbox: some programs call it so, and its folder by the name of the box.
fn is_box(name: &str) -> bool {
    ending(name) == "mbox" || last(name) == "mbox"
}

/// How deep an archive lies: one within another is opened, and none within that.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Outer,
    Inner,
}

/// Reads what lies in a folder or an archive, and says of each file that is not read what it is.
fn holding<'a>(archive: &Arc<Archive<'a>>, depth: Depth, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
    // Its chapters are listed by the book itself, and what else lies there is its binding.
    if archive.names().any(|name| name == "META-INF/container.xml") {
        return epub::read(archive, shelf);
    }
    read_held(archive, depth, shelf)?;
    // Which pictures are shown is known when the articles are made.
    shelf.flush();
    for name in archive.unreported() {
        shelf.leave_out(name, unread(archive, name));
        archive.tell(name);
    }
    debug_assert!(archive.unreported().is_empty(), "each file is taken, or it is said why not");
    Ok(())
}

/// What sites are made of, by the endings of files.
const OF_SITE: [&str; 16] = [
    "css",
    "js",
    "mjs",
    "map",
    "woff",
    "woff2",
    "ttf",
    "otf",
    "eot",
    "ico",
    "cur",
    "php",
    "scss",
    "less",
    "webmanifest",
    "download",
];

/// Says why a file is left out that no reader has taken.
fn unread(archive: &Archive<'_>, name: &str) -> String {
    let ending = ending(name);
    if archive.is_picture(name) {
        "no article that was written shows this picture".to_owned()
    } else if OF_SITE.contains(&ending.as_str()) {
        "it belongs to the look of a site, and holds no article".to_owned()
    } else if files::is_read(last(name)) {
        "it lies beside an export, of which the articles are taken; to have it too, put it into the folder of the series"
            .to_owned()
    } else if ["zip", "gz", "tgz", "7z", "rar"].contains(&ending.as_str()) {
        "it is an archive within another: unpack it first, and import what it becomes".to_owned()
    } else if let Some(way) = files::way_to_read(last(name)) {
        format!("it cannot be read in this form: {way}")
    } else if ending.is_empty() {
        "files without an ending are not read".to_owned()
    } else {
        format!("files ending in .{ending} are not read")
    }
}

/// Reads the archives that lie in an archive.
fn within<'a>(archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
    let is_packed = |name: &&str| ["zip", "textpack", "bear2bk"].contains(&ending(name).as_str());
    let packed: Vec<String> = archive.names().filter(is_packed).map(str::to_owned).collect();
    for name in packed {
        match archive.within(&name) {
            Ok(inner) => {
                if inner.outside > 0 {
                    let why = "their names lead out of the archive";
                    shelf.leave_out(format!("{} files of {name}", inner.outside), why);
                }
                // One that is damaged does not stop the others.
                if let Err(why) = holding(&Arc::new(inner), Depth::Inner, shelf) {
                    shelf.leave_out(name, why);
                }
            }
            Err(why) => shelf.leave_out(name, why),
        }
    }
    Ok(())
}

fn read_held<'a>(archive: &Arc<Archive<'a>>, depth: Depth, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
    if archive.named("posts.csv").is_some() {
        return substack::read(archive, shelf);
    }
    let is_text = |name: &&str| matches!(ending(name).as_str(), "xml" | "atom" | "rss" | "json");
    let texts: Vec<String> = archive.names().filter(is_text).map(str::to_owned).collect();
    let mut is_export = false;
    for name in texts {
        let Ok(text) = archive.look_at(&name, CONTAINER_BYTES).and_then(text) else { continue };
        if form(&text).is_some() {
            archive.tell(&name);
            one(&text, Path::new(&name), archive, shelf)?;
            is_export = true;
        }
    }
    if is_export {
        return Ok(());
    }
    let boxes: Vec<String> = archive.names().filter(|name| is_box(name)).map(str::to_owned).collect();
    for name in boxes {
        match archive.read(&name, CONTAINER_BYTES) {
            Ok(bytes) => mbox::read(Box::new(std::io::Cursor::new(bytes)), archive, shelf)?,
            Err(why) => shelf.leave_out(name, why),
        }
    }
    if medium::is(archive) {
        return medium::read(archive, shelf);
    }
    if depth == Depth::Outer {
        within(archive, shelf)?;
    }
    pages::read(archive, shelf)
}
