//! The proof for a file of the EPUB: its words are those of the section, in the same order.

use super::{Fault, is_unseen, shown};
use crate::diagnostic::Span;
use crate::model::visit::{self, NodeRef};
use crate::model::{Block, Figure, Inline, PictureIndex, Section};
use std::ops::Range;

/// Returns what of a section its file does not hold, or holds otherwise.
///
/// `own` are the bytes of the file, in order, that are words of the tool's own: numbers, headings of lists, what stands
/// for a missing picture. `has` tells which pictures can be had. Everything else between the tags of the body must be
/// the section's text. The contents, asides and what was written for study are in other files.
pub fn xhtml(
    section: &Section,
    file: &str,
    own: &[Range<usize>],
    has: &dyn Fn(PictureIndex) -> bool,
) -> Vec<Fault> {
    let mut wanted = Wanted::of(section, has);
    let body = file.find("<body").unwrap_or(0);
    let (mut at, mut own) = (body, own);
    while let Some(open) = file[at..].find(['<', '&']).map(|next| at + next) {
        wanted.words(&file[at..open], at, &mut own);
        let sign = &file[open..];
        let close = if sign.starts_with('<') { '>' } else { ';' };
        let end = sign.find(close).map_or(file.len(), |end| open + end + 1);
        match &file[open..end] {
            "&amp;" => wanted.words("&", open, &mut own),
            "&lt;" => wanted.words("<", open, &mut own),
            "&gt;" => wanted.words(">", open, &mut own),
            "&quot;" => wanted.words("\"", open, &mut own),
            tag => wanted.tag(tag),
        }
        if wanted.fault.is_some() {
            break;
        }
        at = end;
    }
    wanted.faults()
}

/// What is yet to come.
struct Wanted<'s> {
    /// The texts of the section in order, each with where it was read, the next one last.
    texts: Vec<(&'s str, Span)>,
    /// Pictures, calls of notes and notes that are yet to come.
    pictures: usize,
    calls: usize,
    notes: usize,
    /// Where the last words were read.
    span: Span,
    fault: Option<Fault>,
}

impl<'s> Wanted<'s> {
    fn of(section: &'s Section, has: &dyn Fn(PictureIndex) -> bool) -> Self {
        let mut wanted = Self {
            texts: Vec::new(),
            pictures: 0,
            calls: 0,
            notes: section.notes.len(),
            span: Span::default(),
            fault: None,
        };
        let notes = section.notes.len();
        let mut see = |item: NodeRef<'s>| match item {
            NodeRef::Block(node) => match &node.value {
                Block::Code { text, .. } => wanted.texts.push((text, node.span)),
                Block::Figure(Figure { picture: Some(index), .. }) if has(*index) => wanted.pictures += 1,
                _ => {}
            },
            NodeRef::Inline(node) => match &node.value {
                Inline::Text { text } | Inline::Code { text } => wanted.texts.push((text, node.span)),
                Inline::Image { picture: Some(index), .. } if has(*index) => wanted.pictures += 1,
                Inline::NoteRef { note, .. } if (note.0 as usize) < notes => wanted.calls += 1,
                _ => {}
            },
            NodeRef::Run(_) => {}
        };
        visit::blocks(&section.header, &mut see);
        visit::blocks(&section.blocks, &mut see);
        section.notes.iter().for_each(|note| visit::blocks(&note.blocks, &mut see));
        wanted.texts.reverse();
        wanted
    }

    /// Takes words between two tags, those of the tool's own aside.
    fn words(&mut self, words: &str, at: usize, own: &mut &[Range<usize>]) {
        let mut from = 0;
        while let Some(first) = own.first() {
            if first.end <= at {
                *own = &own[1..];
                continue;
            }
            let (start, end) = (first.start.saturating_sub(at), first.end - at);
            if start >= words.len() {
                break;
            }
            self.text(&words[from..start.max(from)]);
            from = end.min(words.len());
            if end > words.len() {
                break;
            }
            *own = &own[1..];
        }
        self.text(&words[from..]);
    }

    /// Takes words of the text.
    fn text(&mut self, mut words: &str) {
        while !words.is_empty() && self.fault.is_none() {
            let Some((text, span)) = self.texts.last_mut() else {
                if !words.chars().all(is_unseen) {
                    let message = format!("the EPUB has \"{}\" after the end of a text", shown(words));
                    self.fault = Some(Fault { message, span: self.span });
                }
                return;
            };
            self.span = *span;
            if let Some(rest) = text.strip_prefix(words) {
                *text = rest;
                words = "";
            } else if let Some(rest) = words.strip_prefix(*text) {
                words = rest;
                *text = "";
            } else {
                let (seen, due) = (words.find(|c| !is_unseen(c)), text.find(|c| !is_unseen(c)));
                match (seen, due) {
                    (None, _) => words = "",
                    (_, None) => *text = "",
                    (Some(seen), Some(due)) => {
                        (words, *text) = (&words[seen..], &text[due..]);
                        let (one, other) = (words.chars().next(), text.chars().next());
                        if one != other {
                            let message =
                                format!("the EPUB has \"{}\" in place of \"{}\"", shown(words), shown(text));
                            self.fault = Some(Fault { message, span: *span });
                            return;
                        }
                        let len = one.map_or(0, char::len_utf8);
                        (words, *text) = (&words[len..], &text[len..]);
                    }
                }
            }
            if text.is_empty() {
                self.texts.pop();
            }
        }
    }

    fn tag(&mut self, tag: &str) {
        if tag.starts_with("<img ") {
            self.pictures = self.pictures.wrapping_sub(1);
        } else if tag.contains(" role=\"doc-noteref\"") {
            self.calls = self.calls.wrapping_sub(1);
        } else if tag.starts_with("<li id=") {
            self.notes = self.notes.wrapping_sub(1);
        }
    }

    /// Returns what is wrong, with what is still to come.
    fn faults(self) -> Vec<Fault> {
        if let Some(fault) = self.fault {
            return vec![fault];
        }
        let mut faults = Vec::new();
        let lost = self.texts.iter().rev().find(|(text, _)| !text.chars().all(is_unseen));
        if let Some((text, span)) = lost {
            faults.push(Fault { message: format!("\"{}\" is not in the EPUB", shown(text)), span: *span });
        }
        for (count, what) in
            [(self.pictures, "a picture"), (self.calls, "the number of a note"), (self.notes, "a note")]
        {
            if count != 0 {
                let message = format!("{what} is missing in the EPUB, or stands there twice");
                faults.push(Fault { message, span: self.span });
            }
        }
        faults
    }
}
