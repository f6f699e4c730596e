//! What stands beside the text: words explained, and remarks for whoever leads.

use super::{Blocks, Inlines};
use crate::diagnostic::Span;
use serde::Serialize;
use std::hash::{Hash, Hasher};

/// The place of an aside among those of its section, 0-based.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct AsideIndex(pub u32);

/// Something that stands beside the text; [`super::Inline::Beside`] marks what it speaks of.
///
/// Only handouts have some.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Where it stands.
    pub place: AsidePlace,
    /// What it is found by: the word, or the paragraphs it speaks of.
    pub label: Inlines,
    /// What it says.
    pub blocks: Blocks,
    /// Where it was read.
    pub span: Span,
}

/// The kinds of [`Aside`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsideKind {
    /// A word with its explanation.
    Term,
    /// A question that the group takes up at a paragraph.
    Question,
    /// A remark for the leader.
    Remark,
}

/// Where an [`Aside`] stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsidePlace {
    /// In the margin, level with what it speaks of.
    #[default]
    Margin,
    /// At the foot of the page, as notes do.
    Foot,
    /// In a list after the text: in the order of the section.
    List,
    /// In a list of several articles' words.
    Elsewhere,
}

/// As of a [`super::Node`]: where it was read is no part of what it is.
impl Hash for Aside {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { kind, place, label, blocks, span: _ } = self;
        (kind, place, label, blocks).hash(state);
    }
}
