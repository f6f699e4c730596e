//! Files that lie in other files: the pictures of a word processor's file have paths that lead through it.

use super::foreign::Foreign;
use super::{mail, office};
use crate::files::{Files, Found, PathKind, Unread};
use crate::limits::{CONTAINER_BYTES, PICTURE_BYTES};
use std::path::{Path, PathBuf};

/// Files, and what lies packed in them.
#[derive(Debug)]
pub(super) struct WithMembers<'a>(pub(super) &'a dyn Files);

impl WithMembers<'_> {
    /// Returns the bytes of a packed file's part, and the part's true path.
    fn member(&self, path: &Path) -> Option<(PathBuf, Vec<u8>)> {
        let (file, kind, name) = divided(path)?;
        let found = self.0.find(&file).ok().filter(|found| found.kind == PathKind::File)?;
        let bytes = self.0.read(&file, CONTAINER_BYTES).ok()?;
        let member = match kind {
            Foreign::Docx | Foreign::Odt => office::member(&bytes, &name)?,
            Foreign::Rtf => office::rtf_member(&bytes, &name)?,
            Foreign::Mail | Foreign::WholePage => mail::member(&bytes, &name)?,
            Foreign::Page => return None,
        };
        Some((found.real.join(&name), member))
    }
}

/// Divides a path that leads into a packed file: the file, what it is, and the name of the part.
fn divided(path: &Path) -> Option<(PathBuf, Foreign, String)> {
    let packed = |file: &Path| Foreign::of(file).filter(|kind| *kind != Foreign::Page);
    let (file, kind) = path.ancestors().skip(1).find_map(|above| Some((above, packed(above)?)))?;
    let name = path.strip_prefix(file).ok()?.to_str()?.replace('\\', "/");
    Some((file.to_path_buf(), kind, name))
}

impl Files for WithMembers<'_> {
    fn find(&self, path: &Path) -> Result<Found, Unread> {
        self.0.find(path).or_else(|unread| {
            let member = self.member(path).ok_or(unread)?;
            Ok(Found { real: member.0, kind: PathKind::File })
        })
    }

    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>, Unread> {
        self.0.list(folder)
    }

    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
        self.0.read(path, most).or_else(|unread| match self.member(path) {
            Some((_, bytes)) if most >= PICTURE_BYTES.min(u64::try_from(bytes.len()).unwrap_or(u64::MAX)) => {
                Ok(bytes)
            }
            _ => Err(unread),
        })
    }

    fn allow(&mut self, _path: &Path) {}

    fn is_beside(&self, path: &Path, folder: &Path) -> bool {
        self.0.is_beside(path, folder)
    }
}
