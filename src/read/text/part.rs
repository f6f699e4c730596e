//! What the lines at the head of an article may be, each seen by itself.

use super::Context;
use super::caseless;
use super::line::{Chunk, Line, ends_sentence};
use super::measures::{self, HEAD_LINE};
use super::row;
use super::sign;
use super::who;
use crate::lang::Lexicon;
use crate::read::byline::{self, after_by, split_names};
use crate::read::date::{self, FoundDate};
use std::sync::LazyLock;

/// A line at the head of an article, or a part of one.
#[derive(Clone, Debug)]
pub(super) enum HeadLine<'a> {
    /// A date with the line around it.
    Date(FoundDate),
    /// Names, `By` aside.
    Byline(Vec<String>),
    /// A name and a date in one line.
    Both(Vec<String>, FoundDate),
    /// Several things in one line, each with its piece of the line.
    Row(Vec<(Line<'a>, HeadLine<'a>)>),
    /// A number with its word: `No. 12`.
    Number,
    /// Where the text was printed: `The Bugle #47`, `From the New York Packet`.
    Issue,
    /// About the page, not of the text: `Page 10`, `3 min read`.
    Aside,
    /// Only signs.
    Ruling,
    /// The name of the site in the title of a page.
    Site,
    /// From where the text comes and who copied it: never a title.
    Source,
    /// Who helped with the text: a translator, a photographer.
    Credit,
    /// A short line: of a title or masthead.
    Short,
    /// Anything else.
    Text,
}

/// Words that may stand before or beside a date or a name without being text.
static BESIDE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.beside));

static POSTED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.head.posted));

/// Tells what a line may be.
pub(super) fn part<'a>(line: &Line<'a>) -> HeadLine<'a> {
    let text = bare(line.text);
    if sign::is_ruling(line.text) {
        return HeadLine::Ruling;
    }
    let long = text.chars().count() > HEAD_LINE;
    if line.quoted > 0 || (long && !lists_names(line.text) && !who::are_names(line.text)) {
        return HeadLine::Text;
    }
    let column = in_column(line.text);
    if is_source(text) {
        return column.map_or(HeadLine::Source, HeadLine::Date);
    }
    if let Some(credits) = row::credits(line) {
        return credits;
    }
    let row = || row::divide(line).map(HeadLine::Row);
    let divided = line.text.contains(['|', '·', '•', '∙', '⋅', '\t'])
        || line.text.contains("   ")
        || line.text.contains(row::WIDE);
    if divided && let Some(row) = row() {
        return row;
    }
    let unmarked = row::without_mark(line.text);
    let whole =
        if column.is_none() { date::whole_line(unmarked).or_else(|| date::period(unmarked)) } else { None };
    let found = column.or_else(|| date::find(line.text));
    let found = found.and_then(|found| Some((beside(line.text, &found)?, found)));
    // `No. 34. Saturday, March 3, 1753`: the number is a part of its own.
    if whole.is_none()
        && let Some(HeadLine::Row(parts)) = row()
        && parts.iter().any(|(_, part)| matches!(part, HeadLine::Number))
    {
        return HeadLine::Row(parts);
    }
    match (found, whole) {
        (Some((names, found)), _) if !names.is_empty() => return HeadLine::Both(names, found),
        (_, Some(found)) | (Some((_, found)), None) => return HeadLine::Date(found),
        (None, None) => {}
    }
    if let Some(row) = row() {
        return row;
    }
    match byline(text).or_else(|| addressed(text)) {
        Some(names) => HeadLine::Byline(names),
        None if matches!(row::numbered(text), Some(HeadLine::Number)) => HeadLine::Number,
        None if is_short(line, text) => HeadLine::Short,
        None => HeadLine::Text,
    }
}

/// Tells whether a long line begins as a byline does and names many: `By A. Bell, C. Dunn, … | 3 May 2003`.
fn lists_names(text: &str) -> bool {
    text.len() <= measures::NAMES_TIMES * HEAD_LINE
        && text.split(['|', '·', '•', '\t']).next().is_some_and(|names| byline(names.trim()).is_some())
}

/// Tells whether a line says from where a text comes, as archives do: a journal with volume and pages, or a transcriber.
pub(super) fn is_source(text: &str) -> bool {
    is_volume(text) || SOURCES.lead(&text.to_lowercase()).is_some()
}

