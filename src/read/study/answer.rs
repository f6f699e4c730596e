//! What says that words are an answer: `Answer:` before them, in bold, in brackets or on a line of its own.

use super::asking::{self, ends_sentence};
use super::numbered;
use crate::lang::circle::{self, Circle};
use crate::lang::{self, Lexicon};
use crate::model::{Inline, Inlines, Node, plain_text};
use std::sync::LazyLock;

/// What stands before an answer, as a whole.
static LABELS: LazyLock<Lexicon> = LazyLock::new(|| {
    let labels = Lexicon::phrases(|reading| reading.study.answers);
    let words = labels.iter().filter(|label| !label.contains(' '));
    let first: Vec<String> = words.filter_map(|label| label.chars().next()).map(String::from).collect();
    let keys = Lexicon::phrases(|reading| reading.study.answer_keys);
    let said = lang::handout_words().map(|words| words.answers.to_lowercase());
    let all = labels.iter().chain(keys.iter()).map(str::to_owned).chain(first).chain(said);
    Lexicon::of(all.collect::<Vec<_>>())
});

static CIRCLES: LazyLock<Vec<Circle>> = LazyLock::new(|| circle::circles(str::to_owned));

/// The most words of a label that is none of the known ones: `The answer that we hope for`.
const MOST_WORDS: usize = 5;

/// Returns how many bytes `Answer:`, `(Answer:`, `Expected answer -` or `A1.` takes at the head of a text with what follows
/// it up to the answer.
pub(super) fn label(text: &str) -> Option<usize> {
    let inner = text.trim_start().trim_start_matches(['(', '[', '*', '_']);
    let opened = text.len() - inner.len();
    let numbered = numbered::ANSWERS.number(inner).map(|(_, label)| label);
    let label = numbered.or_else(|| {
        let (end, sign) =
            inner.char_indices().find(|(_, c)| matches!(c, ':' | '：' | '.' | '–' | '—' | '-'))?;
        // A short word has its full stop before the colon: `Rép. :`.
        let (end, sign) = match (sign, inner.get(end + 1..).map(|rest| (rest.len(), rest.trim_start()))) {
            ('.', Some((length, rest))) if rest.starts_with(':') => (end + 1 + length - rest.len(), ':'),
            _ => (end, sign),
        };
        let before = inner.get(..end)?.trim();
        let after = inner.get(end + sign.len_utf8()..)?;
        let is_colon = matches!(sign, ':' | '：');
        let stands_free = after.is_empty() || after.starts_with(char::is_whitespace);
        // One letter before a full stop or a dash is anything.
        let is_long = before.chars().nth(1).is_some();
        let is_label = match is_colon {
            true => is_exactly(before) || speaks_of_answers(before),
            false => is_long && stands_free && is_exactly(before),
        };
        is_label.then_some(end + sign.len_utf8())
    })?;
    let after = inner.get(label..)?;
    Some(
        opened + label + after.len()
            - after.trim_start_matches(|c: char| c.is_whitespace() || c == '*').len(),
    )
}

fn is_exactly(words: &str) -> bool {
    let words = words.to_lowercase();
    LABELS.contains(words.trim().trim_matches(['*', '_']).trim_end_matches(['.', '\u{a0}', '\u{202f}']))
}

/// Tells whether a few words are of an answer: `Expected answer`, `Réponse attendue`.
fn speaks_of_answers(words: &str) -> bool {
    if words.contains(asking::ASKING) || words.contains(['.', '!', ';', ',']) {
        return false;
    }
    let words: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric() && !asking::is_mark(c))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    // `It answers to nobody:` is a sentence.
    let ends = [words.first(), words.last()];
    (1..=MOST_WORDS).contains(&words.len())
        && CIRCLES.iter().any(|circle| ends.iter().flatten().any(|word| asking::is_in(&circle.answers, word)))
}

