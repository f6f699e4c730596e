//! What note keepers and site builders write beyond Markdown: call-outs, containers, comments, highlights, the
//! ids of blocks, fields, queries, lists of tags.
//!
//! Marks are taken off and words kept; what only the notebook or the site can use is taken off and listed.

use super::tree::{Child, ElementKind, TreeElement, span_of, words};
use crate::diagnostic::Span;
use crate::lang;
use crate::model::{Finding, FindingKind, Lang};

/// Why the colons around a container are taken off.
const CONTAINER_MARK: &str = "the mark of a container";

/// Reads these marks in a tree; `lang` is that of the text.
pub fn read(root: &mut TreeElement, lang: &Lang, findings: &mut Vec<Finding>) {
    let mut out = Containers::default();
    for child in std::mem::take(&mut root.children) {
        match child {
            Child::Element(mut element) => {
                if let Some(reason) = for_the_site(&element) {
                    note(findings, FindingKind::Furniture, words(&element.children), element.span, reason);
                } else if element.kind == ElementKind::Paragraph && opens_container(&element) {
                    container(element, lang, findings, &mut out);
                } else {
                    if let ElementKind::Quote { .. } = element.kind {
                        call_out(&mut element, lang, findings);
                    }
                    if !matches!(
                        element.kind,
                        ElementKind::Code(_) | ElementKind::InlineCode | ElementKind::Skipped
                    ) {
                        read(&mut element, lang, findings);
                    }
                    out.push(Child::Element(element));
                }
            }
            Child::Text { text, span, literal: false } => marks(&text, span, &mut out, findings),
            other => out.push(other),
        }
    }
    let mut out = out.finish();
    if matches!(root.kind, ElementKind::Paragraph | ElementKind::Item | ElementKind::Heading { .. }) {
        block_id(&mut out, findings);
        properties(&mut out, findings);
    }
    root.children = out;
}

fn note(findings: &mut Vec<Finding>, kind: FindingKind, text: String, span: Span, reason: &str) {
    findings.push(Finding::new(kind, text, Some(span), reason));
}

/// Joins texts that stand side by side: Markdown parts words at each sign.
pub fn join(element: &mut TreeElement) {
    let mut out: Vec<Child> = Vec::with_capacity(element.children.len());
    for mut child in std::mem::take(&mut element.children) {
        if let (
            Some(Child::Text { text, span, literal: false }),
            Child::Text { text: next, span: after, literal: false },
        ) = (out.last_mut(), &child)
        {
            text.push_str(next);
            *span = span.to(*after);
            continue;
        }
        if let Child::Element(inner) = &mut child {
            join(inner);
        }
        out.push(child);
    }
    element.children = out;
}

/// Says why a block is only for the notebook or the site, if it is.
fn for_the_site(element: &TreeElement) -> Option<&'static str> {
    match &element.kind {
        ElementKind::Code(Some(lang))
            if matches!(lang.as_str(), "dataview" | "dataviewjs" | "query" | "tasks") =>
        {
            Some("a query of the notebook")
        }
        ElementKind::Paragraph => {
            let lines: Vec<String> = lines(element).map(words).collect();
            let all = |is: fn(&str) -> bool| !lines.is_empty() && lines.iter().all(|line| is(line.trim()));
            let has_code = element.children.iter().any(|child| matches!(child, Child::Code(..)));
            match () {
                () if all(is_tags) => Some("nothing but tags"),
                () if all(is_field) && !has_code => Some("fields of the notebook"),
                () => None,
            }
        }
        _ => None,
    }
}

fn lines(element: &TreeElement) -> impl Iterator<Item = &[Child]> {
    element.children.split(Child::is_line_end)
}

/// `#garden #soil/clay`
fn is_tags(line: &str) -> bool {
    let tag = |word: &str| {
        word.strip_prefix('#').is_some_and(|tag| {
            tag.starts_with(char::is_alphabetic)
                && tag.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/'))
        })
    };
    // A single one may be a heading without the space after its mark.
    line.split_whitespace().all(tag) && line.split_whitespace().nth(1).is_some()
}

