//! Files in memory.

use super::{Files, Found, PathKind, Unread};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Files in memory, by their paths; a series in the folder `""` has them by their names.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Arc<[u8]>>,
}

impl Memory {
    /// Puts a file, or another in its place.
    pub fn put(&mut self, path: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) {
        if let Some(path) = plain(path.as_ref()) {
            self.files.insert(path, bytes.into().into());
        }
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: impl AsRef<Path>) {
        if let Some(path) = plain(path.as_ref()) {
            self.files.remove(&path);
        }
    }
}

impl<P: AsRef<Path>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        let mut memory = Self::default();
        files.into_iter().for_each(|(path, bytes)| memory.put(path, bytes));
        memory
    }
}

impl Files for Memory {
    fn find(&self, path: &Path) -> Result<Found, Unread> {
        let real = plain(path).ok_or(Unread::Outside(PathKind::Other))?;
        let kind = match self.files.contains_key(&real) {
            true => PathKind::File,
            false if real.as_os_str().is_empty() => PathKind::Folder,
            // Paths are ordered by their parts: what lies in a folder comes right after its own path.
            false
                if self
                    .files
                    .range(real.clone()..)
                    .next()
                    .is_some_and(|(file, _)| file.starts_with(&real)) =>
            {
                PathKind::Folder
            }
            false => return Err(Unread::Missing),
        };
        Ok(Found { real, kind })
    }

    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Unread> {
        let found = self.find(folder)?;
        if found.kind != PathKind::Folder {
            return Err(Unread::Failed("not a directory".to_owned()));
        }
        let below = self.files.keys().filter_map(|file| file.strip_prefix(&found.real).ok());
        let mut names: Vec<_> = below.filter_map(|file| file.components().next()).collect();
        names.dedup();
        Ok(names.into_iter().map(|name| folder.join(name)).collect())
    }

    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
        let Found { real, kind } = self.find(path)?;
        let bytes = self.files.get(&real).ok_or(Unread::NotAFile(kind))?;
        if bytes.len() as u64 > most { Err(Unread::TooLarge(bytes.len() as u64)) } else { Ok(bytes.to_vec()) }
    }

    fn allow(&mut self, _: &Path) {}

    /// All there is lies in one folder.
    fn is_beside(&self, _: &Path, _: &Path) -> bool {
        true
    }
}

/// Resolves `.` and `..`; `None` for a path that climbs out of the folder in which all lies.
fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => plain.push(name),
            Component::ParentDir if plain.pop() => {}
            Component::ParentDir => return None,
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Some(plain)
}
