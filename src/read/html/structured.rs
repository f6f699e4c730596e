//! What a page says of its article for search engines, as JSON (JSON-LD 1.1 in the words of schema.org).

use super::facts::folded;
use dom_query::Document;
use serde_json::Value;

/// What such data says of an article.
#[derive(Default)]
pub(super) struct StructuredFacts {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<String>,
}

/// Reads the first article of such data that a page has.
pub(super) fn of(document: &Document) -> StructuredFacts {
    let scripts = document.select("script[type='application/ld+json']");
    for script in scripts.nodes() {
        let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) else { continue };
        if let Some(article) = article(&value) {
            return StructuredFacts {
                title: ["headline", "name"].iter().find_map(|key| words(article.get(key)?)),
                authors: article.get("author").map(names).unwrap_or_default(),
                date: article.get("datePublished").and_then(words),
            };
        }
    }
    StructuredFacts::default()
}

/// Finds the first object that is an article, in a list, in a graph or by itself.
fn article(value: &Value) -> Option<&Value> {
    if let Value::Array(all) = value {
        return all.iter().find_map(article);
    }
    let is_article = |name: &Value| {
        let ends = |name: &str| name.ends_with("Article") || name.ends_with("Posting") || name == "Report";
        name.as_str().is_some_and(ends)
    };
    let kind = value.get("@type");
    let is_one = kind.is_some_and(|kind| {
        is_article(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_article))
    });
    if is_one { Some(value) } else { value.get("@graph").and_then(article) }
}

/// Returns the names of a person, of several, or one that is only a name.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(all) => all.iter().flat_map(names).collect(),
        Value::Object(fields) => fields.get("name").map(names).unwrap_or_default(),
        Value::String(name) => super::facts::authors(name),
        _ => Vec::new(),
    }
}

fn words(value: &Value) -> Option<String> {
    Some(folded(value.as_str()?)).filter(|words| !words.is_empty())
}
