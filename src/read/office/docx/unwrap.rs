//! What Word puts around its text and what says nothing of it: controls to fill in, insertions that were tracked, marks
//! of other programs, one of several ways to draw the same.
//!
//! They may stand around blocks, rows, cells and runs alike. A reader that knew each at each place would lose the words
//! at those it forgot; so they are taken away before anything is read.

use crate::read::xml::{XmlChild, XmlElement};

/// What the text is made of.
const TEXT: [&str; 11] = [
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:hyperlink",
    "w:fldSimple",
    "w:altChunk",
    "w:ruby",
    "m:oMath",
];
/// What holds text and is not taken away.
const HOLDERS: [&str; 12] = [
    "w:document",
    "w:body",
    "w:footnotes",
    "w:footnote",
    "w:endnotes",
    "w:endnote",
    "w:rt",
    "w:rubyBase",
    "m:oMathPara",
    "w:drawing",
    "w:pict",
    "w:object",
];
/// What is drawn, and may hold boxes of text.
const DRAWN: [&str; 3] = ["w:drawing", "w:pict", "w:object"];
/// What is no text any more.
const GONE: [&str; 2] = ["w:del", "w:moveFrom"];

/// Takes away what stands around the text of a part.
pub(super) fn unwrapped(mut part: XmlElement) -> XmlElement {
    let children = std::mem::take(&mut part.children);
    splice(children, false, &mut part.children);
    part
}

/// Adds children without what stands around them; in what is drawn only boxes hold text.
fn splice(children: Vec<XmlChild>, is_drawn: bool, out: &mut Vec<XmlChild>) {
    for child in children {
        let XmlChild::XmlElement(mut element) = child else {
            out.push(child);
            continue;
        };
        let name = element.name.as_str();
        if GONE.contains(&name) {
            continue;
        }
        if name == "mc:AlternateContent" {
            splice(chosen(element), is_drawn, out);
            continue;
        }
        let is_kept = is_drawn || TEXT.contains(&name) || HOLDERS.contains(&name) || !has_text(&element);
        let is_drawn = (is_drawn || DRAWN.contains(&name)) && name != "w:txbxContent";
        let inner = std::mem::take(&mut element.children);
        if is_kept {
            splice(inner, is_drawn, &mut element.children);
            out.push(XmlChild::XmlElement(element));
        } else {
            splice(inner, is_drawn, out);
        }
    }
}

/// Returns the first way to draw something that is given.
fn chosen(element: XmlElement) -> Vec<XmlChild> {
    let mut ways = element.children.into_iter().filter_map(|child| match child {
        XmlChild::XmlElement(way) => Some(way),
        XmlChild::Text(_) => None,
    });
    let way = ways.find(|way| matches!(way.name.as_str(), "mc:Choice" | "mc:Fallback"));
    way.map_or_else(Vec::new, |way| way.children)
}

fn has_text(element: &XmlElement) -> bool {
    element.elements().any(|inner| TEXT.contains(&inner.name.as_str()) || has_text(inner))
}
