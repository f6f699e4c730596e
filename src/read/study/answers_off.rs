//! Answers of a study file set off before Markdown reads it: it would read some as program text, others as questions.

use super::asking::{asks, ends_sentence, is_task};
use super::headings::{self, Own, StudyHeading};
use super::{answer, choices};
use std::ops::Range;

/// Returns the text with indented paragraphs under *Questions* made quotations, and where one stands right under
/// its question; no byte moves.
///
/// Where the indent is too small for its list, Markdown takes an answer for a text of its own, and it would
/// stand among the questions; where there is no list, for program text. Right under a question that has come to
/// its end it would be read as part of that, and everybody would have the answer in hand.
pub fn set_answers_off(text: &str, start: usize, own: &Own) -> (String, Vec<Range<usize>>) {
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..start).unwrap_or_default());
    let lines: Vec<&str> = text.get(start..).unwrap_or_default().split_inclusive('\n').collect();
    let mut inside = asks_mostly(&lines, own);
    // Whether the last line was blank, and whether it belonged to an answer.
    let (mut blank, mut answer) = (true, false);
    let (mut close, mut place) = (Vec::new(), start);
    for (at, line) in lines.iter().enumerate() {
        if let Some(heading) = heading(&lines, at, own) {
            inside = match headings::known(heading, own) {
                Some(known) => known == StudyHeading::Questions,
                None => {
                    inside && line.starts_with("##")
                        || asks_mostly(lines.get(at + 1..).unwrap_or_default(), own)
                }
            };
        }
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let is_blank = line.trim().is_empty();
        let deep = indent >= 2 || line.starts_with('\t');
        let was_answer = answer;
        // A part that asks goes to everybody, also below the answer to another.
        let begins_part = line.trim_start().starts_with(['-', '+', '*']) || choices::begins_line(line);
        let asks_on = begins_part && asks(line) && answer::label(line).is_none();
        answer = !is_blank && inside && deep && (blank || answer) && !asks_on;
        if !answer && !is_blank && inside && deep && at > 0 && is_answer_below(&lines, at) {
            answer = true;
            if answer::label(line).is_none() {
                close.push(place + indent..place + line.trim_end().len());
            }
        }
        place += line.len();
        if answer {
            // A sign every four columns, so that no part of the indent is deep enough for program text.
            out.extend(line.bytes().take(indent).enumerate().map(|(column, byte)| match column % 4 {
                0 => '>',
                _ if byte == b'\t' => '>',
                _ => ' ',
            }));
            out.push_str(line.get(indent..).unwrap_or_default());
        } else {
            let number = line.bytes().take_while(u8::is_ascii_digit).count();
            // Right under an answer only an item of the number 1 begins a list.
            if was_answer && number > 0 {
                out.extend(std::iter::repeat_n('0', number - 1).chain(['1']));
            }
            out.push_str(line.get(if was_answer { number } else { 0 }..).unwrap_or_default());
        }
        blank = is_blank;
    }
    (out, close)
}

/// Tells whether half of the lines or more that are not set in ask something, up to the next heading.
fn asks_mostly(lines: &[&str], own: &Own) -> bool {
    let own_lines = (0..lines.len()).take_while(|at| heading(lines, *at, own).is_none());
    let written = own_lines.filter_map(|at| lines.get(at)).filter(|line| !line.trim().is_empty());
    let (mut asking, mut all) = (0_usize, 0_usize);
    for line in written.filter(|line| !line.starts_with([' ', '\t'])) {
        all += 1;
        asking += usize::from(asks(line) || is_task(line));
    }
    asking > 0 && asking * 2 >= all
}

/// Tells whether an indented line answers the one above: it says so, or that has come to its end, and nothing more is asked.
fn is_answer_below(lines: &[&str], at: usize) -> bool {
    let above = lines.get(at - 1).copied().unwrap_or_default();
    let below = lines.get(at..).unwrap_or_default();
    let first = below.first().copied().unwrap_or_default();
    let indented = |line: &&&str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
    let mut paragraph = below.iter().take_while(indented);
    let begins_item = |line: &str| {
        let words = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        words.starts_with(['-', '+', '.', ')', '>', '[', '|', '!'])
            || words.starts_with("* ")
            || choices::begins_choice(words)
    };
    let is_labelled = !first.trim_start().starts_with(['-', '+', '>', '|']) && answer::label(first).is_some();
    is_labelled
        || ends_sentence(above)
            && !begins_item(first)
            && !choices::begin_in_order(below.iter().copied().take(2))
            && !paragraph.any(|line| asks(line))
}

/// Returns the words of a heading: by number signs, by the line under it, or where a line of its own says what others
/// put over such things, as people write who know no signs.
pub fn heading<'a>(lines: &[&'a str], at: usize, own: &Own) -> Option<&'a str> {
    let line = lines.get(at).copied()?;
    let words = line.trim_start_matches('#');
    if words.len() < line.len() {
        return Some(words.trim().trim_end_matches('#').trim());
    }
    let next = lines.get(at + 1).map_or("", |next| next.trim());
    let ruled = !next.is_empty() && (next.bytes().all(|b| b == b'=') || next.bytes().all(|b| b == b'-'));
    if ruled && !line.trim().is_empty() {
        return Some(line.trim());
    }
    let begins =
        at.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(|before| before.trim().is_empty());
    let written = line.trim();
    let words = written.trim_matches(['*', '_']).trim();
    let is_set_off = words.len() + 4 <= written.len();
    let ends = next.is_empty() || is_set_off || words.ends_with(':');
    let is_over =
        begins && ends && !line.starts_with([' ', '\t']) && headings::stands_over(words, is_set_off, own);
    is_over.then(|| words.trim_end_matches(':'))
}
