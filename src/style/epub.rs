//! The allow-list: what of a sheet goes into the EPUB.
//!
//! Old readers (Kobo's and Adobe's RMSDK, Kindle) drop a whole sheet for one function or at-rule they do
//! not know, so nothing passes but what is listed here: properties of CSS 2.1 that show in running text,
//! with keywords, relative lengths and percentages; and hyphenation, line wrapping and drop initials under
//! the names that newer readers know, which older ones pass over. Colours and backgrounds stay out, so that
//! a reader's dark mode is its own; `float` and `position` stay out, because they tear pages apart on
//! Kindle; `direction` stays out, because EPUB wants it in the markup (epubcheck CSS-001).

use super::report::{Report, Trouble};
use super::syntax::{ParsedSheet, WrittenDeclaration};
use super::value::number;
use crate::diagnostic::Severity;
use cssparser::{Parser, ToCss, Token};

/// Lengths are relative to the type that the reader chose.
const UNITS: [&str; 2] = ["em", "ex"];
/// No number in a book's sheet needs more; beyond it readers overflow.
const LARGEST: f32 = 1000.0;

/// What a property may say.
struct Grammar {
    /// The properties.
    names: &'static [&'static str],
    /// Keywords.
    words: &'static [&'static str],
    /// Whether lengths and percentages may stand there.
    lengths: Sign,
    /// Whether bare numbers may stand there.
    numbers: Numbers,
    /// How many components at most.
    most: usize,
}

/// Which lengths.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    No,
    Positive,
    Any,
}

/// Which bare numbers beside 0.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    No,
    Any,
    Count,
}

const fn words(names: &'static [&'static str], words: &'static [&'static str]) -> Grammar {
    Grammar { names, words, lengths: Sign::No, numbers: Numbers::No, most: 1 }
}

const fn lengths(
    names: &'static [&'static str],
    words: &'static [&'static str],
    lengths: Sign,
    most: usize,
) -> Grammar {
    Grammar { names, words, lengths, numbers: Numbers::No, most }
}

const fn numbers(
    names: &'static [&'static str],
    words: &'static [&'static str],
    lengths: Sign,
    numbers: Numbers,
) -> Grammar {
    Grammar { names, words, lengths, numbers, most: 1 }
}

const BORDER_STYLES: &[&str] = &["none", "solid", "dotted", "dashed", "double"];
const BORDER_WIDTHS: &[&str] = &["thin", "medium", "thick"];
const BORDERS: &[&str] = &["none", "solid", "dotted", "dashed", "double", "thin", "medium", "thick"];

