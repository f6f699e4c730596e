//! The words that dates are written with, in all languages of [`lang`] at once and in the form that
//! [`normal`] gives them.
//!
//! Croatian is not among them: its `listopad` is October, that of its neighbours November.

use crate::lang::{self, Lexicon, ReadingWords};
use crate::num::saturate;
use jiff::civil::Weekday;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Returns a word in lower case without accents: `Août` and `AOUT` are `aout`, `Μαΐου` is `μαιου`.
///
/// The vowels of the scripts of India are marks too, and stay.
pub fn normal(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase().nfd().filter(|c| !is_combining_mark(*c) || is_vowel_sign(*c)).collect()
}

/// Tells whether a mark is one of the Indian scripts, where it is no accent but a letter's vowel.
fn is_vowel_sign(c: char) -> bool {
    ('\u{900}'..='\u{DFF}').contains(&c)
}

/// The months of all languages by their names.
static MONTHS: LazyLock<BTreeMap<String, u8>> = LazyLock::new(|| {
    let mut months = BTreeMap::new();
    for reading in lang::readings() {
        for (number, names) in (1..).zip(reading.dates.months) {
            months.extend(names.split_whitespace().map(|name| (normal(name), number)));
        }
    }
    months
});

/// The months of languages that have no file.
static FURTHER_MONTHS: LazyLock<BTreeMap<&str, u8>> = LazyLock::new(|| {
    let names = (1..).zip(lang::months::MONTHS);
    names.flat_map(|(number, names)| names.split_whitespace().map(move |name| (name, number))).collect()
});

/// The days of the week and their abbreviations.
pub static WEEKDAYS: LazyLock<Lexicon> = LazyLock::new(|| {
    let further: Vec<&str> = lang::months::WEEKDAYS.split_whitespace().collect();
    normal_words(|dates| dates.weekdays).with(&further)
});

/// Returns the day of the week that an English word means. Only in English do numbers stand in both orders, and the day of
/// the week says in which.
pub fn english_weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" => Weekday::Monday,
        "tue" | "tues" | "tuesday" => Weekday::Tuesday,
        "wed" | "weds" | "wednesday" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thursday,
        "fri" | "friday" => Weekday::Friday,
        "sat" | "saturday" => Weekday::Saturday,
        "sun" | "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// What may stand between the day of the week and the day.
pub static BEFORE_DAY: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.before_day));

/// What follows a day's number: `4th`, `1er`, `1º`, `1η`, `13-го`.
pub static ORDINALS: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.ordinals));

/// What stands between day and month, or month and year.
pub static OF: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.of));

/// What follows a year: `г.`, `года`, `r.`, `roku`.
pub static YEAR_SIGNS: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.year_signs));

/// What may introduce a date that is the whole of a line.
pub static LABELS: LazyLock<Lexicon> = LazyLock::new(|| {
    let changed: Vec<&str> = CHANGED.iter().collect();
    normal_words(|dates| dates.labels).with(&changed)
});

/// What introduces the day on which a text was changed.
pub static CHANGED: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.changed));

/// What may stand between a date and its time of day.
pub static AT: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.at));

/// What may follow a time of day.
pub static TIME_SIGNS: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.time_signs));

/// What joins the two ends of a range.
pub static TO: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.to));

/// What leads in a range.
pub static FROM: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.from));

/// What stands before the number of a month: `tháng`.
pub static MONTH_WORDS: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.month_words));

/// What stands before a month whose last day is meant, in words.
pub static LAST_DAYS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let phrases = lang::readings().flat_map(|reading| reading.dates.last_days);
    phrases.map(|phrase| in_words(phrase)).collect()
});

/// Words for a part of the day, as they stand beside a date.
pub static PARTS_OF_DAY: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.parts_of_day));

/// The seasons and feasts by which issues are dated.
pub static SEASONS: LazyLock<Lexicon> = LazyLock::new(|| normal_words(|dates| dates.seasons));

/// Words in lower case that may stand in the name of a place.
pub static PLACE_PARTICLES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::words(|reading| reading.dates.place_particles));

/// Every word of what dates of history are written with, and how the calendars are named.
pub static HISTORY: LazyLock<Lexicon> = LazyLock::new(|| {
    let phrases = lang::readings().flat_map(|ReadingWords { dates, study, .. }| {
        let eras = dates.about.iter().chain(dates.before_christ).chain(dates.after_christ);
        let parts = dates.middles.iter().chain(dates.ends);
        eras.chain(dates.centuries)
            .chain(parts)
            .chain(dates.quarters)
            .chain(dates.after)
            .chain(study.calendars)
    });
    Lexicon::of(phrases.flat_map(|phrase| in_words(phrase)))
});

/// Divides a phrase into its words, as they are compared.
pub fn in_words(phrase: &str) -> Vec<String> {
    let words = phrase.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)));
    words.filter(|word| !word.is_empty()).map(normal).collect()
}

fn normal_words(entry: impl Fn(&lang::reading::Dates) -> &'static str) -> Lexicon {
    Lexicon::changed_words(|reading| entry(&reading.dates), normal)
}

/// Returns the month of a word in its normal form, 1 to 12.
pub fn month(word: &str) -> Option<u8> {
    let known = |word: &str| MONTHS.get(word).or_else(|| FURTHER_MONTHS.get(word)).copied();
    // `14 בספט׳ 2004`: the word for `in` is a letter of the month's.
    known(word).or_else(|| word.strip_prefix('ב').and_then(known))
}

/// Returns the month that a word stands for which leaves some of its letters out, 1 to 12: `Septemb.`, `Novr.`, `Octbr`,
/// `Fbr.`, as letters of all times have them; `pointed` says that a point stands after it.
///
/// It begins as the name does and goes on with consonants of it up to the last; no word of a text is made so. `None` if
/// months of two languages would be meant.
pub fn shortened_month(word: &str, pointed: bool) -> Option<u8> {
    const BEGINNING: usize = 3;
    const LONGEST: usize = 10;
    let letters = word.chars().count();
    if !(BEGINNING..=LONGEST).contains(&letters) {
        return None;
    }
    let stands_for = |name: &str| {
        let same = word.chars().zip(name.chars()).take_while(|(own, of_name)| own == of_name).count();
        if same == letters {
            return pointed && letters > BEGINNING;
        }
        let rest = || word.chars().skip(same);
        let mut left = name.chars().skip(same);
        (same >= BEGINNING || (same > 0 && word.ends_with("br")))
            && rest().all(|c| !"aeiouаеиоу".contains(c) && left.any(|of_name| of_name == c))
            && left.next().is_none()
    };
    let mut found = MONTHS.iter().filter(|(name, _)| stands_for(name)).map(|(_, month)| *month);
    let first = found.next()?;
    found.all(|month| month == first).then_some(first)
}

/// Returns the month of a Roman numeral in capitals, 1 to 12.
pub fn roman_month(word: &str) -> Option<u8> {
    const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    NUMERALS.iter().position(|numeral| *numeral == word).map(|index| saturate::<u8>(index) + 1)
}

/// Tells whether a month's name is one that running text does not hold by chance, as it does `set`,
/// `out` and `ago`.
pub fn is_plain_month(word: &str) -> bool {
    word.chars().count() > 3 || matches!(word, "may" | "mai" | "мая" | "nov" | "dec" | "feb" | "aug" | "oct")
}
