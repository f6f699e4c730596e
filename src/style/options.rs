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
/// width in millimetres; small pages are held near the eye, and on large ones a line has no more than some eighty
/// letters.
///
/// | page up to | size | leading | inner, outer, head, foot |
/// |---|---|---|---|
/// | 80 mm (A7) | 7.8 pt | 9.6 pt | 9, 8, 12, 13 mm |
/// | 115 mm (A6, a panel) | 9 pt | 11.4 pt | 13, 11, 14, 15 mm |
/// | 135 mm | 9.8 pt | 12.6 pt | 16, 14, 17, 18 mm |
/// | 160 mm (A5) | 10.5 pt | 13.65 pt | 20, 17, 20, 22 mm |
/// | wider (A4) | 12 pt | 16.2 pt | 30, 30, 27, 32 mm |
const SETTINGS: [(i64, i64, i64, [i64; 4]); 5] = [
    (80, 780, 960, [9, 8, 12, 13]),
    (115, 900, 1140, [13, 11, 14, 15]),
    (135, 980, 1260, [16, 14, 17, 18]),
    (160, 1050, 1365, [20, 17, 20, 22]),
    (i64::MAX, 1200, 1620, [30, 30, 27, 32]),
];

/// Returns the setting that suits a page by its width.
pub fn usual_setting(page: Size) -> PageSetting {
    let row = SETTINGS.iter().find(|(most, ..)| page.width.to_mm() <= *most as f64).unwrap_or(&SETTINGS[3]);
    let (_, size, leading, [inner, outer, head, foot]) = *row;
    let [inner, outer, head, foot] = [inner, outer, head, foot].map(Length::mm);
    PageSetting {
        font_size: Length::pt(size) / 100,
        leading: Length::pt(leading) / 100,
        margins: Sides { inner, outer, head, foot },
    }
}
