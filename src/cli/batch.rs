//! Outputs written whole or not at all, and those of one command put in place together.
//!
//! Each is written beside its place and renamed at the end. A failure, a signal or a full disk leaves the last good
//! outputs. Whoever is killed outright leaves files ending in `.part`; the next command takes them away.

use super::status::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use tempfile::TempPath;

/// How the name of a file begins and ends that is not yet in its place.
const PREFIX: &str = ".chapbook-";
const SUFFIX: &str = ".part";

/// The files of this process that are not yet in their place, for [`abandon`]; one that is put there is held back.
static PARTS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The outputs of one command.
#[derive(Debug, Default)]
pub struct Batch {
    /// What is written, by its place.
    written: Mutex<BTreeMap<PathBuf, TempPath>>,
    /// Says that somebody is at work in the folder, as long as it is held; `None` if files have no locks.
    at_work: OnceLock<Option<File>>,
}

impl Batch {
    /// Writes a file beside its place, which is `name` below `folder`.
    ///
    /// # Errors
    /// [`Failure::Write`] with the folder or file that could not be written; no part of it is left.
    pub fn write(&self, folder: &Path, name: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let path = folder.join(name);
        let beside = path.parent().filter(|beside| !beside.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let fail = |path: &Path| {
            let path = path.to_path_buf();
            move |source| Failure::Write { path, source }
        };
        // The folder first: if it cannot be made, all outputs fail for one reason.
        fs::create_dir_all(folder).map_err(fail(folder))?;
        fs::create_dir_all(beside).map_err(fail(beside))?;
        self.at_work.get_or_init(|| begin(folder));
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // As any file that is made: the user's mask takes its part off.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut parts = locked(&PARTS);
        let mut file = builder.tempfile_in(beside).map_err(fail(beside))?;
        parts.insert(file.path().to_path_buf());
        drop(parts);
        let done = file.write_all(bytes);
        let part = file.into_temp_path();
        if let Err(error) = done {
            locked(&PARTS).remove(&*part);
            return Err(fail(&path)(error));
        }
        locked(&self.written).insert(path, part);
        Ok(())
    }

    /// Puts everything in its place, and returns what could not be put there.
    ///
    /// A signal waits until all is done.
    pub fn put_in_place(self) -> Vec<(PathBuf, Failure)> {
        let mut parts = locked(&PARTS);
        let written = self.written.into_inner().unwrap_or_else(PoisonError::into_inner);
        let put = written.into_iter().filter_map(|(path, part)| {
            parts.remove(&*part);
            let error = part.persist(&path).err()?.error;
            Some((path.clone(), Failure::Write { path, source: error }))
        });
        put.collect()
    }
}

/// Makes a folder and says that somebody is at work in it, as long as what is returned is held; what commands left there
/// that were killed is taken away. `None` if files have no locks.
///
/// # Errors
/// [`Failure::Write`] if the folder cannot be made.
#[cfg_attr(not(feature = "fetch"), allow(dead_code, reason = "only pictures come one by one"))]
pub fn at_work_in(folder: &Path) -> Result<Option<File>, Failure> {
    fs::create_dir_all(folder).map_err(|source| Failure::Write { path: folder.to_path_buf(), source })?;
    Ok(begin(folder))
}

/// Takes away what this process has not put in its place, before a signal ends it.
pub fn abandon() {
    let parts = locked(&PARTS);
    for part in parts.iter() {
        let _ = fs::remove_file(part);
    }
    // Nothing more is put in place: the process ends with the lock held.
    std::mem::forget(parts);
}

/// Takes away what commands left that were killed, where no other one is at work in the folder, and says that
/// this one is.
///
/// Commands hold the folder's lock together; only while nobody holds it are the files nobody's.
fn begin(folder: &Path) -> Option<File> {
    let lock = File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }).ok()?;
    if lock.try_lock().is_ok() {
        let below = entries(folder).filter(|path| path.is_dir() && !path.is_symlink());
        [folder.to_path_buf()].into_iter().chain(below).for_each(|folder| sweep(&folder));
        lock.unlock().ok()?;
    }
    lock.lock_shared().ok()?;
    Some(lock)
}

fn sweep(folder: &Path) {
    let is_part = |path: &PathBuf| {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        name.starts_with(PREFIX) && name.ends_with(SUFFIX)
    };
    for part in entries(folder).filter(is_part) {
        // What cannot be taken away does no harm.
        let _ = fs::remove_file(part);
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = entries(folder)
            .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn nothing_is_in_its_place_before_all_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "old").unwrap();
        let batch = Batch::default();
        batch.write(folder.path(), Path::new("a"), b"new").unwrap();
        batch.write(folder.path(), Path::new("below/b"), b"new").unwrap();
        assert_eq!(fs::read(folder.path().join("a")).unwrap(), b"old");
        assert!(batch.put_in_place().is_empty());
        assert_eq!(names(folder.path()), ["a", "below"]);
        assert_eq!(names(&folder.path().join("below")), ["b"]);
        assert_eq!(fs::read(folder.path().join("a")).unwrap(), b"new");
    }

    #[test]
    fn what_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let batch = Batch::default();
        batch.write(folder.path(), Path::new("a"), b"new").unwrap();
        drop(batch);
        assert!(names(folder.path()).is_empty());
    }

    /// Two commands at once took away what the other was writing.
    #[test]
    fn parts_are_swept_only_where_nobody_is_at_work() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(".chapbook-dead.part");
        let one = Batch::default();
        one.write(folder.path(), Path::new("a"), b"one").unwrap();
        fs::write(&left, "half").unwrap();
        let two = Batch::default();
        two.write(folder.path(), Path::new("b"), b"two").unwrap();
        assert!(left.exists());
        assert!(one.put_in_place().is_empty() && two.put_in_place().is_empty());
        let three = Batch::default();
        three.write(folder.path(), Path::new("c"), b"three").unwrap();
        assert!(!left.exists());
        assert!(three.put_in_place().is_empty());
        assert_eq!(names(folder.path()), ["a", "b", "c"]);
    }

    #[test]
    fn a_folder_that_went_away_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("out");
        let batch = Batch::default();
        batch.write(&below, Path::new("a"), b"new").unwrap();
        fs::remove_dir_all(&below).unwrap();
        assert_eq!(batch.put_in_place().len(), 1);
    }
}
