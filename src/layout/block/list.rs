//! Lists and definitions.

use super::{Marker, Walker};
use crate::frame::{Added, Bearing};
use crate::layout::PageCost;
use crate::model::{Blocks, Inlines, List};
use crate::num::to_roman;
use crate::style::{self, CounterStyle, Element, ElementName, Styled};
use std::sync::Arc;

/// How many letters of Latin number styles there are.
const LETTERS: u64 = 26;

impl<'a> Walker<'a> {
    pub(super) fn list(&mut self, list: &'a List, styled: &Arc<Styled>) {
        self.inside(styled, |walker| {
            let mut elements = vec![Element::new(ElementName::Li); list.items.len()];
            style::siblings(&mut elements);
            for (at, (item, element)) in list.items.iter().zip(elements).enumerate() {
                let item_style = walker.child(styled, element);
                let number = list.start.map(|start| start + at as u64);
                walker.marker = walker.item_marker(item, number, &item_style);
                walker.inside(&item_style, |walker| walker.blocks(item, &item_style));
                walker.marker = None;
            }
        });
    }

    fn item_marker(&mut self, item: &'a Blocks, number: Option<u64>, styled: &Arc<Styled>) -> Option<Marker> {
        let sign = match (&styled.style.text.marker, number) {
            (style::ListStyleType::None, _) => return None,
            (style::ListStyleType::Text(text), _) => text.to_string(),
            (style::ListStyleType::Counter(counter), _) => {
                format!("{}.", count(number.unwrap_or(1), *counter))
            }
            (_, Some(number)) => format!("{number}."),
            (style::ListStyleType::Disc, None) => "•".to_owned(),
            (style::ListStyleType::Circle, None) => "◦".to_owned(),
            (style::ListStyleType::Square, None) => "▪".to_owned(),
        };
        let node = item.first()?.id;
        let words = self.added(&sign, Bearing::Added(Added::Label(node)), styled);
        Some(Marker { words, gap: styled.style.font.size.scale(0.5) })
    }

    pub(super) fn definitions(&mut self, entries: &'a [(Inlines, Vec<Blocks>)], styled: &Arc<Styled>) {
        self.inside(styled, |walker| {
            let mut elements = Vec::new();
            for (_, explanations) in entries {
                elements.push(Element::new(ElementName::Dt));
                elements.resize(elements.len() + explanations.len(), Element::new(ElementName::Dd));
            }
            style::siblings(&mut elements);
            let mut elements = elements.into_iter();
            let mut next = |walker: &Self| {
                let element = elements.next().unwrap_or(Element::new(ElementName::Dd));
                walker.child(styled, element)
            };
            for (at, (term, explanations)) in entries.iter().enumerate() {
                let term_style = next(walker);
                let words = walker.words(term, &term_style);
                let first = walker.flow.leaves.len();
                walker.text(words, None, &term_style);
                // No entry stands on a page by itself.
                let is_edge = at == 1 || (at > 0 && at + 1 == entries.len());
                if let Some(leaf) = walker.flow.leaves.get_mut(first).filter(|_| is_edge) {
                    leaf.breaks.cost += PageCost::LONELY;
                }
                walker.keep = true;
                for explanation in explanations {
                    let inner = next(walker);
                    walker.inside(&inner, |walker| walker.blocks(explanation, &inner));
                }
            }
        });
    }
}

/// Writes a number in a style; one that has no letters or Roman numeral stays in digits.
pub fn count(number: u64, style: CounterStyle) -> String {
    let roman = |number| to_roman(number).unwrap_or_else(|| number.to_string());
    match style {
        CounterStyle::Decimal => number.to_string(),
        CounterStyle::LowerRoman => roman(number).to_lowercase(),
        CounterStyle::UpperRoman => roman(number),
        CounterStyle::LowerAlpha => alphabetic(number).to_lowercase(),
        CounterStyle::UpperAlpha => alphabetic(number),
    }
}

fn alphabetic(mut number: u64) -> String {
    if number == 0 {
        return number.to_string();
    }
    let mut letters = Vec::new();
    while number > 0 {
        letters.push(char::from(b'A' + ((number - 1) % LETTERS) as u8));
        number = (number - 1) / LETTERS;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_every_style() {
        for (number, roman, letters) in
            [(1, "i", "a"), (4, "iv", "d"), (26, "xxvi", "z"), (27, "xxvii", "aa"), (1949, "mcmxlix", "bvy")]
        {
            assert_eq!(count(number, CounterStyle::LowerRoman), roman);
            assert_eq!(count(number, CounterStyle::LowerAlpha), letters);
        }
        assert_eq!(count(4000, CounterStyle::UpperRoman), "4000");
        assert_eq!(count(0, CounterStyle::UpperAlpha), "0");
    }
}
