//! The series that is measured.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes a series of that many articles, once; `None` if that cannot be done.
pub fn made(size: usize) -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = project.join("target/bench-series").join(size.to_string());
    if folder.join("text.txt").is_file() {
        return Some(folder);
    }
    let script = project.join("../shared/measure/gen.py");
    let status = Command::new("python3").arg(script).arg(size.to_string()).arg(&folder).status();
    status.is_ok_and(|status| status.success()).then_some(folder)
}
