//! Lines of a web page or a mail that are not text.
//!
//! A line goes only as a whole, and only at the head or foot of its file, in a cluster of its kind, or where
//! the configuration names it. When in doubt it stays.

mod around;
mod known;
mod pages;
mod shortcodes;

pub(super) use around::is_tag_row;
pub(super) use known::{
    heads_list, is_comments as heads_comments, is_elsewhere, is_known, is_of_reader, tells_how_to_leave,
};
pub(super) use pages::beside_folios;

use super::line::Line;
use super::{Context, HeldDoubt, correct, doubt, notes, part, sign, signature, stamp};
use crate::lang::Lexicon;
use crate::model::FindingKind;
use crate::read::{date, front_matter};
use known::{LISTS, plain};
use std::ops::Range;
use std::sync::LazyLock;

/// How many lines at the head of a file are looked at.
const HEAD: usize = 24;

/// Takes furniture off the lines of a file: a line that goes is left blank.
///
/// Where a page's number stood within a sentence, the sentence goes on.
pub(super) fn take_off(lines: &mut Vec<Line<'_>>, context: &mut Context<'_>) {
    shortcodes::take_off(lines, context);
    let mut off: Vec<Reason> = lines.iter().map(|line| dropped(line, context)).collect();
    project_gutenberg(lines, &mut off);
    around::templates(lines, &mut off);
    around::comments(lines, &mut off);
    around::links(lines, &mut off, context);
    head(lines, &mut off);
    foot(lines, &mut off, context);
    let notes = trailing_notes(lines);
    if let (Some(above), Some(off)) = (lines.get(..notes), off.get_mut(..notes)) {
        foot(above, off, context);
    }
    clusters(lines, &mut off);
    around::counts(lines, &mut off, context);
    let within = pages::take_off(lines, &mut off, context);
    correct::furniture(lines, &mut off, context);
    let free = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
    let apart: Vec<bool> = (0..lines.len()).map(|at| free(at.checked_sub(1)) && free(Some(at + 1))).collect();
    for ((line, reason), apart) in lines.iter_mut().zip(off).zip(apart) {
        if let Some(reason) = reason.filter(|_| !line.is_blank()) {
            // A line of a menu has others beside it.
            if reason == AT_MOST_FEET
                && apart
                && !heads_list(line.text)
                && signature::is_name(line.text)
                && context.survey.pattern().is_name(line.text)
            {
                let doubt = doubt::signature(line.text);
                context.doubts.push(HeldDoubt { doubt, at: line.range() });
            }
            context.find(FindingKind::Furniture, line.range(), reason);
            line.text = "";
            line.width = 0;
        }
    }
    let mut index = 0;
    lines.retain(|line| {
        index += 1;
        !(line.is_blank() && within.get(index - 1).is_some_and(|within| *within))
    });
}

/// Tells whether a line is a link that pages have over their texts: `RSS`, `Archives`.
pub(super) fn is_of_page(line: &str) -> bool {
    is_known(line) || is_elsewhere(line)
}

/// Why a line goes, where it does.
type Reason = Option<&'static str>;

const KNOWN: &str = "a line that web pages and mails commonly have about a text";

const AMID_FEET: &str = "it stands amid lines at the foot of most articles of the series";

const AT_MOST_FEET: &str = "it stands at the foot of most articles of the series";

fn dropped(line: &Line<'_>, context: &Context<'_>) -> Reason {
    let text = line.text;
    let named = |drop: &String| !drop.trim().is_empty() && drop.trim().eq_ignore_ascii_case(text);
    (!text.is_empty() && context.input.options.drop.iter().any(named)).then_some("named by `drop`")
}

