//! The lines at the head of an article, each with what it can be, as far down as they may be head.

use super::Context;
use super::dateline;
use super::doubt::DoubtedLine;
use super::epigraph::{Quoted, quoted};
use super::furniture;
use super::head::speaks_of_series;
use super::line::{Chunk, Line};
use super::measures;
use super::part;
use super::parted;
use super::pattern::is_unread;
use super::row;
use super::sign;
use crate::read::date::{self, FoundDate};

/// No more chunks than these are looked at for the head.
const LONGEST: usize = 24;

/// Lines at the head of an article that are one thing.
#[derive(Clone, Debug)]
pub(super) struct HeadItem<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) kind: Kind<'a>,
    /// The number of the chunk it stands in.
    pub(super) chunk: usize,
    /// Whether it is a piece of a line.
    pub(super) row: bool,
    /// What may be wrong with one of its lines.
    pub(super) doubt: Option<DoubtedLine<'a>>,
}

impl<'a> HeadItem<'a> {
    pub(super) fn new(lines: Vec<Line<'a>>, kind: Kind<'a>, chunk: usize) -> Self {
        Self { lines, kind, chunk, row: false, doubt: None }
    }

    /// Says whether it is a piece of a line.
    pub(super) fn in_row(self, row: bool) -> Self {
        Self { row, ..self }
    }

    /// Returns its words.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ")
    }
}

/// What an item can be by itself.
#[derive(Clone, Debug)]
pub(super) enum Kind<'a> {
    Short,
    Date(FoundDate),
    Byline(Vec<String>),
    Both(Vec<String>, FoundDate),
    Ruling,
    /// The name of the site in the title of a page.
    Site,
    /// A number with its word.
    Number,
    /// Where the text was printed.
    Issue,
    /// A heading that comes back over other titles.
    Kicker,
    /// A line above the title that says more of it.
    Deck,
    /// About the page.
    Aside,
    /// From where the text comes.
    Source,
    /// Who helped with the text.
    Credit,
    /// A sentence or two between the title and a date or name.
    Standfirst,
    Epigraph(Quoted<'a>),
}

/// Goes over the chunks as far as they may be head; returns the items and the byte at which what is
/// below begins.
pub(super) fn scan<'a>(
    chunks: &[Chunk<'a>],
    from: usize,
    context: &Context<'a>,
) -> (Vec<HeadItem<'a>>, usize) {
    let (mut items, below) = flat(chunks, from, context);
    title_again(&mut items);
    context.survey.pattern().settle(&mut items, context);
    (gather(items, context), below)
}