/// Tells whether a line names a journal with volume and pages.
pub(super) fn is_volume(text: &str) -> bool {
    let lower = text.to_lowercase();
    let has = |word: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|own| own == word);
    let pages = VOLUMES.iter().filter(|word| has(word)).count();
    let numbered = pages > 1 || (pages > 0 && NUMBERS.iter().any(has));
    numbered && text.contains(',')
}

static SOURCES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.head.sources));
static VOLUMES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.volumes));
static NUMBERS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.number_words));

/// Finds a date that is a column of its own, as at the right of `Vol. III, No. 3        March 2001`.
fn in_column(line: &str) -> Option<FoundDate> {
    columns(line).skip(1).find_map(|(at, column)| {
        let mut found = date::whole_line(column)?;
        found.range = found.range.start + at..found.range.end + at;
        found.place = found.place.map(|place| place.start + at..place.end + at);
        Some(found)
    })
}

/// Parts a line at tabs and wide spaces; each column with its byte in the line.
pub(super) fn columns(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split("   ").flat_map(|part| part.split('\t')).filter(|part| !part.trim().is_empty()).map(
        move |part| {
            let trimmed = part.trim();
            (trimmed.as_ptr() as usize - line.as_ptr() as usize, trimmed)
        },
    )
}

/// Takes marks of emphasis off a whole line.
fn bare(text: &str) -> &str {
    let inner = text.trim_matches(['*', '_']);
    if inner.is_empty() { text } else { inner.trim() }
}

/// Returns the names in a byline.
pub(super) fn byline(text: &str) -> Option<Vec<String>> {
    match after_by(text) {
        Some(names) if names.contains('@') => persons(&without_addresses(names)),
        Some(names) => persons(names),
        None => byline::by_around(text).and_then(persons).or_else(|| said(text)),
    }
}

/// Returns the name that stands beside its address of mail, as pages of lists have it: `Ann Lee ann@weir.example`,
/// `Ann Lee ann at weir.example`.
pub(super) fn addressed(text: &str) -> Option<Vec<String>> {
    let signed = text.rsplit_once('@');
    let (at, domain) = signed.or_else(|| text.rsplit_once(" at "))?;
    let (name, user) = at.rsplit_once(' ')?;
    let own = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let user = user.trim_start_matches(['<', '(', '[']);
    let domain = domain.trim_end().trim_end_matches(['>', ')', ']']);
    // `Ann Lee writes at weir.example` is a sentence: only her own name in it makes an address of a word.
    let lower = user.to_lowercase();
    let theirs = |word: &str| word.chars().count() > 2 && lower.contains(&word.to_lowercase());
    let spoken = name.contains(' ') && name.split_whitespace().any(theirs);
    let host = domain.contains('.') && domain.chars().all(own) && domain.ends_with(char::is_alphabetic);
    let few = name.split_whitespace().count() <= measures::LONGEST_NAME;
    if !(host && (signed.is_some() || spoken)) || user.is_empty() || !user.chars().all(own) || !few {
        return None;
    }
    persons(name.trim_end_matches([',', ';', ':', '-', '–', ' '])).filter(|names| names.len() == 1)
}

/// Takes addresses of mail off names, with the marks around them: `Ann Lee, ann@weir.example`, `Ann Lee <ann@weir.example>`.
fn without_addresses(names: &str) -> String {
    let own: Vec<&str> = names.split_whitespace().filter(|word| !word.contains('@')).collect();
    own.join(" ").trim_end_matches([',', ';', ':', '-', '–', '(', '<', ' ']).to_owned()
}

/// Returns the names of which some words consist; what lowly stands before them is left out: `le pasteur Jean Roux`.
pub(super) fn persons(names: &str) -> Option<Vec<String>> {
    let list: Vec<String> = split_names(who::without_function(names.trim_end_matches('.')))
        .iter()
        .map(|name| titled(without_place(name)))
        .collect();
    (!list.is_empty() && list.iter().all(|name| is_person(name))).then_some(list)
}

/// Returns the names before a word that says who tells what follows: `Ann Lee reports`.
fn said(text: &str) -> Option<Vec<String>> {
    static SAYS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.says));
    let (names, word) = text.trim_end_matches([':', ',', '.', ' ']).rsplit_once(' ')?;
    let full = |name: &String| name.split_whitespace().count() > 1;
    if !SAYS.contains(word) {
        return None;
    }
    persons(names).filter(|list| list.iter().all(full))
}

