//! CSS to computed styles and page geometry, and the EPUB's safe copy.
//!
//! One style language serves both editions. `styles/book.css` says how things look, in relative lengths;
//! `styles/print.css` adds what only paper has; the user's own `style` comes last. [`Sheets`] reads all
//! three. [`Sheets::epub_css`] writes what old readers bear; [`Sheets::cascade`] answers the layout:
//! the style of an [`Element`] under its parent's, and the [`PageStyle`] of a page.

mod cascade;
mod computed;
mod element;
mod epub;
mod matching;
mod options;
mod page;
mod property;
mod report;
mod selector;
mod syntax;
mod value;

pub use cascade::{Cascade, Styled};
pub use computed::{
    Align, AlignContent, BlockBox, Border, BorderLine, Break, CellSide, ComputedStyle, CounterStyle, Display,
    Edges, Family, FigureSpacing, FigureStyle, Font, HyphenLimits, Hyphens, InlineBox, LengthPercentage,
    LineNumbering, ListStyleType, Rgb, Text, TextDecoration, TextTransform, VariantCaps, WhiteSpace,
};
pub use element::{CLASSES, Class, Classes, Element, ElementName, Sibling, siblings};
pub use options::{FrontPages, LeftOut, Options, Start, usual_setting};
pub use page::{AsideColumn, BoxPosition, MarginBox, PageEdge, PageQuery, PageStyle, Room, RoomPlace};
pub use property::{ContentPart, Phrase};

use crate::diagnostic::{Diagnostic, Severity, SourceId, Warned, nearest};
use crate::model::{self, HandoutLayout, LargePrint, Metadata, WritingRules};
use crate::unit::{Length, PageSetting, Sides, page_named};
use report::{Report, Trouble};
use std::sync::OnceLock;
use syntax::{ParsedSheet, WrittenDeclaration};

/// How everything looks in both editions.
const BOOK_CSS: &str = include_str!("../../styles/book.css");
/// What only paper has.
const PRINT_CSS: &str = include_str!("../../styles/print.css");

/// What print has beyond that where paragraphs show their numbers.
const NUMBERS_CSS: &str = include_str!("../../styles/print-numbers.css");

/// What it has beyond that where the pages before the articles are fewer.
const COMPACT_CSS: &str = include_str!("../../styles/print-compact.css");
/// What handouts have beyond that.
/// The page that says how a booklet is printed, folded and bound, in the place of the user's own sheet.
pub const GUIDE_CSS: &str = include_str!("../../styles/guide.css");

/// The sheets that test a printer.
pub const TEST_SHEETS_CSS: &str =
    concat!(include_str!("../../styles/guide.css"), include_str!("../../styles/test-sheets.css"));
const HANDOUT_CSS: &str = include_str!("../../styles/handout.css");
/// What handouts with numbered lines have beyond that, by from where they are counted.
const LINES_CSS: [(model::LineNumbers, &str); 2] = [
    (model::LineNumbers::Running, include_str!("../../styles/handout-lines.css")),
    (model::LineNumbers::Page, include_str!("../../styles/handout-lines-by-page.css")),
];
/// What session packs have beyond that.
const PACK_CSS: &str = include_str!("../../styles/handout-pack.css");
/// What study layouts have beyond that, each read where lines are counted so, or however they are.
const LAYOUT_CSS: [(HandoutLayout, Option<model::LineNumbers>, &str); 4] = [
    (HandoutLayout::Cornell, None, include_str!("../../styles/handout-cornell.css")),
    (HandoutLayout::Manuscript, None, include_str!("../../styles/handout-manuscript.css")),
    (
        HandoutLayout::Manuscript,
        Some(model::LineNumbers::Page),
        include_str!("../../styles/handout-manuscript-by-page.css"),
    ),
    (HandoutLayout::Facing, None, include_str!("../../styles/handout-facing.css")),
];
/// What large print has beyond that.
const NAME_LINE_CSS: &str = include_str!("../../styles/handout-name-line.css");
const SMALL_GAPS_CSS: &str = include_str!("../../styles/handout-small-gaps.css");
const LARGE_CSS: &str = include_str!("../../styles/large-print.css");
/// What an EPUB in large print has beyond the styles of the book.
const LARGE_EPUB_CSS: &str = include_str!("../../styles/epub-large-print.css");
/// What it has beyond that, by whose rules it is set.
const RULES_CSS: [(LargePrint, &str); 5] = [
    (LargePrint::Acb, include_str!("../../styles/large-print-acb.css")),
    (LargePrint::Rnib, include_str!("../../styles/large-print-rnib.css")),
    (LargePrint::Rnib, BOLD_CSS),
    (LargePrint::Aph, include_str!("../../styles/large-print-aph.css")),
    (LargePrint::Aph, BOLD_CSS),
];
/// What rules have that emphasise by bold.
const BOLD_CSS: &str = include_str!("../../styles/large-print-bold.css");

