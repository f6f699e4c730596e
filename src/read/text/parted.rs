//! A title with something else in its line: the name of who wrote the text, or its number.
//!
//! `The Lock, by Ann Lee`, `The Lock (Ann Lee)`, `Ann Lee: The Lock`, `SERMON IV. THE LOCK.` By itself such a line may
//! be a title as a whole; most articles of the series show which it is.

use super::caseless;
use super::line::Line;
use super::part::{self, HeadLine};
use super::row::{self, sub};
use crate::lang::Lexicon;
use crate::read::date::{self, Precision};
use std::ops::Range;
use std::sync::LazyLock;

/// How a title and a name stand in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NamePlace {
    /// `The Lock, by Ann Lee`
    By,
    /// `The Lock (Ann Lee)`
    Brackets,
    /// `Ann Lee: The Lock`
    Before,
    /// `The Lock – Ann Lee`
    After,
    /// `水門の朝　石川春`, with a space as wide as a letter.
    Wide,
}

/// The space of scripts that have none between words.
const WIDE: char = '\u{3000}';

/// A line divided in title and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parted {
    pub(super) shape: NamePlace,
    pub(super) title: Range<usize>,
    pub(super) name: Range<usize>,
}

/// Returns each way in which a line may be a title with a name.
pub(super) fn with_name(text: &str) -> Vec<Parted> {
    let range = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        start..start + part.len()
    };
    let mut found = Vec::new();
    let mut add = |shape, title: &str, name: &str| {
        let title = title.trim_end_matches([' ', ',', '-', '–', '—', '|', '·']);
        let words = name.split_whitespace().count();
        let full = (2..=8).contains(&words) || caseless::unspaced(name).is_some();
        if title.chars().any(char::is_alphabetic) && full {
            found.push(Parted { shape, title: range(title), name: range(name) });
        }
    };
    let by = text.match_indices(' ').map(|(at, _)| at).rfind(|at| {
        part::byline(&text[at + 1..]).is_some_and(|names| names.iter().all(|name| name.contains(' ')))
    });
    if let Some(at) = by {
        add(NamePlace::By, &text[..at], &text[at + 1..]);
    }
    if let Some((title, name)) = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        add(NamePlace::Brackets, title, name);
    }
    if let Some((name, title)) = text.split_once(": ") {
        add(NamePlace::Before, title, name);
    }
    if let Some((title, name)) = [" – ", " — ", " - "].iter().find_map(|dash| text.rsplit_once(dash)) {
        add(NamePlace::After, title, name);
    }
    if let Some((title, name)) = text.rsplit_once(WIDE)
        && caseless::unspaced(name).is_some()
    {
        add(NamePlace::Wide, title.trim_end_matches(WIDE), name);
    }
    found
}

/// Divides a number with its word from the title after it: `SERMON IV. THE LOCK.`, `Letter 3: To the Smith`.
pub(super) fn number_and_title<'a>(line: &Line<'a>) -> Option<Vec<(Line<'a>, HeadLine<'a>)>> {
    let text = line.text.trim_start_matches(['_', '*', '#', ' ']);
    let at = line.text.len() - text.len();
    let end = text.find(['.', ':', '—', '–'])?;
    let end = if row::numbered(&text[..end]).is_some() {
        end
    } else {
        // `No. 4. The Lock`
        end + 1 + text.get(end + 1..)?.find(['.', ':', '—', '–'])?
    };
    let counted = matches!(row::numbered(text.get(..end)?), Some(HeadLine::Number));
    let rest = text.get(end..)?.trim_start_matches(['.', ':', '—', '–', '-', ' ']);
    let is_title = rest.split_whitespace().count() <= super::measures::SHORT_WORDS
        && rest.starts_with(|c: char| !c.is_lowercase())
        && rest.chars().any(char::is_alphabetic)
        && date::find(rest).is_none_or(|found| found.precision() != Precision::Day)
        && date::whole_line(rest).or_else(|| date::period(rest)).is_none()
        && row::numbered(rest).is_none();
    (counted && is_title).then(|| {
        vec![
            (sub(line, 0..at + end), HeadLine::Number),
            (sub(line, line.text.len() - rest.len()..line.text.len()), HeadLine::Short),
        ]
    })
}

