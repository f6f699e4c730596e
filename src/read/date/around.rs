//! What may stand before and after a date that is a whole line: signs, labels, a place, a time of day.

use super::Precision;
use super::grammar::{before_day, date, weekday};
use super::token::{DateTokenKind, Tokens};
use super::words;
use std::ops::Range;

const DASHES: &[char] = &['-', '–', '—', '‐', '‑', '―'];
const OPENERS: &[char] = &['(', '[', '*', '_', '|', '•', '·', '~', '«', '#', '>'];
const CLOSERS: &[char] = &[')', ']', '*', '_', '|', '•', '·', '~', '»', '.', ',', ';', ':', '#', '）'];
/// Most letters of what leads in a date in a script without spaces, and how it ends.
const LABEL_LETTERS: usize = 6;
const LABEL_ENDS: [&str; 5] = ["于", "於", "時間", "时间", "日時"];
/// Words a place's name has at most.
const PLACE_WORDS: usize = 5;
/// Tokens that name a part of the day at most, and words among them that are known for nothing.
const PART_OF_DAY: usize = 8;
const OTHER_WORDS: usize = 2;
/// Most letters of the name of a weekday that is cut short.
const WEEKDAY_LETTERS: usize = 3;

/// A token at which the date of a whole line may begin.
#[derive(Clone, Debug)]
pub struct DateStart {
    /// The token.
    pub at: usize,
    /// The tokens of the place before it.
    pub place: Option<Range<usize>>,
    /// Whether a label stands before it.
    pub labelled: bool,
}

/// Returns every token at which the date of a whole line may begin, first to last: at its beginning, after
/// a label, after a place, or after both.
pub fn starts<'t>(tokens: &'t Tokens<'_>) -> impl Iterator<Item = DateStart> + 't {
    let opened = (0..tokens.len()).find(|at| !tokens.is_sign(*at, OPENERS)).unwrap_or(0);
    let labelled = after_label(tokens, opened);
    let mut found = vec![DateStart { at: opened, place: None, labelled: false }];
    found.extend(labelled.clone().map(|at| DateStart { at, place: None, labelled: true }));
    found.extend(after_glued(tokens, opened).map(|at| DateStart { at, place: None, labelled: true }));
    for from in [Some(opened), labelled.last()].into_iter().flatten() {
        if let Some((place, at)) = place(tokens, from) {
            let place = Some(place);
            found.push(DateStart { at, place: place.clone(), labelled: false });
            found.extend(after_label(tokens, at).map(|at| DateStart {
                at,
                place: place.clone(),
                labelled: true,
            }));
        }
    }
    found.into_iter()
}

/// The places after one label word, after two, and so on.
fn after_label(tokens: &Tokens<'_>, from: usize) -> impl Iterator<Item = usize> + Clone {
    let mut ends = Vec::new();
    let mut at = from;
    while ends.len() < 6
        && let Some(word) = tokens.word(at)
    {
        // `d. 26. Jun. 1793`
        let lead = before_day(tokens, at);
        if !words::LABELS.contains(&word) {
            ends.extend((lead > at + 1).then_some(lead));
            break;
        }
        at = tokens.skip_sign(at + 1, &[':', ',', '\'', '’', '|', '.', '،']);
        at = tokens.skip_sign(at, OPENERS);
        ends.push(at);
    }
    ends.into_iter()
}

/// `发表于2019-05-12`: in a script without spaces a word that says when leads in a day. The place after it.
///
/// Any other word before a number is of a title: `日记2019年5月12日`.
fn after_glued(tokens: &Tokens<'_>, from: usize) -> Option<usize> {
    let word = tokens.word(from)?;
    let at = tokens.skip_sign(from + 1, &[':', '：']);
    let leads = LABEL_ENDS.iter().any(|end| word.ends_with(end)) && word.chars().count() <= LABEL_LETTERS;
    let day = || date(tokens, at).is_some_and(|date| date.precision() == Precision::Day);
    (leads && tokens.joined(at) && day()).then_some(at)
}

