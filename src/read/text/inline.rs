//! Running text to inlines: emphasis, bare links and note references.

use super::Context;
use super::flow::SourcedText;
use super::line::Line;
use crate::model::{Inline, Inlines, Node, Target, address};
use crate::read::letters;
use std::ops::Range;

/// Emphasis within emphasis goes no deeper than this; further marks stay as text.
const DEEPEST: usize = 4;

/// Makes inlines of lines that run on.
pub(super) fn inlines(lines: &[Line<'_>], context: &mut Context<'_>) -> Inlines {
    let flow = SourcedText::of(lines, context);
    let closers = Closers::of(&flow.text);
    let whole = 0..flow.text.len();
    Parser { flow: &flow, closers, context }.parse(whole, 0)
}

/// Where runs of one to three `*` or `_` may close emphasis, in order: a list for each sign and length.
struct Closers([[Vec<usize>; 3]; 2]);

const SIGNS: [char; 2] = ['*', '_'];

impl Closers {
    fn of(text: &str) -> Self {
        Self(SIGNS.map(|sign| {
            let mut found = <[Vec<usize>; 3]>::default();
            let mut at = 0;
            while let Some(next) = text.get(at..).and_then(|rest| rest.find(sign)) {
                let start = at + next;
                let len = run(text, start, sign);
                at = start + len;
                let before = text[..start].chars().next_back();
                let after = text[at..].chars().next();
                let closes =
                    before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric);
                if let Some(list) = found.get_mut(len - 1).filter(|_| closes) {
                    list.push(start);
                }
            }
            found
        }))
    }

    /// Returns the first run of just `len` signs in `range` that closes emphasis.
    fn after(&self, sign: char, len: usize, range: Range<usize>) -> Option<usize> {
        let list = self.0[usize::from(sign == '_')].get(len - 1)?;
        let index = list.partition_point(|at| *at < range.start);
        list.get(index).copied().filter(|at| at + len <= range.end)
    }
}

/// Returns how often `sign` is repeated at `start`.
fn run(text: &str, start: usize, sign: char) -> usize {
    text[start..].bytes().take_while(|byte| *byte == sign as u8).count()
}

struct Parser<'p, 'a> {
    flow: &'p SourcedText,
    closers: Closers,
    context: &'p mut Context<'a>,
}

impl Parser<'_, '_> {
    fn parse(&mut self, range: Range<usize>, depth: usize) -> Inlines {
        let text = self.flow.text.as_str();
        let mut out = Inlines::new();
        let (mut plain, mut at) = (range.start, range.start);
        while at < range.end {
            let calls = self.context.notes.has_calls();
            let starts = |c: char| {
                matches!(c, '*' | '_' | 'h' | 'w')
                    || (calls && (c.is_ascii_digit() || "[(^†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c)))
            };
            let Some(next) = text[at..range.end].find(starts) else { break };
            let here = at + next;
            let call = if calls { self.call(here..range.end) } else { None };
            let found = match text[here..].chars().next() {
                _ if call.is_some() => call,
                Some(sign @ ('*' | '_')) => self.emphasis(sign, here..range.end, depth),
                Some('h' | 'w') => self.link(here..range.end),
                _ => None,
            };
            match found {
                Some((node, end)) => {
                    let note = matches!(node.value, Inline::NoteRef { .. });
                    self.text(plain..here, note, &mut out);
                    out.push(node);
                    (plain, at) = (end, end);
                }
                None => {
                    let sign = text[here..].chars().next().unwrap_or(' ');
                    let same = if SIGNS.contains(&sign) { run(text, here, sign) } else { sign.len_utf8() };
                    at = here + same;
                }
            }
        }
        self.text(plain..range.end, false, &mut out);
        out
    }

    /// Adds plain text; before a note reference the space that ends it goes.
    fn text(&mut self, range: Range<usize>, before_note: bool, out: &mut Inlines) {
        let words = &self.flow.text[range.clone()];
        let words = if before_note { words.trim_end_matches(' ') } else { words };
        if !words.is_empty() {
            let range = range.start..range.start + words.len();
            let span = self.flow.span(&range, self.context);
            let text = letters::plain_copy(words).into_owned();
            if !text.is_empty() {
                out.push(Node::new(Inline::Text { text }, span));
            }
        }
    }

    fn emphasis(&mut self, sign: char, range: Range<usize>, depth: usize) -> Option<(Node<Inline>, usize)> {
        let text = self.flow.text.as_str();
        let len = run(text, range.start, sign);
        let inside = range.start + len;
        let before = text[..range.start].chars().next_back();
        let opens = !before.is_some_and(char::is_alphanumeric)
            && text[inside..range.end].chars().next().is_some_and(|c| !c.is_whitespace());
        if !opens || len > 3 || depth == DEEPEST {
            return None;
        }
        let close = self.closers.after(sign, len, inside + 1..range.end)?;
        let content = self.parse(inside..close, depth + 1);
        let end = close + len;
        let span = self.flow.span(&(range.start..end), self.context);
        let emph = |content| Inline::Emph { content };
        let value = match len {
            1 => emph(content),
            2 => Inline::Strong { content },
            _ => emph(vec![Node::new(Inline::Strong { content }, span)]),
        };
        Some((Node::new(value, span), end))
    }

    fn link(&mut self, range: Range<usize>) -> Option<(Node<Inline>, usize)> {
        let text = &self.flow.text[range.clone()];
        let scheme = ["http://", "https://", "www."].into_iter().find(|scheme| text.starts_with(scheme))?;
        if self.flow.text[..range.start].chars().next_back().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let end = text.find(|c: char| c.is_whitespace() || "<>\"“”«»[]{}".contains(c)).unwrap_or(text.len());
        let address = trim_address(&text[..end]);
        if address.len() <= scheme.len() {
            return None;
        }
        let range = range.start..range.start + address.len();
        let span = self.flow.span(&range, self.context);
        let target = if scheme == "www." { format!("http://{address}") } else { address.to_owned() };
        let content = vec![Node::new(Inline::Text { text: address.to_owned() }, span)];
        Some((
            Node::new(
                Inline::Link { target: Target::Unresolved(address::untracked(&target)), content },
                span,
            ),
            range.end,
        ))
    }

    /// Reads a mark that calls a note.
    fn call(&mut self, range: Range<usize>) -> Option<(Node<Inline>, usize)> {
        let (note, occurrence, len) = self.context.notes.refer(self.flow.source(range.start))?;
        let range = range.start..(range.start + len).min(range.end);
        let span = self.flow.span(&range, self.context);
        Some((Node::new(Inline::NoteRef { note, occurrence }, span), range.end))
    }
}

/// Takes off what ends the sentence rather than the address, and a bracket that closes none of its own.
fn trim_address(mut address: &str) -> &str {
    let mut unpaired = address.matches(')').count().saturating_sub(address.matches('(').count());
    while let Some(last) = address.chars().next_back() {
        match last {
            ')' if unpaired > 0 => unpaired -= 1,
            c if ".,;:!?…’'*_".contains(c) => {}
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}
