//! Tables of dates and of what only looks like one.

use super::*;
use crate::diagnostic::Severity;
use crate::lang;
use crate::num::saturate;
use crate::read::Options;
use unicode_normalization::UnicodeNormalization;

/// Lines that are dates, with the date.
const DATES: &[(&str, &str)] = &[
    // English
    ("Nov 13, 2017", "2017-11-13"),
    ("Sept. 4th, 2017", "2017-09-04"),
    ("Sep 4, 2017", "2017-09-04"),
    ("September 4 2017", "2017-09-04"),
    ("Monday, 13 November 2017", "2017-11-13"),
    ("Monday, November 13, 2017", "2017-11-13"),
    ("Mon. Nov. 13, 2017", "2017-11-13"),
    ("MONDAY 13TH NOVEMBER 2017", "2017-11-13"),
    ("13 November 2017", "2017-11-13"),
    ("13 November 2017.", "2017-11-13"),
    ("the 13th of November, 2017", "2017-11-13"),
    ("13th day of November 2017", "2017-11-13"),
    ("1st May 1871", "1871-05-01"),
    ("May 1st, 1871", "1871-05-01"),
    ("22nd of June 1941", "1941-06-22"),
    ("3rd March 1921", "1921-03-03"),
    ("13-Nov-2017", "2017-11-13"),
    ("13/Nov/2017", "2017-11-13"),
    ("2017-11-13", "2017-11-13"),
    ("2017/11/13", "2017-11-13"),
    ("2017.11.13", "2017-11-13"),
    ("2017-1-3", "2017-01-03"),
    ("20171113", "2017-11-13"),
    ("2017 November 13", "2017-11-13"),
    ("2017, November", "2017-11"),
    ("November 2017", "2017-11"),
    ("Nov. 2017", "2017-11"),
    ("Nov., 2017", "2017-11"),
    ("NOVEMBER, 2017", "2017-11"),
    ("2017-11", "2017-11"),
    ("11/2017", "2017-11"),
    ("2017", "2017"),
    ("1917.", "1917"),
    ("January 3, 1709-10", "1710-01-03"),
    // Old hands: letters left out, months by their numbers, a colon for a point, two digits of the year.
    ("Cambridge, Jan. 10. 1850.", "1850-01-10"),
    ("7th Novr. 1849", "1849-11-07"),
    ("Decr 9th, 1788", "1788-12-09"),
    ("Long Wharf, July 9th. 1777", "1777-07-09"),
    ("February, 16th, 1789", "1789-02-16"),
    ("*Leeds, January* 3, 1793.", "1793-01-03"),
    ("LEEDS, *March* 7, 1808.", "1808-03-07"),
    ("Last day of December, 1817", "1817-12-31"),
    ("the last day of February 1816", "1816-02-29"),
    ("Leeds, the last day of May 1816", "1816-05-31"),
    ("le dernier jour d’août 1871", "1871-08-31"),
    ("6 May 1845, in the evening", "1845-05-06"),
    ("6 May 1845, eleven o'clock at night.", "1845-05-06"),
    ("Ce 6 février 1845, au soir.", "1845-02-06"),
    ("Ce 6 janvier 1844, onze heures du soir.", "1844-01-06"),
    ("Feby. 3, 1801", "1801-02-03"),
    ("12 Septemb. 1666", "1666-09-12"),
    ("3 8ber 1666", "1666-10-03"),
    ("Pforte d. 1 Aprill 1775", "1775-04-01"),
    ("Leipzig, d. 3. Jenner. 1791.", "1791-01-03"),
    ("_Jena_ d. 25. _Nov._ 1794.", "1794-11-25"),
    ("_Jena d. 27. Decemb: 1794._", "1794-12-27"),
    ("Berlin d: 17: July 1812.", "1812-07-17"),
    ("d. 26. Jun. 1793.", "1793-06-26"),
    ("Jena, d. 4. August. 94.", "1994-08-04"),
    ("Jena, d. 16ten 7br. 98.", "1998-09-16"),
    ("Jena, d. 4. Xbr. 98.", "1998-12-04"),
    ("May 4, ’98", "1998-05-04"),
    ("7. 7. 16.", "2016-07-07"),
    ("Ahlen, 7.7.16", "2016-07-07"),
    ("Published on November 13, 2017", "2017-11-13"),
    ("Published: 13 November 2017", "2017-11-13"),
    ("Posted: Nov 13, 2017 at 10:32 am", "2017-11-13"),
    ("Posted on Monday, November 13, 2017", "2017-11-13"),
    ("First published 13 November 2017", "2017-11-13"),
    ("Date: 2017-11-13", "2017-11-13"),
    ("Last updated on 13 Nov 2017, 10.32", "2017-11-13"),
    ("Nov 13, 2017 10:32 am", "2017-11-13"),
    ("Nov 13, 2017, 10:32AM", "2017-11-13"),
    ("Nov 13, 2017 - 10:32", "2017-11-13"),
    ("13 November 2017, 10:32 (UTC)", "2017-11-13"),
    ("November 13, 2017 at 6 p.m.", "2017-11-13"),
    ("Mon, 13 Nov 2017 10:32:00 +0000", "2017-11-13"),
    ("2017-11-13T10:32:00Z", "2017-11-13"),
    ("2017-11-13T10:32:00+02:00", "2017-11-13"),
    ("2017-11-13 10:32:00 -0500", "2017-11-13"),
    ("2017-11-13 10:32", "2017-11-13"),
    ("2017-11-13T10:32:00.123Z", "2017-11-13"),
    ("Leeds, 13 November 2017", "2017-11-13"),
    ("New York, Nov. 13, 2017", "2017-11-13"),
    ("St. Louis, Mo., May 3, 1917", "1917-05-03"),
    ("LEEDS — 13 November 2017", "2017-11-13"),
    ("Stoke-on-Trent, Monday 13 November 2017", "2017-11-13"),
    ("(13 November 2017)", "2017-11-13"),
    ("*November 13, 2017*", "2017-11-13"),
    ("| 13 November 2017 |", "2017-11-13"),
    ("13 November 2017 (Monday)", "2017-11-13"),
    ("  13 November 2017  ", "2017-11-13"),
    ("13/11/2017", "2017-11-13"),
    ("11/13/2017", "2017-11-13"),
    ("13-11-2017", "2017-11-13"),
    ("04/04/2017", "2017-04-04"),
    ("13/11/17", "2017-11-13"),
    ("25/12/98", "1998-12-25"),
    ("29 February 2016", "2016-02-29"),
    ("Created: March 7, 2021 9:14 AM", "2021-03-07"),
    ("Julkaisupäivä: 3. toukokuuta 2019", "2019-05-03"),
    // Languages of which no more than the words of dates are known
    ("5. března 2017", "2017-03-05"),
    ("pátek 21. dubna 2017", "2017-04-21"),
    ("9 Mart 2018 Cuma", "2018-03-09"),
    ("11 MAYIS 2018", "2018-05-11"),
    ("30 Ağustos 2018 Perşembe", "2018-08-30"),
    ("2019. március 14.", "2019-03-14"),
    ("torsdag den 3 maj 2019", "2019-05-03"),
    ("søndag 5. mai 2019", "2019-05-05"),
    ("3. toukokuuta 2019", "2019-05-03"),
    ("14 februarie 2019", "2019-02-14"),
    ("12 юни 2019 г.", "2019-06-12"),
    ("2019年5月12日", "2019-05-12"),
    ("2019年 5月 12日（日）", "2019-05-12"),
    ("2019年5月12日 晚上", "2019-05-12"),
    ("2019年5月12日発行", "2019-05-12"),
    ("2019년 5월 12일", "2019-05-12"),
    ("2019年5月", "2019-05"),
    // French
    ("13 novembre 2017", "2017-11-13"),
    ("1er mai 1871", "1871-05-01"),
    ("le 1er mai 1871", "1871-05-01"),
    ("Lundi 13 novembre 2017", "2017-11-13"),
    ("Paris, le 13 novembre 2017", "2017-11-13"),
    ("Publié le 13 novembre 2017", "2017-11-13"),
    ("Publié le 13 novembre 2017 à 10h32", "2017-11-13"),
    ("Mis en ligne le 3 août 2017", "2017-08-03"),
    ("3 AOÛT 2017", "2017-08-03"),
    ("3 aout 2017", "2017-08-03"),
    ("13 févr. 2017", "2017-02-13"),
    ("14 juil. 2017", "2017-07-14"),
    ("Décembre 1995", "1995-12"),
    ("Saint-Denis, mercredi 15 novembre 1995", "1995-11-15"),
    // German
    ("13. November 2017", "2017-11-13"),
    ("Montag, 13. November 2017", "2017-11-13"),
    ("Montag, den 13. November 2017", "2017-11-13"),
    ("Berlin, den 13. November 2017", "2017-11-13"),
    ("Frankfurt am Main, 3. März 2017", "2017-03-03"),
    ("Veröffentlicht am 13.11.2017", "2017-11-13"),
    ("Stand: 13.11.2017", "2017-11-13"),
    ("13.11.2017", "2017-11-13"),
    ("13. 11. 2017", "2017-11-13"),
    ("3.4.2017", "2017-04-03"),
    ("Mo., 13.11.2017", "2017-11-13"),
    ("13.11.2017, 10:32 Uhr", "2017-11-13"),
    ("piątek, 9 lutego 2024, godz. 18:00", "2024-02-09"),
    ("fredag 9. februar 2024 kl. 18.30", "2024-02-09"),
    ("1. Jänner 1919", "1919-01-01"),
    ("5. Mai 1818", "1818-05-05"),
    ("Dez. 2017", "2017-12"),
    ("Oktober 2017", "2017-10"),
    // Spanish
    ("13 de noviembre de 2017", "2017-11-13"),
    ("lunes, 13 de noviembre de 2017", "2017-11-13"),
    ("1º de mayo de 1890", "1890-05-01"),
    ("1.º de mayo de 1890", "1890-05-01"),
    ("13 de noviembre del 2017", "2017-11-13"),
    ("Publicado el 13 de noviembre de 2017", "2017-11-13"),
    ("Madrid, 13 de noviembre de 2017", "2017-11-13"),
    ("Ciudad de México, 2 de octubre de 1968", "1968-10-02"),
    ("miércoles 15 nov. 2017", "2017-11-15"),
    ("noviembre de 2017", "2017-11"),
    ("setiembre de 1973", "1973-09"),
    // Italian
    ("13 novembre 2017", "2017-11-13"),
    ("1º maggio 1890", "1890-05-01"),
    ("1° maggio 1890", "1890-05-01"),
    ("lunedì 13 novembre 2017", "2017-11-13"),
    ("Pubblicato il 13 novembre 2017", "2017-11-13"),
    ("Torino, 12 giugno 1919", "1919-06-12"),
    ("l’8 marzo 1917", "1917-03-08"),
    ("13 nov 2017, ore 10:32", "2017-11-13"),
    ("febbraio 1921", "1921-02"),
    // Portuguese
    ("13 de novembro de 2017", "2017-11-13"),
    ("segunda-feira, 13 de novembro de 2017", "2017-11-13"),
    ("1º de maio de 1974", "1974-05-01"),
    ("Lisboa, 25 de Abril de 1974", "1974-04-25"),
    ("Rio de Janeiro, 5 de março de 2017", "2017-03-05"),
    ("Publicado em 13 de novembro de 2017", "2017-11-13"),
    ("5 out 2017", "2017-10-05"),
    ("13 de dezembro de 2017 às 10h32", "2017-12-13"),
    // Russian
    ("13 ноября 2017 г.", "2017-11-13"),
    ("13 ноября 2017 года", "2017-11-13"),
    ("13 ноября 2017", "2017-11-13"),
    ("Понедельник, 13 ноября 2017 г.", "2017-11-13"),
    ("Москва, 13 ноября 2017 г.", "2017-11-13"),
    ("г. Москва, 13 ноября 2017 г.", "2017-11-13"),
    ("1 МАЯ 1917 Г.", "1917-05-01"),
    ("1-го мая 1917 года", "1917-05-01"),
    ("ноябрь 2017 г.", "2017-11"),
    ("Май 1968", "1968-05"),
    ("13.11.2017 г.", "2017-11-13"),
    ("Дата: 13.11.2017", "2017-11-13"),
    ("Опубликовано 13 ноября 2017 г. в 10:32", "2017-11-13"),
    ("2017 г.", "2017"),
    // Greek
    ("13 Νοεμβρίου 2017", "2017-11-13"),
    ("Δευτέρα, 13 Νοεμβρίου 2017", "2017-11-13"),
    ("Δευτέρα 13 Νοέμβρη 2017", "2017-11-13"),
    ("13 ΝΟΕΜΒΡΙΟΥ 2017", "2017-11-13"),
    ("13 Νοεμβριου 2017", "2017-11-13"),
    ("1η Μαΐου 1944", "1944-05-01"),
    ("1 Μάη 1944", "1944-05-01"),
    ("Νοέμβριος 2017", "2017-11"),
    ("ΝΟΕΜΒΡΙΟΣ 2017", "2017-11"),
    ("Αθήνα, 17 Νοεμβρίου 1973", "1973-11-17"),
    ("Δημοσιεύτηκε στις 13 Νοεμβρίου 2017", "2017-11-13"),
    ("28 Οκτ. 1940", "1940-10-28"),
    // Others
    ("13 listopada 2017 r.", "2017-11-13"),
    ("13 листопада 2017 року", "2017-11-13"),
    ("13 november 2017", "2017-11-13"),
    ("13 maart 2017", "2017-03-13"),
    ("13 نوفمبر 2017", "2017-11-13"),
    ("١٣ نوفمبر ٢٠١٧", "2017-11-13"),
    ("13.XI.2017", "2017-11-13"),
    ("13 XI 1918", "1918-11-13"),
];

