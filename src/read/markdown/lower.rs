//! The tree to the model.

mod figure;
mod table;

use super::link;
use super::tree::{Child, ElementKind, TreeElement, span_of, trim, words};
use super::verse;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{
    Block, BlockQuote, Blocks, Finding, FindingKind, Heading, Inline, Inlines, List, Node, Note, NoteIndex,
    Paragraph, Role, Verse,
};
use crate::num::saturate;
use std::collections::BTreeMap;

/// Turns elements into blocks and inlines, and counts notes as they are referred to.
pub struct Lowering<'d> {
    /// The definitions, by label in lower case; taken as they are referred to.
    definitions: BTreeMap<String, TreeElement>,
    /// The place of each note that was referred to, and how often it was.
    referred: BTreeMap<String, (u32, u32)>,
    /// Notes in the order of their first references, not yet read.
    order: Vec<TreeElement>,
    /// What there is to say.
    pub diagnostics: &'d mut Vec<Diagnostic>,
    /// What was understood.
    pub findings: Vec<Finding>,
    /// Whether a stanza is known of the quotation that is read, or right after what is read.
    in_poem: bool,
}

impl<'d> Lowering<'d> {
    /// Begins with the notes of a text.
    ///
    /// Of two notes with one label the second is set last, with a warning (`R211`).
    pub fn new(notes: Vec<TreeElement>, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let mut definitions = BTreeMap::new();
        for note in notes {
            let ElementKind::Note(label) = &note.kind else { continue };
            let mut key = label.to_lowercase();
            if definitions.contains_key(&key) {
                let warning = Diagnostic::warning("R211", format!("the note `{label}` is written twice"))
                    .at(note.span)
                    .hint("give one of them another label; the second is set last");
                diagnostics.push(warning);
                // A label cannot hold a line end.
                key = format!("{key}\n{}", note.span.start);
            }
            definitions.insert(key, note);
        }
        Self {
            definitions,
            referred: BTreeMap::new(),
            order: Vec::new(),
            diagnostics,
            findings: Vec::new(),
            in_poem: false,
        }
    }

    /// Reads the notes: in the order of their first references, then those that nothing refers to (`R210`).
    pub fn notes(&mut self) -> Vec<Note> {
        let mut notes = Vec::new();
        loop {
            let element = match self.order.get(notes.len()).cloned() {
                Some(element) => element,
                None => {
                    let Some(key) = self.first_unreferred() else { break };
                    let Some(element) = self.definitions.get(&key).cloned() else { break };
                    self.refer(&key);
                    let warning = Diagnostic::warning(
                        "R210",
                        format!("nothing refers to the note `{}`", label_of(&element)),
                    )
                    .at(element.span)
                    .hint(format!("write `[^{}]` where it belongs; it is set last", label_of(&element)));
                    self.diagnostics.push(warning);
                    element
                }
            };
            self.find(FindingKind::Note, &element.children, element.span, "a note of Markdown");
            let mut blocks = self.blocks(&element.children);
            for block in &mut blocks {
                if let Block::Paragraph(paragraph) = &mut block.value {
                    paragraph.role = Role::Plain;
                }
            }
            notes.push(Note { label: label_of(&element), blocks, span: element.span });
        }
        notes
    }

    fn first_unreferred(&self) -> Option<String> {
        let mut rest: Vec<_> =
            self.definitions.iter().filter(|(key, _)| !self.referred.contains_key(*key)).collect();
        rest.sort_by_key(|(_, element)| element.span);
        rest.first().map(|(key, _)| (*key).clone())
    }

    /// Counts a reference and returns the note's place and the number of references before this one.
    fn refer(&mut self, key: &str) -> Option<(u32, u32)> {
        if let Some((place, count)) = self.referred.get_mut(key) {
            *count += 1;
            return Some((*place, *count));
        }
        let element = self.definitions.get(key)?.clone();
        let place = saturate::<u32>(self.order.len());
        self.order.push(element);
        self.referred.insert(key.to_owned(), (place, 0));
        Some((place, 0))
    }

    /// Adds a finding about what children say.
    pub fn find(&mut self, kind: FindingKind, children: &[Child], span: Span, reason: &str) {
        let text: String = words(children).split_whitespace().collect::<Vec<_>>().join(" ");
        let text =
            if text.chars().count() > 80 { text.chars().take(79).chain(['…']).collect() } else { text };
        self.findings.push(Finding::new(kind, text, Some(span), reason));
    }

    /// Turns what stands under one another into blocks; words among them become paragraphs.
    pub fn blocks(&mut self, children: &[Child]) -> Blocks {
        let mut blocks = Vec::new();
        self.flow(children, &mut blocks);
        figure::take_captions(join_verse(blocks), &mut self.findings)
    }