/// In what the look of a handout differs from that of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandoutLooks {
    /// By whose rules it is set in large print. `None` for print of the usual size.
    pub large: Option<LargePrint>,
    /// How its pages are divided.
    pub layout: HandoutLayout,
    /// From where its lines are counted. `None` if paragraphs carry the numbers.
    pub lines: Option<model::LineNumbers>,
    /// Whether it is a session pack.
    pub pack: bool,
    /// How room to write in is ruled.
    pub rules: WritingRules,
    /// From rule to rule. `None` follows the other sheets.
    pub ruling: Option<Length>,
    /// Whether there is a line for a name and a date at the top.
    pub name_line: bool,
    /// Whether spaces between the parts that are worked on are small.
    pub small_gaps: bool,
}

/// A sheet of our own, read when it is first needed: most books need few of them.
#[derive(Clone, Debug, Default)]
struct OwnSheet {
    css: &'static str,
    read: OnceLock<ParsedSheet>,
}

impl OwnSheet {
    const fn of(css: &'static str) -> Self {
        Self { css, read: OnceLock::new() }
    }

    fn get(&self) -> &ParsedSheet {
        self.read.get_or_init(|| {
            let mut report = Report::default();
            let sheet = syntax::parse(SourceId::default(), self.css, &mut report);
            debug_assert!(report.finish().is_empty(), "our own sheets are honoured as a whole");
            sheet
        })
    }
}

/// The style sheets of a run.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    book: OwnSheet,
    print: OwnSheet,
    numbers: OwnSheet,
    compact: OwnSheet,
    user: ParsedSheet,
    handout: OwnSheet,
    lines: Vec<(model::LineNumbers, OwnSheet)>,
    pack: OwnSheet,
    layouts: Vec<(HandoutLayout, Option<model::LineNumbers>, OwnSheet)>,
    large: OwnSheet,
    large_epub: OwnSheet,
    rules: Vec<(LargePrint, OwnSheet)>,
    name_line: OwnSheet,
    small_gaps: OwnSheet,
}

impl Sheets {
    /// Takes our own sheets and reads the user's, which has the last word.
    ///
    /// Reports what is no CSS and what neither edition honours; what one of them does not honour is
    /// reported where that edition's styles are made.
    pub fn load(user: Option<(SourceId, &str)>) -> Warned<Self> {
        let mut report = Report::default();
        let user = user.map(|(source, css)| syntax::parse(source, css, &mut report)).unwrap_or_default();
        let nowhere = |written: &&WrittenDeclaration| !borne(written) && !printed(written);
        for written in user.rules.iter().flat_map(|rule| &rule.declarations).filter(nowhere) {
            report_unknown(written, &mut report);
        }
        page::check(&user, &mut report);
        let sheets = Self {
            book: OwnSheet::of(BOOK_CSS),
            print: OwnSheet::of(PRINT_CSS),
            numbers: OwnSheet::of(NUMBERS_CSS),
            compact: OwnSheet::of(COMPACT_CSS),
            user,
            handout: OwnSheet::of(HANDOUT_CSS),
            lines: LINES_CSS.map(|(counted, css)| (counted, OwnSheet::of(css))).into(),
            layouts: LAYOUT_CSS.map(|(layout, counted, css)| (layout, counted, OwnSheet::of(css))).into(),
            pack: OwnSheet::of(PACK_CSS),
            large: OwnSheet::of(LARGE_CSS),
            large_epub: OwnSheet::of(LARGE_EPUB_CSS),
            rules: RULES_CSS.map(|(rules, css)| (rules, OwnSheet::of(css))).into(),
            name_line: OwnSheet::of(NAME_LINE_CSS),
            small_gaps: OwnSheet::of(SMALL_GAPS_CSS),
        };
        Warned::new(sheets, report.finish())
    }

    /// Warns of lists of families of which none is at hand; only notes it where such a list ends with a family of any kind,
    /// such as `serif`.
    pub fn missing_families(&self, is_known: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        const ANY: [&str; 5] = ["serif", "sans-serif", "monospace", "cursive", "fantasy"];
        const GLOBAL: [&str; 5] = ["inherit", "initial", "unset", "revert", "system-ui"];
        let mut report = Report::default();
        let all = self.user.rules.iter().flat_map(|rule| &rule.declarations);
        for written in all.filter(|written| written.name == "font-family") {
            let names = written.value.split(',').map(|name| name.trim().trim_matches(['"', '\'']));
            let (any, named): (Vec<&str>, Vec<&str>) =
                names.partition(|name| ANY.contains(&name.to_ascii_lowercase().as_str()));
            let is_left = named.iter().all(|name| !GLOBAL.contains(name) && !is_known(name));
            let Some(first) = named.first().filter(|_| is_left) else { continue };
            let message = format!("no typeface of the family `{first}` is at hand");
            let hint = || {
                "put its file (.otf, .ttf or .woff2) into a folder `fonts` in the series; until then the tool's own typeface is printed"
                    .to_owned()
            };
            match any.is_empty() {
                true => report.warn(Trouble::Family, written.span, &message, hint),
                false => report.note(Trouble::Family, written.span, &message, hint),
            }
        }
        report.finish()
    }

