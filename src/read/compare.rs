//! What articles show beside one another, once all of them are read: which are unlike the rest.

use super::head_pattern::{HeadField, HeadPattern};
use super::{Options, Reading, date};
use crate::diagnostic::{Diagnostic, Placed, Sources, Span};
use crate::model::{Answer, Article, Doubt, Finding, FindingKind};

/// In a smaller series nothing is usual.
const FEWEST: usize = 5;

/// Asks about articles that lack what most have, and about dates far from all others.
pub(super) fn ask(articles: &mut [Article], options: &Options) {
    if articles.len() < FEWEST {
        return;
    }
    if !options.has_author {
        let answer = Answer::article("to name the author", "author", "NAME");
        let usual = Usual { what: "author", have: "name their author", has: has_author };
        usual.ask(articles, "Who wrote this article?", &answer);
    }
    let answer = Answer::article("to give its date", "date", "YYYY-MM-DD");
    let usual = Usual { what: "date", have: "have a date", has: has_date };
    usual.ask(articles, "When was this article published?", &answer);
    far_dates(articles);
}

fn has_author(article: &Article) -> bool {
    !article.authors.is_empty()
}

fn has_date(article: &Article) -> bool {
    article.date.is_some()
}

/// What articles have as a rule.
struct Usual {
    what: &'static str,
    /// As in "9 of 10 articles have a date".
    have: &'static str,
    has: fn(&Article) -> bool,
}

impl Usual {
    /// Asks about the articles without it, where four of five have it.
    fn ask(&self, articles: &mut [Article], question: &'static str, answer: &Answer) {
        let count = articles.len();
        let having = articles.iter().filter(|article| (self.has)(article)).count();
        if having * 5 < count * 4 {
            return;
        }
        let evidence = format!("{having} of {count} articles {}", self.have);
        for article in articles.iter_mut().filter(|article| !(self.has)(article)) {
            let doubt = Doubt { question, evidence: evidence.clone(), answers: vec![answer.clone()] };
            let finding =
                Finding::new(FindingKind::Missing, self.what, Some(head(article)), evidence.as_str());
            article.findings.insert(0, finding.doubted(doubt));
        }
    }
}

/// Returns the place at which the head of an article begins.
fn head(article: &Article) -> Span {
    let first = article.findings.iter().filter_map(|finding| finding.span).min_by_key(|span| span.start);
    first.map_or(Span::new(article.source, 0, 0), |span| Span { end: span.start, ..span })
}

/// A date so many years from the next one, and farther than all others are from one another, may be a slip.
const FAR: i64 = 10;

fn far_dates(articles: &mut [Article]) {
    let mut years: Vec<i64> =
        articles.iter().filter_map(|article| Some(i64::from(article.date.as_ref()?.date.year()))).collect();
    years.sort_unstable();
    let [first, second, .., before, last] = years[..] else { return };
    let early = second - first > FAR.max(last - second);
    let late = last - before > FAR.max(before - first);
    if early == late {
        return;
    }
    let year = if early { first } else { last };
    for article in articles {
        let Some(date) = article.date.as_ref().filter(|date| i64::from(date.date.year()) == year) else {
            continue;
        };
        let span = date.span;
        let doubt = Doubt {
            question: "Is this date right?",
            evidence: format!(
                "all other articles are of {} to {}",
                if early { second } else { first },
                if early { last } else { before }
            ),
            answers: vec![Answer::article("to give another", "date", "YYYY-MM-DD")],
        };
        if let Some(at) = article
            .findings
            .iter()
            .position(|finding| finding.kind == FindingKind::Date && finding.span == span)
        {
            let finding = article.findings.remove(at);
            article.findings.insert(at, finding.doubted(doubt));
        }
    }
}

