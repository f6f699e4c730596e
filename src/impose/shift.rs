//! How far pages are moved from their places: for the gutter, and for creep.

use crate::impose::{Build, Scheme};
use crate::unit::{Length, Size};

/// How far a page is moved from the spine, by the number of pages; in tenths of a millimetre, for what is
/// stapled or sewn through the fold and opens flat, and for what is glued and does not.
///
/// | pages up to | sewn | glued |
/// |---|---|---|
/// | 32 | 0 mm | 2 mm |
/// | 64 | 0.5 mm | 3 mm |
/// | 128 | 1 mm | 4 mm |
/// | 256 | 2 mm | 5 mm |
/// | more | 3 mm | 6 mm |
const GUTTER: [(u32, i64, i64); 5] =
    [(32, 0, 20), (64, 5, 30), (128, 10, 40), (256, 20, 50), (u32::MAX, 30, 60)];

/// Returns how far the pages of a booklet are moved from its spine; never more than a thirtieth of their width,
/// which small pages can spare.
pub fn gutter(scheme: Scheme, pages: u32, page: Size) -> Length {
    let row = GUTTER.iter().find(|(most, _, _)| pages <= *most);
    let tenths = match (scheme.traits().build, row) {
        (Build::OneSheet { .. } | Build::Leaves, _) | (_, None) => 0,
        (Build::Bifolia { is_glued: true }, Some((_, _, glued))) => *glued,
        (Build::Bifolia { is_glued: false } | Build::Quires, Some((_, sewn, _))) => *sewn,
    };
    (Length::mm(tenths) / 10).min(page.width / 30)
}

/// Returns how far the pages of a bifolium are moved towards the spine, by how many lie around it: the fold
/// pushes each outwards by the thickness of those, and the fore-edge is cut.
pub(super) fn creep(around: u32, caliper: Length, trim: bool) -> Length {
    if trim { caliper * i64::from(around) } else { Length::ZERO }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gutter_grows_with_the_book() {
        let a5 = Size { width: Length::mm(148), height: Length::mm(210) };
        for (scheme, pages, tenths) in [
            (Scheme::Saddle, 32, 0),
            (Scheme::Saddle, 33, 5),
            (Scheme::HeadToHead, 128, 10),
            (Scheme::Saddle, 129, 20),
            (Scheme::Saddle, 10_000, 30),
            (Scheme::Perfect, 1, 20),
            (Scheme::Leaflet, 6, 0),
        ] {
            assert_eq!(gutter(scheme, pages, a5), Length::mm(tenths) / 10, "{scheme:?} {pages}");
        }
        let a7 = Size { width: Length::mm(74), height: Length::mm(105) };
        assert_eq!(gutter(Scheme::Perfect, 400, a7), Length::mm(74) / 30);
    }
}
