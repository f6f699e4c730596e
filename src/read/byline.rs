//! How bylines begin, and what stands between the names in them.

use crate::lang::{self, Lexicon};
use std::sync::LazyLock;

/// What a byline starts with, in small letters.
static BY: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.head.by));

/// What stands before and after a name that words after it show, in small letters.
static AROUND: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let around = lang::readings().flat_map(|reading| reading.head.by_around);
    around.filter_map(|words| words.split_once('…')).collect()
});

/// What stands between two names: a comma with `and` after it counts once.
static AND: LazyLock<Vec<String>> = LazyLock::new(|| {
    let own = || lang::readings().map(|reading| reading.head.and).filter(|and| !and.is_empty());
    let with_comma = own().map(|and| format!(",{and}"));
    with_comma.chain(own().map(str::to_owned)).chain([" & ".to_owned(), ", ".to_owned()]).collect()
});

/// Returns what follows the words with which a byline begins: `Por: Inés Calvo`; `None` if none of them leads.
pub(super) fn after_by(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let lead = BY.lead(&lower).map(str::len).or_else(|| {
        let (word, _) = lower.split_once(": ")?;
        BY.iter().any(|lead| lead.trim_end() == word).then(|| word.len() + 2)
    })?;
    text.get(lead..).map(str::trim)
}

/// Returns the name in a text that says with words after it, and before it perhaps, who wrote: `Ann Lee tarafından`.
pub(super) fn by_around(text: &str) -> Option<&str> {
    let own = AROUND.iter().filter_map(|(before, after)| {
        let end = text.len().checked_sub(after.len())?;
        let fits =
            text.get(end..)?.to_lowercase() == *after && text.get(..before.len())?.to_lowercase() == *before;
        text.get(before.len()..end).map(str::trim).filter(|name| fits && !name.is_empty())
    });
    own.min_by_key(|name| name.len())
}

/// Tells whether a name that words lead in stands anywhere in a text in small letters.
pub(super) fn lead_within(lower: &str) -> bool {
    lower.split_whitespace().any(|word| {
        let at = word.as_ptr() as usize - lower.as_ptr() as usize;
        lower.get(at..).and_then(lead).is_some()
    })
}

/// Tells whether a word stands between two names.
pub(super) fn joins(word: &str) -> bool {
    AND.iter().any(|and| and.trim() == word)
}

/// Returns the words with which a text in small letters begins as a byline does.
pub(super) fn lead(lower: &str) -> Option<&str> {
    BY.lead(lower)
}

/// Parts names at the words and marks between them.
pub(super) fn split_names(names: &str) -> Vec<String> {
    let mut list = vec![names.trim().to_owned()];
    for and in AND.iter().filter(|and| names.contains(and.as_str())) {
        list = list
            .iter()
            .flat_map(|name| name.split(and.as_str()))
            .map(|name| name.trim().to_owned())
            .collect();
    }
    list.retain(|name| !name.is_empty());
    list
}

/// Tells whether a name is that of an account which site programs make for whoever keeps the site.
pub(super) fn is_account(name: &str) -> bool {
    static ACCOUNTS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.accounts));
    ACCOUNTS.contains(&name.trim().to_lowercase())
}

/// Takes names of accounts in a net off a line of authors: `Ann Fold (@fold), binder`. A line of nothing else stays.
pub(super) fn without_accounts(line: &str) -> String {
    let mut kept = String::new();
    for word in line.split_whitespace() {
        let name = word.trim_start_matches('(');
        let is_account = name.strip_prefix('@').is_some_and(|name| name.starts_with(char::is_alphanumeric));
        if !is_account {
            kept.extend((!kept.is_empty()).then_some(' '));
            kept.push_str(word);
        } else if word.ends_with(',') && word.starts_with('(') == name.contains(')') && !kept.is_empty() {
            kept.push(',');
        }
    }
    if kept.is_empty() { line.to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_after_a_name_say_who_wrote() {
        let rows = [
            ("Ayşe Demir tarafından", Some("Ayşe Demir")),
            ("由 SJH 发表于", Some("SJH")),
            ("王小明 发表于", Some("王小明")),
            ("राजेश शर्मा द्वारा", Some("राजेश शर्मा")),
            (" tarafından", None),
            ("Ayşe Demir", None),
            ("名著", None),
        ];
        for (line, name) in rows {
            assert_eq!(by_around(line), name, "{line}");
        }
    }

    #[test]
    fn names_of_accounts_are_no_names() {
        let rows = [
            ("Ann Fold (@fold)", "Ann Fold"),
            ("Ann Fold (@fold), binder", "Ann Fold, binder"),
            ("Ann Fold @fold, Ben Thread (@ben)", "Ann Fold, Ben Thread"),
            ("Ann Fold (@fold, @fold2) and Ben", "Ann Fold and Ben"),
            ("@fold", "@fold"),
            ("Ann @ Fold", "Ann @ Fold"),
            ("ann@fold.example", "ann@fold.example"),
        ];
        for (line, names) in rows {
            assert_eq!(without_accounts(line), names, "{line}");
        }
    }
}