/// Divides the heading of a letter: `Ann Lee to Ruth Fold, 3 May 1890`, of which the names are the title and no place.
pub(super) fn heading_of_letter<'a>(line: &Line<'a>) -> Option<Vec<(Line<'a>, HeadLine<'a>)>> {
    static ADDRESSED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.addressed));
    let beside = |c: char| c.is_whitespace() || row::WEAK.contains(&c);
    let mut found = date::find(line.text).filter(|found| found.precision() == Precision::Day)?;
    let ends = line.text.get(found.range.end..)?.chars().all(|c| beside(c) || c == '?');
    let title = line.text.get(..found.range.start)?.trim_end_matches(beside);
    let joint = title.split_whitespace().find(|word| ADDRESSED.contains(word)).filter(|_| ends)?;
    let at = joint.as_ptr() as usize - title.as_ptr() as usize;
    let (writer, reader) = (title.get(..at)?.trim(), title.get(at + joint.len()..)?.trim());
    // `London to Paris` is a journey.
    if !writer.contains(' ') || !part::is_person(writer) || !part::is_person(reader) {
        return None;
    }
    let start = found.range.start;
    (found.range, found.place) = (0..found.range.end - start, None);
    Some(vec![
        (sub(line, 0..title.len()), HeadLine::Short),
        (sub(line, start..line.text.len()), HeadLine::Date(found)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(NamePlace, &str, &str)> {
        let parted = with_name(text).into_iter();
        parted.map(|parted| (parted.shape, &text[parted.title], &text[parted.name])).collect()
    }

    #[test]
    fn a_name_may_stand_at_either_side_of_a_title() {
        assert_eq!(shapes("The Lock, by Ann Lee"), [(NamePlace::By, "The Lock", "by Ann Lee")]);
        assert_eq!(shapes("The Lock (Ann Lee)"), [(NamePlace::Brackets, "The Lock", "Ann Lee")]);
        assert_eq!(shapes("Ann Lee: The Lock"), [(NamePlace::Before, "The Lock", "Ann Lee")]);
        assert_eq!(shapes("The Lock – Ann Lee"), [(NamePlace::After, "The Lock", "Ann Lee")]);
        assert_eq!(shapes("The Lock by Night"), []);
    }

    #[test]
    fn a_number_with_its_word_stands_before_a_title() {
        let divided = |text: &str| {
            let lines = crate::read::text::line::lines(text, 0);
            number_and_title(&lines[0])
                .map(|parts| parts.iter().map(|(line, _)| line.text.to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(divided("SERMON IV. THE LOCK."), Some(vec!["SERMON IV".into(), "THE LOCK.".into()]));
        assert_eq!(divided("No. 4. The Lock"), Some(vec!["No. 4".into(), "The Lock".into()]));
        assert_eq!(divided("No. 4. Saturday, March 3, 1753"), None);
        assert_eq!(divided("Part of the Lock. The Rest"), None);
    }

    // The space before the joint counted as one within the name, so that each journey was a letter.
    #[test]
    fn who_writes_a_letter_has_two_names() {
        let divided = |text: &str| {
            let lines = crate::read::text::line::lines(text, 0);
            heading_of_letter(&lines[0]).map(|parts| parts[0].0.text.to_owned())
        };
        assert_eq!(divided("Ann Lee to Ruth Fold, 3 May 1890"), Some("Ann Lee to Ruth Fold".to_owned()));
        assert_eq!(divided("London to Paris, 3 May 1890"), None);
        assert_eq!(divided("Ann Lee to Ruth Fold"), None);
    }
}
