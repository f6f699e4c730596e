//! Dated events, by the old calendar and the new.

use super::term::short;
use super::{Reader, lead};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::{self, Lexicon};
use crate::model::{Block, Blocks, Event, Inline, Inlines, Node, PartialDate, Role, Table, plain_text};
use crate::read::date::{self, FoundDate, Precision};
use std::sync::LazyLock;

/// The calendars stand at most so many days apart: 13 since 1900, 14 from 2100.
const FARTHEST: i64 = 14;

impl Reader<'_> {
    /// Reads events from items and paragraphs `25 October (7 November) 1917: what happened`, from definitions, from rows of
    /// a table, and from headings that are dates with what stands under them.
    ///
    /// Warns (`R405`) of one without a date, or without words.
    pub(super) fn events(&mut self, blocks: Blocks) -> Vec<Event> {
        let mut events = Vec::new();
        // The date that a heading gives to what stands under it; and whether that goes on.
        let (mut dated, mut under): (Option<(Inlines, Span)>, bool) = (None, false);
        for node in blocks {
            let span = node.span;
            if let Block::Heading(heading) = node.value {
                events.extend(dated.take().and_then(|(date, at)| self.event(date, at, Vec::new())));
                under = false;
                let has_words = divide(heading.content.clone()).filter(|(date, _)| self.is_date(date));
                if let Some((date, rest)) = has_words {
                    let content = vec![Node::new(Block::paragraph(Role::Plain, rest), span)];
                    events.extend(self.event(date, span, content));
                    under = true;
                } else if self.is_date(&heading.content) {
                    dated = Some((heading.content, span));
                } else {
                    self.heading_among_dates(&heading.content, span);
                }
                continue;
            }
            let has_date = self.has_date(&node);
            match dated.take() {
                Some((date, at)) if !has_date => {
                    events.extend(self.event(date, at, vec![node]));
                    under = true;
                    continue;
                }
                Some((date, at)) => events.extend(self.event(date, at, Vec::new())),
                None => {}
            }
            if let (true, false, Some(Event { content, .. })) = (under, has_date, events.last_mut()) {
                content.push(node);
                continue;
            }
            under = false;
            match node.value {
                Block::List(list) => {
                    events.extend(list.items.into_iter().filter_map(|item| self.entry(item, span)))
                }
                Block::Definitions { entries } => {
                    for (date, explanations) in entries {
                        let span = date.first().map_or(span, |node| node.span);
                        let content = explanations.into_iter().flatten().collect();
                        events.extend(self.event(date, span, content));
                    }
                }
                Block::Table(table) if table.columns.len() > 1 => {
                    self.rows_of_events(table, span, &mut events)
                }
                other => events.extend(self.entry(vec![Node::new(other, span)], span)),
            }
        }
        events.extend(dated.and_then(|(date, at)| self.event(date, at, Vec::new())));
        events
    }

    /// Reads a table with a date in each row. Its head names the columns; a row without a date goes on from the one above.
    fn rows_of_events(&mut self, table: Table, span: Span, events: &mut Vec<Event>) {
        let dates_in = |column: &usize| {
            table
                .rows
                .iter()
                .filter_map(|row| row.get(*column))
                .filter(|cell| self.is_date(&cell.content))
                .count()
        };
        let column = (0..table.columns.len()).rev().max_by_key(dates_in).unwrap_or_default();
        let heads = table.head.into_iter().flatten().map(|cell| plain_text(&cell.content));
        self.accounted.extend(heads);
        for row in table.rows {
            let (mut date, mut content) = (Inlines::new(), Blocks::new());
            for (at, cell) in row.into_iter().enumerate() {
                if at == column {
                    date = cell.content;
                } else if !cell.content.is_empty() {
                    let place = cell.content.first().map_or(span, |node| node.span);
                    content.push(Node::new(Block::paragraph(Role::Plain, cell.content), place));
                }
                content.extend(cell.blocks);
            }
            match events.last_mut().filter(|_| date.is_empty()) {
                Some(above) => above.content.extend(content),
                None => {
                    let at = date.first().map_or(span, |node| node.span);
                    events.extend(self.event(date, at, content));
                }
            }
        }
    }

    /// Tells whether words are a date and nothing else.
    fn is_date(&self, words: &Inlines) -> bool {
        let text = plain_text(words);
        date::is_nothing_else(&text) && dates(&text, self.lang.tag()).is_some()
    }

    /// Tells whether a block begins with a date of its own, or has some in its rows.
    fn has_date(&self, node: &Node<Block>) -> bool {
        match &node.value {
            Block::Paragraph(paragraph) => {
                date_lead(&plain_text(&paragraph.content), self.lang.tag()).is_some()
                    || divide(paragraph.content.clone()).is_some_and(|(date, _)| self.is_date(&date))
            }
            Block::List(list) => {
                list.items.iter().any(|item| item.first().is_some_and(|first| self.has_date(first)))
            }
            Block::Definitions { .. } | Block::Table(_) => true,
            _ => false,
        }
    }

    /// Notes (`R405`) a heading that divides dates: events of all files stand in one order.
    fn heading_among_dates(&mut self, words: &Inlines, span: Span) {
        let words = plain_text(words);
        let message = format!(
            "`{}` is a heading among dates: all events stand in one order, without it",
            short(&words)
        );
        self.accounted.push(words);
        let note = Diagnostic::note("R405", message).at(span);
        self.diagnostics.push(note.hint("write what it says beside the events that it is about"));
    }

    fn entry(&mut self, item: Blocks, around: Span) -> Option<Event> {
        let mut item = without_list_of_day(item);
        let first = match item.first().cloned() {
            Some(Node { value: Block::Paragraph(first), span, .. }) => (first.content, span),
            Some(other) => (Vec::new(), other.span),
            None => (Vec::new(), around),
        };
        let (words, span) = first;
        let divided = divide(words.clone()).or_else(|| self.divide_after_date(words.clone()));
        let Some((mut date, rest)) = divided else {
            self.undated(&words, span);
            return self.event(Vec::new(), span, item);
        };
        if let Some(number) = self.number_before(span)
            && self.belongs_to_date(&number, &plain_text(&date))
        {
            date.insert(0, Node::new(Inline::Text { text: number }, span));
        }
        let more = item.split_off(1);
        let mut content = vec![Node::new(Block::paragraph(Role::Plain, rest), span)];
        content.extend(more);
        self.event(date, span, content)
    }

    /// Divides words after the date that they begin with: `1848 revolution in Paris`.
    fn divide_after_date(&self, mut words: Inlines) -> Option<(Inlines, Inlines)> {
        let Node { value: Inline::Text { text }, span, .. } = words.first_mut()? else { return None };
        let (date, rest) = text.split_at_checked(date_lead(text, self.lang.tag())?)?;
        let date = Node::new(Inline::Text { text: date.trim_end_matches([',', '.', ' ']).to_owned() }, *span);
        let rest = rest.trim_start().to_owned();
        let has_words = !rest.is_empty() || words.len() > 1;
        if let Some(Node { value: Inline::Text { text }, .. }) = words.first_mut() {
            *text = rest;
        }
        has_words.then_some((vec![date], words))
    }

    /// Returns what Markdown took for the number of a list: `25. ` of `25. Oktober 1917`.
    fn number_before(&self, span: Span) -> Option<String> {
        let (before, _) = self.text().split_at_checked(span.start as usize)?;
        let before = before.trim_end_matches([' ', '\t']).strip_suffix('.')?;
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let number = before.get(before.len() - digits..).filter(|number| (1..=4).contains(&number.len()))?;
        Some(format!("{number}. "))
    }

    /// Tells whether such a number is the day of a date, or else what makes it one that can be read: `1917. július 3–7.`,
    /// `19. yüzyıl`.
    fn belongs_to_date(&self, number: &str, date: &str) -> bool {
        let lang = self.lang.tag();
        let is_day = number.len() <= "25. ".len()
            && lang::habits(lang).day_dot
            && date.trim_start().starts_with(char::is_alphabetic);
        is_day || dates(date, lang).is_none() && dates(&format!("{number}{date}"), lang).is_some()
    }

    fn event(&mut self, written: Inlines, span: Span, content: Blocks) -> Option<Event> {
        let text = plain_text(&written);
        let found = dates(&text, self.lang.tag());
        if content.is_empty() && text.is_empty() {
            return None;
        }
        if found.is_none() && !text.is_empty() {
            self.undated(&written, span);
        } else if content.is_empty() {
            let message = format!("nothing stands beside the date `{}`", short(&text));
            let warning = self.warning("R405", message, span);
            self.diagnostics
                .push(warning.hint("write after it what happened: `- 7 November 1917: what happened`"));
        }
        let (date, old_style) = found.map_or((None, None), |(date, old_style)| (Some(date), old_style));
        let written = text.trim().to_owned();
        Some(Event { written, date, old_style, lang: self.lang.clone(), content, span })
    }

    fn undated(&mut self, words: &Inlines, span: Span) {
        let words = short(&plain_text(words));
        let message = format!("`{words}` is no dated event: no date can be read in it, and it stands last");
        let warning = self.warning("R405", message, span);
        self.diagnostics.push(
            warning.hint("write `- 7 November 1917: what happened`, with both dates where there are two"),
        );
    }
}

