//! A line at the head of an article divided into its parts: `No. 3 | 12 May 2003 | Ann Lee | Page 10`.

pub(super) use super::count::{is_aside, is_number, numbered};
use super::count::{is_counted, is_number_word};
use super::credits::{self, Credit};
use super::dateline;
use super::furniture;
use super::labels;
use super::line::{Line, ends_sentence};
use super::measures::{self, COUNT_DIGITS};
use super::part::{self, HeadLine};
use super::stamp;
use super::who;
use crate::lang::Lexicon;
use crate::read::date::{self, Precision};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Marks that part two things wherever they stand.
pub(super) const STRONG: [char; 6] = ['|', '·', '•', '∙', '⋅', '\t'];

/// Two spaces of scripts that have one between the names of a person.
pub(super) const WIDE: &str = "\u{3000}\u{3000}";

/// Marks that part two things at the side of a date.
pub(super) const WEAK: [char; 14] = [',', ';', '.', ':', '—', '–', '-', '/', '(', ')', '[', ']', '‑', '~'];

/// Longer words after a day in signs are a sentence that goes on, in characters.
const LONGEST_BESIDE: usize = 24;

/// Divides a line into parts of which each is typed; `None` if the line is not such a row.
///
/// The pieces hold all words of the line, in order. A piece that is nothing known stays [`HeadLine::Short`].
pub(super) fn divide<'a>(line: &Line<'a>) -> Option<Vec<(Line<'a>, HeadLine<'a>)>> {
    let pieces =
        labels::divide(line.text).or_else(|| counted(line.text)).unwrap_or_else(|| strong(line.text));
    let mut parts = Vec::new();
    let mut known = 0;
    // `lockkeeper | 12 May 2003`: the names by which people write on a page are often in small letters.
    let dated = || {
        let day = |text: &str| date::whole_line(text).is_some() || labels::behind_badge(text).is_some();
        pieces.iter().any(|piece| day(&line.text[piece.clone()]))
    };
    // `EN 12 May 2003 · water roads`: in small letters stands what the text is about.
    let badged = || pieces.first().is_some_and(|day| labels::behind_badge(&line.text[day.clone()]).is_some());
    for piece in &pieces {
        let text = &line.text[piece.clone()];
        match typed(text, pieces.len() > 1) {
            Some(list) => {
                known += 1;
                parts.extend(list.into_iter().map(|(range, part)| {
                    let range = range.start + piece.start..range.end + piece.start;
                    (range, part)
                }));
            }
            None if is_topic(text) && badged() => parts.push((piece.clone(), HeadLine::Issue)),
            None if pieces.len() > 1 && (is_piece(text) || (is_slight(text) && dated())) => {
                parts.push((piece.clone(), HeadLine::Short));
            }
            None => return None,
        }
    }
    let several = parts.len() > 1 || parts.iter().any(|(_, part)| matches!(part, HeadLine::Date(_)));
    let lines = |parts: Vec<(Range<usize>, HeadLine<'a>)>| {
        let mut first = true;
        let parts = parts.into_iter().map(|(range, part)| {
            // A bracket before the first piece goes with it, so that the row begins where its line does.
            let start = if std::mem::take(&mut first) { 0 } else { range.start };
            (sub(line, start..range.end), shifted(part, range.start - start))
        });
        parts.collect()
    };
    (known > 0 && several).then(|| lines(parts))
}

