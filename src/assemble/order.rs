//! The order of articles, and the parts they fall into.

use super::words::{self, heading, text};
use super::{Notes, Voice, in_article};
use super::{Options, Order, Parts};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Article, FindingKind, Lang, PartialDate, Section, SectionKind};

/// Notes gaps in the numbers that the names of files begin with.
pub fn report_gaps(articles: &[Article], notes: &mut Notes) {
    let mut numbers: Vec<u64> = articles.iter().filter_map(|article| article.number).collect();
    // A few names that begin with a figure, such as `1.0-timeline`, do not count the articles.
    if numbers.len() * 2 < articles.len() {
        return;
    }
    numbers.sort_unstable();
    let gaps: Vec<String> = numbers
        .windows(2)
        .filter_map(|pair| match *pair {
            [a, b] if b > a.saturating_add(2) => Some(format!("{} to {}", a + 1, b - 1)),
            [a, b] if b == a.saturating_add(2) => Some(format!("{}", a + 1)),
            _ => None,
        })
        .collect();
    if !gaps.is_empty() {
        let shown = gaps.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
        let more = if gaps.len() > 5 { " and others" } else { "" };
        let message = format!("the numbers of the files leave out {shown}{more}");
        notes.say(Diagnostic::note("A008", message).hint("add the articles if they belong to the series"));
    }
}

/// Puts articles, given in file order, in the order of the book.
pub fn in_order(articles: Vec<Article>, options: &Options, notes: &mut Notes) -> Vec<Article> {
    match options.order {
        Order::Date => by_date(articles, notes),
        Order::Name => {
            notes.choice(FindingKind::Choice, "order by name", "the configuration says so");
            articles
        }
        Order::Listed => as_listed(articles, options, notes),
    }
}

/// By date, then number, then file; an undated article stands after the one before it in file order.
fn by_date(articles: Vec<Article>, notes: &mut Notes) -> Vec<Article> {
    report_undated(&articles, notes);
    let mut groups: Vec<Vec<Article>> = Vec::new();
    for article in articles {
        match groups.last_mut() {
            Some(group) if article.date.is_none() => group.push(article),
            _ => groups.push(vec![article]),
        }
    }
    // The sort is stable, and no date stands before every date.
    groups.sort_by_key(|group| {
        let first = group.first();
        let date = first.and_then(|article| article.date.as_ref()).map(|dated| dated.date);
        (date, first.and_then(|article| article.number))
    });
    groups.into_iter().flatten().collect()
}

fn report_undated(articles: &[Article], notes: &mut Notes) {
    let hint = "write its date below its title, or `date: 2017-11-13` in its front matter";
    if !articles.iter().any(|article| article.date.is_some()) && articles.len() > 1 {
        let warning =
            Diagnostic::warning("A005", "no article has a date; they stand in the order of their files");
        let first = articles.first().map_or(warning.clone(), |article| in_article(warning, article));
        notes.say(first.hint(hint));
        return;
    }
    let before = std::iter::once(None).chain(articles.iter().map(Some));
    for (article, before) in articles.iter().zip(before).filter(|(article, _)| article.date.is_none()) {
        let place = match before {
            Some(before) => format!("after `{}`", before.path.display()),
            None => "first".to_owned(),
        };
        let message = format!("`{}` has no date and stands {place}", article.path.display());
        notes.say(in_article(Diagnostic::warning("A005", message).hint(hint), article));
    }
}

/// As the configuration lists them; those not listed are left out with a note.
fn as_listed(articles: Vec<Article>, options: &Options, notes: &mut Notes) -> Vec<Article> {
    notes.choice(FindingKind::Choice, "order as listed", "the configuration says so");
    let mut left: Vec<Option<Article>> = articles.into_iter().map(Some).collect();
    let mut chosen = Vec::new();
    for listed in &options.articles {
        let found = left
            .iter_mut()
            .find(|slot| slot.as_ref().is_some_and(|article| is_named(article, &listed.value)));
        match found.and_then(Option::take) {
            Some(article) => chosen.push(article),
            None => {
                let message = format!(
                    "`articles` lists `{}`, but no article has that name, or it was listed before",
                    listed.value
                );
                let error = Diagnostic::error("A003", message).hint("write the name of its file, each once");
                notes.say(match listed.span {
                    Some(span) => error.at(span),
                    None => error,
                });
            }
        }
    }
    for article in left.into_iter().flatten() {
        let message = format!("`{}` is not listed and is left out", article.path.display());
        let note = Diagnostic::note("A015", message).hint("add it to `articles` to take it in");
        notes.say(in_article(note, &article));
    }
    chosen
}

/// Tells whether a user's `name` is an article's: its path, file name, stem or number.
pub fn is_named(article: &Article, name: &str) -> bool {
    let path = &article.path;
    let file = path.file_name().is_some_and(|file| file == name);
    let numbered = article.number.is_some() && name.parse().ok() == article.number;
    path.as_os_str() == name || file || words::stem(path) == name || numbered
}

/// Puts the opening of a part before the first article of each year or month.
pub fn with_parts(articles: Vec<Section>, parts: Parts, voice: &Voice<'_>, lang: &Lang) -> Vec<Section> {
    let part_of = |date: PartialDate| match parts {
        Parts::None => None,
        Parts::Year => PartialDate::year_only(date.year()),
        Parts::Month => match date.month() {
            Some(month) => PartialDate::year_month(date.year(), month),
            None => PartialDate::year_only(date.year()),
        },
    };
    let mut out = Vec::with_capacity(articles.len());
    let mut current = None;
    let mut opened = std::collections::BTreeMap::new();
    for article in articles {
        let part = article.date.as_ref().and_then(|dated| part_of(dated.date));
        if let Some(part) = part.filter(|_| part != current) {
            current = Some(part);
            // In an order of the user's own a month may come twice.
            let times = opened.entry(part).and_modify(|times| *times += 1).or_insert(1);
            let id = if *times == 1 { format!("part-{part}") } else { format!("part-{part}-{times}") };
            let title = text(voice.writer.date(part), Span::default());
            out.push(Section {
                header: vec![heading(title.clone())],
                title,
                ..Section::empty(SectionKind::Part, id, lang.clone())
            });
        }
        out.push(article);
    }
    out
}
