//! The properties that the print edition honours: how each is read, and what it changes.
//!
//! A value is read anew for each style it goes into, so that there is one piece of code per property and
//! no second set of types for values that are not yet resolved. Styles are few: see
//! [`Cascade`](super::Cascade).

mod boxes;
mod content;
mod font;
mod text;

use super::computed::{ComputedStyle, LengthPercentage};
use super::value::{RelativeUnits, RootType};
use crate::unit::Length;
use cssparser::Parser;
use std::fmt;

pub(super) use content::contents;
pub use content::{ContentPart, Phrase};

/// Reads a value and changes the style. `None` if the value is not honoured.
type Set = fn(&mut Setting<'_>, &mut Parser<'_>) -> Option<()>;
/// Takes over the property from another style: the parent's for `inherit`.
type Take = fn(&mut ComputedStyle, &ComputedStyle);

/// A property that the print edition honours.
pub(super) struct Property {
    /// Its name in lower case.
    name: &'static str,
    set: Set,
    take: Take,
}

impl Property {
    const fn new(name: &'static str, set: Set, take: Take) -> Self {
        Self { name, set, take }
    }

    /// Returns when it is to be set: what other lengths rest on comes first.
    pub(super) fn turn(&self) -> u8 {
        match self.name {
            "font-size" => 0,
            "line-height" => 1,
            _ => 2,
        }
    }
}

impl fmt::Debug for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A style under way.
pub(super) struct Setting<'s> {
    /// The style that is made.
    pub(super) style: &'s mut ComputedStyle,
    /// The style it inherits from.
    pub(super) parent: &'s ComputedStyle,
    /// The size and leading of the text of the book, for `rem` and `rlh`.
    pub(super) base: RootType,
}

impl Setting<'_> {
    /// Returns what units mean for everything but size and leading themselves.
    fn metrics(&self) -> RelativeUnits {
        let RootType { size: rem, leading: rlh } = self.base;
        RelativeUnits { em: self.style.font.size, lh: self.style.text.leading, rem, rlh }
    }

    /// Returns what units mean for `font-size`, which rests on the parent's.
    fn parent_metrics(&self) -> RelativeUnits {
        let RootType { size: rem, leading: rlh } = self.base;
        RelativeUnits { em: self.parent.font.size, lh: self.parent.text.leading, rem, rlh }
    }

    /// Reads a length.
    fn length(&self, input: &mut Parser<'_>) -> Option<Length> {
        self.metrics().length(input)
    }

    /// Reads a length or a percentage of the measure.
    fn extent(&self, input: &mut Parser<'_>) -> Option<LengthPercentage> {
        self.metrics().extent(input)
    }

    /// Sets a property to a value as written; tells whether that is honoured.
    pub(super) fn set(&mut self, property: &Property, value: &str) -> bool {
        let mut input = Parser::new(value);
        match value.trim().to_ascii_lowercase().as_str() {
            "inherit" => (property.take)(self.style, self.parent),
            "initial" => (property.take)(self.style, &ComputedStyle::initial(&self.style.lang)),
            _ => return (property.set)(self, &mut input).is_some() && input.is_exhausted(),
        }
        true
    }
}

/// Names that readers of EPUB want beside the standard one, or that only a screen has a use for: the print
/// edition passes over them in silence.
const FOR_SCREENS: [&str; 11] = [
    "-epub-hyphens",
    "-webkit-hyphens",
    "-webkit-initial-letter",
    "-webkit-user-select",
    "overflow",
    "user-select",
    "overflow-wrap",
    "word-break",
    "word-wrap",
    "border-collapse",
    "max-height",
];

/// Tells whether a property means nothing on paper.
pub(super) fn is_for_screens(name: &str) -> bool {
    FOR_SCREENS.contains(&name)
}

/// Returns the property of a name.
pub(super) fn find(name: &str) -> Option<&'static Property> {
    let tables = [font::PROPERTIES, text::PROPERTIES, boxes::PROPERTIES, content::PROPERTIES];
    tables.into_iter().flatten().find(|property| property.name == name)
}

/// Returns the name of every property that is honoured.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let tables = [font::PROPERTIES, text::PROPERTIES, boxes::PROPERTIES, content::PROPERTIES];
    tables.into_iter().flatten().map(|property| property.name)
}