/// Tells whether a word stands before names: `Dr.`, `canon`.
fn is_honorific(word: &str) -> bool {
    static HONORIFICS: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::words(|reading| reading.head.honorifics));
    HONORIFICS.contains(&word.trim_end_matches('.').to_lowercase())
}

/// Takes off a name what follows it after a dash or in brackets: `Ann Lee - Lock Club`, `Ann Lee (Leeds)`.
pub(super) fn without_place(name: &str) -> &str {
    let inner = [" - ", " – ", " — ", " (", "（"].iter().filter_map(|mark| name.split_once(mark));
    let Some((own, after)) = inner.min_by_key(|(own, _)| own.len()) else { return name };
    let few = after.split_whitespace().count() <= measures::LONGEST_NAME;
    let begins = after.starts_with(char::is_uppercase) || caseless::is_caseless(after);
    let place = few && begins && !after.contains(|c: char| c.is_ascii_digit());
    if place { own.trim_end() } else { name }
}

/// Takes the article before what somebody is called off a name, and the latter too where it is in small letters.
fn titled(name: &str) -> String {
    let honorific = is_honorific;
    let mut rest = name;
    while let Some((first, after)) = rest.split_once(' ')
        && first.chars().all(char::is_lowercase)
        && (honorific(first) || after.split(' ').next().is_some_and(honorific))
    {
        rest = after;
    }
    rest.to_owned()
}

/// Tells whether a word may stand before a date or a name without being text.
pub(super) fn is_beside(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !bare.is_empty() && (BESIDE.contains(&bare) || date::is_label(&bare))
}

/// Tells whether words begin as a byline does.
pub(super) fn is_by(text: &str) -> bool {
    let lower = text.to_lowercase();
    byline::lead(&lower).is_some()
}

/// Tells whether a label ends in words that lead in a name: `文章作者`, `Page author`.
pub(super) fn ends_as_by(label: &str) -> bool {
    let lower = label.to_lowercase();
    let begins = |at: usize| caseless::is_caseless(label) || at == 0 || lower[..at].ends_with(' ');
    let led = |words: &str| [":", ": ", "："].iter().any(|colon| is_by(&format!("{words}{colon}")));
    lower.char_indices().any(|(at, _)| begins(at) && led(&lower[at..]))
}

/// Tells whether a word in small letters may stand within the name of a person.
pub(super) fn is_particle(word: &str) -> bool {
    static PARTICLES: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::words(|reading| reading.head.name_particles));
    PARTICLES.contains(word)
}

/// Tells whether words are the name of a person or a group: capitalised, except particles, and few.
pub(super) fn is_person(name: &str) -> bool {
    let small = |word: &str| is_particle(word) || matches!(word, "bin" | "ibn");
    static RARER: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::words(|reading| reading.head.rarer_particles));
    static COMMONEST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.commonest));
    if caseless::is_caseless(name) {
        return caseless::is_person(name);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    // `ks. Jan Dudek`
    let (first, rest) = words.split_first().filter(|(_, rest)| !rest.is_empty()).unwrap_or((&"", &words));
    let begins = first.is_empty() || capital(first) || small(first) || is_honorific(first);
    // `Wim ter Horst`, where no running text has the word.
    let nickname = |word: &str| {
        word.len() > 2
            && word.starts_with(['"', '“', '„', '«', '('])
            && word.ends_with(['"', '”', '“', '»', ')'])
    };
    let between =
        |word: &&str| nickname(word) || small(word) || (RARER.contains(word) && !COMMONEST.contains(word));
    (1..=measures::LONGEST_NAME).contains(&words.len())
        && begins
        && rest.iter().all(|word| capital(word) || between(word))
        && words.last().is_some_and(capital)
        && !name.contains([':', '!', '?', ';'])
}

/// Returns the names beside a date if nothing but these, numbers and words of such lines stands there.
fn beside(line: &str, found: &FoundDate) -> Option<Vec<String>> {
    let (before, after) = (line.get(..found.range.start)?, line.get(found.range.end..)?);
    let mut names = Vec::new();
    for side in [before, after] {
        for piece in side.split(['\t', '|', '·', '•', '—', '–', '/', ',', '(', ')', ';']) {
            let piece = piece.trim_matches(|c: char| c.is_whitespace() || ".,:-*_".contains(c));
            let words =
                || piece.split(|c: char| !c.is_alphanumeric() && c != '№').filter(|word| !word.is_empty());
            let known = |word: &str| {
                let lower = word.to_lowercase();
                word.chars().all(|c| c.is_ascii_digit() || "IVXL".contains(c)) || BESIDE.contains(&lower)
            };
            // `March 9, 2019 2-minute read`
            if words().all(known) || super::furniture::is_known(piece) {
                continue;
            }
            names.extend(credited(piece, before).or_else(|| byline(piece))?);
        }
    }
    Some(names)
}

