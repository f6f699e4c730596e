//! Selectors: the subset that both editions honour, matched by the `selectors` crate.
//!
//! Honoured are type, universal and class selectors of the [vocabulary](super::ElementName), `[lang]`, `[dir]`
//! with `=` and `|=`, `:lang()`, `:first-child`, `:last-child`, `::first-letter`, and the combinators
//! descendant, `>` and `+`. On the left of `+` stand only names and classes: a sibling is known by these.
//! What no element can ever meet is reported, because it is a slip of the pen.

use super::element::{CLASSES, ElementName};
use super::report::{Report, Trouble};
use crate::diagnostic::{Span, nearest};
use cssparser::{CowRcStr, Delimiter, ParseError, Parser as Input, ToCss};
use precomputed_hash::PrecomputedHash;
use selectors::attr::AttrSelectorOperator;
use selectors::parser::{
    Combinator, Component, NonTSPseudoClass, ParseRelative, Parser, PseudoElement, Selector, SelectorImpl,
    SelectorList, SelectorParseErrorKind,
};
use std::borrow::Borrow;
use std::fmt;

/// The selectors of one rule.
pub(super) type Selectors = Vec<Selector<Css>>;

/// No selector has more compounds than this; matching walks them one inside another.
const MAX_COMPOUNDS: usize = 16;

/// The selector language as the `selectors` crate wants it described.
#[derive(Clone, Debug)]
pub(super) struct Css;

/// A name or value within a selector.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Atom(pub(super) String);

impl From<&str> for Atom {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Borrow<str> for Atom {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl ToCss for Atom {
    fn to_css<W: fmt::Write>(&self, dest: &mut W) -> fmt::Result {
        cssparser::serialize_identifier(&self.0, dest)
    }
}

/// No bloom filter is used, so that no hash is ever asked for.
impl PrecomputedHash for Atom {
    fn precomputed_hash(&self) -> u32 {
        0
    }
}

/// The value of an attribute, written as a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AttributeValue(pub(super) String);

impl From<&str> for AttributeValue {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl AsRef<str> for AttributeValue {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl ToCss for AttributeValue {
    fn to_css<W: fmt::Write>(&self, dest: &mut W) -> fmt::Result {
        cssparser::serialize_string(&self.0, dest)
    }
}

/// `:lang()`, the only pseudo-class beside those of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LangRange(pub(super) String);

impl ToCss for LangRange {
    fn to_css<W: fmt::Write>(&self, dest: &mut W) -> fmt::Result {
        dest.write_str(":lang(")?;
        cssparser::serialize_identifier(&self.0, dest)?;
        dest.write_str(")")
    }
}

impl NonTSPseudoClass for LangRange {
    fn is_active_or_hover(&self) -> bool {
        false
    }
    fn is_user_action_state(&self) -> bool {
        false
    }
}

/// `::first-letter`, written with one colon, as older readers know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FirstLetter;

impl ToCss for FirstLetter {
    fn to_css<W: fmt::Write>(&self, dest: &mut W) -> fmt::Result {
        dest.write_str(":first-letter")
    }
}

impl PseudoElement for FirstLetter {}

impl SelectorImpl for Css {
    type ExtraMatchingData<'a> = ();
    type AttrValue = AttributeValue;
    type Identifier = Atom;
    type LocalName = Atom;
    type NamespaceUrl = Atom;
    type NamespacePrefix = Atom;
    type BorrowedNamespaceUrl = str;
    type BorrowedLocalName = str;
    type NonTSPseudoClass = LangRange;
    type PseudoElement = FirstLetter;
}

/// Tells the `selectors` crate which pseudo-classes there are.
struct Reader;

impl<'i> Parser<'i> for Reader {
    type Impl = Css;
    type Error = SelectorParseErrorKind;

    fn parse_non_ts_functional_pseudo_class(
        &self,
        name: CowRcStr<'i>,
        input: &mut Input<'i>,
        _after_part: bool,
    ) -> Result<LangRange, ParseError<Self::Error>> {
        if !name.eq_ignore_ascii_case("lang") {
            return Err(ParseError::custom(SelectorParseErrorKind::UnsupportedPseudoClassOrElement));
        }
        let range = input.expect_ident_or_string()?.to_ascii_lowercase();
        match range.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !range.contains("--") {
            true => Ok(LangRange(range)),
            false => Err(ParseError::custom(SelectorParseErrorKind::InvalidState)),
        }
    }