/// Divides a line at weaker marks where one piece is about the page: `Ann Lee, Tom Ash / 4 min read`.
fn counted(text: &str) -> Option<Vec<Range<usize>>> {
    if text.contains(STRONG) || text.chars().count() > measures::HEAD_LINE || !date::has_number(text) {
        return None;
    }
    let is_of_page = is_aside(text) || furniture::is_known(text);
    [" / ", " — ", " – ", " - ", ", "].into_iter().find_map(|mark| {
        let pieces: Vec<&str> = text.split(mark).collect();
        let start = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
        let ranges = || pieces.iter().map(|piece| start(piece)..start(piece) + piece.len()).collect();
        let asides = pieces.iter().filter(|piece| is_aside(piece)).count();
        // `5 min. / 1112 palavras`: figures are all about the page.
        let named = |piece: &&str| !is_of_page && !is_aside(piece) && !date::has_number(piece);
        // `2008-01-25 — 6 min read` is known as a line of a page, too.
        let dated = |piece: &&str| date::whole_line(piece).is_some();
        // `10 May, Ann Lee`: the day leaves the name. What stands before a day is where a text was written as well:
        // `New York, May 10`.
        let (day, rest) = pieces.split_first()?;
        let person = |piece: &&str| piece.contains(' ') && part::is_person(piece);
        let persons = rest.iter().filter(|piece| person(piece)).count();
        let beside_day = dateline::is_yearless(day) && persons > 0 && persons + asides == rest.len();
        let parts = asides > 0 && pieces.iter().any(|piece| named(piece) || dated(piece));
        (pieces.len() > 1 && (parts || beside_day)).then(ranges)
    })
}

/// Divides a line that says who had which part in a text; `None` if it is none, or only the byline of an author.
pub(super) fn credits<'a>(line: &Line<'a>) -> Option<HeadLine<'a>> {
    let inner = line.text.trim_matches(['*', '_']);
    let by = inner.as_ptr() as usize - line.text.as_ptr() as usize;
    let pieces = credited(inner)?;
    let whole = matches!(pieces.as_slice(), [(_, HeadLine::Credit)]);
    let own = |range: Range<usize>| sub(line, range.start + by..range.end + by);
    Some(match whole {
        true => HeadLine::Credit,
        false => HeadLine::Row(pieces.into_iter().map(|(range, part)| (own(range), part)).collect()),
    })
}

/// Divides words that say who had which part in a text.
fn credited<'a>(text: &str) -> Option<Parts<'a>> {
    let typed = |credit| match credit {
        Credit::Author(names) => HeadLine::Byline(names),
        Credit::Helper => HeadLine::Credit,
    };
    Some(credits::read(text)?.into_iter().map(|(range, credit)| (range, typed(credit))).collect())
}

/// Returns a part of a line.
pub(super) fn sub<'a>(line: &Line<'a>, range: Range<usize>) -> Line<'a> {
    let text = line.text.get(range.clone()).unwrap_or_default();
    Line { text, start: line.start + range.start, ..*line }
}

/// Moves the places within a part by so many bytes.
fn shifted(part: HeadLine<'_>, by: usize) -> HeadLine<'_> {
    let moved = |mut found: date::FoundDate| {
        found.range = found.range.start + by..found.range.end + by;
        found.place = found.place.map(|place| place.start + by..place.end + by);
        found
    };
    match part {
        HeadLine::Date(found) => HeadLine::Date(moved(found)),
        HeadLine::Both(names, found) => HeadLine::Both(names, moved(found)),
        other => other,
    }
}

/// Cuts a line at strong marks and wide spaces; the pieces are trimmed and none is empty.
fn strong(line: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let bytes = line.as_bytes();
    while at <= line.len() {
        let next = line.get(at..).and_then(|rest| rest.chars().next());
        let mark = next.filter(|c| STRONG.contains(c) || ends_day_in_signs(line, at));
        let wide = line.get(at..).is_some_and(|rest| rest.starts_with("   ") || rest.starts_with(WIDE));
        if mark.is_some() || wide || at == line.len() {
            pieces.extend(trimmed(line, start..at));
            at += mark.map_or(if wide { 3 } else { 1 }, char::len_utf8);
            while wide && line.get(at..).is_some_and(|rest| rest.starts_with('\u{3000}')) {
                at += '\u{3000}'.len_utf8();
            }
            start = at;
        } else {
            at += 1;
            while at < line.len() && !line.is_char_boundary(at) {
                at += 1;
            }
        }
        debug_assert!(at <= bytes.len() + 1);
    }
    pieces
}

/// Tells whether a day in signs ends before a byte, and a name or the like stands after the mark there:
/// `2011年3月5日、石川春`.
fn ends_day_in_signs(line: &str, at: usize) -> bool {
    let day = line.get(..at).and_then(|before| before.strip_suffix(['日', '일']));
    let after = line.get(at..).and_then(|rest| rest.strip_prefix([' ', '\u{3000}', '、', '，', ',']));
    day.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        && after.is_some_and(|name| name.chars().count() <= LONGEST_BESIDE && !ends_sentence(name))
}

/// Writes a comma in place of each strong mark and wide space of a line.
pub(super) fn spaced(line: &str) -> Cow<'_, str> {
    if !line.contains(STRONG) && !line.contains("   ") {
        return Cow::Borrowed(line);
    }
    let pieces = || strong(line).into_iter().filter_map(|piece| line.get(piece));
    if pieces().nth(1).is_some() {
        Cow::Owned(pieces().collect::<Vec<_>>().join(", "))
    } else {
        Cow::Borrowed(line)
    }
}

