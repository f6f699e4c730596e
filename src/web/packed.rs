//! Archives: a series that comes in one, and one that is taken away in one.

use crate::driver::Memory;
use crate::limits::{ARCHIVE_BYTES, ARCHIVE_FILES, CONTAINER_BYTES};
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Packs the files of a folder, named as they lie in it.
///
/// # Errors
/// If the archive grows larger than one can be.
pub(super) fn archive(files: &Memory, folder: &Path) -> Result<Vec<u8>, String> {
    let mut all = Vec::new();
    super::collect(files, folder, &mut all);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock: the same files make the same archive.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (path, bytes) in all {
        let name = path.to_string_lossy().replace('\\', "/");
        archive.start_file(name, options).map_err(|error| error.to_string())?;
        archive.write_all(&bytes).map_err(|error| error.to_string())?;
    }
    let packed = archive.finish().map_err(|error| error.to_string())?;
    Ok(packed.into_inner())
}

/// Unpacks an archive. The folder in which all its files lie, if there is one, is left out of their names.
///
/// # Errors
/// If it is damaged, locked with a password, or too large.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "it is a damaged archive")?;
    if archive.len() > ARCHIVE_FILES {
        return Err(format!("it holds more than {ARCHIVE_FILES} files"));
    }
    let (mut files, mut left) = (Vec::new(), ARCHIVE_BYTES);
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| "it is damaged, or locked with a password")?;
        // Names that lead out of the archive are none of a series.
        let Some(name) = file.enclosed_name().filter(|_| !file.name().ends_with('/')) else { continue };
        if is_of_the_system(&name) {
            continue;
        }
        let most = left.min(CONTAINER_BYTES);
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| "it is damaged")?;
        let length = bytes.len() as u64;
        if length > most {
            return Err("it unpacks to more than this page can hold".to_owned());
        }
        left -= length;
        files.push((name, bytes));
    }
    let root = files.first().and_then(|(name, _)| name.components().next());
    let root = root.map(|root| PathBuf::from(root.as_os_str()));
    let below = |root: &PathBuf| files.iter().all(|(name, _)| name.starts_with(root) && name != root);
    if let Some(root) = root.filter(below) {
        for (name, _) in &mut files {
            *name = name.strip_prefix(&root).map(Path::to_path_buf).unwrap_or_default();
        }
    }
    Ok(files)
}

/// Tells whether a system put a file into an archive for itself.
fn is_of_the_system(name: &Path) -> bool {
    name.starts_with("__MACOSX") || name.file_name().is_some_and(|name| name == ".DS_Store")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::Files as _;

    fn packed(files: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            archive.start_file(*name, SimpleFileOptions::default()).expect("begun");
            archive.write_all(text.as_bytes()).expect("written");
        }
        archive.finish().expect("an archive").into_inner()
    }

    fn names(files: &[(&str, &str)]) -> Vec<String> {
        let files = unpacked(&packed(files)).expect("an archive");
        files.iter().map(|(name, _)| name.display().to_string()).collect()
    }

    #[test]
    fn the_folder_around_all_is_left_out_and_no_other() {
        assert_eq!(names(&[("mill/a.txt", "a"), ("mill/images/b.png", "b")]), ["a.txt", "images/b.png"]);
        assert_eq!(names(&[("mill/a.txt", "a"), ("c.txt", "b")]), ["mill/a.txt", "c.txt"]);
        assert_eq!(names(&[("mill/a.txt", "a"), ("__MACOSX/mill/._a.txt", "")]), ["a.txt"]);
        assert_eq!(names(&[("a.txt", "a")]), ["a.txt"]);
    }

    #[test]
    fn no_name_leads_out_and_no_archive_that_is_none_is_taken() {
        assert_eq!(names(&[("../../etc/a.txt", "a"), ("b.txt", "b")]), ["b.txt"]);
        assert!(unpacked(b"PK and more").is_err());
    }

    #[test]
    fn what_was_packed_is_unpacked() {
        let files =
            Memory::from_iter([("mill/a.txt", "one"), ("mill/images/b.png", "two"), ("other/c.txt", "")]);
        let packed = archive(&files, Path::new("mill")).expect("an archive");
        assert_eq!(packed, archive(&files, Path::new("mill")).expect("an archive"));
        let again = unpacked(&packed).expect("its files");
        assert_eq!(again.len(), 2);
        for (name, bytes) in again {
            assert_eq!(files.read(&Path::new("mill").join(name), 9).expect("a file"), bytes);
        }
    }
}
