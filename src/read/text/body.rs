//! Paragraphs to blocks: quotations, verse, lists, headings, scene breaks.

use super::Context;
use super::inline::inlines;
use super::line::Line;
use super::list;
use super::measures::{HEADING_LINES, LONG_QUOTATION, NAME_LINES, SENTENCE, TEXT_WORDS, UNDERLINED_WORDS};
use super::notes::{cut_line, cut_start};
use super::paragraph::{Para, Shape};
use super::quotation::{Extent, extent, trailing_attribution};
use super::speech::Speakers;
use super::stanza::{stanzas, verse};
use super::table;
use super::{code, correct, furniture, heading, sign, signature};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Block, BlockQuote, Blocks, FindingKind, Heading, Inline, Inlines, Node, Paragraph, Role, Verse,
};
use crate::read::Quotes;
use crate::read::correct::PassageKind;
use crate::read::{punctuation, quote_marks};

/// Reads paragraphs as the blocks of a body.
pub(super) fn blocks<'a>(paras: &[Para<'a>], context: &mut Context<'a>) -> Blocks {
    let asks = heading::asks(paras, context);
    let mut body = Body { paras, speakers: Speakers::of(paras), asks, out: Blocks::new(), level: 0 };
    body.read(context);
    body.out
}

/// Where a quotation stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the text.
    Epigraph,
    /// In it.
    Body,
}

/// How a quotation is set off.
#[derive(Clone, Copy)]
pub(super) struct Quoting<'r> {
    /// How many quotations it stands in, itself among them if `>` marks it.
    pub(super) level: usize,
    /// Where it stands.
    pub(super) place: Place,
    /// Why it is taken for one, for `inspect`.
    pub(super) reason: &'r str,
}

struct Body<'p, 'a> {
    paras: &'p [Para<'a>],
    /// Who speaks in an interview.
    speakers: Speakers<'a>,
    /// Whether a question on a line of its own may be a heading.
    asks: bool,
    out: Blocks,
    level: usize,
}

/// What starts at a paragraph, and how many paragraphs belong to it.
enum Start {
    SceneBreak,
    Marked(usize),
    Set(usize),
    Quoted(usize),
    List(usize),
    Table,
    Verse(usize),
    Code(usize),
    Heading(u8, usize),
    Signature(&'static str),
    Paragraph,
}

impl<'a> Body<'_, 'a> {
    fn read(&mut self, context: &mut Context<'a>) {
        let mut at = 0;
        while let Some(para) = self.paras.get(at) {
            let span = context.span(para.range());
            if let Some(kind) = context.corrected.in_text(para.range().start) {
                at += self.corrected(at, kind, context);
                continue;
            }
            at += match self.start(at, context) {
                Start::SceneBreak => {
                    // One at either end of a text parts nothing.
                    if self.out.is_empty() || at + 1 == self.paras.len() {
                        context.find(
                            FindingKind::Removed,
                            para.range(),
                            "a ruling at the end of the text parts nothing",
                        );
                    } else {
                        context.find(FindingKind::SceneBreak, para.range(), "a line of nothing but signs");
                        self.out.push(Node::new(Block::SceneBreak, span));
                    }
                    1
                }
                Start::Quoted(count) => self.quote(at, count, "marked by `>`", context),
                Start::Marked(count) => self.quote(at, count, "enclosed by quotation marks", context),
                Start::Set(count) => self.quote(at, count, "set in from the margin", context),
                Start::List(count) => {
                    let paras = self.paras.get(at..at + count).unwrap_or_default();
                    self.out.push(list::read(paras, context));
                    count
                }
                Start::Table => {
                    let table = table::read(&para.lines, span, context);
                    let block = table.unwrap_or_else(|| paragraph(para, self.out.last(), context));
                    self.out.push(block);
                    1
                }
                Start::Verse(count) => {
                    let paras = self.paras.get(at..at + count).unwrap_or_default();
                    let (verse, used) = self.verse(paras, at + count, context);
                    self.out.push(verse);
                    count + used
                }
                Start::Code(count) => {
                    let paras = self.paras.get(at..at + count).unwrap_or_default();
                    let range = para.range().start..paras.last().map_or(para.range().end, |p| p.range().end);
                    context.find(
                        FindingKind::Verse,
                        range.clone(),
                        "program text or a drawing, set as it stands",
                    );
                    let code = Block::Code { text: code::text(paras), syntax: None };
                    self.out.push(Node::new(code, context.span(range)));
                    count
                }
                Start::Heading(level, count) => {
                    self.heading(at, level, count, context);
                    count
                }
                Start::Signature(reason) => {
                    context.find(FindingKind::Signature, para.range(), reason);
                    let signs = |line: &mut Line<'a>| para.range().contains(&line.start);
                    context.signed.take_if(signs);
                    let lines = signature::lines(para).into_iter().map(|line| {
                        let span = context.span(line.range());
                        let mut content = inlines(&[line], context);
                        // The words that close a letter are no name.
                        let closes = furniture::is_closing(line.text) || reason == signature::CLOSES;
                        if !closes && !line.text.ends_with(',') {
                            content = vec![Node::new(Inline::SmallCaps { content }, span)];
                        }
                        let block = Block::paragraph(Role::Signature, content);
                        Node::new(block, span)
                    });
                    let lines: Vec<Node<Block>> = lines.collect();
                    self.out.extend(lines);
                    1
                }
                Start::Paragraph => {
                    let mut block = paragraph(para, self.out.last(), context);
                    if let Block::Paragraph(paragraph) = &mut block.value {
                        paragraph.role = self.role(at);
                    }
                    self.speakers.set_apart(para.first(), &mut block);
                    self.out.push(block);
                    1
                }
            };
        }
    }

