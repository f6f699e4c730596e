//! Lines that say who had which part in a text: `Text: Ann Lee, photos: Tom Ash`, `Translated by Ruth Calder`.
//!
//! Each piece begins with words that say what was done; who wrote the text and who helped are two things.

use super::measures;
use super::part;
use crate::lang::Lexicon;
use crate::read::byline;
use std::ops::Range;
use std::sync::LazyLock;

/// What leads in who helped, in small letters, with the space before the name.
static HELPED: LazyLock<Lexicon> = LazyLock::new(|| {
    let pictures = Lexicon::phrases(|reading| reading.head.picture_credits);
    let pictures: Vec<String> = pictures.iter().map(str::to_lowercase).collect();
    let pictures: Vec<&str> = pictures.iter().map(String::as_str).collect();
    Lexicon::phrases(|reading| reading.head.credits).with(&pictures)
});

/// Most words of whoever helped: several names, or a firm.
const HELPER_WORDS: usize = 12;

/// What stands between two pieces.
const BETWEEN: [char; 8] = ['.', ',', ';', '/', '–', '—', '-', '+'];

/// Who is named in a piece of such a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Credit {
    /// Who wrote the text.
    Author(Vec<String>),
    /// Who helped with it.
    Helper,
}

/// Divides such a line into its pieces; `None` if it is no such line, or only the byline of an author.
pub(super) fn read(text: &str) -> Option<Vec<(Range<usize>, Credit)>> {
    if text.chars().count() > measures::HEAD_LINE || text.contains(['|', '·', '•', '\t']) {
        return None;
    }
    let first = lead(text)?;
    let mut leads = vec![(0, first)];
    for (at, _) in text.match_indices(' ') {
        let before = text.get(..at)?.trim_end();
        let joined = before.split_whitespace().next_back().is_some_and(byline::joins);
        let start = at + 1;
        let rest = text.get(start..)?;
        // `Ann Lee, Foto: Tom Ash`: a name may hold what leads in a name without a colon.
        if (before.ends_with(BETWEEN) || joined)
            && let Some(lead) = lead(rest)
            && (lead.labelled || before.ends_with(BETWEEN))
            && leads.last().is_none_or(|(at, last)| at + last.len < start)
        {
            leads.push((start, lead));
        }
    }
    let ends = leads.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let mut pieces = Vec::new();
    for ((start, lead), end) in leads.iter().zip(ends) {
        let named = text.get(start + lead.len..end)?.trim();
        let closed = named.trim_end_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c));
        // `Text: Ann Lee und Foto: Tom Ash`
        let joined = closed.rsplit_once(' ').filter(|(_, last)| end < text.len() && byline::joins(last));
        let closed = joined.map_or(closed, |(names, _)| names);
        let words = closed.split_whitespace().count();
        let credit = if lead.author {
            Credit::Author(part::persons(closed)?)
        } else {
            let named = lead.labelled && closed.starts_with(|c: char| !c.is_lowercase());
            let fits = (1..=HELPER_WORDS).contains(&words) && (named || part::persons(closed).is_some());
            fits.then_some(Credit::Helper)?
        };
        let end = start + lead.len + text.get(start + lead.len..end)?.trim_end().len();
        pieces.push((*start..end, credit));
    }
    (pieces.len() > 1 || pieces.iter().any(|(_, credit)| *credit == Credit::Helper)).then_some(pieces)
}

/// How a piece begins.
#[derive(Clone, Copy)]
struct Lead {
    /// In bytes, with the space before the name.
    len: usize,
    author: bool,
    /// Whether it ends in a colon.
    labelled: bool,
}

/// Finds what leads in a name at the beginning of some words.
fn lead(text: &str) -> Option<Lead> {
    let lower = text.to_lowercase();
    let labelled = |len: usize| text.get(..len).is_some_and(|lead| lead.trim_end().ends_with(':'));
    let of = |len: usize, author: bool| Lead { len, author, labelled: labelled(len) };
    let author = byline::lead(&lower).map(|lead| of(lead.len(), true));
    let helper = HELPED.lead(&lower).map(|lead| of(lead.len(), false));
    let known = [author, helper].into_iter().flatten().max_by_key(|lead| lead.len);
    let known = known.or_else(|| several(&lower)).or_else(|| parted(&lower));
    known.filter(|lead| text.get(lead.len..).is_some())
}

