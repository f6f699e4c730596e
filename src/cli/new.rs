//! `new`: a series to start from.

use super::args::New;
use super::batch::Batch;
use super::status::{Failure, Status};
use super::terminal::print;
use crate::config;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// What the configuration of the series says.
const GIVEN: &[(&str, &str, &str)] =
    &[("series", "title", "\"Letters from the Table\""), ("series", "language", "\"en\"")];

/// The other files of the series, with what stands in them.
const FILES: &[(&str, &str)] = &[
    ("2025-01-06-a-sheet-of-paper.txt", include_str!("sample/2025-01-06-a-sheet-of-paper.txt")),
    ("2025-02-03-thread-and-needle.md", include_str!("sample/2025-02-03-thread-and-needle.md")),
    ("2025-01-06-a-sheet-of-paper.study.md", include_str!("sample/2025-01-06-a-sheet-of-paper.study.md")),
];

/// Makes the folder and writes the series into it.
///
/// # Errors
/// [`Failure::Usage`] where something is there already; [`Failure::Write`] where it cannot be written.
pub fn run(typed: &New) -> Result<Status, Failure> {
    let folder = &typed.folder;
    refuse_to_overwrite(folder)?;
    let configuration = config::sample(GIVEN);
    let files: Vec<(&str, &str)> =
        [("chapbook.toml", &*configuration)].into_iter().chain(FILES.iter().copied()).collect();
    let batch = Batch::default();
    for (name, text) in &files {
        batch.write(folder, Path::new(name), text.as_bytes())?;
    }
    if let Some((_, failure)) = batch.put_in_place().into_iter().next() {
        return Err(failure);
    }
    if !typed.quiet {
        let names: String =
            files.iter().map(|(name, _)| format!("{}\n", folder.join(name).display())).collect();
        print(&names)?;
    }
    Ok(Status::Done)
}

/// Lets only a folder pass that is not there or holds nothing.
fn refuse_to_overwrite(folder: &Path) -> Result<(), Failure> {
    let taken = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => match error.kind() {
            ErrorKind::NotFound => false,
            ErrorKind::NotADirectory => true,
            _ => return Err(Failure::Write { path: folder.to_path_buf(), source: error }),
        },
    };
    let message =
        format!("`{}` is there already, and nothing is overwritten: name a new folder", folder.display());
    if taken { Err(Failure::Usage(message)) } else { Ok(()) }
}
