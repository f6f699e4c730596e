//! What stands before the text: masthead, epigraph, title, subtitle, byline, date, series note.

use super::Context;
use super::body::{self, Place};
use super::inline::inlines;
use super::line::{Chunk, Line, range};
use super::mail;
use super::paragraph::{Para, paragraphs};
use super::part;
use super::quotation::{Extent, extent};
use super::sign;
use super::title;
use crate::diagnostic::Diagnostic;
use crate::model::{Article, Block, Epigraph, FindingKind, Inline, Inlines, Node, Role, Verse};
use crate::read::date::{self, Found, Written};

/// No more chunks than these are looked at for the head.
const LONGEST: usize = 24;

/// Lines at the head of an article that are one thing.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) kind: Kind<'a>,
    /// The number of the chunk it stands in.
    pub(super) chunk: usize,
}

impl Item<'_> {
    /// Returns its words.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ")
    }
}

/// What an item can be by itself.
#[derive(Clone, Debug)]
pub(super) enum Kind<'a> {
    Short,
    Date(Found),
    Byline(Vec<String>),
    Both(Vec<String>, Found),
    Ruling,
    /// From where the text comes.
    Source,
    /// A sentence or two between the title and a date or name.
    Standfirst,
    Epigraph(Quoted<'a>),
}

/// What an item is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Masthead,
    Title,
    Subtitle,
    Date,
    Byline,
    Epigraph,
    Ruling,
    /// The title, which front matter gives too.
    Again,
}

/// A quotation before the text.
#[derive(Clone, Debug)]
pub(super) struct Quoted<'a> {
    paras: Vec<Para<'a>>,
    name: Option<Vec<Line<'a>>>,
    chunks: usize,
}

/// Reads the head, takes it off the chunks, and returns the date.
pub(super) fn read<'a>(
    chunks: &mut Vec<Chunk<'a>>,
    article: &mut Article,
    context: &mut Context<'a>,
) -> Option<Written> {
    let mail = mail::header(chunks);
    let from = usize::from(mail.is_some());
    let (items, below) = scan(chunks, from, context);
    let parts = title::decide(&items, mail.as_ref().is_some_and(mail::Mail::has_subject), context);
    let head = parts.iter().take_while(|part| part.is_some()).count();
    let mut title = Vec::new();
    let mut subtitle = Vec::new();
    let mut written = None;
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
                    article.masthead.push(inlines(&[line], context));
                }
            }
            Part::Epigraph => epigraph(item, article, context),
            Part::Ruling => context.find(FindingKind::Removed, range(&item.lines), reason),
            Part::Again => context.find(FindingKind::Removed, range(&item.lines), reason),
            Part::Date | Part::Byline => {
                let found = names_and_date(item, article, context);
                written = written.or(found);
            }
        }
    }
    let (lines, second) = title::halves(&title);
    let second: Vec<Line<'a>> = second.into_iter().chain(subtitle).collect();
    article.title = name(&lines, FindingKind::Title, "the first line of the title block", context);
    article.subtitle = name(&second, FindingKind::Subtitle, "it goes on from the title", context);
    if let Some(mail) = mail {
        written = mail.read(article, context).or(written);
    }
    cut(chunks, items.get(head).and_then(|next| next.lines.first()).map_or(below, |line| line.start));
    if article.title.is_none() && context.input.front_matter.is_none_or(|front| front.title.is_none()) {
        no_title(chunks, context);
    }
    written.or_else(|| date_at_foot(chunks, context))
}

