//! What the name of a file says: its number and its date.

use super::date::{DateReading, FoundDate, WrittenDate};
use crate::model::PartialDate;
use std::path::Path;

/// What a file's name says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileName {
    /// A number that is no date: 4 of `0004-spring.txt`.
    pub number: Option<u64>,
    /// A date: of `2017-11-13-spring.md`, also later in the name.
    pub date: Option<WrittenDate>,
}

/// Reads the number and the date in a file's name, or the date that its folders tell.
pub fn read(path: &Path) -> FileName {
    let name = of_stem(path);
    let date = name.date.or_else(|| {
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        in_parts(&parts.iter().map(AsRef::as_ref).collect::<Vec<_>>())
    });
    FileName { date, ..name }
}

/// Reads the date in a path or address on a site: `/2024/03/01/second-letter/`, `blog/2024-03-01-second`.
pub fn date_in_address(address: &str) -> Option<WrittenDate> {
    let path = address.split_once("://").map_or(address, |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    in_parts(&path.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>())
}

/// Reads the date that the parts of a path tell: one of them begins with it, or year, month and day are parts of their
/// own. A lone year may be what an article is about.
fn in_parts(parts: &[&str]) -> Option<WrittenDate> {
    if let Some(date) = parts.iter().rev().find_map(|part| date(part)) {
        return Some(date);
    }
    let (at, year) = parts.iter().enumerate().find(|(_, part)| is_year(part))?;
    let whole = |part: &&&str| two_digits(part).is_some_and(|(_, rest)| rest.is_empty());
    let begins = |part: &&&str| {
        two_digits(part).is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with(['-', '_', '.']))
    };
    let month = parts.get(at + 1).filter(whole)?;
    let day = parts.get(at + 2).filter(begins).and_then(|day| day.get(..2));
    date(&match day {
        Some(day) => format!("{year}-{month}-{day}"),
        None => format!("{year}-{month}"),
    })
    .or_else(|| date(&format!("{year}-{month}")))
}

/// A number of more digits is a name that a program has made up.
const LONGEST_NUMBER: usize = 6;

fn of_stem(path: &Path) -> FileName {
    let stem = path.file_stem().map(std::ffi::OsStr::to_string_lossy).unwrap_or_default();
    if let Some(date) = date(&stem) {
        return FileName { number: None, date: Some(date) };
    }
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = stem.split_at(digits);
    // `1e35376391fe` and `3dprint` are no numbers, nor is what is longer than any series.
    let is_number = digits > 0
        && !is_year(number)
        && !rest.starts_with(|c: char| c.is_ascii_alphabetic())
        && digits <= LONGEST_NUMBER;
    let rest = rest.trim_start_matches(SEPARATORS);
    let first = if is_number { date(rest) } else { None };
    FileName { number: number.parse().ok().filter(|_| is_number), date: first.or_else(|| date_within(&stem)) }
}

/// What stands between the parts of a name.
const SEPARATORS: [char; 4] = ['-', '_', ' ', '.'];

/// Reads a date that stands later in a name: `letter-2017-11-13`, `Letter 20171113 b`; one without a day only at the end,
/// and not where it may be two years: `season-2010-11`.
fn date_within(stem: &str) -> Option<WrittenDate> {
    stem.match_indices(SEPARATORS).find_map(|(at, separator)| {
        let rest = stem.get(at + separator.len()..)?;
        let found = date(rest)?;
        let DateReading::Certain(date) = found.found.reading else { return None };
        let follows = i16::from(date.month().unwrap_or_default()) == (date.year() + 1) % 100;
        let is_month = found.text.len() == rest.len() && !follows;
        (date.day().is_some() || is_month).then_some(found)
    })
}

/// Tells whether a study file is an article's: by its stem, or by the number that the stem starts with.
pub fn is_study_of(study: &Path, article: &Path) -> bool {
    let stem = study.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    // The stem of `a.study.md` is `a.study`, in capitals or not.
    let Some(own) = stem.get(..stem.len().saturating_sub(".study".len())) else { return false };
    let is_number = !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_digit());
    let named = article.file_stem().is_some_and(|stem| stem == own);
    let numbered = || own.parse().ok().is_some_and(|own| read(article).number == Some(own));
    study.parent() == article.parent() && (named || (is_number && numbered()))
}

/// Tells whether digits are rather a year than the number of an article.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && matches!(digits.parse(), Ok(1500..=2199))
}

