//! How text is set on pages that are smaller or larger than a book's usual ones.

use crate::unit::{Length, Sides, Size};

/// Size and leading of the text, and the margins, that a page asks for by its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSetting {
    /// The size of the text.
    pub font_size: Length,
    /// From baseline to baseline.
    pub leading: Length,
    /// The margins.
    pub margins: Sides,
}

/// Size and leading in hundredths of a point and margins in millimetres (inner, outer, head, foot) for pages up to a
/// width in millimetres; small pages are held near the eye, and on large ones a line has no more than some eighty
/// letters.
///
/// | page up to | size | leading | inner, outer, head, foot |
/// |---|---|---|---|
/// | 80 mm (A7) | 7.8 pt | 9.6 pt | 9, 8, 11, 12 mm |
/// | 115 mm (A6, a panel) | 9 pt | 11.4 pt | 13, 11, 14, 15 mm |
/// | 135 mm | 9.8 pt | 12.6 pt | 16, 14, 17, 18 mm |
/// | 160 mm (A5) | 10.5 pt | 13.65 pt | 20, 17, 20, 22 mm |
/// | wider (A4) | 12 pt | 16.2 pt | 30, 30, 27, 32 mm |
const SETTINGS: [(i64, i64, i64, [i64; 4]); 5] = [
    (80, 780, 960, [9, 8, 11, 12]),
    (115, 900, 1140, [13, 11, 14, 15]),
    (135, 980, 1260, [16, 14, 17, 18]),
    (160, 1050, 1365, [20, 17, 20, 22]),
    (i64::MAX, 1200, 1620, [30, 30, 27, 32]),
];

impl PageSetting {
    /// Returns the setting of a page.
    pub fn of(page: Size) -> Self {
        let row =
            SETTINGS.iter().find(|(most, ..)| page.width.to_mm() <= *most as f64).unwrap_or(&SETTINGS[3]);
        let (_, size, leading, [inner, outer, head, foot]) = *row;
        let [inner, outer, head, foot] = [inner, outer, head, foot].map(Length::mm);
        Self {
            font_size: Length::pt(size) / 100,
            leading: Length::pt(leading) / 100,
            margins: Sides { inner, outer, head, foot },
        }
    }
}