/// Reports what `head` in the configuration tells and the articles do not have: once for the series.
pub(super) fn report_heads(readings: &[Reading], options: &Options, sources: &Sources) -> Vec<Diagnostic> {
    let fits: Vec<_> = readings.iter().filter_map(|reading| reading.given.as_ref()).collect();
    let Some(first) = options.head.first() else { return Vec::new() };
    let others: Vec<Span> = fits.iter().filter(|fit| fit.lines.is_none()).map(|fit| fit.at).collect();
    let Some(other) = others.first() else { return unused(&fits, options) };
    let words =
        sources.get(other.source).text.get(other.start as usize..other.end as usize).unwrap_or_default();
    let hint = "write its lines as the articles have them, each with its places in braces; `chapbook inspect` shows how the \
                others were read";
    if others.len() == fits.len() {
        let title = options.head.iter().find(|own| own.value.fields().any(|field| field == HeadField::Title));
        let line = title.unwrap_or(first);
        return vec![unmatched(line, hint).label(*other, "the head of the first article begins here")];
    }
    let (count, first) = (others.len(), sources.path(other.source).display());
    let have = if count == 1 { "1 article has".to_owned() } else { format!("{count} articles have") };
    let message =
        format!("{have} another head than `head` tells, `{first}` the first, which begins `{words}`");
    let warning = Diagnostic::warning("R022", message).at(*other);
    let mut all = vec![
        warning.hint("such heads are read as if nothing were given; mend them, or tell what they have too"),
    ];
    all.extend(unused(&fits, options));
    all
}

/// Reports the lines of `head` that no article has.
fn unused(fits: &[&super::HeadFit], options: &Options) -> Vec<Diagnostic> {
    let is_used =
        |at: usize| fits.iter().flat_map(|fit| &fit.lines).any(|lines| lines.get(at) == Some(&true));
    let unused = options.head.iter().enumerate().filter(|(at, _)| !fits.is_empty() && !is_used(*at));
    unused.map(|(_, line)| unmatched(line, "write it as the articles have it, or take it out")).collect()
}

/// Reports a line of `head` that no article has.
fn unmatched(line: &Placed<HeadPattern>, hint: &str) -> Diagnostic {
    let message = format!("no article has a line such as `{}` in its head", line.value.text());
    let error = Diagnostic::error("R022", message).hint(hint);
    match line.span {
        Some(span) => error.at(span),
        None => error,
    }
}

/// In so many articles a line must be that may hold the date, before all of them are asked about at once.
const FEWEST_ALIKE: usize = 3;
/// So many lines at the head of a text are looked at, and so many words such a line may have.
const HEAD_LINES: usize = 12;
const HEAD_WORDS: usize = 14;

/// Reports the line that may hold the date of articles that have none: once for the series.
pub(super) fn report_undated(articles: &[Article], sources: &Sources) -> Option<Diagnostic> {
    let undated = articles.iter().filter(|article| article.date.is_none());
    let lines: Vec<Span> = undated.filter_map(|article| dated_line(article, sources)).collect();
    let first = lines.first().filter(|_| lines.len() >= FEWEST_ALIKE)?;
    let words =
        sources.get(first.source).text.get(first.start as usize..first.end as usize).unwrap_or_default();
    let message = format!(
        "{} articles without a date have a line such as `{}` that may hold it",
        lines.len(),
        words.trim()
    );
    let hint = "write under `[read]` in `chapbook.toml` how their heads are written, such as \
                `head = [\"{title}\", \"{author} | {date}\"]`";
    Some(Diagnostic::warning("R023", message).at(*first).hint(hint))
}

/// Finds a short line at the head of a text with a year and a day in figures, or a date among other words.
fn dated_line(article: &Article, sources: &Sources) -> Option<Span> {
    let text = &sources.get(article.source).text;
    let start =
        article.findings.iter().filter_map(|finding| finding.span).map(|span| span.start as usize).min();
    let start = start.unwrap_or(0);
    let mut lines = text.get(start..)?.lines().filter(|line| !line.trim().is_empty()).take(HEAD_LINES);
    let line = lines.find(|line| {
        let numbers = || line.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
        let year = numbers().any(|number| number.len() == 4 && ("1500".."2100").contains(&number));
        let day = numbers().any(|number| number.len() <= 2);
        // A row of a table, an item and words with links are text.
        let begins = |mark| line.trim_start().starts_with(mark);
        let is_text =
            ["|", "- ", "* ", "+ "].into_iter().any(begins) || line.contains("](") || line.contains("[[");
        line.split_whitespace().count() <= HEAD_WORDS
            && !is_text
            && (year && day
                || date::find(line).is_some_and(|found| found.precision() == date::Precision::Day))
    })?;
    let at = line.as_ptr() as usize - text.as_ptr() as usize;
    Some(Span::new(article.source, at, at + line.len()))
}
