//! Builds the tree: one stack, fed by Markdown's events, HTML's tags and shortcodes alike.

use super::tree::{CellMark, Child, ElementKind, TreeElement, words};
use crate::diagnostic::{SourceId, Span};
use crate::limits::NESTING;
use crate::model::Alt;
use std::collections::BTreeSet;
use std::mem::{discriminant, take};

/// Who opened an element, and so who may close it.
#[derive(Clone, Debug, PartialEq)]
enum Opener {
    /// Markdown, whose events always nest.
    Markdown,
    /// A tag or shortcode of that name, which may be closed anywhere or never.
    Tag(String),
}

struct Open {
    kind: ElementKind,
    opener: Opener,
    start: usize,
    children: Vec<Child>,
    /// Whether a paragraph turned out to be verse.
    is_verse: bool,
    /// Whether it turned out to be a mark of the site.
    is_dropped: bool,
}

impl Open {
    fn new(kind: ElementKind, opener: Opener, start: usize) -> Self {
        Self { kind, opener, start, children: Vec::new(), is_verse: false, is_dropped: false }
    }
}

/// A tree in the making.
pub struct Builder {
    source: SourceId,
    stack: Vec<Open>,
    /// The end, in bytes, of what was taken last.
    last: usize,
    /// Where the text nests deeper than it may.
    pub too_deep: Option<Span>,
    /// What the short forms stand for that were met.
    said: BTreeSet<String>,
    /// The notes, taken out of the text, in the order of their definitions.
    pub notes: Vec<TreeElement>,
}

impl Builder {
    /// Begins a tree.
    pub fn new(source: SourceId, start: usize) -> Self {
        let root = Open::new(ElementKind::Root, Opener::Markdown, start);
        Self {
            source,
            stack: vec![root],
            last: start,
            too_deep: None,
            said: BTreeSet::new(),
            notes: Vec::new(),
        }
    }

    /// Ends the tree and returns its root.
    pub fn finish(mut self) -> (TreeElement, Vec<TreeElement>) {
        while self.stack.len() > 1 {
            self.pop();
        }
        let children = self.stack.pop().map(|root| root.children).unwrap_or_default();
        let span = Span::new(self.source, 0, self.last);
        (TreeElement { kind: ElementKind::Root, span, children, has_block: true }, self.notes)
    }

    /// Opens what Markdown opens.
    pub fn start(&mut self, kind: ElementKind, start: usize) {
        self.push(kind, Opener::Markdown, start);
    }