    /// Says of a paragraph whether it is how a letter begins, or what it adds below its signature.
    fn role(&self, at: usize) -> Role {
        let Some(para) = self.paras.get(at).filter(|_| self.level == 0) else { return Role::Body };
        let next = self.paras.get(at + 1).is_some_and(|next| next.words() >= TEXT_WORDS);
        if next && para.only().is_some_and(signature::salutes) {
            return Role::Salutation;
        }
        let postscript = at > 0 && para.gap > 0 && signature::is_postscript(para.first());
        if postscript { Role::Postscript } else { Role::Body }
    }

    /// Reads paragraphs as what somebody says that they are; returns how many there are.
    fn corrected(&mut self, at: usize, kind: PassageKind, context: &mut Context<'a>) -> usize {
        let rest = self.paras.get(at..).unwrap_or_default();
        let Some(para) = rest.first() else { return 1 };
        let count = context.corrected.count(rest);
        match kind {
            PassageKind::Quotation => return self.quote(at, count, correct::REASON, context),
            PassageKind::Heading => self.heading(at, 2, 1, context),
            PassageKind::Attribution if correct::attribute(para, &mut self.out, context) => {}
            _ => self.out.push(paragraph(para, self.out.last(), context)),
        }
        1
    }

    /// Says what starts at a paragraph, up to the next that somebody says what it is.
    fn start(&self, at: usize, context: &mut Context<'a>) -> Start {
        let free = context.corrected.free(self.paras.get(at..).unwrap_or_default());
        match self.whole_start(at, context) {
            Start::Quoted(count) => Start::Quoted(count.min(free)),
            Start::Marked(count) => Start::Marked(count.min(free)),
            Start::Set(count) => Start::Set(count.min(free)),
            Start::List(count) => Start::List(count.min(free)),
            Start::Verse(count) => Start::Verse(count.min(free)),
            Start::Code(count) => Start::Code(count.min(free)),
            Start::Heading(level, count) => Start::Heading(level, count.min(free)),
            other => other,
        }
    }

