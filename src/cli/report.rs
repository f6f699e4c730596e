//! What a command says at its end: diagnostics, then what was written.

mod human;
pub mod json;
mod typesetting;

#[cfg(feature = "fetch")]
pub use human::size;
pub use typesetting::measures;

use super::args::ReportFormat;
use super::settings::Settings;
use super::status::{Failure, Status};
use super::terminal::{Terminal, print, print_error};
use crate::diagnostic::{Diagnostic, Sources};
use crate::driver::Project;
use std::path::PathBuf;

/// What a command has to say at its end.
#[derive(Debug)]
pub struct Run<'a> {
    /// The texts that it speaks of.
    pub sources: &'a Sources,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
    /// How lines and pages were set, if that is asked for.
    pub measures: Option<String>,
    /// How the command ends, as far as the diagnostics do not say it.
    pub status: Status,
}

impl<'a> Run<'a> {
    /// Begins with what was noticed while a series was read.
    pub fn over(project: &'a Project) -> Self {
        let (sources, diagnostics) = (project.sources(), project.diagnostics().to_vec());
        Self { sources, diagnostics, measures: None, status: Status::default() }
    }
}

/// An output that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenOutput {
    /// Where it lies.
    pub path: PathBuf,
    /// How many pages it has. `None` for what has no pages.
    pub pages: Option<usize>,
    /// Its size.
    pub bytes: usize,
    /// What else there is to say about it.
    pub remark: Option<String>,
}

/// Reports a run and returns how it ended.
///
/// # Errors
/// Where standard output fails.
pub fn finish(
    run: &Run<'_>,
    written: &[WrittenOutput],
    settings: &Settings,
    terminal: Terminal,
) -> Result<Status, Failure> {
    match settings.format {
        ReportFormat::Json => print(&json::document(run, written))?,
        ReportFormat::Human => {
            diagnostics(run, settings, terminal);
            if !settings.quiet {
                print(&human::table(written))?;
                print(run.measures.as_deref().unwrap_or_default())?;
            }
        }
    }
    Ok(status(run, settings))
}

/// Shows the diagnostics on standard error, and how many there are.
pub fn diagnostics(run: &Run<'_>, settings: &Settings, terminal: Terminal) {
    let shown: Vec<&Diagnostic> =
        run.diagnostics.iter().filter(|d| !settings.quiet || settings.series.is_error(d)).collect();
    let mut text = human::diagnostics(&shown, run.sources, terminal.colour);
    text.push_str(&human::count(&shown));
    print_error(&text);
}

/// Returns how a run ended.
pub fn status(run: &Run<'_>, settings: &Settings) -> Status {
    let series = if settings.series.stops(&run.diagnostics) { Status::SeriesErrors } else { Status::Done };
    run.status.max(series)
}