    fn flow(&mut self, children: &[Child], out: &mut Blocks) {
        let mut run = Vec::new();
        for (at, child) in children.iter().enumerate() {
            if child.is_block() {
                self.paragraphs(std::mem::take(&mut run), out);
                // A poem is known by any of its stanzas: the long line of a first one does not make it prose.
                let next = children[at + 1..].iter().find(|child| !child.is_blank());
                let in_poem = self.in_poem || next.is_some_and(is_stanza);
                let around = std::mem::replace(&mut self.in_poem, in_poem);
                self.block(child, out);
                self.in_poem = around;
            } else {
                run.push(child.clone());
            }
        }
        self.paragraphs(run, out);
    }

    fn block(&mut self, child: &Child, out: &mut Blocks) {
        let Child::Element(element) = child else {
            self.find(FindingKind::SceneBreak, &[], child.span(), "a rule");
            out.push(Node::new(Block::SceneBreak, child.span()));
            return;
        };
        let span = element.span;
        let block = match &element.kind {
            ElementKind::Heading { level, id } => {
                let content = self.inlines(&element.children);
                if content.is_empty() {
                    return;
                }
                let text = words(&element.children);
                let capitals = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
                Block::Heading(Heading { level: *level, capitals, id: id.clone(), content })
            }
            ElementKind::Quote { epigraph } => match self.quote(element, *epigraph) {
                Some(block) => block,
                None => return,
            },
            ElementKind::List(start) => {
                self.find(FindingKind::List, &element.children, span, "a list of Markdown");
                let items = element.children.iter().filter(|child| !child.is_blank());
                let items: Vec<Blocks> = items
                    .map(|child| match child.element() {
                        Some(item) if item.kind == ElementKind::Item => self.blocks(&item.children),
                        _ => self.blocks(std::slice::from_ref(child)),
                    })
                    .collect();
                if items.is_empty() {
                    return;
                }
                Block::List(List { start: *start, items })
            }
            ElementKind::Definitions => Block::Definitions { entries: self.definitions(&element.children) },
            ElementKind::Table(columns) => {
                out.extend(self.table(element, columns));
                return;
            }
            ElementKind::Figure => {
                self.figure(element, out);
                return;
            }
            ElementKind::Code(syntax) => {
                let text = code_text(&element.children);
                Block::Code { text: text.trim_matches('\n').to_owned(), syntax: syntax.clone() }
            }
            ElementKind::Verse => {
                let verse = self.verse_element(element);
                if verse.stanzas.is_empty() {
                    return;
                }
                Block::Verse(verse)
            }
            ElementKind::LangBlocks(lang) | ElementKind::LangWords(lang, _) => {
                let blocks = self.blocks(&element.children);
                if blocks.is_empty() {
                    return;
                }
                Block::Lang { lang: lang.clone(), blocks }
            }
            ElementKind::Placeholder => {
                let content = self.inlines(&element.children);
                Block::paragraph(Role::Placeholder, content)
            }
            // A paragraph, and all that only groups or explains what has no place of its own here.
            _ => return self.flow(&element.children, out),
        };
        out.push(Node::new(block, span));
    }

    /// Turns words between blocks into a paragraph, or into what its shape says it is.
    fn paragraphs(&mut self, mut run: Vec<Child>, out: &mut Blocks) {
        trim(&mut run);
        let Some(span) = span_of(&run) else { return };
        if let Some(figures) = self.sole_images(&run) {
            out.extend(figures);
            return;
        }
        if is_scene_break(&run) {
            self.find(FindingKind::SceneBreak, &run, span, "a line of nothing but signs");
            out.push(Node::new(Block::SceneBreak, span));
            return;
        }
        let after_stanza = out
            .last()
            .is_some_and(|block| matches!(&block.value, Block::Verse(verse) if verse.attribution.is_none()));
        if let Some(lines) = verse::lines_of(&run, self.in_poem || after_stanza) {
            let stanza = self.stanza(lines);
            self.find(FindingKind::Verse, &run, span, "each line ends in a break that the author asked for");
            out.push(Node::new(Block::Verse(Verse { stanzas: vec![stanza], attribution: None }), span));
            return;
        }
        let content = self.inlines(&run);
        if content.is_empty() {
            return;
        }
        let starts_small = words(&run).trim_start().starts_with(char::is_lowercase);
        let interrupted = out.last().is_some_and(|block| {
            matches!(
                block.value,
                Block::Quote(_) | Block::List(_) | Block::Figure(_) | Block::Verse(_) | Block::Code { .. }
            )
        });
        let paragraph = Paragraph { content, continues: starts_small && interrupted, ..Paragraph::default() };
        out.push(Node::new(Block::Paragraph(paragraph), span));
    }

