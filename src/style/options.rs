//! What style obeys of the configuration: the page, and how text is set on it.

use crate::diagnostic::Placed;
use crate::unit::{Length, PageSetting, Sides, Size};

/// How pages are set, over all style sheets; what is `None` comes from `styles/print.css`, or by the page's width
/// from [`usual_setting`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The page, a preset's or its own size; `None` follows the paper.
    pub page: Option<Placed<Size>>,
    /// The size of the text.
    pub font_size: Option<Placed<Length>>,
    /// From baseline to baseline.
    pub leading: Option<Placed<Length>>,
    /// The margins.
    pub margins: Option<Placed<Sides>>,
    /// Where an article starts.
    pub start: Start,
    /// How many pages the title, the imprint, the epigraph and the contents take.
    pub front: FrontPages,
    /// Which parts around the text are not printed.
    pub leave_out: Vec<LeftOut>,
    /// Whether only the fronts of sheets are printed: margins are not mirrored, and no page is left blank.
    pub single_sided: bool,
    /// Whether paragraphs show their numbers.
    pub paragraph_numbers: bool,
    /// In handouts, from rule to rule of room to write in, except in large print. `None` follows the layout.
    pub ruling: Option<Length>,
}

impl Options {
    /// Returns the same with `front` as it is for a book that is short or not.
    pub fn for_book(&self, is_short: bool) -> Self {
        let front = match self.front {
            FrontPages::Auto if is_short => FrontPages::Compact,
            FrontPages::Auto => FrontPages::Full,
            chosen => chosen,
        };
        Self { front, ..self.clone() }
    }

    /// Returns the parts that are not printed, by their elements.
    pub(super) fn left_out(&self) -> impl Iterator<Item = &'static str> {
        let none = (self.front == FrontPages::None)
            .then_some(["titlepage", "copyright-page", "epigraph", "toc"])
            .into_iter()
            .flatten();
        none.chain(self.leave_out.iter().map(|part| part.class()))
    }

    /// Returns the same with size, leading and margins as given.
    pub fn set_with(&self, setting: PageSetting) -> Self {
        let PageSetting { font_size, leading, margins } = setting;
        Self {
            font_size: Some(Placed::nowhere(font_size)),
            leading: Some(Placed::nowhere(leading)),
            margins: Some(Placed::nowhere(margins)),
            ..self.clone()
        }
    }

    /// Returns the same for another page, with size, leading and margins that suit it.
    pub fn on_page(&self, page: Size) -> Self {
        Self { page: Some(Placed::nowhere(page)), ..self.set_with(usual_setting(page)) }
    }
}

/// `start`: where an article starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// On a new page.
    #[default]
    Any,
    /// On a new right-hand page.
    Recto,
    /// Where the one before it ends.
    RunOn,
}

/// `front`: the pages before the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrontPages {
    /// Compact where the book is short, else full.
    #[default]
    Auto,
    /// Title, imprint, epigraph and contents each have their page.
    Full,
    /// Title and imprint share a page, and epigraph and contents the next.
    Compact,
    /// Nothing stands before the text.
    None,
}

/// `leave-out`: a part around the text that is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// The contents.
    Contents,
    /// The imprint.
    Imprint,
    /// The colophon.
    Colophon,
    /// The epigraph of the series.
    Epigraph,
}

impl LeftOut {
    /// Returns the class of its section.
    const fn class(self) -> &'static str {
        match self {
            Self::Contents => "toc",
            Self::Imprint => "copyright-page",
            Self::Colophon => "colophon",
            Self::Epigraph => "epigraph",
        }
    }
}

/// Size and leading in hundredths of a point and margins in millimetres (inner, outer, head, foot) for pages up to a
/// width in millimetres; small pages are held near the eye.
///
/// | page up to | size | leading | inner, outer, head, foot |
/// |---|---|---|---|
/// | 80 mm (A7) | 7.8 pt | 9.6 pt | 8, 9, 12, 13 mm |
/// | 115 mm (A6, a panel) | 9 pt | 11.4 pt | 11, 13, 14, 15 mm |
/// | 135 mm | 9.8 pt | 12.6 pt | 14, 16, 17, 18 mm |
/// | 160 mm (A5) | 10.5 pt | 13.65 pt | 17, 20, 20, 22 mm |
/// | wider (B5) | 12 pt | 16.2 pt | 27, 33, 27, 32 mm |
///
/// The two inner margins of a spread are seen as one. So each is narrower than the outer one, where also the thumb
/// lies: what a binding takes of it, glue or holes, the booklet adds ([`crate::impose::gutter`],
/// [`crate::impose::kept_free`]).
const SETTINGS: [(i64, i64, i64, [i64; 4]); 5] = [
    (80, 780, 960, [8, 9, 12, 13]),
    (115, 900, 1140, [11, 13, 14, 15]),
    (135, 980, 1260, [14, 16, 17, 18]),
    (160, 1050, 1365, [17, 20, 20, 22]),
    (i64::MAX, 1200, 1620, [27, 33, 27, 32]),
];