/// Reads what leads in a name with words between its two: `translated from the German by `, `edited and translated by `.
fn parted(lower: &str) -> Option<Lead> {
    const MOST_BETWEEN: usize = 4;
    let (done, rest) = lower.split_once(' ')?;
    let mut len = done.len() + 1;
    for (at, word) in rest.split(' ').enumerate().take(MOST_BETWEEN + 1) {
        len += word.len() + 1;
        if at > 0 && HELPED.contains(&format!("{done} {word} ")) {
            return Some(Lead { len, author: false, labelled: false });
        }
    }
    None
}

/// Reads a label that says two things or more of one person: `Text und Fotos: `, `text & photos: `.
fn several(lower: &str) -> Option<Lead> {
    let (label, _) = lower.split_once(": ")?;
    let parts: Vec<&str> = label.split([' ', '/', '&', '+', ',']).filter(|part| !part.is_empty()).collect();
    let of = |part: &str| {
        let label = format!("{part}: ");
        let author = byline::lead(&label).filter(|lead| lead.len() == label.len()).map(|_| true);
        author.or_else(|| HELPED.contains(&label).then_some(false))
    };
    let author = parts.first().copied().and_then(of)?;
    let known = parts.iter().all(|part| of(part).is_some() || byline::joins(part));
    (parts.len() > 1 && known).then(|| Lead { len: label.len() + 2, author, labelled: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(&str, Option<String>)> {
        let pieces = read(text).unwrap_or_default();
        let names = |credit: &Credit| match credit {
            Credit::Author(names) => Some(names.join("; ")),
            Credit::Helper => None,
        };
        pieces.iter().map(|(range, credit)| (&text[range.clone()], names(credit))).collect()
    }

    #[test]
    fn who_wrote_and_who_helped_are_two() {
        let author = |name: &str| Some(name.to_owned());
        for (line, right) in [
            (
                "Text: Ann Lee, Fotos: Tom Ash",
                vec![("Text: Ann Lee,", author("Ann Lee")), ("Fotos: Tom Ash", None)],
            ),
            (
                "Авторы: Анна Ли, Том Эш. Переводчик: Рут Колдер",
                vec![
                    ("Авторы: Анна Ли, Том Эш.", author("Анна Ли; Том Эш")),
                    ("Переводчик: Рут Колдер", None),
                ],
            ),
            ("Tekst i zdjęcia: Anna Lis", vec![]),
            (
                "Texto: Inés Calvo / Fotos: Luis Mora",
                vec![("Texto: Inés Calvo /", author("Inés Calvo")), ("Fotos: Luis Mora", None)],
            ),
            ("Translated by Ruth Calder", vec![("Translated by Ruth Calder", None)]),
            (
                "Translated from the Danish by Ruth Calder",
                vec![("Translated from the Danish by Ruth Calder", None)],
            ),
            ("Edited and translated by Ruth Calder", vec![("Edited and translated by Ruth Calder", None)]),
            (
                "Transcribed with the assistance of Ruth Calder",
                vec![("Transcribed with the assistance of Ruth Calder", None)],
            ),
            ("Traduction : Jeanne Roux", vec![("Traduction : Jeanne Roux", None)]),
            ("Překlad Jana Malá", vec![("Překlad Jana Malá", None)]),
            // The byline of an author is none, nor are words that begin so.
            ("By Ann Lee", vec![]),
            ("Text: Ann Lee", vec![]),
            ("Перевод денег за границу", vec![]),
            ("Foto: so sieht es aus", vec![]),
            ("Translated by hand and by lamp", vec![]),
            ("Translated into seven tongues by lamplight", vec![]),
        ] {
            assert_eq!(pieces(line), right, "{line}");
        }
    }
}
