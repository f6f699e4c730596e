//! CommonMark to an article.
//!
//! The text is parsed with shortcodes masked ([`shortcode`]), events and raw HTML build one tree
//! ([`parse`], [`builder`], [`html`]), the marks of notebooks are read ([`notebook`]), punctuation is set by language ([`smart`]), the opening is taken off
//! ([`opening`]), and what is left becomes the model ([`lower`]).

mod admonition;
mod attributes;
mod bracket;
mod builder;
mod calls;
mod component;
mod copied;
mod depth;
mod drawing;
mod embed;
mod fold;
mod forms;
mod headings;
mod html;
mod link;
mod lower;
mod mark;
mod modules;
mod notebook;
mod opening;
mod parse;
mod shortcode;
mod smart;
mod smooth;
mod speech;
#[cfg(test)]
mod tests;
mod tree;
mod verse;

use super::byline;
use super::quote_marks;
use super::{Input, Reading};
use crate::diagnostic::{Diagnostic, Span, Warned};
use crate::lang;
use crate::model::{
    Article, Block, BlockQuote, Blocks, Epigraph, Finding, Inlines, Lang, List, Node, Note, Role,
    SourceFormat,
};
use crate::read::Quotes;
use lower::Lowering;
use opening::Opening;
use tree::{Child, TreeElement};

/// Reads one Markdown file; pictures are left as addresses, links as [`crate::model::Target::Unresolved`].
///
/// # Errors
/// `R200` where the text nests too deep: none of it is read.
pub fn read(input: Input<'_>) -> Warned<Option<Reading>> {
    let mut diagnostics = Vec::new();
    let Some(mut parsed) = parsed(&input, &mut diagnostics) else {
        return Warned::new(None, diagnostics);
    };
    // Beside articles stand questions and tasks, which are lists.
    if !lang::habits(input.lang.tag()).speech.is_empty() {
        speech::read(&mut parsed.root.children, &input.source.text);
    }
    punctuate(&mut parsed, &input);
    let mut text = std::mem::take(&mut parsed.root.children);
    tree::drop_blanks(&mut text);
    opening::take_attributions(&mut text, &input.source.text);
    let opening = opening::take_opening(&mut text, &input);
    headings::put_right(&mut text);
    let front = front_lines(&mut parsed.notes, input);
    let lowering = Lowering::new(parsed.notes, &mut diagnostics);
    let mut reading = shape(opening, front, &text, lowering, input);
    reading.article.findings.splice(0..0, parsed.findings);
    reading.article.findings.sort_by_key(|finding| finding.span.map(|span| span.start));
    Warned::new(Some(reading), diagnostics)
}

/// Reads a Markdown text as blocks, with nothing taken off: for what stands beside articles.
///
/// References to notes stay in the words; the notes themselves are returned beside the blocks.
///
/// # Errors
/// As [`read`].
pub fn read_blocks(input: Input<'_>) -> Warned<(Blocks, Vec<Note>)> {
    let mut diagnostics = Vec::new();
    let Some(mut parsed) = parsed(&input, &mut diagnostics) else {
        return Warned::new((Vec::new(), Vec::new()), diagnostics);
    };
    punctuate(&mut parsed, &input);
    let mut lowering = Lowering::new(parsed.notes, &mut diagnostics);
    let blocks = lowering.blocks(&parsed.root.children);
    let notes = lowering.notes();
    Warned::new((blocks, notes), diagnostics)
}

