//! Dates as the book shows them, in its language, by ICU4X.

use super::language::Tongue;
use crate::lang;
use crate::model::{Dated, PartialDate};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;

/// Writes dates and lists of names in one language.
#[derive(Debug)]
pub struct Writer {
    day: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    month: Option<FixedCalendarDateTimeFormatter<Gregorian, YM>>,
    year: Option<FixedCalendarDateTimeFormatter<Gregorian, Y>>,
    list: Option<ListFormatter>,
    /// How the first day of a month is written.
    first: &'static str,
}

impl Writer {
    /// Makes a writer for the language of a series.
    ///
    /// English without a region follows the series' own habit: `November 13, 2017` where its dates are
    /// written month first, else `13 November 2017`.
    pub fn new(tongue: &Tongue) -> Self {
        let tag = match tongue.lang.tag() {
            "en" if !tongue.month_first => "en-GB",
            tag => tag,
        };
        let locale = Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN);
        // The data for months in Brazil ask for numbers that they do not have; Portugal writes months alike.
        let month = match locale.id.language.as_str() {
            "pt" => Locale::try_from_str("pt-PT").unwrap_or(Locale::UNKNOWN),
            _ => locale.clone(),
        };
        let options = ListFormatterOptions::default().with_length(ListLength::Wide);
        Self {
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            month: FixedCalendarDateTimeFormatter::try_new((&month).into(), YM::long()).ok(),
            year: FixedCalendarDateTimeFormatter::try_new((&locale).into(), Y::long()).ok(),
            list: ListFormatter::try_new_and((&locale).into(), options).ok(),
            first: lang::habits(tongue.lang.tag()).first_of_month,
        }
    }

    /// Returns a date as it is shown: `13 November 2017`, `November 2017` or `2017`.
    pub fn date(&self, date: PartialDate) -> String {
        let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
        let Ok(civil) = Date::try_new_gregorian(i32::from(date.year()), month, day) else {
            return date.to_string();
        };
        let shown = match (date.month(), date.day()) {
            (Some(_), Some(_)) => self.day.as_ref().map(|writer| writer.format(&civil).to_string()),
            (Some(_), None) => self.month.as_ref().map(|writer| writer.format(&civil).to_string()),
            (None, _) => self.year.as_ref().map(|writer| writer.format(&civil).to_string()),
        };
        let shown = shown.unwrap_or_else(|| date.to_string());
        // Old readers and typefaces have no narrow no-break space.
        let shown = shown.replace('\u{202f}', "\u{a0}");
        // CLDR has no ordinal for the first of the month, which French always writes.
        match shown.strip_prefix("1 ") {
            Some(rest) => format!("{} {rest}", self.first),
            None => shown,
        }
    }

    /// Returns names as a list: `Anna, Ruth and Paul`.
    pub fn names(&self, names: &[String]) -> String {
        match &self.list {
            Some(list) => list.format(names.iter()).to_string(),
            None => names.join(", "),
        }
    }
}

/// Returns a dateline: the date as it is shown, after its place, where it has one.
pub fn dateline(dated: &Dated) -> String {
    match dated.place.as_ref().filter(|_| venue(dated).is_none()) {
        Some(place) => format!("{place}, {}", dated.shown),
        None => dated.shown.clone(),
    }
}

/// Returns where a text was printed, if that is what stands before its date: `For the Independent Journal. Saturday,
/// 27 October 1787`. A place has few words and no full stop after it.
pub fn venue(dated: &Dated) -> Option<&str> {
    const WORDS: usize = 3;
    const LETTERS: usize = 4;
    let place = dated.place.as_deref()?;
    let rest = dated.written.trim_start().strip_prefix(place)?;
    let last = place.split_whitespace().next_back()?;
    let is_sentence = rest.starts_with(". ")
        && place.split_whitespace().count() >= WORDS
        && last.chars().count() >= LETTERS;
    is_sentence.then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::ALL;
    use crate::model::Lang;
    use crate::model::Paper;

    // The data of one language had no numbers for a month with its year, and the command fell over it.
    #[test]
    fn every_language_writes_days_months_and_years() {
        for tag in ALL.iter().map(|language| language.tag).chain(["pt-PT", "en-US", "de-AT", "zh", "sw"]) {
            let lang = Lang::new(tag).expect("a tag");
            let writer = Writer::new(&Tongue { lang, paper: Paper::A4, month_first: false });
            let dates = [
                PartialDate::full(2004, 3, 14),
                PartialDate::year_month(2004, 3),
                PartialDate::year_only(2004),
            ];
            for date in dates.into_iter().flatten() {
                let shown = writer.date(date);
                assert!(!shown.is_empty() && !shown.contains('{'), "{tag}: {shown}");
            }
        }
    }

    /// The contents gave where a text was printed as part of its date, and one book had it in two manners.
    #[test]
    fn where_a_text_was_printed_is_no_place() {
        for (written, place, line, printed) in [
            ("Leeds, 13 November 2017", Some("Leeds"), "Leeds, THEN", None),
            ("For the Bugle. Saturday, May 3, 2003", Some("For the Bugle"), "THEN", Some("For the Bugle")),
            ("Newport, R. I. May 3, 2003", Some("Newport, R. I"), "Newport, R. I, THEN", None),
            ("May 3, 2003", None, "THEN", None),
        ] {
            let dated = Dated {
                date: PartialDate::parse_iso("2003-05-03").expect("a date"),
                written: written.to_owned(),
                shown: "THEN".to_owned(),
                place: place.map(str::to_owned),
                month_first: None,
                span: None,
            };
            assert_eq!((dateline(&dated), venue(&dated)), (line.to_owned(), printed), "{written}");
        }
    }
}
