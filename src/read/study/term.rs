//! Terms with their spellings and explanations.

use super::{Reader, headings, lead};
use crate::diagnostic::Span;
use crate::lang::Lexicon;
use crate::model::{Block, Blocks, Inline, Inlines, Node, Role, Table, Term, plain_text, visit};
use std::collections::BTreeSet;
use std::sync::LazyLock;

impl Reader<'_> {
    /// Reads terms from definitions, from items and paragraphs `Word (other spelling): explanation`, from rows of a table,
    /// and from headings with paragraphs under them; a heading over items is the name of their group.
    ///
    /// Warns (`R404`, `R408`) of a term without an explanation and of one that is explained twice.
    pub(super) fn terms(&mut self, blocks: Blocks) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut heading: Option<(Inlines, Span)> = None;
        let mut group: Option<String> = None;
        for node in blocks {
            let span = node.span;
            match node.value {
                Block::Heading(own) => {
                    self.unexplained(heading.take());
                    let words = plain_text(&own.content);
                    group = None;
                    // *Terms* over all of them says nothing of any.
                    match headings::known(&words, &headings::Own::default()) {
                        Some(_) => self.accounted.push(words),
                        None => heading = Some((own.content, span)),
                    }
                }
                Block::Definitions { entries } => {
                    group = heading.take().map(|(words, _)| plain_text(&words)).or(group);
                    for (word, explanations) in entries {
                        let span = word.first().map_or(span, |node| node.span);
                        let explanation = explanations.into_iter().flatten().collect();
                        terms.extend(self.term(word, span, explanation, group.clone()));
                    }
                }
                Block::List(list) => {
                    group = heading.take().map(|(words, _)| plain_text(&words)).or(group);
                    for item in list.items {
                        terms.extend(self.item(item, group.clone()));
                    }
                }
                Block::Paragraph(paragraph) => match (lead::divide(paragraph.content.clone()), &heading) {
                    (None, Some((word, at))) => {
                        let (word, at) = (word.clone(), *at);
                        heading = None;
                        let explanation = Node::new(Block::Paragraph(paragraph), span);
                        terms.extend(self.term(word, at, vec![explanation], None));
                    }
                    (divided, _) => {
                        group = heading.take().map(|(words, _)| plain_text(&words)).or(group);
                        terms.extend(self.divided(divided, paragraph.content, span, group.clone()));
                    }
                },
                Block::Table(table) if table.columns.len() > 1 => {
                    group = heading.take().map(|(words, _)| plain_text(&words)).or(group);
                    self.rows(table, span, group.as_deref(), &mut terms);
                }
                // What goes on after a term explains it further.
                other => {
                    let block = Node::new(other, span);
                    match terms.last_mut() {
                        Some(last) => last.explanation.push(block),
                        None => self.before_any(block),
                    }
                }
            }
        }
        self.unexplained(heading);
        self.each_once(terms)
    }

    /// Reads a table whose rows each have a word in their first cell and what it means in the others. Its head names the
    /// columns. A row without a word explains the one above further.
    fn rows(&mut self, table: Table, span: Span, group: Option<&str>, terms: &mut Vec<Term>) {
        let heads = table.head.into_iter().flatten().map(|cell| plain_text(&cell.content));
        self.accounted.extend(heads);
        let above = terms.len();
        for row in table.rows {
            let mut cells = row.into_iter();
            let Some(word) = cells.next() else { continue };
            let at = word.content.first().map_or(span, |node| node.span);
            let mut explanation = Blocks::new();
            for cell in cells.filter(|cell| !cell.is_empty()) {
                if !cell.content.is_empty() {
                    let at = cell.content.first().map_or(at, |node| node.span);
                    explanation.push(Node::new(Block::paragraph(Role::Plain, cell.content), at));
                }
                explanation.extend(cell.blocks);
            }
            if !word.content.is_empty() {
                terms.extend(self.term(word.content, at, explanation, group.map(str::to_owned)));
                continue;
            }
            match terms.get_mut(above..).and_then(<[Term]>::last_mut) {
                Some(last) => last.explanation.extend(explanation),
                None => explanation.into_iter().for_each(|block| self.before_any(block)),
            }
        }
    }

    fn item(&mut self, mut item: Blocks, group: Option<String>) -> Option<Term> {
        let Some(Node { value: Block::Paragraph(first), span, .. }) = item.first().cloned() else {
            item.into_iter().for_each(|block| self.before_any(block));
            return None;
        };
        let rest = item.split_off(1);
        match self.divided(lead::divide(first.content.clone()), first.content, span, group) {
            Some(mut term) => {
                term.explanation.extend(rest);
                Some(term)
            }
            None => {
                self.leave_out(&rest);
                None
            }
        }
    }

    fn divided(
        &mut self,
        divided: Option<(Inlines, Inlines)>,
        whole: Inlines,
        span: Span,
        group: Option<String>,
    ) -> Option<Term> {
        let Some((word, explanation)) = divided else {
            self.unexplained(Some((whole, span)));
            return None;
        };
        let at = explanation.first().map_or(span, |node| node.span);
        let explanation = Node::new(Block::paragraph(Role::Plain, explanation), at);
        self.term(word, span, vec![explanation], group)
    }

    fn term(
        &mut self,
        word: Inlines,
        span: Span,
        explanation: Blocks,
        group: Option<String>,
    ) -> Option<Term> {
        let written = plain_text(&word);
        self.accounted.extend(said_of_spellings(&written));
        if explanation.is_empty() {
            self.unexplained(Some((word, span)));
            return None;
        }
        let mut names = spellings(&written).into_iter();
        let word = names.next()?;
        Some(Term { word, variants: names.collect(), group, lang: self.lang.clone(), explanation, span })
    }

    /// Says that a block explains no term.
    fn before_any(&mut self, block: Node<Block>) {
        let words =
            vec![Node::new(Inline::Text { text: visit::text(std::slice::from_ref(&block)) }, block.span)];
        self.unexplained(Some((words, block.span)));
    }

    fn unexplained(&mut self, word: Option<(Inlines, Span)>) {
        let Some((word, span)) = word else { return };
        self.accounted.push(plain_text(&word));
        let message = format!("nothing explains `{}`", short(&plain_text(&word)));
        let warning = self.warning("R404", message, span);
        self.diagnostics.push(warning.hint("write `- **Word** (other spelling): what it means`"));
    }

    /// Keeps the first of those that have one word.
    fn each_once(&mut self, terms: Vec<Term>) -> Vec<Term> {
        let mut seen = BTreeSet::new();
        let (once, again): (Vec<_>, Vec<_>) =
            terms.into_iter().partition(|term| seen.insert(term.word.to_lowercase()));
        for term in again {
            let warning = self.warning("R408", format!("`{}` is explained twice", term.word), term.span);
            self.diagnostics.push(warning.hint("bring both explanations together; the first counts"));
            self.accounted.extend(super::words_of_term(&term).map(str::to_owned));
            self.leave_out(&term.explanation);
        }
        once
    }
}

/// Returns the word and its other spellings: `Word (also Wurd, Wort)` and `Word / Wurd`.
fn spellings(written: &str) -> Vec<String> {
    let (word, inside) = match written.split_once('(') {
        Some((word, rest)) => (word, rest.split(')').next().unwrap_or(rest)),
        None => (written, ""),
    };
    let words = word.split(" / ").chain(inside.split([',', ';'])).map(|name| {
        let name = name.trim().trim_matches(['“', '”', '"', '«', '»', '„']).trim();
        ALSO.lead(name).and_then(|lead| name.strip_prefix(lead)).unwrap_or(name).trim().to_owned()
    });
    words.filter(|name| !name.is_empty()).collect()
}

/// Returns what stands before other spellings and is none of them, such as *also*.
fn said_of_spellings(written: &str) -> Vec<String> {
    let inside = written.split_once('(').map_or("", |(_, rest)| rest.split(')').next().unwrap_or(rest));
    inside.split([',', ';']).filter_map(|name| ALSO.lead(name.trim())).map(str::to_owned).collect()
}

/// What may stand before other spellings.
static ALSO: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.study.also));

/// Returns the beginning of a text.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}
