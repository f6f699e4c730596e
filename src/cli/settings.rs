//! The arguments resolved to what they mean, together with what the environment says.

use super::args::{Making, Reading, ReportFormat};
use super::status::Failure;
use crate::config::{Config, Placed};
use crate::diagnostic::{Diagnostic, Severity};
use std::ffi::OsString;
use std::path::PathBuf;

/// What a command that reads a series goes by.
#[derive(Clone, Debug)]
pub struct Settings {
    /// A folder, or files of one series.
    pub inputs: Vec<PathBuf>,
    /// The configuration's file, where one is named.
    pub config: Option<PathBuf>,
    /// What the command line lays over the configuration.
    pub choice: Choice,
    /// Where outputs go.
    pub output: PathBuf,
    /// Whether warnings are errors.
    pub strict: bool,
    /// How to report.
    pub format: ReportFormat,
    /// Whether errors alone are reported.
    pub quiet: bool,
    /// `SOURCE_DATE_EPOCH`, in seconds.
    pub source_date_epoch: Option<i64>,
}

/// Which articles the command line takes in.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    from: Option<String>,
    to: Option<String>,
    tags: Vec<String>,
    only: Vec<String>,
    drafts: bool,
}

impl Settings {
    /// Resolves the arguments of a command that reads.
    ///
    /// # Errors
    /// [`Failure::Usage`] where `SOURCE_DATE_EPOCH` is no number of seconds.
    pub fn reading(typed: Reading) -> Result<Self, Failure> {
        let Reading { inputs, config, from, to, tags, only, drafts, strict, format, quiet } = typed;
        let choice = Choice { from, to, tags, only, drafts };
        let source_date_epoch = epoch(std::env::var_os("SOURCE_DATE_EPOCH"))?;
        Ok(Self { inputs, config, choice, output: PathBuf::new(), strict, format, quiet, source_date_epoch })
    }

    /// Resolves the arguments of a command that writes outputs.
    ///
    /// # Errors
    /// As [`Settings::reading`].
    pub fn making(typed: Making) -> Result<Self, Failure> {
        Ok(Self { output: typed.output, ..Self::reading(typed.reading)? })
    }
}

impl Settings {
    /// Tells whether what was noticed forbids an output.
    pub fn stops(&self, diagnostics: &[Diagnostic]) -> bool {
        diagnostics.iter().any(|diagnostic| self.is_error(diagnostic))
    }

    /// Tells whether a diagnostic counts as an error.
    pub fn is_error(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.severity >= if self.strict { Severity::Warning } else { Severity::Error }
    }
}

impl Choice {
    /// Lays the choice over a configuration; what was not typed stays as configured.
    pub fn lay_over(&self, config: &mut Config) {
        let typed = |value: &Option<String>| value.clone().map(|value| Placed { value, span: None });
        let series = &mut config.series;
        series.from = typed(&self.from).or(series.from.take());
        series.to = typed(&self.to).or(series.to.take());
        if !self.tags.is_empty() {
            series.tags.clone_from(&self.tags);
        }
        series.only.clone_from(&self.only);
        series.drafts |= self.drafts;
    }
}

/// Reads `SOURCE_DATE_EPOCH`; an empty one counts as not set.
fn epoch(value: Option<OsString>) -> Result<Option<i64>, Failure> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    // The last second of the year 9999: later ones cannot be written as a date.
    match seconds.filter(|seconds| (0..=253_402_300_799).contains(seconds)) {
        Some(seconds) => Ok(Some(seconds)),
        None => Err(Failure::Usage(format!(
            "SOURCE_DATE_EPOCH is `{}`, and must be a number of seconds since 1970",
            value.to_string_lossy()
        ))),
    }
}
