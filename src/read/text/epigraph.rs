//! A quotation that stands before the text, with the name below it.

use super::Context;
use super::body::{self, Place, Quoting};
use super::head::unstress;
use super::line::{Chunk, Line, chunks};
use super::measures::{
    AT_RIGHT, FULL_LINE, LOOK_AHEAD, MOST_PASSAGES, NAME_LINES, NAME_WORDS, SENTENCE, SET_IN, SOURCE_LETTERS,
    SOURCE_WORDS, TEXT_LINE,
};
use super::motto::{self, Passage};
use super::paragraph::{Para, paragraphs};
use super::part;
use super::quotation::{Extent, extent};
use super::scan::{HeadItem, Kind};
use super::sign;
use crate::model::{Article, Block, BlockQuote, Epigraph, Inline, Node, Verse, VerseLine, plain_text};

/// A quotation before the text.
#[derive(Clone, Debug)]
pub(super) struct Quoted<'a> {
    paras: Vec<Para<'a>>,
    name: Option<Vec<Line<'a>>>,
    /// What stands after the first passage: a translation.
    more: Vec<Passage<'a>>,
    /// How many chunks it takes.
    pub(super) chunks: usize,
}

/// Finds a quotation or motto before the text, with its translation.
///
/// `titled` says that a title may stand above.
pub(super) fn quoted<'a>(
    chunks: &[Chunk<'a>],
    at: usize,
    titled: bool,
    context: &Context<'a>,
) -> Option<Quoted<'a>> {
    let quoted = marked(chunks, at, titled, context).or_else(|| {
        let (passages, used) = motto::named(chunks, at, context).filter(|_| at > 0)?;
        let mut passages = passages.into_iter();
        let first = passages.next()?;
        let paras = paragraphs(&[Chunk { lines: first.lines, gap: 1 }], context.habit);
        Some(Quoted { paras, name: first.name, more: passages.collect(), chunks: used })
    });
    let mut quoted = quoted.or_else(|| alike(chunks, at, context).filter(|_| at > 0))?;
    let (more, used) = motto::translation(chunks, at + quoted.chunks, context);
    quoted.more.extend(more);
    quoted.chunks += used;
    Some(quoted)
}

/// Finds the quotation where the configuration says that one stands: set in, marked as one, or with a name after it.
pub(super) fn given<'a>(chunks: &[Chunk<'a>], at: usize, context: &Context<'a>) -> Option<Quoted<'a>> {
    let own = || {
        let chunk = chunks.get(at)?;
        chunks.get(at + 1)?;
        let line = chunk.lines.first()?;
        let mut paras = paragraphs(std::slice::from_ref(chunk), context.habit);
        let marked = extent(&paras, 0, context.marks) == Some(Extent::Whole(paras.len().saturating_sub(1)));
        let stressed = line.text.starts_with('_') && chunk.lines.last()?.text.ends_with('_');
        let set = line.quoted > 0 || motto::is_set(chunk, context.habit.margin);
        let level = paras.first().map_or(0, Para::quoted).saturating_sub(1);
        let name = body::take_name(&mut paras, level);
        let fits = set || marked || stressed || name.is_some();
        fits.then(|| Quoted { paras, name, more: Vec::new(), chunks: 1 })
    };
    quoted(chunks, at, true, context).or_else(own)
}

/// Finds a quotation without a name in a series whose articles mostly have one.
fn alike<'a>(chunks: &[Chunk<'a>], at: usize, context: &Context<'a>) -> Option<Quoted<'a>> {
    let margin = margin(chunks.iter().skip(at + 1).take(LOOK_AHEAD), context);
    let set = |chunk: &Chunk<'_>| {
        motto::is_set(chunk, margin) || chunk.lines.first().is_some_and(|line| line.quoted > 0)
    };
    let count = chunks.iter().skip(at).take_while(|chunk| set(chunk)).count();
    chunks.get(at + count)?;
    if !(1..=MOST_PASSAGES).contains(&count) || !context.survey.pattern().has_epigraphs() {
        return None;
    }
    let mut paras = paragraphs(chunks.get(at..at + count)?, context.habit);
    let level = paras.first().map_or(0, Para::quoted).saturating_sub(1);
    let name = body::take_name(&mut paras, level);
    Some(Quoted { paras, name, more: Vec::new(), chunks: count })
}

