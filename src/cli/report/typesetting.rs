//! The typesetter's own measures of a book.

use crate::layout::inline::Quality;
use crate::layout::{Laid, Lines, PlacedHeader};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many loose lines are named.
const NAMED: usize = 20;

/// Says on which line of their pages titles and first lines of text stand where articles open pages, the usual line
/// first, and which articles stand elsewhere.
fn openings(laid: &Laid, text: &mut String) {
    let label = |page: u32| laid.pages.get(page as usize).map_or("", |page| page.label.as_str());
    let mut lines: BTreeMap<Lines, Vec<&PlacedHeader>> = BTreeMap::new();
    laid.headers.iter().for_each(|header| lines.entry(header.text).or_default().push(header));
    let mut lines: Vec<(Lines, Vec<&PlacedHeader>)> = lines.into_iter().collect();
    lines.sort_by_key(|(_, headers)| Reverse(headers.len()));
    let _ = writeln!(text, "articles that open a page: {}", laid.headers.len());
    for (at, (line, headers)) in lines.iter().enumerate() {
        let _ = write!(text, "  text from line {} of the page: {}", line.get() + 1, headers.len());
        if at > 0 {
            let named = headers.iter().take(NAMED);
            let named =
                named.map(|header| format!("page {} ({} lines)", label(header.page), header.height.get()));
            let _ = write!(
                text,
                ", what stands above takes more or less: {}",
                named.collect::<Vec<_>>().join(", ")
            );
        }
        let _ = writeln!(text);
    }
    let mut titles: BTreeMap<Lines, Vec<&str>> = BTreeMap::new();
    for header in &laid.headers {
        titles
            .entry(header.title.unwrap_or_default())
            .or_default()
            .extend(header.title.map(|_| label(header.page)));
    }
    let usual = titles.values().map(Vec::len).max().unwrap_or_default();
    let usual = titles.iter().find(|(_, pages)| pages.len() == usual).map(|(line, _)| *line);
    let off: Vec<&str> =
        titles.into_iter().filter(|(line, _)| Some(*line) != usual).flat_map(|(_, pages)| pages).collect();
    let shown = if off.is_empty() { "none".to_owned() } else { off.join(", ") };
    let _ = writeln!(text, "titles that stand on another line than the others: {shown}");
}

/// Says how lines and pages were set: spacing, hyphens, loose lines with their place, uneven spreads, and
/// how often a paragraph was set otherwise than is best for it by itself.
pub fn measures(laid: &Laid) -> String {
    let lines = &laid.lines;
    let count = lines.len().max(1) as f64;
    let mean = lines.iter().map(|line| f64::from(line.quality.space)).sum::<f64>() / count;
    let variance =
        lines.iter().map(|line| (f64::from(line.quality.space) - mean).powi(2)).sum::<f64>() / count;
    let letters = lines.iter().map(|line| f64::from(line.quality.letters - 1.0).powi(2)).sum::<f64>() / count;
    let share = |number: usize| number as f64 * 100.0 / count;
    let hyphens = lines.iter().filter(|line| line.hyphenated).count();
    let mut loose: Vec<(f32, u32)> = lines
        .iter()
        .filter(|line| line.quality.is_loose())
        .map(|line| (line.quality.space, line.page))
        .collect();
    loose.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));

    let mut text = String::new();
    let _ = writeln!(text, "\n{} justified lines on {} pages", lines.len(), laid.pages.len());
    let _ = writeln!(
        text,
        "spaces: {mean:.2} of natural, deviation {:.3} of the mean",
        variance.sqrt() / mean.max(0.01)
    );
    let _ = writeln!(text, "letters: deviation {:.2} % of their width", letters.sqrt() * 100.0);
    let strained = lines.iter().filter(|line| line.quality.is_strained()).count();
    let stepped = lines.iter().filter(|line| line.quality.is_stepped()).count();
    let _ = writeln!(
        text,
        "lines whose letters are fitted as far as they may be: {:.1} %; whose letters differ by over 2.5 points from the \
         line before: {:.1} %",
        share(strained),
        share(stepped)
    );
    let _ = writeln!(text, "hyphens: {:.1} % of lines", share(hyphens));
    let _ = writeln!(
        text,
        "loose lines, over {} of natural spaces: {} ({:.2} %)",
        Quality::LOOSE,
        loose.len(),
        share(loose.len())
    );
    for (space, page) in loose.iter().take(NAMED) {
        let label = laid.pages.get(*page as usize).map_or("", |page| page.label.as_str());
        let _ = writeln!(text, "  page {label}: {space:.2}");
    }
    let uneven: Vec<&str> = laid
        .uneven
        .iter()
        .filter_map(|page| laid.pages.get(*page as usize).map(|page| page.label.as_str()))
        .collect();
    let shown = if uneven.is_empty() { "none".to_owned() } else { uneven.join(", ") };
    let _ = writeln!(text, "spreads that end uneven: {shown}");
    openings(laid, &mut text);
    let moved: Vec<&str> = laid
        .moved_spaces
        .iter()
        .filter_map(|page| laid.pages.get(*page as usize).map(|page| page.label.as_str()))
        .collect();
    let shown = if moved.is_empty() { "none".to_owned() } else { moved.join(", ") };
    let _ = writeln!(text, "spaces opened or closed by a line to fill a page: {shown}");
    let _ = writeln!(
        text,
        "paragraphs: {}, of which {} were set longer or shorter for the sake of a page",
        laid.paragraphs.0, laid.paragraphs.1
    );
    text
}
