//! Calls for notes: those with the note in them, `^[so]`, those of titles, and the spaces before them.

use super::tree::{Child, ElementKind, TreeElement};
use crate::diagnostic::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the labels of notes, in lower case as they are compared.
pub fn labels(notes: &[TreeElement]) -> BTreeSet<String> {
    let label = |note: &TreeElement| match &note.kind {
        ElementKind::Note(label) => Some(label.to_lowercase()),
        _ => None,
    };
    notes.iter().filter_map(label).collect()
}

/// Makes notes of what stands in `^[…]`, as Pandoc has it, and takes the spaces before calls away.
pub fn read(root: &mut TreeElement, notes: &mut Vec<TreeElement>) {
    if matches!(root.kind, ElementKind::Code(_) | ElementKind::InlineCode | ElementKind::Skipped) {
        return;
    }
    if root.children.iter().any(|child| opening(child, 0).is_some()) {
        root.children = with_notes(std::mem::take(&mut root.children), notes);
    }
    for child in &mut root.children {
        if let Child::Element(element) = child {
            read(element, notes);
        }
    }
    if root.children.iter().any(|child| matches!(child, Child::NoteRef(..))) {
        root.children = close_up(std::mem::take(&mut root.children));
    }
}

/// Returns where the text of a note opens in a child, from a byte of it on.
fn opening(child: &Child, from: usize) -> Option<usize> {
    match child {
        Child::Text { text, literal: false, .. } => text.get(from..)?.find("^[").map(|at| from + at),
        _ => None,
    }
}

/// A byte of a child's text.
type Place = (usize, usize);

/// Returns where each bracket closes that opens in the texts of children.
fn pairs(children: &[Child]) -> BTreeMap<Place, Place> {
    let mut open = Vec::new();
    let mut pairs = BTreeMap::new();
    for (index, child) in children.iter().enumerate() {
        let Child::Text { text, literal: false, .. } = child else { continue };
        for (byte, bracket) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'[' | b']')) {
            if bracket == b'[' {
                open.push((index, byte));
            } else if let Some(opened) = open.pop() {
                pairs.insert(opened, (index, byte));
            }
        }
    }
    pairs
}

fn with_notes(children: Vec<Child>, notes: &mut Vec<TreeElement>) -> Vec<Child> {
    let pairs = pairs(&children);
    let mut out: Vec<Child> = Vec::with_capacity(children.len());
    // What was taken of the children, and where a note is looked for.
    let (mut taken, mut from) = ((0, 0), 0);
    while let Some(child) = children.get(taken.0) {
        let Some(open) = opening(child, from) else {
            between(&children, taken, (taken.0, usize::MAX), &mut out);
            (taken, from) = ((taken.0 + 1, 0), 0);
            continue;
        };
        from = open + 2;
        let Some(close) = pairs.get(&(taken.0, open + 1)) else { continue };
        between(&children, taken, (taken.0, open), &mut out);
        let span = child.span();
        let label = format!("in the line, {}", notes.len() + 1);
        let mut inner = Vec::new();
        between(&children, (taken.0, open + 2), *close, &mut inner);
        out.push(Child::NoteRef(label.clone(), span));
        let paragraph = TreeElement { kind: ElementKind::Paragraph, span, children: inner, has_block: false };
        let inner = vec![Child::Element(paragraph)];
        notes.push(TreeElement { kind: ElementKind::Note(label), span, children: inner, has_block: true });
        taken = (close.0, close.1 + 1);
        from = taken.1;
    }
    out
}

/// Adds what stands between two places: parts of the texts there, and whatever lies between them.
fn between(children: &[Child], from: Place, to: Place, out: &mut Vec<Child>) {
    for (index, child) in children.iter().enumerate().take(to.0 + 1).skip(from.0) {
        let Child::Text { text, span, literal } = child else {
            out.push(child.clone());
            continue;
        };
        let start = if index == from.0 { from.1 } else { 0 };
        let end = if index == to.0 { to.1.min(text.len()) } else { text.len() };
        if let Some(part) = text.get(start..end).filter(|part| !part.is_empty()) {
            out.push(Child::Text { text: part.to_owned(), span: *span, literal: *literal });
        }
    }
}

/// Takes the white space away before each call: `word [^1] next` calls at the word. A call that something follows
/// at once, as with `word [^1]next`, keeps it apart.
fn close_up(children: Vec<Child>) -> Vec<Child> {
    let mut out: Vec<Child> = Vec::with_capacity(children.len());
    let mut closed = false;
    for child in children {
        if matches!(child, Child::NoteRef(..)) {
            closed = take_space(&mut out);
        } else if std::mem::take(&mut closed)
            && let Child::Text { text, span, .. } = &child
            && text.starts_with(char::is_alphanumeric)
        {
            out.push(Child::SoftBreak(*span));
        }
        out.push(child);
    }
    out
}

/// Takes white space off the end, if words stand before it; says whether it did.
fn take_space(out: &mut Vec<Child>) -> bool {
    let is_blank = |child: &Child| match child {
        Child::Text { text, .. } => text.trim_matches([' ', '\t']).is_empty(),
        child => matches!(child, Child::SoftBreak(_)),
    };
    let Some(last) = out.iter().rposition(|child| !is_blank(child)) else { return false };
    let mut taken = out.len() > last + 1;
    match out.get_mut(last) {
        Some(Child::Break(_)) => return false,
        Some(Child::Text { text, .. }) => {
            let end = text.trim_end_matches([' ', '\t']).len();
            taken |= end < text.len();
            text.truncate(end);
        }
        _ => {}
    }
    out.truncate(last + 1);
    taken
}

/// Makes calls of `[^label]` in a line that was read by itself, such as a title of front matter.
pub fn in_line(line: &mut TreeElement, labels: &BTreeSet<String>) {
    let mut out = Vec::with_capacity(line.children.len());
    for child in std::mem::take(&mut line.children) {
        let Child::Text { text, span, literal } = child else {
            out.push(child);
            continue;
        };
        out.extend(divided(&text, span, literal, labels));
    }
    line.children = close_up(out);
}

/// Divides words at the notes that they call.
pub fn divided(text: &str, span: Span, literal: bool, labels: &BTreeSet<String>) -> Vec<Child> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, label, after)) = next_call(rest, labels) {
        if !before.is_empty() {
            out.push(Child::Text { text: before.to_owned(), span, literal });
        }
        out.push(Child::NoteRef(label, span));
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Child::Text { text: rest.to_owned(), span, literal });
    }
    out
}

/// Finds the next call in words: what stands before it, its label, and what stands after it.
fn next_call<'a>(text: &'a str, labels: &BTreeSet<String>) -> Option<(&'a str, String, &'a str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find("[^")?;
        let (label, after) = text.get(open + 2..)?.split_once(']')?;
        let label = label.to_lowercase();
        if labels.contains(&label) {
            return Some((text.get(..open)?, label, after));
        }
        from = open + 2;
    }
}

/// Returns the labels of the notes that a name calls: those of front matter may bear one.
pub fn of_name(name: &str, labels: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = name;
    while let Some((_, label, after)) = next_call(rest, labels) {
        found.push(label);
        rest = after;
    }
    found
}

/// Returns a name without what looks like the call of a note.
pub fn bare_name(name: &str) -> &str {
    match name.split_once("[^") {
        Some((bare, rest)) if rest.ends_with(']') => bare.trim_end(),
        _ => name,
    }
}
