//! Where the pages of a printed text turned that was copied: numbers of pages and the heads beside them.

use super::known::plain;
use super::{Context, Reason, alone_in_chunk};
use crate::lang::Lexicon;
use crate::read::date;
use crate::read::text::line::Line;
use crate::read::text::survey::Survey;
use crate::read::text::{dateline, part, sign};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const PAGE_NUMBER: &str = "the number of a page";
const PAGE_HEAD: &str = "the head of a page";

/// Most digits of a number beside a running head: a year has more.
const DIGITS: usize = 3;
/// Most words of a running head.
const HEAD_WORDS: usize = 9;
/// Within so many lines from the beginning stands the title, which comes again at the head of pages.
const TITLE: usize = 3;
/// A line so wide is of running text, in columns.
const TEXT: usize = 38;
/// So many lines set in right below others show that paragraphs begin so.
const INDENTED: usize = 3;

static PAGE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.web.page));

/// A number that may be that of a page, with the lines beside it that may be its head.
struct Turn<'a> {
    /// Its place among the lines that are not blank.
    at: usize,
    number: u32,
    /// The head that stands in the same line.
    own: Option<&'a str>,
    /// The places of what may be its head, and where the text is that stands before both.
    heads: Vec<(usize, Option<usize>)>,
}

/// The lines of a file that are not blank, with the turns of pages among them.
struct Turns<'l, 'a> {
    lines: &'l [Line<'a>],
    /// The places of those that are not blank.
    text: Vec<usize>,
    turns: Vec<Turn<'a>>,
}

