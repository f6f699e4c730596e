//! Which of the short lines above a text are its title, subtitle and masthead.

use super::Context;
use super::caseless;
use super::furniture;
use super::head::Part;
use super::line::Line;
use super::measures;
use super::part;
use super::row;
use super::scan::{HeadItem, Kind};
use super::{sign, signature};
use crate::lang::Lexicon;
use crate::read::correct::PassageKind;
use crate::read::date::{FoundDate, Precision};
use std::sync::LazyLock;

/// Says of each item at the head of an article what it is. `None` from the first that belongs to the text.
///
/// `named` is the title that may stand elsewhere: the subject of a mail.
pub(super) fn decide(
    items: &[HeadItem<'_>],
    named: Option<&str>,
    context: &Context<'_>,
) -> Vec<Option<(Part, &'static str)>> {
    let mut plan = Plan { items, named, context, parts: vec![None; items.len()] };
    plan.decide();
    plan.parts
}

struct Plan<'p, 'a> {
    items: &'p [HeadItem<'a>],
    named: Option<&'p str>,
    context: &'p Context<'a>,
    parts: Vec<Option<(Part, &'static str)>>,
}

const REPEATED: &str = "it stands at the head of most articles of the series";

impl Plan<'_, '_> {
    fn decide(&mut self) {
        let date = self.date();
        let epigraph = self.items.iter().position(|item| matches!(item.kind, Kind::Epigraph(_)));
        let given = self.given();
        let mut shorts: Vec<usize> =
            (0..self.items.len()).filter(|at| self.is_short(*at) && Some(*at) != date).collect();
        // Below the quotation stands the text of an article that is called by its number.
        if let Some(epigraph) = epigraph
            && self.items[..epigraph].iter().any(|item| matches!(item.kind, Kind::Number | Kind::Issue))
        {
            shorts.retain(|at| *at < epigraph);
        }
        // So does it in a series whose articles are called by their numbers.
        if let Some(number) =
            self.items.iter().position(|item| matches!(item.kind, Kind::Number | Kind::Issue))
            && self.context.survey.pattern().has_numbers()
        {
            let chunk = self.items[number].chunk;
            shorts.retain(|at| self.items[*at].chunk <= chunk);
        }
        if shorts.iter().any(|at| !self.items[*at].row) || given.is_some() || self.named.is_some() {
            shorts.retain(|at| !self.items[*at].row);
        }
        self.elsewhere(&mut shorts);
        self.above_letter(&mut shorts, date);
        self.repeated(&mut shorts, date, given.is_some() || self.named.is_some());
        self.goes_on(&mut shorts);
        if let Some(epigraph) = epigraph
            && date.is_none_or(|date| date > epigraph)
            && shorts.iter().any(|at| *at > epigraph)
        {
            self.set(&shorts, |at| at < epigraph, Part::Masthead, "it stands before the epigraph");
            shorts.retain(|at| *at > epigraph);
        }
        match given {
            Some(given) => self.with_title(given, &shorts),
            None if self.named.is_some() && !self.is_headed(&shorts) => {}
            None => self.without_title(&shorts, date),
        }
        if let Some(title) = self.context.corrected.first(PassageKind::Title) {
            self.around(title, &shorts, date);
        }
        self.given_subtitle();
        self.names();
        self.number(given.is_some() || self.named.is_some());
        self.rest(date);
    }

    /// Takes what leads to other places of an author for lines of the page, where another line may be the title.
    fn elsewhere(&mut self, shorts: &mut Vec<usize>) {
        let leads = |at: &usize| self.items[*at].lines.iter().all(|line| furniture::is_elsewhere(line.text));
        let (away, own): (Vec<usize>, Vec<usize>) = shorts.iter().copied().partition(leads);
        if !own.is_empty() {
            self.set(&away, |_| true, Part::Page, "it leads to another place of its author");
            *shorts = own;
        }
    }

    /// Leaves to a letter what stands below its place and day, where a line above may be its title.
    fn above_letter(&self, shorts: &mut Vec<usize>, date: Option<usize>) {
        let placed = |at: &usize| matches!(&self.items[*at].kind, Kind::Date(found) if found.place.is_some());
        let Some(date) = date.filter(placed).filter(|_| self.context.survey.pattern().has_letters()) else {
            return;
        };
        let own = |at: &usize| {
            *at < date
                && !self.items[*at].lines.iter().all(|line| self.context.survey.is_everywhere(line.text))
        };
        if shorts.iter().any(own) {
            shorts.retain(|at| *at < date);
        }
    }

    /// Tells whether a day or a name stands above the text of a mail, or its subject once more: what is there is its title.
    fn is_headed(&self, shorts: &[usize]) -> bool {
        let marked =
            |item: &HeadItem<'_>| matches!(item.kind, Kind::Date(_) | Kind::Both(..) | Kind::Byline(_));
        let again =
            |at: &usize| self.named.is_some_and(|subject| subject.eq_ignore_ascii_case(&self.text(*at)));
        self.items.iter().any(marked) || shorts.iter().any(again)
    }

    /// Finds the subtitle that front matter gives among the items: it is set once.
    fn given_subtitle(&mut self) {
        let given = self.context.input.front_matter.and_then(|front| front.subtitle.as_ref());
        let Some((subtitle, _)) = given else { return };
        let at = self.items.iter().position(|item| item.text().eq_ignore_ascii_case(subtitle.trim()));
        if let Some(at) = at.filter(|at| self.parts[*at].is_none_or(|(part, _)| part != Part::Title)) {
            self.parts[at] = Some((Part::Again, "the subtitle that front matter gives too"));
        }
    }

    fn is_short(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| matches!(item.kind, Kind::Short | Kind::Date(_)))
            && self.items.get(at).is_some_and(|item| match &item.kind {
                Kind::Date(found) => found.precision() != Precision::Day && found.place.is_none(),
                _ => true,
            })
    }

    /// Finds the date: a day before a month, a month before a year; the latter two only beside a title.
    fn date(&self) -> Option<usize> {
        let found = |at: usize| -> Option<&FoundDate> {
            match &self.items.get(at)?.kind {
                Kind::Date(found) | Kind::Both(_, found) => Some(found),
                _ => None,
            }
        };
        let of = |precision: Precision| {
            (0..self.items.len()).find(|at| found(*at).is_some_and(|found| found.precision() == precision))
        };
        let beside = |at: &usize| {
            let others = self
                .items
                .iter()
                .enumerate()
                .filter(|(index, item)| index != at && matches!(item.kind, Kind::Short));
            let numbered = self.items.iter().any(|item| matches!(item.kind, Kind::Number | Kind::Issue));
            self.context.survey.pattern().has_letters()
                || others.count() > 0
                || numbered
                || self.context.input.front_matter.is_some_and(|front| front.title.is_some())
        };
        // A month or year after a place is a date too.
        let placed = || {
            (0..self.items.len()).find(|at| {
                found(*at).is_some_and(|found| found.precision() != Precision::Day && found.place.is_some())
            })
        };
        of(Precision::Day)
            .or_else(placed)
            .or_else(|| of(Precision::Month).filter(beside))
            .or_else(|| of(Precision::Year).filter(beside).filter(|at| *at > 0))
    }

    /// Finds the title that front matter gives among the items. The number is `None` if it does not stand there.
    fn given(&self) -> Option<Option<usize>> {
        if self.context.corrected.first(PassageKind::Title).is_some() {
            return Some(None);
        }
        let (title, _) = self.context.input.front_matter?.title.as_ref()?;
        let plain = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let title = plain(title);
        Some(self.items.iter().position(|item| plain(&item.text()) == title))
    }

    /// Takes what repeats in the series for its masthead, unless nothing were left for a title.
    fn repeated(&mut self, shorts: &mut Vec<usize>, date: Option<usize>, given: bool) {
        let repeats = |at: &usize| {
            self.items.get(*at).is_some_and(|item| {
                let survey = self.context.survey;
                let again =
                    |line: &Line<'_>| survey.repeats_at_head(line.text) || survey.is_like_masthead(line.text);
                item.lines.iter().all(again)
            })
        };
        // Sections count from one in every article, and letters begin alike.
        let title = shorts.iter().copied().find(|at| !repeats(at));
        let salutes = |at: &usize| {
            title.is_some_and(|title| *at > title)
                && date.is_none_or(|date| *at > date)
                && self.text(*at).ends_with([':', ',', '!'])
        };
        // So do their first headings: below title and date right above the text, and not in all of them.
        let last = shorts.last().copied();
        let heads = |at: &usize| {
            Some(*at) == last
                && *at + 1 == self.items.len()
                && title.is_some_and(|title| *at > title)
                && date.is_some_and(|date| *at > date)
                && !self.items[*at].lines.iter().all(|line| self.context.survey.is_everywhere(line.text))
        };
        let opens = |at: &usize| sign::is_numeral(&self.text(*at)) || salutes(at) || heads(at);
        shorts.retain(|at| !(repeats(at) && opens(at)));
        let counts = |at: &usize| {
            self.items.get(*at).is_some_and(|item| {
                item.lines.iter().all(|line| self.context.survey.counts_at_head(line.text))
            })
        };
        // Above a title a line that counts on is the number of an issue, below it may be that of a part.
        let title = shorts.iter().copied().find(|at| !repeats(at) && !counts(at));
        let above = |at: &usize| counts(at) && title.map_or(given, |title| *at < title);
        let (mut masthead, mut own): (Vec<usize>, Vec<usize>) =
            shorts.iter().copied().partition(|at| repeats(at) || above(at));
        // The menu of a page that some articles have: lines that come back, and each time above another.
        let pattern = self.context.survey.pattern();
        let over = |at: &&usize| self.items[**at].lines.iter().all(|line| pattern.is_over_titles(line.text));
        let menu = own.iter().take_while(over).count();
        let below = masthead.first().is_some_and(|first| own.first().is_some_and(|own| first < own));
        if menu < own.len() && (menu > 1 || (menu == 1 && below)) {
            masthead.extend(own.drain(..menu));
            masthead.sort_unstable();
        }
        // `(Concluded)` is no title: the one above it has come before.
        if let Some(first) = own.first().copied()
            && own.iter().all(|at| is_bracketed(&self.text(*at)))
            && let Some(last) = masthead.iter().rposition(|at| *at < first)
        {
            own.insert(0, masthead.remove(last));
        }
        if own.is_empty() && !given && masthead.len() > 1 {
            // A title that came before is not in all articles as a masthead is.
            let all = |at: &usize| {
                self.items[*at].lines.iter().all(|line| self.context.survey.is_everywhere(line.text))
            };
            let title = masthead
                .iter()
                .rposition(|at| !all(at))
                .or_else(|| masthead.iter().rposition(|at| date.is_none_or(|date| *at < date)))
                .unwrap_or(masthead.len() - 1);
            *shorts = vec![masthead.remove(title)];
        } else if own.is_empty() && !given && pattern.has_days() && date.is_some() {
            // Each article of a diary is called after its day.
            shorts.clear();
        } else if own.is_empty() && !given {
            return;
        } else {
            *shorts = own;
        }
        for at in masthead {
            if self.items[at].lines.iter().all(|line| furniture::is_of_page(line.text)) {
                self.parts[at] = Some((Part::Page, "a link of the page above the title"));
                continue;
            }
            // A line that counts on is another in each article.
            let number = counts(&at) && !repeats(&at) && self.items[at].lines.len() == 1;
            let above = shorts.first().is_some_and(|title| at < *title);
            let section = above
                && pattern.has_sections()
                && !self.items[at].lines.iter().all(|line| self.context.survey.is_everywhere(line.text));
            self.parts[at] = Some(match (number, section) {
                (true, _) => (Part::Issue, "it counts on from article to article"),
                (_, true) => (Part::Kicker, "a heading that stands over other titles too"),
                _ => (Part::Masthead, REPEATED),
            });
        }
    }

    /// Takes what goes on from the masthead in its own chunk for a part of it, unless nothing is left for a
    /// title: `for the First Sunday of Lent`.
    fn goes_on(&mut self, shorts: &mut Vec<usize>) {
        let [first, _, ..] = shorts.as_slice() else { return };
        let first = *first;
        let after_masthead = first.checked_sub(1).is_some_and(|before| {
            self.parts[before].is_some_and(|(part, _)| part == Part::Masthead)
                && self.items[before].chunk == self.items[first].chunk
        });
        // A title may begin in small letters too, and stands above the date then: `vim for all`.
        let dated = self.items.get(first + 1).is_some_and(|next| matches!(next.kind, Kind::Date(_)));
        let leads = self.text(first).split_whitespace().next().is_some_and(is_open_word);
        if after_masthead && self.continues(&[first]) && (leads || !dated) {
            self.parts[first] = Some((Part::Masthead, "it goes on from the masthead"));
            shorts.remove(0);
        }
    }

    /// Tells the name of who writes the whole series from its masthead: below the title, or with an initial.
    fn names(&mut self) {
        let title = self.parts.iter().position(|part| part.is_some_and(|(part, _)| part == Part::Title));
        let Some(title) = title else { return };
        for (at, item) in self.items.iter().enumerate() {
            // A page may have the name beside a picture, and again.
            let [line, rest @ ..] = item.lines.as_slice() else { continue };
            if rest.iter().any(|other| other.text != line.text) {
                continue;
            }
            let words = line.text.split_whitespace();
            let initial = words.clone().any(|word| word.ends_with('.') && word.chars().count() == 2);
            let near = at > title || (at + 1 == title && initial);
            let capitals = sign::is_capitals(line.text);
            if self.parts[at].is_some_and(|part| part == (Part::Masthead, REPEATED))
                && matches!(item.kind, Kind::Short)
                && (2..=measures::FULL_NAME).contains(&words.count())
                && near
                && !capitals
                && part::is_person(line.text)
                && caseless::is_surely_person(line.text)
            {
                self.parts[at] = Some((Part::Byline, "a name beside the title, the same in most articles"));
            }
        }
    }

    fn set(&mut self, items: &[usize], which: impl Fn(usize) -> bool, part: Part, reason: &'static str) {
        for at in items.iter().filter(|at| which(**at)) {
            self.parts[*at] = Some((part, reason));
        }
    }

    fn with_title(&mut self, given: Option<usize>, shorts: &[usize]) {
        let Some(title) = given else { return };
        self.set(shorts, |at| at < title, Part::Masthead, "it stands above the title");
        self.parts[title] = Some((Part::Again, "the title that front matter gives too"));
    }

    /// Settles lines around a title that stands elsewhere, as somebody says.
    fn around(&mut self, title: usize, shorts: &[usize], date: Option<usize>) {
        let above: Vec<bool> =
            self.items.iter().map(|item| item.lines.iter().all(|line| line.start < title)).collect();
        self.set(shorts, |at| above[at], Part::Masthead, "it stands above the title");
        let between = |at: usize| !above[at] && date.is_some_and(|date| at < date);
        self.set(shorts, between, Part::Subtitle, "a line between title and date");
    }

    fn without_title(&mut self, shorts: &[usize], date: Option<usize>) {
        let before: Vec<usize> =
            shorts.iter().copied().filter(|at| date.is_some_and(|date| *at < date)).collect();
        let after: Vec<usize> =
            shorts.iter().copied().filter(|at| date.is_none_or(|date| *at > date)).collect();
        let chunk = |at: &usize| self.items.get(*at).map(|item| item.chunk);
        let Some(last) = before.last() else {
            // The date stands above the title, or nowhere.
            let Some(first) = after.first() else { return };
            let title: Vec<usize> = after.iter().copied().filter(|at| chunk(at) == chunk(first)).collect();
            self.set(
                &title,
                |_| true,
                Part::Title,
                if date.is_some() { "the line below the date" } else { "the first line" },
            );
            let second = after.iter().copied().find(|at| !title.contains(at));
            if let Some(second) = second.filter(|at| self.is_subtitle(&title, *at)) {
                self.parts[second] = Some((Part::Subtitle, "a short line below the title"));
            }
            return;
        };
        let block: Vec<usize> = before.iter().copied().filter(|at| chunk(at) == chunk(last)).collect();
        let above: Vec<usize> = before.iter().copied().filter(|at| chunk(at) != chunk(last)).collect();
        let upper = above.last().copied();
        let halves = upper.is_some_and(|at| self.text(at).ends_with(':')) || self.continues(&block);
        if let Some(upper) = upper.filter(|_| halves) {
            self.set(&above, |at| at < upper, Part::Masthead, "it stands apart from the title");
            self.parts[upper] = Some((Part::Title, "the line above the subtitle and the date"));
            self.set(&block, |_| true, Part::Subtitle, "the second half of the title");
        } else if self.context.survey.files() > 1 && !above.is_empty() {
            // The masthead of a series would have been repeated.
            self.set(&block, |_| true, Part::Subtitle, "a line between title and date");
            let rest = above.get(1..).unwrap_or_default().to_vec();
            self.set(&rest, |_| true, Part::Subtitle, "a line between title and date");
            self.set(&above[..1], |_| true, Part::Title, "the first line, above the date");
        } else {
            self.set(
                &above,
                |_| true,
                Part::Masthead,
                "it stands apart from the title block that holds the date",
            );
            self.set(&block, |_| true, Part::Title, "the line above the date");
        }
    }

    fn text(&self, at: usize) -> String {
        self.items.get(at).map(HeadItem::text).unwrap_or_default()
    }

    /// Tells whether a block goes on from what stands above it.
    fn continues(&self, block: &[usize]) -> bool {
        let text = block.first().map(|at| self.text(*at)).unwrap_or_default();
        text.starts_with('(') || text.chars().next().is_some_and(char::is_lowercase)
    }

    /// Tells whether a short line between title and text is a subtitle rather than a first heading.
    fn is_subtitle(&self, title: &[usize], at: usize) -> bool {
        let text = self.text(at);
        if self.is_addressee(at) {
            return false;
        }
        let is_one_line = self.items.get(at).is_some_and(|item| item.lines.len() == 1);
        let above: String = title.iter().map(|at| self.text(*at)).collect();
        above.ends_with(':')
            || is_bracketed(&text)
            || (is_one_line
                && !text.ends_with(':')
                && !sign::is_capitals(&text)
                && !sign::is_numeral(&text)
                && !text.starts_with('§')
                && (!text.ends_with('!') || text.split_whitespace().count() < measures::SENTENCE)
                && text.split_whitespace().count() >= measures::SUBTITLE_WORDS
                && sign::marker(&text).is_none()
                && sign::hashes(&text).is_none())
    }

    /// Tells whether a line says whom a letter is sent to: right below stands how it speaks to them.
    fn is_addressee(&self, at: usize) -> bool {
        let end = self.items.get(at).and_then(|item| item.lines.last()).map_or(0, |line| line.range().end);
        let text = self.context.input.source.text.get(end..).unwrap_or_default();
        let mut below = text.lines().map(str::trim).filter(|line| !line.is_empty());
        below.next().is_some_and(signature::is_salutation)
            && below.next().is_some_and(|line| !line.is_empty())
    }

    /// Takes a number for the title of an article that has no other.
    fn number(&mut self, given: bool) {
        let titled = self.parts.iter().flatten().any(|(part, _)| *part == Part::Title);
        let of = |kind: fn(&Kind<'_>) -> bool| self.items.iter().rposition(|item| kind(&item.kind));
        let number =
            of(|kind| matches!(kind, Kind::Number)).or_else(|| of(|kind| matches!(kind, Kind::Issue)));
        if let Some(number) = number.filter(|_| !titled && !given) {
            self.parts[number] = Some((Part::Title, "the number of an article that has no other title"));
        }
    }

    /// Finds the name that stands below the date with short lines of the page between, as tags are.
    ///
    /// In the series others must have their names so: a single text may begin with headings.
    fn named_below(&self, date: Option<usize>) -> Option<usize> {
        let date = date?;
        let named = |item: &HeadItem<'_>| matches!(item.kind, Kind::Byline(_));
        let below = self.items.iter().skip(date + 1);
        let short = below.clone().take_while(|item| matches!(item.kind, Kind::Short)).count();
        let title = self.parts.iter().position(|part| part.is_some_and(|(part, _)| part == Part::Title))?;
        let name = date + 1 + short;
        let fits =
            title < date && self.context.survey.files() > 1 && (1..=measures::HEAD_LINES).contains(&short);
        (fits && self.items.get(name).is_some_and(named)).then_some(name)
    }

    /// Settles dates, names, epigraphs and rulings as far down as the head goes.
    fn rest(&mut self, date: Option<usize>) {
        let last = self.parts.iter().rposition(Option::is_some);
        let named = self.named_below(date);
        let mut ended = false;
        for (at, item) in self.items.iter().enumerate() {
            if self.parts[at].is_none() {
                self.parts[at] = match &item.kind {
                    Kind::Date(_) | Kind::Both(..) if Some(at) == date => {
                        Some((Part::Date, "a line that is a date"))
                    }
                    Kind::Byline(_) => Some((Part::Byline, "a line that names who wrote it")),
                    Kind::Epigraph(_) => {
                        Some((Part::Epigraph, "a quotation with a name below, before the text"))
                    }
                    Kind::Number | Kind::Issue => {
                        Some((Part::Issue, "it says in which issue the text stands"))
                    }
                    Kind::Credit => Some((Part::Issue, "it says who helped with the text")),
                    Kind::Kicker => Some((Part::Kicker, "a heading that stands over other titles too")),
                    Kind::Site => Some((Part::Masthead, "the name of the site, in the title of each page")),
                    Kind::Deck => {
                        Some((Part::Subtitle, "the articles of the series have their title below it"))
                    }
                    Kind::Aside => Some((Part::Page, "it is about the page, and no part of the text")),
                    Kind::Date(found) if found.precision() == Precision::Day && item.row => {
                        Some((Part::Aside, "another date beside the first"))
                    }
                    Kind::Short if item.row => Some((Part::Masthead, "it stands in the line with the date")),
                    Kind::Short
                        if date.is_some_and(|date| at > date) && named.is_some_and(|named| at < named) =>
                    {
                        Some((Part::Kicker, "it stands between the date and who wrote the text"))
                    }
                    Kind::Ruling => Some((Part::Ruling, "a ruling at the head of the article")),
                    Kind::Standfirst => {
                        Some((Part::Subtitle, "a sentence between the title and the date or name"))
                    }
                    Kind::Source if last.is_some_and(|last| at < last) => {
                        Some((Part::Masthead, "it says from where the text comes, above the title"))
                    }
                    _ => None,
                };
            }
            // What is left open below the title is text; above it there is nothing left open.
            ended |= self.parts[at].is_none() && last.is_none_or(|last| at > last);
            if ended {
                self.parts[at] = None;
            }
        }
    }
}

fn is_bracketed(text: &str) -> bool {
    text.starts_with('(') && text.trim_end_matches('.').ends_with(')')
}

/// Divides a title at the dash after its point, below which its subtitle stands: `Of War.--A Sermon for the Year`.
pub(super) fn divided<'a>(lines: &[Line<'a>]) -> Option<(Vec<Line<'a>>, Vec<Line<'a>>)> {
    // `The Well.--The Lock.--Mice`: a list of what the text is about.
    if lines
        .iter()
        .map(|line| line.text.matches(".--").count() + line.text.matches(".—").count())
        .sum::<usize>()
        > 1
    {
        return None;
    }
    let (index, at, dash) = lines.iter().enumerate().find_map(|(index, line)| {
        let (at, dash) = [".--", ".—", ".–"].iter().find_map(|dash| Some((line.text.find(dash)?, dash)))?;
        Some((index, at, dash))
    })?;
    let line = &lines[index];
    let (point, rest) = (at + 1, at + dash.len());
    let after = line.text.get(rest..)?.trim_start();
    if after.starts_with(char::is_lowercase) {
        return None;
    }
    let mut first = lines[..index].to_vec();
    first.push(row::sub(line, 0..point));
    let mut second = Vec::new();
    if !after.is_empty() {
        second.push(row::sub(line, line.text.len() - after.len()..line.text.len()));
    }
    second.extend_from_slice(&lines[index + 1..]);
    (at > 0 && !second.is_empty()).then_some((first, second))
}

