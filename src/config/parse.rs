//! Reads `chapbook.toml` with the place of every value.

use super::Config;
use crate::diagnostic::{SourceId, Warned};

/// Reads the configuration from the text of `chapbook.toml`.
pub fn parse(_source: SourceId, _text: &str) -> Warned<Config> {
    Warned::clean(Config::default())
}