    /// Closes what Markdown closes, and every tag left open within it.
    pub fn end(&mut self, kind: &ElementKind, end: usize) {
        self.last = self.last.max(end);
        let same =
            |open: &Open| open.opener == Opener::Markdown && discriminant(&open.kind) == discriminant(kind);
        let block = kind.is_block();
        // A line's emphasis may already be gone, closed by a block that stood within it.
        let found = self
            .stack
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, open)| block || !(open.opener == Opener::Markdown && open.kind.is_block()))
            .find(|(_, open)| same(open));
        if let Some((at, _)) = found {
            self.close_to(at);
        }
    }

    /// Opens what a tag or shortcode opens.
    pub fn start_tag(&mut self, name: &str, kind: ElementKind, span: Span) {
        self.last = self.last.max(span.end as usize);
        self.close_implied(&kind);
        let split = kind.is_block() && self.leave_paragraph();
        self.push(kind, Opener::Tag(name.to_owned()), span.start as usize);
        if split && !self.in_code() {
            self.start(ElementKind::Paragraph, span.end as usize);
        }
    }

    /// Closes what a tag or shortcode closes; one that was never opened is passed over.
    pub fn end_tag(&mut self, name: &str, span: Span) {
        let crossable = |open: &Open| {
            open.opener != Opener::Markdown || !open.kind.is_block() || open.kind == ElementKind::Paragraph
        };
        let found = self.stack.iter().enumerate().rev().take_while(|(_, open)| crossable(open));
        let found = found
            .filter(|(_, open)| matches!(&open.opener, Opener::Tag(tag) if tag == name))
            .map(|(at, _)| at);
        let Some(at) = found.max() else { return };
        self.last = self.last.max(span.end as usize);
        let crossed = self
            .stack
            .iter()
            .skip(at)
            .any(|open| open.opener == Opener::Markdown && open.kind == ElementKind::Paragraph);
        self.close_to(at);
        if crossed {
            self.start(ElementKind::Paragraph, span.end as usize);
        }
    }

    /// Lays kramdown's classes on the block that they end: those that name verse or an epigraph mean something.
    pub fn mark(&mut self, classes: &[String]) {
        let is = |names: &[&str]| classes.iter().any(|class| names.contains(&class.as_str()));
        if is(&["toc"]) {
            // Kramdown puts the contents in the place of the list that it stands in.
            if let Some(open) = self.stack.iter_mut().rfind(|open| matches!(open.kind, ElementKind::List(_)))
            {
                open.is_dropped = true;
            }
        } else if is(&["verse", "poem", "poetry"]) {
            let open = self.stack.iter_mut().rfind(|open| open.kind.is_block());
            if let Some(open) = open.filter(|open| open.kind == ElementKind::Paragraph) {
                open.is_verse = true;
            }
        } else if is(&["epigraph"])
            && let Some(open) =
                self.stack.iter_mut().rfind(|open| matches!(open.kind, ElementKind::Quote { .. }))
        {
            open.kind = ElementKind::Quote { epigraph: true };
        }
    }

    /// Ends scripts and styles that a block of HTML leaves open.
    pub fn end_skipped(&mut self) {
        if let Some(at) = self.stack.iter().position(|open| open.kind == ElementKind::Skipped) {
            self.close_to(at);
        }
    }

    /// Adds a leaf; a rule or figure ends the paragraph it stands in.
    pub fn leaf(&mut self, child: Child) {
        self.last = self.last.max(child.span().end as usize);
        let end = child.span().end as usize;
        let split = child.is_block() && self.leave_paragraph();
        if let Some(open) = self.stack.last_mut() {
            open.children.push(child);
        }
        if split {
            self.start(ElementKind::Paragraph, end);
        }
    }

    /// Tells whether white space counts here.
    pub fn in_code(&self) -> bool {
        self.stack.iter().any(|open| matches!(open.kind, ElementKind::Code(_)))
    }

    /// Tells whether the innermost element that is open is of this kind, whatever it holds.
    pub fn is_in(&self, kind: &ElementKind) -> bool {
        self.stack.iter().any(|open| discriminant(&open.kind) == discriminant(kind))
    }

    fn push(&mut self, kind: ElementKind, opener: Opener, start: usize) {
        if self.stack.len() > NESTING {
            self.too_deep.get_or_insert(Span::new(self.source, start, start + 1));
        } else {
            self.stack.push(Open::new(kind, opener, start));
        }
    }

    /// Closes the paragraph that Markdown opened, if nothing but words stands between; says whether it did.
    fn leave_paragraph(&mut self) -> bool {
        let at = self.stack.iter().rposition(|open| open.kind.is_block());
        let is_paragraph = |at: &usize| {
            self.stack
                .get(*at)
                .is_some_and(|open| open.opener == Opener::Markdown && open.kind == ElementKind::Paragraph)
        };
        match at.filter(is_paragraph) {
            Some(at) => {
                self.close_to(at);
                true
            }
            None => false,
        }
    }

    /// Closes what HTML lets its author leave open before such an element.
    fn close_implied(&mut self, kind: &ElementKind) {
        let (ends, within): (&[ElementKind], &[ElementKind]) = match kind {
            ElementKind::Item => (&[ElementKind::Item], &[ElementKind::List(None)]),
            ElementKind::Term | ElementKind::Details => {
                (&[ElementKind::Term, ElementKind::Details], &[ElementKind::Definitions])
            }
            ElementKind::Row => (&[ElementKind::Row], &[ElementKind::Table(Vec::new())]),
            ElementKind::Cell(_) => (&[ElementKind::Cell(CellMark::NONE)], &[ElementKind::Row]),
            other if other.is_block() => (&[ElementKind::Paragraph], &[]),
            _ => return,
        };
        let is = |kinds: &[ElementKind], open: &Open| {
            kinds.iter().any(|k| discriminant(k) == discriminant(&open.kind))
        };
        let reachable = self.stack.iter().enumerate().rev().take_while(|(_, open)| {
            open.opener != Opener::Markdown
                && !is(within, open)
                && (!within.is_empty() || !open.kind.is_block() || is(ends, open))
        });
        let at = reachable.filter(|(_, open)| is(ends, open)).map(|(at, _)| at).min();
        if let Some(at) = at {
            self.close_to(at);
        }
    }

    fn close_to(&mut self, at: usize) {
        while self.stack.len() > at.max(1) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        let Open { kind, start, mut children, is_verse, is_dropped, .. } = open;
        if is_dropped {
            return;
        }
        let kind = if is_verse { ElementKind::Verse } else { kind };
        let end = self.last.max(start);
        let span = Span::new(self.source, start, end);
        // The words of a link, and what is said in place of a picture, call no note: what stands after them does.
        let calls_after = matches!(kind, ElementKind::Picture { .. } | ElementKind::Link(_));
        let is_call = |child: &Child| calls_after && matches!(child, Child::NoteRef(..));
        let called: Vec<Child> = children.extract_if(.., |child| is_call(child)).collect();
        let child = match kind {
            ElementKind::Picture { address, title } => {
                let alt = words(&children).trim().to_owned();
                let alt = if alt.is_empty() { Alt::Missing } else { Alt::Text(alt) };
                Child::Image { address, title, alt, span }
            }
            ElementKind::InlineCode => Child::Code(words(&children), span),
            ElementKind::Skipped => return,
            ElementKind::Short(long) => {
                // What it stands for is said once, where it is met first.
                if self.said.insert(long.clone()) && words(&children).trim() != long {
                    children.push(Child::Text { text: format!(" ({long})"), span, literal: false });
                }
                let kind = ElementKind::Unwrapped;
                Child::Element(TreeElement { kind, span, children: take(&mut children), has_block: false })
            }
            kind => {
                let has_block = children.iter().any(Child::is_block);
                Child::Element(TreeElement { kind, span, children: take(&mut children), has_block })
            }
        };
        match child {
            Child::Element(element) if matches!(element.kind, ElementKind::Note(_)) => {
                self.notes.push(element)
            }
            child => {
                if let Some(parent) = self.stack.last_mut() {
                    parent.children.push(child);
                    parent.children.extend(called);
                }
            }
        }
    }
}
