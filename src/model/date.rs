//! Dates as articles bear them: a day, a month or a year.

use crate::diagnostic::Span;
use serde::Serialize;
use std::fmt;

/// A date that may lack its day, or its day and month; ordered so that the less exact comes first.
///
/// Invariant: a day has a month, and the day exists in the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// Makes a date of only a year, 1 to 9999.
    pub fn year_only(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// Tells whether some day of it lies between two dates; each of them counts whole.
    pub fn is_within(self, from: Option<Self>, to: Option<Self>) -> bool {
        from.is_none_or(|from| self.last_day() >= from.first_day())
            && to.is_none_or(|to| self.first_day() <= to.last_day())
    }

    /// Makes a date of only a year, -9998 to 9999, of which 0 is the year before the first.
    pub fn of_history(year: i16) -> Option<Self> {
        (-9998..=9999).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// Makes a date of year and month.
    pub fn year_month(year: i16, month: u8) -> Option<Self> {
        let whole = Self::year_only(year)?;
        (1..=12).contains(&month).then_some(Self { month: Some(month), ..whole })
    }

    /// Makes a date of year, month and day, if there is such a day.
    pub fn full(year: i16, month: u8, day: u8) -> Option<Self> {
        let whole = Self::year_month(year, month)?;
        jiff::civil::Date::new(year, month as i8, i8::try_from(day).ok()?).ok()?;
        Some(Self { day: Some(day), ..whole })
    }

    /// Reads `2017-11-13`, `2017-11` or `2017`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        match (month, day, parts.next()) {
            (None, _, _) => Self::year_only(year),
            (Some(month), None, _) => Self::year_month(year, month),
            (Some(month), Some(day), None) => Self::full(year, month, day),
            _ => None,
        }
    }

    /// Returns the first day that the date can mean, as year, month and day.
    pub fn first_day(self) -> (i16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Returns a day no earlier than the last that the date can mean, as year, month and day.
    pub fn last_day(self) -> (i16, u8, u8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }

    /// Returns how many days after another date's first day this one's first day is.
    pub fn days_after(self, other: Self) -> i64 {
        let day = |date: Self| {
            let (year, month, day) = date.first_day();
            jiff::civil::Date::new(year, month as i8, day as i8).unwrap_or_default()
        };
        day(other).until(day(self)).map_or(0, |span| span.get_days().into())
    }

    /// Returns the year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// Returns the day of the month, 1 to 31.
    pub const fn day(self) -> Option<u8> {
        self.day
    }
}

impl fmt::Display for PartialDate {
    /// Writes the date as ISO 8601 does: `2017-11-13`, `2017-11` or `2017`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A date with the words it was written in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// The date.
    pub date: PartialDate,
    /// As the source has it.
    pub written: String,
    /// As the book shows it, in the series' language; empty before assembly.
    pub shown: String,
    /// The place written before it, as in `Leeds, 13 November 2017`.
    pub place: Option<String>,
    /// Whether it is written month first. `None` if that cannot be known.
    pub month_first: Option<bool>,
    /// Where it was read. `None` for a date from a file name.
    pub span: Option<Span>,
}
