//! What WordPress and Hugo leave in a text that is copied from an editor: `[caption id="a" width="3"]The gate[/caption]`,
//! `{{< figure src="/img/gate.jpg" caption="The gate" >}}`.

use super::super::Context;
use super::super::line::Line;
use crate::model::FindingKind;

/// Codes that stand for something which a text does not have; their words are settings.
const EMPTY: [&str; 9] =
    ["audio", "contact-form", "contact-form-7", "embed", "gallery", "playlist", "video", "vimeo", "youtube"];

const OPEN: &str = "[caption";
const CLOSE: &str = "[/caption]";
const REASON: &str = "a code of a site, which sets something that the text does not have";

/// Returns the name in a code of Hugo that takes a whole line, and what is set in it.
fn template(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("{{")?.strip_suffix("}}")?;
    let inner = ["<>", "%%"].iter().find_map(|marks| {
        let (open, close) = marks.split_at(1);
        inner.strip_prefix(open)?.strip_suffix(close)
    })?;
    // A line may hold two.
    let inner = inner.trim().trim_end_matches('/');
    (!inner.contains("}}")).then(|| inner.split_once(' ').unwrap_or((inner, "")))
}

/// Returns where the words of a setting stand in a line.
fn setting(text: &str, name: &str) -> Option<(usize, usize)> {
    let marks = ["\"", "\u{201C}"];
    let (at, mark) = marks.iter().find_map(|mark| {
        let opening = format!(" {name}={mark}");
        Some((text.find(&opening)? + opening.len(), *mark))
    })?;
    let close = if mark == "\"" { '"' } else { '\u{201D}' };
    Some((at, at + text.get(at..)?.find(close)?)).filter(|(start, end)| start < end)
}

/// Tells whether a line is nothing but such a code.
fn is_empty_code(text: &str) -> bool {
    if let Some((name, _)) = template(text) {
        return EMPTY.contains(&name) || (name == "figure" && caption(text).is_none());
    }
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return false };
    let name = inner.split([' ', ']']).next().unwrap_or_default();
    let closes = inner.split_once(']').is_none_or(|(_, rest)| rest.ends_with(&format!("[/{name}")));
    let settings = inner.contains('=') || inner.len() == name.len() || inner.contains(']');
    EMPTY.contains(&name) && closes && settings
}

/// Returns where the words of a caption stand: between its codes, or in a setting of the first.
fn caption(text: &str) -> Option<(usize, usize)> {
    if let Some((name, _)) = template(text) {
        let words = ["caption", "title", "alt"].iter().find_map(|key| setting(text, key));
        return words.filter(|_| name == "figure");
    }
    let code = text.strip_prefix(OPEN).filter(|code| code.starts_with([' ', ']']))?;
    let start = OPEN.len() + code.find(']')? + 1;
    let end = text.len() - if text.ends_with(CLOSE) { CLOSE.len() } else { 0 };
    let words = text.get(start..end)?.trim();
    if !words.is_empty() {
        let at = words.as_ptr() as usize - text.as_ptr() as usize;
        return Some((at, at + words.len()));
    }
    setting(text.get(..start)?, "caption")
}

/// Takes such codes off the lines of a text; the words of captions stay.
pub(super) fn take_off(lines: &mut [Line<'_>], context: &mut Context<'_>) {
    for line in lines.iter_mut().filter(|line| line.text.starts_with('[') || line.text.starts_with("{{")) {
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
            (
                "{{% figure src=\"/img/a.jpg\" caption=\"The weir, as it was.\" %}}",
                Some("The weir, as it was."),
            ),
            ("{{< figure src=\"a.jpg\" alt=\"A weir\" title=\"The weir\" />}}", Some("The weir")),
            ("{{< figure src=“a.jpg” caption=“The sluice” >}}", Some("The sluice")),
            ("{{< figure src=\"a.jpg\" >}}", None),
            ("{{< quote author=\"A\" caption=\"B\" >}}", None),
            ("{{ figure caption=\"B\" }}", None),
            ("[captions are dear] he said", None),
            ("[1] The ledger.", None),
        ] {
            assert_eq!(caption(line).map(|(start, end)| &line[start..end]), words, "{line}");
        }
    }

    #[test]
    fn codes_without_words_are_known() {
        for line in [
            "[gallery ids=\"1,2\"]",
            "[gallery]",
            "[embed]https://example.org/a[/embed]",
            "{{< youtube w7Ft2ymGmfc >}}",
            "{{< figure src=\"a.jpg\" >}}",
        ] {
            assert!(is_empty_code(line), "{line}");
        }
        for line in [
            "[gallery of the mill]",
            "[sic]",
            "[video] of the day",
            "[video evidence]",
            "{{< quote >}}",
            "{{ video }}",
        ] {
            assert!(!is_empty_code(line), "{line}");
        }
    }
}
