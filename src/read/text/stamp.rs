//! A line that a page or a forum puts beside a text: who wrote it and when, with words around both.
//!
//! `Posted by Ann Lee » Tue Mar 03, 2009 4:15 pm`, `Geschrieben von Hanna Roth am Dienstag, 3. März 2009 um 16:15`,
//! `Posted in Water on March 3, 2009 by Ann Lee`. Programs that make pages word it in many ways: what all have in
//! common is that nothing is left over once date, time, names, and the words that lead these in are taken away.

use super::furniture;
use super::measures;
use super::part::{self, HeadLine};
use super::row;
use crate::lang::Lexicon;
use crate::read::byline;
use crate::read::date::{self, FoundDate, Precision};
use std::ops::Range;
use std::sync::LazyLock;

/// What leads in a name beside a date.
static POSTED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.head.posted));
/// What leads in the words under which a page files a text.
static FILED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.head.filed));
/// What stands before and after a time of day.
static AROUND_TIME: LazyLock<Lexicon> = LazyLock::new(|| {
    let around = |reading: &crate::lang::reading::ReadingWords| [reading.dates.at, reading.dates.time_signs];
    let words: Vec<String> = crate::lang::readings()
        .flat_map(|reading| around(reading).map(str::to_owned))
        .flat_map(|words| words.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| !word.is_empty())
        .collect();
    Lexicon::default().with(&words.iter().map(String::as_str).collect::<Vec<_>>())
});
static PARTICLES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.name_particles));

/// Signs that part the things in such a line.
const MARKS: &str = "|·•∙⋅\t,;.:—–-/()[]‑»›@→*_~";

/// So many words are a name even where nothing tells where it ends, initials and particles aside.
const SURE_NAME: usize = 2;

/// What such a line says.
#[derive(Clone, Debug)]
pub(super) struct Stamp<'a> {
    /// All of the line in its parts.
    pub(super) parts: Vec<(Range<usize>, HeadLine<'a>)>,
    pub(super) names: Vec<String>,
    /// The day; its bytes are those in the line.
    pub(super) found: Option<FoundDate>,
    /// Whether the line begins with words that only such lines begin with.
    pub(super) led: bool,
}

/// Reads such a line, or a piece of one; `None` if anything in it is left over.
pub(super) fn read<'a>(text: &str) -> Option<Stamp<'a>> {
    if text.chars().count() > measures::HEAD_LINE {
        return None;
    }
    let found = date::find(text).filter(|found| found.precision() == Precision::Day);
    let mut sides =
        Sides { text, parts: Vec::new(), names: Vec::new(), time: found.is_some(), open: 0, led: false };
    let day = found.as_ref().map_or(text.len()..text.len(), |found| found.range.clone());
    let left = sides.side(0..day.start);
    let before = if left.is_none() { Some(sides.occasion(0..day.start)?) } else { left };
    before?;
    if let Some(found) = &found {
        sides.push(day.end, HeadLine::Date(found.clone()));
    }
    sides.side(day.end..text.len())?;
    let Sides { mut parts, names, time, .. } = sides;
    // What leads nothing in any more goes with what stands before it.
    if let Some((range, _)) = parts.last_mut() {
        range.end = text.len();
    }
    for (range, part) in &mut parts {
        if let HeadLine::Date(found) = part {
            found.range = found.range.start - range.start..found.range.end - range.start;
            found.place = None;
        }
    }
    let lower = text.to_lowercase();
    let led = POSTED.lead(&lower).is_some() || text.split_whitespace().next().is_some_and(part::is_beside);
    let known = !names.is_empty() || parts.iter().any(|(_, part)| matches!(part, HeadLine::Short));
    (known && time && !parts.is_empty()).then_some(Stamp { parts, names, found, led })
}

/// Tells whether a line says, in words that only pages have, who put a text there and when.
pub(super) fn is_stamp(text: &str) -> bool {
    read(text).is_some_and(|stamp| {
        POSTED.lead(&text.to_lowercase()).is_some() && !stamp.names.is_empty() && stamp.found.is_some()
    })
}

/// Reads a line that says below a text only who put it there: `Posted by Ann Lee (@ann), keeper of the lock.`
pub(super) fn posted<'a>(text: &str) -> Option<Stamp<'a>> {
    let lower = text.to_lowercase();
    let rest = text.get(POSTED.lead(&lower)?.len()..)?.trim_start();
    let names = part::persons(run(rest).trim_end_matches([',', ';', ':', ' ']))?;
    let few = text.split_whitespace().count() <= measures::SHORT_WORDS;
    let full = names.iter().all(|name| name.contains(' '));
    (few && full).then_some(Stamp { parts: Vec::new(), names, found: None, led: true })
}

