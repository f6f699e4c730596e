//! Proofs that nothing is lost between a [`Book`](crate::model::Book) and what is made of it.
//!
//! Every stage that makes an output ends with the proof for it, in every run: [`source()`] for a text that is read, [`Handed`]
//! for the book, [`pages()`] for what is laid out, [`xhtml()`] for a file of the EPUB. A fault found here is always one of the program's own, and silent otherwise: a
//! count that overflowed printed 4,464 rows of a table of 70,000, and every validator was content. So the output is not
//! written, and an error says which words are concerned.
//!
//! The proofs compare ranges of text, not words. They do not trust the stage that they check: they know the model and
//! the frames, and nothing of how one becomes the other.

mod book;
mod ledger;
mod pages;
pub mod source;
mod xhtml;

pub use book::Handed;
pub use pages::{Excused, PagesPart, pages, part, seal};
pub use source::source;
pub use xhtml::xhtml;

use crate::diagnostic::{Diagnostic, Span};

/// Faults that are named one by one; the others are only counted.
const NAMED: usize = 3;
/// Characters of a passage that a message shows.
const SHOWN: usize = 60;

/// A passage that is not where it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, with the words concerned.
    pub message: String,
    /// Where the passage was read.
    pub span: Span,
}

/// Returns the errors for the faults of one output, under the code of the stage that made it.
pub fn report(code: &'static str, faults: &[Fault]) -> Vec<Diagnostic> {
    let hint = "this is a fault of chapbook, so the file is not written: please report it with the article";
    let error = |(at, fault): (usize, &Fault)| {
        let more = faults.len().saturating_sub(NAMED);
        let message = match at + 1 == NAMED && more > 0 {
            true => format!("{} (and {more} more faults of this kind)", fault.message),
            false => fault.message.clone(),
        };
        Diagnostic::error(code, message).at(fault.span).hint(hint)
    };
    faults.iter().take(NAMED).enumerate().map(error).collect()
}

/// Returns the beginning of a passage, as a message shows it.
pub fn shown(words: &str) -> String {
    let words = words.trim();
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// Tells whether a character may be missing in an output, because nobody sees it.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