/// Takes white space and brackets without a partner off a range; `None` if nothing is left.
fn trimmed(line: &str, range: Range<usize>) -> Option<Range<usize>> {
    let text = line.get(range.clone())?;
    let open = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '*' | '_');
    let inner = text.trim_start_matches(open).trim_end_matches(|c: char| open(c) && c != ']');
    let inner = if without_mark(inner).len() < inner.len() { inner } else { inner.trim_end_matches(open) };
    let start = range.start + (inner.as_ptr() as usize - text.as_ptr() as usize);
    (!inner.is_empty()).then(|| start..start + inner.len())
}

/// Tells whether words may stand beside a date though they begin with a small letter: a name of a page, a group, an address.
fn is_slight(text: &str) -> bool {
    let place = text.contains("://") || text.rsplit_once(", ").is_some_and(|(_, town)| is_piece(town));
    let few = text.split_whitespace().count() <= measures::FULL_NAME;
    part::is_handle(text) || who::is_group(text) || (few && place)
}

fn is_topic(text: &str) -> bool {
    let few = text.split_whitespace().count() <= measures::FULL_NAME;
    few && text.starts_with(char::is_lowercase) && !ends_sentence(text)
}

/// Tells whether words may be a piece of a row though nothing tells what they are.
fn is_piece(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= measures::PIECE_WORDS
        && text.chars().any(char::is_alphabetic)
        && !(words >= measures::SENTENCE && ends_sentence(text))
        && !text.starts_with(|c: char| c.is_lowercase())
}

type Parts<'a> = Vec<(Range<usize>, HeadLine<'a>)>;

/// Returns what a piece is, or what its own pieces are; `row` says that others stand beside it.
fn typed<'a>(piece: &str, row: bool) -> Option<Parts<'a>> {
    let text = without_mark(piece);
    let whole = |part: HeadLine<'a>| Some(vec![(0..piece.len(), part)]);
    let inner = text.trim_start_matches(['-', '–', '—', ' ']);
    if inner.len() < text.len() && inner.starts_with(char::is_alphabetic) {
        // `-Updated 3 May 2004`
        let by = text.len() - inner.len();
        let moved = |(range, part): (Range<usize>, HeadLine<'a>)| (range.start + by..range.end + by, part);
        return typed(inner, row).map(|parts| parts.into_iter().map(moved).collect());
    }
    if row && text.len() <= COUNT_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return whole(HeadLine::Aside);
    }
    if let Some(found) = date::whole_line(text).or_else(|| date::period(text)) {
        return whole(HeadLine::Date(found));
    }
    if row && (date::is_weekday(text) || dateline::is_yearless(text)) {
        return whole(HeadLine::Aside);
    }
    if let Some(names) = part::byline(text).or_else(|| part::addressed(text).filter(|_| row)) {
        return whole(HeadLine::Byline(names));
    }
    if let Some(parts) = credited(text) {
        return Some(parts);
    }
    if is_aside(text) || (row && furniture::is_known(text)) {
        return whole(HeadLine::Aside);
    }
    if let Some(issue) = numbered(text).filter(|_| row) {
        return whole(issue);
    }
    let known = around_date(text).or_else(|| stamp::read(text).map(|stamp| stamp.parts));
    known.or_else(|| if row { after_day(text).or_else(|| labels::behind_badge(text)) } else { None })
}

