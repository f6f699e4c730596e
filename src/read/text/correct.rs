//! Lines of which the configuration says what they are: each is that, and nothing goes over it.

use super::epigraph;
use super::head::{self, Part};
use super::inline::inlines;
use super::line::{Chunk, Line, range};
use super::paragraph::Para;
use super::pattern::names;
use super::scan::HeadItem;
use super::{Context, Input, body};
use crate::diagnostic::Diagnostic;
use crate::model::{Article, Block, BlockQuote, Blocks, FindingKind, Node};
use crate::read::correct::PassageKind;
pub(super) use crate::read::correct::REASON;
use crate::read::date::{self, WrittenDate};
use std::ops::Range;

/// The lines of a file that are corrected.
#[derive(Debug, Default)]
pub(super) struct Corrected {
    passages: Vec<Passage>,
}

/// Lines that stand together and are one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Passage {
    kind: PassageKind,
    range: Range<usize>,
}

impl Corrected {
    /// Finds the lines that are corrected; where two corrections speak of a line, the later one counts.
    pub(super) fn of(lines: &[Line<'_>], input: Input<'_>) -> Self {
        let own = input.options.correct.iter().filter(|own| own.is_of(&input.source.path));
        let own: Vec<(Range<usize>, PassageKind)> =
            own.filter_map(|own| Some((own.place(&input.source.text)?, own.is?))).collect();
        let mut passages: Vec<Passage> = Vec::new();
        let mut before = None;
        for line in lines.iter().filter(|_| !own.is_empty()) {
            let at = own.iter().rposition(|(range, _)| range.start <= line.start && line.start <= range.end);
            match (at.and_then(|at| own.get(at)), passages.last_mut()) {
                (Some(_), Some(passage)) if before == at => passage.range.end = line.range().end,
                (Some((_, kind)), _) => passages.push(Passage { kind: *kind, range: line.range() }),
                (None, _) => {}
            }
            before = at;
        }
        Self { passages }
    }

    fn passage(&self, at: usize) -> Option<&Passage> {
        self.passages.iter().find(|passage| passage.range.start <= at && at <= passage.range.end)
    }

    /// Returns what the line of a byte is said to be.
    pub(super) fn at(&self, at: usize) -> Option<PassageKind> {
        self.passage(at).map(|passage| passage.kind)
    }

    /// Returns what the line of a byte is said to be, if that decides how its paragraph is read.
    pub(super) fn in_text(&self, at: usize) -> Option<PassageKind> {
        self.at(at).filter(|kind| *kind != PassageKind::Kept)
    }

    /// Tells whether a passage starts at a byte.
    pub(super) fn starts(&self, at: usize) -> bool {
        self.passages.iter().any(|passage| passage.range.start == at)
    }

    /// Returns the first byte of lines of a kind.
    pub(super) fn first(&self, kind: PassageKind) -> Option<usize> {
        self.passages.iter().find(|passage| passage.kind == kind).map(|passage| passage.range.start)
    }

    /// Tells whether no line is corrected.
    pub(super) fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// Counts the paragraphs of the passage that the first of these is in.
    pub(super) fn count(&self, paras: &[Para<'_>]) -> usize {
        let own = paras.first().and_then(|para| self.passage(para.range().start));
        paras.iter().take_while(|para| self.passage(para.range().start) == own).count().max(1)
    }

    /// Counts the paragraphs before the next that is corrected; the first is not looked at.
    pub(super) fn free(&self, paras: &[Para<'_>]) -> usize {
        1 + paras.iter().skip(1).take_while(|para| self.in_text(para.range().start).is_none()).count()
    }

    /// Parts chunks so that each passage has its own.
    pub(super) fn part<'a>(&self, chunks: Vec<Chunk<'a>>) -> Vec<Chunk<'a>> {
        if self.is_empty() {
            return chunks;
        }
        let mut out: Vec<Chunk<'a>> = Vec::new();
        for chunk in chunks {
            for (index, run) in chunk
                .lines
                .chunk_by(|line, next| self.passage(line.start) == self.passage(next.start))
                .enumerate()
            {
                let gap = if index == 0 { chunk.gap } else { 1 };
                out.push(Chunk { lines: run.to_vec(), gap });
            }
        }
        out
    }
}

/// Says of each line whether it goes as furniture, where that is corrected.
pub(super) fn furniture(lines: &[Line<'_>], off: &mut [Option<&'static str>], context: &Context<'_>) {
    for (line, off) in lines.iter().zip(off) {
        match context.corrected.at(line.start) {
            Some(PassageKind::Furniture) => *off = Some(REASON),
            Some(_) => *off = None,
            None => {}
        }
    }
}

/// Ends a head at the first of its lines that belongs to the text.
pub(super) fn end_head(
    items: &[HeadItem<'_>],
    parts: &mut [Option<(Part, &'static str)>],
    context: &Context<'_>,
) {
    for (item, part) in items.iter().zip(parts) {
        if item.lines.iter().any(|line| context.corrected.in_text(line.start).is_some()) {
            *part = None;
        }
    }
}

/// Lines of the head, wherever they stand, that were taken from among the others.
#[derive(Debug, Default)]
pub(super) struct HeadLines<'a> {
    taken: Vec<(PassageKind, Vec<Line<'a>>)>,
}

/// Takes the lines of the head from among the others and leaves blank ones.
pub(super) fn take_head<'a>(lines: &mut [Line<'a>], context: &mut Context<'a>) -> HeadLines<'a> {
    use PassageKind as Kind;
    let mut head = HeadLines::default();
    let mut epigraph_end = None;
    for passage in std::mem::take(&mut context.corrected.passages) {
        let own = || lines.iter().filter(|line| !line.is_blank() && passage.holds(line));
        let words = own().map(|line| line.text).collect::<Vec<_>>().join(" ");
        let near = |end: usize| context.source(end..passage.range.start).trim().is_empty();
        let is_head = match passage.kind {
            Kind::Title | Kind::Subtitle | Kind::Author | Kind::Kicker | Kind::Epigraph => true,
            Kind::Attribution => epigraph_end.is_some_and(near),
            Kind::Date if found(&words).is_some() => true,
            Kind::Date => {
                undated(&passage, context);
                continue;
            }
            Kind::Heading | Kind::Quotation | Kind::Note | Kind::Furniture | Kind::Kept | Kind::Text => false,
        };
        if is_head && !words.is_empty() {
            head.taken.push((passage.kind, own().copied().collect()));
            for line in lines.iter_mut().filter(|line| passage.holds(line)) {
                (line.text, line.width) = ("", 0);
            }
        }
        epigraph_end = (passage.kind == Kind::Epigraph).then_some(passage.range.end);
        context.corrected.passages.push(passage);
    }
    head
}

impl Passage {
    fn holds(&self, line: &Line<'_>) -> bool {
        self.range.start <= line.start && line.start <= self.range.end
    }
}

fn found(words: &str) -> Option<date::FoundDate> {
    let bare = super::row::without_mark(words);
    date::whole_line(bare).or_else(|| date::period(bare)).or_else(|| date::find(bare))
}

fn undated(passage: &Passage, context: &mut Context<'_>) {
    let warning = Diagnostic::warning("R104", "a line that `[[correct]]` calls a date is none")
        .at(context.span(passage.range.clone()))
        .hint("write the day as in `6 January 2025` or `2025-01-06`, or `date:` in front matter");
    context.diagnostics.push(warning);
}

impl<'a> HeadLines<'a> {
    /// Sets the lines on the article, and returns the date among them.
    pub(super) fn set(self, article: &mut Article, context: &mut Context<'a>) -> Option<WrittenDate> {
        let mut written = None;
        let mut taken = self.taken.into_iter().peekable();
        let (mut title, mut subtitle) = (Vec::new(), Vec::new());
        while let Some((kind, lines)) = taken.next() {
            match kind {
                PassageKind::Title => title.extend(lines),
                PassageKind::Subtitle => subtitle.extend(lines),
                PassageKind::Author => {
                    context.find(FindingKind::Byline, range(&lines), REASON);
                    for line in &lines {
                        let names = names(line.text);
                        let whole = names.is_empty().then(|| line.text.to_owned());
                        article.authors.extend(names.into_iter().chain(whole));
                    }
                }
                PassageKind::Kicker => {
                    for line in &lines {
                        context.find(FindingKind::Kicker, line.range(), REASON);
                        let mut content = inlines(&[*line], context);
                        head::unstress(&mut content);
                        article.kicker.push(content);
                    }
                }
                PassageKind::Epigraph => {
                    let name = taken.next_if(|(kind, _)| *kind == PassageKind::Attribution);
                    epigraph::corrected(lines, name.map(|(_, lines)| lines), article, context);
                }
                _ => {
                    context.find(FindingKind::Date, range(&lines), REASON);
                    let text = lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
                    let bare = super::row::without_mark(&text);
                    written = found(bare).map(|found| WrittenDate {
                        text: bare.to_owned(),
                        span: Some(context.span(range(&lines))),
                        found,
                    });
                }
            }
        }
        if !title.is_empty() {
            article.title = head::name(&title, FindingKind::Title, REASON, context);
        }
        if let Some(more) = head::name(&subtitle, FindingKind::Subtitle, REASON, context) {
            match &mut article.subtitle {
                Some(known) => {
                    let span = more.first().map_or(context.span(0..0), |node| node.span);
                    known.push(Node::new(crate::model::Inline::Text { text: " ".into() }, span));
                    known.extend(more);
                }
                none => *none = Some(more),
            }
        }
        written
    }
}

/// Sets who is quoted under the quotation above; a paragraph there becomes one.
pub(super) fn attribute<'a>(para: &Para<'a>, out: &mut Blocks, context: &mut Context<'a>) -> bool {
    let Some(above) = out.last_mut() else { return false };
    let name = |context: &mut Context<'a>| Some(body::attribution(para.lines.clone(), context));
    match &mut above.value {
        Block::Quote(quote) if quote.attribution.is_none() => quote.attribution = name(context),
        Block::Verse(verse) if verse.attribution.is_none() => verse.attribution = name(context),
        Block::Paragraph(_) => {
            let attribution = name(context);
            let (value, span) = (std::mem::replace(&mut above.value, Block::SceneBreak), above.span);
            let blocks = vec![Node::new(value, span)];
            above.value = Block::Quote(BlockQuote { epigraph: false, blocks, attribution });
            context.findings.push(crate::model::Finding::new(
                FindingKind::Quotation,
                "",
                Some(span),
                "`[[correct]]` in the configuration says whose it is",
            ));
        }
        _ => return false,
    }
    above.span = above.span.to(context.span(para.range()));
    true
}