impl<'l, 'a> Turns<'l, 'a> {
    fn of(lines: &'l [Line<'a>]) -> Self {
        let text: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_blank()).collect();
        let head = |at: &usize| text.get(*at).is_some_and(|at| may_be_head(lines[*at].text));
        let turn = |(at, line): (usize, &usize)| {
            let (number, own) = folio(lines[*line].text)?;
            let above = at.checked_sub(1).filter(head).map(|head| (head, head.checked_sub(1)));
            let below = Some(at + 1).filter(head).map(|head| (head, at.checked_sub(1)));
            let heads = if own.is_some() { Vec::new() } else { above.into_iter().chain(below).collect() };
            Some(Turn { at, number, own, heads })
        };
        let turns = text.iter().enumerate().filter_map(turn).collect();
        Self { lines, text, turns }
    }

    fn line(&self, at: usize) -> Option<&'l Line<'a>> {
        self.lines.get(*self.text.get(at)?)
    }

    /// Tells whether a sentence goes on where a line ends.
    fn is_open(&self, at: Option<usize>) -> bool {
        at.and_then(|at| self.line(at)).is_some_and(|line| line.width >= TEXT && !line.ends_sentence())
    }

    fn is_wide(&self, at: Option<usize>) -> bool {
        at.and_then(|at| self.line(at)).is_none_or(|line| line.width >= TEXT)
    }

    fn words(&self, at: usize) -> String {
        self.line(at).map(|line| plain(line.text)).unwrap_or_default()
    }

    /// Returns the places of what is of the page, and the numbers with their places, in order.
    fn accepted(&self, survey: &Survey) -> (Vec<usize>, BTreeMap<usize, u32>) {
        let titles: BTreeSet<String> = (0..TITLE).map(|at| self.words(at)).collect();
        let mut again = BTreeMap::<String, Vec<u32>>::new();
        for turn in &self.turns {
            let own = turn.own.map(plain);
            // A head above and below one number comes only once.
            let beside: BTreeSet<String> =
                turn.heads.iter().map(|(head, _)| self.words(*head)).chain(own).collect();
            for words in beside {
                again.entry(words).or_default().push(turn.number);
            }
        }
        // `Part 2` and below it `Part 3` are headings: no sentence goes on over them. `Psalm 23` may stand below words
        // without a point: of one word, that it cuts a sentence must be seen on both sides.
        let parts = |turn: &&Turn<'_>| {
            let is_word = turn.own.is_some_and(|own| !own.contains(' '));
            self.is_open(turn.at.checked_sub(1))
                && (!is_word || self.line(turn.at + 1).is_some_and(Line::starts_small))
        };
        let parted: BTreeSet<String> =
            self.turns.iter().filter(parts).filter_map(|turn| turn.own.map(plain)).collect();
        // `Report 1` above, and below the text `Report 3` and `Report 1` once more, is a title and those of other texts: the
        // numbers of pages count up, three of four steps at least: one may be read wrong, or they begin anew.
        let counts = |numbers: &Vec<u32>| {
            let up = numbers.windows(2).filter(|pair| pair[0] < pair[1]).count();
            up * 4 >= numbers.len().saturating_sub(1) * 3
        };
        let known = |words: &str| {
            let numbers = again.get(words).filter(|numbers| counts(numbers));
            numbers.is_some_and(|numbers| {
                titles.contains(words)
                    || numbers.windows(2).any(|pair| pair[0] != pair[1])
                    || survey.is_running_head(words)
            })
        };
        let (mut heads, mut numbers) = (Vec::new(), BTreeMap::new());
        let mut narrow = Vec::new();
        for turn in self.turns.iter().filter(|turn| turn.at >= TITLE) {
            let head = turn.heads.iter().find(|(head, _)| *head >= TITLE && known(&self.words(*head)));
            let head = head.map(|(head, _)| *head);
            let own = turn.own.map(plain).is_some_and(|own| parted.contains(&own) && known(&own));
            let (first, last) = (turn.at.min(head.unwrap_or(turn.at)), turn.at.max(head.unwrap_or(turn.at)));
            if head.is_none() && !own {
                continue;
            } else if self.is_wide(first.checked_sub(1)) || self.is_wide(Some(last + 1)) {
                heads.extend(head);
                numbers.insert(turn.at, turn.number);
            } else {
                narrow.push((turn.at, turn.number, head));
            }
        }
        // Between two stanzas of a poem a page turns where its number counts on.
        let counted: BTreeSet<u32> =
            numbers.values().flat_map(|known| [known + 1, known.saturating_sub(1)]).collect();
        for (at, number, head) in narrow {
            if counted.contains(&number) {
                heads.extend(head);
                numbers.insert(at, number);
            }
        }
        self.next_to(&mut numbers, survey);
        (heads, numbers)
    }

    /// Adds the numbers by themselves that count on from those known, and a run of them that parts a sentence.
    fn next_to(&self, numbers: &mut BTreeMap<usize, u32>, survey: &Survey) {
        let single = |turn: &&Turn<'_>| {
            turn.own.is_none() && turn.at >= TITLE && alone_in_chunk(self.lines, self.text[turn.at])
        };
        let bare: Vec<(usize, u32)> =
            self.turns.iter().filter(single).map(|turn| (turn.at, turn.number)).collect();
        let is_last = |at: usize| at + 1 == self.text.len();
        if numbers.is_empty() {
            let counts = bare.windows(2).all(|pair| pair[0].1 + 1 == pair[1].1);
            let parts = bare.iter().any(|(at, _)| {
                let small = self.line(at + 1).is_some_and(Line::starts_small);
                small && self.is_open(at.checked_sub(1))
            });
            if bare.len() > 1 && counts && parts {
                numbers.extend(bare);
            } else if survey.has_running_heads() {
                numbers.extend(bare.last().copied().filter(|(at, _)| is_last(*at)));
            }
            return;
        }
        for (at, number) in bare {
            let before = numbers.range(..at).next_back().map(|(_, known)| known + 1);
            let after = numbers.range(at + 1..).next().map(|(_, known)| *known);
            if before == Some(number) || after == Some(number + 1) {
                numbers.insert(at, number);
            }
        }
    }
}

/// Reads the number of a page, and the head that stands beside it in one line: `12`, `THE LOCK 13`.
fn folio(text: &str) -> Option<(u32, Option<&str>)> {
    let number = |word: &str| {
        let digits = word.len() <= DIGITS && word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse().ok().filter(|_| digits)
    };
    if let Some(number) = number(text) {
        return Some((number, None));
    }
    let (first, rest) = text.split_once(' ')?;
    let (before, last) = text.rsplit_once(' ')?;
    let beside = number(first).map(|number| (number, rest)).or_else(|| Some((number(last)?, before)))?;
    let head = beside.1.trim_matches(|c: char| c.is_whitespace() || "|·•—–-".contains(c));
    let is_day =
        || date::find(text).is_some() || date::whole_line(text).is_some() || dateline::is_yearless(text);
    (may_be_head(head) && !is_day()).then_some((beside.0, Some(head)))
}

