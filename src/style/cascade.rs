//! The cascade: which declarations meet an element, and the style that comes of them.
//!
//! No tree is copied. An element is styled under the style of its parent, and elements that selectors
//! cannot tell apart share one [`Styled`]: a book of a thousand articles has some hundred of them.

use super::computed::{BorderLine, ComputedStyle, Display};
use super::element::{Element, ElementName};
use super::matching::{Subject, View};
use super::options::{Options, Start};
use super::page::{PageQuery, PageRules, PageStyle};
use super::property::{self, Property, Setting};
use super::report::Report;
use super::selector::Css;
use super::syntax::{Declarations, ParsedSheet, WrittenDeclaration};
use super::value::RootType;
use crate::diagnostic::Warned;
use crate::model::{Direction, Lang, Metadata, Section};
use crate::num::saturate;
use crate::unit::Length;
use selectors::context::SelectorCaches;
use selectors::parser::Selector;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// An element where it stands, with its style.
#[derive(Debug)]
pub struct Styled {
    /// Its place in the order in which styles were first asked for; no output may depend on it.
    id: u32,
    /// The element.
    pub(super) element: Element,
    /// What it stands in. `None` for the root.
    pub(super) parent: Option<Arc<Styled>>,
    /// Its style.
    pub style: ComputedStyle,
    /// The style of its first letter, where a rule for `::first-letter` meets it.
    pub first_letter: Option<ComputedStyle>,
    /// The size and leading of the text of the book, which `rem` and `rlh` stand for.
    base: RootType,
}

impl Styled {
    /// Returns the element's name.
    pub const fn name(&self) -> ElementName {
        self.element.name
    }

    /// Tells whether its words begin on the right.
    pub fn is_rtl(&self) -> bool {
        self.style.direction == Direction::Rtl
    }

    /// Returns the baseline grid's step: the leading of the text of the book.
    pub const fn grid(&self) -> Length {
        self.base.leading
    }

    /// Returns the direction of the root it stands in.
    pub(super) fn root_direction(&self) -> Direction {
        let mut root = self;
        while let Some(parent) = &root.parent {
            root = parent;
        }
        root.style.direction
    }
}

/// A declaration ready to be applied.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    property: &'static Property,
    value: String,
    important: bool,
}

impl Declared {
    /// Makes those of a rule that the print edition honours.
    pub(super) fn all(declarations: &Declarations) -> Arc<[Self]> {
        let one = |written: &WrittenDeclaration| {
            let property = property::find(&written.name).filter(|_| honours(written))?;
            Some(Self { property, value: written.value.clone(), important: written.important })
        };
        declarations.iter().filter_map(one).collect()
    }
}

/// Tells whether the print edition honours a declaration of a style rule or margin box.
pub(super) fn honours(written: &WrittenDeclaration) -> bool {
    let parent = ComputedStyle::initial(&Lang::default());
    let mut style = parent.clone();
    let base = RootType { size: parent.font.size, leading: parent.text.leading };
    property::find(&written.name).is_some_and(|property| {
        Setting { style: &mut style, parent: &parent, base }.set(property, &written.value)
    })
}

/// One selector with what it brings.
#[derive(Clone, Debug)]
struct Rule {
    selector: Selector<Css>,
    subject: Subject,
    declarations: Arc<[Declared]>,
}

/// The styles of the print edition.
///
/// ```
/// use chapbook::style::Options;
/// use chapbook::model::Metadata;
/// use chapbook::style::{Element, ElementName, Sheets, siblings};
///
/// let sheets = Sheets::load(None).value;
/// let cascade = sheets.cascade(&Options::default(), &Metadata::default()).value;
/// let body = cascade.body(&Metadata::default().lang);
/// let section = cascade.styled(&body, &Element::new(ElementName::Section).class("chapter"));
/// let mut children = [Element::new(ElementName::P).class("opening"), Element::new(ElementName::P)];
/// siblings(&mut children);
/// let [opening, second] = children.map(|child| cascade.styled(&section, &child));
/// assert_eq!(opening.first_letter.as_ref().and_then(|style| style.block.initial_lines), Some(2));
/// assert_eq!(second.style.text.leading, body.grid());
/// ```
#[derive(Debug)]
pub struct Cascade {
    /// From the weakest to the strongest, whatever their weight of `!important`.
    rules: Vec<Rule>,
    pages: PageRules,
    size: Option<Length>,
    leading: Option<Length>,
    start: Start,
    /// Every style made so far, by the parent's id and the element.
    known: RwLock<BTreeMap<(u32, Element), Arc<Styled>>>,
}

/// The parent's id of a root.
const NO_PARENT: u32 = u32::MAX;

impl Cascade {
    /// Puts sheets over one another, the last the strongest, and the keys of `[print]` over all.
    ///
    /// # Errors
    /// `S008` where the margins leave no room for text.
    pub(super) fn new(sheets: &[&ParsedSheet], print: &Options, metadata: &Metadata) -> Warned<Self> {
        let mut rules = Vec::new();
        for rule in sheets.iter().flat_map(|sheet| &sheet.rules) {
            let declarations = Declared::all(&rule.declarations);
            rules.extend(rule.selectors.iter().map(|selector| Rule {
                selector: selector.clone(),
                subject: Subject::of(selector),
                declarations: declarations.clone(),
            }));
        }
        rules.sort_by_key(|rule| rule.selector.specificity());
        let cascade = Self {
            rules,
            pages: PageRules::new(sheets, print, metadata),
            size: print.font_size.as_ref().map(|size| size.value),
            leading: print.leading.as_ref().map(|leading| leading.value),
            start: print.start,
            known: RwLock::default(),
        };
        let mut report = Report::default();
        let body = cascade.body(&metadata.lang);
        cascade.pages.check(&body, &mut report);
        Warned::new(cascade, report.finish())
    }

