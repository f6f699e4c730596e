//! A motto without marks before the text: set in or in verse, perhaps in a foreign language, the name of whose it is
//! at the end of its last line or at the right below it, and perhaps a translation after it.

use super::line::{Chunk, Line};
use super::row::{sub, without_mark};
use super::sign;
use super::{Context, part};
use crate::read::date;

/// Lines of a motto, or of its translation, with the name after them.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) name: Option<Vec<Line<'a>>>,
}

/// A longer passage is text, in lines.
const LONGEST: usize = 14;

/// A motto, its translation and one more have no more chunks.
const CHUNKS: usize = 4;

/// A name stands at the right if it begins so many columns after the line above it.
const RIGHT: usize = 8;

/// Finds a motto whose name stands with it; returns its passages and how many chunks they take.
pub(super) fn named<'a>(
    chunks: &[Chunk<'a>],
    at: usize,
    context: &Context<'_>,
) -> Option<(Vec<Passage<'a>>, usize)> {
    let first = chunks.get(at)?;
    let mut passages = passages(first, context)?;
    passages.iter().any(|passage| passage.name.is_some()).then_some(())?;
    let mut used = 1;
    while let Some(more) = chunks
        .get(at + used)
        .filter(|_| used < CHUNKS)
        .and_then(|next| is_set(next, context.habit.margin).then(|| self::passages(next, context)).flatten())
    {
        passages.extend(more);
        used += 1;
    }
    // A text that is set in as a whole has no motto.
    let below = chunks.get(at + used)?;
    (!is_set(below, context.habit.margin)).then_some((passages, used))
}

/// Finds the passages that follow a motto: its translation.
pub(super) fn translation<'a>(
    chunks: &[Chunk<'a>],
    at: usize,
    context: &Context<'_>,
) -> (Vec<Passage<'a>>, usize) {
    let margin = context.habit.margin;
    let Some(next) = chunks.get(at).filter(|next| next.gap <= 1 && is_set(next, margin)) else {
        return (Vec::new(), 0);
    };
    let ends = chunks.get(at + 1).is_some_and(|below| !is_set(below, margin));
    passages(next, context).filter(|_| ends).map_or((Vec::new(), 0), |passages| (passages, 1))
}

/// Tells whether a chunk stands in from the margin; a dash or mark of emphasis may hang out before it.
pub(super) fn is_set(chunk: &Chunk<'_>, margin: usize) -> bool {
    let hung = |line: &Line<'_>| line.text.chars().take_while(|c| "-—–_ ".contains(*c)).count();
    chunk.lines.iter().all(|line| line.indent + hung(line) >= margin + 2 && line.quoted == 0)
        && !chunk.lines.iter().all(|line| sign::is_ruling(line.text))
}

/// Divides a chunk at the names in it; `None` if it is no motto.
fn passages<'a>(chunk: &Chunk<'a>, context: &Context<'_>) -> Option<Vec<Passage<'a>>> {
    let lines = &chunk.lines;
    if lines.len() > LONGEST || lines.iter().any(|line| line.quoted > 0 || sign::marker(line.text).is_some())
    {
        return None;
    }
    let margin = context.habit.margin;
    let set = is_set(chunk, margin);
    let mut passages = Vec::new();
    let mut own: Vec<Line<'a>> = Vec::new();
    let mut right = false;
    for line in lines {
        let below = own.last().is_some_and(|last| {
            line.indent >= last.indent + RIGHT && line.indent >= margin + RIGHT && is_source(line.text)
        });
        if below {
            right = true;
            passages.push(Passage { lines: std::mem::take(&mut own), name: Some(vec![*line]) });
        } else if let Some((end, name)) = trailing(line.text) {
            let words = sub(line, 0..end);
            own.push(Line { width: line.indent + words.text.chars().count(), ..words });
            let name = sub(line, name..line.text.len());
            passages.push(Passage { lines: std::mem::take(&mut own), name: Some(vec![name]) });
        } else {
            own.push(*line);
        }
    }
    if !own.is_empty() {
        passages.push(Passage { lines: own, name: None });
    }
    // At the margin only lines shorter than those of a text, with the name at the right, are a motto.
    let short = lines.iter().all(|line| line.text.chars().count() <= 60) && lines.len() <= 8;
    let words = passages.iter().all(|passage| passage.lines.iter().any(|line| is_words(line.text)));
    (words && (set || (right && short))).then_some(passages)
}