    fn whole_start(&self, at: usize, context: &mut Context<'a>) -> Start {
        let rest = self.paras.get(at..).unwrap_or_default();
        let Some(para) = rest.first() else { return Start::Paragraph };
        if para.quoted() > self.level {
            return Start::Quoted(rest.iter().take_while(|para| para.quoted() > self.level).count());
        }
        if para.shape == Shape::Code {
            return Start::Code(code::length(rest));
        }
        if para.only().is_some_and(sign::is_ruling) {
            return Start::SceneBreak;
        }
        let items = list::length(self.paras, at, context.input.lang);
        if items > 0 {
            return Start::List(items);
        }
        if let Some(count) = self.marked(at, context) {
            return Start::Marked(count);
        }
        if let Some(reason) = signature::reason(self.paras, at, context).filter(|_| self.level == 0) {
            return Start::Signature(reason);
        }
        if para.shape == Shape::Rows {
            return Start::Table;
        }
        if para.shape == Shape::Lines {
            return Start::Verse(stanzas(rest));
        }
        let lead = at.checked_sub(1).and_then(|at| self.paras.get(at));
        if para.indented
            && para.lines.len() == 1
            && !lead.is_some_and(|lead| lead.last().ends_with(':'))
            && let Start::Heading(level, count) = self.heading_start(at, context)
        {
            return Start::Heading(level, count);
        }
        // A name or a few words at the right are no quotation.
        let slight = para.words() < SENTENCE && !para.last().ends_with(['.', '!', '?', '…', ',', ';']);
        let slight = slight && para.lines.len() == 1 && !lead.is_some_and(|lead| lead.last().ends_with(':'));
        if para.indented
            && !slight
            && !at.checked_sub(1).and_then(|at| self.paras.get(at)).is_none_or(|before| before.indented)
        {
            let set = rest
                .iter()
                .take_while(|next| {
                    let kept = matches!(next.shape, Shape::Rows | Shape::Code);
                    next.indented && next.quoted() == para.quoted() && !kept
                })
                .count();
            return Start::Set(set);
        }
        self.heading_start(at, context)
    }

    /// Tells how many paragraphs a quotation in marks goes over that is to be set off, if one starts here.
    fn marked(&self, at: usize, context: &mut Context<'a>) -> Option<usize> {
        let para = self.paras.get(at)?;
        let level = para.quoted();
        let end = self.paras.iter().skip(at).take_while(|next| next.quoted() == level).count() + at;
        let paras = self.paras.get(..end)?;
        let end = match extent(paras, at, context.marks)? {
            Extent::Whole(end) => end,
            Extent::Within if !self.ends_with_name(at) => return None,
            Extent::Within => at,
            Extent::Open => {
                if self.ends_with_name(at) {
                    at
                } else {
                    let range = para.range();
                    let warning = Diagnostic::warning("R110", "a quotation that never closes")
                        .at(context.span(
                            range.start..range.start + para.first().chars().next().map_or(0, char::len_utf8),
                        ))
                        .hint("close the quotation, or take the mark off; the text stays as it is");
                    context.diagnostics.push(warning);
                    return None;
                }
            }
        };
        let lead = at.checked_sub(1).and_then(|at| self.paras.get(at));
        let leads = lead
            .is_some_and(|lead| lead.last().trim_end_matches(['—', '–', '-', ' ', '*', '_']).ends_with(':'));
        let named = self.name_after(end, context).is_some() || self.ends_with_name(end);
        let speech =
            |para: Option<&Para<'_>>| para.is_some_and(|para| context.marks.opening(para.first()).is_some());
        let spoken = speech(lead) || speech(self.paras.get(end + 1));
        let long = self.paras.get(at..=end)?.iter().map(Para::words).sum::<usize>() >= LONG_QUOTATION;
        let set_off = named
            || para.indented
            || if end > at { leads || !spoken || long } else { leads && (!spoken || long) };
        set_off.then_some(end + 1 - at)
    }

    /// Tells whether the last line of a paragraph ends with a name after the closing mark.
    fn ends_with_name(&self, at: usize) -> bool {
        self.paras.get(at).is_some_and(|para| trailing_attribution(para.last()).is_some())
    }

