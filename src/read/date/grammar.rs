//! The shapes of a date.

use super::calendars::{self, DayRead, MonthDay};
use super::token::{DateTokenKind, Tokens};
use super::{DateReading, Precision, signs, words};
use crate::model::PartialDate;
use crate::num::saturate;
use jiff::civil::{self, Weekday};

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateShape {
    /// With the month's name and a day.
    NamedDay,
    /// With the month's name, a day, and a year of two digits.
    ShortNamed,
    /// With the month's name, no day.
    NamedMonth,
    /// The same, with a name that may be another word.
    DoubtfulMonth,
    /// The year before the month's name.
    YearFirst,
    /// In numbers, with a year of four digits.
    NumericDay,
    /// In numbers, in a way that other things are written in too: `13.11.17`, `2017-11`, `11/2017`.
    DoubtfulNumbers,
    /// In numbers, as versions of programs are written too: `7.7.16`.
    ShortNumbers,
    /// Only the year.
    Year,
}

impl DateShape {
    /// Tells whether a date of this shape is one in the middle of a text too.
    pub const fn stands_in_text(self) -> bool {
        matches!(self, Self::NamedDay | Self::NamedMonth | Self::NumericDay)
    }

    /// Tells whether it is written only in numbers.
    pub const fn is_numeric(self) -> bool {
        matches!(self, Self::NumericDay | Self::DoubtfulNumbers | Self::ShortNumbers | Self::Year)
    }
}

/// A date read at some token.
#[derive(Clone, Debug)]
pub struct Date {
    /// What it can mean.
    pub reading: DateReading,
    /// Whether the month stands before the day, if that can be known.
    pub month_first: Option<bool>,
    /// How it is written.
    pub shape: DateShape,
    /// Whether its year has two digits.
    pub short_year: bool,
    /// One past its last token.
    pub end: usize,
}

impl Date {
    pub(super) fn certain(date: PartialDate, shape: DateShape, end: usize) -> Self {
        Self { reading: DateReading::Certain(date), month_first: None, shape, short_year: false, end }
    }

    /// Returns the date that falls on a day of the week, of two that it may be.
    fn on(self, day: Option<Weekday>) -> Self {
        let DateReading::TwoWay { day_first, month_first } = self.reading else { return self };
        let falls = |date: PartialDate| day.is_some() && weekday_of(date) == day;
        match (falls(day_first), falls(month_first)) {
            (true, false) if !self.short_year => {
                Self { reading: DateReading::Certain(day_first), month_first: Some(false), ..self }
            }
            (false, true) if !self.short_year => {
                Self { reading: DateReading::Certain(month_first), month_first: Some(true), ..self }
            }
            _ => self,
        }
    }

    /// Returns how much of the date is known.
    pub fn precision(&self) -> Precision {
        match &self.reading {
            DateReading::TwoWay { .. } => Precision::Day,
            DateReading::Certain(date) if date.day().is_some() => Precision::Day,
            DateReading::Certain(date) if date.month().is_some() => Precision::Month,
            DateReading::Certain(_) => Precision::Year,
        }
    }
}

/// Reads the date that begins at a token, with its weekday.
pub fn date(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let day = tokens.word(at).and_then(|word| words::english_weekday(&word));
    let at = weekday(tokens, at).unwrap_or(at);
    numbers(tokens, at)
        .map(|date| date.on(day))
        .or_else(|| signs::signed(tokens, at))
        .or_else(|| day_month_year(tokens, at))
        .or_else(|| calendars::republican(tokens, at))
        .or_else(|| month_day_year(tokens, at))
        .or_else(|| month_year(tokens, at))
        .or_else(|| year_month_day(tokens, at))
        .or_else(|| last_day(tokens, at))
        .or_else(|| year_alone(tokens, at))
        .or_else(|| tuesday(tokens, at))
}

fn weekday_of(date: PartialDate) -> Option<Weekday> {
    let (month, day) = (i8::try_from(date.month()?).ok()?, i8::try_from(date.day()?).ok()?);
    civil::Date::new(date.year(), month, day).ok().map(civil::Date::weekday)
}

/// `mar 06 marzo 2012`: Tuesday is shortened in French, Italian and Spanish as March is.
fn tuesday(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    tokens.word(at).filter(|word| word == "mar")?;
    let end = tokens.skip_sign(tokens.skip_sign(at + 1, &['.']), &[',']);
    day_month_year(tokens, before_day(tokens, end))
}