/// Finds a quotation with a name below it, or a quotation in marks above a title.
fn marked<'a>(chunks: &[Chunk<'a>], at: usize, titled: bool, context: &Context<'a>) -> Option<Quoted<'a>> {
    let first = chunks.get(at)?;
    let margin = margin(chunks.iter().skip(at + 1).take(LOOK_AHEAD), context);
    let set = |chunk: &Chunk<'_>| {
        chunk.lines.first().is_some_and(|line| line.quoted > 0) || chunk.indent() >= margin + SET_IN
    };
    let head = first.lines.first()?;
    let stressed =
        head.text.starts_with(['*', '_']) && sign::marker(head.text).is_none() && !sign::is_ruling(head.text);
    let marked = context.marks.opening(head.text.trim_start_matches(['*', '_'])).is_some();
    if !set(first) && !marked && !stressed {
        return None;
    }
    if marked
        && (titled || titles(chunks.get(at + 1..), context))
        && let Some(quoted) = named_below(first, context)
    {
        return Some(quoted);
    }
    for count in 1..=MOST_PASSAGES {
        let own = chunks.get(at..at + count)?;
        if count > 1 && !marked && !own.iter().all(set) {
            return None;
        }
        let mut paras = paragraphs(own, context.habit);
        let level = paras.first().map_or(0, Para::quoted).saturating_sub(1);
        let mut used = count;
        let mut name = body::take_name(&mut paras, level);
        if name.is_none()
            && let Some(next) =
                chunks.get(at + count).filter(|next| next.lines.len() <= NAME_LINES && next.gap <= 1)
            && let Some(last) = own.last().and_then(|chunk| chunk.lines.last())
            && next.lines.first().is_some_and(|line| sign::attribution_below(last.text, line.text).is_some())
        {
            name = Some(next.lines.clone());
            used += 1;
        }
        if name.is_none()
            && let Some(next) = chunks.get(at + count)
            && is_apart(own, next, chunks.get(at + count + 1), context)
        {
            name = Some(next.lines.clone());
            used += 1;
        }
        let whole = !marked
            || stressed
            || extent(&paras, 0, context.marks) == Some(Extent::Whole(paras.len().saturating_sub(1)));
        if name.is_some() && whole {
            return Some(Quoted { paras, name, more: Vec::new(), chunks: used });
        }
        // Without a name it is one only above a title that is still to come.
        let sentence = paras.iter().map(Para::words).sum::<usize>() >= SENTENCE;
        let above = titled && heads(chunks.get(at + 1), context) || titles(chunks.get(at + 1..), context);
        if count == 1 && at > 0 && marked && whole && sentence && above {
            return Some(Quoted { paras, name: None, more: Vec::new(), chunks: 1 });
        }
    }
    None
}

/// Returns the margin of the text: letters set in may be longer than what stands around them.
fn margin<'c, 'a: 'c>(mut below: impl Iterator<Item = &'c Chunk<'a>>, context: &Context<'_>) -> usize {
    let full = |chunk: &&Chunk<'_>| chunk.lines.iter().any(|line| line.width > FULL_LINE);
    below.find(full).map_or(context.habit.margin, |chunk| chunk.indent().min(context.habit.margin))
}