/// Every property that may stand in an EPUB's sheet, with what it may say; `inherit` goes everywhere.
const GRAMMARS: &[Grammar] = &[
    lengths(&["margin"], &["auto"], Sign::Any, 4),
    lengths(&["margin-top", "margin-right", "margin-bottom", "margin-left"], &["auto"], Sign::Any, 1),
    lengths(&["padding"], &[], Sign::Positive, 4),
    lengths(&["padding-top", "padding-right", "padding-bottom", "padding-left"], &[], Sign::Positive, 1),
    lengths(&["text-indent"], &[], Sign::Any, 1),
    words(&["text-align"], &["left", "right", "center", "justify"]),
    words(&["font-style"], &["normal", "italic", "oblique"]),
    words(&["font-variant"], &["normal", "small-caps"]),
    numbers(&["font-weight"], &["normal", "bold"], Sign::No, Numbers::Count),
    lengths(&["font-size"], &["smaller", "larger"], Sign::Positive, 1),
    numbers(&["line-height"], &["normal"], Sign::Positive, Numbers::Any),
    lengths(&["letter-spacing", "word-spacing"], &["normal"], Sign::Any, 1),
    words(&["text-transform"], &["none", "uppercase", "lowercase", "capitalize"]),
    words(&["text-decoration"], &["none", "underline", "line-through"]),
    lengths(
        &["vertical-align"],
        &["baseline", "sub", "super", "top", "middle", "bottom", "text-top", "text-bottom"],
        Sign::Any,
        1,
    ),
    words(&["white-space"], &["normal", "nowrap", "pre", "pre-wrap", "pre-line"]),
    words(
        &["list-style-type"],
        &[
            "none",
            "disc",
            "circle",
            "square",
            "decimal",
            "lower-roman",
            "upper-roman",
            "lower-alpha",
            "upper-alpha",
        ],
    ),
    words(&["display"], &["block", "inline", "none", "list-item"]),
    lengths(
        &["border", "border-top", "border-right", "border-bottom", "border-left"],
        BORDERS,
        Sign::Positive,
        2,
    ),
    lengths(&["border-width"], BORDER_WIDTHS, Sign::Positive, 4),
    lengths(
        &["border-top-width", "border-right-width", "border-bottom-width", "border-left-width"],
        BORDER_WIDTHS,
        Sign::Positive,
        1,
    ),
    Grammar {
        names: &["border-style"],
        words: BORDER_STYLES,
        lengths: Sign::No,
        numbers: Numbers::No,
        most: 4,
    },
    words(
        &["border-top-style", "border-right-style", "border-bottom-style", "border-left-style"],
        BORDER_STYLES,
    ),
    words(&["border-collapse"], &["collapse", "separate"]),
    lengths(&["border-spacing"], &[], Sign::Positive, 2),
    words(&["caption-side"], &["top", "bottom"]),
    lengths(&["width", "height"], &["auto"], Sign::Positive, 1),
    lengths(&["max-width", "max-height"], &["none"], Sign::Positive, 1),
    words(&["page-break-before", "page-break-after"], &["auto", "always", "avoid", "left", "right"]),
    words(&["page-break-inside"], &["auto", "avoid"]),
    numbers(&["orphans", "widows"], &[], Sign::No, Numbers::Count),
    words(&["hyphens", "-webkit-hyphens", "-epub-hyphens"], &["none", "manual", "auto"]),
    words(&["user-select", "-webkit-user-select"], &["none", "auto", "text", "all"]),
    words(&["overflow"], &["visible", "auto"]),
    words(&["overflow-wrap", "word-wrap", "word-break"], &["normal", "break-word"]),
    numbers(&["initial-letter", "-webkit-initial-letter"], &["normal"], Sign::No, Numbers::Count),
];

/// Returns the name of every property that may stand in an EPUB's sheet.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    GRAMMARS.iter().flat_map(|grammar| grammar.names).copied().chain(["font-family"])
}

/// Why a declaration does not go into the EPUB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The property is not on the list.
    Property,
    /// The value is not.
    Value,
    /// A length is not relative to the type.
    Unit,
}

/// Returns a value as it goes into the EPUB: lower case, single spaces, shortest numbers.
///
/// What it returns is read again as it is: `carry(name, &carry(name, value)?) == carry(name, value)`.
pub(super) fn carry(name: &str, value: &str) -> Result<String, Refusal> {
    let mut input = Parser::new(value);
    if name == "font-family" {
        return families(&mut input);
    }
    let grammar = GRAMMARS.iter().find(|grammar| grammar.names.contains(&name)).ok_or(Refusal::Property)?;
    let mut parts = Vec::new();
    while let Ok(token) = input.next() {
        let part = component(token, grammar)?;
        if parts.len() == grammar.most {
            return Err(Refusal::Value);
        }
        parts.push(part);
    }
    let inherits = parts.iter().any(|part| part == "inherit");
    match parts.is_empty() || (inherits && parts.len() > 1) {
        true => Err(Refusal::Value),
        false => Ok(parts.join(" ")),
    }
}

fn component(token: &Token<'_>, grammar: &Grammar) -> Result<String, Refusal> {
    let fits = |value: f32| {
        value.abs() <= LARGEST
            && match grammar.lengths {
                Sign::No => false,
                Sign::Positive => value >= 0.0,
                Sign::Any => true,
            }
    };
    match token {
        Token::Ident(word) => {
            let word = word.to_ascii_lowercase();
            let known = word == "inherit" || grammar.words.contains(&word.as_str());
            if known { Ok(word) } else { Err(Refusal::Value) }
        }
        Token::Number { value, int_value, .. } => match grammar.numbers {
            Numbers::Count if int_value.is_some_and(|count| (1..=900).contains(&count)) => Ok(number(*value)),
            Numbers::Any if (0.0..=LARGEST).contains(value) => Ok(number(*value)),
            _ if *value == 0.0 && grammar.lengths != Sign::No => Ok("0".into()),
            _ => Err(Refusal::Value),
        },
        Token::Percentage { unit_value, .. } if fits(unit_value * 100.0) => {
            Ok(format!("{}%", number(unit_value * 100.0)))
        }
        Token::Dimension { value, unit, .. } => {
            let unit = unit.to_ascii_lowercase();
            match UNITS.contains(&unit.as_str()) {
                true if !fits(*value) => Err(Refusal::Value),
                true if number(*value) == "0" => Ok("0".into()),
                true => Ok(format!("{}{unit}", number(*value))),
                false => Err(Refusal::Unit),
            }
        }
        _ => Err(Refusal::Value),
    }
}

