//! Lengths as they are given to whoever measures them: on American paper in inches too.

use crate::model::{Direction, Paper};
use crate::num::saturate;
use crate::unit::{self, Length, Size};

/// Sixteenths are as fine as rules of inches are divided.
const PARTS: i64 = 16;

/// How lengths are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measures {
    /// Whether inches stand beside millimetres.
    pub(super) in_inches: bool,
    /// Which way the words run among which they stand.
    direction: Direction,
}

impl Measures {
    /// Returns how they are given to whoever has such paper, in words that run that way.
    ///
    /// Where they run from right to left no inches are given: their fractions would stand the wrong way round.
    pub(super) fn on(paper: Paper, direction: Direction) -> Self {
        Self { in_inches: paper == Paper::Letter && direction == Direction::Ltr, direction }
    }

    /// Returns whole millimetres for a place before the words `mm`: `54`, or `2 1/8 in = 54`.
    pub(super) fn before_mm(self, length: Length) -> String {
        let millimetres = format!("{:.0}", length.to_mm());
        match self.in_inches {
            true => format!("{} in = {millimetres}", inches(length)),
            false => millimetres,
        }
    }

    /// Returns a length for a drawing, which has room for one unit: `54 mm`, or `2 1/8 in`.
    pub(super) fn drawn(self, length: Length) -> String {
        match self.in_inches {
            true => format!("{} in", inches(length)),
            false => format!("{:.0} mm", length.to_mm()),
        }
    }

    /// Returns whole millimetres for a list whose unit has been said: `12, 57`, or `12 (1/2 in), 57 (2 1/4 in)`.
    pub(super) fn listed(self, lengths: impl IntoIterator<Item = Length>) -> String {
        let given = lengths.into_iter().map(|length| {
            let millimetres = format!("{:.0}", length.to_mm());
            match self.in_inches {
                true => format!("{millimetres} ({} in)", inches(length)),
                false => millimetres,
            }
        });
        given.collect::<Vec<_>>().join(", ")
    }

    /// Returns the name of paper as it stands on its pack, or its size.
    pub(super) fn paper(self, size: Size) -> String {
        let name = unit::name_of_page(size);
        let (known, inches_of_it) = match name.as_str() {
            "half-letter" => ("Half Letter", "5.5 × 8.5 in"),
            "letter" => ("Letter", "8.5 × 11 in"),
            "legal" => ("Legal", "8.5 × 14 in"),
            "tabloid" => ("Tabloid", "11 × 17 in"),
            _ if self.in_inches && name.ends_with("mm") => {
                return format!("{} × {} in ({name})", inches(size.width), inches(size.height));
            }
            _ => return name,
        };
        match self.direction {
            Direction::Ltr => format!("{known} ({inches_of_it})"),
            Direction::Rtl => known.to_owned(),
        }
    }
}

/// Returns a length to a sixteenth of an inch: `2 1/8`.
fn inches(length: Length) -> String {
    let parts = saturate::<i64>((length.to_mm() / 25.4 * PARTS as f64).round());
    let (whole, mut part, mut of) = (parts / PARTS, parts % PARTS, PARTS);
    while part != 0 && part % 2 == 0 {
        (part, of) = (part / 2, of / 2);
    }
    match (whole, part) {
        (_, 0) => whole.to_string(),
        (0, _) => format!("{part}/{of}"),
        _ => format!("{whole} {part}/{of}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // On Letter paper all was given in millimetres, to people whose rules have none.
    #[test]
    fn american_paper_is_measured_in_inches_too() {
        let (there, here) =
            (Measures::on(Paper::Letter, Direction::Ltr), Measures::on(Paper::A4, Direction::Ltr));
        for (length, there_given, here_given) in [
            (Length::mm(54), "2 1/8 in = 54", "54"),
            (Length::mm(12), "1/2 in = 12", "12"),
            (Length::from_mm(25.4), "1 in = 25", "25"),
            (Length::from_mm(0.3), "0 in = 0", "0"),
        ] {
            assert_eq!(
                (there.before_mm(length).as_str(), here.before_mm(length).as_str()),
                (there_given, here_given)
            );
        }
        let drawn = [there, here].map(|measures| measures.drawn(Length::mm(54)));
        assert_eq!(drawn, ["2 1/8 in", "54 mm"]);
        let places = || [12, 57].map(Length::mm);
        assert_eq!(there.listed(places()), "12 (1/2 in), 57 (2 1/4 in)");
        assert_eq!(here.listed(places()), "12, 57");
        let cut = Size { width: Length::mm(280), height: Length::mm(216) };
        assert_eq!(there.paper(cut), "11 × 8 1/2 in (280 x 216 mm)");
        assert_eq!(here.paper(cut), "280 x 216 mm");
    }

    // In Hebrew the parts of `2 1/8 in = 54` were read as `in = 54 1/8 2`.
    #[test]
    fn among_words_that_run_from_right_to_left_no_inches_are_given() {
        let [there, here] = [Paper::Letter, Paper::A4].map(|paper| Measures::on(paper, Direction::Rtl));
        let [sheet, cut] =
            [(Length::from_mm(215.9), Length::from_mm(279.4)), (Length::mm(280), Length::mm(216))]
                .map(|(width, height)| Size { width, height });
        for measures in [there, here] {
            assert_eq!(measures.before_mm(Length::mm(54)), "54");
            assert_eq!(measures.drawn(Length::mm(54)), "54 mm");
            assert_eq!(measures.listed([12, 57].map(Length::mm)), "12, 57");
            assert_eq!(measures.paper(cut), "280 x 216 mm");
            assert_eq!(measures.paper(sheet), "Letter");
        }
    }
}
