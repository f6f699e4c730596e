//! The words of the sheets that test a printer.

use super::how_to::page;
use super::turned;
use super::writer::SectionWriter;
use crate::diagnostic::Placed;
use crate::impose::{Flip, Turning};
use crate::model::{Book, Metadata};
use crate::style;
use crate::unit::{Length, Sides, Size};

/// How long lines are on sheets that stand upright.
const TEST_MEASURE: Length = Length::mm(126);

/// Makes the words of the sheet that tests a printer, as a book of two pages: front and back.
pub fn test_sheet(series: &Metadata, flip: Flip) -> Book {
    let words = series.words().booklet;
    let mut writer = SectionWriter::new(series);
    writer.heading(1, words.test_title);
    writer.begin_text();
    // Who prints by hand has no edge to choose; the pile is put back otherwise.
    let (by_hand, otherwise) = match flip {
        Flip::SingleSided => (Some(words.test_by_hand), words.hand_round),
        Flip::ShortEdge | Flip::LongEdge => (None, words.test_flip),
    };
    let steps = [Some(words.test_print), by_hand, Some(words.test_light)];
    let printed = steps.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let stand = format!("{} {otherwise}", turned(&words, Turning::IN_HAND));
    let texts = [&printed, &stand, words.test_offset, words.test_scale, words.test_margin];
    texts.into_iter().for_each(|text| writer.text(text));
    writer.next_section();
    writer.heading(1, words.back);
    writer.book(series, "calibration")
}

/// Makes the words of the test of two sheets, as a book of six pages: the fronts, the backs, the backs from the last.
pub fn hand_test(series: &Metadata) -> Book {
    let words = series.words().booklet;
    let mut writer = SectionWriter::new(series);
    let pages = [(1, words.front), (2, words.front), (1, words.back), (2, words.back)];
    for (at, (sheet, side)) in pages.into_iter().chain([(2, words.back), (1, words.back)]).enumerate() {
        if at > 0 {
            writer.next_section();
        }
        // No other number stands on it: the two sides of a sheet bear the same.
        writer.heading(1, &sheet.to_string());
        writer.begin_text();
        writer.text(side);
    }
    writer.book(series, "hand-test")
}

/// Returns how the words of such sheets are set: below what is drawn on them, in long lines where they lie on their
/// side, since there is little room below.
pub fn test_page(paper: Size) -> style::Options {
    let print = page(paper, Length::pt(12));
    let head = crate::impose::free_from(paper);
    let measure = if paper.width > paper.height { Length::mm(186) } else { TEST_MEASURE };
    let side = (paper.width - measure) / 2;
    let sides = |sides: Sides| Sides { head, inner: side, outer: side, ..sides };
    let margins = print.margins.map(|placed| Placed { value: sides(placed.value), ..placed });
    style::Options { margins, ..print }
}

/// Returns how the words of the test of two sheets are set: to be seen at once, and taken for nothing else.
pub fn hand_test_page(paper: Size) -> style::Options {
    let font_size = Some(Placed { value: Length::pt(60), span: None });
    style::Options { font_size, ..page(paper, Length::pt(72)) }
}