/// The sides of a date, as far as they are read.
struct Sides<'t, 'a> {
    text: &'t str,
    parts: Vec<(Range<usize>, HeadLine<'a>)>,
    names: Vec<String>,
    /// Whether a time of day stands in the line, or its day.
    time: bool,
    /// Where the next part begins.
    open: usize,
    /// Whether a word leads in what comes next: `Preached at`; no bare name does.
    led: bool,
}

impl<'a> Sides<'_, 'a> {
    fn push(&mut self, end: usize, part: HeadLine<'a>) {
        self.parts.push((self.open..end, part));
        (self.open, self.led) = (end, false);
    }

    /// Reads all of one side; `None` if something in it is nothing that stands there.
    fn side(&mut self, range: Range<usize>) -> Option<()> {
        let mut at = range.start;
        while at < range.end {
            let rest = self.text.get(at..range.end)?;
            let first = rest.chars().next()?;
            if first.is_whitespace() || MARKS.contains(first) {
                at += first.len_utf8();
                continue;
            }
            let word = rest.split([' ', ':']).next()?;
            let bare = word.trim_end_matches(|c: char| MARKS.contains(c)).to_lowercase();
            at += if let Some(len) = self.name(at, rest) {
                len
            } else if let Some(len) = time(rest) {
                (self.time, self.led) = (true, false);
                len
            } else if part::is_beside(word) || AROUND_TIME.contains(&bare) {
                self.led = true;
                word.len()
            } else {
                self.beside(at, rest)?
            };
        }
        Some(())
    }

    /// Reads a name with what leads it in: `by Ann Lee`.
    fn name(&mut self, at: usize, rest: &str) -> Option<usize> {
        let lower = rest.to_lowercase();
        let lead = POSTED.lead(&lower).or_else(|| byline::lead(&lower))?.len();
        let after = rest.get(lead..)?;
        let blank = after.len() - after.trim_start().len();
        let run = run(after.trim_start());
        let words = run.trim_end_matches(|c: char| MARKS.contains(c) && c != '.' || c.is_whitespace());
        let list = part::persons(words)?;
        self.names.extend(list.iter().cloned());
        let len = lead + blank + run.len();
        self.push(at + len, HeadLine::Byline(list));
        Some(len)
    }

    /// Reads what a page files a text under, a count of comments, or a name that only marks lead in.
    fn beside(&mut self, at: usize, rest: &str) -> Option<usize> {
        let end = rest.find(['|', '·', '•', '\t', ',', '(', ')', ';', '»', '—', '–']).unwrap_or(rest.len());
        let piece = rest.get(..end)?.trim_end();
        let spaced = format!(" {piece}");
        let lead = FILED.iter().filter(|lead| spaced.starts_with(lead)).map(str::len).max();
        let few = piece.split_whitespace().count() <= measures::FILED_WORDS;
        if lead.is_some() && few {
            // `in Water on`: the words that lead in the date are no topic.
            let own = piece.trim_end().len();
            self.push(at + own, HeadLine::Aside);
            return Some(own);
        }
        // `Posted by Ann Lee March 3, 2009 water, weirs`: what is left after the day files the text.
        let after_day = matches!(self.parts.last(), Some((_, HeadLine::Date(_))));
        let end = rest.trim_end();
        if after_day
            && !self.led
            && !self.names.is_empty()
            && POSTED.lead(&self.text.to_lowercase()).is_some()
            && end.split_whitespace().count() <= measures::FILED_WORDS
            && !end.ends_with(['.', '!', '?', ':'])
        {
            self.push(at + end.len(), HeadLine::Aside);
            return Some(end.len());
        }
        if row::is_aside(piece) || furniture::is_known(piece) {
            self.push(at + piece.len(), HeadLine::Aside);
            return Some(piece.len());
        }
        let words = piece.split_whitespace().count();
        // `3 May 2003 Ann Lee The Lock`: with no mark after the day, nothing tells where a longer name ends.
        let whole = piece.split_whitespace().filter(|word| !word.ends_with('.') && !PARTICLES.contains(word));
        if after_day
            && whole.count() > SURE_NAME
            && self.text.get(self.open..at).is_some_and(|gap| gap.trim().is_empty())
        {
            return None;
        }
        if !self.led && (2..=measures::FULL_NAME).contains(&words) && part::is_person(piece) {
            let before = self.text.get(self.open..at)?;
            if before.contains(char::is_alphanumeric) {
                self.push(at, HeadLine::Aside);
            }
            self.push(at + piece.len(), HeadLine::Short);
            return Some(piece.len());
        }
        None
    }

