//! What is kept of files that were read, for the next time that the series is read.

use super::{Context, Loaded, Reading, text};
use crate::diagnostic::Warned;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// The readings of a series' articles, each with what it depends on.
#[derive(Debug, Default)]
pub struct Kept {
    /// What all of them were read with.
    setting: String,
    readings: BTreeMap<PathBuf, (u64, Warned<Option<Reading>>)>,
}

impl Kept {
    /// Forgets what was read with other options, or among texts that have other lines in common.
    pub(super) fn read_with(&mut self, survey: &text::Survey, context: Context<'_>) {
        let setting = format!("{:?} {survey:?}", context.options);
        if self.setting != setting {
            *self = Self { setting, readings: BTreeMap::new() };
        }
    }

    /// Returns what was read of a file that has not changed.
    pub(super) fn get(&self, file: &Loaded, context: Context<'_>) -> Option<Warned<Option<Reading>>> {
        let (known, reading) = self.readings.get(&file.entry.shown)?;
        (*known == key(file, context)).then(|| reading.clone())
    }

    /// Keeps what was read of all files, and of no others.
    pub(super) fn keep(
        &mut self,
        files: &[Loaded],
        readings: &[Warned<Option<Reading>>],
        context: Context<'_>,
    ) {
        let mut before = std::mem::take(&mut self.readings);
        for (file, reading) in files.iter().zip(readings) {
            let path = file.entry.shown.clone();
            let key = key(file, context);
            let kept = match before.remove(&path) {
                Some(kept) if kept.0 == key => kept,
                _ => (key, reading.clone()),
            };
            self.readings.insert(path, kept);
        }
    }
}

/// Returns what the reading of a file depends on beside what all have in common: its text, and what places in it are
/// called by.
fn key(file: &Loaded, context: Context<'_>) -> u64 {
    let mut state = DefaultHasher::new();
    let input = context.input(file);
    (input.id, input.start, &input.source.path, &input.source.text, input.lang).hash(&mut state);
    format!("{:?}", file.entry.format).hash(&mut state);
    state.finish()
}