    /// Returns the paragraph at `end + 1` if it names who is quoted.
    fn name_after(&self, end: usize, context: &Context<'_>) -> Option<&Para<'a>> {
        let para = self.paras.get(end + 1)?;
        if let Some(kind) = context.corrected.in_text(para.range().start) {
            return (kind == PassageKind::Attribution).then_some(para);
        }
        let near = para.gap <= 1 && para.lines.len() <= NAME_LINES;
        let quoted = self.paras.get(end)?;
        let passage = quoted.quoted() > self.level && para.only().is_some_and(sign::is_passage);
        (near && (passage || sign::attribution_below(quoted.last(), para.first()).is_some())).then_some(para)
    }

    fn quote(&mut self, at: usize, count: usize, reason: &str, context: &mut Context<'a>) -> usize {
        let mut paras: Vec<Para<'a>> = self.paras.get(at..at + count).unwrap_or_default().to_vec();
        let mut used = count;
        let mut name = take_name(&mut paras, self.level);
        if name.is_none()
            && let Some(para) = self.name_after(at + count - 1, context)
        {
            name = Some(para.lines.clone());
            used += 1;
        }
        let level = self.level + usize::from(paras.first().is_some_and(|para| para.quoted() > self.level));
        let mut quote = block_quote(&paras, name, Quoting { level, place: Place::Body, reason }, context);
        if level == self.level {
            quote.value = verse_alone(quote.value);
        }
        self.out.push(quote);
        used
    }

    fn verse(&self, paras: &[Para<'a>], next: usize, context: &mut Context<'a>) -> (Node<Block>, usize) {
        let said = |para: &Para<'_>| context.corrected.in_text(para.range().start);
        let name = self.paras.get(next).filter(|para| {
            said(para).is_none_or(|kind| kind == PassageKind::Attribution)
                && para.gap <= 1
                && para.lines.len() <= NAME_LINES
                && sign::attribution(para.first()).is_some()
        });
        let (verse, range) = verse(paras, context);
        let attribution = name.map(|para| attribution(para.lines.clone(), context));
        let span = name.map_or(range.clone(), |para| range.start..para.range().end);
        (
            Node::new(Block::Verse(Verse { attribution, ..verse }), context.span(span)),
            usize::from(name.is_some()),
        )
    }

    fn heading_start(&self, at: usize, context: &Context<'a>) -> Start {
        let Some(para) = self.paras.get(at).filter(|para| para.lines.len() <= HEADING_LINES) else {
            return Start::Paragraph;
        };
        let next = self.paras.get(at + 1);
        let underlined = next.is_some_and(|next| {
            next.gap == 0
                && next
                    .only()
                    .is_some_and(|line| sign::is_ruling(line) && line.starts_with(['=', '-', '~', '_']))
        });
        if let Some((level, _)) = para.only().and_then(sign::hashes) {
            return Start::Heading(level.max(2), 1);
        }
        if underlined && para.lines.len() == 1 && para.words() <= UNDERLINED_WORDS {
            return Start::Heading(2, 2);
        }
        let stands_apart = para.gap > 0 && next.is_some_and(|next| next.gap > 0);
        let words: Vec<&str> = para.lines.iter().map(|line| line.text).collect();
        let spoken = self.speakers.speak(para.first());
        let idle = para.first().ends_with('?') && !self.asks;
        // Whom a letter is sent to stands above how it speaks to them.
        let pattern = context.survey.pattern();
        let addressed = next.is_some_and(|next| next.only().is_some_and(signature::is_salutation))
            || (at == 0 && self.level == 0 && pattern.has_letters() && pattern.is_source(para.first()));
        // The words of a caption, whose code was taken off before them.
        let before = context.input.source.text.get(..para.range().start).unwrap_or_default();
        let caption = before.ends_with([']', '"']);
        let goes_on = next.and_then(Para::only).is_some_and(heading::goes_on);
        // `PORTER.` above what the play has him say, set in.
        let of_play = para.first().ends_with('.')
            && next.is_some_and(|next| next.indented && next.words() < LONG_QUOTATION);
        if !stands_apart
            || caption
            || goes_on
            || of_play
            || spoken
            || idle
            || addressed
            || para.quoted() > 0
            || !heading::is_heading(&words.join(" "), para.lines.len(), context)
        {
            return Start::Paragraph;
        }
        let led = next.is_some_and(|next| {
            next.words() >= TEXT_WORDS
                || next.quoted() > 0
                || list::length(self.paras, at + 1, context.input.lang) > 0
                || matches!(next.shape, Shape::Lines | Shape::Rows | Shape::Code)
                || next.last().ends_with(['.', ':', '。', '।', '۔'])
        });
        let double =
            !led && self.paras.get(at + 2).is_some_and(|next| next.words() >= TEXT_WORDS && next.gap > 0);
        if led || double { Start::Heading(2, 1) } else { Start::Paragraph }
    }

    fn heading(&mut self, at: usize, level: u8, count: usize, context: &mut Context<'a>) {
        let Some(para) = self.paras.get(at) else { return };
        let mut para = para.clone();
        let range = para.range();
        let capitals = sign::is_capitals(&para.lines.iter().map(|line| line.text).collect::<String>());
        let starred = sign::stars(para.first()).filter(|_| count == 2);
        let reason = match (sign::hashes(para.first()).map(|(_, len)| len).or(starred), count) {
            (Some(len), _) => {
                cut_start(&mut para, len, context);
                "marked by signs before it"
            }
            (None, 2) => "underlined",
            _ if context.corrected.in_text(range.start).is_some() => correct::REASON,
            _ if capitals => "a short line in capitals, by itself before text",
            _ => "a short line without a full stop, by itself before text",
        };
        if let Some(ruling) = self.paras.get(at + 1).filter(|_| count == 2) {
            context.find(FindingKind::Removed, ruling.range(), "the ruling under a heading");
        }
        context.find(FindingKind::Heading, range.clone(), reason);
        let content = inlines(&para.lines, context);
        let heading = Heading { level, capitals, id: None, content };
        self.out.push(Node::new(Block::Heading(heading), context.span(range)));
    }
}

fn paragraph(para: &Para<'_>, before: Option<&Node<Block>>, context: &mut Context<'_>) -> Node<Block> {
    let interrupted =
        matches!(before.map(|node| &node.value), Some(Block::Quote(_) | Block::List(_) | Block::Verse(_)));
    let continues = interrupted && para.first().chars().next().is_some_and(char::is_lowercase);
    let content = inlines(&para.lines, context);
    let paragraph = Paragraph { role: Role::Body, number: None, continues, content };
    Node::new(Block::Paragraph(paragraph), context.span(para.range()))
}

/// Makes verse of a quotation that holds nothing else: verse is set off as it is.
fn verse_alone(block: Block) -> Block {
    match block {
        Block::Quote(BlockQuote { blocks, attribution, epigraph }) => match blocks.as_slice() {
            [Node { value: Block::Verse(verse), .. }] => Block::Verse(Verse {
                attribution: attribution.or_else(|| verse.attribution.clone()),
                stanzas: verse.stanzas.clone(),
            }),
            _ => Block::Quote(BlockQuote { blocks, attribution, epigraph }),
        },
        other => other,
    }
}

/// Takes the lines that name who is quoted from the end of a quotation.
pub(super) fn take_name<'a>(paras: &mut Vec<Para<'a>>, level: usize) -> Option<Vec<Line<'a>>> {
    let quoted = paras.iter().rev().nth(1).map(Para::last);
    let last = paras.last_mut()?;
    if last.lines.len() <= NAME_LINES
        && last.quoted() <= level + 1
        && quoted.is_some_and(|quoted| sign::attribution_below(quoted, last.first()).is_some())
    {
        return paras.pop().map(|para| para.lines);
    }
    let line = last.lines.last_mut()?;
    let at = trailing_attribution(line.text)?;
    let mut name = *line;
    name.text = line.text.get(at..)?;
    name.start += at;
    line.text = line.text.get(..at)?.trim_end();
    Some(vec![name])
}

