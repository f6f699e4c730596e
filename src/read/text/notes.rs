//! Notes and what calls them: found as rows that count together, taken off the text, and read.

mod mark;
mod matching;

pub(super) use mark::label;

use super::Context;
use super::body;
use super::correct::{self, Corrected};
use super::line::Line;
use super::paragraph::{Para, Shape, reshape};
use super::sign;
use crate::diagnostic::Span;
use crate::lang::Lexicon;
use crate::model::{FindingKind, Note, NoteIndex};
use crate::num::saturate;
use crate::read::correct::PassageKind;
use matching::NotesFound;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Headings that stand over notes and go with them: the book has its own.
static HEADINGS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.notes.headings));

/// Tells whether a note starts with this line.
pub(super) fn starts(line: &str) -> bool {
    mark::bracketed(line).is_some_and(|head| head.cut < line.len())
}

/// Tells whether a line may be the first of a note, in whatever form it is labelled.
pub(super) fn may_start(line: &str) -> bool {
    mark::head(line).is_some() || mark::lettered(line).is_some() || mark::arrow(line) > 0
}

/// Tells whether a line starts the note that comes after the one that starts with another line: `2 Ibid.` after
/// `1 See the minutes.`, `†` after `*`.
pub(super) fn comes_after(line: &str, note: &str) -> bool {
    let (Some(own), Some(before)) = (mark::head(line), mark::head(note)) else { return false };
    match (own.number(), before.number()) {
        (Some(own), Some(before)) => own == before + 1,
        _ => own.label != before.label && !own.label.is_empty() && !before.label.is_empty(),
    }
}

/// Tells whether a line ends with an arrow that leads back from a note to the text.
pub(super) fn leads_back(line: &str) -> bool {
    mark::arrow(line) > 0
}

/// Tells whether a note starts with this line to which one of these refers.
pub(super) fn is_called<'t>(line: &str, mut by: impl Iterator<Item = &'t str>) -> bool {
    let mark = label(line).and_then(|(_, len)| line.get(..len)).filter(|_| starts(line));
    mark.is_some_and(|mark| by.any(|text| text.find(mark).is_some_and(|at| at > 0)))
}

/// The notes of an article while its text is read.
#[derive(Debug, Default)]
pub(super) struct NoteTable {
    found: NotesFound,
    /// By the first byte of a note: its index once it is referred to, and how often it was.
    used: BTreeMap<usize, (u32, u32)>,
}

impl NoteTable {
    /// Finds the notes among the paragraphs of a text.
    pub(super) fn of(paras: &[Para<'_>], corrected: &Corrected) -> Self {
        let mut found = matching::find(paras);
        let is_note = |at: usize| corrected.in_text(at).is_none_or(|kind| kind == PassageKind::Note);
        found.notes.retain(|start, _| is_note(*start));
        found.continued.retain(|start| is_note(*start));
        found.calls.retain(|_, (_, start)| is_note(*start));
        Self { found, used: BTreeMap::new() }
    }

    /// Returns the note that is called at byte `at`, how often it was called before, and the length of the call.
    pub(super) fn refer(&mut self, at: usize) -> Option<(NoteIndex, u32, usize)> {
        let (len, note) = *self.found.calls.get(&at)?;
        let next = saturate::<u32>(self.used.len());
        let used = self.used.entry(note).or_insert((next, 0));
        used.1 += 1;
        Some((NoteIndex(used.0), used.1 - 1, len))
    }

    /// Tells whether there are calls at all.
    pub(super) fn has_calls(&self) -> bool {
        !self.found.calls.is_empty()
    }
}

/// A note as it was taken from among the paragraphs.
pub(super) struct Taken<'a> {
    label: String,
    /// Its first byte, by which calls know it.
    start: usize,
    paras: Vec<Para<'a>>,
    span: Span,
}

