//! Which number is the month, as the whole series tells it.

use super::{DateReading, WrittenDate};
use crate::diagnostic::{Diagnostic, Warned};
use crate::model::{Dated, PartialDate};
use crate::read::Options;

/// Settles two-way dates by the unambiguous ones of the same series, in the order of the articles.
///
/// A note (`R302`) says so. Dates in numbers count before dates in words. Where nothing settles them, or
/// the evidence is divided, there is one error for the series (`R301`) with both readings and the key
/// (`day-first`) that does; the dates are then read day first, and the book is made.
pub fn settle(dates: Vec<Option<WrittenDate>>, options: &Options) -> Warned<Vec<Option<Dated>>> {
    let written = || dates.iter().flatten();
    let open: Vec<&WrittenDate> =
        written().filter(|date| matches!(date.found.reading, DateReading::TwoWay { .. })).collect();
    let (day_first, diagnostics) = match (open.first(), options.day_first) {
        (None, _) => (true, Vec::new()),
        (Some(_), Some(configured)) => (configured, Vec::new()),
        (Some(first), None) => match evidence(written()) {
            Some(shown) => {
                let day_first = shown.found.month_first == Some(false);
                (day_first, vec![settled(first, shown, day_first, open.len())])
            }
            None => (true, vec![unsettled(first, open.len())]),
        },
    };
    let near = middle(written());
    let settled = dates.iter().map(|date| date.as_ref().map(|date| dated(date, day_first, near))).collect();
    Warned::new(settled, diagnostics)
}

/// Returns a date that shows which number is the month, unless others show the contrary.
fn evidence<'a>(written: impl Iterator<Item = &'a WrittenDate>) -> Option<&'a WrittenDate> {
    let telling: Vec<&WrittenDate> = written.filter(|date| date.found.month_first.is_some()).collect();
    let numeric: Vec<&WrittenDate> = telling.iter().copied().filter(|date| date.found.numeric).collect();
    let counted = if numeric.is_empty() { telling } else { numeric };
    let first = *counted.first()?;
    counted.iter().all(|date| date.found.month_first == first.found.month_first).then_some(first)
}

/// Returns the middle one of the years of four digits.
fn middle<'a>(written: impl Iterator<Item = &'a WrittenDate>) -> Option<i16> {
    let full = written.filter(|date| !date.found.short_year);
    let mut years: Vec<i16> = full
        .map(|date| match date.found.reading {
            DateReading::Certain(date) | DateReading::TwoWay { day_first: date, .. } => date.year(),
        })
        .collect();
    years.sort_unstable();
    years.get(years.len() / 2).copied()
}

/// Puts a date into the century that brings it nearest to a year.
fn in_century(date: PartialDate, near: i16) -> PartialDate {
    let year = date.year().rem_euclid(100);
    let century = near - near.rem_euclid(100);
    let best = [century - 100, century, century + 100]
        .map(|century| century + year)
        .into_iter()
        .min_by_key(|year| (i32::from(*year) - i32::from(near)).abs());
    let moved = best.and_then(|year| match (date.month(), date.day()) {
        (Some(month), Some(day)) => PartialDate::full(year, month, day),
        (Some(month), None) => PartialDate::year_month(year, month),
        _ => PartialDate::year_only(year),
    });
    moved.unwrap_or(date)
}

/// Settles one date; `near` is a year of the series that is written in full.
fn dated(written: &WrittenDate, day_first: bool, near: Option<i16>) -> Dated {
    let date = match written.found.reading {
        DateReading::Certain(date) => date,
        DateReading::TwoWay { day_first: date, .. } if day_first => date,
        DateReading::TwoWay { month_first: date, .. } => date,
    };
    let date = near.filter(|_| written.found.short_year).map_or(date, |near| in_century(date, near));
    let place = written.found.place.clone().and_then(|range| written.text.get(range));
    Dated {
        date,
        written: written.text.clone(),
        shown: String::new(),
        // Marks of emphasis are no part of a name.
        place: place.map(|place| place.replace(['_', '*'], "").trim_end_matches([',', ' ', '،']).to_owned()),
        month_first: written.found.month_first,
        span: written.span,
    }
}

fn settled(open: &WrittenDate, shown: &WrittenDate, day_first: bool, count: usize) -> Diagnostic {
    let way = if day_first { "day first" } else { "month first" };
    let dates = if count == 1 { "the date".to_owned() } else { format!("{count} dates such as") };
    let message = format!(
        "{dates} `{}` could be read two ways and {} read {way}, as `{}` is",
        words(open),
        if count == 1 { "is" } else { "are" },
        words(shown)
    );
    place(Diagnostic::note("R302", message), open)
}

fn unsettled(open: &WrittenDate, count: usize) -> Diagnostic {
    let (day_first, month_first) = readings(open);
    let others = if count == 1 { String::new() } else { format!(", and so can {} more", count - 1) };
    let message = format!(
        "the date `{}` can be {day_first} (day first) or {month_first} (month first){others}",
        words(open)
    );
    let error = Diagnostic::error("R301", message)
        .hint("set `day-first = true` or `day-first = false` under `[series]` in `chapbook.toml`");
    place(error, open)
}

fn readings(open: &WrittenDate) -> (PartialDate, PartialDate) {
    match open.found.reading {
        DateReading::Certain(date) => (date, date),
        DateReading::TwoWay { day_first, month_first } => (day_first, month_first),
    }
}

fn words(written: &WrittenDate) -> &str {
    written.text.get(written.found.range.clone()).unwrap_or(&written.text)
}

fn place(diagnostic: Diagnostic, written: &WrittenDate) -> Diagnostic {
    match written.span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}
