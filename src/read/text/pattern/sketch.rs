//! The head of one text, read without what the series tells of it.

use super::below;
use super::beside;
use super::closing::{self, Led};
use super::name::key;
use super::rows::{self, OpenRow};
use super::venue::venue;
use crate::diagnostic::Source;
use crate::model::PartialDate;
use crate::read::Input;
use crate::read::date::{DateReading, FoundDate, Precision};
use crate::read::text::Context;
use crate::read::text::foot::SignedBy;
use crate::read::text::line::{self, Line};
use crate::read::text::paragraph::Habit;
use crate::read::text::parted::{NamePlace, number_and_title, with_name};
use crate::read::text::row::STRONG;
use crate::read::text::scan::{self, HeadItem, Kind};
use crate::read::text::survey::Survey;
use crate::read::text::{dateline, foot, furniture, mail, part, sign, title};
use std::path::Path;

/// So much of each text is looked at for its head, in bytes.
const HEAD: usize = 4096;

/// Within so many chunks stands the title.
const TITLE: usize = 3;

/// Within so many chunks stands a row with who wrote the text and when.
const ROWS: usize = 8;

/// The place of a line in a head: what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    pub(super) row: bool,
    pub(super) above: Near,
    pub(super) below: Near,
    pub(super) capitals: bool,
}

/// What stands beside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Near {
    Nothing,
    Repeated,
    Open,
    Date,
    Other,
    Quote,
}

/// Where a line stands by its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Above the first line that may be the title.
    Above,
    /// The first line that may be the title, with another below.
    First,
    /// The only line that may be the title.
    Only,
    /// Below the first line that may be the title.
    Below,
    /// In a line with other things.
    Row,
}

impl Zone {
    /// Returns what speaks for a name in this place before anything is read, as weighed on the labelled articles: the only
    /// line that may be the title is never a name, and one above it seldom.
    pub(super) const fn prior(self) -> i32 {
        match self {
            Self::Above => -60,
            Self::First => -30,
            Self::Only => -1000,
            Self::Below => -12,
            Self::Row => -5,
        }
    }
}

/// An open line of a head.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    pub(super) at: usize,
    pub(super) text: String,
    pub(super) slot: Slot,
    pub(super) zone: Zone,
    /// The open line below it, and its place.
    pub(super) next: Option<String>,
    pub(super) below: usize,
    /// Whether it stands below most titles, or above all.
    pub(super) repeats: bool,
}

/// What one article shows.
#[derive(Debug, PartialEq)]
pub(in crate::read::text) struct Sketch {
    pub(super) open: Vec<Open>,
    pub(super) authors: Vec<String>,
    pub(super) epigraph: bool,
    /// Whether it has no date of its own, and one in the title.
    pub(super) undated: bool,
    pub(super) titled: bool,
    /// Whether a place stands before its day.
    pub(super) placed: bool,
    /// Whether its number is its title.
    pub(super) numbered: bool,
    /// Whether it has a day and no line that may be a title, except one that all have.
    pub(super) only_day: bool,
    /// Whether an hour stands beside its day.
    pub(super) timed: bool,
    pub(super) venues: Vec<String>,
    /// What stands before the date and is commonly a place.
    pub(super) place: Option<String>,
    /// Whether a dash or bar parts it from the date.
    pub(super) place_parted: bool,
    /// The lines below the text that have a date, without it.
    pub(super) dated_below: Vec<(String, String)>,
    /// Whether a name stands beside its day with no mark between.
    pub(super) unmarked: bool,
    /// A single word beside the date.
    pub(super) beside: Option<String>,
    /// Who signs it below.
    pub(super) signed: Option<(String, SignedBy)>,
    /// Whether its page says below it who put it there and when.
    pub(super) stamped: bool,
    /// The day that its first words tell, where it has no other.
    pub(super) said: Option<PartialDate>,
    /// Whether a sentence or two stand between its title and its day.
    pub(super) led: bool,
    /// Whether a number stands above all other lines, and a line that may be a title below it.
    pub(super) headed: bool,
    /// How the line of its title may be divided into a title and a name.
    pub(super) parted: Vec<(NamePlace, String)>,
    /// Whether its number stands in the line of its title.
    pub(super) counts: bool,
    /// Whether the file is called after the second line of two, where it is after one.
    pub(super) last: Option<bool>,
    /// Lines near its head that may be rows of things which only the series explains.
    pub(super) rows: Vec<OpenRow>,
    /// Whether one of its first lines is a row with who wrote it.
    pub(super) page_row: bool,
    /// The names below it and what leads them in, and whether a date stands there.
    pub(super) closings: Vec<(Led, Vec<String>)>,
    pub(super) closes_dated: bool,
}

