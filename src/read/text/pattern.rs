//! What the heads of a series have in common: in which places names stand, and which lines come back over
//! other titles.
//!
//! A line that no word marks as a name or heading is open. It is weighed by its own words, by whether it comes
//! back in other articles, and by what stands in the same place there. The weights are tenths of a unit
//! in which ten is about one to ten.

mod below;
mod beside;
mod closing;
mod filed;
mod given;
mod habits;
mod kicker;
mod lead;
mod letters;
mod name;
mod over;
mod rows;
mod said;
mod sketch;
pub(super) mod small;
mod venue;
mod within;

pub(super) use sketch::Sketch;

use super::Context;
use super::caseless;
use super::doubt::{DoubtedLine, HeadDoubt, NameEvidence};
use super::foot::{Signed, SignedBy};
use super::part;
use super::parted::{NamePlace, with_name};
use super::row;
use super::scan::{HeadItem, Kind};
use super::sign;
use super::survey::{Change, Facts, KeptSurvey, Survey};
use super::title;
use super::who;
use crate::lang::Lexicon;
use crate::model::Lang;
use crate::read::Input;
use crate::read::language;
use given::configured;
use kicker::{KICKER_DOUBT, KICKER_MOST};
use name::key;
pub(super) use name::names;
use rayon::prelude::*;
pub(super) use rows::is_unread;
use sketch::{Open, Slot, Zone, first_line, named_after, open, pair, place, sketch};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// Fewest articles by which a habit of a series is known: two may be alike by chance.
const FEWEST: usize = 3;
/// A series of so many articles is long, and what less than one in so many have is no habit of it.
const MANY: usize = 12;
const SELDOM: usize = 5;
/// By so many more articles must be called after the last line of their titles' block than after the first.
const LAST: i32 = 3;

/// From this weight on a line below a heading over titles is a name, and the title stands below it.
const BELOW_HEADING: i32 = 20;

/// The most that one article, or all others, may say for or against a name: about one to a thousand.
const MOST: i32 = 30;
/// What the others in the place say counts so much more than what the line itself does.
const OTHERS: (i32, i32) = (3, 2);
/// From this weight of its own words on a line is surely a name, and no heading over titles.
const SURELY_NAME: i32 = 25;
/// Above this weight of its words, what stands before a date is more likely a name than a place.
const LIKELY_NAME: i32 = 12;
/// What it says that nearly all texts name their authors below.
const CLOSED: i32 = -45;
/// Below this weight it is hardly a name, whatever the others are.
const HARDLY_NAME: i32 = -20;

/// With a weight less than this, for a name or against it, the line may be the other: it is less than ten to one.
const DOUBTFUL: i32 = 10;
/// From this weight on the other articles say something of a place.
const TELLING: i32 = 5;

/// Pen names sign the texts of a series of which at most one in so many names its author above.
const NAMED_ABOVE: usize = 4;

