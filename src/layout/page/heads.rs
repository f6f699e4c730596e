//! Running heads and folios: what stands in the margins of a page.

use super::rooms;
use crate::frame::{ArtifactKind, Bearing, Page, RegionKind};
use crate::lang::fill;
use crate::layout::Lines;
use crate::layout::block;
use crate::layout::context::Context;
use crate::layout::inline::{Align, Collector, ParagraphShape, SetLine};
use crate::layout::text_style::text_style;
use crate::model::Direction;
use crate::num::saturate;
use crate::style::{BoxPosition, ContentPart, CounterStyle, MarginBox, PageEdge, PageStyle, Phrase};
use crate::unit::{Point, Rect, Size};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// The names that running heads use, with their words.
pub type Strings = BTreeMap<Arc<str>, Arc<str>>;

/// How far the running head's baseline stands above the text's first, and the folio's below its last, in
/// lines of the grid.
const HEAD: f64 = 2.0;
const FOOT: f64 = 2.2;
/// How far the folio's baseline stands below room to write, in lines of the grid.
const UNDER: f64 = 1.2;
/// As many letters as stand on the width of an em, be they as narrow as they may.
const LETTERS_PER_EM: f64 = 8.0;
/// As many low strokes, which make a rule to write on, as are as wide as an em.
const STROKES_PER_EM: f64 = 2.0;
/// The share of the measure that a running head may take.
const WIDEST: f64 = 0.85;

/// What a page is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folio {
    /// Its number, or that of the page it is put after.
    pub number: u64,
    /// Whether it stands in the front matter, which counts in Roman numerals.
    pub front: bool,
    /// Which of the pages put after that page it is, from 1; 0 for the page itself.
    pub inserted: u32,
}

impl Folio {
    /// Writes the number in a style, and a letter after it on a page that is put between others: `3a`.
    fn shown(self, style: CounterStyle) -> String {
        let number = block::count(self.number, style);
        match self.inserted {
            0 => number,
            which => number + &block::count(which.into(), CounterStyle::LowerAlpha),
        }
    }
}

impl fmt::Display for Folio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown(if self.front { CounterStyle::LowerRoman } else { CounterStyle::Decimal }))
    }
}

/// What a page's running heads and its folio are made of.
#[derive(Clone, Copy, Debug)]
pub struct RunningHead<'a> {
    /// The words that the text has set, by name.
    pub strings: &'a Strings,
    /// The page's number.
    pub folio: Folio,
}

/// Puts a page's running heads and folio, under the room to write that it has in its lower margin.
pub fn put(context: &Context<'_>, page: &mut Page, style: &PageStyle, said: RunningHead<'_>) {
    let Some(grid) = page.grid else { return };
    let main = page.regions.iter().find(|region| region.kind == RegionKind::Main).map(|region| region.area);
    let Some(main) = main else { return };
    let last = grid.first + grid.step * i64::from(context.main.lines - Lines::ONE);
    let foot = if rooms::foot(page, style).is_some() { UNDER } else { FOOT };
    for part in &style.boxes {
        let letters = main.size.width.ratio(part.style.font.size) * STROKES_PER_EM * WIDEST;
        let words = words(context, &part.content, said, saturate(letters));
        if words.trim().is_empty() {
            continue;
        }
        let y = match part.edge {
            PageEdge::Head => grid.first - grid.step.scale(HEAD),
            PageEdge::Foot => rooms::foot(page, style).unwrap_or(last) + grid.step.scale(foot),
        };
        let line = set(context, part, &words, main.size);
        let artifact = match part.edge {
            PageEdge::Head => ArtifactKind::Header,
            PageEdge::Foot => ArtifactKind::Footer,
        };
        let origin = Point { x: main.origin.x, y: y - line.ascent };
        let size = Size { width: main.size.width, height: line.ascent + line.descent };
        page.regions.push(crate::frame::Region { kind: RegionKind::Head, area: Rect { origin, size } });
        // All pages are held until they are written: none keeps room that is not filled.
        page.items.reserve_exact(line.items.len());
        for mut item in line.items {
            item.at.x += main.origin.x;
            item.at.y += y;
            item.region = RegionKind::Head;
            item.bearing = Bearing::Artifact(artifact);
            page.items.push(item);
        }
    }
}

