//! Notes as a copied page has them: `[1]` in the text, and `[1] The note.` in paragraphs at its end.
//!
//! Both must be there: a number in brackets by itself is the author's own.

use super::tree::{Child, ElementKind, TreeElement, words};
use crate::diagnostic::Span;
use crate::lang::Lexicon;
use crate::model::{Finding, FindingKind};
use crate::num::saturate;
use crate::read::markdown::calls;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Makes notes of the last paragraphs that the text calls by their numbers, and references of the calls.
pub fn read(root: &mut TreeElement, notes: &mut Vec<TreeElement>, findings: &mut Vec<Finding>) {
    let at =
        root.children.iter().rposition(|child| !child.is_blank() && !is_note(child)).map_or(0, |at| at + 1);
    if at == 0 || at == root.children.len() {
        return;
    }
    let mut called = BTreeSet::new();
    root.children.iter().take(at).for_each(|child| numbers(child, &mut called));
    let known = calls::labels(notes);
    let mut found = Vec::new();
    for child in root.children.iter().skip(at) {
        if let Child::Element(paragraph) = child {
            found.extend(divided(paragraph));
        }
    }
    let labels: BTreeSet<u32> = found.iter().map(|note| note.number).collect();
    let distinct = labels.len() == found.len();
    let free = labels.iter().all(|number| !known.contains(&label(*number)));
    if found.is_empty() || !distinct || !free || !labels.is_subset(&called) {
        return;
    }
    root.children.truncate(at);
    while let Some(lead) = root.children.pop_if(|child| leads(child)) {
        if let Child::Element(line) = lead {
            let reason = "it stands over the notes, which the book sets with its own heading";
            let text = words(&line.children);
            findings.push(Finding::new(FindingKind::Changed, text, Some(line.span), reason));
        }
    }
    root.children.iter_mut().for_each(|child| refer(child, &labels));
    for CopiedNote { number, mark, paragraph } in found {
        let reason = "a mark that the book sets in its own way";
        findings.push(Finding::new(FindingKind::Changed, format!("[{number}]"), Some(mark), reason));
        notes.push(TreeElement {
            kind: ElementKind::Note(label(number)),
            span: paragraph.span,
            children: vec![Child::Element(paragraph)],
            has_block: true,
        });
    }
}

fn label(number: u32) -> String {
    number.to_string()
}

/// Returns the number in brackets that a text begins with, and how many bytes it is long with the space after it.
fn numbered(text: &str) -> Option<(u32, usize)> {
    let (number, rest) = text.strip_prefix('[')?.split_once(']')?;
    let digits = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let words = rest.trim_start_matches([' ', '.', ':', '\u{a0}']);
    (digits && (words.len() < rest.len() || rest.is_empty()))
        .then(|| Some((number.parse().ok()?, text.len() - words.len())))?
}

fn is_note(child: &Child) -> bool {
    match child {
        Child::Element(TreeElement { kind: ElementKind::Paragraph, children, .. }) => {
            matches!(children.first(), Some(Child::Text { text, literal: false, .. }) if numbered(text).is_some())
        }
        _ => false,
    }
}

/// A note as a copied page has it.
struct CopiedNote {
    number: u32,
    /// Its number in brackets, which the book does not have.
    mark: Span,
    paragraph: TreeElement,
}

/// Divides a paragraph at the lines that begin with a number in brackets.
fn divided(paragraph: &TreeElement) -> Vec<CopiedNote> {
    let mut notes: Vec<CopiedNote> = Vec::new();
    let mut begins = true;
    for child in &paragraph.children {
        let text = match child {
            Child::Text { text, literal: false, .. } if begins => numbered(text),
            _ => None,
        };
        begins = matches!(child, Child::SoftBreak(_) | Child::Break(_));
        match (text, child, notes.last_mut()) {
            (Some((number, len)), Child::Text { text, span, literal }, _) => {
                let rest = text.get(len..).unwrap_or_default().to_owned();
                let first = Child::Text { text: rest, span: *span, literal: *literal };
                let mark = Span { end: span.start + saturate::<u32>(len), ..*span };
                let paragraph = TreeElement { children: vec![first], ..paragraph.clone() };
                notes.push(CopiedNote { number, mark, paragraph });
            }
            (_, _, Some(note)) => note.paragraph.children.push(child.clone()),
            _ => {}
        }
    }
    notes
}

/// Collects the numbers in brackets that stand in texts.
fn numbers(child: &Child, called: &mut BTreeSet<u32>) {
    match child {
        Child::Text { text, literal: false, .. } => {
            called.extend(
                text.match_indices('[').filter_map(|(at, _)| call(text, at)).map(|(number, _)| number),
            );
        }
        Child::Element(element) if reads(&element.kind) => {
            element.children.iter().for_each(|child| numbers(child, called));
        }
        _ => {}
    }
}

/// Returns the number of a call at a byte of a text and the byte at which it ends.
fn call(text: &str, at: usize) -> Option<(u32, usize)> {
    let inner = text.get(at + 1..)?;
    let (number, _) = inner.split_once(']')?;
    let digits = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| Some((number.parse().ok()?, at + number.len() + 2)))?
}

fn reads(kind: &ElementKind) -> bool {
    !matches!(
        kind,
        ElementKind::Code(_) | ElementKind::InlineCode | ElementKind::Skipped | ElementKind::Link(_)
    )
}

/// Puts references in the place of calls.
fn refer(child: &mut Child, labels: &BTreeSet<u32>) {
    let Child::Element(element) = child else { return };
    if !reads(&element.kind) {
        return;
    }
    let mut out = Vec::with_capacity(element.children.len());
    for mut child in std::mem::take(&mut element.children) {
        let Child::Text { text, span, literal: false } = &child else {
            refer(&mut child, labels);
            out.push(child);
            continue;
        };
        let mut taken = 0;
        // A text that was written otherwise, as with entities, has one place for all of its bytes.
        let is_exact = span.end - span.start == saturate::<u32>(text.len());
        let span_of = |from: usize, to: usize| match is_exact {
            true => Span {
                start: span.start + saturate::<u32>(from),
                end: span.start + saturate::<u32>(to),
                ..*span
            },
            false => *span,
        };
        for (at, _) in text.match_indices('[') {
            let Some((number, end)) = call(text, at).filter(|(number, _)| labels.contains(number)) else {
                continue;
            };
            if at > taken {
                let part = text.get(taken..at).unwrap_or_default().to_owned();
                out.push(Child::Text { text: part, span: span_of(taken, at), literal: false });
            }
            out.push(Child::NoteRef(label(number), span_of(at, end)));
            taken = end;
        }
        match taken {
            0 => out.push(child),
            end if end < text.len() => {
                let rest = text.get(end..).unwrap_or_default().to_owned();
                out.push(Child::Text { text: rest, span: span_of(end, text.len()), literal: false });
            }
            _ => {}
        }
    }
    element.children = out;
}

/// Tells whether something only leads to the notes: a rule, or a heading or a line that says "Notes".
fn leads(child: &Child) -> bool {
    static HEADINGS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.notes.headings));
    match child {
        Child::Rule(_) => true,
        Child::Element(element)
            if matches!(element.kind, ElementKind::Paragraph | ElementKind::Heading { .. }) =>
        {
            let line = words(&element.children);
            HEADINGS.contains(&line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        }
        child => child.is_blank(),
    }
}
