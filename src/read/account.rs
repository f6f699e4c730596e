//! What became of the words of each file: none is lost, and few are taken off.

use super::load::Loaded;
use super::{Context, Reading};
use crate::diagnostic::{Diagnostic, Span, Warned};
use crate::proof::source::{Account, Gathered, Written, count, source};
use std::sync::Arc;

/// Passages that a message names.
const NAMED: usize = 3;
/// One word in so many may be taken off a series without a word about it, and so many in a small one.
const ONE_IN: usize = 1000;
const FEW: usize = 10;

/// Proves that the words of a file are in its reading, and warns of those that are not.
///
/// This is a warning and no error: what is a word of a Markdown text is for a person to say, as every program that reads
/// it has marks of its own. The words are named, so that whoever knows the text can tell.
pub(super) fn prove(
    mut reading: Warned<Option<Reading>>,
    file: &Loaded,
    context: Context<'_>,
) -> Warned<Option<Reading>> {
    let Some(made) = &mut reading.value else { return reading };
    made.account = source(written(file, context), &Gathered::of(&made.article));
    reading.diagnostics.extend(lost(&made.account));
    reading
}

fn written<'a>(file: &Loaded, context: Context<'a>) -> Written<'a> {
    Written {
        text: &context.sources.get(file.id).text,
        start: file.start,
        format: file.entry.format,
        span: Span::new(file.id, 0, 0),
    }
}

/// Warns of words that are nowhere (`R020`), if there are any.
pub(super) fn lost(account: &Account) -> Option<Diagnostic> {
    let first = account.lost.first()?;
    let more = account.lost.len() - 1;
    let message = match more {
        0 => first.message.clone(),
        1 => format!("{} (nor is 1 more passage of this file)", first.message),
        _ => format!("{} (nor are {more} more passages of this file)", first.message),
    };
    let mut warning = Diagnostic::warning("R020", message).at(first.span);
    for other in account.lost.iter().skip(1).take(NAMED - 1) {
        warning = warning.label(other.span, other.message.clone());
    }
    Some(warning.hint(
        "leave a blank line before and after the passage; where it has signs such as `<`, `{` or `[` that are meant as \
         they stand, write a backslash before each; then look at it with `chapbook inspect`",
    ))
}

/// Warns where more was taken off a series than belongs to a web page beyond doubt.
pub(super) fn report_taken_off(
    files: &[Arc<Loaded>],
    readings: &[Reading],
    context: Context<'_>,
) -> Option<Diagnostic> {
    let of = |(file, reading): (&Arc<Loaded>, &Reading)| reading.account.taken_off + file.doubtful;
    let taken_off: usize = files.iter().zip(readings).map(of).sum();
    if taken_off <= FEW {
        return None;
    }
    let words: usize = files.iter().map(|file| count(written(file, context)) + file.doubtful).sum();
    if taken_off <= words / ONE_IN {
        return None;
    }
    let most = files.iter().zip(readings).max_by_key(|pair| of(*pair))?;
    let one = if of(most) * 2 > taken_off { ", most of them in one file" } else { "" };
    let message = format!("{taken_off} of {words} words of the series are taken off{one}");
    let hint = "see what they are with `chapbook inspect`";
    Some(Diagnostic::warning("R021", message).in_file(&most.0.entry.shown).hint(hint))
}