/// Lines that are no dates.
const NOT_DATES: &[&str] = &[
    "On 6 January 1844 it rained all night.",
    "6 January 1844, and it rained the whole night",
    "the last of May",
    "",
    "November",
    "November 13",
    "Monday",
    "13",
    "September:",
    "On 13 November 2017 the strike began.",
    "The strike began on 13 November 2017.",
    "The strike of November 13, 2017",
    "13 November 2017 was a Monday.",
    "Deer 5, 1999",
    "Mrs. 12, 1999",
    "Ste. 5, 2001",
    "4 August 94 men came",
    "May 4, 98 boats",
    "d. 26",
    "November 2017 brought snow",
    "In November 2017 the mill closed",
    "In November, 2017, it snowed.",
    "May 1968 and after",
    "13–15 November 2017",
    "13-15 November 2017",
    "13 November – 4 December 2017",
    "13 November 2017 – 4 December 2017",
    "from 3 to 5 May 2017",
    "November–December 2017",
    "November/December 2017",
    "1917–1921",
    "1917-1921",
    "1917 and after",
    "The Year 1917",
    "Petrograd, 1917",
    "Petrograd, October 1917",
    "October: 1917",
    "Chapter 1917",
    "p. 1917",
    "31 February 2017",
    "32 November 2017",
    "29 February 2017",
    "2017-13-45",
    "2017-02-30",
    "45/13/2017",
    "0000-00-00",
    "99999999",
    "12345678901234567890",
    "1.2.3",
    "2.5.14",
    "Version 2.5.14",
    "3.14",
    "10:32",
    "10:32 am",
    "5 min read",
    "3 comments",
    "No. 12, November 2017",
    "Volume 3, Number 4",
    "Issue 12",
    "+44 113 496 0000",
    "192.168.2017.1",
    "$2017",
    "1917’s promise",
    "1917’s",
    "may 12 people",
    "Letter to a friend, 4 May 1917",
    "A speech given at Leeds, 13 November 2017",
    "Le 13 novembre 2017, la grève commença.",
    "Am 13. November 2017 begann der Streik.",
    "El 13 de noviembre de 2017 empezó la huelga.",
    "13 ноября 2017 г. началась забастовка.",
    "Στις 13 Νοεμβρίου 2017 άρχισε η απεργία.",
    "Il 13 novembre 2017 cominciò lo sciopero",
    "No dia 13 de novembro de 2017 começou a greve",
    "By Anna Weil, November 13, 2017, with thanks to all",
    "The emancipation of 1871",
    "100th anniversary",
    "2,017",
    "Winter 2017",
    "Part 3: 1917",
];