    /// Writes the EPUB's sheet: ours and the user's, as far as old readers bear them.
    ///
    /// Notes what only the print edition honours.
    pub fn epub_css(&self, is_large: bool) -> Warned<String> {
        let mut report = Report::default();
        let mut css = epub::write(self.book.get(), |_| None, &mut Report::default());
        if is_large {
            css.push_str(&epub::write(self.large_epub.get(), |_| None, &mut Report::default()));
        }
        css.push_str(&epub::write(
            &self.user,
            |written| printed(written).then_some(Severity::Note),
            &mut report,
        ));
        Warned::new(css, report.finish())
    }

    /// Makes the styles of the print edition; the keys of `[print]` go over all sheets.
    ///
    /// Warns of what only the EPUB honours.
    ///
    /// # Errors
    /// `S008` where the margins leave no room for text.
    pub fn cascade(&self, print: &Options, metadata: &Metadata) -> Warned<Cascade> {
        let mut report = Report::default();
        for written in self.user.rules.iter().flat_map(|rule| &rule.declarations) {
            if borne(written) && !printed(written) {
                let message =
                    format!("`{}: {}` is not honoured in print", written.name, epub::shown(&written.value));
                report.warn(Trouble::NotInPrint, written.span, &message, || {
                    "it is honoured in the EPUB; `chapbook config --styles` lists what both editions honour".into()
                });
            }
        }
        let mut diagnostics = report.finish();
        let page = page_sheet(print);
        let left_out = left_out_sheet(print);
        let mut sheets = vec![self.book.get(), self.print.get(), &page];
        sheets.extend(print.paragraph_numbers.then(|| self.numbers.get()));
        sheets.extend((print.front == FrontPages::Compact).then(|| self.compact.get()));
        sheets.extend([&self.user, &left_out]);
        let cascade = Cascade::new(&sheets, print, metadata).take(&mut diagnostics);
        Warned::new(cascade, diagnostics)
    }

    /// Makes the styles of a handout.
    ///
    /// The user's own sheet counts before that of handouts, which must stay legible on a table.
    ///
    /// # Errors
    /// As [`Sheets::cascade`].
    pub fn handout_cascade(
        &self,
        looks: HandoutLooks,
        print: &Options,
        metadata: &Metadata,
    ) -> Warned<Cascade> {
        let mut sheets = vec![self.book.get(), self.print.get(), &self.user, self.handout.get()];
        let lines = self.lines.iter().filter(|(counted, _)| Some(*counted) == looks.lines);
        let rules = self.rules.iter().filter(|(rules, _)| Some(*rules) == looks.large);
        let layouts = self.layouts.iter().filter(|(layout, counted, _)| {
            *layout == looks.layout && (counted.is_none() || *counted == looks.lines)
        });
        sheets.extend(lines.map(|(_, sheet)| sheet.get()).chain(layouts.map(|(_, _, sheet)| sheet.get())));
        sheets.extend(looks.pack.then(|| self.pack.get()));
        let room = room_sheet(looks);
        sheets.push(&room);
        sheets.extend(looks.large.map(|_| self.large.get()));
        sheets.extend(rules.map(|(_, sheet)| sheet.get()));
        sheets.extend(looks.name_line.then(|| self.name_line.get()));
        sheets.extend(looks.small_gaps.then(|| self.small_gaps.get()));
        Cascade::new(&sheets, print, metadata)
    }
}

/// Returns what goes over `styles/print.css`, which sets an A5 page, where another page is configured.
fn page_sheet(print: &Options) -> ParsedSheet {
    let usual = page_named("A5").map(usual_setting);
    let setting = print.page.as_ref().map(|page| usual_setting(page.value));
    let Some(PageSetting { font_size, leading, margins }) = setting.filter(|setting| Some(*setting) != usual)
    else {
        return ParsedSheet::default();
    };
    let Sides { inner, outer, head, foot } = margins;
    let [inner, outer, head, foot] = [inner, outer, head, foot].map(Length::to_mm);
    let (size, leading) = (font_size.to_pt(), leading.to_pt());
    // Running heads are as much smaller as on an A5 page.
    let css = format!(
        "html {{ font-size: {size}pt; line-height: {leading}pt }}
        @page {{ margin: {head}mm {outer}mm {foot}mm; margin-inner: {inner}mm; font-size: {:.1}pt }}",
        size * 6.0 / 7.0
    );
    syntax::parse(SourceId::default(), &css, &mut Report::default())
}

