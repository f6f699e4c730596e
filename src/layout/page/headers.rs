//! Where titles and first lines of text stand on the pages that articles open: in one book at as few heights as can be.
//!
//! Source: Bringhurst, "The Elements of Typographic Style", 4th ed., section 4.1, and Hochuli and Kinross, "Designing
//! Books": the openings of a book sink to one depth. What stands above a title grows upwards into the sink, so that
//! titles stand on one line. Text begins at the depth that holds nearly all headers of the book, and shorter ones leave
//! lines free below. Headers that are much taller, with epigraphs or titles of many lines, have a depth of their own.

use super::pieces::{Maker, Ways};
use crate::layout::Lines;
use crate::layout::block::Flow;
use crate::layout::context::Context;
use std::collections::BTreeMap;

/// Of so many headers one may be too tall for the usual depth.
const ONE_OF: usize = 20;
/// Text begins at most this part of a page below where most headers would have it: the others give up no more for
/// taller ones.
const PART_FREE: u32 = 8;
/// Fewest lines of text below a header that is placed at all: a taller one fills its page.
const LEAST_TEXT: Lines = Lines::new(4);

/// What an article's header takes of the page that it opens, in lines of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderHeight {
    /// Left free above it by its style.
    pub sink: Lines,
    /// From its first line to that of its title. `None` without a title.
    pub above_title: Option<Lines>,
    /// From its first line to that of the text, with the space between them.
    pub height: Lines,
    /// Lines of a full page.
    pub page: Lines,
}

impl HeaderHeight {
    /// Measures the header that a flow begins with. `None` if it has none, or no text after it.
    pub fn measure(context: &Context<'_>, flow: &Flow) -> Option<Self> {
        let header = flow.header?;
        let leaves = flow.leaves.get(..=header.text)?;
        let mut sink = Lines::ZERO;
        let mut above_title = None;
        let mut height = Lines::ZERO;
        for (at, leaf) in leaves.iter().enumerate() {
            let space = context.main.lines_of(leaf.space);
            match at {
                0 => sink = space,
                _ => height += space,
            }
            if header.title == Some(at) {
                above_title = Some(height);
            }
            if at < header.text {
                let maker =
                    Maker { context, notes: &[], leaf, sink: Lines::ZERO, is_fixed: true, ways: Ways::Usual };
                height += maker.height();
            }
        }
        Some(Self { sink, above_title, height, page: context.main.lines })
    }
}

/// Where a header and the text below it stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderPlace {
    /// Lines left free above the header.
    pub sink: Lines,
    /// Lines left free below it, beyond what its style leaves.
    pub more: Lines,
    /// The line of its title, 0-based from the head of the page. `None` without a title.
    pub title: Option<Lines>,
    /// The line of the first text, 0-based.
    pub text: Lines,
}

/// The heights at which the titles and texts of a book begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderPlaces {
    /// The line of titles.
    title: Lines,
    /// The lines of first text, the least first.
    texts: Vec<Lines>,
}

impl HeaderPlaces {
    /// Chooses them for the headers of a book.
    pub fn of(headers: &[HeaderHeight]) -> Self {
        let placed: Vec<HeaderHeight> = headers.iter().copied().filter(is_placed).collect();
        let titles = placed.iter().filter_map(|header| Some(header.sink + header.above_title?));
        let title = usual(titles).unwrap_or_default();
        let mut rest: Vec<Lines> = placed.iter().map(|header| begin(*header, title).1).collect();
        rest.sort_unstable();
        let most = placed.iter().map(|header| header.page.get() / PART_FREE).min().map(Lines::new);
        let mut texts = Vec::new();
        while let (Some(depth), Some(most)) = (usual(rest.iter().copied()), most) {
            let within = rest.partition_point(|other| *other <= depth + most);
            let held = within.min(rest.len() - rest.len() / ONE_OF);
            let place = held.checked_sub(1).and_then(|last| rest.get(last)).copied().unwrap_or(depth);
            texts.push(place);
            rest.retain(|other| *other > place);
        }
        Self { title, texts }
    }