/// What the heads of a series have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    /// Words of open lines that the texts have in small letters.
    common: BTreeSet<String>,
    commonest: BTreeSet<&'static str>,
    /// Words between who wrote a letter and to whom.
    addressed: BTreeSet<&'static str>,
    /// Whether most articles have only their days above them, a masthead aside.
    days: bool,
    /// Whether most of their headings say who wrote a letter and to whom.
    addresses: bool,
    /// Whether the headings over their titles differ, so that one which most have is no masthead.
    sections: bool,
    /// Whether what stands beside their days is where something is to be.
    places: bool,
    /// Names that lines with `By` give, in small letters.
    authors: BTreeSet<String>,
    /// Open lines and the names in them, in small letters.
    lines: BTreeMap<String, Seen>,
    names: BTreeMap<Slot, Weights>,
    kickers: BTreeMap<Slot, Weights>,
    files: usize,
    epigraphs: usize,
    /// How many have no date of their own, and how many of these have one in their title.
    undated: usize,
    titled: usize,
    /// How many have a place before their day.
    placed: usize,
    /// How many have a number and no other title.
    numbered: usize,
    /// Where the texts were printed, as lines with a date say.
    venues: BTreeSet<String>,
    /// Whether names stand where a place commonly does: `Ann Lee, 12 May 2003`.
    placed_names: bool,
    /// Whether single words beside dates are the names by which people write on a page.
    handles: bool,
    /// Whether they are words of the texts: what each is about.
    topics: bool,
    /// The words under which texts are filed in their rows.
    filed: BTreeSet<String>,
    /// Whether names stand beside days with no mark between.
    unmarked: bool,
    /// Whether most texts are signed with names below, or have a line of their pages there.
    signed: bool,
    /// Whether pen names do so too: few texts name their author above.
    pen_names: bool,
    stamped: bool,
    /// The lines below most texts that have their dates, and the last words of the names that sign several.
    dated_below: BTreeSet<String>,
    signers: BTreeSet<String>,
    /// Whether more than a few texts name their author above, and whether most do.
    bylines: bool,
    most_bylines: bool,
    /// What was weighed where the line of a title may hold a name.
    parted: BTreeMap<NamePlace, Weights>,
    /// Whether most titles have their numbers in the same line.
    counts: bool,
    /// Whether most articles have a sentence or two between their title and their day.
    leads_in: bool,
    /// Whether the first words of most tell the days of which they are.
    said: bool,
    /// Whether most have a number above their title, by itself.
    headed: bool,
    /// How many articles are called after the last line of their titles' block, less those that are after the first.
    last: i32,
    /// What rows near the titles share.
    rows: rows::Rows,
    /// Words before the names of authors that no table has.
    leads: BTreeSet<String>,
    /// Lines that stand only above titles.
    over: BTreeSet<String>,
    /// Whether most titles are in capitals.
    capital_titles: bool,
    /// Whether most texts have a line of their pages near their titles, with who wrote them.
    page_rows: bool,
    /// What leads in the names below texts, and whether their days stand there.
    closers: BTreeSet<closing::Led>,
    closing_days: bool,
    /// Whether nearly all texts have such names.
    closed: bool,
}

/// Where a line was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Seen {
    files: usize,
    /// The lines below it.
    below: BTreeSet<String>,
}

impl Seen {
    /// Tells whether it stands above other lines in other texts.
    fn is_over_others(&self) -> bool {
        self.files > 1 && self.below.len() > 1
    }
}

/// What was weighed in the same place of all articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weights {
    count: i32,
    sum: i32,
}

impl Weights {
    fn add(&mut self, weight: i32) {
        self.count += 1;
        self.sum += weight.clamp(-MOST, MOST);
    }

    /// Returns what the others in the place weigh on average; less where there are few.
    fn others(self, own: i32) -> i32 {
        match self.count - 1 {
            ..=0 => 0,
            1 => (self.sum - own.clamp(-MOST, MOST)) / 2,
            others => (self.sum - own.clamp(-MOST, MOST)) / others,
        }
    }
}