/// Reads the head of one text without what the series tells of it.
pub(super) fn sketch(input: Input<'_>, survey: &Survey) -> Sketch {
    let text = input.source.text.get(input.start..).unwrap_or_default();
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let end = if end < text.len() { text[..end].rfind('\n').unwrap_or(end) } else { end };
    let source = Source { path: input.source.path.clone(), text: text[..end].to_owned() };
    let input = Input { source: &source, start: 0, ..input };
    let mut context = Context::new(input, survey);
    let mut lines = line::lines(&source.text, 0);
    furniture::take_off(&mut lines, &mut context);
    let chunks = line::chunks(&lines);
    context.habit = Habit::of(&chunks);
    let from = usize::from(mail::header(&chunks).is_some());
    let (items, below) = scan::flat(&chunks, from, &context);
    let authors = items.iter().flat_map(|item| match &item.kind {
        Kind::Byline(names) | Kind::Both(names, _) => names.clone(),
        _ => Vec::new(),
    });
    let venues = items.iter().filter_map(|item| match &item.kind {
        Kind::Issue if item.row => venue(first_line(item)),
        Kind::Date(found) => {
            let place = found.place.clone().and_then(|place| first_line(item).get(place))?;
            venue(place)
        }
        _ => None,
    });
    let place = items.iter().find_map(|item| place(item)).map(str::to_owned);
    let last = pair(&items, survey)
        .and_then(|(first, last)| named_after(&input.source.path, &items[first].lines, &items[last].lines));
    let open = open(&items, survey);
    // Below a quotation or a ruling stands the text.
    let ends = items.iter().position(|item| matches!(item.kind, Kind::Epigraph(_) | Kind::Ruling));
    let ends = ends.unwrap_or(items.len());
    let counted = |item: &HeadItem<'_>| matches!(item.kind, Kind::Number | Kind::Issue);
    let beside = place.clone().or_else(|| {
        let dated = items.iter().any(|item| item.row && is_date(item));
        let word =
            items.iter().find(|item| item.row && matches!(item.kind, Kind::Short)).filter(|_| dated)?;
        Some(first_line(word).to_owned())
    });
    let titled = open.iter().find(|open| matches!(open.zone, Zone::First | Zone::Only));
    let parted = titled.map(|open| with_name(&open.text)).unwrap_or_default();
    let parted = parted
        .into_iter()
        .filter_map(|parted| Some((parted.shape, titled?.text.get(parted.name)?.to_owned())));
    let counts = chunks.iter().skip(from).take(TITLE).flat_map(|chunk| chunk.lines.first());
    let foot = foot::last_lines(text, 0);
    let mut titled = false;
    let mut rows = Vec::new();
    for line in chunks.iter().skip(from).take(ROWS).flat_map(|chunk| &chunk.lines) {
        let part = part::part(line);
        let own = !survey.repeats_at_head(line.text);
        if own && rows::is_open(line) && rows::is_unread(line, &part) {
            rows.push(OpenRow { text: line.text.to_owned(), titled });
        }
        titled |= own && matches!(part, part::HeadLine::Short | part::HeadLine::Text);
    }
    // In a short text whose lines all repeat the head is no foot.
    let at_foot: Vec<(Line<'_>, bool)> =
        foot.iter().filter(|(line, _)| line.start >= below).copied().collect();
    let closings = closing::closings(&at_foot, survey).into_iter().map(closing::Closing::into_parts);
    Sketch {
        closings: closings.collect(),
        closes_dated: closing::closing_day(&at_foot, survey).is_some(),
        page_row: survey.pattern().has_row(chunks.get(from..).unwrap_or_default()),
        rows,
        signed: foot::signed(&foot).map(|signed| (signed.name.to_owned(), signed.by)),
        stamped: foot::stamped(&foot).is_some(),
        said: said(&items, source.text.get(below..).unwrap_or_default()),
        led: items.windows(2).any(|pair| matches!(pair[0].kind, Kind::Standfirst) && is_date(&pair[1])),
        headed: scan::has_number_above(&chunks[from.min(chunks.len())..]),
        parted: parted.collect(),
        counts: counts.map(number_and_title).any(|parts| parts.is_some()),
        beside: beside.filter(|word| part::is_handle(word)),
        numbered: items.iter().any(counted) && open.iter().all(|open| open.slot.row || open.at > ends),
        timed: items.iter().any(is_timed),
        only_day: items.iter().any(is_date)
            && !items.iter().any(counted)
            && open.iter().all(|open| open.slot.row || survey.is_everywhere(&open.text)),
        venues: venues.collect(),
        unmarked: beside::has_unmarked(&items, &source.text),
        place_parted: items.iter().any(is_parted),
        dated_below: below::dated(&foot),
        place,
        last,
        authors: authors.collect(),
        placed: items.iter().any(|item| !item.row && is_date(item) && self::place(item).is_some()),
        undated: !items.iter().any(is_date),
        titled: !items.iter().any(is_date)
            && dateline::titled(chunks.get(from..).unwrap_or_default()).is_some(),
        epigraph: items.iter().any(|item| matches!(item.kind, Kind::Epigraph(_))),
        open,
    }
}

/// Tells whether an item is the day of its article.
pub(super) fn is_date(item: &HeadItem<'_>) -> bool {
    matches!(&item.kind, Kind::Date(found) | Kind::Both(_, found) if found.precision() == Precision::Day)
}

/// Returns the day that the first words below a head tell, where the head has none.
fn said(items: &[HeadItem<'_>], text: &str) -> Option<PartialDate> {
    let first = text.trim_start().split("\n\n").next().filter(|_| !items.iter().any(is_date))?;
    let date = |found: FoundDate| match found.reading {
        DateReading::Certain(date) => Some(date),
        DateReading::TwoWay { .. } => None,
    };
    dateline::said(first).and_then(date)
}

/// Tells whether an hour stands after the day of an item.
fn is_timed(item: &HeadItem<'_>) -> bool {
    let (Kind::Date(found) | Kind::Both(_, found)) = &item.kind else { return false };
    let after = first_line(item).get(found.range.end..).unwrap_or_default();
    after.chars().any(|c| c.is_ascii_digit())
}

/// Returns the two lines of a title's block of which either may be the title.
pub(super) fn pair(items: &[HeadItem<'_>], survey: &Survey) -> Option<(usize, usize)> {
    let open = |at: usize| {
        let item = items.get(at)?;
        let fits = matches!(item.kind, Kind::Short) && !item.row;
        let line = first_line(item);
        (fits && !survey.repeats_at_head(line) && !survey.counts_at_head(line)).then_some(item)
    };
    let first = (0..items.len()).find(|at| open(*at).is_some())?;
    let (above, below) = (open(first)?, open(first + 1)?);
    let lines = [above.lines.as_slice(), below.lines.as_slice()].concat();
    let apart = title::halves(&lines, None).0.len() == above.lines.len();
    (above.chunk == below.chunk && apart && open(first + 2).is_none()).then_some((first, first + 1))
}

/// Tells whether a file is called after the second of two lines; `None` if after neither or both.
pub(super) fn named_after(path: &Path, first: &[Line<'_>], last: &[Line<'_>]) -> Option<bool> {
    let stem = path.file_stem()?.to_string_lossy();
    let mut words: Vec<String> = vec![String::new()];
    for c in stem.chars() {
        if !c.is_alphanumeric()
            || (c.is_uppercase() && words.last().is_some_and(|word| word.ends_with(char::is_lowercase)))
        {
            words.push(String::new());
        }
        words.last_mut()?.extend(c.to_lowercase().filter(|c| c.is_alphabetic()));
    }
    words.retain(|word| word.chars().count() > 3);
    let share = |lines: &[Line<'_>]| {
        let text = key(&lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" "));
        words.iter().filter(|word| text.split(' ').any(|own| own.starts_with(word.as_str()))).count()
    };
    let (first, last) = (share(first), share(last));
    (first != last && first.min(last) == 0).then_some(last > first)
}

/// Returns what stands before the date of a line and is commonly a place.
pub(super) fn place<'a>(item: &HeadItem<'a>) -> Option<&'a str> {
    let Kind::Date(found) = &item.kind else { return None };
    let text = first_line(item).get(found.place.clone()?)?;
    Some(text.trim_matches(|c: char| c.is_whitespace() || ".,:-–—(|·•_*".contains(c)))
}