/// Everything outside the two lines that say where an electronic book of Project Gutenberg starts and ends.
fn project_gutenberg(lines: &[Line<'_>], off: &mut [Reason]) {
    let is_mark = |line: &Line<'_>, word: &str| front_matter::is_mark(line.text, word);
    let reason = "it stands outside the marks of Project Gutenberg";
    if let Some(start) = lines.iter().position(|line| is_mark(line, "START")) {
        off.iter_mut().take(start + 1).for_each(|line| *line = Some(reason));
        let words = lines.iter().enumerate().skip(start + 1).skip_while(|(_, line)| line.is_blank());
        let first = words.clone().next().is_some_and(|(_, line)| front_matter::is_of_makers(line.text));
        for (at, _) in words.take_while(|(_, line)| first && !line.is_blank()) {
            off[at] = Some("it says who made the electronic text");
        }
    }
    if let Some(end) = lines.iter().rposition(|line| is_mark(line, "END")) {
        off.iter_mut().skip(end).for_each(|line| *line = Some(reason));
    }
}

/// Known lines above the text: as far as lines are short.
fn head(lines: &[Line<'_>], off: &mut [Reason]) {
    let (mut known, mut others, mut words) = (Vec::new(), 0, 0);
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()).take(HEAD) {
        if is_way(line.text) {
            off[index] = Some("the path to the page in its site");
            continue;
        }
        let near = |at: Option<usize>| {
            let line = at.and_then(|at| lines.get(at)).filter(|line| !line.is_blank());
            line.is_some_and(|line| is_known(line.text) || around::is_button(line.text))
        };
        let is_one_word = !line.text.contains(' ') && !near(index.checked_sub(1)) && !near(Some(index + 1));
        let within = !line.text.contains(' ') && !alone_in_chunk(lines, index);
        // What it says of the date is read with the head.
        let dated = line.text.bytes().any(|byte| byte.is_ascii_digit()) && part::is_marked(&part::part(line));
        if is_known(line.text) && !(is_one_word && within) && !dated {
            known.push(index);
            continue;
        }
        let own = line.text.split_whitespace().count();
        if line.ends_sentence() || own > 8 {
            words += own;
        }
        if words > 40 {
            break;
        } else if !line.ends_sentence() && date::whole_line(line.text).is_none() {
            others += 1;
        }
    }
    // A single such line with no other that could be the title is the title.
    if known.len() > 1 || others > 0 {
        known.into_iter().for_each(|index| off[index] = off[index].or(Some(KNOWN)));
    }
}

/// Tells whether a line is the path to a page: `Home > Archive > 1936 > The Spinners`.
fn is_way(line: &str) -> bool {
    [" > ", " › ", " » ", " → ", " >> "].iter().any(|sign| {
        let parts = line.split(sign);
        parts.clone().count() >= 3
            && parts.clone().all(|part| (1..=10).contains(&part.split_whitespace().count()))
    }) && !line.ends_with(['.', '!', ',', ';', ':'])
}

/// Tells whether no line that is not a known one touches a line.
fn alone_in_chunk(lines: &[Line<'_>], index: usize) -> bool {
    let free = |at: Option<usize>| {
        at.and_then(|at| lines.get(at)).is_none_or(|line| line.is_blank() || is_known(line.text))
    };
    free(index.checked_sub(1)) && free(Some(index + 1))
}

/// Known and repeated lines below the text: from the last line up to the first that is neither.
fn foot(lines: &[Line<'_>], off: &mut [Reason], context: &Context<'_>) {
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(0);
    let mut rulings = Vec::new();
    let listed = listed(lines, off, context);
    let signed = signature(lines);
    let is_copy = is_copy(lines, context);
    // Two letters may name the same source in the same note.
    let is_called = |at: usize| notes::is_called(lines[at].text, lines[..at].iter().map(|line| line.text));
    for (index, line) in lines.iter().enumerate().skip(first + 1).rev() {
        if line.is_blank() {
            continue;
        }
        if signed.contains(&index) {
            break;
        }
        if is_pen_name(lines, index, off, context) || signature::is_configured(line.text, context) {
            break;
        }
        let part_of_text = !line.text.contains(' ') && !alone_in_chunk(lines, index);
        // A word that other articles end with too, below words of only this one: the last of its tags.
        let last_of_own = !line.text.contains(' ')
            && index.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| {
                !above.is_blank() && !is_known(above.text) && !context.survey.repeats_at_foot(above.text)
            });
        let reason = if (is_known(line.text) && !part_of_text) || listed.is_some_and(|listed| index >= listed)
        {
            KNOWN
        } else if !is_copy && !last_of_own && context.survey.repeats_at_foot(line.text) && !is_called(index) {
            AT_MOST_FEET
        } else if off.iter().skip(index + 1).any(Option::is_some) && known::is_filed_row(line.text) {
            KNOWN
        } else if around::is_teased(lines, index, off, context) {
            around::TEASED
        } else if around::is_tags(lines, index, off, context) {
            "the tags of the text, right above what its page has below it"
        } else if sign::is_ruling(line.text) || around::is_button(line.text) {
            rulings.push(index);
            continue;
        } else if off.get(index).is_some_and(Option::is_some) {
            continue;
        } else if off.iter().skip(index + 1).any(Option::is_some) && stamp::is_stamp(line.text) {
            "its page says there who wrote the text and when"
        } else if !is_copy && is_amid(lines, index, off, context) {
            AMID_FEET
        } else {
            break;
        };
        // A ruling goes with what it rules off.
        let ruled = rulings.drain(..).chain([index]);
        ruled.for_each(|index| off[index] = off[index].or(Some(reason)));
    }
    if let Some(above) = (0..lines.len()).rev().find(|at| !lines[*at].is_blank() && off[*at].is_none())
        && sign::is_ruling(lines[above].text)
        && off.iter().skip(above).any(Option::is_some)
    {
        off[above] = Some("the ruling over lines that were taken off");
    }
}

/// So many lines right above a line show that it stands amid a menu.
const MENU_ABOVE: usize = 3;

/// Tells whether a line that differs from article to article stands amid lines that most have at their foot: tags in another
/// order, a number of articles.
fn is_amid(lines: &[Line<'_>], index: usize, off: &[Reason], context: &Context<'_>) -> bool {
    let above = lines[..index].iter().rev().filter(|line| !line.is_blank());
    let repeats = |line: &Line<'_>| context.survey.repeats_at_foot(line.text);
    !lines[index].ends_sentence()
        && off.iter().skip(index + 1).any(Option::is_some)
        && above.take(MENU_ABOVE).filter(|line| repeats(line)).count() == MENU_ABOVE
}

/// Most words of a line that closes a letter above its name.
const CLOSE: usize = 7;

/// Tells whether a line that ends most articles names who wrote them, and says nothing of the page: by itself right below
/// the text, with no furniture below it unless it is in capitals.
fn is_pen_name(lines: &[Line<'_>], index: usize, off: &[Reason], context: &Context<'_>) -> bool {
    let text = lines[index].text;
    let above = lines[..index].iter().rev().find(|line| !line.is_blank());
    let apart = index.checked_sub(1).is_some_and(|at| lines[at].is_blank());
    let below = || off.iter().skip(index + 1).any(Option::is_some);
    apart
        && signature::is_name(text)
        && (sign::is_capitals(text) || !below())
        && !lines.iter().filter(|line| !line.is_blank()).take(3).any(|line| line.text == text)
        && above.is_some_and(|line| {
            // `In haste, your` above `ANN LEE.`
            let closes = line.text.ends_with(',')
                || (sign::is_capitals(text) && line.text.split_whitespace().count() <= CLOSE);
            (line.ends_sentence() || closes) && !context.survey.repeats_at_foot(line.text)
        })
}

/// Tells whether most words of a file stand in lines that are at the foot of most articles: it is a copy of
/// another article, or nearly so, and they are its text.
fn is_copy(lines: &[Line<'_>], context: &Context<'_>) -> bool {
    let words = |line: &Line<'_>| line.text.split_whitespace().count();
    let repeated = lines.iter().filter(|line| context.survey.repeats_at_foot(line.text));
    repeated.map(words).sum::<usize>() * 2 > lines.iter().map(words).sum()
}

/// Returns the lines of a closing formula and the names below it, which letters of one hand repeat.
fn signature(lines: &[Line<'_>]) -> Range<usize> {
    let short = |line: &Line<'_>| line.text.split_whitespace().count() <= CLOSE;
    let named = |at: usize| {
        let below = lines.iter().skip(at + 1).find(|line| !line.is_blank());
        below.is_some_and(|line| is_signed(line.text))
    };
    let close = (0..lines.len()).rev().find(|at| {
        let line = &lines[*at];
        short(line) && (is_closing(line.text) || (line.text.ends_with(',') && named(*at)))
    });
    let Some(close) = close else { return 0..0 };
    let below = lines.iter().skip(close + 1);
    let names = below.take_while(|line| {
        let name = !line.ends_sentence() || signature::is_name(line.text);
        line.is_blank() || (short(line) && name && !is_known(line.text))
    });
    // What stands two chunks below is not the name any more.
    let mut chunks = 0;
    let mut blank = false;
    let count = names.take_while(|line| {
        chunks += usize::from(blank && !line.is_blank());
        blank = line.is_blank();
        chunks <= 1
    });
    close..close + 1 + count.count()
}

/// Tells whether a line may be the name below the last words of a letter, whatever their language.
fn is_signed(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words <= 4
        && line.starts_with(char::is_uppercase)
        && line.trim_end_matches('.').ends_with(char::is_alphabetic)
        && !is_known(line)
}

/// Tells whether a line is the formula that closes a letter.
pub(super) fn is_closing(line: &str) -> bool {
    let plain = plain(line);
    line.ends_with([',', '!']) && CLOSINGS.lead(&plain).is_some() || CLOSINGS.contains(&plain)
}

static CLOSINGS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.closings));

/// A note in brackets has no more lines than these.
const BRACKETED: usize = 80;

/// Returns the line at which the notes begin that end the file, else the number of lines. A note in brackets may have
/// several paragraphs.
pub(super) fn trailing_notes(lines: &[Line<'_>]) -> usize {
    let mut start = lines.len();
    // How many brackets are open here, and the line that closes the last of them.
    let (mut depth, mut closed) = (0_usize, lines.len());
    for (index, line) in lines.iter().enumerate().rev() {
        let count = |mark| line.text.matches(mark).count();
        closed = if depth == 0 { index } else { closed };
        depth = (depth + count(']')).saturating_sub(count('['));
        let head = !line.is_blank() && index.checked_sub(1).is_none_or(|before| lines[before].is_blank());
        if notes::may_start(line.text) || notes::is_heading(line.text) || sign::is_ruling(line.text) {
            start = index;
        } else if head && (depth == 0 || closed - index > BRACKETED) {
            break;
        }
    }
    start
}

/// Returns where a list of other articles begins, if one with a known heading ends the file.
fn listed(lines: &[Line<'_>], off: &[Reason], context: &Context<'_>) -> Option<usize> {
    let left = |at: &usize| !lines[*at].is_blank() && off[*at].is_none();
    let text: Vec<usize> = (0..lines.len()).filter(left).collect();
    let short = |line: &Line<'_>| {
        line.text.split_whitespace().count() <= 14 && (!line.ends_sentence() || line.text.ends_with('?'))
    };
    // Below the title of each may stand how it begins.
    let other = |at: usize| around::may_be_other(lines, at, context);
    let teaser = |place: usize| {
        let title = place.checked_sub(1).and_then(|above| text.get(above));
        title.is_some_and(|at| other(*at) || (around::is_cut(lines[text[place]].text) && short(&lines[*at])))
    };
    let tail = (0..text.len()).rev().take(12).take_while(|place| {
        let at = text[*place];
        let known = is_known(lines[at].text) || LISTS.contains(&plain(lines[at].text));
        short(&lines[at]) || known || other(at) || teaser(*place)
    });
    let tail = tail.map(|place| text[place]);
    tail.filter(|at| LISTS.contains(&plain(lines[*at].text))).last()
}

/// Two known lines or more that stand together anywhere.
fn clusters(lines: &[Line<'_>], off: &mut [Reason]) {
    let mut run = Vec::new();
    for index in 0..=lines.len() {
        let line = lines.get(index);
        if line.is_some_and(|line| !line.is_blank() && is_known(line.text)) {
            run.push(index);
        } else if line.is_none_or(|line| !line.is_blank()) {
            if run.len() >= 2 {
                run.iter().for_each(|index| off[*index] = off[*index].or(Some(KNOWN)));
            }
            run.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::line::lines;

    /// A name above notes of several paragraphs was not seen as the signature, and became a heading.
    #[test]
    fn notes_in_brackets_may_have_several_paragraphs() {
        let at = |text: &str| trailing_notes(&lines(text, 0));
        assert_eq!(
            at(
                "So it is.\n\nC.\n\n[Footnote 1: He says:\n\n  One line,\n  and one.]\n\n[Footnote 2: Or so.]"
            ),
            4
        );
        assert_eq!(at("So it is.\n\nC.\n\n[Footnote 1: He says.]"), 4);
        assert_eq!(at("[1] So it is.\n\nThis is the text.\n\nAnd [this] is it."), 5, "nothing is left open");
        let long = format!("[1] So it is.\n\n{}No more.]", "A line.\n\n".repeat(90));
        assert_eq!(at(&long), lines(&long, 0).len(), "a bracket that a text forgot to open");
    }
}
