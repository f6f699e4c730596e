//! Dates of East Asia: each number with its sign after it, in digits or in words, with a year of ours or of an era.

use super::grammar::{Date, DateShape};
use super::token::{DateTokenKind, Tokens};
use crate::model::PartialDate;

/// The eras that are still written, each with the year before its first.
const ERAS: [(&str, u32); 9] = [
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
    ("民國", 1911),
    ("民国", 1911),
    ("中華民國", 1911),
    ("中华民国", 1911),
];

/// Numbers in words, nought first, and what stands for ten.
const WORDS: &str = "〇一二三四五六七八九";
const TEN: char = '十';

/// `2019年5月12日`, `2019년 5월 12일`, `2019年5月`, `令和元年5月12日`, `二〇一九年五月十二日`.
pub(super) fn signed(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    in_words(tokens, at).or_else(|| in_digits(tokens, at))
}

fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let is = |at: usize, signs: &str| {
        tokens.kind(at) == Some(DateTokenKind::Word) && signs.contains(tokens.source(at))
    };
    let (year, at) = match tokens.kind(at)? {
        DateTokenKind::Word => era_year(tokens, at)?,
        _ => (tokens.number(at, 4..5)?, at + 1),
    };
    let at = if is(at, "年년") {
        at + 1
    } else {
        at.checked_sub(1).filter(|at| is_first_year(tokens, *at))? + 1
    };
    let month = tokens.number(at, 1..3).filter(|_| is(at + 1, "月월"))?;
    match tokens.number(at + 2, 1..3).filter(|_| is(at + 3, "日일號号")) {
        Some(day) => date([year, month, day], at + 4),
        None => date([year, month, 0], at + 2),
    }
}

/// Reads the year of an era before its sign: `令和6`; the first has it in its word: `令和元年`.
fn era_year(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let word = tokens.source(at);
    let before = |name: &str| ERAS.iter().find(|(era, _)| *era == name).map(|(_, before)| *before);
    if is_first_year(tokens, at) {
        return Some((before(word.strip_suffix("元年")?)? + 1, at + 1));
    }
    Some((before(word)? + tokens.number(at + 1, 1..4)?, at + 2))
}

fn is_first_year(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.source(at).ends_with("元年")
}

/// Reads a date of which all numbers are words, so that it is one word itself.
fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let word = tokens.source(at);
    if tokens.kind(at) != Some(DateTokenKind::Word) || !word.contains('年') {
        return None;
    }
    let (year, rest) = word.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let era = ERAS.iter().find_map(|(era, before)| Some((year.strip_prefix(era)?, *before)));
    let year = match era {
        Some(("元", before)) => before + 1,
        Some((year, before)) => before + number(year)?,
        None => number(year).filter(|year| *year >= 1000)?,
    };
    let day = if day.is_empty() { 0 } else { number(day.strip_suffix(['日', '号', '號'])?)? };
    date([year, number(month)?, day], at + 1)
}

/// Returns a number in words: `二〇一九`, `十二`, `三十`.
fn number(words: &str) -> Option<u32> {
    let value = |c: char| {
        let c = if matches!(c, '零' | '○') { '〇' } else { c };
        WORDS.chars().zip(0..).find(|(word, _)| *word == c).map(|(_, value)| value)
    };
    if words.is_empty() || words.chars().count() > 4 {
        return None;
    }
    if let Some((tens, ones)) = words.split_once(TEN) {
        let tens = if tens.is_empty() { 1 } else { number(tens)? };
        let ones = if ones.is_empty() { 0 } else { number(ones)? };
        return (tens < 10 && ones < 10).then_some(tens * 10 + ones);
    }
    words.chars().try_fold(0, |sum, c| Some(sum * 10 + value(c)?))
}

/// Makes a date of its numbers; a day that is nought is not known.
fn date([year, month, day]: [u32; 3], end: usize) -> Option<Date> {
    let (year, month) = (i16::try_from(year).ok()?, u8::try_from(month).ok()?);
    if day == 0 {
        return Some(Date::certain(PartialDate::year_month(year, month)?, DateShape::YearFirst, end));
    }
    let date = PartialDate::full(year, month, u8::try_from(day).ok()?)?;
    Some(Date::certain(date, DateShape::NamedDay, end))
}
