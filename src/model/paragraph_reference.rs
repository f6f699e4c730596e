//! How words name paragraphs of an article: `¶ 4-6, 9`.

use std::ops::Range;

/// Stands before the numbers of paragraphs.
const SIGN: char = '¶';

/// A place of a text that names paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParagraphReference {
    /// Its bytes in the text, the sign among them.
    pub bytes: Range<usize>,
    /// The paragraphs, counted from 1, each range with its first and its last. `None` if no numbers follow the sign,
    /// or if they make no sense.
    pub paragraphs: Option<Vec<(u32, u32)>>,
}

impl ParagraphReference {
    /// Returns all of a text, in their order.
    pub fn all_in(text: &str) -> Vec<Self> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(SIGN)) {
            let reference = Self::at(text, from + at);
            from = reference.bytes.end;
            found.push(reference);
        }
        found
    }

    /// Reads the one whose sign stands at a byte.
    fn at(text: &str, start: usize) -> Self {
        let mut rest = text.get(start..).unwrap_or_default().trim_start_matches(SIGN);
        let mut named: Vec<(u32, u32)> = Vec::new();
        loop {
            let list = if named.is_empty() { Some(rest) } else { rest.strip_prefix(',') };
            let Some((first, after)) = list.and_then(number) else { break };
            let upper = after.trim_start().strip_prefix(['-', '–', '—', '‑']);
            let (last, after) = upper.and_then(number).unwrap_or((first, after));
            named.push((first, last));
            rest = after;
        }
        let is_valid = !named.is_empty() && named.iter().all(|(first, last)| 1 <= *first && first <= last);
        Self { bytes: start..text.len() - rest.len(), paragraphs: is_valid.then_some(named) }
    }
}

/// Returns the number with which a text begins, after spaces, and what comes after it.
fn number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_lists_are_read_and_what_is_none_is_said() {
        type Case = (&'static str, &'static str, Option<&'static [(u32, u32)]>);
        let cases: [Case; 8] = [
            ("see ¶ 4.", "¶ 4", Some(&[(4, 4)])),
            ("¶¶ 1, 3 and 5", "¶¶ 1, 3", Some(&[(1, 1), (3, 3)])),
            ("(¶ 4–6, 9)", "¶ 4–6, 9", Some(&[(4, 6), (9, 9)])),
            ("¶4 - 6", "¶4 - 6", Some(&[(4, 6)])),
            ("¶ 4- ", "¶ 4", Some(&[(4, 4)])),
            ("¶ 6-4", "¶ 6-4", None),
            ("¶ 0", "¶ 0", None),
            ("the sign ¶ itself", "¶", None),
        ];
        for (text, place, paragraphs) in cases {
            let found = ParagraphReference::all_in(text);
            let [reference] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!(&text[reference.bytes.clone()], place, "{text}");
            assert_eq!(reference.paragraphs.as_deref(), paragraphs, "{text}");
        }
    }

    #[test]
    fn each_of_a_text_is_found() {
        let found = ParagraphReference::all_in("¶ 1, then ¶ 2-3; ¶");
        let named: Vec<_> = found.into_iter().map(|reference| reference.paragraphs).collect();
        assert_eq!(named, [Some(vec![(1, 1)]), Some(vec![(2, 3)]), None]);
    }
}