/// Divides a piece of a row that begins with a day: `17/5/2016 Water roads`, under which a page files the text.
fn after_day<'a>(text: &str) -> Option<Parts<'a>> {
    let found = date::find(text).filter(|found| found.precision() == Precision::Day)?;
    let rest = text.get(found.range.end..)?.trim_start();
    let few = (1..=measures::FILED_WORDS).contains(&rest.split_whitespace().count());
    let fits =
        found.range.start == 0 && few && !ends_sentence(rest) && rest.len() + found.range.end < text.len();
    let (end, start) = (found.range.end, text.len() - rest.len());
    fits.then(|| vec![(0..end, HeadLine::Date(found)), (start..text.len(), HeadLine::Short)])
}

/// Takes the mark of a note off the end: `March 24, 1711. [1]`.
pub(super) fn without_mark(text: &str) -> &str {
    let text = text.strip_suffix('.').filter(|inner| inner.ends_with(']')).unwrap_or(text);
    let bare = text.trim_end_matches(['*', '†', '‡']).trim_end();
    // `Leeds, 3 May 1831 (1).`, `May 3, 1831.(1)`
    let closed = bare.trim_end_matches(['.', ' ']).strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let round = closed.filter(|(own, _)| own.ends_with([' ', '.', ',']));
    if let Some((own, number)) = round
        && (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return own.trim_end();
    }
    let inner = bare.trim_end_matches(']');
    let number = inner.trim_end_matches(|c: char| c.is_ascii_digit());
    let opened = number.strip_suffix('[').filter(|_| number.len() < inner.len());
    opened.map_or(bare, str::trim_end)
}

/// Divides a piece at the side of its date.
fn around_date<'a>(text: &str) -> Option<Parts<'a>> {
    let found = date::find(text).filter(|found| found.precision() == Precision::Day);
    let Some(found) = found else { return with_number(text) };
    let (before, after) = (text.get(..found.range.start)?, text.get(found.range.end..)?);
    let last = before.split_whitespace().next_back().unwrap_or_default();
    if is_counted(last) && !last.ends_with(char::is_alphabetic) || is_number_word(last) {
        return number_and_month(text, found.range.start);
    }
    let sides = left_of_date(before, after).zip(right_of_date(after, found.range.end));
    let Some(((mut parts, labelled), right)) = sides else { return with_number(text) };
    let own = trimmed(text, labelled..found.range.end)?;
    let mut date = found.clone();
    date.range = found.range.start - own.start..found.range.end - own.start;
    date.place = None;
    parts.push((own, HeadLine::Date(date)));
    parts.extend(right);
    (parts.len() > 1).then_some(parts)
}

/// Divides `No. 3 – January 2003`, of which the number is no day.
fn number_and_month<'a>(text: &str, at: usize) -> Option<Parts<'a>> {
    let digits = text.get(at..)?.find(|c: char| !c.is_ascii_digit())?;
    let rest = text.get(at + digits..)?.trim_start_matches(|c: char| c.is_whitespace() || WEAK.contains(&c));
    let start = text.len() - rest.len();
    let found = date::whole_line(rest).or_else(|| date::period(rest))?;
    Some(vec![
        (0..at + digits, numbered(text.get(..at + digits)?)?),
        (start..text.len(), HeadLine::Date(found)),
    ])
}