/// `Leeds,` `New York, N.Y. –` `St. Louis, Mo.,`: its tokens and the place after it.
fn place(tokens: &Tokens<'_>, from: usize) -> Option<(Range<usize>, usize)> {
    let (mut at, mut words) = (from, 0);
    let mut last = None;
    while tokens.kind(at) == Some(DateTokenKind::Word) && words < PLACE_WORDS {
        let source = tokens.source(at);
        let capital = source.chars().next().is_some_and(|c| c.is_uppercase() || !has_case(c));
        let particle = words > 0 && words::PLACE_PARTICLES.contains(source);
        // `Au Grandval le 2 novembre 1759`
        let lead = before_day(tokens, at);
        let leads_in =
            words > 0 && lead > at && matches!(tokens.kind(lead), Some(DateTokenKind::Number { .. }));
        if leads_in {
            last = Some((from..at, lead));
            break;
        }
        let is_month = words::month(&words::normal(source)).is_some();
        let begins_date = is_month && matches!(tokens.kind(at + 1), Some(DateTokenKind::Number { .. }));
        if !(capital || particle) || begins_date {
            break;
        }
        words += 1;
        at += 1;
        let name = from..at;
        if tokens.is_sign(at, &['.', '-', '’', '\'']) && tokens.joined(at) {
            at += 1;
        }
        // `For the Bugle. Saturday, May 3, 2003`: the day of the week is the date's.
        // Days cut short may be something else: `St. Louis, Mo.,`
        let is_weekday = |at: usize| {
            tokens.source(at).chars().count() > WEEKDAY_LETTERS
                && weekday(tokens, at).is_some_and(|day| !tokens.is_sign(day, OPENERS) && day < tokens.len())
        };
        if is_weekday(at) {
            last = Some((name, at));
            break;
        }
        // `_Berlin_, den 14. Februar 1823`
        at = tokens.skip_sign(at, &['_', '*']);
        if tokens.is_sign(at, &[',', '،', '–', '—', '-', '(', ':', '|', '·', '•']) {
            last = Some((from..at, at + 1));
            at += 1;
            if is_weekday(at) {
                break;
            }
        }
    }
    let (range, end) = last?;
    Some((range, tokens.skip_sign(end, OPENERS)))
}

fn has_case(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase()
}

/// Tells whether nothing follows but a time of day, a weekday and closing signs.
pub fn is_end(tokens: &Tokens<'_>, at: usize) -> bool {
    // `[29. 4. 1893?]`: an editor is not sure.
    let guessed = tokens.is_sign(at, &['?']) && tokens.is_sign(at + 1, &[']', ')']);
    let mut at = tokens.skip_signs(at + usize::from(guessed), CLOSERS);
    if let Some(end) = weekday(tokens, tokens.skip_sign(at, &['(', '（'])) {
        at = tokens.skip_signs(end, CLOSERS);
    }
    if let Some(end) = time(tokens, at).or_else(|| part_of_day(tokens, at)) {
        at = tokens.skip_signs(end, CLOSERS);
    }
    // `2019年5月12日発行`: where letters have no case, a label stands behind too.
    let caseless = tokens.source(at).starts_with(|c: char| c.is_alphabetic() && !has_case(c));
    if caseless && tokens.skip_word(at, &words::LABELS) > at {
        at = tokens.skip_signs(at + 1, CLOSERS);
    }
    at >= tokens.len()
}

/// `onze heures du soir`, `in the evening`, `eleven o’clock at night`: a part of the day, and few words before it.
fn part_of_day(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let (mut end, mut others, mut last) = (at, 0, None);
    while end < tokens.len() && end - at < PART_OF_DAY && others <= OTHER_WORDS {
        let is_part = tokens.word(end).is_some_and(|word| words::PARTS_OF_DAY.contains(&word));
        let known = tokens.word(end).is_some_and(|word| {
            [&words::AT, &words::OF, &words::TIME_SIGNS, &words::BEFORE_DAY]
                .iter()
                .any(|of| of.contains(&word))
        });
        let small = tokens.source(end).starts_with(char::is_lowercase);
        // `o’clock`
        let within = tokens.is_sign(end, &['\'', '’']) && tokens.joined(end) && tokens.joined(end + 1);
        if !(is_part || known || small || within) {
            break;
        }
        others += usize::from(!(is_part || known || within));
        end += 1;
        last = is_part.then_some(end).or(last);
    }
    last.filter(|_| others <= OTHER_WORDS)
}