fn no_title(chunks: &[Chunk<'_>], context: &mut Context<'_>) {
    let start = chunks.first().map_or(context.input.start, |chunk| chunk.range().start);
    let end = chunks.first().and_then(|chunk| chunk.lines.first()).map_or(start, |line| line.range().end);
    let warning = Diagnostic::warning("R102", "an article without a title")
        .at(context.span(start..end))
        .hint("put the title on a line of its own above the text, or `title:` in front matter");
    context.diagnostics.push(warning);
}

/// Takes off the chunks what stands before a byte of the source.
fn cut(chunks: &mut Vec<Chunk<'_>>, start: usize) {
    let used = chunks.iter().take_while(|chunk| chunk.range().end <= start).count();
    chunks.drain(..used);
    if let Some(chunk) = chunks.first_mut() {
        chunk.lines.retain(|line| line.start >= start);
    }
}

/// Goes over the chunks as far as they may be head; returns the items and the byte at which what is
/// below begins.
fn scan<'a>(chunks: &[Chunk<'a>], from: usize, context: &Context<'a>) -> (Vec<Item<'a>>, usize) {
    let mut items: Vec<Item<'a>> = Vec::new();
    let mut at = from;
    while let Some(chunk) = chunks.get(at).filter(|_| at < from + LONGEST) {
        let first = !items.iter().any(|item| matches!(item.kind, Kind::Epigraph(_)));
        let titled = items.iter().any(|item| matches!(item.kind, Kind::Short));
        if let Some(quoted) = quoted(chunks, at, titled, context).filter(|_| first) {
            let used = quoted.chunks;
            items.push(Item { lines: chunk.lines.clone(), kind: Kind::Epigraph(quoted), chunk: at });
            at += used;
            continue;
        }
        let mut parts: Vec<part::Part> = chunk.lines.iter().map(part::part).collect();
        part::run_on(chunk, chunks.get(at + 1), &mut parts);
        let whole = part::is_head(chunk, &parts, context);
        let count = if whole { parts.len() } else { part::lead(chunk, &parts, items.is_empty()) };
        for (line, part) in chunk.lines.iter().zip(parts).take(count) {
            let kind = match part {
                part::Part::Date(found) => Kind::Date(found),
                // What a name could be written under comes first.
                part::Part::Byline(names) if items.iter().any(|item| matches!(item.kind, Kind::Short)) => {
                    Kind::Byline(names)
                }
                part::Part::Both(names, found) => Kind::Both(names, found),
                part::Part::Ruling => Kind::Ruling,
                part::Part::Source => Kind::Source,
                _ => Kind::Short,
            };
            let repeats = |line: &Line<'_>| context.survey.repeats_at_head(line.text);
            match items.last_mut() {
                Some(Item { lines, kind: Kind::Short, chunk })
                    if *chunk == at
                        && matches!(kind, Kind::Short)
                        && lines.last().is_some_and(|last| repeats(last) == repeats(line)) =>
                {
                    lines.push(*line);
                }
                _ => items.push(Item { lines: vec![*line], kind, chunk: at }),
            }
        }
        if !whole && count == 0 && is_standfirst(chunks, at, &items, context) {
            items.push(Item { lines: chunk.lines.clone(), kind: Kind::Standfirst, chunk: at });
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

/// The longest standfirst, in words.
const LONGEST_STANDFIRST: usize = 45;

/// How many chunks may stand between a standfirst and the date: names, and from where the text comes.
const NEAR_STANDFIRST: usize = 5;

/// Tells whether a chunk is the sentence or two that lead in between a title and a name or date.
///
/// In a text that goes on by dates, as a diary does, the first of them is no dateline.
fn is_standfirst(chunks: &[Chunk<'_>], at: usize, items: &[Item<'_>], context: &Context<'_>) -> bool {
    let Some(chunk) = chunks.get(at) else { return false };
    let words = chunk.lines.iter().map(|line| line.text.split_whitespace().count()).sum::<usize>();
    let titled = items.iter().any(|item| matches!(item.kind, Kind::Short))
        && items.iter().all(|item| matches!(item.kind, Kind::Short | Kind::Ruling | Kind::Source));
    let sentence = chunk.lines.last().is_some_and(|line| line.text.ends_with(['.', '!', '?', '…']));
    let plain = chunk.lines.iter().all(|line| line.quoted == 0 && sign::marker(line.text).is_none());
    if !(titled && sentence && plain && words <= LONGEST_STANDFIRST) {
        return false;
    }
    let text = chunk.lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
    let below = chunks.get(at + 1..).unwrap_or_default();
    let mut near = below.iter().take(NEAR_STANDFIRST).take_while(|chunk| {
        let parts: Vec<part::Part> = chunk.lines.iter().map(part::part).collect();
        part::is_head(chunk, &parts, context)
    });
    let by_name = |line: &Line<'_>| matches!(part::part(line), part::Part::Byline(_) | part::Part::Both(..));
    let is_day = |line: &Line<'_>| {
        date::whole_line(line.text).is_some_and(|found| found.precision() == date::Precision::Day)
    };
    let Some(found) = near.find(|chunk| chunk.lines.iter().any(|line| by_name(line) || is_day(line))) else {
        return false;
    };
    let dates = below.iter().filter(|chunk| chunk.lines.iter().any(is_day)).count();
    !speaks_of_series(&text) && (found.lines.iter().any(by_name) || dates == 1)
}

/// Finds a quotation with a name below it, or a quotation in marks above a title.
///
/// `titled` says that a title may stand above.
fn quoted<'a>(chunks: &[Chunk<'a>], at: usize, titled: bool, context: &Context<'a>) -> Option<Quoted<'a>> {
    let first = chunks.get(at)?;
    let set = |chunk: &Chunk<'_>| {
        chunk.lines.first().is_some_and(|line| line.quoted > 0) || chunk.indent() >= context.habit.margin + 2
    };
    let head = first.lines.first()?;
    let stressed =
        head.text.starts_with(['*', '_']) && sign::marker(head.text).is_none() && !sign::is_ruling(head.text);
    let marked = context.marks.opening(head.text.trim_start_matches(['*', '_'])).is_some();
    if !set(first) && !marked && !stressed {
        return None;
    }
    if marked
        && (titled || heads(chunks.get(at + 1), context))
        && let Some(quoted) = named_below(first, context)
    {
        return Some(quoted);
    }
    for count in 1..=4 {
        let own = chunks.get(at..at + count)?;
        if count > 1 && !marked && !own.iter().all(set) {
            return None;
        }
        let mut paras = paragraphs(own, context.habit);
        let level = paras.first().map_or(0, Para::quoted).saturating_sub(1);
        let mut used = count;
        let mut name = body::take_name(&mut paras, level);
        if name.is_none()
            && let Some(next) = chunks.get(at + count).filter(|next| next.lines.len() <= 2 && next.gap <= 1)
            && let Some(last) = own.last().and_then(|chunk| chunk.lines.last())
            && next.lines.first().is_some_and(|line| sign::attribution_below(last.text, line.text).is_some())
        {
            name = Some(next.lines.clone());
            used += 1;
        }
        let whole = !marked
            || stressed
            || extent(&paras, 0, context.marks) == Some(Extent::Whole(paras.len().saturating_sub(1)));
        if name.is_some() && whole {
            return Some(Quoted { paras, name, chunks: used });
        }
        // Without a name it is one only above a title that is still to come.
        let sentence = paras.iter().map(Para::words).sum::<usize>() >= 7;
        if count == 1 && at > 0 && marked && whole && sentence && heads(chunks.get(at + 1), context) {
            return Some(Quoted { paras, name: None, chunks: 1 });
        }
    }
    None
}