/// Parts the lines of a title block in title and subtitle.
///
/// A title goes on where its line breaks off: before a small letter, after a small word, or all in capitals.
/// A line goes on too where the next word would not have stood within `wrap`, at which the text is broken.
/// A line that ends in a colon is a title with its subtitle below.
pub(super) fn halves<'a>(lines: &[Line<'a>], wrap: Option<usize>) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let mut title = 1;
    while let (Some(line), Some(next)) = (lines.get(title - 1), lines.get(title)) {
        let capitals = sign::is_capitals(line.text) && sign::is_capitals(next.text);
        let drops = sign::is_capitals(line.text) && !capitals;
        // A last word by itself is left over from the line above.
        let rest = line.text.contains(' ')
            && line.text.split(' ').count() >= measures::LEAVES_WORD
            && !next.text.contains(' ');
        let brackets = line.text.matches('(').count() > line.text.matches(')').count();
        let wrapped = wrap.is_some_and(|wrap| line.width + 1 + next.first_word() > wrap);
        let open = brackets
            || wrapped
            || !next.text.chars().any(char::is_alphabetic)
            || (next.starts_small() && !drops)
            || ends_open(line.text)
            || capitals
            || rest;
        if line.text.ends_with(':') || !open || next.text.starts_with('(') {
            break;
        }
        title += 1;
    }
    let title = title.min(lines.len());
    (lines[..title].to_vec(), lines[title..].to_vec())
}

/// Tells whether a line ends with a word that another must follow.
fn ends_open(line: &str) -> bool {
    let word = line.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    line.ends_with([',', '-', '–', '—', '&']) || is_open_word(&word)
}

/// Tells whether a word in small letters is one that another must follow.
pub(super) fn is_open_word(word: &str) -> bool {
    static OPEN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.open_words));
    OPEN.contains(word)
}