/// Reads `font-family`: names of letters, figures, spaces and single hyphens, and generic ones.
fn families(input: &mut Parser<'_>) -> Result<String, Refusal> {
    let mut families = Vec::new();
    loop {
        families.push(match input.next() {
            Ok(Token::QuotedString(name)) => quoted(name)?,
            Ok(Token::Ident(first)) => {
                let mut name = first.to_string();
                while let Ok(more) = input.try_parse(|input| input.expect_ident_cloned()) {
                    name.push(' ');
                    name.push_str(&more);
                }
                match name.to_ascii_lowercase().as_str() {
                    generic @ ("serif" | "sans-serif" | "monospace" | "cursive" | "fantasy" | "inherit") => {
                        generic.to_owned()
                    }
                    _ => quoted(&name)?,
                }
            }
            _ => return Err(Refusal::Value),
        });
        if input.is_exhausted() {
            break;
        }
        input.expect_comma().map_err(|_| Refusal::Value)?;
    }
    match families.len() > 1 && families.iter().any(|family| family == "inherit") {
        true => Err(Refusal::Value),
        false => Ok(families.join(", ")),
    }
}

fn quoted(name: &str) -> Result<String, Refusal> {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '-');
    match plain && !name.is_empty() && !name.contains("--") {
        true => Ok(format!("\"{name}\"")),
        false => Err(Refusal::Value),
    }
}

/// Writes the rules of a sheet that may go into the EPUB; what stays out is reported.
///
/// `severity` tells how bad it is to leave a declaration out. `None` if it was reported already.
pub(super) fn write(
    sheet: &ParsedSheet,
    severity: impl Fn(&WrittenDeclaration) -> Option<Severity>,
    report: &mut Report,
) -> String {
    let mut css = String::new();
    for rule in &sheet.rules {
        let mut body = String::new();
        for written in &rule.declarations {
            match carry(&written.name, &written.value) {
                Ok(value) => {
                    let important = if written.important { " !important" } else { "" };
                    body.push_str(&format!("  {}: {value}{important};\n", written.name));
                }
                Err(refusal) => refuse(written, refusal, severity(written), report),
            }
        }
        if !body.is_empty() {
            let selectors: Vec<_> = rule.selectors.iter().map(ToCss::to_css_string).collect();
            css.push_str(&format!("{} {{\n{body}}}\n", selectors.join(",\n")));
        }
    }
    for page in &sheet.pages {
        report.note(Trouble::NotInEpub, page.span, "`@page` is left out of the EPUB", || {
            "the print edition honours it; an e-reader makes its own pages".into()
        });
    }
    css
}

fn refuse(written: &WrittenDeclaration, refusal: Refusal, severity: Option<Severity>, report: &mut Report) {
    let WrittenDeclaration { name, value, span, .. } = written;
    let (message, hint) = match refusal {
        Refusal::Property => (
            format!("`{name}` is left out of the EPUB"),
            "old e-readers cannot show it, or it would override what the reader chose".to_owned(),
        ),
        Refusal::Unit => (
            format!("`{name}: {}` is left out of the EPUB", shown(value)),
            "write lengths in em or %, so that they follow the type the reader chose".to_owned(),
        ),
        Refusal::Value => (
            format!("`{name}: {}` is left out of the EPUB", shown(value)),
            "`chapbook config --styles` lists the values that e-readers can show".to_owned(),
        ),
    };
    match severity {
        Some(Severity::Note) => report.note(Trouble::NotInEpub, *span, &message, || hint),
        Some(_) => report.warn(Trouble::NotInEpub, *span, &message, || hint),
        None => {}
    }
}

/// Returns a value short enough for a message, on one line.
pub(super) fn shown(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > 40 {
        true => line.chars().take(40).chain(['…']).collect(),
        false => line,
    }
}
