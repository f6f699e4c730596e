//! Newsletter plain text to an article.

use super::Reading;
use super::markdown::Input;
use crate::diagnostic::Warned;

/// What only the whole series tells: lines that repeat, words that occur, which number is the month.
#[derive(Clone, Debug, Default)]
pub struct Survey {}

/// Looks through all plain texts of a series before any of them is read.
pub fn survey(_inputs: &[Input<'_>]) -> Warned<Survey> {
    Warned::default()
}

/// Reads one plain-text file; links are left as [`crate::model::Target::Unresolved`].
pub fn read(_input: Input<'_>, _survey: &Survey) -> Warned<Reading> {
    Warned::default()
}
