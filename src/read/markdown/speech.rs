//! Speeches that Markdown takes for lists, in languages in which a speech begins with a dash.

use super::tree::{Child, ElementKind, TreeElement, words};
use crate::diagnostic::Span;
use crate::num::saturate;
use crate::read::speeches::are_speeches;

/// Makes paragraphs of lists that were typed with hyphens and are what people say.
pub fn read(children: &mut Vec<Child>, source: &str) {
    for child in std::mem::take(children) {
        match child {
            Child::Element(list) if matches!(list.kind, ElementKind::List(None)) => match said(&list, source)
            {
                Some(speeches) => children.extend(speeches.into_iter().map(Child::Element)),
                None => children.push(Child::Element(list)),
            },
            Child::Element(mut quote) if matches!(quote.kind, ElementKind::Quote { .. }) => {
                read(&mut quote.children, source);
                children.push(Child::Element(quote));
            }
            other => children.push(other),
        }
    }
}

/// Returns the paragraphs of a list, each with its hyphen. `None` if it is a list.
fn said(list: &TreeElement, source: &str) -> Option<Vec<TreeElement>> {
    let items: Vec<&TreeElement> = list.children.iter().filter_map(Child::element).collect();
    let own: Vec<&[Child]> = items.iter().map(|item| words_of(item)).collect::<Option<_>>()?;
    let texts: Vec<String> = own.iter().map(|children| words(children).trim().to_owned()).collect();
    let hyphen = |item: &&TreeElement| {
        item.kind == ElementKind::Item
            && source.get(item.span.start as usize..).is_some_and(|rest| rest.starts_with("- "))
    };
    let is_talk =
        items.iter().all(hyphen) && are_speeches(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    is_talk.then(|| items.iter().zip(own).map(|(item, children)| paragraph(item.span, children)).collect())
}

/// Returns the words of an item that is one paragraph.
fn words_of(item: &TreeElement) -> Option<&[Child]> {
    let mut blocks = item.children.iter().filter(|child| child.is_block());
    match (blocks.next().and_then(Child::element), blocks.next()) {
        (None, None) => Some(&item.children),
        (Some(paragraph), None) if paragraph.kind == ElementKind::Paragraph => Some(&paragraph.children),
        _ => None,
    }
}

fn paragraph(span: Span, children: &[Child]) -> TreeElement {
    let hyphen = Span { end: span.start + saturate::<u32>(HYPHEN.len()), ..span };
    let hyphen = Child::Text { text: HYPHEN.to_owned(), span: hyphen, literal: false };
    let children = std::iter::once(hyphen).chain(children.iter().cloned()).collect();
    TreeElement { kind: ElementKind::Paragraph, span, children, has_block: false }
}

const HYPHEN: &str = "- ";
