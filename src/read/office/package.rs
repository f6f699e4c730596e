//! The parts of a packed file.

use crate::limits::{PART_BYTES, PICTURE_BYTES};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A packed file that was opened.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a file.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, &'static str> {
        // Word keeps a file under a password in the container of its old format (MS-CFB, 2.2).
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(
                "it is locked with a password, or in the format of an old Word; open it, and save it as .docx without one",
            );
        }
        ZipArchive::new(Cursor::new(bytes))
            .map(|archive| Self { archive })
            .map_err(|_| "it is damaged, or no file of a word processor")
    }

    /// Returns the text of a part; `None` if there is none.
    ///
    /// # Errors
    /// If it is larger than any text is.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, &'static str> {
        let Ok(part) = self.archive.by_name(name) else { return Ok(None) };
        let bytes = unpacked(part, PART_BYTES)
            .ok_or("a part of it is damaged, or unpacks to more than a text can be")?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// Unpacks a part that has at most so many bytes, whatever it says of its size.
fn unpacked(part: impl Read, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    part.take(most.saturating_add(1)).read_to_end(&mut bytes).ok()?;
    (u64::try_from(bytes.len()).ok()? <= most).then_some(bytes)
}

/// Returns a picture that lies in a packed file. `None` if there is none, or it is too large.
pub fn member(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let part = archive.by_name(name).ok()?;
    unpacked(part, PICTURE_BYTES)
}
