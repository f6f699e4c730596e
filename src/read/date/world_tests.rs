//! Dates of all languages, numerals and calendars.

use super::{DateReading, find, whole_line};
use crate::model::PartialDate;

fn day(line: &str) -> Option<PartialDate> {
    match whole_line(line)?.reading {
        DateReading::Certain(date) => Some(date),
        DateReading::TwoWay { .. } => None,
    }
}

fn full(year: i16, month: u8, day: u8) -> Option<PartialDate> {
    PartialDate::full(year, month, day)
}

// Only languages with a file of their own had their months, so that no date of a series in another was read.
#[test]
fn months_of_languages_without_a_file_are_read() {
    for line in [
        "14. maí 2003",
        "2003. gada 14. maijs",
        "2003 m. gegužės 14 d.",
        "14 Mai 2003",
        "מאי 14, 2003",
        "مه 14, 2003",
        "14 மே, 2003",
        "14 მაისი, 2003",
        "2003 թ. մայիսի 14",
        "১৪ মে, ২০০৩",
        "trešdiena, 2003. gada 14. maijs",
    ] {
        assert_eq!(day(line), full(2003, 5, 14), "{line}");
    }
    // Common words, though they are short forms of months somewhere, and a month that is another next door.
    for line in ["14 was 2003", "14 van 2003", "14 den 2003", "14 srpnja 2003"] {
        assert_eq!(day(line), None, "{line}");
    }
}

// Numbers were read in four scripts, and East Asian dates only in digits with a year of ours.
#[test]
fn numerals_and_eras_are_read() {
    for line in [
        "２００３年５月１４日",
        "二〇〇三年五月十四日",
        "平成15年5月14日",
        "民國92年5月14日",
        "၁၄.၀၅.၂၀၀၃",
        "14‏/05‏/2003",
    ] {
        assert_eq!(day(line), full(2003, 5, 14), "{line}");
    }
    assert_eq!(day("令和元年5月1日"), full(2019, 5, 1));
    assert_eq!(day("昭和三十年十二月三十一日"), full(1955, 12, 31));
    for line in ["二〇〇三年五月十四", "平成年5月14日", "令和5月1日", "十年一日", "三年五月"]
    {
        assert_eq!(day(line), None, "{line}");
    }
}

// The hours of a zone before its letters, as mails have them, made a date a line that nobody understood.
#[test]
fn a_zone_has_hours_and_letters_in_either_order() {
    for zone in ["-0400 (EDT)", "-0400", "EDT", "GMT-0400", "(EDT)", "-0400 EDT"] {
        let line = format!("Wed, 14 May 2003 13:51:15 {zone}");
        assert_eq!(day(&line), full(2003, 5, 14), "{line}");
    }
    assert_eq!(day("Wed, 14 May 2003 13:51:15 -0400 (EDT) Ann Lee"), None);
    assert!(find("Wed, 14 May 2003 13:51:15 -0400 (EDT) Ann Lee").is_some());
}

/// Returns the words of a date that is found in a line.
fn found(line: &str) -> Option<&str> {
    line.get(find(line)?.range)
}

// The year of a title before the day was read as that of the day: `Annual Report 2002, 14 May 2003` was of 2002.
#[test]
fn a_year_before_a_day_with_its_own_year_is_of_something_else() {
    for line in ["Annual Report 2002, 14 May 2003", "AGM 2003, 14 May 2003", "Review 2002 14 May 2003"] {
        let date = find(line).map(|found| found.reading);
        assert_eq!(date, full(2003, 5, 14).map(DateReading::Certain), "{line}");
    }
    let date = find("The Flood of 1953, 3 May 2003").map(|found| found.reading);
    assert_eq!(date, full(2003, 5, 3).map(DateReading::Certain));
    let date = find("Issue 2018/3 March 2019").map(|found| found.reading);
    assert!(!matches!(date, Some(DateReading::Certain(date)) if date.year() == 2018), "{date:?}");
    // Near: the year stands first, with its sign or without.
    for line in ["2003 May 14", "2003. gada 14. maijs", "2003 m. gegužės 14 d.", "2003-May-14"] {
        assert_eq!(day(line), full(2003, 5, 14), "{line}");
    }
    assert_eq!(day("2003, May"), PartialDate::year_month(2003, 5));
}

// A metre was read as the Lithuanian sign of a year.
#[test]
fn a_letter_after_a_number_makes_no_year() {
    assert_eq!(day("1500 m"), None);
    assert_eq!(day("1500 m."), None);
    assert_eq!(day("2003 m. gegužės 14 d."), full(2003, 5, 14));
}

// Weekdays and months of far languages took first names, places and common words off titles.
#[test]
fn names_and_common_words_are_neither_weekdays_nor_months() {
    for line in ["Letter to Anna, 14 May 2003", "Visit to Dominica, 14 May 2003", "The Bazar, 14 May 2003"] {
        assert_eq!(found(line), Some("14 May 2003"), "{line}");
    }
    for line in [
        "Julie 1985",
        "Luna 2009",
        "Tết 1968",
        "Bal 2003",
        "Here 2003",
        "Touko 2003",
        "Gwen 1985",
        "Joulu 2003",
    ] {
        let month = find(line).or_else(|| whole_line(line)).map(|found| found.precision());
        assert_ne!(month, Some(super::Precision::Month), "{line}");
    }
    // Near: names that are nothing but months and weekdays.
    for line in ["Antradienis, 2003 m. gegužės 14 d.", "14 Mai 2003", "14 Μαΐου 2003", "dijous, 14 maig 2003"]
    {
        assert_eq!(day(line), full(2003, 5, 14), "{line}");
    }
}

// Any word of Chinese, Japanese or Korean before a number was taken for a label, and titles were lost.
#[test]
fn only_words_that_say_when_are_glued_to_a_day() {
    for line in [
        "发表于2003年5月14日",
        "更新於2003-05-14",
        "公開日2003年5月14日",
        "게시일2003-05-14",
        "公開日時2003-05-14",
    ] {
        assert_eq!(day(line), full(2003, 5, 14), "{line}");
    }
    for line in [
        "日记2003年5月14日",
        "周报2003-05-14",
        "会報2003年5月",
        "特集2003",
        "誕生日2003年5月14日",
        "位于2003",
    ] {
        assert_eq!(day(line), None, "{line}");
    }
}

// A second word in capitals after the time was taken for another zone.
#[test]
fn a_zone_has_one_name() {
    assert_eq!(day("14 May 2003 10:30 GMT"), full(2003, 5, 14));
    assert_eq!(day("14 May 2003 10:30 GMT NEWS"), None);
    assert_eq!(day("14 May 2003 10:30 GMT (NEWS)"), None);
    assert_eq!(day("14 May 2003 10:30 +0200 -0400"), None);
}