/// `up:: Garden`; `Boat::Sail` is a name in a program, and what ends as a sentence does is one.
fn is_field(line: &str) -> bool {
    line.split_once("::").is_some_and(|(key, value)| {
        !key.is_empty()
            && (value.is_empty() || value.starts_with(' '))
            && !value.ends_with(['.', '!', '?', '…'])
            && key.len() <= 24
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            && key.chars().any(char::is_alphabetic)
    })
}

/// Makes a bold line of the title of a call-out, `> [!note] Title`, or of what its kind is called; that of a quotation says
/// whose it is.
fn call_out(quote: &mut TreeElement, lang: &Lang, findings: &mut Vec<Finding>) {
    let Some(Child::Element(first)) = quote.children.first_mut() else { return };
    let Some(Child::Text { text, span, .. }) = first.children.first_mut() else { return };
    let Some((kind, rest)) = text.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else { return };
    if kind.is_empty() || !kind.chars().all(|c| c.is_alphanumeric() || "-_| ".contains(c)) {
        return;
    }
    let quoted = matches!(kind.to_lowercase().as_str(), "quote" | "cite");
    let called = lang::call_out(lang.primary(), kind.split('|').next().unwrap_or_default().trim());
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest).trim_start().to_owned();
    let mark = text[..text.len() - rest.len()].trim_end().to_owned();
    note(findings, FindingKind::Removed, mark, *span, "the mark of a call-out");
    let mark_span = *span;
    *text = rest;
    let end = first.children.iter().position(Child::is_line_end).unwrap_or(first.children.len());
    let mut title: Vec<Child> = first.children.drain(..end).collect();
    super::tree::trim(&mut title);
    super::tree::trim(&mut first.children);
    let empty = first.children.is_empty();
    if empty {
        quote.children.remove(0);
    }
    let Some(span) = span_of(&title).filter(|_| !title.is_empty()) else {
        let called = called.filter(|_| !quote.children.is_empty());
        quote.children.splice(0..0, called.map(|called| bold_words(called, mark_span)));
        return;
    };
    if quoted && !quote.children.is_empty() {
        let name = TreeElement { kind: ElementKind::Attribution, span, children: title, has_block: false };
        quote.children.push(Child::Element(name));
    } else {
        quote.children.insert(0, bold_line(title, span));
    }
}

fn bold_line(title: Vec<Child>, span: Span) -> Child {
    let strong = TreeElement { kind: ElementKind::Strong, span, children: title, has_block: false };
    let children = vec![Child::Element(strong)];
    Child::Element(TreeElement { kind: ElementKind::Paragraph, span, children, has_block: false })
}

fn bold_words(words: &str, span: Span) -> Child {
    bold_line(vec![Child::Text { text: words.to_owned(), span, literal: false }], span)
}

fn opens_container(paragraph: &TreeElement) -> bool {
    lines(paragraph).any(|line| words(line).trim_start().starts_with(":::"))
}

/// Parts a paragraph at the lines that open and close containers: `:::note[Title]`, `::: tip Title`, `:::`.
fn container(paragraph: TreeElement, lang: &Lang, findings: &mut Vec<Finding>, out: &mut Containers) {
    let span = paragraph.span;
    let mut own = TreeElement { kind: ElementKind::Paragraph, span, children: Vec::new(), has_block: false };
    let flush = |own: &mut TreeElement, findings: &mut Vec<Finding>, out: &mut Containers| {
        super::tree::trim(&mut own.children);
        if !own.children.is_empty() {
            read(own, lang, findings);
            let children = std::mem::take(&mut own.children);
            out.push(Child::Element(TreeElement { children, ..own.clone() }));
        }
    };
    for line in lines(&paragraph) {
        let text = words(line);
        match text.trim().strip_prefix(":::") {
            None => {
                own.children.extend(line.iter().cloned());
                own.children.push(Child::SoftBreak(span));
            }
            Some(rest) => {
                note(findings, FindingKind::Removed, text.trim().to_owned(), span, CONTAINER_MARK);
                flush(&mut own, findings, out);
                match rest.trim_matches([':', ' ']) {
                    "" => out.close(),
                    _ => {
                        let called = lang::call_out(lang.primary(), container_kind(rest));
                        let title = Some(container_title(rest)).filter(|title| !title.is_empty()).or(called);
                        out.open(title.map(|title| bold_words(title, span)), span);
                    }
                }
            }
        }
    }
    flush(&mut own, findings, out);
}

