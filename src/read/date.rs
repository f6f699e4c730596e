//! Dates as they are written in newsletters, in eight languages.

use crate::config::Config;
use crate::diagnostic::{Span, Warned};
use crate::model::{Dated, PartialDate};

/// What a written date can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// One date.
    Certain(PartialDate),
    /// Numbers whose order is open: `03/04/2017`.
    TwoWay {
        /// Read day first.
        day_first: PartialDate,
        /// Read month first.
        month_first: PartialDate,
    },
}

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it can mean.
    pub reading: Reading,
    /// Its bytes in the text, 0-based and half open.
    pub range: std::ops::Range<usize>,
    /// Whether the month is written before the day in words or unambiguous numbers (`Nov 13`, `11/13/2017`);
    /// none where that cannot be told.
    pub month_first: Option<bool>,
}

/// Returns the date that is the whole of `line`, weekday, place and time of day aside.
pub fn whole_line(_line: &str) -> Option<Found> {
    None
}

/// Returns the first date that stands anywhere in `text`.
pub fn find(_text: &str) -> Option<Found> {
    None
}

/// A date as one article bears it, before the series has settled what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The words.
    pub text: String,
    /// Where they stand; none for a file name.
    pub span: Option<Span>,
    /// What they can mean.
    pub found: Found,
}

/// Settles two-way dates by the unambiguous ones of the same series, in the order of the articles.
///
/// A note says so; where nothing settles them there is one error for the series (`R301`) with both
/// readings and the key (`day-first`) that does.
pub fn settle(dates: Vec<Option<Written>>, _config: &Config) -> Warned<Vec<Option<Dated>>> {
    Warned::clean(vec![None; dates.len()])
}
