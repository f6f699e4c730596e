//! The arguments resolved to what they mean, together with what the environment says.

use super::args::{Booklet, Handouts, Making, PagePictures, Printing, Reading, ReportFormat};
use super::status::Failure;
use crate::config::{self, Config, HandoutKind, Placed};
use crate::diagnostic::{Diagnostic, Severity};
use crate::unit::Length;
use std::ffi::OsString;
use std::path::PathBuf;

/// As much ink as may run over the edge.
const WIDEST_BLEED: Length = Length::mm(25);

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
    /// Whether a picture of each page is written as well.
    pub pages: Option<PagePictures>,
    /// Whether it is told how lines and pages were set.
    pub measures: bool,
    /// `SOURCE_DATE_EPOCH`, in seconds.
    pub source_date_epoch: Option<i64>,
}

/// What the command line lays over the configuration: which articles it takes in, how they are printed.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    from: Option<String>,
    to: Option<String>,
    tags: Vec<String>,
    only: Vec<String>,
    drafts: bool,
    grey: bool,
    bleed: Option<Length>,
    marks: bool,
    /// The kinds of handout; those that are configured where none is typed.
    handouts: Vec<HandoutKind>,
    study_epub: bool,
}

impl Settings {
    /// Resolves the arguments of a command that reads.
    ///
    /// # Errors
    /// [`Failure::Usage`] where `SOURCE_DATE_EPOCH` is no number of seconds.
    pub fn reading(typed: Reading) -> Result<Self, Failure> {
        let Reading { inputs, config, from, to, tags, only, drafts, strict, format, quiet } = typed;
        let choice = Choice { from, to, tags, only, drafts, ..Choice::default() };
        let source_date_epoch = epoch(std::env::var_os("SOURCE_DATE_EPOCH"))?;
        Ok(Self {
            inputs,
            config,
            choice,
            output: PathBuf::new(),
            strict,
            format,
            quiet,
            pages: None,
            measures: false,
            source_date_epoch,
        })
    }

    /// Resolves the arguments of a command that writes outputs.
    ///
    /// # Errors
    /// As [`Settings::reading`].
    pub fn making(typed: Making) -> Result<Self, Failure> {
        Ok(Self { output: typed.output, ..Self::reading(typed.reading)? })
    }

    /// Resolves the arguments of a command that lays out pages.
    ///
    /// # Errors
    /// As [`Settings::reading`], and where the bleed is no length.
    pub fn printing(typed: Printing) -> Result<Self, Failure> {
        let Printing { making, grey, bleed, marks, pages, report } = typed;
        let bleed = bleed.map(|text| {
            let length = config::parse_length(&text).filter(|length| *length <= WIDEST_BLEED);
            length.ok_or_else(|| Failure::Usage(format!("the bleed is `{text}`, and must be 0mm to 25mm")))
        });
        let bleed = bleed.transpose()?;
        let settings = Self::making(making)?;
        let choice = Choice { grey, bleed, marks, ..settings.choice };
        Ok(Self { choice, pages, measures: report, ..settings })
    }

    /// Resolves the arguments of `booklet`.
    ///
    /// # Errors
    /// As [`Settings::reading`].
    pub fn booklet(typed: Booklet) -> Result<Self, Failure> {
        let Booklet { making, grey, calibrate: _ } = typed;
        let settings = Self::making(making)?;
        let choice = Choice { grey, ..settings.choice };
        Ok(Self { choice, ..settings })
    }
}

impl Settings {
    /// Resolves the arguments of `handouts`.
    ///
    /// # Errors
    /// As [`Settings::reading`].
    pub fn handouts(typed: Handouts) -> Result<Self, Failure> {
        let Handouts { making, all, participant, leader, large_print, questions, terms, pack, study_epub } =
            typed;
        let asked = [
            (participant, HandoutKind::Participant),
            (leader, HandoutKind::Leader),
            (large_print, HandoutKind::LargePrint),
            (questions, HandoutKind::Questions),
            (terms, HandoutKind::Terms),
            (pack, HandoutKind::Pack),
        ];
        let kinds = asked.into_iter().filter(|(asked, _)| all || *asked).map(|(_, kind)| kind).collect();
        let settings = Self::making(making)?;
        let choice = Choice { handouts: kinds, study_epub: study_epub || all, ..settings.choice };
        Ok(Self { choice, ..settings })
    }

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
        // Who names one kind of handout wants no other.
        if self.study_epub || !self.handouts.is_empty() {
            config.handouts.make_for_once(&self.handouts);
            config.handouts.study_epub = self.study_epub;
        }
        let print = &mut config.print;
        print.grey |= self.grey;
        print.marks |= self.marks;
        print.bleed = self.bleed.unwrap_or(print.bleed);
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
