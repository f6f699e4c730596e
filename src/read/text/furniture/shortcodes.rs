//! What WordPress and Hugo leave in a text that is copied from an editor: `[caption id="a" width="3"]The gate[/caption]`,
//! `{{< figure src="/img/gate.jpg" caption="The gate" >}}`.

use super::super::Context;
use super::super::line::Line;
use crate::model::FindingKind;
use std::ops::Range;

/// Codes that stand for something which a text does not have; their words are settings.
const EMPTY: [&str; 9] =
    ["audio", "contact-form", "contact-form-7", "embed", "gallery", "playlist", "video", "vimeo", "youtube"];

const OPEN: &str = "[caption";
const CLOSE: &str = "[/caption]";
const REASON: &str = "a code of a site, which sets something that the text does not have";

/// A code of Hugo that takes a whole line: its name, and where in the line the words of each setting stand.
struct Template<'a> {
    name: &'a str,
    settings: Vec<(&'a str, Range<usize>)>,
}

/// Returns the code that a line is; `None` if anything in it is not understood.
fn template(text: &str) -> Option<Template<'_>> {
    let inner = text.strip_prefix("{{")?.strip_suffix("}}")?;
    let inner = [('<', '>'), ('%', '%')]
        .iter()
        .find_map(|(open, close)| inner.strip_prefix(*open)?.strip_suffix(*close))?;
    let inner = inner.trim().trim_end_matches('/').trim_end();
    let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
    let mut settings = Vec::new();
    while !rest.trim_start().is_empty() {
        let (key, value) = rest.trim_start().split_once('=')?;
        let value = value.trim_start();
        let close = if value.starts_with('"') { '"' } else { '\u{201D}' };
        let words = value.strip_prefix(['"', '\u{201C}'])?;
        let end = words.find(close)?;
        let is_plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if !is_plain || words[..end].contains('\\') {
            return None;
        }
        let at = words.as_ptr() as usize - text.as_ptr() as usize;
        settings.push((key, at..at + end));
        rest = &words[end + close.len_utf8()..];
    }
    Some(Template { name, settings })
}

impl Template<'_> {
    /// Returns where the words of a figure stand. `None` if there are none, or more than one setting has some.
    fn figure(&self) -> Option<Range<usize>> {
        let words = |keys: &[&str]| {
            let of_keys = |(key, range): &&(&str, Range<usize>)| keys.contains(key) && !range.is_empty();
            self.settings.iter().filter(of_keys).map(|(_, range)| range.clone()).collect::<Vec<_>>()
        };
        match words(&["caption", "title", "attr"]).as_slice() {
            [] => words(&["alt"]).into_iter().next(),
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// Tells whether it says nothing.
    fn is_empty(&self) -> bool {
        let says = |key: &str| ["caption", "title", "attr", "alt"].contains(&key);
        let is_silent = !self.settings.iter().any(|(key, range)| says(key) && !range.is_empty());
        is_silent && (self.name == "figure" || EMPTY.contains(&self.name))
    }
}

/// Tells whether a line is a code of Hugo for a film and its like, which has but an identifier.
fn is_embed(text: &str) -> bool {
    let inner = text.strip_prefix("{{<").and_then(|text| text.strip_suffix(">}}")).unwrap_or_default();
    matches!(inner.split_whitespace().collect::<Vec<_>>().as_slice(), [name, id] if EMPTY.contains(name) && !id.contains('='))
}

/// Tells whether a line is nothing but such a code.
fn is_empty_code(text: &str) -> bool {
    if text.starts_with("{{") {
        return is_embed(text) || template(text).is_some_and(|code| code.is_empty());
    }
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return false };
    let name = inner.split([' ', ']']).next().unwrap_or_default();
    let closes = inner.split_once(']').is_none_or(|(_, rest)| rest.ends_with(&format!("[/{name}")));
    let settings = inner.contains('=') || inner.len() == name.len() || inner.contains(']');
    EMPTY.contains(&name) && closes && settings
}

/// Returns where the words of a caption stand: between its codes, or in a setting of the first.
fn caption(text: &str) -> Option<(usize, usize)> {
    if text.starts_with("{{") {
        let words = template(text).filter(|code| code.name == "figure")?.figure()?;
        return Some((words.start, words.end));
    }
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
            ("{{< figure src=\"a.jpg\" alt=\"A weir\" >}}", Some("A weir")),
            ("{{< figure src=“a.jpg” caption=“The sluice” >}}", Some("The sluice")),
            ("{{% figure src=\"a.jpg\" caption= \"The lock\" %}}", Some("The lock")),
            ("{{< figure src=\"a.jpg\" >}}", None),
            ("{{< quote author=\"A\" caption=\"B\" >}}", None),
            ("{{ figure caption=\"B\" }}", None),
            // What is understood in part stays whole.
            (
                "{{< figure src=\"a.jpg\" title=\"The weir\" caption=\"As it was.\" attr=\"Photo: A\" >}}",
                None,
            ),
            ("{{< figure src=\"a.jpg\" caption=\"He said \\\"never\\\".\" >}}", None),
            ("{{< figure src=\"a.jpg\" caption=`raw` >}}", None),
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
