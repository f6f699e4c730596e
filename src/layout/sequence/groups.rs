//! Which sections share pages, and on which side of a leaf they begin.

use super::Request;
use crate::layout::page::{HeaderHeight, HeaderPlace};
use crate::model::{Matter, SectionIndex};
use crate::num::saturate;
use crate::style::{AlignContent, Break, Display};
use std::ops::Range;
use std::sync::Arc;

/// A header, and where it stands in its book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) height: HeaderHeight,
    pub(super) place: HeaderPlace,
}

/// Sections that follow one another on the same pages; one, unless articles run on.
#[derive(Clone, Debug)]
pub(super) struct Members {
    pub(super) sections: Vec<SectionIndex>,
    pub(super) matter: Matter,
    pub(super) break_before: Break,
    /// The name of its pages.
    pub(super) page: Option<Arc<str>>,
    /// The name of the pages that face theirs, which then are all versos.
    pub(super) facing: Option<Arc<str>>,
    /// Where on a page that they do not fill they stand.
    pub(super) align: AlignContent,
    /// The header that they begin with, and where it stands. `None` if none is to be placed.
    pub(super) header: Option<Header>,
}

impl Members {
    /// Makes a group without sections, for what depends only on the name of its pages.
    pub(super) fn named(matter: Matter, page: Option<Arc<str>>) -> Self {
        let (break_before, align) = (Break::Auto, AlignContent::Normal);
        Self { sections: Vec::new(), matter, break_before, page, facing: None, align, header: None }
    }

    /// Returns its sections, half open; only those that are not printed lie between them.
    pub(super) fn range(&self) -> Range<SectionIndex> {
        let first = self.sections.first().copied().unwrap_or_default();
        first..self.sections.last().map_or(first, |last| SectionIndex(last.0 + 1))
    }
}

/// Returns the groups of a book in order, without the sections that are not printed.
pub(super) fn groups(request: Request<'_>) -> Vec<Members> {
    let mut groups: Vec<Members> = Vec::new();
    for (at, section) in request.book.sections.iter().enumerate() {
        let index = SectionIndex(saturate(at));
        let styled = request.cascade.section(section);
        if styled.style.display == Display::None {
            continue;
        }
        let style = &styled.style.block;
        let align = style.align_content;
        let break_before = match style.break_before {
            Break::Recto | Break::Verso if request.cascade.is_single_sided() => Break::Page,
            other => other,
        };
        let runs_on = matches!(break_before, Break::Auto | Break::Avoid);
        match groups.last_mut() {
            Some(last) if runs_on && goes_on(last.matter, section.matter()) && last.page == style.page => {
                last.sections.push(index);
            }
            _ => groups.push(Members {
                sections: vec![index],
                matter: section.matter(),
                break_before,
                page: style.page.clone(),
                facing: style.facing.clone(),
                align,
                header: None,
            }),
        }
    }
    groups
}

/// Tells whether what is of one matter may stand below what is of another: pages are numbered on from the text to what
/// comes after it, and not from what comes before it.
fn goes_on(from: Matter, to: Matter) -> bool {
    from == to || (from, to) == (Matter::Body, Matter::Back)
}

/// Returns whether a group begins on a verso, where the next page is one or not.
pub(super) fn starts_verso(break_before: Break, next_verso: bool) -> bool {
    match break_before {
        Break::Recto => false,
        Break::Verso => true,
        Break::Auto | Break::Avoid | Break::Page => next_verso,
    }
}
