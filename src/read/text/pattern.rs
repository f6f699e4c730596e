//! What the heads of a series have in common: in which places names stand, and which lines come back over
//! other titles.
//!
//! A line that no word marks as a name or heading is open. It is weighed by its own words, by whether it comes
//! back in other articles, and by what stands in the same place there. The weights are tenths of a unit
//! in which ten is about one to ten.

use super::Context;
use super::dateline;
use super::furniture;
use super::line::{self, Line};
use super::mail;
use super::paragraph::Habit;
use super::part::{self, Part};
use super::row;
use super::scan::{self, Item, Kind};
use super::sign;
use super::survey::{Facts, Kept, Survey};
use super::title;
use crate::diagnostic::Source;
use crate::read::date::{self, Precision};
use crate::read::language;
use crate::read::markdown::Input;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// So much of each text is looked at for its head, in bytes.
const HEAD: usize = 4096;

/// So much of all texts is looked through for words in small letters, in bytes.
const SAMPLE: usize = 2_000_000;

/// What the heads of a series have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pattern {
    /// Words of open lines that the texts have in small letters.
    common: BTreeSet<String>,
    commonest: BTreeSet<&'static str>,
    /// Names that lines with `By` give, in small letters.
    authors: BTreeSet<String>,
    /// Open lines and the names in them, in small letters.
    lines: BTreeMap<String, Seen>,
    names: BTreeMap<Slot, Tally>,
    kickers: BTreeMap<Slot, Tally>,
    files: usize,
    epigraphs: usize,
    /// How many have no date of their own, and how many of these have one in their title.
    undated: usize,
    titled: usize,
    /// How many have a number and no other title.
    numbered: usize,
    /// Where the texts were printed, as lines with a date say.
    venues: BTreeSet<String>,
    /// Whether names stand where a place commonly does: `Ann Lee, 12 May 2003`.
    placed_names: bool,
    /// Whether single words beside dates are the names by which people write on a page.
    handles: bool,
    /// How many articles are called after the last line of their titles' block, less those that are after the first.
    last: i32,
}

/// Where a line was seen.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    files: usize,
    /// The lines below it.
    below: BTreeSet<String>,
}

/// What was weighed in the same place of all articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tally {
    count: i32,
    sum: i32,
}

impl Tally {
    fn add(&mut self, weight: i32) {
        self.count += 1;
        self.sum += weight.clamp(-30, 30);
    }

    /// Returns what the others in the place weigh on average; less where there are few.
    fn others(self, own: i32) -> i32 {
        match self.count - 1 {
            ..=0 => 0,
            1 => (self.sum - own.clamp(-30, 30)) / 2,
            others => (self.sum - own.clamp(-30, 30)) / others,
        }
    }
}

/// The place of a line in a head: what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    row: bool,
    above: Near,
    below: Near,
    capitals: bool,
}

/// What stands beside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Nothing,
    Repeated,
    Open,
    Date,
    Other,
    Quote,
}

