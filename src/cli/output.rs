//! Outputs written whole or not at all.

use super::status::Failure;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Writes a file beside its place and renames it, so that a failure leaves the last good one.
///
/// # Errors
/// [`Failure::Write`] with the folder or file that could not be written; no part of it is left.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |path: &Path| {
        let path = path.to_path_buf();
        move |source| Failure::Write { path, source }
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(fail(folder))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".chapbook-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any file that is made: the user's mask takes its part off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(fail(folder))?;
    file.write_all(bytes).map_err(fail(path))?;
    file.persist(path).map_err(|error| fail(path)(error.error))?;
    Ok(())
}