/// Tells whether a text is nothing but such a label, which what follows answers: `Answer`, `Expected answer:`.
pub(super) fn is_label(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')', '[', ']', '*', '_']).trim();
    let words = bare.trim_end_matches([':', '：', ' ', '\u{a0}', '\u{202f}']);
    let is_long = words.chars().nth(1).is_some() && !words.contains([':', '：']);
    is_long && (is_exactly(words) || words.len() < bare.len() && speaks_of_answers(words))
}

/// Takes `Answer:` off the head of an answer with the brackets around all of it; returns what is gone.
pub(super) fn take_label(content: &mut Inlines) -> Option<String> {
    let text = plain_text(content);
    let bytes = label(&text)?;
    let mut gone = take_head(content, bytes);
    let opened = gone.trim_start().chars().next().filter(|c| matches!(c, '(' | '['));
    let close = match opened {
        Some('(') => ')',
        Some(_) => ']',
        None => return Some(gone),
    };
    // What is closed before its label ends is gone already.
    if !gone.contains(close) && text.trim_end().ends_with(close) {
        gone.push_str(&take_end(content, close));
    }
    Some(gone)
}

/// Takes bytes of their words off the head of inlines; returns these.
pub(super) fn take_head(content: &mut Inlines, mut bytes: usize) -> String {
    let mut gone = String::new();
    while bytes > 0 && !content.is_empty() {
        let Some(first) = content.first_mut() else { break };
        let before = gone.len();
        let is_empty = match &mut first.value {
            Inline::Text { text } => {
                let end = bytes.min(text.len());
                let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
                gone.extend(text.drain(..end));
                text.is_empty()
            }
            Inline::Break => {
                gone.push(' ');
                true
            }
            other => match other.content_mut() {
                Some(inner) => {
                    gone.push_str(&take_head(inner, bytes));
                    inner.is_empty()
                }
                None => break,
            },
        };
        bytes = bytes.saturating_sub(gone.len() - before);
        if !is_empty {
            break;
        }
        content.remove(0);
    }
    gone
}

/// Takes a sign off the end of inlines; returns it, if it stands there.
fn take_end(content: &mut Inlines, sign: char) -> String {
    match content.last_mut().map(|node| &mut node.value) {
        Some(Inline::Text { text }) => {
            let kept = text.trim_end();
            match kept.strip_suffix(sign).map(|kept| kept.trim_end().len()) {
                Some(end) => text.split_off(end),
                None => String::new(),
            }
        }
        Some(other) => other.content_mut().map(|inner| take_end(inner, sign)).unwrap_or_default(),
        None => String::new(),
    }
}

/// Takes an answer off the end of a question that has come to its end: from `Answer:`, on a line of its own, or all in italics.
pub(super) fn take_answer(content: &mut Inlines) -> Option<Inlines> {
    let mut before = String::new();
    let asked = plain_text(content);
    let tail = tail(&asked).map(|bytes| asked.len() - bytes);
    let found = content.iter().enumerate().find_map(|(at, node)| {
        let ended = ends_sentence(&before);
        let cut = match &node.value {
            Inline::Text { text } => in_text(&before, text).or_else(|| {
                let cut = tail?.checked_sub(before.len())?;
                (cut < text.len() && text.is_char_boundary(cut)).then_some(cut)
            }),
            Inline::Break => {
                (ended && at > 0 && answers_all(content.get(at + 1..).unwrap_or_default())).then_some(0)
            }
            Inline::Strong { .. } | Inline::Emph { .. } if at > 0 && ended => {
                let rest = content.get(at..).unwrap_or_default();
                let is_last =
                    plain_text(rest.get(1..).unwrap_or_default()).chars().all(|c| !c.is_alphanumeric());
                let emphasised = matches!(node.value, Inline::Emph { .. }) && is_last && answers_all(rest);
                let is_label = is_label(&plain_text(std::slice::from_ref(node)));
                (is_label || label(&plain_text(rest)).is_some() || emphasised).then_some(0)
            }
            _ => None,
        };
        before.push_str(&plain_text(std::slice::from_ref(node)));
        Some((at, cut?))
    });
    let (at, cut) = found?;
    let mut answer = content.split_off(at);
    if let Some(Node { value: Inline::Text { text }, span, .. }) = answer.first_mut() {
        let rest = text.split_off(cut);
        let question = std::mem::replace(text, rest);
        let kept = question.trim_end();
        if !kept.is_empty() {
            content.push(Node::new(Inline::Text { text: kept.to_owned() }, *span));
        }
    }
    while matches!(answer.first(), Some(Node { value: Inline::Break, .. })) {
        answer.remove(0);
    }
    Some(answer)
}

