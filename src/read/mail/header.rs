//! What the header of a mail says of its text.

use super::KnownFacts;
use crate::read::encoding::is_forbidden;
use crate::read::text;
use mail_parser::{DateTime, Message};

/// The day on which a mail was sent, as its sender's clock had it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sent {
    /// The year.
    pub year: u16,
    /// The month, 1-based.
    pub month: u8,
    /// The day, 1-based.
    pub day: u8,
}

impl Sent {
    /// Reads a day as mails and feeds write it (RFC 5322, RFC 3339), in its own time zone.
    pub fn parse(date: &str) -> Option<Self> {
        let date = date.trim();
        DateTime::parse_rfc3339(date).or_else(|| DateTime::parse_rfc822(date)).as_ref().and_then(Self::of)
    }

    fn of(date: &DateTime) -> Option<Self> {
        let DateTime { year, month, day, .. } = *date;
        let is_day = (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        is_day.then_some(Self { year, month, day })
    }

    /// Writes the day in the form of ISO 8601.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The lines of a header that are about the text.
pub(super) struct MailHeader {
    subject: Option<String>,
    /// The name of who sent it, and the address.
    from: Option<(String, String)>,
    pub(super) sent: Option<Sent>,
}

impl MailHeader {
    pub(super) fn of(message: &Message<'_>) -> Self {
        let line = |words: &str| {
            let words = words.replace(is_forbidden, "");
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let from = message.from().and_then(|from| from.first());
        let from = from
            .map(|from| (line(from.name().unwrap_or_default()), line(from.address().unwrap_or_default())));
        Self {
            subject: message.subject().map(line).filter(|subject| !subject.is_empty()),
            from,
            sent: message.date().and_then(Sent::of),
        }
    }

    /// Returns what is known of a letter whose text says nothing of itself.
    pub(super) fn facts(&self) -> KnownFacts {
        let name = self.from.as_ref().map(|(name, _)| person(name)).filter(|name| text::is_person(name));
        KnownFacts {
            title: self.subject.as_deref().map(|subject| bare(subject).to_owned()),
            authors: name.map(str::to_owned).into_iter().collect(),
            date: self.sent.map(Sent::iso),
            ..KnownFacts::default()
        }
    }

    /// Writes the header as plain text has it, which is read with the text.
    pub(super) fn lines(&self) -> String {
        let from = match &self.from {
            Some((name, address)) if name.is_empty() => address.clone(),
            Some((name, address)) => format!("{} <{address}>", person(name)),
            None => "unknown".to_owned(),
        };
        let mut lines = format!("From: {from}\n");
        lines.extend(self.sent.map(|sent| format!("Date: {}\n", sent.iso())));
        lines.extend(self.subject.as_deref().map(|subject| format!("Subject: {}\n", bare(subject))));
        lines.push('\n');
        lines
    }
}

/// Returns a subject without the mark of an answer and the name of a mailing list: `Re: [Riverside] Water`.
fn bare(subject: &str) -> &str {
    let subject = subject.trim();
    let mut rest = subject;
    loop {
        let lower = rest.to_lowercase();
        let marks = ["re:", "fwd:", "fw:", "aw:", "wg:", "tr:", "rv:", "sv:", "vs:", "antw:", "r:", "i:"];
        let next = match marks.iter().find(|mark| lower.starts_with(**mark)) {
            Some(mark) => rest.get(mark.len()..).unwrap_or_default(),
            None => match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                Some((_, next)) => next,
                None => return rest,
            },
        };
        let next = next.trim_start();
        if next.is_empty() {
            return if rest.is_empty() { subject } else { rest };
        }
        rest = next;
    }
}

/// Returns the name of a person without that of the list or paper which sends for them: `Ida Roe from The Fold`.
fn person(name: &str) -> &str {
    let name = name.trim().trim_matches(['"', '\'', '“', '”', '‘', '’']);
    [" via ", " from ", " at ", " @ ", " | "]
        .iter()
        .filter_map(|mark| name.split_once(mark))
        .map(|(name, _)| name.trim_matches(['"', '\'', ' ']))
        .min_by_key(|name| name.len())
        .unwrap_or(name)
}
