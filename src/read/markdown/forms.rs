//! What Pandoc, kramdown and others add to the words of Markdown: raised and lowered signs, words of a class,
//! abbreviations; and what only their programs can fill in.

use super::parse::Parsed;
use super::shortcode::boundary;
use super::tree::{Child, ElementKind, TreeElement, words};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Finding, FindingKind, Lang};
use std::borrow::Cow;

/// The longest sign that is raised or lowered, in bytes.
const LONGEST_SIGN: usize = 12;

/// The most words of one class, in bytes.
const LONGEST_WORDS: usize = 600;

/// Reads these forms in a text and its notes.
pub fn read(parsed: &mut Parsed, diagnostics: &mut Vec<Diagnostic>) {
    let mut reader = Reader::default();
    let definitions = take_definitions(&mut parsed.root, &mut parsed.findings);
    reader.abbreviations = definitions;
    for element in std::iter::once(&mut parsed.root).chain(&mut parsed.notes) {
        reader.element(element);
    }
    parsed.findings.append(&mut reader.findings);
    diagnostics.extend(reader.seen.into_iter().map(|(what, count, span)| what.diagnostic(count, span)));
}

/// What another program fills in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Foreign {
    Contents,
    PageBreak,
    Citation,
    Formula,
}

impl Foreign {
    fn diagnostic(self, count: usize, span: Span) -> Diagnostic {
        let (what, hint) = match self {
            Self::Contents => ("a mark for a table of contents", "it is left out: the book has its own"),
            Self::PageBreak => {
                ("a mark for a new page", "it is left out: pages end where the text lets them")
            }
            Self::Citation => (
                "a citation that another program fills in",
                "its words are set in round brackets; write out in a note what is cited",
            ),
            Self::Formula => (
                "a formula that another program sets",
                "it stays as it is written; put a picture of it in its place",
            ),
        };
        let more = if count > 1 { format!(", the first of {count}") } else { String::new() };
        Diagnostic::note("R205", format!("this is {what}{more}")).at(span).hint(hint)
    }

