//! Which articles are in the book: drafts left out, then, in their order, by dates, tags and names.

use super::Options;
use super::order::is_named;
use super::{Notes, in_article};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Placed;
use crate::model::{Article, PartialDate};

/// Leaves drafts out, before anything else is said of them.
pub fn without_drafts(articles: Vec<Article>, options: &Options, notes: &mut Notes) -> Vec<Article> {
    let is_left_out = |article: &Article| article.draft && !options.drafts;
    let (drafts, articles) = articles.into_iter().partition::<Vec<_>, _>(is_left_out);
    for draft in &drafts {
        let message = format!("`{}` is a draft and is left out", draft.path.display());
        notes.say(in_article(Diagnostic::note("A007", message).hint("`--drafts` takes it in"), draft));
    }
    if articles.is_empty() && !drafts.is_empty() {
        notes.say(none_left());
    }
    articles
}

fn none_left() -> Diagnostic {
    Diagnostic::error("A001", "no article is left to make a book of")
        .hint("look over `from`, `to`, `tags`, `only` and drafts, on the command line and in `chapbook.toml`")
}

/// Leaves out what the configuration and the command line do not ask for, of articles in their order.
pub fn chosen(articles: Vec<Article>, options: &Options, notes: &mut Notes) -> Vec<Article> {
    let (from, to) = (limit(options.from.as_ref(), "from", notes), limit(options.to.as_ref(), "to", notes));
    let had_any = !articles.is_empty();
    // An undated article goes with the dated one that it stands after.
    let mut date = None;
    let mut chosen = Vec::new();
    for article in articles {
        date = article.date.as_ref().map(|dated| dated.date).or(date);
        if in_time(date, from, to)
            && bears_tag(&article, &options.tags)
            && is_asked_for(&article, &options.only)
        {
            chosen.push(article);
        }
    }
    if chosen.is_empty() && had_any {
        notes.say(none_left());
    }
    chosen
}

/// Says where there is nothing to make a book of: no article that was chosen has any text.
pub fn report_empty(articles: &[Article], notes: &mut Notes) {
    if !articles.is_empty() && articles.iter().all(|article| article.body.is_empty()) {
        let error = Diagnostic::error("A016", "there is no text in any article: the book would be empty");
        let error = articles.first().map_or(error.clone(), |first| in_article(error, first));
        notes.say(error.hint("name the folder in which the articles lie"));
    }
}

fn limit(given: Option<&Placed<String>>, key: &str, notes: &mut Notes) -> Option<PartialDate> {
    let given = given?;
    let date = PartialDate::parse_iso(&given.value);
    if date.is_none() {
        let message = format!("`{key}` is `{}`, which is no date", given.value);
        let error = Diagnostic::error("A002", message).hint("write 2017, 2017-11 or 2017-11-13");
        notes.say(match given.span {
            Some(span) => error.at(span),
            None => error,
        });
    }
    date
}

fn in_time(date: Option<PartialDate>, from: Option<PartialDate>, to: Option<PartialDate>) -> bool {
    date.map_or(from.is_none() && to.is_none(), |date| date.is_within(from, to))
}

fn bears_tag(article: &Article, tags: &[String]) -> bool {
    let same = |a: &String, b: &String| a.to_lowercase() == b.to_lowercase();
    tags.is_empty() || tags.iter().any(|tag| article.tags.iter().any(|own| same(own, tag)))
}

fn is_asked_for(article: &Article, only: &[String]) -> bool {
    only.is_empty() || only.iter().any(|name| is_named(article, name))
}

/// Says which names that were asked for are no article's.
pub fn report_unknown(articles: &[Article], options: &Options, notes: &mut Notes) {
    for name in options.only.iter().filter(|name| !articles.iter().any(|article| is_named(article, name))) {
        let error = Diagnostic::error("A003", format!("`--only` names no article: `{name}`"));
        notes.say(error.hint("write the name of its file, with or without the ending, or its number; `chapbook inspect` shows them"));
    }
}