/// Reads `2017-11-13`, `2017_11_13`, `20171113` or `2017-11` at the beginning of `text`.
fn date(text: &str) -> Option<WrittenDate> {
    let head = text.get(..4)?;
    is_year(head).then_some(())?;
    let year = head.parse().ok()?;
    let rest = &text[4..];
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '_' | '.'));
    let digits = |text| if separator.is_some() { one_or_two_digits(text) } else { two_digits(text) };
    let written = skip(rest, separator)?;
    let (month, after_month) = digits(written)?;
    let day = skip(after_month, separator).and_then(digits);
    // `2019-5-ways` is no month.
    if day.is_none() && two_digits(written).is_none() {
        return None;
    }
    let (date, after) = match day {
        Some((day, after)) => (PartialDate::full(year, month, day)?, after),
        // Six digits in a row may be anything.
        None => (PartialDate::year_month(year, month).filter(|_| separator.is_some())?, after_month),
    };
    // Hours and minutes may follow: `2017-11-13T20-15`, `201711132015`.
    let time = after.strip_prefix(['T', 't']).unwrap_or(after);
    let digits = time.bytes().take_while(u8::is_ascii_digit).count();
    let is_time = day.is_some()
        && matches!(digits, 2 | 4 | 6)
        && !time.get(digits..).unwrap_or_default().starts_with(|c: char| c.is_alphanumeric());
    if after.starts_with(|c: char| c.is_alphanumeric()) && !is_time {
        return None;
    }
    let written = text[..text.len() - after.len()].to_owned();
    let found = FoundDate {
        reading: DateReading::Certain(date),
        range: 0..written.len(),
        month_first: None,
        numeric: true,
        short_year: false,
        place: None,
    };
    Some(WrittenDate { text: written, span: None, found })
}

fn skip(text: &str, separator: Option<char>) -> Option<&str> {
    match separator {
        Some(separator) => text.strip_prefix(separator),
        None => Some(text),
    }
}

/// Reads a day or month as some write it: `2017-3-9-title`.
fn one_or_two_digits(text: &str) -> Option<(u8, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    (1..=2).contains(&digits).then(|| Some((number.parse().ok()?, rest)))?
}

fn two_digits(text: &str) -> Option<(u8, &str)> {
    let head = text.get(..2)?;
    head.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
    Some((head.parse().ok()?, &text[2..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_dates() {
        for (address, date) in [
            ("2024/02/19/first-letter", Some("2024-02-19")),
            ("/2024/03/01/second-letter/", Some("2024-03-01")),
            ("https://a.example/blog/2024-03-01-b.html", Some("2024-03-01")),
            ("/blog/2024/a/", None),
            ("/letters/a/", None),
        ] {
            assert_eq!(date_in_address(address).map(|d| d.text).as_deref(), date, "{address}");
        }
    }

    #[test]
    fn numbers_and_dates_are_told_apart() {
        for (name, number, date) in [
            ("000_40b57d90.txt", Some(0), None),
            ("004-spring.md", Some(4), None),
            ("0001-2006-01-08-title.md", Some(1), Some("2006-01-08")),
            ("2017-11-13-title.md", None, Some("2017-11-13")),
            ("title-2017-11-13.md", None, Some("2017-11-13")),
            ("Letter_20171113 b.txt", None, Some("2017-11-13")),
            ("0004-title-0-2017-11-13.md", Some(4), Some("2017-11-13")),
            ("letter-2017-11.md", None, Some("2017-11")),
            ("2017-letter-2018-01-02.md", None, Some("2018-01-02")),
            ("letter-2017-11-folds.md", None, None),
            ("letter-2017.md", None, None),
            ("season-2010-11.md", None, None),
            ("winter 2008-09.txt", None, None),
            ("letter2017-11-13.md", None, None),
            ("call-20171399.md", None, None),
            ("2017_11_13 title.md", None, Some("2017-11-13")),
            ("20171113.txt", None, Some("2017-11-13")),
            ("2017-11.txt", None, Some("2017-11")),
            ("2017-10-3-title.md", None, Some("2017-10-03")),
            ("2017-3-10-title.md", None, Some("2017-03-10")),
            ("2017-1-fold.md", None, None),
            ("2017-11-100-folds.md", None, Some("2017-11")),
            ("2017-110-folds.md", None, None),
            ("1917-revolution.txt", None, None),
            ("2017-13-40-x.txt", None, None),
            ("12.txt", Some(12), None),
            ("spring.txt", None, None),
            ("99999999999999999999999.txt", None, None),
            ("é1.txt", None, None),
            ("1e35376391fe.md", None, None),
            ("3dprint.md", None, None),
            ("064fb0cc6577.md", None, None),
            ("31415926535.md", None, None),
            ("7日目.md", Some(7), None),
            ("2024/03/01/second.md", None, Some("2024-03-01")),
            ("2024/03/second.md", None, Some("2024-03")),
            ("2024/03/01-second.md", Some(1), Some("2024-03-01")),
            ("2024-03-01-second/index.md", None, Some("2024-03-01")),
            ("201711132015 second.md", None, Some("2017-11-13")),
            ("1917/second.md", None, None),
            ("1917/12 songs/second.md", None, None),
        ] {
            let read = read(Path::new(name));
            let found = read.date.map(|d| match d.found.reading {
                DateReading::Certain(date) => date.to_string(),
                DateReading::TwoWay { .. } => "two-way".into(),
            });
            assert_eq!((read.number, found.as_deref()), (number, date), "{name}");
        }
    }
}