/// Tells whether a line apart names whose the quotation above it is, without a dash: `Hor.`, `Anna Wells`.
fn is_apart(own: &[Chunk<'_>], name: &Chunk<'_>, below: Option<&Chunk<'_>>, context: &Context<'_>) -> bool {
    let ([line], Some(last)) = (name.lines.as_slice(), own.last().and_then(|own| own.lines.last())) else {
        return false;
    };
    let margin = margin(std::iter::once(name).chain(below), context);
    let set = |chunk: &Chunk<'_>| chunk.indent() >= margin + SET_IN;
    let words = line.text.split_whitespace().count();
    let short = line.text.trim_end_matches(|c: char| "'’”\"»)]".contains(c));
    let abbreviated = words <= SOURCE_WORDS
        && short.rsplit(' ').next().is_some_and(|word| word.chars().count() <= SOURCE_LETTERS);
    let quoted = own.iter().flat_map(|own| &own.lines);
    let sentence = quoted.clone().any(|line| line.text.chars().any(char::is_lowercase))
        && quoted.map(|line| line.text.split_whitespace().count()).sum::<usize>() > 1;
    let small = line.text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    let starts = line.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let plain = (1..=NAME_WORDS).contains(&words)
        && starts
        && small * 2 <= words
        && !short.ends_with(['?', '!', ';', ':', ',', '…'])
        && matches!(part::part(line), part::HeadLine::Short | part::HeadLine::Text);
    let inset = own.iter().map(Chunk::indent).min().unwrap_or(0);
    let text = below.is_some_and(|below| {
        below.indent() < inset
            || below.lines.iter().all(|line| sign::is_ruling(line.text))
            || (!set(below) && below.lines.iter().any(|line| line.width > TEXT_LINE))
    });
    let closed = last.text.ends_with(['”', '“', '»', '«', '"', '’', '\'', '」', '』']);
    let named = if own.iter().all(set) {
        set(name)
    } else {
        closed && (context.survey.pattern().is_source(line.text) || abbreviated && short.ends_with('.'))
    };
    plain && sentence && text && named && !sign::is_numeral(line.text)
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
    // At the right: `MICAH 3:4; R.V.`
    let right = lines.iter().all(|line| name.indent >= line.indent + AT_RIGHT);
    (whole && last.ends_sentence() && words <= NAME_WORDS && (bracketed || person || right)).then(|| Quoted {
        paras,
        name: Some(vec![*name]),
        more: Vec::new(),
        chunks: 1,
    })
}

/// Tells whether a title may stand in what follows before the text: where only a date and a name do, what stands above them
/// is the title.
fn titles(below: Option<&[Chunk<'_>]>, context: &Context<'_>) -> bool {
    let head = below.unwrap_or_default().iter().take_while(|chunk| heads(Some(chunk), context));
    head.flat_map(|chunk| &chunk.lines).any(|line| matches!(part::part(line), part::HeadLine::Short))
}

fn heads(chunk: Option<&Chunk<'_>>, context: &Context<'_>) -> bool {
    chunk.is_some_and(|chunk| {
        let parts: Vec<part::HeadLine> = chunk.lines.iter().map(part::part).collect();
        part::is_head(chunk, &parts, context)
    })
}

/// Reads an epigraph; a motto with a translation is a quotation of several, each with its name.
pub(super) fn epigraph<'a>(item: &HeadItem<'a>, article: &mut Article, context: &mut Context<'a>) {
    let Kind::Epigraph(quoted) = &item.kind else { return };
    let Some(first) = passage(&quoted.paras, quoted.name.clone(), context) else { return };
    if quoted.more.is_empty() {
        let Block::Quote(quote) = first.value else { return };
        article.epigraph = Some(match quote.blocks.as_slice() {
            [Node { value: Block::Verse(verse), .. }] => {
                let attribution = quote.attribution.or_else(|| verse.attribution.clone());
                Epigraph::Verse(Node::new(Verse { attribution, stanzas: verse.stanzas.clone() }, first.span))
            }
            _ => Epigraph::Prose(Node::new(quote, first.span)),
        });
        return;
    }
    let span = first.span;
    let mut blocks = vec![first];
    for more in &quoted.more {
        let paras = paragraphs(&[Chunk { lines: more.lines.clone(), gap: 1 }], context.habit);
        blocks.extend(passage(&paras, more.name.clone(), context));
    }
    let span = blocks.iter().fold(span, |span, block| span.to(block.span));
    let quote = BlockQuote { epigraph: true, blocks, attribution: None };
    article.epigraph = Some(Epigraph::Prose(Node::new(quote, span)));
}

/// Sets lines that the configuration calls an epigraph, with the lines that name whose it is, on an article; one that it
/// has stays before them.
pub(super) fn corrected<'a>(
    lines: Vec<Line<'a>>,
    name: Option<Vec<Line<'a>>>,
    article: &mut Article,
    context: &mut Context<'a>,
) {
    let mut paras = paragraphs(&chunks(&lines), context.habit);
    let level = paras.first().map_or(0, Para::quoted).saturating_sub(1);
    let name = name.or_else(|| body::take_name(&mut paras, level));
    let Some(quote) = passage(&paras, name, context) else { return };
    let before = article.epigraph.take().map(|known| match known {
        Epigraph::Prose(quote) => Node::new(Block::Quote(quote.value), quote.span),
        Epigraph::Verse(verse) => Node::new(Block::Verse(verse.value), verse.span),
    });
    article.epigraph = Some(Epigraph::Prose(match (before, quote) {
        (None, Node { value: Block::Quote(quote), span, .. }) => Node::new(quote, span),
        (before, quote) => {
            let span = quote.span;
            let blocks = before.into_iter().chain([quote]).collect();
            Node::new(BlockQuote { epigraph: true, blocks, attribution: None }, span)
        }
    }));
}

/// Reads one passage of an epigraph as a quotation.
fn passage<'a>(
    paras: &[Para<'a>],
    name: Option<Vec<Line<'a>>>,
    context: &mut Context<'a>,
) -> Option<Node<Block>> {
    let level = usize::from(paras.first().is_some_and(|para| para.quoted() > 0));
    let reason = "a quotation that stands before the text";
    let how = Quoting { level, place: Place::Epigraph, reason };
    let mut node = body::block_quote(paras, name, how, context);
    let Block::Quote(quote) = &mut node.value else { return None };
    for block in &mut quote.blocks {
        match &mut block.value {
            Block::Paragraph(paragraph) => unstress(&mut paragraph.content),
            Block::Verse(verse) => unstress_verse(verse),
            _ => {}
        }
    }
    Some(node)
}

/// Takes off the marks of emphasis that go over all lines of a verse: the style sets it.
fn unstress_verse(verse: &mut Verse) {
    let lines = || verse.stanzas.iter().flat_map(|stanza| &stanza.lines);
    let marks = |line: &VerseLine| plain_text(&line.content).matches('_').count();
    let (first, last) = (lines().next().map(marks), lines().next_back().map(marks));
    if (first, last) != (Some(1), Some(1)) || lines().map(marks).sum::<usize>() != 2 {
        return;
    }
    for line in verse.stanzas.iter_mut().flat_map(|stanza| &mut stanza.lines) {
        for node in &mut line.content {
            if let Inline::Text { text } = &mut node.value {
                text.retain(|c| c != '_');
            }
        }
    }
}
