//! Notes without brackets: a number or a sign that touches a word, and a paragraph below that starts with it.
//!
//! Numbers are notes only where the last paragraphs of a text count from 1 on and each is referred to above
//! in that order; signs where each is referred to once before its paragraph. When in doubt all stays text.

use super::paragraph::Para;
use std::collections::BTreeMap;

/// The notes and references of a text.
#[derive(Debug, Default)]
pub(super) struct Loose {
    /// By the first byte of a paragraph that is a note: its label, and how many bytes of its first line go.
    pub(super) notes: BTreeMap<usize, (String, usize)>,
    /// By the byte of a reference: its label.
    pub(super) references: BTreeMap<usize, String>,
}

/// A reference that may be one.
struct Reference {
    /// The byte of the source.
    at: usize,
    /// The index of its paragraph.
    para: usize,
}

/// Finds the notes without brackets among the paragraphs.
pub(super) fn find(paras: &[Para<'_>]) -> Loose {
    let mut loose = Loose::default();
    signs(paras, &mut loose);
    numbers(paras, &mut loose);
    loose
}

/// Signs that notes go by, in the order printers use them.
const SIGNS: [&str; 5] = ["*", "**", "***", "†", "‡"];

fn signs(paras: &[Para<'_>], loose: &mut Loose) {
    for sign in SIGNS {
        let notes: Vec<(usize, usize)> = paras
            .iter()
            .enumerate()
            .filter_map(|(index, para)| Some((index, sign_length(para.first(), sign)?)))
            .collect();
        if notes.is_empty() {
            continue;
        }
        let references: Vec<Reference> =
            paras.iter().enumerate().flat_map(|(index, para)| sign_references(para, index, sign)).collect();
        // One reference before each note and after the note before it.
        let mut after = 0;
        let paired = notes.len() == references.len()
            && notes.iter().zip(&references).all(|((note, _), reference)| {
                let fits = (after..*note).contains(&reference.para);
                after = *note;
                fits
            });
        if paired {
            for ((note, cut), reference) in notes.iter().zip(references) {
                let Some(para) = paras.get(*note) else { continue };
                loose.notes.insert(para.range().start, (sign.to_owned(), *cut));
                loose.references.insert(reference.at, sign.to_owned());
            }
        }
    }
}

/// Returns how many bytes the sign of a note takes at the head of a line, white space with it.
fn sign_length(line: &str, sign: &str) -> Option<usize> {
    let rest = line.strip_prefix(sign)?;
    let text = rest.trim_start();
    let same = rest.starts_with(['*', '†', '‡']);
    // `*word*` is emphasis.
    let emphasis = rest.len() == text.len() && rest.contains('*');
    (!same && !emphasis && text.chars().any(char::is_alphabetic)).then_some(line.len() - text.len())
}

/// Returns where a sign touches the end of a word; none where it may be a mark of emphasis.
fn sign_references(para: &Para<'_>, index: usize, sign: &str) -> Vec<Reference> {
    // Marks of emphasis come in pairs; those of other lengths are other signs.
    let runs = para.lines.iter().flat_map(|line| line.text.split(|c| c != '*'));
    let same = runs.filter(|run| run.len() == sign.len()).count();
    let mut found = Vec::new();
    for line in &para.lines {
        for (at, _) in line.text.match_indices(sign) {
            let before = line.text[..at].chars().next_back();
            let after = line.text[at + sign.len()..].chars().next();
            let touches = before.is_some_and(|c| !c.is_whitespace() && !"*†‡([{".contains(c));
            let ends = after.is_none_or(|c| !c.is_alphanumeric() && !"*†‡".contains(c));
            if touches && ends && (!sign.starts_with('*') || same == 1) {
                found.push(Reference { at: line.start + at, para: index });
            }
        }
    }
    found
}

fn numbers(paras: &[Para<'_>], loose: &mut Loose) {
    let Some(first) = first_note(paras) else { return };
    let (text, notes) = paras.split_at(first);
    let mut heads = Vec::new();
    for para in notes {
        match number(para.first()) {
            Some((number, cut)) if number == heads.len() + 1 => {
                heads.push((para.range().start, if para.lines.len() > 1 { 0 } else { cut }));
            }
            // Below a number alone on its line stands its note.
            _ if heads.last().is_some_and(|(_, cut)| *cut == usize::MAX) => {
                if let Some(last) = heads.last_mut() {
                    last.1 = 0;
                }
            }
            _ => return,
        }
    }
    let mut references = Vec::new();
    for para in text {
        for line in &para.lines {
            let wanted = references.len() + 1;
            references.extend(line_references(line.text, wanted).into_iter().map(|at| line.start + at));
        }
    }
    if heads.is_empty() || references.len() < heads.len() {
        return;
    }
    for (index, ((start, _), at)) in heads.iter().zip(references).enumerate() {
        let label = (index + 1).to_string();
        let Some(para) = notes.iter().find(|para| para.range().start == *start) else { continue };
        let Some((_, cut)) = number(para.first()) else { continue };
        let cut = if cut == usize::MAX { para.first().len() } else { cut };
        loose.notes.insert(*start, (label.clone(), cut));
        loose.references.insert(at, label);
    }
}

/// Returns the index of the last paragraph that starts with the number 1.
fn first_note(paras: &[Para<'_>]) -> Option<usize> {
    paras.iter().rposition(|para| number(para.first()).is_some_and(|(number, _)| number == 1))
}

/// Returns the number at the head of a note's line and how many bytes it takes: [`usize::MAX`] where it
/// stands alone.
fn number(line: &str) -> Option<(usize, usize)> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = line.get(..digits).filter(|digits| (1..=2).contains(&digits.len()))?.parse().ok()?;
    let rest = line.get(digits..)?;
    let text = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
    if text.trim().is_empty() {
        return Some((number, usize::MAX));
    }
    let words = text.trim_start();
    (words.len() < text.len() && words.starts_with(|c: char| !c.is_ascii_digit()))
        .then(|| (number, line.len() - words.len()))
}

/// Returns where in a line the numbers from `wanted` on touch the end of a word or sentence.
fn line_references(line: &str, wanted: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut word = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !c.is_ascii_digit() {
            word = if c.is_lowercase() { word + 1 } else { 0 };
            before = Some(c);
            continue;
        }
        let mut end = at + 1;
        while let Some((next, _)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
            end = next + 1;
        }
        let after = line[end..].chars().next();
        let closes = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)”’»\"—–".contains(c));
        let sentence = before.is_some_and(|c| ".,;:!?)”’»\"…".contains(c)) && {
            // `3.1` is a number of another kind; `1984.1` ends with a year.
            let lead = line[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
            let digits = lead.len() - lead.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            digits == 0 || digits == 4
        };
        let number: Option<usize> = line[at..end].parse().ok();
        if closes && (sentence || word >= 3) && number == Some(wanted + found.len()) {
            found.push(at);
        }
        (before, word) = (Some('0'), 0);
    }
    found
}