#[test]
fn a_line_that_is_a_date_is_read_as_that_date() {
    for (line, iso) in DATES {
        let found = whole_line(line).unwrap_or_else(|| panic!("`{line}` is a date"));
        assert_eq!(found.reading, DateReading::Certain(date(iso)), "{line}");
    }
}

#[test]
fn a_line_that_merely_holds_a_date_is_none() {
    for line in NOT_DATES {
        assert_eq!(whole_line(line), None, "{line}");
    }
}

#[test]
fn a_date_in_a_text_is_found_with_its_bytes() {
    let rows = [
        ("The strike began on 13 November 2017 in the mill.", Some("13 November 2017")),
        ("By Anna Weil | Monday, November 13, 2017 | 5 min read", Some("Monday, November 13, 2017")),
        ("No. 12, November 2017", Some("November 2017")),
        ("Le 1er mai 1871, la Commune", Some("1er mai 1871")),
        ("на 13 ноября 2017 г. назначен", Some("13 ноября 2017 г.")),
        ("posted 2017-11-13 by anna", Some("2017-11-13")),
        ("on 13–15 November 2017", None),
        ("from 3 to 5 May 2017", None),
        ("between 13 November 2017 and now, 1917", Some("13 November 2017")),
        ("the season of 2010-11 was dry", None),
        ("we set 2017 as the goal", None),
        ("It ran out 2017 times", None),
        ("May 1 was a holiday", None),
        ("in 1917", None),
        ("nothing at all", None),
    ];
    for (text, expected) in rows {
        assert_eq!(find(text).map(|found| &text[found.range]), expected, "{text}");
    }
}