    /// Takes words that say how and where a text was held: `Preached at St. Anne’s,`; a name must lead in the rest.
    fn occasion(&mut self, range: Range<usize>) -> Option<()> {
        let words = self.text.get(range.clone())?.trim_end();
        let count = words.split_whitespace().count();
        let first = words.split_whitespace().next()?;
        self.parts.clear();
        self.names.clear();
        self.open = 0;
        let after = self.text.get(range.end..)?;
        let lower = after.to_lowercase();
        let named = byline::lead_within(&lower);
        (part::is_beside(first) && count <= measures::OCCASION_WORDS && named).then(|| {
            self.push(words.len(), HeadLine::Issue);
        })
    }
}

/// Returns the words of a name: up to a mark or the first word that leads in something else.
fn run(text: &str) -> &str {
    let mut end = 0;
    for word in text.split_whitespace() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let small = word.starts_with(char::is_lowercase);
        let bare = word.trim_end_matches(|c: char| MARKS.contains(c));
        // A name follows these, or they belong to what stands after it: `Ann Lee en 16:15`.
        let open = small && end > 0 && (PARTICLES.contains(bare) || byline::joins(bare));
        if bare.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) || (small && end > 0 && !open) {
            break;
        }
        if open {
            continue;
        }
        end = at + word.len();
        if word.ends_with([',', ';', ':', '|', ')', '»']) {
            break;
        }
    }
    text.get(..end).unwrap_or_default()
}

/// Returns how long a time of day is: `4:15 pm`, `16.15 Uhr`, `16h15`.
pub(super) fn time(text: &str) -> Option<usize> {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let hours = digits(text);
    let rest = text.get(hours..)?;
    let minutes = digits(rest.strip_prefix([':', '.', 'h'])?);
    if !(1..=2).contains(&hours) || minutes != 2 {
        return None;
    }
    let end = hours + 1 + minutes;
    let seconds = text.get(end..)?.strip_prefix(':').map(digits).filter(|count| *count == 2);
    let end = end + seconds.map_or(0, |count| count + 1);
    let sign = text.get(end..)?.split_whitespace().next().unwrap_or_default();
    let bare = sign.trim_end_matches(|c: char| MARKS.contains(c)).to_lowercase();
    let signed = AROUND_TIME.contains(&bare.replace('.', "")) && !bare.is_empty();
    Some(if signed { sign.as_ptr() as usize - text.as_ptr() as usize + sign.len() } else { end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_pages_and_forums_are_read_to_the_end() {
        for (line, name) in [
            ("Posted by Ann Lee » Tue Mar 03, 2009 4:15 pm", "Ann Lee"),
            ("by Ann Lee » Tue Mar 03, 2009 4:15 pm", "Ann Lee"),
            ("Submitted by Ann Lee on Tue, 03/03/2009 - 16:15", "Ann Lee"),
            ("Geschrieben von Hanna Roth am Dienstag, 3. März 2009 um 16:15 Uhr", "Hanna Roth"),
            ("Scritto da Anna De Santis il 3 marzo 2009 alle 16:15", "Anna De Santis"),
            ("Posted in Water on March 3, 2009 by Ann Lee", "Ann Lee"),
            ("March 3, 2009 at 4:15 pm by Ann Lee, 3 comments", "Ann Lee"),
            ("Preached at St. Anne’s, March 3, 2009, by the Rev. Ann Lee.", "Rev. Ann Lee"),
        ] {
            let stamp = read(line);
            let stamp = stamp.as_ref();
            assert_eq!(
                stamp.map(|stamp| stamp.names.as_slice()),
                Some([name.to_owned()].as_slice()),
                "{line}"
            );
            assert!(stamp.is_some_and(|stamp| stamp.found.is_some()), "{line}");
        }
    }

    #[test]
    fn sentences_and_titles_are_none() {
        for line in [
            "On March 3, 2009 the lock was opened by Ann Lee",
            "The lock, opened on March 3, 2009 by Ann Lee and the smith",
            "By the end of March 3, 2009 all was quiet",
            "The Fire of March 3, 2009",
        ] {
            assert!(read(line).is_none(), "{line}");
        }
    }
}