/// Where a line stands by its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
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
    /// Returns what speaks for a name in this place before anything is read.
    const fn prior(self) -> i32 {
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
#[derive(Clone, Debug)]
struct Open {
    at: usize,
    text: String,
    slot: Slot,
    zone: Zone,
    /// The open line below it.
    next: Option<String>,
}

/// What one article shows.
#[derive(Debug)]
pub(super) struct Sketch {
    open: Vec<Open>,
    authors: Vec<String>,
    epigraph: bool,
    /// Whether it has no date of its own, and one in the title.
    undated: bool,
    titled: bool,
    /// Whether its number is its title.
    numbered: bool,
    venues: Vec<String>,
    /// What stands before the date and is commonly a place.
    place: Option<String>,
    /// A single word beside the date.
    beside: Option<String>,
    /// Whether the file is called after the second line of two, where it is after one.
    last: Option<bool>,
}

impl Pattern {
    /// Learns from the heads of all texts.
    pub(super) fn learn(inputs: &[Input<'_>], survey: &Survey, facts: &mut [Facts], kept: &mut Kept) -> Self {
        kept.plain(survey, facts);
        facts.par_iter_mut().zip(inputs).for_each(|(facts, input)| {
            facts.sketch.get_or_insert_with(|| sketch(*input, survey));
        });
        let common = common(inputs, facts, kept);
        let sketches: Vec<&Sketch> = facts.iter().filter_map(|facts| facts.sketch.as_ref()).collect();
        let mut pattern = Self {
            files: inputs.len(),
            epigraphs: sketches.iter().filter(|sketch| sketch.epigraph).count(),
            undated: sketches.iter().filter(|sketch| sketch.undated).count(),
            titled: sketches.iter().filter(|sketch| sketch.titled).count(),
            numbered: sketches.iter().filter(|sketch| sketch.numbered).count(),
            common,
            commonest: inputs.first().map(|input| language::commonest(input.lang)).unwrap_or_default(),
            authors: sketches.iter().flat_map(|sketch| &sketch.authors).map(|name| key(name)).collect(),
            venues: venues(&sketches),
            last: sketches.iter().flat_map(|sketch| sketch.last).map(|last| if last { 1 } else { -1 }).sum(),
            ..Self::default()
        };
        pattern.placed_names = pattern.are_names(&sketches);
        pattern.handles = are_handles(&sketches);
        for sketch in &sketches {
            let mut own = BTreeMap::<String, Option<String>>::new();
            for open in &sketch.open {
                let next = open.next.as_deref().map(key);
                own.insert(key(&open.text), next.clone());
                own.extend(names(&open.text).iter().map(|name| (key(name), next.clone())));
            }
            for (line, next) in own {
                let seen = pattern.lines.entry(line).or_default();
                seen.files += 1;
                seen.below.extend(next);
            }
        }
        for open in sketches.iter().flat_map(|sketch| &sketch.open) {
            let (name, kicker) = (pattern.name(open), pattern.kicker(open));
            pattern.names.entry(open.slot).or_default().add(name);
            if open.next.is_some() {
                pattern.kickers.entry(open.slot).or_default().add(kicker);
            }
        }
        pattern
    }

    /// Tells whether what stands before dates are names: of two words or more, and not everywhere the same.
    fn are_names(&self, sketches: &[&Sketch]) -> bool {
        let places: Vec<&str> = sketches.iter().filter_map(|sketch| sketch.place.as_deref()).collect();
        let names = places.iter().filter(|place| self.words(place) > 12).count();
        let distinct: BTreeSet<String> = places.iter().map(|place| key(place)).collect();
        places.len() >= 3 && distinct.len() > 1 && names * 10 >= places.len() * 8
    }

    /// Tells whether most articles have an epigraph.
    pub(super) fn has_epigraphs(&self) -> bool {
        self.files >= 3 && self.epigraphs * 2 > self.files
    }

    /// Tells whether most articles have only their numbers for titles.
    pub(super) fn has_numbers(&self) -> bool {
        self.files >= 3 && self.numbered * 10 >= self.files * 6
    }

    /// Tells whether most articles have their dates in their titles.
    pub(super) fn dates_in_titles(&self) -> bool {
        self.titled >= 3 && self.titled * 2 > self.undated
    }

    /// Says of open lines which are names and which headings that come back over other titles.
    pub(super) fn settle(&self, items: &mut [Item<'_>], context: &Context<'_>) {
        let given = context.input.front_matter.is_some_and(|front| front.title.is_some());
        let numbered = items.iter().any(|item| matches!(item.kind, Kind::Number));
        let open = open(items, context.survey);
        let mut titles = open.iter().filter(|open| !open.slot.row).count();
        let mut kickers = Vec::new();
        for open in &open {
            let own = self.kicker(open);
            let others = self.kickers.get(&open.slot).copied().unwrap_or_default().others(own);
            let above = matches!(open.zone, Zone::First) && open.next.is_some();
            let is_name = self.name(open) >= 25 && self.weight(open) > 0;
            if above && !is_name && self.files > 1 && own + (others * 3 / 2).clamp(-20, 20) - 10 > 0 {
                kickers.push(open.at);
            }
        }
        for open in open.iter().rev() {
            let only = numbered && open.zone == Zone::Only;
            let first = kickers.iter().any(|kicker| kicker + 1 == open.at);
            let weight = self.weight(open) + if only { Zone::First.prior() - Zone::Only.prior() } else { 0 };
            let left = open.slot.row || titles > 1 + kickers.len() || numbered || given;
            // A title that runs on over its line.
            let above = open.at.checked_sub(1).and_then(|at| items.get(at));
            let runs_on = above.is_some_and(|above| {
                let lines = [above.lines.as_slice(), items[open.at].lines.as_slice()].concat();
                matches!(above.kind, Kind::Short)
                    && above.chunk == items[open.at].chunk
                    && !open.slot.row
                    && title::halves(&lines, context.habit.wrap).0.len() == lines.len()
            });
            if weight > 0 && left && !runs_on && !first && !kickers.contains(&open.at) {
                titles -= usize::from(!open.slot.row);
                items[open.at].kind = Kind::Byline(names(&open.text));
            }
        }
        for at in kickers {
            items[at].kind = Kind::Kicker;
        }
        for item in items.iter_mut().filter(|_| self.placed_names || self.handles) {
            if self.handles
                && item.row
                && matches!(item.kind, Kind::Short)
                && part::is_handle(first_line(item))
            {
                item.kind = Kind::Byline(vec![first_line(item).to_owned()]);
            }
            if let Kind::Date(found) = &item.kind
                && let Some(place) = place(item)
                && ((self.placed_names && self.words(place) > -20)
                    || (self.handles && part::is_handle(place)))
            {
                let mut found = found.clone();
                found.place = None;
                item.kind = Kind::Both(names(place), found);
            }
        }
        let path = &context.input.source.path;
        if let Some((first, last)) = pair(items, context.survey)
            && self.last > 2
            && named_after(path, (&items[first].lines, &items[last].lines)) != Some(false)
        {
            items[first].kind = Kind::Deck;
        }
    }

    /// Divides the block of a title that runs on into where and when the text was printed:
    /// `On the Powers of the Convention For the New York Packet. Friday, / January 18, 1788.`
    pub(super) fn before_venue<'a>(&self, lines: &[Line<'a>]) -> Option<Vec<(Vec<Line<'a>>, Part<'a>)>> {
        let last = lines.last().filter(|_| !self.venues.is_empty() && lines.len() <= 4)?;
        if !last.text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (at, from) = lines.iter().enumerate().rev().find_map(|(at, line)| {
            let found = self.venues.iter().filter_map(|venue| line.text.find(venue.as_str())).min()?;
            // The word before it leads it in: `For`, `From`.
            let lead =
                line.text[..found].split_whitespace().next_back().filter(|lead| lead.chars().count() <= 6)?;
            Some((at, lead.as_ptr() as usize - line.text.as_ptr() as usize))
        })?;
        let line = &lines[at];
        let mut dated = vec![row::sub(line, from..line.text.len())];
        dated.extend_from_slice(&lines[at + 1..]);
        let text = dated.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
        let lead = text.find(' ')? + 1;
        let known = self.venues.iter().filter(|venue| text[lead..].starts_with(venue.as_str()));
        let venue = lead + known.map(String::len).max()?;
        let mut found = date::whole_line(text.get(venue..)?.trim_start_matches(['.', ',', ' ']))?;
        let moved = text.len() - text.get(venue..)?.trim_start_matches(['.', ',', ' ']).len();
        found.range = found.range.start + moved..found.range.end + moved;
        found.place = Some(0..venue);
        let mut titled = lines[..at].to_vec();
        let rest = line.text[..from].trim_end();
        if !rest.is_empty() {
            titled.push(row::sub(line, 0..rest.len()));
        }
        (!titled.is_empty()).then(|| {
            titled
                .into_iter()
                .map(|line| (vec![line], Part::Short))
                .chain([(dated, Part::Date(found))])
                .collect()
        })
    }

    /// Weighs whether an open line is a name, by all that is known.
    fn weight(&self, open: &Open) -> i32 {
        let own = self.name(open);
        let others = self.names.get(&open.slot).copied().unwrap_or_default().others(own);
        own + (others * 3 / 2).clamp(-30, 30) + open.zone.prior()
    }

    /// Weighs whether words are names by themselves and by where else they stand.
    fn name(&self, open: &Open) -> i32 {
        let names = names(&open.text);
        let by = if part::byline(&open.text).is_some() { 20 } else { 0 };
        let single = names.iter().flat_map(|name| {
            WITH.iter()
                .find_map(|with| name.split_once(with))
                .map_or(vec![name.as_str()], |(first, second)| vec![first.trim_end_matches(','), second])
        });
        single.map(|name| self.one(name)).min().unwrap_or(-60) + by
    }

    /// Tells whether words are a name by themselves.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let names = names(text);
        !names.is_empty() && names.iter().all(|name| self.one(name) > 10)
    }

    /// Tells whether words are a name by themselves, with a work after it perhaps: `Edith Marsh, Letters`.
    pub(super) fn is_source(&self, text: &str) -> bool {
        names(text).first().is_some_and(|name| self.one(name) > 10)
    }

    fn one(&self, name: &str) -> i32 {
        let key = key(name);
        let known = if self.authors.contains(&key) { 30 } else { 0 };
        let seen = self.lines.get(&key);
        let recurs = seen.is_some_and(|seen| seen.files > 1);
        let own = self.words(name);
        own + known + if recurs && own > -25 { 15 } else { 0 }
    }

    /// Weighs the words of a name.
    fn words(&self, name: &str) -> i32 {
        const HONORIFICS: &str = " mr mrs ms miss dr prof professor rev revd reverend fr father sr sister br brother canon dean bishop \
            pastor pastorin pfarrer pfarrerin pater père abbé mgr mme m don dom dott ing herr frau padre hno \
            hermana sra о прот иерей ks ds dominee vicar rabbi sir lady lord comrade genosse camarade compañero \
            compagno товарищ тов hr fru avv sac ";
        const PARTICLES: &str = " von van der den de da do dos du la le del della di bin ibn zu zum ter ten af av el y i d’ d' la the of ";
        let words: Vec<&str> = name.split_whitespace().collect();
        if !(1..=6).contains(&words.len())
            || name.contains([':', '?', '!', ';', '"', '“', '”', '«', '»', '(', ')', '…'])
        {
            return -60;
        }
        let mut weight = 0;
        let mut full = 0;
        for word in &words {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let lower = bare.to_lowercase();
            let pointed = word.ends_with('.');
            weight += if bare.is_empty() || bare.chars().any(|c| c.is_ascii_digit()) {
                return -60;
            } else if HONORIFICS.contains(&format!(" {lower} ")) && (pointed || words.len() > 1) {
                15
            } else if bare.chars().all(char::is_lowercase) {
                match PARTICLES.contains(&format!(" {lower} ")) && full + words.len() > 1 {
                    true if lower != "the" && lower != "of" => 0,
                    _ => -30,
                }
            } else if full > 0 && PARTICLES.contains(&format!(" {lower} ")) && lower != "the" && lower != "of"
            {
                0
            } else if bare.chars().count() > 1 && title::is_open_word(&lower) {
                -30
            } else if bare.chars().count() > 1 && self.commonest.contains(lower.as_str()) {
                full += 1;
                -14
            } else if pointed && bare.chars().count() <= 2 {
                10
            } else if !bare.starts_with(char::is_uppercase) {
                -30
            } else if self.common.contains(&lower) {
                full += 1;
                -14
            } else {
                full += 1;
                8
            };
        }
        match (full, words.len()) {
            (0, _) => -30,
            (_, 1) => weight.min(5),
            (_, 2..=4) => weight.min(22),
            _ => weight.min(8),
        }
    }

    /// Weighs whether a line is a heading that comes back over other titles.
    fn kicker(&self, open: &Open) -> i32 {
        let seen = self.lines.get(&key(&open.text));
        let recurs = seen.is_some_and(|seen| seen.files > 1 && seen.below.len() > 1);
        // A title seldom comes back: what stands below is none then, but a place, say.
        let below = open.next.as_deref().and_then(|next| self.lines.get(&key(next)));
        if below.is_some_and(|below| below.files > 1) {
            return -20;
        }
        let next = open.next.as_deref().is_some_and(sign::is_capitals);
        let set_off = open.slot.capitals && !next;
        let most = seen.is_some_and(|seen| seen.files * 2 > self.files);
        (if recurs && most {
            40
        } else if recurs {
            20
        } else {
            -10
        }) + if set_off { 10 } else { 0 }
    }
}