    /// Returns where a header stands.
    pub fn place(&self, header: HeaderHeight) -> HeaderPlace {
        if !is_placed(&header) {
            let title = header.above_title.map(|above| header.sink + above);
            let HeaderHeight { sink, height, .. } = header;
            return HeaderPlace { sink, more: Lines::ZERO, title, text: sink + height };
        }
        let (sink, least) = begin(header, self.title);
        let text = self.texts.iter().copied().find(|place| *place >= least).unwrap_or(least);
        let title = header.above_title.map(|above| sink + above);
        HeaderPlace { sink, more: text - least, title, text }
    }
}

/// Tells whether there is text below a header on its page.
fn is_placed(header: &HeaderHeight) -> bool {
    header.sink + header.height + LEAST_TEXT <= header.page
}

/// Returns what is left free above a header whose title is to stand on a line, and the first line that its text may
/// have. What stands above a title may be too tall for that.
fn begin(header: HeaderHeight, title: Lines) -> (Lines, Lines) {
    let sink = header.above_title.map_or(header.sink, |above| title - above);
    (sink, sink + header.height)
}

/// Returns the most frequent line, the least of those that are as frequent.
fn usual(lines: impl Iterator<Item = Lines>) -> Option<Lines> {
    let mut counts: BTreeMap<Lines, usize> = BTreeMap::new();
    lines.for_each(|line| *counts.entry(line).or_default() += 1);
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(line, _)| line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAGE: Lines = Lines::new(34);

    /// A header of a title on so many lines with so many lines above it, under a sink of three.
    fn header(above: u32, title: u32) -> HeaderHeight {
        let height = Lines::new(above + title + 2);
        HeaderHeight { sink: Lines::new(3), above_title: Some(Lines::new(above)), height, page: PAGE }
    }

    fn places(headers: &[HeaderHeight]) -> Vec<(u32, u32)> {
        let places = HeaderPlaces::of(headers);
        headers
            .iter()
            .map(|header| {
                let place = places.place(*header);
                (place.title.map_or(0, Lines::get), place.text.get())
            })
            .collect()
    }

    /// A line more above one title, or a title on two lines, moves neither title nor text.
    #[test]
    fn titles_and_texts_stand_on_one_line() {
        let usual = [header(2, 2), header(2, 2), header(2, 2)];
        assert_eq!(places(&usual), [(5, 9); 3]);
        let mixed = [header(2, 2), header(3, 2), header(2, 2), header(0, 2), header(2, 4), header(2, 2)];
        assert_eq!(places(&mixed), [(5, 11); 6]);
    }

    /// A header with an epigraph does not push the text of all others down a page.
    #[test]
    fn tall_headers_have_a_depth_of_their_own() {
        let mut headers = vec![header(2, 2); 10];
        headers.extend([header(2, 12), header(2, 13)]);
        let places = places(&headers);
        assert_eq!(places[..10], [(5, 9); 10]);
        assert_eq!(places[10..], [(5, 20); 2]);
    }

    /// One odd header among many does not move the others, near as it may be.
    #[test]
    fn one_of_many_stands_elsewhere() {
        let mut headers = vec![header(2, 2); 40];
        headers.push(header(2, 4));
        let places = places(&headers);
        assert_eq!(places[..40], [(5, 9); 40]);
        assert_eq!(places[40], (5, 11));
    }

    #[test]
    fn a_header_that_fills_its_page_is_left_as_it_is() {
        let tall = header(2, 40);
        let places = HeaderPlaces::of(&[tall, header(2, 2)]);
        assert_eq!(places.place(tall).more, Lines::ZERO);
        assert_eq!(places.place(tall).sink, tall.sink);
    }

    proptest! {
        /// A header never loses a line, text never stands above the end of its header, and of two headers the taller
        /// one never has its text higher up.
        #[test]
        fn nothing_is_pressed_together(
            heads in prop::collection::vec((0u32..6, 2u32..20), 1..60),
        ) {
            let headers: Vec<HeaderHeight> = heads.iter().map(|(above, title)| header(*above, *title)).collect();
            let places = HeaderPlaces::of(&headers);
            let placed: Vec<HeaderPlace> = headers.iter().map(|header| places.place(*header)).collect();
            for (header, place) in headers.iter().zip(&placed) {
                prop_assert_eq!(place.sink + header.height + place.more, place.text);
                prop_assert!(place.text < PAGE);
            }
            for (a, b) in placed.iter().zip(&placed) {
                let (least, other) = (a.text - a.more, b.text - b.more);
                prop_assert!(least > other || a.text <= b.text);
            }
        }
    }
}