    /// Returns what a paragraph that says nothing else is.
    fn of_paragraph(words: &str) -> Option<Self> {
        match words.to_ascii_lowercase().as_str() {
            "[toc]" | "[[toc]]" | "[[_toc_]]" | "\\tableofcontents" => Some(Self::Contents),
            "\\newpage" | "\\pagebreak" | "\\clearpage" => Some(Self::PageBreak),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Reader {
    /// Short forms with what they stand for, until they are met.
    abbreviations: Vec<(String, String)>,
    findings: Vec<Finding>,
    seen: Vec<(Foreign, usize, Span)>,
}

impl Reader {
    fn saw(&mut self, what: Foreign, span: Span) {
        match self.seen.iter_mut().find(|(known, ..)| *known == what) {
            Some((_, count, _)) => *count += 1,
            None => self.seen.push((what, 1, span)),
        }
    }

    fn removed(&mut self, text: &str, span: Span, reason: &str) {
        self.findings.push(Finding::new(FindingKind::Removed, text, Some(span), reason));
    }

    fn element(&mut self, element: &mut TreeElement) {
        if matches!(element.kind, ElementKind::Code(_) | ElementKind::InlineCode | ElementKind::Skipped) {
            return;
        }
        let mut out = Vec::with_capacity(element.children.len());
        for child in std::mem::take(&mut element.children) {
            match child {
                Child::Element(mut inner) => {
                    if let Some(what) = sole_mark(&inner) {
                        self.saw(what, inner.span);
                        self.removed(words(&inner.children).trim(), inner.span, "a mark for another program");
                        continue;
                    }
                    self.element(&mut inner);
                    out.push(Child::Element(inner));
                }
                Child::Text { text, span, literal: false } => self.text(&text, span, &mut out),
                other => out.push(other),
            }
        }
        element.children = out;
    }

    fn text(&mut self, text: &str, span: Span, out: &mut Vec<Child>) {
        if text.matches("$$").count() >= 2 {
            self.saw(Foreign::Formula, span);
        }
        let mut rest = text;
        while let Some((before, form, after)) = next_form(rest) {
            self.plain(before, span, out);
            let (kind, inner) = match form {
                Form::Raised(inner) => (ElementKind::Superscript, Cow::Borrowed(inner)),
                Form::Lowered(inner) => (ElementKind::Subscript, Cow::Borrowed(inner)),
                Form::Cited(inner) => {
                    self.saw(Foreign::Citation, span);
                    (ElementKind::Unwrapped, Cow::Owned(format!("({})", inner.replace('@', ""))))
                }
                Form::Classed { words, attributes } => {
                    self.removed(attributes, span, "the class of words, for the site");
                    (kind_of(attributes), Cow::Borrowed(words))
                }
            };
            let mut children = Vec::new();
            self.plain(&inner, span, &mut children);
            out.push(Child::Element(TreeElement { kind, span, children, has_block: false }));
            rest = after;
        }
        self.plain(rest, span, out);
    }

    /// Adds words; the first of each abbreviation is followed by what it stands for.
    fn plain(&mut self, text: &str, span: Span, out: &mut Vec<Child>) {
        let mut text = text.to_owned();
        self.abbreviations.retain(|(short, long)| match word_end(&text, short) {
            Some(end) => {
                text.insert_str(end, &format!(" ({long})"));
                false
            }
            None => true,
        });
        if !text.is_empty() {
            out.push(Child::Text { text, span, literal: false });
        }
    }
}

/// Returns where a word ends that stands by itself in a text.
fn word_end(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| (at, at + word.len())).find_map(|(at, end)| {
        let free = !text.get(..at)?.ends_with(char::is_alphanumeric)
            && !text.get(end..)?.starts_with(char::is_alphanumeric);
        free.then_some(end)
    })
}

fn sole_mark(element: &TreeElement) -> Option<Foreign> {
    let is_short = element.children.len() <= 3 && element.kind == ElementKind::Paragraph;
    is_short.then(|| Foreign::of_paragraph(words(&element.children).trim()))?
}

/// Takes the paragraphs away that say what abbreviations stand for: `*[HTML]: HyperText Markup Language`.
fn take_definitions(root: &mut TreeElement, findings: &mut Vec<Finding>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    root.children.retain(|child| {
        let Child::Element(element) = child else { return true };
        let Some(mut found) = definitions_of(element) else { return true };
        all.append(&mut found);
        let reason = "says what abbreviations stand for; set after the first of each";
        let text = words(&element.children);
        findings.push(Finding::new(FindingKind::Removed, text, Some(element.span), reason));
        false
    });
    all
}

fn definitions_of(element: &TreeElement) -> Option<Vec<(String, String)>> {
    if element.kind != ElementKind::Paragraph {
        return None;
    }
    let definition = |line: &[Child]| {
        let line = words(line);
        let (short, long) = line.trim().strip_prefix("*[")?.split_once("]:")?;
        let long = long.trim();
        (!short.is_empty() && !long.is_empty()).then(|| (short.to_owned(), long.to_owned()))
    };
    element.children.split(Child::is_line_end).map(definition).collect()
}

enum Form<'a> {
    Raised(&'a str),
    Lowered(&'a str),
    Classed {
        words: &'a str,
        attributes: &'a str,
    },
    /// What stands in the brackets of a citation, from its first sign or the key on.
    Cited(&'a str),
}

/// Finds the next of these forms: what stands before it, it, and what stands after it.
fn next_form(text: &str) -> Option<(&str, Form<'_>, &str)> {
    let mut from = 0;
    loop {
        let is_sign = |byte: u8| matches!(byte, b'^' | b'~' | b']' | b'[');
        let at = from + text.get(from..)?.bytes().position(is_sign)?;
        let sign = text.get(at..at + 1)?;
        let found = match sign {
            "]" => classed(text, at),
            "[" => citation(text, at),
            sign => signed(text, at, sign),
        };
        if let Some((start, form, end)) = found {
            return Some((text.get(..start)?, form, text.get(end..)?));
        }
        from = at + 1;
    }
}

/// Reads `x^2^` and `H~2~O`: signs that hold to what stands before them, without a space within.
fn signed<'a>(text: &'a str, at: usize, sign: &str) -> Option<(usize, Form<'a>, usize)> {
    let holds = text.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']'));
    let rest = text.get(at + 1..)?;
    let len = rest.bytes().take(LONGEST_SIGN + 1).position(|byte| byte == sign.as_bytes()[0])?;
    let inner = rest.get(..len)?;
    let is_sign = |c: char| c.is_alphanumeric() || "+-−–()*′".contains(c);
    if !holds || inner.is_empty() || !inner.chars().all(is_sign) {
        return None;
    }
    let form = if sign == "^" { Form::Raised(inner) } else { Form::Lowered(inner) };
    Some((at, form, at + len + 2))
}

/// Reads `[@key, p. 12; @other]`, which Pandoc fills in from a list of books. Without that list nobody can, but the keys
/// mostly say who and when.
fn citation(text: &str, at: usize) -> Option<(usize, Form<'_>, usize)> {
    let rest = text.get(at + 1..)?;
    let inner = rest.strip_prefix('-').unwrap_or(rest);
    let is_key = |c: char| c.is_alphanumeric() || c == '_';
    if !inner.strip_prefix('@')?.starts_with(is_key) {
        return None;
    }
    let near = inner.get(..boundary(inner, LONGEST_WORDS.min(inner.len())))?;
    let close = near.find([']', '['])?;
    let end = at + 1 + rest.len() - inner.len() + close + 1;
    inner[close..].starts_with(']').then_some((at, Form::Cited(&inner[..close]), end))
}

/// Reads `[words]{.smallcaps}` from its closing bracket.
fn classed(text: &str, at: usize) -> Option<(usize, Form<'_>, usize)> {
    let rest = text.get(at + 1..)?.strip_prefix('{')?;
    let close = rest.bytes().take(120).position(|byte| byte == b'}')?;
    let inner = rest.get(..close)?;
    let is_attribute = |word: &str| word.starts_with(['.', '#']) || word.contains('=');
    if inner.trim().is_empty() || !inner.split_whitespace().all(is_attribute) {
        return None;
    }
    let near = boundary(text, at.saturating_sub(LONGEST_WORDS));
    let open = near + text.get(near..at)?.rfind('[')?;
    let words = text.get(open + 1..at).filter(|words| !words.is_empty() && !words.starts_with('^'))?;
    let end = at + 1 + close + 2;
    Some((open, Form::Classed { words, attributes: text.get(at + 1..end)? }, end))
}

fn kind_of(attributes: &str) -> ElementKind {
    let mut parts = attributes.trim_matches(['{', '}']).split_whitespace();
    parts
        .find_map(|part| match part {
            ".smallcaps" | ".small-caps" | ".sc" => Some(ElementKind::SmallCaps),
            ".mark" | ".emph" => Some(ElementKind::Emph),
            part => {
                let lang = part.strip_prefix("lang=")?;
                Some(ElementKind::LangWords(Lang::new(lang.trim_matches(['"', '\'', '“', '”']))?, false))
            }
        })
        .unwrap_or(ElementKind::Unwrapped)
}