/// `at 10:32 am`, `T10:32:00+02:00`, `um 10.32 Uhr`, `10h32`, `– 10:32 (CET)`.
fn time(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut at = tokens.skip_sign(tokens.skip_sign(at, DASHES), &['@', '(']);
    for _ in 0..2 {
        // `kl. 18.00`, `godz. 18:00`
        let next = tokens.skip_word(at, &words::AT);
        at = if next > at { tokens.skip_sign(next, &['.']) } else { at };
    }
    tokens.number(at, 1..3).filter(|hour| *hour < 25)?;
    let mut end = at + 1;
    let mut parts = 0;
    while parts < 3 {
        let sign = tokens.is_sign(end, &[':', '.']) || tokens.word(end).is_some_and(|word| word == "h");
        if !(sign && tokens.number(end + 1, 1..10).is_some()) {
            break;
        }
        end += 2;
        parts += 1;
    }
    let bare = end;
    for _ in 0..2 {
        end = tokens.skip_sign(tokens.skip_word(end, &words::TIME_SIGNS), &['.']);
    }
    (parts > 0 || end > bare).then(|| zone(tokens, end))
}

/// `Z`, `UTC`, `+02:00`, `-0500`, `(CEST)`, `-0400 (EDT)`: the place after it.
fn zone(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut at = at;
    let (mut named, mut counted) = (false, false);
    // The hours and the name of a zone stand in either order, each once: `10:30 GMT NEWS` has a word after it.
    for _ in 0..2 {
        let open = tokens.skip_sign(at, &['(', '[']);
        let source = tokens.source(open);
        let name = tokens.kind(open) == Some(DateTokenKind::Word)
            && source.len() <= 5
            && source.chars().all(|c| c.is_ascii_uppercase());
        if name && !named {
            (at, named) = (open + 1, true);
        }
        let sign = if at > open { at } else { open };
        if !counted && tokens.is_sign(sign, &['+', '-', '−']) && tokens.number(sign + 1, 1..5).is_some() {
            (at, counted) = (sign + 2, true);
            if tokens.is_sign(at, &[':']) && tokens.number(at + 1, 2..3).is_some() {
                at += 2;
            }
        }
    }
    at
}

/// Tells whether the date of tokens `start..end` is one end of a range.
pub fn is_range(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    let number_or_month = |at: usize| {
        matches!(tokens.kind(at), Some(DateTokenKind::Number { .. }))
            || tokens.word(at).is_some_and(|word| words::month(&word).is_some())
    };
    let joins = |at: usize| {
        tokens.is_sign(at, DASHES)
            || tokens.is_sign(at, &['/', '&'])
            || tokens.word(at).is_some_and(|word| words::TO.contains(&word))
    };
    // `Max2 - 19 October 2023`: the figure belongs to a name.
    let in_name = |at: usize| tokens.joined(at) && at > 0 && tokens.kind(at - 1) == Some(DateTokenKind::Word);
    let before = start >= 2 && joins(start - 1) && number_or_month(start - 2) && !in_name(start - 2);
    // `2003 - Jan Bielecki`: a month has its year or day after it.
    let begins = |at: usize| {
        matches!(tokens.kind(at), Some(DateTokenKind::Number { .. }))
            || (number_or_month(at) && matches!(tokens.kind(at + 1), Some(DateTokenKind::Number { .. })))
    };
    let after = tokens.is_sign(end, DASHES) && begins(end + 1) && time(tokens, end).is_none();
    before || after
}