/// Takes the title of a page for a line about it if the title of the text stands below once more.
fn title_again(items: &mut [HeadItem<'_>]) {
    let Some(site) = items.iter().position(|item| matches!(item.kind, Kind::Site)) else { return };
    let near = [site.checked_sub(1), Some(site + 1)];
    let title = near.into_iter().flatten().find(|at| {
        items.get(*at).is_some_and(|item| item.chunk == items[site].chunk && matches!(item.kind, Kind::Short))
    });
    let Some(title) = title else { return };
    let words = items[title].text();
    let again = items.iter().skip(title.max(site) + 1).any(|item| item.text().eq_ignore_ascii_case(&words));
    if again {
        items[title].kind = Kind::Aside;
    }
}

/// Returns the lines of a head, each by itself, and the byte at which what is below begins.
pub(super) fn flat<'a>(
    chunks: &[Chunk<'a>],
    from: usize,
    context: &Context<'a>,
) -> (Vec<HeadItem<'a>>, usize) {
    let mut items: Vec<HeadItem<'a>> = Vec::new();
    let mut at = from;
    while let Some(chunk) = chunks.get(at).filter(|_| at < from + LONGEST) {
        let first = !items.iter().any(|item| matches!(item.kind, Kind::Epigraph(_)));
        let repeats = |line: &Line<'_>| {
            context.survey.repeats_at_head(line.text) || context.survey.counts_at_head(line.text)
        };
        let named = |item: &HeadItem<'_>| matches!(item.kind, Kind::Short) && !item.lines.iter().any(repeats);
        let titled = items.iter().any(named);
        // `LA HARPE.` in the middle of its line, with no title above, is the title.
        let heads = !titled
            && !items.iter().any(|item| matches!(item.kind, Kind::Number | Kind::Issue))
            && chunk.lines.iter().all(|line| line.quoted == 0 && sign::is_capitals(line.text));
        let quoted = if heads { None } else { quoted(chunks, at, titled, context) };
        if let Some(quoted) = quoted.filter(|_| first) {
            let used = quoted.chunks;
            items.push(HeadItem::new(chunk.lines.clone(), Kind::Epigraph(quoted), at));
            at += used;
            continue;
        }
        if let Some(parts) = context.survey.pattern().before_venue(&chunk.lines) {
            items.extend(parts.into_iter().map(|(lines, part)| {
                let row = !matches!(part, part::HeadLine::Short);
                HeadItem::new(lines, kind(part, true, true), at).in_row(row)
            }));
            at += 1;
            continue;
        }
        if let [line] = chunk.lines.as_slice()
            && let Some(row) = parted::heading_of_letter(line)
        {
            items.extend(row.into_iter().map(|(line, part)| {
                let dated = matches!(part, part::HeadLine::Date(_));
                HeadItem::new(vec![line], kind(part, true, dated), at).in_row(dated)
            }));
            at += 1;
            continue;
        }
        if let Some(found) = dateline::block(chunk, context.habit.margin) {
            items.push(HeadItem::new(chunk.lines.clone(), Kind::Date(found), at));
            at += 1;
            continue;
        }
        if !items.iter().any(|item| matches!(item.kind, Kind::Short))
            && let Some(row::Speech { title, day: (day, found), rest }) = row::title_around_date(&chunk.lines)
        {
            items.push(HeadItem::new(vec![title], Kind::Short, at));
            items.push(HeadItem::new(vec![day], Kind::Date(found), at).in_row(true));
            items.push(HeadItem::new(rest, Kind::Standfirst, at));
            at += 1;
            continue;
        }
        let mut parts: Vec<part::HeadLine> = chunk.lines.iter().map(part::part).collect();
        // The menu of a page says nothing of its text.
        for (line, part) in chunk.lines.iter().zip(&mut parts) {
            if context.survey.repeats_at_head(line.text) && is_menu(part) {
                *part = part::HeadLine::Short;
            }
        }
        if context.survey.pattern().dates_in_titles()
            && dateline::titled(chunks.get(from..).unwrap_or_default())
                .is_some_and(|(own, _)| from + own == at)
        {
            let text = |part: &&mut part::HeadLine<'_>| {
                use part::HeadLine::{Both, Byline, Ruling, Short};
                !matches!(part, Ruling | Short | Byline(_) | Both(..))
            };
            parts.iter_mut().filter(text).for_each(|part| *part = part::HeadLine::Short);
        }
        if let ([line], [part @ (part::HeadLine::Short | part::HeadLine::Text | part::HeadLine::Row(_))]) =
            (chunk.lines.as_slice(), parts.as_mut_slice())
            && let Some(found) = dateline::loose(line, context)
        {
            *part = part::HeadLine::Date(found);
        }
        let pattern = context.survey.pattern();
        // `Minutes - 3 May 2003` above the row that tells the day of each article is a title.
        if !items.iter().any(named)
            && let Some(next) = chunks.get(at + 1)
            && let ([title], [open @ (part::HeadLine::Date(_) | part::HeadLine::Row(_))]) =
                (chunk.lines.as_slice(), parts.as_mut_slice())
            && pattern.row(title, false).is_none()
            && next.lines.first().and_then(|line| pattern.row(line, true)).is_some_and(|row| has_day(&row))
        {
            *open = part::HeadLine::Short;
        }
        let mut above = items.iter().any(named);
        for (line, part) in chunk.lines.iter().zip(&mut parts) {
            let open = matches!(part, part::HeadLine::Short | part::HeadLine::Text);
            let row = if is_unread(line, part) { pattern.row(line, above && open) } else { None };
            if let Some(row) = row.or_else(|| pattern.unmarked_row(line).filter(|_| open)) {
                *part = part::HeadLine::Row(row);
            }
            above |= matches!(part, part::HeadLine::Short) && !repeats(line);
        }
        // A title beside its date is no piece of a line of other things.
        let mut titled = false;
        if at == from
            && let (Some(line), Some(first)) = (chunk.lines.first(), parts.first_mut())
            && !about_page(first)
            && let Some(page) = context.survey.page_title(line.text)
            && matches!(
                part::part(&row::sub(line, page.title.clone())),
                part::HeadLine::Short | part::HeadLine::Text
            )
        {
            let mut row = vec![
                (row::sub(line, page.title), part::HeadLine::Short),
                (row::sub(line, page.site), part::HeadLine::Site),
            ];
            row.sort_by_key(|(line, _)| line.start);
            *first = part::HeadLine::Row(row);
            titled = true;
        } else if items.is_empty()
            && let (Some(line), Some(first)) = (chunk.lines.first(), parts.first_mut())
            && may_be_title(line, first, context)
            && !chunk.lines[1..].iter().any(part::is_day)
            && let Some(row) = row::title_and_date(line)
        {
            *first = part::HeadLine::Row(row);
            titled = true;
        }
        if context.survey.pattern().counts()
            && let Some((first, parts)) = chunk.lines.iter().zip(&mut parts).find_map(|(line, part)| {
                let open = matches!(part, part::HeadLine::Short | part::HeadLine::Text);
                let row = parted::number_and_title(line).filter(|_| open)?;
                Some((part, row))
            })
            && !items.iter().any(|item| matches!(item.kind, Kind::Number))
        {
            *first = part::HeadLine::Row(parts);
            titled = true;
        }
        let heading = items.iter().map(HeadItem::text).collect::<Vec<_>>().join(" ");
        for (line, part) in chunk.lines.iter().zip(&mut parts) {
            if matches!(part, part::HeadLine::Short)
                && let Some(found) = dateline::yearless(line, &heading)
            {
                *part = part::HeadLine::Date(found);
            }
        }
        if !items.iter().any(named) {
            part::over_day(chunk, &mut parts);
        }
        if let ([line], [part @ part::HeadLine::Row(_)]) = (chunk.lines.as_slice(), parts.as_mut_slice())
            && line.text.ends_with(')')
            && chunks.get(at + 1).is_some_and(|next| next.lines.iter().any(part::is_day))
        {
            *part = part::HeadLine::Short;
        }
        part::run_on(chunk, chunks.get(at + 1), &mut parts);
        part::standfirst(chunk, &mut parts);
        if !items.iter().any(named) {
            part::over_marked(chunk, &mut parts);
        }
        let below = |next: &Chunk<'a>| {
            part::begins_marked(next)
                || part::has_day(next)
                || context.survey.pattern().before_venue(&next.lines).is_some()
        };
        if parts.iter().any(|part| matches!(part, part::HeadLine::Text))
            && chunks.get(at + 1).is_some_and(below)
        {
            let own = chunk.lines.iter().filter(|line| !repeats(line)).count();
            part::above_date(chunk, items.iter().any(named), own, &mut parts);
        }
        let whole = part::is_head(chunk, &parts, context);
        // A title with a summary below it in the same chunk.
        let cut = parts.iter().take_while(|part| !matches!(part, part::HeadLine::Text)).count();
        let over = parts[..cut].iter();
        let titled_over = over.clone().any(|part| matches!(part, part::HeadLine::Short))
            && over.clone().all(|part| matches!(part, part::HeadLine::Short | part::HeadLine::Ruling));
        let summary = !whole
            && titled_over
            && (1..=measures::HEAD_LINES).contains(&cut)
            && may_lead_in(&items)
            && leads_in(&chunk.lines[cut..], chunks.get(at + 1..).unwrap_or_default(), context);
        let count = match whole {
            true => parts.len(),
            false if summary => cut,
            false => part::lead(chunk, &parts, items.is_empty()),
        };
        for (line, part) in chunk.lines.iter().zip(parts).take(count) {
            let row = matches!(part, part::HeadLine::Row(_));
            let pieces = match part {
                part::HeadLine::Row(pieces) => pieces,
                part => vec![(*line, part)],
            };
            for (line, part) in pieces {
                let row = row && !(titled && matches!(part, part::HeadLine::Short));
                // `Interview: Ann Lee` below a masthead is a title.
                let under = match line.text.contains(": ") {
                    true => items.iter().any(named),
                    false => items.iter().any(|item| matches!(item.kind, Kind::Short)),
                };
                let counted = sign::is_numeral(line.text)
                    || (context.survey.pattern().has_numbers_above() && is_lone_number(line.text));
                let numeral = items.is_empty() && !row && counted && chunk.lines.len() == 1;
                let kind = kind(if numeral { part::HeadLine::Number } else { part }, under, row);
                items.push(HeadItem::new(vec![line], kind, at).in_row(row));
            }
        }
        let titled = items.iter().any(|item| matches!(item.kind, Kind::Short)) && may_lead_in(&items);
        let below = chunks.get(at + 1..).unwrap_or_default();
        if !whole && count == 0 && !items.iter().any(named) && is_long_title(chunk, below, context) {
            items.push(HeadItem::new(chunk.lines.clone(), Kind::Short, at));
            at += 1;
            continue;
        }
        if summary || (!whole && count == 0 && titled && leads_in(&chunk.lines, below, context)) {
            items.push(HeadItem::new(chunk.lines[count..].to_vec(), Kind::Standfirst, at));
            at += 1;
            continue;
        }
        if !whole {
            // All of it may be head though it is long: nothing of it is text then.
            let below = chunk.lines.get(count).map_or(chunk.range().end, |line| line.start);
            return (items, below);
        }
        at += 1;
    }
    let end = chunks.last().map_or(0, |chunk| chunk.range().end);
    (items, chunks.get(at).map_or(end, |chunk| chunk.range().start))
}

