//! Dates of history: years before the common era and early in it, centuries, decades, quarters, and what was after a year.

use super::token;
use super::words::{
    self, BEFORE_DAY, FROM, HISTORY, LABELS, MONTH_WORDS, OF, ORDINALS, SEASONS, TO, WEEKDAYS, YEAR_SIGNS,
    in_words, normal,
};
use crate::lang::{self, reading::Dates};
use crate::model::PartialDate;
use crate::num::from_roman;

/// A word or number of a text, without signs.
#[derive(Clone, Debug)]
struct Piece {
    /// In small letters, without accents.
    normal: String,
    /// The number that it is or begins with: `5th`, `1930s`, and Roman ones in capitals.
    number: Option<i16>,
    is_roman: bool,
}

/// Returns when something was that is dated so in a language, by the first day of it. `None` for dates that
/// [`super::whole_line`] knows.
///
/// Words of other languages do not count, except English ones: the Dutch `na` is *after*, and in Czech *on*.
pub fn of_history(text: &str, lang: &str) -> Option<PartialDate> {
    let pieces = pieces(text);
    let known = known(lang);
    let has = |entry: fn(&Dates) -> &'static [&'static str]| {
        known.iter().flat_map(|dates| entry(dates)).any(|phrase| holds(&pieces, &in_words(phrase)))
    };
    let (before, after) = (has(|dates| dates.before_christ), has(|dates| dates.after_christ));
    let year = pieces.iter().filter_map(|piece| piece.number).find(|year| (1000..=2999).contains(year));
    // Beside a year a short word for a century is something else: `7 листопада 1917 н. ст.` is by the new style.
    // `в` is a century beside a Roman number, and else a word of a sentence.
    let has_roman = pieces.iter().any(|piece| piece.is_roman);
    let centuries = known.iter().flat_map(|dates| dates.centuries);
    let mut centuries = centuries.filter(|word| has_roman || word.chars().count() > 1);
    let is_century = year.is_none() && centuries.any(|phrase| holds(&pieces, &in_words(phrase)));
    let plain = |piece: &&Piece| !piece.is_roman || is_century;
    let number = pieces.iter().filter(plain).find_map(|piece| piece.number);
    if is_century {
        let numbers =
            || pieces.iter().filter(|piece| piece.is_roman || !has_roman).filter_map(|piece| piece.number);
        let century = numbers().find(|century| (1..=40).contains(century))?;
        let first = if before { 1 - century * 100 } else { century * 100 - 99 };
        // `los años 60 del siglo XIX`
        let ten = pieces.iter().filter(|piece| !piece.is_roman).filter_map(|piece| piece.number);
        let ten = ten.skip_while(|ten| *ten == century).find(|ten| (10..=90).contains(ten) && ten % 10 == 0);
        let later = ten.map(|ten| ten - 1).or_else(|| Some(part(&pieces, &known)?.years(100)));
        return PartialDate::of_history(first + later.filter(|_| !before).unwrap_or_default());
    }
    if before {
        return PartialDate::of_history(1 - number.filter(|year| *year > 0)?);
    }
    let is_quarter = has(|dates| dates.quarters);
    if let (Some(year), Some(quarter)) = (year, quarter(&pieces, is_quarter)) {
        return PartialDate::year_month(year, quarter * 3 - 2);
    }
    if let Some(year) = year.filter(|_| {
        has(|dates| dates.after) && pieces.iter().filter(|piece| piece.number.is_some()).count() == 1
    }) {
        return PartialDate::full(year, 12, 31);
    }
    // A year of fewer than four digits is one where something says so: `apr. J.-C.` is no April.
    let marks = known.iter().flat_map(|dates| dates.after_christ).map(|phrase| in_words(phrase));
    let marks: Vec<String> = marks.filter(|phrase| holds(&pieces, phrase)).flatten().collect();
    let others: Vec<Piece> = pieces.into_iter().filter(|piece| !marks.contains(&piece.normal)).collect();
    let early = number.filter(|year| (1..1000).contains(year) && after && year_alone(&others))?;
    PartialDate::year_only(early)
}

/// Returns the words by which dates of history are read in a language: its own, and those of English.
fn known(lang: &str) -> Vec<&'static Dates> {
    let own = lang::known(lang).map(|language| &language.reading.dates);
    own.into_iter().chain([&lang::of("en").reading.dates]).collect()
}

/// A part of a century, of ten years or of a year.
#[derive(Clone, Copy, Debug)]
enum LaterPart {
    /// Its middle, or its second half.
    Middle,
    /// Its end.
    End,
}

impl LaterPart {
    /// Returns after how many years of so many it begins.
    const fn years(self, of: i16) -> i16 {
        match self {
            Self::Middle => of / 2,
            Self::End => of * 3 / 4,
        }
    }
}

