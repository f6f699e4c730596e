//! What a source holds: the files of a folder, of an archive, or beside a single file.
//!
//! An archive is never unpacked as a whole. Names that lead out of it are passed over, each file is read within its bound
//! whatever it says of its size, and all of them together within [`ARCHIVE_BYTES`].

use crate::files::{Files, PathKind, Unread};
use crate::limits::{ARCHIVE_BYTES, ARCHIVE_FILES, CONTAINER_BYTES, FOLDERS};
use crate::model::address;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use zip::ZipArchive;

/// Files that belong together.
pub(super) struct Archive<'a> {
    held: Held<'a>,
    /// The names of all files, `/` between folders, in order.
    names: Vec<Arc<str>>,
    /// The pictures: the name of each, and the one that its file gets.
    pictures: BTreeMap<Arc<str>, String>,
    /// The pictures by the last part of their names, in small letters.
    by_name: BTreeMap<String, Vec<Arc<str>>>,
    /// The names that lead out of the archive.
    pub(super) outside: usize,
    /// The files that a reader took, or said why not; the others are reported at the end.
    reported: Mutex<BTreeSet<String>>,
    /// What may yet be unpacked, here and in what lies within.
    budget: Arc<Mutex<Budget>>,
}

/// How much may yet be unpacked of a source.
struct Budget {
    bytes: u64,
    files: usize,
}

enum Held<'a> {
    Folder { files: &'a dyn Files, root: PathBuf },
    Zip(Mutex<ZipArchive<Cursor<Vec<u8>>>>),
}

/// What the names of pictures end with.
const PICTURES: [&str; 10] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "tif", "tiff"];

/// Files that a system keeps for itself, beside those of which the name begins with a dot.
const OF_SYSTEM: [&str; 3] = ["__MACOSX", "Thumbs.db", "desktop.ini"];

/// Where the pictures of a site lie beside its export.
const BESIDE: [&str; 6] = ["uploads", "wp-content", "content", "images", "media", "assets"];

impl<'a> Archive<'a> {
    /// Opens a folder with all that lies in it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn folder(files: &'a dyn Files, root: &Path) -> Result<Self, String> {
        let mut names = Vec::new();
        walk(files, root, "", 0, &mut names)?;
        Ok(Self::of(Held::Folder { files, root: root.to_path_buf() }, names, 0))
    }

    /// Opens what lies beside a file: the folders in which sites keep pictures.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(super) fn beside(files: &'a dyn Files, file: &Path) -> Result<Self, String> {
        let root = file.parent().filter(|root| !root.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut names = Vec::new();
        for folder in BESIDE {
            walk(files, &root.join(folder), &format!("{folder}/"), 1, &mut names)?;
        }
        Ok(Self::of(Held::Folder { files, root: root.to_path_buf() }, names, 0))
    }

    /// Opens an archive.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn zip(bytes: Vec<u8>) -> Result<Self, String> {
        Self::unpacked(bytes, budget())
    }

    /// Opens an archive that lies in this one; both together have the bound of one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn within(&self, name: &str) -> Result<Self, String> {
        Self::unpacked(self.read(name, CONTAINER_BYTES)?, self.budget.clone())
    }

    fn unpacked(bytes: Vec<u8>, budget: Arc<Mutex<Budget>>) -> Result<Self, String> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| "it is a damaged archive".to_owned())?;
        let mut left = budget.lock().unwrap_or_else(PoisonError::into_inner);
        left.files = left
            .files
            .checked_sub(archive.len())
            .ok_or_else(|| format!("it holds more than {ARCHIVE_FILES} files"))?;
        drop(left);
        let all = || archive.file_names().filter(|name| !name.ends_with('/') && !is_of_system(name));
        let names: Vec<Arc<str>> = all().filter(|name| is_within(name)).map(Arc::from).collect();
        let outside = all().count() - names.len();
        Ok(Self { budget, ..Self::of(Held::Zip(Mutex::new(archive)), names, outside) })
    }

    fn of(held: Held<'a>, mut names: Vec<Arc<str>>, outside: usize) -> Self {
        names.sort();
        let mut pictures = BTreeMap::new();
        let mut by_name: BTreeMap<String, Vec<Arc<str>>> = BTreeMap::new();
        let mut given: BTreeMap<String, usize> = BTreeMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for name in names.iter().filter(|name| PICTURES.contains(&ending(name).as_str())) {
            let last = clean(last(name));
            let numbered = |count: usize| match (count, last.rsplit_once('.')) {
                (1, _) => last.clone(),
                (count, Some((stem, ending))) => format!("{stem}-{count}.{ending}"),
                (count, None) => format!("{last}-{count}"),
            };
            // A name with a number may be that of another picture.
            let first = given.get(&last.to_lowercase()).map_or(1, |count| count + 1);
            let free = (first..).map(numbered).find(|own| !taken.contains(&own.to_lowercase()));
            let own = free.unwrap_or_else(|| last.clone());
            *given.entry(last.to_lowercase()).or_default() += 1;
            taken.insert(own.to_lowercase());
            by_name.entry(self::last(name).to_lowercase()).or_default().push(name.clone());
            pictures.insert(name.clone(), own);
        }
        Self { held, names, pictures, by_name, outside, reported: Mutex::default(), budget: budget() }
    }

    /// Returns the names of its files, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    /// Returns the first file whose last part is this name.
    pub(super) fn named(&self, wanted: &str) -> Option<&str> {
        self.names().find(|name| last(name) == wanted)
    }

    /// Returns the picture that an address in a file means.
    pub(super) fn picture(&self, base: &str, address: &str) -> Option<(&str, &str)> {
        let bare = address.split(['?', '#']).next().unwrap_or_default();
        let decoded = String::from_utf8(address::decoded(bare)).ok()?;
        let path = match decoded.split_once("://") {
            Some((_, path)) => path.split_once('/')?.1.to_owned(),
            None if decoded.starts_with("data:") || decoded.starts_with("cid:") => return None,
            None => joined(base, &decoded)?,
        };
        let exact = || self.pictures.get_key_value(path.as_str());
        let found = exact().or_else(|| self.like(&path)).or_else(|| self.like(&without_size(&path)?));
        found.map(|(member, name)| (&**member, name.as_str()))
    }

    /// Returns the picture whose name has most of a path's last parts: two at the least, or the only one of its name.
    fn like(&self, path: &str) -> Option<(&Arc<str>, &String)> {
        let all = self.by_name.get(&last(path).to_lowercase())?;
        let parts = |name: &str| {
            path.rsplit('/').zip(name.rsplit('/')).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
        };
        let best = all.iter().max_by_key(|name| parts(name))?;
        (parts(best) > 1 || all.len() == 1).then(|| self.pictures.get_key_value(best)).flatten()
    }

    /// Returns the bytes of a file, which has at most `most` of them; whoever reads it says what becomes of it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(&self, name: &str, most: u64) -> Result<Vec<u8>, String> {
        self.tell(name);
        self.look_at(name, most)
    }

    /// Returns the bytes of a file to see what it is: if nobody reads it, it is reported at the end.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn look_at(&self, name: &str, most: u64) -> Result<Vec<u8>, String> {
        match &self.held {
            Held::Folder { files, root } => files.read(&root.join(name), most).map_err(said),
            Held::Zip(archive) => {
                let mut left = self.budget.lock().unwrap_or_else(PoisonError::into_inner);
                let mut archive = archive.lock().unwrap_or_else(PoisonError::into_inner);
                unpack(&mut archive, name, most, &mut left.bytes)
            }
        }
    }

    /// Notes that it is said what becomes of a file.
    pub(super) fn tell(&self, name: &str) {
        self.reported.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
    }

    /// Returns the files of which nobody has said what becomes of them, in order.
    pub(super) fn unreported(&self) -> Vec<&str> {
        let reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        self.names().filter(|name| !reported.contains(*name)).collect()
    }

    /// Tells whether a file is a picture.
    pub(super) fn is_picture(&self, name: &str) -> bool {
        self.pictures.contains_key(name)
    }

    /// Returns a text file.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(super) fn text(&self, name: &str, most: u64) -> Result<String, String> {
        super::source::text(self.read(name, most)?)
    }
}