/// What has been read of a row of blocks, and the containers in it that are open.
#[derive(Default)]
struct Containers {
    read: Vec<Child>,
    open: Vec<Container>,
    /// How many more are open within the deepest of them.
    beyond: usize,
}

/// A container that is open.
struct Container {
    /// The line that says what it is; a container without one only groups blocks for the site.
    title: Option<Child>,
    children: Vec<Child>,
    span: Span,
}

/// Containers lie no deeper in one another: what is deeper stands beside, its title a line in bold.
const DEEPEST: usize = 8;

impl Containers {
    fn push(&mut self, child: Child) {
        self.open.last_mut().map_or(&mut self.read, |open| &mut open.children).push(child);
    }

    fn open(&mut self, title: Option<Child>, span: Span) {
        if self.open.len() >= DEEPEST {
            self.beyond += 1;
            return title.into_iter().for_each(|title| self.push(title));
        }
        self.open.push(Container { title, children: Vec::new(), span });
    }

    /// Closes the innermost container: one with a title is a call-out, as in a notebook.
    fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(Container { title, children, span }) = self.open.pop() else { return };
        match title {
            Some(title) if !children.is_empty() => {
                let span = children.last().map_or(span, |last| span.to(last.span()));
                let children = [title].into_iter().chain(children).collect();
                let kind = ElementKind::Quote { epigraph: false };
                self.push(Child::Element(TreeElement { kind, span, children, has_block: true }));
            }
            title => title.into_iter().chain(children).for_each(|child| self.push(child)),
        }
    }

    /// Returns all; a container that is never closed would take the rest of the text, and is none.
    fn finish(mut self) -> Vec<Child> {
        for Container { title, children, .. } in std::mem::take(&mut self.open) {
            self.read.extend(title.into_iter().chain(children));
        }
        self.read
    }
}

