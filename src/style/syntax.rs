//! Reads CSS into rules with the place of every declaration, before any value means anything.
//!
//! Source: CSS Syntax Module Level 3. Both editions start from these rules, so that a sheet is read once
//! and a mistake in it is reported once. Nothing here is recursive: blocks inside a value are skipped as they
//! stand, and nested rules are refused.

use super::report::{Report, Trouble};
use super::selector::{self, Selectors};
use crate::diagnostic::{SourceId, Span};
use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, Delimiter, ParseError, ParseErrorKind, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, StyleSheetParser, parse_important,
};

/// Declarations of one rule after one another.
pub(super) type Declarations = Vec<WrittenDeclaration>;

/// A declaration as it stands in a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WrittenDeclaration {
    /// The property in lower case.
    pub(super) name: String,
    /// The value without `!important`, trimmed.
    pub(super) value: String,
    /// Whether it is marked `!important`.
    pub(super) important: bool,
    /// Where it stands.
    pub(super) span: Span,
}

/// A style rule.
#[derive(Clone, Debug)]
pub(super) struct StyleRule {
    /// What it chooses; never empty.
    pub(super) selectors: Selectors,
    /// What it declares.
    pub(super) declarations: Declarations,
}

/// An `@page` rule.
#[derive(Clone, Debug, Default)]
pub(super) struct PageRule {
    /// The page's name, `page` of an element.
    pub(super) name: Option<String>,
    /// `:left`, `:right`, `:recto`, `:verso`, `:first` and `:blank`, all of which must hold.
    pub(super) conditions: Vec<PageCondition>,
    /// What it declares of the page itself.
    pub(super) declarations: Declarations,
    /// Its margin boxes by name, without `@`.
    pub(super) boxes: Vec<(String, Declarations)>,
    /// Where it stands.
    pub(super) span: Span,
}

/// A pseudo-class of `@page`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageCondition {
    /// A verso, in a book that runs from left to right.
    Left,
    /// A recto, in a book that runs from left to right.
    Right,
    /// The front of a leaf, whichever hand it lies at; a name of our own.
    Recto,
    /// The back of a leaf; a name of our own.
    Verso,
    /// The first page of a section.
    First,
    /// A page without text.
    Blank,
}

/// A sheet, read.
#[derive(Clone, Debug, Default)]
pub(super) struct ParsedSheet {
    /// Its style rules, in order.
    pub(super) rules: Vec<StyleRule>,
    /// Its page rules, in order.
    pub(super) pages: Vec<PageRule>,
}

/// The names of margin boxes that a page may have (CSS Paged Media 3, section 5), and our own for the
/// sides of a spread.
pub(super) const MARGIN_BOXES: [&str; 10] = [
    "top-left",
    "top-center",
    "top-right",
    "top-inner",
    "top-outer",
    "bottom-left",
    "bottom-center",
    "bottom-right",
    "bottom-inner",
    "bottom-outer",
];

/// The names of room to write in that a page may have, all our own: beside the text, under it, in its place.
pub(super) const ROOMS: [&str; 3] = ["column", "band", "room"];

/// Reads a sheet; what cannot be read is reported and left out.
pub(super) fn parse(source: SourceId, css: &str, report: &mut Report) -> ParsedSheet {
    let mut input = Parser::new(css);
    let mut reader = Reader { source, css, report };
    let mut sheet = ParsedSheet::default();
    let mut rules = StyleSheetParser::new(&mut input, &mut reader);
    while let Some(result) = rules.next() {
        match result {
            Ok(Some(Item::Style(rule))) => sheet.rules.push(rule),
            Ok(Some(Item::Page(page))) => sheet.pages.push(page),
            Ok(None) => {}
            Err((error, text, _)) => {
                rules.parser.unreadable(text, error);
            }
        }
    }
    sheet
}

/// One rule of a sheet.
enum Item {
    Style(StyleRule),
    Page(PageRule),
}

/// Receives what cssparser finds.
struct Reader<'r> {
    source: SourceId,
    css: &'r str,
    report: &'r mut Report,
}

/// An error that was reported already, so that it is not reported twice.
struct Reported;

impl Reader<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start, end)
    }

    /// Reports a rule or declaration that is no CSS, unless its own reader did.
    fn unreadable(&mut self, text: &str, error: ParseError<Reported>) {
        if !matches!(error.kind, ParseErrorKind::Custom(Reported)) {
            let start = offset_in(self.css, text);
            let span = self.span(start, start + first_line(text).len());
            self.report.warn(
                Trouble::Syntax,
                span,
                "this is not a rule or declaration that can be read",
                || "check for a missing `;`, `:` or bracket before it".into(),
            );
        }
    }

    /// Reads the declarations of a block; margin boxes are read where `page` asks for them.
    fn body(&mut self, input: &mut Parser<'_>, page: Option<&mut PageRule>) -> Declarations {
        let mut body = Body { reader: self, page, declarations: Vec::new() };
        let mut items = RuleBodyParser::new(input, &mut body);
        while let Some(result) = items.next() {
            if let Err((error, text, _)) = result {
                items.parser.reader.unreadable(text, error);
            }
        }
        body.declarations
    }
}

