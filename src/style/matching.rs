//! Shows an element and what it stands in to the `selectors` crate.

use super::cascade::Styled;
use super::element::{Element, Sibling};
use super::selector::{Atom, AttributeValue, Css, FirstLetter, LangRange};
use crate::model::{Direction, Lang};
use selectors::OpaqueElement;
use selectors::attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint};
use selectors::bloom::BloomFilter;
use selectors::context::{
    MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode, SelectorCaches,
};
use selectors::matching::{ElementSelectorFlags, matches_selector};
use selectors::parser::{Component, Selector};

/// An element under its parent, or the element before it, of which name and classes are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    known: Sibling,
    whole: Option<&'a Element>,
    parent: Option<&'a Styled>,
}

/// The name and a class that an element must have for a selector to meet it: most elements lack them, which is seen
/// sooner than all that a selector asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    name: Option<Atom>,
    class: Option<Atom>,
}

impl Subject {
    /// Returns what a selector asks first; of `::first-letter`, and of what has it, nothing.
    pub(super) fn of(selector: &Selector<Css>) -> Self {
        let mut subject = Self::default();
        if !selector.has_pseudo_element() {
            for part in selector.iter() {
                match part {
                    Component::LocalName(name) => subject.name = Some(name.lower_name.clone()),
                    Component::Class(class) => subject.class = Some(class.clone()),
                    _ => {}
                }
            }
        }
        subject
    }
}

impl<'a> View<'a> {
    /// Views an element that is to stand under `parent`.
    pub(super) fn new(element: &'a Element, parent: Option<&'a Styled>) -> Self {
        Self { known: element.as_sibling(), whole: Some(element), parent }
    }

    /// Tells whether a selector meets it; one of `::first-letter` is asked of the element that has it.
    pub(super) fn meets(self, selector: &Selector<Css>, caches: &mut SelectorCaches) -> bool {
        let mode = match selector.has_pseudo_element() {
            true => MatchingMode::ForStatelessPseudoElement,
            false => MatchingMode::Normal,
        };
        let mut context = MatchingContext::new(
            mode,
            None,
            caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        matches_selector(selector, 0, None, &self, &mut context)
    }

    /// Tells whether it has what a selector asks first.
    pub(super) fn may_be(self, subject: &Subject) -> bool {
        let is_named = |name: &Atom| self.known.name.as_str() == name.0;
        let has = |class: &Atom| self.known.classes.has(&class.0);
        subject.name.as_ref().is_none_or(is_named) && subject.class.as_ref().is_none_or(has)
    }

    /// Returns the language it is in, its own or that of what it stands in.
    fn language(self) -> Option<&'a Lang> {
        let own = self.whole.and_then(|element| element.lang.as_ref());
        own.or_else(|| self.parent.map(|parent| &parent.style.lang))
    }

    /// Returns its `dir`: on the root always, else where its own language runs another way than the root's.
    fn direction(self) -> Option<Direction> {
        let own = self.whole.and_then(|element| element.lang.as_ref())?.direction();
        let around = self.parent.map(|parent| parent.root_direction());
        (around != Some(own)).then_some(own)
    }
}

impl selectors::Element for View<'_> {
    type Impl = Css;

    /// Only selectors that are not honoured ask for identity.
    fn opaque(&self) -> OpaqueElement {
        match self.whole {
            Some(element) => OpaqueElement::new(element),
            None => OpaqueElement::new(&()),
        }
    }

    fn parent_element(&self) -> Option<Self> {
        self.parent.map(|parent| View::new(&parent.element, parent.parent.as_deref()))
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        let known = self.whole?.previous?;
        Some(View { known, whole: None, parent: self.parent })
    }

    /// Whether there is one is all that `:last-child` asks, and nothing else asks for it.
    fn next_sibling_element(&self) -> Option<Self> {
        let after = View { known: self.known, whole: None, parent: self.parent };
        self.whole.is_some_and(|element| !element.last).then_some(after)
    }

    fn first_element_child(&self) -> Option<Self> {
        None
    }

    fn is_html_element_in_html_document(&self) -> bool {
        true
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.known.name.as_str() == name
    }

    fn has_namespace(&self, _: &str) -> bool {
        true
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.known.name == other.known.name
    }

    fn attr_matches(
        &self,
        _: &NamespaceConstraint<&Atom>,
        name: &Atom,
        operation: &AttrSelectorOperation<&AttributeValue>,
    ) -> bool {
        match name.0.as_str() {
            "lang" => self
                .whole
                .and_then(|element| element.lang.as_ref())
                .is_some_and(|lang| operation.eval_str(lang.tag())),
            "dir" => self.direction().is_some_and(|direction| {
                operation.eval_str(match direction {
                    Direction::Ltr => "ltr",
                    Direction::Rtl => "rtl",
                })
            }),
            _ => false,
        }
    }

    fn match_non_ts_pseudo_class(&self, range: &LangRange, _: &mut MatchingContext<Css>) -> bool {
        self.language().is_some_and(|lang| {
            let tag = lang.tag().to_ascii_lowercase();
            tag.strip_prefix(range.0.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    }

    fn match_pseudo_element(&self, _: &FirstLetter, _: &mut MatchingContext<Css>) -> bool {
        false
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        false
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, _: &Atom, _: CaseSensitivity) -> bool {
        false
    }

    fn has_class(&self, name: &Atom, _: CaseSensitivity) -> bool {
        self.known.classes.has(&name.0)
    }

    fn has_custom_state(&self, _: &Atom) -> bool {
        false
    }

    fn imported_part(&self, _: &Atom) -> Option<Atom> {
        None
    }

    fn is_part(&self, _: &Atom) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        false
    }

    fn is_root(&self) -> bool {
        self.parent.is_none()
    }

    fn add_element_unique_hashes(&self, _: &mut BloomFilter) -> bool {
        false
    }
}