/// Returns which part a text names, if it is not the first.
fn part(pieces: &[Piece], known: &[&Dates]) -> Option<LaterPart> {
    let has =
        |phrases: &'static [&'static str]| phrases.iter().any(|phrase| holds(pieces, &in_words(phrase)));
    match known.iter().any(|dates| has(dates.ends)) {
        true => Some(LaterPart::End),
        false => known.iter().any(|dates| has(dates.middles)).then_some(LaterPart::Middle),
    }
}

/// Returns when that part of a year or of ten years begins which a text names: what was late in 1860 stands after what was
/// in its May. Other dates stay.
pub fn in_its_part(date: PartialDate, text: &str, lang: &str) -> PartialDate {
    let pieces = pieces(text);
    let Some(part) = part(&pieces, &known(lang)).filter(|_| date.month().is_none()) else { return date };
    let written = date.year().to_string();
    // Of a century its part has been taken already.
    if !text.contains(&written) {
        return date;
    }
    // `1850s`, `1960er`
    let is_decade =
        pieces.iter().any(|piece| piece.normal.len() > written.len() && piece.normal.starts_with(&written));
    let later = match is_decade {
        true => PartialDate::year_only(date.year() + part.years(10)),
        false => PartialDate::year_month(date.year(), if matches!(part, LaterPart::Middle) { 6 } else { 10 }),
    };
    later.unwrap_or(date)
}

/// Returns the first day of a range of days whose months are named: `3-7 July 1917`, `20 September to 3 October 1917`;
/// `year` is that of a text which names none itself.
pub fn first_of_range(text: &str, year: Option<&str>) -> Option<PartialDate> {
    let pieces = pieces(text);
    let month = pieces.iter().find_map(|piece| words::month(&piece.normal))?;
    let numbers = || pieces.iter().filter(|piece| !piece.is_roman).filter_map(|piece| piece.number);
    let mut days =
        numbers().filter_map(|number| u8::try_from(number).ok()).filter(|day| (1..=31).contains(day));
    let (first, _) = (days.next()?, days.next()?);
    let year = numbers().find(|year| *year >= 1000).or_else(|| year?.parse().ok())?;
    PartialDate::full(year, month, first)
}

/// Tells whether a text is nothing but a date: numbers with words that dates are written with.
pub fn is_nothing_else(text: &str) -> bool {
    let pieces = pieces(text);
    let is_known = |piece: &Piece| {
        let word = piece.normal.as_str();
        piece.number.is_some()
            || words::month(word).is_some()
            || words::shortened_month(word, true).is_some()
            || [
                &*WEEKDAYS,
                &*BEFORE_DAY,
                &*ORDINALS,
                &*OF,
                &*YEAR_SIGNS,
                &*TO,
                &*FROM,
                &*SEASONS,
                &*MONTH_WORDS,
                &*LABELS,
                &*HISTORY,
            ]
            .iter()
            .any(|known| known.contains(word))
    };
    pieces.iter().any(|piece| piece.number.is_some()) && pieces.iter().all(is_known)
}

fn pieces(text: &str) -> Vec<Piece> {
    let words =
        text.split(|c: char| !(c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)));
    let piece = |word: &str| {
        let digits: String = word
            .chars()
            .map_while(token::digit)
            .map(|digit| char::from_digit(digit, 10).unwrap_or('0'))
            .collect();
        // French centuries have an ending: `XVIIe`.
        let stem =
            ["ème", "er", "e", "ᵉ"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        let is_small = stem.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let roman =
            from_roman(if is_small { stem } else { word }).and_then(|number| i16::try_from(number).ok());
        let number = if digits.is_empty() { roman } else { digits.parse().ok() };
        Piece { normal: normal(word), number, is_roman: digits.is_empty() && roman.is_some() }
    };
    words.filter(|word| !word.is_empty()).map(piece).collect()
}

/// Tells whether a phrase stands in a text, word for word.
fn holds(pieces: &[Piece], phrase: &[String]) -> bool {
    !phrase.is_empty()
        && pieces.windows(phrase.len()).any(|found| found.iter().zip(phrase).all(|(a, b)| a.normal == *b))
}

/// Returns the quarter that a text names: `Q3 1917`, `3rd quarter of 1917`.
fn quarter(pieces: &[Piece], is_named: bool) -> Option<u8> {
    let short = pieces.iter().find_map(|piece| piece.normal.strip_prefix('q')?.parse().ok());
    let named = || {
        let small = |piece: &Piece| piece.number.and_then(|number| u8::try_from(number).ok());
        is_named.then(|| pieces.iter().filter_map(small).find(|number| (1..=4).contains(number))).flatten()
    };
    short.or_else(named).filter(|quarter| (1..=4).contains(quarter))
}

/// Tells whether there is one number and no month.
fn year_alone(pieces: &[Piece]) -> bool {
    pieces.iter().filter(|piece| piece.number.is_some() && !piece.is_roman).count() == 1
        && pieces.iter().all(|piece| words::month(&piece.normal).is_none())
}
