//! Pictures: found below the series' folder alone, checked, measured, and SVG written anew.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Series;
use std::path::Path;

/// Loads every picture that the series' texts name, and sets the indices of those that could be had.
pub fn load(_series: &mut Series, _folder: &Path, _config: &Config) -> Vec<Diagnostic> {
    Vec::new()
}