/// Returns the names in a piece beside a date that words lead in as a page does: `Posted by lockkeeper on`.
fn credited(piece: &str, before: &str) -> Option<Vec<String>> {
    if let Some(own) = byline::by_around(piece) {
        let list = split_names(own);
        return list.iter().all(|name| is_handle(name) || is_person(name)).then_some(list);
    }
    let mut words = piece;
    while let Some(last) = words.split_whitespace().next_back().filter(|last| is_beside(last)) {
        words = words[..words.len() - last.len()].trim_end();
    }
    let lower = words.to_lowercase();
    let rest = |lead: &str| words.get(lead.len()..).map(str::trim).filter(|rest| !rest.is_empty());
    let names = |rest: &str, person: bool| {
        let list = split_names(rest);
        let fits = |name: &String| {
            is_handle(name) || (person && name.split_whitespace().count() <= measures::LONGEST_NAME)
        };
        list.iter().all(fits).then_some(list)
    };
    if let Some(lead) = POSTED.lead(&lower) {
        return rest(lead).and_then(|rest| names(rest, true));
    }
    let lead = byline::lead(&lower)?;
    let labelled = before.contains(char::is_alphabetic);
    rest(lead).filter(|_| labelled).and_then(|rest| names(rest, false))
}

/// Tells whether a word may be the name by which somebody writes on a page: `lockkeeper`, `MoOx`, `ann_lee`.
pub(super) fn is_handle(name: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\'' | '’');
    name.starts_with(char::is_alphanumeric)
        && name.ends_with(char::is_alphanumeric)
        && name.chars().count() <= measures::LONGEST_HANDLE
        && name.chars().all(inside)
        && name.chars().any(char::is_alphabetic)
        && !date::is_weekday(name)
        && row::numbered(name).is_none()
}

fn is_short(line: &Line<'_>, text: &str) -> bool {
    let words = caseless::words(text);
    let capitals = sign::is_capitals(text);
    let end = text.trim_end_matches(['”', '“', '»', '«', '"', '’', ')', ']', '*', '_']);
    let point = end.ends_with(['.', '。'])
        && !end.ends_with("...")
        && !capitals
        && !is_shortened(end)
        && words > measures::POINTED_WORDS;
    let letters = text.chars().any(char::is_alphanumeric);
    letters
        && (words <= measures::SHORT_WORDS || who::are_names(text))
        && !(text.ends_with(':') && words > measures::COLON_WORDS)
        && !point
        && !text.ends_with(';')
        // In capitals a title runs on over a comma: `TO JOHN BELL,` and below `MILLER.`
        && !(text.ends_with(',') && (!capitals || words < measures::COMMA_WORDS))
        && sign::attribution(line.text).is_none()
        && super::notes::label(text).is_none()
        && !matches!(sign::marker(text), Some((sign::ListSign::Bullet(_), _)))
}

/// Tells whether the point at the end of a line is that of a shortened word: `the Lock Club e. V.`, `by Ann G.`
fn is_shortened(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    let inner = last.rsplit('.').next().unwrap_or_default();
    inner.chars().count() == 1 && inner.chars().all(char::is_uppercase)
}

/// Tells whether a line names a date or who wrote the text.
pub(super) fn is_marked(part: &HeadLine<'_>) -> bool {
    matches!(part, HeadLine::Date(_) | HeadLine::Byline(_) | HeadLine::Both(..) | HeadLine::Row(_))
}