/// Reads who is quoted, without the dash.
pub(super) fn attribution(mut lines: Vec<Line<'_>>, context: &mut Context<'_>) -> Inlines {
    let range = super::line::range(&lines);
    context.find(FindingKind::Attribution, range, "a line below a quotation that names whose it is");
    if let Some(line) = lines.first_mut() {
        let name = line.text.trim_start_matches(['—', '–', '―', '-', '~']).trim_start();
        let dash = line.text.len() - name.len();
        if dash > 0 {
            cut_line(line, dash, context);
        }
    }
    inlines(&lines, context)
}

/// Reads a quotation set off.
pub(super) fn block_quote<'a>(
    paras: &[Para<'a>],
    name: Option<Vec<Line<'a>>>,
    how: Quoting<'_>,
    context: &mut Context<'a>,
) -> Node<Block> {
    let Quoting { level, place, reason } = how;
    let start = paras.first().map_or(0, |para| para.range().start);
    let end = paras.last().map_or(start, |para| para.range().end);
    let kind = if place == Place::Epigraph { FindingKind::Epigraph } else { FindingKind::Quotation };
    context.find(kind, start..end, reason);
    let mut blocks = inside(paras, level, context);
    if context.input.options.quotes == Quotes::Style {
        punctuation::blocks(&mut blocks, context.input.lang);
        let findings = quote_marks::set_off(&mut blocks, context.input.lang);
        context.findings.extend(findings);
    }
    let end = name.as_ref().map_or(end, |lines| super::line::range(lines).end);
    let attribution = name.map(|lines| attribution(lines, context));
    let quote = BlockQuote { epigraph: place == Place::Epigraph, blocks, attribution };
    Node::new(Block::Quote(quote), context.span(start..end))
}