    fn quote(&mut self, element: &TreeElement, epigraph: bool) -> Option<Block> {
        let is_attribution =
            |child: &Child| child.element().is_some_and(|inner| inner.kind == ElementKind::Attribution);
        let at = element.children.iter().position(is_attribution);
        let others = element.children.iter().enumerate().filter(|(index, _)| Some(*index) != at);
        let rest: Vec<Child> = others.map(|(_, child)| child.clone()).collect();
        let around = std::mem::replace(&mut self.in_poem, rest.iter().any(is_stanza));
        // Its words come first, and so do the notes that they call.
        let mut blocks = self.blocks(&rest);
        self.in_poem = around;
        let attribution = at.and_then(|at| element.children.get(at)?.element()).and_then(|inner| {
            let reason = "the last line of a quotation, after a dash";
            self.find(FindingKind::Attribution, &inner.children, inner.span, reason);
            Some(self.inlines(&inner.children)).filter(|content| !content.is_empty())
        });
        if blocks.is_empty() && attribution.is_none() {
            return None;
        }
        self.find(FindingKind::Quotation, &rest, element.span, "a block quote");
        // A poem set off is a poem: one indent, not two.
        if let [Node { value: Block::Verse(verse), .. }] = &mut blocks[..] {
            let mut verse = std::mem::take(verse);
            verse.attribution = verse.attribution.or(attribution);
            if epigraph {
                return Some(Block::Quote(BlockQuote {
                    epigraph,
                    attribution: verse.attribution.take(),
                    blocks: vec![Node::new(Block::Verse(verse), element.span)],
                }));
            }
            return Some(Block::Verse(verse));
        }
        Some(Block::Quote(BlockQuote { epigraph, blocks, attribution }))
    }

    fn definitions(&mut self, children: &[Child]) -> Vec<(Inlines, Vec<Blocks>)> {
        let mut entries: Vec<(Inlines, Vec<Blocks>)> = Vec::new();
        for child in children.iter().filter(|child| !child.is_blank()) {
            match child.element() {
                Some(term) if term.kind == ElementKind::Term => {
                    entries.push((self.inlines(&term.children), Vec::new()))
                }
                Some(details) if details.kind == ElementKind::Details => {
                    let blocks = self.blocks(&details.children);
                    match entries.last_mut() {
                        Some((_, all)) => all.push(blocks),
                        None => entries.push((Vec::new(), vec![blocks])),
                    }
                }
                Some(group) if group.kind == ElementKind::Division => {
                    entries.extend(self.definitions(&group.children))
                }
                _ => {
                    let blocks = self.blocks(std::slice::from_ref(child));
                    match entries.last_mut() {
                        Some((_, all)) => all.push(blocks),
                        None => entries.push((Vec::new(), vec![blocks])),
                    }
                }
            }
        }
        entries
    }

    fn verse_element(&mut self, element: &TreeElement) -> Verse {
        let mut verse = Verse::default();
        for lines in verse::stanzas_of(&element.children) {
            let stanza = self.stanza(lines);
            verse.stanzas.push(stanza);
        }
        self.find(FindingKind::Verse, &element.children, element.span, "marked as verse");
        verse
    }

    fn stanza(&mut self, lines: Vec<verse::StanzaLine>) -> crate::model::Stanza {
        let lines = lines.into_iter().map(|line| crate::model::VerseLine {
            indent: line.indent,
            content: self.inlines(&line.children),
        });
        crate::model::Stanza { number: None, lines: lines.collect() }
    }

    /// Turns words into inlines: texts joined, white space folded, empty nodes left out.
    pub fn inlines(&mut self, children: &[Child]) -> Inlines {
        let mut folding = super::fold::Folding::default();
        let mut inlines = self.inline_run(children, &mut folding);
        super::fold::trim_end(&mut inlines);
        link::warn_of_references(&inlines, self.diagnostics);
        let mut accounts = Vec::new();
        let found = link::find_bare(inlines, &mut accounts);
        let reason = "the account in an address, which a book tells nobody";
        let removed = |(account, span)| Finding::new(FindingKind::Removed, account, Some(span), reason);
        self.findings.extend(accounts.into_iter().map(removed));
        found
    }

