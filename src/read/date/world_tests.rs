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
