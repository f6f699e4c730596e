//! Who wrote the texts of a series, and when, as lines below them say. Each page has its own words for it and puts its own
//! lines below; that most texts have a name in such a line says what it is.

use super::name::{key, names};
use super::sketch::Sketch;
use super::{FEWEST, HARDLY_NAME, LIKELY_NAME, Pattern, small};
use crate::model::FindingKind;
use crate::read::date::{self, FoundDate, Precision, WrittenDate};
use crate::read::text::Context;
use crate::read::text::caseless::{self, UnspacedName};
use crate::read::text::furniture;
use crate::read::text::line::{Line, ends_sentence};
use crate::read::text::measures::{FULL_NAME, HEAD_LINE, SENTENCE};
use crate::read::text::part::{self, HeadLine};
use crate::read::text::row::{sub, without_mark};
use crate::read::text::survey::Survey;
use std::collections::{BTreeMap, BTreeSet};

/// So many lines at the end of a text may be those of its page.
const LINES: usize = 40;
/// So many of them stand right below the text.
const FIRST: usize = 4;
/// Most words of a label.
const LABEL_WORDS: usize = 3;
/// A line with more words is text.
const TEXT_WORDS: usize = 14;
/// Where words that always lead in a name do so below one in so many texts, they do.
const SHARE: usize = 4;
const DASHES: [char; 5] = ['—', '–', '―', '-', '~'];

/// How a name below a text is led in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Led {
    /// By words that always do: `Written by Ann Lee`.
    By,
    /// By words that no table has, with a colon: `文章作者：王小明`.
    Label(String),
    /// By a dash.
    Dash,
    /// It stands by itself.
    Bare,
}

/// A line below a text that has a name.
pub(super) struct Closing<'a> {
    line: Line<'a>,
    led: Led,
    names: Vec<String>,
}

impl Closing<'_> {
    /// Returns what leads the names in, and the names.
    pub(super) fn into_parts(self) -> (Led, Vec<String>) {
        (self.led, self.names)
    }
}

/// Returns the first line right below a text, counted from the first of some lines at its end.
fn below_text(near: &[(Line<'_>, bool)], survey: &Survey) -> usize {
    let is_text = |line: &Line<'_>| {
        let words = caseless::words(line.text);
        let long = words > TEXT_WORDS || words >= SENTENCE && ends_sentence(line.text);
        let of_page = || furniture::is_known(line.text) || survey.repeats_at_foot(line.text);
        long && !line.text.contains('©') && !of_page()
    };
    near.iter().rposition(|(line, _)| is_text(line)).map_or(0, |at| at + 1)
}

fn near<'s, 'a>(last: &'s [(Line<'a>, bool)]) -> &'s [(Line<'a>, bool)] {
    last.get(last.len().saturating_sub(LINES)..).unwrap_or_default()
}

/// Returns the lines below a text that may say who wrote it.
pub(super) fn closings<'a>(last: &[(Line<'a>, bool)], survey: &Survey) -> Vec<Closing<'a>> {
    let near = near(last);
    let first = below_text(near, survey);
    let lines = near.iter().enumerate().filter(|(_, (line, _))| line.quoted == 0 && line.width <= HEAD_LINE);
    // Below a name that stands by itself come no more lines, or those of the page: of several, each is a tag.
    let ends = |at: usize| {
        near.get(at + 1).is_none_or(|(below, apart)| {
            let of_page = survey.repeats_at_foot(below.text) || furniture::is_known(below.text);
            of_page && *apart || matches!(part::part(below), HeadLine::Date(_))
        })
    };
    let closing = |(at, (line, apart)): (usize, &(Line<'a>, bool))| {
        let first = (first..first + FIRST).contains(&at);
        closing(line, first, first && *apart && ends(at), survey)
    };
    lines.filter_map(closing).collect()
}

