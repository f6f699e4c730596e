//! Numbered and bulleted lists.

use super::Context;
use super::inline::inlines;
use super::line::Line;
use super::notes::cut_line;
use super::paragraph::{Para, Shape};
use super::sign::{ListSign, marker};
use crate::diagnostic::Diagnostic;
use crate::lang;
use crate::limits::NESTING;
use crate::model::{Block, Blocks, FindingKind, Lang, List, Node, Role};
use crate::read::speeches;

/// So many paragraphs tell whether they are a talk.
const HEARD: usize = 40;

/// Returns how many paragraphs from a place on make a list, or 0.
///
/// Two items at least, of one sign or numbers that count on; dashes that may be speech make none, and so do hyphens in a
/// language whose speeches begin with dashes.
pub(super) fn length(all: &[Para<'_>], at: usize, lang: &Lang) -> usize {
    let paras = all.get(at..).unwrap_or_default();
    let Some((first, _)) =
        paras.first().filter(|p| p.shape == Shape::Prose).and_then(|para| marker(para.first()))
    else {
        return 0;
    };
    // Of a run of hyphens the first tells: had it begun a list, this would be an item of it.
    let has_speeches = matches!(first, ListSign::Bullet('-')) && !lang::habits(lang.tag()).speech.is_empty();
    let is_answer = |above: &Para<'_>| {
        above.shape == Shape::Prose
            && above.quoted() == paras.first().map_or(0, Para::quoted)
            && matches!(marker(above.first()), Some((ListSign::Bullet('-'), _)))
    };
    if has_speeches && at.checked_sub(1).and_then(|above| all.get(above)).is_some_and(is_answer) {
        return 0;
    }
    let base = paras.first().map_or(0, Para::indent);
    let (mut count, mut items, mut number) = (0, 0, None);
    for para in paras {
        let Some((sign, _)) = marker(para.first()) else { break };
        let inner = para.indent() > base + 1 && count > 0;
        let fits = match (first, sign) {
            _ if inner => true,
            (ListSign::Bullet(a), ListSign::Bullet(b)) => a == b,
            (ListSign::Number(_, a), ListSign::Number(n, b)) => {
                a == b && number.is_none_or(|last: u64| last + 1 == n)
            }
            _ => false,
        };
        if !fits || para.quoted() != paras.first().map_or(0, Para::quoted) {
            break;
        }
        if let (ListSign::Number(n, _), false) = (sign, inner) {
            number = Some(n);
        }
        items += usize::from(!inner);
        count += 1;
    }
    let spoken = matches!(first, ListSign::Bullet('–'))
        && paras
            .iter()
            .take(count)
            .any(|para| para.last().ends_with(['?', '!', '.', '…']) || para.gap > 0 && count == 2);
    let said = || {
        let texts = paras.iter().take(count.min(HEARD)).map(|para| {
            let text = para.lines.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
            text[marker(para.first()).map_or(0, |(_, len)| len)..].to_owned()
        });
        let texts: Vec<String> = texts.collect();
        speeches::are_speeches(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let spoken = spoken || has_speeches && items == count && said();
    if items < 2 || spoken { 0 } else { count }
}

/// Reads the paragraphs of a list.
pub(super) fn read(paras: &[Para<'_>], context: &mut Context<'_>) -> Node<Block> {
    let range =
        paras.first().map_or(0, |para| para.range().start)..paras.last().map_or(0, |para| para.range().end);
    context.find(
        FindingKind::List,
        range.clone(),
        "two or more lines that start with the same sign or count on",
    );
    let items: Vec<(ListSign, Line<'_>, &Para<'_>)> = paras
        .iter()
        .filter_map(|para| {
            let (sign, len) = marker(para.first())?;
            let mut head = *para.lines.first()?;
            let indent = head.indent;
            cut_line(&mut head, len, context);
            head.indent = indent;
            Some((sign, head, para))
        })
        .collect();
    let list = nest(&items, context, 0);
    Node::new(Block::List(list), context.span(range))
}

/// Says that lists are nested too deep; what is deeper stands at the last depth.
fn too_deep(context: &mut Context<'_>, items: &[(ListSign, Line<'_>, &Para<'_>)]) {
    let Some((_, line, _)) = items.first() else { return };
    if context.diagnostics.iter().any(|diagnostic| diagnostic.code.0 == "R101") {
        return;
    }
    let error = Diagnostic::error("R101", format!("lists nested deeper than {NESTING}"))
        .at(context.span(line.range()))
        .hint("take indentation off this line");
    context.diagnostics.push(error);
}

fn nest(items: &[(ListSign, Line<'_>, &Para<'_>)], context: &mut Context<'_>, depth: usize) -> List {
    let base = items.first().map_or(0, |(_, line, _)| line.indent);
    let start = items.first().and_then(|(sign, ..)| match sign {
        ListSign::Number(number, _) => Some(*number),
        ListSign::Bullet(_) => None,
    });
    let mut list = List { start, items: Vec::new() };
    let mut at = 0;
    while let Some((_, head, para)) = items.get(at) {
        at += 1;
        let mut lines = vec![*head];
        lines.extend(para.lines.iter().skip(1));
        let content = inlines(&lines, context);
        let mut blocks: Blocks =
            vec![Node::new(Block::paragraph(Role::Body, content), context.span(super::line::range(&lines)))];
        let inner = items.get(at..).unwrap_or_default();
        let deepest = depth + 1 == NESTING;
        let inner = &inner[..inner
            .iter()
            .take(if deepest { 1 } else { inner.len() })
            .take_while(|(_, line, _)| line.indent > base + 1)
            .count()];
        if deepest && !inner.is_empty() {
            too_deep(context, inner);
        } else if let [(_, first, _), ..] = inner {
            let span =
                context.span(first.start..inner.last().map_or(first.start, |(_, _, para)| para.range().end));
            blocks.push(Node::new(Block::List(nest(inner, context, depth + 1)), span));
            at += inner.len();
        }
        list.items.push(blocks);
    }
    list
}
