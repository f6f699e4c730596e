//! Where the headers of a book's articles stand: all are measured before the first is put on its page.

use super::Request;
use super::groups::{Header, Members};
use super::{Base, Names, Titles};
use crate::layout::block;
use crate::layout::folios::Folios;
use crate::layout::page::{HeaderHeight, HeaderPlaces};
use crate::model::SectionKind;
use crate::style::AlignContent;
use rayon::prelude::*;

/// Notes with each group where the header stands that it begins with; `known` has the heights of those measured before.
pub(super) fn place(
    request: Request<'_>,
    groups: &mut [Members],
    known: impl Fn(usize) -> Option<HeaderHeight> + Sync,
) {
    // A header names no pages.
    let folios = Folios::default();
    let names = Names::of(Titles::of(request.book), &folios);
    let base = Base { request, folios: &folios, names };
    let measured = |(at, members): (usize, &Members)| known(at).or_else(|| base.measure(members));
    let heights: Vec<Option<HeaderHeight>> = groups.par_iter().enumerate().map(measured).collect();
    let all: Vec<HeaderHeight> = heights.iter().flatten().copied().collect();
    let places = HeaderPlaces::of(&all);
    for (members, height) in groups.iter_mut().zip(heights) {
        members.header = height.map(|height| Header { height, place: places.place(height) });
    }
}

impl Base<'_> {
    /// Measures the header of an article that opens a page, and stands at its head.
    fn measure(&self, members: &Members) -> Option<HeaderHeight> {
        let first = members.sections.first().copied()?;
        let is_article = self.request.book.section(first).kind == SectionKind::Article;
        let is_at_head = matches!(members.align, AlignContent::Normal | AlignContent::Start);
        if !is_article || !is_at_head {
            return None;
        }
        let context = self.context(members);
        HeaderHeight::measure(&context, &block::header_flow(&context, first))
    }
}