/// The longest line that 12 pt may have: some 75 letters. What a wider page has more goes to its margins.
const LONGEST_LINE: Length = Length::mm(130);
/// How much of that counts for head and foot.
const SPARE_DOWN: Length = Length::mm(24);
/// The largest page that is held like a book.
const LETTER: Size = Size { width: Length::mm(216), height: Length::mm(280) };

/// Returns the setting that suits a page by its width.
pub fn usual_setting(page: Size) -> PageSetting {
    let row = SETTINGS.iter().find(|(most, ..)| page.width.to_mm() <= *most as f64).unwrap_or(&SETTINGS[4]);
    let (_, size, leading, [inner, outer, head, foot]) = *row;
    let [inner, outer, head, foot] = [inner, outer, head, foot].map(Length::mm);
    let setting = PageSetting {
        font_size: Length::pt(size) / 100,
        leading: Length::pt(leading) / 100,
        margins: Sides { inner, outer, head, foot },
    };
    of_wide_page(page, setting)
}

/// Gives what a wide page has over its longest line to the margins, those at the sides most. A page larger than Letter
/// both ways is one that is enlarged, with its text.
fn of_wide_page(page: Size, setting: PageSetting) -> PageSetting {
    let enlarged = page.width.ratio(LETTER.width).min(page.height.ratio(LETTER.height)).max(1.0);
    let scaled = |length: Length| length.scale(enlarged);
    let Sides { inner, outer, head, foot } = setting.margins;
    let spare = (page.width - scaled(LONGEST_LINE + inner + outer)).max(Length::ZERO);
    // A page that lies across has none to give at its head and foot.
    let spare_down = spare.min(scaled(SPARE_DOWN));
    PageSetting {
        font_size: scaled(setting.font_size),
        leading: scaled(setting.leading),
        margins: Sides {
            inner: scaled(inner) + spare * 5 / 11,
            outer: scaled(outer) + spare * 6 / 11,
            head: scaled(head) + spare_down / 6,
            foot: scaled(foot) + spare_down / 5,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{PAGES, page_named};

    /// Returns the width of a line in ems of the text: at 2.3 letters to the em or a little more, 75 of them are
    /// 31 or 32 ems.
    fn line(page: Size) -> f64 {
        let PageSetting { font_size, margins, .. } = usual_setting(page);
        (page.width - margins.inner - margins.outer).ratio(font_size)
    }

    // A line of A4 had 87 letters and one of Letter 90; the inner margin of A5 was the wider one, so that a spread
    // fell apart in the middle.
    #[test]
    fn no_page_has_longer_lines_than_are_read_with_ease_nor_a_wider_margin_at_the_spine() {
        let across = Size { width: Length::mm(297), height: Length::mm(210) };
        let pages = PAGES.iter().filter_map(|(name, ..)| page_named(name)).chain([across]);
        for page in pages {
            let PageSetting { font_size, leading, margins } = usual_setting(page);
            assert!(line(page) < 31.5, "{page:?}: {} em", line(page));
            assert!(margins.inner < margins.outer && margins.head < margins.foot, "{page:?}: {margins:?}");
            let lines = (page.height - margins.head - margins.foot).ratio(leading);
            assert!(lines > 20.0, "{page:?}: {lines} lines of {font_size:?}");
        }
        let [a4, a5] = ["A4", "A5"].map(|name| page_named(name).expect("a page"));
        assert!(line(a4) > 29.0 && line(a5) > 29.0, "not shorter than need be");
    }

    #[test]
    fn a_page_larger_than_letter_is_enlarged_with_its_text() {
        let [a4, a3] = ["A4", "A3"].map(|name| usual_setting(page_named(name).expect("a page")));
        assert_eq!(a4.font_size, Length::pt(12));
        assert!(a3.font_size > Length::pt(16) && a3.leading > Length::pt(22), "{a3:?}");
    }
}
