//! The files of a series: folders on disk ([`Disk`]), or bytes in memory ([`Memory`]).
//!
//! No other room opens a file. What may be read is decided here too: nothing that a link or a path leads to outside
//! the series ([`Unread::Outside`]), no pipe, no device, no more bytes than are asked for.

mod disk;
mod memory;

pub use disk::Disk;
pub use memory::Memory;

use std::fmt;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// The files of a series.
pub trait Files: fmt::Debug + Send + Sync {
    /// Returns what a path leads to.
    ///
    /// # Errors
    /// [`Unread::Missing`], [`Unread::Outside`] or [`Unread::Failed`].
    fn find(&self, path: &Path) -> Result<Found, Unread>;

    /// Returns the paths of what a folder holds, each beginning with the folder's own, in any order.
    ///
    /// # Errors
    /// As [`Files::find`], and if the path is not a folder.
    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Unread>;

    /// Returns the bytes of a file, which has at most `most` of them; no more are ever read.
    ///
    /// # Errors
    /// As [`Files::find`], and if the path is not a file ([`Unread::NotAFile`]) or it is too large
    /// ([`Unread::TooLarge`]).
    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, Unread>;

    /// Opens a file, whatever its size, to be read from its beginning on.
    ///
    /// # Errors
    /// As [`Files::find`], and if the path is not a file.
    fn open(&self, path: &Path) -> Result<Box<dyn Read>, Unread> {
        Ok(Box::new(Cursor::new(self.read(path, u64::MAX)?)))
    }

    /// Lets paths lead to this file, or into this folder, as well: the configuration names it.
    fn allow(&mut self, path: &Path);

    /// Tells whether a path leads into the folder in which another folder lies, or nowhere.
    fn is_beside(&self, path: &Path, folder: &Path) -> bool;
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its one true path: without links, `.` and `..`.
    pub real: PathBuf,
    /// What it is.
    pub kind: PathKind,
}

/// What a path can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A pipe, a device, a socket.
    Other,
}

/// Why a path cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Nothing is there.
    Missing,
    /// It lies outside the series, whatever it is.
    Outside(PathKind),
    /// It is something else than a file.
    NotAFile(PathKind),
    /// It has so many bytes, which are too many.
    TooLarge(u64),
    /// What the system says, as part of a sentence.
    Failed(String),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("no such file or directory"),
            Self::Outside(_) => f.write_str("it lies outside the series' folder"),
            Self::NotAFile(_) => f.write_str("it is not a file"),
            Self::TooLarge(bytes) => write!(f, "it has {} MiB", bytes.div_ceil(1 << 20)),
            Self::Failed(reason) => f.write_str(reason),
        }
    }
}