/// Tells whether a dash or bar stands between what is commonly a place and the date.
fn is_parted(item: &HeadItem<'_>) -> bool {
    let Kind::Date(found) = &item.kind else { return false };
    let between = found.place.as_ref().and_then(|place| first_line(item).get(place.end..found.range.start));
    between.is_some_and(|between| between.contains(['-', '–', '—', '|', '·', '•']))
}

pub(super) fn first_line<'a>(item: &HeadItem<'a>) -> &'a str {
    item.lines.first().map_or("", |line| line.text)
}

/// Tells whether an item is a mark that parts things, in a line of its own in the block of another.
fn is_mark(item: &HeadItem<'_>, other: &HeadItem<'_>) -> bool {
    let mark = |text: &str| text.chars().count() == 1 && text.contains(STRONG);
    matches!(item.kind, Kind::Ruling) && item.chunk == other.chunk && mark(first_line(item).trim())
}

/// Finds the open lines of a head and their places.
pub(super) fn open(items: &[HeadItem<'_>], survey: &Survey) -> Vec<Open> {
    let short = |at: usize| items.get(at).is_some_and(|item| matches!(item.kind, Kind::Short));
    let repeats = |at: usize| {
        items.get(at).is_some_and(|item| {
            survey.repeats_at_head(first_line(item)) || survey.counts_at_head(first_line(item))
        })
    };
    let first = (0..items.len()).find(|at| short(*at) && !items[*at].row && !repeats(*at));
    let near = |at: Option<usize>, row: bool| {
        let Some((at, item)) = at.and_then(|at| Some((at, items.get(at)?))) else { return Near::Nothing };
        match &item.kind {
            _ if row != item.row => {
                if row {
                    Near::Nothing
                } else {
                    Near::Date
                }
            }
            Kind::Short if repeats(at) => Near::Repeated,
            Kind::Short | Kind::Kicker => Near::Open,
            Kind::Date(found) if found.precision() != Precision::Year => Near::Date,
            Kind::Both(..) => Near::Date,
            Kind::Epigraph(_) => Near::Quote,
            _ => Near::Other,
        }
    };
    let mut list = Vec::new();
    for (at, item) in items.iter().enumerate().filter(|(at, _)| short(*at)) {
        let text = first_line(item);
        // `WATER`, then `•`, then the title: a row of which a copy has set each piece in a line.
        let below = at + 1 + items.iter().skip(at + 1).take_while(|next| is_mark(next, item)).count();
        let next = short(below) && !items[below].row && !item.row;
        let zone = match first {
            _ if item.row => Zone::Row,
            Some(first) if at < first => Zone::Above,
            Some(first) if at == first && next => Zone::First,
            Some(first) if at == first => Zone::Only,
            None => Zone::Only,
            _ => Zone::Below,
        };
        list.push(Open {
            at,
            text: text.to_owned(),
            slot: Slot {
                row: item.row,
                above: near(at.checked_sub(1), item.row),
                below: near(Some(at + 1), item.row),
                capitals: sign::is_capitals(text),
            },
            zone,
            next: next.then(|| first_line(&items[below]).to_owned()),
            below,
            repeats: (zone == Zone::Below && repeats(at))
                || (zone == Zone::Above && survey.is_everywhere(text)),
        });
    }
    list
}
