//! Signs at the head of a paragraph, and what may stand at the head of a line.

use super::Setter;

impl Setter<'_> {
    /// Tells whether a hyphen at the head of a paragraph begins a speech.
    pub(super) fn opens_speech(&self, at: usize) -> bool {
        let opens = |c: char| c.is_alphabetic() || "¿¡«“\"…".contains(c);
        at == 0 && self.char(1) == Some(' ') && self.char(2).is_some_and(opens)
    }

    /// Tells whether dots that stand by themselves follow a space: no line begins with them. What goes on after dots may
    /// stand at the head of a line with them.
    pub(super) fn leads_to_dots(&self, at: usize) -> bool {
        let dots = match self.char(at + 1) {
            Some('…') => 1,
            // More are a leader.
            Some('.') if matches!(self.row(at + 1, '.'), 3 | 4) => self.row(at + 1, '.'),
            _ => return false,
        };
        let stands =
            self.char(at + 1 + dots).is_none_or(|c| c.is_whitespace() || "!?.,;:»”’\")]".contains(c));
        stands && self.before(at).is_some_and(|c| !c.is_whitespace())
    }
}