/// Reads a sentence in marks with a line below it that names whose it is without a dash: `Mark Twain`,
/// `(Mt 11, 15)`.
fn named_below<'a>(chunk: &Chunk<'a>, context: &Context<'a>) -> Option<Quoted<'a>> {
    let (name, lines) = chunk.lines.split_last()?;
    let last = lines.last()?;
    let bracketed = name.text.starts_with('(') && name.text.ends_with(')');
    let person = part::is_person(name.text) && name.text.ends_with(char::is_alphabetic);
    let words = name.text.split_whitespace().count();
    let own = Chunk { lines: lines.to_vec(), gap: chunk.gap };
    let paras = paragraphs(&[own], context.habit);
    let whole = extent(&paras, 0, context.marks) == Some(Extent::Whole(paras.len().saturating_sub(1)));
    (whole && last.ends_sentence() && words <= 8 && (bracketed || person)).then(|| Quoted {
        paras,
        name: Some(vec![*name]),
        chunks: 1,
    })
}

fn heads(chunk: Option<&Chunk<'_>>, context: &Context<'_>) -> bool {
    chunk.is_some_and(|chunk| {
        let parts: Vec<part::Part> = chunk.lines.iter().map(part::part).collect();
        part::is_head(chunk, &parts, context)
    })
}

fn epigraph<'a>(item: &Item<'a>, article: &mut Article, context: &mut Context<'a>) {
    let Kind::Epigraph(quoted) = &item.kind else { return };
    let level = usize::from(quoted.paras.first().is_some_and(|para| para.quoted() > 0));
    let how = (level, Place::Epigraph, "a quotation that stands before the text");
    let node = body::block_quote(&quoted.paras, quoted.name.clone(), how, context);
    let Block::Quote(mut quote) = node.value else { return };
    for block in &mut quote.blocks {
        if let Block::Paragraph(paragraph) = &mut block.value {
            unstress(&mut paragraph.content);
        }
    }
    let epigraph = match quote.blocks.as_slice() {
        [Node { value: Block::Verse(verse), .. }] => {
            let attribution = quote.attribution.or_else(|| verse.attribution.clone());
            Epigraph::Verse(Node::new(Verse { attribution, stanzas: verse.stanzas.clone() }, node.span))
        }
        _ => Epigraph::Prose(Node::new(quote, node.span)),
    };
    article.epigraph = Some(epigraph);
}

