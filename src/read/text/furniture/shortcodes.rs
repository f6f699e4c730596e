//! What WordPress leaves in a text that is copied from its editor: `[caption id="a" width="3"]The gate[/caption]`.

use super::super::Context;
use super::super::line::Line;
use crate::model::FindingKind;

/// Codes that stand for something which a text does not have; their words are settings.
const EMPTY: [&str; 9] =
    ["audio", "contact-form", "contact-form-7", "embed", "gallery", "playlist", "video", "vimeo", "youtube"];

const OPEN: &str = "[caption";
const CLOSE: &str = "[/caption]";
const REASON: &str = "a code of WordPress, which sets something that the text does not have";

/// Tells whether a line is nothing but such a code.
fn is_empty_code(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return false };
    let name = inner.split([' ', ']']).next().unwrap_or_default();
    let closes = inner.split_once(']').is_none_or(|(_, rest)| rest.ends_with(&format!("[/{name}")));
    let settings = inner.contains('=') || inner.len() == name.len() || inner.contains(']');
    EMPTY.contains(&name) && closes && settings
}

/// Returns where the words of a caption stand: between its codes, or in a setting of the first.
fn caption(text: &str) -> Option<(usize, usize)> {
    let code = text.strip_prefix(OPEN).filter(|code| code.starts_with([' ', ']']))?;
    let start = OPEN.len() + code.find(']')? + 1;
    let end = text.len() - if text.ends_with(CLOSE) { CLOSE.len() } else { 0 };
    let words = text.get(start..end)?.trim();
    if !words.is_empty() {
        let at = words.as_ptr() as usize - text.as_ptr() as usize;
        return Some((at, at + words.len()));
    }
    let (before, setting) = text.get(..start)?.split_once(" caption=\"")?;
    let at = before.len() + " caption=\"".len();
    Some((at, at + setting.find('"')?))
}

/// Takes such codes off the lines of a text; the words of captions stay.
pub(super) fn take_off(lines: &mut [Line<'_>], context: &mut Context<'_>) {
    for line in lines.iter_mut().filter(|line| line.text.starts_with('[')) {
        if is_empty_code(line.text) {
            context.find(FindingKind::Furniture, line.range(), REASON);
            line.text = "";
            line.width = 0;
            continue;
        }
        let Some((start, end)) = caption(line.text) else { continue };
        let own = line.range();
        context.find(FindingKind::Removed, own.start..own.start + start, REASON);
        if own.start + end < own.end {
            context.find(FindingKind::Removed, own.start + end..own.end, REASON);
        }
        line.text = line.text.get(start..end).unwrap_or_default();
        line.start += start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_caption_are_found() {
        for (line, words) in [
            ("[caption id=\"a\" width=\"3\"]The old gate[/caption]", Some("The old gate")),
            ("[caption id=\"a\" caption=\"The chain\"][/caption]", Some("The chain")),
            ("[caption]The mill[/caption]", Some("The mill")),
            ("[captions are dear] he said", None),
            ("[1] The ledger.", None),
        ] {
            assert_eq!(caption(line).map(|(start, end)| &line[start..end]), words, "{line}");
        }
    }

    #[test]
    fn codes_without_words_are_known() {
        for line in ["[gallery ids=\"1,2\"]", "[gallery]", "[embed]https://example.org/a[/embed]"] {
            assert!(is_empty_code(line), "{line}");
        }
        for line in ["[gallery of the mill]", "[sic]", "[video] of the day", "[video evidence]"] {
            assert!(!is_empty_code(line), "{line}");
        }
    }
}
