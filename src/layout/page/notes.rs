//! The notes of a section on their way to the foot of a page.

use super::asides::Asides;
use super::breaking::PageFill;
use crate::layout::block::Flow;
use crate::layout::context::Context;
use crate::layout::inline::{LineMark, SetLine};
use crate::num::saturate;
use crate::unit::Length;
use std::collections::VecDeque;
use std::sync::Arc;

/// A line of a note.
#[derive(Clone, Debug)]
pub struct NoteLine {
    /// The line.
    pub line: SetLine,
    /// From the left edge of the region to that of its measure.
    pub left: Length,
    /// The id of the note that begins with it.
    pub begins: Option<Arc<str>>,
}

/// A note that is not called yet.
#[derive(Debug, Default)]
struct Uncalled {
    /// The id of its first reference.
    reference: Option<Arc<str>>,
    lines: Vec<NoteLine>,
}

/// The notes of a section, set, and those that wait for their page.
#[derive(Debug, Default)]
pub struct Notes {
    notes: Vec<Uncalled>,
    /// From baseline to baseline.
    leading: Option<Length>,
    /// Lines that are called for and not yet put.
    waiting: VecDeque<NoteLine>,
    /// What stands beside the text.
    pub asides: Asides,
}

impl Notes {
    /// Sets the notes of a section; returns them with the height of each in 1/100 of a grid line.
    pub fn set(context: &Context<'_>, flow: &Flow) -> (Self, Vec<u32>) {
        let notes = &flow.notes;
        let mut heights = Vec::with_capacity(notes.len());
        let mut leading = None;
        let notes = notes
            .iter()
            .map(|note| {
                let mut height = 0;
                let mut lines = Vec::new();
                let mut begins = Some(note.id.clone());
                for set in &note.texts {
                    leading = leading.or(Some(set.leading));
                    let own = context.setter.set(&set.words, &set.format);
                    height += saturate::<u32>(own.len()) * context.main.hundredths(set.leading);
                    let begun =
                        own.into_iter().map(|line| NoteLine { line, left: set.left, begins: begins.take() });
                    lines.extend(begun);
                }
                heights.push(height);
                Uncalled { reference: Some(note.reference.clone()), lines }
            })
            .collect();
        let asides = Asides::set(context, &flow.asides);
        (Self { notes, leading, waiting: VecDeque::new(), asides }, heights)
    }

    /// Returns the distance from baseline to baseline.
    pub fn leading(&self, context: &Context<'_>) -> Length {
        self.leading.unwrap_or(context.main.grid)
    }

    /// Has the notes and asides that a line calls, whose baseline is given, wait for their page; returns the ids of
    /// what stands first on this line.
    pub fn call(&mut self, marks: &[LineMark], baseline: Length) -> Vec<Arc<str>> {
        let mut first = Vec::new();
        for mark in marks {
            match mark {
                LineMark::Note(index) => {
                    if let Some(note) = self.notes.get_mut(*index as usize) {
                        first.extend(note.reference.take());
                        self.waiting.extend(note.lines.drain(..));
                    }
                }
                LineMark::Aside(index) => first.extend(self.asides.call(*index, baseline)),
                LineMark::Line(_) => {}
            }
        }
        first
    }

    /// Takes the lines that stand on a page.
    pub fn take(&mut self, context: &Context<'_>, filled: &PageFill) -> Vec<NoteLine> {
        let line = context.main.hundredths(self.leading(context)).max(1);
        let carried = (filled.carried / line) as usize;
        let count = self.waiting.len().saturating_sub(carried);
        self.waiting.drain(..count).collect()
    }
}
