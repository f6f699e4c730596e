//! The typesetter's own measures of a book.

use crate::layout::Laid;
use std::fmt::Write as _;

/// How wide a space is, in natural ones, that makes a line loose.
const LOOSE: f32 = 1.5;
/// How many loose lines are named.
const NAMED: usize = 20;

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
        .filter(|line| line.quality.space > LOOSE)
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
    let _ = writeln!(text, "hyphens: {:.1} % of lines", share(hyphens));
    let _ = writeln!(
        text,
        "loose lines, over {LOOSE} of natural spaces: {} ({:.2} %)",
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
