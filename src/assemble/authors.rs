//! Who wrote the articles, each by one name.

use super::words::words;
use crate::model::{Article, Finding, FindingKind};
use std::collections::{BTreeMap, BTreeSet};

/// Writes the name of an author in one way in all articles: `ANN LEE` over one of them is Ann Lee, who wrote the others.
///
/// Names are the same whose words are. What is chosen is the way most articles have it, and rather one in which not all
/// letters are capitals or small.
pub fn one_name_each(articles: &mut [Article]) {
    let mut ways: BTreeMap<Vec<String>, Vec<(String, usize)>> = BTreeMap::new();
    for name in articles.iter().flat_map(|article| &article.authors) {
        let known = ways.entry(words(name)).or_default();
        match known.iter_mut().find(|(way, _)| way == name) {
            Some((_, count)) => *count += 1,
            None => known.push((name.clone(), 1)),
        }
    }
    ways.retain(|_, known| known.len() > 1);
    for article in articles {
        for name in &mut article.authors {
            let Some(known) = ways.get(&words(name)) else { continue };
            // Of two that are as good the first: `max_by_key` takes the last.
            let best = known.iter().rev().max_by_key(|(way, count)| (is_mixed(way), *count));
            let Some((chosen, _)) = best.filter(|(chosen, _)| chosen != name) else { continue };
            let written = std::mem::replace(name, chosen.clone());
            let byline = article.findings.iter().find(|finding| finding.kind == FindingKind::Byline);
            let span = byline.and_then(|finding| finding.span);
            let reason = format!("set as `{name}`, as other articles have it");
            article.findings.push(Finding::new(FindingKind::Changed, written, span, reason));
        }
    }
}

/// Tells whether a name has capitals and small letters.
fn is_mixed(name: &str) -> bool {
    name.contains(char::is_uppercase) && name.contains(char::is_lowercase)
}

/// Returns who wrote the series: as configured, else all who wrote its articles, in their order.
pub fn of_all(articles: &[Article], configured: &[String]) -> Vec<String> {
    if !configured.is_empty() {
        return configured.to_vec();
    }
    let mut seen = BTreeSet::new();
    articles.iter().flat_map(|article| &article.authors).filter(|name| seen.insert(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> Vec<String> {
        let by = |name: &&str| Article { authors: vec![(*name).to_owned()], ..Article::default() };
        let mut articles: Vec<Article> = names.iter().map(by).collect();
        one_name_each(&mut articles);
        articles.into_iter().flat_map(|article| article.authors).collect()
    }

    /// A title page named `Ann O’Hara, ANN O’HARA`.
    #[test]
    fn a_name_in_capitals_is_that_of_the_other_articles() {
        assert_eq!(set(&["ANN O’HARA", "ANN O’HARA", "Ann O'Hara"]), ["Ann O'Hara"; 3]);
        assert_eq!(set(&["Jo van Dam", "Jo Van Dam", "Jo van Dam"]), ["Jo van Dam"; 3], "what most have");
        assert_eq!(
            set(&["Jo Van Dam", "Jo van Dam"]),
            ["Jo Van Dam"; 2],
            "the first of two that are as good"
        );
    }

    #[test]
    fn another_name_stays_as_it_is_written() {
        let others = ["ANN LEE", "Ann Lees", "A. Lee", "Lee Ann"];
        assert_eq!(set(&others), others);
        assert_eq!(set(&["PUBLIUS", "PUBLIUS"]), ["PUBLIUS"; 2], "nobody writes it otherwise");
    }
}