/// Tells whether a row has neither a day nor who wrote the text.
fn is_menu(part: &part::HeadLine<'_>) -> bool {
    use part::HeadLine::{Both, Byline, Date, Row};
    matches!(part, Row(pieces) if !pieces.iter().any(|(_, part)| matches!(part, Date(_) | Byline(_) | Both(..))))
}

/// Tells whether one of the pieces of a row is a day.
fn has_day(row: &[(Line<'_>, part::HeadLine<'_>)]) -> bool {
    row.iter().any(|(_, part)| matches!(part, part::HeadLine::Date(_)))
}

/// Most digits of a number above a title.
const NUMBER_DIGITS: usize = 5;

/// Tells whether a line is a number in digits and nothing else: `216.`
fn is_lone_number(line: &str) -> bool {
    let bare = line.trim_end_matches('.');
    (1..=NUMBER_DIGITS).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether a number stands above all other lines by itself, and below it a line in capitals or above a date that may be
/// the title.
pub(super) fn has_number_above(chunks: &[Chunk<'_>]) -> bool {
    let [first, second, rest @ ..] = chunks else { return false };
    let [number] = first.lines.as_slice() else { return false };
    let [title] = second.lines.as_slice() else { return false };
    (is_lone_number(number.text) || sign::is_numeral(number.text))
        && matches!(part::part(title), part::HeadLine::Short)
        && (sign::is_capitals(title.text) || rest.first().is_some_and(part::has_day))
}

/// Tells whether a part of a line is about its page: `The Bugle – May 2003 – page 4` is no title with the name of a site.
fn about_page(part: &part::HeadLine<'_>) -> bool {
    let part::HeadLine::Row(pieces) = part else { return false };
    let has = |is: fn(&part::HeadLine<'_>) -> bool| pieces.iter().any(|(_, part)| is(part));
    has(|part| matches!(part, part::HeadLine::Aside)) && has(|part| matches!(part, part::HeadLine::Date(_)))
}

/// Tells whether a line may hold a title and a date: a short line, or a date with words that are no name.
fn may_be_title(line: &Line<'_>, part: &part::HeadLine<'_>, context: &Context<'_>) -> bool {
    match part {
        part::HeadLine::Short | part::HeadLine::Text => true,
        // `The Well in the Square (1 January 2003)` has the shape of a place with its date.
        part::HeadLine::Date(found) => found.place.as_ref().is_some_and(|place| {
            let words = line.text.get(place.clone()).map_or(0, |place| place.split_whitespace().count());
            !line.text.contains(',') && (words > 2 || line.text.contains(['(', '[']))
        }),
        part::HeadLine::Row(pieces) => match pieces.as_slice() {
            [(line, part::HeadLine::Short), (_, part::HeadLine::Date(_))]
            | [(_, part::HeadLine::Date(_)), (line, part::HeadLine::Short)] => {
                !context.survey.pattern().is_name(line.text)
            }
            [(line, part::HeadLine::Issue), (_, part::HeadLine::Date(_))] => {
                !row::is_venue(line.text) && row::numbered(line.text).is_none()
            }
            _ => false,
        },
        _ => false,
    }
}

/// Returns what a line can be by itself; `titled` says that a title can stand above, `row` that it
/// is a piece of a line.
fn kind(part: part::HeadLine<'_>, titled: bool, row: bool) -> Kind<'_> {
    match part {
        part::HeadLine::Date(found) => Kind::Date(found),
        // What a name could be written under comes first.
        part::HeadLine::Byline(names) if titled || row => Kind::Byline(names),
        part::HeadLine::Both(names, found) => Kind::Both(names, found),
        part::HeadLine::Ruling => Kind::Ruling,
        part::HeadLine::Site => Kind::Site,
        part::HeadLine::Source => Kind::Source,
        part::HeadLine::Credit if titled || row => Kind::Credit,
        part::HeadLine::Number if !titled || row => Kind::Number,
        part::HeadLine::Issue => Kind::Issue,
        part::HeadLine::Aside => Kind::Aside,
        _ => Kind::Short,
    }
}

/// Gathers lines that are one thing: neighbours in a chunk which may be one title.
fn gather<'a>(items: Vec<HeadItem<'a>>, context: &Context<'a>) -> Vec<HeadItem<'a>> {
    let survey = context.survey;
    let repeats = |line: &Line<'_>| survey.repeats_at_head(line.text) || survey.is_like_masthead(line.text);
    let of_page = |line: &Line<'_>| furniture::is_of_page(line.text);
    let mut gathered: Vec<HeadItem<'a>> = Vec::new();
    for item in items {
        match (gathered.last_mut(), item.lines.as_slice()) {
            (Some(HeadItem { lines, kind: Kind::Short, chunk, row: false, doubt }), [line])
                if *chunk == item.chunk
                    && !item.row
                    && matches!(item.kind, Kind::Short)
                    && lines.last().is_some_and(|last| {
                        repeats(last) == repeats(line) && (!repeats(line) || of_page(last) == of_page(line))
                    }) =>
            {
                lines.push(*line);
                *doubt = doubt.or(item.doubt);
            }
            _ => gathered.push(item),
        }
    }
    gathered
}

/// The longest standfirst, in words.
const LONGEST_STANDFIRST: usize = 50;

/// The longest standfirst where most articles have one, in words: pages put the whole first paragraph there.
const LONGEST_LEAD: usize = 150;

/// How many chunks may stand between a standfirst and the date: names, and from where the text comes.
const NEAR_STANDFIRST: usize = 5;

/// Tells whether a sentence or two may lead in below what has come.
fn may_lead_in(items: &[HeadItem<'_>]) -> bool {
    let above = |item: &HeadItem<'_>| {
        matches!(item.kind, Kind::Short | Kind::Ruling | Kind::Source | Kind::Standfirst)
    };
    items.iter().all(above)
}

/// Tells whether a line that is too long for a title is one all the same: it stands right above the day, no other line may be
/// the title, and it ends as no sentence does.
fn is_long_title(chunk: &Chunk<'_>, below: &[Chunk<'_>], context: &Context<'_>) -> bool {
    let [line] = chunk.lines.as_slice() else { return false };
    context.survey.files() > 1
        && line.quoted == 0
        && !line.ends_sentence()
        && line.text.split_whitespace().count() <= LONGEST_STANDFIRST
        && sign::marker(line.text).is_none()
        && !speaks_of_series(line.text)
        && below.first().is_some_and(part::has_day)
}

/// Tells whether lines are the sentence or two that lead in between a title and a name or date below.
///
/// In a text that goes on by dates, as a diary does, the first of them is no dateline.
fn leads_in(lines: &[Line<'_>], below: &[Chunk<'_>], context: &Context<'_>) -> bool {
    let words = lines.iter().map(|line| line.text.split_whitespace().count()).sum::<usize>();
    // A page may leave the last point out: right above the date no other text stands in one line.
    let over_date = lines.len() == 1 && below.first().is_some_and(|next| next.lines.iter().any(part::is_day));
    let sentence = over_date || lines.last().is_some_and(|line| line.text.ends_with(['.', '!', '?', '…']));
    let plain = lines.iter().all(|line| line.quoted == 0 && sign::marker(line.text).is_none());
    // Where most articles have such lines above their days, a longer one is no text, and further days are in the text.
    let usual = context.survey.pattern().has_leads() && below.first().is_some_and(part::has_day);
    let longest = if usual { LONGEST_LEAD } else { LONGEST_STANDFIRST };
    if !(sentence && plain && words <= longest) {
        return false;
    }
    let text = lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
    let mut near = below.iter().take(NEAR_STANDFIRST).take_while(|chunk| {
        let parts: Vec<part::HeadLine> = chunk.lines.iter().map(part::part).collect();
        part::is_head(chunk, &parts, context)
    });
    // A date has no other things beside it in a diary.
    let by_name = |line: &Line<'_>| match part::part(line) {
        part::HeadLine::Byline(_) | part::HeadLine::Both(..) => true,
        part::HeadLine::Row(pieces) => {
            let has = |is: fn(&part::HeadLine<'_>) -> bool| pieces.iter().any(|(_, part)| is(part));
            // `Ann Lee · Water · 3 comments`
            let counted = has(|part| matches!(part, part::HeadLine::Aside))
                && pieces.iter().any(|(line, part)| {
                    matches!(part, part::HeadLine::Short)
                        && line.text.contains(' ')
                        && context.survey.pattern().is_name(line.text)
                });
            counted
                || has(|part| matches!(part, part::HeadLine::Byline(_)))
                || has(|part| matches!(part, part::HeadLine::Date(_)))
                    && has(|part| matches!(part, part::HeadLine::Short))
        }
        _ => false,
    };
    let is_day = |line: &Line<'_>| {
        date::whole_line(line.text).is_some_and(|found| found.precision() == date::Precision::Day)
    };
    let Some(found) = near.find(|chunk| chunk.lines.iter().any(|line| by_name(line) || is_day(line))) else {
        return false;
    };
    let dates = below.iter().filter(|chunk| chunk.lines.iter().any(is_day)).count();
    !speaks_of_series(&text) && (usual || found.lines.iter().any(by_name) || dates == 1)
}