/// `Monday,`, `Mo.`, `segunda-feira,`, `(lundi)`: the place after it.
pub(super) fn weekday(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_weekday = |at| tokens.word(at).is_some_and(|word| words::WEEKDAYS.contains(&word));
    let mut end = is_weekday(at).then_some(at + 1)?;
    // `segunda-feira`, `thứ hai`, `يوم الاثنين`: two words.
    let second = tokens.skip_sign(end, &['-']);
    if is_weekday(second) {
        end = second + 1;
    }
    end = tokens.skip_sign(end, &['.']);
    end = tokens.skip_sign(end, &[',', '،', '-', '–', '—']);
    Some(before_day(tokens, end))
}

/// Returns the place after what may stand before a day: `den`, `d.` and `d:` before its number.
pub(super) fn before_day(tokens: &Tokens<'_>, at: usize) -> usize {
    let end = tokens.skip_word(at, &words::BEFORE_DAY);
    if tokens.source(at).len() > 1 {
        return end;
    }
    let pointed = tokens.skip_sign(end, &['.', ':']);
    let is_day = matches!(tokens.kind(pointed), Some(DateTokenKind::Number { .. }));
    if pointed > end && is_day { pointed } else { at }
}

fn year(tokens: &Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    let value = tokens.number(at, 4..5).or_else(|| calendars::roman_year(tokens, at));
    let value = value.filter(|year| (1000..3000).contains(year))?;
    // 1917’s and 1917th are no dates.
    if tokens.joined(at + 1) && (tokens.is_sign(at + 1, &['’', '\''])) {
        return None;
    }
    let end = at + 1;
    let signed = tokens.skip_word(end, &words::YEAR_SIGNS);
    let end = if signed > end { tokens.skip_sign(signed, &['.']) } else { end };
    Some((saturate::<i16>(value), end))
}

/// Reads the year of a day, which an editor who supplies it sets in brackets: `5 May (1508)`.
fn year_given(tokens: &Tokens<'_>, at: usize, month: u8) -> Option<(i16, usize)> {
    let open = tokens.skip_sign(at, &['(', '[']);
    let (year, end) = year_of(tokens, open, month)?;
    let closed = tokens.skip_sign(end, &[')', ']']);
    (open == at || closed > end).then_some((year, if open > at { closed } else { end }))
}

/// Reads the year of a day. Before 1752 the English year began in March: 3 January `1709-10` is of 1710.
fn year_of(tokens: &Tokens<'_>, at: usize, month: u8) -> Option<(i16, usize)> {
    let (own, end) = year(tokens, at)?;
    let double = tokens.joined(end) && tokens.joined(end + 1) && tokens.is_sign(end, &['-', '/', '–']);
    let Some(next) = tokens.number(end + 1, 1..3).filter(|_| double && month <= 3 && own < 1800) else {
        return Some((own, end));
    };
    let digits = if next < 10 { 10 } else { 100 };
    Some(if (i64::from(own) + 1) % digits == i64::from(next) { (own + 1, end + 2) } else { (own, end) })
}

pub(super) fn day(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    let value = tokens.number(at, 1..3).filter(|day| (1..=31).contains(day))?;
    let mut end = at + 1;
    // `1.º`, `13.`, `13-го`, `13:e`
    let stop = tokens.skip_sign(end, &['.', '-', ':', '°', '\'', '’']);
    let named = tokens.word(stop).is_some_and(|word| words::ORDINALS.contains(&word));
    if named && tokens.joined(stop) && tokens.joined(end) {
        // Some set a point after it: `July 9th. 1777`.
        end = tokens.skip_sign(stop + 1, &['.']);
    } else if tokens.is_sign(end, &['.', '°'])
        || (tokens.is_sign(end, &[':']) && tokens.word(end + 1).is_some())
    {
        // Old hands set a colon where others set a point: `17: July 1812`.
        end += 1;
    }
    // `(16) di ottobre 1507`: an editor supplies the day.
    if at.checked_sub(1).is_some_and(|before| tokens.is_sign(before, &['(', '['])) {
        end = tokens.skip_sign(end, &[')', ']']);
    }
    Some((saturate::<u8>(value), end))
}

