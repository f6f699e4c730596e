//! A paragraph to lines: collect, prepare, break, finish.
//!
//! 1. **Collect** ([`Collector`]): words with their styles become a [`Collected`], which knows nothing of the
//!    model or of CSS.
//! 2. **Prepare** ([`Setter::prepare`]): words are shaped and hyphenated (each distinct one once), bidirectional
//!    levels and places to break are found. Independent of the measure.
//! 3. **Break** ([`Prepared::break_lines`]): the best breaks for a [`ParagraphShape`], one [`BestBreaks`] for each number
//!    of lines that can be had, so that page breaking may choose.
//! 4. **Finish** ([`Setter::finish`]): a variant becomes [`SetLine`]s of positioned [`crate::frame::Item`]s.
//!
//! A [`Setter`] is shared by all threads; the order in which paragraphs are set changes nothing in them.

mod address;
mod anywhere;
mod breaker;
mod collect;
mod costs;
mod finish;
mod hyphenate;
mod letters;
mod missing;
mod numbers;
mod other_ends;
mod parameters;
mod prepare;
mod protrude;
mod rivers;
mod runs;
mod sense;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tex_reference;
mod ties;
mod word;

pub use breaker::{BestBreaks, LineEnd, Sum, Widths, solve};
pub use collect::{Collected, Collector, Decoration, InlineObject, LineMark, TextStyle};
pub use finish::{LineLink, Notice, NoticeKind, Quality, SetLine};
pub use missing::missing_characters;
pub use parameters::{LineFit, Parameters};
pub use prepare::Prepared;

use crate::font::FontBook;
pub use crate::style::Align;
use crate::unit::Length;
use hyphenate::Hyphenators;
use std::sync::Arc;
use word::SeenWords;

/// The shape a paragraph is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParagraphShape {
    /// The width of the text line.
    pub measure: Length,
    /// How far the first line starts in from the edge.
    pub indent: Length,
    /// How far every further line does.
    pub hang: Length,
    /// How many lines from the first stand clear of a drop initial, and how far in they start.
    pub initial: Option<(usize, Length)>,
    /// Where lines stand.
    pub align: Align,
    /// Whether lines are made equally long, the last one too, in as few as can be: titles.
    pub balance: bool,
    /// Whether a line rather ends where the sense does, as in titles: after a colon, before a preposition.
    pub by_sense: bool,
    /// Whether words may be divided; soft hyphens and hyphens in words are always places to break.
    pub hyphenate: bool,
}

impl ParagraphShape {
    /// Makes a justified format without indent.
    pub fn justified(measure: Length) -> Self {
        Self {
            measure,
            indent: Length::ZERO,
            hang: Length::ZERO,
            initial: None,
            align: Align::Justify,
            balance: false,
            by_sense: false,
            hyphenate: true,
        }
    }

    /// Makes a format of balanced lines without hyphens, as titles have.
    pub fn balanced(measure: Length, align: Align) -> Self {
        Self { align, balance: true, by_sense: true, hyphenate: false, ..Self::justified(measure) }
    }

    /// Makes a format of uneven lines, as notes have.
    pub fn ragged(measure: Length, align: Align) -> Self {
        Self { align, ..Self::justified(measure) }
    }

    /// Returns how far a line starts in, 0-based.
    pub fn start_of(&self, line: usize) -> Length {
        match self.initial {
            Some((lines, by)) if line < lines => by,
            _ if line == 0 => self.indent,
            _ => self.hang,
        }
    }

    /// Returns the width of the shortest line.
    pub fn narrowest(&self) -> Length {
        self.width_of(0).min(self.width_of(usize::MAX))
    }

    /// Returns the width a line has to fill, 0-based.
    pub fn width_of(&self, line: usize) -> Length {
        self.measure - self.start_of(line)
    }
}

/// Sets paragraphs; holds the fonts and what is known of each distinct word.
#[derive(Debug)]
pub struct Setter<'a> {
    fonts: &'a FontBook,
    known: KnownWords,
}

/// What is known of words, for the setters of one set of typefaces.
#[derive(Clone, Debug, Default)]
pub struct KnownWords {
    words: Arc<SeenWords>,
    boxes: Arc<missing::Boxes>,
    hyphenators: Arc<Hyphenators>,
}

impl<'a> Setter<'a> {
    /// Makes a setter with these fonts.
    pub fn new(fonts: &'a FontBook) -> Self {
        Self::knowing(fonts, KnownWords::default())
    }

    /// Makes a setter that knows words already; invariant: setters with these typefaces have met them.
    pub fn knowing(fonts: &'a FontBook, known: KnownWords) -> Self {
        Self { fonts, known }
    }

    /// Returns the fonts it sets with.
    pub fn fonts(&self) -> &'a FontBook {
        self.fonts
    }

    /// Returns the boxes that stand for characters that no face has.
    fn boxes(&self) -> &missing::Boxes {
        &self.known.boxes
    }

    /// Sets a paragraph in one go, in its best variant; an empty one has no lines.
    pub fn set(&self, paragraph: &Collected, format: &ParagraphShape) -> Vec<SetLine> {
        let prepared = self.prepare(paragraph, format.narrowest());
        let variants = prepared.break_lines(format);
        match variants.iter().min_by(|a, b| a.demerits.total_cmp(&b.demerits)) {
            Some(best) => self.finish(&prepared, format, best),
            None => Vec::new(),
        }
    }
}
