//! The name of a site in the titles of its pages: `The Mill | Riverside News`, `Riverside News - The Mill`.

use super::labels;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What parts the name of a site from a title.
const MARKS: [&str; 9] = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « "];

/// What the titles of the pages of a series have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Site {
    /// What they begin with, the mark included.
    before: Option<String>,
    /// What they end with, the mark included.
    after: Option<String>,
}

/// The title of a page in its two parts.
pub(super) struct PageTitle {
    /// The bytes of the title.
    pub(super) title: Range<usize>,
    /// The bytes of the name of the site.
    pub(super) site: Range<usize>,
}

impl Site {
    /// Learns from the first lines of all texts; three at the least and more than half must have the name.
    pub(super) fn of<'a>(first: impl Iterator<Item = &'a str>) -> Self {
        let (mut before, mut after) = (BTreeMap::<&str, usize>::new(), BTreeMap::<&str, usize>::new());
        // A line that comes back whole is the name of the series and what it adds to it: nothing of it is a title.
        let lines: BTreeSet<&str> = first.collect();
        let files = lines.len();
        for line in lines {
            let marks = || MARKS.iter().flat_map(|mark| line.match_indices(mark));
            for (at, mark) in marks() {
                *before.entry(&line[..at + mark.len()]).or_default() += 1;
                *after.entry(&line[at..]).or_default() += 1;
            }
        }
        let most = |counts: BTreeMap<&str, usize>| {
            let shared = counts.into_iter().filter(|(_, count)| *count >= 3 && *count * 2 > files);
            // The longest of those that most have: a name may hold a mark itself.
            shared.max_by_key(|(words, count)| (*count, words.len())).map(|(words, _)| words.to_owned())
        };
        Self { before: most(before), after: most(after) }
    }

    /// Divides a title that has the name of the site.
    pub(super) fn divide(&self, line: &str) -> Option<PageTitle> {
        let mark =
            |words: &str| MARKS.iter().find(|mark| words.contains(**mark)).map_or(0, |mark| mark.len());
        if let Some(after) = &self.after
            && let Some(title) = line.strip_suffix(after.as_str()).filter(|title| is_title(title))
        {
            return Some(PageTitle { title: 0..title.len(), site: title.len() + mark(after)..line.len() });
        }
        let before = self.before.as_ref()?;
        let title = line.strip_prefix(before.as_str()).filter(|title| is_title(title))?;
        let start = line.len() - title.len();
        Some(PageTitle { title: start..line.len(), site: 0..start - mark(before) })
    }
}

fn is_title(words: &str) -> bool {
    words.chars().any(char::is_alphabetic) && labels::behind_badge(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(lines: &[&str], line: &str) -> Option<(String, String)> {
        let found = Site::of(lines.iter().copied()).divide(line)?;
        Some((line[found.title].to_owned(), line[found.site].to_owned()))
    }

    #[test]
    fn what_most_titles_share_is_the_site() {
        let lines = ["The Mill | Riverside", "The Well | Riverside", "Bread - and butter | Riverside"];
        let right = Some(("Bread - and butter".into(), "Riverside".into()));
        assert_eq!(divided(&lines, lines[2]), right);
        let lines = ["Riverside – The Mill", "Riverside – The Well", "Riverside – Bread – and butter"];
        let right = Some(("Bread – and butter".into(), "Riverside".into()));
        assert_eq!(divided(&lines, lines[2]), right);
        // Nothing is shared, or only two have it.
        assert_eq!(
            divided(&["The Mill - a story", "The Well - a song", "Bread"], "The Mill - a story"),
            None
        );
        assert_eq!(divided(&["The Mill | Riverside", "The Well | Riverside"], "The Mill | Riverside"), None);
        // All have the whole line.
        assert_eq!(divided(&["Riverside » Of mills and wells"; 4], "Riverside » Of mills and wells"), None);
    }
}
