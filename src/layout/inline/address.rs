//! Addresses of pages, mail and files, and where they are broken: after their signs, without a hyphen.
//!
//! Source: The Chicago Manual of Style, 17th edition, 7.46. A hyphen that is added would be taken for a part of the
//! address. A line within one has few spaces or none, so that it may end short instead of gaping.

/// The signs after which an address may be broken.
const SIGNS: [char; 13] = ['/', '.', '-', '_', '?', '&', '=', '#', ':', '@', '%', '+', '~'];
/// Fewer letters stay or go nowhere by themselves.
const LEAST: usize = 3;

/// Tells whether words are an address: signs that words do not have join its parts.
fn is_address(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let mail = || {
        let (who, place) = bare.split_once('@').unwrap_or_default();
        who.ends_with(char::is_alphanumeric) && place.contains('.') && !place.ends_with('.')
    };
    let path = || {
        let mut parts = bare.split('/');
        let is_place = |first: &str| first.is_empty() || first.contains('.') && !first.ends_with('.');
        parts.next().is_some_and(is_place) && parts.filter(|part| !part.is_empty()).count() > 1
    };
    bare.contains("://") || bare.starts_with("www.") || bare.starts_with("doi:") || mail() || path()
}

/// Returns the bytes of a word before which addresses in it may be broken, ascending. `None` if it holds no address.
///
/// Addresses are written in ASCII. What stands beside them without a space, such as Chinese or a dash, is no part of them.
pub(super) fn places_in(word: &str) -> Option<Vec<usize>> {
    let mut at = 0;
    let mut found: Option<Vec<usize>> = None;
    for piece in word.split_inclusive(|c: char| !c.is_ascii()) {
        let run = piece.trim_end_matches(|c: char| !c.is_ascii());
        if is_address(run) {
            found.get_or_insert_default().extend(places(run).into_iter().map(|place| at + place));
        }
        at += piece.len();
    }
    found
}

/// Tells whether a byte of a word that holds an address parts it from what is none.
pub(super) fn is_beside(word: &str, at: usize) -> bool {
    let (before, after) = word.split_at(at);
    let is_other = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
    is_other(before.chars().next_back()) || is_other(after.chars().next())
}

/// Returns the bytes of an address before which it may be broken, ascending.
fn places(word: &str) -> Vec<usize> {
    let signs = word.char_indices().zip(word.chars().skip(1)).filter_map(|((at, c), next)| {
        let is_end = SIGNS.contains(&c) && !SIGNS.contains(&next) && next.is_alphanumeric();
        is_end.then_some(at + c.len_utf8())
    });
    signs
        .filter(|at| {
            let (before, after) = word.split_at(*at);
            before.chars().take(LEAST).count() == LEAST && after.chars().take(LEAST).count() == LEAST
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FontBook;
    use crate::frame::{Bearing, TextPosition};
    use crate::layout::inline::{Collector, ParagraphShape, Setter, TextStyle};
    use crate::model::NodeId;
    use crate::unit::Length;
    use std::sync::Arc;

    #[test]
    fn addresses_are_known_by_their_signs() {
        for address in [
            "https://example.org/a",
            "(www.example.org)",
            "<ann.lee@example.org>,",
            "doi:10.1000/xyz-1",
            "/usr/share/doc/press.txt",
            "example.org/letters/2024",
        ] {
            assert!(is_address(address), "{address}");
        }
        for word in [
            "and/or",
            "either/or/both",
            "U.S.",
            "well-made",
            "@ann",
            "6/5/2001",
            "U.S./U.K./E.U.",
            "e.g.",
            "Tête-d’Aigle",
            "//",
        ] {
            assert!(!is_address(word), "{word}");
        }
    }

    #[test]
    fn an_address_is_broken_after_its_signs() {
        let address = "https://example.org/2024/01/a-long_name?x=yes&no";
        let parts = |word: &str| {
            let mut from = 0;
            let mut parts: Vec<String> = Vec::new();
            for at in places(word) {
                parts.push(word[from..at].into());
                from = at;
            }
            parts.push(word[from..].into());
            parts.join("|")
        };
        assert_eq!(parts(address), "https://|example.|org/|2024/|01/|a-|long_|name?|x=|yes&no");
    }

    // All else of a Chinese sentence that held an address could not be broken.
    #[test]
    fn what_stands_beside_an_address_is_none_of_it() {
        let word = "见https://example.org/a-long-name这里。";
        let found = places_in(word).expect("an address");
        assert!(found.iter().all(|at| word[..*at].ends_with(['/', '.', '-'])), "{found:?}");
        let beside =
            unicode_linebreak::linebreaks(word).filter(|(at, _)| *at < word.len() && is_beside(word, *at));
        assert!(beside.count() > 2);
        assert_eq!(places_in("met—and went"), None);
        assert_eq!(places_in("met—https://example.org/a").map(|places| places.len()), Some(2));
    }

    /// A space before an address was eight times as wide as it should be, and a hyphen stood in the address.
    #[test]
    fn no_line_gapes_beside_an_address() {
        let fonts = FontBook::new(&[]).value;
        let setter = Setter::new(&fonts);
        let style =
            Arc::new(TextStyle::new(fonts.chain(&["serif"], 400, false), Length::from_pt(10.5), "en"));
        let mut collector = Collector::new(false);
        let text = "See https://example.org/2024/01/05/a-long-address-that-stands-in-the-text/with-several-parts for \
            that, or write to the.committee.of.correspondence@parish-of-saint-example.org if anything is unclear, \
            and you will have an answer before the week is out.";
        collector.text(text, &style, Bearing::Text(TextPosition { node: NodeId(1), byte: 0 }));
        let paragraph = collector.build();
        for millimetres in 75..130 {
            for line in setter.set(&paragraph, &ParagraphShape::justified(Length::mm(millimetres))) {
                assert!(line.quality.space < 1.8, "{millimetres}: {:?}", line.quality);
                assert_eq!(line.notices, []);
            }
        }
    }
}
