//! Notes: `[1]` in the text, `[1] ...` or `[Footnote 1: ...]` below.

use super::Context;
use super::inline::inlines;
use super::line::Line;
use super::loose_notes;
use super::paragraph::{Para, Shape};
use super::sign;
use crate::diagnostic::Span;
use crate::lang::Lexicon;
use crate::model::{Block, FindingKind, Node, Note, NoteIndex, Role};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words before the number of a note, as Project Gutenberg has them.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.notes.words));

/// Headings that stand over notes and go with them: the book has its own.
static HEADINGS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.notes.headings));

/// Returns the label of a reference at the head of a text, and its length in bytes: `[1]`, `[12]`, `[*]`, `¹`.
pub(super) fn label(text: &str) -> Option<(String, usize)> {
    if let Some(inner) = text.strip_prefix('[') {
        let inner = inner.strip_prefix('^').unwrap_or(inner);
        let end = inner.char_indices().take(5).find(|(_, c)| *c == ']')?.0;
        let label = inner.get(..end)?;
        let number = !label.is_empty() && label.len() <= 3 && label.chars().all(|c| c.is_ascii_digit());
        let star = matches!(label, "*" | "**" | "†" | "‡");
        return (number || star).then(|| (label.to_owned(), text.len() - inner.len() + end + 1));
    }
    let digits: String = text.chars().map_while(raised).take(3).collect();
    let len = text.chars().take(digits.len()).map(char::len_utf8).sum();
    (!digits.is_empty()).then_some((digits, len))
}

fn raised(c: char) -> Option<char> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c).and_then(|digit| char::from_digit(digit as u32, 10))
}

/// Returns the label of a note that starts with this line, and where its words begin.
fn opening(line: &str) -> Option<(String, usize)> {
    let words = line.strip_prefix('[').and_then(|inner| inner.strip_prefix(WORDS.lead(inner)?));
    if let Some(rest) = words {
        let rest = rest.trim_start();
        let end = rest.find(':').filter(|end| *end <= 4)?;
        let label = rest.get(..end)?.trim().to_owned();
        let text = rest.get(end + 1..)?.trim_start();
        return (!label.is_empty()).then(|| (label, line.len() - text.len()));
    }
    let (label, len) = label(line)?;
    let rest = line.get(len..)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let text = rest.trim_start();
    let parted = text.len() < rest.len() || line.starts_with(|c| raised(c).is_some());
    (parted && !text.is_empty()).then(|| (label, line.len() - text.len()))
}

/// Tells whether a note starts with this line.
pub(super) fn starts(line: &str) -> bool {
    opening(line).is_some()
}

/// Tells whether a note starts with this line to which one of these refers.
pub(super) fn is_called<'t>(line: &str, mut by: impl Iterator<Item = &'t str>) -> bool {
    let mark = label(line).and_then(|(_, len)| line.get(..len)).filter(|_| starts(line));
    mark.is_some_and(|mark| by.any(|text| text.find(mark).is_some_and(|at| at > 0)))
}

/// The notes of an article while its text is read.
///
/// A label may come again, as where each section counts its own: a reference means the next note of its
/// label, or the last where none follows.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Per label: where each note of that label stands, and which of `notes` it is.
    labels: BTreeMap<String, Vec<(usize, usize)>>,
    /// Per note: its index once it is referred to, and how often it was.
    used: Vec<(Option<u32>, u32)>,
    next: u32,
    /// By the byte of the source: references that no brackets mark.
    loose: BTreeMap<usize, String>,
}

impl Table {
    fn add(&mut self, label: &str, at: usize) {
        self.labels.entry(label.to_owned()).or_default().push((at, self.used.len()));
        self.used.push((None, 0));
    }

    /// Tells whether numbers and signs without brackets may be references.
    pub(super) fn has_loose(&self) -> bool {
        !self.loose.is_empty()
    }

    /// Returns the label of the reference without brackets at byte `at`.
    pub(super) fn loose(&self, at: usize) -> Option<String> {
        self.loose.get(&at).cloned()
    }

    /// Returns the note that a reference at byte `at` means, and how often it was referred to before.
    pub(super) fn refer(&mut self, label: &str, at: usize) -> Option<(NoteIndex, u32)> {
        let places = self.labels.get(label)?;
        let index = places.partition_point(|(place, _)| *place < at).min(places.len() - 1);
        let (_, note) = *places.get(index)?;
        let used = self.used.get_mut(note)?;
        let number = *used.0.get_or_insert_with(|| {
            self.next += 1;
            self.next - 1
        });
        used.1 += 1;
        Some((NoteIndex(number), used.1 - 1))
    }
}

