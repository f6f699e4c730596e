//! Notes of a study file, which has no place for them at the foot: under a question they answer it, elsewhere they stand in
//! brackets.

use super::Reader;
use super::entry_lines::EntriesApart;
use crate::model::visit::{self, ItemMut};
use crate::model::{Blocks, Inline, Node, Note};

/// The notes of a file, each until it is called.
#[derive(Debug, Default)]
pub(super) struct StudyNotes(Vec<Option<Note>>);

impl StudyNotes {
    /// Takes the notes, each with the place that it has in the text as it was.
    pub(super) fn of(notes: Vec<Note>, apart: &EntriesApart) -> Self {
        let placed = notes.into_iter().map(|mut note| {
            apart.put_back(&mut note.blocks);
            note.span = apart.before(note.span);
            Some(note)
        });
        Self(placed.collect())
    }
}

impl Reader<'_> {
    /// Puts what notes say in brackets where each is first called, and warns (`R409`) of the first.
    pub(super) fn with_notes(&mut self, mut blocks: Blocks) -> Blocks {
        let mut called = Vec::new();
        visit::blocks_mut(&mut blocks, &mut |item| {
            let ItemMut::Run(run) = item else { return };
            for node in &mut *run {
                let Inline::NoteRef { note, .. } = node.value else { continue };
                let note = self.notes.0.get_mut(note.0 as usize).and_then(Option::take);
                let words = note.as_ref().map(|note| visit::text(&note.blocks).trim().to_owned());
                let text = words.map(|words| format!(" ({words})")).unwrap_or_default();
                node.value = Inline::Text { text };
                called.extend(note);
            }
            run.retain(|node| !matches!(&node.value, Inline::Text { text } if text.is_empty()));
        });
        if let Some(note) = called.first() {
            let warning = self.warning(
                "R409",
                "notes have no place in a study file: they are put in brackets",
                note.span,
            );
            self.diagnostics.push(warning.hint("write what the note says into the text"));
        }
        self.accounted.extend(called.into_iter().map(|note| note.label));
        blocks
    }

    /// Takes notes out of blocks; returns what they say.
    pub(super) fn take_notes(&mut self, blocks: &mut Blocks) -> Blocks {
        let mut called = Vec::new();
        visit::blocks_mut(blocks, &mut |item| {
            let ItemMut::Run(run) = item else { return };
            run.retain(|node: &Node<Inline>| {
                let Inline::NoteRef { note, .. } = node.value else { return true };
                called.extend(self.notes.0.get_mut(note.0 as usize).and_then(Option::take));
                false
            });
        });
        self.accounted.extend(called.iter().map(|note| note.label.clone()));
        called.into_iter().flat_map(|note| note.blocks).collect()
    }

    /// Warns (`R409`) of notes that nothing calls, whose words are left out.
    pub(super) fn end_notes(&mut self) {
        let left: Vec<Note> = std::mem::take(&mut self.notes.0).into_iter().flatten().collect();
        let Some(first) = left.first() else { return };
        let warning =
            self.warning("R409", "no word of this study file calls this note: it is left out", first.span);
        self.diagnostics.push(warning.hint("write what the note says into the text"));
        for note in left {
            self.leave_out(&note.blocks);
            self.accounted.push(note.label);
        }
    }
}
