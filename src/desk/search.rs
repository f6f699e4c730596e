//! What is looked for in a list, by words: an address says them, so that no script is needed.

use super::Request;
use super::form::SentForm;
use super::html::Html;
use crate::lang::desk::DeskWords;

/// So many signs are shown before and after words that were found in a text.
const AROUND: usize = 60;

/// The words that somebody looks for: all of them are to be found.
pub(super) struct Sought {
    typed: String,
    words: Vec<String>,
}

impl Sought {
    /// Reads them from an address.
    pub(super) fn of(request: &Request<'_>) -> Self {
        let query = request.target.split_once('?').map_or("", |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let typed = SentForm::read(query.as_bytes(), None).get("find").trim().to_owned();
        let words = typed.split_whitespace().map(str::to_lowercase).collect();
        Self { typed, words }
    }

    /// Tells whether anything is looked for.
    pub(super) fn is_asked(&self) -> bool {
        !self.words.is_empty()
    }

    /// Tells whether every word is in one of some texts, or nothing is looked for.
    pub(super) fn is_in<const N: usize>(&self, texts: [&str; N]) -> bool {
        let texts = texts.map(str::to_lowercase);
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    }

    /// Returns the part of a text around the first of the words, if all of them are in it.
    pub(super) fn passage(&self, text: &str) -> Option<String> {
        let lower = text.to_lowercase();
        let at = lower.find(self.words.first()?)?;
        if !self.words.iter().all(|word| lower.contains(word)) {
            return None;
        }
        // A letter may have another length in small letters: places are counted in signs.
        let sign = lower.get(..at)?.chars().count();
        let from = sign.saturating_sub(AROUND);
        let signs = text.chars().skip(from).take(sign - from + AROUND);
        let part: String = signs.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        // Words are shown whole.
        let part = match from {
            0 => part.as_str(),
            _ => part.split_once(' ').map_or(part.as_str(), |(_, rest)| rest),
        };
        Some(format!("… {} …", part.rsplit_once(' ').map_or(part, |(rest, _)| rest)))
    }

    /// Asks for words.
    pub(super) fn form(&self, view: &str, label: &str, t: &DeskWords) -> Html {
        let mut html = Html::default();
        html.raw("<form class=\"row\" role=\"search\" action=\"").text(view).raw("\"><label class=\"row\">");
        html.text(label).raw(" <input type=\"search\" name=\"find\" dir=\"auto\" value=\"").text(&self.typed);
        html.raw("\"></label><button class=\"small\">").text(t.find).raw("</button>");
        if self.is_asked() {
            html.raw("<a href=\"").text(view).raw("\">").text(t.show_all).raw("</a>");
        }
        html.raw("</form>");
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Method;

    fn wanted(target: &str) -> Sought {
        let (method, body) = (Method::Get, &b""[..]);
        let (host, origin, languages, content_type) = (None, None, None, None);
        Sought::of(&Request { method, target, host, origin, languages, content_type, body })
    }

    #[test]
    fn every_word_is_to_be_found_whatever_its_capitals() {
        let two = wanted("/?find=MILL+%C3%9Cber");
        assert!(two.is_in(["The Mill", "über"]) && !two.is_in(["The Mill", "uber"]));
        assert!(wanted("/").is_in([""]) && !wanted("/").is_asked() && !wanted("/?find=+").is_asked());
        assert!(!wanted("/?find=%zz").is_asked());
    }

    #[test]
    fn a_passage_is_of_whole_words_and_has_no_line_ends() {
        let text = format!("{} the İron\nwheel turned {}", "one two ".repeat(20), "three four ".repeat(20));
        let found = wanted("/?find=wheel").passage(&text).expect("it is there");
        assert!(found.starts_with("… ") && found.contains("the İron wheel turned three"), "{found}");
        assert!(found.split(' ').all(|word| text.contains(word) || word == "…"), "{found}");
        assert_eq!(wanted("/?find=wheel+mill").passage(&text), None);
        assert_eq!(wanted("/").passage(&text), None);
    }
}