/// Returns what stands in a list that is all there is of an item: `- 25. Oktober 1917: …` is read as two.
fn without_list_of_day(mut item: Blocks) -> Blocks {
    match item.first_mut().map(|node| &mut node.value) {
        Some(Block::List(list)) if list.items.len() == 1 && list.start.is_some() => {
            let mut inner = list.items.pop().unwrap_or_default();
            inner.extend(item.drain(1..));
            inner
        }
        _ => item,
    }
}

/// Divides words where a date ends: the longest that is nothing but a date, or else what stands before the first
/// colon or dash. `20 September - 3 October 1917: what happened` is of both days.
fn divide(words: Inlines) -> Option<(Inlines, Inlines)> {
    let date = |(lead, _): &(Inlines, Inlines)| date::is_nothing_else(&plain_text(lead));
    let ways = || (0..MOST_WAYS).map_while(|nth| lead::divide_at(words.clone(), nth));
    ways().filter(date).last().or_else(|| ways().next())
}

/// The most words of a date: `from the 25th of October to the 7th of November 1917`.
const MOST_DATE_WORDS: usize = 12;

/// So many colons and dashes are tried.
const MOST_WAYS: usize = 6;

/// Returns the bytes of the date that a text begins with: the longest lead that is nothing but a date.
pub(super) fn date_lead(text: &str, lang: &str) -> Option<usize> {
    let ends = text.char_indices().skip(1).filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let ends = ends.chain([text.len()]).take(MOST_DATE_WORDS);
    let mut longest: Option<(usize, PartialDate)> = None;
    for end in ends {
        let lead = text.get(..end)?;
        if !lead.chars().any(char::is_numeric) {
            continue;
        }
        if !date::is_nothing_else(lead) {
            break;
        }
        let Some((date, _)) = dates(lead, lang) else { continue };
        // A word that says no more is of the sentence: `1848 to the barricades`, `10 May 1860 The thousand`.
        let says_more =
            longest.is_none_or(|(_, before)| date != before && exactness(date) >= exactness(before));
        if says_more || lead.ends_with(char::is_numeric) {
            longest = Some((end, date));
        }
    }
    longest.map(|(end, _)| end)
}