#[test]
fn numbers_that_can_be_read_both_ways_say_so() {
    for line in ["03/04/2017", "3/4/2017", "03-04-2017", "3/4/17", "Published 03/04/2017 10:32"] {
        let found = whole_line(line).unwrap_or_else(|| panic!("`{line}` is a date"));
        let both = DateReading::TwoWay { day_first: date("2017-04-03"), month_first: date("2017-03-04") };
        assert_eq!((found.reading, found.month_first), (both, None), "{line}");
    }
}

// "Mon, 03/04/2019 - 08:00" of every page of an old Drupal was an error: it could be read two ways.
#[test]
fn the_day_of_the_week_says_which_number_is_the_month() {
    let rows = [
        ("Mon, 03/04/2019", "2019-03-04", Some(true)),
        ("Wednesday 03/04/2019", "2019-04-03", Some(false)),
        ("Sat., 9/10/2005", "2005-09-10", Some(true)),
    ];
    for (line, expected, month_first) in rows {
        let found = whole_line(line).unwrap_or_else(|| panic!("`{line}` is a date"));
        assert_eq!(
            (found.reading, found.month_first),
            (DateReading::Certain(date(expected)), month_first),
            "{line}"
        );
    }
    // Near: it fits neither, both, or a year of which the century is open.
    for line in ["Fri, 03/04/2019", "Mon, 01/07/2019", "Mon, 3/4/19"] {
        let found = whole_line(line).unwrap_or_else(|| panic!("`{line}` is a date"));
        assert!(matches!(found.reading, DateReading::TwoWay { .. }), "{line}: {found:?}");
    }
}

