//! Page labels: the folios of the book as viewers show them. Source: ISO 32000-1, 12.4.2.

use super::PrintedSide;
use crate::frame::Page;
use crate::num::{from_roman, saturate};
use lopdf::{Dictionary, Object};

/// How a label is written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Label {
    Roman(i64),
    Arabic(i64),
    Words(String),
}

/// Returns the labels of the sides. Empty if sides hold several pages.
pub fn of(pages: &[Page], sides: &[PrintedSide]) -> Option<Dictionary> {
    let mut numbers: Vec<Object> = Vec::new();
    let mut expected = None;
    for (index, side) in sides.iter().enumerate() {
        let [placed] = side.placed[..] else { return None };
        let label = read(&pages.get(placed.page)?.label);
        if expected.as_ref() != Some(&label) {
            numbers.push((index as i64).into());
            numbers.push(Object::Dictionary(range(&label)));
        }
        expected = match label {
            Label::Roman(number) => Some(Label::Roman(number + 1)),
            Label::Arabic(number) => Some(Label::Arabic(number + 1)),
            Label::Words(_) => None,
        };
    }
    let mut labels = Dictionary::new();
    labels.set("Nums", numbers);
    Some(labels)
}

fn range(label: &Label) -> Dictionary {
    let mut range = Dictionary::new();
    match label {
        Label::Roman(number) => {
            range.set("S", "r");
            range.set("St", *number);
        }
        Label::Arabic(number) => {
            range.set("S", "D");
            range.set("St", *number);
        }
        Label::Words(words) => {
            range.set("P", Object::string_literal(crate::pdf::syntax::text_bytes(words)));
        }
    }
    range
}

fn read(label: &str) -> Label {
    let arabic = label.parse().ok().filter(|number| *number > 0).map(Label::Arabic);
    arabic.or_else(|| roman(label).map(Label::Roman)).unwrap_or_else(|| Label::Words(label.to_owned()))
}

/// Reads a number in small roman numerals.
fn roman(label: &str) -> Option<i64> {
    let is_small = label.chars().all(|c| c.is_ascii_lowercase());
    from_roman(&label.to_ascii_uppercase()).filter(|_| is_small).map(saturate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_numbers_where_they_can_be() {
        for (written, label) in [
            ("12", Label::Arabic(12)),
            ("xii", Label::Roman(12)),
            ("iv", Label::Roman(4)),
            ("A-3", Label::Words("A-3".into())),
            ("", Label::Words(String::new())),
        ] {
            assert_eq!(read(written), label);
        }
    }
}