/// A note as it was taken from among the paragraphs.
pub(super) struct Taken<'a> {
    label: String,
    paras: Vec<Para<'a>>,
    span: Span,
}

/// Takes the notes from among the paragraphs.
///
/// A paragraph that starts as a note does is one only where its label stands elsewhere in the text too.
pub(super) fn take<'a>(paras: &mut Vec<Para<'a>>, context: &mut Context<'a>) -> Vec<Taken<'a>> {
    let mut referred = BTreeMap::<String, usize>::new();
    for para in paras.iter() {
        for (index, line) in para.lines.iter().enumerate() {
            let from = if index == 0 { opening(line.text).map_or(0, |(_, at)| at) } else { 0 };
            for (at, _) in line.text.match_indices(['[', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
            {
                if let Some((label, _)) = line.text.get(at..).filter(|_| at >= from).and_then(label) {
                    *referred.entry(label).or_default() += 1;
                }
            }
        }
    }
    let loose = loose_notes::find(paras);
    if referred.is_empty() && loose.notes.is_empty() {
        return Vec::new();
    }
    context.notes.loose = loose.references;
    let mut taken: Vec<Taken<'a>> = Vec::new();
    let mut kept: Vec<Para<'a>> = Vec::new();
    let (mut open, mut after_note) = (false, false);
    for mut para in std::mem::take(paras) {
        let head = loose.notes.get(&para.range().start).cloned();
        let head = head.or_else(|| opening(para.first()).filter(|(label, _)| referred.contains_key(label)));
        if let Some((label, at)) = head {
            drop_heading(&mut kept, context);
            let range = para.range();
            context.find(FindingKind::Note, range.clone(), "it starts with a label that the text refers to");
            context.notes.add(&label, range.start);
            open = para.first().starts_with('[') && !para.first().starts_with(&format!("[{label}]"));
            let span = context.span(range);
            cut_start(&mut para, at, context);
            para.lines.retain(|line| !line.is_blank());
            para.shape = Shape::Prose;
            let alone = para.lines.is_empty();
            let mut note = Taken { label, paras: vec![para], span };
            if alone {
                note.paras.clear();
            }
            open = open && !close(&mut note, context);
            taken.push(note);
            after_note = true;
        } else if let Some(note) =
            taken.last_mut().filter(|note| open || note.paras.is_empty() || (para.indented && after_note))
        {
            note.span = note.span.to(context.span(para.range()));
            note.paras.push(para);
            open = open && !close(note, context);
        } else {
            (open, after_note) = (false, false);
            kept.push(para);
        }
    }
    *paras = kept;
    taken
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

/// Takes off a heading or ruling that stands just over the notes.
fn drop_heading(kept: &mut Vec<Para<'_>>, context: &mut Context<'_>) {
    while let Some(para) =
        kept.pop_if(|para| para.only().is_some_and(|line| sign::is_ruling(line) || is_heading(line)))
    {
        context.find(
            FindingKind::Removed,
            para.range(),
            "it stands over the notes, which the book sets with its own heading",
        );
    }
}

/// Tells whether a line is a heading over notes.
pub(super) fn is_heading(line: &str) -> bool {
    let plain = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    HEADINGS.contains(&plain)
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
        FindingKind::Removed,
        line.start..line.start + bytes,
        "a mark that the book sets in its own way",
    );
    line.indent += line.text.get(..bytes).map_or(0, |cut| cut.chars().count());
    line.text = text;
    line.start += bytes;
}

/// Reads the notes, in the order of their first references; those that none refers to last.
pub(super) fn read(taken: Vec<Taken<'_>>, context: &mut Context<'_>) -> Vec<Note> {
    let notes: Vec<Note> = taken
        .into_iter()
        .map(|note| {
            let blocks = note.paras.iter().map(|para| {
                let content = inlines(&para.lines, context);
                Node::new(Block::paragraph(Role::Plain, content), context.span(para.range()))
            });
            Note { label: note.label, blocks: blocks.collect(), span: note.span }
        })
        .collect();
    let order = |index: usize| context.notes.used.get(index).and_then(|used| used.0).unwrap_or(u32::MAX);
    let mut numbered: Vec<(u32, Note)> =
        notes.into_iter().enumerate().map(|(i, note)| (order(i), note)).collect();
    numbered.sort_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, note)| note).collect()
}
