//! Which file an address names.

use super::fetched::FetchedPictures;
use crate::diagnostic::{Diagnostic, Warned};
use crate::files::{Files, Found, PathKind, Unread};
use crate::model::address;
use crate::read::Options;
use std::path::{Component, Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// Why an address names no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// There is no such file.
    Nowhere,
    /// It lies where pictures may not come from.
    Outside,
    /// It is an address of the web, and nothing of it is in `images/`.
    Remote,
}

/// The folders in which pictures are kept beside texts.
const KEPT_IN: [&str; 6] = ["images", "attachments", "assets", "media", "img", "files"];

/// The folders whose files a site generator serves from the root of the site; the first is the site's own.
const SERVED_FROM: [&str; 5] = ["", "static", "public", "assets", "src"];

/// A series lies no deeper in its site: `src/content/blog`.
const LEVELS: usize = 4;

/// Finds pictures below the series' folder, and the one folder that `static` names.
#[derive(Debug)]
pub struct PictureFinder<'a> {
    /// Where pictures are read.
    pub(super) files: &'a dyn Files,
    /// The series' folder, as the file system knows it.
    folder: PathBuf,
    /// The other folder, likewise.
    other: Option<PathBuf>,
    /// Which pictures were fetched.
    fetched: FetchedPictures,
    /// What there is to say about their list.
    pub(super) noticed: Vec<Diagnostic>,
}

impl<'a> PictureFinder<'a> {
    /// Prepares to look in a series' folder.
    pub fn new(files: &'a dyn Files, folder: &Path, options: &Options) -> Self {
        let other = options.static_folder.as_ref();
        let real = |folder: &Path| files.find(folder).ok().map(|found| found.real);
        let other = other.and_then(|other| real(&folder.join(&other.value)));
        let folder = real(folder).unwrap_or_else(|| folder.to_path_buf());
        let Warned { value: fetched, diagnostics: noticed } = FetchedPictures::read(files, &folder);
        Self { files, folder, other, fetched, noticed }
    }

    /// Returns the file that `address` names in a text of the folder `base`, as the file system knows it.
    pub fn find(&self, base: &Path, address: &str) -> Result<PathBuf, Lost> {
        if address::is_remote(address) {
            return self.find_remote(address);
        }
        let lower = address.to_ascii_lowercase();
        if lower.starts_with("data:") || lower.starts_with("file:") || address.contains('\0') {
            return Err(Lost::Outside);
        }
        let mut outside = false;
        for path in spellings(address) {
            for (root, path) in self.places(base, &path) {
                let inner = below(&path).map(|inner| root.join(inner));
                let Some(file) = inner.or_else(|| self.in_other(root, &path)) else {
                    outside = true;
                    continue;
                };
                match self.open(&file) {
                    Ok(file) => return Ok(file),
                    Err(lost) => outside |= lost == Lost::Outside,
                }
            }
        }
        Err(if outside { Lost::Outside } else { Lost::Nowhere })
    }

    /// Returns the file that a path leads to which climbs out of a folder, if it lies below the other folder of pictures:
    /// sites keep `source/images` beside `source/posts`, and say `../images/a.png`.
    fn in_other(&self, root: &Path, path: &Path) -> Option<PathBuf> {
        let file = climbed(root, path)?;
        self.other.as_ref().filter(|other| file.starts_with(other)).map(|_| file)
    }

    /// Returns where a file may lie: the folder to look in, and the path below it.
    fn places(&self, base: &Path, path: &str) -> Vec<(&Path, PathBuf)> {
        let roots = self.other.as_deref().into_iter().chain([self.folder.as_path()]);
        match path.strip_prefix('/') {
            Some(path) => roots.map(|root| (root, PathBuf::from(path.trim_start_matches('/')))).collect(),
            None => {
                let mut places = vec![(self.folder.as_path(), base.join(path))];
                places.extend(
                    [self.folder.as_path()]
                        .into_iter()
                        .chain(self.other.as_deref())
                        .map(|root| (root, PathBuf::from(path))),
                );
                // Notebooks and site generators give only a picture's name, wherever they keep it.
                if !path.contains(['/', '\\']) {
                    let folders = KEPT_IN.iter().map(|kept| Path::new(kept).join(path));
                    places.extend(folders.flat_map(|inner| {
                        let root = self.folder.as_path();
                        [(root, base.join(&inner)), (root, inner)]
                    }));
                }
                places
            }
        }
    }

