//! Sessions: which articles a group takes up at one meeting, and how long each of them takes.

use super::Options;
use super::article::is_named;
use super::parts::text_of;
use crate::model::{Book, Section, SectionIndex};
use crate::num::saturate;

/// How long an article takes, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// To be read aloud at the table; 0 for one that is read before.
    pub reading: u32,
    /// To be talked about.
    pub talking: u32,
}

impl Timing {
    /// Returns how long an article takes: as its study file says, else as its words and the configuration do.
    ///
    /// One that is given less time than it takes to read is read before.
    pub fn of(section: &Section, options: &Options) -> Self {
        let words =
            text_of(section).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        let reading = saturate::<u32>(words).div_ceil(options.reading_speed.max(1)).max(1);
        match section.study.as_ref().and_then(|study| study.minutes) {
            Some(minutes) if minutes <= reading => Self { reading: 0, talking: minutes },
            Some(minutes) => Self { reading, talking: minutes - reading },
            None => Self { reading, talking: options.discussion_minutes },
        }
    }

    /// Returns the minutes of both.
    pub fn total(self) -> u32 {
        self.reading.saturating_add(self.talking)
    }
}

/// What is done at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaStep {
    /// It begins.
    Welcome,
    /// Everybody says something, before anything is talked about.
    OpeningRound,
    /// An article is read aloud.
    Read(SectionIndex),
    /// It is talked about.
    Discuss(SectionIndex),
    /// Everybody rests.
    Pause,
    /// Everybody says something at the end.
    ClosingRound,
}

/// A session of more minutes has a break.
const WITHOUT_BREAK: u32 = 90;

/// Returns what is done at a session in its order, with the minutes each takes, none of which is 0.
///
/// The break stands as near to the middle as can be between two steps.
pub fn agenda(book: &Book, articles: &[SectionIndex], options: &Options) -> Vec<(AgendaStep, u32)> {
    let of_article = |index: &SectionIndex| {
        let Timing { reading, talking } = Timing::of(book.section(*index), options);
        [(AgendaStep::Read(*index), reading), (AgendaStep::Discuss(*index), talking)]
    };
    let mut steps: Vec<(AgendaStep, u32)> = articles.iter().flat_map(of_article).collect();
    steps.retain(|(_, minutes)| *minutes > 0);
    let talk = steps.iter().position(|(step, _)| matches!(step, AgendaStep::Discuss(_)));
    steps.insert(talk.unwrap_or(steps.len()), (AgendaStep::OpeningRound, options.round_minutes));
    steps.insert(0, (AgendaStep::Welcome, options.welcome_minutes));
    steps.push((AgendaStep::ClosingRound, options.round_minutes));
    steps.retain(|(_, minutes)| *minutes > 0);
    let total: u32 = minutes_of(&steps);
    if total > WITHOUT_BREAK && options.break_minutes > 0 {
        let from_middle = |at: &usize| minutes_of(steps.get(..*at).unwrap_or_default()).abs_diff(total / 2);
        if let Some(at) = (1..steps.len()).min_by_key(from_middle) {
            steps.insert(at, (AgendaStep::Pause, options.break_minutes));
        }
    }
    steps
}

fn minutes_of(steps: &[(AgendaStep, u32)]) -> u32 {
    steps.iter().fold(0, |sum, (_, minutes)| sum.saturating_add(*minutes))
}

/// Returns the articles of each session, in the order of the series: as configured, else those that have
/// handouts, gathered until a session with welcome and rounds is as long as it may be.
pub fn sessions(book: &Book, options: &Options) -> Vec<Vec<SectionIndex>> {
    if !options.sessions.is_empty() {
        return configured(book, options);
    }
    let mut sessions: Vec<Vec<SectionIndex>> = Vec::new();
    let frame = options.round_minutes.saturating_mul(2).saturating_add(options.welcome_minutes);
    let most = options.session_minutes.saturating_sub(frame);
    let mut minutes = 0;
    for (index, section) in super::chosen(book, options) {
        let more = Timing::of(section, options).total();
        match sessions.last_mut() {
            Some(session) if more.saturating_add(minutes) <= most => {
                session.push(index);
                minutes += more;
            }
            _ => {
                sessions.push(vec![index]);
                minutes = more;
            }
        }
    }
    sessions
}

/// Returns the articles of the sessions that are configured. Empty for a session that names what is not there.
pub fn configured(book: &Book, options: &Options) -> Vec<Vec<SectionIndex>> {
    options.sessions.iter().filter_map(|pair| range(book, &pair.value.0, &pair.value.1)).collect()
}

/// Returns the articles from one to another, in the order of the series.
pub fn range(book: &Book, first: &str, last: &str) -> Option<Vec<SectionIndex>> {
    let (first, last) = (named(book, first)?, named(book, last)?);
    let range = first.min(last)..=first.max(last);
    Some(book.articles().map(|(index, _)| index).filter(|index| range.contains(index)).collect())
}

/// Returns the article that is called so.
pub fn named(book: &Book, name: &str) -> Option<SectionIndex> {
    book.articles().find(|(_, section)| is_named(section, name)).map(|(index, _)| index)
}