/// Returns how much of a date is known: its year, its month, its day.
fn exactness(date: PartialDate) -> usize {
    usize::from(date.month().is_some()) + usize::from(date.day().is_some())
}

/// Returns the date and, where two stand as far apart as the calendars do, the old one.
///
/// Of two dates of one event the Julian is the earlier, whichever stands first.
pub(super) fn dates(text: &str, lang: &str) -> Option<(PartialDate, Option<PartialDate>)> {
    let (date, old) = whole_dates(text, lang)?;
    Some((date::in_its_part(date, text, lang), old))
}

/// Returns the same, a year as a whole where only a part of it is meant.
fn whole_dates(text: &str, lang: &str) -> Option<(PartialDate, Option<PartialDate>)> {
    if let Some(date) = date::of_history(text, lang) {
        return Some((date, None));
    }
    let year = year(text);
    if let Some(found) = range(text, year) {
        return Some(found);
    }
    let parts = text.split(['(', ')', '[', ']', '/', '–', '—', ',', ';']);
    let found: Vec<FoundDate> = parts.filter_map(|part| part_date(part, year)).collect();
    // The year of `25 October (7 November) 1917` stands apart; of `autumn 1870` it is all that is known.
    let Some(exact) = found.iter().map(FoundDate::precision).max() else {
        return PartialDate::year_only(year?.parse().ok()?).map(|date| (date, None));
    };
    let mut all = found.iter().filter(|found| found.precision() == exact).map(certain);
    let first = all.next()?;
    match all.next() {
        Some(second)
            if exact == Precision::Day && (1..=FARTHEST).contains(&second.days_after(first).abs()) =>
        {
            Some((first.max(second), Some(first.min(second))))
        }
        _ => Some((first, None)),
    }
}

/// Returns the first day of a range, by both calendars where the other stands in brackets.
fn range(text: &str, year: Option<&str>) -> Option<(PartialDate, Option<PartialDate>)> {
    if text.contains('/') {
        return None;
    }
    let mut parts = text.split(['(', ')', '[', ']']);
    let first = date::first_of_range(parts.next()?, year)?;
    match parts.next().and_then(|other| date::first_of_range(other, year)) {
        Some(second) if (1..=FARTHEST).contains(&second.days_after(first).abs()) => {
            Some((first.max(second), Some(first.min(second))))
        }
        _ => Some((first, None)),
    }
}

fn part_date(part: &str, year: Option<&str>) -> Option<FoundDate> {
    let mut part = part.trim();
    for style in STYLES.iter() {
        part = part.strip_prefix(style).or_else(|| part.strip_suffix(style)).unwrap_or(part).trim();
    }
    if part.is_empty() {
        return None;
    }
    let with_year = || date::whole_line(&format!("{part} {}", year?));
    date::whole_line(part).or_else(with_year)
}

/// How the calendars are named; the dates tell them apart without.
static STYLES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.study.calendars));

/// Returns the first number of four digits.
fn year(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4)
}

fn certain(found: &FoundDate) -> PartialDate {
    match &found.reading {
        date::DateReading::Certain(date) => *date,
        date::DateReading::TwoWay { day_first, month_first } => {
            if found.month_first == Some(true) {
                *month_first
            } else {
                *day_first
            }
        }
    }
}
