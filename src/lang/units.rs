//! What is read as one with the number before it.

use super::{primary, reading_of};

/// Signs of units and money, in every language.
const UNITS: &str = "km m cm mm kg g t l ha € $ £ ¥ % ‰ ° °C °F h min Hz kHz MHz GB MB kB W kW V";

/// Words of single languages, in small letters: money, hours, centuries.
///
/// Source: Duden, "Leerzeichen"; Lexique des règles typographiques en usage à l'Imprimerie nationale, "Coupures"; Milchin,
/// Справочник издателя и автора; ČSN 01 6910; Ortografía de la lengua española, 2010.
const WORDS: [(&str, &str); 11] = [
    ("cs", "Kč hod století stol tisíc"),
    ("de", "Uhr Mark Pf Jahrhundert Jh"),
    ("el", "μ.μ π.μ αιώνα"),
    ("en", "a.m p.m am pm"),
    ("es", "ptas pesetas p.m a.m"),
    ("fr", "francs fr siècle siècles"),
    ("pl", "r w wieku zł gr"),
    ("ru", "г гг в вв век века руб р коп"),
    ("sk", "Kč hod storočie"),
    ("uk", "р рр ст століття грн"),
    ("it", "lire secolo"),
];

/// Returns the words of a language that no line begins with after a number: the names of months, signs of years and
/// centuries, of units and of money.
pub fn after_number(tag: &str) -> Vec<&'static str> {
    let own = WORDS.iter().filter(|(language, _)| *language == primary(tag)).map(|(_, words)| *words);
    let dates = reading_of(tag)
        .into_iter()
        .flat_map(|reading| reading.dates.months.iter().copied().chain([reading.dates.year_signs]));
    [UNITS].into_iter().chain(own).chain(dates).flat_map(str::split_whitespace).collect()
}
