//! `config`: what can be configured.

use super::status::{Failure, Status};
use super::terminal::print;
use crate::config;

/// Prints a configuration that explains every key, or the schema of one.
///
/// # Errors
/// If standard output fails.
pub fn configuration(schema: bool) -> Result<Status, Failure> {
    let text = if schema { format!("{:#}\n", config::schema()) } else { config::sample(&[]) };
    print(&text)?;
    Ok(Status::Done)
}
