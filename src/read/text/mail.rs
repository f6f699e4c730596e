//! The header of a mail: lines with a key each, above everything else.

use super::Context;
use super::head::name;
use super::line::{Chunk, Line};
use super::notes::cut_line;
use crate::lang::Lexicon;
use crate::model::{Article, FindingKind};
use crate::read::byline::split_names;
use crate::read::date::{self, WrittenDate};
use std::sync::LazyLock;

/// The header of a mail.
pub(super) struct Mail<'a> {
    lines: Vec<Line<'a>>,
}

static SUBJECT: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.subject));
static DATE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.date));
static OTHER: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.other).with(&TECHNICAL));

/// Keys that are the same in every language.
const TECHNICAL: [&str; 8] =
    ["cc", "bcc", "reply-to", "message-id", "mime-version", "content-type", "list-id", "x-mailer"];

/// Keys of a header that is no mail's: `Title: …`, `Author: …`.
static TITLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.title));
static AUTHOR: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.author));

pub(super) fn header<'a>(chunks: &[Chunk<'a>]) -> Option<Mail<'a>> {
    let chunk = chunks.first()?;
    let keys: Vec<String> = chunk.lines.iter().map(|line| key(line.text).0.to_lowercase()).collect();
    let title = |key: &String| TITLE.contains(key);
    let author = |key: &String| AUTHOR.contains(key);
    let known = |key: &String| {
        SUBJECT.contains(key) || DATE.contains(key) || OTHER.contains(key) || title(key) || author(key)
    };
    let other = keys.iter().any(|key| OTHER.contains(key))
        || (keys.iter().any(title) && keys.iter().any(|key| DATE.contains(key) || author(key)));
    (keys.len() >= 2 && other && keys.iter().all(known)).then(|| Mail { lines: chunk.lines.clone() })
}

fn key(line: &str) -> (&str, &str) {
    line.split_once(':').map_or(("", line), |(key, value)| (key.trim(), value.trim()))
}

impl Mail<'_> {
    /// Returns what the mail is about, as it says, without the name of a list.
    pub(super) fn subject(&self) -> Option<&str> {
        let lines = self.lines.iter().map(|line| key(line.text));
        let mut subjects = lines.filter(|(key, value)| is_subject(&key.to_lowercase()) && !value.is_empty());
        subjects.next().and_then(|(_, value)| value.get(tag(value)..))
    }

    pub(super) fn read(self, article: &mut Article, context: &mut Context<'_>) -> Option<WrittenDate> {
        let mut written = None;
        for mut line in self.lines {
            let (key, value) = key(line.text);
            let key = key.to_lowercase();
            let start = line.text.len() - value.len();
            if AUTHOR.contains(&key) && !value.is_empty() {
                context.find(FindingKind::Byline, line.range(), "a line that names who wrote it");
                article.authors.extend(split_names(value));
                continue;
            }
            if is_subject(&key) && article.title.is_none() && !value.is_empty() {
                cut_line(&mut line, start, context);
                let tag = tag(line.text);
                if tag > 0 {
                    cut_line(&mut line, tag, context);
                }
                article.title = name(&[line], FindingKind::Title, "the subject of the mail", context);
                continue;
            }
            if let Some(name) = sender(&key, value, context).filter(|_| article.authors.is_empty()) {
                context.find(FindingKind::Byline, line.range(), "who sent the mail");
                article.authors.push(name);
                continue;
            }
            let found = if DATE.contains(key.as_str()) {
                date::whole_line(value).or_else(|| date::find(value))
            } else {
                None
            };
            let Some(found) = found else {
                context.find(FindingKind::Furniture, line.range(), "a line of a mail's header");
                continue;
            };
            context.find(FindingKind::Date, line.range(), "the date of the mail");
            let value_range = line.start + start..line.range().end;
            written =
                Some(WrittenDate { text: value.to_owned(), span: Some(context.span(value_range)), found });
        }
        written
    }
}

/// Keys of who wrote a mail.
static FROM: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.from));

/// Returns the name of who sent a mail; `None` if it gives only an address or the name of a list.
fn sender(key: &str, value: &str, context: &Context<'_>) -> Option<String> {
    let name = value.split(['<', '[']).next()?.trim().trim_matches(['"', '\'', '“', '”']);
    let person = !name.contains('@') && name.contains(' ') && context.survey.pattern().is_name(name);
    (FROM.contains(key) && person).then(|| name.to_owned())
}

fn is_subject(key: &str) -> bool {
    SUBJECT.contains(key) || TITLE.contains(key)
}

/// Returns how many bytes the name of a mailing list takes before a subject: `[Riverside] Water, again`.
fn tag(subject: &str) -> usize {
    let Some((tag, rest)) = subject.strip_prefix('[').and_then(|rest| rest.split_once(']')) else { return 0 };
    let rest = rest.trim_start();
    if tag.contains('[') || rest.is_empty() { 0 } else { subject.len() - rest.len() }
}