/// Takes off emphasis that goes over all of it: the style sets it.
fn unstress(content: &mut Inlines) {
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
        if let Some((_, len)) = sign::hashes(line.text) {
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

fn names_and_date(item: &Item<'_>, article: &mut Article, context: &mut Context<'_>) -> Option<Written> {
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
    if let Some(names) = names {
        let reason = "a line that names who wrote it";
        context.find(FindingKind::Byline, line.range(), reason);
        article.authors.extend(names.iter().cloned());
    }
    let found = found?;
    if names.is_none() {
        context.find(FindingKind::Date, line.range(), "a line at the head of the article that is a date");
    }
    Some(Written { text: line.text.to_owned(), span: Some(context.span(line.range())), found: found.clone() })
}

/// Finds the date of a text that bears it below, as letters do; the line stays in the text.
fn date_at_foot(chunks: &[Chunk<'_>], context: &mut Context<'_>) -> Option<Written> {
    let lines = &chunks.last()?.lines;
    let (line, found) = lines.iter().rev().take(2).find_map(|line| {
        let found = date::whole_line(line.text)?;
        (found.precision() == date::Precision::Day).then_some((line, found))
    })?;
    context.find(
        FindingKind::Date,
        line.range(),
        "a line at the foot of the article that is a date; it stays there too",
    );
    Some(Written { text: line.text.to_owned(), span: Some(context.span(line.range())), found })
}

/// The longest series note, in words.
const LONGEST_NOTE: usize = 60;

/// How a series note begins, and words of which one follows, by language; in small letters.
const SERIES: [(&str, &str); 8] = [
    (
        "this|the following|in this|here is|part|first|second|third|fourth|fifth|last|we|with this|below|the article|continued|a |an ",
        "our series|a series|this series|the series|-part series|part of|in a series|article in",
    ),
    (
        "cet|cette|ce |le |l’article|l'article|voici|suite|première|deuxième|dernière|nous|partie|premier|troisième",
        "série|feuilleton|dossier",
    ),
    (
        "dieser|dieses|dies|der |das |wir |hier|teil|erster|zweiter|dritter|letzter|folge|mit diesem|im folgenden",
        "serie|reihe|artikelserie|artikelreihe|fortsetzung",
    ),
    (
        "este|esta|el |la |con |publicamos|primera|segunda|tercera|última|parte|a continuación",
        "serie|entregas|entrega",
    ),
    (
        "questo|questa|il |la |l’articolo|l'articolo|con |prima|seconda|terza|ultima|parte|pubblichiamo|quest’|di seguito",
        "serie|puntate|puntata",
    ),
    ("este|esta|o |a |com |publicamos|primeira|segunda|terceira|última|parte|segue", "série"),
    (
        "эта|этот|этой|этим|данная|данный|настоящая|следующая|следующий|мы |перед|часть|первая|вторая|третья|последняя|ниже|продолжаем|завершаем|продолжение",
        "серии|серию|серия|цикл",
    ),
    (
        "αυτό|το |η |με |αυτή|το άρθρο|δημοσιεύουμε|πρώτο|δεύτερο|τρίτο|τελευταίο|μέρος|ακολουθεί",
        "σειρά|σειράς|αφιέρωμα",
    ),
];

/// Tells whether a paragraph is short and speaks of the series that its article belongs to.
pub fn speaks_of_series(text: &str) -> bool {
    if text.split_whitespace().nth(LONGEST_NOTE).is_some() {
        return false;
    }
    let text = text.to_lowercase();
    let text = text.trim_matches(|c: char| "*_([])".contains(c));
    let fits = |(leads, words): &(&str, &str)| {
        leads.split('|').any(|lead| text.starts_with(lead))
            && words.split('|').any(|word| text.contains(word))
    };
    SERIES.iter().any(fits)
}

/// Takes the first paragraph for a series note where it speaks of the series.
pub(super) fn series_note(paras: &mut Vec<Para<'_>>, article: &mut Article, context: &mut Context<'_>) {
    let Some(para) = paras.first().filter(|_| paras.len() > 1) else { return };
    let text = para.lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
    let quoted = para.quoted() > 0 || context.marks.opening(para.first()).is_some();
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