/// Tells apart a title that runs on over a comma: two lines above a date or a name.
pub(super) fn run_on(chunk: &Chunk<'_>, next: Option<&Chunk<'_>>, parts: &mut [HeadLine<'_>]) {
    let marked = |line: &Line<'_>| is_marked(&part(line));
    let below = chunk.lines.get(2).or_else(|| next.and_then(|next| next.lines.first()));
    if let ([first, ..], [open @ HeadLine::Text, HeadLine::Short, rest @ ..]) =
        (chunk.lines.as_slice(), &mut *parts)
        && first.text.ends_with(',')
        && first.text.split_whitespace().count() <= measures::RUN_ON_WORDS
        && rest.iter().all(|part| !matches!(part, HeadLine::Text))
        && below.is_some_and(marked)
    {
        *open = HeadLine::Short;
        return;
    }
    // The text may go on right below the lines that are marked.
    let at = parts.iter().position(is_marked).filter(|at| (2..=measures::HEAD_LINES).contains(at));
    if let (Some(at), [first, ..]) = (at, chunk.lines.as_slice())
        && first.text.ends_with(',')
        && first.text.split_whitespace().count() <= measures::RUN_ON_WORDS
        && parts.get(1..at).is_some_and(|parts| parts.iter().all(|part| matches!(part, HeadLine::Short)))
        && let Some(open @ HeadLine::Text) = parts.first_mut()
    {
        *open = HeadLine::Short;
    }
}

/// Takes a sentence between a title and the lines that say who wrote it and when for a line of the head, where no text
/// follows in the chunk.
pub(super) fn standfirst(chunk: &Chunk<'_>, parts: &mut [HeadLine<'_>]) {
    if let ([_, sentence, ..], [HeadLine::Short, open @ HeadLine::Text, marked, rest @ ..]) =
        (chunk.lines.as_slice(), parts)
        && is_marked(marked)
        && rest.iter().all(is_marked)
        && ends_sentence(sentence.text)
        && sentence.quoted == 0
        && sentence.text.split_whitespace().count() <= measures::SENTENCE_WORDS
    {
        *open = HeadLine::Short;
    }
}

/// Tells whether a chunk begins with the date or name of its article.
pub(super) fn begins_marked(chunk: &Chunk<'_>) -> bool {
    chunk.lines.first().is_some_and(|line| match part(line) {
        HeadLine::Row(pieces) => {
            pieces.iter().any(|(_, part)| matches!(part, HeadLine::Date(_) | HeadLine::Byline(_)))
        }
        HeadLine::Date(found) => found.precision() == date::Precision::Day,
        HeadLine::Byline(_) | HeadLine::Both(..) => true,
        _ => false,
    })
}

fn has_figure(line: &Line<'_>) -> bool {
    date::has_number(line.text)
}

/// Tells whether a line is a day, with what may stand beside it.
pub(super) fn is_day(line: &Line<'_>) -> bool {
    let day = |part: &HeadLine<'_>| match part {
        HeadLine::Date(found) | HeadLine::Both(_, found) => found.precision() == date::Precision::Day,
        _ => false,
    };
    has_figure(line)
        && match part(line) {
            HeadLine::Row(pieces) => pieces.iter().any(|(_, part)| day(part)),
            own => day(&own),
        }
}

/// Tells whether a chunk is short lines with a day among them.
pub(super) fn has_day(chunk: &Chunk<'_>) -> bool {
    let day = |part: &HeadLine<'_>| {
        matches!(part, HeadLine::Date(found) if found.precision() == date::Precision::Day)
            || matches!(part, HeadLine::Both(..))
    };
    if chunk.lines.len() > measures::HEAD_LINES || !chunk.lines.iter().any(has_figure) {
        return false;
    }
    let parts: Vec<HeadLine<'_>> = chunk.lines.iter().map(part).collect();
    !parts.iter().any(|part| matches!(part, HeadLine::Text)) && parts.iter().any(day)
}

/// Takes a first line with a day in it for a title where the line below it in its chunk has another day beside who
/// wrote the text: `A Fair on Sunday, 3 May 2018` above `Ann Lee, 12 April 2018`.
pub(super) fn over_day(chunk: &Chunk<'_>, parts: &mut [HeadLine<'_>]) {
    if let ([_, below, ..], [open @ HeadLine::Date(_), marked, ..]) = (chunk.lines.as_slice(), parts) {
        let worded = matches!(open, HeadLine::Date(found) if found.place.is_some());
        let named = match marked {
            HeadLine::Row(_) | HeadLine::Both(..) => true,
            HeadLine::Date(found) => found.place.is_some(),
            _ => false,
        };
        if worded && named && is_day(below) {
            *open = HeadLine::Short;
        }
    }
}

/// Takes a line that ends as a sentence does for a title where all that stands below it in its chunk says who wrote the
/// text and when, and no title has come yet: `A New Page for the Lock Club e. V.`
pub(super) fn over_marked(chunk: &Chunk<'_>, parts: &mut [HeadLine<'_>]) {
    if let ([title, below @ ..], [open @ HeadLine::Text, marked, rest @ ..]) = (chunk.lines.as_slice(), parts)
        && is_marked(marked)
        && rest.iter().all(is_marked)
        && below.iter().any(is_day)
        && title.quoted == 0
        && title.text.split_whitespace().count() <= measures::SENTENCE_WORDS
        && title.text.chars().count() <= HEAD_LINE
        && sign::marker(title.text).is_none()
        && sign::attribution(title.text).is_none()
    {
        *open = HeadLine::Short;
    }
}

