//! Drawings written into a text: `<svg>…</svg>`.
//!
//! CommonMark would end them at a blank line, and their tags mean nothing in a text; whole, each is a picture.

use super::html::{HtmlPiece, pieces};
use crate::model::Alt;

/// A drawing of more bytes than this is not looked for.
const MAX_LENGTH: usize = 1 << 20;

/// Returns the length of the drawing that begins at the head of a text; `close` is where the next `</svg>` stands,
/// from there.
pub fn length(rest: &str, close: usize) -> Option<usize> {
    if !rest.get(..4)?.eq_ignore_ascii_case("<svg")
        || !rest.get(4..5)?.starts_with([' ', '\t', '\n', '\r', '>'])
    {
        return None;
    }
    let mut end = close + END.len();
    // Drawings may stand in drawings.
    for _ in 0..8 {
        let whole = rest.get(..end).filter(|whole| whole.len() <= MAX_LENGTH)?;
        if whole.contains("```") || whole.contains("~~~") {
            return None;
        }
        if whole.matches("<svg").count() <= whole.matches(END).count() {
            return (!rest.get(end..)?.starts_with('`')).then_some(end);
        }
        end += rest.get(end..)?.get(..MAX_LENGTH.min(rest.len() - end))?.find(END)? + END.len();
    }
    None
}

/// The end of a drawing.
pub const END: &str = "</svg>";

/// Returns the address that holds a drawing, and what stands for it.
pub fn address(svg: &str) -> (String, Alt) {
    let pieces = pieces(svg);
    let first = pieces.iter().find_map(|piece| match piece {
        HtmlPiece::Start(tag, _) if tag.name == "svg" => Some(tag),
        _ => None,
    });
    let attribute = |name: &str| first.and_then(|tag| tag.get(name)).map(str::trim);
    let title = || {
        let at = pieces
            .iter()
            .position(|piece| matches!(piece, HtmlPiece::Start(tag, _) if tag.name == "title"))?;
        match pieces.get(at + 1)? {
            HtmlPiece::Text(words, _) => Some(words.split_whitespace().collect::<Vec<_>>().join(" ")),
            _ => None,
        }
    };
    let label = attribute("aria-label").map(str::to_owned).or_else(title).filter(|label| !label.is_empty());
    let alt = match label {
        Some(label) => Alt::Text(label),
        None if attribute("aria-hidden") == Some("true") => Alt::Decoration,
        None if matches!(attribute("role"), Some("presentation" | "none")) => Alt::Decoration,
        None => Alt::Missing,
    };
    // In HTML a drawing needs no name space.
    let mut spaces = String::new();
    if attribute("xmlns").is_none() {
        spaces.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
    }
    if svg.contains("xlink:") && attribute("xmlns:xlink").is_none() {
        spaces.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
    let rest = svg.get(4..).unwrap_or_default();
    (format!("data:image/svg+xml,<svg{spaces}{rest}"), alt)
}