/// Words between two names of which the second helped.
const WITH: [&str; 5] = [" with ", " avec ", " mit ", " con ", " com "];

/// Returns the names in an open line or a byline; roles after them are left out.
fn names(text: &str) -> Vec<String> {
    const ROLES: &str = " editor vicar rector chair secretary treasurer president pastor priest curate deacon correspondent \
        staff writer reporter author redakteur redaktion pfarrer pfarrerin vorsitzender vorsitzende rédacteur rédactrice \
        curé président présidente director directora párroco redattore parroco presidente segretario секретарь редактор \
        председатель настоятель redaktor proboszcz redacteur predikant voorzitter ";
    if let Some(names) = part::byline(text) {
        return names;
    }
    let bare = row::without_mark(text).trim_matches(|c: char| c.is_whitespace() || "[]()*_,;".contains(c));
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let bare =
        if last.ends_with('.') && last.chars().count() > 3 { bare.trim_end_matches('.') } else { bare };
    let mut list = part::split_names(bare);
    let role = |name: &String| {
        let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
        ROLES.contains(&format!(" {first} ")) || name.starts_with(char::is_lowercase)
    };
    if list.len() > 1 && !role(&list[0]) {
        list.retain(|name| !role(name));
    }
    list
}

fn key(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Reads the head of one text without what the series tells of it.
fn sketch(input: Input<'_>, survey: &Survey) -> Sketch {
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
    let (items, _) = scan::flat(&chunks, from, &context);
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
        .and_then(|(first, last)| named_after(&input.source.path, (&items[first].lines, &items[last].lines)));
    let open = open(&items, survey);
    // Below a quotation or a ruling stands the text.
    let ends = items.iter().position(|item| matches!(item.kind, Kind::Epigraph(_) | Kind::Ruling));
    let ends = ends.unwrap_or(items.len());
    let counted = |item: &Item<'_>| matches!(item.kind, Kind::Number | Kind::Issue);
    let beside = place.clone().or_else(|| {
        let dated = items.iter().any(|item| item.row && is_date(item));
        let word =
            items.iter().find(|item| item.row && matches!(item.kind, Kind::Short)).filter(|_| dated)?;
        Some(first_line(word).to_owned())
    });
    Sketch {
        beside: beside.filter(|word| part::is_handle(word)),
        numbered: items.iter().any(counted) && open.iter().all(|open| open.slot.row || open.at > ends),
        venues: venues.collect(),
        place,
        last,
        authors: authors.collect(),
        undated: !items.iter().any(is_date),
        titled: !items.iter().any(is_date)
            && dateline::titled(chunks.get(from..).unwrap_or_default()).is_some(),
        epigraph: items.iter().any(|item| matches!(item.kind, Kind::Epigraph(_))),
        open,
    }
}

/// Tells whether an item is the day of its article.
fn is_date(item: &Item<'_>) -> bool {
    matches!(&item.kind, Kind::Date(found) | Kind::Both(_, found) if found.precision() == Precision::Day)
}

/// Returns the two lines of a title's block of which either may be the title.
fn pair(items: &[Item<'_>], survey: &Survey) -> Option<(usize, usize)> {
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
fn named_after(path: &Path, lines: (&[Line<'_>], &[Line<'_>])) -> Option<bool> {
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
    let (first, last) = (share(lines.0), share(lines.1));
    (first != last && first.min(last) == 0).then_some(last > first)
}

/// Returns what stands before the date of a line and is commonly a place.
fn place<'a>(item: &Item<'a>) -> Option<&'a str> {
    let Kind::Date(found) = &item.kind else { return None };
    let text = first_line(item).get(found.place.clone()?)?;
    Some(text.trim_end_matches(|c: char| c.is_whitespace() || ".,:-–—(|·•".contains(c)))
}

/// Tells whether most articles have a word beside the date, some of which no place is written like: in small letters,
/// with a capital within or a digit.
fn are_handles(sketches: &[&Sketch]) -> bool {
    let words: Vec<&str> = sketches.iter().filter_map(|sketch| sketch.beside.as_deref()).collect();
    let distinct: BTreeSet<&str> = words.iter().copied().collect();
    let odd = |word: &&&str| {
        let small = word.chars().any(char::is_lowercase);
        word.starts_with(char::is_lowercase)
            || word.chars().skip(1).any(|c| c.is_numeric() || c == '_' || (small && c.is_uppercase()))
    };
    let odd = distinct.iter().filter(odd).count();
    words.len() >= 3 && words.len() * 2 > sketches.len() && odd * 4 >= distinct.len() && odd > 0
}

/// Returns where texts were printed, as two of them say.
fn venues(sketches: &[&Sketch]) -> BTreeSet<String> {
    let mut counts = BTreeMap::<&String, usize>::new();
    sketches
        .iter()
        .flat_map(|sketch| &sketch.venues)
        .for_each(|venue| *counts.entry(venue).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(venue, _)| venue.clone()).collect()
}

/// Returns where a text was printed without the word that leads it in: `the Independent Journal`.
fn venue(text: &str) -> Option<String> {
    let (_, name) = text.trim_end_matches(['.', ',', ' ']).split_once(' ')?;
    (name.split(' ').count() > 1).then(|| name.to_owned())
}

fn first_line<'a>(item: &Item<'a>) -> &'a str {
    item.lines.first().map_or("", |line| line.text)
}

