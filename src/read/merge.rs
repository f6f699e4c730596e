//! Brings together what the text, the front matter and the file's name say of each article.

use super::date::{self, DateReading, FoundDate, WrittenDate};
use super::front_matter::{self, FrontMatter};
use super::load::Loaded;
use super::{Context, Reading, byline, compare, correct, markdown, name};
use crate::diagnostic::{Diagnostic, Span, Warned};
use crate::model::{Article, Finding, FindingKind, Inline, Inlines, Lang, Node, SourceFormat};
use std::sync::Arc;

/// Completes the readings of a series, in the order of its files.
///
/// Front matter wins over the text, and the text over the file's name.
pub fn articles(files: &[Arc<Loaded>], readings: Vec<Reading>, context: Context<'_>) -> Warned<Vec<Article>> {
    let mut all: Vec<Diagnostic> = files.iter().filter_map(|file| no_date(file)).collect();
    let (mut articles, dates): (Vec<Article>, Vec<Option<WrittenDate>>) =
        files.iter().zip(readings).map(|(file, reading)| complete(file, reading, context.lang)).unzip();
    let dates = date::settle(dates, context.options).take(&mut all);
    for (article, date) in articles.iter_mut().zip(dates) {
        article.date = date;
    }
    all.extend(compare::report_undated(&articles, context.sources));
    compare::ask(&mut articles, context.options);
    Warned::new(articles, all)
}

/// Says that the date of a front matter is none.
fn no_date(file: &Loaded) -> Option<Diagnostic> {
    let (text, span) = file.front_matter.as_ref()?.date.as_ref()?;
    written(text, *span).is_none().then(|| front_matter::no_date(text, *span))
}

/// Lays front matter and the file's name over one reading.
fn complete(file: &Loaded, reading: Reading, lang: &Lang) -> (Article, Option<WrittenDate>) {
    let Reading { mut article, date: in_text, .. } = reading;
    let name = name::read(&file.entry.shown);
    article.source = file.id;
    article.path = file.entry.shown.clone();
    article.format = file.entry.format;
    article.number = name.number;
    let mut given = None;
    if let Some(front) = &file.front_matter {
        lay_over(&mut article, front, lang);
        given = front.date.as_ref().and_then(|(text, span)| written(text, *span));
        if let Some(date) = &given {
            note(&mut article, FindingKind::Date, &date.text, date.span);
        }
    }
    let date = given.or(in_text).map(|date| by_name(date, name.date.as_ref()));
    let url = file.front_matter.as_ref().and_then(|front| front.url.as_ref());
    let date = date.or_else(|| {
        let in_url = || url.and_then(|(url, _)| name::date_in_address(url));
        let (date, reason) = match name.date {
            Some(date) => (date, "stands in the file's name"),
            None => (in_url()?, "stands in the address on the site"),
        };
        article.findings.push(Finding::new(FindingKind::Date, date.text.as_str(), None, reason));
        Some(date)
    });
    article.findings.sort_by_key(|finding| finding.span.map(|span| span.start));
    (article, date)
}

/// Sets what the front matter says on the article.
fn lay_over(article: &mut Article, front: &FrontMatter, lang: &Lang) {
    let lang = front.lang.as_ref().map_or(lang, |(lang, _)| lang);
    let format = article.format;
    let words = |text: &str, span: Span| match format {
        SourceFormat::Markdown => markdown::inline_words(text, span, lang),
        SourceFormat::Text => vec![Node::new(Inline::Text { text: text.to_owned() }, span)],
    };
    // What Markdown reads of front matter may call notes of its text, and was read with it.
    let is_read = |line: &Option<Inlines>| format == SourceFormat::Markdown && line.is_some();
    if let Some((title, span)) = &front.title {
        if !is_read(&article.title) {
            article.title = Some(words(title, *span));
        }
        note(article, FindingKind::Title, title, Some(*span));
    }
    if let Some((subtitle, span)) = &front.subtitle {
        if !is_read(&article.subtitle) {
            article.subtitle = Some(words(subtitle, *span));
        }
        note(article, FindingKind::Subtitle, subtitle, Some(*span));
    }
    if !front.authors.is_empty() {
        article.authors.clear();
        for (author, span) in &front.authors {
            if byline::is_account(author) {
                let reason = "the name of an account, and of no person";
                let removed = Finding::new(FindingKind::Removed, author.as_str(), Some(*span), reason);
                article.findings.push(removed);
                continue;
            }
            article.authors.push(markdown::author(author));
            note(article, FindingKind::Byline, author, Some(*span));
        }
    }
    if let Some((lang, span)) = &front.lang {
        article.lang = Some(lang.clone());
        note(article, FindingKind::Language, lang.tag(), Some(*span));
    }
    let text = |given: &Option<(String, Span)>| given.as_ref().map(|(text, _)| text.clone());
    article.draft = front.draft;
    article.tags.clone_from(&front.tags);
    article.description = text(&front.description);
    article.slug = text(&front.slug);
    article.aliases.clone_from(&front.aliases);
    article.url = text(&front.url);
    article.origin = text(&front.origin);
}

/// Replaces what was found in the text by what the front matter says, or, without a place there, the configuration.
fn note(article: &mut Article, kind: FindingKind, text: &str, span: Option<Span>) {
    let span = span.filter(|span| span.start < span.end);
    let reason = if span.is_some() { "the front matter says so" } else { correct::REASON };
    article.findings.push(Finding::new(kind, text, span, reason));
}

/// Returns the day that a number of ten digits or more is: one of seconds, or thousandths of them, since 1970, as programs
/// count time, unless it begins with year, month and day, as notebooks name their pages.
fn in_seconds(text: &str) -> Option<String> {
    if !(10..=14).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<i16>().ok());
    let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
    let is_day = (1900..=2100).contains(&year)
        && crate::model::PartialDate::full(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
            .is_some();
    if is_day {
        return Some(format!("{year:04}-{month:02}-{day:02}"));
    }
    let divisor = match text.len() {
        10 => 1,
        13 => 1000,
        _ => return None,
    };
    let seconds = text.parse::<i64>().ok()? / divisor;
    Some(jiff::Timestamp::from_second(seconds).ok()?.strftime("%Y-%m-%d").to_string())
}

/// Reads the date that a front matter gives.
fn written(text: &str, span: Span) -> Option<WrittenDate> {
    let day = in_seconds(text);
    let text = day.as_deref().unwrap_or(text);
    let found: FoundDate = date::whole_line(text).or_else(|| date::find(text))?;
    Some(WrittenDate { text: text.to_owned(), span: Some(span), found })
}

/// Settles a two-way date by the date in the file's name, where that is one of the two; the day of a month or
/// year in the text is that of the name.
fn by_name(mut date: WrittenDate, name: Option<&WrittenDate>) -> WrittenDate {
    if let DateReading::Certain(written) = date.found.reading
        && let Some(DateReading::Certain(named)) = name.map(|name| name.found.reading.clone())
        && written.year() == named.year()
        && written.day().is_none()
        && written.month().is_none_or(|month| named.month() == Some(month))
    {
        date.found.reading = DateReading::Certain(named);
    }
    if let DateReading::TwoWay { day_first, month_first } = date.found.reading
        && let Some(DateReading::Certain(named)) = name.map(|name| name.found.reading.clone())
        && (named == day_first || named == month_first)
    {
        date.found.reading = DateReading::Certain(named);
        date.found.month_first = Some(named == month_first);
    }
    date
}
