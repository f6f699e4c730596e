//! Files on disk.

use super::{Files, Found, PathKind, Unread};
use crate::num::saturate;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The folders on disk in which a series lies.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    /// What may be read: these files, and all in these folders; their true paths.
    roots: Vec<PathBuf>,
}

impl Disk {
    /// Opens the folders and files of a series; what lies beside a file belongs to it too.
    pub fn of(inputs: &[PathBuf]) -> Self {
        let mut disk = Self::default();
        for input in inputs {
            disk.allow(input);
            if !input.is_dir() {
                // The file itself may be a link: somebody named it.
                let beside = input.parent().filter(|folder| !folder.as_os_str().is_empty());
                disk.allow(beside.unwrap_or(Path::new(".")));
            }
        }
        disk
    }

    /// Follows a path, and refuses what lies outside.
    fn follow(&self, path: &Path) -> Result<(PathBuf, Metadata), Unread> {
        let real = fs::canonicalize(path).map_err(unread)?;
        let meta = fs::metadata(&real).map_err(unread)?;
        // A device is no secret, and messages name it for what it is.
        let is_within =
            self.roots.iter().any(|root| real.starts_with(root)) || kind(&meta) == PathKind::Other;
        if is_within { Ok((real, meta)) } else { Err(Unread::Outside(kind(&meta))) }
    }
}

impl Files for Disk {
    fn find(&self, path: &Path) -> Result<Found, Unread> {
        let (real, meta) = self.follow(path)?;
        Ok(Found { real, kind: kind(&meta) })
    }

    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Unread> {
        let (real, _) = self.follow(folder)?;
        let entries =
            fs::read_dir(&real).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(unread)?;
        Ok(entries.into_iter().map(|entry| folder.join(entry.file_name())).collect())
    }

    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
        // The kind is asked first: opening a pipe would wait for somebody to write to it.
        let (real, meta) = self.follow(path)?;
        if kind(&meta) != PathKind::File {
            return Err(Unread::NotAFile(kind(&meta)));
        }
        if meta.len() > most {
            return Err(Unread::TooLarge(meta.len()));
        }
        let mut bytes = Vec::with_capacity(saturate::<usize>(meta.len()) + 1);
        File::open(real).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(unread)?;
        if bytes.len() as u64 > most { Err(Unread::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
    }

    fn open(&self, path: &Path) -> Result<Box<dyn io::Read>, Unread> {
        let (real, meta) = self.follow(path)?;
        match kind(&meta) {
            PathKind::File => Ok(Box::new(File::open(real).map_err(unread)?)),
            other => Err(Unread::NotAFile(other)),
        }
    }

    fn allow(&mut self, path: &Path) {
        // What is not there needs no leave.
        self.roots.extend(fs::canonicalize(path));
    }

    fn is_beside(&self, path: &Path, folder: &Path) -> bool {
        let (Ok(real), Ok(folder)) = (fs::canonicalize(path), fs::canonicalize(folder)) else { return true };
        // In the root of the disk lies everything.
        let around = folder.parent().filter(|around| around.parent().is_some());
        real.starts_with(around.unwrap_or(&folder))
    }
}

fn kind(meta: &Metadata) -> PathKind {
    match (meta.is_file(), meta.is_dir()) {
        (true, _) => PathKind::File,
        (_, true) => PathKind::Folder,
        _ => PathKind::Other,
    }
}

fn unread(error: io::Error) -> Unread {
    let reason = error.to_string();
    match error.kind() {
        io::ErrorKind::NotFound => Unread::Missing,
        _ => Unread::Failed(reason.split(" (os error").next().unwrap_or_default().to_lowercase()),
    }
}