fn budget() -> Arc<Mutex<Budget>> {
    Arc::new(Mutex::new(Budget { bytes: ARCHIVE_BYTES, files: ARCHIVE_FILES }))
}

/// Unpacks a file of an archive, of at most so many bytes and of what is left of all.
fn unpack(
    archive: &mut ZipArchive<Cursor<Vec<u8>>>,
    name: &str,
    most: u64,
    left: &mut u64,
) -> Result<Vec<u8>, String> {
    let part = archive.by_name(name).map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(_) => "it is locked with a password".to_owned(),
        _ => "it is damaged".to_owned(),
    })?;
    let most = most.min(*left);
    let mut bytes = Vec::new();
    part.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| "it is damaged".to_owned())?;
    let count = bytes.len() as u64;
    *left = left.saturating_sub(count);
    if count > most {
        Err("it is too large: it unpacks to more than an export holds".to_owned())
    } else {
        Ok(bytes)
    }
}

/// Tells whether a system keeps a file for itself.
fn is_of_system(name: &str) -> bool {
    let is_within_one = |part: &str| OF_SYSTEM.contains(&part) || part.starts_with('.') && part != "..";
    name.split('/').any(is_within_one)
}

fn said(unread: Unread) -> String {
    unread.to_string()
}

/// Gathers the names of the files of a folder, and of those below it.
fn walk(
    files: &dyn Files,
    folder: &Path,
    start: &str,
    depth: usize,
    names: &mut Vec<Arc<str>>,
) -> Result<(), String> {
    let mut paths = files.list(folder).unwrap_or_default();
    paths.sort();
    for path in paths {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if is_of_system(name) {
            continue;
        }
        match files.find(&path).map(|found| found.kind) {
            Ok(PathKind::Folder) if depth < FOLDERS => {
                walk(files, &path, &format!("{start}{name}/"), depth + 1, names)?;
            }
            Ok(PathKind::File) => names.push(Arc::from(format!("{start}{name}"))),
            _ => {}
        }
        if names.len() > ARCHIVE_FILES {
            return Err(format!("it holds more than {ARCHIVE_FILES} files"));
        }
    }
    Ok(())
}

/// Tells whether a name stays within its archive.
fn is_within(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    !name.starts_with(['/', '\\']) && !has_drive && !name.split(['/', '\\']).any(|part| part == "..")
}

/// Returns the last part of a name.
pub(super) fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Returns the ending of a name in small letters, without the dot.
pub(super) fn ending(name: &str) -> String {
    last(name).rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

/// Returns a name that every system and every text bears.
pub(super) fn clean(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() || ".-_".contains(c) { c } else { '-' }).collect()
}

/// Returns the path that an address means in a file; `None` if it leads out of the archive.
pub(super) fn joined(base: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = base.split('/').collect();
    parts.pop();
    if address.starts_with('/') {
        parts.clear();
    }
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Returns the address of the picture of which this is a smaller copy: `mill-300x200.jpg` is made of `mill.jpg`.
fn without_size(path: &str) -> Option<String> {
    let (stem, ending) = path.rsplit_once('.')?;
    let (stem, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(width) && is_number(height)).then(|| format!("{stem}.{ending}"))
}
