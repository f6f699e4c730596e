//! Lengths as they are given to whoever measures them: on American paper in inches too.

use crate::model::Paper;
use crate::num::saturate;
use crate::unit::{self, Length, Size};

/// Sixteenths are as fine as rules of inches are divided.
const PARTS: i64 = 16;

/// How lengths are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measures {
    /// Whether inches stand beside millimetres.
    pub(super) in_inches: bool,
}

impl Measures {
    /// Returns how they are given to whoever has such paper.
    pub(super) fn on(paper: Paper) -> Self {
        Self { in_inches: paper == Paper::Letter }
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
        match name.as_str() {
            "half-letter" => "Half Letter (5.5 × 8.5 in)".to_owned(),
            "letter" => "Letter (8.5 × 11 in)".to_owned(),
            "legal" => "Legal (8.5 × 14 in)".to_owned(),
            "tabloid" => "Tabloid (11 × 17 in)".to_owned(),
            _ if self.in_inches && name.ends_with("mm") => {
                format!("{} × {} in ({name})", inches(size.width), inches(size.height))
            }
            _ => name,
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
        let (there, here) = (Measures::on(Paper::Letter), Measures::on(Paper::A4));
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
}
