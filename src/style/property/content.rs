//! Generated content: running heads, folios, ornaments and drop initials.
//!
//! Sources: CSS Generated Content for Paged Media 3 (`string-set`, `string()`), CSS Lists 3 (`counter()`),
//! CSS Inline 3 (`initial-letter`).

use super::super::computed::CounterStyle;
use super::super::value::{count, keyword};
use super::{Property, Setting};
use crate::num::saturate;
use cssparser::{Parser, Token};
use std::sync::Arc;

pub(super) const PROPERTIES: &[Property] = &[
    Property::new("content", content, |to, from| to.block.content = from.block.content.clone()),
    Property::new("string-set", strings, |to, from| to.block.strings = from.block.strings.clone()),
    Property::new("initial-letter", initial_letter, |to, from| {
        to.block.initial_lines = from.block.initial_lines;
    }),
];

/// A piece of a margin box's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentPart {
    /// Words as they stand.
    Text(Arc<str>),
    /// `counter(page)`: the page's number, written so.
    Page(CounterStyle),
    /// `string(name)`: what the first element on the page that sets the name holds, else what the last
    /// one before it does.
    Running(Arc<str>),
    /// `phrase(name)`, a function of our own: what the tool calls it in the language of the section.
    Phrase(Phrase),
}

/// What the tool has words for that may stand in a margin or over room to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// `notes`: over room for notes.
    Notes,
    /// `cues`: over a column for keywords and questions of one's own.
    Cues,
    /// `summary`: over room for what a page says in short.
    Summary,
    /// `name-line`: where whoever gets a copy writes a name and a date.
    NameLine,
}

/// Reads `content` of a margin box; empty for `none` and `normal`.
pub(in super::super) fn contents(input: &mut Parser<'_>) -> Option<Vec<ContentPart>> {
    let mut contents = Vec::new();
    if keyword(input, &[("none", ()), ("normal", ())]).is_some() {
        return Some(contents);
    }
    while !input.is_exhausted() {
        contents.push(match input.next().ok()?.clone() {
            Token::QuotedString(text) => ContentPart::Text(text.as_ref().into()),
            Token::Function(name) if name.eq_ignore_ascii_case("counter") => argument(input, |input| {
                keyword(input, &[("page", ())])?;
                match input.try_parse(Parser::expect_comma) {
                    Ok(()) => keyword(input, &COUNTERS),
                    Err(_) => Some(CounterStyle::Decimal),
                }
            })
            .map(ContentPart::Page)?,
            Token::Function(name) if name.eq_ignore_ascii_case("string") => {
                argument(input, |input| input.expect_ident_cloned().ok())
                    .map(|name| ContentPart::Running(name.as_ref().into()))?
            }
            Token::Function(name) if name.eq_ignore_ascii_case("phrase") => argument(input, |input| {
                keyword(
                    input,
                    &[
                        ("notes", Phrase::Notes),
                        ("cues", Phrase::Cues),
                        ("summary", Phrase::Summary),
                        ("name-line", Phrase::NameLine),
                    ],
                )
            })
            .map(ContentPart::Phrase)?,
            _ => return None,
        });
    }
    (!contents.is_empty()).then_some(contents)
}

const COUNTERS: [(&str, CounterStyle); 5] = [
    ("decimal", CounterStyle::Decimal),
    ("lower-roman", CounterStyle::LowerRoman),
    ("upper-roman", CounterStyle::UpperRoman),
    ("lower-alpha", CounterStyle::LowerAlpha),
    ("upper-alpha", CounterStyle::UpperAlpha),
];

/// Reads what stands between the brackets of a function.
fn argument<'i, T>(input: &mut Parser<'i>, read: impl FnOnce(&mut Parser<'i>) -> Option<T>) -> Option<T> {
    let read = |input: &mut Parser<'i>| read(input).ok_or(cssparser::ParseError::<()>::unexpected_token());
    input.parse_nested_block(read).ok()
}

/// Reads `content` of an element: words, or nothing.
fn content(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    let mut words = String::new();
    for piece in contents(input)? {
        let ContentPart::Text(text) = piece else {
            return None;
        };
        words.push_str(&text);
    }
    setting.style.block.content = (!words.is_empty()).then(|| words.into());
    Some(())
}

/// Reads `string-set`: names, each with `content()`.
fn strings(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    if keyword(input, &[("none", ())]).is_some() {
        setting.style.block.strings = Arc::new([]);
        return Some(());
    }
    let names = input.parse_comma_separated(|input| {
        let name: Arc<str> = input.expect_ident_cloned()?.as_ref().into();
        input.expect_function_matching("content")?;
        input.parse_nested_block(|input| input.expect_exhausted().map_err(Into::into))?;
        Ok::<_, cssparser::ParseError<()>>(name)
    });
    setting.style.block.strings = names.ok()?.into();
    Some(())
}

/// Reads `initial-letter`: over how many lines the first letter stands, sunk as deep as it is high.
fn initial_letter(setting: &mut Setting<'_>, input: &mut Parser<'_>) -> Option<()> {
    setting.style.block.initial_lines = match keyword(input, &[("normal", ())]) {
        Some(()) => None,
        None => Some(saturate::<u8>(count(input, 1..=9)?)).filter(|lines| *lines > 1),
    };
    Some(())
}