/// Returns what goes over the sheets where parts of the book are not printed.
fn left_out_sheet(print: &Options) -> ParsedSheet {
    let css: String = print.left_out().map(|class| format!("section.{class} {{ display: none }}")).collect();
    syntax::parse(SourceId::default(), &css, &mut Report::default())
}

/// Returns what goes over the sheets of handouts where room to write in is ruled otherwise.
fn room_sheet(looks: HandoutLooks) -> ParsedSheet {
    let HandoutLooks { rules, ruling, layout, .. } = looks;
    let mut css = String::new();
    let (page, room) = match layout {
        HandoutLayout::Cornell => ("", "band"),
        _ => ("notes", "room"),
    };
    let mut all = |declaration: &str, on_page: &str| {
        css.push_str(&format!("div.room {{ {declaration} }} @page {page} {{ @{room} {{ {on_page} }} }}"));
    };
    if let Some(ruling) = ruling {
        let mm = ruling.to_mm();
        all(&format!("line-height: {mm}mm"), &format!("ruling: {mm}mm"));
    }
    match rules {
        WritingRules::Solid => {}
        WritingRules::Dotted => all("border-top: 0.8pt dotted", "border-bottom: 0.8pt dotted"),
        WritingRules::None => all("border-top: none", "ruling: none"),
    }
    syntax::parse(SourceId::default(), &css, &mut Report::default())
}

/// Tells whether the EPUB carries a declaration.
fn borne(written: &WrittenDeclaration) -> bool {
    epub::carry(&written.name, &written.value).is_ok()
}

/// Tells whether the print edition honours a declaration, or it is nothing to paper.
fn printed(written: &WrittenDeclaration) -> bool {
    property::is_for_screens(&written.name) || cascade::honours(written)
}

/// Reports a declaration that changes nothing anywhere, with the nearest property that would.
fn report_unknown(written: &WrittenDeclaration, report: &mut Report) {
    let WrittenDeclaration { name, value, span, .. } = written;
    if property::names().any(|known| known == name) || epub::names().any(|known| known == name) {
        let message = format!("`{name}: {}` is not honoured", epub::shown(value));
        return report.warn(Trouble::Value, *span, &message, || {
            "`chapbook config --styles` lists the values that are honoured".into()
        });
    }
    let known: Vec<&str> = property::names().chain(epub::names()).collect();
    report.warn(Trouble::Property, *span, &format!("`{name}` is not honoured"), || {
        match nearest(name, &known) {
            Some(known) => format!("write `{known}` if you mean that"),
            _ => "`chapbook config --styles` lists the properties that are honoured".into(),
        }
    });
}

/// Returns the copy of a style sheet that old readers bear; everything removed is a diagnostic.
///
/// What it returns passes unchanged: `safe_copy(safe_copy(css)) == safe_copy(css)`.
pub fn safe_copy(source: SourceId, css: &str) -> Warned<String> {
    let mut report = Report::default();
    let sheet = syntax::parse(source, css, &mut report);
    let severity = |written: &WrittenDeclaration| match printed(written) {
        true => Some(Severity::Note),
        false => Some(Severity::Warning),
    };
    let css = epub::write(&sheet, severity, &mut report);
    Warned::new(css, report.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sheets that nothing asked for were read in every run; one that is read only when needed must be whole.
    #[test]
    fn our_own_sheets_are_honoured_as_a_whole() {
        let lines = LINES_CSS.map(|(_, css)| css);
        let layouts = LAYOUT_CSS.map(|(_, _, css)| css);
        let rules = RULES_CSS.map(|(_, css)| css);
        let single = [
            BOOK_CSS,
            PRINT_CSS,
            NUMBERS_CSS,
            COMPACT_CSS,
            GUIDE_CSS,
            TEST_SHEETS_CSS,
            HANDOUT_CSS,
            PACK_CSS,
            NAME_LINE_CSS,
            SMALL_GAPS_CSS,
            LARGE_CSS,
        ];
        for css in single.into_iter().chain(lines).chain(layouts).chain(rules) {
            let mut report = Report::default();
            let sheet = syntax::parse(SourceId::default(), css, &mut report);
            let said = report.finish();
            assert!(said.is_empty(), "{said:?}");
            assert!(!sheet.rules.is_empty() || css.contains("@page"), "{css}");
        }
    }
}
