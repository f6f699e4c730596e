//! What stands below the texts of a series: the line with their day, and who signs several of them.

use super::name::key;
use super::sketch::Sketch;
use super::{FEWEST, Pattern, small};
use crate::model::FindingKind;
use crate::read::date::{self, Precision, WrittenDate};
use crate::read::text::Context;
use crate::read::text::foot::Signed;
use crate::read::text::line::Line;
use std::collections::{BTreeMap, BTreeSet};

/// So many lines from the end may be those of the page, with a list of other texts among them.
const LINES: usize = 20;
/// Most words of such a line, and fewest beside its date: a date by itself says what it is.
const MOST_WORDS: usize = 16;
const FEWEST_WORDS: usize = 2;
/// Somebody who signs one in so many texts signs them as who wrote them.
const SIGNED_SHARE: usize = 8;
/// Fewest letters of the last word of a name by which whoever signs is known again.
const LETTERS: usize = 3;

/// Returns the lines near the end of a text that have a month or day, each as the others are compared: without the date,
/// and numbers as a sign; and the date of each.
pub(super) fn dated(last: &[(Line<'_>, bool)]) -> Vec<(String, String)> {
    let near = last.get(last.len().saturating_sub(LINES)..).unwrap_or_default();
    let day = |line: &str, found: date::FoundDate| line.get(found.range).unwrap_or_default().to_owned();
    near.iter()
        .filter_map(|(line, _)| shape(line.text).map(|(shape, at)| (shape, day(line.text, at))))
        .collect()
}

/// Divides a line into its words as they are compared and its date.
fn shape(line: &str) -> Option<(String, date::FoundDate)> {
    if line.split_whitespace().nth(MOST_WORDS).is_some() {
        return None;
    }
    let found = date::find(line).filter(|found| found.precision() != Precision::Year)?;
    let rest = format!("{} @ {}", line.get(..found.range.start)?, line.get(found.range.end..)?);
    let words = rest.split_whitespace().map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
        if number { word.replacen(bare, "#", 1) } else { word.to_owned() }
    });
    let words: Vec<String> = words.collect();
    let named = words.iter().filter(|word| word.chars().any(char::is_alphabetic)).count();
    (named >= FEWEST_WORDS).then(|| (words.join(" "), found))
}

/// Returns the shapes of lines with a date that stand below most texts.
///
/// A date that comes back is that of another text, which the page of each has in a list.
pub(super) fn most_dated(sketches: &[&Sketch]) -> BTreeSet<String> {
    let own = |sketch: &&Sketch| sketch.dated_below.iter().cloned().collect::<BTreeMap<String, String>>();
    let mut counts = BTreeMap::<String, (usize, BTreeSet<String>)>::new();
    for (shape, day) in sketches.iter().flat_map(own) {
        let (count, days) = counts.entry(shape).or_default();
        *count += 1;
        days.insert(day);
    }
    counts.retain(|_, (count, days)| *count >= FEWEST && *count * 2 > sketches.len() && days.len() >= FEWEST);
    counts.into_keys().collect()
}

/// Returns the last words of names that sign several texts.
pub(super) fn signers(sketches: &[&Sketch]) -> BTreeSet<String> {
    let mut counts = BTreeMap::<String, usize>::new();
    let names = sketches.iter().filter_map(|sketch| sketch.signed.as_ref());
    names.filter_map(|(name, _)| family(name)).for_each(|name| *counts.entry(name).or_default() += 1);
    counts.retain(|_, count| *count >= FEWEST && *count * SIGNED_SHARE >= sketches.len());
    counts.into_keys().collect()
}

fn family(name: &str) -> Option<String> {
    let key = key(name);
    key.rsplit(' ').next().filter(|last| last.chars().count() >= LETTERS).map(str::to_owned)
}

impl Pattern {
    /// Tells whether whoever signs a text signs several of a series of which few texts name their author above.
    pub(super) fn signs_several(&self, signed: &Signed<'_>) -> bool {
        // The name of the paper stands there too: `The Quay Courier`.
        !self.bylines
            && self.words(&small(signed.name)) > 0
            && family(signed.name).is_some_and(|name| self.signers.contains(&name))
    }

    /// Finds the date of a text in the line below it that most texts of the series have, each with a date of its own:
    /// `Published in Issue 101 of The Bugle, April 2004`.
    pub(in crate::read::text) fn dated_below(
        &self,
        last: &[(Line<'_>, bool)],
        context: &mut Context<'_>,
    ) -> Option<WrittenDate> {
        let near = last.get(last.len().saturating_sub(LINES)..)?;
        let (line, found) = near.iter().find_map(|(line, _)| {
            let (shape, found) = shape(line.text)?;
            self.dated_below.contains(&shape).then_some((*line, found))
        })?;
        let reason = "most articles have their dates in such a line below the text; it stays there too";
        context.find(FindingKind::Date, line.range(), reason);
        let span = Some(context.span(line.range()));
        Some(WrittenDate { text: line.text.to_owned(), span, found })
    }
}