    /// Returns the folder to be named by `static` so that an address is found, if it lies where site generators keep
    /// pictures: in a folder above, or beside one. Nothing there is read; only that it is there counts.
    pub fn kept_above(&self, address: &str) -> Option<String> {
        let spellings = spellings(address);
        if let Some(folder) = spellings.iter().find_map(|path| self.climbs_to(path)) {
            return Some(folder);
        }
        let inner: Vec<PathBuf> =
            spellings.iter().filter_map(|path| below(Path::new(path.trim_start_matches('/')))).collect();
        let mut above = PathBuf::new();
        (0..LEVELS)
            .find_map(|_| {
                above.push("..");
                let folders = SERVED_FROM.iter().map(|kept| above.join(kept));
                let is_there = |folder: &PathBuf| {
                    let file = |inner: &PathBuf| self.files.find(&self.folder.join(folder).join(inner));
                    inner.iter().any(|inner| {
                        matches!(
                            file(inner),
                            Err(Unread::Outside(PathKind::File)) | Ok(Found { kind: PathKind::File, .. })
                        )
                    })
                };
                folders.clone().find(is_there).map(|folder| folder.components().collect::<PathBuf>())
            })
            .map(|folder| folder.display().to_string().replace('\\', "/"))
    }

    /// Returns the folder to be named by `static` for a path that climbs out of the series' folder to a file: `../images`
    /// for `../images/a/b.png`.
    fn climbs_to(&self, path: &str) -> Option<String> {
        let levels = path.split('/').take_while(|part| *part == "..").count();
        let (folder, _) = path.rsplit_once('/')?;
        let is_file = matches!(
            self.files.find(&climbed(&self.folder, Path::new(path))?),
            Err(Unread::Outside(PathKind::File)) | Ok(Found { kind: PathKind::File, .. })
        );
        let named = folder.split('/').take(levels + 1).collect::<Vec<_>>().join("/");
        (levels > 0 && is_file && named.split('/').skip(levels).all(|part| part != "..")).then_some(named)
    }

    /// Finds a picture that was fetched, or that somebody saved under the name that its address ends in: the list of
    /// those that were fetched goes first, as many addresses may end in one name.
    fn find_remote(&self, address: &str) -> Result<PathBuf, Lost> {
        let fetched = self.fetched.file(address).map(|file| self.folder.join(file));
        if let Some(Ok(file)) = fetched.map(|file| self.open(&file)) {
            return Ok(file);
        }
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        for name in spellings(name) {
            if name.is_empty() || name.contains(['/', '\\']) || name == ".." {
                continue;
            }
            if let Ok(file) = self.open(&self.folder.join("images").join(name)) {
                return Ok(file);
            }
        }
        Err(Lost::Remote)
    }

    /// Follows a path through all links, and returns it if it ends in a file where pictures may lie.
    fn open(&self, path: &Path) -> Result<PathBuf, Lost> {
        match self.files.find(path) {
            Ok(Found { real, kind: PathKind::File }) => Ok(real),
            Err(Unread::Outside(_)) => Err(Lost::Outside),
            Ok(_) | Err(_) => Err(Lost::Nowhere),
        }
    }

    /// Returns a file's path as it is shown: relative to the series' folder where it lies below it.
    pub fn shown<'f>(&self, file: &'f Path) -> &'f Path {
        let within = |root: &PathBuf| file.strip_prefix(root).ok();
        within(&self.folder).or_else(|| self.other.as_ref().and_then(within)).unwrap_or(file)
    }
}

/// Returns where a relative path leads from a folder, `..` resolved by name. `None` if it climbs above all folders.
fn climbed(root: &Path, path: &Path) -> Option<PathBuf> {
    let mut file = root.to_path_buf();
    for component in path.components() {
        match component {
            Component::Normal(part) => file.push(part),
            Component::CurDir => {}
            Component::ParentDir => {
                if !file.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(file)
}

/// Resolves `.` and `..` by name. `None` for a path that climbs out or is absolute.
fn below(path: &Path) -> Option<PathBuf> {
    climbed(Path::new(""), path)
}

/// Returns the paths that a file's name may mean: as written, without query, `%20` resolved, and in both
/// forms that accents have.
fn spellings(address: &str) -> Vec<String> {
    let address = address::without_kind(address);
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    let mut spellings: Vec<String> = Vec::new();
    // Builders of sites write the root of a site so; Windows parts a path so.
    let bare = bare.strip_prefix(['@', '~']).filter(|path| path.starts_with('/')).unwrap_or(bare);
    let turned = bare.replace('\\', "/");
    for written in [address, bare, &turned] {
        // What is no valid text then stays as written.
        let decoded = String::from_utf8(address::decoded(written)).unwrap_or_else(|_| written.to_owned());
        for spelling in [written.to_owned(), decoded.nfc().collect(), decoded.nfd().collect(), decoded] {
            if !spelling.is_empty() && !spelling.contains('\0') && !spellings.contains(&spelling) {
                spellings.push(spelling);
            }
        }
    }
    spellings
}