/// Finds the open lines of a head and their places.
fn open(items: &[Item<'_>], survey: &Survey) -> Vec<Open> {
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
            Kind::Short if repeats(at) && first.is_none_or(|first| at < first) => Near::Repeated,
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
        let next = short(at + 1) && !items[at + 1].row && !item.row;
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
            next: next.then(|| first_line(&items[at + 1]).to_owned()),
        });
    }
    list
}

/// Returns those words of open lines that the texts have in small letters.
fn common(inputs: &[Input<'_>], facts: &mut [Facts], kept: &mut Kept) -> BTreeSet<String> {
    let parts = |text: &str| -> Vec<String> {
        text.split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .filter(|word| !word.is_empty())
            .collect()
    };
    let open = facts.iter().filter_map(|facts| facts.sketch.as_ref()).flat_map(|sketch| &sketch.open);
    let asked: BTreeSet<String> = open.flat_map(|open| parts(&open.text)).collect();
    let share = (SAMPLE / inputs.len().max(1)).clamp(3_000, 65_536);
    if kept.open != (share, asked.clone()) {
        facts.iter_mut().for_each(|facts| facts.small = None);
        kept.open = (share, asked);
    }
    let (share, asked) = &kept.open;
    let small = |input: &Input<'_>| -> BTreeSet<String> {
        let text = input.source.text.get(input.start..).unwrap_or_default();
        let words = text.split_whitespace().take(share / 6);
        let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let small = bare.filter(|word| word.starts_with(char::is_lowercase));
        small.filter(|word| asked.contains(*word)).map(str::to_owned).collect()
    };
    facts.par_iter_mut().zip(inputs).for_each(|(facts, input)| {
        facts.small.get_or_insert_with(|| small(input));
    });
    facts.iter().flat_map(|facts| &facts.small).flatten().cloned().collect()
}
