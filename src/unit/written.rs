//! Lengths and pages as people write them: `10.5pt`, `A5`, `120mm x 190mm`.

use super::{Length, Size};

/// The pages that have a name, each with width and height in millimetres.
pub const PAGES: [(&str, f64, f64); 11] = [
    ("A3", 297.0, 420.0),
    ("A4", 210.0, 297.0),
    ("A5", 148.0, 210.0),
    ("A6", 105.0, 148.0),
    ("A7", 74.0, 105.0),
    ("half-letter", 139.7, 215.9),
    ("letter", 215.9, 279.4),
    ("legal", 215.9, 355.6),
    ("tabloid", 279.4, 431.8),
    ("digest", 139.7, 209.55),
    ("trade", 152.4, 228.6),
];

/// Reads a length: a number with its unit, nothing else.
pub fn parse_length(text: &str) -> Option<Length> {
    let text = text.trim();
    let split = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at(split);
    let number = number.trim();
    if !number.bytes().all(|b| b.is_ascii_digit() || b == b'.') || number.len() > 12 {
        return None;
    }
    let number: f64 = number.parse().ok()?;
    Some(match unit {
        "pt" => Length::from_pt(number),
        "mm" => Length::from_mm(number),
        "cm" => Length::from_mm(number * 10.0),
        "in" => Length::from_mm(number * 25.4),
        _ => return None,
    })
}

/// Returns the page of that name, in any case.
pub fn page_named(name: &str) -> Option<Size> {
    let (_, width, height) = PAGES.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(name))?;
    Some(Size { width: Length::from_mm(*width), height: Length::from_mm(*height) })
}

/// Returns the name of a page or sheet, whichever way it is turned, as in `A4`; its measures where it has none.
pub fn name_of_page(size: Size) -> String {
    let (short, long) = (size.width.min(size.height), size.width.max(size.height));
    let near = |length: Length, mm: f64| (length - Length::from_mm(mm)).abs() < Length::from_mm(0.1);
    let known = PAGES.iter().find(|(_, width, height)| near(short, *width) && near(long, *height));
    match known {
        Some((name, _, _)) => (*name).to_owned(),
        None => format!("{} x {} mm", tenths(size.width), tenths(size.height)),
    }
}

/// Writes millimetres to a tenth, whole ones without it.
fn tenths(length: Length) -> String {
    let tenths = (length.to_mm() * 10.0).round() / 10.0;
    tenths.to_string()
}

/// Reads a page: its name, or `width x height`. One unit counts for both, as in `5x8in`.
pub fn parse_page(text: &str) -> Option<Size> {
    if let Some(page) = page_named(text.trim()) {
        return Some(page);
    }
    let (width, height) = text.split_once(['x', 'X', '×'])?;
    let unit = height.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let width = parse_length(width).or_else(|| parse_length(&format!("{width}{unit}")))?;
    Some(Size { width, height: parse_length(height)? })
}

/// Writes a length for a message: in points where they are whole, else in millimetres.
pub fn shown_length(length: Length) -> String {
    if length.units() % Length::UNITS_PER_PT == 0 && length != Length::ZERO {
        format!("{}pt", length.units() / Length::UNITS_PER_PT)
    } else {
        format!("{}mm", (length.to_mm() * 100.0).round() / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_need_a_unit() {
        for (text, length) in [
            ("10.5pt", Some(Length::from_units(133_350))),
            ("20mm", Some(Length::mm(20))),
            (" 2 cm ", Some(Length::mm(20))),
            ("1in", Some(Length::pt(72))),
            ("0mm", Some(Length::ZERO)),
            ("20", None),
            ("mm", None),
            ("-3mm", None),
            ("1e9mm", None),
            ("nanmm", None),
            ("infpt", None),
            ("10px", None),
            ("1.2.3mm", None),
            ("99999999999999999mm", None),
            ("", None),
        ] {
            assert_eq!(parse_length(text), length, "{text}");
        }
    }

    #[test]
    fn pages_have_names_or_two_sides() {
        let size = |width, height| Some(Size { width: Length::mm(width), height: Length::mm(height) });
        assert_eq!(parse_page("a5"), size(148, 210));
        assert_eq!(parse_page("120mm x 190mm"), size(120, 190));
        assert_eq!(parse_page("120mm×190mm"), size(120, 190));
        assert_eq!(parse_page("120x190mm"), size(120, 190));
        assert_eq!(parse_page("5 X 8 in"), Some(Size { width: Length::pt(360), height: Length::pt(576) }));
        for text in ["A0", "120mm", "120mm x 190", "120 x 190", "x", "120mmmm x 190mm"] {
            assert_eq!(parse_page(text), None, "{text}");
        }
    }
}
