//! Smart punctuation of a Markdown text: program text, escaped marks and character references stay as they are.

use super::tree::{Child, ElementKind, TreeElement};
use crate::model::Lang;
use crate::read::punctuation::Typewritten;

/// Puts the punctuation of an element right; `lang` is the language around it.
pub fn punctuate(element: &mut TreeElement, lang: &Lang) {
    let mut texts = Texts::default();
    walk(&mut element.children, lang, &mut texts);
    texts.flush();
}

/// The texts of one paragraph.
#[derive(Default)]
struct Texts<'a> {
    run: Typewritten,
    texts: Vec<&'a mut String>,
}

impl Texts<'_> {
    /// Writes the texts anew and begins the next paragraph.
    fn flush(&mut self) {
        let Self { run, texts } = std::mem::take(self);
        if let Some(set) = run.set() {
            texts.into_iter().zip(set).for_each(|(text, set)| *text = set);
        }
    }
}

fn walk<'a>(children: &'a mut [Child], lang: &Lang, out: &mut Texts<'a>) {
    for child in children {
        if child.is_block() {
            out.flush();
        }
        match child {
            Child::Text { text, literal, .. } => {
                out.run.text(text, *literal, lang);
                out.texts.push(text);
            }
            Child::SoftBreak(_) | Child::Break(_) => out.run.stand_in(' '),
            Child::Code(..) | Child::Image { .. } => out.run.stand_in('x'),
            Child::Element(element) => {
                let block = element.kind.is_block() || element.has_block;
                match &element.kind {
                    ElementKind::Code(_) | ElementKind::Skipped => continue,
                    ElementKind::LangBlocks(lang) | ElementKind::LangWords(lang, _) => {
                        let lang = lang.clone();
                        walk(&mut element.children, &lang, out);
                    }
                    _ => walk(&mut element.children, lang, out),
                }
                if block {
                    out.flush();
                }
            }
            Child::Rule(_) | Child::NoteRef(..) => {}
        }
    }
}