/// Returns what is said in a margin or over room to write, on a line of about so many letters.
pub fn words(
    context: &Context<'_>,
    content: &[ContentPart],
    said: RunningHead<'_>,
    letters: usize,
) -> String {
    let RunningHead { strings, folio } = said;
    content
        .iter()
        .map(|content| match content {
            ContentPart::Phrase(phrase) => {
                let words = context.book.metadata.words().handouts;
                match phrase {
                    Phrase::Notes => words.room,
                    Phrase::Cues => words.cues,
                    Phrase::Summary => words.summary,
                    Phrase::NameLine => return ruled(words.name_line, letters),
                }
                .to_owned()
            }
            ContentPart::Text(text) => text.to_string(),
            ContentPart::Page(style) => folio.shown(*style),
            // A title that a subtitle goes on from ends in a colon, which leads nowhere in a head.
            ContentPart::Running(name) => strings
                .get(name)
                .map(|words| words.trim_end_matches([':', ' ']).to_owned())
                .unwrap_or_default(),
        })
        .collect()
}

/// Returns a phrase with rules to write on in its two places, the first twice as long as the second.
fn ruled(phrase: &str, letters: usize) -> String {
    let free = letters.saturating_sub(phrase.chars().count());
    let rule = |share: usize| "_".repeat(free * share / 3);
    fill(&fill(phrase, rule(2)), rule(1))
}

/// Sets a head on one line; one that is too long ends in dots.
fn set(context: &Context<'_>, part: &MarginBox, words: &str, room: Size) -> SetLine {
    let style = Arc::new(text_style(context.setter.fonts(), &part.style));
    let align = match part.place {
        BoxPosition::Left => Align::Start,
        BoxPosition::Center => Align::Center,
        BoxPosition::Right => Align::End,
    };
    let rtl = part.style.direction == Direction::Rtl;
    // Places are those of the page, alignments those of the line.
    let align = match (align, rtl) {
        (Align::Start, true) => Align::End,
        (Align::End, true) => Align::Start,
        (align, _) => align,
    };
    let widest = room.width.scale(WIDEST);
    let format = ParagraphShape { hyphenate: false, ..ParagraphShape::ragged(room.width, align) };
    let line = |end: usize| {
        let kept = words[..end].trim_end();
        let shown = if end < words.len() { format!("{kept}…") } else { words.to_owned() };
        let mut builder = Collector::new(rtl);
        builder.text(&shown, &style, Bearing::Artifact(ArtifactKind::Header));
        let mut lines = context.setter.set(&builder.build(), &format);
        let fits = lines.len() == 1 && lines[0].width <= widest;
        (fits, if lines.is_empty() { SetLine::default() } else { lines.swap_remove(0) })
    };
    // A title of a thousand words, or of one that is as long, is not set to its end on each page: no line holds so many
    // letters.
    let most = saturate::<usize>(room.width.to_pt() / part.style.font.size.to_pt().max(1.0) * LETTERS_PER_EM);
    let held = words.char_indices().nth(most).map(|(at, _)| &words[..at]);
    let held = held.unwrap_or(words);
    let begun = words.len() - words.trim_start().len();
    let between_words = held.char_indices().filter(|(at, c)| *at > begun && c.is_whitespace());
    let mut ends: Vec<usize> = between_words.map(|(at, _)| at).collect();
    if held.len() == words.len() {
        let (fits, whole) = line(words.len());
        if fits || ends.is_empty() {
            return whole;
        }
    }
    if ends.is_empty() {
        ends = held.grapheme_indices(true).map(|(at, _)| at).filter(|at| *at > begun).collect();
    }
    let fitting = ends.partition_point(|end| line(*end).0);
    line(ends.get(fitting.saturating_sub(1)).copied().unwrap_or(held.len())).1
}
