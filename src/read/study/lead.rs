//! Words divided where what they lead into begins: `Fold: what makes pages of a sheet`.

use crate::model::{Inline, Inlines, Node, plain_text};

/// Divides words at the first colon or dash that stands between words, or after words set off at their head.
///
/// `None` if there is neither, or nothing on one side of it.
pub fn divide(mut words: Inlines) -> Option<(Inlines, Inlines)> {
    let found = words.iter().enumerate().find_map(|(at, node)| match &node.value {
        Inline::Text { text } => separator(text).map(|range| (at, range)),
        _ => None,
    });
    let Some((at, (start, end))) = found else {
        let marked = matches!(words.first()?.value, Inline::Strong { .. } | Inline::Emph { .. });
        let rest = if marked { words.split_off(1) } else { Vec::new() };
        return both(words, rest);
    };
    let mut rest = words.split_off(at + 1);
    let Node { value: Inline::Text { text }, span, .. } = words.pop()? else { return None };
    let (before, after) = (text.get(..start)?.trim_end(), text.get(end..)?.trim_start());
    if !before.is_empty() {
        words.push(Node::new(Inline::Text { text: before.to_owned() }, span));
    }
    if !after.is_empty() {
        rest.insert(0, Node::new(Inline::Text { text: after.to_owned() }, span));
    }
    both(words, rest)
}

fn both(lead: Inlines, rest: Inlines) -> Option<(Inlines, Inlines)> {
    let has_words = |words: &Inlines| !plain_text(words).trim().is_empty();
    (has_words(&lead) && has_words(&rest)).then_some((lead, rest))
}

/// Returns the bytes of the first colon before a space, or dash between spaces.
fn separator(text: &str) -> Option<(usize, usize)> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let after = text.get(end..).and_then(|rest| rest.chars().next());
        let space_after = after.is_none_or(char::is_whitespace);
        let found = match c {
            ':' => space_after,
            '—' | '–' | '-' => space_after && (before.is_whitespace() || at == 0),
            _ => false,
        };
        if found {
            return Some((at, end));
        }
        before = c;
    }
    None
}