fn closing<'a>(line: &Line<'a>, first: bool, apart: bool, survey: &Survey) -> Option<Closing<'a>> {
    let text = without_mark(line.text).trim_matches(['_', '*', ' ']);
    let inner = text.trim_start_matches(DASHES).trim_start();
    // Farther below only what leads a name in tells of one: most of these lines are text.
    if !first && !inner.contains([':', '：']) && !part::is_by(inner) {
        return None;
    }
    if text.contains('©') || furniture::is_known(text) {
        return None;
    }
    let dashed = inner.len() < text.len() && first;
    let found = |led: Led, names: Vec<String>| Some(Closing { line: *line, led, names });
    let start = inner.as_ptr() as usize - line.text.as_ptr() as usize;
    let own = sub(line, start..start + inner.len());
    match part::part(&own) {
        HeadLine::Byline(list) => return found(Led::By, list),
        HeadLine::Both(list, _) => return found(Led::By, list),
        HeadLine::Row(parts) => {
            let named = parts.iter().find_map(|(_, part)| match part {
                HeadLine::Byline(list) | HeadLine::Both(list, _) => Some(list.clone()),
                _ => None,
            });
            if let Some(list) = named {
                return found(Led::By, list);
            }
            // `Ann Lee, Keeper | 3 May 2003`
            let open = parts.iter().filter(|(_, part)| matches!(part, HeadLine::Short));
            let mut open = open.map(|(piece, _)| piece.text).filter(|name| is_full(name));
            return open.next().filter(|_| first).and_then(|name| found(Led::Bare, vec![name.to_owned()]));
        }
        HeadLine::Date(day) => {
            // `— Ann Lee, May 2010`
            let name = own.text.get(..day.range.start)?;
            let name = name.split([',', ';']).next().unwrap_or_default();
            let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
            let led = if dashed { Led::Dash } else { Led::Bare };
            return if first && is_full(name) { found(led, vec![name.to_owned()]) } else { None };
        }
        _ => {}
    }
    let label = inner.split_once([':', '：']).map(|(label, name)| (label.trim(), name.trim()));
    if let Some((label, name)) = label {
        let few = (1..=LABEL_WORDS).contains(&caseless::words(label).div_ceil(2));
        let list = names(name);
        let author = few && part::ends_as_by(label);
        let fits =
            |name: &String| is_full(name) || author && (part::is_person(name) || part::is_handle(name));
        if !few || list.is_empty() || !list.iter().all(fits) {
            return None;
        }
        return found(if author { Led::By } else { Led::Label(key(label)) }, list);
    }
    let list = names(inner);
    if !first || list.is_empty() || !list.iter().all(|name| is_full(name)) {
        return None;
    }
    // In a script without capitals what all pages have is a word of theirs, for all that is seen of it.
    let of_page = caseless::is_caseless(inner) && survey.repeats_at_foot(line.text);
    match dashed {
        true => found(Led::Dash, list),
        false if apart && !of_page => found(Led::Bare, list),
        false => None,
    }
}

/// Tells whether words are a whole name, given and family.
fn is_full(name: &str) -> bool {
    let words = name.split_whitespace().count();
    part::is_person(name)
        && match caseless::unspaced(name) {
            Some(kind) => matches!(kind, UnspacedName::Family | UnspacedName::ShortFamily),
            None => (2..=FULL_NAME).contains(&words),
        }
}

/// Finds the day or month of a text in the lines right below it.
pub(super) fn closing_day<'a>(last: &[(Line<'a>, bool)], survey: &Survey) -> Option<(Line<'a>, FoundDate)> {
    let near = near(last);
    let first = below_text(near, survey);
    let days = || near.iter().skip(first).take(FIRST).filter_map(|(line, _)| day_in(line));
    // A text was published on the other day, where there are two.
    days().find(|(line, _)| !date::is_of_change(line.text)).or_else(|| days().next())
}

/// Finds the day or month in a line below a text.
fn day_in<'a>(line: &Line<'a>) -> Option<(Line<'a>, FoundDate)> {
    let dated = |found: &FoundDate| found.precision() != Precision::Year;
    let inner = line.text.trim_start_matches(DASHES).trim_start();
    let start = line.text.len() - inner.len();
    let own = sub(line, start..line.text.len());
    let found = match part::part(&own) {
        HeadLine::Date(mut found) | HeadLine::Both(_, mut found) => {
            found.range = found.range.start + start..found.range.end + start;
            found.place = None;
            found
        }
        HeadLine::Row(parts) => parts.into_iter().find_map(|(piece, part)| match part {
            HeadLine::Date(mut found) | HeadLine::Both(_, mut found) => {
                let by = piece.start - line.start;
                found.range = found.range.start + by..found.range.end + by;
                found.place = None;
                Some(found)
            }
            _ => None,
        })?,
        _ => return None,
    };
    Some((*line, found)).filter(|(_, found)| dated(found) && !line.text.contains('©'))
}