/// Divides `The Bugle, no. 3, spring 2003` at its commas: a month, season or year beside a number.
fn with_number<'a>(text: &str) -> Option<Parts<'a>> {
    let mut parts = Vec::new();
    for piece in text.split([',', ';', '—', '–', '(', ')', '/']).filter(|piece| !piece.trim().is_empty())
    {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let range = trimmed(text, start..start + piece.len())?;
        let own = text.get(range.clone())?;
        let found = date::whole_line(own).or_else(|| date::period(own)).or_else(|| behind_words(own));
        parts.push((
            range,
            found
                .map_or_else(|| numbered(own).or_else(|| beside(own)), |found| Some(HeadLine::Date(found)))?,
        ));
    }
    let has = |is: fn(&HeadLine<'_>) -> bool| parts.iter().any(|(_, part)| is(part));
    {
        let dates = parts.iter().filter(|(_, part)| matches!(part, HeadLine::Date(_))).count();
        (dates > 1
            || (dates > 0
                && has(|part| matches!(part, HeadLine::Number | HeadLine::Issue | HeadLine::Aside))))
        .then_some(parts)
    }
}

/// Finds the day at the end of a piece, behind a few words that lead it in: `Обновлено 3 мая 2003`.
fn behind_words(text: &str) -> Option<date::FoundDate> {
    let found = date::find(text).filter(|found| found.precision() == Precision::Day)?;
    let few = text.get(..found.range.start)?.split_whitespace().count() <= measures::LABEL_WORDS;
    (few && text.get(found.range.end..)?.trim().is_empty()).then_some(found)
}

/// Types what stands before a date; also returns where the label of the date begins.
fn left_of_date<'a>(before: &str, after: &str) -> Option<(Parts<'a>, usize)> {
    let label = labels(before);
    let words = before.get(..label)?.trim_end();
    if words.is_empty() {
        return Some((Vec::new(), 0));
    }
    let inner = words.trim_end_matches(|c: char| c.is_whitespace() || WEAK.contains(&c));
    let closed = words.get(inner.len()..)?;
    if closed.is_empty() {
        // `by Ann Lee on 3 May 2003`, `Ann Lee 3 May 2003`
        let is_bare = after.trim_matches(|c: char| c.is_whitespace() || WEAK.contains(&c)).is_empty();
        let person = is_bare && label == before.trim_end().len() && inner.contains(' ');
        let own = part::byline(inner).map(HeadLine::Byline).or_else(|| beside(inner).filter(|_| person))?;
        return Some((vec![(0..inner.len(), own)], label));
    }
    if is_venue(inner) {
        return Some((vec![(0..inner.len(), HeadLine::Issue)], label));
    }
    let parts = pieces(before, 0..inner.len()).or_else(|| {
        // `A Sermon Preached at St. Olave’s, 1 January 2003`: where and how it was said.
        let words: Vec<&str> = inner.split_whitespace().collect();
        let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
        let ends = after.trim_matches(|c: char| c.is_whitespace() || WEAK.contains(&c)).is_empty();
        let fits = ends
            && words.len() <= measures::OCCASION_WORDS
            && is_half(capitals, &words)
            && inner.starts_with(char::is_uppercase);
        fits.then(|| vec![(0..inner.len(), HeadLine::Issue)])
    })?;
    Some((parts, label))
}

/// What leads in the words under which a page files a text.
static FILED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.head.filed));

