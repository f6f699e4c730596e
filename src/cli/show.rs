//! `config`: what can be configured.

use super::status::{Failure, Status};
use super::terminal::print;
use crate::config;

/// What style sheets may say, as the project's own documents have it.
const STYLES: &str = include_str!("../../styles/README.md");

/// Prints a configuration that explains every key, the schema of one, or what style sheets may say.
///
/// # Errors
/// If standard output fails.
pub fn configuration(schema: bool, styles: bool) -> Result<Status, Failure> {
    let text = match (schema, styles) {
        (true, _) => format!("{:#}\n", config::schema()),
        (false, true) => STYLES.to_owned(),
        (false, false) => config::sample(&[]) + &config::words(),
    };
    print(&text)?;
    Ok(Status::Done)
}