impl Pattern {
    /// Learns from the heads of all texts, unless those of the new ones show the same as those that are gone.
    pub(super) fn learn(
        inputs: &[Input<'_>],
        survey: &Survey,
        facts: &mut [Facts],
        kept: &mut KeptSurvey,
        change: &Change,
    ) -> Arc<Self> {
        kept.plain(survey, facts);
        facts.par_iter_mut().zip(inputs).for_each(|(facts, input)| {
            facts.sketch.get_or_insert_with(|| sketch(*input, survey));
        });
        let commonest = inputs.first().map(|input| language::commonest(input.lang)).unwrap_or_default();
        let known = kept.pattern.take().filter(|known| {
            known.files == inputs.len()
                && known.commonest == commonest
                && change.keeps(facts, |facts| facts.sketch.as_ref())
        });
        if known.is_none() {
            small::ask(inputs, facts, kept);
        }
        small::look_for(inputs, facts, &kept.open);
        let known = known.filter(|_| change.keeps(facts, |facts| facts.small.as_ref()));
        let lang = inputs.first().map(|input| input.lang);
        kept.pattern.insert(known.unwrap_or_else(|| Arc::new(Self::of(facts, lang)))).clone()
    }

    fn of(facts: &[Facts], lang: Option<&Lang>) -> Self {
        let sketches: Vec<&Sketch> = facts.iter().filter_map(|facts| facts.sketch.as_ref()).collect();
        let mut pattern = Self {
            files: sketches.len(),
            epigraphs: sketches.iter().filter(|sketch| sketch.epigraph).count(),
            placed: sketches.iter().filter(|sketch| sketch.placed).count(),
            undated: sketches.iter().filter(|sketch| sketch.undated).count(),
            titled: sketches.iter().filter(|sketch| sketch.titled).count(),
            numbered: sketches.iter().filter(|sketch| sketch.numbered).count(),
            common: facts
                .iter()
                .flat_map(|facts| &facts.small)
                .flat_map(|words| &words.small)
                .cloned()
                .collect(),
            commonest: lang.map(language::commonest).unwrap_or_default(),
            addressed: lang.map(language::addressed).unwrap_or_default(),
            authors: sketches.iter().flat_map(|sketch| &sketch.authors).map(|name| key(name)).collect(),
            venues: venue::known(&sketches),
            dated_below: below::most_dated(&sketches),
            signers: below::signers(&sketches),
            last: sketches.iter().flat_map(|sketch| sketch.last).map(|last| if last { 1 } else { -1 }).sum(),
            ..Self::default()
        };
        let most = |count: usize| count >= FEWEST && count * 2 > sketches.len();
        pattern.page_rows =
            Self::are_rows(sketches.iter().filter(|sketch| sketch.page_row).count(), sketches.len());
        pattern.days = letters::have_days(&sketches);
        pattern.places = letters::are_places(&sketches);
        pattern.unmarked = most(sketches.iter().filter(|sketch| sketch.unmarked).count());
        pattern.counts = most(sketches.iter().filter(|sketch| sketch.counts).count());
        pattern.said = said::tell_days(&sketches);
        pattern.leads_in = most(sketches.iter().filter(|sketch| sketch.led).count());
        pattern.headed = most(sketches.iter().filter(|sketch| sketch.headed).count());
        pattern.stamped = most(sketches.iter().filter(|sketch| sketch.stamped).count());
        let named = sketches.iter().filter(|sketch| !sketch.authors.is_empty()).count();
        pattern.bylines = named * NAMED_ABOVE > sketches.len();
        pattern.most_bylines = most(named);
        let sign = |by: &[SignedBy]| {
            let signed = sketches.iter().filter_map(|sketch| sketch.signed.as_ref());
            let fits = |(name, own): &&(String, SignedBy)| by.contains(own) && pattern.may_sign(name, *own);
            most(signed.filter(fits).count())
        };
        let signed = sign(&[SignedBy::Beside, SignedBy::Name]);
        let pen_names = !pattern.bylines && sign(&[SignedBy::Beside, SignedBy::Name, SignedBy::PenName]);
        (pattern.signed, pattern.pen_names) = (signed || pen_names, pen_names);
        for (shape, name) in sketches.iter().flat_map(|sketch| &sketch.parted) {
            let weight = names(name).iter().map(|name| pattern.words(name)).min().unwrap_or(HARDLY_NAME);
            pattern.parted.entry(*shape).or_default().add(weight);
        }
        let addressed = |sketch: &&&Sketch| sketch.open.iter().any(|open| pattern.is_addressed(&open.text));
        pattern.addresses = most(sketches.iter().filter(addressed).count());
        pattern.leads = lead::before_names(&sketches, &pattern);
        let rows: Vec<&[rows::OpenRow]> = sketches.iter().map(|sketch| sketch.rows.as_slice()).collect();
        pattern.rows = rows::Rows::of(&rows, &pattern);
        let capitals = |sketch: &&&Sketch| {
            sketch.open.iter().any(|open| matches!(open.zone, Zone::Only) && open.slot.capitals)
        };
        pattern.closers = closing::leading(&sketches, &pattern);
        pattern.closed = closing::close_all(&sketches, &pattern);
        pattern.closing_days = closing::close_with_days(&sketches);
        pattern.capital_titles = most(sketches.iter().filter(capitals).count());
        pattern.placed_names = pattern.are_names(&sketches);
        let running: BTreeSet<&str> = facts
            .iter()
            .flat_map(|facts| &facts.small)
            .flat_map(|words| &words.running)
            .map(String::as_str)
            .collect();
        pattern.topics = beside::are_topics(&sketches, &running);
        pattern.handles = !pattern.topics && beside::are_handles(&sketches);
        pattern.filed = filed::words(&sketches);
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
        pattern.sections = pattern.has_sections_in(&sketches);
        pattern.over = pattern.over_titles(&sketches);
        let each = sketches.iter().flat_map(|sketch| sketch.open.iter().map(|open| (open, &sketch.open)));
        for (open, all) in each {
            let (name, kicker) = (pattern.name(open), pattern.kicker(open));
            // What all articles have below their titles is of the page, and says nothing of what others have there.
            if open.repeats || pattern.is_tag(open, all) {
                continue;
            }
            pattern.names.entry(open.slot).or_default().add(name);
            if open.next.is_some() {
                pattern.kickers.entry(open.slot).or_default().add(kicker);
            }
        }
        pattern
    }

    /// Tells whether a name below a text is of who wrote it: most texts of the series are signed, or what stands beside it
    /// says so.
    pub(super) fn signs(&self, signed: &Signed<'_>) -> bool {
        if self.signs_several(signed) {
            return true;
        }
        match signed.by {
            SignedBy::PenName => self.pen_names && self.may_sign(signed.name, signed.by),
            by => {
                self.signed && self.words(&small(signed.name)) > HARDLY_NAME
                    || by == SignedBy::Beside && self.may_sign(signed.name, by)
            }
        }
    }

    /// Tells whether words below a text may be the name of who wrote it by themselves.
    fn may_sign(&self, name: &str, by: SignedBy) -> bool {
        match by {
            // A pen name is made of any words: `THE LAMPLIGHTER`.
            SignedBy::PenName => true,
            SignedBy::Beside | SignedBy::Name => self.words(&small(name)) > LIKELY_NAME,
        }
    }

    /// Divides the line of a title that holds a name too, as most titles of the series do.
    fn divide(&self, items: &mut Vec<HeadItem<'_>>, context: &Context<'_>) {
        let titles = open(items, context.survey);
        let Some(title) = titles.iter().find(|open| matches!(open.zone, Zone::First | Zone::Only)) else {
            return;
        };
        let shown = |shape: NamePlace| {
            let weights = self.parted.get(&shape).copied().unwrap_or_default();
            let count = usize::try_from(weights.count).unwrap_or(0);
            count >= FEWEST && count * 2 > self.files && weights.sum > weights.count * TELLING
        };
        // Reviews have `by Ann Lee` in the titles of books: few of a long series have it so, and who signs wrote them.
        let seldom = |shape: NamePlace| {
            let count = self.parted.get(&shape).map_or(0, |weights| weights.count);
            let count = usize::try_from(count).unwrap_or(0);
            self.files >= MANY && count * SELDOM < self.files
        };
        let parted = with_name(&title.text).into_iter().find(|parted| {
            let names = title.text.get(parted.name.clone()).map(names).unwrap_or_default();
            let weight = names.iter().map(|name| self.words(name)).min().unwrap_or(HARDLY_NAME);
            let led = parted.shape == NamePlace::By
                && title.text.get(parted.title.end..).is_some_and(|rest| rest.starts_with(','));
            (shown(parted.shape) && weight > HARDLY_NAME)
                || (led && weight > LIKELY_NAME && !seldom(parted.shape) && !self.signed)
        });
        let (Some(parted), Some([line])) = (parted, items.get(title.at).map(|item| item.lines.as_slice()))
        else {
            return;
        };
        let (name, line) = (row::sub(line, parted.name.clone()), row::sub(line, parted.title.clone()));
        let chunk = items[title.at].chunk;
        let name = HeadItem::new(vec![name], Kind::Byline(names(name.text)), chunk).in_row(true);
        let line = HeadItem::new(vec![line], Kind::Short, chunk);
        let pair = if parted.shape == NamePlace::Before { [name, line] } else { [line, name] };
        items.splice(title.at..=title.at, pair);
    }

    /// Says of open lines which are names and which headings that come back over other titles.
    pub(super) fn settle(&self, items: &mut Vec<HeadItem<'_>>, context: &Context<'_>) {
        configured(items, context);
        let given = context.input.front_matter.is_some_and(|front| front.title.is_some());
        if !given {
            self.divide(items, context);
        }
        let numbered = items.iter().any(|item| matches!(item.kind, Kind::Number));
        let open = open(items, context.survey);
        // What most articles have at their heads is no title of one, where two others are left: a title and a name.
        let fresh = |open: &&Open| !context.survey.repeats_at_head(&open.text);
        let lines = || open.iter().filter(|open| !open.slot.row);
        let is_among_fresh = lines().filter(fresh).count() > 1;
        let may_be_title = |open: &&Open| !is_among_fresh || fresh(open);
        let mut titles = lines().filter(may_be_title).count();
        let mut kickers = Vec::new();
        for open in &open {
            let own = self.kicker(open);
            let others = self.kickers.get(&open.slot).copied().unwrap_or_default().others(own);
            // Right below the number that most have above their titles stands the title.
            let counted = open.at.checked_sub(1).is_some_and(|at| matches!(items[at].kind, Kind::Number));
            let titled = self.headed && counted;
            let above = matches!(open.zone, Zone::First) && open.next.is_some() && !titled;
            let is_name = self.name(open) >= SURELY_NAME && self.weight(open) > 0;
            if !above || is_name || self.files == 1 {
                continue;
            }
            let weight = own + (others * OTHERS.0 / OTHERS.1).clamp(-KICKER_MOST, KICKER_MOST) - KICKER_DOUBT;
            if weight > 0 {
                kickers.push(open.at);
            }
            if weight.abs() < DOUBTFUL && own > 0 {
                items[open.at].doubt = doubted(&items[open.at], HeadDoubt::Kicker);
            }
        }
        // Where a line says who wrote the text, the words beside a date or count are no further names.
        let led = items.iter().any(|item| matches!(item.kind, Kind::Byline(_) | Kind::Both(..)));
        let menu = |open: &Open| {
            let near = [open.at.checked_sub(1), Some(open.at + 1)].into_iter().flatten();
            let item = &items[open.at];
            let near = near.filter_map(|at| items.get(at)).filter(|other| other.chunk == item.chunk);
            let repeats = |item: &HeadItem<'_>| context.survey.repeats_at_head(first_line(item));
            open.zone == Zone::Above && repeats(item) && near.into_iter().any(repeats)
        };
        let over_titles = lines().filter(|open| kickers.contains(&open.at)).filter(may_be_title).count();
        let menus: BTreeSet<usize> = open.iter().filter(|open| menu(open)).map(|open| open.at).collect();
        let all = open.as_slice();
        // Whoever stands below a heading that says who wrote to whom is not who wrote.
        let headed = self.addresses && all.iter().any(|open| self.is_addressed(&open.text));
        // Where one line says who wrote, in words with a colon, the others are no names: one is the title.
        let says = |open: &Open| {
            !open.slot.row && open.text.contains([':', '：']) && part::byline(&open.text).is_some()
        };
        let said = all.iter().any(says);
        for (index, open) in all.iter().enumerate().rev() {
            // `3 May 2003 | changed 5 May 2003 | Water`: behind two days stands what the text is filed under.
            let chunk = items[open.at].chunk;
            let days = items[..open.at]
                .iter()
                .filter(|item| item.row && item.chunk == chunk && matches!(item.kind, Kind::Date(_)));
            if headed
                || (said && !open.slot.row && !says(open))
                || (open.slot.row && days.count() > 1)
                || (open.slot.row && (led || self.places || self.is_beside_name(open, all)))
                || (open.slot.row && !open.text.contains(' ') && self.is_no_author(open, context.survey))
                || (open.repeats
                    && caseless::is_caseless(&open.text)
                    && !caseless::is_surely_person(&open.text)
                    && !who::is_only_group(&open.text))
                || menus.contains(&open.at)
                || self.is_tag(open, all)
            {
                continue;
            }
            let only = numbered && open.zone == Zone::Only;
            let weight = self.weight(open) + if only { Zone::First.prior() - Zone::Only.prior() } else { 0 };
            let left = open.slot.row || titles > 1 + over_titles || numbered || given;
            // Below a heading over titles stands the title, or a name that is surely one, above the title.
            let below = all.get(index + 1).filter(|next| !next.slot.row && next.zone == Zone::Below);
            let named = below.is_some() && self.name(open) >= LIKELY_NAME && weight >= BELOW_HEADING;
            let over = |other: &Open| other.below == open.at && kickers.contains(&other.at);
            let first = !named && all.iter().any(over);
            // A title that runs on over its line.
            let above = open.at.checked_sub(1).and_then(|at| items.get(at));
            let runs_on = above.is_some_and(|above| {
                let lines = [above.lines.as_slice(), items[open.at].lines.as_slice()].concat();
                matches!(above.kind, Kind::Short)
                    && above.chunk == items[open.at].chunk
                    && !open.slot.row
                    && title::halves(&lines, context.habit.wrap).0.len() == lines.len()
            });
            if !left || runs_on || first || kickers.contains(&open.at) || self.is_addressee(open, all) {
                continue;
            }
            let evidence = self.evidence(open);
            // What repeats is the masthead or the one author, which only repetition settles.
            if weight.abs() < DOUBTFUL && evidence.is_some() && !context.survey.repeats_at_head(&open.text) {
                items[open.at].doubt = doubted(&items[open.at], HeadDoubt::Name(evidence));
            }
            if weight > 0 {
                titles -= usize::from(!open.slot.row && may_be_title(&open));
                items[open.at].kind = Kind::Byline(names(self.without_lead(&open.text)));
            }
        }
        self.names_below(items);
        for at in kickers {
            items[at].kind = Kind::Kicker;
        }
        if self.places && !led {
            let beside = items.iter_mut().filter(|item| item.row);
            beside.filter(|item| matches!(item.kind, Kind::Short)).for_each(|item| item.kind = Kind::Issue);
        }
        for at in 0..items.len() {
            let before_date =
                items.get(at + 1).is_some_and(|next| next.row && matches!(next.kind, Kind::Date(_)));
            if let Some(name) = self.plain_author(&items[at], before_date) {
                items[at].kind = Kind::Byline(vec![name]);
            }
        }
        // Beside a whole name in a line of its own, a word is what the text is filed under.
        let whole = |item: &HeadItem<'_>| matches!(&item.kind, Kind::Byline(names) if !item.row && names.iter().any(|name| name.contains(' ')));
        let named = items.iter().any(whole);
        for item in items.iter_mut().filter(|_| self.placed_names || self.handles) {
            if self.handles
                && !named
                && item.row
                && matches!(item.kind, Kind::Short)
                && part::is_handle(first_line(item))
            {
                item.kind = Kind::Byline(vec![first_line(item).to_owned()]);
            }
            if let Kind::Date(found) = &item.kind
                && let Some(place) = place(item)
                && ((self.placed_names && self.words(self.without_lead(place)) > HARDLY_NAME)
                    || (self.handles && part::is_handle(place)))
            {
                let mut found = found.clone();
                found.place = None;
                item.kind = Kind::Both(names(self.without_lead(place)), found);
            }
        }
        let path = &context.input.source.path;
        if let Some((first, last)) = pair(items, context.survey)
            && self.last >= LAST
            && named_after(path, &items[first].lines, &items[last].lines) != Some(false)
        {
            items[first].kind = Kind::Deck;
        }
    }

    /// Weighs whether an open line is a name, by all that is known.
    fn weight(&self, open: &Open) -> i32 {
        let own = self.name(open);
        let others = self.names.get(&open.slot).copied().unwrap_or_default().others(own);
        let closed = if self.closed { CLOSED } else { 0 };
        own + (others * OTHERS.0 / OTHERS.1).clamp(-MOST, MOST) + open.zone.prior() + closed
    }

    /// Says what speaks for a name and against it.
    fn evidence(&self, open: &Open) -> NameEvidence {
        let own = self.name(open);
        let others = self.names.get(&open.slot).copied().unwrap_or_default().others(own);
        let others = (others.abs() > TELLING).then_some(others > 0);
        NameEvidence { words: own >= LIKELY_NAME, others }
    }
}

/// Writes a name in capitals as names are commonly written: `L. van Meer`.
fn small(name: &str) -> String {
    static PARTICLES: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::words(|reading| reading.head.name_particles));
    if !sign::is_capitals(name) {
        return name.to_owned();
    }
    let several = name.contains(' ');
    let word = |word: &str| {
        let lower = word.to_lowercase();
        if several && PARTICLES.contains(&lower) {
            return lower;
        }
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn doubted<'a>(item: &HeadItem<'a>, doubt: HeadDoubt) -> Option<DoubtedLine<'a>> {
    item.lines.first().map(|line| DoubtedLine { line: *line, doubt })
}
