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

    /// Returns what of it is in none of some texts, and is still to be found elsewhere.
    pub(super) fn not_in<const N: usize>(&self, texts: [&str; N]) -> Self {
        let texts = texts.map(str::to_lowercase);
        let is_found = |word: &&String| texts.iter().any(|text| text.contains(*word));
        let words = self.words.iter().filter(|word| !is_found(word)).cloned().collect();
        Self { typed: self.typed.clone(), words }
    }

    /// Returns the part of a text around the first of the words, if all of them are in it.
    pub(super) fn passage(&self, text: &str) -> Option<String> {
        let lower = text.to_lowercase();
        let first = self.words.first()?;
        let at = lower.find(first)?;
        if !self.words.iter().all(|word| lower.contains(word)) {
            return None;
        }
        // A letter may have another length in small letters: places are counted in signs.
        let signs: Vec<char> = text.chars().collect();
        let mut end = 0;
        let ends = signs.iter().map(|sign| {
            end += sign.to_lowercase().map(char::len_utf8).sum::<usize>();
            end
        });
        let ends: Vec<usize> = ends.collect();
        let start = ends.partition_point(|end| *end <= at);
        let end = ends.partition_point(|end| *end < at + first.len()).saturating_add(1).min(signs.len());
        let (before, found, after) = (signs.get(..start)?, signs.get(start..end)?, signs.get(end..)?);
        // Words are shown whole, where there is a space between them.
        let is_space = |sign: &char| sign.is_whitespace();
        let lead = match before.len().saturating_sub(AROUND) {
            0 => before,
            cut => {
                let near = before.get(cut..)?;
                near.iter().position(is_space).and_then(|space| near.get(space + 1..)).unwrap_or(near)
            }
        };
        let trail = match after.get(..AROUND) {
            Some(near) if after.len() > AROUND => {
                near.iter().rposition(is_space).and_then(|space| near.get(..space)).unwrap_or(near)
            }
            _ => after,
        };
        let part = [lead, found, trail].concat();
        let part: String = part.into_iter().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        let begins = if lead.len() < before.len() { "… " } else { "" };
        let goes_on = if trail.len() < after.len() { " …" } else { "" };
        Some(format!("{begins}{}{goes_on}", part.trim()))
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
        let rest = wanted("/?find=mill+river").not_in(["The Mill"]);
        assert!(rest.is_in(["a river"]) && !rest.is_in(["a mill"]));
        assert!(!wanted("/?find=mill").not_in(["The Mill"]).is_asked());
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

    // The last word was cut off where the text ends with it, a text without spaces lost all after the match, and three
    // dots stood where nothing was left out.
    #[test]
    fn a_passage_keeps_what_was_found_and_says_only_what_was_left_out() {
        let passage = |text: &str| wanted("/?find=mill").passage(text).expect("it is there");
        assert_eq!(passage("the old mill"), "the old mill");
        assert_eq!(passage("Mill"), "Mill");
        assert_eq!(passage("a mill by the river"), "a mill by the river");
        let tall = "あ".repeat(100);
        let near = "あ".repeat(AROUND);
        assert_eq!(passage(&format!("{tall}mill{tall}")), format!("… {near}mill{near} …"));
        assert_eq!(passage(&format!("{tall}mill")), format!("… {near}mill"));
        let before = passage(&format!("{}mill", "İ ".repeat(50)));
        assert!(before.starts_with("… İ") && before.ends_with("İ mill"), "{before}");
    }
}