/// Types what stands after a date.
fn right_of_date<'a>(after: &str, at: usize) -> Option<Parts<'a>> {
    let inner = after.trim_matches(|c: char| c.is_whitespace() || WEAK.contains(&c));
    if inner.is_empty() {
        return Some(Vec::new());
    }
    let by = part::is_by(inner);
    let few = |words: &str| words.split_whitespace().count() <= measures::FILED_WORDS;
    // `12 May 2003, in Water, Roads`: under what it is filed, or where it was.
    let leads = FILED.iter().any(|lead| inner.strip_prefix(lead.trim_start()).is_some_and(few));
    if !after.trim_start().starts_with(WEAK) && !by && !leads {
        return None;
    }
    let start = inner.as_ptr() as usize - after.as_ptr() as usize;
    // `by Ruth Calder in Water, Roads`
    let filed = FILED.iter().find_map(|lead| {
        let (name, words) = inner.split_once(lead)?;
        part::byline(name).filter(|_| few(words)).map(|names| (names, name.len()))
    });
    let parts = match filed {
        None if leads => vec![(start..start + inner.len(), HeadLine::Issue)],
        Some((names, end)) => {
            vec![
                (start..start + end, HeadLine::Byline(names)),
                (start + end..start + inner.len(), HeadLine::Aside),
            ]
        }
        None => pieces(after, start..start + inner.len())?,
    };
    let moved = |(range, part): (Range<usize>, HeadLine<'a>)| (range.start + at..range.end + at, part);
    Some(parts.into_iter().map(moved).collect())
}

/// Types the pieces of some words beside a date; `None` if one of them is nothing that stands there.
fn pieces<'a>(text: &str, range: Range<usize>) -> Option<Parts<'a>> {
    let words = text.get(range.clone())?;
    if let Some(part) = beside(words) {
        return Some(vec![(range, part)]);
    }
    let mut parts = Vec::new();
    let mut rest = range.clone();
    while !rest.is_empty() {
        let own = text.get(rest.clone())?;
        let cut = own.find([',', ';', '—', '–', '/', '(', ')', '|']).or_else(|| own.find(" - "));
        let end = cut.map_or(rest.end, |cut| rest.start + cut);
        if let Some(piece) = trimmed(text, rest.start..end) {
            let part = beside(text.get(piece.clone())?.trim_matches(['.', ':', '-']))?;
            parts.push((piece, part));
        }
        let sign = text.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        rest = (end + sign).min(rest.end)..rest.end;
    }
    Some(parts)
}

/// Returns what a piece beside a date is: a name or place stays [`HeadLine::Short`].
fn beside<'a>(text: &str) -> Option<HeadLine<'a>> {
    if let Some(names) = part::byline(text).or_else(|| part::addressed(text)) {
        return Some(HeadLine::Byline(names));
    }
    if is_aside(text) || furniture::is_known(text) || date::is_weekday(text) {
        return Some(HeadLine::Aside);
    }
    if let Some(issue) = numbered(text) {
        return Some(issue);
    }
    let text = who::without_function(text);
    let words = text.split_whitespace().count();
    let person = (1..=measures::FULL_NAME).contains(&words)
        && part::is_person(text)
        && !text.chars().any(|c| c.is_ascii_digit());
    (person || part::is_handle(text) || who::is_group(text)).then_some(HeadLine::Short)
}

/// Returns the byte at which the words begin that lead in a date: `Posted on`, `Preached`.
fn labels(before: &str) -> usize {
    let mut at = before.trim_end().len();
    while let Some(word) = before[..at].split_whitespace().next_back() {
        if !part::is_beside(word) || word.ends_with(['.', ';']) {
            break;
        }
        at = word.as_ptr() as usize - before.as_ptr() as usize;
        at = before[..at].trim_end().len();
    }
    at
}

/// Tells whether words before a date say where a text was printed: `From the New York Packet`.
pub(super) fn is_venue(text: &str) -> bool {
    static LEADS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.head.venues));
    let lower = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(|c: char| !c.is_lowercase());
    let (fewest, most) = measures::VENUE_WORDS;
    (fewest..=most).contains(&words.len())
        && LEADS.lead(&lower).is_some()
        && is_half(words.iter().filter(|word| capital(word)).count(), &words)
        && words.last().is_some_and(capital)
}

/// Tells whether so many of some words are half of them: a name has small words too.
fn is_half(count: usize, words: &[&str]) -> bool {
    count * 2 >= words.len()
}

/// The first lines of a text, divided at the day in brackets between its title and what is said of it.
pub(super) struct Speech<'a> {
    pub(super) title: Line<'a>,
    pub(super) day: (Line<'a>, date::FoundDate),
    pub(super) rest: Vec<Line<'a>>,
}