/// Returns what leads in the names below the texts of a series that have none above.
pub(super) fn leading(sketches: &[&Sketch], pattern: &Pattern) -> BTreeSet<Led> {
    let open: Vec<&&Sketch> = sketches.iter().filter(|sketch| sketch.authors.is_empty()).collect();
    let mut counts = BTreeMap::<&Led, (usize, BTreeSet<String>)>::new();
    for sketch in &open {
        let fitting = |led: &Led| {
            let mut own = sketch.closings.iter().filter(|(own, _)| own == led).map(|(_, names)| names);
            let first = own.next();
            first.is_some_and(|names| own.all(|other| other == names) && pattern.close(led, names))
        };
        let kinds: BTreeSet<&Led> = sketch.closings.iter().map(|(led, _)| led).collect();
        for led in kinds.into_iter().filter(|led| fitting(led)) {
            let (count, all) = counts.entry(led).or_default();
            *count += 1;
            let own = sketch.closings.iter().filter(|(own, _)| own == led);
            all.extend(own.map(|(_, names)| key(&names.join(" "))));
        }
    }
    let known = |led: &Led, count: usize| match led {
        Led::By => sketches.len() < FEWEST || count > 1 && count * SHARE >= open.len(),
        _ => count >= FEWEST && count * 2 > open.len(),
    };
    // What stands after a label no table has, and is the same everywhere, is of the page: `Theme: Clear Water`.
    let varies = |led: &Led, all: &BTreeSet<String>| !matches!(led, Led::Label(_)) || all.len() > 1;
    let counts = counts.into_iter().filter(|(led, (count, all))| known(led, *count) && varies(led, all));
    counts.map(|(led, _)| led.clone()).collect()
}

/// Tells whether nearly all texts of a series have such names below them.
pub(super) fn close_all(sketches: &[&Sketch], pattern: &Pattern) -> bool {
    let closes = |sketch: &&&Sketch| {
        let fits =
            |(led, names): &(Led, Vec<String>)| pattern.closers.contains(led) && pattern.close(led, names);
        sketch.closings.iter().any(fits)
    };
    let count = sketches.iter().filter(closes).count();
    count >= FEWEST && count * 10 >= sketches.len() * 7
}

/// Tells whether most texts of a series that have no date above have one right below.
pub(super) fn close_with_days(sketches: &[&Sketch]) -> bool {
    let open = sketches.iter().filter(|sketch| sketch.undated);
    let (count, dated) =
        open.fold((0, 0), |(count, dated), sketch| (count + 1, dated + usize::from(sketch.closes_dated)));
    dated >= FEWEST && dated * 2 > count
}

impl Pattern {
    /// Tells whether names below a text may be of those who wrote it.
    fn close(&self, led: &Led, names: &[String]) -> bool {
        let least = if matches!(led, Led::Bare | Led::Label(_)) { LIKELY_NAME } else { HARDLY_NAME };
        names.iter().all(|name| match caseless::is_caseless(name) {
            true => part::is_person(name) && self.words(name) > HARDLY_NAME,
            false => self.words(&small(name)) > least,
        })
    }

    /// Finds who wrote a text in the lines below it.
    pub(in crate::read::text) fn closing<'a>(
        &self,
        last: &[(Line<'a>, bool)],
        survey: &Survey,
    ) -> Option<(Line<'a>, Vec<String>)> {
        if self.closers.is_empty() {
            return None;
        }
        let mut own = closings(last, survey).into_iter().filter(|closing| {
            self.closers.contains(&closing.led) && self.close(&closing.led, &closing.names)
        });
        let first = own.next()?;
        // Names below other texts, which the page lists, are of others.
        own.all(|other| other.led != first.led || other.names == first.names)
            .then_some((first.line, first.names))
    }

    /// Finds the day or month of a text right below it.
    pub(in crate::read::text) fn closing_day(
        &self,
        last: &[(Line<'_>, bool)],
        context: &mut Context<'_>,
    ) -> Option<WrittenDate> {
        let (line, found) = closing_day(last, context.survey).filter(|_| self.closing_days)?;
        let reason = "most articles have their dates right below the text; it stays there too";
        context.find(FindingKind::Date, line.range(), reason);
        let span = Some(context.span(line.range()));
        Some(WrittenDate { text: line.text.to_owned(), span, found })
    }
}