/// Returns the kind in what stands after `:::`: `note`, ` {.callout-note}`.
fn container_kind(rest: &str) -> &str {
    let rest = rest.trim_start_matches([':', ' ', '{', '.']);
    let rest = rest.strip_prefix("callout-").unwrap_or(rest);
    rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Returns the title in what stands after `:::`: `note[Title]`, ` tip Title`, ` {.callout-tip title="Title"}`; classes in
/// braces are none.
fn container_title(rest: &str) -> &str {
    let rest = rest.trim_start_matches(':').trim();
    let named = rest.split_once('{').and_then(|(_, attributes)| attributes.split_once("title="));
    if let Some((_, title)) = named {
        let quoted = title.strip_prefix('"').and_then(|title| title.split_once('"'));
        return match quoted {
            Some((title, _)) => title.trim(),
            None => title.split([' ', '}']).next().unwrap_or_default(),
        };
    }
    if let Some((_, title)) = rest.split_once('[') {
        return title.split(']').next().unwrap_or_default().trim();
    }
    let rest = rest.split('{').next().unwrap_or_default();
    rest.split_once(' ').map_or("", |(_, title)| title.trim())
}

/// Takes comments off a text, `%% so %%` and `{/* so */}`, and stresses what is highlighted, `==so==`.
fn marks(text: &str, span: Span, out: &mut Containers, findings: &mut Vec<Finding>) {
    let words = |text: &str| {
        let text = (!text.is_empty()).then(|| text.to_owned());
        text.map(|text| Child::Text { text, span, literal: false })
    };
    let mut rest = text;
    while let Some((before, mark, after)) = next_mark(rest) {
        match mark {
            Mark::Comment(comment) => {
                // One of the spaces around it goes with it.
                let spaced = before.is_empty() || before.ends_with(' ');
                let kept = if spaced && after.is_empty() { before.trim_end() } else { before };
                words(kept).into_iter().for_each(|child| out.push(child));
                note(
                    findings,
                    FindingKind::Removed,
                    comment.to_owned(),
                    span,
                    "a comment that is only for the author",
                );
                rest = if spaced { after.strip_prefix(' ').unwrap_or(after) } else { after };
            }
            Mark::Highlight(inner) => {
                words(before).into_iter().for_each(|child| out.push(child));
                let children = words(inner).into_iter().collect();
                let element = TreeElement { kind: ElementKind::Emph, span, children, has_block: false };
                out.push(Child::Element(element));
                rest = after;
            }
        }
    }
    words(rest).into_iter().for_each(|child| out.push(child));
}

enum Mark<'a> {
    /// With its marks.
    Comment(&'a str),
    /// Only the words.
    Highlight(&'a str),
}

/// Finds the first mark; what stands before it, and after it.
fn next_mark(text: &str) -> Option<(&str, Mark<'_>, &str)> {
    let found = [("%%", "%%"), ("{/*", "*/}"), ("==", "==")].into_iter().filter_map(|(open, close)| {
        let start = text.find(open)?;
        let inner = text.get(start + open.len()..)?;
        let len = inner.find(close)?;
        let words = inner.get(..len)?;
        let end = start + open.len() + len + close.len();
        let free = !text[..start].ends_with(char::is_alphanumeric)
            && !text[end..].starts_with(char::is_alphanumeric);
        let tight = !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
        if !free || words.is_empty() || (open == "==" && (!tight || words.starts_with('='))) {
            return None;
        }
        let mark = if open == "==" { Mark::Highlight(words) } else { Mark::Comment(&text[start..end]) };
        Some((start, mark, end))
    });
    let (start, mark, end) = found.min_by_key(|(start, ..)| *start)?;
    Some((&text[..start], mark, &text[end..]))
}

/// What Logseq keeps with a point of an outline, for itself.
const PROPERTIES: [&str; 12] = [
    "id",
    "collapsed",
    "heading",
    "created-at",
    "updated-at",
    "background-color",
    "card-last-interval",
    "card-repeats",
    "card-ease-factor",
    "card-next-schedule",
    "card-last-reviewed",
    "card-last-score",
];

/// Takes off what an outline keeps of a point on lines of their own: `collapsed:: true`.
fn properties(children: &mut Vec<Child>, findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < children.len() {
        let own_line = at == 0 || matches!(children[at - 1], Child::SoftBreak(_) | Child::Break(_));
        let ends = matches!(
            children.get(at + 1),
            None | Some(Child::SoftBreak(_) | Child::Break(_) | Child::Element(_))
        );
        if let Child::Text { text, span, literal: false } = &children[at]
            && own_line
            && ends
            && text.split_once(":: ").is_some_and(|(key, _)| PROPERTIES.contains(&key))
        {
            note(findings, FindingKind::Removed, text.clone(), *span, "what the notebook keeps of a point");
            let from = at.saturating_sub(1);
            children.drain(from..=at);
            at = from;
        } else {
            at += 1;
        }
    }
}

/// Takes the id off the end of a block: `... the third. ^turning`.
fn block_id(children: &mut Vec<Child>, findings: &mut Vec<Finding>) {
    let Some(Child::Text { text, span, literal: false }) = children.last_mut() else { return };
    let Some((before, id)) = text.rsplit_once('^') else { return };
    // `x ^2` is a power.
    let is_id = id.len() >= 3
        && id.chars().any(|c| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if !is_id || !(before.ends_with(' ') || before.is_empty()) {
        return;
    }
    note(
        findings,
        FindingKind::Removed,
        format!("^{id}"),
        *span,
        "the id of a block, for links in the notebook",
    );
    *text = before.trim_end().to_owned();
    if text.is_empty() {
        children.pop();
    }
}