/// Returns how many bytes stand behind the last question of a text that answer it: neither a task nor a marker nor a place, in
/// brackets or after a dash or an arrow, or a sentence by itself.
fn tail(text: &str) -> Option<usize> {
    let (at, sign) = text.char_indices().rfind(|(_, c)| asking::ASKING.contains(c))?;
    let rest = text.get(at + sign.len_utf8()..)?;
    // A quotation, or the rest of a sentence: `What does “Who goes there?” mean`.
    let words = rest.strip_prefix(char::is_whitespace)?.trim();
    let inner = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let sign = words.get(..words.len() - inner.len())?.trim();
    let begins = sign.starts_with(['(', '[', '{', '–', '—', '-', '→', '=', '~', '»', '>', '|'])
        || inner.starts_with(|c: char| !c.is_lowercase());
    let is_place = sign.starts_with(['(', '['])
        && inner.contains(|c: char| c.is_ascii_digit())
        && inner.split_whitespace().count() <= MOST_OF_PLACE;
    let answers = begins
        && !is_place
        && inner.contains(char::is_alphabetic)
        && !asking::is_task(inner)
        && !asking::is_marker(inner);
    answers.then_some(words.len())
}

/// The most words of a place in brackets behind a question: `(Luke 4, verse 3)`, `(10 minutes)`.
const MOST_OF_PLACE: usize = 6;

/// Returns the byte of a text at which an answer begins with its label.
fn in_text(before: &str, text: &str) -> Option<usize> {
    let starts =
        text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(space, c)| space + c.len_utf8());
    let starts = std::iter::once(0).filter(|_| !before.trim().is_empty()).chain(starts);
    let is_answer = |start: &usize| {
        let (own, rest) = text.split_at_checked(*start).unwrap_or_default();
        let ended = match own.trim().is_empty() {
            true => ends_sentence(before),
            false => ends_sentence(own),
        };
        ended && label(rest).is_some()
    };
    starts.into_iter().find(is_answer)
}

/// Tells whether inlines after a question neither ask nor set a task nor name a paragraph.
fn answers_all(content: &[Node<Inline>]) -> bool {
    let text = plain_text(content);
    text.chars().any(char::is_alphanumeric)
        && !asking::asks(&text)
        && !asking::is_task(&text)
        && !asking::is_marker(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_known_word_or_a_few_with_one_of_them_before_a_colon() {
        for (text, bytes) in [
            ("Answer: thin", Some(8)),
            ("(Answer: thin)", Some(9)),
            ("[Answer: thin]", Some(9)),
            ("Answer – thin", Some("Answer – ".len())),
            ("A: thin", Some(3)),
            ("R : mince", Some(4)),
            ("О: тонкая", Some("О: ".len())),
            ("Rép. : mince", Some("Rép. : ".len())),
            ("Erwartete Antwort: dünn", Some("Erwartete Antwort: ".len())),
            ("Réponse attendue : mince", Some("Réponse attendue : ".len())),
            ("Respuesta posible: fina", Some("Respuesta posible: ".len())),
            ("Ответ. Тонкая", Some("Ответ. ".len())),
            ("Musterlösung: dünn", Some("Musterlösung: ".len())),
            ("Answer 2: thin", Some(10)),
            // A name, a sentence, another word.
            ("A. Lincoln was shot", None),
            ("It answers to nobody: the mill", None),
            ("The miller and all his men gave one answer: no", None),
            ("Note: thin", None),
        ] {
            assert_eq!(label(text), bytes, "{text}");
        }
    }
}
