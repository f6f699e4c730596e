//! Letters that the language of a text sets raised: `1er` in French.

use crate::lang;
use crate::model::visit::{self, ItemMut};
use crate::model::{Article, Inline, Inlines, Lang, Node, Section, SectionKind};

/// Raises them in all words of an article; `lang` is that of the series.
pub fn in_article(article: &mut Article, lang: &Lang) {
    let lang = article.lang.clone().unwrap_or_else(|| lang.clone());
    if lang::raises(lang.primary()) {
        article.visit_mut(&mut |item| raise(item, lang.primary()));
    }
}

/// Raises them in what a section says that no article did: in its header the date, on the pages before the articles all.
pub fn in_section(section: &mut Section) {
    if lang::raises(section.lang.primary()) {
        let primary = section.lang.primary().to_owned();
        let parts = [&mut section.header, &mut section.blocks];
        for blocks in parts.into_iter().take(if section.kind == SectionKind::Article { 1 } else { 2 }) {
            visit::blocks_mut(blocks, &mut |item| raise(item, &primary));
        }
    }
}

fn raise(item: ItemMut<'_>, primary: &str) {
    match item {
        ItemMut::Run(run) => in_run(run, primary),
        ItemMut::Inline(node) => {
            if let Some(content) = node.value.content_mut() {
                in_run(content, primary);
            }
        }
        ItemMut::Block(_) => {}
    }
}

fn in_run(run: &mut Inlines, primary: &str) {
    let is_raised = |node: &Node<Inline>| match &node.value {
        // Addresses stay as they are.
        Inline::Text { text } if !text.contains("://") => {
            lang::raised_parts(primary, text).iter().any(|(_, raised)| *raised)
        }
        _ => false,
    };
    if !run.iter().any(is_raised) {
        return;
    }
    for node in std::mem::take(run) {
        let (true, Inline::Text { text }) = (is_raised(&node), &node.value) else {
            run.push(node);
            continue;
        };
        for (words, raised) in lang::raised_parts(primary, text) {
            let words = Node::new(Inline::Text { text: words.to_owned() }, node.span);
            run.push(match raised {
                true => Node::new(Inline::Superscript { content: vec![words] }, node.span),
                false => words,
            });
        }
    }
}
