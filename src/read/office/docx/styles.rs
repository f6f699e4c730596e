//! What styles and lists say of paragraphs and words.

use crate::read::office::markup::Look;
use crate::read::xml::XmlElement;
use std::collections::BTreeMap;

/// A style of paragraphs or words.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) name: String,
    pub(super) based_on: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) look: Look,
    pub(super) list: Option<(String, usize)>,
}

#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    pub(super) fn of(part: &XmlElement) -> Self {
        let mut all = Vec::new();
        part.all("w:style", &mut all);
        let style = |element: &&XmlElement| {
            let id = element.get("w:styleId")?.to_owned();
            let level = element
                .at(&["w:pPr", "w:outlineLvl"])
                .and_then(value)
                .and_then(|level| level.parse::<u8>().ok());
            let style = Style {
                name: element.child("w:name").and_then(value).unwrap_or_default().to_lowercase(),
                based_on: element.child("w:basedOn").and_then(value).map(str::to_owned),
                level: level.filter(|level| *level < 9),
                look: element.child("w:rPr").map(|run| look(run, Look::default())).unwrap_or_default(),
                list: element.child("w:pPr").and_then(list_of),
            };
            Some((id, style))
        };
        Self(all.iter().filter_map(style).collect())
    }

    /// Returns a style and those it is based on, the nearest first.
    pub(super) fn chain(&self, id: Option<&str>) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = id.and_then(|id| self.0.get(id));
        while let Some(style) = next
            && chain.len() < 12
        {
            chain.push(style);
            next = style.based_on.as_ref().and_then(|id| self.0.get(id));
        }
        chain
    }
}

pub(super) fn value(element: &XmlElement) -> Option<&str> {
    element.get("w:val")
}

/// Tells whether a switch is on: there, and not said to be off.
pub(super) fn is_on(properties: &XmlElement, name: &str) -> Option<bool> {
    properties.child(name).map(|one| !matches!(value(one), Some("0" | "false" | "none")))
}

pub(super) fn look(properties: &XmlElement, from: Look) -> Look {
    let place = properties.child("w:vertAlign").and_then(value);
    Look {
        bold: is_on(properties, "w:b").unwrap_or(from.bold),
        italic: is_on(properties, "w:i").unwrap_or(from.italic),
        strike: is_on(properties, "w:strike").unwrap_or(from.strike),
        small_caps: is_on(properties, "w:smallCaps").unwrap_or(from.small_caps),
        raised: place.map_or(from.raised, |place| place == "superscript"),
        lowered: place.map_or(from.lowered, |place| place == "subscript"),
        code: from.code,
    }
}

pub(super) fn list_of(properties: &XmlElement) -> Option<(String, usize)> {
    let number = properties.child("w:numPr")?;
    let id = number.child("w:numId").and_then(value).filter(|id| *id != "0")?;
    let level = number.child("w:ilvl").and_then(value).and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((id.to_owned(), level))
}

/// Which lists are numbered, by list and level.
#[derive(Default)]
pub(super) struct Lists {
    abstracts: BTreeMap<String, BTreeMap<usize, bool>>,
    numbers: BTreeMap<String, String>,
}

impl Lists {
    pub(super) fn of(part: &XmlElement) -> Self {
        let mut lists = Self::default();
        let mut all = Vec::new();
        part.all("w:abstractNum", &mut all);
        for element in all {
            let levels = element.elements().filter(|level| level.name == "w:lvl").filter_map(|level| {
                let at = level.get("w:ilvl")?.parse().ok()?;
                Some((at, !matches!(level.child("w:numFmt").and_then(value), Some("bullet" | "none"))))
            });
            let levels = levels.collect();
            lists.abstracts.insert(element.get("w:abstractNumId").unwrap_or_default().to_owned(), levels);
        }
        let mut all = Vec::new();
        part.all("w:num", &mut all);
        for element in all {
            let id = element.get("w:numId").unwrap_or_default().to_owned();
            let of = element.child("w:abstractNumId").and_then(value).unwrap_or_default().to_owned();
            lists.numbers.insert(id, of);
        }
        lists
    }

    pub(super) fn is_numbered(&self, list: &str, level: usize) -> bool {
        let levels = self.numbers.get(list).and_then(|of| self.abstracts.get(of));
        levels.and_then(|levels| levels.get(&level)).copied().unwrap_or(false)
    }
}