/// Divides the first lines of a text at the day in brackets that parts its title from what is said of it:
/// `THE COAL CART. (MARCH 2, 1831) A SPEECH HELD AT LEEDS / ON THE 2D OF MARCH, 1831.`
pub(super) fn title_around_date<'a>(lines: &[Line<'a>]) -> Option<Speech<'a>> {
    let (line, below) = lines.split_first().filter(|(_, below)| below.len() < measures::HEAD_LINES)?;
    let text = line.text;
    let mut found = date::find(text).filter(|found| found.precision() == Precision::Day)?;
    let (before, after) = (text.get(..found.range.start)?, text.get(found.range.end..)?);
    let title = before.trim_end().strip_suffix(['(', '['])?.trim_end();
    let close =
        after.find([')', ']']).filter(|at| after[..*at].chars().all(|c| c.is_whitespace() || c == '.'))?;
    let rest = after.get(close + 1..)?.trim_start();
    let words = title.split_whitespace().count();
    let titled =
        (1..=measures::PIECE_WORDS).contains(&words) && title.starts_with(|c: char| !c.is_lowercase());
    let goes_on = rest.starts_with(|c: char| c.is_uppercase()) && rest.contains(' ');
    if !titled || !goes_on || lines.iter().any(|line| line.quoted > 0) {
        return None;
    }
    let start = found.range.start;
    found.range = 0..found.range.end - start;
    found.place = None;
    let end = text.len() - rest.len();
    let rest = [sub(line, end..text.len())].into_iter().chain(below.iter().copied()).collect();
    Some(Speech { title: sub(line, 0..title.len()), day: (sub(line, start..end), found), rest })
}

/// Divides a line that is a title and a date: `The Coal Cart (10 October 2014)`, `12 May 2003 – The Mill`.
pub(super) fn title_and_date<'a>(line: &Line<'a>) -> Option<Vec<(Line<'a>, HeadLine<'a>)>> {
    let text = line.text;
    let found = date::find(text).filter(|found| found.precision() == Precision::Day)?;
    let (before, after) = (text.get(..found.range.start)?, text.get(found.range.end..)?);
    let close = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '.');
    let titled = |words: &str| {
        let count = words.split_whitespace().count();
        (1..=measures::PIECE_WORDS).contains(&count)
            && words.starts_with(|c: char| !c.is_lowercase())
            && words.chars().any(char::is_alphabetic)
            && !words.ends_with(['.', ';'])
            && stamp::time(words).is_none()
    };
    let marks = [" —", " –", " -", "(", "[", ":", " /", ",", "."];
    // `[29. 4. 1893?]`: an editor is not sure.
    let guessed = after.strip_prefix('?').filter(|rest| rest.starts_with([']', ')'])).unwrap_or(after);
    if guessed.trim_matches(close).is_empty() {
        let label = labels(before);
        let mark = marks.iter().find(|mark| before[..label].trim_end().ends_with(**mark))?;
        let end = before[..label].trim_end().len() - mark.len();
        let title = before[..end].trim_end();
        let words = title.split_whitespace().count();
        // `St. Louis, Mo. 3 May 2003` and `Leeds. 3 May 2003` are where it was.
        let sentence = (measures::POINTED_TITLE..=measures::SHORT_WORDS).contains(&words)
            && title.starts_with(|c: char| !c.is_lowercase())
            && title.ends_with(char::is_lowercase);
        let fits = if *mark == "." { sentence } else { titled(title) };
        if !fits || (*mark == "," && title.contains(',')) {
            return None;
        }
        let mut date = found.clone();
        let start = end + mark.len();
        let start = start + (text[start..].len() - text[start..].trim_start().len());
        date.range = found.range.start - start..found.range.end - start;
        return Some(vec![
            (sub(line, 0..title.len()), HeadLine::Short),
            (sub(line, start..text.len()), HeadLine::Date(date)),
        ]);
    }
    if before.trim_matches(['(', '[', ' ']).is_empty() {
        let rest = after.trim_start_matches(close);
        let mark = ["—", "–", "-", ":", "|"].iter().find(|mark| rest.starts_with(**mark));
        let closed = after.trim_start().starts_with([')', ']']);
        let title = mark.map_or(rest, |mark| &rest[mark.len()..]).trim_start();
        if !titled(title) || !(mark.is_some() || closed) {
            return None;
        }
        let start = text.len() - title.len();
        return Some(vec![
            (sub(line, 0..found.range.end), HeadLine::Date(found)),
            (sub(line, start..text.len()), HeadLine::Short),
        ]);
    }
    None
}