pub(super) fn month(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    // `tháng 11`: a month that is counted, not named.
    let counted = tokens.skip_word(at, &words::MONTH_WORDS);
    if counted > at
        && let Some(number) = tokens.number(counted, 1..3).and_then(|number| u8::try_from(number).ok())
    {
        return (1..=12).contains(&number).then_some((number, counted + 1));
    }
    if let Some((month, end)) = latin_month(tokens, counted) {
        return Some((month, tokens.skip_sign(end, &['.', ':'])));
    }
    let word = tokens.word(counted)?;
    if let Some(month) = words::month(&word) {
        return Some((month, tokens.skip_sign(counted + 1, &['.', '׳', '॰'])));
    }
    let end = tokens.skip_sign(counted + 1, &['.', ':']);
    let numbered = matches!(tokens.kind(tokens.skip_sign(end, &[','])), Some(DateTokenKind::Number { .. }));
    // Few words stand before a number; to compare each with the months of all languages took a seventh of all reading.
    let month = numbered.then(|| words::shortened_month(&word, end > counted + 1)).flatten()?;
    Some((month, end))
}

/// Reads a month that is called after its number in the Roman year: `7ber`, `8bre`, `9br.`, `Xbris`.
fn latin_month(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    const ENDS: [&str; 5] = ["br", "ber", "bre", "bris", "bri"];
    if let Some(end) = tokens.source(at).strip_prefix('X') {
        return ENDS.contains(&end).then_some((12, at + 1));
    }
    let number = tokens.number(at, 1..3).filter(|number| (7..=10).contains(number))?;
    let named = tokens.joined(at + 1) && ENDS.contains(&tokens.source(at + 1));
    named.then(|| (saturate::<u8>(number) + 2, at + 2))
}

/// `13 November 2017`, `13th of Nov., 2017`, `13-Nov-2017`, `1er mai 1871`, `13 de mayo de 2017`, `13.XI.2017`.
fn day_month_year(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let read = calendars::day_of(tokens, at)?;
    let mut end = read.end;
    for _ in 0..3 {
        let next = tokens.skip_word(end, &words::OF);
        // `20 p. syyskuuta`
        end = if next > end { tokens.skip_sign(next, &['.']) } else { end };
    }
    end = tokens.skip_sign(end, &['-', '/', '\'', '’']);
    let (month, end) = month(tokens, end)
        .or_else(|| Some((words::roman_month(tokens.source(end))?, tokens.skip_sign(end + 1, &['.']))))?;
    let new = calendars::new_month(tokens, MonthDay { month, day: read.day }, end);
    let (month, read) = new.unwrap_or((month, DayRead { end, ..read }));
    let end = tokens.skip_sign(read.end, &[',', '،', '-', '/', ':']);
    let end = tokens.skip_word(end, &words::OF);
    let Some((year, end)) = year_given(tokens, end, month) else {
        let date = short_year(tokens, end, MonthDay { month, day: read.day })?;
        return Some(Date { month_first: Some(false), ..date });
    };
    let date = PartialDate::full(year, month, read.day).filter(|_| read.fits(year))?;
    Some(Date { month_first: Some(false), ..Date::certain(date, DateShape::NamedDay, end) })
}

/// `November 13, 2017`, `Sept. 4th, 2017`, `Nov 13 2017`.
fn month_day_year(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let (month, end) = month(tokens, at)?;
    // `February, 16th, 1789`
    let end = tokens.skip_sign(tokens.skip_word(end, &words::BEFORE_DAY), &['-', '/', ',']);
    let read = calendars::day_of(tokens, end)?;
    let end = tokens.skip_word(tokens.skip_sign(read.end, &[',', '-', '/']), &words::OF);
    let Some((year, end)) = year_given(tokens, end, month) else {
        let date = short_year(tokens, end, MonthDay { month, day: read.day })?;
        return Some(Date { month_first: Some(true), ..date });
    };
    let date = PartialDate::full(year, month, read.day).filter(|_| read.fits(year))?;
    Some(Date { month_first: Some(true), ..Date::certain(date, DateShape::NamedDay, end) })
}

/// Reads the year of a day with the name of its month in two digits: `4. August. 94`, `May 4, ’98`.
fn short_year(tokens: &Tokens<'_>, at: usize, day: MonthDay) -> Option<Date> {
    let own = tokens.skip_sign(at, &['\'', '’', '‘']);
    let digits = tokens.number(own, 2..3)?;
    let date = PartialDate::full(century(digits), day.month, day.day)?;
    Some(Date { short_year: true, ..Date::certain(date, DateShape::ShortNamed, own + 1) })
}