impl<'i> QualifiedRuleParser<'i> for Reader<'_> {
    type Prelude = Selectors;
    type QualifiedRule = Option<Item>;
    type Error = Reported;

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<Selectors, ParseError<Reported>> {
        input.skip_whitespace();
        let start = input.position();
        skip(input);
        let text = input.slice_from(start);
        let span = self.span(start.byte_index(), start.byte_index() + text.len());
        let selectors = selector::parse(text, span, self.report);
        if selectors.is_empty() { Err(ParseError::custom(Reported)) } else { Ok(selectors) }
    }

    fn parse_block(
        &mut self,
        selectors: Selectors,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<Option<Item>, ParseError<Reported>> {
        let declarations = self.body(input, None);
        Ok(Some(Item::Style(StyleRule { selectors, declarations })))
    }
}

impl<'i> AtRuleParser<'i> for Reader<'_> {
    type Prelude = PageRule;
    type AtRule = Option<Item>;
    type Error = Reported;

    fn parse_prelude(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
    ) -> Result<PageRule, ParseError<Reported>> {
        let end = input.position().byte_index();
        let span = self.span(end.saturating_sub(name.len() + 1), end);
        if !name.eq_ignore_ascii_case("page") {
            skip(input);
            if !name.eq_ignore_ascii_case("charset") {
                let message = format!("`@{}` is not honoured", name.to_ascii_lowercase());
                self.report.warn(Trouble::AtRule, span, &message, || {
                    "put the rules themselves into the sheet; `@page` is the one at-rule there is".into()
                });
            }
            return Err(ParseError::custom(Reported));
        }
        page_prelude(input, span).map_err(|()| {
            skip(input);
            self.report.warn(Trouble::Selector, span, "this choice of pages is not honoured", || {
                "write `@page`, `@page name`, or either with `:left`, `:right`, `:recto`, `:verso`, `:first` or `:blank`".into()
            });
            ParseError::custom(Reported)
        })
    }

    fn parse_block(
        &mut self,
        mut page: PageRule,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<Option<Item>, ParseError<Reported>> {
        let declarations = self.body(input, Some(&mut page));
        page.declarations = declarations;
        Ok(Some(Item::Page(page)))
    }
}

/// Reads what stands between `@page` and its block.
fn page_prelude(input: &mut Parser<'_>, span: Span) -> Result<PageRule, ()> {
    let mut page = PageRule { span, ..PageRule::default() };
    page.name = input.try_parse(|input| input.expect_ident_cloned()).ok().map(|name| name.to_string());
    while !input.is_exhausted() {
        input.expect_colon().map_err(drop)?;
        let condition = input.expect_ident().map_err(drop)?;
        page.conditions.push(match condition.to_ascii_lowercase().as_str() {
            "left" => PageCondition::Left,
            "right" => PageCondition::Right,
            "recto" => PageCondition::Recto,
            "verso" => PageCondition::Verso,
            "first" => PageCondition::First,
            "blank" => PageCondition::Blank,
            _ => return Err(()),
        });
    }
    Ok(page)
}

/// Receives what a block holds.
struct Body<'b, 'r> {
    reader: &'b mut Reader<'r>,
    /// The page rule whose margin boxes may stand here.
    page: Option<&'b mut PageRule>,
    declarations: Declarations,
}

impl<'i> DeclarationParser<'i> for Body<'_, '_> {
    type Declaration = ();
    type Error = Reported;

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        start: &ParserState,
    ) -> Result<(), ParseError<Reported>> {
        input.skip_whitespace();
        let from = input.position();
        input.parse_until_before(Delimiter::Bang, |input| {
            skip(input);
            Ok(())
        })?;
        let value = input.slice_from(from).trim().to_owned();
        let important = input.try_parse(parse_important).is_ok();
        let end = start.position().byte_index() + input.slice_from(start.position()).trim_end().len();
        input.expect_exhausted()?;
        let span = self.reader.span(start.position().byte_index(), end);
        self.declarations.push(WrittenDeclaration {
            name: name.to_ascii_lowercase(),
            value,
            important,
            span,
        });
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Body<'_, '_> {
    type Prelude = String;
    type AtRule = ();
    type Error = Reported;

    fn parse_prelude(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
    ) -> Result<String, ParseError<Reported>> {
        let end = input.position().byte_index();
        let span = self.reader.span(end.saturating_sub(name.len() + 1), end);
        let name = name.to_ascii_lowercase();
        let known = MARGIN_BOXES.iter().chain(&ROOMS);
        if self.page.is_some() && known.clone().any(|known| *known == name) {
            input.expect_exhausted()?;
            return Ok(name);
        }
        skip(input);
        self.reader.report.warn(Trouble::AtRule, span, &format!("`@{name}` is not honoured here"), || {
            let known: Vec<&str> = known.copied().collect();
            format!("inside `@page` stand margin boxes and room to write in: {}", known.join(", "))
        });
        Err(ParseError::custom(Reported))
    }

    fn parse_block(
        &mut self,
        name: String,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<Reported>> {
        let declarations = self.reader.body(input, None);
        if let Some(page) = &mut self.page {
            page.boxes.push((name, declarations));
        }
        Ok(())
    }
}

impl<'i> QualifiedRuleParser<'i> for Body<'_, '_> {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = Reported;
}

impl RuleBodyItemParser<'_, (), Reported> for Body<'_, '_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

/// Goes to the end of what the parser may read, over blocks as a whole.
fn skip(input: &mut Parser<'_>) {
    while input.next_including_whitespace_and_comments().is_ok() {}
}

/// Returns the first line of a piece of a sheet, which is what a message shows.
fn first_line(text: &str) -> &str {
    text.trim_end().lines().next().unwrap_or_default()
}

/// Returns where a piece of a sheet starts in it.
///
/// Invariant: `piece` is a slice of `whole`.
fn offset_in(whole: &str, piece: &str) -> usize {
    (piece.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}
