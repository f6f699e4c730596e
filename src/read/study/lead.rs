//! Words divided where what they lead into begins: `Fold: what makes pages of a sheet`.

use crate::model::{Inline, Inlines, Node, plain_text};

/// Divides words at the first colon, dash or equals sign that stands between words, or after words set off at their head.
///
/// `None` if there is neither, or nothing on one side of it.
pub fn divide(words: Inlines) -> Option<(Inlines, Inlines)> {
    divide_at(words, 0)
}

/// Divides words at the colon or dash of a place among them all, 0-based.
pub fn divide_at(mut words: Inlines, nth: usize) -> Option<(Inlines, Inlines)> {
    let separators = words.iter().enumerate().flat_map(|(at, node)| {
        let text = if let Inline::Text { text } = &node.value { text.as_str() } else { "" };
        separators(text).into_iter().map(move |range| (at, range))
    });
    let found = separators.into_iter().nth(nth);
    if nth > 0 && found.is_none() {
        return None;
    }
    let Some((at, (start, end))) = found else {
        let marked = matches!(words.first()?.value, Inline::Strong { .. } | Inline::Emph { .. });
        let mut rest = if marked { words.split_off(1) } else { Vec::new() };
        // `*1895*. A strike`
        if let Some(Node { value: Inline::Text { text }, .. }) = rest.first_mut()
            && let Some(after) = text.strip_prefix(['.', ',', ';']).filter(|after| after.starts_with(' '))
        {
            *text = after.trim_start().to_owned();
        }
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

/// Returns the bytes of each colon before a space, and of each dash and equals sign between spaces.
fn separators(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let after = text.get(end..).and_then(|rest| rest.chars().next());
        let space_after = after.is_none_or(char::is_whitespace);
        let is_separator = match c {
            ':' => space_after,
            '—' | '–' | '-' | '=' => space_after && (before.is_whitespace() || at == 0),
            _ => false,
        };
        if is_separator {
            found.push((at, end));
        }
        before = c;
    }
    found
}
