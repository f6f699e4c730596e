//! What a page has about a text that no single line tells: comments of readers, links to other articles, and
//! counts of who liked it.

use super::super::survey::NEAR;
use super::known::{is_comment_form, is_comments, is_reply, is_said, is_template, plain};
use super::{Context, KNOWN, Line, Reason, is_known};
use crate::lang::Lexicon;
use crate::read::date;
use std::sync::LazyLock;

/// Takes off what pages say in the same words about each text, anywhere.
pub(super) fn templates(lines: &[Line<'_>], off: &mut [Reason]) {
    let templates = lines.iter().zip(off).filter(|(line, _)| is_template(line.text));
    templates.for_each(|(_, off)| *off = off.or(Some(KNOWN)));
}

/// Tells whether a line is only a number or sign, as counts and buttons are.
pub(super) fn is_button(line: &str) -> bool {
    is_count(line) || (!line.is_empty() && is_icon(line))
}

/// Takes off the comments of readers below a text, to the end of the file: from the heading on that stands next
/// above the first line that somebody answers with, or that asks for a comment.
pub(super) fn comments(lines: &[Line<'_>], off: &mut [Reason]) {
    let long = |line: &Line<'_>| line.text.split_whitespace().count() > 14;
    let text = lines.iter().position(long).unwrap_or(lines.len());
    let dated = |at: usize| {
        let below = lines.iter().skip(at + 1).find(|line| !line.is_blank());
        below.is_some_and(|line| date::whole_line(line.text).is_some())
    };
    let shows = |at: &usize| {
        let line = lines[*at].text;
        is_reply(line) || is_comment_form(line) || (is_said(line) && dated(*at))
    };
    let Some(first) = (text..lines.len()).find(shows) else { return };
    let heads = |at: &usize| {
        is_comments(lines[*at].text) && at.checked_sub(1).is_none_or(|before| ends_block(&lines[before]))
    };
    if let Some(heading) = (text..first).rev().find(heads) {
        off.iter_mut()
            .skip(heading)
            .for_each(|off| *off = off.or(Some("comments of readers below the text")));
    }
}

/// Tells whether what is below a line does not go on from it.
fn ends_block(line: &Line<'_>) -> bool {
    line.is_blank() || is_known(line.text) || line.text.contains(['←', '→'])
}

/// Takes off the links to the articles before and after: a title of another article with an arrow.
pub(super) fn links(lines: &[Line<'_>], off: &mut [Reason], context: &Context<'_>) {
    let mut near = HEAD;
    for (line, off) in lines.iter().zip(off) {
        near = near.saturating_sub(usize::from(!line.is_blank()));
        if near > 0 && is_two_titles(line.text, context) {
            *off = off.or(Some("the titles of the articles before and after"));
        }
        let mut parts = line.text.split('\t').filter(|part| !part.trim().is_empty()).peekable();
        if parts.peek().is_some() && parts.all(|part| is_way(part.trim(), context)) {
            *off = off.or(Some("a link to another article"));
        }
    }
}

/// So many lines from the top may hold the titles of other articles.
const HEAD: usize = 10;

/// Tells whether a line is two titles of other articles, one after the other: `The Frost of 1886 Limes on the Towpath`.
fn is_two_titles(line: &str, context: &Context<'_>) -> bool {
    const WORDS: usize = 24;
    let count = line.split(' ').count();
    // So does a row of names stand there, each of which heads another article.
    let pattern = context.survey.pattern();
    let is_title =
        |words: &str| words.contains(' ') && context.survey.is_near_head(words) && !pattern.is_name(words);
    (4..=WORDS).contains(&count)
        && !line.contains("  ")
        && line.match_indices(' ').any(|(at, _)| is_title(&line[..at]) && is_title(&line[at + 1..]))
}

fn is_way(part: &str, context: &Context<'_>) -> bool {
    let arrow = |c: char| "←→⟵⟶⇐⇒➔➜➡⬅«»‹›<>".contains(c) || c.is_whitespace();
    let title = part.trim_matches(arrow);
    title.len() < part.len() && !title.is_empty() && context.survey.is_near_head(title)
}

/// Words of the title of another article that stands below a text: fewer may be any heading, more are text.
const TITLE: std::ops::RangeInclusive<usize> = 3..=20;

/// Why such a line is taken off, and the words below it with which that article begins.
pub(super) const TEASED: &str = "another article of the series, to which the page leads below the text";

/// Tells whether words break off, as pages cut the first words of an article: `The lock was opened at five and…`
pub(super) fn is_cut(line: &str) -> bool {
    let line = line.trim_end_matches([']', ')', ' ']);
    line.ends_with('…') || line.ends_with("...")
}

/// Tells whether a line above others that were taken off is the title of another article, with how that begins below it,
/// or these first words.
pub(super) fn is_teased(lines: &[Line<'_>], index: usize, off: &[Reason], context: &Context<'_>) -> bool {
    if !off.iter().skip(index + 1).any(Option::is_some) {
        return false;
    }
    let written = |at: &usize| !lines[*at].is_blank();
    let above = (0..index).rev().find(written);
    let below = (index + 1..lines.len()).find(written);
    let line = &lines[index];
    if may_be_other(lines, index, context) {
        return below.is_some_and(|below| is_cut(lines[below].text) || off[below] == Some(TEASED));
    }
    is_cut(line.text) && above.is_some_and(|above| may_be_other(lines, above, context))
}

/// Tells whether a line is near the head of another text, as a title is, and not of most.
pub(super) fn may_be_other(lines: &[Line<'_>], at: usize, context: &Context<'_>) -> bool {
    let text = lines[at].text;
    let short = |line: &&Line<'_>| line.text.split_whitespace().count() <= SHORT;
    let head = || lines.iter().filter(|line| !line.is_blank()).take_while(short);
    // Near the head of its own text it must stand near that of another too.
    let own = lines[..at].iter().filter(|line| !line.is_blank()).take(NEAR).count() < NEAR;
    TITLE.contains(&text.split_whitespace().count())
        && if own { context.survey.is_near_heads(text) } else { context.survey.is_near_head(text) }
        && !context.survey.repeats_at_head(text)
        && head().all(|line| line.text != text)
}

/// Most words of a line of a head: with more the text begins.
const SHORT: usize = 14;

/// Tells whether a line is a row of tags: a few words in each column, right above a line that was taken off. A
/// single tag is one where such rows stand there in other articles of the series.
pub(super) fn is_tags(lines: &[Line<'_>], index: usize, off: &[Reason], context: &Context<'_>) -> bool {
    let Some((line, below)) = lines.get(index).zip(lines.get(index + 1)) else { return false };
    let touches =
        !below.is_blank() && off.get(index + 1).is_some_and(Option::is_some) && is_known(below.text);
    let free = index.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(Line::is_blank);
    let single = || line.text.split_whitespace().count() <= 4 && context.survey.has_tags_above(below.text);
    touches && free && !line.ends_sentence() && (is_tag_row(line.text) || single())
}

/// Tells whether a line has two columns or more of a few words each, two spaces or a tab between them.
pub(in super::super) fn is_tag_row(line: &str) -> bool {
    let columns =
        || line.split("  ").flat_map(|part| part.split('\t')).map(str::trim).filter(|part| !part.is_empty());
    columns().count() >= 2 && columns().all(|part| part.split_whitespace().count() <= 5)
}

/// Takes off lone numbers and signs, and a few words, that touch lines which were taken off: `♡`, `14`, `Follow`.
pub(super) fn counts(lines: &[Line<'_>], off: &mut [Reason], context: &Context<'_>) {
    let text: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_blank()).collect();
    let mut from = 0;
    while from < text.len() {
        let slight = |at: &usize| off[*at].is_none() && is_slight(lines[*at].text, context);
        let run = text[from..].iter().take_while(|at| slight(at)).count();
        if run == 0 {
            from += 1;
            continue;
        }
        let gone = |place: Option<&usize>| place.is_some_and(|at| off[*at].is_some());
        let (above, below) =
            (gone(from.checked_sub(1).and_then(|at| text.get(at))), gone(text.get(from + run)));
        let own = &text[from..from + run];
        // Right above a line of text stands the number of a note or of a section.
        let last = own.last().copied().unwrap_or_default();
        let labels = is_count(lines[last].text) && !below && text.get(from + run) == Some(&(last + 1));
        let many = run > 1 || own.iter().any(|at| !is_count(lines[*at].text));
        let words = own.iter().filter(|at| !is_button(lines[**at].text)).count();
        let mixed = words > 0 && own.iter().any(|at| is_icon(lines[*at].text));
        if !labels && (mixed || (above && below) || (many && (above || below))) {
            own.iter().for_each(|at| off[*at] = Some(KNOWN));
        }
        from += run;
    }
}

/// Tells whether a line is no furniture by itself but may be among other such lines.
fn is_slight(line: &str, context: &Context<'_>) -> bool {
    let repeats = || context.survey.repeats_at_head(line) || context.survey.repeats_at_foot(line);
    is_count(line) || is_icon(line) || (SLIGHT.contains(&plain(line)) && repeats())
}

/// Tells whether a line is only a number: `14`, `1.2K`.
fn is_count(line: &str) -> bool {
    let digits = line.trim_end_matches(['K', 'k', 'M', '+']);
    !digits.is_empty()
        && digits.len() <= 5
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        && digits.starts_with(|c: char| c.is_ascii_digit())
}

/// Tells whether a line is a sign that pages have for a button.
fn is_icon(line: &str) -> bool {
    line.chars().all(|c| "·∙⋅|♡♥❤👏💬🔁↗🔖🔗\u{fe0f} ".contains(c))
}

static SLIGHT: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.slight));