/// Parses a text; its punctuation is as it was typed. `None` if it nests too deep.
fn parsed(input: &Input<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<parse::Parsed> {
    if let Some(line) = depth::too_deep(&input.source.text, input.start) {
        diagnostics.push(parse::too_deep(Span::new(input.id, line.start, line.end)));
        return None;
    }
    let source = input.source;
    let is_page = source.path.extension().is_some_and(|end| end.eq_ignore_ascii_case("mdx"))
        || modules::has_components(&source.text);
    let masked = shortcode::mask(&source.text, input.start, is_page);
    let mut parsed = parse::parse(input, &masked, diagnostics)?;
    for element in std::iter::once(&mut parsed.root).chain(&mut parsed.notes) {
        notebook::join(element);
    }
    copied::read(&mut parsed.root, &mut parsed.notes, &mut parsed.findings);
    calls::read(&mut parsed.root, &mut parsed.notes);
    for element in std::iter::once(&mut parsed.root).chain(&mut parsed.notes) {
        notebook::read(element, input.lang, &mut parsed.findings);
    }
    forms::read(&mut parsed, diagnostics);
    Some(parsed)
}

/// Sets the punctuation of a text and its notes, where that is asked for.
fn punctuate(parsed: &mut parse::Parsed, input: &Input<'_>) {
    if input.options.quotes == Quotes::Style {
        smart::punctuate(&mut parsed.root, input.lang);
        parsed.notes.iter_mut().for_each(|note| smart::punctuate(note, input.lang));
    }
}

/// Returns an author's name in plain words: without the call of a note, emphasis, and the addresses and names of
/// accounts that sites write with it, as in `[Ann Fold](https://fold.example) ([@fold](https://net.example/fold))`.
pub fn author(name: &str) -> String {
    let name = calls::bare_name(name);
    let is_marked = name.contains(['[', '<', '*', '`', '&', '\\']);
    let words = if is_marked { parse::words(name) } else { name.to_owned() };
    byline::without_accounts(&words)
}

/// Returns words that stand outside the text, such as a title in front matter: emphasis, code and entities are read
/// as in a line of the text, and punctuation is set as there.
pub fn inline_words(words: &str, span: Span, lang: &Lang) -> Inlines {
    let mut root = parse::line(words, span);
    notebook::join(&mut root);
    smart::punctuate(&mut root, lang);
    Lowering::new(Vec::new(), &mut Vec::new()).inlines(&root.children)
}

/// Returns words of a study file, punctuated as the text is.
pub fn smart_words(words: &str, span: Span, lang: &Lang) -> String {
    let text = Child::Text { text: words.to_owned(), span, literal: false };
    let mut root =
        TreeElement { kind: tree::ElementKind::Root, span, children: vec![text], has_block: false };
    smart::punctuate(&mut root, lang);
    tree::words(&root.children)
}

/// The lines of front matter that stand above a text and may call notes of it.
#[derive(Default)]
struct FrontLines {
    title: Option<Vec<Child>>,
    subtitle: Option<Vec<Child>>,
}

/// Reads the title and subtitle of front matter as lines of the text. A name may not call a note, as it stands in
/// lists of authors too: the line above it calls that note.
fn front_lines(notes: &mut Vec<TreeElement>, input: Input<'_>) -> FrontLines {
    let Some(front) = input.front_matter else { return FrontLines::default() };
    let labels = calls::labels(notes);
    let mut line = |given: &Option<(String, Span)>| {
        let (words, span) = given.as_ref()?;
        let mut line = parse::line(words, *span);
        notebook::join(&mut line);
        calls::read(&mut line, notes);
        calls::in_line(&mut line, &labels);
        if input.options.quotes == Quotes::Style {
            smart::punctuate(&mut line, input.lang);
        }
        Some(line.children)
    };
    let mut lines = FrontLines { title: line(&front.title), subtitle: line(&front.subtitle) };
    for (author, span) in &front.authors {
        let called = calls::of_name(author, &labels).into_iter().map(|label| Child::NoteRef(label, *span));
        if let Some(line) = lines.subtitle.as_mut().or(lines.title.as_mut()) {
            line.extend(called);
        }
    }
    lines
}

/// Turns the opening and the text into an article.
fn shape(
    opening: Opening,
    front: FrontLines,
    text: &[Child],
    mut lowering: Lowering<'_>,
    input: Input<'_>,
) -> Reading {
    for (kind, children, span, reason) in &opening.findings {
        lowering.find(*kind, children, *span, reason);
    }
    let mut article = Article { source: input.id, format: SourceFormat::Markdown, ..Article::default() };
    article.masthead = opening.masthead.iter().map(|line| lowering.inlines(line)).collect();
    // Notes count in the order in which they are read: the title is read first.
    let title = front.title.or(opening.title);
    article.title = title.map(|title| lowering.inlines(&title)).filter(|title| !title.is_empty());
    let subtitle = front.subtitle.or(opening.subtitle);
    article.subtitle = subtitle.map(|subtitle| lowering.inlines(&subtitle));
    article.authors = opening.authors;
    let epigraph = opening.epigraph.map(|element| epigraph_blocks(&element, &mut lowering));
    article.series_note = lowering.blocks(&opening.series_note);
    set_roles(&mut article.series_note, Role::SeriesNote);
    article.body = lowering.blocks(text);
    trim_breaks(&mut article.body);
    if input.front_matter.is_some_and(|front| front.outline) {
        outline_to_text(&mut article.body);
    }
    article.notes = lowering.notes();
    let mut findings = lowering.findings;
    let mut epigraph = epigraph.unwrap_or_default();
    if input.options.quotes == Quotes::Style {
        for blocks in [&mut epigraph, &mut article.body]
            .into_iter()
            .chain(article.notes.iter_mut().map(|n| &mut n.blocks))
        {
            style_quotes(blocks, input.lang, &mut findings);
        }
    }
    article.epigraph = to_epigraph(epigraph);
    article.findings = findings;
    Reading { article, date: opening.date, ..Reading::default() }
}

fn epigraph_blocks(element: &TreeElement, lowering: &mut Lowering<'_>) -> Blocks {
    lowering.blocks(&[Child::Element(element.clone())])
}

fn to_epigraph(blocks: Blocks) -> Option<Epigraph> {
    let Node { value: Block::Quote(mut quote), span, .. } = blocks.into_iter().next()? else { return None };
    quote.epigraph = true;
    if let [Node { value: Block::Verse(verse), .. }] = &mut quote.blocks[..] {
        let mut verse = std::mem::take(verse);
        verse.attribution = verse.attribution.or(quote.attribution);
        return Some(Epigraph::Verse(Node::new(verse, span)));
    }
    Some(Epigraph::Prose(Node::new(quote, span)))
}

fn set_roles(blocks: &mut Blocks, role: Role) {
    for block in blocks {
        if let Block::Paragraph(paragraph) = &mut block.value {
            paragraph.role = role;
        }
    }
}

/// Makes the text of a page that is one outline of the points of its first level, each a paragraph there.
fn outline_to_text(blocks: &mut Blocks) {
    if let [Node { value: Block::List(List { start: None, items }), .. }] = &mut blocks[..] {
        let items = std::mem::take(items);
        *blocks = items.into_iter().flatten().collect();
    }
}

/// Takes changes of scene off both ends of a text, and leaves one of several in a row.
fn trim_breaks(blocks: &mut Blocks) {
    let is_break = |block: &Node<Block>| block.value == Block::SceneBreak;
    while blocks.last().is_some_and(is_break) {
        blocks.pop();
    }
    let first = blocks.iter().position(|block| !is_break(block)).unwrap_or(0);
    blocks.drain(..first);
    blocks.dedup_by(|next, before| is_break(next) && is_break(before));
}

/// Takes the outer marks off block quotes, the inner ones first.
fn style_quotes(blocks: &mut Blocks, lang: &Lang, findings: &mut Vec<Finding>) {
    for block in blocks {
        match &mut block.value {
            Block::Quote(BlockQuote { blocks, .. }) => {
                style_quotes(blocks, lang, findings);
                findings.extend(quote_marks::set_off(blocks, lang));
            }
            Block::Lang { blocks, lang } => style_quotes(blocks, &lang.clone(), findings),
            Block::List(list) => list.items.iter_mut().for_each(|item| style_quotes(item, lang, findings)),
            Block::Definitions { entries } => {
                entries
                    .iter_mut()
                    .flat_map(|(_, all)| all)
                    .for_each(|blocks| style_quotes(blocks, lang, findings));
            }
            _ => {}
        }
    }
}
