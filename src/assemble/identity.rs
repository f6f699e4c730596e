//! Ids of articles, which follow only from the article itself.

use super::words::{fingerprint, slug, stem, words};
use super::{Notes, in_article};
use crate::diagnostic::{Diagnostic, Sources};
use crate::model::{Article, PartialDate, plain_text, visit};
use std::collections::BTreeMap;

/// Ids of sections that are not articles.
const RESERVED: [&str; 9] = [
    "title-page",
    "imprint",
    "epigraph",
    "contents",
    "foreword",
    "ground-rules",
    "notes",
    "colophon",
    "cover",
];

/// What two articles have in common that have one date and one title.
fn twin_key(article: &Article) -> Option<(PartialDate, Vec<String>)> {
    let (dated, title) = article.date.as_ref().zip(article.title.as_ref())?;
    Some((dated.date, words(&plain_text(title))))
}

/// Says where two articles have one date and title, and leaves out the second where their texts are equal too.
pub fn without_twins(articles: Vec<Article>, sources: &Sources, notes: &mut Notes) -> Vec<Article> {
    let mut kept: Vec<Article> = Vec::with_capacity(articles.len());
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    for article in articles {
        let key = twin_key(&article);
        let first = key.as_ref().and_then(|key| seen.get(key)).and_then(|at| kept.get(*at));
        let is_same =
            first.is_some_and(|first| words(&visit::text(&first.body)) == words(&visit::text(&article.body)));
        if let Some(first) = first.filter(|first| is_same || !are_counted_apart(first, &article)) {
            notes.say(twins(first, &article, is_same, sources));
        }
        if is_same {
            continue;
        }
        if let Some(key) = key {
            seen.entry(key).or_insert(kept.len());
        }
        kept.push(article);
    }
    kept
}

/// Tells whether the numbers above their titles tell two articles apart: `No. 32`, `No. 33`.
fn are_counted_apart(first: &Article, second: &Article) -> bool {
    let counts = |article: &Article| {
        let lines = article.masthead.iter().chain(&article.issue).map(|line| plain_text(line));
        lines.filter(|line| line.chars().any(|c| c.is_ascii_digit())).collect::<Vec<_>>()
    };
    let (own, other) = (counts(first), counts(second));
    own.len() == other.len() && own != other
}

fn twins(first: &Article, article: &Article, is_same: bool, sources: &Sources) -> Diagnostic {
    let title = article.title.as_deref().map(plain_text).unwrap_or_default();
    let date = article.date.as_ref().map(|dated| dated.date.to_string()).unwrap_or_default();
    let (one, other) = (first.path.display(), article.path.display());
    let message = format!("`{one}` and `{other}` have one date, {date}, and one title, `{title}`");
    let (diagnostic, hint) = if is_same {
        let message = format!("{message}, and one text");
        (Diagnostic::error("A004", message), "the second is left out; take one of them out of the folder")
    } else {
        let hint = "both are in the book; set another `date` or `title` in the front matter of one of them, or a `slug` so that its id stays";
        (Diagnostic::warning("A004", message), hint)
    };
    let mut diagnostic = in_article(diagnostic, article);
    if let Some(node) = first.title.as_ref().and_then(|title| title.first()) {
        let line = sources.line(node.span);
        diagnostic = diagnostic.label(node.span, format!("first here, on line {line} of `{one}`"));
    }
    diagnostic.hint(hint)
}

/// Returns the id of each article, all of them different.
///
/// An id is the date and the slug, or the file's stem where there is no date: both the article's own. Only
/// where two articles would have the same id does one depend on the other: then the one whose file comes
/// first keeps it, the others end in a few digits made of their file's name, and a warning says so, unless one
/// has said already that they have one date and one title.
pub fn article_ids(articles: &[Article], notes: &mut Notes) -> Vec<String> {
    let wanted: Vec<String> = articles.iter().map(id).collect();
    let mut by_file: Vec<usize> = (0..articles.len()).collect();
    by_file.sort_by_key(|index| &articles[*index].path);
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut ids = wanted.clone();
    for index in by_file {
        let article = &articles[index];
        let Some(first) = taken.get(&wanted[index]).map(|first| &articles[*first]) else {
            taken.insert(wanted[index].clone(), index);
            continue;
        };
        let path = article.path.to_string_lossy();
        let digits =
            (6..64).find(|n| !taken.contains_key(&format!("{}-{}", wanted[index], fingerprint(&path, *n))));
        ids[index] = format!("{}-{}", wanted[index], fingerprint(&path, digits.unwrap_or(64)));
        if twin_key(article).is_none() || twin_key(first) != twin_key(article) {
            let message =
                format!("another article has the id `{}`; this one has `{}`", wanted[index], ids[index]);
            let warning = Diagnostic::warning("A010", message);
            notes.say(in_article(
                warning.hint("set `slug` in its front matter so that its id stays"),
                article,
            ));
        }
        taken.insert(ids[index].clone(), index);
    }
    ids
}

/// Returns the id that an article wants.
fn id(article: &Article) -> String {
    let name = || match slug(&stem(&article.path)) {
        empty if empty.is_empty() => format!("article-{}", fingerprint(&article.path.to_string_lossy(), 8)),
        slug => slug,
    };
    let Some(dated) = &article.date else {
        let name = article.slug.as_deref().map(slug).filter(|slug| !slug.is_empty()).unwrap_or_else(name);
        let reserved = RESERVED.contains(&name.as_str()) || name.starts_with("part-");
        return if reserved { format!("article-{name}") } else { name };
    };
    let title = article.title.as_ref().map(|title| plain_text(title));
    let own = [article.slug.clone(), title].into_iter().flatten().map(|text| slug(&text));
    let date = dated.date.to_string();
    match own.into_iter().find(|slug| !slug.is_empty()).unwrap_or_else(name) {
        // The name of a file often begins with the date.
        own if own == date || own.starts_with(&format!("{date}-")) => own,
        own => format!("{date}-{own}"),
    }
}
