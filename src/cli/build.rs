//! `build` and the commands that make one output: the book is made once, then every output of it.

use super::output;
use super::report::{self, Written};
use super::series::{self, Run};
use super::settings::Settings;
use super::status::{Failure, Status};
use super::terminal::Terminal;
use crate::cover;
use crate::diagnostic::{Diagnostic, Warned, has_errors};
use crate::epub::{self, CoverImage};
use crate::model::Book;
use crate::style;
use std::path::Path;

/// What can be made of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// `<slug>.epub`
    Epub,
}

impl Output {
    /// Everything, in the order in which it is written.
    pub const ALL: &[Self] = &[Self::Epub];

    /// Returns the file's name.
    fn file_name(self, book: &Book) -> String {
        let slug = &book.metadata.slug;
        match self {
            Self::Epub => format!("{slug}.epub"),
        }
    }
}

/// A file that was made, not yet written.
#[derive(Debug, Default)]
pub struct Made {
    /// The whole file.
    bytes: Vec<u8>,
    /// How many pages it has; none for what has no pages.
    pages: Option<usize>,
}

/// Makes outputs of a series and writes each of them; one that fails does not stop the others.
///
/// # Errors
/// Where standard output fails; what is wrong with the series or with writing is reported instead.
pub fn run(settings: &Settings, outputs: &[Output], terminal: Terminal) -> Result<Status, Failure> {
    let mut run = series::configure(settings);
    let mut written = Vec::new();
    if let Some(book) = series::make(&mut run, settings, terminal) {
        for output in outputs {
            let path = settings.output.join(output.file_name(&book));
            terminal.progress(&format!("making {}", path.display()));
            let made = make(*output, &mut run, &book);
            let failed = has_errors(&made.diagnostics) || settings.strict && warns(&made.diagnostics);
            let made = made.take(&mut run.diagnostics);
            if !failed {
                written.extend(write(&path, &made, &mut run));
            }
        }
    }
    terminal.clear();
    report::finish(&run, &written, settings, terminal)
}

/// Makes one output in memory.
pub fn make(output: Output, run: &mut Run, book: &Book) -> Warned<Made> {
    match output {
        Output::Epub => epub(run, book).map(|bytes| Made { bytes, pages: None }),
    }
}

/// Makes the EPUB with its style sheet and cover.
fn epub(run: &mut Run, book: &Book) -> Warned<Vec<u8>> {
    let mut all = Vec::new();
    let css = style::Sheets::load(None).take(&mut all).epub_css().take(&mut all);
    let cover = cover::png(&book.metadata);
    let cover = CoverImage { bytes: &cover, media_type: "image/png" };
    let options = epub::Options { config: &run.config.epub, css: &css, cover, fonts: &[], pages: &[] };
    let bytes = epub::write(book, options).take(&mut all);
    Warned::new(bytes, all)
}

/// Writes one output; what hinders it is said among the diagnostics.
fn write(path: &Path, made: &Made, run: &mut Run) -> Option<Written> {
    match output::write(path, &made.bytes) {
        Ok(()) => Some(Written { path: path.to_path_buf(), pages: made.pages, bytes: made.bytes.len() }),
        Err(failure) => {
            run.status = run.status.max(failure.status());
            let error = Diagnostic::error("O001", failure.to_string()).in_file(path);
            run.diagnostics.push(error.hint("choose another folder with `-o DIR`, or make room on the disk"));
            None
        }
    }
}

fn warns(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity >= crate::diagnostic::Severity::Warning)
}
