//! What newsletters of many languages have in their heads, as `languages.txt` and `languages_further.txt` say.

use std::collections::BTreeMap;

/// The words of one language.
pub struct Words {
    pub lang: String,
    kinds: BTreeMap<String, Vec<String>>,
}

impl Words {
    /// All words of a kind.
    pub fn all(&self, kind: &str) -> &[String] {
        self.kinds.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Tells whether the script of the language has capitals.
    pub fn has_capitals(&self) -> bool {
        self.all("titles").iter().any(|title| title.contains(char::is_uppercase))
    }
}

/// Reads the words of all languages.
pub fn languages() -> Vec<Words> {
    let mut list: Vec<Words> = Vec::new();
    let lines = include_str!("languages.txt").lines().chain(include_str!("languages_further.txt").lines());
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(lang) = line.strip_prefix('[') {
            list.push(Words { lang: lang.trim_end_matches(']').to_owned(), kinds: BTreeMap::new() });
        } else if let (Some((kind, words)), Some(last)) = (line.split_once(": "), list.last_mut()) {
            last.kinds.insert(kind.to_owned(), words.split('|').map(str::to_owned).collect());
        }
    }
    list
}