/// Reads what is quoted: quotations within it by their `>` marks, lists and verse, else paragraphs.
fn inside<'a>(paras: &[Para<'a>], level: usize, context: &mut Context<'a>) -> Blocks {
    let mut body = Body { paras, speakers: Speakers::default(), asks: false, out: Blocks::new(), level };
    let mut at = 0;
    while let Some(para) = paras.get(at) {
        let rest = paras.get(at..).unwrap_or_default();
        let deeper = rest.iter().take_while(|para| para.quoted() > level).count();
        let items = list::length(paras, at, context.input.lang);
        at += if deeper > 0 && level < crate::limits::NESTING {
            body.quote(at, deeper, "marked by `>`", context)
        } else if items > 0 {
            body.out.push(list::read(rest.get(..items).unwrap_or_default(), context));
            items
        } else if para.shape == Shape::Lines {
            let count = stanzas(rest);
            let (verse, used) = body.verse(rest.get(..count).unwrap_or_default(), at + count, context);
            body.out.push(verse);
            count + used
        } else if para.shape == Shape::Code {
            let text = code::text(std::slice::from_ref(para));
            body.out.push(Node::new(Block::Code { text, syntax: None }, context.span(para.range())));
            1
        } else if para.only().is_some_and(sign::is_ruling) && at > 0 && at + 1 < paras.len() {
            context.find(FindingKind::SceneBreak, para.range(), "a line of nothing but signs");
            body.out.push(Node::new(Block::SceneBreak, context.span(para.range())));
            1
        } else {
            body.out.push(paragraph(para, body.out.last(), context));
            1
        };
    }
    body.out
}

/// Reads the paragraphs of a note.
pub(super) fn of_note<'a>(paras: &[Para<'a>], context: &mut Context<'a>) -> Blocks {
    let mut blocks = inside(paras, 0, context);
    plain(&mut blocks);
    blocks
}

/// Takes the paragraphs out of the count: those of a note have no numbers.
fn plain(blocks: &mut Blocks) {
    for block in blocks {
        match &mut block.value {
            Block::Paragraph(paragraph) => paragraph.role = Role::Plain,
            Block::Quote(quote) => plain(&mut quote.blocks),
            Block::List(list) => list.items.iter_mut().for_each(plain),
            _ => {}
        }
    }
}