impl<'a> Taken<'a> {
    fn new(mut para: Para<'a>, label: String, cut: usize, context: &mut Context<'a>) -> Self {
        let range = para.range();
        let reason = match context.corrected.in_text(range.start) {
            Some(_) => correct::REASON,
            None => "its label, or an arrow, ties it to the text",
        };
        context.find(FindingKind::Note, range.clone(), reason);
        let span = context.span(range.clone());
        if cut > 0 {
            cut_start(&mut para, cut, context);
        }
        let mut note = Self { label, start: range.start, paras: Vec::new(), span };
        note.push(para, context);
        note
    }

    /// Adds a paragraph, without an arrow back to the text.
    fn push(&mut self, mut para: Para<'a>, context: &mut Context<'a>) {
        if let Some(line) = para.lines.last_mut() {
            let arrow = mark::arrow(line.text);
            if arrow > 0 {
                cut_end(line, arrow, context);
            }
        }
        // A label with nothing else on its line stands over whatever its note is.
        let is_bare = para.lines.first().is_some_and(Line::is_blank);
        para.lines.retain(|line| !line.is_blank());
        if para.lines.is_empty() {
            return;
        }
        self.span = self.span.to(context.span(para.range()));
        match is_bare {
            true => self.paras.extend(reshape(&para.lines, context.habit)),
            false if self.paras.is_empty() => {
                para.shape = Shape::Prose;
                self.paras.push(para);
            }
            false => self.paras.push(para),
        }
    }
}

/// Takes the notes from among the paragraphs.
pub(super) fn take<'a>(paras: &mut Vec<Para<'a>>, context: &mut Context<'a>) -> Vec<Taken<'a>> {
    if context.notes.found.notes.is_empty() && context.corrected.first(PassageKind::Note).is_none() {
        return Vec::new();
    }
    let mut taken: Vec<Taken<'a>> = Vec::new();
    let mut kept: Vec<Para<'a>> = Vec::new();
    // The heading over the notes, which some copies have below them again.
    let mut heading = None;
    let (mut open, mut after_note) = (false, false);
    for para in std::mem::take(paras) {
        let start = para.range().start;
        let table = &context.notes.found;
        let said = context.corrected.in_text(start);
        if said == Some(PassageKind::Note) && !table.notes.contains_key(&start) {
            match taken.last_mut() {
                Some(note) if !context.corrected.starts(start) => note.push(para, context),
                _ => {
                    let (label, cut) = mark::label(para.first()).unwrap_or_default();
                    taken.push(Taken::new(para, label, cut, context));
                }
            }
            (open, after_note) = (false, false);
        } else if said.is_some_and(|kind| kind != PassageKind::Note) {
            kept.push(para);
            (open, after_note) = (false, false);
        } else if let Some(head) = table.notes.get(&start).cloned() {
            heading = drop_heading(&mut kept, context).or(heading);
            open = para.first().starts_with('[') && !para.first().starts_with(&format!("[{}]", head.label));
            open &= !para.first().starts_with("[^");
            let mut note = Taken::new(para, head.label, head.cut, context);
            open = open && !close(&mut note, context);
            taken.push(note);
            after_note = true;
        } else if table.continued.contains(&start)
            && let Some(note) = taken.last_mut()
        {
            note.push(para, context);
        } else if let Some(note) =
            taken.last_mut().filter(|note| open || note.paras.is_empty() || (para.indented && after_note))
        {
            note.push(para, context);
            open = open && !close(note, context);
        } else if after_note && para.only().is_some_and(|line| heading == Some(line)) {
            over_notes(&para, context);
        } else {
            if after_note && kept.last().is_some_and(|before| runs_on(before, &para)) {
                // A page ended within the paragraph, and its notes stood there.
                let before = kept.pop();
                kept.extend(before.map(|before| before.joined(para)));
            } else {
                kept.push(para);
            }
            (open, after_note) = (false, false);
        }
    }
    *paras = kept;
    taken
}

/// Tells whether a sentence goes on from one paragraph to the next.
fn runs_on(before: &Para<'_>, next: &Para<'_>) -> bool {
    let prose = before.shape == Shape::Prose && next.shape == Shape::Prose;
    let small = next.lines.first().is_some_and(Line::starts_small);
    let open = before.lines.last().is_some_and(|line| !line.ends_sentence());
    let is_item = sign::marker(next.first()).is_some();
    prose && small && open && !is_item && before.quoted() == next.quoted()
}