    fn inline_run(&mut self, children: &[Child], folding: &mut super::fold::Folding) -> Inlines {
        let mut out: Inlines = Vec::new();
        for child in children {
            match child {
                Child::Text { text, span, .. } => folding.text(text, *span, &mut out),
                Child::SoftBreak(span) => folding.text(" ", *span, &mut out),
                Child::Break(span) => folding.line_break(*span, &mut out),
                Child::Rule(_) => folding.text(" ", child.span(), &mut out),
                Child::Code(text, span) => {
                    if !text.is_empty() {
                        folding.solid();
                        out.push(Node::new(Inline::Code { text: text.clone() }, *span));
                    }
                }
                Child::NoteRef(label, span) => match self.refer(&label.to_lowercase()) {
                    Some((place, occurrence)) => {
                        folding.solid();
                        let inline = Inline::NoteRef { note: NoteIndex(place), occurrence };
                        out.push(Node::new(inline, *span));
                    }
                    None => folding.text(&format!("[^{label}]"), *span, &mut out),
                },
                Child::Image { address, alt, span, .. } => {
                    folding.solid();
                    let (address, alt) = (address.clone(), alt.clone());
                    out.push(Node::new(Inline::Image { picture: None, address, alt }, *span));
                }
                Child::Element(element) => self.inline_element(element, folding, &mut out),
            }
        }
        out
    }

    fn inline_element(
        &mut self,
        element: &TreeElement,
        folding: &mut super::fold::Folding,
        out: &mut Inlines,
    ) {
        if element.kind == ElementKind::Skipped {
            return;
        }
        if element.kind.is_block() {
            // A block where only words can stand: its words stay, apart from those around it.
            folding.text(" ", element.span, out);
        }
        let mut content = self.inline_run(&element.children, folding);
        if element.kind.is_block() {
            out.append(&mut content);
            folding.text(" ", element.span, out);
            return;
        }
        if content.is_empty() {
            return;
        }
        let inline = match &element.kind {
            ElementKind::Emph => Inline::Emph { content },
            ElementKind::Strong => Inline::Strong { content },
            ElementKind::Strike => Inline::Strike { content },
            ElementKind::Quotation => Inline::Quote { content },
            ElementKind::SmallCaps => Inline::SmallCaps { content },
            ElementKind::Superscript => Inline::Superscript { content },
            ElementKind::Subscript => Inline::Subscript { content },
            ElementKind::LangWords(lang, italic) => {
                Inline::Lang { lang: lang.clone(), italic: *italic, content }
            }
            ElementKind::Link(address) => match link::target(address, element.span, self.diagnostics) {
                Some(target) => Inline::Link { target, content },
                None => return out.append(&mut content),
            },
            _ => return out.append(&mut content),
        };
        out.push(Node::new(inline, element.span));
    }
}

fn label_of(note: &TreeElement) -> String {
    match &note.kind {
        ElementKind::Note(label) => label.clone(),
        _ => String::new(),
    }
}

fn code_text(children: &[Child]) -> String {
    let mut text = String::new();
    for child in children {
        match child {
            Child::Text { text: words, .. } | Child::Code(words, _) => text.push_str(words),
            Child::SoftBreak(_) | Child::Break(_) => text.push('\n'),
            Child::Element(element) => text.push_str(&code_text(&element.children)),
            _ => {}
        }
    }
    text.replace("\r\n", "\n")
}

/// Tells whether a paragraph is a stanza by its own shape.
fn is_stanza(child: &Child) -> bool {
    let paragraph = child.element().filter(|inner| inner.kind == ElementKind::Paragraph);
    paragraph.is_some_and(|inner| verse::lines_of(&inner.children, false).is_some())
}

/// Tells whether a paragraph is an ornament: `⁂`, `* * *`, `• • •`, `#`.
fn is_scene_break(run: &[Child]) -> bool {
    let text = words(run);
    let signs = text.chars().filter(|c| !c.is_whitespace()).count();
    (1..=9).contains(&signs)
        && run.iter().all(|child| matches!(child, Child::Text { .. } | Child::SoftBreak(_)))
        && text.chars().all(|c| c.is_whitespace() || "*⁂•·❦❧☙~#—–-_=+✻✽✣◆◇○●".contains(c))
}

/// Joins poems that follow one another into one of several stanzas.
fn join_verse(blocks: Blocks) -> Blocks {
    let mut out: Blocks = Vec::new();
    for block in blocks {
        if let Block::Verse(next) = &block.value
            && let Some(Node { value: Block::Verse(verse), span, .. }) = out.last_mut()
            && verse.attribution.is_none()
        {
            verse.stanzas.extend(next.stanzas.iter().cloned());
            verse.attribution.clone_from(&next.attribution);
            *span = span.to(block.span);
            continue;
        }
        out.push(block);
    }
    out
}
