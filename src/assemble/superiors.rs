//! Letters that the language of a section sets raised: `1er` in French.

use crate::lang;
use crate::model::visit::ItemMut;
use crate::model::{Inline, Inlines, Node, Section};

/// Raises them in all words of a section.
pub fn raise(section: &mut Section) {
    let lang = section.lang.clone();
    if !lang::raises(lang.primary()) {
        return;
    }
    section.visit_mut(&mut |item| match item {
        ItemMut::Run(run) => in_run(run, lang.primary()),
        ItemMut::Inline(node) => {
            if let Some(content) = node.value.content_mut() {
                in_run(content, lang.primary());
            }
        }
        ItemMut::Block(_) => {}
    });
}

fn in_run(run: &mut Inlines, primary: &str) {
    let raised = |node: &Node<Inline>| match &node.value {
        Inline::Text { text } => lang::superiors(primary, text),
        _ => Vec::new(),
    };
    if !run.iter().any(|node| !raised(node).is_empty()) {
        return;
    }
    for node in std::mem::take(run) {
        let ranges = raised(&node);
        let Inline::Text { text } = &node.value else {
            run.push(node);
            continue;
        };
        let mut at = 0;
        let words = |words: &str| Node::new(Inline::Text { text: words.to_owned() }, node.span);
        for range in ranges {
            if at < range.start {
                run.push(words(&text[at..range.start]));
            }
            let content = vec![words(&text[range.clone()])];
            run.push(Node::new(Inline::Superscript { content }, node.span));
            at = range.end;
        }
        if at < text.len() || text.is_empty() {
            run.push(words(&text[at..]));
        }
    }
}
