//! White space and the joining of texts, as one goes through the words of a paragraph.

use crate::diagnostic::Span;
use crate::model::{Inline, Inlines, Node};
use crate::read::encoding::is_forbidden;
use crate::read::letters;

/// What was added last to the words of a paragraph.
pub struct Folding {
    after_space: bool,
}

impl Default for Folding {
    fn default() -> Self {
        // White space at the beginning goes.
        Self { after_space: true }
    }
}

impl Folding {
    /// Adds words with their white space folded, joined to the text before them.
    ///
    /// Spaces that do not break are words' own and stay.
    pub fn text(&mut self, text: &str, span: Span, out: &mut Inlines) {
        let mut folded = String::with_capacity(text.len());
        for char in letters::plain(text).chars() {
            if matches!(char, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                if !self.after_space {
                    folded.push(' ');
                }
                self.after_space = true;
            } else if !is_forbidden(char) {
                // An entity may stand for a control character.
                folded.push(char);
                self.after_space = false;
            }
        }
        if folded.is_empty() {
            return;
        }
        if let Some(Node { value: Inline::Text { text }, span: before, .. }) = out.last_mut() {
            text.push_str(&folded);
            *before = before.to(span);
        } else {
            out.push(Node::new(Inline::Text { text: folded }, span));
        }
    }

    /// Adds a line break; no white space stands around it.
    pub fn line_break(&mut self, span: Span, out: &mut Inlines) {
        trim_end(out);
        out.push(Node::new(Inline::Break, span));
        self.after_space = true;
    }

    /// Says that something was added that is no text.
    pub fn solid(&mut self) {
        self.after_space = false;
    }
}

/// Takes white space and line breaks off the end, and nodes that then hold nothing.
pub fn trim_end(inlines: &mut Inlines) {
    while let Some(last) = inlines.last_mut() {
        let empty = match &mut last.value {
            Inline::Text { text } => {
                text.truncate(text.trim_end_matches([' ', '\t', '\n', '\r']).len());
                text.is_empty()
            }
            Inline::Break => true,
            other => match other.content_mut() {
                Some(content) => {
                    trim_end(content);
                    content.is_empty()
                }
                None => false,
            },
        };
        if !empty {
            return;
        }
        inlines.pop();
    }
}
