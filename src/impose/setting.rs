//! How a book is set on a page that is not the print edition's.

use crate::config::{Placed, PrintConfig};
use crate::unit::{Length, Sides, Size};

/// Size and leading in hundredths of a point and margins in millimetres (inner, outer, head, foot) for pages up to a
/// width in millimetres; small pages are held near the eye.
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

/// Returns what is configured for the print edition, with size, leading and margins for another page.
pub fn setting(print: &PrintConfig, page: Size) -> PrintConfig {
    let row = SETTINGS.iter().find(|(most, ..)| page.width.to_mm() <= *most as f64).unwrap_or(&SETTINGS[3]);
    let (_, size, leading, [inner, outer, head, foot]) = *row;
    let [inner, outer, head, foot] = [inner, outer, head, foot].map(Length::mm);
    PrintConfig {
        page: placed(page),
        font_size: placed(Length::pt(size) / 100),
        leading: placed(Length::pt(leading) / 100),
        margins: placed(Sides { inner, outer, head, foot }),
        ..print.clone()
    }
}

fn placed<T>(value: T) -> Option<Placed<T>> {
    Some(Placed { value, span: None })
}
