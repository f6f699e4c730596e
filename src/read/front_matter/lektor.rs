//! The fields of a page of Lektor, `contents.lr`: `key: value`, a rule of three dashes between any two of them.
//!
//! Source: Lektor, "Content Files and Formats".

use super::FrontMatter;
use super::fields::read_fields;
use super::value::{NamedValues, Spanned, Value};
use crate::diagnostic::{SourceId, Warned};
use std::path::Path;

/// Fields that hold the text of a page, first to last.
const TEXTS: [&str; 4] = ["body", "content", "text", "article"];

/// Tells whether a file is such a page by its name.
pub fn is_lektor(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("lr"))
}

/// Reads the fields of a page, and where its text begins. A page without a text is one of the site, and no article.
pub fn of_lektor(source: SourceId, text: &str) -> Warned<(Option<FrontMatter>, usize)> {
    let mut table = NamedValues::new();
    let mut begins: Vec<(String, usize)> = Vec::new();
    let (mut at, mut is_free) = (0, true);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim_end() == "---" {
            is_free = true;
            continue;
        }
        let Some((key, value)) = line.split_once(':').filter(|(key, _)| is_free && is_field(key.trim()))
        else {
            continue;
        };
        is_free = false;
        let (key, words) = (key.trim().to_lowercase(), value.trim());
        let from = start + line.len() - value.trim_start().len();
        if words.is_empty() || TEXTS.contains(&key.as_str()) {
            begins.push((key, if words.is_empty() { at } else { from }));
            continue;
        }
        let range = from..from + words.len();
        table.push((key, Spanned { value: Value::Text(words.to_owned()), range }));
    }
    let begin = TEXTS.iter().find_map(|name| begins.iter().find(|(key, _)| key == name)).map(|(_, at)| *at);
    let mut all = Vec::new();
    let mut front = read_fields(&table, source, 0, &mut all);
    front.draft |= begin.is_none();
    Warned::new((Some(front), begin.unwrap_or(text.len())), all)
}

fn is_field(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    // A page of Lektor was passed over without a word.
    #[test]
    fn fields_are_read_up_to_the_text() {
        let page = "_model: post\n---\ntitle: The Lock\n---\npub_date: 2019-05-06\n---\nauthor: Ann Lee\n---\nbody:\n\nThe lock: it was shut.\n\nIt had *rained*.\n";
        let (front, start) = of_lektor(SourceId(0), page).value;
        let front = front.expect("fields");
        assert_eq!(front.title.map(|(title, _)| title).as_deref(), Some("The Lock"));
        assert_eq!(front.date.map(|(date, _)| date).as_deref(), Some("2019-05-06"));
        assert!(page[start..].trim().starts_with("The lock: it was shut.") && !front.draft);
        let (front, start) = of_lektor(SourceId(0), "_model: blog\n---\ntitle: All of it\n").value;
        assert!(front.expect("fields").draft && start > 0);
    }
}
