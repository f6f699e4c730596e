//! Days of other calendars: those that Russia kept until 1918, and those of the French republic.

use super::grammar::{Date, DateShape, day, month};
use super::token::Tokens;
use super::words;
use crate::model::PartialDate;
use crate::num::{from_roman, saturate};
use jiff::ToSpan;
use jiff::civil;

/// By so many days the old calendar was behind the new one, from 1582 to our time.
const BEHIND: std::ops::RangeInclusive<u32> = 10..=13;
/// The last year in which both calendars are written.
const LAST_OLD_YEAR: i16 = 1930;

/// A day of a month.
#[derive(Clone, Copy, Debug)]
pub(super) struct DayRead {
    pub(super) day: u8,
    /// One past its last token.
    pub(super) end: usize,
    /// Whether the day of the old calendar stands beside it.
    pub(super) is_double: bool,
}

impl DayRead {
    /// Tells whether it may be of a year: in later ones two days are the ends of a range.
    pub(super) fn fits(self, year: i16) -> bool {
        !self.is_double || year <= LAST_OLD_YEAR
    }
}

/// Reads a day, that of the new calendar if both stand there.
pub(super) fn day_of(tokens: &Tokens<'_>, at: usize) -> Option<DayRead> {
    let (old, end) = day(tokens, at)?;
    let new = new_day(tokens, old, end).map(|(day, end)| DayRead { day, end, is_double: true });
    Some(new.unwrap_or(DayRead { day: old, end, is_double: false }))
}

/// Reads the day of the new calendar beside that of the old one: `4/17 March`, `4 (17) марта`.
fn new_day(tokens: &Tokens<'_>, day: u8, at: usize) -> Option<(u8, usize)> {
    let open = tokens.skip_sign(at, &['/', '(', '[']);
    let new = tokens.number(open, 1..3).filter(|_| open > at)?;
    let own = u32::from(day);
    let end = tokens.skip_sign(open + 1, &[')', ']']);
    let days = new.checked_sub(own).filter(|_| new <= 31)?;
    BEHIND.contains(&days).then_some((saturate::<u8>(new), end))
}

/// A day of any year.
#[derive(Clone, Copy, Debug)]
pub(super) struct MonthDay {
    pub(super) month: u8,
    pub(super) day: u8,
}

/// Tells whether a day of the next month is the same as one of the old calendar: 27 May and 9 June.
fn is_same(old: MonthDay, new: MonthDay) -> bool {
    let apart = |length: u32| (u32::from(new.day) + length).checked_sub(u32::from(old.day));
    new.month == old.month % 12 + 1
        && (28..=31).any(|length| apart(length).is_some_and(|days| BEHIND.contains(&days)))
}

/// Reads month and day of the new calendar after those of the old: `27 May/9 June`, `27 мая (9 июня)`.
pub(super) fn new_month(tokens: &Tokens<'_>, old: MonthDay, at: usize) -> Option<(u8, DayRead)> {
    let open = tokens.skip_sign(at, &['/', '(', '[', '-', '–']);
    let (day, end) = day(tokens, open).filter(|_| open > at)?;
    let (month, end) = month(tokens, tokens.skip_word(end, &words::OF))?;
    let end = tokens.skip_sign(end, &[')', ']']);
    is_same(old, MonthDay { month, day }).then_some((month, DayRead { day, end, is_double: true }))
}

/// The months of the French republic, of thirty days each.
const MONTHS: [&str; 12] = [
    "vendemiaire",
    "brumaire",
    "frimaire",
    "nivose",
    "pluviose",
    "ventose",
    "germinal",
    "floreal",
    "prairial",
    "messidor",
    "thermidor",
    "fructidor",
];

/// On which day of September each of its years began, from 1792 on.
const BEGINS: [i8; 14] = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23];

/// `12 floréal an VI`, `le 9 thermidor, an II de la République`.
pub(super) fn republican(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let (day, end) = day(tokens, at)?;
    let month = republican_month(&tokens.word(end)?)?;
    let end = tokens.skip_sign(end + 1, &[',']);
    let end = (tokens.word(end)? == "an").then_some(end + 1)?;
    let year = tokens.number(end, 1..3).or_else(|| roman(tokens.source(end)))?;
    let date = republican_day(year, month, day)?;
    Some(Date { month_first: Some(false), ..Date::certain(date, DateShape::NamedDay, end + 1) })
}

/// Returns the number of a month of the French republic, from 0 on.
fn republican_month(word: &str) -> Option<usize> {
    MONTHS.iter().position(|month| *month == word)
}

/// Returns the day of our calendar on which one of the French republic was.
fn republican_day(year: u32, month: usize, day: u8) -> Option<PartialDate> {
    let index = usize::try_from(year).ok()?.checked_sub(1)?;
    let first = civil::Date::new(1792 + i16::try_from(index).ok()?, 9, *BEGINS.get(index)?).ok()?;
    let days = i64::try_from(month).ok()? * 30 + i64::from(day.checked_sub(1).filter(|day| *day < 30)?);
    let date = first.checked_add(days.days()).ok()?;
    PartialDate::full(date.year(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
}

/// Reads a year in Roman capitals, of which a word is hardly made: `MDCCCXLIII`.
pub(super) fn roman_year(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let source = tokens.source(at);
    roman(source).filter(|_| source.len() > 3)
}

fn roman(numeral: &str) -> Option<u32> {
    from_roman(numeral).map(saturate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_republic() {
        let day = |year, month, day| republican_day(year, month, day).map(|date| date.to_string());
        assert_eq!(day(1, 0, 1).as_deref(), Some("1792-09-22"));
        assert_eq!(day(2, 10, 9).as_deref(), Some("1794-07-27"));
        assert_eq!(day(8, 1, 18).as_deref(), Some("1799-11-09"));
        assert_eq!(day(15, 0, 1), None);
        assert_eq!(day(2, 10, 31), None);
    }
}
