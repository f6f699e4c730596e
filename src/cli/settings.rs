//! The arguments resolved to what they mean, together with what the environment says.

use super::args::{Booklet, Chosen, Handouts, Making, PagePictures, Printing, ReportFormat, SeriesArgs};
use super::status::Failure;
use crate::config;
use crate::driver::{Configuration, Overrides, Request};
use crate::handout::HandoutKind;
use std::ffi::OsString;
use std::path::PathBuf;

/// What a command that reads a series goes by.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Which series is opened, and how.
    pub series: Request,
    /// Where outputs go.
    pub output: PathBuf,
    /// How to report.
    pub format: ReportFormat,
    /// Whether only errors are reported.
    pub quiet: bool,
    /// Whether a picture of each page is written as well.
    pub pages: Option<PagePictures>,
    /// Whether it is reported how lines and pages were set.
    pub measures: bool,
}

impl Settings {
    /// Resolves the arguments of a command that reads.
    ///
    /// # Errors
    /// [`Failure::Usage`] where `SOURCE_DATE_EPOCH` is no number of seconds.
    pub fn reading(typed: SeriesArgs) -> Result<Self, Failure> {
        let SeriesArgs { inputs, config, chosen, only, drafts, strict, trust, format, quiet } = typed;
        let Chosen { from, to, tags } = chosen;
        let series = Request {
            inputs,
            configuration: config.map_or(Configuration::InFolder, Configuration::File),
            overrides: Overrides { from, to, tags, only, drafts, ..Overrides::default() },
            source_date_epoch: epoch(std::env::var_os("SOURCE_DATE_EPOCH"))?,
            strict,
            trust,
        };
        Ok(Self { series, output: PathBuf::new(), format, quiet, pages: None, measures: false })
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
        let bleed = bleed.map(|text| config::bleed(&text).map_err(Failure::Usage));
        let bleed = bleed.transpose()?;
        let settings = Self::making(making)?;
        let settings = settings.with(|overrides| Overrides { grey, bleed, marks, ..overrides });
        Ok(Self { pages, measures: report, ..settings })
    }

    /// Resolves the arguments of `booklet`.
    ///
    /// # Errors
    /// As [`Settings::reading`].
    pub fn booklet(typed: Booklet) -> Result<Self, Failure> {
        let Booklet { making, grey, calibrate: _ } = typed;
        Ok(Self::making(making)?.with(|overrides| Overrides { grey, ..overrides }))
    }

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
        let study_epub = study_epub || all;
        Ok(Self::making(making)?.with(|overrides| Overrides { handouts: kinds, study_epub, ..overrides }))
    }

    /// Changes what is set over the configuration.
    fn with(mut self, change: impl FnOnce(Overrides) -> Overrides) -> Self {
        self.series.overrides = change(self.series.overrides);
        self
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
