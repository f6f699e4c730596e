//! What stands before the text: masthead, epigraph, title, subtitle, byline, date, series note.

use super::dateline;
use super::doubt::DoubtedLine;
use super::epigraph;
use super::furniture;
use super::given::{self, GivenHead};
use super::inline::inlines;
use super::line::{Chunk, Line, range};
use super::mail;
use super::paragraph::Para;
use super::part;
use super::row;
use super::scan::{HeadItem, Kind, scan};
use super::sign;
use super::title;
use super::{Context, HeldDoubt, correct};
use crate::lang;
use crate::model::{Article, Block, FindingKind, Inline, Inlines, Node, Role};
use crate::read::date::{self, Precision, WrittenDate};

/// What an item is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Masthead,
    /// The number of the issue, or where the text was printed.
    Issue,
    /// A heading that comes back over other titles.
    Kicker,
    Title,
    Subtitle,
    Date,
    Byline,
    Epigraph,
    Ruling,
    /// A second date; it is taken off.
    Aside,
    /// What is about the page, and no part of the text.
    Page,
    /// The title, which front matter gives too.
    Again,
}

/// Reads the head, takes it off the chunks, and returns the date.
pub(super) fn read<'a>(
    chunks: &mut Vec<Chunk<'a>>,
    article: &mut Article,
    context: &mut Context<'a>,
) -> Option<WrittenDate> {
    let mail = mail::header(chunks);
    let from = usize::from(mail.is_some());
    let named = dateline::in_title(chunks.get(from..).unwrap_or_default(), context);
    let given = given::read(chunks, from, context);
    context.given = given.as_ref().map(|given| given.fits.clone());
    let GivenHead { items, mut parts, below, fits: _ } = given.unwrap_or_else(|| {
        let (items, below) = scan(chunks, from, context);
        let parts = title::decide(&items, mail.as_ref().and_then(mail::Mail::subject), context);
        GivenHead { items, parts, below, fits: Vec::new() }
    });
    correct::end_head(&items, &mut parts, context);
    let head = parts.iter().take_while(|part| part.is_some()).count();
    let mut title = Vec::new();
    let mut subtitle = Vec::new();
    let mut written = None;
    for item in &items {
        let Some(DoubtedLine { line, doubt }) = item.doubt else { continue };
        context.doubts.push(HeldDoubt { doubt: doubt.ask(line.text), at: line.range() });
    }
    for (item, part) in items.iter().zip(&parts).take(head) {
        let Some((part, reason)) = part else { break };
        match part {
            Part::Title => title.extend_from_slice(&item.lines),
            Part::Subtitle => subtitle.extend_from_slice(&item.lines),
            Part::Masthead => {
                for line in &item.lines {
                    context.find(FindingKind::Masthead, line.range(), reason);
                    // The number of the issue, at the right, differs from article to article.
                    let mut line = *line;
                    let first = part::columns(line.text).next().map_or(line.text, |(_, column)| column);
                    if first.len() < line.text.len() {
                        let rest = line.start + first.len()..line.range().end;
                        context.find(
                            FindingKind::Removed,
                            rest,
                            "the number of an issue beside the masthead",
                        );
                        line.text = first;
                    }
                    if let Some(len) = sign::before_name(line.text) {
                        super::notes::cut_line(&mut line, len, context);
                    }
                    article.masthead.push(inlines(&[line], context));
                }
            }
            Part::Issue | Part::Kicker => {
                let (kind, lines) = match part {
                    Part::Issue => (FindingKind::Issue, &mut article.issue),
                    _ => (FindingKind::Kicker, &mut article.kicker),
                };
                for line in &item.lines {
                    context.find(kind, line.range(), reason);
                    let mut content = inlines(&[*line], context);
                    unstress(&mut content);
                    lines.push(content);
                }
            }
            Part::Epigraph => epigraph::epigraph(item, article, context),
            Part::Ruling | Part::Aside | Part::Again => {
                context.find(FindingKind::Removed, range(&item.lines), reason)
            }
            Part::Page => context.find(FindingKind::Furniture, range(&item.lines), reason),
            Part::Date | Part::Byline => {
                let found = names_and_date(item, article, context);
                written = date::of_text(written, found);
            }
        }
    }
    // `No. 12.` is called `No. 12`.
    if let [line] = title.as_mut_slice()
        && matches!(part::part(line), part::HeadLine::Number)
    {
        let bare = line.text.trim_end_matches(['.', ',', ':']).len();
        *line = row::sub(line, 0..bare);
    }
    if let Some(line) = title.first_mut().filter(|line| mail.is_none() && answer_mark(line.text) > 0) {
        super::notes::cut_line(line, answer_mark(line.text), context);
    }
    let (lines, second) = match context.given {
        Some(_) => (title, Vec::new()),
        None => title::divided(&title).unwrap_or_else(|| title::halves(&title, context.habit.wrap)),
    };
    let second: Vec<Line<'a>> = second.into_iter().chain(subtitle).collect();
    article.title = name(&lines, FindingKind::Title, "the first line of the title block", context);
    article.subtitle = name(&second, FindingKind::Subtitle, "it goes on from the title", context);
    if let Some(mail) = mail {
        written = mail.read(article, context).or(written);
    }
    cut(chunks, items.get(head).and_then(|next| next.lines.first()).map_or(below, |line| line.start));
    written.or(named).or_else(|| of_source(&items, context))
}

