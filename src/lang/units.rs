//! What is read as one with the number before it.

use super::{primary, reading_of};

/// Signs of units and money, in every language, as they are written.
const UNITS: &str = "km m cm mm kg g € $ £ ¥ % ‰ ° °C °F Hz kHz MHz GB MB kW";

/// Words of single languages, as they are written: money, hours, signs of years and centuries. What is a preposition
/// without its dot has it.
///
/// Source: Duden, "Leerzeichen"; Lexique des règles typographiques en usage à l'Imprimerie nationale, "Coupures"; Milchin,
/// Справочник издателя и автора; ČSN 01 6910; Ortografía de la lengua española, 2010.
const WORDS: [(&str, &str); 11] = [
    ("cs", "Kč hod. století stol. tisíc"),
    ("de", "Uhr Mark Pf. Jahrhundert Jh."),
    ("el", "μ.μ. π.μ. αιώνα"),
    ("en", "a.m. p.m."),
    ("es", "ptas. pesetas p.m. a.m."),
    ("fr", "h francs fr. siècle siècles"),
    ("it", "lire secolo"),
    ("pl", "r. w. wieku zł gr"),
    ("ru", "г. гг. в. вв. век века года руб. коп."),
    ("sk", "Kč hod. storočie"),
    ("uk", "р. рр. ст. століття року грн"),
];

/// Returns the signs and words of a language, as they are written, that no line begins with after a number.
pub fn units(tag: &str) -> Vec<&'static str> {
    let own = WORDS.iter().filter(|(language, _)| *language == primary(tag)).map(|(_, words)| *words);
    [UNITS].into_iter().chain(own).flat_map(str::split_whitespace).collect()
}

/// Returns the names of the months in a language, with their cases and abbreviations, in small letters without accents.
pub fn months(tag: &str) -> Vec<&'static str> {
    reading_of(tag)
        .into_iter()
        .flat_map(|reading| reading.dates.months)
        .flat_map(str::split_whitespace)
        .collect()
}