    fn parse_pseudo_element(&self, name: CowRcStr<'i>) -> Result<FirstLetter, ParseError<Self::Error>> {
        match name.eq_ignore_ascii_case("first-letter") {
            true => Ok(FirstLetter),
            false => Err(ParseError::custom(SelectorParseErrorKind::UnsupportedPseudoClassOrElement)),
        }
    }
}

/// Reads the selectors of a rule; each that is not honoured is reported and left out.
pub(super) fn parse(text: &str, span: Span, report: &mut Report) -> Selectors {
    let mut selectors = Vec::new();
    let mut input = Input::new(text);
    loop {
        input.skip_whitespace();
        let start = input.position();
        let _: Result<(), ParseError<()>> = input.parse_until_before(Delimiter::Comma, |input| {
            while input.next().is_ok() {}
            Ok(())
        });
        let one = input.slice_from(start).trim();
        let at = span.start as usize + start.byte_index();
        let place = Span::new(span.source, at, at + one.len());
        match read_one(one) {
            Ok(selector) => selectors.push(selector),
            Err(reason) => report.warn(Trouble::Selector, place, &message(one), || reason),
        }
        if input.expect_comma().is_err() {
            return selectors;
        }
    }
}

fn message(selector: &str) -> String {
    let mut shown: String = selector.split_whitespace().collect::<Vec<_>>().join(" ");
    if shown.chars().count() > 60 {
        shown = shown.chars().take(60).chain(['…']).collect();
    }
    match shown.is_empty() {
        true => "a selector is missing".into(),
        false => format!("the selector `{shown}` is not honoured"),
    }
}

/// Reads one selector, or says why it is not honoured.
fn read_one(text: &str) -> Result<Selector<Css>, String> {
    let list = SelectorList::parse(&Reader, &mut Input::new(text), ParseRelative::No)
        .map_err(|_| "`chapbook config --styles` lists the selectors that are honoured".to_owned())?;
    let selector = list.slice().first().ok_or_else(String::new)?.clone();
    check(&selector)?;
    Ok(selector)
}

/// Tells why a selector is not honoured, or that it is.
fn check(selector: &Selector<Css>) -> Result<(), String> {
    let mut compounds = 1;
    let mut sibling = false;
    for component in selector.iter_raw_match_order() {
        match component {
            Component::Combinator(Combinator::NextSibling) if sibling => {
                return Err("no more than two siblings may be named in a row".into());
            }
            Component::Combinator(combinator) => {
                compounds += 1;
                match combinator {
                    Combinator::Child | Combinator::Descendant => sibling = false,
                    Combinator::NextSibling => sibling = true,
                    Combinator::PseudoElement => {}
                    _ => return Err("of the combinators, a space, `>` and `+` are honoured".into()),
                }
            }
            Component::LocalName(name) => known("element", &name.lower_name.0, &names())?,
            Component::Class(class) => known("class", &class.0, &classes())?,
            Component::ExplicitUniversalType => {}
            _ if sibling => return Err("only names and classes can stand on the left of `+`".into()),
            Component::AttributeInNoNamespaceExists { local_name_lower, .. } => attribute(local_name_lower)?,
            Component::AttributeInNoNamespace { local_name, operator, value, .. } => {
                attribute(local_name)?;
                if !matches!(operator, AttrSelectorOperator::Equal | AttrSelectorOperator::DashMatch)
                    || !value.0.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                    || value.0.contains("--")
                {
                    return Err("attributes are compared with `=` or `|=` to a language or direction".into());
                }
            }
            Component::Nth(nth) if is_edge(nth) => {}
            Component::NonTSPseudoClass(_) | Component::PseudoElement(_) => {}
            _ => return Err("`chapbook config --styles` lists the selectors that are honoured".into()),
        }
    }
    match compounds > MAX_COMPOUNDS {
        true => Err(format!("a selector has {MAX_COMPOUNDS} parts at most")),
        false => Ok(()),
    }
}

/// Tells whether it is `:first-child` or `:last-child`, the two that a position in the flow can answer.
fn is_edge(nth: &selectors::parser::NthSelectorData) -> bool {
    use selectors::parser::NthType;
    matches!(nth.ty, NthType::Child | NthType::LastChild)
        && !nth.is_function
        && nth.an_plus_b.0 == 0
        && nth.an_plus_b.1 == 1
}

fn attribute(name: &Atom) -> Result<(), String> {
    known("attribute", &name.0, &["lang", "dir"])
}

fn names() -> Vec<&'static str> {
    ElementName::all().map(ElementName::as_str).collect()
}

fn classes() -> Vec<&'static str> {
    CLASSES.iter().map(|(class, _)| *class).collect()
}

/// Refuses what no element has, with the nearest that one has.
fn known(what: &str, name: &str, all: &[&str]) -> Result<(), String> {
    if all.contains(&name) {
        return Ok(());
    }
    Err(match nearest(name, all) {
        Some(known) => {
            format!("there is no {what} `{name}`; write `{known}` if you mean that")
        }
        _ => format!("there is no {what} `{name}`; `chapbook config --styles` lists those there are"),
    })
}
