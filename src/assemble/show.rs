//! Dates as the book shows them, in its language, by ICU4X.

use super::language::Tongue;
use crate::lang;
use crate::model::{Dated, PartialDate};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, MD, Y, YM, YMD};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;

/// Writes dates and lists of names in one language.
#[derive(Debug)]
pub struct Writer {
    day: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    month: Option<FixedCalendarDateTimeFormatter<Gregorian, YM>>,
    year: Option<FixedCalendarDateTimeFormatter<Gregorian, Y>>,
    /// A day or a month whose year is said beside it.
    day_of_year: Option<FixedCalendarDateTimeFormatter<Gregorian, MD>>,
    month_of_year: Option<FixedCalendarDateTimeFormatter<Gregorian, M>>,
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
            day_of_year: FixedCalendarDateTimeFormatter::try_new((&locale).into(), MD::long()).ok(),
            month_of_year: FixedCalendarDateTimeFormatter::try_new((&month).into(), M::long()).ok(),
            list: ListFormatter::try_new_and((&locale).into(), options).ok(),
            first: lang::habits(tongue.lang.tag()).first_of_month,
        }
    }

    /// Returns a date as it is shown: `13 November 2017`, `November 2017` or `2017`.
    pub fn date(&self, date: PartialDate) -> String {
        let Some(civil) = civil(date) else { return date.to_string() };
        let shown = match (date.month(), date.day()) {
            (Some(_), Some(_)) => self.day.as_ref().map(|writer| writer.format(&civil).to_string()),
            (Some(_), None) => self.month.as_ref().map(|writer| writer.format(&civil).to_string()),
            (None, _) => self.year.as_ref().map(|writer| writer.format(&civil).to_string()),
        };
        self.put_right(shown.unwrap_or_else(|| date.to_string()))
    }

    /// Returns a date without its year; `None` for a year.
    fn without_year(&self, date: PartialDate) -> Option<String> {
        let civil = civil(date)?;
        let shown = match (date.month(), date.day()) {
            (Some(_), Some(_)) => self.day_of_year.as_ref()?.format(&civil).to_string(),
            (Some(_), None) => self.month_of_year.as_ref()?.format(&civil).to_string(),
            (None, _) => return None,
        };
        Some(self.put_right(shown))
    }

    /// Returns the days from one date to another, or the one date where they are the same. One year is said once: `4
    /// September – 13 November 2017`, `2017年9月4日 – 11月13日`.
    ///
    /// A line breaks between the dates, never within one.
    pub fn range(&self, first: PartialDate, last: PartialDate) -> String {
        let is_one_year = first.year() == last.year() && first.day().is_some() == last.day().is_some();
        let (mut from, mut to) = (self.date(first), self.date(last));
        if from == to {
            return from;
        }
        if is_one_year
            && let Some((short_from, short_to)) = self.without_year(first).zip(self.without_year(last))
        {
            if from.starts_with(&first.year().to_string()) {
                to = short_to;
            } else {
                from = short_from;
            }
        }
        let whole = |date: &str| date.replace(' ', "\u{a0}");
        format!("{}\u{a0}– {}", whole(&from), whole(&to))
    }

    /// Puts right what CLDR has as few books have it.
    fn put_right(&self, shown: String) -> String {
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

/// Returns the first day of a date.
fn civil(date: PartialDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(i32::from(date.year()), date.month().unwrap_or(1), date.day().unwrap_or(1)).ok()
}

/// Returns a dateline: the date as it is shown, after its place, where it has one.
pub fn dateline(dated: &Dated) -> String {
    match dated.place.as_ref().filter(|_| venue(dated).is_none()) {
        Some(place) => format!("{place}, {}", dated.shown),
        None => dated.shown.clone(),
    }
}

/// Returns a dateline as it stands over a text that begins on the right, or not: dates are in the language of the series,
/// and a mark before one that runs the other way keeps its day and its year on their sides.
pub fn dateline_over(dated: &Dated, rtl: bool) -> String {
    let letter = dated.shown.chars().find(|c| c.is_alphabetic());
    let mark = match letter.map(runs_left).filter(|date| *date != rtl) {
        Some(true) => "\u{200F}",
        Some(false) => "\u{200E}",
        None => "",
    };
    dateline(&Dated { shown: format!("{mark}{}", dated.shown), ..dated.clone() })
}

/// Tells whether a letter is one of the scripts that run from right to left, which have these blocks of Unicode.
fn runs_left(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
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

    /// The title page said one year twice.
    #[test]
    fn one_year_of_two_dates_is_said_once() {
        let range = |tag: &str, first: &str, last: &str| {
            let lang = Lang::new(tag).expect("a tag");
            let writer = Writer::new(&Tongue { lang, paper: Paper::A4, month_first: tag == "en-US" });
            let date = |text: &str| PartialDate::parse_iso(text).expect("a date");
            writer.range(date(first), date(last)).replace('\u{a0}', " ")
        };
        for (tag, shown) in [
            ("en-GB", "4 September – 13 November 2017"),
            ("en-US", "September 4 – November 13, 2017"),
            ("de", "4. September – 13. November 2017"),
            ("fr", "4 septembre – 13 novembre 2017"),
            ("es", "4 de septiembre – 13 de noviembre de 2017"),
            ("cs", "4. září – 13. listopadu 2017"),
            ("ja", "2017年9月4日 – 11月13日"),
        ] {
            assert_eq!(range(tag, "2017-09-04", "2017-11-13"), shown, "{tag}");
        }
        assert_eq!(range("en-GB", "2017-09", "2017-11"), "September – November 2017");
        assert_eq!(range("fr", "2017-09-01", "2017-11-01"), "1er septembre – 1er novembre 2017");
        // Another year, another precision, one day.
        assert_eq!(range("en-GB", "2016-09-04", "2017-11-13"), "4 September 2016 – 13 November 2017");
        assert_eq!(range("en-GB", "2017-09", "2017-11-13"), "September 2017 – 13 November 2017");
        assert_eq!(range("en-GB", "2017-09-04", "2017-09-04"), "4 September 2017");
        for tag in ALL.iter().map(|language| language.tag).chain(["pt-PT", "en-US", "de-AT", "zh", "sw"]) {
            for (first, last) in [("2017-09-04", "2017-11-13"), ("2017-09", "2017-11")] {
                let shown = range(tag, first, last);
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