/// Returns the year of two digits before the series says of which century it is: 70 and up are of the last.
fn century(digits: u32) -> i16 {
    saturate::<i16>(if digits < 70 { 2000 + digits } else { 1900 + digits })
}

/// `November 2017`, `mai de 2017`, `Nov., 2017`.
fn month_year(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let (month, end) = month(tokens, at)?;
    let end = tokens.skip_word(tokens.skip_sign(end, &[',']), &words::OF);
    let (year, end) = year(tokens, end)?;
    let plain = tokens.word(at).is_some_and(|word| words::is_plain_month(&word));
    let shape = if plain { DateShape::NamedMonth } else { DateShape::DoubtfulMonth };
    Some(Date::certain(PartialDate::year_month(year, month)?, shape, end))
}

/// `Last day of December, 1817`, `le dernier jour de mai 1871`. What is of last May is of no day.
fn last_day(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let at = tokens.skip_word(at, &words::BEFORE_DAY);
    let word = tokens.word(at)?;
    let is_phrase = |phrase: &&Vec<String>| {
        (at..).zip(phrase.iter()).all(|(at, own)| tokens.word(at).is_some_and(|word| word == *own))
    };
    let led = words::LAST_DAYS.iter().filter(|phrase| phrase.first() == Some(&word)).filter(is_phrase);
    let end = at + led.map(Vec::len).max()?;
    // `le dernier jour d’août`
    let (month, end) = month(tokens, tokens.skip_sign(end, &['\'', '’']))?;
    let end = tokens.skip_word(tokens.skip_sign(end, &[',']), &words::OF);
    let (year, end) = year(tokens, end)?;
    let date = (28..=31).rev().find_map(|day| PartialDate::full(year, month, day))?;
    Some(Date { month_first: Some(false), ..Date::certain(date, DateShape::NamedDay, end) })
}

/// `2017 November 13`, `2017, Nov.`, `2017. gada 13. novembris`, `2017 ж. 13 қараша`.
fn year_month_day(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let (own, end) = year(tokens, at)?;
    let pointed = tokens.skip_sign(end, &['.']);
    let (signed, has_sign) = match tokens.skip_word(pointed, &words::YEAR_SIGNS) {
        next if next > pointed => (next, true),
        // `2017 m. lapkričio`: anywhere else that letter is of a metre or a name.
        _ if tokens.source(pointed) == "m" => (tokens.skip_sign(pointed + 1, &['.']), true),
        _ => (tokens.skip_sign(end, &[',', '-', '/', '.']), end > at + 1),
    };
    // `Annual Report 2002, 14 May 2003`: the year before is of something else.
    let has_own_year = |end: usize| year(tokens, tokens.skip_sign(end, &[','])).is_some();
    let parted = tokens.is_sign(end, &[',', '-', '/']) && !has_sign;
    if let Some((day, end)) = day(tokens, signed).filter(|_| !parted)
        && let Some((month, end)) = month(tokens, end).filter(|(_, end)| !has_own_year(*end))
    {
        let date = PartialDate::full(own, month, day)?;
        return Some(Date { month_first: Some(false), ..Date::certain(date, DateShape::YearFirst, end) });
    }
    let (month, end) = month(tokens, signed).filter(|(_, end)| !has_own_year(*end))?;
    if let Some((day, end)) = day(tokens, tokens.skip_sign(end, &['-', '/'])) {
        let date = PartialDate::full(own, month, day)?;
        // `2017 m. lapkričio 13 d.`: the word for a day follows it.
        let named = tokens.source(end) == "d";
        let end = if named { tokens.skip_sign(end + 1, &['.']) } else { end };
        return Some(Date { month_first: Some(true), ..Date::certain(date, DateShape::YearFirst, end) });
    }
    Some(Date::certain(PartialDate::year_month(own, month)?, DateShape::YearFirst, end))
}

fn year_alone(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let (year, end) = year(tokens, at)?;
    Some(Date::certain(PartialDate::year_only(year)?, DateShape::Year, end))
}

