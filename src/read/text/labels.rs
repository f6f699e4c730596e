//! Lines in which each thing has its label and nothing else parts them: `时间：2012-05-03 作者：王小明 来源：本站`.

use super::measures::HEAD_LINE;
use super::part::HeadLine;
use crate::read::date::{self, Precision};
use std::ops::Range;

/// Most letters of a label.
const LETTERS: usize = 12;

/// Divides a line at its labels; `None` if it has fewer than two, or does not begin with one.
pub(super) fn divide(text: &str) -> Option<Vec<Range<usize>>> {
    if text.chars().count() > HEAD_LINE {
        return None;
    }
    let mut starts = Vec::new();
    for (at, colon) in text.char_indices().filter(|(_, c)| matches!(c, ':' | '：')) {
        let before = text.get(..at)?.trim_end();
        let label = before.split_whitespace().next_back().unwrap_or_default();
        let letters = label.chars().count();
        let apart = colon == '：' || text.get(at + 1..)?.starts_with(' ');
        let named = !label.is_empty() && label.chars().all(char::is_alphabetic);
        let begins = label.starts_with(|c: char| !c.is_lowercase());
        let start = before.len() - label.len();
        // Two labels have something between them.
        let empty = starts.last().is_some_and(|last: &usize| *last == start);
        if apart && named && begins && letters <= LETTERS && !empty {
            starts.push(start);
        }
    }
    if starts.len() < 2 || starts.first() != Some(&0) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let piece = |(start, end): (&usize, usize)| {
        let own = text.get(*start..end).map_or(0, |own| own.trim_end().len());
        *start..start + own
    };
    Some(starts.iter().zip(ends).map(piece).collect())
}

/// Most letters of a sign for a language or kind of text.
const BADGE: usize = 3;

/// Divides a piece of a row in which a few capitals stand before a day: `EN 12 Sep 2014`, the language of the text.
pub(super) fn behind_badge<'a>(text: &str) -> Option<Vec<(Range<usize>, HeadLine<'a>)>> {
    let (badge, day) = text.split_once(' ')?;
    let capitals = badge.chars().all(char::is_uppercase) && badge.chars().count() <= BADGE;
    let found = date::whole_line(day).filter(|_| capitals)?;
    let fits = found.precision() == Precision::Day && found.place.is_none();
    let day = badge.len() + 1..text.len();
    fits.then(|| vec![(0..badge.len(), HeadLine::Issue), (day, HeadLine::Date(found))])
}

#[cfg(test)]
mod tests {
    use super::*;

    // Pages of East Asia set all that is said of a text in one line with spaces only, and neither day nor author was read.
    #[test]
    fn labels_part_what_spaces_do_not() {
        let pieces = |text: &'static str| -> Vec<&str> {
            divide(text).unwrap_or_default().into_iter().map(|range| &text[range]).collect()
        };
        let own = ["时间：2012-05-03", "作者：王小明", "来源：本站"];
        assert_eq!(pieces("时间：2012-05-03 作者：王小明 来源：本站"), own);
        assert_eq!(pieces("Author: Ann Lee Date: 3 May 2003"), ["Author: Ann Lee", "Date: 3 May 2003"]);
        for other in [
            "作者：王小明",
            "A talk: the lock and the mill",
            "Water at 10:30 and at 11:30",
            "Lock: the end",
            ": 3 : 4",
            "：：：",
        ] {
            assert_eq!(divide(other), None, "{other}");
        }
    }
}
