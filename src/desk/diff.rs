//! Lines of a text before and after a change, and a text written anew so that lines that stay keep every byte.

use super::html::Html;
use crate::lang::desk::DeskWords;

/// Beyond so many pairs of lines the whole passage counts as changed: comparing them would take seconds.
const MOST_PAIRS: usize = 4_000_000;
/// So many lines around a change are shown.
const AROUND: usize = 2;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'t> {
    /// It stays: the line before, with its end.
    Keep(&'t str),
    /// It goes.
    Take(&'t str),
    /// It is new, without an end.
    Put(&'t str),
}

/// Cuts a text into lines, each with its end.
fn lines(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest
            .find(['\n', '\r'])
            .map_or(rest.len(), |at| at + if rest[at..].starts_with("\r\n") { 2 } else { 1 });
        let (line, after) = rest.split_at(end);
        out.push(line);
        rest = after;
    }
    out
}

fn bare(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

/// Tells whether two lines look the same on a page, which has no control characters.
fn alike(line: &str, shown: &str) -> bool {
    let seen = |c: char| if c.is_control() && c != '\t' { '\u{fffd}' } else { c };
    bare(line).chars().map(seen).eq(bare(shown).chars().map(seen))
}

/// Compares two texts line by line, whatever their line ends.
pub(super) fn steps<'t>(before: &'t str, after: &'t str) -> Vec<Step<'t>> {
    let (old, new) = (lines(before), lines(after));
    let lead = old.iter().zip(&new).take_while(|(a, b)| alike(a, b)).count();
    let (old_rest, new_rest) = (&old[lead..], &new[lead..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| alike(a, b)).count();
    let (old_mid, new_mid) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    let mut steps: Vec<Step<'t>> = old[..lead].iter().map(|line| Step::Keep(line)).collect();
    if old_mid.len().saturating_mul(new_mid.len()) > MOST_PAIRS {
        steps.extend(old_mid.iter().map(|line| Step::Take(line)));
        steps.extend(new_mid.iter().map(|line| Step::Put(bare(line))));
    } else {
        middle(old_mid, new_mid, &mut steps);
    }
    steps.extend(old_rest[old_rest.len() - tail..].iter().map(|line| Step::Keep(line)));
    steps
}

/// Compares lines by their longest common sequence.
fn middle<'t>(old: &[&'t str], new: &[&'t str], steps: &mut Vec<Step<'t>>) {
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            common[at * width + to] = if alike(old[at], new[to]) {
                common[(at + 1) * width + to + 1] + 1
            } else {
                common[(at + 1) * width + to].max(common[at * width + to + 1])
            };
        }
    }
    let (mut at, mut to) = (0, 0);
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && alike(old[at], new[to]) {
            steps.push(Step::Keep(old[at]));
            (at, to) = (at + 1, to + 1);
        } else if to == new.len()
            || (at < old.len() && common[(at + 1) * width + to] >= common[at * width + to + 1])
        {
            steps.push(Step::Take(old[at]));
            at += 1;
        } else {
            steps.push(Step::Put(bare(new[to])));
            to += 1;
        }
    }
}

/// Writes a text as another has it. Lines that stay keep every byte; new ones end as the text's lines do.
pub(super) fn rewritten(before: &str, after: &str) -> String {
    let count = |end: &str| before.matches(end).count();
    let windows = count("\r\n");
    let end = if windows * 2 > count("\n") {
        "\r\n"
    } else if count("\n") == 0 && count("\r") > 0 {
        "\r"
    } else {
        "\n"
    };
    let mut out = String::with_capacity(after.len());
    for step in steps(before, after) {
        // A line that was the last may have none.
        if !out.is_empty() && !out.ends_with(['\n', '\r']) && !matches!(step, Step::Take(_)) {
            out.push_str(end);
        }
        match step {
            Step::Keep(line) => out.push_str(line),
            Step::Put(line) => {
                out.push_str(line);
                out.push_str(end);
            }
            Step::Take(_) => {}
        }
    }
    if !after.ends_with(['\n', '\r']) {
        out.truncate(bare(&out).len());
    } else if !out.ends_with(['\n', '\r']) {
        out.push_str(end);
    }
    out
}

/// Shows what changes, with the lines around it.
pub(super) fn show(before: &str, after: &str, t: &DeskWords) -> Html {
    let steps = steps(before, after);
    let near = |at: usize| {
        let from = at.saturating_sub(AROUND);
        steps.iter().skip(from).take(at - from + AROUND + 1).any(|step| !matches!(step, Step::Keep(_)))
    };
    let mut html = Html::default();
    html.raw("<ol class=\"diff\">");
    let mut gap = false;
    for (at, step) in steps.iter().enumerate() {
        if !near(at) {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            html.raw("<li class=\"gap\" aria-label=\"").text(t.lines_that_stay).raw("\">⋮</li>");
        }
        match step {
            Step::Keep(line) => html.raw("<li>").text(bare(line)),
            Step::Take(line) => html.raw("<li class=\"gone\"><del>").text(bare(line)).raw("</del>"),
            Step::Put(line) => html.raw("<li class=\"new\"><ins>").text(line).raw("</ins>"),
        };
        html.raw("</li>");
    }
    html.raw("</ol>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_that_stay_keep_their_ends_and_what_no_page_shows() {
        assert_eq!(rewritten("a\r\nb\nc", "a\nx\nc"), "a\r\nx\nc");
        assert_eq!(rewritten("a\r\nb\r\n", "a\nb\nc\n"), "a\r\nb\r\nc\r\n");
        assert_eq!(rewritten("a\u{c}b\nc\n", "a\u{fffd}b\nd\n"), "a\u{c}b\nd\n");
        assert_eq!(rewritten("a\rb\r", "a\nc\n"), "a\rc\r");
        assert_eq!(rewritten("a", "a\nb\n"), "a\nb\n");
        assert_eq!(rewritten("a\nb\n", "a\nb"), "a\nb");
        assert_eq!(rewritten("", "a\n"), "a\n");
        assert_eq!(rewritten("a\n", ""), "");
    }

    proptest! {
        // What a browser sends back of a text that nobody touched is that text.
        #[test]
        fn a_text_that_is_sent_back_as_it_was_is_not_changed(text in "([a-zé \t\u{c}]{0,4}(\r\n|\n|\r)){0,12}[a-z]{0,3}") {
            let sent = text.replace("\r\n", "\n").replace('\r', "\n").replace('\u{c}', "\u{fffd}").replace('\n', "\r\n");
            prop_assert_eq!(rewritten(&text, &sent), text);
        }

        #[test]
        fn a_changed_text_says_what_was_sent_and_keeps_each_line_that_stays(
            head in "([a-z]{1,4}(\r\n|\n)){0,6}", old in "[A-Z]{1,5}", new in "[0-9]{1,5}", tail in "(\r\n|\n)([a-z]{1,4}(\r\n|\n)){0,6}"
        ) {
            let before = format!("{head}{old}{tail}");
            let after = rewritten(&before, &format!("{head}{new}{tail}").replace("\r\n", "\n"));
            let (kept, rest) = after.split_at(head.len());
            prop_assert_eq!(kept, head);
            prop_assert!(rest.starts_with(&new));
            prop_assert!(rest.ends_with(tail.split_once('\n').map_or("", |(_, tail)| tail)));
        }
    }
}