/// `July-August 2001`, `Spring 1998`, `Summer/Autumn 1998`, `12–18 May 2003`, `May 12-18, 2003`.
pub fn period(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    season(tokens, at)
        .or_else(|| months(tokens, at))
        .or_else(|| days(tokens, at))
        .or_else(|| span(tokens, at))
}

/// Returns the place after what joins the two ends of a range.
fn joint(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let sign = tokens.skip_sign(at, &['-', '–', '—', '/', '&', '‑']);
    let end = if sign > at { sign } else { tokens.skip_word(at, &words::TO) };
    (end > at).then_some(end)
}

fn season(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let one = |at: usize| {
        let known = tokens.word(at).is_some_and(|word| words::SEASONS.contains(&word));
        known.then_some(at + 1)
    };
    let mut end = one(at)?;
    if let Some(second) = joint(tokens, end).and_then(one) {
        end = second;
    }
    let (year, end) = year(tokens, tokens.skip_word(tokens.skip_sign(end, &[',']), &words::OF))?;
    // `Winter 1998/99`
    let end = match joint(tokens, end).filter(|next| tokens.number(*next, 2..5).is_some()) {
        Some(next) => next + 1,
        None => end,
    };
    Some(Date::certain(PartialDate::year_only(year)?, DateShape::NamedMonth, end))
}

fn months(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let (first, end) = month(tokens, at)?;
    // `December 2001 – January 2002`
    let (own, end) = year(tokens, end).map_or((None, end), |(year, end)| (Some(year), end));
    let (second, end) = month(tokens, joint(tokens, end)?)?;
    let (last, end) = year(tokens, tokens.skip_word(tokens.skip_sign(end, &[',']), &words::OF))?;
    let over = i16::from(own.is_none() && second < first);
    let date = PartialDate::year_month(own.unwrap_or(last - over), first)?;
    Some(Date::certain(date, DateShape::NamedMonth, end))
}

fn days(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let at = tokens.skip_word(at, &words::FROM);
    let at = weekday(tokens, at).unwrap_or(at);
    if let Some((first, end)) = day(tokens, at) {
        let (_, end) = day(tokens, joint(tokens, end)?)?;
        let (month, end) = month(tokens, tokens.skip_word(end, &words::OF))?;
        let (year, end) = year(tokens, tokens.skip_word(tokens.skip_sign(end, &[',']), &words::OF))?;
        let date = PartialDate::full(year, month, first)?;
        return Some(Date { month_first: Some(false), ..Date::certain(date, DateShape::NamedDay, end) });
    }
    let (month, end) = month(tokens, at)?;
    let (first, end) = day(tokens, end)?;
    let (_, end) = day(tokens, joint(tokens, end)?)?;
    let (year, end) = year(tokens, tokens.skip_sign(end, &[',']))?;
    let date = PartialDate::full(year, month, first)?;
    Some(Date { month_first: Some(true), ..Date::certain(date, DateShape::NamedDay, end) })
}