    /// Returns the style of `body` in a section of that language, in which everything else stands.
    pub fn body(&self, lang: &Lang) -> Arc<Styled> {
        let root = self.style_under(None, &Element::new(ElementName::Html).lang(lang));
        self.styled(&root, &Element::new(ElementName::Body))
    }

    /// Returns the style of a section, in `body` of its language; one with `display: none` is not printed.
    pub fn section(&self, section: &Section) -> Arc<Styled> {
        self.styled(&self.body(&section.lang), &Element::section(section.kind))
    }

    /// Tells whether a section is printed.
    pub fn prints(&self, section: &Section) -> bool {
        self.section(section).style.display != Display::None
    }

    /// Returns the style of an element that stands in `parent`.
    ///
    /// Children of one parent must first learn of one another through [`siblings`](super::siblings).
    pub fn styled(&self, parent: &Arc<Styled>, element: &Element) -> Arc<Styled> {
        self.style_under(Some(parent), element)
    }

    /// Returns the geometry of a page and what stands in its margins.
    pub fn page(&self, query: PageQuery<'_>, lang: &Lang) -> Arc<PageStyle> {
        self.pages.page(query, &self.body(lang))
    }

    /// Tells whether only the fronts of sheets are printed, so that every page is as a recto and none begins a leaf.
    pub fn is_single_sided(&self) -> bool {
        self.pages.is_single_sided()
    }

    fn style_under(&self, parent: Option<&Arc<Styled>>, element: &Element) -> Arc<Styled> {
        let key = (parent.map_or(NO_PARENT, |parent| parent.id), element.clone());
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let mut made = self.make(parent, element);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        made.id = saturate::<u32>(known.len());
        known.entry(key).or_insert_with(|| Arc::new(made)).clone()
    }

    /// Makes the style of an element that was not asked for before.
    fn make(&self, parent: Option<&Arc<Styled>>, element: &Element) -> Styled {
        let above = match parent {
            Some(parent) => parent.style.clone(),
            None => ComputedStyle::initial(&element.lang.clone().unwrap_or_default()),
        };
        let initial = RootType { size: above.font.size, leading: above.text.leading };
        let base = parent.map_or(initial, |parent| parent.base);
        let view = View::new(element, parent.map(|parent| &**parent));
        let (own, letter) = self.declarations(view);
        let mut style = above.inherited();
        style.display = element.name.display();
        if let Some(lang) = &element.lang {
            style.direction = lang.direction();
            style.lang = lang.clone();
        }
        apply(&own, &mut style, &above, base);
        self.override_from_config(element, parent, &mut style);
        // The layout counts on lines that have some height: a note in lines of none would take no room on its page.
        style.text.leading = style.text.leading.max(style.font.size / 2);
        let first_letter = (!letter.is_empty()).then(|| {
            let mut first = style.inherited();
            apply(&letter, &mut first, &style, base);
            first
        });
        let base = match element.name {
            ElementName::Html | ElementName::Body => {
                RootType { size: style.font.size, leading: style.text.leading }
            }
            _ => base,
        };
        Styled { id: 0, element: element.clone(), parent: parent.cloned(), style, first_letter, base }
    }

    /// Returns the declarations that meet an element and its first letter, the strongest last.
    fn declarations(&self, view: View<'_>) -> (Vec<&Declared>, Vec<&Declared>) {
        let mut caches = SelectorCaches::default();
        let (mut own, mut letter) = (Vec::new(), Vec::new());
        for rule in self.rules.iter().filter(|rule| view.may_be(&rule.subject)) {
            if !view.meets(&rule.selector, &mut caches) {
                continue;
            }
            match rule.selector.has_pseudo_element() {
                true => letter.extend(rule.declarations.iter()),
                false => own.extend(rule.declarations.iter()),
            }
        }
        for found in [&mut own, &mut letter] {
            found.sort_by_key(|declared| (declared.property.turn(), declared.important));
        }
        (own, letter)
    }

    /// Lets the keys of `[print]` have the last word.
    fn override_from_config(
        &self,
        element: &Element,
        parent: Option<&Arc<Styled>>,
        style: &mut ComputedStyle,
    ) {
        if parent.is_none() {
            let ratio = style.text.leading.ratio(style.font.size);
            style.font.size = self.size.unwrap_or(style.font.size);
            style.text.leading = self.leading.unwrap_or_else(|| style.font.size.scale(ratio));
        }
        if element.name == ElementName::Section && element.classes.has("chapter") {
            match self.start {
                Start::Any => {}
                Start::Recto => style.block.break_before = super::Break::Recto,
                Start::RunOn => style.block.break_before = super::Break::Auto,
            }
        }
    }
}

/// Applies declarations in their order, and settles what only shows when all are known.
pub(super) fn apply(
    declarations: &[&Declared],
    style: &mut ComputedStyle,
    parent: &ComputedStyle,
    base: RootType,
) {
    let mut leading_is_own = false;
    for declared in declarations {
        if declared.property.turn() > 0 && !leading_is_own {
            settle_leading(style);
            leading_is_own = true;
        }
        Setting { style, parent, base }.set(declared.property, &declared.value);
    }
    if !leading_is_own {
        settle_leading(style);
    }
    let border = &mut style.block.border;
    for border in [&mut border.before, &mut border.end, &mut border.after, &mut border.start] {
        if border.line == BorderLine::None {
            border.width = Length::ZERO;
        }
    }
}

/// Makes the leading follow the size of the type where a bare number was inherited.
fn settle_leading(style: &mut ComputedStyle) {
    if let Some(factor) = style.text.leading_factor {
        style.text.leading = style.font.size.scale(f64::from(factor));
    }
}