fn is_words(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 0
}

/// Finds who is quoted at the end of a line: after a dash, a wide space, or the end of a sentence or of emphasis.
///
/// Returns where the words end and where the name begins.
fn trailing(line: &str) -> Option<(usize, usize)> {
    let cut = |at: usize| {
        let words = line.get(..at)?;
        let name = line.get(at..)?;
        let trimmed = name.trim_start_matches(|c: char| c.is_whitespace() || "-—–―".contains(c));
        let words = words.trim_end();
        let dashed = trimmed.len() < name.trim_start().len();
        (!words.is_empty() && is_source(trimmed)).then(|| {
            // The dash stays with the name, which is set without it.
            let from = if dashed { line.len() - name.trim_start().len() } else { line.len() - trimmed.len() };
            (words.len(), from)
        })
    };
    let dash = ["--", "—", "―", " – "].iter().filter_map(|dash| line.rfind(dash)).max().and_then(cut);
    let wide = || line.rfind("   ").and_then(cut);
    let stressed = || {
        // `_Sub judice lis est_[1]. HOR.`
        let after = line.get(line.rfind('_')? + 1..)?;
        let inner = after.trim_start_matches(|c: char| c.is_ascii_digit() || ".,;:!?[]*".contains(c));
        inner.starts_with(' ').then(|| line.len() - inner.len()).and_then(cut)
    };
    let sentence = || {
        // `And vaunting on thy prize. POPE.`: a last word in capitals.
        let at = line.trim_end().rfind(' ')?;
        let name = line.get(at..)?.trim();
        let capitals = name.chars().filter(|c| c.is_alphabetic()).count() > 2 && sign::is_capitals(name);
        let ends = line.get(..at)?.trim_end().ends_with(['.', '!', '?', '"', '”', '’', ';', ',']);
        (capitals && ends && name.ends_with('.')).then_some(at).and_then(cut)
    };
    dash.or_else(wide).or_else(stressed).or_else(sentence)
}

/// Tells whether words name a person or a work, abbreviated or not: `Hor. Lib. ii. Sat. iii. 1.`, `T. D’URFEY.`
fn is_source(text: &str) -> bool {
    let text = without_mark(text).trim_matches(|c: char| c.is_whitespace() || "_*[]()".contains(c));
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(first) = words.first() else { return false };
    let capital = |word: &&str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    // `Lib.`, `ii.`, `of`: small words are short.
    let fits = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        capital(word)
            || letters <= 4
            || word.chars().all(|c| "ivxlc.,".contains(c))
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let known = first.ends_with(['.', ',']) && first.chars().count() > 2
        || sign::is_capitals(first)
        || words.iter().any(|word| word.chars().any(|c| c.is_ascii_digit()))
        || part::is_person(text.trim_end_matches('.'));
    capital(first)
        && words.len() <= 10
        && text.chars().count() <= 70
        && words.iter().all(fits)
        && date::whole_line(text).is_none()
        && !text.ends_with([',', ';', ':', '?', '!'])
        && !text.contains(['?', '!', ';', '"', '“', '”'])
        && known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_at_the_end_of_a_line() {
        for (line, name) in [
            ("Mons aut fons.--LUCAN. Lib. iv.", "--LUCAN. Lib. iv."),
            ("_Mons aut fons erit._      Juv. Sat. x. 187.", "Juv. Sat. x. 187."),
            ("Mons aut fons erit._ HOR. Lib. ii.", "HOR. Lib. ii."),
            ("And waters all the plain. MARSH.", "MARSH."),
            ("Der Berg ist weit. — Anna Weil", "— Anna Weil"),
        ] {
            assert_eq!(trailing(line).map(|(_, at)| &line[at..]), Some(name), "{line}");
        }
        for line in [
            "He went--and never came again.",
            "The mill, the well--all gone",
            "It is no sin. So he said.",
            "And waters all the plain.",
            "WE THE PEOPLE. OF THE MILL",
        ] {
            assert_eq!(trailing(line), None, "{line}");
        }
    }
}