/// Takes lines that end as sentences do, in a chunk above a date or name, for lines of the head: in the block of a
/// title, or where no title has come yet. `own` counts the lines that do not repeat in the series.
pub(super) fn above_date(chunk: &Chunk<'_>, titled: bool, own: usize, parts: &mut [HeadLine<'_>]) {
    let short = |line: &Line<'_>| {
        line.quoted == 0
            && line.text.split_whitespace().count() <= measures::SENTENCE_WORDS
            && line.text.chars().count() <= HEAD_LINE
            && sign::marker(line.text).is_none()
            && sign::attribution(line.text).is_none()
    };
    let block = matches!(parts, [HeadLine::Short, _, ..]) || !titled;
    if block && own <= measures::SENTENCE_LINES && chunk.lines.iter().all(short) {
        parts
            .iter_mut()
            .filter(|part| matches!(part, HeadLine::Text))
            .for_each(|part| *part = HeadLine::Short);
    }
}

/// Counts the lines of title, date and name that stand at the head of a chunk right above its text.
///
/// They hold a date or a name, or are the first line of the file, by itself and much shorter than the paragraph below it.
pub(super) fn lead(chunk: &Chunk<'_>, parts: &[HeadLine<'_>], first: bool) -> usize {
    let mut count = parts.iter().take_while(|part| !matches!(part, HeadLine::Text)).count();
    while runs_on_from(chunk, count) {
        count -= 1;
    }
    let lines = chunk.lines.iter().map(|line| line.width);
    let (longest, below) =
        (lines.clone().take(count).max().unwrap_or(0), lines.skip(count).max().unwrap_or(0));
    let dated = parts
        .iter()
        .take(count)
        .any(|part| !matches!(part, HeadLine::Short | HeadLine::Ruling | HeadLine::Number));
    let (share, whole) = measures::TITLE_SHARE;
    let titled = first && count == 1 && below >= measures::UNBROKEN && longest * whole < below * share;
    if dated || titled { count } else { 0 }
}

/// Tells whether a line goes on from the one above it, which was broken at the width of its paragraph: both are text, though
/// the upper one begins with a name.
fn runs_on_from(chunk: &Chunk<'_>, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| chunk.lines.get(above));
    let Some((above, line)) = above.zip(chunk.lines.get(at)) else { return false };
    let longest = chunk.lines.iter().map(|line| line.width).max().unwrap_or(0);
    line.starts_small() && !above.ends_sentence() && above.width + 1 + line.first_word() > longest
}

/// Tells whether a chunk may be title, masthead, dateline or byline: no line of it is text.
pub(super) fn is_head(chunk: &Chunk<'_>, parts: &[HeadLine<'_>], context: &Context<'_>) -> bool {
    // What repeats is no list or verse, however many lines it has.
    let own = |line: &Line<'_>| !context.survey.repeats_at_head(line.text);
    let shorts = chunk
        .lines
        .iter()
        .zip(parts)
        .filter(|(line, part)| matches!(part, HeadLine::Short | HeadLine::Number) && own(line))
        .count();
    let known = chunk.lines.iter().filter(|line| context.survey.repeats_at_head(line.text)).count();
    !parts.iter().any(|part| matches!(part, HeadLine::Text))
        && (shorts <= measures::HEAD_LINES || known == chunk.lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    // `Also posted at weir.example` was written by Also.
    #[test]
    fn an_address_beside_a_name_is_one_of_mail() {
        for line in
            ["Ann Lee ann@weir.example", "Ann Lee <ann@weir.example>", "Ann Lee ann.lee at weir.example"]
        {
            assert_eq!(addressed(line), Some(vec!["Ann Lee".to_owned()]), "{line}");
        }
        for line in [
            "Also posted at weir.example",
            "Read more at weir.example",
            "Join us at weir.example",
            "Ann Lee writes at annlee.weir.example",
            "Mary Ann Reed @weir.example",
            "Ann Lee ann@ weir.example",
        ] {
            assert_eq!(addressed(line), None, "{line}");
        }
    }
}