/// `From Thursday, March 23, to Saturday, March 25, 1710`, `vom 3. Mai bis 5. Juni 1848`: the year may stand only once.
fn span(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let marks = |at: usize| tokens.skip_signs(at, &['_', '*', ',', '.']);
    let at = marks(tokens.skip_word(marks(at), &words::FROM));
    let at = weekday(tokens, at).unwrap_or(at);
    let named = day(tokens, at)
        .and_then(|(day, end)| Some((day, month(tokens, tokens.skip_word(end, &words::OF))?, false)))
        .or_else(|| {
            let (month, end) = month(tokens, at)?;
            let (day, end) = day(tokens, tokens.skip_word(end, &words::BEFORE_DAY))?;
            Some((day, (month, end), true))
        });
    let (day, (month, end), month_first) = named?;
    let (own, end) = match year_of(tokens, tokens.skip_word(tokens.skip_sign(end, &[',']), &words::OF), month)
    {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    let joined = tokens.skip_word(marks(joint(tokens, marks(end))?), &words::TO);
    let second = marks(tokens.skip_word(joined, &words::BEFORE_DAY));
    let last = date(tokens, second).filter(|date| date.precision() == Precision::Day)?;
    let DateReading::Certain(until) = last.reading else { return None };
    let over = i16::from(until.month().is_some_and(|until| until < month));
    let date = PartialDate::full(own.unwrap_or(until.year() - over), month, day)?;
    Some(Date { month_first: Some(month_first), ..Date::certain(date, DateShape::NamedDay, last.end) })
}

/// A number, a sign and so on up to three numbers with the same sign between them.
struct Numbers {
    values: Vec<(u32, usize)>,
    sign: char,
    /// Whether white space stands after the signs.
    spaced: bool,
    end: usize,
}

fn row_of_numbers(tokens: &Tokens<'_>, at: usize) -> Option<Numbers> {
    let Some(DateTokenKind::Number { value, digits }) = tokens.kind(at) else { return None };
    let mut row = Numbers { values: vec![(value, digits)], sign: ' ', spaced: true, end: at + 1 };
    while row.values.len() < 4 {
        let Some(sign) = tokens.sign(row.end).filter(|sign| matches!(sign, '-' | '‑' | '/' | '.' | '_'))
        else {
            break;
        };
        let same = row.values.len() == 1 || sign == row.sign;
        let close = tokens.joined(row.end) && (tokens.joined(row.end + 1) || sign == '.');
        let Some(DateTokenKind::Number { value, digits }) =
            tokens.kind(row.end + 1).filter(|_| same && close)
        else {
            break;
        };
        row.sign = sign;
        row.spaced &= !tokens.joined(row.end + 1);
        row.values.push((value, digits));
        row.end += 2;
    }
    Some(row)
}

/// `2017-11-13`, `13.11.2017`, `03/04/2017`, `13/11/17`, `2017-11`, `11/2017`, `20171113`.
fn numbers(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let row = row_of_numbers(tokens, at)?;
    match row.values[..] {
        [(value, 8)] => {
            let (year, rest) = (value / 10_000, value % 10_000);
            let date = exact(year, rest / 100, rest % 100).filter(|date| date.year() >= 1000)?;
            Some(Date::certain(date, DateShape::DoubtfulNumbers, row.end))
        }
        [(year, 4), (month, 1..=2), (day, 1..=2)] if year >= 1000 => {
            let date = exact(year, month, day)?;
            Some(Date::certain(date, DateShape::NumericDay, year_sign(tokens, row.end)))
        }
        [(first, 1..=2), (second, 1..=2), (year, 4)] if year >= 1000 => {
            day_and_month(first, second, year, row.sign).map(|(reading, month_first)| Date {
                reading,
                month_first,
                shape: DateShape::NumericDay,
                short_year: false,
                end: year_sign(tokens, row.end),
            })
        }
        [(first, a @ 1..=2), (second, b @ 1..=2), (year, 2)]
            if matches!(row.sign, '/' | '.') || a + b == 4 =>
        {
            let certain = row.sign == '/' || a + b == 4 || row.spaced;
            day_and_month(first, second, u32::from(century(year).unsigned_abs()), row.sign).map(
                |(reading, month_first)| Date {
                    reading,
                    month_first,
                    shape: if certain { DateShape::DoubtfulNumbers } else { DateShape::ShortNumbers },
                    short_year: true,
                    end: row.end,
                },
            )
        }
        [(year, 4), (month, 2)] | [(month, 2), (year, 4)] if (1000..3000).contains(&year) => {
            let date = PartialDate::year_month(saturate::<i16>(year), u8::try_from(month).ok()?)?;
            Some(Date::certain(date, DateShape::DoubtfulNumbers, row.end))
        }
        _ => None,
    }
}

fn year_sign(tokens: &Tokens<'_>, at: usize) -> usize {
    let end = tokens.skip_word(at, &words::YEAR_SIGNS);
    if end > at { tokens.skip_sign(end, &['.']) } else { at }
}

fn exact(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    PartialDate::full(i16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Reads two numbers both ways; dots are written day first wherever dates are written with dots.
fn day_and_month(first: u32, second: u32, year: u32, sign: char) -> Option<(DateReading, Option<bool>)> {
    let day_first = exact(year, second, first);
    let month_first = exact(year, first, second);
    Some(match (day_first, month_first) {
        (Some(date), Some(same)) if date == same => (DateReading::Certain(date), None),
        (Some(date), Some(_)) if sign == '.' => (DateReading::Certain(date), Some(false)),
        (Some(day_first), Some(month_first)) => (DateReading::TwoWay { day_first, month_first }, None),
        (Some(date), None) => (DateReading::Certain(date), Some(false)),
        (None, Some(date)) => (DateReading::Certain(date), Some(true)),
        (None, None) => return None,
    })
}