/// Takes off the bracket that ends a note of Project Gutenberg's shape; tells whether it was there.
fn close(note: &mut Taken<'_>, context: &mut Context<'_>) -> bool {
    let Some(line) = note.paras.last_mut().and_then(|para| para.lines.last_mut()) else { return true };
    let Some(text) =
        line.text.strip_suffix(']').filter(|text| text.matches('[').count() == text.matches(']').count())
    else {
        return false;
    };
    let end = line.range().end;
    line.text = text.trim_end();
    context.find(FindingKind::Removed, end - 1..end, "the bracket around a note");
    true
}

const OVER_NOTES: &str = "it stands over the notes, which the book sets with its own heading";

/// Says that a heading or ruling over notes goes: the book has its own word in place of the heading.
fn over_notes(para: &Para<'_>, context: &mut Context<'_>) {
    let ruled = para.only().is_some_and(sign::is_ruling);
    let kind = if ruled { FindingKind::Removed } else { FindingKind::Changed };
    context.find(kind, para.range(), OVER_NOTES);
}

/// Takes off a heading or ruling that stands just over the notes; returns the heading.
fn drop_heading<'a>(kept: &mut Vec<Para<'a>>, context: &mut Context<'a>) -> Option<&'a str> {
    let mut heading = None;
    let over = |line: &str| sign::is_ruling(line) || is_heading(line) || is_ruling_word(line);
    while let Some(para) = kept.pop_if(|para| para.only().is_some_and(over)) {
        over_notes(&para, context);
        heading = para.only();
    }
    heading
}

/// Tells whether a line is a heading over notes.
pub(super) fn is_heading(line: &str) -> bool {
    let plain = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    line.chars().count() <= 40 && (HEADINGS.contains(&plain) || HEADINGS.contains(&plain.replace("ss", "ß")))
}

/// Tells whether a line is a ruling with a word in or beside it: `---- Note ----`, `____ Notes`.
fn is_ruling_word(line: &str) -> bool {
    let word = line.trim_matches(|c: char| !c.is_alphanumeric());
    let signs = line.chars().filter(|c| matches!(c, '-' | '_' | '=' | '—' | '–' | '*')).count();
    !word.is_empty() && !word.contains(char::is_whitespace) && signs >= 4
}

/// Cuts the first bytes off a paragraph and says so.
pub(super) fn cut_start(para: &mut Para<'_>, bytes: usize, context: &mut Context<'_>) {
    if let Some(line) = para.lines.first_mut() {
        cut_line(line, bytes, context);
    }
}

/// Cuts the first bytes off a line and says so.
pub(super) fn cut_line(line: &mut Line<'_>, bytes: usize, context: &mut Context<'_>) {
    let Some(text) = line.text.get(bytes..) else { return };
    context.find(
        FindingKind::Changed,
        line.start..line.start + bytes,
        "a mark that the book sets in its own way",
    );
    line.indent += line.text.get(..bytes).map_or(0, |cut| cut.chars().count());
    line.text = text;
    line.start += bytes;
}

/// Cuts the last bytes off a line and says so.
fn cut_end(line: &mut Line<'_>, bytes: usize, context: &mut Context<'_>) {
    let end = line.range().end;
    let Some(text) = line.text.get(..line.text.len() - bytes) else { return };
    context.find(FindingKind::Removed, end - bytes..end, "an arrow from a note back to the text");
    line.text = text.trim_end();
}

/// Reads the notes, in the order of their first references; those that none refers to last.
pub(super) fn read<'a>(taken: Vec<Taken<'a>>, context: &mut Context<'a>) -> Vec<Note> {
    let mut notes: Vec<(usize, Note)> = Vec::new();
    for note in taken {
        let blocks = body::of_note(&note.paras, context);
        notes.push((note.start, Note { label: note.label, blocks, span: note.span }));
    }
    let order = |start: &usize| context.notes.used.get(start).map_or(u32::MAX, |used| used.0);
    notes.sort_by_key(|(start, _)| order(start));
    notes.into_iter().map(|(_, note)| note).collect()
}
