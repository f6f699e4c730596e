//! What is kept of files that were read, for the next time that the series is read.

use super::load::{Known, Loaded};
use super::{Context, Options, Reading, text};
use crate::diagnostic::Warned;
use crate::model::Lang;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::Arc;

/// The files of a series, decoded, and the readings of its articles, each with what it depends on.
#[derive(Debug, Default)]
pub struct Kept {
    pub(super) files: Known,
    /// What all articles were read with.
    setting: (Options, text::Survey),
    readings: BTreeMap<OsString, KeptReading>,
}

/// A reading with what it depends on beside what all have in common.
#[derive(Debug)]
struct KeptReading {
    /// The very file: one that was loaded again is another, be its text the same.
    file: Arc<Loaded>,
    lang: Lang,
    reading: Warned<Option<Reading>>,
}

impl KeptReading {
    fn is_of(&self, file: &Arc<Loaded>, context: Context<'_>) -> bool {
        Arc::ptr_eq(&self.file, file) && self.lang == *context.input(file).lang
    }
}

impl Kept {
    /// Forgets what was read with other options, or among texts that have other lines in common.
    pub(super) fn read_with(&mut self, survey: &text::Survey, context: Context<'_>) {
        let (options, known) = &self.setting;
        if options != context.options || known != survey {
            self.setting = (context.options.clone(), survey.clone());
            self.readings.clear();
        }
    }

    /// Returns what was read of a file that has not changed.
    pub(super) fn get(&self, file: &Arc<Loaded>, context: Context<'_>) -> Option<Warned<Option<Reading>>> {
        let known = self.readings.get(file.entry.shown.as_os_str())?;
        known.is_of(file, context).then(|| known.reading.clone())
    }

    /// Keeps what was read of all files, and of no others.
    pub(super) fn keep(
        &mut self,
        files: &[Arc<Loaded>],
        readings: &[Warned<Option<Reading>>],
        context: Context<'_>,
    ) {
        let mut before = std::mem::take(&mut self.readings);
        for (file, reading) in files.iter().zip(readings) {
            let known =
                before.remove(file.entry.shown.as_os_str()).filter(|known| known.is_of(file, context));
            let kept = known.unwrap_or_else(|| KeptReading {
                file: file.clone(),
                lang: context.input(file).lang.clone(),
                reading: reading.clone(),
            });
            self.readings.insert(file.entry.shown.clone().into_os_string(), kept);
        }
    }
}