/// Tells whether a line may be the head of a page: a few words that are no sentence.
fn may_be_head(text: &str) -> bool {
    (1..=HEAD_WORDS).contains(&text.split_whitespace().count())
        && text.chars().any(char::is_alphabetic)
        && text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
        && !text.ends_with([',', ';', ':', '-'])
        && (!text.ends_with('.') || sign::is_capitals(text))
}

/// Returns what stands beside numbers that part a sentence, as the heads of pages do, in the form in which they are
/// compared; the lines are those that are not blank.
pub(in crate::read::text) fn beside_folios(lines: &[Line<'_>]) -> BTreeSet<String> {
    let turns = Turns::of(lines);
    let heads = turns.turns.iter().flat_map(|turn| {
        let own = turn.own.filter(|_| turns.is_open(turn.at.checked_sub(1))).map(plain);
        let open = turn.heads.iter().filter(|(_, before)| turns.is_open(*before));
        open.map(|(head, _)| turns.words(*head)).chain(own).collect::<Vec<_>>()
    });
    heads.collect()
}

/// Takes off the numbers and heads of pages; returns which lines part a paragraph there.
pub(super) fn take_off(lines: &[Line<'_>], off: &mut [Reason], context: &Context<'_>) -> Vec<bool> {
    let turns = Turns::of(lines);
    let (heads, numbers) = turns.accepted(context.survey);
    let mut turned = vec![false; lines.len()];
    for (at, reason) in
        heads.iter().map(|at| (*at, PAGE_HEAD)).chain(numbers.keys().map(|at| (*at, PAGE_NUMBER)))
    {
        let at = turns.text[at];
        off[at] = off[at].or(Some(reason));
        turned[at] = true;
    }
    running_heads(lines, off);
    let margin = lines.iter().filter(|line| line.width >= TEXT).map(|line| line.indent).min().unwrap_or(0);
    let set_in = lines.windows(2).filter(|pair| {
        !pair[0].is_blank() && !pair[1].is_blank() && pair[0].indent == margin && pair[1].indent > margin
    });
    let indents = set_in.count() >= INDENTED;
    let sections = count_sections(lines);
    let mut within = vec![false; lines.len()];
    let mut before: Option<usize> = None;
    for (index, line) in lines.iter().enumerate() {
        if line.is_blank() || off[index].is_some() {
            continue;
        }
        if is_page_number(line.text) && alone_in_chunk(lines, index) && !sections.contains(&index) {
            off[index] = Some(PAGE_NUMBER);
            continue;
        }
        if let Some(before) = before {
            let between = before + 1..index;
            let page = between.clone().any(|at| off[at] == Some(PAGE_NUMBER));
            let surely = between.clone().any(|at| turned[at]) || (page && line.width >= TEXT);
            // A stanza has its lines set in alike.
            let verse = line.indent > margin && line.indent == lines[before].indent;
            let text = surely
                && !sign::is_capitals(line.text)
                && (verse || (lines[before].width >= TEXT && !(indents && line.indent > margin)));
            let open = !lines[before].ends_sentence() && (line.starts_small() || text);
            // Where paragraphs begin set in, a line at the margin goes on.
            let flush = surely
                && indents
                && line.indent == margin
                && line.width >= TEXT
                && lines[before].width >= TEXT;
            if page && (open || flush) {
                within[between].iter_mut().for_each(|line| *line = true);
            }
        }
        before = Some(index);
    }
    within
}

/// Lines from the head of a file that come again by the number of a page, and the number with them.
fn running_heads(lines: &[Line<'_>], off: &mut [Reason]) {
    let first = |line: &Line<'_>| plain(part::columns(line.text).next().map_or("", |(_, column)| column));
    let text: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_blank()).collect();
    let heads: Vec<String> = text.iter().take(TITLE).map(|at| first(&lines[*at])).collect();
    // A number of four digits by itself is a year.
    let numbers =
        |line: &Line<'_>| line.text.len() <= DIGITS && line.text.bytes().all(|byte| byte.is_ascii_digit());
    for (index, at) in text.iter().enumerate().skip(heads.len()) {
        if !alone_in_chunk(lines, *at) || !heads.contains(&first(&lines[*at])) {
            continue;
        }
        let around = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
        let number = around.filter_map(|index| text.get(index)).find(|number| {
            alone_in_chunk(lines, **number)
                && (numbers(&lines[**number]) || is_page_number(lines[**number].text))
        });
        if let Some(number) = number {
            off[*at] = off[*at].or(Some(PAGE_HEAD));
            off[*number] = off[*number].or(Some(PAGE_NUMBER));
        }
    }
}

/// Returns the places of numbers between dashes that may be those of sections or years: several that count up from 1, or
/// of four digits, and none of them cuts a sentence or stands where a page begins.
fn count_sections(lines: &[Line<'_>]) -> BTreeSet<usize> {
    let text: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_blank()).collect();
    let (mut found, mut numbers) = (BTreeSet::new(), Vec::new());
    for (index, at) in text.iter().enumerate() {
        let line = &lines[*at];
        let Some(number) = dashed_number(line.text).filter(|_| alone_in_chunk(lines, *at)) else { continue };
        let before = index.checked_sub(1).map(|index| &lines[text[index]]);
        let after = text.get(index + 1).map(|at| &lines[*at]);
        let cuts = after.is_some_and(Line::starts_small) && before.is_some_and(|line| !line.ends_sentence());
        if cuts || line.page || after.is_none_or(|line| line.page) {
            return BTreeSet::new();
        }
        numbers.push(number);
        found.insert(*at);
    }
    let counts = numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let are_sections = numbers.first() == Some(&1) && numbers.len() > 1 && counts;
    let are_years = !numbers.is_empty() && numbers.iter().all(|number| (1000..=2100).contains(number));
    if are_sections || are_years { found } else { BTreeSet::new() }
}

/// Returns the number that stands between dashes and nothing else: `- 3 -`.
fn dashed_number(line: &str) -> Option<u32> {
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    let inner = line.strip_prefix(dash)?.strip_suffix(dash)?.trim();
    let is_number = !inner.is_empty() && inner.len() <= 4 && inner.bytes().all(|byte| byte.is_ascii_digit());
    inner.parse().ok().filter(|_| is_number)
}

/// Tells whether a line is the number of a page by itself: `- 3 -`, `Page 3 of 8`.
fn is_page_number(line: &str) -> bool {
    let dashed =
        |side: &str| !side.is_empty() && side.chars().all(|c| c.is_whitespace() || "-–—".contains(c));
    let digits = line.trim_matches(|c: char| !c.is_ascii_digit());
    let Some(at) = line.find(digits).filter(|_| !digits.is_empty() && line.len() <= 40) else { return false };
    let (before, after) = (&line[..at], &line[at + digits.len()..]);
    let number = |text: &str| text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit());
    let word = PAGE.contains(&before.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase());
    let parts: Vec<&str> = digits.split([' ', '/']).filter(|part| !part.is_empty()).collect();
    let counted = matches!(parts.as_slice(), [a, .., b] if parts.len() <= 3 && number(a) && number(b));
    (number(digits) && dashed(before) && dashed(after))
        || (word && after.trim().is_empty() && (number(digits) || counted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::line::lines;

    /// Returns what stands beside numbers that are accepted as those of pages.
    fn pages(numbers: &[u32]) -> Vec<u32> {
        const OPEN: &str = "The water went down slowly while the keeper looked on and";
        let mut text = format!("The Mill\n\nAnn Lee\n\n3 May 1903\n\n{OPEN}\n\n");
        for number in numbers {
            text.push_str(&format!("THE LOCK {number}\n\n{OPEN}\n\n"));
        }
        let lines = lines(&text, 0);
        Turns::of(&lines).accepted(&Survey::default()).1.into_values().collect()
    }

    // One number read wrong, or pages that begin anew, left all heads in the text.
    #[test]
    fn most_numbers_of_pages_count_up() {
        assert_eq!(pages(&[12, 13, 14]), [12, 13, 14]);
        assert_eq!(pages(&[12, 13, 74, 15, 16]), [12, 13, 74, 15, 16]);
        assert_eq!(pages(&[1, 2, 3, 1, 2, 3]), [1, 2, 3, 1, 2, 3]);
        assert!(pages(&[3, 1, 3, 1]).is_empty());
        assert!(pages(&[5, 5]).is_empty());
    }
}