/// Finds the day on which a text was printed in the line that says where: `The Bugle, Vol. 3, No. 7, May 3, 1910, p. 12`.
fn of_source(items: &[HeadItem<'_>], context: &mut Context<'_>) -> Option<WrittenDate> {
    let line = items.iter().filter(|item| matches!(item.kind, Kind::Source)).find_map(|item| {
        let line = item.lines.first()?;
        let found = date::find(line.text).filter(|found| found.precision() == Precision::Day)?;
        part::is_volume(line.text).then_some((*line, found))
    });
    let (line, found) = line?;
    context.find(FindingKind::Date, line.range(), "the day of the paper in which the text was printed");
    Some(WrittenDate { text: line.text.to_owned(), span: Some(context.span(line.range())), found })
}

/// Returns how many bytes the mark of an answer takes before a title, as mails and forums set it: `Re: The Lock`.
fn answer_mark(title: &str) -> usize {
    const MARKS: [&str; 8] = ["re", "aw", "fwd", "fw", "wg", "antw", "sv", "odp"];
    let Some((mark, rest)) = title.split_once(": ") else { return 0 };
    let known = MARKS.contains(&mark.to_lowercase().as_str()) && !rest.trim().is_empty();
    if known { mark.len() + 2 } else { 0 }
}

/// Takes off the chunks what stands before a byte of the source.
fn cut(chunks: &mut Vec<Chunk<'_>>, start: usize) {
    let used = chunks.iter().take_while(|chunk| chunk.range().end <= start).count();
    chunks.drain(..used);
    if let Some(chunk) = chunks.first_mut() {
        chunk.lines.retain(|line| line.range().end > start);
        if let Some(line) = chunk.lines.first_mut().filter(|line| line.start < start) {
            *line = row::sub(line, start - line.start..line.text.len());
        }
    }
}

/// Takes off emphasis that goes over all of it: the style sets it.
pub(super) fn unstress(content: &mut Inlines) {
    if let [Node { value: Inline::Emph { content: inner } | Inline::Strong { content: inner }, .. }] =
        content.as_mut_slice()
    {
        *content = std::mem::take(inner);
    }
}

/// Reads a title or subtitle.
pub(super) fn name(
    lines: &[Line<'_>],
    kind: FindingKind,
    reason: &str,
    context: &mut Context<'_>,
) -> Option<Inlines> {
    let mut lines = lines.to_vec();
    if let Some(line) = lines.first_mut() {
        context.find(kind, range(std::slice::from_ref(line)), reason);
        if let Some(len) = sign::before_name(line.text) {
            super::notes::cut_line(line, len, context);
        }
    }
    let mut content = Inlines::new();
    // Lines that something stands between are read apart, so that their spans hold nothing else.
    let source = context.input.source.text.as_str();
    let adjacent = |a: &Line<'_>, b: &Line<'_>| {
        source.get(a.range().end..b.start).is_some_and(|gap| gap.trim().is_empty())
    };
    for run in lines.chunk_by(adjacent) {
        if let (false, Some(line)) = (content.is_empty(), run.first()) {
            let span = context.span(line.start..line.start);
            content.push(Node::new(Inline::Text { text: " ".into() }, span));
        }
        content.extend(inlines(run, context));
    }
    unstress(&mut content);
    (!content.is_empty()).then_some(content)
}

fn names_and_date(
    item: &HeadItem<'_>,
    article: &mut Article,
    context: &mut Context<'_>,
) -> Option<WrittenDate> {
    let line = item.lines.first()?;
    let own;
    let (names, found) = match &item.kind {
        // A name that repeats in the series, where a byline stands.
        Kind::Short => {
            own = vec![line.text.trim_end_matches(',').to_owned()];
            (Some(&own), None)
        }
        Kind::Date(found) => (None, Some(found)),
        Kind::Byline(names) => (Some(names), None),
        Kind::Both(names, found) => (Some(names), Some(found)),
        _ => (None, None),
    };
    if names.is_some() && furniture::is_elsewhere(line.text) {
        // One to a line below the name in each article, these look as further names do.
        context.find(FindingKind::Furniture, line.range(), "it leads to another place of its author");
    } else if let Some(names) = names {
        let reason = "a line that names who wrote it";
        context.find(FindingKind::Byline, line.range(), reason);
        article.authors.extend(names.iter().cloned());
    }
    let found = found?;
    if let [line] = item.lines.as_slice() {
        let mark = row::sub(line, found.range.end.min(line.text.len())..line.text.len());
        let calls = inlines(&[mark], context);
        article
            .date_calls
            .extend(calls.into_iter().filter(|node| matches!(node.value, Inline::NoteRef { .. })));
    }
    if names.is_none() {
        let reason = "a line at the head of the article that is a date";
        context.find(FindingKind::Date, range(&item.lines), reason);
    }
    Some(WrittenDate {
        text: item.text(),
        span: Some(context.span(range(&item.lines))),
        found: found.clone(),
    })
}

/// The longest series note, in words.
const LONGEST_NOTE: usize = 60;

/// Tells whether a paragraph is short and says in its first sentence, which begins as such notes do, that its article
/// belongs to a series.
pub fn speaks_of_series(text: &str) -> bool {
    let text = text.to_lowercase();
    let text = text.trim_matches(|c: char| "*_([])".contains(c));
    let sentence = text.split_inclusive(['.', '!', '?', '…']).next().unwrap_or_default();
    is_short(text)
        && lang::readings().map(|reading| reading.head).any(|head| {
            head.series_leads.iter().any(|lead| text.starts_with(lead))
                && names_series(sentence, head.series_words)
        })
}

/// Tells whether a paragraph that is set off from the text is short and speaks anywhere of a series.
pub fn mentions_series(text: &str) -> bool {
    let text = text.to_lowercase();
    is_short(&text) && lang::readings().any(|reading| names_series(&text, reading.head.series_words))
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().nth(LONGEST_NOTE).is_none()
}

/// Tells whether a text in small letters has words for a series of articles; of `part of … series`, both sides of the
/// gap have to stand in it, in this order.
fn names_series(text: &str, series_words: &[&str]) -> bool {
    series_words.iter().any(|words| {
        let mut rest = Some(text);
        for part in words.split(" … ") {
            rest = rest.and_then(|rest| rest.split_once(part)).map(|(_, after)| after);
        }
        rest.is_some()
    })
}

/// Takes the first paragraph for a series note where it speaks of the series.
pub(super) fn series_note(paras: &mut Vec<Para<'_>>, article: &mut Article, context: &mut Context<'_>) {
    let Some(para) = paras.first().filter(|_| paras.len() > 1) else { return };
    let text = para.lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
    let said = context.corrected.in_text(para.range().start).is_some();
    let quoted = said || para.quoted() > 0 || context.marks.opening(para.first()).is_some();
    if quoted || !speaks_of_series(&text) {
        return;
    }
    let para = paras.remove(0);
    context.find(
        FindingKind::SeriesNote,
        para.range(),
        "the first paragraph speaks of the series that the article belongs to",
    );
    let content = inlines(&para.lines, context);
    article
        .series_note
        .push(Node::new(Block::paragraph(Role::SeriesNote, content), context.span(para.range())));
}
