//! What is kept of files that were read, for the next time that the series is read.

use super::load::{KnownFiles, Loaded};
use super::{Context, Options, Reading, text};
use crate::diagnostic::Warned;
use crate::model::{Lang, SourceFormat};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::Arc;

/// The files of a series, decoded, and the readings of its articles, each with what it depends on.
#[derive(Debug, Default)]
pub struct KeptReadings {
    /// Whether there is no next time.
    once: bool,
    pub(super) files: KnownFiles,
    /// What all articles were read with.
    setting: (Options, text::Survey),
    readings: BTreeMap<OsString, KeptReading>,
    /// What plain texts were surveyed with, and what is known of each.
    surveyed: (Options, text::Surveyed),
    facts: BTreeMap<OsString, (Same, text::Facts)>,
}

/// A file and the language that it was read in.
#[derive(Clone, Debug)]
struct Same {
    /// The very file: one that was loaded again is another, be its text the same.
    file: Arc<Loaded>,
    lang: Lang,
}

impl Same {
    fn of(file: &Arc<Loaded>, context: Context<'_>) -> Self {
        Self { file: file.clone(), lang: context.input(file).lang.clone() }
    }

    fn is(&self, file: &Arc<Loaded>, context: Context<'_>) -> bool {
        Arc::ptr_eq(&self.file, file) && self.lang == *context.input(file).lang
    }
}

/// A reading with what it depends on beside what all have in common.
#[derive(Debug)]
struct KeptReading {
    same: Same,
    reading: Warned<Option<Reading>>,
}

impl KeptReadings {
    /// Makes what keeps nothing, for a series that is read once.
    pub fn once() -> Self {
        Self { once: true, ..Self::default() }
    }

    /// Surveys the plain texts of a series.
    pub(super) fn survey(&mut self, files: &[Arc<Loaded>], context: Context<'_>) -> Warned<text::Survey> {
        let mut before = std::mem::take(&mut self.facts);
        if self.surveyed.0 != *context.options {
            (self.surveyed, before) = ((context.options.clone(), text::Surveyed::default()), BTreeMap::new());
        }
        let texts: Vec<_> = files.iter().filter(|file| file.entry.format == SourceFormat::Text).collect();
        let inputs: Vec<_> = texts.iter().map(|file| context.input(file)).collect();
        let mut facts: Vec<text::Facts> = Vec::with_capacity(texts.len());
        let mut gone: Vec<text::Facts> = Vec::new();
        for file in &texts {
            match before.remove(file.entry.shown.as_os_str()) {
                Some((same, known)) if same.is(file, context) => facts.push(known),
                other => {
                    gone.extend(other.map(|(_, known)| known));
                    facts.push(text::Facts::default());
                }
            }
        }
        gone.extend(before.into_values().map(|(_, known)| known));
        let survey = text::survey_again(&inputs, &mut facts, gone, &mut self.surveyed.1);
        let named = texts.into_iter().zip(facts);
        self.facts = named
            .map(|(file, facts)| {
                (file.entry.shown.clone().into_os_string(), (Same::of(file, context), facts))
            })
            .collect();
        survey
    }

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
        known.same.is(file, context).then(|| known.reading.clone())
    }

    /// Keeps what was read of all files, and of no others.
    pub(super) fn keep(
        &mut self,
        files: &[Arc<Loaded>],
        readings: &[Warned<Option<Reading>>],
        context: Context<'_>,
    ) {
        if self.once {
            return;
        }
        let mut before = std::mem::take(&mut self.readings);
        for (file, reading) in files.iter().zip(readings) {
            let known =
                before.remove(file.entry.shown.as_os_str()).filter(|known| known.same.is(file, context));
            let kept = known
                .unwrap_or_else(|| KeptReading { same: Same::of(file, context), reading: reading.clone() });
            self.readings.insert(file.entry.shown.clone().into_os_string(), kept);
        }
    }
}
