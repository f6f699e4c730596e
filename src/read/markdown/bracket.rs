//! Shortcodes in square brackets, as WordPress leaves them: `[caption …]`, `[gallery …]`, `[embed]…[/embed]`.
//!
//! Brackets mean links and notes too, so that only a known name with what goes with it is taken for one.

use super::shortcode::{Says, arguments, boundary};
use std::collections::BTreeSet;

/// What stands in the brackets of a shortcode has no more bytes than this.
const MAX_LENGTH: usize = 1000;

/// How far the end of a caption is looked for, in bytes.
const FARTHEST_END: usize = 4000;

/// Those that wrap an address and end.
const AROUND_AN_ADDRESS: [&str; 4] = ["embed", "audio", "video", "playlist"];
/// Those that name what they show.
const BY_NAME: [&str; 9] =
    ["gallery", "playlist", "audio", "video", "youtube", "vimeo", "soundcloud", "embed", "tweet"];

/// Those that wrap program text.
const AROUND_A_PROGRAM: [&str; 6] = ["code", "sourcecode", "php", "html", "css", "javascript"];

/// Finds the shortcodes of a text, one after the other.
#[derive(Default)]
pub struct Brackets {
    /// The names of those around program text that end nowhere in what is left of the text.
    endless: BTreeSet<String>,
    /// How many captions were begun and not ended.
    captions: usize,
}

impl Brackets {
    /// Returns what the shortcode says that may begin at a bracket, and its length.
    pub fn read(&mut self, rest: &str) -> Option<(usize, Says)> {
        let after = rest.strip_prefix('[')?;
        if let Some(name) = after.strip_prefix('/') {
            let name = name.split(']').next().filter(|name| matches!(*name, "caption" | "wp_caption"))?;
            self.captions = self.captions.checked_sub(1)?;
            return Some((name.len() + 3, Says::End("caption".into())));
        }
        let name: String =
            after.chars().take_while(|c| c.is_ascii_alphabetic() || *c == '_').take(16).collect();
        let inner = after.get(name.len()..)?;
        let close = end_of(inner)?;
        let inside = inner.get(..close)?;
        if !(inside.is_empty() || inside.starts_with(' ')) {
            return None;
        }
        if AROUND_A_PROGRAM.contains(&name.as_str()) && !self.endless.contains(&name) {
            // One that is spoken of has a space after it.
            let program = inner.get(close + 1..).filter(|rest| !rest.starts_with(['(', '[', ':', ' ']))?;
            let end = format!("[/{name}]");
            let Some((program, _)) = program.split_once(&end) else {
                self.endless.insert(name);
                return None;
            };
            let len = 1 + name.len() + close + 1 + program.len() + end.len();
            return Some((len, Says::Program(program.to_owned())));
        }
        let behind = inner.get(close + 1..)?;
        let behind = behind.get(..boundary(behind, FARTHEST_END))?;
        let len = 1 + name.len() + close + 1;
        let mut call = arguments(&format!("{name} {inside}"));
        if inside.contains("://") && !inside.contains('"') {
            // The signs of an address are none of an argument.
            call.named.clear();
            call.positional = inside.split_whitespace().map(str::to_owned).collect();
        }
        if matches!(name.as_str(), "caption" | "wp_caption") {
            let ends = ["[/caption]", "[/wp_caption]"].iter().any(|end| behind.contains(end));
            if call.named.is_empty() || !ends {
                return None;
            }
            self.captions += 1;
            call.name = "caption".into();
            return Some((len, Says::Call(call)));
        }
        // `[video](a.mp4)`, `[video][1]` and `[video]: a.mp4` are links.
        if behind.starts_with(['(', '[', ':']) && !behind.starts_with("[/") {
            return None;
        }
        if AROUND_AN_ADDRESS.contains(&name.as_str())
            && let Some((address, _)) = behind.split_once(&format!("[/{name}]"))
            && address.len() <= MAX_LENGTH
            && !address.contains('\n')
        {
            if !address.trim().is_empty() {
                call.positional.insert(0, address.trim().to_owned());
            }
            let source = call.get(&["src", "mp3", "mp4", "url"]).map(str::to_owned);
            call.positional.extend(source);
            return Some((len + address.len() + name.len() + 3, Says::Call(call)));
        }
        let stands_alone =
            || behind.trim_start_matches([' ', '\r']).starts_with('\n') || behind.trim().is_empty();
        let means = BY_NAME.contains(&name.as_str())
            && (!call.named.is_empty()
                || call.positional.iter().any(|value| value.contains("://"))
                || (name == "gallery" && stands_alone()));
        if !means {
            return None;
        }
        let source = call.get(&["src", "mp3", "mp4", "url"]).map(str::to_owned);
        call.positional.extend(source);
        Some((len, Says::Call(call)))
    }
}

/// Returns where the brackets close, quotation marks passed over.
fn end_of(inner: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, c) in inner.char_indices().take_while(|(at, _)| *at <= MAX_LENGTH) {
        match (quoted, c) {
            (_, '\n') => return None,
            (None, ']') => return Some(at),
            (None, '"') => quoted = Some(c),
            (Some(mark), c) if mark == c => quoted = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_with_what_goes_with_them_are_shortcodes() {
        let read = |text: &str| Brackets::default().read(text).map(|(len, _)| len);
        for text in [
            "[caption id=\"a\" width=\"3\"]![a](b.png) So.[/caption]",
            "[caption caption=\"It is [so]\" id=\"a\"]![a](b.png)[/caption]",
        ] {
            let len = read(text).expect(text);
            assert!(text[len..].starts_with("![a]"), "{text}");
        }
        let whole = [
            "[gallery ids=\"1,2\"]",
            "[gallery]",
            "[embed]https://a.example/v[/embed]",
            "[youtube https://a.example/v]",
            "[audio mp3=\"https://a.example/a.mp3\"][/audio]",
        ];
        for text in whole {
            assert_eq!(read(text), Some(text.len()), "{text}");
        }
        let words = [
            "[caption] is a word",
            "[caption id=\"a\"] without an end",
            "[video](a.mp4)",
            "[video][1]",
            "[gallery] is open",
            "[embed] nothing",
            "[/caption]",
            "[youtube films]",
            "[Gallery of the harbour]",
            "[^1]",
        ];
        for text in words {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