#[test]
fn the_order_of_month_and_day_is_known_where_it_shows() {
    let rows = [
        ("Nov 13, 2017", Some(true)),
        ("13 November 2017", Some(false)),
        ("11/13/2017", Some(true)),
        ("13/11/2017", Some(false)),
        ("04/04/2017", None),
        ("2017-11-13", None),
        ("November 2017", None),
        ("2017", None),
    ];
    for (line, expected) in rows {
        assert_eq!(whole_line(line).and_then(|found| found.month_first), expected, "{line}");
    }
}

#[test]
fn precision_and_place_are_told_apart() {
    let precision = |line| whole_line(line).map(|found| found.precision());
    assert_eq!(precision("1917"), Some(Precision::Year));
    assert_eq!(precision("October 1917"), Some(Precision::Month));
    assert_eq!(precision("3/4/1917"), Some(Precision::Day));
    let line = "St. Louis, Mo., May 3, 1917";
    let place = whole_line(line).and_then(|found| found.place).map(|place| &line[place]);
    assert_eq!(place, Some("St. Louis, Mo."));
    // The day of the week is no part of where it was printed.
    for (line, place) in [
        ("For the Bugle. Saturday, May 3, 2003", "For the Bugle"),
        ("Der Bote. Samstag, 3. Mai 2003", "Der Bote"),
        ("Leeds, Saturday, 3 May 2003", "Leeds"),
    ] {
        let found = whole_line(line).and_then(|found| found.place);
        assert_eq!(found.map(|place| &line[place]), Some(place), "{line}");
    }
}

