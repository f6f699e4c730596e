//! Verse: lines that the author kept as lines.

use super::tree::{Child, ElementKind, lines, words};
use crate::num::saturate;

/// A line of verse.
pub struct StanzaLine {
    /// Steps of indentation.
    pub indent: u8,
    /// The words.
    pub children: Vec<Child>,
}

/// A line of more characters than this is rather prose than verse.
const LONGEST: usize = 80;
/// The same in a poem of which other stanzas are known: one long line of Whitman's does not make a stanza prose.
const LONGEST_IN_POEM: usize = 240;

/// Returns the lines of a paragraph that is verse by its shape.
///
/// That is one of at least two lines, each short and ended by a break that the author asked for, or one of
/// lines that begin with `| `, as Pandoc writes them. Lines that begin with a label in bold are a list of
/// facts, no poem. In a poem its lines may be longer.
pub fn lines_of(run: &[Child], in_poem: bool) -> Option<Vec<StanzaLine>> {
    if let Some(lines) = line_block(run) {
        return Some(lines);
    }
    let soft = |children: &[Child]| children.iter().any(|child| matches!(child, Child::SoftBreak(_)));
    let inner = super::tree::sole_emphasis(run).map_or(run, |element| &element.children);
    let breaks = inner.iter().filter(|child| matches!(child, Child::Break(_))).count();
    // HTML writes a line end after the break.
    let only_breaks = !soft(inner) || follows_breaks(inner);
    if breaks == 0 || !only_breaks {
        return None;
    }
    let lines = lines(run);
    let longest = if in_poem { LONGEST_IN_POEM } else { LONGEST };
    let fits = |line: &Vec<Child>| {
        let text = words(line);
        let labelled = line.first().and_then(Child::element).is_some_and(|e| e.kind == ElementKind::Strong)
            && line.len() > 1;
        text.chars().count() <= longest && !labelled
    };
    // One break between sentences parts prose.
    let sentence = |line: &Vec<Child>| words(line).trim_end().ends_with(['.', '!', '?', '…']);
    let longer = |line: &Vec<Child>| words(line).split_whitespace().count() > 4;
    if lines.len() == 2 && lines.iter().all(|line| sentence(line) && longer(line)) {
        return None;
    }
    let image = run.iter().any(|child| matches!(child, Child::Image { .. }));
    (lines.len() >= 2 && !image && lines.iter().all(fits)).then(|| lines.into_iter().map(line).collect())
}

/// Tells whether each line end of the source follows a break.
fn follows_breaks(children: &[Child]) -> bool {
    children.iter().enumerate().filter(|(_, child)| matches!(child, Child::SoftBreak(_))).all(|(at, _)| {
        let before = children.get(..at).unwrap_or_default().iter().rev().take(2);
        let mut before = before.filter(|child| !matches!(child, Child::Text { .. }) || !child.is_blank());
        matches!(before.next(), Some(Child::Break(_)))
    })
}

/// Returns the lines of a block of lines that begin with `| `.
fn line_block(run: &[Child]) -> Option<Vec<StanzaLine>> {
    let lines = lines(run);
    let bar = |line: &Vec<Child>| matches!(line.first(), Some(Child::Text { text, .. }) if text.starts_with("| ") || text == "|");
    if lines.len() < 2 || !lines.iter().all(bar) {
        return None;
    }
    let strip = |mut children: Vec<Child>| {
        if let Some(Child::Text { text, .. }) = children.first_mut() {
            *text = text.trim_start_matches('|').strip_prefix(' ').unwrap_or_default().to_owned();
        }
        line(children)
    };
    Some(lines.into_iter().map(strip).collect())
}

/// Returns the stanzas of what is marked as verse: each paragraph one, and each run of lines up to a blank one.
pub fn stanzas_of(children: &[Child]) -> Vec<Vec<StanzaLine>> {
    let mut stanzas = Vec::new();
    let mut run: Vec<Child> = Vec::new();
    for child in children {
        match child.element() {
            Some(element) if child.is_block() => {
                flush(&mut run, &mut stanzas);
                stanzas.extend(stanzas_of(&element.children));
            }
            _ => run.push(child.clone()),
        }
    }
    flush(&mut run, &mut stanzas);
    stanzas
}

fn flush(run: &mut Vec<Child>, stanzas: &mut Vec<Vec<StanzaLine>>) {
    let mut stanza = Vec::new();
    let mut line_children: Vec<Child> = Vec::new();
    // A line end without words before it ends a stanza, unless it follows a break.
    let mut after_break = true;
    for child in run.drain(..) {
        if !child.is_line_end() {
            line_children.push(child);
            continue;
        }
        let blank = line_children.iter().all(Child::is_blank);
        if !blank {
            stanza.push(line(std::mem::take(&mut line_children)));
        } else if !after_break && !stanza.is_empty() {
            stanzas.push(std::mem::take(&mut stanza));
        }
        line_children.clear();
        after_break = matches!(child, Child::Break(_)) && !blank;
    }
    if !line_children.iter().all(Child::is_blank) {
        stanza.push(line(line_children));
    }
    if !stanza.is_empty() {
        stanzas.push(stanza);
    }
}

/// Makes a line, its spaces at the head counted: two, a tab or a wide space to a step.
fn line(mut children: Vec<Child>) -> StanzaLine {
    let mut width = 0;
    if let Some(Child::Text { text, .. }) = children.first_mut() {
        let spaces = text.chars().take_while(|c| c.is_whitespace());
        width =
            spaces.map(|c| if matches!(c, '\u{2003}' | '\t' | '\u{3000}') { 2 } else { 1 }).sum::<usize>();
        *text = text.trim_start().to_owned();
    }
    StanzaLine { indent: saturate::<u8>(width.div_ceil(2)).min(12), children }
}