// One word for two months would be read as the one that comes last.
#[test]
fn every_name_of_a_month_names_one_in_all_languages() {
    let mut seen = std::collections::BTreeMap::new();
    for months in lang::readings().map(|reading| reading.dates.months) {
        for (index, names) in months.iter().enumerate() {
            for name in names.split_whitespace() {
                assert!(seen.insert(words::normal(name), index).is_none_or(|other| other == index), "{name}");
            }
        }
    }
}

// Dutch ordinals were not known.
#[test]
fn ordinals_of_every_language_are_read() {
    let rows = [
        ("1st May 2017", "2017-05-01"),
        ("May 22nd, 2017", "2017-05-22"),
        ("the 3rd of May 2017", "2017-05-03"),
        ("13th November 2017", "2017-11-13"),
        ("1ste mei 2017", "2017-05-01"),
        ("2de mei 2017", "2017-05-02"),
        ("13e november 2017", "2017-11-13"),
        ("1er mai 2017", "2017-05-01"),
        ("den 13ten November 2017", "2017-11-13"),
        ("13te November 2017", "2017-11-13"),
        ("13. November 2017", "2017-11-13"),
        ("1º de mayo de 2017", "2017-05-01"),
        ("1º maggio 2017", "2017-05-01"),
        ("1º de maio de 2017", "2017-05-01"),
        ("13-го ноября 2017 г.", "2017-11-13"),
        ("13-го листопада 2017", "2017-11-13"),
        ("13-go listopada 2017", "2017-11-13"),
        ("13:e november 2017", "2017-11-13"),
        ("2017. november 13-án", "2017-11-13"),
        ("13η Νοεμβρίου 2017", "2017-11-13"),
        ("13. listopadu 2017", "2017-11-13"),
        ("13. marraskuuta 2017", "2017-11-13"),
    ];
    let unread: Vec<&str> = rows
        .into_iter()
        .filter(|(line, expected)| {
            whole_line(line).is_none_or(|found| found.reading != DateReading::Certain(date(expected)))
        })
        .map(|(line, _)| line)
        .collect();
    assert_eq!(unread, Vec::<&str>::new());
}

#[test]
fn a_date_is_read_however_its_accents_are_encoded() {
    let decomposed: String = "3 août 2017".nfd().collect();
    assert_eq!(
        whole_line(&decomposed).map(|found| found.reading),
        Some(DateReading::Certain(date("2017-08-03")))
    );
}

#[test]
fn a_range_is_of_its_first_day() {
    for (line, iso) in [
        ("From Thursday, March 23, to Saturday, March 25, 1710.", "1710-03-23"),
        ("From _Saturday, Dec. 31, 1709_, to _Tuesday, Jan. 3, 1709-10_.", "1709-12-31"),
        ("From Tuesday, Jan. 3, to Thursday, Jan. 5, 1709-10.", "1710-01-03"),
        ("28 December to 2 January 1849", "1848-12-28"),
        ("vom 3. Mai bis zum 5. Juni 1848", "1848-05-03"),
        ("du 3 mai au 5 juin 1848", "1848-05-03"),
    ] {
        let DateReading::Certain(found) = period(line).expect(line).reading else { panic!("{line}") };
        assert_eq!(found, date(iso), "{line}");
    }
    for line in ["From March to Saturday", "From 3 to 5 of 1710", "1709-10"] {
        assert!(period(line).is_none(), "{line}");
    }
}

/// A letter of `7. 7. 16` among others of 1916 was read as one of 2016.
#[test]
fn years_of_two_digits_are_of_the_century_of_the_others() {
    let written = |line: &str| {
        let found = whole_line(line).expect(line);
        Some(WrittenDate { text: line.to_owned(), span: None, found })
    };
    let dates = vec![written("7. 7. 16"), written("5. 8. 1917"), written("2. 5. 18")];
    let settled = settle(dates, &Options::default()).value;
    let dates: Vec<String> = settled.into_iter().flatten().map(|dated| dated.date.to_string()).collect();
    assert_eq!(dates, ["1916-07-07", "1917-08-05", "1918-05-02"]);
}

#[test]
fn two_way_dates_follow_the_unambiguous_ones() {
    type Row<'a> = (&'a [&'a str], Option<bool>, &'a str, Option<(&'a str, Severity)>);
    let rows: &[Row<'_>] = &[
        (&["03/04/2017", "13/04/2017"], None, "2017-04-03", Some(("R302", Severity::Note))),
        (&["03/04/2017", "04/13/2017"], None, "2017-03-04", Some(("R302", Severity::Note))),
        (&["03/04/2017", "April 13, 2017"], None, "2017-03-04", Some(("R302", Severity::Note))),
        (&["03/04/2017", "April 13, 2017", "13/04/2017"], None, "2017-04-03", Some(("R302", Severity::Note))),
        (&["03/04/2017", "05/06/2017"], None, "2017-04-03", Some(("R301", Severity::Error))),
        (&["03/04/2017", "13/04/2017", "04/13/2017"], None, "2017-04-03", Some(("R301", Severity::Error))),
        (&["03/04/2017", "13/04/2017"], Some(false), "2017-03-04", None),
        (&["03/04/2017"], Some(true), "2017-04-03", None),
        (&["2017-04-03", "5 May 2017"], None, "2017-04-03", None),
    ];
    for (lines, configured, first, diagnostic) in rows {
        let options = Options { day_first: *configured, ..Options::default() };
        let written = lines.iter().map(|line| {
            let found = whole_line(line)?;
            Some(WrittenDate { text: (*line).to_owned(), span: None, found })
        });
        let settled = settle(written.collect(), &options);
        assert_eq!(settled.value[0].as_ref().map(|dated| dated.date), Some(date(first)), "{lines:?}");
        let said: Vec<_> = settled.diagnostics.iter().map(|d| (d.code.0, d.severity)).collect();
        assert_eq!(said, diagnostic.iter().copied().collect::<Vec<_>>(), "{lines:?}");
    }
}

#[test]
fn one_error_names_both_readings_and_the_key() {
    let written = ["03/04/2017", "05/06/2017"].map(|line| {
        let found = whole_line(line)?;
        Some(WrittenDate { text: line.to_owned(), span: None, found })
    });
    let settled = settle(written.to_vec(), &Options::default());
    let [error] = &settled.diagnostics[..] else { panic!("one error: {:?}", settled.diagnostics) };
    assert!(error.message.contains("2017-04-03") && error.message.contains("2017-03-04"), "{error:?}");
    assert!(error.hints[0].contains("day-first"), "{error:?}");
}

fn date(iso: &str) -> PartialDate {
    let parts: Vec<i16> = iso.split('-').map(|part| part.parse().expect("a number")).collect();
    match parts[..] {
        [year] => PartialDate::year_only(year),
        [year, month] => PartialDate::year_month(year, saturate::<u8>(month)),
        [year, month, day] => PartialDate::full(year, saturate::<u8>(month), saturate::<u8>(day)),
        _ => None,
    }
    .expect("a date")
}

// What an editor supplies stands in brackets; Finnish has a word after the day.
#[test]
fn brackets_of_an_editor_and_words_after_the_day_are_read() {
    let day = |line: &str| whole_line(line).map(|found| format!("{:?}", found.reading));
    for (line, plain) in [
        ("Di Roma, 5 di novembre (1508).", "5 novembre 1508"),
        ("Rome, May 5 [1508]", "5 May 1508"),
        ("Di Bologna, (16) di ottobre 1507.", "16 ottobre 1507"),
        ("20 p. syyskuuta 1853.", "20 syyskuuta 1853"),
        ("3 p. lokak. 1853", "3 lokakuuta 1853"),
    ] {
        assert!(day(line).is_some() && day(line) == day(plain), "{line}: {:?}", day(line));
    }
    for line in ["5 May (1508", "Page 3 (1508)", "20 p. 1853"] {
        assert_eq!(day(line), None, "{line}");
    }
    let first = period("Alexandrie, du 18 au 29 août 1828.").expect("days after a place");
    assert_eq!(first.precision(), Precision::Day);
    assert!(first.place.is_some());
    assert!(period("Petrograd, July-August 1917").is_none(), "a title may be written so");
}
